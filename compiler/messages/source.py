"""What is said of the text of a file and its YAML (Y1xx); slips within one line are in `mistakes`."""

from .diagnostic import Code

YAML_SYNTAX = Code(
    "Y101",
    "error",
    zh="从这里起读不懂，多半是缩进、冒号或引号写得不对。",
    hint_zh="同一级的行左边要对齐；“键: 值”用半角冒号加一个空格；文字里有 : 或 # 时，用单引号把整段文字括起来。",
    en="From here on the text cannot be read; most likely an indent, a colon or a quotation mark is off.",
    hint_en="Align lines of one level; write `key: value` with an ASCII colon and a space; put single quotes round a text that holds : or #.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        - 一年来，办公室围绕中心工作，较好地完成了各项任务。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，办公室围绕中心工作，较好地完成了各项任务。
    """,
)
DUPLICATE_KEY = Code(
    "Y102",
    "error",
    zh="“{key}”写了两次，第{line}行已经有一个。",
    hint_zh="只留一个；两处内容都要的话，合到一处写。",
    en="“{key}” is given twice; line {line} has it already.",
    hint_en="Keep one, or put both contents under one key.",
    fault="""
        文种: 工作总结
        标题: 2025年工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)
KEY_NOT_TEXT = Code(
    "Y103",
    "error",
    zh="冒号前面应当是一个名称，这里却带了方括号或花括号。",
    hint_zh="把括号去掉，只写名称，例如“标题: …”。",
    en="A name should stand before the colon, not something in brackets.",
    hint_en="Write a plain name, for example `标题: …`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        [副标题]: （2025年12月31日）
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        副标题: （2025年12月31日）
        正文: 一年来，各项任务圆满完成。
    """,
)
SECOND_DOCUMENT = Code(
    "Y104",
    "error",
    zh="一个文件里只能写一篇公文，从这里起又开始了一篇。",
    hint_zh="把第二篇另存成一个文件。",
    en="A file holds one document; a second one begins here.",
    hint_en="Save the second document in a file of its own.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        ---
        文种: 述职述廉报告
        标题: 关于2025年度履行职责情况的报告
        正文: 现将有关情况报告如下。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)
YAML_TAG = Code(
    "Y105",
    "error",
    zh="这里的“{tag}”是 YAML 的类型标记，公文里用不到。",
    hint_zh="把以 ! 开头的标记删去；若它本是文字，用单引号括起来。",
    en="“{tag}” is a YAML tag, which documents do not use.",
    hint_en="Delete the mark that begins with !; if it is text, put single quotes round it.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        成文日期: !!str 2026-01-05
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        成文日期: 2026-01-05
    """,
)
UNKNOWN_ALIAS = Code(
    "Y106",
    "error",
    zh="以 * 开头的“*{alias}”被当成了引用，但前面没有这个名字。",
    hint_zh="这若是文字，用单引号把整段文字括起来，例如 '*XX'。",
    en="“*{alias}” is taken for a reference, but nothing before it has that name.",
    hint_en="If it is text, put single quotes round the whole of it, as in '*XX'.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: *AB
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: '*AB'
    """,
)
TOO_DEEP = Code(
    "Y107",
    "error",
    zh="这里套得太深，超过了64层。",
    hint_zh="减少嵌套；公文的层次最多五级。",
    en="This is nested more than 64 levels deep.",
    hint_en="Nest less; a document has five levels at most.",
    fault="（“内容”里再写“内容”，一层套一层，超过了64层）",
    mend="（减少嵌套，层次不超过五级）",
    why="size",
)
TOO_MANY_NODES = Code(
    "Y108",
    "error",
    zh="文件里的条目太多，超过了20万个。",
    hint_zh="分成几个文件来写。",
    en="The file holds more than 200,000 entries.",
    hint_en="Split it into several files.",
    fault="（一个文件里写了几十万项内容）",
    mend="（分成几个文件写）",
    why="size",
)
NOT_A_MAPPING = Code(
    "Y109",
    "error",
    zh="文件开头应当是“文种: …”这样的一行行内容，现在整个文件只是一段文字或一个列表。",
    hint_zh="从“文种: 工作总结”写起；键后面用半角冒号加一个空格。",
    en="The file should consist of lines like `文种: …`; as it is, it is one text or a list.",
    hint_en="Begin with `文种: 工作总结`; write an ASCII colon and a space after each key.",
    fault="一年来，各项任务圆满完成。",
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)
EMPTY_FILE = Code(
    "Y110",
    "error",
    zh="文件是空的。",
    hint_zh="从“文种: 工作总结”写起。",
    en="The file is empty.",
    hint_en="Begin with `文种: 工作总结`.",
    fault="# 文件里什么也没有写",
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)
BAD_CHARACTER = Code(
    "Y111",
    "error",
    zh="这里有一个打印不出来的控制字符（{character}）。",
    hint_zh="删掉它；多半是从别处粘贴时带进来的。",
    en="There is a control character ({character}) that cannot be printed.",
    hint_en="Delete it; it usually comes with pasted text.",
    fault=r"""
        文种: 工作总结
        标题: "区政府办公室\x072025年度工作总结"
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)
NOT_UTF8 = Code(
    "Y112",
    "error",
    zh="文件不是 UTF-8，像是{encoding_zh}；第{line}行起读不了。",
    hint_zh="在编辑器里另存为 UTF-8 编码；若这不是文字文件，请核对文件名。",
    en="The file is not UTF-8 but looks like {encoding_en}; it cannot be read from line {line} on.",
    hint_en="Save it again as UTF-8 in your editor; if it is no text file, check the name.",
    fault="（文件存成了别的编码，或者根本不是文本文件）",
    mend="（在编辑器里另存，编码选 UTF-8）",
    why="bytes",
)
READ_AS_GB18030 = Code(
    "Y113",
    "info",
    zh="文件不是 UTF-8 编码，已按 GB18030 读入。",
    hint_zh="看一看结果里的文字对不对；以后另存为 UTF-8 更稳妥。",
    en="The file is not UTF-8; it was read as GB18030.",
    hint_en="Check that the text came out right; saving it as UTF-8 is safer.",
    fault="（文件用记事本存成了“ANSI”编码）",
    mend="（在记事本里另存，编码选 UTF-8）",
    why="bytes",
)
FILE_TOO_LARGE = Code(
    "Y114",
    "error",
    zh="文件太大，超过了8 MB。",
    hint_zh="公文原稿只写文字；图片和表格数据放在另外的文件里。",
    en="The file is larger than 8 MB.",
    hint_en="A source holds text only; keep pictures and data in files of their own.",
    fault="（把图片或大批数据也写进了原稿，文件有几十兆）",
    mend="（原稿里只留文字）",
    why="size",
)
HASH_CUTS = Code(
    "Y119",
    "error",
    zh="“#”前面有空格，后面的文字会被当成注释，印不出来。",
    hint_zh="这若是文字，用单引号把整段括起来；若是注释，写成“# ”，# 后面加一个空格。",
    en="A `#` after a space begins a comment: what follows would not print.",
    hint_en="If it is text, put single quotes round the whole; if a comment, write `# ` with a space.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 完成机关大院 #3楼维修改造。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: '完成机关大院 #3楼维修改造。'
    """,
)
HASH_IN_PROSE = Code(
    "Y143",
    "warning",
    zh="“#”和它后面的文字会被当成注释，印不出来。",
    hint_zh="这若是正文，写成 {text}；若是注释，不用管它。",
    en="The `#` and what follows it are taken for a comment and do not print.",
    hint_en="If it is text, write {text}; if it is a comment, leave it.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 完成机关大院 # 3号楼维修改造。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: '完成机关大院 # 3号楼维修改造。'
    """,
)
LINES_WOULD_JOIN = Code(
    "Y129",
    "error",
    zh="这段文字有几行，照这样写会连成一行。",
    hint_zh="{way_zh}",
    en="This text stands on several lines, which would be joined into one.",
    hint_en="{way_en}",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          一年来，各项任务圆满完成。
          现将主要情况总结如下。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: |
          一年来，各项任务圆满完成。
          现将主要情况总结如下。
    """,
)
YAML_REFERENCE = Code(
    "Y131",
    "error",
    zh="文字以“&”开头，YAML 会把后面的字当成一个名字，印不出来。",
    hint_zh="用单引号把整段文字括起来。",
    en="The text begins with “&”; YAML takes what follows for a name, and it would not print.",
    hint_en="Put single quotes round the whole text.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: &AB
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: '&AB'
    """,
)
BLOCK_NOT_INDENTED = Code(
    "Y133",
    "error",
    zh="上面写了 |，它下面的各行要缩进。",
    hint_zh="从这一行起，属于这段文字的各行都缩进两格。",
    en="The lines under a `|` must be indented.",
    hint_en="Indent the lines of this text by two spaces.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: |
        一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: |
          一年来，各项任务圆满完成。
    """,
)
MISSING_DASH = Code(
    "Y136",
    "error",
    zh="“{key}”在第{line}行已经有了；若这是另一块，前面少了“- ”。",
    hint_zh="{offer_zh}",
    en="“{key}” is there already, in line {line}; if this is another block, its `- ` is missing.",
    hint_en="{offer_en}",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          标题: 抓好办文
          内容: 严格限时办结。
          标题: 抓好办会
          内容: 精简各类会议。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 抓好办文
            内容: 严格限时办结。
          - 标题: 抓好办会
            内容: 精简各类会议。
    """,
)
