"""The fonts that the text of a .docx is set in, by the names that its styles and runs give.

In: the bytes of a .docx. Out: names of fonts. Raises CompileError (T302).
"""

import re

from ..ooxml.elements import typed
from ..ooxml.package import read, w
from ..ooxml.properties import Sheet

_PRINTED = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_CHINESE = re.compile(
    "[\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)


def fonts_in_use(data: bytes, name: str) -> frozenset[str]:
    """The font of each Chinese text, of each label, and of what headers and footers hold."""
    parts = read(data, name)
    sheet, found = Sheet(parts, name), set[str]()
    for part in filter(_PRINTED.fullmatch, parts):
        margin = part.startswith(("word/header", "word/footer"))
        for paragraph in typed(parts[part], name, part).iter(w("p")):
            if paragraph.find(f".//{w('numPr')}") is not None:
                found.add(sheet.font(sheet.paragraph(paragraph)))
            for text, formatting in sheet.runs(paragraph):
                if margin or _CHINESE.search(text):
                    found.add(sheet.font(formatting))
    return frozenset(found - {""})
