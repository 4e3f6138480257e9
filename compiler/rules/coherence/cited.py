"""Rules on papers that a paper names: one of them by two titles, or two numbers, or two short names (S523, S524, S528); its attachments in the note and at their heads.

In: a `Prepared`. Out: findings, by a table of what stands in 《》 and of the numbers of papers. Two titles that differ by a word are one paper where one stands apart and once; a number that
no title stands by was told of before.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ..arithmetic.amounts import slip
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared, Spot, once
from .agreement import TWO_VALUES
from .alike import ANOTHER_NAME
from .attached import OTHER_NAME, bare, is_part
from .things import OTHER_COUNT

_TITLE = r"《(?P<title>[^《》\n]{3,70})》"
LEAST_TITLE, MOST_UNLIKE = 11, 3
"""Characters of a title that is like another by more than chance, and in how many in a row, at most, they differ."""
_LAW = re.compile("^中华人民共和国|(?<!办)法$|条例$")


@once
def titles(text: Prepared) -> Mapping[str, Sequence[Spot]]:
    """What a paper names in 《》, and where."""
    out: dict[str, list[Spot]] = {}
    for spot in text.spots(_TITLE):
        out.setdefault(spot.match["title"], []).append(spot)
    return out


_ATTACHED = rf"(?<=附件)(?:[0-9]{{0,2}})[：:][ \u3000]*(?:[0-9]{{1,2}}[.．、])?(?P<title>[{HAN}（）()“”0-9、]{{11,60}})(?=\n|\Z)"


def _attached_alike(text: Prepared) -> Iterator[Finding]:
    """附件：城市停车收费管理办法（征求意见稿）, of what the text sends out as 《城区停车收费管理办法（征求意见稿）》."""
    for spot in text.spots(_ATTACHED):
        name = spot.match["title"]
        near = [
            one for one in titles(text) if one != name and _unlike_within(one, name) and not _LAW.search(one)
        ]
        if len(near) == 1 and name not in titles(text) and text.whole.count(name) == 1:
            yield spotted(ANOTHER_NAME, spot.part("title"), wanted=near[0])


_RULES_KINDS = (
    "管理制度",
    "管理办法",
    "管理规定",
    "工作制度",
    "工作办法",
    "工作规定",
    "考核办法",
    "考核制度",
    "考核细则",
)


@text_rule("coherence")
def rules_alike(text: Prepared) -> Iterator[Finding]:
    """按照《镇机关考勤管理制度》签到, and 违反《镇机关考勤管理办法》 further on: one set of rules, of two kinds."""
    where = titles(text)
    for first, other in combinations(where, 2):
        kinds = [next((kind for kind in _RULES_KINDS if name.endswith(kind)), "") for name in (first, other)]
        if not all(kinds) or kinds[0] == kinds[1] or first[: -len(kinds[0])] != other[: -len(kinds[1])]:
            continue
        odd, known = where[other][0], where[first][0]
        said = known.par.sentence(known.start) + odd.par.sentence(odd.start)
        apart = other not in known.par.sentence(known.start) and not re.search(
            "废止|原|修订|修改|制定|出台|印发|代替|以及|依据|根据", said
        )
        if len(first) - len(kinds[0]) >= LEAST_OF_RULES and len(where[other]) == 1 and apart:
            yield at(ANOTHER_NAME, odd.par, odd.start + 1, odd.end - 1, wanted=first)


LEAST_OF_RULES = 3
"""Characters of what rules are on, before their kind."""


@text_rule("coherence")
def titles_alike(text: Prepared) -> Iterator[Finding]:
    """《……专项资金管理办法》, and further on 《……专项资金使用办法》; （2024—2026年） in a title, and （2024—2025年）."""
    yield from _attached_alike(text)
    where = titles(text)
    for first, other in combinations(where, 2):
        if not _unlike_within(first, other) or _LAW.search(first):
            continue
        pars = {spot.par.index for spot in where[first]}
        if len(where[other]) > len(where[first]) and not _own(text, first):
            first, other = other, first
        for spot in where[other] if len(where[other]) == 1 else ():
            if spot.par.index not in pars:
                yield at(ANOTHER_NAME, spot.par, spot.start + 1, spot.end - 1, wanted=first)


def _own(text: Prepared, title: str) -> bool:
    return title in text.title


_A_PLACE = re.compile("[\u4e00-\u9fff]{0,2}[省市县区州盟旗乡镇村]")


def _unlike_within(one: str, other: str) -> bool:
    """Whether two long titles of one length differ by a few characters in a row, and at no number but the years of a plan."""
    if len(one) != len(other) or len(one) < LEAST_TITLE:
        return False
    unlike = [here for here, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    first, last = unlike[0], unlike[-1]
    spans = pattern("20[0-9]{2}(?:年)?[—\\-至～]20[0-9]{2}").search(one)
    digits = one[first].isdigit()
    if last > first and all(_A_PLACE.match(name, last) for name in (one, other)):
        return False  # 《安平省突发事件应急预案》, 《清河县突发事件应级预案》: of two places
    return last - first < MOST_UNLIKE and (not digits or spans is not None)


# ---- numbers -----------------------------------------------------------------------------------------------------------


_NUMBER = rf"(?P<office>[{HAN}]{{2,12}})〔(?P<year>20[0-9]{{2}})〕(?P<n>[0-9]{{1,4}})号"
_LEADS = re.compile("按照|根据|依据|贯彻|落实|执行|依照|遵照|和|及|的|见|以|对|于|据")


class Numbered(NamedTuple):
    """A paper's number where it stands: the office's signs, year, number in the year; the title that stands with it, if any."""

    office: str
    year: str
    number: str
    title: str
    spot: Spot


@once
def numbered(text: Prepared) -> Sequence[Numbered]:
    """The numbers of papers that a paper names."""
    out = []
    for spot in text.spots(_NUMBER):
        match = spot.match
        title = pattern(r"《([^《》]{4,70})》[（(]$").search(spot.before)
        after = pattern(r"(?:文件?)?《([^《》]{4,70})》").match(spot.after)
        name = (title and title[1]) or (after and after[1]) or ""
        out.append(Numbered(_LEADS.split(match["office"])[-1], match["year"], match["n"], name, spot))
    return out


@text_rule("coherence")
def numbers_alike(text: Prepared) -> Iterator[Finding]:
    """江政办发〔2024〕17号 with its title, and further on 〔2024〕71号 with none; one title with two numbers."""
    for first, one in combinations(numbered(text), 2):
        if (first.year, first.number) == (one.year, one.number) or first.office != one.office:
            continue
        before = f"〔{first.year}〕{first.number}号"
        alike = first.year == one.year and slip(first.number, one.number)
        alone = not one.title and first.title and sum(it.number == one.number for it in numbered(text)) == 1
        if (one.title and one.title == first.title) or (alike == "swapped" and alone):
            here = one.spot._replace(start=one.spot.since("year").start - 1)
            yield spotted(OTHER_COUNT, here, before=before)


# ---- short names -------------------------------------------------------------------------------------------------------


_SHORT = r"(?:以下(?:统一?)?简称|下称|简称)[为：:]?[“]?《(?P<name>[^《》\n]{3,10})》"


@text_rule("coherence")
def short_titles(text: Prepared) -> Iterator[Finding]:
    """（以下简称《实施方案》）, and 按照《实施办法》部署: a short title that is explained nowhere."""
    if "简称" not in text.whole:
        return
    names = {spot.match["name"] for spot in text.spots(_SHORT)}
    others = titles(text)
    for name in names:
        for other, spots in others.items():
            if other in names or len(other) != len(name) or other[: len(name) // 2] != name[: len(name) // 2]:
                continue
            explained = any(full != other and full.endswith(other) for full in others)
            if len(spots) == 1 and not explained and text.whole.count(f"《{name}》") > 0:
                yield at(ANOTHER_NAME, spots[0].par, spots[0].start + 1, spots[0].end - 1, wanted=name)


# ---- attachments -------------------------------------------------------------------------------------------------------


@text_rule("coherence")
def attachments_headed(text: Prepared) -> Iterator[Finding]:
    """附件：1.经费测算表 in the note, and 资金安排表 at the head of that attachment."""
    notes = [par for par in text.pars if par.block.role == "attachment_note"]
    heads = [par for par in text.pars if par.block.role == "attachment_title"]
    if len(notes) != len(heads):
        return
    listed = [
        bare(
            re.sub(
                r"^附件[：:]|^[ \u3000]*[0-9０-９]{1,2}[.．、]",
                "",
                re.sub("^附件[：:]", "", par.text.strip()),
            )
        )
        for par in notes
    ]
    for named, par in zip(listed, heads, strict=True):
        title = bare(par.text)
        if (
            named
            and title
            and not is_part(named, title)
            and 2 * len({*named} & {*title})
            >= min(len({*named}), len({*title}))  # else each names it in its way: 来函
            and not any(is_part(other, title) for other in listed)
        ):
            number = str(heads.index(par) + 1) if len(heads) > 1 else ""
            yield at(OTHER_NAME, par, 0, len(par.text), said={"number": number, "before": named})


# ---- the paper that is answered -------------------------------------------------------------------------------------------


_DOCKET = rf"(?P<office>[{HAN}]{{2,10}})〔(?P<year>20[0-9]{{2}})〕(?P<n>[0-9]{{1,4}})号"


@text_rule("coherence")
def answered_number(text: Prepared) -> Iterator[Finding]:
    """《……请示》（二院字〔2025〕36号）收悉, and 按照二院字〔2025〕39号请示 further on."""
    if "收悉" not in text.whole:
        return
    spots = list(text.spots(_DOCKET, prose=True))
    received = [spot for spot in spots if pattern("^）?[^。]{0,4}(?:收悉|均?收到)").match(spot.after)]
    for spot in spots:
        pointing = pattern("^(?:的)?(?P<kind>请示|来函|函|报告)").match(spot.after)
        if (
            len(received) == 1
            and pointing
            and spot is not received[0]
            and spot.match["office"].endswith(received[0].match["office"][-3:])
        ):
            first = received[0]
            kind = pattern("(?P<kind>请示|函|报告)》[（(]$").search(first.before)
            if (
                kind
                and kind["kind"] in pointing["kind"]
                and spot.match.group("year", "n") != first.match.group("year", "n")
            ):
                yield spotted(
                    TWO_VALUES,
                    spot.part("year", "n"),
                    name="文号",
                    before=f"〔{first.match['year']}〕{first.match['n']}号",
                )
