"""Rules on what is not filled in yet, and on what was left over (W510–W539): each spot is told of by itself, and quoted."""

import re
from collections.abc import Collection, Iterator

from ..messages.diagnostic import Code
from .findings import Finding, at, spotted, text_rule
from .prepared import HAN, Par, Prepared, Spot

# What follows a number or a name that is left out.
_UNITS = "省市县区州盟旗镇乡村局委办厅处科街路社年月日号时分万亿千百元人名次个项件家户条篇份期批届天亩吨公平米辆所座处场类种%％强余多"


PLACEHOLDER = Code(
    "W510",
    "warning",
    zh="“{text}”还没有填上。",
    hint_zh="填上真实的内容；本来就要印这几个符号的，在这一行写明不检查 W510 的原因。",
    en="“{text}” is not filled in yet.",
    hint_en="Fill it in; where these signs are meant to be printed, say on the line why W510 is not to be checked.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文XX件，走访**户。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，走访36户。
    """,
    form="check",
)
# Signs that stand for what is to be filled in, a row each with its reason.
_SIGNS = (
    r"[*＊]+",  # **区, *次, ***强; what is set in bold in Markdown, or multiplied, is let through below
    r"(?<![A-Za-z0-9×])[Xx×]{1,4}\.[Xx×]{1,2}(?=[%％万亿个元])",  # XX.X亿元, X.X%
    r"[？?]{2,}(?=[万亿]?(?:元|人|次|件|项|户|亩|个|%))",  # ？？万元
    r"(?<=附件)[XxＸ×](?![A-Za-z0-9×])",  # 见附件X
    r"(?<![A-Za-z0-9])[Xx]{2,}(?![A-Za-z0-9])",  # XX局, xx万元; no XXL, no 3XX
    r"(?<=(?<![0-9])20)[Xx×Ｘ]{2}(?![A-Za-z0-9])|(?<=(?<![0-9])20[12])[Xx×Ｘ](?=年)",  # 20XX年, 202X年
    r"(?<![0-9０-９－—\-Ｘｘ×])[Ｘｘ×]{2,}(?![0-9０-９])",  # ××局; no masked telephone number
    rf"(?<![A-Za-z0-9×{HAN}“”])[XＸ×](?=[省市县区镇乡村年月日]|万元|[个名]人)",  # X市, X月; no 数据要素×
    r"(?<=[年月日第])[XxＸ×](?=[月日期批届号次])",  # 2025年X月X日, 第X批
    r"(?<![一二三四五六七八九〇0-9○◯])[○◯]{2,}(?![一二三四五六七八九〇0-9○◯])|△{2,}|□{2,}",  # ○○县; no 二○○九年
    r"[_＿]{2,}",  # ____人
    r"(?<![A-Za-z0-9_])[（(][ \u3000\u00a0]*[）)]",  # （  ）人; no main()
    r"某某(?=[省市县区镇乡村]|局(?!长)|处(?!长)|科(?!长)|委(?!员)|厅(?!长)|街道|公司|单位|学校|医院|项目|企业|地区|社区|路|年|月|日|万元)",
    rf"(?<![{HAN}A-Za-z0-9])某某(?![{HAN}]?某)(?=[，。；、）\n])",
)
# An instruction on how names are to be written quotes the signs that stand for them: what may stand before the quotation, and after it.
_INSTRUCTS = r"(?:写作|写成|写为|写上|写明|填写|填上|标注|注明|标明|标为|命名为?|称为|简称|统一[为用写以]?|格式[为是：]*|例如|譬如|如|形如|删除|去掉|不得出现|不写|不要写)[：:]?$"
_INSTRUCTED = (
    r"(?:字样|格式|地区|代替|表示|替代|的形式|等形式|命名|为题|样式|一类|这样的|之类|的写法|的表述|等字|占位)"
)
_SIGNED = r"(?:签字|签名|盖章|签章|签收人?|签发|复核|审核|审批|经办人?|负责人|日期|时间|姓名|电话|单位)[）)]?[：:]?[ \u3000]*$"
_BOLD = r"(?<![*＊])\*\*(?=[^*\s])([^*\n]{2,60}?)(?<=[^*\s])\*\*(?![*＊])"


@text_rule("placeholders", "16")
def placeholder(text: Prepared) -> Iterator[Finding]:
    """XX, **, ____, （  ）, ×××: signs that stand for what is still to come."""
    bold: dict[int, set[int]] = {}  # of a paragraph, where the ** of pairs round words stand
    for spot in text.spots("|".join(f"(?:{row})" for row in _SIGNS)):
        if spot.match[0] == "**" and spot.par.index not in bold:
            bold[spot.par.index] = set(_bold(spot.par))
        if not _is_text(spot, bold.get(spot.par.index, ())):
            yield spotted(PLACEHOLDER, spot)


def _is_text(spot: Spot, bold: Collection[int]) -> bool:
    """Whether signs are meant as they are: bold, a product, a note's mark, quoted in an instruction; or stand for a figure, which is told of."""
    if spot.par.is_filled(spot.start, spot.end):
        return True
    before, after, signs = spot.before, spot.after, spot.match[0]
    if signs[0] in "*＊":
        if re.match(r"[0-9A-Za-z]", after) and re.search(r"[0-9A-Za-z]$", before) and len(signs) == 1:
            return True  # 3*5
        if not before.strip() and (after[:1] in (" ", "\u3000") or after.startswith("注")):
            return True
        if signs == "**" and spot.start in bold:
            return True
    if signs[0] in "_＿" and re.search(_SIGNED, before):
        return True  # a form's own blank
    if signs[0] in "(（" and re.search(r"[?？。]\s*$|选择|判断|填空", before[-8:]):
        return True
    quoted = _quoted(spot)
    if quoted is None:
        return False
    opening, closing = quoted
    return bool(re.search(_INSTRUCTS, before[:opening]) or re.match(_INSTRUCTED, after[closing + 1 :]))


def _bold(par: Par) -> Iterator[int]:
    """Where ** is half of a pair round words, as Markdown sets bold, and stands for nothing."""
    for pair in re.finditer(_BOLD, par.text):
        inside, after = pair[1], par.text[pair.end() : pair.end() + 1]
        if inside[0] not in _UNITS and after not in tuple(_UNITS) and after != ".":
            yield from (pair.start(), pair.end() - 2)


def _quoted(spot: Spot) -> tuple[int, int] | None:
    """Where the quotation marks or 《》 round it stand: in the text before it and in that after it; None where there are none."""
    before, after = spot.before, spot.after
    for opening, closing in ("“”", "《》", "‘’", "「」"):
        left, right = before.rfind(opening), after.find(closing)
        if left > before.rfind(closing) and right >= 0 and opening not in after[:right]:
            return left, right
    return None


TO_BE_DONE = Code(
    "W511",
    "warning",
    zh="“{text}”是留给自己的提醒，还没有处理。",
    hint_zh="补上内容，删掉这几个字。",
    en="“{text}” is a note to oneself that is still there.",
    hint_en="Fill in what it asks for and delete it.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文204件，【待补：走访户数】。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，走访36户。
    """,
    form="check",
)
_TO_BE_DONE = (
    r"[【［〔\[（(](?:待(?:补|定|填|核|查|续|完善|确认|统计|更新|修改)[^】］〕\]）)\n]{0,16}"
    r"|此处[^】］〕\]）)\n]{0,6}(?:补充|填写?|插入|添加|加入|修改)[^】］〕\]）)\n]{0,10}"
    r"|请(?:填写|补充|核实|确认|修改|更新)[^】］〕\]）)\n]{0,8}|补充|填写|需(?:补充|核实|修改)[^】］〕\]）)\n]{0,8}|TBD|TODO"
    r"|(?:数据|数字|内容|情况)(?:待|需)[^】］〕\]）)\n]{1,8}"
    r"|待[^】］〕\]）)\n]{1,12}(?:填写?|补充|核实|确认)[^】］〕\]）)\n]{0,4}|请[^】］〕\]）)，\n]{0,8}(?:填写|补充|插入|输入)[^】］〕\]）)\n]{0,10})[】］〕\]）)]"
    r"|(?<![A-Za-z])(?:TODO|TBD)(?![A-Za-z])"
)
_NOT_TO_DO = r"[，、]"  # （请填写完整，由审核人签字）


@text_rule("placeholders", "16")
def to_be_done(text: Prepared) -> Iterator[Finding]:
    """【待补】, （此处补充数据）: what the writer still had to do."""
    for spot in text.spots(_TO_BE_DONE):
        if not re.search(_NOT_TO_DO, spot.match[0]) and spot.par.block.role != "cell":
            yield spotted(TO_BE_DONE, spot)


NUMBER_MISSING = Code(
    "W512",
    "warning",
    zh="“{text}”这里少了数字。",
    hint_zh="补上数字。",
    en="A number is missing at “{text}”.",
    hint_en="Put it in.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文204件，同比增长百分之。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，同比增长百分之五。
    """,
    form="check",
)
_MISSING = (
    r"百分之(?=[，。；、！？）\n])",  # 同比增长百分之。
    r"(?<=同比)(?:增长|下降|上升|提高|降低|增加|减少)(?:了)?(?:[%％]|个百分点)",  # 同比增长%
    r"(?:增长|下降|上升|提高|降低|增加|减少|达到?|占比?|率为?|目标的)(?:了)?[ \u3000]*[%％](?![0-9])",
    r"(?:增长|下降|上升|提高|降低)(?:了)?(?:个百分点|万元|亿元)(?=[，。；、）\n])",
    r"…{1,2}(?=(?:万|亿)?(?:元|人次|个百分点|平方米|公里|亩|吨)|[%％])",  # ……万元
    rf"(?<=[{HAN}])[ \u3000]+(?:(?:万|亿)元|万人|人次|个百分点)(?=[，。；、])",  # 投资  万元，
    r"(?<!公)共(?:名|件|次|人次|户|万元)(?=[，。；])",  # 职工共名。
    r"[0-9]{4}年月(?:日)?",  # 2026年月日
    r"[0-9]{4}年[ \u3000]+月(?:[ \u3000]*日)?|年[ \u3000]+月[ \u3000]*日|(?<=[0-9])月[ \u3000]+日",  # 2026年  月  日
    r"(?:共计?|合计|累计|总投资|投入资金)(?=(?:万|亿)元[，。；])",  # 累计万元。
)


@text_rule("placeholders", "16")
def number_missing(text: Prepared) -> Iterator[Finding]:
    """同比增长百分之。 and 2026年  月  日: a unit without its number."""
    for spot in text.spots("|".join(f"(?:{row})" for row in _MISSING)):
        form = spot.match[0].startswith("年")  # 　年　月　日: a form to be signed has it, too
        yield spotted(NUMBER_MISSING, spot, sure=not form)


ELLIPSIS = Code(
    "W513",
    "warning",
    zh="“{text}”后面的话还没有写。",
    hint_zh="把省略号换成要写的话。",
    en="What “{text}” stands for is not written yet.",
    hint_en="Write it in place of the ellipsis.",
    fault="""
        区政府办公室2025年度工作总结
        2025年，……现总结如下。
    """,
    mend="""
        区政府办公室2025年度工作总结
        2025年，全区上下真抓实干，现总结如下。
    """,
    form="check",
)


@text_rule("placeholders", "16")
def ellipsis_left(text: Prepared) -> Iterator[Finding]:
    """本人……现将有关情况报告如下: dots where a sentence is to be, not those that end a list or a quotation."""
    for spot in text.spots(
        rf"(?<=[，：\n])……|^……|……(?=现将|现就|现总结|现报告)|(?<=[{HAN}])……(?=年|月|日|等[0-9])"
    ):
        if _quoted(spot) is None and spot.par.block.role != "cell":
            yield spotted(ELLIPSIS, spot)


SAMPLE = Code(
    "W514",
    "info",
    zh="“{text}”是样稿里的话，还没有换成自己的。",
    hint_zh="换成自己的内容；恰好就要这样写的，不用管它。",
    en="“{text}” comes from the starter and has not been replaced.",
    hint_en="Put your own in its place; where this is what you mean, leave it.",
    fault="""
        关于2025年度工作情况的报告
        现将有关情况报告如下。
        （联系人：张某某，电话：12345678）
    """,
    mend="""
        关于2025年度工作情况的报告
        现将有关情况报告如下。
        （联系人：李四，电话：87654321）
    """,
    form="check",
)


@text_rule("placeholders", "16")
def sample_left(text: Prepared) -> Iterator[Finding]:
    """The made-up names and numbers of a starter; whoever writes 张某某 alone means to hide a name."""
    for spot in text.spots("联系人：张某某|电话：12345678(?![0-9])|XX市政府办公室"):
        yield spotted(SAMPLE, spot)


SCAR = Code(
    "W515",
    "warning",
    zh="“{text}”前面像是删掉了几个字，接不上了。",
    hint_zh="补上删掉的名称，或把剩下的“{rest}”也删去。",
    en="Before “{text}” something seems to have been cut out.",
    hint_en="Put the name back, or delete “{rest}” too.",
    fault="""
        区政府办公室2025年度工作总结
        牢记上级赋予、的新定位新使命，重温前辈在的足迹。
    """,
    mend="""
        区政府办公室2025年度工作总结
        牢记上级赋予的新定位新使命，重温前辈在本地的足迹。
    """,
    form="check",
)
_TORN = frozenset(["在", "与", "于", "向", "从", "由", "对", "把", "被", "将", "为"])


@text_rule("placeholders", "16")
def scar(text: Prepared) -> Iterator[Finding]:
    """在的足迹, 赋予、的新定位: a name was taken out, and what held it is left."""
    for spot in text.spots(rf"(?<=[{HAN}”》）])[、，]的(?=[{HAN}“])(?!确|士|话)", prose=True):
        yield spotted(SCAR, spot, rest=spot.match[0][0])
    for spot in text.spots(rf"[在与于向从由把被将](?=的[{HAN}])", prose=True):
        words = spot.par.tokens
        index = next(
            (i for i, one in enumerate(words) if one.start == spot.start and one.end == spot.end), None
        )
        if index is None or index + 1 >= len(words) or words[index + 1].text[:1] != "的":
            continue  # 现在的, 存在的
        if words[index + 1].text in ("的话", "的确") or _ends_clause(spot):
            continue
        yield at(
            SCAR, spot.par, spot.start, spot.end + 1, rest=spot.match[0], sure=spot.match[0] in "在与于向把被"
        )


def _ends_clause(spot: Spot) -> bool:
    """我在的时候, 他们在的地方: a clause that ends in 在."""
    return bool(re.match(r"的(?:时候|时期|地方|期间|那|人|单位|部门|同志)", spot.after))


STRAY = Code(
    "W516",
    "warning",
    zh="“{text}”夹在文字中间，像是打错的。",
    hint_zh="删掉它。",
    en="“{text}” stands amid the words, as if typed by mistake.",
    hint_en="Delete it.",
    fault="""
        区政府办公室2025年度工作总结
        进一步加快工|作节奏，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        进一步加快工作节奏，全年办文204件。
    """,
    form="check",
)


@text_rule("placeholders", "16")
def stray_sign(text: Prepared) -> Iterator[Finding]:
    """工|作: a sign of the keyboard amid a word."""
    for spot in text.spots(rf"(?<=[{HAN}])[|｜\\^`~@#$＃＾｀](?=[{HAN}])", prose=True):
        if spot.match[0] in "~|｜" and spot.par.text.count(spot.match[0]) > 2:
            continue  # 甲|乙|丙
        if spot.match[0] == "~":
            continue  # 甲~乙: see the marks of ranges
        yield spotted(STRAY, spot, new="", safe=False)
