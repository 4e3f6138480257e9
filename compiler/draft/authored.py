"""What an author wrote, ready to be validated: figures in texts filled in, and texts that hold labels made blocks.

In: `Loaded` and the folder of the report. Out: the same with its figures printed, and what was filled in (see `figures`); its texts under `|` that begin with labels are
headings and paragraphs (see `expand`). Only a file with such things in it pays for looking.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from ..source.folder import Folder
from ..source.load import Loaded
from ..source.ways import ways_of
from ..terms.fields import FIELDS
from ..terms.patterns import late

if TYPE_CHECKING:
    from ..figures.fill import Filled
    from ..figures.kept import Kept
    from ..tags.values import Fact

FIGURES = FIELDS["figures"].spellings


def authored(
    loaded: Loaded, folder: Folder, row: Mapping[str, Fact] | None = None, kept: Kept | None = None
) -> tuple[Loaded, Filled | None]:
    """What was loaded, with figures filled in and with blocks, and the figures where there are any. Raises CompileError.

    `row` is that of a table whose rows make a report each: its cells are figures; `kept` is that of the rows before.
    """
    filled = _with_figures(loaded, folder) if row is None else _filled(loaded, folder, row, kept)
    return _with_blocks(filled.loaded if filled else loaded), filled


# What a text with figures holds, or a 数据 of them: braces, a condition, a member that tells a figure or a table, a chart, a table that is no file.
_FIGURES = late(
    r"\{\{|\{_|｛｛|仅当|only_if|本期|今年|本年|current|算式|formula|读取|\bread\b|(?:图表|\bchart) *:"
    r"|(?:表格|\btable) *: *['\"]?[^\s\[{|>'\".,}]+['\"]?(?:[ ,}]|$)",
    re.MULTILINE,
)


def _with_figures(loaded: Loaded, folder: Folder) -> Filled | None:
    """The data with its figures filled in, None where there are none."""
    if not any(isinstance(loaded.data.get(key), dict) for key in FIGURES):
        return None
    if not _FIGURES.search(loaded.source.text):
        return None
    return _filled(loaded, folder, {})


def _filled(loaded: Loaded, folder: Folder, row: Mapping[str, Fact], kept: Kept | None = None) -> Filled:
    from ..figures.fill import fill

    return fill(loaded, folder, lambda: ways_of(folder.path, loaded.source.name).pending, row, kept)


# A line of a text under a `|` that begins with the first label of some form; that a line begins is said so that it is looked for fast.
_LABELLED = re.compile(r"\n\s*+(?:[一1１][、.．]|[（(][一1１][）)]|1[）)]|①|第[一1](?:章|节|条|部分))")


@lru_cache(maxsize=1)  # the rows of a table have one text
def _may_hold_labels(text: str) -> bool:
    return _LABELLED.search(f"\n{text}") is not None


def _with_blocks(loaded: Loaded) -> Loaded:
    """The data, its texts that hold labels made blocks."""
    if not _may_hold_labels(loaded.source.text):
        return loaded
    from .expand import expand

    return expand(loaded)
