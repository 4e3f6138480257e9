"""Rules on how clauses hang together (W535–W537): a subject that a preposition swallows, joining words that do not pair, a question answered on one side only.

In: a `Prepared`. Out: findings. The kinds are those that grammars for schools and lists of faults of editors name; each is told only where the two halves stand in neighbouring clauses.
"""

from collections.abc import Iterator

from ...messages.diagnostic import Code
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import Prepared

NO_SUBJECT = Code(
    "W535",
    "warning",
    zh="“{text}”：“{first}”和“{second}”连用，这一句没有了主语。",
    hint_zh="删去“{first}”或者“{second}”，留一个。",
    en="“{text}”: {first} and {second} together leave the sentence without a subject.",
    hint_en="Delete one of the two, {first} or {second}.",
    fault="""
        区政府办公室2025年度工作总结
        通过开展办文专项整治，使办文质量明显提高。
    """,
    mend="""
        区政府办公室2025年度工作总结
        通过开展办文专项整治，办文质量明显提高。
    """,
    form="check",
)
# What a sentence begins with before its preposition: 今年以来，近年来，与此同时，
_OPENING = r"(?<=[\n。；！？：“）])(?:(?:今年以来|一年来|近年来|几年来|多年来|近期|此外|同时|与此同时|去年|其次|首先|再次|另外|最后|其中|[\u4e00-\u9fff]{0,6}(?:指出|认为|强调|表示|提出|要求|明确|听取汇报后)|实践证明|可以说|总的来看|总体上看|总体来看|从总体上看|从实践看|从调研情况看|应该说|客观地说)，|[一二三四五六七八九]是|[一二三四五六七八九]要|第[一二三四五六七八九]，|全年|[^，。；！？：\n]{0,10}(?:以来|以后|期间|之后|前后|以前|[年月]初|[年月]底|[0-9][年月日])，)?"
_MAKES = r"(?:进一步|从而|切实|真正|有效|逐步|逐渐|也|更|才|都|又|并|确实|大大)?(?P<second>使得?|让|令)(?![用命馆者节团然步座给渡路牌])(?!人(?:担忧|欣慰|信服|满意|振奋|鼓舞|遗憾|痛心|堪忧))"
_SWALLOWED = (
    # 通过……，使; 经过……，使; 随着……，使; the clauses between tell of nobody
    rf"{_OPENING}(?P<first>通过|经过|随着|由于|经由|借助|按照|根据|依托|针对)[^。；！？，：\n]{{2,40}}，{_MAKES}"
    rf"|{_OPENING}(?P<within>在)[^。；！？，：\n]{{2,34}}(?:下|中|后|之后|以后|基础上|支持下|努力下)，{_MAKES.replace('second', 'made')}"
    rf"|{_OPENING}(?P<since>自)[^。；！？，：\n]{{2,24}}(?:以来|后|之后)，{_MAKES.replace('second', 'then')}"
    # 通过学习使大家认识到
    r"|(?<=[\n。；])(?P<by>通过|经过)(?!大家|我们|各)[^。；！？，：\n使让令的]{2,20}(?<![促致即行驱支差迫])(?P<so>使)(?![用命馆者节团然])(?=[^。；，\n]{3,})"
    # 增长25%，通过……，使
    rf"|(?<=[0-9%件人次个项元家户条株亩吨处名场辆台里米座只头]，)(?P<then_by>通过)[^。；！？，：\n]{{2,40}}，{_MAKES.replace('second', 'made_so')}"
)


@text_rule("wording")
def no_subject(text: Prepared) -> Iterator[Finding]:
    """通过……，使……: a preposition takes the subject away from what follows; not in an aim (工作目标：通过……，使……), which is written so by custom."""
    for spot in text.spots(_SWALLOWED, prose=True):
        match = spot.match
        first = match["first"] or match["within"] or match["since"] or match["by"] or match["then_by"]
        second = match["second"] or match["made"] or match["then"] or match["so"] or match["made_so"]
        above = text.pars[spot.par.index - 1].text if spot.par.index else ""
        if "目标" in spot.before[-30:] or (not spot.before.strip() and "目标" in above[:30]):
            continue
        yield spotted(NO_SUBJECT, spot, first=first, second=second)


WAY_OF_DOING = Code(
    "W557",
    "warning",
    zh="“{text}”里“的、地、得”用错了，写作“{wanted}”。",
    hint_zh="名词前面用“的”，动词前面用“地”，动词后面说做得怎么样用“得”。",
    en="“{text}” has the wrong one of 的, 地 and 得; write “{wanted}”.",
    hint_en="的 stands before nouns, 地 before verbs, 得 between a verb and how it turned out.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，本人认真的履行岗位职责，切实的抓好办文工作。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，本人认真地履行岗位职责，切实地抓好办文工作。
    """,
    form="check",
)
# How something is done, what may stand before it, and what is done to something that ends the clause: no 认真的学习态度.
_HOW_DONE = r"切实|认真|积极|主动|扎实|深入|严格|及时|全面|真正|有效|自觉|努力|大力|不断|逐步|逐渐|稳步|持续|充分|妥善|迅速|准确|圆满|顺利|耐心|仔细|细致|牢牢|坚决|坚定|坚定不移|毫不动摇|实实在在|踏踏实实|扎扎实实|认认真真|有条不紊|有序|科学|合理|精准|高效|热情|虚心|清醒|深刻|成功|很好|较好|更好|系统|集中|反复|及早|提前|如期|按时|如实|清楚|明确|尽快|尽力|全力|着力|创造性|有针对性|有计划|有步骤|有效|高标准|高质量|实打实|面对面|心平气和|脚踏实地|全心全意|尽职尽责|持之以恒|坚持不懈"
_DONE = (
    r"(?:让(?![利步渡座位])|使(?![用命馆者节劲徒])|把(?![控关握脉手门柄戏])|将(?![来军士领要]))(?=[\u4e00-\u9fff]{2})"
    r"|(?:履行|抓好|做好|搞好|办好|管好|用好|守好|抓实|做实|落实好|贯彻好|执行好|完成好|完成了|解决了|解决好|推动了|推进了|促进了|提高了|提升了|增强了|改善了|维护了|保障了|保证了|确保|开展了|学习了|贯彻了|落实了|履行了|听取了|分析了|查找了|做到|融入|投入到|参与到|参加了|倾听|化解|摸清|认识到|看到|感受到|体会到)"
    r"(?![^，。；：\n]{0,14}的[^，。；：\n]{0,6}[，。；\n])(?=[\u4e00-\u9fff“0-9《][^，。；：\n的]{1,16}(?<!方式|方法|机制|能力|水平|情况|结果|措施|办法|手段|效果|态度|过程)[，。；\n])"
)
# 认真的查验过往车辆: what is done, and to which.
_DONE_TO_WHICH = r"(?:查验|核对|核实|核查|检查|清点|登记|查看|翻阅|研读|聆听|记录|填写|审核|巡查|打扫|清扫|解答|询问|查阅|回答|回应|叮嘱|宣讲|护送|看护|照料|保管|收集|整理|排查|摸排|清理|梳理)(?=(?:过往|来往|每[一个项份处辆名户]|各[项个类种]|所有|本[人单局校])[\u4e00-\u9fff]{2})"
# 较好的缓解了资金压力: how something was done, before the verb and its 了.
_WAS_DONE = (
    r"(?:缓解|减轻|提升|提高|增强|改善|维护|保障|保证|遏制|打击|震慑|激发|调动|完善|优化|拓宽|拓展|扩大|增进|加快|加强|强化|改变|锻炼|弘扬|发挥|实现|防止|避免|防范|降低|减少|压缩|带动|助推|支持|规范|满足|巩固|检验|展示|展现|宣传|营造|杜绝|弥补|补齐|处置|处理|消除|教育|协调|排除|应对|执行|配合|促进|推动|推进|解决|化解|完成|落实|履行|反映|体现|贯彻|普及|传播|净化|控制|堵塞|堵住|挽回|保护)了"
    r"(?=[\u4e00-\u9fff“《0-9])"
)
_DONE_SO = rf"(?P<how>{_HOW_DONE})的(?=(?P<done>{_DONE}|{_WAS_DONE}|{_DONE_TO_WHICH}))"
_NOT_OF = r"[最更很非]|比较|十分|不够|较为|一个|一种|一些|这种|那种|有[着了]?|(?<![一二三四五六七八九])是|没有|需要|进行|[了和及、为以于]$"


# Idioms that only say how something is done; what has an object is done: 坚持不懈的加强理论武装.
_ALWAYS_HOW = r"坚持不懈|坚定不移|毫不动摇|持之以恒|始终如一|一如既往|不遗余力|千方百计|全力以赴|尽职尽责|兢兢业业|勤勤恳恳|踏踏实实|脚踏实地|实实在在|扎扎实实|认认真真|有条不紊|循序渐进|因地制宜|与时俱进|旗帜鲜明|义无反顾|毫不犹豫|毫无保留|自始至终|潜移默化|深入细致|毫不松懈|毫不放松|大刀阔斧|雷厉风行|不折不扣|全心全意|源源不断|积极主动|持续不断|蹄疾步稳|久久为功|驰而不息|一以贯之|高质高效|保质保量|卓有成效|及时有效|扎实有效|稳妥有序|积极稳妥|切实有效|深入持久|分期分批|分门别类|逐条逐项|逐家逐户|挨家挨户|面对面|手把手|一对一|点对点|有针对性|有计划|有步骤|有重点|创造性|高标准|高质量|高效率|最大限度|进一步|更好|更加有效|更加有力|真正"
_DONE_TO = r"加强|推进|推动|抓好|抓实|抓牢|做好|做实|做细|办好|管好|用好|落实|贯彻|执行|完善|深化|强化|提高|提升|开展|维护|履行|解决|整治|打击|改善|促进|培育|深入推进|统筹推进|防范|化解|保障|发挥|运用|总结|推广|宣传|普及|巩固|拓展|服务(?=群众|企业|基层|大局)|完成|实施|组织|参与|投身|扑下|查找|剖析"
_DONE_ALWAYS_SO = rf"(?P<how>{_ALWAYS_HOW})的(?=(?P<done>{_DONE_TO})(?![^，。；：\n]{{0,16}}的[^，。；：\n]{{0,6}}[，。；\n])[\u4e00-\u9fff“0-9《][^，。；：\n的]{{1,16}}(?<!方式|方法|机制|能力|水平|情况|结果|措施|办法|手段|效果|态度|过程|举措|工程|计划|方案|行动|体系|队伍|精神|意识|作用|保证|保障|力度|做法|经验|决心|要求|需要|目标)[，。；\n])"
# 安全、平稳、有序的进行: how it goes, and nothing after it.
_GOES_SO = r"(?P<goes>顺利|有序|平稳|稳妥|高效|扎实|深入|稳步|圆满|有条不紊|如期|按时|全面|持续|健康|有效|快速|迅速|及时|规范|认真|积极|主动|严格|自觉)的(?=进行[\u4e00-\u9fff]{4,10}[，。；]|(?:进行|开展|推进|举行|实施|运转|完成)(?:[，。；]|下去|好))"
# 显著地成效, 积极地贡献: 的 before what has been done.
_OF_WHAT = (
    r"(?P<what>显著|明显|重大|良好|积极|优异|丰硕|巨大|深刻|突出|较大|很大|较好|一定|可喜|历史性|决定性|实质性|突破性|阶段性|标志性|重要|新|有力|坚实|坚强|强大|浓厚|根本性|优质|广泛|充分|圆满|扎实|辉煌|骄人|长足|应有|不可替代|更大|更多|不小|较多|最大)地"
    r"(?=(?:成效|成绩|成果|进展|变化|效果|进步|作用|影响|贡献|意义|基础|氛围|问题|困难|挑战|支撑|保障|保证|优势|局面|环境|突破|胜利|实效|业绩|服务|条件|力量|动力|条件|教训|认识)(?:[，。；、]|和|与))"
)
# 完成的很好, 落实的不够到位: 得 between what is done and how it turned out.
_TURNED_OUT = (
    r"(?P<did>维护|保持|管理|防控|保护|布置|安排|打理|经营|恢复|衔接|处置|协调|沟通|学习|训练|打扫|收拾|清理|建设|设计|编写|讲解|服务|照顾|把控|过渡|运转|运行|宣传|整改|排查|做|干|抓|办|管|建|搞|走|学|写|讲|用|守|变|过|增长|发展|下降|推进|进展|落实|完成|执行|贯彻|配合|处理|坚持|开展|准备|组织|掌握|运用|控制|解决|办理|把握|结合|发挥|体现|表现|显|变)的"
    r"(?=(?:很|非常|十分|比较|较为|较|更加|更|越来越|相当|特别|不够|还不够|不太|不是很|不)(?:好|快|慢|细|深|透|实|紧|到位|扎实|充分|及时|彻底|全面|严格|认真|顺利|理想|完善|规范|明显|出色|圆满|有力|有序|紧密|深入|具体|细致|好的)(?:[，。；、\n]))"
)


@text_rule("wording")
def way_of_doing(text: Prepared) -> Iterator[Finding]:
    """认真的履行职责, 显著地成效, 完成的很好: 的, 地 and 得 for one another."""
    for spot in text.spots(_DONE_SO, _DONE_ALWAYS_SO, prose=True):
        if pattern(rf"(?:{_NOT_OF})$").search(spot.before[-4:]):
            continue
        start = spot.end - 1
        said = spot.par.text[spot.start : start + 1] + spot.match["done"]
        wanted = f"{spot.match['how']}地{spot.match['done']}"
        yield at(
            WAY_OF_DOING,
            spot.par,
            spot.start,
            spot.end,
            new=f"{spot.match['how']}地",
            text=said,
            wanted=wanted,
        )
    for spot in text.spots(_GOES_SO, prose=True):
        if not pattern(r"(?:[最更很]|较为|得到|[是有])$").search(spot.before[-4:]):
            new = f"{spot.match['goes']}地"
            yield spotted(WAY_OF_DOING, spot, new=new, wanted=new)
    for spot in text.spots(_OF_WHAT, prose=True):
        new = f"{spot.match['what']}的"
        yield spotted(WAY_OF_DOING, spot, new=new, wanted=new)
    for spot in text.spots(_TURNED_OUT, prose=True):
        if not pattern("(?:[是有]|所|存在)$").search(spot.before[-2:]):
            new = f"{spot.match['did']}得"
            yield spotted(WAY_OF_DOING, spot, new=new, wanted=new)


NO_PAIR = Code(
    "W536",
    "warning",
    zh="“{text}”：“{first}”不和“{second}”搭配。",
    hint_zh="写作“{wanted}”。",
    en="“{text}”: {first} does not pair with {second}.",
    hint_en="Write “{wanted}”.",
    fault="""
        区政府办公室2025年度工作总结
        只有坚持精简文件，就能减轻基层负担。
    """,
    mend="""
        区政府办公室2025年度工作总结
        只有坚持精简文件，才能减轻基层负担。
    """,
    form="check",
)
_TO = r"[^，。；：！？、\n]{2,30}，(?:我们|我局|各单位|各部门)?"
# Who does it may be named: 群众就会, 工作才能.
_WHO = r"(?:[^，。；：！？\n只才就便都也却]{2,6}?)?"
# What is found, each with its first and its second half named; and what is to be written.
_JOINED = (
    (
        r"(?<=[，。；：\n“])(?P<a>只有)(?!少数|个别|部分|极少|[一二两三四五六七八九十几0-9])[^，。；：！？、\n才]{2,30}，(?:我们|我局|各单位|各部门)?"
        rf"{_WHO}(?P<b>就能|就会|就可以|便能|便会|就一定|就可|就有|就准予|就具备|就得以)",
        "只有……才……，或只要……就……",
    ),
    (
        rf"(?P<a>只要){_TO}{_WHO}(?P<b>(?<![人刚英干天文成方专奇])才(?:能|会|可以?|算|有|视为|视同|予以|准予|给予|允许|应当|得以|具备|具有|享有)|方能|方可)",
        "只有……才……，或只要……就……",
    ),
    (rf"(?P<a>无论|不论|不管){_TO}(?P<b>但是?|然而|可是|却)(?![愿书])", "无论……都……，或虽然……但……"),
    (
        r"(?P<a>尽管)[^，。；：！？\n]{0,10}(?:多么|如何|怎样|怎么|什么样|是否|哪个|哪里|何种|何时)[^，。；：！？\n]{0,14}，(?:我们)?[^，。；]{0,6}?(?P<b>都|也|总)",
        "不管……都……",
    ),
    (
        r"(?P<a>无论|不论|不管)(?![^，。；]*(?:多|何|怎|什么|谁|哪|还是|是否|或|与否|不|几|大小|高低|好坏|远近|轻重|男女|老少|风|雨|[、]))(?=[^，。；：！？、\n]{2,16}(?:很|非常|十分|极其|比较|较)[^，。；]{1,6}，)[^，。；]{2,24}，[^，。；]{0,8}?(?P<b>都|也)",
        "尽管……，或无论……多么……都……",
    ),
    (
        r"(?P<a>无论|不论|不管)(?![^，。；]*(?:多|何|怎|什么|谁|哪|还是|是否|或|与否|不|几|如|大小|高低|好坏|远近|轻重|男女|老少|风|雨|[、]))[^，。；：！？、\n]{2,14}(?P<b>恶劣|艰苦|紧张|繁重|艰巨|复杂|严峻|有限|困难|薄弱|偏远|落后|危险|陡峭|狭窄|闷热|寒冷)(?=，(?!还是|或|抑|亦|是|也好|无论|不论|不管))",
        "尽管……，或无论……多么……都……",
    ),
    (rf"(?P<a>即使|即便|哪怕|纵然){_TO}(?P<b>但是?|却|然而|可是)(?![愿书])", "即使……也……，或虽然……但……"),
    (rf"(?P<a>虽然|尽管){_TO}(?P<b>所以|因此|因而|就能|才能)", "虽然……但……，或因为……所以……"),
    (rf"(?P<a>由于|因为){_TO}(?P<b>但是?|然而|可是|却)(?![愿书])", "由于……，因此……，或虽然……但……"),
    (rf"(?P<a>不但|不仅){_TO}(?P<b>但是?|却|所以|因此)(?![愿书])", "不仅……而且……，或虽然……但……"),
    (
        r"(?P<a>不仅仅?|不但|不光|不只)(?:是|在|要|为|能|有|体现|表现)[^。；！？：\n]{2,40}?，(?P<b>而是|反而是)",
        "不仅……也……，或不是……而是……",
    ),
    (rf"(?P<a>既然)(?!是){_TO}{_WHO}(?P<b>所以|因此|而且|但是?|却)(?![愿书])", "既然……就……，或因为……所以……"),
    (rf"(?P<a>除非){_TO}{_WHO}(?P<b>就能|就会|就可)", "除非……否则……，或只要……就……"),
    (rf"(?P<a>与其){_TO}(?P<b>宁可|宁愿|而是|也要)", "与其……不如……，或宁可……也不……"),
    (rf"(?P<a>(?<=[，。；\n])要么){_TO}(?P<b>或者|还是)", "要么……要么……，或或者……或者……"),
    (rf"(?P<a>虽然|尽管){_TO}(?P<b>而且|并且|因而)", "虽然……但……，或不仅……而且……"),
    (rf"(?P<a>之所以){_TO}(?P<b>所以|因此|因而|由于|原因)", "之所以……，是因为……"),
    (rf"(?P<a>如果|假如|一旦|倘若){_TO}(?P<b>才能|才会|才可|方能|所以)", "如果……就……，或只有……才……"),
    (
        rf"(?P<a>(?<=[，。；\n])既(?!然|有|往|定|得|要让)){_TO}(?P<b>而且|并且)",
        "既……又……，或不仅……而且……",
    ),
    (rf"(?P<a>(?<=[，。；\n])宁可|宁愿){_TO}(?P<b>不如|还是)", "与其……不如……，或宁可……也不……"),
)


@text_rule("wording")
def no_pair(text: Prepared) -> Iterator[Finding]:
    """只有……就, 只要……才: joining words that are halves of two pairs."""
    for way, wanted in _JOINED:
        for spot in text.spots(way, prose=True):
            yield spotted(NO_PAIR, spot, first=spot.match["a"], second=spot.match["b"], wanted=wanted)


ONE_SIDE = Code(
    "W537",
    "warning",
    zh="“{text}”：前面说的是“{word}”两面，后面只说了一面。",
    hint_zh="删去“{word}”，或者后面也说两面。",
    en="“{text}”: it begins with both sides ({word}) and goes on with one.",
    hint_en="Delete {word}, or speak of both sides further on, too.",
    fault="""
        区政府办公室2025年度工作总结
        能否精简文件，是减轻基层负担的重要保证。
    """,
    mend="""
        区政府办公室2025年度工作总结
        精简文件，是减轻基层负担的重要保证。
    """,
    form="check",
)
_TWO_SIDES = (
    r"(?:(?<=[\n。；，：])|(?<=[\n。；，：]我们)|(?<=[\n。；])(?:一[个名家支座所项]|[\u4e00-\u9fff]{1,4}(?:工作|事业))[\u4e00-\u9fff]{0,6}?)(?P<word>能否|是否|能不能|有没有|会不会)[^，。；：？！\n]{2,30}，?(?:就|也|都|正|直接|往往)?是"
    r"(?!否|检验|衡量|判断|评价|考核|考察|考验|区分|看|一个|决定|影响|摆在|我们|当前|关系)(?P<what>[^，。；：？！\n]{0,20}?)的?(?:重要|根本|基本|主要|有力|坚强|可靠|首要)*(?:保证|前提|基础|保障|条件|标志|体现|表现|要求|途径|抓手|因素|法宝|举措|环节|一环|(?<=的)关键(?:所在|之一|环节)?|核心所在|根本所在)(?=[，。；\n])"
)


@text_rule("wording")
def one_side(text: Prepared) -> Iterator[Finding]:
    """能否……，是……的保证: both sides at the beginning, one at the end; 检验, 衡量 and 成败 speak of both."""
    for spot in text.spots(_TWO_SIDES, prose=True):
        if not pattern("成败|好坏|高低|优劣|与否|能否|是否|得失|大小|快慢|检验|衡量").search(
            spot.match["what"]
        ):
            yield spotted(ONE_SIDE, spot, word=spot.match["word"])
