"""Mends of a source by what was found in it: edits of the text as typed, so that comments, order and layout stay.

In: findings. Out: the source with all mends made that do just what they say; each is listed. A mend that would be read otherwise (a mark that YAML takes for its own) is left out.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..messages.diagnostic import Code, CompileError, Place
from ..source.edits import EditError, Mend, apply
from ..source.load import Data, Loaded
from .findings import Finding
from .prepared import Prepared

MOST_ROUNDS = 6
"""A mend may lay bare another: ,, becomes ，，, and that one mark."""


class Mended(NamedTuple):
    """A change that was made: where, what stood there and what stands there now, by which code. Places are those of the text that a
    round of mends was made in."""

    place: Place
    old: str
    new: str
    code: str
    round: int = 0


Read = Callable[[str], tuple[Prepared, Sequence[Finding]]]


def mend(text: str, read: Read, unsafe: bool) -> tuple[str, list[Mended]]:
    """The text with every mend made, `unsafe` ones too where asked for, and the changes in the order in which they were made.

    `read` prepares a text and finds fault with it; of a text that came of mends it may raise CompileError.
    """
    done: list[Mended] = []
    read = lru_cache(maxsize=2)(read)  # what a mend was tried on is read next
    for turn in range(MOST_ROUNDS):
        prepared, findings = read(text)
        wanted = _apart(one for one in findings if one.edit and one.sure and (one.safe or unsafe))
        made = _sound(text, wanted, prepared, read)
        if not made:
            break
        edits = [one.edit for one in made if one.edit]
        done += [
            Mended(edit.place, edit.old, edit.new, one.code.id, turn)
            for one, edit in zip(made, edits, strict=True)
        ]
        text = apply(text, edits)
    return text, done


def mend_typing(
    text: str, read: Callable[[str], Loaded], wanted: Callable[[Code], bool]
) -> tuple[str, list[Mended]]:
    """The text with quotes where YAML wants them and plain signs where braces do: what it was read as, written down.

    `read` fills in its figures, too. A mend that changes what is read is left out. Raises CompileError as `read` does.
    """
    done: list[Mended] = []
    loaded = read(text)
    for turn in range(MOST_ROUNDS):  # plain braces may want quotes next
        mends = [one for one in loaded.mends if wanted(one.code)]
        if not (made := _as_read(text, loaded.data, mends, read)):
            break
        text = apply(text, [edit for _, edit in made])
        loaded = read(text)
        done += [Mended(edit.place, edit.old, edit.new, code.id, turn) for code, edit in made]
    return text, done


def _as_read(
    text: str, data: Data, mends: list[Mend], read: Callable[[str], Loaded], kept: Sequence[Mend] = ()
) -> list[Mend]:
    """The mends that may be made beside those that are `kept`, so that the text is read as it was."""
    try:
        if not mends or read(apply(text, [edit for _, edit in (*kept, *mends)])).data == data:
            return mends
    except (CompileError, EditError):
        pass
    half = len(mends) // 2
    if not half:
        return []
    first = _as_read(text, data, mends[:half], read, kept)
    return [*first, *_as_read(text, data, mends[half:], read, (*kept, *first))]


def _apart(findings: Iterable[Finding]) -> list[Finding]:
    """The findings whose mends are not in each other's way, the first before others."""
    out: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for one in findings:
        assert one.span is not None
        start, end = one.span
        if not any(first < max(end, start + 1) and start < max(last, first + 1) for first, last in taken):
            taken.append((start, end))
            out.append(one)
    return out


def _sound(
    text: str, findings: list[Finding], prepared: Prepared, read: Read, kept: Sequence[Finding] = ()
) -> list[Finding]:
    """The findings whose mends, beside those that are `kept`, change what is printed as they say and nothing else; only YAML can read
    them otherwise."""
    if not findings or not prepared.from_yaml or _does_so(text, [*kept, *findings], prepared, read):
        return findings
    half = len(findings) // 2
    if not half:
        return []
    first = _sound(text, findings[:half], prepared, read, kept)
    return [*first, *_sound(text, findings[half:], prepared, read, (*kept, *first))]


def _does_so(text: str, findings: Sequence[Finding], prepared: Prepared, read: Read) -> bool:
    try:
        after, _ = read(apply(text, [one.edit for one in findings if one.edit]))
    except (CompileError, EditError):
        return False
    return [par.text for par in after.pars] == printed_after(findings, prepared)


def printed_after(findings: Iterable[Finding], prepared: Prepared) -> list[str]:
    """What the paragraphs should print after the mends."""
    spans = sorted((one.span, one.new) for one in findings if one.span is not None and one.new is not None)
    out = []
    for par in prepared.pars:
        text = par.text
        for stretch in reversed(par.stretches):
            first, last = stretch.at, stretch.at + stretch.end - stretch.start
            for (start, end), new in reversed(spans):
                if first <= start and end <= last:
                    shift = stretch.start - stretch.at
                    text = text[: start + shift] + new + text[end + shift :]
        out.append(text)
    return out
