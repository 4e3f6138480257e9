"""What stands above the text of a draft: title, subtitle, reporter, date, addressees; and what stands before the title.

In: the paragraphs of a draft. Out: `Head`, which of them are what; `head_part` makes fields of it. What a line below the
title is is a row of `BELOW`.
"""

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from ..messages import codes
from ..source.load import Data, Path
from ..terms.characters import short
from ..terms.dates import printed_date
from ..terms.decisions import Row, decide
from ..terms.numerals import read_label
from .keys import ADDRESSEES, NAME, REPORTER, REPORTER_DATE, SUBTITLE, TITLE, UNIT
from .labels import runs_on
from .lines import Par
from .names import ORG, POST, WHO, is_addressees
from .roles import Doubt, Part, Taken, taken
from .sentences import IN_PARENTHESES, PUNCTUATION, is_date
from .titles import GREETING, is_title_end, is_title_part

_REACH = 16  # paragraphs: no head is longer
_DASHES = "—─－"


class Head(NamedTuple):
    """The head of a draft: the `cover` before its title, which is put aside; the title and why it is one; and the lines
    `below` it, each with what it was taken for."""

    cover: Sequence[Par] = ()
    title: Sequence[Par] = ()
    reason: str = ""
    below: Sequence[Taken] = ()

    @property
    def title_ends(self) -> int:
        """The index of the first paragraph after the title."""
        return len(self.cover) + len(self.title)

    @property
    def ends(self) -> int:
        """The index of the first paragraph of the text."""
        return self.title_ends + len(self.below)


def find_head(pars: Sequence[Par]) -> Head:
    """The head of a draft; empty where it begins with its text."""
    top = _only_top(pars)
    limit = next(
        (
            i
            for i, par in enumerate(pars[:_REACH])
            if par is not top and (par.line.rows or par.line.picture or _begins_text(par))
        ),
        min(_REACH, len(pars)),
    )
    first, last, reason = _title(pars, limit)
    if last > first:
        return Head(pars[:first], pars[first:last], reason, _below(pars, last, limit))
    if limit and is_addressees(pars[0].seen):
        return Head(below=_below(pars, 0, 1))
    return Head()


# ---- the title ----------------------------------------------------------------------------------------------------


def _only_top(pars: Sequence[Par]) -> Par | None:
    """The only heading of the first outline level, where it is the title though something stands before it."""
    tops = [par for par in pars if par.line.outline == 1]
    if len(tops) != 1 or not is_title_end(tops[0], tops[0] is pars[0]) or read_label(tops[0].seen):
        return None
    return tops[0]


def _begins_text(par: Par) -> bool:
    if par.styled:
        return False
    if par.typed or par.line.outline:
        return True
    found = read_label(par.seen)
    return found is not None and not runs_on(found, par.text)


def _title(pars: Sequence[Par], limit: int) -> tuple[int, int, str]:
    """The first and last (exclusive) index of the title's lines and why; equal where there is none."""
    styled = [i for i in range(limit) if pars[i].styled == "title"]
    if styled:
        last = styled[0]
        while last < limit and pars[last].styled == "title":
            last += 1
        return styled[0], last, "style"
    at = next((i for i in range(limit) if is_title_end(pars[i], i == 0)), None)
    reason = "tail"
    if at and pars[at].seen[0] in _DASHES:  # ——在……会议上的讲话: the title stands above
        at -= 1
    if at is None:
        if not (limit and _may_be_title(pars)):
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


def _may_be_title(pars: Sequence[Par]) -> bool:
    """Whether the first line, which does not end as titles do, is one all the same: short and bare, above a text."""
    head = pars[0]
    return (
        len(pars) > 1
        and len(head.text) <= 40
        and not PUNCTUATION.search(head.seen)
        and not is_date(head.seen)
        and not head.styled
        and not is_addressees(head.seen)
        and any(len(par.text) > 40 or _begins_text(par) for par in pars[1:6])
        and not ORG.search(head.seen)
    )


# ---- below the title ----------------------------------------------------------------------------------------------


class Below(NamedTuple):
    """A line below the title, and the line that follows it."""

    par: Par
    following: Par | None

    @property
    def text(self) -> str:
        return self.par.seen

    @property
    def is_bare_name(self) -> bool:
        """Two to four characters, with blanks between them or not."""
        return bool(re.fullmatch(r"\S[ \u3000]*\S[ \u3000]*\S?[ \u3000]*\S?", self.text)) and not (
            PUNCTUATION.search(self.text)
        )

    @property
    def is_open(self) -> bool:
        """Whether it may be no name: long, or with marks, or a figure at its head, or with nothing below it."""
        text = self.text
        return len(text) > 40 or bool(PUNCTUATION.search(text)) or self.following is None or text[0].isdigit()

    @property
    def next_text(self) -> str:
        return self.following.seen if self.following else ""


# What a line is and why; empty where the text begins. The first that holds decides.
BELOW: tuple[Row[Below, tuple[str, str]], ...] = (
    Row(
        "a reporter's style, on a date",
        lambda one: one.par.styled == "reporter" and is_date(one.text.strip("（）()")),
        ("reporter_date", "style"),
    ),
    Row("a subtitle's style", lambda one: one.par.styled == "subtitle", ("subtitle", "style")),
    Row("a reporter's style", lambda one: one.par.styled == "reporter", ("reporter", "style")),
    Row("the style of addressees", lambda one: one.par.styled == "addressees", ("addressees", "style")),
    Row("addressed, and a colon", lambda one: is_addressees(one.text), ("addressees", "colon")),
    Row(
        "a date, with parentheses or without",
        lambda one: is_date(one.text) or (IN_PARENTHESES.fullmatch(one.text) and is_date(one.text[1:-1])),
        ("reporter_date", "date"),
    ),
    Row(
        "a dash before it, or parentheses",
        lambda one: (
            len(one.text) <= 60
            and not re.search("[。；]", one.text)
            and (one.text[:1] in _DASHES or IN_PARENTHESES.fullmatch(one.text))
        ),
        ("subtitle", "dash"),
    ),
    Row(
        "报告人： and a name", lambda one: WHO.match(one.text) and len(one.text) <= 40, ("reporter", "below")
    ),
    Row(
        "a bare name above those addressed",
        lambda one: one.is_bare_name and is_addressees(one.next_text),
        ("reporter", "below"),
    ),
    Row("the text", lambda one: one.is_open, ("", "")),
    Row("a line above a date", lambda one: is_date(one.next_text.strip("（）()")), ("reporter", "below")),
    Row(
        "two words, as post and name",
        lambda one: len(one.text) <= 24 and re.search(r"\S[ \u3000]+\S", one.text),
        ("reporter", "below"),
    ),
    Row(
        "a body or a post",
        lambda one: ORG.search(one.text) or POST.search(one.text),
        ("reporter", "below"),
    ),
    Row(
        "a few characters above a paragraph",
        lambda one: len(one.text) <= 4 and one.following is not None and len(one.following.text) > 20,
        ("reporter", "below"),
    ),
    Row("some other line", lambda _: True, ("", "")),
)


def _below(pars: Sequence[Par], at: int, limit: int) -> list[Taken]:
    """Subtitle, reporter, date and addressees, from an index on."""
    found: list[Taken] = []
    while at < limit:
        below = Below(pars[at], pars[at + 1] if at + 1 < len(pars) else None)
        role, reason = decide(BELOW, below).verdict
        before = [one.role for one in found]
        if not role or (role == "subtitle" and set(before) - {"subtitle"}) or before.count(role) > 3:
            break
        found.append(taken(pars[at], role, reason, "head"))
        at += 1
        if role == "addressees":
            break
    return found


# ---- as fields ----------------------------------------------------------------------------------------------------


def head_part(head: Head, formatted: bool) -> Part:
    """The head as fields; what stands before the title, and a title that is none for certain, are told."""
    fields: dict[str, Data] = {}
    places: dict[Path, int] = {}
    doubts = [Doubt(codes.LEFT_OUT, par, {"text": short(par.text)}) for par in head.cover]
    if title := head.title:
        fields[TITLE] = "\n".join(par.text for par in title)
        places[TITLE,] = title[0].numbers[0]
        if head.reason == "alone" and not formatted:
            doubts.append(Doubt(codes.TITLE_UNSURE, title[0], {"text": short(title[0].text)}, TITLE))
    # A date above the names prints there as a subtitle only; one below them as a date, or a line of the name.
    found = head.below
    who = next((i for i, one in enumerate(found) if one.role == "reporter"), len(found))
    above = [one for one in found[:who] if one.role != "addressees"]
    below = [one for one in found[who:] if one.role != "addressees"]
    if who == len(found) and above and _reporter_date(above[-1]):
        below = [above.pop()]
    if above:
        fields[SUBTITLE] = "\n".join(one.par.text for one in above)
        places[SUBTITLE,] = above[0].par.numbers[0]
    if below:
        date = _reporter_date(below[-1])
        names = "\n".join(one.par.text for one in (below[:-1] if date else below))
        fields[REPORTER] = (_reporter(names) if names else {}) | ({REPORTER_DATE: date} if date else {})
        places[REPORTER,] = below[0].par.numbers[0]
    for one in found:
        if one.role == "addressees":
            fields[ADDRESSEES] = _addressees(one.par.text)
            places[ADDRESSEES,] = one.par.numbers[0]
    return Part(
        fields,
        places,
        [
            *(taken(par, "cover", "before", "head") for par in head.cover),
            *(taken(par, "title", head.reason, "title") for par in title),
            *found,
        ],
        doubts,
    )


def iso(text: str) -> str:
    """2026-01-05 where a date is written as the compiler prints it; empty otherwise."""
    match = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text)
    if not match:
        return ""
    try:
        date = datetime.date(*map(int, match.groups()))
    except ValueError:
        return ""
    return date.isoformat() if printed_date(date) == text else ""


def _reporter_date(one: Taken) -> str:
    """2026-01-05 for （2026年1月5日） below the reporter; empty where it prints otherwise."""
    inside = one.par.text[1:-1]
    return iso(inside) if one.role == "reporter_date" and one.par.text == f"（{inside}）" else ""


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
