"""What is said of the pictures and tables that a document names (D2xx)."""

from .diagnostic import Code

NAMED_FILE_NOT_FOUND = Code(
    "D231",
    "error",
    zh="找不到文件“{file}”。",
    hint_zh="{offer_zh}文件要放在原稿旁边，名字连后缀一起写。",
    en="There is no file “{file}”.",
    hint_en="{offer_en}Put it beside the source, and write its name with the suffix.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 图片: 位置图.png  # 文件夹里的文件是“位置图.jpg”
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 图片: 位置图.jpg
    """,
)
FILE_OUTSIDE = Code(
    "D232",
    "error",
    zh="“{file}”不在原稿所在的文件夹里，不能用。",
    hint_zh="把它复制到原稿旁边，这里只写文件名。",
    en="“{file}” lies outside the source's folder and cannot be used.",
    hint_en="Copy it beside the source and write just its name.",
    fault=r"""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 图片: C:\照片\平面图.png
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 图片: 平面图.png  # 文件复制到了原稿旁边
    """,
)
NAME_IS_URL = Code(
    "D233",
    "error",
    zh="“{file}”是网址，这里要写文件名。",
    hint_zh="把它下载下来，复制到原稿旁边，再写文件名。",
    en="“{file}” is an address of the web; a file's name is wanted.",
    hint_en="Download it, copy the file beside the source, and write its name.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 图片: https://example.com/平面图.png
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 图片: 平面图.png  # 下载到了原稿旁边
    """,
)
NAMED_NOT_A_FILE = Code(
    "D234",
    "error",
    zh="“{file}”是文件夹或设备，不是文件。",
    hint_zh="写出具体的文件名；在下一级文件夹里的，写成“图片/平面图.png”。",
    en="“{file}” is a folder or a device, not a file.",
    hint_en="Write the name of a file; one in a folder below as `图片/平面图.png`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 图片: 图片  # 那是一个文件夹
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 图片: 图片/平面图.png
    """,
)
NAMED_FILE_NOT_READABLE = Code(
    "D235",
    "error",
    zh="读不了“{file}”：{reason_zh}。",
    hint_zh="关闭正在使用它的程序，检查文件的权限，再编译一次。",
    en="“{file}” cannot be read: {reason_en}.",
    hint_en="Close the program that uses it, check its permissions, and compile again.",
    fault="（“平面图.png”没有读的权限）",
    mend="（请对方开放读的权限，再编译一次）",
    why="machine",
)
NAMED_FILE_TOO_LARGE = Code(
    "D236",
    "error",
    zh="“{file}”太大，超过了{number} MB。",
    hint_zh="图片缩小或压缩后再用；表格只留要印的部分，另存一份。",
    en="“{file}” is larger than {number} MB.",
    hint_en="Scale a picture down; of a table, save just the part to print.",
    fault="（“平面图.png”有40 MB）",
    mend="（缩小后另存一份，不到32 MB）",
    why="size",
)
NAME_UNUSABLE = Code(
    "D237",
    "error",
    zh="文件名{reason_zh}。",
    hint_zh="写原稿旁边的文件名，例如“平面图.png”。",
    en="The file's name {reason_en}.",
    hint_en="Write the name of a file beside the source, such as `平面图.png`.",
    fault="（程序给的文件名是空的，或带着控制字符）",
    mend="（程序给的文件名是“平面图.png”）",
    why="program",
)
NOT_A_PICTURE = Code(
    "D238",
    "error",
    zh="“{file}”是{format_zh}，不能当图片用。",
    hint_zh="图片用 PNG、JPEG、GIF 或 SVG：打开它，另存为 PNG，或截图存成 PNG。",
    en="“{file}” is {format_en}, which cannot serve as a picture.",
    hint_en="Pictures are PNG, JPEG, GIF or SVG: open it and save it as PNG, or take a screenshot.",
    fault="（“平面图.png”其实是 HEIC 照片）",
    mend="（在看图软件里打开它，另存为 PNG）",
    why="bytes",
)
PICTURE_DAMAGED = Code(
    "D239",
    "error",
    zh="图片“{file}”用不了：{reason_zh}。",
    hint_zh="在看图或绘图软件里打开它，另存为 PNG；打不开的，换一份完好的。",
    en="The picture “{file}” cannot be used: {reason_en}.",
    hint_en="Open it in a picture program and save it as PNG; if it does not open, get a sound copy.",
    fault="（“平面图.png”没有下载完）",
    mend="（重新下载一次）",
    why="bytes",
)
PICTURE_TOO_LARGE = Code(
    "D240",
    "error",
    zh="图片“{file}”太大：宽{width}像素，高{height}像素。",
    hint_zh="缩小后再用，印一整页宽2,000像素就够了；最多每边2万、一共1亿像素。",
    en="The picture “{file}” is too large: {width} by {height} pixels.",
    hint_en="Scale it down: 2,000 pixels fill the width of a page; the most is 20,000 a side and 100 million in all.",
    fault="（“平面图.png”宽60,000像素，高40,000像素）",
    mend="（缩小到宽2,000像素，另存一份）",
    why="size",
)
SVG_UNSAFE = Code(
    "D241",
    "error",
    zh="SVG 图片“{file}”里有{what_zh}，不能用。",
    hint_zh="在绘图软件里打开它，另存为不带这些内容的 SVG，或导出 PNG。",
    en="The SVG picture “{file}” holds {what_en} and cannot be used.",
    hint_en="Open it in a drawing program and save it as SVG without that, or export PNG.",
    fault="（“平面图.svg”里有脚本）",
    mend="（在绘图软件里导出“平面图.png”）",
    why="bytes",
)
FILE_NOT_A_TABLE = Code(
    "D242",
    "error",
    zh="“{file}”是{format_zh}，不能当表格用。",
    hint_zh="写成表的文件名；它真是表的，在 Excel 或 WPS 里打开（有密码的先去掉密码），另存为 .xlsx。",
    en="“{file}” is {format_en}, which cannot serve as a table.",
    hint_en="Name the file of a table; if it is one, open it in Excel or WPS (remove a password first) and save it as .xlsx.",
    fault="（“明细.xlsx”其实是旧版 .xls）",
    mend="（在 Excel 里打开它，另存为 .xlsx）",
    why="bytes",
)
TABLE_DAMAGED = Code(
    "D243",
    "error",
    zh="表格文件“{file}”读不了：{reason_zh}。",
    hint_zh="在 Excel 或 WPS 里打开它，检查内容，另存为 .xlsx。",
    en="The table “{file}” cannot be read: {reason_en}.",
    hint_en="Open it in Excel or WPS, look it over, and save it as .xlsx.",
    fault="（“明细.csv”第3行少了一个双引号）",
    mend="（补上双引号）",
    why="bytes",
)
NO_SUCH_SHEET = Code(
    "D244",
    "error",
    zh="“{file}”里没有工作表“{sheet}”。",
    hint_zh="{offer_zh}",
    en="There is no sheet “{sheet}” in “{file}”.",
    hint_en="{offer_en}",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 表格: 明细.xlsx
            工作表: 明细  # 文件里只有“明细表”和“汇总”
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 表格: 明细.xlsx
            工作表: 明细表
    """,
)
TABLE_TOO_LARGE = Code(
    "D245",
    "error",
    zh="“{file}”里的表格太大：{rows}行、{columns}列。",
    hint_zh="只留要印的部分，另存一份；最多5,000行、50列、5万格。若只有几行，是远处还有零散的内容，删去它们。",
    en="The table in “{file}” is too large: {rows} rows, {columns} columns.",
    hint_en="Save just the part to print; the most is 5,000 rows, 50 columns, 50,000 cells. If it has few rows, delete what stands far off.",
    fault="（“明细.xlsx”有8,000行）",
    mend="（只留要印的几十行，另存一份）",
    why="size",
)
TABLE_EMPTY = Code(
    "D246",
    "error",
    zh="“{file}”里没有内容。",
    hint_zh="核对文件名和工作表；在 Excel 里填好的，先保存再编译。",
    en="There is nothing in “{file}”.",
    hint_en="Check the file and the sheet; if it is filled in, save it first.",
    fault="（“明细.xlsx”的第一张工作表是空的）",
    mend="（写上“工作表: 明细表”）",
    why="bytes",
)
CELL_UNPRINTABLE = Code(
    "D247",
    "error",
    zh="“{file}”的 {cell_zh}{content_zh}，不能印。",
    hint_zh="改好这些格，保存后再编译。",
    en="{cell_en} of “{file}” holds {content_en} and cannot be printed.",
    hint_en="Mend the cells, save, and compile again.",
    fault="（“明细.xlsx”的 B3 是 #DIV/0!）",
    mend="（改好 B3 的公式，保存）",
    why="bytes",
)
FORMULA_UNSOLVED = Code(
    "D248",
    "error",
    zh="“{file}”的 {cell_zh}是公式，文件里没有算好的结果。",
    hint_zh="用 Excel 或 WPS 打开它，保存一次，结果就有了。",
    en="{cell_en} of “{file}” holds a formula whose result is not in the file.",
    hint_en="Open it in Excel or WPS and save it once; the result is stored then.",
    fault="（“明细.xlsx”由别的程序生成，B9 的公式还没有算过）",
    mend="（用 Excel 打开它，保存一次）",
    why="bytes",
)
ROW_RAGGED = Code(
    "D249",
    "error",
    zh="“{file}”的第{number}行有{own}格，第一行有{wanted}格，对不上。",
    hint_zh="补上或去掉逗号；文字里有逗号的，用双引号把那一格括起来；或在 Excel 里整理好，另存为 .xlsx。",
    en="Row {number} of “{file}” has {own} cells; the first has {wanted}.",
    hint_en="Add or remove commas; put double quotes round a cell that holds one; or put it in order in Excel and save as .xlsx.",
    fault="（“明细.csv”第3行是“会议,12,5,000”，表头有3格）",
    mend='（改成“会议,12,"5,000"”）',
    why="bytes",
)
SHEET_EMPTY = Code(
    "D266",
    "error",
    zh="“{file}”的工作表“{sheet}”里没有内容。",
    hint_zh="核对工作表的名称；在 Excel 里填好的，先保存再编译。",
    en="There is nothing in the sheet “{sheet}” of “{file}”.",
    hint_en="Check the name of the sheet; if it is filled in, save it first.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 表格: 明细.xlsx
            工作表: 汇总  # 那一张是空的
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 表格: 明细.xlsx
            工作表: 明细表
    """,
)
PICTURE_AS_TABLE = Code(
    "D268",
    "error",
    zh="“{file}”是{format_zh}，不能当表格用。",
    hint_zh="要印这张图，写“图片: {file}”。",
    en="“{file}” is {format_en}, which cannot serve as a table.",
    hint_en="To print the picture, write `图片: {file}`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 表格: 平面图.png
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 图片: 平面图.png
    """,
)
FILE_NOT_A_PICTURE = Code(
    "D269",
    "error",
    zh="“{file}”是{format_zh}，不是图片。",
    hint_zh="核对文件名，换一个图片文件；要印里面的表格，把“图片”改成“表格”。",
    en="“{file}” is {format_en}, not a picture.",
    hint_en="Check the name and take a picture; to print a table that it holds, change 图片 to 表格.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 图片: 明细.xlsx
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 表格: 明细.xlsx
    """,
)
SVG_NEEDS_RESVG = Code(
    "O820",
    "error",
    zh="要印 SVG 图片“{file}”，还缺一个组件。",
    hint_zh="SVG 要用它画出来：运行 {command}；或把图片另存为 PNG。",
    en="To print the SVG picture “{file}”, a component is missing.",
    hint_en="It draws the SVG: run `{command}`, or save the picture as PNG.",
    fault="（“平面图.svg”是 SVG，还没有装画 SVG 的组件）",
    mend="（运行 python3 -m pip --python .venv install resvg-py）",
    why="machine",
    exit=3,
)
DIGITS_LOST = Code(
    "S475",
    "warning",
    zh="“{file}”的 {cell_zh}{what_zh}。",
    hint_zh="身份证号、账号这样的长号码，在 Excel 里先把格设成“文本”，再照原件重新输入；只改格式，丢了的数字不会回来。",
    en="{cell_en} of “{file}”: {what_en}.",
    hint_en="Long numbers such as identity or account numbers: format the cells as text in Excel, then type them anew; the format alone does not bring the digits back.",
    fault="（“明细.xlsx”里身份证号存成了数）",
    mend="（格设成“文本”，身份证号重新输入）",
    why="bytes",
)
HIDDEN_LEFT_OUT = Code(
    "S476",
    "info",
    zh="“{file}”里隐藏的{what_zh}没有印。",
    hint_zh="要印的，在 Excel 里取消隐藏（筛选过的先清除筛选），保存后再编译。",
    en="What is hidden in “{file}” is not printed: {what_en}.",
    hint_en="To print it, unhide it in Excel (clear a filter first), save, and compile again.",
    fault="（“明细.xlsx”里第3行、C列隐藏了）",
    mend="（取消隐藏，保存）",
    why="bytes",
)
UNDER_MERGED = Code(
    "S478",
    "warning",
    zh="“{file}”的 {cell_zh}压在合并的格子下面，Excel 里看不见，没有印：“{text}”。",
    hint_zh="要印的，在 Excel 里取消合并，把字并到看得见的那一格；不要的，清除掉。",
    en="{cell_en} of “{file}” lie under merged cells, where Excel shows nothing; not printed: “{text}”.",
    hint_en="To print it, unmerge the cells in Excel and move the text to where it is seen; else clear it.",
    fault="（“明细.xlsx”里 A1:B1 合并了，B1 里还有字）",
    mend="（取消合并，把字并到 A1，再合并）",
    why="bytes",
)
PICTURE_NARROWED = Code(
    "S479",
    "warning",
    zh="图片写的是宽{wanted}毫米，这里最宽放得下{number}毫米，就按{number}毫米印。",
    hint_zh="把“宽”改成{number}毫米以内。",
    en="The picture is to be {wanted} mm wide; there is room for {number} mm, and so wide it prints.",
    hint_en="Give it a width of {number} mm or less.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 图片: 位置图.jpg
            宽: 200毫米
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 图片: 位置图.jpg
            宽: 100毫米
    """,
)
PICTURE_AS_WORDS = Code(
    "S468",
    "warning",
    zh="数据“{name}”写的是图片名“{text}”，标记只会把这个名字印成字，不会印出图片。",
    hint_zh="图片写在正文里：“- 图片: {text}”；固定的图（徽标、印章）直接放在模板里。",
    en="The figure “{name}” is the name of a picture, “{text}”; a tag prints the name as text, not the picture.",
    hint_en="Put the picture in the body, `- 图片: {text}`; a fixed one (a logo) goes into the template itself.",
    fault="（模板里有标记，要印数据里写的“现场.png”）",
    mend="（正文里写“- 图片: 现场.png”）",
    why="word",
)
