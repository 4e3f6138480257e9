"""Papers that are issued, with texts of 1 to 44 lines in each format: 220 documents, and 88 printed on both sides; run by `bash tests/run --long`.

Everything stands within 1 mm of its format's own rule, whatever the length: the mark, the red line below the number, the foot of the paper at the
foot of the type area, on an even page where it is to be, over no text.
"""

import pytest

from compiler.job import Job
from compiler.pages import measure
from compiler.source.load import Source
from compiler.terms import standard as std
from tests.kit.issued import FORMATS, Sheets, paper, sheets

LONGEST = 44  # lines: two pages and more
ABOVE = (
    "",
    "紧急程度: 特急\n",
    "密级: 秘密★1年\n紧急程度: 特急\n",
    "份号: '000001'\n密级: 秘密★1年\n紧急程度: 特急\n",
)
SIGNED = "署名: 某某市财政局\n成文日期: 2026-01-06\n"
MARK_TOP = {
    "official": std.MARK_TOP,
    "upward": std.MARK_TOP,
    "letter": std.LETTER_MARK_TOP,
    "order": std.ORDER_MARK_TOP,
    "minutes": std.MINUTES_MARK_TOP,
}


def positions(made: Sheets, form: str, lines: int) -> list[str]:
    """What of a paper stands elsewhere than its format wants, in words."""
    out = []
    seen = made.red
    if abs(seen[0].top - MARK_TOP[form]) > 1:
        out.append(f"mark at {seen[0].top:.2f}")
    if form in ("official", "upward", "minutes"):
        number = next(ink for ink in reversed(made.black()) if ink.bottom < seen[-1].top)
        if abs(seen[-1].top - number.bottom - std.DIVIDER_BELOW) > 1:
            out.append(f"red line {seen[-1].top - number.bottom:.2f} below the number")
        if abs(seen[-1].left - measure.LEFT_MM) > 1 or abs(seen[-1].right - measure.RIGHT_MM) > 1:
            out.append(f"red line from {seen[-1].left:.1f} to {seen[-1].right:.1f}")
    if form == "letter" and abs(seen[-1].bottom - std.LETTER_RULE_FOOT) > 1:
        out.append(f"line at the foot at {seen[-1].bottom:.2f}")
    last = made.pages[-1]
    copies = next((line for line in last.body if line.text.startswith("抄送：")), None)
    if copies is None:
        return [*out, "no copies on the last page"]
    if form == "letter":
        if abs(last.body[-1].baseline / measure.MM - std.IMPRINT_FOOT) > 4:
            out.append(f"copies at {last.body[-1].baseline / measure.MM:.2f}")
        foot = copies.baseline - 20
    else:
        rules = made.imprint
        if len(rules) != 3 or abs(rules[-1].y / measure.MM - std.IMPRINT_FOOT) > 1:
            out.append(f"lines of the foot at {[round(rule.y / measure.MM, 2) for rule in rules]}")
        foot = rules[0].y
    above = [line for line in last.body if line.baseline < copies.baseline]
    if above and above[-1].baseline > foot:
        out.append(f"text at {above[-1].baseline / measure.MM:.2f} in the foot")
    text = "".join(line.text for page in made.pages for line in page.body)
    out += [f"line {n} is missing" for n in range(1, lines + 1) if f"第{n}段文字。" not in text]
    return out


@pytest.mark.parametrize("form", FORMATS)
def test_everything_stands_in_its_place_below_texts_of_any_length(form: str) -> None:
    made = sheets([paper(form, n, ABOVE[n % 4] + (SIGNED if n % 2 else "")) for n in range(1, LONGEST + 1)])
    wrong = {n: told for n, one in enumerate(made, 1) if (told := positions(one, form, n))}
    assert wrong == {}


@pytest.mark.parametrize("form", ["official", "letter"])
def test_a_paper_printed_on_both_sides_ends_on_an_even_page(form: str) -> None:
    for lines in range(1, LONGEST + 1):
        text = paper(form, lines, "双面: 是\n" + (SIGNED if lines % 2 else ""))
        proof = Job.of(Source("公文.yaml", text), checked=False).proof
        assert proof.layout.foot_page == len(proof.layout.pages), lines
        assert proof.layout.foot_page % 2 == 0, lines
        assert [one.code.id for one in proof.findings if one.severity == "error"] == [], lines
