"""Files of the folder: read and saved as they were, never over what somebody else has changed; what is unsaved is kept elsewhere."""

import json
import os
import time
from pathlib import Path

import pytest

from compiler.cli.live import world
from compiler.live.disk import KEPT_DAYS, Disk, Recovery
from compiler.messages.diagnostic import CompileError


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    folder = tmp_path / "文件夹"
    folder.mkdir()
    return Disk(folder.resolve(), world())


def code_of(error: CompileError) -> str:
    return error.diagnostics[0].code.id


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("标题: 甲\n", "标题: 乙\n", "标题: 乙\n"),
        (
            "标题: 甲\r\n文种: 报告\r\n",
            "标题: 乙\n文种: 报告\n新: 行\n",
            "标题: 乙\r\n文种: 报告\r\n新: 行\r\n",
        ),
        # Line ends that are not all alike stay with their lines.
        ("一: 1\r\n二: 2\n三: 3\r\n", "一: 1\n二: 2\n三: 4\n", "一: 1\r\n二: 2\n三: 4\r\n"),
        ("\ufeff标题: 甲\n", "标题: 乙\n", "\ufeff标题: 乙\n"),
    ],
)
def test_a_file_is_saved_as_it_was_otherwise(disk: Disk, before: str, text: str, after: str) -> None:
    path = disk.root / "报告.yaml"
    path.write_bytes(before.encode())
    saved = disk.read(path)
    assert "\r" not in saved.text
    disk.save(path, saved, text)
    assert path.read_bytes() == after.encode()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_its_encoding_is_kept(disk: Disk, encoding: str) -> None:
    path = disk.root / "报告.yaml"
    path.write_bytes("标题: 关于工作的报告\n正文: [一切正常。]\n".encode(encoding))
    disk.save(path, disk.read(path), "标题: 关于安全的报告\n")
    assert path.read_bytes().decode(encoding) == "标题: 关于安全的报告\n"


def test_what_another_program_has_changed_is_not_saved_over(disk: Disk) -> None:
    path = disk.root / "报告.yaml"
    path.write_text("标题: 甲\n", "utf-8")
    saved = disk.read(path)
    path.write_text("标题: 那边\n", "utf-8")
    with pytest.raises(CompileError) as refused:
        disk.save(path, saved, "标题: 这里\n")
    assert code_of(refused.value) == "O894"
    assert path.read_text("utf-8") == "标题: 那边\n"
    path.unlink()
    with pytest.raises(CompileError):
        disk.save(path, saved, "标题: 这里\n")
    assert not path.exists()


def test_a_file_that_came_to_be_meanwhile_is_not_saved_over(disk: Disk) -> None:
    path = disk.root / "新.yaml"
    saved = disk.read(path)
    path.write_text("标题: 那边\n", "utf-8")
    with pytest.raises(CompileError) as refused:
        disk.save(path, saved, "标题: 这里\n")
    assert code_of(refused.value) == "O894"


def test_a_link_put_in_the_place_of_a_file_is_not_followed_out(disk: Disk) -> None:
    path, outside = disk.root / "报告.yaml", disk.root.parent / "别处.yaml"
    path.write_text("标题: 甲\n", "utf-8")
    outside.write_text("标题: 甲\n", "utf-8")
    saved = disk.read(path)
    path.unlink()
    path.symlink_to(outside)
    with pytest.raises(CompileError) as refused:
        disk.save(path, saved, "标题: 这里\n")
    assert code_of(refused.value) == "O893"
    assert outside.read_text("utf-8") == "标题: 甲\n"


def test_saving_leaves_nothing_beside(disk: Disk) -> None:
    path = disk.root / "新.yaml"
    disk.save(path, disk.read(path), "标题: 甲\n")
    assert [one.name for one in disk.root.iterdir()] == ["新.yaml"]


# ---- the recovery copy ----


@pytest.fixture
def recovery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recovery:
    monkeypatch.setenv("COMPILE_RECOVERY", str(tmp_path / "recovery"))
    return Recovery()


def test_an_unsaved_text_is_kept_until_it_is_dropped(recovery: Recovery, tmp_path: Path) -> None:
    path = tmp_path / "报告.yaml"
    assert recovery.kept(path) is None
    recovery.keep(path, "标题: 一半\ud840")
    assert Recovery().kept(path) == "标题: 一半\ud840"
    assert recovery.kept(tmp_path / "别的.yaml") is None
    recovery.drop(path)
    assert Recovery().kept(path) is None


def test_only_its_user_can_read_it(recovery: Recovery, tmp_path: Path) -> None:
    recovery.keep(tmp_path / "报告.yaml", "密")
    folder = tmp_path / "recovery"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [one.stat().st_mode & 0o777 for one in folder.iterdir()] == [0o600]


@pytest.mark.parametrize("content", ["", "[]", "{", json.dumps({"file": "/elsewhere", "text": "x"})])
def test_what_is_no_copy_of_the_file_is_not_taken_for_one(
    recovery: Recovery, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "报告.yaml"
    recovery.keep(path, "标题: 甲")
    (file,) = (tmp_path / "recovery").iterdir()
    file.write_text(content, "utf-8")
    assert recovery.kept(path) is None


def test_it_ends_after_a_month(recovery: Recovery, tmp_path: Path) -> None:
    path = tmp_path / "报告.yaml"
    recovery.keep(path, "标题: 甲")
    (file,) = (tmp_path / "recovery").iterdir()
    old = time.time() - (KEPT_DAYS + 1) * 86_400
    os.utime(file, (old, old))
    assert Recovery().kept(path) is None


def test_none_is_kept_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("COMPILE_RECOVERY", "")
    recovery = Recovery()
    recovery.keep(tmp_path / "报告.yaml", "标题: 甲")
    assert recovery.kept(tmp_path / "报告.yaml") is None
