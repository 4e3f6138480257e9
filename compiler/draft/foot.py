"""What stands below the text of a draft: closing phrase, note on attachments, signature, date, remark, attachments.

In: the paragraphs of a draft and where its text may begin. Out: `Foot`, which of them are what; `foot_fields` makes fields of it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from .attached import Bound, attachments_at, bound_in, note_at
from .below_date import Trailing, below_date
from .foot_lines import CONTACT, TELLS_OF_PAPER, is_aside, is_closing_phrase, is_date_line, may_be_aside
from .lines import Par
from .names import signs_as, signs_by_hand
from .outside import is_copies, is_found_in, of_page
from .sentences import IN_PARENTHESES
from .signers import Signed, signed, tells_signer
from .titles import is_rule


class Foot(NamedTuple):
    """The foot of a draft, which begins at paragraph `at`; the `phrases` above it end the text. `copies` and what stands
    `aside`, of a page or an imprint, are put aside; `bound` is None where an attachment at the end has no title, or nothing
    below it; `moved` is the first line that is printed elsewhere than it stands: note on attachments, names, date, remark is
    the order of a document; `stranded` is a remark above the names, which stays
    there as text."""

    at: int
    phrases: Sequence[Par]
    notes: Sequence[Par]
    names: Sequence[Par]
    date: Par | None
    remarks: Sequence[Par]
    attached: Sequence[Par]
    bound: Sequence[Bound] | None
    copies: Sequence[Par]
    aside: Sequence[Par]
    moved: Par | None
    stranded: Par | None


def find_foot(pars: Sequence[Par], start: int, title: str = "") -> Foot:
    """The foot of a draft of that title whose text begins at `start` or below."""
    ends = _last(pars, start)
    attached = attachments_at(pars[:ends], start, title)
    form = _form_at(pars, start, attached)
    below = below_date(pars, start, form)
    by = signed(pars, start, below.at)
    if form < attached and not (
        by.names and (by.date or signs_as(by.names[-1].seen))
    ):  # nobody signs above it
        form, below, by = attached, Trailing(attached), Signed(attached)
    at, remarks = by.at, [*by.contacts, *below.remarks, *pars[form:attached]]
    if not by.date and not by.names and not all(TELLS_OF_PAPER.search(par.seen) for par in remarks):
        at, remarks = below.at + len(remarks), []
    ends_text = note_at(pars, start, at)
    notes = [*pars[ends_text:at], *below.notes]
    if notes and not by.names and not by.date and ends_text > start + 2:
        by = _signed_above_note(pars, start, ends_text)
        ends_text, remarks = by.at, [*by.contacts, *remarks]
    remarks.sort(key=lambda par: par.at)
    aside = [*below.aside, *pars[ends:]]
    above = pars[ends_text - 1] if ends_text > start + 1 else None
    return Foot(
        at=ends_text,
        phrases=_phrases(pars[start:ends_text]),
        notes=notes,
        names=by.names,
        date=by.date,
        remarks=remarks,
        attached=pars[attached:ends],
        bound=bound_in(pars[attached:ends], notes),
        copies=[par for par in aside if is_copies(par.seen)],
        aside=[par for par in aside if not is_copies(par.seen)],
        moved=_moved([*notes, *by.names, *([by.date] if by.date else []), *remarks]),
        stranded=above if above and by.names and _is_remark_above(above) else None,
    )


def _phrases(text: Sequence[Par]) -> Sequence[Par]:
    """The phrases that end a text, two at most."""
    first = len(text)
    while first and len(text) - first < 2 and is_closing_phrase(text[first - 1]):
        first -= 1
    return text[first:]


def _is_remark_above(par: Par) -> bool:
    return bool(IN_PARENTHESES.fullmatch(par.seen) and CONTACT.match(par.seen)) and not par.line.rows


def _signed_above_note(pars: Sequence[Par], start: int, at: int) -> "Signed":
    """Who signs, and when, just above a note on attachments, where they stand in the wrong order."""
    found = signed(pars, start, at)
    if found.names and (found.date or tells_signer(found.names[-1])):
        return found
    return Signed(at)


def _moved(printed: Sequence[Par]) -> Par | None:
    """The first of the lines that stands in the draft above one that is printed before it."""
    return next((b for a, b in pairwise(printed) if b.at < a.at), None)


# ---- a form that others fill in ------------------------------------------------------------------------------------

_OPINION = re.compile("[^。，；]{0,16}(?:意见|审批|批示|审核)[：:]")
# What those above say of who reports: 考核意见：同意评为称职等次。
_REVIEW = re.compile(
    "(?:考核|评议|审核|考评|组织|领导|主管部门|党支部|党委)[^。，；：:]{0,8}意见[：:].{2,60}$"
)
_BY_HAND = re.compile("[（(](?:盖章|公章|签章|签字|印章)[）)]|[ \u3000_＿]*年[ \u3000_＿]*月[ \u3000_＿]*日")


# An answer, with room for a seal or a name: 情况属实。（盖章）　经办人签字：____
_FILLED_IN = re.compile(r"(?=.{4,60}$).*(?:[（(](?:盖章|公章|签章|签字)[）)]|签[字名章][：:]).*[_＿：:）)]")


def _form_at(pars: Sequence[Par], start: int, end: int) -> int:
    """The index where a form begins that others fill in by hand, 村委会意见： with room for seal and date; `end` where none does."""
    at = form = end
    while at > start + 1:
        text = pars[at - 1].seen
        if _OPINION.fullmatch(text) or _REVIEW.match(text):
            form = at - 1
        elif not (_BY_HAND.fullmatch(text) or signs_by_hand(text) or _FILLED_IN.fullmatch(text)):
            break
        at -= 1
    return form if form < end else _slip_at(pars, start, end)


_SLIP = 16  # lines: no slip is longer


def _slip_at(pars: Sequence[Par], start: int, end: int) -> int:
    """The index below a line to tear along, a date above it, with room below it for those who fill in a slip; `end` where none
    is."""
    for at in range(end - 1, max(start + 1, end - _SLIP), -1):
        torn = is_rule(pars[at].seen) or (is_found_in(pars[at].seen) and re.search("[剪裁撕]", pars[at].seen))
        if torn and is_date_line(pars[at - 1]) and at + 1 < end:
            by_hand = any(
                re.search("[_＿]{3}", par.seen) or _BY_HAND.fullmatch(par.seen) for par in pars[at + 1 : end]
            )
            return at + 1 if by_hand else end
    return end


# ---- of a page, or an imprint --------------------------------------------------------------------------------------


def _last(pars: Sequence[Par], start: int) -> int:
    """The index after the last paragraph that is of the paper, not of an imprint or of the page it was copied from."""
    ends = len(pars)
    for i in range(max(start + 2, ends - _TAIL), ends):
        if re.match("相关(?:阅读|链接|新闻|稿件|文章|推荐)[：:]?", pars[i].seen) and all(
            len(par.text) <= 60 and not re.search("[。；]", par.seen) and not is_date_line(par)
            for par in pars[i + 1 :]
        ):
            ends = i
            break
    while ends > start + 2 and is_aside(pars[ends - 1]):
        ends -= 1
    # 编辑：, 审核： may be of a page, and are where a line above them is.
    first = ends
    while first > start + 2 and (is_aside(pars[first - 1]) or may_be_aside(pars[first - 1])):
        first -= 1
    while first < ends and not of_page(pars[first].seen):
        first += 1
    return first


_TAIL = 16  # lines: what a page has below a text
