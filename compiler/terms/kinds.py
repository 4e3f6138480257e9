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


_SAME_ORDER = (
    "标题、主送、正文、落款的排法一样；红头、文号、抄送编好以后在 Word 里补",
    "it is set alike; add letterhead and number in Word afterwards",
)
_SPOKEN = ("称呼写在“主送机关”里", "who is spoken to goes into 主送机关")
# Papers that have no kind of their own yet: how their names end, the kind to write meanwhile, and why that does.
MEANWHILE: Mapping[str, tuple[str, tuple[str, str]]] = {
    **dict.fromkeys(
        (
            *(
                "通知",
                "请示",
                "函",
                "批复",
                "意见",
                "通报",
                "通告",
                "公告",
                "公报",
                "决定",
                "决议",
                "命令",
                "议案",
            ),
            *(
                "纪要",
                "方案",
                "计划",
                "要点",
                "规划",
                "办法",
                "细则",
                "规定",
                "制度",
                "简报",
                "汇报",
                "情况",
                "倡议书",
            ),
            *("建议", "答复", "申请", "说明", "材料", "信息", "专报", "清单", "预案", "规则", "章程"),
        ),
        ("report", _SAME_ORDER),
    ),
    **dict.fromkeys(
        ("讲话", "讲话稿", "发言", "发言稿", "致辞", "主持词", "演讲稿"), ("work_report", _SPOKEN)
    ),
}


def kind_choices(word: str = "") -> dict[str, str]:
    """What a message about kinds says: all of them, and the one most like `word`, or the one to do with meanwhile."""
    spelled = [spelling for row in KINDS.values() for spelling in row.spellings]
    choices = "、".join(row.zh for row in KINDS.values())
    if ending := max((end for end in MEANWHILE if word.strip().endswith(end)), key=len, default=""):
        kind, (zh, en) = MEANWHILE[ending]
        name = KINDS[kind].zh
        return {
            "choices": choices,
            "offer_zh": f"这一种还没有，先写“文种: {name}”，{zh}。",
            "offer_en": f"It is yet to come; write `文种: {name}` meanwhile: {en}. ",
        }
    offer = nearest(word, spelled) if word else None
    return {
        "choices": choices,
        "offer_zh": f"是不是“{offer}”？" if offer else "",
        "offer_en": f"Did you mean “{offer}”? " if offer else "",
    }
