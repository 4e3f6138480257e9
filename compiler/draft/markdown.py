"""Markdown as drafts are written in it: the lines without its marks, and what only looks like a mark left alone.

In: the lines of a text, and the folder of the pictures that it names. Out: `Reading`: a line for each line, so that numbers
stay those of the file; the pictures; what is told of that which plain text does not hold; what was left aside, in full.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple
from urllib.parse import unquote

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..source.folder import PRINTED, Folder, kind_of
from ..terms.characters import short
from ..terms.fields import FIELDS
from ..terms.numerals import CIRCLED, read_label
from .keys import FOOTNOTE, UNDERLINE
from .lines import Line, SetOff
from .markdown_marks import ADDRESS, IMAGE, Inline, together
from .markdown_wraps import wrapped
from .recognise import ranges
from .sentences import IN_PARENTHESES
from .titles import greets, is_outside
from .wraps import run_on

_LIKELY = re.compile(
    r"\u3000*#{1,6}[ \t]+\S|[ \t]*(?:[-*+]|\d{1,3}\.)[ \t]+\*\*[^\s*]|\u3000*\*\*[^\s*][^*]*\*\*|\|[ \t]*:?--"
)
_SURE = re.compile(
    r"\u3000*#{1,6}[ \t]+\S|[ \t]*(?:[-*+]|\d{1,3}\.)[ \t]+\*\*[^\s*][^*]*\*\*|\|[ \t]*:?--|\u3000*\*\*[^\s*][^*]*(?:[。：:]\*\*|[^*]\*\*\s*$)"
)
_TITLE_LINES = 4
_SAID_LINES = 6
_SAYS = re.compile(
    r"[@＠]|[^。；，：:]{2,16}[ \u3000]+\d{1,2}:\d{2}(?::\d{2})?$"
)  # @全体家委, 园长妈妈 16:42
_HEADING = re.compile(r"(?: {0,3}|\u3000{0,4})(#{1,6})[ \t\u3000]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}={3,}[ \t]*$")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_BARE_ROW = re.compile(r"\s*[^|\s].*?(?<!\\)\|")
_CELLS = re.compile(r"(?<!\\)\|")
_QUOTE = re.compile(r"\s*(?:>[ \t]?)+(?![ \t]*[=0-9.])")  # not >5%
_RULE = re.compile(r"\s*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?\s*+$")
# A marker begins its line; "- 2 -" is the number of a page.
_BULLET = re.compile(r"\s*[-*+•][ \t]+(?=\S)(?!\d{1,4}[ \t]*-\s*$)")
_ORDERED = re.compile(r"(\s*(?:\d{1,3}[.)、．]|[（(]\d{1,3}[)）]))[ \t]+(?=[^\s\d])")
_COUNTED = re.compile(r"(\d{1,3})([.)])")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})[ \t]*(?:[A-Za-z][\w+#.-]*)?\s*$", re.ASCII)
_IMAGE_LINE = re.compile(rf"\s*{IMAGE}\s*$")
_DEFINED = re.compile(rf" {{0,3}}\[(?P<id>[^\[\]\s]{{1,40}})\]:{ADDRESS.format('to')}$")
_REFERS = re.compile(r"\[\^([^\[\]\s]{1,40})\](?!:)")
_FOOTNOTE = re.compile(r" {0,3}\[\^(?P<id>[^\[\]\s]{1,40})\]:[ \t]*(?P<text>.*)$")
_GOES_ON = re.compile(r"(?: {2,}|\t)\S")
_FURTHER = re.compile(r"(?: {4,}|\t)\S")  # below a blank line
_MATTER = re.compile(r"(?P<key>[\w-]+)[ \t]*[:：][ \t]*(?P<value>.*?)[ \t]*$")
_BLOCK_TAGS = re.compile(r"\s*(?:</?(?:div|p|center|details|summary|br)\b[^<>]*>\s*)+$", re.IGNORECASE)
_MOST_MATTER = 50  # lines
_BULLETED = "List Bullet"


def _inside(row: str) -> str:
    """A row of a table without the | at its ends."""
    return re.sub(r"^\s*\||(?<!\\)\|\s*$", "", row)


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
        quoted = self._unquoted()
        self.code = self._code()
        self.footnotes = self._footnotes()
        self.links = self._links()
        self.rows = self._rows()
        self.wrapped = self._joined(quoted)
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

    def _unquoted(self) -> frozenset[int]:
        """Take the > off the lines of quotations, which print as all others do; the indexes where one begins or ends."""
        code, depth, found = self._code(), 0, set()
        for number, line in enumerate(self.typed):
            mark = None if number in code else _QUOTE.match(line)
            deep = mark[0].count(">") if mark else 0
            if mark:
                self.typed[number] = line[mark.end() :]
            if deep != depth:
                found.add(number)
                depth = deep
        return frozenset(found)

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
        places: dict[str, int] = {}
        for number, match in self._taken(_FOOTNOTE):
            rest = slice(number + 1, self._end_of_note(number + 1))
            text = run_on([match["text"], *filter(None, map(str.strip, self.typed[rest]))])
            if not text.strip():  # forgotten, and seen
                self.typed[number] = match.string
                continue
            self.typed[rest] = [""] * (rest.stop - rest.start)
            found[match["id"]], places[match["id"]] = text, number
        lines = (line for number, line in enumerate(self.typed) if number not in self.code)
        referred = {id for line in lines for id in _REFERS.findall(line)}
        for id in (id for id in found if id not in referred):
            self._leave_out(places[id], "脚注", found[id], codes.MARGIN_LEFT_OUT)
        return found

    def _end_of_note(self, at: int) -> int:
        """The index after the lines of a footnote whose first stands above an index; its further paragraphs stand in."""
        end = at
        while at < len(self.typed) and at not in self.code:
            line = self.typed[at]
            at += 1
            if _GOES_ON.match(line) if end == at - 1 else _FURTHER.match(line):
                end = at
            elif line.strip():
                break
        return end

    def _links(self) -> dict[str, str]:
        """The addresses of links by their ids."""
        found: dict[str, str] = {}
        for number, match in self._taken(_DEFINED):
            found[match["id"]] = match["to"]
            told = together(match["id"], match["to"], match["to_said"])
            self._leave_out(number, "链接", told, codes.LINK_LEFT_OUT)
        return found

    def _joined(self, apart: Collection[int]) -> dict[int, int]:
        """Join the lines of each paragraph that was broken; how many lines more than one it had, by the index of its first. At
        those that stand `apart` another begins."""
        found = wrapped(self.typed, self.code | self.rows.keys(), apart)
        for first, more in found.items():
            rest = slice(first + 1, first + 1 + more)
            self.typed[first] = run_on([self.typed[first].rstrip(), *map(str.strip, self.typed[rest])])
            self.typed[rest] = [""] * more
        return found

    def _rows(self) -> dict[int, str]:
        """The rows of tables by their index, without the | at their ends; nothing for a rule below a header."""
        found: dict[int, str] = {}
        for number, line in enumerate(self.typed):
            if number in self.code or not line.strip():
                continue
            row, above = _ROW.match(line), number - 1 in found
            if above and (row or (_BARE_ROW.match(line) and not _ROW.match(self.typed[number - 1]))):
                found[number] = "" if _RULE.fullmatch(line) else _inside(line)
            elif not above and self._heads_table(number, row is not None):
                found[number] = _inside(line)
        return found

    def _heads_table(self, number: int, piped: bool) -> bool:
        """Whether a line is the header of a table: a rule stands below it, of as many columns where it has no | at its ends."""
        line, rule = self.typed[number], (*self.typed[number + 1 : number + 2], "")[0]
        if number + 1 in self.code or not _RULE.fullmatch(rule) or _RULE.fullmatch(line):
            return False
        columns = (len(_CELLS.split(_inside(one))) for one in (line, rule))
        return piped or (_BARE_ROW.match(line) is not None and "|" in rule and len({*columns}) == 1)

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
            if number in self.rows:
                if row := self.rows[number]:
                    rows.append(tuple(self._cell(cell.strip(), number) for cell in _CELLS.split(row)))
                ends = number + 1 not in self.rows
                yield Line("", rows=tuple(rows) if ends else (), formatted=True)
                rows = [] if ends else rows
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
            text = self._picture(picture, number) if picture else self._paragraph(line, number)
            yield replace(text, more=self.wrapped[number]) if number in self.wrapped else text

    def _picture(self, found: re.Match[str], number: int) -> Line:
        """A picture that lies beside the draft; else it is told that there is none."""
        name = next(
            (one for one in dict.fromkeys((found["file"], unquote(found["file"]))) if self._has(one)), ""
        )
        if not name:
            told = together(found["alt"], found["file"], found["file_said"])
            self._leave_out(number, "图片", told)
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
        inline = Inline(text, self.footnotes, self.links)
        for code, told in inline.told:
            if code in (codes.LINK_LEFT_OUT, codes.LEFT_OUT):
                self._leave_out(number, "链接" if code is codes.LINK_LEFT_OUT else "图片", told, code)
            else:
                self._tell(code, number, told)
        bare, lead = inline.bare()
        spans = tuple(sorted(inline.spans(), key=lambda one: (one.start, one.end)))
        return bare, lead, spans
