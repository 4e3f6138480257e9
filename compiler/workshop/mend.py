"""What can be mended in a template without asking: marks of tags, styles that are missing, a few switches.

In: the bytes of a .docx. Out: the parts of the mended one, and a diagnostic (T363) for each thing done. Text is never
touched but inside tags that were found faulty, and there only where what was meant is certain.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Place
from ..rules.template_facts import CHARACTER_STYLES, FOR_FIELD, HEADINGS, NEEDED, TemplateFacts
from ..terms.fields import MEMBERS, SLOTS, VALUES
from ..terms.styles import style_words
from ..word.ooxml.look import DOCUMENT, Look, look_at, part_of
from ..word.ooxml.package import W, numbered, of_its_own, parse, read, serialized, w
from ..word.ooxml.properties import Sheet, as_xml, beyond, properties_of, put, tie
from ..word.template.compiled import Template
from ..word.template.safety import cut_off
from ..word.template.tags import SPELLED
from .annotate import marked
from .read_facts import facts_of
from .scaffold import build

if TYPE_CHECKING:
    from lxml import etree

    # Changes a style of this name; gives the value set, for the telling.
    Change = Callable[[etree._Element, str], str]
    Spot = tuple[str, int]  # a part, and the number of a paragraph in it

_ROUNDS = 8  # a fault may hide another in the same paragraph


def mended(data: bytes, name: str) -> tuple[bytes, list[Diagnostic]]:
    """The mended file and what was done. Raises CompileError (T302) when it cannot be read."""
    mender = _Mender(read(data, name), name)
    mender.tags()
    mender.styles()
    mender.fonts()
    mender.switches()
    mender.attached_template()
    return marked(mender.parts), mender.done


class _Mender:
    def __init__(self, parts: dict[str, bytes], name: str) -> None:
        self.parts, self.name = parts, name
        self.done: list[Diagnostic] = []

    def _did(self, zh: str, en: str, place: Place | None = None) -> None:
        self.done.append(Diagnostic(codes.MENDED, {"what_zh": zh, "what_en": en}, place or Place(self.name)))

    def _facts(self) -> TemplateFacts:
        return facts_of(marked(self.parts), self.name)

    def attached_template(self) -> None:
        """Forget which template the file was made from: it may lie anywhere, and Word would fetch it."""
        before = dict(self.parts)
        cut_off(self.parts, self.name)
        if self.parts != before:
            self._did("去掉了所附的模板", "the attached template was taken away")

    # ---- tags ----

    def tags(self) -> None:
        """Mend the tags of the paragraphs that are complained of, and keep what leaves fewer complaints there."""
        problems = _problems(self.parts, self.name)
        hopeless: set[Spot] = set()
        for _ in range(_ROUNDS):
            before = _by_spot(problems)
            parts, edits = self._edited({s: some for s, some in before.items() if s not in hopeless})
            if not edits:
                return
            left = _problems(parts, self.name)
            # That a slot is printed twice shows only once its tag is sound.
            after = _by_spot(left)
            if no_better := {spot for spot in edits if len(after.get(spot, ())) >= len(before[spot])}:
                hopeless |= no_better
                continue
            self.parts, problems = parts, left
            for (part, number), pairs in sorted(edits.items()):
                place = Place(self.name, part=part, paragraph=number)
                for old, new in pairs:
                    self._did(f"“{old}”改成了“{new}”", f"“{old}” became “{new}”", place)

    def _edited(
        self, spots: Mapping[Spot, Sequence[Diagnostic]]
    ) -> tuple[dict[str, bytes], dict[Spot, list[tuple[str, str]]]]:
        """The parts with the tags of some paragraphs mended, and each tag as it was and as it is."""
        parts, edits = dict(self.parts), {}
        for part in {part for part, _ in spots}:
            root = parse(parts[part], self.name, part)
            for paragraph, number in numbered(root).items():
                if pairs := _mend_tags(paragraph, spots.get((part, number), ())):
                    edits[part, number] = pairs
            parts[part] = serialized(root)
        return parts, edits

    # ---- styles ----

    def styles(self) -> None:
        """Add the styles of the contract that are missing, as the standard has them."""
        part = part_of(self.parts, "styles", self.name)
        if part is None:
            return
        model, model_look = self._model
        sheet, look = Sheet(self.parts, self.name), self._look()
        if sheet.root is None:
            return
        ids: dict[str, str] = {}  # of the model → of the template
        missing: list[tuple[str, str]] = []
        for name in (*NEEDED, *FOR_FIELD, *(f"标题 {n} 字符" for n in range(1, 6))):
            kind = "character" if name in CHARACTER_STYLES or name.endswith("字符") else "paragraph"
            heading = f"heading {name[3]}" if name.endswith("字符") else ""
            own = look.linked(heading) if heading else look.style(name, kind)
            wanted = model_look.style(name, kind)
            if wanted is None:
                continue
            if own is None:
                missing.append((name, wanted.id))
            ids[wanted.id] = own.id if own else _free(wanted.id, sheet.elements)
        for kind in ("paragraph", "character"):
            ids[model.default(kind)] = sheet.default(kind)
        for name, id in missing:
            self._add_style(sheet, model, look, id, ids)
            self._did(
                f"补上了样式“{style_words(name)[0]}”",
                f"the style “{name}” was added",
                Place(self.name, part=part, around=name),
            )
        if missing:
            _link(sheet)
            self.parts[part] = serialized(sheet.root)

    @cached_property
    def _model(self) -> tuple[Sheet, Look]:
        """The styles as the standard has them."""
        name, parts = "scaffold.docx", read(build(), "scaffold.docx")
        return Sheet(parts, name), look_at(parts, parse(parts[DOCUMENT], name, DOCUMENT), name)

    def _look(self) -> Look:
        return look_at(self.parts, parse(self.parts[DOCUMENT], self.name, DOCUMENT), self.name)

    def _add_style(self, sheet: Sheet, model: Sheet, look: Look, id: str, ids: Mapping[str, str]) -> None:
        """A style of the model, so set that in this template it looks as it does there."""
        from lxml import etree

        style = copy.deepcopy(model.elements[id])
        kind = style.get(w("type"), "paragraph")
        style.set(w("styleId"), ids[id])
        base = sheet.default(kind)
        for tag in ("basedOn", "next", "link"):
            for child in style.findall(w(tag)):
                target = base if tag == "basedOn" else ids.get(child.get(w("val"), ""), "")
                if target:
                    child.set(w("val"), target)
                else:
                    style.remove(child)
        wanted = model.style(id) if kind == "paragraph" else model.own(id)
        over = beyond(wanted, sheet.style(base)) if kind == "paragraph" else wanted
        for tag in ("pPr", "rPr"):
            for old in style.findall(w(tag)):
                style.remove(old)
            own = {key: value for key, value in over.items() if key.startswith(tag)}
            if own:
                style.append(etree.fromstring(f'<w:{tag} xmlns:w="{W}">{as_xml(own, tag)}</w:{tag}>'))
        name = model.name_of(id)
        tied = (other.num_id for heading in HEADINGS if (other := look.style(heading)) and other.num_id)
        if name in HEADINGS and (num_id := next(tied, 0)):
            level = HEADINGS.index(name)
            tie(properties_of(style, "pPr"), num_id, level)
            self._tie_back(look, num_id, level, ids[id])
        if sheet.root is not None:
            sheet.root.append(style)
        sheet.elements[ids[id]] = style

    def _tie_back(self, look: Look, num_id: int, index: int, style: str) -> None:
        """Let a level of the template's list name the style that was added for it."""
        part = part_of(self.parts, "numbering", self.name)
        instance = look.lists.instances.get(num_id)
        if part is None or instance is None:
            return
        root = parse(self.parts[part], self.name, part)
        for abstract in root.iterchildren(w("abstractNum")):
            for level in abstract.iterchildren(w("lvl")):
                if (abstract.get(w("abstractNumId")), level.get(w("ilvl"))) == (
                    str(instance.abstract),
                    str(index),
                ):
                    for old in level.findall(w("pStyle")):
                        level.remove(old)
                    before = sum(c.tag in map(w, ("start", "numFmt", "lvlRestart")) for c in level)
                    level.insert(before, level.makeelement(w("pStyle"), {w("val"): style}, None))
        self.parts[part] = serialized(root)

    def fonts(self) -> None:
        """Give styles without a Chinese font that of the standard."""
        facts = self._facts()
        bare = [
            name
            for name, style in facts.styles.items()
            if not style.shape.fonts.east_asia and "eastAsia" not in style.shape.fonts.themed
        ]
        if not bare:
            return
        model, _ = self._model
        faces = {name: model.font(model.style(id)) for id in model.elements if (name := model.name_of(id))}

        def set_font(style: etree._Element, name: str) -> str:
            run = properties_of(style, "rPr")
            fonts = run.find(w("rFonts"))
            if fonts is None:
                fonts = run.makeelement(w("rFonts"), {}, None)
                put(run, fonts)
            fonts.set(w("eastAsia"), faces[name])
            return faces[name]

        for name in bare:
            if name in faces:
                self._set(
                    name,
                    set_font,
                    "“{name}”的中文字体设成了“{value}”",
                    "“{name}” has the East Asian font “{value}”",
                )

    # ---- switches ----

    def switches(self) -> None:
        """Snap to grid off where the pitch is another, widow control off, different footers on."""

        def off(tag: str) -> Change:
            def set_off(style: etree._Element, _name: str) -> str:
                put(properties_of(style, "pPr"), style.makeelement(w(tag), {w("val"): "0"}, None))
                return ""

            return set_off

        for normal_first in (True, False):
            facts = self._facts()
            for name in facts.off_grid:
                if (name == "Normal") == normal_first:
                    self._set(
                        name,
                        off("snapToGrid"),
                        "“{name}”不再对齐到网格",
                        "“{name}” no longer snaps to the grid",
                    )
        for normal_first in (True, False):
            facts = self._facts()
            for name, style in facts.styles.items():
                if (
                    style.shape.widow_control
                    and (name == "Normal") == normal_first
                    and name not in CHARACTER_STYLES
                ):
                    self._set(
                        name,
                        off("widowControl"),
                        "“{name}”关掉了孤行控制",
                        "widow control was turned off in “{name}”",
                    )
        self._even_and_odd()

    def _set(self, name: str, change: Change, zh: str, en: str) -> None:
        """Change a style of the contract in place."""
        part = part_of(self.parts, "styles", self.name)
        own = self._look().style(name, "character" if name in CHARACTER_STYLES else "paragraph")
        if part is None or own is None:
            return
        root = parse(self.parts[part], self.name, part)
        style = next(one for one in root.iter(w("style")) if one.get(w("styleId")) == own.id)
        value = change(style, name)
        self.parts[part] = serialized(root)
        said = zh.format(name=style_words(name)[0], value=value), en.format(name=name, value=value)
        self._did(*said, Place(self.name, part=part, around=name))

    def _even_and_odd(self) -> None:
        facts = self._facts()
        part = part_of(self.parts, "settings", self.name)
        footers = facts.sections[-1].footers if facts.sections else {}
        numbered = all(kind in footers and footers[kind].shape for kind in ("default", "even"))
        if facts.even_and_odd or part is None or not numbered:
            return
        root = parse(self.parts[part], self.name, part)
        for old in root.findall(w("evenAndOddHeaders")):
            root.remove(old)
        before = [child for child in root if str(child.tag).rpartition("}")[2] in _BEFORE_EVEN]
        at = 1 + max((root.index(child) for child in before), default=-1)
        root.insert(at, root.makeelement(w("evenAndOddHeaders"), {}, None))
        self.parts[part] = serialized(root)
        self._did("勾上了“奇偶页不同”", "“different odd and even pages” is on", Place(self.name, part=part))


# ---- tags -----------------------------------------------------------------------------------------------------------

_LOOSE = re.compile(r"[{｛]{2}.{0,1000}?[}｝]{2}|[{｛][%％].{0,1000}?[%％][}｝]", re.DOTALL)
_WHOLE = re.compile(r"\s*(p|tr|tc|r)\s+(?=\S)(.*)", re.DOTALL | re.IGNORECASE)
_QUOTES = str.maketrans("“”‘’＂＇", "\"\"''\"'")
_WIDE = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | {"\u3000": " ", "【": "[", "】": "]", "。": "."}
)


def _problems(parts: dict[str, bytes], name: str) -> Sequence[Diagnostic]:
    try:
        Template.compile(marked(parts), name)
    except CompileError as error:
        return error.diagnostics
    return ()


def _by_spot(problems: Sequence[Diagnostic]) -> dict[Spot, list[Diagnostic]]:
    spots: dict[Spot, list[Diagnostic]] = {}
    for one in problems:
        if one.place and one.place.paragraph and one.code is not codes.SLOT_TWICE:
            spots.setdefault((one.place.part, one.place.paragraph), []).append(one)
    return spots


def _mend_tags(paragraph: etree._Element, problems: Sequence[Diagnostic]) -> list[tuple[str, str]]:
    """Mend what is complained of in a paragraph's tags; each tag as it was and as it is."""
    if not problems:
        return []
    nodes = list(of_its_own(paragraph, "t"))
    text = "".join(node.text or "" for node in nodes)
    unknown = {one.args["name"] for one in problems if one.code is codes.UNKNOWN_TAG}
    bare = any(one.code is codes.SLOT_WITHOUT_P for one in problems)
    spelt = {one.args["word"]: one.args["nearest"] for one in problems if one.code is codes.TAG_MISSPELT}
    edits = []
    for match in _LOOSE.finditer(text):
        new = _mended_tag(match[0], unknown, spelt, bare and text.strip() == match[0])
        if new != match[0]:
            edits.append((match.start(), match.end(), new))
    _splice(nodes, edits)
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


def _splice(nodes: Sequence[etree._Element], edits: Sequence[tuple[int, int, str]]) -> None:
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


# ---- XML ------------------------------------------------------------------------------------------------------------


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_BEFORE_EVEN = _listed(
    "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape "
    "printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts "
    "saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
    "hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles "
    "stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves "
    "doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation "
    "consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle"
)


def _free(id: str, taken: Collection[str]) -> str:
    """An id that no style has yet."""
    return next(one for n in range(len(taken) + 1) if (one := f"{id}{n or ''}") not in taken)


def _link(sheet: Sheet) -> None:
    """Tie a heading style and its character style to each other where one of them is new."""
    named = {sheet.name_of(id): style for id, style in sheet.elements.items()}
    for level, heading in enumerate(HEADINGS, 1):
        both = named.get(heading), named.get(f"标题 {level} 字符")
        for one, other in (both, both[::-1]):
            if one is not None and other is not None and one.find(w("link")) is None:
                link = one.makeelement(w("link"), {w("val"): other.get(w("styleId"), "")}, None)
                before = [c for c in one if c.tag in map(w, ("name", "aliases", "basedOn", "next"))]
                one.insert(len(before), link)
