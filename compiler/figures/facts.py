"""The table of facts: every entry of 数据 as what texts and templates may name, computed where it has an 算式.

In: what was loaded, the folder with its tables, the office's placeholder. Out: `Facts`: values by name, typed when they are first asked for,
with their places; what is wrong with them in `problems`, what is to be told in `notes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple, cast

from pydantic_core import ValidationError

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..source.edits import Mend
from ..source.folder import Folder
from ..source.load import Data, Loaded, Path
from ..tags.evaluation import Evaluation, Expression, Name, parse
from ..tags.quantities import FaultError, Quantity
from ..tags.values import Blank, Fact, Figure, Pending, Table, amount_of, text_of
from ..terms.fields import FIELDS
from ..terms.figures import COMPARED, MEMBERS
from ..terms.nearest import nearest
from ..terms.patterns import late
from .model import FigureEntry, TableEntry, key_of, kind_of_entry, spellings_of
from .tables import read, table_of
from .texts import IN_QUOTES, edit_at, mended
from .typed import is_pending, typed

ROOTS = FIELDS["figures"].spellings
BATCH = FIELDS["batch"].spellings
MAX_NAMES = 20_000
MAX_FORMULAS = 2_000
MAX_ROUNDS = 1_000_000  # rows of tables that are gone through
MAX_LENGTH = 1_000  # characters of an expression
MAX_PARSED = 50_000  # characters of all different ones
MOST_OFFERED = 500  # names among which the one that was meant is looked for
PLACEHOLDER = "**"
ONLY = (
    "只能写名称、加减乘除、判断和列出的算法",
    "only names, arithmetic, conditions and the listed filters go here",
)
"""What is said of a formula that has anything else."""


class Entry(NamedTuple):
    """One name of 数据: its value, where it stands, the file and sheet it is read from, and the names that its 算式 uses."""

    name: str
    value: object
    place: Place | None
    origin: str = ""
    uses: tuple[str, ...] = ()


class Facts:
    """Values by name. `used` are the names that were asked for, and those that they are computed from."""

    def __init__(
        self,
        loaded: Loaded,
        folder: Folder,
        placeholder: Callable[[], str],
        row: Mapping[str, Fact],
        parsed: dict[tuple[str, bool], Expression],
        tables: dict[tuple[str, str], tuple[Table, list[Diagnostic]]],
    ) -> None:
        self.loaded, self.folder, self.row = loaded, folder, row
        self.key = next((root for root in ROOTS if root in loaded.data), ROOTS[0])
        given = loaded.data.get(self.key)
        self.given: Mapping[str, Data] = {**(given if isinstance(given, dict) else {}), **row}
        self.problems: list[Diagnostic] = []
        self.notes: list[Diagnostic] = []
        self.mends: list[Mend] = []
        self.used: set[str] = set()
        self.offered: set[str] = set()  # that were told to be meant by others
        self._placeholder, self._pending = placeholder, ""
        # Cells are computed from nothing; what is not known yet is noted when it is asked for.
        self._values: dict[str, object] = {
            name: cell for name, cell in row.items() if not is_pending(cell) or cell.quantity
        }
        self._formulas: dict[str, Expression | None] = {}
        self._tables: dict[str, Table | None] = {}
        self._told: set[Path] = set()
        self._said: set[tuple[str, Path]] = set()
        self._open: dict[str, dict[Path, str]] = {}  # what is not known yet: where, and what prints for it
        self._parsed, self._read = parsed, tables
        self._length = 0
        self._odd = _odd_among(tuple(self.given))
        self.evaluation = Evaluation(self._values, MAX_ROUNDS)
        self._values.update(dict.fromkeys(ROOTS, self._values))

    # ---- what is asked for ----

    def too_many(self) -> bool:
        """Whether there are more figures, or more formulas, than are computed, which is told."""
        formulas = (
            name for name, one in self.given.items() if isinstance(one, dict) and key_of("formula", one)
        )
        for names, most, zh, en in (
            (iter(self.given), MAX_NAMES, "个数", "figures"),
            (formulas, MAX_FORMULAS, "个算式", "formulas"),
        ):
            name = next(islice(names, most, None), None)
            if name is not None:
                last = {"last": f"{most:,}", "what_zh": zh, "what_en": en}
                return self._tell(codes.TOO_MUCH, (self.key, name), excerpt=name, **last)
        return False

    def parsed(self, text: str, test: bool = False) -> Expression:
        """An expression, or a condition, checked; each text once. Raises FaultError."""
        if (text, test) not in self._parsed:
            self._length += len(text)
            if len(text) > MAX_LENGTH:
                raise FaultError(codes.TOO_MUCH, last=f"{MAX_LENGTH:,}", what_zh="个字", what_en="characters")
            if self._length > MAX_PARSED:
                what = {"what_zh": "个字的算法", "what_en": "characters of expressions"}
                raise FaultError(codes.TOO_MUCH, last=f"{MAX_PARSED:,}", **what)
            self._parsed[text, test] = parse(text, test)
        return self._parsed[text, test]

    def spelled(self, text: str) -> str:
        """An expression whose names such as 5G基站 and 月度.4月, which are no words of the language, are spelled so that it has them."""
        parts = re.split(r"('[^']*'|\"[^\"]*\")", text)
        for at in range(0, len(parts), 2):
            if self._odd:
                parts[at] = self._odd.sub(lambda found: f"{ROOTS[0]}['{found[0]}']", parts[at])
            parts[at] = _ODD_MEMBER.sub(r"\1['\2']", parts[at])
        return "".join(parts)

    def plain(self, text: str) -> str:
        """An expression, its full-width signs as their plain ones; names that have some, such as 税收（万元）, keep them."""
        return mended(text, f"{IN_QUOTES}|{self._odd.pattern}" if self._odd else IN_QUOTES)

    @staticmethod
    def plain_of(name: str) -> str:
        """A name that has full-width signs with plain ones, as it may be typed by mistake: 收入(万元); nothing of another."""
        plain = mended(name)
        return plain if plain != name else ""

    def ask(self, expression: Expression) -> tuple[str, ...]:
        """Make ready what an expression names; those names of 数据, in its order."""
        self.make_ready(names := names_of(expression))
        return names

    def ready(self, names: Sequence[str]) -> bool:
        """Make the values of names; whether nothing was told of them."""
        self.make_ready(names)
        return not self._told or all(map(self.is_sound, names))

    def make_ready(self, names: Iterable[str]) -> None:
        """Make the values of names."""
        for name in names:
            if name in self._values:
                self.used.add(name)
            else:
                self._make(name)

    def value_of(self, expression: Expression) -> object:
        """What an expression comes to. Raises FaultError."""
        self.ask(expression)
        return self.evaluation.value(expression)

    def is_sound(self, name: str) -> bool:
        """Whether nothing was told of a name that would be told again of what prints it."""
        return not any(path[:2] == (self.key, name) for path in self._told)

    def entry(self, name: str) -> Entry:
        """All that is known of a name of 数据. Raises KeyError."""
        given = self.given[name]
        self._make(name)
        origin = ""
        if isinstance(given, dict) and kind_of_entry(given) is TableEntry:
            origin = text_of(given[key_of("read", given)])
        formula = self._formulas.get(name)
        return Entry(
            name,
            self._values.get(name),
            self.loaded.marks.key((self.key, name)),
            origin,
            names_of(formula) if formula else (),
        )

    def formula(self, name: str) -> Expression | None:
        """The 算式 of a name that was made, None where it has none."""
        return self._formulas.get(name)

    def for_template(self) -> dict[str, Data]:
        """数据 as the tags of a template see it: figures, tables and amounts; all else as it was typed."""
        used = set(self.used)
        out: dict[str, Data] = {}
        for name, value in self.given.items():
            if (known := self._values.get(name)) is not None and name in self.row:
                out[name] = cast("Data", known)
            elif name in self.row or (
                isinstance(value, dict) and (kind_of_entry(value) is TableEntry or key_of("formula", value))
            ):
                self._make(name)
                out[name] = cast("Data", self._values.get(name, value))
            else:
                out[name] = cast("Data", self._plain(value))
        self.used = used
        return out

    def _plain(self, value: Data) -> object:
        if isinstance(value, str):
            found = typed(value).quantity
            return Fact.of(value, found) if found else value
        if isinstance(value, list):
            return [self._row(one) for one in value]
        if kind_of_entry(value) is FigureEntry and not key_of("formula", value):
            try:
                return self._figure(value, FigureEntry.model_validate(value), ())
            except ValidationError:
                return value
        return {key: self._plain(one) for key, one in value.items()}

    def _row(self, value: Data) -> object:
        """An item of a list: no figure, though it may have a column 本期."""
        if isinstance(value, dict):
            return {key: self._plain(one) for key, one in value.items()}
        return self._plain(value)

    # ---- making ----

    def _make(self, name: str) -> None:
        """Make a name and all that it is computed from, those first. Circles are told."""
        if name in self.row:
            self.used.add(name)
            if name not in self._values:
                self._values[name] = self._not_yet(self.row[name], (self.key, name))
            return
        stack: list[tuple[str, Iterator[str]]] = []
        self._enter(name, stack)
        while stack:
            here, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                stack.pop()
                self._finish(here)
            elif following in (around := [one for one, _ in stack]):
                circle = [*around[around.index(following) :], following]
                if self._tell(
                    codes.FORMULA_CIRCLE,
                    (self.key, here, self._member(here, "formula")),
                    circle=" → ".join(circle),
                ):
                    self._told.update((self.key, one) for one in circle)
                self._values[following] = None
            else:
                self._enter(following, stack)

    def _enter(self, name: str, stack: list[tuple[str, Iterator[str]]]) -> None:
        self.used.add(name)
        if name in self._values or name not in self.given:
            return
        value = self.given[name]
        formula = key_of("formula", value) if isinstance(value, dict) and kind_of_entry(value) else ""
        before: Iterable[str] = ()
        if formula and name not in self._formulas:
            self._formulas[name] = self._formula(name, formula)
            if expression := self._formulas[name]:
                before = names_of(expression)
        stack.append((name, iter([one for one in before if one in self.given])))

    def _formula(self, name: str, key: str) -> Expression | None:
        text = cast("dict[str, Data]", self.given[name])[key]
        path = (self.key, name, key)
        plain = self.plain(str(text))
        if plain != str(text):
            self._wide(str(text), plain, path)
        try:
            expression = self.parsed(self.spelled(plain))
        except FaultError as fault:
            if fault.code is codes.TOO_MUCH:
                self._tell(fault.code, path, excerpt=name, **fault.args_of)
            else:
                self._tell_fault(name, path, fault)
            return None
        for one in names_of(expression):
            if one not in self.given:
                self.unknown(one, path)
        return expression

    def _wide(self, text: str, plain: str, path: Path) -> None:
        """Tell of full-width signs in a formula, which are read as what was meant."""
        self._tell(codes.WIDE_BRACES, path, text=text, mended=plain)
        place = self.loaded.marks.value(path)
        if place and (edit := edit_at(self.loaded.source, place, text, plain)):
            self.mends.append(Mend(codes.WIDE_BRACES, edit))

    def _finish(self, name: str) -> None:
        if name not in self._values:
            self._values[name] = self._built(self.given[name], (self.key, name))

    def _built(self, value: Data, path: Path) -> object:
        if isinstance(value, str):
            return self._scalar(value, path)
        if isinstance(value, list):
            built = [self._built(one, (*path, at)) for at, one in enumerate(value)]
            return self._as_table(built, str(path[-1])) if len(path) == 2 else built
        entry = None if any(isinstance(step, int) for step in path) else kind_of_entry(value)
        if entry is None:  # a row of a list may have a column 本期
            return {key: self._built(one, (*path, key)) for key, one in value.items()}
        try:
            made = entry.model_validate(value)
        except ValidationError as error:
            self._explain(error, path, value)
            return None
        if isinstance(made, TableEntry):
            return self._table(made, path, value)
        if {"current", "formula"} <= made.given:
            self._tell(codes.NUMBER_AND_FORMULA, path, key=str(path[-1]))
            return None
        return self._figure(value, cast("FigureEntry", made), path)

    @staticmethod
    def _as_table(rows: list[Any], name: str) -> list[Any]:
        """The rows of a list as a table where they are one: the first names the columns, or each names its cells."""
        cells = [
            row.values() if isinstance(row, dict) else row for row in rows if isinstance(row, list | dict)
        ]
        if len(cells) < len(rows) or not all(isinstance(cell, str) for row in cells for cell in row):
            return rows
        try:
            return table_of(rows, name) or rows
        except FaultError:
            return rows  # told where it is printed as a table

    def _scalar(self, text: str, path: Path) -> object:
        place = self.loaded.marks.value(path)
        if not text.strip() and any(isinstance(step, int) for step in path):
            return Fact.of(text, None, place=place)  # an empty cell, as in a sheet
        if is_pending(text):
            return self._not_yet(text, path)
        found = typed(text)
        if found.mended:
            key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
            args = {
                "value": text,
                "reason_zh": found.why[0],
                "reason_en": found.why[1],
                **_way(key, found.mended),
            }
            self._tell(codes.NO_NUMBER, path, **args)
        return Fact.of(text, found.quantity, found.why, place)

    def _not_yet(self, text: str, path: Path) -> Pending:
        """The placeholder: the office's, else the stars that were typed, else two."""
        self._pending = self._pending or self._placeholder() or PLACEHOLDER
        stars = text.strip() if set(text.strip()) <= {"*"} else ""
        shown = self._pending if self._pending != PLACEHOLDER or not stars else stars
        self._open.setdefault(str(path[1]), {})[path] = shown
        return Pending(shown)

    def open_ones(self, names: Iterable[str]) -> set[str]:
        """Those of some names, and of what they are computed from, that are not known yet."""
        found, rest = set[str](), [*names]
        while rest:
            if (name := rest.pop()) not in found:
                found.add(name)
                formula = self._formulas.get(name)
                rest += names_of(formula) if formula else ()
        return found & self._open.keys()

    def tell_open(self, lines: Mapping[str, Sequence[int]]) -> None:
        """Tell what is not known yet, a figure in one: where it is to be filled in, and the lines that print it."""
        for name, spots in self._open.items():
            here = self.row[name].place if name in self.row else None
            places = [place for path in spots if (place := here or self.loaded.marks.value(path))]
            rows = sorted({place.line for place in places})
            prints = sorted({*lines.get(name, ())})
            args = {
                "name": name,
                "text": "”“".join(dict.fromkeys(spots.values())),
                "count_zh": f"有{len(spots)}处" if len(spots) > 1 else "",
                "count_en": f" ({len(spots)} entries)" if len(spots) > 1 else "",
                "lines_zh": f"（第{_listed(prints, '、', '等{}')}行）" if prints else "",
                "lines_en": f" in line{'s' * (len(prints) > 1)} {_listed(prints, ', ', ' and {} more')}"
                if prints
                else "",
                "where_zh": f"在第{_listed(rows, '、', '等{}')}行" if len(rows) > 1 else "在这里",
                "where_en": f"in lines {_listed(rows, ', ', ' and {} more')}" if len(rows) > 1 else "here",
            }
            self.notes.append(Diagnostic(codes.FIGURE_PENDING, args, min(places, default=None)))

    def _figure(self, value: dict[str, Data], made: FigureEntry, path: Path) -> Figure:
        """A figure of an entry; one for a template alone has no path, and nothing is told of it."""
        figure = Figure(value)
        given = made.given
        others: dict[str, Quantity | Pending] = {}
        for member in COMPARED:
            amount = getattr(made, member)
            if member in given and amount is None:
                others[member] = (
                    self._not_yet(text_of(value[key_of(member, value)]), (*path, key_of(member, value)))
                    if path
                    else Pending(PLACEHOLDER)
                )
            elif isinstance(amount, Quantity):
                others[member] = Quantity(amount.number, amount.unit or made.unit)
        figure.others, figure.pending, figure.quantity, figure.line = others, None, None, ""
        if "formula" in given:
            self._compute(figure, made, path)
            return figure
        key = key_of("current", value)
        text = text_of(value[key]).strip()
        if made.current is None:
            figure.pending = self._not_yet(text, (*path, key)) if path else Pending(text)
            figure.line = f"{figure.pending}{made.unit}" if path else text
            figure.pending = Pending(figure.line, figure.pending.mark)
        else:
            glued = made.current.unit
            if glued and made.unit and path and glued != made.unit:
                self._tell(codes.TWO_UNITS, (*path, key), one=glued, other=made.unit)
            figure.quantity = Quantity(made.current.number, glued or made.unit)
            figure.line = text if glued else f"{text}{made.unit}"
        return figure

    def _compute(self, figure: Figure, made: FigureEntry, path: Path) -> None:
        """Fill in what its 算式 comes to, in its unit."""
        name, at = str(path[1]), (*path, key_of("formula", figure))
        if len(path) > 2:
            self._tell(codes.FORMULA_NESTED, at, name=str(path[-1]))
            return
        expression = self._formulas.get(name)
        if expression is None or not all(map(self.is_sound, (name, *names_of(expression)))):
            self._told.add(path)
            return
        try:
            found = self.evaluation.value(expression)
            if isinstance(found, Blank):
                mark = found.mark if isinstance(found, Pending) else ""
                figure.pending = Pending(f"{found.removesuffix(made.unit)}{made.unit}", mark)
                figure.line = str(figure.pending)
                return
            text = "" if isinstance(found, Decimal | Quantity) else text_of(found)
            if isinstance(found, str) and not isinstance(found, Fact):
                if made.unit:
                    amount_of(found)  # tells that it is no number
                figure.line, figure.quantity = text, None
                return
            figure.quantity = amount_of(found).in_unit(made.unit) if made.unit else amount_of(found)
            same = isinstance(found, Fact) and amount_of(found).unit == figure.quantity.unit
            figure.line = text if same else ""
        except FaultError as fault:
            self._tell_fault(name, at, fault)

    def _table(self, made: TableEntry, path: Path, value: dict[str, Data]) -> Table | None:
        place = self.loaded.marks.value((*path, key_of("read", value)))
        sheet = key_of("sheet", value)
        of_sheet = self.loaded.marks.value((*path, sheet)) if sheet else None
        file = (made.read, made.sheet)
        try:
            if file not in self._read:
                self._read[file] = read(self.folder, *file, place, of_sheet)
        except CompileError as error:
            self.problems += error.diagnostics
            self._told.add(path)
            return None
        table, notes = self._read[file]
        known = [(note.code, note.args) for note in self.notes]
        self.notes += [note for note in notes if (note.code, note.args) not in known]
        return self._rows_of(table, made.by, (*path, key_of("by", value))) if made.by else table

    def _rows_of(self, table: Table, by: str, path: Path) -> Table | None:
        """The rows of a table whose column `by` says what the figure of that name does."""
        value = self.given.get(by)
        if value is None:
            self.unknown(by, path)
            return None
        if isinstance(value, list | dict):
            self._tell(codes.JOINED_BY_NO_TEXT, path, name=by)
            return None
        if by not in table.heads and by not in table.aliases:
            some = "、".join(table.heads[:12])
            self._tell(codes.NO_COLUMN_TO_JOIN, path, file=table.named, name=by, heads=some)
            return None
        self._make(by)
        wanted = text_of(self._values[by]).strip()
        found = table.joined(by).get(wanted, [])
        if not found:
            self._tell(codes.NO_ROWS_TO_JOIN, path, file=table.named, name=by, value=wanted)
        return table.having(found)

    # ---- telling ----

    def _member(self, name: str, member: str) -> str:
        value = self.given[name]
        return key_of(member, value) if isinstance(value, dict) else ""

    def _tell(self, code: Code, path: Path, **args: str) -> bool:
        """Tell something of a place, once; whether it had not been told."""
        place = self.loaded.marks.value(tuple(step for step in path if step != ""))
        if (code.id, path) in self._said:
            return False
        self._said.add((code.id, path))
        (self.problems if code.severity == "error" else self.notes).append(Diagnostic(code, args, place))
        if code.severity == "error":
            self._told.add(path)
        return True

    def _tell_fault(self, name: str, path: Path, fault: FaultError) -> None:
        args = fault.args_of
        zh, en = args.get("reason_zh", ""), args.get("reason_en", "")
        if fault.code is codes.TAG_FORBIDDEN:
            zh, en = ONLY
        if not zh:
            diagnostic = Diagnostic(fault.code, {"excerpt": name, **args})
            zh, en = (diagnostic.message(language).rstrip("。.") for language in ("zh", "en"))
        self._tell(codes.FORMULA_WRONG, path, name=name, reason_zh=zh, reason_en=en)

    def spared_unlike(self, expression: Expression) -> Iterator[tuple[str, str]]:
        """The names that an expression goes without, as it may, that are like one there is; and that one."""
        for name in (one for one in expression.names if one in expression.spared):
            known: object = self.given
            for step in (path := _without_root(name)):
                entry = (
                    kind_of_entry(known) if isinstance(known, Mapping) and known is not self.given else None
                )
                if not isinstance(known, Mapping) or entry is TableEntry:
                    break
                if step not in (among := spellings_of(entry) if entry else known):
                    if offer := nearest(step, islice(among, MOST_OFFERED)):
                        self.offered |= {offer} if known is self.given else set()
                        yield ".".join(path), offer
                    break
                known = known.get(step)

    def unknown(self, name: str, path: Path, place: Place | None = None, tag: str = "") -> None:
        """Tell that 数据 has no such name; `tag` is the braces that name it."""
        offer, some = nearest(name, islice(self.given, MOST_OFFERED)), "、".join([*self.given][:12])
        zh = f"是不是“{offer}”？" if offer else f"“数据”里有：{some}。" if some else "在“数据”里补上。"
        en = f"Did you mean “{offer}”?" if offer else f"There is: {some}." if some else "Add it under 数据."
        if (member := MEMBERS.get(name)) in COMPARED:
            some = next(
                (
                    one
                    for one, value in self.given.items()
                    if isinstance(value, dict) and key_of(str(member), value)
                ),
                "发文",
            )
            zh, en = (
                f"它是一个数的一项，写成 {some}.{name}。",
                f"It is a member of a figure: write {some}.{name}.",
            )
        if not self.row and any(key in self.loaded.data for key in BATCH):
            file = self.loaded.source.name
            zh = f"{zh if offer else ''}这是成批编的骨架，表里的列用 compile batch {file} 来填；单独编的，在“数据”里补上它。"
            en = f"{en if offer else ''} compile batch {file} fills in the columns of the table; alone it needs this one under 数据."
            en = en.strip()
        elif tag:
            literal = "{_{" + tag[2:-2] + "}_}"
            zh += f"这里的花括号若要照字面印，写成 {literal}。"
            en += f" To print the braces as they are, write {literal}."
        args = {"name": name, "offer_zh": zh, "offer_en": en}
        self.problems.append(Diagnostic(codes.UNKNOWN_FIGURE, args, place or self.loaded.marks.value(path)))
        self._told.add(path)

    def _explain(self, error: ValidationError, path: Path, value: dict[str, Data]) -> None:
        """pydantic's faults as ours, at the member as it was typed."""
        for one in error.errors(include_url=False):
            context = dict(one.get("ctx", {}))
            code = context.pop("code", None)
            typed_as = str(one["loc"][0]) if one["loc"] else ""
            key = (
                typed_as
                if typed_as in value
                else key_of(typed_as, value)
                if typed_as and code is not None
                else typed_as
            )
            at = (*path, key) if key in value else path
            if one["type"] == "extra_forbidden":
                entry = kind_of_entry(value) or FigureEntry
                offer = nearest(key, spellings_of(entry))
                choices = "、".join(dict.fromkeys(spellings_of(entry)))
                args = {
                    "key": key,
                    "offer_zh": f"是不是“{offer}”？" if offer else f"可以写的有：{choices}。",
                    "offer_en": f"Did you mean “{offer}”?" if offer else f"There are: {choices}.",
                }
                place = self.loaded.marks.key(at)
                self.problems.append(Diagnostic(codes.MEMBER_UNKNOWN, args, place))
                self._told.add(at)
            elif code is codes.NO_NUMBER:
                mended = context.pop("mended")
                self._tell(code, at, **context, **_way(key, mended))
            else:
                self._tell(code or codes.ENTRY_NOT_TEXT, at, key=key or str(path[-1]), **context)


_ODD_MEMBER = late(r"(?<!\w)((?:[^\W\d]\w*\.)*[^\W\d]\w*)\.(\d+[^\W\d]\w*)")


@lru_cache(maxsize=1)
def _odd_among(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds those of some names that are no words of the language, the longest first; the rows of a table have the same names."""
    odd = sorted(filter(_is_odd, names), key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, odd))})(?!\w)") if odd else None


def _is_odd(name: str) -> bool:
    """Whether a name of 数据 is no word of the language, and can be told from a number."""
    return not name.isidentifier() and bool(re.search(r"[^\W\d]", name)) and not re.search("['\"{}|]", name)


def _listed(lines: Sequence[int], comma: str, more: str) -> str:
    """The first of some lines, and how many more there are (of all, in Chinese)."""
    if len(lines) <= _MOST_LINES:
        return comma.join(map(str, lines))
    count = len(lines) if more.startswith("等") else len(lines) - _MOST_LINES
    return comma.join(map(str, lines[:_MOST_LINES])) + more.format(count)


_MOST_LINES = 8


def names_of(expression: Expression) -> tuple[str, ...]:
    """The names of 数据 that an expression uses: 发文, and 数据.发文 alike."""
    paths = map(_without_root, expression.names)
    return tuple(dict.fromkeys(path[0] for path in paths if path))


def _without_root(name: Name) -> tuple[str, ...]:
    """发文 of 数据.发文 and of 发文 alike."""
    return name.path[1:] if name.path[0] in ROOTS else name.path


def spared(expression: Expression) -> frozenset[str]:
    """The names of 数据 that an expression goes without."""
    return frozenset(names_of(expression._replace(names=tuple(expression.spared))))


def _way(key: str, mended: str) -> dict[str, str]:
    """How a number is to be typed: as it was meant, or as any is."""
    if mended:
        line = f"{key}: {_quoted(mended)}"
        return {"way_zh": f"写成 {line}", "way_en": f"Write {line}"}
    return {
        "way_zh": f"写数，如“{key}: 204”；还没有定的写 待定，本来就没有的不写这一项。",
        "way_en": f"Write a number, as in `{key}: 204`; 待定 if it is not known yet, and nothing at all if there is none.",
    }


def _quoted(number: str) -> str:
    """A number with a comma in quotes: in braces it would be cut."""
    return f"'{number}'" if re.search("[,]", number) else number
