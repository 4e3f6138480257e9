"""What an old paper under a red head gives a template: the mark of several who issued it, its imprint, who was at a meeting."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor

from compiler.job import Job
from compiler.source.load import Source
from compiler.word.ooxml.package import W, read
from compiler.word.reader import lines
from compiler.word.template.compiled import Template
from compiler.workshop.adopt import started
from compiler.workshop.check import examine
from tests.kit import validators
from tests.kit.old_documents import LONG, add

JOINT = """
文种: 通知
发文机关: [某市教育局, 某市财政局]
发文字号: 某教〔2026〕3号
标题: 关于做好学生资助工作的通知
主送机关: 各区教育局
正文: 现将有关事项通知如下。
成文日期: 2026-03-12
抄送机关: 市委办公室，市政府办公室
印发: {机关: 某市教育局办公室, 日期: 2026-03-13, 份数: 60}
"""
PLAIN = """
文种: 通知
标题: 关于做好学生资助工作的通知
正文: 现将有关事项通知如下。
"""


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def in_red(cell: object, text: str) -> None:
    run = cell.paragraphs[-1].add_run(text)  # type: ignore[attr-defined]
    run.font.size, run.font.color.rgb = Pt(40), RGBColor(255, 0, 0)


def mark_in_a_table(document: Document) -> None:
    """Names one under the other, 文件 at their right."""
    table = document.add_table(1, 2)
    in_red(table.cell(0, 0), "某 市 水 利 局")
    table.cell(0, 0).add_paragraph()
    in_red(table.cell(0, 0), "某市民政局")
    in_red(table.cell(0, 1), "文件")


def mark_in_lines(document: Document) -> None:
    for text in ("某市水利局", "某市民政局　文件"):
        add(document, text, "方正小标宋简体", 40, align="CENTER", red=True)


def mark_with_the_word_below(document: Document) -> None:
    for text in ("某市水利局", "某市民政局", "文件"):
        add(document, text, "方正小标宋简体", 40, align="CENTER", red=True)


def one_mark(document: Document) -> None:
    add(document, "某市水利局文件", "方正小标宋简体", 50, align="CENTER", red=True)


def foot_in_a_table(document: Document) -> None:
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "抄送：市委办公室，市人大常委会办公室。"
    table.cell(1, 0).text = "某市水利局办公室"
    table.cell(1, 1).text = "2025年3月12日印发"


def foot_in_lines(document: Document) -> None:
    add(document, "抄送：市委办公室，市人大常委会办公室。", "楷体", 14)
    add(document, "某市水利局办公室　　　　2025年3月12日印发", "楷体", 14)


def no_foot(_: Document) -> None:
    return


Part = Callable[[Document], None]


def paper(mark: Part, foot: Part, more: Part = no_foot) -> bytes:
    document = docx.Document()
    mark(document)
    add(document, "某水〔2025〕5号", align="CENTER")
    add(document, "关于做好防汛工作的通知", "方正小标宋简体", 22, align="CENTER")
    add(document, "各区水利局：")
    for _ in range(3):
        add(document, LONG, indent=True)
    more(document)
    add(document, "某市水利局")
    add(document, "2025年3月12日")
    foot(document)
    return saved(document)


def template(old: bytes) -> tuple[bytes, dict[str, str]]:
    data, told = started(old, "旧.docx")
    assert [one.code.id for one in examine(data, "t.docx", []) if one.severity == "error"] == []
    return data, {one.what[0]: one.how[0] for one in told}


def printed(data: bytes, report: str) -> list[str]:
    job = Job.of(Source("a.yaml", report), Template.compile(data, "t.docx"), checked=False)
    return [line.text for line in lines(job.docx()) if line.text]


@pytest.mark.parametrize("foot", [foot_in_a_table, foot_in_lines])
def test_an_imprint_becomes_a_slot(foot: Part) -> None:
    data, told = template(paper(one_mark, foot))
    assert "版记" not in told.get("没有带过来", "")
    assert "{{p 版记 }}" in told["版记"]
    out = printed(data, JOINT)
    assert "抄送：市委办公室，市政府办公室。" in out
    assert out[-3:] == ["某市教育局办公室", "2026年3月13日印发", "（共印60份）"]
    assert not any("人大" in text or "2025" in text for text in printed(data, PLAIN))
    assert "w:tblBorders" in read(data, "t")["word/styles.xml"].decode()


def test_the_face_of_the_imprint_is_the_offices() -> None:
    data, _ = template(paper(one_mark, foot_in_lines))
    styles = docx.Document(io.BytesIO(data)).styles
    fonts = styles["抄送机关"].element.rPr.rFonts
    assert "楷体" in fonts.values()
    assert styles["抄送机关"].font.size == Pt(14)


@pytest.mark.parametrize("mark", [mark_in_a_table, mark_in_lines, mark_with_the_word_below])
def test_a_joint_mark_gives_way_to_those_who_issue_a_paper(mark: Part) -> None:
    data, told = template(paper(mark, foot_in_a_table))
    assert "发文机关标志" in told["发文机关标志、发文字号"]
    joint = printed(data, JOINT)
    assert "某市教育局" in joint[:2]
    assert not any("水利" in text or "水 利" in text for text in joint)
    # A paper that does not say who issues it goes out under the office's own.
    own = "".join(printed(data, PLAIN)).replace(" ", "").replace("　", "")
    assert own.startswith(("某市水利局某市民政局文件",))


def test_a_joint_mark_keeps_its_size_and_its_colour() -> None:
    data, _ = template(paper(mark_in_lines, no_foot))
    style = docx.Document(io.BytesIO(data)).styles["发文机关标志"]
    assert style.font.size == Pt(40)
    assert style.font.color.rgb == RGBColor(255, 0, 0)


def test_who_was_at_a_meeting_becomes_a_slot() -> None:
    def there(document: Document) -> None:
        add(document, "出席：张三、李四", indent=True)
        add(document, "列席：王五", indent=True)

    def mark(document: Document) -> None:
        add(document, "某市水利局局务会议纪要", "方正小标宋简体", 50, align="CENTER", red=True)

    data, told = template(paper(mark, foot_in_a_table, there))
    assert "{{p 出席情况 }}" in told["出席情况、版记"]
    report = PLAIN.replace("通知\n", "纪要\n", 1) + "出席: 赵六\n发文机关标志: 某市水利局会议纪要\n"
    assert "出席：赵六" in printed(data, report)
    assert not any("张三" in text for text in printed(data, report))


def test_a_paper_without_an_imprint_gives_none() -> None:
    data, told = template(paper(one_mark, no_foot))
    assert "版记" not in told
    assert "{{p 版记 }}" not in [line.text for line in lines(data)]


def lines_above(document: Document) -> None:
    for text in ("000012", "机密★1年", "特急"):
        add(document, text, "楷体", 16)
    one_mark(document)


def abreast_above(document: Document) -> None:
    add(document, "000012　　　机密★1年　　　特急", "楷体", 16)
    one_mark(document)


@pytest.mark.parametrize("head", [lines_above, abreast_above, one_mark, mark_in_lines])
def test_what_stands_above_the_mark_becomes_slots_though_the_old_paper_had_none(head: Part) -> None:
    data, told = template(paper(head, no_foot))
    assert "份号、密级、紧急程度" in told
    assert "密级" not in told.get("没有带过来", "")
    secret = PLAIN.replace("标题:", "份号: '000007'\n密级: 秘密★2年\n紧急程度: 加急\n标注: 会后收回\n标题:")
    assert printed(data, secret)[:4] == ["000007", "秘密★2年", "加急", "会后收回"]
    assert not {"000012", "机密★1年", "特急"} & {*printed(data, PLAIN)}
    assert "秘密" not in "".join(printed(data, PLAIN))
    if head in (lines_above, abreast_above):
        fonts = docx.Document(io.BytesIO(data)).styles["密级"].element.rPr.rFonts
        assert "楷体" in str(fonts.attrib)


def test_what_comes_of_it_is_sound(tmp_path: Path) -> None:
    data, _ = template(paper(mark_in_a_table, foot_in_a_table))
    for at, report in enumerate((JOINT, PLAIN)):
        file = tmp_path / f"{at}.docx"
        file.write_bytes(
            Job.of(Source("a.yaml", report), Template.compile(data, "t.docx"), checked=False).docx()
        )
        assert validators.errors(file) == []


def test_several_who_signed_give_way_and_none_of_them_stays() -> None:
    document = docx.Document()
    mark_in_lines(document)
    add(document, "　　　　　　　　签发人：王建国")
    add(document, "　　　　　　　　　　　　李　敏")
    last = add(document, "某水〔2025〕5号　　　　　赵志强")
    last._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr xmlns:w="{W}"><w:bottom w:val="single" w:sz="18" w:space="1" w:color="FF0000"/></w:pBdr>'
        )
    )
    add(document, "关于防汛经费的请示", "方正小标宋简体", 22, align="CENTER")
    for _ in range(3):
        add(document, LONG, indent=True)
    data, _ = template(saved(document))
    assert not any(name in line.text for line in lines(data) for name in ("王建国", "李　敏", "赵志强"))
    report = JOINT.replace("文种: 通知", "文种: 请示\n签发人: [钱立言, 冯定安]")
    out = printed(data, report.partition("抄送")[0])
    assert sum("钱立言" in text for text in out) == 1
    assert sum("冯定安" in text for text in out) == 1
    assert sum("某教〔2026〕3号" in text for text in out) == 1
    made = Job.of(
        Source("a.yaml", report.partition("抄送")[0]), Template.compile(data, "t.docx"), checked=False
    ).docx()
    assert b'w:color="FF0000"/></w:pBdr>' in read(made, "t")["word/document.xml"]
    plain = "".join(printed(data, PLAIN))
    assert "某水〔　　〕　　号" in plain


BULLETIN = """
文种: 简报
发文机关标志: 某市审计工作简报
发文字号: 第3期（总第45期）
编发: {机关: 某市审计局办公室, 日期: 2026-04-08}
标题: 审计整改成效明显
正文: 一季度完成审计项目12个。
抄送机关: [报：市委、市政府, 送：市直各部门]
"""


def bulletin(edition: str) -> bytes:
    document = docx.Document()
    add(document, "财政工作简报", "方正小标宋简体", 48, align="CENTER", red=True)
    add(document, "第12期（总第320期）", align="CENTER")
    line = add(document, edition)
    line._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:pBdr xmlns:w="{W}"><w:bottom w:val="single" w:sz="18" w:space="1" w:color="FF0000"/></w:pBdr>'
        )
    )
    add(document, "收入再创新高", "方正小标宋简体", 22, align="CENTER")
    for _ in range(3):
        add(document, LONG, indent=True)
    add(document, "报：市委、市政府领导。", size=14)
    add(document, "送：市直各部门。", size=14)
    return saved(document)


@pytest.mark.parametrize(
    "edition", ["某某市财政局办公室　　　2023年12月28日", "某市财政局办公室编　2023年12月28日"]
)
def test_a_bulletin_gives_its_mark_its_number_who_edits_it_and_who_gets_it(edition: str) -> None:
    data, _ = template(bulletin(edition))
    out = printed(data, BULLETIN)
    assert out[0] == "某市审计工作简报"
    assert "第3期（总第45期）" in out[1]
    assert re.sub("　+", "　", out[2]) == "某市审计局办公室　2026年4月8日"
    assert out[-2:] == ["报：市委、市政府。", "送：市直各部门。"]
    assert not any("领导" in text or "2023" in text for text in out)
    # A bulletin that says none of it is the office's own.
    plain = printed(data, "文种: 简报\n标题: 收入平稳\n正文: 一季度收入平稳。\n成文日期: 2026-05-06\n")
    assert plain[0] == "财政工作简报"
    assert plain[1] == "第　　期（总第　　期）"
    assert plain[2].startswith(edition[:8])
    assert plain[2].endswith("2026年5月6日")
