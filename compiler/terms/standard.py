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

TYPE_WIDTH = Measure(PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT, "twip", "P-03", "5.2.1")

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
# The standard has no footnotes: 小五, in which Word sets them by itself, is that of footnotes in GB/T 1.1-2020.
SIZE_FOOTNOTE = Measure(18, "half-point", "", "")
LINE_FOOTNOTE = Measure(240, "twip", "", "")
LINE_TITLE = Measure(720, "twip", "T-05", "7.3.1")
LINE_PAGE_NUMBER = Measure(280, "twip", "G-03", "7.5")
DASH_BELOW = Measure(7, "mm", "G-03", "7.5")
PAGE_NUMBER_INDENT = Measure(280, "twip", "G-04", "7.5")  # one character of 14 pt

# Indents and offsets in characters.
FIRST_LINE = Measure(2, "character", "B-02", "7.3.3")
SIGNATURE_RIGHT = Measure(2, "character", "S-05", "7.3.5.2")
DATE_OFFSET = Measure(2, "character", "S-05", "7.3.5.2")
SEALED_DATE_RIGHT = Measure(4, "character", "S-01", "7.3.5.1")
REMARK_LEFT = Measure(2, "character", "Z-01", "7.3.6")
ATTACHMENT_NOTE = Measure(2, "character", "A-01", "7.3.4")
STAMP_GAP = Measure(2, "character", "S-11", "7.3.5.3")

# 版头. The mark's size is left to the office (H-07: 醒目、美观、庄重); what is longer than its line is set narrower, and smaller only when it
# would be narrower than that, and one size with it. The red line's thickness is not given (H-15).
HEAD_ROOM = Measure(1984, "twip", "H-06", "7.2.4")  # 35 mm from the top of the type area to the mark
MARK_TOP = Measure(72, "mm", "H-06", "7.2.4")  # the same from the top of the sheet
SIZE_MARK = Measure(104, "half-point", "H-07", "7.2.4")
MARK_IN_LINE = Measure(
    208, "twip", "H-06", "7.2.4"
)  # from the top of its line to its ink, of a mark in the usual size
LINE_MARK = Measure(1240, "twip", "H-07", "7.2.4")
LINE_LEAST = Measure(20, "twip", "H-08", "7.2.4")  # of a line that nobody sees
MARK_NARROWEST = Measure(60, "percent", "H-07", "7.2.4")
JOINT_MARK_NARROWEST = Measure(75, "percent", "H-08", "7.2.4")
JOINT_MARK_HEIGHT = Measure(
    3400, "twip", "H-17", "7.3.3"
)  # of all names: the first page is to show text below them
LINES_BELOW_MARK = Measure(2, "line", "H-10", "7.2.5")
SIGNATORY_EDGE = Measure(1, "character", "H-11", "7.2.6")
SIGNATORIES_IN_ROW = Measure(2, "name", "H-13", "7.2.6")
DIVIDER_BELOW = Measure(4, "mm", "H-14", "7.2.7")
DIVIDER_BEFORE = Measure(125, "twip", "H-14", "7.2.7")  # what that takes below a line of 28.95 points
DIVIDER_WIDTH = Measure(156, "mm", "H-14", "7.2.7")
DIVIDER_THICKNESS = Measure(12, "eighth-point", "H-15", "7.2.7")
LINES_ABOVE_TITLE = Measure(2, "line", "T-02", "7.3.1")
RED = "FF0000"  # P-10: the standard says Y80 % M80 % of ink, and nothing of screens

# 版记: its last line is the foot of the type area; the first and the last line are 0.35 mm, those between 0.25 mm.
IMPRINT_FOOT = Measure(262, "mm", "K-01", "7.4.1")
IMPRINT_THICK = Measure(8, "eighth-point", "K-03", "7.4.1")
IMPRINT_THIN = Measure(6, "eighth-point", "K-03", "7.4.1")
SIZE_IMPRINT = Measure(28, "half-point", "K-04", "7.4.2")
LINE_IMPRINT = Measure(560, "twip", "K-04", "7.4.2")
IMPRINT_AFTER = Measure(60, "twip", "K-04", "7.4.2")  # above the next line: exact lines hold their text low
EM_IMPRINT = Measure(280, "twip", "K-04", "7.4.2")
IMPRINT_EDGE = Measure(1, "character", "K-04", "7.4.2")

# 信函: the mark and its double line stand above the type area, the other double line at the foot of the first page.
LETTER_MARK_TOP = Measure(30, "mm", "L-01", "10.1")  # from the top of the sheet
LETTER_RULE_BELOW = Measure(4, "mm", "L-02", "10.1")
LETTER_RULE_FOOT = Measure(277, "mm", "L-03", "10.1")  # 20 mm from the foot of the sheet
LETTER_LEFT = Measure(1134, "twip", "L-04", "10.1")  # 20 mm: its lines are in the middle of the sheet
LETTER_WIDTH = Measure(9638, "twip", "L-02", "10.1")  # 170 mm
LETTER_TOP = Measure(1500, "twip", "L-01", "10.1")  # of the line of the mark
LETTER_RULE_SPACE = Measure(4, "point", "L-02", "10.1")
LETTER_FOOT_DISTANCE = Measure(1134, "twip", "L-03", "10.1")
LETTER_HEAD_BELOW = Measure(280, "twip", "L-05", "10.1")  # 7/8 of the height of a character
LETTER_HEAD_BEFORE = Measure(68, "twip", "L-05", "10.1")  # what that takes above a line of 28.95 points
LETTER_LINES_ABOVE_TITLE = Measure(2, "line", "L-07", "10.1")

# 命令: as 版头, but higher. 纪要: as 版头.
ORDER_MARK_TOP = Measure(57, "mm", "O-01", "10.2")  # 20 mm below the top of the type area
ORDER_HEAD_ROOM = Measure(1134, "twip", "O-01", "10.2")
ORDER_LINES_ABOVE_BODY = Measure(2, "line", "O-03", "10.2")
MINUTES_MARK_TOP = Measure(72, "mm", "M-01", "10.3")
ATTENDANCE_LEFT = Measure(2, "character", "M-02", "10.3")

# The contents are not in the standard: each level two characters further in, as Word has it.
CONTENTS_INDENT = Measure(2, "character", "", "")

# Covers and running heads of volumes are not in the standard: 小初, 小二 and 五号 are usual.
SIZE_COVER_TITLE = Measure(72, "half-point", "", "")
LINE_COVER_TITLE = Measure(1040, "twip", "", "")
SIZE_COVER = Measure(36, "half-point", "", "")
LINE_COVER = Measure(640, "twip", "", "")
SIZE_RUNNING_HEAD = Measure(21, "half-point", "", "")
LINE_RUNNING_HEAD = Measure(300, "twip", "", "")
RUNNING_HEAD_DISTANCE = Measure(1531, "twip", "", "")
COVER_HEAD = Measure(7400, "twip", "", "")
COVER_FOOT = Measure(4600, "twip", "", "")

# Seals and stamps: their sizes are not in the standard; these are the usual ones.
SEAL_DIAMETER = Measure(42, "mm", "S-04", "7.3.5.1")
SEAL_LEAST = Measure(35, "mm", "S-04", "7.3.5.1")
SEAL_MOST = Measure(50, "mm", "S-04", "7.3.5.1")
SEAL_ROWS = Measure(5, "line", "S-09", "7.3.5.1")
STAMP_WIDTH = Measure(40, "mm", "S-11", "7.3.5.3")

# Text in charts: not in the standard. 五号, as tables that are crowded are set; 小五 in narrow ones, the least that is read with ease.
SIZE_CHART = Measure(21, "half-point", "P-08", "5.2.2")
SIZE_SMALL_CHART = Measure(18, "half-point", "P-08", "5.2.2")

# Line pitches that a page may be set in so that the signature stays with its text.
PITCH_LEAST = Measure(530, "twip", "S-15", "7.3.5.5")
PITCH_MOST = Measure(640, "twip", "S-15", "7.3.5.5")


class StandIn(NamedTuple):
    """An open font that may be shown for an official face: its family, and its style where it is not the plain one."""

    family: str
    style: str = ""


class Face(NamedTuple):
    """An official face: the name that stays in the file, other names to accept, and its clause.

    `about` says what it is for, in Chinese and English; `stand_ins` are to be tried in order where it is not installed.
    """

    name: str
    also: tuple[str, ...]
    family: str
    clause: str
    about: tuple[str, str]
    stand_ins: tuple[StandIn, ...]


def _stand_ins(*names: str) -> tuple[StandIn, ...]:
    """From `family` or `family:style`."""
    return tuple(StandIn(*name.split(":")) for name in names)


FANGSONG = Face(
    "仿宋_GB2312",
    ("仿宋", "FangSong", "FangSong_GB2312", "方正仿宋_GBK", "方正仿宋简体", "华文仿宋", "STFangsong"),
    "modern",
    "5.2.2",
    ("正文、三级以下标题", "body text, headings from level 3"),
    _stand_ins(
        "FandolFang",
        "朱雀仿宋",
        "Zhuque Fangsong",
        "Noto Serif CJK SC",
        "Source Han Serif SC",
        "AR PL UMing CN",
    ),
)
KAITI = Face(
    "楷体_GB2312",
    ("楷体", "KaiTi", "KaiTi_GB2312", "方正楷体_GBK", "方正楷体简体", "华文楷体", "STKaiti"),
    "modern",
    "7.3.3",
    ("二级标题", "headings of level 2"),
    _stand_ins(
        "FandolKai", "LXGW WenKai", "AR PL UKai CN", "AR PL KaitiM GB", "Noto Serif CJK SC", "AR PL UMing CN"
    ),
)
HEITI = Face(
    "黑体",
    ("SimHei", "方正黑体_GBK", "方正黑体简体", "华文黑体", "STHeiti"),
    "modern",
    "7.3.3",
    ("一级标题", "headings of level 1"),
    _stand_ins("FandolHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "WenQuanYi Zen Hei"),
)
XIAOBIAOSONG = Face(
    "方正小标宋简体",
    ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "文星标宋", "华文中宋"),
    "roman",
    "7.3.1",
    ("公文标题", "the title"),
    _stand_ins(
        "FandolSong:Bold",
        "Noto Serif CJK SC:Black",
        "Noto Serif CJK SC:Bold",
        "Source Han Serif SC:Heavy",
        "Source Han Serif SC:Bold",
        "AR PL UMing CN",
    ),
)
SONGTI = Face(
    "宋体",
    ("SimSun", "NSimSun"),
    "roman",
    "7.5",
    ("页码", "page numbers"),
    _stand_ins(
        "FandolSong", "AR PL UMing CN", "AR PL SungtiL GB", "Noto Serif CJK SC", "Source Han Serif SC"
    ),
)
FACES = (FANGSONG, KAITI, HEITI, XIAOBIAOSONG, SONGTI)

# The face of each heading level (clause 7.3.3). Level 5 is GB/T 15834-2011 B.3.8.
HEADING_FACES: tuple[Face, ...] = (HEITI, KAITI, FANGSONG, FANGSONG, FANGSONG)
