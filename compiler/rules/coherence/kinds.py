"""Rules on what kind of document a paper says that it is, and how it names things (S538–S540, W534, W538): its title, its closing words, short names, papers that it cites.

In: a `Prepared`. Out: findings. A title is held against 《党政机关公文处理工作条例》, 9: 发文机关、事由、文种; closing words only where they name a kind themselves.
"""

import re
from collections.abc import Iterator

from ...flow.title_words import known
from ...messages.diagnostic import Code
from ...terms.numerals import parse_chinese
from ..arithmetic.amounts import alike
from ..characters.model import alike as alike_characters
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .alike import ANOTHER_NAME
from .attached import is_part

TITLE_SHORT = Code(
    "S538",
    "warning",
    zh="标题“{text}”里少了{what}。",
    hint_zh="标题由事由和文种组成，写作“关于……的通知”“关于……的请示”这样的形式。",
    en="The title “{text}” has no {what}.",
    hint_en="A title tells the matter and the kind, as in `关于……的通知`.",
    fault="""
        关于加强冬季安全生产工作通知
        各科室：
        现将有关事项通知如下。
    """,
    mend="""
        关于加强冬季安全生产工作的通知
        各科室：
        现将有关事项通知如下。
    """,
    form="check",
)
# The kinds before which nobody leaves 的 out by rule; 情况报告, 实施意见 and the like are names of their own.
_OF_A_MATTER = "通知|请示|批复|通报|决定|公告|通告"
_NAMED_KIND = "补充通知|紧急通知|预备通知|联合通知|会议通知|放假通知|表彰通报|情况通报|人事通报|任免通知|停水通告|停电通告"
# What a title may end in that is no statutory kind.
_ENDS = (
    "报告|汇报|总结|小结|说明|意见|建议|方案|预案|计划|规划|要点|安排|打算|办法|规定|细则|规则|制度|章程|条例|标准|规范|指南|函|信|书|稿|讲话|发言|致辞|纪要|记录|简报|"
    "公示|启事|声明|证明|倡议|承诺|答复|回复|情况|名单|表|清单|目录|汇编|协议|合同|议案|提案|决议|命令|令|公报|请柬|贺信|思考|体会|启示|探索|实践|研究|分析|调研|评价|论文|通稿|材料|"
    "案|文|词|辞|题|法|则|度"
)


@text_rule("coherence", "T-07")
def title_parts(text: Prepared) -> Iterator[Finding]:
    """关于加强冬季安全生产工作, 关于召开工作会议通知: the kind is left out, or the 的 before it."""
    par = next((par for par in text.pars if par.block.role == "title"), None)
    found = pattern("关于(?P<matter>[^关于]*)$").search(text.title)
    if par is None or not found or "《" in text.title or pattern("[：:—（）()？?！!]").search(text.title):
        return
    matter = found["matter"]
    if "的" not in matter and len(matter) >= LEAST_MATTER:
        if not pattern(f"(?:{_OF_A_MATTER}|{_ENDS})$").search(matter):
            yield at(TITLE_SHORT, par, 0, len(par.text), said={"text": text.title}, what="文种")
        elif pattern(f"(?:{_OF_A_MATTER})$").search(matter) and not pattern(f"(?:{_NAMED_KIND})$").search(
            matter
        ):
            kind = pattern(f"(?:{_OF_A_MATTER})$").search(matter)
            assert kind
            end = len(par.text)
            yield at(TITLE_SHORT, par, end - len(kind[0]), end, said={"text": text.title}, what="“的”")


LEAST_MATTER = 6
"""Characters of a matter that a title tells."""


OTHER_KIND = Code(
    "S540",
    "warning",
    zh="标题的文种是“{wanted}”，这里写的是“{text}”。",
    hint_zh="两处改成一样的；多半是从别的公文改来的。",
    en="By its title the paper is a “{wanted}”, but here it says “{text}”.",
    hint_en="Write it the same: it may have been left from another paper.",
    fault="""
        关于2025年度办文情况的报告

        区政府：

        全年办文204件。

        特此通知。
    """,
    mend="""
        关于2025年度办文情况的报告

        区政府：

        全年办文204件。

        特此报告。
    """,
    form="check",
)
_KINDS = ("通知", "通报", "报告", "请示", "批复", "公告", "通告")
_CLOSES = (
    rf"(?<=\n)特此(?P<kind>{'|'.join(_KINDS)}|函[达告复])(?:，[请望希恳][^。\n]{{2,24}})?[。！]?(?=\n|\Z)"
)
_THIS = r"(?<=\n)(?:以上|上述)(?P<kind>请示报告|报告请示|报告|请示|通知|函|汇报)[，,]?(?=(?:妥否|当否|可否|是否妥当|如无不妥|如有不[当妥]|请予?(?:批示|批复|审批|审议|审示|批准|函复)))"
_ITSELF = r"(?<![根基样版])本(?P<kind>通知|通报|公告|通告|请示|批复|意见)(?=自|传达|精神|要求|印发|发布|发出|执行|施行|由|规定|下发|所附|有效期)"
_NAMED_SO = {"报告": ("报告", "汇报"), "函": ("函", "复函")}
_MADE = r"制[定订]本(?P<kind>方案|办法|规定|细则|计划|预案|制度|规则|规划|意见|要点|标准|条例|章程)(?![实的])"


_AS_FOLLOWS = r"现(?:将|就|对|把|予以|就将)?[^。；\n]{0,40}?(?P<kind>通知|通报|报告|汇报|请示|批复|公告|通告|函告|函复|函商|函请)如下(?=[：:。])"
# What a kind tells as follows, in words of its own; 总结, 方案 and the like tell in any.
_TELLS = {
    "通知": ("通知",),
    "通报": ("通报",),
    "报告": ("报告", "汇报"),
    "请示": ("请示",),
    "批复": ("批复", "函复"),
    "公告": ("公告",),
    "通告": ("通告", "公告"),
    "函": ("函告", "函复", "函商", "函请"),
    "纪要": (),
}


@text_rule("coherence", "D-09")
def tells_as(text: Prepared) -> Iterator[Finding]:
    """现将会议主要内容通知如下, in minutes; 现将有关事项报告如下, in a request."""
    if "如下" not in text.whole or pattern("印发|转发|请示报告").search(text.title):
        return
    kind = next((one for one in _TELLS if text.title.rstrip("）)").endswith(one)), "")
    for spot in text.spots(_AS_FOLLOWS, prose=True) if kind else ():
        said = spot.match["kind"]
        if said in _TELLS[kind] or spot.par.block.slot == "attachments":
            continue
        yield spotted(OTHER_KIND, spot.part("kind"), wanted=kind)


# What a paper says of itself when it has arrived: 接到本通知后.
_RECEIVED = r"(?:接|接到|收到|自|按照|按|根据|遵照|对照)本(?P<kind>通知|通报|通告|公告|意见|决定|批复|请示|报告)(?=之日|后|要求|精神|规定|印发|发布|下发|所列|明确)"


@text_rule("coherence", "D-09")
def its_kind(text: Prepared) -> Iterator[Finding]:
    """特此通知。 at the end of a 报告; 制定本办法 in a 方案."""
    title = pattern(rf"的(?:[^的]{{0,4}})?(?P<kind>{'|'.join(_KINDS)}|复函|函)$").search(text.title)
    if title:
        kind = title["kind"]
        for spot in text.spots(_CLOSES):
            said = spot.match["kind"]
            letter = said.startswith("函"), kind.endswith("函")
            if spot.par.block.slot != "attachments" and said != kind and letter != (True, True):
                yield spotted(OTHER_KIND, spot, wanted=kind)
        for spot in text.spots(_THIS):
            said = spot.match["kind"]
            if spot.par.block.slot != "attachments" and said not in _NAMED_SO.get(kind, (kind,)):
                end = spot.start + 2 + len(said)
                yield at(OTHER_KIND, spot.par, spot.start + 2, end, wanted=kind)
    heads = [
        text.title,
        *(par.text for par in text.pars if par.block.role in ("attachment_title", "heading")),
    ]
    heads += pattern("《[^《》]+》").findall(text.whole)
    for spot in text.spots(_ITSELF, prose=True) if title else ():
        said = spot.match["kind"]
        kind = title["kind"] if title else ""
        if said != kind and spot.par.block.slot != "attachments" and not any(said in head for head in heads):
            yield at(OTHER_KIND, spot.par, spot.start + 1, spot.start + 1 + len(said), wanted=kind)
    for spot in text.spots(_RECEIVED, prose=True) if title else ():
        said = spot.match["kind"]
        kind = title["kind"] if title else ""
        if said not in (kind, *_NAMED_SO.get(kind, ())) and not any(said in head for head in heads):
            yield spotted(OTHER_KIND, spot.part("kind"), wanted=kind)
    for spot in text.spots(_MADE, prose=True):
        own = pattern("(?:方案|办法|规定|细则|计划|预案|制度|规则|规划|意见|要点|标准|条例|章程)$").search(
            text.title
        )
        if own and not any(spot.match["kind"] in head for head in heads):
            yield spotted(OTHER_KIND, spot, wanted=own[0])
    yield from _of_issued(text)
    yield from _of_another(text)


_PLAN = "(?:方案|办法|规定|细则|预案|规则)$"
_THIS_NOTICE = r"(?:制[定订]|按照|按|对照|依照|根据|依据)本(?P<kind>通知|通报|公告|通告)"


def _of_another(text: Prepared) -> Iterator[Finding]:
    """按照本通知要求 in a 方案, 特此通知。 in a 决定."""
    if (own := pattern(_PLAN).search(text.title)) and "》" not in text.title:
        for spot in text.spots(_THIS_NOTICE, prose=True):
            if spot.par.block.slot != "attachments":
                yield at(OTHER_KIND, *spot.part("kind").here, wanted=own[0])
    elif text.title.endswith("的决定"):
        for spot in text.spots(_CLOSES) if "特此" in text.whole else ():
            if spot.par.block.slot != "attachments":
                yield spotted(OTHER_KIND, spot, wanted="决定")


_ISSUED = r"(?:印发|颁发|发布|公布|下发|印送)(?:《|[<〈])?[^《》\n]{2,50}?(?P<kind>实施方案|工作方案|方案|实施办法|管理办法|办法|规定|细则|制度|规则|预案|章程|标准|规范|指南|意见|计划|条例|要点)(?:[（(][^（）()]{1,8}[）)])?》?的(?:通知|决定|公告|令)$"
_IS_ONE = r"(?P<kind>实施方案|工作方案|方案|实施办法|管理办法|办法|管理规定|规定|细则|制度|规则|预案|章程)(?:[（(][^（）()]{1,8}[）)])?$"
_THIS_ONE = (
    "(?<![根基])本(?P<kind>方案|办法|规定|细则|制度|规则|预案|章程|条例)(?![实的价地事级可能中工高低化要义])"
)


def _of_issued(text: Prepared) -> Iterator[Finding]:
    """制定本细则, and 本规定自……起施行, in what is issued as 《……办法》: what calls itself by another kind than its title's."""
    issued = pattern(_ISSUED).search(text.title) or pattern(_IS_ONE).search(text.title)
    if (
        issued is None
        or len(pattern("《").findall(text.title)) > 1
        or pattern("[、和及]").search(issued["kind"])
    ):
        return
    own = issued["kind"]
    heads = [par.text for par in text.pars if par.block.role == "title" or "。" not in par.text]
    heads += [
        one for one in pattern("《[^《》]+》").findall(text.whole) if one.strip("《》") not in text.title
    ]
    for spot in text.spots(_THIS_ONE, prose=True):
        said = spot.match["kind"]
        if said in own or any(pattern(f"{said}(?:[（(][^（）()]*[）)])?》?$").search(head) for head in heads):
            continue
        yield spotted(OTHER_KIND, spot.part("kind"), wanted=own)


TONE = Code(
    "W538",
    "warning",
    zh="“{text}”的口气和“{kind}”不合。",
    hint_zh="“{kind}”里写“{wanted}”。",
    en="“{text}” is not the tone of a {kind}.",
    hint_en="In a {kind} write “{wanted}”.",
    fault="""
        关于商请支持办文系统建设的函

        区财政局：

        以上事项，请遵照执行。
    """,
    mend="""
        关于商请支持办文系统建设的函

        区财政局：

        以上事项，请予支持。
    """,
    form="check",
)
_OBEY = r"(?<=[，。；\n])(?:请|望|希|务请)(?![^，。；\n]*(?:批转|转发))[^，。；\n]{0,12}?(?:遵照|贯彻|严格)(?:执行|办理|落实|实施)(?=[，。；\n])"
_ASKS_ABOVE = r"(?<=\n)(?:(?:以上|上述)[^，。；\n]{1,8}，)?(?:[^，。；\n]{0,12}[妥当可]否，?)?(?:请|恳请|呈请)(?:予以?)?(?:批示|指示|批复|审示)[。！]?(?=\n)"
_ASKS_BESIDE = r"(?<=[，。；\n])[请盼望](?:予以?|及时|尽快|早日|研究)?(?:函复|复函|函告|函覆)(?=[。！\n])"
_AND_OBEY = r"(?<=[，；])(?:并|并请|请)?(?:遵照|认真贯彻|贯彻)(?:执行|办理)(?=[。\n])"
_ORDERS = r"(?:责成|责令|命令|勒令)(?=贵[局委办校院公司关方单位县市区镇处会部])"
_WE_THINK = r"(?<=[\n。])(?:我们|我局|我院|我校|我委|我公司|本人|笔者|我)(?=(?:认为|强调|要求|指出|决定)，)"
_ANSWER = "批复|拨付|批准|答复|解决|回复|复函|同意|支持|办理|审批|下达|安排"
_HURRY = rf"(?<=[，。；\n])(?:请务必|务请|务必|望|盼望?|请)(?:务必|尽快|立即|马上|抓紧|速|从速|尽早)[^，。；\n]{{0,6}}(?:{_ANSWER})(?:为要)?(?=[。！\n])"
_HURRY_MUCH = rf"(?<=[，。；\n])(?:请务必|务请|务必|请立即|请马上|望立即|望速)[^，。；\n]{{0,8}}(?:{_ANSWER}|函复|告知)(?:为要)?(?=[。！\n])"
_MUST = r"(?<=[，。；])(?:务必|必须)(?:立即|马上|无条件)(?=[将把派安配提解停整完])"
_YOU_MUST = r"(?<![请商恳望])贵[\u4e00-\u9fff]{1,3}(?:应当?|要|须)?(?:务必|必须)(?=[\u4e00-\u9fff])"
# The kind that a title ends in, what is of another, and what is said in its place.
_TONES = (
    ("函", _AND_OBEY, "请予支持”“为盼"),
    ("函", _ORDERS, "商请"),
    ("请示", _ORDERS, "恳请"),
    ("请示", _HURRY, "妥否，请批示"),
    ("函", _HURRY_MUCH, "请予支持为盼”“请函复"),
    ("函", _MUST, "请”“请协助"),
    ("函", _YOU_MUST, "请贵……"),
    ("纪要", _WE_THINK, "会议"),
    ("函", _OBEY, "请予支持”“请研究函复"),
    ("函", _ASKS_ABOVE, "请研究函复"),
    ("请示", _OBEY, "妥否，请批示"),
    ("请示", _ASKS_BESIDE, "妥否，请批示"),
    ("通知", _ASKS_ABOVE, "请认真贯彻执行"),
    ("通报", _ASKS_ABOVE, "特此通报"),
    ("批复", _ASKS_ABOVE, "此复"),
)


@text_rule("wording", "D-02")
def tone(text: Prepared) -> Iterator[Finding]:
    """请遵照执行 to an office that takes no orders from one, 请批示 to one that gives none (《党政机关公文处理工作条例》, 8)."""
    quotes = pattern("转发|印发").search(text.title)
    for kind, way, wanted in _TONES:
        if not text.title.endswith(kind) or quotes:
            continue
        for spot in text.spots(way):
            if spot.par.block.slot != "attachments":
                yield spotted(TONE, spot, kind=kind, wanted=wanted)


SHORT_BEFORE = Code(
    "S539",
    "warning",
    zh="“{text}”在后面才说明是简称，这里已经用了。",
    hint_zh="第一次提到时写全称，并在那里注明简称。",
    en="“{text}” is used here, before the paper says what it is short for.",
    hint_en="Give the full name, and the short one with it, where it comes first.",
    fault="""
        区政府办公室2025年度工作总结
        落实《三年提升方案》，精简文件。
        印发《区政府办公室公文处理三年提升行动方案》（以下简称《三年提升方案》），落实责任。
    """,
    mend="""
        区政府办公室2025年度工作总结
        印发《区政府办公室公文处理三年提升行动方案》（以下简称《三年提升方案》），精简文件。
        落实《三年提升方案》，落实责任。
    """,
    form="check",
)
_SHORT = (
    rf"(?:(?:以下(?:统一?)?简称|下称)[为：:]?(?P<mark>[“《])(?P<name>[{HAN}]{{2,12}})[”》]"
    rf"|[（(，,](?:以下(?:统一?)?简称|下称|简称)[为：:]?“?(?P<bare>[{HAN}]{{3,8}}|[A-Za-z]{{2,8}})”?[）)])"
)


@text_rule("coherence")
def short_names(text: Prepared) -> Iterator[Finding]:
    """《三年提升方案》, before it is said what that is; 领导小组 and what else is a word of its own may stand anywhere."""
    for spot in text.spots(_SHORT, prose=True) if "称" in text.whole else ():
        bare = spot.match["bare"] or (spot.match["name"] if spot.match["mark"] == "“" else "")
        if bare and (wrong := _bare_before(text, spot, bare)):
            yield wrong
            continue
        if spot.match["bare"]:
            continue
        name, mark = spot.match["name"], spot.match["mark"]
        quoted = f"《{name}》" if mark == "《" else name
        generic = known(name) or pattern(_COMMON).search(name)
        if len(name) < LEAST_SHORT + (mark == "《") or (mark == "“" and generic):
            continue
        first = next((par for par in text.pars if par.is_prose and quoted in par.text), None)
        if first is None or first.index >= spot.par.index:
            continue
        start = first.text.index(quoted)
        alone = not pattern(f"[{HAN}]").match(first.text[start + len(quoted) :]) or mark == "《"
        before = first.text[start - 1 : start]
        if alone and (mark == "《" or not pattern(f"[{HAN}]").match(before)):
            yield at(SHORT_BEFORE, first, start, start + len(quoted))


_GENERIC = re.compile(
    "(?:本|该|新|老|专项|工作|领导|联合|市|县|区|镇|乡|校|院|局|项目)*(?:小组|中心|项目|工程|方案|办公室|公司|学校|校区|单位|机构|平台|系统|活动|行动|会议|集团|园区|社区|企业|大赛|试点|分局|分馆|指挥部)"
)


def _bare_before(text: Prepared, spot: Spot, name: str) -> Finding | None:
    """市防指 in a paragraph before the one that says what it is short for; no word of its own, and nothing that its full name holds as it is."""
    full = pattern("[。；：]" if name.isascii() else "[，。；：]").split(spot.before)[-1]
    if len(name) < LEAST_SHORT or known(name) or _GENERIC.fullmatch(name) or name in full:
        return None
    way = re.compile(rf"(?<![A-Za-z《]){re.escape(name)}(?![A-Za-z])" if name.isascii() else re.escape(name))
    for par in text.pars[: spot.par.index + 1]:
        if not par.is_prose or par.block.slot == "attachments":
            continue
        end = spot.start - len(full) if par is spot.par else len(par.text)
        if (found := way.search(par.text, 0, max(end, 0))) and not _in_title(par.text, found.start()):
            return at(SHORT_BEFORE, par, found.start(), found.end())
    return None


def _in_title(text: str, at_: int) -> bool:
    return text.rfind("《", 0, at_) > text.rfind("》", 0, at_)


LEAST_SHORT = 3
_COMMON = "小组|中心|项目|工程|方案|办公室|公司|学校|单位|机构|平台|系统|活动|行动|会议"


CITED = Code(
    "W534",
    "warning",
    zh="“{text}”：引用公文先写标题，再在括号里写文号。",
    hint_zh="写作《标题》（文号）。",
    en="“{text}”: a paper is cited by its title first, then its number in brackets.",
    hint_en="Write 《title》（number）.",
    fault="""
        区政府办公室2025年度工作总结
        按照区政办〔2025〕7号《关于精简文件的通知》要求，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        按照《关于精简文件的通知》（区政办〔2025〕7号）要求，全年办文204件。
    """,
    form="check",
)
_CITED = (
    r"(?P<first>[\u4e00-\u9fff]{1,10}〔20[0-9]{2}〕[0-9]+号)(?:文件?)?(?P<title>《[^《》\n]{4,60}》)(?![（(])"
    r"|(?P<named>《[^《》\n]{4,60}》)(?P<then>(?!和|及|与|或|按|根据|依据|以及|并|由|经)[\u4e00-\u9fff]{2,10}〔20[0-9]{2}〕[0-9]+号)"
)
_NOT_OF_NUMBER = r"^(?:.*(?:按照|根据|依据|贯彻|落实|执行|依照|遵照|关于|印发|转发|以|和|及|的|见))"


@text_rule("wording", "Q-22")
def cited(text: Prepared) -> Iterator[Finding]:
    """区政办〔2025〕7号《关于精简文件的通知》: the number before the title, or behind it without brackets."""
    for spot in text.spots(_CITED, prose=True):
        match = spot.match
        if match["first"]:
            lead = pattern(_NOT_OF_NUMBER).match(match["first"].split("〔")[0])
            skip = len(lead[0]) if lead else 0
            number = match["first"][skip:]
            new = f"{match['title']}（{number}）"
            if number[0] != "〔":
                yield at(CITED, spot.par, spot.start + skip, spot.end, new=new)
        else:
            yield spotted(CITED, spot, new=f"{match['named']}（{match['then']}）")


OTHER_TIME = Code(
    "S522",
    "warning",
    zh="标题是“{wanted}”，这里写的是“{text}”。",
    hint_zh="两处改成一样的；多半是从往届的稿子改来的。",
    en="The title says “{wanted}”, but here it is “{text}”.",
    hint_en="Write it the same: it may have been left from an earlier year's paper.",
    fault="""
        第三届办文技能竞赛方案
        一、组织领导
        成立第二届办文技能竞赛组委会，下设办公室。
        二、时间安排
        12月5日举行。
    """,
    mend="""
        第三届办文技能竞赛方案
        一、组织领导
        成立第三届办文技能竞赛组委会，下设办公室。
        二、时间安排
        12月5日举行。
    """,
    form="check",
)
_TERMS = (
    ("春季学期", "秋季学期"),
    ("上半年", "下半年"),
    ("上学期", "下学期"),
    ("第一学期", "第二学期"),
    ("一季度", "二季度", "三季度", "四季度"),
)
LEAST_EVENT = 4


@text_rule("coherence")
def other_term(text: Prepared) -> Iterator[Finding]:
    """春季学期专项检查, once, in a paper on 秋季学期……专项检查."""
    for row in _TERMS:
        own = [term for term in row if term in text.title]
        others = [term for term in row if term not in own and text.whole.count(term) == 1]
        if len(own) != 1 or not others:
            continue
        event = text.title.split(own[0])[1]
        for spot in text.spots("|".join(others), prose=True):
            told = spot.after[:LEAST_EVENT]
            past = pattern("20[0-9]{2}|去年|上年|今年").search(spot.before[-8:])
            planned = pattern("^[^。；]{0,24}(?:定于|将|拟|计划|预计|下一步)").search(spot.after)
            if len(told) == LEAST_EVENT and told in event and not past and not planned:
                yield spotted(OTHER_TIME, spot, wanted=own[0])


_ISSUER = rf"^(?P<issuer>[{HAN}]{{4,24}}?)关于"
_OFFICES = re.compile(
    "(?:办公室|局|委员会|处|厅|公司|中心|大学|学院|人民政府|医院|部|委|学校|中学|小学|支队)$"
)
LEAST_PARENT = 4


@text_rule("coherence")
def other_signature(text: Prepared) -> Iterator[Finding]:
    """澄江理工大学办公室关于……的通知, and 澄江理工大学招生就业处 beneath it: of one body two offices."""
    found = pattern(_ISSUER).match(text.title)
    signed = [par for par in text.pars if par.block.role == "signature" and par.block.slot != "attachments"]
    if not found or len(signed) != 1 or pattern("转发|印发").search(text.title):
        return
    issuer, name = found["issuer"], signed[0].text.strip()
    if not _OFFICES.search(issuer) or not _OFFICES.search(name) or not pattern(f"[{HAN}]+").fullmatch(name):
        return
    same = alike(issuer, name)
    if LEAST_PARENT <= len(same) < min(len(issuer), len(name)) and not is_part(issuer, name):
        begin = signed[0].text.find(name)
        yield at(OTHER_TIME, signed[0], begin, begin + len(name), wanted=issuer)


@text_rule("coherence")
def signed_otherwise(text: Prepared) -> Iterator[Finding]:
    """云溪派出所 again and again, and 云西派出所 beneath: a character that sounds or looks like the other's."""
    for par in text.pars:
        if par.block.role != "signature" or par.block.slot == "attachments":
            continue
        name = par.text.strip()
        if not LEAST_PARENT <= len(name) <= LONGEST_BODY or not pattern(f"[{HAN}]+").fullmatch(name):
            continue
        if text.whole.count(name) != 1 or not _OFFICES.search(name.replace("派出所", "局")):
            continue
        ways = "|".join(f"{name[:at_]}[{HAN}]{name[at_ + 1 :]}" for at_ in range(len(name) - 2))
        others = {
            said: text.whole.count(said)
            for said in set(pattern(ways).findall(text.whole)) - {name}
            if all(b in alike_characters(a) for a, b in zip(name, said, strict=True) if a != b)
        }
        if len(others) == 1 and (right := next(iter(others))) and others[right] > 1:
            begin = par.text.find(name)
            yield at(ANOTHER_NAME, par, begin, begin + len(name), wanted=right)


LONGEST_BODY = 24


_TIMES = rf"(?P<nth>第(?:[一二三四五六七八九十]+|[0-9]+)[届次期])(?P<what>[{HAN}]{{2,20}})"


_TO_BE_HELD = "拟|将|定于|下届|下一|下次|下期|另行|届时|承办|筹备|筹办|召开时间|举办时间|轮值"


def _number(nth: str) -> int:
    """Which time it is: 第三届, 第3次."""
    said = nth[1:-1]
    return int(said) if said.isdigit() else parse_chinese(said) or 0


HEADS = 4
"""Paragraphs at a paper's head of which one may name the event, where its title does not: the head of a bulletin."""


@text_rule("coherence")
def other_time(text: Prepared) -> Iterator[Finding]:
    """第二届樱桃采摘节 in the plan of the third; those that were held before may be told of."""
    heads = (text.title, *(par.text for par in text.pars[:HEADS] if not par.is_prose))
    own = next(filter(None, (pattern(_TIMES).search(head) for head in heads)), None)
    if own is None:
        return
    for spot in text.spots(_TIMES, prose=True):
        nth, what = spot.match["nth"], spot.match["what"]
        event = pattern("^.{0,6}?(?=.{4}$)").sub(
            "",
            pattern(
                "(?:活动|工作|总体|组织|实施|策划|举办|筹备)*(?:方案|通知|请示|函|总结|报告|纪要|简报|公告|通告|意见|讲话|综述|动态|规程|手册|邀请函|倡议书|章程|细则|的.*)$"
            ).sub(
                "",
                own["what"],
            ),
        )
        if nth[-1] != own["nth"][-1] or nth == own["nth"] or not event or event[:4] not in what:
            continue
        clause = pattern("[。；]").split(spot.before)[-1] + what + pattern("[。；]").split(spot.after)[0]
        year = pattern("(20[0-9]{2})年(?:度)?$").search(spot.before)
        own_year = pattern(rf"(20[0-9]{{2}})年(?:度)?{own['nth']}").search(own.string)
        opening = [par.index for par in text.pars if "召开" in par.text][:HEADS]
        this = year and own_year and year[1] == own_year[1] and spot.par.index in opening and "召开" in clause
        if this:  # the minutes of 2025年第三次会议 begin with it
            yield at(OTHER_TIME, spot.par, spot.start, spot.start + len(nth), wanted=own["nth"])
            continue
        planned = _number(nth) > _number(own["nth"]) and pattern(_TO_BE_HELD).search(clause)
        if not planned and not pattern(
            "落实情况|执行情况|议定事项|上一?次|前次|上届|往届|历届|去年|前年|[0-9]{4}年|举办了|成功|以来|首届|曾|上一届|比|较|已"
        ).search(
            clause,
        ):
            end = spot.start + len(nth)
            yield at(OTHER_TIME, spot.par, spot.start, end, wanted=own["nth"])
