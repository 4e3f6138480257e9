"""`compile live`: a report written in the browser, its pages beside it, on this machine alone.

In: arguments. Out: the address on standard output, a page in the browser; files only when the page saves them; an exit code.
"""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic
from . import files
from .compile import document, faces
from .console import YAML, LangOption, language_of, refused, say
from .import_draft import beside, text_of
from .names import is_draft, not_found
from .options import Argument, Option
from .stopped import raise_instead

if TYPE_CHECKING:
    from ..live.disk import World


def command(
    file: Annotated[str, Argument("FILE.yaml|DRAFT|FOLDER")] = ".",
    port: Annotated[int, Option("--port", metavar="N")] = 0,
    no_browser: Annotated[bool, Option("--no-browser")] = False,
    lang: LangOption = None,
) -> int:
    """Serve the page until Ctrl-C; the exit code."""
    language = language_of(lang)
    zh = language == "zh"

    def begun(address: str) -> None:
        say(f"{address}#{language}")
        ends = "只有这台电脑打得开；按 Ctrl-C 结束。" if zh else "Open to this machine alone; Ctrl-C ends."
        say(ends, err=True)
        if not no_browser:
            import webbrowser

            if not webbrowser.open(f"{address}#{language}"):
                unseen = (
                    "打不开浏览器，请把上面的地址粘进去。"
                    if zh
                    else "No browser could be started; paste the address above into one."
                )
                say(unseen, err=True)

    raise_instead()
    try:
        from ..live.run import serve

        path = Path(file)
        disk = world()
        if path.is_dir():
            serve(path, "", disk, port, begun)
        elif path.suffix.lower() in YAML:
            if not path.exists():
                raise CompileError([not_found(file)])
            serve(path.parent, path.name, disk, port, begun)
        elif is_draft(file):
            from ..draft.readers import MAX_BYTES

            serve(path.parent, path.name, disk, port, begun, files.read_bytes(file, MAX_BYTES))
        elif not path.exists():
            raise CompileError([not_found(file)])
        else:
            raise CompileError([Diagnostic(codes.LIVE_NOT_YAML, {"name": file})])
    except CompileError as error:
        return refused(error, language)
    except KeyboardInterrupt:
        with contextlib.suppress(OSError):
            say()
    return 0


def world() -> "World":
    """What the command does with files, for the page."""
    from ..live.disk import World

    return World(files.read_bytes, files.write_target, files.write_new, is_draft, _drafted, document, faces)


def _drafted(name: str, data: bytes) -> tuple[str, str, list[Diagnostic], Mapping[str, bytes]]:
    """The name and the text of the YAML of a draft, what is told of it, and its pictures. Raises CompileError."""
    from ..draft.readers import read_draft

    draft = read_draft(name, data)
    return beside(Path(name).name).name, *text_of(draft)
