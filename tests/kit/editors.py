"""A clerk's editor: yaml-language-server, which the YAML extension of VS Code is, asked over its standard streams.

The server (`.cache/editor`, put there by `tests/run`) is given files and their schema, and is asked what it shows at a place. It
speaks English here, where its own sentences tell themselves from ours.
"""

import itertools
import json
import re
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

from tests.kit.support import ROOT

PROGRAM = (
    ROOT / ".cache" / "editor" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
)
SETTINGS = {
    "yaml": {
        "schemas": {},
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
        "validate": True,
        "completion": True,
        "hover": True,
    },
    "http": {},
}


class Shown(NamedTuple):
    """A squiggle: its first line and column from one, the text under it, and what is said."""

    line: int
    column: int
    under: str
    message: str


class Offer(NamedTuple):
    """One entry of the list that opens while typing: its label, and the text as it stands when the entry is taken."""

    label: str
    text: str
    about: str


class Editor:
    """An open editor. One for many texts: it takes a second to start.

    With a schema, all files are held to it; without, each says in its first line which is its own.
    """

    def __init__(self, schema: Path | None = None, folder: Path | None = None) -> None:
        self._process = subprocess.Popen(
            ["node", PROGRAM, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._ids = itertools.count(1)
        held = {schema.as_uri(): "*.yaml"} if schema else {}
        self._settings = {**SETTINGS, "yaml": {**SETTINGS["yaml"], "schemas": held}}
        self._shown: dict[str, list[dict[str, Any]]] = {}
        self._texts: dict[str, str] = {}
        self._folder = folder or (schema.parent if schema else ROOT)
        capabilities = {
            "textDocument": {
                "completion": {
                    "completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}
                },
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
                "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
            },
            "workspace": {"configuration": True, "workspaceFolders": True},
        }
        self._ask(
            "initialize",
            {"processId": None, "rootUri": self._folder.as_uri(), "capabilities": capabilities},
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._settings})
        self.shown("")  # the schema is read with the first text

    def __enter__(self) -> "Editor":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def shown(self, text: str) -> list[Shown]:
        """What is underlined in a text, from its top."""
        uri = self._open(text)
        while uri not in self._shown:
            self._take()
        lines = text.split("\n")
        out = []
        for one in self._shown[uri]:
            start, end = one["range"]["start"], one["range"]["end"]
            line = lines[start["line"]]
            stop = end["character"] if end["line"] == start["line"] else len(line)
            under = line[start["character"] : stop]
            out.append(Shown(start["line"] + 1, start["character"] + 1, under, one["message"]))
        return sorted(out)

    def fixes(self, text: str) -> list[str]:
        """The text after each quick fix that is offered for it."""
        self.shown(text)
        uri = self._uri
        out = []
        for one in self._shown[uri]:
            asked = {
                "textDocument": {"uri": uri},
                "range": one["range"],
                "context": {"diagnostics": [one], "only": ["quickfix"]},
            }
            for action in self._ask("textDocument/codeAction", asked) or []:
                edits = action.get("edit", {}).get("changes", {}).get(uri, [])
                out += [_edited(text, edit["range"], edit["newText"]) for edit in edits]
        return out

    def offers(self, text: str, sign: str = "▲") -> list[Offer]:
        """What is offered at the sign in a text."""
        place, plain = self._at(text, sign)
        asked = {"textDocument": {"uri": self._open(plain)}, "position": place}
        out = []
        for item in self._ask("textDocument/completion", asked)["items"]:
            edit = item.get("textEdit") or {"range": {"start": place, "end": place}}
            new = edit.get("newText", item.get("insertText", item["label"]))
            about = item.get("documentation", "")
            out.append(
                Offer(
                    item["label"],
                    _edited(plain, edit["range"], _expanded(new, _indent(plain, edit["range"]))),
                    about["value"] if isinstance(about, dict) else about,
                )
            )
        return out

    def hover(self, text: str, sign: str = "▲") -> str:
        """What is shown over the sign in a text, in Markdown."""
        place, plain = self._at(text, sign)
        found = self._ask(
            "textDocument/hover", {"textDocument": {"uri": self._open(plain)}, "position": place}
        )
        return str(found["contents"]["value"]) if found else ""

    def _at(self, text: str, sign: str) -> tuple[dict[str, int], str]:
        before, after = text.split(sign)
        line = before.count("\n")
        return {"line": line, "character": len(before) - before.rfind("\n") - 1}, before + after

    def _open(self, text: str) -> str:
        """A new file with that text; its address."""
        self._uri = uri = (self._folder / f"{next(self._ids)}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _ask(self, method: str, params: Any) -> Any:
        number = next(self._ids)
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._take()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        assert stream
        stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        stream.flush()

    def _take(self) -> dict[str, Any]:
        """The next message; what the server asks is answered at once."""
        stream = self._process.stdout
        assert stream
        size = 0
        while line := stream.readline().strip():
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
        assert size, "the server has ended"
        message: dict[str, Any] = json.loads(stream.read(size))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._shown[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            answer = None
            if message["method"] == "workspace/configuration":
                answer = [self._settings.get(one["section"], {}) for one in message["params"]["items"]]
            self._send({"id": message["id"], "result": answer})
        return message


def _edited(text: str, where: dict[str, Any], new: str) -> str:
    lines = text.split("\n")
    start, end = where["start"], where["end"]
    before = "\n".join([*lines[: start["line"]], lines[start["line"]][: start["character"]]])
    after = "\n".join([lines[end["line"]][end["character"] :], *lines[end["line"] + 1 :]])
    return before + new + after


def _indent(text: str, where: dict[str, Any]) -> str:
    line: str = text.split("\n")[where["start"]["line"]]
    return " " * (len(line) - len(line.lstrip(" ")))


def _expanded(snippet: str, indent: str) -> str:
    """A snippet as the editor inserts it: the first choice of each place to fill in, lines indented as the first is."""
    plain = re.sub(r"\$\{\d+:((?:\\.|[^}\\])*)\}", r"\1", snippet)
    plain = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\}", r"\1", plain)
    plain = re.sub(r"\$\{?\d+\}?", "", plain)
    plain = re.sub(r"\\([$}\\])", r"\1", plain)
    return plain.replace("\n", f"\n{indent}")
