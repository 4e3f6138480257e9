"""文种: the kinds of documents that there are. A new kind is a row here and a starter.

In: nothing. Out: `KINDS`, a row for each, and the look-ups on them. Its model is made from the row by `document.kinds`.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from .nearest import nearest
from .numerals import STANDARD_FORMS, LabelForm


class Kind(NamedTuple):
    """One row: a kind, its spellings, the label forms of its levels, its template, and how a title tells it.

    A title that holds one of `words` (a pattern) is of this kind; else one that ends in its name or one of `endings`.
    """

    key: str
    zh: str
    also: tuple[str, ...] = ()
    labels: tuple[LabelForm, ...] = STANDARD_FORMS
    template: str = "general"
    words: str = ""
    endings: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """All words that are read for this kind, the one we write first."""
        return (self.zh, self.key, *self.also)


# Of two kinds whose words a title holds, it is of the later.
KINDS: Mapping[str, Kind] = {
    row.key: row
    for row in (
        Kind(
            "work_summary",
            "工作总结",
            also=("年度工作总结", "总结"),
            template="work-summary",
            words="总结|小结",
        ),
        Kind(
            "team_summary",
            "领导班子工作总结",
            also=("班子工作总结",),
            template="work-summary",
            words="班子(?!成员).*[总小]结|[总小]结.*班子(?!成员)",
        ),
        Kind("work_report", "工作报告"),
        Kind(
            "duty_report",
            "述职述廉报告",
            also=("述职报告", "述责述廉报告", "述职述廉述党建报告", "述职述廉述党建工作报告"),
            template="duty-report",
            words="述职|述责|述廉",
        ),
        Kind("report", "报告", endings=("汇报", "情况")),
    )
}


def kind_of(word: str) -> str | None:
    """The English key of a kind as typed, None when there is none of that name."""
    return next((key for key, row in KINDS.items() if word in row.spellings), None)


def kind_in_title(title: str) -> str:
    """The English key of the kind that a title names; empty where it names none."""
    for row in [*KINDS.values()][::-1]:
        if row.words and re.search(row.words, title):
            return row.key
    endings = {ending: row.key for row in KINDS.values() for ending in (row.zh, *row.endings)}
    found = [ending for ending in endings if re.search(rf"{ending}(?:[（(].*)?$", title)]
    return endings[max(found, key=len)] if found else ""


# Kinds of official documents that have no template and no rules here yet; 报告 prints what they have in common with it.
NOT_YET = frozenset(
    [
        "决议",
        "决定",
        "命令",
        "令",
        "公报",
        "公告",
        "通告",
        "意见",
        "通知",
        "通报",
        "请示",
        "批复",
        "议案",
        "函",
        "纪要",
        "会议纪要",
        "讲话稿",
        "讲话",
        "发言稿",
        "方案",
        "实施方案",
        "计划",
        "简报",
        "倡议书",
        "调研报告",
    ]
)


def kind_choices(word: str = "") -> dict[str, str]:
    """What a message about kinds says: all of them, and the one most like `word`, or the one to do with meanwhile."""
    if word in NOT_YET:
        return {
            "choices": "、".join(row.zh for row in KINDS.values()),
            "offer_zh": f"这个程序还不做{word}，先写“文种: 报告”，标题、正文、落款照样排；红头、文号、抄送编好以后在 Word 里补。",
            "offer_en": "None of that kind yet: write `文种: 报告` meanwhile, and add letterhead and number in Word afterwards. ",
        }
    spelled = [spelling for row in KINDS.values() for spelling in row.spellings]
    offer = nearest(word, spelled) if word else None
    return {
        "choices": "、".join(row.zh for row in KINDS.values()),
        "offer_zh": f"是不是“{offer}”？" if offer else "",
        "offer_en": f"Did you mean “{offer}”? " if offer else "",
    }
