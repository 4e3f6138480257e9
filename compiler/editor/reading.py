"""A text as the stages read it, each once and only when something asks: what every answer of the editor service is made of.

In: a name, a text, and the template that the command line would name. Out: a `Reading`: what was typed, its figures, the document, its flow, the job of compiling
it, what compiling it tells and what reading it over finds. Of a text that cannot be read as a whole, the `readable` part has the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ..document.validate import is_volume, validate
from ..draft.authored import authored
from ..flow.resolve import resolve
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic
from ..messages.failure import failed
from ..source.encoding import decode
from ..source.folder import Folder
from ..source.load import MAX_BYTES, Loaded, Source, load
from ..source.ways import ways_of
from ..terms.kinds import may_be_volume
from .positions import Lines

if TYPE_CHECKING:
    from ..document.model import Document
    from ..draft.lines import Draft
    from ..figures.fill import Filled
    from ..flow.blocks import Flow
    from ..job import Job
    from ..rules.findings import Finding
    from ..rules.prepared import Prepared

YAML = (".yaml", ".yml")
MOST_STOPS = 4  # lines that are left out so that the rest can be read
Made = TypeVar("Made")


class Checked(NamedTuple):
    """A text that was read over: as the rules saw it, and what they found."""

    prepared: Prepared
    findings: tuple[Finding, ...]


class Compiled(NamedTuple):
    """What came of compiling a text: its job, None where it is refused before there is one, and what is told of it."""

    job: Job | None
    told: tuple[Diagnostic, ...]


def read(name: str, text: str, template: str | None = None) -> Reading:
    """A text, by the name of the file that it is or will be: its folder is that of its pictures, tables and templates. What is no draft by
    that name is YAML, as is a .txt that holds it, which is told."""
    path, source = Path(name), Source(name, text)
    if path.suffix.lower() in ("", *YAML):
        return Reading(source, template)
    from ..draft.readers import TEXT, reads_as_yaml
    from ..draft.suffixes import is_draft

    if path.suffix.lower() not in TEXT.suffixes:
        return Reading(source, template, not is_draft(name))
    named = Path(path.stem).suffix.lower() in YAML
    if not named and not reads_as_yaml(text):
        return Reading(source, template, False)
    stem = Path(path.stem).stem if named else path.stem
    told = Diagnostic(codes.IS_YAML, {"file": name, "name": f"{stem}.yaml"})
    return Reading(replace(source, notes=(told,)), template)


def _tried(make: Callable[[], Made]) -> Made | CompileError:
    """What is made, or what it is refused with: an error that was raised nowhere, for one that was holds all that was at work then, and so the text that holds it."""
    try:
        return make()
    except CompileError as error:
        return CompileError(error.diagnostics)


def had(made: Made | CompileError) -> Made:
    """What was made. Raises CompileError where it was refused."""
    if isinstance(made, CompileError):
        raise CompileError(made.diagnostics)
    return made


@dataclass(frozen=True)
class Reading:
    """A text at one moment; two of one text are equal, and each makes what it is asked for once."""

    source: Source
    template: str | None = None
    is_yaml: bool = True
    """Whether it is written in YAML, and no draft."""
    given: Draft | None = field(default=None, compare=False)
    """The draft that it is, where it was read already."""

    @cached_property
    def lines(self) -> Lines:
        """The text by its lines."""
        return Lines(self.source.text)

    # ---- the stages; each may be a refusal ----

    @cached_property
    def _draft(self) -> Draft | CompileError:
        if self.given:
            return self.given
        from ..draft.readers import read_draft

        data = self.source.text.encode("utf-8", "replace")
        return _tried(lambda: read_draft(self.source.name, data))

    @cached_property
    def _typed(self) -> Loaded | CompileError:
        return _tried(self._read)

    def _read(self) -> Loaded:
        if self.is_yaml:
            if 4 * len(self.source.text) > MAX_BYTES:  # it may be too large
                decode(self.source.name, self.source.text.encode("utf-8", "replace"))
            return load(self.source)
        from ..draft.recognise import loaded, recognised

        draft = had(self._draft)
        found = recognised(draft)
        if not draft.source.text:  # of Word: its paragraphs are read as lines
            lines = "\n".join(line.text.replace("\n", " ") for line in draft.lines)
            draft = replace(draft, source=Source(self.source.name, lines))
        return loaded(draft, found)

    @property
    def folder(self) -> Folder:
        """The folder that it lies in, with what a draft carries; it has taken nothing yet."""
        path = Path(self.source.name).parent
        if self.is_yaml:
            return Folder(path)
        from ..draft.readers import Carried

        return Carried(path, pictures=had(self._draft).pictures)

    @cached_property
    def _authored(self) -> tuple[Loaded, Filled | None] | CompileError:
        if not self.is_yaml:
            return _tried(lambda: (had(self._typed), None))
        return _tried(lambda: authored(had(self._typed), self.folder))

    @cached_property
    def _document(self) -> Document | CompileError:
        return _tried(lambda: validate(had(self._authored)[0], self.folder))

    @cached_property
    def _flow(self) -> Flow | CompileError:
        return _tried(lambda: resolve(had(self._document), self.folder))

    # ---- what of it can be had ----

    @property
    def typed(self) -> Loaded | None:
        """What was typed, before its figures are filled in, or recognised in a draft; None where nothing can be made of it."""
        return None if isinstance(self._typed, CompileError) else self._typed

    def loaded(self) -> Loaded:
        """The same with its figures filled in. Raises CompileError."""
        return had(self._authored)[0]

    @property
    def filled(self) -> Filled | None:
        """Its figures, where it has any."""
        return None if isinstance(self._authored, CompileError) else self._authored[1]

    @cached_property
    def is_volume(self) -> bool:
        """Whether it is a volume of reports."""
        typed = self.typed if self.is_yaml and may_be_volume(self.source.text) else None
        return typed is not None and is_volume(typed)

    @property
    def flow(self) -> Flow | None:
        """What it prints, of a volume all of its reports; None where it is refused."""
        if self.is_volume:
            return self.compiled.job.flow if self.compiled.job else None
        return None if isinstance(self._flow, CompileError) else self._flow

    @cached_property
    def prepared(self) -> Prepared | None:
        """What it prints with the place of each character; None where it is refused, or is a volume."""
        from ..rules.prepared import Prepared

        if self.is_volume or isinstance(self._document, CompileError) or isinstance(self._flow, CompileError):
            return None
        return Prepared(self._document, self._flow, self.loaded())

    @property
    def readable(self) -> Reading:
        """Itself; where nothing can be made of it as it stands, the same without the lines at which reading stops, or without all that follows."""
        return self if not self.is_yaml or self.typed is not None else self._above

    @cached_property
    def _above(self) -> Reading:
        reading, texts = self, [self.lines.line(number) for number in range(len(self.lines))]
        for _ in range(MOST_STOPS):
            stop = next((line for line in reading.stops if texts[line].strip()), None)
            if stop is None:
                break
            texts[stop] = ""
            reading = self.with_text("\n".join(texts))
            if reading.typed is not None:
                return reading
        return self.with_text("\n".join(texts[: min(self.stops, default=0)]))

    @property
    def stops(self) -> list[int]:
        """The lines, from zero, for which it cannot be read; none where it can."""
        error = self._typed
        places = [one.place for one in error.diagnostics] if isinstance(error, CompileError) else []
        lines = {place.line - 1 for place in places if place and place.line}
        return sorted(line for line in lines if line < len(self.lines))

    def with_text(self, text: str) -> Reading:
        """Another text in the place of this one."""
        return Reading(replace(self.source, text=text), self.template, self.is_yaml)

    # ---- what is said of it ----

    @cached_property
    def compiled(self) -> Compiled:
        """What compiling it tells, in the order of the command; pages are not laid out."""
        job: Job | None = None
        findings: list[Diagnostic] = [*self.source.notes]
        try:
            job = self._job()
            findings = [*job.findings]
            job.docx()
            findings += [] if job.lists_pages else job.unseen()
        except CompileError as error:
            before = [one for one in findings if one not in error.diagnostics]
            return Compiled(job, (*before, *error.diagnostics))
        except Exception as error:
            return Compiled(job, (*findings, failed(error, self.source.name)))
        return Compiled(job, tuple(findings))

    def _job(self) -> Job:
        from ..job import Job  # who only reads over needs no template

        if not self.is_yaml:
            return Job.of_draft(had(self._draft), self.template)
        if self.is_volume:
            from ..batch import volume  # only a volume pays for it

            return volume.opened(self.source, self.template)[1]()
        loaded, filled = had(self._authored)
        return Job.of_data(loaded, self.folder, self.template, figures=filled)

    @cached_property
    def _checked(self) -> Checked | CompileError:
        return _tried(self._read_over)

    def checked(self) -> Checked:
        """What reading it over finds. Raises CompileError where it is refused, and of a volume, whose reports are read over by themselves."""
        return had(self._checked)

    def read_over(self) -> list[Finding]:
        """The findings of that; of a volume those of its reports, and of a skeleton among these what the rows of its table print. Raises CompileError."""
        if not self.is_volume:
            return [*self.checked().findings]
        from ..batch import skeletons, volume  # only a volume pays for it
        from ..draft.readers import read_draft
        from ..draft.suffixes import is_draft

        found: list[Finding] = []
        for name in volume.reports_of(self.source):
            data = self.folder.read(str(Path(name).relative_to(self.folder.path)), None)
            if is_draft(name):
                draft = read_draft(name, data)
                found += Reading(draft.source, is_yaml=False, given=draft).checked().findings
                continue
            source = decode(name, data)
            of_rows = skeletons.read_over(source, volume.MOST, iter)
            found += Reading(source).checked().findings if of_rows is None else of_rows
        return found

    def _read_over(self) -> Checked:
        from ..rules.findings import Finding
        from ..rules.reading import proofread
        from ..rules.selection import unsuppressed

        loaded, document, flow = self.loaded(), had(self._document), had(self._flow)
        ways = ways_of(self.folder.path, self.source.name)
        of_word = not self.is_yaml and not had(self._draft).source.text
        prepared, findings = proofread(loaded, document, flow, ways, of_word)
        if self.is_yaml:
            told = (*loaded.notes, *ways.notes)
        else:
            told, findings = self._by_fields(findings)
        findings = [*(Finding(one) for one in told if one.severity != "info"), *findings]
        return Checked(prepared, tuple(unsuppressed(findings, prepared)))

    def _by_fields(self, findings: list[Finding]) -> tuple[tuple[Diagnostic, ...], list[Finding]]:
        """That a draft is written field by field, where it is; what is found, without that it has no title where one of its fields is that."""
        from ..draft.readers import titled_by_field
        from ..rules.structure import NO_TITLE

        draft = had(self._draft)
        if titled_by_field(draft):
            findings = [one for one in findings if one.code is not NO_TITLE]
        return tuple(one for one in draft.notes if one.code is codes.LIKE_FIELDS), findings
