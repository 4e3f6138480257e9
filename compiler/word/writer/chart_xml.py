"""A chart as XlsxWriter writes it, completed: what it leaves to the reader's guess and LibreOffice guesses otherwise is written.

In: the XML of a chart. Out: the same with what `_WRITTEN` lists, Chinese faces beside the Latin ones, and the workbook that it is made of.
"""

from __future__ import annotations

from lxml import etree

from ..ooxml.package import DECLARATION, R

CHARTS = "http://schemas.openxmlformats.org/drawingml/2006/chart"
C = f"{{{CHARTS}}}"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"

# What XlsxWriter leaves out, and programs take for what they like: the element, its child and the value that is written. LibreOffice takes
# most switches that are not there for on, where the document is not Excel's of 2007.
_WRITTEN: tuple[tuple[str, str, str], ...] = (
    ("chartSpace", "roundedCorners", "0"),
    ("chart", "autoTitleDeleted", "1"),  # or one series is given its name for a title
    ("chart", "dispBlanksAs", "gap"),  # a missing number is not 0
    ("barChart", "varyColors", "0"),
    ("lineChart", "varyColors", "0"),
    ("ser", "invertIfNegative", "0"),  # or columns below 0 are white
    ("ser", "smooth", "0"),  # a curve shows numbers that nobody counted
    ("dLbls", "showLegendKey", "0"),
    ("dLbls", "showVal", "0"),
    ("dLbls", "showCatName", "0"),
    ("dLbls", "showSerName", "0"),
    ("dLbls", "showPercent", "0"),
    ("dLbls", "showBubbleSize", "0"),
    ("dLbl", "showLegendKey", "0"),
    ("dLbl", "showVal", "1"),
    ("dLbl", "showCatName", "0"),
    ("dLbl", "showSerName", "0"),
    ("dLbl", "showPercent", "0"),
    ("dLbl", "showBubbleSize", "0"),
    ("catAx", "delete", "0"),
    ("valAx", "delete", "0"),
    ("catAx", "majorTickMark", "none"),
    ("catAx", "minorTickMark", "none"),
    ("catAx", "noMultiLvlLbl", "0"),
    ("legend", "overlay", "0"),
    ("title", "overlay", "0"),
)
_AXIS = (
    "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr "
    "crossAx crosses crossesAt"
)
# The order that the schema wants of the children of these.
_ORDER = {
    parent: children.split()
    for parent, children in {
        "chartSpace": "date1904 lang roundedCorners style protection chart spPr txPr externalData",
        "chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
        "barChart": "barDir grouping varyColors",
        "lineChart": "grouping varyColors",
        "ser": "idx order tx spPr invertIfNegative marker dPt dLbls cat val smooth",
        "dLbls": "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator "
        "showLeaderLines",
        "dLbl": "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent "
        "showBubbleSize",
        "catAx": f"{_AXIS} auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
        "valAx": f"{_AXIS} crossBetween",
        "legend": "legendPos legendEntry layout overlay",
        "title": "tx layout overlay",
    }.items()
}
_ONLY = {"invertIfNegative": ("barChart",), "smooth": ("lineChart",)}  # the charts whose series have them


def completed(xml: bytes) -> bytes:
    """The chart completed."""
    root = etree.fromstring(xml)
    for parent, child, value in _WRITTEN:
        for node in root.iter(f"{C}{parent}"):
            if _is_deleted(node):
                continue
            above = node.getparent()
            kind = etree.QName(above).localname if above is not None else ""
            if child not in _ONLY or kind in _ONLY[child]:
                _put(node, child, val=value)
    for names in root.iterfind(f".//{C}cat/{C}numRef"):  # years are names here, texts in the workbook
        names.tag = f"{C}strRef"
        for cache in names.iterfind(f"{C}numCache"):
            cache.tag = f"{C}strCache"
            cache[:] = [one for one in cache if one.tag != f"{C}formatCode"]
    for label in root.iter(f"{C}dLbl"):  # one that stands elsewhere has the format of the others
        above = label.getparent()
        own = above.find(f"{C}numFmt") if above is not None else None
        if own is not None and not _is_deleted(label):
            _put(label, "numFmt", **{str(key): str(value) for key, value in own.attrib.items()})
    for latin in root.iter(f"{{{_A}}}latin"):
        latin.addnext(etree.Element(f"{{{_A}}}ea", typeface=latin.get("typeface", "")))
    for node in root.iter(f"{{{_A}}}rPr", f"{C}lang"):
        node.set("lang" if etree.QName(node).localname == "rPr" else "val", "zh-CN")
    data = _put(root, "externalData", **{f"{{{R}}}id": "rId1"})
    etree.SubElement(data, f"{C}autoUpdate", val="0")
    return DECLARATION.encode() + etree.tostring(root)


def _is_deleted(node: etree._Element) -> bool:
    """Whether it is a label that is not printed: nothing else is said of it."""
    return node.tag == f"{C}dLbl" and node.find(f"{C}delete") is not None


def _put(node: etree._Element, child: str, **attributes: str) -> etree._Element:
    """The child of an element, made in its place where it is not there."""
    found = node.find(f"{C}{child}")
    if found is not None:
        return found
    order = _ORDER[etree.QName(node).localname]
    before = {f"{C}{name}" for name in order[: order.index(child)]}
    at = max((n for n, one in enumerate(node, 1) if one.tag in before), default=0)
    made = etree.Element(f"{C}{child}", attributes)
    node.insert(at, made)
    return made
