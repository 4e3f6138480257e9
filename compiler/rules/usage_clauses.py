"""Rules on how clauses hang together (W535–W537): a subject that a preposition swallows, joining words that do not pair, a question answered on one side only.

In: a `Prepared`. Out: findings. The kinds are those that grammars for schools and lists of faults of editors name; each is told only where the two halves stand in neighbouring clauses.
"""

import re
from collections.abc import Iterator

from ..messages.diagnostic import Code
from .findings import Finding, spotted, text_rule
from .prepared import Prepared

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
_OPENING = r"(?<=[\n。；！？：“）])(?:(?:今年以来|一年来|近年来|几年来|多年来|近期|此外|同时|与此同时|去年|其次|首先|再次|另外|最后|其中)，|[一二三四五六七八九]是|[一二三四五六七八九]要|第[一二三四五六七八九]，|全年)?"
_MAKES = r"(?:进一步|从而|切实|真正|有效|逐步|逐渐|也|更|才|都|又|并|确实|大大)?(?P<second>使得?|让|令)(?![用命馆者节团然步座给渡路牌])(?!人(?:担忧|欣慰|信服|满意|振奋|鼓舞|遗憾|痛心|堪忧))"
_SWALLOWED = (
    # 通过……，使; 经过……，使; 随着……，使; the clauses between tell of nobody
    rf"{_OPENING}(?P<first>通过|经过|随着|由于|经由|借助|按照|根据|依托|针对)[^。；！？，：\n]{{2,40}}，{_MAKES}"
    rf"|{_OPENING}(?P<within>在)[^。；！？，：\n]{{2,34}}(?:下|中|后|之后|以后|基础上|支持下|努力下)，{_MAKES.replace('second', 'made')}"
    rf"|{_OPENING}(?P<since>自)[^。；！？，：\n]{{2,24}}(?:以来|后|之后)，{_MAKES.replace('second', 'then')}"
    # 通过学习使大家认识到
    r"|(?<=[\n。；])(?P<by>通过|经过)(?!大家|我们|各)[^。；！？，：\n使让令的]{2,20}(?<![促致即行驱支差迫])(?P<so>使)(?![用命馆者节团然])(?=[^。；，\n]{3,})"
    # 增长25%，通过……，使
    rf"|(?<=[0-9%件人次个项元家户条]，)(?P<then_by>通过)[^。；！？，：\n]{{2,40}}，{_MAKES.replace('second', 'made_so')}"
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
        rf"{_WHO}(?P<b>就能|就会|就可以|便能|便会|就一定|就可|就有)",
        "只有……才……，或只要……就……",
    ),
    (rf"(?P<a>只要){_TO}{_WHO}(?P<b>才能|才会|才可以|才可|才算|才有|方能|方可)", "只有……才……，或只要……就……"),
    (rf"(?P<a>无论|不论|不管){_TO}(?P<b>但是?|然而|可是|却)(?![愿书])", "无论……都……，或虽然……但……"),
    (
        r"(?P<a>尽管)[^，。；：！？\n]{0,10}(?:多么|如何|怎样|怎么|什么样|是否|哪个|哪里|何种|何时)[^，。；：！？\n]{0,14}，(?:我们)?[^，。；]{0,6}?(?P<b>都|也|总)",
        "不管……都……",
    ),
    (
        r"(?P<a>无论|不论|不管)(?![^，。；]*(?:多|何|怎|什么|谁|哪|还是|是否|或|与否|不|几|大小|高低|好坏|远近|轻重|男女|老少|风|雨|[、]))(?=[^，。；：！？、\n]{2,16}(?:很|非常|十分|极其|比较|较)[^，。；]{1,6}，)[^，。；]{2,24}，[^，。；]{0,8}?(?P<b>都|也)",
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
    r"(?:(?<=[\n。；，：])|(?<=[\n。；，：]我们))(?P<word>能否|是否|能不能|有没有|会不会)[^，。；：？！\n]{2,30}，?(?:就|也|都|正|直接|往往)?是"
    r"(?!否|检验|衡量|判断|评价|考核|考察|考验|区分|看|一个|决定|影响|摆在|我们|当前|关系)(?P<what>[^，。；：？！\n]{0,20}?)的?(?:重要|根本|基本|主要|有力|坚强|可靠|首要)*(?:保证|前提|基础|保障|条件|标志|体现|表现|要求|途径|抓手|因素|法宝|举措|环节|一环|(?<=的)关键(?:所在|之一|环节)?|核心所在|根本所在)(?=[，。；\n])"
)


@text_rule("wording")
def one_side(text: Prepared) -> Iterator[Finding]:
    """能否……，是……的保证: both sides at the beginning, one at the end; 检验, 衡量 and 成败 speak of both."""
    for spot in text.spots(_TWO_SIDES, prose=True):
        if not re.search("成败|好坏|高低|优劣|与否|能否|是否|得失|大小|快慢|检验|衡量", spot.match["what"]):
            yield spotted(ONE_SIDE, spot, word=spot.match["word"])
