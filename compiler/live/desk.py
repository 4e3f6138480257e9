"""One report being written: its text, which several tabs may change, what was made of it, and the tabs that look at it.

In: changes of the text, each told with the version it was made at. Out: messages for the tabs. All of it belongs to the server's one loop; what other
threads make is handed over to that. A tab that comes late, or comes again, is told all that the others know.
"""

from __future__ import annotations

import os
from asyncio import Queue
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ..source.load import MAX_BYTES
from .disk import Saved
from .text import changed, replacing

MOST_KEPT = 1000
"""Changes that are kept for tabs that have not seen them; one further behind is given the whole text."""
_HERE = "server"  # who made a change that no tab made


class Update(NamedTuple):
    """One change of the text, and which tab made it."""

    client: str
    changes: list[Any]

    def told(self) -> dict[str, Any]:
        return {"clientID": self.client, "changes": self.changes}


@dataclass(eq=False)
class Tab:
    """A tab of the browser: what is to be told to it, in order, and what it looks at."""

    outbox: Queue[dict[str, Any]] = field(default_factory=Queue)
    view: int = 1
    dpi: int = 96
    desk: Desk | None = None

    def tell(self, message: dict[str, Any]) -> None:
        self.outbox.put_nowait(message)


@dataclass(eq=False)
class Desk:
    """A report on the desk; `name` is relative to the folder, `saved` what its file holds."""

    name: str
    path: Path
    saved: Saved
    text: str
    version: int = 0
    epoch: str = field(default_factory=lambda: os.urandom(8).hex())
    tabs: set[Tab] = field(default_factory=set)
    updates: list[Update] = field(default_factory=list)
    pages: dict[int, dict[str, Any]] = field(default_factory=dict)
    last: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The newest message of each kind that a tab which comes late needs."""
    conflict: bool = False
    """Whether another program has changed the file of a text that is not saved."""
    earlier: list[tuple[float, str]] = field(default_factory=list)
    """The texts that were saved or read before this one, with the time of it, the newest last."""

    @property
    def is_dirty(self) -> bool:
        """Whether there is something to save."""
        return self.saved.data is None or self.text != self.saved.text

    def tell(self, message: dict[str, Any], *kinds: str) -> None:
        """Tell all tabs, and those that come late."""
        kind = message["is"]
        if kind == "page":
            self.pages[message["number"]] = message
            for gone in [number for number in self.pages if number > message["of"]]:
                del self.pages[gone]
        elif kind != "updates":
            self.last[kind] = message
        for other in kinds:
            self.last.pop(other, None)
        for tab in self.tabs:
            tab.tell(message)

    def opened(self) -> dict[str, Any]:
        """What a tab begins with."""
        return {
            "is": "opened",
            "file": self.name,
            "epoch": self.epoch,
            "version": self.version,
            "text": self.text,
        }

    def known(self) -> Iterable[dict[str, Any]]:
        """What else it is told at once."""
        yield self.state()
        yield from self.last.values()
        yield from (self.pages[number] for number in sorted(self.pages))

    def state(self) -> dict[str, Any]:
        """Whether it is saved, and stands against its file."""
        return {
            "is": "state",
            "dirty": self.is_dirty,
            "there": self.saved.data is not None,
            "conflict": self.conflict,
            "version": self.version,
        }

    def push(self, version: int, updates: Iterable[Update]) -> bool:
        """Take changes made at the newest version; False where they were made at another, or do not fit: then nothing is taken."""
        if version != self.version:
            return False
        text, taken = self.text, list(updates)
        try:
            for one in taken:
                text = changed(text, one.changes)
        except ValueError:
            return False
        if not taken or len(text.encode(errors="surrogatepass")) > MAX_BYTES:
            return False
        self.text = text
        self.version += len(taken)
        self.updates += taken
        del self.updates[: max(0, len(self.updates) - MOST_KEPT)]
        self.tell({"is": "updates", "from": version, "updates": [one.told() for one in taken]})
        return True

    def replace(self, text: str) -> bool:
        """Put another text in the place of this one, as a change like any other; False where it is the same."""
        if text == self.text:
            return False
        return self.push(self.version, [Update(_HERE, replacing(self.text, text))])

    def since(self, version: int) -> dict[str, Any] | None:
        """The changes after a version, None where they are not all kept."""
        first = self.version - len(self.updates)
        if not first <= version <= self.version:
            return None
        told = [one.told() for one in self.updates[version - first :]]
        return {"is": "updates", "from": version, "updates": told}

    def take_saved(self, saved: Saved, now: float) -> None:
        """The file holds this text now."""
        self.remember(saved.text, now)
        self.saved, self.conflict = saved, False

    def remember(self, text: str, now: float) -> None:
        """Keep a text among the earlier ones."""
        if not self.earlier or self.earlier[-1][1] != text:
            self.earlier = [*self.earlier, (now, text)][-MOST_EARLIER:]


MOST_EARLIER = 30
"""Earlier versions of a text that are kept while the page is open."""


def valid(update: object) -> Update | None:
    """A change as a tab tells it, None for anything else."""
    match update:
        case {"clientID": str(client), "changes": list(changes)}:
            return Update(client, changes)
    return None
