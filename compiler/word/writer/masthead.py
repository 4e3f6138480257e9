"""The head of a paper that is issued: its mark, the line with its number and those who have signed it, and that of who edits it (clauses
7.2.4 to 7.2.6, 10.3).

In: paragraphs of the flow, the look. Out: paragraphs, and for a joint paper a table, as XML. A mark that is longer than its line is set
narrower, then smaller; its upper edge stays where that of the usual size is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from ...flow.blocks import Paragraph, Run
from ...terms import standard
from ...terms.fields import FIELDS
from ...terms.widths import width_em
from ..ooxml.look import Look
from .properties import (
    NO_INDENT,
    NOTHING,
    UNSEEN,
    ParagraphProperties,
    ParagraphXml,
    RunProperties,
    Spacing,
    Tab,
    TableProperties,
    cell_xml,
    table_xml,
)

_BESIDE = 0.4  # em between names and the word behind them
_SLACK = 40  # twip: a line that just fits may wrap
_LABEL = "签发人："
_BESIDE_EACH_OTHER = 20  # em: the least that has room for a number and those who have signed

Pieces = list[ParagraphXml | str]  # a text is a table


class Made(Protocol):
    """Makes a paragraph."""

    def __call__(
        self, block: Paragraph, properties: ParagraphProperties = ..., face: RunProperties = ...
    ) -> ParagraphXml: ...


# ---- the mark (H-05 to H-08) ----------------------------------------------------------------------------------------


def mark(rows: Sequence[Paragraph], look: Look, made: Made) -> Pieces:
    """The mark: the name of who issues the paper and the word behind it, or several names with that at their right."""
    usual, room = look.size(FIELDS["issuer_mark"].style), look.room("issuer_mark").width - _SLACK
    if len(rows) == 1:
        size, scale = _fitted(width_em(rows[0].text), usual, room)
        style = look.style(FIELDS["issuer_mark"].style)
        # LibreOffice 7.4 does not see the frame of a style.
        shape = _shape(size, usual)._replace(frame=style.frame if style else "")
        return [made(rows[0], shape, _face(size, scale, usual))]
    return _joint(rows, usual, room, made)


def _joint(rows: Sequence[Paragraph], usual: int, room: int, made: Made) -> Pieces:
    """Names of one width, one under the other, and what is behind them at their right, in the middle of their height (H-08)."""
    *firsts, last = rows
    word = last.runs[1:]
    names = [*firsts, last._replace(runs=last.runs[:1])]
    beside = round((width_em("".join(run.text for run in word)) + _BESIDE) * usual * 10) if word else 0
    longest = max(width_em(name.text) for name in names)
    most = min(usual, standard.JOINT_MARK_HEIGHT * standard.SIZE_MARK // (standard.LINE_MARK * len(rows)))
    size, scale = _fitted(longest, most, room - beside, int(standard.JOINT_MARK_NARROWEST))
    wide = min(round(longest * size * scale / 10) + _SLACK, room - beside)
    shape, face = _shape(size, usual, standard.LINE_LEAST), _face(size, scale, usual)
    lines = [
        made(
            name,
            (shape if at == 0 else NOTHING._replace(spacing=_spacing(size, 0)))._replace(align="distribute"),
            face,
        ).xml
        for at, name in enumerate(names)
    ]
    cells = cell_xml(wide, "".join(lines))
    widths = [wide]
    if word:
        own = _shape(usual, usual)._replace(
            spacing=_spacing(usual, _before(size, usual) - standard.LINE_LEAST)
        )
        behind = made(last._replace(runs=word), own._replace(align="right"))
        cells += cell_xml(beside, behind.xml)
        widths.append(beside)
    table = TableProperties(indent=(room + _SLACK - sum(widths)) // 2)
    # Tables that touch are one to Word.
    return [ParagraphXml.of(UNSEEN), table_xml(table, widths, f"<w:tr>{cells}</w:tr>")]


def _fitted(
    length: float, size: int, room: int, least: int = int(standard.MARK_NARROWEST)
) -> tuple[int, int]:
    """Size in half-points and width in percent, no `least`er, of a text of so many em, so that it stands on one line."""
    scale = min(100, int(100 * room / (length * size * 10)))
    return (size, scale) if scale >= least else (int(100 * room / (length * least * 10)), least)


def _before(size: int, usual: int) -> int:
    """Twips above a line, so that the upper edge of a smaller mark is where that of the usual one is."""
    return int(standard.MARK_IN_LINE * (usual - size) / standard.SIZE_MARK)


def _spacing(size: int, before: int) -> Spacing:
    return Spacing(max(before, 0), 0, size * standard.LINE_MARK // standard.SIZE_MARK)


def _shape(size: int, usual: int, less: int = 0) -> ParagraphProperties:
    """What a mark of another size than the style's has beside it."""
    if size == usual and not less:
        return NOTHING
    return NOTHING._replace(spacing=_spacing(size, _before(size, usual) - less))


def _face(size: int, scale: int, usual: int) -> RunProperties:
    return RunProperties(scale=None if scale == 100 else scale, size=None if size == usual else size)


# ---- the number (H-09 to H-13) --------------------------------------------------------------------------------------


def number(rows: Sequence[Paragraph], look: Look, made: Made) -> Pieces:
    """The number with those who have signed; below it who edits the paper, and when."""
    em = look.em(FIELDS["docket_number"].style)
    edge = look.room("docket_number").width / em - standard.SIGNATORY_EDGE
    edited = [row for row in rows if row.role == "edition"]
    return [*_signed(rows, em, edge, made), *(_edition(edited, em, edge, made) if edited else ())]


def _edition(rows: Sequence[Paragraph], em: float, edge: float, made: Made) -> Pieces:
    """Who edits it at the left and when at the right, one character from each edge; on lines of their own where one has no room for both."""
    own = NOTHING._replace(indent=NO_INDENT, align="left", tabs=(Tab(round(edge * em), "right"),))
    *offices, last = rows
    days = [last] if re.fullmatch("[0-9]+年[0-9]+月[0-9]+日", last.text) else []
    offices = [*offices, *([] if days else [last])]
    left = [Run("\u3000"), *(run for row in offices for run in row.runs)]
    right = [Run("\t"), *days[0].runs] if days else []
    if offices and days and 2 + sum(width_em(row.text) for row in rows) > edge:
        return [
            made(row._replace(runs=tuple(runs)), own) for row, runs in zip(rows, (left, right), strict=True)
        ]
    return [made(rows[0]._replace(runs=(*left, *right)), own)]


def _signed(rows: Sequence[Paragraph], em: float, edge: float, made: Made) -> Pieces:
    """The number as its style has it; with those who have signed, at the left of the last of their lines."""
    numbers = [row for row in rows if row.role == "docket_number"]
    names = [row for row in rows if row.role == "signatory"]
    if not names:
        return [made(row) for row in numbers]
    if edge < _BESIDE_EACH_OTHER:  # as in a letter, at whose left what is secret and urgent stands
        runs = [run._replace(mark="signatory") for name in names for run in (Run("\u3000"), *name.runs)]
        label = names[0]._replace(role="docket_number", runs=(Run(_LABEL), *runs[1:]))
        return [made(row) for row in (*numbers, label)]
    lines = _in_lines(names, numbers, edge)
    columns = [
        max(width_em(line[at].text) for line in lines if at < len(line))
        for at in range(max(len(line) for line in lines))
    ]
    stops = [edge - sum(columns[at:]) - (len(columns) - at - 1) for at in range(len(columns))]
    tabs = tuple(Tab(round(stop * em), "left") for stop in (stops[0] - width_em(_LABEL), *stops))
    own = NOTHING._replace(indent=NO_INDENT, align="left", tabs=tabs)
    made_lines: Pieces = []
    for at, line in enumerate(lines):
        is_last = at == len(lines) - 1
        left = [Run("\u3000"), *numbers[0].runs] if is_last and numbers else []
        runs = [*left, Run("\t"), Run(_LABEL if at == 0 else "\t")]
        for place, name in enumerate(line):
            runs += [*([Run("\t")] if place else []), *(run._replace(mark="signatory") for run in name.runs)]
        head = numbers[0] if numbers else names[0]._replace(role="docket_number")
        made_lines.append(made(head._replace(runs=tuple(runs)), own))
    return made_lines


def _in_lines(
    names: Sequence[Paragraph], numbers: Sequence[Paragraph], edge: float
) -> list[Sequence[Paragraph]]:
    """Two names in a line (H-13), or one where the number would not stand beside them."""
    in_line = int(standard.SIGNATORIES_IN_ROW)
    longest = max(width_em(name.text) for name in names)
    number = 1 + max((width_em(row.text) for row in numbers), default=0.0)
    across = min(in_line, len(names)) * (longest + 1) + (width_em(_LABEL) if len(names) <= in_line else 0)
    if number + across > edge:
        in_line = 1
    return [names[at : at + in_line] for at in range(0, len(names), in_line)]
