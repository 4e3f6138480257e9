"""The lines of a draft as paragraphs: blanks and page numbers off, wrapped lines joined, rows of tabs made tables.

In: `Line`s, as any reader gives them. Out: `Par`s, in order, whose texts are those of the lines but for what `Gathered`
lists; and what a paragraph's text tells by itself: sentences, dates, enumerations. What the paragraphs are to each other
is `draft`'s question.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from .lines import width_em
from .numerals import ENUMERATION_FORMS, Typed, enumeration_last, read_label

Align = Literal["", "center", "right"]
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a draft and what its format tells: the style's name, an automatic label, the outline level from 1 (0:
    none), where it stands on the page, the length of an opening stretch with a face of its own; or a table, a picture."""

    text: str
    style: str = ""
    label: str = ""
    outline: int = 0
    align: Align = ""
    lead: int = 0
    page_break: bool = False
    rows: Rows = ()
    picture: str = ""
    formatted: bool = False  # from a file whose lines are paragraphs for certain


@dataclass(slots=True, eq=False)
class Par:
    """A paragraph: its text, the numbers of its lines, what its format told; its role and why are for `draft` to fill in."""

    text: str
    numbers: tuple[int, ...]
    line: Line
    after_blank: bool = False
    typed: Typed | None = None
    role: str = ""
    reason: str = ""
    first: bool = True  # of its line

    @property
    def seen(self) -> str:
        """The text without what nobody sees."""
        return _UNSEEN.sub("", self.text) if _UNSEEN.search(self.text) else self.text

    @property
    def body(self) -> str:
        """The text after the label."""
        return self.text[len(self.typed.text) :] if self.typed else self.text


@dataclass(slots=True)
class Gathered:
    """The paragraphs; what holds page numbers; the numbers of lines that were joined to the one before; the
    numbers of lines that held characters which nobody sees and which were left out."""

    pars: list[Par] = field(default_factory=list)
    pages: list[Par] = field(default_factory=list)
    joined: list[int] = field(default_factory=list)
    unseen: list[int] = field(default_factory=list)


# Nobody sees these: they are dropped at the ends of a line and in its label; those inside a text stay in it.
_ZERO = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_UNSEEN = re.compile(f"[{_ZERO}]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile("[\n\r\x0b\x85\u2028\u2029]")
BLANK = " \t\u00a0" + "".join(map(chr, range(0x2002, 0x200B))) + "\u202f\u3000"
_EDGES = BLANK + "".join(filter(_UNSEEN.match, map(chr, (0xAD, *range(0x200B, 0x2070), 0xFEFF))))


def is_blank(text: str) -> bool:
    """Whether nobody sees anything in a text."""
    return not _CONTROL.sub("", text).strip(_EDGES)


def short(text: str, most: int = 24) -> str:
    """A text as it is quoted: its beginning, where it has more than `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


_INDENT = re.compile(f"[{BLANK}{_ZERO}]*")
_PAGE = re.compile(
    r"[-—–－·―‐][ \u3000]*\d{1,4}[ \u3000]*[-—–－·―‐]|第[ ]*\d{1,4}[ ]*页(?:[ ,，/]*共[ ]*\d{1,4}[ ]*页)?|\d{1,4}[ ]*/[ ]*\d{1,4}"
    r"|[Pp]age[ ]*\d{1,4}(?:[ ]*of[ ]*\d{1,4})?"
)
_NUMBER = re.compile(r"\d{1,4}")


def gather(lines: Sequence[Line], as_typed: bool = False) -> Gathered:
    """The paragraphs of a draft; `as_typed`: each line is one, and none is a page number. Linear in its length."""
    out = Gathered()
    plain = not any(line.formatted for line in lines)
    pars = list(_cleaned(lines, out))
    if not as_typed:
        pars = _without_pages(pars, out)
    if plain:
        pars = _tables(pars)
        if sum(not par.line.rows for par in pars) <= 2:
            pars = [piece for par in pars for piece in _cut(par)]
        pars = _unwrapped(pars, out)
    out.pars = pars
    return out


def _cleaned(lines: Sequence[Line], out: Gathered) -> Iterator[Par]:
    """One paragraph a line that holds anything, without the blanks at its ends."""
    blank = page_break = False
    for number, line in enumerate(lines, 1):
        if line.rows or line.picture:
            yield Par("", (number,), line, blank)
            blank = False
            continue
        page_break = page_break or line.page_break or "\x0c" in line.text
        text = line.text.replace("\x0c", "\n")
        if _CONTROL.search(text):
            text = _CONTROL.sub("", text)
            out.unseen.append(number)
        first = True
        for piece in _BREAKS.split(text) if _BREAKS.search(text) else (text,):
            bare = piece.strip(_EDGES)
            if not bare and not (first and line.label):
                blank = True
                continue
            head = bare[:24]
            # A label is known with or without what nobody sees; what was dropped is told.
            if _UNSEEN.search(head) and (read_label(seen := _UNSEEN.sub("", head)) or ordinal(seen)):
                bare = seen + bare[24:]
            if len(_UNSEEN.findall(piece)) != len(_UNSEEN.findall(bare)):
                out.unseen.append(number)
            lead = line.lead - (len(piece) - len(piece.lstrip())) if first else 0
            hints = line
            if not first or page_break != line.page_break or lead != line.lead:
                hints = replace(
                    line,
                    text=piece,
                    label=line.label if first else "",
                    lead=max(lead, 0),
                    page_break=page_break,
                )
            if first and line.label:
                par = Par(line.label + bare, (number,), hints, blank)
                found = read_label(par.text)
                par.typed = found if found and found.text == line.label else None
            else:
                par = Par(bare, (number,), hints, blank, first=first)
            yield par
            blank = first = page_break = False


def _without_pages(pars: list[Par], out: Gathered) -> list[Par]:
    """Without the lines that number pages: - 3 -, 第3页; bare figures only where each is one more than the one before."""
    bare = [par for par in pars if not par.line.rows and _NUMBER.fullmatch(par.seen)]
    numbers = [int(par.seen) for par in bare]
    rising = len(bare) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    dropped = set(map(id, bare)) if rising else set()
    kept = []
    for par in pars:
        if id(par) in dropped or (not par.line.rows and _PAGE.fullmatch(par.seen)):
            out.pages.append(par)
        else:
            kept.append(par)
    return kept


# ---- tables -------------------------------------------------------------------------------------------------------


def _tables(pars: list[Par]) -> list[Par]:
    """Lines that stand together and have as many tabs become one table."""
    out: list[Par] = []
    at = 0
    while at < len(pars):
        rows: list[tuple[str, ...]] = []
        end = at
        while end < len(pars) and (cells := _cells(pars[end])):
            if rows and (len(cells) != len(rows[0]) or pars[end].after_blank):
                break
            rows.append(cells)
            end += 1
        labels = all(len(row) == 2 and _is_label(row[0]) for row in rows)
        inside = any("\t" in par.text for par in pars[at:end])
        if len(rows) < 2 or labels or not inside:
            out.append(pars[at])
            at += 1
            continue
        numbers = tuple(number for par in pars[at:end] for number in par.numbers)
        out.append(Par("", numbers, Line("", rows=tuple(rows)), pars[at].after_blank))
        at = end
    return out


def _cells(par: Par) -> tuple[str, ...]:
    whole = par.line.text.rstrip("\r\n")
    if "\t" not in whole.lstrip(BLANK) or not par.first or par.line.rows:
        return ()
    return tuple(_CONTROL.sub("", cell).strip(_EDGES) for cell in whole.split("\t"))


def _is_label(text: str) -> bool:
    found = read_label(text)
    return found is not None and found.text == text


# ---- lines that are no paragraphs ---------------------------------------------------------------------------------

_OPEN_SHARE = 0.1
_OPENS = re.compile(r"[!-~]+|.[，。、；：！？）》”’】〕…—％,.;:!?%)\]}]*", re.DOTALL)


def _unwrapped(pars: list[Par], out: Gathered) -> list[Par]:
    """The paragraphs of a text whose lines were broken at a width: full lines run on in the next."""
    texts = [par.line.text.rstrip() for par in pars if par.text and par.first]
    width = _wrap_width(texts)
    if width is None:
        return pars
    measure, most = width
    indented = [bool(_indent(par)) for par in pars]
    by_indent = 1 < sum(indented) < len(pars)
    joined: list[Par] = []
    pieces: list[str] = []
    for index, par in enumerate(pars):
        before = pars[index - 1] if index else None
        runs_on = (
            before is not None
            and before.text != ""
            and par.text != ""
            and not par.after_blank
            and not (by_indent and indented[index])
            and _is_full(before.line.text.rstrip(), par.text, measure, most)
            and not _begins(par.text)
        )
        if runs_on:
            pieces.append(par.text)
            joined[-1].numbers += par.numbers
            out.joined += par.numbers
            continue
        if pieces:
            joined[-1].text += "".join(pieces)
            pieces = []
        joined.append(par)
    if pieces:
        joined[-1].text += "".join(pieces)
    return joined


def _indent(par: Par) -> str:
    match = _INDENT.match(par.line.text)
    blanks = match[0] if match else ""
    return blanks if par.first and width_em(blanks) >= 1 else ""


def _begins(text: str) -> bool:
    """Whether a line can only begin a paragraph: it has a label, or is one of those that stand alone."""
    found = read_label(text)
    if found and not re.match(r"[0-9０-９]|[一二三四五六七八九十]+[、，]", text[len(found.text) :]):
        return True
    return bool(STANDS_ALONE.match(text))


def _wrap_width(texts: list[str]) -> tuple[Literal["em", "count"], float] | None:
    """How wide lines were when they were broken, and whether in em or in characters; None where they were not."""
    if len(texts) < 4:
        return None
    found: tuple[float, Literal["em", "count"], float] | None = None
    for measure in ("em", "count"):
        widths = [_width(text, measure) for text in texts]
        most = max(widths)
        if not 12 <= most <= 64:
            continue
        pairs = [(a, b) for a, b in pairwise(texts)]
        full = [a for a, b in pairs if _is_full(a, b.lstrip(), measure, most)]
        # Whole paragraphs end in a mark; headings, which do not, are seldom as wide as the widest line.
        open_ended = sum(not _SENTENCE_END.search(text[-1]) for text in full)
        share = open_ended / len(texts)
        if (
            open_ended > 1
            and share >= _OPEN_SHARE
            and open_ended * 2 >= len(full)
            and (not found or share > found[0])
        ):
            found = (share, measure, most)
    return found and (found[1], found[2])


def _width(text: str, measure: Literal["em", "count"]) -> float:
    return width_em(text) if measure == "em" else len(text)


def _is_full(text: str, following: str, measure: Literal["em", "count"], most: float) -> bool:
    """Whether what follows would not have fitted on the line."""
    word = _OPENS.match(following)
    return _width(text, measure) + min(_width(word[0], measure) if word else 1, 12) > most


_GAP = re.compile("[ \t\u00a0]*\u3000[ \t\u00a0\u3000]*\u3000[ \t\u00a0]*|[ \t\u00a0]{3,}|\t+")
_INSIDE_LABEL = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\)"
    r"|(?<![0-9０-９.．])[1-9][0-9]?[.．、](?![0-9])|[（(][1-9][0-9]?[)）]|[①-⑳]"
)


def _cut(par: Par) -> list[Par]:
    """A document on one line: cut where it has wide gaps, else before the labels that go on one from the other."""
    if len(par.text) < 80:
        return [par]
    text = par.text
    pieces = _GAP.split(text)
    if len(pieces) < 3:
        pieces = list(_at_labels(text))
    if len(pieces) < 2:
        return [par]
    return [
        Par(piece, par.numbers, Line(piece), par.after_blank and not index)
        for index, piece in enumerate(piece.strip(_EDGES) for piece in pieces)
        if piece
    ]


def _at_labels(text: str) -> Iterator[str]:
    last: dict[str, int] = {}
    start = 0
    for match in _INSIDE_LABEL.finditer(text):
        found = read_label(match[0])
        if not found or found.number not in (1, last.get(found.kind, 0) + 1):
            continue
        before = text[match.start() - 1 : match.start()]
        ends = not before or _SENTENCE_END.search(before)
        # A heading ends without a mark: it is short, and what begins is the first of a deeper level.
        heading = last and match.start() - start <= 45 and found.number == 1 and found.kind not in last
        if not (ends or heading) or (not last and found.number != 1):
            continue
        if found.kind in ("（1）", "①", "1") and before in ("：", ":", "；", ";"):
            continue  # a list within a paragraph
        for kind in [kind for kind in last if _ORDER.index(kind) > _ORDER.index(found.kind)]:
            del last[kind]
        last[found.kind] = found.number
        if match.start() > start:
            yield text[start : match.start()]
        start = match.start()
    yield text[start:]


_ORDER = ("一", "（一）", "1", "（1）", "①")

# ---- sentences ----------------------------------------------------------------------------------------------------

_SENTENCE_END = re.compile(r"[。！？；：…”）!?;:.)]")
# A full stop of ASCII ends a sentence only after Chinese and before no figure.
_STOP = re.compile(r"[。！？｡!?]|(?<=[\u3400-\u9fff”’》）)])\.(?![0-9A-Za-z])|[“‘《（(「『”’》）)」』]")
_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")", "「": "」", "『": "』"}


def first_sentence(text: str, most: int = 120) -> int:
    """Where the first sentence of a text ends, its mark and closing quotes included; 0 where it does not within `most`."""
    open_marks: list[str] = []
    for match in _STOP.finditer(text, 0, min(len(text), most)):
        mark = match[0]
        if mark in _PAIRS:
            open_marks.append(_PAIRS[mark])
        elif mark in "”’》）)」』":
            if mark in open_marks:
                del open_marks[open_marks.index(mark) :]
        elif not open_marks:
            end = match.end()
            while end < len(text) and text[end] in "”’」』":
                end += 1
            return end
    return 0


# ---- dates --------------------------------------------------------------------------------------------------------

_CN_YEAR = "〇零○ОO0Ｏ０一二三四五六七八九"
_ANY = r"[*＊×xXｘＸ_＿ ○\u3000]"
_DATE = re.compile(
    rf"(?:(?:\d{{4}}|[{_CN_YEAR}]{{4}}|\d{{2}}{_ANY}{{1,4}}|{_ANY}{{2,4}})[ \u3000]*年"
    rf"(?:[ \u3000]*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|{_ANY}{{0,4}})[ \u3000]*月"
    rf"(?:[ \u3000]*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|{_ANY}{{0,4}})[ \u3000]*[日号])?)"
    r"|\d{4}[-./－．]\d{1,2}(?:[-./－．]\d{1,2})?)"
)


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else, in any form that people end a document with."""
    return len(text) <= 24 and _DATE.fullmatch(text) is not None


STANDS_ALONE = re.compile(
    rf"附件?[0-9一二三四五六七八九十]{{0,2}}[：:]|(?:{_DATE.pattern})$|抄送[：:]|抄报[：:]|[（(]?联系人[：:]|特此报告|特此通知"
)

# ---- enumerations -------------------------------------------------------------------------------------------------

_N = "[一二三四五六七八九十]{1,3}"
_ORDINAL = re.compile(
    rf"(?:^|(?<=[。；;：:，,！!？?…”」）)]))(?:(?P<is>{_N})是|(?P<must>{_N})要|第(?P<nth>{_N})，"
    r"|(?P<first>首先，|其次，|再次，|此外，|最后，))"
)
_GROUP_FORM = {"is": "一是", "must": "一要", "nth": "第一，", "first": "首先，"}


class Listed(NamedTuple):
    """An enumeration: its form, its first number, and for each item its lead (or nothing) and its text."""

    form: str
    start: int
    items: tuple[tuple[str, str], ...]


@cache
def _words(form: str) -> dict[str, int]:
    return {ENUMERATION_FORMS[form](n): n for n in range(1, min(enumeration_last(form), 99) + 1)}


def ordinal(text: str) -> tuple[str, int, str] | None:
    """The form, number and word of an enumeration's item that a text begins with."""
    match = _ORDINAL.match(text)
    if not match or not match.lastgroup:
        return None
    form = _GROUP_FORM[match.lastgroup]
    number = _words(form).get(match[0])
    return (form, number, match[0]) if number else None


def listed(text: str) -> tuple[str, tuple[Listed, ...]] | None:
    """What stands before the enumerations of a paragraph, and these; None where it has none that counts from one on.

    The form that comes first is taken; its numbers must all go up by one, or begin anew.
    """
    ordinals: list[tuple[int, int, int]] = []
    form = ""
    for match in _ORDINAL.finditer(text):
        mine = _GROUP_FORM[match.lastgroup or ""]
        number = _words(mine).get(match[0])
        if not number or (form and mine != form):
            continue
        if not form and number != 1:
            return None
        form = mine
        ordinals.append((match.start(), match.end(), number))
    runs: list[list[tuple[int, int, int]]] = []
    for one in ordinals:
        if one[2] == 1:
            runs.append([one])
        elif runs and one[2] == runs[-1][-1][2] + 1:
            runs[-1].append(one)
        else:
            return None
    if not runs or any(len(run) < 2 for run in runs):
        return None
    flat = [one for run in runs for one in run]
    ends = [start for start, _, _ in flat[1:]] + [len(text)]
    texts = [text[begin:end] for (_, begin, _), end in zip(flat, ends, strict=True)]
    if not all(one.strip() for one in texts):
        return None
    out, at = [], 0
    for run in runs:
        out.append(Listed(form, 1, with_leads(texts[at : at + len(run)])))
        at += len(run)
    return text[: flat[0][0]], tuple(out)


def odd_ordinals(text: str) -> str:
    """The first 二是 that no 一是 comes before, or that does not follow its number; empty where there is none."""
    last: dict[str, int] = {}
    for match in _ORDINAL.finditer(text):
        form = _GROUP_FORM[match.lastgroup or ""]
        number = _words(form).get(match[0])
        if not number or form == "首先，":
            continue
        if number not in (1, last.get(form, 0) + 1):
            return match[0]
        last[form] = number
    return ""


def with_leads(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Items with their leads: short first sentences that all of them have, and that text follows."""
    cuts = [first_sentence(text, 32) for text in texts]
    leads = all(
        3 <= cut < len(text) and not re.search(r"[0-9]{2}", text[:cut])
        for cut, text in zip(cuts, texts, strict=True)
    )
    return tuple(
        (text[:cut], text[cut:]) if leads else ("", text) for cut, text in zip(cuts, texts, strict=True)
    )
