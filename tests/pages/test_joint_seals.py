"""Papers of several bodies under their seals (S-09): whatever their names, the signature has text on its page, and each seal its name."""

import re
from pathlib import Path

import docx
import pytest

from compiler.draft.readers import read_draft
from compiler.job import Job
from compiler.pages.measure import BOTTOM_MM, LEFT_MM, MM, RIGHT_MM
from compiler.source.load import Source
from tests.kit.often import some
from tests.kit.support import FIXTURES
from tests.kit.validators import errors

LONGEST = "某某市{}和社会保障与住房城乡建设管理委员会办公局"
SIGNS = "甲乙丙丁戊己"


def joint(count: int, length: int, more: str = "") -> str:
    names = [LONGEST.format(sign)[: length - 1] + "局" for sign in SIGNS[:count]]
    seals = ", ".join(["seal.png"] * count)
    text = f"  - {'国' * 79}。\n"
    return (
        f"文种: 通知\n发文机关: [{', '.join(names)}]\n发文字号: 某财发〔2026〕8号\n标题: 关于做好2026年度工作的通知\n"
        f"主送机关: 各区、县人民政府\n正文:\n{text}{text}成文日期: 2026-03-12\n印章: [{seals}]\n{more}"
    )


@pytest.mark.parametrize("length", some([16, 24, 8, 12], 2))
@pytest.mark.parametrize("count", some([6, 5, 2, 3, 4], 2))
@pytest.mark.parametrize("more", some(["附注: 联系人：李某某，电话：83026157，传真：83026158\n", ""], 1))
def test_a_signature_of_many_has_text_on_its_page_and_a_seal_on_each_name(
    count: int, length: int, more: str
) -> None:
    layout = Job.of(Source(str(FIXTURES / "x.yaml"), joint(count, length, more)), checked=False).proof.layout
    assert not layout.torn
    page = layout.signature[0].rows[0].page
    assert layout.company(page, ("body",)) >= 2
    names = [one for one in layout.signature if one.paragraph.role == "signature"]
    assert [one.paragraph.text for one in names] == [
        block.text for block in layout.flow.paragraphs if block.role == "signature"
    ]
    boxes = layout.pages[page - 1].boxes
    assert len(names) == len(boxes) == count
    for one in names:  # as many seals have their middle on it across, and are pressed on it
        left, right = min(row.x0 for row in one.rows), max(row.x1 for row in one.rows)
        on = [
            box
            for box in boxes
            if abs((box.x0 + box.x1 - left - right) / 2) < 3 * MM
            and all(box.top < row.baseline < box.bottom for row in one.rows)
        ]
        assert len(on) == 1
    for box in boxes:
        assert LEFT_MM * MM - 1 < box.x0 < box.x1 < RIGHT_MM * MM + 1
        assert box.bottom < BOTTOM_MM * MM + 1
        others = [one for one in boxes if one is not box]
        assert not any(
            one.x0 < box.x1 and box.x0 < one.x1 and one.top < box.bottom and box.top < one.bottom
            for one in others
        )


def test_names_in_lines_are_each_read_whole(tmp_path: Path) -> None:
    """Side by side they stand in cells: what is copied is one name after the other."""
    job = Job.of(Source(str(FIXTURES / "x.yaml"), joint(6, 16)), checked=False)
    file = tmp_path / "x.docx"
    file.write_bytes(job.docx())
    assert errors(file) == []
    cells = [
        cell.text.replace("\n", "")
        for table in docx.Document(str(file)).tables
        for row in table.rows
        for cell in row.cells
    ]
    signed = [block.text for block in job.flow.paragraphs if block.role == "signature"]
    assert [text for text in cells if text in signed] == signed


def test_names_in_lines_are_imported_as_those_on_one_line_are() -> None:
    text = re.sub("印章: .*", "印章: 有", joint(6, 16))
    draft = read_draft("x.docx", Job.of(Source("x.yaml", text), checked=False).docx())
    rows = [line.text.split("\t") for line in draft.lines if "\t" in line.text]
    signed = [LONGEST.format(sign)[:15] + "局" for sign in SIGNS]
    assert rows == [["", *signed[at : at + 2]] for at in (0, 2, 4)]
