"""The pictures of docs/templates.md, made anew from real pages.

In: nothing. Out: `templates-*.png` beside this file. Run as `FONTCONFIG_FILE=.cache/fonts/fonts.conf .venv/bin/python -m
docs.images.make`; what Word's user does by hand is done here by python-docx, and tests/test_docs.py does the same.
"""

import io
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FONT = ROOT / ".cache/fonts/FandolHei-Regular.otf"
RED, GREY = (200, 30, 30), (190, 190, 190)
DPI = 80
MAX_BYTES = 100_000


# ---- what the reader has and does -----------------------------------------------------------------------------------


def old_document(path: Path) -> None:
    """An office's old file as such files are: no styles, everything formatted by hand."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    _typed(section.header.paragraphs[0], "临江区统计局", "楷体_GB2312", 14)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _typed(title, "临江区统计局2024年度工作总结", "方正小标宋简体", 22)
    for text, face in (
        ("2024年，区统计局以提高数据质量为主线，各项工作有序推进。现将有关情况总结如下。", "仿宋_GB2312"),
        ("一、主要工作", "黑体"),
        ("（一）严把数据质量关", "楷体_GB2312"),
        ("全年核查企业报表1200余份，发现并更正差错36处。", "仿宋_GB2312"),
        ("二、下一步打算", "黑体"),
        ("继续做好经济普查资料的开发应用。", "仿宋_GB2312"),
    ):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(32)
        paragraph.paragraph_format.line_spacing = Pt(29)
        paragraph.paragraph_format.space_after = Pt(0)
        _typed(paragraph, text, face, 16)
    for text in ("临江区统计局", "2025年1月6日"):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _typed(paragraph, text, "仿宋_GB2312", 16)
    document.save(str(path))


def _typed(paragraph: Any, text: str, face: str, size: int) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = face, Pt(size)
    run._r.rPr.rFonts.set(qn("w:eastAsia"), face)


# ---- pictures -------------------------------------------------------------------------------------------------------


def page(pdf: bytes, number: int = 0, dpi: int = DPI) -> Image.Image:
    """One page as an image with a thin frame."""
    from compiler.measure import pages_png

    image = Image.open(io.BytesIO(pages_png(pdf, dpi)[number])).convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, image.width - 1, image.height - 1), outline=GREY)
    return image


def beside(*images: Image.Image, gap: int = 90) -> Image.Image:
    """Images in a row with an arrow from each to the next."""
    whole = Image.new("RGB", (sum(i.width for i in images) + gap * (len(images) - 1), max(i.height for i in images)), "white")
    x = 0
    for image in images:
        if x:
            arrow(whole, (x - gap + 15, whole.height // 2), (x - 15, whole.height // 2), 5)
        whole.paste(image, (x, 0))
        x += image.width + gap
    return whole


def arrow(image: Image.Image, start: tuple[int, int], end: tuple[int, int], width: int = 2) -> None:
    draw = ImageDraw.Draw(image)
    draw.line((start, end), RED, width)
    (x0, y0), (x1, y1) = start, end
    length = max(((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5, 1)
    dx, dy, head = (x1 - x0) / length, (y1 - y0) / length, 4 + 3 * width
    back = (x1 - head * dx, y1 - head * dy)
    side = (head * 0.5 * dy, head * 0.5 * dx)
    draw.polygon([end, (back[0] + side[0], back[1] - side[1]), (back[0] - side[0], back[1] + side[1])], RED)


def labelled(image: Image.Image, labels: Sequence[tuple[str, tuple[int, int]]], margin: int = 230) -> Image.Image:
    """An image with labels in a new right margin, in their order, each with an arrow to its spot."""
    whole = Image.new("RGB", (image.width + margin, image.height), "white")
    whole.paste(image, (0, 0))
    font = ImageFont.truetype(str(FONT), 16)
    draw = ImageDraw.Draw(whole)
    lowest = 0
    for text, spot in labels:
        y = max(spot[1], lowest + 14)
        draw.multiline_text((image.width + 18, y), text, RED, font, anchor="lm" if "\n" not in text else None)
        arrow(whole, (image.width + 12, y), spot)
        lowest = y + 16 * text.count("\n") + 12
    return whole


def save(image: Image.Image, name: str) -> None:
    path = HERE / f"templates-{name}.png"
    image.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)
    size = path.stat().st_size
    print(f"{path.name}  {image.width}×{image.height}  {size // 1000} KB")
    assert size < MAX_BYTES, path
