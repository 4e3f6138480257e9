"""Every kind with every field of a paper that is issued, and without it: what is told, and that the field prints. The table is kinds_and_fields.md."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pytest

from compiler.document.starters import starter
from compiler.draft.yaml_text import dump
from compiler.job import Job
from compiler.messages.diagnostic import CompileError, Diagnostic
from compiler.source.load import Data, Source, load
from compiler.terms.fields import FIELDS, ISSUED, fields_of
from compiler.terms.kinds import FORMATS, KINDS
from compiler.word.reader import lines
from tests.kit.support import ROOT


class Sample(NamedTuple):
    """What is written of a field, what that prints, what it is written beside, what goes where it comes, and what goes with it."""

    written: Data
    prints: str = ""
    beside: Mapping[str, Data] = {}
    instead_of: tuple[str, ...] = ()
    along: tuple[str, ...] = ()


_IMPRINT: dict[str, Data] = {"印发机关": "某市水务局办公室", "印发日期": "2026-12-31"}
_PRINTED = "某市水务局办公室2026年12月31日印发"
_SIGNED: dict[str, Data] = {"成文日期": "2026-12-30", "署名": "某市水务局"}
_SIGNING = ("发文机关", "签名章", "印章")
SAMPLES = {
    "份号": Sample("000012", "000012"),
    "密级": Sample("秘密★1年", "秘密★1年", {"份号": "000012"}),
    "紧急程度": Sample("特急", "特急"),
    "标注": Sample("内部资料　注意保存", "内部资料　注意保存"),
    "发文机关标志": Sample(
        "某市水务局专用", "某市水务局专用", {}, ("发文机关", "印章"), ("发文机关", "印章")
    ),
    "发文字号": Sample("某水函〔2026〕77号", "某水函〔2026〕77号"),
    "签发人": Sample("钱立言", "签发人：钱立言"),
    "主送机关": Sample("某省水利厅", "某省水利厅："),
    "附件": Sample([{"标题": "供水明细表", "内容": "全年供水12万吨。"}], "供水明细表全年供水12万吨。"),
    "署名": Sample("某市水务局", "某市水务局", {}, _SIGNING, _SIGNING),
    "签名章": Sample({"职务": "局长"}, "局长", {"成文日期": "2026-12-30"}, ("署名", "印章")),
    "成文日期": Sample("2026-12-30", "2026年12月30日", {}, ("印发", "印章"), ("印章", "签名章")),
    "印章": Sample("有", "", _SIGNED, ("签名章", "印发")),
    "编发": Sample({"机关": "某市水务局办公室", "日期": "2026-12-29"}, "某市水务局办公室2026年12月29日"),
    "附注": Sample("联系人：周某某", "（联系人：周某某）"),
    "出席": Sample("吴某某", "出席：吴某某"),
    "请假": Sample("郑某某", "请假：郑某某"),
    "列席": Sample("王某某", "列席：王某某"),
    "抄送机关": Sample("某市档案馆", "抄送：某市档案馆。"),
    "印发机关": Sample(_IMPRINT["印发机关"], _PRINTED, _IMPRINT, ("印发",), ("印发", "印发日期")),
    "印发日期": Sample(_IMPRINT["印发日期"], _PRINTED, _IMPRINT, ("印发",), ("印发",)),
}
"""A seal prints nothing here: the room for it is measured on pages."""
THERE = {"少": ("S482", "实务"), "忌": ("S481", "一般"), "违": ("S481", "规定"), "禁": ("S480", "规定")}
MISSING = {"要": ("S483", "规定"), "宜": ("S483", "一般"), "常": ("S484", "实务")}
_OF_WANTS = {"S480", "S481", "S482", "S483", "S484"}


def _table() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Each kind with its format and its cells by field."""
    page = (ROOT / "tests/document/kinds_and_fields.md").read_text("utf-8").partition("## The table")[2]
    rows = [re.findall(r"[^|\s]+", line) for line in page.splitlines() if line.startswith("|")]
    for kind, form, *cells in rows[2:]:
        yield kind, form, dict(zip(rows[0][2:], cells, strict=True))


TABLE = list(_table())
CELLS = [
    pytest.param(kind, field, cell, id=f"{kind}-{field}-{cell}")
    for kind, _form, cells in TABLE
    for field, cell in cells.items()
]


def _without(kind: str, fields: tuple[str, ...]) -> dict[str, Data]:
    """The paper that `compile new` gives of a kind, without some fields."""
    key = next(key for key, row in KINDS.items() if row.zh == kind)
    data = load(Source("公文.yaml", starter(key))).data
    gone = {spelling for row in FIELDS.values() if row.zh in fields for spelling in row.spellings}
    return {key: value for key, value in data.items() if key not in gone}


def _read(data: dict[str, Data]) -> tuple[list[Diagnostic], str]:
    """What is told of a paper, and all that it prints; nothing where it is refused."""
    try:
        job = Job.of(Source("公文.yaml", dump(data)))
        found = list(job.findings)
    except CompileError as error:
        return list(error.diagnostics), ""
    return found, "".join(line.text.replace("\t", "") for line in lines(job.docx()))


def _wants(found: list[Diagnostic], field: str) -> list[tuple[str, str]]:
    """What is told of a field for the sake of the kind, and how strongly it is meant."""
    return [
        (one.code.id, one.args["strength_zh"])
        for one in found
        if one.code.id in _OF_WANTS and one.args["field"] == field
    ]


def test_every_kind_stands_in_its_format() -> None:
    forms = {row.zh: FORMATS[row.format].zh for row in KINDS.values() if row.statutory}
    assert {kind: form for kind, form, _cells in TABLE} == forms
    assert len(forms) == 15
    assert len({*forms.values()}) == 4


def test_every_field_of_issued_papers_is_a_column() -> None:
    """Those of head, foot and meeting, and all that a kind asks for; but for those that say the same as another."""
    same = {"issuer", "imprint"}
    asked = {want.field for row in KINDS.values() if row.statutory for want in row.wants}
    columns = {row.key for row in fields_of("Document") if row.zh in SAMPLES}
    assert {*ISSUED, *asked} - same <= columns
    assert [{*cells} for _kind, _form, cells in TABLE] == [{*SAMPLES}] * 15


@pytest.mark.parametrize(("kind", "field", "cell"), CELLS)
def test_with_it(kind: str, field: str, cell: str) -> None:
    sample = SAMPLES[field]
    data = _without(kind, (*sample.instead_of, field)) | {**sample.beside, field: sample.written}
    found, printed = _read(data)
    said = THERE.get(cell)
    assert _wants(found, field) == ([said] if said else [])
    if said and said[0] == "S480":
        assert printed == ""
    else:
        assert sample.prints in printed
        assert [one.message("zh") for one in found if one.code.severity == "error"] == []


@pytest.mark.parametrize(("kind", "field", "cell"), CELLS)
def test_without_it(kind: str, field: str, cell: str) -> None:
    sample = SAMPLES[field]
    data = _without(kind, (*sample.along, field))
    if field == "印发日期" and cell != "禁":
        data["印发机关"] = "某市水务局办公室"
    found, printed = _read(data)
    said = MISSING.get(cell)
    assert _wants(found, field) == ([said] if said else [])
    assert not sample.prints or sample.prints not in printed


@pytest.mark.parametrize("kind", [kind for kind, _form, _cells in TABLE])
def test_a_draft_without_head_and_foot_is_asked_for_nothing(kind: str) -> None:
    found, printed = _read({"文种": kind, "标题": f"关于供水工作的{kind}", "正文": "全年供水12万吨。"})
    assert [one.code.id for one in found if one.code.id in _OF_WANTS] == []
    assert "全年供水12万吨。" in printed


@pytest.mark.parametrize("kind", [row.zh for row in KINDS.values() if row.statutory])
def test_what_is_offered_for_what_is_missing_is_right_for_the_kind(kind: str) -> None:
    """Written as it is offered, it is no longer missing, and nothing else is told of it."""
    body = f"文种: {kind}\n标题: 某市人民政府关于供水的{kind}\n正文: 供水正常。\n抄送机关: 某市档案馆\n"
    lines_offered: dict[str, None] = {}
    for _ in range(2):
        for one in Job.of(
            Source("公文.yaml", body + "".join(f"{line}\n" for line in lines_offered))
        ).findings:
            if one.code.id == "S483":
                lines_offered[re.findall("加上“(.*)”这样", one.hint("zh"))[0]] = None
    paper = body + "".join(f"{line}\n" for line in lines_offered)
    if "印章" in paper:
        paper = paper.replace("印章: 有\n", "") + "印章: 有\n"
    found = list(Job.of(Source("公文.yaml", paper)).findings)
    told = [one.message("zh") for one in found if one.code.id[:2] in ("S4", "S5") and one.severity != "info"]
    assert told == []
