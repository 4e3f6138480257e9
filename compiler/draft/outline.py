"""Labelled paragraphs as an outline: what stands under what, what is a heading, an item of a list or a plain paragraph.

In: the paragraphs of a stretch of text, their labels known. Out: `Node`s, nested, the label form of each depth, and doubts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ..messages import codes
from ..terms.characters import short
from ..terms.numerals import STANDARD_FORMS, LabelForm, Typed
from .closing import Natures, nature_of_section
from .labels import RANKS, USUAL
from .lines import Par
from .roles import Doubt
from .sentences import IN_PARENTHESES, counted, counts_on, first_sentence, has_ordinals, ordinal
from .shapes import Shape, Stem, reshaped, shape_of
from .short_lines import looks_like_heading
from .votes import Face, Vote, face_of, lead_end, vote_of


class Node(NamedTuple):
    """A paragraph, what it is and why, and what stands under it. `cut` is where the lead of a run-in heading ends in the
    text after the label; `listed` are the other paragraphs of an enumeration, `form` is its form. `as_typed`: nothing in it
    is told apart; `follows`: the label before its own is that of an item of a list; `first`: the number that its
    enumeration begins with, which goes on from a paragraph above."""

    par: Par
    role: str = "paragraph"
    reason: str = "plain"
    cut: int = 0
    nature: Natures = ()
    children: "tuple[Node, ...]" = ()
    listed: "tuple[Node, ...]" = ()
    form: str = ""
    as_typed: bool = False
    follows: bool = False
    first: int = 1

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


def outline(pars: Sequence[Par], formatted: bool, reason: str = "", above: str = "") -> Outline:
    """The outline of a stretch; `formatted`: its paragraphs are such for certain; `reason`: why its plain ones are there;
    `above`: the title that it stands under."""
    stems, kin, articles = _nested(pars)
    # 条 count on through the chapters, and have one face in all of them.
    fixed = {"条": vote_of("条", articles, kin["条"])} if articles else {}
    doubts: list[Doubt] = []
    nodes = _settled(stems, kin, fixed, reason, doubts, above, True)
    _offer(nodes, formatted, doubts)
    return Outline(nodes, forms_of(nodes), tuple(doubts))


# ---- what stands under what ---------------------------------------------------------------------------------------

INSIDE = "'"  # after the kind of a label under a heading of that kind
_NO_SHAPE = Shape("", 0)


def _unlabelled(par: Par) -> Face:
    """What a paragraph is that heads what is below without a label."""
    return Face("run_in", "one_line", cut=True) if par.heads and par.line.lead else Face("heading", "outline")


def _nested(pars: Sequence[Par]) -> tuple[list[Stem], Mapping[str, Counter[str]], list[Stem]]:
    """The paragraphs as nested as their labels say; how those of each kind look; and the articles (条) among them."""
    inside, beside = _lists_inside(pars), _beside_labels(pars)
    outer = _nesting([par.typed for index, par in enumerate(pars) if par.typed and index not in inside])
    root: list[Stem] = []
    kin: dict[str, Counter[str]] = defaultdict(Counter)
    articles: list[Stem] = []
    stack: list[Stem] = []
    for index, par in enumerate(pars):
        kind = beside.get(par.kind, par.kind) + (INSIDE if index in inside else "")
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


def _beside_labels(pars: Sequence[Par]) -> Mapping[str, str]:
    """The kind of label that most headings of an outline level have, for those of that level which have none: 参考材料 beside
    四、对策建议."""
    levels: dict[int, Counter[str]] = defaultdict(Counter)
    for par in pars:
        if par.line.outline and par.kind:
            levels[par.line.outline][par.kind] += 1
    labelled = {
        level: kind
        for level, kinds in levels.items()
        for kind, count in kinds.most_common(1)
        if kind[0] != "#" and count > 1
    }
    out = {f"#{level}": kind for level, kind in labelled.items()}
    for level in levels.keys() - labelled.keys():
        # Below headings with labels those of an inner level without any stand under them: ## 一、, ### 问题.
        if above := max((one for one in labelled if one < level), default=0):
            out[f"#{level}"] = f"#{RANKS[labelled[above]] + level - above - 2}"
    return out


def _lists_inside(pars: Sequence[Par]) -> set[int]:
    """The indexes of labels that begin anew right under a heading of their own kind, which an outline level makes one, and of
    those that count on from them: a list under a numbered heading."""
    found: set[int] = set()
    last: dict[
        str, int
    ] = {}  # the number of the last item of the list under a heading, by its kind; 0: none yet
    for index, par in enumerate(pars):
        if par.line.outline:
            last = {par.typed.kind: 0} if par.typed else {}
        elif par.typed and last.get(par.typed.kind) == par.typed.number - 1:
            last[par.typed.kind] += 1
            found.add(index)
    return found


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
        if kind[0] == "#":
            return int(kind[1:]) + 1.5
        return RANKS[kind.removesuffix(INSIDE)] + (0.5 if kind.endswith(INSIDE) else 0)

    def outer(one: str, other: str) -> bool:
        balance = evidence[one, other] - evidence[other, one]
        return balance > 0 if balance else rank(one) < rank(other)

    return outer


# ---- what each is -------------------------------------------------------------------------------------------------


class _Series(NamedTuple):
    """Siblings that are counted from one on, and the text right above them."""

    stems: list[Stem]
    above: str


def _series(stems: Sequence[Stem], above: str) -> list[_Series]:
    """The labelled among siblings by their series: what counts from one again is another."""
    out: list[_Series] = []
    running: dict[str, _Series] = {}
    last = above
    for stem in stems:
        if typed := stem.par.typed:
            one = running.get(stem.kind)
            if one is None or (typed.number == 1 and one.stems[-1].par.typed != typed):
                out.append(one := _Series([], last))
                running[stem.kind] = one
            one.stems.append(stem)
        last = _last_of(stem).par.text
    return out


def _last_of(stem: Stem) -> Stem:
    return _last_of(stem.children[-1]) if stem.children else stem


def _settled(
    stems: Sequence[Stem],
    kin: Mapping[str, Counter[str]],
    fixed: Mapping[str, Vote],
    reason: str,
    doubts: list[Doubt],
    above: str = "",
    top: bool = False,
) -> tuple[Node, ...]:
    """The nodes with their roles; what is a list is no heading, and what stands under it stands beside it."""
    series = _series(stems, above)
    faces: dict[int, Face] = {}
    cuts: dict[int, int] = {}
    for one in series:
        kind = one.stems[0].kind
        reshaped(one.stems)
        vote = fixed.get(kind) or vote_of(kind, one.stems, kin[kind], one.above)
        faces |= {id(stem): face_of(vote, stem, one.stems) for stem in one.stems}
        cuts |= {id(stem): lead_end(stem, one.stems) for stem in one.stems}
    out: list[Node] = []
    listed: dict[str, int] = {}  # the number of the last item of a list, by the kind of its label
    for stem in stems:
        par = stem.par
        face = faces[id(stem)] if par.typed else _unlabelled(par) if stem.kind else None
        if face and face.unsure:
            doubts.append(Doubt(codes.HEADING_UNSURE, par, {"text": short(par.text)}))
        children = _settled(stem.children, kin, fixed, reason, doubts, par.text) if stem.children else ()
        if face is None:
            out.append(Node(par, "paragraph", reason or ("kept" if par.stays or par.plain else "plain")))
        elif face.role == "item":  # its label is text
            out.append(Node(par.with_label(None), "item", face.reason))
            listed[stem.kind] = par.typed.number if par.typed else 0
            out += children
        else:
            why = "restarts" if par.heads and not face.cut else face.reason
            cut = (cuts[id(stem)] if par.typed else par.line.lead) if face.cut else 0
            natures = nature_of_section(par.body[: cut or None]) if top else ()
            follows = par.typed is not None and listed.pop(stem.kind, 0) == par.typed.number - 1 > 0
            out.append(Node(par, face.role, why, cut, natures, children, follows=follows))
    return _enumerated(out)


def _enumerated(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Paragraphs that begin with 一是, 二是, one after the other, become one enumeration."""
    out: list[tuple[Node, list[Node], str]] = []  # each with the others of its enumeration, and its form
    form, number = "", 0
    last: dict[str, int] = {}  # of the enumerations that are open in the paragraphs above
    for node in nodes:
        begins = None
        if node.role in ("heading", "run_in"):
            last = {}
        if node.role == "paragraph" and node.par.text and not (node.par.plain or node.par.line.page_break):
            begins = ordinal(node.par.text)
        own = ""
        if begins and out and form == begins.form and out[-1][0].role == "paragraph":
            if begins.number == number + 1:
                first, listed, _ = out[-1]
                listed.append(node)
                out[-1] = first, listed, form
                number += 1
                last = counted(node.par.text, last)
                continue
            if counts_on(
                form, begins.number, number
            ):  # 最后， after 其次，: an enumeration that starts there
                own = form
        if begins and not own and begins.number > 1 and last.get(begins.form) == begins.number - 1:
            node = node._replace(first=begins.number)
        if node.role == "paragraph" and has_ordinals(node.par.text):
            last = counted(node.par.text, last)
        form, number = (begins.form, begins.number) if begins and begins.number == 1 else ("", 0)
        out.append((node, [], own))
    return tuple(_joined(node, listed, own) if own else node for node, listed, own in out)


def _joined(first: Node, others: Sequence[Node], form: str) -> Node:
    """An enumeration whose items are paragraphs."""
    node, *listed = (one._replace(role="enumeration", reason="ordinals") for one in (first, *others))
    return node._replace(listed=tuple(listed), form=form)


# A body by its place: 云溪县水利局.
_OF_PLACE = re.compile(
    "[\u3400-\u9fff]{1,6}?[省市县区州盟旗镇乡](?!域|场|级)[\u3400-\u9fff]{0,12}(?:局|委|办|院|校|府|会|中心|公司|所|站|厅|处)$"
)


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
            and not (_OF_PLACE.match(text) or IN_PARENTHESES.fullmatch(text))
            and index + 1 < len(nodes)
            and len(nodes[index + 1].par.text) > len(text) * 2
        ):
            doubts.append(Doubt(codes.HEADING_OFFERED, par, {"text": text}))


# ---- forms --------------------------------------------------------------------------------------------------------


def forms_of(nodes: Sequence[Node]) -> tuple[LabelForm, ...]:
    """The label form of each depth, that of most; a usual one where a depth has no labels."""
    found: list[LabelForm | None] = []
    level = [node for node in nodes if node.is_heading]
    while level:
        found.append(form_of(level))
        level = [child for node in level for child in node.children if child.is_heading]
    forms: list[LabelForm] = []
    for form in found:
        if form is None:
            inner = STANDARD_FORMS[len(forms) :]
            form = next((one for one in inner if one not in forms), STANDARD_FORMS[-1])
        forms.append(form)
    return tuple(forms)


def form_of(nodes: Sequence[Node]) -> LabelForm | None:
    """The label form of most of the headings among siblings; None where none has a label."""
    labels = [node.par.typed for node in nodes if node.is_heading and node.par.typed]
    if found := Counter(typed.form for typed in labels if typed.form):
        return found.most_common(1)[0][0]
    # 第一、 is of the depth that it stands at.
    return LabelForm.parse(USUAL.get(labels[0].kind, "1.")) if labels and labels[0].kind != "第一" else None
