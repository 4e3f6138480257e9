"""Figures filled in: texts with braces become the texts that print, before anything is validated.

In: `Loaded` whose 数据 is a table of facts, the folder of its files, the office's placeholder. Out: `Filled`: the same with its texts filled,
every value at its place, blocks whose 仅当 does not hold taken out; and the ledger of what was printed where. What is wrong
joins the problems of `Loaded`; raised is only that there are too many figures, as nothing else is looked at then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..source.edits import Mend
from ..source.folder import Folder
from ..source.load import Data, FilledText, Loaded, Mark, Marks, Path, Shown
from ..tags.evaluation import Expression
from ..tags.quantities import FaultError, Quantity, plain
from ..tags.values import Blank, Fact, Figure, Pending, Table, amount_of, pending_of, text_of, truth_of
from ..terms.fields import FIELDS, as_typed
from ..terms.nearest import nearest
from ..terms.patterns import late
from .columns import OptionError
from .facts import ROOTS, Facts, names_of, spared
from .kept import Holds, Kept, Texts
from .laid_out import OPTIONS, lay_out
from .model import TableEntry, key_of, kind_of_entry
from .tables import table_of
from .texts import BRACES, LEFT, MARKED, Bracketed, Finder, Piece, bracketed, edit_at, literal, pieces
from .typed import is_file

NO_ROW: Mapping[str, Fact] = {}
CONDITION = FIELDS["only_if"].spellings
TABLE = FIELDS["table"].spellings
CAPTION = FIELDS["caption"].spellings
DATE, DATE_TEXT = FIELDS["date"].spellings, FIELDS["date_text"].spellings
PARTS = FIELDS["paragraph"].spellings
CHART, CHART_DATA = FIELDS["chart"].spellings, FIELDS["chart_data"].spellings
MAX_EXPRESSIONS = 10_000
MAX_TEXT = 8_000_000  # characters of what is filled in
MOST_TOLD = 200  # faults after which the rest is not looked at: nobody mends more at once


class Printed(NamedTuple):
    """One pair of braces that was filled: the text that they stand in, their place, the names of 数据 in them, what they print and where in the
    filled text that begins."""

    path: Path
    place: Place | None
    typed: str
    names: tuple[str, ...]
    text: str
    start: int


class Filled(NamedTuple):
    """A report with its figures filled in, its table of facts, and what was printed where, in the order of the text."""

    loaded: Loaded
    facts: Facts
    printed: tuple[Printed, ...]

    @property
    def used(self) -> frozenset[str]:
        """The names of 数据 that texts print, ask for, or compute with."""
        return frozenset(self.facts.used)

    @property
    def spoken_for(self) -> frozenset[str]:
        """Those, what was offered for other names, and the cells of a row: that no document prints a column is told once for all of them (`batch`)."""
        return self.used | self.facts.offered | self.facts.row.keys()

    def sentence(self, one: Printed) -> str:
        """The filled text round what was printed, from one full stop to the next; of a cell its row, of a table its heads."""
        text: Any = self.loaded.data
        row: Any = None
        for step in one.path:
            row, text = text, text[step]
        if not one.text and isinstance(row, dict):  # a table or a chart of 数据
            caption = next((row[key] for key in CAPTION if isinstance(row.get(key), str)), "")
            if caption or isinstance(text, str):
                return str(caption or text)
        if isinstance(text, list):
            rows = text[:1] if text and isinstance(text[0], list) else [text]
            return " │ ".join(map(str, rows[0])) if rows else ""
        if isinstance(row, list) and one.path[-2:] and isinstance(one.path[-2], int) and len(text) <= _SHORT:
            return " │ ".join(one for one in row if isinstance(one, str))
        before, after = text[: one.start], text[one.start + len(one.text) :]
        first = max((before.rfind(mark) for mark in "。！？；\n"), default=-1) + 1
        ends = [at for mark in "。！？；\n" if (at := after.find(mark)) >= 0]
        return f"{before[first:]}{one.text}{after[: min(ends) + 1] if ends else after}".strip()


class Cut(NamedTuple):
    """A piece of a text: where its braces stand, or those that are not closed; what it prints where it has none; what is told of others that
    print as they stand."""

    piece: Piece
    place: Place | None
    shown: str = ""
    is_open: bool = False
    left: tuple[Diagnostic, ...] = ()


class Asked(NamedTuple):
    """What stands in braces: the expression, the names of 数据 in it, what it may mean besides (see `texts.bracketed`), and the name that it is
    where it is no more than one."""

    expression: Expression
    names: tuple[str, ...]
    meant: Bracketed | None
    alone: str


def fill(
    loaded: Loaded,
    folder: Folder,
    placeholder: Callable[[], str],
    row: Mapping[str, Fact] = NO_ROW,
    kept: Kept | None = None,
) -> Filled:
    """The report with its figures filled in; the cells of a `row` are figures by the heads of their columns. Raises CompileError.

    `kept` is that of the rows before, whose columns have the same heads.
    """
    return _Filling(loaded, folder, placeholder, row, kept or Kept.new()).filled()


class _Filling:
    def __init__(
        self,
        loaded: Loaded,
        folder: Folder,
        placeholder: Callable[[], str],
        row: Mapping[str, Fact],
        kept: Kept,
    ) -> None:
        self.loaded, self.kept = loaded, kept
        self.facts = Facts(loaded, folder, placeholder, row, kept.parsed, kept.tables)
        self.problems: list[Diagnostic] = []
        self.notes: list[Diagnostic] = []
        self.doubtful: list[range] = []
        self.mends: list[Mend] = []
        self.printed: list[Printed] = []
        self.texts: dict[Path, FilledText] = {}
        self.moved: dict[Path, Path | None] = {}
        self.open: set[Path] = set()  # texts that print what is not known yet
        self.open_lines: dict[str, list[int]] = {}  # by its name, where that prints
        self.units: list[
            tuple[Printed, str]
        ] = []  # figures that texts end with, and the units in which these do
        self.count, self.size, self.stopped = 0, 0, False

    def filled(self) -> Filled:
        loaded, facts = self.loaded, self.facts
        if facts.too_many():
            raise CompileError([*loaded.problems, *facts.problems])
        if told := self._file_unnamed():
            return Filled(loaded._replace(problems=(*loaded.problems, told)), facts, ())
        data: dict[str, Data] = {}
        for key, value in loaded.data.items():
            if key in ROOTS or not self._holds(value, (key,)):
                if key in ROOTS:
                    data[key] = value
                continue
            filled = self._walk(value, (key,), (key,))
            if key in DATE and (key,) in self.open and not any(one in loaded.data for one in DATE_TEXT):
                # A draft goes round with its date open: it prints as it stands.
                new = DATE_TEXT[DATE.index(key)]
                self.moved[(key,)] = (new,)
                self.printed = [
                    one._replace(path=(new,)) if one.path == (key,) else one for one in self.printed
                ]
                self.texts[(new,)] = self.texts.pop((key,))
                key = new
            data[key] = filled
        if isinstance(loaded.data.get(facts.key, {}), dict):
            data[facts.key] = facts.for_template()
        self._twice_over_parts(data)
        self._shares()
        facts.tell_open(self.open_lines)
        marks = self._marks()
        return Filled(
            loaded._replace(
                data=data,
                marks=marks,
                notes=(*loaded.notes, *facts.notes, *self.notes),
                problems=(*loaded.problems, *_cells_once([*facts.problems, *self.problems])),
                doubtful=(*loaded.doubtful, *self.doubtful),
                mends=(*loaded.mends, *facts.mends, *self.mends),
                filled=self.texts,
            ),
            facts,
            tuple(self.printed),
        )

    def _file_unnamed(self) -> Diagnostic | None:
        """A file read at the head of 数据, where its table has no name: 数据: {读取: 台账.xlsx}."""
        key = key_of("read", self.facts.given)
        file = self.facts.given.get(key)
        if isinstance(file, str) and is_file(file):
            place = self.loaded.marks.value((self.facts.key, key))
            return Diagnostic(codes.FILE_FOR_FIGURES, {"file": file.strip()}, place)
        return None

    # ---- going through ----

    def _walk(self, value: Data, path: Path, now: Path) -> Data:
        """A value filled; `now` is its path once blocks above it are taken out."""
        holds = self.kept.holds.get(path)
        if holds is None:
            holds = self.kept.holds[path] = self._held(value, path)
        if isinstance(holds, Texts):
            return self._with_texts(value, holds, now)
        if holds == "nothing" or isinstance(value, str):
            return value
        if isinstance(value, list):
            out: list[Data] = []
            for at, one in enumerate(value):
                here = (*path, at)
                if not self._holds(one, here):
                    self.moved[here] = None
                    continue
                new = (*now, len(out))
                if len(out) != at:
                    self.moved[here] = new
                out.append(self._walk(one, here, new))
            return out
        value = self._laid(value, path, now)
        self._drawn(value, path, now)
        kept: dict[str, Data] = {}
        for key, one in value.items():
            if key not in CONDITION and self._holds(one, (*path, key)):
                kept[key] = self._walk(one, (*path, key), (*now, key))
        return kept

    def _with_texts(self, value: Any, texts: Texts, now: Path) -> Data:
        """A value in which nothing but texts is filled."""
        if isinstance(value, str):
            return self._text(value, texts, now)
        new: Any = value.copy()
        for step, inside in texts.inside:
            new[step] = self._with_texts(value[step], inside, (*now, step))
        filled: Data = new
        return filled

    def _held(self, value: Data, path: Path) -> Holds:
        """What is to be done in a value."""
        return "blocks" if _has_blocks(value) else self._texts(value, path) or "nothing"

    def _texts(self, value: Data, path: Path) -> Texts | None:
        """The texts with braces in a value."""
        if isinstance(value, str):
            holds = MARKED.search(value) or LEFT.search(value)
            return Texts(path, [*self._cut(value, path)]) if holds else None
        inside = []
        for step, one in value.items() if isinstance(value, dict) else enumerate(value):
            if texts := self._texts(one, (*path, step)):
                inside.append((step, texts))
        return Texts(path, [], tuple(inside)) if inside else None

    def _laid(self, block: dict[str, Data], path: Path, now: Path) -> dict[str, Data]:
        """A block that prints a table of 数据, its rows in place of that name and of the options that were for them."""
        key = next((key for key in TABLE if key in block), "")
        typed = block.get(key, "")
        if not key or not isinstance(typed, str):
            return block
        name, known = self._named(typed), self.facts.given
        if name not in known:
            if "." in name or BRACES.search(typed) or not typed.strip():
                return block  # a file, or what is told below
            offer = nearest(name, [one for one in known if _is_table(known[one])])
            zh = (
                f"是不是“{offer}”？"
                if offer
                else "在“数据”里补上，如 {月度: {读取: 台账.xlsx}}；是文件的，写全文件名。"
            )
            en = (
                f"Did you mean “{offer}”?"
                if offer
                else "Add it under 数据, as {月度: {读取: 台账.xlsx}}; of a file write the whole name."
            )
            return self._refused(
                block,
                key,
                Diagnostic(
                    codes.NO_TABLE_OF_DATA,
                    {"name": name, "offer_zh": zh, "offer_en": en},
                    self.loaded.marks.value((*path, key)),
                ),
            )
        place = self.loaded.marks.value((*path, key))
        try:
            self.facts.ask(self.facts.parsed(f"{ROOTS[0]}[{name!r}]"))
            if not self.facts.is_sound(name):
                return self._refused(block, key)
            table = table_of(self.facts.evaluation.names[name], name)
            if table is None:
                zh = f"“数据”里的“{name}”不是表，写 {{{{ {name} }}}} 的是一个数。"
                en = f"“{name}” under 数据 is no table."
                return self._refused(
                    block,
                    key,
                    Diagnostic(codes.NO_TABLE_OF_DATA, {"name": name, "offer_zh": zh, "offer_en": en}, place),
                )
            laid = lay_out(name, table, block, self.facts)
        except FaultError as fault:
            return self._refused(
                block, key, Diagnostic(fault.code, {"excerpt": name, **fault.args_of}, place)
            )
        except OptionError as error:
            at = self.loaded.marks.value((*path, *error.path))
            args = {**error.args_of}
            if error.place and error.place.around:
                args["reason_zh"] += f"（{error.place.file} 的 {error.place.around}）"
                args["reason_en"] += f" ({error.place.around} of {error.place.file})"
            elif error.place:  # a row that is typed under 数据
                args["reason_zh"] += f"（第{error.place.line}行）"
                args["reason_en"] += f" (line {error.place.line})"
            return self._refused(block, key, Diagnostic(error.code, args, at))
        self.notes += [replace(one, place=place) for one in laid.notes]
        self.facts.used.update(laid.used)
        self.printed.append(Printed((*now, key), place, f"{key}: {typed}", (name, *laid.used), "", 0))
        self.size += sum(len(text) for row in laid.rows for text in row)
        if pending := [text for row in laid.rows for text in row if isinstance(text, Pending)]:
            self._prints_open((name, *laid.used), place)
            self.texts[(*now, key)] = _one_below_another(pending, place)
        rows: list[Data] = [[*row] for row in laid.rows]
        return {one: rows if one == key else two for one, two in block.items() if one not in _OF_LAYOUT}

    def _drawn(self, block: dict[str, Data], path: Path, now: Path) -> None:
        """Note that a chart draws a table of 数据."""
        key = next((key for key in CHART_DATA if key in block), "")
        name = block.get(key, "")
        if (
            not isinstance(name, str)
            or name.strip() not in self.facts.given
            or not any(one in block for one in CHART)
        ):
            return
        self.facts.used.add(name.strip())
        place = self.loaded.marks.value((*path, key))
        self.printed.append(Printed((*now, key), place, f"{key}: {name}", (name.strip(),), "", 0))

    def _named(self, typed: str) -> str:
        """The name that a table is given by: 月度, 数据.月度, or in braces."""
        cut = pieces(typed.strip())
        name = cut[0].inner or "" if len(cut) == 1 and cut[0].inner is not None else typed.strip()
        root, dot, rest = name.partition(".")
        return rest.strip() if dot and root.strip() in ROOTS else name

    def _refused(self, block: dict[str, Data], key: str, told: Diagnostic | None = None) -> dict[str, Data]:
        """A block with what is wrong told: nothing more is said of its rows."""
        self.problems += [told] if told else []
        return {
            one: [["", ""], ["", ""]] if one == key else two
            for one, two in block.items()
            if one not in _OF_LAYOUT
        }

    def _holds(self, value: Data, path: Path) -> bool:
        """Whether a block prints: it has no 仅当, or what that asks for holds."""
        if not isinstance(value, dict):
            return True
        key = next((key for key in CONDITION if key in value), "")
        if not key:
            return True
        at = (*path, key)
        text = value[key]
        place = self.loaded.marks.value(at)
        if len(value) == 1 and isinstance(path[-1], int):
            row = FIELDS["heading" if path[-2:-1] and path[-2] in FIELDS["attachments"].spellings else "text"]
            word = as_typed(row, key)
            self._problem(codes.CONDITION_ALONE, self.loaded.marks.key(at), key=key, text=word)
            return True
        if not isinstance(text, str) or not text.strip():
            self._problem(
                codes.CONDITION_SYNTAX,
                place,
                excerpt=key,
                reason_zh="这里要一个条件，如 整改 > 0",
                reason_en="a condition is wanted, as 整改 > 0",
            )
            return True
        inner = text.strip()
        piece = pieces(inner)[0]
        piece = piece if piece.inner is not None and piece.text == inner else Piece(inner, inner)
        found = self._value(piece, place, test=True)
        if found is None:
            return True
        if truth_of(found[0]):
            return True
        self.notes.append(Diagnostic(codes.BLOCK_LEFT_OUT, {"condition": inner}, self.loaded.marks.key(at)))
        return False

    def _text(self, text: str, texts: Texts, now: Path) -> str:
        out: list[str] = []
        spans: list[Shown] = []
        size, lead, last = 0, "", None  # the text and the figure right before
        faulty = False
        for piece, place, shown, is_open, left in texts.cut:
            if piece.inner is None:
                if is_open:
                    faulty = True
                    self._problem(codes.BRACE_NOT_CLOSED, place)
                self.notes += left
                if last is not None:
                    self._unit_twice(self.printed[-1], last, piece.text)
                lead, last = piece.text, None
            elif told := self._shown(piece, place, texts.path):
                shown, last, names, is_open = told
                spans.append(Shown(size, size + len(shown), place, is_open))
                self.printed.append(Printed(now, place, piece.text, names, shown, size))
                if shown[:1] in _SIGNS_THAT_BEGIN:
                    self._word_twice(lead, self.printed[-1])
                lead = ""
            else:
                faulty, shown, lead, last = True, piece.text, "", None
            out.append(shown)
            size += len(shown)
        if faulty:
            mark = self.loaded.marks.values.get(texts.path)
            self.doubtful += [range(mark.line, mark.end_line + 1)] if mark else []
            return text
        if last is not None and (unit := _unit(last, shown)):
            self.units.append((self.printed[-1], unit))
        whole = "".join(out)
        if spans:
            self.texts[now] = FilledText(whole, tuple(spans))
        return whole

    def _shown(
        self, piece: Piece, place: Place | None, path: Path
    ) -> tuple[str, object, tuple[str, ...], bool] | None:
        """What braces print, the value that it is of, the names that they use, whether it is not known yet; None where something is wrong with them."""
        found = self._value(piece, place, test=False)
        if found is None:
            return None
        value, names = found
        if isinstance(value, Fact) and value.strip():  # as most are: a text as it was typed
            self.size += len(value)
            if self.size <= MAX_TEXT:
                return str(value), value, names, False
        if isinstance(value, list):
            zh, en = "它是列表，在后面写 |顿号", "it is a list: write |顿号"
            if isinstance(value, Table):
                zh, en = (
                    "它是一张表，写明要什么，如后面写 |求和(列名)",
                    "it is a table: say what of it, as with |求和(COLUMN)",
                )
            self._problem(codes.NOT_FIT, place, excerpt=piece.text, reason_zh=zh, reason_en=en)
            return None
        try:
            shown = text_of(value)
        except FaultError as fault:
            self._fault(fault, piece, place)
            return None
        is_open = isinstance(pending_of(value), Pending)
        if is_open:
            self.open.add(path)
            self._prints_open(names, place)
        self.size += len(shown)
        if self.size > MAX_TEXT:
            self._fault(_too_much(MAX_TEXT, "个字", "characters"), piece, place)
            return None
        if not shown.strip() and not isinstance(value, Blank):
            self._problem(
                codes.NOT_FIT, place, excerpt=piece.text, reason_zh="它是空的", reason_en="it is empty"
            )
            return None
        return shown, value, names, is_open

    def _prints_open(self, names: Iterable[str], place: Place | None) -> None:
        """Note the line that prints what is not known yet."""
        if place is None:
            return
        for name in self.facts.open_ones(names):
            self.open_lines.setdefault(name, []).append(place.line)

    # ---- expressions ----

    def _value(self, piece: Piece, place: Place | None, test: bool) -> tuple[object, tuple[str, ...]] | None:
        """What an expression comes to, and the names that it uses; None where it was told what is wrong."""
        if self.problems or self.facts.problems:
            self.stopped = self.stopped or len(self.problems) + len(self.facts.problems) >= MOST_TOLD
            if self.stopped:
                return None
        self.count += 1
        if self.count > MAX_EXPRESSIONS:
            self._fault(_too_much(MAX_EXPRESSIONS, "处", "places"), piece, place)
            return None
        asked = self.kept.asked.get((piece.inner, test)) or self._asked(piece, place, test)
        if asked is None:
            return None
        expression, names, meant, alone = asked
        if not self.facts.ready(names):
            return None  # told where the figure stands
        if alone and (value := self.facts.evaluation.names.get(alone)) is not None:
            return value, names
        try:
            value = self.facts.evaluation.value(expression)
            if meant and (fault := self._of_its_end(meant, test, sure=False)):
                self._fault(fault, piece, place)
                return None
            return value, names
        except FaultError as fault:
            self._fault((meant and self._of_its_end(meant, test, sure=True)) or fault, piece, place)
            return None

    def _asked(self, piece: Piece, place: Place | None, test: bool) -> Asked | None:
        """What stands in braces, kept where nothing is told of it; None where it was told what is wrong."""
        plain = self.facts.plain(piece.inner or "")
        source = self.facts.spelled(plain)
        try:
            expression = self.facts.parsed(source, test)
        except FaultError as fault:
            if meant := next(
                (one for one in map(self.facts.plain_of, self.facts.given) if one and one in plain), ""
            ):
                self._unknown(meant, piece, place, test)
                return None
            if test and fault.code is codes.TAG_SYNTAX:
                fault = FaultError(codes.CONDITION_SYNTAX, **fault.args_of)
            self._fault(fault, piece, place)
            return None
        is_wide = piece.is_wide or plain != piece.inner
        if is_wide:
            self._wide(piece, plain, place)
        names = names_of(expression)
        self.facts.make_ready(names)
        missing = [one for one in names if one not in self.facts.given and one not in spared(expression)]
        for name in missing:
            self._unknown(name, piece, place, test)
        if missing:
            return None
        unlike = [*self.facts.spared_unlike(expression)]
        for name, offer in unlike:
            self.notes.append(Diagnostic(codes.SPARED_UNLIKE, {"name": name, "offer": offer}, place))
        asked = Asked(
            expression,
            names,
            bracketed(plain) if "|" in plain else None,
            source if names == (source,) and not test else "",
        )
        if not (is_wide or unlike):
            self.kept.asked[piece.inner, test] = asked
        return asked

    def _of_its_end(self, meant: Bracketed, test: bool, sure: bool) -> FaultError | None:
        """The fault that a filter is asked of the end of a calculation and meant of all of it, where that comes to something.

        Where nothing else is wrong it is told of what is divided by a percentage alone: nobody means that.
        """
        if not (sure or (meant.divides and meant.filter in _PERCENT)):
            return None
        try:
            self.facts.value_of(self.facts.parsed(self.facts.spelled(meant.text), test))
        except FaultError:
            return None
        zh = f"“|{meant.filter}”只管它前面的“{meant.last}”，要管整个算式，写成 {{{{ {meant.text} }}}}"
        en = f"“|{meant.filter}” is asked of “{meant.last}” alone; for the whole write {{{{ {meant.text} }}}}"
        return FaultError(codes.NOT_FIT, reason_zh=zh, reason_en=en)

    def _wide(self, piece: Piece, plain: str, place: Place | None) -> None:
        """Full-width signs that were read as what was meant; a condition stands without braces."""
        new = f"{{{{ {plain} }}}}" if BRACES.match(piece.text) else plain
        self.notes.append(Diagnostic(codes.WIDE_BRACES, {"text": piece.text, "mended": new}, place))
        if place and (edit := edit_at(self.loaded.source, place, piece.text, new)):
            self.mends.append(Mend(codes.WIDE_BRACES, edit))

    def _unknown(self, name: str, piece: Piece, place: Place | None, test: bool) -> None:
        """Tell of a name that 数据 has not; in a condition, words may stand for signs."""
        if test and (word := _SIGNS_IN_WORDS.search(name)):
            sign = _SIGNS[word[0]]
            zh, en = f"“{word[0]}”要写成 {sign}", f"write {sign} for “{word[0]}”"
            self._problem(codes.CONDITION_SYNTAX, place, excerpt=piece.text, reason_zh=zh, reason_en=en)
            return
        self.facts.unknown(name, (), place, piece.text if BRACES.match(piece.text) else "")

    def _fault(self, fault: FaultError, piece: Piece, place: Place | None) -> None:
        if fault.code is codes.TOO_MUCH:
            self.stopped = True  # the rest is not looked at
        own: Mapping[Code, Code] = {
            codes.TAG_SYNTAX: codes.FIGURE_SYNTAX,
            codes.TAG_FORBIDDEN: codes.FIGURE_FORBIDDEN,
        }
        args = {"excerpt": piece.text, **fault.args_of}
        if fault.code is codes.NOT_A_LIST and (named := self._file_of(args["value"])):
            self._problem(codes.FILE_NOT_READ, place, name=named[0], file=named[1])
            return
        self.problems.append(Diagnostic(own.get(fault.code, fault.code), args, place))

    def _file_of(self, shown: str) -> tuple[str, str] | None:
        """The figure that is a file's name, of which that much is shown, and the file: 季度: m.csv where {读取: m.csv} is meant."""
        return next(
            (
                (name, one.strip())
                for name, one in self.facts.given.items()
                if isinstance(one, str) and is_file(one) and one.strip().startswith(shown)
            ),
            None,
        )

    def _problem(self, code: Code, place: Place | None, **args: str) -> None:
        self.problems.append(Diagnostic(code, args, place))

    def _place(self, finder: Finder, typed: str, path: Path) -> Place | None:
        found = finder.next(typed)
        if found is None:
            return self.loaded.marks.value(path)
        line, start, end = found
        return Place(self.loaded.source.name, line + 1, start + 1, line + 1, end + 1)

    # ---- what is told of what prints ----

    def _twice_over_parts(self, data: Data) -> None:
        """A unit that a figure at the end of a part of a paragraph prints, and the part behind it once more."""
        for one, unit in self.units:
            at = next((at for at, step in enumerate(one.path) if step in PARTS), len(one.path)) + 1
            if at >= len(one.path):
                continue
            parts: Any = data
            for step in one.path[:at]:
                parts = parts[step]
            index = one.path[at]
            behind = parts[index + 1] if isinstance(index, int) and index + 1 < len(parts) else ""
            if isinstance(behind, dict):  # {加粗: 万元}
                behind = next((text for text in behind.values() if isinstance(text, str)), "")
            if isinstance(behind, str):
                self._twice(one, unit, behind)

    def _unit_twice(self, last: Printed, value: object, after: str) -> None:
        """A unit that a figure prints, and the text right behind it once more; it would have to hold the last of the figure's characters."""
        if last.text[-1:] in after[: len(last.text)] and (unit := _unit(value, last.text)):
            self._twice(last, unit, after)

    def _twice(self, last: Printed, unit: str, after: str) -> None:
        """A unit that the figure prints, and the text once more."""
        if after.startswith(unit):
            zh, en = (
                f"{last.typed} 已经带着“{unit}”，后面的去掉",
                f"{last.typed} prints “{unit}” already: take out the one behind it",
            )
            inner = last.typed.strip("{}｛｝ ")
            if inner in self.facts.row:  # of which other rows may say the number alone
                zh = f"各行都带着“{unit}”的，文字里后面的去掉；只有这一行带的，表里这一格只写数"
                en = f"If each row says “{unit}”, take out the one behind {last.typed}; if this one alone does, only the number stays here"
            elif inner in self.facts.given:
                zh += f"；只要数的，写 {{{{ {inner}.本期 }}}}"
                en += f", or write {{{{ {inner}.本期 }}}} for the number alone"
            args = {"text": f"{last.text}{unit}", "how_zh": f"{zh}。", "how_en": f"{en}."}
            self.notes.append(Diagnostic(codes.UNIT_TWICE, args, last.place))

    def _word_twice(self, lead: str, one: Printed) -> None:
        """A word that the figure begins with, and the text before it ends in one of its kind."""
        for words, before in _WORDS_THAT_BEGIN:
            first = next((word for word in words if one.text.startswith(word)), "")
            found = before.search(lead) if first else None
            if found:
                args = {"typed": one.typed, "text": found[0] + one.text, "before": found[0], "word": first}
                self.notes.append(Diagnostic(codes.WORD_TWICE, args, one.place))

    def _cut(self, text: str, path: Path) -> Iterator[Cut]:
        """The pieces of a text with their places."""
        finder = Finder(self.loaded.source, self.loaded.marks, path)
        for piece in pieces(text):
            is_open = piece.inner is None and bool(BRACES.search(piece.text.replace("｛", "")))
            asked = piece.inner is not None or is_open
            place = self._place(finder, "{{" if is_open else piece.text, path) if asked else None
            if piece.inner is not None:
                yield Cut(piece, place)
                continue
            yield Cut(piece, place, literal(piece.text), is_open, tuple(self._left(piece.text, finder, path)))

    def _left(self, text: str, finder: Finder, path: Path) -> Iterator[Diagnostic]:
        """Braces that print as they stand, though a figure or a template's tag was surely meant."""
        for found in LEFT.finditer(text):
            inner = (found["inner"] or "").strip()
            if not inner or inner in self.facts.given or _HEAD.split(inner)[0] in self.facts.given:
                zh, en = (
                    (f"要印数的，写成 {{{{ {inner} }}}}", f"For the figure write {{{{ {inner} }}}}")
                    if inner
                    else (
                        "文字里没有 {% %} 这种写法，按条件印的，单独写一块，加上“仅当”",
                        "Texts have no {% %}: give a block of its own a 仅当",
                    )
                )
                args = {"text": found[0], "offer_zh": zh, "offer_en": en}
                place = self._place(finder, found[0], path)
                yield Diagnostic(codes.BRACES_LEFT, args, place)

    def _shares(self) -> None:
        """Shares of one total that make up all of it, and print as more or less than 100%."""
        by_total: dict[Quantity, dict[int, tuple[Quantity, Quantity]]] = {}
        for call in self.facts.evaluation.calls:
            if call.name != FILTER_OF_SHARES or not isinstance(call.made, Fact) or call.made.quantity is None:
                continue
            part, total = amount_of(call.given[0]), amount_of(call.given[1])
            by_total.setdefault(total, {})[id(call.given[0])] = part, call.made.quantity
        for (number, unit), group in by_total.items():
            parts = [part.in_unit(unit or part.unit).number for part, _ in group.values()]
            shares = sum((share.number for _, share in group.values()), Decimal(0))
            if len(group) > 1 and sum(parts, Decimal(0)) == number and shares != 100:
                names = "＋".join(f"{plain(share.number)}%" for _, share in group.values())
                args = {"shares": names, "sum": f"{plain(shares)}%"}
                self.notes.append(Diagnostic(codes.SHARES_DO_NOT_ADD_UP, args, self._place_of_share()))

    def _place_of_share(self) -> Place | None:
        places = (
            one.place for one in reversed(self.printed) if FILTER_OF_SHARES in one.typed or not one.text
        )
        return next(places, None)

    # ---- places ----

    def _marks(self) -> Marks:
        """The marks, those of blocks below one that was taken out by their new paths."""
        marks = self.loaded.marks
        if not self.moved:
            return marks
        return Marks(marks.file, self._moved(marks.keys), self._moved(marks.values))

    def _moved(self, table: Mapping[Path, Mark]) -> dict[Path, Mark]:
        out: dict[Path, Mark] = {}
        for path, mark in table.items():
            new: Path | None = path
            for end in range(len(path), 0, -1):
                if path[:end] in self.moved:
                    head = self.moved[path[:end]]
                    new = None if head is None else (*head, *path[end:])
                    break
            if new is not None:
                out[new] = mark
        return out


_HEAD = re.compile(r"[\s|｜.+*/×÷-]")  # what ends the name that an expression begins with
_CHANGES = ("增长", "下降", "增加", "减少", "提高", "降低", "上升", "持平")
# What a filter begins its words with, and words of the same kind that a text has before it: 节约, 预约, 赶超 are other words.
_WORDS_THAT_BEGIN = (
    (_CHANGES, late(f"(?:{'|'.join(_CHANGES)})了?$")),
    (("约",), late("(?:大约|(?<![节预合条公契制签大])约|接近|将近)$")),
    (("超",), late("(?:超过|(?<![赶反])超|逾)$")),
)
_SIGNS_THAT_BEGIN = frozenset(word[0] for words, _ in _WORDS_THAT_BEGIN for word in words)
# Words that a condition may have for its signs; the longer before those that they hold.
_SIGNS = {
    word: sign
    for sign, words in (
        (">=", "大于等于 大于或等于 不小于 不少于 不低于"),
        ("<=", "小于等于 小于或等于 不大于 不超过 不多于 不高于"),
        ("!=", "不等于 不是"),
        (">", "大于 超过 多于 高于"),
        ("<", "小于 少于 低于 不足 不到"),
        ("==", "等于 是"),
    )
    for word in words.split()
}
_SIGNS_IN_WORDS = late(f"(?<=.)(?:{'|'.join(_SIGNS)})(?=[\\d零一二三四五六七八九十百]|$)")
FILTER_OF_SHARES = "占比"
_PERCENT = ("百分比", "percent")
_SHORT = 60  # characters of a cell that is told with its row
_LOOKED_AT = (*CONDITION, *TABLE, *CHART_DATA)
_OF_LAYOUT = frozenset(spelling for option in OPTIONS for spelling in FIELDS[option].spellings)


def _has_blocks(value: Data) -> bool:
    """Whether there are blocks in a value that may be left out, or that are looked at for what they print."""
    if isinstance(value, str):
        return False
    inside = value.values() if isinstance(value, dict) else value
    return any(map(_has_blocks, inside)) or (
        isinstance(value, dict) and any(key in value for key in _LOOKED_AT)
    )


def _one_below_another(texts: Sequence[str], place: Place | None) -> FilledText:
    """What cells print that is not known yet."""
    shown, at = [], 1
    for text in texts:
        shown.append(Shown(at, at + len(text), place, True))
        at += len(text) + 1
    return FilledText("\n".join(["", *texts, ""]), tuple(shown))


def _is_table(value: Data) -> bool:
    return isinstance(value, list) or (isinstance(value, dict) and kind_of_entry(value) is TableEntry)


def _too_much(last: int, zh: str, en: str) -> FaultError:
    return FaultError(codes.TOO_MUCH, last=f"{last:,}", what_zh=zh, what_en=en)


def _unit(value: object, shown: str) -> str:
    """The unit at the end of what is printed."""
    known = value.quantity if isinstance(value, Fact | Figure) else value
    unit = known.unit if isinstance(known, Quantity) else ""
    if isinstance(value, Figure):
        unit = unit or text_of(value.get("unit", ""))
    if unit and shown.endswith(unit):
        return unit
    return _share(shown)


def _share(shown: str) -> str:
    """The unit of a share, or of a change of one, that is printed."""
    return "%" if shown.endswith("%") else "个百分点" if shown.endswith("个百分点") else ""


_OF_CELL = late(r" 的 [A-Z]+[0-9]+ 格，")  # as `tables` says what is no number


def _cells_once(problems: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """What is told, of each cell of a file once: whatever is reckoned with it fails for the same reason."""
    told: set[str] = set()
    for one in problems:
        why = one.args.get("reason_zh", "")
        if one.code in (codes.NOT_FIT, codes.COLUMN_UNFIT) and _OF_CELL.search(why):
            if why in told:
                continue
            told.add(why)
        yield one
