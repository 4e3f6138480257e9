"""What is kept while a document is resolved: where its words were typed, what is wrong, what was counted.

In: the marks of a document, and the folder of its files. Out: `Ledger`, which each function of `flow` is handed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, NamedTuple, cast

from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..source.load import Marks, Path, Spot
from ..terms.fields import FIELDS, Role, Slot
from ..terms.numerals import LabelForm
from .blocks import Label, Paragraph, Run, Series, Target

if TYPE_CHECKING:
    from ..assets.pictures import PictureFile
    from ..source.folder import Folder


class Scope:
    """A stretch with its own numbering: its index in the flow, its forms, and the count at each depth; the stretch of its `articles`, which
    count on through chapters; the depth at which articles `runs_on`, 0 where there are none."""

    def __init__(self, index: int, forms: tuple[LabelForm, ...]) -> None:
        self.index, self.forms = index, forms
        self.counts: list[int] = []
        self.articles: Scope | None = None
        self.runs_on = next((at for at, form in enumerate(forms) if form.suffix == _RUNS_ON), 0)

    def next(self, depth: int) -> int:
        """Count one more at `depth`; deeper counts begin anew."""
        counts = self.counts
        if len(counts) != depth + 1:
            del counts[depth + 1 :]
            counts += [0] * (depth + 1 - len(counts))
        counts[depth] += 1
        return counts[depth]


_RUNS_ON = "条"

Headings = tuple[tuple[Label, int], ...]
"""Headings, the outermost first: the label of each, and which of all headings it is."""


class Named(NamedTuple):
    """What a reference to a name prints; nothing where it has no number, what it is then called in `target`."""

    runs: tuple[Run, ...]
    target: Target


class Ledger:
    """Of one document: places, problems, the scopes of its numbering, what was counted (captions, headings, attachments), and
    what references to the names given to them print. `latest` are the headings whose labels a reference to the latest prints."""

    def __init__(
        self,
        marks: Marks,
        given: Folder | None,
        numbered: bool = True,  # whether headings have labels
        figures: Mapping[str, object] = {},  # the document's 数据
    ) -> None:
        self.marks, self.given, self.numbered, self.figures = marks, given, numbered, figures
        self.problems: list[Diagnostic] = []
        self.scopes: list[tuple[LabelForm, ...]] = []
        self.counts: Counter[Series] = Counter()
        self.anchors: dict[str, Named] = {}
        self.references: list[tuple[str, Place | None]] = []
        self.latest: Headings = ()

    def path(self, *steps: str | int) -> Path:
        """The path of a field as it was typed."""
        return self.marks.path(steps)

    def place(self, *steps: str | int) -> Place | None:
        """Where the value of a field stands."""
        return self.marks.value(self.path(*steps))

    def spot(self, steps: Path) -> Spot | None:
        """The same, to be looked for when it is asked for; None of what is made in Python."""
        return Spot(self.marks, steps) if self.marks.values else None

    def line(self, field: str, text: str, *steps: str | int) -> Paragraph:
        """A paragraph in the role and the slot of a field, typed there, or where `steps` lead."""
        row, spot = FIELDS[field], self.spot(steps or (field,))
        return Paragraph(cast("Role", row.role), cast("Slot", row.slot), (Run(text),), spot=spot)

    def refuse(self, code: Code, place: Place | None, **args: str) -> None:
        """Note what is wrong; reading goes on, to find the rest."""
        self.problems.append(Diagnostic(code, args, place))

    def scope(self, forms: tuple[LabelForm, ...]) -> Scope:
        """A new scope with these forms."""
        self.scopes.append(forms)
        return Scope(len(self.scopes) - 1, forms)

    def counted_in(self, scope: Scope, depth: int) -> tuple[Scope, int]:
        """Where a heading of a scope is counted, and its depth there: articles below chapters, and what stands below articles, in a scope
        of their own, as 第三条 of the second chapter follows 第二条 of the first (N-10)."""
        first = scope.runs_on
        if not 0 < first <= depth:
            return scope, depth
        if scope.articles is None:
            scope.articles = self.scope(scope.forms[first:])
        return scope.articles, depth - first

    def folder(self) -> Folder:
        """The folder of the files that the document names."""
        from ..source.folder import Folder  # only a document with pictures or data pays for it

        return self.given or Folder(FilePath(self.marks.file).parent)

    def picture(self, name: str, *steps: str | int) -> PictureFile | None:
        """The picture of that name, None where it cannot be used, which is noted."""
        place = self.place(*steps)
        try:
            from ..assets.pictures import read_picture

            return read_picture(self.folder().read(name, place), name, place)
        except CompileError as error:
            self.problems += error.diagnostics
            return None
