"""A document of a row: the skeleton loaded once, its figures filled with the cells of each row.

In: a report, a row, what was made before. Out: `Made`: what the file of the row is called, its bytes, and what is told of it. Nothing is written
here and nothing raised, so that a job runs anywhere.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .. import __version__
from ..draft.authored import authored
from ..figures.kept import Kept
from ..job import Found, Job
from ..memory import uncollected
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place
from ..messages.failure import failed
from ..source.encoding import decode
from ..source.folder import Folder
from ..source.load import Data, Loaded, Marks, Source, load
from ..tags.values import Fact
from ..terms.fields import FIELDS
from ..word.template.compiled import Template
from . import names
from .ledger import digest_of, put_staged
from .lines import Columns, Line
from .told import in_row, named_by, of_faults, of_row

if TYPE_CHECKING:
    from ..figures.fill import Filled
    from .rows import Rows

BATCH, FILE_NAME = FIELDS["batch"].spellings, FIELDS["file_name"].spellings
ROWS, SHEET = FIELDS["rows"].spellings, FIELDS["sheet"].spellings


UNFILLED = " without pages"
"""What the mark of a document with contents ends in, where no pages could be laid out to fill these: then it is made again."""


class Made(NamedTuple):
    """What came of a row: no document where there are errors, or where it was made before, as `mark` tells; where it was put into the stage,
    only its `digest`."""

    row: int
    name: str
    mark: str = ""
    findings: tuple[Diagnostic, ...] = ()
    docx: bytes = b""
    used: frozenset[str] = frozenset()  # the columns that its texts use
    pdf: bytes = b""
    pages: int | None = None
    digest: str = ""


class Common(NamedTuple):
    """What all jobs have in common, found by the first that needs it: what is found in their folder; what was found in the texts of the report,
    whatever is filled into them; by what files are known, which need not be where the jobs are done."""

    found: list[Found]
    kept: Kept
    digests: dict[Path, bytes]

    @staticmethod
    def new() -> Common:
        """Nothing yet."""
        return Common([], Kept.new(), {})


@dataclass(frozen=True)
class Skeleton:
    """A report that the rows of a table are filled into; `name` is what a file is called, where the command line or a volume says so, and
    `name_place` where that stands."""

    source: Source
    template: Template | str | None = None
    name: str | None = None
    name_place: Place | None = None
    common: Common = field(default_factory=Common.new, compare=False)

    @cached_property
    def loaded(self) -> Loaded:
        """What the report says before it is filled. Raises CompileError."""
        loaded = load(self.source)
        if self.name is None:
            return loaded
        key = next((one for one in BATCH if one in loaded.data), BATCH[0])
        given = loaded.data.get(key)
        other = {k: v for k, v in given.items() if k not in FILE_NAME} if isinstance(given, dict) else {}
        named: Mapping[str, Data] = {**other, FILE_NAME[0]: self.name}
        marks = loaded.marks  # it does not stand where another name does
        keys, values = (
            {path: mark for path, mark in table.items() if path != (key, FILE_NAME[0])}
            for table in (marks.keys, marks.values)
        )
        return loaded._replace(data={**loaded.data, key: dict(named)}, marks=Marks(marks.file, keys, values))

    def said(self, spellings: Iterable[str]) -> str | None:
        """A member of 批量."""
        given = next((self.loaded.data[key] for key in BATCH if key in self.loaded.data), None)
        found = (given[key] for key in spellings if key in given) if isinstance(given, dict) else ()
        return next((one.strip() for one in found if isinstance(one, str)), None)

    def place(self, spellings: Sequence[str]) -> Place | None:
        """Where that stands."""
        marks = self.loaded.marks
        return marks.value(marks.typed(marks.typed((), BATCH), tuple(spellings)))

    @cached_property
    def folder(self) -> Path:
        """Where its files lie."""
        return _folder(os.path.dirname(self.source.name))  # noqa: PTH120 (of each of thousands)

    @cached_property
    def table(self) -> Rows | None:
        """The table that it names, None where it names none. Raises CompileError."""
        named = self.said(ROWS)
        if not named:
            key = next((key for key in BATCH if isinstance(self.loaded.data.get(key), str)), "")
            if key:  # 批量: 各单位.csv
                from ..document.explained import as_pairs

                args = {"field": key, **as_pairs(ROWS[BATCH.index(key) > 0])}
                raise CompileError(
                    [Diagnostic(codes.TEXT_WHERE_MAPPING, args, self.loaded.marks.value((key,)))]
                )
            return None
        from .rows import Rows  # a folder of reports has no table

        place = self.place(ROWS)
        Folder(self.folder).read(named, place)
        return Rows(self.folder / named.replace("\\", "/"), self.said(SHEET), place, self.place(SHEET))

    @cached_property
    def _files(self) -> Folder:
        """The folder that it stands for, of a folder of reports."""
        return Folder(Path(self.source.name))

    def beside(self, file: str) -> Skeleton:
        """A report of the folder instead, with what all of them have in common. Raises CompileError."""
        data = self._files.read(os.path.basename(file), None)  # noqa: PTH119 (of each of thousands)
        self._files.taken.clear()
        return replace(self, source=decode(file, data))

    def filled(self, row: Mapping[str, Fact], by_itself: bool = False) -> tuple[Loaded, Filled | None]:
        """What a row says, or the report by itself. Raises CompileError."""
        folder = Folder(self.folder)
        loaded, filled = authored(self.loaded, folder, None if by_itself else row, self.common.kept)
        if self.name is None or not loaded.problems:
            return loaded, filled
        there = self.place(FILE_NAME)
        problems = (
            replace(one, place=self.name_place) if one.place == there else one for one in loaded.problems
        )
        return loaded._replace(problems=tuple(problems)), filled

    def job(self, loaded: Loaded, filled: Filled | None, checked: bool = True) -> Job:
        """The job of compiling that; `checked` asks the rules too. Raises CompileError."""
        found, _, digests = self.common
        folder = Folder(self.folder)
        if not found:
            found.append(Found.of(folder, loaded.source.name))
        templates = len(found[0].templates)
        made = Job.of_data(loaded, folder, self.template, checked, filled, found[0])
        if len(found[0].templates) > templates:
            digests.update((path, _digest_in(path)) for path in made.inputs[1:])
        return made


@dataclass(frozen=True)
class Work:
    """What is made of each row: sent once to whoever does it. Rows whose `mark` is known are not made again.

    With `pages` they are laid out too, and where they have contents, but for a `trial`: then they are made again with their pages; `proof` tells the errors of these, and `read_over` what proofreading finds. Documents go into the
    `stage`, where that is a folder of whoever makes them.
    """

    skeleton: Skeleton
    columns: Columns
    known: frozenset[str] = frozenset()
    strict: bool = False
    read_over: bool = False
    proof: bool = False
    pdf: bool = False
    pages: bool = False
    trial: bool = False
    stage: Path | None = None

    @property
    def wanted(self) -> str:
        """What is made besides the .docx, as it is asked for."""
        return " ".join(f"--{one}" for one in ("pdf", "proof") if getattr(self, one))

    @property
    def namer(self) -> Callable[[Line], str]:
        """What the file of a row would be called, as far as that can be told; where 文件名 says it, nothing else is filled for it."""
        if not self.columns.heads.names:  # a folder: no skeleton stands behind its reports
            return lambda line: _stem(line.file)
        skeleton, kept = self.skeleton, Kept.new()
        loaded = skeleton.loaded
        is_said = bool(skeleton.said(FILE_NAME))
        if is_said:
            wanted = {*BATCH, *FIELDS["figures"].spellings}
            loaded = loaded._replace(data={key: one for key, one in loaded.data.items() if key in wanted})

        def named(line: Line) -> str:
            if line.faults:
                return ""
            try:
                cells = self.columns.facts(line)
                filled, figures = authored(loaded, Folder(skeleton.folder), cells, kept)
                name = _name_given(filled) if is_said else None
                return name if name is not None else name_of(filled, skeleton.job(filled, figures, False))
            except Exception:  # it takes no name: what is wrong is told where the row is asked for
                return ""

        return named

    @uncollected()
    def __call__(self, lines: Sequence[Line]) -> list[Made]:
        """The documents of some rows, a step of all of them after the other: what a step goes through is at hand then, which takes a third off the time."""
        made: dict[int, Made] = {}
        under_way = [*enumerate(map(self._in_steps, lines))]
        while under_way:
            going_on = []
            for number, steps in under_way:
                try:
                    next(steps)
                    going_on.append((number, steps))
                except StopIteration as end:
                    made[number] = end.value
            under_way = going_on
        return [made[number] for number in range(len(lines))]

    def _in_steps(self, line: Line) -> Generator[None, None, Made]:
        """The document of a row; stops where a step ends."""
        if line.faults:
            return Made(line.number, "", findings=tuple(of_faults(line, self.columns)))
        name, filled = "", None
        cells = self.columns.facts(line)
        try:
            skeleton = self.skeleton if not line.file else self.skeleton.beside(line.file)
            loaded, filled = skeleton.filled(cells, bool(line.file))
            yield
            job = skeleton.job(loaded, filled)
            name = _stem(line.file) if line.file else name_of(loaded, job)
            wanted = named_by(filled, cells) if filled else []
            if filled and (empty := [one for one in wanted if filled.facts.open_ones([one])]):
                args = {"names_zh": "".join(map("“{}”".format, empty)), "names_en": ", ".join(empty)}
                raise CompileError([Diagnostic(codes.NAME_OPEN, args)])
            if why := names.unfit(name, ".docx"):
                raise CompileError([self._unfit(name, why)])
            mark = _mark(f"{name}\n{self.wanted}", loaded, job, skeleton.common.digests)
            used = job.template.asked_of_data | (filled.used if filled else frozenset())
            made = Made(line.number, name, mark, used=used)
            # With its pages a row is made a second time: what the first said is told and counted.
            found = [] if self.pages else [*of_row(job.findings, used, cells)]
            if self.read_over and not self.pages:
                found = [*_with_what_is_read(found, loaded, job)]
            if self.strict and any(one.severity == "warning" for one in found):
                raise CompileError(found)
            if mark not in self.known:
                yield
                made, on_paper = self._made(made, job)
                found += on_paper
            return made._replace(findings=tuple(in_row(found, line, self.columns, cells, filled)))
        except CompileError as error:
            return Made(
                line.number, name, "", tuple(in_row(error.diagnostics, line, self.columns, cells, filled))
            )
        except Exception as error:  # the other rows are none the worse for it
            told = failed(error, line.file or self.skeleton.source.name)
            return Made(line.number, name, "", tuple(in_row([told], line, self.columns, cells, filled)))

    def _made(self, made: Made, job: Job) -> tuple[Made, list[Diagnostic]]:
        """The document, with its pages where these are asked for; what is told of them. Raises CompileError."""
        if self.trial or not (self.pages or job.lists_pages):
            return self._put(made, job.docx()), []
        from ..pages import office  # only who asks for pages pays for it

        lost = len(office.lost)
        try:
            found = [one for one in job.findings_on_paper if self.proof or one.severity != "error"]
            found += [Diagnostic(codes.OFFICE_RENEWED)] * (len(office.lost) > lost)
        except CompileError as error:
            if not self.pages:
                made = made._replace(mark=f"{made.mark}{UNFILLED}")
                return made if made.mark in self.known else self._put(made, job.docx()), job.unseen(error)
            alone = Diagnostic(codes.DOCX_ALONE, {"options": self.wanted})
            return made._replace(docx=job.docx(), mark=""), [*error.diagnostics, alone, *job.unseen(error)]
        if not self.pages:
            return self._put(made, job.proof.docx), found
        pages = job.proof.facts["pages"]
        return made._replace(docx=job.proof.docx, pdf=job.proof.pdf, pages=pages), found

    def _put(self, made: Made, docx: bytes) -> Made:
        """A document put into the stage."""
        if self.stage:
            with contextlib.suppress(OSError):  # whoever asked for it meets that again, and tells
                put_staged(self.stage, made.mark, docx)
                return made._replace(digest=digest_of(docx))
        return made._replace(digest=digest_of(docx), docx=docx)

    def _unfit(self, name: str, why: tuple[str, str]) -> Diagnostic:
        offer = next(iter(self.columns.heads.names), "")
        args = {"name": name, "reason_zh": why[0], "reason_en": why[1], "offer": offer}
        return Diagnostic(codes.NAME_UNFIT, args)


def _with_what_is_read(found: Sequence[Diagnostic], loaded: Loaded, job: Job) -> Iterator[Diagnostic]:
    """What is told of a report, with what proofreading finds: each spot that is not filled in, and not the sum of them."""
    from ..document.validate import validate
    from ..rules.reading import proofread
    from ..rules.selection import chosen, unsuppressed
    from ..rules.wording import UNFINISHED

    prepared, read = proofread(loaded, validate(loaded), job.flow, job.ways, False)
    yield from (one for one in found if one.code is not UNFINISHED)
    more = chosen(unsuppressed(read, prepared), (), (), False)
    yield from (one.diagnostic for one in more if one.diagnostic not in found)


_folder = lru_cache(maxsize=16)(Path)


def _stem(file: str) -> str:
    """What a report of a folder is called, and its document."""
    return os.path.splitext(os.path.basename(file))[0]  # noqa: PTH119, PTH122 (of each of thousands)


def name_of(loaded: Loaded, job: Job) -> str:
    """What the file of a row is called: as 文件名 says, else its title."""
    if (name := _name_given(loaded)) is not None:
        return name
    return "".join(one.text for one in job.flow.paragraphs if one.role == "title")


def _name_given(loaded: Loaded) -> str | None:
    """What 文件名 says; None where it is not there."""
    given = next((loaded.data[key] for key in BATCH if key in loaded.data), None)
    found = (given.get(key) for key in FILE_NAME) if isinstance(given, dict) else ()
    return next((one.strip() for one in found if isinstance(one, str)), None)


def _mark(name: str, loaded: Loaded, job: Job, digests: Mapping[Path, bytes]) -> str:
    """By what a document is known to be made of the same: all that is printed, the files that are, and what prints it."""
    whole = hashlib.sha256(f"{__version__}\n{name}\n".encode())
    whole.update(_AS_JSON(loaded.data).encode("utf-8", "surrogatepass"))
    for path in job.inputs[1:]:
        whole.update(digests.get(path) or _digest_in(path))
    return whole.hexdigest()


_AS_JSON = json.JSONEncoder(ensure_ascii=False).encode


def _digest_in(path: Path) -> bytes:
    """By what a file is known; looked at again where it has changed."""
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return str(path).encode()
    return _digest_of(path, changed)


@lru_cache(maxsize=4096)
def _digest_of(path: Path, _changed: int) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()
