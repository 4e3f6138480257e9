"""Papers that strangers wrote for `compile check`, a hundred and twenty with marked faults and thirty without: what is found of them.

All were committed before any rule read them. `FIRST` is what was then found, and the only figure that says what an unseen paper may hope for (docs/check.md). After it
what was wrongly said of the clean papers was mended, and the papers with faults were worked through: `FOUND` keeps what was won, and says nothing of unseen papers.
"""

from tests.kit.papers import Count, counted, papers, told

FIRST = {
    "placeholders": Count(20, 20, 38, 20),
    "numbering": Count(37, 35, 36, 35),
    "digits": Count(36, 36, 48, 35),
    "punctuation": Count(43, 42, 41, 37),
    "wording": Count(40, 39, 47, 35),
    "characters": Count(9, 9, 40, 13),
    "arithmetic": Count(29, 25, 40, 25),
    "coherence": Count(18, 17, 38, 17),
}
"""By family: findings, those that are right, faults, those that were found, when the papers were first read. It stays as it is."""
FOUND = {
    "placeholders": 38,
    "numbering": 36,
    "digits": 48,
    "punctuation": 41,
    "wording": 47,
    "characters": 40,
    "arithmetic": 39,
    "coherence": 38,
}
"""By family: the faults that are found now that the papers have been worked through; a floor, and no measure of anything."""

AGAIN = {
    "placeholders": Count(32, 32, 41, 31),
    "numbering": Count(41, 39, 40, 39),
    "digits": Count(28, 28, 42, 22),
    "punctuation": Count(22, 20, 40, 26),
    "wording": Count(38, 38, 43, 20),
    "characters": Count(2, 1, 42, 18),
    "arithmetic": Count(23, 20, 41, 20),
    "coherence": Count(15, 9, 41, 10),
}
"""The same of forty papers by five more hands when they were first read, after all that the first forty had taught. It stays as it is."""


FOUND_AGAIN = {
    "placeholders": 40,
    "numbering": 39,
    "digits": 41,
    "punctuation": 38,
    "wording": 42,
    "characters": 42,
    "arithmetic": 36,
    "coherence": 30,
}
"""What is found of these now that they have been worked through by kind; a floor, and no measure either."""


LAST = {
    "placeholders": Count(27, 27, 43, 28),
    "numbering": Count(41, 36, 42, 37),
    "digits": Count(37, 36, 43, 34),
    "punctuation": Count(43, 42, 43, 38),
    "wording": Count(65, 64, 47, 30),
    "characters": Count(8, 5, 44, 38),
    "arithmetic": Count(21, 18, 43, 18),
    "coherence": Count(14, 14, 41, 15),
}
"""The same of forty papers by five hands more, after what the eighty before had taught. It stays as it is."""
FOUND_LAST = {
    "placeholders": 41,
    "numbering": 42,
    "digits": 43,
    "punctuation": 43,
    "wording": 45,
    "characters": 44,
    "arithmetic": 42,
    "coherence": 40,
}
"""What is found of these now that they have been worked through by kind; a floor, and no measure either."""


def test_what_was_found_of_the_latest_papers_stays_found() -> None:
    counts, wrong, _ = counted(papers("handK", "handL", "handM", "handN", "handO"))
    assert {
        name: (counts[name].found, least) for name, least in FOUND_LAST.items() if counts[name].found < least
    } == {}
    assert len(wrong) <= 1


def test_what_was_found_of_later_papers_stays_found() -> None:
    counts, wrong, _ = counted(papers("handF", "handG", "handH", "handI", "handJ"))
    assert {
        name: (counts[name].found, least) for name, least in FOUND_AGAIN.items() if counts[name].found < least
    } == {}
    assert len(wrong) <= 2


def test_what_was_found_stays_found() -> None:
    counts, wrong, missed = counted(papers("handA", "handB", "handC", "handD", "handE"))
    assert {
        name: (counts[name].found, least) for name, least in FOUND.items() if counts[name].found < least
    } == {}
    assert [(path.name, one.finding.code.id, one.line) for path, one in wrong] == []
    assert len(missed) <= sum(first.faults for first in FIRST.values()) - sum(FOUND.values())


def test_nothing_is_said_of_clean_papers() -> None:
    assert [(path.name, one) for path in papers("cleanA", "cleanB", "cleanC") for one in told(path)] == []
