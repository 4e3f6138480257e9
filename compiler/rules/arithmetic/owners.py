"""Rules on numbers whose owner is named (W600, W601): two of those listed hold so much of all, one of them is so much over a mark.

In: a `Prepared`. Out: findings. Words say which number is meant (两家占, 完工数比); told only where they leave one reading.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import Par, Prepared
from .amounts import (
    SMALL,
    WORD,
    ZERO,
    Amount,
    counted,
    gap_of,
    of_unit,
    reckoned,
    same,
    shown,
    unit_of,
)
from .changes import CHANGE
from .parts import LINKS
from .shares import RATE

_HOLDERS = "家|者|项|类|种|地|县|市|区|镇|乡|村|院|校|所|站|部分|个(?:单位|部门|乡镇|县区|科室|问题|方面|原因|年龄段|病种|品种|行业|领域|季度|地区)"
_HOLD = rf"^[，,；;](?:这|上述|以上|前)?(?P<n>[2-6]|{SMALL})(?:{_HOLDERS})(?:合计|共计|合起来|加起来|总共|一共|共)?(?:占|占比|占到)(?:[^，,；;。0-9]{{0,8}}(?:的|比|为))?$"


@text_rule("arithmetic", "U-10", alone=True)
def held_by_some(text: Prepared) -> Iterator[Finding]:
    """尚有86件，其中青陵县31件、枫林市28件，两家占67.8%: what those that are listed hold of the whole before them."""
    for par, amounts, _ in reckoned(text):
        for index, stated in enumerate(amounts):
            found = pattern(_HOLD).match(stated.name) if stated.unit == "%" and stated.exact else None
            many = counted(found["n"]) if found else 0
            if not 1 < many < index:
                continue
            whole, *parts = amounts[index - many - 1 : index]
            if len({one.unit for one in (whole, *parts)}) > 1 or not all(
                one.exact for one in (whole, *parts)
            ):
                continue
            if not all(pattern(LINKS).match(gap_of(par, a, b)) for a, b in pairwise(parts)):
                continue
            held = sum((one.value for one in parts), ZERO)
            half = max(one.half for one in parts)
            if "其中" not in parts[0].name or held >= whole.value:
                continue
            if same((held - half) * 100 / whole.high, (held + half) * 100 / whole.low, stated):
                continue
            if any(same(one.low * 100 / whole.high, one.high * 100 / whole.low, stated) for one in parts):
                continue
            right = shown(held * 100 / whole.value, stated.half * 2)
            sum_ = f"（{'＋'.join(one.text for one in parts)}）÷{whole.text}＝{right}%"
            yield at(RATE, par, stated.start, stated.end, name=stated.name.lstrip("，,；;"), sum=sum_)


_MORE = "增加|增长|多|高|提高|提升|上升|净增|新增|增"
_LESS = "减少|下降|少|低|降低|缩短|压缩|减"
_MARK = rf"(?:^|[，,；;。、：:])(?:其中)?(?P<who>(?!其中){WORD}{{1,8}}?)(?:数|量|数量|人数|总数|成绩|得分)?(?:比|较)(?P<what>[^，,；;。、：:0-9]{{2,14}})$"
_OFF = rf"^(?:(?P<more>{_MORE})|(?P<less>{_LESS}))(?:了|出)?$"
_OUT_OF_LIST = rf"(?P<names>{WORD}{{1,8}}(?:[、和]{WORD}{{1,8}})+?)(?:的)?(?:[两三四五六]个{WORD}{{1,3}})?(?:{WORD}{{0,8}}?)分别(?:为|是|达到?|有|完成)?$"


@text_rule("arithmetic", "U-10", alone=True)
def over_a_mark(text: Prepared) -> Iterator[Finding]:
    """完工31台、在建15台，完工数比去年同期的19台增加11台; 语文、数学平均分分别为86.4分、88.1分，其中数学比全区平均分84.7分高4.3分."""
    for par, amounts, so_far in reckoned(text):
        for mark, off in pairwise(amounts):
            way, found = pattern(_OFF).match(off.name), pattern(_MARK).search(mark.name)
            points = "个百分点" if mark.unit == "%" else mark.unit
            if not way or not found or off.unit != points or not (mark.exact and off.exact):
                continue
            before = [one for one in of_unit(so_far, mark.unit) if one.start < mark.start]
            values = _of(par, before, found["who"])
            if len({one.value for one in values}) != 1 or not values[0].exact:
                continue
            value = values[0]
            more = value.value - mark.value
            right = more if way["more"] else -more
            spare = ZERO if value.half == mark.half == off.half else value.half + mark.half + off.half
            if abs(right - off.value) <= spare or right <= 0:
                continue
            if any(abs(abs(one.value - mark.value) - off.value) <= spare for one in before):
                continue
            first, second = (value, mark) if more > 0 else (mark, value)
            sum_ = (
                f"{first.text}－{second.text}＝{shown(right, min(value.half, mark.half) * 2, unit_of(off))}"
            )
            yield at(CHANGE, par, off.start, off.end, name=off.name, sum=sum_)


def _of(par: Par, amounts: Sequence[Amount], who: str) -> list[Amount]:
    """The amounts that are of somebody: right behind the name, or in its place in a list of names and of numbers."""
    out = []
    for index, one in enumerate(amounts):
        clause = pattern("[，,；;。、：:（(]").split(one.name)[-1]
        if pattern(rf"(?:其中|已|共)?{who}(?:数|量|了|的|为|是|有|达|达到)?").fullmatch(clause):
            out.append(one)
        listed = pattern(_OUT_OF_LIST).search(one.name)
        names = pattern("[、和]").split(listed["names"]) if listed else []
        run = amounts[index : index + len(names)]
        ends = [
            place for place, name in enumerate(names) if name == who or (not place and name.endswith(who))
        ]
        in_turn = all(pattern("[、和，]").fullmatch(gap_of(par, a, b)) for a, b in pairwise(run))
        if len(ends) == 1 and len(run) == len(names) and in_turn:
            out.append(run[ends[0]])
    return out
