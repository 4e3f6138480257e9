"""The addresses of the page, and the talk with its tabs.

In: requests that `guard` has let in. Out: the page and its script, images of pages, documents to take away; with each tab a talk over one socket, in
messages of JSON, `do` what it asks for and `is` what it is told.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from ..messages.diagnostic import CompileError
from ..terms.kinds import KINDS
from . import views
from .desk import Tab, valid
from .guard import Guard
from .service import MEDIA, Service

STATIC = Path(__file__).parent / "static"
_TYPES = {"index.html": "text/html", "page.js": "text/javascript", "page.css": "text/css"}
MOST_TABS = 200


def application(service: Service, token: str, port: int) -> Guard:
    """The server's application, behind its guard."""
    talk = _Talk(service)
    routes = [
        Route("/", _static("index.html")),
        *(Route(f"/{name}", _static(name)) for name in _TYPES if name != "index.html"),
        Route("/page/{digest}.png", talk.image),
        Route("/kind/{kind}.png", talk.thumbnail),
        Route("/look/{template}.png", talk.look),
        Route("/take/{form}", talk.take),
        Route("/drop", talk.drop, methods=["POST"]),
        WebSocketRoute("/talk", talk.with_tab),
    ]

    @contextlib.asynccontextmanager
    async def living(_app: Starlette) -> AsyncIterator[None]:
        service.begin()
        watching = asyncio.create_task(service.watch())
        try:
            yield
        finally:
            watching.cancel()
            service.end()

    return Guard(Starlette(routes=routes, lifespan=living), token, port)


def _static(name: str) -> Callable[[Request], Awaitable[Response]]:
    data = (STATIC / name).read_bytes()

    async def given(_: Request) -> Response:
        return Response(data, media_type=_TYPES[name], headers={"Cache-Control": "no-store"})

    return given


class _Talk:
    """What is said with tabs, and what they fetch."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.tabs = 0

    async def image(self, request: Request) -> Response:
        """A page as it was drawn: its name says what it shows, so it may be kept for ever."""
        data = self.service.press.images.get(request.path_params["digest"])
        if data is None:
            return PlainTextResponse("", 404)
        return Response(
            data, media_type="image/png", headers={"Cache-Control": "private, max-age=31536000, immutable"}
        )

    async def thumbnail(self, request: Request) -> Response:
        """What a kind's starter looks like."""
        kind = request.path_params["kind"]
        if kind not in KINDS:
            return PlainTextResponse("", 404)
        try:
            data = await self.service.in_thread(lambda: self.service.thumbnail(kind))
        except CompileError:  # without LibreOffice the names have to do
            return PlainTextResponse("", 204)
        return Response(data, media_type="image/png", headers={"Cache-Control": "private, max-age=86400"})

    async def look(self, request: Request) -> Response:
        """What a desk's text looks like in a template."""
        desk = self.service.desks.get(request.query_params.get("file", ""))
        if desk is None:
            return PlainTextResponse("", 404)
        try:
            template = request.path_params["template"]
            data = await self.service.in_thread(lambda: self.service.look_of(desk, template))
        except KeyError:
            return PlainTextResponse("", 404)
        except CompileError:  # what it cannot be set in has no looks
            return PlainTextResponse("", 204)
        return Response(data, media_type="image/png", headers={"Cache-Control": "no-store"})

    async def take(self, request: Request) -> Response:
        """The document of a desk, as its text is now: the very bytes that the command writes."""
        desk = self.service.desks.get(request.query_params.get("file", ""))
        form = request.path_params["form"]
        if desk is None or form not in MEDIA:
            return PlainTextResponse("", 404)
        try:
            data, kind = await self.service.in_thread(lambda: self.service.made(desk, form))
        except CompileError as error:
            return JSONResponse({"told": views.listed(error.diagnostics)}, 409)
        name = quote(f"{desk.path.stem}.{form}")
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}", "Cache-Control": "no-store"}
        return Response(data, media_type=kind, headers=headers)

    async def drop(self, request: Request) -> Response:
        """A file that was dropped: a draft becomes a report that is open and unsaved, a picture a file beside the report."""
        data = await request.body()
        name = Path(request.query_params.get("name", "").replace("\\", "/")).name
        try:
            opened = await self.service.in_thread(lambda: self.service.dropped(name, data))
            return JSONResponse(opened())
        except CompileError as error:
            return JSONResponse({"told": views.listed(error.diagnostics)}, 422)

    async def with_tab(self, socket: WebSocket) -> None:
        """Talk with a tab until it is closed."""
        if self.tabs >= MOST_TABS:
            await socket.close(1013)
            return
        self.tabs += 1
        await socket.accept()
        tab = Tab()
        telling = asyncio.create_task(_tell(socket, tab))
        tab.tell(self.service.greeting())
        try:
            while True:
                self._hear(tab, await socket.receive_text())
        except (WebSocketDisconnect, KeyError):  # KeyError: bytes instead of text
            pass
        finally:
            self.tabs -= 1
            self.service.leave(tab)
            telling.cancel()

    def _hear(self, tab: Tab, text: str) -> None:
        try:
            said = json.loads(text)
        except ValueError:
            return
        if not isinstance(said, dict):
            return
        try:
            self._do(tab, said)
        except CompileError as error:
            self.service.refused(tab, error.diagnostics, str(said.get("do")))

    def _do(self, tab: Tab, said: dict[str, Any]) -> None:
        service, desk = self.service, tab.desk
        match said:
            case {"do": "open", "file": str(file)}:
                service.come(
                    tab, service.desk(file), str(said.get("epoch", "")), _number(said.get("version"), -1)
                )
            case {"do": "look", "view": int(view), "dpi": int(dpi)}:
                service.look(tab, view, dpi)
            case {"do": "new", "kind": str(kind)} if kind in KINDS:
                service.come(tab, service.new(kind))
            case {"do": "list"}:
                tab.tell({"is": "reports", "reports": service.reports()})
            case _ if desk is None:
                return
            case {"do": "push", "version": int(version), "updates": list(updates)}:
                found = [valid(one) for one in updates]
                if all(found) and desk.push(version, [one for one in found if one]):
                    service.changed(desk)
                else:
                    tab.tell({"is": "behind", "version": desk.version})
            case {"do": "catch up", "version": int(version)}:
                tab.tell(desk.since(version) or desk.opened())
            case {"do": "save"}:
                service.save(desk, said.get("anyway") is True)
            case {"do": "save as", "name": str(name)}:
                service.save_as(desk, name)
            case {"do": "take theirs"}:
                service.take_theirs(desk, tab)
            case {"do": "drop recovered"}:
                service.drop_recovered(desk)
            case {"do": "ask", "id": int(id), "what": str(what)}:
                service.ask(tab, desk, id, what, said)


def _number(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) else otherwise


async def _tell(socket: WebSocket, tab: Tab) -> None:
    """Send what a tab is told, in order."""
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        while True:
            # In ASCII: half of a character that was cut in two is no UTF-8.
            await socket.send_text(json.dumps(await tab.outbox.get()))
