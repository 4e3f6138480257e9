"""A draft's numbers taken out: what prints is the draft again to the character; one figure only where it is sure; names of their own."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.cli import figures
from compiler.cli.figures import proposal
from compiler.cli.import_draft import text_of_draft
from compiler.figures.extract import Extracted, extract, numbers
from compiler.flow.blocks import paragraphs_of
from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.source.folder import Folder
from compiler.source.load import Source, load
from tests.kit.drafts import FILES
from tests.kit.support import ROOT

SEED = ROOT / "examples" / "work-summary-2020.yaml"
HEAD = "文种: 报告\n标题: 关于2025年度办文情况的报告\n"


def printed(text: str) -> list[tuple[str, str]]:
    flow = Job.of(Source("report.yaml", text), checked=False).flow
    return [
        (one.role, (one.label.text if one.label else "") + one.text)
        for block in flow.blocks
        for one in paragraphs_of(block)
    ]


def taken(*paragraphs: str) -> Extracted:
    text = HEAD + "正文:\n" + "".join(f"  - {one}\n" for one in paragraphs)
    found = extract(Source("report.yaml", text))
    assert printed(found.text) == printed(text)
    return found


def draft_of(path: Path) -> str:
    """A draft of the corpus, without its marks."""
    lines = path.read_text("utf-8").split("\n")
    return "\n".join(line.partition("│")[2].replace("│", "") if "│" in line else line for line in lines)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_draft_prints_again_to_the_character(path: Path, tmp_path: Path) -> None:
    draft = tmp_path / "初稿.txt"
    draft.write_text(draft_of(path), "utf-8")
    text, _, _ = text_of_draft(str(draft))
    found = proposal(Source(str(draft), text), Folder(tmp_path))
    assert printed(found.text) == printed(text)
    if found.figures:  # what is no figure stands as it stood
        assert found.text.count("{{ ") == found.places
        names = [one.name for one in found.figures]
        assert len(names) == len(set(names)) == len(load(Source("", found.text)).data["数据"])


@given(
    st.lists(
        st.sampled_from(
            [
                "全年发文204件",
                "收文1,204件",
                "'引用'了3次",
                "下降24.8%",
                "2件",
                "，",
                "。",
                "第3次",
                "2025年",
                "约300余人次",
                "3.5万亩",
                "“5个”",
                "《文件》12期",
                " # 3份",
                "：6人",
                "007件",
                "A3项",
            ]
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_sentence_prints_again(parts: list[str]) -> None:
    text = "报" + "".join(parts)
    quoted = "'" + text.replace("'", "''") + "'"
    for typed in (quoted, f"文字: {quoted}"):
        taken(typed)


def test_the_seed_is_taken_out_and_its_percentage_is_told() -> None:
    source = Source("report.yaml", SEED.read_text("utf-8"))
    found = extract(source)
    assert printed(found.text) == printed(source.text)
    by_name = {one.name: (one.number, one.unit) for one in found.figures}
    assert by_name["公文"] == ("204", "件")
    assert by_name["来文"] == ("2355", "件")
    assert by_name["发文数量下降"] == ("24.8", "%")
    assert [one.code.id for one in found.notes] == ["D371"]
    assert "271件算出24.7%、272件算出25.0%" in found.notes[0].message("zh")
    changed = found.text.replace("本期: 204", "本期: 212")
    assert "下发公文212件" in "\n".join(text for _, text in printed(changed))


def test_a_percentage_that_a_whole_number_gives_is_not_told() -> None:
    assert taken("发文204件，较上年同期下降24.7%。").notes == ()
    assert taken("发文204件，较上年同期增长24.4%。").notes == ()  # 164
    assert [one.code.id for one in taken("发文204件，较上年同期增长24.3%。").notes] == ["D371"]
    assert taken("制发文件146件，比去年同期减少39件，下降21.1%。").notes == ()  # 39 is no count of this year
    assert taken("补助11元，比上年增长28.1%。").notes == ()
    assert taken("投资3.5亿元，同比增长24.3%。").notes == ()  # not counted in whole ones


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["全年发文204件。"], ["发文 204 件"]),
        (["全年发文204件。", "发文204件中，急件12件。"], ["发文 204 件", "急件 12 件"]),
        (["全年发文204件。", "全年收文204件。"], ["发文 204 件", "收文 204 件"]),  # another noun
        (["发文204件。", "发文205件。"], ["发文 204 件", "发文2 205 件"]),  # another number
        (["发文204件。", "发文204份。"], ["发文 204 件", "发文2 204 份"]),  # another unit
        (["完成投资1.20亿元，同比增长6.8%。"], ["投资 1.20 亿元", "投资增长 6.8 %"]),
        (["召开110余次会议。"], ["会议 110 次"]),
        (["编发《XX政务信息》31期。"], ["政务信息 31 期"]),
        (["2025年3月，第3次会议，〔2025〕8号，“5个”，007件，A3项，3个月，18时30分。"], []),
        (["文字: 目标完成率98%。"], ["目标完成率 98 %"]),
        (["按规定期限3件。", "数据5个。"], ["按规定期限 3 件", "数据2 5 个"]),
    ],
)
def test_figures_are_named_after_what_they_count(paragraphs: list[str], expected: list[str]) -> None:
    assert [f"{one.name} {one.number} {one.unit}" for one in taken(*paragraphs).figures] == expected


def test_one_figure_in_two_places_is_changed_in_both() -> None:
    found = taken("全年发文204件。", "下一年发文204件以内。")
    assert found.places == 2
    assert [text for _, text in printed(found.text.replace("204", "99"))][1:] == [
        "全年发文99件。",
        "下一年发文99件以内。",
    ]


def test_a_text_that_begins_with_a_number_gets_its_quotes() -> None:
    found = taken("3件'急件'已办。", "'2件''急件''已办。'")
    assert "- '{{ " in found.text
    assert len(found.figures) == 2


def test_only_the_text_is_touched() -> None:
    text = (
        f"# 说明：12件\n{HEAD}正文:\n"
        "  - 表格: [[项目, 数], [会议, 12次]]\n    题注: 12次会议\n"
        "  - 段落: [共开会, '12次', '，', {加粗: 其中3次}]\n"
        "  - |\n    第一段，开会12次。\n    第二段，发文3件。\n"
    )
    found = extract(Source("report.yaml", text))
    assert printed(found.text) == printed(text)
    assert "[会议, 12次]" in found.text
    assert "题注: 12次会议" in found.text
    assert found.text.startswith("# 说明：12件\n文种")
    assert "发文{{ 发文 }}。" in found.text


def test_braces_of_a_draft_keep_it_as_it_is() -> None:
    text = f"{HEAD}正文: 填入{{{{ 姓名 }}}}，发文204件。\n"
    found = extract(Source("report.yaml", text))
    assert (found.text, found.figures) == (text, ())
    assert [one.code.id for one in found.notes] == ["D370"]


@pytest.mark.parametrize("body", ["发文{{ 发文 }}件，收文3件。", "收文3件。"])  # for a template alone, too
def test_a_report_with_figures_is_not_taken_out_again(body: str) -> None:
    source = Source("report.yaml", f"{HEAD}数据: {{发文: 204}}\n正文: {body}\n")
    with pytest.raises(CompileError) as error:
        proposal(source, Folder(Path()))
    assert [one.code.id for one in error.value.diagnostics] == ["O866"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8,123万元", [("8,123", "万元")]),
        ("1.2.3件", []),
        ("5+2件", []),
        ("3—5件", [("5", "件")]),
        ("12人民", []),
        ("358家次", [("358", "家次")]),
        ("4.10所学校", []),
        ("0.5%", [("0.5", "%")]),
        ("1234567890123456件", []),
    ],
)
def test_numbers_that_count_something(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.number, one.unit) for one in numbers(text)] == expected


def test_a_proposal_that_would_print_otherwise_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source("report.yaml", f"{HEAD}正文: 全年发文204件。\n")
    good = extract(source)
    bad = good._replace(text=good.text.replace("本期: 204", "本期: 205"))
    monkeypatch.setattr(figures, "extract", lambda _: bad)
    with pytest.raises(CompileError) as error:
        proposal(source, Folder(Path()))
    assert [one.code.id for one in error.value.diagnostics] == ["D373"]
