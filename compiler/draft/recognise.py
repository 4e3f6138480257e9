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
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..document.validate import validate
from ..flow.blocks import Flow, paragraphs_of
from ..flow.blocks import Paragraph as FlowParagraph
from ..flow.blocks import Table as FlowTable
from ..flow.resolve import resolve
from ..flow.text import own_number
from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..source.load import Data, Loaded, Marks, Path, Source
from ..terms.characters import BLANK, short
from ..terms.dates import printed_date
from ..terms.fields import TERMS
from ..terms.kinds import KINDS, kind_in_title
from ..terms.numerals import STANDARD_FORMS, LabelForm, Typed, read_label
from ..terms.values import VALUES
from . import foot
from .outline import Node, accept, closing, form_of, forms_of, take_heads, tree
from .paragraphs import (
    Gathered,
    Line,
    Listed,
    Par,
    gather,
    is_date,
    listed,
    odd_ordinals,
    ordinal,
    with_leads,
)
from .phrases import (
    CONTACT,
    DASHES,
    GREETING,
    IN_PARENTHESES,
    ORG,
    POST,
    PUNCTUATION,
    WHO,
    is_addressees,
    is_title_end,
    is_title_part,
    runs_on,
    style_role,
    turn,
)


def _zh(field: str) -> str:
    return TERMS[field].zh


# Words of the YAML.
KIND, TITLE, SUBTITLE, REPORTER, ADDRESSEES = map(
    _zh, ("kind", "title", "subtitle", "reporter", "addressees")
)
LABELS, OPENING, BODY, CLOSING, ATTACHMENTS = map(
    _zh, ("labels", "opening", "body", "closing", "attachments")
)
SIGNATURE, DATE, DATE_TEXT, REMARK, REMARK_TEXT = map(
    _zh, ("signature", "date", "date_text", "remark", "remark_text")
)
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
    gathered.pars = foot.one_below_the_other(gathered.pars)
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
        self.usual = STANDARD_FORMS  # those of its kind, which are not written
        self.goes_on = False
        self.article = 0  # the number of the last 第一条, which counts on through the chapters
        self.attached: list[foot.Bound] = []

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
        below: dict[str, Data] = {}
        if "all" not in self.kept:
            end, below = self._foot(start)
        middle = [par for par in pars[start:end] if id(par) not in self.left_out]
        title = str(self.data.get(TITLE, ""))
        kind = KINDS[self._kind(title.replace("\n", ""))]
        self.usual = kind.labels
        self.data = {KIND: kind.zh, **self.data}
        self._text(middle)
        for number, one in enumerate(self.attached):
            bound = below[ATTACHMENTS]
            assert isinstance(bound, list)
            bound[number] = self._attachment(one, (ATTACHMENTS, number), len(bound))
        self.data |= below

    def _kind(self, title: str) -> str:
        """The kind that was given, or that the title names; else a report, which is told."""
        kind = self.kind or kind_in_title(title)
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
        if len(tops) != 1 or not is_title_end(tops[0], tops[0] is self.pars[0]) or read_label(tops[0].seen):
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
        at = next((i for i in range(limit) if is_title_end(pars[i], i == 0)), None)
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
        while first > 0 and at - first < 3 and is_title_part(pars[first - 1]):
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
            and is_title_end(pars[last])
        ):
            last += 1
        return first, last, reason

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
        found = foot.find(self.pars, start)
        for par in found.stranded:
            self._doubt(codes.KEPT_PLAIN, par, text=short(par.text))
        self._leave_out(found.copies)
        if "foot" in self.kept or found.bound is None:
            ends = len(self.pars)
            below = [par for par in self.pars[found.at :] if id(par) not in self.left_out]
            for par in below:
                self._is(par, "paragraph", "kept", "body")
            if below:
                self._doubt(codes.KEPT_PLAIN, below[0], text=short(below[0].text))
            return ends, {}
        for par in found.phrases:
            self._is(par, "closing_phrase", "phrase", "body")
        fields: dict[str, Data] = {}
        if found.notes or found.bound:
            fields |= self._attachment_fields(found.notes, found.bound)
        if found.names:
            fields[SIGNATURE] = self._signature(found.names, found.date is not None)
        if date := found.date:
            self._is(date, "date", "date", "foot")
            iso = _iso(date.text)
            fields[DATE if iso else DATE_TEXT] = iso or date.text
            self.places[DATE if iso else DATE_TEXT,] = date.numbers[0]
        if found.remarks:
            fields |= self._remark(found.remarks)
        for par in found.attached:
            self.region[id(par)] = "attached"
        return found.at, fields

    def _signature(self, names: Sequence[Par], dated: bool) -> Data:
        for par in names:
            self._is(par, "signature", "above_date" if dated else "end", "foot")
        first = names[0]
        self.places[SIGNATURE,] = first.numbers[0]
        code = None
        if not dated and style_role(first) != "signature":
            code = codes.SIGNATURE_UNSURE
        elif len(names) > 1 and ORG.search(names[-1].seen) and not foot.signs(first):
            code = codes.SIGNERS_UNSURE
        if code:
            self._doubt(code, first, text=short(first.text))
            self.comments[SIGNATURE,] = self.doubted[id(first)][-1]
        texts: list[Data] = [par.text for par in names]
        return texts[0] if len(texts) == 1 else texts

    def _remark(self, remarks: Sequence[Par]) -> dict[str, Data]:
        """The remark, as typed where it has no parentheses and would get them."""
        first = remarks[0]
        for par in remarks:
            self._is(par, "remark", "contact" if CONTACT.match(par.seen) else "parentheses", "foot")
        whole = "\n".join(par.text for par in remarks)
        bracketed = whole[0] in "（("
        if not bracketed:
            self._doubt(codes.REMARK_WITHOUT_BRACKETS, first, text=short(first.text))
        key = REMARK if bracketed else REMARK_TEXT
        self.places[key,] = first.numbers[0]
        return {key: whole}

    def _leave_out(self, copies: Sequence[Par]) -> None:
        for par in copies:
            self._is(par, "copies", "word")
            self.left_out.add(id(par))
            self.preface.append(par.text)
            self._doubt(codes.LEFT_OUT, par, text=short(par.text))

    def _attachment_fields(self, notes: Sequence[Par], bound: Sequence[foot.Bound]) -> dict[str, Data]:
        """附件 as authored, those that are bound to be filled in; the note as typed where it would print otherwise."""
        self.attached = list(bound)
        texts: list[Data] = [par.text for par in notes]
        names: list[Data] = [one.title for one in bound]
        names += foot.names_of(notes)[len(bound) :]
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

    def _attachment(self, one: foot.Bound, path: Path, count: int) -> Data:
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
        given = self.forms if LABELS in self.data else self.usual
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
        if forms != self.usual[: len(forms)]:
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
