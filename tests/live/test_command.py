"""How `compile live` is refused: in words, with a way out, before anything is served."""

import asyncio
import socket
import sys
from pathlib import Path

import pytest

from compiler.cli import run
from compiler.live.press import Kept, nearest_first
from compiler.live.run import listening


def said(capsys: pytest.CaptureFixture[str]) -> str:
    found = capsys.readouterr()
    assert found.out == ""
    return found.err


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "websockets"])
def test_a_missing_part_is_named_with_the_command_that_installs_it(
    missing: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [
        name
        for name in sys.modules
        if name.partition(".")[0] in (missing, "compiler") and ".live.ser" in f".{name}"
    ]:
        monkeypatch.delitem(sys.modules, name)
    for name in [name for name in sys.modules if name.partition(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    assert run(["live", str(folder), "--no-browser"]) == 3
    told = said(capsys)
    assert "O895" in told
    assert missing in told
    assert "pip" in told


def test_a_second_word_does_not_wait_until_the_first_is_acknowledged() -> None:
    """Or what is found of a text comes forty milliseconds late, behind the word that its change has come."""

    async def talk() -> bool:
        at_once = asyncio.get_running_loop().create_future()

        async def met(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            connection = writer.get_extra_info("socket")
            at_once.set_result(bool(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)))
            writer.close()

        with listening(0) as own:
            async with await asyncio.start_server(met, sock=own):
                _, writer = await asyncio.open_connection(*own.getsockname())
                writer.close()
                return bool(await at_once)

    assert asyncio.run(talk())


def test_a_port_that_is_taken_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert run(["live", str(folder), "--no-browser", "--port", str(port)]) == 3
    told = said(capsys)
    assert "O896" in told
    assert str(port) in told


@pytest.mark.parametrize(
    ("name", "code"), [("没有.yaml", "O801"), ("没有.docx", "O801"), ("没有", "O801"), ("影片.mp4", "O897")]
)
def test_what_cannot_be_opened_is_told(
    name: str, code: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "影片.mp4").write_bytes(b"\0")
    assert run(["live", name, "--no-browser"]) == 2
    assert code in said(capsys)


def test_the_page_in_view_comes_first() -> None:
    assert [*nearest_first(5, 3)] == [3, 2, 4, 1, 5]
    assert [*nearest_first(2, 9)] == [2, 1]


def test_what_is_kept_does_not_grow_without_end() -> None:
    kept = Kept(10)
    for name in "abc":
        kept.put(name, b"1234")
    assert kept.get("a") is None
    assert kept.get("b") == b"1234"
    kept.put("d", b"1234")
    assert (kept.get("b"), kept.get("c")) == (b"1234", None)  # what was asked for last stays
