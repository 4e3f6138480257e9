"""What can be mended in a template without asking: marks of tags, styles that are missing, a few switches.

In: the bytes of a .docx. Out: the mended file, and a diagnostic (T363) for each thing done. Text is never touched but inside
tags that were found faulty, and there only where what was meant is certain. Each phase takes the parts of the file and gives
those after it.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache, partial
from typing import Any

from docx.oxml.settings import CT_Settings

from ..messages.diagnostic import Diagnostic, Place
from ..rules.template.facts import CHARACTER_STYLES, FOR_FIELD, HEADINGS, NEEDED, TemplateFacts
from ..terms.styles import style_words
from ..word.ooxml.elements import element, typed
from ..word.ooxml.feet import on_pages
from ..word.ooxml.look import DOCUMENT, Look, look_at, part_of
from ..word.ooxml.package import below, parse, read, serialized, value_of, w
from ..word.ooxml.properties import Sheet, beyond, put, set_look, tie
from ..word.template.safety import cut_off
from .annotate import marked
from .mend_marks import mended_marks
from .mend_tags import Parts, mended_tags, told
from .read_facts import facts_in
from .scaffold import build

Done = tuple[Parts, list[Diagnostic]]
FactsOf = Callable[[Parts], TemplateFacts]
"""The facts of the parts of a file: read anew where a phase has changed them."""


def mended(data: bytes, name: str) -> tuple[bytes, list[Diagnostic]]:
    """The mended file and what was done. Raises CompileError (T302) when it cannot be read."""
    parts, done = read(data, name), list[Diagnostic]()
    latest: list[tuple[Parts, TemplateFacts]] = []

    def facts(parts: Parts) -> TemplateFacts:
        if not latest or latest[0][0] is not parts:
            latest[:] = [(parts, facts_in(parts, name))]
        return latest[0][1]

    for phase in (
        mended_marks,
        mended_tags,
        _styles_added,
        partial(_fonts_named, facts=facts),
        partial(_off_the_grid, facts=facts),
        partial(_widows_left, facts=facts),
        partial(_footers_told_apart, facts=facts),
        _cut_off,
    ):
        parts, more = phase(parts, name)
        done += more
    pages = on_pages(parts, parse(parts[DOCUMENT], name, DOCUMENT), name)
    return marked(parts), [
        replace(one, place=one.place._replace(pages=pages.get(one.place.part, ("", 0)))) if one.place else one
        for one in done
    ]


def _look(parts: Parts, name: str) -> Look:
    return look_at(parts, parse(parts[DOCUMENT], name, DOCUMENT), name)


def _kind(style: str) -> str:
    return "character" if style in CHARACTER_STYLES or style.endswith("字符") else "paragraph"


# ---- styles that are missing ----------------------------------------------------------------------------------------


@cache
def _model() -> tuple[Sheet, Look]:
    """The styles as the standard has them."""
    parts = read(build(), "scaffold.docx")
    return Sheet(parts, "scaffold.docx"), _look(parts, "scaffold.docx")


def _styles_added(parts: Parts, name: str) -> Done:
    """The styles of the contract that are missing, as the standard has them."""
    part, sheet = part_of(parts, "styles", name), Sheet(parts, name)
    if part is None or sheet.root is None:
        return parts, []
    (model, model_look), look = _model(), _look(parts, name)
    ids = {
        model.default(kind): sheet.default(kind) for kind in ("paragraph", "character")
    }  # model → template
    missing: dict[str, str] = {}  # names, and ids of the model
    for style in (*NEEDED, *FOR_FIELD, *(f"标题 {n} 字符" for n in range(1, 6))):
        if wanted := model_look.style(style, _kind(style)):
            lead = style.endswith("字符")
            own = look.linked(f"heading {style[3]}") if lead else look.style(style, _kind(style))
            ids[wanted.id] = own.id if own else _free(wanted.id, sheet.elements)
            if own is None:
                missing[style] = wanted.id
    if not missing:
        return parts, []
    num_id = next((s.num_id for heading in HEADINGS if (s := look.style(heading)) and s.num_id), 0)
    tied: dict[int, str] = {}  # levels of the template's list, and ids of styles that were added for them
    for style, id in missing.items():
        added = _restyled(model, id, sheet, ids)
        if style in HEADINGS and num_id:
            level = HEADINGS.index(style)
            tie(added.get_or_add_pPr(), num_id, level)
            tied[level] = ids[id]
        sheet.root.append(added)
        sheet.put(added)
    _link(sheet)
    parts = {**parts, part: serialized(sheet.root)} | _tied_back(parts, name, look, num_id, tied)
    return parts, [
        told(
            f"补上了样式“{style_words(style)[0]}”",
            f"the style “{style}” was added",
            Place(name, part=part, around=style),
        )
        for style in missing
    ]


def _free(id: str, taken: Collection[str]) -> str:
    """An id that no style has yet."""
    return next(one for n in range(len(taken) + 1) if (one := f"{id}{n or ''}") not in taken)


def _restyled(model: Sheet, id: str, sheet: Sheet, ids: Mapping[str, str]) -> Any:
    """A style of the model, so set that in this template it looks as it does there."""
    style: Any = copy.deepcopy(model.elements[id])
    kind = style.get(w("type"), "paragraph")
    style.set(w("styleId"), ids[id])
    base = sheet.default(kind)
    for tag in ("basedOn", "next", "link"):
        if (other := style.find(w(tag))) is not None:
            if target := base if tag == "basedOn" else ids.get(value_of(style, tag), ""):
                other.set(w("val"), target)
            else:
                style.remove(other)
    set_look(style, beyond(model.style(id), sheet.style(base)) if kind == "paragraph" else model.own(id))
    return style


def _link(sheet: Sheet) -> None:
    """Tie a heading style and its character style to each other where one of them is new."""
    named = {sheet.name_of(id): style for id, style in sheet.elements.items()}
    for level, heading in enumerate(HEADINGS, 1):
        both = named.get(heading), named.get(f"标题 {level} 字符")
        for one, other in (both, both[::-1]):
            if one is not None and other is not None and below(one, "link") is None:
                put(one, element("link", val=other.get(w("styleId"), "")))


def _tied_back(parts: Parts, name: str, look: Look, num_id: int, tied: Mapping[int, str]) -> Parts:
    """The numbering, its levels naming the styles that were added for them."""
    part, instance = part_of(parts, "numbering", name), look.lists.instances.get(num_id)
    if part is None or instance is None or not tied:
        return {}
    styles = {str(level): style for level, style in tied.items()}
    root = typed(parts[part], name, part)
    for abstract in root.iterchildren(w("abstractNum")):
        if abstract.get(w("abstractNumId")) == str(instance.abstract):
            for level in abstract.iterchildren(w("lvl")):
                if level.get(w("ilvl")) in styles:
                    put(level, element("pStyle", val=styles[level.get(w("ilvl"))]))
    return {part: serialized(root)}


# ---- styles that are changed ----------------------------------------------------------------------------------------


def _changed(
    parts: Parts, name: str, styles: Mapping[str, str], change: Callable[[Any, str], object], zh: str, en: str
) -> Done:
    """Styles of the contract changed in place: `change` is given each, and the value that is wanted in it."""
    part, done = part_of(parts, "styles", name), list[Diagnostic]()
    if part is None or not styles:
        return parts, []
    look = _look(parts, name)
    root = typed(parts[part], name, part)
    for style, wanted in styles.items():
        if own := look.style(style, _kind(style)):
            change(next(one for one in root.iter(w("style")) if one.get(w("styleId")) == own.id), wanted)
            said = zh.format(style_words(style)[0], wanted), en.format(style, wanted)
            done.append(told(*said, Place(name, part=part, around=style)))
    return ({**parts, part: serialized(root)} if done else parts), done


def _fonts_named(parts: Parts, name: str, facts: FactsOf) -> Done:
    """The Chinese font of the standard in styles that have none."""
    model, _ = _model()
    faces = {style: model.font(model.style(id)) for id in model.elements if (style := model.name_of(id))}
    bare = {
        style: faces[style]
        for style, one in facts(parts).styles.items()
        if style in faces and not one.shape.fonts.east_asia and "eastAsia" not in one.shape.fonts.themed
    }
    return _changed(
        parts,
        name,
        bare,
        lambda style, face: style.get_or_add_rPr().get_or_add_rFonts().set(w("eastAsia"), face),
        "“{}”的中文字体设成了“{}”",
        "“{}” has the East Asian font “{}”",
    )


def _off_the_grid(parts: Parts, name: str, facts: FactsOf) -> Done:
    """Snap to grid off where the pitch is another."""
    return _switched_off(
        parts,
        name,
        facts,
        "snapToGrid",
        lambda facts: facts.off_grid,
        "“{}”不再对齐到网格",
        "“{}” no longer snaps to the grid",
    )


def _widows_left(parts: Parts, name: str, facts: FactsOf) -> Done:
    """Widow control off."""
    return _switched_off(
        parts,
        name,
        facts,
        "widowControl",
        lambda facts: [style for style, one in facts.styles.items() if one.shape.widow_control],
        "“{}”关掉了孤行控制",
        "widow control was turned off in “{}”",
    )


def _switched_off(
    parts: Parts,
    name: str,
    facts: FactsOf,
    tag: str,
    on: Callable[[TemplateFacts], Iterable[str]],
    zh: str,
    en: str,
) -> Done:
    """A switch off in the paragraph styles that have it on: first in `Normal`, as the others inherit what it says."""

    def off(style: Any, val: str) -> None:
        put(style.get_or_add_pPr(), element(tag, val=val))

    done: list[Diagnostic] = []
    for normal in (True, False):
        styles = [style for style in on(facts(parts)) if style not in CHARACTER_STYLES]
        chosen = [style for style in styles if (style == "Normal") is normal]
        parts, more = _changed(parts, name, dict.fromkeys(chosen, "0"), off, zh, en)
        done += more
    return parts, done


# ---- the file -------------------------------------------------------------------------------------------------------


def _footers_told_apart(parts: Parts, name: str, facts: FactsOf) -> Done:
    """Different footers on odd and even pages, where both have a page number."""
    said, part = facts(parts), part_of(parts, "settings", name)
    footers = said.sections[-1].footers if said.sections else {}
    numbered = all(kind in footers and footers[kind].shape for kind in ("default", "even"))
    if said.even_and_odd or part is None or not numbered:
        return parts, []
    settings = typed(parts[part], name, part)
    if not isinstance(settings, CT_Settings):
        return parts, []
    settings.evenAndOddHeaders_val = None  # it may stand there, switched off
    settings.evenAndOddHeaders_val = True
    place = Place(name, part=part)
    done = told("勾上了“奇偶页不同”", "“different odd and even pages” is on", place)
    return {**parts, part: serialized(settings)}, [done]


def _cut_off(parts: Parts, name: str) -> Done:
    """Forget which template the file was made from: it may lie anywhere, and Word would fetch it."""
    alone = dict(parts)
    cut_off(alone, name)
    if alone == parts:
        return parts, []
    return alone, [told("去掉了所附的模板", "the attached template was taken away", Place(name))]
