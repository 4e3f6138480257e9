"""A pattern whose sets were looked through before is the pattern that `re` makes anew."""

import re

import pytest

from compiler.terms import patterns

_compiler = pytest.importorskip("re._compiler")
_parser = pytest.importorskip("re._parser")
HAN = "\u3400-\u9fff\uf900-\ufaff〇"
PATTERNS = (
    f"[{HAN}]{{2,}}",
    f"[^{HAN}、]",
    f"[{HAN}\\w]+",
    f"(?i)[{HAN}a-z]",
    "[\u4e00-\u9fff]的",
    "[\u4e00-\u9fff\U00020000-\U0002ffff]",
    "[一-二]|[0-9]",
    "(?:(?P<one>[\u4e00-\u9fff])(?P=one))",
)


@pytest.mark.parametrize("text", PATTERNS)
def test_a_set_looked_through_before_is_the_same(text: str) -> None:
    def code() -> list[int]:
        tree = _parser.parse(text)
        found: list[int] = _compiler._code(tree, 0)
        return found

    anew = code()
    with patterns.sets_kept():
        assert code() == anew
        assert code() == anew


def test_re_is_left_as_it_was() -> None:
    was = _compiler._optimize_charset
    with patterns.sets_kept():
        assert _compiler._optimize_charset is not was
    assert _compiler._optimize_charset is was
    failing = patterns.sets_kept()(re.compile)
    with pytest.raises(re.error):
        failing("[\u4e00-\u9fff")
    assert _compiler._optimize_charset is was
