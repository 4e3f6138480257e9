"""Somebody who types: a report cut anywhere, asked everything of; changes of a text as an editor tells them, and what the text is then."""

from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st
from lsprotocol import types

from compiler.editor.actions import mends
from compiler.editor.completions import completions
from compiler.editor.diagnostics import Noted, diagnostics
from compiler.editor.hover import definition, hover
from compiler.editor.outline import outline, printed
from compiler.editor.positions import Range
from compiler.editor.reading import read
from compiler.lsp.texts import Texts

ROOT = Path(__file__).parents[2]
REPORTS = (
    *sorted((ROOT / "examples").glob("*.yaml")),
    ROOT / "examples" / "figures" / "report.yaml",
    ROOT / "examples" / "contents" / "report.yaml",
)
FAILED = "O828"
"""The code of what is said where the program itself failed."""


def ask_everything(file: Path, text: str, checked: bool = False) -> tuple[Noted, ...]:
    """Ask all that the service knows of a text at its end; its diagnostics. Raises what the service raises."""
    reading = read(str(file), text)
    at = reading.lines.position(len(text))
    found = diagnostics(reading, checked)
    completions(reading, at)
    hover(reading, at, checked)
    definition(reading, at)
    outline(reading)
    printed(reading)
    mends(reading, Range(at, at), checked)
    return found


class Change(NamedTuple):
    """A change as an editor tells it: from and to, as lines and 16-bit units, and what stands there instead."""

    start: tuple[int, int]
    end: tuple[int, int]
    new: str


class Client:
    """The text as an editor holds it, in 16-bit units."""

    def __init__(self, text: str) -> None:
        self.halves = text.encode("utf-16-le", "surrogatepass")

    @property
    def text(self) -> str:
        return self.halves.decode("utf-16-le", "surrogatepass")

    def __len__(self) -> int:
        return len(self.halves) // 2

    def places(self) -> list[tuple[int, int, int]]:
        """Every place of the text: its units from the beginning, its line, the units from there. None is between \\r and \\n."""
        out, line, first, before = [], 0, 0, 0
        for at in range(len(self) + 1):
            here = int.from_bytes(self.halves[2 * at : 2 * at + 2], "little")
            if before == 10 or (before == 13 and here != 10):
                line, first = line + 1, at
            if not (before == 13 and here == 10):
                out.append((at, line, at - first))
            before = here
        return out

    def change(self, data: st.DataObject) -> Change:
        """Make a change somewhere, as it would be told."""
        places = self.places()
        begin = data.draw(st.integers(0, len(places) - 1))
        last = data.draw(st.integers(begin, min(begin + 40, len(places) - 1)))
        new = data.draw(TYPED)
        (first, *start), (end, *stop) = places[begin], places[last]
        halves = new.encode("utf-16-le", "surrogatepass")
        self.halves = self.halves[: 2 * first] + halves + self.halves[2 * end :]
        return Change((start[0], start[1]), (stop[0], stop[1]), new)


PIECES = (
    *(
        "标题: ",
        "正文:\n",
        "  - ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "“",
        "：",
        "{{ ",
        " }}",
        "|",
        "'",
        "#",
        "&a ",
        "*a",
        "[",
        "]",
    ),
    *(
        "{",
        "}",
        "𠮷",
        "👨\u200d👩",
        "\u2028",
        "\x85",
        "\ufeff",
        "\ud83d",
        "\ude00",
        "\U0010ffff",
        "截止目前",
        "",
    ),
)
TYPED = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=6).map("".join)


def changes_are_followed(data: st.DataObject, count: int) -> None:
    """Make some changes, told to the server as an editor tells them: its text is the editor's after each."""
    client, texts = Client("文种: 工作总结\n标题: 𠮷年总结\r\n正文: 一段。"), Texts()
    texts.opened(types.TextDocumentItem("file:///a.yaml", "yaml", 0, client.text))
    for number in range(count):
        made = [client.change(data) for _ in range(data.draw(st.integers(1, 2)))]
        events = [
            types.TextDocumentContentChangePartial(
                types.Range(types.Position(*one.start), types.Position(*one.end)), one.new
            )
            for one in made
        ]
        document = types.VersionedTextDocumentIdentifier(number, "file:///a.yaml")
        changed = texts.changed(document, events)
        assert changed is not None
        assert changed.reading.source.text == client.text
        assert changed.version == number
