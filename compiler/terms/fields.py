"""The one table of fields: what each thing is called in YAML, in tags, in Word styles and in code.

In: nothing. Out: `TERMS`, a row for each field, and what is said of fields beside.

Chinese spellings are written, English ones are read everywhere too; code uses the English key only.
Clause numbers are those of GB/T 9704-2012.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Term(NamedTuple):
    """One row: a field, its spellings, its Word style, its clause, what to write there (Chinese, English), an example."""

    key: str
    zh: str
    also: tuple[str, ...] = ()
    style: str = ""
    clause: str = ""
    english: str = ""
    about: tuple[str, str] = ("", "")
    example: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """All keys that are read for this field, the one we write first."""
        return (self.zh, self.english or self.key, *self.also)


TERMS: Mapping[str, Term] = {
    row.key: row
    for row in (
        Term("kind", "文种", about=("哪一种公文", "which kind of document this is"), example="工作总结"),
        Term(
            "template",
            "模板",
            about=(
                "模板名称，或 .docx 文件的路径；不写时由文种决定",
                "a template's name, or the path of a .docx; the kind's own unless given",
            ),
            example="work-summary",
        ),
        Term(
            "title",
            "标题",
            style="Title",
            clause="7.3.1",
            about=("标题；这里换行，印出来也换行", "the title; a line break here is one in print"),
            example="区政府办公室2025年度工作总结",
        ),
        Term(
            "subtitle",
            "副标题",
            style="副标题",
            about=("印在标题下面的副标题", "printed under the title"),
            example="（2025年12月31日）",
        ),
        Term(
            "reporter",
            "报告人",
            style="报告人",
            about=(
                "报告人：单位、职务、姓名印成一行，日期印在下一行的括号里",
                "who reports: unit, post and name on a line, the date in parentheses below",
            ),
            example="张某某",
        ),
        Term("unit", "单位", about=("报告人的单位", "the reporter's unit"), example="市政府办公室"),
        Term(
            "post",
            "职务",
            about=("报告人或签发人的职务", "the reporter's or the signer's post"),
            example="主任",
        ),
        Term("name", "姓名", about=("报告人的姓名", "the reporter's name"), example="张某某"),
        Term(
            "reporter_date",
            "日期",
            also=("报告日期",),
            english="date",
            style="报告人",
            about=("报告的日期，印成（2025年12月31日）", "the date of the report"),
            example="2025-12-31",
        ),
        Term(
            "addressees",
            "主送机关",
            also=("主送", "称呼", "称谓"),
            style="主送机关",
            clause="7.3.2",
            about=(
                "主送机关，一段文字或一个列表；末尾的冒号自动加上",
                "addressees, a text or a list; the colon at the end is added",
            ),
            example="市委、市政府",
        ),
        Term(
            "labels",
            "层次",
            about=("各级序号的第一个，由外到内", "the first label of each level, outermost first"),
            example="[一、, （一）, 1., （1）, ①]",
        ),
        Term(
            "numbering",
            "编号",
            about=(
                "自动：Word 自己的编号；文本：序号作为文字；无：不印序号",
                "automatic: Word's own numbers; text: typed; none",
            ),
            example="自动",
        ),
        Term(
            "label",
            "序号",
            also=("标号",),
            about=(
                "这一个标题的序号照这里写的印，后面的接着编；不写就自动编",
                "this heading's own label, printed as it is; the next are counted on from it",
            ),
            example="三、",
        ),
        Term(
            "opening",
            "导语",
            style="公文正文",
            about=("第一个标题之前的文字", "the text before the first heading"),
            example="2025年，区政府办公室……",
        ),
        Term(
            "body",
            "正文",
            style="公文正文",
            clause="7.3.3",
            about=("正文：一段文字，或一块一块的列表", "the body: a text, or a list of blocks"),
        ),
        Term(
            "closing",
            "结尾",
            style="公文正文",
            about=(
                "结尾：存在问题、下一步打算、结语，或一块一块的列表",
                "the closing: problems, next steps, closing phrase, or blocks",
            ),
        ),
        Term(
            "problems", "存在问题", about=("存在的问题", "problems"), example="回顾一年来的工作，还有差距……"
        ),
        Term("next_steps", "下一步打算", about=("下一步打算", "next steps"), example="2026年，我们将……"),
        Term(
            "closing_phrase", "结语", style="结语", about=("结语", "the closing phrase"), example="特此报告。"
        ),
        Term(
            "nature", "性质", about=("这段文字是什么", "what this text is"), example="[存在问题, 下一步打算]"
        ),
        Term(
            "heading",
            "标题",
            clause="7.3.3",
            about=("单独一行的标题；序号不用写", "a heading on a line of its own; its label is not written"),
            example="主要工作",
        ),
        Term(
            "lead",
            "段首",
            clause="7.3.3",
            about=(
                "段首标题，后面接着正文；序号不用写",
                "a run-in heading, the text follows it; its label is not written",
            ),
            example="严谨细致，办文办会显水平。",
        ),
        Term(
            "item_lead",
            "首句",
            english="lead",
            style="列举首句",
            about=("列举中突出的首句", "the opening phrase of an item, set apart"),
            example="精益求精办好文。",
        ),
        Term("text", "文字", about=("文字", "the text"), example="一年来……"),
        Term(
            "content",
            "内容",
            about=(
                "下面的内容：一段文字，或一块一块的列表",
                "what stands under it: a text, or a list of blocks",
            ),
        ),
        Term(
            "paragraph",
            "段落",
            style="公文正文",
            about=(
                "由几部分组成的一段：文字、列举、加粗",
                "one paragraph made of parts: texts, enumerations, bold",
            ),
        ),
        Term(
            "enumeration",
            "列举",
            about=("列举的各项；一是、二是不用写", "the items; 一是, 二是 are not written"),
            example="[加强学习。, 改进作风。]",
        ),
        Term("form", "形式", about=("列举的形式", "the form of the enumeration"), example="一是"),
        Term("start", "起", about=("第一个的号数", "the first number"), example="2"),
        Term("bold", "加粗", about=("加粗的文字", "bold text"), example="以上任务均已完成。"),
        Term(
            "attachments",
            "附件",
            clause="7.3.7",
            about=(
                "附件，一个或一个列表；正文后面的附件说明和各附件的序号自动印出",
                "attachments, one or a list; the note after the body and their numbers are printed by themselves",
            ),
        ),
        Term(
            "attachment_note",
            "附件说明",
            style="附件说明",
            clause="7.3.4",
            about=("附件说明，由附件得出", "the note on attachments, derived from them"),
        ),
        Term(
            "attachment_note_text",
            "附件说明原文",
            style="附件说明",
            clause="7.3.4",
            about=(
                "附件说明照这里写的印，不再由附件得出；写“无”就不印",
                "the note on attachments printed as it is written here, a line each; `无` for none",
            ),
            example="附件：1、会议经费明细表",
        ),
        Term("attachment_mark", "附件标记", style="附件标记", clause="7.3.7"),
        Term(
            "mark_text",
            "标记原文",
            style="附件标记",
            clause="7.3.7",
            about=(
                "附件首行照这里写的印，不再自动编号",
                "the first line of the attachment, printed as it is written here",
            ),
            example="附件一",
        ),
        Term(
            "attachment_title",
            "标题",
            english="title",
            style="附件标题",
            clause="7.3.7",
            about=("附件的标题，也印在附件说明里", "the attachment's title, printed in the note too"),
            example="会议经费明细表",
        ),
        Term(
            "table",
            "表格",
            about=(
                "表格：一行一个列表，或 .csv、.xlsx 文件名",
                "a table: a list for each row, or the name of a .csv or .xlsx file",
            ),
            example="收入明细.xlsx",
        ),
        Term(
            "sheet",
            "工作表",
            about=(
                "用 .xlsx 里的哪一张工作表，不写时是第一张",
                "the sheet of an .xlsx, the first unless given",
            ),
            example="Sheet1",
        ),
        Term(
            "header_rows",
            "表头",
            about=(
                "前几行是表头，每页重复；不写是1，没有写0",
                "how many rows are the header, repeated on each page",
            ),
            example="1",
        ),
        Term(
            "landscape",
            "横排",
            clause="8",
            about=("是：这个表单独排在横放的页面上", "yes: the table stands on landscape pages of its own"),
            example="是",
        ),
        Term(
            "picture",
            "图片",
            style="图片",
            about=("图片文件名，放在原稿旁边", "the name of a picture beside the source"),
            example="现场照片.jpg",
        ),
        Term(
            "alternative_text",
            "替代文字",
            about=("看不见图片的人听到的说明", "what those hear who cannot see the picture"),
            example="活动现场",
        ),
        Term(
            "caption",
            "题注",
            style="题注",
            about=("表或图的名称；表1、图1自动印出", "the caption; its number is printed by itself"),
            example="2025年经费收支情况",
        ),
        Term(
            "anchor",
            "名称",
            english="name",
            about=("供文中引用的名称，不印出来", "a name for references, not printed"),
            example="收支表",
        ),
        Term(
            "reference",
            "引用",
            about=("印出所引表或图的序号，如表1", "prints the number of a table or picture, such as 表1"),
            example="收支表",
        ),
        Term("cell", "表格文字", style="表格文字"),
        Term("header_cell", "表头", style="表头"),
        Term(
            "signature",
            "署名",
            also=("发文机关署名",),
            style="署名",
            clause="7.3.5",
            about=("署名，一个或一个列表", "who signs, one or a list"),
            example="XX区人民政府办公室",
        ),
        Term(
            "date",
            "成文日期",
            also=("日期",),
            style="成文日期",
            clause="7.3.5",
            about=("成文日期，印成 2026年1月5日", "the date, printed as 2026年1月5日"),
            example="2026-01-05",
        ),
        Term(
            "date_text",
            "日期原文",
            style="成文日期",
            clause="7.3.5",
            about=(
                "成文日期照这里写的印，用于只有年月的或另有写法的；写了它就不写成文日期",
                "the date printed as it is written here, instead of `date`: without a day, or in other figures",
            ),
            example="2026年1月",
        ),
        Term(
            "seal",
            "印章",
            clause="7.3.5.1",
            about=(
                "盖章的写“有”，按盖章排落款；有印章图片的写文件名，几个署名写列表",
                "`有` for a seal that is set by hand, or the file name of its picture, one for each signature",
            ),
            example="有",
        ),
        Term(
            "stamps",
            "签名章",
            clause="7.3.5.3",
            about=(
                "签发人签名章：职务，有图片的再写图片",
                "the signer's stamp: the post, and the picture where there is one",
            ),
        ),
        Term(
            "remark",
            "附注",
            style="附注",
            clause="7.3.6",
            about=("附注，印在圆括号里", "a remark, printed in parentheses"),
            example="此件公开发布",
        ),
        Term(
            "remark_text",
            "附注原文",
            style="附注",
            clause="7.3.6",
            about=(
                "附注照这里写的印，不加括号；写了它就不写附注",
                "the remark printed as it is written here, without parentheses, instead of `remark`",
            ),
            example="联系人：张三",
        ),
        Term(
            "figures",
            "数据",
            about=(
                "给模板里的标记用的数据：文字、列表、成组的内容，在模板里写 {{ 数据.总收入 }}",
                "data for the tags of a template: texts, lists, mappings; in the template {{ 数据.总收入 }}",
            ),
            example="{总收入: 1234.5}",
        ),
        Term("full_text", "全文", about=("导语、正文和结尾", "opening, body and closing")),
        # Of the blocks that a template goes through, never written.
        Term("level", "层级", also=("层次",), clause="7.3.3"),
        Term("role", "类别"),
        Term("signature_block", "落款", clause="7.3.5", about=("署名和成文日期", "signature and date")),
    )
}

# Printed from other fields, never written.
DERIVED: Mapping[str, str] = {
    "full_text": "body",
    "attachment_note": "attachments",
    "attachment_mark": "attachments",
    "signature_block": "signature",
}

# What a template is told of a block by `role`, from the role in the flow.
CATEGORIES: Mapping[str, str] = {
    "heading": TERMS["heading"].zh,
    "run_in": "段首标题",
    "paragraph": TERMS["paragraph"].zh,
    "closing_phrase": TERMS["closing_phrase"].zh,
    "table": TERMS["table"].zh,
    "picture": TERMS["picture"].zh,
    "attachment_mark": TERMS["attachment_mark"].zh,
    "attachment_title": TERMS["attachment_title"].style,
}

# What an official document may have and this compiler does not print yet.
NOT_YET = frozenset(
    [
        "抄送",
        "抄送机关",
        "份号",
        "密级",
        "保密期限",
        "紧急程度",
        "发文机关",
        "发文字号",
        "文号",
        "签发人",
        "印发机关",
        "印发日期",
        "版记",
        "版头",
    ]
)

# What people write for a field and is not read, as it means another one elsewhere: what a message offers instead.
MEANT: Mapping[str, tuple[str, ...]] = {
    "attachment_title": ("名称", "name", "题目", "题名", "附件", "附件名", "附件名称"),
    "content": ("正文", "body", "文字", "text"),
    "post": ("职位", "职称", "身份"),
}
