"""Rules on who is written to (S528): 请市交通运输局批示 in a paper to 市国资委, 贵厂 in a letter to a company, 贵院 and 你院 in one.

In: a `Prepared`. Out: findings. Whom a paper is sent to stands at its head, once; what it calls them by, or asks, is of them.
"""

import re
from collections.abc import Iterator

from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot
from .agreement import TWO_VALUES
from .alike import ANOTHER_NAME

_ANSWER = rf"请(?P<who>[省市县区州]?[{HAN}]{{2,12}}(?:局|委|厅|部|办|政府|公司|中心))(?:批示|审批|批复|审定)(?=。|\n)"


@text_rule("coherence")
def who_is_asked(text: Prepared) -> Iterator[Finding]:
    """妥否，请市交通运输局批示, to 市国资委; 贵局, once, to 市公安局交通警察支队, which is 贵支队 else."""
    named = [par.text.strip().rstrip("：:") for par in text.pars if par.block.role == "addressees"]
    addressed = named[0] if len(named) == 1 and not pattern("[，、]").search(named[0]) else ""
    if not addressed:
        return
    for spot in text.spots(_ANSWER, prose=True):
        who = spot.match["who"]
        if not addressed.endswith(who) and not who.endswith(addressed) and who[-1:] != "府":
            yield spotted(TWO_VALUES, spot.part("who"), name="主送机关", before=addressed)
    if addressed.endswith("队") and text.whole.count("贵局") == 1 < text.whole.count("贵" + addressed[-2:]):
        for spot in text.spots("贵局"):
            yield at(ANOTHER_NAME, spot.par, spot.start, spot.end, wanted="贵" + addressed[-2:])


# What a letter calls whom it is sent to, by what the addressee's name ends in, beside the characters of that name.
_CALLED_SO = (
    ("(?:公司|集团)(?:[（(][^（）()]*[）)])?", "司公集企"),
    ("学院|研究院|设计院|科学院", "院校"),
    ("大学|学校|中学|小学|中专|职高", "校"),
    ("委员会|委", "委会"),
    ("办公室|办", "办室"),
    ("人民政府|政府|党委|县委|市委|区委|镇委|乡委|州委|管委会|管理委员会", "府县市区镇乡省州旗委会街"),
    ("办事处|街道", "街办处"),
    ("检察院|法院|医院|卫生院|保健院", "院"),
    ("局", "局"),
    ("[厅部处科站所馆厂社队园中心会校行台院]", ""),
)
_CALLS_YOU = (
    r"(?P<your>贵)(?P<what>公司|集团|中心|支队|大队|[局院校厂委办厅部处站所馆镇乡县市区会队园司行])(?![州宾重阳贱族金妃港溪池])"
    r"|(?P<yours>(?<![和给对把像与])你)(?P<which>公司|集团|中心|支队|大队|[局院校厂委办厅部处站所馆镇乡县市区园])(?![们长])"
)
_IN_GENERAL = re.compile("^各|有关|相关|全体|全市|全县|全区|等单位")


@text_rule("coherence")
def addressed_as(text: Prepared) -> Iterator[Finding]:
    """贵院, in a letter to 市生态环境局; 贵厂, in one to 县国有粮食购销公司."""
    if "贵" not in text.whole and "你" not in text.whole:
        return
    heads = [par.text.strip().rstrip("：:") for par in text.pars if par.block.role == "addressees"]
    named = [one for head in heads for one in pattern("[，、]").split(head) if one]
    if not named or any(map(_IN_GENERAL.search, named)):
        return
    known = all(any(pattern(f"(?:{ends})$").search(one) for ends, _ in _CALLED_SO) for one in named)
    allowed = {*"处", *"".join(named)}
    for ends, called in _CALLED_SO:  # who is asked may be a part of what is called: 贵校, to 省农业大学组织部
        if pattern(ends).search("，".join(named)):
            allowed |= {*called}
    for spot in text.spots(_CALLS_YOU, prose=True) if known else ():
        what = spot.match["what"] or spot.match["which"]
        quoted = any(spot.before.rfind(a) > spot.before.rfind(b) for a, b in ("《》", "“”"))
        if not {*what} & allowed and spot.par.block.slot != "attachments" and not quoted:
            yield at(TWO_VALUES, spot.par, spot.start, spot.end, name="主送机关", before="、".join(named))


_YOURS = r"(?<!你)(?P<your>[贵你])(?P<what>公司|单位|支队|集团|中心|[局院校部厅委处镇乡区县市省厂馆站队])(?![们长])"
OFTEN = 2


@text_rule("coherence")
def your_office(text: Prepared) -> Iterator[Finding]:
    """贵院 again and again, and 你院 once, in one letter."""
    told: dict[str, dict[str, list[Spot]]] = {}
    for spot in text.spots(_YOURS, prose=True) if "贵" in text.whole and "你" in text.whole else ():
        told.setdefault(spot.match["what"], {}).setdefault(spot.match["your"], []).append(spot)
    for what, ways in told.items():
        few, many = sorted((*ways, *ways)[:OFTEN], key=lambda way: len(ways[way]))
        if few != many and len(ways[few]) == 1 and len(ways[many]) >= OFTEN:
            one = ways[few][0]
            yield at(ANOTHER_NAME, one.par, one.start, one.end, wanted=many + what)
    # 贵队 throughout, and once 你处, in a letter
    yours = [spot for ways in told.values() for spot in ways.get("你", ())]
    ours = [spot.match[0] for ways in told.values() for spot in ways.get("贵", ())]
    if text.title.endswith("函") and len(yours) == 1 and len(ours) >= OFTEN:
        one = yours[0]
        if "贵" not in told[one.match["what"]]:
            yield at(ANOTHER_NAME, one.par, one.start, one.end, wanted=max(ours, key=ours.count))
