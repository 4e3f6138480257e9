"""What is said of figures: 数据, what is computed of it, and the braces that print it (D32x, D33x)."""

from .diagnostic import Code

UNKNOWN_FIGURE = Code(
    "D320",
    "error",
    zh="“数据”里没有“{name}”。",
    hint_zh="{offer_zh}",
    en="There is no “{name}” under 数据.",
    hint_en="{offer_en}",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文: 全年发文{{ 收文 }}件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文: 全年发文{{ 发文 }}件。
    """,
)
SPARED_UNLIKE = Code(
    "T391",
    "info",
    zh="“数据”里没有“{name}”，这里就当没有这一项。",
    hint_zh="是不是“{offer}”？这一项本来就有时没有的，不用管。",
    en="There is no “{name}” under 数据, and this goes without it.",
    hint_en="Did you mean “{offer}”? If it is not there at times, there is nothing to do.",
    fault="""
        文种: 报告
        标题: 关于2025年度财政收入情况的报告
        数据: {总收入: 204}
        正文: 全年收入{{ 总收人|默认('略') }}万元。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度财政收入情况的报告
        数据: {总收入: 204}
        正文: 全年收入{{ 总收入|默认('略') }}万元。
    """,
)
FIGURE_SYNTAX = Code(
    "D321",
    "error",
    zh="“{excerpt}”写得不对：{reason_zh}。",
    hint_zh="花括号里写“数据”里的名称和算法，如 {{{{ 发文 }}}}、{{{{ 发文|同比 }}}}、{{{{ 税收 + 非税 }}}}；要照字面印花括号，写成 {{_{{ 和 }}_}}。",
    en="“{excerpt}” is not well formed: {reason_en}.",
    hint_en="Braces hold names of 数据 and what is made of them, as {{{{ 发文 }}}} or {{{{ 发文|同比 }}}}; to print braces, write {{_{{ and }}_}}.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文: 全年发文{{ 发文 发文 }}件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文: 全年发文{{ 发文 }}件。
    """,
)
FIGURE_FORBIDDEN = Code(
    "D322",
    "error",
    zh="“{excerpt}”里的写法不能用。",
    hint_zh="花括号里只能写名称、加减乘除、判断和列出的算法，不能运行程序。",
    en="“{excerpt}” is not allowed.",
    hint_en="Braces hold names, arithmetic, conditions and the listed filters; they run no code.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文: 全年发文{{ 发文.__class__ }}件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文: 全年发文{{ 发文 }}件。
    """,
)
NO_NUMBER = Code(
    "D323",
    "error",
    zh="“{value}”不能当数用：{reason_zh}。",
    hint_zh="{way_zh}",
    en="“{value}” cannot be taken for a number: {reason_en}.",
    hint_en="{way_en}",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {收文: 1 204}
        正文: 全年收文{{ 收文 }}件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {收文: '1,204'}
        正文: 全年收文{{ 收文 }}件。
    """,
)
MEMBER_UNKNOWN = Code(
    "D324",
    "error",
    zh="“数据”的一个数下面没有“{key}”这一项。",
    hint_zh="{offer_zh}",
    en="A figure of 数据 has no member “{key}”.",
    hint_en="{offer_en}",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          发文: {本期: 204, 上年同其: 271, 单位: 件}
        正文: 全年发文{{ 发文 }}。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          发文: {本期: 204, 上年同期: 271, 单位: 件}
        正文: 全年发文{{ 发文 }}。
    """,
)
FORMULA_CIRCLE = Code(
    "D325",
    "error",
    zh="算式绕回了自己：{circle}。",
    hint_zh="其中一个写上它的数（本期），不写算式。",
    en="The formulas go round in a circle: {circle}.",
    hint_en="Give one of them its number (本期) instead of a formula.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          合计: {算式: 税收 + 非税}
          税收: {算式: 合计 - 非税}
          非税: 2034
        正文: 合计{{ 合计 }}万元。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          合计: {算式: 税收 + 非税}
          税收: 8123
          非税: 2034
        正文: 合计{{ 合计 }}万元。
    """,
)
FORMULA_WRONG = Code(
    "D326",
    "error",
    zh="“{name}”的算式算不出来：{reason_zh}。",
    hint_zh="改算式，或改它用到的数；空着的，写上算式，还不知道的，换成“本期: 待定”；单位要是同一类的（万元和元可以，件和元不行）。",
    en="The formula of “{name}” cannot be computed: {reason_en}.",
    hint_en="Mend the formula, or the figures that it uses; write one where there is none, or `本期: 待定` while it is not known; their units have to be of one kind (万元 and 元, not 件 and 元).",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          发文: {本期: 204, 单位: 件}
          税收: {本期: 8123, 单位: 万元}
          合计: {算式: 发文 + 税收}
        正文: 合计{{ 合计 }}，发文{{ 发文 }}，税收{{ 税收 }}。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          发文: {本期: 204, 单位: 件}
          收文: {本期: 8123, 单位: 件}
          合计: {算式: 发文 + 收文}
        正文: 合计{{ 合计 }}，发文{{ 发文 }}，收文{{ 收文 }}。
    """,
)
FIGURE_PENDING = Code(
    "D327",
    "warning",
    zh="“{name}”{count_zh}还没有定，先印“{text}”{lines_zh}。",
    hint_zh="定下来以后，{where_zh}填上。",
    en="“{name}” is not known yet{count_en} and prints as “{text}”{lines_en}.",
    hint_en="Fill it in {where_en} once it is known.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {整改率: 待定}
        正文: 整改率为{{ 整改率 }}。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {整改率: 95%}
        正文: 整改率为{{ 整改率 }}。
    """,
)
UNIT_TWICE = Code(
    "D328",
    "warning",
    zh="单位印了两遍：“{text}”。",
    hint_zh="{how_zh}",
    en="The unit prints twice: “{text}”.",
    hint_en="{how_en}",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          发文: {本期: 204, 单位: 件}
        正文: 全年发文{{ 发文 }}件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          发文: {本期: 204, 单位: 件}
        正文: 全年发文{{ 发文 }}。
    """,
)
WIDE_BRACES = Code(
    "D329",
    "warning",
    zh="“{text}”里有全角符号，按 {mended} 印了。",
    hint_zh="改成半角的：{mended}",
    en="“{text}” has full-width signs; it was read as {mended}.",
    hint_en="Write {mended}",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文: 全年发文｛｛发文｝｝件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文: 全年发文{{ 发文 }}件。
    """,
)
BLOCK_LEFT_OUT = Code(
    "D330",
    "info",
    zh="这一块没有印：“{condition}”不成立。",
    hint_zh="要印的，改条件，或改“数据”里的数。",
    en="This block was left out: “{condition}” does not hold.",
    hint_en="To print it, change the condition, or the figure under 数据.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {整改: 0}
        正文:
          - 全年无事故。
          - {文字: 另有问题正在整改。, 仅当: 整改 > 0}
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {整改: 3}
        正文:
          - 全年无事故。
          - {文字: 另有问题正在整改。, 仅当: 整改 > 0}
    """,
)
SHARES_DO_NOT_ADD_UP = Code(
    "D331",
    "warning",
    zh="各项占比加起来是{sum}，不是100%：{shares}。",
    hint_zh="四舍五入造成的：多留一位小数（在 |占比 的括号里再写上 2），或者把最大的一项调平，直接写数。",
    en="The shares of one total add up to {sum}, not 100%: {shares}.",
    hint_en="Rounding does it: keep one more decimal (a 2 in the brackets of |占比), or even it out in the largest by hand.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          甲: 1
          乙: 1
          丙: 1
          合计: {算式: 甲 + 乙 + 丙}
        正文: 甲占{{ 甲|占比(合计) }}，乙占{{ 乙|占比(合计) }}，丙占{{ 丙|占比(合计) }}。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          甲: 1
          乙: 1
          丙: 2
          合计: {算式: 甲 + 乙 + 丙}
        正文: 甲占{{ 甲|占比(合计) }}，乙占{{ 乙|占比(合计) }}，丙占{{ 丙|占比(合计) }}。
    """,
)
CONDITION_WITHOUT_FIGURES = Code(
    "D332",
    "error",
    zh="“仅当”要用“数据”里的数来判断，这里没有“数据”。",
    hint_zh="在上面写“数据:”和要判断的数；总要印的，把“仅当”去掉。",
    en="`仅当` asks the figures under 数据, and there are none.",
    hint_en="Write 数据 with the figure that it asks; where the block always prints, take 仅当 out.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        正文:
          - 全年无事故。
          - {文字: 另有问题正在整改。, 仅当: 整改 > 0}
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {整改: 3}
        正文:
          - 全年无事故。
          - {文字: 另有问题正在整改。, 仅当: 整改 > 0}
    """,
)
ENTRY_NOT_TEXT = Code(
    "D333",
    "error",
    zh="“数据”里的“{key}”写得不对，这里只要一段文字或一个数。",
    hint_zh="例如 发文: {{本期: 204, 单位: 件}}，或 月度: {{读取: 台账.xlsx, 工作表: 月度}}。",
    en="“{key}” under 数据 wants one text or number.",
    hint_en="For example 发文: {{本期: 204, 单位: 件}}, or 月度: {{读取: 台账.xlsx, 工作表: 月度}}.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          发文: {本期: 204, 单位: [件]}
        正文: 全年发文{{ 发文 }}。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          发文: {本期: 204, 单位: 件}
        正文: 全年发文{{ 发文 }}。
    """,
)
NUMBER_AS_TEXT = Code(
    "D334",
    "warning",
    zh="“{file}”的{cell_zh}是存成文字的数，这里当数算，Excel 自己求和时会漏掉。",
    hint_zh="在 Excel 里选中这些格，点左上角的提示，“转换为数字”。",
    en="Of “{file}”, {cell_en} hold numbers stored as texts: they count here, and Excel's own sums pass them over.",
    hint_en="Select them in Excel and convert them to numbers.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          台账: {读取: 明细.xlsx, 工作表: 存成文字}
        正文: 全年发文{{ 台账|求和(数量) }}件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          台账: {读取: 明细.xlsx, 工作表: 明细表}
        正文: 全年发文{{ 台账|求和(数量) }}件。
    """,
)
TOTALS_LEFT_OUT = Code(
    "D335",
    "info",
    zh="“{file}”第{rows}行是合计，求和、平均、名次都不算它。",
    hint_zh="不是合计的，把那一行第一格的字改一改。",
    en="Row {rows} of “{file}” is a total: sums, means and ranks leave it out.",
    hint_en="If it is none, change the text of its first cell.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          台账: {读取: 明细.xlsx, 工作表: 带合计}
        正文: 全年发文{{ 台账|求和(数量) }}件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          台账: {读取: 明细.xlsx, 工作表: 明细表}
        正文: 全年发文{{ 台账|求和(数量) }}件。
    """,
)
BRACE_NOT_CLOSED = Code(
    "D337",
    "error",
    zh="“{{{{”没有收尾。",
    hint_zh="名称后面写上“}}}}”；要照字面印花括号，写成 {{_{{。",
    en="“{{{{” is not closed.",
    hint_en="Write “}}}}” behind the name; to print the braces, write {{_{{.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文: 全年发文{{ 发文 }件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文: 全年发文{{ 发文 }}件。
    """,
)
TABLE_UNFIT = Code(
    "D338",
    "error",
    zh="“{file}”不能当表用：{reason_zh}。",
    hint_zh="第一行写各列的名称，下面一行一条，存好再编译。",
    en="“{file}” cannot be used as a table: {reason_en}.",
    hint_en="Let its first row name the columns, each row below be an entry, save it and compile again.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          台账: {读取: 明细.xlsx, 工作表: 两列同名}
        正文: 全年发文{{ 台账|求和(数量) }}件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          台账: {读取: 明细.xlsx, 工作表: 明细表}
        正文: 全年发文{{ 台账|求和(数量) }}件。
    """,
)
TWO_UNITS = Code(
    "D339",
    "error",
    zh="数后面的单位是“{one}”，“单位”写的是“{other}”。",
    hint_zh="数里只写数，单位写在“单位”里。",
    en="The unit behind the number is “{one}”, and 单位 says “{other}”.",
    hint_en="Write the number alone, and its unit as 单位.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          发文: {本期: 204件, 单位: 份}
        正文: 全年发文{{ 发文 }}。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          发文: {本期: 204, 单位: 份}
        正文: 全年发文{{ 发文 }}。
    """,
)
NUMBER_AND_FORMULA = Code(
    "D340",
    "error",
    zh="“{key}”又写了数，又写了算式。",
    hint_zh="只留一个：本期，或算式。",
    en="“{key}” has both a number and a formula.",
    hint_en="Keep one of 本期 and 算式.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          合计: {本期: 3, 算式: 1 + 2}
        正文: 合计{{ 合计 }}件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          合计: {算式: 1 + 2}
        正文: 合计{{ 合计 }}件。
    """,
)
FORMULA_NESTED = Code(
    "D341",
    "error",
    zh="“{name}”的算式写得太深，算不到。",
    hint_zh="把它移到“数据”下面第一层。",
    en="The formula of “{name}” stands too deep to be computed.",
    hint_en="Move it right below 数据.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          收入:
            合计: {算式: 1 + 2}
        正文: 合计{{ 收入.合计 }}件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          合计: {算式: 1 + 2}
        正文: 合计{{ 合计 }}件。
    """,
)
HIDDEN_NOT_COUNTED = Code(
    "D342",
    "warning",
    zh="“{file}”里隐藏的{what_zh}没有算。",
    hint_zh="要算的，在 Excel 里取消隐藏（筛选过的先清除筛选），保存后再编译。",
    en="What is hidden in “{file}” does not count: {what_en}.",
    hint_en="To count it, unhide it in Excel (clear a filter first), save, and compile again.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          台账: {读取: 明细.xlsx, 工作表: 有隐藏}
        正文: 全年发文{{ 台账|求和(数量) }}件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          台账: {读取: 明细.xlsx, 工作表: 明细表}
        正文: 全年发文{{ 台账|求和(数量) }}件。
    """,
)
NO_TABLE_OF_DATA = Code(
    "D343",
    "error",
    zh="“数据”里没有叫“{name}”的表。",
    hint_zh="{offer_zh}",
    en="There is no table “{name}” under 数据.",
    hint_en="{offer_en}",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          明细: {读取: 明细.xlsx, 工作表: 明细表}
        正文:
          - 表格: 明系
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          明细: {读取: 明细.xlsx, 工作表: 明细表}
        正文:
          - 表格: 明细
    """,
)
TABLE_NOT_OF_DATA = Code(
    "D344",
    "error",
    zh="“{key}”只能用在“数据”里的表上。",
    hint_zh="先写“数据: {{明细: {{读取: 明细.xlsx}}}}”，再写“表格: 明细”；不用“{key}”的，把它去掉。",
    en="“{key}” goes with a table of 数据 only.",
    hint_en="Write 数据: {{明细: {{读取: 明细.xlsx}}}} and 表格: 明细, or take “{key}” out.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        正文:
          - 表格: 明细.xlsx
            合计行: 是
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          明细: {读取: 明细.xlsx, 工作表: 明细表}
        正文:
          - 表格: 明细
            合计行: 是
    """,
)
NO_COLUMN_OF_TABLE = Code(
    "D345",
    "error",
    zh="表“{table}”里没有“{name}”这一列。",
    hint_zh="{offer_zh}",
    en="The table “{table}” has no column “{name}”.",
    hint_en="{offer_en}",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          明细: {读取: 明细.xlsx, 工作表: 明细表}
        正文:
          - 表格: 明细
            列: [项目, 数目]
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          明细: {读取: 明细.xlsx, 工作表: 明细表}
        正文:
          - 表格: 明细
            列: [项目, 数量]
    """,
)
COLUMN_UNFIT = Code(
    "D346",
    "error",
    zh="表里的“{column}”算不出来：{reason_zh}。",
    hint_zh="改这一列的写法，或改表里的数。",
    en="“{column}” of the table cannot be computed: {reason_en}.",
    hint_en="Write the column otherwise, or mend the numbers in the table.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          明细: {读取: 明细.xlsx, 工作表: 明细表}
        正文:
          - 表格: 明细
            列: [项目, 数量, {同比: 数量}]
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          明细: {读取: 明细.xlsx, 工作表: 明细表}
        正文:
          - 表格: 明细
            列: [项目, 数量, {占比: 数量}]
    """,
)
OPTION_UNFIT = Code(
    "D347",
    "error",
    zh="“{key}”写得不对：{reason_zh}。",
    hint_zh="例如 列: [月份, 发文, {{同比: 发文}}]，排序: 发文，分组: 单位，合计行: 是。",
    en="“{key}” is not well formed: {reason_en}.",
    hint_en="For example 列: [月份, 发文, {{同比: 发文}}], 排序: 发文, 分组: 单位, 合计行: 是.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          明细: {读取: 明细.xlsx, 工作表: 明细表}
        正文:
          - 表格: 明细
            合计行: 要
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          明细: {读取: 明细.xlsx, 工作表: 明细表}
        正文:
          - 表格: 明细
            合计行: 是
    """,
)
TOTAL_DIFFERS = Code(
    "D348",
    "warning",
    zh="“{column}”各行加起来是{made}，原表的合计写的是{said}；印的是{made}。",
    hint_zh="看看是不是漏了行，或合计没有更新；照原表印的，去掉“合计行”。",
    en="The rows of “{column}” add up to {made}, and the table's own total says {said}; {made} is printed.",
    hint_en="See whether a row is missing or the total is old; to print the table's own, take 合计行 out.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          明细: [[项目, 数量], [会议, 12], [培训, 3], [合计, 16]]
        正文:
          - 表格: 明细
            合计行: 是
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          明细: [[项目, 数量], [会议, 12], [培训, 3], [合计, 15]]
        正文:
          - 表格: 明细
            合计行: 是
    """,
)
CELL_NOT_COMPUTED = Code(
    "D349",
    "warning",
    zh="“{column}”有的行没有可比的数（不大于0），印成“—”：{rows}。",
    hint_zh="要印别的字，在这一列自己写条件：上年大于0的算同比，别的印“新增”。",
    en="For “{column}” some rows have nothing above 0 to be held against and print as “—”: {rows}.",
    hint_en="To print something else, write a condition for that column.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          明细: [[项目, 数量, 上年], [会议, 12, 0], [培训, 3, 4]]
        正文:
          - 表格: 明细
            列: [项目, 数量, {同比: 数量}]
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          明细: [[项目, 数量, 上年], [会议, 12, 10], [培训, 3, 4]]
        正文:
          - 表格: 明细
            列: [项目, 数量, {同比: 数量}]
    """,
)
BRACES_IN_DRAFT = Code(
    "D370",
    "warning",
    zh="原文里有“{text}”，没有提取：有了“数据”，花括号就要算了。",
    hint_zh="先把原文里的花括号改成别的括号，再提取。",
    en="The text has “{text}”, and nothing was taken out: with 数据, braces are read as figures.",
    hint_en="Write other brackets for the braces of the text, then take the numbers out.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        正文: 填入{{ 姓名 }}，全年发文204件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        正文: 填入【姓名】，全年发文204件。
    """,
    form="extract",
)
RATE_OF_NO_NUMBER = Code(
    "D371",
    "warning",
    zh="{rate}对不上：由{figure}往回推，没有一个整数的上年数算得出{rate}（{some_zh}）。",
    hint_zh="照原样提取了；核对这两个数，改对以后写上 上年同期，用 |同比 来印。",
    en="{rate} does not fit: no whole number of the year before gives {rate} for {figure} ({some_en}).",
    hint_en="It was taken out as typed; check both, then give `上年同期` and print the rate with |同比.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        正文: 全年发文204件，较上年同期下降24.8%。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        正文: 全年发文204件，较上年同期下降24.7%。
    """,
    form="extract",
)
FIGURES_TAKEN = Code(
    "D372",
    "info",
    zh="提出了{count}个数，用在{places}处；编出来和原来一字不差。",
    hint_zh="看看“数据”里的名称合不合适；年份、编号、引号和书名号里的数没有动。",
    en="{count} figures were taken out, printed in {places} places; compiled, the report is the same to the character.",
    hint_en="See whether their names under 数据 suit; years, numbers of papers and numbers in quotations were left alone.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        正文: 全年发文204件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        正文: 全年发文若干件。
    """,
    form="extract",
)
PROPOSAL_DIFFERS = Code(
    "D373",
    "error",
    zh="“{file}”提取以后印出来会不一样，没有写。",
    hint_zh="请把这份原稿发给我们；数可以自己移到“数据”里。",
    en="With its numbers taken out “{file}” would print otherwise, and nothing was written.",
    hint_en="Please send us the draft; its numbers can be moved to 数据 by hand.",
    fault="compile figures --extract 初稿.txt",
    mend="（数自己移到了“数据”里）",
    why="never",
)
BRACES_LEFT = Code(
    "D374",
    "warning",
    zh="“{text}”会照原样印出来。",
    hint_zh="{offer_zh}；本来就要印花括号的，不用管它。",
    en="“{text}” prints as it stands.",
    hint_en="{offer_en}; where the braces are to print, never mind.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文: 全年发文{{ 发文 }}件，{发文}件都已归档。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文: 全年发文{{ 发文 }}件，{{ 发文 }}件都已归档。
    """,
)
WORD_TWICE = Code(
    "D375",
    "warning",
    zh="话说重了：“{text}”。",
    hint_zh="{typed} 自己印“{word}”，前面的“{before}”去掉。",
    en="A word too many: “{text}”.",
    hint_en="{typed} prints “{word}” itself: take out “{before}” before it.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          发文: {本期: 204, 上年同期: 271, 单位: 件}
        正文: 全年发文{{ 发文 }}，同比增长{{ 发文|同比 }}。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          发文: {本期: 204, 上年同期: 271, 单位: 件}
        正文: 全年发文{{ 发文 }}，同比{{ 发文|同比 }}。
    """,
)
CONDITION_SYNTAX = Code(
    "D376",
    "error",
    zh="“仅当”的条件“{excerpt}”写得不对：{reason_zh}。",
    hint_zh="写名称和数，数后面不带单位：发文 > 200；相等写 ==，两个条件用 and（都成立）或 or（成立一个）连起来。",
    en="The condition “{excerpt}” of 仅当 is not well formed: {reason_en}.",
    hint_en="Write names and numbers without units, as 发文 > 200; equal is ==, and two conditions are joined by `and` or `or`.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文:
          - 现将有关情况报告如下。
          - {文字: 发文多于往年。, 仅当: 发文 > 200件}
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文:
          - 现将有关情况报告如下。
          - {文字: 发文多于往年。, 仅当: 发文 > 200}
    """,
)
FILE_FOR_FIGURES = Code(
    "D377",
    "error",
    zh="“数据”下面少了一层：“{file}”里的表还没有名称。",
    hint_zh="先起一个名称，再读文件：数据: {{台账: {{读取: {file}}}}}，文字里就能用“台账”了。",
    en="The table in “{file}” has no name under 数据.",
    hint_en="Name it, and read the file below the name: 数据: {{台账: {{读取: {file}}}}}, and texts may use 台账.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: 明细.xlsx
        正文: 现将有关情况报告如下。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          台账: {读取: 明细.xlsx, 工作表: 明细表}
        正文: 全年发文{{ 台账|求和(数量) }}件。
    """,
)
FILE_NOT_READ = Code(
    "D397",
    "error",
    zh="“数据”里的“{name}”只写了文件名“{file}”，还没有读它。",
    hint_zh="要用里面的表，写成 {name}: {{读取: {file}}}。",
    en="“{name}” in 数据 is only the name of a file, “{file}”, which is not read.",
    hint_en="For the table in it, write {name}: {{读取: {file}}}.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          台账: 明细.xlsx
        正文: 全年发文{{ 台账|求和(数量) }}件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据:
          台账: {读取: 明细.xlsx, 工作表: 明细表}
        正文: 全年发文{{ 台账|求和(数量) }}件。
    """,
)
NO_FIGURES = Code(
    "O865",
    "error",
    zh="“{file}”里没有要算、要印的“数据”。",
    hint_zh="写上“数据:”和要用的数，文字里用 {{{{ 名称 }}}}；要从文字里提出来，用 compile figures --extract {file}。",
    en="“{file}” has no 数据 to compute and print.",
    hint_en="Write 数据 with its figures, and {{{{ NAME }}}} in the text; to take them out of the text: compile figures --extract {file}.",
    fault="compile figures 报告.yaml（里面没有“数据”）",
    mend="compile figures --extract 报告.yaml",
    why="machine",
)
FIGURES_THERE = Code(
    "O866",
    "error",
    zh="“{file}”里已经有“数据”了，不再提取。",
    hint_zh="新的数自己加到“数据”里；看哪些数印在哪里，用 compile figures {file}。",
    en="“{file}” has 数据 already; nothing is taken out.",
    hint_en="Add new figures to 数据 by hand; to see what prints where: compile figures {file}.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文: 全年发文{{ 发文 }}件，收文3件。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        正文: 全年发文204件，收文3件。
    """,
    form="extract",
)
NO_COLUMN_TO_JOIN = Code(
    "D383",
    "error",
    zh="“{file}”里没有“{name}”这一列，不能按它找行。",
    hint_zh="它的列有：{heads}。“按”后面写两边都有的一列。",
    en="“{file}” has no column “{name}” to find rows by.",
    hint_en="Its columns: {heads}. Write one that both have.",
    fault="""
        文种: 报告
        标题: 关于工作情况的报告
        数据:
          单位: 办公室
          会议: {读取: 明细.xlsx, 工作表: 明细表, 按: 单位}
        正文: 办公室开会{{ 会议|求和(数量) }}次。
    """,
    mend="""
        文种: 报告
        标题: 关于工作情况的报告
        数据:
          会议: {读取: 明细.xlsx, 工作表: 明细表}
        正文: 开会{{ 会议|求和(数量) }}次。
    """,
)
NO_ROWS_TO_JOIN = Code(
    "D384",
    "warning",
    zh="“{file}”的“{name}”这一列里没有“{value}”，一行也没有找到。",
    hint_zh="核对两边的写法是不是一样；真没有的，印它的那一块写上“仅当”。",
    en="No row of “{file}” has “{value}” in its column “{name}”.",
    hint_en="Check that both write it alike; where there is truly none, give the block that prints it a 仅当.",
    fault="""
        文种: 报告
        标题: 关于工作情况的报告
        数据:
          项目: 调研
          次数: {读取: 明细.xlsx, 工作表: 明细表, 按: 项目}
        正文: 今年的{{ 项目 }}有{{ 次数|长度 }}行记录。
    """,
    mend="""
        文种: 报告
        标题: 关于工作情况的报告
        数据:
          项目: 会议
          次数: {读取: 明细.xlsx, 工作表: 明细表, 按: 项目}
        正文: 今年的{{ 项目 }}有{{ 次数|长度 }}行记录。
    """,
)
JOINED_BY_NO_TEXT = Code(
    "D385",
    "error",
    zh="“按”后面写的“{name}”不是一个词，是一张表或一组内容。",
    hint_zh="写一个值是文字的名称，如 按: 单位，“单位”是“甲镇”。",
    en="“{name}” after 按 is a table or a group, no single text.",
    hint_en="Name a figure that is a text, as `按: 单位` where 单位 is 甲镇.",
    fault="""
        文种: 报告
        标题: 关于工作情况的报告
        数据:
          项目: [会议, 调研]
          次数: {读取: 明细.xlsx, 工作表: 明细表, 按: 项目}
        正文: 今年的{{ 项目|顿号 }}有{{ 次数|长度 }}行记录。
    """,
    mend="""
        文种: 报告
        标题: 关于工作情况的报告
        数据:
          项目: 会议
          次数: {读取: 明细.xlsx, 工作表: 明细表, 按: 项目}
        正文: 今年的{{ 项目 }}有{{ 次数|长度 }}行记录。
    """,
)
