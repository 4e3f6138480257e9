"""What somebody edited is never overwritten: a result changed since, a foreign file of its name, one that is read-only; and the way out of it."""

import io
import os
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PIL import Image

from compiler.cli import command as cli
from compiler.cli.seals import seal_on, sealed
from compiler.pages import office

REPORT = (
    "文种: 报告\n标题: 关于预算的报告\n正文: 现将有关情况报告如下。\n署名: 市财政局\n成文日期: 2026-01-20\n"
)
DRAFT = "王主任，请审阅。\n市财政局2025年工作总结\n一年来，各项任务圆满完成。\n"
ADDED = "请各单位抓好落实。"


@pytest.fixture
def clerk(folder: Path) -> Path:
    Path("报告.yaml").write_text(REPORT, "utf-8")
    Path("总结.yaml").write_text(REPORT.replace("预算", "决算"), "utf-8")
    Path("初稿.txt").write_text(DRAFT, "utf-8")
    return folder


Said = Callable[[], list[str]]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """The codes of what was said since last asked."""
    return lambda: re.findall(r" ([A-Z]\d{3}): ", capsys.readouterr().err)


def edited_in_word(name: str) -> bytes:
    document = docx.Document(name)
    document.add_paragraph(ADDED)
    document.save(name)
    return Path(name).read_bytes()


def saved_unchanged_in_word(name: str) -> bytes:
    docx.Document(name).save(name)
    return Path(name).read_bytes()


def saved_by_libreoffice(name: str) -> bytes:
    Path(name).write_bytes(office.to_docx(Path(name).read_bytes(), ".docx"))
    return Path(name).read_bytes()


def written_by_somebody(name: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(ADDED)
    document.save(name)
    return Path(name).read_bytes()


def damaged(name: str) -> bytes:
    Path(name).write_bytes(Path(name).read_bytes()[:-300])
    return Path(name).read_bytes()


def emptied(name: str) -> bytes:
    Path(name).write_bytes(b"")
    return b""


@pytest.mark.usefixtures("clerk")
@pytest.mark.parametrize("file", ["报告.yaml", "初稿.txt"])
@pytest.mark.parametrize(
    ("happens", "code"),
    [(edited_in_word, "O825"), (saved_unchanged_in_word, "O825"), (saved_by_libreoffice, "O825"), (written_by_somebody, "O826"), (damaged, "O826"), (emptied, "O826")],
)  # fmt: skip
def test_a_result_that_is_not_as_it_was_compiled_is_kept(
    file: str, happens: Callable[[str], bytes], code: str, said: Said
) -> None:
    target = "报告.docx" if file == "报告.yaml" else "初稿-公文.docx"
    first = cli.run([file])
    before = happens(target)
    said()
    assert cli.run([file]) == 2
    assert code in said()
    assert Path(target).read_bytes() == before
    assert cli.run([file, "-o", "二稿.docx"]) == first
    assert cli.run([file, "--force"]) == first
    assert Path(target).read_bytes() == Path("二稿.docx").read_bytes()
    assert cli.run([file]) == first  # it is ours again


@pytest.mark.usefixtures("clerk")
def test_one_that_is_as_it_was_is_replaced_whatever_was_done_to_its_name_and_times(said: Said) -> None:
    assert cli.run(["报告.yaml"]) == 0
    os.utime("报告.docx", (0, 0))
    Path("报告.docx").rename("别名.docx")
    assert cli.run(["总结.yaml", "-o", "别名.docx"]) == 0
    assert said() == []


@pytest.mark.usefixtures("clerk")
def test_one_that_is_read_only_is_kept_for_an_administrator_too(said: Said) -> None:
    assert cli.run(["报告.yaml"]) == 0
    Path("报告.docx").chmod(0o444)
    before = Path("报告.docx").stat().st_mtime_ns
    assert cli.run(["报告.yaml"]) == 2
    assert said() == ["O827"]
    assert Path("报告.docx").stat().st_mtime_ns == before
    assert cli.run(["报告.yaml", "--force"]) == 0
    assert Path("报告.docx").stat().st_mode & 0o777 == 0o444  # as it was


@pytest.mark.usefixtures("clerk")
def test_force_opens_no_other_door(said: Said) -> None:
    """What is open in Word, a link, a folder, the source itself: none of them is replaced by force."""
    assert cli.run(["报告.yaml", "-o", "甲.docx"]) == 0
    Path("~$甲.docx").touch()
    Path("乙.docx").symlink_to("甲.docx")
    Path("丙.docx").mkdir()
    before = Path("甲.docx").read_bytes()
    assert cli.run(["总结.yaml", "-o", "甲.docx", "--force"]) == 3
    for target in ("乙.docx", "丙.docx"):
        assert cli.run(["总结.yaml", "-o", target, "--force"]) == 2
    Path("~$甲.docx").unlink()
    assert cli.run(["甲.docx", "-o", "甲.docx", "--force"]) == 2
    assert said() == ["O804", "O803", "O803", "O803"]
    assert Path("甲.docx").read_bytes() == before


@pytest.mark.usefixtures("clerk")
def test_of_several_files_the_others_are_compiled(said: Said) -> None:
    assert cli.run(["报告.yaml", "总结.yaml"]) == 0
    before = edited_in_word("报告.docx")
    Path("总结.yaml").write_text(REPORT.replace("预算", "审计"), "utf-8")
    assert cli.run(["报告.yaml", "总结.yaml"]) == 2
    assert said() == ["O825"]
    assert Path("报告.docx").read_bytes() == before
    assert "审计" in docx.Document("总结.docx").paragraphs[0].text


@pytest.mark.usefixtures("clerk")
def test_pages_are_kept_as_the_document_is(said: Said) -> None:
    """A scan with seals under the name of the PDF, a PDF with notes, a page that was drawn on: each is kept, and with it all the rest."""
    assert cli.run(["报告.yaml", "--pdf", "--png"]) == 0
    made = {path.name: path.read_bytes() for path in Path().iterdir()}
    scan = b"%PDF-1.4 a scan with seals\nstartxref\n0\n%%EOF\n"
    with Image.open("报告-1.png") as page:
        drawn = io.BytesIO()
        page.convert("L").save(drawn, "PNG")
    for name, data, code in (
        ("报告.pdf", scan, "O826"),
        ("报告.pdf", made["报告.pdf"].replace(b"/Type/Catalog", b"/Type/Catalog "), "O825"),
        ("报告.pdf", made["报告.pdf"] + b"1 0 obj\nnote\nendobj\n", "O825"),
        ("报告-1.png", drawn.getvalue(), "O826"),
    ):
        Path(name).write_bytes(data)
        said()
        assert cli.run(["总结.yaml", "-o", "报告.docx", "--pdf", "--png"]) == 2
        assert code in said()
        assert {path.name: path.read_bytes() for path in Path().iterdir()} == made | {name: data}
        Path(name).write_bytes(made[name])
    assert cli.run(["总结.yaml", "-o", "报告.docx", "--pdf", "--png"]) == 0
    assert Path("报告.docx").read_bytes() != made["报告.docx"]


@pytest.mark.usefixtures("clerk")
def test_a_former_page_that_was_drawn_on_is_not_deleted() -> None:
    assert cli.run(["报告.yaml", "--png"]) == 0
    page = Path("报告-1.png").read_bytes()
    Path("报告-2.png").write_bytes(page)
    Path("报告-3.png").write_bytes(page.replace(b"IDAT", b"iDAT"))
    assert cli.run(["报告.yaml", "--png"]) == 0
    assert [Path(f"报告-{number}.png").exists() for number in (1, 2, 3)] == [True, False, True]


@pytest.mark.usefixtures("clerk")
def test_the_list_of_what_was_not_printed_is_kept_as_well(said: Said) -> None:
    listed = Path("初稿-公文-没有印的.txt")
    assert cli.run(["初稿.txt"]) == 1
    listed.write_text(listed.read_text("utf-8").replace("请审阅", "请审阅（已办）"), "utf-8")
    assert cli.run(["初稿.txt"]) == 2
    assert "O825" in said()
    assert "已办" in listed.read_text("utf-8")


@pytest.mark.parametrize("suffix", [".pdf", ".png", ".txt"])
def test_seals(suffix: str) -> None:
    out = io.BytesIO()
    Image.new("L", (3, 2)).save(out, "PNG")
    plain = {".pdf": b"%PDF-1.7\nstartxref\n9\n%%EOF\n", ".png": out.getvalue(), ".txt": "甲\n".encode()}[
        suffix
    ]
    data = sealed(plain, suffix)
    assert data != plain
    assert seal_on(plain, suffix) == "none"
    assert seal_on(data, suffix) == "holds"
    assert seal_on(data.replace(b"\n", b"\r\n", 1), suffix) != "holds"
    assert seal_on(data + b"\n", suffix) != "holds"
    if suffix == ".png":
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            assert image.size == (3, 2)
