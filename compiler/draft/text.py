"""The text of a draft: opening, body and closing, and the attachments, each with a numbering of its own.

In: the paragraphs between head and foot, and those below an attachment's title. Out: fields of the YAML; what is kept beside
their blocks goes into a `Written`.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..messages import codes
from ..source.load import Data, Path
from ..terms.characters import short
from ..terms.numerals import LabelForm
from .attached import Bound
from .blocks import Scope, Written, blocks, written
from .closing import Natures, Stretch, closing_at, stretches
from .keys import (
    BODY,
    CLOSING,
    CLOSING_PHRASE,
    CONTENT,
    LABELS,
    MARK_TEXT,
    NATURE,
    NATURES,
    NO_MARK,
    OPENING,
    TEXT,
    TITLE,
)
from .labels import labelled
from .lines import Par
from .outline import Node, Outline, outline
from .roles import Doubt, taken
from .unlabelled import with_heads


class Text(NamedTuple):
    """The text of a draft as fields, and the label forms of its headings."""

    fields: dict[str, Data]
    forms: tuple[LabelForm, ...]


def text_of(
    pars: Sequence[Par], phrases: Sequence[Par], year: int, usual: Sequence[LabelForm], out: Written
) -> Text:
    """Opening, body and closing of a text that the `phrases` end; `year` is that which the draft tells of, `usual` the forms
    that need not be written."""
    counted, doubts = labelled(pars)
    out.doubts += doubts
    counted, doubts = with_heads(counted, out.formatted)
    out.doubts += doubts
    begins = closing_at(counted, year)
    found = _outline(counted[:begins], out)
    nodes, ending = found.nodes, stretches(counted[begins:], year)
    if not counted:
        nodes, phrases = tuple(Node(par, "closing_phrase", "phrase") for par in phrases), ()
    first = found.first_heading or 0
    scope = Scope(found.forms)
    fields = _labels(found.forms, usual)
    if first:
        fields[OPENING] = blocks(nodes[:first], (OPENING,), scope, out)
    fields[BODY] = blocks(nodes[first:], (BODY,), scope, out)
    if ending or phrases:
        fields[CLOSING] = _closing(ending, phrases, out)
    return Text(fields, found.forms)


def plain_text(pars: Sequence[Par], phrases: Sequence[Par], told: bool, out: Written) -> Text:
    """The text as plain paragraphs, all of it in the body; which is `told` or not."""
    nodes = [*_as_typed(pars, "paragraph"), *_as_typed(phrases, "closing_phrase")]
    if nodes and told:
        par = nodes[0].par
        out.doubts.append(Doubt(codes.KEPT_PLAIN, par, {"text": short(par.shown)}))
    return Text({BODY: blocks(nodes, (BODY,), Scope(()), out)}, ())


def attachment(
    one: Bound,
    path: Path,
    number: int,
    of_several: bool,
    usual: Sequence[LabelForm],
    plain: bool,
    out: Written,
) -> Data:
    """An attachment that is bound with the document, its labels counted by themselves; `plain` as typed."""
    mark = one.mark or one.title_lines[0]
    if one.mark:
        prints = one.mark_text + one.title if not one.title_lines else None
        out.taken.append(taken(one.mark, "attachment_mark", "word", out.region)._replace(prints=prints))
    why = "after_mark" if one.mark else "forwarded"
    out.taken += [taken(par, "attachment_title", why, out.region) for par in one.title_lines]
    out.places[path] = mark.numbers[0]
    data: dict[str, Data] = {TITLE: one.title}
    if not one.mark:
        data[MARK_TEXT] = NO_MARK
        out.doubts.append(Doubt(codes.FORWARDED, mark, {"text": short(mark.text)}))
    elif one.mark_text != (f"附件{number}" if of_several else "附件"):
        data[MARK_TEXT] = one.mark_text
        out.doubts.append(Doubt(codes.AS_TYPED, mark, {"text": one.mark_text, "field": MARK_TEXT}))
    inside = (*path, CONTENT)
    if plain:
        data[CONTENT] = blocks(_as_typed(one.body, "paragraph"), inside, Scope(()), out)
        return data
    counted, doubts = labelled(one.body)
    out.doubts += doubts
    counted, doubts = with_heads(counted, out.formatted)
    out.doubts += doubts
    found = _outline(counted, out, above=one.title)
    data |= _labels(found.forms, usual)
    data[CONTENT] = blocks(found.nodes, inside, Scope(found.forms), out)
    return data


def _outline(pars: Sequence[Par], out: Written, reason: str = "", above: str = "") -> Outline:
    found = outline(pars, out.formatted, reason, above)
    out.doubts += found.doubts
    return found


def _as_typed(pars: Sequence[Par], role: str) -> list[Node]:
    return [Node(par.with_label(None), role, "kept", as_typed=True) for par in pars]


def _labels(forms: tuple[LabelForm, ...], usual: Sequence[LabelForm]) -> dict[str, Data]:
    """层次, where the forms are not the usual ones."""
    return {} if forms == tuple(usual[: len(forms)]) else {LABELS: written(forms)}


# ---- the closing --------------------------------------------------------------------------------------------------

_IN_ORDER: tuple[list[Natures], ...] = (
    [],
    [("problems",)],
    [("next_steps",)],
    [("problems",), ("next_steps",)],
)


def _closing(ending: Sequence[Stretch], phrases: Sequence[Par], out: Written) -> Data:
    """The closing: a mapping where problems, next steps and phrase come in this order, else blocks that say what they are."""
    text = "\n".join(par.text for par in phrases)
    out.taken += [taken(par, "closing_phrase", "phrase") for par in phrases]
    if [one.natures for one in ending] in _IN_ORDER:
        data: dict[str, Data] = {}
        for one in ending:
            key = NATURES[one.natures[0]]
            data[key] = _group(one, (CLOSING, key), out)
        if phrases:
            data[CLOSING_PHRASE] = text
            out.places[CLOSING, CLOSING_PHRASE] = phrases[0].numbers[0]
        return data
    made: list[Data] = []
    for one in ending:
        path: Path = (CLOSING, len(made))
        words: list[Data] = [NATURES[nature] for nature in one.natures]
        made.append({TEXT: _group(one, (*path, TEXT), out), NATURE: words[0] if len(words) == 1 else words})
        out.places[path] = one.pars[0].numbers[0]
    if phrases:
        made.append({TEXT: text, NATURE: CLOSING_PHRASE})
    return made


def _group(stretch: Stretch, path: Path, out: Written) -> Data:
    """Paragraphs, and below them, in a numbering of its own, what is labelled."""
    found = _outline(stretch.pars, out, stretch.reason)
    first, scope = found.first_heading, Scope(found.forms)
    if first is None:
        return blocks(found.nodes, path, scope, out)
    data: dict[str, Data] = {}
    if first:
        data[OPENING] = blocks(found.nodes[:first], (*path, OPENING), Scope(found.forms), out)
    data[LABELS] = written(found.forms)
    data[CONTENT] = blocks(found.nodes[first:], (*path, CONTENT), scope, out)
    return data
