"""What is said about checking itself: comments, mends, baselines (O850–O852, O860–O864)."""

from .diagnostic import Code

NO_REASON = Code(
    "O860",
    "warning",
    zh="“不检查 {codes}”没有写原因。",
    hint_zh="在代码后面加冒号，写上为什么，例如“# 不检查 W510：文号由办公室统一填”。",
    en="The comment that {codes} is not to be checked gives no reason.",
    hint_en="Write it after a colon.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 全年办文XX件。 # 不检查 W510
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 全年办文XX件。 # 不检查 W510：数字由统计科定稿时填
    """,
    form="check",
    exit=1,
)
NOTHING_SUPPRESSED = Code(
    "O861",
    "info",
    zh="“不检查 {code}”没有用上：这里没有 {code} 说的情形。",
    hint_zh="删掉这句注释，或改对代码。",
    en="The comment that {code} is not to be checked speaks of nothing: there is no {code} here.",
    hint_en="Delete it, or correct the code.",
    fault="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 全年办文204件。 # 不检查 W510：数字由统计科定稿时填
    """,
    mend="""
        文种: 工作总结
        标题: 区政府办公室2025年度工作总结
        正文:
          - 全年办文204件。
    """,
    form="check",
)
NOT_MENDED_HERE = Code(
    "O862",
    "error",
    zh="“{file}”不能直接改：{reason_zh}。",
    hint_zh="要改的话，{way_zh}。",
    en="“{file}” cannot be mended as it is: {reason_en}.",
    hint_en="To have it mended, {way_en}.",
    fault="compile check 总结.docx --fix",
    mend="compile check 报告.yaml --fix",
    form="command",
    exit=2,
)
ANNOTATED = Code(
    "O850",
    "info",
    zh="带修订和批注的一份写到了“{file}”：修订{changes}处，批注{count}条。",
    hint_zh="在 Word 或 WPS 里打开它，在“审阅”里逐处接受或拒绝；原来的文件没有动过。",
    en="A copy with tracked changes ({changes}) and comments ({count}) is in “{file}”.",
    hint_en="Open it in Word or WPS and accept or reject each under Review; the file itself is as it was.",
    fault="compile check 总结.docx --annotate",
    mend="compile check 总结.docx",
    why="machine",
)
NOT_ANNOTATED_HERE = Code(
    "O851",
    "error",
    zh="“{file}”加不了修订和批注：{reason_zh}",
    hint_zh="{way_zh}",
    en="“{file}” takes no tracked changes and comments: {reason_en}",
    hint_en="{way_en}",
    fault="compile check 报告.yaml --annotate",
    mend="compile check 报告.yaml --diff",
    form="command",
    exit=2,
)
COPY_EXISTS = Code(
    "O852",
    "error",
    zh="“{file}”已经有了，没有盖掉：它不是上次检查写的那份，或者有人在里面改过。",
    hint_zh="要留着它，用 -o 另起一个名字；不要了，加上 --force 再来一次。",
    en="“{file}” exists already and was left alone: it is not as a check left it, so somebody may have worked on it.",
    hint_en="To keep it, name another file with -o; to be rid of it, add --force.",
    fault="compile check 总结.docx --annotate（“总结-校对.docx”已经在 Word 里改过）",
    mend="compile check 总结.docx --annotate -o 总结-再校.docx",
    why="machine",
    exit=2,
)
BASELINE_MADE = Code(
    "O863",
    "info",
    zh="“{file}”里记下了现在的{count}处，以后只说新的。",
    hint_zh="改好了旧的，删掉这个文件，再记一次。",
    en="“{file}” now holds what was found, {count} in all; from now on only what is new is told.",
    hint_en="When the old ones are mended, delete the file and have it made again.",
    fault="compile check 报告.yaml --baseline 基线.json（还没有“基线.json”）",
    mend="compile check 报告.yaml --baseline 基线.json（已经有了）",
    why="machine",
)
BASELINE_WRONG = Code(
    "O864",
    "error",
    zh="“{file}”不是检查留下的记录。",
    hint_zh="换一个文件名，或删掉它，让程序重新记。",
    en="“{file}” is no record of a check.",
    hint_en="Take another name, or delete the file and have it made anew.",
    fault="compile check 报告.yaml --baseline 总结.yaml",
    mend="compile check 报告.yaml",
    form="command",
    exit=2,
)
