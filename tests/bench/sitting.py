"""What the live page's program holds after two hours of typing: 7,200 edits, one a second, run as fast as it answers.

In: nothing. Out: mebibytes on standard output, the most held by the start, by each tenth and by the end (it falls and rises by a sixth between two
edits), and the processes left after closing. Each edit is told what is found of it before the next; pages are laid out meanwhile, the newest only, and read from the program as a browser would. Run it with
`.venv/bin/python -m tests.bench.sitting`; `--edits N` makes it shorter.
"""

import json
import os
import random
import re
import shutil
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.kit.live import ROOT, Server, served
from tests.long.test_live import children

EDITS = 7200
PAUSE = 20
"""Edits between two pauses, each as long as until all pages are proved."""
WARM = 600
"""Edits before the first look, ten minutes of typing: by then all is loaded, and what is kept of the words that were met has nearly grown."""


def resident(server: Server) -> int:
    """How many bytes of memory the program holds, without LibreOffice."""
    pages = int(Path(f"/proc/{server.process.pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def inside(text: str) -> Iterator[int]:
    """The places within the long paragraphs, where one types."""
    for line in re.finditer(r"^ .{60,}$", text, re.MULTILINE):
        yield from range(line.start() + 20, line.end() - 20)


class Typist:
    """A tab without a browser: it types, hears what is told, fetches the pages."""

    def __init__(self, server: Server, talk: ClientConnection, file: str) -> None:
        self.server, self.talk, self.seen = server, talk, set[str]()
        self.laid = 0
        self.say(do="open", file=file, epoch="", version=-1)
        opened = self.hear("opened")
        self.text, self.version = str(opened["text"]), int(opened["version"])

    def say(self, **message: Any) -> None:
        self.talk.send(json.dumps(message))

    def hear(self, what: str, version: int | None = None) -> dict[str, Any]:
        """The next message of a sort; pages that come before it are fetched."""
        while True:
            message: dict[str, Any] = json.loads(self.talk.recv())
            if message["is"] == "page" and message["image"] not in self.seen:
                self.seen.add(message["image"])
                with urllib.request.urlopen(f"{self.server.address}page/{message['image']}.png") as given:
                    given.read()
            self.laid += message["is"] == "proof"
            if message["is"] == what and version in (None, message.get("version")):
                return message

    def type(self, at: int, new: str, gone: int = 0) -> None:
        """One edit, until what is found of it has come."""
        rest = len(self.text) - at - gone
        part: list[Any] = [gone, new] if new else [gone]
        changes = [one for one in (at, part, rest) if one != 0]
        self.say(do="push", version=self.version, updates=[{"clientID": "typist", "changes": changes}])
        self.text = self.text[:at] + new + self.text[at + gone :]
        self.version += 1
        self.hear("notes", self.version)


def main() -> None:
    """Type, and tell."""
    os.environ.setdefault("FONTCONFIG_FILE", str(ROOT / ".cache" / "fonts" / "fonts.conf"))
    edits = int(sys.argv[sys.argv.index("--edits") + 1]) if "--edits" in sys.argv else EDITS
    chance = random.Random(2)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "材料"
        folder.mkdir()
        shutil.copy(ROOT / "examples" / "team-summary-2022.yaml", folder)
        with served(folder, "team-summary-2022.yaml") as server:
            address = server.address.replace("http", "ws", 1) + "talk"
            origin = Origin(f"http://127.0.0.1:{server.port}")
            with connect(address, origin=origin, max_size=None) as talk:
                typist = Typist(server, talk, "team-summary-2022.yaml")
                typist.hear("proof")
                held = most = 0
                begun = time.monotonic()
                for number in range(WARM + edits):
                    at = chance.choice([*inside(typist.text)])
                    if number % 2:
                        typist.type(at, "", 1)
                    else:
                        typist.type(at, chance.choice("的一是在"))
                    if number % PAUSE == 0:
                        typist.hear("proof", typist.version)
                    most = max(most, resident(server))
                    if number == WARM:
                        held = most
                        print(f"start: {held / 2**20:.0f} MiB after {WARM} edits", flush=True)
                    elif number > WARM and (number - WARM) % max(1, edits // 10) == 0:
                        print(
                            f"{number - WARM}: {most / 2**20:.0f} MiB, {typist.laid} layouts, {time.monotonic() - begun:.0f} s",
                            flush=True,
                        )
            print(f"memory: {(most / held - 1) * 100:+.1f} % at most over {edits} edits")
            work = children(server.process.pid)
        end = time.monotonic() + 10
        while (left := [one for one in work if Path(f"/proc/{one}").exists()]) and time.monotonic() < end:
            time.sleep(0.1)
        print(f"processes left after closing: {len(left)} of {len(work)}")


if __name__ == "__main__":
    main()
