"""The phases of recognition, each by itself: plain values in, plain values out, every paragraph taken for something once."""

from pathlib import Path

import pytest

from compiler.draft.abreast import one_below_the_other
from compiler.draft.attached import names_of
from compiler.draft.closing import closing_at, stretches
from compiler.draft.foot import find_foot
from compiler.draft.head import find_head
from compiler.draft.labels import labelled
from compiler.draft.lines import Line, Par
from compiler.draft.outline import Node, outline
from compiler.draft.paragraphs import gather
from compiler.draft.prove import Kept, Lost, first_lost, keeping
from compiler.draft.reading import Reading, read
from compiler.source.load import Data
from tests.kit.drafts import HELD_BACK, items

BODY = "各项工作扎实推进，取得了明显成效，圆满完成了全年的目标任务。"
LETTER = f"""总结初稿发您，请审阅！
工作总结
张　三
各位领导：
一、抓学习
{BODY}
二、抓作风
（一）重实干。{BODY}
（二）重实效。{BODY}
还存在一些问题，有待进一步改进。
下一步，我们将继续努力。
特此报告。
附件：1.名单
2.方案
县林业局
2025年12月28日
（此件公开发布）
抄送：县委办。"""
REGIONS = ("head", "body", "foot", "attached", "masthead", "colophon", "attendance")


def pars(text: str) -> tuple[Par, ...]:
    return gather([Line(line) for line in text.split("\n")]).pars


def texts(found: object) -> list[str]:
    assert isinstance(found, list | tuple)
    return [par.text for par in found]


def test_head_and_foot_part_the_draft() -> None:
    given = pars(LETTER)
    head = find_head(given)
    assert (texts(head.cover), texts(head.title), head.reason) == (
        ["总结初稿发您，请审阅！"],
        ["工作总结"],
        "tail",
    )
    assert [one.role for one in head.below] == ["reporter", "addressees"]
    foot = find_foot(given, head.ends)
    assert given[head.ends].text == "一、抓学习"
    assert (texts(foot.phrases), texts(foot.names)) == (["特此报告。"], ["县林业局"])
    assert (foot.date and foot.date.text, texts(foot.remarks)) == ("2025年12月28日", ["（此件公开发布）"])
    assert (names_of(foot.notes), texts(foot.copies)) == (["名单", "方案"], ["抄送：县委办。"])
    assert given[foot.at].text == "附件：1.名单"


def picture(nodes: tuple[Node, ...], indent: str = "") -> list[str]:
    rows: list[str] = []
    for node in nodes:
        label = node.par.typed.text if node.par.typed else ""
        rows += [f"{indent}{node.role} {label}", *picture(node.children, indent + "  ")]
    return rows


def test_labels_then_outline_then_closing() -> None:
    given = pars(LETTER)[4:11]
    counted, doubts = labelled(given)
    assert [par.typed and par.typed.text for par in counted] == [
        "一、",
        None,
        "二、",
        "（一）",
        "（二）",
        None,
        None,
    ]
    assert not doubts
    begins = closing_at(counted, 2025)
    assert [(one.natures, len(one.pars)) for one in stretches(counted[begins:], 2025)] == [
        (("problems",), 1),
        (("next_steps",), 1),
    ]
    assert picture(outline(counted[:begins], formatted=False).nodes) == [
        "heading 一、",
        "  paragraph ",
        "heading 二、",
        "  run_in （一）",
        "  run_in （二）",
    ]
    assert all(par.typed is None for par in given)  # what went in is as it was


def readings(path: Path) -> tuple[list[Par], dict[str, Reading]]:
    given = list(one_below_the_other(gather([Line(item.text) for item in items(path)]).pars))
    kept: dict[str, tuple[str, ...]] = {"": (), **{region: (region,) for region in REGIONS}}
    kept |= {"regions": REGIONS, "all": ("all",)}
    return given, {name: read(given, "", False, regions) for name, regions in kept.items()}


@pytest.mark.parametrize("path", HELD_BACK, ids=lambda path: path.stem)
def test_every_paragraph_is_taken_once_and_printed_whatever_is_kept(path: Path) -> None:
    given, found = readings(path)
    for name, reading in found.items():
        assert [one.par.at for one in reading.taken] == [par.at for par in given], name
        assert first_lost(reading.data, reading.taken) is None, name
    assert {one.role for one in found["all"].taken} <= {"paragraph", "table"}
    assert {
        one.reason for one in found["body"].taken if one.role == "paragraph" and one.region == "body"
    } <= {"kept"}


def test_a_reading_leaves_no_trace() -> None:
    """A second reading of a Word draft still sees the labels that its format gave, though its list was none of headings."""
    lines = [
        Line("工作总结", formatted=True),
        *(
            Line(f"{text}，抓出成效；", label=label, formatted=True)
            for label, text in (("1.", "甲"), ("2.", "乙"))
        ),
        Line(BODY, formatted=True),
    ]
    given = gather(lines).pars
    first = read(given, "report", True)
    assert [one.role for one in first.taken] == ["title", "item", "item", "paragraph"]
    read(given, "report", True, ("body",))
    again = read(given, "report", True)
    assert (again.data, again.taken) == (first.data, first.taken)


def test_what_prints_otherwise_is_found_in_its_region() -> None:
    reading = read(pars(LETTER), "", False)
    assert first_lost(reading.data, reading.taken) is None
    for key, region in (("主送机关", "head"), ("导语", "body"), ("署名", "foot")):
        changed: dict[str, Data] = {**reading.data, key: "另一句话"}
        lost = first_lost(changed, reading.taken)
        assert lost is not None
        assert lost.region == region
    refused: dict[str, Data] = {**reading.data, "正文": [{"标题": "甲", "乙": "丙"}]}
    assert first_lost(refused, reading.taken) == Lost("attached")
    found = first_lost(refused, reading.taken, "", Kept(), reading.places)
    assert found is not None
    assert reading.taken[found.at or 0].par.text == "一、抓学习"
    assert first_lost({**reading.data, "文种": "诗"}, reading.taken, "", Kept(frozenset(REGIONS))) == Lost(
        "all"
    )


def test_the_smallest_stretch_is_kept_first() -> None:
    """The paragraph, its section, the section round that, the region, all; each only when the one before did not help."""
    reading = read(pars(LETTER), "", False)
    at = next(i for i, one in enumerate(reading.taken) if one.par.text.startswith("（一）重实干"))
    kept = Kept()
    seen: list[list[str]] = []
    while "all" not in kept.regions:
        before, kept = kept, keeping(Lost("body", at), reading.taken, kept)
        more = kept.pars - before.pars
        seen.append([one.par.text[:4] for one in reading.taken if one.par.at in more] or [*kept.regions])
    assert seen[:3] == [["（一）重"], ["二、抓作", "（二）重", "还存在一", "下一步，", "特此报告"], ["body"]]
    assert set(seen[3]) == {"body", "all"}


def test_a_paragraph_that_is_kept_leaves_its_siblings_alone() -> None:
    given = [par.kept_plain() if par.text.startswith("二、") else par for par in pars(LETTER)]
    reading = read(given, "", False)
    assert first_lost(reading.data, reading.taken) is None
    assert [one.par.text[:3] for one in reading.taken if one.role in ("heading", "run_in")] == [
        "一、抓",
        "（一）",
        "（二）",
    ]
    assert [(one.code.id, one.args["text"]) for one in reading.doubts if one.code.id == "S420"] == [
        ("S420", "二、抓作风")
    ]
