"""A document that lost its line ends, cut into paragraphs again.

In: the one paragraph that holds it all. Out: its pieces, in order; blanks at the cuts aside, nothing is lost.
"""

import re
from collections.abc import Iterator

from ..terms.characters import BLANK, EDGES
from ..terms.numerals import read_label
from .lines import Line, Par
from .sentences import DATE, SENTENCE_END

_GAP = re.compile("[ \t\u00a0]*\u3000[ \t\u00a0\u3000]*\u3000[ \t\u00a0]*|[ \t\u00a0]{3,}|\t+")
# Labels, the kinds of them outermost first.
_ORDER = ("一", "（一）", "1", "（1）", "①")
_INSIDE_LABEL = re.compile(
    r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\)"
    r"|(?<![0-9０-９.．])[1-9][0-9]?[.．、](?![0-9])|[（(][1-9][0-9]?[)）]|[①-⑳]"
)
# A title without a mark: a blank ends it, or the words that reports begin with.
_HEAD_TITLE = re.compile(
    r"[^。；！？：，,;:!?]{2,50}?(?:报告|总结|小结|汇报|讲话|方案|计划|意见|通知|情况)(?:[ \u3000]+|(?=今年|20\d\d年|近年来|一年来|为了?|根据|按照|现将))"
)
_FOOT = re.compile(rf"(?<=[。！!])\s*(?P<name>[^。；！？：，,;:!?]{{2,30}}?)\s*(?P<date>{DATE.pattern})$")
_HEAD_COLON = re.compile("[^，。；！？：、,;:!?]{2,12}[：:]")  # 本周优点：
_HEADING_BLANK = re.compile("([^。；！？：:;!?]{2,30}?)[ \u3000]+(?=[^ \u3000]*[，。；：])")


def cut(par: Par) -> list[Par]:
    """A document on one line: cut where it has wide gaps, else before the labels that go on one from the other."""
    if len(par.text) < 80:
        return [par]
    text = par.text
    pieces = _GAP.split(text)
    if len(pieces) < 3:
        pieces = [piece for one in _ends_apart(text) for piece in _at_labels(one)]
    if len(pieces) < 2:
        return [par]
    pieces = [bare for piece in pieces if (bare := piece.strip(EDGES))]
    out: list[Par] = []
    heads = sum(_HEAD_COLON.fullmatch(piece) is not None for piece in pieces) > 1
    lead = ""
    for index, piece in enumerate(pieces):
        if heads and not lead and _HEAD_COLON.fullmatch(piece):
            follows = pieces[index + 1] if index + 1 < len(pieces) else ""
            if follows and not read_label(follows) and not _HEAD_COLON.fullmatch(follows):
                lead = piece
                continue
            out.append(Par(piece, par.numbers, Line(piece), heads="#1"))
            continue
        text = lead + piece
        out.append(
            Par(
                text,
                par.numbers,
                Line(text, lead=len(lead)),
                par.after_blank and not index,
                heads="#1" if lead else "",
            )
        )
        lead = ""
    return out


def _ends_apart(text: str) -> Iterator[str]:
    """A document on one line with its title, and the signature and date at its end, put apart."""
    head = _HEAD_TITLE.match(text)
    if head:
        yield head[0]
    start = head.end() if head else 0
    tail = max(start, len(text) - 80)
    foot = _FOOT.search(text, tail)
    yield text[start : foot.start() if foot else None]
    if foot:
        yield from (foot["name"], foot["date"])


def _at_labels(text: str) -> Iterator[str]:
    last: dict[str, int] = {}
    start = 0
    for match in _INSIDE_LABEL.finditer(text):
        found = read_label(match[0])
        if not found or found.number not in (1, last.get(found.kind, 0) + 1):
            continue
        before = text[max(match.start() - 4, 0) : match.start()].rstrip(BLANK)[-1:]
        ends = not before or SENTENCE_END.search(before)
        # A heading ends without a mark: it is short, and what begins is the first of a deeper level.
        heading = last and match.start() - start <= 45 and found.number == 1 and found.kind not in last
        if not (ends or heading) or (not last and found.number != 1):
            continue
        if found.kind in ("（1）", "①", "1") and before in ("：", ":", "；", ";"):
            continue  # a list within a paragraph
        for kind in [kind for kind in last if _ORDER.index(kind) > _ORDER.index(found.kind)]:
            del last[kind]
        last[found.kind] = found.number
        if match.start() > start:
            yield from _at_blank(text[start : match.start()])
        start = match.start()
    yield from _at_blank(text[start:])


def _at_blank(text: str) -> Iterator[str]:
    """A piece cut after the heading that a blank ends: 二、存在问题 一是师资不足。"""
    label = read_label(text)
    found = _HEADING_BLANK.match(text, len(label.text)) if label else None
    if found:
        yield text[: found.end()]
    yield text[found.end() if found else 0 :]
