"""Rules on labels and on 一是, 二是 (S500–S539): what is counted has to count on, and to look alike."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..messages.diagnostic import Code, Diagnostic
from ..terms.numerals import CIRCLED, LabelForm, Typed, chinese, parse_chinese, read_label
from .findings import Finding, at, of_label, text_rule
from .places import pattern
from .prepared import HAN, Par, Prepared

# ---- labels in their series --------------------------------------------------------------------------------------------


LABEL_GAP = Code(
    "S500",
    "warning",
    zh="序号从“{before}”跳到了“{label}”，中间少了{missing}。",
    hint_zh="补上漏掉的一条，或把后面的序号依次改过来。",
    en="The numbers jump from “{before}” to “{label}”; {missing} is missing.",
    hint_en="Put in what was left out, or number on from there.",
    fault="""
        区政府办公室2025年度工作总结
        一、办文情况
        全年办文204件。
        二、办会情况
        全年办会36次。
        四、下一步打算
        继续精简文件会议。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、办文情况
        全年办文204件。
        二、办会情况
        全年办会36次。
        三、下一步打算
        继续精简文件会议。
    """,
    form="check",
)
LABEL_REPEATED = Code(
    "S501",
    "warning",
    zh="序号“{label}”重复了，前面已经有一个。",
    hint_zh="按次序应当是“{wanted}”，后面的也依次改过来。",
    en="The label “{label}” stands twice.",
    hint_en="In its order it would be “{wanted}”; number on from there.",
    fault="""
        区政府办公室2025年度工作总结
        一、办文情况
        全年办文204件。
        二、办会情况
        全年办会36次。
        二、下一步打算
        继续精简文件会议。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、办文情况
        全年办文204件。
        二、办会情况
        全年办会36次。
        三、下一步打算
        继续精简文件会议。
    """,
    form="check",
)
LABEL_NOT_FIRST = Code(
    "S502",
    "warning",
    zh="这一级从“{label}”起，前面没有“{wanted}”。",
    hint_zh="看是漏了第一条，还是序号没有从头编。",
    en="This level begins with “{label}”; there is no “{wanted}” before it.",
    hint_en="See whether the first is missing, or the numbers were not begun anew.",
    fault="""
        区政府办公室2025年度工作总结
        一、办文情况
        （二）精简文件。全年办文204件。
        （三）规范文件。清理文件36件。
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


@dataclass
class _Series:
    """The labels of one level under one heading: their paragraphs, forms, numbers."""

    pars: list[Par] = field(default_factory=list)
    forms: list[LabelForm] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    parent: Par | None = None


def _series(text: Prepared) -> list[_Series]:
    """Every run of siblings, in the order of their first labels."""
    out: list[_Series] = []
    open_: dict[int, list[_Series]] = {}
    above: dict[int, list[Par]] = {}
    for par in text.pars:
        label = par.label
        if label is None:
            continue
        stack, parents = open_.setdefault(label.scope, []), above.setdefault(label.scope, [])
        del stack[label.depth + 1 :], parents[label.depth :]
        while len(stack) <= label.depth:
            stack.append(_Series(parent=parents[-1] if parents else None))
            out.append(stack[-1])
        one = stack[label.depth]
        one.pars.append(par)
        one.forms.append(label.form)
        one.numbers.append(label.number)
        parents.append(par)
    return [one for one in out if one.pars]


@text_rule("numbering", "N-01", "N-09")
def label_order(text: Prepared) -> Iterator[Finding]:
    """一、二、四、: labels of one level under one heading count on from one."""
    lasts: dict[LabelForm, int] = {}
    for series in _series(text):
        yield from _counted(series, lasts)
    yield from _typed_lists(text)


def _counted(series: _Series, lasts: dict[LabelForm, int]) -> Iterator[Finding]:
    """What is wrong with one run of siblings; `lasts` are the last numbers of the runs before, by their forms."""
    before: int | None = None
    for par, number, form in zip(series.pars, series.numbers, series.forms, strict=True):
        if before is None:
            # （三） after （一）（二） under the heading before: some count on over the headings above.
            if number != 1 and form.joined < 2 and lasts.get(form) != number - 1:
                yield of_label(LABEL_NOT_FIRST, par, wanted=form.label(1).rstrip())
        elif number == before and (number > 1 or form.level == 1):
            yield of_label(LABEL_REPEATED, par, said=_wanted(form, before))
        elif number > before + 1:
            missing = [f"“{form.label(n).rstrip()}”" for n in range(before + 1, min(number, before + 4))]
            more = "等" if number > before + 4 else ""
            args = {"before": form.label(before).rstrip(), "missing": "、".join(missing) + more}
            yield of_label(LABEL_GAP, par, said=args)
        elif 1 < number < before and number in series.numbers[: series.pars.index(par)]:
            yield of_label(LABEL_REPEATED, par, said=_wanted(form, before))
        before = lasts[form] = number


def _wanted(form: LabelForm, before: int) -> dict[str, str]:
    return {"wanted": form.label(min(before + 1, form.last)).rstrip()}


def _is_figure(par: Par, typed: Typed, before: tuple[Par, Typed] | None) -> bool:
    """Whether it begins with a figure that is no label (1.5亿元, 三、四季度), unless it counts on: 4.80周岁以上的 after 3.."""
    counts_on = before is not None and before[1].form == typed.form and before[1].number + 1 == typed.number
    return not counts_on and bool(pattern(_GOES_ON).match(par.text, len(typed.text)))


# 1.5亿元 and 三、四季度 begin with figures that are no labels.
_GOES_ON = r"[0-9]|[一二三四五六七八九十]+[、，季月年]"


def _typed_lists(text: Prepared) -> Iterator[Finding]:
    """Lists whose labels were kept as text: paragraphs one after the other that begin with labels of one form."""
    before: tuple[Par, Typed] | None = None
    length = 0
    for par in text.pars:
        typed = read_label(par.text) if par.is_prose and par.label is None else None
        if typed is None or typed.form is None or _is_figure(par, typed, before):
            if par.label is not None or not par.is_prose:
                before, length = None, 0
            continue
        if before is not None and before[1].form == typed.form:
            last = before[1].number
            if typed.number == last and length:
                yield _typed(LABEL_REPEATED, par, typed, _wanted(typed.form, last))
            elif last + 1 < typed.number <= last + 3 and length:
                missing = "、".join(f"“{typed.form.label(n)}”" for n in range(last + 1, typed.number))
                yield _typed(LABEL_GAP, par, typed, {"before": typed.form.label(last), "missing": missing})
            length = length + 1 if typed.number > last else 1
        else:
            length = 1 if typed.number == 1 else 0
        before = (par, typed)


def _typed(code: Code, par: Par, typed: Typed, args: dict[str, str]) -> Finding:
    return at(code, par, 0, len(typed.text), said=args, label=typed.text)


FORM_MIXED = Code(
    "S503",
    "warning",
    zh="序号“{label}”的写法和同一级的“{wanted}”不一样。",
    hint_zh="同一级用一种写法。",
    en="The label “{label}” is not of the form of its level, “{wanted}”.",
    hint_en="Use one form for a level.",
    fault="""
        区政府办公室2025年度工作总结
        一、办文情况
        1.精简文件。全年办文204件。
        2.规范文件。清理文件36件。
        （3）提升质量。退回文件12件。
        二、办会情况
        全年办会36次。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、办文情况
        1.精简文件。全年办文204件。
        2.规范文件。清理文件36件。
        3.提升质量。退回文件12件。
        二、办会情况
        全年办会36次。
    """,
    form="check",
)


@text_rule("numbering", "N-01")
def mixed_forms(text: Prepared) -> Iterator[Finding]:
    """1. 2. （3）: one level has one form."""
    for series in _series(text):
        if len(series.pars) < 3:
            continue
        usual = max(dict.fromkeys(series.forms), key=series.forms.count)
        if series.forms.count(usual) * 3 < len(series.forms) * 2:
            continue
        for par, form, number in zip(series.pars, series.forms, series.numbers, strict=True):
            if form != usual and number <= usual.last and par.label_at is not None:
                yield of_label(FORM_MIXED, par, wanted=usual.label(number).rstrip())
    yield from _strangers(text)


def _strangers(text: Prepared) -> Iterator[Finding]:
    """A paragraph that counts on from the label before it in another form, and so was taken for text."""
    latest: Par | None = None
    kinds: set[str] = {"章", "节", "条"}
    for par in text.pars:
        if par.label is not None:
            latest, kinds = par, {"章", "节", "条"}
            continue
        typed = read_label(par.text) if par.is_prose else None
        if typed is None or typed.form is None or latest is None or latest.label is None:
            continue
        label, near = latest.label, par.index - latest.index <= 2
        if typed.number == label.number + 1 and typed.form != label.form and near and typed.kind not in kinds:
            wanted = label.form.label(typed.number).rstrip()
            yield _typed(FORM_MIXED, par, typed, {"wanted": wanted})
        kinds.add(typed.kind)


SEPARATOR = Code(
    "S504",
    "warning",
    zh="序号“{label}”后面的标点不对，应当写作“{wanted}”。",
    hint_zh="一、后面用顿号，1.后面用圆点，带括号的后面不加标点（GB/T 15834 附录B.3）。",
    en="The label “{label}” has a wrong mark; it is written “{wanted}”.",
    hint_en="一 takes 、, 1 takes a full stop, and brackets take none (GB/T 15834, B.3).",
    fault="""
        区政府办公室2025年度工作总结
        一、办文情况
        （一）、精简文件。全年办文204件。
        （二）、规范文件。清理文件36件。
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


_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_SEPARATED = (  # a label with a wrong mark, and how it should be
    (r"([（(][^）)]+[）)])[、.．，,]", r"\1"),
    (r"([0-9０-９]+)[、，,]", r"\1."),
    (r"([一二三四五六七八九十百]+)[.．，,]", r"\1、"),
)


@text_rule("numbering", "N-04", "Q-03")
def separator(text: Prepared) -> Iterator[Finding]:
    """（一）、 and 1、: the mark after a label (GB/T 15834-2011, B.3.2–B.3.4)."""
    lists: dict[int, Typed] = {}
    for par in text.pars:
        typed = read_label(par.text) if par.label is None and par.is_prose else None
        if (
            typed is not None
            and typed.number < 100
            and not pattern(_GOES_ON).match(par.text, len(typed.text))
        ):
            lists[par.index] = typed
    for par in text.pars:
        label = par.label.text.rstrip() if par.label is not None and par.label_at is not None else ""
        typed = lists.get(par.index)
        if typed is not None and any(
            (one := lists.get(index)) and one.kind == typed.kind and abs(one.number - typed.number) == 1
            for index in (par.index - 1, par.index + 1)
        ):
            label = typed.text.rstrip()
        for wrong, right in _SEPARATED if label else ():
            if not (match := re.fullmatch(wrong, label)):
                continue
            wanted = match.expand(right).translate(_NARROW)
            if par.label is not None:
                yield of_label(SEPARATOR, par, new=wanted, wanted=wanted)
            else:
                yield at(SEPARATOR, par, 0, len(label), new=wanted, label=label, wanted=wanted)


LABEL_BLANK = Code(
    "S505",
    "warning",
    zh="序号“{label}”后面多了空格。",
    hint_zh="去掉空格，序号后面直接写文字。",
    en="There is a blank after the label “{label}”.",
    hint_en="Remove it: the text follows at once.",
    fault="""
        区政府办公室2025年度工作总结
        一、 办文情况
        全年办文204件。
        二、办会情况
        全年办会36次。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、办文情况
        全年办文204件。
        二、办会情况
        全年办会36次。
    """,
    form="check",
)
FULL_WIDTH_LABEL = Code(
    "S506",
    "warning",
    zh="序号“{label}”用了全角数字。",
    hint_zh="写作“{wanted}”。",
    en="The label “{label}” has full-width figures.",
    hint_en="Write “{wanted}”.",
    fault="""
        区政府办公室2025年度工作总结
        一、办文情况
        １.精简文件。全年办文204件。
        ２.规范文件。清理文件36件。
        二、办会情况
        全年办会36次。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、办文情况
        1.精简文件。全年办文204件。
        2.规范文件。清理文件36件。
        二、办会情况
        全年办会36次。
    """,
    form="check",
)


@text_rule("numbering", "N-05", "Q-20")
def label_typing(text: Prepared) -> Iterator[Finding]:
    """一、 标题 and １.: no blank after a label, and figures of half width in it."""
    for par in text.pars:
        if par.label is None or par.label_at is None:
            continue
        label = par.label.text.rstrip()
        if re.search("[０-９]", label):
            wanted = label.translate(_NARROW)
            yield of_label(FULL_WIDTH_LABEL, par, new=wanted, safe=True, wanted=wanted)
        blank = par.gap and not par.gap.strip(" \t\u3000\u00a0")
        if blank and label[0] != "第" and not re.fullmatch(r"[0-9.]*[0-9]", label):
            start, end = len(label), len(label) + len(par.gap)
            told = Diagnostic(LABEL_BLANK, {"label": label}, par.label_place(start, end))
            yield Finding(told, par, start, end, new="", safe=True, label=True)


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


@text_rule("numbering", "N-07")
def heading_mark(text: Prepared) -> Iterator[Finding]:
    """一、办文情况。: a heading on a line of its own has no mark at its end."""
    for par, below in zip(text.pars, [*text.pars[1:], None], strict=True):
        words = par.text.rstrip()
        if par.label is None or words[-1:] not in tuple("。；，、：;,:"):
            continue
        deeper = below is not None and below.label is not None and below.label.depth > par.label.depth
        alone = (
            par.block.role == "run_in" and len(words) <= 30 and deeper and not re.search("[。；]", words[:-1])
        )
        if (par.block.role == "heading" and words[-1] not in "：:") or (alone and words[-1] == "。"):
            end = len(words)
            yield at(HEADING_MARK, par, end - 1, end, new="", safe=True, text=words[:-1], mark=words[-1])


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
    for series in _series(text):
        par, form = series.pars[0], series.forms[0]
        if len(series.pars) == 1 and series.numbers == [1] and form.last > 1 and "……" not in par.text:
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
    for series in _series(text):
        parent, first = series.parent, series.pars[0]
        if parent is None or parent.label is None or first.label is None:
            continue
        above, here = parent.label.form, series.forms[0]
        if above.joined or here.joined or {above.series, here.series} - {"一", "1", "１", "①"}:
            continue
        if here.prefix == "第" or above.prefix == "第":
            continue
        step = here.level - above.level
        if step > 1 and (above.level, here.level) not in ((1, 3), (3, 5)):
            wanted = _LEVELS[above.level]
            yield of_label(LEVEL_SKIPPED, first, above=parent.label.text.rstrip(), wanted=wanted)


# ---- 一是, 二是 ------------------------------------------------------------------------------------------------------


COUNTED_NO_FIRST = Code(
    "S510",
    "warning",
    zh="有“{text}”，前面没有“{wanted}”。",
    hint_zh="补上“{wanted}”，或去掉“{text}”。",
    en="There is “{text}” but no “{wanted}” before it.",
    hint_en="Put “{wanted}” where it begins, or take “{text}” away.",
    fault="""
        区政府办公室2025年度工作总结
        办文质量稳步提升。二是严格审核把关，退回文件12件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        办文质量稳步提升。一是规范起草，全年办文204件。二是严格审核把关，退回文件12件。
    """,
    form="check",
)
COUNTED_GAP = Code(
    "S511",
    "warning",
    zh="从“{before}”跳到了“{text}”，中间少了“{missing}”。",
    hint_zh="补上漏掉的一条，或把后面的依次改过来。",
    en="It jumps from “{before}” to “{text}”; “{missing}” is missing.",
    hint_en="Put in what was left out, or number on from there.",
    fault="""
        区政府办公室2025年度工作总结
        一是规范起草，全年办文204件。三是严格审核把关，退回文件12件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一是规范起草，全年办文204件。二是严格审核把关，退回文件12件。
    """,
    form="check",
)
COUNTED_TWICE = Code(
    "S512",
    "warning",
    zh="“{text}”重复了。",
    hint_zh="按次序应当是“{wanted}”，后面的也依次改过来。",
    en="“{text}” stands twice.",
    hint_en="In its order it would be “{wanted}”; number on from there.",
    fault="""
        区政府办公室2025年度工作总结
        一是规范起草，全年办文204件。二是严格审核，退回文件12件。二是加快运转，当日办结。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一是规范起草，全年办文204件。二是严格审核，退回文件12件。三是加快运转，当日办结。
    """,
    form="check",
)
_CN = "[一二三四五六七八九十]{1,3}"
_BEGINS = r"(?<![^。；：，！？、;:,!?”’」）)\n—\s])"
# What counts in a text, a row each: how it is found, and how it is written with a number.
_COUNTED = {
    "是": (rf"{_BEGINS}({_CN})是(?![否非])", "{}是"),
    "要": (rf"{_BEGINS}({_CN})要(?![素点件务闻求领害义旨])", "{}要"),
    "第": (rf"{_BEGINS}第({_CN})[，,](?!第)", "第{}，"),
    "其": (rf"{_BEGINS}其([一二三四五六])[，,是：]", "其{}，"),
    "（": (r"[（(]([1-9]|1[0-9])[）)]", "（{}）"),
    "①": (f"([{''.join(CIRCLED[:20])}])", "{}"),
    "1": (rf"(?<![^；。：\n])([1-9]|1[0-9])[.．](?=[{HAN}“])", "{}."),
}
_FIRST_ANYWHERE = r"(?<![之唯不有万第另同其])一是(?![个种项次])"
_INLINE = ("（", "①", "1")  # counted within a paragraph only
_ORPHANS = ("是",)  # the only one that nothing else reads like


@text_rule("numbering", "N-11")
def counted(text: Prepared) -> Iterator[Finding]:
    """二是 without 一是, 一是 and then 三是; also （1）, ① and 第一， within paragraphs."""
    heads = [par.index for par in text.pars if par.label is not None or not par.is_prose]
    for form, (row, written) in _COUNTED.items():
        seen = {(s.par.index, s.start): (s.end, s.match[1]) for s in text.spots(row, prose=True)}
        for s in text.spots(_FIRST_ANYWHERE, prose=True) if form == "是" else ():
            seen.setdefault((s.par.index, s.start), (s.end, "一"))
        chains: list[int] = []
        group = -1
        for (index, start), (end, number) in sorted(seen.items()):
            par, value = text.pars[index], _value(number)
            here = index if form in _INLINE else bisect_right(heads, index)
            if here != group:
                chains, group = [], here
            if value is not None and (form not in _INLINE or value == 1 or par.text[:start].strip()):
                yield from _chained(chains, value, at_=(par, start, end), form=form, written=written)


def _chained(
    chains: list[int], value: int, at_: tuple[Par, int, int], form: str, written: str
) -> Iterator[Finding]:
    """What is wrong with a number after the chains that are open, the innermost last; they are taken on."""

    def word(number: int) -> str:
        if form == "①":
            return CIRCLED[number - 1]
        return written.format(number if form in _INLINE else chinese(number))

    par, start, end = at_
    if value == 1:
        chains.append(1)
        return
    for depth in range(len(chains) - 1, -1, -1):
        if chains[depth] == value - 1:
            del chains[depth + 1 :]
            chains[depth] = value
            return
    if not chains:
        if form in _ORPHANS:
            chains.append(value)
            yield at(COUNTED_NO_FIRST, par, start, end, wanted=word(1))
        return
    last = chains[-1]
    if value == last:
        yield at(COUNTED_TWICE, par, start, end, wanted=word(last + 1))
    elif last < value <= last + 3:
        missing = "、".join(word(number) for number in range(last + 1, value))
        yield at(COUNTED_GAP, par, start, end, before=word(last), missing=missing)
        chains[-1] = value
    elif value < last and form in _ORPHANS:
        chains[-1] = value
        yield at(COUNTED_NO_FIRST, par, start, end, wanted=word(1))


def _value(number: str) -> int | None:
    if number in CIRCLED:
        return CIRCLED.index(number) + 1
    return int(number) if number.isdigit() else parse_chinese(number)


COUNTED_MARK = Code(
    "S513",
    "warning",
    zh="“{text}”的标点不对，写作“{wanted}”。",
    hint_zh="“一是”后面不加标点，“第一”“首先”“其一”后面用逗号（GB/T 15834 附录B.3）。",
    en="“{text}” has a wrong mark; it is written “{wanted}”.",
    hint_en="“一是” takes no mark, “第一”, “首先” and “其一” a comma (GB/T 15834, B.3).",
    fault="""
        区政府办公室2025年度工作总结
        一是、规范起草，全年办文204件。二是、严格审核，退回文件12件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一是规范起草，全年办文204件。二是严格审核，退回文件12件。
    """,
    form="check",
)


@text_rule("numbering", "N-11", "N-12")
def counted_mark(text: Prepared) -> Iterator[Finding]:
    """一是、 and 第一、: words that count take no mark, or a comma (GB/T 15834-2011, B.3.1, B.3.7)."""
    for spot in text.spots(rf"{_BEGINS}(一|二|三|四|五|六|七|八|九|十)是[、，：,:]", prose=True):
        wanted = f"{spot.match[1]}是"
        yield at(COUNTED_MARK, spot.par, spot.start, spot.end, new=wanted, safe=True, wanted=wanted)
    ordinals = rf"{_BEGINS}(第{_CN}|首先|其次|再次|最后|其[一二三四五])、(?=[{HAN}“])(?!第|[一二三四五六七八九十、]+)"
    for spot in text.spots(ordinals, prose=True):
        if re.match(r"[^，；。]{0,12}第", spot.after):
            continue  # 第一、第二产业
        wanted = f"{spot.match[1]}，"
        yield at(COUNTED_MARK, spot.par, spot.start, spot.end, new=wanted, safe=False, wanted=wanted)


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
    for series in _series(text):
        roles = [par.block.role for par in series.pars]
        if len(roles) < 4:
            continue
        for role in ("heading", "run_in"):
            if roles.count(role) == 1:
                par = series.pars[roles.index(role)]
                usual = ("接着写正文", "in the same paragraph as their text")
                if role == "run_in":
                    usual = ("单独成行", "on lines of their own")
                yield of_label(SERIES_UNLIKE, par, usual_zh=usual[0], usual_en=usual[1])
