"""What is wrong with a text, or to be told of it: what the command says, word for word, with the characters that are meant.

In: a `Reading`; `checked` where it is to be read over as well, as `compile --check` does. Out: `Noted`s in the order of the command. What is said of another file (a
report of a volume, the office's 单位.yaml, a template) stands at the top of this one and names that file. Where a line that is half typed stops the
reading, what is wrong with the keys and values above it is told `besides`, as an editor shows it: the command tells it once that line is mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place, Severity
from ..messages.failure import failed
from ..rules.wording import UNFINISHED
from .positions import Range

if TYPE_CHECKING:
    from .reading import Reading


@dataclass(frozen=True)
class Noted:
    """A diagnostic where an editor shows it: its code and severity, the sentence and the way out in Chinese and English, the characters meant.

    `besides` tells that the command comes to say it only later; `elsewhere` is its place where that is in another file, or a part of a template: then `range` is the first line.
    """

    code: str
    severity: Severity
    message: tuple[str, str]
    hint: tuple[str, str]
    range: Range
    elsewhere: Place | None
    diagnostic: Diagnostic
    besides: bool = False


# What is wrong with what stands at its place, and not with what may be missing because of lines that were left out.
_OF_ITSELF = (
    codes.UNKNOWN_KEY_NEAR,
    codes.UNKNOWN_KEY,
    codes.SAME_FIELD_TWICE,
    codes.UNKNOWN_KIND,
    codes.UNKNOWN_VALUE,
    codes.UNKNOWN_LABEL_FORM,
    codes.NOT_A_DATE,
    codes.NO_SUCH_DAY,
    codes.NOT_A_NUMBER,
    codes.NOT_A_COUNT,
    codes.NOT_A_WIDTH,
    codes.NOT_WRITTEN_YET,
    codes.NAMED_FILE_NOT_FOUND,
    codes.UNKNOWN_FIGURE,
)


def diagnostics(reading: Reading, checked: bool = False) -> tuple[Noted, ...]:
    """What compiling a text tells; with `checked` what `compile --check` does."""
    told: Sequence[Diagnostic] = reading.compiled.told
    if checked and reading.compiled.job:
        try:
            told = with_what_is_read(told, reading)
        except CompileError as error:
            told = [*told, *(one for one in error.diagnostics if one not in told)]
        except Exception as error:
            told = [*told, failed(error, reading.source.name)]
    return (*_noted(told, reading), *_noted(_above_the_stop(reading), reading, besides=True))


def _above_the_stop(reading: Reading) -> Iterator[Diagnostic]:
    """What is wrong above the line at which reading stops."""
    rest = reading.readable
    if rest is reading or rest.typed is None:
        return
    told = {(one.code.id, one.place) for one in reading.compiled.told}
    for one in rest.compiled.told:
        place = one.place
        if one.code not in _OF_ITSELF or place is None or place.file != reading.source.name or place.part:
            continue
        if 0 < place.line <= min(reading.stops, default=0) and (one.code.id, place) not in told:
            yield one


def with_what_is_read(findings: Iterable[Diagnostic], reading: Reading) -> list[Diagnostic]:
    """What is found in a file that is compiled, with what reading it over adds: each spot that is not filled in, and not the sum of them.

    Raises CompileError.
    """
    more = [one.diagnostic for one in reading.read_over() if one.sure]
    before = [one for one in findings if one.code is not UNFINISHED]
    return [*before, *(one for one in more if one not in before)]


def _noted(told: Iterable[Diagnostic], reading: Reading, besides: bool = False) -> Iterator[Noted]:
    for one in told:
        place = one.place
        here = place is None or (place.file == reading.source.name and not place.part)
        yield Noted(
            one.code.id,
            one.severity,
            (one.message("zh"), one.message("en")),
            (one.hint("zh"), one.hint("en")),
            reading.lines.range_of(place if here else None),
            None if here else place,
            one,
            besides,
        )
