"""What the service tells of a text is what the command tells of its file, word for word and at the same characters: on every wrong input there is.

These are the examples of all messages that are written in a file, the reports in the Markdown tests, and the reports of the repository cut short.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from compiler.cli import command as cli
from compiler.editor.diagnostics import diagnostics
from compiler.editor.positions import Lines
from compiler.editor.reading import read
from compiler.messages.printed import as_json
from compiler.messages.registry import registry
from tests.messages.test_code_examples import folder, typed  # noqa: F401 - the folder of a clerk

ROOT = Path(__file__).parents[2]
NAMES = {
    "yaml": "报告二.yaml",
    "volume": "报告二.yaml",
    "extract": "报告二.yaml",
    "draft": "草稿.txt",
    "markdown": "草稿.md",
}


def of_codes() -> Iterator[tuple[str, str, str]]:
    """The faults that are written in a file: of which message, the file's name, the text."""
    for code in registry().values():
        if code.why or code.form in ("template", "command"):
            continue
        fault, _ = code.example
        name = NAMES.get(code.form, "读.yaml" if fault.startswith("文种:") else "读.txt")
        yield code.id, name, typed(fault)


def of_markdown() -> Iterator[tuple[str, str, str]]:
    """The reports in the Markdown tests of commands: what is between fences and begins with a kind."""
    for page in sorted((ROOT / "tests").rglob("*.md")):
        for number, block in enumerate(
            re.findall(r"^```[^\n]*\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        ):
            if re.match(r"(?:#[^\n]*\n)*(?:文种|kind) *[:：]", block):
                yield f"{page.stem}-{number}", "报告二.yaml", block


EXAMPLES = [*of_codes()]
BLOCKS = [*of_markdown()]


def of_command(name: str, capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, object]]:
    """What the command says of a file, as a machine reads it; but for what is said of the files that it writes."""
    capsys.readouterr()
    cli.run([name, "-o", "结果二.docx", "--force", "--format", "json", *options])
    rows: list[dict[str, object]] = json.loads(capsys.readouterr().err or "[]")
    return [one for one in rows if one["code"] not in OF_WRITING]


OF_WRITING = frozenset(["O832", "O836"])
"""What is told of the files that the command writes or takes away beside the document: what a draft leaves aside is listed in one."""


def of_service(name: str, text: str, checked: bool) -> list[dict[str, object]]:
    found = [one for one in diagnostics(read(name, text), checked) if not one.besides]
    rows = json.loads(as_json([one.diagnostic for one in found], "zh"))
    assert [(one.code, one.message[0], one.hint[0]) for one in found] == [
        (row["code"], row["message"], row["hint"]) for row in rows
    ]
    lines = Lines(text)
    for one in found:
        place = one.diagnostic.place
        if one.elsewhere is None and place and place.line:
            column = min(max(place.column - 1, 0), len(lines.line(place.line - 1)))
            assert one.range.start == (place.line - 1, column)
    assert all(row["place"] is None or row["place"]["file"] for row in rows)
    result: list[dict[str, object]] = rows
    return result


def compare(name: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    # As an editor writes it: whatever the line ends, no mark before it.
    Path(name).write_bytes(text.encode("utf-8"))
    for options, checked in (((), False), (("--check",), True)):
        assert of_service(name, text, checked) == of_command(name, capsys, *options)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("name", "text"), [one[1:] for one in EXAMPLES], ids=[one[0] for one in EXAMPLES])
def test_examples_of_messages(name: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    compare(name, text, capsys)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("name", "text"), [one[1:] for one in BLOCKS], ids=[one[0] for one in BLOCKS])
def test_reports_in_the_tests_of_commands(name: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    compare(name, text, capsys)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("file", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_reports_cut_short(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = file.read_text("utf-8")
    for number in range(1, 8):
        compare("报告二.yaml", text[: len(text) * number // 8], capsys)
