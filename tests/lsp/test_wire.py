"""The server spoken to as VS Code's language client speaks: its capabilities, its order of messages, and the ends that the protocol knows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.kit.lsp import Wire

# What vscode-languageclient 9 says of itself, in so far as a server of texts may look at it.
_DYNAMIC = {"dynamicRegistration": True}
CAPABILITIES: dict[str, Any] = {
    "workspace": {
        "applyEdit": True,
        "workspaceEdit": {
            "documentChanges": True,
            "resourceOperations": ["create", "rename", "delete"],
            "failureHandling": "textOnlyTransactional",
            "normalizesLineEndings": True,
            "changeAnnotationSupport": {"groupsOnLabel": True},
        },
        "configuration": True,
        "didChangeWatchedFiles": {**_DYNAMIC, "relativePatternSupport": True},
        "didChangeConfiguration": _DYNAMIC,
        "executeCommand": _DYNAMIC,
        "workspaceFolders": True,
        "diagnostics": {"refreshSupport": True},
    },
    "textDocument": {
        "publishDiagnostics": {
            "relatedInformation": True,
            "versionSupport": False,
            "tagSupport": {"valueSet": [1, 2]},
            "codeDescriptionSupport": True,
            "dataSupport": True,
        },
        "diagnostic": {**_DYNAMIC, "relatedDocumentSupport": False},
        "synchronization": {**_DYNAMIC, "willSave": True, "willSaveWaitUntil": True, "didSave": True},
        "completion": {
            **_DYNAMIC,
            "contextSupport": True,
            "completionItem": {
                "snippetSupport": True,
                "commitCharactersSupport": True,
                "documentationFormat": ["markdown", "plaintext"],
                "insertReplaceSupport": True,
                "resolveSupport": {"properties": ["documentation", "detail", "additionalTextEdits"]},
                "insertTextModeSupport": {"valueSet": [1, 2]},
                "labelDetailsSupport": True,
            },
            "completionList": {"itemDefaults": ["commitCharacters", "editRange", "insertTextFormat", "data"]},
        },
        "hover": {**_DYNAMIC, "contentFormat": ["markdown", "plaintext"]},
        "definition": {**_DYNAMIC, "linkSupport": True},
        "documentSymbol": {**_DYNAMIC, "hierarchicalDocumentSymbolSupport": True, "labelSupport": True},
        "codeAction": {
            **_DYNAMIC,
            "isPreferredSupport": True,
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit"]},
            "codeActionLiteralSupport": {
                "codeActionKind": {"valueSet": ["", "quickfix", "refactor", "source"]}
            },
        },
    },
    "window": {"showDocument": {"support": True}, "workDoneProgress": True},
    "general": {
        "staleRequestSupport": {"cancel": True, "retryOnContentModified": []},
        "regularExpressions": {"engine": "ECMAScript", "version": "ES2020"},
        "positionEncodings": ["utf-16"],
    },
}
TEXT = "文种: 工作总结\r\n标提: 甲\r\n正文: 𠮷截止目前，完成。\r\n"


@pytest.fixture
def wire() -> Iterator[Wire]:
    one = Wire("--check")
    yield one
    one.process.kill()
    one.left()


def place(line: int, character: int) -> dict[str, int]:
    return {"line": line, "character": character}


def span(line: int, start: int, end: int) -> dict[str, Any]:
    return {"start": place(line, start), "end": place(line, end)}


def begun(wire: Wire, folder: Path) -> dict[str, Any]:
    """The capabilities of the server, once it is greeted as by VS Code."""
    uri = folder.as_uri()
    answer = wire.answer(
        "initialize",
        processId=None,
        clientInfo={"name": "Visual Studio Code", "version": "1.97.0"},
        locale="zh-cn",
        rootPath=str(folder),
        rootUri=uri,
        capabilities=CAPABILITIES,
        trace="off",
        workspaceFolders=[{"uri": uri, "name": folder.name}],
    )
    wire.tell("initialized")
    found: dict[str, Any] = answer["result"]["capabilities"]
    return found


def test_a_session_of_vs_code(wire: Wire, tmp_path: Path) -> None:
    server = begun(wire, tmp_path)
    assert server["positionEncoding"] == "utf-16"
    assert (server["textDocumentSync"]["openClose"], server["textDocumentSync"]["change"]) == (True, 2)
    assert "diagnosticProvider" not in server  # they are pushed, and nothing is said twice
    assert not server["completionProvider"].get("resolveProvider")
    assert not server["codeActionProvider"].get("resolveProvider")
    # It asks to be told of the files beside the reports.
    asked = wire.hear(lambda one: one.get("method") == "client/registerCapability")
    (registration,) = asked["params"]["registrations"]
    assert registration["method"] == "workspace/didChangeWatchedFiles"
    assert registration["registerOptions"]["watchers"]
    wire.send(id=asked["id"], result=None)
    # What VS Code says by the way.
    wire.tell("$/setTrace", value="off")
    wire.tell("workspace/didChangeConfiguration", settings={"glspc": {}})
    wire.tell("workspace/didChangeWorkspaceFolders", event={"added": [], "removed": []})
    wire.tell("$/somethingNew", value=1)

    uri = (tmp_path / "报告.yaml").as_uri()
    item = {"uri": uri, "languageId": "yaml", "version": 1, "text": TEXT}
    wire.tell("textDocument/didOpen", textDocument=item)
    (one,) = wire.told(uri)["diagnostics"]
    assert (one["code"], one["range"]) == ("D204", span(1, 0, 2))
    document = {"uri": uri}
    # One change after the other, each in the text that the one before has left.
    wire.tell(
        "textDocument/didChange",
        textDocument={**document, "version": 2},
        contentChanges=[
            {"range": span(1, 1, 2), "rangeLength": 1, "text": "题目"},
            {"range": span(1, 2, 3), "rangeLength": 1, "text": ""},
        ],
    )
    found = wire.told(uri)
    (one,) = found["diagnostics"]
    assert (found["version"], one["code"], one["range"]) == (2, "W522", span(2, 6, 10))  # 𠮷 is two

    asked_for = {"diagnostics": [one], "only": ["quickfix"], "triggerKind": 1}
    (action,) = wire.answer(
        "textDocument/codeAction", textDocument=document, range=one["range"], context=asked_for
    )["result"]
    assert action["edit"]["changes"] == {uri: [{"range": one["range"], "newText": "截至目前"}]}
    assert action["diagnostics"][0]["code"] == "W522"
    offered = wire.answer(
        "textDocument/completion", textDocument=document, position=place(3, 0), context={"triggerKind": 1}
    )["result"]["items"]
    assert "署名" in [one["label"] for one in offered]
    hover = wire.answer("textDocument/hover", textDocument=document, position=place(0, 1))["result"]
    assert hover["contents"]["kind"] == "markdown"
    (title,) = wire.answer("textDocument/documentSymbol", textDocument=document)["result"]
    assert title["name"] == "甲"
    # A place beyond the end, a text that is not open: nothing is there, and that is no error.
    assert (
        wire.answer("textDocument/definition", textDocument=document, position=place(99, 9))["result"] is None
    )
    nowhere = {"uri": "untitled:Untitled-1"}
    assert wire.answer("textDocument/hover", textDocument=nowhere, position=place(0, 0))["result"] is None
    # What was not offered is refused, and a request that is given up is answered one way or the other.
    for method in ("codeAction/resolve", "textDocument/diagnostic", "something/new"):
        assert wire.answer(method, title="改", textDocument=document)["error"]["code"] == -32601
    number = wire.ask("textDocument/documentSymbol", textDocument=document)
    wire.tell("$/cancelRequest", id=number)
    answer = wire.hear(lambda one: one.get("id") == number)
    assert "result" in answer or answer["error"]["code"] == -32800

    wire.tell("textDocument/willSave", textDocument=document, reason=1)
    wire.tell("textDocument/didSave", textDocument=document)
    assert [one["code"] for one in wire.told(uri)["diagnostics"]] == ["W522"]
    change = {"uri": (tmp_path / "明细.csv").as_uri(), "type": 1}
    wire.tell("workspace/didChangeWatchedFiles", changes=[change])
    assert [one["code"] for one in wire.told(uri)["diagnostics"]] == ["W522"]
    wire.tell("textDocument/didClose", textDocument=document)
    assert wire.told(uri)["diagnostics"] == []

    assert wire.answer("shutdown")["result"] is None
    assert (
        wire.answer("textDocument/hover", textDocument=document, position=place(0, 0))["error"]["code"]
        == -32600
    )
    wire.tell("exit")
    assert wire.left() == 0


def test_nothing_is_answered_before_the_beginning(wire: Wire, tmp_path: Path) -> None:
    document = {"uri": (tmp_path / "报告.yaml").as_uri()}
    asked = wire.answer("textDocument/hover", textDocument=document, position=place(0, 0))
    assert asked["error"]["code"] == -32002
    wire.tell("textDocument/didClose", textDocument=document)
    assert begun(wire, tmp_path)


def test_an_editor_that_cannot_be_asked_is_not_asked(wire: Wire, tmp_path: Path) -> None:
    wire.answer("initialize", processId=None, rootUri=None, capabilities={})
    wire.tell("initialized")
    uri = (tmp_path / "报告.yaml").as_uri()
    item = {"uri": uri, "languageId": "yaml", "version": 1, "text": TEXT}
    wire.tell("textDocument/didOpen", textDocument=item)
    first = wire.hear(lambda one: "method" in one)
    assert first["method"] == "textDocument/publishDiagnostics"


@pytest.mark.parametrize("says_exit", [True, False])
def test_an_editor_that_only_hangs_up_leaves_no_server(tmp_path: Path, says_exit: bool) -> None:
    wire = Wire()
    begun(wire, tmp_path)
    if says_exit:
        wire.tell("exit")
    assert wire.left() == 1
