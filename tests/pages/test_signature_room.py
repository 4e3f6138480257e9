"""What stands round a signature keeps its distance: the remark from the seals, a date from the edge, the note on attachments whole."""

from functools import cache
from itertools import pairwise

import pytest

from compiler.job import Job
from compiler.pages.measure import MM, RIGHT_MM
from compiler.pages.proof import Proof
from compiler.source.load import Source
from compiler.terms import standard
from tests.kit.signatures import assert_whole, noted
from tests.kit.support import FIXTURES

EM = standard.EM / 20


@cache
def proof_of(text: str) -> Proof:
    return Job.of(Source(str(FIXTURES / "report.yaml"), f"文种: 报告\n标题: 关于预算的报告\n{text}")).proof


@pytest.mark.parametrize(
    "remark", ["此件公开发布", "联系人：张三，电话：12345678", "此件发至县团级，" + "请认真贯彻执行，" * 5]
)
@pytest.mark.parametrize(
    "names", ["市财政局", "市财政局, 市审计局", "市财政局, 市审计局, 市统计局, 市税务局"]
)
def test_no_seal_lies_on_the_remark(names: str, remark: str) -> None:
    seals = ", ".join(["seal.png"] * len(names.split(",")))
    proof = proof_of(
        f"正文: 请审阅。\n署名: [{names}]\n印章: [{seals}]\n成文日期: 2026-01-20\n附注: {remark}\n"
    )
    assert [one.code.id for one in proof.findings] == []
    rows = [row for p in proof.layout.signature if p.paragraph.slot == "remark" for row in p.rows]
    for box in proof.layout.pages[0].boxes:
        across, high = (box.x0 + box.x1) / 2, box.bottom
        for row in rows:
            if row.x0 < across < row.x1:  # below the lowest point of the ring
                assert row.baseline - 0.8 * EM > high - 1


@pytest.mark.parametrize(
    "remark", ["此件公开发布", "联系人：李某某，电话：83026157", "此件发至县团级，" + "请认真贯彻执行，" * 5]
)
@pytest.mark.parametrize("names", ["市财政局", "市财政局, 市审计局", "市财政局, 市审计局, 市统计局"])
def test_the_remark_is_on_the_line_below_the_date_whatever_seal_stands_above_it(
    names: str, remark: str
) -> None:
    """Z-01: the seal is raised, name and date still below its middle, and reaches neither the text above nor the remark (S-03)."""
    seals = ", ".join(["seal.png"] * len(names.split(",")))
    text = f"正文: 请审阅。\n署名: [{names}]\n印章: [{seals}]\n成文日期: 2026-01-20\n附注: {remark}\n"
    layout = proof_of(text).layout
    dates = [p for p in layout.signature if p.paragraph.role == "date"]
    remarks = [p for p in layout.signature if p.paragraph.slot == "remark"]
    date, first = dates[-1].rows[0], remarks[0].rows[0]
    assert first.baseline - date.baseline == pytest.approx(standard.LINE_PITCH / 20, abs=1)
    boxes = layout.pages[0].boxes
    assert all(date.baseline - EM > (box.top + box.bottom) / 2 for box in boxes if box.x0 < date.x0 < box.x1)
    assert min(box.top for box in boxes) > layout.texts[-1].rows[-1].baseline
    tops = sorted({round(box.top) for box in boxes})
    assert all(below - above > boxes[0].bottom - boxes[0].top for above, below in pairwise(tops))


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("李某某", "2026-01-05"),
        ("李四", "2025-12-31"),
        ("区档案馆", "2026-10-15"),
        ("某某市人民政府", "2025-12-31"),
    ],
)
def test_a_date_longer_than_its_name_keeps_two_characters_free(name: str, date: str) -> None:
    """S-06, as it is drawn."""
    proof = proof_of(f"正文: 请审阅。\n署名: {name}\n成文日期: {date}\n")
    signer, day = proof.layout.signature
    assert (RIGHT_MM * MM - day.rows[0].x1) / EM == pytest.approx(2, abs=0.2)
    assert (day.rows[0].x0 - signer.rows[0].x0) / EM == pytest.approx(2, abs=0.2)
    assert [one.code.id for one in proof.findings] == []


# Of texts of so many lines above so many attachments those that come near the end of the page; all of them in `long/test_notes_with_signatures.py`.
@pytest.mark.parametrize(("lines", "count"), [(17, 2), (18, 2), (16, 3), (17, 3), (12, 6), (15, 6)])
def test_a_note_on_attachments_is_not_torn_and_what_was_done_for_it_is_said(lines: int, count: int) -> None:
    assert_whole(proof_of(noted(lines, count)))
