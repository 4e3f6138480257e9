"""Rules on how labels are typed (S504–S506): the mark after them, no blank, figures of half width."""

from collections.abc import Iterator

from ...messages.diagnostic import Code, Diagnostic
from ..findings import Finding, at, of_label, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared
from .outline import hidden as hidden_labels
from .outline import lone_labels
from .series import is_figure, typed_labels

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
# （一）、: no text begins so, whether there is a list or not.
_BRACKETED = r"[（(](?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[）)][、.．，]"


@text_rule("numbering", "N-04", "Q-03")
def separator(text: Prepared) -> Iterator[Finding]:
    """（一）、 and 1、: the mark after a label (GB/T 15834-2011, B.3.2–B.3.4)."""
    for hidden in hidden_labels(text):
        if not hidden.mixed and hidden.label != hidden.wanted:
            yield at(
                *(SEPARATOR, hidden.par, 0, len(hidden.label), hidden.wanted),
                label=hidden.label,
                wanted=hidden.wanted,
            )
    yield from _half_bracketed(text)
    yield from _within(text)
    lists = {
        index: typed
        for index, typed in typed_labels(text).items()
        if typed.number < 100 and not is_figure(text.pars[index], typed)
    }
    for par in text.pars:
        label = par.label.text.rstrip() if par.label is not None and par.label_at is not None else ""
        typed = lists.get(par.index)
        if typed is not None and any(
            (one := lists.get(index)) and one.kind == typed.kind and abs(one.number - typed.number) == 1
            for index in (par.index - 1, par.index + 1)
        ):
            label = typed.text.rstrip()
        elif not label and par.is_prose and (alone := pattern(_BRACKETED).match(par.text)):
            label = alone[0]
        for wrong, right in _SEPARATED if label else ():
            if not (match := pattern(wrong).fullmatch(label)):
                continue
            wanted = match.expand(right).translate(_NARROW)
            if par.label is not None:
                yield of_label(SEPARATOR, par, new=wanted, wanted=wanted)
            else:
                yield at(SEPARATOR, par, 0, len(label), new=wanted, label=label, wanted=wanted)


def _within(text: Prepared) -> Iterator[Finding]:
    """1.加固；2、采购；3.改造, ①受理；②审查；③、公示: of the labels within a paragraph one has another mark."""
    for spot in text.spots(rf"(?<=[；。：，])([1-9]|1[0-9])[、，](?=[{HAN}“])", prose=True):
        number, said = int(spot.match[1]), spot.par.text
        near = [
            pattern(rf"(?<![0-9.．\-]){one}[.．](?=[{HAN}“])").search(said)
            for one in (number - 1, number + 1)
        ]
        if near[0] and near[0].start() < spot.start and (not near[1] or near[1].start() > spot.start):
            label, wanted = spot.match[0], f"{number}."
            yield at(SEPARATOR, spot.par, spot.start, spot.end, new=wanted, label=label, wanted=wanted)
    for spot in text.spots(rf"([①-⑳])[、.．，](?=[{HAN}“])(?![①-⑳])", prose=True):
        if pattern(rf"[①-⑳][{HAN}“]").search(spot.par.text):
            label, wanted = spot.match[0], spot.match[1]
            yield at(SEPARATOR, spot.par, spot.start, spot.end, new=wanted, label=label, wanted=wanted)


def _half_bracketed(text: Prepared) -> Iterator[Finding]:
    """二） right behind （一）, or before （三）: its first bracket is left out."""
    labelled = [par for par in text.pars if par.label is not None and par.label_at is not None]
    for before, par, after in zip([None, *labelled], labelled, [*labelled[1:], None], strict=False):
        label = par.label.text.rstrip() if par.label else ""
        if not pattern(r"(?:[一二三四五六七八九十]+|[0-9]+)）").fullmatch(label):
            continue
        beside = {one.label.text.rstrip()[:1] for one in (before, after) if one and one.label}
        if "（" in beside:
            yield of_label(SEPARATOR, par, new=f"（{label}", wanted=f"（{label}")


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
    yield from _blanks_in_lists(text)
    for par in text.pars:
        if par.label is None or par.label_at is None:
            continue
        label = par.label.text.rstrip()
        if pattern("[０-９]").search(label):
            wanted = label.translate(_NARROW)
            yield of_label(FULL_WIDTH_LABEL, par, new=wanted, safe=True, wanted=wanted)
        if label[0] != "第" and pattern("[ \u3000]").search(label):  # 一 、
            wanted = pattern("[ \u3000]").sub("", label)
            yield of_label(SEPARATOR, par, new=wanted, safe=True, wanted=wanted)
        blank = par.gap and not par.gap.strip(" \t\u3000\u00a0")
        if blank and label[0] != "第" and not pattern(r"[0-9.]*[0-9]").fullmatch(label):
            start, end = len(label), len(label) + len(par.gap)
            told = Diagnostic(LABEL_BLANK, {"label": label}, par.label_place(start, end))
            yield Finding(told, par, start, end, new="", safe=True, label=True)


def _blanks_in_lists(text: Prepared) -> Iterator[Finding]:
    """2. 统一 between 1.统筹 and 3.统一: a label that was kept as text has a blank behind it, and the one above or below, of the same form, has none; （ 三）."""
    labels = typed_labels(text)
    for index, typed in labels.items():
        par = text.pars[index]
        blank = pattern(r"[ \u3000\u00a0]+").match(par.text, len(typed.text.rstrip()))
        if blank and typed.form is not None and not is_figure(par, typed):
            beside = [
                text.pars[index + way].text[len(near.text.rstrip()) :][:1]
                for way in (-1, 1)
                if (near := labels.get(index + way))
                and near.form == typed.form
                and near.number == typed.number + way
            ]
            if beside and not all(one in (" ", "\u3000", "\u00a0") for one in beside):
                label = typed.text.rstrip()
                told = Diagnostic(LABEL_BLANK, {"label": label}, par.place(len(label), blank.end()))
                yield Finding(told, par, len(label), blank.end(), new="", safe=True)
    for lone in lone_labels(text):
        if lone.said:
            label, wanted = lone.par.text[: lone.end].rstrip(), lone.form.label(lone.number).rstrip()
            yield at(SEPARATOR, lone.par, 0, len(label), new=wanted, label=label, wanted=wanted)
