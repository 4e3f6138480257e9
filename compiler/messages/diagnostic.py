"""What can be said of an input: a code, a place, a sentence and a way out, in Chinese and English.

In: facts from any stage. Out: `Diagnostic` values, and `CompileError` that holds all a stage could gather. The
sentences are data, a file a family (see `registry`); how they are printed is told in `printed`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ..terms.patterns import late
from ..terms.styles import style_words

CONTROL = late("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def shown(text: str) -> str:
    """A text fit for a line of a terminal: ⏎ for a line end, no other control character."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "⏎")
    return CONTROL.sub("�", lines)


Language = Literal["zh", "en"]
Severity = Literal["error", "warning", "info"]

SEVERITIES: dict[Severity, tuple[str, str]] = {
    "error": ("错误", "error"),
    "warning": ("提醒", "warning"),
    "info": ("说明", "note"),
}


class Place(NamedTuple):
    """Where it is: lines and columns of a text count from 1; `part`, `paragraph`, `cell` and `around` are those of a .docx.

    `cell` is the table of the part, its row and its cell, each from 1 (table 0: the one that stands as that paragraph); `around` is some of the paragraph's text, and among
    the styles the name of one. `pages` tells of a header or a footer which pages it stands on: `default`, `even` or `first`, and
    the number of its section, 0 where there is but one.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    part: str = ""
    paragraph: int = 0
    cell: tuple[int, ...] = ()
    around: str = ""
    pages: tuple[str, int] = ("", 0)

    def text(self, language: Language) -> str:
        """`report.yaml:3:5`, or the file with part and paragraph, as a reader would look it up."""
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        zh = language == "zh"
        where = self.file
        if self.part:
            where += f" › {part_name(self.part, language, self.pages)}"
        if self.paragraph:
            where += f"第{self.paragraph}段" if zh else f", paragraph {self.paragraph}"
        if self.cell:
            table, row, cell = self.cell
            of_table = (f"表{table}" if zh else f"table {table}, ") if table else ""
            where += f"（{of_table}第{row}行第{cell}格）" if zh else f" ({of_table}row {row}, cell {cell})"
        if self.around:
            around = shown(self.around)
            around = style_words(around)[not zh] if part_name(self.part, "en") == "styles" else around
            where += f"“{around}”" if zh else f" “{around}”"
        return where


class RowCell(NamedTuple):
    """A row of a table whose rows make a document each, or a cell of it: the head of its column, its name, B3, and what it says; or, with row 0, a report
    of a folder."""

    file: str
    sheet: str = ""
    row: int = 0
    head: str = ""
    cell: str = ""
    value: str = ""

    def where(self, language: Language) -> str:
        """各单位.xlsx › 汇总 第3行."""
        if not self.row:
            return self.file
        file = f"{self.file} › {self.sheet}" if self.sheet else self.file
        return f"{file} 第{self.row}行" if language == "zh" else f"{file}, row {self.row}"

    def says(self, language: Language) -> str:
        """收入（B3）是“约百万”; nothing of a whole row."""
        value = shown(self.value if len(self.value) <= 40 else f"{self.value[:39]}…")
        said = f"“{value}”" if value.strip() else ("空的" if language == "zh" else "empty")
        if not self.head:
            return ""
        return (
            f"{self.head}（{self.cell}）是{said}"
            if language == "zh"
            else f"{self.head} ({self.cell}) is {said}"
        )


# What people call the parts of a .docx.
_PARTS: dict[str, tuple[str, str]] = {
    "document": ("正文", "body"),
    "header": ("页眉", "header "),
    "footer": ("页脚", "footer "),
    "footnotes": ("脚注", "footnotes"),
    "endnotes": ("尾注", "endnotes"),
    "comments": ("批注", "comments"),
    "styles": ("样式", "styles"),
    "numbering": ("多级列表", "lists"),
    "settings": ("设置", "settings"),
}


# Which pages a header or a footer stands on.
_PAGES = {"default": ("", ""), "even": ("偶数页", "even-page "), "first": ("首页", "first-page ")}


def part_name(part: str, language: Language, pages: tuple[str, int] = ("", 0)) -> str:
    """正文, 样式, 首页页眉, 第2节的页脚: a part of a .docx as people call it; its own name where they have none for it."""
    index = 0 if language == "zh" else 1
    if links := re.fullmatch(r"(.*/)?_rels/(.+)\.rels", part):
        return part_name(f"{links[1] or ''}{links[2]}", language) + ("的链接", ", links")[index]
    if part.startswith("docProps/"):
        return ("文档属性", "document properties")[index]
    found = re.fullmatch(r"word/([a-z]+)(\d*)\.xml", part)
    if not found or found[1] not in _PARTS:
        return part
    kind, section = pages
    if kind:
        name = _PAGES[kind][index] + _PARTS[found[1]][index].strip()
        whole = (f"第{section}节的{name}", f"{name} of section {section}")[index]
        return whole if section else name
    return _PARTS[found[1]][index] + found[2]


Form = Literal["yaml", "template", "command", "draft", "markdown", "check", "extract", "volume"]
Why = Literal["", "word", "pages", "bytes", "unseen", "size", "machine", "program", "never"]


class Code(NamedTuple):
    """One kind of diagnostic, with all that is said of it: a message is declared as one of these, and nowhere else.

    Sentences are `str.format` templates over the diagnostic's arguments. `fault` and `mend` are an example as users would
    write it and the same mended, indented as the declaration is: YAML, the paragraphs of a template, a command line (with what
    it meets in （）), a draft as text or as Markdown; ⇥ is a tab. The tests run both: the fault gives this code and no other, the
    mend gives none. `why` says what keeps an example from being written down, so that it only tells of the fault: it is
    set in Word, seen on pages, made of bytes that are no text or of characters that nobody sees, too large, a matter of the
    machine or of a calling program, or nothing is known that leads to it. `exit` is the exit code of a command that is
    refused for it: 1 the input, 2 usage or a missing file, 3 the environment.
    """

    id: str
    severity: Severity
    zh: str
    hint_zh: str
    en: str
    hint_en: str
    fault: str
    mend: str
    form: Form = "yaml"
    why: Why = ""
    exit: int = 1

    @property
    def example(self) -> tuple[str, str]:
        """The fault and its mend, as they are shown."""
        return _plain(self.fault), _plain(self.mend)


def _plain(example: str) -> str:
    from textwrap import dedent  # only who explains a code needs it

    return dedent(example).strip("\n")


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: its code, what fills the sentence, and its place when it has one; `rows` are those that it was met in, of a batch."""

    code: Code
    args: dict[str, str] = field(default_factory=dict)
    place: Place | None = None
    rows: tuple[RowCell, ...] = ()

    @property
    def severity(self) -> Severity:
        return self.code.severity

    def message(self, language: Language) -> str:
        """The sentence that says what is wrong."""
        return self._said(self.code.zh if language == "zh" else self.code.en, language)

    def hint(self, language: Language) -> str:
        """The sentence that says how to mend it."""
        return self._said(self.code.hint_zh if language == "zh" else self.code.hint_en, language)

    def _said(self, sentence: str, language: Language) -> str:
        if language == "en" and "1" in self.args.values():
            sentence = _of_one(sentence, {key for key, text in self.args.items() if text == "1"})
        return sentence.format(**self._shown())

    def _shown(self) -> dict[str, str]:
        """The arguments, fit for a line of a terminal: short, and without control characters."""
        return {key: shown(_short(text, _most(key))) for key, text in self.args.items()}


# Nouns of ours that stand behind a number, and the verbs behind these.
_COUNTED = (
    "attachments|blocks|cells|characters|columns|documents|digits|faults|figures|forms|issuers|labels|lines|organs|pages|paragraphs|pictures|"
    "pixels|places|reports|rows|seconds|sections|signatures|spots|styles|things|units"
)
_VERBS = {
    "are": "is",
    "were": "was",
    "have": "has",
    "do": "does",
    "stay": "stays",
    "lie": "lies",
    "print": "prints",
    "look": "looks",
}


def _of_one(sentence: str, ones: set[str]) -> str:
    """An English sentence in which some of the numbers are one: {count} cells are, There are {count} pictures."""
    one = rf"(?P<number>\{{(?:{'|'.join(map(re.escape, sorted(ones)))})\}}) (?P<noun>{_COUNTED})\b"

    def singular(found: re.Match[str]) -> str:
        there = found["there"] and found["there"].replace("re are", "re is")
        verb = found["verb"] and f" {_VERBS[found['verb']]}"
        if found.string[: found.start()].endswith("of "):  # The marks of 1 paragraph do
            verb = found["verb"] and f" {found['verb']}"
        return f"{there or ''}{found['number']} {found['noun'][:-1]}{verb or ''}"

    return re.sub(
        rf"(?P<there>\b[Tt]here are )?{one}(?: (?P<verb>{'|'.join(_VERBS)})\b)?", singular, sentence
    )


def _most(key: str) -> int:
    """How many characters of an argument are shown: of what was typed few, of words of ours (reason_zh, reason_en) whole sentences."""
    return 600 if key.endswith(("_zh", "_en")) else 120


def _short(text: str, most: int) -> str:
    """A long text cut short, a list after one of its items."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut[: cut.rindex("、") + 1] if "、" in cut else cut) + "…"


class CompileError(Exception):
    """A stage's refusal: every diagnostic it could gather, at least one of them an error."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__("\n".join(d.message("en") for d in self.diagnostics))


LineOf = Callable[[Place], str | None]
"""Gives the line of a place, None where there is none to show."""
