"""Who does the jobs: results in order, a process that is lost, jobs asked for as they are done."""

import os
from functools import partial
from pathlib import Path

import pytest

from compiler.batch.engines import AHEAD, FEW, LUMP, Answer, Local, _shares, each, serial
from compiler.pages import office


def _half(number: int) -> int:
    return number // 2


def _fatal(number: int) -> int:
    if number == 40 and os.getpid() != _PARENT:
        os._exit(1)
    return number // 2


_PARENT = os.getpid()


def _nothing() -> None:
    return


def test_answers_come_in_order() -> None:
    wanted = [Answer(n, n // 2) for n in range(300)]
    assert [*Local(_nothing, 3)(partial(each, _half), range(300))] == wanted
    assert [*serial(partial(each, _half), range(300))] == wanted


def test_a_process_that_is_lost_takes_no_other_job_with_it() -> None:
    answers = [*Local(_nothing, 2)(partial(each, _fatal), range(100))]
    assert [one.given for one in answers if one.done is None] == [40]
    assert [one.done for one in answers if one.given != 40] == [n // 2 for n in range(100) if n != 40]


def test_jobs_are_asked_for_as_they_are_done() -> None:
    asked = 0

    def endless() -> "object":
        nonlocal asked
        while True:
            asked += 1
            yield asked

    answers = iter(Local(_nothing, 2)(partial(each, _half), endless()))  # type: ignore[arg-type]
    for _ in range(100):
        next(answers)
    answers.close()  # type: ignore[attr-defined]
    assert asked <= 100 + LUMP * (AHEAD * 2 + 1)


def test_few_jobs_begin_few_processes() -> None:
    done = [*Local(_nothing, 50)(partial(each, _process), range(1 + 3 * FEW))]
    assert len({one.done for one in done} - {_PARENT}) <= 3


def _process(_number: int) -> int:
    return os.getpid()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what stands in for LibreOffice goes along only there")
def test_a_process_ends_the_libreoffice_that_it_has_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.stop()  # one that a test before has left would be ended in its stead
    monkeypatch.setattr(office, "_Instance", partial(_Instance, tmp_path))
    done = {one.done for one in Local(_nothing, 2)(partial(each, _open), range(60))}
    assert {int(one.name) for one in tmp_path.iterdir()} == done - {_PARENT}
    office.stop()
    assert {int(one.name) for one in tmp_path.iterdir()} == done


class _Instance:
    """In LibreOffice's place: says in a folder that it was ended."""

    alive, is_worn, runs = True, False, 0

    def __init__(self, folder: Path, path: str) -> None:
        self.folder, self.key = folder, office._key(path)

    def end(self) -> None:
        (self.folder / str(os.getpid())).touch()


def _open(_number: int) -> int:
    office._instance("soffice")
    return os.getpid()


def test_the_last_jobs_are_shared_out_few_at_a_time() -> None:
    lumps = [*map(len, _shares(iter(range(200)), 2))]
    assert sum(lumps) == 200
    assert lumps[:5] == [LUMP] * 5
    assert lumps[-4:] == [1] * 4
