"""One document being compiled: the stages in order, each once.

In: a `Source`, and a template or its name. Out: `Job`, which gives the .docx, what the rules say, and the proven pages.
Raises CompileError with every diagnostic that a stage could gather.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .document.validate import validate
from .flow.blocks import Flow, Table, paragraphs_of
from .flow.resolve import resolve
from .messages import codes
from .source.folder import Folder
from .source.load import Loaded, Source, load
from .word.template.compiled import Template

if TYPE_CHECKING:
    from .messages.diagnostic import Diagnostic
    from .pages.proof import Proof
    from .word.writer.body import Fit

# A line of a text under a `|` that begins with the first label of some form.
_LABELLED = re.compile(
    r"^\s*(?:[一1１][、.．]|[（(][一1１][）)]|1[）)]|①|第[一1](?:章|节|条|部分))", re.MULTILINE
)


@dataclass(frozen=True)
class Job:
    """A document that has passed load, validate and resolve, and the template it goes through."""

    flow: Flow
    template: Template
    findings: tuple[Diagnostic, ...]
    inputs: tuple[Path, ...]

    @staticmethod
    def of(source: Source, template: Template | str | None = None, checked: bool = True) -> Job:
        """The job of compiling a source, through a template, one of that name, or the one that the document asks for.

        `checked` asks the rules too.
        """
        loaded = load(source)
        if _LABELLED.search(source.text):
            from .draft.expand import expand  # only a file with labels in its texts pays for it

            loaded = expand(loaded)
        return Job.of_data(loaded, Folder(Path(source.name).parent), template, checked)

    @staticmethod
    def of_data(
        loaded: Loaded, folder: Folder, template: Template | str | None = None, checked: bool = True
    ) -> Job:
        """The job of compiling what was loaded, or recognised in a draft; its files are in `folder`."""
        document = validate(loaded)
        flow = resolve(document, folder)
        if isinstance(template, str):
            template = Template.find(template, Path())
        found = template or Template.for_(document)
        findings = loaded.notes
        if checked:
            from .rules import check

            findings = (*findings, *check(document, flow), *found.remarks(flow))
        return Job(flow, found, findings, (Path(loaded.source.name), Path(found.name), *folder.taken))

    def docx(self, fit: Fit | None = None) -> bytes:
        """The bytes of the document."""
        return self.template.render(self.flow, fit)

    @cached_property
    def proof(self) -> Proof:
        """The document fitted, laid out and measured. Raises CompileError where LibreOffice or pypdfium2 is missing."""
        from .pages import office
        from .pages.proof import prove

        return prove(self.flow, self.docx, office.to_pdf, office.roles(), office.having)

    @property
    def findings_on_paper(self) -> tuple[Diagnostic, ...]:
        """What the proof finds besides `findings`: a table whose figures break is told of once. Raises as `proof` does."""
        from .pages.checks import COLUMN_TOO_NARROW

        broken = {one.place for one in self.findings if one.code is codes.FIGURE_BROKEN}
        tables = [block for block in self.flow.blocks if isinstance(block, Table)]
        places = [{block.place, *(cell.place for cell in paragraphs_of(block))} for block in tables]
        told = {place for some in places if some & broken for place in some}
        return tuple(
            one for one in self.proof.findings if one.code is not COLUMN_TOO_NARROW or one.place not in told
        )
