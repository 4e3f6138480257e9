"""An editor as the language server meets it: a client in a process of its own, which keeps its texts in 16-bit units as browsers do."""

import asyncio
import json
import subprocess
import sys
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import from_fs_path

MOST = 60
"""Seconds that an answer may take before the session is given up."""


class Editor(LanguageClient):
    """A client with the diagnostics that were pushed to it, the newest of each text."""

    def __init__(self) -> None:
        super().__init__("an editor", "1")
        self.told: dict[str, types.PublishDiagnosticsParams] = {}
        self.rounds: list[types.PublishDiagnosticsParams] = []
        self._news = asyncio.Event()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.told[params.uri] = params
            self.rounds.append(params)
            self._news.set()

    async def wait_for(self, uri: str, version: int) -> list[types.Diagnostic]:
        """The diagnostics of a version of a text, once they are there."""
        await self.until(lambda: uri in self.told and self.told[uri].version == version)
        return [*self.told[uri].diagnostics]

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds, looked at with each diagnostics that come."""
        while not holds():
            self._news.clear()
            await asyncio.wait_for(self._news.wait(), MOST)

    def open(self, path: Path, text: str, version: int = 1, language: str = "yaml") -> str:
        """Open a text; its address."""
        uri = from_fs_path(str(path)) or ""
        item = types.TextDocumentItem(uri, language, version, text)
        self.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, version: int, *changes: types.TextDocumentContentChangeEvent) -> None:
        """Change a text."""
        document = types.VersionedTextDocumentIdentifier(version, uri)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))


@asynccontextmanager
async def session(*options: str) -> AsyncIterator[Editor]:
    """A session with `compile lsp` over standard input and output, ended as editors end it."""
    editor = Editor()
    await editor.start_io(sys.executable, "-m", "compiler", "lsp", "--stdio", *options)
    item = types.ClientCompletionItemOptions(snippet_support=True)
    completion = types.CompletionClientCapabilities(completion_item=item)
    capabilities = types.ClientCapabilities(
        text_document=types.TextDocumentClientCapabilities(completion=completion),
        general=types.GeneralClientCapabilities(
            position_encodings=[types.PositionEncodingKind.Utf8, types.PositionEncodingKind.Utf16]
        ),
    )
    asked = types.InitializeParams(capabilities, locale="zh-cn")
    answer = await asyncio.wait_for(editor.initialize_async(asked), MOST)
    assert answer.capabilities.position_encoding == types.PositionEncodingKind.Utf16
    editor.initialized(types.InitializedParams())
    try:
        yield editor
    except BaseException:
        if editor._server:
            editor._server.kill()
        raise
    else:
        await asyncio.wait_for(editor.shutdown_async(None), MOST)
        editor.exit(None)
    finally:
        await asyncio.wait_for(editor.stop(), MOST)  # type: ignore[no-untyped-call]


def replaced(start: Sequence[int], end: Sequence[int], text: str) -> types.TextDocumentContentChangePartial:
    """A change, its places in lines and units."""
    return types.TextDocumentContentChangePartial(
        types.Range(types.Position(*start), types.Position(*end)), text
    )


class Wire:
    """The server spoken to in the bytes that an editor sends, so that nothing of ours stands between."""

    def __init__(self, *options: str) -> None:
        command = [sys.executable, "-m", "compiler", "lsp", *options]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self.asked = 0
        self._heard: deque[dict[str, Any]] = deque()

    def send(self, **message: Any) -> None:
        """A message as it is."""
        assert self.process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method: str, **params: Any) -> None:
        """A notification."""
        self.send(method=method, params=params)

    def ask(self, method: str, **params: Any) -> int:
        """A request; its number."""
        self.asked += 1
        self.send(id=self.asked, method=method, **({"params": params} if params else {}))
        return self.asked

    def answer(self, method: str, **params: Any) -> dict[str, Any]:
        """What is answered to a request."""
        number = self.ask(method, **params)
        return self.hear(lambda one: one.get("id") == number and "method" not in one)

    def told(self, uri: str) -> dict[str, Any]:
        """The next diagnostics of a text."""
        found = self.hear(lambda one: "method" in one and one["params"].get("uri") == uri)
        return dict(found["params"])

    def hear(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next message that is wanted, heard already or to come; the others are kept."""
        for one in [*self._heard]:
            if wanted(one):
                self._heard.remove(one)
                return one
        while not wanted(one := self._read()):
            self._heard.append(one)
        return one

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while (line := self.process.stdout.readline()).strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert line, "it has hung up"
        found: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return found

    def left(self) -> int:
        """The exit code, once nothing more is said to it."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        code = self.process.wait(MOST)
        self.process.stdout.close()
        return code
