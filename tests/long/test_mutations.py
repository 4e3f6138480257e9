"""Templates and old documents damaged at random, by a seed: each is read, or refused in words, within 20 seconds."""

import io
import random
import re
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress

import pytest

from compiler.messages.diagnostic import CompileError
from compiler.word.template.compiled import Template
from compiler.workshop.adopt.template import started
from compiler.workshop.check import examine
from compiler.workshop.diff import templates
from compiler.workshop.inspect import laid_open
from tests.kit.hostile_files import zipped
from tests.kit.old_documents import by_hand, by_styles
from tests.kit.support import ROOT

GENERAL = (ROOT / "templates" / "general.docx").read_bytes()
SOURCES = (
    *(file.read_bytes() for file in sorted((ROOT / "templates").glob("*.docx"))),
    by_hand(),
    by_styles(),
)
ELEMENT = re.compile(r"<([\w:]+)(?: [^>]*)?>(?:(?!<\1[ >]).)*?</\1>|<[\w:]+[^>]*/>", re.DOTALL)
VALUES = ("", "-1", "x", "99999999999", "1.5", "²", "true", "../../x", "rId1", "a b", "{{ 标题 }}")
SEEDS = 1_000


def _bytes(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 30)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _without(text: str, chance: random.Random) -> str:
    found = [*ELEMENT.finditer(text)]
    return text.replace(chance.choice(found)[0], "", 1) if found else text


def _torn(text: str, chance: random.Random) -> str:
    tags = re.findall("<[^>]+>", text)
    return text.replace(chance.choice(tags), "", 1) if tags else text


def _odd(text: str, chance: random.Random) -> str:
    values = re.findall('="[^"]*"', text)
    return text.replace(chance.choice(values), f'="{chance.choice(VALUES)}"', 1) if values else text


def _twice(text: str, chance: random.Random) -> str:
    found = [*ELEMENT.finditer(text)]
    if len(found) < 2:
        return text
    at = chance.choice(found).start()
    return text[:at] + chance.choice(found)[0] + text[at:]


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (_without, _torn, _odd, _twice)


def damaged(seed: int) -> bytes:
    """A file that is damaged in one way."""
    chance = random.Random(seed)
    data, how = chance.choice(SOURCES), chance.randrange(9)
    if how < 3:
        at = chance.randrange(len(data))
        return (_bytes(data, chance), data[:at], data[at:])[how]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = chance.choice([*parts])
    if how == 3:
        del parts[part]
    elif how == 4:
        parts[part] = parts[chance.choice([*parts])]
    else:
        parts[part] = CHANGES[how - 5](parts[part].decode("utf-8", "replace"), chance).encode()
    return zipped(parts)


@pytest.mark.parametrize("first", range(0, SEEDS, 100))
def test_damaged_files_are_read_or_refused(first: int) -> None:
    for seed in range(first, first + 100):
        data = damaged(seed)
        for job in (
            lambda data: examine(data, "a.docx"),
            lambda data: Template.compile(started(data, "a.docx")[0], "b.docx"),
            lambda data: laid_open(data, "a.docx"),
            lambda data: templates(data, GENERAL, ("a", "b")),
        ):
            began = time.process_time()
            with suppress(CompileError):
                job(data)
            assert time.process_time() - began < 20, seed
