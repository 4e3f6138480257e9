"""What is decided about a line of a draft: each row of the tables decides about the line that > marks."""

from collections.abc import Sequence
from dataclasses import replace
from types import ModuleType

import pytest

from compiler.draft import below, below_date, labels, signers, votes
from compiler.draft.below import BELOW
from compiler.draft.below_date import BELOW_DATE, BelowDate
from compiler.draft.foot import find_foot
from compiler.draft.head import find_head
from compiler.draft.labels import DOUBTFUL, OF_CHAPTERS, OTHERS, labelled
from compiler.draft.lines import Line, Par, numbered
from compiler.draft.outline import outline
from compiler.draft.paragraphs import gather
from compiler.draft.signers import SIGNS, Name
from compiler.draft.unlabelled import stand_for
from compiler.draft.votes import FACES, VOTES
from tests.kit.decisions import decided, reasons

BODY = "各项工作扎实推进，取得了明显成效，圆满完成了全年的目标任务。"
LONG = "全县各级各部门坚持以人民为中心的发展思想，统筹抓好项目建设和民生实事，各项指标都好于上年同期水平。"
Lines = Sequence[str | Line]


def marked(lines: Lines) -> tuple[tuple[Par, ...], int]:
    """The paragraphs of some lines, and the index of the one that is marked."""
    whole = [line if isinstance(line, Line) else Line(line) for line in lines]
    at = next(i for i, line in enumerate(whole) if line.text.startswith(">"))
    bare = [
        Line(line.text.removeprefix(">"), line.style, "", line.outline, lead=line.lead, formatted=True)
        for line in whole
    ]
    return gather(bare).pars, at


def of(text: str) -> Lines:
    return text.split("\n")


# ---- labels ----

LABELS = {
    "it comes again without doubt": "1.抓学习。\n>2.2026年10件实事。\n2.抓作风。",
    "between its neighbours": "1.抓学习。\n>2.2026年10件实事。\n3.抓作风。",
    "after one, and no measure": "1.抓学习。\n>2.2026年10件实事。",
    "the first of two": "1.抓学习。\n2.抓作风。\n>1.2026年10件实事。\n2.抓落实。",
    "a figure, a date or a name": ">3.5%的单位没有按时报送材料。",
    "a chapter that goes on": "第一章 总则\n>第二章 附则",
    "the first of two chapters": ">第一章总则\n第二章附则",
    "soon after another chapter": "第一章 总则\n>第三章附则",
    "the first chapter, set apart": ">第一条 为规范工作，制定本规则。",
    "a chapter that a text speaks of": ">第五条所列情形，由办公室核实。",
    "it goes on": "一、抓学习\n>二、抓作风",
    "it begins a series": ">二、抓作风\n三、抓落实",
    "it is too high to begin one": ">120.抓学习\n121.抓作风",
    "soon after another": "一、抓学习\n>四、抓落实",
    "it stands in no series": ">七、抓落实",
}


def test_every_row_on_labels_has_its_case() -> None:
    assert reasons(DOUBTFUL, OF_CHAPTERS, OTHERS) == list(LABELS)


@pytest.mark.parametrize("reason", LABELS)
def test_whether_a_label_counts(reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pars, at = marked(of(LABELS[reason]))
    told = decided(monkeypatch, labels)
    counted, _ = labelled(pars)
    assert [why for one, why in told if one.par is pars[at]] == [reason]
    verdict = next(row.verdict for row in (*DOUBTFUL, *OF_CHAPTERS, *OTHERS) if row.reason == reason)
    assert (counted[at].typed is not None) is verdict


# ---- siblings ----

SIBLINGS = {
    "articles that are sentences": ">第一条 为规范工作，制定本规则。\n第二条 会议每周召开一次。",
    "who says what": ">1.阿满：原来沉默也是回应。\n2.芸姐：下期讲讲自己的情绪。",
    "one sentence, parted by semicolons": ">（一）研究重大事项；\n（二）研究人事事项；\n（三）其他事项。",
    "words and what they mean": ">1.复核：指另一人再核一遍。\n2.台账：指逐日的记录。",
    "questions": ">1.您家有几口人出海？\n2.您最希望解决什么问题？（可多选）",
    "one sentence each, with nothing under them": (
        ">（一）农村公路重建轻养的现象没有扭转，养护资金不到位。\n（二）城区停车难的问题，解决的办法还不多。\n（三）年轻干部断档，设备使用率不高。"
    ),
    "faults, and what was done about them": ">1.报警没有分级。已按三级设置。\n2.台账缺两页。已补做。\n3.接地线缺失，已补齐。",
    "who is to do what": ">（一）各地要将本通知传达到每一个企业。\n（二）各地要建立隐患台账，实行销号管理。\n（三）县局将于十二月中旬进行抽查。",
    "most figures have leads": f">1.抓学习。{BODY}\n2.抓作风。{BODY}",
    "leads, and not too many long sentences": f">（一）抓学习。{BODY}\n（二）抓作风。{BODY}",
    "bare, with nothing under them": ">1.抓学习\n2.抓作风",
    "most stand alone": f">一、抓学习\n{BODY}\n二、抓作风\n{BODY}",
    "short sentences with something under them": f">一、抓学习。\n{BODY}\n二、抓作风。\n{BODY}",
    "short sentences, and their kin are headings": (
        "一、学习\n>（一）抓学习。\n（二）抓作风。\n二、项目\n（一）抓开工\n（二）抓进度\n（三）抓服务"
    ),
    "short sentences and nothing else": ">1.抓学习。\n2.抓作风。",
    "short sentences, the last with something under it": f">（一）抓学习。\n（二）抓作风。\n{BODY}",
    "colons inside names, each with text under it": (
        f">（一）德清：数字乡村\n{BODY}\n（二）诸暨：枫桥经验\n{BODY}"
    ),
    "most have a word and a colon": ">1.时间：1月5日\n2.地点：会议室",
    "a long one or two whose kin have leads": (
        f"一、学习\n>（一）{LONG}\n（二）{LONG}\n二、项目\n（一）抓开工。{BODY}\n（二）抓进度。{BODY}\n（三）抓服务。{BODY}"
    ),
    "a long one or two whose kin stand alone": (
        f"一、学习\n>（一）{LONG}\n（二）{LONG}\n二、项目\n（一）抓开工\n（二）抓进度\n（三）抓服务"
    ),
    "whole sentences": f">1.{LONG}\n2.{LONG}",
}


def test_every_row_on_siblings_has_its_case() -> None:
    assert reasons(VOTES) == list(SIBLINGS)


@pytest.mark.parametrize("reason", SIBLINGS)
def test_what_siblings_are(reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pars, at = marked(of(SIBLINGS[reason]))
    told = decided(monkeypatch, votes)
    counted, _ = labelled(pars)
    outline(counted, formatted=False)
    found = [
        why
        for one, why in told
        if isinstance(one, votes.Siblings) and any(stem.par is counted[at] for stem in one.group)
    ]
    assert found == [reason]


ONE_OF_THEM: dict[str, Lines] = {
    "a lead with a face of its own": [
        Line(f">1.抓学习。{BODY}", lead=7),
        Line(f"2.抓作风。{BODY}", lead=6),
    ],
    "a few words above their text, among leads": of(
        f"（一）指导思想。{BODY}\n>（二）基本原则。\n——{BODY}\n（三）主要目标。{BODY}"
    ),
    "asks for something in one sentence, among leads": of(
        f"1.请求增加资金。{BODY}\n2.请求解决编制。{BODY}\n>3.请求建立协作机制。"
    ),
    "one sentence among leads": of(
        f"1.抓学习。{BODY}\n2.抓作风。{BODY}\n>3.说理性文书应用不够，处罚决定书大多套用模板。"
    ),
    "a lead among leads": of(f">1.抓学习。{BODY}\n2.抓作风。{BODY}"),
    "a word and a colon among such": of(">1.时间：1月5日\n2.地点：会议室"),
    "alone among leads": of(f"1.抓学习。{BODY}\n2.抓作风。{BODY}\n>3.抓落实"),
    "a particular among headings": of(
        f">一、会议时间：1月23日下午\n二、会议内容\n{BODY}\n三、有关要求\n{BODY}"
    ),
    "alone among headings": of(f">一、抓学习\n{BODY}\n二、抓作风\n{BODY}"),
    "a lead among headings": of(f"一、抓学习\n{BODY}\n二、抓作风\n{BODY}\n>三、抓落实。{BODY}"),
    "a few words that announce what follows, among headings": of(
        f"一、抓学习\n{BODY}\n二、抓作风\n{BODY}\n>三、具体要求如下：\n{BODY}"
    ),
    "long among headings, and no sentence": of(f"一、抓学习\n{BODY}\n二、抓作风\n{BODY}\n>三、抓落实；"),
    "a sentence among headings, with labels under it": of(
        f"（一）抓学习\n{BODY}\n（二）抓作风\n{BODY}\n>（三）以完善制度和改进作风为抓手，进一步提高服务水平，减少群众办事的环节和时间，让群众满意。\n1.{LONG}\n2.{LONG}"
    ),
    "a short sentence among headings, with text under it": of(
        f"1.抓学习。\n{BODY}\n2.抓作风。\n{BODY}\n>3.另行收取耗材费用等其他4个问题。\n{BODY}"
    ),
    "a sentence that decides or orders among headings": of(
        f"一、关于立项。{BODY}\n>二、请你局按程序办理。\n三、关于资金。{BODY}"
    ),
    "bare in a list, with labels under it": of(f"1.{LONG}\n2.{LONG}\n>3.抓落实\n（1）{LONG}\n（2）{LONG}"),
    "bare in a list": of(f"1.{LONG}\n2.{LONG}\n>3.抓落实"),
    "a bare lead among long sentences": of(
        f"1.{LONG[:-1]}，{LONG}\n2.{LONG[:-1]}，{LONG}\n>3.抓好落实。{LONG}"
    ),
    "a lead of an article among such": of(
        f"第一条 线路安全工作坚持预防为主。\n第二条 云网部负责统一调度抢修力量。\n第三条 采购部负责物资，确保有库存。\n>第四条 巡查频次。{BODY}\n第五条 施工盯防。{BODY}\n第六条 标石警示。{BODY}\n第七条 信息联络。{BODY}"
    ),
    "a sentence in a list": of(f">1.{LONG}\n2.{LONG}"),
    "unlike its siblings": of(f"1.抓学习。{BODY}\n2.抓作风。{BODY}\n>3.抓好落实，抓出成效；"),
}


def test_every_row_on_one_of_siblings_has_its_case() -> None:
    assert reasons(FACES) == list(ONE_OF_THEM)


@pytest.mark.parametrize("reason", ONE_OF_THEM)
def test_what_one_of_siblings_is(reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pars, at = marked(ONE_OF_THEM[reason])
    told = decided(monkeypatch, votes)
    counted, _ = labelled(pars)
    found = outline(counted, formatted=False)
    assert [why for one, why in told if isinstance(one, votes.Voted) and one.stem.par is counted[at]] == [
        reason
    ]
    face = next(row.verdict for row in FACES if row.reason == reason)
    nodes = [node for top in found.nodes for node in (top, *top.children)]
    assert {(node.role, node.reason) for node in nodes if node.par.at == at} == {(face.role, face.reason)}


# ---- headings without labels ----

UNLABELLED: dict[str, Lines] = {
    "the labels leave out one number": of(f"一、抓学习\n{BODY}\n>抓项目\n{BODY}\n三、抓作风\n{BODY}"),
    "in a section of a labelled heading": of(
        f"一、抓学习\n>集中学\n{BODY}\n自己学\n{BODY}\n二、抓作风\n{BODY}"
    ),
    "one of several above all labels": of(f">抓学习\n{BODY}\n抓作风\n{BODY}"),
    "repeated under several labels": of(
        f"一、供水\n>主要问题\n{BODY}\n二、供气\n主要问题\n{BODY}\n三、供热\n{BODY}"
    ),
    "above the sources": of(f"一、抓学习\n{BODY}\n>参考文献\n[1] 某某．某书[M]．2024．"),
    "in two halves": of(
        3 * f"1.抓学习。{BODY}\n2.抓作风。{BODY}\n{BODY}\n"
        + f">坚持以学促干，思想根基更牢\n1.抓学习。{BODY}\n坚持以干促学，工作本领更强\n{BODY}\n坚持以严促廉，干部作风更实\n{BODY}"
    ),
    "in a chapter": of(f"第一部分　现状\n>队伍结构\n{BODY}\n任职履职\n{BODY}\n第二部分　问题\n{BODY}"),
    "the last of all": of(f"一、抓学习\n{BODY}\n二、抓作风\n{BODY}\n>结语\n{BODY}"),
    "above what words mean": of(f"一、抓学习\n{BODY}\n二、抓作风\n{BODY}\n>名词解释\n1.双通道：指两条路线。"),
    "a rubric": of(f"1.抓学习。{BODY}\n>【经验】\n{BODY}\n【问题】\n{BODY}\n2.抓作风。{BODY}"),
    "a few words and a colon": [
        *of(f"一、抓学习\n{BODY}\n二、抓作风\n{BODY}"),
        "",
        ">其他事项：",
        BODY,
    ],
    "of a few words that rhyme": of(
        f"1.抓学习。{BODY}\n>挣钱难\n{BODY}\n招人难\n{BODY}\n进村难\n{BODY}\n2.抓作风。{BODY}"
    ),
    "of one form": [
        f"1.抓学习。{BODY}",
        Line(">先说上半年：", strong=True, formatted=True),
        BODY,
        Line("再说下半年：", strong=True, formatted=True),
        BODY,
        f"2.抓作风。{BODY}",
    ],
    "above an inner series": of(
        f"（一）抓学习。{BODY}\n1.{LONG}\n2.{LONG}\n>抓项目\n1.{LONG}\n2.{LONG}\n（二）抓作风。{BODY}"
    ),
    "the last section, which tells of problems or next steps": of(
        f"一、抓学习\n{BODY}\n二、抓作风\n{BODY}\n>下一步打算\n{BODY}"
    ),
}


@pytest.mark.parametrize("reason", UNLABELLED)
def test_why_a_line_without_a_label_is_a_heading(reason: str) -> None:
    lines = [line if isinstance(line, Line) else Line(line) for line in UNLABELLED[reason]]
    at = next(i for i, line in enumerate(line for line in lines if line.text) if line.text.startswith(">"))
    bare = [replace(line, text=line.text.removeprefix(">")) for line in lines]
    counted, _ = labelled([Par("题", (0,), Line("题")), *numbered(gather(bare, as_typed=True).pars)])
    pars = numbered(counted)[1:]
    found = stand_for(pars, any(line.formatted for line in lines))
    assert [why for why, kinds in found.items() if at in kinds][:1] == [reason]
    assert list(found) == list(UNLABELLED)


# ---- head ----

HEADS: dict[str, Lines] = {
    "a reporter's style, on a date": ["工作总结", Line(">（2025年1月5日）", "报告人"), BODY],
    "a subtitle's style": ["工作总结", Line(">开创新局面", "副标题"), BODY],
    "a reporter's style": ["工作总结", Line(">开创新局面", "报告人"), BODY],
    "the style of addressees": ["工作总结", Line(">开创新局面", "主送机关"), BODY],
    "of the page that it was copied from": ["工作总结", ">来源：县政府网", BODY],
    "addressed, and a colon": ["工作总结", ">各位领导：", BODY],
    "a greeting": ["工作总结", ">同志们！", BODY],
    "a document number": ["工作总结", ">县办发〔2025〕5号", "各位领导：", BODY],
    "a date, with parentheses or without": ["工作总结", ">（2025年1月5日）", BODY],
    "when and by whom it was adopted": ["工作总结", ">（2025年1月5日县政府会议通过）", BODY],
    "who reports, a date in parentheses behind it": ["工作总结", ">区政府办公室（2025年1月5日）", BODY],
    "who reports, in parentheses": ["工作总结", ">（报告人：何平）", BODY],
    "a dash before it, or parentheses": ["工作总结", ">——在全区大会上", BODY],
    "what it draws upon": ["留守老人调研报告", ">以麻柳县十二个村为例", BODY],
    "the facts about a meeting": ["工作总结", ">时间：2025年1月5日", "地点：会议室", BODY],
    "报告人： and a name": ["工作总结", ">报告人：张三", BODY],
    "a bare name above those addressed": ["工作总结", ">张　三", "各位领导：", BODY],
    "a post and a name": ["工作总结", ">县林业局局长　何平", BODY],
    "with marks, above those addressed": ["工作总结", ">第2稿，未定", "各位领导：", BODY],
    "the text": ["工作总结", f">{BODY}", BODY],
    "a line above a date": ["工作总结", ">欧阳某某某", "2025年1月5日", BODY],
    "a bare name": ["工作总结", ">何平", "一、学习情况", BODY],
    "two words, as post and name": ["工作总结", ">县林业 何平", BODY],
    "a body or a post": ["工作总结", ">区政府办公室", BODY],
    "bare, above those addressed": ["工作总结", ">开创新局面", "各位领导：", BODY],
    "some other line": ["工作总结", ">开创新局面", BODY],
}


def test_every_row_on_the_head_has_its_case() -> None:
    assert reasons(BELOW) == list(HEADS)


@pytest.mark.parametrize("reason", HEADS)
def test_what_stands_below_the_title(reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pars, at = marked(HEADS[reason])
    told = decided(monkeypatch, below)
    found = find_head(pars)
    assert [why for one, why in told if one.par is pars[at]] == [reason]
    role = next(row.verdict for row in BELOW if row.reason == reason)
    assert [(one.role, one.reason) for one in found.below if one.par is pars[at]] == (
        [role] if role[0] else []
    )


# ---- foot ----

DATED = ["工作总结", BODY, BODY, "县林业局", "2025年12月28日"]
UNDER = {
    "抄送：, 主题词： or 印发, or of a page": [*DATED, ">主题词：林业　总结", BODY],
    "in parentheses, about the document": [*DATED, ">（此件公开发布）"],
    "whom to ask": [*DATED, ">联系人：张三　电话：123"],
    "may be of another's making": [*DATED, ">发自我的手机"],
    "some other line": [*DATED, f">{LONG}{BODY}"],
}


def by(
    monkeypatch: pytest.MonkeyPatch, lines: Lines, module: ModuleType, kind: type[BelowDate | Name]
) -> list[str]:
    pars, at = marked(lines)
    told = decided(monkeypatch, module)
    find_foot(pars, 1)
    return [why for one, why in told if isinstance(one, kind) and one.par is pars[at]]


def test_every_row_below_the_date_has_its_case() -> None:
    assert reasons(BELOW_DATE) == list(UNDER)


@pytest.mark.parametrize("reason", UNDER)
def test_what_stands_below_the_date(reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert by(monkeypatch, UNDER[reason], below_date, BelowDate) == [reason]


LAST = ["工作总结", BODY, BODY]
DATE = "2025年12月28日"
NAMES: dict[str, Lines] = {
    "the style of a signature": [*LAST, Line(">何平", "署名"), DATE],
    "something else by its format": [*LAST, Line(">县林业局", outline=2), DATE],
    "at the right, above a date": [*LAST, ">" + 9 * "\u3000" + "星火读书角", DATE],
    "long, or with marks": [*LAST, ">各项工作圆满完成，成效明显", DATE],
    "a colon, and not after who or what signs": [*LAST, ">主要做法：", DATE],
    "附件 or a bullet": [*LAST, ">- 甲方案", DATE],
    "a label, or 一是": [*LAST, ">（一）甲方案", DATE],
    "a closing phrase": [*LAST, ">特此报告", DATE],
    "a date": [*LAST, ">2025年12月", DATE],
    "a date after a word": [*LAST, ">时间：2025年12月"],
    "of a page or an imprint": [*LAST, ">打印　关闭", DATE],
    "words that urge on": [*LAST, ">继续努力", DATE],
    "above a date": [*LAST, ">何平", DATE],
    "报告人： and a name": [*LAST, ">报告人：何平"],
    "the name of who reports": ["何平同志工作总结", BODY, BODY, ">何平"],
    "a post, a colon and a name": [*LAST, ">县科技局党组书记、局长：何平"],
    "a person's name, set off": [*LAST, ">" + 9 * "\u3000" + "何平"],
    "a body": [*LAST, ">县林业局"],
    "some other line": [*LAST, ">美好明天"],
}


def test_every_row_on_names_has_its_case() -> None:
    assert reasons(SIGNS) == list(NAMES)


@pytest.mark.parametrize("reason", NAMES)
def test_what_signs(reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(by(monkeypatch, NAMES[reason], signers, Name)) == {reason}
