"""What can be said of an input: a code, a place, a sentence and a way out, in Chinese and English.

In: facts from any stage. Out: `Diagnostic` values, `CompileError` that holds all a stage could gather, and
their printed forms (`as_text`, `as_json`). The sentences themselves are data: see `codes`.
"""

import json
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["zh", "en"]
Severity = Literal["error", "warning", "info"]

SEVERITIES: dict[Severity, tuple[str, str]] = {
    "error": ("错误", "error"),
    "warning": ("提醒", "warning"),
    "info": ("说明", "note"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is: lines and columns of a text count from 1; `part` and `paragraph` are those of a .docx."""

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    part: str = ""
    paragraph: int = 0

    def text(self, language: Language) -> str:
        """`report.yaml:3:5`, or the file with part and paragraph, as a reader would look it up."""
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        where = self.file
        if self.part:
            where += f" › {self.part}"
        if self.paragraph:
            where += f" › 第{self.paragraph}段" if language == "zh" else f" › paragraph {self.paragraph}"
        return where


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of diagnostic. Sentences are `str.format` templates over the diagnostic's arguments."""

    id: str
    severity: Severity
    zh: str
    en: str
    hint_zh: str
    hint_en: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: its code, what fills the sentence, and its place when it has one."""

    code: Code
    args: dict[str, str] = field(default_factory=dict)
    place: Place | None = None

    @property
    def severity(self) -> Severity:
        return self.code.severity

    def message(self, language: Language) -> str:
        """The sentence that says what is wrong."""
        return (self.code.zh if language == "zh" else self.code.en).format(**self.args)

    def hint(self, language: Language) -> str:
        """The sentence that says how to mend it."""
        return (self.code.hint_zh if language == "zh" else self.code.hint_en).format(**self.args)


class CompileError(Exception):
    """A stage's refusal: every diagnostic it could gather, at least one of them an error."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__("\n".join(d.message("en") for d in self.diagnostics))


def width(text: str) -> int:
    """Terminal cells that `text` takes: two for each East Asian wide character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else not unicodedata.combining(c) for c in text)


LineOf = Callable[[Place], str | None]


def as_text(diagnostics: Sequence[Diagnostic], language: Language, line_of: LineOf) -> str:
    """All diagnostics for a person: place, sentence, the line with a caret under the spot, the way out."""
    zh = language == "zh"
    out: list[str] = []
    for one in diagnostics:
        name = SEVERITIES[one.severity][0 if zh else 1]
        where = f"{one.place.text(language)}: " if one.place else ""
        out.append(f"{where}{name} {one.code.id}: {one.message(language)}")
        if one.place and (line := line_of(one.place)) is not None:
            out += _excerpt(line, one.place)
        if hint := one.hint(language):
            out.append(f"    {'办法：' if zh else 'Fix: '}{hint}")
    return "\n".join(out)


def _excerpt(line: str, place: Place, room: int = 76) -> list[str]:
    """The source line, cut to `room` cells round the spot, and the caret line under it."""
    line = line.replace("\t", " ")
    column = min(max(place.column - 1, 0), len(line))
    first = 0
    while width(line[first:column]) > room // 2:
        first += 1
    last = len(line)
    while width(line[first:last]) > room:
        last -= 1
    shown = ("…" if first else "") + line[first:last] + ("…" if last < len(line) else "")
    pad = width(line[first:column]) + (width("…") if first else 0)
    end = place.end_column - 1 if place.end_line == place.line else last
    marked = max(width(line[column : min(end, last)]), 1)
    return [f"    {shown}", "    " + " " * pad + "^" * marked]


def as_json(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """All diagnostics as one JSON array; keys are stable."""
    rows = []
    for one in diagnostics:
        place = one.place
        rows.append(
            {
                "code": one.code.id,
                "severity": one.severity,
                "message": one.message(language),
                "hint": one.hint(language),
                "place": place
                and {
                    "file": place.file,
                    "line": place.line or None,
                    "column": place.column or None,
                    "end_line": place.end_line or None,
                    "end_column": place.end_column or None,
                    "part": place.part or None,
                    "paragraph": place.paragraph or None,
                },
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2)
