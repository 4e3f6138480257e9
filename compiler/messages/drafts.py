"""What is said of what a draft was taken for when it was recognised (S41x to S43x)."""

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
LABEL_BY_HAND = Code(
    "S456",
    "warning",
    zh="序号“{label}”这种写法自动编号排不出来，照原样写在“序号”里了。",
    hint_zh="想让它自动编号，删掉这一条的“序号”，就会印成“{wanted}”；想保留原来的写法，留着就行，以后增减条目要自己改号。",
    en="Automatic numbering does not print the label “{label}”, so it stands as typed in 序号.",
    hint_en="To have it numbered, delete its field 序号, and “{wanted}” is printed; to keep it, leave it, and mend it by hand when items come or go.",
    fault="""
        区政府办公室2025年度工作总结
        Ⅰ、办文办会
        全年办文204件，办会36次，没有差错。
        Ⅱ、学习教育
        全年集中学习24次，人人都有笔记。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、办文办会
        全年办文204件，办会36次，没有差错。
        二、学习教育
        全年集中学习24次，人人都有笔记。
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
RULES_LEFT_OUT = Code(
    "D386",
    "info",
    zh="去掉了{count}行分隔线：第{lines}行。",
    hint_zh="红线和版记的线由模板画；不是分隔线的，自己补回去。",
    en="Lines that hold nothing but a rule were left out ({count}): {lines}.",
    hint_en="The template draws the red line and those of the imprint; put back what is none.",
    fault="""
        某市财政局文件
        某财发〔2026〕8号
        ————————————
        某市财政局关于做好预算执行工作的通知
        各区财政局：
        请按要求做好预算执行工作，及时批复预算。
        某市财政局
        2026年1月8日
    """,
    mend="""
        某市财政局文件
        某财发〔2026〕8号
        某市财政局关于做好预算执行工作的通知
        各区财政局：
        请按要求做好预算执行工作，及时批复预算。
        某市财政局
        2026年1月8日
    """,
    form="draft",
)
ISSUED_AS = Code(
    "D387",
    "info",
    zh="“{text}”印成“{value}”。",
    hint_zh="这是公文格式里的写法；不对的，改“{field}”。",
    en="“{text}” is printed as “{value}”.",
    hint_en="That is how official papers have it; if it is wrong, change {field}.",
    fault="""
        某市财政局文件
        某财发[2026]8号
        某市财政局关于做好预算执行工作的通知
        各区财政局：
        请按要求做好预算执行工作，及时批复预算。
        某市财政局
        2026年1月8日
    """,
    mend="""
        某市财政局文件
        某财发〔2026〕8号
        某市财政局关于做好预算执行工作的通知
        各区财政局：
        请按要求做好预算执行工作，及时批复预算。
        某市财政局
        2026年1月8日
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
    hint_zh="不对，就用 compile import 写成 YAML，改里面第一行的“文种”。",
    en="What kind of document this is does not show; it is taken for “{value}”.",
    hint_en="If it is another, write it as YAML with `compile import` and change 文种 in its first line.",
    fault="""
        关于加强基层治理的思考
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
    hint_zh="“第一章”这类序号后面统一空一个字，1、1.1 后面加一个空格，其余的不空，不用改。",
    en="Blanks after labels were not kept ({count}): {lines}.",
    hint_en="One wide blank goes after labels such as 第一章, a blank after 1 and 1.1, none after the others; there is nothing to mend.",
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
    zh="把“{text}”当作了没有序号的小标题。",
    hint_zh="不是标题，就改成普通的一段。",
    en="“{text}” was taken for a heading without a label.",
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
CONTENTS_LEFT_OUT = Code(
    "S449",
    "info",
    zh="原稿的目录没有带过来，共{count}行：第{lines}行。",
    hint_zh="要目录，在 YAML 里写“目录: {wanted}”，按新的版面重新印；不是目录，补回正文里。",
    en="The contents list of the draft was left out, {count} lines: {lines}.",
    hint_en="For one in the finished paper, write `目录: {wanted}` in the YAML; if this was none, put it back into the text.",
    fault="""
        区政府办公室2025年度工作总结
        目　录
        一、办文办会…………1
        二、学习教育…………2
        一、办文办会
        全年办文204件，办会36次，没有差错。
        二、学习教育
        全年集中学习24次，人人都有笔记。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、办文办会
        全年办文204件，办会36次，没有差错。
        二、学习教育
        全年集中学习24次，人人都有笔记。
    """,
    form="draft",
)
MORE_OF_THESE = Code(
    "S466",
    "info",
    zh="{code} 说的情形还有{count}处：第{lines}行。",
    hint_zh="和上面说过的是一回事，照样处理；不用改的，不用管。",
    en="What {code} says holds in more places ({count}): {lines}.",
    hint_en="It is the same as told above, and mended alike; what is right may stay.",
    fault="（一篇草稿里有五行以上同样的情形，例如没有序号的小标题）",
    mend="（照上面说过的改）",
    why="size",
)
MARKDOWN_READ = Code(
    "S465",
    "info",
    zh="这份草稿是用 Markdown 写的，照 Markdown 读了：“#”“**”不印出来。",
    hint_zh="不用改；这些记号要照样印，就在每个前面加一个反斜杠“\\”。",
    en="This draft is written in Markdown and was read as such; its # and ** are not printed.",
    hint_en="There is nothing to mend; to have a mark printed, put a backslash before it.",
    fault="""
        # 区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        ## 一、办文办会
        全年办文204件，办会36次，没有差错。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        一、办文办会
        全年办文204件，办会36次，没有差错。
    """,
    form="draft",
)
BULLETS_LEFT_OUT = Code(
    "S467",
    "info",
    zh="有{count}项前面的圆点没有印，上下层也印得一样：第{lines}行。",
    hint_zh="公文里不用圆点，不用改；要分先后，就在原稿里写上序号。",
    en="The bullets of list items were left out, and inner items print as outer ones ({count}): {lines}.",
    hint_en="Official papers have none, so there is nothing to mend; for an order, number the items in the draft.",
    fault="""
        # 区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        - 全年办文204件，办会36次，没有差错。
        - 全年集中学习24次，人人都有笔记。
    """,
    mend="""
        # 区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        1. 全年办文204件，办会36次，没有差错。
        2. 全年集中学习24次，人人都有笔记。
    """,
    form="markdown",
)
LABELS_AS_TEXT = Code(
    "D398",
    "info",
    zh="有{count}段前面的序号（圆点）是照原样印的文字，在 Word 里增删时不跟着变：{list_zh}。",
    hint_zh="不要它自动编号的，不用改；要的，在 YAML 里写成“标题: …”或“段首: …”，不带序号。",
    en="The numbers or bullets of {count} paragraphs print as typed text, and do not change with what is edited in Word: {list_en}.",
    hint_en="Leave them where that is meant; for numbers of Word's own write 标题: … or 段首: … in the YAML, without the number.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        正文: |
          一、主要工作
          1.抓学习
          2.抓作风
          二、下一步
          继续抓好落实。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        正文:
          - 标题: 主要工作
            内容:
              - 层次: ['1.']
                内容: [{标题: 抓学习}, {标题: 抓作风}]
          - 标题: 下一步
            内容: 继续抓好落实。
    """,
)
QUOTE_MARKS_LEFT_OUT = Code(
    "D283",
    "info",
    zh="有{count}行开头的“>”是邮件引用原文时加的，没有印：第{lines}行。",
    hint_zh="不用改；真要印“>”的，导入后在 YAML 里补上。",
    en="The > that mail programs put before lines they quote was left out ({count}): {lines}.",
    hint_en="There is nothing to mend; where a > is to be printed, put it back in the YAML.",
    fault="""
        > 区政府办公室2025年度工作总结
        > 一年来，办公室围绕中心工作，较好地完成了各项任务。
        > 全年办文204件，办会36次，没有差错。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
    """,
    form="draft",
)
FOOT_MOVED = Code(
    "S439",
    "warning",
    zh="“{text}”这几行换了先后，和原稿不同。",
    hint_zh="公文的末尾依次是附件说明、署名、成文日期、附注，就照这个次序印。",
    en="The lines from “{text}” on are printed in another order than the draft has them.",
    hint_en="A document ends with the note on attachments, the signature, the date and the remark, in this order.",
    fault="""
        关于2025年度工作情况的报告
        区政府：
        现将有关情况报告如下。
        全年办文204件，办会36次，没有差错。
        区政府办公室
        2026年1月5日
        附件：1.办文清单
        2.办会清单
    """,
    mend="""
        关于2025年度工作情况的报告
        区政府：
        现将有关情况报告如下。
        全年办文204件，办会36次，没有差错。
        附件：1.办文清单
        2.办会清单
        区政府办公室
        2026年1月5日
    """,
    form="draft",
)
DRAFT_NO_SUCH_DAY = Code(
    "S460",
    "warning",
    zh="日历上没有“{value}”这一天。",
    hint_zh="先照原稿印；核对月份和日子，改“{field}”。",
    en="There is no day “{value}” in the calendar.",
    hint_en="It is printed as the draft has it; check the month and the day, and mend `{field}`.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
        区政府办公室
        2025年13月5日
    """,
    mend="""
        区政府办公室2025年度工作总结
        一年来，办公室围绕中心工作，较好地完成了各项任务。
        全年办文204件，办会36次，没有差错。
        区政府办公室
        2025年12月5日
    """,
    form="draft",
)
BELOW_TITLE_KEPT = Code(
    "S461",
    "info",
    zh="“{text}”在标题下面，当作副标题印。",
    hint_zh="不是副标题的，从“副标题”里删掉；不印的，也删掉。",
    en="“{text}” stands below the title, and is printed as a subtitle.",
    hint_en="Take it out of 副标题 where it is none, or where it need not be printed.",
    fault="""
        关于2025年度工作情况的报告
        （2026年1月5日区政府常务会议通过）
        区政府：
        现将有关情况报告如下。
        全年办文204件，办会36次，没有差错。
    """,
    mend="""
        关于2025年度工作情况的报告
        区政府：
        现将有关情况报告如下。
        全年办文204件，办会36次，没有差错。
    """,
    form="draft",
)
TITLE_BALANCED = Code(
    "S462",
    "info",
    zh="标题里自己换的行没有照用，程序按词意和长短重新分行。",
    hint_zh="照原来的分法，有一行放不下，或只剩一两个字；要自己分，就在“标题”里换行，每行不超过20个字。",
    en="The title was given new lines by its meaning and its length, not those of the draft.",
    hint_en="One of those is too wide for the page, or a character or two alone; to have your own, break it in 标题, at most 20 characters a line.",
    fault="""
        区政府办公室关于进一步规范和改进全区各级机关办文办会工
        作的报告
        区政府：
        现将有关情况报告如下。
        全年办文204件，办会36次，没有差错。
    """,
    mend="""
        区政府办公室关于进一步规范和改进
        全区各级机关办文办会工作的报告
        区政府：
        现将有关情况报告如下。
        全年办文204件，办会36次，没有差错。
    """,
    form="draft",
)
FORWARDED = Code(
    "S463",
    "info",
    zh="“{text}”当作了随这份公文印发（转发）的文件，另起一面印，不写“附件”二字。",
    hint_zh="是附件，就删掉它下面的“标记原文: 无”；是正文，就移到“正文”里。",
    en="“{text}” was taken for the paper that this document forwards: it begins a page of its own, without the mark 附件.",
    hint_en="If it is an attachment, delete `标记原文: 无` below it; if it is text, move it to 正文.",
    fault="""
        关于印发《办文办会办法》的报告
        区政府：
        现将《办文办会办法》印发给你们，请遵照执行。
        区政府办公室
        2026年1月5日
        办文办会办法
        办文要快，办会要少，件件有回音，事事有着落。
    """,
    mend="""
        关于办文办会的报告
        区政府：
        现将有关情况报告如下。办文要快，办会要少，件件有回音，事事有着落。
        区政府办公室
        2026年1月5日
    """,
    form="draft",
)
LINES_LEFT_OUT = Code(
    "S464",
    "warning",
    zh="从“{text}”起的{count}行没有放进公文里。",
    hint_zh="要印的话，自己放到合适的地方；导入时，它们记在 YAML 开头的注释里。",
    en="From “{text}” on, {count} lines were left out of the document.",
    hint_en="To have them printed, put them where they belong; compile import keeps them in the comment at the top of the YAML.",
    fault="""
        首页 > 信息公开 > 工作报告
        发布时间：2026-01-06　来源：区政府办公室
        【打印】【关闭】
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
