"""What is in force in a style, and written for another."""

from lxml import etree

from compiler.word.ooxml.package import read, w
from compiler.word.ooxml.properties import Sheet, as_xml, beyond, flat, merged
from compiler.word.ooxml.words import words
from tests.kit.old_documents import by_styles
from tests.kit.support import GENERAL


def test_a_style_put_on_another_says_what_it_is_to_say() -> None:
    """Whatever a style is based on, what is written for it brings about what was wanted."""
    sheets = [Sheet(read(data, "t.docx"), "t.docx") for data in (GENERAL.read_bytes(), by_styles())]
    looks = [(sheet.style(id), sheet) for sheet in sheets for id in sheet.elements]
    for wanted, sheet in looks[::3]:
        for parent, _ in looks[::7]:
            style = etree.fromstring(
                f'<w:style xmlns:w="{w("")[1:-1]}"><w:pPr>{as_xml(beyond(wanted, parent), "pPr")}</w:pPr>'
                f"<w:rPr>{as_xml(beyond(wanted, parent), 'rPr')}</w:rPr></w:style>"
            )
            own = merged(flat(style.find(w("pPr"))), flat(style.find(w("rPr"))))
            got, hoped = words(merged(parent, own), sheet), words(wanted, sheet)
            assert {k: v for k, v in got.items() if k not in ("other", "font", "latin_font")} == {
                k: v for k, v in hoped.items() if k not in ("other", "font", "latin_font")
            }
