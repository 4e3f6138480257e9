"""Drafts by the kind of their file: text, Markdown, Word and what LibreOffice can make Word of.

In: the name and the bytes of a file. Out: a `Draft`: its lines, its pictures, what was assumed and what has no place in a
report; `recognised` makes it data. A new kind is a row in `READERS`, and its suffixes in `SUFFIXES`. Raises CompileError
(O840-O845) for what is no draft.
"""

import html
import re
from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from . import codes, office, standard
from .diagnostics import Code, CompileError, Diagnostic, Place
from .draft import DATE, DATE_TEXT, PICTURE, SIGNATURE, Recognised, recognise
from .encoding import decode
from .folder import PRINTED, Folder, kind_of
from .lines import name_lines, title_lines
from .numerals import CIRCLED, read_label
from .pictures import read_picture
from .prose import Line, is_blank, short
from .source import Data, Loaded, Mark, Marks, Source
from .vocabulary import TERMS, VALUES
from .word import reader

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
    marked = [number for number, line in enumerate(source.lines, 1) if _LIKE_MARKDOWN.match(line)]
    hint = [Diagnostic(codes.LIKE_MARKDOWN, {}, Place(name, marked[0]))] if len(marked) > 1 else []
    return Draft(source, tuple(map(Line, source.lines)), notes=(*source.notes, *hint))


_LIKE_MARKDOWN = re.compile(
    r"#{1,6}[ \t]+\S|[ \t]*(?:[-*+]|\d{1,3}\.)[ \t]+\*\*[^\s*]|\*\*[^\s*][^*]*\*\*|\|[ \t]*:?--"
)


def _markdown(name: str, data: bytes, beside: Folder) -> Draft:
    source = _decoded(name, data)
    reading = _Markdown(name, source.lines, beside)
    lines = tuple(_captioned(list(reading.lines())))
    told = sorted(reading.notes, key=lambda one: one.place.line if one.place else 0)
    return Draft(source, lines, reading.pictures, (*source.notes, *told), tuple(reading.aside))


_HEADING = re.compile(r" {0,3}(#{1,6})[ \t\u3000]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}={3,}[ \t]*$")
_ROW = re.compile(r"\s*\|(.*)\|\s*$")
_RULE = re.compile(r"\s*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?\s*$")
# A marker begins its line; "- 2 -" is the number of a page.
_BULLET = re.compile(r"\s*[-*+•][ \t]+(?=\S)(?!\d{1,4}[ \t]*-\s*$)")
_ORDERED = re.compile(r"(\s*(?:\d{1,3}[.)、．]|[（(]\d{1,3}[)）]))[ \t]+(?=[^\s\d])")
_COUNTED = re.compile(r"(\d{1,3})([.)])")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})[ \t]*(?:[A-Za-z][\w+#.-]*)?\s*$", re.ASCII)
_ADDRESS = r"[ \t]*<?(?P<{0}>(?:[A-Za-z][\w+.-]*:|\.{{0,2}}/|#)[^()\s<>]*|[^()\s<>]+\.[A-Za-z]\w{{1,4}})>?(?:[ \t]+\"[^\"]*\")?[ \t]*"
_IMAGE = r"!\[(?P<alt>[^\[\]]*)\]\(" + _ADDRESS.format("file") + r"\)"
_IMAGE_LINE = re.compile(rf"\s*{_IMAGE}\s*$")
_DEFINED = re.compile(rf" {{0,3}}\[(?P<id>[^\[\]\s]{{1,40}})\]:{_ADDRESS.format('to')}$")
_REFERS = re.compile(r"\[\^([^\[\]\s]{1,40})\](?!:)")
_FOOTNOTE = re.compile(r" {0,3}\[\^(?P<id>[^\[\]\s]{1,40})\]:[ \t]*(?P<text>.*)$")
_MATTER = re.compile(r"(?P<key>[\w-]+)[ \t]*[:：][ \t]*(?P<value>.*?)[ \t]*$")
_BLOCK_TAGS = re.compile(r"\s*(?:</?(?:div|p|center|details|summary|br)\b[^<>]*>\s*)+$", re.IGNORECASE)
_MOST_MATTER = 50  # lines


class _Item(NamedTuple):
    """An item of a list that is still open: how far it stands in, its number as typed and as printed, the sign behind it."""

    indent: int
    typed: int
    number: int
    sign: str


class _Markdown:
    """The lines of Markdown without its marks; a line of its own for each, so that numbers stay those of the file."""

    def __init__(self, name: str, lines: Sequence[str], beside: Folder) -> None:
        self.name, self.typed, self.beside = name, list(lines), beside
        self.pictures: dict[str, bytes] = {}
        self.notes: list[Diagnostic] = []
        self.aside: list[str] = []
        self.open: list[_Item] = []
        self.relabelled = False
        self.title = ""  # of the front matter
        self._front_matter()
        self._comments()
        self.footnotes = self._definitions(_FOOTNOTE)
        self.links = self._definitions(_DEFINED)

    def _tell(self, code: Code, number: int, text: str, **args: str) -> None:
        """Tell of the line of that index."""
        self.notes.append(
            Diagnostic(code, {"text": short(text), **args}, Place(self.name, number + 1, 1, number + 1, 1))
        )

    def _leave_out(self, number: int, what: str, text: str, code: Code = codes.LEFT_OUT) -> None:
        self._tell(code, number, text)
        self.aside.append(f"{what}（第{number + 1}行）：{text}")

    # ---- what is no text ----

    def _front_matter(self) -> None:
        """The fields between --- and --- at the head of the file: the title is kept for where the text has none."""
        if not self.typed or self.typed[0].rstrip() != "---":
            return
        end = next(
            (i for i, line in enumerate(self.typed[1:_MOST_MATTER], 1) if line.rstrip() in ("---", "...")), 0
        )
        inside = self.typed[1:end]
        if not end or not all(
            re.match(r"[\w-]+[ \t]*[:：]|\s*-[ \t]|\s+\S|\s*#|\s*$", line) for line in inside
        ):
            return
        titled = any((m := _HEADING.match(line)) and len(m[1]) == 1 for line in self.typed[end:])
        for number, line in enumerate(inside, 1):
            found = _MATTER.match(line)
            if found and found["key"].casefold() in ("title", "标题") and found["value"] and not titled:
                self.title = found["value"].strip("'\"")
                self.typed[number] = f"# {self.title}"
                continue
            self.typed[number] = ""
            if line.strip():
                self._leave_out(number, "文件头", line.strip())
        self.typed[0] = self.typed[end] = ""

    def _comments(self) -> None:
        """<!-- --> is for those who write, over several lines, too; one that is never closed is text."""
        first, fenced = 0, False
        for number in (*(i for i, line in enumerate(self.typed) if _FENCE.match(line)), len(self.typed)):
            if not fenced:
                self._uncomment(first, number)
            first, fenced = number + 1, not fenced

    def _uncomment(self, first: int, last: int) -> None:
        """Take the comments out of a stretch of lines, as many lines staying."""
        text = "\n".join(self.typed[first:last])
        pieces: list[str] = []
        at, number = 0, first
        while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
            number += text.count("\n", at, start)
            if inside := text[start + 4 : end].strip():
                self._leave_out(number, "注释", " ".join(inside.split()))
            breaks = text.count("\n", start, end)
            pieces += [text[at:start], "\n" * breaks]
            at, number = end + 3, number + breaks
        if pieces:
            self.typed[first:last] = "".join((*pieces, text[at:])).split("\n")

    def _definitions(self, form: re.Pattern[str]) -> dict[str, str]:
        """What is said of footnotes or links elsewhere than in the text, by their ids; taken out of the lines."""
        found: dict[str, str] = {}
        referred: dict[str, int] = {}
        for number, line in enumerate(self.typed):
            for id in _REFERS.findall(line):
                referred.setdefault(id, number)
        fenced = False
        for number, line in enumerate(self.typed):
            fenced ^= bool(_FENCE.match(line))
            match = None if fenced else form.match(line)
            if match is None or match["id"] in found:
                continue
            found[match["id"]] = match.groupdict().get("text") or match.groupdict().get("to") or ""
            self.typed[number] = ""
            more = number + 1
            while (
                form is _FOOTNOTE and more < len(self.typed) and re.match(r"(?: {2,}|\t)\S", self.typed[more])
            ):
                found[match["id"]] += self.typed[more].strip()
                self.typed[more] = ""
                more += 1
            if form is _FOOTNOTE:
                refers = referred.get(match["id"], number)
                self._leave_out(refers, "脚注", found[match["id"]], codes.MARGIN_LEFT_OUT)
            else:
                self._leave_out(number, "链接", f"{match['id']} {match['to']}", codes.LINK_LEFT_OUT)
        return found

    # ---- the text ----

    def lines(self) -> Iterator[Line]:
        """A line for each of the file."""
        rows: list[tuple[str, ...]] = []
        lines = self.typed
        tops = [i for i, line in enumerate(lines) if (m := _HEADING.match(line)) and len(m[1]) == 1]
        fenced = False
        for number, line in enumerate(lines):
            after = lines[number + 1] if number + 1 < len(lines) else ""
            if _FENCE.match(line):
                fenced = not fenced
                yield Line("", formatted=True)
                continue
            row = None if fenced else _ROW.match(line)
            if row and not rows and not _RULE.fullmatch(after):
                row = None
            if row:
                if not _RULE.fullmatch(line):
                    cells = re.split(r"(?<!\\)\|", row[1])
                    rows.append(tuple(self._bare(cell.strip(), number)[0] for cell in cells))
                if rows and not _ROW.match(after):
                    yield Line("", rows=tuple(rows), formatted=True)
                    rows = []
                else:
                    yield Line("", formatted=True)
                continue
            if fenced:
                yield Line(line, formatted=True)
                continue
            heading = _HEADING.match(line)
            underlined = not heading and bool(line.strip()) and bool(_UNDERLINE.match(after))
            if heading or underlined:
                self.open.clear()
                level, text = (len(heading[1]), heading[2]) if heading else (1, line.strip())
                is_title = (tops == [number] or (underlined and not tops)) and not any(
                    one.strip() for one in lines[:number]
                )
                yield Line(
                    self._bare(text, number)[0],
                    style=TERMS["title"].style if is_title else "",
                    outline=0 if is_title else level,
                    formatted=True,
                )
                continue
            if (
                re.fullmatch(r"\s*([-*_][ \t]*){3,}", line)
                or _BLOCK_TAGS.match(line)
                or (_UNDERLINE.match(line) and number and lines[number - 1].strip())
            ):
                yield Line("", formatted=True)
                continue
            picture = _IMAGE_LINE.match(line)
            yield self._picture(picture, number) if picture else self._paragraph(line, number)

    def _picture(self, found: re.Match[str], number: int) -> Line:
        """A picture that lies beside the draft; else it is told that there is none."""
        name = next(
            (one for one in dict.fromkeys((found["file"], unquote(found["file"]))) if self._has(one)), ""
        )
        if not name:
            self._leave_out(number, "图片", f"{found['alt']} {found['file']}".strip())
            return Line("", formatted=True)
        alt = found["alt"].strip()
        said = ((ALTERNATIVE_TEXT, alt),) if alt else ()
        return Line("", picture=name, formatted=True, fields=said)

    def _has(self, name: str) -> bool:
        """Whether a picture lies beside the draft; it is then kept."""
        try:
            data = self.beside.read(name, None)
        except CompileError:
            return False
        if kind_of(data) not in PRINTED:
            return False
        self.pictures[name] = data
        return True

    def _paragraph(self, line: str, number: int) -> Line:
        line = re.sub(r"^\s*(?:>[ \t]?)+", "", line)
        line = re.sub(r"(?<!\\)\\$", "", line)
        bullet = _BULLET.match(line)
        text = line[bullet.end() :] if bullet else line
        ordered = _ORDERED.match(text)
        if bullet or ordered:
            label = self._label(line, ordered[1].strip() if ordered else "", number)
            text = label + text[ordered.end() :] if ordered else text
        elif line.strip() and not re.match("[ \t]", line):
            self.open.clear()
        bare, lead = self._bare(text, number)
        style = _BULLETED if bullet and not ordered else ""
        return Line(bare, style, lead=lead, formatted=True)

    def _label(self, line: str, typed: str, number: int) -> str:
        """The label of an item of a list as it is printed: what is told by its indent and its place is told by form and
        number, as a document has them."""
        indent = len(re.match("[ \t]*", line)[0].expandtabs(4))  # type: ignore[index]
        counted = _COUNTED.fullmatch(typed)
        given, sign = (int(counted[1]), counted[2]) if counted else (0, "")
        value = given
        while self.open and indent < self.open[-1].indent:
            self.open.pop()
        last = self.open[-1] if self.open else None
        beside = last is not None and (
            indent < last.indent + 2 or (bool(sign) and sign == last.sign and value == last.number + 1 > 1)
        )
        if last is not None and beside:
            self.open.pop()
            if sign == last.sign and given == last.typed == 1:  # 1. 1. 1.: counted by whoever shows it
                value = last.number + 1
            indent = last.indent
        self.open.append(_Item(indent, given, value, sign))
        if not counted:
            return typed
        depth = sum(one.sign == sign for one in self.open[:-1])
        label = f"{value}{sign}"
        if depth == 1:
            label = f"（{value}）"
        elif depth > 1 and 0 < value <= len(CIRCLED):
            label = CIRCLED[value - 1]
        if label != typed and not self.relabelled:
            self.relabelled = True
            self._tell(codes.LABELS_BY_DEPTH, number, typed, label=label)
        return label

    def _bare(self, text: str, number: int) -> tuple[str, int]:
        inline = _Inline(text, self.footnotes, self.links)
        for code, told in inline.told:
            if code in (codes.LINK_LEFT_OUT, codes.LEFT_OUT):
                self._leave_out(number, "链接" if code is codes.LINK_LEFT_OUT else "图片", told, code)
            else:
                self._tell(code, number, told)
        return inline.bare()


_BULLETED = "List Bullet"
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+.!|>~<&-])|(?P<ticks>(?<!`)`+(?!`))|(?P<struck>~~)|(?P<stars>\*+|_+)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)|(?P<br><br[ \t]*/?>)"
    r"|<(?P<end>/?)(?P<tag>u|sub|sup|b|strong|i|em|s|del|ins|mark|font|span|center|p|div|small|big)(?:[ \t][^<>]*)?>"
    r"|<(?P<auto>(?:https?|mailto):[^<>\s]+)>|\[\^(?P<note>[^\[\]\s]{1,40})\]"
    rf"|{_IMAGE}|\[(?P<link>(?:[^\[\]]|\[[^\[\]]{{0,40}}\]){{1,200}})\](?:\({_ADDRESS.format('to')}\)|\[(?P<id>[^\[\]\s]{{1,40}})\])",
    re.IGNORECASE,
)


class _Inline:
    """A text and the marks of Markdown in it: `cuts` are the stretches that something else stands for, `told` what was
    left out. Only well-formed pairs are marks; whatever is doubtful stays."""

    def __init__(self, text: str, footnotes: Mapping[str, str], links: Mapping[str, str]) -> None:
        self.text = text
        self.footnotes, self.links = footnotes, links
        self.cuts: list[tuple[int, int, str]] = []
        self.told: list[tuple[Code, str]] = []
        self.runs: dict[str, list[_Span]] = {}
        self.tags: dict[str, list[tuple[int, int, bool]]] = {}
        self.tails: list[_Span] = []
        if re.search(r"[\\`~*_&<\[]", text):
            self._scan()
            self._pair_tags()
        self.pairs = {mark: _pairs(text, mark, found) for mark, found in self.runs.items() if mark != "~~"}
        for pairs in self.pairs.values():
            self.cuts += [(*cut, "") for pair in pairs for cut in pair]
        for first, second in _struck(text, self.runs.get("~~", [])):
            self.cuts += [(*first, ""), (*second, "")]
            self.told.append((codes.STRUCK_PRINTED, text[first[1] : second[0]]))

    def bare(self) -> tuple[str, int]:
        """The text without the marks, and how long the strong stretch is that it begins with, counted with what stands
        before it."""
        lead = 0
        for mark, pairs in self.pairs.items():
            if len(mark) > 1 and pairs and _is_start(self.text[: pairs[0][0][0]]):
                lead = pairs[0][1][0]
        pieces, end, at = [], 0, 0
        for start, stop, instead in sorted(self.cuts):
            pieces += [self.text[end:start], instead]
            end = stop
            if stop <= lead:
                at += len(instead) - (stop - start)
        bare = "".join((*pieces, self.text[end:]))
        lead += at
        return bare, lead if 0 < lead < len(bare) else 0

    def _scan(self) -> None:
        text = self.text
        ticks: dict[int, list[int]] = {}
        for tick in re.finditer(r"(?<!`)`+(?!`)", text):
            ticks.setdefault(len(tick[0]), []).append(tick.start())
        at = 0
        while token := _TOKEN.search(text, at):
            at = token.end()
            tail = bisect_right(self.tails, (token.start(), len(text) + 1)) - 1
            if tail >= 0 and token.start() < self.tails[tail][1]:
                at = self.tails[tail][1]
                continue
            if token["ticks"]:
                same = ticks.get(len(token["ticks"]), [])
                closing = bisect_right(same, token.start())
                if closing < len(same):  # what is inside is no Markdown
                    at = same[closing] + len(token["ticks"])
                    self.cuts += [(*token.span(), ""), (same[closing], at, "")]
            elif token["link"]:
                at = self._link(token)
            elif token["struck"]:
                self.runs.setdefault("~~", []).append(token.span())
            elif token["stars"]:
                if len(token["stars"]) <= 3:
                    self.runs.setdefault(token["stars"], []).append(token.span())
            elif token["tag"]:
                name = token["tag"].casefold()
                self.tags.setdefault(name, []).append((*token.span(), bool(token["end"])))
            else:
                self._replace(token)

    def _replace(self, token: re.Match[str]) -> None:
        """What something else stands for at once."""
        instead: str | None = None
        if token["escaped"]:
            instead = token["escaped"]
        elif token["br"]:
            instead = "\n"
        elif token["auto"]:
            instead = token["auto"].removeprefix("mailto:")
        elif token["note"]:
            instead = "" if token["note"] in self.footnotes else None
        elif token["file"]:
            instead = ""
            self.told.append((codes.LEFT_OUT, f"{token['alt']} {token['file']}".strip()))
        elif token["entity"] and html.unescape(token["entity"]) != token["entity"]:
            instead = html.unescape(token["entity"])
        if instead is not None:
            self.cuts.append((*token.span(), instead))

    def _link(self, token: re.Match[str]) -> int:
        """Take the address off a link; where to go on."""
        address = token["to"] or self.links.get(token["id"] or "", "")
        inner = token.start("link")
        if address:
            self.cuts += [(token.start(), inner, ""), (token.end("link"), token.end(), "")]
            insort(self.tails, (token.end("link"), token.end()))
            if token["to"] and token["to"] != token["link"]:
                self.told.append((codes.LINK_LEFT_OUT, f"{token['link']} {address}"))
        return inner

    def _pair_tags(self) -> None:
        """Take out the tags that have their ends in the text."""
        for name, found in self.tags.items():
            for (start, inner, ends), (closes, stop, closing) in pairwise(found):
                if ends or not closing:
                    continue
                text, before = self.text[inner:closes], self.text[max(start - 8, 0) : start]
                if name == "sup" and text in _POWERS and re.search(r"[A-Za-z0-9㎡米)）]$", before):
                    self.cuts.append((start, stop, _POWERS[text]))
                    continue
                self.cuts += [(start, inner, ""), (closes, stop, "")]
                if name in ("sub", "sup"):
                    self.told.append((codes.SHIFTED_AS_PLAIN, re.split(r"\W", before)[-1][-6:] + text))
                elif name in ("s", "del"):
                    self.told.append((codes.STRUCK_PRINTED, text))


_POWERS = {"2": "²", "3": "³"}
_Span = tuple[int, int]


def _struck(text: str, runs: Sequence[_Span]) -> Iterator[tuple[_Span, _Span]]:
    """The pairs of ~~ round something struck through; 6~~8 is a range."""
    at = 0
    while at + 1 < len(runs):
        first, second = runs[at], runs[at + 1]
        inner = text[first[1] : second[0]]
        ranges = any(
            text[max(a - 1, 0) : a].isdigit() and text[b : b + 1].isdigit() for a, b in (first, second)
        )
        if not inner or inner != inner.strip() or ranges:
            at += 1
            continue
        yield first, second
        at += 2


_OPENING = "([{<（［｛《〈「『【〔“‘\"'"
# Stars also stand for what was taken out: 为**区争取资金**万元.
_NAMED = "某省市区县旗乡镇村局院校年月日号万亿元个人名公"


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
