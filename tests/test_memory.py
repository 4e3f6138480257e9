"""What is given back when nobody waits."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from compiler.memory import give_back


class Ring:
    """Refers to itself."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture
def _as_before() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("_as_before")
def test_what_was_there_at_first_stays_and_only_what_came_after_is_looked_through() -> None:
    give_back()
    stays = gc.get_freeze_count()
    assert stays > 1000
    came = Ring()
    gone = weakref.ref(came)
    assert any(one is came for one in gc.get_objects())
    give_back()
    assert gone() is came
    del came
    give_back()
    assert gone() is None
    assert gc.get_freeze_count() <= stays
