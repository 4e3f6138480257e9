"""The texts of a report that hold labels, made blocks; only a file with labels in its texts pays for looking.

In: `Loaded`. Out: the same, its texts under `|` that begin with labels made headings and paragraphs (see `expand`).
"""

import re

from ..source.load import Loaded

# A line of a text under a `|` that begins with the first label of some form.
_LABELLED = re.compile(
    r"^\s*(?:[一1１][、.．]|[（(][一1１][）)]|1[）)]|①|第[一1](?:章|节|条|部分))", re.MULTILINE
)


def with_blocks(loaded: Loaded) -> Loaded:
    """What was loaded, with blocks."""
    if not _LABELLED.search(loaded.source.text):
        return loaded
    from .expand import expand

    return expand(loaded)
