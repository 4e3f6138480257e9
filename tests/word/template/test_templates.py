"""Templates: sound files, the contract of styles, what another program's re-save leaves standing, and every fault."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from lxml import etree

from compiler.messages import codes
from compiler.messages.diagnostic import Code, CompileError
from compiler.pages import office
from compiler.terms import standard as std
from compiler.terms.styles import heading_style
from compiler.word.ooxml.package import R, W, pack, write
from compiler.word.reader import picture
from compiler.word.template.compiled import Template
from tests.kit import validators
from tests.kit.dialect import DOCUMENT, parts_of, with_part
from tests.kit.support import GENERAL, flow_of
from tests.kit.templates import (
    SIGNED,
    STYLES,
    TEMPLATES,
    edited,
    flows,
    instead_of,
    paragraph,
    texts_of,
    with_text,
)

# ---- sound files --------------------------------------------------------------------------------------------------


def test_validators_find_nothing(tmp_path: Path) -> None:
    files = []
    for template in (path for path in TEMPLATES if path.stem != "volume"):  # which prints several reports
        for name, flow in flows().items():
            file = tmp_path / f"{template.stem}-{name}.docx"
            file.write_bytes(Template.load(template).render(flow))
            # Each example through its own and the general template would say the same thing thrice.
            if template == GENERAL or name == "rich":
                files.append(file)
    found = validators.errors_of([*TEMPLATES, *files])
    # List 0 is how a paragraph says that it has none (17.9.18); openxml-audit looks for it in vain.
    no_list = "audit: [semantic] /word/document.xml: Numbering definition '0' referenced but not found"
    assert {file.name: [e for e in errors if e != no_list] for file, errors in found.items()} == {
        file.name: [] for file in found
    }


def test_there_are_eight() -> None:
    assert [path.stem for path in TEMPLATES] == [
        *("duty-report", "general", "letter", "minutes", "official", "order", "volume", "work-summary")
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_are_lean(path: Path) -> None:
    assert path.stat().st_size < 20 * 1024


# ---- the contract of styles ---------------------------------------------------------------------------------------


@pytest.fixture(params=TEMPLATES, ids=lambda path: path.stem)
def built_in(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def parts(built_in: Path) -> dict[str, etree._Element]:
    found = parts_of(built_in.read_bytes())
    return {name: etree.fromstring(data) for name, data in found.items() if name.endswith(".xml")}


def _styles(parts: Mapping[str, etree._Element]) -> dict[str, etree._Element]:
    return {_value(style, "name"): style for style in parts[STYLES].iter(qn("w:style"))}


def _find(element: etree._Element, path: str) -> etree._Element | None:
    return element.find("/".join(qn(f"w:{tag}") for tag in path.split("/")))


def _value(element: etree._Element, path: str, attribute: str = "val") -> str:
    found = _find(element, path)
    return "" if found is None else found.get(qn(f"w:{attribute}"), "")


HEADINGS = [heading_style(level) for level in range(1, 6)]
PARAGRAPH_STYLES = ["Normal", "Title", *HEADINGS, "公文正文", "副标题", "报告人", "主送机关", "结语", "署名"]
PARAGRAPH_STYLES += ["成文日期", "附注", "附件说明", "附件标记", "附件标题", "表格文字", "题注", "footer"]
CHARACTER_STYLES = [*(f"标题 {level} 字符" for level in range(1, 6)), "列举首句"]


def test_names_are_present(parts: dict[str, etree._Element]) -> None:
    styles = _styles(parts)
    assert [name for name in PARAGRAPH_STYLES + CHARACTER_STYLES if name not in styles] == []
    for name in PARAGRAPH_STYLES:
        assert styles[name].get(qn("w:type")) == "paragraph"
    for name in CHARACTER_STYLES:
        assert styles[name].get(qn("w:type")) == "character"


def test_ids_are_unique_and_references_hold(parts: dict[str, etree._Element]) -> None:
    ids = [style.get(qn("w:styleId"), "") for style in parts[STYLES].iter(qn("w:style"))]
    assert len(set(ids)) == len(ids)
    for part in parts.values():
        for tag in ("pStyle", "rStyle", "basedOn", "next", "link"):
            used = {element.get(qn("w:val")) for element in part.iter(qn(f"w:{tag}"))}
            assert used <= set(ids)


@pytest.mark.parametrize("level", range(1, 6))
def test_headings_are_what_navigation_panes_look_for(parts: dict[str, etree._Element], level: int) -> None:
    """The built-in name and id, qFormat, uiPriority and outline level: WPS overlooks a heading without them."""
    styles = _styles(parts)
    style, char = styles[f"heading {level}"], styles[f"标题 {level} 字符"]
    assert style.get(qn("w:styleId")) == f"Heading{level}"
    assert style.get(qn("w:customStyle")) is None
    assert _find(style, "qFormat") is not None
    assert _value(style, "uiPriority") == "9"
    assert _value(style, "pPr/outlineLvl") == str(level - 1)
    assert _value(style, "link") == char.get(qn("w:styleId"))
    assert _value(char, "link") == style.get(qn("w:styleId"))
    assert _value(style, "pPr/numPr/numId") == "1"
    assert _value(style, "pPr/numPr/ilvl") == str(level - 1)
    face = std.HEADING_FACES[level - 1].name
    assert {_value(s, "rPr/rFonts", "eastAsia") for s in (style, char)} == {face}
    assert all((_find(s, "rPr/b") is not None) == (level >= 3) for s in (style, char))


def test_lists_and_heading_styles_are_tied_both_ways(parts: dict[str, etree._Element]) -> None:
    levels = list(parts["word/numbering.xml"].iter(qn("w:lvl")))
    assert [_value(level, "pStyle") for level in levels] == [f"Heading{n}" for n in range(1, 6)]
    assert [_value(level, "lvlText") for level in levels] == ["%1、", "（%2）", "%3.", "（%4）", "%5"]
    assert [_value(level, "numFmt") for level in levels] == [
        "chineseCountingThousand",
        "chineseCountingThousand",
        "decimal",
        "decimal",
        "decimalEnclosedCircle",
    ]
    assert {_value(level, "suff") for level in levels} == {"nothing"}


def test_fonts_name_the_east_asian_face_and_never_a_theme(parts: dict[str, etree._Element]) -> None:
    known = {face.name for face in std.FACES}
    for part in parts.values():
        for fonts in part.iter(qn("w:rFonts")):
            names = [key for key in fonts.attrib if key != qn("w:hint")]
            assert not any("heme" in str(name) for name in names)
            assert not names or fonts.get(qn("w:eastAsia")) in known
    listed = {font.get(qn("w:name")) for font in parts["word/fontTable.xml"].iter(qn("w:font"))}
    assert known <= listed


RED_ELEMENTS = {"发文机关标志", "版头分隔线", "信函下线"}


def test_only_the_mark_and_the_lines_of_the_head_are_red(parts: dict[str, etree._Element]) -> None:
    """All else is black, and no colour is a theme's (P-09)."""
    red = {
        element
        for style in _styles(parts).values()
        if _value(style, "name") in RED_ELEMENTS
        for element in style.iter(qn("w:color"), qn("w:bottom"))
    }
    for part in parts.values():
        for element in part.iter(etree.Element):
            assert not any("theme" in str(name) for name in element.attrib)
            colour = element.get(qn("w:val" if element.tag == qn("w:color") else "w:color"))
            if element in red:
                assert colour == std.RED
            else:
                assert element.tag != qn("w:color")
                assert colour in (None, "auto")


def test_indents_in_characters_never_stand_alone(parts: dict[str, etree._Element]) -> None:
    """LibreOffice reads only the twips, Word prefers the characters: both, and both saying the same (X-07)."""
    for part in parts.values():
        for indent in part.iter(qn("w:ind")):
            for side in ("left", "right", "firstLine", "hanging"):
                chars, twips = indent.get(qn(f"w:{side}Chars")), indent.get(qn(f"w:{side}"))
                if chars is not None:
                    assert int(twips or "-1") == int(chars) * std.EM // 100


def test_page_and_lines_are_the_standard_s(built_in: Path, parts: dict[str, etree._Element]) -> None:
    # A letter's feet reach down to its lower line (L-03); its numbers keep their place above them (G-03).
    letter = built_in.stem == "letter"
    foot = std.LETTER_FOOT_DISTANCE if letter else std.FOOTER_DISTANCE
    styles = _styles(parts)
    assert _value(styles["Normal"], "pPr/spacing", "line") == str(std.LINE_PITCH) == "579"
    assert _value(styles["Normal"], "pPr/spacing", "lineRule") == "exact"
    assert _value(styles["Normal"], "rPr/spacing") == str(std.CHARACTER_SPACING)
    assert _value(styles["Normal"], "pPr/widowControl") == "0"
    assert _value(styles["Title"], "pPr/spacing", "line") == str(std.LINE_TITLE)
    assert _value(styles["Title"], "rPr/sz") == str(std.SIZE_TITLE)
    assert _value(styles["footer"], "pPr/spacing", "line") == str(std.LINE_PAGE_NUMBER)
    assert _value(parts[STYLES], "docDefaults/rPrDefault/rPr/sz") == str(std.SIZE_BODY)
    for section in parts[DOCUMENT].iter(qn("w:sectPr")):
        assert _value(section, "docGrid", "type") == "lines"
        assert _value(section, "docGrid", "linePitch") == str(std.LINE_PITCH)
        margins = {
            side: _value(section, "pgMar", side) for side in ("top", "right", "bottom", "left", "footer")
        }
        assert margins == {
            "top": str(std.MARGIN_TOP),
            "right": str(std.MARGIN_RIGHT),
            "bottom": str(std.MARGIN_BOTTOM),
            "left": str(std.MARGIN_LEFT),
            "footer": str(foot),
        }
        assert (_find(section, "titlePg") is not None) == letter  # L-09, G-06
    for name in ("word/footer1.xml", "word/footer2.xml"):
        assert foot + int(_value(parts[name], "p/pPr/spacing", "after") or 0) == std.FOOTER_DISTANCE
    assert _find(parts["word/settings.xml"], "evenAndOddHeaders") is not None


def test_other_sizes_have_no_character_spacing(parts: dict[str, etree._Element]) -> None:
    """What is set in Normal for 3号 text must be zero in every other size, and such a line leaves the grid."""
    for style in _styles(parts).values():
        size = _value(style, "rPr/sz")
        if size and size != str(std.SIZE_BODY):
            assert _value(style, "rPr/spacing") == "0"


# ---- edited and re-saved ------------------------------------------------------------------------------------------


def _same_names(text: str) -> str:
    return re.sub(r"^([^│]*)", lambda match: match[1].casefold(), text, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The general template as it is, and edited the way an office would, each re-saved by LibreOffice."""
    folder = tmp_path_factory.mktemp("resaved")
    mine = docx.Document(str(GENERAL))
    heading, body = mine.styles["Heading 1"], mine.styles["公文正文"]
    heading.font.size = Pt(18)
    body.font.name = "宋体"
    body.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    mine.styles["Title"].font.size = Pt(20)
    mine.sections[0].header.paragraphs[0].text = "内部资料 {{ 标题 }}"
    mine.save(str(folder / "edited.docx"))
    edited = folder / "edited.docx"
    made = {
        "re-saved": office.to_docx(GENERAL.read_bytes(), ".docx"),
        "edited and re-saved": office.to_docx(edited.read_bytes(), ".docx"),
    }
    made["edited and re-saved twice"] = office.to_docx(made["edited and re-saved"], ".docx")
    files = {name: folder / f"{name}.docx" for name in made}
    for name, data in made.items():
        files[name].write_bytes(data)
    return {"edited": edited, **files}


@pytest.mark.parametrize("how", ["re-saved", "edited", "edited and re-saved", "edited and re-saved twice"])
def test_the_text_stays_whatever_becomes_of_the_template(how: str, resaved: Mapping[str, Path]) -> None:
    original, template = Template.load(GENERAL), Template.load(resaved[how])
    for flow in flows().values():
        assert _same_names(picture(template.render(flow))) == _same_names(picture(original.render(flow)))


def test_a_re_save_really_changes_what_we_must_not_rely_on(resaved: Mapping[str, Path]) -> None:
    """Else the test above would prove nothing: ids, the case of names, runs within a tag."""
    parts = parts_of(resaved["re-saved"].read_bytes())
    styles, document = parts[STYLES].decode(), parts[DOCUMENT].decode()
    assert "GwBody" not in styles
    assert "Heading1Char" not in styles
    assert 'w:val="Heading 1"' in styles
    assert "{{p 全文 }}" not in document


def test_a_header_of_an_edited_template_prints_values(resaved: Mapping[str, Path]) -> None:
    data = Template.load(resaved["edited and re-saved"]).render(flows()["signed"])
    headers = [texts_of(data, part) for part in parts_of(data) if part.startswith("word/header")]
    assert ["内部资料 题目"] in headers


# ---- values -------------------------------------------------------------------------------------------------------

AWKWARD = "a&b <c> {{x}} \"q\" 'r' {% if %} ]]> &amp;"
AWKWARD_TEXT = f"""\
文种: 报告
标题: '{AWKWARD.replace("'", "''")}'
报告人: {{单位: 某局, 姓名: '张&三<'}}
正文: '{AWKWARD.replace("'", "''")}'
"""


def _with_header(text: str, body: str) -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    reference = '<w:headerReference w:type="default" r:id="rId9"/>'
    return edited(
        {
            "[Content_Types].xml": [
                ("</Types>", f'<Override PartName="/word/header1.xml" ContentType="{kind}"/></Types>')
            ],
            "word/_rels/document.xml.rels": [
                (
                    "</Relationships>",
                    f'<Relationship Id="rId9" Type="{R}/header" Target="header1.xml"/></Relationships>',
                )
            ],
            DOCUMENT: [("<w:sectPr>", f"<w:sectPr>{reference}"), ("<w:body>", f"<w:body>{paragraph(body)}")],
        },
        {"word/header1.xml": f'<w:hdr xmlns:w="{W}">{paragraph(text)}</w:hdr>'},
    )


def test_values_print_inside_text_of_body_and_header(tmp_path: Path) -> None:
    data = Template.compile(
        _with_header(
            "页眉 {{ 标题 }}，{{报告人.姓名}}", "关于{{ 标题 }}的报告，{{ 报告人.单位 }}{{ 报告人.姓名 }}"
        ),
        "mine.docx",
    ).render(flow_of(AWKWARD_TEXT))
    assert texts_of(data, "word/header1.xml") == [f"页眉 {AWKWARD}，张&三<"]
    found = texts_of(data)
    assert found[0] == f"关于{AWKWARD}的报告，某局张&三<"
    assert found[1:4] == [AWKWARD, "某局　张&三<", ""]
    assert found[4] == AWKWARD
    file = tmp_path / "awkward.docx"
    file.write_bytes(data)
    assert validators.errors(file) == []


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("{% if 署名 %}有署名{% else %}无署名{% endif %}", "有署名"),
        ("{% if not 附注 %}无附注{% endif %}", "无附注"),
        ("{% if 标题 is defined %}有{% endif %}", "有"),
        ("{# 说明 #}文字", "文字"),
        ("集合{1,2}和{a}", "集合{1,2}和{a}"),
        ("{{ title }}", "题目"),
        ("{{标题}}{{ 成文日期 }}", "题目2024年1月5日"),
    ],
)
def test_tags_that_work(tag: str, printed: str) -> None:
    data = Template.compile(with_text(tag), "mine.docx").render(flows()["signed"])
    assert texts_of(data)[0] == printed


@pytest.mark.parametrize(
    "split",
    [
        "{{p</w:t></w:r><w:r><w:t> 全</w:t></w:r><w:r><w:t>文 </w:t></w:r><w:r><w:t>}}",
        "{</w:t></w:r><w:r><w:t>{p 全文 }</w:t></w:r><w:r><w:t>}",
        '{{p </w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>全文</w:t></w:r><w:r><w:t> }}',
    ],
)
def test_a_slot_may_lie_in_several_runs(split: str) -> None:
    flow = flows()["rich"]
    whole = Template.load(GENERAL).render(flow)
    assert picture(Template.compile(instead_of("全文", split), "mine.docx").render(flow)) == picture(whole)


# ---- faults -------------------------------------------------------------------------------------------------------


def _faults() -> Iterator[tuple[str, bytes, Code]]:
    def said(name: str, tag: str, code: Code) -> tuple[str, bytes, Code]:
        return name, with_text(tag), code

    yield "text beside a slot", instead_of("全文", "前面 {{p 全文 }}"), codes.NOT_ALONE
    yield "text beside 正文", instead_of("全文", "{{p 正文 }} 后面"), codes.NOT_ALONE
    yield said("text beside a paragraph tag", "前面 {%p if 标题 %}", codes.NOT_ALONE)
    yield "slot without p", instead_of("全文", "{{ 全文 }}"), codes.SLOT_WITHOUT_P
    yield "正文 without p", instead_of("全文", "{{ 正文 }}"), codes.SLOT_WITHOUT_P
    yield said("unknown value", "{{ 标提 }}", codes.UNKNOWN_TAG)
    yield said("unknown slot", "{{p 标提 }}", codes.UNKNOWN_TAG)
    yield said("unknown member", "{{ 报告人.性名 }}", codes.UNKNOWN_TAG)
    yield said("unknown name in a test", "{% if 标提 %}甲{% endif %}", codes.UNKNOWN_TAG)
    yield said("slot twice", "{{p 全文 }}", codes.SLOT_TWICE)
    yield said("division", "{{ 1/0 }}", codes.NOT_FIT)
    yield said("power", "{{ 9**9**9**9 }}", codes.TAG_FORBIDDEN)
    yield said("long text", "{{ 'a' * 9999999999 }}", codes.NOT_FIT)
    yield said("class", "{{ ''.__class__ }}", codes.TAG_FORBIDDEN)
    yield said("class of a value", "{{ 标题.__class__ }}", codes.TAG_FORBIDDEN)
    yield said("class by subscript", "{{ 标题['__class__'] }}", codes.TAG_FORBIDDEN)
    yield said("call", "{{ range(9) }}", codes.TAG_FORBIDDEN)
    yield said("call of a value", "{{ 标题.upper() }}", codes.TAG_SYNTAX)
    yield said("filter", "{{ 标题|attr('x') }}", codes.UNKNOWN_FILTER)
    yield said("import", "{% import 'os' as os %}", codes.TAG_FORBIDDEN)
    yield said("include", "{% include '标题' %}", codes.TAG_FORBIDDEN)
    yield said("unfinished for", "{% for x in y", codes.TAG_SYNTAX)
    yield said("unfinished value", "{{ 标题", codes.TAG_SYNTAX)
    yield said("half closed", "{{ 标题 }", codes.TAG_SYNTAX)
    yield said("only closed", "标题 }}", codes.TAG_SYNTAX)
    yield said("for without end", "{%p for x in 署名 %}", codes.NOT_CLOSED)
    yield said("end without if", "{%p endif %}", codes.TAG_SYNTAX)
    yield said("two words", "{{ 报告 人 }}", codes.TAG_SYNTAX)
    yield said("deep nesting", "{{ " + "(" * 3000 + "标题" + ")" * 3000 + " }}", codes.TAG_SYNTAX)
    yield (
        "slot at a section break",
        edited(
            {
                DOCUMENT: [
                    (
                        '<w:pPr><w:pStyle w:val="GwBody"/></w:pPr>',
                        '<w:pPr><w:pStyle w:val="GwBody"/><w:sectPr/></w:pPr>',
                    )
                ]
            }
        ),
        codes.SLOT_IN_SECTION,
    )
    yield (
        "paragraph tag at a section break",
        edited(
            {
                DOCUMENT: [
                    (
                        "<w:body>",
                        "<w:body><w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{%p if 标题 %}</w:t></w:r></w:p>"
                        + paragraph("{%p endif %}"),
                    )
                ]
            }
        ),
        codes.SLOT_IN_SECTION,
    )
    for part in ("word/comments.xml", "word/glossary/document.xml", "customXml/item1.xml"):
        xml = f'<w:notes xmlns:w="{W}">{paragraph("{{ 标题 }}")}</w:notes>'
        yield f"tag in {part}", edited({}, {part: xml}), codes.TAG_OUTSIDE
    yield (
        "tag in the id of a link",
        edited(
            {
                "word/_rels/document.xml.rels": [
                    (
                        "</Relationships>",
                        f'<Relationship Id="{{{{ 标题 }}}}" Type="{R}/hyperlink" Target="https://x/" '
                        'TargetMode="External"/></Relationships>',
                    )
                ]
            }
        ),
        codes.TAG_OUTSIDE,
    )
    yield (
        "slot beside a text box",
        instead_of(
            "附注",
            "</w:t></w:r><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
            f"<w:txbxContent>{paragraph('框里的字')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            "<w:r><w:t>{{p 附注 }}",
        ),
        codes.NOT_ALONE,
    )
    drawing = "{{p 附注 }}</w:t></w:r><w:r><w:drawing/></w:r><w:r><w:t>"
    yield "slot beside a picture", instead_of("附注", drawing), codes.NOT_ALONE
    # Not a template at all.
    yield "nothing", b"", codes.NOT_A_DOCX
    yield "not a zip file", b"hello" * 99, codes.NOT_A_DOCX
    yield "old .doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 999, codes.NOT_A_DOCX
    yield "web page", "<html><body>网页</body></html>".encode(), codes.NOT_A_DOCX
    yield "cut short", GENERAL.read_bytes()[:-400], codes.NOT_A_DOCX
    yield "bomb", edited({}, {"word/media/image1.bin": "0" * 20_000_000}), codes.NOT_A_DOCX
    entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>'
    for part, root in ((DOCUMENT, "document"), (STYLES, "styles"), ("word/footer1.xml", "ftr")):
        bad = edited({part: [(f"<w:{root}", f"{entity}<w:{root}")]})
        yield f"DOCTYPE in {part}", bad, codes.NOT_A_DOCX
    yield "broken XML", edited({DOCUMENT: [("</w:body>", "")]}), codes.NOT_A_DOCX
    yield "macros", edited({}, {"word/vbaProject.bin": "x"}), codes.NOT_A_DOCX
    yield (
        "macro document",
        edited(
            {
                "[Content_Types].xml": [
                    (
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                        "application/vnd.ms-word.document.macroEnabled.main+xml",
                    )
                ]
            }
        ),
        codes.NOT_A_DOCX,
    )


FAULTS = {name: (data, code) for name, data, code in _faults()}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_refused_and_placed(name: str) -> None:
    data, code = FAULTS[name]
    with pytest.raises(CompileError) as caught:
        Template.compile(data, "mine.docx").render(flows()["signed"])
    assert code.id in {one.code.id for one in caught.value.diagnostics}
    for one in caught.value.diagnostics:
        assert one.place is not None
        assert one.place.file == "mine.docx"
        assert one.message("zh")
        assert one.message("en")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
@pytest.mark.parametrize("tag", ["｝｝", "％｝", "｛｛", "{{"])
def test_an_edge_alone_is_told_whatever_its_width_and_the_encoding_of_its_part(
    tag: str, encoding: str
) -> None:
    data = with_part("header", paragraph(f"甲{tag}乙"), paragraph("{{p 正文 }}"))
    parts = {name: text.decode() for name, text in parts_of(data).items()}
    said = f'<?xml version="1.0" encoding="{encoding}"?>'
    header = (said + parts["word/header9.xml"]).encode(encoding)
    with pytest.raises(CompileError) as caught:
        Template.compile(
            write(
                pack(name, header if name.endswith("header9.xml") else text.encode())
                for name, text in parts.items()
            ),
            "mine.docx",
        )
    assert [(one.code, one.place and one.place.part) for one in caught.value.diagnostics] == [
        (codes.TAG_SYNTAX, "word/header9.xml")
    ]


@pytest.mark.parametrize(
    "name",
    [name for name, (_, code) in FAULTS.items() if code not in (codes.NOT_A_DOCX,)],
)
def test_a_message_speaks_of_the_template_and_not_of_python(name: str) -> None:
    data, _ = FAULTS[name]
    with pytest.raises(CompileError) as caught:
        Template.compile(data, "mine.docx").render(flows()["signed"])
    for one in caught.value.diagnostics:
        assert not re.search(r"Error|object|compiler\.|has no attribute|Jinja|jinja", one.message("zh"))
        # Text that is lost is placed in the report, all else in the template's part.
        assert one.place
        assert one.place.part or one.code is codes.NO_PLACE


@pytest.mark.parametrize(
    ("slot", "line"), [("标题", 2), ("全文", 3), ("落款", 4)], ids=["title", "text", "signature"]
)
def test_a_field_without_a_place_is_refused_at_the_field(slot: str, line: int) -> None:
    template = Template.compile(instead_of(slot, ""), "mine.docx")
    with pytest.raises(CompileError) as caught:
        template.render(flows()["signed"])
    assert {one.code for one in caught.value.diagnostics} == {codes.NO_PLACE}
    first = caught.value.diagnostics[0]
    assert first.place
    assert (first.place.file, first.place.line) == ("report.yaml", line)


def test_a_slot_without_text_is_no_matter() -> None:
    Template.compile(instead_of("附注", ""), "mine.docx").render(flows()["signed"])


def test_a_place_that_a_condition_takes_away_is_refused() -> None:
    data = edited(
        {
            DOCUMENT: [
                (
                    '<w:p><w:pPr><w:pStyle w:val="Title"/>',
                    paragraph("{%p if 副标题 %}") + '<w:p><w:pPr><w:pStyle w:val="Title"/>',
                ),
                (
                    "{{p 标题 }}</w:t></w:r></w:p>",
                    "{{p 标题 }}</w:t></w:r></w:p>" + paragraph("{%p endif %}"),
                ),
            ]
        }
    )
    template = Template.compile(data, "mine.docx")
    template.render(flow_of(SIGNED.replace("标题: 题目", "标题: 题目\n副标题: 副题")))
    with pytest.raises(CompileError) as caught:
        template.render(flow_of(SIGNED))
    assert [one.code for one in caught.value.diagnostics] == [codes.NO_PLACE]


def test_a_style_that_a_document_needs_is_refused_where_it_is_needed() -> None:
    template = Template.compile(edited({STYLES: [('w:val="公文正文"', 'w:val="别的"')]}), "mine.docx")
    with pytest.raises(CompileError) as caught:
        template.render(flows()["signed"])
    assert [one.code for one in caught.value.diagnostics] == [codes.STYLE_MISSING]
    place = caught.value.diagnostics[0].place
    assert place
    assert place.line == 3


def test_values_as_runs_are_never_lost() -> None:
    """`{{r 标题 }}` is docxtpl's way to print rich text; a plain value there would be bare text inside a run."""
    data = Template.compile(instead_of("标题", "{{r 标题 }}"), "mine.docx").render(flows()["signed"])
    assert texts_of(data)[0] == "题目"


def test_equal_flows_give_equal_bytes() -> None:
    first, second = (Template.compile(GENERAL.read_bytes(), name).render(flows()["rich"]) for name in "ab")
    assert first == second
