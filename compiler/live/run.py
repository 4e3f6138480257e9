"""The server, from the first word to Ctrl-C.

In: a folder, the file to open, a port or none. Out: the address, told once it answers. Raises CompileError: O895 where a part is missing, O896 for a port.
"""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable
from pathlib import Path

from ..memory import of_one_piece
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic
from ..messages.installing import installing
from .disk import Disk, Recovery, World

HOST = "127.0.0.1"


def serve(
    root: Path, file: str, world: World, port: int, begun: Callable[[str], None], drop: bytes | None = None
) -> None:
    """Serve a folder until Ctrl-C; `begun` is given the address. `file` is opened first, or made of the draft that is to `drop`. Raises CompileError."""
    try:
        import uvicorn
        import websockets  # noqa: F401 - uvicorn speaks through it

        from .server import application
        from .service import Service
    except ImportError as error:
        packages = ("starlette", "uvicorn", "websockets")
        name = (error.name or "").partition(".")[0]
        names = name if name in packages else "、".join(packages)
        told = {"names": names, "command": installing(" ".join(packages))}
        raise CompileError([Diagnostic(codes.NO_LIVE, told)]) from None
    of_one_piece()
    own = listening(port)
    port = own.getsockname()[1]
    token = secrets.token_urlsafe(24)
    address = f"http://{HOST}:{port}/{token}/"
    service = Service(Disk(root.resolve(), world), Recovery(), file, lambda: begun(address))
    if drop is not None:
        service.begin_with(file, drop)
    settings = uvicorn.Config(
        application(service, token, port),
        log_config=None,
        access_log=False,
        ws="websockets-sansio",
        ws_max_size=16 * 1024 * 1024,
        lifespan="on",
        timeout_graceful_shutdown=1,
        server_header=False,
    )
    server = uvicorn.Server(settings)
    with own:
        server.run(sockets=[own])


def listening(port: int) -> socket.socket:
    """A socket on this machine alone. Raises CompileError (O896)."""
    # Told that it is TCP, asyncio has each word of a talk sent at once; else a second one waits until the browser has acknowledged the first, 40 ms.
    own = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # elsewhere it would let another program take the port over
        own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        own.bind((HOST, port))
        own.listen(128)
    except (OSError, OverflowError) as error:
        own.close()
        taken = isinstance(error, OSError) and error.errno in (98, 48, 10048)
        zh, en = (
            ("已经有程序在用", "another program uses it")
            if taken
            else ("系统不让用", "the system refuses it")
        )
        raise CompileError(
            [Diagnostic(codes.PORT_TAKEN, {"number": str(port), "reason_zh": zh, "reason_en": en})]
        ) from None
    return own
