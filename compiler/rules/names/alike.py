"""More of one name written in two ways (W531): an office as 局 and as 委, a township as 镇 and as 街道, a firm that differs by a character within its name.

In: a `Prepared`. Out: findings. Told only of what stands once, where the other stands oftener or earlier.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from ...flow.title_words import frequency
from ..findings import Finding, spotted, text_rule
from ..prepared import HAN, Prepared, Spot
from .spelled import COMMON, NAME, side_by_side

Names = Mapping[str, Sequence[Spot]]
"""Where names stand."""
_OFFICE = rf"(?P<own>[省市县区州盟旗][{HAN}]{{2,4}}?)(?P<sort>局|委)(?=[，。；、）和及与的牵负会为按要将对在派组印根报提做落加抓尽把于向从主党副等备\n])"
NOT_THE_RANK = "长区里上下村中企街道镇贤亲友邻音情愁土野间风约籍民域"
"""Characters behind 镇, 乡, 街道 that make a word of it: 乡贤, 镇区. 乡民政所 is one of 乡."""
_TOWNSHIP = rf"(?P<own>[{HAN}]{{2}})(?P<sort>街道|镇|乡)(?:(?=民[政族宗兵])|(?![{NOT_THE_RANK}]))"
# 运营管理部 and 营运管理部, 发展规划处 and 规划发展处
_ROOM = rf"(?P<own>[{HAN}]{{4}})(?P<sort>部|处|科|室|中心)(?![门长分队员级学内心件罚理方置])"
_NO_OWN = frozenset("各全乡镇县区市个该本这其每两三几多某")
# Behind three characters of their own, which begin with those of a place: 松河铸造集团.
_FIRM = rf"(?P<own>[{HAN}]{{2}}[{HAN}]{{2}})(?P<sort>集团|公司|学院|医院|中学|小学|车间|分厂)"
_TELLS = frozenset("一二三四五六七八九十甲乙丙东西南北中上下前后左右内外新老大小")


@text_rule("wording")
def names_alike(text: Prepared) -> Iterator[Finding]:
    """县民宗局 here and 县民宗委 there; 城关街道 and 城关镇; 松河铸造集团 and 松河铸锻集团."""
    for way in (_OFFICE, _TOWNSHIP):
        found: dict[str, dict[str, list[Spot]]] = {}
        for spot in text.spots(way):
            found.setdefault(spot.match["own"], {}).setdefault(spot.match["sort"], []).append(spot)
        for own, names in found.items():
            township = way == _TOWNSHIP
            if township and (frequency(own) > COMMON or set(own) & _NO_OWN or "撤" in text.whole):
                continue
            for one, other in combinations(names.values(), 2):
                yield from _once(text, one, other, apart=not township)
        for first, second in combinations(found, 2) if way == _OFFICE else ():
            if _turned(first, second):
                for sort in found[first].keys() & found[second].keys():
                    yield from _once(text, found[first][sort], found[second][sort])
    rooms: dict[tuple[str, ...], dict[str, list[Spot]]] = {}
    for spot in text.spots(_ROOM):
        key = (*sorted(spot.match["own"]), spot.match["sort"])
        rooms.setdefault(key, {}).setdefault(spot.match["own"], []).append(spot)
    for alike in rooms.values():
        for own, turned in combinations(alike, 2):
            if _turned(own, turned) or own == turned[2:] + turned[:2]:
                yield from _once(text, alike[own], alike[turned], apart=False)
    firms: dict[str, list[Spot]] = {}
    for spot in text.spots(_FIRM):
        firms.setdefault(spot.match[0], []).append(spot)
    for first, second in combinations(firms, 2):
        differ = {here for here, (a, b) in enumerate(zip(first, second, strict=False)) if a != b}
        if len(first) != len(second) or len(differ) != 1:
            continue
        at = differ.pop()
        # 市国有资产投资集团, 市国有资本投资集团: two characters before are the same as well
        heads = {spot.before[-2:] for one in (first, second) for spot in firms[one]}
        whole = at in (2, 3) or (at == 1 and len(heads) == 1 and len(heads.pop()) == 2)
        if whole and not {first[at], second[at]} & _TELLS:
            yield from _once(text, firms[first], firms[second])


def _turned(one: str, other: str) -> bool:
    """Whether two characters of a name that stand side by side changed places: 文广旅体局, 文广体旅局."""
    unlike = [at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return (
        len(one) == len(other)
        and len(unlike) == 2
        and unlike[1] == unlike[0] + 1
        and one[unlike[0]] == other[unlike[1]]
        and one[unlike[1]] == other[unlike[0]]
    )


def _once(
    text: Prepared, one: Sequence[Spot], other: Sequence[Spot], apart: bool = True
) -> Iterator[Finding]:
    """The one of two names that stands once, where the other stands oftener, or before it; with `apart`, in another paragraph."""
    counts = [text.whole.count(spots[0].match[0]) for spots in (one, other)]
    if counts[0] == counts[1]:
        many, few = (one, other) if one[0].par.index <= other[0].par.index else (other, one)
    else:
        many, few = (one, other) if counts[0] > counts[1] else (other, one)
    near = apart and few[0].par.index in {spot.par.index for spot in many}
    if min(counts) == 1 and not near and not side_by_side(few[0], many):
        yield spotted(NAME, few[0], wanted=many[0].match[0])
