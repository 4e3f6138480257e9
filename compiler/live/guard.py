"""Who is let in: only a page that this server gave out itself, to a browser on this machine that was told the token.

In: requests. Out: the same for the application, or a short refusal. Three things are asked, each of which stops another trick: the host (a
foreign name that was made to point at 127.0.0.1), the origin (a foreign page that sends its requests here), the token (another user's program).
"""

import hmac
from collections.abc import Iterable, Mapping

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 32 * 1024 * 1024
"""How many bytes a request may bring: a draft, a picture."""

HEADERS: Mapping[str, str] = {
    # The editor sets styles of its own; nothing else comes from anywhere but here.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_SAFE = ("GET", "HEAD")
_WORDS = {
    403: "这个地址只给本机上 compile live 自己打开的页面用。\nOnly the page that compile live itself opened is served here.\n",
    413: "文件太大：一次最多 32 MB。\nToo large: 32 MB at most.\n",
}


class Guard:
    """An application behind the three questions; it sees paths without the token."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self.app = app
        self.token = token
        self.hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self.origins = tuple(f"http://{host}" for host in self.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if not self._known(scope):
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            else:
                await _refused(403, scope, receive, send)
            return
        _, _, rest = scope["path"].removeprefix("/").partition("/")
        # What comes after the token only; a path without the stroke is led there by the application.
        scope = {**scope, "path": f"/{rest}", "raw_path": f"/{rest}".encode(), "root_path": ""}
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            await _refused(413, scope, receive, send)
            return
        await self.app(scope, _bounded(receive), _with_headers(send))

    def _known(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        origins = headers.getlist("origin")
        asks_little = scope["type"] == "http" and scope["method"] in _SAFE
        first = scope["path"].removeprefix("/").partition("/")[0]
        return (
            _only(headers.getlist("host"), self.hosts)
            and (_only(origins, self.origins) or (asks_little and not origins))
            and headers.get("sec-fetch-site", "none") in ("none", "same-origin")
            and hmac.compare_digest(first.encode("utf-8", "replace"), self.token.encode())
        )


def _only(given: Iterable[str], right: Iterable[str]) -> bool:
    """Whether there is one value, and it is a right one."""
    values = [*given]
    return len(values) == 1 and values[0] in right


async def _refused(status: int, scope: Scope, receive: Receive, send: Send) -> None:
    answer = PlainTextResponse(_WORDS[status], status, {**HEADERS, "Connection": "close"})
    await answer(scope, receive, send)


def _bounded(receive: Receive) -> Receive:
    """The same body, refused where it turns out too large, whatever it said of its length."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > MOST_BYTES:
                raise HTTPException(413, _WORDS[413])
        return message

    return bounded


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            told = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
            message = {**message, "headers": [*message["headers"], *told]}
        await send(message)

    return sent
