"""A skeleton, a table whose rows make a document each, and what came of them."""

from pathlib import Path

REPORT = """\
文种: 工作总结
标题: '{{ 单位 }}2025年度工作总结'
导语: 2025年，{{ 单位 }}收入{{ 收入 }}万元。
正文: 一年来，各项工作顺利完成。
署名: '{{ 单位 }}'
成文日期: 2026-01-05
"""


def table(count: int, **changed: str) -> None:
    """各单位.csv with so many rows; `r3` is what stands in row 3 instead."""
    rows = [changed.get(f"r{number + 1}", f"第{number}镇,{number}.5") for number in range(1, count + 1)]
    Path("各单位.csv").write_text("\n".join(["单位,收入", *rows, ""]), "utf-8")


def files(out: str) -> dict[str, bytes]:
    """The documents of a folder, and whatever else is there but the tables of results."""
    return {
        one.name: one.read_bytes() for one in sorted(Path(out).iterdir()) if not one.stem.startswith("结果")
    }
