"""What is said of a draft that was imported, and of a file that cannot be (S41x to S44x, O84x)."""

from .diagnostic import Code

LABEL_OUT_OF_ORDER = Code(
    "S410",
    "warning",
    zh="序号“{label}”接不上，按次序应当是“{wanted}”。",
    hint_zh="照原样留着，没有改；要按次序编，删掉这一条的“序号”，写在 | 下面的就改成“{wanted}”。",
    en="The label “{label}” is out of order; “{wanted}” would be next.",
    hint_en="It was kept as it is; to have it counted, delete its field 序号, or write “{wanted}” where it stands under a `|`.",
    fault="""
        区政府办公室2025年度工作总结
        一、办文办会
        全年办文204件，办会36次，没有差错。
        二、学习教育
        全年集中学习24次，人人都有笔记。
        四、接待来访
        全年接待来访120批次，件件有回音。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、办文办会
        全年办文204件，办会36次，没有差错。
        二、学习教育
        全年集中学习24次，人人都有笔记。
        三、接待来访
        全年接待来访120批次，件件有回音。
    """,
    form="draft",
)
LABEL_UNLIKE = Code(
    "S411",
    "warning",
    zh="序号“{label}”的写法和同级的不一样，同级的是“{wanted}”。",
    hint_zh="照原样留着，没有改；要统一写法，删掉这一条的“序号”，写在 | 下面的就改成“{wanted}”。",
    en="The label “{label}” is not written as its siblings are, “{wanted}”.",
    hint_en="It was kept as it is; to have them alike, delete its field 序号, or write “{wanted}” where it stands under a `|`.",
    fault="""
        区政府办公室2025年度工作总结
        1.办文办会
        全年办文204件，办会36次，没有差错。
        2.学习教育
        全年集中学习24次，人人都有笔记。
        3、接待来访
        全年接待来访120批次，件件有回音。
    """,
    mend="""
        区政府办公室2025年度工作总结
        1.办文办会
        全年办文204件，办会36次，没有差错。
        2.学习教育
        全年集中学习24次，人人都有笔记。
        3.接待来访
        全年接待来访120批次，件件有回音。
    """,
    form="draft",
)
LABEL_UNSURE = Code(
    "S412",
    "warning",
    zh="“{label}”前后都没有接得上的序号，不能肯定它是序号。",
    hint_zh="照原样当作文字；真是序号，就把这一段改成“标题”或“段首”。",
    en="No label goes before or after “{label}”; it may not be one.",
    hint_en="It was kept as text; if it is a label, make the paragraph a 标题 or 段首.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        5.抓学习。全年集中学习24次，人人都有笔记。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        抓学习。全年集中学习24次，人人都有笔记。
    """,
    form="draft",
)
HEADING_UNSURE = Code(
    "S413",
    "warning",
    zh="“{text}”和同级的不像，不能肯定是不是标题。",
    hint_zh="对照同级的看一看，不对就改成“标题”“段首”或普通的一段。",
    en="“{text}” is not like its siblings and may or may not be a heading.",
    hint_en="Compare it with them; make it a 标题, a 段首 or a plain paragraph if need be.",
    fault="""
        区政府办公室2025年度工作总结
        一、办文办会
        全年办文204件，办会36次，没有差错。
        二、学习教育
        全年集中学习24次，人人都有笔记。
        三、全年接待来访120批次，件件有回音，
        全年接待来访120批次，件件有回音。
        四、后勤保障
        完成机关大院维修改造。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、办文办会
        全年办文204件，办会36次，没有差错。
        二、学习教育
        全年集中学习24次，人人都有笔记。
        三、接待来访
        全年接待来访120批次，件件有回音。
        四、后勤保障
        完成机关大院维修改造。
    """,
    form="draft",
)
LEAD_OFFERED = Code(
    "S414",
    "warning",
    zh="“{text}”像是没有序号的段首标题。",
    hint_zh="先当作普通文字；是段首标题，就写成“段首”，加上“编号: 无”。",
    en="“{text}” looks like a run-in heading without a label.",
    hint_en="It was kept as plain text; if it is a heading, write it as 段首 with `编号: 无`.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        加强理论学习。全年办文204件，办会36次，没有差错，群众的满意程度比上年又有很大提高，受到各方面的一致好评。
        改进工作作风。全年办文204件，办会36次，没有差错，群众的满意程度比上年又有很大提高，受到各方面的一致好评。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        一、加强理论学习。全年办文204件，办会36次，没有差错，群众的满意程度比上年又有很大提高，受到各方面的一致好评。
        二、改进工作作风。全年办文204件，办会36次，没有差错，群众的满意程度比上年又有很大提高，受到各方面的一致好评。
    """,
    form="draft",
)
HEADING_OFFERED = Code(
    "S415",
    "warning",
    zh="“{text}”像是没有序号的小标题。",
    hint_zh="先当作普通的一段；是标题，就写成“标题”，加上“编号: 无”。",
    en="“{text}” looks like a heading without a label.",
    hint_en="It was kept as a paragraph; if it is a heading, write it as 标题 with `编号: 无`.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        主要工作
        全年办文204件，办会36次，没有差错。
        全年集中学习24次，人人都有笔记。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        一、主要工作
        全年办文204件，办会36次，没有差错。
        二、学习教育
        全年集中学习24次，人人都有笔记。
    """,
    form="draft",
)
ENUMERATION_ODD = Code(
    "S416",
    "warning",
    zh="“{label}”和前面的接不上。",
    hint_zh="照原样当作文字；补上缺的，或改对次序。",
    en="“{label}” does not follow what comes before.",
    hint_en="It was kept as text; add what is missing, or mend the order.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        二是加强学习。全年集中学习24次，人人都有笔记。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        一是办好文会。全年办文204件，办会36次，没有差错。二是加强学习。全年集中学习24次，人人都有笔记。
    """,
    form="draft",
)
TITLE_UNSURE = Code(
    "S417",
    "warning",
    zh="把“{text}”当作了标题，不能肯定。",
    hint_zh="不是标题，就把它移到“导语”或“正文”里。",
    en="“{text}” was taken for the title; this is not certain.",
    hint_en="If it is none, move it to 导语 or 正文.",
    fault="""
        总结过去的一年
        全年办文204件，办会36次，没有差错，群众的满意程度比上年又有很大提高，受到各方面的一致好评。
        全年集中学习24次，人人都有笔记。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，办会36次，没有差错，群众的满意程度比上年又有很大提高，受到各方面的一致好评。
        全年集中学习24次，人人都有笔记。
    """,
    form="draft",
)
SIGNATURE_UNSURE = Code(
    "S418",
    "warning",
    zh="把“{text}”当作了署名，后面没有日期，不能肯定。",
    hint_zh="不是署名，就把它移到正文里；是的话，看要不要补“成文日期”。",
    en="“{text}” was taken for the signature, though no date follows.",
    hint_en="If it is none, move it to the text; if it is, add its date where one is wanted.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
        区政府办公室
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
        区政府办公室
        2026年1月5日
    """,
    form="draft",
)
LEFT_OUT = Code(
    "S419",
    "warning",
    zh="“{text}”没有放进公文里。",
    hint_zh="要印的话，自己放到合适的地方；导入时，它记在 YAML 开头的注释里。",
    en="“{text}” was left out of the document.",
    hint_en="To have it printed, put it where it belongs; compile import keeps it in the comment at the top of the YAML.",
    fault="""
        王主任，请审阅。
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
    """,
    form="draft",
)
KEPT_PLAIN = Code(
    "S420",
    "warning",
    zh="从“{text}”起的一部分，照原样放成了普通的段落。",
    hint_zh="按固定的写法印出来会和原稿不一样，所以没有动；要用固定的写法，改成“附件”“署名”“报告人”等项目。",
    en="From “{text}” on, a part was kept as plain paragraphs.",
    hint_en="Printed by their own fields it would differ from the draft; to have that, use 附件, 署名, 报告人 and so on.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
        附件1
        项目⇥数量
        会议⇥12
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
    """,
    form="draft",
)
PAGE_NUMBERS_LEFT_OUT = Code(
    "S421",
    "info",
    zh="去掉了{count}行页码：第{lines}行。",
    hint_zh="页码由模板印；不是页码的，自己补回去。",
    en="Lines that hold page numbers were left out ({count}): {lines}.",
    hint_en="The template prints page numbers; put back what is none.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
        - 2 -
        全年集中学习24次，人人都有笔记。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
        全年集中学习24次，人人都有笔记。
    """,
    form="draft",
)
LINES_JOINED = Code(
    "S422",
    "info",
    zh="有{count}行接到了上一行后面：第{lines}行。",
    hint_zh="原稿一段分成了好几行；接错的，自己分开。",
    en="Lines were joined to the one above ({count}): {lines}.",
    hint_en="The draft breaks its paragraphs at a width; part what was joined wrongly.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，认真落实上级部署，
        较好地完成了各项任务，全年办文204件，办会36次，
        没有差错。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，认真落实上级部署，较好地完成了各项任务，全年办文204件，办会36次，没有差错。
    """,
    form="draft",
)
UNSEEN_LEFT_OUT = Code(
    "S423",
    "info",
    zh="有{count}行的两头或序号里有看不见的字符，去掉了：第{lines}行。",
    hint_zh="不用管它；文字中间的都还在。",
    en="Invisible characters at the ends or in the labels of lines were left out ({count}): {lines}.",
    hint_en="Nothing need be done; those within the text are still there.",
    fault="（草稿里“一、”前面有零宽空格）",
    mend="（不用管它）",
    why="unseen",
)
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
    hint_zh="要印的话，写到正文里；页眉、页脚也可以写到模板里。",
    en="“{text}” in a header, a footer or a note was left out of the document.",
    hint_en="To have it printed, put it into the text; headers and footers may go into the template.",
    fault="""
        # 区政府办公室2025年度工作总结

        全年收入12亿元[^1]。

        [^1]: 快报数
    """,
    mend="""
        # 区政府办公室2025年度工作总结

        全年收入12亿元（快报数）。
    """,
    form="markdown",
)
SHIFTED_AS_PLAIN = Code(
    "S427",
    "warning",
    zh="“{text}”里的上标或下标，放成了普通的字。",
    hint_zh="要印成上标、下标，换成“²”“₂”这样的字符。",
    en="A raised or lowered part of “{text}” was kept as plain text.",
    hint_en="To print it raised or lowered, type a character such as ² or ₂.",
    fault="""
        # 区政府办公室2025年度工作总结

        减少 CO<sub>2</sub> 排放两吨。
    """,
    mend="""
        # 区政府办公室2025年度工作总结

        减少 CO₂ 排放两吨。
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
REMARK_WITHOUT_BRACKETS = Code(
    "S429",
    "info",
    zh="把“{text}”当作了附注，照原稿印，没有括号。",
    hint_zh="要加括号，把“附注原文”改成“附注”；不是附注，就移到正文里。",
    en="“{text}” was taken for the remark below the date, and is printed as the draft has it, without parentheses.",
    hint_en="To have them, rename `附注原文` to `附注`; if it is no remark, move it to the text.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
        区政府办公室
        2026年1月5日
        联系人：张三 电话：0310-1234567
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
        区政府办公室
        2026年1月5日
        （联系人：张三 电话：0310-1234567）
    """,
    form="draft",
)
LIKE_MARKDOWN = Code(
    "S430",
    "warning",
    zh="这份草稿像是 Markdown：“#”“**”会照样印出来。",
    hint_zh="把文件另存为 .md 再导入，这些记号就会去掉。",
    en="This draft looks like Markdown; its # and ** will be printed.",
    hint_en="Save the file as .md and import that: the marks are then taken out.",
    fault="""
        # 区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        - **抓学习：**全年集中学习24次，人人都有笔记。
        - **抓办文：**全年办文204件，办会36次，没有差错。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        抓学习：全年集中学习24次，人人都有笔记。
        抓办文：全年办文204件，办会36次，没有差错。
    """,
    form="draft",
)
AS_TYPED = Code(
    "S431",
    "info",
    zh="“{text}”照原稿的写法印。",
    hint_zh="要按规定的写法印，删掉“{field}”这一项。",
    en="“{text}” is printed as the draft has it.",
    hint_en="To have the form of the standard, delete `{field}`.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
        附件:1、名单
        区政府办公室
        2026年1月5日
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
        附件：名单
        区政府办公室
        2026年1月5日
    """,
    form="draft",
)
KIND_ASSUMED = Code(
    "S432",
    "info",
    zh="看不出是哪一种公文，先当作“{value}”。",
    hint_zh="不对，就改第一行的“文种”。",
    en="What kind of document this is does not show; it is taken for “{value}”.",
    hint_en="If it is another, change 文种 in the first line.",
    fault="""
        关于召开会议的通知
        各乡镇人民政府：
        现定于1月5日召开会议。请准时参加。
    """,
    mend="""
        关于2025年度工作情况的报告
        区政府：
        现将有关情况报告如下。请审阅。
    """,
    form="draft",
)
SIGNERS_UNSURE = Code(
    "S435",
    "warning",
    zh="把“{text}”也当作了署名，它下面是单位的名称，不能肯定。",
    hint_zh="不是署名，就把它移到正文里。",
    en="“{text}” was taken to sign, too, above the name of a body.",
    hint_en="If it does not sign, move it to the text.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
        张三
        区财政局
        2026年1月5日
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
        区财政局
        2026年1月5日
    """,
    form="draft",
)
BLANKS_LEFT_OUT = Code(
    "S436",
    "info",
    zh="有{count}个序号后面的空格没有照原稿留：第{lines}行。",
    hint_zh="“第一章”这类序号后面统一空一个字，其余的不空，不用改。",
    en="Blanks after labels were not kept ({count}): {lines}.",
    hint_en="One wide blank goes after labels such as 第一章, none after the others; there is nothing to mend.",
    fault="""
        区政府办公室2025年度工作总结
        一、办文办会
        （一） 办文
        全年办文204件，办会36次，没有差错。
        （二） 办会
        全年集中学习24次，人人都有笔记。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、办文办会
        （一）办文
        全年办文204件，办会36次，没有差错。
        （二）办会
        全年集中学习24次，人人都有笔记。
    """,
    form="draft",
)
LINES_CUT = Code(
    "S437",
    "warning",
    zh="原稿挤在一行里，按序号和空格分成了{count}段。",
    hint_zh="从头看一遍，分错的，自己改。",
    en="The draft stands on one line; it was cut into {count} paragraphs at its labels and blanks.",
    hint_en="Read it through, and mend what was cut wrongly.",
    fault="区政府办公室2025年度工作总结 一年来，各项任务圆满完成。 一、办文办会 全年办文204件，办会36次，没有差错。 二、学习教育 全年集中学习24次，人人都有笔记。 三、接待来访 全年接待来访120批次，件件有回音。",
    mend="""
        区政府办公室2025年度工作总结
        一年来，各项任务圆满完成。
        一、办文办会
        全年办文204件，办会36次，没有差错。
        二、学习教育
        全年集中学习24次，人人都有笔记。
        三、接待来访
        全年接待来访120批次，件件有回音。
    """,
    form="draft",
)
HEADING_TAKEN = Code(
    "S438",
    "warning",
    zh="把“{text}”当作了没有序号的小标题，它下面的序号又从一编起。",
    hint_zh="不是标题，就改成普通的一段。",
    en="“{text}” was taken for a heading without a label: the labels below it begin anew.",
    hint_en="If it is none, make it a plain paragraph.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        工作开展情况
        （一）抓学习。全年集中学习24次，人人都有笔记。
        （二）抓办文。全年办文204件，办会36次，没有差错。
        存在的问题
        （一）学习不够深。全年办文204件，办会36次，没有差错，群众的满意程度比上年又有很大提高，受到各方面的一致好评。
        （二）调研不够多。全年办文204件，办会36次，没有差错，群众的满意程度比上年又有很大提高，受到各方面的一致好评。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        一、工作开展情况
        （一）抓学习。全年集中学习24次，人人都有笔记。
        （二）抓办文。全年办文204件，办会36次，没有差错。
        二、存在的问题
        （一）学习不够深。全年办文204件，办会36次，没有差错，群众的满意程度比上年又有很大提高，受到各方面的一致好评。
        （二）调研不够多。全年办文204件，办会36次，没有差错，群众的满意程度比上年又有很大提高，受到各方面的一致好评。
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
    hint_zh="图片只能自己占一行；不合适的，换个地方，或者删掉。",
    en="The picture “{text}” stood in {what_en}; it was put below it.",
    hint_en="A picture stands in a line of its own; move it, or delete it, where that does not suit.",
    fault="（Word 草稿的表格里有照片）",
    mend="（照片放在表格下面）",
    why="word",
)
CELLS_SPLIT = Code(
    "S445",
    "info",
    zh="表格里合并的单元格（“{text}”等）拆开了，其余的格空着。",
    hint_zh="公文里的表不合并单元格；空着的格，该填的填上。",
    en="Merged cells of the table (“{text}” …) were split; the others stay empty.",
    hint_en="Tables here have no merged cells; fill in the empty ones where they want a text.",
    fault="（Word 草稿的表头有合并的单元格）",
    mend="（表头改成一行，一栏一个名称）",
    why="word",
)
PICTURE_RESIZED = Code(
    "S446",
    "info",
    zh="图片“{text}”在 Word 里宽{number}毫米，这里印出来宽{width}毫米。",
    hint_zh="印多大由图片文件自己定；要和原来一样大，用画图软件改它的分辨率或像素。",
    en="The picture “{text}” is {number} mm wide in Word; it will be printed {width} mm wide.",
    hint_en="The picture's file decides how large it is printed; change its resolution or its pixels to have it as it was.",
    fault="（Word 草稿里，图片拉成了5厘米宽）",
    mend="（用画图软件把图片改小，再导入）",
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
