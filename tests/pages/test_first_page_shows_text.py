"""A text of one paragraph whose signature has no room on page 1: some of it stays there (7.3.3), some goes with the signature (S-15)."""

import io
import zipfile
from pathlib import Path

import pytest

from compiler.job import Job
from compiler.pages.proof import Proof
from compiler.source.load import Source
from tests.kit.often import some
from tests.kit.signatures import short_notice
from tests.kit.validators import errors


def proved(text: str) -> Proof:
    return Job.of(Source("x.yaml", text)).proof


def rows_of_last(proof: Proof) -> list[int]:
    """The page of each line of the last paragraph of the text."""
    return [row.page for row in proof.layout.texts[-1].rows]


@pytest.mark.parametrize("lines", some([4, 2, 3, 5], 3))
def test_a_paragraph_begins_on_page_1_and_ends_with_the_signature(lines: int) -> None:
    over = 2 if lines > 3 else 1
    proof = proved(short_notice(lines))
    assert rows_of_last(proof) == [1] * (lines - over) + [2] * over
    assert proof.facts["signature"] == {"page": 2, "lines_of_text": over}
    (told,) = (one for one in proof.findings if one.code.id.startswith("L7"))
    assert told.code.id == "L783"
    assert f"前{lines - over}行留在首页，后{over}行" in told.message("zh")


def test_the_text_is_one_paragraph_still(tmp_path: Path) -> None:
    """What is put at the foot of the page is no text, and no program finds fault with it."""
    proof = proved(short_notice(4))
    (text,) = (block for block in proof.layout.flow.paragraphs if block.slot == "body")
    with zipfile.ZipFile(io.BytesIO(proof.docx)) as file:
        xml = file.read("word/document.xml").decode()
    assert xml.count(f">{text.text}</w:t>") == 1
    (tmp_path / "x.docx").write_bytes(proof.docx)
    assert errors(tmp_path / "x.docx") == []


def test_one_below_a_heading() -> None:
    proof = proved(short_notice(4).replace("- 国", "- 标题: 总体要求\n  内容: 国"))
    assert rows_of_last(proof) == [1, 1, 2, 2]


def test_what_page_1_shows_by_itself_is_left_alone() -> None:
    """A closing phrase goes with the signature; a text that all fits stays whole."""
    assert not proved(short_notice(4, "- 特此通知。\n")).layout.fit.left_free
    unsealed = short_notice(2).replace("印章: 有\n", "").replace("附注: 此件公开发布\n", "")
    assert not proved(unsealed).layout.fit.left_free


def test_a_line_more_is_what_helps() -> None:
    """What is advised of a line that cannot be parted."""
    proof = proved(short_notice(1))
    assert [one.code.id for one in proof.findings] == ["L782"]
    assert "再写一两句" in proof.findings[0].hint("zh")
    assert proved(short_notice(2)).facts["signature"]["lines_of_text"] == 1


def test_many_addressees_are_what_is_told_and_go_to_the_foot() -> None:
    """7.3.2: they leave no room on page 1, and no hole is told of that is one of theirs."""
    names = "，".join(f"某某市第{one}工作局" for one in "一二三四五六七八九" * 4)
    text = short_notice(4, f"- {'民' * 90}。\n- {'民' * 90}。\n").replace(
        "主送机关: ", f"主送机关: {names}，"
    )
    found = {one.code.id: one for one in proved(text).findings}
    assert "主送位置: 版记" in found["L782"].hint("zh")
    assert "L781" not in found
    moved = proved(text.replace("成文日期", "主送位置: 版记\n成文日期"))
    assert moved.layout.company(1, ("body",)) > 0
    assert "L782" not in {one.code.id for one in moved.findings}
