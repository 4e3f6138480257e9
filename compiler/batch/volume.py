"""汇编: many reports as one document, built of what each prints, not of finished files.

In: the source of a volume. Out: the `Job` of compiling it: its reports are read, filled, validated and resolved as by themselves, and printed in the
template of the volume. Raises CompileError with what is wrong in any of them, each told by its own file and line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from ..document.model import Member as Authored
from ..document.model import Volume
from ..document.validate import is_volume, validate_volume
from ..draft.authored import authored
from ..flow.blocks import Block, Flow, Member, Paragraph
from ..flow.contents import on_one_line
from ..flow.volume import resolve_volume
from ..job import Job
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place
from ..source.encoding import decode
from ..source.folder import Folder
from ..source.load import Loaded, Source, load
from ..source.ways import ways_of
from ..terms.fields import FIELDS
from ..terms.kinds import may_be_volume
from ..word.template.compiled import Template
from ..word.template.numbered import with_number
from . import members, skeletons
from .jobs import Skeleton

MOST = 500
"""Reports of a volume."""


@dataclass(frozen=True)
class Sources(Source):
    """The text of a volume, and those of its reports as they are read: a line of any of them can be quoted."""

    others: dict[str, Source] = field(default_factory=dict, compare=False)

    def line(self, place: Place) -> str | None:
        """The line that `place` names, in whichever file."""
        other = self.others.get(place.file)
        return other.line(place) if other else super().line(place)


def opened(source: Source, template: str | None) -> tuple[Source, Callable[[], Job]]:
    """The source of a report or of a volume, and what makes the job of compiling it."""
    if not may_be_volume(source.text):
        return source, lambda: Job.of(source, template)
    sources = Sources(source.name, source.text, source.notes)
    return sources, lambda: job_of(sources, template)


def job_of(source: Source, template: Template | str | None = None, checked: bool = True) -> Job:
    """The job of compiling a volume, or a report that only speaks of one. Raises CompileError."""
    loaded = load(source)
    folder = Folder(Path(source.name).parent)
    if not is_volume(loaded):
        report, figures = authored(loaded, folder)
        return Job.of_data(report, folder, template, checked, figures)
    volume = validate_volume(loaded)
    ways = ways_of(folder.path, source.name)
    problems: list[Diagnostic] = []
    try:
        found = Template.find(template, Path()) if isinstance(template, str) else template
        found = with_number(found or Template.for_(volume), ways.number)
    except CompileError as error:
        problems += error.diagnostics
        found = None
    reports: list[_Report] = []
    for named in _named(volume, source.name, folder, problems):
        try:
            reports += _reports(named, folder, source, found, checked)
        except CompileError as error:
            problems += error.diagnostics
    if len(reports) > MOST and not problems:
        problems.append(_too_many(len(reports), volume))
    if problems or found is None:
        raise CompileError(problems)
    flow = resolve_volume(volume, [one.member for one in reports])
    findings = (*loaded.notes, *ways.notes, *(told for one in reports for told in one.findings))
    inputs = [Path(source.name), Path(found.name), *(path for one in reports for path in one.inputs)]
    inputs += [Path(ways.file)] if ways.file else []
    aside = [line for one in reports for line in one.aside]
    return Job(flow, found, findings, tuple(dict.fromkeys(inputs)), ways, aside=tuple(aside))


def reports_of(source: Source) -> list[str]:
    """The files that a volume is made of, as they would be named beside it; nothing for a report. Raises CompileError for what is wrong with
    the volume itself."""
    if not may_be_volume(source.text) or not is_volume(loaded := load(source)):
        return []
    problems: list[Diagnostic] = []
    folder = Folder(Path(source.name).parent)
    found = [*_named(validate_volume(loaded), source.name, folder, problems)]
    for one in found:
        if Path(source.name).parent / one.path == Path(source.name):
            problems.append(_within(one, "就是这份汇编自己", "is the volume itself"))
    if problems:
        raise CompileError(problems)
    return [str(Path(source.name).parent / one.path) for one in found]


class _Named(NamedTuple):
    """A report by the path to its file, from the folder of the volume; what it is called there, and where it is named."""

    path: str
    title: str | None
    place: Place | None
    title_place: Place | None = None


def _named(volume: Volume, name: str, folder: Folder, problems: list[Diagnostic]) -> Iterator[_Named]:
    """The files that the volume names, in its order; what is wrong with the names is noted."""
    marks = volume.marks
    path = marks.typed((), FIELDS["members"].spellings)
    wanted: list[tuple[str, str | None, Place | None, Place | None]] = []
    for index, one in enumerate(volume.members):
        at = (*path, index) if (*path, index) in marks.values else path
        if isinstance(one, Authored):
            file = marks.value(marks.typed(at, FIELDS["member_file"].spellings))
            title_at = marks.value(marks.typed(at, FIELDS["contents_title"].spellings))
            wanted.append((one.member_file, one.contents_title, file, title_at))
        else:
            wanted.append((one, None, marks.value(at), None))
    alone = [members.plain(text) for text, *_ in wanted if not members.is_pattern(text, folder)]
    taken: set[str] = set()
    count = 0
    for text, title, place, title_at in wanted:
        if members.is_pattern(text, folder):
            found = members.matching(text, folder, Path(name).name)
            if not found:
                offer = members.offered(text, folder)
                problems.append(Diagnostic(codes.NOTHING_MATCHES, {"name": text, **offer}, place))
            files = [one for one in found if one not in taken and one not in alone]
        else:
            files = [members.plain(text)]
            if files[0] in taken:
                problems.append(Diagnostic(codes.MEMBER_TWICE, {"name": text}, place))
                files = []
        taken.update(files)
        count += len(files)
        if count <= MOST:
            title = title if len(files) == 1 else None
            yield from (_Named(file, title, place, title_at) for file in files)
    if count > MOST:
        problems.append(_too_many(count, volume))


def _too_many(count: int, volume: Volume) -> Diagnostic:
    marks = volume.marks
    place = marks.key(marks.typed((), FIELDS["members"].spellings))
    return Diagnostic(codes.TOO_MANY_MEMBERS, {"count": str(count), "most": str(MOST)}, place)


# ---- a report ---------------------------------------------------------------------------------------------------------


class _Report(NamedTuple):
    """A report that is ready to be printed, and what is told of it."""

    member: Member
    findings: tuple[Diagnostic, ...]
    inputs: tuple[Path, ...]
    aside: tuple[str, ...]


def _reports(
    named: _Named, folder: Folder, volume: Source, template: Template | None, checked: bool
) -> Iterator[_Report]:
    """Read a report and do with it what is done with one by itself; of a skeleton, with each row of its table. Raises CompileError."""
    from ..draft.suffixes import is_draft

    name = str(Path(volume.name).parent / named.path)
    if Path(name) == Path(volume.name):
        raise CompileError([_within(named, "就是这份汇编自己", "is the volume itself")])
    data = folder.read(named.path, named.place)
    jobs = _of_draft if is_draft(name) else _of_yaml
    for made, called, told in jobs(name, data, named, volume, template, checked):
        title = called or _title(made.flow) or Path(name).stem
        inputs = (folder.path / named.path, *made.inputs[2:])
        aside = (f"【{named.path}】", *made.aside, "") if made.aside else ()
        member = Member("members", _without_contents(made.flow), title, named.place)
        yield _Report(member, told, inputs, aside)


_Found = tuple[
    Job, str | None, tuple[Diagnostic, ...]
]  # a report, what the volume calls it, and what is told of it


def _of_yaml(
    name: str, data: bytes, named: _Named, volume: Source, template: Template | None, checked: bool
) -> Iterator[_Found]:
    source = decode(name, data)
    if isinstance(volume, Sources):
        volume.others[name] = source
    loaded = load(source)
    if is_volume(loaded):
        raise CompileError([_within(named, "也是汇编", "is a volume, too")])
    told = [*_not_used(loaded)]
    skeleton = Skeleton(source, template, named.title, named.title_place)
    if table := skeletons.table_of(skeleton):
        reports, more = skeletons.reports_of(skeleton, table, named.place, MOST, checked)
        told = [*more, *told]
        for job, called in reports:
            job = replace(job, inputs=(*job.inputs, table.path))
            yield job, called, tuple(told)
            told.clear()  # what is told of all rows is told with the first
        return
    folder = Folder(Path(name).parent)
    filled, figures = authored(loaded, folder)
    job = Job.of_data(filled, folder, template, checked, figures)
    yield job, named.title, (*job.findings, *told)


def _of_draft(
    name: str, data: bytes, named: _Named, volume: Source, template: Template | None, checked: bool
) -> Iterator[_Found]:
    from ..draft.readers import read_draft

    draft = read_draft(name, data)
    if isinstance(volume, Sources):
        volume.others[name] = draft.source
    job = Job.of_draft(draft, template, checked)
    yield job, named.title, job.findings


def _within(named: _Named, zh: str, en: str) -> Diagnostic:
    """What is said of a volume among the reports."""
    itself = zh.endswith("自己")
    args = {
        "name": named.path,
        "reason_zh": zh,
        "reason_en": en,
        "hint_zh": "把它从篇目里去掉。" if itself else "把它的篇目写到这里来。",
        "hint_en": "Take it away from the reports." if itself else "Write its reports here.",
    }
    return Diagnostic(codes.VOLUME_WITHIN, args, named.place)


def _not_used(loaded: Loaded) -> Iterator[Diagnostic]:
    """What a report says of itself that the volume says for all."""
    for key, code in (("template", codes.MEMBER_TEMPLATE), ("contents", codes.MEMBER_CONTENTS)):
        typed = next((one for one in FIELDS[key].spellings if one in loaded.data), None)
        if typed is not None:
            yield Diagnostic(code, {}, loaded.marks.key((typed,)))


def _without_contents(flow: Flow) -> Flow:
    """The flow without contents of its own."""
    kept: Iterable[Block] = (block for block in flow.blocks if block.slot != "contents")
    return replace(flow, blocks=tuple(kept))


def _title(flow: Flow) -> str:
    return on_one_line(
        "".join(one.text for one in flow.blocks if isinstance(one, Paragraph) and one.role == "title")
    )
