"""The list that the headings are tied to: the office's where it prints our labels, else one of ours beside it.

In: an `OldDocument` and the ids of its styles. Out: numbering.xml, and what is told of it.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lxml import etree

from ...terms.numerals import STANDARD_FORMS
from ...terms.styles import heading_style
from ...word.ooxml.elements import Typed, element, remove
from ...word.ooxml.package import integer, value_of, w
from ...word.ooxml.properties import as_element, put
from .old import OldDocument
from .paragraphs import part_of_kind
from .samples import Samples
from .told import Taken


class Lists(NamedTuple):
    """The root of numbering.xml, the number of the headings' list, and what is told of it."""

    root: Typed
    num_id: int
    told: list[Taken]


def tied_lists(
    old: OldDocument, root: Typed, model: Typed, samples: Samples, ids: Mapping[str, str]
) -> Lists:
    """The office's lists, with one that the headings are tied to; `model` is the scaffold's numbering.xml."""
    num_id, styles = old.look.base_list, [old.look.style(heading_style(level)) for level in range(1, 5)]
    tied = all(s and (s.num_id, s.level) == (num_id, level) for level, s in enumerate(styles))
    if num_id and tied and old.look.base_forms[:4] == STANDARD_FORMS[:4]:
        how = ("照原文的多级编号", "the office's multilevel list")
    else:
        num_id = _new_list(root, model, samples, ids)
        how = ("一、（一）1.（1）①，自动编号", "一、（一）1.（1）①, automatic")
    return Lists(root, num_id, [Taken(("序号", "numbering"), how)])


def _new_list(root: Typed, model: Typed, samples: Samples, ids: Mapping[str, str]) -> int:
    """Put the scaffold's list in, tied to these headings alone; its number."""
    headings = {ids[heading_style(level)] for level in range(1, 6)}
    for tied in list(root.iter(w("pStyle"))):
        if tied.get(w("val")) in headings:
            remove(tied)
    abstract_id = 1 + max(
        (integer(a.get(w("abstractNumId")), 0) for a in root.iter(w("abstractNum"))), default=0
    )
    num_id = 1 + max((integer(n.get(w("numId")), 0) for n in root.iter(w("num"))), default=0)
    abstract = copy.deepcopy(model.find(w("abstractNum")))
    abstract.set(w("abstractNumId"), str(abstract_id))
    for level, lvl in enumerate(abstract.iter(w("lvl")), 1):
        put(lvl, element("pStyle", val=ids[heading_style(level)]))
        if samples.body:
            put(lvl, as_element(part_of_kind(samples.body.look, "pPr/ind"), "pPr"))
    root.insert_element_before(abstract, "w:num", "w:numIdMacAtCleanup")
    num = element("num", numId=str(num_id))
    num.append(element("abstractNumId", val=str(abstract_id)))
    root._insert_num(num)
    return num_id


def pruned(root: Typed, users: Iterable[etree._Element]) -> None:
    """Leave out the lists that nothing is numbered by."""
    used = {number.get(w("val")) for user in users for number in user.iter(w("numId"))}
    for num in root.findall(w("num")):
        if num.get(w("numId")) not in used:
            root.remove(num)
    abstracts = {value_of(num, "abstractNumId") for num in root.findall(w("num"))}
    for abstract in root.findall(w("abstractNum")):
        if abstract.get(w("abstractNumId")) not in abstracts:
            root.remove(abstract)
