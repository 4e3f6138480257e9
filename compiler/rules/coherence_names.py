"""Rules on names that a paper must write alike (S527): its own town with another rank, one of two that it names together.

In: a `Prepared`. Out: findings. Two places are mostly two places; that they are one, the paper's own head or foot shows, or that both stand beside the same other one.
"""

from collections.abc import Iterator

from ..messages.diagnostic import Code
from .findings import Finding, at, spotted, text_rule
from .names_alike import NOT_THE_RANK
from .places import pattern
from .prepared import HAN, Prepared, Spot

OTHER_PLACE = Code(
    "S527",
    "warning",
    zh="“{text}”在别处写作“{wanted}”。",
    hint_zh="核对地名，全文用一个；本来就是两处的，在这一行写明不检查 S527 的原因。",
    en="“{text}” is “{wanted}” elsewhere.",
    hint_en="Check the name, and write it so throughout; where they are two places, say on the line why S527 is not to be checked.",
    fault="""
        新兴镇人民政府2025年度工作总结
        新兴镇现有人口2.1万人，全年办文204件。
        新兴乡地处县城西部，交通便利。
    """,
    mend="""
        新兴镇人民政府2025年度工作总结
        新兴镇现有人口2.1万人，全年办文204件。
        新兴镇地处县城西部，交通便利。
    """,
    form="check",
)
_RANKS = "镇|乡|街道"
_OWN = rf"^(?:[{HAN}]{{2,8}}[市县区州])??(?P<stem>[{HAN}]{{2,3}})(?P<rank>{_RANKS})(?:人民政府|党委|办事处|党工委|20|关于|第|年)"


@text_rule("coherence")
def own_town(text: Prepared) -> Iterator[Finding]:
    """新兴乡, in a paper of 新兴镇人民政府 that else writes 新兴镇."""
    heads = [text.title, *(par.text for par in text.pars if par.block.role in ("signature", "issuer"))]
    found = next(filter(None, (pattern(_OWN).match(head) for head in heads)), None)
    if found is None:
        return
    stem, rank = found["stem"], found["rank"]
    others = [
        spot
        for spot in text.spots(rf"{stem}(?:{_RANKS})(?![{NOT_THE_RANK}])", prose=True)
        if spot.match[0] != stem + rank
    ]
    if len(others) == 1 and text.whole.count(stem + rank) > 1 and not _was(others[0]):
        yield spotted(OTHER_PLACE, others[0], wanted=stem + rank)


def _was(spot: Spot) -> bool:
    """Whether a name is one of another time: 原新兴乡, 撤乡建镇."""
    return bool(pattern("原|由|从|撤|改|设|更名|合并").search(spot.before[-8:] + spot.after[:12]))


_PLACE = rf"[{HAN}]{{1,3}}?[市县区镇乡村]"
_TWO = rf"(?<![、{HAN}])(?:[{HAN}]{{0,6}}?(?:在|到|由|与|和|对|赴|驻|将|向|派驻))?(?P<one>{_PLACE})[、和](?P<other>{_PLACE})(?!、)"


@text_rule("coherence")
def in_pairs(text: Prepared) -> Iterator[Finding]:
    """东湖区、南城区 试运行, and further on 东湖区、南岭区: of two that are named together one is another, by a character."""
    pairs: dict[str, list[Spot]] = {}
    for spot in text.spots(_TWO, prose=True):
        pairs.setdefault(spot.match["one"], []).append(spot)
    for spots in pairs.values():
        names = {spot.match["other"] for spot in spots}
        if len(names) != 2:
            continue
        first, second = spots[0].match["other"], next(one for one in names if one != spots[0].match["other"])
        alike = (
            len(first) == len(second)
            and sum(a == b for a, b in zip(first, second, strict=True)) == len(first) - 1
        )
        if not alike or first[-1] != second[-1] or text.whole.count(second) != 1:
            continue
        spot = next(one for one in spots if one.match["other"] == second)
        start = spot.start + spot.match.start("other") - spot.match.start()
        if spot.par is not spots[0].par:
            yield at(OTHER_PLACE, spot.par, start, start + len(second), wanted=first)
