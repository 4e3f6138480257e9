"""The tags found in a text: their edges, their letters, full-width marks mended; what is wrong with any of these is told.

In: a text and its place. Out: its tags, in their order.
"""

from __future__ import annotations

import re

from ...messages import codes
from ...messages.diagnostic import Place
from ...tags.foreign import tag_at
from ...terms.fields import MEMBERS
from ...terms.patterns import late
from ..ooxml.package import refusal
from .part import MAX_PROBLEMS, Part, Tag
from .statements import WORDS
from .tags import DATA, SPELLED, short

MAX_TAGS = 2_000
MAX_TAG = 1_000  # characters
MAX_IN_TEXT = 20  # problems of one paragraph; it is most likely no text at all

# What a part in UTF-8 has somewhere where it has tags: a brace of either width, or one in disguise.
BRACES = re.compile(rb"[{}]|\xef\xbd[\x9b\x9d]|&#|%7[Bb]")
EDGE = re.compile(r"\{[{%#]|[}%#]\}")
_OPENED_APART = late(r"(\{\s+[{%#])[^{}]*$")
_CLOSE = {"{{": "}}", "{%": "%}", "{#": "#}"}
# These are texts: `re` compiles them where a template is compiled, not in each run.
_WIDE_EDGE = r"[｛{][｛{%％#＃]|[｝}%％#＃][｝}]"
_WIDE = {
    **dict(zip("｛｝％＃（）［］，：＝＋－＊／｜！＜＞．～＂＇", "{}%#()[],:=+-*/|!<>.~\"'", strict=True)),
    "【": "[",
    "】": "]",
    "。": ".",
}
_ASCII = str.maketrans(_WIDE)
_INSIDE = "[（）［］，：＝＋－＊／％｜！＜＞．～＂＇【】。]+"
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_PARTS = r"(?s)(\{\{|\{%|\{#)(-?)(?:(p|tr|tc|r)(?=\s))?(.*?)(-?)(?:\}\}|%\}|#\})"
_APART = r"(?s)\s+(p|tr|tc|r)(\s+\S.*)"
_APART_NAMES = r"([^\W\d]\w*)(?:\s*[：:、，,·・;；]\s*|\s+)([^\W\d]\w*)(\s*[|｜].*)?"
_WORDS_BETWEEN = ("and", "or", "not", "in", "is", "if", "else")
_CAPITAL = r"(?s)\s*(P|TR|TC|R|Tr|Tc)(\s+\S.*)"


def tags_of(part: Part, text: str, place: Place) -> list[Tag]:
    """The tags of a text, full-width marks mended; what is wrong with their edges and marks is told."""
    mended = narrowed(text)
    out, position, known = [], 0, len(part.told.problems)
    while (edge := EDGE.search(mended, position)) and len(part.told.problems) <= MAX_PROBLEMS:
        start, position = edge.span()
        if len(part.told.problems) - known >= MAX_IN_TEXT:
            part.told.problem(codes.MORE_PROBLEMS, place, last=str(MAX_IN_TEXT))
            break
        here = place._replace(around=_beside(text, start))
        if other := tag_at(mended, start):
            part.told.problem(codes.FOREIGN_TAG, here, **other.args)
            position = other.end
            continue
        close = _CLOSE.get(edge[0])
        if close is None:
            zh, en = f"多了“{edge[0]}”，或前面少了“{{”", f"“{edge[0]}” without a beginning"
            if apart := _OPENED_APART.search(mended, max(start - MAX_TAG, 0), start):
                zh, en = f"“{apart[1]}”中间不能有空格", f"“{apart[1]}” must have no blank in it"
            part.told.syntax(here, mended[max(start - 12, 0) : position], zh, en)
            continue
        end = mended.find(close, position, position + MAX_TAG)
        again = EDGE.search(mended, position, end if end >= 0 else position + MAX_TAG)
        while again and again[0] not in _CLOSE:
            again = EDGE.search(mended, again.end(), end if end >= 0 else position + MAX_TAG)
        if end < 0 and (far := EDGE.search(mended, position)) and far[0] == close:
            zh, en = f"太长，超过{MAX_TAG:,}个字", f"it is longer than {MAX_TAG:,} characters"
            part.told.syntax(here, mended[start : start + 30], zh, en)
            position = far.end()
            continue
        if end < 0 or (again and edge[0] != "{#"):
            zh, en = f"没有写完，后面少了“{close}”", f"“{close}” is missing"
            part.told.syntax(here, mended[start : again.start() if again else start + 30], zh, en)
            position = again.start() if again else position
            continue
        position = end + len(close)
        out.append(_tag(part, text[start:position], mended[start:position], here, start))
    return out


def _tag(part: Part, text: str, mended: str, place: Place, start: int) -> Tag:
    if len(part.tags) >= MAX_TAGS:
        raise refusal(
            part.template, f"标记太多，超过{MAX_TAGS:,}个。", f"it has more than {MAX_TAGS:,} tags."
        )
    parts = re.fullmatch(_PARTS, mended)
    opening, left, letter, inner, right = parts.groups() if parts else (mended[:2], "", "", mended[2:-2], "")
    if text != mended:
        at = next(i for i, pair in enumerate(zip(text, mended, strict=True)) if pair[0] != pair[1])
        _wide(part, place, text, text[at : at + 2], mended[at : at + 2])
    if opening == "{{" and (joined := _joined(part, inner)):
        wanted = f"{{{{ {joined} }}}}"
        part.told.problem(codes.NO_DOT, place, excerpt=short(text), nearest=short(wanted))
        inner = f" {joined} "
    if opening != "{#":
        inner = _straight(part, inner.translate(_QUOTES), text, place)
    tag = Tag(text, opening, letter or "", inner.strip(), place, len(part.tags) + 1, start, start + len(text))
    tag.trims = (bool(left), bool(right))
    if not letter and opening != "{#" and (apart := re.fullmatch(_APART, inner)):
        word = apart[2].split()[0]
        if opening == "{{" or word in WORDS:
            tag.letter, tag.inner = apart[1], apart[2].strip()
            wanted = f"{opening}{tag.letter} {tag.inner} {_CLOSE[opening]}"
            part.told.problem(
                codes.LETTER_APART, place, excerpt=short(text), mark=apart[1], nearest=short(wanted)
            )
    elif not letter and opening != "{#" and (capital := re.fullmatch(_CAPITAL, inner)):
        tag.letter, tag.inner = capital[1].lower(), capital[2].strip()
        args = {"word": capital[1], "nearest": tag.letter}
        part.told.problem(codes.TAG_MISSPELT, place, excerpt=short(text), **args)
    part.tags.append(tag)
    return tag


def _joined(part: Part, inner: str) -> str:
    """数据.年度 for 数据：年度, 数据、年度 and 数据 年度; nothing where no point is missing."""
    found = re.fullmatch(_APART_NAMES, inner.strip())
    if not found or found[2] in _WORDS_BETWEEN:
        return ""
    members = MEMBERS.get(SPELLED.get(found[1], ""), {})
    if not (found[1] in DATA or part.is_local(found[1]) or found[2] in members):
        return ""
    return f"{found[1]}.{found[2]}{found[3] or ''}"


def _straight(part: Part, inner: str, text: str, place: Place) -> str:
    """The inside of a tag with its full-width marks made ASCII, those within quotation marks left alone."""
    pieces = re.split(r"('[^']*'|\"[^\"]*\")", inner)
    wide = [found[0] for piece in pieces[::2] if (found := re.search(_INSIDE, piece))]
    if wide:
        _wide(part, place, text, wide[0], wide[0].translate(_ASCII))
    pieces[::2] = [piece.translate(_ASCII) for piece in pieces[::2]]
    return "".join(pieces)


def _wide(part: Part, place: Place, text: str, mark: str, wanted: str) -> None:
    part.told.problem(codes.WIDE_MARK, place, excerpt=short(text), mark=mark, nearest=wanted)


def narrowed(text: str) -> str:
    """A text with the full-width edges of its tags made ASCII; as long as before."""
    return re.sub(_WIDE_EDGE, lambda found: found[0].translate(_ASCII), text)


def _beside(text: str, start: int) -> str:
    """The text round a tag."""
    head = max(start - 8, 0)
    return ("…" if head else "") + short(text[head:].strip(), 24)
