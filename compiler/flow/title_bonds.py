"""How firmly the words of a title hold together: where a line of it may end, and how ill each of these breaks reads.

In: text, and the room of a line in em. Out: the cost of a break at each place where one is allowed: 0 reads well, 6 hardly, 30
only in need. `title_words` says where words end, and where phrases do; what holds two words together is a row of `BONDS`. Imported only
when a title is too long for one line: most documents have none.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from ..terms.decisions import Row, decide
from ..terms.widths import widest_em
from .title_words import phrase_ends, tagged

# ---- the words ----------------------------------------------------------------------------------------------------


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEVER_STARTS = frozenset("、，。；：！？）》〉”’】〕」』…—·％%)]}!?,.;:")
_NEVER_ENDS = frozenset("《〈“‘（【〔「『([{—")
_LINKS = _set("和 与 及 或 以及")
_NEVER_END_WORDS = _LINKS | {"关于", "暨"}

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
# Bodies that are no agencies: 爱国主义教育基地, 图书馆.
_BODY = r"(?:基地|园区|示范区|试验区|开发区|馆|宫|剧院|医院|学校|小学|中学|学院|大学|研究所|研究院|公司|集团|合作社|协会|学会|商会|联合会|基金会|指挥部|中心|总站|总队|大队|支队|管理[局处站所])"
_NAMED = rf"(?:{_AGENCY_END.removesuffix('$')}|{_BODY})"
_OTHER_NAME = (
    rf"（[^（）]*{_NAMED}[^（）]{{0,4}}）$|（[^（）]{{4,}}{_NAMED}[^（）]{{0,4}}）[^（）]{{0,8}}{_NAMED}$"
)
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
    """提请审议 一般性支出 不动产登记 专业技术人才 专项债券 专项整治 专项检查 个体工商户 中国式现代化
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
    粤港澳大湾区 大湾区建设 京津冀协同发展 长三角一体化 长江经济带 成渝地区双城经济圈 双城经济圈
    自由贸易试验区 自由贸易港 经济技术开发区 高新技术产业开发区 城乡融合发展 对口支援 东西部协作
    新型冠状病毒 新型冠状病毒感染 冠状病毒感染 感染肺炎 肺炎疫情 新冠肺炎疫情 动物卫生监督所
    综合行政执法 党政联席会议 预算执行 预算执行情况 决算草案 预算草案 国有资产管理 预算绩效管理
    下一步 下一步工作
    高技能人才 高标准农田 高标准农田建设 高校毕业生 高质量发展"""
)
_TERM_LENGTH = max(map(len, _TERMS))
_TERMS_BEGIN = frozenset(term[:2] for term in _TERMS)

# What is worse than any break between words: a break inside a term, inside the name of a document, inside the end of a title.
_TORN_TERM, _TORN_NAME, _TORN_END = 9, 40, 45

# ---- what holds two words together ---------------------------------------------------------------------------------


class Bond(NamedTuple):
    """Two words of a title with their parts of speech, the place between them, the word that comes then; `heading`: the first
    is part of what a verb that governs the title says."""

    text: str
    place: int
    left: str
    tag: str
    right: str
    next_tag: str
    after: str
    heading: bool

    @property
    def follows_year(self) -> bool:
        """Whether a year, or a part of one, ends before the place."""
        return bool(re.search(rf"年度?{_PART_OF_YEAR}*$", self.text[: self.place]))

    @property
    def is_single(self) -> bool:
        """Whether the second word is one character that leans on the first."""
        return (
            len(self.right) == 1
            and self.next_tag[0] not in "mvr"
            and self.right not in _PLACES
            and self.after != "的"
            and self.left not in _TIMES
        )

    @property
    def is_action(self) -> bool:
        """Whether the second word, or its first half, is a noun of action."""
        return self.right in _ACTIONS or (len(self.right) == 4 and self.right[:2] in _ACTIONS)

    @property
    def is_course(self) -> bool:
        """Whether the second word says, as a noun, what was done with the first: 执行情况, 整改 情况."""
        told = self.right if self.right.endswith("情况") else self.right + self.after
        acts = self.next_tag[:1] == "v" or self.right.endswith("情况")
        return (
            acts
            and told.endswith("情况")
            and len(told) > 2
            and self.tag[0] in "nv"
            and self.left not in _TIMES
        )

    @property
    def begins_clause(self) -> bool:
        """Whether the second word begins a clause."""
        nouns = _LIGHT | _ACTIONS | _LINKS | {"的"}
        return self.right in _MANNER or (self.right in _VERBS and self.after not in nouns)


# The first row that holds says how firmly, from 0 to 11.
BONDS: tuple[Row[Bond, float], ...] = (
    Row(
        "a mark or a blank parts them, or 暨",
        lambda b: b.left[-1] in "，；：" or b.left.isspace() or b.right == "暨",
        0.5,
    ),
    Row("after the name of a state", lambda b: b.left in _STATES, 0.0),
    Row(
        "before a link after a name, or above one or a figure",
        lambda b: (
            b.right in _LINKS
            and (b.left[-1] in "》”" or (b.after and (b.after[0] in "《“" or b.after[0].isdigit())))
        ),
        1.0,
    ),
    Row(
        "before a link between two courses",
        lambda b: b.right in _LINKS and b.left.endswith("情况"),
        1.5,
    ),
    Row("before 及", lambda b: b.right in ("及", "以及"), 4.5),
    Row("before another link", lambda b: b.right in _LINKS, 7.0),
    Row(
        "a noun before a quotation",
        lambda b: b.right[0] == "“" and b.tag[0] == "n" and b.left not in _HANDS_ON | _TIMES,
        3.0,
    ),
    Row("before a quotation", lambda b: b.right[0] == "“", 1.5),
    Row("after 、", lambda b: b.left == "、", 1.5),
    Row("before the name of a document", lambda b: b.right[0] in "《〈", 0.8),
    Row("before parentheses", lambda b: b.right[0] in "（(", 7.0),
    Row(
        "a year and its part",
        lambda b: re.match(_PART_OF_YEAR, b.text[b.place :]) and b.follows_year,
        5.0,
    ),
    Row(  # 上半年 工作总结
        "after a year",
        lambda b: b.follows_year and b.left not in _TIMES and b.right not in _TIMES,
        1.5,
    ),
    Row("a thing and how it went: 计划 执行情况", lambda b: b.is_course, 9.0),
    Row("two places", lambda b: b.tag == b.next_tag == "ns" and b.left[-1] not in _PLACES, 7.0),
    Row("before a light noun", lambda b: b.right in _LIGHT or b.next_tag in ("f", "q", "k"), 7.0),
    Row(
        "after a quotation that a link follows",
        lambda b: b.left[-1] == "”" and (b.after == "暨" or b.after in _LINKS),
        6.0,
    ),
    Row("before 在, 对, 以", lambda b: b.right in _TURNS and b.left not in _MANNER, 1.0),
    Row("before a single character", lambda b: b.is_single, 7.0),
    Row("a kind of place after a name", lambda b: b.left in _PLACES and b.tag[0] in "nz", 6.0),
    Row("a verb after a verb", lambda b: b.left in _VERBS and (b.right in _VERBS or b.next_tag == "v"), 6.0),
    Row("after an adverb", lambda b: b.left in _MANNER, 11.0),
    Row("a noun of action after a quotation", lambda b: b.is_action and b.left[-1] == "”", 6.0),
    Row("before a noun of action", lambda b: b.is_action, 4.0),
    Row(  # 国道 318线
        "before a number that names",
        lambda b: b.right.isascii() and b.next_tag == "m" and b.after not in _TIMES,
        6.0,
    ),
    Row("before a year", lambda b: b.right.isascii() and b.next_tag == "m" and b.tag[0] in "nb", 0.8),
    Row(
        "after a time, a place or a name",
        lambda b: b.left in _TIMES or b.tag == "f" or b.left[-1] in "》”）",
        1.5,
    ),
    Row(
        "after a word that clings to the next",
        lambda b: b.left in _CLING or b.tag in ("d", "p", "c", "r", "m", "q", "b", "a"),
        6.0,
    ),
    Row("before a new clause", lambda b: b.begins_clause, 0.8),
    Row("after a half-width word", lambda b: b.tag == "eng", 5.5),
    Row("after 的", lambda b: b.left == "的", 2.5),
    Row("after 印发, or before a number", lambda b: b.left in _HANDS_ON or b.next_tag == "m", 2.0),
    Row("after a single character", lambda b: len(b.left) == 1 and not re.match(_AGENCY_END, b.left), 7.0),
    Row("what a verb governs, or after a light noun", lambda b: b.heading or b.left in _LIGHT, 2.5),
    Row("after a verb", lambda b: b.left in _VERBS, 3.5),
    Row("between other words", lambda _: True, 3.0),
)


# ---- where a line may end ------------------------------------------------------------------------------------------


def breaks(text: str, room: float) -> dict[int, float]:
    """The places where a line may end, and how ill each reads: 0 well, 6 hardly, 30 only in need."""
    words = _words(text)
    issuer = _issuer(text)
    phrases = phrase_ends(text)
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
            bond = Bond(text, place, left, tag, right, next_tag, after, heading)
            cost = decide(BONDS, bond).verdict
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


def breaks_of_name(name: str, room: float) -> dict[int, float]:
    """The places where a line of a name may end: well after a body's name, but not between it and its office; best before the name, in
    parentheses, of the body that it is part of."""
    costs = breaks(name, room)
    for place in costs:
        if re.match(_OTHER_NAME, name[place:]):
            costs[place] = -1.0
        elif re.match(rf"{_AGENCY_BEGINS}|{_BODY}", name[place:]):
            costs[place] = max(costs[place], _TORN_TERM)
        elif re.search(rf"{_AGENCY_END}|{_BODY}$", name[:place]):
            costs[place] = 0.0
    return costs


def _words(text: str) -> list[tuple[str, str]]:
    """The segmenter's words with their parts of speech, 做 好, 党 的 and 及 以上 made one, and an empty word at the end."""
    words: list[tuple[str, str]] = []
    for word, tag in tagged(text):
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
        if text[start : start + 2] in _TERMS_BEGIN
        for stop in range(start + 2, min(start + _TERM_LENGTH, len(text)) + 1)
        if text[start:stop] in _TERMS
        for place in range(start + 1, stop)
    }
