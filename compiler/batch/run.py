"""A run: every row made, all of them looked at before the first document has its place, what came of each kept.

In: what is done to a row, the table, what is asked for, who does it, and the ways to touch files. Out: `Ran`: counts, what is told, an exit code.
Documents lie in a hidden folder until all are there; then each is renamed. A run that was killed leaves that folder for the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from .. import __version__
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, RowCell
from ..terms.fields import FIELDS
from . import ledger
from .engines import Engine
from .jobs import Made, Work
from .ledger import Entry, Stage
from .lines import Line, Table
from .names import same, unfit
from .told import MOST_NAMED, Findings, listed, of_skipped

MANY = 200  # rows after which the disk is begun to be flushed before the last is made


class Plan(NamedTuple):
    """What is asked for. `only` are rows by their numbers in the file, from and to; `shard` is the part, counted from 1, and of how many."""

    out: Path
    only: tuple[range, ...] = ()
    first: int = 0
    shard: tuple[int, int] = (1, 1)
    resume: bool = False
    keep_going: bool = False
    force: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether every row is asked for."""
        return not self.only and not self.first

    def asks_for(self, line: Line) -> bool:
        """Whether a row is to make a document, as far as `only` tells."""
        return not line.skipped and (not self.only or any(line.number in one for one in self.only))

    @property
    def part(self) -> str:
        """What the files of a part are called by; empty for the whole."""
        return "" if self.shard[1] == 1 else f"-{self.shard[0]}-{self.shard[1]}"


class World(NamedTuple):
    """The ways to touch files, and the clock. `refused` says why a target must not be replaced; `put` gives a whole file its place;
    what is done under `writing` and cannot be written raises CompileError."""

    refused: Callable[[Path], Sequence[Diagnostic]]
    writing: Callable[[Path], AbstractContextManager[None]]
    put: Callable[[str | Path, Path], None]
    flush: Callable[[], None]
    flush_folder: Callable[[Sequence[Path]], None]
    seal: Callable[[bytes, str], bytes]
    clock: Callable[[], float]


@dataclass
class Counts:
    """Rows so far: each is written, unchanged, skipped or failed; and of those that are written, how many have their pages."""

    rows: int = 0
    written: int = 0
    unchanged: int = 0
    skipped: int = 0
    failed: int = 0
    laid_out: int = 0


@dataclass
class Ran:
    """What came of a run."""

    counts: Counts
    findings: list[Diagnostic] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)
    """The files that are written, and what was made before and is unchanged."""
    code: int = 0


def run(
    work: Work,
    table: Table,
    plan: Plan,
    engine: Engine,
    world: World,
    watch: Callable[[Counts], None],
) -> Ran:
    """Make the documents of a table. Raises CompileError where nothing can be begun, or what was there is no folder of ours."""
    return _Run(work, table, plan, world, watch).ran(engine)


class _Run:
    def __init__(
        self, work: Work, table: Table, plan: Plan, world: World, watch: Callable[[Counts], None]
    ) -> None:
        self.work, self.table, self.plan, self.world, self.watch = work, table, plan, world, watch
        self.counts, self.found = Counts(), Findings(work.skeleton.source.name)
        self.skipped: dict[str, list[int]] = {}
        self.used: set[str] = set()
        self.names: dict[str, tuple[int, str]] = {}  # of documents, and the row of each and its file
        self.clashes: dict[str, dict[int, str]] = {}
        self.kept: dict[str, Entry] = {}  # documents that were made before, by their marks
        self.in_place: set[str] = set()  # marks of those that have their place
        self.broken: Sequence[Diagnostic] = ()  # why the table could not be read to its end
        self.seen: set[int] = set()  # rows of this run
        self.not_met = [*plan.only]  # rows that are asked for and were not met yet
        self.only_warned = 0  # rows that failed for their warnings alone
        self.last = 0  # the number of the last row, once all were read

    def ran(self, engine: Engine) -> Ran:
        """What came of it. Raises CompileError with all that was found until then."""
        stage = Stage(self.plan.out, self.world.writing, self.plan.part)
        try:
            return self._ran(engine, stage)
        except CompileError as error:
            left = ledger.documents_in(stage.folder)
            args = {"count": str(left), "folder": str(stage.folder)}
            kept = [Diagnostic(codes.STAGE_LEFT, args)] if left else []
            raise CompileError([*self._told(), *error.diagnostics, *kept]) from None
        finally:
            stage.close()

    def _ran(self, engine: Engine, stage: Stage) -> Ran:
        plan, tables = self.plan, [self._table(suffix) for suffix in (".json", ".csv")]
        before = self._before(tables)
        if plan.resume:
            self.kept = {one.mark: one for one in before if one.mark and ledger.stands(plan.out, one)}
            self.in_place = {*self.kept}
        self.kept = {**stage.begin(plan.resume), **self.kept}
        work = replace(self.work, known=frozenset(self.kept))
        first = work
        if work.pages:
            first = replace(work, pages=False, trial=True)
        elif engine.near:
            first = replace(work, stage=stage.folder)
        for made, seconds in self._timed(engine, first, self._lines()):
            self._take(made, stage, seconds)
        if self.broken:
            stage.clear()
            raise CompileError(self.broken)
        self._tell_of_table()
        ran = Ran(self.counts)
        if not self.counts.rows - self.counts.skipped:
            stage.clear()
            raise CompileError([self._nothing()])
        entries = [*stage.entries]
        self._meet_others(work)
        refused = self._refused(stage, entries, before)
        bad = self.counts.failed
        if bad and not plan.keep_going:
            self.found.add([self._refusal(bad)])
            self.counts.failed += self.counts.written + self.counts.unchanged
            self.counts.written = self.counts.unchanged = 0
            stage.clear()
        else:
            flushing = self._flushing()
            listed = self._listed(entries, refused, before, ran)  # while the disk is at it
            flushing.join()
            self._put(stage, entries, refused)
            if work.pages:
                entries += self._put_pages(stage, entries, refused, engine, work)
                listed = self._listed(entries, refused, before, ran)
            self._write_down(stage, listed, tables)
        ran.findings = self._told()
        errors = [one for one in ran.findings if one.severity == "error"]
        ran.code = max([int(self.counts.failed > 0), *map(codes.exit_code, errors)])
        return ran

    # ---- rows ----

    def _timed(self, engine: Engine, work: Work, lines: Iterable[Line]) -> Iterator[tuple[Made, float]]:
        """What comes of each line, and how long after the one before."""
        begun = self.world.clock()
        for line, made in engine(work, lines):
            now = self.world.clock()
            yield made or self._lost(line), now - begun
            begun = now

    def _lines(self) -> Iterator[Line]:
        """The rows that are asked for, as far as the table can be read; those that make no document are counted."""
        try:
            for line in self._asked_for():
                self.counts.rows += 1
                if line.skipped:
                    self.counts.skipped += 1
                    self.skipped.setdefault(line.skipped, []).append(line.number)
                else:
                    yield line
        except CompileError as error:
            self.broken = error.diagnostics
        if self.counts.rows >= MANY:  # while the last are made: the disk has less to do afterwards
            self._flushing()

    def _flushing(self) -> Thread:
        """Whoever has what was written until now made last, beside whatever is done meanwhile."""
        flushing = Thread(target=self.world.flush, daemon=True)
        flushing.start()
        return flushing

    def _asked_for(self) -> Iterator[Line]:
        """The rows of this run: a blank one belongs to the part of the document below it."""
        (part, parts), documents = self.plan.shard, 0
        last = 0
        for line in self.table:
            last = line.number
            if self.plan.only and not any(last in one for one in self.plan.only):
                continue
            self.not_met = [one for one in self.not_met if last not in one]
            if self.plan.first and documents >= self.plan.first:
                return
            if documents % parts == part - 1:
                self.seen.add(last)
                yield line
            documents += not line.skipped
        self.last = last

    def _take(self, made: Made, stage: Stage, seconds: float) -> None:
        self.found.add(made.findings)
        self.used |= made.used
        warnings = sum(one.severity == "warning" for one in made.findings)
        file = f"{made.name}.docx" if made.name else ""
        if not made.mark:
            self.counts.failed += 1
            self.only_warned += all(one.severity != "error" for one in made.findings)
            said = _why(made.findings)
            stage.add(Entry(made.row, file, "failed", warnings, seconds=seconds, said=said))
        else:
            first, as_first = self.names.setdefault(same(made.name), (made.row, file))
            if first != made.row:
                self.clashes.setdefault(same(made.name), {first: as_first})[made.row] = file
            status = "unchanged" if made.mark in self.in_place else "written"
            self.counts.unchanged += status == "unchanged"
            self.counts.written += status == "written"
            if old := self.kept.get(made.mark):
                stage.add(old._replace(row=made.row, status=status, warnings=warnings))
            elif self.work.pages:  # it is made again with its pages
                stage.add(Entry(made.row, file, status, warnings, seconds=seconds))
            else:
                done = (warnings, None, seconds, made.mark, made.digest)
                stage.add(Entry(made.row, file, status, *done), made.docx)
        self.watch(self.counts)

    def _meet_others(self, work: Work) -> None:
        """Rows that are not asked for whose documents have the name of one that is: as in a run of all rows, none of these gets its place."""
        if self.plan.is_whole:
            return
        named = work.namer
        alone = replace(work, known=frozenset(), pages=False, trial=True, stage=None, read_over=False)
        for line in self.table:
            if line.skipped or line.number in self.seen or same(named(line)) not in self.names:
                continue
            made = alone([line])[0]  # one that cannot be compiled has no document, and takes no name
            if made.mark and (found := self.names.get(same(made.name))):
                clash = self.clashes.setdefault(same(made.name), {found[0]: found[1]})
                clash[made.row] = f"{made.name}.docx"

    def _lost(self, line: Line) -> Made:
        told = Diagnostic(codes.WORKER_LOST, {"row": str(line.number)})
        return Made(line.number, "", findings=(told,))

    # ---- what is told ----

    def _told(self) -> list[Diagnostic]:
        return self.found.all(self.counts.rows - self.counts.skipped)

    def _tell_of_table(self) -> None:
        self.found.add(of_skipped(self.table.name, self.skipped))
        if self.not_met and self.last and self.counts.rows:
            args = {"rows_zh": _ranges(self.not_met, "、", "—"), "rows_en": _ranges(self.not_met, ", ", "–")}
            zh, en = (
                f"各份按文件名从1数起，一共{self.last}份。",
                f"Reports are counted by their names; there are {self.last}.",
            )
            if self.table.columns.heads.names:
                zh = f"行号照 Excel 左边的数，第1行是各列的名称；这张表到第{self.last}行为止。"
                en = f"Rows are counted as Excel does; this table ends with row {self.last}."
            args |= {"file": self.table.name, "how_zh": zh, "how_en": en}
            self.found.add([Diagnostic(codes.ROWS_NOT_THERE, args)])
        heads = self.table.columns.heads
        if not heads.names:
            return
        data = self.work.skeleton.loaded.data
        given = next((data[key] for key in FIELDS["figures"].spellings if key in data), {})
        columns = (*heads.names, *heads.aliases)
        if both := [head for head in columns if isinstance(given, dict) and head in given]:
            self.found.add([Diagnostic(codes.COLUMN_AND_FIGURE, _named(both) | _without_units(both, given))])
        alias = {head: short for short, head in heads.aliases.items()}
        unused = [
            head for head in heads.names if head not in self.used and alias.get(head, head) not in self.used
        ]
        if unused and self.used and self.plan.is_whole:
            self.found.add([Diagnostic(codes.COLUMNS_UNUSED, {**_named(unused), "offer": unused[0]})])

    def _refusal(self, count: int) -> Diagnostic:
        """What is said where nothing is written since some rows failed; of those that only have warnings, that --strict was given."""
        of_zh, of_en = self.table.of
        rows = f"{of_en}{'s' * (count != 1)}"
        args = {"count_zh": f"{count}{of_zh}", "why_zh": "编不出来"}
        args |= {"count_en": str(count), "why_en": f"{rows} cannot be compiled"}
        args |= {"way_zh": "", "way_en": ""}
        if warned := self.only_warned:
            all_of_them = warned == count
            args["why_zh"] = (
                f"{'' if all_of_them else f'编不出来，其中{warned}{of_zh}只是'}有提醒，写了 --strict 才没有编"
            )
            args["why_en"] = (
                f"{rows} failed for warnings, since --strict was given"
                if all_of_them
                else f"{rows} cannot be compiled, {warned} of them for warnings, since --strict was given"
            )
            args["way_zh"], args["way_en"] = (
                "提醒不要紧的，去掉 --strict；",
                "drop --strict if they do no harm; ",
            )
        return Diagnostic(codes.ROWS_REFUSED, args)

    def _tell_clashes(self) -> list[Diagnostic]:
        told = [*map(self._clash, self.clashes.values())]
        self.found.add(told)
        return told

    def _clash(self, files: Mapping[int, str]) -> Diagnostic:
        """What is told of rows whose files have one name."""
        rows = sorted(files)
        spelt = [*dict.fromkeys(files[row] for row in rows)]
        named = _named(spelt)
        args = {
            "rows_zh": listed(rows, "、"),
            "rows_en": listed(rows, ", "),
            **named,
            "one_zh": "",
            "one_en": "",
        }
        how_zh, how_en = "重复的行删去一行", "Delete rows that stand twice"
        if len(spelt) > 1:
            how_zh, how_en = "换掉其中一个名称", "Change one of these names"
            args |= {"one_zh": "在 Windows 上是同一个", "one_en": ", which are one on Windows"}
        else:
            args["names_zh"] = f"都是{named['names_zh']}"
        if offer := self._telling_apart(rows):
            how_zh = f"在 --name 里加上能分开它们的一列，如 {{{{ {offer} }}}}；{how_zh}"
            how_en = f"Put a column into --name that tells them apart, as {{{{ {offer} }}}}. {how_en}"
        return Diagnostic(codes.NAMES_CLASH, {**args, "how_zh": f"{how_zh}。", "how_en": f"{how_en}."})

    def _telling_apart(self, rows: Sequence[int]) -> str:
        """The first column that says something else in each of these rows, and that a name may hold; empty where there is none."""
        columns = self.table.columns
        cells = [columns.facts(line) for line in self.table if line.number in rows]
        for head in columns.heads.names:
            told = {same(str(row[head]).strip()) for row in cells if head in row}
            if len(told) == len(rows) and not any(unfit(one, "") for one in told):
                return head
        return ""

    def _nothing(self) -> Diagnostic:
        args = {"file": self.table.name, "which_zh": "", "which_en": ""}
        if not self.plan.is_whole:
            args |= {"which_zh": "（只要了其中几行）", "which_en": " among those that were asked for"}
        if not self.table.columns.heads.names:
            args["folder"] = args.pop("file")
            args["which_zh"] = args["which_zh"].replace("行", "份")
            return Diagnostic(codes.NO_REPORTS, args)
        return Diagnostic(codes.NOTHING_TO_MAKE, args, self.table.place)

    # ---- files ----

    def _table(self, suffix: str) -> Path:
        return self.plan.out / f"{ledger.TABLE}{self.plan.part}{suffix}"

    def _before(self, tables: Sequence[Path]) -> list[Entry]:
        """The entries of the run before. Raises CompileError where a table is there that is none of ours."""
        of_programs, of_people = tables
        before = ledger.read(of_programs)
        if self.plan.force:
            return before or []
        if before is None and of_programs.exists():
            raise CompileError([_of_another(of_programs)])
        if of_people.exists() and not ledger.stands_in(of_people, before or ()):
            raise CompileError([_of_another(of_people, ledger.is_edited(of_people))])
        return before or []

    def _refused(self, stage: Stage, entries: Sequence[Entry], before: Sequence[Entry]) -> dict[int, str]:
        """The rows whose documents do not get their place, and why: names that clash, targets that must not be replaced."""
        refused = {
            row: told.message("zh")
            for told, rows in zip(self._tell_clashes(), self.clashes.values(), strict=True)
            for row in rows
            if row in self.seen
        }
        # Of a part that is made by itself: what is there may be another row's, of another part.
        others = self._of_other_parts()
        is_new = stage.is_alone
        own = {one.file for one in (*before, *self.kept.values())}
        if self.plan.shard[1] == 1:
            own |= {one.file for one in entries}
        for one in entries:
            if one.status == "written" and one.row not in refused and not is_new:
                target = self.plan.out / one.file
                targets = (target, target.with_suffix(".pdf")) if self.work.pdf else (target,)
                told = [fault for path in targets for fault in self.world.refused(path)]
                other = others.get(same(one.file), one)
                if other.row != one.row:
                    told = [self._clash({other.row: other.file, one.row: one.file})]
                elif not self.plan.force and one.file not in own and target.exists():
                    told.append(Diagnostic(codes.FILE_EXISTS, {"file": str(target)}))
                if told:
                    cell = RowCell(self.table.name, self.table.columns.sheet, one.row)
                    self.found.add(replace(fault, rows=(cell,)) for fault in told)
                    refused[one.row] = told[0].message("zh")
        for one in entries:
            if one.row in refused and one.status != "failed":
                self.counts.failed += 1
                self.counts.written -= one.status == "written"
                self.counts.unchanged -= one.status == "unchanged"
        return refused

    def _of_other_parts(self) -> dict[str, Entry]:
        """The documents that other parts have made, by what these are called."""
        if self.plan.shard[1] == 1:
            return {}
        tables = self.plan.out.glob(f"{ledger.TABLE}-*-*.json")
        entries = (
            one for table in tables if table != self._table(".json") for one in ledger.read(table) or ()
        )
        return {same(one.file): one for one in entries if one.status in ("written", "unchanged")}

    def _put(self, stage: Stage, entries: Sequence[Entry], refused: Mapping[int, str]) -> None:
        """Give every document that is made its place, once it is on the disk."""
        for one in entries:
            if one.status == "written" and one.mark and one.row not in refused:
                target = self.plan.out / one.file
                staged = ledger.staged(stage.folder, one.mark)
                # Else it has its place since a run that was killed.
                if one.mark not in self.kept or Path(staged).exists():
                    self.world.put(staged, target)

    def _put_pages(
        self,
        stage: Stage,
        entries: Sequence[Entry],
        refused: Mapping[int, str],
        engine: Engine,
        work: Work,
    ) -> list[Entry]:
        """Make the documents that are not made yet with their pages; each has its place at once. What came of them."""
        made_now: list[Entry] = []
        rows = {one.row: one.warnings for one in entries if one.status == "written" and not one.mark}
        lines = (line for line in self._asked_for() if line.number in rows and line.number not in refused)
        for made, seconds in self._timed(engine, work, lines):
            self.found.add(made.findings)
            target = self.plan.out / f"{made.name}.docx"
            warnings = rows[made.row] + sum(one.severity == "warning" for one in made.findings)
            if not made.docx:
                self.counts.written -= 1
                self.counts.failed += 1
                said = _why(made.findings)
                made_now.append(Entry(made.row, target.name, "failed", warnings, seconds=seconds, said=said))
                stage.add(made_now[-1])
                continue
            pdf = self.world.seal(made.pdf, ".pdf") if made.pdf and work.pdf else b""
            for data, path in ((pdf, target.with_suffix(".pdf")), (made.docx, target)):
                if data:
                    (whole,) = stage.whole(data)
                    self.world.put(whole, path)
            digests = ledger.digest_of(made.docx), ledger.digest_of(pdf) if pdf else ""
            said = _why([one for one in made.findings if one.severity == "error"])
            done = (warnings, made.pages, seconds, made.mark, *digests, said)
            made_now.append(Entry(made.row, target.name, "written", *done))
            stage.add(made_now[-1])
            self.counts.laid_out += 1
            self.watch(self.counts)
        return made_now

    def _listed(
        self, entries: Sequence[Entry], refused: Mapping[int, str], before: Sequence[Entry], ran: Ran
    ) -> tuple[bytes, bytes]:
        """The tables of what came of each row: the last that was noted of it."""
        done = {one.row: one for one in entries}
        for row, why in refused.items():
            done[row] = done[row]._replace(status="failed", mark="", said=why)
        ran.whole = []
        for one in done.values():
            if one.status in ("written", "unchanged"):
                ran.whole += [one.file, f"{one.file.removesuffix('.docx')}.pdf"] if one.pdf else [one.file]
        for why, rows in self.skipped.items():
            done |= {row: Entry(row, "", "skipped", said=_WHY[why]) for row in rows}
        if not self.plan.is_whole:
            there = ("written", "unchanged")  # a row that now stands elsewhere is told once
            files = {one.file for one in done.values() if one.status in there}
            done |= {
                one.row: one
                for one in before
                if one.row not in done and not (one.file in files and one.status in there)
            }
        listed = [done[row] for row in sorted(done)]
        return ledger.as_json(listed, __version__), ledger.as_csv(listed)

    def _write_down(self, stage: Stage, listed: tuple[bytes, bytes], tables: Sequence[Path]) -> None:
        """Write down what came of each row."""
        for whole, table in zip(stage.whole(*listed), tables, strict=True):
            self.world.put(whole, table)
        self.world.flush_folder(tables)
        stage.clear()


_WHY = {"blank": "是空行", "total": "是合计", "note": "是表下的说明"}


def _why(findings: Sequence[Diagnostic]) -> str:
    """Why a row failed: its first error; under --strict its first warning."""
    for severity in ("error", "warning"):
        if said := [one.message("zh") for one in findings if one.severity == severity]:
            return said[0]
    return ""


def _of_another(file: Path, is_edited: bool = False) -> Diagnostic:
    """What is said of a table that must not be replaced."""
    zh, en = "不是这个程序写的结果表", "is no table of results of this program"
    if is_edited:
        zh, en = (
            "和上一次写好的不一样，也许有人改过",
            "is not as the last run wrote it: somebody may have edited it",
        )
    return Diagnostic(codes.OF_ANOTHER_RUN, {"file": str(file), "what_zh": zh, "what_en": en})


def _ranges(rows: Sequence[range], comma: str, dash: str) -> str:
    """Rows as they were asked for: 3、90—95."""
    few = (str(one.start) if len(one) == 1 else f"{one.start}{dash}{one.stop - 1}" for one in rows)
    return comma.join(islice(few, MOST_NAMED))


def _without_units(heads: Sequence[str], given: object) -> dict[str, str]:
    """What is said besides of columns whose figures under 数据 have a unit, which is not printed with the cell."""
    from ..figures.model import key_of  # mostly there are none

    figures = (given[head] for head in heads) if isinstance(given, dict) else ()
    units = dict.fromkeys(
        str(one[key]) for one in figures if isinstance(one, dict) and (key := key_of("unit", one)) in one
    )
    return {
        "unit_zh": f"，不带“数据”里写的单位（{'、'.join(units)}）" if units else "",
        "unit_en": f", without the unit under 数据 ({', '.join(units)})" if units else "",
    }


def _named(heads: Sequence[str]) -> dict[str, str]:
    few = [*islice(heads, MOST_NAMED)]
    return {
        "names_zh": "、".join(f"“{one}”" for one in few),
        "names_en": ", ".join(f"“{one}”" for one in few),
    }
