"""Rules on persons (S528): who is named once more by another name, by a table of who is introduced and who acts.

In: a `Prepared`. Out: findings. A person is introduced with a post, before the name, behind it or in a list; who acts without one (由邱雪梅兼任) was introduced before, or is one of those
who were, misspelt.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ..characters.model import alike
from ..findings import Finding, at, spotted, text_rule
from ..names.spelled import SURNAMES
from ..places import pattern
from ..prepared import HAN, Par, Prepared, Spot, once
from .agreement import TWO_VALUES
from .alike import ANOTHER_NAME
from .facts import ahead_of, same_end

_POSTS = "班长|局长|县长|区长|市长|镇长|乡长|处长|科长|股长|部长|厅长|院长|校长|园长|所长|站长|馆长|台长|队长|组长|会长|主任|书记|主席|经理|董事长|总监|秘书长|主席|工程师|会计师|委员|检察长|支队长|大队长|政委|调研员"
_NAME = rf"[{SURNAMES}][{HAN}]{{2}}"
_BEHIND = rf"(?P<post>副?(?:{_POSTS}))[ \u3000]{{0,2}}(?P<name>{_NAME})(?=[召，。；、）（\n主负牵任出参讲作同通汇报指强要带率为等和兼在统0-9 \u3000]|\Z)"
_BEFORE = rf"(?:(?<![{HAN}])|(?<=已经)|(?<=感谢))(?P<name>{_NAME})(?P<post>副?(?:县|区|市|镇|乡|局|院|校|处|科|部|所|站|厅)长|委员(?!会)|副?(?:书记|主任|主席|经理|部长|秘书长))"
_LEADS = "副?组长|总指挥|指挥长|召集人"
_LED_BY = rf"(?P<post>{_LEADS})由[^，。；\n]{{0,24}}?(?P<name>{_NAME})(?:同志)?(?=担任|兼任|任)"
_LEADING = rf"由[^，。；\n]{{0,24}}?(?P<name>{_NAME})(?:同志)?(?:担任|兼任|任|为)(?P<post>{_LEADS})"
_IN_LIST = rf"(?:(?<=\n)|(?<=[：:、]))[ \u3000]*(?P<name>[{SURNAMES}](?:[{HAN}]{{2}}|[ \u3000]+[{HAN}]))[ \u3000]+(?P<posts>[{HAN}、（）]{{2,40}}?)(?=\n|\Z)"
_IN_BRACKETS = rf"(?<=[、：:，])(?P<name>{_NAME})（(?P<posts>[{HAN}、]{{2,24}})）"
_ACTS = (
    rf"(?<=[由])(?P<name>{_NAME})(?:同志)?(?=负责|牵头|统筹|总负责|担任|任|具体|兼任|兼|主持|作|汇报|协助|带队|每)"
    rf"|(?<=[，。；：\n])(?P<who>{_NAME})(?:同志)?(?=负责|牵头|兼任|主持|协助|汇报|介绍|强调|指出|要求|作了|带队|分管)"
    rf"|(?<=[，。；：\n])(?P<one>{_NAME})(?=同志)"
    rf"|(?<=[，。；\n])(?P<of>{_NAME}|[{SURNAMES}][{HAN}])(?=所在(?:的)?(?:项目|单位|部门|班组|公司|支部|科室|乡镇|村))"
)


class Person(NamedTuple):
    """A person where one is named: name without blanks, the last post that stands with it, whether in a list; from and to in the paragraph."""

    name: str
    post: str
    listed: bool
    par: Par
    start: int
    end: int


@once
def introduced(text: Prepared) -> Mapping[str, Sequence[Person]]:
    """Who is named with a post, by name."""
    out: dict[str, list[Person]] = {}
    for way in (_BEHIND, _BEFORE, _LED_BY, _LEADING, _IN_LIST, _IN_BRACKETS):
        for spot in text.spots(way):
            match = spot.match
            post = match.groupdict().get("post") or _last(match["posts"])
            name = re.sub("[ \u3000]", "", match["name"])
            listed = way in (_IN_LIST, _IN_BRACKETS)
            if post:
                out.setdefault(name, []).append(Person(name, post, listed, *spot.part("name").here))
    return out


def _last(posts: str) -> str:
    found = re.search(f"副?(?:{_POSTS})$", posts)
    return found[0] if found else ""


@text_rule("coherence")
def named_again(text: Prepared) -> Iterator[Finding]:
    """成员：邱雪梅　县应急管理局局长, and 由邱雪琴兼任; 县长郝明远, and 郝明达县长."""
    known = introduced(text)
    for spot in text.spots(_ACTS, prose=True):
        group = spot.match.lastgroup or "name"
        name = spot.match[group]
        near = [one for one in known if _unlike(one, name)] or _of_two(text, name)
        here = spot.part(group).here
        as_lead = all((it.par, it.start, it.end) == here for it in known.get(name, ()))
        if as_lead and len(near) == 1 and text.whole.count(name) == 1:
            told = known.get(near[0])
            if (
                told
                and pattern("(?:同志)?(?:担任|任|兼任|兼)").match(spot.after)
                and not ahead_of(told[0], spot)
            ):
                continue  # 由王志强担任县供销社主任 is how somebody is first told of
            yield spotted(ANOTHER_NAME, spot.part(group), wanted=near[0])
    for first, other in combinations(known, 2):
        if not _unlike(first, other):
            continue
        order = sorted((first, other), key=lambda name: (-text.whole.count(name), text.whole.find(name)))
        right, odd = (known[name] for name in order)
        one, pars = odd[0], {it.par.index for it in right}
        posts = {it.post for it in right} & {one.post}
        listed = one.listed and all(it.listed for it in right)
        if len(odd) == 1 and not listed and any(_one_post(it, one) for it in right):
            yield at(ANOTHER_NAME, one.par, one.start, one.end, wanted=order[0])
            continue
        sole = any(pattern(_SOLE).fullmatch(post) for post in posts) or (
            posts and sorted(first) == sorted(other)
        )
        if len(odd) == 1 and one.par.index not in pars and sole and not listed:
            yield at(ANOTHER_NAME, one.par, one.start, one.end, wanted=order[0])


def _of_two(text: Prepared, name: str) -> list[str]:
    """Who stands behind a post by a name of two characters, of which the other sounds or looks like it: 项目经理邓凯, 邓恺所在项目."""
    if len(name) != len("邓凯"):
        return []
    behind = pattern(f"(?:{_POSTS}){name[0]}([{HAN}])").findall(text.whole)
    return [name[0] + one for one in dict.fromkeys(behind) if one in alike(name[1])]


def _one_post(one: Person, other: Person) -> bool:
    """Whether two stand behind the same words for a post, and in no list: 镇党委副书记周永禄, 镇党委副书记周永福; or behind one post with names that sound or look alike."""
    ahead = [
        pattern(f"[{HAN}、]{{0,24}}$").search(it.par.text[max(it.start - 24, 0) : it.start])
        for it in (one, other)
    ]
    posts = [found[0].split("、") if found else [] for found in ahead]
    shared = (len(same_end(a, b)) for a in posts[0] for b in posts[1] if _POST_ENDS.search(a))
    long = not any(it.listed for it in (one, other)) and max(shared, default=0) >= LEAST_POST
    odd = [(a, b) for a, b in zip(one.name, other.name, strict=True) if a != b]
    sounds = len(odd) == 1 and odd[0][1] in alike(odd[0][0]) and one.post == other.post
    if len(odd) == 1 and one.post == other.post == "委员":
        sounds = sounds or "addressees" in {one.par.block.role, other.par.block.role}
    if one.par is other.par:
        first, second = sorted((one, other), key=lambda it: it.start)
        return (long or sounds) and "。" in one.par.text[first.end : second.start]
    return long or sounds


_POST_ENDS = re.compile(f"(?:{_POSTS})$")
LEAST_POST = 5
"""Characters of a post that two do not hold whose names are all but one."""


@text_rule("coherence")
def posts_of_one(text: Prepared) -> Iterator[Finding]:
    """教务处处长方铭, and 教务处副处长方铭 further on: one person, with 副 and without, in one office."""
    held: dict[str, list[tuple[str, str, Spot]]] = {}
    for way in (_POST_BEFORE, _POST_BRACKETED):
        for spot in text.spots(way) if "副" in text.whole else ():
            match = spot.match
            held.setdefault(match["name"], []).append((match["office"], match["post"], spot))
    for name, some in held.items():
        some.sort(key=lambda it: (it[2].par.index, it[2].start))
        for office, post, spot in some[1:]:
            first_office, first, _ = some[0]
            if not _higher_or_lower(first, post):
                continue
            named = [it for it in (first_office, office) if len(it) > 1]
            same = len(named) < len(some[:2]) or same_end(*named) in named
            said = some[0][2].par.sentence(some[0][2].start) + spot.par.sentence(spot.start)
            if same and not _MOVED.search(said):
                yield spotted(TWO_VALUES, spot.part("post"), text=post + name, name=name, before=first + name)


def _higher_or_lower(first: str, post: str) -> bool:
    """Whether a post is the one told of first with 副 put before it or left out, or with 常务 put before 副."""
    bare = post.removeprefix("常务").removeprefix("副")
    if first.removeprefix("常务").removeprefix("副") != bare or first == post:
        return False
    return "副" not in first or "副" not in post or post.startswith("常务")


_MOVED = re.compile("原[^，。]{0,8}长|时任|拟任|兼任|任命|免去|调任|晋升|提拔|转任|接任|同志任|聘任")
_ONE_HOLDS = "总会计师|总工程师|总经济师|总法律顾问|总审计师|首席信息官"
"""Posts of which an office has one: behind them another name is a slip, whatever it sounds like."""
_PLAIN = "总会计师|总工程师|总经济师|总法律顾问|总审计师|首席信息官|局长|县长|区长|市长|镇长|乡长|处长|科长|股长|部长|厅长|院长|校长|园长|所长|站长|馆长|台长|队长|主任|总经理|董事长|主席|会长|总监"
SHORTEST = 2
"""Characters of the shortest name."""
_OF_OFFICE = rf"(?P<office>[{HAN}]{{0,10}}?)(?P<post>(?:常务)?副?(?:{_PLAIN}))"
_ENDS_NAME = (
    "(?=[，。；、）（\\n主负牵任出参讲作同通汇报指强要带率为等和兼的在协统调签审督每组分介 \\u3000]|\\Z)"
)
_PERSON = rf"(?P<name>[{SURNAMES}][{HAN}](?:[{HAN}](?<![的任主作在]))?{_ENDS_NAME})"
_POST_BEFORE = rf"(?<![{HAN}])(?:[{HAN}]{{0,16}}?(?:由|了|请|向|和|与|及))?{_OF_OFFICE}{_PERSON}"
_POST_BRACKETED = rf"(?<=[、：:，。])(?P<name>[{SURNAMES}][{HAN}]{{1,2}})（{_OF_OFFICE}）"
_SOLE = "[县区市镇乡院校馆站所]长|书记|董事长|总经理|检察长"
"""Posts that one person at a time holds in an office."""


def _unlike(one: str, other: str) -> bool:
    """Whether two names have one surname and differ by one character, or by two that changed places."""
    if one == other or len(one) != len(other) or len(one) < 3 or one[0] != other[0]:
        return False
    return (one[1] == other[1]) != (one[2] == other[2]) or one[1:] == other[:0:-1]


# ---- any post, any way of telling --------------------------------------------------------------------------------------


_ANY_POST = (
    "总会计师|总工程师|总经济师|总法律顾问|总审计师|首席信息官|组长|指挥长|总指挥|副总指挥|召集人|联络员|联系人|负责人|经办人|承办人|主持人|记录人|调度员|管理员|协管员|网格员|信息员|宣传员|监督员|安全员|检查员|审核员|收银员|保管员|护林员|"
    "会长|理事长|秘书长|理事|监事|监事长|法定代表人|法人代表|负责同志|领队|队长|班长|站长|所长|局长|县长|区长|市长|镇长|乡长|处长|科长|股长|部长|厅长|院长|校长|园长|馆长|台长|"
    "主任|书记|主席|经理|董事长|总监|工程师|会计师|经济师|委员|检察长|政委|调研员|教导员|指导员|场长|厂长|店长|行长|社长|关长|船长|车间主任|护士长|班主任|村医|律师|法官|检察官|审判长|"
    "书记员|民警|辅警|教师|老师|医师|医生|护士|会计|出纳|驾驶员|司机|承包人|承租人|当事人|申请人|被申请人|委托人|代理人|业主|户主|社员|职工|村民|居民|同志"
)
_MANY_HOLD = re.compile(
    "副|员$|理事$|监事$|律师|法官|检察官|民警|辅警|教师|老师|医师|医生|护士$|工程师|会计|委员|职工|村民|居民|人$|司机|业主|户主|社员|同志|科长|队长|班长|经理|主任"
)
"""Posts that several hold: two of them with one surname are two, unless their names sound or look alike."""
_NAME_ENDS = "(?=[，。；、：（）\\n \u3000“]|[主负牵任出参讲作同通汇报指强要带率为等和兼的在协统调签审督每组分介担将已也先再于与及并审阅报到赴到接查核处批共均都曾亲全再签说表提逐应须确代亲随当从按对向]|\\Z)"
_FIRST = SURNAMES + "安路池尚游边牛米申华成"
_POST_THEN_NAME = rf"(?P<post>副?(?:{_ANY_POST}))[：: \u3000]?[ \u3000]*(?=(?P<name>[{_FIRST}][{HAN}]{_NAME_ENDS})?)(?=(?P<long>[{_FIRST}][{HAN}]{{2}}{_NAME_ENDS})?)[{_FIRST}]"
_NAME_THEN_POST = rf"(?<!主)(?P<name>[{_FIRST}][{HAN}]{{1,2}})(?:同志)?(?:[（，](?=[{HAN}]{{2,14}}[，。；）\n])|任|担任|兼任|为|兼|当选为?|出任|[ \u3000]+)[{HAN}]{{0,12}}?(?P<post>副?(?:{_ANY_POST}))"
_POST_BY_NAME = rf"(?P<post>副?(?:{_ANY_POST}))由[{HAN}]{{0,10}}?(?P<name>[{_FIRST}][{HAN}]{{1,2}}?)(?:同志)?(?:担任|兼任|兼|任)"


class Holder(NamedTuple):
    """Somebody named with a post: the name, the post, where the name stands; the shorter name that may be meant, where one may."""

    name: str
    post: str
    par: Par
    start: int
    short: str = ""


@once
def holders(text: Prepared) -> Sequence[Holder]:
    """Who is named with any post, in the order of print: by both names where one of two and one of three characters may be meant."""
    out = []
    for way in (_POST_THEN_NAME, _NAME_THEN_POST, _POST_BY_NAME):
        for spot in text.spots(way):
            found = spot.match.groupdict()
            for group in ("name", "long"):
                if name := found.get(group):
                    short = (found["name"] or "") if group == "long" else ""
                    out.append(Holder(name, found["post"], spot.par, spot.since(group).start, short))
    return sorted(out, key=lambda one: (one.par.index, one.start))


@text_rule("coherence")
def holder_again(text: Prepared) -> Iterator[Finding]:
    """护理部主任齐艳任副组长, and 副组长齐燕 further on; 组长由大队长高志远担任, and 组长高志强: who holds a post, by a name that is another by a character."""
    told = holders(text)
    posts: dict[str, set[str]] = {}
    for one in told:
        posts.setdefault(one.name, set()).add(one.post)
    seen = set[tuple[int, int]]()
    for one in told:
        first = next(
            (
                it
                for it in told
                if it.post == one.post and it.name != one.name and ahead_of(it, one) and _one_person(it, one)
            ),
            None,
        )
        if first is None or (one.par.index, one.start) in seen:
            continue
        if text.whole.count(one.name) != 1 or posts[one.name] - posts[first.name]:
            continue
        between = one.par.text[first.start : one.start] if first.par is one.par else "。"
        if not pattern("[。；]").search(between) or _two_listed(first, one) or _of_another(first, one):
            continue
        seen.add((one.par.index, one.start))
        yield at(ANOTHER_NAME, one.par, one.start, one.start + len(one.name), wanted=first.name)


_BODY_ENDS = re.compile(f"[{HAN}]{{1,2}}[局镇乡县市区会组社院校学部委办司厂队所站村位目联]$")


def _of_another(first: Holder, one: Holder) -> bool:
    """Whether the later post is that of a body which is not told of by the first: 县林业局局长, where the first is of 县水务局."""
    ahead = one.par.text[max(one.start - len(one.post) - 6, 0) : one.start]
    place = ahead.rfind(one.post)
    body = (
        _BODY_ENDS.search(pattern("[，。；：、由报向请对]").split(ahead[:place])[-1]) if place > 0 else None
    )
    return body is not None and body[0] not in first.par.text


def _one_person(one: Holder, other: Holder) -> bool:
    """Whether two names behind one post are one: they sound or look alike, or one only holds that post and the names share two characters."""
    if (
        len(one.name) != len(other.name)
        or one.name[0] != other.name[0]
        or (one.short and one.short == other.short)
    ):
        return False
    odd = [(a, b) for a, b in zip(one.name, other.name, strict=True) if a != b]
    if len(odd) == 1 and odd[0][1] in alike(odd[0][0]):
        return True
    if other.post in _ONE_HOLDS.split("|"):
        return True
    return len(one.name) > SHORTEST and _unlike(one.name, other.name) and not _MANY_HOLD.search(other.post)


_LED = rf"(?:聘请|聘任|选派|推荐|表彰|授予|任命|给予|学习|以|由|[：、])(?P<name>[{_FIRST}][{HAN}]{{2}})(?=等|同志|、)"


@text_rule("coherence")
def sounds_like_person(text: Prepared) -> Iterator[Finding]:
    """聘请周兰英等6名同志, and 周蓝英 further on: who was named before, once by a name that sounds or looks like it."""
    known = {one.name: one for one in holders(text) if len(one.name) > SHORTEST and not one.short}
    for spot in text.spots(_LED):
        name = spot.match["name"]
        known.setdefault(name, Holder(name, "", spot.par, spot.since("name").start))
    posts: dict[str, set[str]] = {}
    for one in holders(text):
        posts.setdefault(one.name, set()).add(one.post)
    for name, first in known.items():
        ways = []
        for here in (1, 2):
            if others := "".join(one for one in alike(name[here]) if one != name[here]):
                ways.append(f"{name[:here]}[{others}]{name[here + 1 :]}")
        found = [one for way in ways for one in pattern(way).findall(text.whole)]
        if len(found) != 1 or (found[0] in known and text.whole.count(name) == 1):
            continue
        odd = found[0]
        for spot in text.spots(odd):
            near = spot.par is first.par and not pattern("[。；]").search(
                spot.par.text[min(spot.start, first.start) : max(spot.start, first.start)]
            )
            own = posts.get(odd, set()) - posts.get(name, set())
            between = text.whole.count(name) < 1 or ahead_of(spot, first)
            if (
                not near
                and not own
                and not between
                and not _two_listed(first, Holder(odd, "", spot.par, spot.start))
            ):
                yield spotted(ANOTHER_NAME, spot, wanted=name)


def _two_listed(first: Holder, one: Holder) -> bool:
    """Whether both are lines of a list, of the same form."""
    return not first.par.is_prose and not one.par.is_prose


_BECOMES = rf"(?:补选|选举|任命|聘任|推选|增补|提名|推荐)(?P<name>[{SURNAMES}][{HAN}]{{1,2}}?)(?:同志)?(?:为|任|担任)(?P<office>[{HAN}]{{0,16}}?)(?P<post>副?(?:{_POSTS}))(?![{HAN}])"
_WHILE_IN = rf"(?P<name>[{SURNAMES}][{HAN}]{{1,2}}?)(?:同志)?(?:在)?(?:任|担任)(?P<office>[{HAN}]{{0,16}}?)(?P<post>副?(?:{_POSTS}))(?:期间|后|以来|任期内|时)"
_WAS_THEN = rf"(?<![{HAN}])时任(?P<office>[{HAN}]{{2,20}}?)(?P<post>副?(?:{_POSTS}))(?=[，。；]|的)"


@text_rule("coherence")
def made_so_and_told(text: Prepared) -> Iterator[Finding]:
    """同意补选王建平同志为村党总支副书记, and 王建平同志任村党总支书记期间; 时任……木材检查站站长, and 在任……防治站站长期间."""
    during = (
        list(text.spots(_WHILE_IN, prose=True)) if pattern("期间|后|以来|任期内").search(text.whole) else []
    )
    if not during:
        return
    for spot in text.spots(_BECOMES, prose=True):
        for one in during:
            same = spot.match["name"] == one.match["name"]
            if not same or ahead_of(one, spot):
                continue
            said, made = (it.match["office"] + it.match["post"] for it in (one, spot))
            bare = {it.replace("副", "") for it in (made, spot.match["post"])}
            if ("副" in said) != ("副" in made) and said.replace("副", "") in bare:
                yield _office(one, made)
    was = list(text.spots(_WAS_THEN, prose=True)) if "时任" in text.whole else []
    if len(was) != 1 or len(during) != 1 or pattern("历任|先后任|先后担任|调任|转任").search(text.whole):
        return
    made, one = was[0].match["office"] + was[0].match["post"], during[0]
    said = one.match["office"] + one.match["post"]
    bodies = [it.match["office"][:LEAST_BODY] for it in (was[0], one)]
    if (
        said not in made
        and made not in said
        and bodies[0] == bodies[1]
        and one.match["post"] == was[0].match["post"]
    ):
        yield _office(one, made)


LEAST_BODY = 3
"""Characters of an office by which two posts are of one body."""


def _office(spot: Spot, before: str) -> Finding:
    return spotted(TWO_VALUES, spot.part("office", "post"), name="职务", before=before)


_PRESENT = rf"^(?:出席|出席人员|参加|参会|参加人员|参会人员|与会人员|到会|应到|列席|列席人员)[：:]?[ \u3000]*(?P<names>[{HAN}、，（）() \u3000]{{4,200}})$"
_ABSENT = rf"(?P<name>[{SURNAMES}][{HAN}]{{1,2}}?)(?:同志)?(?:因[{HAN}]{{1,8}})?(?P<away>请假|未能?出席|未能?参加|未到会|缺席)"


@text_rule("coherence")
def present_and_away(text: Prepared) -> Iterator[Finding]:
    """出席：谢德望、石磊, and 石磊因公请假 in the text of the same minutes."""
    if not pattern("请假|缺席|未到会|未能?出席|未能?参加").search(text.whole):
        return
    here = set[str]()
    for par in text.pars:
        if found := pattern(_PRESENT).match(par.text.strip()):
            here |= {re.sub("[（(].*|[ \u3000]", "", one) for one in pattern("[、，]").split(found["names"])}
    for spot in text.spots(_ABSENT) if here else ():
        if spot.match["name"] in here and not pattern("上次|上一次|中途|提前").search(
            spot.par.sentence(spot.start)
        ):
            yield spotted(TWO_VALUES, spot, name=spot.match["name"], before="列在到会的人里")


# ---- a post told of in two ways -------------------------------------------------------------------------------------------


_TOOK_POST = rf"(?P<year>20[0-9]{{2}})年(?P<month>[0-9]{{1,2}})月(?:起|开始)?(?:任|担任|就任|到任|出任)(?P<post>[{HAN}]{{2,24}}?)(?=以来|[，。；、]|至今)"


@text_rule("coherence")
def years_of_posts(text: Prepared) -> Iterator[Finding]:
    """本人于2022年8月任……院长, and 自2021年8月任院长以来."""
    posts = list(text.spots(_TOOK_POST, prose=True)) if "任" in text.whole else []
    for one, other in combinations(posts, 2):
        names = sorted((one.match["post"], other.match["post"]), key=len)
        if (
            names[1].endswith(names[0])
            and one.match["month"] == other.match["month"]
            and one.match["year"] != other.match["year"]
            and pattern("本人|我").search(text.whole)
        ):
            yield spotted(
                TWO_VALUES, other.part("year"), name=f"任{names[0]}的年份", before=f"{one.match['year']}年"
            )


_ANY_NAME = rf"[{SURNAMES}][{HAN}]{{1,2}}"
_PRESIDED = rf"(?:长|主任|书记|主席|经理)(?P<name>{_ANY_NAME})(?:同志)?[^，。；\n]{{0,14}}主持召开"
_PRESIDES = rf"(?<=\n)主持(?:人)?[：:][ 　]*(?:[{HAN}]{{2,10}}[ 　])?(?P<name>{_ANY_NAME})(?=\n|\Z)"
_POST = r"(?P<post>(?:党委|党组|党工委|支部)?副?书记|副?[局院校处科所站馆台县市区镇乡部厅]长|副?董事长|副?总经理|总工程师|总会计师|副?主任)"
_HOLDS = rf"(?<![原任])(?:(?P<also>(?:党委|党组|党工委)副?书记)、)?{_POST}(?P<name>[{SURNAMES}][{HAN}]{{2}})(?![{HAN}]{{0,1}}[镇乡村县市区局])"
_ONE_ONLY = ("总工程师", "总会计师")


@text_rule("coherence")
def posts_alike(text: Prepared) -> Iterator[Finding]:
    """局长周明远主持召开, and 主持：郑秀兰 at the foot; 党委书记顾长风, and 党委副书记顾长风; 总工程师马建华, and 总工程师苏文静, who is 副局长."""
    presided = list(text.spots(_PRESIDED, prose=True)) if "主持" in text.whole else []
    for spot in text.spots(_PRESIDES) if len(presided) == 1 else ():
        name, other = spot.match["name"], presided[0].match["name"]
        if name != other and not set(name[1:]) & set(other[1:]) and name[0] != other[0]:
            yield spotted(TWO_VALUES, spot.part("name"), name="主持", before=other)
    held: dict[str, list[Spot]] = {}
    for spot in text.spots(_HOLDS):
        held.setdefault(spot.match["name"], []).append(spot)
    holders = {(spot.match["post"], name) for name, spots in held.items() for spot in spots}
    for spots in held.values():
        spots.sort(key=lambda spot: _order(text, spot))
    for name, spots in held.items():
        posts = [spot.match["post"] for spot in spots]
        for spot in spots[1:]:
            post, first = spot.match["post"], posts[0]
            if "书记" in post and spots[0].match["also"]:
                first = spots[0].match["also"]
            below = {post, first} == {post.replace("副", ""), "副".join(_split(post))}
            taken = post in _ONE_ONLY and any(it == post and who != name for it, who in holders)
            if post != first and (below or (taken and posts.count(first) >= posts.count(post))):
                yield spotted(TWO_VALUES, spot.part("post", "name"), name=name, before=first + name)


def _order(text: Prepared, spot: Spot) -> int:
    """Where a spot stands in what was typed: who attends a meeting is printed last."""
    return text.source.text.find(spot.par.text[:LONGEST_HEAD]) if spot.par.text else 0


LONGEST_HEAD = 20


def _split(post: str) -> tuple[str, str]:
    """A post where 副 stands in it, or would: 党委, 书记."""
    bare = post.replace("副", "")
    found = pattern("党委|党组|党工委|支部").match(bare)
    place = found.end() if found else 0
    return bare[:place], bare[place:]


_AS = r"(?<=作为)(?P<what>[\u4e00-\u9fff]{0,8}?)(?P<post>副?[局院校处科所站馆台县市区镇乡部厅]长|副?董事长|副?总经理|副?书记)(?=，(?:我|本人))"
_UNDER_TITLE = r"(?P<post>(?:副?[局院校处科所站馆台县市区镇乡部厅]长|副?董事长|副?总经理|副?书记))[ \u3000]+[\u4e00-\u9fff]{2,4}\s*$"


@text_rule("coherence")
def own_post(text: Prepared) -> Iterator[Finding]:
    """作为集团董事长，我, in a report of 集团总经理 陆景行, who is called nothing else."""
    if "述职" not in text.title or "作为" not in text.whole:
        return
    head = next((par.text for par in text.pars[:4] if pattern(_UNDER_TITLE).search(par.text)), "")
    found = pattern(_UNDER_TITLE).search(head)
    for spot in text.spots(_AS, prose=True) if found else ():
        post = spot.match["post"]
        if found and post not in head and text.whole.count(post) == 1:
            yield spotted(TWO_VALUES, spot.part("post"), name="职务", before=found["post"])
