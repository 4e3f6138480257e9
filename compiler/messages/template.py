"""What is said of a template as a file, of what goes through it, and of what was done to it (T3xx; S433, S434)."""

from .diagnostic import Code

TEMPLATE_NOT_FOUND = Code(
    "T301",
    "error",
    zh="找不到模板“{name}”。",
    hint_zh="有这些模板：{choices}；别处的请写出文件路径。",
    en="There is no template “{name}”.",
    hint_en="There are {choices}. For one that is elsewhere, give its path.",
    fault="""
        文种: 工作总结
        模板: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        模板: work-summary
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
    exit=2,
)
NOT_A_DOCX = Code(
    "T302",
    "error",
    zh="模板打不开：{reason_zh}",
    hint_zh="{way_zh}",
    en="The template cannot be opened: {reason_en}",
    hint_en="{way_en}",
    fault="（把旧版的“公文.doc”改名为“公文.docx”当模板）",
    mend="（用 Word 或 WPS 打开“公文.doc”，另存为 .docx）",
    why="bytes",
)
STYLE_MISSING = Code(
    "T303",
    "error",
    zh="模板里没有“{style_zh}”这个样式，而这篇公文要用到它。",
    hint_zh="在模板里新建名为“{style_zh}”的样式，或换一个模板。",
    en="The template has no style “{style_en}”, which this document needs.",
    hint_en="Make a style named “{style_en}” in the template, or use another template.",
    fault="（模板里的“附注”样式改名为“备注”）",
    mend="（把样式名改回“附注”）",
    why="word",
)
NO_PLACE = Code(
    "T304",
    "error",
    zh="模板里没有放“{field}”的地方，这部分内容会丢失，因此没有生成文件。",
    hint_zh="在模板里{way_zh}写 {tag}，或换一个模板。",
    en="The template has no place for “{field}”; its text would be lost, so nothing was written.",
    hint_en="Put {tag} {way_en}into the template, or use another template.",
    fault="{{ 标题 }}",
    mend="""
        {{ 标题 }}
        {{p 正文 }}
    """,
    form="template",
)
REMOTE_PART = Code(
    "T326",
    "error",
    zh="这里要从别处取内容：{name}。",
    hint_zh="在 Word 里断开链接，把内容放进模板。",
    en="This takes something from elsewhere: {name}.",
    hint_en="Break the link in Word and put the content into the template.",
    fault="（模板里插了一张链接到网上的图片）",
    mend="（断开链接，把图片放进模板）",
    why="word",
)
BLOCKS_LOST = Code(
    "T327",
    "error",
    zh="模板用循环印“{field}”，从这里起有{count}段没有印，会丢失，因此没有生成文件。",
    hint_zh="在循环里，不管哪种情况都写上 {{{{p 段 }}}}；只印文字的，序号和文字都要印，表格、图片和有脚注的段落用 {{{{p 段 }}}}。",
    en="The template prints “{field}” in a loop that leaves out {count} blocks, of which this is the first; nothing was written.",
    hint_en="Put {{{{p 段 }}}} in every branch of the loop; where only texts are printed, print label and text, and tables, pictures and paragraphs with footnotes with {{{{p 段 }}}}.",
    fault="""
        {%p for 段 in 正文 %}
        {%p if 段.层级 == 1 %}
        {{p 段 }}
        {%p endif %}
        {%p endfor %}
    """,
    mend="""
        {%p for 段 in 正文 %}
        {{p 段 }}
        {%p endfor %}
    """,
    form="template",
)
UNSAFE_LINK = Code(
    "T329",
    "error",
    zh="这个链接通到“{name}”，点开会打开文件或运行程序。",
    hint_zh="链接只能通到 http、https、mailto 开头的网址；不要的，在 Word 里右击它，选“取消超链接”。",
    en="This link leads to “{name}”, which opens a file or runs a program.",
    hint_en="A link may lead to an address that begins with http, https or mailto; take any other away in Word.",
    fault="（页眉里有一个链接，通到 file:///C:/报表.exe）",
    mend="（链接通到 https://www.gov.cn/）",
    why="word",
)
ACTIVE = Code(
    "T351",
    "error",
    zh="模板里有{what_zh}，会随每份公文发出去。",
    hint_zh="删去它，或用自带的模板重新做。",
    en="The template holds {what_en}, which would go out with every document.",
    hint_en="Delete it, or begin again from a built-in template.",
    fault="（模板里有一个 ActiveX 按钮）",
    mend="（按钮删去了）",
    why="word",
)
NOT_PRINTED_FOR = Code(
    "T361",
    "error",
    zh="{where} 写了“{field}”，模板里没有放它的地方。",
    hint_zh="在模板里加上 {tag}，或换一个模板。",
    en="{where} has “{field}”, for which the template has no place.",
    hint_en="Add {tag} to the template, or use another one.",
    fault="（公文写了附注，模板里没有 {{p 附注 }}）",
    mend="（模板里加了一段 {{p 附注 }}）",
    why="word",
)
STYLE_FOR = Code(
    "T362",
    "error",
    zh="{where} 要用“{style_zh}”样式，模板里没有。",
    hint_zh="在模板里新建名为“{style_zh}”的样式；或加 --fix 结果.docx 补上。",
    en="{where} needs the style “{style_en}”, which the template lacks.",
    hint_en="Make a style of that name, or have it added with `--fix OUT.docx`.",
    fault="（公文里有表格，模板里没有“表格文字”样式）",
    mend="（模板里加了“表格文字”样式）",
    why="word",
)
MENDED = Code(
    "T363",
    "info",
    zh="已改：{what_zh}。",
    hint_zh="打开结果看一遍。",
    en="Mended: {what_en}.",
    hint_en="Look the result over.",
    fault="（标记写成了 ｛｛p 正文 ｝｝）",
    mend="（标记改成了 {{p 正文 }}）",
    why="word",
)
FOR_REPORT = Code(
    "T365",
    "error",
    zh="编 {where} 时（{name}）：{reason_zh}",
    hint_zh="{offer_zh}",
    en="Compiling {where} ({name}): {reason_en}",
    hint_en="{offer_en}",
    fault="（两份公文一起检查，甲.yaml 的“数据”里没有“签发人”）",
    mend="（甲.yaml 的“数据”里补上了“签发人”）",
    why="word",
)
FIGURE_BROKEN = Code(
    "S433",
    "warning",
    zh="表格里的“{text}”在这一栏排不下，会断成两行。",
    hint_zh="{offer_zh}分成两个表，或者减少几栏、换成大一点的单位（如万元）。",
    en="“{text}” does not fit its column of the table and will be broken.",
    hint_en="{offer_en}Make it two tables, leave out some columns, or take a larger unit (万元).",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 一月, 二月, 三月, 四月, 五月, 六月, 七月, 八月, 九月, 十月, 十一月, 十二月]
              - [收入, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67]
          - 收入比上年有所增长。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 一月, 二月, 三月, 四月, 五月, 六月, 七月, 八月, 九月, 十月, 十一月, 十二月]
              - [收入, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67, 12345.67]
            横排: 是
          - 收入比上年有所增长。
    """,
)
TABLE_SMALL = Code(
    "S434",
    "info",
    zh="表格的栏目太多，字号用了{number}磅，才排得下。",
    hint_zh="嫌小的，{offer_zh}分成两个表，或者减少几栏。",
    en="The table has so many columns that it is set in {number} pt.",
    hint_en="{offer_en}Make it two tables, or leave out some columns, if that is too small.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 一月, 二月, 三月, 四月, 五月, 六月, 七月, 八月, 九月, 十月, 十一月, 十二月]
              - [收入, 123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456]
          - 收入比上年有所增长。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 一月, 二月, 三月, 四月, 五月, 六月, 七月, 八月, 九月, 十月, 十一月, 十二月]
              - [收入, 123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456, 123456]
            横排: 是
          - 收入比上年有所增长。
    """,
)
CANNOT_TURN = Code(
    "L775",
    "warning",
    zh="模板把“{field}”放在表格的格子里，里面转不了方向，横排的表格按竖排排了。",
    hint_zh="栏目排得开的，删去“横排: 是”；排不开的，在模板里把这个标记移到表格外面，或者把表格放进附件。",
    en="The template has “{field}” in a cell of a table, where no page can turn; the landscape table was set upright.",
    hint_en="Delete `横排: 是` if the columns have room; else move that tag out of the table of the template, or put the table into an attachment.",
    fault="（正文在模板的格子里，里面的表格写了“横排: 是”）",
    mend="（横排的表格放进了附件）",
    why="word",
)
DATE_SMALL = Code(
    "L776",
    "info",
    zh="放落款的地方只有{number}毫米宽，“{text}”用了{size}磅才排在一行里。",
    hint_zh="嫌小的，在模板里把这一格拉宽。",
    en="The signature has {number} mm only, so “{text}” is set in {size} pt to stay on one line.",
    hint_en="Make that cell of the template wider if it is too small.",
    fault="（模板里放落款的格子只有40毫米宽）",
    mend="（格子拉宽到了60毫米）",
    why="word",
)
DATE_BROKEN = Code(
    "L777",
    "warning",
    zh="放落款的地方只有{number}毫米宽，用了{size}磅，“{text}”一行还是排不下，会断成两行。",
    hint_zh="在模板里把这一格拉宽，或者把 {{{{p 落款 }}}} 移到宽的格子里。",
    en="The signature has {number} mm only: even in {size} pt “{text}” breaks over two lines.",
    hint_en="Make that cell of the template wider, or move {{{{p 落款 }}}} to a wider one.",
    fault="（模板里放落款的格子只有20毫米宽）",
    mend="（格子拉宽到了60毫米）",
    why="word",
)
CUT_OFF = Code(
    "L778",
    "warning",
    zh="模板里放“{field}”的一行设成了固定高度{number}毫米，从这里往后印不出来。",
    hint_zh="在模板里选中这一行，“表格属性 → 行”里把“固定值”改成“最小值”。",
    en="The row of the template that holds “{field}” has an exact height of {number} mm; what follows here does not print.",
    hint_en="Set the height of that row to “At least” in its properties.",
    fault="（模板里放正文的一行，行高是固定值50毫米，正文有三十行）",
    mend="（行高改成了最小值）",
    why="word",
)
PART_MISSING = Code(
    "T380",
    "error",
    zh="这里用的{what_zh}“{name}”不在文件里，Word 会说文件有问题。",
    hint_zh="在 Word 里打开模板，删掉它（图片多半显示成红叉），再插入一次。",
    en="The {what_en} “{name}” that is used here is not in the file, which Word would call corrupt.",
    hint_en="Open the template in Word, delete it (a picture shows as a red cross) and insert it again.",
    fault="（别的软件删掉了模板里的图片，没有删掉用它的地方）",
    mend="（在 Word 里删掉它，再插入一次）",
    why="word",
)
GRID_MISSING = Code(
    "T381",
    "info",
    zh="这个表格没有写各栏的宽度，照单元格的宽度补上了。",
    hint_zh="在 Word 里打开模板，调好栏宽，再存一次，就写上了。",
    en="This table does not say how wide its columns are; the widths of its cells were taken.",
    hint_en="Open the template in Word, set the widths and save it, and they are written.",
    fault="（别的软件写的表格，缺 tblGrid）",
    mend="（在 Word 里打开，再存一次）",
    why="word",
)
STYLE_NOTES_FOLDED = Code(
    "T406",
    "info",
    zh="另有{count}条样式上的提醒，和国标不一样，不改也能用：{list_zh}。",
    hint_zh="加 --all 一条一条看；单位就是这么规定的，可以不管。",
    en="There are {count} more warnings on styles that differ from the standard; the template works without a change: {list_en}.",
    hint_en="See them one by one with `--all`; what your office has so on purpose may stay.",
    fault="（模板的标题小二号、正文四号、行距单倍、页码居中）",
    mend="（照国标改了样式）",
    why="word",
)
CONTENTS_NOT_RENEWED = Code(
    "L773",
    "warning",
    zh="模板里有目录，它不会自己更新，现在印的还是模板里的“{excerpt}”。",
    hint_zh="在模板里把它换成 {{{{p 目录 }}}}，公文里写“目录: 是”，页码就自动填好；这一份先用 Word 打开，右击目录，选“更新域”。",
    en="The template has a contents list, which is not renewed by itself; it still prints “{excerpt}”.",
    hint_en="Put {{{{p 目录 }}}} in its place in the template and write `目录: 是` in the report, and the pages are filled in; for this document, right-click the list in Word and choose “update field”.",
    fault="（模板里插了目录，里面是旧标题）",
    mend="（模板里换成了 {{p 目录 }}）",
    why="word",
)
CONTENTS_TYPED = Code(
    "L774",
    "warning",
    zh="模板里有打上去的目录，每份公文都印它：“{excerpt}”。",
    hint_zh="在模板里把它换成 {{{{p 目录 }}}}，公文里写“目录: 是”；用不着就删去。",
    en="The template has a contents list that is typed, and every document prints it: “{excerpt}”.",
    hint_en="Put {{{{p 目录 }}}} in its place in the template and write `目录: 是` in the report; or delete it.",
    fault="（模板里打了一份旧目录）",
    mend="（换成了 {{p 目录 }}）",
    why="word",
)
PLACES_LACKING = Code(
    "T408",
    "warning",
    zh="模板里没有放{list_zh}的地方，有这些内容的公文编不出来。",
    hint_zh="用得到哪样，就加上哪样，各占一段：{tags}；用不到就不用管。",
    en="The template has no place for {list_en}; documents with any of them cannot be compiled.",
    hint_en="Add those that you need, each in a paragraph of its own: {tags}.",
    fault="（模板里只有 {{p 标题 }} 和 {{p 全文 }}）",
    mend="（别的内容也各有一个标记）",
    why="word",
)
STYLES_LACKING = Code(
    "T409",
    "warning",
    zh="模板里没有{list_zh}这{count}个样式，用到它们的公文编不出来。",
    hint_zh="加 --fix 结果.docx，一次补齐；用不到就不用管。",
    en="The template lacks {count} styles: {list_en}; documents that need any of them cannot be compiled.",
    hint_en="Have them all added with `--fix OUT.docx`; what you do not need may be left.",
    fault="（从空白文档做的模板，没有公文的样式）",
    mend="（用 --fix 补齐了样式）",
    why="word",
)
