"""What is said of the usual slips in a line of YAML, which are mended in memory so that reading goes on (Y1xx)."""

from .diagnostic import Code

FULL_WIDTH_COLON = Code(
    "Y115",
    "error",
    zh="“{key}”后面是全角冒号“：”，应当是半角冒号加一个空格。",
    hint_zh="改成“{key}: ”。若这本来就是一段文字，用单引号把整段括起来。",
    en="“{key}” is followed by a full-width colon; YAML wants an ASCII colon and a space.",
    hint_en="Write `{key}: `. If this is a text, put single quotes round all of it.",
    fault="""
        文种: 工作总结
        标题：区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)
NO_SPACE_AFTER_COLON = Code(
    "Y116",
    "error",
    zh="“{key}:”后面少了一个空格。",
    hint_zh="在冒号后面加一个空格：“{key}: ”。若这本来就是一段文字，用单引号把整段括起来。",
    en="“{key}:” lacks a space after the colon.",
    hint_en="Add a space: `{key}: `. If this is a text, put single quotes round all of it.",
    fault="""
        文种: 工作总结
        标题:区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
)
BLANK_NOT_SPACE = Code(
    "Y117",
    "error",
    zh="行首有一个不是普通空格的空白：{character}。",
    hint_zh="行首{way_zh}。",
    en="The line begins with a blank that is not an ordinary space: {character}.",
    hint_en="Begin the line {way_en}.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
        ⇥- 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
    """,
)
BAD_INDENT = Code(
    "Y118",
    "error",
    zh="这一行的缩进不对：行首有{own}个空格。",
    hint_zh="行首{way_zh}。",
    en="The indent of this line is off: it is {own}.",
    hint_en="Begin the line {way_en}.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 主要工作
           内容: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 主要工作
            内容: 一年来，各项任务圆满完成。
    """,
)
TEMPLATE_BRACES = Code(
    "Y120",
    "error",
    zh="文字以“{start}”开头，YAML 会把花括号当成记号。",
    hint_zh="用单引号把整段文字括起来：{line}",
    en="The text begins with “{start}”, and YAML takes braces for marks of its own.",
    hint_en="Put single quotes round the whole text: {line}",
    fault="""
        文种: 工作总结
        数据: {单位名称: 区政府办公室}
        标题: {{ 单位名称 }}2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        数据: {单位名称: 区政府办公室}
        标题: '{{ 单位名称 }}2025年度工作总结'
        正文: 一年来，各项任务圆满完成。
    """,
)
FIGURES_IN_BRACKETS = Code(
    "Y145",
    "error",
    zh="方括号、花括号里的文字有“{{{{”，YAML 会把它当成记号。",
    hint_zh="用单引号把那段文字括起来：{line}",
    en="A text within brackets has “{{{{”, which YAML takes for a mark of its own.",
    hint_en="Put single quotes round that text: {line}",
    fault="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文:
          - 列举: [发文{{ 发文 }}件。, 收文{{ 发文 + 1 }}件。]
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度办文情况的报告
        数据: {发文: 204}
        正文:
          - 列举: ['发文{{ 发文 }}件。', '收文{{ 发文 + 1 }}件。']
    """,
)
SPECIAL_START = Code(
    "Y121",
    "error",
    zh="文字以“{start}”开头，YAML 会把它当成记号。",
    hint_zh="用单引号把整段文字括起来。",
    en="The text begins with “{start}”, which YAML takes for a mark of its own.",
    hint_en="Put single quotes round the whole text.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: *注：各项数字截至2025年底。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: '*注：各项数字截至2025年底。'
    """,
)
QUOTE_LEFT_OPEN = Code(
    "Y122",
    "error",
    zh="这里的引号 {mark} 没有配对的另一半。",
    hint_zh="在这段文字末尾补上同样的 {mark}；要印引号，用中文引号“”。",
    en="The quotation mark {mark} is never closed.",
    hint_en="Add {mark} at the end of the text; to print quotation marks, use “”.",
    fault="""
        文种: 工作总结
        标题: '区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: '区政府办公室2025年度工作总结'
        正文: 一年来，各项任务圆满完成。
    """,
)
TEXT_AFTER_QUOTE = Code(
    "Y123",
    "error",
    zh="引号 {mark} 已经结束，后面又有文字。",
    hint_zh="用单引号把整段文字（连同里面的引号）括起来，或改用中文引号“”。",
    en="Text follows after the closing quotation mark {mark}.",
    hint_en="Put single quotes round the whole text with its quotation marks, or use “”.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: "三零"服务持续深化。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: “三零”服务持续深化。
    """,
)
BACKSLASH = Code(
    "Y124",
    "error",
    zh="双引号里的“{escape}”有特殊含义，印出来就变样了。",
    hint_zh="把外面的双引号换成单引号；要换行，在冒号后面写 |，下面各行缩进对齐。",
    en="“{escape}” inside double quotes has a special meaning and would not print as it is.",
    hint_en="Use single quotes instead of the double ones; for a line break write `|` after the colon and indent the lines below.",
    fault=r"""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        附注: "电子版存于 D:\总结"
    """,
    mend=r"""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        附注: '电子版存于 D:\总结'
    """,
)
COLON_IN_TEXT = Code(
    "Y125",
    "error",
    zh="文字里有半角冒号加空格（或在末尾），会被当成“键: 值”。",
    hint_zh="用单引号把整段文字括起来，或改用全角冒号“：”。",
    en="An ASCII colon before a space or at the end of a text is taken for the colon of `key: value`.",
    hint_en="Put single quotes round the whole text, or use a full-width colon.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 工作目标: 办文零差错、办会零失误。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 工作目标：办文零差错、办会零失误。
    """,
)
BRACKET_LEFT_OPEN = Code(
    "Y126",
    "error",
    zh="“{opening}”没有配对的“{closing}”。",
    hint_zh="在末尾补上“{closing}”；这若是文字，用单引号把整段括起来。",
    en="“{opening}” is never closed by “{closing}”.",
    hint_en="Add “{closing}” at the end; if it is text, put single quotes round the whole.",
    fault="""
        文种: 报告
        标题: 关于2025年度重点工作完成情况的报告
        主送机关: [市委, 市政府
        正文: 现将有关情况报告如下。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度重点工作完成情况的报告
        主送机关: [市委, 市政府]
        正文: 现将有关情况报告如下。
    """,
)
FULL_WIDTH_COMMA = Code(
    "Y127",
    "error",
    zh="各项之间应当用半角逗号，这里是全角的标点。",
    hint_zh="项与项之间的都改成半角逗号加一个空格，或一项一行地写。",
    en="Items inside brackets or braces are separated by ASCII commas; this one is full-width.",
    hint_en="Write an ASCII comma and a space between all of them, or one a line.",
    fault="""
        文种: 述职述廉报告
        标题: 关于2025年度履行职责情况的报告
        报告人: {单位: 市政府办公室，职务: 主任}
        正文: 现将有关情况报告如下。
    """,
    mend="""
        文种: 述职述廉报告
        标题: 关于2025年度履行职责情况的报告
        报告人: {单位: 市政府办公室, 职务: 主任}
        正文: 现将有关情况报告如下。
    """,
)
LINE_WITHOUT_KEY = Code(
    "Y128",
    "error",
    zh="这一行前面没有“名称: ”，不知道属于哪一项。",
    hint_zh="若是接着上一段的，在上面的冒号后面写 |，这些行再缩进两格；若是列表的一项，前面加“- ”；若是单独的一项，前面写上它的名称，如“附注: ”。",
    en="This line has no key; it cannot be told where it belongs.",
    hint_en="If it goes on from the text above, write `|` after that colon and indent the lines; if it is a list item, begin it with `- `; if it is an entry of its own, put its key before it, as in `附注: `.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
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
BAD_DASH = Code(
    "Y130",
    "error",
    zh="列表的一项应当以“- ”（半角短横加一个空格）开头，这里是“{dash}”。",
    hint_zh="改成“- ”。",
    en="A list item begins with `- ` (ASCII dash and space), not “{dash}”.",
    hint_en="Write `- `.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          － 现将主要情况总结如下。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 现将主要情况总结如下。
    """,
)
EXTRA_DASH = Code(
    "Y132",
    "error",
    zh="“{key}”前面多了“- ”：它和上面一行是同一块里的。",
    hint_zh="去掉“- ”，让“{key}”和上面一行的名称对齐。",
    en="“{key}” has a `- ` too many: it belongs to the block of the line above.",
    hint_en="Remove the `- ` and align “{key}” with the key above.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 抓好办文办会
            - 内容: 严格执行公文限时办结制度。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 抓好办文办会
            内容: 严格执行公文限时办结制度。
    """,
)
KEY_MISSING = Code(
    "Y144",
    "error",
    zh="“{text}”前面少了“{key}: ”：它下面有“{below}”。",
    hint_zh="行首的“- ”后面写“{key}: ”。",
    en="“{text}” lacks its key, `{key}: `: below it stands “{below}”.",
    hint_en="Behind the `- ` of its line write `{key}: `.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 抓好办文办会
            内容: 严格执行公文限时办结制度。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 抓好办文办会
            内容: 严格执行公文限时办结制度。
    """,
)
TEXT_BESIDE_LIST = Code(
    "Y146",
    "error",
    zh="“{key}:”后面写了“{text}”，下面又是列表：两样只能有一样。",
    hint_zh="是列表里的，移到下一行，写成“- {text}”；不要的，删去。",
    en="“{text}” stands behind “{key}:”, and a list below it: only one of them can.",
    hint_en="If it belongs into the list, put it on the next line as `- {text}`; else leave it out.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 情况如下。
          - 标题: 抓好办文办会
            内容: 严格执行公文限时办结制度。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 情况如下。
          - 标题: 抓好办文办会
            内容: 严格执行公文限时办结制度。
    """,
)
DASH_MISSING = Code(
    "Y141",
    "error",
    zh="“{key}”前面少了“- ”：这里是列表的又一项。",
    hint_zh="行首写{way_zh}“- ”，后面接“{key}”。",
    en="“{key}” lacks its `- `: it begins an item of the list.",
    hint_en="Begin the line with {way_en}`- `, then “{key}”.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          标题: 抓好办文办会
            内容: 严格执行公文限时办结制度。
          - 标题: 抓好值班值守
            内容: 全年没有迟报、漏报。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 标题: 抓好办文办会
            内容: 严格执行公文限时办结制度。
          - 标题: 抓好值班值守
            内容: 全年没有迟报、漏报。
    """,
)
BARE_IN_BRACES = Code(
    "Y142",
    "error",
    zh="花括号里的“{key}”后面没有冒号和内容。",
    hint_zh="写成 {text}。",
    en="“{key}” stands in braces without a colon and a value.",
    hint_en="Write {text}.",
    fault="""
        文种: 报告
        标题: 关于2025年度重点工作完成情况的报告
        主送机关: {市委, 市政府}
        正文: 现将有关情况报告如下。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度重点工作完成情况的报告
        主送机关: [市委, 市政府]
        正文: 现将有关情况报告如下。
    """,
)
TEXT_AFTER_PIPE = Code(
    "Y134",
    "error",
    zh="{mark} 后面又接着写了文字，应当换行再写。",
    hint_zh="{mark} 后面换行，文字从下一行起缩进两格；只有一段的，去掉 {mark}。",
    en="Text follows {mark} on the same line; it should begin on the next.",
    hint_en="Go to a new line after {mark} and indent the text by two; for one paragraph leave {mark} out.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: | 一年来，各项任务圆满完成。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: |
          一年来，各项任务圆满完成。
    """,
)
LIST_BESIDE_KEY = Code(
    "Y135",
    "error",
    zh="“{key}:”后面直接写了“- ”，列表要从下一行写起。",
    hint_zh="在冒号后面换行，“- ”另起一行，缩进两格；若只是一段以短横开头的文字，用单引号括起来。",
    en="A `- ` stands right after “{key}:”; a list begins on the next line.",
    hint_en="Go to a new line after the colon and indent the `- ` by two; if it is a text that begins with a dash, put single quotes round it.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: - 一年来，各项任务圆满完成。
          - 下一步，继续努力。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 一年来，各项任务圆满完成。
          - 下一步，继续努力。
    """,
)
FULL_WIDTH_BRACKET = Code(
    "Y137",
    "error",
    zh="这里用了全角括号“{bracket}”，不起作用，会照原样印出来。",
    hint_zh="改成半角的 {{ }} 或 [ ]；若本来就是文字，用单引号括起来。",
    en="The full-width bracket “{bracket}” has no effect here and would print as it is.",
    hint_en="Use ASCII {{ }} or [ ]; if it is text, put single quotes round it.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        报告人: ｛姓名: 张某某｝
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文: 一年来，各项任务圆满完成。
        报告人: {姓名: 张某某}
    """,
)
KEY_IN_BLOCK = Code(
    "Y138",
    "error",
    zh="“{key}:”在 | 下面，会当成文字印出来。",
    hint_zh="若是一个项目，让它退到和上面的名称对齐，或去掉上面的 |；若是文字，改用全角冒号。",
    en="“{key}:” stands under a `|` and would print as text.",
    hint_en="If it is a field, align it with the keys above or remove the `|`; if it is text, use a full-width colon.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        导语: |
          一年来，各项任务圆满完成。
          正文: 主要做了三件事。
        正文: 全年办文204件。
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        导语: |
          一年来，各项任务圆满完成。
        正文: |
          主要做了三件事。
          全年办文204件。
    """,
)
TEXT_BESIDE_BRACES = Code(
    "Y139",
    "error",
    zh="“{mark}”{side_zh}面要先写半角逗号，文字另作一项。",
    hint_zh="写成 {text}。",
    en="“{mark}” wants a comma {side_en} it: the text is an item of its own.",
    hint_en="Write {text}.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 段落: [会议情况见, {引用: 会议}。]
          - 表格: [[项目, 数量], [会议, 12]]
            题注: 会议情况
            名称: 会议
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 段落: [会议情况见, {引用: 会议}, 。]
          - 表格: [[项目, 数量], [会议, 12]]
            题注: 会议情况
            名称: 会议
    """,
)
EMPTY_IN_BRACKETS = Code(
    "Y147",
    "error",
    zh="括号里的逗号前面是空的，什么也没写，读不出来。",
    hint_zh="表格里空着的一格写成 ''：{line}；别处去掉多的逗号。",
    en="Nothing stands before a comma within the brackets, which cannot be read.",
    hint_en="Write '' for a cell of a table that is empty: {line}; elsewhere take out the comma that is too many.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [单位, 收入, , 支出]
              - [某科, 12, 7, 5]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [单位, 收入, '', 支出]
              - [某科, 12, 7, 5]
    """,
)
EMPTY_IN_BRACES = Code(
    "Y149",
    "error",
    zh="花括号里多了一个逗号：它前面什么也没写。",
    hint_zh="去掉它，写成 {line}。",
    en="There is a comma too many in the braces: nothing stands before it.",
    hint_en="Take it out: {line}.",
    fault="""
        文种: 述职述廉报告
        标题: 关于2025年度履行职责情况的报告
        报告人: {单位: 市政府办公室,, 职务: 主任}
        正文: 现将有关情况报告如下。
    """,
    mend="""
        文种: 述职述廉报告
        标题: 关于2025年度履行职责情况的报告
        报告人: {单位: 市政府办公室, 职务: 主任}
        正文: 现将有关情况报告如下。
    """,
)
COMMA_MISSING = Code(
    "Y150",
    "error",
    zh="括号里的“{text}”和前面一项之间少了半角逗号。",
    hint_zh="加上逗号，写成 {line}。",
    en="“{text}” and the item before it lack a comma between them.",
    hint_en="Put the comma in: {line}.",
    fault="""
        文种: 述职述廉报告
        标题: 关于2025年度履行职责情况的报告
        报告人: {单位: 市政府办公室 职务: 主任}
        正文: 现将有关情况报告如下。
    """,
    mend="""
        文种: 述职述廉报告
        标题: 关于2025年度履行职责情况的报告
        报告人: {单位: 市政府办公室, 职务: 主任}
        正文: 现将有关情况报告如下。
    """,
)
COLONS_IN_BRACKETS = Code(
    "Y151",
    "error",
    zh="括号里的“{text}”有半角冒号，会被当成“键: 值”，读不出来。",
    hint_zh="用单引号把这一项括起来，写成 {line}；或把里面的冒号都改成全角的“：”。",
    en="“{text}” within the brackets has ASCII colons, which are taken for those of `key: value`.",
    hint_en="Put single quotes round this item: {line}; or use full-width colons in it.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 列举: [目标: 办文: 零差错, 办会零失误]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 列举: ['目标: 办文: 零差错', 办会零失误]
    """,
)
DASH_IN_BRACKETS = Code(
    "Y152",
    "error",
    zh="方括号里又用了“- ”：列表只用一种写法。",
    hint_zh="去掉“[”和“]”，一项一行，行首写“- ”；留着方括号的，去掉各行的“- ”，各项之间用半角逗号。",
    en="A `- ` stands within brackets: a list is written in one way only.",
    hint_en="Take out `[` and `]` and begin each line with `- `; or keep the brackets, take out each `- ` and put commas between the items.",
    fault="""
        文种: 报告
        标题: 关于2025年度重点工作完成情况的报告
        主送机关: [
          - 市委
          - 市政府
        ]
        正文: 现将有关情况报告如下。
    """,
    mend="""
        文种: 报告
        标题: 关于2025年度重点工作完成情况的报告
        主送机关:
          - 市委
          - 市政府
        正文: 现将有关情况报告如下。
    """,
)
MARK_IN_BRACKETS = Code(
    "Y148",
    "error",
    zh="括号里的“{text}”，开头的“{start}”会被 YAML 当成记号。",
    hint_zh="用单引号把这一项括起来：{line}。",
    en="“{text}” within the brackets begins with “{start}”, which YAML takes for a mark of its own.",
    hint_en="Put single quotes round this item: {line}.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 数量, %]
              - [会议, 12, 40]
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 表格:
              - [项目, 数量, '%']
              - [会议, 12, 40]
    """,
)
BRACES_IN_TEXT = Code(
    "Y140",
    "error",
    zh="文字里夹着“{excerpt}”，照这样读不出来。",
    hint_zh="分成几项，放在“段落”里：“段落: {text}”。",
    en="“{excerpt}” stands in the middle of a text and cannot be read there.",
    hint_en="Make it several items of a 段落: `段落: {text}`.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 会议情况见{引用: 会议}。
          - 表格: [[项目, 数量], [会议, 12]]
            题注: 会议情况
            名称: 会议
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 段落: [会议情况见, {引用: 会议}, 。]
          - 表格: [[项目, 数量], [会议, 12]]
            题注: 会议情况
            名称: 会议
    """,
)
