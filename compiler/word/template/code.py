"""The code of a part: text and the steps of its tags in turn, after docxtpl has been there.

In: the changed tree of a part, and its tags. Out: its `Filler`. docxtpl takes away what a {%p %}, {%tr %}, {%tc %} or {%r %}
stands for, and sees no brace but those of tags that were found sound. The only door to docxtpl.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...messages.diagnostic import CompileError
from ...tags.evaluation import Step, plain
from ...tags.quantities import FaultError
from ..ooxml.package import DECLARATION, refusal, w
from .changes import BRACES_AGAIN
from .part import Part
from .places import child_of
from .printing import Filler, engine
from .tags import short

if TYPE_CHECKING:
    from lxml import etree

MAX_PATCHED = 2 * 1024 * 1024  # characters of what holds a {%p %}, {%tr %}, {%tc %} or {%r %}
CUT = "<?cut ?>"
_ONLY = re.compile(r"<w:p[ >](?:(?!<w:p[ >]|<\?).)*<\?p (\d+)\?>(?:(?!<w:p[ >]|<\?).)*</w:p>", re.DOTALL)
"""A paragraph in which nothing stands but one tag that stands for it."""
_MARK = re.compile(r"<\?t (\d+)\?>|\{% t(\d+) %\}")


def text_filler(part: Part, root: etree._Element, whole: Sequence[etree._Element]) -> Filler:
    """A part with paragraphs as code; `whole` are those with a tag that stands for more than itself.

    Raises CompileError (T302, T309).
    """
    from lxml import etree

    tops = {child_of(root.find(w("body")), root, paragraph): None for paragraph in whole}
    for top in tops:
        top.addprevious(etree.PI("cut"))
        top.addnext(etree.PI("cut"))
    xml = etree.tostring(root, encoding="unicode")
    if tops:
        xml = _patched(xml, part.template)
    found = _MARK.split(DECLARATION + xml)
    pieces = [found[0].translate(BRACES_AGAIN)]
    for index in range(1, len(found), 3):
        pieces += [found[index] or found[index + 1], found[index + 2].translate(BRACES_AGAIN)]
    return filler_of(part, pieces)


def _patched(xml: str, template: str) -> str:
    """What docxtpl makes of the pieces with tags that stand for more than themselves; all other braces out of sight."""
    out, size = [], 0
    for chunk in xml.split(CUT):
        if found := _ONLY.fullmatch(chunk):  # as slots are; what docxtpl makes of it takes 35 ms to import
            out.append(f"{{% t{found[1]} %}}")
            continue
        plain = re.sub("[{}]", lambda m: f"&#{ord(m[0])};", chunk)
        tagged = re.sub(r"<\?(p|tr|tc|r) (\d+)\?>", r"{%\1 t\2 %}", plain)
        if tagged != plain:
            size += len(tagged)
            if size > MAX_PATCHED:
                zh, en = "有标记的表格或段落太大。", "a table or paragraph with tags is too large."
                raise refusal(template, zh, en)
            from docxtpl import DocxTemplate

            tagged = str(DocxTemplate("").patch_xml(tagged))
        out.append(tagged)
    return "".join(out)


def filler_of(part: Part, pieces: Sequence[str]) -> Filler:
    """Code of text and the numbers of tags in turn. Raises CompileError (T309)."""
    steps: list[Step] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            steps += part.tags[int(piece) - 1].steps
        elif piece:
            steps.append(Step("text", text=piece))
    spots = tuple((short(tag.text), tag.place) for tag in part.tags)
    filler = Filler(part.name, b"", spots, part.repair)
    try:
        return filler._replace(program=plain(steps) or engine().code(steps))
    except FaultError as fault:
        raise CompileError([filler.diagnostic(0, fault, part.template)]) from None
