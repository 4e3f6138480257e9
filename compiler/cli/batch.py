"""`compile batch`: a document a row of a table, all looked at before the first is written.

In: arguments. Out: the folder of documents and tables of what came of each row; on standard output the folder, on standard error what was found
and, on a terminal, how far it is; an exit code.
"""

import contextlib
import os
import re
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

from ..batch.engines import Engine, Local, serial
from ..batch.jobs import SHEET, Skeleton, Work
from ..batch.ledger import documents_in, stage_in
from ..batch.lines import Reports, Table
from ..batch.run import Counts, Plan, World, run
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Language, Place
from ..source.load import Source
from . import files
from .console import YAML, Format, LangOption, language_of, refused, report, say, usage
from .names import yaml_stem
from .options import Argument, Option
from .progress import progress
from .seals import sealed
from .stopped import besides, leave


def command(
    file: Annotated[str, Argument("FILE.yaml")],
    rows: Annotated[str | None, Option("--rows", metavar="ROWS.csv")] = None,
    sheet: Annotated[str | None, Option("--sheet", metavar="SHEET")] = None,
    output: Annotated[str | None, Option("--output", "-o", metavar="OUT")] = None,
    name: Annotated[str | None, Option("--name", metavar="NAME")] = None,
    template: Annotated[str | None, Option("--template", metavar="TEMPLATE")] = None,
    only: Annotated[str | None, Option("--only", metavar="3,5-8")] = None,
    first: Annotated[int | None, Option("--first", metavar="N")] = None,
    resume: Annotated[bool, Option("--resume")] = False,
    keep_going: Annotated[bool, Option("--keep-going")] = False,
    engine: Annotated[str, Option("--engine", metavar="ENGINE")] = "local",
    pdf: Annotated[bool, Option("--pdf")] = False,
    proof: Annotated[bool, Option("--proof")] = False,
    check: Annotated[bool, Option("--check")] = False,
    zip: Annotated[bool, Option("--zip")] = False,
    shard: Annotated[str | None, Option("--shard", metavar="1/4")] = None,
    lang: LangOption = None,
    format: Annotated[Format, Option("--format")] = Format.text,
    strict: Annotated[bool, Option("--strict")] = False,
    force: Annotated[bool, Option("--force")] = False,
) -> int:
    """Make a document of each row; the exit code."""
    language = language_of(lang)
    told_of = _Lines()
    try:
        skeleton, table = _given(file, rows, sheet, name, template)
        out = Path(output or _beside(file))
        _check_folder(out)
        plan = Plan(out, _ranges(only), _count(first), _shard(shard), resume, keep_going, force)
        work = Work(skeleton, table.columns, frozenset(), strict, check, proof, pdf, pdf or proof)
        world = World(
            partial(_refused, inputs=(Path(file), Path(table.name)), force=force),
            files.writing,
            files.put_whole,
            files.flush_all,
            files.flush_folders,
            sealed,
            time.monotonic,
        )
        packed = out.with_name(f"{out.name}{plan.part}.zip")
        if zip and packed.exists() and not force:
            _check_zip(packed)
        besides.append(partial(_left_in, stage_in(out, plan.part)))
        with _engine(engine) as workers, progress(table, plan, work.pages, language) as watch:
            ran = run(work, table, plan, workers, world, watch)
    except CompileError as error:
        return refused(error, language, format, told_of)
    finally:
        besides.clear()
    told, code = [*table.notes, *ran.findings], ran.code
    is_packed = zip and bool(ran.whole)
    if is_packed:
        from ..batch.handout import pack

        try:
            files.put_written(packed, partial(pack, [out / name for name in ran.whole]))
        except CompileError as error:
            told += error.diagnostics
            code, is_packed = max(code, *map(codes.exit_code, error.diagnostics)), False
    report(told, language, format, told_of)
    if format is Format.text:
        say(_reconciled(ran.counts, table.of, language), err=True)
    if ran.counts.written or ran.counts.unchanged:
        say(out)
    if is_packed:
        say(packed)
    return code


class _Lines:
    """The lines that places name, of files that are read when one is first quoted."""

    def __init__(self) -> None:
        self._sources: dict[str, Source | None] = {}

    def __call__(self, place: Place) -> str | None:
        """The line of a place, None where there is none to show."""
        if place.file not in self._sources:
            self._sources[place.file] = None
            with contextlib.suppress(CompileError):
                yaml = Path(place.file).suffix.lower() in YAML
                self._sources[place.file] = files.read_source(place.file) if yaml else None
        source = self._sources[place.file]
        return source.line(place) if source else None


def _given(
    file: str, rows: str | None, sheet: str | None, name: str | None, template: str | None
) -> tuple[Skeleton, Table]:
    """The report and its table, or the reports of a folder. Raises CompileError."""
    if Path(file).is_dir():
        if rows or sheet or name:
            zh = "编一个文件夹里的各份稿子时，不能用 --rows、--sheet、--name"
            raise CompileError(
                [usage(zh, "--rows, --sheet and --name go with one report, not with a folder", "batch")]
            )
        return Skeleton(Source(str(Path(file) / "."), ""), template), Reports(Path(file))
    if Path(file).suffix.lower() in _TABLES:
        files.read_bytes(file, 0)
        raise CompileError([Diagnostic(codes.TABLE_FOR_SKELETON, {"file": file})])
    skeleton = Skeleton(files.read_source(file), template, name)
    if rows is not None:
        from ..batch.rows import Rows

        files.read_bytes(rows, 0)
        return skeleton, Rows(Path(rows), sheet or skeleton.said(SHEET))
    if not (table := skeleton.table):
        raise CompileError([Diagnostic(codes.NO_ROWS, {"file": file})])
    return skeleton, replace(table, sheet=sheet) if sheet else table


_TABLES = (".csv", ".xlsx", ".xls", ".et")


def _beside(file: str) -> Path:
    """Where documents go unless -o says: a folder named by the report, or by the folder of reports."""
    path = Path(file)
    return path.with_name(f"{path.name}-公文") if path.is_dir() else Path(yaml_stem(file))


def _left_in(stage: Path) -> tuple[str, str]:
    """What is said at Ctrl-C of the documents that are made."""
    if not (count := documents_in(stage)):
        return "", ""
    return (
        f"已经编好的{count}份在“{stage}”里，加上 --resume 就接着编。",
        f"Documents made so far: {count}, in “{stage}”; with --resume the next run goes on from there.",
    )


def _check_folder(out: Path) -> None:
    """Refuse a folder where a file is in its way. Raises CompileError."""
    with files.writing(out):
        there = next(one for one in (out, *out.parents) if one.exists())
    if not there.is_dir():
        raise CompileError([Diagnostic(codes.OUT_IS_A_FILE, {"file": str(there)})])


def _check_zip(packed: Path) -> None:
    """Refuse a zip file that no run has made. Raises CompileError."""
    from ..batch.handout import is_ours  # only who asks for one pays for it

    if not is_ours(packed):
        raise CompileError([Diagnostic(codes.TARGET_NOT_OURS, {"file": str(packed)})])


def _ranges(only: str | None) -> tuple[range, ...]:
    """Rows as 3,5-8. Raises CompileError."""
    found = []
    for one in re.split("[,，、]", only) if only else ():
        pair = re.fullmatch(r"\s*(\d{1,9})(?:\s*[-—~]\s*(\d{1,9}))?\s*", one)
        if not pair:
            raise CompileError(
                [
                    usage(
                        f"--only 后面写行号，如 3 或 3,5-8，不是 {only}",
                        f"--only takes rows, as 3 or 3,5-8, not {only}",
                        "batch",
                    )
                ]
            )
        found.append(range(int(pair[1]), int(pair[2] or pair[1]) + 1))
    return tuple(found)


def _count(first: int | None) -> int:
    if first is not None and first < 1:
        raise CompileError(
            [usage("--first 后面写编几份，如 5", "--first takes a number of documents, as 5", "batch")]
        )
    return first or 0


def _shard(text: str | None) -> tuple[int, int]:
    """Which part of how many. Raises CompileError."""
    if text is None:
        return 1, 1
    found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text)
    part, parts = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= part <= parts:
        raise CompileError(
            [usage("--shard 后面写第几份/共几份，如 1/4", "--shard takes a part of so many, as 1/4", "batch")]
        )
    return part, parts


def _engine(name: str) -> AbstractContextManager[Engine]:
    """Who does the jobs. Raises CompileError."""
    if name == "serial":
        return contextlib.nullcontext(serial)
    if name == "local":
        return contextlib.nullcontext(Local(leave))
    if name.startswith("dask://"):
        from ..batch.cluster import dask

        return dask(f"tcp://{name.removeprefix('dask://')}")
    raise CompileError(
        [
            usage(
                "--engine 后面写 local、serial 或 dask://地址",
                "--engine takes local, serial or dask://ADDRESS",
                "batch",
            )
        ]
    )


def _refused(target: Path, inputs: Sequence[Path], force: bool) -> Sequence[Diagnostic]:
    """Why a document must not have its place."""
    if not os.path.lexists(target):
        return ()
    try:
        files.check_target(target, inputs, target.suffix)
        files.keep_edited(target, force)
    except CompileError as error:
        return error.diagnostics
    return ()


def _reconciled(counts: Counts, of: tuple[str, str], language: Language) -> str:
    """The last line: every row, or report, is accounted for."""
    if language == "zh":
        return (
            f"共{counts.rows}{of[0]}：写好{counts.written}份，没变{counts.unchanged}份，"
            f"跳过{counts.skipped}{of[0]}，没有写{counts.failed}{of[0]}。"
        )
    return (
        f"{counts.rows} {of[1]}{'s' * (counts.rows != 1)}: {counts.written} written, {counts.unchanged} unchanged, "
        f"{counts.skipped} skipped, {counts.failed} not written."
    )
