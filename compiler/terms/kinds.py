"""文种: the kinds of documents that there are.

In: nothing. Out: `KINDS`, a row for each, and the look-ups on them.
"""

from collections.abc import Mapping

from .fields import Term
from .nearest import nearest

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


def kind_of(word: str) -> str | None:
    """The English key of a kind as typed, None when there is none of that name."""
    return next((key for key, term in KINDS.items() if word in term.spellings), None)


def kind_choices(word: str = "") -> dict[str, str]:
    """What a message about kinds says: all of them, and the one most like `word`."""
    spelled = [spelling for term in KINDS.values() for spelling in term.spellings]
    offer = nearest(word, spelled) if word else None
    return {
        "choices": "、".join(term.zh for term in KINDS.values()),
        "offer_zh": f"是不是“{offer}”？" if offer else "",
        "offer_en": f"Did you mean “{offer}”? " if offer else "",
    }
