"""Rules on labels in their series (S500–S503): they count on, and are of one form; captions (S516, S517) count on, too."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...messages.diagnostic import Code
from ...terms.numerals import LabelForm, Typed
from ..findings import Finding, at, of_label, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared, once
from .outline import Mended, lone_labels, outlines
from .outline import hidden as hidden_labels
from .series import Series, Sibling, is_figure, series_of, typed_labels

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


@text_rule("numbering", "N-01", "N-09")
def label_order(text: Prepared) -> Iterator[Finding]:
    """一、二、四、: labels of one level under one heading count on from one."""
    lasts: dict[tuple[str, str], int] = {}
    hidden = {one.below.index for one in hidden_labels(text)}
    astray = _astray(text)
    hidden.update(one.below.index for one in astray)
    hidden.update(one.below.index for one in lone_labels(text))
    gone = {one.sibling.par.index for one in astray} | {one.par.index for one in lone_labels(text)}
    counts_on = {one.below.index for one in astray if one.below is not one.sibling.par}
    late = [one for one in _late(text) if one.token.par.index not in counts_on]
    for one in late:
        par, wanted = one.token.par, one.form.label(1).rstrip()
        if par.label is not None:
            yield of_label(LABEL_NOT_FIRST, par, wanted=wanted)
        else:
            label = par.text[: one.token.end].rstrip()
            yield at(LABEL_NOT_FIRST, par, 0, len(label), label=label, wanted=wanted)
    sound = {index for outline in outlines(text) for index in outline.sound}
    sound |= {one.token.par.index for one in late}
    for series in series_of(text):
        siblings = [one for one in series.siblings if one.par.index not in gone]
        for told in _counted(text, series._replace(siblings=siblings), lasts, hidden):
            if told.par is None or told.par.index not in sound:
                yield told
    for told in _typed_lists(text, hidden):
        if told.par is None or told.par.index not in sound:
            yield told


@once
def _late(text: Prepared) -> list[Mended]:
    """The labels that should be the first of their level, by the outline: 二、, 二、, 三、."""
    return [
        one
        for outline in outlines(text)
        for one in outline.mends
        if one.number == 1 != one.token.number
        and (one.token.par.label is None or one.token.par.label_at is not None)
        and not _counts_on_over_all(text, one.token.par)
    ]


def _counts_on_over_all(text: Prepared, par: Par) -> bool:
    """Whether the labels of a form count on over the headings above them, all through a paper: 1. 2. 3., and 4. below the next heading."""
    if par.label is None:
        return False
    form = par.label.form
    numbers = [one.label.number for one in text.pars if one.label is not None and one.label.form == form]
    return len(numbers) > par.label.number - 1 > 1 and numbers == [*range(1, len(numbers) + 1)]


class _Astray(NamedTuple):
    """A label of another level than those before and after it, between whose numbers its own is; the form that it should have, and what stands after it."""

    sibling: Sibling
    form: LabelForm
    below: Par


@once
def _astray(text: Prepared) -> list[_Astray]:
    """（二）, 三、, （四）: each label between two of one form, one number of which is left out; those that begin a level, and those that end one."""
    labels = [Sibling(par, par.label.form, par.label.number) for par in text.pars if par.label is not None]
    between = [
        _Astray(one, before.form, after.par)
        for before, one, after in zip(labels, labels[1:], labels[2:], strict=False)
        if before.form == after.form != one.form
        and before.number + 2 == after.number == one.number + 1
        and one.form.level < before.form.level
        and one.par.label_at is not None
    ]
    told = {one.sibling.par.index for one in between}
    out = [*between, *_of_a_level(labels, told)]
    told |= {one.sibling.par.index for one in out}
    for outline in outlines(text):
        for token, form, _, below in outline.mends:
            label = token.par.label
            if label is None or token.par.label_at is None or token.par.index in told:
                continue
            if (label.form.prefix, label.form.series) != (form.prefix, form.series):
                out.append(_Astray(Sibling(token.par, label.form, label.number), form, below or token.par))
    return out


def _not_counting_on(astray: Sequence[_Astray]) -> list[_Astray]:
    """Those but for what counts on from one of them: of （一）, 二、, （三） only 二、 is wrong."""
    begun = {
        (one.below.index, one.form, one.sibling.number + 1)
        for one in astray
        if one.below is not one.sibling.par
    }
    return [
        one for one in astray if (one.sibling.par.index, one.sibling.form, one.sibling.number) not in begun
    ]


def _of_a_level(labels: Sequence[Sibling], told: Collection[int]) -> Iterator[_Astray]:
    """二、, 一、, （二）: what should be （一）; 三、, （三）, （四）, （一）: what should be 四、. Each by the number that is left out of the other level."""
    for place, one in enumerate(labels[1:-1], 1):
        before, after = labels[place - 1], labels[place + 1]
        if one.par.label_at is None or one.par.index in told:
            continue
        if (
            one.number == 1 < before.number
            and before.form == one.form
            and one.form.level < after.form.level
            and after.number == 2
            and _next_of(one.form, labels[place + 1 :]) == before.number + 1
        ):
            yield _Astray(one, after.form, after.par)
        if (
            (one.number, after.number) == (1, 2)
            and before.form.level < after.form.level < one.form.level
            and sum(it.form == one.form for it in labels) == 1
        ):  # 二、, （1）, （二）
            yield _Astray(one, after.form, after.par)
        if (
            before.form.level > one.form.level
            and before.number + 1 == one.number == _next_of(one.form, labels[place + 1 :])
            and one.par.block.role == "run_in"
            and _heads_alone(one.form, [*labels[:place], *labels[place + 1 :]])
        ):  # 二、, （一）, （二）, 三、抓宣传。在本地媒体……, 三、
            yield _Astray(one, before.form, after.par)
        outer = next(
            (it for it in reversed(labels[:place]) if it.form.level < one.form.level),
            None,
        )
        if outer is None or one.number != outer.number + 1 or before.form != one.form:
            continue
        following = _next_of(outer.form, labels[place + 1 :])
        begun_anew = after.form == one.form and after.number == 1 and following in (None, one.number + 1)
        ended = after.form == outer.form and after.number == one.number + 1 != before.number + 2
        if (begun_anew or ended) and one.par.block.role == "heading":
            yield _Astray(one, outer.form, after.par)


def _heads_alone(form: LabelForm, labels: Sequence[Sibling]) -> bool:
    """Whether all other labels of a form stand on headings of a line of their own."""
    return all(one.par.block.role == "heading" for one in labels if one.form == form)


def _next_of(form: LabelForm, labels: Sequence[Sibling]) -> int | None:
    """The next number of a form; None where none follows."""
    return next((one.number for one in labels if one.form == form), None)


def _counted(
    text: Prepared, series: Series, lasts: dict[tuple[str, str], int], hidden: Collection[int]
) -> Iterator[Finding]:
    """What is wrong with one run of siblings. `lasts` are the last numbers of the runs before, by their forms but for what stands after
    the numeral: 3、 may have been meant as 3.; right above the paragraphs `hidden` a label was taken for text."""
    before: int | None = None
    numbers = series.numbers
    for place, (par, form, number) in enumerate(series.siblings):
        following = numbers[place + 1 : place + 2]
        if before is None:
            # （三） after （一）（二） under the heading before: some count on over the headings above.
            follows = lasts.get((form.prefix, form.series)) == number - 1 or (
                number > 1 and _is_text(text, par, form, number - 1)
            )
            of_parts = form.prefix == "第" and series.parent
            astray = par.index in hidden and number > 1
            if number != 1 and form.joined < 2 and not follows and not of_parts and not astray:
                yield of_label(LABEL_NOT_FIRST, par, wanted=form.label(1).rstrip())
        elif number == before and (
            # Of two （一） the second is its neighbour's sibling for certain where it stands right below, or the next is （三）.
            number > 1
            or form.level == 1
            or par.index == series.siblings[place - 1].par.index + 1
            or following == [number + 2]
        ):
            yield of_label(LABEL_REPEATED, par, said=_wanted(form, before))
            if following == [number + 2]:
                number += 1  # （一）（一）（三）: the second is （二）
        elif number == before + 2 and par.index in hidden:
            pass  # the label between them is told of for what is wrong with it
        elif number > before + 1:
            missing = [f"“{form.label(n).rstrip()}”" for n in range(before + 1, min(number, before + 4))]
            more = "等" if number > before + 4 else ""
            args = {"before": form.label(before).rstrip(), "missing": "、".join(missing) + more}
            yield of_label(LABEL_GAP, par, said=args)
            if number == before + 2 and following == [number]:
                number -= 1  # （二）（四）（四）: the first of them is （三）
        elif 1 < number < before and number in numbers[:place]:
            yield of_label(LABEL_REPEATED, par, said=_wanted(form, before))
        before = lasts[form.prefix, form.series] = number


def _is_text(text: Prepared, par: Par, form: LabelForm, number: int) -> bool:
    """Whether a paragraph above begins with a label that was kept as text, perhaps for its wrong mark: 3、 before 4.."""
    label = form.label(number).rstrip()
    begins = (
        f"{re.escape(label[:-1])}[.．、，,]"
        if pattern("[^（(].*[.．、]").fullmatch(label)
        else re.escape(label)
    )
    found = pattern(begins)
    return bool(label) and any(one.is_prose and found.match(one.text) for one in text.pars[: par.index])


def _wanted(form: LabelForm, before: int) -> dict[str, str]:
    return {"wanted": form.label(min(before + 1, form.last)).rstrip()}


def _typed_lists(text: Prepared, hidden: Collection[int]) -> Iterator[Finding]:
    """Lists whose labels were kept as text: paragraphs one after the other that begin with labels of one form; right above the paragraphs `hidden` stands what should be one."""
    before: Typed | None = None
    length = 0
    again = False  # the one before stands twice, so that the next number is one too far
    skipped = False  # the one before left a number out, so that of two that are alike it is the wrong one
    labels = typed_labels(text)
    for par in text.pars:
        typed = labels.get(par.index)
        counts_on = typed and before and before.form == typed.form and before.number + 1 == typed.number
        if typed is None or typed.form is None or (is_figure(par, typed) and not counts_on):
            if par.label is not None or not par.is_prose:
                before, length = None, 0
            continue
        if before is not None and before.form == typed.form:
            last = before.number
            if again and typed.number == last + 2:
                last += 1
            again = typed.number == last and bool(length) and not skipped
            skipped = typed.number == last + 2 and bool(length)
            if again:
                yield _typed(LABEL_REPEATED, par, typed, _wanted(typed.form, last))
            elif last + 1 < typed.number <= last + 3 and length and par.index not in hidden:
                missing = "、".join(f"“{typed.form.label(n)}”" for n in range(last + 1, typed.number))
                yield _typed(LABEL_GAP, par, typed, {"before": typed.form.label(last), "missing": missing})
            length = length + 1 if typed.number > last else 1
        else:
            length, again, skipped = 1 if typed.number == 1 else 0, False, False
        before = typed


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
    told: set[int] = set()
    for found in (*_of_one_form(text), *_strangers(text), *_typed_mixed(text)):
        if found.par is not None:
            told.add(found.par.index)
        yield found
    for one in lone_labels(text):
        if one.said or one.par.index in told:
            continue
        wanted = one.form.label(one.number).rstrip()
        if one.par.label is not None:
            yield of_label(FORM_MIXED, one.par, wanted=wanted)
        else:
            yield at(FORM_MIXED, one.par, 0, one.end, label=one.par.text[: one.end].rstrip(), wanted=wanted)


def _of_one_form(text: Prepared) -> Iterator[Finding]:
    for series in series_of(text):
        forms = series.forms
        if len(forms) < 3:
            continue
        usual = max(dict.fromkeys(forms), key=forms.count)
        if forms.count(usual) * 3 < len(forms) * 2:
            continue
        for par, form, number in series.siblings:
            if form != usual and number <= usual.last and par.label_at is not None:
                yield of_label(FORM_MIXED, par, wanted=usual.label(number).rstrip())
    for one in hidden_labels(text):
        if one.mixed:
            yield at(FORM_MIXED, one.par, 0, len(one.label), label=one.label, wanted=one.wanted)
    for (par, _, number), form, _ in _not_counting_on(_astray(text)):
        yield of_label(FORM_MIXED, par, wanted=form.label(number).rstrip())


_MARKS = "、.．"


def _typed_mixed(text: Prepared) -> Iterator[Finding]:
    """1., 2., 3）, and （一）, 二、: of lists whose labels were kept as text, a label of another form than the one right above it, which it counts on from."""
    labels = {
        index: typed
        for index, typed in typed_labels(text).items()
        if typed.form is not None and not is_figure(text.pars[index], typed)
    }
    used = Counter(typed.form for typed in labels.values())
    used.update(par.label.form for par in text.pars if par.label is not None)
    for index, typed in labels.items():
        above = labels.get(index - 1)
        if above is None or above.form is None or typed.form is None or above.form == typed.form:
            continue
        if any(
            (one.form, one.number) == (typed.form, typed.number - 1) for one in _right_above(labels, index)
        ):
            continue  # 2. with （1） and （2） below it, then 3.
        further = labels.get(index - 2)
        run = further is not None and (further.form, further.number + 1) == (above.form, above.number)
        if typed.number == above.number + 1 and (run or (above.number == 1 and used[typed.form] == 1)):
            own, wanted = (form.label(typed.number).rstrip() for form in (typed.form, above.form))
            if own.rstrip(_MARKS) != wanted.rstrip(_MARKS):  # 3、 among 1. and 2. lacks its own mark (S504)
                yield _typed(FORM_MIXED, text.pars[index], typed, {"wanted": wanted})


def _strangers(text: Prepared) -> Iterator[Finding]:
    """A paragraph that counts on from the label before it in another form, and so was taken for text."""
    latest: Par | None = None
    labels = typed_labels(text)
    kinds: set[str] = {"章", "节", "条"}
    used = Counter(par.label.form for par in text.pars if par.label is not None)
    for par in text.pars:
        if par.label is not None:
            latest, kinds = par, {"章", "节", "条"}
            continue
        typed = labels.get(par.index)
        if typed is None or typed.form is None or latest is None or latest.label is None:
            continue
        label, near = latest.label, par.index - latest.index <= 2
        if typed.number == label.number + 1 and typed.form != label.form and near and typed.kind not in kinds:
            first = label.depth == 1 and typed.form.level == 2 < label.form.level  # right below 一、
            if used[label.form] == 1 and (
                first or used[typed.form] > 1
            ):  # （1）（二）: the first is to be （一）
                yield of_label(FORM_MIXED, latest, wanted=typed.form.label(label.number).rstrip())
            else:
                wanted = label.form.label(typed.number).rstrip()
                yield _typed(FORM_MIXED, par, typed, {"wanted": wanted})
        kinds.add(typed.kind)


def _right_above(labels: Mapping[int, Typed], index: int) -> Iterator[Typed]:
    """The labels of the paragraphs above one, as far as each has one."""
    while (index := index - 1) in labels:
        yield labels[index]


CAPTION_REPEATED = Code(
    "S516",
    "warning",
    zh="“{text}”重复了，前面已经有一个。",
    hint_zh="按次序应当是“{wanted}”，文中提到它的地方也要一致。",
    en="“{text}” stands twice.",
    hint_en="In its order it would be “{wanted}”; what is said of it in the text has to agree.",
    fault="""
        区政府办公室2025年度工作总结
        各季度情况见表1、表2。
        表1　办文情况
        表1　办会情况
    """,
    mend="""
        区政府办公室2025年度工作总结
        各季度情况见表1、表2。
        表1　办文情况
        表2　办会情况
    """,
    form="check",
)
CAPTION_GAP = Code(
    "S517",
    "warning",
    zh="从“{before}”跳到了“{text}”，中间少了“{missing}”。",
    hint_zh="补上漏掉的，或把后面的序号依次改过来。",
    en="It jumps from “{before}” to “{text}”; “{missing}” is missing.",
    hint_en="Put in what was left out, or number on from there.",
    fault="""
        区政府办公室2025年度工作总结
        各季度情况见下表。
        表1　办文情况
        表3　办会情况
    """,
    mend="""
        区政府办公室2025年度工作总结
        各季度情况见下表。
        表1　办文情况
        表2　办会情况
    """,
    form="check",
)
_CAPTION = r"(?P<label>(?P<what>[表图])[ ]?(?P<of>(?:[0-9]{1,2}[-－—–])?)(?P<n>[0-9]{1,2}))(?![0-9.\-－—、和至到中所])[ \u3000：:．.]*(?P<name>[^，。；\n]{1,49}?[^，。；：:\n])(?:[（(]?续表?[）)]?)?"


@text_rule("numbering")
def captions_counted(text: Prepared) -> Iterator[Finding]:
    """表2 and 表2 again, 表1 and then 表3: captions count on; each attachment may begin anew."""
    last: dict[str, tuple[int, str]] = {}
    for par in text.pars:
        if par.block.role == "attachment_mark":
            last.clear()
        found = (
            pattern(_CAPTION).fullmatch(par.text.strip()) if par.text[:1] in tuple("表图 \u3000") else None
        )
        if found is None or par.label is not None:
            continue
        what, number, name = found["what"] + found["of"], int(found["n"]), found["name"]
        before, its = last.get(what, (0, ""))
        start = par.text.index(found["label"])
        end = start + len(found["label"])
        if number == before and name != its:
            yield at(CAPTION_REPEATED, par, start, end, wanted=f"{what}{number + 1}")
            number += 1  # what follows is numbered as if it were right
        elif before and before + 1 < number <= before + 3:
            missing = "、".join(f"{what}{one}" for one in range(before + 1, number))
            yield at(CAPTION_GAP, par, start, end, before=f"{what}{before}", missing=missing)
        last[what] = number, name


_DECIMAL = rf"(?P<label>(?P<of>[1-9][0-9]?(?:\.[1-9][0-9]?)?)\.(?P<n>[1-9][0-9]?))(?![0-9.\-－—、和至到%％])[ \u3000]*(?=[{HAN}“《])(?![万亿元米吨亩倍个公千平立级分度寸克升天人户件家])"

FAR_BELOW = 12
"""Paragraphs from one label of figures and points to the next."""


@text_rule("numbering")
def decimals_counted(text: Prepared) -> Iterator[Finding]:
    """2.1, 2.2 and then 2.4, where 2.5 follows: labels of figures and points count on, below each heading from one."""
    found = [
        (par, one)
        for par in text.pars
        if par.label is None and par.text[:1].isdigit() and (one := pattern(_DECIMAL).match(par.text))
    ]
    runs: dict[str, list[tuple[Par, re.Match[str]]]] = {}
    for par, one in found:
        run = runs.setdefault(one["of"], [])
        if one["n"] == "1":
            run.clear()
        last = int(run[-1][1]["n"]) if run else 0
        number = int(one["n"])
        if run and par.index - run[-1][0].index <= FAR_BELOW and len(run) > 1 - (run[0][1]["n"] == "1"):
            label, before = one["label"], f"{one['of']}.{last}"
            if number == last:
                args = {"wanted": f"{one['of']}.{last + 1}"}
                yield at(LABEL_REPEATED, par, 0, len(label), said=args, label=label)
                continue
            if number == last + 2:
                args = {"before": before, "missing": f"“{one['of']}.{last + 1}”"}
                yield at(LABEL_GAP, par, 0, len(label), said=args, label=label)
        run.append((par, one))
