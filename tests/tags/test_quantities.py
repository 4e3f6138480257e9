"""Units: what can be added, converted, multiplied and divided, and what is refused."""

from decimal import Decimal

import pytest

from compiler.tags.quantities import FaultError, Quantity, compute, rounded


def amount(text: str) -> Quantity:
    number, _, unit = text.partition(" ")
    return Quantity(Decimal(number), unit)


@pytest.mark.parametrize(
    ("one", "operator", "two", "expected"),
    [
        ("1 万元", "+", "5 元", "1.0005 万元"),
        ("5 元", "+", "1 万元", "10005 元"),
        ("1 亿元", "-", "1 千万元", "0.9 亿元"),
        ("1.5 万人", "+", "200 人", "1.52 万人"),
        ("1 万亿元", "+", "1 亿元", "1.0001 万亿元"),
        ("3 件", "+", "2", "5 件"),
        ("2", "+", "3 件", "5 件"),
        ("24.8 %", "-", "20 %", "4.8 个百分点"),
        ("100", "-", "24.8 %", "75.2 %"),
        ("200 件", "*", "24.8 %", "49.6 件"),
        ("24.8 %", "*", "200 件", "49.6 件"),
        ("24.8 ％", "*", "2", "0.496"),
        ("50 %", "*", "50 %", "25 %"),
        ("3 件", "*", "2", "6 件"),
        ("8 万元", "/", "2 元", "40000"),
        ("8 万元", "/", "2", "4 万元"),
        ("8 万元", "/", "4 人", "2 万元/人"),
        ("2 万元/人", "*", "4 人", "8 万元"),
        ("2 元/人", "*", "1 万人", "20000 元"),
        ("10 件", "/", "50 %", "20 件"),
        ("7 件", "//", "2 件", "3"),
        ("7 件", "%", "2", "1 件"),
        ("1 吨", "+", "500 公斤", "1.5 吨"),
        ("1 公里", "+", "500 米", "1.5 公里"),
        ("1 公顷", "+", "100 平方米", "1.01 公顷"),
        ("1.2 亿", "+", "1", "2.2 亿"),
        ("1.2 亿", "+", "3 万", "1.2003 亿"),
        ("0.1", "+", "0.2", "0.3"),
        ("1 百分点", "+", "2 个百分点", "3 百分点"),
        ("20 %", "+", "4.8 个百分点", "24.8 %"),
        ("4.8 个百分点", "+", "20 %", "24.8 %"),
        ("24.8 %", "-", "4.8 个百分点", "20 %"),
        ("24.8 %", "+", "20 %", "44.8 %"),
        ("24.8 %", "-", "4", "20.8 %"),
        ("5 个百分点", "*", "200 万元", "10 万元"),
        ("5 个百分点", "*", "2", "10 个百分点"),
        ("5 个百分点", "/", "20 %", "0.25"),
    ],
)
def test_what_amounts_come_to(one: str, operator: str, two: str, expected: str) -> None:
    assert compute(amount(one), operator, amount(two)) == amount(expected)


@pytest.mark.parametrize(
    ("one", "operator", "two"),
    [
        ("1 件", "+", "1 元"),
        ("1 %", "+", "1 件"),
        ("1 亩", "+", "1 公顷"),
        ("1 件", "*", "1 件"),
        ("2", "/", "1 件"),
        ("1 件", "/", "0 件"),
        ("1 元/人", "*", "1 件"),
        ("999999999999999999 元", "*", "10"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(one: str, operator: str, two: str) -> None:
    with pytest.raises(FaultError) as caught:
        compute(amount(one), operator, amount(two))
    assert caught.value.args_of["reason_zh"]
    assert caught.value.args_of["reason_en"]


@pytest.mark.parametrize(
    ("number", "digits", "expected"),
    [("2.5", 0, "3"), ("-2.5", 0, "-3"), ("0.125", 2, "0.13"), ("-0.125", 2, "-0.13"), ("1.005", 2, "1.01"), ("0.5", 0, "1"), ("1.4999", 0, "1"), ("150", -2, "2E+2")],
)  # fmt: skip
def test_halves_go_away_from_zero(number: str, digits: int, expected: str) -> None:
    assert rounded(Decimal(number), digits) == Decimal(expected)
