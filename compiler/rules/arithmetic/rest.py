"""Rules on what is left (W605): of a whole that something was done of, of what there was when something came and went."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ...messages.diagnostic import Code
from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import Par, Prepared
from .amounts import (
    WORD,
    ZERO,
    Amount,
    amounts_in,
    gap_of,
    of_unit,
    percent,
    reckoned,
    same,
    shown,
    slip,
    some_sum,
    unit_of,
)
from .parts import LINKS

REST = Code(
    "W605",
    "warning",
    zh="“{text}”和前面的数对不上：{sum}。",
    hint_zh="几个数里有一个不对，对照台账改过来。",
    en="“{text}” does not agree with the numbers before it: {sum}.",
    hint_en="One of the numbers is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        交办事项87件，已办结79件，剩余9件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        交办事项87件，已办结79件，剩余8件。
    """,
    form="check",
)
_LEFT = r"^[，,；;](?:还|尚)?(?:剩余|剩下|剩|尚余|尚有|还有|未办结|未完成|未整改|未结|未办|其余|结余|余|空缺|空编|未[^，,；;0-9]{2,4})(?:的)?$"
_DONE_WORD = (
    r"(?:办结|完成|整改|支付|支出|使用|解决|化解|销号|交付|答复|审结|在岗|实有|采纳|发放|验收)(?:到位|了)?"
)
_DONE = rf"^[，,；;](?:[^，,；;0-9]{{0,8}})?(?:{_DONE_WORD}|已{WORD}{{2,4}})$"


_OVER = r"^[，,；;](?:超额完成|超额|超出计划|超计划|超目标|比计划多)(?:了)?(?:完成)?$"
_SHORT = r"^[，,；;](?:还差|尚差|还缺|缺口|缺席|请假|未到|缺编|结转|差)(?:了)?$"
_PLANNED = "计划|目标|任务|应|预算|编制|核定|立案|受理|交办"
_ACTUAL = "^[，,；;、](?:实际|已|实|完成|现有|结案|办结|支出|建成)"


def _over(planned: Amount, actual: Amount, stated: Amount) -> tuple[Amount, Amount] | None:
    """More and less of what was planned and what was done, where the third is said to be their difference."""
    if not pattern(_PLANNED).search(planned.name) or not pattern(_ACTUAL).match(actual.name):
        return None
    if pattern(_OVER).match(stated.name):
        return actual, planned
    return (planned, actual) if pattern(_SHORT).match(stated.name) else None


_ABSENT = rf"^{WORD}{{0,4}}[，,；;](?:因[^，,0-9]{{1,6}})?(?:缺考|缺席|缺勤|请假|未到|弃考|弃权|退出|扣除)$"
_PRESENT = r"^[，,；;](?:实到|实考|实有|实际参加|实际到会|实际参会|实参加|剩余)$"


def _undone(done: Amount, left: Amount) -> bool:
    """获批A个，未获批B个."""
    word = pattern("[，,；;、](?:其中)?[未不](.{2,4})").fullmatch(left.name)
    return (
        bool(word) and bool(pattern(f"[，,；;、](?:已)?{re.escape(word[1])}").fullmatch(done.name))
        if word
        else False
    )


_STILL = rf"^[，,；;](?:还|尚|另|仍)?(?:剩余|剩下|剩|余|有|其余|差|缺|结转|结余)(?:的)?$|^[，,；;](?:还|尚|目前)?(?:剩余|尚余|其余){WORD}{{0,6}}?(?:仅|为|只有|只|仅有|还有|约有|共)?$"
_UNDONE = rf"^[，,；;](?:目前|现|还|仍|另)?(?:有)?(?:尚未|还未|仍未|未)(?P<verb>{WORD}{{2}}){WORD}{{0,4}}?(?:的)?(?:还有|尚有|有|仅|为|只有)?$"
_RATED = r"(?:率|进度)(?:为|达到?|是)?$"


def _left(text: Prepared, par: Par, amounts: Sequence[Amount], so_far: Sequence[Amount]) -> Iterator[Finding]:
    """已有402户签字，签字率82.7%，尚有84户未签字: what is left of the whole, a sentence or a paragraph before, that the rate is of."""
    for done, rate, left in zip(amounts, amounts[1:], amounts[2:], strict=False):
        if done is amounts[0] and done.unit == left.unit and (wrong := _left_by_rate(par, done, rate, left)):
            yield wrong
        if not (done.exact and rate.exact and left.exact and done.unit == left.unit and rate.unit == "%"):
            continue
        not_yet = pattern(_UNDONE).match(left.name)
        if not_yet and not_yet["verb"] not in done.name + rate.name:
            continue
        if not pattern(_RATED).search(rate.name) or rate.low <= 0:
            continue
        if not not_yet and not pattern(_STILL).match(left.name):
            continue
        undone = pattern(rf"未完成|尚未|未({WORD}{{2}})").match(par.text[left.end :])
        short = not_yet or pattern("[差缺]$|其余$|结[转余]$|剩余|尚余").search(left.name)
        if not (undone or short) or (
            undone
            and undone[1]
            and not par.text.startswith(undone[1], done.end)
            and undone[1] not in done.name
        ):
            continue
        if wrong := _rate_of_both(par, amounts, done, rate, left):
            yield wrong
            continue
        near = [
            one
            for index in range(par.index - NEAR_PARS, par.index)
            for one in amounts_in(text).get(index, ())
        ]
        wholes = [
            one
            for one in of_unit([*near, *so_far], done.unit)
            if one.exact and one.value > done.value and same(*percent(done, one), rate)
        ]
        if wholes and not any(done.value + left.value == one.value for one in wholes):
            whole = wholes[-1]
            right = shown(whole.value - done.value, ZERO, unit_of(whole))
            yield at(REST, par, left.start, left.end, sum=f"{whole.text}－{done.text}＝{right}")


def _rate_of_both(
    par: Par, amounts: Sequence[Amount], done: Amount, rate: Amount, left: Amount
) -> Finding | None:
    """截至8月25日，已整改28处，整改率85.7%，剩余4处: of what was done and what is left, where no whole stands beside them; told where a slip explains it."""
    named = pattern(rf"[，,]({WORD}{{2}})率").match(rate.name)
    if not named or named[1] not in done.name + par.text[done.end : done.end + 6] or done is not amounts[0]:
        return None
    both = done.value + left.value
    whole = done._replace(value=both)
    if done.half or left.half or same(*percent(done, whole), rate):
        return None
    right = shown(done.value * 100 / both, rate.half * 2)
    if not slip(rate.text.rstrip("%％"), right):
        return None
    name = rate.name.lstrip("，,")
    sum_ = f"{done.text}÷（{done.text}＋{left.text}）＝{right}%"
    return at(REST, par, rate.start, rate.end, said={"text": f"{name}{rate.text}"}, sum=sum_)


def _left_by_rate(par: Par, whole: Amount, rate: Amount, left: Amount) -> Finding | None:
    """化解矛盾纠纷126起，成功率98.4%，未化解的2起: what is left of a whole, by the rate of what was done."""
    undone = pattern(rf"[，,；;]未({WORD}{{2}}){WORD}{{0,2}}的?$").match(left.name)
    if not undone or undone[1] not in whole.name + rate.name or not pattern(_RATED).search(rate.name):
        return None
    if not (whole.exact and rate.exact and left.exact and rate.unit == "%" and left.value < whole.value):
        return None
    done = whole._replace(value=whole.value - left.value)
    if same(*percent(done, whole), rate):
        return None
    right = shown((whole.value * (100 - rate.value) / 100).quantize(Decimal(1)), ZERO, unit_of(left))
    return at(REST, par, left.start, left.end, sum=f"{whole.text}×（100%－{rate.text}）＝{right}")


NEAR_PARS = 2
"""Paragraphs before one in which the whole of what it tells may stand."""


_FLOWS = (
    (
        "start",
        "(?:[\u4e00-\u9fff]{0,3}原有|[\u4e00-\u9fff]{0,3}上年[末底]|年初|期初|上年结转|上年结存|上期结余|年初结余)",
    ),
    (
        "more",
        "(?:新开|新设|本年购入|入库|新增|新收|新招|增加|划入|调增|调入|购入|引进|本年收入|当年收入|收入)",
    ),
    (
        "less",
        "(?:撤并|撤销|关闭|销售|出库|转出|年内撤并|减少|支出|办结|核销|核减|划出|调减|淘汰|退出|调出|退休|报废|拆除|领用|本年支出|当年支出)",
    ),
    ("end", "(?:现有|年末|期末|年底|结余|结存|未结|现存)(?!实际|专任|使用|参加|通过|正常|可)"),
)


_IN_IT = "(?:全年|年内|本年|当年|今年|期间|其间|年中|累计|共)?"


def _flow(one: Amount) -> str:
    clause = pattern("[，,；;：:。、]").split(one.name)[-1]
    return next(
        (kind for kind, words in _FLOWS if pattern(f"{_IN_IT}{words}{WORD}{{0,6}}$").match(clause)), ""
    )


@text_rule("arithmetic", "U-10", alone=True)
def flows(text: Prepared) -> Iterator[Finding]:
    """原有床位80张，新增40张，现有床位120张: what there was, what came and went, what there is, but for a slip."""
    for par, amounts, _ in reckoned(text):
        for begin, first in enumerate(amounts):
            if _flow(first) != "start" or not first.exact:
                continue
            value, parts, kinds = first.value, [first.text], set[str]()
            for one in amounts[begin + 1 :]:
                kind = _flow(one)
                if one.unit != first.unit or not one.exact or kind in ("", "start"):
                    break
                if kind == "end":
                    typed = f"{one.value.normalize():f}", f"{value.normalize():f}"
                    how = slip(*typed)
                    # Of two that came and went one may be left out: 46人，调入3人，年底48人.
                    sure = how == "swapped" or len(kinds) > 1 or typed[0][-1] == typed[1][-1]
                    if kinds and value != one.value and not one.half and how and sure:
                        yield at(
                            REST,
                            par,
                            one.start,
                            one.end,
                            sum=f"{''.join(parts)}＝{shown(value)}{unit_of(one)}",
                        )
                    break
                kinds.add(kind)
                value += one.value if kind == "more" else -one.value
                parts.append(("＋" if kind == "more" else "－") + one.text)


_BALANCE = rf"^[，,；;]?{WORD}{{0,6}}(?:余额|结余)$"


@text_rule("arithmetic", "U-10", alone=True)
def balances(text: Prepared) -> Iterator[Finding]:
    """累计缴存A亿元，累计提取B亿元，缴存余额C亿元."""
    for par, amounts, _ in reckoned(text):
        for whole, done, left in zip(amounts, amounts[1:], amounts[2:], strict=False):
            both = all(pattern(f"累计{WORD}{{2,8}}$").search(one.name) for one in (whole, done))
            if (
                not both
                or not pattern(_BALANCE).match(left.name)
                or len({whole.unit, done.unit, left.unit}) > 1
            ):
                continue
            spare = max(whole.half, done.half, left.half) * 2
            if (
                whole.exact
                and done.exact
                and left.exact
                and abs(whole.value - done.value - left.value) > spare
            ):
                right = shown(whole.value - done.value, min(whole.half, done.half) * 2, unit_of(whole))
                yield at(REST, par, left.start, left.end, sum=f"{whole.text}－{done.text}＝{right}")


_OTHERS_LEFT = r"^[，,；;](?:其余|未[^，,；;0-9]{2,4}(?:的)?|还有|尚有|剩余)$"


@text_rule("arithmetic", "U-10", alone=True)
def of_four(text: Prepared) -> Iterator[Finding]:
    """排查327件，化解319件，化解率97.6%，未化解的8件: one of four that does not agree with the others."""
    for par, amounts, _ in reckoned(text):
        for whole, done, rate, left in zip(amounts, amounts[1:], amounts[2:], amounts[3:], strict=False):
            if (
                len({whole.unit, done.unit, left.unit}) > 1
                or rate.unit != "%"
                or done.value + left.value == whole.value
            ):
                continue
            if (
                not pattern(_RATED).search(rate.name)
                or not pattern(_OTHERS_LEFT).match(left.name)
                or rate.low <= 0
            ):
                continue
            if not all(one.exact and not one.half for one in (whole, done, left)) or not rate.exact:
                continue
            both = done._replace(value=done.value + left.value)
            if done.value > 0 and same(*percent(done, both), rate):  # the whole is what was mistyped
                sum_ = f"{done.text}＋{left.text}＝{shown(both.value, ZERO, unit_of(whole))}"
                yield at(REST, par, whole.start, whole.end, sum=sum_)
            elif whole.value > left.value and same(
                *percent(whole._replace(value=whole.value - left.value), whole), rate
            ):
                right = shown(whole.value - left.value, ZERO, unit_of(done))
                yield at(REST, par, done.start, done.end, sum=f"{whole.text}－{left.text}＝{right}")
            elif same(*percent(done, whole), rate) and pattern("其余").search(left.name):
                right = shown(whole.value - done.value, ZERO, unit_of(left))
                yield at(REST, par, left.start, left.end, sum=f"{whole.text}－{done.text}＝{right}")


_LEFT_OF_LIST = (
    rf"^[，,；;](?:{WORD}{{0,4}}?)(?:尚有|还有|尚余|其余|剩余|余下|还剩|仍有|另有|结余|剩)(?:的)?$"
)
_NOT_LEFT = re.compile("其中|同比|比|率|每|均|新|去年|上年")


def _after_list(par: Par, amounts: Sequence[Amount], so_far: Sequence[Amount]) -> Iterator[Finding]:
    """受理208人，已起诉126人、不起诉54人，尚有28人在办: what is left of a whole of which two or more parts are told."""
    for index, left in enumerate(amounts):
        if index <= LEAST_TOLD or not pattern(_LEFT_OF_LIST).match(left.name) or not left.exact:
            continue
        parts = [amounts[index - 1]]
        place = index - 1
        while (
            place
            and amounts[place - 1].unit == left.unit
            and pattern(LINKS).match(gap_of(par, amounts[place - 1], amounts[place]))
        ):
            place -= 1
            parts.insert(0, amounts[place])
        if not pattern("缺口|在办|未|正在|没有|待|的|处于|尚").search(par.text[left.end : left.end + 8]):
            continue
        whole, *done = parts
        if len(done) < LEAST_TOLD or any(
            not one.exact or _NOT_LEFT.search(one.name)
            for one in (
                *done,
                *([] if pattern("每|均").search(left.name) else [whole]),
            )  # 每年运行费3.8万元……每年还有0.6万元的缺口
        ):
            continue
        told = sum((one.value for one in done), ZERO)
        spare = max(one.half for one in (whole, left, *done)) * len(parts)
        if whole.value <= max(one.value for one in done) or abs(whole.value - told - left.value) <= spare:
            continue
        both = left._replace(value=told + left.value)
        if some_sum([one for one in of_unit(so_far, left.unit) if one.start < whole.start], both, 1):
            continue
        if abs(whole.value - told - left.value) * 4 > whole.value:
            continue  # what the parts are of may be something else
        right = shown(whole.value - told, min(one.half for one in (whole, *done)) * 2, unit_of(whole))
        sum_ = f"{whole.text}－{'－'.join(one.text for one in done)}＝{right}"
        yield at(REST, par, left.start, left.end, sum=sum_)


LEAST_TOLD = 2
"""Parts of a whole that are told, before what is left of it is reckoned."""


@text_rule("arithmetic", "U-10")
def rest(text: Prepared) -> Iterator[Finding]:
    """共A件，已办结B件，剩余C件: what is left."""
    for par, amounts, so_far in reckoned(text):
        yield from _left(text, par, amounts, so_far)
        yield from _after_list(par, amounts, so_far)
        for whole, done, left in zip(amounts, amounts[1:], amounts[2:], strict=False):
            if not (whole.unit == done.unit == left.unit and whole.exact and done.exact and left.exact):
                continue
            if pattern("其中").search(done.name) or pattern(rf"{_DONE_WORD}$").search(whole.name):
                continue
            if over := _over(whole, done, left):
                more, less = over
                if more.value - less.value != left.value and not more.half:
                    right = shown(more.value - less.value, ZERO, unit_of(whole))
                    yield at(REST, par, left.start, left.end, sum=f"{more.text}－{less.text}＝{right}")
                continue
            named = pattern(_LEFT).match(left.name) and pattern(_DONE).match(done.name)
            named = named or (pattern(_ABSENT).match(done.name) and pattern(_PRESENT).match(left.name))
            if not named and not _undone(done, left):
                continue
            among = "不" in left.name and (
                "、" in done.name + left.name or of_unit(amounts, whole.unit)[0] is not whole
            )
            if not named and (among or left.unit == "%"):
                continue  # 14家单位中，优秀4家、良好7家、合格2家、不合格1家
            after = [one.value for one in of_unit(amounts, left.unit) if one.start > left.start]
            if not named and any(whole.value == done.value + left.value + one for one in after):
                continue  # 检查120家，合格100家，不合格12家，停业8家
            spare = max(whole.half, done.half, left.half) * 2
            if abs(whole.value - done.value - left.value) <= spare:
                continue
            both = whole._replace(value=done.value + left.value)
            if some_sum([one for one in of_unit(so_far, left.unit) if one.start < done.start], both, 1):
                continue
            half = min(whole.half, done.half)
            right = shown(whole.value - done.value, half * 2, unit_of(whole))
            yield at(REST, par, left.start, left.end, sum=f"{whole.text}－{done.text}＝{right}")
