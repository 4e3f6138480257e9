"""The texts that an editor has open, to the character as it has them, each with its version.

In: the notifications of the protocol. Out: a `Reading` of each text, made anew with each change and asked by every answer until the next.
pygls keeps texts as well, but ends lines where `str.splitlines` does, at U+2028 too, where no editor ends them: ours are those.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lsprotocol import types
from pygls.uris import to_fs_path

from ..editor.positions import Position, Range, edited
from ..editor.reading import Reading, read


@dataclass(frozen=True)
class Text:
    """A text that is open: its address, its version, and how it reads."""

    uri: str
    version: int
    reading: Reading

    def position(self, at: types.Position) -> Position:
        """A position of the protocol in characters."""
        return self.reading.lines.of_units(at.line, at.character)

    def range(self, range: types.Range) -> Range:
        """A range of the protocol in characters."""
        return Range(self.position(range.start), self.position(range.end))

    def of_range(self, range: Range) -> types.Range:
        """A range in the units of the protocol."""
        start, end = (types.Position(*self.reading.lines.in_units(at)) for at in range)
        return types.Range(start, end)


class Texts:
    """All of them by their addresses."""

    def __init__(self, template: str | None = None) -> None:
        self.template = template
        self._open: dict[str, Text] = {}

    def __getitem__(self, uri: str) -> Text | None:
        return self._open.get(uri)

    @property
    def uris(self) -> list[str]:
        """The addresses of all."""
        return [*self._open]

    def opened(self, document: types.TextDocumentItem) -> Text:
        """A text is opened."""
        reading = read(name_of(document.uri, document.language_id), document.text, self.template)
        return self._put(Text(document.uri, document.version, reading))

    def changed(
        self,
        document: types.VersionedTextDocumentIdentifier,
        changes: Iterable[types.TextDocumentContentChangeEvent],
    ) -> Text | None:
        """A text is changed, one change after the other; None where it is not open."""
        before = self[document.uri]
        if before is None:
            return None
        text = before.reading.source.text
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = ((at.line, at.character) for at in (change.range.start, change.range.end))
                text = edited(text, start, end, change.text)
            else:
                text = change.text
        return self._put(Text(document.uri, document.version, before.reading.with_text(text)))

    def read_again(self, uri: str) -> Text | None:
        """A text whose neighbours may have changed on the disk."""
        before = self[uri]
        if before is None:
            return None
        return self._put(Text(uri, before.version, before.reading.with_text(before.reading.source.text)))

    def closed(self, uri: str) -> None:
        """A text is closed."""
        self._open.pop(uri, None)

    def _put(self, text: Text) -> Text:
        self._open[text.uri] = text
        return text


def name_of(uri: str, language: str = "yaml") -> str:
    """The path of a text; of one that was never saved a name in the current folder, as its language says."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    if path:
        return path
    suffix = {"plaintext": ".txt", "markdown": ".md"}.get(language, ".yaml")
    name = Path(uri.rpartition(":")[2]).name or "untitled"
    return name if Path(name).suffix else f"{name}{suffix}"
