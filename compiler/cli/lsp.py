"""`compile lsp`: the language server for editors, on standard input and output."""

import contextlib
import os
import sys
from typing import Annotated

from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic
from ..messages.installing import installing
from .console import LangOption, language_of, refused
from .options import Option


def command(
    check: Annotated[bool, Option("--check")] = False,
    template: Annotated[str | None, Option("--template", metavar="TEMPLATE")] = None,
    stdio: Annotated[bool, Option("--stdio")] = False,  # noqa: ARG001 - editors say it, and there is no other way
    lang: LangOption = None,
) -> int:
    """Serve an editor until it hangs up; the exit code."""
    try:
        from ..lsp.server import Server
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        missing = Diagnostic(codes.NO_LSP, {"command": installing("pygls lsprotocol")})
        return refused(CompileError([missing]), language_of(lang))
    # The protocol's alone: it is closed in the end, and what anything else prints would not be understood.
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    with contextlib.redirect_stdout(sys.stderr):
        server = Server(lang.value if lang else None, language_of(None), check, template)
        server.start_io(stdout=output)
    return 0 if server.ended else 1
