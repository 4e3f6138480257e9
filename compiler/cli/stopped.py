"""Ctrl-C: one line, exit code 130, nothing half written, at any moment of a run.

In: a signal. Out: the end of the process. It ends where it stands: an exception could be swallowed on its way, or told twice, by what is
being imported or torn down just then. This module needs nothing but what Python has loaded by itself, and `signal`.
"""

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

CODE = 130
_SAID = (
    "按 Ctrl-C 停下了：没有写完的已经去掉，原来的文件没有动。",
    "Stopped by Ctrl-C: nothing is left half written, and what was there is untouched.",
)
# Modules that write, and what they are just writing: files, folders.
_WRITERS = ("cli.files", "word.template.store", "pages.office")


def listen() -> None:
    """End the process at Ctrl-C from now on, unless whoever started it wants Ctrl-C ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stopped)


def raise_instead() -> None:
    """Let Ctrl-C be a KeyboardInterrupt again, for a command that ends by it."""
    if signal.getsignal(signal.SIGINT) is _stopped:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def done() -> None:
    """All is written and said: Ctrl-C has nothing to stop any more."""
    if signal.getsignal(signal.SIGINT) is _stopped:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _stopped(_number: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end()


def end() -> NoReturn:
    """Take away what is half written, say so in one line, and end the process."""
    try:
        _tidy()
        os.write(2, f"{line()}\n".encode(_encoding(), "replace"))
    finally:
        os._exit(CODE)


def _tidy() -> None:
    root = __name__.split(".", maxsplit=1)[0]
    for writer in _WRITERS:
        module = sys.modules.get(f"{root}.{writer}")
        for path in tuple(getattr(module, "unfinished", ())):
            if os.path.isdir(path):  # noqa: PTH112 (pathlib may not be loaded yet)
                import shutil

                shutil.rmtree(path, ignore_errors=True)
            else:
                try:
                    os.unlink(path)  # noqa: PTH108
                except OSError:
                    continue


def line() -> str:
    """What is said, in the language of the command line or of the system."""
    words = " ".join(sys.argv[1:]).replace("--lang=", "--lang ")
    return _SAID["--lang en" in words or ("--lang zh" not in words and not speaks_chinese())]


def speaks_chinese() -> bool:
    """Whether the system's language is Chinese, or it names none."""
    name = next((v for k in ("LC_ALL", "LC_MESSAGES", "LANG") if (v := os.environ.get(k))), "")
    if not name:
        import locale

        name = locale.getlocale()[0] or ""
    neutral = name.partition(".")[0] in ("", "C", "POSIX")
    return neutral or name.lower().startswith(("zh", "chinese"))


def _encoding() -> str:
    return getattr(sys.stderr, "encoding", None) or "utf-8"
