"""The proof of a document: what was measured on its pages, and held against the flow and the standard.

In: a document and where its blocks stand on its pages. Out: `Proof`: what was measured, and L7xx diagnostics. How the pages come about: `fit`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..flow.blocks import TEXT_SLOTS
from ..messages.diagnostic import Diagnostic, Language
from .checks.area import SIDES
from .checks.every import check, check_volume
from .layout import Layout
from .measure import PITCH


@dataclass(frozen=True)
class Proof:
    """A document, its pages, and what was found on them; of a volume its `parts`, what stands before the reports and each report."""

    docx: bytes
    pdf: bytes
    layout: Layout
    parts: tuple[Layout, ...] = ()

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Every L7xx diagnostic."""
        return tuple(check_volume(self.layout, self.parts) if self.parts else check(self.layout))

    @cached_property
    def facts(self) -> dict[str, Any]:
        """What was measured, as plain data: lengths in mm, lines and characters in numbers."""
        layout = self.layout
        printed = (*layout.printed, *layout.notes)
        labelled = [p for p in printed if p.paragraph.label]
        signature = () if self.parts else layout.signature
        return {
            "pages": len(layout.pages),
            "lines": list(layout.rows),
            "characters": layout.usual_length or None,
            "full_lines": len(layout.lengths),
            "margins_mm": {side: round(found, 1) for side, found in layout.margins.items()},
            "page_numbers": [one.shown for one in layout.numbers],
            "pages_to_number": sum(bool(one.wanted) or one.left_out for one in layout.numbers),
            "labels": {
                "expected": len(labelled),
                "printed": sum(bool(p.rows) and p.labelled for p in labelled),
            },
            "paragraphs": {
                "expected": len(printed),
                "printed": sum(bool(p.rows or not layout.bare(p.paragraph.text)) for p in printed),
            },
            "signature": (
                signature
                and {
                    "page": signature[0].rows[0].page,
                    "lines_of_text": layout.text_rows(signature[0].rows[0].page, TEXT_SLOTS),
                }
            )
            or None,
            "line_pitch_pt": sorted({pitch / 20 for pitch in layout.fit.pitches.values()}) or [PITCH],
        }


def as_text(facts: Mapping[str, Any], language: Language) -> str:
    """What was measured, for people: a line for each matter."""
    zh = language == "zh"
    margins = facts["margins_mm"]
    sides = "  ".join(f"{SIDES[side][0] if zh else side} {length}" for side, length in margins.items())
    lines = " ".join(map(str, facts["lines"]))
    labels, texts, signature = facts["labels"], facts["paragraphs"], facts["signature"]
    numbered = sum(number is not None for number in facts["page_numbers"])
    to_number = facts["pages_to_number"]
    characters = facts["characters"]
    rows = [
        (f"页数  {facts['pages']}", f"pages  {facts['pages']}"),
        (f"行数  {lines}", f"lines  {lines}"),
        (
            f"满行  {characters}字" if characters else "",
            f"characters of a full line  {characters}" if characters else "",
        ),
        (f"版心边距  {sides} 毫米" if sides else "", f"margins  {sides} mm" if sides else ""),
        (f"页码  {numbered}个，应有{to_number}个", f"page numbers  {numbered} of {to_number}"),
        (
            f"序号  {labels['printed']}个，应有{labels['expected']}个",
            f"labels  {labels['printed']} of {labels['expected']}",
        ),
        (
            f"文字  {texts['printed']}段，应有{texts['expected']}段",
            f"paragraphs  {texts['printed']} of {texts['expected']}",
        ),
    ]
    if signature:
        page, count = signature["page"], signature["lines_of_text"]
        rows.append(
            (f"落款  第{page}面，同面有正文{count}行", f"signature  page {page}, with {count} lines of text")
        )
    for face, font in facts["stand_ins"].items():
        rows.append(
            (
                f"字体  {face} 用 {font or '别的字体'} 代替",
                f"font  {font or 'some other'} stands in for {face}",
            )
        )
    return "\n".join(row[0 if zh else 1] for row in rows if row[0])
