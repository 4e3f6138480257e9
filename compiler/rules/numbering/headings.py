"""Rules on headings and their series (S507–S509, S514, S515): no mark at their end, none alone, no level passed over, all of one series alike."""

from collections.abc import Iterator
from itertools import zip_longest

from ...messages.diagnostic import Code
from ..findings import Finding, at, of_label, text_rule
from ..places import pattern
from ..prepared import Prepared
from .outline import lone_labels
from .series import series_of

HEADING_MARK = Code(
    "S507",
    "warning",
    zh="标题“{text}”单独成行，末尾不加“{mark}”。",
    hint_zh="去掉末尾的标点；标题后面还接着写正文的，才用句号。",
    en="The heading “{text}” stands on a line of its own and takes no “{mark}” at its end.",
    hint_en="Remove the mark; only where the text goes on in the same line does a full stop end the heading.",
    fault="""
        区政府办公室2025年度工作总结
        一、办文情况。
        （一）精简文件。全年办文204件。
        （二）规范文件。清理文件36件。
        二、办会情况
        全年办会36次。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、办文情况
        （一）精简文件。全年办文204件。
        （二）规范文件。清理文件36件。
        二、办会情况
        全年办会36次。
    """,
    form="check",
)
# 三、报名自公告之日起，到12月20日截止。: says when, and names nothing.
_SAYS_WHEN = r"(?:自|从|于|到|至|在)[^，。；]{1,24}(?:起|止|结束|截止|为止|施行|执行|实施|生效|废止|有效|开始|前完成|前报送)[。；]$"
LONGEST = 40
"""Characters of a heading; what is longer is a paragraph that has a label."""


@text_rule("numbering", "N-07")
def heading_mark(text: Prepared) -> Iterator[Finding]:
    """一、办文情况。: a heading on a line of its own has no mark at its end; where all of a series have one, it is told on request.

    Beside run-in headings with text of their own a lead with a list below it ends as they do; a sentence as long as a paragraph, or several, is no heading.
    """
    alike: set[int] = set()
    leads: set[int] = set()
    items: set[int] = set()
    for series in series_of(text):
        pars = [one.par for one in series.siblings]
        if any(par.block.role == "run_in" and "。" in par.text.rstrip()[:-1] for par in pars):
            leads.update(par.index for par in pars)
        headings = [par for par in pars if par.block.role == "heading"]
        if len(headings) < len(pars) and all(par.text.rstrip().endswith("。") for par in pars):
            leads.update(par.index for par in pars)  # a sentence each
        if sum(par.text.rstrip().endswith("；") for par in pars) > 1:
            items.update(par.index for par in pars)  # of one list
        if len(headings) > 1 and all(par.text.rstrip().endswith("。") for par in headings):
            alike.update(par.index for par in headings)
    for par, below in zip_longest(text.pars, text.pars[1:]):
        words = par.text.rstrip()
        if par.label is None or words[-1:] not in tuple("。；，、：;,:"):
            continue
        if par.index in items or (par.index in leads and words[-1] == "。"):
            continue
        deeper = below is not None and below.label is not None and below.label.depth > par.label.depth
        alone = (
            par.block.role == "run_in"
            and len(words) <= 30
            and deeper
            and not pattern("[。；]").search(words[:-1])
        )
        is_text = len(words) > LONGEST or "。" in words[:-1] or pattern(_SAYS_WHEN).search(words) is not None
        if (par.block.role == "heading" and words[-1] not in "：:" and not is_text) or (
            alone and words[-1] == "。"
        ):
            end = len(words)
            yield at(
                *(HEADING_MARK, par, end - 1, end, "", True, par.index not in alike),
                text=words[:-1],
                mark=words[-1],
            )


ONLY_ONE = Code(
    "S508",
    "warning",
    zh="只有“{label}”一条，没有“{wanted}”。",
    hint_zh="只有一条就不必编号；还有下文的，补上。",
    en="“{label}” is the only one: there is no “{wanted}”.",
    hint_en="A single one needs no number; if more was meant to follow, add it.",
    fault="""
        区政府办公室2025年度工作总结
        一、主要工作情况
        全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、主要工作情况
        全年办文204件。
        二、下一步打算
        继续精简文件会议。
    """,
    form="check",
)


ONLY_ONE_BELOW = Code(
    "S515",
    "info",
    zh="下面只有“{label}”一条，没有“{wanted}”。",
    hint_zh="只有一条就不必分层编号；还有下文的，补上。",
    en="“{label}” is the only one below its heading: there is no “{wanted}”.",
    hint_en="A single one needs no number; if more was meant to follow, add it.",
    fault="""
        区政府办公室2025年度工作总结
        一、办文情况
        （一）精简文件。全年办文204件。
        二、办会情况
        全年办会36次。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、办文情况
        精简文件。全年办文204件。
        二、办会情况
        全年办会36次。
    """,
    form="check",
)


@text_rule("numbering", "N-01")
def only_one(text: Prepared) -> Iterator[Finding]:
    """一、 without 二、: a level with one label."""
    lone = {one.par.index for one in lone_labels(text)}
    for series in series_of(text):
        par, form, number = series.siblings[0]
        if par.index in lone:
            continue
        if len(series.siblings) == number == 1 and form.last > 1 and "……" not in par.text:
            code = ONLY_ONE if series.parent is None else ONLY_ONE_BELOW
            yield of_label(code, par, wanted=form.label(2).rstrip())


LEVEL_SKIPPED = Code(
    "S509",
    "info",
    zh="“{label}”直接接在“{above}”下面，中间跳过了“{wanted}”这一级。",
    hint_zh="层次依次是一、（一）1.（1）；只有两级的，可以一、下面直接用1.。",
    en="“{label}” stands right below “{above}”; the level “{wanted}” between them is skipped.",
    hint_en="The levels are 一、（一）1.（1）; with two of them, 1. may stand right below 一、.",
    fault="""
        区政府办公室2025年度工作总结
        一、办文情况
        （1）精简文件。全年办文204件。
        （2）规范文件。清理文件36件。
        二、办会情况
        全年办会36次。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、办文情况
        （一）精简文件。全年办文204件。
        （二）规范文件。清理文件36件。
        二、办会情况
        全年办会36次。
    """,
    form="check",
)
_LEVELS = ("一、", "（一）", "1.", "（1）", "①")


@text_rule("numbering", "N-08")
def level_skipped(text: Prepared) -> Iterator[Finding]:
    """一、 with （1） below it: 1. may stand right below 一、, nothing else is passed over."""
    for series in series_of(text):
        parent, (first, here, _) = series.parent, series.siblings[0]
        if parent is None or parent.label is None:
            continue
        above = parent.label.form
        if above.joined or here.joined or {above.series, here.series} - {"一", "1", "１", "①"}:
            continue
        if here.prefix == "第" or above.prefix == "第":
            continue
        step = here.level - above.level
        if step > 1 and (above.level, here.level) not in ((1, 3), (3, 5)):
            wanted = _LEVELS[above.level]
            yield of_label(LEVEL_SKIPPED, first, above=parent.label.text.rstrip(), wanted=wanted)


SERIES_UNLIKE = Code(
    "S514",
    "info",
    zh="这一级的其他标题末尾都{usual_zh}，“{label}”这条不一样。",
    hint_zh="同一级的标题写法要一致。",
    en="The other headings of this level end {usual_en}; that of “{label}” does not.",
    hint_en="Headings of one level look alike.",
    fault="""
        区政府办公室2025年度工作总结
        一、办文情况。全年办文204件。
        二、办会情况。全年办会36次。
        三、督查情况
        全年督查12次。
        四、接待情况。全年接待9批。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、办文情况。全年办文204件。
        二、办会情况。全年办会36次。
        三、督查情况。全年督查12次。
        四、接待情况。全年接待9批。
    """,
    form="check",
)


@text_rule("numbering", "N-02", "N-07")
def series_unlike(text: Prepared) -> Iterator[Finding]:
    """Three headings run into their text and one alone on its line: a series has one form."""
    for series in series_of(text):
        roles = [one.par.block.role for one in series.siblings]
        if len(roles) < 4:
            continue
        for role in ("heading", "run_in"):
            if roles.count(role) == 1:
                par = series.siblings[roles.index(role)].par
                usual = ("接着写正文", "in the same paragraph as their text")
                if role == "run_in":
                    usual = ("单独成行", "on lines of their own")
                yield of_label(SERIES_UNLIKE, par, usual_zh=usual[0], usual_en=usual[1])
