"""The heads of a table. They stand by themselves so that whoever has no table imports nothing that reads one.

In: nothing. Out: `Heads`.
"""

from typing import NamedTuple


class Heads(NamedTuple):
    """The heads of a table, the units that they say, and other names that they go by: 金额 for 金额（万元）."""

    names: tuple[str, ...]
    units: tuple[str, ...]
    aliases: dict[str, str]
