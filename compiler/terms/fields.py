"""The one table of fields: each row says all that is known of a field, but its type and how it is printed.

In: nothing. Out: `FIELDS`, a row for each field, and the tables that follow from the rows. What a field's value may be says
`document.model`; what is peculiar to its print, one function of `flow`. Whatever else asks about fields (keys that are read,
tags, slots, styles, facts for rules, the schema, the tables in the documentation) asks here.

Chinese spellings are written, English ones are read everywhere too; code uses the English key only.
Clause numbers are those of GB/T 9704-2012.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

# What a paragraph of the flow is.
Role = Literal[
    "copy_number",
    "secrecy",
    "urgency",
    "head_note",
    "issuer_mark",
    "docket_number",
    "signatory",
    "title",
    "subtitle",
    "reporter",
    "addressees",
    "heading",
    "run_in",
    "paragraph",
    "closing_phrase",
    "attachment_note",
    "signature",
    "post",
    "date",
    "remark",
    "present",
    "absent",
    "in_attendance",
    "copies_to",
    "print_office",
    "print_date",
    "print_copies",
    "print_other",
    "edition",
    "attachment_mark",
    "attachment_title",
    "caption",
    "continued",
    "above_table",
    "below_table",
    "header_cell",
    "cell",
    "footnote",
    "contents_title",
    "contents_1",
    "contents_2",
    "contents_3",
    "cover_title",
    "cover_subtitle",
    "cover_signature",
    "cover_date",
]
# Where a block of the flow goes in a template.
Slot = Literal[
    "cover",
    "cover_foot",
    "contents",
    "members",
    "copy_number",
    "secrecy",
    "urgency",
    "issuer_mark",
    "docket_number",
    "title",
    "subtitle",
    "reporter",
    "addressees",
    "opening",
    "body",
    "closing",
    "attachment_note",
    "attendance",
    "signature_block",
    "remark",
    "attachments",
    "colophon",
]
# The mappings that are authored: the document, and what stands in it.
PartName = Literal[
    "Document",
    "Volume",
    "Section",
    "RunIn",
    "Paragraph",
    "Enumeration",
    "Table",
    "Merged",
    "Picture",
    "Chart",
    "Passage",
    "Group",
    "Closing",
    "Item",
    "Bold",
    "Underline",
    "Superscript",
    "Subscript",
    "Footnote",
    "Reference",
    "Attachment",
    "Reporter",
    "Stamp",
    "Batch",
    "Contents",
    "Member",
    "Imprint",
    "Edition",
]
# What a tag may print of a field as a value: its text, a list of texts, or members by name.
TagKind = Literal["", "value", "list", "members"]
# Whether a template must have the style: always, for reports that have the field, only if it is made for papers that are issued
# under a red head, or never.
Need = Literal["always", "field", "issued", "never"]

# The parts that stand in a list of blocks.
BLOCKS: tuple[PartName, ...] = (
    "Section",
    "RunIn",
    "Paragraph",
    "Enumeration",
    "Table",
    "Picture",
    "Chart",
    "Passage",
    "Group",
    "Closing",
)
# What may stand beside text in a heading, a caption, a cell, an item; and in a footnote.
SPANS_OF_NOTE: tuple[PartName, ...] = ("Bold", "Underline", "Superscript", "Subscript", "Reference")
SPANS: tuple[PartName, ...] = (*SPANS_OF_NOTE, "Footnote")
ROOTS: tuple[PartName, ...] = ("Document", "Volume")
"""What a file as a whole may be: one report, or a volume of several."""
_HEADINGS: tuple[PartName, ...] = ("Section", "RunIn")
_CAPTIONED: tuple[PartName, ...] = ("Table", "Picture", "Chart")


class Field(NamedTuple):
    """One row. `stands` and `holds` are where it is written and what mappings may be in it; neither for what is only printed.

    In print: the `role` of its paragraphs, and the `slot` that `{{p …}}` prints them with; `style` is theirs. `marks` are put
    round its text in print unless the author did. A field without a place of its own is printed for another (`of`).
    """

    key: str
    zh: str
    also: tuple[str, ...] = ()
    english: str = ""
    clause: str = ""
    about: tuple[str, str] = ("", "")  # what to write there, in Chinese and English
    page: str = ""  # the same in the documentation, where that says more
    example: str = ""
    stands: tuple[PartName, ...] = ()
    tells: tuple[PartName, ...] = ()  # the parts that are known by having it
    holds: tuple[PartName, ...] = ()
    of_files: bool = False  # whether nobody begins a line of a report with its word and a colon
    meant: tuple[str, ...] = ()  # what people write for it, and means another field elsewhere
    role: Role | Literal[""] = ""
    # The key of the field whose slot prints it: its own, or one that prints several.
    slot: Slot | Literal["", "full_text"] = ""
    joins: tuple[Slot, ...] = ()  # the slots that its own prints together
    style: str = ""
    need: Need = "field"
    added: bool = False  # whether the writer brings its style where a template has none
    of_text: bool = False  # whether its style is a character style
    as_body: bool = False  # whether its style has the face and size of the body, and stands in its lines
    long: bool = False  # whether it may be longer than a page; a loop may go through its blocks
    tag: TagKind = ""
    marks: tuple[str, str] = ("", "")
    of: str = ""
    called: str = ""  # what a loop over blocks is told that its block is
    printed: str = ""  # what its slot prints, in the documentation, where that is more than its name

    @property
    def spellings(self) -> tuple[str, ...]:
        """All keys that are read for this field, the one we write first."""
        return (self.zh, self.english or self.key, *self.also)


def _rows(*rows: Field) -> Mapping[str, Field]:
    return {row.key: row for row in rows}


def _of_meeting(key: Literal["present", "absent", "in_attendance"], zh: str, english: str) -> Field:
    return Field(
        key,
        zh,
        clause="10.3",
        about=(f"纪要的{zh}人员，一段文字或一个列表", f"of minutes: who was {english}, a text or a list"),
        page=f"纪要的{zh}人员，一段文字，或一个列表；要印“{zh}人员：”这样的字，写在最前面",
        example="张某某、李某某",
        stands=("Document",),
        role=key,
        slot="attendance",
        style="出席",
        need="issued",
        tag="list",
        marks=(f"{zh}：", ""),
    )


FIELDS: Mapping[str, Field] = _rows(
    # ---- of the document, from the top ----
    Field(
        "kind",
        "文种",
        about=("哪一种公文", "which kind of document this is"),
        example="工作总结",
        stands=ROOTS,
        of_files=True,
        meant=("种类", "类型", "公文种类", "文件类型", "文体", "type", "document_type", "genre"),
    ),
    Field(
        "template",
        "模板",
        about=(
            "模板名称，或 .docx 文件的路径；不写时由文种决定",
            "a template's name, or the path of a .docx; the kind's own unless given",
        ),
        page="模板名称，或 .docx 文件的路径（从本文件所在的文件夹算起）；不写时由文种决定",
        example="work-summary",
        stands=ROOTS,
    ),
    Field(
        "contents",
        "目录",
        about=(
            "是：标题前面印目录，一至三级标题带页码；只要一两级写 1、2",
            "是: contents before the title, headings of levels 1 to 3 with their pages; 1 or 2 for fewer levels",
        ),
        page="是：标题前面印目录，列一至三级标题和页码；只要一级、两级写 1、2；见[目录和汇编](contents.md)",
        example="是",
        stands=ROOTS,
        holds=("Contents",),
        role="contents_title",
        slot="contents",
        style="目录标题",
        need="never",
        added=True,
        printed="目录，自成一面或几面，页码按排出的版面填好",
    ),
    # ---- of the head of a paper that is issued (版头) ----
    Field(
        "copy_number",
        "份号",
        clause="7.2.1",
        about=(
            "份号，六位数字；涉密公文要有",
            "the number of this copy, six digits; secret papers have one",
        ),
        page="这一份的顺序号，一般六位数字；涉密公文要有",
        example="000001",
        stands=("Document",),
        role="copy_number",
        slot="copy_number",
        style="份号",
        need="issued",
        tag="value",
    ),
    Field(
        "secrecy",
        "密级",
        also=("密级和保密期限",),
        clause="7.2.2",
        about=(
            "密级和保密期限：绝密、机密或秘密，期限写在★后面",
            "绝密, 机密 or 秘密, and after ★ for how long",
        ),
        page="绝密、机密、秘密；有保密期限的写 秘密★1年，★打不出来的另写“保密期限: 1年”",
        example="秘密★1年",
        stands=("Document",),
        role="secrecy",
        slot="secrecy",
        style="密级",
        need="issued",
        tag="value",
    ),
    Field(
        "secrecy_period",
        "保密期限",
        clause="7.2.2",
        about=(
            "保密期限，印在密级后面：秘密★1年；密级里写了的不用再写",
            "for how long, printed behind 密级 as in 秘密★1年, unless that says it",
        ),
        example="1年",
        meant=("密级期限", "保密年限"),
        stands=("Document",),
    ),
    Field(
        "urgency",
        "紧急程度",
        also=("缓急",),
        clause="7.2.3",
        about=(
            "特急、加急；电报是特提、特急、加急、平急",
            "特急 or 加急; of telegrams 特提, 特急, 加急, 平急",
        ),
        example="特急",
        meant=("紧急", "紧急等级", "priority"),
        stands=("Document",),
        role="urgency",
        slot="urgency",
        style="紧急程度",
        need="issued",
        tag="value",
    ),
    Field(
        "head_note",
        "标注",
        about=(
            "红头上另外标的话：内部资料　注意保存、内部明电",
            "what else stands at the head of the paper, such as 内部资料　注意保存",
        ),
        page="红头上另外标的话，一段文字或一个列表，印在紧急程度下面：内部资料　注意保存、内部明电",
        example="内部资料　注意保存",
        stands=("Document",),
        role="head_note",
        slot="urgency",
        style="紧急程度",
        need="issued",
        tag="list",
    ),
    Field(
        "issuer",
        "发文机关",
        also=("发文单位",),
        clause="7.2.4",
        about=(
            "发文机关，一个或一个列表，主办的写在前面；红头由它得出，不写署名的也印它",
            "who issues it, one or a list, the host first; the mark in red and the signature follow from it",
        ),
        page="一个，或一个列表，主办机关写在前面；红头由它得出（某市财政局文件），没写署名的，署名也是它",
        example="某市财政局",
        meant=("制发机关", "发文部门", "发布单位", "issued_by", "agency"),
        stands=("Document",),
    ),
    Field(
        "issuer_mark",
        "发文机关标志",
        clause="7.2.4",
        about=(
            "红头的字，一般由发文机关得出，另有写法的写在这里",
            "the mark in red, where it is another than follows from 发文机关",
        ),
        page="红头上的字；一般由发文机关得出，不用写。另有写法的写在这里，联合行文的写列表",
        example="某市人民政府办公室文件",
        stands=("Document",),
        meant=("红头", "版头"),
        role="issuer_mark",
        slot="issuer_mark",
        style="发文机关标志",
        need="issued",
        tag="value",
    ),
    Field(
        "docket_number",
        "发文字号",
        also=("文号", "令号"),
        clause="7.2.5",
        about=(
            "发文字号：机关代字、六角括号里的年份、顺序号；令写第几号",
            "agency code, year in 〔〕 and serial number; of an order 第3号",
        ),
        page="机关代字、六角括号里的年份、顺序号：某财发〔2026〕8号；令写 第3号。还没编号的，顺序号空着：某财发〔2026〕　号",
        example="某财发〔2026〕8号",
        stands=("Document",),
        meant=(
            "字号",
            "发文号",
            "文件号",
            "公文编号",
            "文件编号",
            "发文编号",
            "document_number",
            "doc_number",
            "reference_number",
        ),
        role="docket_number",
        slot="docket_number",
        style="发文字号",
        need="issued",
        tag="value",
    ),
    Field(
        "signatory",
        "签发人",
        clause="7.2.6",
        about=("上行文的签发人，一个或一个列表", "who has signed an upward paper, one or a list"),
        page="上行文（请示、报告）的签发人姓名，一个，或一个列表，和发文机关的次序一样",
        example="张某某",
        meant=("签发", "签发领导", "signer", "signed_by", "approver", "approved_by"),
        stands=("Document",),
        role="signatory",
        slot="docket_number",
        style="签发人",
        need="issued",
        of_text=True,
        tag="list",
    ),
    # ---- the body of a paper (主体) ----
    Field(
        "edition",
        "编发",
        clause="10.3",
        about=(
            "纪要、简报由谁编发、哪天，印在红线上面",
            "of minutes and bulletins: who edits it, and when, above the red line",
        ),
        example="{机关: 某市财政局办公室, 日期: 2026-01-08}",
        stands=("Document",),
        holds=("Edition",),
        role="edition",
        slot="docket_number",
        style="发文字号",
        need="issued",
        tag="members",
    ),
    Field(
        "edition_office",
        "机关",
        english="office",
        clause="10.3",
        about=("编发的机关", "who edits it"),
        example="某市财政局办公室",
        stands=("Edition",),
    ),
    Field(
        "edition_date",
        "日期",
        english="date",
        clause="10.3",
        about=("编发的日期", "when it is edited"),
        example="2026-01-08",
        stands=("Edition",),
    ),
    Field(
        "title",
        "标题",
        clause="7.3.1",
        about=("标题；这里换行，印出来也换行", "the title; a line break here is one in print"),
        page="一行或几行；这里换行，印出来也换行",
        example="区政府办公室2025年度工作总结",
        stands=ROOTS,
        meant=(
            "题目",
            "题名",
            "大标题",
            "主标题",
            "文章标题",
            "主题",
            "文件标题",
            "公文标题",
            "subject",
            "name",
        ),
        role="title",
        slot="title",
        style="Title",
        need="always",
        tag="value",
        printed="标题，保留换行",
    ),
    Field(
        "subtitle",
        "副标题",
        about=("印在标题下面的副标题", "printed under the title"),
        page="印在标题下面",
        example="（2025年12月31日）",
        stands=ROOTS,
        role="subtitle",
        slot="subtitle",
        style="副标题",
        tag="value",
    ),
    Field(
        "reporter",
        "报告人",
        about=(
            "报告人：单位、职务、姓名印成一行，日期印在下一行的括号里",
            "who reports: unit, post and name on a line, the date in parentheses below",
        ),
        page="单位、职务、姓名印成一行，日期用括号印在下一行；也可以只写一段文字",
        example="张某某",
        meant=("汇报人", "述职人", "speaker"),
        stands=("Document",),
        holds=("Reporter",),
        role="reporter",
        slot="reporter",
        style="报告人",
        tag="members",
    ),
    Field(
        "addressees",
        "主送机关",
        also=("主送", "称呼", "称谓"),
        clause="7.3.2",
        about=(
            "主送机关，一段文字或一个列表；末尾的冒号自动加上",
            "addressees, a text or a list; the colon at the end is added",
        ),
        page="一段文字，或一个列表；末尾的冒号自动加上",
        example="各区人民政府、市直各部门",
        stands=("Document",),
        of_files=True,
        meant=(
            "收文单位",
            "收文机关",
            "主送单位",
            "收件单位",
            "抬头",
            "称谓",
            "受文单位",
            "收件人",
            "主送对象",
            "to",
            "addressee",
            "recipient",
            "recipients",
        ),
        role="addressees",
        slot="addressees",
        style="主送机关",
        as_body=True,
        tag="list",
        marks=("", "："),
    ),
    Field(
        "addressees_at",
        "主送位置",
        clause="7.3.2",
        about=(
            "主送机关印在哪里：版记，主送机关太多、首页排不下正文时印到抄送机关上面；标题下，就是平常的",
            "where those addressed are printed: 版记, above 抄送机关, where they are so many that no text would stand on the first page; "
            "标题下 as usual",
        ),
        page="版记：主送机关太多、首页排不下正文时，印到版记里抄送机关的上面；不写就印在标题下面",
        example="版记",
        stands=("Document",),
    ),
    Field(
        "labels",
        "层次",
        about=("各级序号的第一个，由外到内", "the first label of each level, outermost first"),
        page="各级序号的第一个，由外到内；不写时由文种决定，一般是 [一、, （一）, 1., （1）, ①]",
        example="[一、, （一）, 1., （1）, ①]",
        stands=("Document", *_HEADINGS, "Group", "Attachment"),
        of_files=True,
    ),
    Field(
        "numbering",
        "编号",
        about=(
            "自动：Word 自己的编号；文本：序号作为文字；无：不印序号",
            "automatic: Word's own numbers; text: typed; none",
        ),
        page="自动：Word 自己的编号；文本：序号作为文字打进去；无：不印序号",
        example="自动",
        stands=("Document", *_HEADINGS),
    ),
    Field(
        "opening",
        "导语",
        about=("第一个标题之前的文字", "the text before the first heading"),
        example="2025年，区政府办公室……",
        stands=("Document", "Group"),
        of_files=True,
        holds=BLOCKS,
        meant=("引言", "前言", "开头", "引语", "导言", "intro", "introduction", "preamble", "foreword"),
        slot="opening",
        style="公文正文",
        long=True,
    ),
    Field(
        "body",
        "正文",
        clause="7.3.3",
        about=("正文：一段文字，或一块一块的列表", "the body: a text, or a list of blocks"),
        page="一段文字，或一块一块的列表",
        stands=("Document",),
        of_files=True,
        holds=BLOCKS,
        meant=("内容", "主体", "正文内容", "content", "章节", "主要内容"),
        slot="body",
        style="公文正文",
        need="always",
        as_body=True,
        long=True,
    ),
    Field(
        "closing",
        "结尾",
        about=(
            "结尾：存在问题、下一步打算、结语，或一块一块的列表",
            "the closing: problems, next steps, closing phrase, or blocks",
        ),
        page="存在问题、下一步打算、结语；或一块一块的列表",
        stands=("Document",),
        of_files=True,
        holds=BLOCKS,
        meant=("结束语", "结论", "结尾语", "ending", "conclusion"),
        slot="closing",
        style="公文正文",
        long=True,
    ),
    Field(
        "problems",
        "存在问题",
        about=("存在的问题", "problems"),
        example="回顾一年来的工作，还有差距……",
        meant=("problem", "issues", "shortcomings"),
        stands=("Closing",),
        tells=("Closing",),
        holds=BLOCKS,
    ),
    Field(
        "next_steps",
        "下一步打算",
        about=("下一步打算", "next steps"),
        example="2026年，我们将……",
        meant=("next", "plans", "plan", "outlook"),
        stands=("Closing",),
        tells=("Closing",),
        holds=BLOCKS,
    ),
    Field(
        "closing_phrase",
        "结语",
        about=("结语", "the closing phrase"),
        example="特此报告。",
        meant=("phrase",),
        stands=("Closing",),
        tells=("Closing",),
        role="closing_phrase",
        slot="closing",
        style="结语",
        as_body=True,
        called="结语",
    ),
    Field(
        "full_text",
        "全文",
        about=("导语、正文和结尾", "opening, body and closing"),
        slot="full_text",
        joins=("opening", "body", "closing"),
        style="公文正文",
        long=True,
        of="body",
        printed="导语、正文和结尾",
    ),
    Field(
        "attachments",
        "附件",
        clause="7.3.7",
        about=(
            "附件，一个或一个列表；正文后面的附件说明和各附件的序号自动印出",
            "attachments, one or a list; the note after the body and their numbers are printed by themselves",
        ),
        page="一个或一个列表，见下面“附件”",
        stands=("Document",),
        holds=("Attachment",),
        meant=(
            "附录",
            "附表",
            "附件列表",
            "附件清单",
            "annex",
            "annexes",
            "appendix",
            "appendices",
            "enclosures",
        ),
        slot="attachments",
        style="附件标题",
        long=True,
        printed="各附件，每个另起一页；放在最后，后面只放版记（抄送、印发）",
    ),
    Field(
        "attachment_note",
        "附件说明",
        clause="7.3.4",
        about=("附件说明，由附件得出", "the note on attachments, derived from them"),
        role="attachment_note",
        slot="attachment_note",
        style="附件说明",
        as_body=True,
        of="attachments",
        printed="附件说明，缩进按名称的长短算",
    ),
    Field(
        "attachment_note_text",
        "附件说明原文",
        clause="7.3.4",
        about=(
            "附件说明照这里写的印，不再由附件得出；写“无”就不印",
            "the note on attachments printed as it is written here, a line each; `无` for none",
        ),
        page="附件说明照这里写的印，一项一行；写 无 就不印。不写时由附件得出，一般不用写",
        example="附件：1、会议经费明细表",
        stands=("Document",),
        of_files=True,
        role="attachment_note",
        slot="attachment_note",
        style="附件说明",
    ),
    Field(
        "signature_block",
        "落款",
        clause="7.3.5",
        about=("署名和成文日期", "signature and date"),
        slot="signature_block",
        style="署名",
        of="signature",
        printed="署名和成文日期，或职务和签名章；印章印在署名上",
    ),
    Field(
        "signature",
        "署名",
        also=("发文机关署名",),
        clause="7.3.5",
        about=("署名，一个或一个列表", "who signs, one or a list"),
        page="一个，或一个列表；见下面“落款”",
        example="XX区人民政府办公室",
        stands=ROOTS,
        of_files=True,
        meant=("单位", "作者", "署名单位", "落款单位", "落款机关", "署名人", "author", "signed", "signoff"),
        role="signature",
        slot="signature_block",
        style="署名",
        as_body=True,
        tag="list",
    ),
    Field(
        "date",
        "成文日期",
        also=("日期",),
        clause="7.3.5",
        about=("成文日期，印成 2026年1月5日", "the date, printed as 2026年1月5日"),
        page="2026-01-05、2026/1/5、2026年1月5日、二〇二六年一月五日都可以，印成 2026年1月5日",
        example="2026-01-05",
        stands=ROOTS,
        of_files=True,
        meant=("时间", "成文时间", "落款日期", "落款时间", "发文日期", "issue_date", "issued_on", "dated"),
        role="date",
        slot="signature_block",
        style="成文日期",
        as_body=True,
        tag="value",
    ),
    Field(
        "date_text",
        "日期原文",
        clause="7.3.5",
        about=(
            "成文日期照这里写的印，用于只有年月的或另有写法的；写了它就不写成文日期",
            "the date printed as it is written here, instead of `date`: without a day, or in other figures",
        ),
        page="成文日期照这里写的印，用于只有年月的或另有写法的（2026年1月、二〇二六年一月）；写了它就不写成文日期",
        example="2026年1月",
        stands=ROOTS,
        of_files=True,
        role="date",
        slot="signature_block",
        style="成文日期",
    ),
    Field(
        "seal",
        "印章",
        clause="7.3.5.1",
        about=(
            "盖章的写“有”，按盖章排落款；有印章图片的写文件名，几个署名写列表",
            "`有` for a seal that is set by hand, or the file name of its picture, one for each signature",
        ),
        page="盖不盖章，章的图片；见下面“落款”",
        example="有",
        meant=("盖章", "公章", "签章", "chop"),
        stands=("Document",),
    ),
    Field(
        "stamps",
        "签名章",
        clause="7.3.5.3",
        about=(
            "签发人签名章：职务，有图片的再写图片",
            "the signer's stamp: the post, and the picture where there is one",
        ),
        page="签发人的职务和签名章；见下面“落款”",
        stands=("Document",),
        holds=("Stamp",),
        role="post",
        slot="signature_block",
        style="署名",
    ),
    Field(
        "remark",
        "附注",
        clause="7.3.6",
        about=("附注，印在圆括号里", "a remark, printed in parentheses"),
        page="印在圆括号里",
        example="此件公开发布",
        meant=(
            "备注",
            "说明",
            "附注说明",
            "联系人",
            "联系电话",
            "联系方式",
            "电话",
            "remarks",
            "contact",
            "phone",
        ),
        stands=("Document",),
        role="remark",
        slot="remark",
        style="附注",
        as_body=True,
        tag="value",
        marks=("（", "）"),
    ),
    Field(
        "remark_text",
        "附注原文",
        clause="7.3.6",
        about=(
            "附注照这里写的印，不加括号；写了它就不写附注",
            "the remark printed as it is written here, without parentheses, instead of `remark`",
        ),
        page="附注照这里写的印，不加括号；写了它就不写附注",
        example="联系人：张三",
        stands=("Document",),
        of_files=True,
        role="remark",
        slot="remark",
        style="附注",
    ),
    # ---- who was at a meeting (纪要) ----
    Field(
        "attendance",
        "出席情况",
        clause="10.3",
        about=("出席、请假、列席的人", "who was there and who was not"),
        slot="attendance",
        style="出席",
        need="issued",
        of="present",
        printed="纪要的出席、请假、列席人员",
    ),
    _of_meeting("present", "出席", "present"),
    _of_meeting("absent", "请假", "absent on leave"),
    _of_meeting("in_attendance", "列席", "in attendance"),
    Field("attendance_name", "出席字样", style="出席字样", need="issued", of_text=True, of="present"),
    # ---- of the foot of a paper that is issued (版记) ----
    Field(
        "colophon",
        "版记",
        also=("文尾",),
        clause="7.4",
        about=("最后一面下面的各项", "what stands at the foot of the last page"),
        slot="colophon",
        style="抄送机关",
        need="issued",
        of="imprint",
        printed="版记：抄送机关、印发机关和印发日期，在最后一面的下面",
    ),
    Field(
        "copies_to",
        "抄送机关",
        also=("抄送",),
        clause="7.4.2",
        about=(
            "抄送机关，一段文字或一个列表；列表的一项是一类机关",
            "who gets copies, a text or a list, of which each item may be a class of organs",
        ),
        page="一段文字，或一个列表；同一类的机关写在一项里，用逗号隔开；末尾的句号自动加上；简报的“报：”“送：”“发：”、纪要的“分送：”、从前的“抄报：”各写一项，照着各印一行",
        example="市委办公室，市人大常委会办公室",
        stands=("Document",),
        meant=("抄报", "抄送单位", "分送", "发送", "cc", "copy", "copies", "copied_to", "copy_to"),
        role="copies_to",
        slot="colophon",
        style="抄送机关",
        need="issued",
        tag="list",
        marks=("抄送：", "。"),
    ),
    Field(
        "imprint",
        "印发",
        clause="7.4.3",
        about=("印发机关和印发日期", "who prints it, and when"),
        page="印发机关和印发日期；也可以分开写成“印发机关”“印发日期”",
        example="{机关: 某市财政局办公室, 日期: 2026-01-08}",
        stands=("Document",),
        holds=("Imprint",),
    ),
    Field(
        "imprint_office",
        "机关",
        english="office",
        clause="7.4.3",
        about=("印发机关", "who prints it"),
        example="某市财政局办公室",
        stands=("Imprint",),
    ),
    Field(
        "imprint_copies",
        "份数",
        english="copies",
        clause="7.4.3",
        about=("共印多少份，印成（共印25份）", "how many copies are printed, printed as （共印25份）"),
        example="25",
        stands=("Imprint",),
        role="print_copies",
        slot="colophon",
        style="印发",
        need="issued",
        marks=("（共印", "份）"),
    ),
    Field(
        "imprint_others",
        "其他",
        english="others",
        clause="7.4.3",
        about=(
            "版记里的其他内容，照写的印，一段一行，如 拟稿：张某某　校对：李某某",
            "what else the imprint tells, printed as typed, a line each, as who drafted the paper",
        ),
        example="拟稿：张某某　校对：李某某",
        stands=("Imprint",),
        role="print_other",
        slot="colophon",
        style="印发",
        need="issued",
    ),
    Field(
        "imprint_date",
        "日期",
        english="date",
        clause="7.4.3",
        about=("印发日期，印成 2026年1月8日印发", "when, printed as 2026年1月8日印发"),
        example="2026-01-08",
        stands=("Imprint",),
    ),
    Field(
        "print_office",
        "印发机关",
        clause="7.4.3",
        about=("印发机关；同“印发”里的“机关”", "who prints it: the same as `office` in `imprint`"),
        example="某市财政局办公室",
        meant=("印发单位", "印制单位", "印发部门", "printed_by"),
        stands=("Document",),
        role="print_office",
        slot="colophon",
        style="印发",
        need="issued",
        tag="value",
    ),
    Field(
        "print_date",
        "印发日期",
        clause="7.4.3",
        about=(
            "印发日期，印成 2026年1月8日印发；同“印发”里的“日期”",
            "when it is printed: the same as `date` in `imprint`",
        ),
        example="2026-01-08",
        meant=("印发时间", "printed_on"),
        stands=("Document",),
        role="print_date",
        slot="colophon",
        style="印发",
        need="issued",
        tag="value",
        marks=("", "印发"),
    ),
    Field(
        "two_sided",
        "双面",
        about=(
            "是：双面印刷，版记在偶数页上",
            "是: printed on both sides, the foot of the paper on an even page",
        ),
        example="是",
        stands=("Document",),
    ),
    # ---- beside the paper ----
    Field(
        "figures",
        "数据",
        about=(
            "数和表，在文字里写 {{ 总收入 }}，在模板里写 {{ 数据.总收入 }}；也可以放给模板用的文字、列表、成组的内容",
            "figures and tables, in texts {{ 总收入 }}, in the template {{ 数据.总收入 }}; texts, lists and mappings for a template, too",
        ),
        page=(
            "文字和模板里要印的数和表：`数据: {总收入: 1234.5}`，文字里写 `{{ 总收入 }}`，模板里写 `{{ 数据.总收入 }}`，见下面“数据”；"
            "也可以放给模板用的文字、列表、成组的内容，写成 `null` 或 `~` 的算空着"
        ),
        example="{总收入: 1234.5}",
        meant=("数据源", "变量", "variables", "vars", "numbers"),
        stands=("Document",),
    ),
    Field(
        "batch",
        "批量",
        about=(
            "一张表，一行编一份，用 compile batch 编：表、工作表、文件名",
            "a table whose rows make a document each, by compile batch: 表, 工作表, 文件名",
        ),
        example="{表: 各单位.csv, 文件名: '工作总结-{{ 单位 }}'}",
        stands=("Document",),
        holds=("Batch",),
    ),
    # ---- of a set ----
    Field(
        "rows",
        "表",
        about=(
            "放在原稿旁边的 .xlsx 或 .csv，一行编一份，列名就是数据的名称",
            "a .xlsx or .csv beside the source: a document a row, the heads of its columns are names of figures",
        ),
        example="各单位.csv",
        stands=("Batch",),
    ),
    Field(
        "file_name",
        "文件名",
        about=(
            "每一份的文件名，不带后缀；不写时用标题",
            "the name of each file without a suffix; its title unless given",
        ),
        example="'{{ 单位 }}工作总结'",
        stands=("Batch",),
    ),
    # ---- of who reports or signs ----
    Field(
        "unit",
        "单位",
        about=("报告人的单位", "the reporter's unit"),
        example="市政府办公室",
        stands=("Reporter",),
    ),
    Field(
        "post",
        "职务",
        about=("报告人或签发人的职务", "the reporter's or the signer's post"),
        example="主任",
        stands=("Reporter", "Stamp"),
        meant=("职位", "职称", "身份", "position", "job", "role"),
    ),
    Field(
        "name",
        "姓名",
        about=("报告人的姓名", "the reporter's name"),
        example="张某某",
        stands=("Reporter",),
    ),
    Field(
        "reporter_date",
        "日期",
        also=("报告日期",),
        english="date",
        about=("报告的日期，印成（2025年12月31日）", "the date of the report"),
        example="2025-12-31",
        stands=("Reporter",),
        style="报告人",
        marks=("（", "）"),
    ),
    # ---- of blocks ----
    Field(
        "heading",
        "标题",
        clause="7.3.3",
        about=("单独一行的标题；序号不用写", "a heading on a line of its own; its label is not written"),
        example="主要工作",
        stands=("Section",),
        tells=("Section",),
        holds=SPANS,
        meant=("题目", "小标题", "子标题", "小节", "章节", "板块", "title", "section", "subtitle"),
        role="heading",
        called="标题",
    ),
    Field(
        "lead",
        "段首",
        clause="7.3.3",
        about=(
            "段首标题，后面接着正文；序号不用写",
            "a run-in heading, the text follows it; its label is not written",
        ),
        example="严谨细致，办文办会显水平。",
        meant=("run_in",),
        stands=("RunIn",),
        tells=("RunIn",),
        holds=SPANS,
        role="run_in",
        style="公文正文",
        called="段首标题",
    ),
    Field(
        "item_lead",
        "首句",
        english="lead",
        about=("列举中突出的首句", "the opening phrase of an item, set apart"),
        example="精益求精办好文。",
        stands=("Item",),
        tells=("Item",),
        holds=SPANS,
        style="列举首句",
        of_text=True,
    ),
    Field(
        "text",
        "文字",
        about=("文字", "the text"),
        example="一年来……",
        meant=("文本",),
        stands=("RunIn", "Passage", "Item"),
        tells=("Passage",),
        holds=BLOCKS,
    ),
    Field(
        "content",
        "内容",
        about=("下面的内容：一段文字，或一块一块的列表", "what stands under it: a text, or a list of blocks"),
        stands=(*_HEADINGS, "Group", "Attachment"),
        tells=("Group",),
        of_files=True,
        holds=BLOCKS,
        meant=("正文", "body", "文字", "text", "文本", "条目", "列表", "要点", "分项", "子项"),
    ),
    Field(
        "label",
        "序号",
        also=("标号",),
        about=(
            "这一个标题的序号照这里写的印，后面的接着编；不写就自动编",
            "this heading's own label, printed as it is; the next are counted on from it",
        ),
        example="三、",
        stands=_HEADINGS,
    ),
    Field(
        "nature",
        "性质",
        about=("这段文字是什么", "what this text is"),
        example="[存在问题, 下一步打算]",
        stands=("Paragraph", *_HEADINGS, "Group", "Passage"),
    ),
    Field(
        "only_if",
        "仅当",
        about=(
            "这个条件成立才印，用“数据”里的数写",
            "the block prints only where this holds, asked of the figures in 数据",
        ),
        example="整改 > 0",
        stands=(*BLOCKS, "Attachment"),
        meant=("条件", "condition", "when", "if"),
    ),
    Field(
        "paragraph",
        "段落",
        about=(
            "由几部分组成的一段：文字、列举、加粗、下划线、上标、下标、脚注、引用",
            "one paragraph made of parts: texts, enumerations, bold, underlined, raised, lowered, footnotes, references",
        ),
        meant=("para",),
        stands=("Paragraph",),
        tells=("Paragraph",),
        holds=("Enumeration", *SPANS),
        role="paragraph",
        style="公文正文",
        called="段落",
    ),
    Field(
        "enumeration",
        "列举",
        about=("列举的各项；一是、二是不用写", "the items; 一是, 二是 are not written"),
        example="[加强学习。, 改进作风。]",
        meant=("list", "items", "bullets"),
        stands=("Enumeration",),
        tells=("Enumeration",),
        holds=("Item", *SPANS),
    ),
    Field(
        "form",
        "形式",
        about=("列举的形式", "the form of the enumeration"),
        example="一是",
        stands=("Enumeration",),
    ),
    Field("start", "起", about=("第一个的号数", "the first number"), example="2", stands=("Enumeration",)),
    Field(
        "bold",
        "加粗",
        about=("加粗的文字", "bold text"),
        example="以上任务均已完成。",
        meant=("粗体", "黑体", "strong"),
        stands=("Bold",),
        tells=("Bold",),
    ),
    Field(
        "underline",
        "下划线",
        about=("加下划线的文字", "underlined text"),
        example="已全部完成",
        stands=("Underline",),
        tells=("Underline",),
    ),
    Field(
        "superscript",
        "上标",
        also=("上角标", "sup"),
        about=("印在右上角的小字，如平方的2", "raised text, such as the 2 of a square"),
        example="2",
        stands=("Superscript",),
        tells=("Superscript",),
    ),
    Field(
        "subscript",
        "下标",
        also=("下角标", "sub"),
        about=("印在右下角的小字，如二氧化碳的2", "lowered text, such as the 2 of CO₂"),
        example="2",
        stands=("Subscript",),
        tells=("Subscript",),
    ),
    Field(
        "footnote",
        "脚注",
        about=(
            "脚注的文字，印在这一面的下面；①②自动编，每面从①起",
            "the text of a footnote, printed at the foot of its page; its number is Word's own",
        ),
        example="含新造林。",
        meant=("注释", "尾注"),
        stands=("Footnote",),
        tells=("Footnote",),
        holds=SPANS_OF_NOTE,
        role="footnote",
        style="footnote text",
        need="never",
        added=True,
    ),
    Field(
        "footnote_mark",
        "脚注引用",
        style="footnote reference",
        need="never",
        added=True,
        of_text=True,
        of="footnote",
    ),
    Field(
        "reference",
        "引用",
        about=(
            "印出所引表、图、标题或附件的序号，如表1、二（一）、附件1",
            "prints the number of a table, a picture, a heading or an attachment, such as 表1, 二（一）, 附件1",
        ),
        example="收支表",
        stands=("Reference",),
        tells=("Reference",),
    ),
    Field(
        "attachment_mark",
        "附件标记",
        clause="7.3.7",
        role="attachment_mark",
        slot="attachments",
        style="附件标记",
        of="attachments",
        called="附件标记",
    ),
    Field(
        "mark_text",
        "标记原文",
        clause="7.3.7",
        about=(
            "附件首行照这里写的印，不再自动编号；随通知印发、转发的文件写“无”，就不印，附件说明里也不列",
            "the first line of the attachment, printed as it is written here; `无` for a paper that the document forwards, which has none and is not in the note",
        ),
        example="附件一",
        stands=("Attachment",),
        role="attachment_mark",
        slot="attachments",
        style="附件标记",
    ),
    Field(
        "attachment_title",
        "标题",
        english="title",
        clause="7.3.7",
        about=("附件的标题，也印在附件说明里", "the attachment's title, printed in the note too"),
        example="会议经费明细表",
        stands=("Attachment",),
        tells=("Attachment",),
        meant=("名称", "name", "题目", "题名", "附件", "附件名", "附件名称", "heading"),
        role="attachment_title",
        slot="attachments",
        style="附件标题",
        called="附件标题",
    ),
    Field(
        "table",
        "表格",
        about=(
            "表格：一行一个列表，或 .csv、.xlsx 文件名，或“数据”里一张表的名称",
            "a table: a list for each row, the name of a .csv or .xlsx file, or that of a table in 数据",
        ),
        example="收入明细.xlsx",
        meant=("表",),
        stands=("Table",),
        tells=("Table",),
        holds=("Merged", "Picture", *SPANS),
        style="表格文字",
        called="表格",
    ),
    Field(
        "merged",
        "合并",
        about=(
            "这一格和旁边的合成一格：左，或者上",
            "this cell is one with its neighbour: `左` (left) or `上` (up)",
        ),
        example="左",
        stands=("Merged",),
        tells=("Merged",),
    ),
    Field("cell", "表格文字", role="cell", style="表格文字", of="table"),
    Field("header_cell", "表头", role="header_cell", style="表头", need="never", of="table"),
    Field(
        "sheet",
        "工作表",
        about=(
            "用 .xlsx 里的哪一张工作表，不写时是第一张",
            "the sheet of an .xlsx, the first unless given",
        ),
        example="Sheet1",
        stands=("Table", "Chart", "Batch"),
    ),
    Field(
        "columns",
        "列",
        about=(
            "“数据”里的表印哪几列；也可以写要算的：{同比: 发文}、{列头: 发文 / 人数}",
            "which columns of a table of 数据 print, and what is computed: {同比: 发文}, {HEAD: 发文 / 人数}",
        ),
        example="[月份, 发文, {同比: 发文}]",
        meant=("栏", "字段", "fields"),
        stands=("Table",),
    ),
    Field(
        "sorted_by",
        "排序",
        english="sort",
        about=(
            "“数据”里的表按哪一列排，从大到小；反过来写“发文 从小到大”",
            "the column that a table of 数据 is sorted by, the most first; `发文 从小到大` for the least",
        ),
        example="发文",
        stands=("Table",),
    ),
    Field(
        "grouped_by",
        "分组",
        english="group",
        about=(
            "“数据”里的表按哪一列分组，每组后面印小计",
            "the column by which a table of 数据 is grouped, each group with its subtotal",
        ),
        example="单位",
        stands=("Table",),
    ),
    Field(
        "totals",
        "合计行",
        english="totals",
        about=("是：“数据”里的表后面印一行合计", "yes: a table of 数据 ends with its totals"),
        example="是",
        stands=("Table",),
    ),
    Field(
        "header_rows",
        "表头",
        about=(
            "前几行是表头，每页重复；不写是1（有合并的格，按合并的样子定），没有写0",
            "how many rows are the header, repeated on each page; 1 unless merged cells reach further",
        ),
        example="1",
        stands=("Table",),
    ),
    Field(
        "above_table",
        "表上",
        english="above",
        about=(
            "表格右上角的一行，如单位：万元",
            "the line above the table at its right, such as its unit",
        ),
        example="单位：万元",
        meant=("单位", "计量单位", "unit", "units"),
        stands=("Table",),
        holds=SPANS,
        role="above_table",
        style="表格文字",
    ),
    Field(
        "below_table",
        "表注",
        english="below",
        about=("表格下面的说明，和表格不分开", "the note below the table, kept with it"),
        example="注：不含退税。",
        meant=("表说明", "说明", "备注", "注", "来源", "资料来源", "数据来源", "note", "notes", "source"),
        stands=("Table",),
        holds=SPANS,
        role="below_table",
        style="表格文字",
    ),
    Field(
        "landscape",
        "横排",
        clause="8",
        about=("是：这个表单独排在横放的页面上", "yes: the table stands on landscape pages of its own"),
        example="是",
        meant=("横向", "横版", "wide"),
        stands=("Table",),
    ),
    Field(
        "picture",
        "图片",
        about=("图片文件名，放在原稿旁边", "the name of a picture beside the source"),
        example="现场照片.jpg",
        meant=("图", "图像", "照片", "插图", "图片文件", "image", "photo", "figure", "img"),
        stands=("Picture", "Stamp"),
        tells=("Picture",),
        style="图片",
        need="never",
        called="图片",
    ),
    Field(
        "chart",
        "图表",
        about=(
            "画成哪一种图：柱形、条形、堆积柱形、折线、饼、组合",
            "the kind of chart: 柱形 (column), 条形 (bar), 堆积柱形 (stacked), 折线 (line), 饼 (pie), 组合 (combined)",
        ),
        example="柱形",
        meant=("统计图", "图形", "graph"),
        stands=("Chart",),
        tells=("Chart",),
        style="图片",
        need="never",
        called="图表",
    ),
    Field(
        "chart_data",
        "数据",
        english="data",
        about=(
            "图表的数：一行一个列表，第一行是各列的名称；或 .csv、.xlsx 文件名；或全篇“数据”里一个表的名称",
            "the numbers: a list for each row, the heads first; a .csv or .xlsx; or the name of a table in the document's 数据",
        ),
        example="月度.xlsx",
        stands=("Chart",),
    ),
    Field(
        "axis",
        "横轴",
        about=("哪一列排在横轴上；不写时是第一列", "the column along the axis, the first unless given"),
        example="月份",
        stands=("Chart",),
    ),
    Field(
        "series",
        "数值",
        english="values",
        about=("画哪几列；不写时是其余各列", "the columns that are drawn, all others unless given"),
        example="[发文, 收文]",
        stands=("Chart",),
    ),
    Field(
        "lines",
        "折线",
        about=(
            "组合图里哪几列画成折线，用右边的轴；不写时是最后一列",
            "the columns of a combined chart that are lines, on an axis at the right; the last unless given",
        ),
        example="增长率",
        stands=("Chart",),
    ),
    Field(
        "chart_unit",
        "单位",
        english="unit",
        about=(
            "数的单位，印在轴上；列名后面有（件）、数后面有 % 的不用写；组合图可以写两个：[件, '%']",
            "the unit, printed at the axis; not needed where a head says （件）; two of them for a combined chart",
        ),
        example="件",
        stands=("Chart",),
    ),
    Field(
        "width",
        "宽",
        also=("宽度",),
        about=(
            "印多宽：60毫米、6厘米、20字、50%（版心的一半）；高按比例",
            "how wide it prints: 60毫米 (mm), 6厘米 (cm), 20字 (characters), 50% of the width of the text",
        ),
        example="60毫米",
        stands=("Picture", "Chart"),
    ),
    Field(
        "alternative_text",
        "替代文字",
        about=("看不见图的人听到的说明", "what those hear who cannot see the picture"),
        page="看不见图的人听到的说明；图表的不写，由数据得出",
        example="活动现场",
        meant=("替代文本", "alt", "alt_text"),
        stands=("Picture", "Chart"),
    ),
    Field(
        "caption",
        "题注",
        also=("表题", "图题", "表名", "图名"),
        about=("表或图的名称；表1、图1自动印出", "the caption; its number is printed by itself"),
        example="2025年经费收支情况",
        meant=("标题", "名称", "图注", "表格标题", "图片标题", "title", "name"),
        stands=_CAPTIONED,
        holds=SPANS,
        role="caption",
        style="题注",
    ),
    Field(
        "continued",
        "续表",
        about=(
            "是：跨页的表，后面各页另印“续表1”和表头，断在哪里由 --proof、--pdf 排出的页定；或写前面的页印到第几行（不算表头），如 20、[20, 45]",
            "是: each further page of the table begins with 续表1, as --proof or --pdf lay it out; or the rows, without the header, after which "
            "it goes on: 20, [20, 45]",
        ),
        page="是：表跨了页，后面各页上面印“续表1”；或写前面的页印到第几行，见下",
        example="是",
        stands=("Table",),
        role="continued",
        style="题注",
    ),
    Field(
        "anchor",
        "名称",
        english="name",
        about=("供文中引用的名称，不印出来", "a name for references, not printed"),
        example="收支表",
        stands=(*_CAPTIONED, *_HEADINGS, "Attachment"),
    ),
    # ---- of a volume of several reports ----
    Field(
        "members",
        "篇目",
        about=(
            "汇编收哪些报告，依次写文件名；几份文件可以写成 街道/*.yaml",
            "the reports of a volume in their order, by the names of their files; several may be named as 街道/*.yaml",
        ),
        example="[街道/*.yaml]",
        stands=("Volume",),
        holds=("Member",),
        slot="members",
        style="Title",
        long=True,
        printed="汇编的各篇，每篇另起一面",
    ),
    Field(
        "member_file",
        "文件",
        english="file",
        about=(
            "这一篇的文件，从汇编所在的文件夹算起：.yaml，或 .docx 原稿",
            "the file of a report, from the folder of the volume: a .yaml, or a draft such as a .docx",
        ),
        example="附录.docx",
        stands=("Member",),
        tells=("Member",),
    ),
    Field(
        "contents_title",
        "目录标题",
        about=(
            "这一篇在目录和页眉里叫什么；不写时用它的标题",
            "what a report is called in the contents and the running heads; its title unless given",
        ),
        example="附录",
        stands=("Member",),
        meant=("标题", "题目", "名称", "title"),
    ),
    Field(
        "start_on",
        "另起",
        about=(
            "汇编的各篇从哪里开始：新页；或 奇数页，双面打印时都在正面",
            "where each report of a volume begins: 新页 (a new page), or 奇数页 (an odd one, for two-sided print)",
        ),
        example="奇数页",
        stands=("Volume",),
    ),
    Field(
        "cover",
        "封面",
        about=("汇编封面上的标题和副标题", "title and subtitle on the cover of a volume"),
        slot="cover",
        style="封面标题",
        need="never",
        of="title",
        printed="汇编封面上的标题、副标题",
    ),
    Field(
        "cover_foot",
        "封面落款",
        about=("汇编封面下方的单位和日期", "who has made a volume, and when, at the foot of its cover"),
        slot="cover_foot",
        style="封面署名",
        need="never",
        of="signature",
        printed="汇编封面下方的单位、日期",
    ),
    Field(
        "cover_title",
        "封面标题",
        role="cover_title",
        slot="cover",
        style="封面标题",
        need="never",
        of="title",
    ),
    Field(
        "cover_subtitle",
        "封面副标题",
        role="cover_subtitle",
        slot="cover",
        style="封面副标题",
        need="never",
        of="subtitle",
    ),
    Field(
        "cover_signature",
        "封面署名",
        role="cover_signature",
        slot="cover_foot",
        style="封面署名",
        need="never",
        of="signature",
    ),
    Field(
        "cover_date",
        "封面日期",
        role="cover_date",
        slot="cover_foot",
        style="封面日期",
        need="never",
        of="date",
    ),
    # ---- of the contents ----
    Field(
        "contents_levels",
        "层级",
        english="levels",
        about=("列到第几级标题：1、2 或 3", "how many levels of headings are listed: 1, 2 or 3"),
        example="2",
        stands=("Contents",),
    ),
    Field(
        "contents_attachments",
        "附件",
        english="attachments",
        about=("是：附件也列进目录", "是: the attachments are listed, too"),
        example="是",
        stands=("Contents",),
    ),
    Field(
        "contents_1", "一级目录", role="contents_1", style="toc 1", need="never", added=True, of="contents"
    ),
    Field(
        "contents_2", "二级目录", role="contents_2", style="toc 2", need="never", added=True, of="contents"
    ),
    Field(
        "contents_3", "三级目录", role="contents_3", style="toc 3", need="never", added=True, of="contents"
    ),
    # ---- of the blocks that a template goes through, never written ----
    Field("level", "层级", also=("层次",), clause="7.3.3"),
    Field("role", "类别"),
)


# ---- where fields stand -------------------------------------------------------------------------------------------


# The fields that a part is known by; those that are not here, by where they stand.
TOLD_BY: Mapping[str, tuple[str, ...]] = {
    part: tuple(row.key for row in FIELDS.values() if part in row.tells)
    for one in FIELDS.values()
    for part in one.tells
}


def as_typed(row: Field, key: str) -> str:
    """The key of a field in the language of another key that was typed: its English one beside an English one."""
    return row.spellings[key[:1].isalpha() and key.isascii()]


SPELLINGS: Mapping[str, tuple[str, ...]] = {key: row.spellings for key, row in FIELDS.items()}
"""All keys that are read for each field."""


def fields_of(*parts: PartName) -> list[Field]:
    """The fields that may stand in any of some parts."""
    return [row for row in FIELDS.values() if not set(parts).isdisjoint(row.stands)]


def turned_by(part: str) -> list[Field]:
    """The fields that make another block of one, which holds all that it is known by: 段首, of a 文字."""
    known = {*TOLD_BY.get(part, ())}
    others = (one for one in BLOCKS if one != part and known <= {row.key for row in fields_of(one)})
    return [FIELDS[key] for one in others for key in TOLD_BY[one]] if known and part in BLOCKS else []


def _spelled(rows: Iterable[Field]) -> frozenset[str]:
    return frozenset(spelling for row in rows for spelling in row.spellings)


def held(path: tuple[str, ...], parts: tuple[PartName, ...] = ROOTS) -> tuple[PartName, ...] | None:
    """The parts that may stand at a path of keys as typed, from `parts` on; None where it leads through no field."""
    for step in path:
        if not parts:
            break
        row = next((row for row in fields_of(*parts) if step in row.spellings), None)
        if row is None:
            return None
        parts = row.holds
    return parts


KEYS = _spelled(FIELDS.values())


@lru_cache(maxsize=256)
def keys_within(path: tuple[str, ...], beside: str = "") -> frozenset[str]:
    """The keys of the mappings that may stand at a path of keys as typed, of those with a key `beside` them where there are such; all
    keys where it leads through no field."""
    parts = held(path)
    if parts is None:
        return KEYS
    having = [part for part in parts if beside in _spelled(fields_of(part))]
    return _spelled(fields_of(*(having or parts)))


@lru_cache(maxsize=256)
def keys_beginning(path: tuple[str, ...]) -> frozenset[str]:
    """Those by which such a mapping may be known from the first."""
    parts = held(path)
    if parts is None:
        return KEYS
    return _spelled(
        row for part in parts for row in fields_of(part) if part in row.tells or part not in TOLD_BY
    )


@lru_cache(maxsize=256)
def keys_near(path: tuple[str, ...]) -> frozenset[str]:
    """The keys that a line of the text at a path is taken to begin with.

    Those that may begin a mapping in its place, and of those further out the ones that nobody writes in a text: a field that
    is new must not make a mistake of what an old report says.
    """
    outer = {key for end in range(len(path)) for key in keys_within(path[:end])}
    return keys_beginning(path) | (outer & _OF_FILES)


@lru_cache(maxsize=1024)
def strangers(path: tuple[str, ...], keys: frozenset[str]) -> int:
    """How much of a mapping with these keys does not fit at a path of keys as typed: 0 where it does, or none can tell."""
    parts = held(path)
    if parts is None:
        return 0
    unknown = [
        len(keys - _spelled(fields_of(part)))
        + (part in TOLD_BY and keys.isdisjoint(_spelled(FIELDS[key] for key in TOLD_BY[part])))
        for part in parts
    ]
    return min(unknown, default=1)


_OF_FILES = {key for row in FIELDS.values() if row.of_files for key in (row.zh, row.english or row.key)}


# Printed from other fields, never written.
DERIVED: Mapping[str, str] = {row.key: row.of for row in FIELDS.values() if row.of and row.slot}

_BY_TEMPLATE = (
    "字体、字号、颜色由模板管，这里写普通文字；要突出的写“加粗”。",
    "Faces, sizes and colours are the template's: write plain text, and 加粗 for what is to stand out.",
)
_MERGED = (
    "并掉的每一格写 {合并: 左} 或 {合并: 上}：和左边、上边的格合成一格。",
    "Write {合并: 左} or {合并: 上} in each cell that is one with the cell to its left or above it.",
)
_AS_TEXT = ("把网址写成普通文字。", "Write the address as plain text.")
_LINED = (
    "先写普通文字，生成后在 Word 里设；要突出的写“加粗”或“下划线”。",
    "Write plain text and set it in the Word file; 加粗 and 下划线 make it stand out.",
)
_NOTED = (
    "写成脚注：{脚注: 说明的文字}，印在这一面的下面。",
    "Make it a footnote, {脚注: …}, which prints at the foot of the page.",
)
_COMMENTED = (
    "要印出来的写成脚注；只给人看的，在行首写 # ，或者生成后在 Word 里插入批注。",
    "Make it a footnote if it is to be printed; else begin its line with #, or put a comment into the Word file.",
)
_LAID_OUT = (
    "页眉、页码、行距、纸张由模板管，这里不写；要改的，改模板里的样式。",
    "Headers, page numbers, spacing and paper are the template's: change its styles.",
)
_FITTED_COLUMNS = (
    "列宽和对齐按内容自动定，不用写；要另定的，生成后在 Word 里调。",
    "Columns are as wide, and aligned, as what they hold asks for; set others in the Word file.",
)
_NO_LONGER = (
    "主题词2012年起已经取消，公文里不再印。",
    "Subject words are no longer printed since 2012.",
)
_NOT_PRINTED = (
    "会签记在发文稿纸上，不印在公文里。",
    "Countersigning stands on the routing slip; it is not printed.",
)
_DRAWN = (
    "先做成图片，写“图片: 文件名”。",
    "Make a picture of it and write `图片: FILE`.",
)
_CHART = (
    "写成“图表: 柱形”（或条形、堆积柱形、折线、饼、组合），数写在“数据”里。",
    "Write `图表: 柱形` (or 条形, 堆积柱形, 折线, 饼, 组合), and the numbers below 数据.",
)
_UNIT = (
    "写“表上: 单位：万元”，印在表格右上角。",
    "Write `表上: 单位：万元`: it prints above the table at its right.",
)
_UNDER_PICTURE = (
    "在图片后面另写一段文字。",
    "Write a paragraph of its own after the picture.",
)
_FITTED = (
    "写“宽: 60毫米”，高按比例；不写就按图片自己的大小印。",
    "Write `宽: 60毫米`; the height follows. Without it a picture prints in its own size.",
)
# What people write in a text, a table or beside a picture, cannot be printed yet, and the way out.
WAYS_ROUND: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("删除线", "着重号", "strike"), _LINED),
    **dict.fromkeys(("尾注", "注释", "endnote"), _NOTED),
    **dict.fromkeys(("批注", "comment"), _COMMENTED),
    **dict.fromkeys(("斜体", "倾斜", "高亮", "底纹", "italic", "highlight"), _BY_TEMPLATE),
    **dict.fromkeys(("字体", "字号", "颜色", "font", "size", "color", "colour"), _BY_TEMPLATE),
    **dict.fromkeys(("页码", "页眉", "页脚", "行距", "纸张", "页边距", "正文字体"), _LAID_OUT),
    **dict.fromkeys(("page_number", "page_numbers"), _LAID_OUT),
    **dict.fromkeys(("列宽", "对齐", "居中", "align", "width"), _FITTED_COLUMNS),
    **dict.fromkeys(("主题词",), _NO_LONGER),
    **dict.fromkeys(("会签", "会签人", "会签单位"), _NOT_PRINTED),
    **dict.fromkeys(("链接", "超链接", "网址", "link", "url"), _AS_TEXT),
    **dict.fromkeys(("公式", "流程图", "formula", "flowchart"), _DRAWN),
    **dict.fromkeys(
        ("柱状图", "柱形图", "条形图", "堆积柱形图", "折线图", "饼图", "饼状图", "组合图"), _CHART
    ),
    **dict.fromkeys(("合并单元格", "跨列", "跨行", "merge", "colspan", "rowspan"), _MERGED),
    **dict.fromkeys(("单位行",), _UNIT),
    **dict.fromkeys(("图注",), _UNDER_PICTURE),
    **dict.fromkeys(("高", "高度", "大小", "height"), _FITTED),
}


# ---- tags ---------------------------------------------------------------------------------------------------------

# What a slot prints, by the slots of the flow.
SLOTS: Mapping[str, tuple[str, ...]] = {
    row.key: row.joins or (row.key,) for row in FIELDS.values() if row.slot == row.key
}
# Fields that a tag may print as a value, and the slot that prints the same.
VALUES: Mapping[str, str] = {row.key: row.slot for row in FIELDS.values() if row.tag}
# The members that a tag may print of a field, by every spelling.
MEMBERS: Mapping[str, Mapping[str, str]] = {
    row.key: {spelling: member.key for member in fields_of(*row.holds) for spelling in member.spellings}
    for row in FIELDS.values()
    if row.tag == "members"
}
# What a template should print, and the slots and values that each print it.
PRINTED_BY: Mapping[str, tuple[str, ...]] = {
    row.key: (
        row.slot,
        *((row.key,) if row.tag and row.slot != row.key else ()),
        *(f"{row.key}.{member}" for member in dict.fromkeys(MEMBERS.get(row.key, {}).values())),
    )
    for row in FIELDS.values()
    if row.stands != ("Volume",)
    and row.need != "issued"
    and (row.tag or (row.slot == row.key and (row.role or row.holds)))
}
# The same of a template for volumes: what is on the cover, and what stands in it as a whole.
ON_COVER: Mapping[str, str] = {
    row.key: row.of for row in FIELDS.values() if row.role and row.slot in ("cover", "cover_foot")
}
PRINTED_BY_VOLUMES: Mapping[str, tuple[str, ...]] = {
    **{of: (FIELDS[role].slot, of) for role, of in ON_COVER.items()},
    **{row.key: (row.slot,) for row in fields_of("Volume") if row.slot == row.key and row.holds},
}
# What a template is told of a block, by its role in the flow; of tables and pictures, by their fields.
CATEGORIES: Mapping[str, str] = {row.role or row.key: row.called for row in FIELDS.values() if row.called}


# ---- styles -------------------------------------------------------------------------------------------------------

STYLE_OF_ROLE: Mapping[str, str] = {row.role: row.style for row in FIELDS.values() if row.role and row.style}
# Of several fields with one style, the first.
FIRST_OF_STYLE: Mapping[str, Field] = {
    style: next(row for row in FIELDS.values() if row.style == style)
    for style in dict.fromkeys(row.style for row in FIELDS.values() if row.style)
}

# ---- what is issued ----------------------------------------------------------------------------------------------

COPIED_BY = tuple(
    f"{word}："
    for word in (
        "报",
        "送",
        "发",
        "分送",
        "发送",
        "分发",
        "报送",
        "抄报",
        "抄发",
        "抄",
        "主报",
        "呈报",
        "呈送",
        "印送",
    )
)
"""What bulletins, minutes and old papers say for 抄送, each on a line of its own."""
WHO_WAS_THERE: Mapping[str, str] = {
    "出席": "present",
    "参加": "present",
    "参会": "present",
    "请假": "absent",
    "缺席": "absent",
    "列席": "in_attendance",
}
"""The words of minutes for those who were there, each with the key of its field."""
OF_THOSE = ("人员", "人", "单位", "领导", "同志", "的同志", "名单", "代表")
"""What may stand behind such a word."""


def says_who(text: str) -> str:
    """The key of the field whose word a text begins with: 出席人员：, 参加会议人员：; empty where it begins with none."""
    label, colon, _ = text.partition("：")
    key = WHO_WAS_THERE.get(label[:2], "")
    return key if colon and label[2:].removeprefix("会议") in ("", *OF_THOSE) else ""


AT_FOOT = "主送："
"""What stands before those addressed who are printed at the foot (7.3.2)."""
ISSUED: tuple[str, ...] = (
    "issuer",
    "imprint",
    *(row.key for row in FIELDS.values() if row.need == "issued" and "Document" in row.stands),
)
"""The fields that papers have which are issued under a red head: a template for reports has no room for what they print."""
