"""Rules on the rooms of a template: what cannot fit where a slot stands, or what stands in its lines and cells (T420 to T426, T428).

In: `TemplateFacts`. Out: diagnostics.
"""

import re
from collections.abc import Iterator, Mapping

from ...messages.diagnostic import Code, Diagnostic
from ...terms.fields import FIELDS, SLOTS
from ...terms.styles import named_style
from ...terms.widths import width_em
from .asked import template_rule
from .facts import ParagraphFacts, Shape, TemplateFacts

NARROW = Code(
    "T420",
    "warning",
    zh="放“{field}”的地方只有{number}毫米宽，一行{count}个字，至少要{usual}个字才排得开。",
    hint_zh="把这一格（这一栏）拉宽，或者把标记移到宽的地方。",
    en="“{field}” stands in {number} mm, {count} characters a line; it needs {usual} at least.",
    hint_en="Make the cell or the column wider, or move the tag to a wider place.",
    fault="（{{p 落款 }} 在20毫米宽的格子里）",
    mend="（{{p 落款 }} 移到了80毫米宽的格子里）",
    why="word",
)
EXACT_ROW = Code(
    "T421",
    "warning",
    zh="放“{field}”的这一行设成了固定高度{number}毫米，多出来的文字印不出来。",
    hint_zh="选中这一行，“表格属性 → 行”里把“固定值”改成“最小值”。",
    en="The row that holds “{field}” has an exact height of {number} mm; what is more does not print.",
    hint_en="Set the height of the row to “At least” in its properties.",
    fault="（{{p 正文 }} 所在的一行，行高是固定值50毫米）",
    mend="（行高改成了最小值50毫米）",
    why="word",
)
WHOLE_ROW = Code(
    "T422",
    "info",
    zh="放“{field}”的这一行不许跨页断行，内容一长，整行会挪到下一面，前面空出一截。",
    hint_zh="选中这一行，在“表格属性 → 行”里勾上“允许跨页断行”。",
    en="The row that holds “{field}” must not break over pages; a longer text moves to the next page and leaves a hole.",
    hint_en="Tick “Allow row to break across pages” in the properties of the row.",
    fault="（{{p 正文 }} 所在的一行没有勾“允许跨页断行”）",
    mend="（勾上了“允许跨页断行”）",
    why="word",
)
NO_TURNING = Code(
    "T423",
    "info",
    zh="“{field}”放在表格的格子里，里面转不了方向，横排的表格会按竖排排。",
    hint_zh="没有横排的表格就不用管；有的，把标记移到表格外面，或者把表格放进附件。",
    en="“{field}” stands in a cell of a table, where no page can turn: a landscape table is set upright.",
    hint_en="Ignore this if there are none; else move the tag out of the table, or put such tables into attachments.",
    fault="（{{p 正文 }} 在表格的格子里）",
    mend="（{{p 正文 }} 移到了表格外面）",
    why="word",
)
NO_NEW_PAGE = Code(
    "T424",
    "warning",
    zh="“{field}”放在表格的格子里，每个附件要另起一面，在格子里不一定起得了。",
    hint_zh="把 {{{{p {field} }}}} 移到表格外面，单起一段。",
    en="“{field}” stands in a cell of a table, where an attachment may not begin a page of its own.",
    hint_en="Move {{{{p {field} }}}} out of the table, into a paragraph of its own.",
    fault="（{{p 附件 }} 在表格的格子里）",
    mend="（{{p 附件 }} 移到了表格外面）",
    why="word",
)

TEXT_DOWNWARDS = Code(
    "T425",
    "info",
    zh="放“{field}”的这一行里，有的格子文字是竖排的；LibreOffice 排 PDF 时这样的行不能跨页，内容长过一页会印不全。",
    hint_zh="把竖排的格子改成横排，列宽改成一个字宽，字就一个一个往下排。",
    en="A cell in the row that holds “{field}” has its text running downwards; LibreOffice does not break such a row over pages, and cuts off what is more.",
    hint_en="Make the text of that cell horizontal and its column one character wide.",
    fault="（{{p 正文 }} 左边的格子里，“述职内容”设成了竖排）",
    mend="（“述职内容”改成横排，列宽一个字）",
    why="word",
)

CUT_IN_LINE = Code(
    "T426",
    "warning",
    zh="{where_zh}行距是固定值{number}磅，{what_zh}高{usual}磅，印出来会被切掉一截。",
    hint_zh="在“段落 → 行距”里改成“单倍行距”，或者把固定值改成比{usual}磅大的。",
    en="The lines {where_en} are exactly {number} pt high, and {what_en} of {usual} pt is cut off in them.",
    hint_en="Set the line spacing to “single”, or to exactly more than {usual} pt.",
    fault="（固定值28.95磅的一段里插了20毫米高的标志）",
    mend="（插标志的这一段改成了单倍行距）",
    why="word",
)
INDENT_IN_CELL = Code(
    "T428",
    "warning",
    zh="格子里的段落带着首行缩进，{texts_zh}断成了两行。",
    hint_zh="选中这些格，样式选“{style_zh}”，或者在“段落 → 缩进”的“特殊”里选“无”。",
    en="First lines are indented in cells, so that {texts_en} break into two lines.",
    hint_en="Give these cells the style “{style_en}”, or set the special indent of their paragraphs to none.",
    fault="（25毫米宽的格子里，“姓名”用的是“公文正文”样式，首行缩进2字符）",
    mend="（“姓名”改用“表格文字”样式）",
    why="word",
)

# Characters that a line must hold: a date is not broken (S-06), a title keeps its words, a text its tables.
_NEEDED: Mapping[str, int] = {
    "signature_block": 9,
    "title": 6,
    **{slot: 8 for slot, field in FIELDS.items() if field.long},
}
_ROWS = 2  # of a title or a signature, that a row of exact height must hold
_MM = 56.693
_NAMED = 4  # labels that a finding names
_NOTHING_PRINTED = re.compile(r"\{[%#][^{}]{0,1000}[%#]\}")


@template_rule
def rooms(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A slot in a cell, a column or a box has its text laid out for that: what cannot fit there is told."""
    body = facts.styles.get(FIELDS["body"].style)
    for paragraph in facts.paragraphs:
        room = paragraph.room
        if room is None or room.kind == "page":
            continue
        for slot in paragraph.slots:
            field, long = FIELDS[slot].zh, FIELDS[slot].long
            style = facts.styles.get(FIELDS[SLOTS[slot][0]].style or FIELDS["body"].style, body)
            em = style.shape.em if style else 0
            wanted = _NEEDED.get(slot, 0)
            if em and room.width < wanted * em and not (long and room.kind == "box"):  # T359 says more
                args = {"number": f"{room.width / _MM:.0f}", "count": str(room.width // em)}
                told = {"field": field, "usual": str(wanted), **args}
                yield Diagnostic(NARROW, told, paragraph.place)
            if room.kind != "cell":
                continue
            if room.cut and (long or room.height < _ROWS * em):
                args = {"field": field, "number": f"{room.height / _MM:.0f}"}
                yield Diagnostic(EXACT_ROW, args, paragraph.place)
            elif long and room.whole:
                yield Diagnostic(WHOLE_ROW, {"field": field}, paragraph.place)
            if long and room.upright:
                yield Diagnostic(TEXT_DOWNWARDS, {"field": field}, paragraph.place)
            if slot == "attachments":
                yield Diagnostic(NO_NEW_PAGE, {"field": field}, paragraph.place)
            elif long:
                yield Diagnostic(NO_TURNING, {"field": field}, paragraph.place)


def _cut(shape: Shape, size: int, drawn: int) -> tuple[dict[str, str], int] | None:
    """What is higher than an exact line: its words and its height, twip. A character is as high as its size."""
    if shape.line_rule != "exact" or shape.line <= 0:
        return None
    if drawn > shape.line:
        return {"what_zh": "图片", "what_en": "a picture"}, drawn
    if size * 10 > shape.line:
        return {"what_zh": "字", "what_en": "text"}, size * 10
    return None


@template_rule
def cut_in_line(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A line of exact height shows no more than itself: a picture or larger letters in it lose their heads."""
    for style in facts.styles.values():
        if found := _cut(style.shape, style.shape.size, 0):
            words, height = found
            named = named_style(style.name)
            args = {
                "where_zh": f"“{named['style_zh']}”样式的",
                "where_en": f"of the style “{named['style_en']}”",
            }
            yield Diagnostic(CUT_IN_LINE, {**args, **words, **_points(style.shape, height)}, style.place)
    for one in facts.paragraphs:
        found = _cut(one.shape, one.size, one.drawn)
        if not found or not (one.drawn or _NOTHING_PRINTED.sub("", one.text).strip()):
            continue
        own = facts.styles.get(one.style.casefold()) or facts.styles.get(one.style)
        if own and not one.drawn and (one.shape.line, one.size) == (own.shape.line, own.shape.size):
            continue  # told of the style
        words, height = found
        args = {"where_zh": "这一段的", "where_en": "here"}
        yield Diagnostic(CUT_IN_LINE, {**args, **words, **_points(one.shape, height)}, one.place)


def _points(shape: Shape, height: int) -> dict[str, str]:
    return {"number": f"{shape.line / 20:g}", "usual": f"{height / 20:.1f}".removesuffix(".0")}


@template_rule
def indent_in_cell(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A cell made where text was has its indent, and a short label that would fit is broken for it; told once a table."""
    broken: dict[tuple[str, int], list[ParagraphFacts]] = {}
    for one in facts.paragraphs:
        text = one.text.strip()
        if one.slots or not text or "{" in text or one.room is None or one.room.kind != "cell":
            continue
        em = (one.size or one.shape.size) * 10 + one.shape.spacing
        indent = one.shape.indent
        first = indent.get("firstLineChars", 0) * em // 100 or indent.get("firstLine", 0)
        wide = width_em(text) * em
        if first > 0 and wide <= one.room.width < wide + first:
            broken.setdefault((one.place.part, one.place.cell[0]), []).append(one)
    for cells in broken.values():
        texts, more = [one.text.strip() for one in cells], len(cells) - _NAMED
        zh = "".join(f"“{text}”" for text in texts[:_NAMED]) + (f"等{len(texts)}处" if more > 0 else "")
        en = ", ".join(f"“{text}”" for text in texts[:_NAMED]) + (f" and {more} more" if more > 0 else "")
        args = {"texts_zh": zh, "texts_en": en, **named_style(FIELDS["cell"].style)}
        yield Diagnostic(INDENT_IN_CELL, args, cells[0].place)
