"""Rules on persons (S528): who is named once more by another name, by a table of who is introduced and who acts.

In: a `Prepared`. Out: findings. A person is introduced with a post, before the name, behind it or in a list; who acts without one (由邱雪梅兼任) was introduced before, or is one of those
who were, misspelt.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from .coherence_alike import ANOTHER_NAME
from .findings import Finding, at, text_rule
from .names import SURNAMES
from .places import pattern
from .prepared import HAN, Par, Prepared

_POSTS = "局长|县长|区长|市长|镇长|乡长|处长|科长|股长|部长|厅长|院长|校长|园长|所长|站长|馆长|台长|队长|组长|会长|主任|书记|主席|经理|董事长|总监|秘书长|主席|工程师|会计师|委员|检察长|支队长|大队长|政委|调研员"
_NAME = rf"[{SURNAMES}][{HAN}]{{2}}"
_BEHIND = rf"(?P<post>副?(?:{_POSTS}))(?P<name>{_NAME})(?=[，。；、）（\n主负牵任出参讲作同通汇指强要带率为等和兼 \u3000]|\Z)"
_BEFORE = rf"(?<![{HAN}])(?P<name>{_NAME})(?P<post>副?(?:县|区|市|镇|乡|局|院|校|处|科|部|所|站)长|副?(?:书记|主任|主席|经理|部长|秘书长))"
_IN_LIST = rf"(?:(?<=\n)|(?<=[：:、]))[ \u3000]*(?P<name>[{SURNAMES}](?:[{HAN}]{{2}}|[ \u3000]+[{HAN}]))[ \u3000]+(?P<posts>[{HAN}、（）]{{2,40}}?)(?=\n|\Z)"
_IN_BRACKETS = rf"(?<=[、：:，])(?P<name>{_NAME})（(?P<posts>[{HAN}、]{{2,24}})）"
_ACTS = (
    rf"(?<=[由])(?P<name>{_NAME})(?:同志)?(?=负责|牵头|统筹|总负责|担任|任|具体|兼任|兼|主持|作|汇报|协助|带队|每)"
    rf"|(?<=[，。；：\n])(?P<who>{_NAME})(?:同志)?(?=负责|牵头|兼任|主持|协助|汇报|介绍|强调|指出|要求|作了|带队|分管)"
    rf"|(?<=[，。；：\n])(?P<one>{_NAME})(?=同志)"
)


class Person(NamedTuple):
    """A person where one is named: name without blanks, the last post that stands with it, whether in a list; from and to in the paragraph."""

    name: str
    post: str
    listed: bool
    par: Par
    start: int
    end: int


def introduced(text: Prepared) -> Mapping[str, Sequence[Person]]:
    """Who is named with a post, by name."""
    return text.once(_introduced)


def _introduced(text: Prepared) -> Mapping[str, Sequence[Person]]:
    out: dict[str, list[Person]] = {}
    for way in (_BEHIND, _BEFORE, _IN_LIST, _IN_BRACKETS):
        for spot in text.spots(way):
            match = spot.match
            post = match.groupdict().get("post") or _last(match["posts"])
            name = re.sub("[ \u3000]", "", match["name"])
            shift = spot.start - match.start()
            listed = way in (_IN_LIST, _IN_BRACKETS)
            one = Person(name, post, listed, spot.par, match.start("name") + shift, match.end("name") + shift)
            if post:
                out.setdefault(name, []).append(one)
    return out


def _last(posts: str) -> str:
    found = re.search(f"副?(?:{_POSTS})$", posts)
    return found[0] if found else ""


@text_rule("coherence")
def named_again(text: Prepared) -> Iterator[Finding]:
    """成员：邱雪梅　县应急管理局局长, and 由邱雪琴兼任; 县长郝明远, and 郝明达县长."""
    known = introduced(text)
    if not known:
        return
    for spot in text.spots(_ACTS, prose=True):
        group = spot.match.lastgroup or "name"
        name = spot.match[group]
        near = [one for one in known if _unlike(one, name)]
        if name not in known and len(near) == 1 and text.whole.count(name) == 1:
            start = spot.start + spot.match.start(group) - spot.match.start()
            yield at(ANOTHER_NAME, spot.par, start, start + len(name), wanted=near[0])
    for first, other in combinations(known, 2):
        if not _unlike(first, other):
            continue
        order = sorted((first, other), key=lambda name: (-text.whole.count(name), text.whole.find(name)))
        right, odd = (known[name] for name in order)
        one, pars = odd[0], {it.par.index for it in right}
        posts = {it.post for it in right} & {one.post}
        listed = one.listed and all(it.listed for it in right)
        sole = any(pattern(_SOLE).fullmatch(post) for post in posts) or (
            posts and sorted(first) == sorted(other)
        )
        if len(odd) == 1 and one.par.index not in pars and sole and not listed:
            yield at(ANOTHER_NAME, one.par, one.start, one.end, wanted=order[0])


_SOLE = "[县区市镇乡院校馆站所]长|书记|董事长|总经理|检察长"
"""Posts that one person at a time holds in an office."""


def _unlike(one: str, other: str) -> bool:
    """Whether two names have one surname and differ by one character, or by two that changed places."""
    if one == other or len(one) != len(other) or len(one) < 3 or one[0] != other[0]:
        return False
    return (one[1] == other[1]) != (one[2] == other[2]) or one[1:] == other[:0:-1]
