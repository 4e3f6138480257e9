"""What is said of the numbers of a chart, and of how they can be drawn (D35x, D36x, S49x)."""

from .diagnostic import Code

_HEAD = """
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。"""


def _report(block: str) -> str:
    """A small report with a chart, `block` being its lines from the left margin."""
    return _HEAD + "".join(f"\n          {line}" for line in block.strip().splitlines()) + "\n    "


CHART_CELL = Code(
    "D350",
    "error",
    zh="图表的数据里只能是文字和数。",
    hint_zh="合并的格和图片去掉，每一格写一个名称或一个数。",
    en="The data of a chart are texts and numbers only.",
    hint_en="Leave out merged cells and pictures; a name or a number stands in each cell.",
    fault=_report("- 图表: 柱形\n  数据: [[季度, 发文], [一季度, 52], [二季度, {合并: 上}]]"),
    mend=_report("- 图表: 柱形\n  数据: [[季度, 发文], [一季度, 52], [二季度, 52]]"),
)
NO_SUCH_TABLE = Code(
    "D351",
    "error",
    zh="“{name}”不是文件名，全篇的“数据”里也没有叫这个名称的表。",
    hint_zh="{offer_zh}文件的名称连后缀一起写（月度.xlsx）；也可以把各行直接写在这里。",
    en="“{name}” is no file, and the document's 数据 has no table of that name.",
    hint_en="{offer_en}Write a file with its suffix, such as `月度.xlsx`, or the rows themselves.",
    fault=_report("- 图表: 柱形\n  数据: 明细  # 文件是“明细.xlsx”"),
    mend=_report("- 图表: 柱形\n  数据: [[季度, 发文], [一季度, 52], [二季度, 61]]"),
)
NOT_A_TABLE_OF_FIGURES = Code(
    "D352",
    "error",
    zh="“数据”里的“{name}”不是一张表，画不成图。",
    hint_zh="图表要几行几列：第一行是各列的名称，下面每行一个名称和它的数。",
    en="“{name}” in 数据 is no table and cannot be drawn.",
    hint_en="A chart wants rows: the heads first, then a name and its numbers in each.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        数据:
          发文: [52, 61]
        正文:
          - 一年来，各项任务圆满完成。
          - 图表: 柱形
            数据: 发文
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        数据:
          发文: [[季度, 发文], [一季度, 52], [二季度, 61]]
        正文:
          - 一年来，各项任务圆满完成。
          - 图表: 柱形
            数据: 发文
    """,
)
NO_SUCH_COLUMN = Code(
    "D353",
    "error",
    zh="数据里没有叫“{name}”的列。",
    hint_zh="{offer_zh}有的是：{choices}。",
    en="The data have no column “{name}”.",
    hint_en="{offer_en}There are: {choices}.",
    fault=_report("- 图表: 柱形\n  数据: [[季度, 发文], [一季度, 52], [二季度, 61]]\n  数值: 收文"),
    mend=_report("- 图表: 柱形\n  数据: [[季度, 发文], [一季度, 52], [二季度, 61]]\n  数值: 发文"),
)
TOO_FEW_NUMBERS = Code(
    "D354",
    "error",
    zh="{count_zh}，画不成图。",
    hint_zh="数据的第一行是各列的名称，下面每行一个名称和它的数，至少两行；一两个数，写在正文里更清楚。",
    en="There {count_en}: that makes no chart.",
    hint_en="The first row of the data holds the heads; below it stand two rows at least. One number is told best in the text.",
    fault=_report("- 图表: 折线\n  数据: [[季度, 发文], [一季度, 52]]"),
    mend=_report("- 图表: 折线\n  数据: [[季度, 发文], [一季度, 52], [二季度, 61]]"),
)
NOT_A_FIGURE = Code(
    "D355",
    "error",
    zh="“{category}”的“{head}”写的是“{text}”，{reason_zh}，画不了。",
    hint_zh="{way_zh}",
    en="The “{head}” of “{category}” is “{text}”: {reason_en}.",
    hint_en="{way_en}",
    fault=_report("- 图表: 柱形\n  数据: [[季度, 发文], [一季度, 52], [二季度, 约60]]"),
    mend=_report("- 图表: 柱形\n  数据: [[季度, 发文], [一季度, 52], [二季度, 61]]"),
)
SERIES_EMPTY = Code(
    "D356",
    "error",
    zh="“{head}”这一列没有数。",
    hint_zh="补上数；不画这一列的，在“数值”里只写要画的列。",
    en="The column “{head}” has no numbers.",
    hint_en="Fill them in, or name the columns to draw in 数值.",
    fault=_report("- 图表: 柱形\n  数据: [[季度, 发文, 收文], [一季度, 52, ''], [二季度, 61, '']]"),
    mend=_report(
        "- 图表: 柱形\n  数据: [[季度, 发文, 收文], [一季度, 52, ''], [二季度, 61, '']]\n  数值: 发文"
    ),
)
NEGATIVE_SHARE = Code(
    "D357",
    "error",
    zh="“{category}”的“{head}”是{text}：负数没有份额，画不成饼图。",
    hint_zh="改成“图表: 柱形”或“图表: 条形”；或核对这个数。",
    en="The “{head}” of “{category}” is {text}: what is negative has no share of a pie.",
    hint_en="Use `图表: 柱形` or `图表: 条形`, or check the number.",
    fault=_report("- 图表: 饼\n  数据: [[项目, 增减], [办文, 12], [办会, -3], [督查, 5]]"),
    mend=_report("- 图表: 柱形\n  数据: [[项目, 增减], [办文, 12], [办会, -3], [督查, 5]]"),
)
TOO_MANY_POINTS = Code(
    "D358",
    "error",
    zh="{kind}里有{count}{what_zh}，印出来看不清，最多{most}{what_zh}。",
    hint_zh="{way_zh}",
    en="The {kind} has {count} {what_en}: nobody could tell them apart in print. The most is {most}.",
    hint_en="{way_en}",
    fault=_report(
        "- 图表: 饼\n  数据: [[月, 数], [甲, 1], [乙, 1], [丙, 1], [丁, 1], [戊, 1], [己, 1], [庚, 1], [辛, 1], [壬, 1], [癸, 1], [子, 1]]"
    ),
    mend=_report("- 图表: 饼\n  数据: [[月, 数], [甲, 1], [乙, 1], [丙, 1], [丁, 1], [其他, 7]]"),
)
UNITS_DIFFER = Code(
    "D360",
    "error",
    zh="“{one}”的单位是{unit}，“{two}”的是{other}，不能画在一个轴上。",
    hint_zh="{way_zh}",
    en="The unit of “{one}” is {unit}, that of “{two}” {other}: they do not share an axis.",
    hint_en="{way_en}",
    fault=_report("- 图表: 柱形\n  数据: [[年份, 发文（件）, 增长率], [2024, 271, 5%], [2025, 204, -24.7%]]"),
    mend=_report("- 图表: 组合\n  数据: [[年份, 发文（件）, 增长率], [2024, 271, 5%], [2025, 204, -24.7%]]"),
)
HEAD_UNCLEAR = Code(
    "D361",
    "error",
    zh="{what_zh}，不知道画的是哪一列。",
    hint_zh="给第一行的每一列写一个名称，各不相同。",
    en="{what_en}: it is not clear which column is drawn.",
    hint_en="Give each column in the first row a name of its own.",
    fault=_report("- 图表: 柱形\n  数据: [[季度, 发文, 发文], [一季度, 52, 50], [二季度, 61, 57]]"),
    mend=_report("- 图表: 柱形\n  数据: [[季度, 今年发文, 去年发文], [一季度, 52, 50], [二季度, 61, 57]]"),
)
PIE_OF_SEVERAL = Code(
    "D362",
    "error",
    zh="饼图只画一列的份额，这里有{count}列：{choices}。",
    hint_zh="在“数值”里写其中一列；几列比大小的，改成“图表: 堆积柱形”。",
    en="A pie shows the shares of one column; there are {count}: {choices}.",
    hint_en="Name one of them in 数值, or use `图表: 堆积柱形`.",
    fault=_report("- 图表: 饼\n  数据: [[项目, 今年, 去年], [办文, 12, 9], [办会, 3, 4]]"),
    mend=_report("- 图表: 饼\n  数据: [[项目, 今年, 去年], [办文, 12, 9], [办会, 3, 4]]\n  数值: 今年"),
)
COMBINED_OF_ONE = Code(
    "D363",
    "error",
    zh="组合图里{what_zh}。",
    hint_zh="组合图一部分是柱、一部分是线：在“折线”里写画成线的列；只要一种的，改成“图表: 柱形”或“图表: 折线”。",
    en="In this combined chart {what_en}.",
    hint_en="Name the columns that are lines in 折线; for one kind alone use `图表: 柱形` or `图表: 折线`.",
    fault=_report("- 图表: 组合\n  数据: [[年份, 发文], [2024, 271], [2025, 204]]"),
    mend=_report("- 图表: 柱形\n  数据: [[年份, 发文], [2024, 271], [2025, 204]]"),
)
LINES_WITHOUT_COMBINED = Code(
    "D364",
    "error",
    zh="写了“{field}”，图表却不是组合图。",
    hint_zh="去掉“{field}”；一部分画成柱、一部分画成线的，写“图表: 组合”。",
    en="“{field}” is given, but the chart is not a combined one.",
    hint_en="Remove it, or write `图表: 组合` for columns and lines together.",
    fault=_report(
        "- 图表: 柱形\n  数据: [[年份, 发文（件）, 增速（%）], [2024, 271, 3], [2025, 204, -24.7]]\n  折线: 增速"
    ),
    mend=_report(
        "- 图表: 组合\n  数据: [[年份, 发文（件）, 增速（%）], [2024, 271, 3], [2025, 204, -24.7]]\n  折线: 增速"
    ),
)
UNITS_TOO_MANY = Code(
    "D365",
    "error",
    zh="“单位”写了{count}个，{kind}只有{most}个轴。",
    hint_zh="只写{most}个；左边的轴在前，右边的在后，只有组合图有两个。",
    en="{count} units are given; the {kind} has axes for {most}.",
    hint_en="Write one for each axis, the left one first; only a combined chart has two.",
    fault=_report("- 图表: 柱形\n  数据: [[年份, 发文], [2024, 271], [2025, 204]]\n  单位: [件, 次]"),
    mend=_report("- 图表: 柱形\n  数据: [[年份, 发文], [2024, 271], [2025, 204]]\n  单位: 件"),
)
NOTHING_TO_SHARE = Code(
    "D366",
    "error",
    zh="“{head}”加起来是0，分不出份额。",
    hint_zh="核对这一列的数；或改成“图表: 柱形”。",
    en="The numbers of “{head}” add up to 0: there is nothing to share.",
    hint_en="Check them, or use `图表: 柱形`.",
    fault=_report("- 图表: 饼\n  数据: [[项目, 数量], [办文, 0], [办会, 0]]"),
    mend=_report("- 图表: 柱形\n  数据: [[项目, 数量], [办文, 0], [办会, 0]]"),
)
CHART_SHEET_WITHOUT_FILE = Code(
    "D367",
    "error",
    zh="写了“{field}”，图表的数据却不在文件里。",
    hint_zh="去掉“{field}”；要从文件取数，在“数据”后面写 .xlsx 文件名。",
    en="“{field}” is given, but the data of the chart are in no file.",
    hint_en="Remove it, or write the name of an .xlsx after 数据.",
    fault=_report("- 图表: 柱形\n  数据: [[年份, 发文], [2024, 271], [2025, 204]]\n  工作表: 汇总"),
    mend=_report("- 图表: 柱形\n  数据: [[年份, 发文], [2024, 271], [2025, 204]]"),
)
SERIES_TWICE = Code(
    "D368",
    "error",
    zh="“{name}”既排在横轴上，又画成了数值。",
    hint_zh="从“数值”里去掉它，或在“横轴”里写另一列。",
    en="“{name}” stands along the axis and is drawn, too.",
    hint_en="Take it out of 数值, or name another column in 横轴.",
    fault=_report("- 图表: 柱形\n  数据: [[年份, 发文], [2024, 271], [2025, 204]]\n  数值: [年份, 发文]"),
    mend=_report("- 图表: 柱形\n  数据: [[年份, 发文], [2024, 271], [2025, 204]]\n  数值: 发文"),
)

ONE_AXIS = Code(
    "D281",
    "info",
    zh="“{one}”和“{two}”的单位都是{unit}，柱和线画在一个轴上。",
    hint_zh="不用改：一个单位用两种刻度，看的人会比错高低。单位其实不一样的，在列名后面写明。",
    en="“{one}” and “{two}” are both in {unit}: columns and lines share an axis.",
    hint_en="Nothing to do: two scales of one unit mislead. If their units differ, say so in the heads.",
    fault=_report(
        "- 图表: 组合\n  数据: [[年份, 发文（件）, 收文（件）], [2024, 271, 300], [2025, 204, 310]]"
    ),
    mend=_report(
        "- 图表: 柱形\n  数据: [[年份, 发文（件）, 收文（件）], [2024, 271, 300], [2025, 204, 310]]"
    ),
)
AXIS_WITHOUT_UNIT = Code(
    "D282",
    "warning",
    zh="{which_zh}没有单位：两个轴的刻度不一样，看不出线和柱能不能比。",
    hint_zh="在列名后面写上单位，如“发文（件）”“增长率（%）”，或写“单位: [件, '%']”；单位一样的，会画在一个轴上。",
    en="{which_en} a unit: the two scales differ, and nobody can tell whether lines and columns compare.",
    hint_en="Write the units in the heads, as 发文（件） and 增长率（%）, or `单位: [件, '%']`; of one unit, they share an axis.",
    fault=_report("- 图表: 组合\n  数据: [[年份, 发文, 增速], [2024, 271, 3], [2025, 204, -24.7]]"),
    mend=_report(
        "- 图表: 组合\n  数据: [[年份, 发文, 增速], [2024, 271, 3], [2025, 204, -24.7]]\n  单位: [件, '%']"
    ),
)
CHART_GAPS = Code(
    "S490",
    "warning",
    zh="{names_zh}没有数，图上空着。",
    hint_zh="有数的补上；本来就没有的，不用改。",
    en="There is no number for {names_en}: a gap is left.",
    hint_en="Fill it in if there is one; else leave it.",
    fault=_report("- 图表: 柱形\n  数据: [[季度, 发文], [一季度, 52], [二季度, 待定], [三季度, 61]]"),
    mend=_report("- 图表: 柱形\n  数据: [[季度, 发文], [一季度, 52], [二季度, 58], [三季度, 61]]"),
)
TOTALS_NOT_DRAWN = Code(
    "S491",
    "info",
    zh="{names_zh}没有画进图里：它是别的数加起来的。",
    hint_zh="不用改；要画的，在“数值”里写出这一列，或把这一行改个名称。",
    en="{names_en} is not drawn: it is the sum of the others.",
    hint_en="Nothing to do; to draw it, name the column in 数值, or give the row another name.",
    fault=_report("- 图表: 柱形\n  数据: [[季度, 发文], [一季度, 52], [二季度, 61], [合计, 113]]"),
    mend=_report("- 图表: 柱形\n  数据: [[季度, 发文], [一季度, 52], [二季度, 61]]"),
)
LABELS_NOT_DRAWN = Code(
    "S492",
    "info",
    zh="图上的数太密，没有一一标出来；数都在图里，双击图表可以看到。",
    hint_zh="要标出来，{way_zh}，或另附一张表。",
    en="The numbers stand too close to be printed at their points; they are all in the chart's data.",
    hint_en="To print them, {way_en}, or add a table.",
    fault=_report(
        "- 图表: 柱形\n  数据: [[月份, 今年, 去年, 前年], [1月, 1204, 1188, 1301], [2月, 1215, 1161, 1327], [3月, 1204, 1188, 1301], [4月, 1215, 1161, 1327], [5月, 1204, 1188, 1301], [6月, 1215, 1161, 1327], [7月, 1204, 1188, 1301], [8月, 1215, 1161, 1327]]"
    ),
    mend=_report("- 图表: 柱形\n  数据: [[月份, 今年, 去年], [1月, 1204, 1188], [2月, 1215, 1161]]"),
)
SHARES_DO_NOT_SUM = Code(
    "S493",
    "info",
    zh="饼图各部分四舍五入以后，加起来是{sum}。",
    hint_zh="不用改；正文里引用时，以正文为准，或说明“因四舍五入，合计不等于100%”。",
    en="The shares of the pie, as they are rounded, add up to {sum}.",
    hint_en="Nothing to do, unless the text says otherwise.",
    fault=_report("- 图表: 饼\n  数据: [[项目, 数量], [办文, 1], [办会, 1], [督查, 1]]"),
    mend=_report("- 图表: 饼\n  数据: [[项目, 数量], [办文, 1], [办会, 1], [督查, 2]]"),
)
NAMES_CROWDED = Code(
    "S494",
    "warning",
    zh="图上的名称排不开，{what_zh}。",
    hint_zh="把名称改短，或合并几项（小的合成“其他”）；{way_zh}。",
    en="The names in the chart have no room: {what_en}.",
    hint_en="Make them shorter, or put small ones together as 其他; {way_en}.",
    fault=_report(
        "- 图表: 饼\n  数据: [[项目, 数量], [办文, 92], [会议, 1], [督查, 1], [接待, 1], [值班, 1], [信访, 1], [宣传, 1], [其他, 2]]"
    ),
    mend=_report("- 图表: 饼\n  数据: [[项目, 数量], [办文, 92], [会议, 6], [其他, 2]]"),
)
