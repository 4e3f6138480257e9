"""文种: the model of each kind, made from its row in `terms.kinds`.

In: a kind's English key. Out: its model, a subclass of `Document`.
"""

from functools import cache
from typing import Any, Literal

from pydantic import create_model

from ..terms.kinds import KINDS
from .model import Document

_OneWord: Any = Literal


@cache
def model_of(kind: str) -> type[Document]:
    """The model of the kind with that English key. Raises KeyError for another word."""
    row = KINDS[kind]
    name = "".join(word.capitalize() for word in row.key.split("_"))
    return create_model(name, __base__=Document, __module__=__name__, kind=(_OneWord[row.key], row.key))
