"""Dates as they are printed.

In: a date. Out: its text.
"""

import datetime

from .numerals import SMALL_NUMERALS, chinese


def printed_date(date: datetime.date) -> str:
    """2026年1月5日: Arabic, full year, no leading zeros (clause 7.3.5.4, S-13)."""
    return f"{date.year}年{date.month}月{date.day}日"


def chinese_date(date: datetime.date) -> str:
    """二〇二六年一月五日."""
    year = "".join(SMALL_NUMERALS.digits[int(digit)] for digit in f"{date.year:04}").replace("零", "〇")
    return f"{year}年{chinese(date.month)}月{chinese(date.day)}日"
