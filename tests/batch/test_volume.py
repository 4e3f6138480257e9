"""汇编: many reports as one document, each as by itself; what is wrong with any of them is told by its own file and line."""

import io
import json
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from compiler import compile_document
from compiler.batch.volume import Sources, job_of
from compiler.cli import command as cli
from compiler.flow.blocks import Member
from compiler.job import Job
from compiler.messages.diagnostic import CompileError, Place
from compiler.source.load import Source
from compiler.word.reader import lines
from tests.kit.support import FIXTURES
from tests.kit.validators import errors
from tests.kit.volumes import volume

HEAD = "文种: 汇编\n标题: 2025年度工作总结汇编\n"
REPORT = "文种: 报告\n标题: 关于{0}的报告\n正文: [{{标题: {0}, 内容: 现将有关情况报告如下。}}]\n"
# Of the fixtures those with something of each kind: attachments, charts, footnotes, landscape tables, pictures, seals.
RICH = ("attachments", "charts", "joint-seals", "landscape-table", "parts-of-texts", "pictures", "stamps")


@pytest.fixture
def rich(folder: Path) -> Path:
    """A folder with reports of every kind, twice, so that what is counted in one would clash with the other."""
    for file in FIXTURES.iterdir():
        if file.suffix != ".yaml" or file.stem in RICH:
            (folder / file.name).write_bytes(file.read_bytes())
    for name in RICH:
        (folder / f"{name}-2.yaml").write_bytes((folder / f"{name}.yaml").read_bytes())
    (folder / "汇编.yaml").write_text(f"{HEAD}篇目: '*.yaml'\n", "utf-8")
    return folder


def of(file: Path | str) -> Job:
    name = str(file)
    return job_of(Sources(name, Path(name).read_text("utf-8")))


def told(text: str) -> list[tuple[str, str, int]]:
    """Code, file and line of what a volume is refused for, or of what is said of it."""
    try:
        found = job_of(Sources("汇编.yaml", text)).findings
    except CompileError as error:
        found = error.diagnostics
    return [
        (one.code.id, one.place.file if one.place else "", one.place.line if one.place else 0)
        for one in found
    ]


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def said(docx: bytes, name: str) -> list[tuple[str, str, str]]:
    """Style, label and text of each paragraph as a reader sees it."""
    return [(line.style, line.label, line.text) for line in lines(docx, name) if line.text]


@pytest.mark.usefixtures("rich")
def test_each_report_says_what_its_own_document_says() -> None:
    whole = said(of("汇编.yaml").docx(), "汇编.docx")
    for name in sorted(path.name for path in Path().glob("*.yaml") if path.name != "汇编.yaml"):
        own = said(Job.of(Source(name, Path(name).read_text("utf-8"))).docx(), name)
        starts = [at for at in range(len(whole)) if whole[at : at + len(own)] == own]
        assert starts, name
        del whole[starts[0] : starts[0] + len(own)]
    assert [text for _, _, text in whole] == ["2025年度工作总结汇编"]  # but the cover nothing is left


def test_what_has_a_number_has_one_of_its_own(rich: Path) -> None:
    docx = of("汇编.yaml").docx()
    assert of("汇编.yaml").docx() == docx
    xml = parts(docx)["word/document.xml"].decode()
    for pattern in (
        r'<w:bookmarkStart w:id="(\d+)"',
        r'<w:bookmarkStart [^>]*w:name="([^"]+)"',
        r'<wp:docPr id="(\d+)"',
        r'<w:footnoteReference w:id="(\d+)"',
    ):
        found = Counter(re.findall(pattern, xml))
        assert len(found) > 1
        assert max(found.values()) == 1, pattern
    named = set(re.findall(r'w:name="([^"]+)"', xml))
    assert {one.split()[1] for one in re.findall(r"> (REF _\S+)", xml)} <= named
    again = re.findall(r"SEQ (\S+) \\\* ARABIC( \\r 1)?", xml)
    assert sum(bool(anew) for _, anew in again) >= 4  # the captions of each report begin with 1
    (rich / "汇编.docx").write_bytes(docx)
    assert errors(rich / "汇编.docx") == []


def test_each_report_has_its_running_head_and_pages_that_go_on(folder: Path) -> None:
    for name in ("甲", "乙", "丙"):
        (folder / f"{name}.yaml").write_text(REPORT.format(name), "utf-8")
    members = "篇目: [甲.yaml, {文件: 乙.yaml, 目录标题: 乙篇}, 丙.yaml]\n"
    (folder / "汇编.yaml").write_text(f"{HEAD}另起: 奇数页\n{members}", "utf-8")
    found = parts(of("汇编.yaml").docx())
    sections = re.findall(r"<w:sectPr.*?</w:sectPr>", found["word/document.xml"].decode())
    assert len(sections) == 4  # the cover, and three reports
    assert ['w:val="oddPage"' in one for one in sections] == [False, True, True, True]
    assert ['w:start="1"' in one for one in sections] == [False, True, False, False]
    targets = {
        id: target
        for tag in re.findall(r"<Relationship [^>]*>", found["word/_rels/document.xml.rels"].decode())
        for said_of in (dict(re.findall(r'(\w+)="([^"]*)"', tag)),)
        for id, target in ((said_of["Id"], said_of["Target"]),)
    }
    heads = [
        {
            "".join(re.findall(r"<w:t[^>]*>([^<]*)", found[f"word/{targets[id]}"].decode()))
            for id in re.findall(r'headerReference [^>]*r:id="([^"]+)"', one)
        }
        for one in sections
    ]
    assert heads == [set(), {"关于甲的报告"}, {"乙篇"}, {"关于丙的报告"}]


def test_files_come_in_the_order_of_people_and_each_once(folder: Path) -> None:
    (folder / "街道").mkdir()
    for name in ("街道/2.yaml", "街道/10.yaml", "街道/1.yaml", "前言.yaml", "单位.yaml"):
        text = "待定: '**'\n" if name == "单位.yaml" else REPORT.format(Path(name).stem)
        (folder / name).write_text(text, "utf-8")
    (folder / "街道" / "1.docx").write_bytes(compile_document(REPORT.format("旧")))
    for members, titles in {
        "[前言.yaml, 街道/*.yaml]": ["前言", "1", "2", "10"],
        "[街道/10.yaml, 街道/*.yaml]": ["10", "1", "2"],
        "街道": ["1", "2", "10"],
        "'街道/*'": ["1", "2", "10"],
        "'*.yaml'": ["前言"],
    }.items():
        job = job_of(Sources("汇编.yaml", f"{HEAD}篇目: {members}\n"))
        found = [one.title for one in job.flow.blocks if isinstance(one, Member)]
        assert found == [f"关于{title}的报告" for title in titles], members


def test_a_draft_stands_among_reports(folder: Path) -> None:
    (folder / "甲.yaml").write_text(REPORT.format("甲"), "utf-8")
    (folder / "附录.docx").write_bytes(compile_document(REPORT.format("附录")))
    text = f"{HEAD}目录: 2\n篇目: [甲.yaml, {{文件: 附录.docx, 目录标题: 附录}}]\n"
    docx = job_of(Sources("汇编.yaml", text)).docx()
    assert ("Title", "", "关于附录的报告") in said(docx, "汇编.docx")


@pytest.mark.parametrize(
    "text",
    ["一、甲类情况\n甲类情况良好，没有问题。\n", "一、甲类。情况良好，没有问题。\n二、乙类。情况良好。\n"],
)
def test_a_draft_without_a_title_is_led_to_in_one_place(folder: Path, text: str) -> None:
    """By its first paragraph that is no heading; by the first lead where it has nothing else, of which Word is told by a mark, as its style
    is that of the second, too."""
    (folder / "附录.txt").write_text(text, "utf-8")
    whole = f"{HEAD}目录: 是\n篇目: [{{文件: 附录.txt, 目录标题: 附录}}]\n"
    document = parts(job_of(Sources("汇编.yaml", whole)).docx())["word/document.xml"].decode()
    (led,) = set(re.findall(r'w:anchor="(_Ref[^"]+)"', document))
    assert document.count(f'w:name="{led}"') == 1
    assert "> TOC \\f \\h \\z <" in document
    assert document.count(' TC "附录" ') == 1


def test_all_that_is_wrong_is_told_in_one_run_each_by_its_own_file(folder: Path) -> None:
    (folder / "甲.yaml").write_text("文种: 报告\n标题: 甲\n正问: 乙\n", "utf-8")
    (folder / "乙.yaml").write_text("文种: 报告\n标题: 乙\n正文: 丙\n成文日期: 2025-02-30\n", "utf-8")
    (folder / "坏.docx").write_bytes(b"PK\x03\x04 no archive")
    members = [
        "甲.yaml",
        "没有.yaml",
        "乙.yaml",
        "坏.docx",
        "../外.yaml",
        "汇编.yaml",
        "无/*.yaml",
        "甲.yaml",
    ]
    text = HEAD + "篇目:\n" + "".join(f"  - '{one}'\n" for one in members)
    assert sorted(told(text)) == sorted(
        [
            ("D204", "甲.yaml", 3),
            ("D231", "汇编.yaml", 5),
            ("D217", "乙.yaml", 4),
            ("O842", "坏.docx", 0),
            ("D232", "汇编.yaml", 8),
            ("D296", "汇编.yaml", 9),
            ("D293", "汇编.yaml", 10),
            ("D295", "汇编.yaml", 11),
        ]
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"{HEAD}正文: 甲\n篇目: 甲.yaml\n", ["D271"]),
        (f"{HEAD}附件: 甲\n发文机关: 乙\n篇目: 甲.yaml\n", ["D271", "D271"]),
        (f"{HEAD}附件: 是\n篇目: 甲.yaml\n", ["D227"]),
        (f"{HEAD}篇木: 甲.yaml\n", ["D204"]),
        (HEAD, ["D203"]),
        ("文种: 汇编\n篇目: 甲.yaml\n", ["D203"]),
        (f"{HEAD}篇目: [{{目录标题: 甲}}]\n", ["D203"]),
        (f"{HEAD}另起: 偶数页\n篇目: 甲.yaml\n", ["D214"]),
        (f"{HEAD}篇目: []\n", ["D207"]),
    ],
)
def test_what_a_volume_may_not_say(folder: Path, text: str, codes: list[str]) -> None:
    (folder / "甲.yaml").write_text(REPORT.format("甲"), "utf-8")
    assert [code for code, _, _ in told(text)] == codes


@pytest.mark.usefixtures("folder")
def test_the_title_of_a_report_is_what_it_is_called_in_the_contents() -> None:
    with pytest.raises(CompileError) as refused:
        job_of(Sources("汇编.yaml", f"{HEAD}篇目: [{{文件: 甲.yaml, 标题: 乙}}]\n"))
    (told,) = refused.value.diagnostics
    assert (told.code.id, told.args["nearest"]) == ("D204", "目录标题")


def test_a_report_keeps_none_of_its_own_contents_and_template(folder: Path) -> None:
    (folder / "甲.yaml").write_text(f"{REPORT.format('甲')}模板: general\n目录: 是\n", "utf-8")
    assert [one for one in told(f"{HEAD}篇目: 甲.yaml\n") if one[0][0] == "D"] == [
        ("D297", "甲.yaml", 4),
        ("D298", "甲.yaml", 5),
    ]
    text = said(job_of(Sources("汇编.yaml", f"{HEAD}篇目: 甲.yaml\n")).docx(), "汇编.docx")
    assert "目\u3000录" not in [one for _, _, one in text]


def test_too_many_reports_are_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compiler.batch.volume.MOST", 2)
    for name in ("甲", "乙", "丙"):
        (folder / f"{name}.yaml").write_text(REPORT.format(name), "utf-8")
    assert [code for code, _, _ in told(f"{HEAD}篇目: '*.yaml'\n")] == ["D380"]


def test_nothing_that_a_volume_is_made_of_is_overwritten(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "附录.docx").write_bytes(compile_document(REPORT.format("附录")))
    before = (folder / "附录.docx").read_bytes()
    (folder / "汇编.yaml").write_text(f"{HEAD}篇目: 附录.docx\n", "utf-8")
    assert cli.run(["汇编.yaml", "-o", "附录.docx", "--force"]) != 0
    assert "O803" in capsys.readouterr().err
    assert (folder / "附录.docx").read_bytes() == before


def test_a_mistake_in_a_report_is_shown_with_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "甲.yaml").write_text("文种: 报告\n标题: 甲\n正问: 乙\n", "utf-8")
    (folder / "汇编.yaml").write_text(f"{HEAD}篇目: 甲.yaml\n", "utf-8")
    assert cli.run(["汇编.yaml"]) == 1
    shown = capsys.readouterr().err
    assert "甲.yaml:3:1" in shown
    assert "    正问: 乙\n" in shown
    assert not Path("汇编.docx").exists()


def test_contents_of_a_volume_are_those_of_its_pdf(folder: Path) -> None:
    job = of(volume(folder, 9, "目录: 是\n"))
    pages = job.proof.layout.pages
    listed = {
        entry[1]: entry[2]
        for page in pages
        for line in page.body
        if (entry := re.fullmatch(r"(第\d+街道办事处2025年度工作总结)\.{3,}(\d+)", line.text))
    }
    begun = {
        page.body[0].text: page.lines[-1].text.strip("—")
        for page in pages
        if page.body and re.fullmatch(r"第\d+街道办事处2025年度工作总结", page.body[0].text)
    }
    assert len(begun) == 9
    assert listed == begun
    assert [one.code.id for one in job.findings_on_paper if one.severity != "info"] == []


def test_a_volume_is_read_over_report_by_report(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "甲.yaml").write_text(REPORT.format("甲"), "utf-8")
    (folder / "乙.yaml").write_text(REPORT.format("乙").replace("如下。", "如下。。"), "utf-8")
    (folder / "汇编.yaml").write_text(f"{HEAD}篇目: [甲.yaml, 乙.yaml]\n", "utf-8")
    assert cli.run(["check", "汇编.yaml", "--format", "json"]) == 1
    read = json.loads(capsys.readouterr().out)
    found = {
        name: {one["code"] for one in read if one["place"]["file"] == name} for name in ("甲.yaml", "乙.yaml")
    }
    assert {one["place"]["file"] for one in read} == {"甲.yaml", "乙.yaml"}
    assert found["乙.yaml"] - found["甲.yaml"] == {"P605"}
    (folder / "汇编.yaml").write_text(f"{HEAD}篇目: [甲.yaml, 丙/*.yaml]\n", "utf-8")
    assert cli.run(["check", "汇编.yaml"]) == 1
    assert "D293" in capsys.readouterr().err


TABLE = "单位,办文,备注\n东风镇,204,\n\n红旗镇,187,待定\n合计,391,\n"
SKELETON = """\
文种: 工作总结
标题: '{{ 单位 }}2025年度工作总结'
批量: {表: 各单位.csv}
正文: [{标题: 主要工作, 内容: '全年办文{{ 办文 }}件。'}, {标题: 打算, 内容: 再接再厉。}]
署名: '{{ 单位 }}'
"""


def test_a_skeleton_stands_for_the_rows_of_its_table(folder: Path) -> None:
    """Each is as by itself; blank rows and totals are none, which is told once; what no text prints is missed nowhere."""
    (folder / "各单位.csv").write_text(TABLE, "utf-8")
    (folder / "总结.yaml").write_text(SKELETON, "utf-8")
    job = job_of(Sources("汇编.yaml", f"{HEAD}目录: 2\n篇目: [总结.yaml]\n"))
    members = [one for one in job.flow.blocks if isinstance(one, Member)]
    assert [one.title for one in members] == ["东风镇2025年度工作总结", "红旗镇2025年度工作总结"]
    assert [one.code.id for one in job.findings] == ["O871", "O882"]
    assert {path.name for path in job.inputs} >= {"总结.yaml", "各单位.csv"}
    text = [said_here for _, _, said_here in said(job.docx(), "汇编.docx")]
    for name, count in (("东风镇", 204), ("红旗镇", 187)):
        alone = SKELETON.replace("{{ 单位 }}", name).replace("{{ 办文 }}", str(count))
        own = [one for _, _, one in said(compile_document(alone), "一.docx")]
        assert any(text[at : at + len(own)] == own for at in range(len(text)))


def test_what_the_contents_call_the_rows_may_name_columns(folder: Path) -> None:
    (folder / "各单位.csv").write_text(TABLE, "utf-8")
    (folder / "总结.yaml").write_text(SKELETON, "utf-8")
    text = f"{HEAD}篇目: [{{文件: 总结.yaml, 目录标题: '{{{{ 单位 }}}}'}}]\n"
    found = [one.title for one in job_of(Sources("汇编.yaml", text)).flow.blocks if isinstance(one, Member)]
    assert found == ["东风镇", "红旗镇"]
    assert told(text.replace("单位", "单为")) == [
        ("D320", "汇编.yaml", 3),
        ("O871", "", 0),
        ("O882", "", 0),
    ]


def test_what_is_wrong_in_rows_is_told_once_with_the_rows(folder: Path) -> None:
    (folder / "各单位.csv").write_text(TABLE, "utf-8")
    (folder / "总结.yaml").write_text(SKELETON.replace("{{ 办文 }}", "{{ 办问 }}"), "utf-8")
    with pytest.raises(CompileError) as caught:
        job_of(Sources("汇编.yaml", f"{HEAD}篇目: [总结.yaml]\n"))
    first = caught.value.diagnostics[0]
    assert (first.code.id, first.place and first.place.line) == ("D320", 4)
    (folder / "总结.yaml").write_text(SKELETON.replace("{{ 办文 }}件", "{{ 备注|求和(备注) }}件"), "utf-8")
    with pytest.raises(CompileError) as caught:
        job_of(Sources("汇编.yaml", f"{HEAD}篇目: [总结.yaml]\n"))
    assert {cell.row for cell in caught.value.diagnostics[0].rows} <= {2, 4}
    (folder / "各单位.csv").write_text("单位,办文\n合计,3\n", "utf-8")
    (folder / "总结.yaml").write_text(SKELETON, "utf-8")
    assert told(f"{HEAD}篇目: [总结.yaml]\n")[0][0] == "O875"
    (folder / "各单位.csv").write_text("单位,办文\n" + "某镇,1\n" * 501, "utf-8")
    assert told(f"{HEAD}篇目: [总结.yaml]\n")[0][0] == "D395"


def test_of_a_skeleton_by_itself_its_braces_are_told_once(folder: Path) -> None:
    (folder / "各单位.csv").write_text(TABLE, "utf-8")
    found = Job.of(Source("总结.yaml", SKELETON)).findings
    assert [one.code.id for one in found] == ["D394"]
    assert found[0].place == Place("总结.yaml", 3, 1, 3, 3)
