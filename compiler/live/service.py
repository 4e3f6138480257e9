"""What the page asks for: reports opened, changed, read, laid out, saved; each thing said where it belongs and no sooner than it is true.

In: what tabs say, as `server` hands it on. Out: messages for tabs. Texts are read in one thread and laid out in another, the newest of each desk only;
what they make is told in the server's loop. Raises CompileError where a file cannot be opened.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

from ..batch.names import unfit
from ..document.starters import starter
from ..editor.reading import Reading, read
from ..job import Job
from ..memory import give_back
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic
from ..messages.failure import failed
from ..source.edits import LINE_END
from ..source.encoding import decode
from ..source.folder import PRINTED, kind_of
from ..source.load import Source
from ..terms.kinds import KINDS
from . import views
from .desk import Desk, Tab
from .disk import YAML, Disk, Recovery, Saved
from .newest import Newest
from .press import LEAST_DPI, MOST_DPI, Press, Wanted

MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg")
SHEETS = (".xlsx", ".csv")
LOOK_SECONDS = 1.0
"""How often files are looked at for other programs' changes."""


REST_SECONDS = 10.0
"""How often memory is given back, once all pages are proved and nothing waits."""


class Service:
    """The desks of a folder, and the two threads that work for them."""

    def __init__(
        self, disk: Disk, recovery: Recovery, first: str = "", on_begun: Callable[[], None] = lambda: None
    ) -> None:
        self.disk, self.recovery = disk, recovery
        self.first, self.on_begun = first, on_begun
        self._dropped: Callable[[], dict[str, Any]] | None = None
        self.press = Press()
        self.desks: dict[str, Desk] = {}
        self._reader, self._printer = Newest("reads"), Newest("lays out")
        self._asked = ThreadPoolExecutor(1, "answers")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._readings: dict[str, Reading] = {}
        self._given_back = 0.0

    # ---- coming and going ----

    def begin(self) -> None:
        """Belong to the loop that runs now; requests are answered from its next turn on."""
        self._loop = asyncio.get_running_loop()
        if self._dropped:
            self.first = self._dropped()["file"]
        self._loop.call_soon(self.on_begun)

    def begin_with(self, name: str, data: bytes) -> None:
        """Begin with a draft. Raises CompileError where it is none."""
        self._dropped = self.dropped(name, data)

    def end(self) -> None:
        """Begin nothing more."""
        self._reader.close()
        self._printer.close()
        self._asked.shutdown(wait=False, cancel_futures=True)

    @property
    def at_work(self) -> tuple[int, int]:
        """How many texts were laid out or begun to be, and how many wait."""
        return self._printer.begun, self._printer.waiting

    def desk(self, name: str, text: str | None = None) -> Desk:
        """The desk of a file, opened unless it is open; `text` is that of a file which is yet to be. Raises CompileError."""
        path = self.disk.inside(name)
        name = self.disk.name_of(path)
        if name in self.desks:
            return self.desks[name]
        saved = self.disk.read(path)
        desk = Desk(name, path, saved, saved.text if text is None else text)
        if saved.data is not None:
            desk.take_saved(saved, time.time())
        self.desks[name] = desk
        kept = self.recovery.kept(path)
        if kept is not None and kept != desk.text:
            desk.last["recovered"] = {"is": "recovered", "text": kept}
        self.read(desk)
        return desk

    def come(self, tab: Tab, desk: Desk, epoch: str = "", version: int = -1) -> None:
        """A tab looks at a desk; one that was there before, at that version, is told only what it has missed."""
        self.leave(tab)
        tab.desk = desk
        desk.tabs.add(tab)
        missed = desk.since(version) if epoch == desk.epoch else None
        tab.tell({**desk.opened(), "text": None} if missed else desk.opened())
        if missed and missed["updates"]:
            tab.tell(missed)
        for message in desk.known():
            tab.tell(message)

    def leave(self, tab: Tab) -> None:
        """A tab is closed or goes to another desk."""
        if tab.desk:
            tab.desk.tabs.discard(tab)
            tab.desk = None

    # ---- the text ----

    def changed(self, desk: Desk) -> None:
        """A desk's text has changed: it is kept, read and laid out."""
        desk.tell(desk.state())
        if desk.is_dirty:
            self.recovery.keep(desk.path, desk.text)
        else:
            self.recovery.drop(desk.path)
        self.read(desk)

    def read(self, desk: Desk) -> None:
        """Have the text read as it is now, and its pages laid out."""
        version, text, path = desk.version, desk.text, str(desk.path)

        def reading() -> None:
            self._loop_call(desk.tell, {"is": "working", "version": version})
            made = self._reading(desk.name, path, text)
            compiled = made.compiled
            notes = views.notes(made, version)
            self._loop_call(desk.tell, notes)
            if compiled.job is None:
                self._loop_call(desk.tell, {"is": "unlaid", "version": version, "machine": False, "told": []})
            else:
                job = compiled.job
                self._loop_call(self._lay_out, desk, version, made, job)
            if not self._reader.is_stale(desk.name):
                self._loop_call(desk.tell, views.about(made, version))
            if not self._reader.is_stale(desk.name) and compiled.job is not None:
                self._loop_call(desk.tell, views.notes(made, version, checked=True))

        self._reader.ask(desk.name, self._told_of(desk, version, reading))

    def _told_of(self, desk: Desk, version: int, order: Callable[[], None]) -> Callable[[], None]:
        """The order, its failures told: a thread does not end by them."""

        def done() -> None:
            try:
                order()
            except Exception as error:
                told = views.listed([failed(error, desk.name)])
                message = {"is": "unlaid", "version": version, "machine": False, "told": told}
                self._loop_call(desk.tell, message, "laid")

        return done

    def _reading(self, name: str, path: str, text: str) -> Reading:
        """What a text is read as; the newest of each desk is kept, as what is asked of it comes after."""
        kept = self._readings.get(name)
        if kept is None or kept.source.text != text:
            kept = self._readings[name] = read(path, text)
        return kept

    def _lay_out(self, desk: Desk, version: int, made: Reading, job: Job) -> None:
        def laying() -> None:
            view, dpi = self._looked_at(desk)
            wanted = Wanted(version, job, view, dpi)
            proof = self.press.show(
                wanted,
                lambda message: self._loop_call(self._tell_pages, desk, message),
                lambda: self._printer.is_stale(desk.name),
            )
            if proof is None or self._printer.is_stale(desk.name):
                return
            found = views.listed(job.found_on_paper(proof))
            where = views.spots(made, proof.layout)
            faces = views.listed(self.disk.world.faces(proof.docx, str(desk.path)))
            self._loop_call(
                desk.tell, {"is": "proof", "version": version, "notes": found, "spots": where, "faces": faces}
            )
            if time.monotonic() - self._given_back > REST_SECONDS and not self._printer.waiting:
                give_back()
                self._given_back = time.monotonic()

        self._printer.ask(desk.name, self._told_of(desk, version, laying))

    def _tell_pages(self, desk: Desk, message: dict[str, Any]) -> None:
        if told := message.get("told"):
            message = {**message, "told": views.listed(told)}
        if message["is"] == "laid":
            # Pages of a text that is older than one which cannot be laid out are still those of the last good text.
            unlaid = desk.last.get("unlaid", {"version": -1})
            desk.tell(message, *(["unlaid"] if unlaid["version"] < message["version"] else []))
        else:
            desk.tell(message, *(["laid"] if message["is"] == "unlaid" else []))

    def look(self, tab: Tab, view: int, dpi: int) -> None:
        """A tab looks at a page, at so many dots an inch."""
        before = tab.dpi
        tab.view, tab.dpi = max(view, 1), min(max(dpi, LEAST_DPI), MOST_DPI)
        if tab.desk and tab.dpi != before:
            self.read(tab.desk)

    def _looked_at(self, desk: Desk) -> tuple[int, int]:
        """The page that is looked at, and the finest resolution that is wanted."""
        tabs = [*desk.tabs]
        return (tabs[0].view if tabs else 1), max((tab.dpi for tab in tabs), default=96)

    def _loop_call(self, function: Callable[..., object], *given: Any) -> None:
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # it has ended meanwhile
                self._loop.call_soon_threadsafe(function, *given)

    # ---- the file ----

    def save(self, desk: Desk, anyway: bool = False) -> None:
        """Write the text to its file; `anyway` where the user has seen that another program changed it. Raises CompileError."""
        since = self.disk.read(desk.path) if anyway else desk.saved
        try:
            saved = self.disk.save(desk.path, since, desk.text)
        except CompileError:
            desk.conflict = self.disk.changed(desk.path, desk.saved)
            desk.tell(desk.state())
            raise
        desk.take_saved(saved, time.time())
        self.recovery.drop(desk.path)
        desk.tell(desk.state())

    def save_as(self, desk: Desk, wanted: str) -> None:
        """Write the text to a file of another name in the same folder, and go on there with all tabs; a file of the name before stays as it was saved.
        Raises CompileError (O808 for one that is there already, O898 for what is no name of a file)."""
        stem = Path(wanted).stem if Path(wanted).suffix.lower() in YAML else wanted
        if why := unfit(stem, YAML[0]):
            told = {"name": wanted, "reason_zh": why[0], "reason_en": why[1]}
            raise CompileError([Diagnostic(codes.LIVE_NAME, told)])
        path = self.disk.inside(self.disk.name_of(desk.path.with_name(f"{stem}{YAML[0]}")))
        name = self.disk.name_of(path)
        if name in self.desks or path.exists():
            raise CompileError([Diagnostic(codes.FILE_EXISTS, {"file": path.name})])
        saved = self.disk.save(path, Saved(None, ""), desk.text)
        self.recovery.drop(desk.path)
        del self.desks[desk.name]
        desk.name, desk.path = name, path
        self.desks[name] = desk
        desk.take_saved(saved, time.time())
        for tab in desk.tabs:
            tab.tell({"is": "named", "file": name})
        desk.tell(desk.state())
        self.read(desk)

    def take_theirs(self, desk: Desk, tab: Tab) -> None:
        """Let a tab take what another program has written, as a change of its own, which can be undone. Raises CompileError."""
        saved = self.disk.read(desk.path)
        desk.remember(desk.text, time.time())
        desk.take_saved(saved, time.time())
        desk.tell(desk.state())
        tab.tell({"is": "theirs", "text": saved.text})

    def _follow(self, desk: Desk) -> None:
        """A text without unsaved changes becomes what its file holds now. Raises CompileError."""
        saved = self.disk.read(desk.path)
        desk.take_saved(saved, time.time())
        desk.replace(saved.text)
        self.changed(desk)

    async def watch(self) -> None:
        """See what other programs do to the files, until cancelled: a text without unsaved changes follows its file, another says so."""
        seen: dict[str, tuple[int, int] | None] = {}
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            for desk in [*self.desks.values()]:
                state = _state(desk.path)
                if seen.get(desk.name, state) != state or desk.name not in seen:
                    self._look_at_file(desk)
                seen[desk.name] = state

    def _look_at_file(self, desk: Desk) -> None:
        if not self.disk.changed(desk.path, desk.saved):
            return
        if not desk.is_dirty and desk.path.exists():
            with contextlib.suppress(CompileError):  # it is being written, or is no text any more
                self._follow(desk)
                desk.tell({"is": "followed", "version": desk.version})
                return
        if not desk.conflict:
            desk.conflict = True
            desk.tell(desk.state())

    # ---- what can be opened, and taken away ----

    def thumbnail(self, kind: str) -> bytes:
        """The first page of a kind's starter, small, through the template that it has by itself. Raises CompileError."""
        name = f"thumbnail {kind}"
        image = self.press.images.get(name)
        if image is None:
            job = Job.of(Source(str(self.disk.root / f"{kind}.yaml"), starter(kind)), checked=False)
            image = self.press.first_page(job)
            self.press.images.put(name, image)
        return image

    def look_of(self, desk: Desk, template: str) -> bytes:
        """The first page of a text through a template, small. Raises CompileError where it cannot be laid out so; KeyError for no template's name."""
        from ..word.template.packs import packs

        if template not in {one.name for one in packs(desk.path.parent)}:
            raise KeyError(template)
        compiled = read(str(desk.path), desk.text, template).compiled
        if compiled.job is None:
            raise CompileError([one for one in compiled.told if one.severity == "error"])
        return self.press.first_page(compiled.job)

    def greeting(self) -> dict[str, Any]:
        """What a tab is told first: the folder, its reports, the kinds of reports that there are."""
        return {
            "is": "hello",
            "folder": self.disk.root.name,
            "first": self.first,
            "reports": self.reports(),
            "kinds": views.kinds(),
        }

    def reports(self) -> list[str]:
        """The reports of the folder, and those that are open without a file yet."""
        return sorted({*self.disk.files(YAML), *self.desks})

    def new(self, kind: str) -> Desk:
        """A new report of a kind, open and unsaved. Raises KeyError for a kind that there is not."""
        row = KINDS[kind]
        return self.desk(self.new_name(row.zh), starter(kind))

    def dropped(self, name: str, data: bytes) -> Callable[[], dict[str, Any]]:
        """What is to be done with a file that was dropped, once it has been read: a report is opened, a draft becomes one. Raises CompileError."""
        suffix = Path(name).suffix.lower()
        if suffix in PICTURES and kind_of(data) in PRINTED:
            return lambda: {"picture": self._put_beside(name, data)}
        if suffix in SHEETS and kind_of(data) in ("xlsx", "text"):
            return lambda: {"sheet": self._put_beside(name, data)}
        if suffix in YAML:
            text = LINE_END.sub("\n", decode(name, data).text)
            yaml, told, pictures = name, list[Diagnostic](), cast("Mapping[str, bytes]", {})
        elif self.disk.world.is_draft(name):
            yaml, text, told, pictures = self.disk.world.drafted(str(self.disk.root / name), data)
        else:
            raise CompileError([Diagnostic(codes.LIVE_NOT_YAML, {"name": name})])

        def opened() -> dict[str, Any]:
            for picture, content in pictures.items():
                path = self.disk.inside(picture)
                if not (path.is_file() and path.read_bytes() == content):
                    self.disk.world.write_new(path, content)
            desk = self.desk(self.new_name(yaml), text)
            desk.last["imported"] = {"is": "imported", "from": name, "told": views.listed(told)}
            return {"file": desk.name}

        return opened

    def _earlier(self, desk: Desk) -> list[dict[str, Any]]:
        """The texts that there were before this one, the newest first, and what another program has written, if it has."""
        found = [{"time": when, "text": text, "theirs": False} for when, text in reversed(desk.earlier)]
        if desk.conflict:
            with contextlib.suppress(CompileError):
                found.insert(0, {"time": time.time(), "text": self.disk.read(desk.path).text, "theirs": True})
        return found

    def _put_beside(self, name: str, data: bytes) -> str:
        """A picture or a sheet that a report names, put into the folder under its name or one like it; the name. Raises CompileError."""
        stem, suffix = Path(name).stem, Path(name).suffix
        for number in range(1, 1000):
            path = self.disk.inside(name if number == 1 else f"{stem}-{number}{suffix}")
            if not path.exists():
                self.disk.world.write_new(path, data)
                return path.name
            if path.is_file() and path.read_bytes() == data:
                return path.name
        return name

    def made(self, desk: Desk, form: str) -> tuple[bytes, str]:
        """The document of a text as it is now, `docx` or `pdf`, and its media type: the bytes that `compile --pdf` writes. Raises CompileError."""
        compiled = read(str(desk.path), desk.text).compiled
        if compiled.job is None:
            raise CompileError([one for one in compiled.told if one.severity == "error"])
        return self.disk.world.made(compiled.job, form), MEDIA[form]

    def drop_recovered(self, desk: Desk) -> None:
        """The unsaved text of an earlier run is not wanted."""
        desk.last.pop("recovered", None)
        if not desk.is_dirty:
            self.recovery.drop(desk.path)

    def ask(self, tab: Tab, desk: Desk, id: int, what: str, said: Mapping[str, Any]) -> None:
        """Answer what a tab asks about a text: nothing where the text has changed meanwhile."""
        if what == "earlier":
            tab.tell({"is": "answer", "id": id, "value": self._earlier(desk)})
            return
        question = views.ASKED.get(what)
        if question is None or said.get("version") != desk.version:
            tab.tell({"is": "answer", "id": id, "value": None})
            return
        name, path, text = desk.name, str(desk.path), desk.text

        def answering() -> None:
            try:
                value = question(self._reading(name, path, text), said)
            except (CompileError, ValueError, KeyError, TypeError):
                value = None
            self._loop_call(tab.tell, {"is": "answer", "id": id, "value": value})

        self._asked.submit(answering)

    def new_name(self, wanted: str) -> str:
        """A name for a new report that no file has and no desk: 报告.yaml, 报告-2.yaml."""
        stem = Path(wanted).stem or "报告"
        names = (f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml" for number in range(1, 10_000))
        return next(name for name in names if name not in self.desks and not (self.disk.root / name).exists())

    async def in_thread(self, function: Callable[[], Any]) -> Any:
        """What takes long, done aside."""
        return await asyncio.to_thread(function)

    def refused(self, tab: Tab, told: Sequence[Diagnostic], about: str) -> None:
        """Say why something was not done."""
        tab.tell({"is": "refused", "about": about, "told": views.listed(told)})


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
