"""The filters that tags and figures have: what stands behind a bar.

In: values. Out: `FILTERS`, one row each: the documentation, what is offered for a misspelt name, and completion come from there. A filter
that gives a number another look keeps its unit; what it gives can be computed with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_FLOOR, Decimal
from functools import reduce
from typing import Any, NamedTuple, cast

from ..messages import codes
from ..terms.dates import chinese_date, printed_date
from ..terms.nearest import nearest
from ..terms.numerals import CAPITAL_NUMERALS, SMALL_NUMERALS, spelled
from .quantities import (
    EXACT,
    MOST_DECIMALS,
    FaultError,
    Quantity,
    compute,
    ending,
    plain,
    refuse,
    rounded,
    unit_of,
)
from .values import (
    Blank,
    Fact,
    Figure,
    Pending,
    Table,
    Value,
    amount_of,
    date_of,
    items_of,
    no_date,
    noted,
    number,
    number_of,
    pending_of,
    room,
    text_of,
    whole,
)

# ---- one number ---------------------------------------------------------------------------------------------------


def _made(text: str, amount: Quantity) -> Fact:
    """A number in another look, before its unit."""
    return Fact.of(text + amount.unit, amount)


def _of_text(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _chinese(value: object) -> str:
    amount = amount_of(value)
    if abs(amount.number) >= 10**16:
        refuse("数太大", "the number is too large")
    if "%" in amount.unit:
        refuse(
            "百分数写成汉字是“百分之……”，请直接写",
            "a percentage is written out as 百分之…: write it yourself",
        )
    whole_part, _, rest = ending(abs(amount.number)).partition(".")
    out = spelled(int(whole_part), SMALL_NUMERALS)
    out = out[1:] if out.startswith("一十") else out
    out += "点" + "".join(SMALL_NUMERALS.digits[int(digit)] for digit in rest) if rest else ""
    return ("负" if amount.number < 0 else "") + out + amount.unit


def _capital_amount(value: object) -> str:
    """支付结算办法, annex 1: 整 after 元 only, 零 for an empty 角 or 元 before what follows."""
    amount = rounded(amount_of(value).in_unit("元").number, 2)
    if abs(amount) >= 10**16:
        refuse("数太大", "the number is too large")
    yuan, rest = divmod(int(abs(amount) * 100), 100)
    tenths, cents = divmod(rest, 10)
    digits = CAPITAL_NUMERALS.digits
    out = f"{spelled(yuan, CAPITAL_NUMERALS)}元" if yuan or not rest else ""
    if not rest:
        out += "整"
    elif out and (not tenths or not yuan % 10):
        out += digits[0]
    out += f"{digits[tenths]}角" if tenths else ""
    out += f"{digits[cents]}分" if cents else ""
    return ("负" if amount < 0 else "") + out


def _date(value: object) -> str:
    text = text_of(value)
    if date := date_of(text):
        return noted(printed_date(date), value)
    raise no_date(text)


def _chinese_date(value: object) -> str:
    text = text_of(value)
    if date := date_of(text):
        return noted(chinese_date(date), value)
    raise no_date(text)


def _docket(value: object, agency: object, year: object) -> str:
    text = text_of(year).strip()
    date = date_of(text)
    of = date.year if date else whole(text.removesuffix("年"), 1000, 9999)
    return f"{text_of(agency).strip()}〔{of}〕{whole(value, 1, 99_999)}号"


def _decimal(found: Decimal, digits: object, usual: int) -> str:
    """A number with as many decimals as are asked for; where none are, `usual` at most, without zeros at the end."""
    if digits is None:
        return plain(rounded(found, usual))
    text = format(rounded(found, whole(digits, 0, 10)), "f")
    return text if text.strip("-0.") else text.removeprefix("-")


def _in_units(power: int, unit: str) -> Callable[..., str]:
    def divided(value: object, digits: object = None) -> str:
        amount = amount_of(value)
        if not amount.unit:
            return _decimal(amount.number.scaleb(-power), digits, 2)
        text = _decimal(amount.in_unit(unit).number, digits, 2)
        return _made(text, Quantity(_of_text(text), unit))

    return divided


def _percent(value: object, digits: object = None) -> str:
    amount = amount_of(value)
    if amount.unit and unit_of(amount.unit).base != "%":
        refuse(
            f"“{text_of(value)}”有单位，不能写成百分数", f"“{text_of(value)}” has a unit and is no percentage"
        )
    return _share_of(amount.number if amount.unit else amount.number.scaleb(2), digits, 2)


def _share_of(found: Decimal, digits: object, usual: int) -> Fact:
    text = _decimal(found, digits, usual)
    return _made(text, Quantity(_of_text(text), "%"))


def _round(value: object, digits: object = 0) -> str:
    amount = amount_of(value)
    text = _decimal(amount.number, digits, 0)
    return _made(text, Quantity(_of_text(text), amount.unit))


def _grouped(value: object, digits: object = None) -> str:
    """With commas; with as many decimals as are asked for, else as it prints without: 12345.60 keeps its zero."""
    amount = amount_of(value)
    if digits is None and (shown := _DECIMALS.search(text_of(value))):
        digits = len(shown[1])
    text = _decimal(amount.number, digits, 10)
    sign, bare = ("-", text[1:]) if text.startswith("-") else ("", text)
    above, point, below = bare.partition(".")
    return _made(f"{sign}{int(above):,}{point}{below}", Quantity(_of_text(text), amount.unit))


_DECIMALS = re.compile(r"[0-9]\.([0-9]{1,10})(?![0-9.])")


def _step(found: Decimal, step: object) -> Decimal:
    """To what a number is rounded: to what is asked for, else so that one place stands, two of a number of four places or more."""
    if found <= 0:
        refuse("只能用在大于0的数上", "it goes with numbers above 0 only")
    if step is None:
        places = found.adjusted()
        return Decimal(1).scaleb(places - (1 if places >= 3 else 0))
    asked = number(step)
    if asked <= 0 or asked > found:
        refuse(
            f"“{plain(asked)}”应当大于0，不超过这个数（{plain(rounded(found, MOST_DECIMALS))}）",
            f"{plain(asked)} should be above 0 and not above the number ({plain(rounded(found, MOST_DECIMALS))})",
        )
    return asked


def _nearly(value: object, step: object = None) -> str:
    amount = amount_of(value)
    by = _step(amount.number, step)
    times = rounded(EXACT.divide(amount.number, by), 0)
    found = EXACT.multiply(times, by)
    exact = found == amount.number
    return Fact.of(f"{'' if exact else '约'}{plain(found)}{amount.unit}", Quantity(found, amount.unit))


def _below(text: str) -> Callable[..., str]:
    """A round number that the figure is above: 200余件, 超200件; where it is that number, the number."""

    def said(value: object, step: object = None) -> str:
        amount = amount_of(value)
        by = _step(amount.number, step)
        found = EXACT.multiply(EXACT.divide(amount.number, by).to_integral_value(ROUND_FLOOR), by)
        shown = plain(found) if found == amount.number else text.format(plain(found))
        return Fact.of(f"{shown}{amount.unit}", Quantity(found, amount.unit))

    return said


# ---- one number against another -----------------------------------------------------------------------------------


def _against(
    value: object, other: object, member: str, zh: str, filter_zh: str
) -> tuple[Quantity, Quantity | Pending]:
    """A number and what it is held against: what is given, else the member of a figure."""
    now = amount_of(value)
    of_figure = value.others.get(member) if isinstance(value, Figure) else None
    if other is None and of_figure is None:
        refuse(
            f"没有写“{zh}”；在“数据”里补上，如 {{本期: {plain(now.number)}, {zh}: …}}，或写成 |{filter_zh}(另一个数)",
            f"it has no {zh}: add it under 数据, as in {{本期: {plain(now.number)}, {zh}: …}}, or write |{filter_zh}(another number)",
        )
    if of_figure is not None and isinstance(other, int | float) and not isinstance(other, bool):
        refuse(
            f"它有自己的“{zh}”；只写小数位数的，写成 |{filter_zh}(….{zh}, {other})",
            f"it has its own {zh}; for decimals write |{filter_zh}(….{zh}, {other})",
        )
    then = of_figure if other is None else pending_of(other) or amount_of(other)
    if isinstance(then, Quantity):
        left, right, unit = now.beside(then)
        return Quantity(left, unit), Quantity(right, unit)
    return now, cast(Pending, then)


def _rate(filter_zh: str, member: str, zh: str, called: str) -> Callable[..., object]:
    def change(value: object, before: object = None, digits: object = None) -> object:
        now, then = _against(value, before, member, zh, filter_zh)
        if isinstance(then, Blank):
            return then
        if now.unit and unit_of(now.unit).base == "%":
            return _points(now, then, digits)
        if then.number <= 0:
            what = ("是0", "is 0") if not then.number else ("是负数", "is below 0")
            here = f"{plain(now.number)}比{plain(then.number)}"
            refuse(
                f"{called}{what[0]}，算不出{filter_zh}（{here}）；大于0的和别的分开写：模板里用 {{% if {called} > 0 %}}，YAML 里单独写一块，加上 仅当: {called} > 0",
                f"the earlier number {what[1]} ({plain(now.number)} against {plain(then.number)}): "
                "write such cases apart, with {% if … > 0 %} in a template, with a block's own 仅当: … > 0 in YAML",
            )
        difference = EXACT.subtract(now.number, then.number)
        rate = _decimal(EXACT.divide(abs(difference), then.number).scaleb(2), digits, 1)
        if not Decimal(rate):
            return "持平"
        return f"{'增长' if difference > 0 else '下降'}{rate}%"

    return change


def _points(now: Quantity, then: Quantity, digits: object) -> str:
    """How percentages differ: in points, not in per cent of per cent."""
    difference = EXACT.subtract(now.number, then.number)
    text = _decimal(abs(difference), digits, 2)
    if not Decimal(text):
        return "持平"
    return f"{'提高' if difference > 0 else '下降'}{text}个百分点"


def _difference(value: object, before: object = None) -> object:
    now, then = _against(value, before, "last_year", "上年同期", "增减")
    if isinstance(then, Blank):
        return then
    if now.unit and unit_of(now.unit).base == "%":
        return _points(now, then, None)
    difference = EXACT.subtract(now.number, then.number)
    if not difference:
        return "持平"
    return f"{'增加' if difference > 0 else '减少'}{plain(abs(difference))}{now.unit}"


def _done(value: object, target: object = None, digits: object = None) -> object:
    now, then = _against(value, target, "target", "目标", "完成率")
    if isinstance(then, Blank):
        return then
    if then.number <= 0:
        refuse("目标不大于0，算不出完成率", "the target is not above 0")
    return _share_of(EXACT.divide(now.number, then.number).scaleb(2), digits, 1)


def _share(value: object, total: object, digits: object = None) -> str:
    part, base, _ = amount_of(value).beside(amount_of(total))
    if base <= 0:
        refuse("合计不大于0，算不出占比", "the total is not above 0")
    return _share_of(EXACT.divide(part, base).scaleb(2), digits, 1)


# ---- a table ------------------------------------------------------------------------------------------------------


_NO_CELL = object()


def column_of(table: object, column: object) -> list[tuple[Any, object]]:
    """The rows of a table with what they have in a column, rows with totals and empty cells left out. Raises FaultError."""
    rows = items_of(table)
    totals = table.totals if isinstance(table, Table) else frozenset()
    if column is None:
        if any(isinstance(one, dict) for one in rows):
            refuse("它是一张表，括号里要写列名", "it is a table: name a column in the brackets")
        return [(one, one) for one in rows]
    name, out, heads = text_of(column), [], table.heads if isinstance(table, Table) else ()
    if isinstance(table, Table) and table.aliases.get(name, name) not in heads:
        rows = [dict.fromkeys(heads)]  # which tells what there is, though there be no row
    for at, row in enumerate(rows):
        if not isinstance(row, dict):
            refuse("它不是表，不能按列取", "it is no table with columns")
        cell: object = row.get(name, _NO_CELL)
        if cell is _NO_CELL:
            known = heads or [*row]
            near = nearest(name, known)
            zh = f"是不是“{near}”？" if near else f"有{'、'.join(known[:12])}"
            refuse(
                f"没有“{name}”这一列（{zh}）",
                f"there is no column “{name}” ({near or ', '.join(known[:12])})",
            )
        if at not in totals and cell not in ("", None):
            out.append((row, cell))
    return out


def _amounts(table: object, column: object) -> list[tuple[Any, Quantity]]:
    """The same as amounts, all in the unit of the first."""
    known = table.amounts if isinstance(table, Table) else {}
    if (name := str(column)) in known:
        return cast("list[tuple[Any, Quantity]]", known[name])
    cells = column_of(table, column)
    blank = pending_of(*(cell for _, cell in cells))
    if blank is not None:
        raise _NotYetError(blank)
    found = [(row, amount_of(cell)) for row, cell in cells]
    unit = next((amount.unit for _, amount in found if amount.unit), "")
    known[name] = amounts = [(row, amount.in_unit(unit)) for row, amount in found]
    return amounts


class _NotYetError(Exception):
    """One of the cells is not known yet."""

    def __init__(self, blank: Blank) -> None:
        super().__init__()
        self.blank = blank


def _over(apply: Callable[..., object]) -> Callable[..., object]:
    """A filter over a column: not known yet where one of its cells is not."""

    def applied(*values: object) -> object:
        try:
            return apply(*values)
        except _NotYetError as error:
            return error.blank

    return applied


def _some(found: list[tuple[Any, Quantity]]) -> list[tuple[Any, Quantity]]:
    return found or refuse("里面一个数也没有", "there is no number in it")


def _bare(amount: Quantity) -> object:
    return amount if amount.unit else amount.number


def _sum(table: object, column: object = None) -> object:
    amounts = (amount for _, amount in _amounts(table, column))
    return _bare(reduce(lambda one, two: compute(one, "+", two), amounts, Quantity(Decimal(0))))


def _mean(table: object, column: object = None, digits: object = None) -> object:
    found = _some(_amounts(table, column))
    total = reduce(lambda one, two: compute(one, "+", two), (amount for _, amount in found))
    mean = Quantity(EXACT.divide(total.number, Decimal(len(found))), total.unit)
    return _bare(mean) if digits is None else _round(mean, digits)


def _extreme(best: Callable[..., Quantity]) -> Callable[..., object]:
    def of(table: object, column: object = None, named: object = None) -> object:
        found = _some(_amounts(table, column))
        most = best((amount for _, amount in found), key=lambda amount: amount.number)
        if named is None:
            return _bare(most)
        return "、".join(_name(row, named) for row, amount in found if amount == most)

    return of


def _name(row: object, named: object) -> str:
    """What a row has in a column, itself without one."""
    ((_, name),) = column_of([row], named) or [(row, "")]
    return text_of(name)


def _first(table: object, count: object, column: object = None, named: object = None) -> list[str]:
    """The names of the rows with the most, the most first; as the sheet has them where several have as much."""
    found = sorted(_some(_amounts(table, column)), key=lambda one: -one[1].number)
    return [_name(row, named) for row, _ in found[: whole(count, 1, 1_000)]]


def _rank(value: object, table: object, column: object = None) -> int:
    """How many have more, and one: equal ones share a rank."""
    own = amount_of(value)
    found = [
        amount.in_unit(own.unit).number if own.unit else amount.number
        for _, amount in _amounts(table, column)
    ]
    if own.number not in found:
        refuse(f"“{text_of(value)}”不在这一列里", f"“{text_of(value)}” is not in that column")
    return 1 + sum(other > own.number for other in found)


_RISING = ("从小到大", "从少到多", "从低到高", "升序", "asc")
_FALLING = ("从大到小", "从多到少", "从高到低", "降序", "desc")


def order_of(word: object) -> bool:
    """Whether the most comes first: it does unless 从小到大 is said. Raises FaultError."""
    text = "" if word is None else text_of(word).strip().casefold()
    if text and text not in (*_RISING, *_FALLING):
        refuse(
            f"次序写 从大到小 或 从小到大，不是“{text[:20]}”",
            f"the order is 从大到小 or 从小到大, not “{text[:20]}”",
        )
    return text not in _RISING


def _sorted(table: object, column: object = None, order: object = None) -> list[Any]:
    """The rows by what they have in a column, numbers or dates; those without any behind them, rows with totals last."""
    falling, rows = order_of(order), items_of(table)
    keyed = column_of(table, column)
    known = [(number_of(cell), date_of(cell), row, cell) for row, cell in keyed if pending_of(cell) is None]
    by_date = bool(known) and all(day for _, day, _, _ in known)
    if bad := next((text_of(cell) for found, _, _, cell in known if found is None and not by_date), ""):
        refuse(f"“{bad[:20]}”不是数，排不了", f"“{bad[:20]}” is no number to sort by")
    unit = next((amount.unit for *_, cell in known if not by_date and (amount := amount_of(cell)).unit), "")
    keys = [day if by_date else amount_of(cell).in_unit(unit).number for _, day, _, cell in known]
    ranked = [
        row
        for _, row in sorted(
            zip(keys, (row for _, _, row, _ in known), strict=True), key=_first_of, reverse=falling
        )
    ]
    placed = {id(row) for row in ranked}
    out = [*ranked, *(row for row in rows if id(row) not in placed)] if column is not None else ranked
    return _like(table, out, len(table.totals) if isinstance(table, Table) else 0)


def _first_of(pair: tuple[Any, object]) -> Any:
    return pair[0]


def _like(table: object, rows: list[Any], totals: int = 0) -> list[Any]:
    """Rows as a table like the one that they are of, the last of them its totals."""
    if not isinstance(table, Table):
        return rows
    made = Table(rows)
    made.heads, made.aliases, made.named = table.heads, table.aliases, table.named
    made.totals = frozenset(range(len(rows) - totals, len(rows)))
    return made


def _grouped_by(table: object, column: object = None) -> list[Any]:
    """The rows group by group, in the order in which the groups come: 名称 and 行 of each; rows with totals left out."""
    groups: dict[str, list[Any]] = {}
    for row, cell in column_of(table, column):
        groups.setdefault(text_of(cell).strip(), []).append(row)
    return [{"名称": name, "行": _like(table, rows)} for name, rows in groups.items()]


# ---- texts and lists ----------------------------------------------------------------------------------------------


def _join(value: object, between: object = "") -> str:
    items = items_of(value)
    texts, glue = [text_of(item) for item in items], text_of(between)
    room(sum(map(len, texts)) + len(glue) * len(texts))
    return noted(glue.join(texts), value, *items)


def _listed(value: object) -> str:
    return _join(value, "、")


def _default(value: object, instead: object = "") -> object:
    empty = value is None or (not value.strip() if isinstance(value, str) else value in ([], {}))
    if empty and instead == "":
        return Blank()
    return instead if empty else value


def _length(value: object) -> int:
    if isinstance(value, Table):
        return len(value) - len(value.totals)
    if isinstance(value, str | list | dict):
        return len(value.parts) if isinstance(value, Value) and value.parts else len(cast(str, value))
    return len(text_of(value))


def _upper(value: object) -> str:
    return noted(text_of(value).upper(), value)


def _lower(value: object) -> str:
    return noted(text_of(value).lower(), value)


def _replace(value: object, old: object, new: object) -> str:
    text, one, two = text_of(value), text_of(old), text_of(new)
    if not one:
        raise FaultError(
            codes.NOT_FIT, reason_zh="要替换的文字是空的", reason_en="the text to replace is empty"
        )
    room(len(text) + text.count(one) * max(len(two) - len(one), 0))
    return noted(text.replace(one, two), value)


def _as_it_is(value: object) -> object:
    return value


def _or_blank(apply: Callable[..., object]) -> Callable[..., object]:
    """A filter for figures and dates, which leaves alone what 默认('') has made nothing of, and what is not known yet."""

    def applied(*values: object) -> object:
        blank = pending_of(*values)
        return apply(*values) if blank is None else blank

    return applied


def _or_mark(apply: Callable[..., object]) -> Callable[..., object]:
    """The same of a filter whose result is in no unit of what it is given."""
    made = _or_blank(apply)

    def applied(*values: object) -> object:
        found = made(*values)
        return Pending(found.mark) if isinstance(found, Pending) else found

    return applied


class Filter(NamedTuple):
    """One row: names, arguments (those from `needed` on may be left out), what it does, an example and what that prints.

    `columns` are the places of arguments that name a column: a bare word there is that word, and no name of the data.
    """

    zh: str
    also: tuple[str, ...]
    arguments: tuple[str, ...]
    needed: int
    about: tuple[str, str]
    example: tuple[str, str]
    apply: Callable[..., object]
    columns: tuple[int, ...] = ()


DEFAULT = Filter(
    "默认", ("default", "d"), ("代替的文字",), 0, ("没有或为空时代替", "stands in for what is missing or empty"), ("''|默认('无')", "无"), _default)  # fmt: skip
"""The one filter that takes what is missing."""

FILTERS: tuple[Filter, ...] = (
    Filter("中文数字", ("chinese",), (), 0, ("数字写成汉字", "a number in Chinese numerals"), ("12|中文数字", "十二"), _or_blank(_chinese)),
    Filter("大写金额", ("amount",), (), 0, ("人民币大写，到分", "an amount of money in capital numerals"), ("1409.5|大写金额", "壹仟肆佰零玖元伍角"), _or_blank(_capital_amount)),
    Filter("成文日期", ("date",), (), 0, ("日期写成年月日", "a date as 2026年1月5日"), ("'2026-01-05'|成文日期", "2026年1月5日"), _or_blank(_date)),
    Filter("发文字号", ("docket",), ("机关代字", "年份"), 2, ("序号写成发文字号", "a docket number from its serial number"), ("8|发文字号('X政发', 2026)", "X政发〔2026〕8号"), _or_blank(_docket)),
    Filter("万元", ("wan",), ("小数位数",), 0, ("除以一万；有单位的数换成万元，单位也印", "divided by 10,000; an amount with its unit in 万元, unit and all"), ("12345678|万元", "1234.57"), _or_blank(_in_units(4, "万元"))),
    Filter("亿元", ("yi",), ("小数位数",), 0, ("除以一亿；有单位的数换成亿元，单位也印", "divided by 100,000,000; an amount with its unit in 亿元, unit and all"), ("1234567890|亿元(1)", "12.3"), _or_blank(_in_units(8, "亿元"))),
    Filter("百分比", ("percent",), ("小数位数",), 0, ("小数写成百分数", "a fraction as a percentage"), ("0.085|百分比", "8.5%"), _or_blank(_percent)),
    Filter("同比", ("change",), ("上年数", "小数位数"), 0, ("比上年增长、下降多少；不写上年数就用上年同期", "the change against the year before; 上年同期 unless it is given"), ("108.5|同比(100)", "增长8.5%"), _or_mark(_rate("同比", "last_year", "上年同期", "上年数"))),
    Filter("环比", ("on_previous",), ("上期数", "小数位数"), 0, ("比上一期增长、下降多少；不写就用上期", "the change against the period before; 上期 unless it is given"), ("90|环比(100)", "下降10%"), _or_mark(_rate("环比", "previous", "上期", "上期数"))),
    Filter("增减", ("difference",), ("上年数",), 0, ("比上年增加、减少多少；不写就用上年同期", "how much more or less than the year before"), ("204|增减(271)", "减少67"), _or_blank(_difference)),
    Filter("完成率", ("done",), ("目标数", "小数位数"), 0, ("完成目标的百分之几；不写就用目标", "the percentage of the target that is reached"), ("190|完成率(200)", "95%"), _or_mark(_done)),
    Filter("占比", ("share",), ("合计", "小数位数"), 1, ("占合计的百分之几", "the percentage of a total"), ("1|占比(3)", "33.3%"), _or_mark(_share)),
    Filter("千分位", ("grouped",), ("小数位数",), 0, ("每三位一个逗号", "a comma every three digits"), ("1234567.5|千分位", "1,234,567.5"), _or_blank(_grouped)),
    Filter("约", ("about",), ("到几的整数倍",), 0, ("约数，四舍五入到整数倍", "a round number, the nearest"), ("204|约(100)", "约200"), _or_blank(_nearly)),
    Filter("余", ("over",), ("到几的整数倍",), 0, ("去掉零头，后面加“余”", "a round number below, with 余"), ("204|余(100)", "200余"), _or_blank(_below("{}余"))),
    Filter("超", ("more_than",), ("到几的整数倍",), 0, ("去掉零头，前面加“超”", "a round number below, after 超"), ("204|超(100)", "超200"), _or_blank(_below("超{}"))),
    Filter("求和", ("sum",), ("列",), 0, ("表里一列的合计，列表的合计", "the sum of a column, or of a list"), ("[1.5, 2]|求和", "3.5"), _over(_sum), (0,)),
    Filter("平均", ("mean",), ("列", "小数位数"), 0, ("表里一列的平均数", "the mean of a column, or of a list"), ("[1, 2]|平均", "1.5"), _over(_mean), (0,)),
    Filter("最大", ("max",), ("列", "印哪一列"), 0, ("一列里最大的数；再写一列，就印那一行的这一列", "the largest of a column, or what its row has in another"), ("[3, 12, 5]|最大", "12"), _over(_extreme(max)), (0, 1)),
    Filter("最小", ("min",), ("列", "印哪一列"), 0, ("一列里最小的数；再写一列，就印那一行的这一列", "the least of a column, or what its row has in another"), ("[3, 12, 5]|最小", "3"), _over(_extreme(min)), (0, 1)),
    Filter("前几", ("top",), ("几个", "列", "印哪一列"), 1, ("从大到小的前几个，印那几行的另一列", "those with the most, the most first, by another of their columns"), ("[3, 12, 5]|前几(2)|顿号", "12、5"), _over(_first), (1, 2)),
    Filter("名次", ("rank",), ("表", "列"), 1, ("这个数在一列里从大到小排第几，相等的并列", "which place a number takes in a column, the most first"), ("5|名次([3, 12, 5])", "2"), _or_blank(_over(_rank)), (1,)),
    Filter("排序", ("sort",), ("列", "次序"), 0, ("从大到小排；反过来写 从小到大", "sorted, the most first; 从小到大 for the least"), ("[3, 12, 5]|排序|顿号", "12、5、3"), _sorted, (0, 1)),
    Filter("分组", ("group",), ("列",), 0, ("按一列分组，每一组有 名称 和 行", "in groups by a column, each with its 名称 and its 行"), ("[3, 12, 3]|分组|长度", "2"), _grouped_by, (0,)),
    Filter("汉字日期", ("chinese_date",), (), 0, ("日期写成汉字", "a date in Chinese numerals"), ("'2026-01-05'|汉字日期", "二〇二六年一月五日"), _or_blank(_chinese_date)),
    Filter("顿号", ("list",), (), 0, ("列表用顿号连起来", "a list joined by 、"), ("['甲', '乙']|顿号", "甲、乙"), _listed),
    Filter("连接", ("join",), ("中间的文字",), 0, ("列表连成一段文字", "a list joined by a text"), ("['甲', '乙']|连接('和')", "甲和乙"), _join),
    DEFAULT,
    Filter("长度", ("length", "count"), (), 0, ("几个字，列表有几项", "how many characters or items"), ("'公文'|长度", "2"), _length),
    Filter("四舍五入", ("round",), ("小数位数",), 0, ("四舍五入", "rounded, halves up"), ("2.345|四舍五入(2)", "2.35"), _or_blank(_round)),
    Filter("大写字母", ("upper",), (), 0, ("字母变大写", "letters made capitals"), ("'gb'|大写字母", "GB"), _upper),
    Filter("小写字母", ("lower",), (), 0, ("字母变小写", "letters made small"), ("'GB'|小写字母", "gb"), _lower),
    Filter("替换", ("replace",), ("原文", "新文"), 2, ("替换文字", "one text in place of another"), ("'甲局'|替换('局', '委')", "甲委"), _replace),
    Filter("转义", ("e", "escape"), (), 0, ("不用写，本来就按原样印", "not needed: every text prints as it is"), ("'a<b'|转义", "a<b"), _as_it_is),
)  # fmt: skip
"""Every filter there is; the documentation, what is offered for a misspelt one, and completion come from here."""

NOT_FILTERS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(
        ("千位分隔", "千分号", "comma", "thousands", "intcomma", "number_format"),
        ("每三位加逗号用 千分位", "For a comma every three digits use 千分位"),
    ),
    **dict.fromkeys(
        ("合计", "总和", "总计", "total"),
        ("加起来用 求和，如 明细|求和(金额)", "To add up use 求和: 明细|求和(金额)"),
    ),
    **dict.fromkeys(
        ("中文日期", "大写日期", "cn_date"),
        ("日期写成汉字用 汉字日期", "For dates in Chinese numerals use 汉字日期"),
    ),
    **dict.fromkeys(
        ("int", "取整", "整数", "floor", "ceil", "abs", "绝对值", "float"),
        ("要整数用 四舍五入，如 金额|四舍五入", "For whole numbers use 四舍五入: 金额|四舍五入"),
    ),
    **dict.fromkeys(
        ("format", "格式", "格式化", "保留小数", "小数"),
        ("要几位小数用 四舍五入，如 金额|四舍五入(2)", "For decimals use 四舍五入: 金额|四舍五入(2)"),
    ),
    **dict.fromkeys(
        ("strftime", "日期", "日期格式", "dateformat", "date_format"),
        ("日期用 成文日期，印成2026年1月5日", "For dates use 成文日期, which prints 2026年1月5日"),
    ),
    **dict.fromkeys(
        ("unique", "去重", "selectattr", "rejectattr", "map", "select", "筛选"),
        ("没有筛选、去重的；循环里用 if 挑", "There is none that picks; pick with if in a loop"),
    ),
    **dict.fromkeys(
        ("reverse", "倒序", "orderby"),
        ("排序用 排序，反过来写 排序(列, 从小到大)", "To sort use 排序, the other way 排序(COLUMN, 从小到大)"),
    ),
    **dict.fromkeys(
        ("groupby", "group_by"),
        ("按一列分组用 分组", "For groups by a column use 分组"),
    ),
    **dict.fromkeys(("first", "第一个", "首项"), ("第一项写成 数据.名称[0]", "Write 数据.名称[0] for the first")),
    **dict.fromkeys(("last", "最后一个", "末项"), ("最后一项在循环里用 loop.last 判断", "Ask loop.last in a loop for the last")),
    **dict.fromkeys(("trim", "strip", "去空格"), ("不用写，数据两头的空格本来就不印", "It is not needed: blanks round data are not printed")),
    **dict.fromkeys(("safe", "tojson", "json"), ("不用写，文字本来就照原样印", "It is not needed: texts print as they are")),
    **dict.fromkeys(("大写数字", "大写", "中文大写"), ("人民币用 大写金额，一般的数用 中文数字，字母用 大写字母", "Use 大写金额 for money, 中文数字 for numbers, 大写字母 for letters")),
}  # fmt: skip
"""What people look for and is no filter: what does it here, or that nothing does."""

FILTER_OF = {spelling: row for row in FILTERS for spelling in (row.zh, *row.also)}
