"""Attachments of a draft: the note on them above the signature, those that are bound with the document below it, and the
paper that it forwards.

In: the paragraphs of a draft. Out: where the note stands, what it names, where attachments begin, and `Bound`, one of them.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from ..terms.characters import BLANK
from ..terms.kinds import kind_in_title
from ..terms.numerals import chinese, parse_chinese, read_label
from ..terms.widths import width_em
from .lines import Par
from .names import ORG, is_name, signs_as
from .outside import is_found_in, is_number, of_imprint, of_page
from .sentences import IN_PARENTHESES, is_date, labelled_date, opens
from .title_place import forwards
from .titles import bare, is_rule, is_title_end, is_title_part

_MARK = re.compile(
    r"附\s*(?:[件表录图]\s*(?:[0-9０-９]{1,2}(?:-[0-9]{1,2})?|[一二三四五六七八九十]{1,2})?|[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})\s*[：:]?|附\s*[：:]"
)
_MARKED = re.compile(
    r"附\s*(?:[件表录图]\s*(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})?)?\s*[：:]\s*[^。；;：:，,]{2,60}"
)
_NOTE = re.compile(
    r"(?:相关|有关)?附\s*(?:[件表图]\s*)?(?:下载|列表|名称|目录)?\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]\s*(?!(?:[㐀-鿿]{2,4})?(?:电话|热线|联系方式|邮箱|网址|二维码))"
    r"|附\s*件\s*[0-9０-９]{1,2}\s*[、.．]\s*(?=\S)"
)
_NOTE_MORE = re.compile(r"[0-9０-９]{1,2}\s*[.．、]")
# What may stand before a name in a note, whose first line has a head of its own.
_NOTE_ROW = re.compile(
    r"[0-9０-９]{1,2}\s*[.．、]|[（(]\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s*[）)]|[①-⑳]|[一二三四五六七八九十]{1,2}、|[0-9]{1,2}[)）]"
)
_ON_ONE_LINE = re.compile(
    rf"(?<=[{BLANK}；;，,])(?:[0-9０-９]{{1,2}}\s*[.．、]|[（(][0-9]{{1,2}}[）)]|[②-⑳])\s*"
)


class Bound(NamedTuple):
    """An attachment that is bound with the document: its mark and title, which may share a line, and what stands below; a
    paper that the document forwards has no mark."""

    mark: Par | None
    mark_text: str
    title: str
    title_lines: Sequence[Par]
    body: list[Par]


def is_dated(par: Par) -> bool:
    """Whether a line is a date, by its words or its style; after 日期： or not."""
    return is_date(par.seen) or labelled_date(par.seen) or par.styled == "date"


def begins_note(text: str) -> bool:
    """Whether a text begins as a note on attachments does: 附件：, 附1：."""
    return bool(_NOTE.match(text))


# ---- where they begin ---------------------------------------------------------------------------------------------


def attachments_at(pars: Sequence[Par], start: int, title: str = "") -> int:
    """The index of the mark above the first attachment, or of the title of the paper that a document of that title forwards;
    that of the end where there is none."""
    ends = len(pars)
    marked = next((i for i in range(start + 1, ends - 1) if _begins_attachment(pars, i)), ends)
    return min(marked, _forwarded_at(pars[:marked], start, title) or marked)


def _forwarded_at(pars: Sequence[Par], start: int, title: str) -> int:
    """The index of the title of the paper that a document forwards; 0 where there is none.

    It stands below the date, or below the words that forward it; it is named there in 《》, or looks as titles do.
    """
    hands_on = [i for i in range(start, min(start + _LETTER, len(pars))) if forwards(pars[i].seen)]
    told = bool(hands_on) or re.search("印发|转发|批转|颁[发布]|公布|发布|下发", title) is not None
    names = _named((title, *(pars[i].seen for i in hands_on))) if told else frozenset()
    noted: frozenset[str] = frozenset()
    dated = signed = False  # whether a date, and a name above it, stand above, and nothing of a text since
    for i in range(start + 1, len(pars) - 1):
        par = pars[i]
        text = par.seen
        if par.styled and par.styled != "title":
            continue
        if is_dated(par):
            above = pars[i - 1].seen
            dated = True
            signed = ORG.search(above) is not None or is_name(above) or signs_as(above, True)
            noted = _noted_above(pars, start, i)
            continue
        if dated and any(_is_named(pars[i : i + 4], lines, noted) for lines in (1, 2)):
            return i
        near = dated or i < start + 2 * _LETTER
        if near and any(_is_named(pars[i : i + 4], lines, names) for lines in (1, 2, 3)):
            return i
        if (
            dated
            and ((signed and is_title_end(par)) or (told and i < start + 2 * _LETTER))
            and _heads_paper(pars, i)
        ):
            return i
        dated = dated and (
            IN_PARENTHESES.fullmatch(text) is not None
            or of_imprint(text)
            or of_page(text)
            or is_number(text)
            or is_rule(text)
            or is_found_in(text)
        )
    return 0


def _noted_above(pars: Sequence[Par], start: int, at: int) -> frozenset[str]:
    """What a note on attachments names that ends not far above a date, without blanks."""
    for end in range(at, max(start + 1, at - 6), -1):
        if (first := note_at(pars, start, end)) < end:
            return frozenset(map(bare, names_of(pars[first:end])))
    return frozenset()


def _named(texts: Iterable[str]) -> frozenset[str]:
    """The names of papers in 《》, and of that which a title without 《》 says is forwarded, without blanks."""
    names: set[str] = set()
    for text in texts:
        bare_text = bare(text.replace("\n", ""))
        names.update(re.findall("[《〈]([^《》〈〉]{2,80})[》〉]", bare_text))
        names.update(re.findall("[《〈](.{2,80})[》〉]", bare_text))  # one in another
        if match := re.search("(?:印发|转发|批转)[《〈]?(.{4,60}?)[》〉]?(?:的通知|的函)$", bare_text):
            names.add(match[1])
    return frozenset(names)


def _heads_paper(pars: Sequence[Par], at: int) -> bool:
    """Whether a line below a date looks as the title of another paper does."""
    par = pars[at]
    if par.line.rows or begins_note(par.seen) or IN_PARENTHESES.fullmatch(par.seen):
        return False
    return is_title_end(par) or (
        is_title_part(par) and _goes_on_as_title(pars, at) and not ORG.search(par.seen)
    )


_LETTER = 14  # paragraphs: no document that only forwards another is longer


def _is_named(pars: Sequence[Par], lines: int, names: Collection[str]) -> bool:
    """Whether so many lines are a title that was named above, and a text stands below them."""
    if not names or len(pars) <= lines or any(par.line.rows or par.line.picture for par in pars[:lines]):
        return False
    whole = bare("".join(par.seen for par in pars[:lines]))
    before, about, _ = pars[0].seen.partition("关于")
    ends = any(
        len(name) > 8 and "关于" in name and whole.endswith(name[name.index("关于") :]) for name in names
    )
    if about and ends and ORG.search(before) and not begins_note(before):
        return True  # whose it is stands before it
    return whole in names or re.sub("[（(][^（）()]*[）)]$", "", whole) in names


def _goes_on_as_title(pars: Sequence[Par], at: int) -> bool:
    """Whether a line that may be one of a title has its end below it, or the first article or label of a text."""
    below = pars[at + 1]
    found = read_label(below.seen)
    return (
        is_title_end(below)
        or (found is not None and found.number == 1)
        or re.match("第[一1][章条]", below.seen) is not None
        or IN_PARENTHESES.fullmatch(below.seen) is not None
    )


def _begins_attachment(pars: Sequence[Par], index: int) -> bool:
    """Whether a line is the mark above an attachment; 附件： alone may open the note instead."""
    par = pars[index]
    if par.styled in (
        "attachment_mark",
        "attachment_title",
    ):  # the mark, or the title of a paper that has none
        return True
    text = par.seen
    if not text.startswith("附"):
        return False
    if text == "附":  # alone below a date: 附, and the title on the next line
        return _below_a_date(pars, index)
    if _MARK.fullmatch(text):
        if text[-1:] not in "：:" or par.line.page_break:
            return True
        return _below_a_date(pars, index) and not _is_list_of_names(pars[index + 1 :])
    following = pars[index + 1]
    return (
        bool(_MARKED.fullmatch(text))
        and (par.line.page_break or _below_a_date(pars, index))
        and not any(is_dated(one) for one in pars[index + 1 : index + 6])
        and not (_NOTE_MORE.match(following.seen) or _NOTE.match(following.seen))
    )


def _is_list_of_names(pars: Sequence[Par]) -> bool:
    """Whether nothing but numbered names stands below, as in a note: 附件： below the date, 1.名单 and 2.方案 below it."""
    rows = [par for par in pars if not (of_imprint(par.seen) or of_page(par.seen))]
    return len(rows) <= 12 and all(
        _NOTE_ROW.match(par.seen) and len(par.text) <= 60 and not par.line.rows and "。" not in par.text
        for par in rows
    )


def _below_a_date(pars: Sequence[Par], index: int) -> bool:
    below = notes_at(pars, 1, index)
    return any(is_dated(par) for par in pars[max(below - 3, 2) : below])


# What words mean or where figures are from, told below the date: 注：1.潮粮，指…….
_EXPLAINS = re.compile("[（(]?(?:注|附注|备注|说明|注释|名词解释)[）)]?[：:]|[*＊※★]")


def notes_at(pars: Sequence[Par], start: int, at: int) -> int:
    """The index right below a date where notes on the text begin that reach to an index, or that index."""
    for first in range(at - 1, max(start + 1, at - _LETTER), -1):
        par = pars[first]
        if par.line.rows or par.line.picture or par.styled or is_dated(par):
            return at
        if of_imprint(par.seen) or of_page(par.seen):
            return at
        if _EXPLAINS.match(par.seen) and is_dated(pars[first - 1]):
            return first
    return at


# ---- the note on them ---------------------------------------------------------------------------------------------


def note_at(pars: Sequence[Par], start: int, at: int) -> int:
    """The index of the first paragraph of the note on attachments; `at` where there is none."""
    first = at
    found = at  # the uppermost line that begins the note, or one of its parts: 附1： above 附2：
    while first > start and at - first < 40:
        par = pars[first - 1]
        if par.styled == "attachment_note" and not _NOTE.match(par.seen):
            first -= 1
            continue
        if _heads_note(par):
            first -= 1
            found = first
            continue
        if not (
            _may_be_row(par)
            or _is_bare_row(pars, start, first - 1)
            or goes_on_in_note(pars, start, first - 1)
        ):
            break
        first -= 1
    return found


def _heads_note(par: Par) -> bool:
    """Whether a line begins a note on attachments: 附件：, 附件：1.名单, 附1：."""
    return (
        _NOTE.match(par.seen) is not None
        and len(par.text) <= 120
        and not par.line.rows
        and not re.search("。.", par.text)
    )


def _may_be_row(par: Par) -> bool:
    return _NOTE_ROW.match(par.seen) is not None and len(par.text) <= 80 and not re.search("。.", par.text)


def _is_bare_row(pars: Sequence[Par], start: int, at: int) -> bool:
    """Whether a line without a number is a name in a note: 附件： stands above it with nothing after it, and only such names."""
    for i in range(at, max(start, at - 8), -1):
        par = pars[i]
        if par.styled or par.line.rows or len(par.text) > 50 or re.search("[。；！？]", par.seen):
            return False
        if match := _NOTE.match(pars[i - 1].seen):
            return match.end() == len(pars[i - 1].seen)
    return False


def goes_on_in_note(pars: Sequence[Par], start: int, at: int) -> bool:
    """Whether a line goes on with a name in a note on attachments: it stands right below the name, further in than its number, and is
    neither who signs nor when."""
    par = pars[at]
    if (
        par.after_blank
        or par.styled
        or par.line.rows
        or len(par.text) > 60
        or re.search("[。！？：]", par.seen)
    ):
        return False
    if _is_row(par):
        return False
    row = next((i for i in range(at - 1, max(start, at - 4), -1) if _is_row(pars[i])), None)
    if row is None or is_dated(par) or any(one.after_blank for one in pars[row + 1 : at]):
        return False
    above_row = takewhile(_may_be_of_note, (pars[i] for i in range(row, max(start, row - 40), -1)))
    if not any(map(_heads_note, above_row)):
        return False
    above = pars[at - 1].seen
    if opens(above) or above[-1] in "、和与及的" or _ends_name(above, par.seen):
        return True
    below = pars[at + 1 :][:2]
    if ORG.search(par.seen) or is_name(par.seen):
        return False
    if _above_date(below):  # of two lines there the second may sign, where the first hangs below a name
        hangs = _NOTE_ROW.match(pars[row].seen) and 0 < _indent(par) - _indent(pars[row]) <= _HUNG
        return bool(hangs) and not is_dated(below[0]) and ORG.search(below[0].seen) is not None
    if below and not below[0].after_blank and re.match(r"[2-9２-９]\s*[.．、]", below[0].seen):
        return True  # between two that are numbered
    return _indent(par) > _indent(pars[row]) + (2 if _NOTE.match(pars[row].seen) else 0)


def _ends_name(above: str, text: str) -> bool:
    """Whether a line is the rest of 关于…… above, which names no kind of paper before it: 关于开展春季村庄清 above 洁行动的通知."""
    return "关于" in above and not kind_in_title(above) and kind_in_title(above + text) != ""


_HUNG = 2  # em: a number and its mark


def _above_date(below: Sequence[Par]) -> bool:
    """Whether the lines right below one are who signs and when, or the date alone, with no blank line above them."""
    return any(map(is_dated, takewhile(lambda par: not par.after_blank, below)))


def _is_row(par: Par) -> bool:
    return _heads_note(par) or _may_be_row(par)


def _may_be_of_note(par: Par) -> bool:
    return _is_row(par) or not (par.after_blank or par.line.rows or re.search("[。！？]", par.seen))


def _indent(par: Par) -> float:
    """How far in a line stands, in em."""
    text = par.line.text
    return width_em(text[: len(text) - len(text.lstrip())])


def lines_of(notes: Sequence[Par]) -> list[str]:
    """The lines of a note on attachments as they were meant: those made one that go on with a name."""
    lines: list[str] = []
    for at, par in enumerate(notes):
        if at and goes_on_in_note(notes, -1, at):
            lines[-1] += par.text
        else:
            lines.append(par.text)
    return lines


def names_of(notes: Sequence[Par]) -> list[str]:
    """What a note on attachments names, without what nobody sees; a row without a number goes on with the name before, but
    where none has one."""
    names: list[str] = []
    rows = [par for par in notes if not _NOTE.match(par.seen)]
    bare_rows = not any(_NOTE_ROW.match(par.seen) for par in rows) and _opens_bare(notes)
    for par in notes:
        head = _NOTE.match(par.seen)
        text = par.seen[head.end() if head else 0 :]
        numbered = _NOTE_ROW.match(text)
        text = text[numbered.end() if numbered else 0 :]
        pieces = _ON_ONE_LINE.split(text) if numbered and _counts_on(par.seen) else [text]
        for index, piece in enumerate(pieces):
            name = piece.strip(BLANK + ("；;，," if len(pieces) > 1 else ""))
            if names and not (head or numbered or index or bare_rows):
                names[-1] += name
            elif name:
                names.append(name)
    return names


def _opens_bare(notes: Sequence[Par]) -> bool:
    match = _NOTE.match(notes[0].seen) if notes else None
    return match is not None and match.end() == len(notes[0].seen)


def _counts_on(text: str) -> bool:
    """Whether the numbers on a line rise by one: 附件：1.甲 2.乙."""
    found = [
        int(one)
        for one in re.findall(rf"(?:^|(?<=[{BLANK}；;，,：:（(]))([0-9０-９]{{1,2}})(?=\s*[.．、）)])", text)
    ]
    return len(found) > 1 and found == list(range(found[0], found[0] + len(found)))


# ---- each of them -------------------------------------------------------------------------------------------------


def bound_in(pars: Sequence[Par], notes: Sequence[Par]) -> list[Bound] | None:
    """The attachments below the signature; None where one of them has no title, or nothing below it. The first has no mark
    where it is the paper that the document forwards."""
    parts: list[tuple[Par | None, list[Par]]] = []
    marked = 0
    for par in pars:
        begins = par.styled == "attachment_mark" or _MARK.fullmatch(par.seen)
        titled = None if begins else _MARKED.fullmatch(par.seen)
        following = marked + 1
        if begins or (titled and (not parts or titled["number"] in (str(following), chinese(following)))):
            parts.append((par, []))
            marked += 1
        elif not parts:
            parts.append((None, [par]))
        else:
            parts[-1][1].append(par)
    names = names_of(notes)
    out: list[Bound] = []
    for mark, body in parts:
        before = out[-1] if out else None
        number = sum(one.mark is not None for one in out)
        if mark and not _MARK.fullmatch(mark.seen) and _MARKED.fullmatch(mark.seen):
            text, colon, title = re.split("([：:])", mark.text, maxsplit=1)
            text, title, lines = text + colon, title.lstrip(BLANK), 0
        else:
            number = nth_of(mark.seen, number) if mark else number
            name = names[number] if mark and number < len(names) else ""
            lines = _title_below(body, name) if mark else max(_title_below(body, name), 1)
            text, title = mark.text if mark else "", "\n".join(par.text for par in body[:lines])
        if not title or lines >= len(body):
            if before is None or mark is None:
                return None
            before.body.extend(
                (mark, *body)
            )  # 附件2 with nothing but a name below it stands in the one before
            continue
        out.append(Bound(mark, text, title, body[:lines], body[lines:]))
    return out


def nth_of(mark: str, following: int) -> int:
    """The place in the note of what a mark stands above, from 0 on: 附件2 is the second; `following` where it tells no number."""
    found = re.match(r"附\s*[件表录图]?\s*([0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})\s*[：:]?", mark)
    if not found:
        return following
    return (int(found[1]) if found[1].isdecimal() else parse_chinese(found[1]) or following + 1) - 1


def places_in(bound: Sequence[Bound], count: int) -> list[int]:
    """The places among `count` attachments of those that are bound: what is forwarded first, then by the numbers of their marks."""
    places: list[int] = []
    forwarded = sum(one.mark is None for one in bound)
    for at, one in enumerate(bound):
        place = at if one.mark is None else forwarded + nth_of(one.mark.seen, at - forwarded)
        places.append(place if at <= place < count and place not in places else at)
    return places if places == sorted(set(places)) else [*range(len(bound))]


def _is_captioned(par: Par) -> bool:
    """Whether a line is a title with what counts in parentheses behind it: 经费测算表（单位：万元）."""
    text = re.sub("[（(][^（）()]{2,24}[）)]$", "", par.seen)
    return text != par.seen and len(text) <= 40 and is_title_part(par._replace(text=text))


def _title_below(body: Sequence[Par], name: str) -> int:
    """How many lines under the mark of an attachment are its title, as the note names it or as titles look."""
    styled = next((i for i, par in enumerate(body) if par.styled != "attachment_title"), len(body))
    if styled:
        return styled
    if body and is_number(body[0].seen):  # of the paper that is attached, above its title
        below = _title_below(body[1:], name)
        return below and 1 + below
    for lines in range(1, min(len(body), 4)):
        if name and bare("".join(par.seen for par in body[:lines])) == bare(name):
            return lines
    if not body or not (is_title_part(body[0]) or is_title_end(body[0]) or _is_captioned(body[0])):
        return 0
    for lines in (2, 3):
        parts, last = body[: lines - 1], body[lines - 1 : lines]
        ends = len(body) > lines and all(map(is_title_end, last)) and not any(map(is_title_end, parts))
        if ends and all(map(is_title_part, parts)):
            return lines
    return 1
