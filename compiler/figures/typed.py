"""One value as a clerk types it: an amount with its unit, a number that has to be written otherwise, or a text.

In: a text. Out: `Typed`. 1,204 and 24.8% and 1.2亿元 and ２０４ are amounts, 007 and numbers of sixteen digits are not: they number something.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from ..tags.quantities import Quantity, plain
from ..tags.values import date_of

PENDING = re.compile(r"待定|pending|\*+|＊+|", re.IGNORECASE)
"""What says that a value is not known yet, or nothing at all."""
MOST_DIGITS = 15  # that a sheet keeps, too: longer ones number people and accounts

_PLAIN = str.maketrans("０１２３４５６７８９．＋－−", "0123456789.+--")
_BLANK = "[ \u00a0\u2009\u202f\u3000]"
_UNIT = r"(?P<unit>(?:[^\W\d_]|[%％‰℃㎡㎥°])[^\d\s,，。；;、:：]{0,9})?"
_AMOUNT = re.compile(
    rf"(?P<number>[+-]?(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,40}})(?:\.\d{{1,40}})?|\.\d{{1,40}})){_BLANK}?{_UNIT}"
)


class Typed(NamedTuple):
    """What a text says: an amount; or, where it says none, why, and the `mended` number where it was surely meant for one."""

    quantity: Quantity | None
    why: tuple[str, str] = ("", "")
    mended: str = ""


def _exponent(found: re.Match[str]) -> str:
    power = int(found[2])
    return plain(Decimal(found[1]).scaleb(power)) if abs(power) <= 20 else ""


# Numbers that are written in a way that nobody should have to guess at: what they look like, why, what was meant.
_BROKEN: tuple[tuple[str, tuple[str, str], Callable[[re.Match[str]], str]], ...] = (
    (
        rf"([+-]?\d{{1,3}}(?:,?{_BLANK}+,?\d{{3}})+(?:\.\d+)?)",
        ("数的中间有空格", "there are blanks in the number"),
        lambda found: re.sub(r"[\s,]", "", found[1]),
    ),
    (
        r"([+-]?\d{1,3}(?:[，、]\d{3})+(?:\.\d+)?)",
        ("数的中间是全角逗号", "the comma in the number is full-width"),
        lambda found: re.sub("[，、]", ",", found[1]),
    ),
    (
        r"([+-]?\d+(?:[,'’_]\d+)+(?:\.\d+)?)",
        (
            "逗号要每三位一个，别的符号不能夹在数里",
            "commas go every three digits, and nothing else goes into a number",
        ),
        lambda found: re.sub(r"[,'’_]", "", found[1]),
    ),
    (r"([+-]?\d+)\.", ("小数点后面没有数", "no digits follow the point"), lambda found: found[1]),
    (
        r"([+-]?\d+(?:\.\d+)?)[eE]([+-]?\d{1,4})",
        ("这是科学记数法", "it is in scientific notation"),
        _exponent,
    ),
    (r"负([\d,]+(?:\.\d+)?)", ("“负”要写成“-”", "write - for 负"), lambda found: f"-{found[1]}"),
    (
        r"[¥￥$]\s?([\d,]+(?:\.\d+)?)",
        ("货币写在单位里", "the currency is the unit"),
        lambda found: f"{found[1]}元",
    ),
)


def _round_number(text: str) -> tuple[str, str]:
    return (
        f"“{text}”是约数；数据里写数，“约”“余”用 |约、|余 印",
        f"“{text}” is a round number: write the number itself and print it with |约 or |余",
    )


# Most numbers, as they are typed; and how all others begin, and texts that are nearly one.
_SIMPLE = re.compile(r"(?:[1-9][0-9]{0,14}|0)(?:\.[0-9]{1,40})?")
_BEGINS = re.compile(r"[-+.\d负¥￥$大约近将接超逾不]")


def typed(text: str) -> Typed:
    """What a text says."""
    if _SIMPLE.fullmatch(text):
        return Typed(Quantity(Decimal(text)))
    bare = text.strip().translate(_PLAIN)
    if not _BEGINS.match(bare):
        return Typed(None)
    found = _AMOUNT.fullmatch(bare)
    if found and not date_of(bare):
        number, unit = found["number"], found["unit"] or ""
        if re.search("^[余多几]|(?:余|多|几|左右|上下|以上|以下)$", unit):
            return Typed(None, _round_number(bare))
        digits = number.lstrip("+-").partition(".")[0]
        if digits.startswith("0") and len(digits) > 1 and "," not in number:
            mended = digits.lstrip("0") or "0"
            return Typed(
                None,
                (
                    f"“{bare}”以0开头，当作编号，不是数；要算的写成 {mended}",
                    f"“{bare}” begins with 0 and numbers something; to compute with it, write {mended}",
                ),
            )
        if len(digits.replace(",", "")) > MOST_DIGITS and "," not in digits:
            return Typed(
                None,
                (
                    f"“{bare}”超过{MOST_DIGITS}位，当作编号，不是数",
                    f"“{bare}” has more than {MOST_DIGITS} digits and numbers something",
                ),
            )
        return Typed(Quantity(Decimal(number.replace(",", "")), unit))
    if re.fullmatch(rf"(?:大约|约|近|将近|接近|超过?|逾|不到|不足){_AMOUNT.pattern}", bare):
        return Typed(None, _round_number(bare))
    for pattern, why, mend in _BROKEN:
        if (broken := re.fullmatch(rf"{pattern}\s?{_UNIT}", bare)) and (mended := mend(broken)):
            return Typed(None, why, mended + (broken["unit"] or ""))
    return Typed(None)


def is_pending(text: str) -> bool:
    """Whether a value is not known yet."""
    return not text[:1].isdecimal() and PENDING.fullmatch(text.strip()) is not None


def is_file(text: str) -> bool:
    """Whether a text is the name of a file that 数据 may read."""
    return text.strip().lower().endswith((".xlsx", ".csv", ".json")) and "\n" not in text.strip()
