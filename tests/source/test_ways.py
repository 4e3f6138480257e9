"""An office's own ways: the nearest `单位.yaml` counts, its mistakes have places, and what loses text is never switched off."""

import re
from html import escape
from pathlib import Path

import pytest

from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.source.load import Source
from compiler.source.ways import NO_WAYS, OfficeNumber, ways_of
from compiler.word.template.compiled import Template
from compiler.workshop.check import examine
from tests.kit.dialect import parts_of
from tests.kit.sound import footers
from tests.kit.support import GENERAL
from tests.kit.templates import edited

REPORT = "文种: 报告\n标题: 关于档案工作情况的报告\n正文: 现将有关情况报告如下。\n署名: 区档案馆\n成文日期: 2026-01-05\n"


def written(folder: Path, text: str, name: str = "单位.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def test_all_that_it_may_say(tmp_path: Path) -> None:
    text = (
        "页码: {形式: '- 1 -', 位置: 居中}\n待定: '**'\n双面: 是\n检查:\n  关闭: [l712]\n  用词: {截止目前: 截至目前}\n"
        "  名称: [某市公共资源交易中心]\n模板: {报告: 财政局.docx, 述职报告: 述职}\n"
    )
    ways = ways_of(written(tmp_path, text))
    assert ways.number == OfficeNumber("- 1 -", "居中")
    assert (ways.pending, ways.duplex, ways.off) == ("**", True, frozenset({"L712"}))
    assert (ways.wording, ways.names) == ({"截止目前": "截至目前"}, ("某市公共资源交易中心",))
    assert {kind: name for kind, (name, _) in ways.templates.items()} == {
        "report": "财政局.docx",
        "duty_report": "述职",
    }
    assert ways.notes == ()


def test_english_keys_say_the_same(tmp_path: Path) -> None:
    zh = ways_of(written(tmp_path / "a", "页码: {形式: '1', 位置: 外侧}\n检查: {关闭: [L712]}\n双面: 否\n"))
    en = "page_number: {form: '1', place: outer}\ncheck: {off: [L712]}\nduplex: no\n"
    other = ways_of(written(tmp_path / "b", en, "office.yaml"))
    assert other == zh._replace(file=other.file)


def test_the_nearest_counts_and_none_are_merged(tmp_path: Path) -> None:
    written(tmp_path, "待定: 远\n双面: 是\n")
    near = written(tmp_path / "甲" / "乙", "待定: 近\n")
    assert ways_of(near).pending == "近"
    assert ways_of(near).duplex is None
    (below := near / "丙").mkdir()
    assert ways_of(below).pending == "近"
    assert ways_of(tmp_path / "甲").pending == "远"


def test_the_chinese_name_comes_first_and_a_report_is_none(tmp_path: Path) -> None:
    written(tmp_path, "待定: 英\n", "office.yaml")
    assert ways_of(written(tmp_path, "待定: 中\n")).pending == "中"
    assert ways_of(tmp_path, str(tmp_path / "单位.yaml")).pending == "英"


def test_the_search_ends_at_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "待定: 外\n")
    home = tmp_path / "家"
    (report := home / "报告").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: home)
    assert ways_of(report) == NO_WAYS
    assert ways_of(written(home, "待定: 家\n")).pending == "家"
    assert ways_of(report).pending == "家"


def test_the_search_ends_where_a_folder_is_another_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, "待定: 别人\n")
    (report := tmp_path / "报告").mkdir()
    assert ways_of(report).pending == "别人"
    user = tmp_path.stat().st_uid
    monkeypatch.setattr("os.getuid", lambda: user + 1, raising=False)
    assert ways_of(report) == NO_WAYS


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("页码: 居中\n", (1, 5), "下面要分项写"),
        ("页码: {位置: 当中}\n", (1, 10), "居中、外侧、居右、居左"),
        ("页码: {形式: 第页}\n", (1, 10), "要有一个1"),
        ("双面: 也许\n", (1, 5), "“是”或“否”"),
        ("检查: {用词: [甲]}\n", (1, 10), "不用的: 改用的"),
        ("模板: {报吿: 甲.docx}\n", (1, 10), "没有“报吿”这个文种"),
        ("模板: {报告: }\n", (1, 10), "应当是一个模板的名称"),
    ],
)
def test_what_is_not_well_formed_is_refused_at_its_place(
    text: str, place: tuple[int, int], said: str, tmp_path: Path
) -> None:
    with pytest.raises(CompileError) as refused:
        ways_of(written(tmp_path, text))
    (one,) = refused.value.diagnostics
    assert one.code.id == "L761"
    assert one.place is not None
    assert one.place.file.endswith("单位.yaml")
    assert (one.place.line, one.place.column) == place
    assert said in one.message("zh")


def test_all_that_is_wrong_is_told_in_one_run(tmp_path: Path) -> None:
    """What is only told elsewhere, an unknown key and a code that is never switched off, is not held back by an error."""
    text = "页码: {位置: 中}\n检查: {关闭: [L708], 用语: {}}\n模版: {报告: 甲.docx}\n双面: 大概\n"
    with pytest.raises(CompileError) as refused:
        ways_of(written(tmp_path, text))
    told = [(one.code.id, one.place.line) for one in refused.value.diagnostics if one.place]
    assert sorted(told) == [("L760", 2), ("L760", 3), ("L761", 1), ("L761", 4), ("L762", 2)]


def test_yaml_that_cannot_be_read_is_refused_as_in_a_report(tmp_path: Path) -> None:
    with pytest.raises(CompileError) as refused:
        Job.of(Source(str(written(tmp_path, "页码: {形式: '1'\n") / "报告.yaml"), REPORT))
    assert refused.value.diagnostics[0].code.id.startswith("Y1")


def test_an_unknown_key_is_told_with_the_nearest(tmp_path: Path) -> None:
    text = "页号: {位置: 居中}\n检查: {关掉: [L712]}\n"
    notes = ways_of(written(tmp_path, text)).notes
    assert [(one.code.id, one.place and one.place.line) for one in notes] == [("L760", 1), ("L760", 2)]
    assert "是不是“页码”" in notes[0].hint("zh")
    assert "是不是“关闭”" in notes[1].hint("zh")


@pytest.mark.parametrize("id", ["L708", "L709", "T304", "D231", "Y101", "L999"])
def test_lost_text_and_what_is_not_safe_are_always_told(id: str, tmp_path: Path) -> None:
    ways = ways_of(written(tmp_path, f"检查: {{关闭: [{id}, L712]}}\n"))
    assert ways.off == {"L712"}
    assert [(one.code.id, one.args["name"]) for one in ways.notes] == [("L762", id)]


CENTRED = footers("- # -")


def found(folder: Path, template: bytes) -> list[str]:
    """What the proof says of a report in a folder, by code."""
    job = Job.of(Source(str(folder / "报告.yaml"), REPORT), Template.compile(template, "t.docx"))
    return [one.code.id for one in (*job.findings, *job.findings_on_paper)]


def test_the_proof_obeys_and_says_so(tmp_path: Path) -> None:
    centred = edited(CENTRED)
    (tmp_path / "无").mkdir()
    assert found(tmp_path / "无", centred) == ["L750", "L712"]
    number = written(tmp_path / "页码", "页码: {形式: '- 1 -', 位置: 居中}\n")
    assert found(number, centred) == ["L763"]
    assert found(number, GENERAL.read_bytes()) == ["L752", "L763"]  # one of that look, of the office's own
    off = written(tmp_path / "关闭", "检查: {关闭: [L712, L750]}\n")
    assert found(off, centred) == ["L763"]
    assert found(off, GENERAL.read_bytes()) == []


@pytest.mark.parametrize(
    ("said", "shown", "places"),
    [
        ("{形式: '- 1 -', 位置: 居中}", "- 1 -", ["center", "center"]),
        ("{形式: '第1页', 位置: 居右}", "第1页", ["right", "right"]),
        ("{位置: 居左}", "— 1 —", ["left", "left"]),
        ("{形式: '<1>', 位置: 外侧}", "<1>", ["right", "left"]),
        ("{形式: '1'}", "1", ["right", "left"]),
        ("{位置: 外侧}", "— 1 —", ["right", "left"]),
    ],
)
@pytest.mark.parametrize("kind", ["报告", "工作总结", "述职述廉报告"])
def test_a_template_of_the_compilers_numbers_pages_as_the_office_does(
    said: str, shown: str, places: list[str], kind: str, tmp_path: Path
) -> None:
    folder = written(tmp_path, f"页码: {said}\n")
    lying = (
        REPORT.replace("文种: 报告", f"文种: {kind}")
        + "附件: {标题: 表, 内容: [{表格: [[甲], [乙]], 横排: 是}]}\n"
    )
    parts = parts_of(Job.of(Source(str(folder / "报告.yaml"), lying)).docx())
    feet = [parts[f"word/footer{number}.xml"].decode() for number in (1, 2)]
    assert ["".join(re.findall(r"<w:t[^>]*>([^<]*)", foot)) for foot in feet] == [escape(shown)] * 2
    assert [re.findall(r'<w:jc w:val="(\w+)"', foot) for foot in feet] == [[place] for place in places]
    turned = [xml.decode() for xml in parts.values() if b"<w:ftr" in xml and b"txbx" in xml]
    assert len(turned) == 2
    assert {"".join(re.findall(r"<w:t[^>]*>([^<]*)", foot)) for foot in turned} == {escape(shown)}


def test_its_page_number_passes_the_proof_and_is_the_standards_without_a_word(tmp_path: Path) -> None:
    folder = written(tmp_path / "一", "页码: {形式: '第 1 页', 位置: 居中}\n")
    job = Job.of(Source(str(folder / "报告.yaml"), REPORT))
    assert [one.code.id for one in job.findings_on_paper] == ["L763"]
    silent = written(tmp_path / "二", "待定: '**'\n")
    alone = tmp_path / "三"
    alone.mkdir()
    assert len({Job.of(Source(str(one / "报告.yaml"), REPORT)).docx() for one in (silent, alone)}) == 1


def test_a_kind_takes_the_offices_template(tmp_path: Path) -> None:
    written(tmp_path, "模板: {报告: 档案馆}\n")
    (tmp_path / "档案馆.docx").write_bytes(edited(CENTRED))
    (below := tmp_path / "2026").mkdir()
    job = Job.of(Source(str(below / "报告.yaml"), REPORT))
    assert Path(job.template.name).resolve() == (tmp_path / "档案馆.docx").resolve()
    assert tmp_path / "单位.yaml" in [path.resolve() for path in job.inputs]
    assert "模板用档案馆" in next(one.message("zh") for one in job.findings_on_paper if one.code.id == "L763")
    own = Job.of(Source(str(below / "报告.yaml"), "模板: general\n" + REPORT))
    assert Path(own.template.name).name == "general.docx"
    other = Job.of(Source(str(below / "总结.yaml"), REPORT.replace("文种: 报告", "文种: 工作总结")))
    assert Path(other.template.name).name == "work-summary.docx"


def test_a_template_that_is_not_there_is_told_at_its_name(tmp_path: Path) -> None:
    with pytest.raises(CompileError) as refused:
        Job.of(Source(str(written(tmp_path, "模板: {报告: 没有}\n") / "报告.yaml"), REPORT))
    (one,) = refused.value.diagnostics
    assert one.code.id == "T301"
    assert one.place is not None
    assert (one.place.line, one.place.column) == (1, 10)


@pytest.mark.parametrize("shown", ["第 1 页", "第1页", "1", "－1－"])
def test_a_page_number_is_quoted_as_it_looks(shown: str, tmp_path: Path) -> None:
    number = written(tmp_path, "页码: {形式: '- 1 -'}\n")
    typed = edited(footers(shown.replace("1", "#")))
    job = Job.of(Source(str(number / "报告.yaml"), REPORT), Template.compile(typed, "t.docx"))
    (paper,) = [one.message("zh") for one in job.findings_on_paper if one.code.id == "L752"]
    checked = [one.message("zh") for one in examine(typed, str(number / "t.docx")) if one.code.id == "L764"]
    assert f"“{shown}”" in paper
    assert f"“{shown}”" in checked[0]


def test_template_check_obeys_and_says_so(tmp_path: Path) -> None:
    def codes(folder: Path, template: bytes) -> set[str]:
        return {one.code.id for one in examine(template, str(folder / "t.docx"))}

    (tmp_path / "无").mkdir()
    centred = edited(CENTRED)
    assert {"L738", "L740"} <= codes(tmp_path / "无", centred)
    number = written(tmp_path / "页码", "页码: {形式: '- 1 -', 位置: 居中}\n模板: {报告: t}\n")
    assert codes(number, centred).isdisjoint({"L738", "L740", "L764"})
    assert "L763" in codes(number, centred)
    assert "L764" in codes(number, GENERAL.read_bytes())
    told = [one.message("zh") for one in examine(centred, str(number / "t.docx")) if one.code.id == "L763"]
    assert [message.partition("：")[2] for message in told] == ["页码是“- 1 -”居中；报告用这个模板。"]
