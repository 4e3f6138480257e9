"""Signatures below texts of every length that ends near them: 704 documents, run by `bash tests/run --long`.

44 lengths, in paragraphs of six lines and as a single one; names of 4 to 24 characters; with a seal and without.
"""

from itertools import product

import pytest

from compiler.job import Job
from compiler.pages import measure
from compiler.pages.measure import MM
from compiler.pages.proof import Proof
from compiler.source.load import Source
from compiler.terms import standard as std

LONGEST = 44  # lines: two pages
NAMES = (
    "某某县委",
    "某某市委市政府办公",
    "某某市人民政府办公室综合协调处",
    "某某市推进新型城镇化和城乡融合发展工作领导小组办公",
)
DATE = "2024年12月31日"
DATE_EM = 7  # figures are half as wide
DATE_DRAWN = DATE_EM + 5 * 0.2  # LibreOffice widens each of its joints of figures and characters
EM = std.EM / 20
CASES = list(product((6, LONGEST), NAMES, (False, True)))


def text_of(lines: int, each: int) -> str:
    """YAML of a text of so many full lines, in paragraphs of `each` lines at most."""
    whole, rest = divmod(lines, each)
    sizes = [each] * whole + [rest] * bool(rest)
    return "".join(f"  - {'国' * (28 * size - 2)}\n" for size in sizes)


@pytest.mark.parametrize(
    ("each", "name", "sealed"),
    CASES,
    ids=[f"{each} {len(name)}{' sealed' * sealed}" for each, name, sealed in CASES],
)
def test_signature_stays_with_its_text(each: int, name: str, sealed: bool) -> None:
    wrong = {}
    for lines in range(1, LONGEST + 1):
        seal = "印章: 有\n" if sealed else ""
        head = f"文种: 报告\n标题: 落款\n正文:\n{text_of(lines, each)}"
        proof = Job.of(Source("report.yaml", f"{head}署名: {name}\n成文日期: {DATE}\n{seal}")).proof
        if found := faults(proof, lines, name, sealed):
            wrong[lines] = found
    assert wrong == {}


def faults(proof: Proof, lines: int, name: str, sealed: bool) -> list[str]:
    """What is wrong with a document, measured on its pages: S-01, S-02, S-05 to S-07, S-15, S-18."""
    found = [one.code.id for one in proof.findings if one.severity != "info"]
    pages = proof.layout.pages
    rows = [(number, line) for number, page in enumerate(pages, 1) for line in page.body]
    (signed, name_row), (dated, date_row) = rows[-2:]
    if (name_row.text, date_row.text) != (name, DATE) or signed != dated:
        return [*found, "torn"]
    texts = [number for number, line in rows if set(line.text) == {"国"}]
    if len(texts) != lines:
        found.append(f"{len(texts)} lines of text")
    if texts.count(signed) < min(lines, 2):
        found.append(f"{texts.count(signed)} lines with the signature")
    pitch = max(proof.layout.fit.pitches.values(), default=std.LINE_PITCH) / 20
    for page in pages[: signed - 1]:
        # A baseline lies near the foot of its row: with less than half a row more, so many rows were free.
        free = (measure.BOTTOM_MM * MM - page.body[-1].baseline) / pitch
        if free > 2.5:
            found.append(f"a hole of {free:.1f} rows")
    return found + misplaced(name_row, date_row, sealed)


def misplaced(name: measure.Line, date: measure.Line, sealed: bool) -> list[str]:
    """Whether name and date are off from where they belong, within the sheet's tolerances."""
    right = measure.RIGHT_MM * MM
    if sealed:
        apart = abs((name.x0 + name.x1) - (date.x0 + date.x1)) / 2
        fits = len(name.text) < DATE_EM + 2 * std.SEALED_DATE_RIGHT
        free = (right - date.x1) / EM
        wrong = apart > 0.5 * EM or (fits and abs(free - std.SEALED_DATE_RIGHT) > 0.3)
        return [f"{apart / EM:.2f} em apart, {free:.2f} free"] if wrong or name.x1 > right + 1 else []
    offset, start = (date.x0 - name.x0) / EM, (right - name.x0) / EM
    # A date that is longer than the name keeps the room at the edge (S-06), as wide as it is drawn.
    longer = len(name.text) < DATE_DRAWN
    expected = std.SIGNATURE_RIGHT + (DATE_DRAWN + std.DATE_OFFSET if longer else len(name.text))
    wrong = abs(offset - std.DATE_OFFSET) > 0.2 or abs(start - expected) > 0.2 or date.x1 > right
    return [f"{offset:.2f} em apart, begins {start:.2f} from the right"] if wrong else []
