"""Reads the Word files of a folder as drafts, as they are and damaged: each is read or refused with a code, and soon.

    python tests/bench/strangers.py FOLDER [MUTATIONS] [SEED]

FOLDER is looked through for .docx, .dotx, .odt and .rtf; of the first two so many MUTATIONS are made (0 unless given), each of one file, by
SEED: bytes of an XML part turned over, an element or an attribute renamed, dropped, doubled or given another's value, a part dropped, emptied,
cut or swapped with another, the file cut at its front or end. For each file what `import FILE` and `FILE -o x.docx` would do is done in a fork.
Prints how many ended how, what was slowest, and what went wrong, by kind; exits with 1 where anything did.
"""

import collections
import contextlib
import io
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
DOCUMENTED = (0, 1, 2, 3, 4)
SUFFIXES = (".docx", ".dotx", ".odt", ".rtf")


class Ended(NamedTuple):
    """How a run ended: its exit code, the last lines of what went wrong, the seconds it took."""

    code: int | str
    fault: str
    seconds: float


def forked(arguments: list[str], folder: str) -> Ended:
    """Run the command on arguments in a fork, in a folder, within the limit."""
    given, taken = os.pipe()
    start = time.monotonic()
    child = os.fork()
    if not child:
        code: int | str = "traceback"
        fault = ""
        try:
            os.close(given)
            os.chdir(folder)
            silent = os.open("said", os.O_CREAT | os.O_WRONLY | os.O_TRUNC)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            code = run(arguments)
        except BaseException:
            fault = traceback.format_exc()
        os.write(taken, json.dumps([code, fault[-4000:]]).encode())
        os._exit(0)
    os.close(taken)
    told = b""
    signal.signal(signal.SIGALRM, _late)
    signal.alarm(LIMIT)
    try:
        while piece := os.read(given, 65536):
            told += piece
    except TimeoutError:
        os.kill(child, signal.SIGKILL)
    finally:
        signal.alarm(0)
        os.close(given)
        os.waitpid(child, 0)
    seconds = time.monotonic() - start
    if not told:
        return Ended("hang" if seconds >= LIMIT - 1 else "killed", "", seconds)
    code, fault = json.loads(told)
    said = Path(folder, "said").read_text("utf-8", "replace")
    return Ended(code, fault or (said if "Traceback (most recent" in said else ""), seconds)


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
        copy = within / f"mutated{path.suffix.lower()}"
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


def main(folder: Path, mutations: int = 0, seed: int = 1) -> int:
    ways: collections.Counter[tuple[str, int | str]] = collections.Counter()
    faults: dict[tuple[str, str], list[str]] = collections.defaultdict(list)
    slowest: list[tuple[float, str]] = []
    with tempfile.TemporaryDirectory() as kept:
        _warm(kept)
        for count, (called, path) in enumerate(given(folder, mutations, seed, Path(kept)), 1):
            for word, arguments in (
                ("import", ["import", str(path), "-o", "x.yaml"]),
                ("compile", [str(path), "-o", "x.docx"]),
            ):
                with tempfile.TemporaryDirectory() as place:
                    ended = forked(arguments, place)
                ways[word, ended.code] += 1
                slowest = sorted([*slowest, (ended.seconds, f"{word} {called}")])[-5:]
                if ended.fault or ended.code not in DOCUMENTED or ended.seconds > LIMIT:
                    lines = [line.strip() for line in ended.fault.splitlines() if line.strip()]
                    where = next(
                        (line for line in reversed(lines) if line.startswith("File") and "compiler" in line),
                        "",
                    )
                    kind = (lines[-1][:160] if lines else str(ended.code), where.rpartition("compiler")[2])
                    faults[kind].append(f"{word} {called}")
                    keep = Path(tempfile.gettempdir()) / f"stranger-{len(faults)}{path.suffix}"
                    if len(faults[kind]) == 1:
                        shutil.copyfile(path, keep)
            if count % 200 == 0:
                print(count, dict(ways), file=sys.stderr, flush=True)
    for (word, code), number in sorted(ways.items(), key=str):
        print(f"{word}: {number} ended with {code}")
    print("slowest:", ", ".join(f"{seconds:.1f} s {called}" for seconds, called in reversed(slowest)))
    for (last, where), some in faults.items():
        print(f"{len(some)} x {last} | {where} | {some[0]}")
    return 1 if faults else 0


if __name__ == "__main__":
    folder, *numbers = sys.argv[1:]
    raise SystemExit(main(Path(folder), *map(int, numbers)))
