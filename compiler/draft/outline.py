"""Labelled paragraphs as an outline: which labels count, what stands under what, and what siblings are by their vote.

In: the paragraphs of a stretch of text, and whom to tell of doubts. Out: `Node`s, nested, each a heading, a run-in heading, an
item of a list or a plain paragraph, and the label form of each depth. Roles and reasons are noted on the paragraphs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, Protocol

from ..messages import codes
from ..messages.diagnostic import Code
from ..terms.characters import short
from ..terms.numerals import STANDARD_FORMS, LabelForm, Typed, read_label
from .paragraphs import Par, counts_on, first_sentence, ordinal
from .phrases import COUNTED, MEASURED, RANKS, SECTION_NEXT, SECTION_PROBLEM, decimal, never, runs_on, turn


class Doubt(Protocol):
    """Tells of a doubt about a paragraph."""

    def __call__(self, code: Code, par: Par, **args: str) -> None: ...


@dataclass(slots=True, eq=False)
class Node:
    """A paragraph and what stands under it. `kind` is its kind of label, or `#2` for an outline level; `cut` is where the
    lead of a run-in heading ends in the text after the label."""

    par: Par
    kind: str = ""
    role: str = "paragraph"
    cut: int = 0
    nature: tuple[str, ...] = ()
    children: "list[Node]" = field(default_factory=list)
    listed: "list[Node]" = field(default_factory=list)  # the other paragraphs of an enumeration
    form: str = ""

    @property
    def is_heading(self) -> bool:
        return self.role in ("heading", "run_in")


class _Shape(NamedTuple):
    """How a labelled paragraph looks: (R)un in, stands alone as a (H)eading, (S)hort sentence, (C)olon, whole (L)ines."""

    letter: str
    cut: int


def _shape(par: Par) -> _Shape:
    body = par.body
    blank = len(body) - len(body.lstrip())
    if par.typed:
        lead = par.line.lead - (0 if par.line.label else len(par.typed.text))
        if 0 < lead < len(body):
            return _Shape("R", lead)
    if par.line.outline:
        return _Shape("H", 0)
    end = first_sentence(body, 140)
    if end and end < len(body):
        usual = end - blank <= 50 and not MEASURED.search(body, 0, end)
        return _Shape("R", end) if usual else _Shape("L", end if end - blank <= 90 else 0)
    colon = re.match(r"\s*[^，。；：:,;]{1,24}[：:](?=.)", body)
    if colon:
        return _Shape("C", colon.end())
    if end:
        return _Shape("S" if len(body) - blank <= 36 and not MEASURED.search(body) else "L", end)
    if body[-1:] in "；;，,":
        return _Shape("L", 0)
    return _Shape("H" if len(body) <= 60 else "L", 0)


# ---- labels -------------------------------------------------------------------------------------------------------


def accept(pars: Sequence[Par], doubt: Doubt) -> None:
    """Which labels are meant as such: those that stand in a series, and no figures, dates or names."""
    found: list[tuple[Par, Typed, bool]] = []  # with whether there is doubt
    for par in pars:
        if par.line.rows or par.line.picture:
            continue
        if par.typed:
            found.append((par, par.typed, False))
        elif (
            not par.line.label
            and (typed := read_label(par.text))
            and not never(typed, par.text)
            and not _counts_inside(typed, par.text)
        ):
            found.append((par, typed, runs_on(typed, par.text)))
    decimals = _decimals(pars)
    found = [one for one in found if id(one[0]) not in decimals]
    following: list[int | None] = [None] * len(found)  # the number of the next sure label of the kind
    nearest: list[int | None] = [None] * len(found)  # and of the next label of the kind, sure or not
    sure: dict[str, int] = {}
    any_: dict[str, int] = {}
    for index in range(len(found) - 1, -1, -1):
        _, typed, doubtful = found[index]
        following[index] = sure.get(typed.kind)
        nearest[index] = any_.get(typed.kind)
        any_[typed.kind] = typed.number
        if not doubtful:
            sure[typed.kind] = typed.number
    last: dict[str, int] = {}
    for index, (par, typed, doubtful) in enumerate(found):
        before, number, kind = last.get(typed.kind, 0), typed.number, typed.kind
        goes_on = number == before + 1
        precedes = nearest[index] == number + 1
        if par.typed:
            accepted = True
        elif doubtful:
            strong = decimal(typed, par.text)
            again = following[index] == number
            accepted = not again and (
                (goes_on and (precedes or (not strong and number > 1))) or (number == 1 and precedes)
            )
        elif kind in ("章", "节", "条", "部分"):
            accepted = (
                (goes_on and number > 1)
                or (number == 1 and precedes)
                or (before > 0 and number <= before + 3)
            )
            accepted = accepted or (number == 1 and par.text[len(typed.text) :][:1] in " \u3000：:")
        elif number == 1 or goes_on or precedes:
            accepted = number < 100 or goes_on
        else:
            accepted = before > 0 and number <= before + 5
        if accepted:
            par.typed = typed
            last[typed.kind] = number
        elif not doubtful:
            doubt(codes.LABEL_UNSURE, par, label=typed.text)


def _counts_inside(typed: Typed, text: str) -> bool:
    """Whether a first label begins a list within its paragraph: 1、缺人；2、缺钱。"""
    if typed.number != 1 or typed.kind not in COUNTED or not typed.form:
        return False
    return bool(re.search(f"[；;，,。]\\s*{re.escape(typed.form.label(2))}(?![0-9])", text))


_DECIMAL = re.compile(r"(\d{1,2})[.．](\d{1,2})(?:[.．]\d{1,2})*[.．]?(?![0-9%％年月日])")


def _decimals(pars: Sequence[Par]) -> set[int]:
    """The ids of the paragraphs that are numbered 1.1, 1.2, 2.1, which is no label of the standard: they stay as typed."""
    found = [
        (par, (int(match[1]), int(match[2])), par.text[match.end() :][:1] in " \u3000\t")
        for par in pars
        if not par.typed and not par.line.rows and (match := _DECIMAL.match(par.text))
    ]
    steps = [b[0] == a[0] and b[1] - a[1] in (0, 1) for (_, a, _), (_, b, _) in pairwise(found)]
    if not any(steps):
        return set()
    near = [False, *steps, False]
    return {id(par) for i, (par, _, blank) in enumerate(found) if blank or near[i] or near[i + 1]}


def closing(pars: Sequence[Par], year: int) -> int:
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
    outermost = len(RANKS)  # of the labels before
    for i, par in enumerate(pars):
        if par.typed:
            outermost = min(outermost, RANKS[par.typed.kind])
        elif i >= start and par.text and not par.line.rows and not _outline(par):
            own, inner, restarts = may[i]
            ends = own and (
                inner > outermost or outermost == len(RANKS) or (outermost >= RANKS["1"] and restarts)
            )
            if ends and turn(par.text, year):
                return i
    return len(pars)


def _own_series(pars: Sequence[Par]) -> list[tuple[bool, int, bool]]:
    """Of the labels after each paragraph: whether every kind of them begins with its first, the outermost rank, and
    whether the next of them is a first."""
    out: list[tuple[bool, int, bool]] = []
    firsts: dict[str, int] = {}
    outermost, restarts = len(RANKS), True
    for par in reversed(pars):
        if par.typed:
            firsts[par.typed.kind] = par.typed.number
            outermost = min(outermost, RANKS[par.typed.kind])
            restarts = par.typed.number == 1
        out.append((all(number == 1 for number in firsts.values()), outermost, restarts))
    return out[::-1]


# ---- the tree -----------------------------------------------------------------------------------------------------


def tree(pars: Sequence[Par], doubt: Doubt, formatted: bool) -> tuple[list[Node], tuple[LabelForm, ...]]:
    """The paragraphs as nested as their labels say, and the label forms of each depth."""
    outer = _nesting([par.typed for par in pars if par.typed])
    root: list[Node] = []
    stack: list[Node] = []
    found: list[Node] = []
    for par in pars:
        kind = par.typed.kind if par.typed else _outline(par)
        node = Node(par, kind)
        if kind:
            while stack and stack[-1].kind != kind and not outer(stack[-1].kind, kind):
                stack.pop()
            if stack and stack[-1].kind == kind:
                stack.pop()
        (stack[-1].children if stack else root).append(node)
        found.append(node)
        if kind:
            stack.append(node)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    shapes = {id(par): _shape(par) for par in pars if par.typed}
    for par in pars:
        if par.typed:
            votes[par.typed.kind][shapes[id(par)].letter] += 1
    # 条 count on through the chapters, and have one face in all of them.
    articles = [node for node in found if node.kind == "条"]
    fixed = {"条": _vote("条", articles, shapes, votes["条"])} if articles else {}
    nodes = _settled(root, doubt, shapes, votes, fixed, True)
    _offer(nodes, doubt, formatted)
    return nodes, forms_of(nodes)


def take_heads(pars: Sequence[Par], doubt: Doubt) -> None:
    """Take for headings the short lines above which one and the same outermost series ends and below which it begins anew."""
    outermost = min((RANKS[par.typed.kind] for par in pars if par.typed), default=0)
    found = [
        par
        for par, following in pairwise(pars)
        if following.typed
        and RANKS[following.typed.kind] == outermost
        and following.typed.number == 1
        and looks_like_heading(par)
    ]
    anew = sum(
        par.typed is not None and RANKS[par.typed.kind] == outermost and par.typed.number == 1 for par in pars
    )
    if outermost and len(found) > 1 and len(found) == anew:
        for par in found:
            par.heads = True
            doubt(codes.HEADING_TAKEN, par, text=par.text)


def looks_like_heading(par: Par) -> bool:
    """Whether a paragraph without a label is as short and bare as headings are."""
    decimals = _DECIMAL.match(par.text)
    text = par.text[decimals.end() :].lstrip() if decimals else par.text
    return (
        not (par.typed or par.line.rows or par.line.picture)
        and (2 if decimals else 3) <= len(text) <= 24
        and not re.search("[。；：，、！？,;:!?.”…]|[0-9]$", text)
    )


def _outline(par: Par) -> str:
    if par.heads:
        return "#1"
    if par.line.outline and par.text and len(par.text) <= 80 and not par.line.rows:
        return f"#{par.line.outline}"
    return ""


def _settled(
    nodes: list[Node],
    doubt: Doubt,
    shapes: Mapping[int, _Shape],
    votes: Mapping[str, Counter[str]],
    fixed: Mapping[str, str],
    top: bool = False,
) -> list[Node]:
    """The nodes with their roles; what is a list is no heading, and what stands under it stands beside it."""
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.kind and node.par.typed:
            groups[node.kind].append(node)
    roles = {
        kind: fixed.get(kind) or _vote(kind, group, shapes, votes[kind]) for kind, group in groups.items()
    }
    out: list[Node] = []
    for node in nodes:
        par = node.par
        if node.kind and par.typed:
            _settle(node, roles[node.kind], shapes[id(par)], doubt)
        elif node.kind:
            node.role = "heading"
            par.role, par.reason = "heading", "restarts" if par.heads else "outline"
        else:
            node.role = "paragraph"
        children = _settled(node.children, doubt, shapes, votes, fixed)
        if node.is_heading:
            node.children = children
            node.nature = _section_nature(node) if top else ()
            out.append(node)
        else:
            node.children = []
            out += [node, *children]
    return _enumerated(out)


def _vote(kind: str, group: list[Node], shapes: Mapping[int, _Shape], kin: Counter[str]) -> str:
    """What a group of siblings is: headings that stand alone, run-in headings, or a list."""
    count = Counter(shapes[id(node.par)].letter for node in group)
    counted = kind in COUNTED
    under = any(node.children for node in group[:-1]) or (len(group) == 1 and bool(group[0].children))
    r, h, s, c, l = (count[letter] for letter in "RHSCL")  # noqa: E741
    if kind == "条":  # whole sentences are the text of a rule, whatever stands under them
        said = sum(
            re.search("[，,]", node.par.body[: shapes[id(node.par)].cut]) is not None for node in group
        )
        if (s + l + min(said, r)) * 2 >= len(group):
            return "list"
    if len(group) == 1 and not counted:  # alone: its cousins tell
        r, h, s, c, l = (count[letter] * 2 + kin[letter] for letter in "RHSCL")  # noqa: E741
    if 1 < len(group) != r and all(node.par.body[-1:] in ("；", ";") for node in group[:-1]):
        return "list"
    if r and r >= h and (r >= l if counted else r * 2 >= l):
        return "run_in"
    if h and h >= l:
        if counted and not under and not any(node.par.line.outline for node in group):
            return "list"
        return "heading"
    if s and s >= l:
        if under or (not counted and kin["H"] + kin["R"] > kin["L"]):
            return "heading"
        return "list" if counted or not any(node.children for node in group) else "heading"
    if c and c >= l:
        # 德清：数字乡村, its text on the next line, and so are its siblings
        alone = all(node.children and node.par.body[-1] not in "。；;！!？?" for node in group)
        return "heading" if alone else "colon"
    if not counted and l <= 2 and kin["R"] + kin["H"] > kin["L"]:
        return "run_in" if kin["R"] >= kin["H"] else "heading"
    return "list"


def _settle(node: Node, vote: str, shape: _Shape, doubt: Doubt) -> None:
    par, letter = node.par, shape.letter
    role, cut, reason = "item", 0, "sentence"
    if letter == "R" and par.line.lead and vote != "list":
        role, cut, reason = "run_in", shape.cut, "bold"
    elif vote == "run_in":
        if letter in "RS" or (letter == "L" and shape.cut) or letter == "C":
            role, cut, reason = "run_in", shape.cut, "siblings_run"
        elif letter == "H":
            role, reason = "heading", "siblings_run"
    elif vote == "colon":
        if letter in "RCS":
            role, cut, reason = "run_in", shape.cut, "siblings_run"
        elif letter == "H":
            role, reason = "heading", "siblings_run"
    elif vote == "heading":
        if letter in "HS" or (letter == "C" and len(par.body) <= 40):
            role, reason = "heading", "siblings_alone"
        elif letter in "RC":
            role, cut, reason = "run_in", shape.cut, "siblings_alone"
        elif len(par.body) <= 80 and not first_sentence(par.body):
            role, reason = "heading", "siblings_alone"
            doubt(codes.HEADING_UNSURE, par, text=short(par.text))
    elif letter in "HS":
        reason = "nothing_under"
        if node.kind != "条" and any(child.kind for child in node.children):
            role, reason = "heading", "siblings_alone"
    if role == "item" and vote != "list":
        doubt(codes.HEADING_UNSURE, par, text=short(par.text))
    node.role, node.cut = role, cut
    par.role, par.reason = role, reason
    if role == "item":
        par.typed = None


def _section_nature(node: Node) -> tuple[str, ...]:
    """What a section of the outermost level tells of, by its heading."""
    body = node.par.body
    text = body[: node.cut] if node.role == "run_in" else body
    if len(text) > 40:
        return ()
    natures = []
    if SECTION_PROBLEM.search(text) and not re.search("破解|解决|化解|整改|聚焦|紧盯|围绕", text):
        natures.append("problems")
    if SECTION_NEXT.search(text):
        natures.append("next_steps")
    return tuple(natures)


def _enumerated(nodes: list[Node]) -> list[Node]:
    """Paragraphs that begin with 一是, 二是, one after the other, become one enumeration."""
    out: list[Node] = []
    form, number = "", 0
    for node in nodes:
        begins = None
        if node.role == "paragraph" and node.par.text and not node.par.line.page_break:
            begins = ordinal(node.par.text)
        if begins and out and form == begins[0] and out[-1].role == "paragraph":
            if begins[1] == number + 1:
                out[-1].listed.append(node)
                out[-1].form = form
                number += 1
                continue
            if counts_on(form, begins[1], number):  # 最后， after 其次，: an enumeration that starts there
                node.form = form
        form, number = (begins[0], begins[1]) if begins and begins[1] == 1 else ("", 0)
        out.append(node)
    for node in out:
        if node.form:
            for one in (node, *node.listed):
                one.par.role, one.par.reason = "enumeration", "ordinals"
    return out


def _offer(nodes: Sequence[Node], doubt: Doubt, formatted: bool) -> None:
    """Point out paragraphs that look like unnumbered headings; they stay what they are."""
    run: list[tuple[Node, int]] = []
    for index, node in enumerate(nodes):
        _offer(node.children, doubt, formatted)
        text = node.par.text
        plain = node.role == "paragraph" and text and not node.form and not ordinal(text)
        cut = first_sentence(text, 26) if plain else 0
        if node.par.line.lead and plain and node.par.line.lead < len(text):
            cut = node.par.line.lead
        least = 2 if node.par.line.lead else 5
        looks = least <= cut < len(text) - 20 and not re.search("[0-9]", text[:cut])
        if looks:
            run.append((node, cut))
        if run and (not looks or index == len(nodes) - 1):
            if len(run) > 1 or run[0][0].par.line.lead:
                for one, end in run:
                    doubt(codes.LEAD_OFFERED, one.par, text=short(one.par.text[:end]))
            run = []
        if (
            plain
            and not formatted
            and looks_like_heading(node.par)
            and index + 1 < len(nodes)
            and (len(nodes[index + 1].par.text) > len(text) * 2 or _DECIMAL.match(text))
        ):
            doubt(codes.HEADING_OFFERED, node.par, text=text)


def _nesting(labels: Sequence[Typed]) -> Callable[[str, str], bool]:
    """Which kind of label stands outside which: one that counts on over another's series does, else the usual order."""
    evidence: Counter[tuple[str, str]] = Counter()
    last: dict[str, int] = {}
    since: dict[str, set[str]] = defaultdict(set)
    for typed in labels:
        if typed.number > 1 and last.get(typed.kind) == typed.number - 1:
            for other in since[typed.kind]:
                evidence[typed.kind, other] += 1
        since[typed.kind] = set()
        for kind in since:
            if kind != typed.kind:
                since[kind].add(typed.kind)
        last[typed.kind] = typed.number

    def rank(kind: str) -> float:
        return int(kind[1:]) + 1.5 if kind[0] == "#" else RANKS[kind]

    def outer(one: str, other: str) -> bool:
        balance = evidence[one, other] - evidence[other, one]
        return balance > 0 if balance else rank(one) < rank(other)

    return outer


# ---- forms --------------------------------------------------------------------------------------------------------


def forms_of(nodes: Sequence[Node]) -> tuple[LabelForm, ...]:
    """The label form of each depth, that of most; a usual one where a depth has no labels."""
    forms: list[LabelForm] = []
    level = [node for node in nodes if node.is_heading]
    while level:
        form = form_of(level)
        if form is None:
            form = next((one for one in STANDARD_FORMS if one not in forms), STANDARD_FORMS[-1])
        forms.append(form)
        level = [child for node in level for child in node.children if child.is_heading]
    return tuple(forms)


def form_of(nodes: Sequence[Node]) -> LabelForm | None:
    """The label form of most of the headings among siblings; None where none has a label."""
    found = Counter(
        node.par.typed.form for node in nodes if node.is_heading and node.par.typed and node.par.typed.form
    )
    if found:
        return found.most_common(1)[0][0]
    # （三) alone: no form prints it, the usual one of its kind stands for it.
    kinds = [node.par.typed.kind for node in nodes if node.is_heading and node.par.typed]
    return (
        LabelForm.parse({"一": "一、", "（一）": "（一）", "（1）": "（1）"}.get(kinds[0], "1."))
        if kinds
        else None
    )
