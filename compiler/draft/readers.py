"""Drafts by the format of their file: text, Markdown, Word and what LibreOffice can make Word of.

In: the name and the bytes of a file. Out: a `Draft`: its lines, its pictures, what was assumed and what has no place in a
report. A new format is a row in `FORMATS`. Raises CompileError (O840-O846) for what is no draft.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, NoReturn

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..pages import office
from ..source.encoding import decode
from ..source.folder import Folder, kind_of
from ..source.load import Source
from ..terms.fields import FIELDS, fields_of
from ..terms.kinds import kind_of as kind_of_word
from ..terms.patterns import late
from ..word.foreign import Closed, UnreadableError, closed
from . import markdown, suffixes
from .captions import captioned
from .lines import Draft, Line
from .mail import unmailed
from .word_lines import word_draft

MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class Carried(Folder):
    """The folder of a draft, with the pictures that the draft itself holds."""

    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def read(self, name: str, place: Place | None) -> bytes:
        """The bytes of a picture of the draft, or of a file beside it. Raises CompileError."""
        return self.pictures[name] if name in self.pictures else super().read(name, place)


_KEY = late(r"([\w（）()]+) *:(?: |$)")


def reads_as_yaml(text: str) -> bool:
    """Whether a text begins as a report does: with fields of it, the kind or the body among them, each at the beginning of a line and before `: `."""
    known = {spelling: row.key for row in fields_of("Document") for spelling in row.spellings}
    keys = {known[one[1]] for line in text.splitlines() if (one := _KEY.match(line)) and one[1] in known}
    return len(keys) > 1 and not keys.isdisjoint(("kind", "body"))


def read_draft(name: str, data: bytes, beside: Folder | None = None) -> Draft:
    """The lines of a draft; what the bytes say goes before what the suffix says. Raises CompileError.

    `beside` is the folder that holds the pictures which it names; that of the draft unless given.
    """
    if len(data) > MAX_BYTES:
        raise _refusal(codes.DRAFT_TOO_LARGE, name, number=str(MAX_BYTES // 2**20))
    if not data.strip():
        raise _refusal(codes.DRAFT_EMPTY, name)
    draft = _format(name, data).read(name, data, beside or Folder(Path(name).parent))
    if all(line.has_no_text for line in draft.lines):
        raise _refusal(codes.DRAFT_EMPTY, name)
    return draft


def _format(name: str, data: bytes) -> "Format":
    """The format of some bytes: as they say, or as text by the suffix."""
    kind = kind_of(data.lstrip())
    signed = next((row for row in FORMATS if row.signed and row.signed(kind, data)), None)
    if signed:
        return signed
    suffix = Path(name).suffix.lower()
    named = next((row for row in FORMATS if suffix in row.suffixes), TEXT)
    if named.signed:
        reason = {"reason_zh": "里面不是这种文件的内容。", "reason_en": "its content is of another kind."}
        raise _refusal(codes.DRAFT_DAMAGED, name, **reason)
    return named


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


def _text(name: str, data: bytes, beside: Folder) -> Draft:
    source = _decoded(name, data)
    marked = [number for number, line in enumerate(source.lines, 1) if markdown.is_likely(line)]
    if markdown.is_sure(source.lines):
        told = Diagnostic(codes.MARKDOWN_READ, {}, Place(name, marked[0]))
        return _as_markdown(source, beside, told, *_by_fields(source))
    hint = [Diagnostic(codes.LIKE_MARKDOWN, {}, Place(name, marked[0]))] if len(marked) > 1 else []
    hint += _by_fields(source)
    mail = unmailed(name, source.lines)
    notes = (*source.notes, *hint, *mail.notes)
    return Draft(source, tuple(map(Line, mail.lines)), notes=notes, aside=mail.aside)


_FIELD = late(r"([\w（）()]+)[ \u3000]*[:：][ \u3000]*(\S.*|)")


def _by_fields(source: Source) -> list[Diagnostic]:
    """What is said of a text that begins field by field, one of the first two its kind, and is no YAML: 文种：通知 above 标题：…"""
    known = {spelling: row.key for row in fields_of("Document") for spelling in row.spellings}
    lines = [(number, line.strip()) for number, line in enumerate(source.lines, 1) if line.strip()]
    found = [one for _, line in lines[:2] if (one := _FIELD.fullmatch(line)) and one[1] in known]
    if len(found) < 2 or not any(known[one[1]] == "kind" and kind_of_word(one[2]) for one in found):
        return []
    way = f"{found[0][1]}: {found[0][2]}"
    args = {"text": lines[0][1], "way_zh": way, "way_en": way}
    return [Diagnostic(codes.LIKE_FIELDS, args, Place(source.name, lines[0][0], 1))]


def titled_by_field(draft: Draft) -> bool:
    """Whether a draft is told to be written field by field, a title among them: that it has none need not be said."""
    if all(note.code is not codes.LIKE_FIELDS for note in draft.notes):
        return False
    found = [_FIELD.fullmatch(line.strip()) for line in draft.source.lines]
    return any(one and one[1] in FIELDS["title"].spellings and one[2] for one in found)


def _markdown(name: str, data: bytes, beside: Folder) -> Draft:
    source = _decoded(name, data)
    return _as_markdown(source, beside, *_by_fields(source))


def _as_markdown(source: Source, beside: Folder, *told: Diagnostic) -> Draft:
    """The lines of a text that is Markdown; what is `told` of it besides."""
    read = markdown.Reading(source.name, source.lines, beside)
    notes = (*source.notes, *told, *read.notes)
    return Draft(source, tuple(captioned(read.lines)), read.pictures, notes, tuple(read.aside))


# ---- Word, and what becomes it ------------------------------------------------------------------------------------


def _word(name: str, data: bytes, _: Folder) -> Draft:
    try:
        return word_draft(name, data)
    except CompileError as error:
        args = error.diagnostics[0].args
        reason = {key: args[key] for key in ("reason_zh", "reason_en") if key in args}
        if not reason:
            raise
        raise _refusal(codes.DRAFT_DAMAGED, name, **reason) from None


def _by_office(suffix: str) -> "Reader":
    def read(name: str, data: bytes, beside: Folder) -> Draft:
        try:
            inside = closed(data, suffix)
        except UnreadableError as why:
            raise _refusal(codes.DRAFT_DAMAGED, name, reason_zh=why.args[0], reason_en=why.args[1]) from None
        if suffix == ".doc" and (inside.outside or inside.pictures):
            what = "；".join(inside.outside[:_SHOWN]) or "SVG"
            raise _refusal(codes.DRAFT_FETCHES, name, text=what)
        draft = _word(name, office.to_docx(inside.data, suffix), beside)
        return replace(draft, notes=(*draft.notes, *_left_out(name, inside)))

    return read


_SHOWN = 3  # of what a file took from elsewhere


def _left_out(name: str, inside: Closed) -> list[Diagnostic]:
    """What is told of a file that named others."""
    notes = []
    if inside.outside:
        said = "；".join(one[:60] for one in inside.outside[:_SHOWN])
        args = {"text": said, "number": str(len(inside.outside))}
        notes.append(Diagnostic(codes.OUTSIDE_LEFT_OUT, args, Place(name)))
    if inside.pictures:
        args = {"number": str(inside.pictures)}
        notes.append(Diagnostic(codes.ODD_PICTURE_LEFT_OUT, args, Place(name)))
    return notes


def _old_word(name: str, data: bytes, beside: Folder) -> Draft:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise _refusal(codes.DRAFT_LOCKED, name)
    if "WordDocument".encode("utf-16-le") not in data and Path(name).suffix.lower() != ".wps":
        raise _refusal(codes.DRAFT_BINARY, name)
    return _by_office(".doc")(name, data, beside)


def _pdf(name: str, data: bytes, beside: Folder) -> NoReturn:  # noqa: ARG001
    raise _refusal(codes.DRAFT_IS_PDF, name)


# ---- the formats --------------------------------------------------------------------------------------------------

Reader = Callable[[str, bytes, Folder], Draft]


class Format(NamedTuple):
    """A format of drafts: its suffixes, what reads it, and how its bytes tell it, by what they are (`kind_of`) and
    themselves; None for text, which only the suffix tells."""

    suffixes: tuple[str, ...]
    read: Reader
    signed: Callable[[str, bytes], bool] | None = None


TEXT = Format(suffixes.TEXT, _text)
# The first whose signature is that of the bytes is taken, else the text of that suffix.
FORMATS = (
    TEXT,
    Format(suffixes.MARKDOWN, _markdown),
    Format(suffixes.PDF, _pdf, lambda kind, _: kind == "pdf"),
    Format(suffixes.RICH_TEXT, _by_office(".rtf"), lambda kind, _: kind == "rtf"),
    Format(suffixes.OLD_WORD, _old_word, lambda kind, _: kind == "ole"),
    Format(
        suffixes.OPEN_DOCUMENT,
        _by_office(".odt"),
        lambda kind, data: kind == "odf" and b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200],
    ),
    Format(suffixes.WORD, _word, lambda _, data: data.startswith((b"PK\x03\x04", b"PK\x05\x06"))),
)
