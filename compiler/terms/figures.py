"""The members of what stands under 数据: of a figure, and of a table that is read from a file.

In: nothing. Out: `OF_FIGURES` and `OF_TABLES`, a row for each member, and `MEMBERS` by every spelling. They are no keys of a report: a line of
a text may begin with 目标：.
"""

from collections.abc import Mapping

from .fields import Field

OF_FIGURES: tuple[Field, ...] = (
    Field(
        "current",
        "本期",
        also=("今年", "本年"),
        about=("这个数本身", "the number itself"),
        page="这个数本身；只有它时可以直接写在名称后面：`发文: 204`",
        example="204",
    ),
    Field(
        "formula",
        "算式",
        about=("由别的数算出来，代替本期", "computed from others, instead of 本期"),
        page="由别的数算出来，写了它就不写本期",
        example="税收 + 非税",
    ),
    Field(
        "last_year",
        "上年同期",
        also=("去年", "上年"),
        about=("上年同期的数，供 |同比 用", "the number of the year before, for |同比"),
        page="上年同期的数，供 `同比`、`增减` 用",
        example="271",
    ),
    Field(
        "previous",
        "上期",
        about=("上一期的数，供 |环比 用", "the number of the period before, for |环比"),
        page="上一期的数，供 `环比` 用",
        example="187",
    ),
    Field(
        "target",
        "目标",
        about=("要达到的数，供 |完成率 用", "the number to reach, for |完成率"),
        page="要达到的数，供 `完成率` 用",
        example="200",
    ),
    Field("unit", "单位", about=("印在数后面的单位", "the unit printed behind the number"), example="件"),
    Field(
        "source",
        "来源",
        about=("数从哪里来，不印", "where the number comes from, not printed"),
        example="办公系统，2025年12月31日",
    ),
    Field("note", "备注", about=("给自己看的话，不印", "a note, not printed"), example="不含转发件"),
)
OF_TABLES: tuple[Field, ...] = (
    Field(
        "read",
        "读取",
        about=("放在原稿旁边的 .xlsx、.csv、.json 文件", "a .xlsx, .csv or .json beside the source"),
        example="台账.xlsx",
    ),
    Field(
        "sheet",
        "工作表",
        about=("用 .xlsx 里的哪一张工作表，不写时是第一张", "the sheet of an .xlsx, the first unless given"),
        example="月度",
    ),
    Field(
        "by",
        "按",
        about=(
            "只要这一列和同名的数一样的行，如每个单位自己的项目",
            "only the rows whose column of that name says what the figure of that name does",
        ),
        example="单位",
    ),
    Field(
        "source",
        "来源",
        about=("表从哪里来，不印", "where the table comes from, not printed"),
        example="办公系统",
    ),
    Field("note", "备注", about=("给自己看的话，不印", "a note, not printed"), example="不含转发件"),
)
MEMBERS: Mapping[str, str] = {
    spelling: row.key for row in (*OF_FIGURES, *OF_TABLES) for spelling in row.spellings
}
COMPARED = ("last_year", "previous", "target")
"""The members of a figure that are amounts of its own kind."""
