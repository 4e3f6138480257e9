"""What was most likely meant by a word that is not known.

In: the word as typed and the words that are known. Out: the nearest of them, or None.
"""

from collections.abc import Iterable


def nearest(word: str, among: Iterable[str]) -> str | None:
    """The spelling most like `word`, None when nothing is near enough to be worth offering."""
    return next(iter(alike(word, among)), None)


def alike(word: str, among: Iterable[str]) -> list[str]:
    """The spellings like `word`, the nearest first."""
    from difflib import get_close_matches  # only where a word is not known

    choices = [choice for choice in dict.fromkeys(among) if _alike(word, choice)]
    if close := get_close_matches(word, choices, n=5, cutoff=0.7 if word.isascii() else 0.5):
        return close
    return [
        choice for choice in choices if len(choice) > 1 and (choice in word or (word[1:] and word in choice))
    ]


def _alike(word: str, choice: str) -> bool:
    """Of one script; and as short Chinese words share a character too easily, one in the same place (导言, 导语); one character says nothing of a long word."""
    if word.isascii() != choice.isascii():
        return False
    if max(len(word), len(choice)) > 2:
        return min(len(word), len(choice)) > 1
    return any(a == b for a, b in zip(word, choice, strict=False))
