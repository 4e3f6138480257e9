"""`--fix` on what was typed otherwise than YAML and braces want it: quotes put round texts, full-width signs made plain, nothing read otherwise."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from compiler.draft.authored import authored
from compiler.messages import codes
from compiler.messages.diagnostic import Code, CompileError, Place
from compiler.rules.fixes import Mended, mend, mend_typing
from compiler.rules.places import Stretch
from compiler.source.edits import Edit, Mend
from compiler.source.folder import Folder
from compiler.source.load import Loaded, Marks, Source, load

HEAD = "文种: 报告\n标题: 题目\n数据:\n  年度: 2025年\n  发文: {本期: 204, 上年同期: 271, 单位: 件}\n正文:\n"


def read(text: str) -> Loaded:
    return authored(load(Source("report.yaml", text)), Folder(Path()))[0]


def mended(text: str, *only: str) -> tuple[str, list[Mended]]:
    def wanted(code: Code) -> bool:
        return not only or code.id in only

    return mend_typing(text, read, wanted)


@pytest.mark.parametrize(
    ("typed", "meant", "told"),
    [
        ("- {{ 发文 }}都办了。", "- '{{ 发文 }}都办了。'", ["Y120"]),
        ("- {{ 发文 }}都办了。  # 待核 {{x}}", "- '{{ 发文 }}都办了。'  # 待核 {{x}}", ["Y120"]),
        ("- 段落: [发文{{ 发文 }}, 又]  # {{x}}", "- 段落: ['发文{{ 发文 }}', 又]  # {{x}}", ["Y145"]),
        (
            "- 表格: [[甲, {{ 发文 }}], [乙, {{ 发文 }}]]",
            "- 表格: [[甲, '{{ 发文 }}'], [乙, '{{ 发文 }}']]",
            ["Y145"],
        ),
        (
            "- 段落: [发文{{ 发文 }},\n    又{{ 发文 }}]",
            "- 段落: ['发文{{ 发文 }}',\n    '又{{ 发文 }}']",
            ["Y145", "Y145"],
        ),
        (
            "- {文字: 多{{ 发文 }}。, 仅当: 发文 > 200}",
            "- {文字: '多{{ 发文 }}。', 仅当: 发文 > 200}",
            ["Y145"],
        ),
        ("- 发文｛｛发文｝｝，｛｛发文｜同比｝｝。", "- 发文{{ 发文 }}，{{ 发文|同比 }}。", ["D329", "D329"]),
        ("- ｛｛发文｝｝都办了。", "- '{{ 发文 }}都办了。'", ["D329", "Y120"]),
        ("- 段落: [｛｛发文｝｝, 又]", "- 段落: ['{{ 发文 }}', 又]", ["D329", "Y145"]),
        ("- '发文｛｛发文｝｝。'", "- '发文{{ 发文 }}。'", ["D329"]),
        ("- {文字: 多。, 仅当: 发文 ＞ 200}", "- {文字: 多。, 仅当: 发文 > 200}", ["D329"]),
        ("- {文字: 多。, 仅当: '发文 ＞ 200'}", "- {文字: 多。, 仅当: '发文 > 200'}", ["D329"]),
    ],
)
def test_what_was_meant_is_written_down(typed: str, meant: str, told: list[str]) -> None:
    before = HEAD + typed + "\n"
    after, done = mended(before)
    assert after == HEAD + meant + "\n"
    assert [one.code for one in done] == told
    assert read(after).data == read(before).data
    assert not read(after).problems
    assert mended(after) == (after, [])


def test_what_is_not_asked_for_is_left() -> None:
    text = HEAD + "- ｛｛发文｝｝都办了。\n- {{ 发文 }}都办了。\n"
    assert mended(text, "Y120")[0] == HEAD + "- ｛｛发文｝｝都办了。\n- '{{ 发文 }}都办了。'\n"


@pytest.mark.parametrize(
    "line",
    [
        "- 段落: [发文{{ 发文 }}, '又]",  # what else is wrong with the line is a guess
        "- 发文{{ 发文 }。",
        "- 标题：｛收文｝",
        "- 发文｛发文｝件。",
    ],
)
def test_what_is_a_guess_is_not_made(line: str) -> None:
    assert mended(f"{HEAD}{line}\n") == (f"{HEAD}{line}\n", [])


def test_line_ends_and_all_else_stay() -> None:
    text = (HEAD + "- ｛｛发文｝｝件\t。 \n\n# 完\n").replace("\n", "\r\n")
    after, _ = mended(text)
    assert after == text.replace("｛｛发文｝｝件\t。 ", "'{{ 发文 }}件\t。' ")


def test_what_cannot_be_read_at_all_is_refused() -> None:
    with pytest.raises(CompileError):
        mended("- 甲\n")


def capitals(text: str) -> Iterator[Edit]:
    """An edit for each small letter, that makes it a capital."""
    return (Edit(Place("", 1, at), char, char.upper()) for at, char in enumerate(text, 1) if char.islower())


def test_mends_that_are_right_alone_and_wrong_together_are_not_all_made() -> None:
    """Four letters that are read otherwise as soon as all are capitals: three of the four mends are made."""

    def read_letters(text: str) -> Loaded:
        data = {"letters": "four" if text.upper() != text else "none"}
        mends = tuple(Mend(codes.TEMPLATE_BRACES, edit) for edit in capitals(text))
        return Loaded(Source("", text), data, Marks(), mends=mends)  # type: ignore[arg-type]

    assert mend_typing("abcd", read_letters, lambda _: True)[0] == "ABCd"

    def prepared(text: str) -> Any:
        printed = text if text.upper() != text else "none"
        found = [
            SimpleNamespace(
                edit=edit,
                span=(edit.place.column - 1, edit.place.column),
                new=edit.new,
                sure=True,
                safe=True,
                code=codes.TEMPLATE_BRACES,
            )
            for edit in capitals(text)
        ]
        par = SimpleNamespace(text=printed, stretches=[Stretch(0, 4, 0)])
        return SimpleNamespace(from_yaml=True, pars=[par]), found

    assert mend("abcd", prepared, unsafe=False)[0] == "ABCd"
