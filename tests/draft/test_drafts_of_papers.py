"""Drafts of issued papers that strangers wrote, with their fields: how many of these are found, and of how many papers all is printed.

Three hundred and sixty papers by thirty-six hands, committed before the recogniser first read them, each forty when it had been mended after those before.
`FIRST` is what it then found (F1); that of the latest four is the only figure that says what a paper that nobody has seen may hope for. After the
others it was mended, and all are right: that says only that nothing falls back.
"""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from compiler.messages import codes
from tests.kit.papers_of_offices import HANDS, LATEST, found, imported, papers, scores, wanted

# Of a field that is not here all hands had 1 at first: 附注.
# fmt: off
FIRST = {
    "份号": (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1),
    "密级": (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.8, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1),
    "印发机关": (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.75, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "印发日期": (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.75, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "文种": (1, 1, 1, 1, 0.9, 0.9, 1, 0.8, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "紧急程度": (1, 1, 1, 1, 1, 1, 1, 1, 0.8, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "发文机关标志": (0.909, 1, 1, 0.909, 1, 1, 1, 0.909, 1, 1, 1, 1, 1, 1, 1, 0.857, 1, 1, 1, 0.714, 1, 0.625, 1, 0.571, 1, 0.923, 1, 0.533, 0.909, 0.833, 1, 0.923, 1, 1, 1, 1),
    "发文字号": (0.909, 1, 1, 1, 1, 1, 1, 0.857, 0.875, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.875, 1, 1, 1, 1, 1, 1, 1, 1, 0.923, 0.933, 1, 1, 1, 1, 1, 1),
    "签发人": (1, 1, 1, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "标题": (0.947, 1, 0.9, 0.947, 0.9, 0.737, 1, 0.7, 1, 1, 1, 1, 1, 0.9, 1, 0.9, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.889, 1, 0.889, 1, 1, 1, 0.941, 1, 1, 1, 1),
    "主送机关": (1, 0.933, 1, 1, 1, 0.933, 0.909, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "附件": (1, 1, 1, 1, 0.667, 0.75, 0.75, 0.8, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "署名": (1, 0.941, 1, 1, 0.778, 0.889, 0.75, 0.824, 1, 1, 1, 1, 1, 1, 1, 0.875, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.933, 1, 1, 1, 1, 1, 1, 1, 1),
    "成文日期": (0.947, 0.941, 0.947, 0.941, 0.9, 0.9, 0.9, 0.947, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.889, 1, 1, 1, 1, 1, 1, 1, 0.947, 1, 1, 1, 1, 1, 1, 1, 1),
    "抄送机关": (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.933, 1, 1, 1, 1, 1, 1, 1, 1, 0.933, 1, 1, 1, 0.857, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "出席": (1, 1, 1, 1, 1, 1, 0.333, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "请假": (1, 1, 1, 1, 1, 1, 0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.667, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "列席": (1, 1, 1, 1, 1, 1, 0.667, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    "全文": (0.9, 1, 0.8, 0.8, 1, 0.8, 0.7, 0.8, 1, 1, 0.7, 1, 1, 0.9, 1, 0.9, 1, 1, 1, 0.4, 1, 0.9, 1, 0.8, 1, 1, 1, 1, 0.9, 0.9, 1, 0.9, 1, 1, 1, 1),
}
# fmt: on


@pytest.mark.parametrize("hand", HANDS)
def test_no_hand_falls_back(hand: str) -> None:
    found = scores(papers(hand))
    assert {key: score for key, score in found.items() if score < 1} == {}


@pytest.mark.parametrize("hand", LATEST)
def test_of_the_latest_as_much_is_read_as_at_first(hand: str) -> None:
    at = (*HANDS, *LATEST).index(hand)
    least = {key: FIRST[key][at] if key in FIRST else 1 for key in scores(papers(hand))}
    assert {key: score for key, score in scores(papers(hand)).items() if score < least[key] - 0.0005} == {}


TYPED_OTHERWISE: dict[str, Callable[[str], str]] = {
    "without blank lines": lambda text: re.sub(r"\n\s*\n+", "\n", text),
    "急件 alone at the head": lambda text: f"急件\n{text}",
    "line ends doubled": lambda text: text.replace("\n", "\n\n"),
    "blanks of half the width": lambda text: re.sub("(?m)^\u3000+", lambda found: "  " * len(found[0]), text),
    "colons and parentheses of half the width": lambda text: text.translate(str.maketrans("：（）", ":()")),
}

_DAY = re.compile("(?m)^(?=[ \u3000]*[0-9]{4} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日[ \u3000]*$)")


def test_that_a_page_has_no_text_parts_nobody_from_the_day(tmp_path: Path) -> None:
    """此页无正文 between those who sign and the day changes no field, and is told."""
    for path in papers("papers1", "papers3", "papers22"):
        text = path.read_text("utf-8")
        *_, last = [0, *(found.start() for found in _DAY.finditer(text))]
        again = tmp_path / f"{path.parent.name}-{path.name}"
        again.write_text(f"{text[:last]}（此页无正文）\n{text[last:]}" if last else text, "utf-8")
        shutil.copy(path.with_suffix(".yaml"), again.with_suffix(".yaml"))
        assert found(again).fields == found(path).fields
        assert any("此页无正文" in one for one in imported(again).preface) == bool(last)


@pytest.mark.parametrize(
    "number", ["0023", "2011", "No. 0005", "№ 00123", "第0031号", "份号：0045", "№ 0012　　　　秘密★1年"]
)
@pytest.mark.parametrize("hand", ["papers22", "papers24"])
def test_a_copy_number_of_as_many_digits_as_it_was_typed_in(number: str, hand: str, tmp_path: Path) -> None:
    for path in papers(hand):
        lines = path.read_text("utf-8").splitlines()
        if "文件" not in "".join(lines[:3]) or "份号" in wanted(path):
            continue
        again = tmp_path / f"{hand}-{path.name}"
        again.write_text("\n".join([number, *lines]), "utf-8")
        data = imported(again).data
        assert data["份号"] == re.sub("[^0-9].*", "", re.sub("^[^0-9]+", "", number))
        assert data.get("发文机关") == imported(path).data.get("发文机关")
        assert data.get("发文机关标志") == imported(path).data.get("发文机关标志")
        assert imported(again).preface == imported(path).preface


@pytest.mark.parametrize("typed", TYPED_OTHERWISE.values(), ids=TYPED_OTHERWISE)
def test_how_it_is_typed_makes_no_difference(typed: Callable[[str], str], tmp_path: Path) -> None:
    again = []
    for path in papers():
        (tmp_path / path.parent.name).mkdir(exist_ok=True)
        again.append(tmp_path / path.parent.name / path.name)
        again[-1].write_text(typed(path.read_text("utf-8")), "utf-8")
        shutil.copy(path.with_suffix(".yaml"), again[-1].with_suffix(".yaml"))
    assert scores(again) == pytest.approx(scores(papers()))


@pytest.mark.parametrize("hand", ["papers5", "papers10", "papers15"])
def test_lines_cut_at_a_width_need_no_indents(hand: str, tmp_path: Path) -> None:
    """Those who were there, and the name of an attachment, go on at the margin."""
    for path in papers(hand):
        again = tmp_path / f"{hand}-{path.name}"
        again.write_text(re.sub("(?m)^[ \u3000]+", "", path.read_text("utf-8")), "utf-8")
        shutil.copy(path.with_suffix(".yaml"), again.with_suffix(".yaml"))
        assert found(again).fields == found(path).fields


def test_what_is_not_printed_is_told() -> None:
    """Of no paper a character is lost untold: what is printed otherwise, put aside or left out is said by its text."""
    untold = {}
    for path in papers():
        read = imported(path)
        lines = path.read_text("utf-8").splitlines()
        told = "".join(
            (
                *read.preface,
                *(one.args["text"] for one in read.doubts if one.code is codes.ISSUED_AS),
                *(
                    lines[int(number) - 1]
                    for one in read.doubts
                    if one.code is codes.MORE_OF_THESE and one.args["code"] == codes.ISSUED_AS.id
                    for number in one.args["lines"].split("、")
                ),
            )
        )
        if left := Counter(found(path).retyped) - Counter(told):
            untold[f"{path.parent.name}/{path.stem}"] = "".join(left.elements())
    assert untold == {}
