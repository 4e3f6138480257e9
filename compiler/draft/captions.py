"""Captions as drafts have them: a line 表1 … above a table, or 图1 … below a picture, becomes a field of it; so do the unit above a
table and the note below it. What goes on under 续表1 is one table again.

In: the lines of a draft. Out: as many lines, those of captions empty.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .keys import (
    ABOVE_TABLE,
    ALTERNATIVE_TEXT,
    BELOW_TABLE,
    BY_PAGES,
    CAPTION,
    CONTINUED,
    HEADER_ROWS,
    LANDSCAPE,
)
from .lines import Line

_CAPTION = re.compile(r"(?P<series>[表图])[ \u3000]*(?P<number>\d{1,3})[ \t\u00a0\u3000]+(?P<text>\S.{0,59})")

_AGAIN = re.compile(r"续表[ \u3000]*(?P<number>\d{0,3})")
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
    return not (line.rows or line.picture or line.label or line.outline or line.parts)


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
    yield from _whole(out)


def _whole(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, the further parts of tables put back into the first where these would print alike."""
    out = list(lines)
    first = -1  # the latest table
    for index, line in enumerate(lines):
        if not line.rows:
            continue
        between = [one for one in out[first + 1 : index] if not one.is_empty or one.parts]
        if (
            first >= 0
            and len(between) == 1
            and _is_text(between[0])
            and (found := _AGAIN.fullmatch(between[0].text.strip()))
            and (whole := _joined(out[first], line, found["number"]))
        ):
            parted = any(one.page_break for one in out[first + 1 : index + 1])
            out[first] = whole if parted else _with(whole, CONTINUED, BY_PAGES)
            out[first + 1 : index + 1] = [Line("", formatted=True)] * (index - first)
        else:
            first = index
    yield from out


def _joined(one: Line, other: Line, number: str) -> Line | None:
    """A table with a further part of it below, which heads it again; None where that is another table."""
    said, repeated = dict(one.fields), dict(other.fields)
    header = int(said.get(HEADER_ROWS, "1"))
    counted = re.match(r"表(\d+)", one.text)
    kept = (HEADER_ROWS, LANDSCAPE, ABOVE_TABLE)
    if (
        number != (counted[1] if counted else "")
        or BELOW_TABLE in said
        or CAPTION in repeated
        or any(said.get(key) != repeated.get(key) for key in kept)
        or header >= len(other.rows)
        or one.rows[:header] != other.rows[:header]
        or _of_header(one, header) != _of_header(other, header)
    ):
        return None
    further = len(one.rows) - header
    breaks = [said[CONTINUED]] if CONTINUED in said else []
    joined = replace(
        one,
        rows=one.rows + other.rows[header:],
        spans=(
            *one.spans,
            *(span._replace(row=span.row + further) for span in other.spans if span.row >= header),
        ),
        pictures=(
            *one.pictures,
            *(((row + further, column), drawn) for (row, column), drawn in other.pictures if row >= header),
        ),
    )
    if BELOW_TABLE in repeated:
        joined = _with(joined, BELOW_TABLE, repeated[BELOW_TABLE])
    return joined if BY_PAGES in breaks else _with(joined, CONTINUED, "、".join([*breaks, str(further)]))


def _of_header(line: Line, header: int) -> tuple[object, ...]:
    """What is merged and drawn in a table's header."""
    spans = [span for span in line.spans if span.row < header]
    return spans, [one for one in line.pictures if one[0][0] < header]


def _with(line: Line, key: str, value: str) -> Line:
    """The line with a field more, or another value of one."""
    return replace(line, fields=(*{**dict(line.fields), key: value}.items(),))
