"""Rules on the look of a template against the standard, its page numbers with it: L72x to L74x, T358.

In: `TemplateFacts`. Out: diagnostics. The values are those of `standard`.
"""

import re
from collections.abc import Iterator, Mapping

from ...messages.diagnostic import Code, Diagnostic, Place
from ...terms import standard
from ...terms.fields import FIELDS, ON_COVER
from .asked import SAME, styles_named, template_rule, texts, together
from .facts import HEADINGS, FooterFacts, SectionFacts, Shape, TemplateFacts

TITLE, BODY = FIELDS["title"].style, FIELDS["body"].style
MARK, ATTACHMENT = FIELDS["attachment_mark"].style, FIELDS["attachment_title"].style
_OF_BODY = tuple(dict.fromkeys((BODY, *(row.style for row in FIELDS.values() if row.as_body))))
_ON_GRID = (*_OF_BODY, *HEADINGS, MARK)
"""Styles that are set in the lines of the page."""

_FACES: Mapping[str, standard.Face] = {
    TITLE: standard.XIAOBIAOSONG,
    MARK: standard.HEITI,
    **dict.fromkeys(_OF_BODY, standard.FANGSONG),
    **dict(zip(HEADINGS, standard.HEADING_FACES, strict=True)),
}
_SIZES: Mapping[str, standard.Measure] = {
    TITLE: standard.SIZE_TITLE,
    **dict.fromkeys(_ON_GRID, standard.SIZE_BODY),
}
_MM, _POINT = 56.693, 20  # twip
_NEAR = 57  # twip, 1 mm


def _points(half_points: int) -> str:
    return f"{half_points / 2:g}"


def _mm(twips: int) -> str:
    return f"{twips / _MM:.1f}".removesuffix(".0")


TEMPLATE_SIZE = Code(
    "L720",
    "warning",
    zh="{styles_zh}的字号是{number}磅，按国标第 {clause} 条应当是{usual}磅。",
    hint_zh="在样式的“字体”里改字号：二号是22磅，三号是16磅，四号是14磅。",
    en="The size of {styles_en} is {number} pt; by clause {clause} of the standard it should be {usual} pt.",
    hint_en="Change it in the style's font settings.",
    fault="（“公文正文”是四号字）",
    mend="（“公文正文”是三号字）",
    why="word",
)


@template_rule
def sizes(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """二号 for the title, 三号 for the rest (clauses 5.2.2, 7.3.1)."""
    found = [
        (name, shape.size, usual)
        for name, shape in texts(facts, _SIZES)
        if shape.size != (usual := _SIZES.get(name, standard.SIZE_BODY))
    ]
    yield from together(
        facts,
        TEMPLATE_SIZE,
        [
            (name, {"number": _points(size), "usual": _points(usual), "clause": usual.clause})
            for name, size, usual in found
        ],
    )


TEMPLATE_FACE = Code(
    "L721",
    "warning",
    zh="{styles_zh}的中文字体是“{name}”，按国标第 {clause} 条应当是{usual}。",
    hint_zh="在样式的“字体”里改“中文字体”。",
    en="The East Asian font of {styles_en} is “{name}”; by clause {clause} of the standard it should be {usual}.",
    hint_en="Change it in the style's font settings.",
    fault="（“公文正文”的中文字体是宋体）",
    mend="（“公文正文”的中文字体是仿宋_GB2312）",
    why="word",
)


@template_rule
def faces(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """小标宋, 黑体, 楷体, 仿宋 (clauses 5.2.2, 7.3.1, 7.3.3)."""
    of_leads = {lead.name: standard.HEADING_FACES[level - 1] for level, lead in facts.leads.items() if lead}
    found = []
    for name, shape in texts(facts, _FACES):
        face, font = of_leads.get(name) or _FACES[name], shape.fonts.east_asia
        if font and "eastAsia" not in shape.fonts.themed and font not in (face.name, *face.also):
            found.append((name, {"name": font, "usual": face.name, "clause": face.clause}))
    yield from together(facts, TEMPLATE_FACE, found)


TEMPLATE_BOLD = Code(
    "L722",
    "warning",
    zh="{styles_zh}加了粗，国标第 {clause} 条没有这个要求，小标宋、黑体加粗会糊。",
    hint_zh="在样式的“字体”里去掉加粗。",
    en="{styles_en} is bold, which clause {clause} of the standard does not ask for; these faces blur when made bold.",
    hint_en="Turn bold off in the style's font settings.",
    fault="（“标题”样式加了粗）",
    mend="（“标题”样式不加粗）",
    why="word",
)


@template_rule
def bold(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """小标宋 and 黑体 are heavy as they are (T-01, N-03, Y-04)."""
    heavy = {TITLE: "7.3.1", ATTACHMENT: "7.3.7", HEADINGS[0]: "7.3.3"}
    found = [(n, {"clause": heavy.get(n, "7.3.3")}) for n, s in texts(facts, heavy) if s.bold]
    yield from together(facts, TEMPLATE_BOLD, found)


_MARK = FIELDS["issuer_mark"].style

TEMPLATE_COLOUR = Code(
    "L723",
    "warning",
    zh="{styles_zh}的颜色不是黑色，按国标第 {clause} 条应当是黑色。",
    hint_zh="在样式的“字体”里把颜色改成“自动”。",
    en="{styles_en} is not black; by clause {clause} of the standard it should be.",
    hint_en="Set the colour to “automatic” in the style's font settings.",
    fault="（“公文正文”的颜色是深蓝）",
    mend="（“公文正文”的颜色是自动）",
    why="word",
)


@template_rule
def colours(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Black but for the mark of the issuer and its line (P-09)."""
    found = [
        (name, {"clause": "5.2.4"})
        for name, shape in texts(facts, tuple(name for name in facts.styles if name != _MARK))
        if shape.colour_themed or shape.colour not in ("", "000000")
    ]
    yield from together(facts, TEMPLATE_COLOUR, found)


TEMPLATE_LINES = Code(
    "L724",
    "warning",
    zh="{styles_zh}的行距是{number}磅，每面排{count}行；按国标第 {clause} 条应当是{usual}行。",
    hint_zh="行距设为“固定值”28.95磅；设成29磅正好少一行。",
    en="The line pitch of {styles_en} is {number} pt, which gives {count} lines a page; by clause {clause} of the standard there should be {usual}.",
    hint_en="Set it to exactly 28.95 pt; 29 pt gives one line too few.",
    fault="（“公文正文”的行距是固定值29磅）",
    mend="（“公文正文”的行距是固定值28.95磅）",
    why="word",
)


@template_rule
def lines(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """22 lines of a page (P-05); 580 twips give 21."""
    page, found = facts.page, []
    if page is None:
        return
    for name, shape in styles_named(facts, _ON_GRID):
        pitch = _pitch(shape, page)
        count = page.text_height // pitch
        if count != standard.LINES:
            usual = {"usual": str(standard.LINES), "clause": standard.LINES.clause}
            found.append((name, {"number": f"{pitch / _POINT:g}", "count": str(count), **usual}))
    yield from together(facts, TEMPLATE_LINES, found)


def _pitch(shape: Shape, page: SectionFacts) -> int:
    """Twips from line to line; a single line is about 1.3 times its size, or what the grid makes of it."""
    if shape.line_rule == "exact":
        return max(shape.line, 1)
    single = round(shape.size * 13)
    if page.grid and page.line_pitch and shape.snap_to_grid:
        rows = -(-single // page.line_pitch)
        single = page.line_pitch * rows
    return max(shape.line if shape.line_rule == "atLeast" else 0, single * max(shape.line, 240) // 240, 1)


OFF_GRID = Code(
    "L725",
    "warning",
    zh="{styles_zh}的行距和网格不同，又对齐到了网格，有的软件里行距会变。",
    hint_zh="在样式的“段落”里去掉“如果定义了文档网格，则对齐到网格”；或加 --fix 结果.docx。",
    en="The line pitch of {styles_en} differs from the grid, yet snaps to it; some programs then change the pitch.",
    hint_en="Turn “snap to grid” off in the style's paragraph settings, or use `--fix OUT.docx`.",
    fault="（“表格文字”的行距是18磅，又对齐到网格）",
    mend="（“表格文字”不对齐到网格）",
    why="word",
)


@template_rule
def off_grid(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """An exact pitch that differs from the grid's must not snap to it (X-04)."""
    yield from together(facts, OFF_GRID, [(name, SAME) for name in facts.off_grid])


WIDOW_CONTROL = Code(
    "L727",
    "warning",
    zh="{styles_zh}开着“孤行控制”，有的面会少一行，排不满{usual}行（国标第 {clause} 条）。",
    hint_zh="在样式的“段落 → 换行和分页”里去掉“孤行控制”；或加 --fix 结果.docx。",
    en="Widow control is on in {styles_en}; some pages will be a line short of {usual} (clause {clause} of the standard).",
    hint_en="Turn it off in the style's paragraph settings, or use `--fix OUT.docx`.",
    fault="（“公文正文”开着孤行控制）",
    mend="（“公文正文”关掉了孤行控制）",
    why="word",
)


@template_rule
def widows(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Widow control leaves a page a line short (X-11)."""
    usual = {"usual": str(standard.LINES), "clause": standard.LINES.clause}
    found = [(name, usual) for name, shape in styles_named(facts, _ON_GRID) if shape.widow_control]
    yield from together(facts, WIDOW_CONTROL, found)


TEMPLATE_CHARACTERS = Code(
    "L728",
    "warning",
    zh="{styles_zh}每行排{count}个字，按国标第 {clause} 条应当是{usual}个。",
    hint_zh="版心宽156毫米，字号三号，字间距紧缩0.25磅，正好{usual}个字。",
    en="A line of {styles_en} holds {count} characters; by clause {clause} of the standard there should be {usual}.",
    hint_en="With a type area of 156 mm and 16 pt text condensed by 0.25 pt, it is {usual}.",
    fault="（“公文正文”的字间距是标准，每行27个字）",
    mend="（“公文正文”的字间距是紧缩0.25磅）",
    why="word",
)


@template_rule
def characters(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """28 characters of a line (P-06)."""
    page, found = facts.page, []
    normal = facts.styles.get("Normal")
    if page is None:
        return
    for name, shape in styles_named(facts, (BODY,)):
        em = shape.em
        if page.grid == "linesAndChars":
            extra = (normal.shape.size - shape.size) * 10 if normal else 0
            em += round(page.char_space / 4096 * _POINT) + max(extra, 0)
        count = page.text_width // max(em, 1)
        if count != standard.CHARACTERS:
            usual = {"usual": str(standard.CHARACTERS), "clause": standard.CHARACTERS.clause}
            found.append((name, {"count": str(count), **usual}))
    yield from together(facts, TEMPLATE_CHARACTERS, found)


CHARACTER_GRID = Code(
    "L726",
    "warning",
    zh="页面设置里用了“指定行和字符网格”，有的软件里每行只排得下一半的字。",
    hint_zh="改为“只指定行网格”，正文的字间距设为紧缩0.25磅。",
    en="The page has a grid of lines and characters, with which some programs set half as many characters a line.",
    hint_en="Use a grid of lines only, and condense the body text by 0.25 pt.",
    fault="（文档网格选了“指定行和字符网格”）",
    mend="（文档网格选了“只指定行网格”）",
    why="word",
)
NO_GRID = Code(
    "L729",
    "warning",
    zh="页面没有设文档网格，行就对不齐。",
    hint_zh="在“页面设置 → 文档网格”里选“只指定行网格”，每页{usual}行（国标第 {clause} 条）。",
    en="The page has no grid, so lines are not aligned.",
    hint_en="Choose a grid of lines in the page setup, {usual} lines a page (clause {clause} of the standard).",
    fault="（文档网格选了“无网格”）",
    mend="（文档网格选了“只指定行网格”）",
    why="word",
)


@template_rule
def grids(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A grid of lines, not of characters (X-02, X-03)."""
    for page in facts.sections:
        if not page.grid:
            usual = {"usual": str(standard.LINES), "clause": standard.LINES.clause}
            yield Diagnostic(NO_GRID, usual, page.place)
        elif page.grid != "lines":
            yield Diagnostic(CHARACTER_GRID, {}, page.place)


SECTIONS = Code(
    "T358",
    "warning",
    zh="模板分成了{count}节，纸张、页边距或网格却不一样。",
    hint_zh="各节改成一样的页面设置；不需要分节的，删去分节符。",
    en="The template has {count} sections, and their paper, margins or grids differ.",
    hint_en="Give all sections one page setup, or delete the section breaks.",
    fault="（第一节是 A4，第二节是 B5）",
    mend="（两节都是 A4）",
    why="word",
)
TEMPLATE_MARGIN = Code(
    "L730",
    "warning",
    zh="{side_zh}边距是{number}毫米，按国标第 {clause} 条应当是{usual}毫米。",
    hint_zh="在“页面设置”里改。",
    en="The {side_en} margin is {number} mm; by clause {clause} of the standard it should be {usual} mm.",
    hint_en="Change it in the page setup.",
    fault="（左边距是31.8毫米）",
    mend="（左边距是28毫米）",
    why="word",
)
TEMPLATE_PAPER = Code(
    "L731",
    "warning",
    zh="纸张是{width}×{height}毫米，按国标第 {clause} 条应当是 A4，210×297毫米。",
    hint_zh="在“页面设置”里选 A4，纵向。",
    en="The paper is {width} × {height} mm; by clause {clause} of the standard it should be A4, 210 × 297 mm.",
    hint_en="Choose A4, portrait, in the page setup.",
    fault="（纸张是 B5）",
    mend="（纸张是 A4）",
    why="word",
)


@template_rule
def pages(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A4 with a type area of 156 by 225 mm (clause 5.1, 5.2.1)."""
    for page in facts.sections:
        if page.landscape:
            continue
        paper = (page.width - standard.PAGE_WIDTH, page.height - standard.PAGE_HEIGHT)
        if any(abs(off) > _NEAR for off in paper):
            args = {
                "width": _mm(page.width),
                "height": _mm(page.height),
                "clause": standard.PAGE_WIDTH.clause,
            }
            yield Diagnostic(TEMPLATE_PAPER, args, page.place)
        for side_zh, side_en, own, usual in (
            ("上", "top", page.top, standard.MARGIN_TOP),
            ("左", "left", page.left + page.gutter, standard.MARGIN_LEFT),
            ("右", "right", page.right, standard.MARGIN_RIGHT),
            ("下", "bottom", page.bottom, standard.MARGIN_BOTTOM),
        ):
            if abs(own - usual) > _NEAR:
                side = {"side_zh": side_zh, "side_en": side_en, "clause": usual.clause}
                yield Diagnostic(
                    TEMPLATE_MARGIN, {**side, "number": _mm(own), "usual": _mm(usual)}, page.place
                )
    setups = {
        (page.width, page.height, page.top, page.right, page.bottom, page.left, page.grid, page.line_pitch)
        for page in facts.sections
        if not page.landscape
    }
    if len(setups) > 1:
        yield Diagnostic(SECTIONS, {"count": str(len(facts.sections))}, facts.sections[0].place)


PARAGRAPH_SPACE = Code(
    "L734",
    "warning",
    zh="{styles_zh}有段前或段后间距，每面就排不满{usual}行（国标第 {clause} 条）。",
    hint_zh="在样式的“段落”里把段前、段后都设为0。",
    en="{styles_en} has space before or after, so a page does not hold {usual} lines (clause {clause} of the standard).",
    hint_en="Set both to 0 in the style's paragraph settings.",
    fault="（“公文正文”的段后间距是10磅）",
    mend="（“公文正文”的段前、段后都是0）",
    why="word",
)


@template_rule
def spaces(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """No space between paragraphs (B-03)."""
    usual = {"usual": str(standard.LINES), "clause": standard.LINES.clause}
    found = [(n, usual) for n, s in styles_named(facts, _ON_GRID) if s.before or s.after]
    yield from together(facts, PARAGRAPH_SPACE, found)


FIRST_LINE = Code(
    "L735",
    "warning",
    zh="{styles_zh}的首行缩进不是{usual}个字（国标第 {clause} 条）。",
    hint_zh="在样式的“段落”里设“首行缩进 {usual} 字符”，左、右缩进都是0。",
    en="The first line of {styles_en} is not indented by {usual} characters (clause {clause} of the standard).",
    hint_en="Set a first-line indent of {usual} characters in the style's paragraph settings, and none at either side.",
    fault="（“公文正文”没有首行缩进）",
    mend="（“公文正文”首行缩进2字符）",
    why="word",
)


@template_rule
def first_lines(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """The first line of a paragraph and of a heading stands two characters in (B-02, N-06).

    Word goes by the characters, LibreOffice by the twips: both must be there (X-07). Where the size was changed since, Word
    still goes by the characters, so that the twips need not say the same.
    """
    usual = standard.FIRST_LINE
    found = []
    for name in (BODY, *HEADINGS):
        if style := facts.styles.get(name):
            shape, indent = style.shape, style.shape.indent
            twips, characters = indent.get("firstLine", 0), indent.get("firstLineChars", 0)
            off = characters != usual * 100 if characters and twips else abs(twips / shape.em - usual) > 0.1
            sides = any(indent.get(key) for key in ("left", "leftChars", "right", "rightChars", "hanging"))
            if off or sides:
                found.append((name, {"usual": str(usual), "clause": usual.clause}))
    yield from together(facts, FIRST_LINE, found)


ALIGNMENT = Code(
    "L736",
    "warning",
    zh="{styles_zh}没有居中，按国标第 {clause} 条标题居中。",
    hint_zh="在样式的“段落”里选居中，缩进都设为0。",
    en="{styles_en} is not centred; by clause {clause} of the standard the title is.",
    hint_en="Centre it in the style's paragraph settings, without indents.",
    fault="（“标题”样式左对齐）",
    mend="（“标题”样式居中）",
    why="word",
)


@template_rule
def titles(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """The title is centred between the margins (T-03)."""
    found = [
        (name, {"clause": "7.3.1"})
        for name, shape in styles_named(facts, (TITLE, ATTACHMENT))
        if shape.jc != "center" or any(shape.indent.values())
    ]
    yield from together(facts, ALIGNMENT, found)


NOT_KEPT = Code(
    "L741",
    "warning",
    zh="{styles_zh}没有勾“与下段同页”，标题会单独落在一面的最后。",
    hint_zh="在样式的“段落 → 换行和分页”里勾上“与下段同页”。",
    en="“Keep with next” is off in {styles_en}; such a heading may stand alone at the foot of a page.",
    hint_en="Turn it on in the style's paragraph settings.",
    fault="（“标题 1”没有勾“与下段同页”）",
    mend="（“标题 1”勾了“与下段同页”）",
    why="word",
)


@template_rule
def kept(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A heading never ends a page."""
    found = [n for n in (TITLE, *HEADINGS) if n in facts.styles and not facts.styles[n].shape.keep_next]
    yield from together(facts, NOT_KEPT, [(name, SAME) for name in found])


# ---- page numbers (clause 7.5) ----

_SIDES = {
    "default": ("奇数页", "odd pages", "right"),
    "even": ("偶数页", "even pages", "left"),
    "first": ("首页", "the first page", "right"),
}
_CLAUSE = standard.SIZE_PAGE_NUMBER.clause


FOOTER_WITHOUT_NUMBER = Code(
    "L732",
    "warning",
    zh="{side_zh}的页脚里没有页码（国标第 {clause} 条）。",
    hint_zh="在页脚里插入页码，写成“— 1 —”。",
    en="The footer of {side_en} has no page number (clause {clause} of the standard).",
    hint_en="Put one into the footer, as “— 1 —”.",
    fault="（偶数页的页脚是空的）",
    mend="（偶数页的页脚里有页码）",
    why="word",
)
ONE_FOOTER = Code(
    "L733",
    "warning",
    zh="没有勾“奇偶页不同”，页码不能单页居右、双页居左（国标第 {clause} 条）。",
    hint_zh="在页脚工具里勾上“奇偶页不同”，两种页脚都放页码；两种页脚早有页码的，--fix 结果.docx 会替你勾上。",
    en="“Different odd and even pages” is off, so page numbers cannot stand right on odd and left on even pages (clause {clause} of the standard).",
    hint_en="Turn it on and number both footers; where both have numbers already, `--fix OUT.docx` turns it on.",
    fault="（没有勾“奇偶页不同”）",
    mend="（勾了“奇偶页不同”）",
    why="word",
)


@template_rule
def page_numbers(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """— 1 — in 4号宋体, right on odd pages and left on even ones (G-01 to G-04); on the first page of a letter a line (L-03, L-09)."""
    if not facts.even_and_odd and facts.sections:
        yield Diagnostic(ONE_FOOTER, {"clause": _CLAUSE}, facts.sections[-1].place)
    told: set[Place] = set()  # sections share footers
    for page in (one for one in facts.sections if one not in _covers(facts)):
        for kind in ("default", *["even"] * facts.even_and_odd, *["first"] * page.title_page):
            footer = page.footers.get(kind) or FooterFacts(kind, page.place)
            zh, en, side = _SIDES[kind]
            args = {"side_zh": zh, "side_en": en, "clause": _CLAUSE}
            if footer.place in told and footer.place != page.place:
                continue
            told.add(footer.place)
            if footer.shape is None and kind == "first" and footer.ruled:
                continue
            if footer.shape is None:
                yield Diagnostic(FOOTER_WITHOUT_NUMBER, args, footer.place)
            else:
                yield from _number(footer, footer.shape, side, args)


_ON_COVER = {FIELDS[role].slot for role in ON_COVER}


def _covers(facts: TemplateFacts) -> list[SectionFacts]:
    """The sections before the first that a slot stands in, but for those of a cover: it bears no page number."""
    body = [one for one in facts.paragraphs if one.place.part == facts.place.part]
    first = min((one.place.paragraph for one in body if set(one.slots) - _ON_COVER), default=0)
    return [one for one in facts.sections if 0 < one.place.paragraph < first]


NUMBER_FORM = Code(
    "L738",
    "warning",
    zh="页码印成“{text}”，按国标第 {clause} 条应当是“— 1 —”。",
    hint_zh="在页码左右各放一条一字线“—”。",
    en="The page number prints as “{text}”; by clause {clause} of the standard it should be “— 1 —”.",
    hint_en="Put a dash on either side of it.",
    fault="（页码印成“第1页”）",
    mend="（页码印成“— 1 —”）",
    why="word",
)
NUMBER_IN_DASHES = Code(
    "T407",
    "warning",
    zh="页码格式选了“- 1 -”，印出来是“{text}”：短横是连字符，不是国标第 {clause} 条的一字线。",
    hint_zh="在“设置页码格式”里把编号格式改成“1, 2, 3”，页脚里在页码左右各放一条一字线“—”。",
    en="The number format is “- 1 -”, so that the page number prints as “{text}”: hyphens, where clause {clause} of the standard has dashes.",
    hint_en="Choose “1, 2, 3” under “format page numbers”, and put a dash on either side of the number in the footer.",
    fault="（设置页码格式里选了“- 1 -, - 2 -”）",
    mend="（编号格式选“1, 2, 3”，页码左右各有一条一字线）",
    why="word",
)
NUMBER_FACE = Code(
    "L739",
    "warning",
    zh="页码是{number}磅“{name}”，按国标第 {clause} 条应当是4号宋体，14磅。",
    hint_zh="选中页码，改字体和字号；或改“footer”样式。",
    en="The page number is in {number} pt “{name}”; by clause {clause} of the standard it should be 宋体, 14 pt.",
    hint_en="Change font and size of the page number, or the style “footer”.",
    fault="（页码是小五号）",
    mend="（页码是4号宋体）",
    why="word",
)
NUMBER_SIDE = Code(
    "L740",
    "warning",
    zh="{side_zh}的页码位置不对，按国标第 {clause} 条单页居右空一字，双页居左空一字。",
    hint_zh="在页脚里改对齐，再把靠外的一侧缩进一字，即14磅。",
    en="The page number of {side_en} is not in its place: by clause {clause} of the standard, one character from the right on odd and from the left on even pages.",
    hint_en="Change the alignment in the footer, and indent it by 14 pt at the outer side.",
    fault="（页码居中）",
    mend="（单页居右空一字，双页居左空一字）",
    why="word",
)


def _number(footer: FooterFacts, shape: Shape, side: str, args: dict[str, str]) -> Iterator[Diagnostic]:
    clause = {"clause": _CLAUSE}
    if footer.dashed:
        yield Diagnostic(NUMBER_IN_DASHES, {"text": footer.number.strip(), **clause}, footer.place)
    elif not re.fullmatch(r"— ?1 ?—", footer.number.strip()):
        yield Diagnostic(NUMBER_FORM, {"text": footer.number.strip(), **clause}, footer.place)
    faces = (standard.SONGTI.name, *standard.SONGTI.also)
    if shape.size != standard.SIZE_PAGE_NUMBER or shape.fonts.ascii not in faces:
        face = {"number": _points(shape.size), "name": shape.fonts.ascii, **clause}
        yield Diagnostic(NUMBER_FACE, face, footer.place)
    gap = shape.indent.get(side, 0) - standard.PAGE_NUMBER_INDENT
    if not footer.framed and (shape.jc != side or abs(gap) > _NEAR):
        yield Diagnostic(NUMBER_SIDE, args, footer.place)
