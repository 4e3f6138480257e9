"""The lines of a draft as paragraphs: blanks and page numbers off, wrapped lines joined, rows of tabs made tables.

In: `Line`s, as any reader gives them. Out: `Par`s, in order, whose texts are those of the lines but for what `Gathered`
lists; and what a paragraph's text tells by itself: sentences, dates, enumerations. What the paragraphs are to each other
is `draft`'s question.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from ..terms.characters import BLANK, CONTROL, EDGES, UNSEEN, ZERO_WIDTH
from ..terms.numerals import ENUMERATION_FORMS, Typed, enumeration_last, read_label
from ..terms.widths import width_em

Align = Literal["", "center", "right"]
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a draft and what its format tells: the style's name, an automatic label, the outline level from 1 (0:
    none), where it stands on the page, the length of an opening stretch with a face of its own; or a table, a picture, the
    fields that go with it in the YAML; `text` is then what its caption prints, with its number."""

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
    fields: tuple[tuple[str, str], ...] = ()


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
    heads: bool = False  # taken for a heading, though it has neither label nor outline level

    @property
    def seen(self) -> str:
        """The text without what nobody sees."""
        return UNSEEN.sub("", self.text) if UNSEEN.search(self.text) else self.text

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
    cut: bool = False  # whether lines were cut into paragraphs


_BREAKS = re.compile("[\n\r\x0b\x85\u2028\u2029]")
_INDENT = re.compile(f"[{BLANK}{ZERO_WIDTH}]*")
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
            pieces = [piece for par in pars for piece in _cut(par)]
            out.cut, pars = len(pieces) > len(pars), pieces
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
        if CONTROL.search(text):
            text = CONTROL.sub("", text)
            out.unseen.append(number)
        first = True
        for piece in _BREAKS.split(text) if _BREAKS.search(text) else (text,):
            bare = piece.strip(EDGES)
            if not bare and not (first and line.label):
                blank = True
                continue
            head = bare[:24]
            # A label is known with or without what nobody sees; what was dropped is told.
            if UNSEEN.search(head) and (read_label(seen := UNSEEN.sub("", head)) or ordinal(seen)):
                bare = seen + bare[24:]
            if len(UNSEEN.findall(piece)) != len(UNSEEN.findall(bare)):
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
    return tuple(CONTROL.sub("", cell).strip(EDGES) for cell in whole.split("\t"))


def _is_label(text: str) -> bool:
    found = read_label(text)
    return found is not None and found.text == text


# ---- lines that are no paragraphs ---------------------------------------------------------------------------------

_OPENS = re.compile(r"[!-~]+|.[，。、；：！？）》”’】〕…—％,.;:!?%)\]}]*", re.DOTALL)
_OPEN_SHARE = 0.1
_NEAR = 0.7  # of the widest: what lines that were broken at varying widths keep to
_LONG = 26  # em: wider than most headings
_HEAD = 5  # among so many lines one without a mark may be the title


class _Wrap(NamedTuple):
    """Where the lines of a text were broken: the width, in em or in characters, that most of them reach; and the width in
    em from which on a line that ends amid a sentence was broken, too. Infinite where there is none."""

    measure: Literal["em", "count"]
    most: float
    loose: float


def _unwrapped(pars: list[Par], out: Gathered) -> list[Par]:
    """The paragraphs of a text whose lines were broken: full lines, and those that end amid a sentence, run on in the next."""
    texts = [par.line.text.rstrip() for par in pars if par.text and par.first]
    wrap = _wrap(texts)
    if wrap is None:
        return pars
    indented = [bool(_indent(par)) for par in pars]
    by_indent = 1 < sum(indented) < len(pars)
    counted = set() if by_indent else _in_series(pars)
    joined: list[Par] = []
    pieces: list[str] = []
    indents = False
    for index, par in enumerate(pars):
        before = pars[index - 1] if index else None
        runs_on = (
            before is not None
            and before.text != ""
            and par.text != ""
            and not par.after_blank
            and not (by_indent and indented[index])
            and _runs_on(before, par, wrap, bool(pieces), index, indents and not indented[index])
            and not _begins(par.text)
            and index not in counted
            and not _follows(joined[-1].text, before.text, par.text)
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
        indents = by_indent and indented[index]
    if pieces:
        joined[-1].text += "".join(pieces)
    return joined


def _in_series(pars: Sequence[Par]) -> set[int]:
    """The indexes of the lines that begin as items of one enumeration do, 二是 after 一是, each below the end of a sentence."""
    heads = [
        (index, begins)
        for index, par in enumerate(pars)
        if par.text
        and (begins := ordinal(par.text))
        and index
        and re.search("[。！？!?]$", pars[index - 1].text)
    ]
    out: set[int] = set()
    for (one, above), (other, below) in pairwise(heads):
        if above[0] == below[0] and counts_on(below[0], below[1], above[1]):
            out |= {one, other}
    return out


def _runs_on(before: Par, par: Par, wrap: _Wrap, goes_on: bool, at: int, indents: bool) -> bool:
    """Whether a line was broken before the next; `goes_on`: it goes on from one itself; `at`: the index of the next;
    `indents`: its paragraph began with a wider indent than the next line has."""
    text = before.line.text.rstrip()
    if at <= _HEAD and par.text[-1] in "：:" and "\u3000" in before.text:  # a reporter, and whom he addresses
        return False
    # A title, or whom it addresses.
    if at <= _HEAD and not (
        goes_on or indents or _is_broken(text) or _MARKS.search(before.text.rstrip("：:"))
    ):
        whole = text[-1] in "：:" or re.search("[ \u3000]", par.text) or (at == 1 and _MARKS.search(par.text))
        return not whole and _width(text, wrap.measure) == wrap.most
    open_, ends = _is_open(text), _SENTENCE_END.search(par.text[-1]) is not None
    wide = width_em(par.text) >= min(wrap.loose, wrap.most * _NEAR)
    if not open_ and not ends and not wide:  # a name, or a heading
        return False
    if _is_full(text, par.text, wrap.measure, wrap.most):
        return True
    if indents and open_ and (goes_on or _is_broken(text.lstrip())):
        return True
    if width_em(text) < wrap.loose:
        return False
    if not open_:  # only an indent tells
        return indents
    return (
        goes_on
        or indents
        or _is_broken(text.lstrip())
        or (ends and not wide and bool(_MARKS.search(before.text)))
    )


_KEY = re.compile("[\u3400-\u9fff]{2,6}[：:]")


def _follows(head: str, before: str, text: str) -> bool:
    """Whether a line begins the next item, as the paragraph above began the one before: 二是 after 一是, 地点： after 时间：."""
    if _KEY.match(head) and _KEY.match(text):
        return True
    if _is_open(before) or not (mine := ordinal(text)):
        return False
    above = ordinal(head)
    if above is None or above[0] != mine[0]:
        return False
    return counts_on(mine[0], mine[1], above[1])


def _indent(par: Par) -> str:
    match = _INDENT.match(par.line.text)
    blanks = match[0] if match else ""
    return blanks if par.first and width_em(blanks) >= 1 else ""


def _begins(text: str) -> bool:
    """Whether a line can only begin a paragraph: it has a label, or is one of those that stand alone."""
    found = read_label(text)
    if found and not re.match(r"[0-9０-９]|[a-z]{2}|[一二三四五六七八九十]+[、，]", text[len(found.text) :]):
        return True
    return bool(STANDS_ALONE.match(text))


_MARKS = re.compile("[，。；：、！？,;:!?]")


def _is_open(text: str) -> bool:
    """Whether a line ends amid a sentence or a figure, as no paragraph does; a heading may."""
    return (
        not _SENTENCE_END.search(text[-1])
        or re.search(r"[^。！？!?；;：:.][”）)]$|[0-9]\.$", text) is not None
    )


def _is_broken(text: str) -> bool:
    """Whether a line can only be part of a paragraph: it ends amid a sentence, and is no heading."""
    if not _is_open(text) or STANDS_ALONE.match(text):
        return False
    if text[-1] in "，、," or any(text.count(opens) > text.count(closes) for opens, closes in _PAIRS.items()):
        return True
    if key := _KEY.match(text):
        return bool(_STOPS.search(text, key.end()))
    found = read_label(text)
    return bool(_STOPS.search(text, len(found.text)) if found else _MARKS.search(text))


_STOPS = re.compile(r"[。；！？;!?]|[\u3400-\u9fff]\.|[：:][^，,]*[，,]")


def _names(text: str) -> bool:
    """Whether a line begins as headings and entries do, which end without a mark: with a label, or 时间：."""
    return read_label(text) is not None or _KEY.match(text) is not None


def _wrap(texts: list[str]) -> _Wrap | None:
    """How wide lines were when they were broken; None where they were not."""
    if len(texts) < 4:
        return None
    widest = max((width_em(text) for text in texts if _MARKS.search(text)), default=0)
    if not 12 <= widest <= 64:
        return None
    measure, most = _regular(texts) or ("em", math.inf)
    loose = _loose(texts, widest)
    return None if most == loose == math.inf else _Wrap(measure, most, loose)


def _regular(texts: list[str]) -> tuple[Literal["em", "count"], float] | None:
    """The width that most lines were broken at, and whether in em or in characters; None where there is none."""
    found: tuple[float, Literal["em", "count"], float] | None = None
    broken = [text for text in texts if _is_broken(text.lstrip())]
    for measure in ("em", "count"):
        most = max(_width(text, measure) for text in texts)
        if broken:  # a few marks may hang over, and a title be wider
            widths = [_width(text, measure) for text in broken]
            usual, count = Counter(widths).most_common(1)[0]
            near = sum(abs(width - usual) <= 1.5 for width in widths)
            most = usual if count > 1 and near * 3 >= len(broken) * 2 else most
        if not 12 <= most <= 64:
            continue
        full = [a for a, b in pairwise(texts) if _is_full(a, b.lstrip(), measure, most)]
        # Whole paragraphs end in a mark; headings, which do not, are seldom as wide as the widest line.
        cut = [text.lstrip() for text in full if _is_open(text)]
        if not any(_is_broken(text) or width_em(text) >= _LONG or not _names(text) for text in cut):
            continue
        open_ended = len(cut)
        share = open_ended / len(texts)
        if (
            open_ended > 1
            and share >= _OPEN_SHARE
            and open_ended * 2 >= len(full)
            and (not found or share > found[0])
        ):
            found = (share, measure, most)
    return found and (found[1], found[2])


def _loose(texts: list[str], widest: float) -> float:
    """The width from which on lines that end amid a sentence were broken; infinite where this is not seen."""
    broken = [(width_em(a), b) for a, b in pairwise(texts) if _is_broken(a.lstrip())]
    if len(broken) > 2 and len(broken) / len(texts) >= _OPEN_SHARE:
        near = sum(width >= widest * _NEAR for width, _ in broken)
        return widest * _NEAR if near >= len(broken) * 0.75 else math.inf
    # A few lines are sure where they are the widest and a sentence ends in the next.
    few = len(broken) > 0 and all(
        width >= max(widest * 0.8, 20) and _SENTENCE_END.search(b[-1]) and not _begins(b.lstrip())
        for width, b in broken
    )
    return widest * 0.8 if few else math.inf


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
        pieces = [piece for one in _ends_apart(text) for piece in _at_labels(one)]
    if len(pieces) < 2:
        return [par]
    return [
        Par(piece, par.numbers, Line(piece), par.after_blank and not index)
        for index, piece in enumerate(piece.strip(EDGES) for piece in pieces)
        if piece
    ]


def _ends_apart(text: str) -> Iterator[str]:
    """A document on one line with its title, and the signature and date at its end, put apart."""
    head = _HEAD_TITLE.match(text)
    if head:
        yield head[0]
    start = head.end() if head else 0
    tail = max(start, len(text) - 80)
    foot = _FOOT.search(text, tail)
    yield text[start : foot.start() if foot else None]
    if foot:
        yield from (foot["name"], foot["date"])


def _at_labels(text: str) -> Iterator[str]:
    last: dict[str, int] = {}
    start = 0
    for match in _INSIDE_LABEL.finditer(text):
        found = read_label(match[0])
        if not found or found.number not in (1, last.get(found.kind, 0) + 1):
            continue
        before = text[max(match.start() - 4, 0) : match.start()].rstrip(BLANK)[-1:]
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
            yield from _at_blank(text[start : match.start()])
        start = match.start()
    yield from _at_blank(text[start:])


def _at_blank(text: str) -> Iterator[str]:
    """A piece cut after the heading that a blank ends: 二、存在问题 一是师资不足。"""
    label = read_label(text)
    found = _HEADING_BLANK.match(text, len(label.text)) if label else None
    if found:
        yield text[: found.end()]
    yield text[found.end() if found else 0 :]


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
    r"|\d{4}[-./－．]\d{1,2}(?:[-./－．]\d{1,2})?|\d{1,2}月\d{1,2}日)"
)


def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else, in any form that people end a document with."""
    return len(text) <= 24 and _DATE.fullmatch(text) is not None


# A title without a mark: a blank ends it, or the words that reports begin with.
_HEAD_TITLE = re.compile(
    r"[^。；！？：，,;:!?]{2,50}?(?:报告|总结|小结|汇报|讲话|方案|计划|意见|通知|情况)(?:[ \u3000]+|(?=今年|20\d\d年|近年来|一年来|为了?|根据|按照|现将))"
)
_FOOT = re.compile(rf"(?<=[。！!])\s*(?P<name>[^。；！？：，,;:!?]{{2,30}}?)\s*(?P<date>{_DATE.pattern})$")
_HEADING_BLANK = re.compile("([^。；！？：:;!?]{2,30}?)[ \u3000]+(?=[^ \u3000]*[，。；：])")
STANDS_ALONE = re.compile(
    rf"附件?[0-9一二三四五六七八九十]{{0,2}}[：:]|附件[0-9一二三四五六七八九十]{{0,2}}$|(?:{_DATE.pattern})$|抄送[：:]|抄报[：:]|[（(]?联系人[：:]|特此报告|特此通知"
)

# ---- enumerations -------------------------------------------------------------------------------------------------

_N = "[一二三四五六七八九十]{1,3}"
_ORDINAL = re.compile(
    rf"(?:^|(?<=[。；;：:，,！!？?…”」）)]))(?:(?P<is>{_N})是|(?P<must>{_N})要|第(?P<nth>{_N})，"
    rf"|第(?P<half_nth>{_N}),|(?P<first>(?:首先|其次|再次|此外|最后)，)|(?P<half_first>(?:首先|其次|再次|此外|最后),))"
)
_GROUP_FORM = {
    "is": "一是",
    "must": "一要",
    "nth": "第一，",
    "half_nth": "第一,",
    "first": "首先，",
    "half_first": "首先,",
}


def counts_on(form: str, number: int, before: int) -> bool:
    """Whether an item follows another of its enumeration: 二是 after 一是, 最后， after whatever of 首先， and 其次，."""
    return number == before + 1 or (form[:2] == "首先" and number == enumeration_last(form) > before > 1)


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
        elif runs and counts_on(form, one[2], runs[-1][-1][2]):
            runs.append([one])
        else:
            return None
    if not runs or any(len(run) < 2 and run[0][2] == 1 for run in runs):
        return None
    flat = [one for run in runs for one in run]
    ends = [start for start, _, _ in flat[1:]] + [len(text)]
    texts = [text[begin:end] for (_, begin, _), end in zip(flat, ends, strict=True)]
    if not all(one.strip() for one in texts):
        return None
    out, at = [], 0
    for run in runs:
        out.append(Listed(form, run[0][2], with_leads(texts[at : at + len(run)])))
        at += len(run)
    return text[: flat[0][0]], tuple(out)


def odd_ordinals(text: str) -> str:
    """The first 二是 that no 一是 comes before, or that does not follow its number; empty where there is none."""
    last: dict[str, int] = {}
    for match in _ORDINAL.finditer(text):
        form = _GROUP_FORM[match.lastgroup or ""]
        number = _words(form).get(match[0])
        if not number or form[:2] == "首先":
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
