"""What is in force in a style with the level of its list, in a character style over it, and in what is set by hand.

In: the styles and lists of a template. Out: `Shape`, worked out as Word does (sheet 15.1).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..rules.template.facts import Fonts, Shape
from ..word.ooxml.look import Look
from ..word.ooxml.package import below, integer, value_of, w
from ..word.ooxml.properties import THEMED, Formatting, Sheet, flat, merged

if TYPE_CHECKING:
    from lxml import etree


class Shapes:
    """Works out what is in force in a style with its list level, a character style, and formatting by hand."""

    def __init__(self, sheet: Sheet, numbering: etree._Element | None, look: Look) -> None:
        self.sheet, self.numbering, self.look = sheet, numbering, look
        self._known: dict[tuple[str, bytes, bytes], Shape] = {}

    def level(self, num_id: int, index: int) -> etree._Element | None:
        """A level of a list: that of the instance where it has one of its own, else that of its abstract list."""
        instance = self.look.lists.instances.get(num_id)
        if instance is None or self.numbering is None:
            return None
        wanted = (("num", "numId", num_id), ("abstractNum", "abstractNumId", instance.abstract))
        for kind, key, number in wanted:
            for element in self.numbering.iterchildren(w(kind)):
                if element.get(w(key)) == str(number):
                    levels = (lvl for lvl in element.iter(w("lvl")) if lvl.get(w("ilvl")) == str(index))
                    if (found := next(levels, None)) is not None:
                        return found
        return None

    def by_hand(
        self, paragraph: str, direct: etree._Element | None, run: etree._Element | None = None
    ) -> Shape:
        """What comes out of a paragraph style and what is set by hand on a paragraph and a run, worked out once for all that say the same."""
        from lxml import etree

        def said(one: etree._Element | None) -> bytes:
            return b"" if one is None else bytes(etree.tostring(one, with_tail=False))

        key = (paragraph, said(direct), said(run))
        if key not in self._known:
            self._known[key] = self.of(paragraph, value_of(run, "rStyle"), direct, run)
        return self._known[key]

    def of(
        self,
        paragraph: str,
        character: str = "",
        direct: etree._Element | None = None,
        run: etree._Element | None = None,
    ) -> Shape:
        """What comes out of a paragraph style, a character style, and the properties set by hand on both."""
        sheet, num_id, level = self.sheet, 0, 0
        layers: list[Formatting] = [sheet.defaults]
        for id in reversed(sheet.chain(paragraph)):
            known = self.look.styles[id]
            if below(sheet.elements[id], "pPr/numPr") is not None:
                num_id, level = num_id if known.num_id is None else known.num_id, known.level
                layers.append(flat(below(self.level(num_id, level), "pPr")))
            layers.append(sheet.own(id))
        if below(direct, "numPr") is not None:
            num_id = integer(value_of(direct, "numPr/numId"), num_id)
            level = integer(value_of(direct, "numPr/ilvl"), level)
            layers.append(flat(below(self.level(num_id, level), "pPr")))
        of_paragraph = merged(*layers[1:], flat(direct))
        of_character = merged(*sheet.layers(character))
        by_hand = flat(run)
        all_of_it = merged(sheet.defaults, of_paragraph, of_character, by_hand)

        def toggle(name: str) -> bool:
            """On or off; where two styles both have it they cancel each other (17.7.3)."""
            key = f"rPr/{name}@val"
            if key in by_hand:
                return by_hand[key] == "1"
            styles = (of_paragraph.get(key), of_character.get(key))
            return sheet.defaults.get(key) == "1" or styles.count("1") == 1

        return _shape(all_of_it, sheet, toggle("b"), toggle("vanish"), num_id, level)


def _shape(formatting: Formatting, sheet: Sheet, bold: bool, hidden: bool, num_id: int, level: int) -> Shape:
    def text(key: str, usual: str = "") -> str:
        return formatting.get(key, usual)

    def number(key: str, usual: int = 0) -> int:
        return integer(formatting.get(key), usual)

    fonts = {slot: text(f"rPr/rFonts@{slot}") for slot in THEMED}
    themed = {slot: text(f"rPr/rFonts@{theme}") for slot, theme in THEMED.items()}
    fonts |= {slot: sheet.fonts.get(theme, "") for slot, theme in themed.items() if theme}
    colour = text("rPr/color@val", "auto").upper()
    jc, outline = text("pPr/jc@val"), number("pPr/outlineLvl@val", 9)
    return Shape(
        Fonts(
            fonts["ascii"],
            fonts["hAnsi"],
            fonts["eastAsia"],
            fonts["cs"],
            frozenset(slot for slot, theme in themed.items() if theme),
        ),
        number("rPr/sz@val", 20),
        bold,
        hidden,
        "" if colour == "AUTO" else colour,
        "rPr/color@themeColor" in formatting,
        number("rPr/spacing@val"),
        number("pPr/spacing@line", 240),
        text("pPr/spacing@lineRule", "auto"),
        number("pPr/spacing@before"),
        number("pPr/spacing@after"),
        text("pPr/snapToGrid@val", "1") == "1",
        text("pPr/widowControl@val", "1") == "1",
        text("pPr/keepNext@val") == "1",
        {"start": "left", "end": "right"}.get(jc, jc),
        {key.partition("@")[2]: number(key) for key in formatting if key.startswith("pPr/ind@")},
        0 if outline > 8 else outline + 1,
        num_id,
        level,
    )
