"""Headings without labels: which of the short lines that part a text are such, by where they stand, and the kind of label that each
stands for.

In: the paragraphs of a stretch of text, their labels known. Out: the same, what heads taken for such, and doubts. What forms such
lines have is told by `short_lines`. Linear in the length of the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections import ChainMap, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from ..messages import codes
from ..terms.numerals import DECIMAL_KINDS, LabelForm, Typed
from .closing import nature_of_section
from .labels import RANKS, USUAL
from .lines import Par
from .names import is_name
from .roles import Doubt
from .shapes import shape_of
from .short_lines import FORMS, explains_words, looks_like_heading, parts_text


def with_heads(pars: Sequence[Par], formatted: bool) -> tuple[list[Par], list[Doubt]]:
    """The paragraphs, the short lines that part the text taken for headings, and doubts; `formatted`: only those that have a
    face of their own are asked about."""
    found = ChainMap(*stand_for(pars, formatted).values())
    out = [par._replace(heads=found[at]) if at in found else par for at, par in enumerate(pars)]
    return out, [Doubt(codes.HEADING_TAKEN, out[at], {"text": out[at].text}) for at in sorted(found)]


def stand_for(pars: Sequence[Par], formatted: bool) -> dict[str, dict[int, str]]:
    """The lines that head a text, by the reason, and what each stands for: the kind of a label, or #1 for the outermost level
    without one. The first reason that has a line decides about it."""
    formed = {form: found(pars) for form, found in FORMS.items()}
    repeated = _repeated(pars)
    own = repeated.keys() | frozenset[int]().union(*formed.values())
    parting = [
        at
        for at, par in enumerate(pars)
        if (par.line.strong or not formatted) and (at in own or parts_text(pars, at))
    ]
    if not parting:
        return {}
    outer = min({par.typed.kind for par in pars if par.typed}, key=RANKS.__getitem__, default="")
    labels = [(at, par.typed.number) for at, par in enumerate(pars) if par.typed and par.typed.kind == outer]
    outside = [at for at in _outside(labels, parting) if at not in repeated]
    sections = _in_sections(pars, parting, outer) - formed["sources"] - repeated.keys()
    last = [at for at in outside if at not in sections]
    several = outer != "部分" and len(last) > 1 and _head_all(labels, outside)

    def like_outer(lines: Iterable[int]) -> dict[int, str]:
        return dict.fromkeys(lines, outer or "#1")

    def of_form(lines: Sequence[int], *forms: str) -> list[int]:
        return [at for at in lines if any(at in formed[form] for form in forms)]

    halves = of_form(last, "halves")
    return {
        "the labels leave out one number": dict.fromkeys(_in_gaps(labels, parting), outer),
        "in a section of a labelled heading": dict.fromkeys(sections, f"#{RANKS.get(outer, 0) - 1}"),
        "one of several above all labels": dict.fromkeys(last if several else (), "#1"),
        "repeated under several labels": {at: repeated[at] for at in parting if at in repeated},
        "above the sources": dict.fromkeys(of_form(parting, "sources"), "#1"),
        # 第一、 begins anew under lines that head it, and counts on beside others.
        "in two halves": dict.fromkeys(
            halves if not outer or any(_heads_first(pars, at, outer) for at in halves) else (), "#1"
        ),
        "in a chapter": like_outer(_in_chapters(pars, parting, formed["alike"], outer)),
        "the last of all": like_outer([*of_form(last, "final"), *(at for at in last if _ends_all(pars[at]))]),
        # What stands under it is a list.
        "above what words mean": like_outer(at for at in last if explains_words(pars[at].text)),
        "a rubric": dict.fromkeys(of_form(parting, "bracketed", "named"), "#1"),
        "a few words and a colon": dict.fromkeys(
            of_form(last, "colon"), outer if outer and RANKS[outer] <= RANKS["第一"] else "#1"
        ),
        "of a few words that rhyme": like_outer(of_form(parting, "rhymed")),
        "of one form": like_outer(
            at for at in of_form(parting, "alike") if pars[at].line.strong or not outer
        ),
        "above an inner series": _above_series(pars, parting, frozenset(last)),
        "the last section, which tells of problems or next steps": like_outer(
            at for at in last if len(pars[at].text) <= 16 and nature_of_section(pars[at].text)
        ),
    }


# ---- beside the outermost labels ----------------------------------------------------------------------------------

Labels = Sequence[tuple[int, int]]  # the outermost ones: where each stands, and its number


def _inside(parting: Sequence[int], begins: int, ends: int) -> Sequence[int]:
    """Those of the lines that part a text which stand between two others."""
    return parting[bisect_right(parting, begins) : bisect_left(parting, ends)]


def _outside(labels: Labels, parting: Sequence[int]) -> list[int]:
    """The lines below which no series of the outermost labels goes on."""
    goes_on = [*(number > 1 for _, number in labels), False]
    return [at for at in parting if not goes_on[bisect_right(labels, (at, 0))]]


def _head_all(labels: Labels, outside: Sequence[int]) -> bool:
    """Whether each time that the outermost labels begin anew, but one, a line stands above."""
    anew = [(above, at) for (above, _), (at, number) in pairwise([(-1, 0), *labels]) if number == 1]
    return sum(bool(_inside(outside, above, at)) for above, at in anew) >= len(anew) - 1


def _in_gaps(labels: Labels, parting: Sequence[int]) -> list[int]:
    """The lines that stand where the outermost labels leave out one number, 三、 and then 五、."""
    out: list[int] = []
    for (above, number), (below, after) in pairwise(labels):
        between = _inside(parting, above, below)
        if after == number + 2 and len(between) == 1:
            out += between
    return out


def _in_chapters(
    pars: Sequence[Par], parting: Sequence[int], alike: Collection[int], outer: str
) -> frozenset[int]:
    """The lines that head the parts of a chapter whose parts have no labels: the first stands right below 第一部分, and others
    come after it in that chapter; and the 结语 below them all."""
    if outer not in ("部分", "章"):
        return frozenset()
    found = {at for at in parting if at in alike}
    chapters = [at for at, par in enumerate(pars) if par.typed and par.typed.kind == outer]
    for begins, ends in pairwise([*chapters, len(pars)]):
        inside = _inside(parting, begins, ends)
        own = [at for at in inside if not _ends_all(pars[at])]
        if len(own) > 1 and own[0] == begins + 1 and not any(par.typed for par in pars[begins + 1 : ends]):
            found |= set(inside)
    below = _inside(parting, max(found), len(pars)) if found else ()
    return frozenset(found).union(at for at in below if _ends_all(pars[at]))


def _in_sections(pars: Sequence[Par], parting: Sequence[int], outer: str) -> set[int]:
    """The lines that head the parts of a section whose heading alone has a label, 二、: two or more, with no other label above
    them, the first right below it; where some section has such, or goes before another, a paragraph may stand above the first."""
    if outer not in ("Ⅰ", "一"):
        return set()
    labels = [index for index, par in enumerate(pars) if par.typed and par.typed.kind == outer]
    right, later = set[int](), list[tuple[set[int], bool]]()
    for begins, ends in pairwise([*labels, len(pars)]):
        inside = [at for at in _inside(parting, begins, ends) if not _ends_all(pars[at])]
        if not inside or shape_of(pars[begins]).letter != "H":
            continue
        if any(par.typed for par in pars[begins + 1 : inside[0]]):
            continue
        if len(inside) > 1 and inside[0] == begins + 1:
            right |= set(inside)
        elif len(inside) > 1:
            later.append((set(inside), ends < len(pars)))
    return right.union(*(inside for inside, goes_on in later if right or goes_on))


_ENDS_ALL = re.compile("结语|结束语|余论|尾声|后记|小结")


def _ends_all(par: Par) -> bool:
    return _ENDS_ALL.fullmatch(par.text) is not None


def _heads_first(pars: Sequence[Par], index: int, kind: str) -> bool:
    """Whether the first of the labels of a kind stands right below a line."""
    below = pars[index + 1].typed if index + 1 < len(pars) else None
    return below is not None and (below.kind, below.number) == (kind, 1)


# ---- above inner labels -------------------------------------------------------------------------------------------


def _above_series(pars: Sequence[Par], parting: Sequence[int], last: Collection[int]) -> dict[int, str]:
    """The lines above which and below which one inner series stands, 1. 2., the line, 1. 2., and the kind of label that each
    stands for. Below the `last` of the outermost labels text may stand above a line and one paragraph below it."""
    out: dict[int, str] = {}
    chains = _chains(pars)
    for at in parting:
        parted = at in last and not pars[at - 1].typed
        first = at + 1 + (parted and not pars[at + 1].typed)
        below = pars[first].typed if first < len(pars) else None
        if below and (kind := _above(below, chains[at], parted)):
            out[at] = kind
    return out


def _above(below: Typed, chain: Sequence[Typed], parted: bool) -> str:
    """The kind of label that a line stands for which has the first label of a series below it; empty where it has none. `chain`
    are the labels that it stands below, `parted`: some text parts it from these."""
    if below.number != 1 or below.kind in DECIMAL_KINDS:
        return ""
    above = [typed for typed in chain if RANKS[typed.kind] < RANKS[below.kind]]
    # Or what stands above is of an inner kind: 1. never begins below (5), but the line above it does.
    begins = any(RANKS[typed.kind] >= RANKS[below.kind] for typed in chain)
    if not above or not (parted or begins):
        return ""
    level = _level(below) - 1
    beside = next((typed.kind for typed in above if _level(typed) == level), "")
    return beside or f"#{RANKS[above[-1].kind] - 1}"


def _repeated(pars: Sequence[Par]) -> dict[int, str]:
    """The short lines that stand under each of several labelled parts with the same words, 问题 and 措施, and those between and
    after them in the same part; each with the kind of label that it stands for, one level below that part's."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, par in enumerate(pars):
        if par.at and looks_like_heading(par) and not is_name(par.text) and parts_text(pars, index, True):
            places[par.text].append(index)
    labels: dict[str, list[int]] = defaultdict(list)
    for index, par in enumerate(pars):
        if par.typed:
            labels[par.typed.kind].append(index)
    out: dict[int, str] = {}
    headed: set[int] = set()  # the labels that such lines stand under
    for found in places.values():
        # The outermost kind of which a label stands above the first, and between each two of them.
        between = [
            kind
            for kind, at in labels.items()
            if all(bisect_right(at, a) < bisect_right(at, b) for a, b in pairwise([-1, *found]))
        ]
        if len(found) > 1 and between:
            kind = min(between, key=RANKS.__getitem__)
            out |= dict.fromkeys(found, f"#{RANKS[kind] - 1}")
            headed |= {labels[kind][bisect_right(labels[kind], index) - 1] for index in found}
    for index in (index for found in places.values() for index in found if index not in out):
        above = {kind: at[bisect_right(at, index) - 1] for kind, at in labels.items() if at[0] < index}
        beside = [kind for kind, at in above.items() if at in headed]
        if len(beside) == 1:
            out[index] = f"#{RANKS[beside[0]] - 1}"
    return out


def _chains(pars: Sequence[Par]) -> list[tuple[Typed, ...]]:
    """The labels that each paragraph stands below, outermost first: the last of each kind that no outer one has ended."""
    out: list[tuple[Typed, ...]] = []
    chain: tuple[Typed, ...] = ()
    for par in pars:
        out.append(chain)
        if typed := par.typed:
            chain = (*(one for one in chain if RANKS[one.kind] < RANKS[typed.kind]), typed)
    return out


def _level(typed: Typed) -> int:
    """The level of a label by its form, or by its kind where it has none."""
    form = typed.form or LabelForm.parse(USUAL.get(typed.kind, "1."))
    return form.level if form else 1
