"""Formatting said in Word's own words, Chinese and English: 字号 三号, 行距 固定值28.95磅.

In: the `Formatting` of a style, paragraph or run, and the `Sheet` that knows its theme's fonts. Out: `Words` by property.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from .package import integer
from .properties import NEUTRAL, Formatting, Sheet

Words = tuple[str, str]  # Chinese, English


class Label(NamedTuple):
    """What a property is called."""

    zh: str
    en: str


LABELS: Mapping[str, Label] = {
    "font": Label("中文字体", "Asian font"),
    "latin_font": Label("西文字体", "Latin font"),
    "size": Label("字号", "size"),
    "bold": Label("加粗", "bold"),
    "italic": Label("倾斜", "italic"),
    "underline": Label("下划线", "underline"),
    "colour": Label("字体颜色", "colour"),
    "spacing": Label("字符间距", "character spacing"),
    "scale": Label("字符缩放", "character scale"),
    "align": Label("对齐方式", "alignment"),
    "first_line": Label("首行缩进", "first line indent"),
    "left": Label("左缩进", "left indent"),
    "right": Label("右缩进", "right indent"),
    "line": Label("行距", "line spacing"),
    "before": Label("段前", "space before"),
    "after": Label("段后", "space after"),
    "grid": Label("对齐到网格", "snap to grid"),
    "keep_next": Label("与下段同页", "keep with next"),
    "keep_lines": Label("段中不分页", "keep lines together"),
    "page_break": Label("段前分页", "page break before"),
    "widow": Label("孤行控制", "widow control"),
    "outline": Label("大纲级别", "outline level"),
    "other": Label("其他格式", "other formatting"),
}
_SIZES = {84: "初号", 72: "小初", 52: "一号", 48: "小一", 44: "二号", 36: "小二", 32: "三号", 30: "小三", 28: "四号", 24: "小四", 21: "五号", 18: "小五", 15: "六号", 13: "小六", 11: "七号", 10: "八号"}  # fmt: skip
_ALIGNMENTS = {
    "left": ("左对齐", "left"),
    "start": ("左对齐", "left"),
    "center": ("居中", "centred"),
    "right": ("右对齐", "right"),
    "end": ("右对齐", "right"),
    "both": ("两端对齐", "justified"),
    "distribute": ("分散对齐", "distributed"),
}
_COLOURS = {"auto": ("自动", "automatic"), "FF0000": ("红色", "red"), "000000": ("黑色", "black")}
_NONE = ("无", "none")
_MM = 25.4 / 1440
_SAID = re.compile(
    r"rPr/(rFonts@|sz@|szCs@|b@|bCs@|i@|iCs@|u@val|color@|spacing@|w@)"
    r"|pPr/(jc@|ind@|spacing@|snapToGrid@|keepNext@|keepLines@|pageBreakBefore@|widowControl@|outlineLvl@)"
)


def size_words(half_points: int) -> Words:
    """A size as Word's list of sizes has it: 二号, 22 pt."""
    points = f"{half_points / 2:g}"
    return _SIZES.get(half_points, f"{points}磅"), f"{points} pt"


def words(formatting: Formatting, sheet: Sheet) -> dict[str, Words]:
    """Each property of `LABELS` in Word's own words; equal formatting has equal words."""

    def number(key: str, usual: int = 0) -> int:
        return integer(formatting.get(key), usual)

    def switch(key: str) -> Words:
        return ("是", "yes") if formatting.get(key, NEUTRAL.get(key)) == "1" else ("否", "no")

    def font(script: str) -> Words:
        named = sheet.font(formatting, script)
        return (named, named) if named else ("没有指定", "not named")

    align = formatting.get("pPr/jc@val", "left")
    colour = formatting.get("rPr/color@val", "auto").upper().replace("AUTO", "auto")
    spacing = number("rPr/spacing@val") / 20
    outline = number("pPr/outlineLvl@val", 9)
    underlined = formatting.get("rPr/u@val", "none")
    others = {
        key: value
        for key, value in sorted(formatting.items())
        if not _SAID.match(key) and value != NEUTRAL.get(key)
    }
    other = "；".join(
        re.sub(r"^\w+/(\w+).*", r"\1", key) + f"={re.sub('<[/]?w:', '<', value)}"
        for key, value in others.items()
    )
    return {
        "font": font("eastAsia"),
        "latin_font": font("ascii"),
        "size": size_words(number("rPr/sz@val", 20)),
        "bold": switch("rPr/b@val"),
        "italic": switch("rPr/i@val"),
        "underline": _NONE if underlined == "none" else ("有", underlined),
        "colour": _COLOURS.get(colour, (colour, colour)),
        "spacing": (
            (f"加宽{spacing:g}磅", f"expanded by {spacing:g} pt")
            if spacing > 0
            else (f"紧缩{-spacing:g}磅", f"condensed by {-spacing:g} pt")
            if spacing
            else ("标准", "normal")
        ),
        "scale": (f"{number('rPr/w@val', 100)}%",) * 2,
        "align": _ALIGNMENTS.get(align, (align, align)),
        "first_line": _first_line(formatting),
        "left": _indent(formatting, "left"),
        "right": _indent(formatting, "right"),
        "line": _line(number("pPr/spacing@line", 240), formatting.get("pPr/spacing@lineRule", "auto")),
        "before": _space(formatting, "before"),
        "after": _space(formatting, "after"),
        "grid": switch("pPr/snapToGrid@val"),
        "keep_next": switch("pPr/keepNext@val"),
        "keep_lines": switch("pPr/keepLines@val"),
        "page_break": switch("pPr/pageBreakBefore@val"),
        "widow": switch("pPr/widowControl@val"),
        "outline": ("正文文本", "body text") if outline > 8 else (f"{outline + 1}级", f"level {outline + 1}"),
        "other": (other, other) if other else _NONE,
    }  # fmt: skip


def _indent(formatting: Formatting, side: str) -> Words:
    characters = integer(formatting.get(f"pPr/ind@{side}Chars"), 0) / 100
    if characters:
        return f"{characters:g}字符", f"{characters:g} characters"
    length = integer(formatting.get(f"pPr/ind@{side}"), 0) * _MM
    return (f"{length:.1f}毫米", f"{length:.1f} mm") if length else _NONE


def _first_line(formatting: Formatting) -> Words:
    zh, en = _indent(formatting, "hanging")
    return _indent(formatting, "firstLine") if (zh, en) == _NONE else (f"悬挂{zh}", f"hanging by {en}")


def _line(line: int, rule: str) -> Words:
    if rule in ("exact", "atLeast"):
        points = f"{line / 20:g}"
        return (
            (f"固定值{points}磅", f"exactly {points} pt")
            if rule == "exact"
            else (f"最小值{points}磅", f"at least {points} pt")
        )
    times = f"{line / 240:.3g}"
    named = {"1": "单倍", "1.5": "1.5倍", "2": "2倍"}
    return f"{named[times]}行距" if times in named else f"多倍行距{times}", f"{times} lines"


def _space(formatting: Formatting, side: str) -> Words:
    if formatting.get(f"pPr/spacing@{side}Autospacing") in ("1", "true", "on"):
        return "自动", "automatic"
    lines = integer(formatting.get(f"pPr/spacing@{side}Lines"), 0) / 100
    if lines:
        return f"{lines:g}行", f"{lines:g} lines"
    points = integer(formatting.get(f"pPr/spacing@{side}"), 0) / 20
    return (f"{points:g}磅", f"{points:g} pt") if points else _NONE


def in_short(formatting: Formatting, sheet: Sheet) -> Words:
    """A format in a few words: face, size, alignment, indent, line spacing, what of them is worth a word."""
    said = words(formatting, sheet)
    wanted = [said["font"], said["size"]]
    wanted += [(LABELS["bold"].zh, LABELS["bold"].en)] if said["bold"][1] == "yes" else []
    wanted += [said["colour"]] if said["colour"] not in (_COLOURS["auto"], _COLOURS["000000"]) else []
    wanted += [said["align"]] if said["align"] == _ALIGNMENTS["center"] else []
    if said["first_line"] != _NONE:
        wanted.append((f"首行缩进{said['first_line'][0]}", f"first line {said['first_line'][1]}"))
    wanted.append(said["line"])
    return " ".join(one[0] for one in wanted), ", ".join(one[1] for one in wanted)
