"""The tags of a template mended where what was meant is certain: marks typed full-width, a `p` forgotten, names misspelt.

In: the parts of a .docx. Out: the parts with other tags, and a diagnostic (T363) for each. A mend stays only if fewer
complaints are left in its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place
from ..terms.fields import MEMBERS, SLOTS, VALUES
from ..word.ooxml.package import numbered, of_its_own, parse, serialized
from ..word.template.compiled import Template
from ..word.template.tags import SPELLED
from .annotate import marked

if TYPE_CHECKING:
    from lxml import etree

Parts = dict[str, bytes]
Spot = tuple[str, int]  # a part, and the number of a paragraph in it
Pairs = list[tuple[str, str]]  # tags as they were and as they are

_ROUNDS = 8  # a fault may hide another in the same paragraph


def told(zh: str, en: str, place: Place) -> Diagnostic:
    """That something was mended."""
    return Diagnostic(codes.MENDED, {"what_zh": zh, "what_en": en}, place)


def mended_tags(parts: Parts, name: str) -> tuple[Parts, list[Diagnostic]]:
    """The parts with the tags mended that are complained of, and what was done."""
    problems, done = _problems(parts, name), list[Diagnostic]()
    hopeless: set[Spot] = set()
    for _ in range(_ROUNDS):
        before = _by_spot(problems)
        edited, edits = _edited(parts, name, {s: some for s, some in before.items() if s not in hopeless})
        if not edits:
            break
        left = _problems(edited, name)
        # That a slot is printed twice shows only once its tag is sound.
        after = _by_spot(left)
        if no_better := {spot for spot in edits if len(after.get(spot, ())) >= len(before[spot])}:
            hopeless |= no_better
            continue
        parts, problems = edited, left
        for (part, number), pairs in sorted(edits.items()):
            place = Place(name, part=part, paragraph=number)
            done += (told(f"“{old}”改成了“{new}”", f"“{old}” became “{new}”", place) for old, new in pairs)
    return parts, done


def _edited(
    parts: Parts, name: str, spots: Mapping[Spot, Sequence[Diagnostic]]
) -> tuple[Parts, dict[Spot, Pairs]]:
    """The parts with the tags of some paragraphs mended, and each tag as it was and as it is."""
    parts, edits = dict(parts), dict[Spot, Pairs]()
    for part in {part for part, _ in spots}:
        root = parse(parts[part], name, part)
        for paragraph, number in numbered(root).items():
            if pairs := _mend_tags(paragraph, spots.get((part, number), ())):
                edits[part, number] = pairs
        parts[part] = serialized(root)
    return parts, edits


_LOOSE = re.compile(r"[{｛]{2}.{0,1000}?[}｝]{2}|[{｛][%％].{0,1000}?[%％][}｝]", re.DOTALL)
_WHOLE = re.compile(r"\s*(p|tr|tc|r)\s+(?=\S)(.*)", re.DOTALL | re.IGNORECASE)
_QUOTES = str.maketrans("“”‘’＂＇", "\"\"''\"'")
_WIDE = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {"\u3000": " ", "【": "[", "】": "]", "。": "."}
)


def _problems(parts: dict[str, bytes], name: str) -> Sequence[Diagnostic]:
    notes: list[Diagnostic] = []
    try:
        Template.compile(marked(parts), name, notes=notes)
    except CompileError as error:
        problems = error.diagnostics
    else:
        problems = ()
    return (*problems, *(one for one in notes if one.code is codes.BLOCK_ALONE and one.args["nearest"]))


def _by_spot(problems: Sequence[Diagnostic]) -> dict[Spot, list[Diagnostic]]:
    spots: dict[Spot, list[Diagnostic]] = {}
    for one in problems:
        if one.place and one.place.paragraph and one.code is not codes.SLOT_TWICE:
            spots.setdefault((one.place.part, one.place.paragraph), []).append(one)
    return spots


def _mend_tags(paragraph: etree._Element, problems: Sequence[Diagnostic]) -> Pairs:
    """Mend what is complained of in a paragraph's tags; each tag as it was and as it is."""
    if not problems:
        return []
    nodes = list(of_its_own(paragraph, "t"))
    text = "".join(node.text or "" for node in nodes)
    unknown = {one.args["name"] for one in problems if one.code is codes.UNKNOWN_TAG}
    bare = any(one.code is codes.SLOT_WITHOUT_P for one in problems)
    spelt = {one.args["word"]: one.args["nearest"] for one in problems if one.code is codes.TAG_MISSPELT}
    lone = {one.args["nearest"] for one in problems if one.code is codes.BLOCK_ALONE}
    dotted = {one.args["excerpt"]: one.args["nearest"] for one in problems if one.code is codes.NO_DOT}
    edits = []
    for match in _LOOSE.finditer(text):
        alone = text.strip() == match[0]
        new = dotted.get(match[0]) or _mended_tag(match[0], unknown, spelt, bare and alone)
        if lone and alone and new == match[0]:
            new = next(iter(lone))
        if new != match[0]:
            edits.append((match.start(), match.end(), new))
    splice(nodes, edits)
    return [(text[start:end], new) for start, end, new in edits]


def _mended_tag(tag: str, unknown: Collection[str], spelt: Mapping[str, str], alone: bool) -> str:
    """A tag as it was meant; itself where there is nothing to mend."""
    opening = tag[:2].translate(_WIDE)
    inner = _in_ascii(tag[2:-2])
    whole = found[1].lower() if (found := _WHOLE.match(inner)) else ""
    inner = (found[2] if found else inner).strip()
    if opening == "{{":
        if not whole and inner[:1] in ("p", "P") and inner[1:].lstrip() in SPELLED:
            whole, inner = "p", inner[1:].lstrip()
        if not whole and alone and (name := SPELLED.get(inner)) in SLOTS and name not in VALUES:
            whole = "p"
    misspelt = [word for word in spelt if opening == "{%" and re.match(rf"{re.escape(word)}(?!\w)", inner)]
    for word in misspelt[:1]:
        inner = spelt[word] + inner[len(word) :]
    if opening == "{%":
        inner = re.sub(r"^(for\s+\w+)\s+of\s+(?=\S)", r"\1 in ", inner)
    for word in unknown:
        inner = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", _meant, inner)
    closing = "}}" if opening == "{{" else "%}"
    new = f"{opening}{whole} {inner} {closing}"
    apart = whole and not re.match(rf"[{{｛][{{｛%％]{whole}\s", tag)
    return new if apart or misspelt or "".join(new.split()) != "".join(tag.split()) else tag


def _in_ascii(inner: str) -> str:
    """Marks typed full-width made ASCII, but for those in quotation marks."""
    pieces = re.split(r"(\"[^\"]*\"|'[^']*')", inner.translate(_QUOTES))
    return "".join(piece if odd % 2 else piece.translate(_WIDE) for odd, piece in enumerate(pieces))


def _meant(match: re.Match[str]) -> str:
    """The one name that an unknown one is a misspelling of, or that itself: a name of another meaning is only offered."""
    members = {spelling: key for named in MEMBERS.values() for spelling, key in named.items()}
    among = members if match.string[: match.start()].rstrip().endswith(".") else SPELLED
    close = [name for name in among if _misspelt(match[0], name)]
    return close[0] if len({among[name] for name in close}) == 1 else match[0]


def _misspelt(word: str, name: str) -> bool:
    """The same characters in another order, or one wrong of three or more."""
    wrong = sum(a != b for a, b in zip(word, name, strict=False))
    return len(word) == len(name) and (sorted(word) == sorted(name) or (wrong == 1 and len(name) > 2))


def splice(nodes: Sequence[etree._Element], edits: Sequence[tuple[int, int, str]]) -> None:
    """Replace stretches of a text that lies in several nodes; what is new goes where the stretch began."""
    position = 0
    for node in nodes:
        text, begin = node.text or "", position
        position += len(text)
        out, at = "", begin
        for start, end, new in edits:
            if end <= begin or start >= position:
                continue
            out += text[at - begin : max(start, at) - begin] + (new if start >= begin else "")
            at = max(at, min(end, position))
        if out or at > begin:
            node.text = out + text[at - begin :]
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
