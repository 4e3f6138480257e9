"""Captions as drafts have them: a line 表1 … above a table, or 图1 … below a picture, becomes a field of it.

In: the lines of a draft. Out: as many lines, those of captions empty.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .keys import ALTERNATIVE_TEXT, CAPTION
from .lines import Line

_CAPTION = re.compile(r"(?P<series>[表图])[ \u3000]*(?P<number>\d{1,3})[ \t\u00a0\u3000]+(?P<text>\S.{0,59})")


def captioned(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, what stands as a caption above a table or below a picture put into its fields; only where the compiler
    would count it alike."""
    out = list(lines)
    counts: Counter[str] = Counter()
    for index, line in enumerate(lines):
        series, step = ("表", -1) if line.rows else ("图", 1) if line.picture else ("", 0)
        at = index + step
        while step and 0 <= at < len(lines) and lines[at].is_empty:
            at += step
        if not step:
            continue
        above = 0 <= at < len(lines) and not (out[at].rows or out[at].picture or out[at].label)
        said = dict(line.fields).get(ALTERNATIVE_TEXT, "")
        for text in (out[at].text if above else "", said):
            found = _CAPTION.fullmatch(text.strip())
            if (
                found is None
                or found["series"] != series
                or int(found["number"]) != counts[series] + 1
                or re.search("[。；;：:]$", found["text"])
            ):
                continue
            counts[series] += 1
            printed = f"{series}{counts[series]}\u3000{found['text']}"
            others = tuple(one for one in line.fields if one[1] not in (text, found["text"]))
            fields = ((CAPTION, found["text"]), *others)
            page_break = line.page_break
            spans, anchors = line.spans, line.anchors
            if text is not said:
                page_break = page_break or out[at].page_break
                further = len(printed) - len(text.rstrip())
                spans = tuple(
                    one._replace(start=one.start + further, end=one.end + further) for one in out[at].spans
                )
                anchors = (*anchors, *out[at].anchors)
                out[at] = Line("", formatted=True)
            out[index] = replace(
                line, text=printed, page_break=page_break, fields=fields, spans=spans, anchors=anchors
            )
            break
    yield from out
