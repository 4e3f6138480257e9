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

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .document.validate import validate
from .draft.authored import authored
from .flow.blocks import Flow, Member, Table, paragraphs_of
from .flow.parts import as_typed
from .flow.resolve import resolve
from .messages import codes
from .source.folder import Folder
from .source.load import Loaded, Source, load
from .source.ways import FILES as WAYS_FILES
from .source.ways import NO_WAYS, Ways, ways_of
from .word.template.compiled import Template
from .word.template.numbered import with_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from .document.model import Whole
    from .draft.lines import Draft
    from .figures.fill import Filled
    from .messages.diagnostic import CompileError, Diagnostic
    from .pages.proof import Proof
    from .word.writer.blocks import Fit

    LayOut = Callable[[bytes], bytes]


class Found(NamedTuple):
    """What reports of one folder have in common, so that it is looked for once: the office's ways, and by kind and name the templates that the
    reports asked for, each with its name where it is the office's."""

    ways: Ways
    templates: dict[tuple[str, str | None], tuple[Template, str]]

    @staticmethod
    def of(folder: Folder, report: str) -> Found:
        """The ways of a folder, in which no template is found yet. Raises CompileError."""
        return Found(ways_of(folder.path, report), {})

    def template(self, document: Whole, asked: Template | str | None) -> tuple[Template, str]:
        """The template that was `asked` for, else the document's own, the office's, or the kind's. Raises CompileError."""
        key = document.kind, document.template
        if key in self.templates:
            return self.templates[key]
        template = Template.find(asked, Path()) if isinstance(asked, str) else asked
        name, place = self.ways.templates.get(document.kind, ("", None))
        ours = bool(name) and template is None and not document.template
        if ours:
            template = Template.find(name, self.ways.folder, place)
        template = with_number(template or Template.for_(document), self.ways.number)
        self.templates[key] = template, name if ours else ""
        return self.templates[key]


Known = dict[Path, Found]
"""Of several reports that are compiled in one run, by folder."""


def common_of(folder: Folder, report: str, known: Known | None) -> Found | None:
    """What a report has in common with those of its folder that were compiled before it. Raises CompileError."""
    if known is None or Path(report).name in WAYS_FILES:  # of which one may be a report itself
        return None
    if folder.path not in known:
        known[folder.path] = Found.of(folder, report)
    return known[folder.path]


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
        known: Known | None = None,
    ) -> Job:
        """The job of compiling a source, through a template, one of that name, or the one that the document asks for.

        `checked` asks the rules too. Its files are in `folder`, the one that it lies in unless given.
        """
        folder = folder or Folder(Path(source.name).parent)
        loaded, filled = authored(load(source), folder)
        return Job.of_data(loaded, folder, template, checked, filled, common_of(folder, source.name, known))

    @staticmethod
    def of_draft(
        draft: Draft, template: Template | str | None = None, checked: bool = True, known: Known | None = None
    ) -> Job:
        """The job of compiling a draft directly: what is recognised in it, with the pictures that it carries."""
        from .draft.readers import Carried, titled_by_field
        from .draft.recognise import loaded, recognised

        folder = Carried(Path(draft.source.name).parent, pictures=draft.pictures)
        found, common = recognised(draft), common_of(folder, draft.source.name, known)
        job = Job.of_data(loaded(draft, found), folder, template, checked, common=common)
        findings = job.findings
        if titled_by_field(draft):
            from .rules.structure import NO_TITLE

            findings = tuple(one for one in findings if one.code is not NO_TITLE)
        return replace(job, aside=found.preface, findings=findings)

    @staticmethod
    def of_data(
        loaded: Loaded,
        folder: Folder,
        template: Template | str | None = None,
        checked: bool = True,
        figures: Filled | None = None,
        common: Found | None = None,
    ) -> Job:
        """The job of compiling what was loaded, or recognised in a draft; its files are in `folder`, of which more may be known that is `common`
        to its reports."""
        common = common or Found.of(folder, loaded.source.name)
        ways = common.ways
        document = validate(loaded, folder)
        flow = resolve(document, folder)
        template, by_the_office = common.template(document, template)
        findings = (*loaded.notes, *ways.notes)
        if checked:
            from .rules import check

            findings = (
                *findings,
                *ways.left(
                    [
                        *check(document, flow, loaded),
                        *template.remarks(flow, document.marks, figures.spoken_for if figures else ()),
                    ]
                ),
            )
        inputs = (Path(loaded.source.name), template.path, *folder.taken)
        inputs = (*inputs, Path(ways.file)) if ways.file else inputs
        # Rules read a table as a whole.
        return Job(as_typed(flow), template, findings, inputs, ways, by_the_office, figures=figures)

    def docx(self, fit: Fit | None = None) -> bytes:
        """The bytes of the document."""
        return self.template.render(self.flow, fit)

    @property
    def lists_pages(self) -> bool:
        """Whether it has contents, which list its pages, or a foot that is to be on an even one: then they are laid out."""
        asking = ("contents", "colophon") if self.flow.two_sided else ("contents",)
        return not {block.slot for block in self.flow.blocks}.isdisjoint(asking)

    @cached_property
    def proof(self) -> Proof:
        """The document fitted, laid out and measured. Raises CompileError where LibreOffice or pypdfium2 is missing."""
        return self.proved()

    def proved(self, through: Callable[[LayOut], LayOut] = lambda lay_out: lay_out) -> Proof:
        """The same, each layout made `through` what a caller puts before LibreOffice: pages that it has already, an end to what is stale."""
        from .pages import office
        from .pages.fit import prove

        if any(isinstance(block, Member) for block in self.flow.blocks):
            from .pages.volume import Ways, prove_volume

            made = self.template.render, self.template.alone
            lay_out = through(office.to_pdf_of_sheets if self.flow.odd else office.to_pdf)
            ways = Ways(*made, lay_out, office.roles(), office.having, self.ways.number)
            return prove_volume(self.flow, ways)
        lay_out = through(office.to_pdf)
        return prove(
            self.flow, self.template.render, lay_out, office.roles(), office.having, self.ways.number
        )

    def unseen(self, error: CompileError | None = None) -> list[Diagnostic]:
        """What waits for the pages, where none are laid out, for a reason if it is an error."""
        told: list[Diagnostic] = []
        if error and self.lists_pages:
            from .pages import contents, foot

            told += (*contents.unseen(self.flow, error), *foot.unseen(self.flow, error))
        if any(isinstance(block, Table) and block.breaks == () for block in self.flow.leaves):
            from .pages import continued

            told += continued.unseen(self.flow)
        return told

    @property
    def findings_on_paper(self) -> tuple[Diagnostic, ...]:
        """What the proof finds besides `findings`. Raises as `proof` does."""
        return self.found_on_paper(self.proof)

    def found_on_paper(self, proof: Proof) -> tuple[Diagnostic, ...]:
        """The same of a proof: a table whose figures break is told of once."""
        from .pages.checks.area import COLUMN_TOO_NARROW

        broken = {one.place for one in self.findings if one.code is codes.FIGURE_BROKEN}
        tables = [block for block in self.flow.leaves if isinstance(block, Table)]
        places = [{block.place, *(cell.place for cell in paragraphs_of(block))} for block in tables]
        told = {place for some in places if some & broken for place in some}
        found = [one for one in proof.findings if one.code is not COLUMN_TOO_NARROW or one.place not in told]
        return (*self.ways.left(found), *self.ways.obeyed(found, self.by_the_office))
