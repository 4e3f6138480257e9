"""Parts that other programs wrote: under another prefix, or with children in another order."""

from pathlib import Path

import pytest
from lxml import etree

from compiler.job import Job
from compiler.source.load import Source
from compiler.word.ooxml.normal import SCHEMA, put_in_order, put_right
from compiler.word.ooxml.package import W, pack, parse, read, w, write
from compiler.word.template.compiled import Template
from tests.kit import validators
from tests.kit.support import EXAMPLES, GENERAL

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def element(parent: str, children: list[str]) -> etree._Element:
    inner = "".join(f"<w:{child}/>" for child in children)
    return etree.fromstring(f'<w:x xmlns:w="{W}"><w:{parent}>{inner}</w:{parent}></w:x>')


def tags(root: etree._Element) -> list[str]:
    return [str(child.tag).rpartition("}")[2] for child in root[0]]


@pytest.mark.parametrize("parent", SCHEMA)
def test_children_are_put_in_the_order_of_the_schema(parent: str) -> None:
    wanted = [child for child in SCHEMA[parent] if child not in ("mathPr", "schemaLibrary")]
    root = element(parent, wanted[::-1])
    assert put_in_order(root)
    if parent == "sectPr":  # headers and footers stand in either order
        assert sorted(tags(root)[:2]) == sorted(wanted[:2])
        assert tags(root)[2:] == wanted[2:]
    else:
        assert tags(root) == wanted
    assert not put_in_order(root)


def test_what_the_schema_does_not_have_stands_after_it_but_before_a_tracked_change() -> None:
    xml = (
        f'<w:rPr xmlns:w="{W}" xmlns:w14="{W14}"><w:rPrChange/><w14:ligatures/><w:sz/><w:b/><w:odd/></w:rPr>'
    )
    root = etree.fromstring(xml)
    assert put_in_order(root)
    assert [str(child.tag).rpartition("}")[2] for child in root] == [
        "b",
        "sz",
        "ligatures",
        "odd",
        "rPrChange",
    ]


def test_children_of_a_kind_keep_their_order() -> None:
    xml = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="b"/><w:style w:styleId="a"/><w:docDefaults/></w:styles>'
    )
    root = etree.fromstring(xml)
    put_in_order(root)
    assert [child.get(w("styleId")) for child in root] == [None, "b", "a"]


@pytest.mark.parametrize("prefix", ["ns0", "a", "W", "word", ""])
def test_any_prefix_becomes_w_and_nothing_is_lost(prefix: str) -> None:
    own = f"{prefix}:" if prefix else ""
    declared = f'xmlns:{prefix}="{W}"' if prefix else f'xmlns="{W}" xmlns:z="{W}"'
    attribute = own or "z:"
    xml = (
        f'<{own}document {declared} xmlns:w14="{W14}" xmlns:mc="urn:mc" mc:Ignorable="w14"><{own}body><{own}p w14:paraId="1">'
        f'<{own}r><{own}rPr><{own}sz {attribute}val="32"/><{own}b/></{own}rPr><{own}t>甲<!-- 注 -->乙</{own}t></{own}r>尾</{own}p>'
        f"</{own}body></{own}document>"
    )
    parts = {"word/document.xml": xml.encode()}
    put_right(parts, "x.docx")
    out = parts["word/document.xml"].decode()
    root = etree.fromstring(out.encode())
    assert {one.prefix for one in root.iter("{*}*")} == {"w"}
    assert '<w:b/><w:sz w:val="32"/>' in out
    assert "".join(map(str, root.itertext())) == "甲乙尾"
    assert root.nsmap["w14"] == W14  # what mc:Ignorable names
    assert 'w14:paraId="1"' in out


@pytest.mark.parametrize(("side", "wanted"), [("start", "left"), ("end", "right"), ("both", "both")])
@pytest.mark.parametrize("tag", ["jc", "lvlJc"])
def test_sides_by_the_direction_of_reading_are_named_as_word_names_them(
    tag: str, side: str, wanted: str
) -> None:
    parts = {"word/a.xml": f'<w:x xmlns:w="{W}"><w:{tag} w:val="{side}"/></w:x>'.encode()}
    put_right(parts, "x.docx")
    assert f'<w:{tag} w:val="{wanted}"/>' in parts["word/a.xml"].decode()


def test_a_part_that_is_as_it_should_be_is_not_written_anew() -> None:
    parts = read(GENERAL.read_bytes(), "general.docx")
    before = dict(parts)
    put_right(parts, "general.docx")
    assert parts == before


@pytest.mark.parametrize("part", ["document", "styles", "numbering", "settings", "footer1", "fontTable"])
def test_a_template_prints_the_same_whatever_the_prefix_of_a_part(part: str) -> None:
    parts = read(GENERAL.read_bytes(), "general.docx")
    name = f"word/{part}.xml"
    xml = parts[name].decode().replace("<w:", "<ns0:").replace("</w:", "</ns0:").replace(" w:", " ns0:")
    other = parts | {name: xml.replace("xmlns:w=", "xmlns:ns0=").encode()}
    assert b"<w:" not in other[name]
    path = EXAMPLES[0]
    results = []
    for one in (parts, other):
        template = Template.compile(write(pack(part, xml) for part, xml in one.items()), "t.docx")
        made = read(Job.of(Source(str(path), path.read_text("utf-8")), template, checked=False).docx(), "t")
        results.append(
            {part: etree.tostring(parse(xml, "t", part), method="c14n") for part, xml in made.items()
             if part.endswith(".xml") and "custom" not in part}
        )  # fmt: skip
    assert results[0] == results[1]


def test_what_a_template_in_the_order_of_wps_prints_is_valid(tmp_path: Path) -> None:
    parts = read(GENERAL.read_bytes(), "general.docx")
    for part in ("word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/document.xml"):
        root = parse(parts[part], "general.docx", part)
        for one in list(root.iter(*(w(tag) for tag in SCHEMA))):
            if one.tag not in (w("numbering"), w("styles")):
                one[:] = [*reversed(one)]
        parts[part] = etree.tostring(root)
    template = Template.compile(write(pack(part, xml) for part, xml in parts.items()), "wps.docx")
    out = tmp_path / "out.docx"
    path = EXAMPLES[0]
    out.write_bytes(Job.of(Source(str(path), path.read_text("utf-8")), template, checked=False).docx())
    assert validators.errors(out) == []
