"""What a paragraph tells of its numbers: each with its clause, its sentence, what is counted, and whether it is a whole, what is left, a price, a share.

In: a `Prepared`. Out: `Told`s, a paragraph after the other, Chinese counts (四个小区, 三班) and parts (三分之一, 六成) among them. Rules that ask by the part a number plays, and not
by the words between two, look at these; `near` and `mistaken` say whether what is stated may be a mistake for what was reckoned.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from ..places import pattern
from ..prepared import READ, Prepared, once, sentences_in
from .amounts import (
    SAME_UNIT,
    SMALL,
    WORD,
    ZERO,
    Amount,
    counted,
    figure_of,
    sentences,
    slip,
    written,
)

_ENDS = re.compile("[，,；;。：:（(）)！？]")
_MEASURES = "个月|个|名|位|人|家|户|栋|幢|座|台|辆|套|所|艘|批|项|处|支|条|间|组|队|班|箱|年|天|期|次|场|件|部|口|标段|段|类|种|村|镇|校|县|区|份|只|头|株|本|册|吨|亩|万元"
_CHINESE = rf"(?<![第每各几数再又一二两三四五六七八九十百千万0-9分])(?P<n>{SMALL})(?P<unit>{_MEASURES})"
_PART = r"(?<![0-9.一二两三四五六七八九十百])(?:(?P<below>[二三四五六七八九十])分之(?P<above>[一二两三四五六七八九])|(?P<tenths>[一二三四五六七八九])成(?P<half>半)?(?![立为员本果效功绩就人品交都])|(?P<both>一半))(?![多余以左上半强弱])"
_NOT_EXACT = r"(?:约|近|超|超过|逾|过|不足|不到|接近|达到或超过|大|小)$"
NOUN = 12
"""Characters behind a number that tell what is counted."""


class Told(NamedTuple):
    """An amount with what is told of it: the words before it in its clause, those of them behind the amount before, the words behind it to the next mark or figure, which sentence it
    stands in, whether it was typed in Chinese."""

    amount: Amount
    clause: str
    own: str
    after: str
    sentence: int
    chinese: bool = False

    @property
    def value(self) -> Decimal:
        """In ones."""
        return self.amount.value

    @property
    def unit(self) -> str:
        """Its unit; of what is paid, 元."""
        return self.amount.unit

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.amount.start

    @property
    def text(self) -> str:
        """As it was typed."""
        return self.amount.text

    @property
    def exact(self) -> bool:
        """Whether nothing says that it is about so much."""
        return self.amount.exact

    @property
    def is_price(self) -> bool:
        """Whether it is of each of many, or of one of them."""
        return bool(pattern(_EACH).search(self.clause))


_EACH = rf"每{WORD}{{1,14}}$|每$|单价|均|定额|标准(?:为|是)?$|(?<![简订清名菜账])单[船车台套户站人]"


@once
def told(text: Prepared) -> dict[int, Sequence[Told]]:
    """All that is told, by the place of the paragraph: read once for all rules."""
    # What is no running text may be a lead that was taken for an addressee.
    read = (par for par in text.asked if (par.is_prose or par.text[-1:] in ("：", ":")) and par.numbers)
    return {par.index: some for par in read if (some := told_in(par.text))}


@lru_cache(maxsize=READ)
def told_in(text: str) -> Sequence[Told]:
    """All that a paragraph tells."""
    amounts = [one for some in sentences(text) for one in some]
    return tuple(_of_text(text, amounts)) if amounts else ()


def _of_text(text: str, amounts: Sequence[Amount]) -> Iterator[Told]:
    taken = {one.start for one in amounts}
    ranges = sentences_in(text)
    sure = {_sentence(ranges, one.start) for one in amounts}
    both = [(one, False) for one in amounts]
    both += [
        (one, True)
        for one in _in_chinese(text)
        if one.start not in taken and _sentence(ranges, one.start) in sure
    ]
    last = 0
    for one, chinese in sorted(both, key=lambda pair: pair[0].start):
        since = max((found.end() for found in _ENDS.finditer(text, 0, one.start)), default=0)
        own = text[max(since, last) : one.start].lstrip("、和及与")
        if not chinese:
            last = one.end
        after = pattern(r"[（(][^（）()]{1,4}[)）]").sub("", text[one.end : one.end + NOUN])
        after = pattern("[，,；;。：:（(）)、0-9！？]").split(after)[0]
        yield Told(one, text[since : one.start], own, after, _sentence(ranges, one.start), chinese)


def _sentence(ranges: Sequence[tuple[int, int]], place: int) -> int:
    return next((index for index, (start, end) in enumerate(ranges) if start <= place < end), -1)


def _in_chinese(text: str) -> Iterator[Amount]:
    """Counts above one, and parts of a whole as per cents."""
    for found in pattern(_CHINESE).finditer(text):
        value = Decimal(counted(found["n"]))
        if value > 1:
            unit = SAME_UNIT.get(found["unit"], found["unit"])
            exact = not pattern(_NOT_EXACT).search(text[: found.start()][-3:])
            yield Amount(value, ZERO, unit, "", found.start(), found.end(), exact, found[0])
    for found in pattern(_PART).finditer(text):
        exact = not pattern(_NOT_EXACT).search(text[: found.start()][-3:])
        if found["both"]:
            value, half = Decimal(50), Decimal(4)
        elif found["tenths"]:
            value, half = Decimal(counted(found["tenths"]) * 10 + 5 * bool(found["half"])), Decimal(5)
        else:
            value = Decimal(100 * counted(found["above"])) / counted(found["below"])
            half = value / 20
        yield Amount(value, half, "%", "", found.start(), found.end(), exact, found[0])


# ---- which of them are of one sort --------------------------------------------------------------------------------------

_LIKE = {"人次": "人", "户次": "户", "家次": "家", "件次": "件", "场次": "场", "标箱": "箱"}


def kind(one: Told) -> str:
    """What it counts: its unit, of 个 the thing behind it, too."""
    if one.unit == "个":
        return "个" + pattern("^[国省市县]控").sub("", one.after)[:2]
    return _LIKE.get(one.unit, one.unit)


def alike(one: Told, other: Told) -> bool:
    """Whether two may be added up: of 个 where one is not told to be another thing."""
    if one.unit == other.unit == "个":
        a, b = kind(one)[1:], kind(other)[1:]
        return not a or not b or a == b or a[:1] == b[:1]
    return kind(one) == kind(other)


def of_kind(some: Iterable[Told], one: Told) -> list[Told]:
    """Those that may be added up with one."""
    return [other for other in some if alike(other, one)]


# ---- how a number may be wrong ------------------------------------------------------------------------------------------


def mistaken(value: Decimal, stated: Amount, exact: bool = True) -> bool:
    """Whether what is stated is what a hand or a head makes of a value: one figure typed for another, two that changed places, one carried too much or too little."""
    if not stated.text[:1].isdigit():
        return True
    wanted, typed = written(value, stated, exact), figure_of(stated)
    if not wanted or wanted == typed or value <= 0:
        return False
    off = abs(Decimal(wanted) - Decimal(typed)).normalize()
    if off > Decimal("0.35") * max(Decimal(wanted), Decimal(typed)) and slip(typed, wanted) != "swapped":
        return False
    return bool(slip(typed, wanted)) or len(off.as_tuple().digits) == 1


def near(value: Decimal, stated: Decimal, most: int = 10) -> bool:
    """Whether two numbers are apart by no more than so many per cent."""
    return abs(value - stated) * 100 <= most * max(value, stated)


def spare_of(*some: Amount) -> Decimal:
    """What rounding may make of a sum: as exact as the one that has most figures, where one of them has any after the point."""
    if any("." in one.text for one in some):
        return min(one.half for one in some) * len(some)
    return max(one.half for one in some) * len(some)


def some_make(among: Sequence[Told], value: Decimal, spare: Decimal, least: int = 1) -> bool:
    """Whether some amounts make up a value, or one of them without others does."""
    known = among[-MOST:]
    values = [one.value for one in known]
    for size in range(least, len(values) + 1):
        for some in combinations(values, size):
            total = sum(some, ZERO)
            if abs(total - value) <= spare or any(
                abs(total - 2 * one - value) <= spare for one in some if size > 1
            ):
                return True
    return False


MOST = 9
"""Amounts that are tried in all ways."""
