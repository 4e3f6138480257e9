"""The words and phrases of a title are those that the libraries find whose models we keep."""

import random
import re

import budoux
import pytest
import rjieba

from compiler.flow.title_words import phrase_ends, tagged
from tests.flow.test_title_lines import TITLES

PARSER = budoux.load_default_simplified_chinese_parser()
RARE = "嘏彧翀龘㐂𠮷é–—½²①\u3000\t a-Z0.5%+#&_，《》"
# Words that no dictionary has, names, figures, marks, nothing at all.
ODD = (
    "",
    "碳达峰碳中和",
    "老旧小区",
    "彧翀",
    "5G+AI",
    "50.5%",
    "2025—2030年",
    "龘",
    "C++",
    "会有展设",
    "《》",
    "𠮷野家",
)


def made_up(seed: int) -> list[str]:
    """Texts of title words and characters in any order, rare characters among them; always the same ones."""
    chance = random.Random(seed)
    words = [word for title in TITLES for word in rjieba.cut(title)]
    characters = "".join(TITLES) + RARE * 20
    whole = ("".join(chance.choices(words, k=chance.randint(1, 12))) for _ in range(300))
    mixed = ("".join(chance.choices(characters, k=chance.randint(1, 30))) for _ in range(300))
    return [*whole, *mixed]


@pytest.mark.parametrize("texts", [TITLES, ODD, made_up(9704), made_up(2012)], ids=len)
def test_words_are_the_segmenters(texts: list[str]) -> None:
    assert [text for text in texts if tagged(text) != rjieba.tag(text)] == []


@pytest.mark.parametrize("texts", [TITLES, ODD, made_up(9704)], ids=len)
def test_phrases_are_the_splitters(texts: list[str]) -> None:
    for text in filter(None, texts):
        ends = {sum(map(len, PARSER.parse(text)[: n + 1])) for n in range(len(PARSER.parse(text)))}
        assert phrase_ends(text) == ends, text


def test_unlisted_words_have_parts_of_speech() -> None:
    """The model of the segmenter for what its dictionary has not is there, too."""
    found = dict(tagged("碳达峰与彧翀"))
    assert found["碳达峰"] == "nz"
    assert all(re.fullmatch("[a-z]+", part) for part in found.values())
