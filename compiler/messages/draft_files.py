"""What is said of the file of a draft: what was not read from it as text, and why it cannot be read at all (S42x to S44x, O84x)."""

from .diagnostic import Code

FORMULA_AS_TEXT = Code(
    "S424",
    "warning",
    zh="公式“{text}”只取了文字。",
    hint_zh="分数、根号、上下标都排不出来；要紧的，做成图片放进来。",
    en="Of the formula “{text}”, only the text was taken.",
    hint_en="Fractions, roots and indices are not set; where they matter, put it in as a picture.",
    fault="（Word 草稿里有用公式编辑器写的公式）",
    mend="（公式做成图片）",
    why="word",
)
SYMBOL_LEFT_OUT = Code(
    "S425",
    "warning",
    zh="有认不出的符号，没有读进来：“{text}”。",
    hint_zh="看看 Word 里是什么符号，自己在文字里补上。",
    en="Symbols that are not known were left out: “{text}”.",
    hint_en="Look in Word which they are, and type them into the text.",
    fault="（Word 草稿里有符号字体里的符号）",
    mend="（自己补上这个符号）",
    why="word",
)
MARGIN_LEFT_OUT = Code(
    "S426",
    "warning",
    zh="页眉、页脚或脚注里的“{text}”没有放进公文里。",
    hint_zh="要印的话，写到正文里，脚注写成 {{脚注: …}}；页眉、页脚也可以写到模板里。",
    en="“{text}” in a header, a footer or a note was left out of the document.",
    hint_en="To have it printed, put it into the text, a note as {{脚注: …}}; headers and footers may go into the template.",
    fault="""
        # 区政府办公室2025年度工作总结[^1]

        全年收入12亿元。

        [^1]: 快报数
    """,
    mend="""
        # 区政府办公室2025年度工作总结

        全年收入12亿元（快报数）。
    """,
    form="markdown",
)
LINE_LEFT_OUT = Code(
    "S485",
    "info",
    zh="“{text}”的下划线没有放进来。",
    hint_zh="这里只能是普通文字；要突出的，写到正文里，加“下划线”。",
    en="The line below “{text}” was left out.",
    hint_en="Only plain text fits here; what is to stand out goes into the text, with 下划线.",
    fault="""
        # <u>区政府办公室</u>2025年度工作总结

        全年收入12亿元。
    """,
    mend="""
        # 区政府办公室2025年度工作总结

        全年收入12亿元。
    """,
    form="markdown",
)
REFERENCE_AS_TEXT = Code(
    "D291",
    "info",
    zh="Word 里引到别处的序号（{texts}），放成了普通的字，序号变了不会跟着变。",
    hint_zh="要跟着变的，给引到的标题写 名称，这里分成几部分，写 {{引用: 名称}}；不会再变的，不用管。",
    en="Numbers that Word takes from elsewhere ({texts}) are plain text now, and do not follow when these change.",
    hint_en="To make one follow, give the heading a name (名称) and refer to it in parts: {{引用: NAME}}; otherwise leave it.",
    fault="（Word 草稿里“见第一部分”的“一”是交叉引用）",
    mend="（标题写了 名称: 总体，文中写 {{引用: 总体}}）",
    why="word",
)
SHIFTED_AS_PLAIN = Code(
    "S427",
    "warning",
    zh="“{text}”里的上标或下标，放成了普通的字。",
    hint_zh="要印成上标、下标，换成“²”“₂”这样的字符，或分成几部分，写 {{上标: 2}}。",
    en="A raised or lowered part of “{text}” was kept as plain text.",
    hint_en="To print it raised or lowered, type a character such as ² or ₂, or make it a part: {{上标: 2}}.",
    fault="""
        # 全区减少CO<sub>2</sub>排放工作总结

        减少排放两吨。
    """,
    mend="""
        # 全区减少CO₂排放工作总结

        减少排放两吨。
    """,
    form="markdown",
)
HIDDEN_PRINTED = Code(
    "S428",
    "warning",
    zh="“{text}”在 Word 里是隐藏的字，也读进来了，会印出来。",
    hint_zh="不要印的话，删掉它。",
    en="“{text}” is hidden in Word; it was read all the same and will be printed.",
    hint_en="Delete it if it is not to be printed.",
    fault="（Word 草稿里有隐藏的字）",
    mend="（不印的，删掉）",
    why="word",
)
LIKE_MARKDOWN = Code(
    "S430",
    "warning",
    zh="这份草稿像是 Markdown：“#”“**”会照样印出来。",
    hint_zh="把文件另存为 .md 再导入，这些记号就会去掉。",
    en="This draft looks like Markdown; its # and ** will be printed.",
    hint_en="Save the file as .md and import that: the marks are then taken out.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        **抓学习**全年集中学习24次，人人都有笔记。
        **抓办文**全年办文204件，办会36次，没有差错。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        抓学习：全年集中学习24次，人人都有笔记。
        抓办文：全年办文204件，办会36次，没有差错。
    """,
    form="draft",
)
LIKE_FIELDS = Code(
    "S400",
    "warning",
    zh="这份草稿是一项一项写的：“{text}”这样的名称会照样印出来。",
    hint_zh="要按项目来编，把文件另存为 .yaml，各行名称后面的冒号改成半角的，后面空一格：“{way_zh}”；不然，把各行前面的名称去掉，只留要印的文字。",
    en="This draft is written field by field: names such as “{text}” will be printed.",
    hint_en="To have it read by its fields, save it as .yaml, the colon behind each name an ASCII one with a space behind it: `{way_en}`; otherwise take the names out and leave what is to be printed.",
    fault="""
        文种：工作总结
        标题：区政府办公室2025年度工作总结
        正文：一年来，各项任务圆满完成。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，各项任务圆满完成。
    """,
    form="draft",
)
RUBY_LEFT_OUT = Code(
    "S440",
    "warning",
    zh="“{text}”的注音没有放进公文里，只印字。",
    hint_zh="要印的话，写在字后面的括号里。",
    en="The reading above “{text}” was left out; the characters alone are printed.",
    hint_en="To have it printed, write it in parentheses after them.",
    fault="（Word 草稿里“粟”字上面注着拼音）",
    mend="（写成“粟（sù）”）",
    why="word",
)
REVISIONS_ACCEPTED = Code(
    "S441",
    "warning",
    zh="这份草稿里有没有接受的修订，都按接受读了：{what_zh}。",
    hint_zh="不同意的，在 Word 里拒绝以后再导入，或直接改文字。",
    en="The draft holds tracked changes; they were taken as accepted: {what_en}.",
    hint_en="Reject in Word those that you do not want and import again, or change the text.",
    fault="（Word 草稿里有修订：“12亿元”改成了“13亿元”）",
    mend="（在 Word 里接受或拒绝修订，再导入）",
    why="word",
)
COMMENT_LEFT_OUT = Code(
    "S442",
    "warning",
    zh="批注“{text}”没有放进公文里。",
    hint_zh="看看批注说的改了没有。",
    en="The comment “{text}” was left out of the document.",
    hint_en="See whether what it asks for was done.",
    fault="（Word 草稿里有批注“此处请核实数据”）",
    mend="（核实以后，不用管它）",
    why="word",
)
STRUCK_PRINTED = Code(
    "S443",
    "warning",
    zh="“{text}”划着删除线，也读进来了，会照常印出来。",
    hint_zh="不要印的话，删掉它。",
    en="“{text}” is struck through; it was read all the same and will be printed without the line.",
    hint_en="Delete it if it is not to be printed.",
    fault="""
        # 区政府办公室2025年度工作总结

        全年办文，~~办事~~办会36次。
    """,
    mend="""
        # 区政府办公室2025年度工作总结

        全年办文、办会36次。
    """,
    form="markdown",
)
PICTURE_MOVED = Code(
    "S444",
    "warning",
    zh="图片“{text}”原来在{what_zh}，挪到了它的下面。",
    hint_zh="不合适的，换个地方，或者删掉；要放回格子里，在那一格写 {{图片: {text}, 宽: 20毫米}}。",
    en="The picture “{text}” stood in {what_en}; it was put below it.",
    hint_en="Move it, or delete it, where that does not suit; to have it in a cell, write {{图片: {text}, 宽: 20毫米}} there.",
    fault="（Word 草稿的表格里有照片）",
    mend="（照片放在表格下面）",
    why="word",
)
CELLS_SPLIT = Code(
    "S445",
    "info",
    zh="表格里有合并的格（“{text}”等）上下对不齐，拆开了，其余的格空着。",
    hint_zh="对照原稿看一看；要合并的，在空着的格里写 {{合并: 上}} 或 {{合并: 左}}。",
    en="Merged cells of the table (“{text}” …) do not stand squarely over each other; they were split, and the others stay empty.",
    hint_en="Compare with the draft; write {{合并: 上}} or {{合并: 左}} in empty cells that are one with their neighbours.",
    fault="（Word 草稿里上下合并的格，列宽不一样）",
    mend="（在 Word 里把这一处拆开，重新合并）",
    why="word",
)
TEXT_UNDER_MERGED = Code(
    "S469",
    "warning",
    zh="表格里有字压在合并的格子下面，Word 里看不见，没有放进表格：“{text}”。",
    hint_zh="这些字抄在 YAML 文件开头的注释里；要印的，写到看得见的那一格。",
    en="There is text under merged cells of the table, where Word does not show it; left out: “{text}”.",
    hint_en="It is copied into the comment at the head of the YAML; to print it, write it into the cell that is seen.",
    fault="（Word 草稿里，上下合并的格下面那一格还有字）",
    mend="（删去下面那一格的字，或者并到上面）",
    why="word",
)
PICTURE_RESIZED = Code(
    "S446",
    "info",
    zh="图片“{text}”在 Word 里宽{number}毫米，版心放不下，这里宽{width}毫米。",
    hint_zh="对照原稿看一看；图里的字太小的，把图裁窄，或者转个方向。",
    en="The picture “{text}” is {number} mm wide in Word, more than there is room for; here it is {width} mm wide.",
    hint_en="Compare with the draft; where its letters become too small, crop it or turn it.",
    fault="（Word 草稿里，图片宽180毫米）",
    mend="（把图片裁窄，再导入）",
    why="word",
)
LINK_LEFT_OUT = Code(
    "S447",
    "info",
    zh="链接“{text}”只取了文字，地址没有放进公文里。",
    hint_zh="要印地址的话，写在文字后面的括号里。",
    en="Of the link “{text}” only the text was taken, not the address.",
    hint_en="To have the address printed, write it in parentheses after the text.",
    fault="""
        # 区政府办公室2025年度工作总结

        一年来，各项任务圆满完成，见[附表](a.xlsx)。
    """,
    mend="""
        # 区政府办公室2025年度工作总结

        一年来，各项任务圆满完成，附表另报。
    """,
    form="markdown",
)
LABELS_BY_DEPTH = Code(
    "S448",
    "info",
    zh="列表的序号照公文的层次和次序印：“{text}”印成“{label}”。",
    hint_zh="不合适的，改“层次”或“序号”。",
    en="Labels of lists are printed in the order and in the form of their level: “{text}” as “{label}”.",
    hint_en="Change 层次 or 序号 if that does not suit.",
    fault="""
        # 区政府办公室2025年度工作总结

        1. 抓改造
           1. 更换灯具
           2. 更换门窗
        2. 抓学习
    """,
    mend="""
        # 区政府办公室2025年度工作总结

        1. 抓改造

        （1） 更换灯具

        （2） 更换门窗

        2. 抓学习
    """,
    form="markdown",
)
NOT_READ = Code(
    "S450",
    "warning",
    zh="草稿里有{what_zh}，没有读进来。",
    hint_zh="要印的话，把里面的话写到正文里，图表照它的数写成“图表: 柱形”这样；别的在 Word 里存成图片再插进来。",
    en="Not read from the draft: {what_en}.",
    hint_en="To have it printed, write what it says into the text, a chart with its numbers as `图表: 柱形`; or put it in as a picture in Word.",
    fault="（Word 草稿里有图表）",
    mend="（YAML 里照它的数写了“图表: 柱形”）",
    why="word",
)
TABLE_AS_LINES = Code(
    "S451",
    "info",
    zh="有一个没有框线的表格，是用来排版的，里面的话按一行一行读了：“{text}”。",
    hint_zh="真是表格的，在 Word 里给它加上框线，再导入一次。",
    en="A table without lines only sets text side by side; it was read line by line: “{text}”.",
    hint_en="If it is a table, give it lines in Word, and import again.",
    fault="（Word 草稿的署名、日期放在没有框线的表格里）",
    mend="（不用管它；也可以把表格去掉）",
    why="word",
)
DRAFT_IS_PDF = Code(
    "O840",
    "error",
    zh="“{file}”是 PDF，读不出段落。",
    hint_zh="用 Word 或 WPS 打开它，另存为 .docx；或者把文字复制到一个 .txt 里。",
    en="“{file}” is a PDF, whose paragraphs cannot be read.",
    hint_en="Open it in Word or WPS and save it as .docx, or copy its text into a .txt file.",
    fault="compile import 总结.pdf",
    mend="compile import 总结.docx",
    form="command",
)
DRAFT_LOCKED = Code(
    "O841",
    "error",
    zh="“{file}”设了密码。",
    hint_zh="在 Word 或 WPS 里打开，去掉密码，再存一次。",
    en="“{file}” is protected by a password.",
    hint_en="Open it in Word or WPS, remove the password and save it.",
    fault="（“总结.docx”设了密码）",
    mend="（去掉密码，再来一次）",
    why="bytes",
)
DRAFT_DAMAGED = Code(
    "O842",
    "error",
    zh="“{file}”打不开：{reason_zh}",
    hint_zh="用 Word 或 WPS 打开它，另存为 .docx；打不开的话，找一份完好的。",
    en="“{file}” cannot be opened: {reason_en}",
    hint_en="Open it in Word or WPS and save it as .docx; if that fails, find a sound copy.",
    fault="（“总结.docx”没有下载完）",
    mend="（重新下载，再来一次）",
    why="bytes",
)
DRAFT_BINARY = Code(
    "O843",
    "error",
    zh="“{file}”不是文字，读不了。",
    hint_zh="能读的是 .txt、.md、.docx、.doc、.wps、.odt 和 .rtf。",
    en="“{file}” is not text and cannot be read.",
    hint_en="What can be read is .txt, .md, .docx, .doc, .wps, .odt and .rtf.",
    fault="compile import 照片.jpg",
    mend="compile import 总结.docx",
    form="command",
)
DRAFT_EMPTY = Code(
    "O844",
    "error",
    zh="“{file}”里没有文字。",
    hint_zh="看看是不是选错了文件；文字在图片里的，要先识别成文字。",
    en="“{file}” holds no text.",
    hint_en="See whether it is the right file; text in a picture must be recognised first.",
    fault="compile import 空白.txt（里面什么也没有）",
    mend="compile import 初稿.txt",
    form="command",
)
DRAFT_TOO_LARGE = Code(
    "O845",
    "error",
    zh="“{file}”太大，超过了{number} MB。",
    hint_zh="分成几份；图片多的，先把图片压缩一下。",
    en="“{file}” is larger than {number} MB.",
    hint_en="Split it; where there are many pictures, make them smaller.",
    fault="（“画册.docx”里有100 MB 的图片）",
    mend="（压缩图片，再来一次）",
    why="bytes",
)
DRAFT_FETCHES = Code(
    "O846",
    "error",
    zh="“{file}”里有要从别处取来的内容，没有读它：{text}。",
    hint_zh="用 Word 或 WPS 打开它，另存为 .docx，再导入。",
    en="“{file}” takes something from elsewhere and was not read: {text}.",
    hint_en="Open it in Word or WPS, save it as .docx and import that.",
    fault="（旧版的“总结.doc”里有链接到别处的图片）",
    mend="（另存为“总结.docx”，再导入）",
    why="bytes",
)
OUTSIDE_LEFT_OUT = Code(
    "O847",
    "warning",
    zh="草稿里有{number}处要从别处取来的内容，没有去取：{text}。",
    hint_zh="要印的话，在 Word 或 WPS 里把它放进草稿（不要链接），再导入。",
    en="The draft takes something from {number} places elsewhere, which was not fetched: {text}.",
    hint_en="To have it printed, put it into the draft itself, not as a link, and import again.",
    fault="（.odt 或 .rtf 草稿里有链接到网上或别的文件夹的图片）",
    mend="（把图片插入草稿，再导入）",
    why="bytes",
)
ODD_PICTURE_LEFT_OUT = Code(
    "O848",
    "warning",
    zh="草稿里有{number}张图片，格式认不出来或者会引用别的文件，没有读进来。",
    hint_zh="要印的话，在草稿里换成 PNG 或 JPEG 图片，再导入。",
    en="Of the draft, {number} pictures were left out: the format is not known, or the picture is in another file.",
    hint_en="To have them printed, replace them by PNG or JPEG pictures and import again.",
    fault="（.rtf 草稿里有一张 PICT 格式的图片）",
    mend="（换成 PNG 图片，再导入）",
    why="bytes",
)
