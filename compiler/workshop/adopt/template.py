"""The way of an old document to a template: its page and its look stay, its text gives way to the slots.

In: the bytes of any .docx. Out: the bytes of a template, and what was taken over. What is not found follows the body, and the
standard.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from ...terms.fields import FIELDS
from ...word.ooxml.elements import Typed, typed
from ...word.ooxml.normal import put_right
from ...word.ooxml.package import pack, parse, read, w, write
from ...word.ooxml.properties import Sheet
from ...word.template.missing import without_orphans
from ...word.template.packs import is_pack
from ...word.template.safety import cut_off
from ..scaffold import build
from . import lists, styles
from .cleaning import of_section
from .cover import cover_of
from .form import Made, form_of
from .issued import Issued, issued_of
from .left import left
from .letterhead import letterhead_of
from .old import OldDocument, read_old
from .other import as_docx
from .page import page_of, part_of
from .parts import fonts_of, packaged, settings_of
from .samples import BODY, recognised
from .tags import text_of
from .told import Taken

_SCAFFOLD = "scaffold.docx"
_KINDS = ("document", "styles", "numbering", "settings", "fontTable")
_OURS = ("_rels/.rels", "docProps/app.xml")


def standard() -> bytes:
    """A template by nothing but the standard."""
    return build()


def started(data: bytes, name: str) -> tuple[bytes, Sequence[Taken]]:
    """A template that begins as another one, if there are slots in it, else one that looks as the document does.

    Raises CompileError (T302) for what is no .docx and cannot be made one.
    """
    data, told = as_docx(data, name)
    if not told and is_pack(data, name):
        parts = read(data, name)
        put_right(parts, name)
        cut_off(parts, name)
        return write(pack(part, xml) for part, xml in without_orphans(parts, name).items()), ()
    made, taken = adopt(data, name)
    return made, [*told, *taken]


def adopt(data: bytes, name: str) -> tuple[bytes, list[Taken]]:
    """A template that looks as the old document does, and what was taken over.

    Raises CompileError (T302) for what is no .docx. That the result compiles is for `Template.compile` to say.
    """
    old = read_old(data, name)
    form = form_of(old)
    samples = recognised(old, form)
    letterhead = letterhead_of(old, samples, form.table if form else None)
    issued = issued_of(old, letterhead)
    samples = samples._replace(found={**samples.found, **issued.samples})
    scaffold = read(build(issued.pack), _SCAFFOLD)
    model = {kind: typed(scaffold[f"word/{kind}.xml"], _SCAFFOLD, kind) for kind in _KINDS}
    cover = cover_of(old, samples.title)
    page = page_of(old, model["document"].body.sectPr)
    sheet = Sheet(scaffold, _SCAFFOLD)
    ours = styles.styled(old, _or_defaults(old.sheet.root, model["styles"]), sheet, samples)
    numbering = _or_emptied(old.part("numbering"), model["numbering"])
    tied = lists.tied_lists(old, numbering, model["numbering"], samples, ours.ids)
    styles.tied(ours, tied.num_id)
    slots = _slots(model["document"], sheet, ours.ids, issued)
    for one in letterhead.elements:
        if slot := _SLOT.fullmatch(text_of(one)):
            one.style = ours.ids[_style_of(slot[1])]  # type: ignore[attr-defined]
    if cover.title and not samples.title:  # the cover alone has one
        slots = [one for one in slots if text_of(one) != _TITLE]
    made = form.made(_by_slot(slots)) if form else Made(_over_columns(old, slots), ())
    told = [*cover.told, *letterhead.told, *issued.told, *page.told, *made.told, *ours.told, *tied.told]
    told += left(
        old, samples, letterhead._replace(cut={*letterhead.cut, *issued.cut}), form.table if form else None
    )
    _fill(old, [*cover.elements, *letterhead.elements, *made.elements, page.section])
    styles.pruned(ours, _users(old))
    lists.pruned(tied.root, [ours.root, old.document, *_margins(old)])
    changed = {
        "styles": ours.root,
        "numbering": tied.root,
        "settings": settings_of(old, model["settings"]),
        "fontTable": fonts_of(old, ours.root, model["fontTable"]),
    }
    return packaged(old, changed, {**{part: scaffold[part] for part in _OURS}, **letterhead.margins}), told


def _or_defaults(root: Typed | None, model: Typed) -> Typed:
    """The office's styles; where it has none, the defaults of ours."""
    if root is not None:
        return root
    for style in model.findall(w("style")):
        if not style.get(w("default")):
            model.remove(style)
    return model


def _or_emptied(root: Typed | None, model: Typed) -> Typed:
    """The office's lists; where it has none, no lists."""
    if root is None:
        root = copy.deepcopy(model)
        del root[:]
    return root


_SLOT = re.compile(r"\{\{p (\w+) \}\}")


def _style_of(name: str) -> str:
    """The style that a slot prints in."""
    return next(row.style for row in FIELDS.values() if row.zh == name and row.slot)


def _slots(document: Typed, sheet: Sheet, ids: Mapping[str, str], issued: Issued) -> list[Typed]:
    """The scaffold's paragraphs from its contents on, in the styles of the template; a blank line is as high as one of the body.
    Those of papers that are issued only where the old one had them."""
    slots = []
    paragraphs = [*document.iter(w("p"))]
    texts = [*map(text_of, paragraphs)]
    unwanted = [f"{{{{p {FIELDS[slot].zh} }}}}" for slot in _OF_ISSUED if slot not in issued.slots]
    for paragraph, text in [*zip(paragraphs, texts, strict=True)][texts.index(_FIRST) :]:
        if text in unwanted:
            continue
        own = copy.deepcopy(paragraph)
        style = sheet.elements.get(own.style or "")
        own.style = ids.get("" if style is None else styles.name_of(style), ids[BODY])
        slots.append(own)
    return slots


_TITLE = f"{{{{p {FIELDS['title'].zh} }}}}"
_FIRST = f"{{{{p {FIELDS['contents'].zh} }}}}"
_OF_ISSUED = ("attendance", "colophon")
_ABOVE = tuple(f"{{{{p {FIELDS[key].zh} }}}}" for key in ("title", "subtitle", "reporter"))


def _over_columns(old: OldDocument, slots: Sequence[Typed]) -> Sequence[Typed]:
    """The slots, those above the text in a section of their own where it stands over the columns of the text."""
    if old.head is None:
        return slots
    above = [slot for slot in slots if text_of(slot) in _ABOVE]
    ending = slots[0].makeelement(w("p"), {}, None)
    ending.get_or_add_pPr().append(of_section(old.head))
    return [*above, ending, *(slot for slot in slots if slot not in above)]


def _by_slot(paragraphs: Sequence[Typed]) -> dict[str, list[Typed]]:
    """The paragraphs of each slot: its own, and the blank line above it where it has one; none above what begins a cell."""
    found: dict[str, list[Typed]] = {}
    before: list[Typed] = []
    for paragraph in paragraphs:
        slot = _SLOT.fullmatch(text_of(paragraph))
        before.append(paragraph)
        if slot:
            key = next(key for key, row in FIELDS.items() if row.zh == slot[1] and row.slot)
            found[key] = before[-1:] if key == "addressees" else before
            before = []
    return found


def _fill(old: OldDocument, blocks: Sequence[etree._Element]) -> None:
    """These paragraphs, tables and section in place of all that the document says."""
    body = old.document.find(w("body"))
    del body[:]
    body.extend(blocks)


def _margins(old: OldDocument) -> Iterator[etree._Element]:
    """The headers and footers that the document names."""
    for reference in old.document.iter(w("headerReference"), w("footerReference")):
        part = part_of(old, reference)
        yield parse(old.parts[part], old.name, part)


def _users(old: OldDocument) -> str:
    """What may be in a style, as XML."""
    parts = [part for part in old.parts if re.match(r"word/(header|footer|numbering)", part)]
    texts = (old.parts[part].decode("utf-8", "replace") for part in parts)
    return "\n".join((etree.tostring(old.document, encoding="unicode"), *texts))
