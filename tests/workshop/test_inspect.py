"""A template laid open, and the data that it wants."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from compiler.cli import command as cli
from compiler.terms.fields import FIELDS
from compiler.workshop import inspect as anatomy
from tests.kit.dialect import DOCUMENT, with_part
from tests.kit.support import GENERAL
from tests.kit.templates import edited, paragraph

STYLES = "word/styles.xml"


def run(*arguments: str) -> int:
    return cli.run(["template", *arguments])


def test_inspect_tells_the_tags_of_notes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = f'<w:endnote w:id="2">{paragraph("{{ 数据.出处 }}")}</w:endnote>'
    (folder / "注.docx").write_bytes(with_part("endnotes", note, ""))
    assert run("inspect", "注.docx", "--format", "json") == 0
    assert {"tag": "{{ 数据.出处 }}", "part": "word/endnotes.xml", "paragraph": 1} in json.loads(
        capsys.readouterr().out
    )["tags"]


@pytest.mark.usefixtures("folder")
def test_inspect_tells_what_is_in_a_template(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("inspect", "general") == 0
    told = capsys.readouterr().out
    assert re.search("上边距 +37.0毫米", told)
    assert re.search("标题 +方正小标宋简体 +二号 +否 +居中 +无 +固定值36磅", told)
    assert "{{p 附件 }}" in told
    assert run("inspect", "general", "--format", "json", "--lang", "en") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["styles"]["Title"]["size"] == "22 pt"
    assert [level["label"] for level in data["numbering"]] == ["一、", "（一）", "1.", "（1）", "①"]
    assert {FIELDS[slot].zh for slot in data["slots"]} == {
        re.sub(r"\W|^p", "", tag["tag"][3:]) for tag in data["tags"] if tag["tag"].startswith("{{p")
    }


def test_inspect_of_a_broken_template_shows_it_and_tells_why(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = edited(
        {
            DOCUMENT: [("<w:body>", f"<w:body>{paragraph('{{ 标提 }}')}")],
            STYLES: [('w:val="附注"', 'w:val="备注"')],
        }
    )
    (folder / "坏.docx").write_bytes(broken)
    assert run("inspect", "坏.docx") == 1
    out, err = capsys.readouterr()
    assert re.search("附注 +没有", out)
    assert "{{ 标提 }}" in out
    assert "T307" in err


def test_schema_of_the_data_a_template_wants() -> None:
    found = anatomy.laid_open(GENERAL.read_bytes(), "general.docx")
    plain = anatomy.schema(found)
    Draft202012Validator.check_schema(plain)
    assert {"标题", "正文", "署名", "成文日期", "附件"} <= plain["properties"].keys()
    tags = (
        "{{ 数据.总收入 }}",
        "{%p for 项 in 数据.明细 %}",
        "{{ 项.名称 }}",
        "{%p for 人 in 项.人员 %}",
        "{{ 人 }}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p if 数据.局.名 == '数据.无' %}",
        "{%p endif %}",
        "{%p if 数据.备注 %}",
        "{%p endif %}",
    )
    with_data = edited({DOCUMENT: [("<w:body>", "<w:body>" + "".join(map(paragraph, tags)))]})
    found = anatomy.laid_open(with_data, "mine.docx")
    assert found.problems == ()
    assert anatomy.figures(found) == ["备注", "局.名", "总收入", "明细[].人员[]", "明细[].名称"]
    schema = anatomy.schema(found)
    Draft202012Validator.check_schema(schema)
    valid = Draft202012Validator(schema).is_valid
    assert valid({"数据": {"总收入": 5, "明细": [{"名称": "甲", "人员": ["张三"]}], "局": {"名": "乙"}}})
    assert not valid({"数据": {"总收入": 5, "明细": [{"名称": "甲"}], "局": {"名": "乙"}}})
    assert not valid({"标题": "题目"})
