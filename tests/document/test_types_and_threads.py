"""Types are read by several threads at once, as the live page does: each gets its validator, and the environment stays as it was."""

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from compiler.document.model import Document
from compiler.part import validator


def test_threads_that_read_types_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPILE_CACHE", "")  # nothing is kept: each reads them anew
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "one")
    start = Barrier(4)

    def read(of: type) -> bool:
        start.wait()
        return validator.__wrapped__(of) is not None

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, [Document, Document, Document, Document])) == [True] * 4
    assert os.environ["PYDANTIC_DISABLE_PLUGINS"] == "one"
