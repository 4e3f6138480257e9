"""A text that was typed on is let go at once, with all that was made of it: nothing in it refers back to it, so that none waits for Python to look for such."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from compiler.editor.actions import mends
from compiler.editor.completions import completions
from compiler.editor.diagnostics import diagnostics
from compiler.editor.hover import hover
from compiler.editor.outline import outline
from compiler.editor.positions import Range
from compiler.editor.reading import Reading, read

RIGHT = "文种: 报告\n标题: 关于安全生产工作的报告\n正文:\n  - 今年以来，安全生产形势形势平稳，XX。\n"


def asked(name: str, text: str) -> "weakref.ref[Reading]":
    """A text of which all was asked."""
    reading = read(name, text)
    at = reading.lines.position(min(20, len(text)))
    for checked in (False, True):
        diagnostics(reading, checked)
    outline(reading), completions(reading, at), hover(reading, at), mends(reading, Range(at, at))
    return weakref.ref(reading)


@pytest.fixture
def _no_search() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_no_search")
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("报告.yaml", RIGHT),
        ("报告.yaml", ""),
        ("报告.yaml", RIGHT.replace("标题: ", "标题 ")),
        ("报告.yaml", f"{RIGHT}\t- 甲: [\n"),
        ("报告.yaml", RIGHT.replace("正文", "正交")),
        ("报告.yaml", RIGHT.replace("报告\n", "抱告\n", 1)),
        ("报告.yaml", f"{RIGHT}数据:\n  甲: {{{{ 乙 }}\n"),
        ("报告.yaml", f"{RIGHT}结尾:\n  - 图片: 没有.png\n"),
        ("汇编.yaml", "文种: 汇编\n标题: 汇编\n篇目: [没有.yaml]\n"),
        ("报告.txt", "关于安全生产工作的报告\n区政府：\n今年以来，安全生产形势形势平稳。\n"),
    ],
    ids=["right", "empty", "no colon", "tab", "key", "kind", "figures", "picture", "volume", "draft"],
)
def test_a_text_is_let_go_at_once(name: str, text: str) -> None:
    asked(name, text)  # what is made once for all texts
    assert asked(name, text)() is None
