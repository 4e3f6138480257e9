"""Programs of a template: what one document may take, and those without loops and choices, run as they stand.

In: a program, values, the printers of values. Out: text. Most templates need no more than this; for all else `expressions` has Jinja.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ..messages import codes
from ..terms.nearest import nearest
from .quantities import FaultError
from .values import Members, truth_of

MAX_STEPS = 200_000  # rounds of all loops of a document
MAX_SIZE = 64 * 1024 * 1024  # characters of a part

HOLDS, IS_THERE = "_holds", "_is_there"
TESTS: Mapping[str, Callable[..., bool]] = {HOLDS: truth_of, IS_THERE: bool}
"""What a condition asks of a value."""

Printers = Mapping[str, Callable[..., str]]
"""How a value is shown, as finished text of the output, by name."""


class Run:
    """What is left to one document, and what was found missing: the number of a tag and its fault."""

    def __init__(self) -> None:
        self.steps, self.size = MAX_STEPS, MAX_SIZE
        self.problems: dict[int, FaultError] = {}

    def take(self, chunk: str) -> str:
        """A chunk of output. Raises FaultError where there is no room for it."""
        self.size -= len(chunk)
        if self.size < 0:
            raise FaultError(codes.TOO_MUCH, last=f"{MAX_SIZE:,}", what_zh="个字符", what_en="characters")
        return chunk


class RunError(Exception):
    """A run that was stopped: the numbers of the tags at fault, and the faults."""

    def __init__(self, problems: Mapping[int, FaultError]) -> None:
        super().__init__()
        self.problems = problems


class PlainStep(NamedTuple):
    """A text, a value shown by the printer `how`, or what stands only if a value passes the test `how`, up to its end."""

    kind: str
    text: str = ""
    name: str = ""
    how: str = ""
    tag: int = 0


def run_plain(
    program: Sequence[PlainStep], context: Mapping[str, object], run: Run, printers: Printers
) -> str:
    """What a program prints. Raises RunError."""
    chunks: list[str] = []
    known, outside = len(run.problems), 0  # in how many conditions that do not hold
    for step in program:
        if outside or step.kind == "end":
            outside += {"if": 1, "end": -1}.get(step.kind, 0) if outside else 0
            continue
        try:
            if step.kind == "if":
                outside = int(not (step.name in context and TESTS[step.how](context[step.name])))
            else:
                chunks.append(run.take(step.text if step.kind == "text" else _shown(step, context, printers)))
        except FaultError as fault:
            run.problems.setdefault(step.tag, fault)
        except (TypeError, ValueError, ArithmeticError, RecursionError):
            run.problems.setdefault(step.tag, FaultError(codes.TAG_FORBIDDEN))
    if len(run.problems) > known:
        raise RunError(run.problems)
    return "".join(chunks)


def _shown(step: PlainStep, context: Mapping[str, object], printers: Printers) -> str:
    if step.name not in context:
        raise no_such_data(step.name, [name for name in context if not name.startswith("_")])
    value = context[step.name]
    more = (step.text,) if step.text else ()
    return printers[step.how](value.line if isinstance(value, Members) else value, *more)


def no_such_data(name: str, names: Sequence[str], inside: bool = False) -> FaultError:
    """The fault of a name that the data has not, with the nearest of those that it has; `inside` an item they are shown."""
    offer = nearest(name, names)
    some = "、".join(names[:12])
    if offer:
        zh, en = f"是不是“{offer}”？", f"Did you mean “{offer}”?"
    elif inside and some:
        zh, en = f"这里有：{some}。", f"There is: {some}."
    else:
        zh = "在 YAML 的“数据”里补上，或在名称后面紧接着写 |默认('')。"
        en = "Add it under 数据 in the YAML, or write |默认('') right behind the name."
    return FaultError(codes.NO_SUCH_DATA, name=name, offer_zh=zh, offer_en=en)
