"""Gives the Word files of a folder to the commands that read strangers' files, as they are and damaged: each is done or refused, and soon.

    python tests/bench/strangers.py FOLDER [MUTATIONS] [SEED]

FOLDER is looked through for .docx, .dotx, .odt and .rtf; of the first two so many MUTATIONS are made (0 unless given), each of one file, by
SEED: bytes of an XML part turned over, an element or an attribute renamed, dropped, doubled or given another's value, a part dropped, emptied,
cut or swapped with another, the file cut at its front or end. Each is imported, compiled, checked and mended as a template, and adopted as one
(`COMMANDS`); twenty files share a process, and with it one LibreOffice.
Prints how many ended how, what was slowest and took most memory, and what went wrong, by kind: a traceback, an exit code that no fault of a file
has (`OF_A_FILE`), more than `LIMIT` seconds. Exits with 1 where anything did.
"""

import collections
import contextlib
import io
import itertools
import json
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from compiler.cli import run  # noqa: E402

LIMIT = 20  # seconds
OF_A_FILE = (0, 1)  # 2 is a wrong command line, 3 the machine's fault or the program's own
TOGETHER = 20
SUFFIXES = (".docx", ".dotx", ".odt", ".rtf")
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "import": ("import", "FILE", "-o", "x.yaml"),
    "compile": ("FILE", "-o", "x.docx"),
    "template check": ("template", "check", "FILE", "--fix", "fixed.docx", "--annotate", "noted.docx"),
    "new --from": ("template", "new", "新", "--from", "FILE", "-o", "new.docx"),
}


class Ended(NamedTuple):
    """How a run ended: its exit code, the last lines of what went wrong, the seconds it took, the megabytes at its peak."""

    code: int | str
    fault: str
    seconds: float
    megabytes: float


Job = tuple[str, str, Path]
"""A command of `COMMANDS`, what the file is called, and where it is."""


def _one(arguments: list[str]) -> tuple[int | str, str]:
    """Run the command here, in a folder of its own; its exit code and what went wrong."""
    with tempfile.TemporaryDirectory() as place:
        os.chdir(place)
        silent = os.open("said", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os.close(silent)
        try:
            code: int | str = run(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
            said = Path("said").read_text("utf-8", "replace")
            wrong = "Traceback (most recent" in said or code not in OF_A_FILE
            return code, said[-4000:] if wrong else ""
        except BaseException:
            return "traceback", traceback.format_exc()[-4000:]
        finally:
            os.chdir("/")


def _peak() -> float:
    """The megabytes of this process at its peak since this was last asked."""
    told = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"))
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    return int(told[1]) / 1024 if told else 0.0


def forked(jobs: list[Job]) -> Iterator[Ended]:
    """Run the commands of jobs one after another in a fork, each within the limit: how those ended that it came to, one at least."""
    given, taken = os.pipe()
    child = os.fork()
    if not child:
        os.close(given)
        _peak()
        for command, _, path in jobs:
            start = time.monotonic()
            code, fault = _one([str(path) if word == "FILE" else word for word in COMMANDS[command]])
            ended = Ended(code, fault, time.monotonic() - start, _peak())
            os.write(taken, json.dumps(ended).encode() + b"\n")
        os._exit(0)
    os.close(taken)
    signal.signal(signal.SIGALRM, _late)
    start = time.monotonic()
    try:
        with os.fdopen(given, encoding="utf-8") as told:
            for _ in jobs:
                start = time.monotonic()
                signal.alarm(LIMIT + 1)
                line = told.readline()
                signal.alarm(0)
                if not line:
                    yield Ended("killed", "", time.monotonic() - start, 0.0)
                    return
                yield Ended(*json.loads(line))
    except TimeoutError:
        yield Ended("hang", "", time.monotonic() - start, 0.0)
    finally:
        signal.alarm(0)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _late(*_: object) -> None:
    raise TimeoutError


# ---- damage -------------------------------------------------------------------------------------------------------

Parts = dict[str, bytes]
_TAG = re.compile(rb"<(/?)([A-Za-z][\w:.-]*)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(rb"""\s([\w:.-]+)=("[^"<]*"|'[^'<]*')""")


def _xml(parts: Mapping[str, bytes], rng: random.Random) -> str:
    """A part to damage: the document half of the time."""
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    main = [name for name in names if re.fullmatch(r"word/document\d*\.xml", name)]
    return rng.choice(main if main and rng.random() < 0.5 else names or [*parts])


def _turned(parts: Parts, rng: random.Random) -> None:
    name = _xml(parts, rng)
    data = bytearray(parts[name])
    for _ in range(rng.choice((1, 1, 2, 8)) if data else 0):
        data[rng.randrange(len(data))] = rng.randrange(256)
    parts[name] = bytes(data)


def _tagged(
    change: Callable[[re.Match[bytes], random.Random], bytes],
) -> Callable[[Parts, random.Random], None]:
    """A change of one tag or more of a part."""

    def changed(parts: Parts, rng: random.Random) -> None:
        name = _xml(parts, rng)
        data = parts[name]
        tags = [one for one in _TAG.finditer(data) if not one[1]]
        for tag in sorted(
            rng.sample(tags, min(len(tags), rng.choice((1, 2, 5)))), key=re.Match.start, reverse=True
        ):
            data = data[: tag.start()] + change(tag, rng) + data[tag.end() :]
        parts[name] = data

    return changed


_VALUES = (
    b"",
    b"-1",
    b"0",
    b"99999999999999999999",
    b"1.5",
    b"NaN",
    b"\xe7\x94\xb2",
    b"true",
    b"rId1",
    b"../../x",
    b"http://a.cn/",
    b"#",
    b"&#x0;",
    b" ",
)


def _valued(tag: re.Match[bytes], rng: random.Random) -> bytes:
    attributes = [*_ATTRIBUTE.finditer(tag[0])]
    if not attributes:
        return tag[0]
    one = rng.choice(attributes)
    value = rng.choice(attributes)[2] if rng.random() < 0.4 else b'"' + rng.choice(_VALUES) + b'"'
    return tag[0][: one.start(2)] + value + tag[0][one.end(2) :]


def _without(tag: re.Match[bytes], rng: random.Random) -> bytes:
    attributes = [*_ATTRIBUTE.finditer(tag[0])]
    if not attributes:
        return tag[0]
    one = rng.choice(attributes)
    return tag[0][: one.start()] + tag[0][one.end() :]


def _renamed(tag: re.Match[bytes], rng: random.Random) -> bytes:
    closed = tag[3].endswith(b"/")
    name = rng.choice(
        (b"w:p", b"w:tbl", b"w:tc", b"w:r", b"w:sdt", b"w:strange", b"w:t", b"w:pPr", b"w:numPr", b"w:tr")
    )
    return b"<" + name + tag[3] + b">" if closed else b"<" + name + b"/>" + tag[0]


def _doubled(tag: re.Match[bytes], rng: random.Random) -> bytes:
    return tag[0] * rng.choice((2, 3)) if tag[3].endswith(b"/") else b"<!-- a -->" + tag[0] + b"<?b c?>"


def _swapped(parts: Parts, rng: random.Random) -> None:
    one, other = (_xml(parts, rng) for _ in range(2))
    parts[one], parts[other] = parts[other], parts[one]


def _dropped(parts: Parts, rng: random.Random) -> None:
    del parts[rng.choice([*parts])]


def _emptied(parts: Parts, rng: random.Random) -> None:
    name = _xml(parts, rng)
    parts[name] = rng.choice(
        (b"", b"<a/>", parts[name][: rng.randrange(len(parts[name]) + 1)], b"\xef\xbb\xbf" + parts[name])
    )


def _bare(parts: Parts, rng: random.Random) -> None:
    """Without the namespaces of a part, or with others."""
    name = _xml(parts, rng)
    parts[name] = re.sub(rb'\sxmlns="[^"]*"', rng.choice((b"", b' xmlns="urn:a"')), parts[name])


def _elsewhere(parts: Parts, rng: random.Random) -> None:
    """Under another name, or one written in another way."""
    name = rng.choice([*parts])
    other = rng.choice((name.upper(), name + "2", f"other/{name}", name.replace("/", "\\")))
    parts[other] = parts.pop(name)


DAMAGES: tuple[Callable[[Parts, random.Random], None], ...] = (
    _turned,
    _tagged(_valued),
    _tagged(_valued),
    _tagged(_without),
    _tagged(_renamed),
    _tagged(_doubled),
    _swapped,
    _dropped,
    _emptied,
    _bare,
    _elsewhere,
)


def mutated(data: bytes, rng: random.Random) -> bytes:
    """A file, damaged; as it is where it is no archive."""
    if rng.random() < 0.05:
        at = rng.randrange(1, len(data))
        return data[at:] if rng.random() < 0.5 else data[:at]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {
                entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()
            }
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError):
        return data
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        if parts:
            rng.choice(DAMAGES)(parts, rng)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# ---- all of them --------------------------------------------------------------------------------------------------


def given(folder: Path, mutations: int, seed: int, within: Path) -> Iterator[tuple[str, Path]]:
    """The files, then the mutations, each with what it is called."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    for path in files:
        yield str(path.relative_to(folder)), path
    packages = [path for path in files if path.suffix.lower() in (".docx", ".dotx")]
    for number in range(mutations):
        rng = random.Random(f"{seed} {number}")
        path = rng.choice(packages)
        copy = within / f"mutated-{number % TOGETHER}{path.suffix.lower()}"
        copy.write_bytes(mutated(path.read_bytes(), rng))
        yield f"{number} of {path.relative_to(folder)}", copy


def _warm(folder: str) -> None:
    """Import what every fork would import anew."""
    draft = Path(folder, "warm.docx")
    shutil.copyfile(next((ROOT / "templates").glob("*.docx")), draft)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for arguments in (
            ["import", str(draft), "-o", f"{folder}/warm.yaml"],
            [str(draft), "-o", f"{folder}/x.docx"],
        ):
            run(arguments)


def ends(files: Iterator[tuple[str, Path]]) -> Iterator[tuple[Job, Ended]]:
    """Each command on each file, with how it ended."""
    while some := [*itertools.islice(files, TOGETHER)]:
        jobs = [(command, called, path) for called, path in some for command in COMMANDS]
        while jobs:
            for ended in forked(jobs):
                yield jobs.pop(0), ended


def main(folder: Path, mutations: int = 0, seed: int = 1) -> int:
    ways: collections.Counter[tuple[str, int | str]] = collections.Counter()
    faults: dict[tuple[str, str], list[str]] = collections.defaultdict(list)
    slowest: list[tuple[float, str]] = []
    largest: list[tuple[float, str]] = []
    os.environ["COMPILE_DEBUG"] = "1"  # a failure of the program's own shows where
    with tempfile.TemporaryDirectory() as kept:
        _warm(kept)
        for count, ((command, called, path), ended) in enumerate(
            ends(given(folder.absolute(), mutations, seed, Path(kept))), 1
        ):
            ways[command, ended.code] += 1
            slowest = sorted([*slowest, (ended.seconds, f"{command} {called}")])[-8:]
            largest = sorted([*largest, (ended.megabytes, f"{command} {called}")])[-8:]
            if ended.fault or ended.code not in OF_A_FILE or ended.seconds > LIMIT:
                lines = [line.strip() for line in ended.fault.splitlines() if line.strip()]
                frames = [line for line in lines if line.startswith("File") and "compiler" in line]
                last = next((line for line in lines if re.match(r"[\w.]+(Error|Exception)\b", line)), "")
                kind = (
                    last[:160] or (lines[0][:160] if lines else str(ended.code)),
                    frames[-1].rpartition("compiler")[2] if frames else "",
                )
                faults[kind].append(f"{command} {called}")
                keep = Path(tempfile.gettempdir()) / f"stranger-{len(faults)}{path.suffix}"
                if len(faults[kind]) == 1:
                    shutil.copyfile(path, keep)
                    print(*kind, command, called, keep, sep=" | ", file=sys.stderr, flush=True)
            if count % (TOGETHER * len(COMMANDS) * 5) == 0:
                print(count, dict(ways), file=sys.stderr, flush=True)
    for (command, code), number in sorted(ways.items(), key=str):
        print(f"{command}: {number} ended with {code}")
    print("slowest:", ", ".join(f"{seconds:.1f} s {called}" for seconds, called in reversed(slowest)))
    print("largest:", ", ".join(f"{size:.0f} MB {called}" for size, called in reversed(largest)))
    for (last, where), some in faults.items():
        print(f"{len(some)} x {last} | {where} | {some[0]}")
    return 1 if faults else 0


if __name__ == "__main__":
    folder, *numbers = sys.argv[1:]
    raise SystemExit(main(Path(folder), *map(int, numbers)))
