"""What is said of a volume of several reports (D293–D299, D380)."""

from .diagnostic import Code

_VOLUME = """
    文种: 汇编
    标题: 2025年度工作总结汇编
    篇目: {members}
"""

NOTHING_MATCHES = Code(
    "D293",
    "error",
    zh="“{name}”没有对上任何文件。",
    hint_zh="{offer_zh}从汇编所在的文件夹算起，写文件名；几份的，写成 街道/*.yaml 这样。",
    en="No file matches “{name}”.",
    hint_en="{offer_en}Write names from the folder of the volume, or several as `folder/*.yaml`.",
    fault=_VOLUME.format(members="街道/*.yaml  # 文件夹叫“公文”"),
    mend=_VOLUME.format(members="公文/*.yaml"),
    form="volume",
)
VOLUME_HERE = Code(
    "D294",
    "error",
    zh="这是汇编，这里要的是一份报告。",
    hint_zh="整本的，用 compile、compile check、compile preview；别的命令，对着各篇的文件用。",
    en="This is a volume; a single report is wanted here.",
    hint_en="`compile`, `compile check` and `compile preview` take a volume as a whole; use other commands on its reports.",
    fault="compile figures 汇编.yaml",
    mend="compile figures 有数据.yaml",
    form="command",
)
MEMBER_TWICE = Code(
    "D295",
    "error",
    zh="“{name}”在篇目里写了两次。",
    hint_zh="去掉一处。",
    en="“{name}” stands twice among the reports.",
    hint_en="Take one of them away.",
    fault=_VOLUME.format(members="[报告.yaml, 总结.yaml, 报告.yaml]"),
    mend=_VOLUME.format(members="[报告.yaml, 总结.yaml]"),
    form="volume",
)
VOLUME_WITHIN = Code(
    "D296",
    "error",
    zh="“{name}”{reason_zh}，汇编里收的是一份一份的报告。",
    hint_zh="{hint_zh}",
    en="“{name}” {reason_en}; a volume holds reports.",
    hint_en="{hint_en}",
    fault=_VOLUME.format(members="[报告.yaml, 汇编.yaml]  # 这一份就是“汇编.yaml”"),
    mend=_VOLUME.format(members="[报告.yaml, 总结.yaml]"),
    form="volume",
)
MEMBER_TEMPLATE = Code(
    "D297",
    "info",
    zh="这一篇的“模板”没有用：汇编的各篇都照汇编的模板印。",
    hint_zh="想让整本照它的样子印，在汇编的模板里改样式。",
    en="The template of this report is not used: all reports of a volume print in the volume's template.",
    hint_en="For the whole to look so, change the styles of the volume's template.",
    fault=_VOLUME.format(members="[报告.yaml, 有模板.yaml]  # 里面写着“模板: general”"),
    mend=_VOLUME.format(members="[报告.yaml, 总结.yaml]"),
    form="volume",
)
MEMBER_CONTENTS = Code(
    "D298",
    "info",
    zh="这一篇自己的目录没有印：汇编只有一份总目录。",
    hint_zh="想在总目录里列出各篇的标题，在汇编里写“目录: 2”。",
    en="The contents of this report are not printed: a volume has contents of the whole.",
    hint_en="For the headings of each report to be listed there, write `目录: 2` in the volume.",
    fault=_VOLUME.format(members="[报告.yaml, 有目录.yaml]  # 里面写着“目录: 是”"),
    mend=_VOLUME.format(members="[报告.yaml, 总结.yaml]"),
    form="volume",
)
ROWS_TOO_MANY = Code(
    "D395",
    "error",
    zh="“{file}”有{most}行以上，一行一份，一本汇编最多收{most}份。",
    hint_zh="把表分成几张，编成几本。",
    en="“{file}” has more than {most} rows, each a report; a volume holds {most} at most.",
    hint_en="Part the table, and make several volumes.",
    fault="（篇目写了“总结.yaml”，它的表有800行）",
    mend="（分成两张表、两本，各400行）",
    why="size",
)
TOO_MANY_MEMBERS = Code(
    "D380",
    "error",
    zh="篇目有{count}份，一本最多{most}份。",
    hint_zh="分成几本。",
    en="There are {count} reports; a volume holds {most} at most.",
    hint_en="Make several volumes.",
    fault="（篇目写了“*.yaml”，文件夹里有800份）",
    mend="（分成两本，各400份）",
    why="size",
)
