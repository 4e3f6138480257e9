"""The server: texts in, answers out, and diagnostics pushed a moment after the last keystroke.

In: standard input. Out: standard output, in the protocol, positions in 16-bit units as every editor has them. Of one text one round of diagnostics runs at
most, and at most its newest version waits; what comes of a version that is no longer the newest is dropped.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.protocol.json_rpc import RPCMessage, RPCRequest

from .. import __version__
from ..messages.diagnostic import Language
from . import answers
from .texts import Text, Texts

PAUSE = 0.08
"""Seconds after the last keystroke before diagnostics are made."""
_TRIGGERS = [":", " ", "-", "{", "[", ",", "|", "."]
_NEIGHBOURS = "**/*.{xlsx,csv,json,png,jpg,jpeg,gif,svg,docx,dotx,yaml,yml,txt,md}"
"""The files beside a report that what is told of it may depend on."""
Answer = TypeVar("Answer")


class _Protocol(LanguageServerProtocol):
    """pygls's, but that texts are kept by us alone (see `texts`), that positions are in 16-bit units whatever else an editor has, and that a request is
    answered with its error before the beginning and after the end, as the protocol has it."""

    begun = False
    ended = False

    def handle_message(self, message: RPCMessage) -> None:
        """Hand a message on to who answers it."""
        refusal = self._refusal(message.method) if isinstance(message, RPCRequest) else None
        if refusal and isinstance(message, RPCRequest):
            self._send_response(message.id, error=types.ResponseError(refusal.value, refusal.name))
        else:
            super().handle_message(message)

    def _refusal(self, method: str) -> types.ErrorCodes | None:
        """Why a request is not answered, if it is not."""
        if self.ended:
            return types.ErrorCodes.InvalidRequest
        return None if self.begun or method == types.INITIALIZE else types.ErrorCodes.ServerNotInitialized

    @lsp_method(types.SHUTDOWN)
    def lsp_shutdown(self, *given: Any) -> Generator[Any, Any, None]:
        self.ended = True
        return (yield from super().lsp_shutdown(*given))

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        self.begun = True
        if params.capabilities.general:
            params.capabilities.general.position_encodings = None
        return (yield from super().lsp_initialize(params))

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: Any) -> Generator[Any, Any, None]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: Any) -> Generator[Any, Any, None]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: Any) -> Generator[Any, Any, None]:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


class Server(LanguageServer):
    """The server; `language` is that of messages, the editor's own where it is None and the editor names one, else `otherwise`."""

    def __init__(
        self,
        language: Language | None = None,
        otherwise: Language = "zh",
        checked: bool = False,
        template: str | None = None,
    ) -> None:
        super().__init__("gongwen", __version__, protocol_cls=_Protocol)
        self.language: Language = language or otherwise
        self.asked_for = language
        self.checked = checked
        self.texts = Texts(template)
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._running: set[str] = set()
        _register(self)

    # ---- diagnostics ----

    def look(self, text: Text | None) -> None:
        """Have the diagnostics of a text made, unless it changes again within a moment."""
        if text is None:
            return
        if before := self._waiting.pop(text.uri, None):
            before.cancel()
        loop = asyncio.get_running_loop()
        self._waiting[text.uri] = loop.call_later(PAUSE, self._begin, text.uri)

    def _begin(self, uri: str) -> None:
        self._waiting.pop(uri, None)
        if uri in self._running:  # the newest is looked at once that is done
            return
        self._running.add(uri)
        task = asyncio.get_running_loop().create_task(self._tell(uri))
        task.add_done_callback(lambda done: None if done.cancelled() else done.exception())

    async def _tell(self, uri: str) -> None:
        try:
            while (text := self.texts[uri]) is not None:
                found = await asyncio.to_thread(answers.told, text, self.language, self.checked)
                if self.texts[uri] is text:
                    self._publish(uri, found, text.version)
                    return
        finally:
            self._running.discard(uri)

    def _publish(self, uri: str, found: list[types.Diagnostic], version: int | None = None) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def forget(self, uri: str) -> None:
        """A text is closed: nothing is shown of it any more."""
        if before := self._waiting.pop(uri, None):
            before.cancel()
        self.texts.closed(uri)
        self._publish(uri, [])

    # ---- what is asked ----

    def answer(self, uri: str, make: Callable[[Text], Answer]) -> Answer | None:
        """The answer for a text; None where it is not open."""
        text = self.texts[uri]
        return make(text) if text else None

    @property
    def ended(self) -> bool:
        """Whether the editor has said that it is about to hang up."""
        return isinstance(self.protocol, _Protocol) and self.protocol.ended

    def watch(self) -> None:
        """Have the editor tell of the files beside the reports, where it can be asked to."""
        workspace = self.client_capabilities.workspace
        watching = workspace and workspace.did_change_watched_files
        if not (watching and watching.dynamic_registration):
            return
        files = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(_NEIGHBOURS)])
        method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
        self.client_register_capability(
            types.RegistrationParams([types.Registration("neighbours", method, files)])
        )

    @property
    def snippets(self) -> bool:
        """Whether the editor knows spots to be filled in."""
        completion = (
            self.client_capabilities.text_document and self.client_capabilities.text_document.completion
        )
        return bool(completion and completion.completion_item and completion.completion_item.snippet_support)


def _register(server: Server) -> None:
    """What the server answers."""

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        if server.asked_for is None and params.locale:
            server.language = "zh" if params.locale.lower().startswith("zh") else "en"

    @server.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        server.watch()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def did_configure(_: types.DidChangeConfigurationParams) -> None:
        """Nothing of the editor's settings is ours; said to be known, or it would complain of each."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.look(server.texts.opened(params.text_document))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        server.look(server.texts.changed(params.text_document, params.content_changes))

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def did_save(_: types.DidSaveTextDocumentParams) -> None:
        look_again()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def did_change_files(_: types.DidChangeWatchedFilesParams) -> None:
        look_again()

    def look_again() -> None:
        """A file changed: a table, a picture, a report of a volume, the office's ways."""
        for uri in server.texts.uris:
            server.look(server.texts.read_again(uri))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_TRIGGERS))
    def completion(params: types.CompletionParams) -> types.CompletionList:
        uri, at = params.text_document.uri, params.position
        found = server.answer(uri, lambda text: answers.offers(text, at, server.language, server.snippets))
        return types.CompletionList(is_incomplete=False, items=found or [])

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        at, checked = params.position, server.checked
        return server.answer(
            params.text_document.uri, lambda text: answers.said(text, at, server.language, checked)
        )

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return server.answer(params.text_document.uri, answers.symbols) or []

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def definition(params: types.DefinitionParams) -> types.Location | None:
        at = params.position
        return server.answer(params.text_document.uri, lambda text: answers.put_down(text, at))

    kinds = [types.CodeActionKind.QuickFix, answers.FIX_ALL]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        found = server.answer(
            params.text_document.uri,
            lambda text: answers.actions(text, params.range, params.context, server.language, server.checked),
        )
        return found or []
