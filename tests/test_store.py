"""Compiled templates on disk: used where they are sound, and never needed."""

import importlib
import importlib.util
import os
import pickle
import pickletools
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from compiler import store
from compiler.document.model import Document
from compiler.messages.codes import FAMILIES
from compiler.word.template import compiled as template
from compiler.word.template import packs
from compiler.word.template.compiled import Template
from tests.kit.support import ROOT, flow_of

GENERAL = packs.builtin() / "general.docx"
REPORT = "文种: 报告\n标题: 甲\n正文: 乙\n署名: 丙\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of its own for templates; of those nothing is kept in memory."""
    flow_of(REPORT)  # what the model's types compile to is there by now
    monkeypatch.setenv("COMPILE_CACHE", str(tmp_path / "store"))
    template._kept.cache_clear()
    return tmp_path / "store"


def never(*_: object) -> Template:
    raise AssertionError("compiled again")


def test_a_kept_template_is_not_compiled_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flow = flow_of(REPORT)
    fresh = Template.load(GENERAL).render(flow)
    assert len(list(folder.glob("*.bin"))) == 1
    template._kept.cache_clear()
    monkeypatch.setattr(template, "_compile", never)
    assert Template.load(GENERAL).render(flow) == fresh


@pytest.mark.parametrize("harm", ["cut short", "writable by others", "a link"])
def test_what_is_not_sound_is_not_read(folder: Path, harm: str) -> None:
    flow = flow_of(REPORT)
    fresh = Template.load(GENERAL).render(flow)
    (kept,) = folder.glob("*.bin")
    match harm:
        case "cut short":
            kept.write_bytes(kept.read_bytes()[:-1])
        case "writable by others":
            kept.chmod(0o666)
        case "a link":
            kept.symlink_to(kept.rename(folder / "elsewhere"))
    digest = "0" * 64
    store.save(digest, "sound")
    assert store.load(digest) == "sound"
    template._kept.cache_clear()
    calls = []
    original = template._compile

    def counted(data: bytes, name: str, *how: Any) -> Template:
        calls.append(name)
        return original(data, name, *how)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(template, "_compile", counted)
        assert Template.load(GENERAL).render(flow) == fresh
    assert calls == [str(GENERAL)]


def test_what_another_compiler_made_of_the_same_goes(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    old, other = folder / f"{'1' * 32}-cpython-311-5.bin", folder / f"{'2' * 32}-cpython-311-5.bin"
    for file in (old, other):
        file.write_bytes(b"")
    store.save("1" * 64, "new")
    assert store.load("1" * 64) == "new"
    assert not old.exists()
    assert other.exists()


@pytest.mark.parametrize("kind", ["writable by others", "a link"])
def test_nothing_is_written_where_nothing_would_be_read(folder: Path, kind: str) -> None:
    real = folder
    if kind == "a link":
        real = folder.with_name("real")
        folder.symlink_to(real)
    real.mkdir(mode=0o700)
    if kind == "writable by others":
        real.chmod(0o777)
    store.save("4" * 64, "new")
    assert not list(real.iterdir())
    assert store.load("4" * 64) is None


def test_what_a_killed_process_left_is_not_written_into(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    elsewhere = folder.with_name("elsewhere")
    elsewhere.write_bytes(b"mine")
    target = store._file(folder, "5" * 64)
    target.with_suffix(f".{os.getpid()}").symlink_to(elsewhere)
    store.save("5" * 64, "new")
    assert elsewhere.read_bytes() == b"mine"
    assert store.load("5" * 64) is None
    store.save("5" * 64, "new")
    assert store.load("5" * 64) == "new"


def test_the_key_is_the_content_of_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = tmp_path / "code.py"
    monkeypatch.setattr(store, "sources", lambda: [code])

    def revision(text: str, time: int) -> str:
        code.write_text(text)
        os.utime(code, (time, time))
        store._revision.cache_clear()
        return store._revision()

    assert revision("a = 1", 5) == revision("a = 1", 6) != revision("a = 2", 5)
    store._revision.cache_clear()


def test_whatever_a_kept_template_names_is_code_that_the_key_covers() -> None:
    kept = pickle.dumps(Template.compile(GENERAL.read_bytes(), "general"))
    texts = [str(argument) for _, argument, _ in pickletools.genops(kept) if isinstance(argument, str)]
    modules = {text for text in texts if text.startswith("compiler.")}
    files = {importlib.import_module(module).__file__ for module in modules}
    assert f"{template.__name__}" in modules
    assert files <= {str(file) for file in store.sources()}


def test_whatever_the_kept_schema_of_the_model_names_is_code_that_the_key_covers() -> None:
    kept = pickle.dumps(TypeAdapter(Document).core_schema)
    texts = [str(argument) for _, argument, _ in pickletools.genops(kept) if isinstance(argument, str)]
    modules = {text for text in texts if text.startswith(("compiler.", "pydantic")) and ":" not in text}
    assert modules == {"compiler.document.model", "compiler.part", "compiler.terms.numerals"}
    files = {importlib.import_module(module).__file__ for module in modules}
    assert files <= {str(file) for file in store.sources()}


def test_nothing_is_kept_where_nobody_wants_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPILE_CACHE", "")
    store.save("3" * 64, "new")
    assert store.load("3" * 64) is None
    assert not folder.exists()


def imported_by(folder: Path, *words: str) -> set[str]:
    """The modules that a process has in the end which runs the command."""
    program = "import sys; from compiler.cli import run; code = run(sys.argv[1:]); print(*sys.modules); sys.exit(code)"
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


@pytest.mark.usefixtures("folder")
def test_a_plain_run_imports_only_what_it_needs(tmp_path: Path) -> None:
    """With a kept template nothing reads Word's files or a command line, runs Jinja, draws pages or has a message at hand; a title of
    two lines loads no more than `flow.title_bonds` and `flow.title_words`."""
    report = tmp_path / "report.yaml"
    report.write_text(REPORT, "utf-8")

    def imported() -> set[str]:
        return imported_by(tmp_path, "report.yaml")

    spared = {"lxml", "docx", "docxtpl", "jinja2", "pydantic", "typer", "PIL", "pypdfium2", "rich", "html"}
    spared |= {"multiprocessing", "compiler.memory", "compiler.batch.engines"}
    spared |= {f"compiler.messages.{name}" for name in ("explain", "registry", "printed", *FAMILIES)}
    spared |= {
        f"compiler.rules.{name}" for name in ("template", "template.left", "template.look", "template.marks")
    }
    spared |= {
        f"compiler.{name}"
        for name in ("workshop", "assets.pictures", "assets.sheets", "cli.help", "figures", "terms.figures")
    }
    spared |= {f"compiler.cli.{name}" for name in ("completion", "import_draft", "keys", "template", "watch")}
    spared |= {f"compiler.draft.{name}" for name in ("paragraphs", "recognise")}
    spared |= {f"compiler.pages.{name}" for name in ("office", "measure", "proof", "checks")}
    assert all(importlib.util.find_spec(name) for name in spared if name.startswith("compiler."))
    assert {"lxml", "compiler.word.template.compiling"} <= imported()  # the first run compiles the template
    plainly = imported()
    assert not spared & plainly
    long = re.sub("标题: .*", "标题: 关于进一步加强全市安全生产工作和防汛抗旱准备情况的报告", REPORT)
    assert long != REPORT
    report.write_text(long, "utf-8")
    ours = {name for name in imported() - plainly if name.startswith("compiler")}
    assert ours == {"compiler.flow.title_bonds", "compiler.flow.title_words", "compiler.terms.decisions"}


@pytest.mark.usefixtures("folder")
def test_rows_and_figures_import_only_what_they_need(tmp_path: Path) -> None:
    """Once it is kept what templates and types compile to."""
    (tmp_path / "units.csv").write_text("单位,办文\n甲镇,204\n乙镇,150\n", "utf-8")
    figures = "数据:\n  上年: {本期: 187, 单位: 件}\n"
    text = REPORT.replace("正文: 乙", "正文: '{{ 单位 }}办文{{ 办文 }}件，上年{{ 上年 }}。'")
    (tmp_path / "report.yaml").write_text(f"{figures}{text}", "utf-8")
    rows = ("batch", "report.yaml", "--rows", "units.csv", "--name", "{{ 单位 }}", "-o", "out", "--force")
    imported_by(tmp_path, *rows)
    spared = {"lxml", "docx", "docxtpl", "jinja2", "pydantic", "typer", "rich"}
    assert not spared & imported_by(tmp_path, *rows)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "report.yaml").write_text(REPORT, "utf-8")
    folder = imported_by(tmp_path, "batch", "reports", "-o", "out", "--force")
    assert not (spared | {"compiler.figures.fill", "compiler.figures.facts"}) & folder
