"""Drafts by the kind of their file: text, Markdown, Word and what LibreOffice can make Word of.

In: the name and the bytes of a file. Out: a `Draft`: its lines, its pictures, and what was assumed. A new kind is a row in
`READERS`, and its suffixes in `SUFFIXES`. Raises CompileError (O840-O845) for what is no draft.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from . import codes, office
from .diagnostics import Code, CompileError, Diagnostic, Place
from .draft import Recognised
from .encoding import decode
from .folder import PRINTED, Folder, kind_of
from .lines import title_lines
from .numerals import read_label
from .prose import Line, is_blank
from .source import Loaded, Mark, Marks, Source
from .vocabulary import TERMS
from .word import reader

MAX_BYTES = 64 * 1024 * 1024
_MARKDOWN = (".md", ".markdown")
_TEXTS = (".txt", ".text", *_MARKDOWN)
SUFFIXES = (*_TEXTS, ".docx", ".dotx", ".doc", ".wps", ".odt", ".rtf", ".pdf")
_TITLE_ROOM = (20.0, 20.1, 19.8)  # em: the room of a title on the standard's page


@dataclass(frozen=True)
class Draft:
    """A draft as read: its source, whose text is empty where lines have no place in it; its lines; its pictures by name."""

    source: Source
    lines: tuple[Line, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True)
class Carried(Folder):
    """The folder of a draft, with the pictures that the draft itself holds."""

    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def read(self, name: str, place: Place | None) -> bytes:
        """The bytes of a picture of the draft, or of a file beside it. Raises CompileError."""
        return self.pictures[name] if name in self.pictures else super().read(name, place)


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


def read_draft(name: str, data: bytes) -> Draft:
    """The lines of a draft; what the bytes say goes before what the suffix says. Raises CompileError."""
    if len(data) > MAX_BYTES:
        raise _refusal(codes.DRAFT_TOO_LARGE, name, number=str(MAX_BYTES // 2**20))
    if not data.strip():
        raise _refusal(codes.DRAFT_EMPTY, name)
    draft = READERS[_kind(name, data)](name, data)
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


def _text(name: str, data: bytes) -> Draft:
    source = _decoded(name, data)
    marked = [number for number, line in enumerate(source.lines, 1) if _LIKE_MARKDOWN.match(line)]
    hint = [Diagnostic(codes.LIKE_MARKDOWN, {}, Place(name, marked[0]))] if len(marked) > 1 else []
    return Draft(source, tuple(map(Line, source.lines)), notes=(*source.notes, *hint))


_LIKE_MARKDOWN = re.compile(
    r"#{1,6}[ \t]+\S|[ \t]*(?:[-*+]|\d{1,3}\.)[ \t]+\*\*[^\s*]|\*\*[^\s*][^*]*\*\*|\|[ \t]*:?--"
)


def _markdown(name: str, data: bytes) -> Draft:
    source = _decoded(name, data)
    return Draft(source, tuple(_marked(source.lines)), notes=source.notes)


_HEADING = re.compile(r" {0,3}(#{1,6})[ \t\u3000]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_ROW = re.compile(r"\s*\|(.*)\|\s*$")
_RULE = re.compile(r"\s*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?\s*$")
# A marker begins its line; "- 2 -" is the number of a page.
_BULLET = re.compile(r"\s*[-*+•][ \t]+(?=\S)(?!\d{1,4}[ \t]*-\s*$)")
_ORDERED = re.compile(r"(\s*(?:\d{1,3}[.)、．]|[（(]\d{1,3}[)）]))[ \t]+(?=[^\s\d])")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})[ \t]*(?:[A-Za-z][\w+#.-]*)?\s*$", re.ASCII)


def _marked(lines: list[str]) -> Iterator[Line]:
    """The lines of Markdown without its marks; a line of its own for each, so that numbers stay those of the file."""
    rows: list[tuple[str, ...]] = []
    tops = [i for i, line in enumerate(lines) if (m := _HEADING.match(line)) and len(m[1]) == 1]
    fenced = False
    for number, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
            yield Line("", formatted=True)
            continue
        row = None if fenced else _ROW.match(line)
        if row and not rows and not (number + 1 < len(lines) and _RULE.fullmatch(lines[number + 1])):
            row = None
        if row:
            if not _RULE.fullmatch(line):
                cells = re.split(r"(?<!\\)\|", row[1])
                rows.append(tuple(_bare(cell.strip())[0] for cell in cells))
            after = lines[number + 1] if number + 1 < len(lines) else ""
            if rows and not _ROW.match(after):
                yield Line("", rows=tuple(rows), formatted=True)
                rows = []
            else:
                yield Line("", formatted=True)
            continue
        heading = None if fenced else _HEADING.match(line)
        if heading:
            text, _ = _bare(heading[2])
            is_title = tops == [number] and not any(one.strip() for one in lines[:number])
            style = TERMS["title"].style if is_title else ""
            yield Line(text, style=style, outline=0 if is_title else len(heading[1]), formatted=True)
            continue
        if fenced or re.fullmatch(r"\s*([-*_][ \t]*){3,}", line):
            yield Line(line if fenced else "", formatted=True)
            continue
        line = re.sub(r"^\s*(?:>[ \t]?)+", "", line)
        bullet = _BULLET.match(line)
        text = line[bullet.end() :] if bullet else line
        ordered = _ORDERED.match(text)
        if ordered:
            text = ordered[1] + text[ordered.end() :]
        bare, lead = _bare(text)
        yield Line(bare, lead=lead, formatted=True)


_TOKEN = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])|(?<!`)(`+)(?!`)|\*+|_+")
_OPENING = "([{<（［｛《〈「『【〔“‘\"'"
# Stars also stand for what was taken out: 为**区争取资金**万元.
_NAMED = "某省市区县旗乡镇村局院校年月日号万亿元个人名公"


def _bare(text: str) -> tuple[str, int]:
    """A text without the marks of strong, slanted and code type and of escapes, and how long the strong stretch is that
    it begins with, counted with what stands before it. Only well-formed pairs are marks; whatever is doubtful stays."""
    cuts: list[tuple[int, int]] = []
    runs: dict[str, list[tuple[int, int]]] = {}
    ticks: dict[int, list[int]] = {}
    for tick in _TOKEN.finditer(text):
        if tick[2]:
            ticks.setdefault(len(tick[2]), []).append(tick.start())
    at = 0
    while token := _TOKEN.search(text, at):
        at = token.end()
        if token[1]:
            cuts.append((token.start(), token.start() + 1))
        elif token[2]:
            same = ticks[len(token[2])]
            closing = bisect_right(same, token.start())
            if closing < len(same):  # what is inside is no Markdown
                at = same[closing] + len(token[2])
                cuts += [token.span(), (same[closing], at)]
        elif at - token.start() <= 3:
            runs.setdefault(token[0], []).append(token.span())
    lead = 0
    for mark, found in runs.items():
        pairs = _pairs(text, mark, found)
        cuts += [cut for pair in pairs for cut in pair]
        if len(mark) > 1 and pairs and _is_start(text[: pairs[0][0][0]]):
            lead = pairs[0][1][0]
    cuts.sort()
    pieces, end = [], 0
    for start, stop in cuts:
        pieces.append(text[end:start])
        end = stop
    bare = "".join((*pieces, text[end:]))
    lead -= sum(stop - start for start, stop in cuts if stop <= lead)
    return bare, lead if 0 < lead < len(bare) else 0


_Span = tuple[int, int]


def _pairs(text: str, mark: str, runs: list[_Span]) -> list[tuple[_Span, _Span]]:
    """The pairs of neighbours among the runs of a mark that are likeliest, none in two of them."""
    weights = [_weight(text, mark, first, second) for first, second in pairwise(runs)]
    best = [0, 0]
    for weight in weights:
        best.append(max(best[-1], best[-2] + weight))
    pairs = []
    at = len(runs)
    while at > 1:
        if best[at] > best[at - 1]:
            pairs.append((runs[at - 2], runs[at - 1]))
            at -= 1
        at -= 1
    return pairs[::-1]


def _weight(text: str, mark: str, first: _Span, second: _Span) -> int:
    """How likely two runs of a mark are a pair, 0 for not at all."""
    start, end = first[0], second[1]
    before, inner, after = text[max(start - 1, 0) : start], text[first[1] : second[0]], text[end : end + 1]
    if inner[0].isspace() or inner[-1].isspace() or (len(mark) < 3 and "***" in inner):
        return 0
    opens, closes = _is_edge(before), _is_edge(after)
    if (_is_edge(inner[0]) and inner[0] not in _OPENING and not opens) or (
        inner[-1] in _OPENING and not closes
    ):
        return 0
    if after and (inner[0] == after or (inner[0] in _NAMED and after in _NAMED)):
        return 0
    if mark[0] == "_" and not (opens and closes):
        return 0
    if mark in ("*", "***") and not (opens or after.isspace()):
        return 0
    return 4 + opens + closes - (_is_edge(inner[-1]) and not closes)


def _is_start(text: str) -> bool:
    """Whether a text is nothing but a label or blank."""
    label = read_label(text.strip())
    return not text.strip() or bool(label and label.text == text.strip())


def _is_edge(character: str) -> bool:
    """Whether a character is no part of a word: none, a blank or a sign."""
    return not character.isalnum()


# ---- Word ---------------------------------------------------------------------------------------------------------


def _docx(name: str, data: bytes) -> Draft:
    try:
        blocks, told = reader.contents(data, name)
    except CompileError as error:
        args = error.diagnostics[0].args
        reason = {key: args[key] for key in ("reason_zh", "reason_en") if key in args}
        if not reason:
            raise
        raise _refusal(codes.DRAFT_DAMAGED, name, **reason) from None
    pictures: dict[str, bytes] = {}
    notes = [*told]
    lines: list[Line] = []
    for number, block in enumerate(blocks, 1):
        match block:
            case reader.Line():
                lines.append(_line(block))
            case reader.Grid():
                lines.append(Line("", rows=block.rows, formatted=True))
            case reader.Image():
                picture = _picture_name(block, pictures, Path(name).stem)
                if kind_of(block.data) not in PRINTED:
                    place = Place(name, paragraph=number)
                    notes.append(Diagnostic(codes.LEFT_OUT, {"text": block.name}, place))
                    lines.append(Line("", formatted=True))
                else:
                    pictures[picture] = block.data
                    lines.append(Line("", picture=picture, formatted=True))
    return Draft(Source(name, ""), tuple(lines), pictures, tuple(notes))


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
    if line.style.casefold() == TERMS["title"].style.casefold() and "\n" in text:
        whole = text.replace("\n", "")
        if any(title_lines(whole, room) == tuple(text.split("\n")) for room in _TITLE_ROOM):
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


def _by_office(suffix: str) -> Callable[[str, bytes], Draft]:
    def read(name: str, data: bytes) -> Draft:
        return _docx(name, office.to_docx(data, suffix))

    return read


READERS: Mapping[str, Callable[[str, bytes], Draft]] = {
    ".txt": _text,
    ".md": _markdown,
    ".docx": _docx,
    ".doc": _by_office(".doc"),
    ".odt": _by_office(".odt"),
    ".rtf": _by_office(".rtf"),
}
