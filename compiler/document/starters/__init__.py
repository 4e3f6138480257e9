"""Starters: a commented document of each kind that compiles as it is.

In: a kind's English key. Out: the text of its starter, one file a kind in this folder.
"""

from importlib.resources import files


def starter(kind: str) -> str:
    """The starter of a kind. Raises FileNotFoundError for another word."""
    return files(__name__).joinpath(f"{kind}.yaml").read_text("utf-8")
