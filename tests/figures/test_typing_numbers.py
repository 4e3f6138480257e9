"""How clerks type numbers: right, or refused with the line as it should be."""

from decimal import Decimal

import pytest

from compiler.figures.typed import typed
from tests.kit.support import said_of

HEAD = "文种: 报告\n标题: 关于2025年度办文情况的报告\n"


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("1204", "1204", ""),
        ("1,204", "1204", ""),
        ("1,204,567.89", "1204567.89", ""),
        ("24.8%", "24.8", "%"),
        ("24.8 %", "24.8", "%"),
        ("24.8％", "24.8", "％"),
        ("1.2亿", "1.2", "亿"),
        ("1.2亿元", "1.2", "亿元"),
        ("12 万元", "12", "万元"),
        ("3.5万人次", "3.5", "万人次"),
        ("１２０４", "1204", ""),
        ("－3", "-3", ""),
        ("−3.5", "-3.5", ""),
        ("+3", "3", ""),
        (".5", "0.5", ""),
        ("0", "0", ""),
        ("0.50", "0.50", ""),
        ("1204件", "1204", "件"),
        ("3元/人", "3", "元/人"),
        ("120平方米", "120", "平方米"),
        ("38℃", "38", "℃"),
        ("1000000000000", "1000000000000", ""),
    ],
)
def test_amounts(text: str, number: str, unit: str) -> None:
    assert typed(text).quantity == (Decimal(number), unit)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("1 204", "1204"),
        ("1\u00a0204\u00a0567", "1204567"),
        ("1\u3000204件", "1204件"),
        ("1, 204", "1204"),
        ("1，204", "1,204"),
        ("1、204", "1,204"),
        ("12,04", "1204"),
        ("1,2345", "12345"),
        ("1'204", "1204"),
        ("1_204", "1204"),
        ("1204.", "1204"),
        ("1.2e5", "120000"),
        ("1E3件", "1000件"),
        ("负3.5", "-3.5"),
        ("¥1,204", "1,204元"),
        ("￥300", "300元"),
    ],
)
def test_numbers_that_are_to_be_written_otherwise(text: str, mended: str) -> None:
    found = typed(text)
    assert (found.quantity, found.mended) == (None, mended)
    assert typed(mended).quantity is not None


@pytest.mark.parametrize(
    "text",
    ["007", "00", "110101199003071234", "0571", "约1204", "1204余件", "3万多", "12%左右", "三百", "1/3", "3-5", "1.2.3", "2026-01-05", "2025年12月31日", "第3", "甲", "0x1F"],
)  # fmt: skip
def test_texts_that_are_no_amounts(text: str) -> None:
    assert (typed(text).quantity, typed(text).mended) == (None, "")


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("1 204", "发文: 1204"),
        ("1，204", "发文: '1,204'"),
        ("12,04", "发文: 1204"),
        ("¥1,204", "发文: '1,204元'"),
        ("1.2e5", "发文: 120000"),
    ],
)
def test_the_line_is_shown_as_it_should_be(value: str, line: str) -> None:
    text = f"{HEAD}数据:\n  发文: {value}\n正文: 全年{{{{ 发文 }}}}件。\n"
    (one,) = said_of(text)
    assert (one.code.id, one.hint("zh")) == ("D323", f"写成 {line}")
    assert said_of(text.replace(f"发文: {value}", line)) == [] or "元" in line


@pytest.mark.parametrize(
    ("member", "line"),
    [
        ("{本期: 1 204, 单位: 件}", "写成 本期: 1204"),
        ("{本期: '12,04', 单位: 件}", "写成 本期: 1204"),
        ("{本期: 3, 上年同期: 1 204, 单位: 件}", "写成 上年同期: 1204"),
        ("{去年: 007, 本期: 3}", "写数，如“去年: 204”；还没有定的写 待定，本来就没有的不写这一项。"),
        ("{本期: 约三百, 单位: 件}", "写数，如“本期: 204”；还没有定的写 待定，本来就没有的不写这一项。"),
    ],
)
def test_members_of_a_figure(member: str, line: str) -> None:
    (one,) = said_of(f"{HEAD}数据:\n  发文: {member}\n正文: 全年{{{{ 发文 }}}}。\n")
    assert (one.code.id, one.hint("zh")) == ("D323", line)


@pytest.mark.parametrize("text", ["约204件", "近300", "超过1,204", "将近3万元", "200余件", "12%左右"])
def test_round_numbers_are_told_as_such(text: str) -> None:
    (one,) = said_of(
        f"{HEAD}数据:\n  发文: {text if ',' not in text else repr(text)}\n正文: 全年{{{{ 发文|约(10) }}}}。\n"
    )
    assert one.code.id == "T322"
    assert "是约数；数据里写数" in one.message("zh")


def test_a_comma_in_braces_is_refused_with_its_line() -> None:
    (one,) = said_of(f"{HEAD}数据: {{发文: {{本期: 1,204, 单位: 件}}}}\n正文: 全年{{{{ 发文 }}}}。\n")
    assert "{本期: '1,204', 单位: 件}" in one.hint("zh")


@pytest.mark.parametrize("value", ["1 204", "007", "约3"])
def test_a_text_that_only_a_template_prints_is_nobodys_business(value: str) -> None:
    found = said_of(f"{HEAD}数据: {{发文: 1, 电话: {value}}}\n正文: 全年{{{{ 发文 }}}}件。\n")
    assert [one.code.id for one in found] == ["D275"]
