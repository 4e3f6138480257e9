"""Rules on words that do not go together (W533, W553): 加快……力度, 提高……步伐, 数量……提高.

In: a `Prepared`. Out: findings. A row is a verb, a noun that offices put behind it by mistake, and the verb that goes with that noun; only where nothing parts the two, and the noun ends
its clause. Rows are those that the lists of faults of editors and examiners agree on.
"""

from collections.abc import Iterator
from itertools import product

from ...messages.diagnostic import Code
from ..findings import Finding, spotted, text_rule
from ..places import pattern
from ..prepared import Prepared, Spot

PAIR = Code(
    "W533",
    "warning",
    zh="“{text}”搭配不当，“{noun}”前面用“{wanted}”。",
    hint_zh="改成“{wanted}……{noun}”，或换一个说法。",
    en="In “{text}” the words do not go together: “{noun}” takes “{wanted}”.",
    hint_en="Write “{wanted}……{noun}”, or say it otherwise.",
    fault="""
        区政府办公室2025年度工作总结
        进一步加快督查力度，提高改革步伐。
    """,
    mend="""
        区政府办公室2025年度工作总结
        进一步加大督查力度，加快改革步伐。
    """,
    form="check",
)
SAID_OF = Code(
    "W553",
    "warning",
    zh="“{text}”搭配不当，说“{noun}”用“{wanted}”。",
    hint_zh="改成“{noun}……{wanted}”；两样东西合用一个动词的，分开说。",
    en="In “{text}” the words do not go together: of “{noun}” one says “{wanted}”.",
    hint_en="Write “{noun}……{wanted}”; where two things share one verb, give each its own.",
    fault="""
        区政府办公室2025年度工作总结
        干部队伍的数量和素质亟待提高，督查力度不断提高。
    """,
    mend="""
        区政府办公室2025年度工作总结
        干部队伍的数量亟待增加、素质亟待提高，督查力度不断加大。
    """,
    form="check",
)
# Verbs, nouns that do not go with them, and the verb that goes with these nouns.
_PAIRS = """
加快|扩大|增强|加强|提高|提升|加深|增加|改进|改善 力度 加大；加大|提高|扩大|加强|增强|提升 步伐 加快；提高|扩大|加强|加大|增强 进程 加快；加强|扩大|增强|加大|增加 速度 加快；加强|扩大|增强|加大 进度 加快
加强|加快|扩大|强化 频次|频率|次数 增加；加大 次数 增加；加强|增强|扩大|加大|加快|增加|改善 水平 提高；改善|加大|加快 能力 提高；加强|增强|扩大|加快|加大 质量 提高；改善|增强|扩大|加快|加大|加强 效率 提高
改善|扩大|加大|加快|加强 素质 提高；增长|扩大|加大|加快 意识 增强；增长|扩大|加大 信心 增强；提高|加大|扩大|增强|提升 秩序 维护
提高|增强|扩大|加大 营商环境|人居环境|居住环境|生活环境|办公环境|工作环境|学习环境|发展环境|投资环境|教学环境|育人环境|市容环境|卫生环境|生态环境 改善
提高|增强|扩大|加大|增加 生活条件|居住条件|办学条件|办公条件|医疗条件|工作条件|生产条件|交通条件|教学条件|住宿条件|就医条件|出行条件|学习条件|训练条件|办案条件 改善；提高|增强|扩大|加强|加快 面貌 改变
达到|取得|树立|发扬|施展|实现|提高|加大|扩大|开展 作用 发挥；发扬|起到|开展 优势 发挥；发挥 效果|成效 取得；达到|起到|发挥|付出 成绩 取得；起到|取得|发挥 目的 达到；起到|发挥|取得 目标 实现
借鉴 教训 吸取；实行|实施|发挥|贯彻 职责 履行；实行|发挥|贯彻 义务 履行；开展|举行|召开|进行 措施 采取；召开 活动|演练|比赛|竞赛 开展；付出|创造|发挥|取得 贡献 作出；作出|做出 代价 付出
克服|改善|纠正 隐患 消除；克服|改善|纠正 纠纷|矛盾 化解；改善|完善 错误|缺点 改正；改善|完善|消灭 困难 克服；缩短|降低|减少 差距 缩小；缩小|缩短 成本 降低
减少|缩小|缩短|减轻 发生率|死亡率|失业率|发病率|事故率|差错率|返贫率|犯罪率|流失率|空置率|漏损率|投诉率 降低；扩大|加强|加大|加快|增加 覆盖率|普及率|知晓率|入学率|就业率|合格率|利用率|办结率|参保率|满意率|成活率 提高
提高|增强|加强|加快 规模 扩大；提高|加强|增强|加大|增加 范围 扩大；提高|扩大|加大|加强|增强 数量 增加；降低 数量|次数|事故 减少；加快|增强 投入 加大；树立|提高|加强|开展 氛围 营造；营造|发挥 形象 树立
发挥 传统|作风 发扬；改善 作风|方法 改进；解决|克服 局面|现状 改变；挽救 损失 挽回；争取|收取 意见 征求；提高|加大 知识 丰富；提高|增强|加大 视野 开阔；提高|加大|增强|加强 渠道 拓宽
提高|加大|扩大 产业结构|种植结构|能源结构|人员结构|年龄结构 优化；提高|加大|增强 布局 优化；履行|发挥|开展 政策 落实；受到 荣誉|称号|奖项 获得；取得|达到 好评|赞誉 赢得；营造|提高|加大|开展 机制|制度 完善
提高|加强|增强 覆盖面 扩大；建立|建树 意识|观念|信心|信念|榜样 树立；加强|加大|增加|扩大 重视程度|满意度|知晓率|知晓度|认可度|关注度|信任度|熟练度|透明度|知名度|美誉度|精准度|准确率|准确性|积极性 提高
缩小 时间|时限|工期|周期 缩短；扩大|增强 深度 加大；减轻 开支|支出|费用 减少；增加|加大|提高 友谊|感情|共识|互信 增进；下降 成本|能耗|费用 降低；遏制 犯罪分子|不法分子 打击；打击 势头 遏制；承担|担负 职务 担任；召开 培训班|讲座|竞赛|比武 举办；发挥 干劲|热情 焕发；激发 作用 发挥
担负起|肩负起|扛起|扛牢 职权 履行；扛牢|尽到|扛起 权利 行使；培养 氛围 营造；采取|发挥 步伐 加快；缓解 隐患 消除；达到 梦想|心愿 实现；弥补 声誉 恢复；增强 负担 增加；缩小 压力|负担 减轻；实施 手续|职责 履行；加快 频次|数量 增加；增进 水平|能力|质量|效率 提高；提炼|获取 教训 吸取；改进 漏洞|短板 补上；弥补|补充 错误 纠正；达成 任务 完成；发动|引起 积极性 调动；解除|解决 纪律|秩序 整顿；加大 沟通|协作|配合 加强
"""


def _pairs(lines: str) -> dict[tuple[str, str], str]:
    rows = {}
    for row in lines.replace("\n", "；").split("；"):
        if row:
            verbs, nouns, wanted = row.split()
            rows.update(dict.fromkeys(product(verbs.split("|"), nouns.split("|")), wanted))
    return rows


_ROWS = _pairs(_PAIRS)
_GAP = r"[^，,。；;：:、！？\n“”《》（）和及与并]"
# What may stand between: 加强对……的监督力度, 改善……的能力和水平.
_BETWEEN = rf"(?:对[^，,。；;：:！？\n《》（）]{{2,20}}的|{_GAP}{{0,6}}“[^”\n]{{1,12}}”)?{_GAP}{{0,10}}?(?:(?:能力|质量|效率|标准)[和与])?"
_ALL = "|".join(
    rf"{verb}{_BETWEEN}(?:{'|'.join(noun for one, noun in _ROWS if one == verb)})"
    for verb in dict.fromkeys(verb for verb, _ in _ROWS)
)
# The verb is the object of another one, or half of a longer word: 有所提高, 不断扩大.
_TAKEN = "(?:有所|得到|予以|不|未|没有)$"
# 加快提升服务水平, 开展排查落实整改措施: the noun goes with the verb that stands nearer to it.
_ANOTHER = (
    "加[大强快深]|提[高升]|增[强加]|改[善进变]|优化|起[到了着]|达到|发挥|缩[小短]|减少|降低|采取|[作做付]出|消除|克服|扩大|美化|绿化|遏制|防[范止]|化解"
    "|落实|排查|制定|推[进动]|促进|完善|强化|形成|建立|整治|治理|实现|树立|保障|确保|维护|开展|取得|赢得|创造|营造|打造|满足|解决|珍[惜视]|授予|荣获|获得|有[的所]|是|因|以|为|而|的[话人]"
)
_PAIR = rf"(?:{_ALL})(?=[，,。；;！\n])"

# Nouns, what is said of them, and what should be: 数量和素质亟待提高.
_SAID_OF = """
力度 加快|提高|扩大|增强|提升 加大；步伐 加大|提高|扩大|增强|加强 加快；数量 提高|提升|扩大|增强|加强 增加；意识 扩大|增长|加大|加快|改善 增强；效率|质量|水平|素质 扩大|加大|加快|增长|增加 提高；满意度|知晓率|积极性 增加|加大|扩大|加强 提高；发展空间|发展环境|人居环境|营商环境|办学条件|就医条件|居住条件|服务水平|服务质量|工作效率|服务能力|医疗条件|办公条件 解决|化解|消除|克服 改善；差距 缩短|降低|减少 缩小
生活条件|居住条件|办学条件|办公条件|工作条件|营商环境|人居环境|居住环境|工作环境|办公环境 提高|增强|加强|扩大 改善；秩序 提高|增强|扩大|加大 改善；覆盖面 提高|加大|增强|加强 扩大；信心 增长|扩大|加大 增强；氛围 提高|扩大 浓厚；规模 提高|增强|加强|加快 扩大
"""
_OF = {(noun, verb): wanted for (noun, verb), wanted in _pairs(_SAID_OF).items()}
_HOW = "(?:不断|明显|显著|持续|逐步|进一步|大幅|大幅度|有效|切实|稳步|得到|得到了|得以|有待|亟待|亟需|需要|还需|有所|日益|全面|大大|普遍|较大|较快|很大|也|都|均|更加|有了)"
_SAID = "|".join(
    rf"{noun}(?:[和与][\u4e00-\u9fff]{{2,4}}?)?{_HOW}{{1,3}}(?:{'|'.join(verb for one, verb in _OF if one == noun)})(?=[，,。；;！\n])"
    for noun in dict.fromkeys(noun for noun, _ in _OF)
)


# Nouns, adjectives that are not said of them, and the one that is: 安全意识单薄.
_OF_WHAT_KIND = """
意识|观念|理念|法治观念|责任感 单薄|稀薄|浅薄 淡薄；力度 不够多|偏少|较少|太少|很少 不够大；力量|底子|基础 淡薄|稀薄|微薄 薄弱；效率 较慢|偏慢|缓慢|较弱|偏弱|较少|偏少|太少|较小|偏小 较低；水平 较少|偏少|较弱|偏弱|薄弱 较低
积极性 较少|偏少|较弱|薄弱 不高；覆盖面 较少|偏少|较低|偏低|不高|不多 较窄；普及率|覆盖率|入学率|参保率|就业率|合格率|利用率|知晓率|完成率|整改率|办结率|回收率 较少|偏少|较小|偏小|不多|不大|较弱 较低
速度 较少|偏少 较慢；任务 较大|较高|很大 较重；经验 薄弱|较低|淡薄|低下|偏低|弱小|微弱 不足；质量 较少|偏少 不高；价格 较多|偏多|较大|偏大 较高；难度|力度 较多|偏多 较大；时间 较大|偏大 较长；人数|户数|件数 较弱 较少；能力 较少|偏少|单薄|淡薄 较弱；规模 较少|偏少|较低|偏低 较小；数量 较低|偏低 较少；频次|次数 较低|偏小|较小 较少；人手 薄弱|较低 不足；资金 薄弱|较低|淡薄 短缺；步伐 较小|较低|偏低 较慢；风气 较低|偏低 不正；素质 较少|偏少|偏小 较低
"""
_KIND = _pairs(_OF_WHAT_KIND)
_KINDS_SAID = "|".join(
    rf"{noun}(?:还|仍|仍然|普遍|总体|相对|比较|十分|非常|依然|也)?(?:{'|'.join(sorted((said for one, said in _KIND if one == noun), key=len, reverse=True))})(?=[，。；、\n])"
    for noun in dict.fromkeys(noun for noun, _ in _KIND)
)


@text_rule("wording")
def said_of(text: Prepared) -> Iterator[Finding]:
    """安全意识单薄, 培训力度不够多: an adjective that is not said of the noun."""
    for spot in text.spots(_KINDS_SAID):
        said = spot.match[0]
        row = max(
            (row for row in _KIND if said.startswith(row[0]) and said.endswith(row[1])),
            key=lambda row: len(row[1]),
        )
        yield spotted(SAID_OF, spot, noun=row[0], wanted=_KIND[row])


def _governed(spot: Spot, verb: str) -> bool:
    """营造有利于活动开展的氛围: whether the noun is what a verb before it that goes with it has as its object."""
    return verb in pattern("[，,。；;：:]").split(spot.par.text[: spot.start])[-1]


@text_rule("wording")
def pairs(text: Prepared) -> Iterator[Finding]:
    """加快督查力度, 提高改革步伐: a verb and a noun that do not go together."""
    for spot in text.spots(_PAIR, prose=True):
        said = spot.match[0]
        row = next((row for row in _ROWS if said.startswith(row[0]) and said.endswith(row[1])), None)
        if (
            row
            and not pattern(_ANOTHER).search(said, len(row[0]), len(said) - len(row[1]))
            and not pattern(_TAKEN).search(spot.before)
            and not (said[len(row[0])] == "的" and _governed(spot, _ROWS[row]))
        ):
            yield spotted(PAIR, spot, noun=row[1], wanted=_ROWS[row])
    for spot in text.spots(_SAID, prose=True):
        said = spot.match[0]
        row = next(row for row in _OF if said.startswith(row[0]) and said.endswith(row[1]))
        wanted = _OF[row]
        yield spotted(SAID_OF, spot, noun=row[0], wanted=wanted)
