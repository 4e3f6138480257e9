"""The authored model: what the writer of a report said, and nothing derived from it.

In: plain data. Out: a frozen `Document`. No numbers, no printed dates, no labels stand here; `flow.resolve` derives
them. Keys are read in the spellings of `terms.fields`; faults are raised with the ids of `codes`, never in pydantic's words.
"""

from __future__ import annotations

import datetime
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Annotated, Any, Literal, NamedTuple, NoReturn, Self, cast

from pydantic_core import PydanticCustomError, ValidationError
from typing_extensions import TypeAliasType

from ..messages import codes
from ..messages.diagnostic import Code
from ..part import BY_KEY, After, Before, Only, Part, Tag, Told, validator
from ..source.load import Marks
from ..terms import numerals
from ..terms.fields import FIELDS, ISSUED, SPANS, TOLD_BY, PartName
from ..terms.kinds import FORMATS, KINDS
from ..terms.numerals import ENUMERATION_FORMS, LabelForm, chained, form_of_word
from ..terms.patterns import late
from ..terms.values import VALUES, YES_OR_NO, ChartKind, value_of

# What XML 1.0 cannot hold, and the carriage return, which every XML reader turns into a line feed.
_UNPRINTABLE = late("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")


def refuse(code: Code, **args: str) -> NoReturn:
    """Raise the fault `code`, which `validate` turns into a placed diagnostic."""
    raise PydanticCustomError(code.id, "{code}", {"code": code, **args})


# ---- values -------------------------------------------------------------------------------------------------------


def _printable(text: str) -> str:
    text = text.rstrip("\n")  # a YAML block text (|) always ends in one; it is not part of what was said
    if not text.isprintable() and (match := _UNPRINTABLE.search(text)):
        refuse(codes.BAD_CHARACTER, character=f"U+{ord(match[0]):04X}")
    if not text.strip():
        refuse(codes.EMPTY_VALUE)
    return text


def _typed(read: Callable[[str], Any]) -> Before:
    """Reads what was typed: an empty value is a fault of its own, a value made in Python is taken as it is."""
    return Before(partial(_read, read))


def _read(read: Callable[[str], Any], value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return read(value) if value.strip() else refuse(codes.EMPTY_VALUE)


def _word(field: str) -> Before:
    return _typed(partial(_meant, field))


def _meant(field: str, value: str) -> str:
    if word := value_of(field, value):
        return word
    choices = "、".join(words[0] for words in VALUES[field].values())
    return refuse(codes.UNKNOWN_VALUE, value=value, choices=choices)


_ONE = (str, dict, Part)


def one_or_many(value: Any) -> Any:
    return (value,) if isinstance(value, _ONE) else value


def _label_form(value: Any) -> Any:
    if isinstance(value, LabelForm):
        return value
    if isinstance(value, str) and not value.strip():
        refuse(codes.EMPTY_VALUE)
    form = form_of_word(value) if isinstance(value, str) else None
    return form or refuse(codes.UNKNOWN_LABEL_FORM, value=str(value))


def _enumeration_form(value: str) -> str:
    if value not in ENUMERATION_FORMS:
        refuse(codes.UNKNOWN_VALUE, value=value, choices=" ".join(ENUMERATION_FORMS))
    return value


_DATE = (  # compiled by `re` when a date is first read
    r"(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})"
    r"|(?P<y2>\d{4})\s*年\s*(?P<m2>\d{1,2})\s*月\s*(?P<d2>\d{1,2})\s*日"
    r"|(?P<y3>[〇零○0一二三四五六七八九]{4})年(?P<m3>[一二三四五六七八九十]{1,2})月(?P<d3>[一二三四五六七八九十]{1,3})日"
)
_MARKS = r"[\s*＊xX×_＿—…某○〇]"
# Left open for now, all of it (待定, **) or its month or day (2026年X月  日).
_OPEN_DATE = (
    rf"待定|pending|{_MARKS}{{2,}}|(?=.*(?:^|年|月){_MARKS}*[年月日])[^年月日]*年[^年月日]*月[^年月日]*日"
)
_YEAR_DIGITS = str.maketrans("〇零○0一二三四五六七八九", "0000123456789")


def _date(value: str) -> datetime.date:
    match = re.fullmatch(_DATE, unicodedata.normalize("NFKC", value.strip()))
    if not match:
        return refuse(
            codes.DATE_OPEN if re.fullmatch(_OPEN_DATE, value.strip()) else codes.NOT_A_DATE, value=value
        )
    if match["y3"]:
        year = int(match["y3"].translate(_YEAR_DIGITS))
        month, day = (numerals.parse_chinese(match[key]) or 0 for key in ("m3", "d3"))
    else:
        year, month, day = (int(match[key] or match[f"{key}2"]) for key in "ymd")
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return refuse(codes.NO_SUCH_DAY, value=value)


def _number(value: str) -> str:
    if not re.fullmatch(r"0*[1-9][0-9]{0,3}", value.strip()):
        refuse(codes.NOT_A_NUMBER, value=value)
    return value


def _count(value: str) -> str:
    if not re.fullmatch(r"[0-9]{1,400}", value.strip()):
        refuse(codes.NOT_A_COUNT, value=value)
    return value


def _continued(value: Any) -> Any:
    """Whether a table is continued where its pages end, or after which of its rows, each further down than the one before."""
    if isinstance(value, str) and (word := value_of("continued", value.strip())):
        return () if word == "yes" else None
    rows = (
        value
        if isinstance(value, list | tuple)
        else re.split("[、，,]", value)
        if isinstance(value, str)
        else ({},)
    )
    numbers = [
        int(row) if isinstance(row, str) and re.fullmatch("[0-9]{1,9}", row.strip()) else 0 for row in rows
    ]
    if not numbers or any(later <= earlier for earlier, later in pairwise((0, *numbers))):
        shown = "、".join(row if isinstance(row, str) else "…" for row in rows)
        refuse(codes.NOT_A_CONTINUATION if shown.strip() else codes.EMPTY_VALUE, value=shown)
    return tuple(numbers)


def _table(value: Any) -> str | Cells:
    """A file's name, or rows of cells: a cell may be empty, made of parts, one with its neighbour, or a picture; every row
    has as many as the first."""
    if isinstance(value, str):
        return _printable(value) if "\n" not in value.strip() else refuse(codes.NOT_A_TABLE)  # rows under a |
    if not isinstance(value, list | tuple) or not value:
        return refuse(codes.EMPTY_VALUE if not value else codes.NOT_A_TABLE)
    for index, row in enumerate(value):
        if not isinstance(row, list | tuple):
            refuse(codes.NOT_A_ROW, at=str(index))
        if len(row) != len(value[0]):
            _ragged([len(one) for one in value if isinstance(one, list | tuple)], index)
    return tuple(tuple(_cell(cell, i, j) for j, cell in enumerate(row)) for i, row in enumerate(value))


def _cell(value: Any, row: int, column: int) -> Cell:
    if isinstance(value, str):
        return _printable(value) if value.strip() else ""
    if isinstance(value, Merged | Picture):
        return value
    if has_spans(value):
        return _parts_in_cell(value, [row, column])
    parts: tuple[type[Merged | Picture], ...] = (Merged, Picture)
    for part in parts if isinstance(value, dict) else ():
        if not {
            spelling for field in TOLD_BY[part.__name__] for spelling in FIELDS[field].spellings
        }.isdisjoint(value):
            return _part_in_cell(part, value, [row, column])
    return refuse(codes.NOT_A_ROW, at=str(row))


def _part_in_cell(part: type[Merged | Picture], value: dict[str, Any], at: list[str | int]) -> Cell:
    """What a cell holds besides text; what is wrong with it is told at the key that says it."""
    for key in value:
        if part.spelled.get(key, "caption") in ("caption", "anchor", "nature"):
            refuse(codes.CELL_KEY, at=json.dumps([*at, key]), key=key, known=next(iter(value)))
    try:
        return part.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        steps = [step for step in first["loc"] if step in value]
        refuse(**{"code": codes.UNFIT, **first.get("ctx", {})}, at=json.dumps([*at, *steps]))


def _parts_in_cell(value: Any, at: list[str | int]) -> Words:
    """A cell made of parts; what is wrong with one is told where it stands."""
    try:
        made: Words = validator(Words).validate_python(value)
        return made
    except ValidationError as error:
        first = error.errors()[0]
        steps = [step for step in first["loc"] if not (isinstance(step, str) and step in _TAGS)]
        if isinstance(value, dict):
            steps = steps[1:]
        code = first.get("ctx", {}).get("code", codes.NOT_A_PART)
        refuse(code, at=json.dumps([*at, *steps]), choices=_SPANS_ZH)


def _ragged(cells: list[int], row: int) -> NoReturn:
    """Refuse a row that has another number of cells than the first, or the first where it is the only one of its kind."""
    first, *rest = cells
    if len(rest) > 1 and len({*rest}) == 1:
        args = {
            "count": str(first),
            "wanted": str(rest[0]),
            "other_zh": "下面各行",
            "other_en": "those below have",
        }
        refuse(codes.RAGGED_ROW, at="0", **args)
    args = {"count": str(cells[row]), "wanted": str(first), "other_zh": "第一行", "other_en": "the first has"}
    refuse(codes.RAGGED_ROW, at=str(row), **args)


class Width(NamedTuple):
    """How wide something prints: so many millimetres (`mm`), characters of the body (`em`), or hundredths of its room (`%`)."""

    number: float
    unit: Literal["mm", "em", "%"]


_UNITS: dict[str, tuple[float, Literal["mm", "em", "%"]]] = {
    **dict.fromkeys(("毫米", "mm"), (1.0, "mm")),
    **dict.fromkeys(("厘米", "公分", "cm"), (10.0, "mm")),
    **dict.fromkeys(("字", "字符"), (1.0, "em")),
    "%": (1.0, "%"),
}


def _width(value: Any) -> Width:
    if isinstance(value, Width):
        return value
    if not isinstance(value, str) or not value.strip():
        return refuse(codes.EMPTY_VALUE if isinstance(value, str) else codes.NOT_A_WIDTH, value=str(value))
    plain = unicodedata.normalize("NFKC", value).strip().casefold()
    found = re.fullmatch(r"([0-9]{1,4}(?:\.[0-9]{1,3})?)\s*([^0-9\s.]+)", plain)
    scale, unit = _UNITS.get(found[2], (0.0, "mm")) if found else (0.0, "mm")
    if not found or not scale or not float(found[1]):
        return refuse(codes.NOT_A_WIDTH, value=value)
    return Width(float(found[1]) * scale, unit)


MAX_FIGURES_DEPTH = 16


def _figures(value: Any) -> dict[str, Any]:
    """Texts, lists and mappings, in each other; every text can be printed."""
    if not isinstance(value, dict):
        refuse(codes.TEXT_WHERE_MAPPING)
    _figure(value, ())
    return value


def _figure(value: dict[str, Any] | list[Any], path: tuple[str | int, ...]) -> None:
    for key, inside in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(inside, str) and inside.isprintable() and len(path) < MAX_FIGURES_DEPTH:
            continue  # as nearly all are
        here = (*path, key)
        if len(here) > MAX_FIGURES_DEPTH:
            refuse(codes.FIGURES_TOO_DEEP, at=json.dumps(here), depth=str(MAX_FIGURES_DEPTH))
        if isinstance(inside, dict | list):
            _figure(inside, here)
        elif isinstance(inside, str) and (match := _UNPRINTABLE.search(inside)):
            refuse(codes.BAD_CHARACTER, at=json.dumps(here), character=f"U+{ord(match[0]):04X}")


def _seal(value: str) -> str:
    said = value.strip()
    is_word = said.casefold() in YES_OR_NO or re.fullmatch("[\u3400-\u9fff]{1,4}", said)  # 盖, 要盖章
    if is_word and not value_of("seal", value):
        refuse(codes.NOT_A_SEAL, value=value)
    return value


def _copy_number(value: str) -> str:
    if not re.fullmatch("[0-9]{1,8}", value.strip()):
        refuse(codes.NOT_A_COPY_NUMBER, value=value)
    return value.strip()


_PERIOD = r"[1-9][0-9]?\s?年|[1-9][0-9]?\s?个月|长期"
SECRECY = ("绝密", "机密", "秘密")


def _secrecy(value: str) -> str:
    """机密★1年: the degree, and after a star for how long (7.2.2)."""
    if not re.fullmatch(rf"(?:{'|'.join(SECRECY)})(?:★(?:{_PERIOD}))?", value.strip()):
        refuse(codes.NOT_A_SECRECY, value=value)
    return value.strip()


def _secrecy_period(value: str) -> str:
    if not re.fullmatch(_PERIOD, value.strip()):
        refuse(codes.NOT_A_PERIOD, value=value)
    return value.strip()


URGENCY = ("特急", "加急", "特提", "平急")


def _urgency(value: str) -> str:
    word = re.sub(r"\s", "", value)
    if word not in URGENCY:
        refuse(codes.UNKNOWN_VALUE, value=value, choices="、".join(URGENCY))
    return word


def _docket_number(value: str) -> str:
    """A number of the form that the standard asks for (7.2.5), or one with an empty place for what is not given yet."""
    from ..terms.dockets import docket_of  # only papers that are issued pay for it

    return value.strip() if docket_of(value) else refuse(codes.NOT_A_DOCKET, **of_docket(value))


OF_NO_DOCKET = (
    "命令写成“第3号”这样，简报写成“第3期”；其他的写成“某财发〔2026〕8号”这样：机关代字、",
    "Write 第3号 for an order, 第3期 for a bulletin, and for others as in “某财发〔2026〕8号”: the agency's code, ",
)
"""The way out where nobody can tell which number was meant."""


def of_docket(value: str) -> dict[str, str]:
    """What is told of a number that has not the form of one."""
    from ..terms.dockets import docket_meant

    meant = docket_meant(value)
    return {
        "value": value,
        "way_zh": f"写成“{meant}”：" if meant else OF_NO_DOCKET[0],
        "way_en": f"Write “{meant}”: " if meant else OF_NO_DOCKET[1],
    }


def _filled(value: tuple[Any, ...]) -> tuple[Any, ...]:
    return value or refuse(codes.EMPTY_VALUE)


FILLED = After(_filled)
Numbering = Literal["automatic", "text", "none"]
Nature = Literal["problems", "next_steps", "closing_phrase"]

Text = Annotated[str, After(_printable)]
Texts = Annotated[tuple[Text, ...], Before(one_or_many), FILLED]
Seals = Annotated[tuple[Annotated[Text, After(_seal)], ...], Before(one_or_many), FILLED]
Date = Annotated[datetime.date, _typed(_date)]
CopyNumber = Annotated[Text, After(_copy_number)]
Secrecy = Annotated[Text, After(_secrecy)]
SecrecyPeriod = Annotated[Text, After(_secrecy_period)]
Urgency = Annotated[Text, After(_urgency)]
DocketNumber = Annotated[Text, After(_docket_number)]
Form = Annotated[LabelForm, Only(_label_form)]
Labels = Annotated[tuple[Form, ...], Before(one_or_many), After(chained), FILLED]
Wide = Annotated[Width, Only(_width)]
Breaks = Annotated[tuple[int, ...] | None, Only(_continued)]
Figures = Annotated[dict[str, Any], Only(_figures)]
Natures = Annotated[tuple[Annotated[Nature, _word("nature")], ...], Before(one_or_many)]


# ---- parts --------------------------------------------------------------------------------------------------------


class _Conditional(Part):
    """A block that may print only where a condition holds. What stands here was asked by nobody, and `validate` refuses it: where there is
    数据, `figures` has taken conditions out with their answers."""

    only_if: Text | None = None


class PageBreak(Part):
    """分页: what follows begins a new page."""


class Reference(Part):
    """The number of a table, a picture, a heading or an attachment, printed in the text: 表1."""

    reference: Text


class Bold(Part):
    """A stretch of bold text."""

    bold: Text


class Underline(Part):
    """A stretch of underlined text."""

    underline: Text


class Superscript(Part):
    """A raised stretch of text: the 2 of km²."""

    superscript: Text


class Subscript(Part):
    """A lowered stretch of text: the 2 of CO₂."""

    subscript: Text


def has_spans(value: Any) -> bool:
    """Whether a value is, or a list holds, what stands only within a text: {上标: 2}."""
    if isinstance(value, str):
        return False
    if isinstance(value, dict):
        return not _SPAN_KEYS.isdisjoint(value)
    return any(map(has_spans, value)) if isinstance(value, list | tuple) else type(value) in _SPAN_TYPES


def made_of_spans(parts: Sequence[Part | str]) -> bool:
    """The same of authored parts."""
    return not _SPAN_TYPES.isdisjoint(map(type, parts))


_SPAN_KEYS = frozenset(
    spelling for part in SPANS for field in TOLD_BY[part] for spelling in FIELDS[field].spellings
)


def _of_text(value: Any) -> str:
    """Tells one paragraph made of parts from blocks."""
    return "Parts" if not isinstance(value, str) and has_spans(value) else "Blocks"


def _of_words(value: Any) -> str:
    """Tells a text that is made of parts; a list of nothing but texts is none."""
    return "Parts" if not isinstance(value, str) and has_spans(value) else "Text"


_SpanOfNote = Annotated[Text, Tag("Text")] | Bold | Underline | Superscript | Subscript | Reference


class Footnote(Part):
    """A footnote: its mark stands here, its text at the foot of the page."""

    footnote: Annotated[
        Annotated[Text, Tag("Text")]
        | Annotated[
            tuple[Annotated[_SpanOfNote, BY_KEY], ...],
            Before(one_or_many),
            Tag("Parts"),
        ],
        Told(_of_words),
    ]


_Span = _SpanOfNote | Footnote
# A text, or one made of parts.
Words = TypeAliasType(
    "Words",
    Annotated[
        Annotated[Text, Tag("Text")]
        | Annotated[
            tuple[Annotated[_Span, BY_KEY], ...],
            Before(one_or_many),
            Tag("Parts"),
        ],
        Told(_of_words),
    ],
)
_TAGS = frozenset(("Text", "Parts", *SPANS))
_SPANS_ZH = "、".join(FIELDS[field].zh for part in SPANS for field in TOLD_BY[part])


class Item(Part):
    """One item of an enumeration whose opening phrase is set apart: 一是 + lead + text."""

    item_lead: Words
    text: Words | None = None


def _of_item(value: Any) -> str | None:
    if isinstance(value, dict) and not _ITEM_KEYS.isdisjoint(value):
        return "Item"
    return type(value).__name__ if isinstance(value, Item) else _words_or_none(value)


def _words_or_none(value: Any) -> str | None:
    return "Words" if isinstance(value, str) or has_spans(value) else None


_ITEM_KEYS = frozenset(spelling for field in TOLD_BY["Item"] for spelling in FIELDS[field].spellings)


class Enumeration(_Conditional):
    """一是……二是……: within a paragraph, or as a block with one paragraph for each item."""

    enumeration: Annotated[
        tuple[
            Annotated[Annotated[Words, Tag("Words")] | Item, Told(_of_item)],
            ...,
        ],
        FILLED,
    ]
    form: Annotated[str, _typed(_enumeration_form)] = "一是"
    start: Annotated[int, _typed(_number)] = 1


Inline = TypeAliasType(
    "Inline",
    Annotated[_Span | Enumeration, BY_KEY],
)


class _Block(_Conditional):
    nature: Natures = ()


class Paragraph(_Block):
    """A paragraph made of parts, printed one after the other."""

    paragraph: Annotated[tuple[Inline, ...], Before(one_or_many), FILLED]


class Section(_Block):
    """A heading that stands alone, and what stands under it (clause 7.3.3)."""

    heading: Words
    anchor: Text | None = None
    numbering: Annotated[Literal["none"], _word("numbering")] | None = None
    label: Text | None = None
    labels: Labels | None = None
    content: Blocks = ()


class RunIn(_Block):
    """段首标题: a heading that opens a paragraph; blocks after the paragraph may stand under it."""

    lead: Words
    anchor: Text | None = None
    text: TextOrBlocks = ()
    numbering: Annotated[Literal["none"], _word("numbering")] | None = None
    label: Text | None = None
    labels: Labels | None = None
    content: Blocks = ()


class Group(_Block):
    """Blocks with a numbering of their own, after an opening paragraph or none."""

    opening: Blocks = ()
    labels: Labels | None = None
    content: Blocks


class Passage(_Block):
    """Text that says what it is: {文字: …, 性质: …}."""

    text: TextOrBlocks


class Merged(Part):
    """A cell of a table that is one with its neighbour on the left, or above."""

    merged: Annotated[Literal["left", "up"], _word("merged")]


class Picture(_Conditional):
    """A picture from beside the source; a caption below it where one is given."""

    picture: Text
    width: Wide | None = None
    alternative_text: Text | None = None
    caption: Words | None = None
    anchor: Text | None = None


Cell = Words | Merged | Picture
Cells = tuple[tuple[Cell, ...], ...]
Rows = Annotated[str | Cells, Only(_table)]


# How a table of 数据 prints: `figures` lays it out and takes this away; what is left stands by a table that is none of 数据, and is refused.
Columns = Annotated[object, "columns"]


class Table(_Conditional):
    """A table: its rows, or the file that holds them; a caption above it where one is given."""

    table: Rows
    sheet: Text | None = None
    columns: Columns | None = None
    sorted_by: Text | None = None
    grouped_by: Text | None = None
    totals: Annotated[Literal["yes", "no"], _word("totals")] | None = None
    header_rows: Annotated[int, _typed(_count)] | None = None
    landscape: Annotated[Literal["yes", "no"], _word("landscape")] = "no"
    caption: Words | None = None
    anchor: Text | None = None
    above_table: Words | None = None
    below_table: Words | None = None
    continued: Breaks = None


def _chart_data(value: Any) -> str | tuple[tuple[str, ...], ...]:
    """The name of a file or of a table, or rows of texts and numbers."""
    found = _table(value)
    if isinstance(found, str):
        return found
    for i, row in enumerate(found):
        for j, cell in enumerate(row):
            if not isinstance(cell, str):
                refuse(codes.CHART_CELL, at=json.dumps([i, j]))
    return cast("tuple[tuple[str, ...], ...]", found)


ChartData = Annotated[
    str | tuple[tuple[str, ...], ...],
    Only(_chart_data),
]


class Chart(_Conditional):
    """A chart made of numbers; a caption below it where one is given."""

    chart: Annotated[ChartKind, _word("chart")]
    chart_data: ChartData
    sheet: Text | None = None
    axis: Text | None = None
    series: Texts | None = None
    lines: Texts | None = None
    chart_unit: Texts | None = None
    width: Wide | None = None
    alternative_text: Text | None = None
    caption: Words | None = None
    anchor: Text | None = None


class Closing(_Conditional):
    """存在问题, 下一步打算 and 结语 by their own keys; they print in this order."""

    problems: Blocks = ()
    next_steps: Blocks = ()
    closing_phrase: Text | None = None


def _page_break(value: Any) -> Any:
    return PageBreak() if isinstance(value, str) else value


Block = Annotated[
    Annotated[Text, Tag("Text")]
    | Annotated[PageBreak, Before(_page_break), Tag("PageBreak")]
    | RunIn
    | Section
    | Paragraph
    | Enumeration
    | Table
    | Picture
    | Chart
    | Group
    | Closing
    | Passage,
    BY_KEY,
]
# A text or blocks. A text of several lines is as many paragraphs; one block needs no list round it.
Blocks = TypeAliasType("Blocks", Annotated[tuple[Block, ...], Before(one_or_many)])
# The same, or one paragraph made of parts.
TextOrBlocks = TypeAliasType(
    "TextOrBlocks",
    Annotated[
        Annotated[Blocks, Tag("Blocks")] | Annotated[tuple[Inline, ...], Before(one_or_many), Tag("Parts")],
        Told(_of_text),
    ],
)


# ---- the document -------------------------------------------------------------------------------------------------


class Reporter(Part):
    """Who reports: printed under the title as unit, post and name, the date in parentheses below."""

    unit: Text | None = None
    post: Text | None = None
    name: Text | None = None
    reporter_date: Date | None = None


class Batch(Part):
    """批量: the table whose rows make a document each, and what these are called."""

    rows: Text | None = None
    sheet: Text | None = None
    file_name: Text | None = None


LEVELS = ("1", "2", "3")
"""How many levels of headings the contents may list."""


def _levels(value: str) -> int:
    """How many levels of headings the contents list."""
    if value.strip() not in LEVELS:
        refuse(codes.UNKNOWN_VALUE, value=value, choices="、".join(LEVELS))
    return int(value)


def _contents(value: Any) -> Any:
    """是 and a number of levels stand for a mapping, 否 for none."""
    if not isinstance(value, str) or not value.strip():
        return refuse(codes.EMPTY_VALUE) if isinstance(value, str) else value
    if word := value_of("contents", value.strip()):
        return {} if word == "yes" else None
    if value.strip() not in LEVELS:
        words = (*(some[0] for some in VALUES["contents"].values()), *LEVELS)
        refuse(codes.UNKNOWN_VALUE, value=value, choices="、".join(words))
    return {FIELDS["contents_levels"].zh: value}


class Imprint(Part):
    """印发: who prints the paper, when, how many copies, and what else is told there (7.4.3)."""

    imprint_office: Text | None = None
    imprint_date: Date | None = None
    imprint_copies: Annotated[int, _typed(_number)] | None = None
    imprint_others: Texts | None = None


class Edition(Part):
    """编发: who edits minutes or a bulletin, and when (10.3)."""

    edition_office: Text | None = None
    edition_date: Date | None = None


class Contents(Part):
    """目录: what it lists besides the headings of the text, and down to which level."""

    contents_levels: Annotated[int, _typed(_levels)] | None = None
    contents_attachments: Annotated[Literal["yes", "no"], _word("contents_attachments")] = "no"


class Attachment(_Conditional):
    """附件: what is bound with the document, on pages of its own, numbered by itself (clause 7.3.7)."""

    attachment_title: Text
    anchor: Text | None = None
    mark_text: Text | None = None
    labels: Labels | None = None
    content: Annotated[Blocks, FILLED]


# A text is the title of an attachment that is not bound with the document: it stands in the note only.
Attachments = Annotated[
    tuple[
        Annotated[Annotated[Text, Tag("Text")] | Attachment, BY_KEY],
        ...,
    ],
    Before(one_or_many),
    FILLED,
]


class Stamp(Part):
    """A signer's stamp: the post printed beside it, and the picture of the stamp where there is one (7.3.5.3)."""

    post: Text
    picture: Text | None = None


def _reporter(value: Any) -> Any:
    return {FIELDS["name"].zh: value} if isinstance(value, str) else value


class Whole(Part):
    """What a file is as a whole, knowing where its parts were written."""

    kind: str
    template: Text | None = None

    _marks = Marks()

    @property
    def default_template(self) -> str:
        """The name of its kind's template."""
        return KINDS[self.kind].template

    @property
    def marks(self) -> Marks:
        """Where each part was written, empty for what is made in Python."""
        return self._marks

    def at(self, marks: Marks) -> Self:
        """The same, knowing where its parts were written."""
        vars(self)["_marks"] = marks
        return self


class Document(Whole):
    """A report as authored."""

    contents: Annotated[Contents | None, Before(_contents)] = None
    copy_number: CopyNumber | None = None
    secrecy: Secrecy | None = None
    secrecy_period: SecrecyPeriod | None = None
    urgency: Urgency | None = None
    head_note: Texts | None = None
    issuer: Texts | None = None
    issuer_mark: Texts | None = None
    docket_number: DocketNumber | None = None
    signatory: Texts | None = None
    edition: Edition | None = None
    title: Text | None = None
    subtitle: Text | None = None
    reporter: Annotated[Reporter, Before(_reporter)] | None = None
    addressees: Texts | None = None
    addressees_at: Annotated[Literal["head", "foot"], _word("addressees_at")] = "head"
    labels: Labels | None = None
    numbering: Annotated[Numbering, _word("numbering")] = "automatic"
    opening: Blocks = ()
    body: Annotated[Blocks, FILLED]
    closing: Blocks = ()
    attachments: Attachments | None = None
    attachment_note_text: Texts | None = None
    signature: Texts | None = None
    date: Date | None = None
    date_text: Text | None = None
    seal: Seals | None = None
    stamps: Annotated[tuple[Stamp, ...], Before(one_or_many), FILLED] | None = None
    remark: Text | None = None
    remark_text: Text | None = None
    present: Texts | None = None
    absent: Texts | None = None
    in_attendance: Texts | None = None
    copies_to: Texts | None = None
    imprint: Imprint | None = None
    print_office: Text | None = None
    print_date: Date | None = None
    two_sided: Annotated[Literal["yes", "no"], _word("two_sided")] = "no"
    figures: Figures | None = None
    batch: Batch | None = None

    @property
    def default_labels(self) -> tuple[LabelForm, ...]:
        """The label forms of its kind."""
        return KINDS[self.kind].labels

    @property
    def headed(self) -> bool:
        """Whether it has what is printed in a red head, or in the foot below it."""
        return any(getattr(self, field) for field in _OF_HEADS & self.given)

    @property
    def issued(self) -> bool:
        """Whether it says what only papers have that are issued: who issues it, its number, who gets copies, who prints it."""
        return any(getattr(self, field) for field in _ISSUED)

    @property
    def default_template(self) -> str:
        """The name of its kind's template; of one in its format where it has what is printed in a red head, or in the foot below it."""
        if self.headed:
            return FORMATS[KINDS[self.kind].format].template
        return super().default_template

    @property
    def addressed_above(self) -> tuple[str, ...]:
        """Those addressed who are printed below the title, and not at the foot."""
        return (self.addressees or ()) if self.addressees_at == "head" else ()

    @property
    def signed_by(self) -> tuple[str, ...]:
        """Those whose names stand under the text: who signs, or, where the form of its kind has a signature, who issues it."""
        if self.signature or self.stamps:
            return self.signature or ()
        return (self.issuer or ()) if KINDS[self.kind].signed else ()


_OF_HEADS = frozenset(ISSUED)
_ISSUED = ("issuer", "issuer_mark", "docket_number", "copies_to", "imprint", "print_office", "print_date")


class Member(Part):
    """A report of a volume: its file, and what it is called in the contents."""

    member_file: Text
    contents_title: Text | None = None


class Volume(Whole):
    """汇编: several reports as one document, as authored."""

    contents: Annotated[Contents | None, Before(_contents)] = None
    title: Text
    subtitle: Text | None = None
    signature: Texts | None = None
    date: Date | None = None
    date_text: Text | None = None
    start_on: Annotated[Literal["new", "odd"], _word("start_on")] = "new"
    members: Annotated[
        tuple[Annotated[Annotated[Text, Tag("Text")] | Member, BY_KEY], ...], Before(one_or_many), FILLED
    ]


WHOLES: dict[PartName, type[Whole]] = {"Document": Document, "Volume": Volume}
OR_DELETE = {"or_zh": "；没有内容就把这一行删去", "or_en": ", or delete the line"}
"""What is said besides of an empty value (D207) that need not be there."""
MUST_BE = {"or_zh": "", "or_en": ""}
"""The same of one that must."""
NEEDED = frozenset(
    name
    for whole in WHOLES.values()
    for name in whole.model_fields
    if all(other.model_fields[name].is_required() for other in WHOLES.values() if name in other.model_fields)
)
"""The fields without which there is no report, or no volume."""
PARTS: dict[PartName, type[Part]] = {
    "Item": Item,
    "Enumeration": Enumeration,
    "Bold": Bold,
    "Underline": Underline,
    "Superscript": Superscript,
    "Subscript": Subscript,
    "Footnote": Footnote,
    "Reference": Reference,
    "Paragraph": Paragraph,
    "Section": Section,
    "RunIn": RunIn,
    "Table": Table,
    "Merged": Merged,
    "Picture": Picture,
    "Chart": Chart,
    "Group": Group,
    "Passage": Passage,
    "Closing": Closing,
    "Attachment": Attachment,
    "Reporter": Reporter,
    "Stamp": Stamp,
    "Batch": Batch,
    "Imprint": Imprint,
    "Edition": Edition,
    "Contents": Contents,
    "Member": Member,
}


_SPAN_TYPES = frozenset[type](PARTS[part] for part in SPANS)
