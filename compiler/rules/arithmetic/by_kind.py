"""Stretches of a road by their marks, and land by another measure (W606): K12+300至K18+900，全长7.6公里; 1200亩，折合90公顷.

In: a `Prepared`. Out: findings, where length or measure stand right behind and are off as by a mistake.
"""

from collections.abc import Iterator
from decimal import Decimal

from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import Prepared
from .amounts import shown
from .each import AVERAGE
from .told import near

_ROAD = r"K(?P<a>[0-9]{1,4})[+＋](?P<b>[0-9]{3})(?:\.[0-9]+)?(?:至|到|—|－|-|～|~)+K(?P<c>[0-9]{1,4})[+＋](?P<d>[0-9]{3})(?:\.[0-9]+)?[，,（(]?(?:全长|长度?)为?(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<unit>公里|千米|米)(?=[，,。；;）)])"
# Of more than one stretch, side or tube, or with what no mark counts.
_NOT_ONE = r"支线|匝道|连接线|引线|辅道|断链|[长短]链|[双两各左右]|含|包括|另|K[0-9]{1,4}[+＋][0-9]{3}"
_LAND = r"(?<![0-9.])(?P<n>[0-9]+(?:\.[0-9]+)?)(?P<scale>万?)亩(?:，|（|\()?(?:折合|合|约合|即|折算为|换算为)(?:约)?(?P<m>[0-9]+(?:\.[0-9]+)?)(?P<other>万?)公顷"
_ROAD_OFF, _LAND_OFF = Decimal(20), Decimal(15)


@text_rule("arithmetic", "U-10")
def of_marks(text: Prepared) -> Iterator[Finding]:
    """K12+300至K18+900，全长7.6公里; 1200亩，折合90公顷: a road by its marks, land by another measure."""
    for spot in text.spots(_ROAD, prose=True):
        found = spot.match
        start, end = next(
            (some for some in spot.par.sentences if some[0] <= spot.start < some[1]),
            (0, len(spot.par.text)),
        )
        about = spot.par.text[start : spot.start] + spot.par.text[spot.start + len(found[0]) : end]
        if pattern(_NOT_ONE).search(about):
            continue
        metres = abs((int(found["c"]) * 1000 + int(found["d"])) - (int(found["a"]) * 1000 + int(found["b"])))
        stated = Decimal(found["n"]) * (1 if found["unit"] == "米" else 1000)
        ulp = Decimal(1).scaleb(-len(found["n"].partition(".")[2])) * (1 if found["unit"] == "米" else 1000)
        off = abs(stated - metres)
        if off > max(ulp, Decimal(metres) / _ROAD_OFF) and near(Decimal(metres), stated, 30):
            wanted = f"{metres}米" if found["unit"] == "米" else f"{shown(Decimal(metres) / 1000)}公里"
            sum_ = f"K{found['c']}+{found['d']}－K{found['a']}+{found['b']}＝{wanted}"
            stretch = spot.part("n", "unit")
            yield at(AVERAGE, stretch.par, stretch.start, stretch.end, sum=sum_)
    for spot in text.spots(_LAND, prose=True):
        found = spot.match
        land = Decimal(found["n"]) * (10000 if found["scale"] else 1)
        stated = Decimal(found["m"]) * (10000 if found["other"] else 1)
        right = land / _LAND_OFF
        if near(right, stated, 3):
            continue
        scale, unit = (10000, "万公顷") if found["other"] else (1, "公顷")
        measure = spot.since("m")
        sum_ = f"{found['n']}{found['scale']}亩÷15＝{shown((right / scale).quantize(Decimal('0.01')))}{unit}"
        yield at(AVERAGE, measure.par, measure.start, measure.end, sum=sum_)
