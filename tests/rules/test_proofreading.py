"""A text read over: every spot of the five reports, nothing in what is sound, mends that do just what they say."""

import json
import re
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.cli.check import Opened, Wanted, read
from compiler.draft.readers import read_draft
from compiler.messages.diagnostic import CompileError, Place
from compiler.rules.findings import FAMILIES, Finding, text_rules
from compiler.rules.fixes import Mended
from compiler.rules.selection import chosen, kept_as, new_since
from compiler.source.edits import Edit, apply
from compiler.source.load import Source, load
from tests.kit import drafts, strangers
from tests.kit.checked import checked, mends, read_over
from tests.kit.support import EXAMPLES, ROOT, SEEDS, STARTERS, spots

REPORT = "文种: 工作总结\n标题: 区政府办公室2025年度工作总结\n"


def found(findings: list[Finding], *ids: str) -> list[tuple[int, int]]:
    """Line and column of each finding of these codes."""
    places = [one.diagnostic.place for one in findings if one.code.id in ids]
    return [(place.line, place.column) for place in places if place]


def all_of(pattern: str, text: str) -> list[tuple[int, int]]:
    """Line and column of each match, as an editor counts them."""
    return [
        (number, match.start() + 1)
        for number, line in enumerate(text.split("\n"), 1)
        for match in re.finditer(pattern, line)
    ]


# ---- the five reports ------------------------------------------------------------------------------------------------


def seed(name: str) -> str:
    return (SEEDS / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "pattern", "count"),
    [("team-summary-2022", r"\*+", 62), ("duty-report-2022", r"\*+", 32), ("work-summary-2020", "XX", 6)],
)
def test_every_placeholder_of_a_public_report_is_found(name: str, pattern: str, count: int) -> None:
    text = seed(name)
    wanted = all_of(pattern, text)
    assert len(wanted) == count
    assert found(checked(text), "W510") == wanted


def test_every_half_width_mark_of_the_public_reports_is_found() -> None:
    count = 0
    for name in ("duty-report-2025", "work-report-2021", "team-summary-2022"):
        text = seed(name)
        wanted = all_of(r"[,;:()]", text)
        assert found(checked(text), "P600") == wanted
        count += len(wanted)
    assert count == 367


def test_other_faults_of_the_public_reports() -> None:
    text = seed("work-summary-2020")
    assert found(checked(text), "S510") == all_of("二是积极提高工作效率", text)
    assert found(checked(text), "W516") == all_of(r"\|", text)
    assert found(checked(text), "W520") == all_of("强化强化|党党", text)
    assert found(checked(text), "W522") == all_of("截止目前", text)
    text = seed("duty-report-2022")
    assert found(checked(text), "P604") == all_of("》、《", text)
    assert found(checked(text), "P640") == all_of("％", text)
    text = seed("duty-report-2025")
    assert found(checked(text), "P604") == all_of("”、“", text)
    assert found(checked(text), "W515") == all_of("、的新定位|在的足迹", text)
    assert found(checked(text), "S508") == [(3, 1)]


def test_nothing_else_is_said_of_the_public_reports() -> None:
    told = Counter(
        one.code.id
        for name in map(str, sorted(SEEDS.glob("*.txt")))
        for one in checked(Path(name).read_text("utf-8"))
    )
    assert told == {
        "W510": 100,
        "P600": 367,
        "S510": 1,
        "W516": 1,
        "P604": 3,
        "P640": 1,
        "W515": 2,
        "S508": 1,
        "S401": 1,
        "W520": 2,
        "W522": 1,
    }


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_report_in_yaml_tells_what_its_draft_tells(path: Path) -> None:
    """But for labels, which it prints by itself; each spot stands in the YAML where the finding says."""
    text = path.read_text("utf-8")
    findings = checked(text, "yaml")
    of_draft = Counter(
        (one.code.id, one.old) for one in checked(seed(path.stem)) if not one.label and one.par
    )
    assert Counter((one.code.id, one.old) for one in findings if not one.label and one.par) == of_draft
    lines = text.split("\n")
    for one in findings:
        place = one.diagnostic.place
        if place and one.par and not one.label:
            assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == one.old


# ---- what is sound ---------------------------------------------------------------------------------------------------


# Of the starters only what they leave to be filled in is told.
@pytest.mark.parametrize("path", STARTERS, ids=lambda path: path.stem)
def test_a_starter_has_nothing_but_blanks(path: Path) -> None:
    told = [one for one in checked(path.read_text("utf-8"), "yaml") if one.code.severity == "warning"]
    assert {one.code.id for one in told} <= {"W510", "W513"}


def test_careful_drafts_raise_no_alarm() -> None:
    """61 drafts of the corpus: what is told is what a file is about, 1、 where one says so, and a report on duties without problems."""
    told = {
        f"{path.stem[:2]} {one.code.id}"
        for path in drafts.FILES
        for one in checked(drafted(path))
        if one.code.severity == "warning" and one.code.id not in ("S401", "S504")
    }
    assert told == {"13 P600", "18 S500", "46 S501", "51 S548"}


def drafted(path: Path) -> str:
    """The text of a draft of the corpus."""
    lines = filter(None, path.read_text("utf-8").split("\n"))
    return "\n".join("".join(line.split("│")[1:]) for line in lines)


# Codes that twelve hands of strangers, who typed as offices type, are told of; all others found nothing there. Each was looked at.
_SEEN = frozenset(
    [
        "P600",
        "P601",
        "P604",
        "P620",
        "P631",
        "P640",
        "P631",
        "P646",
        "P653",
        "S481",  # 签发人 in papers that do not go upward
        "S500",
        "S501",
        "S503",
        "S504",
        "S505",
        "S506",
        "S507",
        "P655",  # 河砂420方
        "W511",  # （此稿已经王局长看过，……）
        "W522",
        "W523",
        "W532",
    ]
)


@pytest.mark.long
def test_drafts_of_strangers_raise_no_other_alarm() -> None:
    told = Counter(
        one.code.id
        for path in strangers.drafts_of(*range(1, 13))
        for one in checked(strangers.marked(path)[0])
        if one.code.severity == "warning"
    )
    assert set(told) - _SEEN <= {"S401", "P648", "S498", "W552", "P617", "W510"}
    # 机密 without 份号; 挂帐, 帐蓬; 9:00-12:00; 总产量    吨


TRAPS = (
    "实施“数据要素×”三年行动，推行5+2弹性工作制和1+N政策体系，除法写作6÷2=3。",
    "二〇一〇年以来，来件注明“××”地区字样，统一写作“××市××局”。",
    "会议于14:30开始，投入1,234.5万元，网址https://www.example.gov.cn/a,b;c?d=(e)，邮箱a_b@example.com。",
    "见附件1.docx、汇总表（定稿）.xlsx、data,v2.csv，系统为Windows 11，API返回JSON，GB/T 9704-2012第7.3.3条。",
    "The report (in English, see p. 3) says: no change; A, B and C agree.",
    "比例为3:1，型号为A-3（B），坐标(3,5)，集合{1,2}，函数f(x,y)的值为0.5。",
    "第一、二产业协调发展，三、四季度再加力，一、二年级各3个班，十一、十二月收尾。",
    "习近平总书记强调，要抓好落实。总书记的嘱托，我们始终牢记。",
    "他说：“文件要精简，‘会海’要填平。”《关于〈办法〉的说明》已印发。",
    "同比增长12.5%，占比35%，提高2个百分点，完成计划的118%，增长1.2倍。",
    "截至2025年12月31日（星期三），共办文204件，其中2024年2月29日前12件。",
    "党党建联、人人有责、天天见效、步步为营、样样落实。",
    "等等情况，平等协商，一等奖、二等奖等3项，等级、等次分明。",
    "X光机、Y轴、5G、4K、H5、Wi-Fi、XXL号、MAXX型，3XX状态码，x+y=1。",
    "温度-5℃～10℃，海拔1,200米，北纬30°15′，3′20″，5″屏。",
    "（一）（二）两项合并，①②③依次办理，1）和2）可以同时进行。",
    "一是一、二是二，说到做到，三要素俱全。",
    "“十四五”期间，“两个确立”“四个意识”深入人心，《准则》《条例》学深学透。",
    "电话0571-8765××21，手机139××××6640，身份证3301××××××××1234。",
    "某市某县王某某、李某等人，某公司张某某（另案处理）。",
)


@pytest.mark.parametrize("text", TRAPS)
def test_what_only_looks_like_a_fault_is_let_through(text: str) -> None:
    assert [(one.code.id, one.old) for one in checked(f"区政府办公室2025年度工作总结\n{text}\n")] == []


# ---- places ----------------------------------------------------------------------------------------------------------


PLACED = r"""
文种: 工作总结
标题: '区政府办公室''2025''年度工作总结'
导语: "全年办文\u0032\u0030件▲,\"办结\"率高。"
正文:
  - 段落: ['第一行''办文''▲XX件，', 办会▲XX次。]
  - 文字: |
      甲▲,乙。

      丙▲,丁。
  - 段首: 抓办文▲,提质量。
    文字: [精简文件▲XX件。, 精简会议▲XX次。]
  - 列举: ['加强学习▲,改进作风。', '真抓▲,实干。']
  - 表格: [[项目, 数量], [办文, '甲▲,乙']]
附件: 会议▲,明细
署名: 区政府办公室
成文日期: 2026-01-05
"""


def test_each_spot_stands_where_it_was_typed() -> None:
    text, places = spots(PLACED.strip() + "\n")
    findings = [one for one in checked(text, "yaml") if one.code.id in ("P600", "W510")]
    assert sorted(found(findings, "P600", "W510")) == sorted(places)


FIGURES = """
文种: 工作总结
标题: 区政府办公室2025年度工作总结
数据:
  发文: {本期: 204, 上年同期: 271, 单位: 件}
  整改: 待定
正文:
  - 全年发文{{ 发文 }}▲,{{ 发文|同比 }}。另有{{ 整改 }}件▲XX正在办理。
  - '{{ 发文 }}▲,其中{{ 整改 }}▲XX件。'
"""


def test_text_round_figures_has_its_places_and_a_figure_not_known_is_told_once() -> None:
    text, places = spots(FIGURES.strip() + "\n")
    findings = checked(text, "yaml")
    assert found(findings, "P600", "W510") == places
    assert [one.code.id for one in findings].count("D327") == 1
    after, done = mends(text, "yaml", unsafe=False)
    assert (after, len(done)) == (text.replace(" }},", " }}，"), 2)


def test_numbers_are_read_with_their_units_and_places() -> None:
    par = read_over(f"{REPORT}正文: 投入1,234.5万元，增长8.5%，办文204件。\n", "yaml").prepared.pars[1]
    told = [(str(one.value), one.scale, one.unit, par.text[one.start : one.end]) for one in par.numbers]
    assert told == [
        ("12345000.0", "万", "元", "1,234.5万"),
        ("8.5", "", "%", "8.5"),
        ("204", "", "件", "204"),
    ]
    assert [token.text for token in par.tokens(0)][:2] == ["投入", "1"]
    assert [par.text[start:end] for start, end in par.sentences] == [par.text]


def test_a_paragraph_broken_over_lines_keeps_its_places() -> None:
    text, places = spots(
        "区政府办公室2025年度工作总结\n"
        "　　一年来，在区委、区政府的坚强领导下，办公室全体同志真抓实干，全年办文▲XX件\n"
        "，办会▲XX次，接待来访36批，各项任务圆满完成，得到各级领导和基层群众的一致好评\n"
        "，现将有关情况报告如下：走访▲XX户。\n"
    )
    assert found(checked(text), "W510") == places


def test_a_word_file_is_told_by_paragraph_and_character(tmp_path: Path) -> None:
    """The door for who marks them in the file: the paragraph, and the characters of its text."""
    import docx

    paper = docx.Document()
    for line in ("区政府办公室2025年度工作总结", "", "全年办文XX件。", "办会36次,接待9批。"):
        paper.add_paragraph(line)
    paper.save(str(tmp_path / "总结.docx"))
    name = str(tmp_path / "总结.docx")
    draft = read_draft(name, (tmp_path / "总结.docx").read_bytes())
    findings = read(Opened(draft.source, draft), Wanted()).findings
    places = [one.diagnostic.place for one in findings]
    assert [(place.paragraph, place.column, place.end_column, place.line) for place in places if place] == [
        (3, 5, 7, 0),
        (4, 6, 7, 0),
    ]
    assert [one.old for one in findings] == ["XX", ","]


def test_a_cell_of_a_word_file_is_told_by_its_row(tmp_path: Path) -> None:
    import docx

    paper = docx.Document()
    for line in ("区政府办公室2025年度工作总结", "办会情况见表1。", "表1 办会情况"):
        paper.add_paragraph(line)
    table = paper.add_table(2, 2)
    for cell, text in zip(table._cells, ("会议", "说明", "办公会", "按期召开,效果良好"), strict=True):
        cell.text = text
    paper.save(str(tmp_path / "总结.docx"))
    name = str(tmp_path / "总结.docx")
    draft = read_draft(name, (tmp_path / "总结.docx").read_bytes())
    (found,) = read(Opened(draft.source, draft), Wanted()).findings
    assert found.diagnostic.place == Place(name, paragraph=4, cell=(0, 2, 2), around="按期召开,效果良好")
    assert found.diagnostic.place.text("zh") == f"{name}第4段（第2行第2格）“按期召开,效果良好”"


# ---- one fault, one finding; the order of print -----------------------------------------------------------------------


def test_findings_come_in_the_order_of_print_and_never_twice() -> None:
    text = "".join(map(drafted, drafts.FILES[:3])) + seed("duty-report-2025")
    findings = [one for one in checked(text) if one.par]
    keys = [(one.par.index, not one.label, one.start) for one in findings if one.par]
    assert keys == sorted(keys)
    spans = Counter(
        (one.par.index, one.label, at) for one in findings if one.par for at in range(one.start, one.end)
    )
    assert max(spans.values()) == 1


# ---- what somebody says is meant as it is ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("  - 全年办文XX件。 # 不检查 W510：定稿时填\n", []),
        ("  - 全年办文XX件。 # no-check W510: filled in later\n", []),
        ("  # 不检查 W510、P600：定稿时填\n  - 全年办文XX件,办会36次。\n", []),
        ("  # 不检查 W510：定稿时填\n  # 另一句注释\n\n  - |\n    全年办文XX件。\n    全年办会XX次。\n", []),
        ("  - 全年办文XX件。 # 不检查 W510\n", ["O860"]),
        ("  - 全年办文XX件。 # 不检查 W511：定稿时填\n", ["W510", "O861"]),
        ("  # 不检查 W510：定稿时填\n  - 全年办文204件。\n  - 办会XX次。\n", ["W510", "O861"]),
        # What is printed is no comment.
        ("  - |\n    全年办文XX件。 # 不检查 W510：定稿时填\n", ["W510"]),
        ("  - '全年办文XX件。 # 不检查 W510：定稿时填'\n", ["W510"]),
    ],
)
def test_a_comment_says_what_is_meant(body: str, told: list[str]) -> None:
    assert [one.code.id for one in checked(f"{REPORT}正文:\n{body}", "yaml")] == told


def test_an_office_has_words_and_names_of_its_own(tmp_path: Path) -> None:
    ways = "检查:\n  关闭: [P604]\n  用词: {截止目前: 截至目前, 区委办: 区委办公室}\n  名称: [某某公司]\n"
    (tmp_path / "单位.yaml").write_text(ways, "utf-8")
    text, places = spots(
        f"{REPORT}正文:\n  - ▲截止目前，某某公司和▲某某局印发《甲》、《乙》，▲区委办、区委办公室联合督查。\n"
    )
    findings = read_over(text, "yaml", folder=tmp_path).findings
    assert [one.code.id for one in findings] == ["W540", "W510", "W540"]
    assert found(findings, "W540", "W510") == places
    assert [one.new for one in findings] == ["截至目前", None, "区委办公室"]


def test_findings_are_selected_by_code_beginning_and_family() -> None:
    findings = checked("区政府办公室2025年度工作总结\n全年办文XX件,办结率９８%。\n")

    def left(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> list[str]:
        return [one.code.id for one in chosen(findings, select, ignore, doubtful=False)]

    assert left() == ["W510", "P600", "P640"]
    assert left(("P6",)) == ["P600", "P640"]
    assert left(("标点,W510",)) == ["W510", "P600"]
    assert left((), ("placeholders", "P640")) == ["P600"]
    with pytest.raises(CompileError, match="no check"):
        left(("错字典",))
    for none in ("P999", "p9", "Z"):
        with pytest.raises(CompileError, match="no check"):
            left((none,))
        with pytest.raises(CompileError, match="no check"):
            left((), (none,))


def test_a_baseline_knows_a_finding_wherever_it_moves() -> None:
    before = "区政府办公室2025年度工作总结\n全年办文XX件。\n办会XX次,成效好。\n"
    kept = kept_as(checked(before))
    assert len(json.loads(kept)) == 3
    after = before.replace("全年", "一年来，办公室真抓实干。\n全年") + "走访XX户。\n"
    new, known = new_since(checked(after), kept, "基线.json")
    assert [(one.code.id, one.sentence) for one in new] == [("W510", "走访XX户。")]
    assert known == 3
    for wrong in ("[1]", "{", '{"a": 1}', "文种: 报告"):
        with pytest.raises(CompileError):
            new_since([], wrong, "基线.json")


# ---- mends -----------------------------------------------------------------------------------------------------------


_PIECES = st.sampled_from(
    [
        "全年办文",
        "204件",
        "XX",
        ",",
        ";",
        "(",
        ")",
        "。",
        "，",
        "。。",
        "》、《",
        "《",
        "》",
        "“",
        "”",
        '"',
        "'",
        "９",
        "％",
        ":",
        "2025年03月05日",
        "一是、",
        "、等",
        "20~30",
        " ",
        "GDP",
        "#",
        "- ",
        "http://a.cn/b,c",
        "{",
        "[甲]",
        "\\",
        "&",
        "*",
        "？",
        "!",
        ".",
        "...",
    ]
)
_TEXTS = st.lists(_PIECES, min_size=1, max_size=14).map(lambda pieces: "办" + "".join(pieces) + "好")


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


_SCALARS = st.one_of(
    _TEXTS.map(_single),
    _TEXTS.map(lambda text: json.dumps(text, ensure_ascii=False)),
    _TEXTS.map(lambda text: f"|\n      {text}\n      再办,好"),
    _TEXTS.map(lambda text: f">-\n      {text}\n      再办,好"),
    st.just("办文204件,办会36次(含视频会)。"),
)


@given(st.lists(_SCALARS, min_size=1, max_size=4), st.booleans())
def test_mends_are_those_listed_and_no_others(scalars: list[str], unsafe: bool) -> None:
    text = (
        REPORT
        + "# 一句注释,不改\n正文:\n"
        + "".join(
            f"  - 文字: {one} # 注,释\n" if "\n" not in one else f"  - 文字: {one}\n" for one in scalars
        )
    )
    try:
        before = read_over(text, "yaml").prepared
    except CompileError:
        return
    after, done = mends(text, "yaml", unsafe)
    # Made one round after the other, the listed edits give the text: nothing else was touched.
    again = text
    for start, end in _rounds(done):
        again = apply(again, [Edit(one.place, one.old, one.new) for one in done[start:end]])
    assert again == after
    assert re.findall(r"(?m)(?<=' )# .*$|^#.*$", after) == re.findall(r"(?m)(?<=' )# .*$|^#.*$", text)
    # A second run changes nothing; the keys are what they were; what is printed has changed in those characters alone.
    assert mends(after, "yaml", unsafe) == (after, [])
    assert load(Source("report.yaml", after)).data.keys() == load(Source("report.yaml", text)).data.keys()
    printed = "\n".join(par.text for par in read_over(after, "yaml").prepared.pars)
    if not done:
        assert printed == before.whole


def _rounds(done: list[Mended]) -> list[tuple[int, int]]:
    """Where each round of mends begins and ends: places rise within one."""
    cuts = [0, *(i for i in range(1, len(done)) if done[i].round != done[i - 1].round), len(done)]
    return list(pairwise(cuts)) if done else []


@given(st.lists(_TEXTS, min_size=1, max_size=5))
def test_mends_of_a_draft_come_to_rest(texts: list[str]) -> None:
    text = "区政府办公室2025年度工作总结\n" + "\n".join(texts) + "\n"
    after, done = mends(text, "text", unsafe=False)
    assert mends(after, "text", unsafe=False) == (after, [])
    assert (after != text) == bool(done)


def test_a_mend_that_yaml_would_read_otherwise_is_left_out() -> None:
    """A straight quotation mark that YAML needs stays; the others are mended."""
    text = REPORT + '正文:\n  - "办文,\\"一次办好\\",好"\n'
    after, _ = mends(text, "yaml")
    assert "办文，" in after
    assert read_over(after, "yaml").prepared.pars[1].text.startswith("办文，")


# ---- the rules themselves ---------------------------------------------------------------------------------------------


def test_every_rule_has_a_family_and_every_code_one() -> None:
    """A message may be said by several rules, that see the same fault in different words, but of one family."""
    families: dict[str, set[str]] = {}
    for entry in text_rules():
        assert entry.family in FAMILIES
        assert entry.codes
        for code in entry.codes:
            families.setdefault(code, set()).add(entry.family)
    assert {code for code, of in families.items() if len(of) > 1} == set()


def test_checking_yaml_imports_nothing_of_word() -> None:
    program = (
        "import sys; from compiler.cli import run; run(['check', sys.argv[1]]);"
        "print([name for name in sys.modules if name.split('.')[0] in ('docx', 'docxtpl', 'lxml', 'jinja2')"
        " or name.startswith(('compiler.word', 'compiler.pages', 'compiler.job'))], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(EXAMPLES[0])],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.strip().splitlines()[-1] == "[]"


def test_a_plain_run_imports_nothing_of_checking(tmp_path: Path) -> None:
    report = tmp_path / "report.yaml"
    report.write_text(f"{REPORT}正文: 全年办文204件。\n", "utf-8")
    program = (
        "import sys; from compiler.cli import run; run([sys.argv[1]]);"
        "print([name for name in sys.modules if name.startswith('compiler.rules.')"
        " and name.split('.')[-1] not in ('structure', 'wording', 'placeholders', 'unfinished', 'notes', 'scan')], 'compiler.cli.check' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(report)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[] False"
