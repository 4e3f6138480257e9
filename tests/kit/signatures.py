"""Signatures with what stands above them, near the end of a page; and what must hold of each.

In: how many lines and attachments; a proof. Out: the YAML of a report, and an assertion.
"""

import io
from pathlib import Path

import pypdfium2
from PIL import Image

from compiler.job import Job
from compiler.pages.measure import BOTTOM_MM, MM
from compiler.pages.proof import Proof
from compiler.source.load import Source
from tests.kit.support import FIXTURES


def noted(lines: int, count: int) -> str:
    """A text of so many lines, a note on so many attachments, a signature; all but kind and title."""
    rows = "".join(f"  - 附件名称之{n}\n" for n in range(count))
    text = "正文:\n" + "  - 正文的一行。\n" * lines
    return f"{text}附件:\n{rows}署名: 市财政局\n成文日期: 2026-01-20\n"


def short_notice(lines: int, more: str = "") -> str:
    """A notice under a red head whose text is one paragraph of so many lines, up to five: page 1 has room for it, and for no signature with its seal, remark and imprint below it."""
    addressees = "各区、县人民政府，市政府各部门" + "、各直属机构，驻市各有关单位" * (3 if lines < 3 else 0)
    text = "国" * (28 * lines - 5) + "。"
    return f"""\
文种: 通知
发文机关: 某市财政局
发文字号: 某财发〔2026〕8号
标题: 某市财政局关于做好2026年度住房保障资金管理工作的通知
主送机关: {addressees}
正文:
- {text}
{more}成文日期: 2026-03-12
附注: 此件公开发布
印发: {{机关: 某市财政局办公室, 日期: 2026-03-12}}
印章: 有
"""


def assert_whole(proof: Proof) -> None:
    """The note on attachments is not torn, and what lines were set otherwise for is said as it came out: with the note, where no text came along."""
    assert proof.layout.note_torn == 0
    found = {one.code.id: one for one in proof.findings}
    assert "L755" not in found
    if one := found.get("L714"):
        with_text = proof.facts["signature"]["lines_of_text"]
        assert ("正文在同一面" in one.message("zh")) == bool(with_text)


def feet_of_seals(folder: Path, diameter: int, remark: str) -> list[float]:
    """How far down, mm, a seal of so many mm reaches below texts that end near the foot of a page."""
    with Image.open(FIXTURES / "seal.png") as seal:
        made = io.BytesIO()
        seal.resize((400, 400)).save(made, "PNG", dpi=(400 / diameter * 25.4,) * 2)
    (folder / "seal.png").write_bytes(made.getvalue())
    last = []
    for count in range(10, 21):
        body = "".join(f"  - 这是第{n}段只有一行的文字。\n" for n in range(count))
        text = f"文种: 报告\n标题: 落款\n正文:\n{body}署名: 市财政局\n成文日期: 2026-01-05\n印章: seal.png\n{remark}"
        pdf = Job.of(Source(str(folder / "x.yaml"), text)).proof.pdf
        with pypdfium2.PdfDocument(pdf) as document:
            (box,) = (
                (page.get_height() - bottom, page.get_height() - top)
                for page in document
                for image in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
                for _, bottom, _, top in (image.get_bounds(),)
            )
        foot, head = box
        assert abs((foot - head) / MM - diameter) < 0.5
        last.append(foot / MM)
    return last


def assert_inside(feet: list[float]) -> None:
    """The ink of seals counts, not only the lines they stand on (S-09): it stays inside the type area, and one came near its edge."""
    assert BOTTOM_MM - 20 < max(feet) < BOTTOM_MM + 0.2
