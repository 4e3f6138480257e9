"""What the braces of texts and 算式 ask for, and what that comes to: most are a name and nothing else.

In: the text of an expression, values by name. Out: `Expression`, checked; its value. Whatever is more than a name is read and worked out by
`expressions`, which brings Jinja with it: that takes longer to import than the names of a thousand documents take.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .programs import IS_THERE, MAX_STEPS, no_such_data


class Name(NamedTuple):
    """A name that an expression uses, and the items after it: 数据.总收入 is `("数据", "总收入")`."""

    path: tuple[str, ...]


class Expression(NamedTuple):
    """A checked expression: what it computes, for Jinja, or the text of a name that is all of it; the names that it uses, and where it asks
    whether one of them holds; those that may be missing, since it asks for that (is defined) or says what stands for them (默认)."""

    node: Any
    names: tuple[Name, ...]
    asked: tuple[tuple[Name, Any], ...] = ()
    spared: frozenset[Name] = frozenset()

    def ask_for(self, path: tuple[str, ...]) -> None:
        """Where the expression asks for this name, ask whether there is anything: it is printed, whatever it says."""
        for name, node in self.asked:
            if name.path == path:
                node.name = IS_THERE


class Call(NamedTuple):
    """A filter that was called: its name, what it was given, and what it made of it."""

    name: str
    given: tuple[object, ...]
    made: object


_WORDS = frozenset(("true", "false", "none", "True", "False", "None", "not"))
"""Words of the language that may stand alone and are no name."""


def parse(text: str, test: bool = False) -> Expression:
    """Check the text of an expression, or of a condition. Raises FaultError (T308, T309, T314)."""
    if is_name(text) and not test:
        return Expression(text, (Name((text,)),))
    from .expressions import parse

    return parse(text, test)


def is_name(text: str) -> bool:
    """Whether an expression is a name and nothing else."""
    return text.isidentifier() and not text.startswith("_") and text not in _WORDS


class Evaluation:
    """What expressions come to, each at once: no code is made for what is asked only once.

    `names` are what they may name, `calls` notes the filters that they called. Lists that they go through count as rounds of a `Run`.
    """

    def __init__(self, names: Mapping[str, object], steps: int = MAX_STEPS) -> None:
        self.names, self.steps = names, steps
        self.calls: list[Call] = []

    def value(self, expression: Expression) -> object:
        """What an expression comes to. Raises FaultError."""
        node = expression.node
        if not isinstance(node, str):
            from .expressions import worked_out

            return worked_out(node, self)
        if node not in self.names:
            raise no_such_data(node, [*self.names], inside=False)
        return self.names[node]
