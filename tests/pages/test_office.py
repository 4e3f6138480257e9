"""LibreOffice as a part of the product: one instance for all files, that fails with a sentence and leaves nothing behind."""

import contextlib
import http.server
import io
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import threading
import time
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from compiler import compile_document
from compiler.cli import command as cli
from compiler.messages import codes
from compiler.messages.diagnostic import Code, CompileError, Diagnostic
from compiler.pages import faces as fonts
from compiler.pages import measure, office
from compiler.pages.faces import Font
from compiler.terms import standard as std
from tests.kit.support import ROOT

pytestmark = pytest.mark.usefixtures("office_itself")
SHORT = compile_document("文种: 报告\n标题: 关于工作情况的报告\n正文: 现将有关情况报告如下。\n")


def refused(work: Callable[[], object]) -> Diagnostic:
    with pytest.raises(CompileError) as caught:
        work()
    (one,) = caught.value.diagnostics
    return one


def until(true: Callable[[], bool]) -> None:
    """Wait for something that is to come about soon, but for a minute at most."""
    for _ in range(600):
        if true():
            return
        time.sleep(0.1)
    raise AssertionError("it never came about")


def running(folder: Path) -> list[bytes]:
    """Commands of the processes that name a folder."""
    commands = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended
            commands.append((process / "cmdline").read_bytes())
    return [command for command in commands if os.fsencode(folder) in command]


# ---- what may go wrong --------------------------------------------------------------------------------------------

WAIT = '"${0%/*}/wait" 1000\n'
READY = f"""\
for word; do
    case $word in */open.fodt) touch "$(dirname "${{word#file://}}")/.~lock.open.fodt#"; {WAIT} ;; esac
done
"""


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts a shell script in LibreOffice's place."""

    def put(script: str) -> None:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}", "utf-8")
        program.chmod(0o755)
        (tmp_path / "wait").symlink_to(shutil.which("sleep") or "")
        monkeypatch.setenv("COMPILE_SOFFICE", str(program))

    yield put
    office.stop()


@pytest.mark.parametrize("named", [None, "/nowhere/soffice"])
def test_no_libreoffice(named: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_PLACES", ())
    monkeypatch.setenv("PATH", "/nowhere" if named is None else os.environ["PATH"])
    monkeypatch.delenv("COMPILE_SOFFICE", raising=False)
    if named:
        monkeypatch.setenv("COMPILE_SOFFICE", named)
    assert refused(lambda: office.to_pdf(SHORT)).code is codes.NO_OFFICE


@pytest.mark.parametrize(
    "code", [codes.NO_OFFICE, codes.OFFICE_TOO_LONG, codes.OFFICE_FAILED, codes.NO_PAGES], ids=lambda c: c.id
)
def test_the_environment_is_to_blame(code: Code) -> None:
    assert codes.exit_code(Diagnostic(code)) == 3


@pytest.mark.parametrize("script", [WAIT, READY + WAIT], ids=["at the start", "at a file"])
def test_too_long(
    script: str, pretend: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(script)
    monkeypatch.setattr(office, "START_SECONDS", 2.0 if script == WAIT else 60)
    monkeypatch.setattr(office, "FILE_SECONDS", 2.0)
    with ThreadPoolExecutor(1) as thread:
        refusal = thread.submit(refused, lambda: office.to_pdf(SHORT))
        until(lambda: any(b"/wait" in command for command in running(tmp_path)))
        assert refusal.result().code is codes.OFFICE_TOO_LONG
    until(lambda: not running(tmp_path))


def test_one_that_stands_still_is_started_anew_for_what_is_missing(
    pretend: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(
        f"{READY}for word; do [ $before = --outdir ] && out=$word; before=$word; file=$word\n"
        "case $file in *.docx) echo $file >>$0.asked; mkdir -p $out; name=${file##*/}\n"
        "printf '%%PDF-1.6 /Type /Page %%%%EOF' >$out/${name%.docx}.pdf\n"
        f"[ -e $0.stood ] || {{ touch $0.stood; {WAIT} }}\n"
        ";; esac; done\n".replace("[ $before", '[ "$before"', 1)
    )
    monkeypatch.setattr(office, "FILE_SECONDS", 1.0)
    assert len(office.to_pdfs([SHORT] * 3)) == 3
    asked = (tmp_path / "soffice.asked").read_text("utf-8").split()
    assert [Path(name).name for name in asked] == [
        "0.docx",
        "0.docx",
        "1.docx",
    ]  # one, then the two that are missing


def test_nothing_comes_of_it(pretend: Callable[[str], None], tmp_path: Path) -> None:
    pretend(f"echo $# >>{tmp_path}/runs\necho Error: out of order. >&2\nexit 0\n")
    one = refused(lambda: office.to_pdf(SHORT))
    assert one.code is codes.OFFICE_FAILED
    assert one.message("en") == "LibreOffice made no file of it: Error: out of order."
    assert len((tmp_path / "runs").read_text("utf-8").split()) == 4  # started and asked, and both once more
    assert running(tmp_path) == []


def test_half_a_file_is_none(pretend: Callable[[str], None]) -> None:
    pretend(
        f"{READY}while [ $# -gt 1 ]; do [ $1 = --outdir ] && out=$2; shift; done\n"
        'mkdir -p "$out"; echo %PDF-1.6 >"$out/0.pdf"\n'
    )
    assert refused(lambda: office.to_pdf(SHORT)).code is codes.OFFICE_FAILED


def test_no_program_at_all(pretend: Callable[[str], None], tmp_path: Path) -> None:
    pretend("")
    (tmp_path / "soffice").write_bytes(b"\x7fELF")
    one = refused(lambda: office.to_pdf(SHORT))
    assert one.code is codes.OFFICE_FAILED
    assert re.search("Exec format error|not found", one.args["reason_en"])


@pytest.mark.parametrize("data", [b"plain text", b"<html><p>a page</p></html>", SHORT[:3000]])
def test_no_document(data: bytes) -> None:
    one = refused(lambda: office.to_pdfs([SHORT, data]))
    assert one.code is codes.OFFICE_FAILED
    assert one.args["reason_en"] == "Error: source file could not be loaded"


# ---- one instance -------------------------------------------------------------------------------------------------


def instance() -> object:
    assert office._kept
    return office._kept


@pytest.mark.long
def test_ten_files_in_one_instance() -> None:
    examples = sorted((ROOT / "examples").glob("*.yaml"))
    made = [compile_document(path.read_text("utf-8")) for path in examples]
    first = [office.to_pdf(data) for data in made]
    kept = instance()
    again = [office.to_pdf(data) for data in made]
    assert instance() is kept
    texts = [[measure.text(measure.read(pdf, {})) for pdf in pdfs] for pdfs in (first, again)]
    assert texts[0] == texts[1]
    assert all(len(text) > 1000 for text in texts[0])
    assert len(set(texts[0])) == len(examples)


def test_threads_take_turns() -> None:
    with ThreadPoolExecutor(4) as threads:
        pdfs = list(threads.map(office.to_pdf, [SHORT] * 8))
    assert {measure.text(measure.read(pdf, {})) for pdf in pdfs} == {
        "关于工作情况的报告现将有关情况报告如下。"
    }


def test_several_come_in_order() -> None:
    titles = ["关于甲的报告", "关于乙的报告", "关于丙的报告"]
    made = [compile_document(f"文种: 报告\n标题: {title}\n正文: 略。\n") for title in titles]
    printed = [measure.text(measure.read(pdf, {})) for pdf in office.to_pdfs(made)]
    assert printed == [f"{title}略。" for title in titles]
    assert office.to_pdfs([]) == []


@pytest.mark.long
def test_a_killed_instance_is_started_anew() -> None:
    office.to_pdf(SHORT)
    killed = instance()
    os.killpg(killed._process.pid, signal.SIGKILL)  # type: ignore[attr-defined]
    assert office.to_pdf(SHORT).startswith(b"%PDF-")
    assert office.to_pdf(SHORT).startswith(b"%PDF-")
    assert instance() is not killed
    assert not killed._folder.exists()  # type: ignore[attr-defined]


WORK = """\
import os, sys
from compiler.pages import office
office.to_pdf(open(sys.argv[1], "rb").read())
print(office._kept._folder, office._kept._pipe, flush=True)
if sys.argv[2] == "killed":
    os.kill(os.getpid(), 9)
"""


@pytest.mark.long
@pytest.mark.parametrize("end", ["ended", "killed"])
def test_nothing_outlives_the_process(end: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(SHORT)
    command = [sys.executable, "-c", WORK, str(tmp_path / "a.docx"), end]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == (-9 if end == "killed" else 0)
    folder, pipe = map(Path, done.stdout.split())
    assert pipe.name.startswith("OSL_PIPE_")
    until(lambda: not folder.exists() and not pipe.exists() and not running(folder))


@pytest.mark.long
def test_folders_with_chinese_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "临时 文件").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "临时 文件"))
    monkeypatch.setenv("LC_ALL", "C")
    office.stop()
    assert office.to_pdf(SHORT).startswith(b"%PDF-")
    assert list((tmp_path / "临时 文件").iterdir())
    office.stop()
    assert not list((tmp_path / "临时 文件").iterdir())


# ---- nothing is fetched -------------------------------------------------------------------------------------------

LINKED = """\
<w:p><w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><wp:inline>
<wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="p"/><a:graphic>
<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="0" name="p"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:link="rIdLinked"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>
"""


def linked(to: str) -> bytes:
    """A document with a picture that lies elsewhere."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    relation = (
        f'<Relationship Id="rIdLinked" Type="{kind}" Target="{to}" TargetMode="External"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SHORT)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:sectPr", LINKED.encode() + b"<w:sectPr", 1)
            if name == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", relation.encode())
            new.writestr(name, data)
    return out.getvalue()


@pytest.mark.long
def test_nothing_is_fetched_for_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by LibreOffice's own settings nor, where the system can do without, through any network."""
    asked: list[str] = []

    class Server(http.server.BaseHTTPRequestHandler):
        def handle(self) -> None:
            asked.append("a picture")

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        document = linked(f"http://127.0.0.1:{server.server_port}/picture.png")
        assert office._without_network()

        def asks(settings: bool, network: bool) -> bool:
            with monkeypatch.context() as changed:
                if not settings:
                    changed.setattr(office, "_SETTINGS", {})
                if network:
                    changed.setattr(office, "_without_network", tuple)
                office.stop()
                office.to_pdf(document)
            return bool(asked)

        assert not asks(settings=True, network=True)
        assert not asks(settings=False, network=False)
        assert asks(settings=False, network=True)
        office.stop()
        server.shutdown()


# ---- fonts --------------------------------------------------------------------------------------------------------

FANDOL = """\
FandolFang,FandolFang R\tRegular\tFandolFang-Regular\t80\t/f/FandolFang-Regular.otf
FandolHei\tBold\tFandolHei-Bold\t80\t/f/FandolHei-Bold.otf
FandolHei\tRegular\tFandolHei-Regular\t80\t/f/FandolHei-Regular.otf
FandolKai\tRegular\tFandolKai-Regular\t80\t/f/FandolKai-Regular.otf
FandolSong\tBold\tFandolSong-Bold\t80\t/f/FandolSong-Bold.otf
FandolSong\tRegular\tFandolSong-Regular\t80\t/f/FandolSong-Regular.otf
"""
NOTO = """\
Noto Serif CJK SC\tRegular\tNotoSerifCJKsc-Regular\t80\t/n/NotoSerifCJK-Regular.ttc
Noto Serif CJK SC\tBold\tNotoSerifCJKsc-Bold\t200\t/n/NotoSerifCJK-Bold.ttc
Noto Serif CJK SC,Noto Serif CJK SC Black\tBlack,Regular\tNotoSerifCJKsc-Black\t210\t/n/NotoSerifCJK-Black.ttc
Noto Sans CJK SC\tBold\tNotoSansCJKsc-Bold\t200\t/n/NotoSansCJK-Bold.ttc
Noto Sans CJK SC\tRegular\tNotoSansCJKsc-Regular\t[0 210]\t/n/NotoSansCJK-Regular.ttc
"""
WINDOWS = """\
FangSong,仿宋\tRegular\tFangSong\t80\t/w/simfang.ttf
KaiTi,楷体\tRegular\tKaiTi\t80\t/w/simkai.ttf
SimHei,黑体\tRegular\tSimHei\t80\t/w/simhei.ttf
SimSun,宋体\tRegular\tSimSun\t80\t/w/simsun.ttc
方正小标宋简体,FZXiaoBiaoSong-B05S\tRegular\tFZXBSJW--GB1-0\t80\t/w/fzxbs.ttf
"""


def mapped(listing: str) -> dict[str, tuple[str, ...]]:
    """What the map makes of each name that it knows: the family, and the weight where it asks for one."""
    there = fonts.parse(listing)
    root = ET.fromstring(fonts.font_map(fonts.find(there), there, "/folder", "/etc/fonts/fonts.conf"))
    assert root.findtext("include") == "/etc/fonts/fonts.conf"
    rules = [match for match in root.iter("match") if match.get("target") == "pattern"]
    edits = {match.findtext("test/string") or "": list(match.iter("edit")) for match in rules}
    assert len(edits) == len(rules)
    assert {edit.get("binding") for some in edits.values() for edit in some} <= {"strong"}
    return {name: tuple("".join(edit.itertext()) for edit in some) for name, some in edits.items()}


def shown(listing: str) -> dict[str, str]:
    found = fonts.find(fonts.parse(listing))
    return {one.face.name: one.font.name for one in found if one.font}


def test_fandol_stands_in_first() -> None:
    expected = {
        std.FANGSONG: ("FandolFang",),
        std.KAITI: ("FandolKai",),
        std.HEITI: ("FandolHei",),
        std.XIAOBIAOSONG: ("FandolSong", "200"),
        std.SONGTI: ("FandolSong",),
    }
    everything = {name: how for face, how in expected.items() for name in (face.name, *face.also)}
    assert mapped(NOTO + FANDOL) == everything
    assert {"仿宋", "KaiTi", "SimSun", "SimHei", "方正小标宋_GBK"} <= set(everything)


def test_bold_fonts_that_say_they_are_not() -> None:
    """Fandol's bold ones would be taken for the plain ones: they are hidden, and the title's comes in again as bold."""
    there = fonts.parse(FANDOL)
    found = fonts.find(there)
    root = ET.fromstring(fonts.font_map(found, there, "/folder", "/system"))
    assert [font.postscript for font in fonts.raised(found)] == ["FandolSong-Bold"]
    (scan,) = (match for match in root.iter("match") if match.get("target") == "scan")
    assert (scan.findtext("test/string"), scan.findtext("edit/int")) == ("FandolSong-Bold", "200")
    hidden = [pattern.findtext("patelt/string") for pattern in root.iter("pattern")]
    assert hidden == ["FandolHei-Bold", "FandolSong-Bold"]
    assert {pattern.findtext("patelt/int") for pattern in root.iter("pattern")} == {"80"}
    assert root.findtext("dir") == "/folder"


def test_noto_where_there_is_no_fandol() -> None:
    assert shown(NOTO) == {
        std.FANGSONG.name: "Noto Serif CJK SC",
        std.KAITI.name: "Noto Serif CJK SC",
        std.HEITI.name: "Noto Sans CJK SC",
        std.XIAOBIAOSONG.name: "Noto Serif CJK SC Black",
        std.SONGTI.name: "Noto Serif CJK SC",
    }
    assert mapped(NOTO)[std.XIAOBIAOSONG.name] == ("Noto Serif CJK SC", "210")
    assert mapped(NOTO)[std.HEITI.name] == ("Noto Sans CJK SC",)


def test_an_installed_face_has_no_rule() -> None:
    rules = mapped(WINDOWS + FANDOL)
    for name in ("仿宋", "FangSong", "楷体", "KaiTi", "黑体", "SimHei", "宋体", "SimSun", "方正小标宋简体"):
        assert name not in rules
    assert rules["仿宋_GB2312"] == ("FangSong",)
    assert rules["方正小标宋_GBK"] == ("方正小标宋简体",)
    assert all(one.installed for one in fonts.find(fonts.parse(WINDOWS + FANDOL)))


def test_where_there_is_nothing() -> None:
    assert mapped("") == {}
    assert shown("") == {}


def test_names_in_a_pdf_tell_the_face() -> None:
    there = fonts.parse(FANDOL)
    roles = fonts.roles(fonts.find(there), there)
    assert roles == {
        "FandolFang-Regular": std.FANGSONG.name,
        "FandolKai-Regular": std.KAITI.name,
        "FandolHei-Regular": std.HEITI.name,
        "FandolHei-Bold": std.HEITI.name,
        "FandolSong-Bold": std.XIAOBIAOSONG.name,
        "FandolSong-Regular": std.SONGTI.name,
    }


def test_which_characters_a_font_has() -> None:
    listing = "A\t20-7e 4e00-9fa5 20bb7\nB\t36c3\n\t\n"
    has = fonts.having(listing, "国𠮷㛃")
    assert has["A"] == {"国", "𠮷"}
    assert has["B"] == {"㛃"}


@pytest.mark.parametrize("weight", ["80", "80.0", "[40 200]", ""])
def test_weights(weight: str) -> None:
    assert fonts.parse(f"A,甲\tRegular\tA\t{weight}\t/a b.otf\n") == (
        Font(("A", "甲"), ("Regular",), "A", 80, "/a b.otf"),
    )


def test_table_of_fonts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list").write_text(FANDOL + WINDOWS.replace("SimHei,黑体", "Other"), "utf-8")
    lister = tmp_path / "fc-list"
    lister.write_text(f"#!/bin/sh\ncat {tmp_path}/list\n", "utf-8")
    lister.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert cli.run(["fonts", "--lang", "zh"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "字体            用在哪里            这台电脑上",
        "仿宋_GB2312     正文、三级以下标题  已安装（FangSong）",
        "楷体_GB2312     二级标题            已安装（KaiTi）",
        "黑体            一级标题            用 FandolHei 代替",
        "方正小标宋简体  公文标题            已安装",
        "宋体            页码                已安装",
        "Word 文件里写的总是左边的字体；代替的字体只在这台电脑上排版时用。",
    ]
    (tmp_path / "list").write_text("", "utf-8")
    office._listed.cache_clear()
    assert cli.run(["fonts", "--lang", "en"]) == 0
    table, _, ways_out = capsys.readouterr().out.partition("any one of these free fonts will do:\n")
    assert table.count("missing, and nothing stands in") == len(std.FACES)
    for face, line in zip(std.FACES, ways_out.splitlines(), strict=False):
        assert line.startswith(f"  {face.name}: {face.stand_ins[0].family}, ")
        assert line.endswith(face.stand_ins[-1].family)


# ---- pages --------------------------------------------------------------------------------------------------------


def test_without_the_reader_of_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    for work in (lambda: measure.read(b"", {}), lambda: measure.pages_png(b"")):
        one = refused(work)
        assert one.code is codes.NO_PAGES
        assert one.args["command"].endswith("install pypdfium2")
        assert one.args["command"] in one.hint("zh")


def test_pages_as_pictures() -> None:
    first, *_ = images = measure.pages_png(office.to_pdf(SHORT), dpi=100)
    assert len(images) == 1
    assert first.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", first[16:24])
    assert (width, height) == (827, 1170)


def test_opening_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    opener = tmp_path / "xdg-open"
    opener.write_text(f'#!/bin/sh\necho "$1" >{tmp_path}/opened\n', "utf-8")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert not office.open_file(tmp_path / "a.pdf")
    assert not (tmp_path / "opened").exists()
    monkeypatch.setenv("DISPLAY", ":0")
    assert office.open_file(tmp_path / "a.pdf")
    assert (tmp_path / "opened").read_text("utf-8") == f"{tmp_path}/a.pdf\n"
