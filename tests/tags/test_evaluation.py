"""A name is an expression that needs no Jinja, and means what Jinja's parser makes of it."""

import keyword
from collections.abc import Mapping

import pytest

from compiler.tags import expressions
from compiler.tags.evaluation import Evaluation, Expression, is_name, parse
from compiler.tags.quantities import FaultError

WORDS = [
    "甲",
    "总收入",
    "a1",
    "é",
    "ﬁ",
    "loop",
    "self",
    "defined",
    "not",
    "none",
    "true",
    "_甲",
    "数据",
    "for",
    "in",
]
WORDS += keyword.kwlist
OTHERS = ["甲.乙", "甲 + 1", "甲|万元", "5G", "甲 乙", "", " 甲", "not 甲", "'甲'", "12", "甲-乙", "㎡", "２"]
NAMES: Mapping[str, object] = {"甲": "3", "总收入": "5", "in": "7"}


def read(text: str, whole: bool, test: bool) -> object:
    """What an expression names, and what it comes to; or what is wrong."""
    try:
        expression: Expression = (expressions.parse if whole else parse)(text, test)
        return expression.names, expression.asked == (), Evaluation(NAMES).value(expression)
    except FaultError as fault:
        return fault.code.id, fault.args_of


@pytest.mark.parametrize("test", [False, True])
@pytest.mark.parametrize("text", [*WORDS, *OTHERS])
def test_both_ways_agree(text: str, test: bool) -> None:
    assert read(text, False, test) == read(text, True, test)


def test_names_are_read_without_jinja() -> None:
    assert [word for word in WORDS[:6] if not is_name(word)] == []
    assert [word for word in OTHERS if is_name(word)] == []
    assert parse("总收入").node == "总收入"
