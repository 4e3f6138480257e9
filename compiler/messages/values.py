"""What is said of a value that its field cannot take (D2xx)."""

from .diagnostic import Code

EMPTY_VALUE = Code(
    "D207",
    "error",
    zh="“{field}”后面是空的。",
    hint_zh="补上内容{or_zh}。",
    en="“{field}” has no content.",
    hint_en="Write its content{or_en}.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        副标题:
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)
ALL_LEFT_OUT = Code(
    "D270",
    "error",
    zh="“{field}”一块也没有印：{conditions}不成立。",
    hint_zh="改条件，或改“数据”里的数，或加一块不带“仅当”的。",
    en="No block of “{field}” prints, since this does not hold: {conditions}.",
    hint_en="Change the condition, or the figure under 数据; or add a block without 仅当.",
    fault="""
        文种: 报告
        标题: 关于2025年度督查情况的报告
        数据: {整改: 0}
        正文:
          - {文字: 有一项正在整改。, 仅当: 整改 > 0}
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度督查情况的报告
        数据: {整改: 1}
        正文:
          - {文字: 有一项正在整改。, 仅当: 整改 > 0}
    """,
)
TEXT_WHERE_MAPPING = Code(
    "D211",
    "error",
    zh="“{field}”应当写成几个“键: 值”。",
    hint_zh="{way_zh}",
    en="“{field}” should hold `key: value` pairs.",
    hint_en="{way_en}",
    fault="""
        文种: 述职述廉报告
        标题: 关于2025年度履行职责情况的报告
        报告人: [市政府办公室, 主任, 张某某]
        正文: 现将有关情况报告如下。
    """,
    mend="""
        文种: 述职述廉报告
        标题: 关于2025年度履行职责情况的报告
        报告人:
          单位: 市政府办公室
          职务: 主任
          姓名: 张某某
        正文: 现将有关情况报告如下。
    """,
)
UNKNOWN_VALUE = Code(
    "D214",
    "error",
    zh="“{field}”没有“{value}”这种写法。",
    hint_zh="可以写的有：{choices}。",
    en="“{field}” cannot be “{value}”.",
    hint_en="It may be: {choices}.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        编号: 手工
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        编号: 文本
        正文: 一年来，各项任务圆满完成。
    """,
)
UNKNOWN_LABEL_FORM = Code(
    "D215",
    "error",
    zh="“{value}”不是可用的序号写法。",
    hint_zh="每种序号写它的第一个，例如 [一、, （一）, 1., （1）, ①]；各项之间用半角逗号加空格。",
    en="“{value}” is not a form of label for 层次.",
    hint_en="Write each form as its first label, as in [一、, （一）, 1., （1）, ①], with an ASCII comma and a space between.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        层次: [一, （一）]
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        层次: [一、, （一）]
        正文: 一年来，各项任务圆满完成。
    """,
)
NOT_A_DATE = Code(
    "D216",
    "error",
    zh="“{value}”不像一个日期。",
    hint_zh="写成 2026-11-05 或 2026年11月5日{more_zh}。",
    en="“{value}” does not read as a date.",
    hint_en="Write 2026-11-05 or 2026年11月5日{more_en}.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        成文日期: 2026年1月
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        成文日期: 2026年1月5日
    """,
)
SKELETON_VALUES = Code(
    "D396",
    "error",
    zh="这是成批编的骨架，单独编不了：“{value}”要用表里的数来填。",
    hint_zh="一行编一份，用 compile batch {file}；编成一本，写进汇编的“篇目”。",
    en="This is the skeleton of a set, and cannot be compiled by itself: “{value}” is filled from the rows of a table.",
    hint_en="For a document a row, use compile batch {file}; for one volume of them, name it under 篇目 of a 汇编.",
    fault="""
        文种: 工作总结
        标题: '{{ 单位 }}2025年度工作总结'
        批量: {表: 各单位.xlsx}
        正文: 一年来，各项任务圆满完成。
        成文日期: '{{ 日期 }}'
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        成文日期: 2026-01-05
    """,
)
DATE_OPEN = Code(
    "D280",
    "error",
    zh="“{value}”还不是一个日期。",
    hint_zh="{way_zh}",
    en="“{value}” is no date yet.",
    hint_en="{way_en}",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        成文日期: 待定
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        成文日期: 2026-01-05
    """,
)
NO_SUCH_DAY = Code(
    "D217",
    "error",
    zh="日历上没有“{value}”这一天。",
    hint_zh="核对月份和日子。",
    en="There is no day “{value}” in the calendar.",
    hint_en="Check the month and the day.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        成文日期: 2025年11月31日
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        成文日期: 2025年11月30日
    """,
)
NOT_A_NUMBER = Code(
    "D218",
    "error",
    zh="“{field}”应当是从1起的阿拉伯数字，如 2。",
    hint_zh="只写阿拉伯数字。",
    en="“{field}” should be a number from 1 on, such as 2.",
    hint_en="Write Arabic digits only.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 列举: [加强学习。, 改进作风。]
            起: 三
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 列举: [加强学习。, 改进作风。]
            起: 3
    """,
)
NOT_A_COUNT = Code(
    "D250",
    "error",
    zh="“{field}”要写一个数，例如 1，没有写 0；这里是“{value}”。",
    hint_zh="改成表头的行数。",
    en="“{field}” takes a number such as 1, or 0 for none, not “{value}”.",
    hint_en="Write how many rows the header has.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[项目, 数量], [会议, 12]]
            表头: 一行
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[项目, 数量], [会议, 12]]
            表头: 1
    """,
)
NOT_A_CONTINUATION = Code(
    "D290",
    "error",
    zh="“{field}: {value}”看不出表在哪里断开。",
    hint_zh="写“是”，断在哪里由 --proof、--pdf 排出的页定；或者写前面的页印到第几行，表头不算：“{field}: 20”，断几次写“{field}: [20, 45]”。",
    en="“{field}: {value}” does not say where the table goes on.",
    hint_en="Write `{field}: 是`, and --proof or --pdf divide it where the pages end; or the rows that the pages before show, "
    "without the header: `{field}: 20`, `{field}: [20, 45]`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[项目, 数量], [会议, 12], [文件, 30]]
            续表: 第二页
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格: [[项目, 数量], [会议, 12], [文件, 30]]
            续表: 1
    """,
)
RAGGED_ROW = Code(
    "D251",
    "error",
    zh="这一行有{count}格，{other_zh}有{wanted}格，对不上。",
    hint_zh="补上缺的格，空的写成 ''，和左边、上面合成一格的写成 {{合并: 左}}、{{合并: 上}}；各格之间要用半角逗号，不是“，”；文字里有半角逗号的，用单引号把那一格括起来。",
    en="This row has {count} cells; {other_en} {wanted}.",
    hint_en="Add the missing cells: '' for an empty one, {{合并: 左}} or {{合并: 上}} for one that is merged; part cells with ASCII commas, not “，”; put single quotes round a cell that holds one.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 数量, 备注]
              - [会议, 12]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 数量, 备注]
              - [会议, 12, '']
    """,
)
NOT_A_ROW = Code(
    "D252",
    "error",
    zh="表格的这一行应当是一个列表，一格写一段文字。",
    hint_zh="一行写成“- [项目, 数量, 金额]”。",
    en="Each row of a table should be a list of texts, one for each cell.",
    hint_en="Write a row as `- [项目, 数量, 金额]`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - 项目, 数量
              - 会议, 12
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 数量]
              - [会议, 12]
    """,
)
NOT_A_TABLE = Code(
    "D253",
    "error",
    zh="“{field}”应当是一行行的列表，或一个 .csv、.xlsx 文件名。",
    hint_zh="每行写成“- [项目, 数量, 金额]”，或写文件名“{field}: 明细.xlsx”。",
    en="“{field}” should be a list of rows, or the name of a .csv or .xlsx file.",
    hint_en="Write each row as `- [项目, 数量, 金额]`, or a file name: `{field}: 明细.xlsx`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              会议: 12
              文件: 35
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 数量]
              - [会议, 12]
              - [文件, 35]
    """,
)
FIGURES_TOO_DEEP = Code(
    "D262",
    "error",
    zh="数据套得太深，超过{depth}层。",
    hint_zh="少套几层。",
    en="The data is nested more than {depth} deep.",
    hint_en="Nest it less.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        数据: {甲: {甲: {甲: {甲: {甲: {甲: {甲: {甲: {甲: {甲: {甲: {甲: {甲: {甲: {甲: {甲: {甲: 1}}}}}}}}}}}}}}}}}
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)
NOT_A_SEAL = Code(
    "D263",
    "error",
    zh="“印章”没有“{value}”这种写法。",
    hint_zh="盖章的写“有”，不盖章的删去这一行；有印章图片的写文件名。",
    en="印章 (the seal) cannot be “{value}”.",
    hint_en="Write `有` where there is a seal, or the name of its picture; delete the line where there is none.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: 区政府办公室
        成文日期: 2026-01-05
        印章: 是
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
DATA_NOT_PRINTED = Code(
    "D275",
    "warning",
    zh="“数据.{name}”没有地方印：文字里没有用到它，模板“{template}”里也没有。",
    hint_zh="{offer_zh}在文字里写 {{{{ {name} }}}}，或在模板里写 {{{{ 数据.{name} }}}}；用不着的，把这一项删去。",
    en="“数据.{name}” is printed nowhere: neither a text nor the template “{template}” asks for it.",
    hint_en="{offer_en}Write {{{{ {name} }}}} in a text, or {{{{ 数据.{name} }}}} in the template; what is not wanted, delete.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 全年支出49312.80万元。
        数据: {总支出: 49312.80}
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 全年支出49312.80万元。
    """,
)
CELL_KEY = Code(
    "D285",
    "error",
    zh="“{key}”不能写在写了“{known}”的格里。",
    hint_zh="格里的图片只写“图片”“宽”“替代文字”；合并的格只写“合并”，字写在它并进去的那一格。",
    en="“{key}” cannot stand in a cell that has “{known}”.",
    hint_en="A picture in a cell takes `图片`, `宽` and `替代文字`; a merged cell takes 合并 alone: its text stands in the cell that it is one with.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 数量]
              - [会议, {合并: 左, 文字: 12}]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 数量]
              - [会议12次, {合并: 左}]
    """,
)
NOT_A_WIDTH = Code(
    "D286",
    "error",
    zh="“{value}”不是宽度。",
    hint_zh="写数和单位：“{field}: 60毫米”“{field}: 6厘米”“{field}: 20字”，或者占版心的几成“{field}: 50%”。",
    en="“{value}” is no width.",
    hint_en="Write a number and its unit: `{field}: 60毫米` (mm), `6厘米` (cm), `20字` (characters), or `50%` of the width of the text.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 图片: 位置图.jpg
            宽: 很宽
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 图片: 位置图.jpg
            宽: 60毫米
    """,
)
