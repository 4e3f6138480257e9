"""Rules on two words of one sense side by side (W524) and on what the beginning and the end of a phrase make of each other (W525): 力争确保, 立即马上, 同比增长下降2%.

In: a `Prepared`. Out: findings. A row of words any two of which say the same; whole words only, and only where no longer word is made with what stands beside them.
"""

import re
from collections.abc import Iterator
from itertools import permutations

from ..flow.title_words import known
from .doubled import DOUBLED
from .findings import Finding, spotted, text_rule
from .places import pattern
from .prepared import HAN, Prepared
from .usage import MIXED, SAID_TWICE

# Words of one sense; what must follow two of them, where they may be said of different things.
_TWINS = (
    ("严禁 禁止 不得 不准 不许 严防 杜绝 防止 避免 谨防 切勿", ""),
    ("力争 确保 争取 保证 务求", "(?!金)"),
    (
        "总体 基本 大体 大致 整体",
        "(?=平稳|稳定|良好|可控|正常|顺利|向好|完成|达到|符合|一致|满意|持平|到位|形成|建成|具备|完好|合格|齐全|完善|健全|安全|处于|保持|呈现|得到|较好)",
    ),
    ("必须 务必 应当 一定要 须", ""),
    ("立即 马上 即刻 立刻 尽快 尽早 尽速 及时", "(?!性|雨)"),
    ("已经 业已 曾经", ""),
    ("由于 因为", ""),
    ("按照 依照 根据 遵照", ""),
    ("共计 总计 合计 总共 一共", ""),
    ("分别 各自", ""),
    ("全部 所有 全体", "(?!权|制|者|人)"),
    ("十分 非常 极其 极为", ""),
    ("逐步 逐渐 渐渐", ""),
    ("有关 相关", "(?!联|系|性)"),
    ("仍然 依然 仍旧 依旧", ""),
    ("如果 假如 倘若 假若", ""),
    ("可以 能够", ""),
    ("届时 到时", "(?!候)"),
    ("目前 当前 现阶段 现今", ""),
    ("近期 近日 近来 最近", ""),
    ("必然 势必 必定", ""),
    ("唯一 仅有", ""),
    ("经常 时常 常常", ""),
    ("悉数 全数 全部", ""),
    ("大力 着力 全力", "(?=[一-龥])(?!量)"),
    ("一律 统统 一概", ""),
    ("亲自 亲身", ""),
    ("互相 相互", ""),
    ("预计 预期 估计", "(?=[在为达可到将])"),
    ("随即 随后 继而", ""),
    ("此次 本次 这次", ""),
    ("为期 历时", ""),
    ("尚未 还未 仍未", ""),
    ("凡是 所有", ""),
    ("更加 越发 愈加", ""),
)
_SEPARATE = frozenset(
    ["不得不准", "不得不许", "须必须", "防止避免", "全部所有", "有关相关", "须须"]
)  # 不得不……; 全部|所有权 is two things
# What is mixed with its like or its opposite, and what is to be written.
_ODD = (
    (
        r"(?:增长|增加|上升|提高|上涨)(?:下降|减少|降低|回落|下跌)(?=[了约近为]{0,2}[0-9])|(?:下降|减少|降低|回落|下跌)(?:增长|增加|上升|提高|上涨)(?=[了约近为]{0,2}[0-9])",
        "增长……，或下降……",
    ),
    (r"现(?:就将|将就)(?=[^。\n]{2,60}(?:如下|通知|报告|函告|请示|总结))", "现将……，或现就……"),
    (
        r"现[就将](?:[^。；：\n]{2,40})特此(?:通知|报告|请示|通报|函告|函复|批复|公告)如下|特此(?:通知|报告|请示|通报|函告|总结|汇报|函复|批复|公告|通告)如下",
        "……通知如下，或特此通知",
    ),
    (
        r"同意原则上?通过|原则上?通过同意|一致原则上?(?:通过|同意)|原则上?一致(?:通过|同意)",
        "原则同意，或原则通过",
    ),
    (
        r"(?:是否存在|是否有|有无存在)(?:无|没有|不存在)(?=酒后|违规|违法|违章|违纪|超载|超员|超速|超限|超标|隐患|擅自|私自|脱岗|漏报|瞒报|迟报|虚报|弄虚|拖欠|截留|挪用|侵占|骗取|占用|堵塞|破损|老化|渗漏|裂缝|损坏|过期|问题|吃拿)|是否有无|有无是否|是否能否|能否是否|是否是否",
        "是否存在……，或有无……",
    ),
    (
        r"为(?:了)?(?:做好|加强|推进|搞好|抓好|开展|完成|落实)[^，。；：\n]{2,24}(?:的|之)需要(?=，)",
        "为做好……，或根据……的需要",
    ),
    (
        rf"(?:(?<=[，。；\n])|(?<=[一二三四五六七八九]是))由(?:各|全体|所有|本)?(?:(?!负责|牵头|的)[{HAN}]){{1,10}}?(?:局|站|点|镇|乡|村|委|办|单位|部门|企业|公司|科室|中心|人员|负责人|小组|院|校|队|户|学校)(?:要|应当|必须|须|务必|应(?![急用对届诉]))(?=(?:逐|及|立|严|认|按|将|对|把|在|于|尽|主|积|定|每|负|提|配|加|做|组|建|落|确|保)[{HAN}])",
        "由……负责，或……要",
    ),
    (
        r"对[^，。；：\n]{2,14}进行(?:反馈|报送|移交|通知|答复|回复|告知|上报|提交|转交|函告|通报|公布|宣传|传达)(?=[我你贵本市县区省各全][局委办处院校公队厅部镇乡馆中市县区政单乡村社体])",
        "将……反馈……，或对……进行反馈",
    ),
    (rf"(?:每|一)[日天周月旬季]一[{HAN}]{{2}}一[次遍](?=[，。；、])", "每日……一次，或每日一……"),
    (r"[妥当可]否，(?:敬|恳)?请(?:予以?|尽快|早日)?批准(?=[。\n])", "妥否，请批示"),
    (
        r"(?:检查|执法|培训|宣传|走访|演练|整治|排查|督查)(?:活动|行动)的工作(?=[0-9，。；])",
        "……活动，或……工作",
    ),
    (r"(?<=[位方人员校局镇乡村户者司业])须必(?=[持经按由在将对严服遵及提参])", "必须"),
    (r"(?:之所以|是因为)[^，。；：\n]{2,20}的(?:原因|缘故)是因为", "之所以……，是因为……"),
    (
        r"(?:召开|举行|举办|开展)了?[^，。；：\n的]{2,16}(?:会议|培训|演练|活动|讲座|比赛)(?:得到|取得)(?:圆满|顺利)(?:成功)?(?:召开|举行|举办|开展)",
        "召开了……，或……顺利召开",
    ),
    (r"同比(?:比|较|与)(?:去年|上年)(?:同期)?(?:相比)?|(?:比|较)(?:去年|上年)同期同比", "同比，或比上年同期"),
    (r"与(?:去年|上年|上月|往年)(?:同期)?相比(?:同比|环比)", "同比，或与上年同期相比"),
    (r"(?<=[0-9%])(?:以上|以下|以内)(?:左右|上下)", "……以上，或……左右"),
    (
        r"(?:日|天|月|年|小时|分钟|工作日)(?:内内|前前|后后|以内内|之内内|之前前|以前前)(?=[，。；、\u4e00-\u9fff])",
        "……内",
    ),
)


def _twins() -> str:
    pairs: dict[str, str] = {}
    for words, follows in _TWINS:
        for one, other in permutations(words.split(), 2):
            if one + other not in _SEPARATE:
                pairs[one + other] = f"(?P<w{len(pairs)}>{re.escape(one)}){re.escape(other)}{follows}"
    return "|".join(pairs.values())


@text_rule("wording")
def twins(text: Prepared) -> Iterator[Finding]:
    """力争确保, 立即马上, 总体基本平稳: two words of one sense side by side."""
    for spot in text.spots(_twins(), prose=True):
        said = spot.match[0]
        one = spot.match[spot.match.lastgroup or 0]
        other = said[len(one) :]
        last, following = spot.before[-1:], spot.after[:1]
        if (last and known(last + said[0])) or (following and known(said[-1] + following)):
            continue
        yield spotted(SAID_TWICE, spot, new=other, wanted=other)


@text_rule("wording")
def odd_phrases(text: Prepared) -> Iterator[Finding]:
    """同比增长下降2%, 现就将有关事项, 是否存在无酒后驾驶: two ways of saying something in one."""
    for way, wanted in _ODD:
        for spot in text.spots(way, prose=True):
            if pattern("以?[上下内](?:左右|上下)$").search(spot.match[0]):
                yield spotted(SAID_TWICE, spot, new=spot.match[0][:2], wanted=spot.match[0][:2])
            elif wanted == "……内":
                yield spotted(DOUBLED, spot, new=spot.match[0][:-1], wanted=spot.match[0][:-1])
            else:
                yield spotted(MIXED, spot, wanted=wanted)
