"""A Word template: found, compiled once, rendered many times.

In: the bytes of a .docx with tags and slots. Out: `Template`, which turns a `Flow` into the bytes of a document. What is
kept is the code of its tags, the parts that never change (already deflated), and the look; `store` keeps it on disk.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from ... import store
from ...flow.blocks import Block, Break, Chart, Flow, Member, Paragraph, Picture, Table
from ...messages import codes
from ...messages.diagnostic import CompileError, Diagnostic, Place
from ...tags.programs import Run
from ...tags.quantities import FaultError
from ...tags.values import Members, Value, data_of
from ...terms.fields import CATEGORIES, FIELDS, ON_COVER, SLOTS, VALUES
from ...terms.nearest import nearest
from ..ooxml.look import DOCUMENT, Look
from ..ooxml.package import MAX_BYTES, NOT_BEGUN, QUICKLY, Begun, Packed, pack, pack_again, refusal, write
from ..ooxml.seal import Listed, Sealing
from ..ooxml.section import continue_split
from ..writer.blocks import Fit, Written, narrowed
from ..writer.blocks import write as write_blocks
from ..writer.fitting import unfit
from ..writer.labels import NewLists
from ..writer.new_parts import Additions
from ..writer.slots import unseen
from . import packs
from .printing import BlockData, Filler, Slot
from .tags import DATA, OF_BLOCK_SPELLED, SECTION, SLOT_PREFIX, Want

if TYPE_CHECKING:
    from ...document.model import Whole
    from ...source.load import Marks
    from ...source.load import Path as Steps

_PICTURE = r"(?i)[^\s，。；：]{1,80}\.(?:png|jpe?g|gif|svg|bmp|tiff?|webp)"
_SLOT_NAMES = {name: (SLOT_PREFIX + name, *FIELDS[name].spellings) for name in SLOTS}
MAX_REPAIRED = 16 * 1024 * 1024  # characters of a part with loops in its tables


class Joint(NamedTuple):
    """A part that names other parts: its XML, and the end tag of its root, before which more is put."""

    part: str
    xml: str
    end: str

    def with_(self, more: str, filled: bytes | None) -> Packed:
        """The part with more elements; `filled` is what it is where it holds tags."""
        xml = self.xml if filled is None else filled.decode()
        return pack_again(self.part, f"{xml.removesuffix(self.end)}{more}{self.end}".encode(), QUICKLY)


class Numbering(NamedTuple):
    """numbering.xml in pieces: what comes before the instances, the instances, and what comes after."""

    part: str
    head: str
    instances: str
    tail: str


@dataclass(frozen=True)
class Template:
    """A compiled template. `render` may be called any number of times, from any thread."""

    name: str
    look: Look
    static: tuple[Packed, ...]
    fillers: tuple[Filler, ...]
    numbering: Numbering
    sealing: Sealing
    joints: tuple[Joint, ...]
    slots: frozenset[str]
    values: frozenset[str]
    wants: tuple[Want, ...]
    contents: tuple[
        tuple[Place, bool], ...
    ] = ()  # lists that no program renews: what they show; whether it is typed

    @staticmethod
    def compile(
        data: bytes, name: str, free: bool = False, notes: list[Diagnostic] | None = None
    ) -> Template:
        """Compile a .docx. Raises CompileError with every fault found; `notes` gets what is told beside, even then.

        In a `free` template bare names are data, and there are no slots: it is for `fill`, and not for reports.
        """
        return _compile(data, name, free, [] if notes is None else notes)

    @staticmethod
    def load(path: Path) -> Template:
        """Compile the .docx at `path`; compiled once for each content. Raises CompileError."""
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except OSError:
            raise refusal(str(path), "读不了这个文件。", "the file cannot be read.") from None
        return _kept(hashlib.sha256(data).hexdigest(), _Bytes(data), str(path))

    @staticmethod
    def for_(document: Whole) -> Template:
        """The template that a document names, or its kind's own. Raises CompileError (T301) when there is none."""
        place = document.marks.value(document.marks.typed((), FIELDS["template"].spellings))
        folder = Path(document.marks.file).parent
        name = document.template or document.default_template
        return Template.find(name, folder, place if document.template else None)

    @staticmethod
    def find(name: str, folder: Path, place: Place | None = None) -> Template:
        """A template by its path from `folder`, or by name, see `packs`. Raises CompileError (T301) when there is none."""
        if file := packs.find(name, folder):
            return Template.load(file)
        choices = "、".join(pack.name for pack in packs.packs(folder))
        args = {"name": name, "choices": choices}
        raise CompileError([Diagnostic(codes.TEMPLATE_NOT_FOUND, args, place)])

    def render(self, flow: Flow, fit: Fit | None = None) -> bytes:
        """The document's bytes; equal flows give equal bytes. Raises CompileError when any text would not print.

        `fit` sets some blocks closer or wider, see `writer.Fit`.
        """
        return self._render(flow, fit)

    def _render(self, flow: Flow, fit: Fit | None, alone: bool = False) -> bytes:
        printed: set[str] = set()
        self._has_room(flow)
        members = [block for block in flow.blocks if isinstance(block, Member)]
        heads = None
        if members:
            from .running import running  # only a volume has several

            heads = running(self, members)
        additions, ids = (heads.additions, heads.ids) if heads else (None, ())
        written = write_blocks(flow, self.look, fit, additions, ids, self._printing)
        context: dict[str, object] = {SECTION: Slot((self._section,), (), printed)}
        slots, asked = self._asked_for
        for name in slots:
            parts = SLOTS[name]
            pieces = [piece for part in parts for piece in written.slots.get(part, ())]
            slot = Slot(pieces, parts, printed, partial(_blocks, flow, written, parts, printed))
            context |= dict.fromkeys(_SLOT_NAMES[name], slot)
        context |= values(flow, asked, printed)
        if heads:
            title = FIELDS["title"].spellings
            named = [values(one.flow, asked, set()) | dict.fromkeys(title, one.title) for one in members]
            heads.fill(written.additions, [context | one for one in named], self.name)
        return self._made(context, written, flow, printed, alone)

    def alone(self, flow: Flow, fit: Fit | None = None) -> bytes:
        """The bytes of the reports of a volume with nothing before or after them: their pages are those that they have in the volume."""
        return self._render(flow, fit, alone=True)

    def remarks(
        self, flow: Flow, marks: Marks | None = None, printed: Collection[str] = ()
    ) -> list[Diagnostic]:
        """What is told of a flow that prints in this template: tables too crowded for their figures, pictures too wide, what its slots have
        no room for, data that no tag asks for.

        The data stand where `marks` say; of those `printed` by texts nothing is told.
        """
        told: list[Diagnostic] = []
        if tables := [block for block in flow.blocks if isinstance(block, Table)]:
            from ..writer.tables import crowded  # only a document with tables pays for it

            told += [one for block in tables for one in crowded(block, self.look)]
        told += unfit(flow, self.look)
        for place, typed in self.contents:
            code = codes.CONTENTS_TYPED if typed else codes.CONTENTS_NOT_RENEWED
            told.append(Diagnostic(code, {"excerpt": place.around}, place._replace(file=self.name)))
        wide = (block for block in flow.blocks if not isinstance(block, Paragraph))
        told += [one for block in wide for one in narrowed(block, self.look)]
        data = flow.values.get("figures")
        if not data or not isinstance(data, dict):
            return told
        drawn = {block.of for block in flow.blocks if isinstance(block, Chart)}
        return [
            *told,
            *self._not_asked_for(data, {*printed, *drawn}, marks),
            *self._names_of_pictures(data, marks),
        ]

    @cached_property
    def path(self) -> Path:
        """Its file, where it has one."""
        return Path(self.name)

    @cached_property
    def asked_of_data(self) -> frozenset[str]:
        """The names of 数据 that its tags print, ask for or go through."""
        return frozenset(want.path[1] for want in self.wants if want.path[0] in DATA and len(want.path) > 1)

    def _names_of_pictures(self, data: Mapping[str, object], marks: Marks | None) -> Iterator[Diagnostic]:
        """The data that a tag prints and that name a picture, told once each."""
        for name in data.keys() & self.asked_of_data:
            for path, text in _texts(data[name], (name,)):
                if re.fullmatch(_PICTURE, text):
                    place = marks.value((*marks.typed((), DATA), *path)) if marks else None
                    args = {"name": ".".join(step for step in path if isinstance(step, str)), "text": text}
                    yield Diagnostic(codes.PICTURE_AS_WORDS, args, place)

    def _not_asked_for(
        self, data: Mapping[str, object], printed: Collection[str], marks: Marks | None
    ) -> Iterator[Diagnostic]:
        """The data, but for those `printed` elsewhere, that no tag names; what is asked for in part, or only tested, is asked for."""
        paths = [
            want.path
            for want in self.wants
            if want.path[0] in DATA and (len(want.path) > 1 or want.how == "list")
        ]
        if any(len(path) == 1 for path in paths):
            return
        asked = {path[1] for path in paths}
        left = asked.union(printed)
        for name in (name for name, value in data.items() if value and name not in left):
            place = marks.key((*marks.typed((), DATA), name)) if marks else None
            like = nearest(name, [one for one in asked if one not in data])
            offer = {
                "offer_zh": f"模板里写的是“数据.{like}”，名称要一样。不是这一项的，" if like else "",
                "offer_en": f"The template says 数据.{like}: give both one name. If that is another, "
                if like
                else "",
            }
            args = {"name": name, "template": Path(self.name).stem, **offer}
            yield Diagnostic(codes.DATA_NOT_PRINTED, args, place)

    def fill(self, data: Mapping[str, object]) -> bytes:
        """The document of a `free` template with the data; equal data give equal bytes. Raises CompileError."""
        try:
            context = data_of(data)
        except FaultError as fault:
            raise CompileError([Diagnostic(fault.code, fault.args_of, Place(self.name))]) from None
        written = Written({}, {}, NewLists(), Additions())
        return self._made(cast("dict[str, object]", context), written, Flow(()), set())

    def _made(
        self,
        context: Mapping[str, object],
        written: Written,
        flow: Flow,
        printed: set[str],
        alone: bool = False,
    ) -> bytes:
        """The parts filled, put together and sealed."""
        filled, more_lists = self._filled(context, self._free_list(written))
        if any(written.split):
            filled[DOCUMENT] = continue_split(filled[DOCUMENT], written.split, written.left)
        if alone:
            filled[DOCUMENT] = _alone(filled[DOCUMENT], "".join(written.slots["members"]).encode())
        if written.aside:
            filled[DOCUMENT] = _without_empty_page(filled[DOCUMENT], written.aside)
        self._all_in(flow, printed)
        part, head, instances, tail = self.numbering
        numbering = f"{head}{written.lists.abstracts}{instances}{written.lists.instances}{more_lists}{tail}"
        added = written.additions
        listed, begun = self._begun
        if written.notes or written.styles:
            from .noted import (
                with_more,  # only a document with footnotes, or with contents in an old template
            )

            listed, begun = _begun(with_more(self.static, filled, self.joints[1].xml, written))
        more = (added.types_xml(), added.relationships_xml())
        joints = [
            joint.with_(xml, filled.pop(joint.part, None))
            for joint, xml in zip(self.joints, more, strict=True)
        ]
        properties = filled.pop(self.sealing.part, None)
        parts = [
            *(pack(name, data, QUICKLY) for name, data in filled.items()),
            pack_again(part, numbering.encode(), QUICKLY),
            *joints,
            *(pack(name, data, QUICKLY) for name, data in added.parts.items()),
        ]
        seal = self.sealing.seal([*listed, *_listed(parts)], properties)
        return write([*parts, seal], begun)

    @cached_property
    def _begun(self) -> tuple[list[Listed], Begun]:
        """What every document of it begins with."""
        return _begun(self.static)

    def _filled(self, context: Mapping[str, object], free_list: int) -> tuple[dict[str, bytes], str]:
        """The parts with their values, and the lists that they begin anew as XML, from the number of a list that is free.

        Raises CompileError with what is wrong in any of the parts.
        """
        run, out, lists = Run(), dict[str, bytes](), None
        problems: list[Diagnostic] = []
        for filler in self.fillers:
            try:
                xml = filler.fill(context, self.name, run)
            except CompileError as error:
                problems += error.diagnostics
                continue
            if not filler.repair:
                out[filler.part] = xml.encode()
            elif len(xml) > MAX_REPAIRED:
                fault = FaultError(
                    codes.TOO_MUCH, last=f"{MAX_REPAIRED:,}", what_zh="个字符", what_en="characters"
                )
                problems.append(filler.diagnostic(0, fault, self.name))
            else:
                from .repair import Lists, repair  # only a template with loops pays for it

                lists = lists or Lists(self.look, free_list)
                out[filler.part] = repair(xml, self.name, filler.part, lists)
        if problems:
            raise CompileError(problems)
        return out, lists.xml if lists else ""

    def _free_list(self, written: Written) -> int:
        """The number of the first list that neither the template nor the writer has."""
        return max(self.look.lists.instances, default=0) + written.lists.size + 1

    @cached_property
    def _asked_for(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The slots and the values that its tags may ask for: all of them where a program of Jinja's asks as it runs."""
        plain = [filler.program for filler in self.fillers if not isinstance(filler.program, bytes)]
        if len(plain) < len(self.fillers):
            return tuple(SLOTS), tuple(VALUES)
        names = {step.name for program in plain for step in program}
        return (
            tuple(name for name in SLOTS if not names.isdisjoint(_SLOT_NAMES[name])),
            tuple(name for name in VALUES if not names.isdisjoint(FIELDS[name].spellings)),
        )

    @cached_property
    def _section(self) -> str:
        return self.look.section.xml()

    def _has_room(self, flow: Flow) -> None:
        """Refuse before any work what the template has no place for at all."""
        self._all_in(flow, self._room)

    @cached_property
    def _printing(self) -> frozenset[str]:
        """Its slots, and those that they print."""
        return self.slots | self._parts

    @cached_property
    def _room(self) -> frozenset[str]:
        """All that it has a place for."""
        return self._parts | self.values

    @cached_property
    def _parts(self) -> frozenset[str]:
        """The slots that its own print, each of which may join several."""
        return frozenset(part for slot in self.slots for part in SLOTS[slot])

    def _all_in(self, flow: Flow, printed: Set[str]) -> None:
        """Refuse (T304) where a paragraph is neither in a slot nor, all of it, among the values that print.

        Where a loop prints blocks of a slot, refuse (T327) those that it leaves out.
        """
        without: dict[str, Diagnostic] = {}
        left_out: dict[str, list[Place | None]] = {}
        for index, block in enumerate(flow.blocks):
            if block.slot in printed:
                continue
            if f"{block.slot}.each" in printed:
                if not _is_printed(index, block, printed):
                    place = None if isinstance(block, Break) else block.place
                    left_out.setdefault(FIELDS[block.slot].zh, []).append(place)
            elif not has_place(block, flow, printed):
                for one in no_place(block, flow, printed):
                    without.setdefault(one.args["field"], one)
        for name, places in left_out.items():
            args = {"field": name, "count": str(len(places))}
            without[name] = Diagnostic(codes.BLOCKS_LOST, args, places[0])
        if without:
            raise CompileError(without.values())


def field_of(block: Block) -> str:
    """The key of the field that a block is told by: its own where a tag may print it as a value, else that of its slot."""
    role = block.role if isinstance(block, Paragraph) else ""
    return role if role in VALUES else block.slot


def has_place(block: Block, flow: Flow, printed: Set[str]) -> bool:
    """Whether what is `printed` (slots, values, members such as `reporter.name`) prints a block, all of it."""
    role: str = block.role if isinstance(block, Paragraph) else ""
    role = ON_COVER.get(role, role)
    if block.slot in printed or role in printed:
        return True
    members = flow.values.get(role)
    return isinstance(members, dict) and all(
        f"{role}.{key}" in printed for key, text in members.items() if text
    )


def no_place(block: Block, flow: Flow, printed: Set[str]) -> Iterator[Diagnostic]:
    """What is told (T304) of a block that has no place: its field, or, where some members of it are printed, those that are not."""
    key, place = field_of(block), None if isinstance(block, Break) else block.place
    field, members = FIELDS[key], flow.values.get(key)
    given = {name: str(text) for name, text in members.items() if text} if isinstance(members, dict) else {}
    if any(f"{key}.{name}" in printed for name in given):
        said = block.text if isinstance(block, Paragraph) else ""
        for name, text in given.items():
            if f"{key}.{name}" not in printed and text in said:
                member = f"{field.zh}.{FIELDS[name].zh}"
                ways = {"tag": f"{{{{ {member} }}}}", "way_zh": "", "way_en": ""}
                yield Diagnostic(codes.NO_PLACE, {"field": member, **ways}, place)
        return
    slot = FIELDS[field.slot or key].zh
    ways = {"tag": f"{{{{p {slot} }}}}", "way_zh": "单起一段", "way_en": "in a paragraph of its own "}
    yield Diagnostic(codes.NO_PLACE, {"field": field.zh, **ways}, place)


# ---- values -------------------------------------------------------------------------------------------------------


def values(flow: Flow, asked: Sequence[str], printed: set[str]) -> dict[str, object]:
    """The values of a flow that the tags of a template ask for, and its data; what is printed is noted."""
    out: dict[str, object] = {}
    texts: dict[str, list[str]] = {}
    for block in flow.blocks if asked else ():
        if isinstance(block, Paragraph) and block.role in asked:
            texts.setdefault(block.role, []).append(block.text)
    for name in asked:
        value = _value(name, flow, "\n".join(texts.get(name, ())), printed)
        out |= dict.fromkeys(FIELDS[name].spellings, value)
    return out | dict.fromkeys(DATA, flow.values.get("figures", {}))


def _value(name: str, flow: Flow, text: str, printed: set[str]) -> object:
    """A field for the tags: its text, its texts, or its members; without the marks round it, it equals that, too."""
    given = flow.values.get(name, "")
    names = frozenset((name,))
    if not isinstance(given, dict):
        whole, parts = (text, given) if isinstance(given, tuple) else (str(given), ())
        before, after = FIELDS[name].marks
        return Value.of(whole, names, printed, parts, whole.removeprefix(before).removesuffix(after))
    members = Members()
    for key, member in given.items():
        value = Value.of(str(member), frozenset((f"{name}.{key}",)), printed)
        members.update(dict.fromkeys(FIELDS[key].spellings, value))
    members.line = Value.of(text, names, printed)
    return members


def _blocks(flow: Flow, written: Written, parts: Sequence[str], printed: set[str]) -> list[BlockData]:
    """What a loop over some slots goes through; notes that they were gone through."""
    printed.update(f"{part}.each" for part in parts)
    return [
        BlockData(_said(index, flow.blocks[index], printed), xml, str(index), printed)
        for part in parts
        for index, xml in written.blocks(part)
    ]


def _said(index: int, block: Block, printed: set[str]) -> dict[str, object]:
    """What a block says of itself; the text and the label of a paragraph note that they were printed."""
    said: dict[str, object] = {"label": "", "level": 0, "lead": "", "text": ""}
    match block:
        case Paragraph():
            label = block.label.text if block.label else ""
            said["label"] = Value.of(label, frozenset((f"{index}.label",)), printed)
            said["level"] = block.level
            said["lead"] = "".join(run.text for run in block.runs if run.mark == "lead")
            said["text"] = Value.of(block.text, frozenset((f"{index}.text",)), printed)
            said["role"] = CATEGORIES[block.role]
        case Table() | Picture() | Chart():
            said["text"] = block.caption.text if block.caption else ""
            said["role"] = CATEGORIES[_CATEGORY[type(block)]]
    return {word: said[member] for word, member in OF_BLOCK_SPELLED.items()}


_CATEGORY: Mapping[type, str] = {Table: "table", Picture: "picture", Chart: "chart"}


def _is_printed(index: int, block: Block, printed: Set[str]) -> bool:
    """Whether a loop printed a block: as it is, or, where it has no footnotes, the text of a paragraph and its label."""
    if isinstance(block, Break) or str(index) in printed:
        return True
    if not isinstance(block, Paragraph) or f"{index}.text" not in printed or any(block.notes):
        return False  # a text has no footnotes
    return block.label is None or f"{index}.label" in printed


# ---- compiling ----------------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=32)
def _kept(digest: str, data: _Bytes, name: str) -> Template:
    """A template in memory, or from the store on disk, or compiled now and stored."""
    if isinstance(kept := store.load(digest), Template):
        return replace(kept, name=name)
    template = _compile(data, name, False, [])
    store.save(digest, template)
    return template


class _Bytes(bytes):
    """Bytes that the cache does not look at: their digest is already part of its key."""

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bytes)


def _compile(data: bytes, name: str, free: bool, notes: list[Diagnostic]) -> Template:
    from .compiling import compile_template  # Word's files are read only where a template is not kept

    return compile_template(data, name, free, notes)


def _texts(value: object, path: Steps) -> Iterator[tuple[Steps, str]]:
    """The texts in a figure, each with the steps to it."""
    match value:
        case str():
            yield path, value.strip()
        case dict():
            for key, one in value.items():
                yield from _texts(one, (*path, str(key)))
        case list():
            for number, one in enumerate(value):
                yield from _texts(one, (*path, number))


# ---- documents ----------------------------------------------------------------------------------------------------


def _listed(parts: Iterable[Packed]) -> list[Listed]:
    return [Listed.of(part.name, part.crc, part.size) for part in parts]


def _begun(parts: Sequence[Packed]) -> tuple[list[Listed], Begun]:
    """The beginning of a document of these parts, as its seal lists them and as a file."""
    return _listed(parts), NOT_BEGUN.with_(parts)


def _alone(xml: bytes, reports: bytes) -> bytes:
    """The document with nothing but the reports before its last section."""
    head = xml[: xml.index(b"<w:body>") + len(b"<w:body>")]
    return head + reports + xml[xml.rfind(b"<w:sectPr") :]


def _without_empty_page(xml: bytes, section: str) -> bytes:
    """The document without the empty page that follows landscape pages at its end: their section becomes the last.

    What follows them is the template's business, so that only the finished part can tell.
    """
    ending = unseen(section).xml.encode()
    head = xml[: xml.rfind(b"<w:sectPr")]
    if not section or not head.endswith(ending):
        return xml
    return head.removesuffix(ending) + f"{unseen().xml}{section}</w:body></w:document>".encode()
