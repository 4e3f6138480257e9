"""What the braces of texts and 算式 ask for, and what that comes to: most are a name and nothing else.

In: the text of an expression, values by name. Out: `Expression`, checked; its value. Whatever is more than a name is read and worked out by
`expressions`, which brings Jinja with it: that takes longer to import than the names of a thousand documents take.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .programs import HOLDS, IS_THERE, MAX_STEPS, PlainStep, no_such_data

LOOP: Mapping[str, tuple[str, str]] = {
    "index": ("第几个，从1数起", "its number, from 1"),
    "index0": ("第几个，从0数起", "its number, from 0"),
    "revindex": ("倒数第几个，从1数起", "its number from the end, from 1"),
    "revindex0": ("倒数第几个，从0数起", "its number from the end, from 0"),
    "first": ("是不是第一个", "whether it is the first"),
    "last": ("是不是最后一个", "whether it is the last"),
    "length": ("一共几个", "how many there are"),
}
"""What a loop knows of itself, as `loop.index`."""


class Name(NamedTuple):
    """A name that an expression uses, and the items after it: 数据.总收入 is `("数据", "总收入")`."""

    path: tuple[str, ...]


class Expression(NamedTuple):
    """A checked expression: what it computes, for Jinja, or the text of a name that is all of it, or what it asks of one; the names that it
    uses, and where it asks whether one of them holds; those that may be missing, since it asks for that (is defined) or says what stands
    for them (默认)."""

    node: Any
    names: tuple[Name, ...]
    asked: tuple[tuple[Name, Any], ...] = ()
    spared: frozenset[Name] = frozenset()

    @property
    def is_name(self) -> bool:
        """Whether it is a name and nothing else."""
        return isinstance(self.node, str)

    def ask_for(self, path: tuple[str, ...]) -> None:
        """Where the expression asks for this name, ask whether there is anything: it is printed, whatever it says."""
        for name, node in self.asked:
            if name.path == path:
                node.name = IS_THERE


class Asks:
    """A condition that is the name of a value: the name of the test that the value is to pass, and its own."""

    def __init__(self, name: str, of: str) -> None:
        self.name, self.of = name, of


class Step(NamedTuple):
    """One step of a program. `kind` is text, show, if, elif, else, for or end; `tag` numbers the tag that it comes from.

    `how` names the printer of what is shown.
    """

    kind: str
    tag: int = 0
    text: str = ""
    expression: Expression | None = None
    how: str = ""
    names: tuple[str, ...] = ()


class Call(NamedTuple):
    """A filter that was called: its name, what it was given, and what it made of it."""

    name: str
    given: tuple[object, ...]
    made: object


_WORDS = frozenset(("true", "false", "none", "True", "False", "None", "not"))
"""Words of the language that may stand alone and are no name."""


def parse(text: str, test: bool = False) -> Expression:
    """Check the text of an expression, or of a condition. Raises FaultError (T308, T309, T314)."""
    if not is_name(text):
        from .expressions import parse

        return parse(text, test)
    name = Name((text,))
    if not test:
        return Expression(text, (name,))
    asks = Asks(HOLDS, text)
    return Expression(asks, (name,), ((name, asks),))


def variable(name: str) -> Expression:
    """The expression that is one of our own names."""
    return Expression(name, ())


def is_name(text: str) -> bool:
    """Whether an expression is a name and nothing else."""
    return text.isidentifier() and not text.startswith("_") and text not in _WORDS


def plain(steps: Sequence[Step]) -> tuple[PlainStep, ...] | None:
    """A program without Jinja, None where it loops, chooses, or computes what it shows or asks."""
    out = []
    for step in steps:
        node, how = step.expression.node if step.expression else "", step.how
        if step.kind == "if" and isinstance(node, Asks):
            how, node = node.name, node.of
        if step.kind not in ("text", "show", "if", "end") or not isinstance(node, str):
            return None
        out.append(PlainStep(step.kind, step.text, node, how, step.tag))
    return tuple(out)


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

            return worked_out(expression, self)
        if node not in self.names:
            raise no_such_data(node, [*self.names], inside=False)
        return self.names[node]
