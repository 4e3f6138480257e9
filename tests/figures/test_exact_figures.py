"""Generated statements equal exact arithmetic on fractions, or are refused with a reason."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from compiler.job import Job
from compiler.messages.diagnostic import CompileError
from compiler.source.load import Source

HEAD = "文种: 报告\n标题: 关于2025年度办文情况的报告\n"
patiently = settings(max_examples=80)

numbers = st.one_of(
    st.integers(-(10**12), 10**12).map(Decimal),
    st.decimals(-(10**6), 10**6, allow_nan=False, allow_infinity=False, places=3),
    st.sampled_from([Decimal(0), Decimal("0.5"), Decimal("-0.5"), Decimal(10) ** 12, Decimal("0.005")]),
)
UNITS = {"元": 1, "百元": 100, "千元": 1000, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
units = st.sampled_from([*UNITS])


def text_of(number: Decimal) -> str:
    return format(number, "f")


def printed(data: str, text: str) -> str | None:
    """What the text prints; None where it is refused with a reason."""
    try:
        job = Job.of(Source("report.yaml", f"{HEAD}数据:\n{data}正文: 得{text}。\n"), checked=False)
    except CompileError as refused:
        codes = {one.code.id for one in refused.diagnostics}
        return None if codes <= {"T322", "D326"} else f"{codes}"
    (paragraph,) = [block for block in job.flow.paragraphs if block.slot == "body"]
    return paragraph.text[1:-1]


def nearest(value: Fraction, digits: int) -> Fraction:
    """Rounded by hand: halves away from zero."""
    scaled = abs(value) * 10**digits
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    whole += 2 * rest >= scaled.denominator
    return Fraction(whole if value >= 0 else -whole, 10**digits)


@patiently
@given(numbers, numbers, units, units, units, st.sampled_from("+-"))
def test_sums_in_units(one: Decimal, two: Decimal, unit: str, other: str, wanted: str, sign: str) -> None:
    data = (
        f"  甲: {{本期: {text_of(one)}, 单位: {unit}}}\n  乙: {{本期: {text_of(two)}, 单位: {other}}}\n"
        f"  丙: {{算式: 甲 {sign} 乙, 单位: {wanted}}}\n"
    )
    total = Fraction(one) * UNITS[unit] + (1 if sign == "+" else -1) * Fraction(two) * UNITS[other]
    found = printed(data, "{{ 丙|四舍五入(10) }}")
    if found is None:
        assert max(abs(total), abs(Fraction(two) * UNITS[other])) >= 10**18 * min(UNITS[unit], UNITS[wanted])
    else:
        assert found.endswith(wanted)
        assert Fraction(found.removesuffix(wanted)) == nearest(total / UNITS[wanted], 10)


@patiently
@given(numbers, numbers, st.integers(0, 4))
def test_changes_against_the_year_before(now: Decimal, then: Decimal, digits: int) -> None:
    data = f"  甲: {{本期: {text_of(now)}, 上年同期: {text_of(then)}, 单位: 件}}\n"
    found = printed(data, f"{{{{ 甲|同比(甲.上年同期, {digits}) }}}}")
    if then <= 0:
        assert found is None
        return
    rate = nearest((Fraction(now) - Fraction(then)) / Fraction(then) * 100, digits)
    if not rate:
        assert found == "持平"
    else:
        assert found is not None
        assert found[:2] == ("增长" if rate > 0 else "下降")
        assert Fraction(found[2:-1]) == abs(rate)
        assert len(found[2:-1].partition(".")[2]) == digits


@patiently
@given(st.lists(numbers, min_size=1, max_size=6), st.integers(0, 3))
def test_shares_and_sums_of_a_list(cells: list[Decimal], digits: int) -> None:
    rows = "".join(f"    - {{名: 行{at}, 数: {text_of(cell)}}}\n" for at, cell in enumerate(cells))
    total = sum(map(Fraction, cells), Fraction(0))
    data = f"  表:\n{rows}  合计: {{算式: 表|求和(数)}}\n"
    found = printed(data, "{{ 合计 }}")
    assert found is not None
    assert Fraction(found) == total
    share = printed(data, f"{{{{ 表[0].数|占比(合计, {digits}) }}}}")
    if total <= 0:
        assert share is None
    else:
        assert share is not None
        assert Fraction(share.removesuffix("%")) == nearest(Fraction(cells[0]) / total * 100, digits)
    most = printed(data, "{{ 表|最大(数) }}")
    assert most is not None
    assert Fraction(most) == max(map(Fraction, cells))


@patiently
@given(numbers, st.integers(0, 6))
def test_rounding(number: Decimal, digits: int) -> None:
    found = printed(f"  甲: {{本期: {text_of(number)}, 单位: 件}}\n", f"{{{{ 甲|四舍五入({digits}) }}}}")
    assert found is not None
    assert Fraction(found.removesuffix("件")) == nearest(Fraction(number), digits)


@patiently
@given(numbers, numbers)
def test_products_and_quotients(one: Decimal, two: Decimal) -> None:
    data = f"  甲: {text_of(one)}\n  乙: {text_of(two)}\n"
    product = printed(data, "{{ (甲 * 乙)|四舍五入(10) }}")
    exact = Fraction(one) * Fraction(two)
    assert (product is None) == (abs(exact) >= 10**18)
    assert product is None or Fraction(product) == nearest(exact, 10)
    quotient = printed(data, "{{ (甲 / 乙)|四舍五入(10) }}")
    if not two:
        assert quotient is None
    elif quotient is not None:
        assert abs(Fraction(quotient) - Fraction(one) / Fraction(two)) <= Fraction(1, 10**10)
    else:
        assert abs(Fraction(one) / Fraction(two)) >= 10**18


@patiently
@given(st.integers(1, 10**9), st.sampled_from([1, 10, 100, 1000, 10_000]))
def test_round_numbers_say_nothing_false(number: int, step: int) -> None:
    data = f"  甲: {{本期: {number}, 单位: 件}}\n"
    found = printed(data, f"{{{{ 甲|余({step}) }}}}")
    if step > number:
        assert found is None
        return
    assert found is not None
    whole = number // step * step
    assert found == (f"{whole}件" if whole == number else f"{whole}余件")
