"""A Word template: found, compiled once, rendered many times.

In: the bytes of a .docx with tags and slots. Out: `Template`, which turns a `Flow` into the bytes of a document. What is
kept is the code of its tags, the parts that never change (already deflated), and the look; `store` keeps it on disk.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ...flow.blocks import Block, Break, Flow, Paragraph, Picture, Table
from ...messages import codes
from ...messages.diagnostic import CompileError, Diagnostic, Place
from ...tags.expressions import Run
from ...tags.filters import FaultError, Members, Value, data_of
from ...terms.fields import CATEGORIES, SLOTS, TERMS, VALUES
from ..ooxml.look import DOCUMENT, Look, look_at, part_of
from ..ooxml.package import (
    CONTENT_TYPES,
    DECLARATION,
    MAX_BYTES,
    NO_RELATIONSHIPS,
    QUICKLY,
    RELATIONSHIPS,
    Packed,
    add_part,
    pack,
    parse,
    read,
    refusal,
    write,
)
from ..writer.body import Fit, Written
from ..writer.body import write as write_blocks
from ..writer.new_parts import Additions
from ..writer.tables import crowded
from . import packs, store
from .filling import BlockData, Filler, PlainTags, Slot, Tags, fill
from .repair import Lists, repair
from .safety import cut_off, unsafe
from .tags import DATA, OF_BLOCK_SPELLED, SECTION, SLOT_PREFIX, TAG, TEXT_PART, Want

if TYPE_CHECKING:
    import jinja2

    from ...document.model import Document

MAX_REPAIRED = 16 * 1024 * 1024  # characters of a part with loops in its tables
_BRACES = re.compile(rb"\{|\}|\xef\xbd\x9b|&#|%7[Bb]")


@dataclass(frozen=True)
class Template:
    """A compiled template. `render` may be called any number of times, from any thread."""

    name: str
    look: Look
    static: tuple[Packed, ...]
    fillers: tuple[Filler, ...]
    numbering: tuple[str, str, str, str]  # part name; XML before the instances; the instances; after
    joints: tuple[tuple[str, str], ...]  # the parts that name other parts, with their XML
    slots: frozenset[str]
    values: frozenset[str]
    wants: tuple[Want, ...]

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
    def for_(document: Document) -> Template:
        """The template that a document names, or its kind's own. Raises CompileError (T301) when there is none."""
        place = document.marks.value(document.marks.typed((), TERMS["template"].spellings))
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
        printed: set[str] = set()
        self._has_room(flow)
        written = write_blocks(flow, self.look, fit)
        context: dict[str, object] = {SECTION: Slot(self.look.section, (), printed)}
        for name, parts in SLOTS.items():
            xml = "".join(piece for part in parts for piece in written.slots.get(part, ()))
            slot = Slot(xml, parts, printed, partial(_blocks, flow, written, parts, printed))
            context |= dict.fromkeys((SLOT_PREFIX + name, *TERMS[name].spellings), slot)
        texts: dict[str, list[str]] = {}
        for block in flow.blocks:
            if isinstance(block, Paragraph) and block.role in VALUES:
                texts.setdefault(block.role, []).append(block.text)
        for name in VALUES:
            value = _value(name, flow, "\n".join(texts.get(name, ())), printed)
            context |= dict.fromkeys(TERMS[name].spellings, value)
        context |= dict.fromkeys(DATA, flow.values.get("figures", {}))
        return self._made(context, written, flow, printed)

    def remarks(self, flow: Flow) -> list[Diagnostic]:
        """What is told of a flow that prints in this template: tables too crowded for their figures."""
        return [
            told for block in flow.blocks if isinstance(block, Table) for told in crowded(block, self.look)
        ]

    def fill(self, data: Mapping[str, object]) -> bytes:
        """The document of a `free` template with the data; equal data give equal bytes. Raises CompileError."""
        try:
            context = data_of(data)
        except FaultError as fault:
            raise CompileError([Diagnostic(fault.code, fault.args_of, Place(self.name))]) from None
        written = Written({}, {}, "", "", Additions())
        return self._made(cast("dict[str, object]", context), written, Flow(()), set())

    def _made(self, context: Mapping[str, object], written: Written, flow: Flow, printed: set[str]) -> bytes:
        """The parts filled and put together."""
        lists = Lists(self.look, self._free_list(written))
        filled = self._filled(context, lists)
        filled[DOCUMENT] = _without_empty_page(filled[DOCUMENT], *written.aside)
        self._all_in(flow, printed)
        part, head, instances, tail = self.numbering
        numbering = f"{head}{written.abstracts}{instances}{written.instances}{lists.xml}{tail}"
        added = written.additions
        joints = [
            pack(joint, _with(filled.pop(joint, xml.encode()).decode(), more).encode(), QUICKLY)
            for (joint, xml), more in zip(
                self.joints, (added.types_xml(), added.relationships_xml()), strict=True
            )
        ]
        return write(
            [
                *self.static,
                *(pack(name, data, QUICKLY) for name, data in filled.items()),
                pack(part, numbering.encode(), QUICKLY),
                *joints,
                *(pack(name, data, QUICKLY) for name, data in added.parts.items()),
            ]
        )

    def _filled(self, context: Mapping[str, object], lists: Lists) -> dict[str, bytes]:
        """The parts with their values. Raises CompileError with what is wrong in any of them."""
        run, out = Run(), {}
        problems: list[Diagnostic] = []
        for filler, code in self._loaded:
            try:
                xml = fill(filler, code, context, self.name, run)
            except CompileError as error:
                problems += error.diagnostics
                continue
            if filler.repair and len(xml) > MAX_REPAIRED:
                fault = FaultError(
                    codes.TOO_MUCH, last=f"{MAX_REPAIRED:,}", what_zh="个字符", what_en="characters"
                )
                problems.append(filler.diagnostic(0, fault, self.name))
            else:
                out[filler.part] = (
                    repair(xml, self.name, filler.part, lists) if filler.repair else xml.encode()
                )
        if problems:
            raise CompileError(problems)
        return out

    def _free_list(self, written: Written) -> int:
        """The number of the first list that neither the template nor the writer has."""
        return max(self.look.lists.instances, default=0) + written.instances.count("<w:num ") + 1

    @cached_property
    def _loaded(self) -> Sequence[tuple[Filler, jinja2.Template]]:
        return [(filler, filler.loaded()) for filler in self.fillers]

    def _has_room(self, flow: Flow) -> None:
        """Refuse before any work what the template has no place for at all."""
        self._all_in(flow, {part for slot in self.slots for part in SLOTS[slot]} | self.values)

    def _all_in(self, flow: Flow, printed: Set[str]) -> None:
        """Refuse (T304) where a paragraph is neither in a slot nor, all of it, among the values that print.

        Where a loop prints blocks of a slot, refuse (T327) those that it leaves out.
        """
        without: dict[str, Diagnostic] = {}
        left_out: dict[str, list[Place | None]] = {}
        for index, block in enumerate(flow.blocks):
            place = None if isinstance(block, Break) else block.place
            if block.slot not in printed and f"{block.slot}.each" in printed:
                if not _is_printed(index, block, printed):
                    left_out.setdefault(TERMS[block.slot].zh, []).append(place)
            elif not has_place(block, flow, printed):
                args = {"field": TERMS[field_of(block)].zh}
                without.setdefault(args["field"], Diagnostic(codes.NO_PLACE, args, place))
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
    role = block.role if isinstance(block, Paragraph) else ""
    if block.slot in printed or role in printed:
        return True
    members = flow.values.get(role)
    return isinstance(members, dict) and all(
        f"{role}.{key}" in printed for key, text in members.items() if text
    )


# ---- values -------------------------------------------------------------------------------------------------------


def _value(name: str, flow: Flow, text: str, printed: set[str]) -> object:
    """A field for the tags: its text, its texts, or its members; without the marks round it, it equals that, too."""
    given = flow.values.get(name, "")
    names = frozenset((name,))
    if not isinstance(given, dict):
        whole, parts = (text, given) if isinstance(given, tuple) else (str(given), ())
        before, after = TERMS[name].marks
        return Value.of(whole, names, printed, parts, whole.removeprefix(before).removesuffix(after))
    members = Members()
    for key, member in given.items():
        value = Value.of(str(member), frozenset((f"{name}.{key}",)), printed)
        members.update(dict.fromkeys(TERMS[key].spellings, value))
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
        case Table() | Picture():
            said["text"] = block.caption.text if block.caption else ""
            said["role"] = CATEGORIES["table" if isinstance(block, Table) else "picture"]
    return {word: said[member] for word, member in OF_BLOCK_SPELLED.items()}


def _is_printed(index: int, block: Block, printed: Set[str]) -> bool:
    """Whether a loop printed a block: as it is, or the text of a paragraph and its label."""
    if isinstance(block, Break) or str(index) in printed:
        return True
    if not isinstance(block, Paragraph) or f"{index}.text" not in printed:
        return False
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


_PLAIN = re.compile(r"docProps/(core|custom)\.xml|word/_rels/[^/]+\.rels")


def _compile(data: bytes, name: str, free: bool, notes: list[Diagnostic]) -> Template:
    parts = read(data, name)
    cut_off(parts, name)
    document = parse(parts[DOCUMENT], name, DOCUMENT)
    numbering = part_of(parts, "numbering", name) or add_part(parts, "numbering", name)
    look = look_at(parts, document, name)
    problems: list[Diagnostic] = []
    found: list[Tags] = []
    plain: list[PlainTags] = []
    for part, xml in parts.items():
        if TEXT_PART.fullmatch(part) and (part == DOCUMENT or _BRACES.search(xml)):
            root = document if part == DOCUMENT else parse(xml, name, part)
            found.append(Tags(name, part, root, xml, free))
        elif _PLAIN.fullmatch(part) and _BRACES.search(xml):
            texts = PlainTags(name, part, parse(xml, name, part), free)
            problems += texts.problems
            plain += [texts] if texts.tags else []
        elif part.endswith((".xml", ".rels")) and (tag := _raw_tag(xml)):
            problems.append(
                Diagnostic(codes.TAG_OUTSIDE, {"part": part, "tag": tag[:40]}, Place(name, part=part))
            )
    of_document = next(tags for tags in found if tags.part == DOCUMENT)
    for tags in found:
        if tags is not of_document:
            tags.print_again(of_document)
        problems += tags.problems or tags.counted(look)
    problems += unsafe(parts, name)
    notes += (note for tags in (*found, *plain) for note in tags.notes)
    if problems:
        raise CompileError(problems)
    joints = (CONTENT_TYPES, RELATIONSHIPS)
    every: list[Tags | PlainTags] = [*found, *plain]
    changing = {tags.part for tags in every} | {numbering, *joints}
    return Template(
        name,
        look,
        tuple(pack(part, xml) for part, xml in parts.items() if part not in changing),
        tuple(tags.filler() for tags in every),
        _split(numbering, parts, name),
        tuple((part, _text_of(parts.get(part, NO_RELATIONSHIPS), name, part)) for part in joints),
        frozenset(slot for tags in found for slot in tags.slots),
        frozenset(value for tags in found for value in tags.values),
        tuple(want for tags in every for want in tags.wants),
    )


def _without_empty_page(xml: bytes, paragraph: str, section: str) -> bytes:
    """The document without the empty page that follows landscape pages at its end: their section becomes the last."""
    head = xml[: xml.rfind(b"<w:sectPr")]
    ending = paragraph.encode()
    if not paragraph or not head.endswith(ending):
        return xml
    unseen = paragraph.replace(section, "")
    return head.removesuffix(ending) + f"{unseen}{section}</w:body></w:document>".encode()


def _with(xml: str, more: str) -> str:
    """A part's XML with more elements at the end of its root."""
    head, end, tail = xml.rpartition("</")
    return head + more + end + tail


def _text_of(xml: bytes, name: str, part: str) -> str:
    from lxml import etree

    root = parse(xml, name, part)
    root.text = root.text or ""  # so that an empty root has an end tag
    return DECLARATION + etree.tostring(root, encoding="unicode")


def _raw_tag(xml: bytes) -> str | None:
    """A tag in the text or an attribute of a part that is never filled."""
    if b"{" not in xml:
        return None
    from html import unescape  # the tables of entities: only where they are needed

    raw = xml.decode("utf-8", "replace")
    tag = TAG.search(unescape(re.sub(r"<[^<>]*>", "", raw))) or TAG.search(unescape(raw))
    return tag[0] if tag else None


def _split(part: str, parts: Mapping[str, bytes], name: str) -> tuple[str, str, str, str]:
    """numbering.xml cut where new abstract lists and new instances go in."""
    xml = _text_of(parts[part], name, part)
    first = re.search(r"<w:num[ >]|<w:numIdMacAtCleanup|</w:numbering>", xml)
    after = re.search(r"<w:numIdMacAtCleanup|</w:numbering>", xml)
    if not first or not after:
        raise refusal(name, f"{part} 已损坏。", f"{part} is damaged.")
    return part, xml[: first.start()], xml[first.start() : after.start()], xml[after.start() :]
