"""Markdown as drafts are written in it: the lines without its marks, and what only looks like a mark left alone.

In: the lines of a text, and the folder of the pictures that it names. Out: `Reading`: a line for each line, so that numbers
stay those of the file; the pictures; what is told of that which plain text does not hold; what was left aside, in full.
"""

import html
import re
from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple
from urllib.parse import unquote

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..source.folder import PRINTED, Folder, kind_of
from ..terms.characters import raised, short
from ..terms.fields import FIELDS
from ..terms.numerals import CIRCLED, read_label
from .keys import FOOTNOTE, SUBSCRIPT, SUPERSCRIPT, UNDERLINE
from .lines import Line, SetOff
from .recognise import ranges
from .sentences import IN_PARENTHESES
from .titles import greets, is_outside

_LIKELY = re.compile(
    r"#{1,6}[ \t]+\S|[ \t]*(?:[-*+]|\d{1,3}\.)[ \t]+\*\*[^\s*]|\*\*[^\s*][^*]*\*\*|\|[ \t]*:?--"
)
_SURE = re.compile(
    r"#{1,6}[ \t]+\S|[ \t]*(?:[-*+]|\d{1,3}\.)[ \t]+\*\*[^\s*][^*]*\*\*|\|[ \t]*:?--|\*\*[^\s*][^*]*(?:[。：:]\*\*|[^*]\*\*\s*$)"
)
_TITLE_LINES = 4
_SAID_LINES = 6
_SAYS = re.compile(
    r"[@＠]|[^。；，：:]{2,16}[ \u3000]+\d{1,2}:\d{2}(?::\d{2})?$"
)  # @全体家委, 园长妈妈 16:42
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t\u3000]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}={3,}[ \t]*$")
_ROW = re.compile(r"\s*\|(.*)\|\s*$")
_RULE = re.compile(r"\s*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?\s*+$")
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
_GOES_ON = re.compile(r"(?: {2,}|\t)\S")
_MATTER = re.compile(r"(?P<key>[\w-]+)[ \t]*[:：][ \t]*(?P<value>.*?)[ \t]*$")
_BLOCK_TAGS = re.compile(r"\s*(?:</?(?:div|p|center|details|summary|br)\b[^<>]*>\s*)+$", re.IGNORECASE)
_MOST_MATTER = 50  # lines


class _Item(NamedTuple):
    """An item of a list that is still open: how far it stands in, its number as typed and as printed, the sign behind it."""

    indent: int
    typed: int
    number: int
    sign: str


def _is_said(text: str) -> bool:
    """Whether a line above a title is of whoever passed the draft on: a name and the minute, a note in parentheses."""
    return len(text) <= 120 and (
        is_outside(text)
        or greets(text)
        or _SAYS.match(text) is not None
        or IN_PARENTHESES.fullmatch(text) is not None
    )


def is_likely(line: str) -> bool:
    """Whether a line of plain text looks like Markdown."""
    return _LIKELY.match(line) is not None


def is_sure(lines: Sequence[str]) -> bool:
    """Whether the lines of a plain text are Markdown for certain: two of them are, or one with a list below. Stars inside a
    line do not tell: they also stand for what was taken out."""
    marked = sum(_SURE.match(line) is not None for line in lines)
    return marked > 1 or (marked == 1 and sum(_BULLET.match(line) is not None for line in lines) > 1)


class Reading:
    """Markdown as read: its `lines`, the `pictures` by name, `notes` in order, and the texts left `aside`."""

    def __init__(self, name: str, lines: Sequence[str], beside: Folder) -> None:
        self.name, self.typed, self.beside = name, list(lines), beside
        self.pictures: dict[str, bytes] = {}
        self.notes: list[Diagnostic] = []
        self.aside: list[str] = []
        self.open: list[_Item] = []
        self.relabelled = False
        self.bullets: list[int] = []
        self._front_matter()
        self._comments()
        self.code = self._code()
        self.footnotes = self._footnotes()
        self.links = self._links()
        self.lines = tuple(self._lines())
        if self.bullets:
            numbers = [number + 1 for number in self.bullets]
            args = {"count": str(len(numbers)), "lines": ranges(numbers)}
            first = self.lines[self.bullets[0]].text
            self._tell(codes.BULLETS_LEFT_OUT, self.bullets[0], first, **args)
        self.notes.sort(key=lambda one: one.place.line if one.place else 0)

    def _tell(self, code: Code, number: int, text: str, **args: str) -> None:
        """Tell of the line of that index."""
        self.notes.append(
            Diagnostic(code, {"text": short(text), **args}, Place(self.name, number + 1, 1, number + 1, 1))
        )

    def _leave_out(self, number: int, what: str, text: str, code: Code | None = None) -> None:
        self._tell(code or codes.LEFT_OUT, number, text)
        self.aside.append(f"{what}（第{number + 1}行）：{text}")

    # ---- what is no text ----

    def _front_matter(self) -> None:
        """The fields between --- and --- at the head of the file: the title is the text's where that has none."""
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
        titled = any(number > end for number in self._tops())
        for number, line in enumerate(inside, 1):
            found = _MATTER.match(line)
            if found and found["key"].casefold() in ("title", "标题") and found["value"] and not titled:
                title = found["value"].strip("'\"")
                self.typed[number] = f"# {title}"
                continue
            self.typed[number] = ""
            if line.strip():
                self._leave_out(number, "文件头", line.strip())
        self.typed[0] = self.typed[end] = ""

    def _code(self) -> frozenset[int]:
        """The indexes of the lines of code, the fences round it included; after one that is never closed all is code."""
        found, inside = set(), False
        for number, line in enumerate(self.typed):
            fence = _FENCE.match(line) is not None
            if fence or inside:
                found.add(number)
            inside ^= fence
        return frozenset(found)

    def _tops(self) -> list[int]:
        """The indexes of the headings of the first level."""
        code = self._code()
        found = ((number, _HEADING.match(line)) for number, line in enumerate(self.typed))
        return [number for number, top in found if top and len(top[1]) == 1 and number not in code]

    def _titles(self, tops: Sequence[int]) -> Sequence[int]:
        """Those of the headings of the first level that are the title: all of them, where they stand above all else and
        have no labels; a title may have several lines."""
        if not tops or len(tops) > _TITLE_LINES:
            return ()
        above = [number for number, line in enumerate(self.typed[: tops[-1] + 1]) if line.strip()]
        labelled = len(tops) > 1 and any(
            read_label(match[2]) for number in tops if (match := _HEADING.match(self.typed[number]))
        )
        if above == list(tops):
            return () if labelled else tops
        # Below the lines of whoever passed the draft on.
        said = above[: above.index(tops[0])]
        together = above[len(said) :] == list(tops)
        first = _HEADING.match(self.typed[tops[0]])
        if not together or labelled or first is None or read_label(first[2]) or len(said) > _SAID_LINES:
            return ()
        return tops if all(_is_said(self.typed[number].strip()) for number in said) else ()

    def _subtitle(self, titles: Sequence[int]) -> int:
        """The index of the heading below the last line of the title that a dash begins: ## ——……; -1 where there is none."""
        if not titles:
            return -1
        below = next((i for i in range(titles[-1] + 1, len(self.typed)) if self.typed[i].strip()), -1)
        found = _HEADING.match(self.typed[below]) if below >= 0 else None
        return below if found and found[2].startswith(("——", "--", "──")) else -1

    def _comments(self) -> None:
        """<!-- --> is for those who write, over several lines, too; one that is never closed is text."""
        for is_code, numbers in groupby(range(len(self.typed)), self._code().__contains__):
            if not is_code:
                first, *rest = numbers
                self._uncomment(first, first + len(rest) + 1)

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

    def _taken(self, form: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """The definitions of that form outside code, the first of each id; each is taken out of the lines."""
        found = set()
        for number, line in enumerate(self.typed):
            match = None if number in self.code else form.match(line)
            if match and match["id"] not in found:
                found.add(match["id"])
                self.typed[number] = ""
                yield number, match

    def _footnotes(self) -> dict[str, str]:
        """The texts of footnotes by their ids; told where no text refers to them."""
        found: dict[str, str] = {}
        referred = {
            id
            for number, line in enumerate(self.typed)
            if number not in self.code
            for id in _REFERS.findall(line)
        }
        for number, match in self._taken(_FOOTNOTE):
            text, more = match["text"], number + 1
            while more < len(self.typed) and more not in self.code and _GOES_ON.match(self.typed[more]):
                text += self.typed[more].strip()
                self.typed[more] = ""
                more += 1
            found[match["id"]] = text
            if match["id"] not in referred:
                self._leave_out(number, "脚注", text, codes.MARGIN_LEFT_OUT)
        return found

    def _links(self) -> dict[str, str]:
        """The addresses of links by their ids."""
        found: dict[str, str] = {}
        for number, match in self._taken(_DEFINED):
            found[match["id"]] = match["to"]
            self._leave_out(number, "链接", f"{match['id']} {match['to']}", codes.LINK_LEFT_OUT)
        return found

    # ---- the text ----

    def _lines(self) -> Iterator[Line]:
        """A line for each of the file."""
        rows: list[tuple[str, ...]] = []
        lines = self.typed
        tops = self._tops()
        titles = self._titles(tops)
        subtitle = self._subtitle(titles)
        for number, line in enumerate(lines):
            after = lines[number + 1] if number + 1 < len(lines) else ""
            if _FENCE.match(line):
                yield Line("", formatted=True)
                continue
            if number in self.code:
                yield Line(line, formatted=True)
                continue
            row = _ROW.match(line)
            if row and not rows and not _RULE.fullmatch(after):
                row = None
            if row:
                if not _RULE.fullmatch(line):
                    cells = re.split(r"(?<!\\)\|", row[1])
                    rows.append(tuple(self._cell(cell.strip(), number) for cell in cells))
                if rows and not _ROW.match(after):
                    yield Line("", rows=tuple(rows), formatted=True)
                    rows = []
                else:
                    yield Line("", formatted=True)
                continue
            heading = _HEADING.match(line)
            underlined = not heading and bool(line.strip()) and bool(_UNDERLINE.match(after))
            if heading or underlined:
                self.open.clear()
                level, text = (len(heading[1]), heading[2]) if heading else (1, line.strip())
                is_title = number in titles or (
                    underlined and not tops and not any(one.strip() for one in lines[:number])
                )
                bare, _, spans = self._bare(text, number)
                own = "title" if is_title else "subtitle" if number == subtitle else ""
                yield Line(
                    bare,
                    style=FIELDS[own].style if own else "",
                    outline=0 if own else level,
                    formatted=True,
                    parts=spans,
                )
                continue
            if (
                (re.fullmatch(r"\s*([-*_][ \t]*){3,}", line) and "_" * 8 not in line)  # room to write in
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
        said = ((FIELDS["alternative_text"].zh, alt),) if alt else ()
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
        bare, lead, spans = self._bare(text, number)
        strong, lead = lead == len(bare) > 0, lead if lead < len(bare) else 0
        style = _BULLETED if bullet and not ordered else ""
        if style:
            self.bullets.append(number)
        return Line(bare, style, lead=lead, strong=strong, formatted=True, parts=spans)

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

    def _cell(self, text: str, number: int) -> str:
        """The text of a cell, which has no parts: what is set off in it is told."""
        bare, _, spans = self._bare(text, number)
        for span in spans:
            if span.key == FOOTNOTE:
                self._leave_out(number, "脚注", span.value, codes.MARGIN_LEFT_OUT)
            elif span.key != UNDERLINE:
                before = re.split(r"\W", bare[: span.start])[-1][-6:]
                self._tell(codes.SHIFTED_AS_PLAIN, number, before + bare[span.start : span.end])
        return bare

    def _bare(self, text: str, number: int) -> tuple[str, int, tuple[SetOff, ...]]:
        """The text without marks, how long its lead is, and what is set off in it."""
        inline = _Inline(text, self.footnotes, self.links)
        for code, told in inline.told:
            if code in (codes.LINK_LEFT_OUT, codes.LEFT_OUT):
                self._leave_out(number, "链接" if code is codes.LINK_LEFT_OUT else "图片", told, code)
            else:
                self._tell(code, number, told)
        bare, lead = inline.bare()
        spans = tuple(sorted(inline.spans(), key=lambda one: (one.start, one.end)))
        return bare, lead, spans


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
        self.set_off: list[SetOff] = []  # by their places in the text as typed
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
        return bare, max(lead, 0)

    def spans(self) -> Iterator[SetOff]:
        """What is set off, by its place in the bare text; not what is within another such stretch."""
        cuts = sorted(self.cuts)

        def moved(at: int) -> int:
            return at + sum(len(instead) - (stop - start) for start, stop, instead in cuts if stop <= at)

        ends = 0
        for span in sorted(self.set_off, key=lambda one: one.start):
            start, end = moved(span.start), moved(span.end)
            if start >= ends and (end > start or span.key == FOOTNOTE):
                ends = end
                yield span._replace(start=start, end=end)

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
            if token["note"] in self.footnotes:
                instead = ""
                note = self.footnotes[token["note"]]
                self.set_off += [SetOff(token.end(), token.end(), FOOTNOTE, note)] if note.strip() else []
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
                if name == "sup" and (power := raised(text, before)):
                    self.cuts.append((start, stop, power))
                    continue
                self.cuts += [(start, inner, ""), (closes, stop, "")]
                if (key := _SET_OFF.get(name)) and text.strip():
                    self.set_off.append(SetOff(inner, closes, key))
                elif name in ("s", "del"):
                    self.told.append((codes.STRUCK_PRINTED, text))


_SET_OFF = {"sub": SUBSCRIPT, "sup": SUPERSCRIPT, "u": UNDERLINE}
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
    leads = inner[-1] in "。：；！？:"  # **1.锅炉本体。**11台
    if after and not leads and (inner[0] == after or (inner[0] in _NAMED and after in _NAMED)):
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
