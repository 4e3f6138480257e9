"""What is said of the tags and slots of a template (T3xx)."""

from .diagnostic import Code

NOT_ALONE = Code(
    "T305",
    "error",
    zh="“{tag}”要独占{what_zh}，旁边的{beside_zh}生成时会丢失。",
    hint_zh="{offer_zh}",
    en="“{tag}” wants a {what_en} of its own; {beside_en} beside it would be lost.",
    hint_en="{offer_en}",
    fault="正文：{{p 正文 }}",
    mend="{{p 正文 }}",
    form="template",
)
SLOT_WITHOUT_P = Code(
    "T306",
    "error",
    zh="“{tag}”少了字母 p：“{field}”是整段整段放进来的。",
    hint_zh="改成 {{{{p {field} }}}}，单独占一段。",
    en="“{tag}” lacks the letter p: “{field}” goes in as whole paragraphs.",
    hint_en="Write {{{{p {field} }}}} in a paragraph of its own.",
    fault="{{ 正文 }}",
    mend="{{p 正文 }}",
    form="template",
)
UNKNOWN_TAG = Code(
    "T307",
    "error",
    zh="模板里的名称“{name}”认不得。",
    hint_zh="{offer_zh}",
    en="The name “{name}” in the template is not known.",
    hint_en="{offer_en}",
    fault="""
        {{p 正文 }}
        {{ 成文时间 }}
    """,
    mend="""
        {{p 正文 }}
        {{ 成文日期 }}
    """,
    form="template",
)
TAG_SYNTAX = Code(
    "T308",
    "error",
    zh="模板里的标记“{excerpt}”写得不对：{reason_zh}。",
    hint_zh="照这个原因改；对的例子用 compile explain T308 看。",
    en="The tag “{excerpt}” of the template is not well formed: {reason_en}.",
    hint_en="Mend it; `compile explain T308` shows an example.",
    fault="""
        {{p 正文 }}
        {{ 成文日期
    """,
    mend="""
        {{p 正文 }}
        {{ 成文日期 }}
    """,
    form="template",
)
TAG_FORBIDDEN = Code(
    "T309",
    "error",
    zh="模板里的标记“{excerpt}”不能用。",
    hint_zh="标记里可以引用、判断、循环、加减乘除，可以用列出的过滤器，不能运行程序。",
    en="The tag “{excerpt}” of the template is not allowed.",
    hint_en="A tag may print, test, loop, calculate and use the listed filters; it may not run code.",
    fault="""
        {{ 标题.__class__ }}
        {{p 正文 }}
    """,
    mend="""
        {{ 标题 }}
        {{p 正文 }}
    """,
    form="template",
)
SLOT_TWICE = Code(
    "T310",
    "error",
    zh="“{tag}”会多印：{reason_zh}。",
    hint_zh="同样的内容只印一处；在循环里的移到循环外面。",
    en="“{tag}” would print more than once: {reason_en}.",
    hint_en="Let one tag print it, and none inside a loop.",
    fault="""
        {{p 正文 }}
        {{p 正文 }}
    """,
    mend="{{p 正文 }}",
    form="template",
)
TAG_OUTSIDE = Code(
    "T311",
    "error",
    zh="这里的标记“{tag}”不会被处理，会原样印出来。",
    hint_zh="把它移到正文、页眉、页脚或脚注的文字里。",
    en="The tag “{tag}” here is never filled in and would print as it is.",
    hint_en="Move it into text of the body, a header, a footer or a footnote.",
    fault="（批注里写了 {{ 标题 }}）",
    mend="（把 {{ 标题 }} 移到正文、页眉、页脚或脚注的文字里）",
    why="word",
)
SLOT_IN_SECTION = Code(
    "T312",
    "error",
    zh="“{field}”所在的一段末尾是分节符，生成时分节会丢失。",
    hint_zh="在它前面另起一段，把“{field}”移过去。",
    en="The paragraph with “{field}” carries a section break, which would be lost.",
    hint_en="Put “{field}” in a paragraph of its own before it.",
    fault="（分节符就插在 {{p 正文 }} 这一段的末尾）",
    mend="（在分节符前面另起一段，单独写 {{p 正文 }}）",
    why="word",
)
TAG_MISSPELT = Code(
    "T313",
    "error",
    zh="模板的标记“{excerpt}”里，“{word}”认不得。",
    hint_zh="是不是“{nearest}”？",
    en="“{word}” in the tag {excerpt} is not known.",
    hint_en="Did you mean “{nearest}”?",
    fault="""
        {{p 正文 }}
        {%p if 附注 %}
        {{p 附注 }}
        {%p esle %}
        （此件公开发布）
        {%p endif %}
    """,
    mend="""
        {{p 正文 }}
        {%p if 附注 %}
        {{p 附注 }}
        {%p else %}
        （此件公开发布）
        {%p endif %}
    """,
    form="template",
)
UNKNOWN_FILTER = Code(
    "T314",
    "error",
    zh="竖线后面的“{name}”认不得。",
    hint_zh="{offer_zh}",
    en="“{name}” after the bar is not known.",
    hint_en="{offer_en}",
    fault="""
        {{p 正文 }}
        {{ 标题|默人('') }}
    """,
    mend="""
        {{p 正文 }}
        {{ 标题|默认('') }}
    """,
    form="template",
)
WIDE_MARK = Code(
    "T315",
    "error",
    zh="模板的标记“{excerpt}”里，“{mark}”是全角的。",
    hint_zh="改成半角的“{nearest}”。",
    en="“{mark}” in the tag “{excerpt}” is a full-width character.",
    hint_en="Write the ASCII “{nearest}”.",
    fault="""
        {{p 正文 }}
        ｛｛ 成文日期 ｝｝
    """,
    mend="""
        {{p 正文 }}
        {{ 成文日期 }}
    """,
    form="template",
)
NOT_CLOSED = Code(
    "T316",
    "error",
    zh="“{excerpt}”没有收尾。",
    hint_zh="在后面写上“{wanted}”。",
    en="“{excerpt}” is not closed.",
    hint_en="Write “{wanted}” behind it.",
    fault="""
        {{p 正文 }}
        {%p if 附注 %}
        {{p 附注 }}
    """,
    mend="""
        {{p 正文 }}
        {%p if 附注 %}
        {{p 附注 }}
        {%p endif %}
    """,
    form="template",
)
BLOCK_ACROSS = Code(
    "T317",
    "error",
    zh="“{opening}”和“{excerpt}”不在同一层，对不上。",
    hint_zh="{offer_zh}",
    en="“{opening}” and “{excerpt}” do not stand on the same level.",
    hint_en="{offer_en}",
    fault="""
        {{p 正文 }}
        {%p if 附注 %}
        {{p 附注 }}
        {% endif %}
    """,
    mend="""
        {{p 正文 }}
        {%p if 附注 %}
        {{p 附注 }}
        {%p endif %}
    """,
    form="template",
)
LETTER_APART = Code(
    "T318",
    "error",
    zh="“{excerpt}”里，“{mark}”前面多了空格。",
    hint_zh="改成“{nearest}”。",
    en="There is a blank before “{mark}” in “{excerpt}”.",
    hint_en="Write “{nearest}”.",
    fault="""
        {{p 正文 }}
        {% p if 附注 %}
        {{p 附注 }}
        {%p endif %}
    """,
    mend="""
        {{p 正文 }}
        {%p if 附注 %}
        {{p 附注 }}
        {%p endif %}
    """,
    form="template",
)
OUT_OF_PLACE = Code(
    "T319",
    "error",
    zh="“{tag}”放错了地方，{reason_zh}。",
    hint_zh="移到它该在的地方，或者删掉。",
    en="“{tag}” stands in the wrong place: {reason_en}.",
    hint_en="Move it, or take it out.",
    fault="""
        {{p 正文 }}
        共{{ loop.length }}项
    """,
    mend="""
        {{p 正文 }}
        共{{ 数据.明细|默认('')|长度 }}项
    """,
    form="template",
)
NO_SUCH_DATA = Code(
    "T320",
    "error",
    zh="数据里没有“{name}”。",
    hint_zh="{offer_zh}",
    en="There is no “{name}” in the data.",
    hint_en="{offer_en}",
    fault="""
        {{p 正文 }}
        全年收入{{ 数据.总收入 }}万元。
    """,
    mend="""
        {{p 正文 }}
        全年收入{{ 数据.总收入|默认('——') }}万元。
    """,
    form="template",
)
NOT_A_LIST = Code(
    "T321",
    "error",
    zh="“{excerpt}”里的“{value}”不是列表，不能一个一个地取。",
    hint_zh="在 YAML 里把它写成列表，每项前面加“- ”。",
    en="“{value}” in “{excerpt}” is no list; it cannot be gone through.",
    hint_en="Write it as a list in the YAML, each item after “- ”.",
    fault="""
        {{p 正文 }}
        {% for 项 in '明细'|默认('') %}{{ 项 }}{% endfor %}
    """,
    mend="""
        {{p 正文 }}
        {% for 项 in ['明细']|默认('') %}{{ 项 }}{% endfor %}
    """,
    form="template",
)
NOT_FIT = Code(
    "T322",
    "error",
    zh="“{excerpt}”印不出来：{reason_zh}。",
    hint_zh="改花括号里的写法，或改它用到的数据。",
    en="“{excerpt}” cannot be printed: {reason_en}.",
    hint_en="Mend what stands in the braces, or the data that it uses.",
    fault="""
        {{p 正文 }}
        增长{{ '约八'|百分比 }}
    """,
    mend="""
        {{p 正文 }}
        增长{{ '0.08'|百分比 }}
    """,
    form="template",
)
TOO_MUCH = Code(
    "T323",
    "error",
    zh="“{excerpt}”太多了，超过{last}{what_zh}。",
    hint_zh="减少数据，或分成几份公文。",
    en="“{excerpt}” is too much: more than {last} {what_en}.",
    hint_en="Give less data, or make several documents of it.",
    fault="（模板里一层套一层地循环，一共要循环20万次以上）",
    mend="（减少数据，或少套一层循环）",
    why="size",
)
TAG_SPLIT = Code(
    "T324",
    "info",
    zh="“{tag}”前后几个字的格式不一样，印出来用第一个字的格式。",
    hint_zh="选中整个标记，把格式设成一样的。",
    en="“{tag}” is formatted in more than one way; it prints like its first character.",
    hint_en="Select the whole tag and give it one format.",
    fault="（{{ 标题 }} 里“标”字是黑体，“题”字是宋体）",
    mend="（选中整个 {{ 标题 }}，都设成黑体）",
    why="word",
)
BAD_DATA = Code(
    "T325",
    "error",
    zh="数据“{name}”{reason_zh}。",
    hint_zh="改好这项数据。",
    en="The data “{name}” {reason_en}.",
    hint_en="Mend it.",
    fault="（程序给模板的数据里有一张图片）",
    mend="（只给文字、数字、列表和成组的内容）",
    why="program",
)
BLOCKS_LEFT_OUT = Code(
    "T328",
    "warning",
    zh="“{excerpt}”里有的情况没有印这一段，遇到这样的公文就编不出来。",
    hint_zh="每种情况都写上 {{{{p 段 }}}}，判断要有 else；只印文字的，序号和文字都要印。",
    en="“{excerpt}” does not print its block in every case; documents where that matters cannot be compiled.",
    hint_en="Put {{{{p 段 }}}} in every branch, else among them; where only texts are printed, print label and text.",
    fault="""
        {%p for 段 in 正文 %}
        {%p if 段.层级 != 1 %}
        {{p 段 }}
        {%p endif %}
        {%p endfor %}
    """,
    mend="""
        {%p for 段 in 正文 %}
        {%p if 段.层级 != 1 %}
        {{p 段 }}
        {%p else %}
        {{p 段 }}
        {%p endif %}
        {%p endfor %}
    """,
    form="template",
)
MORE_PROBLEMS = Code(
    "T330",
    "error",
    zh="这一段的毛病超过{last}处，后面的没有再看。",
    hint_zh="先把前面的改好，再查一遍。",
    en="This paragraph has more than {last} faults; the rest of it was not looked at.",
    hint_en="Mend those, and check again.",
    fault="（一段里写了一百个没有收尾的 {{）",
    mend="（标记都收了尾）",
    why="size",
)
SLOT_IN_BOX = Code(
    "T359",
    "error",
    zh="“{tag}”放在了文本框里，内容长了会被截断，不能接到下一页。",
    hint_zh="把“{tag}”移到文本框外面，单独占一段。",
    en="“{tag}” stands in a text box, where a long text is cut off instead of going on on the next page.",
    hint_en="Move “{tag}” out of the box, into a paragraph of its own.",
    fault="（{{p 正文 }} 写在文本框里）",
    mend="（{{p 正文 }} 单独占一段）",
    why="word",
)
FOREIGN_TAG = Code(
    "T400",
    "error",
    zh="“{excerpt}”是{engine_zh}的写法，这里填不了。",
    hint_zh="改用 {ours_zh}。",
    en="“{excerpt}” is written as for {engine_en}; it cannot be filled in here.",
    hint_en="Use {ours_en}.",
    fault="""
        {{p 正文 }}
        {{?有附表}}
    """,
    mend="""
        {{p 正文 }}
        {%p if 数据.有附表|默认('') %}
        附表另送。
        {%p endif %}
    """,
    form="template",
)
BLOCK_ALONE = Code(
    "T405",
    "warning",
    zh="“{excerpt}”单独占了一段，印出来这里会多一个空行。",
    hint_zh="{offer_zh}",
    en="“{excerpt}” has a paragraph to itself, which prints as a blank line.",
    hint_en="{offer_en}",
    fault="""
        {{p 正文 }}
        {% if 附注 %}
        {{ 附注 }}{% endif %}
    """,
    mend="""
        {{p 正文 }}
        {%p if 附注 %}
        {{ 附注 }}
        {%p endif %}
    """,
    form="template",
)

NO_DOT = Code(
    "T429",
    "error",
    zh="模板的标记“{excerpt}”里，两个名称中间少了英文的点“.”。",
    hint_zh="改成 {nearest}。",
    en="The two names in the tag “{excerpt}” want a point between them.",
    hint_en="Write {nearest}.",
    fault="""
        {{p 正文 }}
        {{ 报告人、姓名 }}
    """,
    mend="""
        {{p 正文 }}
        {{ 报告人.姓名 }}
    """,
    form="template",
)
