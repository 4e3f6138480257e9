"""Words that a field may take and that stand for themselves: 自动, 是, 无.

In: a field and a word as typed. Out: the English word for it.
"""

from collections.abc import Mapping
from typing import Literal

from .fields import FIELDS

ChartKind = Literal["column", "bar", "stacked", "line", "pie", "combined"]

# Words that stand for themselves in YAML, by the field that takes them.
VALUES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "numbering": {
        "automatic": ("自动", "automatic"),
        "text": ("文本", "text"),
        "none": ("无", "none"),
    },
    "nature": {key: FIELDS[key].spellings for key in ("problems", "next_steps", "closing_phrase")},
    "block": {"page_break": ("分页", "page_break")},
    "landscape": {"yes": ("是", "yes"), "no": ("否", "no")},
    "continued": {"yes": ("是", "yes"), "no": ("否", "no")},
    "totals": {"yes": ("是", "yes"), "no": ("否", "no")},
    "contents": {"yes": ("是", "yes"), "no": ("否", "no")},
    "contents_attachments": {"yes": ("是", "yes"), "no": ("否", "no")},
    "start_on": {"new": ("新页", "new_page"), "odd": ("奇数页", "odd_page")},
    "merged": {"left": ("左", "left"), "up": ("上", "up")},
    "chart": {
        "column": ("柱形", "柱形图", "柱状", "柱状图", "column"),
        "bar": ("条形", "条形图", "bar"),
        "stacked": ("堆积柱形", "堆积柱形图", "堆积柱状", "堆积柱状图", "堆积", "stacked"),
        "line": ("折线", "折线图", "line"),
        "pie": ("饼", "饼图", "饼状图", "pie"),
        "combined": ("组合", "组合图", "combined"),
    },
    "addressees_at": {"head": ("标题下", "head"), "foot": ("版记", "foot")},
    "two_sided": {"yes": ("是", "yes"), "no": ("否", "no")},
    "seal": {"by_hand": ("有", "yes")},
    "attachment_note_text": {"none": ("无", "none")},
    "mark_text": {"none": ("无", "none")},
}

_VALUE_SPELLED = {
    field: {word: key for key, words in values.items() for word in words} for field, values in VALUES.items()
}

# Answers to a question that no field asks.
YES_OR_NO = frozenset(
    [
        *"是否无有要不",
        "没有",
        "不盖",
        "盖章",
        "不盖章",
        "需要",
        "不需要",
        "true",
        "false",
        "yes",
        "no",
        "none",
        "null",
        "~",
    ]
)


def value_of(field: str, spelling: str) -> str | None:
    """The English word for a value as typed, None when the field takes no such value."""
    return _VALUE_SPELLED[field].get(spelling)
