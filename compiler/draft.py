"""What a draft is meant to be: title, addressees, text, closing and signature, found in plain lines and made authored data.

In: the lines of a draft. Out: `Recognised`: authored data as in a report.yaml, the role of each line and why, and what a
person should look at. Nothing is lost: what the data prints is the draft's text, line breaks, page numbers and what is
listed aside; `recognise` proves it, and keeps as plain paragraphs whatever it could not prove.
"""

import contextlib
import gc
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from . import codes
from .diagnostics import Code, CompileError, Diagnostic, Place
from .flow import Flow, own_number, paragraphs_of, printed_date, resolve
from .flow import Paragraph as FlowParagraph
from .flow import Table as FlowTable
from .numerals import STANDARD_FORMS, LabelForm, Typed, chinese, read_label
from .outline import Node, accept, closing, form_of, forms_of, take_heads, tree
from .phrases import (
    ALIEN,
    BULLET,
    CONTACT,
    COPIES,
    DASHES,
    GREETING,
    IN_PARENTHESES,
    MARK,
    MARKED,
    MASTHEAD,
    NOTE,
    NOTE_MORE,
    ORG,
    PHRASE,
    POST,
    PUNCTUATION,
    SIGNER,
    TAIL,
    WHO,
    guess_kind,
    is_addressees,
    runs_on,
    style_role,
    turn,
)
from .prose import (
    BLANK,
    Gathered,
    Line,
    Listed,
    Par,
    gather,
    is_date,
    listed,
    odd_ordinals,
    ordinal,
    short,
    with_leads,
)
from .source import Data, Loaded, Marks, Path, Source
from .validate import validate
from .vocabulary import KINDS, TERMS, VALUES


def _zh(field: str) -> str:
    return TERMS[field].zh


# Words of the YAML.
KIND, TITLE, SUBTITLE, REPORTER, ADDRESSEES = map(
    _zh, ("kind", "title", "subtitle", "reporter", "addressees")
)
LABELS, OPENING, BODY, CLOSING, ATTACHMENTS = map(
    _zh, ("labels", "opening", "body", "closing", "attachments")
)
SIGNATURE, DATE, DATE_TEXT, REMARK = map(_zh, ("signature", "date", "date_text", "remark"))
NOTE_TEXT, MARK_TEXT = map(_zh, ("attachment_note_text", "mark_text"))
NO_NOTE = VALUES["attachment_note_text"]["none"][0]
LEAD, TEXT, CONTENT, LABEL, NUMBERING = map(_zh, ("lead", "text", "content", "label", "numbering"))
PARAGRAPH, ENUMERATION, ITEM_LEAD, FORM, NATURE = map(
    _zh, ("paragraph", "enumeration", "item_lead", "form", "nature")
)
TABLE, HEADER_ROWS, PICTURE = map(_zh, ("table", "header_rows", "picture"))
NAME, UNIT, REPORTER_DATE, CLOSING_PHRASE = map(_zh, ("name", "unit", "reporter_date", "closing_phrase"))
START = _zh("start")
NO_NUMBER = VALUES["numbering"]["none"][0]
PAGE_BREAK = VALUES["block"]["page_break"][0]


class Spoken(NamedTuple):
    """What one paragraph of the draft was taken for: the numbers of its lines, its role, its level (0: none), why, its text;
    the label and the lead of a heading."""

    numbers: tuple[int, ...]
    role: str
    level: int
    reason: str
    text: str
    label: str = ""
    lead: str = ""


class _Attached(NamedTuple):
    """An attachment that is bound with the document: its mark and title, which may share a line, and what stands below."""

    mark: Par
    mark_text: str
    title: str
    title_lines: Sequence[Par]
    body: list[Par]


@dataclass(frozen=True)
class Recognised:
    """A draft as authored data. `comments` stand above the blocks of `data` by path, `preface` above the whole;
    `places` are the numbers of the lines that blocks came from."""

    data: dict[str, Data]
    comments: Mapping[Path, str]
    preface: tuple[str, ...]
    places: Mapping[Path, int]
    roles: tuple[Spoken, ...]
    doubts: tuple[Diagnostic, ...]


def recognise(lines: Sequence[Line], name: str = "", kind: str = "", by_line: bool = True) -> Recognised:
    """What a draft is meant to be; `kind` is the English key of its kind, guessed from its title unless given.

    `by_line`: whether the lines are those of a text, and not the paragraphs of a Word file; places say so.

    Raises CompileError (O844) where the lines hold nothing. Linear in the length of the draft.
    """
    with _uncollected():
        gathered = gather(lines)
    if not gathered.pars:
        raise CompileError([Diagnostic(codes.DRAFT_EMPTY, {"file": name}, Place(name))])
    gathered.pars = _one_below_the_other(gathered.pars)
    formatted = any(line.formatted for line in lines)
    kept: frozenset[str] = frozenset()
    with _uncollected():
        while True:
            draft = Reading(gathered, name, kind, formatted, by_line, kept)
            draft.read()
            lost = draft.first_lost()
            if lost is None:
                return draft.recognised()
            if "all" in kept:
                raise AssertionError("plain paragraphs print what they hold")
            kept |= {lost if lost not in kept else "all"}


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Nothing made here refers to itself: looking for such circles in a long draft would take a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class Reading:
    """One attempt at a draft; the regions of it that are `kept` stay plain paragraphs."""

    def __init__(
        self,
        gathered: Gathered,
        name: str,
        kind: str,
        formatted: bool,
        by_line: bool,
        kept: frozenset[str],
    ) -> None:
        self.gathered, self.name, self.kind, self.formatted = gathered, name, kind, formatted
        self.by_line, self.kept = by_line, kept
        self.pars = gathered.pars
        self.data: dict[str, Data] = {}
        self.comments: dict[Path, str] = {}
        self.places: dict[Path, int] = {}
        self.doubts: list[Diagnostic] = []
        self.preface: list[str] = []
        self.left_out: set[int] = set()
        self.region: dict[int, str] = {}
        self.levels: dict[int, int] = {}
        self.printed: dict[int, str] = {}  # what prints otherwise than as typed
        self.leads: dict[int, str] = {}
        self.blanks: list[int] = []  # lines whose labels had blanks after them
        self.year = 0
        self.doubted: dict[int, list[str]] = defaultdict(list)
        self.forms: tuple[LabelForm, ...] = ()
        self.goes_on = False
        self.article = 0  # the number of the last 第一条, which counts on through the chapters
        self.attached: list[_Attached] = []

    # ---- results ----

    def recognised(self) -> Recognised:
        gathered = self.gathered
        told = list(self.doubts)
        for code, numbers in (
            (codes.PAGE_NUMBERS_LEFT_OUT, [number for par in gathered.pages for number in par.numbers]),
            (codes.LINES_JOINED, gathered.joined),
            (codes.UNSEEN_LEFT_OUT, sorted(set(gathered.unseen))),
            (codes.BLANKS_LEFT_OUT, self.blanks),
        ):
            if numbers:
                args = {"count": str(len(numbers)), "lines": ranges(numbers)}
                told.append(Diagnostic(code, args, self._place(numbers[0])))
        told.sort(key=lambda d: (d.place.line, d.place.paragraph) if d.place else (0, 0))
        roles = [
            Spoken(
                par.numbers,
                par.role,
                self.levels.get(id(par), 0),
                par.reason,
                _shown(par),
                par.typed.text if par.typed else "",
                self.leads.get(id(par), ""),
            )
            for par in self.pars
        ]
        roles += [Spoken(par.numbers, "page", 0, "figures", par.text) for par in gathered.pages]
        roles.sort(key=lambda spoken: spoken.numbers)
        return Recognised(
            self.data, self.comments, tuple(self.preface), self.places, tuple(roles), tuple(told)
        )

    def first_lost(self) -> str | None:
        """The region of the draft in which what the data prints first differs from it; None where it nowhere does."""
        wanted = "".join(self._words(par) for par in self.pars if id(par) not in self.left_out)
        try:
            data = _without_pictures(self.data)
            document = validate(Loaded(Source(self.name, ""), data, Marks()))
            got = printed(resolve(document))
        except CompileError:
            return next((r for r in ("attached", "foot", "head", "body") if r not in self.kept), "all")
        if got == wanted:
            return None
        at = next(
            (i for i, (a, b) in enumerate(zip(got, wanted, strict=False)) if a != b),
            min(len(got), len(wanted)),
        )
        end = 0
        region = "body"
        for par in self.pars:
            if id(par) in self.left_out:
                continue
            region = self.region.get(id(par), "body")
            end += len(self._words(par))
            if end > at:
                break
        return region

    def _words(self, par: Par) -> str:
        """What a paragraph prints, line ends aside."""
        return self.printed.get(id(par)) or _words(par)

    def _place(self, number: int) -> Place | None:
        if not self.by_line:
            return Place(self.name, paragraph=number)
        return Place(self.name, number, 1, number, 1)

    def _doubt(self, code: Code, par: Par, **args: str) -> None:
        one = Diagnostic(code, args, self._place(par.numbers[0]))
        self.doubts.append(one)
        self.doubted[id(par)].append(one.message("zh"))

    def _is(self, par: Par, role: str, reason: str, region: str = "") -> None:
        par.role, par.reason = role, reason
        if region:
            self.region[id(par)] = region

    # ---- the draft from top to bottom ----

    def read(self) -> None:
        pars = self.pars
        for par in pars:
            par.role, par.reason = "paragraph", "plain"
            par.heads = False
            if not par.line.label:
                par.typed = None
        if self.gathered.cut:
            self.doubts.append(
                Diagnostic(codes.LINES_CUT, {"count": str(len(pars))}, self._place(pars[0].numbers[0]))
            )
        self._year()
        start = 0 if "all" in self.kept else self._head()
        end = len(pars)
        foot: dict[str, Data] = {}
        if "all" not in self.kept:
            end, foot = self._foot(start)
        middle = [par for par in pars[start:end] if id(par) not in self.left_out]
        title = str(self.data.get(TITLE, ""))
        self.data = {KIND: KINDS[self._kind(title.replace("\n", ""))].zh, **self.data}
        self._text(middle)
        for number, one in enumerate(self.attached):
            bound = foot[ATTACHMENTS]
            assert isinstance(bound, list)
            bound[number] = self._attachment(one, (ATTACHMENTS, number), len(bound))
        self.data |= foot

    def _kind(self, title: str) -> str:
        """The kind that was given, or that the title names; else a report, which is told."""
        kind = self.kind or guess_kind(title)
        if not kind:
            kind = "report"
            one = Diagnostic(
                codes.KIND_ASSUMED, {"value": KINDS[kind].zh}, self._place(self.pars[0].numbers[0])
            )
            self.doubts.append(one)
            self.comments[KIND,] = one.message("zh")
        return kind

    def read_text(self) -> None:
        """Read the draft as text only: no title, no signature, and its numbering may have begun in a text before."""
        self.goes_on = True
        for par in self.pars:
            par.role, par.reason = "paragraph", "plain"
        self._year()
        self.data = {KIND: KINDS[self.kind].zh}
        self._text(self.pars)

    def _year(self) -> None:
        """The year that the draft tells of, from its first lines."""
        for par in self.pars[:12]:
            if match := re.search(r"(20\d\d)年", par.text):
                self.year = int(match[1])
                return

    # ---- head ----

    def _head(self) -> int:
        """Title and what stands round it; the index of the first paragraph of the text."""
        pars = self.pars
        top = self._only_top()
        limit = next(
            (
                i
                for i, par in enumerate(pars[:16])
                if par is not top and (par.line.rows or par.line.picture or self._begins_text(par))
            ),
            min(16, len(pars)),
        )
        first, last, reason = self._title(limit)
        if last > first:
            cover = pars[:first]
            for par in cover:
                self._is(par, "cover", "before")
                self.left_out.add(id(par))
                self.preface.append(par.text)
                self._doubt(codes.LEFT_OUT, par, text=short(par.text))
            for par in pars[first:last]:
                self._is(par, "title", reason, "title")
            self.data[TITLE] = "\n".join(par.text for par in pars[first:last])
            self.places[TITLE,] = pars[first].numbers[0]
            if reason == "alone" and not self.formatted:
                self._doubt(codes.TITLE_UNSURE, pars[first], text=short(pars[first].text))
                self.comments[TITLE,] = self.doubted[id(pars[first])][-1]
            return self._below_title(last, limit)
        return self._below_title(0, 1) if limit and is_addressees(pars[0].seen) else 0

    def _only_top(self) -> Par | None:
        """The only heading of the first outline level, where it is the title though something stands before it."""
        tops = [par for par in self.pars if par.line.outline == 1]
        if len(tops) != 1 or not self._is_title_end(tops[0]) or read_label(tops[0].seen):
            return None
        return tops[0]

    def _begins_text(self, par: Par) -> bool:
        if style_role(par):
            return False
        if par.typed or par.line.outline:
            return True
        found = read_label(par.seen)
        return found is not None and not runs_on(found, par.text)

    def _title(self, limit: int) -> tuple[int, int, str]:
        """The first and last (exclusive) index of the title's lines and why; equal where there is none."""
        pars = self.pars
        styled = [i for i in range(limit) if style_role(pars[i]) == "title"]
        if styled:
            last = styled[0]
            while last < limit and style_role(pars[last]) == "title":
                last += 1
            return styled[0], last, "style"
        at = next((i for i in range(limit) if self._is_title_end(pars[i])), None)
        reason = "tail"
        if at and pars[at].seen[0] in DASHES:  # ——在……会议上的讲话: the title stands above
            at -= 1
        if at is None:
            head = pars[0] if pars and limit else None
            if (
                head is None
                or len(pars) < 2
                or len(head.text) > 40
                or PUNCTUATION.search(head.seen)
                or is_date(head.seen)
                or style_role(head)
                or is_addressees(head.seen)
                or not any(len(par.text) > 40 or self._begins_text(par) for par in pars[1:6])
                or ORG.search(head.seen)
            ):
                return 0, 0, ""
            at, reason = 0, "alone"
        first = at
        while first > 0 and at - first < 3 and self._is_title_part(pars[first - 1]):
            first -= 1
        cover = pars[:first]
        if sum(len(par.text) for par in cover) > 400 or any(
            len(par.text) > 60 and not GREETING.search(par.text) for par in cover
        ):
            return 0, 0, ""
        last = at + 1
        while (
            last < limit
            and last - first < 4
            and re.match("[暨和及与]", pars[last].seen)
            and self._is_title_end(pars[last])
        ):
            last += 1
        return first, last, reason

    def _is_title_end(self, par: Par) -> bool:
        text = par.seen
        return (
            4 <= len(text) <= 60
            and not re.search("[。；！？;!?]|[：:，,、]$", text)
            and bool(TAIL.search(text))
            and not (GREETING.search(text) and not par.line.align)
            and not WHO.match(text)
        ) or (text in ("报告", "总结", "述职报告") and par is not self.pars[0])

    def _is_title_part(self, par: Par) -> bool:
        """A line of a title before its last."""
        text = par.seen
        return (
            2 <= len(text) <= 40
            and not PUNCTUATION.search(text)
            and not is_date(text)
            and not GREETING.search(text)
            and not MASTHEAD.search(text)
            and not par.line.rows
        )

    def _below_title(self, at: int, limit: int) -> int:
        """Subtitle, reporter, date and addressees; the index after them. What cannot be printed alike is left to the text."""
        pars, start = self.pars, at
        found: list[tuple[str, Par]] = []
        while at < limit:
            par = pars[at]
            role, reason = self._role_below(par, pars[at + 1] if at + 1 < len(pars) else None)
            before = [one for one, _ in found]
            if not role or (role == "subtitle" and set(before) - {"subtitle"}) or before.count(role) > 3:
                break
            found.append((role, par))
            self._is(par, role, reason, "head")
            at += 1
            if role == "addressees":
                break
        if "head" in self.kept:
            for par in pars[start:at]:
                self._is(par, "paragraph", "kept", "body")
            return start
        # A date above the names prints there as a subtitle only; one below them as a date, or a line of the name.
        who = next((i for i, (role, _) in enumerate(found) if role == "reporter"), len(found))
        above = [par for role, par in found[:who] if role != "addressees"]
        if who == len(found) and above and self._reporter_date(above[-1]):
            who = found.index(("reporter_date", above.pop()))
        below = [par for role, par in found[who:] if role != "addressees"]
        if above:
            self.data[SUBTITLE] = "\n".join(par.text for par in above)
            self.places[SUBTITLE,] = above[0].numbers[0]
        if below:
            date = self._reporter_date(below[-1])
            names = "\n".join(par.text for par in (below[:-1] if date else below))
            self.data[REPORTER] = (_reporter(names) if names else {}) | (
                {REPORTER_DATE: date} if date else {}
            )
            self.places[REPORTER,] = below[0].numbers[0]
        for par in (par for role, par in found if role == "addressees"):
            self.data[ADDRESSEES] = _addressees(par.text)
            self.places[ADDRESSEES,] = par.numbers[0]
        return at

    def _reporter_date(self, par: Par) -> str:
        """2026-01-05 for （2026年1月5日） below the reporter; empty where it prints otherwise."""
        inside = par.text[1:-1]
        return _iso(inside) if par.role == "reporter_date" and par.text == f"（{inside}）" else ""

    def _role_below(self, par: Par, following: Par | None) -> tuple[str, str]:
        text = par.seen
        styled = style_role(par)
        if styled in ("subtitle", "reporter", "addressees"):
            dated = styled == "reporter" and is_date(text.strip("（）()"))
            return ("reporter_date" if dated else styled), "style"
        if is_addressees(text):
            return "addressees", "colon"
        if is_date(text) or (IN_PARENTHESES.fullmatch(text) and is_date(text[1:-1])):
            return "reporter_date", "date"
        if (
            len(text) <= 60
            and not re.search("[。；]", text)
            and (text[:1] in DASHES or IN_PARENTHESES.fullmatch(text))
        ):
            return "subtitle", "dash"
        if WHO.match(text) and len(text) <= 40:
            return "reporter", "below"
        named = re.fullmatch(r"\S[ \u3000]*\S[ \u3000]*\S?[ \u3000]*\S?", text) and not PUNCTUATION.search(
            text
        )
        if named and following is not None and is_addressees(following.seen):
            return "reporter", "below"
        if len(text) > 40 or PUNCTUATION.search(text) or following is None or text[0].isdigit():
            return "", ""
        dated = is_date(following.seen.strip("（）()"))
        gap = len(text) <= 24 and re.search(r"\S[ \u3000]+\S", text) is not None
        if (
            dated
            or gap
            or ORG.search(text)
            or POST.search(text)
            or (len(text) <= 4 and len(following.text) > 20)
        ):
            return "reporter", "below"
        return "", ""

    # ---- foot ----

    def _foot(self, start: int) -> tuple[int, dict[str, Data]]:
        """What stands after the text: the index where the text ends, and the fields."""
        pars = self.pars
        attached = next((i for i in range(start + 1, len(pars) - 1) if self._begins_attachment(i)), len(pars))
        fields: dict[str, Data] = {}
        at = attached
        copies: list[Par] = []
        ends = len(pars)
        if attached < len(pars):
            while ends > attached + 2 and COPIES.match(pars[ends - 1].seen):
                ends -= 1
                copies.insert(0, pars[ends])
        at, remarks, aside = self._below_date(start, at)
        copies = [*aside, *copies]
        below = at
        date, names, at = self._signed(start, at)
        if remarks and not date and not names:
            at, remarks = below + len(remarks), []
        note_at = self._note(start, at)
        notes = pars[note_at:at]
        if notes and not date and note_at > start + 1 and self._is_dated(pars[note_at - 1]):
            # Signed above the note, which prints below it only as text.
            signed = note_at - 1
            while signed > start + 1 and self._is_name(pars[signed - 1], True):
                signed -= 1
            self._doubt(codes.KEPT_PLAIN, pars[signed], text=short(pars[signed].text))
        above = pars[note_at - 1]
        if (
            names
            and note_at > start + 1
            and IN_PARENTHESES.fullmatch(above.seen)
            and CONTACT.match(above.seen)
        ):
            self._doubt(codes.KEPT_PLAIN, above, text=short(above.text))  # 附注 prints below the date
        phrase_at = note_at
        while phrase_at > start and note_at - phrase_at < 2 and self._is_closing_phrase(pars[phrase_at - 1]):
            phrase_at -= 1
        phrases = pars[phrase_at:note_at]
        bound = self._bound(pars[attached:ends], notes)
        if "foot" in self.kept or bound is None:
            for par in pars[note_at:ends]:
                self._is(par, "paragraph", "kept", "body")
            if note_at < ends:
                self._doubt(codes.KEPT_PLAIN, pars[note_at], text=short(pars[note_at].text))
            self._leave_out(copies)
            return ends, {}
        self._leave_out(copies)
        for par in phrases:
            self._is(par, "closing_phrase", "phrase", "body")
        if notes or bound:
            fields |= self._attachment_fields(notes, bound)
        if names:
            for par in names:
                self._is(par, "signature", "above_date" if date else "end", "foot")
            texts: list[Data] = [par.text for par in names]
            fields[SIGNATURE] = texts[0] if len(texts) == 1 else texts
            self.places[SIGNATURE,] = names[0].numbers[0]
            if not date and style_role(names[0]) != "signature":
                self._doubt(codes.SIGNATURE_UNSURE, names[0], text=short(names[0].text))
                self.comments[SIGNATURE,] = self.doubted[id(names[0])][-1]
            elif len(names) > 1 and ORG.search(names[-1].seen) and not self._signs(names[0]):
                self._doubt(codes.SIGNERS_UNSURE, names[0], text=short(names[0].text))
                self.comments[SIGNATURE,] = self.doubted[id(names[0])][-1]
        if date:
            self._is(date, "date", "date", "foot")
            iso = _iso(date.text)
            fields[DATE if iso else DATE_TEXT] = iso or date.text
            self.places[DATE if iso else DATE_TEXT,] = date.numbers[0]
        if remarks:
            for par in remarks:
                self._is(par, "remark", "contact" if CONTACT.match(par.seen) else "parentheses", "foot")
            fields[REMARK] = whole = "\n".join(par.text for par in remarks)
            if whole[0] not in "（(":
                first, last = remarks[0], remarks[-1]
                self.printed[id(first)] = f"（{_words(first)}"
                self.printed[id(last)] = f"{self._words(last)}）"
                self._doubt(codes.REMARK_BRACKETED, first, text=short(first.text))
            self.places[REMARK,] = remarks[0].numbers[0]
        for par in pars[attached:ends]:
            self.region[id(par)] = "attached"
        return note_at, fields

    def _begins_attachment(self, index: int) -> bool:
        """Whether a line is the mark above an attachment; 附件： alone may open the note instead."""
        par = self.pars[index]
        if style_role(par) == "attachment_mark":
            return True
        if MARK.fullmatch(par.seen):
            return par.seen[-1:] not in "：:" or par.line.page_break or self._below_a_date(index)
        following = self.pars[index + 1]
        return (
            bool(MARKED.fullmatch(par.seen))
            and (par.line.page_break or self._below_a_date(index))
            and not any(self._is_dated(one) for one in self.pars[index + 1 : index + 6])
            and not (NOTE_MORE.match(following.seen) or NOTE.match(following.seen))
        )

    def _below_a_date(self, index: int) -> bool:
        return any(self._is_dated(par) for par in self.pars[max(index - 3, 2) : index])

    def _below_date(self, start: int, at: int) -> tuple[int, list[Par], list[Par]]:
        """The index after the date (or what stands in its place), the remarks below it, and what is put aside there."""
        pars, end = self.pars, at
        remarks: list[Par] = []
        aside: list[Par] = []
        alien: list[Par] = []
        while end > start + 1 and not self._is_dated(pars[end - 1]):
            par = pars[end - 1]
            if COPIES.match(par.seen):
                aside.insert(0, par)
            elif (self._is_remark(par, pars[end - 2]) and not ALIEN.match(par.seen)) or (
                CONTACT.match(par.seen) and len(par.text) <= 80
            ):
                remarks.insert(0, par)
            elif len(alien) < 3 and self._may_be_alien(par) and (not alien or _is_talk(par)):
                alien.append(par)
                aside.insert(0, par)
            else:
                break
            end -= 1
        if end > start + 1 and self._is_dated(pars[end - 1]):
            above = pars[end - 2]
            signed = self._is_name(above, True) and re.search(f"{ORG.pattern}|{WHO.pattern}", above.seen)
            if signed or all(ALIEN.search(par.seen) for par in alien):
                return end, remarks, aside
        # Without a date, only what stands at the very end is sure.
        remarks, aside = [], []
        while at > start + 1 and COPIES.match(pars[at - 1].seen):
            at -= 1
            aside.insert(0, pars[at])
        if at > start + 1 and self._is_remark(pars[at - 1], pars[at - 2]):
            at -= 1
            remarks = [pars[at]]
        return at, remarks, aside

    def _is_dated(self, par: Par) -> bool:
        return is_date(par.seen) or style_role(par) == "date"

    def _may_be_alien(self, par: Par) -> bool:
        """Whether a line below the date may be of another's making: short, and no part of a text."""
        if par.line.rows or par.line.picture or par.typed or style_role(par) or read_label(par.seen):
            return False
        return len(par.text) <= 30 and not re.search("。.|[；：:]$", par.seen) and not NOTE.match(par.seen)

    def _leave_out(self, copies: Sequence[Par]) -> None:
        for par in copies:
            self._is(par, "copies", "word")
            self.left_out.add(id(par))
            self.preface.append(par.text)
            self._doubt(codes.LEFT_OUT, par, text=short(par.text))

    def _is_remark(self, par: Par, before: Par) -> bool:
        if style_role(par) == "remark":
            return True
        text = par.seen
        if len(text) > 80 or not IN_PARENTHESES.fullmatch(text):
            return False
        return is_date(before.seen) or bool(re.search("联系|电话|公开|此件", text))

    def _signed(self, start: int, at: int) -> tuple[Par | None, list[Par], int]:
        """The date, the names above it, and the index of the first of them."""
        pars = self.pars
        date: Par | None = None
        names: list[Par] = []
        if at > start + 1 and self._is_dated(pars[at - 1]):
            at -= 1
            date = pars[at]
        while at > start + 1 and len(names) < 6 and self._is_name(pars[at - 1], date is not None):
            at -= 1
            names.insert(0, pars[at])
            if date is None and not style_role(pars[at]) and not SIGNER.fullmatch(pars[at].seen):
                break
        # Under a heading that has nothing else, or a colon, stands a list, of which the body below it is no part.
        if len(names) > 1 and not style_role(names[0]) and self._is_bare_heading(pars[at - 1]):
            own = max((i for i, par in enumerate(names) if ORG.search(par.seen)), default=0)
            names, at = names[own:], at + own
        return date, names, at

    def _is_bare_heading(self, par: Par) -> bool:
        if par.seen[-1:] in "：:":
            return not is_addressees(par.seen)
        labelled = read_label(par.seen) or par.line.outline
        return bool(labelled) and len(par.text) <= 40 and not re.search("[。；;！!？?]$", par.seen)

    def _is_name(self, par: Par, dated: bool) -> bool:
        text = par.seen
        if style_role(par) == "signature":
            return True
        if par.line.rows or par.line.picture or par.typed or par.line.outline or style_role(par):
            return False
        if (
            len(text) > 40
            or re.search("[。；，,;！？!?]", text)
            or (re.search("[：:]", text) and not WHO.match(text) and not SIGNER.fullmatch(text))
            or text.startswith("附件")
            or BULLET.match(text)
        ):
            return False
        if read_label(text) or ordinal(text) or self._is_closing_phrase(par) or is_date(text):
            return False
        if dated:
            return True
        return bool(WHO.match(text) or (SIGNER.fullmatch(text) and re.match("[^：:]{5}", text))) or (
            bool(ORG.search(text)) and 4 <= len(text) <= 30 and par.line.align != "center"
        )

    def _signs(self, par: Par) -> bool:
        """Whether a line tells by itself that it signs: a body, or a name with what it is."""
        text = par.seen
        return style_role(par) == "signature" or bool(
            ORG.search(text) or WHO.match(text) or SIGNER.fullmatch(text)
        )

    def _is_closing_phrase(self, par: Par) -> bool:
        return style_role(par) == "closing_phrase" or (
            len(par.text) <= 45
            and not par.line.rows
            and not read_label(par.seen)
            and bool(PHRASE.search(par.seen))
        )

    def _note(self, start: int, at: int) -> int:
        """The index of the first paragraph of the note on attachments; `at` where there is none."""
        pars, first = self.pars, at
        while first > start and at - first < 30:
            par = pars[first - 1]
            if style_role(par) == "attachment_note" and not NOTE.match(par.seen):
                first -= 1
                continue
            if NOTE.match(par.seen) and len(par.text) <= 120 and not re.search("。.", par.text):
                first -= 1
                while first > start and NOTE.match(pars[first - 1].seen) and len(pars[first - 1].text) <= 120:
                    first -= 1  # 附件1： above 附件2：
                return first
            if not NOTE_MORE.match(par.seen) or len(par.text) > 80:
                break
            first -= 1
        return at

    def _bound(self, pars: Sequence[Par], notes: Sequence[Par]) -> list[_Attached] | None:
        """The attachments below the signature; None where one of them has no title, or nothing below it."""
        parts: list[tuple[Par, list[Par]]] = []
        for par in pars:
            begins = style_role(par) == "attachment_mark" or MARK.fullmatch(par.seen)
            titled = None if begins else MARKED.fullmatch(par.seen)
            following = len(parts) + 1
            if not parts or begins or (titled and titled["number"] in (str(following), chinese(following))):
                parts.append((par, []))
            else:
                parts[-1][1].append(par)
        names = _names(notes)
        out = []
        for number, (mark, body) in enumerate(parts):
            if not MARK.fullmatch(mark.seen) and MARKED.fullmatch(mark.seen):
                text, colon, title = re.split("([：:])", mark.text, maxsplit=1)
                text, title, lines = text + colon, title.lstrip(BLANK), 0
            else:
                lines = self._title_below(body, names[number] if number < len(names) else "")
                text, title = mark.text, "\n".join(par.text for par in body[:lines])
            if not title or lines >= len(body):
                return None
            out.append(_Attached(mark, text, title, body[:lines], body[lines:]))
        return out

    def _title_below(self, body: Sequence[Par], name: str) -> int:
        """How many lines under the mark of an attachment are its title, as the note names it or as titles look."""
        styled = next((i for i, par in enumerate(body) if style_role(par) != "attachment_title"), len(body))
        if styled:
            return styled
        for lines in range(1, min(len(body), 4)):
            if "".join(par.seen for par in body[:lines]) == name:
                return lines
        if not body or (not self._is_title_part(body[0]) and not self._is_title_end(body[0])):
            return 0
        two = len(body) > 2 and not self._is_title_end(body[0]) and self._is_title_end(body[1])
        return 2 if two and self._is_title_part(body[0]) else 1

    def _attachment_fields(self, notes: Sequence[Par], bound: Sequence[_Attached]) -> dict[str, Data]:
        """附件 as authored, those that are bound to be filled in; the note as typed where it would print otherwise."""
        self.attached = list(bound)
        texts: list[Data] = [par.text for par in notes]
        names: list[Data] = [one.title for one in bound]
        names += _names(notes)[len(bound) :]
        derived = "".join(
            ("附件：" if number == 1 else "")
            + (f"{number}." if len(names) > 1 else "")
            + str(name).replace("\n", "")
            for number, name in enumerate(names, 1)
        )
        fields: dict[str, Data] = {ATTACHMENTS: names} if names else {}
        if "".join(map(str, texts)) == derived:
            pass
        elif not texts:
            fields[NOTE_TEXT] = NO_NOTE
        else:
            fields[NOTE_TEXT] = texts[0] if len(texts) == 1 else texts
            self._doubt(codes.AS_TYPED, notes[0], text=short(notes[0].text), field=NOTE_TEXT)
            self.places[NOTE_TEXT,] = notes[0].numbers[0]
        for par in notes:
            self._is(par, "attachment_note", "word", "foot")
        return fields

    def _attachment(self, one: _Attached, path: Path, count: int) -> Data:
        """An attachment that is bound with the document, its labels counted by themselves."""
        self._is(one.mark, "attachment_mark", "word")
        if not one.title_lines:
            self.printed[id(one.mark)] = one.mark_text + one.title
        for par in one.title_lines:
            self._is(par, "attachment_title", "after_mark")
        self.places[path] = one.mark.numbers[0]
        data: dict[str, Data] = {TITLE: one.title}
        if one.mark_text != (f"附件{int(path[1]) + 1}" if count > 1 else "附件"):
            data[MARK_TEXT] = one.mark_text
            self._doubt(codes.AS_TYPED, one.mark, text=one.mark_text, field=MARK_TEXT)
        if "attached" in self.kept:
            for par in one.body:
                self._is(par, "paragraph", "kept")
                par.typed = None
            nodes = [Node(par) for par in one.body]
            data[CONTENT] = self._emit(nodes, (*path, CONTENT), STANDARD_FORMS, plain=True)
            return data
        accept(one.body, self._doubt)
        nodes, forms = tree(one.body, self._doubt, self.formatted)
        given = self.forms if LABELS in self.data else STANDARD_FORMS
        if forms != given[: len(forms)]:
            data[LABELS] = written(forms)
        data[CONTENT] = self._emit(nodes, (*path, CONTENT), forms)
        return data

    # ---- the text ----

    def _text(self, pars: list[Par]) -> None:
        """Opening, body and closing."""
        phrase = len(pars)
        while phrase and pars[phrase - 1].role == "closing_phrase":
            phrase -= 1
        phrases, pars = pars[phrase:], pars[:phrase]
        if "body" in self.kept or "all" in self.kept:
            nodes = [Node(par) for par in (*pars, *phrases)]
            for node in nodes:
                node.par.typed = None
                node.par.reason = "kept"
            if nodes and "body" in self.kept and "all" not in self.kept:
                self._doubt(codes.KEPT_PLAIN, nodes[0].par, text=short(_shown(nodes[0].par)))
            self.data[BODY] = self._emit(nodes, (BODY,), STANDARD_FORMS, plain=True)
            return
        accept(pars, self._doubt)
        if not self.formatted:
            take_heads(pars, self._doubt)
        begins = closing(pars, self.year)
        main, ending = pars[:begins], pars[begins:]
        nodes, forms = tree(main, self._doubt, self.formatted)
        first = next((i for i, node in enumerate(nodes) if node.is_heading), None)
        if first is None:
            first = 0
        if not main and not ending:
            main, nodes, phrases = phrases, [Node(par) for par in phrases], []
        elif not main:  # there is no text but what reads like a closing
            nodes, forms = tree(ending, self._doubt, self.formatted)
            ending = []
        self.forms = forms
        if not _is_usual(forms):
            self.data[LABELS] = written(forms)
        scope = _Scope(forms)
        if first:
            self.data[OPENING] = self._emit(nodes[:first], (OPENING,), forms, scope)
        self.data[BODY] = self._emit(nodes[first:], (BODY,), forms, scope)
        if ending or phrases:
            self.data[CLOSING] = self._emit_closing(ending, phrases)

    # ---- data ----

    def _emit(
        self,
        nodes: Sequence[Node],
        path: Path,
        forms: tuple[LabelForm, ...],
        scope: "_Scope | None" = None,
        depth: int = 0,
        plain: bool = False,
    ) -> Data:
        """The blocks as data: a text where there is but one and it is plain."""
        scope = scope or _Scope(forms)
        blocks: list[Data] = []
        for node in nodes:
            if node.par.line.page_break and (blocks or path != (BODY,)) and path != (OPENING,):
                blocks.append(PAGE_BREAK)
            here = (*path, len(blocks))
            blocks.append(self._block(node, here, scope, depth, plain))
            self.places[here] = node.par.numbers[0]
            notes = [text for one in (node, *node.listed) for text in self.doubted.get(id(one.par), ())]
            if notes:
                self.comments[here] = "\n".join(notes)
        if len(blocks) == 1 and isinstance(blocks[0], str) and blocks[0] != PAGE_BREAK:
            self.places[path] = self.places.pop((*path, 0))
            if (*path, 0) in self.comments:
                self.comments[path] = self.comments.pop((*path, 0))
            return blocks[0]
        return blocks

    def _block(self, node: Node, path: Path, scope: "_Scope", depth: int, plain: bool = False) -> Data:
        par = node.par
        if par.line.rows:
            self._is(par, "table", "tabs" if not self.formatted else "")
            return _table(par.line.rows) | dict(par.line.fields)
        if par.line.picture:
            self._is(par, "picture", "")
            return {PICTURE: par.line.picture, **dict(par.line.fields)}
        if plain:
            return _plain(par.text)
        if node.form:
            return self._listed_block(node)
        if not node.is_heading:
            return self._paragraph(par, par.text)
        self.levels[id(par)] = (
            scope.forms[depth].level if par.typed is None or par.typed.form is None else par.typed.form.level
        )
        data: dict[str, Data] = {}
        body, cut = par.body.lstrip(BLANK), node.cut
        if par.typed and len(body) < len(par.body):
            if par.typed.text.startswith("第"):
                body = f"　{body}"  # 第一章　总则: nothing else parts this label from its text (N-10)
            cut = max(cut - len(par.body) + len(body), 0)
            if (
                par.body[: len(par.body) - len(body.lstrip(BLANK))]
                != body[: len(body) - len(body.lstrip(BLANK))]
            ):
                self.blanks.append(par.numbers[0])
            self.printed[id(par)] = f"{par.typed.text}{body}".replace("\n", "")
        if node.role == "heading":
            data[TITLE] = body
        else:
            data[LEAD] = self.leads[id(par)] = body[:cut]
            if rest := body[cut:]:
                text: Data = self._paragraph(par, rest) if rest.strip() else ""
                data[TEXT] = [text] if isinstance(text, dict) else text
                if not rest.strip():  # blanks alone are no text of the model
                    data[LEAD] = body
                    del data[TEXT]
        if par.typed is None:
            data[NUMBERING] = NO_NUMBER
            scope.skip(depth)
        elif not scope.counts_to(par.typed, depth):
            data[LABEL] = par.typed.text
            code = codes.LABEL_OUT_OF_ORDER if scope.wrong else codes.LABEL_UNLIKE
            through = par.typed.kind == "条" and par.typed.number == self.article + 1
            if not (through or (self.goes_on and scope.begins and scope.wrong)):
                self._doubt(code, par, label=par.typed.text, wanted=scope.wanted)
        if par.typed and par.typed.kind == "条":
            self.article = par.typed.number
        if node.nature:
            words = [VALUES["nature"][one][0] for one in node.nature]
            data[NATURE] = words[0] if len(words) == 1 else list(words)
        if node.children:
            inner = forms_of(node.children)
            below = scope.forms[depth + 1 :]
            own = form_of(node.children)
            if own is not None and (not below or below[0] != own):
                data[LABELS] = written(inner)
                data[CONTENT] = self._emit(node.children, (*path, CONTENT), inner, _Scope(inner))
            else:
                data[CONTENT] = self._emit(node.children, (*path, CONTENT), scope.forms, scope, depth + 1)
        return data

    def _paragraph(self, par: Par, text: str) -> Data:
        """A paragraph, its enumerations told apart."""
        found = listed(text)
        if found is None:
            if odd := odd_ordinals(text):
                self._doubt(codes.ENUMERATION_ODD, par, label=odd)
            return _plain(text)
        if par.role == "paragraph":
            self._is(par, "enumeration", "ordinals")
        before, lists = found
        parts: list[Data] = [before] if before.strip() else []
        parts += [_enumeration(one) for one in lists]
        return {PARAGRAPH: parts}

    def _listed_block(self, node: Node) -> Data:
        begins = [ordinal(one.par.text) for one in (node, *node.listed)]
        texts = [
            one.par.text[len(word[2]) :]
            for one, word in zip((node, *node.listed), begins, strict=True)
            if word
        ]
        return _enumeration(Listed(node.form, begins[0][1] if begins[0] else 1, with_leads(texts)))

    # ---- closing ----

    def _emit_closing(self, pars: Sequence[Par], phrases: Sequence[Par]) -> Data:
        """The closing: a mapping where problems, next steps and phrase come in this order, else blocks that say what they are."""
        stretches: list[tuple[tuple[str, ...], list[Par]]] = []
        for par in pars:
            natures = () if par.typed or par.line.rows or not par.text else turn(par.text, self.year)
            if stretches and (not natures or natures == stretches[-1][0]):
                stretches[-1][1].append(par)
            else:
                stretches.append((natures, [par]))
        for natures, members in stretches:
            for par in members:
                if not par.typed:
                    par.reason = "both" if len(natures) == 2 else natures[0] if natures else par.reason
        wanted = [("problems",), ("next_steps",)]
        names = [natures for natures, _ in stretches]
        text = "\n".join(par.text for par in phrases)
        as_mapping = names in ([], wanted[:1], wanted[1:], wanted)
        if as_mapping:
            data: dict[str, Data] = {}
            for natures, members in stretches:
                key = _zh(natures[0])
                data[key] = self._group(members, (CLOSING, key))
            if phrases:
                data[CLOSING_PHRASE] = text
                self.places[CLOSING, CLOSING_PHRASE] = phrases[0].numbers[0]
            return data
        blocks: list[Data] = []
        for natures, members in stretches:
            path: Path = (CLOSING, len(blocks))
            words: list[Data] = [_zh(one) for one in natures]
            blocks.append(
                {TEXT: self._group(members, (*path, TEXT)), NATURE: words[0] if len(words) == 1 else words}
            )
            self.places[path] = members[0].numbers[0]
        if phrases:
            blocks.append({TEXT: text, NATURE: CLOSING_PHRASE})
        return blocks

    def _group(self, pars: Sequence[Par], path: Path) -> Data:
        """Paragraphs, and below them, in a numbering of its own, what is labelled."""
        nodes, forms = tree(pars, self._doubt, self.formatted)
        first = next((i for i, node in enumerate(nodes) if node.is_heading), None)
        if first is None:
            return self._emit(nodes, path, forms)
        data: dict[str, Data] = {}
        if first:
            data[OPENING] = self._emit(nodes[:first], (*path, OPENING), forms)
        data[LABELS] = written(forms)
        data[CONTENT] = self._emit(nodes[first:], (*path, CONTENT), forms)
        return data


@dataclass(slots=True)
class _Scope:
    """The counts of a numbering, kept as `flow` keeps them; of the label that was last counted: whether its number is
    `wrong`, the label `wanted`, and whether it `begins` the numbering."""

    forms: tuple[LabelForm, ...]
    counts: list[int] = field(default_factory=list)
    wrong: bool = False
    wanted: str = ""
    begins: bool = False

    def counts_to(self, typed: Typed, depth: int) -> bool:
        """Count on at a depth; whether that gives the label. If not, the label counts, and `wrong` tells if its number is."""
        del self.counts[depth + 1 :]
        self.counts += [0] * (depth + 1 - len(self.counts))
        form, number = self.forms[depth], self.counts[depth] + 1
        self.begins = number == 1 and depth == 0
        self.counts[depth] = number
        if number <= form.last and form.label(number) == typed.text:
            return True
        self.counts[depth] = own_number(typed.text, form, number)[0]
        self.wrong = typed.number != number
        self.wanted = form.label(min(number, form.last))
        return False

    def skip(self, depth: int) -> None:
        del self.counts[depth + 1 :]


# ---- forms --------------------------------------------------------------------------------------------------------


def _is_usual(forms: tuple[LabelForm, ...]) -> bool:
    """Whether the forms are the usual ones of every kind, which are not written."""
    return forms == STANDARD_FORMS[: len(forms)]


def written(forms: Sequence[LabelForm]) -> list[Data]:
    """The forms as 层次 has them."""
    return [str(form) for form in forms]


# ---- pieces of data -----------------------------------------------------------------------------------------------


def _plain(text: str) -> Data:
    return {PARAGRAPH: [text]} if text in VALUES["block"]["page_break"] else text


def _enumeration(one: Listed) -> Data:
    items: list[Data] = [{ITEM_LEAD: lead, TEXT: text} if lead else text for lead, text in one.items]
    data: dict[str, Data] = {ENUMERATION: items}
    if one.form != "一是":
        data[FORM] = one.form
    if one.start > 1:
        data[START] = str(one.start)
    return data


def _table(rows: Sequence[Sequence[str]]) -> dict[str, Data]:
    columns = max(map(len, rows))
    cells: list[Data] = [[*row, *[""] * (columns - len(row))] for row in rows]
    data: dict[str, Data] = {TABLE: cells}
    if len(rows) == 1:
        data[HEADER_ROWS] = "0"
    return data


def _reporter(text: str) -> dict[str, Data]:
    """Unit with post, and name, where one wide blank parts them and they print alike; else all as the name."""
    parts = text.split("\u3000")
    if len(parts) == 2 and all(part and part == part.strip() for part in parts) and "\n" not in text:
        return {UNIT: parts[0], NAME: parts[1]}
    return {NAME: text}


def _addressees(text: str) -> Data:
    if not text.endswith("：") or re.search("[，,（(]", text):
        return text if text.endswith(":") else text[:-1]
    names: list[Data] = list(text[:-1].split("、"))
    if len(names) == 1 or any(not str(name).strip() or name != str(name).strip() for name in names):
        return text[:-1]
    return names


def _names(notes: Sequence[Par]) -> list[str]:
    """What a note on attachments names, without what nobody sees; a row without a number goes on with the name before."""
    names: list[str] = []
    for par in notes:
        head = NOTE.match(par.seen)
        name = par.seen[head.end() if head else 0 :]
        number = NOTE_MORE.match(name)
        name = name[number.end() if number else 0 :].strip(BLANK)
        if names and not (head or number):
            names[-1] += name
        elif name:
            names.append(name)
    return names


def _iso(text: str) -> str:
    """2026-01-05 where a date is written as the compiler prints it; empty otherwise."""
    import datetime

    match = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text)
    if not match:
        return ""
    try:
        date = datetime.date(*map(int, match.groups()))
    except ValueError:
        return ""
    return date.isoformat() if printed_date(date) == text else ""


_ASIDE = re.compile("[ \u3000\t]{2,}|\t")


def _one_below_the_other(pars: Sequence[Par]) -> list[Par]:
    """The paragraphs, with a name and a date, or several bodies that sign, put on lines of their own."""
    out: list[Par] = []
    signed = False  # whether what stands below is a date or a name
    for par in reversed(pars):
        pieces = _name_and_date(par)
        signed = len(pieces) > 1 or (signed and bool(ORG.search(par.seen)))
        if signed:
            names = _ASIDE.split(pieces[0])
            if len(names) > 1 and all(len(name) >= 4 and ORG.search(name) for name in names):
                pieces = [*names, *pieces[1:]]
        if len(pieces) == 1:
            out.append(par)
        else:
            out += [
                Par(text, par.numbers, replace(par.line, text=text), par.after_blank)
                for text in reversed(pieces)
            ]
        signed = signed or is_date(par.seen)
    return out[::-1]


def _name_and_date(par: Par) -> list[str]:
    """XX办公室　　2025年12月31日: a name and a date on one line; the text alone where it is none."""
    if par.line.rows or par.typed or len(par.text) > 72:
        return [par.text]
    match = re.fullmatch(r"(\S(?:.{0,62}\S)?)[ \u3000\t]{2,}(\S{4,24})", par.text)
    if not match or not is_date(match[2]) or PUNCTUATION.search(match[1]):
        return [par.text]
    return list(match.groups())


def _is_talk(par: Par) -> bool:
    """Whether a line speaks about the document, or is a whole sentence."""
    return bool(ALIEN.search(par.seen) or re.search("[。！!？?]$", par.seen))


def _words(par: Par) -> str:
    """What a paragraph prints, blanks and line ends between paragraphs aside."""
    if par.line.rows:
        cells = (cell for row in par.line.rows for cell in row)
        return "".join((par.line.text, *cells)).replace("\n", "")
    return par.text.replace("\n", "")


def _shown(par: Par) -> str:
    if par.line.rows:
        return " │ ".join(par.line.rows[0])
    return par.line.picture or par.text


def ranges(numbers: Sequence[int]) -> str:
    """1、3—5、8."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs]
    return "、".join(shown[:8]) + ("……" if len(shown) > 8 else "")


def _without_pictures(data: dict[str, Data]) -> dict[str, Any]:
    """The data without pictures, which have no text and whose files need not be there yet."""

    def bare(value: Data) -> Data:
        if isinstance(value, dict):
            return {key: bare(inner) for key, inner in value.items()}
        if isinstance(value, list):
            kept = [bare(one) for one in value if not (isinstance(one, dict) and PICTURE in one)]
            return kept or [{PARAGRAPH: ["\u200b"]}] if value else value
        return value

    out = bare(data)
    return out if isinstance(out, dict) else data


def printed(flow: Flow) -> str:
    """All that a flow prints, in order, without line ends: labels, texts and cells."""
    return "".join(_printed(flow)).replace("\n", "")


def _printed(flow: Flow) -> Iterator[str]:
    for block in flow.blocks:
        if isinstance(block, FlowParagraph):
            yield (block.label.text if block.label else "") + block.text
        elif isinstance(block, FlowTable):
            yield from (paragraph.text for paragraph in paragraphs_of(block))
