"""Rules on things named and counted (W612–W614): 《A》《B》《C》共3项, 甲、乙、丙等3个, 以下四个方面 and the headings below."""

from collections.abc import Iterator

from ...messages.diagnostic import Code
from ..findings import Finding, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared
from .amounts import counted

COUNTED = Code(
    "W612",
    "warning",
    zh="前面列了{sum}项，这里说是“{text}”。",
    hint_zh="数一数，改数字，或补上漏列的。",
    en="{sum} things are named before, but it says “{text}”.",
    hint_en="Count them, and change the number or name what is missing.",
    fault="""
        区政府办公室2025年度工作总结
        印发《办文规定》《会议规定》《接待规定》共4项制度。
    """,
    mend="""
        区政府办公室2025年度工作总结
        印发《办文规定》《会议规定》《接待规定》共3项制度。
    """,
    form="check",
)
_UNIT = "个|项|份|部|篇|本|件|类|种|大|条|家|门"
_LISTED = (
    rf"(?P<list>(?:《[^《》]{{1,60}}》[、，和及]?){{2,}})(?P<more>等)?(?P<word>共计|共)?(?P<n>[0-9]{{1,2}}|[两二三四五六七八九十])(?P<unit>{_UNIT})(?!人|以上)",
    rf"(?P<list>(?:“[^“”]{{1,30}}”[、，和及]?){{2,}})(?P<more>等)?(?P<word>共计|共)?(?P<n>[0-9]{{1,2}}|[两二三四五六七八九十])(?P<unit>{_UNIT})(?!人|以上)",
)


_NOUN = r"荣誉|称号|制度|活动|行动|工程|机制|品牌|文件|办法|方案|栏目|专题|主题"


@text_rule("arithmetic", "U-10")
def named(text: Prepared) -> Iterator[Finding]:
    """《A》《B》《C》共3项: things named and counted; with 等 there may be more of them than are named, not fewer."""
    for way in _LISTED:
        for spot in text.spots(way, prose=True):
            match = spot.match
            count = len(
                pattern("《|“").findall(
                    pattern(r"《[^》]*》|“[^”]*”").sub(lambda one: one[0][0], match["list"])
                )
            )
            stated = counted(match["n"])
            before = spot.before[-1:]
            if stated == count or (match["more"] and stated > count) or before in tuple("》”和及、"):
                continue
            apposed = pattern(_NOUN).match(spot.after) and count > 2 - (match["unit"] in "项个")
            if not match["more"] and not match["word"] and not apposed:
                continue
            yield spotted(COUNTED, spot.part("n", "unit"), sum=str(count))


_COUNT = (
    rf"(?<=[{HAN}])(?P<more>等)?(?P<word>共计|共)?"
    r"(?P<n>[0-9]{1,2}|[两三四五六七八九十])(?P<unit>个|项|类|种|大|家|名|位|条|部|次(?=会议))(?P<noun>门?)(?!以上|半|月|百分|批|班)"
)
LONGEST_ITEM = 8
_LIST = rf"[{HAN}A-Za-z]+(?:、[{HAN}]{{1,{LONGEST_ITEM}}})+$"
_LABEL = "^[一二三四五六七八九十]{1,3}、"
_NO_LIST = "[的了在对将与从把被给让每第共各]|分别|以及|等"
# What is named one by one before it is counted.
_KINDS = "议题|事项|专题|课程|专业|任务|措施|要素|步骤|系统|平台|栏目|品种|单位|层面|维度|岗位|科目|组团|环节|方面|部门|科室|乡镇|镇|乡|街道|村|片区|领域|行业|工作组|小组|专班|阶段|县|区|市|省|园区|板块|支部|股室|处室|学院|班子"
_GREAT = "行动|工程|计划|体系|攻坚战|战役|品牌|机制|提升行动"
_PEOPLE = "同志|干部|教师|老师|职工|民警|医生|医师|护士|队员|学生|选手|先进个人|代表|党员"
_NAME = (2, 3)
MOST_NAMED = 10


@text_rule("arithmetic", "U-10")
def listed(text: Prepared) -> Iterator[Finding]:
    """甲村、乙村、丙村等3个村: with 等 no fewer than are named; without it, as many, where the word after the number is what they are."""
    for spot in text.spots(_COUNT, prose=True):
        match = spot.match
        before = spot.before
        if "、" not in before[-LONGEST_ITEM - 1 :] or not (found := pattern(_LIST).search(before)):
            continue
        if before[: found.start()].endswith((" ", "\u3000")):
            continue  # 付　蓉、石玉梅: the list begins before the blank
        named = found[0] if before[: found.start()].strip() else pattern(_LABEL).sub("", found[0])
        _, *items = pattern("、|(?<=[^、])(?:以及|和|及)(?=[^、]+$)").split(named)
        if any(pattern(_NO_LIST).search(one) for one in items):
            continue
        count = 1 + len(items)
        stated = counted(match["n"])
        if match["more"]:
            wrong = 1 < stated < count <= MOST_NAMED
        else:
            after = "部门" if match["unit"] == "部" else spot.after
            great = match["unit"] == "大" and bool(pattern(_GREAT).match(after))
            noun = pattern(_KINDS).match("部门" if match["noun"] else after) or _all_named(
                named, great or bool(match["word"]), stated - count
            )
            people = match["unit"] in "名位" and bool(pattern(_PEOPLE).match(spot.after))
            people = people and all(len(one) in _NAME for one in items)
            wrong = bool(noun or people) and count > 2 and 1 < stated != count and abs(stated - count) <= 2
        if wrong:
            yield spotted(COUNTED, spot.part("n", "unit"), sum=str(count))


def _all_named(said: str, in_all: bool, off: int) -> bool:
    """排水泵车、冲锋舟、发电机组、照明灯具共5类装备: whether 共 shows that all are named, and none of them may be two."""
    *items, last = said.split("、")
    plain = (
        not any(pattern("和|及|与|或|等").search(one) for one in items)
        and len(pattern("和|及|与").findall(last)) < 2
    )
    return in_all and plain and len(items) > 1 and abs(off) == 1


_QUOTED = (
    r"“(?P<list>[^“”、，。]{1,6}(?:[、，][^“”、，。]{1,6}){1,9})”(?P<more>等)?"
    r"(?:的?“)?(?P<n>[两三四五六七八九十]|[0-9]{1,2})(?P<unit>个字|个环节|个方面|大环节|步|[早要严不有化进查比真])(?P<end>”?)"
)


@text_rule("arithmetic", "U-10")
def quoted(text: Prepared) -> Iterator[Finding]:
    """“学、查、改、建”四个环节, “早部署、早动员、早落实”“三早”: what is named within one pair of marks, and counted after it."""
    for spot in text.spots(_QUOTED, prose=True):
        match = spot.match
        items = pattern("[、，]").split(match["list"])
        stated = counted(match["n"])
        unit = match["unit"]
        short = len(unit) == 1 and unit != "步"
        if short and not (match["end"] and all(unit in item for item in items)):
            continue
        count = len("".join(items)) if unit == "个字" else len(items)
        if stated != count and not match["more"]:
            yield spotted(COUNTED, spot.part("n", more=len(unit)), sum=str(count))
