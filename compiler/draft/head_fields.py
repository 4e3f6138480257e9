"""The head of a draft as fields of a report.

In: a `Head`. Out: its fields and what each of its lines was taken for.
"""

import datetime
import re
from collections.abc import Sequence

from ..messages import codes
from ..source.load import Data, Path
from ..terms.characters import short
from ..terms.dates import printed_date
from ..terms.numerals import parse_chinese
from .head import Head
from .keys import ADDRESSEES, NAME, REPORTER, REPORTER_DATE, SUBTITLE, TITLE, UNIT
from .outside import WIDE
from .roles import Doubt, Part, Taken, impossible, left_out, taken
from .titles import bare, breaks_badly, is_rule


def head_part(head: Head, formatted: bool) -> Part:
    """The head as fields; what stands before the title, and a title that is none for certain, are told."""
    fields: dict[str, Data] = {}
    places: dict[Path, int] = {}
    lines = [
        one._replace(role="rule", reason="ruled") if is_rule(one.par.seen) else one for one in head.below
    ]
    cover = [
        taken(par, *(("rule", "ruled") if is_rule(par.seen) else ("cover", "before")), "head")
        for par in head.cover
    ]
    doubts = left_out([one.par for one in (*cover, *lines) if one.role in ("cover", "aside")])
    if title := head.title:
        texts = [par.text for par in title]
        badly = breaks_badly(texts)
        fields[TITLE] = ("" if badly else "\n").join(texts)
        places[TITLE,] = title[0].numbers[0]
        if head.reason == "alone" and not formatted:
            doubts.append(Doubt(codes.TITLE_UNSURE, title[0], {"text": short(title[0].text)}, TITLE))
        if badly:
            doubts.append(Doubt(codes.TITLE_BALANCED, title[0], {"count": str(len(title) - 1)}, TITLE))
    # A date above the names prints there as a subtitle only; one below them as a date, or a line of the name.
    found = [one for one in lines if one.role not in ("aside", "rule")]
    who = next((i for i, one in enumerate(found) if one.role == "reporter"), len(found))
    above = [one for one in found[:who] if one.role != "addressees"]
    below = [one for one in found[who:] if one.role != "addressees"]
    if who == len(found) and above and _reporter_date(above[-1]):
        below = [above.pop()]
    if above:
        fields[SUBTITLE] = "\n".join(one.par.text for one in above)
        places[SUBTITLE,] = above[0].par.numbers[0]
    if below:
        date = _reporter_date(below[-1])
        names = "\n".join(one.par.text for one in (below[:-1] if date else below))
        fields[REPORTER] = (_reporter(names) if names else {}) | ({REPORTER_DATE: date} if date else {})
        places[REPORTER,] = below[0].par.numbers[0]
    for one in found:
        if one.role == "addressees":
            fields[ADDRESSEES] = _addressees(one.par.text)
            places[ADDRESSEES,] = one.par.numbers[0]
    return Part(
        fields,
        places,
        [
            *cover,
            *(taken(par, "title", head.reason, "title") for par in title),
            *lines,
        ],
        [*doubts, *_told(found)],
    )


def _told(found: Sequence[Taken]) -> list[Doubt]:
    """What is told of the lines below the title: what is printed between it and the text, and days that are none."""
    kept = next((one.par for one in found if one.reason in ("number", "adopted", "between")), None)
    doubts = [] if kept is None else [Doubt(codes.BELOW_TITLE_KEPT, kept, {"text": short(kept.text)})]
    return doubts + [
        doubt for one in found if one.role != "addressees" for doubt in impossible(one.par, REPORTER)
    ]


def iso(text: str) -> str:
    """2026-01-05 where a date is written as the compiler prints it; empty otherwise."""
    match = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text)
    if not match:
        return ""
    try:
        date = datetime.date(*map(int, match.groups()))
    except ValueError:
        return ""
    return date.isoformat() if printed_date(date) == text else ""


def day_of(text: str) -> str:
    """2026-01-08 for a day of any spelling, 二〇二六年一月八日, 2026 年 1 月 8 日; empty where no calendar has it."""
    match = _SPELLED.fullmatch(bare(text).translate(WIDE))
    if not match:
        return ""
    year = "".join(_DIGITS.get(one, one) for one in match[1])
    month, day = (one if one.isdecimal() else str(parse_chinese(one) or 0) for one in (match[2], match[3]))
    return iso(f"{year}年{int(month)}月{int(day)}日")


_SPELLED = re.compile(
    "([0-9〇○零一二三四五六七八九]{4})年([0-9一二三四五六七八九十]{1,3})月([0-9一二三四五六七八九十]{1,3})日"
)
_DIGITS = {character: str(at) for at, character in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}


def _reporter_date(one: Taken) -> str:
    """2026-01-05 for （2026年1月5日） below the reporter; empty where it prints otherwise."""
    inside = one.par.text[1:-1]
    return iso(inside) if one.role == "reporter_date" and one.par.text == f"（{inside}）" else ""


def _reporter(text: str) -> dict[str, Data]:
    """Unit with post, and name, where one wide blank parts them and they print alike; else all as the name."""
    parts = text.split("\u3000")
    if len(parts) == 2 and all(part and part == part.strip() for part in parts) and "\n" not in text:
        return {UNIT: parts[0], NAME: parts[1]}
    return {NAME: text}


def _addressees(text: str) -> Data:
    if not text.endswith("：") or re.search("[，,（(]", text):
        return text[:-1] if text.endswith("：") else text
    names: list[Data] = list(text[:-1].split("、"))
    if len(names) == 1 or any(not str(name).strip() or name != str(name).strip() for name in names):
        return text[:-1]
    return names
