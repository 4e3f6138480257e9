"""Dates as they are printed.

In: a date. Out: its text.
"""

import datetime


def printed_date(date: datetime.date) -> str:
    """2026年1月5日: Arabic, full year, no leading zeros (clause 7.3.5.4, S-13)."""
    return f"{date.year}年{date.month}月{date.day}日"
