"""Who signs a draft, and when.

In: the paragraphs of a draft, and where what stands below its date begins. Out: `Signed`. Whether a line signs is weighed by `SIGNS`.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..terms.decisions import Row, decide
from ..terms.numerals import read_label
from .attached import goes_on_in_note, note_at
from .foot_lines import (
    COLUMNS,
    is_aside,
    is_closing_phrase,
    is_contact,
    is_date_line,
    is_indented,
    is_of_head,
)
from .lines import Par
from .names import (
    ORG,
    POST,
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
from .outside import ROOM_FOR_DAY
from .sentences import is_date, labelled_date, ordinal
from .titles import bare


class Signed(NamedTuple):
    """The index of the first line of who signs and when; the date, the names above it, whom to ask between them."""

    at: int
    date: Par | None = None
    names: Sequence[Par] = ()
    contacts: Sequence[Par] = ()


def signed(pars: Sequence[Par], start: int, at: int) -> Signed:
    """Who signs, and when, just above an index."""
    date = None
    if at > start + 1 and _ends(pars, at - 1):
        at -= 1
        date = pars[at]
    at, names, contacts = _names(pars, start, at, date is not None)
    if date and (signers := _under_label(pars, start, at + len(names))):
        names, at = signers, at + len(names) - len(signers)
    if names and not date and at > start + 1 and is_date(pars[at - 1].seen) and not is_signed(pars[at - 2]):
        at -= 1
        date = pars[at]  # the names stand below it
    # Under a heading that has nothing else, or a colon, stands a list, of which the body below it is no part.
    under = names and at > start and note_at(pars, start, at) == at and _is_bare_heading(pars[at - 1])
    if len(names) > 1 and not names[0].styled and under:
        own = max((i for i, par in enumerate(names) if ORG.search(par.seen)), default=0)
        names, at = names[own:], at + own
    return Signed(at, date, _unwrapped(names, pars[:at]), contacts)


def _unwrapped(names: Sequence[Par], above: Sequence[Par]) -> Sequence[Par]:
    """Those who sign, a body's name made one that was broken in two: it stands above in one piece, or its first line is long and names
    nobody."""
    out: list[Par] = []
    for par in names:
        if out and not par.after_blank and is_body(par.seen) and not (par.styled or par.line.rows):
            upper, whole = out[-1], bare(out[-1].seen + par.seen)
            told = any(whole in bare(one.seen) for one in above) or len(bare(upper.seen)) >= _LONG
            if told and not (
                tells_signer(upper, True)
                or is_name(upper.seen)
                or is_post_and_name(upper.seen)
                or are_names(upper.seen)
                or _WHO_THEY_ARE.search(upper.seen)
                or POST.search(upper.seen)
            ):
                out[-1] = upper._replace(text=upper.text + par.text, numbers=(*upper.numbers, *par.numbers))
                continue
        out.append(par)
    return out


_WHO_THEY_ARE = re.compile(
    "(?:员|工|人|民|户|众|者|友|生|班|级|家属|家长|集体|同学|老师|作者|笔者|代表|委员|主任|书记|[校局院县镇乡所站会队组处科部]长|经理|主席)$"
)
_LONG = 10  # characters: a line of a name that has another
_MOST = 8  # names that stand one below the other


def _names(pars: Sequence[Par], start: int, at: int, dated: bool) -> tuple[int, list[Par], list[Par]]:
    """The index of the first name above an index; the names, and whom to ask below them."""
    names: list[Par] = []
    contacts: list[Par] = []
    while at > start + 1 and len(names) < _MOST:
        par, of_head = pars[at - 1], is_of_head(pars[at - 1], pars[:start])
        if dated and not names and is_contact(par) and may_sign(pars[at - 2], True):
            at -= 1
            contacts.insert(0, par)
            continue
        above_name = names and is_name(names[0].seen) and _POST_AT_END.search(par.seen)
        if goes_on_in_note(pars, start, at - 1):
            break
        too = not names or _may_sign_too(par) or above_name or of_head
        if not too or not may_sign(par, dated, of_head):
            break
        at -= 1
        names.insert(0, par)
        # Bodies that stand above one another at the end sign together where a blank line parts the upper from the text.
        two = is_body(par.seen) and is_body(pars[at - 1].seen) and pars[at - 1].after_blank
        by_itself = SIGNER.fullmatch(par.seen) or signs_as(par.seen, of_head) or is_party(par.seen)
        if not (dated or two or par.styled or by_itself):
            break
    return at, names, contacts


def _under_label(pars: Sequence[Par], start: int, end: int) -> list[Par]:
    """The lines from a word for those who sign, alone on its line, to an index: 倡议人： and names below it, whatever they hold."""
    for first in range(end - 2, max(start + 1, end - 10), -1):
        text = pars[first].seen
        if signs_by_hand(text) and text[-1] in "：:":
            return list(pars[first:end])
        if len(text) > 30 or re.search("[。；：:！？]", text) or read_label(text):
            break
    return []


# ---- the date ------------------------------------------------------------------------------------------------------

_HEADS_DATE = re.compile("^[^。，；]{0,8}(?:时间|日期|期限|阶段)[：:]?$")


def _ends(pars: Sequence[Par], at: int) -> bool:
    """Whether a date ends the document, and is not of a meeting: 时间：2025年3月5日 does where somebody signs above it."""
    par = pars[at]
    if not is_date_line(par):
        return False
    if _HEADS_DATE.search(pars[at - 1].seen):
        return False
    return not labelled_date(par.seen) or "期" in par.seen[:8] or is_signed(pars[at - 1])


def is_signed(above: Par) -> bool:
    """Whether the line above a date tells that it signs."""
    return may_sign(above, True) and (
        tells_signer(above, True)
        or is_name(above.seen)
        or are_names(above.seen)
        or signs_by_hand(above.seen)
        or is_post_and_name(above.seen)
    )


# ---- a name --------------------------------------------------------------------------------------------------------


def _is_bare_heading(par: Par) -> bool:
    if par.seen[-1:] in "：:":
        return not is_addressees(par.seen)
    labelled = read_label(par.seen) or par.line.outline
    return bool(labelled) and len(par.text) <= 40 and not re.search("[。；;！!？?]$|[：:].", par.seen)


_BULLET = re.compile(r"[a-zA-Z][)）.．、]|[-*•·●○◆◇■□▪▶➢✓√＊]|[甲乙丙丁戊己庚辛壬癸][、.．)）]")
_POST_AT_END = re.compile("(?:主任|书记|经理|主席|代表|委员|校长|局长|院长|[县镇乡所站会队组处科部]长)$")


def _may_sign_too(par: Par) -> bool:
    """Whether a line above one that signs does so, too: it tells so, or stands at the right."""
    text = par.seen
    return (
        tells_signer(par, True)
        or is_post_and_name(text)
        or all(is_name(one) for one in COLUMNS.split(text))
        or are_names(text)
        or signs_with_respect(text)
        or signs_by_hand(text)
        or par.line.align == "right"
        or is_indented(par)
    )


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
        return self.par.after_blank or _WHO_THEY_ARE.search(self.text) is not None

    @property
    def stands_right(self) -> bool:
        """Whether it stands at the right, and is neither a sentence nor a label."""
        return (
            (self.par.line.align == "right" or is_indented(self.par))
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
_MARKS = re.compile("[。；，;！？!?]|,(?! ?(?:Ltd|Inc))")
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
            or (_MARKS.search(one.text) and not (one.dated and are_names(one.text)))
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
    Row(
        "a date after a word",
        lambda one: labelled_date(one.text) or ROOM_FOR_DAY.search(one.text),
        False,
    ),
    Row("of a page or an imprint", lambda one: is_aside(one.par), False),
    Row(
        "words that urge on",
        lambda one: (
            _ACTS.search(one.text)
            or _NO_SIGNER.search(one.text)
            or (_URGES.search(one.text) and not is_body(one.text))
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
            and (one.par.after_blank or one.par.line.align == "right" or is_indented(one.par))
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


def may_sign(par: Par, dated: bool, of_head: bool = False) -> bool:
    return decide(SIGNS, Name(par, dated, of_head)).verdict


def tells_signer(par: Par, above_date: bool = False) -> bool:
    """Whether a line tells by itself that it signs: a body, or a name with what it is."""
    text = par.seen
    return par.styled == "signature" or bool(
        is_body(text)
        or WHO.match(text)
        or SIGNER.fullmatch(text)
        or signs_as(text, above_date)
        or is_party(text)
    )
