"""What stands below the text of a draft: closing phrase, note on attachments, signature, date, remark, attachments.

In: the paragraphs of a draft and where its text may begin. Out: `Foot`, which of them are what; `foot_part` makes fields of it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, repeat
from typing import Literal, NamedTuple

from ..messages import codes
from ..messages.diagnostic import Code
from ..source.load import Data, Path
from ..terms.characters import short
from ..terms.decisions import Row, decide
from ..terms.numerals import read_label
from .attached import Bound, attachments_at, begins_note, bound_in, is_dated, names_of, note_at, notes_at
from .head import iso
from .keys import ATTACHMENTS, DATE, DATE_TEXT, NO_NOTE, NOTE_TEXT, REMARK, REMARK_TEXT, SIGNATURE
from .lines import Par, numbered
from .names import (
    ORG,
    SIGNER,
    WHO,
    are_names,
    is_addressees,
    is_body,
    is_name,
    is_party,
    is_post_and_name,
    signs_as,
    signs_by_hand,
    signs_with_respect,
)
from .outside import is_copies, is_found_in, is_stamped, may_be_of_page, of_imprint, of_page
from .roles import Doubt, Part, Taken, impossible, left_out, taken
from .sentences import IN_PARENTHESES, PUNCTUATION, is_date, labelled_date, ordinal
from .titles import bare, is_rule

_PHRASE = re.compile(
    r"^(?:特此|专此|谨此)|^(?:以上|上述)?(?:报告|汇报|意见|请示|总结|发言|述职)?[^。]{0,12}(?:妥否|当否|可否|如无不妥|请予|请审议|请批示|请审阅|请批评|请指正|敬请)"
    r"|^以上(?:报告|汇报|意见|请示|总结|述职|发言|是我|就是)|请[^。，]{0,16}(?:批评指正|予以指正|审议|评议|指示|指导)[。！!]?(?:谢谢(?:大家|各位)?[！!。]?)?$|^此(?:复|函|令|告|布)[。！!]?$|^(?:现予|予以)?(?:公告|公布|通报|函复|函告|函达|批复)如上[。！!]?$"
    r"|^(?:望|请|希)[^。，]{0,8}(?:贯彻|遵照|抓好|组织)(?:落实|执行|实施)[。！!]?$|^(?:盼|候|请)(?:予)?(?:函)?复[。！!]?$|^此致$|^敬礼[！!]?$|^谢谢(?:大家|各位)?[！!。]?$|(?:述职|汇报|报告|发言|讲|念)(?:完毕|完了|到这里)|请予评议|请大家(?:批评|评议)"
)
# What mail programs and printers put under a document.
_ALIEN = re.compile(
    r"发自我的|来自我的|[Ss]ent from|(?:拟稿|核稿|校对|录入|打印|打字|责任编辑)[人员]?[：:]|共印|（?此页无正文|（?本页无正文|^[（(]?以下无正文"
)
_BULLET = re.compile(r"[a-zA-Z][)）.．、]|[-*•·●○◆◇■□▪▶➢✓√＊]|[甲乙丙丁戊己庚辛壬癸][、.．)）]")
_CONTACT = re.compile(
    r"[（(]?(?:联\s*系\s*(?:人|电\s*话|方\s*式|单位|部门)|(?:联络|经办|承办)人|(?:咨询|监督|举报|报名|办公|值班|服务)?(?:电\s*话|热\s*线)|客服(?:电\s*话|热\s*线)|手机|(?:电子)?邮箱|传真|(?:单位|联系|通讯|通信|办公)?地\s*址|邮\s*编|邮政编码|网址|微信|QQ|备\s*注|注)"
    r"(?:及(?:联系)?(?:电话|方式))?[：:]"
)


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
    below = _below_date(pars, start, form)
    date, names, contacts, at = _signed(pars, start, below.at)
    if form < attached and not (names and (date or signs_as(names[-1].seen))):  # nobody signs above it
        below = _BelowDate(attached, [], [], [])
        date, names, contacts, at = _Signed(None, [], [], attached)
    remarks, late = [*contacts, *below.remarks, *pars[form : max(form, attached)]], below.notes
    if form < attached and not date and not names:
        remarks = []
    if remarks and not date and not names and not all(_TELLS_OF_PAPER.search(par.seen) for par in remarks):
        at, remarks = below.at + len(remarks), []
    ends_text = note_at(pars, start, at)
    notes = [*pars[ends_text:at], *late]
    if notes and not names and not date and ends_text > start + 2:
        date, names, contacts, ends_text = _signed_above_note(pars, start, ends_text)
        remarks = [*contacts, *remarks]
    phrase_at = ends_text
    while phrase_at > start and ends_text - phrase_at < 2 and is_closing_phrase(pars[phrase_at - 1]):
        phrase_at -= 1
    aside = [*below.aside, *pars[ends:]]
    return Foot(
        ends_text,
        pars[phrase_at:ends_text],
        notes,
        names,
        date,
        sorted(remarks, key=lambda par: par.at),
        pars[attached:ends],
        bound_in(pars[attached:ends], notes),
        [par for par in aside if is_copies(par.seen)],
        [par for par in aside if not is_copies(par.seen)],
        _moved([*notes, *names, *([date] if date else []), *sorted(remarks, key=lambda par: par.at)]),
        pars[ends_text - 1]
        if names and ends_text > start + 1 and _is_remark_above(pars[ends_text - 1])
        else None,
    )


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
        if torn and _is_dated(pars[at - 1]) and at + 1 < end:
            by_hand = any(
                re.search("[_＿]{3}", par.seen) or _BY_HAND.fullmatch(par.seen) for par in pars[at + 1 : end]
            )
            return at + 1 if by_hand else end
    return end


def _last(pars: Sequence[Par], start: int) -> int:
    """The index after the last paragraph that is of the paper, not of an imprint or of the page it was copied from."""
    ends = len(pars)
    for i in range(max(start + 2, ends - _TAIL), ends):
        if re.match("相关(?:阅读|链接|新闻|稿件|文章|推荐)[：:]?", pars[i].seen) and all(
            len(par.text) <= 60 and not re.search("[。；]", par.seen) and not _is_dated(par)
            for par in pars[i + 1 :]
        ):
            ends = i
            break
    while ends > start + 2 and _is_aside(pars[ends - 1]):
        ends -= 1
    # 编辑：, 审核： may be of a page, and are where a line above them is.
    first = ends
    while first > start + 2 and (_is_aside(pars[first - 1]) or _may_be_aside(pars[first - 1])):
        first -= 1
    while first < ends and not of_page(pars[first].seen):
        first += 1
    return first


_TAIL = 16  # lines: what a page has below a text


def _is_aside(par: Par) -> bool:
    if par.line.rows or par.line.picture or par.styled or begins_note(par.seen) or signs_as(par.seen):
        return False
    return (
        of_imprint(par.seen)
        or of_page(par.seen)
        or is_rule(par.seen)
        or is_stamped(par.seen)
        or is_found_in(par.seen)
    )


def _may_be_aside(par: Par) -> bool:
    return may_be_of_page(par.seen) and not (
        par.line.rows or par.line.picture or par.styled or _is_dated(par)
    )


def _is_dated(par: Par) -> bool:
    """Whether a line is a date, in parentheses or not."""
    text = par.seen
    return (
        is_dated(par)
        or (IN_PARENTHESES.fullmatch(text) is not None and is_date(text[1:-1]))
        or (_DAY.fullmatch(text) is not None and not par.typed)
        or (len(text) <= 80 and all(map(is_date, _COLUMNS.split(text))))  # of each of two who sign
    )


# What only the foot takes for a date: 12.30, 即日.
_DAY = re.compile(r"(?:[1-9]|1[0-2])[./](?:0?[1-9]|[12]\d|3[01])|即日")


def _is_remark_above(par: Par) -> bool:
    return bool(IN_PARENTHESES.fullmatch(par.seen) and _CONTACT.match(par.seen)) and not par.line.rows


def _signed_above_note(pars: Sequence[Par], start: int, at: int) -> "_Signed":
    """Who signs, and when, just above a note on attachments, where they stand in the wrong order."""
    found = _signed(pars, start, at)
    if found.names and (found.date or _tells_signer(found.names[-1])):
        return found
    return _Signed(None, [], [], at)


def _moved(printed: Sequence[Par]) -> Par | None:
    """The first of the lines that stands in the draft above one that is printed before it."""
    return next((b for a, b in pairwise(printed) if b.at < a.at), None)


# ---- names and dates on one line ---------------------------------------------------------------------------------

_COLUMNS = re.compile("[ \u3000\xa0\t]{2,}|\t")


def one_below_the_other(pars: Sequence[Par]) -> Sequence[Par]:
    """The paragraphs, with a name and a date, or several bodies that sign, put on lines of their own."""
    out: list[Par] = []
    signed = False  # whether what stands below is a date or a name
    for par in reversed(pars):
        pieces = _name_and_date(par, par.at * 2 > len(pars))
        signed = len(pieces) > 1 or (signed and bool(ORG.search(par.seen)))
        if signed:
            names = _COLUMNS.split(pieces[0])
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
    if len(out) == len(pars):
        return pars
    return numbered(out[::-1])


def _name_and_date(par: Par, late: bool) -> list[str]:
    """XX办公室　　2025年12月31日: a name and a date on one line; the text alone where it is none. `late`: it stands in the second
    half, and so below the text; above it who reports stands with a date."""
    if (
        par.line.rows
        or par.typed
        or len(par.text) > 72
        or is_date(par.seen)
        or not any(blank in par.text for blank in " \u3000\xa0\t")
    ):
        return [par.text]
    gap = next(
        (gap for gap in _BLANKS.finditer(par.text) if gap.start() and _tells_day(par.text[gap.end() :])), None
    )
    if gap is None or is_found_in(par.seen):
        return [par.text]
    name, date = par.text[: gap.start()], par.text[gap.end() :]
    if is_date(name):  # of each of two who sign
        return [par.text]
    columns = _COLUMNS.split(name)
    if len(columns) > 1 and all(signs_as(one, True) for one in columns):
        return [*columns, date]
    if signs_as(name, True) or (SIGNER.fullmatch(name) and len(gap[0]) > 1):
        return [name, date]
    if PUNCTUATION.search(name) or not (
        len(gap[0]) > 1 or ORG.search(name) or (late and (is_name(name) or is_post_and_name(name)))
    ):
        return [par.text]
    return [name, date]


def _tells_day(text: str) -> bool:
    return is_date(text) or labelled_date(text)


_BLANKS = re.compile("[ \u3000\xa0\t]+")


# ---- below the date -----------------------------------------------------------------------------------------------


class BelowDate(NamedTuple):
    """A line below the date, or what may be the date; the line above it, and how much the lines below it speak against a
    date above them (see `_against`)."""

    par: Par
    above: Par
    against: int


# What a line is: `aside` is put aside, as what is `alien` is; `other`: the date stands below it, or nowhere. The first
# that holds decides.
BELOW_DATE: tuple[Row[BelowDate, Literal["aside", "remark", "alien", "other"]], ...] = (
    Row("抄送：, 主题词： or 印发, or of a page", lambda one: _is_aside(one.par), "aside"),
    Row(
        "in parentheses, about the document",
        lambda one: _is_remark(one.par, one.above) and not _ALIEN.match(one.par.seen),
        "remark",
    ),
    Row("whom to ask", lambda one: _CONTACT.match(one.par.seen) and len(one.par.text) <= 80, "remark"),
    Row(
        "may be of another's making",
        lambda one: _may_be_alien(one.par) and one.against + _against(one.par) <= _MOST_AGAINST,
        "alien",
    ),
    Row("some other line", lambda _: True, "other"),
)


class _BelowDate(NamedTuple):
    """The index after the date, or after what stands in its place; the remarks and the note on attachments below it, and
    what is put aside there."""

    at: int
    remarks: list[Par]
    aside: list[Par]
    notes: list[Par]


def _below_date(pars: Sequence[Par], start: int, at: int) -> _BelowDate:
    """What stands below the date."""
    end = notes_at(pars, start, at)
    remarks: list[Par] = list(pars[end:at])
    aside: list[Par] = []
    notes: list[Par] = []
    against = 0
    while end > start + 1 and not _is_dated(pars[end - 1]):
        par = pars[end - 1]
        what = decide(BELOW_DATE, BelowDate(par, pars[end - 2], against)).verdict
        if what in ("other", "alien"):
            first = note_at(pars, start, end)
            if start + 1 < first < end:
                notes = [*pars[first:end], *notes]
                end = first
                continue
        if what == "other":
            break
        (remarks if what == "remark" else aside).insert(0, par)
        if what == "alien":
            against += _against(par)
        end -= 1
    dated = end > start + 1 and _is_dated(pars[end - 1])
    signed_below = dated and end < at and is_body(pars[end].seen) and not _is_signed(pars[end - 2])
    if dated and (not against or (not signed_below and _for_date(pars, start, end - 1) > against)):
        return _BelowDate(end, remarks, aside, notes)
    # Without a date, only what stands at the very end is sure.
    remarks, aside = [], []
    while at > start + 1 and _is_aside(pars[at - 1]):
        at -= 1
        aside.insert(0, pars[at])
    while (
        at > start + 1
        and (
            _is_remark(pars[at - 1], pars[at - 2])
            or (_is_contact(pars[at - 1]) and is_body(pars[at - 2].seen) and _is_name(pars[at - 2], False))
        )
        and len(remarks) < 2
    ):
        at -= 1
        remarks.insert(0, pars[at])
    return _BelowDate(at, remarks, aside, [])


def _may_be_alien(par: Par) -> bool:
    """Whether a line below the date may be of another's making: no more than a note, and no part of a text."""
    if par.line.rows or par.line.picture or par.typed or par.styled or read_label(par.seen):
        return False
    return len(par.text) <= 60 and not re.search("[；：:]$", par.seen) and not begins_note(par.seen)


# What a date must have for it to end a paper with as many lines below it that nobody knows.
_MOST_AGAINST = 6


def _against(par: Par) -> int:
    """How much a line of another's making speaks against a date above it: the more, the more it is like a text."""
    text = par.seen
    if _ALIEN.search(text):
        return 0
    return 1 + (len(text) > 30) + (len(re.findall("。", text)) > 1)


def _for_date(pars: Sequence[Par], start: int, at: int) -> int:
    """How much speaks for it that a date ends the paper: who signs above it, a phrase that ends the text above them, where it
    stands, a name that stands above the text, too."""
    date, above = pars[at], pars[at - 1]
    text_ends = next((i for i in range(at - 1, max(start, at - 5), -1) if is_closing_phrase(pars[i])), 0)
    stands_right = date.line.align == "right" or _is_indented(date)
    return (
        4 * _is_signed(above)
        + 3 * _is_of_head(above, pars[:start])
        + 3 * bool(text_ends)
        + 2 * stands_right
        + (stands_right and (above.line.align == "right" or _is_indented(above)))
        + (date.after_blank or above.after_blank)
        + (at + 1 < len(pars) and pars[at + 1].after_blank)
    )


def _is_of_head(par: Par, above: Sequence[Par]) -> bool:
    """Whether a line repeats a name that stands above the text: of the letterhead, the title, who reports."""
    name = bare(re.split("[：:]", par.seen)[-1])
    heads = [bare(one.seen) for one in above]
    if is_name(name) or is_body(name):
        return any(name in head for head in heads)
    return len(name) > 4 and not PUNCTUATION.search(name) and any(map(str.startswith, heads, repeat(name)))


_TELLS_OF_PAPER = re.compile(
    "^[（(](?:本|此|该)(?:报告|总结|材料|文|稿)|考核|评议|测评|联系|电话|公开|此件|本件|录音|记录整理|未经.{0,6}审"
)


def _is_remark(par: Par, before: Par) -> bool:
    if par.styled == "remark":
        return True
    text = par.seen
    if len(text) > 80 or not IN_PARENTHESES.fullmatch(text):
        return False
    return is_date(before.seen) or _TELLS_OF_PAPER.search(text) is not None


# ---- date and names -----------------------------------------------------------------------------------------------


class _Signed(NamedTuple):
    """The date, the names above it, whom to ask between them, and the index of the first line of these."""

    date: Par | None
    names: list[Par]
    contacts: list[Par]
    at: int


def _signed(pars: Sequence[Par], start: int, at: int) -> _Signed:
    """Who signs, and when, just above an index."""
    date: Par | None = None
    names: list[Par] = []
    contacts: list[Par] = []
    if at > start + 1 and _ends(pars, at - 1):
        at -= 1
        date = pars[at]
    while at > start + 1 and len(names) < 8:
        par = pars[at - 1]
        of_head = _is_of_head(par, pars[:start])
        if date and not names and _is_contact(par) and _is_name(pars[at - 2], True):
            at -= 1
            contacts.insert(0, par)
            continue
        above_name = names and is_name(names[0].seen) and _POST_AT_END.search(par.seen)
        if not _is_name(par, date is not None, of_head) or (
            names and not (_may_sign_too(par) or above_name or of_head)
        ):
            break
        at -= 1
        names.insert(0, par)
        # Bodies that stand above one another at the end sign together where a blank line parts the upper from the text.
        two = is_body(par.seen) and is_body(pars[at - 1].seen) and pars[at - 1].after_blank
        told = (
            two
            or par.styled
            or SIGNER.fullmatch(par.seen)
            or signs_as(par.seen, of_head)
            or is_party(par.seen)
        )
        if date is None and not told:
            break
    if date and (signers := _under_label(pars, start, at + len(names))):
        names, at = signers, at + len(names) - len(signers)
    if names and not date and at > start + 1 and is_date(pars[at - 1].seen) and not _is_signed(pars[at - 2]):
        at -= 1
        date = pars[at]  # the names stand below it
    # Under a heading that has nothing else, or a colon, stands a list, of which the body below it is no part.
    under = names and at > start and note_at(pars, start, at) == at and _is_bare_heading(pars[at - 1])
    if len(names) > 1 and not names[0].styled and under:
        own = max((i for i, par in enumerate(names) if ORG.search(par.seen)), default=0)
        names, at = names[own:], at + own
    return _Signed(date, names, contacts, at)


def _under_label(pars: Sequence[Par], start: int, end: int) -> list[Par]:
    """The lines from a word for those who sign, alone on its line, to an index: 倡议人： and names below it, whatever they hold."""
    for first in range(end - 2, max(start + 1, end - 10), -1):
        text = pars[first].seen
        if signs_by_hand(text) and text[-1] in "：:":
            return list(pars[first:end])
        if len(text) > 30 or re.search("[。；：:！？]", text) or read_label(text):
            break
    return []


_POST_AT_END = re.compile("(?:主任|书记|经理|主席|代表|委员|校长|局长|院长|[县镇乡所站会队组处科部]长)$")


def _is_signed(above: Par) -> bool:
    """Whether the line above a date tells that it signs."""
    return _is_name(above, True) and (
        _tells_signer(above, True)
        or is_name(above.seen)
        or are_names(above.seen)
        or signs_by_hand(above.seen)
        or is_post_and_name(above.seen)
    )


_HEADS_DATE = re.compile("^[^。，；]{0,8}(?:时间|日期|期限|阶段)[：:]?$")


def _ends(pars: Sequence[Par], at: int) -> bool:
    """Whether a date ends the document, and is not of a meeting: 时间：2025年3月5日 does where somebody signs above it."""
    par = pars[at]
    if not _is_dated(par):
        return False
    if _HEADS_DATE.search(pars[at - 1].seen):
        return False
    return not labelled_date(par.seen) or "期" in par.seen[:8] or _is_signed(pars[at - 1])


def _is_contact(par: Par) -> bool:
    return _CONTACT.match(par.seen) is not None and len(par.text) <= 80 and not par.line.rows


def _may_sign_too(par: Par) -> bool:
    """Whether a line above one that signs does so, too: it tells so, or stands at the right."""
    text = par.seen
    return (
        _tells_signer(par, True)
        or is_post_and_name(text)
        or all(is_name(one) for one in _COLUMNS.split(text))
        or are_names(text)
        or signs_with_respect(text)
        or signs_by_hand(text)
        or par.line.align == "right"
        or _is_indented(par)
    )


def _is_indented(par: Par) -> bool:
    """Whether blanks put a line at the right."""
    return len(par.line.text) - len(par.line.text.lstrip()) >= 8


def _is_bare_heading(par: Par) -> bool:
    if par.seen[-1:] in "：:":
        return not is_addressees(par.seen)
    labelled = read_label(par.seen) or par.line.outline
    return bool(labelled) and len(par.text) <= 40 and not re.search("[。；;！!？?]$|[：:].", par.seen)


class Name(NamedTuple):
    """A line that may sign, whether a date stands below it, and whether its name stands above the text, too."""

    par: Par
    dated: bool
    of_head: bool = False

    @property
    def text(self) -> str:
        return self.par.seen

    @property
    def stands_apart(self) -> bool:
        """Whether a blank line parts it from a text whose paragraphs none does, or it ends in who they are: 全体党员."""
        return (
            self.par.after_blank
            or re.search(
                "(?:员|工|人|民|户|众|者|友|生|班|级|家属|家长|集体|同学|老师|作者|笔者|代表|委员|主任|书记|[校局院县镇乡所站会队组处科部]长|经理|主席)$",
                self.text,
            )
            is not None
        )

    @property
    def stands_right(self) -> bool:
        """Whether it stands at the right, and is neither a sentence nor a label."""
        return (
            (self.par.line.align == "right" or _is_indented(self.par))
            and len(self.text) <= 40
            and not re.search("[。；;！？!?]", self.text)
            and not (read_label(self.text) or is_date(self.text) or labelled_date(self.text))
        )

    @property
    def is_text(self) -> bool:
        """Whether its format says that it is something else."""
        par = self.par
        return bool(par.line.rows or par.line.picture or par.typed or par.line.outline or par.styled)


# A text's last line may be short, too.
_URGES = re.compile(
    "我们|一定|继续|努力|做好|加强|推进|推动|不断|必须|坚持|完成|落实|奋斗|提高|提升|确保|希望|感谢|欢迎|让我们|开创|贡献|谢谢|再见|附后|如下|圆满|取得"
)
# It does something, though it may end in the name of a body: 建成一流学校.
_ACTS = re.compile(
    "^[让愿祝]|打造|建成|争[做当创]|^把|[用学办建守抓]好|用活|做新|走[进向在上]|迈[向进]|夺取|迎接|谱写|唱响|助力|奋进|凝聚|依托|成立|新建|办成|办实|守住|抓住|抓实|创造|共建|共创|携手|提供|就是|永远|亲自|满意|见附"
    "|^建设(?!银行|局|厅|厂|科|处|委|办|集团|公司|部|中心|股|兵团|工程|指挥|监理|项目)|^(?:单位|计量单位)[：:](?:万|亿|千)?[元人个亩吨户件次]"
)
_NO_SIGNER = re.compile(
    r"^[（(—\-][^章签]{0,6}[）)—\-]$|^(?:以上|完|全文完|全文结束|结束|结语|附表|附后|表扬|略|无|暂无|待定|此处|总之)$|第.季度|(?:时间|日期|期限|地点|阶段|名单|对象|方式|电话|地址|机会|社会|大局|格局|布局|开局|部署|好处|长处|到处|全部|内部|家乡|故乡|城乡|网站|场所)$|[0-9.]+[%％]|^各项|[了吧呢吗]$"
)
# Whether a line signs. The first that holds decides.
SIGNS: tuple[Row[Name, bool], ...] = (
    Row("the style of a signature", lambda one: one.par.styled == "signature", True),
    Row("something else by its format", lambda one: one.is_text, False),
    Row(
        "at the right, above a date",
        lambda one: one.dated and one.stands_right and not is_closing_phrase(one.par),
        True,
    ),
    Row(
        "long, or with marks",
        lambda one: (
            len(one.text) > (40 if not (one.dated and signs_as(one.text, True)) else 90)
            or (re.search("[。；，,;！？!?]", one.text) and not (one.dated and are_names(one.text)))
        ),
        False,
    ),
    Row(
        "a colon, and not after who or what signs",
        lambda one: (
            re.search("[：:]", one.text)
            and not WHO.match(one.text)
            and not SIGNER.fullmatch(one.text)
            and not signs_as(one.text, one.dated)
            and not (one.dated and signs_by_hand(one.text))
            and not (one.of_head and signs_as(one.text, True))
            and not is_party(one.text)
        ),
        False,
    ),
    Row("附件 or a bullet", lambda one: one.text.startswith("附件") or _BULLET.match(one.text), False),
    Row("a label, or 一是", lambda one: read_label(one.text) or ordinal(one.text), False),
    Row("a closing phrase", lambda one: is_closing_phrase(one.par), False),
    Row("a date", lambda one: is_date(one.text), False),
    Row("a date after a word", lambda one: labelled_date(one.text), False),
    Row("of a page or an imprint", lambda one: _is_aside(one.par), False),
    Row(
        "words that urge on",
        lambda one: (
            _ACTS.search(one.text)
            or _NO_SIGNER.search(one.text)
            or (_URGES.search(one.text) and not ORG.search(one.text))
        ),
        False,
    ),
    Row(
        "above a date",
        lambda one: one.dated and (_may_sign_too(one.par) or len(one.text) <= 8 or one.stands_apart),
        True,
    ),
    Row(
        "报告人： and a name",
        lambda one: (
            WHO.match(one.text)
            or signs_as(one.text)
            or is_party(one.text)
            or (one.of_head and signs_as(one.text, True))
        ),
        True,
    ),
    Row("the name of who reports", lambda one: one.of_head and is_name(one.text), True),
    Row(
        "a post, a colon and a name",
        lambda one: SIGNER.fullmatch(one.text) and re.match("[^：:]{5}", one.text),
        True,
    ),
    Row(
        "a person's name, set off",
        lambda one: (
            is_name(one.text)
            and (one.par.after_blank or one.par.line.align == "right" or _is_indented(one.par))
        ),
        True,
    ),
    Row(
        "a body",
        lambda one: ORG.search(one.text) and 4 <= len(one.text) <= 30 and one.par.line.align != "center",
        True,
    ),
    Row("some other line", lambda _: True, False),
)


def _is_name(par: Par, dated: bool, of_head: bool = False) -> bool:
    return decide(SIGNS, Name(par, dated, of_head)).verdict


def _tells_signer(par: Par, above_date: bool = False) -> bool:
    """Whether a line tells by itself that it signs: a body, or a name with what it is."""
    text = par.seen
    return par.styled == "signature" or bool(
        is_body(text)
        or WHO.match(text)
        or SIGNER.fullmatch(text)
        or signs_as(text, above_date)
        or is_party(text)
    )


def is_closing_phrase(par: Par) -> bool:
    """Whether a line is a phrase that ends a text: 特此报告。 妥否，请批示。"""
    return par.styled == "closing_phrase" or (
        len(par.text) <= 45
        and not par.line.rows
        and not read_label(par.seen)
        and bool(_PHRASE.search(par.seen))
    )


# ---- as fields ----------------------------------------------------------------------------------------------------


def foot_part(foot: Foot) -> Part:
    """The foot as fields, bound attachments by their titles; what is no usual form, or may not be a signature, is told.

    Copies and what stands aside are told by `aside_part`, bound attachments and closing phrases belong to the text.
    """
    fields: dict[str, Data] = {}
    places: dict[Path, int] = {}
    found: list[Taken] = []
    doubts: list[Doubt] = [_doubt(codes.FOOT_MOVED, foot.moved)] if foot.moved else []
    if foot.notes or foot.bound:
        fields |= _attachments(foot, places, doubts)
        found += [taken(par, "attachment_note", "word", "foot") for par in foot.notes]
    if names := foot.names:
        texts: list[Data] = [par.text for par in names]
        fields[SIGNATURE] = texts[0] if len(texts) == 1 else texts
        places[SIGNATURE,] = names[0].numbers[0]
        why = "above_date" if foot.date else "end"
        found += [
            taken(par, "signature", "label" if signs_as(par.seen, bool(foot.date)) else why, "foot")
            for par in names
        ]
        doubts += _signature_doubts(names, foot.date is not None)
    if date := foot.date:
        day = iso(date.text)
        key = DATE if day else DATE_TEXT
        fields[key] = day or date.text
        places[key,] = date.numbers[0]
        found.append(taken(date, "date", "label" if labelled_date(date.seen) else "date", "foot"))
        doubts += impossible(date, key)
    if remarks := foot.remarks:
        whole = "\n".join(par.text for par in remarks)
        bracketed = whole[0] in "（("  # as typed where it has no parentheses and would get them
        key = REMARK if bracketed else REMARK_TEXT
        fields[key] = whole
        places[key,] = remarks[0].numbers[0]
        found += [
            taken(par, "remark", "contact" if _CONTACT.match(par.seen) else "parentheses", "foot")
            for par in remarks
        ]
        if not bracketed:
            doubts.append(_doubt(codes.REMARK_WITHOUT_BRACKETS, remarks[0]))
    return Part(fields, places, found, doubts)


def aside_part(foot: Foot) -> Part:
    """What the foot puts aside, and the remark that it leaves in the text though it belongs below."""
    found = [
        *(taken(par, "copies", "word") for par in foot.copies),
        *(taken(par, "aside", _why_aside(par.seen)) for par in foot.aside),
    ]
    found.sort(key=lambda one: one.par.at)
    doubts = [_doubt(codes.KEPT_PLAIN, foot.stranded)] if foot.stranded else []
    return Part({}, {}, found, [*doubts, *left_out([one.par for one in found])])


def _why_aside(text: str) -> str:
    if of_page(text):
        return "page"
    return "imprint" if of_imprint(text) else "talk"


def _doubt(code: Code, par: Par, field: str = "") -> Doubt:
    return Doubt(code, par, {"text": short(par.text)}, field)


def _signature_doubts(names: Sequence[Par], dated: bool) -> list[Doubt]:
    first = names[0]
    if not dated and first.styled != "signature" and not signs_as(first.seen):
        return [_doubt(codes.SIGNATURE_UNSURE, first, SIGNATURE)]
    if len(names) > 1 and ORG.search(names[-1].seen) and not _tells_signer(first):
        return [_doubt(codes.SIGNERS_UNSURE, first, SIGNATURE)]
    return []


def _attachments(foot: Foot, places: dict[Path, int], doubts: list[Doubt]) -> dict[str, Data]:
    """附件 as authored, those that are bound to be filled in; the note as typed where it would print otherwise."""
    notes, bound = foot.notes, foot.bound or ()
    texts: list[Data] = [par.text for par in notes]
    marked = [one for one in bound if one.mark]
    unmarked = {bare(one.title.replace("\n", "")) for one in bound if not one.mark}
    named = [name for name in names_of(notes) if bare(name) not in unmarked]
    noted: list[Data] = [*(one.title for one in marked), *named[len(marked) :]]
    names = [*(one.title for one in bound if not one.mark), *noted]
    derived = "".join(
        ("附件：" if number == 1 else "")
        + (f"{number}." if len(noted) > 1 else "")
        + str(name).replace("\n", "")
        for number, name in enumerate(noted, 1)
    )
    fields: dict[str, Data] = {ATTACHMENTS: names} if names else {}
    if "".join(map(str, texts)) == derived:
        return fields
    if not notes:
        return fields | {NOTE_TEXT: NO_NOTE}
    places[NOTE_TEXT,] = notes[0].numbers[0]
    args = {"text": short(notes[0].text), "field": NOTE_TEXT}
    doubts.append(Doubt(codes.AS_TYPED, notes[0], args))
    return fields | {NOTE_TEXT: texts[0] if len(texts) == 1 else texts}
