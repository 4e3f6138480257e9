"""The live page as a person uses it: the command running in a process of its own, and Debian's Chromium, driven step by step."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds after which what is waited for will not come; no test is about time."""
Found = TypeVar("Found")


@dataclass
class Server:
    """A `compile live` that runs: its process, its address without the language, its folder."""

    process: "subprocess.Popen[str]"
    address: str
    folder: Path

    @property
    def port(self) -> int:
        found = re.search(r":(\d+)/", self.address)
        assert found
        return int(found[1])

    @property
    def token(self) -> str:
        return self.address.rstrip("/").rpartition("/")[2]


@contextmanager
def served(folder: Path, *arguments: str, **environment: str) -> Iterator[Server]:
    """The command run in a folder, until it is ended as by Ctrl-C."""
    command = [sys.executable, "-m", "compiler", "live", *arguments, "--no-browser"]
    recovery = {"COMPILE_RECOVERY": str(folder.parent / "recovery")}
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "zh_CN.UTF-8", **recovery, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        address = process.stdout.readline().partition("#")[0]
        assert address, process.poll()
        yield Server(process, address, folder)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(30)
        assert process.stdout is not None
        process.stdout.close()


@contextmanager
def browser(width: int = 1366, height: int = 768) -> Iterator[WebDriver]:
    """Chromium without a window. That it is there is for `tests/run --setup` to see to."""
    options = Options()
    options.binary_location = shutil.which("chromium") or "/usr/bin/chromium"
    for one in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--hide-scrollbars",
    ):
        options.add_argument(one)
    options.add_argument(f"--window-size={width},{height}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, Service(shutil.which("chromedriver") or "/usr/bin/chromedriver"))
    try:
        driver.set_window_size(width, height)
        yield driver
    finally:
        driver.quit()


def until(what: Callable[[], Found], patience: float = PATIENCE) -> Found:
    """What comes out, once it is true."""
    end = time.monotonic() + patience
    while True:
        found = what()
        if found or time.monotonic() > end:
            assert found
            return found
        time.sleep(0.03)


class Page:
    """The page in a tab: what one sees of it and does with it."""

    def __init__(self, driver: WebDriver, server: Server, language: str = "zh") -> None:
        self.driver, self.server = driver, server
        driver.get(f"{server.address}#{language}")

    def run(self, script: str, *given: Any) -> Any:
        """What a script in the page returns."""
        return self.driver.execute_script(script, *given)

    def all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def one(self, css: str) -> WebElement:
        """The element, once it is there."""
        return until(lambda: self.all(css))[0]

    def shown(self, css: str) -> str:
        return str(self.run("return document.querySelector(arguments[0])?.textContent ?? ''", css))

    @property
    def text(self) -> str:
        """The text as the editor holds it."""
        return str(self.run("return window.live.text.text"))

    def settled(self) -> None:
        """Once the pages are those of the text."""
        until(
            lambda: self.run(
                "const live = window.live; return !!live && live.text.synced && live.pages.proved === live.text.version"
                " && live.pages.pages.every((one) => one.figure.dataset.image === one.image)"
            )
        )

    def at(self, found: str, after: bool = True) -> None:
        """Put the cursor after some words of the text, or before them, and have it listen to keys."""
        if not self.one("#editor").is_displayed():
            self.view("text")
        place = len(self.text.partition(found)[0].encode("utf-16-le")) // 2
        place += len(found.encode("utf-16-le")) // 2 if after else 0
        assert found in self.text
        self.run("window.live.text.go(arguments[0])", place)

    def type(self, *keys: str) -> None:
        """Type where the cursor is, also where the view is drawn anew between finding the place and typing: no key was typed then."""

        def typed() -> bool:
            try:
                self.driver.switch_to.active_element.send_keys(*keys)
            except StaleElementReferenceException:
                return False
            return True

        until(typed)

    def open(self, name: str) -> None:
        """Open a report of the folder."""
        until(lambda: self.run("return !!window.live && window.live.greeted"))
        self.run("document.getElementById('dialog').close(); window.live.open(arguments[0])", name)
        until(lambda: self.shown("#file") == name and self.run("return window.live.text.epoch !== ''"))
        self.view("text")

    def view(self, name: str) -> None:
        """Show the form, the text or the figures."""
        self.one(f"#views [data-view={name}]").click()

    def paste(self, words: str) -> None:
        """Paste what another program has copied."""
        self.run(
            """const carried = new DataTransfer();
            carried.setData('text/plain', arguments[0]);
            document.activeElement.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: carried }));""",
            words,
        )

    def composed(self, typed: str) -> None:
        """Have an input method show what is typed of a word so far."""
        told = {"selectionStart": len(typed), "selectionEnd": len(typed), "text": typed}
        self.driver.execute_cdp_cmd("Input.imeSetComposition", told)

    def click_on_page(self, number: int, x0: float, y0: float, x1: float, y1: float) -> None:
        """Click on the middle of a box of a page, told in points."""
        self.run(
            """const [number, x, y] = arguments, figure = document.querySelectorAll('.page')[number - 1];
            figure.scrollIntoView({ block: 'nearest' });
            const box = figure.getBoundingClientRect(), [width, height] = window.live.pages.points(number);
            const at = { clientX: box.left + (x / width) * box.width, clientY: box.top + (y / height) * box.height };
            figure.dispatchEvent(new MouseEvent('click', { bubbles: true, ...at }));""",
            number,
            (x0 + x1) / 2,
            (y0 + y1) / 2,
        )

    def drop(self, name: str, data: bytes) -> None:
        """Drop a file on the page."""
        self.run(
            """const [name, bytes] = arguments, carried = new DataTransfer();
            carried.items.add(new File([new Uint8Array(bytes)], name));
            document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: carried }));""",
            name,
            list(data),
        )

    def fetched(self, path: str) -> bytes:
        """What is given under a path of the page."""
        found = self.driver.execute_async_script(
            """const [path, done] = arguments;
            fetch(path).then((one) => one.arrayBuffer()).then((one) => done([...new Uint8Array(one)]));""",
            path,
        )
        return bytes(found)

    @property
    def asks_before_it_closes(self) -> bool:
        """Whether the browser would ask before the tab is closed."""
        return bool(
            self.run(
                "const one = new Event('beforeunload', { cancelable: true }); dispatchEvent(one); return one.defaultPrevented"
            )
        )

    @property
    def images(self) -> list[str]:
        """What each page shows, by the names of the images."""
        return list(
            self.run("return [...document.querySelectorAll('.page')].map((one) => one.dataset.image ?? '')")
        )

    def picture(self, file: Path | str) -> None:
        """A screenshot, to be looked at."""
        self.driver.save_screenshot(str(file))

    @property
    def complaints(self) -> list[str]:
        """What the browser says went wrong."""
        log: list[dict[str, Any]] = self.driver.get_log("browser")  # type: ignore[no-untyped-call]
        return [str(one["message"]) for one in log if one["level"] == "SEVERE"]
