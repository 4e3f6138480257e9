"""Where the title of a draft stands: below a letterhead, a cover note, the name of a periodical; and how many lines it has.

In: the first paragraphs of a draft, the first of them that may be of the paper, and where its text begins at the latest. Out: the indexes
of the title's lines, and why they are that.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..terms.decisions import decide
from .below import BELOW, DASHES, DRAWS_UPON, ONE_BLANK, Below, begins_text, is_who_and_date
from .lines import Par
from .names import (
    ORG,
    POST,
    WHO,
    bodies_in,
    calls_by_words,
    is_addressees,
    is_greeting,
    is_name,
    is_no_name,
    is_post_and_name,
    signs_as,
)
from .outside import is_full_number, is_meeting, is_number, is_sender, may_be_of_meeting, may_be_of_page
from .sentences import PUNCTUATION, is_date
from .titles import bare, greets, is_bare_kind, is_bulleted, is_outside, is_title_end, is_title_part

REACH = 24  # paragraphs: no head is longer


def title_at(pars: Sequence[Par], top: int, limit: int, headed: bool = False) -> tuple[int, int, str]:
    """The first and last (exclusive) index of the title's lines and why; equal where there is none. `headed`: the mark of who issues
    the paper was found above."""
    styled = [i for i in range(limit) if pars[i].styled == "title"]
    if styled:
        last = styled[0]
        while last < limit and pars[last].styled == "title":
            last += 1
        return styled[0], last, "style"
    top = _below_cover(pars, top, limit)
    ends = next(
        (i for i in range(top, limit) if is_title_end(pars[i], i == top) or (i > top and _is_rest(pars, i))),
        None,
    )
    if ends is not None and ends > top and _stands_above_text(pars, top, ends):
        ends = None
    if ends is not None:
        at = (
            ends - 1 if ends > top and pars[ends].seen[0] in DASHES else ends
        )  # ——在……会议上的讲话: the title stands above
        first = at
        parted = _parts_by_blanks(pars[top:limit])
        while (
            first > top
            and (at - first < 3 or (at - first < _MOST_LINES and bodies_in(pars[first - 1].seen)))
            and (
                is_title_part(pars[first - 1])
                or _is_called_out(pars, first - 1, at)
                or _issue_it(pars, first)
            )
            and not (parted and _is_apart(pars, first, at) and not (headed and _begins_it(pars, first)))
        ):
            first -= 1
        first = first if headed else _below_letterhead(pars, first, at)
        if not _is_paper(pars[top:first]):
            if is_cover(pars[top:first]):
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
    return any(not par.after_blank and par.numbers != above.numbers for above, par in pairwise(pars))


def _is_apart(pars: Sequence[Par], first: int, at: int) -> bool:
    """Whether a blank line parts the line above `first` from a title that is whole without it, and ends at `at`: of an agency's
    letterhead, or of the meeting that the paper is for."""
    above, whole = pars[first - 1], bare("".join(par.seen for par in pars[first : at + 1]))
    return (
        pars[first].after_blank
        and len(whole) > 8
        and (
            len(bare(above.seen)) < 4
            or ORG.search(bare(above.seen)) is not None
            or is_meeting(above.seen)
            or is_title_end(above)
            or is_date(above.seen)
        )
    )


_MOST_LINES = 9  # of a title: six bodies, one below the other, and three lines of what it is about


def _begins_it(pars: Sequence[Par], first: int) -> bool:
    """Whether a body above a line that tells what a paper is about begins its title, the mark being told above it."""
    return ORG.search(pars[first - 1].seen) is not None and _is_about(pars[first])


def _is_about(par: Par) -> bool:
    return re.match("关于|[转印]发", par.seen) is not None


def _issue_it(pars: Sequence[Par], first: int) -> bool:
    """Whether the line above one of a title names several bodies that issue the paper, more than a line of text has marks for."""
    above = pars[first - 1]
    return (
        not (above.line.rows or above.styled)
        and len(bodies_in(above.seen)) > 1
        and (bool(bodies_in(pars[first].seen)) or _is_about(pars[first]))
    )


def _below_letterhead(pars: Sequence[Par], first: int, last: int) -> int:
    """The index of the first line of a title from `first` to `last`, without the bodies of a letterhead above it: several in
    columns above what nobody issues, one that the title says again, or one above a mere kind of paper that the document number stands below."""
    own = first
    while own < last and bodies_in(pars[own].seen):
        own += 1
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
    if first < last and _are_departments(pars[first].seen) and not _is_about(pars[own]):
        return first + 1
    if first < last and ORG.search(body):
        below = pars[first + 1].seen
        if bare(below).startswith(body) or (
            _SPACED.fullmatch(pars[first].seen) and below.startswith("关于") and not _SPACED.fullmatch(below)
        ):
            return first + 1
    return own if numbered else first


def _are_departments(text: str) -> bool:
    """Whether a line is names of a body and several of its own in columns: 第三职业中专　　教务处　学生处."""
    names = re.split("[ \u3000]+", text)
    return len(names) > 2 and all(len(name) > 2 for name in names) and all(map(ORG.search, names[1:]))


def _is_called_out(pars: Sequence[Par], at: int, last: int) -> bool:
    """Whether a line with a comma in it, and no other mark of a sentence, calls out what the paper below is for, whose kind
    is all that the next line says: “爱粮节粮，从我做起” above 倡 议 书."""
    text = pars[at].seen
    return (
        at + 1 == last
        and len(bare(pars[last].seen)) <= 4
        and is_title_end(pars[last])
        and not pars[last].after_blank
        and len(text) <= 40
        and not re.search("[。；：:;？?]|[，,]$", text)
        and is_title_part(pars[at]._replace(text=re.sub("[，,！!]", "", text)))
    )


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
        or is_sender(text)
        or _is_masthead(pars, at)
        or is_date(text)
        or is_date(re.split(ONE_BLANK, text)[-1])
        or is_meeting(text)
        or may_be_of_meeting(text)
        or (ORG.search(text) is not None and is_title_part(par))
        or is_bare_kind(par)
        or _is_of_cover(text)
        or (at == top and len(bare(text)) <= 6 and is_title_part(par))
    )


def _is_masthead(pars: Sequence[Par], at: int) -> bool:
    """Whether a line is the name of a periodical, of which 简　报 stands alone on the next, with its issue below that."""
    return (
        at + 2 < len(pars)
        and is_title_part(pars[at])
        and len(bare(pars[at + 1].seen)) <= 4
        and is_bare_kind(pars[at + 1])
        and is_number(pars[at + 2].seen)
        and not is_full_number(pars[at + 2].seen)
    )


def _begins_below(pars: Sequence[Par], top: int, at: int, limit: int, issued: bool) -> bool:
    """Whether a title that is whole by itself begins at a line, and something parts it from what stands above."""
    first, above = pars[top], pars[at - 1]
    apart = pars[at].after_blank and _parts_by_blanks(pars[top : top + REACH])
    if not (issued or apart or is_outside(above.seen)) or is_date(re.split(ONE_BLANK, pars[at].seen)[-1]):
        return False
    if (
        re.match("[暨和及与]|[1-9][0-9]?[ \u3000]+(?!月)", pars[at].seen)
        or is_date(pars[at].seen)
        or is_outside(pars[at].seen)
    ):
        return False
    whole = len(bare(_whole(pars, at, limit)))
    if issued:
        masthead = not is_title_end(first) or is_bare_kind(first) or _is_masthead(pars, top)
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
    text = "".join(one.seen for one in below[:REACH] if len(one.seen) > 25)
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
        if last > at and (pars[last].after_blank or pars[last].seen[0] in DASHES):
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
        if _is_closed(pars, end, limit) and not (end < limit and begins_text(pars[end])):
            return end
    return at


def _is_own_line(pars: Sequence[Par], at: int, goes_on: bool) -> bool:
    """Whether a line below the first of a title is no part of it: a body, a post, a name, a word that heads a text."""
    par = pars[at]
    text = par.seen
    if ORG.search(text) or is_no_name(text) or is_post_and_name(text) or DRAWS_UPON.fullmatch(text):
        return True
    named = POST.search(text) or is_name(text) or len(bare(text)) < 5 or is_who_and_date(text)
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
    if (ends := _below_a_name(pars, last, limit)) > last:
        return ends
    while (
        last < limit
        and last - first < 4
        and re.match("[暨和及与]", pars[last].seen)
        and is_title_end(pars[last])
    ):
        last += 1
    return last


def _below_a_name(pars: Sequence[Par], last: int, limit: int) -> int:
    """The index after the end of a title that seemed to end above the name of another paper: 关于第38号提案 above 《某建议》的 and 答复函."""
    if last >= limit or pars[last].seen[0] != "《":
        return last
    for at in range(last, min(last + 3, limit)):
        if pars[at].after_blank or not (is_title_part(pars[at]) or is_title_end(pars[at])):
            break
        if is_title_end(pars[at]) and not pars[at].seen.endswith("》"):
            return at + 1
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
        not (other.after_blank or bodies or DRAWS_UPON.fullmatch(other.seen))
        and is_title_part(other)
        and min(len(bare(one.seen)), len(bare(other.seen))) > 5
        and abs(len(bare(one.seen)) - len(bare(other.seen))) <= 4
        and bool(decide(BELOW, below).verdict[0])
    )


def is_cover(pars: Sequence[Par]) -> bool:
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
        and not is_bulleted(head.seen)
        and (not PUNCTUATION.search(head.seen) or _is_of_two_parts(pars) or _asks(pars))
        and not is_date(head.seen)
        and not head.styled
        and not is_addressees(head.seen)
        and any(
            len(par.text) > 40 or begins_text(par) or (len(par.text) > 24 and par.seen[-1] == "。")
            for par in pars[1:6]
        )
        and (not ORG.search(head.seen) or _is_of_two_halves(head.seen))
    )


def _is_of_two_halves(text: str) -> bool:
    """Whether a line that ends as a body's name does is of two halves, and names none: “板凳会”开到院坝里 小矛盾不出村."""
    halves = re.split(f"{ONE_BLANK}+", text)
    return len(halves) == 2 and min(map(len, halves)) > 4 and not (ORG.search(halves[0]) or POST.search(text))


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
    if following.after_blank or len(following.text) > 40 or begins_text(following):
        return True
    return bool(decide(BELOW, Below(following, pars[2:6], pars[0])).verdict[0])
