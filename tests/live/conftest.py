"""One program and one browser for all tests of the page, each of which has files of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.chrome.webdriver import WebDriver

from tests.kit.live import Server, browser, served


@pytest.fixture(scope="session")
def live_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is worked in."""
    folder = tmp_path_factory.mktemp("live") / "材料"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def live_server(live_folder: Path) -> Iterator[Server]:
    """`compile live` in it."""
    with served(live_folder, ".") as running:
        yield running


@pytest.fixture(scope="session")
def driver() -> Iterator[WebDriver]:
    """Chromium."""
    with browser() as one:
        yield one
