"""Rules on what tables add up (W610–W612): the totals of columns and rows, with the sum shown; and things named and counted.

A table with sub-totals, 其中 or cells that are not filled in is left alone, and so is a column of rates, years or numbers of order.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ..flow.blocks import Table
from ..messages.diagnostic import Code
from .arithmetic_amounts import shown
from .findings import Finding, at, text_rule
from .prepared import Par, Prepared

COLUMN = Code(
    "W610",
    "warning",
    zh="表里“{name}”一列的合计是{text}，各行加起来是{sum}。",
    hint_zh="合计或其中一格不对，对照台账改过来。",
    en="The total of the column “{name}” is {text}, but its rows add up to {sum}.",
    hint_en="The total or a cell is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文情况见下表。

        季度\t收文\t发文
        一季度\t51\t12
        二季度\t49\t15
        合计\t110\t27
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文情况见下表。

        季度\t收文\t发文
        一季度\t51\t12
        二季度\t49\t15
        合计\t100\t27
    """,
    form="check",
)
ROW = Code(
    "W611",
    "warning",
    zh="表里“{name}”一行的合计是{text}，这一行加起来是{sum}。",
    hint_zh="合计或其中一格不对，对照台账改过来。",
    en="The total of the row “{name}” is {text}, but its cells add up to {sum}.",
    hint_en="The total or a cell is wrong: look it up and correct it.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文情况见下表。

        季度\t收文\t发文\t合计
        一季度\t51\t12\t63
        二季度\t49\t15\t64
        三季度\t40\t20\t70
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文情况见下表。

        季度\t收文\t发文\t合计
        一季度\t51\t12\t63
        二季度\t49\t15\t64
        三季度\t40\t20\t60
    """,
    form="check",
)
_TOTAL = re.compile(r"(?:合|总|共)[ \u3000]*计")
_SUBTOTAL = re.compile(
    r"小[ \u3000]*计|其[ \u3000]*中|^[（(][一二三四五六七八九十]+[)）]|^[一二三四五六七八九十]+、|^[0-9]+\.[0-9]+[^0-9.]"
)
_NO_SUM = re.compile(
    r"率|比|%|％|占|均|增|减|幅|年份|序号|编号|排名|名次|单价|标准|电话|日期|时间|得分|分数|规格|型号|权重|指数|备注"
)
_NUMBER = re.compile(r"[-－]?[0-9][0-9,]*(?:\.[0-9]+)?")
_NOTHING = frozenset(["", "0", "—", "-", "－", "–", "——", "/", "／", "无"])
LEAST_ROWS = 2


class _Cell(NamedTuple):
    value: Decimal
    ulp: Decimal


def _read(text: str) -> _Cell | None:
    """What a cell counts: nothing where it is empty or has a dash; None where it is no number."""
    text = text.strip()
    if text in _NOTHING:
        return _Cell(Decimal(0), Decimal(1))
    if not _NUMBER.fullmatch(text):
        return None
    plain = text.replace(",", "").replace("－", "-")
    _, _, decimals = plain.partition(".")
    return _Cell(Decimal(plain), Decimal(1).scaleb(-len(decimals)))


def _agree(parts: Sequence[_Cell], total: _Cell) -> bool:
    """Whether cells make up a total; where they have decimals each may be rounded by half its last figure."""
    ulp = min((one.ulp for one in (*parts, total)), default=Decimal(1))
    spare = ulp * len(parts) / 2 if ulp < 1 else Decimal(0)
    return abs(sum(one.value for one in parts) - total.value) <= spare


def _tables(text: Prepared) -> Iterator[tuple[list[list[Par]], int]]:
    """Each table's cells, and how many of its rows are its head; none of one with parts of parts or merged cells within."""
    pars = {id(par.block): par for par in text.pars}
    for block in text.flow.blocks:
        if isinstance(block, Table) and len(block.rows) > LEAST_ROWS:
            rows = [[pars[id(cell)] for cell in row] for row in block.rows]
            if len({len(row) for row in rows}) == 1 and not any(
                _SUBTOTAL.search(par.text.strip()) for row in rows for par in row[:3]
            ):
                yield rows, max(block.header_rows, 1)


@text_rule("arithmetic", "U-10")
def columns(text: Prepared) -> Iterator[Finding]:
    """The row 合计 of a table: each column is what its rows add up to."""
    for rows, head in _tables(text):
        body = rows[head:]
        found = [
            index
            for index, row in enumerate(body)
            if any(_TOTAL.fullmatch(par.text.strip()) for par in row[:2])
        ]
        if len(found) != 1 or found[0] not in (0, len(body) - 1) or len(body) <= LEAST_ROWS:
            continue
        others = [row for index, row in enumerate(body) if index != found[0]]
        wrong, right = [], 0
        for index, total in enumerate(body[found[0]]):
            name = "".join(dict.fromkeys(row[index].text.strip() for row in rows[:head]))
            stated = _read(total.text)
            cells = [_read(row[index].text) for row in others]
            known = [one for one in cells if one is not None]
            filled = sum(bool(row[index].text.strip()) for row in others)
            if (
                not index
                or _NO_SUM.search(name)
                or stated is None
                or total.text.strip() in _NOTHING
                or len(known) < len(cells)
                or filled < max(LEAST_ROWS, len(others) - 1)
            ):
                continue
            if _agree(known, stated):
                right += 1
            else:
                ulp = min(one.ulp for one in (*known, stated))
                wrong.append((total, name, shown(sum((one.value for one in known), Decimal(0)), ulp)))
        for par, name, value in wrong:
            start = len(par.text) - len(par.text.lstrip())
            sure = right > 0 or len(wrong) == 1
            yield at(COLUMN, par, start, len(par.text.rstrip()), sure=sure, name=name, sum=value)


@text_rule("arithmetic", "U-10")
def across(text: Prepared) -> Iterator[Finding]:
    """The column 合计 of a table, where most rows show that it is the sum of the others."""
    for rows, head in _tables(text):
        names = [
            "".join(dict.fromkeys(row[index].text.strip() for row in rows[:head]))
            for index in range(len(rows[0]))
        ]
        found = [index for index, name in enumerate(names) if _TOTAL.fullmatch(name)]
        if len(found) != 1 or any(_NO_SUM.search(name) for name in names[1:]):
            continue
        wrong, right = [], 0
        for row in rows[head:]:
            total = row[found[0]]
            stated = _read(total.text)
            cells = [_read(par.text) for index, par in enumerate(row) if index not in (0, found[0])]
            known = [one for one in cells if one is not None]
            if stated is None or total.text.strip() in _NOTHING or len(known) < max(len(cells), LEAST_ROWS):
                continue
            if _agree(known, stated):
                right += 1
            else:
                ulp = min(one.ulp for one in (*known, stated))
                wrong.append(
                    (total, row[0].text.strip(), shown(sum((one.value for one in known), Decimal(0)), ulp))
                )
        if right <= len(wrong):
            continue
        for par, name, value in wrong:
            start = len(par.text) - len(par.text.lstrip())
            yield at(ROW, par, start, len(par.text.rstrip()), name=name, sum=value)


COUNTED = Code(
    "W612",
    "warning",
    zh="前面列了{sum}项，这里说是“{text}”。",
    hint_zh="数一数，改数字，或补上漏列的。",
    en="{sum} things are named before, but it says “{text}”.",
    hint_en="Count them, and change the number or name what is missing.",
    fault="""
        区政府办公室2025年度工作总结
        印发《办文规定》《会议规定》《接待规定》共4项制度。
    """,
    mend="""
        区政府办公室2025年度工作总结
        印发《办文规定》《会议规定》《接待规定》共3项制度。
    """,
    form="check",
)
_UNIT = "个|项|份|部|篇|本|件|类|种|大|条|家|门"
_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_LISTED = (
    rf"(?P<list>(?:《[^《》]{{1,60}}》[、，和及]?){{2,}})(?P<more>等)?(?P<word>共计|共)?(?P<n>[0-9]{{1,2}}|[两二三四五六七八九十])(?P<unit>{_UNIT})(?!人|以上)",
    rf"(?P<list>(?:“[^“”]{{1,30}}”[、，和及]?){{2,}})(?P<more>等)?(?P<word>共计|共)?(?P<n>[0-9]{{1,2}}|[两二三四五六七八九十])(?P<unit>{_UNIT})(?!人|以上)",
)


@text_rule("arithmetic", "U-10")
def named(text: Prepared) -> Iterator[Finding]:
    """《A》《B》《C》共3项: things named and counted; with 等 there may be more of them than are named, not fewer."""
    for way in _LISTED:
        for spot in text.spots(way, prose=True):
            match = spot.match
            count = len(
                re.findall("《|“", re.sub(r"《[^》]*》|“[^”]*”", lambda one: one[0][0], match["list"]))
            )
            stated = _DIGITS.get(match["n"]) or int(match["n"])
            before = spot.before[-1:]
            if stated == count or (match["more"] and stated > count) or before in tuple("》”和及、"):
                continue
            if not match["more"] and not match["word"]:
                continue
            start = spot.start + match.start("n") - match.start()
            end = spot.start + match.end("unit") - match.start()
            yield at(COUNTED, spot.par, start, end, sum=str(count))
