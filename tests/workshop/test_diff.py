"""Two templates compared, and the reports that come out differently."""

import json
import re
import shutil
from pathlib import Path

import pytest

from compiler.cli import command as cli
from compiler.source.load import Source
from compiler.word.ooxml.package import read
from compiler.workshop import diff as compare
from tests.kit.dialect import DOCUMENT
from tests.kit.support import EXAMPLES, GENERAL
from tests.kit.templates import edited, paragraph

STYLES = "word/styles.xml"


def run(*arguments: str) -> int:
    return cli.run(["template", *arguments])


SMALLER = (STYLES, '<w:sz w:val="44"/><w:szCs w:val="44"/>', '<w:sz w:val="36"/><w:szCs w:val="36"/>')


def changed(*edits: tuple[str, str, str]) -> bytes:
    grouped: dict[str, list[tuple[str, str]]] = {}
    for part, old, new in edits:
        grouped.setdefault(part, []).append((old, new))
    return edited(grouped)


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (SMALLER, "样式“标题”：字号 二号 → 小二"),
        ((STYLES, 'w:line="720" w:lineRule="exact"', 'w:line="360" w:lineRule="auto"'), "样式“标题”：行距 固定值36磅 → 1.5倍行距"),
        ((STYLES, 'w:firstLineChars="200" w:firstLine="630"/></w:pPr></w:style>', 'w:firstLineChars="400" w:firstLine="630"/></w:pPr></w:style>'), "样式“公文正文”：首行缩进 2字符 → 4字符"),
        ((STYLES, 'w:val="附注"', 'w:val="备注"'), "样式“附注”：有 → 没有"),
        ((DOCUMENT, 'w:top="2098"', 'w:top="1985"'), "页面：上边距 37.0毫米 → 35.0毫米"),
        ((DOCUMENT, "{{p 附注 }}", ""), "标记：{{p 附注 }} 1处 → 0处"),
        ((DOCUMENT, "{{p 附注 }}", "{{ 附注 }}"), "值：附注 没有 → 有"),
        (("word/numbering.xml", "%1、", "第%1章"), "序号第1级：一、（标题 1） → 第一章　（标题 1）"),
        (("word/footer1.xml", "— </w:t>", "第</w:t>"), "页眉页脚：页脚：第⟨PAGE⟩1 — 0处 → 1处"),
        ((STYLES, '<w:bottom w:val="single" w:sz="4"', '<w:bottom w:val="single" w:sz="8"'), "其他内容：word/styles.xml 原来的 → 新的"),
    ],
    ids=["size", "line", "indent", "style", "margin", "slot", "value", "numbering", "footer", "other"],
)  # fmt: skip
def test_a_change_is_told_in_words_own_words(
    folder: Path, edit: tuple[str, str, str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "新.docx").write_bytes(changed(edit))
    assert run("diff", "general", "新.docx") == 1
    assert line in capsys.readouterr().out.splitlines()


def test_a_template_does_not_differ_from_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(EXAMPLES[0].parent, folder / "报告")
    assert run("diff", "general", "duty-report", "--reports", "报告") == 0
    assert capsys.readouterr().out == "两个模板没有不同。\n报告编出来没有不同。\n"


def test_which_reports_come_out_differently_and_where(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reports = folder / "报告"
    reports.mkdir()
    (reports / "甲.yaml").write_text("文种: 报告\n标题: 题目\n正文: [第一段。, 第二段。]\n", "utf-8")
    (reports / "乙.yaml").write_text("文种: 报告\n标题: 题目\n正文: 正文。\n附注: 此件公开发布\n", "utf-8")
    (reports / "丙.yaml").write_text("文种: 报告\n标题: 题目\n", "utf-8")
    (reports / "丁.yaml").write_text(
        "文种: 报告\n标题: 题目\n正文:\n  - {段首: 一级。, 文字: 文字。}\n", "utf-8"
    )
    document = read(GENERAL.read_bytes(), "general.docx")[DOCUMENT].decode()
    slot = re.search(r"<w:p>(?:(?!<w:p>).)*\{\{p 附注 \}\}.*?</w:p>", document)
    assert slot
    (folder / "新.docx").write_bytes(changed(SMALLER, (DOCUMENT, slot[0], "")))
    assert run("diff", "general", "新.docx", "--reports", "报告") == 1
    told = capsys.readouterr().out
    assert "报告/甲.yaml\n  第1段（标题）：字号 二号 → 小二\n" in told
    assert re.search(r"报告/乙\.yaml\n  其中一个模板印不出：.*附注", told)
    assert "没有比 报告/丙.yaml：D203" in told
    assert run("diff", "general", "新.docx", "--reports", "报告", "--format", "json") == 1
    data = json.loads(capsys.readouterr().out)
    assert [Path(one["file"]).stem for one in data["reports"]] == ["丁", "乙", "甲"]
    assert data["reports"][2]["paragraphs"] == [
        {
            "numbers": [1],
            "style": "标题",
            "changes": [{"what": "", "property": "字号", "old": "二号", "new": "小二"}],
        }
    ]
    assert list(reports.glob("*.docx")) == []


def test_paragraphs_that_change_alike_are_told_together_and_those_that_come_or_go() -> None:
    text = (
        "文种: 报告\n标题: 题目\n正文:\n"
        + "".join(f"  - 第{n}段。\n" for n in "一二三")
        + "  - 标题: 甲\n    内容: [乙。]\n"
    )
    new = changed(
        (STYLES, '<w:style w:type="paragraph" w:customStyle="1" w:styleId="GwBody"><w:name w:val="公文正文"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>', '<w:style w:type="paragraph" w:customStyle="1" w:styleId="GwBody"><w:name w:val="公文正文"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>'),
        (DOCUMENT, "<w:body>", f"<w:body>{paragraph('某某局文件')}"),
    )  # fmt: skip
    differences, unread = compare.reports(GENERAL.read_bytes(), new, ("旧", "新"), [Source("r.yaml", text)])
    assert not unread
    told = list(compare.as_text([], differences, [], "zh", True))
    assert told[1:] == [
        "r.yaml",
        "  第1段（正文）：文字：没有 → “某某局文件”",
        "  第4–6、8段（公文正文）：与下段同页 否 → 是",
    ]
    told = list(compare.as_text([], differences, [], "en", True))
    assert told[-1] == "  paragraph 4–6、8 (公文正文): keep with next no → yes"
