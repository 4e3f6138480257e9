"""Captions as drafts have them: a line 表1 … above a table, or 图1 … below a picture, becomes a field of it; so do the unit above a
table and the note below it.

In: the lines of a draft. Out: as many lines, those of captions empty.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .keys import ABOVE_TABLE, ALTERNATIVE_TEXT, BELOW_TABLE, CAPTION
from .lines import Line

_CAPTION = re.compile(r"(?P<series>[表图])[ \u3000]*(?P<number>\d{1,3})[ \t\u00a0\u3000]+(?P<text>\S.{0,59})")

_UNIT = re.compile(r"[（(]?(?:[\u4e00-\u9fff]{0,4}单位)[:：] ?[^。；，]{1,16}[）)]?")
_NOTE = re.compile(r"(?:注|附注|表注|资料来源|数据来源)[0-9一二三四五]?[:：].{1,200}")


def _beside(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, the unit right above a table and the notes right below it put into its fields."""
    out = list(lines)
    for index, line in enumerate(lines):
        if not line.rows or line.styled:
            continue
        fields = dict(line.fields)
        above = out[index - 1] if index else line
        if _is_text(above) and above.align != "center" and _UNIT.fullmatch(above.text.strip()):
            fields[ABOVE_TABLE] = above.text.strip()
            line = replace(line, page_break=line.page_break or above.page_break)
            out[index - 1] = Line("", formatted=True)
        notes = []
        for at in range(index + 1, len(lines)):
            below = lines[at]
            if not _is_text(below) or below.page_break or not _NOTE.fullmatch(below.text.strip()):
                break
            notes.append(below.text.strip())
            out[at] = Line("", formatted=True)
        if notes:
            fields[BELOW_TABLE] = "\n".join(notes)
        out[index] = replace(line, fields=(*fields.items(),))
    yield from out


def _is_text(line: Line) -> bool:
    return not (line.rows or line.picture or line.label or line.outline)


def captioned(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, what stands as a caption above a table or below a picture put into its fields; only where the compiler
    would count it alike."""
    lines = [*_beside(lines)]
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
            parts, anchors = line.parts, line.anchors
            if text is not said:
                page_break = page_break or out[at].page_break
                further = len(printed) - len(text.rstrip())
                parts = tuple(
                    one._replace(start=one.start + further, end=one.end + further) for one in out[at].parts
                )
                anchors = (*anchors, *out[at].anchors)
                out[at] = Line("", formatted=True)
            out[index] = replace(
                line, text=printed, page_break=page_break, fields=fields, parts=parts, anchors=anchors
            )
            break
    yield from out
