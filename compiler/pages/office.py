"""LibreOffice, started once for all files of a process, within limits of time and in a profile of its own.

In: the bytes of .docx files. Out: the bytes of PDF files, or of .docx files saved again; which faces the machine has.
Raises CompileError (O809 where there is no LibreOffice, O810 where it takes too long, O811 where nothing comes of it).
"""

import contextlib
import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from typing import IO

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic
from . import faces as fonts
from .faces import FaceFound, Font

START_SECONDS = 90.0
"""How long LibreOffice may take to start."""

FILE_SECONDS = 60.0
"""How long it may go on without a further file; then it is started anew, once."""

MOST_RUNS = 100
"""How many conversions an instance makes before another takes its place: what it has read it does not give back."""

MOST_MEMORY = 1024 * 1024 * 1024
"""How many bytes it may hold, where the system tells, before another takes its place as well."""

_OPENING_SECONDS = 3.0

_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/opt/libreoffice/program/soffice",
)

# A document is other people's input: it runs no macros and fetches nothing from elsewhere; nor does LibreOffice itself
# ask for updates, or to recover what an earlier run left.
_SETTINGS = {
    "Office.Common/Security/Scripting": {
        "MacroSecurityLevel": "3",
        "DisableMacrosExecution": "true",
        "DisableActiveContent": "true",
        "BlockUntrustedRefererLinks": "true",
    },
    "Office.Writer/Content/Update": {"Link": "0"},
    "Office.Recovery/RecoveryInfo": {"Enabled": "false"},
    "Office.Recovery/AutoSave": {"Enabled": "false"},
    "Office.Common/Misc": {"FirstRun": "false", "CrashReport": "false"},
    "Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments": {"AutoCheckEnabled": "false"},
}

# How each kind of file is read. WPS's own format is that of old Word.
_FILTERS = {
    ".docx": "MS Word 2007 XML",
    ".doc": "MS Word 97",
    ".wps": "MS Word 97",
    ".odt": "writer8",
    ".rtf": "Rich Text Format",
}

_SIGNS = {".docx": b"PK", ".odt": b"PK", ".doc": b"\xd0\xcf\x11\xe0", ".rtf": b"{\\rtf"}

_BLANK_PAGES = ':writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'

# An instance ends after a conversion unless it has a document open.
_KEPT_OPEN = (
    '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"'
    ' office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text/></office:body></office:document>'
)

# Runs a command until it ends, or until this process, which holds the other end of standard input, does so in any way:
# then, with nobody left to do so, removes the folder "$0" and the pipe "$1". Kills all that was started in the end.
_WATCH = """\
trap abandoned=1 TERM
pipe=$1
shift
exec 3<&0
"$@" </dev/null 3<&- &
office=$!
(trap '' TERM; read -r _ <&3; kill 0; sleep 5; kill -9 0) &
wait $office; wait $office
if [ $abandoned ]; then rm -rf "$0" "$pipe"; fi
kill -9 0
"""


def to_pdf(data: bytes) -> bytes:
    """A .docx laid out as PDF: 0.1 seconds, and 1.3 for the first of a process. Raises CompileError."""
    return to_pdfs([data])[0]


def to_pdf_of_sheets(data: bytes) -> bytes:
    """The same with the pages that stay blank so that what follows begins on an odd one: a printer puts each in its place."""
    return _convert([data], "pdf", how=_BLANK_PAGES)[0]


def to_pdfs(several: Sequence[bytes]) -> list[bytes]:
    """Several .docx laid out, in one go. Raises CompileError if that fails for any."""
    return _convert(several, "pdf")


def to_docx(data: bytes, suffix: str) -> bytes:
    """A file (.doc, .wps, .odt, .rtf, or a .docx as LibreOffice would write it) saved as .docx. Raises CompileError."""
    return _convert([data], "docx", suffix)[0]


def program() -> str:
    """The path of LibreOffice: $COMPILE_SOFFICE, else one on the path, else in a usual place. Raises CompileError (O809)."""
    named = os.environ.get("COMPILE_SOFFICE")
    for place in (named,) if named else ("soffice", "libreoffice", *_PLACES):
        if found := shutil.which(place):
            return found
    raise _refusal(codes.NO_OFFICE)


def faces() -> tuple[FaceFound, ...] | None:
    """Each official face and the font that is shown for it; None where the system cannot be asked (no fc-list)."""
    installed = _installed()
    return None if installed is None else fonts.find(installed)


def roles() -> Mapping[str, str]:
    """Official names of faces by the names that fonts have in a PDF made here; empty where faces are not known."""
    installed = _installed()
    return {} if installed is None else fonts.roles(fonts.find(installed), installed)


def having(characters: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Which of some characters each font has, by the names of `roles`, or the font's own; empty where fonts are not known."""
    names, by_name = roles(), dict[str, frozenset[str]]()
    for postscript, some in fonts.having(_ask(fonts.COVERAGE) or "", characters).items():
        name = names.get(postscript, postscript)
        by_name[name] = by_name.get(name, frozenset()) | some
    return by_name


def open_file(path: Path) -> bool:
    """Open a file as a double click would, without waiting for it to be closed; False where that cannot be."""
    if sys.platform == "win32":
        os.startfile(path)
        return True
    desktop = sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if not desktop or not opener:
        return False
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(
        [opener, str(path)], stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
    )
    try:
        return process.wait(_OPENING_SECONDS) == 0
    except subprocess.TimeoutExpired:  # some openers stay until the window is closed
        return True


def stop() -> None:
    """End the instance that is kept, if there is one; the next file starts another."""
    with _lock:
        _stop()


# ---- fonts --------------------------------------------------------------------------------------------------------


def _installed() -> tuple[Font, ...] | None:
    listing = _ask(fonts.LISTING)
    return None if listing is None else fonts.parse(listing)


def _ask(format: str) -> str | None:
    # LibreOffice asks fontconfig for fonts on neither of these, even if somebody has installed it.
    lister = None if sys.platform in ("win32", "darwin") else shutil.which("fc-list")
    return _listed(lister, format, os.environ.get("FONTCONFIG_FILE")) if lister else None


@cache
def _listed(lister: str, format: str, _configuration: str | None) -> str | None:
    command = [lister, "--format", format]
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=FILE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode("utf-8", "replace")


def _map_fonts(folder: Path) -> dict[str, str]:
    """Lay the font map into a folder; the environment that makes LibreOffice go by it."""
    installed = _installed()
    if installed is None:
        return {}
    found = fonts.find(installed)
    folder.mkdir()
    for font in fonts.raised(found):
        (folder / Path(font.file).name).symlink_to(font.file)
    system = Path(os.environ.get("FONTCONFIG_FILE") or "/etc/fonts/fonts.conf").absolute()
    target = folder / "fonts.conf"
    target.write_text(fonts.font_map(found, installed, str(folder), str(system)), "utf-8")
    return {"FONTCONFIG_FILE": str(target)}


# ---- the instance -------------------------------------------------------------------------------------------------


unfinished: set[Path] = set()
"""The folders of instances; they are to go where the program is stopped (see `cli.stopped`)."""


class _Instance:
    """A running LibreOffice with a folder of its own. Further calls of the program hand their work over to it."""

    def __init__(self, path: str) -> None:
        self.key = _key(path)
        self.runs = 0
        self._folder = Path(tempfile.gettempdir()) / f"compile-office-{os.urandom(8).hex()}"
        unfinished.add(self._folder)
        self._folder.mkdir(0o700)
        self._log = self._folder / "log"
        profile = self._folder / "profile"
        self._pipe = _pipe(profile.as_uri())
        self._command = [
            path,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
        ]
        temporary = self._folder / "tmp"
        # Names of files are in the locale's encoding; without a language, messages are in English.
        self._environment = {**os.environ, "LC_ALL": "C.UTF-8", "TMPDIR": str(temporary)}
        try:
            for folder in (temporary, profile / "user"):
                folder.mkdir(parents=True)
            (profile / "user" / "registrymodifications.xcu").write_text(_settings(), "utf-8")
            self._environment |= _map_fonts(self._folder / "fonts")
            self._start()
        except BaseException:
            self._clear()
            raise

    def _start(self) -> None:
        """Start, and wait until work can be handed over, or the program has ended by itself."""
        kept = self._folder / "open.fodt"
        kept.write_text(_KEPT_OPEN, "utf-8")
        command = [*self._command, kept.as_uri()]
        if os.name == "posix":
            command = ["/bin/sh", "-c", _WATCH, str(self._folder), str(self._pipe), *command]
        with self._log.open("ab") as log:
            self._process = self._popen(command, subprocess.PIPE, log)
        # A document is locked as soon as it is being opened; from before that on work is waited for.
        lock = kept.with_name(f".~lock.{kept.name}#")
        end = time.monotonic() + START_SECONDS
        try:
            while self.alive and not lock.exists():
                if time.monotonic() > end:
                    raise _too_long(START_SECONDS)
                time.sleep(0.01)
        except BaseException:
            _kill(self._process)
            raise

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def is_worn(self) -> bool:
        """Whether another is to take its place."""
        return self.runs >= MOST_RUNS or _resident(self._process.pid) > MOST_MEMORY

    def convert(
        self, several: Sequence[bytes], suffix: str, given: str = ".docx", how: str = ""
    ) -> tuple[list[bytes | None], str | None]:
        """The files that came out, None where nothing sound did; and what LibreOffice said, None if it stood still."""
        self.runs += 1
        folder = self._folder / str(self.runs)
        folder.mkdir()
        begun = self._log.stat().st_size
        sources = [folder / f"{number}{given}" for number in range(len(several))]
        for source, data in zip(sources, several, strict=True):
            source.write_bytes(data)
        out = folder / "out"
        uris = [source.as_uri() for source in sources]
        # Else it would take any text for a document, a web page too.
        options = [f"--infilter={_FILTERS[given]}", "--convert-to", f"{suffix}{how}", "--outdir", str(out)]
        process = self._popen([*self._command, *options, *uris], subprocess.DEVNULL, subprocess.PIPE)
        try:
            printed = _printed(process, out)
        finally:
            _kill(process)
        with self._log.open("rb") as log:
            log.seek(begun)
            said = None if printed is None else _complaints(printed + log.read())
        made = [_sound(out / source.with_suffix(f".{suffix}").name) for source in sources]
        shutil.rmtree(folder, ignore_errors=True)
        return made, said

    def end(self) -> None:
        """End it, hard: nothing of worth is in it."""
        _kill(self._process)
        self._clear()

    def _clear(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        unfinished.discard(self._folder)
        with contextlib.suppress(OSError):
            self._pipe.unlink(missing_ok=True)

    def _popen(self, command: list[str], stdin: int, stdout: int | IO[bytes]) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [*_without_network(), *command],
            env=self._environment,
            stdin=stdin,
            stdout=stdout,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # soffice is a script: what works is its grandchild
        )


def _resident(session: int) -> int:
    """How many bytes of memory the processes of a session hold; 0 where the system does not tell."""
    pages = 0
    for process in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError):  # it has ended
            fields = process.read_text("utf-8", "replace").rpartition(") ")[2].split()
            pages += int(fields[21]) * (int(fields[3]) == session)
    return pages * os.sysconf("SC_PAGE_SIZE") if pages else 0


@cache
def _without_network() -> tuple[str, ...]:
    """What runs a command where there is no network, on a system that lets a user do so; nothing elsewhere.

    Both the instance and what hands work over to it go there: they meet at a pipe in the file system.
    """
    unshare = shutil.which("unshare") if sys.platform == "linux" else None
    if unshare is None:
        return ()
    command = (unshare, "--map-current-user", "--net")
    nowhere = subprocess.DEVNULL
    try:
        done = subprocess.run(
            [*command, "true"], stdin=nowhere, capture_output=True, timeout=_OPENING_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return () if done.returncode else command


lost: list[int] = []
"""Of each instance that ended, or stood still, over a file: how many conversions it had been asked for."""

_lock = threading.Lock()
_kept: _Instance | None = None


def _convert(several: Sequence[bytes], suffix: str, given: str = ".docx", how: str = "") -> list[bytes]:
    path = program()
    made: list[bytes | None] = [None] * len(several)
    said: str | None = ""
    with _lock:
        for _ in ("as it is", "started anew"):
            missing = [number for number, data in enumerate(made) if data is None]
            if not missing:
                break
            try:
                instance = _instance(path)
                results, said = instance.convert([several[number] for number in missing], suffix, given, how)
            except OSError as error:
                _stop()
                raise _failed(error.strerror or str(error)) from None
            except BaseException:
                _stop()
                raise
            for number, data in zip(missing, results, strict=True):
                made[number] = data
            if None in results:
                lost.append(instance.runs)
                _stop()
    whole = [data for data in made if data is not None]
    if len(whole) < len(made):
        raise _too_long(FILE_SECONDS) if said is None else _failed(said)
    return whole


def _instance(path: str) -> _Instance:
    """The instance kept, or a new one where there is none, it has ended, or was started with other settings."""
    global _kept
    if _kept and _kept.key[0] == os.getpid() and not _kept.alive:
        lost.append(_kept.runs)
    if _kept and (_kept.key != _key(path) or not _kept.alive or _kept.is_worn):
        _stop()
    if not _kept:
        _end_with(os.getpid())
        _kept = _Instance(path)
    return _kept


def _key(path: str) -> tuple[object, ...]:
    # A forked process does not share its parent's instance: their calls would meet.
    return os.getpid(), path, os.environ.get("FONTCONFIG_FILE")


def _stop() -> None:
    global _kept
    if _kept and _kept.key[0] == os.getpid():
        _kept.end()
    _kept = None


@cache
def _end_with(_process: int) -> None:
    """End the instance when this process ends, one of several that share work too: these do nothing that atexit has."""
    Finalize(None, _stop, exitpriority=0)  # without the lock: another thread may be holding it


def _printed(process: "subprocess.Popen[bytes]", out: Path) -> bytes | None:
    """What a conversion prints, once it has ended; None where no further file comes into the folder."""
    count = -1
    while count < (count := sum(1 for _ in out.glob("*"))):
        with contextlib.suppress(subprocess.TimeoutExpired):
            # Not wait(): it looks every 0.05 seconds.
            return process.communicate(timeout=FILE_SECONDS)[0]
    return None


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process with all that it started, and wait until it is gone."""
    if os.name == "posix":
        # The group may be there without its leader.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            pipe.close()


def _pipe(profile: str) -> Path:
    """Where LibreOffice for Linux listens for work, which it leaves behind when it is killed."""
    digest = hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    user = os.getuid() if os.name == "posix" else 0
    return Path(f"/tmp/OSL_PIPE_{user}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}")


def _complaints(printed: bytes) -> str:
    """What LibreOffice prints but for what it prints of success and of the lack of Java, in one line."""
    text = re.sub(r"(?m)^unshare: .*: ", "", printed.decode("utf-8", "replace"))
    lines = text.splitlines()
    words = (
        line.rstrip(". ") for line in lines if not re.match("convert |Overwriting|Warning: .*java", line)
    )
    return "; ".join(filter(None, words))


def _sound(file: Path) -> bytes | None:
    """A file's bytes if it is a whole PDF with pages, or a text file of its kind; LibreOffice may end well and write nothing."""
    data = file.read_bytes() if file.is_file() else b""
    if file.suffix != ".pdf":
        return data if data.startswith(_SIGNS[file.suffix]) else None
    whole = data.startswith(b"%PDF-") and b"%%EOF" in data[-32:]
    return data if whole and re.search(rb"/Type\s*/(Page\b|ObjStm)", data) else None


def _settings() -> str:
    items = (
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, values in _SETTINGS.items()
        for name, value in values.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
        ' xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{''.join(items)}</oor:items>\n"
    )


def _too_long(seconds: float) -> CompileError:
    return _refusal(codes.OFFICE_TOO_LONG, number=f"{seconds:.0f}")


def _failed(said: str) -> CompileError:
    reasons = {"reason_zh": said or "没有说原因", "reason_en": said or "no reason given"}
    return _refusal(codes.OFFICE_FAILED, **reasons)


def _refusal(code: Code, **args: str) -> CompileError:
    return CompileError([Diagnostic(code, args)])
