"""What a pattern is tried at: the places where its signs are, and nothing is missed. Over all specimens, test_rules.py looks."""

import re
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.rules.scan import Kept, Lines, Scan, Several, Words, sought
from compiler.rules.signs import FAR, Sign

# Each of another build: what it begins with may be left out, stand behind it, be one of several, be any.
PATTERNS = (
    "(?<![0-9.])[0-9]+(?:\\.\\.+[0-9]+)?(?=[月日])",
    "(?:(?P<year>20[0-9]{2})年)?(?<![0-9])(?P<month>[0-9]{1,2})月",
    "(?<=[月日])(?:20|年)|[.,]{2,}|(?<=2)[0月]",
    "(?P<one>[^0-9])(?P=one)+",
    "[^月\\n]{2,}?日",
    "(?i:A|月)日?",
    "(?i)a",
    "年?",
    "(?:月|日)*年",
    "(?:月日|月(?=年))|日{2}",
    "^日|日$",
    "\\s*月",
    "(?:a|(?:月|日)0)(?!0)",
    "((年|月)(?<=[年])0)",
    ".{2}(?:年月|日0)",
    "[^0]{1,3}?(?P<sort>年月?|日)(?=[。.])",
    "(?<=年月|日0)[年月]{1,2}",
    "(?:(?<=年月)|(?<=0)|(?<=[。\\n]))(?:0|2)(?:年月)?",
    "(?<=2)(?=年)",
    "(?=年月|0)[^2]",
    "(?!年月)(?:年|0)*[月日]",
    "(?:年{1,2}|月?)(?:0年|日)",
    "(?:年月){2,}|(?:日|0){3}",
    "年(?:(?=月)月|(?P<no>0))(?(no)2|日)",
    "(?>年|年月)日",
    "(?:年|月)++0|(?:日)?+2",
)


def found_alone(pattern: str, lines: list[str]) -> Iterator[tuple[int, int, re.Match[str]]]:
    """The matches in each line by itself, between line feeds: the number of the line, where each begins in it, the match."""
    for number, line in enumerate(lines):
        for one in re.compile(pattern).finditer(f"\n{line}\n", 1):
            if one.start() < len(line) + 2:
                yield number, one.start() - 1, one


def told(
    found: Iterable[tuple[int, int, re.Match[str]]],
) -> list[tuple[int, int, str, tuple[str | None, ...]]]:
    return [(number, start, one[0], one.groups()) for number, start, one in found]


LINES = st.lists(st.text("02年月日。.a A", max_size=20), max_size=6)


@pytest.mark.parametrize("pattern", PATTERNS)
@given(lines=LINES)
def test_the_same_is_found_as_everywhere(pattern: str, lines: list[str]) -> None:
    assert told(Lines(lines).found(sought(pattern))) == told(found_alone(pattern, lines))


@pytest.mark.parametrize("pattern", PATTERNS)
@given(texts=st.lists(LINES, max_size=4))
def test_what_was_found_before_is_found_again_and_what_went_is_not(
    pattern: str, texts: list[list[str]]
) -> None:
    kept = Kept()
    for number, lines in enumerate(texts):
        text = kept.lines(lines)
        if number % 3 != 1:  # not every text is searched for it
            assert told(text.found(sought(pattern))) == told(found_alone(pattern, lines))


def test_only_lines_that_are_new_are_searched_and_no_more_is_kept_than_stands() -> None:
    searched: list[str] = []

    def search(scan: Scan) -> Iterator[re.Match[str]]:
        searched.append(scan.text.replace("\n", ""))
        return scan.matches(sought("年"))

    kept = Kept()
    for lines in (["年", "月"], ["日", "月", "年"], ["月"], ["年", "月"]):
        assert [number for number, *_ in kept.lines(lines).found(search)] == [
            number for number, line in enumerate(lines) if line == "年"
        ]
    assert searched == ["年月", "日", "年"]


# An alternative has no name twice and no flags of its own, and matches something.
ALTERNATIVES = [one for one in PATTERNS if not re.search("[(][?][iP]|^年[?]$", one)]


@given(rows=st.lists(st.sampled_from(ALTERNATIVES), max_size=4), lines=LINES)
def test_the_first_of_several_is_found_as_of_alternatives(rows: list[str], lines: list[str]) -> None:
    one = "|".join(f"(?:{row})" for row in rows) or "(?!)"
    found = Lines(lines).found(Several([*map(sought, rows)]))
    assert [(number, start, each[0]) for number, start, each in found] == [
        (number, start, each[0]) for number, start, each in found_alone(one, lines)
    ]


@given(words=st.lists(st.text("02年月日", min_size=1, max_size=3)), lines=LINES)
def test_the_longest_of_words_is_found(words: list[str], lines: list[str]) -> None:
    one = "|".join(sorted(words, key=lambda word: (-len(word), word))) or "(?!)"
    assert told(Lines(lines).found(Words(words))) == told(found_alone(one, lines))


def shown(sign: Sign) -> tuple[str, str, int, int]:
    return " ".join(sorted(sign.pairs)), "".join(sorted(sign.chars)), sign.low, sign.high


@pytest.mark.parametrize(
    ("pattern", "signs", "needs"),
    [
        (
            "提高到|提升(?:到|至)",
            [("提升 提高", "", 0, 0)],
            [("提升 提高", "", 0, 0), ("升到 升至 高到", "", 1, 1)],
        ),
        (".{3}(?:大桥|水库)", [("大桥 水库", "", 3, 3)], [("大桥 水库", "", 3, 3)]),
        (
            "[^年]{2,4}?(?=局[，。])",
            [("局。 局，", "", 2, 4)],
            [("局。 局，", "", 2, 4), ("", "。，", 3, 5)],
        ),
        ("(?<=[将把])与", [("将与 把与", "", -1, -1)], [("", "与", 0, 0)]),
        ("(?<=根据)[^年]", [("根据", "", -2, -2)], []),
        (
            "(?:反映|(?<=[甲乙丙丁戊己庚辛壬癸日]).{9}来)(?:年|月)",
            [("反映", "", 0, 0), ("来年 来月", "", 9, 9)],
            [("反映", "来", 0, 9), ("", "年月", 2, 10)],
        ),
        ("月", [("", "月", 0, 0)], [("", "月", 0, 0)]),
        ("[^年]*月", [], [("", "月", 0, FAR)]),
        (
            "[01]{2,4}家",
            [("00 01 10 11", "", 0, 0)],
            [("0家 1家", "", 0, 4), ("00 01 10 11", "", 0, 0), ("", "家", 2, 4)],
        ),
        ("(?i:a)月", [("", "月", 1, 1)], [("", "月", 1, 1)]),
        ("(?i)a月", [], []),
    ],
)
def test_what_a_pattern_says_of_its_matches(
    pattern: str, signs: list[tuple[str, str, int, int]], needs: list[tuple[str, str, int, int]]
) -> None:
    one = sought(pattern)
    assert [*map(shown, one.signs)] == signs
    assert [*map(shown, one.needs)] == needs
