"""What is said of the keys and blocks of a document: which there are, and where they stand (D2xx)."""

from .diagnostic import Code

MISSING_KIND = Code(
    "D201",
    "error",
    zh="没有写文种。",
    hint_zh="在开头加一行“{key}: 工作总结”。可以写的有：{choices}。",
    en="The kind of document (文种) is missing.",
    hint_en="Add a first line such as `{key}: 工作总结`. Known kinds: {choices}.",
    fault="""
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)
UNKNOWN_KIND = Code(
    "D202",
    "error",
    zh="没有“{value}”这个文种。",
    hint_zh="{offer_zh}可以写的有：{choices}。",
    en="There is no kind “{value}”.",
    hint_en="{offer_en}Known kinds: {choices}.",
    fault="""
        文种: 年终总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)
MISSING_FIELD = Code(
    "D203",
    "error",
    zh="这里缺少“{field}”。",
    hint_zh="补上“{field}: …”。",
    en="“{field}” is missing here.",
    hint_en="Add `{field}: …`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)
UNKNOWN_KEY_NEAR = Code(
    "D204",
    "error",
    zh="这里没有“{key}”这个项目。",
    hint_zh="是不是“{nearest}”？",
    en="There is no “{key}” here.",
    hint_en="Did you mean “{nearest}”?",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名人: 区政府办公室
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: 区政府办公室
    """,
)
UNKNOWN_KEY = Code(
    "D205",
    "error",
    zh="这里没有“{key}”这个项目。",
    hint_zh="这里可以写的有：{choices}。",
    en="There is no “{key}” here.",
    hint_en="What may stand here: {choices}.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        备考: 此件公开发布
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        附注: 此件公开发布
    """,
)
HEADING_AS_KEY = Code(
    "D399",
    "error",
    zh="“{key}”像是小标题，不能直接当项目写。",
    hint_zh="“{field}”下面一块一块地写，每块以“- ”开头：先写“- {heading}: {key}”，下一行缩进两格写“{content}: …”。",
    en="“{key}” looks like a heading, and cannot be a field by itself.",
    hint_en="Under “{field}” write block by block, each after a `- `: `- {heading}: {key}`, and on the next line, indented by two, `{content}: …`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          主要工作: 一年来，各项任务圆满完成。
          存在问题: 调查研究还不够深入。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 主要工作
            内容: 一年来，各项任务圆满完成。
          - 标题: 存在问题
            内容: 调查研究还不够深入。
    """,
)
OF_A_MEMBER = Code(
    "D271",
    "error",
    zh="汇编里不写“{key}”。",
    hint_zh="把它写在各篇自己的文件里，印在那一篇。",
    en="A volume has no “{key}”.",
    hint_en="Write it in the file of the report that it belongs to, where it prints.",
    fault="""
        文种: 汇编
        标题: 2025年度工作总结汇编
        篇目: [报告.yaml]
        附件: 2025年度重点任务完成情况
    """,
    mend="""
        文种: 汇编
        标题: 2025年度工作总结汇编
        篇目: [报告.yaml]
    """,
    form="volume",
)
SAME_FIELD_TWICE = Code(
    "D206",
    "error",
    zh="“{key}”和“{other}”是同一个项目的两种写法，只能写一个。",
    hint_zh="只留一个；两处内容都要的话，合到一处写。",
    en="“{key}” and “{other}” are two spellings of one field; only one may be given.",
    hint_en="Keep one; if both contents are wanted, put them under one key.",
    fault="""
        文种: 报告
        标题: 关于2025年度重点工作完成情况的报告
        主送: 市委
        主送机关: 市政府
        正文: 现将有关情况报告如下。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度重点工作完成情况的报告
        主送机关: [市委, 市政府]
        正文: 现将有关情况报告如下。
    """,
)
SAID_ALREADY = Code(
    "D388",
    "error",
    zh="这里没有“{key}”这个项目，它说的就是“{other}”，而“{other}”已经写了。",
    hint_zh="去掉“{key}”；里面要用的文字，写到“{other}”里。",
    en="There is no “{key}” here; it means “{other}”, which is there already.",
    hint_en="Take “{key}” out; what is needed of it goes under “{other}”.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: 区政府办公室
        落款单位: 区政府办公室
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: 区政府办公室
    """,
)
LIST_WHERE_TEXT = Code(
    "D208",
    "error",
    zh="“{field}”应当是一段文字，这里却是一个列表。",
    hint_zh="{offer_zh}",
    en="“{field}” should be a text, not a list.",
    hint_en="{offer_en}",
    fault="""
        文种: 工作总结
        标题:
          - 区政府办公室
          - 2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: |
          区政府办公室
          2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)
MAPPING_WHERE_TEXT = Code(
    "D209",
    "error",
    zh="“{field}”应当是一段文字，这里却是几个“键: 值”。",
    hint_zh="{offer_zh}",
    en="“{field}” should be a text, not `key: value` pairs.",
    hint_en="{offer_en}",
    fault="""
        文种: 工作总结
        标题:
          区政府办公室: 2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: '区政府办公室: 2025年度工作总结'
        正文: 一年来，各项任务圆满完成。
    """,
)
TEXT_WHERE_LIST = Code(
    "D210",
    "error",
    zh="“{field}”应当是一个列表。",
    hint_zh="一行写一项，每行以“- ”开头。",
    en="“{field}” should be a list.",
    hint_en="Write one item a line, each after `- `.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 列举: 加强学习。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 列举:
              - 加强学习。
              - 改进作风。
    """,
)
UNKNOWN_BLOCK = Code(
    "D212",
    "error",
    zh="看不出这一块是什么。",
    hint_zh="一块可以是一段文字，也可以写：{choices}。",
    en="It cannot be told what this block is.",
    hint_en="A block is a text, or has one of: {choices}.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 栏目: 主要工作
            叙述: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 主要工作
            内容: 一年来，各项任务圆满完成。
    """,
)
LIST_IN_LIST = Code(
    "D213",
    "error",
    zh="这里是列表里又套了一个列表。",
    hint_zh="去掉多出来的一个“- ”。",
    en="A list stands directly inside a list here.",
    hint_en="Remove the extra `- `.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - - 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
    """,
)
UNFIT = Code(
    "D219",
    "error",
    zh="“{field}”的内容不合要求。",
    hint_zh="输入 compile keys，对照列出的写法修改。",
    en="The content of “{field}” does not fit.",
    hint_en="Compare with what `compile keys` lists.",
    fault="（内容不合要求，而没有更细的说法）",
    mend="（照 compile keys 列出的写法改）",
    why="never",
)
COMMA_IN_BRACES = Code(
    "D222",
    "error",
    zh="“{key}”后面没有冒号，不像一个项目，多半是前一项文字的后半截：花括号里的半角逗号把文字切开了。",
    hint_zh="写成 {text}：花括号里带半角逗号的文字和数字，用单引号括起来。",
    en="“{key}” is no field here; it looks like the rest of the text before it, cut at a comma inside braces.",
    hint_en="Write {text}: in braces, a text or a number with a comma stands in single quotes.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - {段首: 严谨细致,办文办会显水平。, 文字: 全年办文零差错。}
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 段首: 严谨细致,办文办会显水平。
            文字: 全年办文零差错。
    """,
)
TWO_KINDS_OF_BLOCK = Code(
    "D223",
    "error",
    zh="同一块里不能既写“{key}”又写“{other}”。",
    hint_zh="分成两块，各以“- ”开头；或只留一个。",
    en="One block cannot have both “{key}” and “{other}”.",
    hint_en="Make two blocks, each after its own `- `, or keep one of them.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 主要工作
            段首: 严谨细致，办文办会显水平。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 主要工作
          - 段首: 严谨细致，办文办会显水平。
    """,
)
TEXT_WITH_COLON = Code(
    "D224",
    "error",
    zh="这段文字里的半角冒号把它分成了“键: 值”，而这里没有“{key}”这样的键。",
    hint_zh="用单引号把整段文字括起来，或改用全角冒号“：”。",
    en="The ASCII colon cuts this text into `key: value`, and there is no key “{key}” here.",
    hint_en="Put single quotes round the whole text, or use a full-width colon.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 办文工作: 严把公文起草关。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 办文工作：严把公文起草关。
    """,
)
NO_BLOCK_OF_ITS_OWN = Code(
    "D389",
    "error",
    zh="“{key}”不写在“{parent}”里：它单独写，顶格。",
    hint_zh="{offer_zh}；这若是一段文字，把它后面的半角冒号改成全角冒号“：”。",
    en="“{key}” does not go into “{parent}”: it stands by itself, at the margin.",
    hint_en="{offer_en}; if this is a text, use a full-width colon.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 附件: 2025年度会议明细
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
        附件: 2025年度会议明细
    """,
)
CONDITION_ALONE = Code(
    "D390",
    "error",
    zh="这一块只有“{key}”，没有要印的内容。",
    hint_zh="要印的写在它下面一行，和“{key}”对齐，例如“{text}: …”；不要的，把这一块删去。",
    en="This block has only “{key}”, and nothing that prints.",
    hint_en="Write what prints on the line below, aligned with “{key}”, for example `{text}: …`; else delete the block.",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {整改: 3}
        正文:
          - 全年无事故。
          - 仅当: 整改 > 0
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {整改: 3}
        正文:
          - 全年无事故。
          - 仅当: 整改 > 0
            文字: 另有问题正在整改。
    """,
)
EMPTY_ITEM = Code(
    "D225",
    "error",
    zh="列表的这一项是空的。",
    hint_zh="补上内容，或把这一行删去。",
    en="This item of the list is empty.",
    hint_en="Write its content, or delete the line.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          -
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
    """,
)
TEXT_UNDER_HEADING = Code(
    "D226",
    "error",
    zh="“{heading}”下面的内容写在“{content}”里，不写在“{key}”里。",
    hint_zh="把“{key}”改成“{content}”；若标题和文字在同一段里，把“{heading}”改成“{lead}”。",
    en="What stands under “{heading}” goes into “{content}”, not “{key}”.",
    hint_en="Change “{key}” to “{content}”; if heading and text share a paragraph, change “{heading}” to “{lead}”.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 抓好办文办会
            文字: 严格执行公文限时办结制度。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 抓好办文办会
            内容: 严格执行公文限时办结制度。
    """,
)
MISPLACED = Code(
    "D227",
    "error",
    zh="“{key}”应当写在“{parent}”下面。",
    hint_zh="{offer_zh}",
    en="“{key}” belongs under “{parent}”.",
    hint_en="{offer_en}",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        存在问题: 调查研究还不够深入。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        结尾:
          存在问题: 调查研究还不够深入。
    """,
)
NOT_WRITTEN_YET = Code(
    "D274",
    "error",
    zh="“{key}”不能写在这里。",
    hint_zh="{offer_zh}",
    en="“{key}” cannot be written here.",
    hint_en="{offer_en}",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 段落: [改造面积, {公式: 'a+b'}, 。]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 改造面积见图。
    """,
)
PLAIN_TEXT_ONLY = Code(
    "D302",
    "error",
    zh="“{field}”里只能写普通文字，放不下“{key}”。",
    hint_zh="上标、下标直接写 ²、₂ 这样的字；脚注{way_zh}；别的去掉，只留文字。",
    en="“{field}” takes plain text only, no “{key}”.",
    hint_en="Type raised and lowered figures as characters (², ₂), put a footnote {way_en}, and leave the rest as plain text.",
    fault="""
        文种: 工作总结
        标题: [区政府办公室2025年度工作总结, {脚注: 初稿}]
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 段落: [一年来，各项任务圆满完成。, {脚注: 初稿}]
    """,
)
NOTE_IN_NOTE = Code(
    "D303",
    "error",
    zh="脚注里不能再有“{key}”。",
    hint_zh="两个脚注并成一个，或者各放到正文里。",
    en="A footnote cannot hold another (“{key}”).",
    hint_en="Make the two one, or put each into the text.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 段落: [一年来，各项任务圆满完成。, {脚注: [见统计年鉴。, {脚注: 2025年版}]}]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 段落: [一年来，各项任务圆满完成。, {脚注: 见统计年鉴，2025年版。}]
    """,
)
NOT_A_PART = Code(
    "D304",
    "error",
    zh="这一格由几部分组成，每一部分只能是文字，或{choices}中的一样。",
    hint_zh="写成 [面积km, 上标: 2] 这样，带名字的部分各用一对花括号括起来。",
    en="Each part of this cell is a text or one of {choices}.",
    hint_en="Write it as in [面积km, 上标: 2], each part that has a name in braces of its own.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, [面积km, {上标: 2, 加粗: 二}]]
              - [甲, 12]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, [面积km, {上标: 2}]]
              - [甲, 12]
    """,
)
BREAK_WITH_COLON = Code(
    "D229",
    "error",
    zh="“{key}”单独成一项，不带冒号。",
    hint_zh="写成单独的一行“- {key}”。",
    en="“{key}” stands alone, without a colon.",
    hint_en="Write `- {key}` on a line of its own.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 分页: 是
          - 下一步，继续努力。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 分页
          - 下一步，继续努力。
    """,
)
ONLY_IN_PARAGRAPH = Code(
    "D230",
    "error",
    zh="“{key}”要写在“{parent}”里面。",
    hint_zh="写“- {parent}:”，下面缩进两格，先写“- ”和它前面的文字，再写“- {key}: …”。",
    en="“{key}” belongs inside “{parent}”.",
    hint_en="Write `- {parent}:` and below it, indented by two, `- ` with the text before it, then `- {key}: …`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 加粗: 各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 段落:
              - 加粗: 各项任务圆满完成。
    """,
)
DERIVED = Code(
    "D258",
    "error",
    zh="“{key}”不用写，会按“{other}”自动印出。",
    hint_zh="去掉“{key}”，内容写在“{other}”里。",
    en="“{key}” is not written: it is printed from “{other}”.",
    hint_en="Remove “{key}” and write “{other}”.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        附件说明: 会议明细
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        附件: 会议明细
    """,
)
PLAIN_FILE_NAME = Code(
    "D264",
    "error",
    zh="“{field}”后面直接写文件名，不写“键: 值”。",
    hint_zh="写成“{field}: {name}”。",
    en="“{field}” takes just the name of a file, not `key: value`.",
    hint_en="Write `{field}: {name}`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        署名: 区政府办公室
        成文日期: 2026-01-05
        印章: {图片: 办公室章.png}
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
