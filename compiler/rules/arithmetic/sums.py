"""Rules on totals that running text reckons (W603): of what stands in a list before them."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from ...messages.diagnostic import Code
from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import Par, Prepared
from .amounts import (
    MOST,
    WORD,
    Amount,
    gap_of,
    of_unit,
    reckoned,
    sums_to,
)
from .parts import LINKS, NO_PART, added

TOTAL = Code(
    "W603",
    "warning",
    zh="“{text}”和前面各项加起来不一样：{sum}。",
    hint_zh="合计或其中一项不对，对照台账改过来。",
    en="“{text}” is not what the parts before it add up to: {sum}.",
    hint_en="The total or one of its parts is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        受理咨询128件、投诉46件、建议31件，共215件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        受理咨询128件、投诉46件、建议31件，共205件。
    """,
    form="check",
)
_TOTAL = (
    rf"^(?:{WORD}{{1,4}}(?=[，,；;]))?[，,（(；;。]?(?:[两三四五六七八九十]{{1,2}}[项类级个种]{WORD}{{0,6}}?(?=合计|共计|总计|总共|一共|累计|共)|以上(?:[两二三四五六七八九十]项)?|全年|今年|全[班校院县市区镇乡村所队组家场体]|[两二三四五六七八九十]{{1,2}}[项年期批次月者个类])?"
    rf"(?:共计|合计|总计|总共|一共|累计|共)(?:有|为|是|达)?(?P<verb>{WORD}{{2}})?$"
)
_TOTAL_NOUN = rf"^(?:{WORD}{{1,4}}(?=[，,；;]))?[，,；;]总(?P<verb>造价|投资|面积|产量|产值|收入|支出|长度|里程|人数|户数|金额|价|额|数|量)(?:为|是|达|共)?$"
_TOTAL_OF = rf"^[，,；;](?:全年|今年|一年来|年内|半年)?(?:共|累计|合计)(?:有|为|达)?(?P<noun>{WORD}{{2,8}})$"
_OF_ANY = ("人数", "户数", "金额", "额", "数", "量")


def _run_back(par: Par, before: Sequence[Amount]) -> list[Amount]:
    """The amounts of one list that end a stretch of text."""
    run = [before[-1]]
    for one, then in zip(reversed(before[:-1]), reversed(before), strict=False):
        if (
            one.unit != then.unit
            or not pattern(LINKS).match(gap_of(par, one, then))
            or pattern(NO_PART).search(then.name)
        ):
            break
        run.insert(0, one)
    return run


def _may_be_meant(known: Sequence[Amount], parts: Sequence[Amount], whole: Amount) -> bool:
    """Whether other amounts than those of the list alone make up what is said to be their total: three of four that stand right before it do not."""
    others = [one for one in known if one not in parts]
    return any(
        sums_to(some, whole)
        for count in range(1, min(len(known), MOST) + 1)
        for some in combinations(known[-MOST:], count)
        if any(one in others for one in some)
    )


@text_rule("arithmetic", "U-10", alone=True)
def totals(text: Prepared) -> Iterator[Finding]:
    """A件、B件、C件，共n件; 上半年A件，下半年B件，全年n件: totals and the parts that are listed before them."""
    for par, amounts, so_far in reckoned(text):
        for index, whole in enumerate(amounts):
            if not whole.exact:
                continue
            ways = (_TOTAL, _TOTAL_OF, _TOTAL_NOUN)
            total = (
                next(filter(None, (pattern(way).match(whole.name) for way in ways)), None)
                if index > 1
                else None
            )
            if (
                index > 1
                and pattern("[，,]?(?:加上|连同|再加)").match(amounts[index - 1].name)
                and pattern("[，,](?:共|合计|总计|累计|总共)").match(whole.name)
            ):  # 新收1864件，加上上年未结的312件，共有2176件
                parts = amounts[index - 2 : index]
                if all(one.exact and one.unit == whole.unit for one in parts) and not sums_to(parts, whole):
                    yield at(TOTAL, par, whole.start, whole.end, sum=added(parts, whole))
            elif total:
                parts = _run_back(par, amounts[:index])
                told = total.groupdict()
                if noun := told.get("noun"):
                    parts = parts if all(noun in one.name for one in parts) else []
                elif told["verb"] and told["verb"] not in (*_OF_ANY, parts[0].name[-len(told["verb"]) :]):
                    parts = [] if told["verb"] not in parts[0].name else parts
                known = [one for one in of_unit(so_far, whole.unit) if one.start < whole.start]
                if (
                    len(parts) > 1
                    and parts[0].unit == whole.unit
                    and all(one.exact for one in parts)
                    and not pattern("每|单价|价格|标准|定额|平均|编制|核定|定员").search(parts[0].name)
                    and not any(pattern(_OF_EACH).search(one.name) for one in parts)
                    and not sums_to(parts, whole)
                    and not _may_be_meant(known, parts, whole)
                    and not (
                        len(parts) > 2
                        and pattern("发现|查出|存在").search(parts[1].name)
                        and sums_to(parts[1:], whole)
                    )  # 检查118部，发现超期2部、……
                ):
                    yield at(TOTAL, par, whole.start, whole.end, sum=added(parts, whole))
            elif index > 1 and pattern("[，,；;]全年").match(whole.name):
                parts = _of_year(amounts[:index], whole)
                if parts and not sums_to(parts, whole):
                    yield at(TOTAL, par, whole.start, whole.end, sum=added(parts, whole))


_OF_EACH = r"(?:[两二三四五六七八九十几0-9]+[个家所处名座]|[和与及、])[^，。；]*各[^类项种级，。；]"  # 两个法庭各提供1间: one number of several
_OF_YEAR = (("一季度", "二季度", "三季度", "四季度"), ("上半年", "下半年"))


def _of_year(before: Sequence[Amount], whole: Amount) -> list[Amount]:
    """The two halves of a year, or its quarters, that stand right before what is told of all of it."""
    for kinds in _OF_YEAR:
        parts = list(before[-len(kinds) :])
        if len(parts) == len(kinds) and all(
            kind in one.name and one.exact and one.unit == whole.unit != "%"
            for one, kind in zip(parts, kinds, strict=True)
        ):
            return parts
    return []
