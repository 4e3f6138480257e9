"""What all tests share: the fonts that `tests/run --setup` has laid ready, the pages that were laid out before, and how properties are tried."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parent.parent / ".cache" / "fonts" / "fonts.conf")

# The suite tries the same examples each time, so that a change is judged by what it changed;
# `--hypothesis-profile=hunt` tries others each time, to find what nobody has thought of. Neither asks the clock: what else a machine
# does says nothing of the program.
_PATIENT = settings(print_blob=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("steady", _PATIENT, derandomize=True)
settings.register_profile("hunt", _PATIENT)
settings.load_profile("steady")

# Hypothesis also tries constants of the local modules that happen to be loaded, so that what is tried would depend on the tests
# that ran before in the process. It has no setting for that: what collects them is stood in for, but for the hunt, which is to find
# what it can. Where another version of it collects them otherwise, this stops at once or `tests/test_steady.py` fails.
assert hasattr(providers, "_get_local_constants"), (
    "hypothesis collects constants otherwise: mend tests/conftest.py"
)
_collected = providers._get_local_constants


def _constants() -> Constants:
    return Constants() if settings.get_current_profile_name() == "steady" else _collected()


providers._get_local_constants = _constants


@pytest.fixture(scope="session", autouse=True)
def _pages_are_kept() -> Iterator[None]:
    """What LibreOffice has laid out before it does not lay out again (`tests.kit.kept`)."""
    from tests.kit.kept import pages_kept

    with pages_kept():
        yield


@pytest.fixture(scope="module")
def office_itself() -> Iterator[None]:
    """For tests of LibreOffice as it is used, not of what it made once."""
    from tests.kit.kept import office_itself

    with office_itself():
        yield


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, where Chinese is spoken."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    return tmp_path
