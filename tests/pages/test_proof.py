"""`--proof`: silent on sound documents, and each of its checks speaks up when what it looks for is wrong."""

import io
import json
import re
import shutil
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from compiler.cli import command as cli
from compiler.cli.files import read_source
from compiler.flow.blocks import Paragraph
from compiler.job import Job
from compiler.messages.registry import registry
from compiler.pages import measure, office
from compiler.pages.checks import area, printed, signature
from compiler.pages.layout import Layout
from compiler.pages.measure import Glyph, Page
from compiler.pages.proof import Proof, as_text
from compiler.source.load import Source
from compiler.word.template.compiled import Template
from compiler.word.writer.blocks import Fit
from tests.kit.signatures import short_notice
from tests.kit.support import EXAMPLES, FIXTURES, GENERAL
from tests.kit.validators import errors

SOUND = [*EXAMPLES, *sorted(FIXTURES.glob("*.yaml"))]


def job_of(path: Path, template: Template | None = None) -> Job:
    return Job.of(read_source(str(path)), template)


@cache
def proof_of(path: Path) -> Proof:
    return job_of(path).proof


def faults(proof: Proof) -> list[str]:
    """What is wrong, by code: notes are not."""
    return [one.code.id for one in proof.findings if one.severity != "info"]


# ---- sound documents ----------------------------------------------------------------------------------------------


def test_the_fixtures_of_the_sheet_are_there() -> None:
    names = {path.stem for path in SOUND}
    assert {"filler-pages", "signature-short-name", "signature-long-name", "landscape-table"} <= names
    assert {"duty-report", "twelve-headings", "attachments", "joint-seals", "stamps"} <= names


@pytest.mark.parametrize("path", SOUND, ids=lambda path: path.stem)
def test_sound_documents_pass(path: Path) -> None:
    proof = proof_of(path)
    facts = proof.facts
    assert faults(proof) == []
    assert facts["labels"]["printed"] == facts["labels"]["expected"]
    assert facts["paragraphs"]["printed"] == facts["paragraphs"]["expected"] > 1
    assert facts["page_numbers"] == list(range(1, facts["pages"] + 1))
    assert not proof.layout.torn
    assert proof.layout.hole <= 2


@pytest.mark.parametrize("path", [path for path in SOUND if path.parent == FIXTURES], ids=lambda p: p.stem)
def test_the_rules_have_nothing_to_say_of_the_fixtures(path: Path) -> None:
    told = {"filler-pages": ["S401"], "signature-short-name": ["W504"]}  # no title; a contact 张某某
    told["charts"] = ["S490", "S491", "S490", "S492", "S492"]  # gaps, a sum, crowded numbers
    assert [one.code.id for one in job_of(path).findings] == told.get(path.stem, [])


# ---- each check can fail ------------------------------------------------------------------------------------------

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
ODD, EVEN = "word/footer1.xml", "word/footer2.xml"


class Edit(NamedTuple):
    """A pattern in a part of the general template and what is put in place of each match."""

    part: str
    pattern: str
    new: str


def edited(*edits: Edit) -> bytes:
    """The general template, edited."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(GENERAL) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            text = old.read(name).decode()
            for edit in edits:
                if edit.part == name:
                    text, count = re.subn(edit.pattern, edit.new, text, flags=re.DOTALL)
                    assert count, edit
            new.writestr(name, text)
    return out.getvalue()


def template(*edits: Edit) -> Template:
    return Template.compile(edited(*edits), "edited.docx")


def in_style(name: str, pattern: str, new: str) -> Edit:
    """An edit within one paragraph style; `pattern` stands in front of `new` again where that begins with \\2."""
    return Edit(
        STYLES,
        rf'(<w:style [^>]*>(?:(?!</w:style>).)*?<w:name w:val="{name}"/>(?:(?!</w:style>).)*?)({pattern})',
        rf"\1{new}",
    )


def face(name: str, properties: str) -> Edit:
    """A style whose characters have some more properties."""
    return in_style(name, "</w:pPr>", rf"\2<w:rPr>{properties}</w:rPr>")


HEADING_LAST = (
    "文种: 报告\n标题: 层次\n正文:\n  - " + "国" * (28 * 18 - 2) + "\n  - {标题: 要点, 内容: 文字。}\n"
)
PICTURE_LAST = (
    "文种: 报告\n标题: 附图\n正文:\n  - 见图。\n  - 图片: tall.png\n署名: 某某局\n成文日期: 2024-1-5\n"
)

PICTURE_FIRST = (
    "文种: 报告\n标题: 附图\n正文:\n  - 见图。\n  - 图片: tall.png\n  - " + "国" * (28 * 60 - 2) + "\n"
)
TWO_SEALS = (
    "文种: 报告\n标题: 预算\n正文: 请审阅。\n署名: [市财政局, 市审计局]\n印章: [seal.png, seal.png]\n"
    "成文日期: 2026-01-20\n附注: 此件公开发布\n"
)
TWO_ATTACHMENTS = (
    "文种: 报告\n标题: 预算\n正文: 请审阅。\n附件: [名单, 台账]\n署名: 市财政局\n成文日期: 2026-01-20\n"
)
ADDRESS = "文种: 报告\n标题: 平台\n正文:\n  - 全区共有二十六个单位报送了材料，网址www.example.gov.cn/zwgk/index.html可供查阅。\n"
PICTURE_BELOW = (
    "文种: 报告\n标题: 附图\n正文:\n"
    + f"  - {'国' * 82}\n" * 3
    + "  - {图片: wide.png}\n" * 2
    + "  - 图片: tall.png\n    题注: 走势\n  - 后文。\n"
)
UNDRAWN = "文种: 报告\n标题: 行尾\n正文: " + "国" * 25 + "，2024年工作总结。\n"
END = "署名: 市财政局\n成文日期: 2026-01-05\n"
FIVE = ", ".join(f"某某市{one}局" for one in ("财政", "税务", "统计", "审计", "民政"))
TALL = (
    "文种: 报告\n标题: 落款\n正文:\n"
    + f"  - {'国' * 110}\n" * 3
    + f"署名: [{FIVE}]\n成文日期: 2024-12-31\n印章: 有\n"
)
ONE_LINE_MORE = (
    "文种: 报告\n标题: 关于落款的报告\n主送机关: 市政府\n正文:\n"
    + f"  - {'国' * 84}\n" * 4
    + f"  - {'国' * 20}\n署名: 某某市财政局\n成文日期: 2024-12-31\n印章: 有\n"
)

CROWDED = (
    "文种: 报告\n标题: 栏目太多\n正文:\n- 表格:\n"
    f"  - [{', '.join(f'第{n}栏' for n in range(20))}]\n  - [{', '.join(['12345.6'] * 20)}]\n"
)


# The code, what happens to the general template, and the document: a text or the name of a fixture.
def items(form: str, count: int, more: str = "") -> str:
    """A report of so many items in that form, and something after them."""
    rows = "".join(f"  - {{段首: 事项{n}。, 文字: 已办结。}}\n" for n in range(count))
    return f"文种: 报告\n标题: 清单\n层次: ['{form}']\n正文:\n{rows}{more}"


FAULTS: list[tuple[str, str, list[Edit], str]] = [
    ("L701", "a pitch of 29 pt", [Edit(DOCUMENT, 'linePitch="579"', 'linePitch="580"')], "filler-pages"),
    (
        "L701",
        "a pitch of 29 pt, and a picture on another page",
        [Edit(DOCUMENT, 'linePitch="579"', 'linePitch="580"')],
        PICTURE_FIRST,
    ),
    ("L702", "no character spacing", [in_style("Normal", '<w:spacing w:val="-5"/>', "")], "filler-pages"),
    ("L703", "left", [Edit(DOCUMENT, 'w:left="1588"', 'w:left="1803"')], "filler-pages"),
    ("L703", "right", [Edit(DOCUMENT, 'w:right="1474"', 'w:right="1300"')], "filler-pages"),
    (
        "L703",
        "top and bottom",
        [
            Edit(DOCUMENT, 'w:top="2098"', 'w:top="1962"'),
            Edit(DOCUMENT, 'w:bottom="1984"', 'w:bottom="2120"'),
        ],
        "filler-pages",
    ),
    ("L704", "headings may stand last", [in_style("heading 1", "<w:keepNext/>", "")], HEADING_LAST),
    ("L705", "a page filled by a picture", [], PICTURE_LAST),
    (
        "L706",
        "the date on a new page",
        [in_style("成文日期", "<w:pPr>", r"\2<w:pageBreakBefore/>")],
        "signature-short-name",
    ),
    ("L707", "a larger name", [face("署名", '<w:sz w:val="44"/>')], "signature-short-name"),
    ("L707", "a larger date under a seal", [face("成文日期", '<w:sz w:val="44"/>')], "seal"),
    ("L708", "hidden", [face("附注", "<w:vanish/>")], "signature-short-name"),
    ("L708", "white", [face("附注", '<w:color w:val="FFFFFF"/>')], "signature-short-name"),
    (
        "L709",
        "white numbers",
        [Edit(NUMBERING, '(<w:rPr><w:rFonts w:hint="eastAsia"/>)', r'\1<w:color w:val="FFFFFF"/>')],
        "twelve-headings",
    ),
    ("L710", "space before", [in_style("附件标题", 'w:before="0"', 'w:before="1158"')], "attachments"),
    ("L710", "no new page", [in_style("附件标记", "<w:pageBreakBefore/>", "")], "attachments"),
    ("L711", "an empty footer", [Edit(EVEN, "<w:r>.*</w:r>", "")], "filler-pages"),
    (
        "L711",
        "a number that stays",
        [
            Edit(
                EVEN,
                r"<w:r>(?:(?!</w:r>).)*fldChar.*fldChar(?:(?!</w:r>).)*</w:r>",
                "<w:r><w:t>4</w:t></w:r>",
            )
        ],
        "filler-pages",
    ),
    (
        "L712",
        "in the middle",
        [Edit(ODD, '<w:ind w:right="280"/><w:jc w:val="right"/>', '<w:jc w:val="center"/>')],
        "filler-pages",
    ),
    ("L712", "no indent", [Edit(EVEN, '<w:ind w:left="280"/>', "")], "filler-pages"),
    ("L716", "a low footer", [Edit(DOCUMENT, 'w:footer="1431"', 'w:footer="851"')], "filler-pages"),
    (
        "L715",
        "twenty columns",
        [],
        CROWDED,
    ),
    (
        "L713",
        "a negative indent",
        [
            in_style("公文正文", 'w:left="0"', 'w:left="-600"'),
            in_style("公文正文", 'w:leftChars="0"', 'w:leftChars="-200"'),
        ],
        "filler-pages",
    ),
    ("L714", "a page of text and its signature", [], "attachments"),
    (
        "L750",
        "no dashes",
        [Edit(ODD, '<w:t xml:space="preserve">(?:— | —)</w:t>', "<w:t></w:t>")],
        "filler-pages",
    ),
    (
        "L751",
        "no number at all",
        [Edit(ODD, "<w:r>.*</w:r>", ""), Edit(EVEN, "<w:r>.*</w:r>", "")],
        "filler-pages",
    ),
    ("L753", "a wider date", [face("成文日期", '<w:spacing w:val="60"/>')], "signature-short-name"),
    (
        "L754",
        "a low date, which draws the remark up into the seals",
        [
            in_style(
                "成文日期",
                "</w:pPr>",
                r'<w:snapToGrid w:val="0"/><w:spacing w:line="120" w:lineRule="exact"/>\2',
            )
        ],
        TWO_SEALS,
    ),
    (
        "L755",
        "a page break before each",
        [in_style("附件说明", "</w:pPr>", r"<w:pageBreakBefore/>\2")],
        TWO_ATTACHMENTS,
    ),
    ("L756", "an address that cannot be broken", [], ADDRESS),
    ("L757", "a picture that does not fit", [], PICTURE_BELOW),
    ("L770", "a hundred and one items", [], items("一、", 101)),
    ("L717", "a comma that hangs over before a year", [], UNDRAWN),
    ("L742", "a character that no font has", [], "文种: 报告\n正文: 王\U000323af同志。\n"),
    ("L718", "five seals under a short text", [], TALL),
    ("L719", "a line too many", [], ONE_LINE_MORE),
    ("L782", "one line that goes with its signature", [], short_notice(1)),
    ("L783", "one paragraph of which some goes with its signature", [], short_notice(4)),
]


@pytest.mark.parametrize(
    ("code", "how", "edits", "text"), FAULTS, ids=[f"{id} {how}" for id, how, *_ in FAULTS]
)
def test_each_check_can_fail(code: str, how: str, edits: list[Edit], text: str) -> None:
    is_fixture = "\n" not in text
    source = read_source(str(FIXTURES / f"{text}.yaml")) if is_fixture else Source(str(FIXTURES / how), text)
    proof = Job.of(source, template(*edits) if edits else None).proof
    assert code in [one.code.id for one in proof.findings]
    if edits and not is_fixture:  # sound but for the template
        assert faults(Job.of(source).proof) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (items("一、", 121), [("22", "一百、")]),
        (items("（一）", 100), [("1", "（一百）")]),
        (items("①", 23), [("3", "㉑")]),
        (items("１．", 3), [("3", "１．")]),
        (items("一、", 99), []),
        (items("1.", 130), []),
        (items("一、", 2, "  - {标题: 附则, 序号: 一百〇一、}\n"), []),
        (items("１．", 1, "  - {标题: 附则, 序号: １０００．}\n"), [("1", "１．")]),
        (items("一、", 100) + "编号: 文本\n", []),
    ],
)
def test_labels_that_programs_spell_otherwise_are_told(text: str, told: list[tuple[str, str]]) -> None:
    """They are on the paper, but not Word's own: what the proof says of labels is not said of them."""
    proof = Job.of(Source("x.yaml", text)).proof
    found = [one for one in proof.findings if one.code is printed.LABELS_TYPED]
    assert [(one.args["count"], one.args["label"]) for one in found] == told
    assert faults(proof) == []
    assert proof.facts["labels"]["printed"] == proof.facts["labels"]["expected"]


@pytest.mark.parametrize(("font", "shown"), [("黑体", {"top", "bottom"}), ("DejaVuSans", set[str]())])
def test_rows_with_a_font_of_the_machines_choice_show_no_margin(font: str, shown: set[str]) -> None:
    """Where it has nothing for 黑体, rows whose leads are in it sit a millimetre higher: no margin of the template is wrong."""
    layout = Job.of(Source("x.yaml", items("一、", 60))).proof.layout

    def raised(glyph: Glyph) -> Glyph:
        lead = glyph.text in "一二三四五六七八九十、"
        return replace(glyph, baseline=glyph.baseline - 3.4, font=font if lead else "仿宋_GB2312")

    pages = tuple(replace(page, glyphs=tuple(map(raised, page.glyphs))) for page in layout.pages)
    moved = Layout(layout.flow, pages, layout.fit)
    assert moved.margins.keys() & {"top", "bottom"} == shown
    found = [one.args["side_en"] for one in area.margins_are_those_of_the_standard(moved)]
    assert set(found) & {"top", "bottom"} == shown


def test_no_check_is_left_out() -> None:
    assert {code for code, *_ in FAULTS} == {
        id for id in registry() if re.match("L7[01]|L770|L75[013-9]|L742|L78[23]", id)
    }


@pytest.mark.parametrize("how", ["--pdf", "--proof"])
def test_a_crowded_table_is_told_of_once(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the text, as without pages; by the pages where the text does not show it: 字 stands under 字."""
    stacked = "- 表格:\n" + f"  - [{', '.join(['一二三四'] * 40)}]\n  - [{', '.join(['字字字字'] * 40)}]\n"
    (tmp_path / "x.yaml").write_text(CROWDED + stacked, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.run(["x.yaml", how, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().err)
    faces = ["O834"] * (how == "--pdf")  # the proof tells them with what was measured
    assert [one["code"] for one in told] == ["S433", "L715", *faces]


def test_findings_have_places_in_the_source() -> None:
    proof = job_of(FIXTURES / "signature-short-name.yaml", template(face("附注", "<w:vanish/>"))).proof
    (finding,) = proof.findings
    assert finding.place is not None
    assert (finding.place.line, finding.args["text"]) == (8, "（联系人：张某某，电话：123…")


def test_a_fit_is_told_and_is_in_the_document() -> None:
    """Text that fills the page to its last line: the signature stays with it, in the result and not only in the proof."""
    text = "国" * (28 * 20 - 2)
    job = Job.of(Source("x.yaml", f"文种: 报告\n正文: {text}\n署名: 某某局\n成文日期: 2024-1-5\n"))
    proof = job.proof
    (told,) = proof.findings
    assert (told.code, told.severity) == (signature.FITTED, "info")
    assert (told.args["pages_zh"], told.args["usual"]) == ("第1面", "28.95")
    assert proof.facts["line_pitch_pt"] == [float(told.args["number"])]
    assert proof.docx == job.docx(proof.layout.fit) != job.docx()


def test_characters_are_set_closer_where_lines_do_not_suffice() -> None:
    """S-15 allows both; what is told stands in the document."""
    job = Job.of(Source("x.yaml", ONE_LINE_MORE))
    proof = job.proof
    assert (len(proof.layout.pages), faults(proof)) == (1, [])
    (told,) = (one for one in proof.findings if one.code is signature.FITTED_CHARACTERS)
    assert (told.severity, told.args["count"]) == ("info", "29")
    longest = max(line.text for line in proof.layout.pages[0].body if set(line.text) == {"国"})
    assert len(longest) == 29
    assert proof.docx == job.docx(proof.layout.fit) != job.docx()


def test_a_block_of_seals_takes_no_more_text_along_than_it_must() -> None:
    """Two rows of text or more go with it, the first page begins the text, and the hole is told, not hidden by a wider pitch."""
    proof = Job.of(Source("x.yaml", TALL)).proof
    (told,) = proof.findings
    assert (told.code, told.severity, told.args["page"]) == (signature.HOLE_LEFT, "info", "1")
    assert proof.facts["signature"] == {"page": 2, "lines_of_text": 4}
    assert proof.facts["line_pitch_pt"] == [28.95]
    assert proof.layout.text_rows(1) == 8


def test_the_note_on_attachments_goes_with_the_signature_so_that_the_first_page_has_text() -> None:
    """S-03 names the note beside the text; clause 7.3.3 wants text on the first page."""
    attachment = "附件:\n  - 某某统计表\n"
    text = TALL.replace(f"  - {'国' * 110}\n" * 3, f"  - {'国' * (28 * 6 - 2)}\n") + attachment
    proof = Job.of(Source("x.yaml", text)).proof
    assert proof.layout.text_rows(1) == 6
    assert [one.code for one in proof.findings] == [signature.HOLE_LEFT]


RUN_IN = "文种: 报告\n标题: 行尾\n层次: [1.]\n正文:\n  - 段首: {}\n    文字: 完成。\n"
LABELLED = RUN_IN.format("坚持党建引领基层治理创新，全面推进乡村振兴各项工作，落地见效。")


@pytest.mark.parametrize(
    "text", [UNDRAWN, UNDRAWN.replace("，", "。"), UNDRAWN.replace("，", "、"), LABELLED]
)
def test_a_mark_that_libreoffice_would_leave_out_is_drawn_and_told(text: str, tmp_path: Path) -> None:
    """It hangs over the end of a line in Word, which is told nothing but the default."""
    job = Job.of(Source("x.yaml", text))
    words = job.flow.blocks[1]
    assert isinstance(words, Paragraph)
    assert words.text not in "".join(line.text for line in plain_pages(job)[0].body)
    proof = job.proof
    assert words.text in "".join(line.text for line in proof.layout.pages[0].body)
    (told,) = proof.findings
    assert (told.code, told.severity, told.args["count"]) == (printed.MARKS_INSIDE, "info", "1")
    assert proof.layout.fit.overflow == {1: True}
    assert proof.docx == job.docx(proof.layout.fit) != job.docx()
    (tmp_path / "x.docx").write_bytes(proof.docx)
    assert errors(tmp_path / "x.docx") == []


def test_a_mark_stays_drawn_where_the_signature_is_fitted() -> None:
    text = ONE_LINE_MORE.replace("正文:\n", "正文:\n  - " + "国" * 25 + "，2024年工作总结。\n", 1)
    proof = Job.of(Source("x.yaml", text)).proof
    assert proof.layout.fit.overflow
    assert proof.layout.fit.pitches or proof.layout.fit.spacings
    assert "，2024年工作总结。" in "".join(line.text for line in proof.layout.pages[0].body)
    assert faults(proof) == []


def test_a_fitted_document_is_sound(tmp_path: Path) -> None:
    """Each property stands where the schema wants it, in headings without a label too."""
    text = "文种: 报告\n标题: 落款\n正文:\n  - {标题: 附则, 编号: 无}\n  - {标题: 甲, 内容: 乙。}\n" + END
    job = Job.of(Source("x.yaml", text))
    every = range(len(job.flow.blocks))
    fit = Fit(dict.fromkeys(every, 531), {3: -16}, dict.fromkeys(every, True))
    (tmp_path / "x.docx").write_bytes(job.docx(fit))
    # The number 0 takes a heading's number away, which openxml-audit does not know.
    assert [one for one in errors(tmp_path / "x.docx") if "definition '0'" not in one] == []


def plain_pages(job: Job) -> tuple[Page, ...]:
    """The pages of a document as it was written first."""
    return measure.read(office.to_pdf(job.docx()), office.roles())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("国" * 25 + "，2024年工作总结。", True),
        ("国" * 25 + "；2024年工作总结。", False),  # a mark that it always draws
        ("国" * 24 + "，国2024年工作总结。", False),  # not at the end of a line
        ("国" * 25 + "，2024年工作总结，。", False),
        ("国" * 25 + "，2024年工作小结。", False),
    ],
)
def test_no_other_character_may_be_missing(text: str, found: bool) -> None:
    pages = plain_pages(Job.of(Source("x.yaml", UNDRAWN)))
    flow = Job.of(Source("x.yaml", f"文种: 报告\n标题: 行尾\n正文: {text}\n")).flow
    assert bool(Layout(flow, pages).printed[1].rows) is found


@pytest.mark.parametrize(("lines", "seal"), [(18, "印章: 有\n"), (40, "印章: 有\n"), (44, "")])
def test_a_long_paragraph_parts_so_that_its_signature_has_text(lines: int, seal: str) -> None:
    """Kept whole it would go to the next page with the signature and leave its own page empty."""
    body = "国" * (28 * lines - 2)
    text = f"文种: 报告\n标题: 落款\n正文: {body}\n署名: 某某局\n成文日期: 2024-12-31\n{seal}"
    proof = Job.of(Source("x.yaml", text)).proof
    facts = proof.facts
    assert faults(proof) == []
    assert facts["signature"]["page"] == facts["pages"]
    assert facts["signature"]["lines_of_text"] >= 2
    assert all(rows >= 20 for rows in facts["lines"][:-1])


def test_a_remark_and_a_long_note_stay_with_the_signature() -> None:
    """Twelve names of attachments do not push the text off the first page, nor the remark onto a page of its own."""
    proof = proof_of(FIXTURES / "attachments.yaml")
    pages = {one.paragraph.role: one.rows[0].page for one in proof.layout.printed}
    assert pages["addressees"] == pages["date"] == pages["remark"] == 1


def lines(count: int) -> str:
    return "".join(f"  - 这是第{n}段只有一行的文字。\n" for n in range(1, count + 1))


@pytest.mark.parametrize("caption", ["", ", 题注: 图"])
def test_a_picture_that_ends_the_text_goes_with_the_signature(caption: str) -> None:
    """S-18: the caption with it; a picture is company enough for a signature."""
    tall = "文种: 报告\n标题: 图\n正文:\n" + lines(12) + f"  - {{图片: wide.png{caption}}}\n" + END
    proof = Job.of(Source(str(FIXTURES / "x.yaml"), tall)).proof
    assert [one.code.id for one in proof.findings] == ["L757"]
    assert [page.pictures for page in proof.layout.pages] == [0, 1]
    page = proof.layout.pages[1].body
    assert [line.text for line in page] == [*["图1图"] * bool(caption), "市财政局", "2026年1月5日"]


LYING = "文种: 报告\n标题: 表\n正文:\n  - 如下：\n  - {表格: [[甲, 乙], [丙, 丁]], 横排: 是}\n"


@pytest.mark.parametrize(
    ("text", "way"),
    [
        (LYING + END, "横排的表自成一面"),
        (PICTURE_LAST.replace("见图。", "见图：" + "国" * 400), "图片把一面占满了"),
    ],
)
def test_a_signature_alone_is_told_what_helps(text: str, way: str) -> None:
    proof = Job.of(Source(str(FIXTURES / "x.yaml"), text)).proof
    (told,) = proof.findings
    assert told.code is signature.SIGNATURE_ALONE
    assert told.hint("zh").startswith(way)
    mended = text.replace("署名", "  - 特此报告。\n署名")
    assert faults(Job.of(Source(str(FIXTURES / "x.yaml"), mended)).proof) == []


@pytest.mark.parametrize("name", ["XX省XX市XX区人民政府", "A市B区人民政府办公室", "WWW省MMM市WWW县人民政府"])
@pytest.mark.parametrize("seal", ["", "印章: 有\n"])
def test_letters_in_a_name_do_not_move_it_from_its_date(name: str, seal: str) -> None:
    """Faces differ in how wide they are: a stand-in's X is more than half an em."""
    text = f"文种: 报告\n标题: 落款\n正文: 特此报告。\n署名: {name}\n成文日期: 2026-01-05\n{seal}"
    proof = Job.of(Source("x.yaml", text)).proof
    assert [one.code.id for one in proof.findings] == []
    row, date = proof.layout.signature[0].rows[0], proof.layout.signature[1].rows[0]
    if seal:
        assert (row.x0 + row.x1) / 2 == pytest.approx((date.x0 + date.x1) / 2, abs=1)


def test_an_attachment_may_be_a_picture_without_a_caption() -> None:
    text = (
        "文种: 报告\n标题: 图\n正文: 特此报告。\n附件:\n  - 标题: 照片\n    内容:\n      - 图片: wide.png\n"
    )
    text += "  - 标题: 表\n    内容:\n      - 表格: [[甲, 乙], [丙, 丁]]\n" + END
    assert Job.of(Source(str(FIXTURES / "x.yaml"), text)).proof.findings == ()


def test_typed_circled_numbers_make_no_line_shorter_than_it_should_be() -> None:
    """LibreOffice parts ① from what follows, as it does figures: 27 characters fill such a line."""
    words = "坚持党建引领基层治理创新全面推进乡村振兴各项工作落地见效成绩显著。"
    text = "文种: 报告\n标题: 图\n正文:\n" + "".join(f"  - {n}{words}\n" for n in "①②③")
    assert Job.of(Source("x.yaml", text)).proof.findings == ()


# 😀 and 龦 are in no official face.
RARE = "文种: 报告\n标题: 关于王{0}同志的报告\n正文:\n  - 王{0}、李龦、群众满意😀。\n署名: 王{0}\n成文日期: 2026-01-05\n"


def test_characters_without_a_glyph_are_named_and_nothing_else_is_wrong() -> None:
    """They are boxes in the PDF, often without a text, and in the document all the same."""
    job = Job.of(Source("x.yaml", RARE.format("\U000323af")))
    (told,) = (one for one in job.proof.findings if "\U000323af" in one.args["text"])
    assert (told.code, told.severity) == (printed.NO_GLYPH, "warning")
    assert told.place
    assert told.place.line == 2
    assert faults(job.proof) == ["L742"]
    assert job.proof.layout.text_rows(1) == 1


def test_characters_of_other_fonts_are_found_though_they_are_drawn_last() -> None:
    glyph = Glyph("国", 0, 16, 200, 16, "仿宋_GB2312", "000000")
    drawn = (("国", 90), ("。", 122), ("😀", 106))
    glyphs = [replace(glyph, text=one, x0=x, x1=x + 16) for one, x in drawn]
    page = Page(595, 842, (*glyphs[:2], replace(glyphs[2], font="DejaVuSans")), (), ())
    flow = Job.of(Source("x.yaml", "文种: 报告\n正文: 国😀。\n")).flow
    (found,) = Layout(flow, (page,)).printed
    assert [row.characters for row in found.rows] == [3]


def test_lines_are_set_no_wider_than_32_points() -> None:
    note = "附件: [甲项工作完成情况, 乙项工作完成情况, 丙项工作完成情况]\n附注: 此件公开发布\n印章: 有\n"
    wide = set()
    for count in (9, 12, 14, 16):
        text = f"文种: 报告\n标题: 落款\n主送机关: 市委\n正文:\n{lines(count)}  - {'国' * 70}\n{END}{note}"
        wide |= set(Job.of(Source("x.yaml", text)).proof.facts["line_pitch_pt"])
    assert max(wide) > 28.95
    assert min(wide) >= 26.5
    assert max(wide) <= 32


# ---- what was measured --------------------------------------------------------------------------------------------


def test_facts() -> None:
    """A change here breaks what reads `--format json`."""
    assert json.loads(json.dumps(proof_of(FIXTURES / "filler-pages.yaml").facts)) == {
        "pages": 3,
        "lines": [22, 22, 22],
        "characters": 28,
        "full_lines": pytest.approx(64, abs=2),
        "margins_mm": {
            "left": pytest.approx(28, abs=0.5),
            "right": pytest.approx(26, abs=0.5),
            "top": pytest.approx(37, abs=0.5),
            "bottom": pytest.approx(35, abs=0.5),
        },
        "page_numbers": [1, 2, 3],
        "pages_to_number": 3,
        "labels": {"expected": 0, "printed": 0},
        "paragraphs": {"expected": 2, "printed": 2},
        "signature": None,
        "line_pitch_pt": [28.95],
    }
    assert proof_of(FIXTURES / "seal.yaml").facts["signature"] == {"page": 1, "lines_of_text": 4}


FACTS: dict[str, Any] = {
    "pages": 2,
    "lines": [22, 9],
    "characters": 28,
    "full_lines": 12,
    "margins_mm": {"left": 28.0, "bottom": 35.3},
    "page_numbers": [1, None],
    "pages_to_number": 2,
    "labels": {"expected": 3, "printed": 2},
    "paragraphs": {"expected": 9, "printed": 8},
    "signature": {"page": 2, "lines_of_text": 4},
    "line_pitch_pt": [28.95],
    "stand_ins": {"仿宋_GB2312": "FandolFang", "黑体": None},
}


def test_facts_as_text() -> None:
    assert as_text(FACTS, "zh").splitlines() == [
        "页数  2",
        "行数  22 9",
        "满行  28字",
        "版心边距  左 28.0  下 35.3 毫米",
        "页码  1个，应有2个",
        "序号  2个，应有3个",
        "文字  8段，应有9段",
        "落款  第2面，同面有正文4行",
        "字体  仿宋_GB2312 用 FandolFang 代替",
        "字体  黑体 用 别的字体 代替",
    ]
    assert as_text(FACTS, "en").splitlines() == [
        "pages  2",
        "lines  22 9",
        "characters of a full line  28",
        "margins  left 28.0  bottom 35.3 mm",
        "page numbers  1 of 2",
        "labels  2 of 3",
        "paragraphs  8 of 9",
        "signature  page 2, with 4 lines of text",
        "font  FandolFang stands in for 仿宋_GB2312",
        "font  some other stands in for 黑体",
    ]


def test_what_could_not_be_measured_is_left_out() -> None:
    nothing = {**FACTS, "characters": None, "margins_mm": {}, "signature": None, "stand_ins": {}}
    for language in ("zh", "en"):
        text = as_text(nothing, language)
        assert len(text.splitlines()) == 5
        assert "None" not in text


# ---- the command --------------------------------------------------------------------------------------------------

SHORT = "文种: 报告\n标题: 关于落款的报告\n正文: 特此报告。\n署名: 某某局\n成文日期: 2024-1-5\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two reports, to be in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in ("甲.yaml", "乙.yaml"):
        (tmp_path / name).write_text(SHORT, "utf-8")
    return tmp_path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix != ".yaml"}


def test_proof_of_a_sound_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["甲.yaml", "--proof"]) == 0
    out, err = capsys.readouterr()
    path, *facts = out.splitlines()
    assert path == "甲.docx"
    assert facts[:2] == ["页数  1", "行数  6"]
    assert err == ""
    assert names(folder) == {"甲.docx"}


def test_proof_of_an_unsound_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "坏.docx").write_bytes(edited(Edit(ODD, "<w:r>.*</w:r>", "")))
    assert cli.run(["甲.yaml", "--proof", "--template", "坏.docx"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("甲.docx\n")
    assert "错误 L711" in err
    assert cli.run(["甲.yaml", "--pdf", "--template", "坏.docx"]) == 0  # nobody asked
    assert "L711" not in capsys.readouterr().err


def test_pdf_and_pages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(FIXTURES / "landscape-table.yaml", folder / "表.yaml")
    assert cli.run(["表.yaml", "--pdf", "--png"]) == 0
    written = capsys.readouterr().out.splitlines()
    assert written == ["表.docx", "表.pdf", "表-1.png", "表-2.png", "表-3.png"]
    assert names(folder) == set(written)
    assert (folder / "表.pdf").read_bytes().startswith(b"%PDF-")
    assert all(len(Path(name).read_bytes()) > 1000 for name in written)
    for name, landscape in zip(written[2:], (False, True, False), strict=True):
        with Image.open(name) as image:
            assert (image.width > image.height) is landscape


def test_images_of_a_longer_former_result_go(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only ours, only of this result, and never a picture of the report."""
    shutil.copy(FIXTURES / "landscape-table.yaml", folder / "表.yaml")
    assert cli.run(["表.yaml", "--png"]) == 0
    for name in ("表-1-2.png", "另-2.png", "表-2.jpg", "表-a.png"):
        shutil.copy(folder / "表-2.png", folder / name)  # ours, but no page of this result
    shutil.copy(FIXTURES / "stamp.png", folder / "表-4.png")  # named as a page, but not ours
    mark = PngInfo()
    mark.add_text("Software", "compile")
    Image.new("L", (9, 9)).save(folder / "表-5.png", pnginfo=mark)
    (folder / "表-6.png").symlink_to("表-3.png")
    text = SHORT.replace("正文: 特此报告。", "正文: [特此报告。, 图片: 表-5.png]")
    (folder / "表.yaml").write_text(text, "utf-8")
    kept = names(folder) - {"表-2.png", "表-3.png"}
    capsys.readouterr()
    assert cli.run(["表.yaml", "--pdf", "--png"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == ["表.docx", "表.pdf", "表-1.png"]
    assert names(folder) == kept | {"表.pdf"}
    assert "说明 O815" in err
    assert "图片删掉了：表-2.png、表-3.png。" in err
    assert cli.run(["表.yaml", "--png"]) == 0
    assert "O815" not in capsys.readouterr().err


def test_several_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["甲.yaml", "乙.yaml", "--pdf"]) == 0
    assert capsys.readouterr().out.splitlines() == ["甲.docx", "甲.pdf", "乙.docx", "乙.pdf"]
    assert cli.run(["甲.yaml", "乙.yaml", "--proof"]) == 0
    out, _ = capsys.readouterr()
    assert [line for line in out.splitlines() if line.endswith(".docx")] == ["甲.docx", "乙.docx"]
    assert names(folder) == {"甲.docx", "甲.pdf", "乙.docx", "乙.pdf"}


def test_several_files_have_no_one_result(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["甲.yaml", "乙.yaml", "-o", "丙.docx"]) == 2
    assert capsys.readouterr().out == ""
    assert names(folder) == set()


def test_json_is_one_array_of_all_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "错.yaml").write_text("文种: 报告\n正闻: 乙\n", "utf-8")
    assert cli.run(["甲.yaml", "错.yaml", "乙.yaml", "--proof", "--pdf", "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert [one["code"] for one in json.loads(err)] == ["D204"]
    objects = json.loads(out)
    assert [one["file"] for one in objects] == ["甲.yaml", "乙.yaml"]
    assert [one["written"] for one in objects] == [["甲.docx", "甲.pdf"], ["乙.docx", "乙.pdf"]]
    for one in objects:
        assert one.keys() == {"file", "written", "proof"}
        assert one["proof"].keys() == FACTS.keys()
        assert one["proof"]["signature"] == {"page": 1, "lines_of_text": 1}
    assert names(folder) == {"甲.docx", "甲.pdf", "乙.docx", "乙.pdf"}


def test_a_folder_in_the_way_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "甲.pdf").mkdir()
    assert cli.run(["甲.yaml", "--pdf"]) == 2
    out, err = capsys.readouterr()
    assert (out, names(folder)) == ("", {"甲.pdf"})
    assert "不能把结果写到“甲.pdf”：它是一个文件夹。" in err
    assert "另外指定一个 .docx 文件名，PDF 和图片跟着它起名。" in err


@pytest.mark.usefixtures("folder")
def test_preview_says_where_no_viewer_opens(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = False
    monkeypatch.setattr("compiler.pages.office.open_file", lambda _: shown)
    assert cli.run(["preview", "甲.yaml"]) == 0
    out, err = capsys.readouterr()
    assert Path(out.strip()).read_bytes().startswith(b"%PDF-")
    assert err.splitlines() == ["这台电脑上打不开看 PDF 的程序，请自己打开下面这个文件："]
    shown = True
    assert cli.run(["preview", "甲.yaml"]) == 0
    assert capsys.readouterr().err == ""


def test_what_is_there_survives_a_failure(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    options = ["甲.yaml", "--pdf", "--png", "--proof"]
    assert cli.run(options) == 0
    before = {name: (folder / name).read_bytes() for name in names(folder)}
    capsys.readouterr()
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("COMPILE_SOFFICE", str(folder / "nothing"))
        assert cli.run(options) == 3
        assert "O809" in capsys.readouterr().err
    (folder / "~$甲.pdf").touch()  # open elsewhere
    assert cli.run(options) == 3
    assert "O804" in capsys.readouterr().err
    (folder / "~$甲.pdf").unlink()
    (folder / "甲.yaml").write_text("文种: 报告\n正文: [\n", "utf-8")
    assert cli.run(options) == 1
    assert capsys.readouterr().out == ""
    assert {name: (folder / name).read_bytes() for name in names(folder)} == before


def test_a_picture_of_the_report_is_no_target(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(FIXTURES / "stamp.png", folder / "甲-1.png")
    text = "文种: 报告\n标题: 附图\n正文:\n  - 图片: 甲-1.png\n"
    (folder / "甲.yaml").write_text(text, "utf-8")
    assert cli.run(["甲.yaml", "--png"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "O803" in err
    assert names(folder) == {"甲-1.png"}
    assert (folder / "甲-1.png").read_bytes() == (FIXTURES / "stamp.png").read_bytes()
    assert cli.run(["甲.yaml", "--pdf"]) == 0  # only its own picture is in the way
