"""What of an old document is no model for anything: its list of contents, and the lines that name its attachments.

In: the paragraphs of the text. Out: those of them that are such.
"""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Sequence, Set

from lxml import etree

from ...draft.contents import without_contents
from ...draft.lines import Line, Par
from ...word.ooxml.package import of_its_own, w
from ...word.reader.fields import made_text
from ...word.reader.paragraphs import CONTENTS_STYLE
from .paragraphs import Seen

_ATTACHED = re.compile(r"\s*附\s*件?\s*[0-9一二三四五六七八九十]*\s*[：:]")
_MARK = re.compile(r"\s*附\s*件\s*[0-9一二三四五六七八九十]*\s*")
_ITEM = re.compile(r"\s*(?:[0-9０-９]{1,2}\s*[.．、]|[（(]?[0-9一二三四五六七八九十]{1,2}[）)])")
_NAME = 60  # characters of the name of an attachment, at most
_SHOWN = {w("tab"): "\t", w("br"): "\n"}


def contents(document: etree._Element, texts: Sequence[Seen], names: Sequence[str]) -> Set[Seen]:
    """The paragraphs of a list of contents, its title with them: made by Word, or typed; `names` are those of their styles."""
    made = _made(document)
    pars = [
        Par(line.text, (at,), line, at=at)
        for at, (seen, name) in enumerate(zip(texts, names, strict=True))
        for line in [Line(_typed(seen), CONTENTS_STYLE if seen.element in made else name)]
    ]
    return {texts[par.at] for par in without_contents(pars)[1]}


def _made(document: etree._Element) -> Set[etree._Element]:
    """The paragraphs of lists of contents that Word made."""
    own = copy.deepcopy(document)  # its fields become text
    again = {other: one for one, other in zip(document.iter(w("p")), own.iter(w("p")), strict=True)}
    return {again[paragraph] for paragraph in made_text(own, defaultdict(list))}


def _typed(seen: Seen) -> str:
    """The text of a paragraph with its tabs, which part an entry from its page."""
    text = "".join(
        _SHOWN.get(str(node.tag)) or node.text or ""
        for run in of_its_own(seen.element, "r")
        for node in run.iterchildren(w("t"), *_SHOWN)
    )
    return text.strip(" \u3000\n")


def attachments(texts: Sequence[Seen]) -> Set[Seen]:
    """The lines of a note on attachments, and the marks above attachments: 附件：1.…, 2.…, 附件1."""
    found: set[Seen] = set()
    noted = False
    for seen in texts:
        begins = _ATTACHED.match(seen.text) is not None
        goes_on = noted and (_ITEM.match(seen.text) is not None or seen.automatic) and len(seen.text) <= _NAME
        noted = begins or (goes_on and not seen.text.rstrip().endswith("。"))
        if noted or _MARK.fullmatch(seen.text):
            found.add(seen)
    return found
