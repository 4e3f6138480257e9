"""`--proof` never cries wolf: what strangers' templates and texts hold without being wrong; and what is wrong there is still told."""

import io
import zipfile

import pytest

from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.pages.checks import together
from compiler.pages.checks.every import check
from compiler.pages.proof import Proof
from compiler.source.load import Source
from compiler.word.template.compiled import Template
from tests.kit.builds import BUILDS, text_for
from tests.kit.dialect import parts_of
from tests.kit.on_paper import laid_out
from tests.kit.sound import TEMPLATES, footers, grid, in_parts, personal_form, sound
from tests.kit.support import FIXTURES
from tests.kit.templates import edited

DOCUMENT, ODD, EVEN = "word/document.xml", "word/footer1.xml", "word/footer2.xml"
END = "署名: 区档案馆\n成文日期: 2026-01-05\n"
REPORTER = "报告人: {单位: 市财政局, 职务: 科长, 姓名: 李四, 日期: 2025-12-31}\n"
BODY = '<w:p><w:pPr><w:pStyle w:val="GwBody"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>{{p 全文 }}</w:t></w:r></w:p>'


def proof_of(text: str, template: bytes | None = None) -> Proof:
    made = Template.compile(template, "t.docx") if template else None
    return Job.of(Source(str(FIXTURES / "report.yaml"), text), made).proof


def errors(proof: Proof) -> list[str]:
    return [one.code.id for one in proof.findings if one.severity == "error"]


def report(*paragraphs: str, end: str = END) -> str:
    return "文种: 报告\n标题: 题目\n正文:\n" + "".join(f"  - '{one}'\n" for one in paragraphs) + end


@pytest.mark.parametrize(
    "word", ["Wi-Fi覆盖率", "X-ray检查", "e-mail地址", "state-of-the-art技术", "CO-OP项目", "T-N-3型设备"]
)
def test_a_word_broken_at_its_hyphen_is_all_there(word: str) -> None:
    """With enough characters before it the word is broken at each of its hyphens."""
    proof = proof_of(report(*("国" * (count) + word + "达到百分之百。" for count in range(20, 28))))
    assert errors(proof) == []
    assert proof.facts["paragraphs"]["printed"] == proof.facts["paragraphs"]["expected"]


@pytest.mark.parametrize("columns", [2, 5])
def test_a_row_longer_than_pages_is_all_there(columns: int) -> None:
    long = "；".join(
        f"第{n}项问题已经对照检查逐条明确整改措施和责任单位" for n in range(1, 90 if columns == 2 else 50)
    )
    cells = [long if column in (1, columns - 1) else "未按期" for column in range(columns)]
    heads = ", ".join(["序号", "问题", "整改", "单位", "备注"][:columns])
    rows = f"      - [{heads}]\n      - [{', '.join(cells)}]\n      - [{', '.join(['已整改'] * columns)}]\n"
    proof = proof_of(
        f"文种: 报告\n标题: 题目\n正文:\n  - 见下表。\n  - 表格:\n{rows}    题注: 整改\n  - 表后。\n"
    )
    assert errors(proof) == []
    assert proof.facts["pages"] > 2
    assert proof.facts["paragraphs"]["printed"] == proof.facts["paragraphs"]["expected"]


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_of_its_own_build_passes(name: str) -> None:
    make = TEMPLATES[name]
    personal = name in ("the reporter in parts", "a personal form")
    head = f"文种: 述职报告\n标题: 述职报告\n{REPORTER}" if personal else "文种: 报告\n标题: 题目\n"
    text = (
        head
        + "正文:\n"
        + f"  - {'国' * 83}。\n" * 9
        + ("署名: 李四\n成文日期: 2026-01-05\n" if personal else END)
    )
    assert errors(proof_of(text, make() if make else None)) == []


@pytest.mark.parametrize(
    "name", ["- 1 - in the middle", "roman", "from 5 on", "a cover", "no number on the first page"]
)
def test_landscape_pages_are_numbered_on(name: str) -> None:
    make = TEMPLATES[name]
    assert make
    wide = "  - 表格: [[甲, 乙], ['1', '2']]\n    横排: 是\n"
    proof = proof_of(
        f"文种: 报告\n标题: 题目\n正文:\n  - 前文。\n{wide}  - 后文。\n{wide}  - 结尾。\n", make()
    )
    assert errors(proof) == []
    shown = [number for number in proof.facts["page_numbers"] if number is not None]
    assert len(shown) == proof.facts["pages_to_number"] >= 4
    roman = ["I", "II", "III", "IV", "V"]
    numbers = [roman.index(one) + 1 if isinstance(one, str) else one for one in shown]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


@pytest.mark.parametrize(
    ("field", "tags"),
    [
        ("报告人", "{{ 报告人.单位 }}{{ 报告人.职务 }}（{{ 报告人.姓名 }}，{{ 报告人.日期 }}）"),
        ("主送机关", "{% for 机关 in 主送机关 %}致{{ 机关 }}　{% endfor %}"),
    ],
)
def test_parts_printed_apart_are_all_there(field: str, tags: str) -> None:
    text = f"文种: 述职报告\n标题: 述职报告\n{REPORTER}主送机关: [市委, 市人大常委会]\n正文: 文字。\n"
    assert errors(proof_of(text, edited({DOCUMENT: [(f"{{{{p {field} }}}}", tags)]}))) == []


def test_a_title_at_the_head_of_each_page_is_there() -> None:
    head = footers("{{ 标题 }}　#")
    template = edited({**head, DOCUMENT: [("{{p 标题 }}", "（标题见页脚）")]})
    assert "L708" not in errors(proof_of(report("文字。"), template))


def hidden(template: bytes, style: str) -> bytes:
    """The template with the characters of a style hidden."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts_of(template).items():
            if name == "word/styles.xml":
                before, found, after = data.decode().partition(f'w:styleId="{style}"')
                assert found
                data = (
                    before + found + after.replace("</w:pPr>", "</w:pPr><w:rPr><w:vanish/></w:rPr>", 1)
                ).encode()
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("template", "style"), [(in_parts(), "GwReporter"), (personal_form(), "GwBody")], ids=["parts", "a cell"]
)
def test_what_is_not_there_is_told_all_the_same(template: bytes, style: str) -> None:
    text = f"文种: 述职报告\n标题: 述职报告\n{REPORTER}正文: 文字若干，已经写好。\n"
    assert errors(proof_of(text, template)) == []
    assert set(errors(proof_of(text, hidden(template, style)))) == {"L708"}


def test_a_page_without_the_number_that_others_have_is_told() -> None:
    """Even pages without one, in a section that numbers odd ones; not those of a cover."""
    blank = {EVEN: [(" PAGE ", " DATE ")]}
    text = report(*["国" * 83 + "。"] * 9)
    assert errors(proof_of(text, edited(blank))) == ["L711"]


def test_a_cover_whose_foot_for_odd_pages_alone_was_emptied_passes() -> None:
    """As the page on templates says to do it: the foot for even pages, which a cover has none of, is left."""
    ends = '<w:p><w:pPr><w:sectPr><w:footerReference w:type="even" r:id="rId6"/></w:sectPr></w:pPr></w:p>'
    cover = f"<w:body><w:p><w:r><w:t>封面</w:t></w:r></w:p>{ends}"
    begins = ('<w:cols w:space="425"/>', '<w:pgNumType w:start="1"/><w:cols w:space="425"/>')
    proof = proof_of(report(*["国" * 83 + "。"] * 9), edited({DOCUMENT: [("<w:body>", cover), begins]}))
    assert errors(proof) == []
    assert proof.facts["page_numbers"][:2] == [None, 1]


def test_a_template_without_numbers_is_told_once() -> None:
    none = {part: [(" PAGE ", " DATE ")] for part in (ODD, EVEN)}
    proof = proof_of(report(*["国" * 83 + "。"] * 9), edited(none))
    assert [one.code.id for one in proof.findings] == ["L751"]


def test_a_text_in_a_cell_is_not_held_against_the_page() -> None:
    """Narrow, with its own lines: neither characters, lines, margins nor the place of the signature are the page's."""
    paragraph = '<w:p><w:pPr><w:pStyle w:val="GwBody"/></w:pPr><w:r><w:t>{{p 全文 }}</w:t></w:r></w:p>'
    template = edited({DOCUMENT: [(BODY, grid(((3000, "意见"), (5844, paragraph))) + "<w:p/>")]})
    assert errors(proof_of(report(*["国" * 83 + "。"] * 9), template)) == []


@pytest.mark.parametrize("number", [1, 3, 9, 31, 46, 65, 95, 101])
def test_documents_of_every_build_pass(number: int) -> None:
    """A few of those of the long suite: each was a false alarm once."""
    one = sound(number)
    assert errors(proof_of(one.text, one.template)) == []


@pytest.mark.parametrize("lacks", ["单位", "职务", "姓名", "日期"])
def test_only_the_part_that_has_no_place_is_named(lacks: str) -> None:
    tags = "".join(f"{{{{ 报告人.{one} }}}}" for one in ("单位", "职务", "姓名", "日期") if one != lacks)
    text = f"文种: 述职报告\n标题: 述职报告\n{REPORTER}正文: 文字。\n"
    with pytest.raises(CompileError) as refused:
        proof_of(text, edited({DOCUMENT: [("{{p 报告人 }}", tags)]}))
    (one,) = refused.value.diagnostics
    assert one.code.id == "T304"
    assert f"“报告人.{lacks}”" in one.message("zh")
    assert f"{{{{ 报告人.{lacks} }}}}" in one.hint("zh")


@pytest.mark.parametrize("name", ["lying", "gutter", "letter", "a3", "two-columns-under-title", "form"])
def test_pages_are_measured_by_the_margins_of_their_section(name: str) -> None:
    """A sheet of another size, bound or lying: its text stands inside its own type area, its number one character from its own edge."""
    template = Template.compile(BUILDS[name].data, "t.docx")
    told = {
        one.code.id
        for one in check(laid_out(Job.of(Source(str(FIXTURES / "report.yaml"), text_for(name)), template)))
    }
    assert told.isdisjoint({"L708", "L710", "L712", "L713"})


@pytest.mark.parametrize("mark", ["\u2011", "\u2010", "ﬁ", "ﬃ"])
def test_characters_that_a_pdf_names_otherwise_are_found(mark: str) -> None:
    """A hyphen that does not break is drawn as one that does, and a ligature comes out of a PDF letter by letter: neither lost nor a box."""
    told = [one.code.id for one in proof_of(report(f"设备型号为AB{mark}9，运行良好。")).findings]
    assert told == []


@pytest.mark.parametrize("top", [850, 1134, 1440])
def test_an_attachment_begins_where_the_margin_of_its_template_says(top: int) -> None:
    """A template from an old document may have a narrower margin at the top than the standard's 37 mm."""
    template = edited({DOCUMENT: [('w:top="2098"', f'w:top="{top}"')]})
    text = report("文字。").replace("署名", "附件: [{标题: 名录, 内容: 文字。}]\n署名")
    assert "L710" not in {one.code.id for one in proof_of(text, template).findings}
    no_page = {
        DOCUMENT: [('w:top="2098"', f'w:top="{top}"')],
        "word/styles.xml": [("<w:pageBreakBefore/>", "")],
    }
    assert "L710" in {one.code.id for one in proof_of(text, edited(no_page)).findings}


@pytest.mark.parametrize("count", [60, 100])
def test_the_margin_below_a_full_page_is_the_pages_own(count: int) -> None:
    """22 rows of 28.95 points are 0.3 mm less than the type area; with a face that sits high that came near to an error (L703)."""
    proof = proof_of(report(*[f"第{n}项工作已经完成。" for n in range(count)]))
    margins = proof.layout.margins
    assert margins["bottom"] - 35 == pytest.approx(37 - margins["top"], abs=0.1)
    assert errors(proof) == []


@pytest.mark.parametrize(
    ("indent", "said"),
    [("0", "离版心外侧0.0毫米"), ("-280", "超出版心外侧4.9毫米"), ("1000", "离版心外侧17.")],
)
def test_where_a_page_number_stands_is_said_as_it_is(indent: str, said: str) -> None:
    template = edited({EVEN: [('<w:ind w:left="280"/>', f'<w:ind w:left="{indent}"/>')]})
    told = proof_of(report(*["国" * 83 + "。"] * 9), template).findings
    (one,) = (one for one in told if one.code.id == "L712")
    assert said in one.message("zh")


def test_a_heading_in_a_cell_is_not_left_behind_for_the_sake_of_the_signature() -> None:
    """No program keeps a heading in a cell with its text: lines are not set wider so that it stands alone at the foot of a page."""
    paragraphs = "".join(f"      - 第{n}项工作按期完成。\n" for n in range(1, 15))
    body = f"  - 标题: 主要工作\n    内容:\n{paragraphs}  - 标题: 下一步\n    内容: 抓好落实。\n"
    text = f"文种: 报告\n标题: 题目\n主送机关: 市政府\n正文:\n{body}{END}附件: {{标题: 明细, 内容: 明细如下。}}\n"
    layout = proof_of(text, BUILDS["nested"].data).layout
    assert list(together.stranded(layout, [one for one in layout.printed if one.rows])) == []
