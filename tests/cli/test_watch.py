"""`compile watch`, driven by a clock and a sleep of the tests' own: between two looks, a step changes a file."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image

from compiler.cli import command as cli
from compiler.cli import watch
from compiler.messages import codes
from compiler.messages.diagnostic import Diagnostic, Place
from compiler.word.reader import picture
from tests.kit.support import ROOT

NOW = datetime(2026, 1, 5, 14, 3, 22)
REPORT = "文种: 报告\n标题: 甲\n正文: 乙\n"
Step = Callable[[], object]
_TICKS = count(1)


def put(path: Path, text: str = "甲") -> Step:
    """A step that writes a file, later than every write before it."""

    def step() -> None:
        path.write_text(text, "utf-8")
        os.utime(path, ns=(0, next(_TICKS)))

    return step


def still() -> None:
    """A step in which nothing happens."""


class Ended(BaseException):
    """The script has no further step."""


class Script:
    """A clock that only sleep moves on; each sleep takes a step."""

    def __init__(self, *steps: Step) -> None:
        self.steps, self.now = list(steps), 0.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        if not self.steps:
            raise Ended
        self.steps.pop(0)()

    def clock(self) -> float:
        return self.now


class Result(NamedTuple):
    """A result made up by a test."""

    diagnostics: Sequence[Diagnostic] = ()
    inputs: Sequence[Path] = ()
    written: Sequence[Path] = ()
    held: Path | None = None


def told(source: Path, results: Sequence[Result], *steps: Step) -> list[str]:
    """What is said of each event; the last result comes again and again."""
    script, left = Script(*steps), list(results)
    out = []
    try:
        for event in watch.rounds(
            source, lambda: left.pop(0) if len(left) > 1 else left[0], script.sleep, script.clock
        ):
            out.append(watch.line(event, NOW, "zh").removeprefix("14:03:22  "))
    except Ended:
        return out
    raise AssertionError("the rounds came to an end")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    put(tmp_path / "a.yaml", REPORT)()
    return tmp_path / "a.yaml"


def good(source: Path, *others: Path) -> Result:
    return Result(inputs=(source, *others), written=(Path("a.docx"),))


FIRST = "写好 a.docx（0.0 秒）"
AGAIN = "a.yaml 改了，写好 a.docx（0.0 秒）"


def test_a_change_is_compiled_once_it_has_settled(source: Path) -> None:
    assert told(source, [good(source)], still, still) == [FIRST]
    assert told(source, [good(source)], put(source), still, still, still) == [FIRST, AGAIN]
    # written again and again within the interval: one round, after the last
    assert told(source, [good(source)], *[put(source)] * 5, still, still) == [FIRST, AGAIN]
    assert told(source, [good(source)], *[put(source)] * 5) == [FIRST]


def test_a_file_emptied_is_waited_for_but_not_for_ever(source: Path) -> None:
    emptied = put(source, "")
    assert told(source, [good(source)], emptied, still, still, put(source), still, still) == [FIRST, AGAIN]
    patience = [still] * int(watch.PATIENCE / watch.INTERVAL - 1)
    assert told(source, [good(source)], emptied, *patience) == [FIRST]
    assert told(source, [good(source)], emptied, *patience, still, still) == [FIRST, AGAIN]


def test_a_change_while_compiling_is_a_change(source: Path) -> None:
    compiled: list[int] = []

    def compile() -> Result:
        compiled.append(1)
        if len(compiled) == 1:
            put(source)()
        return good(source)

    script = Script(still, still, still)
    with pytest.raises(Ended):
        list(watch.rounds(source, compile, script.sleep, script.clock))
    assert len(compiled) == 2


def test_all_that_went_in_is_watched(source: Path) -> None:
    template, image = source.with_name("t.docx"), source.with_name("图.png")
    put(template)()
    put(image)()
    steps = [put(image), still, put(template), still, image.unlink, still]
    assert told(source, [good(source, template, image)], *steps) == [
        FIRST,
        "图.png 改了，写好 a.docx（0.0 秒）",
        "t.docx 改了，写好 a.docx（0.0 秒）",
        "图.png 改了，写好 a.docx（0.0 秒）",
    ]
    # what is no longer used is not watched
    steps = [put(source), still, put(image), still]
    assert told(source, [good(source, image), good(source)], *steps) == [FIRST, AGAIN]


def test_while_there_are_errors_the_last_inputs_and_what_is_complained_of_are_watched(source: Path) -> None:
    template, image = source.with_name("t.docx"), source.with_name("图.png")
    put(template)()
    absent = Result([Diagnostic(codes.NAMED_FILE_NOT_FOUND, {"file": image.name, "offer_zh": ""})])
    results = [good(source, template), absent, absent, good(source)]
    steps = [put(source), still, put(template), still, put(image), still]
    assert told(source, results, *steps) == [
        FIRST,
        "a.yaml 改了，有错误，没有写（0.0 秒）",
        "t.docx 改了，有错误，没有写（0.0 秒）",
        "图.png 改了，写好 a.docx（0.0 秒）",
    ]
    unknown = Result([Diagnostic(codes.TEMPLATE_NOT_FOUND, {"name": "t\0", "choices": ""})])
    faulty = Result([Diagnostic(codes.TAG_SYNTAX, {"excerpt": ""}, Place(str(template), part="document"))])
    for refused in (unknown._replace(diagnostics=[*unknown.diagnostics, *faulty.diagnostics]), faulty):
        assert len(told(source, [refused, good(source)], put(template), still)) == 2


def test_a_vanished_source_is_waited_for(source: Path) -> None:
    steps = [source.unlink, still, still, still, put(source), still]
    gone = f"{source} 不见了，等它回来"
    assert told(source, [good(source)], *steps) == [FIRST, gone, AGAIN]
    aside = source.with_name("b")
    steps = [lambda: source.rename(aside), still, lambda: aside.rename(source), still]
    assert told(source, [good(source)], *steps) == [FIRST, gone, AGAIN]
    # editors that write anew beside and rename: no word of it
    steps = [source.unlink, put(source), still, still]
    assert told(source, [good(source)], *steps) == [FIRST, AGAIN]


def test_a_target_open_in_word_is_written_as_soon_as_it_is_let_go(source: Path) -> None:
    target, lock = source.with_name("a.docx"), source.with_name("~$a.docx")
    put(target)()
    put(lock)()
    held = Result(inputs=(source,), held=target)
    waits = f"{target} 正开着，关闭后就写（0.0 秒）"
    steps = [still, still, put(source), still, still, lock.unlink, still]
    assert told(source, [held, held, good(source)], *steps) == [
        waits,
        f"a.yaml 改了，{waits}",
        "a.docx 关闭了，写好 a.docx（0.0 秒）",
    ]
    # held by a program that leaves no lock file: tried again without a word
    assert told(source, [held, held, held, good(source)], *[still] * 5) == [
        waits,
        "a.docx 关闭了，写好 a.docx（0.0 秒）",
    ]


def test_lines_are_short_and_in_both_languages(source: Path) -> None:
    many = tuple(source.with_name(f"{n}.png") for n in range(9))
    one = watch.Round(good(source), 0.26, many)
    assert watch.line(one, NOW, "zh") == "14:03:22  0.png、1.png、2.png等改了，写好 a.docx（0.3 秒）"
    assert (
        watch.line(one, NOW, "en") == "14:03:22  0.png, 1.png, 2.png and others changed: wrote a.docx (0.3 s)"
    )
    freed = watch.Round(Result(), 0, freed=Path("a.docx"))
    assert watch.line(freed, NOW, "en") == "14:03:22  a.docx was closed: errors, nothing written (0.0 s)"
    held = watch.Round(Result(held=Path("a.docx")), 0)
    assert "a.docx is open and will be written once closed" in watch.line(held, NOW, "en")
    assert watch.line(watch.Gone(Path("a.yaml")), NOW, "en") == "14:03:22  a.yaml is gone; waiting for it"
    assert "14:03:22" in watch.separator(NOW)


def watched(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], *steps: Step
) -> tuple[int, list[str], str]:
    """The command with a sleep of ours; when the steps are done, Ctrl-C. The exit code, lines without times, complaints."""
    script = Script(*steps)

    def sleep(seconds: float) -> None:
        try:
            script.sleep(seconds)
        except Ended:
            raise KeyboardInterrupt from None

    rounds = watch.rounds
    monkeypatch.setattr(watch, "rounds", lambda source, compile: rounds(source, compile, sleep, lambda: 0.0))
    code = cli.run(["watch", *arguments])
    out = capsys.readouterr()
    return code, [line[10:] for line in out.out.splitlines() if line], out.err


def test_the_command(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Image.new("RGB", (9, 9)).save("图.png")
    pictured = REPORT.replace("正文: 乙", "正文: [{图片: 图.png}, 丙]")
    template = Path("t.docx")
    template.write_bytes((ROOT / "templates/general.docx").read_bytes())
    target, seen = Path("a.docx"), list[str]()

    def read() -> None:
        seen.append(picture(target.read_bytes()))

    code, lines, complaints = watched(
        monkeypatch, capsys, ["a.yaml", "--template", "t.docx"],
        put(source, pictured), still, read,
        put(source, pictured.replace("正文", "整文")), still, read,
        put(source, pictured), still, put(Path("~$a.docx")), put(Path("图.png"), "无"), still,
        put(source, REPORT.replace("乙", "丁")), still, Path("~$a.docx").unlink, read,
    )  # fmt: skip
    assert code == 0
    assert lines == [
        "写好 a.docx（0.0 秒）",
        "a.yaml 改了，写好 a.docx（0.0 秒）",
        "a.yaml 改了，有错误，没有写（0.0 秒）",
        "a.yaml 改了，写好 a.docx（0.0 秒）",
        "图.png 改了，有错误，没有写（0.0 秒）",
        "a.yaml 改了，a.docx 正开着，关闭后就写（0.0 秒）",
        "a.docx 关闭了，写好 a.docx（0.0 秒）",
    ]
    assert complaints.count("────────\n") == 2
    assert complaints.startswith("一改就重新编译；按 Ctrl-C 结束。\n")
    assert codes.TARGET_LOCKED.id not in complaints
    assert "丙" in seen[0]
    assert seen[1] == seen[0]
    assert "丁" in seen[2]


def test_each_result_stays_on_the_disk(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its folder is flushed, that the new name lasts too: a watch may run for days."""
    flushed, fsync = list[bool](), os.fsync

    def flush(descriptor: int) -> None:
        flushed.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", flush)
    watched(monkeypatch, capsys, [str(source)], put(source, REPORT.replace("乙", "丁")), still)
    assert flushed == [False, True, False, True]


def test_pages_too(source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines, _ = watched(monkeypatch, capsys, [str(source), "--pdf"])
    target = source.with_suffix(".docx")
    assert (code, lines) == (0, [f"写好 {target}、{source.with_suffix('.pdf')}（0.0 秒）"])
    assert source.with_suffix(".pdf").read_bytes()[:4] == b"%PDF"


@pytest.mark.parametrize(
    "arguments", [["none.yaml"], ["-"], ["a.yaml", "-o", "a.doc"], ["."]], ids=["missing", "input", "target", "folder"]
)  # fmt: skip
def test_what_no_change_can_mend_ends_at_once(
    arguments: list[str],
    source: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(source.parent)
    code, lines, complaints = watched(monkeypatch, capsys, arguments)
    assert (code, lines) == (2, [])
    assert "O80" in complaints


def test_ctrl_c_ends_the_real_command_without_a_word(source: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "compiler", "watch", "a.yaml"], cwd=source.parent,
        env={"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "PATH": ""}, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        # A suite that was started in the background has Ctrl-C switched off, and hands that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as running:  # fmt: skip
        assert running.stdout is not None
        assert running.stderr is not None
        assert "写好 a.docx" in running.stdout.readline()
        assert "Ctrl-C" in running.stderr.readline()
        running.send_signal(signal.SIGINT)
        out, complaints = running.communicate(timeout=60)
    assert (running.returncode, out.strip(), complaints) == (0, "", "")


def test_a_result_that_somebody_edited_is_kept_until_it_is_put_aside(
    source: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = source.with_name("a.docx")

    def edit() -> None:
        target.write_bytes(target.read_bytes() + b"mine")

    aside = source.with_name("mine.docx")
    steps = [
        edit,
        put(source, REPORT + "署名: 丙\n"),
        still,
        still,
        lambda: target.rename(aside),
        still,
        still,
    ]
    code, lines, complaints = watched(monkeypatch, capsys, [str(source)], *steps)
    assert code == 0
    assert lines == [
        f"写好 {target}（0.0 秒）",
        "a.yaml 改了，有错误，没有写（0.0 秒）",
        f"a.docx 改了，写好 {target}（0.0 秒）",
    ]
    assert complaints.count("O82") == 1
    assert aside.read_bytes().endswith(b"mine")
