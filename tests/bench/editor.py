"""How long an answer of the editor service takes, at 20,000 characters: processor time, each text a keystroke further.

In: nothing. Out: the rows of a table, for `measure.py editor`.
"""

import random
import time
from collections.abc import Callable, Iterator
from typing import Any

from compiler.editor.actions import mends
from compiler.editor.completions import completions
from compiler.editor.diagnostics import diagnostics
from compiler.editor.hover import hover
from compiler.editor.outline import outline
from compiler.editor.positions import Position, Range
from compiler.editor.reading import Reading, read
from tests.bench import peers

SIZE = 20_000
KEYSTROKES = 200
ASKED: dict[str, Callable[[Reading, Position], Any]] = {
    "提示": lambda reading, _: diagnostics(reading),
    "提示，加上校对（`--check`）": lambda reading, _: diagnostics(reading, checked=True),
    "补全": completions,
    "悬停": hover,
    "大纲": lambda reading, _: outline(reading),
    "快速修复": lambda reading, at: mends(reading, Range(at, at), checked=False),
}


def rows() -> Iterator[tuple[str, str, str]]:
    """What is asked, and the milliseconds of half and of nineteen in twenty answers; each is asked of a text that nothing was asked of yet."""
    text = peers.report(1)
    text = peers.report(round(SIZE / len(text)))
    spent: dict[str, list[float]] = {name: [] for name in ASKED}
    chosen = random.Random(1)
    for number in range(KEYSTROKES + 5):
        at = chosen.randrange(len(text))
        while not "一" <= text[at] <= "鿿":  # within a text, as one types
            at = chosen.randrange(len(text))
        text = text[:at] + chosen.choice("的一是在") + text[at:]
        for name, ask in ASKED.items():
            reading = read("report.yaml", text)
            position = reading.lines.position(at)
            begun = time.process_time()
            ask(reading, position)
            if number >= 5:
                spent[name].append((time.process_time() - begun) * 1000)
    for name, took in spent.items():
        took.sort()
        yield name, f"{took[len(took) // 2]:.0f}", f"{took[len(took) * 95 // 100]:.0f}"
