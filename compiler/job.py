"""ONE document on its way: the stages in order, each once, what the rules say beside them, and the proof.

    1 load       source.load           the text        → plain data, with the place of every key and value
      fill       figures.fill          its figures     → the texts that print them, where there is 数据
    2 validate   document.validate     plain data      → what the author said
    3 resolve    flow.resolve          what was said   → the blocks that the reader of the paper sees, numbered
    4 render     word.template         blocks          → the bytes of a .docx
    5 write      cli.files             bytes           → a file, whole or not at all

In: a `Source`, and a template or its name. Out: a `Job`. Raises CompileError with every diagnostic that a stage could gather.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from .document.validate import validate
from .draft.authored import authored
from .flow.blocks import Flow, Table, paragraphs_of
from .flow.resolve import resolve
from .messages import codes
from .source.folder import Folder
from .source.load import Loaded, Source, load
from .source.ways import NO_WAYS, Ways, ways_of
from .word.template.compiled import Template

if TYPE_CHECKING:
    from .figures.fill import Filled
    from .messages.diagnostic import Diagnostic
    from .pages.proof import Proof
    from .word.writer.blocks import Fit


@dataclass(frozen=True)
class Job:
    """A document that has passed load, validate and resolve, and the template it goes through.

    `aside` is what a draft holds besides, which the document does not print.
    """

    flow: Flow
    template: Template
    findings: tuple[Diagnostic, ...]
    inputs: tuple[Path, ...]
    ways: Ways = NO_WAYS
    by_the_office: str = ""
    """The template, where it is the office's for this kind."""
    aside: tuple[str, ...] = ()
    figures: Filled | None = None
    """The figures of 数据 and where they are printed, where there are any."""

    @staticmethod
    def of(
        source: Source,
        template: Template | str | None = None,
        checked: bool = True,
        folder: Folder | None = None,
    ) -> Job:
        """The job of compiling a source, through a template, one of that name, or the one that the document asks for.

        `checked` asks the rules too. Its files are in `folder`, the one that it lies in unless given.
        """
        folder = folder or Folder(Path(source.name).parent)
        loaded, filled = authored(load(source), folder)
        return Job.of_data(loaded, folder, template, checked, filled)

    @staticmethod
    def of_data(
        loaded: Loaded,
        folder: Folder,
        template: Template | str | None = None,
        checked: bool = True,
        figures: Filled | None = None,
    ) -> Job:
        """The job of compiling what was loaded, or recognised in a draft; its files are in `folder`."""
        ways = ways_of(folder.path, loaded.source.name)
        document = validate(loaded, folder)
        flow = resolve(document, folder)
        template = Template.find(template, Path()) if isinstance(template, str) else template
        name, place = ways.templates.get(document.kind, ("", None))
        ours = bool(name) and template is None and not document.template
        if ours:
            template = Template.find(name, ways.folder, place)
        template = template or Template.for_(document)
        findings = (*loaded.notes, *ways.notes)
        if checked:
            from .rules import check

            findings = (
                *findings,
                *ways.left(
                    [
                        *check(document, flow),
                        *template.remarks(flow, document.marks, figures.used if figures else ()),
                    ]
                ),
            )
        inputs = (Path(loaded.source.name), Path(template.name), *folder.taken)
        inputs = (*inputs, Path(ways.file)) if ways.file else inputs
        return Job(flow, template, findings, inputs, ways, name if ours else "", figures=figures)

    def docx(self, fit: Fit | None = None) -> bytes:
        """The bytes of the document."""
        return self.template.render(self.flow, fit)

    @cached_property
    def proof(self) -> Proof:
        """The document fitted, laid out and measured. Raises CompileError where LibreOffice or pypdfium2 is missing."""
        from .pages import office
        from .pages.fit import prove

        return prove(self.flow, self.docx, office.to_pdf, office.roles(), office.having, self.ways.number)

    @property
    def findings_on_paper(self) -> tuple[Diagnostic, ...]:
        """What the proof finds besides `findings`: a table whose figures break is told of once. Raises as `proof` does."""
        from .pages.checks import COLUMN_TOO_NARROW

        broken = {one.place for one in self.findings if one.code is codes.FIGURE_BROKEN}
        tables = [block for block in self.flow.blocks if isinstance(block, Table)]
        places = [{block.place, *(cell.place for cell in paragraphs_of(block))} for block in tables]
        told = {place for some in places if some & broken for place in some}
        found = [
            one for one in self.proof.findings if one.code is not COLUMN_TOO_NARROW or one.place not in told
        ]
        return (*self.ways.left(found), *self.ways.obeyed(found, self.by_the_office))
