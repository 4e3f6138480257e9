"""Rules on set phrases and on the tone of a paper (W565, W566): “安全第一、预防为先、综合治理”, 民主评选党员, 老是凭经验办事.

In: a `Prepared`. Out: findings. A phrase whose parts everyone writes in one wording is told where one of its parts is another; what people say and no paper writes, outside of speeches and quotations.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ...flow.title_words import known
from ...messages.diagnostic import Code
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared

SET_PHRASE = Code(
    "W565",
    "warning",
    zh="“{text}”和固定的提法不一样，应当是“{wanted}”。",
    hint_zh="固定提法照原文写，一个字也不改。",
    en="“{text}” is not how the set phrase goes: it is “{wanted}”.",
    hint_en="A set phrase is written word for word.",
    fault="""
        区政府办公室2025年度工作总结
        坚持“安全第一、预防为先、综合治理”方针，全年无事故。
    """,
    mend="""
        区政府办公室2025年度工作总结
        坚持“安全第一、预防为主、综合治理”方针，全年无事故。
    """,
    form="check",
)
# Phrases of three parts or more, as laws and the documents of the centre have them (《安全生产法》 3, 《环境保护法》 5, 《中国共产党章程》, 报告).
_PHRASES = """
安全第一、预防为主、综合治理
保护优先、预防为主、综合治理、公众参与、损害担责
有法可依、有法必依、执法必严、违法必究
科学立法、严格执法、公正司法、全民守法
产业兴旺、生态宜居、乡风文明、治理有效、生活富裕
富强、民主、文明、和谐
自由、平等、公正、法治
爱国、敬业、诚信、友善
不敢腐、不能腐、不想腐
学思想、强党性、重实践、建新功
信念坚定、为民服务、勤政务实、敢于担当、清正廉洁
自重、自省、自警、自励
自我净化、自我完善、自我革新、自我提高
源头严防、过程严管、后果严惩
减量化、资源化、无害化
系统治理、依法治理、综合治理、源头治理
科学决策、民主决策、依法决策
懂农业、爱农村、爱农民
尊法、学法、守法、用法
早发现、早报告、早隔离、早治疗
热爱祖国、热爱人民、热爱中国共产党
革命化、现代化、正规化
职业化、专业化、规范化
两不愁、三保障
党的领导、人民当家作主、依法治国
统一领导、综合协调、分类管理、分级负责、属地管理为主
政府主导、部门联动、社会参与
房住不炒、租购并举、因城施策
学懂、弄通、做实
违章指挥、违章作业、违反劳动纪律
违章指挥、违规作业、违反劳动纪律
惩治震慑、制度约束、提高觉悟
立足新发展阶段、贯彻新发展理念、构建新发展格局
创新、协调、绿色、开放、共享
归属清晰、权责明确、保护严格、流转顺畅
产权清晰、权责明确、政企分开、管理科学
学有所教、劳有所得、病有所医、老有所养、住有所居
幼有所育、学有所教、劳有所得、病有所医、老有所养、住有所居、弱有所扶
政治过硬、业务过硬、责任过硬、纪律过硬、作风过硬
政治强、情怀深、思维新、视野广、自律严、人格正
有理想信念、有道德情操、有扎实学识、有仁爱之心
忠于党、忠于国家、忠于人民、忠于法律
对党忠诚、服务人民、执法公正、纪律严明
赴汤蹈火、竭诚为民
全员、全过程、全方位
"""
# Phrases of one part: what is written by mistake, and what everyone writes.
_ONE_PART = """
三重一高 三重一大；三重二大 三重一大；三种一大 三重一大；三公经营 三公经费；三公开支经费 三公经费；放管活改革 放管服改革；“放管活” “放管服”；放管伏 放管服；四个不脱 四个不摘；四个不变摘 四个不摘；谁执法谁宣法 谁执法谁普法；谁执法谁宣传 谁执法谁普法；谁执法、谁宣法 谁执法、谁普法；谁普法谁执法 谁执法谁普法；四议两公布 四议两公开；四议二公开 四议两公开；四议两公示 四议两公开；四议一公开 四议两公开；三会一会 三会一课；三会两课 三会一课；两学一课 两学一做；两学一干 两学一做；两个确定 两个确立；两个保护 两个维护；四个自觉自信 四个自信；四种意识 四个意识
守河担责、守河有责 守河有责、守河担责；管行业必须管生产 管行业必须管安全；一岗两责 一岗双责；双随机、双公开 双随机、一公开；双随机一检查 双随机一公开；一网同办 一网通办；最多跑一趟 最多跑一次；只跑一次路 最多跑一次；首问责任负责制 首问负责制；限时办结期制 限时办结制；容缺办理受理 容缺受理；多证合一照 多证合一；证照分开改革 证照分离改革；一照一码一证 一照一码；河长负责制度制 河长制；林长负责制度制 林长制；田长负责制度制 田长制；五级书记齐抓 五级书记抓；党管人才制 党管人才；党管武装制 党管武装；三区三限 三区三线；三线一区 三线一单；三线一清单 三线一单；三同时间 三同时；双减一增政策 双减政策；五育并进举 五育并举；五育并行 五育并举；控辍保教 控辍保学；两免一助 两免一补；两免二补 两免一补；一村一特 一村一品；厂务村务公布 厂务村务公开；政务公布栏 政务公开栏；村务公布栏 村务公开栏；党务公布栏 党务公开栏；公车改制 公车改革；放心消费创办 放心消费创建；扫黄打假非 扫黄打非；扫黑除害 扫黑除恶；扫黑打恶 扫黑除恶；反腐倡洁 反腐倡廉；拥军爱属 拥军优属；双拥共创 双拥共建；拥政爱军 拥政爱民；八项规范精神 八项规定精神；八项规则精神 八项规定精神；菜篮子省长负责制 菜篮子市长负责制
民主评测 民主测评；民主推选荐 民主推荐；招之既来 招之即来；战之必剩 战之必胜；战之能胜利 战之能胜；民主评选党员 民主评议党员；民主评定党员 民主评议党员；民主评比党员 民主评议党员；党风廉洁建设 党风廉政建设；党风廉正建设 党风廉政建设；党风廉政责任状制 党风廉政责任制
意识状态工作责任制 意识形态工作责任制；意识形势 意识形态；谈心谈活 谈心谈话；组织生活会议 组织生活会；民主生活会议 民主生活会；理论中心学习组 理论学习中心组；中心组理论学习组 理论学习中心组
安全第一、预防为先 安全第一、预防为主；预防为先、防消结合 预防为主、防消结合；预防为主、消防结合 预防为主、防消结合；预防为主、防治并举 预防为主、防治结合
管行业必须抓安全 管行业必须管安全；管业务必须抓安全 管业务必须管安全；管生产经营必须抓安全 管生产经营必须管安全；谁主管、谁负则 谁主管、谁负责；党政同职、一岗双责 党政同责、一岗双责；一岗双职 一岗双责
绿水青山就是银山金山 绿水青山就是金山银山；人民为上、生命至上 人民至上、生命至上；人民至上、生命为上 人民至上、生命至上
以人民为主体的发展思想 以人民为中心的发展思想；以人民为核心的发展思想 以人民为中心的发展思想；为人民群众服务的宗旨 为人民服务的宗旨；全心全意为人民群众服务 全心全意为人民服务；四种形势 四种形态；监督执纪四种形势 监督执纪四种形态
双随机、一公示 双随机、一公开；双随机一公示 双随机一公开；放管伏改革 放管服改革；最多只跑一次路 最多跑一次；急难愁怨 急难愁盼；急难愁办 急难愁盼；愁难急盼 急难愁盼；一网统办 一网通办；一网通管 一网统管
三重一大决策事务 三重一大决策事项；三公费用 三公经费；八项规章精神 八项规定精神；中央八条规定 中央八项规定；四风建设问题 四风问题；首问责任人制 首问责任制；一次性告之 一次性告知；首问负责任制 首问负责制
两不愁、四保障 两不愁、三保障；两不愁四保障 两不愁三保障；防止规模性反贫 防止规模性返贫；米袋子省长负责任制 米袋子省长负责制
"""


def _ones() -> dict[str, str]:
    rows = (row.split() for row in _ONE_PART.replace("\n", "；").split("；"))
    return {row[0]: row[1] for row in rows if len(row) > 1 and row[0] != row[1]}


_OF_ONE = _ones()
_OF_PARTS: Sequence[tuple[str, ...]] = tuple(tuple(line.split("、")) for line in _PHRASES.split())
_LEAST_PARTS = 3
_OF_LAW = _OF_PARTS[:5]
"""Those that a law has, the first of the list: others say 政府主导、部门协同、社会参与的原则, and may."""
# 坚持安全第一、预防为主、综合整治的方针: without quotation marks, where it is called what the law calls it.
_UNMARKED = (
    rf"(?P<parts>[{HAN}]{{2,10}}、(?:[{HAN}]{{4}}、){{1,4}}[{HAN}]{{4}})(?=的?(?:工作)?(?:方针|总要求))"
)


@text_rule("wording")
def set_phrases(text: Prepared) -> Iterator[Finding]:
    """“安全第一、预防为先、综合治理”: of a phrase that has its wording one part is another; 民主评选党员."""
    for spot in text.spots("|".join(map(re.escape, sorted(_OF_ONE, key=lambda one: (-len(one), one))))):
        wanted = _OF_ONE[spot.match[0]]
        yield spotted(SET_PHRASE, spot, new=wanted, wanted=wanted)
    for spot in text.spots(_UNMARKED, prose=True):
        parts = spot.match["parts"].split("、")
        for meant in _OF_LAW:
            if parts[0].endswith(meant[0]):
                begin = spot.start + len(parts[0]) - len(meant[0])
                yield from _odd_part(spot.par, begin, [meant[0], *parts[1:]], [meant])
    for spot in text.spots(rf"“[{HAN}、，]{{6,60}}”"):
        parts = pattern("[、，]").split(spot.match[0][1:-1])
        yield from _odd_part(spot.par, spot.start + 1, parts, _OF_PARTS)


def _odd_part(
    par: Par, begin: int, parts: Sequence[str], phrases: Iterable[tuple[str, ...]]
) -> Iterator[Finding]:
    """The part that is another one, of parts with a mark between them from a place on that are a set phrase otherwise."""
    meant = next((one for one in phrases if _differs_in_one(parts, one)), None)
    if meant:
        index = next(at_ for at_, part in enumerate(parts) if part != meant[at_])
        start = begin + sum(len(one) + 1 for one in parts[:index])
        end = start + len(parts[index])
        yield at(SET_PHRASE, par, start, end, new=meant[index], wanted=meant[index])


# 应保必保: 尽 stands between the two; 应修必修, 应试必试, 应减必减, 应免即免 are phrases of their own.
# 应编近编: whatever it is; not 应靠近靠右一侧, 应就近就便.
_ALL_OF_IT = rf"应(?:(?P<what>[保退救享补纳治扶收改接种报缴建拆联访帮](?=[必即全都进])|[压减贷兑疏免转采发](?=进)).(?P=what)|(?P<any>(?![靠接就附邻临亲走贴逼])[{HAN}]{{1,2}})近(?P=any))"


@text_rule("wording")
def all_that_should(text: Prepared) -> Iterator[Finding]:
    """应保必保: 应保尽保, as everyone writes it."""
    for spot in text.spots(_ALL_OF_IT):
        if not pattern("[、，]?.必").match(spot.after):
            what = spot.match["what"] or spot.match["any"]
            yield spotted(SET_PHRASE, spot, new=f"应{what}尽{what}", wanted=f"应{what}尽{what}")


def _differs_in_one(parts: Sequence[str], meant: Sequence[str]) -> bool:
    """Whether a row is a set phrase but for one part, which is nearly as long and has something of the right one."""
    if len(parts) != len(meant) or len(parts) < _LEAST_PARTS or tuple(parts) in _OF_PARTS:
        return False
    others = [(one, other) for one, other in zip(parts, meant, strict=True) if one != other]
    if len(others) != 1:
        return False
    (one, other), *_ = others
    return len(one) == len(other) and len(set(one) & set(other)) * 2 >= len(one)


SPOKEN = Code(
    "W566",
    "warning",
    zh="“{text}”是口头的说法，公文里写“{wanted}”。",
    hint_zh="改成“{wanted}”；讲话里、引用群众原话的，不用管它。",
    en="“{text}” is how people talk; a paper says “{wanted}”.",
    hint_en="Write “{wanted}”; in a speech, or in what somebody said, leave it.",
    fault="""
        区政府办公室2025年度工作总结
        有的同志老是凭经验办文，质量不高。
    """,
    mend="""
        区政府办公室2025年度工作总结
        有的同志总是凭经验办文，质量不高。
    """,
    form="check",
)
_TALK = {
    "老是": "总是",  # not 养|老是
    "压根": "根本",
    "搞定": "完成",
    "咋办": "怎么办",
    "咋样": "怎么样",
    "干啥": "做什么",
    "有啥": "有什么",
    "没啥": "没有什么",
    "为啥": "为什么",
    "挺好的": "较好",
    "挺多": "较多",
    "挺大": "较大",
    "蛮好": "较好",
    "蛮多": "较多",
    "一大堆": "大量",
    "没戏": "没有可能",
    "大伙儿": "大家",
    "一块儿": "一起",
    "一点儿": "一点",
    "瞎编": "编造",
    "瞎搞": "随意",
    "瞎弄": "随意",
    "乱七八糟": "混乱",
    "马马虎虎": "不认真",
    "稀里糊涂": "不清楚",
    "磨洋工": "消极怠工",
    "特别棒": "很好",
    "超级多": "很多",
    "干活儿": "工作",
    "搞砸": "失误",
    "没辙": "没有办法",
    "差劲": "较差",
    "这会儿": "目前",
    "那会儿": "当时",
}
_SPEECH = "讲话|发言|致辞|演讲|宣讲|主持|倡议|公开信|一封信|感悟|体会|调研|走访|信息|动态|简报|事迹|故事|通讯|采访|记录|纪实|手记|侧记|寄语|贺信|慰问|感谢|讲稿|党课|广播|答复|家长"
_KINDS = "通知|通报|报告|请示|批复|函|意见|决定|公告|通告|纪要|方案|总结|计划|要点|办法|规定|细则|制度"


@text_rule("wording")
def spoken(text: Prepared) -> Iterator[Finding]:
    """老是凭经验办事: in a paper of a kind that offices exchange, outside of quotation marks."""
    if pattern(_SPEECH).search(text.title) or not pattern(f"(?:{_KINDS})(?:（[^（）]*）)?$").search(
        text.title
    ):
        return
    for spot in text.spots("|".join(sorted(_TALK, key=lambda one: (-len(one), one))), prose=True):
        before = spot.par.text[: spot.start]
        if before.count("“") == before.count("”") and not known(before[-1:] + spot.match[0][0]):
            wanted = _TALK[spot.match[0]]
            yield spotted(SPOKEN, spot, new=wanted, wanted=wanted)
