"""What is said about checking itself: comments, mends, baselines (O860–O864)."""

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
