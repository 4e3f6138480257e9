"""Drafts by the kind of their file: text, Markdown, Word and what LibreOffice can make Word of.

In: the name and the bytes of a file. Out: a `Draft`: its lines, its pictures, what was assumed and what has no place in a
report; `recognised` makes it data. A new kind is a row in `READERS`, and its suffixes in `SUFFIXES`. Raises CompileError
(O840-O845) for what is no draft.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..assets.pictures import read_picture
from ..flow.title_lines import name_lines, title_lines
from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..pages import office
from ..source.encoding import decode
from ..source.folder import PRINTED, Folder, kind_of
from ..source.load import Data, Loaded, Mark, Marks, Source
from ..terms import standard
from ..terms.characters import is_blank, short
from ..terms.fields import TERMS
from ..terms.numerals import read_label
from ..terms.values import VALUES
from ..word import reader
from . import markdown
from .paragraphs import Line
from .recognise import DATE, DATE_TEXT, PICTURE, SIGNATURE, Recognised, recognise

MAX_BYTES = 64 * 1024 * 1024
_MARKDOWN = (".md", ".markdown")
_TEXTS = (".txt", ".text", *_MARKDOWN)
# Words of the YAML, beside those of `draft`.
SEAL, STAMPS, POST, CAPTION, LANDSCAPE, ALTERNATIVE_TEXT = (
    TERMS[key].zh for key in ("seal", "stamps", "post", "caption", "landscape", "alternative_text")
)
BY_HAND = VALUES["seal"]["by_hand"][0]
SUFFIXES = (*_TEXTS, ".docx", ".dotx", ".doc", ".wps", ".odt", ".rtf", ".pdf")
# How what stands at the head is broken by style, and its room on the standard's page, em.
_BROKEN = {
    TERMS["title"].style.casefold(): (title_lines, (20.0, 20.1, 19.8)),
    TERMS["subtitle"].style: (title_lines, (27.5, 27.64, 27.2)),
    TERMS["reporter"].style: (name_lines, (27.5, 27.64, 27.2)),
}


@dataclass(frozen=True)
class Draft:
    """A draft as read: its source, whose text is empty where lines have no place in it; its lines; its pictures by name;
    the texts that were left `aside`, in full; and the `fields` of the report that the file tells by itself."""

    source: Source
    lines: tuple[Line, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[Diagnostic, ...] = ()
    aside: tuple[str, ...] = ()
    fields: Mapping[str, Data] = field(default_factory=dict)


Reader = Callable[[str, bytes, Folder], Draft]


@dataclass(frozen=True)
class Carried(Folder):
    """The folder of a draft, with the pictures that the draft itself holds."""

    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def read(self, name: str, place: Place | None) -> bytes:
        """The bytes of a picture of the draft, or of a file beside it. Raises CompileError."""
        return self.pictures[name] if name in self.pictures else super().read(name, place)


def recognised(draft: Draft, kind: str = "") -> Recognised:
    """What a draft is meant to be; `kind` as in `recognise`. Raises CompileError."""

    def read(lines: Sequence[Line]) -> Recognised:
        found = recognise(lines, draft.source.name, kind, bool(draft.source.text))
        return replace(found, preface=(*found.preface, *draft.aside))

    if not draft.fields:
        return read(draft.lines)
    # Seals and stamps go with a date, seals with as many names, stamps with none; else they stay where they stand.
    found = read([Line("", formatted=True) if _is_field(line) else line for line in draft.lines])
    names = found.data.get(SIGNATURE, [])
    signers = len(names) if isinstance(names, list) else 1
    seals = draft.fields.get(SEAL, [])
    fits = (
        not signers if STAMPS in draft.fields else signers == (len(seals) if isinstance(seals, list) else 1)
    )
    if (fits or seals == BY_HAND) and (DATE in found.data or DATE_TEXT in found.data):
        return replace(found, data={**found.data, **draft.fields})
    return read(draft.lines)


def _is_field(line: Line) -> bool:
    return line.style == TERMS["signature"].style and bool(line.rows or line.picture)


def loaded(draft: Draft, recognised: Recognised) -> Loaded:
    """What was recognised in a draft as if it had been loaded: places are those of the draft."""
    lines = draft.source.lines if draft.source.text else []
    values = {
        path: Mark(number - 1, 0, number - 1, len(lines[number - 1]))
        for path, number in recognised.places.items()
        if number <= len(lines)
    }
    notes = (*draft.notes, *recognised.doubts)
    return Loaded(draft.source, recognised.data, Marks(draft.source.name, {}, values), notes)


def is_draft(name: str) -> bool:
    """Whether a file is a draft by its suffix: not YAML, but something that a draft can be read from."""
    return Path(name).suffix.lower() in SUFFIXES


def read_draft(name: str, data: bytes, beside: Folder | None = None) -> Draft:
    """The lines of a draft; what the bytes say goes before what the suffix says. Raises CompileError.

    `beside` is the folder that holds the pictures which it names; that of the draft unless given.
    """
    if len(data) > MAX_BYTES:
        raise _refusal(codes.DRAFT_TOO_LARGE, name, number=str(MAX_BYTES // 2**20))
    if not data.strip():
        raise _refusal(codes.DRAFT_EMPTY, name)
    draft = READERS[_kind(name, data)](name, data, beside or Folder(Path(name).parent))
    if not any(not is_blank(line.text) or line.rows or line.picture for line in draft.lines):
        raise _refusal(codes.DRAFT_EMPTY, name)
    return draft


def _kind(name: str, data: bytes) -> str:
    """The key of the reader for some bytes."""
    suffix, kind = Path(name).suffix.lower(), kind_of(data.lstrip())
    if kind == "pdf":
        raise _refusal(codes.DRAFT_IS_PDF, name)
    if kind == "rtf":
        return ".rtf"
    if kind == "ole":
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise _refusal(codes.DRAFT_LOCKED, name)
        if "WordDocument".encode("utf-16-le") not in data and suffix != ".wps":
            raise _refusal(codes.DRAFT_BINARY, name)
        return ".doc"
    if kind == "odf" and b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return ".odt"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ".docx"
    if is_draft(name) and suffix not in _TEXTS:
        reason = {"reason_zh": "里面不是这种文件的内容。", "reason_en": "its content is of another kind."}
        raise _refusal(codes.DRAFT_DAMAGED, name, **reason)
    return ".md" if suffix in _MARKDOWN else ".txt"


def _refusal(code: Code, name: str, **args: str) -> CompileError:
    return CompileError([Diagnostic(code, {"file": name, **args}, Place(name))])


# ---- text ---------------------------------------------------------------------------------------------------------


def _decoded(name: str, data: bytes) -> Source:
    try:
        return decode(name, data)
    except CompileError as error:
        first = error.diagnostics[0]
        if first.code is codes.NOT_UTF8 and first.args.get("encoding_zh") == "二进制文件":
            raise _refusal(codes.DRAFT_BINARY, name) from None
        raise


def _text(name: str, data: bytes, _: Folder) -> Draft:
    source = _decoded(name, data)
    marked = [number for number, line in enumerate(source.lines, 1) if markdown.is_likely(line)]
    hint = [Diagnostic(codes.LIKE_MARKDOWN, {}, Place(name, marked[0]))] if len(marked) > 1 else []
    return Draft(source, tuple(map(Line, source.lines)), notes=(*source.notes, *hint))


def _markdown(name: str, data: bytes, beside: Folder) -> Draft:
    source = _decoded(name, data)
    read = markdown.Reading(name, source.lines, beside)
    return Draft(
        source, tuple(_captioned(read.lines)), read.pictures, (*source.notes, *read.notes), tuple(read.aside)
    )


# ---- Word ---------------------------------------------------------------------------------------------------------


def _docx(name: str, data: bytes, _: Folder) -> Draft:
    try:
        blocks, told, aside = reader.contents(data, name)
    except CompileError as error:
        args = error.diagnostics[0].args
        reason = {key: args[key] for key in ("reason_zh", "reason_en") if key in args}
        if not reason:
            raise
        raise _refusal(codes.DRAFT_DAMAGED, name, **reason) from None
    document = _Word(name, told, aside)
    lines = [document.line(block, number) for number, block in enumerate(blocks, 1)]
    return Draft(
        Source(name, ""),
        tuple(_captioned(_titled(lines))),
        document.pictures,
        tuple(document.notes),
        tuple(document.aside),
        document.fields(),
    )


class _Word:
    """The blocks of a Word file as lines, its pictures, and what is told of them."""

    def __init__(self, name: str, notes: Sequence[Diagnostic], aside: Sequence[str]) -> None:
        self.name = name
        self.pictures: dict[str, bytes] = {}
        self.notes, self.aside = [*notes], [*aside]
        self.seals: list[Data] = []
        self.stamps: list[Data] = []
        self.sealed = False

    def line(self, block: reader.Line | reader.Grid | reader.Image, number: int) -> Line:
        """The line of a block; empty for what stands elsewhere in a report."""
        place = Place(self.name, paragraph=number)
        match block:
            case reader.Line():
                if block.style == TERMS["signature"].style and "\t" in block.text:  # two abreast: sealed
                    self.sealed = True
                return _line(block)
            case reader.Grid(signers=signers) if signers:
                for post, stamp in signers:
                    picture = self._kept(stamp, place) if stamp else ""
                    said: dict[str, Data] = {POST: post.replace("\n", "")}
                    self.stamps.append(said | ({PICTURE: picture} if picture else {}))
                return Line("", TERMS["signature"].style, rows=block.rows, formatted=True)
            case reader.Grid():
                if block.merged is not None:
                    args = {"text": short(block.merged.replace("\n", "") or "空格")}
                    self.notes.append(Diagnostic(codes.CELLS_SPLIT, args, place))
                lying = ((LANDSCAPE, VALUES["landscape"]["yes"][0]),) if block.landscape else ()
                return Line("", rows=block.rows, formatted=True, fields=lying)
            case reader.Image():
                picture = self._kept(block, place)
                if picture and block.floats and block.about == SEAL:
                    self.seals.append(picture)
                    return Line("", TERMS["signature"].style, picture=picture, formatted=True)
                if not picture:
                    return Line("", formatted=True)
                self._tell_place(block, picture, place)
                said_of = ((ALTERNATIVE_TEXT, block.about),) if block.about.strip() else ()
                return Line("", picture=picture, formatted=True, fields=said_of)

    def _kept(self, image: reader.Image, place: Place) -> str:
        """The name under which a picture is kept; empty where it cannot be printed, which is told."""
        name = _picture_name(image, self.pictures, Path(self.name).stem)
        if kind_of(image.data) in PRINTED:
            self.pictures[name] = image.data
            return name
        self.notes.append(Diagnostic(codes.LEFT_OUT, {"text": image.name}, place))
        self.aside.append(f"图片（第{place.paragraph}段）：{image.name}")
        return ""

    def _tell_place(self, image: reader.Image, name: str, place: Place) -> None:
        """Tell where a picture does not stand as it stood, and where it is not as large."""
        if where := _BESIDE.get(image.beside):
            args = {"text": name, "what_zh": where[0], "what_en": where[1]}
            self.notes.append(Diagnostic(codes.PICTURE_MOVED, args, place))
        try:
            width, height = read_picture(image.data, name, place).size_mm
        except CompileError:
            return  # told when it is compiled
        printed = width * min(1, _ROOM[0] / width, _ROOM[1] / height)
        if image.width and abs(printed - image.width) > 0.1 * image.width:
            sizes = {"number": str(round(image.width)), "width": str(round(printed))}
            self.notes.append(Diagnostic(codes.PICTURE_RESIZED, {"text": name, **sizes}, place))

    def fields(self) -> dict[str, Data]:
        """Seals and signers' stamps as our own documents show them."""
        fields: dict[str, Data] = {}
        if self.seals:
            fields[SEAL] = self.seals[0] if len(self.seals) == 1 else self.seals
        elif self.sealed:
            fields[SEAL] = BY_HAND
        if self.stamps:
            fields[STAMPS] = self.stamps
        return fields


_TWIP = 25.4 / 1440  # mm
_ROOM = (  # mm: how wide and high a picture is printed at most
    (standard.PAGE_WIDTH - standard.MARGIN_LEFT - standard.MARGIN_RIGHT) * _TWIP,
    (standard.LINES - 1) * standard.LINE_PITCH * _TWIP,
)
_BESIDE = {"cell": ("表格里", "a table"), "sentence": ("一段文字中间", "the midst of a paragraph")}


def _titled(lines: list[Line]) -> list[Line]:
    """The lines, those at the very top that have an outline level for the table of contents' sake taken for a title's:
    they stand in the middle, or the first is the only one of the outermost level."""
    out, outermost = [*lines], [line for line in lines if line.outline == 1]
    for index, line in enumerate(lines):
        if is_blank(line.text) and not (line.rows or line.picture or line.label):
            continue
        alone = len(outermost) == 1 and outermost[0] is line
        labelled = line.label or read_label(line.text)
        if not line.outline or labelled or not (line.align == "center" or alone):
            break
        out[index] = replace(line, outline=0, style=TERMS["title"].style)
        if line.align != "center":
            break
    return out


_CAPTION = re.compile(r"(?P<series>[表图])[ \u3000]*(?P<number>\d{1,3})[ \t\u00a0\u3000]+(?P<text>\S.{0,59})")


def _captioned(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, what stands as a caption above a table or below a picture put into its fields; only where the compiler
    would count it alike."""
    out = list(lines)
    counts: Counter[str] = Counter()
    for index, line in enumerate(lines):
        series, step = ("表", -1) if line.rows else ("图", 1) if line.picture else ("", 0)
        at = index + step
        while step and 0 <= at < len(lines) and _is_empty(lines[at]):
            at += step
        if not step:
            continue
        above = 0 <= at < len(lines) and not (out[at].rows or out[at].picture or out[at].label)
        said = dict(line.fields).get(ALTERNATIVE_TEXT, "")
        for text in (out[at].text if above else "", said):
            found = _CAPTION.fullmatch(text.strip())
            if (
                found is None
                or found["series"] != series
                or int(found["number"]) != counts[series] + 1
                or re.search("[。；;：:]$", found["text"])
            ):
                continue
            counts[series] += 1
            printed = f"{series}{counts[series]}\u3000{found['text']}"
            others = tuple(one for one in line.fields if one[1] not in (text, found["text"]))
            fields = ((CAPTION, found["text"]), *others)
            page_break = line.page_break
            if text is not said:
                page_break = page_break or out[at].page_break
                out[at] = Line("", formatted=True)
            out[index] = replace(line, text=printed, page_break=page_break, fields=fields)
            break
    yield from out


def _is_empty(line: Line) -> bool:
    return is_blank(line.text) and not (line.rows or line.picture or line.label)


def _picture_name(image: reader.Image, taken: Mapping[str, bytes], stem: str) -> str:
    """A name that tells where the picture is from; the same for the same bytes."""
    base = f"{stem}-{image.name}"
    number, name = 1, base
    while name in taken and taken[name] != image.data:
        number += 1
        name = f"{Path(base).stem}-{number}{Path(base).suffix}"
    return name


def _line(line: reader.Line) -> Line:
    """A paragraph of Word as a line of a draft."""
    text = line.text
    if "\n" in text and (broken := _BROKEN.get(line.style.casefold())):
        whole, (lines, rooms) = text.replace("\n", ""), broken
        if any(lines(whole, room) == tuple(text.split("\n")) for room in rooms):
            text = whole  # the compiler would break it alike: nobody typed these line ends
    lead = 0
    for stretch in line.stretches:
        if not stretch.text.strip():
            lead += len(stretch.text) if lead else 0
        elif stretch.bold or _is_heading_face(stretch.style):
            lead += len(stretch.text)
        else:
            break
    return Line(
        text,
        line.style,
        line.label,
        line.outline,
        line.align if line.align in ("center", "right") else "",  # type: ignore[arg-type]
        lead if lead < len(text.rstrip()) else 0,
        line.page_break,
        formatted=True,
    )


def _is_heading_face(style: str) -> bool:
    return bool(re.match(r"(?:标题|heading|Strong|要点|Intense)", style, re.IGNORECASE))


def _by_office(suffix: str) -> Reader:
    def read(name: str, data: bytes, beside: Folder) -> Draft:
        return _docx(name, office.to_docx(data, suffix), beside)

    return read


READERS: Mapping[str, Reader] = {
    ".txt": _text,
    ".md": _markdown,
    ".docx": _docx,
    ".doc": _by_office(".doc"),
    ".odt": _by_office(".odt"),
    ".rtf": _by_office(".rtf"),
}
