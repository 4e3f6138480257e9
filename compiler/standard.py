"""GB/T 9704-2012 as data: every value once, with its rule and clause.

In: nothing. Out: `Measure` constants in the unit each names. The template builder, the rules and the rendering
tests take their values from here; nothing else in the project states a size, a margin or an indent.
"""

from typing import NamedTuple


class Measure(int):
    """A whole number with its unit, its rule of the engineering sheet and its clause."""

    unit: str
    rule: str
    clause: str

    def __new__(cls, value: int, unit: str, rule: str, clause: str) -> "Measure":
        self = super().__new__(cls, value)
        self.unit, self.rule, self.clause = unit, rule, clause
        return self


# Page: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm.
PAGE_WIDTH = Measure(11906, "twip", "P-01", "5.1")
PAGE_HEIGHT = Measure(16838, "twip", "P-01", "5.1")
MARGIN_TOP = Measure(2098, "twip", "P-02", "5.2.1")
MARGIN_RIGHT = Measure(1474, "twip", "P-04", "5.2.1")
MARGIN_BOTTOM = Measure(1984, "twip", "P-04", "5.2.1")
MARGIN_LEFT = Measure(1588, "twip", "P-03", "5.2.1")
HEADER_DISTANCE = Measure(851, "twip", "X-01", "5.2.1")
FOOTER_DISTANCE = Measure(1431, "twip", "G-03", "7.5")

# Grid: 22 lines of 28 characters. 579 twips, because 22 × 580 no longer fits 225 mm.
LINES = Measure(22, "line", "P-05", "5.2.3")
CHARACTERS = Measure(28, "character", "P-06", "5.2.3")
LINE_PITCH = Measure(579, "twip", "X-02", "5.2.3")
CHARACTER_SPACING = Measure(-5, "twip", "X-03", "5.2.3")
EM = Measure(315, "twip", "X-03", "5.2.3")  # 16 pt less 0.25 pt

# Sizes in half-points.
SIZE_BODY = Measure(32, "half-point", "P-08", "5.2.2")
SIZE_TITLE = Measure(44, "half-point", "T-01", "7.3.1")
SIZE_PAGE_NUMBER = Measure(28, "half-point", "G-01", "7.5")
LINE_TITLE = Measure(720, "twip", "T-05", "7.3.1")
LINE_PAGE_NUMBER = Measure(280, "twip", "G-03", "7.5")
PAGE_NUMBER_INDENT = Measure(280, "twip", "G-04", "7.5")  # one character of 14 pt

# Indents and offsets in characters.
FIRST_LINE = Measure(2, "character", "B-02", "7.3.3")
SIGNATURE_RIGHT = Measure(2, "character", "S-05", "7.3.5.2")
DATE_OFFSET = Measure(2, "character", "S-05", "7.3.5.2")


class Face(NamedTuple):
    """An official face: the name that stays in the file, other names to accept, and its clause."""

    name: str
    also: tuple[str, ...]
    family: str
    clause: str


FANGSONG = Face(
    "仿宋_GB2312", ("仿宋", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋简体"), "modern", "5.2.2"
)
KAITI = Face(
    "楷体_GB2312", ("楷体", "KaiTi", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体简体"), "modern", "7.3.3"
)
HEITI = Face("黑体", ("SimHei", "方正黑体_GBK", "方正黑体简体"), "modern", "7.3.3")
XIAOBIAOSONG = Face(
    "方正小标宋简体", ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "文星标宋", "华文中宋"), "roman", "7.3.1"
)
SONGTI = Face("宋体", ("SimSun", "NSimSun"), "roman", "7.5")
FACES = (FANGSONG, KAITI, HEITI, XIAOBIAOSONG, SONGTI)

# The face of each heading level (clause 7.3.3). Level 5 is GB/T 15834-2011 B.3.8.
HEADING_FACES: tuple[Face, ...] = (HEITI, KAITI, FANGSONG, FANGSONG, FANGSONG)
