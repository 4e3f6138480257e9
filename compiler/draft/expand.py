"""Texts of several lines in a report.yaml that hold labels, typed as one would type them, made blocks.

In: what was loaded. Out: the same, with the blocks that `draft` finds in such texts, each at its place in the file.
"""

from collections.abc import Mapping

from ..messages import codes
from ..messages.diagnostic import Diagnostic, Place
from ..source.load import Data, Loaded, Mark, Marks, Path
from ..terms.fields import FIELDS
from ..terms.kinds import KINDS, kind_of
from ..terms.numerals import STANDARD_FORMS, LabelForm, chained, form_of_word, read_decimal, read_label
from .blocks import written
from .keys import BODY, CLOSING, CONTENT, LABELS, OPENING
from .lines import Line
from .paragraphs import gather
from .prove import first_lost
from .reading import read_text
from .recognise import ranges
from .roles import labels_as_text


def expand(loaded: Loaded) -> Loaded:
    """The data with every text of several lines that holds labels made blocks, each at its place in the file.

    A text whose blocks would not print alike stays a text. Texts in lists stay what they are.
    """
    return _Expansion(loaded).loaded()


# The fields whose texts may be blocks, and those that lead to them.
_BLOCK_FIELDS = frozenset(
    spelling
    for name in ("opening", "body", "closing", "problems", "next_steps", "content", "text")
    for spelling in FIELDS[name].spellings
)
_DEEPER = frozenset(spelling for name in ("heading", "lead") for spelling in FIELDS[name].spellings)


class _Expansion:
    def __init__(self, given: Loaded) -> None:
        self.given = given
        self.values: dict[Path, Mark] = {}
        self.notes: list[Diagnostic] = []

    def loaded(self) -> Loaded:
        given = self.given
        kind = next((kind_of(str(given.data[s])) for s in FIELDS["kind"].spellings if s in given.data), None)
        forms = self._labels(given.data, KINDS[kind].labels if kind else STANDARD_FORMS)
        data = {key: self._inside(key, value, (key,), forms) for key, value in given.data.items()}
        if not self.values:
            return given._replace(notes=(*given.notes, *self.notes)) if self.notes else given
        marks = Marks(given.marks.file, given.marks.keys, {**given.marks.values, **self.values})
        return given._replace(data=data, marks=marks, notes=(*given.notes, *self.notes))

    def _inside(self, key: str, value: Data, path: Path, forms: tuple[LabelForm, ...]) -> Data:
        """A field's value; `forms` are those of the headings in it."""
        if isinstance(value, str):
            return self._blocks(value, path, forms) if key in _BLOCK_FIELDS and "\n" in value else value
        if isinstance(value, list):
            return [
                self._mapping(one, (*path, index), forms) if isinstance(one, dict) else one
                for index, one in enumerate(value)
            ]
        return self._mapping(value, path, forms)

    def _mapping(self, data: dict[str, Data], path: Path, forms: tuple[LabelForm, ...]) -> dict[str, Data]:
        inner = self._labels(data, forms[1:] if _DEEPER & data.keys() else forms)
        return {key: self._inside(key, value, (*path, key), inner) for key, value in data.items()}

    def _labels(self, data: Mapping[str, Data], forms: tuple[LabelForm, ...]) -> tuple[LabelForm, ...]:
        typed = next((data[s] for s in FIELDS["labels"].spellings if s in data), None)
        words = [typed] if isinstance(typed, str) else typed if isinstance(typed, list) else []
        found = [form for word in words if isinstance(word, str) and (form := form_of_word(word))]
        return chained(found) or forms

    def _blocks(self, text: str, path: Path, forms: tuple[LabelForm, ...]) -> Data:
        """The blocks of a text, or the text where it holds no labels or would not print alike."""
        lines = [Line(line, formatted=True) for line in text.split("\n")]
        gathered = gather(lines, as_typed=True)
        if not any(read_label(par.text) or read_decimal(par.text) for par in gathered.pars):
            return text
        draft = read_text(gathered.pars)
        if as_text := [
            one.par for one in draft.taken if one.reason == "nothing_under" and one.role == "item"
        ]:
            mark = self._mark(path, as_text[0].numbers[0])
            place = Place(
                self.given.marks.file, mark.line + 1, mark.column + 1, mark.end_line + 1, mark.end_column + 1
            )
            self.notes.append(Diagnostic(codes.LABELS_AS_TEXT, labels_as_text(as_text), place))
        if not draft.forms or first_lost(draft.data, draft.taken) is not None:
            return text
        blocks: list[Data] = []
        moved: dict[Path, int] = {}
        opening = 0
        for field_name in (OPENING, BODY, CLOSING):
            value = draft.data.get(field_name, [])
            ones = value if isinstance(value, list) else [value]
            for index, one in enumerate(ones):
                moved[(field_name, index) if isinstance(value, list) else (field_name,)] = len(blocks)
                blocks.append(one)
            opening = len(blocks) if field_name == OPENING else opening
        # Forms of its own make a group, which counts by itself.
        grouped = draft.forms != forms[: len(draft.forms)]
        for old, number in draft.places.items():
            cut = next((n for n in (2, 1) if old[:n] in moved), 0)
            if not cut:
                continue
            at = moved[old[:cut]]
            here: Path = (at,)
            if grouped:
                here = (0, OPENING, at) if at < opening else (0, CONTENT, at - opening)
            self.values[(*path, *here, *old[cut:])] = self._mark(path, number)
        for doubt in draft.doubts:
            mark = self._mark(path, doubt.par.numbers[0])
            place = Place(
                self.given.marks.file, mark.line + 1, mark.column + 1, mark.end_line + 1, mark.end_column + 1
            )
            self.notes.append(doubt.told(place))
        if lost := draft.blanks_lost:
            marks = [self._mark(path, number) for number in lost]
            args = {"count": str(len(marks)), "lines": ranges([mark.line + 1 for mark in marks])}
            place = Place(self.given.marks.file, marks[0].line + 1, marks[0].column + 1)
            self.notes.append(Diagnostic(codes.BLANKS_LEFT_OUT, args, place))
        if not grouped:
            return blocks
        self.values[(*path, 0)] = self._mark(path, 1)
        group: dict[str, Data] = {OPENING: blocks[:opening]} if opening else {}
        return [group | {LABELS: written(draft.forms), CONTENT: blocks[opening:]}]

    def _mark(self, path: Path, number: int) -> Mark:
        """Where a line of a text stands: a line of its own under a `|`, else where the whole text does."""
        whole = self.given.marks.values.get(path, Mark(0, 0, 0, 0))
        lines = self.given.source.lines
        at = whole.line + number
        if (
            whole.line < len(lines)
            and lines[whole.line][whole.column : whole.column + 1] == "|"
            and at < len(lines)
        ):
            line = lines[at]
            return Mark(at, len(line) - len(line.lstrip()), at, len(line))
        return whole
