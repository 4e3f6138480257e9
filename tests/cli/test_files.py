"""The document on disk appears whole or not at all, and what was there survives every failure."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from compiler.cli import files
from compiler.messages import codes
from compiler.messages.diagnostic import Code, CompileError

OLD = b"the old document"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "report.docx"
    path.write_bytes(OLD)
    return path


def refused(code: Code, path: Path, *inputs: Path) -> bool:
    def attempt() -> None:
        files.check_target(path, inputs)
        files.write_target(path, b"new")

    with pytest.raises(CompileError) as caught:
        attempt()
    return [one.code for one in caught.value.diagnostics] == [code]


def test_replaces_and_keeps_the_mode(target: Path) -> None:
    target.chmod(0o640)
    files.write_target(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in target.parent.iterdir()] == ["report.docx"]


@pytest.mark.parametrize("lock", ["~$report.docx", "~$port.docx", ".~lock.report.docx#"])
def test_open_elsewhere(target: Path, lock: str) -> None:
    (target.parent / lock).touch()
    assert refused(codes.TARGET_LOCKED, target)
    assert target.read_bytes() == OLD


def test_targets_that_must_not_be_replaced(target: Path) -> None:
    link = target.with_name("link.docx")
    link.symlink_to(target)
    folder = target.with_name("folder.docx")
    folder.mkdir()
    pipe = target.with_name("pipe.docx")
    os.mkfifo(pipe)
    for path in (link, folder, pipe, target.with_suffix(".doc")):
        assert refused(codes.TARGET_REFUSED, path)
    assert refused(codes.TARGET_REFUSED, target, target)  # the template itself
    assert target.read_bytes() == OLD


def test_no_folder(tmp_path: Path) -> None:
    assert refused(codes.NOT_WRITABLE, tmp_path / "none" / "report.docx")


def test_killed_while_writing(target: Path) -> None:
    script = (
        "import os, signal; from pathlib import Path; from compiler.cli import files\n"
        "os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"files.write_target(Path({str(target)!r}), b'new' * 100_000)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False)
    assert done.returncode == -signal.SIGKILL
    assert target.read_bytes() == OLD
    files.write_target(target, b"new")
    assert target.read_bytes() == b"new"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 16 KiB: a small tmpfs for root; for others a limit on file size stands in."""
    if os.geteuid() == 0:
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "none", tmp_path], check=True)
        yield tmp_path
        subprocess.run(["umount", tmp_path], check=True)
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16_384, before[1]))
    yield tmp_path
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


def test_full_disk(small_disk: Path) -> None:
    target = small_disk / "report.docx"
    target.write_bytes(OLD)
    with pytest.raises(CompileError) as caught:
        files.write_target(target, b"new" * 20_000)
    assert caught.value.diagnostics[0].code == codes.NOT_WRITABLE
    assert target.read_bytes() == OLD
    assert list(small_disk.iterdir()) == [target]


@pytest.mark.parametrize(
    ("name", "code"),
    [("none.yaml", codes.FILE_NOT_FOUND), (".", codes.NOT_A_FILE), ("/dev/null", codes.NOT_A_FILE), ("a\0b", codes.FILE_NOT_FOUND)],
)  # fmt: skip
def test_sources_that_cannot_be_read(name: str, code: Code) -> None:
    with pytest.raises(CompileError) as caught:
        files.read_source(name)
    assert caught.value.diagnostics[0].code == code


@pytest.mark.parametrize(
    ("encoding", "noted"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("gb18030", True)],
)
def test_encodings(tmp_path: Path, encoding: str, noted: bool) -> None:
    path = tmp_path / "report.yaml"
    text = "文种: 工作总结\r\n标题: 2025年度工作总结𠮷\r\n"
    path.write_bytes(text.encode(encoding))
    source = files.read_source(str(path))
    assert source.text == text
    assert [note.code for note in source.notes] == [codes.READ_AS_GB18030] * noted


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04\x14\x00\x00\xff\xfe",
        b"\xff\xfe\x00",
        b"\x89PNG\r\n\x1a\n\x00",
        "標題: 總結".encode("big5"),
    ],
)
def test_not_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "report.yaml"
    path.write_bytes(data)
    with pytest.raises(CompileError) as caught:
        files.read_source(str(path))
    assert caught.value.diagnostics[0].code == codes.NOT_UTF8
