"""Rules on the rooms of a template's slots: what cannot fit where a slot stands (T420 to T425).

In: `TemplateFacts`. Out: diagnostics.
"""

from collections.abc import Iterator, Mapping

from ..messages.diagnostic import Code, Diagnostic
from ..terms.fields import FIELDS, SLOTS
from .template import template_rule
from .template_facts import TemplateFacts

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

# Characters that a line must hold: a date is not broken (S-06), a title keeps its words, a text its tables.
_NEEDED: Mapping[str, int] = {
    "signature_block": 9,
    "title": 6,
    **{slot: 8 for slot, field in FIELDS.items() if field.long},
}
_ROWS = 2  # of a title or a signature, that a row of exact height must hold
_MM = 56.693


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
