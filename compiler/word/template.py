"""A Word template: found, compiled once, rendered many times.

In: the bytes of a .docx with tags and slots. Out: `Template`, which turns a `Flow` into the bytes of a document. docxtpl
patches the tags when the template is compiled; what is kept is Jinja code, the parts that never change (already
deflated), and the look. The only door to docxtpl and Jinja.
"""

import functools
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any, Never

import jinja2
import jinja2.meta
import jinja2.sandbox
from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError
from lxml import etree

from .. import codes
from ..diagnostics import Code, CompileError, Diagnostic, Place
from ..document import Document
from ..flow import Flow
from ..vocabulary import TERMS, nearest
from .look import DOCUMENT, Look, look_at, part_of
from .package import CONTENT, CONTENT_TYPES, OFFICE, Packed, W, pack, parse, read, refusal, w, write
from .writer import text_xml
from .writer import write as write_blocks

SLOTS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "reporter": ("reporter",),
    "addressees": ("addressees",),
    "opening": ("opening",),
    "body": ("body",),
    "closing": ("closing",),
    "full_text": ("opening", "body", "closing"),
    "signature_block": ("signature_block",),
    "remark": ("remark",),
}
# Fields that a tag may print as a plain value, and the slot that prints the same.
VALUES: Mapping[str, str] = {
    "title": "title",
    "subtitle": "subtitle",
    "reporter": "reporter",
    "addressees": "addressees",
    "signature": "signature_block",
    "date": "signature_block",
    "remark": "remark",
}
_SPELLED = {spelling: name for name in (*SLOTS, *VALUES) for spelling in TERMS[name].spellings}
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_WHOLE = re.compile(r"\{[{%]\s*(?:p|tr|tc)\s")
_SLOT = re.compile(r"\{\{p\s+(\w+)\s*\}\}")
_VALUE = re.compile(r"\{\{(?:r\s)?\s*(\w+)\s*\}\}")
_SLOT_PREFIX = "slot_"
_NO_RELATIONSHIPS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


@dataclass(frozen=True)
class Template:
    """A compiled template. `render` may be called any number of times, from any thread."""

    name: str
    look: Look
    static: tuple[Packed, ...]
    code: Mapping[str, jinja2.Template]
    numbering: tuple[str, str, str, str]  # part name; XML before the instances; the instances; after
    slots: frozenset[str]
    values: frozenset[str]

    @staticmethod
    def compile(data: bytes, name: str) -> "Template":
        """Compile a .docx. Raises CompileError with every fault found."""
        return _compile(data, name)

    @staticmethod
    def load(path: Path) -> "Template":
        """Compile the .docx at `path`; compiled once for each content. Raises CompileError."""
        try:
            data = path.read_bytes()
        except OSError:
            raise refusal(str(path), "读不了这个文件。", "the file cannot be read.") from None
        return _compiled(hashlib.sha256(data).digest(), _Bytes(data), str(path))

    @staticmethod
    def for_(document: Document) -> "Template":
        """The template that a document names, or its kind's own. Raises CompileError (T301) when there is none."""
        place = document.marks.value(document.marks.typed((), TERMS["template"].spellings))
        folder = Path(document.marks.file).parent
        name = document.template or document.default_template
        return Template.find(name, folder, place if document.template else None)

    @staticmethod
    def find(name: str, folder: Path, place: Place | None = None) -> "Template":
        """A template by its path from `folder`, or by name: in `folder`, then built in. Raises CompileError (T301)."""
        is_path = Path(name).suffix.lower() in (".docx", ".dotx")
        files = [folder / name] if is_path else [folder / f"{name}.docx", builtin() / f"{name}.docx"]
        for file in files:
            if file.is_file():
                return Template.load(file)
        choices = "、".join(sorted(file.stem for file in builtin().glob("*.docx")))
        args = {"name": name, "choices": choices}
        raise CompileError([Diagnostic(codes.TEMPLATE_NOT_FOUND, args, place)])

    def render(self, flow: Flow) -> bytes:
        """The document's bytes; equal flows give equal bytes. Raises CompileError when any text would not print."""
        printed: set[str] = set()
        self._has_room(flow)
        written = write_blocks(flow, self.look)
        context: dict[str, object] = {}
        for name, parts in SLOTS.items():
            xml = "".join(written.slots.get(part, "") for part in parts)
            slot = _Slot(xml, parts, printed)
            context |= dict.fromkeys((_SLOT_PREFIX + name, *TERMS[name].spellings), slot)
        for name, same in VALUES.items():
            value = _value(flow.values.get(name, ""), same, printed)
            context |= dict.fromkeys(TERMS[name].spellings, value)
        changed = [pack(part, self._fill(code, context).encode()) for part, code in self.code.items()]
        for block in flow.paragraphs:
            if block.slot not in printed:
                raise _no_place(block.slot, block.place)
        part, head, instances, tail = self.numbering
        numbering = f"{head}{written.abstracts}{instances}{written.instances}{tail}"
        return write([*self.static, *changed, pack(part, numbering.encode())])

    def _has_room(self, flow: Flow) -> None:
        """Refuse before any work what the template has no place for at all."""
        filled = {part for slot in self.slots for part in SLOTS[slot]} | {
            VALUES[name] for name in self.values
        }
        without: dict[str, Diagnostic] = {}
        for block in flow.paragraphs:
            if block.slot not in filled:
                without.setdefault(block.slot, _no_place(block.slot, block.place).diagnostics[0])
        if without:
            raise CompileError(without.values())

    def _fill(self, code: jinja2.Template, context: dict[str, object]) -> str:
        try:
            return code.render(context)
        except jinja2.UndefinedError as error:
            raise _unknown(str(error), None, Place(self.name)) from None
        except (
            jinja2.TemplateError,
            SecurityError,
            TypeError,
            ValueError,
            ArithmeticError,
        ) as error:
            fault = Diagnostic(codes.TAG_FORBIDDEN, {"excerpt": type(error).__name__}, Place(self.name))
            raise CompileError([fault]) from None


def builtin() -> Path:
    """The folder of the templates that come with the compiler: in the wheel, or in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


# ---- values -------------------------------------------------------------------------------------------------------


class _Slot:
    """The paragraphs of a slot, for `{{p … }}`; says that it was printed."""

    def __init__(self, xml: str, parts: tuple[str, ...], printed: set[str]) -> None:
        self.xml, self.parts, self.printed = xml, parts, printed

    def __html__(self) -> str:
        self.printed.update(self.parts)
        return self.xml

    def __bool__(self) -> bool:
        return bool(self.xml)


class _Value(str):
    """A plain value, escaped where it prints; says that it was printed."""

    slot: str
    printed: set[str]

    def __html__(self) -> str:
        self.printed.add(self.slot)
        return text_xml(self)


def _value(value: object, slot: str, printed: set[str]) -> object:
    if isinstance(value, dict):
        members = {key: _value(member, slot, printed) for key, member in value.items()}
        return {s: member for key, member in members.items() for s in TERMS[key].spellings}
    text = _Value(value)
    text.slot, text.printed = slot, printed
    return text


def _no_place(slot: str, place: Place | None) -> CompileError:
    return CompileError([Diagnostic(codes.NO_PLACE, {"field": TERMS[slot].zh}, place)])


# ---- compiling ----------------------------------------------------------------------------------------------------


class _Bytes(bytes):
    """Bytes that count as equal for the cache: their hash is already part of its key."""

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bytes)


@functools.lru_cache(maxsize=32)
def _compiled(_digest: bytes, data: _Bytes, name: str) -> Template:
    return _compile(data, name)


class _Sandbox(jinja2.sandbox.ImmutableSandboxedEnvironment):
    """Templates are data: values can be printed and tested; nothing can be called, computed or reached."""

    intercepted_binops = frozenset(jinja2.sandbox.SandboxedEnvironment.default_binop_table)

    def call_binop(self, *_: Any) -> Never:
        raise SecurityError("operator")

    def call(self, *_: Any, **__: Any) -> Never:
        raise SecurityError("call")

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, dict) and argument in obj:
            return obj[argument]
        return self.undefined(obj=obj, name=str(argument))


def _environment() -> jinja2.Environment:
    environment = _Sandbox(autoescape=True, undefined=jinja2.StrictUndefined, cache_size=0)
    environment.globals.clear()
    environment.filters = {}
    environment.tests = {"defined": environment.tests["defined"]}
    return environment


def _compile(data: bytes, name: str) -> Template:
    parts = read(data, name)
    document = parse(parts[DOCUMENT], name, DOCUMENT)
    _ensure_numbering(parts, name)
    look = look_at(parts, document, name)
    environment = _environment()
    problems: list[Diagnostic] = []
    code: dict[str, jinja2.Template] = {}
    slots: set[str] = set()
    values: set[str] = set()
    numbering = part_of(parts, "numbering", name) or ""
    for part, xml in parts.items():
        filled = re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", part)
        if not filled or (part != DOCUMENT and b"{" not in xml):
            if part.endswith(".xml") and (tag := _TAG.search(_plain_text(xml))):
                args = {"part": part, "tag": tag[0][:40]}
                problems.append(Diagnostic(codes.TAG_OUTSIDE, args, Place(name, part=part)))
            continue
        tags = _Tags(name, part, parse(xml, name, part))
        try:
            source = tags.patched()
            names = jinja2.meta.find_undeclared_variables(environment.parse(source))
            for word in sorted(names - tags.named):
                tags.known(word.removeprefix(_SLOT_PREFIX), Place(name, part=part))
            code[part] = environment.from_string(source)
        except jinja2.TemplateSyntaxError as error:
            line = tags.source.splitlines()[error.lineno - 1 : error.lineno]
            excerpt = " ".join(m[0] for m in _TAG.finditer(line[0])) if line else str(error.message)
            problems.append(Diagnostic(codes.TAG_SYNTAX, {"excerpt": excerpt or "…"}, Place(name, part=part)))
        problems += tags.problems
        slots |= tags.slots
        values |= tags.values
    if problems:
        raise CompileError(problems)
    static = tuple(pack(p, xml) for p, xml in parts.items() if p not in code and p != numbering)
    return Template(
        name, look, static, code, _split(numbering, parts, name), frozenset(slots), frozenset(values)
    )


class _Tags:
    """The tags of one part, found and checked on the original XML, before docxtpl's regular expressions touch it."""

    def __init__(self, name: str, part: str, root: etree._Element) -> None:
        self.name, self.part, self.root = name, part, root
        self.problems: list[Diagnostic] = []
        self.slots: set[str] = set()
        self.values: set[str] = set()
        self.named: set[str] = set()
        self.source = ""
        for number, paragraph in enumerate(root.iter(w("p")), 1):
            self._check(paragraph, Place(name, part=part, paragraph=number))

    def _check(self, paragraph: etree._Element, place: Place) -> None:
        text = "".join(_own_text(paragraph))
        tags = [match[0] for match in _TAG.finditer(text)]
        for tag in tags:
            beside = text.replace(tag, "", 1).strip()
            if _WHOLE.match(tag) and tag[2:4] != "tr" and tag[2:4] != "tc" and beside:
                self._problem(codes.NOT_ALONE, place, tag=tag, beside=beside[:20])
            elif (slot := _SLOT.fullmatch(tag)) and self.known(slot[1], place):
                self._slot(_SPELLED[slot[1]], paragraph, place)
            elif value := _VALUE.fullmatch(tag):
                self._value(value[1], tag, place)

    def _slot(self, field: str, paragraph: etree._Element, place: Place) -> None:
        if field not in SLOTS:
            field = VALUES[field]
        if field in self.slots:
            self._problem(codes.SLOT_TWICE, place, field=TERMS[field].zh)
        if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            self._problem(codes.SLOT_IN_SECTION, place, field=TERMS[field].zh)
        self.slots.add(field)
        for child in list(paragraph):
            paragraph.remove(child)
        run = etree.SubElement(paragraph, w("r"))
        etree.SubElement(run, w("t")).text = f"{{{{p {_SLOT_PREFIX}{field} }}}}"

    def _value(self, word: str, tag: str, place: Place) -> None:
        if not self.known(word, place):
            return
        if (field := _SPELLED[word]) in VALUES:
            self.values.add(field)
        else:
            self._problem(codes.SLOT_WITHOUT_P, place, tag=tag, field=TERMS[field].zh)

    def known(self, word: str, place: Place) -> bool:
        """Whether the vocabulary has the name; a problem is noted once where it has not."""
        if word in self.named:
            return word in _SPELLED
        self.named.add(word)
        if word not in _SPELLED:
            self.problems += _unknown(word, nearest(word, _SPELLED), place).diagnostics
        return word in _SPELLED

    def _problem(self, code: Code, place: Place, **args: str) -> None:
        self.problems.append(Diagnostic(code, args, place))

    def patched(self) -> str:
        """The part as Jinja source."""
        xml = etree.tostring(self.root, encoding="unicode")
        self.source = str(DocxTemplate("").patch_xml(xml))
        return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + self.source


def _unknown(word: str, offer: str | None, place: Place) -> CompileError:
    args = {
        "name": word,
        "offer_zh": f"是不是“{offer}”？" if offer else "对照 docs/templates.md 里的名称表修改。",
        "offer_en": f"Did you mean “{offer}”?" if offer else "See the table of names in docs/templates.md.",
    }
    return CompileError([Diagnostic(codes.UNKNOWN_TAG, args, place)])


def _own_text(paragraph: etree._Element) -> Iterator[str]:
    """The text of a paragraph, without that of paragraphs inside it (text boxes)."""
    for node in paragraph.iter(w("t")):
        owner = next(node.iterancestors(w("p")))
        if owner is paragraph:
            yield node.text or ""


def _plain_text(xml: bytes) -> str:
    return unescape(re.sub(r"<[^>]*>", "", xml.decode("utf-8", "replace"))) if b"{" in xml else ""


def _ensure_numbering(parts: dict[str, bytes], name: str) -> None:
    """Give a template without lists an empty numbering part, so that documents can have some."""
    if part_of(parts, "numbering", name):
        return
    for part, tag, attributes in (
        (
            "word/_rels/document.xml.rels",
            "Relationship",
            {"Id": "rIdNumbering", "Type": f"{OFFICE}/relationships/numbering", "Target": "numbering.xml"},
        ),
        (
            CONTENT_TYPES,
            "Override",
            {"PartName": "/word/numbering.xml", "ContentType": f"{CONTENT}.numbering+xml"},
        ),
    ):
        root = parse(parts.get(part, _NO_RELATIONSHIPS), name, part)
        etree.SubElement(root, f"{root.tag.rpartition('}')[0]}}}{tag}", attributes)
        parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    parts["word/numbering.xml"] = f'<w:numbering xmlns:w="{W}"/>'.encode()


def _split(part: str, parts: Mapping[str, bytes], name: str) -> tuple[str, str, str, str]:
    """numbering.xml cut where new abstract lists and new instances go in."""
    root = parse(parts[part], name, part)
    root.text = root.text or ""  # so that an empty root has an end tag
    xml = etree.tostring(root, encoding="unicode")
    first = re.search(r"<w:num[ >]|<w:numIdMacAtCleanup|</w:numbering>", xml)
    after = re.search(r"<w:numIdMacAtCleanup|</w:numbering>", xml)
    if not first or not after:
        raise refusal(name, f"{part} 已损坏。", f"{part} is damaged.")
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return part, declaration + xml[: first.start()], xml[first.start() : after.start()], xml[after.start() :]
