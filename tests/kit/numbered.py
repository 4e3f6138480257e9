"""Documents whose labels are hard to count, and their labels as the flow, each reading of Word's lists and LibreOffice's pages have them.

In: a number. Out: `Numbered`: the same one for the same number. Headings without a number above numbered ones, labels of the author's own, levels
passed over, forms that change from one depth to the next and back, run-ins, attachments, a text under a `|`.
"""

import json
import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, NamedTuple

import pytest

from compiler.flow.blocks import Flow
from compiler.job import Job
from compiler.pages import measure, office
from compiler.source.load import Source
from compiler.terms.numerals import STANDARD_FORMS, form_of_word
from compiler.word import reader
from compiler.word.ooxml import numbering
from compiler.word.reader import paragraphs
from compiler.word.template.compiled import Template
from tests.kit.dialect import DOCUMENT, p
from tests.kit.templates import edited

USUAL = [str(form) for form in STANDARD_FORMS]
SETS = (
    USUAL,
    *(["一、", "1."], ["1.", "①"], ["1."], ["1、", "（1）"], ["（一）", "1."], ["(一)", "(1)"], ["甲、", "A."]),
    *(["1", "1.1", "1.1.1"], ["1.", "1.1", "1.1.1", "1.1.1.1"], ["一、", "（一）", "1.1"], ["一、", "1.1", "1.1.1"]),
    *(["第一章", "第一节", "一、"], ["第一部分", "一、", "（一）"], ["１．", "（１）"]),
)  # fmt: skip
FORMS = tuple(dict.fromkeys(form for one in SETS for form in one if not re.match(r"1(\.1)*$", form)))
MOST = 10  # that every form can print
STRANGE = ("附：", "★", "其一，", "3)", "(7)", "五、", "（四）", "2.", "第二，", "⑥", "十一、")


class Numbered(NamedTuple):
    """A document: what makes it hard, its YAML, and its template (none: the kind's own)."""

    about: str
    text: str
    template: str


# ---- templates ------------------------------------------------------------------------------------------------------

LIST = "word/numbering.xml"
INSTANCE = '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'


def _starting(starts: Mapping[int, int]) -> bytes:
    """The general template as Word saves one whose list somebody told to begin anew."""
    anew = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        for level, start in starts.items()
    )
    return edited({LIST: [(INSTANCE, INSTANCE.replace("</w:num>", f"{anew}</w:num>"))]})


def _changed(*changes: tuple[str, str]) -> bytes:
    return edited({LIST: changes})


def _heading(level: int, before: str = "", after: str = "") -> str:
    """A heading of the template's own, in what is told."""
    return f'{before}<w:p><w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr><w:r><w:t>编制说明</w:t></w:r></w:p>{after}'


def _filled(*slots: str) -> bytes:
    """The general template with other slots, or XML, where the text stands."""
    slot = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r>{}<w:t>{{{{p {} }}}}</w:t></w:r></w:p>'
    inner = "".join(one if one.startswith("<") else slot.format("GwBody", "", one) for one in slots)
    here, there = slot.format("GwBody", HINT, "全文"), slot.format("GwAttachmentTitle", HINT, "附件")
    return edited({DOCUMENT: [(here, inner), *([(there, "")] if "附件" in slots else [])]})


HINT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
IF, END_IF = p("{%p if 标题 == '题目' %}"), p("{%p endif %}")
NEVER = p("{%p if 标题 == '别的' %}")
SECOND = '<w:pStyle w:val="Heading2"/>'
TEMPLATES: dict[str, Callable[[], bytes] | None] = {
    "its kind's own": None,
    "every level told to begin anew": lambda: _starting(dict.fromkeys(range(5), 1)),
    "the second level told to begin with 3": lambda: _starting({1: 3}),
    "a list of two levels": lambda: _changed(
        ('<w:lvl w:ilvl="2">', '<w:lvl w:ilvl="7">'), ('<w:lvl w:ilvl="3">', '<w:lvl w:ilvl="8">')
    ),
    "a level that never begins anew": lambda: _changed((SECOND, f'<w:lvlRestart w:val="0"/>{SECOND}')),
    "a heading of its own before the text": lambda: _filled(_heading(1), "全文"),
    "headings of its own between": lambda: _filled(
        "导语", _heading(2), "正文", _heading(1), _heading(3), "结尾"
    ),
    "a heading of its own in a condition that holds": lambda: _filled(
        "正文", _heading(1, IF, END_IF), "结尾"
    ),
    "one in a condition that does not": lambda: _filled(
        _heading(2), "正文", _heading(1, NEVER, END_IF), "结尾"
    ),
    "the end before the text": lambda: _filled("结尾", "正文"),
    "attachments before the text": lambda: _filled("附件", "全文"),
}


@cache
def template_of(name: str) -> Template | None:
    """The template of that name, None for the kind's own."""
    make = TEMPLATES[name]
    return Template.compile(make(), "template.docx") if make else None


# ---- texts ----------------------------------------------------------------------------------------------------------


@dataclass
class _Author:
    """Writes a document. Each heading has a name that no other has."""

    rng: random.Random
    named: int = 0
    hard: set[str] = field(default_factory=set)

    def name(self) -> str:
        self.named += 1
        return f"事项{self.named}号"

    def forms(self) -> list[str]:
        rng = self.rng
        if rng.random() < 0.75:
            return list(rng.choice(SETS))
        return rng.sample(FORMS, rng.randint(1, 4))

    def blocks(self, forms: Sequence[str], depth: int, room: int, most: int = 4) -> list[Any]:
        """Blocks at a depth of these forms, nested so deep at most."""
        return [self.block(forms, depth, room) for _ in range(self.rng.randint(1, most))]

    def block(self, forms: Sequence[str], depth: int, room: int) -> Any:
        rng = self.rng
        if room == 0 or (depth >= len(forms) and rng.random() < 0.7):
            return "文字。"
        if depth >= len(forms) or rng.random() < 0.07:
            self.hard.add("other forms")
            own = self.forms()
            return {"层次": own, "内容": self.blocks(own, 0, room - 1)}
        lead = rng.random() < 0.35
        out: dict[str, Any] = (
            {"段首": f"{self.name()}。", "文字": "办结。"} if lead else {"标题": self.name()}
        )
        if rng.random() < 0.3:
            out["编号"] = "无"
            self.hard.add("without a number")
        elif rng.random() < 0.1:
            out["序号"] = self.label(forms, depth)
            self.hard.add("a label of its own")
        if rng.random() < 0.06:
            self.hard.add("other forms")
            out["层次"] = own = self.forms()
            out["内容"] = self.blocks(own, 0, room - 1)
        elif rng.random() < 0.6:
            out["内容"] = self.blocks(forms, depth + 1, room - 1)
        elif "标题" in out:
            out["内容"] = "文字。"
        return out

    def attachment(self, forms: Sequence[str]) -> dict[str, Any]:
        """An attachment, in the forms of the document or in its own."""
        out: dict[str, Any] = {"标题": "附表"}
        if self.rng.random() < 0.3:
            out["层次"] = forms = self.forms()
        return {**out, "内容": self.blocks(forms, 0, 3)}

    def label(self, forms: Sequence[str], depth: int) -> str:
        """A label of the author's own: of the form in use or of another."""
        rng = self.rng
        form = form_of_word(forms[depth])
        assert form is not None
        if rng.random() < 0.4:
            return rng.choice(STRANGE if form.last > MOST else STRANGE[:3])
        number = rng.randint(1, min(form.last - 8, 24))  # eight come after it at most
        return form.label(number, [rng.randint(1, 4) for _ in range(depth)])

    def typed(self) -> str:
        """A text under a `|`: its labels typed, in the usual forms, levels passed over and headings without a number between them."""
        rng, counts, depth, rows = self.rng, [0] * 5, 0, list[str]()
        order = sorted(rng.sample(range(5), rng.randint(1, 3)))
        for _ in range(rng.randint(3, 14)):
            depth = min(max(depth + rng.choice((-2, -1, 0, 0, 1, 1)), 0), len(order) - 1)
            counts[depth] += 1
            counts[depth + 1 :] = [0] * (4 - depth)
            label = STANDARD_FORMS[order[depth]].label(counts[depth])
            rest = rng.choice(("", "。办结。", "。共办理三件，全部按期办结，群众表示满意。"))
            rows.append(f"{label}{self.name()}{rest}")
            if rng.random() < 0.3:
                rows.append("全年共办理三件，全部按期办结，群众表示满意。")
            if rng.random() < 0.1:
                rows.append(self.name())
        return "".join(f"  {row}\n" for row in rows)


def numbered(number: int) -> Numbered:
    """The document of that number."""
    rng = random.Random(f"numbered {number}")
    author = _Author(rng)
    kind = rng.choice(("报告", "工作总结", "述职报告"))
    template = rng.choice(list(TEMPLATES)[1:]) if rng.random() < 0.35 else next(iter(TEMPLATES))
    chosen = author.forms() if rng.random() < 0.45 else None
    forms = chosen or USUAL
    out: dict[str, Any] = {"文种": kind, "标题": "题目"}
    if chosen:
        out["层次"] = chosen
    if rng.random() < 0.05:
        out["编号"] = rng.choice(("文本", "无"))
    if rng.random() < 0.15 and not chosen:
        author.hard.add("a text under |")
        body = f"正文: |\n{author.typed()}"
    else:
        body = f"正文: {_json(author.blocks(forms, 0, 5, 6))}\n"
    if rng.random() < 0.25:
        out["结尾"] = author.blocks(forms, 0, 3, 2)
    if rng.random() < 0.3:
        author.hard.add("attachments")
        out["附件"] = [author.attachment(forms) for _ in range(rng.randint(1, 3))]
    head = "".join(f"{key}: {_json(value)}\n" for key, value in out.items())
    about = f"{number}: {', '.join(sorted(author.hard)) or 'plain'}; {template}"
    return Numbered(about, head + body, template)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


# ---- labels ---------------------------------------------------------------------------------------------------------

_NAME = re.compile(r"事项[0-9]+号")
Labels = dict[str, str]
"""What stands before each heading's name, without blanks."""


def rendered(one: Numbered) -> tuple[Flow, bytes]:
    """A document's flow, and its .docx."""
    job = Job.of(Source("report.yaml", one.text), template_of(one.template), checked=False)
    return job.flow, job.docx()


def promised(flow: Flow) -> Labels:
    """By the flow."""
    return _labels((one.label.text if one.label else "") + one.text for one in flow.paragraphs)


def counted(docx: bytes, reading: numbering.Reading) -> Labels:
    """By the lists of a .docx, counted in a reading."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paragraphs, "Counter", partial(numbering.Counter, reading=reading))
        return _labels(line.label + line.text for line in reader.lines(docx))


def on_paper(several: Sequence[bytes]) -> list[Labels]:
    """By LibreOffice's pages, several documents in one go."""
    pdfs = office.to_pdfs(several)
    return [_labels(line.text for page in measure.read(pdf, {}) for line in page.lines) for pdf in pdfs]


def _labels(rows: Iterable[str]) -> Labels:
    found = {}
    for row in rows:
        bare = "".join(row.split())
        if name := _NAME.search(bare):
            found[name[0]] = bare[: name.start()]
    return found


def differences(numbers: Iterable[int]) -> tuple[int, list[str]]:
    """How many labels the documents of these numbers have, and each that is not everywhere as the flow says."""
    documents = [numbered(number) for number in numbers]
    made = [rendered(one) for one in documents]
    count, wrong = 0, []
    for one, (flow, docx), paper in zip(documents, made, on_paper([docx for _, docx in made]), strict=True):
        wanted = promised(flow)
        count += sum(map(bool, wanted.values()))
        found = {str(reading): counted(docx, reading) for reading in numbering.READINGS} | {"paper": paper}
        wrong += [
            f"{one.about}: {name} {wanted.get(name)!r}, {where} {labels.get(name)!r}"
            for where, labels in found.items()
            for name in sorted({*wanted, *labels})
            if wanted.get(name) != labels.get(name)
        ]
    return count, wrong
