"""Two templates compared: what changed between them, and what that does to reports, paragraph by paragraph.

In: the bytes of two templates, and reports. Out: `Change` values in Word's own words, and a `Difference` for each report
that would come out differently.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from ..job import Job
from ..messages.diagnostic import CompileError, Diagnostic, Language
from ..source.load import Source
from ..terms.fields import FIELDS
from ..terms.styles import style_words
from ..word.ooxml.package import canonical, read
from ..word.ooxml.words import LABELS, Label, Words
from ..word.template.compiled import Template
from .inspect import PAGE_LABELS, Anatomy, Printed, laid_open, printed

_YES, _NO = ("有", "present"), ("没有", "absent")
_NOTHING = ("", "")
_SHOWN = 24  # characters of a paragraph


class Change(NamedTuple):
    """One thing that changed: of what, which property of it (or nothing), from what, to what."""

    what: Words
    property: Words
    old: Words
    new: Words


@dataclass(frozen=True, slots=True)
class Stretch:
    """Paragraphs of a report, by their numbers from 1, that change alike; numbers are those of the new document,
    or of the old where the paragraphs are gone."""

    numbers: tuple[int, ...]
    style: Words
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A report that comes out differently; `page` tells that its page, header or footer does too.

    `refused` is why the new template, or else the old, does not print it.
    """

    file: str
    stretches: tuple[Stretch, ...]
    page: bool
    refused: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is no report that compiles, and the first reason."""

    file: str
    reason: Diagnostic


def templates(old: bytes, new: bytes, names: tuple[str, str]) -> list[Change]:
    """What changed from one template to another. Raises CompileError (T302)."""
    before, after = laid_open(old, names[0]), laid_open(new, names[1])
    changes = [
        *_page(before, after),
        *_styles(before, after),
        *_levels(before, after),
        *_counted(
            ("标记", "tag"),
            (tag.text for tag in before.tags),
            (tag.text for tag in after.tags),
        ),
        *_names(("插入位置", "slot"), before.slots, after.slots),
        *_names(("值", "value"), before.values, after.values),
    ]
    if changes:
        return changes
    one, other = (_contents(*pair) for pair in ((old, names[0]), (new, names[1])))
    told = sorted(part for part in one.keys() | other.keys() if one.get(part) != other.get(part))
    listed = "、".join(told), ", ".join(told)
    return (
        [Change(("其他内容", "other contents"), listed, ("原来的", "old"), ("新的", "new"))] if told else []
    )


def _contents(data: bytes, name: str) -> dict[str, bytes]:
    """The parts that print, each written in one way: programs order and space XML as they like."""
    printing = re.compile(r"word/(document|styles|numbering|header\d*|footer\d*|theme/.*|media/.*)(\.\w+)?")
    parts = read(data, name)
    return {part: canonical(parts[part], name, part) for part in parts if printing.fullmatch(part)}


def reports(
    old: bytes, new: bytes, names: tuple[str, str], sources: Iterable[Source]
) -> tuple[list[Difference], list[Unread]]:
    """The reports that come out differently, and what could not be compared. Raises CompileError for a broken template."""
    before, after = Template.compile(old, names[0]), Template.compile(new, names[1])
    anatomies = laid_open(old, names[0]), laid_open(new, names[1])
    page = bool(list(_page(*anatomies)))
    differences, unread = [], []
    for source in sources:
        try:
            job = Job.of(source, before, checked=False)
        except CompileError as error:
            unread.append(Unread(source.name, error.diagnostics[0]))
            continue
        one, refused_before = _rendered(job)
        other, refused_after = _rendered(replace(job, template=after))
        refused = refused_after or refused_before
        if one is None or other is None:
            if (one is None) != (other is None):
                differences.append(Difference(source.name, (), page, tuple(refused)))
            continue
        stretches = tuple(_stretches(printed(one), printed(other)))
        if stretches or page:
            differences.append(Difference(source.name, stretches, page))
    return differences, unread


def _rendered(job: Job) -> tuple[bytes | None, Sequence[Diagnostic]]:
    try:
        return job.docx(), ()
    except CompileError as error:
        return None, error.diagnostics


# ---- of the templates ---------------------------------------------------------------------------------------------


def _differing(
    what: Words, labels: Mapping[str, Label], old: Mapping[str, Words], new: Mapping[str, Words]
) -> Iterator[Change]:
    for key, label in labels.items():
        if old.get(key) != new.get(key):
            yield Change(what, label, old.get(key, _NO), new.get(key, _NO))


def _page(old: Anatomy, new: Anatomy) -> Iterator[Change]:
    yield from _differing(("页面", "page"), PAGE_LABELS, old.page, new.page)
    yield from _counted(("页眉页脚", "header or footer"), old.margins, new.margins)


def _styles(old: Anatomy, new: Anatomy) -> Iterator[Change]:
    for name in old.styles:
        zh, en = style_words(name)
        what = f"样式“{zh}”", f"style {en}"
        one, other = old.styles[name], new.styles[name]
        if one is None or other is None:
            if one is not other:
                yield Change(what, _NOTHING, _NO if one is None else _YES, _NO if other is None else _YES)
        else:
            yield from _differing(what, LABELS, one, other)


def _levels(old: Anatomy, new: Anatomy) -> Iterator[Change]:
    for index in range(max(len(old.levels), len(new.levels))):
        one, other = (
            (levels[index].label, levels[index].style) if index < len(levels) else ("", "")
            for levels in (old.levels, new.levels)
        )
        if one != other:
            what = f"序号第{index + 1}级", f"level {index + 1} of the numbering"
            shown = [
                tuple(
                    f"{label}{style_words(style)[i] and f'（{style_words(style)[i]}）'}" or _NO[i]
                    for i in (0, 1)
                )
                for label, style in (one, other)
            ]
            yield Change(what, _NOTHING, (shown[0][0], shown[0][1]), (shown[1][0], shown[1][1]))


def _counted(what: Words, old: Iterable[str], new: Iterable[str]) -> Iterator[Change]:
    before, after = Counter(old), Counter(new)
    for text in [*(before - after), *(after - before)]:
        one, other = before[text], after[text]
        yield Change(what, (text, text), (f"{one}处", str(one)), (f"{other}处", str(other)))


def _names(what: Words, old: frozenset[str], new: frozenset[str]) -> Iterator[Change]:
    for key in sorted(old ^ new):
        names = key.split(".")
        term = FIELDS.get(names[-1])
        zh = term.zh if term else names[-1]
        yield Change(what, (zh, key), _YES if key in old else _NO, _YES if key in new else _NO)


# ---- of a report --------------------------------------------------------------------------------------------------


def _stretches(old: Sequence[Printed], new: Sequence[Printed]) -> Iterator[Stretch]:
    """The paragraphs that differ, those that change alike together."""
    alike: dict[tuple[Words, tuple[Change, ...]], list[int]] = {}
    matcher = SequenceMatcher(None, [p.text for p in old], [p.text for p in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        pairs = list(zip(range(a, b), range(c, d), strict=False))
        for one, other in pairs:
            changes = tuple(_changes(old[one], new[other]))
            if changes:
                alike.setdefault((style_words(new[other].style), changes), []).append(other + 1)
        if kind != "equal":
            for gone in range(a + len(pairs), b):
                change = Change(("文字", "text"), _NOTHING, _quoted(old[gone]), _NOTHING)
                alike.setdefault((style_words(old[gone].style), (change,)), []).append(gone + 1)
            for come in range(c + len(pairs), d):
                change = Change(("文字", "text"), _NOTHING, _NOTHING, _quoted(new[come]))
                alike.setdefault((style_words(new[come].style), (change,)), []).append(come + 1)
    for (style, changes), numbers in sorted(alike.items(), key=lambda item: item[1]):
        yield Stretch(tuple(numbers), style, changes)


def _quoted(paragraph: Printed) -> Words:
    text = paragraph.label + paragraph.text
    if not text:
        return "空行", "a blank line"
    text = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return f"“{text}”", f"“{text}”"


def _changes(old: Printed, new: Printed) -> Iterator[Change]:
    if (old.label, old.text) != (new.label, new.text):
        yield Change(("文字", "text"), _NOTHING, _quoted(old), _quoted(new))
    if old.style != new.style:
        yield Change(("样式", "style"), _NOTHING, style_words(old.style), style_words(new.style))
    plain = list(_differing(_NOTHING, LABELS, old.looks[""], new.looks[""]))
    yield from plain
    for name in new.looks:
        if name and name in old.looks:  # what is the paragraph's too is not said again
            own = _differing((f"“{name}”", name), LABELS, old.looks[name], new.looks[name])
            yield from (change for change in own if change._replace(what=_NOTHING) not in plain)


# ---- told ---------------------------------------------------------------------------------------------------------


def as_text(
    changes: Sequence[Change],
    differences: Sequence[Difference],
    unread: Sequence[Unread],
    language: Language,
    asked: bool,
) -> Iterator[str]:
    """All of it, a line each; `asked` tells that reports were compared."""
    zh = language == "zh"
    index = 0 if zh else 1
    yield from (as_line(change, index) for change in _together(changes))
    if not changes:
        yield "两个模板没有不同。" if zh else "The templates do not differ."
    if asked and not differences:
        yield "报告编出来没有不同。" if zh else "No report comes out differently."
    for difference in differences:
        yield difference.file
        for one in difference.refused[:1]:
            yield f"  {'其中一个模板印不出' if zh else 'one of them cannot print it'}{'：' if zh else ': '}{one.message(language)}"
        if difference.page:
            yield "  页面或页眉页脚不同" if zh else "  its page, header or footer differs"
        for stretch in difference.stretches:
            told = (
                "；".join(as_line(c, 0) for c in stretch.changes)
                if zh
                else "; ".join(as_line(c, 1) for c in stretch.changes)
            )
            numbers = as_numbers(stretch.numbers)
            yield (
                f"  第{numbers}段（{stretch.style[0]}）：{told}"
                if zh
                else f"  paragraph {numbers} ({stretch.style[1]}): {told}"
            )
    for other in unread:
        yield (
            f"没有比 {other.file}：{other.reason.code.id} {other.reason.message('zh')}"
            if zh
            else f"not compared, {other.file}: {other.reason.code.id} {other.reason.message('en')}"
        )


def _together(changes: Sequence[Change]) -> Iterator[Change]:
    """The changes with those of several styles that are alike made one."""
    alike: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        one = change.what if change.what[1].split()[0] != "style" else "style"
        alike.setdefault((one, *change[1:]), []).append(change)
    for same in alike.values():
        zh = "".join(change.what[0].removeprefix("样式") for change in same)
        en = ", ".join(change.what[1].removeprefix("style ") for change in same)
        yield same[0] if len(same) == 1 else same[0]._replace(what=(f"样式{zh}", f"styles {en}"))


def as_data(
    changes: Sequence[Change], differences: Sequence[Difference], unread: Sequence[Unread], language: Language
) -> dict[str, Any]:
    """All of it as plain data."""
    index = 0 if language == "zh" else 1

    def plain(change: Change) -> dict[str, str]:
        return {name: getattr(change, name)[index] for name in Change._fields}

    return {
        "same": not changes and not differences,
        "changes": list(map(plain, changes)),
        "reports": [
            {
                "file": one.file,
                "page": one.page,
                "refused": [{"code": d.code.id, "message": d.message(language)} for d in one.refused],
                "paragraphs": [
                    {
                        "numbers": list(s.numbers),
                        "style": s.style[index],
                        "changes": list(map(plain, s.changes)),
                    }
                    for s in one.stretches
                ],
            }
            for one in differences
        ],
        "unread": [
            {"file": u.file, "code": u.reason.code.id, "message": u.reason.message(language)} for u in unread
        ],
    }


def as_line(change: Change, index: int) -> str:
    """A change in Chinese (0) or English (1): 样式“标题”：字号 二号 → 小二."""
    colon, arrow = (("：", " → "), (": ", " → "))[index]
    what, named = change.what[index], change.property[index]
    head = what + (colon if what else "") + named
    values = f"{change.old[index] or _NO[index]}{arrow}{change.new[index] or _NO[index]}"
    return f"{head} {values}" if named or not what else f"{what}{colon}{values}"


def as_numbers(numbers: Sequence[int]) -> str:
    """3、5–8 as 3, 5–8: runs of neighbours by their ends."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return "、".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
