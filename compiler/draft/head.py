"""What stands above the text of a draft: title, subtitle, reporter, date, addressees; and what stands before the title.

In: the paragraphs of a draft. Out: `Head`, which of them are what; `head_fields` makes fields of it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..terms.numerals import read_label
from .below import begins_text, lines_below
from .lines import Par
from .names import is_addressees, is_greeting
from .outside import is_sender
from .roles import Taken
from .sentences import PUNCTUATION
from .title_place import REACH, is_cover, title_at
from .titles import greets, is_outside, is_title_end


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


def find_head(pars: Sequence[Par], headed: bool = False) -> Head:
    """The head of a draft; empty where it begins with its text. `headed`: the mark of who issues it was found above."""
    top = _only_top(pars)
    limit = next(
        (
            i
            for i, par in enumerate(pars[:REACH])
            if par is not top
            and (
                par.line.rows
                or par.line.picture
                or begins_text(par)
                or _begins_count(pars, i)
                or _begins_attachment(pars, i)
            )
        ),
        min(REACH, len(pars)),
    )
    first, last, reason = title_at(pars, _inside(pars, limit), limit, headed)
    if last > first:
        return Head(pars[:first], pars[first:last], reason, lines_below(pars, last, limit))
    first = _inside(pars, limit)
    if first < limit and is_addressees(pars[first].seen):
        return Head(pars[:first], below=lines_below(pars, first, first + 1))
    return Head()


def _begins_count(pars: Sequence[Par], at: int) -> bool:
    """Whether the parts of a standard, 1 and 2 with a blank behind them, begin at a line, as no title does."""
    return re.match(_PART.format(1), pars[at].seen) is not None and any(
        re.match(_PART.format(2), par.seen) for par in pars[at + 1 : at + REACH]
    )


_PART = "{}[ \u3000]+[\u3400-\u9fff]"


def _begins_attachment(pars: Sequence[Par], at: int) -> bool:
    """Whether the mark of an attachment stands below a text, whose title is not that of the attachment."""
    return re.fullmatch("附[ \u3000]*件[ \u3000]*[0-9一二三]?", pars[at].seen) is not None and any(
        len(par.text) > 25 and par.seen[-1] == "。" for par in pars[:at]
    )


def _inside(pars: Sequence[Par], limit: int) -> int:
    """The index of the first paragraph that is of the paper, not of the page that it was copied from, of a letterhead or of who
    passed it on."""
    return next(
        (
            i
            for i in range(limit)
            if pars[i].styled
            or not (is_outside(pars[i].seen) or is_sender(pars[i].seen) or _is_passed_on(pars, i))
        ),
        limit,
    )


def _is_passed_on(pars: Sequence[Par], at: int) -> bool:
    """Whether a line that a blank one parts from the paper speaks to a colleague about it: @小王 这是最新的一稿，请排版."""
    text = pars[at].seen
    return (
        at + 2 < len(pars)
        and pars[at + 1].after_blank
        and (text[0] in "@＠" or (greets(text) and PUNCTUATION.search(text) is not None))
        and not (is_title_end(pars[at]) or is_addressees(text) or is_greeting(text))
    )


def _only_top(pars: Sequence[Par]) -> Par | None:
    """The only heading of the first outline level, where it is the title though something stands before it; or the first of
    all headings, where others of its level have labels."""
    outlined = [par for par in pars if par.line.outline]
    if not outlined:
        return None
    top, others = outlined[0], [par for par in outlined[1:] if par.line.outline == outlined[0].line.outline]
    if top.line.outline != min(par.line.outline for par in outlined) or read_label(top.seen):
        return None
    labels = sum(read_label(par.seen) is not None for par in others)
    alone = (not others and top.line.outline == 1) or (labels > 1 and is_cover(pars[: pars.index(top)]))
    return top if alone and is_title_end(top, top is pars[0]) else None
