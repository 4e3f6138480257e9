"""Ctrl-C: one line, exit code 130, nothing half written, at any moment of a run.

In: a signal. Out: the end of the process. It ends where it stands: an exception could be swallowed on its way, or told twice, by what is
being imported or torn down just then. This module needs nothing but what Python has loaded by itself, and `signal`.
"""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

CODE = 130
_SAID = (
    "按 Ctrl-C 停下了：没有写完的已经去掉，原来的文件没有动。",
    "Stopped by Ctrl-C: nothing is left half written, and what was there is untouched.",
)
# Modules that write, and what they are just writing: files, folders.
_WRITERS = ("cli.files", "store", "pages.office")


_listening: list[int] = []  # the process that tells: one forked from it has its handler until it says `leave`
besides: list[Callable[[], tuple[str, str]]] = []
"""What there is to say besides in a line each, in Chinese and in English; nothing where it is empty."""


def listen() -> None:
    """End the process at Ctrl-C from now on, unless whoever started it wants Ctrl-C ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        _listening[:] = [os.getpid()]
        signal.signal(signal.SIGINT, _stopped)


def raise_instead() -> None:
    """Let Ctrl-C be a KeyboardInterrupt again, for a command that ends by it."""
    if signal.getsignal(signal.SIGINT) is _stopped:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def leave() -> None:
    """In a process that works for another, which tells: Ctrl-C takes away what is half written, and ends it."""
    signal.signal(signal.SIGINT, _left)


def done() -> None:
    """All is written and said: Ctrl-C has nothing to stop any more."""
    if signal.getsignal(signal.SIGINT) is _stopped:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _stopped(number: int, frame: FrameType | None) -> NoReturn:
    if os.getpid() not in _listening:
        _left(number, frame)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end()


def _left(_number: int, _frame: FrameType | None) -> NoReturn:
    try:
        _tidy()
    finally:
        os._exit(CODE)


def end() -> NoReturn:
    """Take away what is half written, say so in one line, and end the process."""
    try:
        _tidy()
        said = [line(), *(one()[_in_english()] for one in besides)]
        os.write(2, "".join(f"{one}\n" for one in said if one).encode(_encoding(), "replace"))
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
    return _SAID[_in_english()]


def _in_english() -> bool:
    words = " ".join(sys.argv[1:]).replace("--lang=", "--lang ")
    return "--lang en" in words or ("--lang zh" not in words and not speaks_chinese())


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
