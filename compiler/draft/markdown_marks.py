"""The marks of Markdown within a line: what is set in strong, links, code, footnotes, tags; and what only looks like them.

In: a text. Out: `Inline`: the text without its marks, how long its lead is, what is set off in it, what is told of it.
"""

import html
import re
from bisect import bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..messages import codes
from ..messages.diagnostic import Code
from ..terms.characters import raised
from ..terms.numerals import read_label
from .keys import FOOTNOTE, SUBSCRIPT, SUPERSCRIPT, UNDERLINE
from .lines import SetOff

ADDRESS = r"[ \t]*<?(?P<{0}>(?:[A-Za-z][\w+.-]*:|\.{{0,2}}/|#)[^()\s<>]*|[^()\s<>]+\.[A-Za-z]\w{{1,4}})>?(?:[ \t]+\"(?P<{0}_said>[^\"]*)\")?[ \t]*"
IMAGE = r"!\[(?P<alt>[^\[\]]*)\]\(" + ADDRESS.format("file") + r"\)"
_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()#+.!|>~<&-])|(?P<ticks>(?<!`)`+(?!`))|(?P<struck>~~)|(?P<stars>\*+|_+)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)|(?P<br><br[ \t]*/?>)"
    r"|<(?P<end>/?)(?P<tag>u|sub|sup|b|strong|i|em|s|del|ins|mark|font|span|center|p|div|small|big|summary|a|kbd|code)(?:[ \t][^<>]*)?>"
    r"|<(?P<auto>(?:https?|mailto):[^<>\s]+)>|\[\^(?P<note>[^\[\]\s]{1,40})\]"
    rf"|<img\b(?P<img>[^<>]*)>|{IMAGE}|(?P<drawn>!)?\[(?P<link>(?:[^\[\]]|\[[^\[\]]{{0,40}}\]){{1,200}})\](?:\({ADDRESS.format('to')}\)|\[(?P<id>[^\[\]\s]{{1,40}})\])"
    r"|\[(?P<alone>[^\[\]\s]{1,40})\]",
    re.IGNORECASE,
)
_SAID_IN = r"\b{}[ \t]*=[ \t]*(?:\"(?P<a>[^\"]*)\"|'(?P<b>[^']*)'|(?P<c>[^\s\"'>/]+))"


def _attribute(tag: str, name: str) -> str:
    """An attribute of a tag; empty where it has none of that name."""
    match = re.search(_SAID_IN.format(name), tag, re.IGNORECASE)
    return match[match.lastgroup] if match and match.lastgroup else ""


class Inline:
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
                self.set_off.append(SetOff(token.end(), token.end(), FOOTNOTE, self.footnotes[token["note"]]))
        elif token["img"]:
            instead = ""
            said = (_attribute(token["img"], name) for name in ("alt", "src", "title"))
            self.told.append((codes.LEFT_OUT, together(*said)))
        elif token["alone"]:
            instead = token["alone"] if token["alone"] in self.links else None
        elif token["file"]:
            instead = ""
            self.told.append((codes.LEFT_OUT, together(token["alt"], token["file"], token["file_said"])))
        elif token["entity"] and html.unescape(token["entity"]) != token["entity"]:
            instead = html.unescape(token["entity"])
        if instead is not None:
            self.cuts.append((*token.span(), instead))

    def _link(self, token: re.Match[str]) -> int:
        """Take the address off a link; where to go on."""
        address = token["to"] or self.links.get(token["id"] or "", "")
        inner = token.start("link")
        if token["drawn"]:
            if not address:
                return inner
            self.cuts.append((*token.span(), ""))
            self.told.append((codes.LEFT_OUT, together(token["link"], address, token["to_said"])))
            return token.end()
        if address:
            self.cuts += [(token.start(), inner, ""), (token.end("link"), token.end(), "")]
            insort(self.tails, (token.end("link"), token.end()))
            if token["to"] and (token["to"] != token["link"] or token["to_said"]):
                told = together(token["link"], address, token["to_said"])
                self.told.append((codes.LINK_LEFT_OUT, told))
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
                elif name == "a" and (address := _attribute(self.text[start:inner], "href")):
                    self.told.append((codes.LINK_LEFT_OUT, together(text, address)))


def together(*texts: str | None) -> str:
    """Those of some texts that hold anything, with blanks between them."""
    return " ".join(text.strip() for text in texts if text and text.strip())


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
