"""Attachments of a draft: the note on them above the signature, and those that are bound with the document below it.

In: the paragraphs of a draft. Out: where the note stands, what it names, where attachments begin, and `Bound`, one of them.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..terms.characters import BLANK
from ..terms.numerals import chinese
from .lines import Par
from .sentences import is_date
from .titles import is_title_end, is_title_part

_MARK = re.compile(r"附\s*件\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]?")
_MARKED = re.compile(
    r"附\s*件\s*(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]\s*[^。；;：:，,]{2,60}"
)
_NOTE = re.compile(r"附\s*(?:件\s*)?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]\s*")
_NOTE_MORE = re.compile(r"[0-9]{1,2}\s*[.．、]")


class Bound(NamedTuple):
    """An attachment that is bound with the document: its mark and title, which may share a line, and what stands below."""

    mark: Par
    mark_text: str
    title: str
    title_lines: Sequence[Par]
    body: list[Par]


def is_dated(par: Par) -> bool:
    """Whether a line is a date, by its words or its style."""
    return is_date(par.seen) or par.styled == "date"


def begins_note(text: str) -> bool:
    """Whether a text begins as a note on attachments does: 附件：, 附1：."""
    return bool(_NOTE.match(text))


# ---- where they begin ---------------------------------------------------------------------------------------------


def attachments_at(pars: Sequence[Par], start: int) -> int:
    """The index of the mark above the first attachment; that of the end where there is none."""
    return next((i for i in range(start + 1, len(pars) - 1) if _begins_attachment(pars, i)), len(pars))


def _begins_attachment(pars: Sequence[Par], index: int) -> bool:
    """Whether a line is the mark above an attachment; 附件： alone may open the note instead."""
    par = pars[index]
    if par.styled == "attachment_mark":
        return True
    text = par.seen
    if not text.startswith("附"):
        return False
    if _MARK.fullmatch(text):
        return text[-1:] not in "：:" or par.line.page_break or _below_a_date(pars, index)
    following = pars[index + 1]
    return (
        bool(_MARKED.fullmatch(text))
        and (par.line.page_break or _below_a_date(pars, index))
        and not any(is_dated(one) for one in pars[index + 1 : index + 6])
        and not (_NOTE_MORE.match(following.seen) or _NOTE.match(following.seen))
    )


def _below_a_date(pars: Sequence[Par], index: int) -> bool:
    return any(is_dated(par) for par in pars[max(index - 3, 2) : index])


# ---- the note on them ---------------------------------------------------------------------------------------------


def note_at(pars: Sequence[Par], start: int, at: int) -> int:
    """The index of the first paragraph of the note on attachments; `at` where there is none."""
    first = at
    while first > start and at - first < 30:
        par = pars[first - 1]
        if par.styled == "attachment_note" and not _NOTE.match(par.seen):
            first -= 1
            continue
        if _NOTE.match(par.seen) and len(par.text) <= 120 and not re.search("。.", par.text):
            first -= 1
            while first > start and _NOTE.match(pars[first - 1].seen) and len(pars[first - 1].text) <= 120:
                first -= 1  # 附件1： above 附件2：
            return first
        if not _NOTE_MORE.match(par.seen) or len(par.text) > 80:
            break
        first -= 1
    return at


def names_of(notes: Sequence[Par]) -> list[str]:
    """What a note on attachments names, without what nobody sees; a row without a number goes on with the name before."""
    names: list[str] = []
    for par in notes:
        head = _NOTE.match(par.seen)
        name = par.seen[head.end() if head else 0 :]
        number = _NOTE_MORE.match(name)
        name = name[number.end() if number else 0 :].strip(BLANK)
        if names and not (head or number):
            names[-1] += name
        elif name:
            names.append(name)
    return names


# ---- each of them -------------------------------------------------------------------------------------------------


def bound_in(pars: Sequence[Par], notes: Sequence[Par]) -> list[Bound] | None:
    """The attachments below the signature; None where one of them has no title, or nothing below it."""
    parts: list[tuple[Par, list[Par]]] = []
    for par in pars:
        begins = par.styled == "attachment_mark" or _MARK.fullmatch(par.seen)
        titled = None if begins else _MARKED.fullmatch(par.seen)
        following = len(parts) + 1
        if not parts or begins or (titled and titled["number"] in (str(following), chinese(following))):
            parts.append((par, []))
        else:
            parts[-1][1].append(par)
    names = names_of(notes)
    out = []
    for number, (mark, body) in enumerate(parts):
        if not _MARK.fullmatch(mark.seen) and _MARKED.fullmatch(mark.seen):
            text, colon, title = re.split("([：:])", mark.text, maxsplit=1)
            text, title, lines = text + colon, title.lstrip(BLANK), 0
        else:
            lines = _title_below(body, names[number] if number < len(names) else "")
            text, title = mark.text, "\n".join(par.text for par in body[:lines])
        if not title or lines >= len(body):
            return None
        out.append(Bound(mark, text, title, body[:lines], body[lines:]))
    return out


def _title_below(body: Sequence[Par], name: str) -> int:
    """How many lines under the mark of an attachment are its title, as the note names it or as titles look."""
    styled = next((i for i, par in enumerate(body) if par.styled != "attachment_title"), len(body))
    if styled:
        return styled
    for lines in range(1, min(len(body), 4)):
        if "".join(par.seen for par in body[:lines]) == name:
            return lines
    if not body or (not is_title_part(body[0]) and not is_title_end(body[0])):
        return 0
    two = len(body) > 2 and not is_title_end(body[0]) and is_title_end(body[1])
    return 2 if two and is_title_part(body[0]) else 1
