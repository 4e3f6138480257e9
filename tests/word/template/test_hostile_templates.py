"""Templates made to do harm, or made by accident: each is refused with its place, or does no harm. Nothing hangs."""

import json
import subprocess
import sys
from collections.abc import Callable

import pytest

from compiler.flow.blocks import Flow
from compiler.messages.diagnostic import CompileError
from compiler.word.reader import lines
from compiler.word.template.compiled import Template
from tests.kit.dialect import parts_of
from tests.kit.support import ROOT
from tests.kit.templates import edited, flows, instead_of, paragraph, with_text

STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"


def refusals(data: bytes, flow: Flow) -> list[str]:
    with pytest.raises(CompileError) as caught:
        Template.compile(data, "mine.docx").render(flow)
    for one in caught.value.diagnostics:
        assert one.message("zh")
        assert one.place
    return [one.code.id for one in caught.value.diagnostics]


def raw(xml: str) -> bytes:
    """The general template with a paragraph of this XML in front."""
    return instead_of("标题", "{{p 标题 }}" + f"</w:t></w:r></w:p><w:p>{xml}</w:p><w:p><w:r><w:t>")


@pytest.mark.parametrize(
    ("name", "xml", "code"),
    [
        ("value in an attribute", '<w:bookmarkStart w:id="9" w:name="{{ 标题 }}"/><w:bookmarkEnd w:id="9"/>', "T311"),
        ("half a tag in an attribute", '<w:bookmarkStart w:id="9" w:name="{{ 标"/><w:bookmarkEnd w:id="9"/>', "T311"),
        ("tag in a field", "<w:r><w:instrText>{{ 标题 }}</w:instrText></w:r>", "T311"),
        ("multiplication", '<w:r><w:t>{{ "A" * 9 }}</w:t></w:r>', "T322"),
        ("assignment", "<w:r><w:t>{% set x = 1 %}</w:t></w:r>", "T309"),
        ("include", "<w:r><w:t>{% include 'x' %}</w:t></w:r>", "T309"),
        ("loop over a text", "<w:r><w:t>{% for a in 标题 %}{{ a }}{% endfor %}</w:t></w:r>", "T321"),
        ("full-width blank, unclosed", "<w:r><w:t>{%p　if 标题 %}</w:t></w:r>", "T316"),
        ("row outside a table", "<w:r><w:t>{%tr if 标题 %}</w:t></w:r>", "T319"),
        ("many ors", f"<w:r><w:t>{{{{ {' or '.join(['标题'] * 500)} }}}}</w:t></w:r>", "T308"),
        ("deep ifs", f"<w:r><w:t>{'{% if 标题 %}' * 110}{'{% endif %}' * 110}</w:t></w:r>", "T309"),
        ("open braces", f"<w:r><w:t>{'{{' * 20_000}</w:t></w:r>", "T308"),
        ("blanks in a tag", f"<w:r><w:t>{{{{ 标题{' ' * 20_000}}}}}</w:t></w:r>", "T308"),
        ("full-width braces", "<w:r><w:t>｛｛ 标题 ｝｝</w:t></w:r>", "T315"),
        ("p without a blank", "<w:r><w:t>{{p标题 }}</w:t></w:r>", "T307"),
    ],
    ids=lambda value: value if len(value) < 40 else "",
)  # fmt: skip
def test_refused(name: str, xml: str, code: str) -> None:
    assert name
    assert code in refusals(raw(xml), flows()["signed"])


def test_braces_across_paragraphs_are_text() -> None:
    data = raw(
        '<w:r><w:t>甲{</w:t></w:r></w:p><w:p><w:r><w:t>% set x = "PWN" %</w:t></w:r></w:p><w:p><w:r><w:t>}乙</w:t></w:r>'
    )
    printed = [line.text for line in lines(Template.compile(data, "mine.docx").render(flows()["signed"]))]
    at = printed.index("甲{")
    assert printed[at : at + 3] == ["甲{", '% set x = "PWN" %', "}乙"]


@pytest.mark.parametrize(
    ("slot", "tag", "lost"),
    [
        ("落款", "{{ 署名 }}", ["成文日期"]),
        ("落款", "{{ 成文日期 }}", ["署名"]),
        ("报告人", "{{ 报告人.姓名 }}", ["报告人.单位", "报告人.职务", "报告人.日期"]),
    ],
)
def test_a_value_that_is_only_part_of_a_slot_is_not_the_whole(slot: str, tag: str, lost: list[str]) -> None:
    with pytest.raises(CompileError) as caught:
        Template.compile(instead_of(slot, tag), "mine.docx").render(flows()["rich"])
    assert [one.args["field"] for one in caught.value.diagnostics] == lost


def test_a_reporter_printed_as_a_value_is_the_line() -> None:
    data = Template.compile(instead_of("报告人", "{{ 报告人 }}"), "mine.docx").render(flows()["rich"])
    whole = Template.compile(edited({}), "mine.docx").render(flows()["rich"])
    assert "".join(line.text for line in lines(data)).replace("\n", "") == "".join(
        line.text for line in lines(whole)
    )


def test_a_loop_goes_through_several_names() -> None:
    tag = "{% for 名 in 署名 %}〔{{ 名 }}〕{% endfor %}"
    data = Template.compile(with_text(tag), "mine.docx").render(flows()["rich"])
    names = [block.text for block in flows()["rich"].paragraphs if block.role == "signature"]
    assert "".join(f"〔{name}〕" for name in names) in [line.text for line in lines(data)]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (STYLES, '<w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>', '<w:name w:val="heading 1"/><w:basedOn w:val="Heading1"/>'),
        (STYLES, '<w:sz w:val="32"/>', '<w:sz w:val="16.5"/>'),
        (STYLES, '<w:spacing w:val="-5"/>', '<w:spacing w:val="-900"/>'),
        (NUMBERING, '<w:start w:val="1"/>', '<w:start w:val="x"/>'),
        (NUMBERING, '<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="²">'),
        ("word/document.xml", 'w:w="11906"', 'w:w="11906.5"'),
    ],
    ids=["circle", "size", "spacing", "start", "level", "width"],
)  # fmt: skip
def test_odd_values_of_other_programs_are_borne(part: str, old: str, new: str) -> None:
    assert old in parts_of(edited({}))[part].decode()
    data = edited({part: [(old, new)]})
    before, after = (
        [line.text for line in lines(Template.compile(one, "mine.docx").render(flows()["rich"]))]
        for one in (edited({}), data)
    )
    assert after == before


def test_a_slot_inside_another_is_refused() -> None:
    both: Callable[[str], str] = paragraph
    data = edited({"word/document.xml": [(paragraph_of("全文"), both("{{p 全文 }}") + both("{{p 正文 }}"))]})
    assert "T310" in refusals(data, flows()["signed"])


def paragraph_of(slot: str) -> str:
    xml = parts_of(edited({}))["word/document.xml"].decode()
    at = xml.index(f"{{{{p {slot} }}}}")
    return xml[xml.rindex("<w:p>", 0, at) : xml.index("</w:p>", at) + len("</w:p>")]


@pytest.mark.long
def test_a_hundred_kinds_do_no_harm() -> None:
    """Each within 3 seconds of processor time and 512 MB, with nothing read, written, started or connected; three times as large in `long/`."""
    command = [sys.executable, "-m", "tests.kit.hostile", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert sum(len(name.split("; ")) for name in found) > 220
    assert {name: came for name, (came, wanted) in found.items() if came != wanted} == {}
