"""Parts of WordprocessingML as everything after counts on them: in UTF-8, under the prefix `w`, children in the schema's order.

Other programs write the same with another prefix, or the children of a style as they come (WPS: qFormat before uiPriority). Word
reads both; Microsoft's validator holds to the order, and what is put into a part here is written with `w:`.

In: the parts of a .docx. Out: the same parts, those rewritten that were otherwise; nothing is added and nothing lost.
Source: ECMA-376-1, Annex A (wml.xsd).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from ...terms.patterns import late
from .package import W, is_relationships, parse, serialized

if TYPE_CHECKING:
    from lxml import etree

_WORD = f"{{{W}}}"
# Other vocabularies that the schema has in the midst of ours, by the names of their elements there.
_OTHERS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}",
    "{http://schemas.openxmlformats.org/schemaLibrary/2006/main}",
)


def _listed(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_EDGES = "top left start bottom right end"
# The children of an element in the schema's order.
SCHEMA: Mapping[str, tuple[str, ...]] = {
    "pPr": _listed(
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid "
        "spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
        "divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": _listed(
        "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
        "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
        "lang eastAsianLayout specVanish oMath rPrChange"
    ),
    "style": _listed(
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
        "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    "tblStylePr": _listed("pPr rPr tblPr trPr tcPr"),
    "styles": _listed("docDefaults latentStyles style"),
    "docDefaults": _listed("rPrDefault pPrDefault"),
    "lvl": _listed("start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
    "abstractNum": _listed("nsid multiLevelType tmpl name styleLink numStyleLink lvl"),
    "num": _listed("abstractNumId lvlOverride"),
    "lvlOverride": _listed("startOverride lvl"),
    "numbering": _listed("numPicBullet abstractNum num numIdMacAtCleanup"),
    "numPr": _listed("ilvl numId numberingChange ins"),
    "pBdr": _listed("top left bottom right between bar"),
    "tblPr": _listed(
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders "
        "shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
    ),
    "tcPr": _listed(
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns "
        "cellDel cellMerge tcPrChange"
    ),
    "tblBorders": _listed(f"{_EDGES} insideH insideV"),
    "tcBorders": _listed(f"{_EDGES} insideH insideV tl2br tr2bl"),
    "tblCellMar": _listed(_EDGES),
    "tcMar": _listed(_EDGES),
    "font": _listed(
        "altName panose1 charset family notTrueType pitch sig embedRegular embedBold embedItalic embedBoldItalic"
    ),
    "settings": _listed(
        "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape "
        "printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts "
        "saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
        "hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles "
        "stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves "
        "doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation "
        "consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle "
        "evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing "
        "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
        "doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData "
        "noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore "
        "savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText "
        "doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace "
        "updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr attachedSchema themeFontLang "
        "clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown "
        "smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator"
    ),
    "sectPr": _listed(
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt "
        "vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
}
_ALIKE = {"footerReference": "headerReference"}  # that stand in either order
_RANKS = {
    parent: {child: children.index(_ALIKE.get(child, child)) for child in children}
    for parent, children in SCHEMA.items()
}
_TAGS = tuple(_WORD + parent for parent in SCHEMA)
_OTHER_PREFIX = late(rb"xmlns(?!:w\s*=)(?::[\w.-]+)?\s*=\s*[\"']" + re.escape(W.encode()) + rb"[\"']")
_OTHER_ENCODING = late(
    rb"\xff\xfe|\xfe\xff|<\0|\0<|<\?xml[^>]*?encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE
)


def put_right(parts: dict[str, bytes], name: str) -> None:
    """Rewrite the parts in another encoding or under another prefix, or whose children stand in another order. Raises CompileError (T302)."""
    for part, xml in [*parts.items()]:
        if W.encode() not in xml.replace(b"\0", b"") or is_relationships(part):
            continue
        root = parse(xml, name, part)
        if not str(root.tag).startswith(_WORD):
            continue
        if recoded := _OTHER_ENCODING.match(xml) is not None:
            xml = serialized(root)
        renamed = _OTHER_PREFIX.search(xml) is not None
        if renamed:
            root = _under_w(root)
        if put_in_order(root) | _sided(root) or renamed or recoded:
            parts[part] = serialized(root)


def put_in_order(root: etree._Element) -> bool:
    """Put the children of what the schema orders in its order; whether any stood otherwise."""
    changed = False
    for element in list(root.iter(*_TAGS)):  # what is moved is not met again
        if len(element) > 1:
            parent = str(element.tag)
            ranks = [_rank(parent, str(child.tag)) for child in element]
            if any(before > after for before, after in pairwise(ranks)):
                element[:] = [element[at] for at in sorted(range(len(ranks)), key=ranks.__getitem__)]
                changed = True
    return changed


# What LibreOffice writes, and Microsoft's schema does not have: sides by the direction of reading.
_SIDES = {"start": "left", "end": "right"}
_ALIGNED = (f"{_WORD}jc", f"{_WORD}lvlJc")


def _sided(root: etree._Element) -> bool:
    """Name the sides that text is aligned to as Word does; whether any were named otherwise."""
    otherwise = [one for one in root.iter(*_ALIGNED) if one.get(f"{_WORD}val") in _SIDES]
    for one in otherwise:
        one.set(f"{_WORD}val", _SIDES[one.get(f"{_WORD}val", "")])
    return bool(otherwise)


@lru_cache(maxsize=4096)
def _rank(parent: str, tag: str) -> tuple[int, int]:
    """Where a child belongs: as the schema has it; what it does not have, after all that it has but a tracked change."""
    space = next((space for space in (_WORD, *_OTHERS) if tag.startswith(space)), "")
    rank = _RANKS[parent.removeprefix(_WORD)].get(tag.removeprefix(space)) if space else None
    last = rank is not None and tag.endswith("PrChange")
    return (2, 0) if last else (1, 0) if rank is None else (0, rank)


def _under_w(root: etree._Element) -> etree._Element:
    """A tree alike whose elements and attributes of WordprocessingML bear the prefix `w`."""
    from lxml import etree

    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    new = root.makeelement(root.tag, _attributes(root), {**_spaces(root), "w": W})
    todo = [(root, new)]
    while todo:
        old, own = todo.pop()
        own.text, own.tail = old.text, old.tail
        for child in old:
            spaces = {prefix: uri for prefix, uri in _spaces(child).items() if prefix != "w"}
            copied = own.makeelement(child.tag, _attributes(child), spaces)
            own.append(copied)
            todo.append((child, copied))
    return new


def _spaces(element: etree._Element) -> dict[str, str]:
    """The namespaces that an element knows, but for ours."""
    spaces = cast("dict[str, str]", element.nsmap)  # the default one is under None
    return {prefix: uri for prefix, uri in spaces.items() if uri != W}


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in element.attrib.items()}
