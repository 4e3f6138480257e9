"""What the browser is given is made of what lies in the repository, and fetches nothing from anywhere."""

import re
import shutil
import subprocess
from pathlib import Path

from compiler.live.server import STATIC

ROOT = Path(__file__).parents[2]
BROWSER = ROOT / "compiler" / "live" / "browser"


def test_the_bundle_is_what_its_sources_make(tmp_path: Path) -> None:
    assert shutil.which("npm")
    done = subprocess.run(
        [str(BROWSER / "build"), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    for name in ("page.js", "page.css"):
        assert (tmp_path / name).read_bytes() == (STATIC / name).read_bytes(), f"run {BROWSER / 'build'}"


def test_the_page_names_no_other_place() -> None:
    for name in ("index.html", "page.css"):
        found = re.findall(r"(?:https?:)?//[\w.]+", (STATIC / name).read_text("utf-8"))
        assert [one for one in found if one != "http://www.w3.org"] == []  # the name of SVG


def test_versions_are_pinned_and_no_index_is_named() -> None:
    package = (BROWSER / "package.json").read_text("utf-8")
    assert re.findall(r'"[\^~><*]', package) == []
    assert "resolved" not in (BROWSER / "package-lock.json").read_text("utf-8")


def test_each_word_is_there_in_both_languages() -> None:
    words = (BROWSER / "src" / "words.js").read_text("utf-8")
    table = words.partition("export const WORDS = {")[2].partition("\n};")[0]
    names = set(re.findall(r"^  (\w+): \[", table, re.MULTILINE))
    used = {
        name
        for file in (*BROWSER.glob("src/*.js"), STATIC / "index.html")
        for name in re.findall(r"""\bt\(['"](\w+)['"]|data-(?:t|title)="(\w+)\"""", file.read_text("utf-8"))
        for name in name
        if name
    }
    assert used <= names
    assert len(re.findall(r'"', table)) >= 4 * len(names)
