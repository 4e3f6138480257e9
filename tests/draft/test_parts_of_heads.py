"""The fields of a red head, in every order, with their labels and without, on one line and on lines of their own: the same fields."""

from itertools import permutations, product

import pytest

from compiler.draft.readers import read_draft
from compiler.draft.recognise import Recognised, recognised
from compiler.messages import codes

_GAPS = {"wide blanks": "　　　　", "blanks": "  ", "one wide blank": "　", "one blank": " ", "tab": "\t"}
_LABELLED = {"labels": "{}：{}", "labels without colon": "{} {}", "no labels": "{1}"}
_ABOVE = {"份号": "000012", "密级": "秘密★1年", "紧急程度": "特急"}


def _read(text: str) -> Recognised:
    return recognised(read_draft("draft.txt", text.encode()))


def _paper(title: str, signers: str = "某市财政局") -> str:
    return f"""
{title}

市人民政府：
　　为摸清家底，现就开展资产清查有关事项报请审定。
　　一、清查范围。全市行政事业单位。
　　二、清查时间。自3月1日起至5月31日止。

　　　　　　　　　　　　{signers}
　　　　　　　　　　　　　2026年2月10日
"""


_MARKS = {
    "one body": ("某市财政局文件", "某市财政局", _paper("某市财政局关于开展资产清查的请示")),
    "two bodies": (
        "某市财政局\n某市审计局文件",
        ["某市财政局", "某市审计局"],
        _paper("某市财政局　某市审计局\n关于开展资产清查的请示", "某市财政局　　某市审计局"),
    ),
}


@pytest.mark.parametrize("label", _LABELLED.values(), ids=_LABELLED)
@pytest.mark.parametrize(("mark", "issuer", "paper"), _MARKS.values(), ids=_MARKS)
@pytest.mark.parametrize("gap", _GAPS.values(), ids=_GAPS)
def test_above_the_mark(gap: str, mark: str, issuer: object, paper: str, label: str) -> None:
    for order in permutations(_ABOVE):
        first, *rest = (label.format(key, _ABOVE[key]) for key in order)
        for head in (gap.join([first, *rest]), "\n".join([first, *rest]), f"{first}\n{gap.join(rest)}"):
            read = _read(f"{head}\n\n{mark}\n\n某财发〔2026〕3号　　签发人：张明\n{paper}")
            found = {key: read.data.get(key) for key in ("发文机关", *_ABOVE, "发文字号", "签发人")}
            assert found == {"发文机关": issuer, **_ABOVE, "发文字号": "某财发〔2026〕3号", "签发人": "张明"}
            assert read.preface == ()


@pytest.mark.parametrize("gap", [*_GAPS.values(), "\n"], ids=[*_GAPS, "lines"])
def test_below_the_mark(gap: str) -> None:
    for order in permutations(
        ("发文字号：某财发〔2026〕3号", "签发人：张明", "紧急程度：特急", "密级：秘密")
    ):
        read = _read(f"000012\n某市财政局文件\n{gap.join(order)}\n{_paper('关于开展资产清查的请示')}").data
        assert {
            key: read.get(key) for key in ("发文机关", *_ABOVE, "发文字号", "签发人")
        } == {
            "发文机关": "某市财政局",
            "份号": "000012",
            "密级": "秘密",
            "紧急程度": "特急",
            "发文字号": "某财发〔2026〕3号",
            "签发人": "张明",
        }  # fmt: skip


_MET = "\n　　3月11日，局长张明远主持召开会议，研究资产清查工作。现纪要如下：\n　　会议指出，要摸清家底。\n\n　　出席：张明远、李建国\n"
_OF_THEIR_OWN = {
    "letter": (
        "某市财政局\n{}\n某财函〔2026〕3号\n" + _paper("某市财政局关于商请开展资产清查的函"),
        {"文种": "函", "发文机关": "某市财政局", "发文字号": "某财函〔2026〕3号"},
    ),
    "minutes with a title": (
        "{}\n某市财政局会议纪要\n第3期\n2026年3月12日\n\n某市财政局2026年第三次局长办公会议纪要\n" + _MET,
        {
            "文种": "纪要",
            "发文机关标志": "某市财政局会议纪要",
            "发文字号": "第3期",
            "成文日期": "2026-03-12",
            "标题": "某市财政局2026年第三次局长办公会议纪要",
        },
    ),
    "order": (
        "{}\n某市人民政府令\n第12号\n\n《某市资产管理办法》已经市人民政府常务会议通过，现予公布。\n\n　　市长　张明远\n　　2026年1月20日\n",
        {"文种": "命令", "发文字号": "第12号"},
    ),
    "notice of two bodies": (
        "{}\n某市财政局\n公　告\n某市审计局\n2026年第3号\n　　为摸清家底，现将有关事项公告如下。\n　　一、清查范围。全市行政事业单位。\n"
        "某市财政局\n某市审计局\n2026年1月20日\n",
        {"文种": "公告", "发文机关标志": ["某市财政局", "某市审计局公告"], "发文字号": "2026年第3号"},
    ),
}


@pytest.mark.parametrize(("paper", "wanted"), _OF_THEIR_OWN.values(), ids=_OF_THEIR_OWN)
def test_on_papers_with_a_head_of_their_own(paper: str, wanted: dict[str, object]) -> None:
    for gap, label in product(["　　　", "  ", "\n"], _LABELLED.values()):
        head = gap.join(label.format(key, value) for key, value in _ABOVE.items())
        read = _read(paper.format(head))
        assert {key: read.data.get(key) for key in (*wanted, *_ABOVE)} == {**wanted, **_ABOVE}
        assert read.preface == ()


@pytest.mark.parametrize(
    "notice", ["某市财政局　　公告\n某市审计局", "某市财政局　某市审计局公告", "某市财政局\n某市审计局\n公告"]
)
def test_a_notice_of_two_bodies_needs_no_title(notice: str) -> None:
    text = "\n2026年第3号\n　　为摸清家底，现将有关事项公告如下。\n　　一、清查范围。全市行政事业单位。\n某市财政局\n某市审计局\n2026年1月20日\n"
    read = _read(notice + text)
    assert read.data["发文机关标志"] == ["某市财政局", "某市审计局公告"]
    assert "标题" not in read.data
    assert read.preface == ()


@pytest.mark.parametrize("word", ["公告", "公　　告", "通　告"])
@pytest.mark.parametrize("number", ["2026年第4号", "第4号", "（2026年第4号）", "某林公告〔2026〕4号"])
@pytest.mark.parametrize("rule", ["", "——————————\n"], ids=["", "rule"])
def test_a_body_and_notice_on_lines_of_their_own_are_the_mark(word: str, number: str, rule: str) -> None:
    text = "　　为加强森林防火，现将有关事项公布如下。\n　　一、禁止野外用火，违者依法处理。\n\n　　某省林业厅\n　　2026年4月10日\n"
    read = _read(f"某省林业厅\n{word}\n\n{number}\n{rule}\n{text}")
    kind = word.replace("　", "")
    assert read.data["文种"] == kind
    assert read.data.get("发文机关标志", f"{read.data.get('发文机关')}{kind}") == f"某省林业厅{kind}"
    assert read.data["发文字号"] == number.strip("（）")
    assert "标题" not in read.data
    assert read.preface == ()


_BODIES = ["某市财政局", "某市教育局", "某市人力资源和社会保障局", "某市公安局"]


@pytest.mark.parametrize("many", [2, 3, 4])
@pytest.mark.parametrize("word", ["文件", "　文件", "文  件"])
@pytest.mark.parametrize("rule", ["", "————————————\n", "━━━━━★━━━━━\n"], ids=["", "dashes", "star"])
def test_a_joint_mark_wherever_the_word_stands(many: int, word: str, rule: str) -> None:
    """文件 with the first, the last or each of the bodies, or on a line of its own: the mark has it once; what is left out is told."""
    bodies = _BODIES[:many]
    with_word = {
        at: [f"{body}{word if i == at else ''}" for i, body in enumerate(bodies)] for at in range(many)
    }
    marks = [*with_word.values(), [f"{body}{word}" for body in bodies], [*bodies, word.strip()]]
    for mark, signed in product(marks, ["", "　　签发人：张明", "\n签发人：张明"]):
        lines = "\n".join(mark)
        paper = _paper("关于开展资产清查的请示", "　　".join(bodies))
        read = _read(f"{lines}\n\n　　　　某财发〔2026〕3号{signed}\n{rule}{paper}")
        assert read.data["发文机关"] == bodies
        assert (read.data["发文字号"], read.data["标题"]) == ("某财发〔2026〕3号", "关于开展资产清查的请示")
        assert read.data.get("签发人", "") == signed.strip().removeprefix("签发人：")
        assert read.preface == ()
        again = [one.args["value"] for one in read.doubts if one.code is codes.ISSUED_AS]
        assert again == (bodies[:-1] if lines.count(word) > 1 else [])


@pytest.mark.parametrize("title", ["", "\n关于研究资产清查工作的会议纪要\n"], ids=["", "title"])
@pytest.mark.parametrize("rule", ["", "——————————\n"], ids=["", "rule"])
@pytest.mark.parametrize(
    ("number", "printed"),
    [
        *((one, "〔2026〕第5期") for one in ("〔2026〕第5期", "(2026)第5期", "（2026）第5期", "[2026]5期")),
        ("第五期", "第5期"),
        ("（第5次）", "第5次"),
    ],
)
def test_the_number_of_minutes_and_the_day(number: str, printed: str, rule: str, title: str) -> None:
    for mark, office in product(
        ["某市财政局局长办公会议纪要", "某市财政局\n会议纪要"], ["某市财政局办公室　　", ""]
    ):
        read = _read(f"{mark}\n\n{number}\n{rule}{office}2026年3月12日\n{rule}{title}{_MET}")
        heads = {key: read.data.get(key) for key in ("发文机关标志", "标题") if key in read.data}
        assert heads.pop("标题" if "发文机关标志" not in heads else "发文机关标志") == mark.replace("\n", "")
        assert heads == ({"标题": title.strip()} if title else {})
        edited = read.data.get("编发", {"日期": read.data.get("成文日期")})
        assert isinstance(edited, dict)
        assert edited["日期"] == "2026-03-12"
        assert edited.get("机关", "") == office.strip()
        assert (read.data["文种"], read.data["发文字号"], read.preface) == ("纪要", printed, ())


def test_bodies_and_a_day_below_the_title_of_a_communique_sign_it() -> None:
    title = "某市2025年统计公报"
    text = "\n　　2025年，全市经济运行总体平稳，社会事业持续发展。\n　　一、综合\n　　全年地区生产总值8642.7亿元，比上年增长5.3%。\n"
    read = _read(f"{title}\n\n某市统计局　　国家统计局某市调查队\n\n2026年3月6日\n{text}")
    assert read.data["署名"] == ["某市统计局", "国家统计局某市调查队"]
    assert read.data["成文日期"] == "2026-03-06"
    assert [one.code.id for one in read.doubts] == ["S439"]  # that it is printed below the text


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_year_alone_above_a_title_is_told(between: str) -> None:
    read = _read(f"2025{between}某市财政局关于开展资产清查的请示\n{_paper('').lstrip()}")
    assert read.data["标题"] == "某市财政局关于开展资产清查的请示"
    assert read.preface == ("2025",)
