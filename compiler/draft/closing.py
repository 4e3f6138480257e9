"""What a report closes with: problems, next steps. Where the closing begins, and what a paragraph or a section tells of.

In: paragraphs whose labels are known, and the year that the draft tells of. Out: natures (`problems`, `next_steps`), and
the stretches of the closing that have one.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .labels import RANKS
from .lines import Par

Natures = tuple[str, ...]

# ---- what a text tells of -----------------------------------------------------------------------------------------

_PROBLEM = re.compile(r"(?:问题|不足|差距|短板|薄弱|欠缺|弱项|困难)")
_PROBLEM_TURN = re.compile(
    r"(?:还|仍|也|依然|尚|但|然而|同时)[^。；;]{0,30}(?:存在|有|面临)[^。；;]{0,40}(?:问题|不足|差距|短板|薄弱|欠缺|弱项|困难)"
    r"|(?:存在|面临)(?:着)?[^。；;]{0,20}(?:问题|不足|差距|短板|薄弱|欠缺|弱项|困难)"
    r"|有待(?:进一步)?(?:加强|提高|提升|完善|改进|增强)|(?:问题|不足|差距|短板)[^。；]{0,10}(?:主要表现|主要是|依然|仍然)"
)
_AHEAD = re.compile(
    r"(?:^|(?<=[。；!！]))(?:针对(?:以上|上述|这些|存在)[^。]{0,16}[，,])?(?:下一步|下步|下一阶段|下阶段|今后|明年|来年|新的一年|在今后|在下一步|在新的一年|在下步|接下来|下半年|面对新|展望|未来)"
)
_WILL = re.compile(r"将|要|重点|继续|打算|计划|力争|进一步|努力")
_TROUBLE = "(?:问题|不足|差距|困难|短板)"
# 存在的问题 and the like, not 关于城东小学迁建问题.
_SECTION_PROBLEM = re.compile(
    rf"(?:存在|面临|遇到)[^，。；]{{0,16}}{_TROUBLE}|(?:主要|突出|当前|目前|工作中|自身|一些)的?(?:主要|突出|一些)?{_TROUBLE}"
    rf"|^{_TROUBLE}(?:之处|方面|清单)?[。：]?$|{_TROUBLE}(?:与|和|及|、)(?:主要|存在|今后|下)?(?:{_TROUBLE}|原因|挑战|打算|建议|改进|努力|整改|一步)"
    r"|(?:不足|差距)(?:之处)?[。：]?$"
)
_SECTION_NEXT = re.compile(
    r"下一步|下步|今后|下一阶段|下阶段|明年|来年|下半年|工作打算|工作思路|工作计划|工作安排|努力方向|改进措施|整改措施|打算|20\d\d年[^，。]{0,12}(?:思路|计划|打算|安排|重点)"
)


def turn(text: str, year: int) -> Natures:
    """What a paragraph of the closing tells of: problems, next steps, both or neither."""
    ahead = _AHEAD.search(text)
    if not ahead and year and (named := re.match(r"(20\d\d)年", text)) and int(named[1]) > year:
        ahead = named
    if ahead and not _WILL.search(text, ahead.start()):
        ahead = None
    if ahead and ahead.start() == 0:
        return ("next_steps",)
    problem = _PROBLEM_TURN.search(text)
    next_steps = ahead and (problem or _PROBLEM.search(text))
    return (*(("problems",) if problem else ()), *(("next_steps",) if next_steps else ()))


def nature_of_section(heading: str) -> Natures:
    """What a section of the outermost level tells of, by its heading."""
    if len(heading) > 40:
        return ()
    natures = []
    if _SECTION_PROBLEM.search(heading) and not re.search("破解|解决|化解|整改|聚焦|紧盯|围绕", heading):
        natures.append("problems")
    if _SECTION_NEXT.search(heading):
        natures.append("next_steps")
    return tuple(natures)


# ---- where the closing begins -------------------------------------------------------------------------------------


def closing_at(pars: Sequence[Par], year: int) -> int:
    """The index where the closing begins: an unlabelled paragraph that tells of problems or next steps, after which no
    series of labels from before goes on."""
    labels = [(i, par.typed) for i, par in enumerate(pars) if par.typed]
    if not labels and len(pars) < 3:
        return len(pars)
    outer = min((RANKS[typed.kind] for _, typed in labels), default=0)
    start = max((i + 1 for i, typed in labels if RANKS[typed.kind] == outer), default=1)
    if labels and outer >= RANKS["1"]:  # 1. 2. 3. after the next steps may be all that is labelled
        start = 1
    may = _own_series(pars)
    start = max(
        [start, *(i + 1 for i, par in enumerate(pars) if par.heads)]
    )  # what heads have below them is theirs
    outermost = len(RANKS)  # of the labels before
    for i, par in enumerate(pars):
        if par.typed:
            outermost = min(outermost, RANKS[par.typed.kind])
        elif i >= start and par.text and not par.line.rows and not par.kind:
            own, inner, restarts = may[i]
            ends = own and (
                inner > outermost or outermost == len(RANKS) or (outermost >= RANKS["1"] and restarts)
            )
            if ends and turn(par.text, year):
                return i
    return len(pars)


class _Below(NamedTuple):
    """Of the labels after a paragraph: whether every kind of them begins with its first, the outermost rank, and whether
    the next of them is a first."""

    own: bool
    outermost: int
    restarts: bool


def _own_series(pars: Sequence[Par]) -> list[_Below]:
    """What is labelled after each paragraph, and in it."""
    out: list[_Below] = []
    firsts: dict[str, int] = {}
    below = _Below(True, len(RANKS), True)
    for par in reversed(pars):
        if typed := par.typed:
            firsts[typed.kind] = typed.number
            own = all(number == 1 for number in firsts.values())
            below = _Below(own, min(below.outermost, RANKS[typed.kind]), typed.number == 1)
        out.append(below)
    return out[::-1]


# ---- its stretches ------------------------------------------------------------------------------------------------


class Stretch(NamedTuple):
    """Paragraphs of the closing that tell of the same."""

    natures: Natures
    pars: tuple[Par, ...]

    @property
    def reason(self) -> str:
        """Why its paragraphs are in the closing; empty where they tell of nothing."""
        return "both" if len(self.natures) == 2 else self.natures[0] if self.natures else ""


def stretches(pars: Sequence[Par], year: int) -> list[Stretch]:
    """The paragraphs of a closing by what they tell of; a paragraph that tells of nothing goes with those before it."""
    found: list[tuple[Natures, list[Par]]] = []
    for par in pars:
        natures = () if par.typed or par.line.rows or not par.text else turn(par.text, year)
        if found and (not natures or natures == found[-1][0]):
            found[-1][1].append(par)
        else:
            found.append((natures, [par]))
    return [Stretch(natures, tuple(members)) for natures, members in found]
