"""Plain data to an authored `Document`, with every fault placed and reported at once.

In: `Loaded`. Out: a frozen `Document` of the kind that it names. Raises CompileError; pydantic's own words never show.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic_core import ValidationError

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic
from ..source.folder import Folder
from ..source.load import Data, Loaded, Path
from ..terms.fields import FIELDS, as_typed
from ..terms.kinds import KINDS, kind_choices, kind_of
from .model import MUST_BE, WHOLES, Document, Volume, Whole

MOST = 1_000  # faults that are explained: nobody mends more at once


_W = TypeVar("_W", bound=Whole)


def validate(loaded: Loaded, folder: Folder | None = None) -> Document:
    """The document that `loaded` describes. Raises CompileError with all faults, in the order of the text.

    Those of files in `folder` are told with them; where nothing else is wrong, whoever reads the files tells.
    """
    if is_volume(loaded):
        place = loaded.marks.value(loaded.marks.typed((), FIELDS["kind"].spellings))
        raise CompileError([Diagnostic(codes.VOLUME_HERE, {}, place)])
    return _validated(Document, loaded, folder)


def is_volume(loaded: Loaded) -> bool:
    """Whether what was loaded is a volume of several reports."""
    word = next((loaded.data[s] for s in FIELDS["kind"].spellings if s in loaded.data), None)
    kind = kind_of(word) if isinstance(word, str) else None
    return kind is not None and WHOLES[KINDS[kind].made_as] is Volume


def validate_volume(loaded: Loaded) -> Volume:
    """The volume that `loaded` describes. Raises CompileError with all faults, in the order of the text."""
    return _validated(Volume, loaded, None)


def _validated(whole: type[_W], loaded: Loaded, folder: Folder | None) -> _W:
    problems = [*loaded.problems, *_conditions(loaded)]
    try:
        document = whole.model_validate(_with_kind(loaded, problems))
    except ValidationError as error:
        from .explained import explained

        told = (explained(loaded, whole, e) for e in error.errors(include_url=False)[:MOST])
        found = _as_skeleton(loaded, [one for one in told if one])
        known = {one.place.line for one in loaded.problems if one.place}
        alone = {one.place.line for one in problems if one.code is codes.CONDITION_ALONE and one.place}
        problems += [
            d
            for d in found
            if not (loaded.follows(d) or (d.code in _follows() and d.place and d.place.line in known))
            and not (d.place and d.place.line in alone)
        ]
        # Where a key is sent elsewhere, its line goes there with another indent.
        sent = {one.place.line for one in problems if one.code is codes.MISPLACED and one.place}
        problems = [
            one
            for one in problems
            if not (one.code is codes.BAD_INDENT and one.place and one.place.line in sent)
        ]
    else:
        made = document.at(loaded.marks)
        if not problems and isinstance(made, Document) and (made.headed or made.seal):
            from .issued import refused

            problems += refused(made)
        if not problems:
            return made
    if folder:
        problems += _of_files(loaded, folder, {one.place.line for one in problems if one.place})
    raise CompileError(sorted(problems, key=_order))


def _as_skeleton(loaded: Loaded, found: list[Diagnostic]) -> list[Diagnostic]:
    """Of a skeleton that is compiled by itself, what its braces do not fit is told once: a row fills them."""
    if not any(key in loaded.data for key in FIELDS["batch"].spellings):
        return found
    braces = [one for one in found if "{{" in one.args.get("value", "")]
    if not braces:
        return found
    args = {"value": braces[0].args["value"], "file": loaded.source.name}
    return [
        Diagnostic(codes.SKELETON_VALUES, args, braces[0].place),
        *(one for one in found if one not in braces),
    ]


def _conditions(loaded: Loaded) -> Iterator[Diagnostic]:
    """Conditions that nothing has asked: there are no figures to ask."""
    if any(key in loaded.source.text for key in _CONDITION):
        for path, _ in _entries(loaded.data, ()):
            if path[-1] in _CONDITION:
                yield _alone(loaded, path) or Diagnostic(
                    codes.CONDITION_WITHOUT_FIGURES, {}, loaded.marks.key(path)
                )


def _alone(loaded: Loaded, path: Path) -> Diagnostic | None:
    """What is said of a condition that is all that its block has."""
    block: Any = loaded.data
    for step in path[:-1]:
        block = block[step]
    if len(block) > 1 or not isinstance(path[-2], int):
        return None
    key = str(path[-1])
    row = FIELDS["heading" if path[-3:-2] and path[-3] in FIELDS["attachments"].spellings else "text"]
    args = {"key": key, "text": as_typed(row, key)}
    return Diagnostic(codes.CONDITION_ALONE, args, loaded.marks.key(path))


def _entries(data: Data, path: Path) -> Iterator[tuple[Path, Data]]:
    """The entries of the mappings in a value, those of 数据 left out."""
    for key, value in data.items() if isinstance(data, dict) else ():
        if path or key not in _FIGURES:
            yield (*path, key), value
            yield from _entries(value, (*path, key))
    for at, value in enumerate(data) if isinstance(data, list) else ():
        yield from _entries(value, (*path, at))


def _of_files(loaded: Loaded, folder: Folder, told: set[int]) -> Iterator[Diagnostic]:
    """What is wrong with the files that the data names, on lines of which nothing else is told."""
    for path, name in _named_files(loaded.data, ()):
        place = loaded.marks.value(path)
        if place and place.line not in told:
            try:
                folder.read(name, place)
            except CompileError as error:
                yield from error.diagnostics


def _named_files(data: Data, path: Path, named: bool = False) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        if named and PurePosixPath(data).suffix:
            yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            if path or key not in _FIGURES:
                yield from _named_files(value, (*path, key), key in FILE_FIELDS or key in _ROWS)
    else:
        for at, value in enumerate(data):
            yield from _named_files(value, (*path, at), named and path[-1] not in _ROWS)


def _order(one: Diagnostic) -> tuple[int, int]:
    return (one.place.line, one.place.column) if one.place else (0, 0)


def _with_kind(loaded: Loaded, problems: list[Diagnostic]) -> dict[str, Any]:
    """The data with its kind in English, or with one that is none where it is in doubt."""
    marks = loaded.marks
    typed = next((s for s in FIELDS["kind"].spellings if s in loaded.data), None)
    if typed is None:
        from .strays import beside, meant_by

        if not any(meant_by(key, Document, loaded.data) in FIELDS["kind"].spellings for key in loaded.data):
            problems.append(
                Diagnostic(
                    codes.MISSING_KIND,
                    {"key": beside(FIELDS["kind"], loaded.data), **kind_choices()},
                    marks.value(()),
                )
            )
        return {**loaded.data, FIELDS["kind"].zh: ""}  # else it is told as a key
    word = loaded.data[typed]
    if not isinstance(word, str):
        return loaded.data
    if key := kind_of(word):
        return {**loaded.data, typed: key}
    told = (
        Diagnostic(codes.UNKNOWN_KIND, {"value": word, **kind_choices(word)}, marks.value((typed,)))
        if word.strip()
        else Diagnostic(codes.EMPTY_VALUE, {"field": typed, **MUST_BE}, marks.value((typed,)))
    )
    problems.append(told)
    return loaded.data


_FIGURES = frozenset(FIELDS["figures"].spellings)
_ROWS = frozenset((*FIELDS["table"].spellings, *FIELDS["chart_data"].spellings))
_CONDITION = frozenset(FIELDS["only_if"].spellings)
FILE_FIELDS = frozenset((*FIELDS["seal"].spellings, *FIELDS["picture"].spellings))


@cache
def _follows() -> tuple[Code, ...]:
    """What a mistake in the YAML of a line brings with it, and says nothing new."""
    return (
        codes.EMPTY_VALUE,
        codes.EMPTY_ITEM,
        codes.LIST_WHERE_TEXT,
        codes.MAPPING_WHERE_TEXT,
        codes.RAGGED_ROW,
        codes.TEXT_WITH_COLON,
        codes.UNKNOWN_BLOCK,
    )
