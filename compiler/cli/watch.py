"""`compile watch`: compile again whenever something that went into a document changes.

In: the source's path and a function that compiles it once. Out: `rounds`, an endless iterator of what happened, and `line`, an
event as one line. Files are looked at by time and size; clock and sleep are passed in. Nothing is raised of its own.
"""

import time
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Annotated, Generic, Protocol, TypeVar

from ..messages import codes
from ..messages.diagnostic import Diagnostic, Language
from .compile import Outcome, Wanted, compiled
from .console import Format, LangOption, language_of, report, say, usage
from .files import STANDARD_INPUT, flush_folders, is_open
from .options import Argument, Option
from .stopped import raise_instead

INTERVAL = 0.3  # seconds between two looks; a file is whole when two looks see the same
PATIENCE = 3.0  # seconds that a file just emptied is given to be filled again
MOST_NAMED = 3  # changed files that a line names


def command(
    file: Annotated[str, Argument("FILE.yaml")],
    output: Annotated[str | None, Option("--output", "-o", metavar="OUT.docx")] = None,
    template: Annotated[str | None, Option("--template", metavar="TEMPLATE")] = None,
    pdf: Annotated[bool, Option("--pdf")] = False,
    force: Annotated[bool, Option("--force")] = False,
    lang: LangOption = None,
) -> int:
    """Compile at each change until Ctrl-C; the exit code."""
    language = language_of(lang)
    wanted = Wanted(output, template, pdf, False, False, language, Format.text, False, force)
    if file == STANDARD_INPUT:
        only_files = usage("从标准输入读的内容看不到变化", "standard input cannot be watched", "watch")
        report([only_files], language, Format.text)
        return 2
    usual = ("一改就重新编译；按 Ctrl-C 结束。", "Compiles again at each change; Ctrl-C ends.")

    def compiled_once() -> Outcome:
        outcome = compiled(file, wanted)
        flush_folders(outcome.written)
        return outcome

    raise_instead()
    try:
        for number, event in enumerate(rounds(Path(file), compiled_once)):
            now = datetime.now()
            if not isinstance(event, Gone):
                found = [one for one in event.result.diagnostics if one.code is not codes.TARGET_LOCKED]
                if found and number:
                    say(separator(now), err=True)
                report(found, language, Format.text, event.result.line_of)
                if not number and event.result.code == 2:  # no change of these files would mend the command
                    return 2
            say(line(event, now, language))
            if not number:
                say(usual[0 if language == "zh" else 1], err=True)
    except KeyboardInterrupt:
        say()
    return 0


State = tuple[int, int] | None  # time of change in ns and size in bytes; None where there is no file


class Result(Protocol):
    """What comes of compiling once."""

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """Everything found."""

    @property
    def inputs(self) -> Sequence[Path]:
        """The files that went in; none where the document was refused before they were known."""

    @property
    def written(self) -> Sequence[Path]:
        """The files written."""

    @property
    def held(self) -> Path | None:
        """The target that is open in another program, for which nothing was written."""


R = TypeVar("R", bound=Result)


@dataclass(frozen=True)
class Round(Generic[R]):
    """One compilation: after `changed` files, or as `freed` was let go, or the first; its seconds and its result."""

    result: R
    seconds: float
    changed: tuple[Path, ...] = ()
    freed: Path | None = None


@dataclass(frozen=True)
class Gone:
    """The source is not there any more; it is waited for."""

    source: Path


def rounds(
    source: Path,
    compile: Callable[[], R],
    sleep: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Round[R] | Gone]:
    """Compile at once, and then after each change of the source or of what the last good result was made from."""
    watched, changed, freed = _Watched(source, sleep, clock), tuple[Path, ...](), None
    while True:
        began = clock()
        result = compile()
        seconds = clock() - began
        watched.take(result)
        if changed or freed is None or not result.held:  # still held by what leaves no trace: no news
            yield Round(result, seconds, changed, freed)
        changed = yield from watched.change(result.held)
        freed = None if changed else result.held


@dataclass
class _Watched:
    """The files looked at, as they were when they were last compiled."""

    source: Path
    sleep: Callable[[float], None]
    clock: Callable[[], float]
    seen: dict[Path, State] = field(init=False)

    def __post_init__(self) -> None:
        self.seen = {self.source: _state(self.source)}

    def take(self, result: Result) -> None:
        """Look from now on at what this result was made from; a refused one adds the files that it complains of."""
        files = {self.source, *(result.inputs or self.seen), *_blamed(result.diagnostics, self.source.parent)}
        # What was there before the compilation stands: a change while it ran is a change.
        self.seen = {path: self.seen[path] if path in self.seen else _state(path) for path in files}

    def change(self, held: Path | None) -> Generator[Gone, None, tuple[Path, ...]]:
        """Wait for files to change and to be whole, and give them; none when it is `held` that was let go."""
        gone = False
        while True:
            self.sleep(INTERVAL)
            if self._look() == self.seen and not gone:
                if held and not is_open(held):
                    return ()
                continue
            now = self._settled()
            if now[self.source] is None:
                if not gone:
                    yield Gone(self.source)
                gone = True
                continue
            changed = {path for path in now if now[path] != self.seen[path]} | (
                {self.source} if gone else set()
            )
            if changed:
                self.seen = now
                return tuple(sorted(changed, key=lambda path: (path != self.source, path)))

    def _look(self) -> dict[Path, State]:
        return {path: _state(path) for path in self.seen}

    def _settled(self) -> dict[Path, State]:
        """The files once nothing writes to them."""
        now, patience = self._look(), self.clock() + PATIENCE
        while True:
            self.sleep(INTERVAL)
            before, now = now, self._look()
            if now == before and (not self._emptied(now) or self.clock() >= patience):
                return now

    def _emptied(self, now: Mapping[Path, State]) -> bool:
        return any(state and not state[1] and state != self.seen[path] for path, state in now.items())


def _state(path: Path) -> State:
    try:
        found = path.stat()
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return None
    return found.st_mtime_ns, found.st_size


def _blamed(diagnostics: Collection[Diagnostic], folder: Path) -> set[Path]:
    """The files that diagnostics complain of, there or not: once they are mended, compiling is worth another try."""
    blamed = {Path(one.place.file) for one in diagnostics if one.place}
    for one in diagnostics:
        for name in (one.args.get("file"), one.args.get("name")):
            if name:
                blamed |= {path / form for path in (folder, Path()) for form in (name, f"{name}.docx")}
    return blamed


def line(event: Round[R] | Gone, now: datetime, language: Language) -> str:
    """An event in one line: when, what changed, what was written, and the seconds it took."""
    zh = language == "zh"
    comma = "、" if zh else ", "
    if isinstance(event, Gone):
        told = f"{event.source} 不见了，等它回来" if zh else f"{event.source} is gone; waiting for it"
        return f"{now:%H:%M:%S}  {told}"
    result, why = event.result, ""
    if event.changed:
        changed = list(dict.fromkeys(path.name for path in event.changed))
        names, more = comma.join(changed[:MOST_NAMED]), len(changed) > MOST_NAMED
        why = f"{names}{'等' if more else ' '}改了，" if zh else f"{names}{' and others' * more} changed: "
    elif event.freed:
        why = f"{event.freed.name} 关闭了，" if zh else f"{event.freed.name} was closed: "
    if result.written:
        written = comma.join(map(str, result.written))
        did = f"写好 {written}" if zh else f"wrote {written}"
    elif result.held:
        did = (
            f"{result.held} 正开着，关闭后就写"
            if zh
            else f"{result.held} is open and will be written once closed"
        )
    else:
        did = "有错误，没有写" if zh else "errors, nothing written"
    seconds = f"（{event.seconds:.1f} 秒）" if zh else f" ({event.seconds:.1f} s)"
    return f"{now:%H:%M:%S}  {why}{did}{seconds}"


def separator(now: datetime) -> str:
    """The line that parts a round's diagnostics from what was said before."""
    return f"{'─' * 8} {now:%H:%M:%S} {'─' * 8}"
