"""Sessions with the server as an editor has them, over standard input and output."""

import asyncio
import json
import random
import re
from pathlib import Path

import pytest
from lsprotocol import types

from compiler.cli.command import command_of
from compiler.lsp import answers
from compiler.lsp.server import Server
from compiler.lsp.texts import Text
from compiler.messages.diagnostic import Language
from tests.kit.lsp import Editor, replaced, session
from tests.kit.standing import PIECES, Client
from tests.kit.support import ROOT

HEAD = "文种: 工作总结\n标题: 年度工作总结\n"
FIGURES = "数据:\n  发文: {本期: 204, 上年同期: 271, 单位: 件}\n"


def place(line: int, character: int) -> types.Position:
    return types.Position(line, character)


def span(line: int, start: int, end: int) -> types.Range:
    return types.Range(place(line, start), place(line, end))


async def diagnostics_follow_the_text(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "报告.yaml", "文种: 工作总结\n标提: 甲\n正文: 乙\n")
    (one,) = await editor.wait_for(uri, 1)
    assert one.code == "D204"
    assert one.source == "公文"
    assert one.severity == types.DiagnosticSeverity.Error
    assert one.message == "这里没有“标提”这个项目。是不是“标题”？"
    assert one.range == span(1, 0, 2)
    editor.change(uri, 2, replaced((1, 1), (1, 2), "题"))
    assert await editor.wait_for(uri, 2) == []


async def of_many_changes_the_newest_is_told(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "多.yaml", HEAD)
    for number in range(60):
        editor.change(uri, 2 + number, replaced((2, number), (2, number), "正"))
    await editor.wait_for(uri, 61)
    versions = [one.version or 0 for one in editor.rounds if one.uri == uri]
    assert versions == sorted(set(versions))
    assert len(versions) < 10  # the rest were out of date before they were begun, or done


async def a_closed_text_shows_nothing(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "关.yaml", "文种: 工作总结\n")
    assert await editor.wait_for(uri, 1)
    document = types.TextDocumentIdentifier(uri)
    editor.text_document_did_close(types.DidCloseTextDocumentParams(document))
    await editor.until(lambda: not editor.told[uri].diagnostics)
    asked = types.HoverParams(document, place(0, 0))
    assert await editor.text_document_hover_async(asked) is None
    asked_for = types.CompletionParams(document, place(0, 0))
    found = await editor.text_document_completion_async(asked_for)
    assert isinstance(found, types.CompletionList)
    assert not found.items


async def completion_fills_in(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "补.yaml", f"{HEAD}正文:\n  - 段")
    params = types.CompletionParams(types.TextDocumentIdentifier(uri), place(3, 5))
    found = await editor.text_document_completion_async(params)
    assert isinstance(found, types.CompletionList)
    one = next(one for one in found.items if one.label == "段首")
    assert isinstance(one.documentation, types.MarkupContent)
    assert "段首标题" in one.documentation.value
    assert one.insert_text_format == types.InsertTextFormat.Snippet
    assert isinstance(one.text_edit, types.TextEdit)
    assert one.text_edit.range == span(3, 4, 5)
    assert one.text_edit.new_text.startswith("段首: ${1:")


async def what_is_pointed_at_is_told_and_led_to(editor: Editor, folder: Path) -> None:
    body = "正文:\n  - 标题: 抓工作\n    内容: 全年发文{{ 发文 }}。\n  - 标题: 抓落实\n"
    uri = editor.open(folder / "指.yaml", f"{HEAD}{FIGURES}{body}")
    document = types.TextDocumentIdentifier(uri)
    hover = await editor.text_document_hover_async(types.HoverParams(document, place(6, 17)))
    assert hover
    assert isinstance(hover.contents, types.MarkupContent)
    assert "**发文**：204件" in hover.contents.value
    where = types.DefinitionParams(document, place(6, 17))
    assert await editor.text_document_definition_async(where) == types.Location(uri, span(3, 2, 4))
    outline = types.DocumentSymbolParams(document)
    (title,) = await editor.text_document_document_symbol_async(outline) or []
    assert isinstance(title, types.DocumentSymbol)
    assert title.name == "年度工作总结"
    assert [one.name for one in title.children or ()] == ["一、抓工作", "二、抓落实"]


async def a_neighbour_that_changes_is_seen(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "表.yaml", f"{HEAD}正文:\n  - 表格: 明细.csv\n")
    assert [one.code for one in await editor.wait_for(uri, 1)] == ["D231"]
    (folder / "明细.csv").write_text("甲,乙\n1,2\n", "utf-8")
    change = types.FileEvent((folder / "明细.csv").as_uri(), types.FileChangeType.Created)
    editor.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
    await editor.until(lambda: not editor.told[uri].diagnostics)


async def what_is_wrong_in_a_report_of_a_volume_is_told_at_the_top(editor: Editor, folder: Path) -> None:
    (folder / "篇.yaml").write_text("文种: 报告\n标提: 甲\n正文: 乙\n", "utf-8")
    uri = editor.open(folder / "汇编.yaml", "文种: 汇编\n标题: 汇编\n篇目: [篇.yaml]\n")
    told = {one.code: one for one in await editor.wait_for(uri, 1)}
    one = told["D204"]
    assert one.range.start.line == 0
    assert "篇.yaml:2:1：" in one.message
    assert one.related_information
    assert one.related_information[0].location == types.Location((folder / "篇.yaml").as_uri(), span(1, 0, 0))


async def any_changes_are_followed(editor: Editor, folder: Path) -> None:
    """What is told after them is what is told of the text that the editor has then."""
    chosen, client = random.Random(1), Client((ROOT / "examples/duty-report-2022.yaml").read_text("utf-8"))
    uri = editor.open(folder / "乱.yaml", client.text)
    for number in range(200):
        places = client.places()
        begin = chosen.randrange(len(places))
        last = min(begin + chosen.randrange(4), len(places) - 1)
        (first, *start), (end, *stop) = places[begin], places[last]
        new = chosen.choice(PIECES).replace("\ud83d", "a").replace("\ude00", "b")
        halves = new.encode("utf-16-le")
        client.halves = client.halves[: 2 * first] + halves + client.halves[2 * end :]
        editor.change(uri, 2 + number, replaced(start, stop, new))
    found = await editor.wait_for(uri, 201)
    server = Server("zh")
    item = types.TextDocumentItem(uri, "yaml", 1, client.text)
    wanted = answers.told(server.texts.opened(item), "zh", False)
    assert [(one.code, one.range, one.message) for one in found] == [
        (one.code, one.range, one.message) for one in wanted
    ]


STEPS = (
    diagnostics_follow_the_text,
    of_many_changes_the_newest_is_told,
    a_closed_text_shows_nothing,
    completion_fills_in,
    what_is_pointed_at_is_told_and_led_to,
    a_neighbour_that_changes_is_seen,
    what_is_wrong_in_a_report_of_a_volume_is_told_at_the_top,
    any_changes_are_followed,
)


def test_a_session(tmp_path: Path) -> None:
    async def steps() -> None:
        async with session() as editor:
            for step in STEPS:
                await step(editor, tmp_path)

    asyncio.run(steps())


async def positions_are_in_units_of_16_bits(editor: Editor, folder: Path) -> None:
    uri = editor.open(folder / "报告.yaml", f"{HEAD}正文: 𠮷𠮷截止目前，完成。\n")
    (one,) = await editor.wait_for(uri, 1)
    assert one.code == "W522"
    assert one.range == span(2, 8, 12)  # each 𠮷 is two
    editor.change(uri, 2, replaced((2, 6), (2, 8), "。"), replaced((2, 4), (2, 6), ""))
    found = {one.code: one.range for one in await editor.wait_for(uri, 2)}
    assert found["W522"] == span(2, 5, 9)


async def mends_are_offered(editor: Editor, folder: Path) -> None:
    text = f"{HEAD}正文: 截止目前，完成。\n"
    uri = editor.open(folder / "改.yaml", text)
    told = await editor.wait_for(uri, 1)
    document = types.TextDocumentIdentifier(uri)
    params = types.CodeActionParams(document, told[0].range, types.CodeActionContext(told))
    (one,) = await editor.text_document_code_action_async(params) or []
    assert isinstance(one, types.CodeAction)
    assert one.title == "“截止目前”改成“截至目前”"
    assert one.is_preferred
    assert one.diagnostics
    assert one.edit
    assert one.edit.changes
    assert [*one.edit.changes[uri]] == [types.TextEdit(span(2, 4, 8), "截至目前")]
    context = types.CodeActionContext([], only=["source.fixAll"])
    params = types.CodeActionParams(document, span(0, 0, 0), context)
    (whole,) = await editor.text_document_code_action_async(params) or []
    assert isinstance(whole, types.CodeAction)
    assert whole.edit
    assert whole.edit.changes
    assert whole.edit.changes[uri][0].new_text == text.replace("截止", "截至")


async def a_draft_is_read_as_a_draft(editor: Editor, folder: Path) -> None:
    text = "区政府办公室2025年度工作总结\n截止2025年12月底，共办文204件。\n"
    uri = editor.open(folder / "初稿.txt", text, language="plaintext")
    assert "W522" in [one.code for one in await editor.wait_for(uri, 1)]


def test_a_session_that_reads_over(tmp_path: Path) -> None:
    async def steps() -> None:
        async with session("--check") as editor:
            for step in (positions_are_in_units_of_16_bits, mends_are_offered, a_draft_is_read_as_a_draft):
                await step(editor, tmp_path)

    asyncio.run(steps())


@pytest.mark.parametrize(
    ("asked", "locale", "otherwise", "language"),
    [
        (None, "zh-cn", "en", "zh"),
        (None, "en-us", "zh", "en"),
        (None, None, "zh", "zh"),
        ("zh", "en-us", "en", "zh"),
        ("en", "zh-cn", "zh", "en"),
    ],
)
def test_messages_are_in_the_language_asked_for_else_in_the_editors(
    asked: Language | None, locale: str | None, otherwise: Language, language: str
) -> None:
    server = Server(asked, otherwise)
    params = types.InitializeParams(types.ClientCapabilities(), locale=locale)
    for _ in server.protocol.lsp_initialize(params):  # our own handler is called by who runs it
        server.protocol.fm.features[types.INITIALIZE](params)
    assert server.language == language


def test_an_editor_without_snippets_gets_plain_text() -> None:
    item = types.TextDocumentItem("untitled:Untitled-1", "yaml", 1, f"{HEAD}正文:\n  - 段")
    text: Text = Server("zh").texts.opened(item)
    assert text.reading.is_yaml  # though it was never saved
    found = {one.label: one for one in answers.offers(text, place(3, 5), "en", snippets=False)}
    one = found["段首"]
    assert isinstance(one.text_edit, types.TextEdit)
    assert one.text_edit.new_text == "段首: 严谨细致，办文办会显水平。\n    文字: ……"
    assert one.insert_text_format == types.InsertTextFormat.PlainText
    assert isinstance(one.documentation, types.MarkupContent)


def test_what_the_docs_tell_an_editor_to_run_is_a_command() -> None:
    page = (ROOT / "docs/editors.md").read_text("utf-8")
    settings, kate = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", page, re.DOTALL))
    commands = [
        [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]],
        kate["servers"]["yaml"]["command"],
        *(re.findall(r'"([^"]+)"', line) for line in re.findall(r"cmd = \{(.*?)\}", page)),
    ]
    assert len(commands) == 3
    known = {name for one in command_of("lsp").params for name in one.opts}
    for program, word, *options in commands:
        assert (program, word) == ("compile", "lsp")
        assert set(options) <= known
