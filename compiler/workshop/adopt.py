"""A new template from an office's own old document: its page and its look stay, its text gives way to the slots.

In: the bytes of any .docx. Out: the bytes of a template, and what was taken over. `old` finds what the paragraphs are; what
is not found follows the body, and the standard.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from ..terms.fields import TERMS
from ..terms.numerals import STANDARD_FORMS
from ..terms.styles import heading_style, style_words
from ..word.ooxml.look import DOCUMENT, look_at, part_of
from ..word.ooxml.package import (
    CONTENT,
    CONTENT_TYPES,
    NO_RELATIONSHIPS,
    OFFICE,
    RELATIONSHIPS,
    R,
    W,
    integer,
    of_its_own,
    pack,
    paragraphs,
    parse,
    read,
    relationships,
    serialized,
    w,
    write,
)
from ..word.ooxml.properties import (
    THEMED,
    Formatting,
    Sheet,
    Words,
    as_xml,
    beyond,
    in_short,
    merged,
    properties_of,
    tie,
)
from ..word.template.packs import is_pack
from ..word.template.safety import cut_off
from .old_document import (
    BODY,
    COLOPHON,
    DOCKET,
    HEAD_MARKS,
    SIGNATORY,
    TITLE,
    OldDocument,
    indented,
    part_of_kind,
)
from .read_facts import short
from .scaffold import build

_SCAFFOLD = "scaffold.docx"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
# Styles that go with the body: a change of its face in Word is theirs too.
_FAMILY = (
    *(heading_style(level) for level in range(1, 6)),
    *dict.fromkeys(row.style for row in TERMS.values() if row.as_body and row.role),
)
# What a style has for its purpose, whatever it looks like.
_PURPOSE = ("pPr/keepNext@val", "pPr/keepLines@val", "pPr/outlineLvl@val", "pPr/pageBreakBefore@val")
_MODE = "compatibilityMode"  # a setting
# Of a document's settings, those that bear on how a page looks; the rest is about that one document.
_SETTINGS = (
    "zoom mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
    "defaultTabStop autoHyphenation evenAndOddHeaders bookFoldPrinting drawingGridHorizontalSpacing "
    "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
    "characterSpacingControl noLineBreaksAfter noLineBreaksBefore compat themeFontLang clrSchemeMapping"
)
# What does not go over with a piece of the old text: marks of editing, and what points to other parts.
_EDITING = (
    "proofErr bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference permStart permEnd del moveFrom "
    "lastRenderedPageBreak footnoteReference endnoteReference pPrChange rPrChange tblPrChange trPrChange tcPrChange sectPrChange"
)


class Taken(NamedTuple):
    """One thing that was taken over, or not: what, and how; each in Chinese and English."""

    what: Words
    how: Words


def standard() -> bytes:
    """A template by nothing but the standard."""
    return build()


def started(data: bytes, name: str) -> tuple[bytes, Sequence[Taken]]:
    """A template that begins as another one, if there are slots in it, else one that looks as the document does.

    Raises CompileError (T302) for what is no .docx.
    """
    if is_pack(data, name):
        parts = read(data, name)
        cut_off(parts, name)
        return write(pack(part, xml) for part, xml in parts.items()), ()
    return adopt(data, name)


def adopt(data: bytes, name: str) -> tuple[bytes, list[Taken]]:
    """A template that looks as the old document does, and what was taken over.

    Raises CompileError (T302) for what is no .docx. That the result compiles is for `Template.compile` to say.
    """
    return _Adoption(OldDocument(data, name)).made()


@dataclass
class _Adoption:
    old: OldDocument
    told: list[Taken] = field(default_factory=list)
    letterhead: set[etree._Element] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.scaffold = read(build(), _SCAFFOLD)
        self.model = Sheet(self.scaffold, _SCAFFOLD)

    def made(self) -> tuple[bytes, list[Taken]]:
        furniture = self._furniture()
        section = self._page()
        styles, ids = self._styles()
        numbering = self._numbering(ids)
        self._tell_missing()
        self._fill_body(furniture, section, ids)
        self._prune(styles, ids)
        _prune_lists(numbering, [styles, self.old.document, *self._kept_headers()])
        parts = {
            "styles": styles,
            "numbering": numbering,
            "settings": self._settings(),
            "fontTable": self._fonts(styles),
        }
        return self._package(parts), self.told

    def _tell(self, zh: str, en: str, how_zh: str, how_en: str) -> None:
        self.told.append(Taken((zh, en), (how_zh, how_en)))

    # ---- letterhead ----

    def _furniture(self) -> list[etree._Element]:
        """What stands above the title and is every document's: the red head, the number's line, lines and pictures."""
        content = self.old.section.content
        end = content.index(self.old.title[0].element) if self.old.title else 0
        by_element = {seen.element: seen for seen in self.old.seen}
        kept: list[etree._Element] = []
        blanks: list[etree._Element] = []
        for child in content[:end]:
            seen = by_element.get(child)
            if seen is None:
                inner = [self.old.see(p) for p in paragraphs(child)]
                taken = any(map(self.old.is_furniture, inner))
            else:
                taken = self.old.is_furniture(seen)
            if taken and not self._reaches_out(child):
                kept += [*blanks, child]
                blanks = []
            elif seen and not seen.text.strip() and kept:
                blanks.append(child)
        furniture = [self._cleaned(child) for child in kept + blanks]
        for seen in self.old.title:
            if seen.drawn and not self._reaches_out(seen.element):
                furniture.append(_only_drawings(self._cleaned(seen.element)))
                kept.append(seen.element)
        self.letterhead = set(kept)
        if furniture:
            texts = (t.text or "" for p in paragraphs(furniture[0]) for t in of_its_own(p, "t"))
            first = "".join(texts).strip()
            shown = f"：{first}" if first else ""
            self._tell("红头", "letterhead", f"照原样{shown}", f"as it is{shown.replace('：', ': ')}")
        blanked = [_blanked(element) for element in furniture]
        if any(blanked):
            self._tell(
                "发文字号、签发人",
                "number, signatory",
                "号数和姓名留空，编好以后在 Word 里填",
                "left blank, to be filled in in Word",
            )
        return furniture

    def _reaches_out(self, element: etree._Element) -> bool:
        """Whether it shows what lies outside the file."""
        inside = relationships(self.old.parts, DOCUMENT, self.old.name)
        ids = (
            value
            for one in element.iter()
            for key, value in one.attrib.items()
            if str(key).startswith(f"{{{R}}}")
        )
        in_link = {hyperlink.get(f"{{{R}}}id") for hyperlink in element.iter(w("hyperlink"))}
        return any(str(id) not in inside and id not in in_link for id in ids)

    def _cleaned(self, element: etree._Element) -> etree._Element:
        """A copy without marks of editing."""
        own = copy.deepcopy(element)
        own.tail = None
        for gone in list(own.iter(*map(w, _EDITING.split()))):
            _remove(gone)
        for wrapper in list(own.iter(*map(w, ("ins", "moveTo", "hyperlink", "smartTag")))):
            _unwrap(wrapper)
        for properties in own.iter(w("pPr")):
            for section in properties.findall(w("sectPr")):
                properties.remove(section)
        for one in own.iter():
            for key in [key for key in one.attrib if str(key).startswith(f"{{{W}}}rsid")]:
                del one.attrib[key]
        return own

    # ---- page ----

    def _page(self) -> etree._Element:
        """The section of the text, with the headers and footers that it has from those before it."""
        if self.old.section.element is None:
            model = parse(self.scaffold[DOCUMENT], _SCAFFOLD, DOCUMENT).find(f"{w('body')}/{w('sectPr')}")
            section = (
                copy.deepcopy(model)
                if model is not None
                else self.old.body.makeelement(w("sectPr"), {}, None)
            )
            for reference in section.findall(w("footerReference")):
                section.remove(reference)
            self._tell("页面", "page", "原文没有写，按国标", "not given, by the standard")
            return section
        section = copy.deepcopy(self.old.section.element)
        section.tail = None
        section.attrib.clear()
        for tag in ("sectPrChange", "footnotePr", "endnotePr", "type", "formProt", "printerSettings"):
            for gone in section.findall(w(tag)):
                section.remove(gone)
        if self.old.section is not self.old.sections[0]:
            for number in section.findall(w("pgNumType")):
                number.attrib.pop(w("start"), "")
        references: dict[tuple[str, str], etree._Element] = {}
        for earlier in self.old.sections[: self.old.sections.index(self.old.section) + 1]:
            for reference in () if earlier.element is None else earlier.element:
                if reference.tag in (w("headerReference"), w("footerReference")):
                    references[str(reference.tag), reference.get(w("type"), "default")] = reference
        inside = relationships(self.old.parts, DOCUMENT, self.old.name)
        for reference in [r for r in section if r.tag in (w("headerReference"), w("footerReference"))]:
            section.remove(reference)
        kept = [
            r
            for r in references.values()
            if inside.get(r.get(f"{{{R}}}id", ""), ("", ""))[1] in self.old.parts
        ]
        for reference in reversed(kept):
            section.insert(0, copy.deepcopy(reference))
        self._tell_page(section, [inside[r.get(f"{{{R}}}id", "")][1] for r in kept])
        return section

    def _tell_page(self, section: etree._Element, parts: Sequence[str]) -> None:
        size, margins = section.find(w("pgSz")), section.find(w("pgMar"))

        def mm(element: etree._Element | None, key: str) -> str:
            return "?" if element is None else f"{integer(element.get(w(key)), 0) * 25.4 / 1440:.0f}"

        sheet = f"{mm(size, 'w')}×{mm(size, 'h')}"
        top, bottom, left, right = (mm(margins, side) for side in ("top", "bottom", "left", "right"))
        self._tell(
            "页面",
            "page",
            f"{sheet}毫米，边距上{top}、下{bottom}、左{left}、右{right}毫米",
            f"{sheet} mm, margins top {top}, bottom {bottom}, left {left}, right {right} mm",
        )
        numbered = any(re.search(rb"\bPAGE\b", self.old.parts[part]) for part in parts)
        without = ("", "") if numbered else ("，没有页码", ", no page number")
        how = (
            (f"照原样，{len(parts)}个{without[0]}", f"as they are, {len(parts)}{without[1]}")
            if parts
            else ("没有", "none")
        )
        self._tell("页眉页脚", "headers, footers", *how)

    # ---- styles ----

    def _styles(self) -> tuple[etree._Element, dict[str, str]]:
        """styles.xml with every style of the contract, and the ids of those by name."""
        root = self.old.sheet.root
        if root is None:
            root = parse(self.scaffold["word/styles.xml"], _SCAFFOLD, "styles")
            for style in [style for style in root.iter(w("style")) if not style.get(w("default"))]:
                root.remove(style)
        for fonts in root.iter(w("rFonts")):
            named = self._named(
                {
                    f"rPr/rFonts@{key.removeprefix(w(''))}": str(v)
                    for k, v in fonts.attrib.items()
                    for key in [str(k)]
                }
            )
            fonts.attrib.clear()
            for key, face in named.items():
                fonts.set(w(key.partition("@")[2]), face)
        self.old.sheet.begin(root)
        models = [model for model in self.model.elements.values() if not model.get(w("default"))]
        known = {(s.get(w("type"), "paragraph"), self._name(s)): s for s in self.old.sheet.elements.values()}
        ids: dict[str, str] = {}
        for model in models:
            name = self._name(model)
            old = known.get((model.get(w("type"), "paragraph"), name))
            ids[name] = (
                old.get(w("styleId"), "") if old is not None else self._free_id(model.get(w("styleId"), ""))
            )
        for level in range(1, 6):  # the linked style goes by its link, whatever it is called
            linked = self._linked(ids[heading_style(level)])
            ids[f"标题 {level} 字符"] = linked or ids[f"标题 {level} 字符"]
        in_force: dict[str, dict[str, str]] = {}
        for name in (BODY, TERMS["cell"].style, *(self._name(model) for model in models)):
            if name in in_force:
                continue
            model = next(model for model in models if self._name(model) == name)
            in_force[name] = self._style(root, model, name, ids, in_force)
        for key in _TOLD:
            name = TERMS[key].style if key in TERMS else key
            if sample := self.old.samples.get(name):
                zh, en = in_short(in_force[name], self.old.sheet)
                text = self._quoted(sample.number)
                self._tell(*style_words(name), f"照“{text}”：{zh}", f"as “{text}”: {en}")
        return root, ids

    def _quoted(self, number: int) -> str:
        """How a paragraph of the old document begins."""
        element = next(element for element, (at, _) in self.old.labels.items() if at == number)
        return short("".join(node.text or "" for node in of_its_own(element, "t")), _QUOTED)

    def _name(self, style: etree._Element) -> str:
        """A style's name, Word's built-in ones as the contract has them: programs differ in case, and 标题 1 is `heading 1`."""
        name = style.find(w("name"))
        text = "" if name is None else name.get(w("val"), "")
        heading = re.fullmatch(r"标题 ([1-5])", text)
        return heading_style(int(heading[1])) if heading else _BUILT_IN.get(text.casefold(), text)

    def _free_id(self, id: str) -> str:
        while id in self.old.sheet.elements:
            id += "1"
        return id

    def _linked(self, id: str) -> str:
        element = self.old.sheet.elements.get(id)
        link = None if element is None else element.find(w("link"))
        other = self.old.sheet.elements.get("" if link is None else link.get(w("val"), ""))
        return (
            other.get(w("styleId"), "") if other is not None and other.get(w("type")) == "character" else ""
        )

    def _style(
        self,
        root: etree._Element,
        model: etree._Element,
        name: str,
        ids: Mapping[str, str],
        in_force: Mapping[str, dict[str, str]],
    ) -> dict[str, str]:
        """Put one style in, or leave the office's own as it is; what is in force in it."""
        old = self.old.sheet.elements.get(ids[name])
        kind = model.get(w("type"), "paragraph")
        if kind != "paragraph" or (old is not None and self._stays(name)):
            if kind == "character" and name.startswith("标题 "):
                self._lead_style(root, model, name, old, ids, in_force)
            elif old is None:
                own = copy.deepcopy(model)
                own.set(w("styleId"), ids[name])
                self._rebase(own, kind)
                self._put(root, own, None)
            return self.old.sheet.style(ids[name])
        base, based = self._base(name, ids, in_force)
        wanted = self._wanted(name, model)
        own = copy.deepcopy(model)
        own.set(w("styleId"), ids[name])
        if old is not None:
            own.find(w("name")).set(w("val"), old.find(w("name")).get(w("val"), name))  # type: ignore[union-attr]
        for tag, target in (
            ("basedOn", based),
            ("next", ids[BODY]),
            ("link", ids.get(name.replace("heading ", "标题 ") + " 字符", "")),
        ):
            if (child := own.find(w(tag))) is not None:
                if target:
                    child.set(w("val"), target)
                else:
                    own.remove(child)
        for tag in ("pPr", "rPr"):
            if (child := own.find(w(tag))) is not None:
                own.remove(child)
        # LibreOffice has distances of its own for headings that name none.
        distances = {key: wanted.get(key, "0") for key in ("pPr/spacing@before", "pPr/spacing@after")}
        _set_properties(own, distances | beyond(wanted, base))
        self._put(root, own, old)
        return wanted

    def _stays(self, name: str) -> bool:
        """Whether a style of the contract that the office has stays as it is: it was made on purpose, and no text says more.

        Word's own were not: headings that no text shows are blue and slanted in many a file.
        """
        return name not in self.old.samples and (name == "footer" or name not in _BUILT_IN.values())

    def _lead_style(
        self,
        root: etree._Element,
        model: etree._Element,
        name: str,
        old: etree._Element | None,
        ids: Mapping[str, str],
        in_force: Mapping[str, dict[str, str]],
    ) -> None:
        """The character style of a heading: what sets the heading's face off from the body's."""
        heading = heading_style(int(name.split()[1]))
        own = copy.deepcopy(model)
        own.set(w("styleId"), ids[name])
        if old is not None:
            own.find(w("name")).set(w("val"), old.find(w("name")).get(w("val"), name))  # type: ignore[union-attr]
        own.find(w("link")).set(w("val"), ids[heading])  # type: ignore[union-attr]
        self._rebase(own, "character")
        for properties in own.findall(w("rPr")):
            own.remove(properties)
        face = self.old.sheet.style(ids[heading]) if heading not in in_force else in_force[heading]
        # Font and size in any case: LibreOffice takes them for the number from here.
        always = {key: value for key, value in face.items() if key.startswith(("rPr/rFonts@", "rPr/sz"))}
        _set_properties(own, always | beyond(part_of_kind(face, "rPr"), part_of_kind(in_force[BODY], "rPr")))
        self._put(root, own, old)

    def _rebase(self, style: etree._Element, kind: str) -> None:
        """Base a style of the scaffold on the office's default of its kind."""
        based, default = style.find(w("basedOn")), self.old.sheet.default(kind)
        if based is not None and default:
            based.set(w("val"), default)
        elif based is not None:
            style.remove(based)

    def _put(self, root: etree._Element, style: etree._Element, old: etree._Element | None) -> None:
        if old is not None:
            root.replace(old, style)
        else:
            root.append(style)
        self.old.sheet.put(style)

    def _base(
        self, name: str, ids: Mapping[str, str], in_force: Mapping[str, dict[str, str]]
    ) -> tuple[dict[str, str], str]:
        """What is in force in the style that a style is based on, and its id."""
        parent = (
            BODY if name in _FAMILY else TERMS["cell"].style if name == TERMS["header_cell"].style else ""
        )
        if parent:
            return in_force[parent], ids[parent]
        default = self.old.sheet.default()
        return (self.old.sheet.style(default) if default else dict(self.old.sheet.defaults)), default

    def _wanted(self, name: str, model: etree._Element) -> dict[str, str]:
        """What is to be in force in a style: the office's, the body's, the standard's, in that order."""
        chain = self.model.chain(model.get(w("styleId"), ""))
        own = merged(*(self.model.own(id) for id in reversed(chain) if id != self.model.default()))
        purpose = {key: value for key, value in own.items() if key in _PURPOSE}
        fonts = merged(self.model.style(self.model.default()), own)
        own_fonts = {key: value for key, value in fonts.items() if key.startswith("rPr/rFonts@")}
        sample = self.old.samples.get(name)
        body = self.old.samples.get(BODY)
        if name == TERMS["attachment_title"].style:
            sample = sample or self.old.samples.get(TITLE)
        plain = {
            key: value for key, value in (body.look if body else {}).items() if not key.startswith("pPr/ind")
        }
        for key in _PURPOSE:
            plain.pop(key, None)
        plain = merged(own_fonts, self._named(plain)) if body else plain
        base = plain if body and name != "footer" else self.model.style(self.model.default())
        if sample and sample.whole:
            look = {key: value for key, value in sample.look.items() if key not in _PURPOSE}
            return merged(own_fonts, self._named(indented(look)), purpose)
        if body and name in (*_FAMILY[:5], TERMS["closing_phrase"].style):
            own = {key: value for key, value in own.items() if not key.startswith("pPr/ind")}
            base = merged(base, part_of_kind(body.look, "pPr/ind"))
        wanted = merged(base, own)
        if sample:
            wanted = merged(
                part_of_kind(wanted, "pPr"), own_fonts, self._named(part_of_kind(sample.look, "rPr"))
            )
        return wanted

    def _named(self, look: Formatting) -> dict[str, str]:
        """Formatting whose fonts are named, not left to a theme that another computer may show otherwise."""
        out = dict(look)
        for script, themed in THEMED.items():
            theme = out.get(f"rPr/rFonts@{themed}", "")
            # A theme hardly ever has a font for the scripts of `cs`, which no document of ours has.
            if face := self.old.sheet.fonts.get(theme) or (theme and script == "cs" and "Times New Roman"):
                out[f"rPr/rFonts@{script}"] = face
                del out[f"rPr/rFonts@{themed}"]
        return out

    def _tell_missing(self) -> None:
        names = [TERMS[key].style if key in TERMS else key for key in _TOLD]
        lacking = [name for name in dict.fromkeys(names) if name not in self.old.samples]
        if lacking:
            source = (
                ("照正文和国标", "by the body and the standard")
                if BODY in self.old.samples
                else ("照国标", "by the standard")
            )
            self._tell(
                "原文里没有的",
                "not found",
                f"{'、'.join(style_words(name)[0] for name in lacking)}：{source[0]}",
                f"{', '.join(lacking)}: {source[1]}",
            )
        texts = [seen.text for seen in self.old.seen] + [
            "".join(t.text or "" for t in c.iter(w("t")))
            for c in self.old.section.content
            if c.tag == w("tbl")
        ]
        gone = [*self._above_title(), *([("版记", "colophon")] if any(map(COLOPHON.match, texts)) else [])]
        used = {
            str(one.tag)
            for one in self.old.document.iter(
                w("footnoteReference"), w("endnoteReference"), w("commentReference")
            )
        }
        gone += [("脚注、尾注", "notes")] if {w("footnoteReference"), w("endnoteReference")} & used else []
        gone += [("批注", "comments")] if w("commentReference") in used else []
        rest = [child for child in self.old.section.content if child not in self.letterhead]
        for tags, words in _LEFT_BEHIND:
            if any(next(child.iter(*map(w, tags)), None) is not None for child in rest):
                gone.append(words)
        if any(b"/attachedTemplate" in xml for part, xml in self.old.parts.items() if part.endswith(".rels")):
            gone.append(("所附的模板", "its attached template"))
        if "docProps/core.xml" in self.old.parts:
            gone.append(("作者等文档属性", "properties such as the author"))
        if gone:
            self._tell(
                "没有带过来", "left behind", "、".join(zh for zh, _ in gone), ", ".join(en for _, en in gone)
            )

    def _above_title(self) -> list[Words]:
        """What stands above the title and is no letterhead: by its kind where that is known, else as it is written."""
        first = self.old.title[0].number if self.old.title else 0
        texts = [
            seen.text.strip()
            for seen in self.old.seen
            if seen.number < first and seen.element not in self.letterhead and seen.text.strip()
        ]
        gone: dict[Words, None] = {}
        for text in texts:
            marks = [words for pattern, words in HEAD_MARKS if len(text) <= _MARKED and pattern.search(text)]
            quoted = short(text, _QUOTED)
            gone |= dict.fromkeys(marks or [(f"标题上面的“{quoted}”", f"“{quoted}” above the title")])
        return list(gone)

    def _prune(self, root: etree._Element, ids: Mapping[str, str]) -> None:
        """Leave out built-in styles that nothing uses: some programs put hundreds into each file."""
        elements = {s.get(w("styleId"), ""): s for s in root.iter(w("style"))}
        xml = [etree.tostring(self.old.document).decode()]
        xml += [
            data.decode("utf-8", "replace")
            for part, data in self.old.parts.items()
            if re.match(r"word/(header|footer|numbering)", part)
        ]
        wanted = {
            id
            for text in xml
            for id in re.findall(
                r'<w:(?:pStyle|rStyle|tblStyle|styleLink|numStyleLink) w:val="([^"]*)"', text
            )
        }
        wanted |= {id for id, s in elements.items() if s.get(w("default")) in ("1", "true", "on")}
        wanted |= {
            id
            for id, s in elements.items()
            if s.get(w("customStyle")) in ("1", "true", "on") and s.get(w("type")) != "table"
        }
        wanted |= set(ids.values())
        todo = list(wanted)
        while todo:
            element = elements.get(todo.pop())
            for tag in () if element is None else ("basedOn", "next", "link"):
                other = element.find(w(tag)) if element is not None else None
                id = "" if other is None else other.get(w("val"), "")
                if id in elements and id not in wanted:
                    wanted.add(id)
                    todo.append(id)
        for id, element in elements.items():
            if id not in wanted:
                root.remove(element)

    def _kept_headers(self) -> list[etree._Element]:
        """The headers and footers that the section names."""
        inside = relationships(self.old.parts, DOCUMENT, self.old.name)
        named = (
            r.get(f"{{{R}}}id", "")
            for r in self.old.document.iter(w("headerReference"), w("footerReference"))
        )
        return [parse(self.old.parts[inside[id][1]], self.old.name, inside[id][1]) for id in named]

    # ---- numbering ----

    def _numbering(self, ids: Mapping[str, str]) -> etree._Element:
        """numbering.xml with a list that is tied to the headings: the office's where it prints our labels."""
        look = look_at(self.old.parts, self.old.document, self.old.name)
        part = part_of(self.old.parts, "numbering", self.old.name)
        model = parse(self.scaffold["word/numbering.xml"], _SCAFFOLD, "numbering")
        root = (
            parse(self.old.parts[part], self.old.name, part)
            if part
            else etree.Element(model.tag, nsmap={"w": W, "r": R})
        )
        num_id = look.base_list
        tied = all(
            (style := look.style(heading_style(n))) and (style.num_id, style.level) == (num_id, n - 1)
            for n in range(1, 5)
        )
        if num_id and tied and look.base_forms[:4] == STANDARD_FORMS[:4]:
            self._tell("序号", "numbering", "照原文的多级编号", "the office's multilevel list")
        else:
            num_id = self._new_list(root, model, ids)
            self._tell("序号", "numbering", "一、（一）1.（1）①，自动编号", "一、（一）1.（1）①, automatic")
        for level in range(5):
            tie(properties_of(self.old.sheet.elements[ids[heading_style(level + 1)]], "pPr"), num_id, level)
        return root

    def _new_list(self, root: etree._Element, model: etree._Element, ids: Mapping[str, str]) -> int:
        headings = {ids[heading_style(level)] for level in range(1, 6)}
        for tied in list(root.iter(w("pStyle"))):
            if tied.get(w("val")) in headings and tied.getparent() is not None:
                _remove(tied)
        abstract, num = copy.deepcopy(model.find(w("abstractNum"))), copy.deepcopy(model.find(w("num")))
        assert abstract is not None
        assert num is not None
        abstract_id = (
            max((integer(a.get(w("abstractNumId")), 0) for a in root.iter(w("abstractNum"))), default=0) + 1
        )
        num_id = max((integer(n.get(w("numId")), 0) for n in root.iter(w("num"))), default=0) + 1
        abstract.set(w("abstractNumId"), str(abstract_id))
        for level, lvl in enumerate(abstract.iter(w("lvl")), 1):
            lvl.find(w("pStyle")).set(w("val"), ids[heading_style(level)])  # type: ignore[union-attr]
            if body := self.old.samples.get(BODY):
                for properties in lvl.findall(w("pPr")):
                    lvl.replace(properties, _properties("pPr", part_of_kind(body.look, "pPr/ind")))
        num.set(w("numId"), str(num_id))
        num.find(w("abstractNumId")).set(w("val"), str(abstract_id))  # type: ignore[union-attr]
        nums = root.findall(w("num"))
        root.insert(root.index(nums[0]) if nums else len(root), abstract)
        nums = root.findall(w("num"))
        root.insert(root.index(nums[-1]) + 1 if nums else root.index(abstract) + 1, num)
        return num_id

    # ---- the rest of the package ----

    def _fill_body(
        self, furniture: Iterable[etree._Element], section: etree._Element, ids: Mapping[str, str]
    ) -> None:
        """The letterhead, the slots and the section in place of the text."""
        for child in list(self.old.body):
            self.old.body.remove(child)
        self.old.body.extend(list(furniture))
        model = parse(self.scaffold[DOCUMENT], _SCAFFOLD, DOCUMENT)
        names = {id: self._name(style) for id, style in self.model.elements.items()}
        for paragraph in model.iter(w("p")):
            own = copy.deepcopy(paragraph)
            properties = own.find(w("pPr"))
            if properties is None:
                properties = own.makeelement(w("pPr"), {}, None)
                own.insert(0, properties)
            style = properties.find(w("pStyle"))
            if style is None:
                style = properties.makeelement(w("pStyle"), {}, None)
                properties.insert(0, style)
            # A blank line is as high as one of the body.
            style.set(w("val"), ids.get(names.get(style.get(w("val"), ""), ""), ids[BODY]))
            self.old.body.append(own)
        self.old.body.append(section)

    def _settings(self) -> etree._Element:
        """The settings that bear on how pages look."""
        part = part_of(self.old.parts, "settings", self.old.name)
        if not part:
            return parse(self.scaffold["word/settings.xml"], _SCAFFOLD, "settings")
        root = parse(self.old.parts[part], self.old.name, part)
        kept = set(map(w, _SETTINGS.split()))
        for child in list(root):
            if child.tag not in kept:
                root.remove(child)
        self._as_now(root)
        return root

    def _as_now(self, root: etree._Element) -> None:
        """Laid out as Word does today: as it once did, tables stick out at the left by the margin of their cells."""
        model = parse(self.scaffold["word/settings.xml"], _SCAFFOLD, "settings").find(w("compat"))
        compat = root.find(w("compat"))
        if compat is None:
            later = [child for child in root if child.tag in (w("themeFontLang"), w("clrSchemeMapping"))]
            compat = root.makeelement(w("compat"), {}, None)
            root.insert(root.index(later[0]) if later else len(root), compat)
        for setting in compat.findall(w("compatSetting")):
            if setting.get(w("name")) == _MODE:
                compat.remove(setting)
        for setting in () if model is None else model.findall(w("compatSetting")):
            if setting.get(w("name")) == _MODE:
                compat.append(copy.deepcopy(setting))

    def _fonts(self, styles: etree._Element) -> etree._Element:
        """The font table, with the fonts of the styles put in; none embedded."""
        part = part_of(self.old.parts, "fontTable", self.old.name)
        model = parse(self.scaffold["word/fontTable.xml"], _SCAFFOLD, "fontTable")
        if not part:
            return model
        root = parse(self.old.parts[part], self.old.name, part)
        for font in root.iter(w("font")):
            for child in list(font):
                child.attrib.pop(
                    w("characterSet"), ""
                )  # LibreOffice writes one that Word's schema does not have
                if "embed" in str(child.tag):
                    font.remove(child)
        named = {font.get(w("name")) for font in root.iter(w("font"))}
        used = {str(value) for fonts in styles.iter(w("rFonts")) for value in fonts.attrib.values()}
        root.extend([copy.deepcopy(f) for f in model.iter(w("font")) if f.get(w("name")) in used - named])
        return root

    def _leads_to(self, part: str, out: dict[str, bytes]) -> list[str]:
        """The parts that an old part leads to; its relationships go over too."""
        folder, _, base = part.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels"
        if rels not in self.old.parts:
            return []
        out[rels] = self.old.parts[rels]
        return [target for _, target in relationships(self.old.parts, part, self.old.name).values()]

    def _package(self, changed: Mapping[str, etree._Element]) -> bytes:
        """The file: what is changed, and of the old parts those that it still leads to."""
        document = serialized(self.old.document)
        root = parse(self.old.parts.get(RELATIONSHIPS, NO_RELATIONSHIPS), self.old.name, RELATIONSHIPS)
        mentioned = {
            str(v)
            for e in self.old.document.iter()
            for k, v in e.attrib.items()
            if str(k).startswith(f"{{{R}}}")
        }
        targets = relationships(self.old.parts, DOCUMENT, self.old.name)
        out: dict[str, bytes] = {DOCUMENT: document}
        todo: list[str] = []
        for rel in list(root):
            kind, target = targets.get(rel.get("Id", ""), ("", ""))
            if kind in changed:
                out[target] = serialized(changed[kind])
            elif target in self.old.parts and (kind == "theme" or rel.get("Id") in mentioned):
                todo.append(target)
            else:
                root.remove(rel)
        added: dict[str, str] = {}
        for kind, element in changed.items():
            if not any(found == kind for found, _ in targets.values()):
                part = f"word/{kind}.xml"
                out[part] = serialized(element)
                added[part] = f"{CONTENT}.{kind}+xml"
                attributes = {
                    "Id": f"rIdNew{kind}",
                    "Type": f"{OFFICE}/relationships/{kind}",
                    "Target": f"{kind}.xml",
                }
                root.append(root.makeelement(f"{{{_PACKAGE}}}Relationship", attributes, None))
        numbering = next((target for kind, target in targets.values() if kind == "numbering"), "")
        todo += self._leads_to(numbering, out)  # pictures for bullets
        while todo:
            part = todo.pop()
            if part in self.old.parts and part not in out:
                out[part] = self.old.parts[part]
                todo += self._leads_to(part, out)
        out[RELATIONSHIPS] = serialized(root)
        out |= {part: self.scaffold[part] for part in ("_rels/.rels", "docProps/app.xml")}
        types = parse(self.old.parts[CONTENT_TYPES], self.old.name, CONTENT_TYPES)
        for override in types.findall(f"{{{_TYPES}}}Override"):
            if override.get("PartName", "").lstrip("/") not in out:
                types.remove(override)
        app = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        known = {
            override.get("PartName", "").lstrip("/") for override in types.findall(f"{{{_TYPES}}}Override")
        }
        for part, content in (added | {"docProps/app.xml": app}).items():
            if part not in known:
                types.append(
                    types.makeelement(
                        f"{{{_TYPES}}}Override", {"PartName": f"/{part}", "ContentType": content}, None
                    )
                )
        first = {CONTENT_TYPES: serialized(types)}
        return write(pack(part, xml) for part, xml in (first | out).items())


_BUILT_IN = {name.casefold(): name for name in (TITLE, "footer", *(heading_style(n) for n in range(1, 6)))}
# What is in the text and does not go over: elements, and what they are called.
_LEFT_BEHIND: tuple[tuple[tuple[str, ...], Words], ...] = (
    (("tbl",), ("表格", "tables")),
    (("drawing", "pict", "object"), ("图片、文本框", "pictures, text boxes")),
    (("ins", "del", "moveFrom", "moveTo"), ("修订记录", "tracked changes")),
)
_MARKED = 24  # characters of a line that only says how secret or urgent a document is
_QUOTED = 12  # characters of a paragraph that tell which it is
_SIDES = {"start": "left", "end": "right"}  # LibreOffice writes what Word's schema does not have
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
# The styles that are told of, in this order.
_TOLD = (
    "title",
    "subtitle",
    "reporter",
    "addressees",
    "paragraph",
    *(heading_style(level) for level in range(1, 5)),
    "cell",
    "header_cell",
    "signature",
    "date",
    "remark",
)


def _properties(tag: str, formatting: Formatting) -> etree._Element:
    return etree.fromstring(f'<w:{tag} xmlns:w="{W}">{as_xml(formatting, tag)}</w:{tag}>')


def _set_properties(style: etree._Element, formatting: Formatting) -> None:
    for tag in ("pPr", "rPr"):
        if own := part_of_kind(formatting, tag):
            style.append(_properties(tag, own))


def _prune_lists(numbering: etree._Element, users: Iterable[etree._Element]) -> None:
    """Leave out the lists that nothing is numbered by, and say the rest as the schema wants it."""
    used = {n.get(w("val")) for user in users for n in user.iter(w("numId"))}
    for num in numbering.findall(w("num")):
        if num.get(w("numId")) not in used:
            numbering.remove(num)
    abstracts = {a.get(w("val")) for a in numbering.iterfind(f"{w('num')}/{w('abstractNumId')}")}
    for abstract in numbering.findall(w("abstractNum")):
        if abstract.get(w("abstractNumId")) not in abstracts:
            numbering.remove(abstract)
    for side in numbering.iter(w("lvlJc")):
        side.set(w("val"), _SIDES.get(side.get(w("val"), ""), side.get(w("val"), "")))


def _remove(element: etree._Element) -> None:
    """Take an element out, not the text after it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        for child in reversed(list(element)):
            parent.insert(at, child)
        parent.remove(element)


def _only_drawings(paragraph: etree._Element) -> etree._Element:
    """A paragraph without its text, as low as can be: what is drawn in it keeps its place."""
    for run in list(paragraph.iter(w("r"))):
        for text in [child for child in run if child.tag in map(w, ("t", "tab", "br"))]:
            run.remove(text)
    for properties in paragraph.findall(w("pPr")):
        paragraph.remove(properties)
    low = '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    paragraph.insert(0, etree.fromstring(f'<w:pPr xmlns:w="{W}">{low}</w:pPr>'))
    return paragraph


def _blanked(element: etree._Element) -> bool:
    """Put blanks for the number of one document, and for who signed it; whether there were any."""
    done = False
    for paragraph in element.iter(w("p")):
        nodes = list(of_its_own(paragraph, "t"))
        text = "".join(t.text or "" for t in nodes)
        instead: dict[int, str] = {}
        for pattern, groups in ((DOCKET, ("year", "serial")), (SIGNATORY, ("name",))):
            for match in pattern.finditer(text):
                for group in groups:
                    places = range(match.start(group), match.end(group))
                    instead |= dict.fromkeys(places, "") | (
                        {places[0]: "　　"} if places and text[places[0]].isdigit() else {}
                    )
        at = 0
        for node in nodes:
            old = node.text or ""
            node.text = "".join(instead.get(at + i, character) for i, character in enumerate(old))
            node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            at += len(old)
        done = done or bool(instead)
    return done
