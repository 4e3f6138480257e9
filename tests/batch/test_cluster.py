"""A Dask cluster does the jobs, here one that is made up: what goes over the wire is pickled, and workers are lost. A real one runs in tests/long."""

import pickle
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from compiler.batch.cluster import dask
from compiler.batch.engines import Answer, each
from compiler.cli import run
from compiler.messages.diagnostic import CompileError


class KilledWorkerError(Exception):
    """What the scheduler raises where a task has taken several workers with it."""


class Future:
    """A task: what it is, until its result is asked for."""

    def __init__(self, pickled: bytes) -> None:
        self.pickled = pickled

    def result(self) -> object:
        function, *given = pickle.loads(self.pickled)
        try:
            return pickle.loads(pickle.dumps(function(*given)))
        except SystemExit:
            raise KilledWorkerError from None


class Client:
    """Of a cluster of two workers."""

    made: "list[Client]" = []  # noqa: RUF012

    def __init__(self, address: str, timeout: float, set_as_default: bool) -> None:
        assert not set_as_default
        if address.endswith(":1"):
            raise OSError(f"Timed out trying to connect to {address} after {timeout} s\nmore")
        self.open, self.scattered, self.cancelled, self.submitted = True, 0, 0, 0
        self.made.append(self)

    def nthreads(self) -> dict[str, int]:
        return {"one": 1, "two": 1}

    def scatter(self, what: object, broadcast: bool, hash: bool) -> object:
        assert broadcast
        assert not hash
        self.scattered += 1
        return what

    def submit(self, function: Callable[..., object], *given: object, pure: bool) -> Future:
        assert not pure
        self.submitted += 1
        return Future(pickle.dumps((function, *given)))

    def cancel(self, futures: Sequence[Future]) -> None:
        self.cancelled += len(futures)

    def close(self) -> None:
        self.open = False


@pytest.fixture(autouse=True)
def distributed(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("distributed")
    vars(module).update(Client=Client, KilledWorker=KilledWorkerError)
    monkeypatch.setitem(sys.modules, "distributed", module)
    Client.made.clear()


def _half(number: int) -> int:
    if number == 40:
        raise SystemExit  # the end of the worker, as memory that runs out
    return number // 2


def test_answers_come_in_order_and_a_lost_job_takes_no_other_with_it() -> None:
    with dask("tcp://here:8786") as engine:
        answers = [*engine(partial(each, _half), range(100))]
    assert answers == [Answer(n, None if n == 40 else n // 2) for n in range(100)]
    (client,) = Client.made
    assert not client.open
    assert client.scattered == 1


def test_what_nobody_waits_for_any_more_is_given_up() -> None:
    with dask("tcp://here:8786") as engine:
        answers = iter(engine(partial(each, _half), range(10_000)))
        for _ in range(50):
            next(answers)
        answers.close()  # type: ignore[attr-defined]
    (client,) = Client.made
    assert client.submitted < 40  # of 625
    assert client.cancelled > 0


def test_the_command_makes_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = "文种: 报告\n标题: '{{ 单位 }}工作报告'\n正文: '{{ 单位 }}收入{{ 收入 }}万元。'\n"
    Path("报告.yaml").write_text(text, "utf-8")
    rows = "".join(f"第{n}镇,{n}\n" for n in range(30))
    Path("各单位.csv").write_text(f"单位,收入\n{rows}第*镇,\n", "utf-8")
    made = []
    for engine in ("serial", "dask://here:8786"):
        words = ["-o", engine[:4], "--engine", engine, "--keep-going"]
        assert run(["batch", "报告.yaml", "--rows", "各单位.csv", *words]) == 1
        made.append({one.name: one.read_bytes() for one in Path(engine[:4]).glob("*.docx")})
    assert len(made[0]) == 30
    assert made[0] == made[1]
    assert not Client.made[0].open


def test_a_cluster_that_is_not_there() -> None:
    with pytest.raises(CompileError) as refused, dask("tcp://here:1"):
        pass
    (told,) = refused.value.diagnostics
    assert (told.code.id, told.args["reason"]) == (
        "O881",
        "Timed out trying to connect to tcp://here:1 after 15 s",
    )
