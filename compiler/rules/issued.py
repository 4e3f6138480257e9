"""Rules on papers that are issued: what papers of a kind have and lack, whom they go to, what they are numbered by (S45x, S48x, S49x).

Each message says where that is written and how strongly it is asked for; what keeps a document from being compiled stands in
`document.issued`.
"""

import re
from collections.abc import Iterator, Sequence

from ..document.issued import args_of, in_english, lacking, names_in, place_of, unwanted
from ..document.model import Document
from ..flow.blocks import TEXT_SLOTS, Flow
from ..messages.diagnostic import Code, Diagnostic
from ..messages.papers import LETTER, MINUTES, NOTICE, ORDER, REQUEST, instead
from ..terms.demands import Strength
from ..terms.dockets import docket_of
from ..terms.fields import FIELDS
from ..terms.kinds import FORMATS, KINDS
from . import rule

NOT_AS_A_RULE = Code(
    "S481",
    "warning",
    zh="{kind}里{as_rule_zh}没有“{field}”（{clause_zh}，{strength_zh}）。",
    hint_zh="没有特别的原因，把“{field}”删去。",
    en="A {kind} has {as_rule_en}no “{field}” ({clause_en}, {strength_en}).",
    hint_en="Leave “{field}” out unless there is a reason for it.",
    fault=instead(NOTICE, "标题:", "签发人: 张明远\n        标题:"),
    mend=NOTICE,
)
NOT_IN_USE = Code(
    "S482",
    "info",
    zh="{kind}里常常没有“{field}”（{clause_zh}，{strength_zh}）。",
    hint_zh="本单位这样做的，不用管它；不然把“{field}”删去。",
    en="Papers such as a {kind} usually have no “{field}” ({clause_en}, {strength_en}).",
    hint_en="Leave it where your office does so; else leave “{field}” out.",
    fault=instead(MINUTES, "        成文日期:", "        署名: 某市财政局\n        成文日期:"),
    mend=MINUTES,
)
_OF_STRENGTH: dict[Strength, Code] = {
    "规定": NOT_AS_A_RULE,
    "一般": NOT_AS_A_RULE,
    "推荐": NOT_AS_A_RULE,
    "实务": NOT_IN_USE,
}


@rule
def not_of_kind(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """A field that papers of the kind do not have, and that is printed all the same; what has no place there is refused."""
    for want in unwanted(document):
        if not want.refused:
            code, args = _OF_STRENGTH[want.strength], args_of(document, want)
            if want.strength != "规定":
                args |= {"as_rule_zh": "一般", "as_rule_en": "as a rule "}
            yield Diagnostic(
                code, {"as_rule_zh": "", "as_rule_en": "", **args}, place_of(document, want.field)
            )


WANTED = Code(
    "S483",
    "warning",
    zh="{kind}{must_zh}“{field}”，这里没有（{clause_zh}，{strength_zh}）。",
    hint_zh="加上“{example}”这样的一项{follows_zh}。",
    en="A {kind} has {must_en}“{field}”, and this one has none ({clause_en}, {strength_en}).",
    hint_en="Add one such as `{example}`{follows_en}.",
    fault=instead(REQUEST, "        签发人: 张明远\n", ""),
    mend=REQUEST,
)
WANTED_IN_USE = Code(
    "S484",
    "info",
    zh="{kind}常常要有“{field}”，这里没有（{clause_zh}，{strength_zh}）。",
    hint_zh="请示在附注里写联系人和电话：“{field}: 联系人：张某某，电话：……”。",
    en="A {kind} usually has “{field}”, and this one has none ({clause_en}, {strength_en}).",
    hint_en="A 请示 names there whom to ask: `{field}: 联系人：张某某，电话：……`.",
    fault=instead(REQUEST, "        附注: 联系人：李青，电话：83026157\n", ""),
    mend=REQUEST,
)


@rule
def wanted(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """What papers of the kind have and this one lacks, once it is made to be issued: told at its kind, as nothing is there to point at."""
    for want in lacking(document):
        code = WANTED_IN_USE if want.strength == "实务" else WANTED
        yield Diagnostic(code, args_of(document, want), place_of(document, "kind"))


ONE_ADDRESSEE = Code(
    "S488",
    "warning",
    zh="{kind}写了{count}个主送机关，只主送一个上级机关（条例第十五条，一般）。",
    hint_zh="主送一个；其他要知道的，写到“抄送机关”里。",
    en="The {kind} is addressed to {count} organs; it goes to one (条例, article 15, as a rule).",
    hint_en="Address one, and put the others into `抄送机关`.",
    fault=instead(REQUEST, "主送机关: 市人民政府", "主送机关: [市人民政府, 市发展改革委]"),
    mend=instead(REQUEST, "        印发:", "        抄送机关: 市发展改革委\n        印发:"),
)


@rule
def one_addressee(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """A paper that goes upward has one addressee; 市委、市政府 of a joint leadership are two all the same."""
    kind = KINDS[document.kind]
    names = names_in(document.addressees)
    upward = kind.direction == "up" and (document.issued or document.kind == "request")
    if upward and len(names) > 1:
        args = {"kind": kind.zh, "count": str(len(names))}
        yield Diagnostic(ONE_ADDRESSEE, args, place_of(document, "addressees"))


COPIED_BELOW = Code(
    "S489",
    "warning",
    zh="{kind}抄送了“{name}”，像是下级机关：上行文不抄送下级机关（条例第十五条，规定）。",
    hint_zh="是下级的，从“抄送机关”里删去；不是的，不用管它。",
    en="The {kind} sends copies to “{name}”, which looks like an organ below: a paper that goes upward does not (条例, article 15, required).",
    hint_en="Take it out of `抄送机关` if it is below the issuer; else leave it.",
    fault=instead(REQUEST, "        印发:", "        抄送机关: 各镇人民政府\n        印发:"),
    mend=REQUEST,
)
_ALL_BELOW = r"各(?!民主党派|位)|所属|下属|直属|[省市县区局]直"
_LEVELS = "省市州盟县区旗镇乡"


@rule
def copied_below(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """Copies of a 请示 or a 报告 for organs below: 各镇, and 区财政局 where the 区 issues it. Its own party committee, congress, court and the like stand beside it."""
    kind = KINDS[document.kind]
    # A bulletin goes up by 报 and down by 送: what its draft was taken for shows nothing.
    named = not isinstance(document.title, str) or document.title.endswith(kind.zh)
    if kind.direction != "up" or not named:
        return
    issuers = document.signed_by or document.issuer or ()
    government = next(
        (found for one in issuers if (found := re.fullmatch(r"(.*?)(人民)?政府(办公[室厅])?", one))), None
    )
    own = government[1][-1:] if government else ""
    for name in names_in(document.copies_to):
        below = re.match(_ALL_BELOW, name)
        if not below and own in tuple(_LEVELS):
            below = re.fullmatch(
                rf"(?:{re.escape(government[1]) if government else ''}|{own}|本{own})(?![委人政监检法纪])[\u3400-\u9fff]*[局委办处所]",
                name,
            )
        if below:
            args = {"kind": kind.zh, "name": name}
            yield Diagnostic(COPIED_BELOW, args, place_of(document, "copies_to"))


_TO_TWO = instead(NOTICE, "市直各部门", "[市教育局, 市民政局]")
COPIED_TO_ADDRESSEE = Code(
    "S486",
    "warning",
    zh="“{name}”已经是主送机关，不再抄送（条例第九条，规定）。",
    hint_zh="从“抄送机关”里删去“{name}”。",
    en="“{name}” is addressed, and gets no copy besides (条例, article 9, required).",
    hint_en="Take “{name}” out of `抄送机关`.",
    fault=instead(_TO_TWO, "        印发:", "        抄送机关: [市审计局, 市民政局]\n        印发:"),
    mend=instead(_TO_TWO, "        印发:", "        抄送机关: [市审计局]\n        印发:"),
)


@rule
def copied_to_addressee(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """抄送 to one of those addressed."""
    addressed = names_in(document.addressees)
    for name in dict.fromkeys(names_in(document.copies_to)):
        if name in addressed:
            yield Diagnostic(COPIED_TO_ADDRESSEE, {"name": name}, place_of(document, "copies_to"))


TO_A_PERSON = Code(
    "S495",
    "warning",
    zh="{kind}主送给了个人“{name}”：公文不直接报送领导个人（条例第十五条，规定）。",
    hint_zh="主送写机关的名称；领导当面交办的，不用管它。",
    en="The {kind} is addressed to a person, “{name}”: papers go to organs (条例, article 15, required).",
    hint_en="Address the organ; leave it where the person has asked for it.",
    fault=instead(REQUEST, "主送机关: 市人民政府", "主送机关: 王市长"),
    mend=REQUEST,
)
_PERSON = r"[\u3400-\u9fff]{1,4}(?:书记|市长|县长|区长|省长|镇长|乡长|局长|厅长|处长|主任|部长|秘书长|主席|同志|行长|总经理|董事长)"


@rule
def to_a_person(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """王市长： above a 请示."""
    kind = KINDS[document.kind]
    if not kind.statutory or not (document.issued or (kind.direction == "up" and document.kind != "report")):
        return
    for name in names_in(document.addressees):
        if re.fullmatch(_PERSON, name):
            yield Diagnostic(TO_A_PERSON, {"kind": kind.zh, "name": name}, place_of(document, "addressees"))


MARK_IN_NAME = Code(
    "S519",
    "warning",
    zh="“{field}”写的是“{name}”，末尾的“{word}”是红头上的字，不是机关的名称（7.2.4，规定）。",
    hint_zh="写成“{bare}”，红头由它得出；红头另有写法的，写在“发文机关标志”里。",
    en="“{field}” says “{name}”: its “{word}” belongs to the mark in red, not to the name of the organ (clause 7.2.4, required).",
    hint_en="Write “{bare}”: the mark follows from it. A mark of another form goes into `发文机关标志`.",
    fault=instead(NOTICE, "发文机关: 某市财政局", "发文机关: 某市财政局文件\n        署名: 某市财政局"),
    mend=instead(NOTICE, "发文机关: 某市财政局", "发文机关: 某市财政局\n        署名: 某市财政局"),
)


@rule
def mark_in_name(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """发文机关: 某市财政局文件, by which the paper would be signed."""
    words = tuple(filter(None, dict.fromkeys((KINDS[document.kind].mark, "文件"))))
    for name in document.issuer or ():
        word = next((one for one in words if name.endswith(one) and name != one), "")
        if word:
            field = str(document.marks.typed((), FIELDS["issuer"].spellings))
            args = {"field": field, "name": name, "word": word, "bare": name.removesuffix(word)}
            yield Diagnostic(MARK_IN_NAME, args, place_of(document, "issuer"))


TITLE_OF_ANOTHER = Code(
    "S496",
    "warning",
    zh="文种写的是{kind}，标题却以“{ending}”结尾（条例第九条，规定）。",
    hint_zh="文种和标题改成一样的。",
    en="The kind is {kind}, but the title ends in “{ending}” (条例, article 9, required).",
    hint_en="Make kind and title agree.",
    fault=instead(NOTICE, "的通知", "的报告"),
    mend=NOTICE,
)


@rule
def title_of_another(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """关于……的报告 where 文种 says 请示; a reply by letter ends in 函, and 请示报告 is told elsewhere."""
    kind = KINDS[document.kind]
    title = re.sub(r"[（(][^（）()]*[）)]$", "", re.sub(r"\s", "", document.title or ""))
    if (
        not kind.statutory
        or not document.issued
        or title.endswith((kind.zh, *kind.also, *kind.endings, "请示报告"))
    ):
        return
    others = [row.zh for row in KINDS.values() if row.statutory and row.key != kind.key]
    if ending := max((one for one in others if title.endswith(one)), key=len, default=""):
        yield Diagnostic(TITLE_OF_ANOTHER, {"kind": kind.zh, "ending": ending}, place_of(document, "title"))


JOINT = Code(
    "S497",
    "warning",
    zh="发文机关有{count}个，“{field}”有{number}个，对不上（{clause}，规定）。",
    hint_zh="联合行文的，每个机关一个，次序和发文机关一样。",
    en="There are {count} issuers, but {number} in “{field}” (clause {clause}, required).",
    hint_en="A joint paper has one for each issuer, in the same order.",
    fault=instead(REQUEST, "发文机关: 某区人民政府", "发文机关: [某区人民政府, 某区人民武装部]"),
    mend=instead(
        instead(REQUEST, "发文机关: 某区人民政府", "发文机关: [某区人民政府, 某区人民武装部]"),
        "签发人: 张明远",
        "签发人: [张明远, 周立行]",
    ),
)


def _one_name(issuers: Sequence[str], signature: Sequence[str]) -> bool:
    """One name on two lines of a red head, 某某集团 and 安全生产委员会, signed as 集团安全生产委员会."""
    return (
        len(issuers) == 2
        and len(signature) == 1
        and signature[0] != issuers[-1]
        and signature[0].endswith(issuers[-1])
    )


@rule
def joint(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """Of a joint paper each issuer signs, and each of an upward one names who has signed it."""
    issuers = document.issuer or ()
    if len(issuers) < 2:
        return
    for field, clause in (("signatory", "7.2.6"), ("signature", "7.3.5")):
        given = getattr(document, field) or ()
        if field == "signatory" and KINDS[document.kind].direction != "up":
            continue  # not_of_kind tells that it has none
        if field == "signature" and _one_name(issuers, given):
            continue
        if given and len(given) != len(issuers):
            args = {"count": str(len(issuers)), "number": str(len(given)), "clause": clause}
            row = {"signatory": "签发人", "signature": "署名"}[field]
            yield Diagnostic(JOINT, {**args, "field": row}, place_of(document, field))


SECRET_WITHOUT = Code(
    "S498",
    "warning",
    zh="涉密的公文要有“{field}”，这里没有（{clause_zh}，规定）。",
    hint_zh="加上“{example}”；不涉密的，把“密级”删去。",
    en="A secret paper has “{field}”, and this one has none ({clause_en}, required).",
    hint_en="Add {example}, or leave out 密级 where nothing is secret.",
    fault=instead(NOTICE, "        发文机关:", "        密级: 秘密★1年\n        发文机关:"),
    mend=instead(
        NOTICE, "        发文机关:", "        份号: '000001'\n        密级: 秘密★1年\n        发文机关:"
    ),
)


@rule
def secret_without(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """What is secret has a copy number, and says for how long."""
    secrecy = document.secrecy or ""
    wanted = (
        ("份号", not document.copy_number, "条例第九条、7.2.1", "份号: '000001'"),
        (
            "保密期限",
            "★" not in secrecy and not document.secrecy_period,
            "条例第九条、7.2.2",
            "保密期限: 1年",
        ),
    )
    for field, missing, clause, example in wanted if secrecy else ():
        if missing:
            args = {
                "field": field,
                "clause_zh": clause,
                "clause_en": in_english(clause),
                "example": example,
            }
            yield Diagnostic(SECRET_WITHOUT, args, place_of(document, "secrecy"))


SIX_DIGITS = Code(
    "S499",
    "warning",
    zh="份号“{value}”是{count}位，一般用六位（7.2.1，一般）。",
    hint_zh="写成“{wanted}”。",
    en="The copy number “{value}” has {count} digits; as a rule it has six (clause 7.2.1, as a rule).",
    hint_en="Write “{wanted}”.",
    fault=instead(
        NOTICE, "        发文机关:", "        份号: '12'\n        密级: 秘密★1年\n        发文机关:"
    ),
    mend=instead(
        NOTICE, "        发文机关:", "        份号: '000012'\n        密级: 秘密★1年\n        发文机关:"
    ),
)


@rule
def six_digits(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """份号: 12."""
    number = document.copy_number or ""
    if number and len(number) != 6:
        args = {"value": number, "count": str(len(number)), "wanted": number.lstrip("0").zfill(6)}
        yield Diagnostic(SIX_DIGITS, args, place_of(document, "copy_number"))


OF_TELEGRAMS = Code(
    "S452",
    "warning",
    zh="“{value}”是电报的紧急程度，公文写“特急”“加急”（条例第九条，规定）。",
    hint_zh="改成“特急”或“加急”；是电报的，不用管它。",
    en="“{value}” is how telegrams are marked; papers are 特急 or 加急 (条例, article 9, required).",
    hint_en="Write 特急 or 加急; leave it in a telegram.",
    fault=instead(NOTICE, "        发文机关:", "        紧急程度: 特提\n        发文机关:"),
    mend=instead(NOTICE, "        发文机关:", "        紧急程度: 特急\n        发文机关:"),
)


@rule
def of_telegrams(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """紧急程度: 特提."""
    if document.urgency in ("特提", "平急"):
        yield Diagnostic(OF_TELEGRAMS, {"value": document.urgency}, place_of(document, "urgency"))


PRINTED_BEFORE = Code(
    "S453",
    "warning",
    zh="印发日期{one}比成文日期{other}还早（7.4.3，规定）。",
    hint_zh="核对两个日期：印发日期是送印那一天。",
    en="The paper is printed on {one}, before its own date, {other} (clause 7.4.3, required).",
    hint_en="Check both: it is printed on the day on which it is sent to print.",
    fault=instead(NOTICE, "日期: 2026-01-08}", "日期: 2026-01-06}"),
    mend=NOTICE,
)


@rule
def printed_before(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """A paper is printed on the day of its date, or later."""
    within = document.imprint.imprint_date if document.imprint else None
    day = within or document.print_date
    if day and document.date and day < document.date:
        field = "imprint" if within else "print_date"
        days = (day, document.date)
        with_year = day.year != document.date.year
        one, other = (f"{at.year}年" * with_year + f"{at.month}月{at.day}日" for at in days)
        args = {"one": one, "other": other}
        yield Diagnostic(PRINTED_BEFORE, args, place_of(document, field))


HALF_IMPRINT = Code(
    "S454",
    "warning",
    zh="写了{there}，没有写{missing}（7.4.3，规定）。",
    hint_zh="补上{missing}，两项印在一行里。",
    en="There is {there_en}, but not {missing_en} (clause 7.4.3, required).",
    hint_en="Add {missing_en}: both stand on one line.",
    fault=instead(NOTICE, "印发: {机关: 某市财政局办公室, 日期: 2026-01-08}", "印发机关: 某市财政局办公室"),
    mend=NOTICE,
)


@rule
def half_imprint(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """印发机关 without 印发日期, and the reverse; minutes are set as each body sees fit (clause 10.3)."""
    if document.kind == "minutes":
        return
    inside = document.imprint
    office = document.print_office or (inside and inside.imprint_office)
    day = document.print_date or (inside and inside.imprint_date)
    if bool(office) == bool(day):
        return
    field = "imprint" if inside else "print_office" if office else "print_date"
    words = (("印发机关", "who prints it"), ("印发日期", "when it is printed"))
    there, missing = words if office else words[::-1]
    args = {"there": there[0], "missing": missing[0], "there_en": there[1], "missing_en": missing[1]}
    yield Diagnostic(HALF_IMPRINT, args, place_of(document, field))


NOTHING_BROUGHT = Code(
    "S455",
    "info",
    zh="标题说{verb}《{name}》，后面没有附上它（7.3.7，实务）。",
    hint_zh="把它放到“附件”里，写“标记原文: 无”，就另起一面印在后面；随文另附的，不用管它。",
    en="The title says that 《{name}》 is brought along ({verb}), but nothing is (clause 7.3.7, usage of offices).",
    hint_en="Put it under 附件 with `标记原文: 无`, and it prints on pages of its own; leave it where it goes along apart.",
    fault=instead(NOTICE, "报送2025年度决算", "印发《预算绩效管理办法》"),
    mend=instead(
        instead(NOTICE, "报送2025年度决算", "印发《预算绩效管理办法》"),
        "        成文日期:",
        "        附件: {标题: 预算绩效管理办法, 标记原文: 无, 内容: 第一条 为加强预算绩效管理，制定本办法。}\n        成文日期:",
    ),
)


@rule
def nothing_brought(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """关于印发《……办法》的通知 without the 办法."""
    title = re.sub(r"\s", "", document.title or "")
    found = re.search(r"(印发|转发|批转|颁发)《(.+)》的(?:通知|命令|令)$", title)
    if found and document.issued and not document.attachments:
        args = {"verb": found[1], "name": found[2]}
        yield Diagnostic(NOTHING_BROUGHT, args, place_of(document, "title"))


CODE_OF_LETTER = Code(
    "S457",
    "info",
    zh="函的发文字号“{value}”里没有“函”字（7.2.5，实务）。",
    hint_zh="多数机关写成“某财函〔2026〕8号”；本单位不这样编的，不用管它。",
    en="The number “{value}” of a 函 has no 函 in it (clause 7.2.5, usage of offices).",
    hint_en="Most organs write “某财函〔2026〕8号”; leave it where yours does not.",
    fault=instead(LETTER, "某财函〔2026〕8号", "某财发〔2026〕8号"),
    mend=LETTER,
)


@rule
def code_of_letter(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """某财发〔2026〕8号 on a 函."""
    docket = docket_of(document.docket_number or "")
    if document.kind == "letter" and docket and docket.code.strip() and "函" not in docket.code:
        args = {"value": document.docket_number or ""}
        yield Diagnostic(CODE_OF_LETTER, args, place_of(document, "docket_number"))


NUMBER_WITHOUT_YEAR = Code(
    "S487",
    "warning",
    zh="{kind}的发文字号“{value}”里没有机关代字和年份（7.2.5，规定）。",
    hint_zh="写成“某财发〔2026〕8号”这样。",
    en="The number “{value}” of a {kind} lacks the agency's code and the year (clause 7.2.5, required).",
    hint_en="Write it as in “某财发〔2026〕8号”.",
    fault=instead(NOTICE, "某财发〔2026〕8号", "第8号"),
    mend=NOTICE,
)


@rule
def number_without_year(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """第8号 on a 通知; 第7期 is the issue of a bulletin, whatever it tells of."""
    kind, number = KINDS[document.kind], document.docket_number or ""
    docket = docket_of(number)
    if docket and docket.nth and kind.number == "agency" and kind.statutory and not number.endswith("期"):
        args = {"kind": kind.zh, "value": number}
        yield Diagnostic(NUMBER_WITHOUT_YEAR, args, place_of(document, "docket_number"))


_MARKED = instead(LETTER, "发文机关: 某市财政局", "发文机关标志: 某市财政局\n        署名: 某市财政局")
MARK_OF_LETTER = Code(
    "S459",
    "warning",
    zh="{kind}的发文机关标志只写机关名称，不带“文件”（10.1，规定）。",
    hint_zh="去掉“文件”两个字；写了“发文机关”的，“发文机关标志”这一行可以不写。",
    en="The mark of a {kind} is the name of the organ alone, without 文件 (clause 10.1, required).",
    hint_en="Take 文件 away; with `发文机关` the mark need not be written.",
    fault=instead(_MARKED, "标志: 某市财政局", "标志: 某市财政局文件"),
    mend=_MARKED,
)


@rule
def mark_of_letter(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """某市财政局文件 in red above a 函."""
    kind = KINDS[document.kind]
    if FORMATS[kind.format].host_only and (document.issuer_mark or ("",))[-1].endswith("文件"):
        yield Diagnostic(MARK_OF_LETTER, {"kind": kind.zh}, place_of(document, "issuer_mark"))


NUMBER_OF_ORDER = Code(
    "S458",
    "warning",
    zh="{kind}的编号“{value}”带了机关代字，一般只写“第3号”这样的令号（{clause}，一般）。",
    hint_zh="写成“第3号”。",
    en="The number “{value}” of a {kind} has an agency's code; as a rule it is one such as 第3号 (clause {clause}, as a rule).",
    hint_en="Write 第3号.",
    fault=instead(ORDER, "第8号", "某政发〔2026〕8号"),
    mend=ORDER,
)


@rule
def number_of_order(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """某政发〔2026〕8号 on a 令."""
    kind = KINDS[document.kind]
    docket = docket_of(document.docket_number or "")
    if kind.key == "order" and docket and not docket.nth:
        args = {"kind": kind.zh, "value": document.docket_number or "", "clause": "10.2"}
        yield Diagnostic(NUMBER_OF_ORDER, args, place_of(document, "docket_number"))


ASKS = Code(
    "W532",
    "warning",
    zh="报告里写了“{text}”：报告不夹带请示的事项（条例第十五条，规定）。",
    hint_zh="要上级批的，另写一份请示；只是报告情况的，写“特此报告”。",
    en="The report says “{text}”: a 报告 asks for nothing (条例, article 15, required).",
    hint_en="What is to be approved goes into a 请示 of its own; a report ends in `特此报告`.",
    fault="""
        关于2025年度办文情况的报告

        区政府：

        全年办文204件。

        妥否，请批示。
    """,
    mend="""
        关于2025年度办文情况的报告

        区政府：

        全年办文204件。

        特此报告。
    """,
    form="check",
)
_ASKED = (
    r"(?:以上报告|当否|妥否|是否妥当|可否)[^。\n]{0,8}请(?:予)?[^。，\n]{0,6}(?:批示|批复|审批|批准|核准|审定)[。！]?"
    r"|(?:特此报告[，。])?(?:恳请|敬请|请)(?:[\u3400-\u9fff]{0,8}?(?:委|政府|局|厅|部|领导))?(?:予以|给予)?(?:批示|批复|审批|批准|核准)[。！]?"
)
_LAST = 3  # paragraphs of the text that may ask


@rule
def asks(document: Document, flow: Flow) -> Iterator[Diagnostic]:
    """妥否，请批示。 at the end of a 报告 (《党政机关公文处理工作条例》, 15: no request goes with a report)."""
    if document.kind != "report" or not re.search(
        "(?<!申请)(?<!请示)报告$", re.sub(r"\s", "", document.title or "")
    ):
        return
    text = [one for one in flow.paragraphs if one.slot in TEXT_SLOTS]
    for paragraph in text[-_LAST:]:
        if re.fullmatch(_ASKED, paragraph.text.strip()):
            yield Diagnostic(ASKS, {"text": paragraph.text.strip()}, paragraph.place)
