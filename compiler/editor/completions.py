"""What may be typed at a place: keys, blocks ready to be filled in, values, kinds, figures, filters, references, files; each with what it is for.

In: a `Reading` and a position. Out: `Offer`s, the one that is usual first. What may stand where say the tables of `terms`; what is there
already is not offered again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from ..document import editors
from ..document.model import PARTS, WHOLES
from ..source.load import Data, Path
from ..tags.filters import FILTERS
from ..terms.fields import BLOCKS, FIELDS, ROOTS, TOLD_BY, Field, PartName, fields_of, held
from ..terms.figures import OF_FIGURES, OF_TABLES
from ..terms.kinds import KINDS, Kind, kind_of
from ..terms.numerals import ENUMERATION_FORMS, STANDARD_FORMS
from ..terms.values import VALUES
from .cursor import Cursor, cursor
from .positions import Position, Range
from .snippets import escaped, filled_in, plain

if TYPE_CHECKING:
    from .reading import Reading

Sort = Literal["key", "block", "value", "kind", "figure", "filter", "reference", "file"]

FIGURES = frozenset(FIELDS["figures"].spellings)
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg")
_SHEETS = (".xlsx", ".csv", ".json")
# The files that a field may name, by their suffixes.
_FILES: Mapping[str, tuple[str, ...]] = {
    "picture": _PICTURES,
    "seal": _PICTURES,
    "table": _SHEETS,
    "chart_data": _SHEETS,
    "read": _SHEETS,
    "rows": _SHEETS,
    "member_file": (".yaml", ".yml", ".docx", ".txt", ".md"),
    "members": (".yaml", ".yml", ".docx", ".txt", ".md"),
}
# The fields whose value is a list of mappings, or of texts and mappings.
_LISTS = frozenset(
    row.key
    for row in FIELDS.values()
    if len(row.holds) > 2 or row.key in ("attachments", "members", "stamps")
)
_PLAIN = frozenset(["heading", "lead", "item_lead", "text", "caption", "enumeration"])
"""The fields that may hold more, and usually are a text."""
_OF_HEADINGS = VALUES["numbering"]["none"][0]
"""All that 编号 of a heading may say."""
# Words that stand for a form, by the field.
_FORMS: Mapping[str, Sequence[str]] = {
    "labels": (
        *map(str, STANDARD_FORMS),
        "1、",
        "1）",
        "第一章",
        "第一条",
        "甲、",
        "A.",
        "1",
        "1.1",
        "1.1.1",
    ),
    "form": [*ENUMERATION_FORMS],
}
_OF_TABLES_OF_FIGURES = ("columns", "sorted_by", "grouped_by", "totals")
"""The fields of a table that only one of 数据 may have."""
_HEADS = ("columns", "axis", "series", "lines", "sorted_by", "grouped_by")
"""The fields that name columns of a table."""


@dataclass(frozen=True)
class Offer:
    """What may be typed: the word that is listed, of which sort it is, in a few words and at length (Markdown) what it is for, in Chinese and English.

    `text` goes into `range`, as it stands; in `snippet` the spots to be filled in are marked as the protocol has it: `${1:……}`.
    """

    label: str
    sort: Sort
    detail: tuple[str, str]
    documentation: tuple[str, str]
    text: str
    snippet: str
    range: Range


def completions(reading: Reading, at: Position) -> tuple[Offer, ...]:
    """What may be typed at a position; nothing in a text that is nobody's choice."""
    if not reading.is_yaml:
        return ()
    here = cursor(reading.lines, at)
    offers = _Offers(reading, here)
    match here.kind:
        case "figure":
            found = offers.in_figure()
        case "key":
            found = offers.keys()
        case "value":
            found = offers.values(_field(here.path, offers.root), here.path)
        case _:
            found = iter(())
    unique = {(one.label, one.sort): one for one in found}
    return tuple(unique.values())


def root_of(reading: Reading) -> tuple[PartName, ...]:
    """What the file is as a whole, by its kind; any, where that is not said yet."""
    kind = _kind(reading)
    return (kind.made_as,) if kind else ROOTS


def _kind(reading: Reading) -> Kind | None:
    """The kind that a text names, as far as it can be read."""
    for spelling in FIELDS["kind"].spellings:
        if found := re.search(rf"^{spelling}[ \t]*:[ \t]*(\S+)", reading.source.text, re.MULTILINE):
            key = kind_of(found[1].strip("'\""))
            return KINDS[key] if key else None
    return None


def words_of(path: Path) -> tuple[str, ...]:
    """The keys along a path."""
    return tuple(step for step in path if isinstance(step, str))


def _field(path: Path, root: tuple[PartName, ...]) -> Field | None:
    """The field whose value stands at a path."""
    words = words_of(path)
    if not words:
        return None
    parts = held(words[:-1], root) or ()
    return next((row for row in fields_of(*parts) if words[-1] in row.spellings), None)


def field_at(reading: Reading, path: Path) -> Field | None:
    """The field, or the member of an entry of 数据, that the last key of a path is."""
    words = words_of(path)
    if len(words) > 2 and words[0] in FIGURES:
        return next((row for row in (*OF_FIGURES, *OF_TABLES) if words[-1] in row.spellings), None)
    return _field(path, root_of(reading))


class _Offers:
    """What may be offered at a cursor."""

    def __init__(self, reading: Reading, here: Cursor) -> None:
        self.reading, self.here, self.root = reading, here, root_of(reading)
        self.typed = reading.readable.typed

    def _offer(
        self,
        label: str,
        sort: Sort,
        detail: tuple[str, str] = ("", ""),
        documentation: tuple[str, str] = ("", ""),
        snippet: str = "",
    ) -> Offer:
        snippet = snippet or escaped(label)
        return Offer(label, sort, detail, documentation, plain(snippet), snippet, self.here.range)

    # ---- keys and blocks ----

    def keys(self) -> Iterator[Offer]:
        """The keys of a mapping; where a list stands, the blocks that may be in it."""
        here = self.here
        words = words_of(here.path)
        if words and words[0] in FIGURES:
            yield from self._members(words)
            return
        parts = held(words, self.root) or ()
        if here.beside:
            parts = _having(parts, here.beside)
        field = _field(here.path, self.root)
        listed = field is not None and field.key in _LISTS
        begun = (
            bool(here.beside)
            or here.in_braces
            or (bool(here.path) and isinstance(here.path[-1], int) and not here.in_list)
        )
        if not parts or (here.in_list and field and not field.holds):
            yield from self.values(field, here.path)
            return
        if parts == self.root or begun or not (listed or here.in_list):
            several = len(parts) > 1 and not here.beside
            for part in parts:
                if begun or part not in BLOCKS or part == "Closing":
                    yield from self._fields(part, only_telling=several and part in TOLD_BY)
            return
        if field and field.key == "closing" and not here.in_list:
            yield from self._fields("Closing")
        column = here.indent if here.in_list else here.indent + 2
        dash = "" if here.in_list else "- "
        for part in parts:
            yield self._block(part, column, dash)
        if set(BLOCKS) & {*parts}:
            for word in VALUES["block"].values():
                yield self._offer(
                    word[0],
                    "block",
                    ("下面的内容另起一页", "what follows begins a new page"),
                    snippet=f"{dash}{word[0]}",
                )
        if field:
            yield from self.values(field, here.path)

    def _fields(self, part: PartName, only_telling: bool = False) -> Iterator[Offer]:
        """The keys of a part that are not there yet, those that it usually has first; `only_telling`: of those that it is known by."""
        known = {**WHOLES, **PARTS}[part].model_fields
        there = set(self.here.beside)
        rows = [FIELDS[key] for key in known if there.isdisjoint(FIELDS[key].spellings)]
        usual = [*editors.filled(part)]  # what it is known by, what it cannot do without, what it usually has
        rows.sort(key=lambda row: not known[row.key].is_required())
        rows.sort(key=lambda row: usual.index(row.zh) if row.zh in usual else len(usual))
        for row in rows:
            if (not only_telling or row.key in TOLD_BY[part]) and self._makes_sense(row):
                yield self._key(row)

    def _makes_sense(self, row: Field) -> bool:
        """Whether a key could be written here: what is asked of figures, where there are any; columns, where a table has them; no field that
        papers of the kind never have."""
        kind = None if self.here.path else _kind(self.reading)
        if kind and any(want.field == row.key and want.need == "not" for want in kind.wants):
            return False
        if row.key == "only_if":
            return bool(self._given())
        if row.key in _OF_TABLES_OF_FIGURES:
            return any(True for _ in self._tables())
        return True

    def _key(self, row: Field) -> Offer:
        about = editors.described(row)
        value = "" if self.here.has_colon else f":{self._to_fill(row)}"
        english = "\n\n".join(filter(None, (row.about[1], f"`{row.english or row.key}`")))
        return self._offer(
            row.zh, "key", row.about, (about["markdownDescription"], english), f"{row.zh}{value}"
        )

    def _to_fill(self, row: Field) -> str:
        """What stands behind a key that is taken from the list: the example to be written over, or the line below it."""
        below = "\n" + " " * (self.here.indent + 2)
        example = row.example or next((words[0] for words in VALUES.get(row.key, {}).values()), "……")
        if row.key == "numbering" and self.here.path:
            example = _OF_HEADINGS
        within = f" ${{1:{escaped(example)}}}"
        if self.here.in_braces or row.key in _PLAIN or (row.example and row.key not in ("reporter", "batch")):
            return within
        if row.key == "figures":
            return f"{below}${{1:名称}}: ${{2:1}}"
        if row.key in ("chart", "kind", "reference"):
            return within
        if len(row.holds) == 1 or row.key == "closing":
            part: PartName = "Closing" if row.key == "closing" else row.holds[0]
            dash, more = ("- ", 2) if row.key in _LISTS and row.key != "closing" else ("", 0)
            return f"{below}{dash}{filled_in(_usual(part), self.here.indent + 2 + more, [0])}"
        if row.key in _LISTS:
            return f"{below}- ${{1:……}}"
        return within

    def _block(self, part: PartName, column: int, dash: str) -> Offer:
        first = TOLD_BY.get(part)
        row = FIELDS[first[0]] if first else None
        name = editors.called(part) if part in ("Group", "Closing") or not row else row.zh
        about = row.about if row else (editors.called(part), part)
        body = editors.filled(part)
        long = editors.described(row)["markdownDescription"] if row else editors.called(part)
        said = "\n".join(("", "```yaml", f"- {plain(filled_in(body, 2, [0]))}", "```"))
        return self._offer(
            name,
            "block",
            about,
            (long + "\n" + said, about[1] + "\n" + said),
            dash + filled_in(body, column, [0]),
        )

    def _members(self, words: tuple[str, ...]) -> Iterator[Offer]:
        """The members of an entry of 数据; its names are the clerk's own."""
        if len(words) != 2:
            return
        there = set(self.here.beside)
        members = [row for row in OF_FIGURES if not there.isdisjoint(row.spellings)]
        of_table = not there.isdisjoint(OF_TABLES[0].spellings)
        rows = OF_TABLES if of_table else OF_FIGURES if members else (*OF_FIGURES, *OF_TABLES)
        two_ways = {"current": "formula", "formula": "current"}  # a figure is typed, or computed
        barred = {two_ways.get(row.key) for row in members}
        for row in {row.key: row for row in rows}.values():
            if there.isdisjoint(row.spellings) and row.key not in barred:
                yield self._key(row)

    # ---- values ----

    def values(self, row: Field | None, path: Path) -> Iterator[Offer]:
        """The words that a field may take."""
        words = words_of(path)
        if len(words) > 2 and words[0] in FIGURES:
            row = next((one for one in (*OF_FIGURES, *OF_TABLES) if words[-1] in one.spellings), None)
        if row is None:
            return
        if row.key == "kind":
            yield from self._kinds()
        for spellings in VALUES.get(row.key, {}).values():
            if row.key == "numbering" and len(words) > 1 and spellings[0] != _OF_HEADINGS:
                continue
            others = "、".join(spellings[1:])
            yield self._offer(spellings[0], "value", row.about, (f"也认得：{others}", f"also: {others}"))
        for form in _FORMS.get(row.key, ()):
            yield self._offer(form, "value", row.about)
        if row.key == "template":
            yield from self._templates()
        if row.key == "reference":
            for name in self._anchors():
                yield self._offer(name, "reference", row.about)
        if row.key in ("table", "chart_data"):
            for name in self._tables():
                yield self._offer(name, "figure", ("“数据”里的表", "a table of 数据"))
        if row.key in _HEADS:
            yield from (self._offer(head, "figure", ("列名", "a column")) for head in self._heads())
        if row.key in ("only_if", "formula"):
            yield from self._names()
        for file in self.reading.folder.names(_FILES[row.key]) if row.key in _FILES else ():
            yield self._offer(file, "file", ("放在原稿旁边的文件", "a file beside the source"))
        if row.key == "contents":
            for level, about in (("1", "只列一级标题"), ("2", "列一、二级标题")):
                yield self._offer(level, "value", (about, f"headings of {level} levels"))

    def _kinds(self) -> Iterator[Offer]:
        for kind in KINDS.values():
            long = f"模板是 {kind.template}" + (f"；也可写{'、'.join(kind.also)}" if kind.also else "") + "。"
            yield self._offer(
                kind.zh,
                "kind",
                (f"模板 {kind.template}", kind.key),
                (long, f"`{kind.key}`, template {kind.template}"),
            )

    def _templates(self) -> Iterator[Offer]:
        from ..word.template.packs import packs

        where = {
            "beside": ("放在原稿旁边", "beside the source"),
            "listed": ("本单位的模板", "the office's own"),
            "builtin": ("自带的模板", "comes with the compiler"),
        }
        for pack in packs(self.reading.folder.path):
            yield self._offer(pack.name, "file", where[pack.where])

    def _anchors(self) -> Iterator[str]:
        spellings = FIELDS["anchor"].spellings
        for path, text in texts_of(self.typed.data if self.typed else {}):
            if path[-1] in spellings and text.strip():
                yield text.strip()

    # ---- figures ----

    def _given(self) -> Mapping[str, Data]:
        for key in FIGURES:
            given = self.typed.data.get(key) if self.typed else None
            if isinstance(given, dict):
                return given
        return {}

    def _tables(self) -> Iterator[str]:
        for name, value in self._given().items():
            if isinstance(value, list) or (
                isinstance(value, dict) and not {"读取", "read"}.isdisjoint(value)
            ):
                yield name

    def _heads(self) -> Iterator[str]:
        from ..tags.values import Table

        filled = self.reading.filled
        for name in self._tables():
            value = filled.facts.entry(name).value if filled and name in filled.facts.given else None
            if isinstance(value, Table):
                yield from value.heads

    def _names(self) -> Iterator[Offer]:
        """The names of 数据, with what they print."""
        values = {}
        if self.reading.filled:
            from ..figures.listing import listed

            values = {one.name: one for one in listed(self.reading.filled)}
        for name, given in self._given().items():
            value = values[name].value if name in values else given if isinstance(given, str) else ""
            source = values[name].source if name in values else ""
            said = f"{name}：{value}" + (f"\n\n来源：{source}" if source else "")
            yield self._offer(name, "figure", (value, value), (said, said))

    def in_figure(self) -> Iterator[Offer]:
        """In {{ }}: names, after a dot their members, after | the filters."""
        before = self.here.before.rstrip()
        if before.endswith("|"):
            for one in FILTERS:
                arguments = f"({'，'.join(one.arguments)})" if one.arguments else ""
                what = [
                    f"{text}\n\n例如 `{{{{ {one.example[0]} }}}}` 印成 {one.example[1]}" for text in one.about
                ]
                fill = [f"${{{n}:{name}}}" for n, name in enumerate(one.arguments[: one.needed], 1)]
                snippet = f"{one.zh}({', '.join(fill)})" if fill else one.zh
                yield self._offer(
                    one.zh,
                    "filter",
                    (f"{arguments} {one.about[0]}".strip(), one.about[1]),
                    (what[0], what[1]),
                    snippet,
                )
            return
        if before.endswith("."):
            found = re.search(r"([^\s|.(),+*/<>=!{}]+)\.$", before)
            name = found[1] if found else ""
            if name in FIGURES:
                yield from self._names()
            given = self._given().get(name)
            for key in given if isinstance(given, dict) else ():
                row = next((row for row in OF_FIGURES if key in row.spellings), None)
                value = given[key] if isinstance(given, dict) else ""
                text = value if isinstance(value, str) else ""
                yield self._offer(key, "figure", (text, text), row.about if row else ("", ""))
            return
        yield from self._names()


def _having(parts: tuple[PartName, ...], keys: Sequence[str]) -> tuple[PartName, ...]:
    """The parts that a mapping with some keys may be: those that know most of them, and of these those that are known by one of them."""
    known = {part: {spelling for row in fields_of(part) for spelling in row.spellings} for part in parts}
    most = max((len(known[part].intersection(keys)) for part in parts), default=0)
    those = [part for part in parts if len(known[part].intersection(keys)) == most]
    told = {
        part: {spelling for key in TOLD_BY.get(part, ()) for spelling in FIELDS[key].spellings}
        for part in those
    }
    return tuple(part for part in those if not told[part].isdisjoint(keys)) or tuple(those)


def _usual(part: PartName) -> dict[str, Any]:
    """What a part usually holds, to be filled in."""
    return editors.filled(part) or {row.zh: row.example or "……" for row in fields_of(part)}


def texts_of(data: Data, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of some data that is the value of a key, with its path."""
    match data:
        case dict():
            for key, value in data.items():
                yield from texts_of(value, (*path, key))
        case list():
            for index, value in enumerate(data):
                yield from texts_of(value, (*path, index))
        case str() if path and isinstance(path[-1], str):
            yield path, data
