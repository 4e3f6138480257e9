"""Drafts of issued papers that strangers wrote, with their fields: how many of these are found, and of how many papers all is printed.

Forty papers by four hands, committed before the recogniser first read them; `FIRST` is what it then found (F1), and the only figure that says what a
paper that nobody has seen may hope for. After that reading it was mended, so `LEAST` says only that nothing falls back.
"""

from collections import Counter

import pytest

from compiler.messages import codes
from tests.kit.papers_of_offices import HANDS, found, imported, papers, scores

# Of a field that is not here all hands had 1 at first: 文种, 份号, 密级, 紧急程度, 附件, 附注, 抄送机关, 印发机关, 印发日期, 出席, 请假, 列席.
FIRST = {
    "发文机关标志": (0.909, 1, 1, 0.909),
    "发文字号": (0.909, 1, 1, 1),
    "签发人": (1, 1, 1, 0.5),
    "标题": (0.947, 1, 0.9, 0.947),
    "主送机关": (1, 0.933, 1, 1),
    "署名": (1, 0.941, 1, 1),
    "成文日期": (0.947, 0.941, 0.947, 0.941),
    "全文": (0.9, 1, 0.8, 0.8),
}
# Printed otherwise, and told: 出席人员 as 出席.
LEAST = {"全文": (1, 1, 1, 0.9)}


@pytest.mark.parametrize("hand", HANDS)
def test_no_hand_falls_back(hand: str) -> None:
    found = scores(papers(hand))
    least = {key: LEAST[key][HANDS.index(hand)] if key in LEAST else 1 for key in found}
    assert {key: score for key, score in found.items() if score < least[key] - 0.0005} == {}


def test_what_is_not_printed_is_told() -> None:
    """Of no paper a character is lost untold: what is printed otherwise, put aside or left out is said by its text."""
    untold = {}
    for path in papers():
        read = imported(path)
        told = "".join(
            (*read.preface, *(one.args["text"] for one in read.doubts if one.code is codes.ISSUED_AS))
        )
        if left := Counter(found(path).lost) - Counter(told):
            untold[f"{path.parent.name}/{path.stem}"] = "".join(left.elements())
    assert untold == {}
