"""Rules on a measure that is told once more (S547): 代偿率0.9% and 代偿率控制在1.9%的较低水平; 年承包费2.4万元 and 缴纳年承包费2.8万元.

In: a `Prepared`. Out: findings. A measure is read with its name, and whether its words say that it was told; two of one name, of which the paper has no third, are one.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared
from .agreement import TWO_VALUES
from .facts import apart, same_end
from .tellings import MARKS

_MEASURED = "率|费|租金|金额|价款|单价|总价|价格|造价|总投资|概算|预算|面积|长度|全长|宽度|高度|水深|容量|库容|密度|标准|比例|占比|额度|限额|水位|限高|限速|规模|产能|产量|押金|保证金|补贴|补助|补助资金|奖金|工资|里程|水位|深度|间距|坡度|资金|经费"
_FIGURE = r"(?P<n>[0-9][0-9,]*(?:\.[0-9]+)?)"
_IN_UNITS = r"(?P<unit>%|个百分点|[万亿]?元|[万亿]?亩|公里|千米|平方公里|平方米|万平方米|立方米|万立方米|米|厘米|毫米|[万亿]?吨|万千瓦|千瓦|公斤)"
_MEASURE = rf"{_FIGURE}{_IN_UNITS}(?P<more>以上|以下|以内|左右|[至到—])?"
_AHEAD = rf"[{HAN}]{{0,12}}(?:{_MEASURED})(?=(?:均为|为|是|达到?|控制在|保持在|稳定在|仅|：)?$)"
_BEHIND = rf"的(?P<name>[{HAN}]{{0,6}}?(?:{_MEASURED}))"
_SAID_SO = re.compile("由于|因|确保|按照?|依照|上述|该|这一|应|须|缴纳|支付|交纳|收取|执行|控制在")
_OF_LEVEL = re.compile("的(?:[较]?[高低好]|先进|规定|统一)?(?:水平|标准|要求|价格|比例|基础上)")
_MANY = re.compile(
    "其中|分别|每|各|新增|增[长加]|下降|同比|环比|比|较|提[高升]|降低|首[期付批年]|第[一二三四]|另|其余|剩余|已|先后|累计|原|由|从|最高|最低|平均|不超过|不低于|(?:20[0-9]{2}|去|上|前)年|季度|上半年|[0-9]月(?![0-9]{1,2}日前)|至少|个别|部分"
)
LEAST_NAME = 3


class Measure(NamedTuple):
    """Something measured: its name with what stands before it, the figure, its unit; whether it is said so that it was told."""

    par: Par
    start: int
    end: int
    name: str
    figure: str
    unit: str
    clause: str
    pointing: bool


def _measures(text: Prepared) -> Sequence[Measure]:
    out = []
    for spot in text.spots(_MEASURE, prose=True):
        clause = spot.par.text[
            max(spot.par.text.rfind(mark, 0, spot.start) for mark in MARKS) + 1 : spot.start
        ]
        ahead = pattern(_AHEAD).search(clause)
        behind = None if ahead or clause.endswith("每") else pattern(_BEHIND).match(spot.par.text, spot.end)
        if spot.match["more"] or not (ahead or behind):
            continue
        name = ahead[0] if ahead else behind["name"] if behind else ""
        said = bool(behind or _SAID_SO.search(clause) or _OF_LEVEL.match(spot.par.text, spot.end))
        figure = spot.match["n"].replace(",", "")
        out.append(Measure(spot.par, spot.start, spot.end, name, figure, spot.match["unit"], clause, said))
    return out


@text_rule("coherence")
def measured_again(text: Prepared) -> Iterator[Finding]:
    """代偿率0.9%, and 代偿率控制在1.9%的较低水平; 年承包费2.4万元, and 缴纳年承包费2.8万元; 年利率为3.45%, and 按照3.54%的年利率."""
    told = _measures(text)
    for first, one in combinations(told, 2):
        if (
            not one.pointing
            or first.unit != one.unit
            or first.figure == one.figure
            or _MANY.search(_PLAIN.sub("", first.clause + one.clause))
        ):
            continue
        name = same_end(first.name, one.name)
        kin = [it for it in told if it.name.endswith(name)]
        ahead = one.name.removesuffix(name)
        if len(name) < LEAST_NAME or len(kin) != 2 or (ahead and not _SAID_SO.search(ahead)):
            continue
        low, high = sorted((Decimal(first.figure), Decimal(one.figure)))
        if apart(first, one) and high <= low * 2 + 1:
            yield at(TWO_VALUES, one.par, one.start, one.end, name=name, before=first.figure + first.unit)


_PLAIN = re.compile("(?:每年|每月|每季度)?[0-9]{1,2}月(?:[0-9]{1,2}日|底)前|每年|年终")
