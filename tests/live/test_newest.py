"""One order at a time, the newest of each desk; none is queued behind another."""

import threading

from compiler.live.newest import Newest


def test_of_what_waits_only_the_newest_is_done() -> None:
    newest, gate, done = Newest("test"), threading.Event(), []
    begun, ended = threading.Event(), threading.Event()

    def first() -> None:
        begun.set()
        gate.wait(30)
        done.append("first")

    newest.ask("desk", first)
    assert begun.wait(30)
    assert not newest.is_stale("desk")
    for number in range(100):
        newest.ask("desk", lambda number=number: done.append(number))  # type: ignore[misc]
    newest.ask("other", ended.set)
    assert newest.waiting == 2
    assert newest.is_stale("desk")
    gate.set()
    assert ended.wait(30)
    assert done == ["first", 99]
    assert newest.begun == 3
    newest.close()


def test_nothing_is_begun_after_the_end() -> None:
    newest, done = Newest("test"), threading.Event()
    newest.close()
    newest.ask("desk", done.set)
    assert newest.is_stale("other")
    assert not done.wait(0.05)
