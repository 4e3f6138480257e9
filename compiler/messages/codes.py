"""The registry of diagnostics: each code's sentence and its way out, in Chinese (written first) and English.

In: nothing. Out: one `Code` constant each, and `REGISTRY` by id. Families: Y1xx source, D2xx document, T3xx template,
S4xx structure, W5xx wording, P6xx punctuation, L7xx layout, O8xx output, use and environment.
"""

from .diagnostic import Code, Diagnostic, Severity

REGISTRY: dict[str, Code] = {}


def _code(id: str, zh: str, hint_zh: str, en: str, hint_en: str, severity: Severity = "error") -> Code:
    if id in REGISTRY:
        raise ValueError(id)
    REGISTRY[id] = Code(id, severity, zh, en, hint_zh, hint_en)
    return REGISTRY[id]


# ---- Y1xx: the text of the file -----------------------------------------------------------------------------------

YAML_SYNTAX = _code(
    "Y101",
    "从这里起读不懂，多半是缩进、冒号或引号写得不对。",
    "同一级的行左边要对齐；“键: 值”用半角冒号加一个空格；文字里有 : 或 # 时，用单引号把整段文字括起来。",
    "From here on the text cannot be read; most likely an indent, a colon or a quotation mark is off.",
    "Align lines of one level; write `key: value` with an ASCII colon and a space; put single quotes round a text that holds : or #.",
)
DUPLICATE_KEY = _code(
    "Y102",
    "“{key}”写了两次，第{line}行已经有一个。",
    "只留一个；两处内容都要的话，合到一处写。",
    "“{key}” is given twice; line {line} has it already.",
    "Keep one, or put both contents under one key.",
)
KEY_NOT_TEXT = _code(
    "Y103",
    "冒号前面应当是一个名称，这里却带了方括号或花括号。",
    "把括号去掉，只写名称，例如“标题: …”。",
    "A name should stand before the colon, not something in brackets.",
    "Write a plain name, for example `标题: …`.",
)
SECOND_DOCUMENT = _code(
    "Y104",
    "一个文件里只能写一篇公文，从这里起又开始了一篇。",
    "把第二篇另存成一个文件。",
    "A file holds one document; a second one begins here.",
    "Save the second document in a file of its own.",
)
YAML_TAG = _code(
    "Y105",
    "这里的“{tag}”是 YAML 的类型标记，公文里用不到。",
    "把以 ! 开头的标记删去；若它本是文字，用单引号括起来。",
    "“{tag}” is a YAML tag, which documents do not use.",
    "Delete the mark that begins with !; if it is text, put single quotes round it.",
)
UNKNOWN_ALIAS = _code(
    "Y106",
    "以 * 开头的“*{alias}”被当成了引用，但前面没有这个名字。",
    "这若是文字，用单引号把整段文字括起来，例如 '*XX'。",
    "“*{alias}” is taken for a reference, but nothing before it has that name.",
    "If it is text, put single quotes round the whole of it, as in '*XX'.",
)
TOO_DEEP = _code(
    "Y107",
    "这里套得太深，超过了64层。",
    "减少嵌套；公文的层次最多五级。",
    "This is nested more than 64 levels deep.",
    "Nest less; a document has five levels at most.",
)
TOO_MANY_NODES = _code(
    "Y108",
    "文件里的条目太多，超过了20万个。",
    "分成几个文件来写。",
    "The file holds more than 200,000 entries.",
    "Split it into several files.",
)
NOT_A_MAPPING = _code(
    "Y109",
    "文件开头应当是“文种: …”这样的一行行内容，现在整个文件只是一段文字或一个列表。",
    "从“文种: 工作总结”写起；键后面用半角冒号加一个空格。",
    "The file should consist of lines like `文种: …`; as it is, it is one text or a list.",
    "Begin with `文种: 工作总结`; write an ASCII colon and a space after each key.",
)
EMPTY_FILE = _code(
    "Y110",
    "文件是空的。",
    "从“文种: 工作总结”写起。",
    "The file is empty.",
    "Begin with `文种: 工作总结`.",
)
BAD_CHARACTER = _code(
    "Y111",
    "这里有一个打印不出来的控制字符（{character}）。",
    "删掉它；多半是从别处粘贴时带进来的。",
    "There is a control character ({character}) that cannot be printed.",
    "Delete it; it usually comes with pasted text.",
)
NOT_UTF8 = _code(
    "Y112",
    "文件不是 UTF-8，像是{encoding_zh}；第{line}行起读不了。",
    "在编辑器里另存为 UTF-8 编码；若这不是文字文件，请核对文件名。",
    "The file is not UTF-8 but looks like {encoding_en}; it cannot be read from line {line} on.",
    "Save it again as UTF-8 in your editor; if it is no text file, check the name.",
)

READ_AS_GB18030 = _code(
    "Y113",
    "文件不是 UTF-8 编码，已按 GB18030 读入。",
    "看一看结果里的文字对不对；以后另存为 UTF-8 更稳妥。",
    "The file is not UTF-8; it was read as GB18030.",
    "Check that the text came out right; saving it as UTF-8 is safer.",
    severity="info",
)
FILE_TOO_LARGE = _code(
    "Y114",
    "文件太大，超过了8 MB。",
    "公文原稿只写文字；图片和表格数据放在另外的文件里。",
    "The file is larger than 8 MB.",
    "A source holds text only; keep pictures and data in files of their own.",
)

FULL_WIDTH_COLON = _code(
    "Y115",
    "“{key}”后面是全角冒号“：”，应当是半角冒号加一个空格。",
    "改成“{key}: ”。若这本来就是一段文字，用单引号把整段括起来。",
    "“{key}” is followed by a full-width colon; YAML wants an ASCII colon and a space.",
    "Write `{key}: `. If this is a text, put single quotes round all of it.",
)
NO_SPACE_AFTER_COLON = _code(
    "Y116",
    "“{key}:”后面少了一个空格。",
    "在冒号后面加一个空格：“{key}: ”。若这本来就是一段文字，用单引号把整段括起来。",
    "“{key}:” lacks a space after the colon.",
    "Add a space: `{key}: `. If this is a text, put single quotes round all of it.",
)
BLANK_NOT_SPACE = _code(
    "Y117",
    "行首有一个不是普通空格的空白：{character}。",
    "行首只用半角空格，每级缩进两个。",
    "The line begins with a blank that is not an ordinary space: {character}.",
    "Indent with ASCII spaces only, two for each level.",
)
BAD_INDENT = _code(
    "Y118",
    "这一行前面有{own}个空格，和上面哪一级都对不齐。",
    "改成{wanted}个空格。",
    "This line is indented by {own} and fits no level above it.",
    "Indent it by {wanted}.",
)
HASH_CUTS = _code(
    "Y119",
    "“#”前面有空格，后面的文字会被当成注释，印不出来。",
    "这若是文字，用单引号把整段括起来；若是注释，写成“# ”，# 后面加一个空格。",
    "A `#` after a space begins a comment: what follows would not print.",
    "If it is text, put single quotes round the whole; if a comment, write `# ` with a space.",
)
TEMPLATE_BRACES = _code(
    "Y120",
    "文字以“{start}”开头，YAML 会把花括号当成记号。",
    "用单引号把整段文字括起来；原稿里的花括号照原样印，不会被填写。",
    "The text begins with “{start}”, and YAML takes braces for marks of its own.",
    "Put single quotes round the whole text; braces in a source print as they are and are not filled in.",
)
SPECIAL_START = _code(
    "Y121",
    "文字以“{start}”开头，YAML 会把它当成记号。",
    "用单引号把整段文字括起来。",
    "The text begins with “{start}”, which YAML takes for a mark of its own.",
    "Put single quotes round the whole text.",
)
QUOTE_LEFT_OPEN = _code(
    "Y122",
    "这里的引号 {mark} 没有配对的另一半。",
    "在这段文字末尾补上同样的 {mark}；要印引号，用中文引号“”。",
    "The quotation mark {mark} is never closed.",
    "Add {mark} at the end of the text; to print quotation marks, use “”.",
)
TEXT_AFTER_QUOTE = _code(
    "Y123",
    "引号 {mark} 已经结束，后面又有文字。",
    "用单引号把整段文字（连同里面的引号）括起来，或改用中文引号“”。",
    "Text follows after the closing quotation mark {mark}.",
    "Put single quotes round the whole text with its quotation marks, or use “”.",
)
BACKSLASH = _code(
    "Y124",
    "双引号里的“{escape}”有特殊含义，印出来就变样了。",
    "把外面的双引号换成单引号；要换行，在冒号后面写 |，下面各行缩进对齐。",
    "“{escape}” inside double quotes has a special meaning and would not print as it is.",
    "Use single quotes instead of the double ones; for a line break write `|` after the colon and indent the lines below.",
)
COLON_IN_TEXT = _code(
    "Y125",
    "文字里有半角冒号加空格（或在末尾），会被当成“键: 值”。",
    "用单引号把整段文字括起来，或改用全角冒号“：”。",
    "An ASCII colon before a space or at the end of a text is taken for the colon of `key: value`.",
    "Put single quotes round the whole text, or use a full-width colon.",
)
BRACKET_LEFT_OPEN = _code(
    "Y126",
    "“{opening}”没有配对的“{closing}”。",
    "在末尾补上“{closing}”；这若是文字，用单引号把整段括起来。",
    "“{opening}” is never closed by “{closing}”.",
    "Add “{closing}” at the end; if it is text, put single quotes round the whole.",
)
FULL_WIDTH_COMMA = _code(
    "Y127",
    "各项之间应当用半角逗号，这里是全角的标点。",
    "改成半角逗号加一个空格，或一项一行地写。",
    "Fields inside braces are separated by ASCII commas; this one is full-width.",
    "Write an ASCII comma and a space, or one field a line.",
)
LINE_WITHOUT_KEY = _code(
    "Y128",
    "这一行前面没有“名称: ”，不知道属于哪一项。",
    "若是接着上一段的，在上面的冒号后面写 |，这些行再缩进两格；若是列表的一项，前面加“- ”。",
    "This line has no key; it cannot be told where it belongs.",
    "If it goes on from the text above, write `|` after that colon and indent the lines; if it is a list item, begin it with `- `.",
)
LINES_WOULD_JOIN = _code(
    "Y129",
    "这段文字有几行，照这样写会连成一行。",
    "要分段，在冒号后面写 |，各行缩进对齐；不要分段，写在一行里。",
    "This text stands on several lines, which would be joined into one.",
    "For several paragraphs write `|` after the colon and align the lines; else write it on one line.",
)
BAD_DASH = _code(
    "Y130",
    "列表的一项应当以“- ”（半角短横加一个空格）开头，这里是“{dash}”。",
    "改成“- ”。",
    "A list item begins with `- ` (ASCII dash and space), not “{dash}”.",
    "Write `- `.",
)
YAML_REFERENCE = _code(
    "Y131",
    "文字以“&”开头，YAML 会把后面的字当成一个名字，印不出来。",
    "用单引号把整段文字括起来。",
    "The text begins with “&”; YAML takes what follows for a name, and it would not print.",
    "Put single quotes round the whole text.",
)

EXTRA_DASH = _code(
    "Y132",
    "“{key}”前面多了“- ”：它和上面一行是同一块里的。",
    "去掉“- ”，让“{key}”和上面一行的名称对齐。",
    "“{key}” has a `- ` too many: it belongs to the block of the line above.",
    "Remove the `- ` and align “{key}” with the key above.",
)
BLOCK_NOT_INDENTED = _code(
    "Y133",
    "上面写了 |，它下面的各行要缩进。",
    "从这一行起，属于这段文字的各行都缩进两格。",
    "The lines under a `|` must be indented.",
    "Indent the lines of this text by two spaces.",
)

TEXT_AFTER_PIPE = _code(
    "Y134",
    "{mark} 后面又接着写了文字，应当换行再写。",
    "{mark} 后面换行，文字从下一行起缩进两格；只有一段的，去掉 {mark}。",
    "Text follows {mark} on the same line; it should begin on the next.",
    "Go to a new line after {mark} and indent the text by two; for one paragraph leave {mark} out.",
)

LIST_BESIDE_KEY = _code(
    "Y135",
    "“{key}:”后面直接写了“- ”，列表要从下一行写起。",
    "在冒号后面换行，“- ”另起一行，缩进两格；若只是一段以短横开头的文字，用单引号括起来。",
    "A `- ` stands right after “{key}:”; a list begins on the next line.",
    "Go to a new line after the colon and indent the `- ` by two; if it is a text that begins with a dash, put single quotes round it.",
)

MISSING_DASH = _code(
    "Y136",
    "“{key}”在第{line}行已经有了；若这是另一块，前面少了“- ”。",
    "每一块的第一行前面都加“- ”，同一块的其余各行与它对齐。",
    "“{key}” is there already, in line {line}; if this is another block, its `- ` is missing.",
    "Begin the first line of each block with `- ` and align the rest of the block with it.",
)
FULL_WIDTH_BRACKET = _code(
    "Y137",
    "这里用了全角括号“{bracket}”，不起作用，会照原样印出来。",
    "改成半角的 {{ }} 或 [ ]；若本来就是文字，用单引号括起来。",
    "The full-width bracket “{bracket}” has no effect here and would print as it is.",
    "Use ASCII {{ }} or [ ]; if it is text, put single quotes round it.",
)
KEY_IN_BLOCK = _code(
    "Y138",
    "“{key}:”在 | 下面，会当成文字印出来。",
    "若是一个项目，让它退到和上面的名称对齐，或去掉上面的 |；若是文字，改用全角冒号。",
    "“{key}:” stands under a `|` and would print as text.",
    "If it is a field, align it with the keys above or remove the `|`; if it is text, use a full-width colon.",
)
TEXT_BESIDE_BRACES = _code(
    "Y139",
    "“{mark}”{side_zh}面要先写半角逗号，文字另作一项。",
    "写成 {text}。",
    "“{mark}” wants a comma {side_en} it: the text is an item of its own.",
    "Write {text}.",
)
BRACES_IN_TEXT = _code(
    "Y140",
    "文字里夹着“{excerpt}”，照这样读不出来。",
    "分成几项，放在“段落”里：“段落: {text}”。",
    "“{excerpt}” stands in the middle of a text and cannot be read there.",
    "Make it several items of a 段落: `段落: {text}`.",
)

# ---- D2xx: what the document says ---------------------------------------------------------------------------------

MISSING_KIND = _code(
    "D201",
    "没有写文种。",
    "在开头加一行“文种: 工作总结”。可以写的有：{choices}。",
    "The kind of document (文种) is missing.",
    "Add a first line such as `文种: 工作总结`. Known kinds: {choices}.",
)
UNKNOWN_KIND = _code(
    "D202",
    "没有“{value}”这个文种。",
    "{offer_zh}可以写的有：{choices}。",
    "There is no kind “{value}”.",
    "{offer_en}Known kinds: {choices}.",
)
MISSING_FIELD = _code(
    "D203",
    "这里缺少“{field}”。",
    "补上“{field}: …”。",
    "“{field}” is missing here.",
    "Add `{field}: …`.",
)
UNKNOWN_KEY_NEAR = _code(
    "D204",
    "这里没有“{key}”这个项目。",
    "是不是“{nearest}”？",
    "There is no “{key}” here.",
    "Did you mean “{nearest}”?",
)
UNKNOWN_KEY = _code(
    "D205",
    "这里没有“{key}”这个项目。",
    "这里可以写的有：{choices}。",
    "There is no “{key}” here.",
    "What may stand here: {choices}.",
)
SAME_FIELD_TWICE = _code(
    "D206",
    "“{key}”和“{other}”是同一个项目的两种写法，只能写一个。",
    "只留一个；两处内容都要的话，合到一处写。",
    "“{key}” and “{other}” are two spellings of one field; only one may be given.",
    "Keep one; if both contents are wanted, put them under one key.",
)
EMPTY_VALUE = _code(
    "D207",
    "“{field}”后面是空的。",
    "补上内容；没有内容就把这一行删去。",
    "“{field}” has no content.",
    "Write its content, or delete the line.",
)
LIST_WHERE_TEXT = _code(
    "D208",
    "“{field}”应当是一段文字，这里却是一个列表。",
    "去掉行首的“- ”，写成一段文字；要分行，在冒号后面写 |，下面各行缩进对齐。",
    "“{field}” should be a text, not a list.",
    "Remove the `- ` and write one text; for several lines write `|` after the colon and indent them.",
)
MAPPING_WHERE_TEXT = _code(
    "D209",
    "“{field}”应当是一段文字，这里却是几个“键: 值”。",
    "若文字里本来就有冒号或花括号，用单引号把整段文字括起来。",
    "“{field}” should be a text, not `key: value` pairs.",
    "If the text itself holds a colon or braces, put single quotes round it.",
)
TEXT_WHERE_LIST = _code(
    "D210",
    "“{field}”应当是一个列表。",
    "一行写一项，每行以“- ”开头。",
    "“{field}” should be a list.",
    "Write one item a line, each after `- `.",
)
TEXT_WHERE_MAPPING = _code(
    "D211",
    "“{field}”应当写成几个“键: 值”。",
    "换行，缩进两格，再写“键: 值”，例如“{example}: …”。",
    "“{field}” should hold `key: value` pairs.",
    "Go to a new line, indent by two, and write `key: value`, for example `{example}: …`.",
)
UNKNOWN_BLOCK = _code(
    "D212",
    "看不出这一块是什么。",
    "一块可以是一段文字，也可以写：{choices}。",
    "It cannot be told what this block is.",
    "A block is a text, or has one of: {choices}.",
)
LIST_IN_LIST = _code(
    "D213",
    "这里是列表里又套了一个列表。",
    "去掉多出来的一个“- ”。",
    "A list stands directly inside a list here.",
    "Remove the extra `- `.",
)
UNKNOWN_VALUE = _code(
    "D214",
    "“{field}”没有“{value}”这种写法。",
    "可以写的有：{choices}。",
    "“{field}” cannot be “{value}”.",
    "It may be: {choices}.",
)
UNKNOWN_LABEL_FORM = _code(
    "D215",
    "“{value}”不是可用的序号写法。",
    "每种序号写它的第一个，例如 [一、, （一）, 1., （1）, ①]；各项之间用半角逗号加空格。",
    "“{value}” is not a form of label for 层次.",
    "Write each form as its first label, as in [一、, （一）, 1., （1）, ①], with an ASCII comma and a space between.",
)
NOT_A_DATE = _code(
    "D216",
    "“{value}”不像一个日期。",
    "写成 2026-11-05 或 2026年11月5日。",
    "“{value}” does not read as a date.",
    "Write 2026-11-05 or 2026年11月5日.",
)
NO_SUCH_DAY = _code(
    "D217",
    "日历上没有“{value}”这一天。",
    "核对月份和日子。",
    "There is no day “{value}” in the calendar.",
    "Check the month and the day.",
)
NOT_A_NUMBER = _code(
    "D218",
    "“{field}”应当是从1起的阿拉伯数字，如 2。",
    "只写阿拉伯数字。",
    "“{field}” should be a number from 1 on, such as 2.",
    "Write Arabic digits only.",
)
UNFIT = _code(
    "D219",
    "“{field}”的内容不合要求。",
    "输入 compile keys，对照列出的写法修改。",
    "The content of “{field}” does not fit.",
    "Compare with what `compile keys` lists.",
)
TOO_MANY_LEVELS = _code(
    "D220",
    "标题套到了第{depth}层，而“层次”只列了{count}种序号。",
    "减少一层，或在“层次”里补上这一层的序号。",
    "Headings are nested {depth} deep, but 层次 lists only {count} forms of label.",
    "Nest one level less, or add a form to 层次.",
)
NUMBER_TOO_HIGH = _code(
    "D221",
    "“{form}”这种序号只能编到第{last}个，这里已是第{number}个。",
    "把内容分成几组，或换一种序号。",
    "Labels of the form “{form}” end at {last}; this would be number {number}.",
    "Split the list, or use another form.",
)

COMMA_IN_BRACES = _code(
    "D222",
    "“{key}”后面没有冒号，不像一个项目，多半是前一项文字的后半截：花括号里的半角逗号把文字切开了。",
    "把这段文字用单引号括起来，或者不用花括号，一项一行地写。",
    "“{key}” is no field here; it looks like the rest of the text before it, cut at a comma inside braces.",
    "Put single quotes round the text, or write one field a line without braces.",
)

TWO_KINDS_OF_BLOCK = _code(
    "D223",
    "同一块里不能既写“{key}”又写“{other}”。",
    "分成两块，各以“- ”开头；或只留一个。",
    "One block cannot have both “{key}” and “{other}”.",
    "Make two blocks, each after its own `- `, or keep one of them.",
)
TEXT_WITH_COLON = _code(
    "D224",
    "这段文字里的半角冒号把它分成了“键: 值”，而“{key}”不是一个键。",
    "用单引号把整段文字括起来，或改用全角冒号“：”。",
    "The ASCII colon cuts this text into `key: value`, and “{key}” is no key.",
    "Put single quotes round the whole text, or use a full-width colon.",
)

EMPTY_ITEM = _code(
    "D225",
    "列表的这一项是空的。",
    "补上内容，或把这一行删去。",
    "This item of the list is empty.",
    "Write its content, or delete the line.",
)
TEXT_UNDER_HEADING = _code(
    "D226",
    "“{heading}”下面的内容写在“{content}”里，不写在“{key}”里。",
    "把“{key}”改成“{content}”；若标题和文字在同一段里，把“{heading}”改成“段首”。",
    "What stands under “{heading}” goes into “{content}”, not “{key}”.",
    "Change “{key}” to “{content}”; if heading and text share a paragraph, change “{heading}” to “段首”.",
)

MISPLACED = _code(
    "D227",
    "“{key}”应当写在“{parent}”下面。",
    "写一行“{parent}:”，把“{key}”放到它下面，缩进两格。",
    "“{key}” belongs under “{parent}”.",
    "Write a line `{parent}:` and put “{key}” below it, indented by two.",
)

NOT_PRINTED_YET = _code(
    "D228",
    "“{key}”这一项现在还印不了。",
    "先把这一项删去，在生成的 Word 文件里补上；或把内容写进正文。",
    "“{key}” cannot be printed yet.",
    "Leave it out and add it in the Word file, or write it into the body.",
)
BREAK_WITH_COLON = _code(
    "D229",
    "“{key}”单独成一项，不带冒号。",
    "写成单独的一行“- {key}”。",
    "“{key}” stands alone, without a colon.",
    "Write `- {key}` on a line of its own.",
)
ONLY_IN_PARAGRAPH = _code(
    "D230",
    "“{key}”要写在“{parent}”里面。",
    "写成“- {parent}:”，下面缩进两格，再写“- {key}: …”。",
    "“{key}” belongs inside “{parent}”.",
    "Write `- {parent}:` and below it, indented by two, `- {key}: …`.",
)

NAMED_FILE_NOT_FOUND = _code(
    "D231",
    "找不到文件“{file}”。",
    "{offer_zh}文件要放在原稿旁边，名字连后缀一起写。",
    "There is no file “{file}”.",
    "{offer_en}Put it beside the source, and write its name with the suffix.",
)
FILE_OUTSIDE = _code(
    "D232",
    "“{file}”不在原稿所在的文件夹里，不能用。",
    "把它复制到原稿旁边，这里只写文件名。",
    "“{file}” lies outside the source's folder and cannot be used.",
    "Copy it beside the source and write just its name.",
)
NAME_IS_URL = _code(
    "D233",
    "“{file}”是网址，这里要写文件名。",
    "把它下载下来，复制到原稿旁边，再写文件名。",
    "“{file}” is an address of the web; a file's name is wanted.",
    "Download it, copy the file beside the source, and write its name.",
)
NAMED_NOT_A_FILE = _code(
    "D234",
    "“{file}”是文件夹或设备，不是文件。",
    "写出具体的文件名；在下一级文件夹里的，写成“图片/平面图.png”。",
    "“{file}” is a folder or a device, not a file.",
    "Write the name of a file; one in a folder below as `图片/平面图.png`.",
)
NAMED_FILE_NOT_READABLE = _code(
    "D235",
    "读不了“{file}”：{reason_zh}。",
    "关闭正在使用它的程序，检查文件的权限，再编译一次。",
    "“{file}” cannot be read: {reason_en}.",
    "Close the program that uses it, check its permissions, and compile again.",
)
NAMED_FILE_TOO_LARGE = _code(
    "D236",
    "“{file}”太大，超过了{number} MB。",
    "图片缩小或压缩后再用；表格只留要印的部分，另存一份。",
    "“{file}” is larger than {number} MB.",
    "Scale a picture down; of a table, save just the part to print.",
)
NAME_UNUSABLE = _code(
    "D237",
    "文件名{reason_zh}。",
    "写原稿旁边的文件名，例如“平面图.png”。",
    "The file's name {reason_en}.",
    "Write the name of a file beside the source, such as `平面图.png`.",
)
NOT_A_PICTURE = _code(
    "D238",
    "“{file}”是{format_zh}，不能当图片用。",
    "图片用 PNG、JPEG、GIF 或 SVG：打开它，另存为 PNG，或截图存成 PNG。",
    "“{file}” is {format_en}, which cannot serve as a picture.",
    "Pictures are PNG, JPEG, GIF or SVG: open it and save it as PNG, or take a screenshot.",
)
PICTURE_DAMAGED = _code(
    "D239",
    "图片“{file}”用不了：{reason_zh}。",
    "在看图或绘图软件里打开它，另存为 PNG；打不开的，换一份完好的。",
    "The picture “{file}” cannot be used: {reason_en}.",
    "Open it in a picture program and save it as PNG; if it does not open, get a sound copy.",
)
PICTURE_TOO_LARGE = _code(
    "D240",
    "图片“{file}”太大：宽{width}像素，高{height}像素。",
    "缩小后再用，印一整页宽2,000像素就够了；最多每边2万、一共1亿像素。",
    "The picture “{file}” is too large: {width} by {height} pixels.",
    "Scale it down: 2,000 pixels fill the width of a page; the most is 20,000 a side and 100 million in all.",
)
SVG_UNSAFE = _code(
    "D241",
    "SVG 图片“{file}”里有{what_zh}，不能用。",
    "在绘图软件里打开它，另存为不带这些内容的 SVG，或导出 PNG。",
    "The SVG picture “{file}” holds {what_en} and cannot be used.",
    "Open it in a drawing program and save it as SVG without that, or export PNG.",
)
FILE_NOT_A_TABLE = _code(
    "D242",
    "“{file}”是{format_zh}，不能当表格用。",
    "在 Excel 或 WPS 里打开它（有密码的先去掉密码），另存为 .xlsx。",
    "“{file}” is {format_en}, which cannot serve as a table.",
    "Open it in Excel or WPS (remove a password first) and save it as .xlsx.",
)
TABLE_DAMAGED = _code(
    "D243",
    "表格文件“{file}”读不了：{reason_zh}。",
    "在 Excel 或 WPS 里打开它，检查内容，另存为 .xlsx。",
    "The table “{file}” cannot be read: {reason_en}.",
    "Open it in Excel or WPS, look it over, and save it as .xlsx.",
)
NO_SUCH_SHEET = _code(
    "D244",
    "“{file}”里没有工作表“{sheet}”。",
    "{offer_zh}",
    "There is no sheet “{sheet}” in “{file}”.",
    "{offer_en}",
)
TABLE_TOO_LARGE = _code(
    "D245",
    "“{file}”里的表格太大：{rows}行、{columns}列。",
    "只留要印的部分，另存一份；最多5,000行、50列、20万格。若只有几行，是远处还有零散的内容，删去它们。",
    "The table in “{file}” is too large: {rows} rows, {columns} columns.",
    "Save just the part to print; the most is 5,000 rows, 50 columns, 200,000 cells. If it has few rows, delete what stands far off.",
)
TABLE_EMPTY = _code(
    "D246",
    "“{file}”里没有内容。",
    "核对文件名和工作表；在 Excel 里填好的，先保存再编译。",
    "There is nothing in “{file}”.",
    "Check the file and the sheet; if it is filled in, save it first.",
)
CELL_UNPRINTABLE = _code(
    "D247",
    "“{file}”的 {cell_zh}{content_zh}，不能印。",
    "改好这些格，保存后再编译。",
    "{cell_en} of “{file}” holds {content_en} and cannot be printed.",
    "Mend the cells, save, and compile again.",
)
FORMULA_UNSOLVED = _code(
    "D248",
    "“{file}”的 {cell_zh}是公式，文件里没有算好的结果。",
    "用 Excel 或 WPS 打开它，保存一次，结果就有了。",
    "{cell_en} of “{file}” holds a formula whose result is not in the file.",
    "Open it in Excel or WPS and save it once; the result is stored then.",
)
ROW_RAGGED = _code(
    "D249",
    "“{file}”的第{number}行有{own}格，第一行有{wanted}格，对不上。",
    "补上或去掉逗号；文字里有逗号的，用双引号把那一格括起来；或在 Excel 里整理好，另存为 .xlsx。",
    "Row {number} of “{file}” has {own} cells; the first has {wanted}.",
    "Add or remove commas; put double quotes round a cell that holds one; or put it in order in Excel and save as .xlsx.",
)
NOT_A_COUNT = _code(
    "D250",
    "“{field}”要写一个数，例如 1，没有写 0；这里是“{value}”。",
    "改成表头的行数。",
    "“{field}” takes a number such as 1, or 0 for none, not “{value}”.",
    "Write how many rows the header has.",
)
RAGGED_ROW = _code(
    "D251",
    "这一行有{count}格，第一行有{wanted}格，对不上。",
    "补上缺的格，空的写成 ''；各格之间要用半角逗号，不是“，”；文字里有半角逗号的，用单引号把那一格括起来。",
    "This row has {count} cells; the first has {wanted}.",
    "Add the missing cells, '' for an empty one; part cells with ASCII commas, not “，”; put single quotes round a cell that holds one.",
)
NOT_A_ROW = _code(
    "D252",
    "表格的这一行应当是一个列表，一格写一段文字。",
    "一行写成“- [项目, 数量, 金额]”。",
    "Each row of a table should be a list of texts, one for each cell.",
    "Write a row as `- [项目, 数量, 金额]`.",
)
NOT_A_TABLE = _code(
    "D253",
    "“{field}”应当是一行行的列表，或一个 .csv、.xlsx 文件名。",
    "每行写成“- [项目, 数量, 金额]”，或写文件名“{field}: 明细.xlsx”。",
    "“{field}” should be a list of rows, or the name of a .csv or .xlsx file.",
    "Write each row as `- [项目, 数量, 金额]`, or a file name: `{field}: 明细.xlsx`.",
)
SHEET_WITHOUT_FILE = _code(
    "D254",
    "写了“{field}”，表格却是直接写在这里的。",
    "去掉“{field}”；要从文件取数，在“表格”后面写 .xlsx 文件名。",
    "“{field}” is given, but the table's rows are written here.",
    "Remove “{field}”, or name an .xlsx file as the table.",
)
HEADER_TOO_LONG = _code(
    "D255",
    "表格一共{count}行，表头却写了{number}行。",
    "表头的行数要比表格少。",
    "The table has {count} rows, and its header {number}.",
    "A header has fewer rows than its table.",
)
UNKNOWN_REFERENCE = _code(
    "D256",
    "没有名称是“{name}”、带题注的表或图。",
    "{offer_zh}要引用的表或图，“名称”和“题注”都要写。",
    "There is no table or picture named “{name}” that has a caption.",
    "{offer_en}A table or picture that is referred to has both 名称 and 题注.",
)
SAME_ANCHOR = _code(
    "D257",
    "名称“{name}”前面已经用过了。",
    "换一个名称。",
    "The name “{name}” is used above.",
    "Choose another name.",
)
DERIVED = _code(
    "D258",
    "“{key}”不用写，会按“{other}”自动印出。",
    "去掉“{key}”，内容写在“{other}”里。",
    "“{key}” is not written: it is printed from “{other}”.",
    "Remove “{key}” and write “{other}”.",
)
SEALS_DO_NOT_FIT = _code(
    "D259",
    "有{count}个印章图片、{number}个署名，对不上。",
    "一个署名一个印章图片，次序相同；都由手工盖章的，只写“印章: 有”。",
    "There are {count} pictures of seals and {number} signatures.",
    "Give one for each signature, in the same order; write `印章: 有` where all are sealed by hand.",
)
SEAL_ON_NOTHING = _code(
    "D260",
    "写了“印章”，却没有“{field}”。",
    "印章要盖在署名和成文日期上，补上“{field}: …”。",
    "There is a seal (印章) but no “{field}”.",
    "A seal is set on signature and date: add `{field}: …`.",
)
STAMP_AND_OTHER = _code(
    "D261",
    "“签名章”和“{field}”不能同时写。",
    "盖签发人签名章的，只写签名章和成文日期；否则去掉“签名章”。",
    "签名章 (a signer's stamp) and “{field}” exclude each other.",
    "Write the stamp and the date only, or remove 签名章.",
)
FIGURES_TOO_DEEP = _code(
    "D262",
    "数据套得太深，超过{depth}层。",
    "少套几层。",
    "The data is nested more than {depth} deep.",
    "Nest it less.",
)
NOT_A_SEAL = _code(
    "D263",
    "“印章”没有“{value}”这种写法。",
    "盖章的写“有”，不盖章的删去这一行；有印章图片的写文件名。",
    "印章 (the seal) cannot be “{value}”.",
    "Write `有` where there is a seal, or the name of its picture; delete the line where there is none.",
)
PLAIN_FILE_NAME = _code(
    "D264",
    "“{field}”后面直接写文件名，不写“键: 值”。",
    "写成“{field}: {name}”。",
    "“{field}” takes just the name of a file, not `key: value`.",
    "Write `{field}: {name}`.",
)
STAMP_WITHOUT_DATE = _code(
    "D265",
    "写了“签名章”，却没有“成文日期”。",
    "签名章下面要印日期，补上“成文日期: …”。",
    "There is a signer's stamp (签名章) but no date.",
    "The date is printed below the stamp: add `成文日期: …`.",
)
SHEET_EMPTY = _code(
    "D266",
    "“{file}”的工作表“{sheet}”里没有内容。",
    "核对工作表的名称；在 Excel 里填好的，先保存再编译。",
    "There is nothing in the sheet “{sheet}” of “{file}”.",
    "Check the name of the sheet; if it is filled in, save it first.",
)
ONLY_A_HEADER = _code(
    "D267",
    "表格只有一行，全算成表头了。",
    "没有表头的，加一行“表头: 0”；有表头的，补上下面的内容。",
    "The table has one row, which is taken for its header.",
    "If it has no header, add `表头: 0`; else add the rows below it.",
)
PICTURE_AS_TABLE = _code(
    "D268",
    "“{file}”是{format_zh}，不能当表格用。",
    "要印这张图，写“图片: {file}”。",
    "“{file}” is {format_en}, which cannot serve as a table.",
    "To print the picture, write `图片: {file}`.",
)
FILE_NOT_A_PICTURE = _code(
    "D269",
    "“{file}”是{format_zh}，不是图片。",
    "核对文件名，换一个图片文件；要印里面的表格，把“图片”改成“表格”。",
    "“{file}” is {format_en}, not a picture.",
    "Check the name and take a picture; to print a table that it holds, change 图片 to 表格.",
)

# ---- T3xx: the template -------------------------------------------------------------------------------------------

TEMPLATE_NOT_FOUND = _code(
    "T301",
    "找不到模板“{name}”。",
    "有这些模板：{choices}；别处的请写出文件路径。",
    "There is no template “{name}”.",
    "There are {choices}. For one that is elsewhere, give its path.",
)
NOT_A_DOCX = _code(
    "T302",
    "模板打不开：{reason_zh}",
    "{way_zh}",
    "The template cannot be opened: {reason_en}",
    "{way_en}",
)
STYLE_MISSING = _code(
    "T303",
    "模板里没有“{style_zh}”这个样式，而这篇公文要用到它。",
    "在模板里新建名为“{style_zh}”的样式，或换一个模板。",
    "The template has no style “{style_en}”, which this document needs.",
    "Make a style named “{style_en}” in the template, or use another template.",
)
NO_PLACE = _code(
    "T304",
    "模板里没有放“{field}”的地方，这部分内容会丢失，因此没有生成文件。",
    "在模板里单起一段写 {{{{p {field} }}}}，或换一个模板。",
    "The template has no place for “{field}”; its text would be lost, so nothing was written.",
    "Put {{{{p {field} }}}} in a paragraph of its own in the template, or use another template.",
)
NOT_ALONE = _code(
    "T305",
    "“{tag}”要独占{what_zh}，旁边的“{beside}”生成时会丢失。",
    "{offer_zh}",
    "“{tag}” wants a {what_en} of its own; “{beside}” beside it would be lost.",
    "{offer_en}",
)
SLOT_WITHOUT_P = _code(
    "T306",
    "“{tag}”少了字母 p：“{field}”是整段整段放进来的。",
    "改成 {{{{p {field} }}}}，单独占一段。",
    "“{tag}” lacks the letter p: “{field}” goes in as whole paragraphs.",
    "Write {{{{p {field} }}}} in a paragraph of its own.",
)
UNKNOWN_TAG = _code(
    "T307",
    "模板里的名称“{name}”认不得。",
    "{offer_zh}",
    "The name “{name}” in the template is not known.",
    "{offer_en}",
)
TAG_SYNTAX = _code(
    "T308",
    "模板里的标记“{excerpt}”写得不对：{reason_zh}。",
    "照这个原因改；对的例子用 compile explain T308 看。",
    "The tag “{excerpt}” of the template is not well formed: {reason_en}.",
    "Mend it; `compile explain T308` shows an example.",
)
TAG_FORBIDDEN = _code(
    "T309",
    "模板里的标记“{excerpt}”不能用。",
    "标记里可以引用、判断、循环、加减乘除，可以用列出的过滤器，不能运行程序。",
    "The tag “{excerpt}” of the template is not allowed.",
    "A tag may print, test, loop, calculate and use the listed filters; it may not run code.",
)
SLOT_TWICE = _code(
    "T310",
    "“{tag}”会多印：{reason_zh}。",
    "同样的内容只印一处；在循环里的移到循环外面。",
    "“{tag}” would print more than once: {reason_en}.",
    "Let one tag print it, and none inside a loop.",
)
TAG_OUTSIDE = _code(
    "T311",
    "这里的标记“{tag}”不会被处理，会原样印出来。",
    "把它移到正文、页眉、页脚或脚注的文字里。",
    "The tag “{tag}” here is never filled in and would print as it is.",
    "Move it into text of the body, a header, a footer or a footnote.",
)
SLOT_IN_SECTION = _code(
    "T312",
    "“{field}”所在的一段末尾是分节符，生成时分节会丢失。",
    "在它前面另起一段，把“{field}”移过去。",
    "The paragraph with “{field}” carries a section break, which would be lost.",
    "Put “{field}” in a paragraph of its own before it.",
)
TAG_MISSPELT = _code(
    "T313",
    "模板的标记“{excerpt}”里，“{word}”认不得。",
    "是不是“{nearest}”？",
    "“{word}” in the tag {excerpt} is not known.",
    "Did you mean “{nearest}”?",
)
UNKNOWN_FILTER = _code(
    "T314",
    "竖线后面的“{name}”认不得。",
    "{offer_zh}",
    "“{name}” after the bar is not known.",
    "{offer_en}",
)
WIDE_MARK = _code(
    "T315",
    "模板的标记“{excerpt}”里，“{mark}”是全角的。",
    "改成半角的“{nearest}”。",
    "“{mark}” in the tag “{excerpt}” is a full-width character.",
    "Write the ASCII “{nearest}”.",
)
NOT_CLOSED = _code(
    "T316",
    "“{excerpt}”没有收尾。",
    "在后面写上“{wanted}”。",
    "“{excerpt}” is not closed.",
    "Write “{wanted}” behind it.",
)
BLOCK_ACROSS = _code(
    "T317",
    "“{opening}”和“{excerpt}”不在同一层，对不上。",
    "{offer_zh}",
    "“{opening}” and “{excerpt}” do not stand on the same level.",
    "{offer_en}",
)
LETTER_APART = _code(
    "T318",
    "“{excerpt}”里，“{mark}”前面多了空格。",
    "改成“{nearest}”。",
    "There is a blank before “{mark}” in “{excerpt}”.",
    "Write “{nearest}”.",
)
OUT_OF_PLACE = _code(
    "T319",
    "“{tag}”放错了地方，{reason_zh}。",
    "按说明移过去，或删掉它。",
    "“{tag}” stands in the wrong place: {reason_en}.",
    "Move it, or take it out.",
)
NO_SUCH_DATA = _code(
    "T320",
    "数据里没有“{name}”。",
    "{offer_zh}",
    "There is no “{name}” in the data.",
    "{offer_en}",
)
NOT_A_LIST = _code(
    "T321",
    "“{excerpt}”里的“{value}”不是列表，不能一个一个地取。",
    "在 YAML 里把它写成列表，每项前面加“- ”。",
    "“{value}” in “{excerpt}” is no list; it cannot be gone through.",
    "Write it as a list in the YAML, each item after “- ”.",
)
NOT_FIT = _code(
    "T322",
    "“{excerpt}”印不出来：{reason_zh}。",
    "改标记，或改 YAML 里的数据。",
    "“{excerpt}” cannot be printed: {reason_en}.",
    "Mend the tag, or the data in the YAML.",
)
TOO_MUCH = _code(
    "T323",
    "“{excerpt}”太多了，超过{last}{what_zh}。",
    "减少数据，或分成几份公文。",
    "“{excerpt}” is too much: more than {last} {what_en}.",
    "Give less data, or make several documents of it.",
)
TAG_SPLIT = _code(
    "T324",
    "“{tag}”前后几个字的格式不一样，印出来用第一个字的格式。",
    "选中整个标记，把格式设成一样的。",
    "“{tag}” is formatted in more than one way; it prints like its first character.",
    "Select the whole tag and give it one format.",
    "info",
)
BAD_DATA = _code(
    "T325",
    "数据“{name}”{reason_zh}。",
    "改好这项数据。",
    "The data “{name}” {reason_en}.",
    "Mend it.",
)
REMOTE_PART = _code(
    "T326",
    "这里要从别处取内容：{name}。",
    "在 Word 里断开链接，把内容放进模板。",
    "This takes something from elsewhere: {name}.",
    "Break the link in Word and put the content into the template.",
)
BLOCKS_LOST = _code(
    "T327",
    "模板用循环印“{field}”，从这里起有{count}段没有印，会丢失，因此没有生成文件。",
    "在循环里，不管哪种情况都写上 {{{{p 段 }}}}；只印文字的，序号和文字都要印，表格和图片用 {{{{p 段 }}}}。",
    "The template prints “{field}” in a loop that leaves out {count} blocks, of which this is the first; nothing was written.",
    "Put {{{{p 段 }}}} in every branch of the loop; where only texts are printed, print label and text, and tables and pictures with {{{{p 段 }}}}.",
)
BLOCKS_LEFT_OUT = _code(
    "T328",
    "“{excerpt}”里有的情况没有印这一段，遇到这样的公文就编不出来。",
    "每种情况都写上 {{{{p 段 }}}}，判断要有 else；只印文字的，序号和文字都要印。",
    "“{excerpt}” does not print its block in every case; documents where that matters cannot be compiled.",
    "Put {{{{p 段 }}}} in every branch, else among them; where only texts are printed, print label and text.",
    "warning",
)
UNSAFE_LINK = _code(
    "T329",
    "这个链接通到“{name}”，点开会打开文件或运行程序。",
    "链接只能通到 http、https、mailto 开头的网址；不要的，在 Word 里右击它，选“取消超链接”。",
    "This link leads to “{name}”, which opens a file or runs a program.",
    "A link may lead to an address that begins with http, https or mailto; take any other away in Word.",
)
MORE_PROBLEMS = _code(
    "T330",
    "这一段的毛病超过{last}处，后面的没有再看。",
    "先把前面的改好，再查一遍。",
    "This paragraph has more than {last} faults; the rest of it was not looked at.",
    "Mend those, and check again.",
)

# What `compile template check` finds in the file of a template.
STYLE_NEEDED = _code(
    "T340",
    "模板里没有“{style_zh}”这个样式，公文几乎都要用到它。",
    "新建名为“{style_zh}”的样式；或加 --fix 结果.docx，由程序补上。",
    "The template has no style “{style_en}”, which nearly every document needs.",
    "Make a style of that name, or have it added with `--fix OUT.docx`.",
)
STYLE_ABSENT = _code(
    "T341",
    "模板里没有“{style_zh}”这个样式，写了“{field}”的公文编不出来。",
    "用得到的话，新建名为“{style_zh}”的样式，或加 --fix 结果.docx 补上；用不到就不用管。",
    "The template has no style “{style_en}”; documents with “{field}” cannot be compiled.",
    "If you need it, make a style of that name, or have it added with `--fix OUT.docx`.",
    severity="warning",
)
NO_CHINESE_FONT = _code(
    "T342",
    "{styles_zh}没有设中文字体，汉字会用电脑上默认的字体。",
    "在样式的“字体”里选好“中文字体”；或加 --fix 结果.docx 补上。",
    "No East Asian font is set in {styles_en}; Chinese text falls to the machine's default.",
    "Choose one in the style's font settings, or have it added with `--fix OUT.docx`.",
    severity="warning",
)
THEME_FONT = _code(
    "T343",
    "{styles_zh}的字体跟着主题走，换一台电脑可能就变了。",
    "在样式的“字体”里直接选字体，不选“（中文正文）”“（中文标题）”。",
    "The font of {styles_en} follows the theme and may change from machine to machine.",
    "Choose a font by its name in the style's font settings.",
    severity="warning",
)
HEADING_NOT_IN_LIST = _code(
    "T344",
    "{styles_zh}没有连到多级列表，序号的位置和样子不由模板管。",
    "在“多级列表 → 定义新的多级列表 → 更多”里，把各级“链接到样式”。",
    "{styles_en} is not tied to a multilevel list, so the template does not control its labels.",
    "In “define new multilevel list”, link each level to its style.",
    severity="warning",
)
HEADING_LEVEL = _code(
    "T345",
    "“{style_zh}”连在列表的第{number}级上，应当是第{usual}级，和“标题 1”在同一个列表里。",
    "在“定义新的多级列表”里，把第{usual}级“链接到样式”改为“{style_zh}”。",
    "“{style_en}” is tied to level {number} of a list; it should be level {usual} of the list of heading 1.",
    "In “define new multilevel list”, link level {usual} to “{style_en}”.",
    severity="warning",
)
LEVEL_FORM = _code(
    "T346",
    "模板列表的第{number}级印“{label}”，公文一般用“{usual}”；以公文的“层次”为准，不合的另建列表。",
    "要用“{label}”，在 YAML 里写“层次”；不用就把列表这一级改回“{usual}”。",
    "Level {number} of the template's list prints “{label}”; documents use “{usual}”. The document's 层次 decides, and lists that differ are made anew.",
    "To use “{label}”, say so in 层次 in the YAML; otherwise change the level back to “{usual}”.",
    severity="warning",
)
NO_OUTLINE = _code(
    "T347",
    "{styles_zh}没有大纲级别，导航窗格和目录里看不到这些标题。",
    "在样式的“段落”里，把“大纲级别”设为和标题相同的级别。",
    "{styles_en} has no outline level; such headings are missing from the navigation pane and from tables of contents.",
    "Set the outline level in the style's paragraph settings.",
    severity="warning",
)
LEAD_NOT_LINKED = _code(
    "T348",
    "“{style_zh}”没有链接到“{other_zh}”，改标题样式时，段首标题不会跟着改。",
    "删去“{style_zh}”，加 --fix 结果.docx 重新建一个链接好的。",
    "“{style_en}” is not linked to “{other_en}”; run-in headings will not follow a change of the heading style.",
    "Delete “{style_en}” and have a linked one made with `--fix OUT.docx`.",
    severity="warning",
)
DIRECT_FORMATTING = _code(
    "T349",
    "“{tag}”这一段上直接设的{what_zh}不起作用，内容印出来只看样式。",
    "把这些格式设到相应的样式里；这一段上的清除掉。",
    "What is set by hand on the paragraph of “{tag}” has no effect: {what_en}. Only the styles count.",
    "Set it in the style, and clear it from the paragraph.",
    severity="warning",
)
LIKE_A_TAG = _code(
    "T350",
    "“{text}”像标记，却不是，会原样印出来。",
    "要印内容的，改成 {tag}；本来就是文字的，不用管。",
    "“{text}” looks like a tag but is none, and prints as it is.",
    "If it is meant to be filled in, write {tag}; otherwise leave it.",
    severity="warning",
)
ACTIVE = _code(
    "T351",
    "模板里有{what_zh}，会随每份公文发出去。",
    "删去它，或用自带的模板重新做。",
    "The template holds {what_en}, which would go out with every document.",
    "Delete it, or begin again from a built-in template.",
)
EMBEDDED = _code(
    "T352",
    "模板里有{what_zh}，会随每份公文发出去。",
    "用不着就删去；要的话改成图片或普通表格。",
    "The template holds {what_en}, which would go out with every document.",
    "Delete it, or make it a picture or a plain table.",
    severity="warning",
)
COMMENT_LEFT = _code(
    "T353",
    "这里还有批注，会随每份公文发出去。",
    "在“审阅”里删除批注。",
    "There is a comment here, which would go out with every document.",
    "Delete it.",
    severity="warning",
)
TRACKED = _code(
    "T354",
    "模板里{what_zh}，会随每份公文发出去。",
    "在“审阅”里接受或拒绝所有修订，再关掉修订。",
    "The template has changes tracked: {what_en}.",
    "Accept or reject all changes, and turn tracking off.",
    severity="warning",
)
HIDDEN = _code(
    "T355",
    "这里的文字设成了隐藏，印不出来，却会随公文发出去。",
    "选中它，去掉“字体”里的“隐藏”，或删去。",
    "The text here is hidden: it does not print, but goes out with every document.",
    "Unhide it, or delete it.",
    severity="warning",
)
BLANKS = _code(
    "T356",
    "这里起有{count}个连着的空段，内容一多版面就会乱。",
    "删去空段；要留空，用样式的段前间距；要另起一页，用“段前分页”。",
    "From here on {count} paragraphs in a row are empty; they upset the pages as the text grows.",
    "Delete them; use the style's spacing, or “page break before”.",
    severity="warning",
)
LABEL_IN_HEADING = _code(
    "T357",
    "这一段用的是“{style_zh}”样式，序号“{label}”却是手打的，会印两遍。",
    "删去手打的“{label}”，序号由列表编。",
    "This paragraph is in the style “{style_en}”, yet its label “{label}” is typed and would print twice.",
    "Delete the typed “{label}”; the list numbers it.",
    severity="warning",
)
SECTIONS = _code(
    "T358",
    "模板分成了{count}节，纸张、页边距或网格却不一样。",
    "各节改成一样的页面设置；不需要分节的，删去分节符。",
    "The template has {count} sections, and their paper, margins or grids differ.",
    "Give all sections one page setup, or delete the section breaks.",
    severity="warning",
)
SLOT_IN_BOX = _code(
    "T359",
    "“{tag}”放在了文本框里，内容长了会被截断，不能接到下一页。",
    "把“{tag}”移到文本框外面，单独占一段。",
    "“{tag}” stands in a text box, where a long text is cut off instead of going on on the next page.",
    "Move “{tag}” out of the box, into a paragraph of its own.",
)
NEVER_PRINTED = _code(
    "T360",
    "模板里没有放“{field}”的地方，有这项内容的公文编不出来。",
    "用得到的话，加上 {tag}；用不到就不用管。",
    "The template has no place for “{field}”; documents with it cannot be compiled.",
    "If you need it, add {tag}.",
    severity="warning",
)
NOT_PRINTED_FOR = _code(
    "T361",
    "{where} 写了“{field}”，模板里没有放它的地方。",
    "在模板里加上 {tag}，或换一个模板。",
    "{where} has “{field}”, for which the template has no place.",
    "Add {tag} to the template, or use another one.",
)
STYLE_FOR = _code(
    "T362",
    "{where} 要用“{style_zh}”样式，模板里没有。",
    "在模板里新建名为“{style_zh}”的样式；或加 --fix 结果.docx 补上。",
    "{where} needs the style “{style_en}”, which the template lacks.",
    "Make a style of that name, or have it added with `--fix OUT.docx`.",
)
MENDED = _code(
    "T363",
    "已改：{what_zh}。",
    "打开结果看一遍。",
    "Mended: {what_en}.",
    "Look the result over.",
    severity="info",
)
NO_PLACE_FOR_TEXT = _code(
    "T364",
    "模板里没有放正文的地方，什么公文都编不出来。",
    "在正文的位置单起一段，写上 {{{{p 全文 }}}}；标题、落款等也各写一段。",
    "The template has no place for the text; no document can be compiled with it.",
    "Put {{{{p 全文 }}}} in a paragraph of its own where the text belongs, and the title, the signature and so on likewise.",
)
FOR_REPORT = _code(
    "T365",
    "编 {where} 时（{name}）：{reason_zh}",
    "{offer_zh}",
    "Compiling {where} ({name}): {reason_en}",
    "{offer_en}",
)
AFTER_ATTACHMENTS = _code(
    "T366",
    "“{text}”在 {tag} 后面，公文有附件时，会印到附件的后面去。",
    "把 {tag} 移到它后面。",
    "“{text}” stands after {tag}, and so prints behind the attachments of a document that has any.",
    "Move {tag} to the place after it.",
    severity="warning",
)
COUNTED_WITH_TEXT = _code(
    "T367",
    "“{text}”和正文的标题用同一个自动编号，后面正文的序号会跟着往后推，如从“二、”开始。",
    "去掉这一段的编号，或换一个没有编号的样式。",
    "“{text}” is numbered by the list of the headings, so that the labels of the text after it move on.",
    "Take its number away, or give it a style without one.",
    severity="warning",
)

# ---- S4xx: structure ----------------------------------------------------------------------------------------------

NO_TITLE = _code(
    "S401",
    "没有标题。",
    "在“文种”下面加一行“标题: …”。",
    "There is no title.",
    "Add a line `标题: …` below 文种.",
    severity="warning",
)

LABEL_TYPED = _code(
    "S402",
    "“{label}”是序号，会自动编，再写就重复了。",
    "去掉“{label}”；若要自己编号，在标题里写“编号: 无”。",
    "“{label}” is a label; labels are printed by themselves and this one would be double.",
    "Remove “{label}”; to number by hand, give the heading `编号: 无`.",
    severity="warning",
)
ENUMERATION_TYPED = _code(
    "S403",
    "“{label}”会自动印出，再写就重复了。",
    "去掉“{label}”。",
    "“{label}” is printed by itself and would be double.",
    "Remove “{label}”.",
    severity="warning",
)
BREAK_AS_TEXT = _code(
    "S404",
    "“{text}”会照样印成一段文字。",
    "要另起一页，单独写一行“- 分页”，不带冒号和别的字。",
    "“{text}” would print as text.",
    "For a new page write `- 分页` alone, without a colon.",
    severity="warning",
)
NAMES_IN_ONE = _code(
    "S405",
    "署名“{text}”里有“{mark}”，会印成一行。",
    "几个署名写成列表，一行一个，每行以“- ”开头；本来就是一个名称的，不用管它。",
    "The signature “{text}” holds “{mark}” and would print on one line.",
    "Write several names as a list, one a line after `- `; one name may stay as it is.",
    severity="warning",
)
NO_ATTACHMENT = _code(
    "S406",
    "附件写了“{text}”，会印出“附件：{text}”。",
    "没有附件，就把这一行删去。",
    "The attachment “{text}” would print as 附件：{text}.",
    "Where there is no attachment, delete the line.",
    severity="warning",
)
NUMBER_TYPED = _code(
    "S407",
    "“{label}”不用写，表、图和附件的序号自动编。",
    "去掉“{label}”。",
    "“{label}” need not be written: tables, pictures and attachments are numbered by themselves.",
    "Remove “{label}”.",
    severity="warning",
)
MARK_AT_END = _code(
    "S408",
    "“{field}”末尾有“{mark}”，这里不加标点。",
    "去掉末尾的“{mark}”。",
    "“{field}” ends in “{mark}”; no mark stands there.",
    "Remove the “{mark}” at the end.",
    severity="warning",
)
NULL_CELL = _code(
    "S409",
    "这一格里的“{text}”会照样印出来。",
    "空的格写成 ''。",
    "“{text}” in this cell would print as it is.",
    "Write '' for an empty cell.",
    severity="warning",
)

# Of drafts: what a person should look at.

LABEL_OUT_OF_ORDER = _code(
    "S410",
    "序号“{label}”接不上，按次序应当是“{wanted}”。",
    "照原样留着，没有改；要按次序编，删掉这一条的“序号”，写在 | 下面的就改成“{wanted}”。",
    "The label “{label}” is out of order; “{wanted}” would be next.",
    "It was kept as it is; to have it counted, delete its field 序号, or write “{wanted}” where it stands under a `|`.",
    severity="warning",
)
LABEL_UNLIKE = _code(
    "S411",
    "序号“{label}”的写法和同级的不一样，同级的是“{wanted}”。",
    "照原样留着，没有改；要统一写法，删掉这一条的“序号”，写在 | 下面的就改成“{wanted}”。",
    "The label “{label}” is not written as its siblings are, “{wanted}”.",
    "It was kept as it is; to have them alike, delete its field 序号, or write “{wanted}” where it stands under a `|`.",
    severity="warning",
)
LABEL_UNSURE = _code(
    "S412",
    "“{label}”前后都没有接得上的序号，不能肯定它是序号。",
    "照原样当作文字；真是序号，就把这一段改成“标题”或“段首”。",
    "No label goes before or after “{label}”; it may not be one.",
    "It was kept as text; if it is a label, make the paragraph a 标题 or 段首.",
    severity="warning",
)
HEADING_UNSURE = _code(
    "S413",
    "“{text}”和同级的不像，不能肯定是不是标题。",
    "对照同级的看一看，不对就改成“标题”“段首”或普通的一段。",
    "“{text}” is not like its siblings and may or may not be a heading.",
    "Compare it with them; make it a 标题, a 段首 or a plain paragraph if need be.",
    severity="warning",
)
LEAD_OFFERED = _code(
    "S414",
    "“{text}”像是没有序号的段首标题。",
    "先当作普通文字；是段首标题，就写成“段首”，加上“编号: 无”。",
    "“{text}” looks like a run-in heading without a label.",
    "It was kept as plain text; if it is a heading, write it as 段首 with `编号: 无`.",
    severity="warning",
)
HEADING_OFFERED = _code(
    "S415",
    "“{text}”像是没有序号的小标题。",
    "先当作普通的一段；是标题，就写成“标题”，加上“编号: 无”。",
    "“{text}” looks like a heading without a label.",
    "It was kept as a paragraph; if it is a heading, write it as 标题 with `编号: 无`.",
    severity="warning",
)
ENUMERATION_ODD = _code(
    "S416",
    "“{label}”和前面的接不上。",
    "照原样当作文字；补上缺的，或改对次序。",
    "“{label}” does not follow what comes before.",
    "It was kept as text; add what is missing, or mend the order.",
    severity="warning",
)
TITLE_UNSURE = _code(
    "S417",
    "把“{text}”当作了标题，不能肯定。",
    "不是标题，就把它移到“导语”或“正文”里。",
    "“{text}” was taken for the title; this is not certain.",
    "If it is none, move it to 导语 or 正文.",
    severity="warning",
)
SIGNATURE_UNSURE = _code(
    "S418",
    "把“{text}”当作了署名，后面没有日期，不能肯定。",
    "不是署名，就把它移到正文里；是的话，看要不要补“成文日期”。",
    "“{text}” was taken for the signature, though no date follows.",
    "If it is none, move it to the text; if it is, add its date where one is wanted.",
    severity="warning",
)
LEFT_OUT = _code(
    "S419",
    "“{text}”没有放进公文里。",
    "要印的话，自己放到合适的地方；导入时，它记在 YAML 开头的注释里。",
    "“{text}” was left out of the document.",
    "To have it printed, put it where it belongs; compile import keeps it in the comment at the top of the YAML.",
    severity="warning",
)
KEPT_PLAIN = _code(
    "S420",
    "从“{text}”起的一部分，照原样放成了普通的段落。",
    "按固定的写法印出来会和原稿不一样，所以没有动；要用固定的写法，改成“附件”“署名”“报告人”等项目。",
    "From “{text}” on, a part was kept as plain paragraphs.",
    "Printed by their own fields it would differ from the draft; to have that, use 附件, 署名, 报告人 and so on.",
    severity="warning",
)
PAGE_NUMBERS_LEFT_OUT = _code(
    "S421",
    "去掉了{count}行页码：第{lines}行。",
    "页码由模板印；不是页码的，自己补回去。",
    "Lines that hold page numbers were left out ({count}): {lines}.",
    "The template prints page numbers; put back what is none.",
    severity="info",
)
LINES_JOINED = _code(
    "S422",
    "有{count}行接到了上一行后面：第{lines}行。",
    "原稿一段分成了好几行；接错的，自己分开。",
    "Lines were joined to the one above ({count}): {lines}.",
    "The draft breaks its paragraphs at a width; part what was joined wrongly.",
    severity="info",
)
UNSEEN_LEFT_OUT = _code(
    "S423",
    "有{count}行的两头或序号里有看不见的字符，去掉了：第{lines}行。",
    "不用管它；文字中间的都还在。",
    "Invisible characters at the ends or in the labels of lines were left out ({count}): {lines}.",
    "Nothing need be done; those within the text are still there.",
    severity="info",
)
FORMULA_AS_TEXT = _code(
    "S424",
    "公式“{text}”只取了文字。",
    "分数、根号、上下标都排不出来；要紧的，做成图片放进来。",
    "Of the formula “{text}”, only the text was taken.",
    "Fractions, roots and indices are not set; where they matter, put it in as a picture.",
    severity="warning",
)
SYMBOL_LEFT_OUT = _code(
    "S425",
    "有认不出的符号，没有读进来：“{text}”。",
    "看看 Word 里是什么符号，自己在文字里补上。",
    "Symbols that are not known were left out: “{text}”.",
    "Look in Word which they are, and type them into the text.",
    severity="warning",
)
MARGIN_LEFT_OUT = _code(
    "S426",
    "页眉、页脚或脚注里的“{text}”没有放进公文里。",
    "要印的话，写到正文里；页眉、页脚也可以写到模板里。",
    "“{text}” in a header, a footer or a note was left out of the document.",
    "To have it printed, put it into the text; headers and footers may go into the template.",
    severity="warning",
)
SHIFTED_AS_PLAIN = _code(
    "S427",
    "“{text}”里的上标或下标，放成了普通的字。",
    "要印成上标、下标，换成“²”“₂”这样的字符。",
    "A raised or lowered part of “{text}” was kept as plain text.",
    "To print it raised or lowered, type a character such as ² or ₂.",
    severity="warning",
)
HIDDEN_PRINTED = _code(
    "S428",
    "“{text}”在 Word 里是隐藏的字，也读进来了，会印出来。",
    "不要印的话，删掉它。",
    "“{text}” is hidden in Word; it was read all the same and will be printed.",
    "Delete it if it is not to be printed.",
    severity="warning",
)
REMARK_WITHOUT_BRACKETS = _code(
    "S429",
    "把“{text}”当作了附注，照原稿印，没有括号。",
    "要加括号，把“附注原文”改成“附注”；不是附注，就移到正文里。",
    "“{text}” was taken for the remark below the date, and is printed as the draft has it, without parentheses.",
    "To have them, rename `附注原文` to `附注`; if it is no remark, move it to the text.",
    severity="info",
)

LIKE_MARKDOWN = _code(
    "S430",
    "这份草稿像是 Markdown：“#”“**”会照样印出来。",
    "把文件另存为 .md 再导入，这些记号就会去掉。",
    "This draft looks like Markdown; its # and ** will be printed.",
    "Save the file as .md and import that: the marks are then taken out.",
    severity="warning",
)

AS_TYPED = _code(
    "S431",
    "“{text}”照原稿的写法印。",
    "要按规定的写法印，删掉“{field}”这一项。",
    "“{text}” is printed as the draft has it.",
    "To have the form of the standard, delete `{field}`.",
    severity="info",
)
KIND_ASSUMED = _code(
    "S432",
    "看不出是哪一种公文，先当作“{value}”。",
    "不对，就改第一行的“文种”。",
    "What kind of document this is does not show; it is taken for “{value}”.",
    "If it is another, change 文种 in the first line.",
    severity="info",
)
FIGURE_BROKEN = _code(
    "S433",
    "表格里的“{text}”在这一栏排不下，会断成两行。",
    "{offer_zh}分成两个表，或者减少几栏、换成大一点的单位（如万元）。",
    "“{text}” does not fit its column of the table and will be broken.",
    "{offer_en}Make it two tables, leave out some columns, or take a larger unit (万元).",
    severity="warning",
)
TABLE_SMALL = _code(
    "S434",
    "表格的栏目太多，字号用了{number}磅，才排得下。",
    "嫌小的，{offer_zh}分成两个表，或者减少几栏。",
    "The table has so many columns that it is set in {number} pt.",
    "{offer_en}Make it two tables, or leave out some columns, if that is too small.",
    severity="info",
)
SIGNERS_UNSURE = _code(
    "S435",
    "把“{text}”也当作了署名，它下面是单位的名称，不能肯定。",
    "不是署名，就把它移到正文里。",
    "“{text}” was taken to sign, too, above the name of a body.",
    "If it does not sign, move it to the text.",
    severity="warning",
)
BLANKS_LEFT_OUT = _code(
    "S436",
    "有{count}个序号后面的空格没有照原稿留：第{lines}行。",
    "“第一章”这类序号后面统一空一个字，其余的不空，不用改。",
    "Blanks after labels were not kept ({count}): {lines}.",
    "One wide blank goes after labels such as 第一章, none after the others; there is nothing to mend.",
    severity="info",
)
LINES_CUT = _code(
    "S437",
    "原稿挤在一行里，按序号和空格分成了{count}段。",
    "从头看一遍，分错的，自己改。",
    "The draft stands on one line; it was cut into {count} paragraphs at its labels and blanks.",
    "Read it through, and mend what was cut wrongly.",
    severity="warning",
)
HEADING_TAKEN = _code(
    "S438",
    "把“{text}”当作了没有序号的小标题，它下面的序号又从一编起。",
    "不是标题，就改成普通的一段。",
    "“{text}” was taken for a heading without a label: the labels below it begin anew.",
    "If it is none, make it a plain paragraph.",
    severity="warning",
)

RUBY_LEFT_OUT = _code(
    "S440",
    "“{text}”的注音没有放进公文里，只印字。",
    "要印的话，写在字后面的括号里。",
    "The reading above “{text}” was left out; the characters alone are printed.",
    "To have it printed, write it in parentheses after them.",
    severity="warning",
)
REVISIONS_ACCEPTED = _code(
    "S441",
    "这份草稿里有没有接受的修订，都按接受读了：{what_zh}。",
    "不同意的，在 Word 里拒绝以后再导入，或直接改文字。",
    "The draft holds tracked changes; they were taken as accepted: {what_en}.",
    "Reject in Word those that you do not want and import again, or change the text.",
    severity="warning",
)
COMMENT_LEFT_OUT = _code(
    "S442",
    "批注“{text}”没有放进公文里。",
    "看看批注说的改了没有。",
    "The comment “{text}” was left out of the document.",
    "See whether what it asks for was done.",
    severity="warning",
)
STRUCK_PRINTED = _code(
    "S443",
    "“{text}”划着删除线，也读进来了，会照常印出来。",
    "不要印的话，删掉它。",
    "“{text}” is struck through; it was read all the same and will be printed without the line.",
    "Delete it if it is not to be printed.",
    severity="warning",
)
PICTURE_MOVED = _code(
    "S444",
    "图片“{text}”原来在{what_zh}，挪到了它的下面。",
    "图片只能自己占一行；不合适的，换个地方，或者删掉。",
    "The picture “{text}” stood in {what_en}; it was put below it.",
    "A picture stands in a line of its own; move it, or delete it, where that does not suit.",
    severity="warning",
)
CELLS_SPLIT = _code(
    "S445",
    "表格里合并的单元格（“{text}”等）拆开了，其余的格空着。",
    "公文里的表不合并单元格；空着的格，该填的填上。",
    "Merged cells of the table (“{text}” …) were split; the others stay empty.",
    "Tables here have no merged cells; fill in the empty ones where they want a text.",
    severity="info",
)
PICTURE_RESIZED = _code(
    "S446",
    "图片“{text}”在 Word 里宽{number}毫米，这里印出来宽{width}毫米。",
    "印多大由图片文件自己定；要和原来一样大，用画图软件改它的分辨率或像素。",
    "The picture “{text}” is {number} mm wide in Word; it will be printed {width} mm wide.",
    "The picture's file decides how large it is printed; change its resolution or its pixels to have it as it was.",
    severity="info",
)
LINK_LEFT_OUT = _code(
    "S447",
    "链接“{text}”只取了文字，地址没有放进公文里。",
    "要印地址的话，写在文字后面的括号里。",
    "Of the link “{text}” only the text was taken, not the address.",
    "To have the address printed, write it in parentheses after the text.",
    severity="info",
)
LABELS_BY_DEPTH = _code(
    "S448",
    "列表的序号照公文的层次和次序印：“{text}”印成“{label}”。",
    "不合适的，改“层次”或“序号”。",
    "Labels of lists are printed in the order and in the form of their level: “{text}” as “{label}”.",
    "Change 层次 or 序号 if that does not suit.",
    severity="info",
)

# ---- W5xx: wording ------------------------------------------------------------------------------------------------

INVISIBLE = _code(
    "W501",
    "这里有一个看不见的字符（{character}），会跟着印出来。",
    "删掉它；多半是从网页或 Word 里粘贴时带进来的。",
    "There is an invisible character ({character}) that would go into the document.",
    "Delete it; it usually comes with text pasted from a page or from Word.",
    severity="warning",
)
BLANK_AT_START = _code(
    "W502",
    "段落开头有空格，首行会缩进得太多。",
    "去掉开头的空格；首行缩进两字由样式管。",
    "The paragraph begins with blanks and would be indented too far.",
    "Remove them; the style indents the first line.",
    severity="warning",
)

# ---- L7xx: the pages ----------------------------------------------------------------------------------------------

LINES_OF_PAGE = _code(
    "L701",
    "第{page}面有{count}行，应当是{usual}行。",
    "多半是模板改了行距、页边距或网格；用自带的模板再编一次，比较一下。",
    "Page {page} has {count} lines; it should have {usual}.",
    "Most likely the template's line pitch, margins or grid were changed; compare with a built-in template.",
)
CHARACTERS_OF_LINE = _code(
    "L702",
    "满行是{count}个字，应当是{usual}个。",
    "多半是模板改了字号、字间距或页边距；用自带的模板再编一次，比较一下。",
    "Full lines have {count} characters; they should have {usual}.",
    "Most likely the template's size, character spacing or margins were changed; compare with a built-in template.",
)
MARGIN = _code(
    "L703",
    "{side_zh}边距是{number}毫米，应当是{usual}毫米。",
    "在模板的“页面设置”里改。",
    "The {side_en} margin is {number} mm; it should be {usual} mm.",
    "Change it in the template's page setup.",
)
STRANDED = _code(
    "L704",
    "“{text}”落在第{page}面的最后，下文到了下一面。",
    "在模板里给它的样式勾上“与下段同页”。",
    "“{text}” stands last on page {page}; what it announces is on the next.",
    "Set “keep with next” in its style in the template.",
)
SIGNATURE_ALONE = _code(
    "L705",
    "落款在第{page}面，那一面没有正文，行距也调不过来。",
    "{way_zh}",
    "The signature is on page {page} without any text, and no line pitch mends it.",
    "{way_en}",
)
SIGNATURE_TORN = _code(
    "L706",
    "落款从第{page}面起分在了两面上。",
    "把正文改长或改短几行；或看看模板里“署名”“成文日期”是不是勾了“段前分页”。",
    "The signature block begins on page {page} and goes on on the next.",
    "Make the text a few lines longer or shorter, or see that “署名” and “成文日期” have no “page break before” in the template.",
)
SIGNATURE_PLACE = _code(
    "L707",
    "署名和成文日期没有对准，差{number}毫米。",
    "看一看模板里“署名”“成文日期”两个样式的字号和缩进。",
    "Signature and date are {number} mm off from where they belong.",
    "Check size and indents of the styles “署名” and “成文日期” in the template.",
)
NOT_ON_PAPER = _code(
    "L708",
    "“{text}”没有印在纸上。",
    "看一看模板：它所在的地方也许太小，或者字是白色、隐藏的。",
    "“{text}” is not on the paper.",
    "Look at the template: the place may be too small, or the text white or hidden.",
)
LABEL_NOT_ON_PAPER = _code(
    "L709",
    "“{text}”前面的序号没有印成“{label}”。",
    "看一看模板里标题样式连着的多级列表。",
    "The label before “{text}” is not printed as “{label}”.",
    "Check the list that the heading styles of the template are tied to.",
)
ATTACHMENT_PLACE = _code(
    "L710",
    "“{text}”应当在一面的第一行，附件标题在第三行。",
    "看一看模板里“附件标记”“附件标题”两个样式的行距和分页。",
    "“{text}” should stand on the first line of a page, and its title on the third.",
    "Check line pitch and page break of the styles “附件标记” and “附件标题” in the template.",
)
PAGE_NUMBER = _code(
    "L711",
    "第{page}面没有页码，或页码不对。",
    "在模板的页脚里放上页码（奇数页和偶数页都要）。",
    "Page {page} has no page number, or a wrong one.",
    "Put a page number into the footers of the template, of odd and of even pages.",
)
PAGE_NUMBER_PLACE = _code(
    "L712",
    "第{page}面的页码离版心外侧{number}毫米，应当空一字，即{usual}毫米。",
    "在模板的页脚里改缩进：奇数页居右空一字，偶数页居左空一字。",
    "The page number of page {page} stands {number} mm from the outer edge; it should be one character, {usual} mm.",
    "Change the indents of the footers in the template: one character from the right on odd pages, from the left on even ones.",
)
PAGE_NUMBER_HEIGHT = _code(
    "L716",
    "第{page}面页码的一字线在版心下边缘以下{number}毫米，应当是{usual}毫米。",
    "在模板的“页面设置”里改页脚距边界的距离，国标模板是25.2毫米。",
    "The dash of the page number of page {page} is {number} mm below the type area; it should be {usual} mm.",
    "Change the footer's distance from the edge in the template's page setup; 25.2 mm in the standard one.",
)
OUTSIDE = _code(
    "L713",
    "第{page}面的“{text}”排到了版心以外。",
    "一行太长的标题，在合适的地方换行；栏目太多的表格，写“横排: 是”；都不是的，看一看模板里它的样式，左右缩进是不是负的。",
    "“{text}” on page {page} reaches outside the type area.",
    "Break a long line of a title; give a table with many columns `横排: 是`; else see whether its style in the template has a negative indent.",
)
MARKS_INSIDE = _code(
    "L717",
    "有{count}段行尾的标点，在 PDF 里没有悬到版心外，第一处是“{text}”。",
    "悬在这里的标点 LibreOffice 会漏画，所以改了排法；已经写进结果里，文字没有变，不用再改。",
    "The marks at the ends of lines of {count} paragraphs do not hang over in the PDF; the first is “{text}”.",
    "LibreOffice would leave out such a mark here, so it was set otherwise. The result has it already; no text was changed.",
    severity="info",
)
NO_GLYPH = _code(
    "L742",
    "这台电脑上排版用的字体没有“{text}”，在 PDF、图片里印成了方框。",
    "Word 文件里的字是对的。装上收了这些字的字体（如宋体-ExtB）再编；仿宋_GB2312 也没有生僻字，打印的电脑上同样要装。",
    "The fonts used on this machine lack “{text}”; the PDF and the images show boxes.",
    "The Word file has the characters. Install a font that has them, such as SimSun-ExtB, and compile again; the machine that prints needs it too, as 仿宋_GB2312 has no rare characters.",
    severity="warning",
)
COLUMN_TOO_NARROW = _code(
    "L715",
    "表格里的“{text}”被断成了{count}行，这一栏太窄。",
    "{offer_zh}分成两个表，或者减少几栏。",
    "“{text}” in a table is broken into {count} lines: its column is too narrow.",
    "{offer_en}Make it two tables, or leave out some columns.",
    severity="warning",
)
FITTED = _code(
    "L714",
    "为了让落款和正文在同一面，{pages_zh}的行距从{usual}磅调成了{number}磅。",
    "已经写进结果里，不用再改；不想要的，把正文改长或改短一两行。",
    "To keep the signature with its text, the line pitch of {pages_en} was changed from {usual} pt to {number} pt.",
    "The result has it already. If you would rather not, make the text a line or two longer or shorter.",
    severity="info",
)
HOLE_LEFT = _code(
    "L718",
    "第{page}面末尾空了{count}行：落款要和上文排在一面，调行距、字距也填不满。",
    "这样交得出去。想填满的，把最后一段分成两段，或增减几行正文。",
    "{count} rows stay empty at the foot of page {page}: the signature keeps the text above it, and no line pitch fills them.",
    "It can be handed in like this. To fill them, make the last paragraph two, or the text a few lines longer or shorter.",
    severity="info",
)
FITTED_CHARACTERS = _code(
    "L719",
    "为了让落款和正文在同一面，{pages_zh}的正文调了字距，每行排{count}个字，平常是{usual}个。",
    "已经写进结果里，不用再改；不想要的，把正文改长或改短一两行。",
    "To keep the signature with its text, the character spacing of {pages_en} was changed: {count} characters a line instead of {usual}.",
    "The result has it already. If you would rather not, make the text a line or two longer or shorter.",
    severity="info",
)

# What of a template's look clashes with the standard, by its file alone.
TEMPLATE_SIZE = _code(
    "L720",
    "{styles_zh}的字号是{number}磅，按国标第 {clause} 条应当是{usual}磅。",
    "在样式的“字体”里改字号：二号是22磅，三号是16磅，四号是14磅。",
    "The size of {styles_en} is {number} pt; by clause {clause} of the standard it should be {usual} pt.",
    "Change it in the style's font settings.",
    severity="warning",
)
TEMPLATE_FACE = _code(
    "L721",
    "{styles_zh}的中文字体是“{name}”，按国标第 {clause} 条应当是{usual}。",
    "在样式的“字体”里改“中文字体”。",
    "The East Asian font of {styles_en} is “{name}”; by clause {clause} of the standard it should be {usual}.",
    "Change it in the style's font settings.",
    severity="warning",
)
TEMPLATE_BOLD = _code(
    "L722",
    "{styles_zh}加了粗，国标第 {clause} 条没有这个要求，小标宋、黑体加粗会糊。",
    "在样式的“字体”里去掉加粗。",
    "{styles_en} is bold, which clause {clause} of the standard does not ask for; these faces blur when made bold.",
    "Turn bold off in the style's font settings.",
    severity="warning",
)
TEMPLATE_COLOUR = _code(
    "L723",
    "{styles_zh}的颜色不是黑色，按国标第 {clause} 条应当是黑色。",
    "在样式的“字体”里把颜色改成“自动”。",
    "{styles_en} is not black; by clause {clause} of the standard it should be.",
    "Set the colour to “automatic” in the style's font settings.",
    severity="warning",
)
TEMPLATE_LINES = _code(
    "L724",
    "{styles_zh}的行距是{number}磅，每面排{count}行；按国标第 {clause} 条应当是{usual}行。",
    "行距设为“固定值”28.95磅；设成29磅正好少一行。",
    "The line pitch of {styles_en} is {number} pt, which gives {count} lines a page; by clause {clause} of the standard there should be {usual}.",
    "Set it to exactly 28.95 pt; 29 pt gives one line too few.",
    severity="warning",
)
OFF_GRID = _code(
    "L725",
    "{styles_zh}的行距和网格不同，又对齐到了网格，有的软件里行距会变。",
    "在样式的“段落”里去掉“如果定义了文档网格，则对齐到网格”；或加 --fix 结果.docx。",
    "The line pitch of {styles_en} differs from the grid, yet snaps to it; some programs then change the pitch.",
    "Turn “snap to grid” off in the style's paragraph settings, or use `--fix OUT.docx`.",
    severity="warning",
)
CHARACTER_GRID = _code(
    "L726",
    "页面设置里用了“指定行和字符网格”，有的软件里每行只排得下一半的字。",
    "改为“只指定行网格”，正文的字间距设为紧缩0.25磅。",
    "The page has a grid of lines and characters, with which some programs set half as many characters a line.",
    "Use a grid of lines only, and condense the body text by 0.25 pt.",
    severity="warning",
)
WIDOW_CONTROL = _code(
    "L727",
    "{styles_zh}开着“孤行控制”，有的面会少一行，排不满{usual}行（国标第 {clause} 条）。",
    "在样式的“段落 → 换行和分页”里去掉“孤行控制”；或加 --fix 结果.docx。",
    "Widow control is on in {styles_en}; some pages will be a line short of {usual} (clause {clause} of the standard).",
    "Turn it off in the style's paragraph settings, or use `--fix OUT.docx`.",
    severity="warning",
)
TEMPLATE_CHARACTERS = _code(
    "L728",
    "{styles_zh}每行排{count}个字，按国标第 {clause} 条应当是{usual}个。",
    "版心宽156毫米，字号三号，字间距紧缩0.25磅，正好{usual}个字。",
    "A line of {styles_en} holds {count} characters; by clause {clause} of the standard there should be {usual}.",
    "With a type area of 156 mm and 16 pt text condensed by 0.25 pt, it is {usual}.",
    severity="warning",
)
NO_GRID = _code(
    "L729",
    "页面没有设文档网格，行就对不齐。",
    "在“页面设置 → 文档网格”里选“只指定行网格”，每页{usual}行（国标第 {clause} 条）。",
    "The page has no grid, so lines are not aligned.",
    "Choose a grid of lines in the page setup, {usual} lines a page (clause {clause} of the standard).",
    severity="warning",
)
TEMPLATE_MARGIN = _code(
    "L730",
    "{side_zh}边距是{number}毫米，按国标第 {clause} 条应当是{usual}毫米。",
    "在“页面设置”里改。",
    "The {side_en} margin is {number} mm; by clause {clause} of the standard it should be {usual} mm.",
    "Change it in the page setup.",
    severity="warning",
)
TEMPLATE_PAPER = _code(
    "L731",
    "纸张是{width}×{height}毫米，按国标第 {clause} 条应当是 A4，210×297毫米。",
    "在“页面设置”里选 A4，纵向。",
    "The paper is {width} × {height} mm; by clause {clause} of the standard it should be A4, 210 × 297 mm.",
    "Choose A4, portrait, in the page setup.",
    severity="warning",
)
FOOTER_WITHOUT_NUMBER = _code(
    "L732",
    "{side_zh}的页脚里没有页码（国标第 {clause} 条）。",
    "在页脚里插入页码，写成“— 1 —”。",
    "The footer of {side_en} has no page number (clause {clause} of the standard).",
    "Put one into the footer, as “— 1 —”.",
    severity="warning",
)
ONE_FOOTER = _code(
    "L733",
    "没有勾“奇偶页不同”，页码不能单页居右、双页居左（国标第 {clause} 条）。",
    "在页脚工具里勾上“奇偶页不同”，两种页脚都放页码；两种页脚早有页码的，--fix 结果.docx 会替你勾上。",
    "“Different odd and even pages” is off, so page numbers cannot stand right on odd and left on even pages (clause {clause} of the standard).",
    "Turn it on and number both footers; where both have numbers already, `--fix OUT.docx` turns it on.",
    severity="warning",
)
PARAGRAPH_SPACE = _code(
    "L734",
    "{styles_zh}有段前或段后间距，每面就排不满{usual}行（国标第 {clause} 条）。",
    "在样式的“段落”里把段前、段后都设为0。",
    "{styles_en} has space before or after, so a page does not hold {usual} lines (clause {clause} of the standard).",
    "Set both to 0 in the style's paragraph settings.",
    severity="warning",
)
FIRST_LINE = _code(
    "L735",
    "{styles_zh}的首行缩进不是{usual}个字（国标第 {clause} 条）。",
    "在样式的“段落”里设“首行缩进 {usual} 字符”，左、右缩进都是0。",
    "The first line of {styles_en} is not indented by {usual} characters (clause {clause} of the standard).",
    "Set a first-line indent of {usual} characters in the style's paragraph settings, and none at either side.",
    severity="warning",
)
ALIGNMENT = _code(
    "L736",
    "{styles_zh}没有居中，按国标第 {clause} 条标题居中。",
    "在样式的“段落”里选居中，缩进都设为0。",
    "{styles_en} is not centred; by clause {clause} of the standard the title is.",
    "Centre it in the style's paragraph settings, without indents.",
    severity="warning",
)
LABEL_GAP = _code(
    "L737",
    "列表第{number}级的序号“{label}”后面多了空隙，序号和文字之间不空。",
    "在“定义新的多级列表 → 更多”里，把“编号之后”改为“不特别标注”。",
    "There is a gap after the label “{label}” of level {number} of the list; there should be none.",
    "In “define new multilevel list”, set “follow number with” to “nothing”.",
    severity="warning",
)
NUMBER_FORM = _code(
    "L738",
    "页码印成“{text}”，按国标第 {clause} 条应当是“— 1 —”。",
    "在页码左右各放一条一字线“—”。",
    "The page number prints as “{text}”; by clause {clause} of the standard it should be “— 1 —”.",
    "Put a dash on either side of it.",
    severity="warning",
)
NUMBER_FACE = _code(
    "L739",
    "页码是{number}磅“{name}”，按国标第 {clause} 条应当是4号宋体，14磅。",
    "选中页码，改字体和字号；或改“footer”样式。",
    "The page number is in {number} pt “{name}”; by clause {clause} of the standard it should be 宋体, 14 pt.",
    "Change font and size of the page number, or the style “footer”.",
    severity="warning",
)
NUMBER_SIDE = _code(
    "L740",
    "{side_zh}的页码位置不对，按国标第 {clause} 条单页居右空一字，双页居左空一字。",
    "在页脚里改对齐，再把靠外的一侧缩进一字，即14磅。",
    "The page number of {side_en} is not in its place: by clause {clause} of the standard, one character from the right on odd and from the left on even pages.",
    "Change the alignment in the footer, and indent it by 14 pt at the outer side.",
    severity="warning",
)
NOT_KEPT = _code(
    "L741",
    "{styles_zh}没有勾“与下段同页”，标题会单独落在一面的最后。",
    "在样式的“段落 → 换行和分页”里勾上“与下段同页”。",
    "“Keep with next” is off in {styles_en}; such a heading may stand alone at the foot of a page.",
    "Turn it on in the style's paragraph settings.",
    severity="warning",
)

# ---- O8xx: output, use, environment -------------------------------------------------------------------------------

FILE_NOT_FOUND = _code(
    "O801",
    "找不到文件“{file}”。",
    "核对文件名和所在的文件夹。",
    "There is no file “{file}”.",
    "Check its name and folder.",
)
NOT_A_FILE = _code(
    "O802",
    "“{file}”是文件夹或设备，不是普通文件。",
    "请写到具体的文件，不要只写文件夹。",
    "“{file}” is a folder or a device, not a regular file.",
    "Give the path of the file, not of its folder.",
)
TARGET_REFUSED = _code(
    "O803",
    "不能把结果写到“{file}”：{reason_zh}。",
    "另外指定一个 .docx 文件名，PDF 和图片跟着它起名。",
    "The result cannot be written to “{file}”: {reason_en}.",
    "Name another .docx file; the PDF and the images are named after it.",
)
TARGET_LOCKED = _code(
    "O804",
    "“{file}”正在 Word 或 WPS 里打开着，写不进去。",
    "关闭它再编译一次，或用 -o 写到另一个文件。若已关闭，把同一文件夹里以 ~$ 或 .~lock 开头的文件删去。",
    "“{file}” is open in Word or WPS and cannot be replaced.",
    "Close it and compile again, or name another file with -o. If it is closed, delete the ~$ or .~lock file beside it.",
)
NOT_WRITABLE = _code(
    "O805",
    "写不了“{file}”：{reason_zh}。原来的文件没有动过。",
    "检查文件夹在不在、有没有权限、磁盘有没有空间，或用 -o 写到别处。",
    "“{file}” cannot be written: {reason_en}. What was there is untouched.",
    "Check that the folder exists and is writable and the disk has room, or write elsewhere with -o.",
)
NOT_READABLE = _code(
    "O806",
    "读不了“{file}”：{reason_zh}。",
    "检查文件的权限。",
    "“{file}” cannot be read: {reason_en}.",
    "Check the file's permissions.",
)
USAGE = _code(
    "O807",
    "命令写得不对：{reason_zh}。",
    "输入 compile --help 看用法。",
    "The command is not well formed: {reason_en}.",
    "See `compile --help`.",
)
FILE_EXISTS = _code(
    "O808",
    "“{file}”已经有了，没有动它。",
    "另起一个名字。",
    "“{file}” exists already and was left alone.",
    "Give another name.",
)
NO_OFFICE = _code(
    "O809",
    "没有找到 LibreOffice，这一步要用它来排版。",
    "装上它：Debian、Ubuntu 装 libreoffice-writer 这个包，Windows、macOS 到 libreoffice.org 下载。装在别处的，用环境变量 COMPILE_SOFFICE 写明 soffice 的路径。",
    "LibreOffice was not found; it is needed here to lay out the pages.",
    "Install it: the package libreoffice-writer on Debian and Ubuntu, from libreoffice.org on Windows and macOS. If it lies elsewhere, name the path of soffice in the variable COMPILE_SOFFICE.",
)
OFFICE_TOO_LONG = _code(
    "O810",
    "LibreOffice 过了{number}秒还没有做完，没有再等。",
    "再试一次；总是这样的话，用 LibreOffice 打开这个 .docx 看看，多半是图片太大或太多。",
    "LibreOffice was not done after {number} seconds and was stopped.",
    "Try again. If it happens every time, open the .docx in LibreOffice: most likely its pictures are too large or too many.",
)
OFFICE_FAILED = _code(
    "O811",
    "LibreOffice 没有转出文件：{reason_zh}。",
    "再试一次；总是这样的话，用 LibreOffice 打开这个 .docx 看看，打不开别的文件时要重装它。",
    "LibreOffice made no file of it: {reason_en}.",
    "Try again. If it happens every time, open the .docx in LibreOffice; if that opens no other file either, install it again.",
)
NO_PAGES = _code(
    "O812",
    "要看排好的版面，还缺一个组件。",
    'PDF 要用它来读：运行 pip install "gongwen-compiler[pages]"。',
    "To look at the finished pages, a component is missing.",
    'It reads the PDF: run `pip install "gongwen-compiler[pages]"`.',
)
SAME_TARGET = _code(
    "O813",
    "“{file}”和“{other}”的结果都要写到“{name}”，一个也没有写。",
    "分开编译，其中一个用 -o 另起名字。",
    "The results of “{file}” and “{other}” would both be written to “{name}”; nothing was written.",
    "Compile them one by one, and name the result of one with -o.",
)
NOT_A_DOCX_NAME = _code(
    "O814",
    "-o 后面写了“{file}”，结果却是 .docx 文件。",
    "-o 后面写 .docx 的文件名；要 PDF 或图片，另外加上 --pdf 或 --png。",
    "-o names “{file}”, but the result is a .docx.",
    "Name a .docx with -o; for a PDF or images add --pdf or --png.",
)
OLD_PAGES_GONE = _code(
    "O815",
    "上次的页数比这次多，多出来的图片删掉了：{names_zh}。",
    "只删编译出来的图片，您自己放的不动。",
    "Last time there were more pages; the images left over were deleted: {names_en}.",
    "Only images that were compiled are deleted, never your own.",
    severity="info",
)
SVG_NEEDS_RESVG = _code(
    "O820",
    "要印 SVG 图片“{file}”，还缺一个组件。",
    'SVG 要用它画出来：运行 pip install "gongwen-compiler[svg]"；或把图片另存为 PNG。',
    "To print the SVG picture “{file}”, a component is missing.",
    'It draws the SVG: run `pip install "gongwen-compiler[svg]"`, or save the picture as PNG.',
)

DRAFT_IS_PDF = _code(
    "O840",
    "“{file}”是 PDF，读不出段落。",
    "用 Word 或 WPS 打开它，另存为 .docx；或者把文字复制到一个 .txt 里。",
    "“{file}” is a PDF, whose paragraphs cannot be read.",
    "Open it in Word or WPS and save it as .docx, or copy its text into a .txt file.",
)
DRAFT_LOCKED = _code(
    "O841",
    "“{file}”设了密码。",
    "在 Word 或 WPS 里打开，去掉密码，再存一次。",
    "“{file}” is protected by a password.",
    "Open it in Word or WPS, remove the password and save it.",
)
DRAFT_DAMAGED = _code(
    "O842",
    "“{file}”打不开：{reason_zh}",
    "用 Word 或 WPS 打开它，另存为 .docx；打不开的话，找一份完好的。",
    "“{file}” cannot be opened: {reason_en}",
    "Open it in Word or WPS and save it as .docx; if that fails, find a sound copy.",
)
DRAFT_BINARY = _code(
    "O843",
    "“{file}”不是文字，读不了。",
    "能读的是 .txt、.md、.docx、.doc、.wps、.odt 和 .rtf。",
    "“{file}” is not text and cannot be read.",
    "What can be read is .txt, .md, .docx, .doc, .wps, .odt and .rtf.",
)
DRAFT_EMPTY = _code(
    "O844",
    "“{file}”里没有文字。",
    "看看是不是选错了文件；文字在图片里的，要先识别成文字。",
    "“{file}” holds no text.",
    "See whether it is the right file; text in a picture must be recognised first.",
)
DRAFT_TOO_LARGE = _code(
    "O845",
    "“{file}”太大，超过了{number} MB。",
    "分成几份；图片多的，先把图片压缩一下。",
    "“{file}” is larger than {number} MB.",
    "Split it; where there are many pictures, make them smaller.",
)


def exit_code(one: Diagnostic) -> int:
    """The exit code that a diagnostic asks for: 1 the input, 2 usage or a missing file, 3 the environment."""
    if one.code is TEMPLATE_NOT_FOUND and one.place is None:  # named on the command line
        return 2
    if one.code in (
        FILE_NOT_FOUND,
        NOT_A_FILE,
        TARGET_REFUSED,
        USAGE,
        FILE_EXISTS,
        SAME_TARGET,
        NOT_A_DOCX_NAME,
    ):
        return 2
    if one.code in (TARGET_LOCKED, NOT_WRITABLE, NOT_READABLE, SVG_NEEDS_RESVG):
        return 3
    return 3 if one.code in (NO_OFFICE, OFFICE_TOO_LONG, OFFICE_FAILED, NO_PAGES) else 1
