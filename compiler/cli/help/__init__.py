"""What `--help` prints: a text a command, `import.txt` for `compile import`, first in Chinese, then in English.

In: the words after `compile`. Out: a page.
"""

from functools import cache
from pathlib import Path

from ...messages.diagnostic import Language

BETWEEN = "\n--- English\n\n"  # parts the two languages of a text


@cache
def pages() -> dict[str, dict[Language, str]]:
    """Every page, by the words that ask for it: "template new", "import", "" for the whole program."""
    folder = Path(__file__).parent
    found: dict[str, dict[Language, str]] = {}
    for file in sorted(folder.rglob("*.txt")):
        words = " ".join(file.relative_to(folder).with_suffix("").parts)
        zh, en = file.read_text("utf-8").split(BETWEEN)
        found["" if words == "compile" else words] = {"zh": zh, "en": en}
    return found


def page(words: list[str], language: Language) -> str:
    """The page for a command line that begins with `words`: that of the command which they name, else the whole program's."""
    topics = (" ".join(words), *words[:1], "")
    return next(pages()[topic][language] for topic in topics if topic in pages())
