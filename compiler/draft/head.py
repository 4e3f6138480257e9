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
from .names import (
    ORG,
    POST,
    WHO,
    calls_by_words,
    is_addressees,
    is_greeting,
    is_name,
    is_no_name,
    is_post_and_name,
    may_be_addressees,
    signs_as,
)
from .outside import (
    adopted,
    is_full_number,
    is_meeting,
    is_number,
    is_stamped,
    may_be_of_meeting,
    may_be_of_page,
    of_page,
)
from .roles import Doubt, Part, Taken, impossible, left_out, taken
from .sentences import IN_PARENTHESES, PUNCTUATION, is_date, labelled_date
from .titles import bare, breaks_badly, greets, is_bare_kind, is_outside, is_rule, is_title_end, is_title_part

_REACH = 24  # paragraphs: no head is longer
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
    first = _inside(pars, limit)
    if first < limit and is_addressees(pars[first].seen):
        return Head(pars[:first], below=_below(pars, first, first + 1))
    return Head()


def _inside(pars: Sequence[Par], limit: int) -> int:
    """The index of the first paragraph that is of the paper, not of the page that it was copied from or of a letterhead."""
    return next((i for i in range(limit) if pars[i].styled or not is_outside(pars[i].seen)), limit)


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
    top = _below_cover(pars, _inside(pars, limit), limit)
    ends = next(
        (i for i in range(top, limit) if is_title_end(pars[i], i == top) or (i > top and _is_rest(pars, i))),
        None,
    )
    if ends is not None and ends > top and _stands_above_text(pars, top, ends):
        ends = None
    if ends is not None:
        at = (
            ends - 1 if ends > top and pars[ends].seen[0] in _DASHES else ends
        )  # ——在……会议上的讲话: the title stands above
        first = at
        parted = _parts_by_blanks(pars[top:limit])
        while (
            first > top
            and at - first < 3
            and is_title_part(pars[first - 1])
            and not (parted and _is_apart(pars, first, at))
        ):
            first -= 1
        first = _below_letterhead(pars, top, first, at)
        if not _is_paper(pars[top:first]):
            if _is_cover(pars[top:first]):
                return first, _with_more_lines(pars, first, at + 1, limit), "tail"
        elif is_addressees(pars[top].seen):
            return 0, 0, ""
    if top < limit:
        parts = _parts_of_one(pars, top, limit)
        if parts > top or _may_be_title(pars[top:]):
            last = parts if parts > top else top + (2 if _is_pair(pars, top, limit) else 1)
            return top, _with_more_lines(pars, top, last, limit), "alone"
    return 0, 0, ""


def _stands_above_text(pars: Sequence[Par], top: int, ends: int) -> bool:
    """Whether the first line is a title, or calls those addressed, though another below the text, of an attachment, ends as
    titles do."""
    first = pars[top].seen
    titled = (
        (len(bare(first)) > 3 or is_addressees(pars[top + 1].seen) or is_greeting(pars[top + 1].seen))
        and not greets(first)
        and _may_be_title(pars[top:])
    )
    return (titled or is_addressees(first)) and (
        any(
            len(par.text) > 25 and par.seen[-1] in "。！？!?" and not _is_of_cover(par.seen)
            for par in pars[top + 1 : ends]
        )
    )


def _is_of_cover(text: str) -> bool:
    return greets(text) or _TO_A_COLLEAGUE.search(text) is not None


def _parts_by_blanks(pars: Sequence[Par]) -> bool:
    """Whether blank lines part what does not belong together, and not any line from the next."""
    return any(not par.after_blank for par in pars[1:])


def _is_apart(pars: Sequence[Par], first: int, at: int) -> bool:
    """Whether a blank line parts the line above `first` from a title that is whole without it, and ends at `at`: of an agency's
    letterhead, or of the meeting that the paper is for."""
    above, whole = pars[first - 1], bare("".join(par.seen for par in pars[first : at + 1]))
    return (
        pars[first].after_blank
        and len(whole) > 8
        and (
            len(bare(above.seen)) < 4
            or ORG.search(above.seen) is not None
            or is_meeting(above.seen)
            or is_title_end(above)
            or is_date(above.seen)
        )
    )


def _below_letterhead(pars: Sequence[Par], top: int, first: int, last: int) -> int:
    """The index of the first line of a title from `first` to `last`, without the bodies of a letterhead above it: more of them
    than a title has room for, or one above a mere kind of paper that the document number stands below."""
    own = first
    while own < last and ORG.search(pars[own].seen):
        own += 1
    many = (
        last - first == 3
        and first > top
        and is_title_part(pars[first - 1])
        and ORG.search(pars[first - 1].seen)
    )
    numbered = (
        own == last
        and last + 1 < len(pars)
        and is_full_number(pars[last + 1].seen)
        and "关于" not in pars[last].seen
        and is_bare_kind(pars[last])
    )
    # 沙 渡 区 商 务 局 above 沙渡区商务局关于……: a title says its body once.
    # So do characters that blanks part, one and all, above a line that none does.
    body = bare(pars[first].seen)
    if first < last and ORG.search(body):
        below = pars[first + 1].seen
        if bare(below).startswith(body) or (
            _SPACED.fullmatch(pars[first].seen) and below.startswith("关于") and not _SPACED.fullmatch(below)
        ):
            return first + 1
    return own if many or numbered else first


_SPACED = re.compile("[㐀-鿿](?:[ \u3000]+[㐀-鿿]){3,}")


def _below_cover(pars: Sequence[Par], top: int, limit: int) -> int:
    """The index of the title below what stands above titles and looks like one: a body's letterhead, the name of a
    periodical and its issue, the kind of paper, the meeting that it is for, the account that it was posted by."""
    found = at = ends = top
    # Whether an issue's number stands above: of the line right above, where the first is a day.
    issued = top < limit and is_date(pars[top].seen) and any(is_number(par.seen) for par in pars[:top])
    while at + 1 < limit and _may_stand_above(pars, at, top):
        issued = issued or is_number(pars[at].seen)
        at += 1
        if at >= ends and _begins_below(pars, top, at, limit, issued):
            found, ends = at, _lines_of_title(pars, at, limit)
    return found


def _may_stand_above(pars: Sequence[Par], at: int, top: int) -> bool:
    """Whether a line may stand above a title and belong to none: it names a body, a day, a meeting or no more than a kind of
    paper, or no line of a title may look like it."""
    par = pars[at]
    text = par.seen
    if par.styled or par.line.rows or par.line.picture:
        return False
    if re.match("编者按|编者的话|按语?[：:]", text):
        return at > top
    return len(text) <= 60 and (
        is_outside(text)
        or is_date(text)
        or is_date(re.split(_BLANK, text)[-1])
        or is_meeting(text)
        or may_be_of_meeting(text)
        or (ORG.search(text) is not None and is_title_part(par))
        or is_bare_kind(par)
        or _is_of_cover(text)
        or (at == top and len(bare(text)) <= 6 and is_title_part(par))
    )


def _begins_below(pars: Sequence[Par], top: int, at: int, limit: int, issued: bool) -> bool:
    """Whether a title that is whole by itself begins at a line, and something parts it from what stands above."""
    first, above = pars[top], pars[at - 1]
    apart = pars[at].after_blank and _parts_by_blanks(pars[top : top + _REACH])
    if not (issued or apart or is_outside(above.seen)) or is_date(re.split(_BLANK, pars[at].seen)[-1]):
        return False
    if re.match("[暨和及与]", pars[at].seen) or is_date(pars[at].seen) or is_outside(pars[at].seen):
        return False
    whole = len(bare(_whole(pars, at, limit)))
    if issued:
        masthead = not is_title_end(first) or is_bare_kind(first)
        return masthead and (whole > 7 or (not is_name(pars[at].seen) and _may_be_title(pars[at:])))
    if is_bare_kind(pars[at]):
        return False
    if (
        whole > 7
        and apart
        and is_outside(above.seen)
        and pars[at].seen[:2] == "关于"
        and "关于" not in first.seen
    ):
        return True
    if whole > 7 and (is_bare_kind(first) or may_be_of_meeting(first.seen)):
        return True
    if not _may_be_title(pars[at:]) or is_post_and_name(pars[at].seen) or len(bare(pars[at].seen)) < 6:
        return False
    if is_bare_kind(first) and is_outside(above.seen) and _stands_below(pars, at + 1, limit):
        return True  # 调研报告（送审稿）, to whom it went, and the title with its subtitle
    if may_be_of_meeting(above.seen):
        return len(bare(pars[at].seen)) > 7
    # A few words that tell of no kind: of an account, where the line below is more like a title by what stands below it.
    shorter = len(bare(first.seen)) <= 6 < len(bare(pars[at].seen))
    return (
        at == top + 1
        and shorter
        and not (is_title_end(first, True) or _is_repeated(first, pars[at:]))
        and _stands_below(pars, at + 1, limit)
    )


def _is_repeated(par: Par, below: Sequence[Par]) -> bool:
    """Whether the text below comes back to the words of a line."""
    words = bare(par.seen)
    pairs = {words[i : i + 2] for i in range(len(words) - 1)}
    text = "".join(one.seen for one in below[:_REACH] if len(one.seen) > 25)
    return sum(pair in text for pair in pairs) * 2 > len(pairs)


def _stands_below(pars: Sequence[Par], at: int, limit: int) -> bool:
    """Whether a line is one of those that stand below titles."""
    if at >= len(pars):
        return False
    role, _ = decide(BELOW, Below(pars[at], pars[at + 1 : at + 5], pars[at - 1])).verdict
    return bool(role) and role != "aside" and at <= limit


def _lines_of_title(pars: Sequence[Par], at: int, limit: int) -> int:
    """The index after the lines from one on that no blank line parts and that may be those of one title."""
    last = at
    while last < min(limit, at + 4) and is_title_part(pars[last]):
        if last > at and (pars[last].after_blank or pars[last].seen[0] in _DASHES):
            break
        last += 1
    return last


def _whole(pars: Sequence[Par], at: int, limit: int) -> str:
    """The title that ends as titles do and has its first line there; empty where none does."""
    for last in range(at + 1, max(at + 1, _lines_of_title(pars, at, limit)) + 1):
        lines = "".join(par.seen for par in pars[at:last])
        if is_title_end(pars[last - 1]) or is_title_end(pars[at]._replace(text=lines)):
            return lines
    return ""


def _parts_of_one(pars: Sequence[Par], at: int, limit: int) -> int:
    """The index after the last line of a title that ends as none that is known does: the lines say together what 关于……的某某
    says; or the first says too little, and what stands below titles, or a blank line, stands below the last."""
    last = _lines_of_title(pars, at, limit)
    texts = [par.seen for par in pars[at:last]]
    for count in range(2, len(texts) + 1):
        if is_title_end(pars[at]._replace(text="".join(texts[:count]))):
            return at + count
    open_line = ORG.search(texts[0]) or re.search("[的和与及]$", texts[0]) if texts else None
    for end in range(last, at + 1, -1):
        if any(_is_own_line(pars, i, bool(open_line) and i == at + 1) for i in range(at + 1, end)):
            continue
        if _is_closed(pars, end, limit) and not (end < limit and _begins_text(pars[end])):
            return end
    return at


def _is_own_line(pars: Sequence[Par], at: int, goes_on: bool) -> bool:
    """Whether a line below the first of a title is no part of it: a body, a post, a name, a word that heads a text."""
    par = pars[at]
    text = par.seen
    if ORG.search(text) or is_no_name(text) or is_post_and_name(text):
        return True
    named = POST.search(text) or is_name(text) or len(bare(text)) < 5 or _is_who_and_date(text)
    return bool(named) and not goes_on


def _is_closed(pars: Sequence[Par], end: int, limit: int) -> bool:
    """Whether the lines above an index end there: a blank line parts them from what follows, or what stands below titles."""
    return end < len(pars) and (
        (pars[end].after_blank and _parts_by_blanks(pars[: end + 1])) or _stands_below(pars, end, limit)
    )


def _is_rest(pars: Sequence[Par], at: int) -> bool:
    """Whether a line is what was left of a title that was broken at a width: 知 below 关于检查的通."""
    above, par = pars[at - 1], pars[at]
    return (
        len(par.seen) < 4
        and len(above.seen) > 6
        and is_title_part(above)
        and is_title_end(above._replace(text=above.seen + par.seen))
    )


def _with_more_lines(pars: Sequence[Par], first: int, last: int, limit: int) -> int:
    """The index after the last line of a title: 暨…… below what seems to end it, or 办理结果的回函."""
    if _is_end_of_it(pars, first, last, limit) or _is_kind_below(pars, last, limit):
        return last + 1
    while (
        last < limit
        and last - first < 4
        and re.match("[暨和及与]", pars[last].seen)
        and is_title_end(pars[last])
    ):
        last += 1
    return last


def _is_kind_below(pars: Sequence[Par], last: int, limit: int) -> bool:
    """Whether a spaced kind of paper below what seems to end a title ends it in truth: 补 充 协 议 below 租赁合同."""
    return (
        last < limit
        and not pars[last].after_blank
        and re.search("[ \u3000]", pars[last].seen) is not None
        and len(bare(pars[last].seen)) <= 6
        and is_title_end(pars[last])
        and _is_closed(pars, last + 1, limit)
    )


def _is_end_of_it(pars: Sequence[Par], first: int, last: int, limit: int) -> bool:
    """Whether the line below one that seems to end a title, 关于第118号提案, ends it in truth: 办理结果的回函."""
    return (
        last < limit
        and not pars[last].after_blank
        and "关于" in pars[first].seen
        and re.search("的[\u3400-\u9fff]{2,4}$", pars[last].seen) is not None
        and is_title_part(pars[last])
        and not _is_own_line(pars, last, False)
        and _is_closed(pars, last + 1, limit)
    )


_ASKS = re.compile("[^。；：:！!？?]{5,24}[？?]")


def _is_pair(pars: Sequence[Par], at: int, limit: int) -> bool:
    """Whether a title that does not end as titles do goes on in a second line, as long as the first, with what stands below
    titles below that: 念好三字经, 打好主动仗, and who reports."""
    if at + 2 >= limit:
        return False
    one, other, below = pars[at], pars[at + 1], Below(pars[at + 2], pars[at + 3 : at + 6], pars[at + 1])
    bodies = any(ORG.search(par.seen) or POST.search(par.seen) for par in (one, other))
    return (
        not (other.after_blank or bodies)
        and is_title_part(other)
        and min(len(bare(one.seen)), len(bare(other.seen))) > 5
        and abs(len(bare(one.seen)) - len(bare(other.seen))) <= 4
        and bool(decide(BELOW, below).verdict[0])
    )


def _is_cover(pars: Sequence[Par]) -> bool:
    """Whether what stands above a title may be put aside: little, and no text."""
    return sum(len(par.text) for par in pars) <= 400 and all(
        len(par.text) <= 60 or greets(par.text) for par in pars
    )


def _is_paper(pars: Sequence[Par]) -> bool:
    """Whether what stands above a title is a paper by itself, which forwards what the title belongs to."""
    return any(forwards(par.seen) for par in pars) and not any(
        _TO_A_COLLEAGUE.search(par.seen) for par in pars
    )


_TO_A_COLLEAGUE = re.compile("您|审阅|过目|初稿|草稿|稿子|这[份版个]?稿|麻烦|辛苦|帮忙|改好")
_FORWARDS = re.compile(
    r"(?:印发|转发|批转|下发|颁发|发给|发送|转给)(?:给)?(?:你们|你[局委办处科区县乡镇]|各)|现(?:将|予|把)[^。]{0,30}[《〈]|[》〉](?:[（(][^（）()]*[）)])?(?:已经?|业经)|现(?:予|将其)?(?:印发|转发|批转|发布|公布|颁布)"
    r"|请[^。]{0,16}(?:贯彻|遵照|照办|执行|落实|组织实施|结合实际)"
)


def forwards(text: str) -> bool:
    """Whether a text says that another paper comes with it: 现将《……》印发给你们."""
    return _FORWARDS.search(text) is not None


def _may_be_title(pars: Sequence[Par]) -> bool:
    """Whether the first line, which does not end as titles do, is one all the same: short and bare, above a text."""
    head = pars[0]
    return (
        len(pars) > 1
        and len(head.text) <= 40
        and (not PUNCTUATION.search(head.seen) or _is_of_two_parts(pars) or _asks(pars))
        and not is_date(head.seen)
        and not head.styled
        and not is_addressees(head.seen)
        and any(
            len(par.text) > 40 or _begins_text(par) or (len(par.text) > 24 and par.seen[-1] == "。")
            for par in pars[1:6]
        )
        and not ORG.search(head.seen)
    )


_TWO_PARTS = re.compile("([^。；;，,：:！!？?]{2,16})[，：,:][^。；;，,：:！!？?]{3,20}[！？!?]?")


def _speaks_to(text: str) -> bool:
    """Whether the words before a mark call somebody, though they name a body no title begins with: 李主任, 各位."""
    return len(text) <= 4 and re.search("[任长记总姐哥弟妹叔师理员们位]$|^(?:你|您|大家)", text) is not None


def _asks(pars: Sequence[Par]) -> bool:
    """Whether the first line is a title that asks, and nobody whom the text is for: 村里的路灯为什么不亮？"""
    return (
        _ASKS.fullmatch(pars[0].seen) is not None
        and not _is_of_cover(pars[0].seen)
        and (pars[1].after_blank or _stands_below(pars, 1, len(pars)))
    )


def _is_of_two_parts(pars: Sequence[Par]) -> bool:
    """Whether the first line is a title with a mark in it, and not what somebody says: 大河镇：小积分兑出大文明."""
    text, following = pars[0].seen, pars[1]
    match = _TWO_PARTS.fullmatch(text)
    if not match or is_name(match[1]) or calls_by_words(text) or _is_of_cover(text):
        return False
    if signs_as(text) or WHO.match(text) or may_be_of_page(text) or _speaks_to(match[1]):
        return False
    if following.after_blank or len(following.text) > 40 or _begins_text(following):
        return True
    return bool(decide(BELOW, Below(following, pars[2:6], pars[0])).verdict[0])


# ---- below the title ----------------------------------------------------------------------------------------------


class Below(NamedTuple):
    """A line below the title, the lines that follow it, and the line above."""

    par: Par
    after: Sequence[Par]
    above: Par | None = None

    @property
    def text(self) -> str:
        return self.par.seen

    @property
    def following(self) -> Par | None:
        return self.after[0] if self.after else None

    @property
    def is_bare_name(self) -> bool:
        """Two to four characters, with blanks between them or not."""
        return bool(re.fullmatch(rf"\S{_BLANK}*\S{_BLANK}*\S?{_BLANK}*\S?", self.text)) and not (
            PUNCTUATION.search(self.text)
        )

    @property
    def is_open(self) -> bool:
        """Whether it may be no name: long, or with marks, or a figure at its head, or with nothing below it."""
        text = self.text
        return (
            len(text) > 40
            or bool(PUNCTUATION.search(text))
            or self.following is None
            or text[0].isdigit()
            or is_no_name(text)
        )

    @property
    def next_text(self) -> str:
        return self.following.seen if self.following else ""

    @property
    def is_of_page(self) -> bool:
        """Whether it is of the page that the text was copied from, or may be and stands beside such a line."""
        beside = (self.above.seen if self.above else "", self.next_text)
        return (
            is_rule(self.text)
            or of_page(self.text)
            or is_stamped(self.text)
            or (may_be_of_page(self.text) and any(map(of_page, beside)))
        )

    @property
    def is_adopted(self) -> bool:
        """Whether it says, with the lines below it, when and by whom the paper was adopted."""
        return adopted([self.text, *(par.seen for par in self.after[:4])]) > 0

    @property
    def is_reporter_in_parentheses(self) -> bool:
        """Whether it is a name, with a post or a word before it, in parentheses: （报告人：王某某）."""
        inside = self.text[1:-1].strip()
        return IN_PARENTHESES.fullmatch(self.text) is not None and (
            is_name(inside) or is_post_and_name(inside) or signs_as(inside) or _is_who_and_date(inside)
        )

    @property
    def calls(self) -> bool:
        """Whether it has the form of those addressed and stands above a text."""
        below = self.following
        return (
            below is not None
            and may_be_addressees(self.text)
            and not (below.line.rows or below.line.picture or may_be_addressees(below.seen))
            and (calls_by_words(self.text) or (len(below.seen) >= 8 and not _begins_text(below)))
        )

    @property
    def stands_between(self) -> bool:
        """Whether it is short, no sentence, and those who are addressed stand soon below it."""
        at = next(
            (i for i, par in enumerate(self.after[:3]) if is_addressees(par.seen) or is_greeting(par.seen)),
            None,
        )
        return at is not None and all(
            len(text) <= 40 and not re.search("[。；！？]", text)
            for text in (self.text, *(par.seen for par in self.after[:at]))
        )

    @property
    def is_of_meeting(self) -> bool:
        """Whether it is the first of the facts about a meeting: 时间：, 地点：."""
        return bool(
            re.match("(?:会议)?(?:时间|地点|日期)[：:]", self.text)
            and re.match("(?:会议)?(?:地点|地址|主持|参加|参会|出席|列席|记录|议题|人员)", self.next_text)
        )


# A heading that may end as the name of a body does: 成立抗旱专班.
_DOES = re.compile(
    "加强|成立|强化|落实|坚持|推进|抓[好实紧住]|完善|健全|提高|提升|建立|突出|聚焦|严格|开展|做好|压实|夯实|紧盯|围绕|着力|切实|狠抓"
)


def _is_who_and_date(text: str) -> bool:
    """Whether a text is a body or a person, and a date or where one is from: 大河镇人民政府（2025年6月18日）, 王平（县委组织部）."""
    match = re.fullmatch(r"(\S.{1,38}?)(?:[ \u3000]*[（(]([^（）()]+)[）)]|[ \u3000]+(\S+))", text)
    return bool(
        match
        and (is_date(match[2] or match[3]) or (match[2] and is_name(match[1]) and ORG.search(match[2])))
        and not PUNCTUATION.search(match[1])
        and (ORG.search(match[1]) or is_name(match[1]) or is_post_and_name(match[1]))
    )


_BLANK = "[ \u3000\xa0\t]"
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
    Row("of the page that it was copied from", lambda one: one.is_of_page, ("aside", "page")),
    Row(
        "addressed, and a colon",
        lambda one: is_addressees(one.text) or one.calls,
        ("addressees", "colon"),
    ),
    Row("a greeting", lambda one: is_greeting(one.text), ("addressees", "greeting")),
    Row("a document number", lambda one: is_number(one.text), ("subtitle", "number")),
    Row(
        "a date, with parentheses or without",
        lambda one: is_date(one.text) or (IN_PARENTHESES.fullmatch(one.text) and is_date(one.text[1:-1])),
        ("reporter_date", "date"),
    ),
    Row("when and by whom it was adopted", lambda one: one.is_adopted, ("subtitle", "adopted")),
    Row(
        "who reports, a date in parentheses behind it",
        lambda one: _is_who_and_date(one.text),
        ("reporter", "below"),
    ),
    Row("who reports, in parentheses", lambda one: one.is_reporter_in_parentheses, ("reporter", "below")),
    Row(
        "a dash before it, or parentheses",
        lambda one: (
            len(one.text) <= 60
            and not re.search("[。；]", one.text)
            and (one.text[:1] in _DASHES or IN_PARENTHESES.fullmatch(one.text))
        ),
        ("subtitle", "dash"),
    ),
    Row("the facts about a meeting", lambda one: one.is_of_meeting, ("", "")),
    Row(
        "报告人： and a name",
        lambda one: (
            (
                WHO.match(one.text)
                or signs_as(re.split(f"{_BLANK}{{2,}}", one.text)[0])
                or labelled_date(one.text)
            )
            and len(one.text) <= 40
        ),
        ("reporter", "below"),
    ),
    Row(
        "a bare name above those addressed",
        lambda one: one.is_bare_name and (is_addressees(one.next_text) or is_greeting(one.next_text)),
        ("reporter", "below"),
    ),
    Row("a post and a name", lambda one: is_post_and_name(one.text), ("reporter", "below")),
    Row(
        "with marks, above those addressed",
        lambda one: one.is_open and one.stands_between,
        ("subtitle", "between"),
    ),
    Row(
        "the text",
        lambda one: (
            one.is_open or _DOES.match(one.text) or (one.text[0] == "各" and is_addressees(f"{one.text}："))
        ),  # whose colon is lost
        ("", ""),
    ),
    Row("a line above a date", lambda one: is_date(one.next_text.strip("（）()")), ("reporter", "below")),
    Row("a bare name", lambda one: is_name(one.text), ("reporter", "below")),
    Row(
        "two words, as post and name",
        lambda one: (
            len(one.text) <= 24
            and re.search(rf"\S{_BLANK}+\S", one.text)
            and len(bare(one.text)) > 3  # 案　由 heads a text
        ),
        ("reporter", "below"),
    ),
    Row(
        "a body or a post",
        lambda one: ORG.search(one.text) or POST.search(one.text),
        ("reporter", "below"),
    ),
    Row("bare, above those addressed", lambda one: one.stands_between, ("subtitle", "between")),
    Row("some other line", lambda _: True, ("", "")),
)


def _below(pars: Sequence[Par], at: int, limit: int) -> list[Taken]:
    """Subtitle, reporter, date and addressees, from an index on."""
    found: list[Taken] = []
    while at < limit:
        below = Below(pars[at], pars[at + 1 : at + 5], pars[at - 1] if at else None)
        role, reason = decide(BELOW, below).verdict
        before = [one.role for one in found if one.role != "aside"]
        if role == "subtitle" and reason == "dash" and "reporter" in before and below.stands_between:
            role, reason = "reporter", "below"  # （根据录音整理）
        late = role == "subtitle" and reason in ("dash", "style") and set(before) - {"subtitle"}
        if not role or late or before.count(role) > 4:
            break
        count = adopted([par.seen for par in pars[at : at + 5]]) if reason == "adopted" else 1
        found += [taken(par, role, reason, "head") for par in pars[at : at + count]]
        at += count
        if role == "addressees":
            break
    return found


# ---- as fields ----------------------------------------------------------------------------------------------------


def head_part(head: Head, formatted: bool) -> Part:
    """The head as fields; what stands before the title, and a title that is none for certain, are told."""
    fields: dict[str, Data] = {}
    places: dict[Path, int] = {}
    doubts = left_out([*head.cover, *(one.par for one in head.below if one.role == "aside")])
    if title := head.title:
        lines = [par.text for par in title]
        badly = breaks_badly(lines)
        fields[TITLE] = ("" if badly else "\n").join(lines)
        places[TITLE,] = title[0].numbers[0]
        if head.reason == "alone" and not formatted:
            doubts.append(Doubt(codes.TITLE_UNSURE, title[0], {"text": short(title[0].text)}, TITLE))
        if badly:
            doubts.append(Doubt(codes.TITLE_BALANCED, title[0], {"count": str(len(title) - 1)}, TITLE))
    # A date above the names prints there as a subtitle only; one below them as a date, or a line of the name.
    found = [one for one in head.below if one.role != "aside"]
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
            *head.below,
        ],
        [*doubts, *_told(found)],
    )


def _told(found: Sequence[Taken]) -> list[Doubt]:
    """What is told of the lines below the title: what is printed between it and the text, and days that are none."""
    kept = next((one.par for one in found if one.reason in ("number", "adopted", "between")), None)
    doubts = [] if kept is None else [Doubt(codes.BELOW_TITLE_KEPT, kept, {"text": short(kept.text)})]
    return doubts + [
        doubt for one in found if one.role != "addressees" for doubt in impossible(one.par, REPORTER)
    ]


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
        return text[:-1] if text.endswith("：") else text
    names: list[Data] = list(text[:-1].split("、"))
    if len(names) == 1 or any(not str(name).strip() or name != str(name).strip() for name in names):
        return text[:-1]
    return names
