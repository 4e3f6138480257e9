"""What stands below the text of a draft: closing phrase, note on attachments, signature, date, remark, attachments.

In: the paragraphs of a draft and where its text may begin. Out: `Foot`: which paragraphs are what. Nothing is noted on them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ..terms.characters import BLANK
from ..terms.numerals import chinese, read_label
from .paragraphs import Par, is_date, ordinal
from .phrases import (
    ALIEN,
    BULLET,
    CONTACT,
    COPIES,
    IN_PARENTHESES,
    MARK,
    MARKED,
    NOTE,
    NOTE_MORE,
    ORG,
    PHRASE,
    PUNCTUATION,
    SIGNER,
    WHO,
    is_addressees,
    is_title_end,
    is_title_part,
    style_role,
)


class Bound(NamedTuple):
    """An attachment that is bound with the document: its mark and title, which may share a line, and what stands below."""

    mark: Par
    mark_text: str
    title: str
    title_lines: Sequence[Par]
    body: list[Par]


class Foot(NamedTuple):
    """The foot of a draft, which begins at paragraph `at` with the `notes` on attachments; the `phrases` above them end the
    text. `copies` are put aside; `bound` is None where an attachment at the end has no title, or nothing below it;
    `stranded` are paragraphs of a foot that can only be printed where they stand as text."""

    at: int
    phrases: Sequence[Par]
    notes: Sequence[Par]
    names: Sequence[Par]
    date: Par | None
    remarks: Sequence[Par]
    attached: Sequence[Par]
    bound: Sequence[Bound] | None
    copies: Sequence[Par]
    stranded: Sequence[Par]


def find(pars: Sequence[Par], start: int) -> Foot:
    """The foot of a draft whose text begins at `start` or below."""
    attached = next((i for i in range(start + 1, len(pars) - 1) if _begins_attachment(pars, i)), len(pars))
    ends = len(pars)
    while ends > attached + 2 and COPIES.match(pars[ends - 1].seen):
        ends -= 1
    below, remarks, aside = _below_date(pars, start, attached)
    date, names, at = _signed(pars, start, below)
    if remarks and not date and not names:
        at, remarks = below + len(remarks), []
    note_at = _note(pars, start, at)
    notes = pars[note_at:at]
    phrase_at = note_at
    while phrase_at > start and note_at - phrase_at < 2 and _is_closing_phrase(pars[phrase_at - 1]):
        phrase_at -= 1
    stranded = []
    if note_at > start + 1:
        above = pars[note_at - 1]
        if notes and not date and _is_dated(above):  # signed above the note, which prints above a signature
            signed = note_at - 1
            while signed > start + 1 and _is_name(pars[signed - 1], True):
                signed -= 1
            stranded.append(pars[signed])
        if names and IN_PARENTHESES.fullmatch(above.seen) and CONTACT.match(above.seen):
            stranded.append(above)  # a remark prints below the date
    return Foot(
        note_at,
        pars[phrase_at:note_at],
        notes,
        names,
        date,
        remarks,
        pars[attached:ends],
        _bound(pars[attached:ends], notes),
        [*aside, *pars[ends:]],
        stranded,
    )


# ---- names and dates on one line ---------------------------------------------------------------------------------

_ASIDE = re.compile("[ \u3000\t]{2,}|\t")


def one_below_the_other(pars: Sequence[Par]) -> list[Par]:
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


# ---- where attachments begin --------------------------------------------------------------------------------------


def _begins_attachment(pars: Sequence[Par], index: int) -> bool:
    """Whether a line is the mark above an attachment; 附件： alone may open the note instead."""
    par = pars[index]
    if style_role(par) == "attachment_mark":
        return True
    if MARK.fullmatch(par.seen):
        return par.seen[-1:] not in "：:" or par.line.page_break or _below_a_date(pars, index)
    following = pars[index + 1]
    return (
        bool(MARKED.fullmatch(par.seen))
        and (par.line.page_break or _below_a_date(pars, index))
        and not any(_is_dated(one) for one in pars[index + 1 : index + 6])
        and not (NOTE_MORE.match(following.seen) or NOTE.match(following.seen))
    )


def _below_a_date(pars: Sequence[Par], index: int) -> bool:
    return any(_is_dated(par) for par in pars[max(index - 3, 2) : index])


def _is_dated(par: Par) -> bool:
    return is_date(par.seen) or style_role(par) == "date"


# ---- below the date -----------------------------------------------------------------------------------------------


def _below_date(pars: Sequence[Par], start: int, at: int) -> tuple[int, list[Par], list[Par]]:
    """The index after the date (or what stands in its place), the remarks below it, and what is put aside there."""
    end = at
    remarks: list[Par] = []
    aside: list[Par] = []
    alien: list[Par] = []
    while end > start + 1 and not _is_dated(pars[end - 1]):
        par = pars[end - 1]
        if COPIES.match(par.seen):
            aside.insert(0, par)
        elif (_is_remark(par, pars[end - 2]) and not ALIEN.match(par.seen)) or (
            CONTACT.match(par.seen) and len(par.text) <= 80
        ):
            remarks.insert(0, par)
        elif len(alien) < 3 and _may_be_alien(par) and (not alien or _is_talk(par)):
            alien.append(par)
            aside.insert(0, par)
        else:
            break
        end -= 1
    if end > start + 1 and _is_dated(pars[end - 1]):
        above = pars[end - 2]
        signed = _is_name(above, True) and (ORG.search(above.seen) or WHO.match(above.seen))
        if signed or all(ALIEN.search(par.seen) for par in alien):
            return end, remarks, aside
    # Without a date, only what stands at the very end is sure.
    remarks, aside = [], []
    while at > start + 1 and COPIES.match(pars[at - 1].seen):
        at -= 1
        aside.insert(0, pars[at])
    if at > start + 1 and _is_remark(pars[at - 1], pars[at - 2]):
        at -= 1
        remarks = [pars[at]]
    return at, remarks, aside


def _may_be_alien(par: Par) -> bool:
    """Whether a line below the date may be of another's making: short, and no part of a text."""
    if par.line.rows or par.line.picture or par.typed or style_role(par) or read_label(par.seen):
        return False
    return len(par.text) <= 30 and not re.search("。.|[；：:]$", par.seen) and not NOTE.match(par.seen)


def _is_talk(par: Par) -> bool:
    """Whether a line speaks about the document, or is a whole sentence."""
    return bool(ALIEN.search(par.seen) or re.search("[。！!？?]$", par.seen))


def _is_remark(par: Par, before: Par) -> bool:
    if style_role(par) == "remark":
        return True
    text = par.seen
    if len(text) > 80 or not IN_PARENTHESES.fullmatch(text):
        return False
    return is_date(before.seen) or bool(re.search("联系|电话|公开|此件", text))


# ---- date and names -----------------------------------------------------------------------------------------------


def _signed(pars: Sequence[Par], start: int, at: int) -> tuple[Par | None, list[Par], int]:
    """The date, the names above it, and the index of the first of them."""
    date: Par | None = None
    names: list[Par] = []
    if at > start + 1 and _is_dated(pars[at - 1]):
        at -= 1
        date = pars[at]
    while at > start + 1 and len(names) < 6 and _is_name(pars[at - 1], date is not None):
        at -= 1
        names.insert(0, pars[at])
        if date is None and not style_role(pars[at]) and not SIGNER.fullmatch(pars[at].seen):
            break
    # Under a heading that has nothing else, or a colon, stands a list, of which the body below it is no part.
    if len(names) > 1 and not style_role(names[0]) and _is_bare_heading(pars[at - 1]):
        own = max((i for i, par in enumerate(names) if ORG.search(par.seen)), default=0)
        names, at = names[own:], at + own
    return date, names, at


def _is_bare_heading(par: Par) -> bool:
    if par.seen[-1:] in "：:":
        return not is_addressees(par.seen)
    labelled = read_label(par.seen) or par.line.outline
    return bool(labelled) and len(par.text) <= 40 and not re.search("[。；;！!？?]$", par.seen)


def _is_name(par: Par, dated: bool) -> bool:
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
    if read_label(text) or ordinal(text) or _is_closing_phrase(par) or is_date(text):
        return False
    if dated:
        return True
    return bool(WHO.match(text) or (SIGNER.fullmatch(text) and re.match("[^：:]{5}", text))) or (
        bool(ORG.search(text)) and 4 <= len(text) <= 30 and par.line.align != "center"
    )


def signs(par: Par) -> bool:
    """Whether a line tells by itself that it signs: a body, or a name with what it is."""
    text = par.seen
    return style_role(par) == "signature" or bool(
        ORG.search(text) or WHO.match(text) or SIGNER.fullmatch(text)
    )


def _is_closing_phrase(par: Par) -> bool:
    return style_role(par) == "closing_phrase" or (
        len(par.text) <= 45
        and not par.line.rows
        and not read_label(par.seen)
        and bool(PHRASE.search(par.seen))
    )


# ---- note on attachments, attachments -----------------------------------------------------------------------------


def _note(pars: Sequence[Par], start: int, at: int) -> int:
    """The index of the first paragraph of the note on attachments; `at` where there is none."""
    first = at
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


def _bound(pars: Sequence[Par], notes: Sequence[Par]) -> list[Bound] | None:
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
    names = names_of(notes)
    out = []
    for number, (mark, body) in enumerate(parts):
        if not MARK.fullmatch(mark.seen) and MARKED.fullmatch(mark.seen):
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
    styled = next((i for i, par in enumerate(body) if style_role(par) != "attachment_title"), len(body))
    if styled:
        return styled
    for lines in range(1, min(len(body), 4)):
        if "".join(par.seen for par in body[:lines]) == name:
            return lines
    if not body or (not is_title_part(body[0]) and not is_title_end(body[0])):
        return 0
    two = len(body) > 2 and not is_title_end(body[0]) and is_title_end(body[1])
    return 2 if two and is_title_part(body[0]) else 1


def names_of(notes: Sequence[Par]) -> list[str]:
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
