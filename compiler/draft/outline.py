"""Labelled paragraphs as an outline: what stands under what, what is a heading, an item of a list or a plain paragraph.

In: the paragraphs of a stretch of text, their labels known. Out: `Node`s, nested, the label form of each depth, and doubts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..messages import codes
from ..terms.characters import short
from ..terms.numerals import STANDARD_FORMS, LabelForm, Typed
from .closing import Natures, nature_of_section
from .labels import RANKS, after_decimals
from .lines import Par
from .roles import Doubt
from .sentences import counts_on, first_sentence, ordinal
from .votes import Face, Shape, Stem, Vote, face_of, shape_of, vote_of


class Node(NamedTuple):
    """A paragraph, what it is and why, and what stands under it. `cut` is where the lead of a run-in heading ends in the
    text after the label; `listed` are the other paragraphs of an enumeration, `form` is its form. `as_typed`: nothing in it
    is told apart."""

    par: Par
    role: str = "paragraph"
    reason: str = "plain"
    cut: int = 0
    nature: Natures = ()
    children: "tuple[Node, ...]" = ()
    listed: "tuple[Node, ...]" = ()
    form: str = ""
    as_typed: bool = False

    @property
    def is_heading(self) -> bool:
        return self.role in ("heading", "run_in")


class Outline(NamedTuple):
    """The paragraphs as nested as their labels say, the label forms of each depth, and doubts."""

    nodes: tuple[Node, ...]
    forms: tuple[LabelForm, ...]
    doubts: tuple[Doubt, ...]

    @property
    def first_heading(self) -> int | None:
        """The index of the first heading; None where there is none."""
        return next((i for i, node in enumerate(self.nodes) if node.is_heading), None)


def outline(pars: Sequence[Par], formatted: bool, reason: str = "") -> Outline:
    """The outline of a stretch; `formatted`: its paragraphs are such for certain; `reason`: why its plain ones are there."""
    stems, kin, articles = _nested(pars)
    # 条 count on through the chapters, and have one face in all of them.
    fixed = {"条": vote_of("条", articles, kin["条"])} if articles else {}
    doubts: list[Doubt] = []
    nodes = _settled(stems, kin, fixed, reason, doubts, True)
    _offer(nodes, formatted, doubts)
    return Outline(nodes, forms_of(nodes), tuple(doubts))


# ---- headings without labels --------------------------------------------------------------------------------------


def with_heads(pars: Sequence[Par]) -> tuple[list[Par], list[Doubt]]:
    """The paragraphs, the short lines above which one and the same outermost series ends and below which it begins anew taken
    for headings; and doubts."""
    outermost = min((RANKS[par.typed.kind] for par in pars if par.typed), default=0)
    if not outermost:
        return list(pars), []
    found = {
        index
        for index, (par, following) in enumerate(pairwise(pars))
        if _begins(following, outermost) and looks_like_heading(par)
    }
    anew = sum(_begins(par, outermost) for par in pars)
    if not len(found) == anew > 1:
        return list(pars), []
    out = [par._replace(heads=True) if index in found else par for index, par in enumerate(pars)]
    return out, [Doubt(codes.HEADING_TAKEN, out[index], {"text": out[index].text}) for index in sorted(found)]


def _begins(par: Par, rank: int) -> bool:
    """Whether a paragraph has the first label of a kind of that rank."""
    return par.typed is not None and RANKS[par.typed.kind] == rank and par.typed.number == 1


def looks_like_heading(par: Par) -> bool:
    """Whether a paragraph without a label is as short and bare as headings are."""
    rest = after_decimals(par.text)
    text = par.text if rest is None else rest.lstrip()
    return (
        not (par.typed or par.plain or par.line.rows or par.line.picture)
        and (3 if rest is None else 2) <= len(text) <= 24
        and not re.search("[。；：，、！？,;:!?.”…]|[0-9]$", text)
    )


# ---- what stands under what ---------------------------------------------------------------------------------------

_NO_SHAPE = Shape("", 0)
_UNLABELLED = Face("heading", "outline")


def _nested(pars: Sequence[Par]) -> tuple[list[Stem], Mapping[str, Counter[str]], list[Stem]]:
    """The paragraphs as nested as their labels say; how those of each kind look; and the articles (条) among them."""
    outer = _nesting([par.typed for par in pars if par.typed])
    root: list[Stem] = []
    kin: dict[str, Counter[str]] = defaultdict(Counter)
    articles: list[Stem] = []
    stack: list[Stem] = []
    for par in pars:
        kind = par.kind
        stem = Stem(par, kind, shape_of(par) if par.typed else _NO_SHAPE)
        if not kind:
            (stack[-1].children if stack else root).append(stem)
            continue
        while stack and stack[-1].kind != kind and not outer(stack[-1].kind, kind):
            stack.pop()
        if stack and stack[-1].kind == kind:
            stack.pop()
        (stack[-1].children if stack else root).append(stem)
        stack.append(stem)
        if par.typed:
            kin[kind][stem.shape.letter] += 1
        if kind == "条":
            articles.append(stem)
    return root, kin, articles


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


# ---- what each is -------------------------------------------------------------------------------------------------


def _settled(
    stems: Sequence[Stem],
    kin: Mapping[str, Counter[str]],
    fixed: Mapping[str, Vote],
    reason: str,
    doubts: list[Doubt],
    top: bool = False,
) -> tuple[Node, ...]:
    """The nodes with their roles; what is a list is no heading, and what stands under it stands beside it."""
    groups: dict[str, list[Stem]] = defaultdict(list)
    for stem in stems:
        if stem.par.typed:
            groups[stem.kind].append(stem)
    votes = {kind: fixed.get(kind) or vote_of(kind, group, kin[kind]) for kind, group in groups.items()}
    out: list[Node] = []
    for stem in stems:
        par = stem.par
        face = face_of(votes[stem.kind], stem) if par.typed else _UNLABELLED if stem.kind else None
        if face and face.unsure:
            doubts.append(Doubt(codes.HEADING_UNSURE, par, {"text": short(par.text)}))
        children = _settled(stem.children, kin, fixed, reason, doubts) if stem.children else ()
        if face is None:
            out.append(Node(par, "paragraph", reason or ("kept" if par.stays or par.plain else "plain")))
        elif face.role == "item":  # its label is text
            out.append(Node(par.with_label(None), "item", face.reason))
            out += children
        else:
            why = "restarts" if par.heads else face.reason
            cut = stem.shape.cut if face.cut else 0
            natures = nature_of_section(par.body[: cut or None]) if top else ()
            out.append(Node(par, face.role, why, cut, natures, children))
    return _enumerated(out)


def _enumerated(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Paragraphs that begin with 一是, 二是, one after the other, become one enumeration."""
    out: list[tuple[Node, list[Node], str]] = []  # each with the others of its enumeration, and its form
    form, number = "", 0
    for node in nodes:
        begins = None
        if node.role == "paragraph" and node.par.text and not (node.par.plain or node.par.line.page_break):
            begins = ordinal(node.par.text)
        own = ""
        if begins and out and form == begins.form and out[-1][0].role == "paragraph":
            if begins.number == number + 1:
                first, listed, _ = out[-1]
                listed.append(node)
                out[-1] = first, listed, form
                number += 1
                continue
            if counts_on(
                form, begins.number, number
            ):  # 最后， after 其次，: an enumeration that starts there
                own = form
        form, number = (begins.form, begins.number) if begins and begins.number == 1 else ("", 0)
        out.append((node, [], own))
    return tuple(_joined(node, listed, own) if own else node for node, listed, own in out)


def _joined(first: Node, others: Sequence[Node], form: str) -> Node:
    """An enumeration whose items are paragraphs."""
    node, *listed = (one._replace(role="enumeration", reason="ordinals") for one in (first, *others))
    return node._replace(listed=tuple(listed), form=form)


def _offer(nodes: Sequence[Node], formatted: bool, doubts: list[Doubt]) -> None:
    """Point out paragraphs that look like unnumbered headings; they stay what they are."""
    run: list[tuple[Par, int]] = []
    for index, node in enumerate(nodes):
        _offer(node.children, formatted, doubts)
        par = node.par
        text = par.text
        plain = node.role == "paragraph" and text and not ordinal(text)
        cut = first_sentence(text, 26) if plain else 0
        if par.line.lead and plain and par.line.lead < len(text):
            cut = par.line.lead
        least = 2 if par.line.lead else 5
        looks = least <= cut < len(text) - 20 and not re.search("[0-9]", text[:cut])
        if looks:
            run.append((par, cut))
        if run and (not looks or index == len(nodes) - 1):
            if len(run) > 1 or run[0][0].line.lead:
                doubts += [
                    Doubt(codes.LEAD_OFFERED, one, {"text": short(one.text[:end])}) for one, end in run
                ]
            run = []
        if (
            plain
            and not formatted
            and looks_like_heading(par)
            and index + 1 < len(nodes)
            and (len(nodes[index + 1].par.text) > len(text) * 2 or after_decimals(text) is not None)
        ):
            doubts.append(Doubt(codes.HEADING_OFFERED, par, {"text": text}))


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
    labels = [node.par.typed for node in nodes if node.is_heading and node.par.typed]
    if found := Counter(typed.form for typed in labels if typed.form):
        return found.most_common(1)[0][0]
    # （三) alone: no form prints it, the usual one of its kind stands for it.
    usual = {"一": "一、", "（一）": "（一）", "（1）": "（1）"}
    return LabelForm.parse(usual.get(labels[0].kind, "1.")) if labels else None
