"""The live page when things go wrong, and what it makes in the end: the same as the command, whatever was typed on the way."""

import contextlib
import os
import random
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.keys import Keys

from compiler.cli import run
from compiler.editor.outline import printed
from compiler.editor.reading import read
from compiler.job import Job
from compiler.pages.measure import pages_png
from compiler.source.load import Source
from tests.kit.live import ROOT, Page, Server, browser, served, until

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
REPORT = (
    "文种: 报告\n标题: 关于安全生产工作的报告\n正文:\n  - 今年以来，安全生产形势平稳。\n署名: 区应急管理局\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("live") / "材料"
    folder.mkdir()
    for example in EXAMPLES:
        shutil.copy(example, folder)
    (folder / "报告.yaml").write_text(REPORT, "utf-8")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with served(folder, ".") as running:
        yield running


@pytest.fixture(scope="module")
def driver() -> Iterator[WebDriver]:
    with browser() as one:
        yield one


@pytest.fixture
def page(driver: WebDriver, server: Server) -> Iterator[Page]:
    one = Page(driver, server)
    yield one
    one.run("window.live.leaving = true")


def children(process: int) -> list[int]:
    """The processes that a process has started, and those that these have."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text("utf-8", "replace").rpartition(") ")[2].split()
        except OSError:
            continue
        if int(fields[1]) == process:
            found += [int(status.parent.name), *children(int(status.parent.name))]
    return found


def offices(server: Server) -> list[int]:
    """The processes of LibreOffice itself."""
    found = []
    for one in children(server.process.pid):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            if b"soffice.bin" in Path(f"/proc/{one}/cmdline").read_bytes():
                found.append(one)
    return found


def test_the_documents_are_the_very_bytes_of_the_command(page: Page, tmp_path: Path) -> None:
    page.open("报告.yaml")
    page.settled()
    source, made = tmp_path / "报告.yaml", tmp_path / "报告.docx"
    source.write_text(REPORT, "utf-8")
    assert run([str(source), "-o", str(made), "--pdf"]) == 0
    assert page.fetched("take/docx?file=报告.yaml") == made.read_bytes()
    # LibreOffice names each PDF anew: what is drawn is the same.
    pdf = page.fetched("take/pdf?file=报告.yaml")
    assert pages_png(pdf) == pages_png(made.with_suffix(".pdf"))


def images(page: Page) -> list[bytes]:
    return [page.fetched(f"page/{name}.png") for name in page.images]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.stem)
def test_every_paragraph_leads_to_its_text_and_back(page: Page, example: Path) -> None:
    page.open(example.name)
    page.settled()
    reading = read(example.name, example.read_text("utf-8"))
    spots = page.run("return window.live.pages.spots")
    begun = {(spot["place"][0] - 1, spot["place"][1] - 1) for spot in spots}
    typed = [one for one in printed(reading) if one.range and one.text.strip()]
    assert typed
    assert [one.text for one in typed if one.range and one.range.start not in begun] == []
    for spot in spots:
        back = page.run("return window.live.pages.spotOf(arguments[0], arguments[1])", *spot["place"][:2])
        assert back["place"] == spot["place"]


def test_after_random_keystrokes_the_pages_are_those_of_the_command(page: Page, server: Server) -> None:
    chance = random.Random(17)
    page.open("work-report-2021.yaml")
    page.settled()
    pieces = [
        "安",
        "全",
        "，",
        "1",
        "a",
        ":",
        "-",
        " ",
        Keys.ENTER,
        Keys.BACKSPACE,
        Keys.ARROW_LEFT,
        Keys.ARROW_UP,
        Keys.ARROW_DOWN,
        '"',
    ]
    page.at("正文:")
    for _ in range(100):
        page.type(*chance.choices(pieces, k=10))
    # Back to a text that can be compiled, with one word of what was typed.
    text = (ROOT / "examples" / "work-report-2021.yaml").read_text("utf-8").replace("，", "，而且", 3)
    page.run("window.live.text.replace(arguments[0])", text)
    page.settled()
    dpi = page.run("return window.live.pages.dpi")
    job = Job.of(Source(str(server.folder / "work-report-2021.yaml"), text))
    assert images(page) == pages_png(job.proof.pdf, dpi)


def test_a_killed_libreoffice_is_started_anew(page: Page, server: Server) -> None:
    page.open("报告.yaml")
    page.settled()
    (office,) = offices(server)
    os.kill(office, signal.SIGKILL)
    page.at("形势")
    page.type("总体")
    page.settled()
    (another,) = offices(server)
    assert another != office
    assert not page.one("#stale").is_displayed()


def test_a_killed_program_loses_nothing_and_leaves_nothing(folder: Path, driver: WebDriver) -> None:
    file = folder / "报告.yaml"
    with served(folder, "报告.yaml") as first:
        page = Page(driver, first)
        until(lambda: page.shown("#file") == "报告.yaml")
        page.settled()
        page.at("形势")
        page.type("稳中向好，")
        page.settled()
        work = offices(first)
        first.process.kill()
        first.process.wait()
        page.one(".banner[data-name=lost]")
        assert "稳中向好" in page.text  # what is in the browser stays
        page.run("window.live.leaving = true")
        until(lambda: not any(Path(f"/proc/{one}").exists() for one in work))
    assert file.read_text("utf-8") == REPORT
    with served(folder, "报告.yaml") as second:
        page = Page(driver, second)
        page.one(".banner[data-name=recovered] button").click()
        until(lambda: "稳中向好" in page.text)
        page.settled()
        page.run("window.live.text.view.focus()")
        page.type(Keys.CONTROL, "s")
        until(lambda: "稳中向好" in file.read_text("utf-8"))
    with served(folder, "报告.yaml") as third:
        page = Page(driver, third)
        page.settled()
        assert not page.all(".banner")
        work = offices(third)
    until(lambda: not any(Path(f"/proc/{one}").exists() for one in work))  # Ctrl-C leaves none either
    file.write_text(REPORT, "utf-8")


def test_without_libreoffice_the_word_file_can_be_had(folder: Path, driver: WebDriver) -> None:
    with served(folder, "报告.yaml", COMPILE_SOFFICE="/nowhere/soffice") as running:
        page = Page(driver, running)
        until(lambda: "LibreOffice" in page.shown("#stale"))
        assert "Word 文件照样可以导出" in page.shown("#stale")
        assert page.fetched("take/docx?file=报告.yaml").startswith(b"PK")
        page.at("形势")
        page.type("总体")
        until(lambda: page.run("return window.live.text.synced"))
        assert "LibreOffice" in page.shown("#stale")
        page.run("window.live.leaving = true")
