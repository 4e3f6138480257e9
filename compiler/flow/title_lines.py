"""How text falls into lines: widths in em, and the lines of a title or a long name.

In: text, and the room of a line in em. Out: its width, or its lines: broken at word ends, whole in meaning,
a trapezoid or a diamond to the eye (7.3.1; T-04 and T-06 of the sheet).
A segmenter (rjieba) says where words end; the tables here and a phrase splitter (BudouX) say how ill each break reads;
every way to break is tried, and the one that reads and looks best is taken.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ..terms.widths import JOINT, JOINT_EM, widest_em, width_em

if TYPE_CHECKING:
    from budoux import Parser

_MOST_LINES = 4
_COMFORT = 0.9  # of the room: T-06
_LONGEST = 120.0  # em: no title is longer, and the ways to break stay few

# ---- the tables ----


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEVER_STARTS = frozenset("、，。；：！？）》〉”’】〕」』…—·％%)]}!?,.;:")
_NEVER_ENDS = frozenset("《〈“‘（【〔「『([{—")
_LINKS = _set("和 与 及 或 以及")
_NEVER_END_WORDS = _LINKS | {"关于", "暨"}

# Patterns are texts, which `re` compiles once when a title is first broken: most documents have none that is too long.

# Figures with their units, and half-width words: never broken.
_WHOLE = (
    r"第?[0-9一二三四五六七八九十百千〇]+(?:[—–-][0-9]+)?"
    r"(?:周年|年度|年|月份|月|日|号|届.中全会|届|次|个五年规划|个五年|个|项|部门|期|批|季度|热线|行动|章|条|起)|[!-~]+(?: [0-9][!-~]*)*"
)
# The end that stays together: 的通知, 的实施意见, 的若干规定（二）, 述职述廉报告, 工作总结.
_TAIL = (
    r"(?:的(?:\w{2}){0,2}|述职\w{0,6}|工作|情况|自查|审计|调研)"
    r"(?:命令|决议|决定|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|复函|纪要|规定|办法|措施|政策|方案|规划|纲要|计划|建议|解释"
    r"|讲话|讲话提纲|说明|总结|汇报|答复|发言|安排|要点)(?:（[^）]{1,6}）)?$"
)
_GROUPS = r"《[^《》]*》|〈[^〈〉]*〉|“[^“”]*”|（[^（）]*）|\([^()]*\)"
_AGENCY_END = r"(?:政府|政府办|办公室|办公厅|国务院|委员会|委|局|厅|部|院|署|会|办|支队|党组|党校|纪委|中心|集团|公司|大学|学院|医院)$"
_AGENCY_BEGINS = r"(?:政府|办公室|办公厅|委员会|支队|党组|纪委|中心)"
_REGION = r"^(?:中共|国务院|国家|某|省|市|县|区)|[省市州县区旗]$"

# Adverbs: they begin a clause, and cling to their verb.
_MANNER = _set(
    """进一步 加快 全面 切实 深入 扎实 大力 积极 持续 不断 着力 有效 有力 更好 更加 完整 准确 依法 严格 率先
    共同 稳步 坚决 广泛 认真"""
)
# Verbs that begin a clause after a noun.
_VERBS = _set(
    """加快 推进 促进 加强 推动 优化 深化 完善 做好 实施 提升 提高 加大 激发 防范 开展 落实 支持 扩大 规范
    建立 构建 成立 调整 公布 表彰 打造 强化 健全 盘活 释放 改善 发挥 给予 予以 实行 防止 增进
    取消 废止 修改 列为 列入 同意 授权 报送 召开 举办 举行 下达 拨付 协助 严禁 贯彻 贯彻落实 筑牢 守护
    助力 培育 壮大 治理 整治 打击 禁止 严控 严防 严肃 加装 纳入 遏制 化解 压实 夯实 破解 畅通 补齐 巩固 拓展 坚持"""
)
_TURNS = _set("在 对 同 以 将 把 为 向 从 由 按")  # what stands between a thing and what is done with it
_HANDS_ON = _set("印发 转发")  # what follows is a title of its own
_LEADING = _MANNER | _VERBS | _HANDS_ON | _LINKS
# Words that cling to the next.
_CLING = _set(
    """国家 国务院 全国 全市 全省 全县 全区 市级 省级 县级 现代 部分 有关 重大 重点 高水平 高标准 高质量
    基本 大规模 普通 适用 请求 恳请 商请 申请 报请 暂停 在 对 以 为 向 把 将 从 由 按 对于 按照 根据 通过 围绕 并 暨 各 新 不"""
)
# Words that cling to the one before: light nouns, and (less) nouns of action.
_LIGHT = _set(
    """工作 情况 问题 事项 活动 会议 大会 产业 行业 领域 区域 范围 假期 书记 工程 行动 机构 精神 要求 系统
    部门 单位 企业 干部 主任 组织 一体化 现代化 中 上 内 下 期间 以来 阶段 后 前 等 者 员 人员 有限公司 化 性 率"""
)
_ACTIONS = _set(
    """机制 体系 制度 办法 规定 规划 方案 条例 规则 意见 通知 管理 建设 服务 改革 发展 任务 规范 指南 计划
    目录 清单 标准 政策 措施 预案 纲要 试点 目标 体制 能力 项目 资金"""
)
_PLACES = _set("省 市 州 县 区")
_TIMES = _set("年 年度 期间 以来 假期")
_PART_OF_YEAR = (
    r"(?:全年|[上下]半年|第?[一二三四]季度|[春夏秋冬]季|汛期|元旦|春节|国庆|中秋|第[一二]学期|[0-9]+月)"
)
_STATES = ("中华人民共和国", "中国共产党")  # a name that is too long is best broken after these
# Terms of office that the segmenter takes for several words, sorted.
_TERMS = _set(
    """一般性支出 不动产登记 专业技术人才 专项债券 专项整治 专项检查 个体工商户 中国式现代化
    中央八项规定精神 中小河流治理 为民办实事 主体责任 主题教育 义务植树 乡村振兴 乡村治理 互助保障
    五年规划 人居环境 人才引进 优化营商环境 低空经济 体制机制 作风建设 供给侧结构性改革 信息公开
    信息报送 信用体系 值班值守 停车设施 充电设施 先进制造业 党员教育 党政领导干部 党风廉政建设
    全民健身 全面从严治党 公共文化 公文写作 公文处理 公益诉讼 典型问题 养老服务 养老机构 内部控制
    农业农村 农产品质量安全 农民工工资 冬春季节 分级诊疗 创新驱动 动态监测 动物疫病 劳动关系
    医保基金 医疗服务 升级改造 危险化学品 历史文化 历史文化名城 双随机一公开 发展改革委 四好农村路
    国土空间 国家安全 国民经济和社会发展 土地征收 地下管线 城乡社区 城市管理 基层党组织 基层治理
    失业保险金 安全度汛 安全生产 实施意见 审计监督 小型微利企业 小微企业 就业创业 巡察整改 巡视整改
    工作安排 工作总结 工作打算 工作报告 工作方案 工作要点 工作计划 市长质量奖 干部教育培训 应急管理
    应急预案 建议提案 建设用地 归档范围 征地补偿 循环发展 志愿服务 托育服务 执行情况 招标投标
    持续改善 指导意见 排查整治 改扩建工程 改造升级 政务公开 政务服务 政务服务便民热线 政府信息公开
    政府债务 政府工作报告 政府投资 政府采购 政府集中采购 教育培训 数字化转型 数字政府 数字经济
    数据要素 文旅融合 文明创建 新发展理念 新型城镇化 新征程 新时代 新的社会阶层人士 新能源汽车
    新质生产力 旅游产业 春季学期 智慧城市 最低生活保障 有关事项 有关工作 有关政策 有关问题 有效衔接
    有限责任公司 服务贸易 机关事务 村卫生室 校园安全 森林防火 欺诈骗保 民主生活会 民事审判 民生实事
    民营经济 永久基本农田 污染防治 污染防治攻坚战 污水处理厂 河湖长制 法律监督 法治宣传教育 法治政府
    火灾形势 火灾防控 燃气安全 物业管理条例 环境影响评价 理论学习 生产安全 生产许可证 生态文明建设
    生活垃圾 电信网络诈骗 畜禽养殖 疫情防控 百年奋斗 目标责任制 督查检查 矛盾纠纷 社会信用体系
    社会治理 秋季学期 科技创新 管理办法 管理委员会 粮食生产 精神文明建设 素质提升 组织生活会
    经济开发区 统一大市场 绩效管理 综合改革 综合试点 绿色低碳 老旧小区 耕地保护 耕地占补平衡
    职业教育 能力提升 脱贫攻坚 脱贫攻坚成果 节能减排 节能环保 节能降碳 营商环境 行动方案
    行政事业单位 行政事业性收费 行政审批 行政应诉 行政执法 行政法规 行政规范性文件 西部大开发
    设备更新 调查处理 责任制考核 质量提升 质量管理体系 跨境电商 远景目标 述职评议 道路交通安全
    重大政策措施 重点工作 重点群体 长期护理保险 防汛抗旱 防汛抗旱指挥部 防灾减灾 集中采购
    青年科技人才 非物质文化遗产 项目建设 预算绩效 领导干部 风险防范 风险隐患 食品药品安全 饮用水水源
    高技能人才 高标准农田 高标准农田建设 高校毕业生 高质量发展"""
)
_TERM_LENGTH = max(map(len, _TERMS))

# What is worse than any break between words, the worst last: a break inside the name of a document or the end of a title,
# lines narrower and then wider again, one line less than half another, one of fewer than four characters.
_TORN_TERM, _TORN_NAME, _TORN_END, _HOURGLASS, _SHORT, _CRUMB = 9, 40, 45, 60, 100, 200

# ---- the lines of a title ----


def title_lines(text: str, room: float) -> tuple[str, ...]:
    """The lines of a title that holds no line feed; joined, they are the text.

    `room` is the widest line in em of the title's own face. Text that fits on one line, or that cannot be broken into
    four lines that fit, comes back whole. A blank at a break stays at the end of its line.
    """
    return _lines(text, room, _breaks)


def name_lines(name: str, room: float) -> tuple[str, ...]:
    """The lines of an agency's name, as those of a title: best broken where the name of one body ends and another begins.

    `room` is the widest line in em of the name's own face.
    """
    return _lines(name, room, _breaks_of_name)


def _lines(text: str, room: float, breaks: Callable[[str, float], Mapping[int, float]]) -> tuple[str, ...]:
    if widest_em(text) <= room or width_em(text) > min(_MOST_LINES * room, _LONGEST):
        return (text,)
    costs = breaks(text, room)
    best: tuple[float, tuple[str, ...]] = (float("inf"), (text,))
    for cuts in _splits(text, sorted(costs), room):
        lines = tuple(text[a:b] for a, b in zip((0, *cuts), (*cuts, len(text)), strict=True))
        best = min(best, (sum(costs[cut] for cut in cuts) + _outline(lines, room), lines))
    return best[1]


def _splits(text: str, places: list[int], room: float) -> Iterator[tuple[int, ...]]:
    """Every way to cut the text at some of the places so that no line is wider than the room."""
    joints = {match.start() for match in JOINT.finditer(text)}
    ends = [0.0]  # the width up to each place, without the joint that stands there
    for index, char in enumerate(text):
        ends.append(ends[-1] + width_em(char) + (JOINT_EM if index in joints else 0))
    starts = [end + (JOINT_EM if index in joints else 0) for index, end in enumerate(ends)]

    def rest(start: int, lines: int) -> Iterator[tuple[int, ...]]:
        if ends[-1] - starts[start] <= room:
            yield ()
        if lines == 1 or ends[-1] - starts[start] > lines * (room + JOINT_EM):
            return
        for place in places:
            if place > start:
                if ends[place] - starts[start] > room:
                    break
                for cuts in rest(place, lines - 1):
                    yield (place, *cuts)

    return rest(0, _MOST_LINES)


def _outline(lines: tuple[str, ...], room: float) -> float:
    """How far the lines are from a good trapezoid or diamond."""
    widths = [width_em(line.strip()) for line in lines]
    shortest, longest = min(widths), max(widths)
    cost = 3.0 * len(lines) + 0.7 * sum(max(0.0, width - _COMFORT * room) for width in widths)
    if min(len(line.strip()) for line in lines) < 4:
        cost += _CRUMB
    elif shortest < 6:
        cost += 2
    if shortest < longest / 2:
        cost += _SHORT + 40 * (0.5 - shortest / longest)
    steps = [b - a for a, b in pairwise(widths)]
    cost += sum(2.5 if abs(step) < 0.5 else max(0.0, abs(step) - 4) * 0.3 for step in steps)
    ways = [step > 0 for step in steps if abs(step) >= 0.5]
    if ways != sorted(ways, reverse=True):  # narrower and then wider again
        cost += _HOURGLASS
    elif not ways:  # a block
        cost += 1.5
    return cost


def _breaks(text: str, room: float) -> dict[int, float]:
    """The places where a line may end, and how ill each reads: 0 well, 6 hardly, 30 only in need."""
    words = _words(text)
    issuer = _issuer(text)
    phrases, place = set(), 0
    for phrase in _phrases().parse(text):
        place += len(phrase)
        phrases.add(place)
    whole = {place for m in re.finditer(_WHOLE, text) for place in range(m.start() + 1, m.end())}
    kept, terms = _kept(text, room), _inside_terms(text)

    costs: dict[int, float] = {}
    heads = [0, len(text)]  # the places where a phrase begins,
    verbs: list[int] = []  # after a verb,
    torn: list[int] = []  # and within a phrase
    place, acts, paired, heading = 0, False, False, False
    for (left, tag), (right, next_tag), (after, _) in zip(words, words[1:], words[2:], strict=False):
        place += len(left)
        acts = left in _VERBS or left in _HANDS_ON or tag == "v" or (acts and tag == "vn")
        heading = left == "关于" or (heading and (tag in ("v", "d") or left in _LEADING))
        if place in whole or not _allowed(left, right) or (right in _LINKS and place < issuer):
            paired = False
            continue
        if place < issuer:
            cost = _within_issuer(left, right, next_tag)
        elif right == "关于" or place == issuer:
            cost = 0.0
        else:
            cost = _bond(text, place, (left, tag), (right, next_tag), after, heading)
            cost += (place not in phrases) + 2 * (after in _LINKS)
            # Nouns of two characters are read in pairs: 医疗服务 价格改革 试点工作.
            nouns = 3 <= cost < 6 and len(left) == len(right) == 2 and not acts
            paired = place in terms or (nouns and not paired)
            cost += 1.5 * (paired and nouns)
        head = cost <= 2 or (right in _LINKS and not heading)
        (heads if head else verbs if acts and cost < 6 else torn).append(place)
        costs[place] = cost + kept[place] + _TORN_TERM * (place in terms)
    # A word alone at the edge of its phrase is not left there.
    for places, others in ((torn, heads + verbs), (verbs, heads)):
        for place in places:
            near = min(abs(place - other) for other in others)
            costs[place] += {1: 2.5, 2: 2.5, 3: 1.5}.get(near, 0)
    return costs


def _breaks_of_name(name: str, room: float) -> dict[int, float]:
    """The places where a line of a name may end: well after a body's name, but not between it and its office."""
    costs = _breaks(name, room)
    for place in costs:
        if re.search(_AGENCY_END, name[:place]) and not re.match(_AGENCY_BEGINS, name[place:]):
            costs[place] = 0.0
    return costs


def _words(text: str) -> list[tuple[str, str]]:
    """The segmenter's words with their parts of speech, 做 好, 党 的 and 及 以上 made one, and an empty word at the end."""
    import rjieba

    words: list[tuple[str, str]] = []
    for word, tag in rjieba.tag(text):
        if word == "好" and words and words[-1][1] == "v":
            words[-1] = words[-1][0] + word, "v"
        elif word in ("以上", "以下") and words and words[-1][0] == "及":
            words[-1] = words[-1][0] + word, tag
        elif word == "的" and words and words[-1][0] == "党":
            words[-1] = "党的", "b"
        elif (state := next(filter(word.startswith, _STATES), word)) != word:  # 中华人民共和国政府
            words += [(state, tag), (word[len(state) :], "n")]
        else:
            words.append((word, tag))
    return [*words, ("", "")]


def _issuer(text: str) -> int:
    """Where the name of the issuer ends."""
    bare = re.sub(_GROUPS, lambda group: "《" * len(group[0]), text)
    return next((bare.find(word) for word in ("关于", "印发", "转发") if word in bare), 0)


def _within_issuer(left: str, right: str, tag: str) -> float:
    if left.isspace():
        return 0.0
    another = tag in ("ns", "nt") or re.search(_REGION, right)
    return 1.0 if another and re.search(_AGENCY_END, left) and not re.match(_AGENCY_END, right) else 8.0


def _allowed(left: str, right: str) -> bool:
    if right[0] in _NEVER_STARTS or right[0].isspace() or unicodedata.combining(right[0]):
        return False
    return left[-1] not in _NEVER_ENDS and right != "的" and left not in _NEVER_END_WORDS


def _kept(text: str, room: float) -> Mapping[int, int]:
    """The places inside groups in marks and the end of the title, and what a break there costs more."""
    kept: Counter[int] = Counter()
    tail = re.search(_TAIL, text)
    end = tail.start() if tail else len(text)
    kept.update(dict.fromkeys(range(end + 1, len(text)), _TORN_END))
    for match in re.finditer(f"(?=({_GROUPS}))", text):  # those within others too
        start, stop = match.span(1)
        if widest_em(match[1]) + (widest_em(text[end:]) if stop == end else 0) <= room:
            cost = _TORN_NAME if text[start] in "《〈" else _TORN_TERM
            kept.update(dict.fromkeys(range(start + 1, stop), cost))
    return kept


def _inside_terms(text: str) -> set[int]:
    return {
        place
        for start in range(len(text))
        for stop in range(start + 2, min(start + _TERM_LENGTH, len(text)) + 1)
        if text[start:stop] in _TERMS
        for place in range(start + 1, stop)
    }


def _bond(
    text: str, place: int, before: tuple[str, str], behind: tuple[str, str], after: str, heading: bool
) -> float:
    """How firmly the words before and behind a place hold together, from 0 to 11; `after` is the word that comes then,
    `heading` whether the first is a verb that governs the title."""
    (left, tag), (right, next_tag) = before, behind
    if left[-1] in "，；：" or left.isspace() or right == "暨":
        return 0.5
    if left in _STATES:
        return 0.0
    if right in _LINKS:
        if left[-1] in "》”" or (after and (after[0] in "《“" or after[0].isdigit())):
            return 1.0
        return 4.5 if right in ("及", "以及") else 7.0
    if right[0] == "“":
        return 3.0 if tag[0] == "n" and left not in _HANDS_ON | _TIMES else 1.5
    if left == "、":
        return 1.5
    if right[0] in "《〈":
        return 0.8
    if right[0] in "（(":
        return 7.0
    if re.search(rf"年度?{_PART_OF_YEAR}*$", text[:place]):
        if re.match(_PART_OF_YEAR, text[place:]):
            return 5.0
        if left not in _TIMES and right not in _TIMES:  # 上半年 工作总结
            return 1.5
    if right in _LIGHT or next_tag in ("f", "q", "k"):
        return 7.0
    if left[-1] == "”" and (after == "暨" or after in _LINKS):
        return 6.0
    if right in _TURNS and left not in _MANNER:
        return 1.0
    if (
        len(right) == 1
        and next_tag[0] not in "mvr"
        and right not in _PLACES
        and after != "的"
        and left not in _TIMES
    ):
        return 7.0
    if left in _PLACES and tag[0] in "nz":
        return 6.0
    if left in _VERBS and (right in _VERBS or next_tag == "v"):
        return 6.0
    if left in _MANNER:
        return 11.0
    if right in _ACTIONS or (len(right) == 4 and right[:2] in _ACTIONS):
        return 6.0 if left[-1] == "”" else 4.0
    if right.isascii() and next_tag == "m":
        if after not in _TIMES:
            return 6.0  # 国道 318线
        if tag[0] in "nb":
            return 0.8
    if left in _TIMES or tag == "f" or left[-1] in "》”）":
        return 1.5
    if left in _CLING or tag in ("d", "p", "c", "r", "m", "q", "b", "a"):
        return 6.0
    if right in _MANNER or (right in _VERBS and after not in _LIGHT | _ACTIONS | _LINKS | {"的"}):
        return 0.8
    if tag == "eng":
        return 5.5
    if left == "的":
        return 2.5
    if left in _HANDS_ON or next_tag == "m":
        return 2.0
    if len(left) == 1 and not re.match(_AGENCY_END, left):
        return 7.0
    if heading or left in _LIGHT:
        return 2.5
    return 3.5 if left in _VERBS else 3.0


@cache
def _phrases() -> "Parser":
    import budoux

    return budoux.load_default_simplified_chinese_parser()
