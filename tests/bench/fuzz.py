"""Throws damaged YAML at the loader and the model: it must answer with a document or with diagnostics, and soon.

    python tests/bench/fuzz.py [SECONDS] [SEED]

Inputs are the examples, the starters and the examples of faults, with characters and lines cut, doubled, swapped, and
marks of YAML and Chinese thrown in. Prints what it ran and what was slowest; exits with 1 at the first crash or hang.
"""

import contextlib
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


from compiler import compile_document  # noqa: E402
from compiler.document.starters import starter  # noqa: E402
from compiler.messages.diagnostic import CompileError  # noqa: E402
from compiler.messages.printed import as_json, as_text  # noqa: E402
from compiler.messages.registry import registry  # noqa: E402
from compiler.source.encoding import decode  # noqa: E402
from compiler.source.load import Source  # noqa: E402
from compiler.terms.fields import FIELDS  # noqa: E402
from compiler.terms.kinds import KINDS  # noqa: E402

MARKS = [
    *":：-－#|>&*!%@`'\"{}[],，、 \t\u3000\u00a0\u200b\ufeff\x85\u2028\x07?~<=\\",
    "\n",
    "\r\n",
    "- ",
    ": ",
    " #",
    "<<: ",
    "---\n",
]
MARKS += [
    "...\n",
    "&a ",
    "*a",
    "!!str ",
    "{{ x }}",
    "{% if %}",
    "\ud800",
    "𠮷",
    "①",
    "（一）",
    "2026-02-30",
    "\n\n\n",
    "  ",
]
SEEDS = [path.read_text("utf-8") for path in (ROOT / "examples").glob("*.yaml")]
SEEDS += [starter(kind) for kind in KINDS] + [text for code in registry().values() for text in code.example]
WORDS = [spelling for term in FIELDS.values() for spelling in term.spellings]
LIMIT = 5.0


def damaged(rng: random.Random) -> str:
    """One input: a seed with one to eight wounds."""
    text = rng.choice(SEEDS)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(text) + 1)
        lines = text.split("\n")
        number = rng.randrange(len(lines))
        match rng.randrange(9):
            case 0:
                text = text[:at] + rng.choice(MARKS) * rng.choice((1, 1, 1, 2, 50)) + text[at:]
            case 1:
                text = text[:at] + text[at + rng.randint(1, 20) :]
            case 2:
                text = text[:at] + rng.choice(WORDS) + rng.choice((":", "：", ": ", "")) + text[at:]
            case 3:
                lines.insert(number, lines[rng.randrange(len(lines))])
                text = "\n".join(lines)
            case 4:
                lines[number] = rng.choice((" ", "  ", "\t", "\u3000")) + lines[number]
                text = "\n".join(lines)
            case 5:
                lines[number] = lines[number].lstrip()
                text = "\n".join(lines)
            case 6:
                text = text.replace(": ", rng.choice((":", "：", " : ")), rng.randint(1, 3))
            case 7:
                text = text[:at]
            case _:
                text = text[:at] + rng.choice(("[", "{", "- ")) * rng.choice((3, 80)) + text[at:]
    return text


def run(text: str) -> int:
    """The number of diagnostics for one input; raises whatever is not a refusal."""
    try:
        compile_document(text)
    except CompileError as error:
        source = Source("report.yaml", text)
        for language in ("zh", "en"):
            as_text(error.diagnostics, language, source.line)
            as_json(error.diagnostics, language)
        return len(error.diagnostics)
    return 0


def main(seconds: float, seed: int) -> int:
    """Run for some seconds; the exit code."""
    rng = random.Random(seed)
    ends, count, compiled, slowest = time.monotonic() + seconds, 0, 0, 0.0
    while time.monotonic() < ends:
        text = damaged(rng)
        began = time.process_time()
        try:
            compiled += run(text) == 0
            if rng.random() < 0.1:
                data = bytearray(text.encode("utf-8", "surrogatepass"))
                for _ in range(rng.randint(1, 5)):
                    data[rng.randrange(len(data)) if data else 0 :][:1] = bytes([rng.randrange(256)])
                with contextlib.suppress(CompileError):
                    run(decode("report.yaml", bytes(data)).text)
        except Exception as error:
            Path("fuzz-crash.yaml").write_text(text, "utf-8", "surrogatepass")
            print(f"crash after {count} inputs, seed {seed}: {error!r}; the input is in fuzz-crash.yaml")
            raise
        took = time.process_time() - began
        if took > LIMIT:
            Path("fuzz-slow.yaml").write_text(text, "utf-8", "surrogatepass")
            print(f"{took:.1f} s for one input of {len(text)} characters; it is in fuzz-slow.yaml")
            return 1
        slowest = max(slowest, took)
        count += 1
    print(f"{count} inputs, {compiled} compiled, slowest {slowest:.2f} s, no crash")
    return 0


if __name__ == "__main__":
    sys.exit(
        main(float(sys.argv[1]) if len(sys.argv) > 1 else 60, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    )
