"""A volume of many reports: text of many lengths, tables, charts, footnotes, landscape pages, attachments, seals, each in some of them."""

from pathlib import Path

FILLER = "一年来，在区委、区政府的坚强领导下，街道上下紧扣年度目标任务，真抓实干、攻坚克难，各项工作取得了新的进展。"
_TABLE = "[[单位, 收入, 支出], [甲社区, '1,204', '{a}'], [乙社区, '986', '{b}'], [丙社区, '755', '{c}']]"


def report(number: int) -> str:
    """The YAML of one report, another for each number."""
    lines = [
        "文种: 工作总结",
        f"标题: 第{number}街道办事处2025年度工作总结",
        f"署名: 第{number}街道办事处",
        "成文日期: 2025-12-31",
        "正文:",
    ]
    for section in range(1, 3 + number % 4):
        lines += [f"  - 标题: 第{number}街道的第{section}项工作", "    内容:"]
        lines += [f"      - {FILLER * (1 + (number * section) % 9)}" for _ in range(1 + number % 3)]
        lines += ["      - 段首: 压实责任。", f"        文字: {FILLER * (number % 3 + 1)}"]
    if number % 5 == 0:
        lines += ["  - 文字: [经费见, {引用: 经费}, 。, {脚注: 不含街道本级。}]"]
        rows = _TABLE.format(a=number, b=number + 1, c=number + 2)
        lines += [f"  - {{表格: {rows}, 题注: 经费收支, 名称: 经费}}"]
    if number % 7 == 0:
        lines += ["  - {图表: 柱形, 数据: [[月份, 发文], [一月, 12], [二月, 9]], 题注: 发文情况}"]
    if number % 8 == 0:
        heads = ", ".join(f"指标{n}" for n in range(1, 16))
        row = ", ".join(f"'{number}{n}'" for n in range(1, 16))
        lines += [f"  - {{表格: [[{heads}], [{row}]], 题注: 指标完成情况, 横排: 是}}", f"  - {FILLER}"]
    if number % 6 == 0:
        lines += [f"附件: [{{标题: 第{number}街道重点任务清单, 内容: [{{标题: 任务, 内容: {FILLER}}}]}}]"]
    if number % 9 == 0:
        lines += ["印章: 有"]
    return "\n".join(lines) + "\n"


def volume(folder: Path, count: int, more: str = "目录: 是\n") -> Path:
    """The file of a volume of so many reports, laid into a folder."""
    for number in range(1, count + 1):
        (folder / f"街道{number}.yaml").write_text(report(number), "utf-8")
    file = folder / "汇编.yaml"
    file.write_text(
        f"文种: 汇编\n标题: 2025年度工作总结汇编\n署名: 某区人民政府办公室\n{more}篇目: 街道*.yaml\n", "utf-8"
    )
    return file
