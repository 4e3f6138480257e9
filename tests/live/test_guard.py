"""Who is let in, asked as those would ask who are not to be: with the bytes that they would send."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from compiler.live.guard import MOST_BYTES
from tests.kit.live import ROOT, Server, served

REPORT = "文种: 报告\n标题: 关于工作的报告\n正文:\n  - 工作正常。\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("live") / "文件夹"
    folder.mkdir()
    (folder / "报告.yaml").write_text(REPORT, "utf-8")
    (folder.parent / "别处.yaml").write_text(REPORT, "utf-8")
    (folder / "链接.yaml").symlink_to(folder.parent / "别处.yaml")
    with served(folder, ".", COMPILE_SOFFICE="/nowhere/soffice") as running:
        yield running


def asked(
    server: Server, path: str, *headers: str, method: str = "GET", body: bytes = b""
) -> tuple[int, bytes]:
    """The status and the answer of a request, written out by hand."""
    with socket.create_connection(("127.0.0.1", server.port), 30) as line:
        lines = [
            f"{method} {path} HTTP/1.1",
            *headers,
            f"Content-Length: {len(body)}",
            "Connection: close",
            "",
            "",
        ]
        line.sendall("\r\n".join(lines).encode() + body)
        answer = b""
        while more := line.recv(65536):
            answer += more
    head, _, content = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), content


def host(server: Server) -> str:
    return f"Host: 127.0.0.1:{server.port}"


def here(server: Server) -> Origin:
    return Origin(f"http://127.0.0.1:{server.port}")


def origin(server: Server) -> str:
    return f"Origin: {here(server)}"


def test_the_page_is_given_to_who_has_the_token(server: Server) -> None:
    status, content = asked(server, f"/{server.token}/", host(server))
    assert status == 200
    assert b"<!doctype html>" in content


@pytest.mark.parametrize("path", ["/", "/page.js", "/wrong/", "/wrong/page.js", "/%2e%2e/", "//"])
def test_without_the_token_nothing_is_given(server: Server, path: str) -> None:
    assert asked(server, path, host(server))[0] == 403


@pytest.mark.parametrize("name", ["evil.example", "evil.example:80", "127.0.0.1", "[::1]", "0.0.0.0"])
def test_a_foreign_name_that_points_here_is_refused(server: Server, name: str) -> None:
    """DNS rebinding: the browser believes that this machine is evil.example."""
    assert asked(server, f"/{server.token}/", f"Host: {name}")[0] == 403
    assert asked(server, f"/{server.token}/", host(server), f"Host: {name}")[0] in (400, 403)


@pytest.mark.parametrize(
    "foreign", ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"]
)
def test_a_foreign_page_is_refused(server: Server, foreign: str) -> None:
    assert asked(server, f"/{server.token}/", host(server), f"Origin: {foreign}")[0] == 403
    dropped = asked(
        server, f"/{server.token}/drop?name=a.txt", host(server), f"Origin: {foreign}", method="POST"
    )
    assert dropped[0] == 403


def test_a_request_that_changes_something_has_to_say_where_it_comes_from(server: Server) -> None:
    assert asked(server, f"/{server.token}/drop?name=a.txt", host(server), method="POST")[0] == 403


def test_a_foreign_page_cannot_even_load_a_picture(server: Server) -> None:
    status, _ = asked(server, f"/{server.token}/page/a.png", host(server), "Sec-Fetch-Site: cross-site")
    assert status == 403


def test_only_this_machine_is_listened_to(server: Server) -> None:
    listening = Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]
    found = [line.split()[1] for line in listening if line.split()[1].endswith(f":{server.port:04X}")]
    assert found
    assert {one.partition(":")[0] for one in found} == {"0100007F"}  # 127.0.0.1


def talk(server: Server, **given: str) -> str:
    """What the socket says first. Raises InvalidStatus where it is refused."""
    address = f"ws://127.0.0.1:{server.port}/{given.get('token', server.token)}/talk"
    with connect(address, origin=Origin(given.get("origin", here(server))), proxy=None) as socket:
        return str(json.loads(socket.recv())["is"])


def test_the_socket_asks_for_all_three(server: Server) -> None:
    assert talk(server) == "hello"
    for wrong in ({"origin": "http://evil.example"}, {"token": "wrong"}):
        with pytest.raises(InvalidStatus) as refused:
            talk(server, **wrong)
        assert refused.value.response.status_code == 403
    bare = f"ws://127.0.0.1:{server.port}/{server.token}/talk"
    with pytest.raises(InvalidStatus), connect(bare, proxy=None):  # no origin at all: no page
        pass


@pytest.mark.parametrize(
    "name", ["../别处.yaml", "链接.yaml", "/etc/passwd", "", ".", "a/../../别处.yaml", "..\\..", "\0", "./"]
)
def test_no_path_leads_outside_the_folder(server: Server, name: str) -> None:
    address = f"ws://127.0.0.1:{server.port}/{server.token}/talk"
    with connect(address, origin=here(server), proxy=None) as socket:
        assert json.loads(socket.recv())["is"] == "hello"
        socket.send(json.dumps({"do": "open", "file": name}))
        answer = json.loads(socket.recv())
    if name == "..\\..":  # a name like any other here: a report that is not there yet
        assert answer["is"] == "opened"
    else:
        assert (answer["is"], answer["told"][0]["code"]) == ("refused", "O893")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../别处", "O898"),
        ("a/b", "O898"),
        ("..\\..", "O898"),
        (".藏起来", "O898"),
        ("", "O898"),
        ("\0", "O898"),
        ("链接", "O893"),
        ("报告", "O808"),
        ("报告.yaml", "O808"),
    ],
)
def test_no_name_to_save_under_leads_outside_or_over_a_file(server: Server, name: str, code: str) -> None:
    before = {one: one.read_bytes() for one in server.folder.iterdir()}
    address = f"ws://127.0.0.1:{server.port}/{server.token}/talk"
    with connect(address, origin=here(server), proxy=None) as socket:
        socket.send(json.dumps({"do": "open", "file": "报告.yaml"}))
        socket.send(json.dumps({"do": "save as", "name": name}))
        while (answer := json.loads(socket.recv()))["is"] != "refused":
            pass
    assert answer["told"][0]["code"] == code
    assert {one: one.read_bytes() for one in server.folder.iterdir()} == before
    assert {one.name for one in server.folder.parent.iterdir()} <= {"文件夹", "别处.yaml", "recovery"}


@pytest.mark.parametrize("name", ["../外面.png", "..\\外面.png", "/外面.png", "a/../../外面.png"])
def test_what_is_dropped_lies_in_the_folder_whatever_its_name(server: Server, name: str) -> None:
    png = (ROOT / "docs" / "images" / "live-form.png").read_bytes()
    path = f"/{server.token}/drop?name={quote(name)}"
    status, answer = asked(server, path, host(server), origin(server), method="POST", body=png)
    assert (status, json.loads(answer)) == (200, {"picture": "外面.png"})
    assert (server.folder / "外面.png").read_bytes() == png
    assert not (server.folder.parent / "外面.png").exists()


@pytest.mark.parametrize("name", ["../official", "%2e%2e%2fofficial", "nowhere", "/etc/passwd"])
def test_only_what_is_a_templates_name_is_looked_at(server: Server, name: str) -> None:
    address = f"ws://127.0.0.1:{server.port}/{server.token}/talk"
    with connect(address, origin=here(server), proxy=None) as socket:
        socket.send(json.dumps({"do": "open", "file": "报告.yaml"}))
        while json.loads(socket.recv())["is"] != "opened":
            pass
        path = f"/{server.token}/look/{quote(name, safe='%')}.png?file={quote('报告.yaml')}"
        assert asked(server, path, host(server))[0] == 404


def test_a_drop_of_a_hundred_megabytes_is_refused_before_it_is_read(server: Server) -> None:
    head = [f"POST /{server.token}/drop?name=a.docx HTTP/1.1", host(server), origin(server)]
    with socket.create_connection(("127.0.0.1", server.port), 30) as line:
        line.sendall("\r\n".join([*head, f"Content-Length: {100 * 2**20}", "", ""]).encode())
        assert b" 413 " in line.recv(200)


def test_a_drop_that_lies_about_its_size_is_refused(server: Server) -> None:
    head = [f"POST /{server.token}/drop?name=a.docx HTTP/1.1", host(server), origin(server)]
    with socket.create_connection(("127.0.0.1", server.port), 30) as line:
        line.sendall("\r\n".join([*head, "Transfer-Encoding: chunked", "", ""]).encode())
        chunk = b"x" * 2**20

        def pour() -> None:
            try:
                for _ in range(MOST_BYTES // 2**20 + 4):
                    line.sendall(b"100000\r\n" + chunk + b"\r\n")
            except OSError:  # it has closed the line
                pass

        pouring = threading.Thread(target=pour)
        pouring.start()
        assert b" 413 " in line.recv(200)
        pouring.join(30)


def test_nothing_else_may_run_in_the_page_or_hold_it(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), 30) as line:
        line.sendall(f"GET /{server.token}/ HTTP/1.1\r\n{host(server)}\r\nConnection: close\r\n\r\n".encode())
        head = line.recv(4096).partition(b"\r\n\r\n")[0].decode().lower()
    assert "default-src 'none'; script-src 'self'" in head
    assert "frame-ancestors 'none'" in head
    assert "referrer-policy: no-referrer" in head


def test_fifty_tabs_are_borne(server: Server) -> None:
    address = f"ws://127.0.0.1:{server.port}/{server.token}/talk"
    with ExitStack() as opened:
        tabs = [opened.enter_context(connect(address, origin=here(server), proxy=None)) for _ in range(50)]
        for tab in tabs:
            tab.send(json.dumps({"do": "open", "file": "报告.yaml"}))
        for tab in tabs:
            assert json.loads(tab.recv())["is"] == "hello"
            begun = json.loads(tab.recv())
            assert (begun["is"], begun["text"]) == ("opened", REPORT)
        updates = [{"clientID": "one", "changes": [[0, "# 一", ""], len(REPORT)]}]
        tabs[0].send(json.dumps({"do": "push", "version": 0, "updates": updates}))
        for tab in tabs:
            while (said := json.loads(tab.recv()))["is"] != "updates":
                pass
            assert said["updates"] == updates


@pytest.mark.parametrize(
    "nonsense",
    [
        "",
        "x",
        "[]",
        "1",
        '{"do": 7}',
        '{"do": "push"}',
        '{"do": "open", "file": 3}',
        '{"do": "new", "kind": "x"}',
    ],
)
def test_what_no_page_says_is_passed_over(server: Server, nonsense: str) -> None:
    address = f"ws://127.0.0.1:{server.port}/{server.token}/talk"
    with connect(address, origin=here(server), proxy=None) as socket:
        assert json.loads(socket.recv())["is"] == "hello"
        socket.send(nonsense)
        socket.send(json.dumps({"do": "open", "file": "报告.yaml"}))
        assert json.loads(socket.recv())["is"] == "opened"
