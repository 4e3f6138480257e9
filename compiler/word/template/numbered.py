"""A template that comes with the compiler, with the page number of an office: its form and its place are the office's to say.

In: a compiled template, and what 单位.yaml says. Out: the template. One of the office's own is as its keeper made it.
"""

import zlib
from dataclasses import replace
from pathlib import Path

from ...source.ways import OfficeNumber
from ...terms import standard
from ...terms.patterns import late
from ..ooxml.package import pack_again
from ..writer.paragraphs import text_xml
from ..writer.sections import DASH_AFTER, DASH_BEFORE
from . import packs
from .compiled import Template

_FOOTERS = ("word/footer1.xml", "word/footer2.xml")
_PLACE = late(r'<w:ind w:(?:left|right)="\d+"/><w:jc w:val="(?:left|right)"/>')
_SIDES = {"居左": "left", "居右": "right"}


def with_number(template: Template, number: OfficeNumber | None) -> Template:
    """The template with that number in its footers, where it is one of the compiler's and the office has said something."""
    if not number or Path(template.name).parent != packs.builtin():
        return template
    static = tuple(
        pack_again(part.name, _put(zlib.decompress(part.data, -15).decode(), number).encode())
        if part.name in _FOOTERS
        else part
        for part in template.static
    )
    feet = {kind: _put(foot, number) for kind, foot in template.look.feet.items()}
    return replace(template, static=static, look=replace(template.look, feet=feet))


def _put(xml: str, number: OfficeNumber) -> str:
    """A footer with the number as the office has it; 外侧 is where the standard has it."""
    if number.form:
        before, after = number.form.split("1")
        xml = xml.replace(f">{DASH_BEFORE}<", f">{text_xml(before)}<").replace(
            f">{DASH_AFTER}<", f">{text_xml(after)}<"
        )
    if number.place == "居中":
        return _PLACE.sub('<w:jc w:val="center"/>', xml)
    if side := _SIDES.get(number.place):
        return _PLACE.sub(f'<w:ind w:{side}="{standard.PAGE_NUMBER_INDENT}"/><w:jc w:val="{side}"/>', xml)
    return xml
