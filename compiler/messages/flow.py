"""What is said of a document whose parts do not fit each other: levels, references, seals (D2xx)."""

from .diagnostic import Code

TOO_MANY_LEVELS = Code(
    "D220",
    "error",
    zh="标题套到了第{depth}层，而“层次”只列了{count}种序号。",
    hint_zh="减少一层，或在“层次”里补上这一层的序号。",
    en="Headings are nested {depth} deep, but 层次 lists only {count} forms of label.",
    hint_en="Nest one level less, or add a form to 层次.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        层次: [一、]
        正文:
          - 标题: 主要工作
            内容:
              - 标题: 办文工作
                内容: 全年办文零差错。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        层次: [一、, （一）]
        正文:
          - 标题: 主要工作
            内容:
              - 标题: 办文工作
                内容: 全年办文零差错。
    """,
)
NUMBER_TOO_HIGH = Code(
    "D221",
    "error",
    zh="“{form}”这种序号只能编到第{last}个，这里已是第{number}个。",
    hint_zh="把内容分成几组，或换一种序号。",
    en="Labels of the form “{form}” end at {last}; this would be number {number}.",
    hint_en="Split the list, or use another form.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 列举: [学习。, 办文。, 办会。, 督查。, 信息。, 接待。]
            形式: 首先，
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 列举: [学习。, 办文。, 办会。, 督查。, 信息。, 接待。]
            形式: 一是
    """,
)
SHEET_WITHOUT_FILE = Code(
    "D254",
    "error",
    zh="写了“{field}”，表格却是直接写在这里的。",
    hint_zh="去掉“{field}”；要从文件取数，在“表格”后面写 .xlsx 文件名。",
    en="“{field}” is given, but the table's rows are written here.",
    hint_en="Remove “{field}”, or name an .xlsx file as the table.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[项目, 数量], [会议, 12]]
            工作表: 明细
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[项目, 数量], [会议, 12]]
    """,
)
HEADER_TOO_LONG = Code(
    "D255",
    "error",
    zh="表格一共{count}行，表头却写了{number}行。",
    hint_zh="表头的行数要比表格少。",
    en="The table has {count} rows, and its header {number}.",
    hint_en="A header has fewer rows than its table.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[项目, 数量], [会议, 12]]
            表头: 2
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[项目, 数量], [会议, 12]]
            表头: 1
    """,
)
UNKNOWN_REFERENCE = Code(
    "D256",
    "error",
    zh="没有名称是“{name}”的表、图、标题或附件。",
    hint_zh="{offer_zh}给要引用的标题、附件写上“名称”；要引用的表或图，“名称”和“题注”都要写。",
    en="No table, picture, heading or attachment is named “{name}”.",
    hint_en="{offer_en}Give a heading or an attachment that is referred to a 名称; a table or a picture, both 名称 and 题注.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 段落: [会议情况见, {引用: 会议}, 。]
          - 表格: [[项目, 数量], [会议, 12]]
            名称: 会议
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 段落: [会议情况见, {引用: 会议}, 。]
          - 表格: [[项目, 数量], [会议, 12]]
            名称: 会议
            题注: 会议情况
    """,
)
NO_LABEL_TO_REFER = Code(
    "D300",
    "error",
    zh="名称是“{name}”的标题没有序号，引用印不出来。",
    hint_zh="把“引用”换成这个标题的文字；或者去掉“编号: 无”，让它有序号。",
    en="The heading named “{name}” has no label, so a reference to it prints nothing.",
    hint_en="Write the words of the heading instead, or remove `编号: 无` so that it has a label.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 主要工作
            名称: 工作
            编号: 无
            内容:
              - 段落: [见, {引用: 工作}, 。]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 主要工作
            名称: 工作
            内容:
              - 段落: [见, {引用: 工作}, 。]
    """,
)
NO_MARK_TO_REFER = Code(
    "D301",
    "error",
    zh="名称是“{name}”的附件没有“附件”字样，引用印不出来。",
    hint_zh="随文印发的文件，把“引用”换成它的名称，如《办法》；别的附件，去掉“标记原文: 无”。",
    en="The attachment named “{name}” has no mark, so a reference to it prints nothing.",
    hint_en="Write the name of a paper that is forwarded, such as 《办法》; of any other attachment remove `标记原文: 无`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 段落: [见, {引用: 办法}, 。]
        附件:
          - 标题: 公文处理办法
            名称: 办法
            标记原文: 无
            内容: 第一条 略。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 段落: [见, {引用: 办法}, 。]
        附件:
          - 标题: 公文处理办法
            名称: 办法
            内容: 第一条 略。
    """,
)
SAME_ANCHOR = Code(
    "D257",
    "error",
    zh="名称“{name}”前面已经用过了。",
    hint_zh="换一个名称。",
    en="The name “{name}” is used above.",
    hint_en="Choose another name.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[项目, 数量], [会议, 12]]
            题注: 会议情况
            名称: 明细
          - 表格: [[项目, 数量], [文件, 35]]
            题注: 文件情况
            名称: 明细
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[项目, 数量], [会议, 12]]
            题注: 会议情况
            名称: 会议明细
          - 表格: [[项目, 数量], [文件, 35]]
            题注: 文件情况
            名称: 文件明细
    """,
)
SEALS_DO_NOT_FIT = Code(
    "D259",
    "error",
    zh="有{count}个印章图片、{number}个署名，对不上。",
    hint_zh="一个署名一个印章图片，次序相同；都由手工盖章的，只写“印章: 有”。",
    en="There are {count} pictures of seals and {number} signatures.",
    hint_en="Give one for each signature, in the same order; write `印章: 有` where all are sealed by hand.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: 区政府办公室
        成文日期: 2026-01-05
        印章: [有, 有]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: 区政府办公室
        成文日期: 2026-01-05
        印章: 有
    """,
)
SEAL_ON_NOTHING = Code(
    "D260",
    "error",
    zh="写了“印章”，却没有“{field}”。",
    hint_zh="印章要盖在署名和成文日期上，补上“{field}: …”。",
    en="There is a seal (印章) but no “{field}”.",
    hint_en="A seal is set on signature and date: add `{field}: …`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: 区政府办公室
        印章: 有
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: 区政府办公室
        成文日期: 2026-01-05
        印章: 有
    """,
)
STAMP_AND_OTHER = Code(
    "D261",
    "error",
    zh="“签名章”和“{field}”不能同时写。",
    hint_zh="盖签发人签名章的，只写签名章和成文日期；否则去掉“签名章”。",
    en="签名章 (a signer's stamp) and “{field}” exclude each other.",
    hint_en="Write the stamp and the date only, or remove 签名章.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: 区政府办公室
        成文日期: 2026-01-05
        签名章: {职务: 主任}
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        成文日期: 2026-01-05
        签名章: {职务: 主任}
    """,
)
STAMP_WITHOUT_DATE = Code(
    "D265",
    "error",
    zh="写了“签名章”，却没有“成文日期”。",
    hint_zh="签名章下面要印日期，补上“成文日期: …”。",
    en="There is a signer's stamp (签名章) but no date.",
    hint_en="The date is printed below the stamp: add `成文日期: …`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        签名章: {职务: 主任}
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        签名章: {职务: 主任}
        成文日期: 2026-01-05
    """,
)
ONLY_A_HEADER = Code(
    "D267",
    "error",
    zh="表格只有一行，全算成表头了。",
    hint_zh="没有表头的，加一行“表头: 0”；有表头的，补上下面的内容。",
    en="The table has one row, which is taken for its header.",
    hint_en="If it has no header, add `表头: 0`; else add the rows below it.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[会议, 12]]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[会议, 12]]
            表头: 0
    """,
)
MERGED_INTO_NOTHING = Code(
    "D287",
    "error",
    zh="这一格写了“合并: {value}”，可是{where_zh}没有格。",
    hint_zh="第一列的格不能写“左”，第一行的格不能写“上”；字写在最左上的那一格，其余的格写“合并”。",
    en="This cell says 合并: {value}, but there is no cell {where_en}.",
    hint_en="No `左` in the first column, no `上` in the first row: the text stands in the cell at the upper left, 合并 in the others.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [{合并: 左}, 数量]
              - [会议, 12]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [会议数量, {合并: 左}]
              - [会议, 12]
    """,
)
NOT_A_RECTANGLE = Code(
    "D288",
    "error",
    zh="合并的格连起来不是长方形。",
    hint_zh="几行几列合成一格，这些行、这些列里的格都要写“合并”：最左上的一格写字，它右边的写“左”，下面各行的写“上”。",
    en="The merged cells make no rectangle.",
    hint_en="Where a cell takes several rows and columns, all their cells say so: the text at the upper left, `左` to its right, `上` in the rows below.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 类别, 数量]
              - [会议, {合并: 左}, 12]
              - [{合并: 上}, 培训, 30]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 类别, 数量]
              - [会议, {合并: 左}, 12]
              - [{合并: 上}, {合并: 上}, 30]
    """,
)
CONTINUED_TOO_FAR = Code(
    "D378",
    "error",
    zh="“续表”要在第{number}行后面断开，可是表头下面只有{count}行。",
    hint_zh="写比{count}小的数，表头不算；或者写“续表: 是”，由排出的页定。",
    en="The table is to go on after row {number}, but has {count} rows below its header.",
    hint_en="Write a number below {count}, not counting the header; or `续表: 是`, and the pages say where.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[项目, 数量], [会议, 12], [文件, 30]]
            续表: 2
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[项目, 数量], [会议, 12], [文件, 30]]
            续表: 1
    """,
)
CONTINUED_IN_A_CELL = Code(
    "D379",
    "error",
    zh="“续表”要在第{number}行后面断开，可是有一格从第{first}行合并到第{last}行，会断成两半。",
    hint_zh="改成“续表: {offer_zh}”。",
    en="The table is to go on after row {number}, but a merged cell reaches from row {first} to row {last}.",
    hint_en="Write `续表: {offer_en}`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 数量]
              - [会议, 12]
              - [文件, 30]
              - [{合并: 上}, 31]
            续表: 2
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 数量]
              - [会议, 12]
              - [文件, 30]
              - [{合并: 上}, 31]
            续表: 1
    """,
)
HEADER_CUT = Code(
    "D289",
    "error",
    zh="表头写了{number}行，可是有合并的格从第{first}行到第{last}行，一半在表头里。",
    hint_zh="改成“表头: {offer}”，或者不写“表头”，按合并的格来定。",
    en="The header has {number} rows, but a merged cell reaches from row {first} to row {last}, out of it.",
    hint_en="Write `表头: {offer}`, or leave 表头 out: it follows from the merged cells.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 收入, {合并: 左}]
              - [{合并: 上}, 税收, 非税]
              - [合计, 1, 2]
            表头: 1
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 收入, {合并: 左}]
              - [{合并: 上}, 税收, 非税]
              - [合计, 1, 2]
            表头: 2
    """,
)
HEADER_FOUND = Code(
    "S477",
    "info",
    zh="按合并的格来看，{what_zh}。",
    hint_zh="对的，写“表头: {number}”，就不再提醒；不对的，在“表头”里写对的行数。",
    en="By its merged cells, {what_en}.",
    hint_en="If it is right, `表头: {number}` says so for good; if not, give the right number.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 收入, {合并: 左}]
              - [{合并: 上}, 税收, 非税]
              - [合计, 1, 2]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 收入, {合并: 左}]
              - [{合并: 上}, 税收, 非税]
              - [合计, 1, 2]
            表头: 2
    """,
)
