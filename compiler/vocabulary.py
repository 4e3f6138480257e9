"""The one table of terms: what each thing is called in YAML, in tags, in Word styles and in code.

In: nothing. Out: `TERMS` (fields), `KINDS` (文种), `VALUES` (words a field may take), and the look-ups on them.

Chinese spellings are written, English ones are read everywhere too; code uses the English key only.
Clause numbers are those of GB/T 9704-2012.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import NamedTuple


class Term(NamedTuple):
    """One row: a field, its spellings, the Word style its text takes, and where the standard speaks of it."""

    key: str
    zh: str
    also: tuple[str, ...] = ()
    style: str = ""
    clause: str = ""
    english: str = ""

    @property
    def spellings(self) -> tuple[str, ...]:
        """All keys that are read for this field, the one we write first."""
        return (self.zh, self.english or self.key, *self.also)


TERMS: Mapping[str, Term] = {
    row.key: row
    for row in (
        Term("kind", "文种"),
        Term("template", "模板"),
        Term("title", "标题", style="Title", clause="7.3.1"),
        Term("subtitle", "副标题", style="副标题"),
        Term("reporter", "报告人", style="报告人"),
        Term("unit", "单位"),
        Term("post", "职务"),
        Term("name", "姓名"),
        Term("reporter_date", "日期", also=("报告日期",), english="date", style="报告人"),
        Term("addressees", "主送机关", also=("主送",), style="主送机关", clause="7.3.2"),
        Term("labels", "层次"),
        Term("numbering", "编号"),
        Term("opening", "导语", style="公文正文"),
        Term("body", "正文", style="公文正文", clause="7.3.3"),
        Term("closing", "结尾", style="公文正文"),
        Term("problems", "存在问题"),
        Term("next_steps", "下一步打算"),
        Term("closing_phrase", "结语", style="结语"),
        Term("nature", "性质"),
        Term("heading", "标题", clause="7.3.3"),
        Term("lead", "段首", clause="7.3.3"),
        Term("item_lead", "首句", english="lead", style="列举首句"),
        Term("text", "文字"),
        Term("content", "内容"),
        Term("paragraph", "段落", style="公文正文"),
        Term("enumeration", "列举"),
        Term("form", "形式"),
        Term("start", "起"),
        Term("bold", "加粗"),
        Term("signature", "署名", also=("发文机关署名",), style="署名", clause="7.3.5"),
        Term("date", "成文日期", also=("日期",), style="成文日期", clause="7.3.5"),
        Term("remark", "附注", style="附注", clause="7.3.6"),
        Term("full_text", "全文"),
        Term("signature_block", "落款", clause="7.3.5"),
    )
}

KINDS: Mapping[str, Term] = {
    row.key: row
    for row in (
        Term("work_summary", "工作总结", also=("年度工作总结", "总结")),
        Term("team_summary", "领导班子工作总结", also=("班子工作总结",)),
        Term("work_report", "工作报告"),
        Term(
            "duty_report",
            "述职述廉报告",
            also=("述职报告", "述责述廉报告", "述职述廉述党建报告", "述职述廉述党建工作报告"),
        ),
        Term("report", "报告"),
    )
}

# Words that stand for themselves in YAML, by the field that takes them.
VALUES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "numbering": {
        "automatic": ("自动", "automatic"),
        "text": ("文本", "text"),
        "none": ("无", "none"),
    },
    "nature": {key: TERMS[key].spellings for key in ("problems", "next_steps", "closing_phrase")},
    "block": {"page_break": ("分页", "page_break")},
}


def heading_style(level: int) -> str:
    """The built-in style name of a heading of `level` 1-5 (clause 7.3.3)."""
    return f"heading {level}"


def value_of(field: str, spelling: str) -> str | None:
    """The English word for a value as typed, None when the field takes no such value."""
    return next((key for key, words in VALUES[field].items() if spelling in words), None)


def nearest(word: str, among: Iterable[str]) -> str | None:
    """The spelling most like `word`, None when nothing is near enough to be worth offering."""
    choices = list(dict.fromkeys(among))
    if close := get_close_matches(word, choices, n=1, cutoff=0.5):
        return close[0]
    inside = [choice for choice in choices if choice in word or (word and word in choice)]
    return inside[0] if inside else None
