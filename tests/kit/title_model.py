"""Makes compiler/flow/title_words.bin of the models of jieba and BudouX.

    python tests/kit/title_model.py JIEBA BUDOUX.json

JIEBA is the folder of the package jieba 0.42.1, from its source distribution; BUDOUX.json the model for simplified Chinese in the package
budoux. Chances are kept to eight digits behind the point.
"""

import json
import pickle
import sys
from collections import defaultdict
from pathlib import Path
from struct import calcsize, pack
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from compiler.flow.title_words import OFFSETS, PIECES, SECTION  # noqa: E402

_NEVER = -1e99


def _pairs(chances: dict[str, float]) -> str:
    return " ".join(f"{state} {round(chance, 8)}" for state, chance in chances.items() if chance > _NEVER)


def _loaded(file: Path) -> Any:
    return pickle.loads(file.read_bytes())


def made(jieba: Path, budoux: Path) -> bytes:
    """The model as one file: where its pieces begin, and the pieces."""
    words: dict[str, dict[str, str]] = defaultdict(dict)
    total = 0
    for line in (jieba / "dict.txt").read_text("utf-8").splitlines():
        word, frequency, part = line.split(" ")
        words[word[0]][word[1:]] = f"{frequency} {part}"
    total = sum(int(entry.split(" ")[0]) for some in words.values() for entry in some.values())

    # Of states that are as likely, the segmenter takes the last letter for words, the first of BMES for their parts of speech.
    ends: dict[str, dict[str, float]] = defaultdict(dict)
    parts: dict[str, dict[str, float]] = defaultdict(dict)
    for state in "SMEB":
        for char, chance in _loaded(jieba / "finalseg/prob_emit.p")[state].items():
            ends[char][state] = chance
    table = _loaded(jieba / "posseg/char_state_tab.p")
    emitted = _loaded(jieba / "posseg/prob_emit.p")
    for state in sorted(emitted, key=lambda one: ("BMES".index(one[0]), one[1])):
        for char, chance in emitted[state].items():
            if state in table.get(char, (state,)):
                parts[char]["".join(state)] = chance

    pieces = [SECTION] * PIECES
    for char in sorted({*words, *ends, *parts}):
        head = f"{_pairs(ends[char])}\t{_pairs(parts[char])}"
        lines = "".join(f"{rest} {entry}\n" for rest, entry in sorted(words[char].items()))
        pieces[ord(char) % PIECES] += f"{char}{head}\n{lines}{SECTION}"

    rest = {
        "total": total,
        "ends": {
            "start": _loaded(jieba / "finalseg/prob_start.p"),
            "next": _loaded(jieba / "finalseg/prob_trans.p"),
        },
        "phrases": json.loads(budoux.read_text("utf-8")),
    }
    rest["ends"]["start"] = {state: rest["ends"]["start"][state] for state in "SMEB"}
    begins = {"".join(one): chance for one, chance in _loaded(jieba / "posseg/prob_start.p").items()}
    of_parts = {
        "start": {state: round(chance, 8) for state, chance in begins.items() if chance > _NEVER},
        "next": {
            "".join(one): {"".join(to): round(chance, 8) for to, chance in row.items()}
            for one, row in _loaded(jieba / "posseg/prob_trans.p").items()
        },
    }
    kept = (json.dumps(one, ensure_ascii=False) for one in (rest, of_parts))
    packed = [one.encode() for one in (*pieces, *kept)]
    starts = [calcsize(OFFSETS)]
    for one in packed:
        starts.append(starts[-1] + len(one))
    return pack(OFFSETS, *starts) + b"".join(packed)


if __name__ == "__main__":
    (ROOT / "compiler/flow/title_words.bin").write_bytes(made(Path(sys.argv[1]), Path(sys.argv[2])))
