"""Files that a report names: found beside the YAML, and nothing else is touched."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from compiler.messages.diagnostic import CompileError, Diagnostic, Place
from compiler.source.folder import KINDS, MAX_BYTES, Folder, kind_of
from tests.kit.support import CODES_OF_FILES

PLACE = Place("report.yaml", 3, 7, 3, 14)
BYTES = b"\x89PNG\r\n\x1a\n"

# One fault each: the code, the name as typed, and what the message or the way out says of it.
FAULTS = [
    ("D231", "平面图.jpg", "是不是“平面图.png”？"),
    ("D231", "平面图", "是不是“平面图.png”？"),
    ("D231", "图片/A.PNG", "是不是“图片/a.png”？"),
    ("D231", "平面团.png", "是不是“平面图.png”？"),
    ("D231", "图片/没有.png", "文件要放在原稿旁边"),
    ("D231", "没有的文件夹/a.png", ""),
    ("D231", "平面图.png/a.png", ""),
    ("D231", "长" * 300, ""),
    ("D232", "/etc/passwd", ""),
    ("D232", "../别处/a.png", ""),
    ("D232", "图片/../../别处/a.png", ""),
    ("D232", "图片\\..\\..\\别处\\a.png", ""),
    ("D232", "C:\\照片\\a.png", ""),
    ("D232", "\\\\服务器\\照片\\a.png", ""),
    ("D232", "~/a.png", ""),
    ("D232", "通向别处.png", ""),
    ("D232", "别处/a.png", ""),
    ("D232", "设备.png", ""),
    ("D233", "https://example.com/a.png", "下载"),
    ("D233", "file:///etc/passwd", "下载"),
    ("D234", "图片", ""),
    ("D234", ".", ""),
    ("D234", "管道.png", ""),
    ("D235", "转圈.png", ""),
    ("D236", "很大.png", "32 MB"),
    ("D237", "", "是空的"),
    ("D237", "　", "是空的"),
    ("D237", "a\0.png", "控制字符"),
]


@pytest.fixture
def here(tmp_path: Path) -> Folder:
    """A folder with a little of everything, and another folder beside it."""
    (tmp_path / "别处").mkdir()
    (tmp_path / "别处/a.png").write_bytes(BYTES)
    root = tmp_path / "报告"
    (root / "图片").mkdir(parents=True)
    (root / "平面图.png").write_bytes(BYTES)
    (root / "图片/a.png").write_bytes(BYTES)
    (root / "链接.png").symlink_to("图片/a.png")
    (root / "通向别处.png").symlink_to("../别处/a.png")
    (root / "别处").symlink_to("../别处")
    (root / "设备.png").symlink_to("/dev/zero")
    (root / "转圈.png").symlink_to("转圈.png")
    os.mkfifo(root / "管道.png")
    with (root / "很大.png").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    return Folder(root)


def refusal_of(reading: Callable[[], object]) -> Diagnostic:
    """The one thing that a refusal says."""
    with pytest.raises(CompileError) as caught:
        reading()
    (one,) = caught.value.diagnostics
    return one


def test_every_code_has_a_case() -> None:
    assert {case[0] for case in FAULTS} == CODES_OF_FILES["folder"]


@pytest.mark.parametrize(("code", "name", "said"), FAULTS)
def test_one_fault(here: Folder, code: str, name: str, said: str) -> None:
    one = refusal_of(lambda: here.read(name, PLACE))
    assert (one.code.id, one.place) == (code, PLACE)
    assert said in one.message("zh") + one.hint("zh")
    assert not re.search("[一-鿿]", re.sub("“.*?”", "", one.message("en")))


@pytest.mark.parametrize("name", ["没有.png", "没有.xlsx", "图.png", "平.jpg", "png.png"])
def test_no_file_is_offered_that_is_like_it_in_its_suffix_only(tmp_path: Path, name: str) -> None:
    for file in ("零.png", "远.xlsx", "x.png"):
        (tmp_path / file).write_bytes(BYTES)
    one = refusal_of(lambda: Folder(tmp_path).read(name, PLACE))
    assert one.args["offer_zh"] == ""


def test_of_one_stem_the_file_with_the_suffix_is_offered(tmp_path: Path) -> None:
    for file in ("平面图.csv", "平面图.png", "平面图.xlsx"):
        (tmp_path / file).write_bytes(BYTES)
    one = refusal_of(lambda: Folder(tmp_path).read("平面团.png", PLACE))
    assert one.args["offer_zh"] == "是不是“平面图.png”？"


@pytest.mark.parametrize(
    "name", ["平面图.png", "图片/a.png", "图片\\a.png", "./图片//a.png", " 平面图.png ", "链接.png"]
)
def test_read(here: Folder, name: str) -> None:
    assert here.read(name, PLACE) == BYTES


def test_a_folder_reached_by_a_link(here: Folder) -> None:
    link = here.path.with_name("链接")
    link.symlink_to(here.path)
    assert Folder(link).read("平面图.png", None) == BYTES


def test_a_pipe_is_not_opened(here: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr(os, "open", lambda *args: opened.append(args))
    assert refusal_of(lambda: here.read("管道.png", PLACE)).code.id == "D234"
    assert opened == []


def test_a_pipe_put_there_meanwhile_is_not_waited_for(here: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([True, False])  # a file when asked, a pipe when opened
    monkeypatch.setattr("compiler.source.folder.stat.S_ISREG", lambda _: next(answers))
    assert refusal_of(lambda: here.read("管道.png", PLACE)).code.id == "D234"


def test_no_permission(here: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> int:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(os, "open", denied)
    one = refusal_of(lambda: here.read("平面图.png", PLACE))
    assert (one.code.id, one.message("zh")) == ("D235", "读不了“平面图.png”：没有权限。")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("bmp", b"BM\x46\0\0\0\0\0\0\0\x36"),
        ("text", "BM,数量\n".encode()),
        ("tiff", b"II*\0\x08"),
        ("webp", b"RIFF\x10\0\0\0WEBPVP8 "),
        ("heic", b"\0\0\0\x18ftypheic"),
        ("avif", b"\0\0\0\x18ftypavif"),
        ("emf", b"\x01\0\0\0" + bytes(36) + b" EMF"),
        ("wmf", b"\xd7\xcd\xc6\x9a"),
        ("pdf", b"%PDF-1.7"),
        ("ole", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("broken", b"PK\x03\x04..."),
        ("rtf", b"{\\rtf1"),
        ("html", b"<!DOCTYPE html><svg/>"),
        ("html", b"<table><tr>"),
        ("xml", b'<?xml version="1.0"?><a><svg/></a>'),
        ("svg", b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <a> -->\n<svg:svg >"),
        ("svg", "<svg width='1'/>".encode("utf-16")),
        ("text", "<5分钟,甲\n".encode()),
        ("text", "项目,数量\n".encode("utf-16")),
        ("binary", bytes(range(32))),
        ("empty", b""),
    ],
)
def test_kind_of(kind: str, data: bytes) -> None:
    assert kind_of(data) == kind
    assert kind in KINDS
