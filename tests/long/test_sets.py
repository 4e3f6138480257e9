"""Sets of documents at their full size: a thousand rows, a hundred thousand read, killed at twenty moments, laid out by LibreOffice that ends, made by a
cluster that loses a worker. Run by `bash tests/run --long`, which installs `distributed` as well.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from compiler.batch import ledger
from compiler.cli import run
from compiler.pages import office
from tests.kit.sets import REPORT, files, table
from tests.kit.support import ROOT

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
BATCH = ("batch", "总结.yaml", "--rows", "各单位.csv")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("总结.yaml").write_text(REPORT, "utf-8")
    return tmp_path


def batch(*words: str) -> int:
    return run([*BATCH, *words])


def until(true: Callable[[], bool]) -> None:
    """Wait for what is to come about, a minute at most."""
    for _ in range(12_000):
        if true():
            return
        time.sleep(0.005)
    raise AssertionError("it never came about")


def test_three_of_a_thousand_rows_are_broken(capsys: pytest.CaptureFixture[str]) -> None:
    table(1_000, r2="甲*,1", r501="乙,1,2", r1001="丙|,1")
    assert batch("-o", "out", "--format", "json") == 1
    told = json.loads(capsys.readouterr().err)
    assert [row["row"] for one in told for row in one.get("rows", ())] == [2, 501, 1001]
    assert not Path("out").exists()
    assert batch("-o", "out", "--keep-going") == 1
    assert len(files("out")) == 997


def test_killed_at_twenty_moments() -> None:
    table(120)
    assert batch("-o", "whole", "--engine", "serial") == 0
    whole = files("whole")
    chance = random.Random(16)
    for moment in sorted(chance.randrange(240) for _ in range(20)):
        out = Path(f"out{moment}")

        def made(out: Path = out) -> int:
            """Documents in the stage, and twice those in their place."""
            staged = ledger.documents_in(ledger.stage_in(out)) if out.exists() else 0
            placed = sum(1 for _ in out.glob("*.docx"))
            return staged + 2 * placed

        command = [sys.executable, "-m", "compiler", *BATCH, "-o", str(out)]
        with subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.DEVNULL) as begun:
            until(lambda begun=begun, made=made, moment=moment: made() >= moment or begun.poll() is not None)  # type: ignore[misc]
            begun.send_signal(signal.SIGKILL)
        there = {one: one.stat().st_ino for one in out.glob("*.docx")}
        assert {one.name: one.read_bytes() for one in there}.items() <= whole.items()
        assert batch("-o", str(out), "--resume") == 0
        assert files(str(out)) == whole
        assert {one: one.stat().st_ino for one in there} == there


MEASURED = """
import multiprocessing, os
from pathlib import Path
from compiler.batch.ledger import Stage
from compiler.cli import main

add, calls = Stage.add, iter(range(1, 1_000_000))

def resident(process):
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))

def call(*given):
    add(*given)
    count = next(calls)
    if count in (400, 2_000):
        processes = (os.getpid(), *(one.pid for one in multiprocessing.active_children()))
        print(count, *sorted(map(resident, processes)), flush=True)

Stage.add = call
if __name__ == "__main__":
    main()
"""


def test_memory_does_not_grow_with_the_rows() -> None:
    """A part of fifty: a hundred thousand rows are read, two thousand documents made."""
    table(100_000)
    command = [sys.executable, "-c", MEASURED, *BATCH, "-o", "out", "--shard", "1/50"]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    before, after = (list(map(int, line.split()[1:])) for line in done.stdout.splitlines()[:2])
    assert len(files("out")) == 2_000
    assert max(then / now for then, now in zip(after, before, strict=True)) < 1.1


@pytest.mark.usefixtures("office_itself")
def test_libreoffice_is_renewed_and_its_end_made_good(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office.stop()  # one that a test before has left would be counted with the runs that it made there
    monkeypatch.setattr(office, "MOST_RUNS", 7)
    begun: list[object] = []
    instance, convert = office._Instance, office._Instance.convert

    def counted(path: str) -> object:
        begun.append(path)
        return instance(path)

    def killed(self: office._Instance, *given: object) -> object:
        if len(begun) == 2 and self.runs == 3:  # in the midst of a set
            os.killpg(self._process.pid, signal.SIGKILL)
        return convert(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(office, "_Instance", counted)
    monkeypatch.setattr(instance, "convert", killed)
    table(30)
    assert batch("-o", "out", "--pdf", "--engine", "serial", "--format", "json") == 0
    (told,) = json.loads(capsys.readouterr().err)
    assert (told["code"], [row["row"] for row in told["rows"]]) == ("O886", [13])
    made = files("out")
    assert len(made) == 60
    assert all(data.startswith(b"%PDF-") for name, data in made.items() if name.endswith(".pdf"))
    assert len(begun) == 5  # 7, 4 (the last made by what should only have handed it over), 7, 7, 5


def test_a_cluster_loses_a_worker() -> None:
    from distributed import LocalCluster  # what `tests/run --long` installs

    table(300)
    assert batch("-o", "one", "--engine", "serial") == 0
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        address = cluster.scheduler_address.removeprefix("tcp://")
        command = [sys.executable, "-m", "compiler", *BATCH, "-o", "out", "--engine", f"dask://{address}"]
        with subprocess.Popen(command, env=ENVIRONMENT) as begun:
            until(lambda: ledger.documents_in(ledger.stage_in(Path("out"))) >= 40)
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
        assert begun.returncode == 0
    assert files("one") == files("out")
