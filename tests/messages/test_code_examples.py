"""The example of each message does what it says: the fault gives its code and no other, the mend gives none.

What cannot be written down says why in its declaration; what is set in Word, read from bytes or seen on pages is made in the tests of
its room, and nothing but what is listed here has no such case.
"""

import io
import json
import re
import shlex
import sys
import zipfile
from pathlib import Path
from types import SimpleNamespace

import docx
import openpyxl
import pytest
from lxml import etree
from PIL import Image

from compiler.batch.engines import Answer, Local
from compiler.cli import command as cli
from compiler.flow.resolve import READING, resolve
from compiler.job import Job
from compiler.messages import codes
from compiler.messages.diagnostic import Code, CompileError, Diagnostic
from compiler.messages.registry import codes_of, modules, registry
from compiler.source.load import Source
from compiler.tags.quantities import FaultError
from compiler.tags.values import data_of
from compiler.terms.fields import FIELDS
from compiler.word.template.compiled import Template
from compiler.word.template.packs import builtin
from compiler.workshop.check import examine
from tests.kit.support import document_of, said_of
from tests.messages.test_registry import arguments

TESTS = Path(__file__).parents[1]
REPORT = "文种: 报告\n标题: 关于2025年度工作情况的报告\n正文: 现将有关情况报告如下。\n"


def of_form(*forms: str) -> pytest.MarkDecorator:
    """The codes whose example is of these forms."""
    run = [code for code in registry().values() if not code.why and code.form in forms]
    return pytest.mark.parametrize("code", run, ids=lambda code: code.id)


def typed(example: str) -> str:
    """An example as it would stand in a file."""
    return example.replace("⇥", "\t") + "\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a clerk, with what the examples name."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    for name in ("公文", "图片"):
        Path(name).mkdir()
    for name in ("报告.yaml", "总结.yaml", "公文/报告.yaml"):
        Path(name).write_text(REPORT, "utf-8")
    for name in ("平面图.png", "位置图.jpg", "图片/平面图.png"):
        Image.new("L", (300, 200)).save(name)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "明细表"
    for row in (["项目", "数量"], ["会议", 12]):
        sheet.append(row)
    book.create_sheet("汇总")
    for name, rows in {
        "存成文字": (["项目", "数量"], ["会议", "12"]),
        "带合计": (["项目", "数量"], ["会议", 12], ["合计", 12]),
        "有隐藏": (["项目", "数量"], ["会议", 12], ["培训", 3]),
        "两列同名": (["项目", "数量", "数量"], ["会议", 12, 13]),
    }.items():
        other = book.create_sheet(name)
        for row in rows:
            other.append(row)
        other.row_dimensions[3].hidden = name == "有隐藏"
    book.save("明细.xlsx")
    for name, more in {"成批": "", "有数据": "数据: {单位: 某镇}\n"}.items():
        Path(f"{name}.yaml").write_text(REPORT.replace("2025年度", "{{ 单位 }}") + more, "utf-8")
    for name, lines in {
        "各单位": "单位\n甲镇\n乙镇",
        "有空行": "单位\n甲镇\n\n乙镇",
        "有合计": "单位\n甲镇\n合计",
        "有斜杠": "单位\n甲镇\n乙/丙镇",
        "有空格": "单位,编号\n甲镇,1\n乙镇,",
        "有填表人": "单位\n甲镇\n填表人：张三",
        "有备注": "单位,备注\n甲镇,新设",
    }.items():
        Path(f"{name}.csv").write_text(f"{lines}\n", "utf-8")
    for name, more in {
        "有模板": "模板: general\n",
        "有目录": "目录: 是\n",
        "双面": "双面: 是\n抄送机关: 市委办公室\n",
    }.items():
        body = REPORT.replace("现将有关情况报告如下。", "[{标题: 情况, 内容: 如下。}]")
        body = body.replace("文种: 报告", "文种: 工作总结") if name == "双面" else body  # which nobody seals
        Path(f"{name}.yaml").write_text(body + more, "utf-8")
    Path("汇编.yaml").write_text(
        "文种: 汇编\n标题: 2025年度工作总结汇编\n篇目: [报告.yaml, 总结.yaml]\n", "utf-8"
    )
    table = "[{表格: [[甲], [乙], [丙]], 续表: %s}, 如下。]"
    for name, typed_as in {"有续表": "是", "定好续表": "1"}.items():
        Path(f"{name}.yaml").write_text(REPORT.replace("现将有关情况报告如下。", table % typed_as), "utf-8")
    for name, ways in {
        "办公室甲": "页号: {位置: 居中}\n",
        "办公室乙": "检查: {关闭: [L708]}\n",
        "办公室丙": "页码: {位置: 当中}\n",
    }.items():
        Path(name).mkdir()
        Path(name, "报告.yaml").write_text(REPORT, "utf-8")
        Path(name, "单位.yaml").write_text(ways, "utf-8")
    Path("初稿.txt").write_text("区政府办公室2025年度工作总结\n一年来，各项任务圆满完成。\n", "utf-8")
    Path("总结.docx").write_bytes(Job.of(Source("report.yaml", REPORT)).docx())
    return tmp_path


def test_an_example_is_written_or_says_why_it_is_not() -> None:
    for code in registry().values():
        fault, mend = code.example
        assert fault.strip()
        assert mend.strip()
        assert fault != mend
        if not code.why:  # else it would be skipped for nothing
            assert not fault.startswith("（"), code.id
            assert not mend.startswith("（"), code.id


def test_what_is_not_written_is_made_in_a_test_of_its_room() -> None:
    """Each code that no example shows is named by a test; it tells a fault that text cannot hold, in words."""
    files = [path for path in TESTS.rglob("*") if path.suffix in (".py", ".md")]
    text = "\n".join(path.read_text("utf-8") for path in files)
    named = {*re.findall(r"\b[A-Z]\d{3}\b", text), *re.findall(r"\bcodes\.([A-Z0-9_]+)", text)}
    constants = {code.id: name for module in modules() for name, code in codes_of(module).items()}
    told = {code.id for code in registry().values() if code.why}
    assert {id for id in told if id not in named and constants[id] not in named} == set()
    # One more needs a reason better than haste; S450 and S451 are of what only Word holds, S466 never comes without the
    # code that it sums up, L770 takes a list of a hundred and LibreOffice; T403, T404, L773 and L774 are of controls and fields of
    # Word's, T406 to T409 of styles, places and page numbers.
    # W540 and O863 are of what lies beside the report.
    # S468, S469, S475, S476 and S478 are of what only an .xlsx, a template or Word holds; T420 to T426, T428 and L775 to L778 are of cells, rows, columns and lines of a template.
    # O870 sums up others, O885 and O886 are of disks and of LibreOffice.
    # D373 is never seen but when a proposal is wrong, O865 asks for another command.
    # D291 and T390 are of fields of Word's and of lines in a template; L771, L772 and L780 to L783 take pages, or that there are none.
    # O850 and O852 are of a copy with changes in it; D380 takes five hundred reports, L791 pages that never settle,
    # L792 a page on which LibreOffice has no room for a note. O887 is of what is installed here.
    assert len(told) <= 196


# ---- YAML -----------------------------------------------------------------------------------------------------------


@of_form("yaml")
def test_yaml(code: Code, folder: Path) -> None:
    report = folder / "report.yaml"
    fault, mend = map(typed, code.example)
    found = said_of(fault, report)
    assert [one.code for one in found] == [code]
    (one,) = found
    assert one.place is not None
    assert 1 <= one.place.line <= fault.count("\n")
    used = arguments(code.zh, code.hint_zh, code.en, code.hint_en)
    assert "" not in {one.args.get(field) for field in used}
    assert all((one.message("zh"), one.hint("zh"), one.message("en"), one.hint("en")))
    assert said_of(mend, report) == []


# ---- templates ------------------------------------------------------------------------------------------------------


def template_of(lines: str) -> bytes:
    """The general template with these paragraphs in place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(builtin() / "general.docx") as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                (body,) = root
                for child in list(body)[:-1]:
                    body.remove(child)
                w = root.tag.rpartition("}")[0] + "}"
                for number, line in enumerate(lines.splitlines()):
                    paragraph = etree.Element(f"{w}p")
                    etree.SubElement(etree.SubElement(paragraph, f"{w}r"), f"{w}t").text = line
                    body.insert(number, paragraph)
                data = etree.tostring(root)
            new.writestr(name, data)
    return out.getvalue()


def through(template: bytes) -> list[Code]:
    """What is said when a document without a title goes through a template: why not, or what is noted."""
    notes: list[Diagnostic] = []
    document = document_of(REPORT.replace("标题: 关于2025年度工作情况的报告\n", ""))
    try:
        Template.compile(template, "template.docx", notes=notes).render(resolve(document))
    except CompileError as error:
        return [one.code for one in error.diagnostics]
    return [one.code for one in notes]


def with_newer_slots(lines: str) -> str:
    """An example that prints all there is, with the slots that no example names yet, each where it is read."""
    if lines.count("{{p ") <= 5:
        return lines
    examples = "".join("".join(code.example) for code in registry().values() if code.form == "template")
    out = lines.splitlines()
    tags = [f"{{{{p {FIELDS[slot].zh} }}}}" for slot in READING]
    for at, tag in enumerate(tags):
        if tag not in examples:
            out.insert(next((n for n, line in enumerate(out) if line in tags[at + 1 :]), len(out)), tag)
    return "\n".join(out)


@of_form("template")
def test_template(code: Code) -> None:
    ruled = any(code in codes_of(module).values() for module in modules() if "rules" in module.__name__)
    ways = [template_of(with_newer_slots(example)) for example in code.example]
    told = [[one.code for one in examine(way, "template.docx")] if ruled else through(way) for way in ways]
    assert told == [[code], []]


# ---- commands and drafts --------------------------------------------------------------------------------------------

# What else lies in the folder, where a command finds fault with it.
THERE = {
    "O804": ["报告.docx", "~$报告.docx"],
    "O808": ["工作总结.yaml"],
    "O813": ["报告.yml"],
    "O825": ["报告.docx"],
    "O826": ["总结.docx"],
    "O827": ["报告.docx"],
    "O831": ["报告.yaml.txt"],
    "O878": ["公文/结果.csv"],
    "O840": ["总结.pdf"],
    "O843": ["照片.jpg"],
    "O844": ["空白.txt"],
}
BYTES = {".pdf": b"%PDF-1.7\n", ".jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)), ".txt": b" \n"}


def edited() -> bytes:
    """A result in which a sentence was added afterwards."""
    document = docx.Document("总结.docx")
    document.add_paragraph("请各单位抓好落实。")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def run(command: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """Exit code and diagnostics of a command as it is typed; what is said of it in （） is no part of it."""
    program, *words = shlex.split(re.sub(r"\s*（.*）$", "", command))
    assert program == "compile"
    code = cli.run(words)
    return code, re.findall(r" ([A-Z]\d{3}): ", capsys.readouterr().err)


def no_scheduler(address: str, **_: object) -> None:
    """In the place of Dask's client, where nobody answers."""
    raise OSError(f"Timed out trying to connect to {address}")


@of_form("command")
@pytest.mark.usefixtures("folder")
def test_command(code: Code, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    dask = SimpleNamespace(Client=no_scheduler) if code.id == "O881" else None
    monkeypatch.setitem(sys.modules, "distributed", dask)
    if code.id == "O879":
        monkeypatch.setattr(Local, "__call__", lambda _self, _do, given: (Answer(one, None) for one in given))
    if code.id == "O883":
        monkeypatch.setattr("compiler.batch.told.MOST_TOLD", 0)
    if "没有 LibreOffice" in code.fault:
        monkeypatch.setenv("COMPILE_SOFFICE", "there-is-none")
    for name in THERE.get(code.id, ()):
        Path(name).write_bytes(BYTES.get("".join(Path(name).suffixes), REPORT.encode()))
    if code.id in ("O825", "O827"):
        Path("报告.docx").write_bytes(edited() if code.id == "O825" else Path("总结.docx").read_bytes())
        Path("报告.docx").chmod(0o444 if code.id == "O827" else 0o644)
    fault, mend = code.example
    assert run(fault, capsys) == (codes.exit_code(Diagnostic(code)), [code.id])
    assert run(mend, capsys) == (0, [])


@of_form("check")
@pytest.mark.usefixtures("folder")
def test_check(code: Code, capsys: pytest.CaptureFixture[str]) -> None:
    found = []
    for example in code.example:
        file = Path("读.yaml" if example.startswith("文种:") else "读.txt")
        file.write_text(typed(example), "utf-8")
        cli.run(["check", str(file), "--format", "json"])
        rows = json.loads(capsys.readouterr().out)
        found.append({row["code"] for row in rows})
    assert found == [{code.id}, set()]


@of_form("volume")
@pytest.mark.usefixtures("folder")
def test_volume(code: Code, capsys: pytest.CaptureFixture[str]) -> None:
    """A volume of the reports that lie in the folder."""
    found = []
    for number, example in enumerate(code.example):
        Path("汇编.yaml").write_text(typed(example), "utf-8")
        found.append(run(f"compile 汇编.yaml -o {number}.docx", capsys)[1])
    assert found == [[code.id], []]


@of_form("extract")
@pytest.mark.usefixtures("folder")
def test_extract(code: Code, capsys: pytest.CaptureFixture[str]) -> None:
    """`compile figures --extract`: what it took out is told of beside all else."""
    found = []
    for example in code.example:
        Path("提取.yaml").write_text(typed(example), "utf-8")
        _, told = run("compile figures --extract 提取.yaml -o -", capsys)
        found.append({*told} - ({"D372"} - {code.id}))
    assert found == [{code.id}, set()]


@of_form("draft", "markdown")
@pytest.mark.usefixtures("folder")
def test_draft(code: Code, capsys: pytest.CaptureFixture[str]) -> None:
    draft = Path("草稿.txt" if code.form == "draft" else "草稿.md")
    found = []
    for number, example in enumerate(code.example):
        draft.write_text(typed(example), "utf-8")
        found.append(run(f"compile import {draft} -o {number}.yaml", capsys))
    assert found == [(0, [code.id] * len(found[0][1])), (0, [])]
    assert found[0][1]


# ---- what no example can show and no other test makes -----------------------------------------------------------------


@pytest.mark.usefixtures("folder")
def test_unseen_characters_of_a_draft(capsys: pytest.CaptureFixture[str]) -> None:
    Path("草稿.txt").write_text("区政府办公室2025年度工作总结\n\u200b一、办文\n全年办文204件。\n", "utf-8")
    assert run("compile import 草稿.txt", capsys) == (0, ["S423"])


@pytest.mark.usefixtures("folder")
def test_a_file_of_others(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    assert run("compile 报告.yaml", capsys) == (3, ["O806"])


def test_data_that_are_no_data() -> None:
    with pytest.raises(FaultError) as caught:
        data_of({"图": object()})
    assert caught.value.code.id == "T325"
