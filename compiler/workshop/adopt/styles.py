"""The styles of the template: the office's own, and each of ours in the look that its paragraphs have.

In: an `OldDocument` and the samples of its paragraphs. Out: styles.xml with every style of the contract. A style is as its
sample is, else as the body is and the standard sets it off from there.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from ...terms.fields import FIELDS
from ...terms.styles import heading_style, style_words
from ...word.ooxml.elements import Typed, element
from ...word.ooxml.package import value_of, w
from ...word.ooxml.properties import (
    THEMED,
    Formatting,
    Sheet,
    beyond,
    merged,
    properties_of,
    put,
    set_look,
    tie,
)
from ...word.ooxml.words import in_short
from .old import OldDocument
from .paragraphs import indented, part_of_kind
from .samples import BODY, TITLE, TOLD, Samples
from .told import Taken, quoted

_CELL, _HEADER_CELL = (FIELDS[key].style for key in ("cell", "header_cell"))
_HEADINGS = tuple(heading_style(level) for level in range(1, 6))
_LEADS = {f"标题 {level} 字符": heading_style(level) for level in range(1, 6)}
_BUILT_IN = {name.casefold(): name for name in (TITLE, "footer", *_HEADINGS)}
# Styles that are based on another of ours, so that a change of its face in Word is theirs too.
_BASED = {
    **dict.fromkeys(_HEADINGS, BODY),
    **{row.style: BODY for row in FIELDS.values() if row.as_body and row.role},
    _HEADER_CELL: _CELL,
}
# Styles that begin a line as the body does.
_FIRST_LINE = (*_HEADINGS, FIELDS["closing_phrase"].style)
# What a style has for its purpose, whatever it looks like.
_PURPOSE = ("pPr/keepNext@val", "pPr/keepLines@val", "pPr/outlineLvl@val", "pPr/pageBreakBefore@val")
_ON = ("1", "true", "on")


class Styles(NamedTuple):
    """The root of styles.xml, the ids of our styles by name, and what is told of them."""

    root: Typed
    ids: Mapping[str, str]
    told: list[Taken]


def styled(old: OldDocument, root: Typed, scaffold: Sheet, samples: Samples) -> Styles:
    """The styles at `root`, which are the office's, with ours put in; the document's sheet goes by them from here on."""
    _name_fonts(root, old.sheet.fonts)
    sheet = old.sheet
    sheet.begin(root)
    models = {name_of(style): style for style in scaffold.elements.values() if not style.get(w("default"))}
    putting = _Putting(sheet, scaffold, samples, models, _ids(sheet, models))
    for name in (BODY, _CELL, *models):  # first those that others are based on
        if name not in putting.in_force:
            putting.in_force[name] = putting.put(name)
    told = []
    for name in TOLD:
        if sample := samples.found.get(name):
            zh, en = in_short(putting.in_force[name], sheet)
            text = quoted(old.text(sample.number))
            told.append(Taken(style_words(name), (f"照“{text}”：{zh}", f"as “{text}”: {en}")))
    return Styles(root, putting.ids, told)


def name_of(style: etree._Element) -> str:
    """A style's name, Word's built-in ones as the contract has them: programs differ in case, and 标题 1 is `heading 1`."""
    text = value_of(style, "name")
    heading = re.fullmatch(r"标题 ([1-5])", text)
    return heading_style(int(heading[1])) if heading else _BUILT_IN.get(text.casefold(), text)


def _name_fonts(root: etree._Element, theme: Mapping[str, str]) -> None:
    """Name the fonts that styles leave to the theme."""
    for fonts in root.iter(w("rFonts")):
        own = {f"rPr/rFonts@{str(key).removeprefix(w(''))}": str(face) for key, face in fonts.attrib.items()}
        fonts.attrib.clear()
        for key, face in _named(own, theme).items():
            fonts.set(w(key.partition("@")[2]), face)


def _named(look: Formatting, theme: Mapping[str, str]) -> dict[str, str]:
    """Formatting whose fonts are named, not left to a theme that another computer may show otherwise."""
    out = dict(look)
    for script, themed in THEMED.items():
        font = out.get(f"rPr/rFonts@{themed}", "")
        # A theme hardly ever has a font for the scripts of `cs`, which no document of ours has.
        if face := theme.get(font) or (font and script == "cs" and "Times New Roman"):
            out[f"rPr/rFonts@{script}"] = face
            del out[f"rPr/rFonts@{themed}"]
    return out


def _ids(sheet: Sheet, models: Mapping[str, etree._Element]) -> dict[str, str]:
    """The ids of our styles by name: those that the office has for them, else our own, where they are free."""
    known = {(s.get(w("type"), "paragraph"), name_of(s)): id for id, s in sheet.elements.items()}
    ids = {}
    for name, model in models.items():
        id = model.get(w("styleId"), "")
        while id in sheet.elements:
            id += "1"
        ids[name] = known.get((model.get(w("type"), "paragraph"), name), id)
    for lead, heading in _LEADS.items():  # the linked style goes by its link, whatever it is called
        linked = value_of(sheet.elements.get(ids[heading]), "link")
        if linked and linked in sheet.elements and sheet.elements[linked].get(w("type")) == "character":
            ids[lead] = linked
    return ids


@dataclass(frozen=True)
class _Putting:
    """Puts our styles in, one by one: what each comes to look like is `in_force`."""

    sheet: Sheet
    scaffold: Sheet
    samples: Samples
    models: Mapping[str, etree._Element]
    ids: Mapping[str, str]
    in_force: dict[str, dict[str, str]] = field(default_factory=dict)

    def put(self, name: str) -> dict[str, str]:
        """Put a style in, or leave the office's own as it is; what is in force in it."""
        model, old = self.models[name], self.sheet.elements.get(self.ids[name])
        kind = model.get(w("type"), "paragraph")
        if kind == "paragraph" and (old is None or not self._stays(name)):
            return self._paragraph(name, old)
        if name in _LEADS:
            self._lead(name, old)
        elif old is None:
            self._add(self._rebased(name, kind), None)
        return self.sheet.style(self.ids[name])

    def _stays(self, name: str) -> bool:
        """Whether a style of the contract that the office has stays as it is: it was made on purpose, and no text says more.

        Word's own were not: headings that no text shows are blue and slanted in many a file.
        """
        return name not in self.samples.found and (name == "footer" or name not in _BUILT_IN.values())

    def _paragraph(self, name: str, old: etree._Element | None) -> dict[str, str]:
        parent = _BASED.get(name, "")
        based = self.ids[parent] if parent else self.sheet.default()
        base = self.in_force[parent] if parent else self.sheet.style(based) if based else self.sheet.defaults
        wanted = self._wanted(name)
        own = self._copy(name, old)
        lead = next((self.ids[lead] for lead, heading in _LEADS.items() if heading == name), "")
        for tag, target in (("basedOn", based), ("next", self.ids[BODY]), ("link", lead)):
            if own.find(w(tag)) is not None:
                _point(own, tag, target)
        # LibreOffice has distances of its own for headings that name none.
        distances = {key: wanted.get(key, "0") for key in ("pPr/spacing@before", "pPr/spacing@after")}
        set_look(own, distances | beyond(wanted, base))
        self._add(own, old)
        return wanted

    def _lead(self, name: str, old: etree._Element | None) -> None:
        """The character style of a heading: what sets the heading's face off from the body's."""
        heading = _LEADS[name]
        own = self._rebased(name, "character", old)
        _point(own, "link", self.ids[heading])
        face = self.in_force.get(heading) or self.sheet.style(self.ids[heading])
        # Font and size in any case: LibreOffice takes them for the number from here.
        always = {key: value for key, value in face.items() if key.startswith(("rPr/rFonts@", "rPr/sz"))}
        body = part_of_kind(self.in_force[BODY], "rPr")
        set_look(own, always | beyond(part_of_kind(face, "rPr"), body))
        self._add(own, old)

    def _copy(self, name: str, old: etree._Element | None = None) -> Typed:
        """The scaffold's style, under the id and the name that the office has for it."""
        own: Typed = copy.deepcopy(self.models[name])
        own.styleId = self.ids[name]
        own.name.val = value_of(old, "name") or own.name.val
        return own

    def _rebased(self, name: str, kind: str, old: etree._Element | None = None) -> Typed:
        """The scaffold's style, based on the office's default of its kind."""
        own = self._copy(name, old)
        if own.basedOn is not None:
            _point(own, "basedOn", self.sheet.default(kind))
        return own

    def _add(self, style: etree._Element, old: etree._Element | None) -> None:
        if old is not None and (parent := old.getparent()) is not None:
            parent.replace(old, style)
        elif self.sheet.root is not None:
            self.sheet.root.append(style)
        self.sheet.put(style)

    def _wanted(self, name: str) -> dict[str, str]:
        """What is to be in force in a style: the office's, the body's, the standard's, in that order."""
        theme, body = self.sheet.fonts, self.samples.body
        id, default = self.models[name].get(w("styleId"), ""), self.scaffold.default()
        chain = reversed(self.scaffold.chain(id))
        own = merged(*(self.scaffold.own(one) for one in chain if one != default))
        fonts = part_of_kind(merged(self.scaffold.style(default), own), "rPr/rFonts@")
        sample = self.samples.found.get(name)
        if name == FIELDS["attachment_title"].style:
            sample = sample or self.samples.found.get(TITLE)
        if sample and sample.whole:
            look = {key: value for key, value in sample.look.items() if key not in _PURPOSE}
            purpose = {key: value for key, value in own.items() if key in _PURPOSE}
            return merged(fonts, _named(indented(look), theme), purpose)
        base = self.scaffold.style(default)
        if body:  # a style in the standard's own face of the body is in that of the office's
            face = self.scaffold.style(self.models[BODY].get(w("styleId"), ""))
            same = {key for key in own if key.startswith("rPr/rFonts@") and face.get(key) == own[key]}
            own = {key: value for key, value in own.items() if key not in same}
        if body and name != "footer":
            plain = {
                key: value
                for key, value in body.look.items()
                if key not in _PURPOSE and not key.startswith("pPr/ind")
            }
            base = merged(fonts, _named(plain, theme))
        if body and name in _FIRST_LINE:
            own = {key: value for key, value in own.items() if not key.startswith("pPr/ind")}
            base = merged(base, part_of_kind(body.look, "pPr/ind"))
        wanted = merged(base, own)
        if sample:
            own_face = _named(part_of_kind(sample.look, "rPr"), theme)
            wanted = merged(part_of_kind(wanted, "pPr"), fonts, own_face)
        return wanted


def _point(style: Typed, tag: str, id: str) -> None:
    """Let a style name another as what it is based on, linked to or followed by; none where the id is empty."""
    if id:
        put(style, element(tag, val=id))
    else:
        style.remove_all(f"w:{tag}")


def tied(styles: Styles, num_id: int) -> None:
    """Tie the headings to the levels of a list."""
    by_id = {style.get(w("styleId")): style for style in styles.root.iter(w("style"))}
    for level, name in enumerate(_HEADINGS):
        tie(properties_of(by_id[styles.ids[name]], "pPr"), num_id, level)


def pruned(styles: Styles, users: str) -> None:
    """Leave out built-in styles that nothing uses: some programs put hundreds into each file; `users` is the XML that may."""
    elements = {style.get(w("styleId"), ""): style for style in styles.root.iter(w("style"))}
    wanted = set(_USE.findall(users)) | set(styles.ids.values())
    for id, style in elements.items():
        custom = style.get(w("customStyle")) in _ON and style.get(w("type")) != "table"
        if custom or style.get(w("default")) in _ON:
            wanted.add(id)
    todo = list(wanted)
    while todo:
        style = elements.get(todo.pop())
        for id in (value_of(style, tag) for tag in ("basedOn", "next", "link")):
            if id in elements and id not in wanted:
                wanted.add(id)
                todo.append(id)
    for id, style in elements.items():
        if id not in wanted:
            styles.root.remove(style)


_USE = re.compile(r'<w:(?:pStyle|rStyle|tblStyle|styleLink|numStyleLink) w:val="([^"]*)"')
