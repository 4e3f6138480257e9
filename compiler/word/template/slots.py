"""Tags that stand for a whole paragraph, row or cell: slots, the blocks of a slot, texts of several lines.

In: a tag, its paragraph, and the part so far. Out: its steps; what a slot may not be, and where it may not stand, is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...messages import codes
from ...tags.evaluation import Step, variable
from ...terms.fields import SLOTS, VALUES
from ..ooxml.look import DOCUMENT
from ..ooxml.package import w
from .changes import Changes
from .names import expression_of, is_sure, loop_over_blocks, tells
from .part import Block, Part, Tag
from .places import above, parent
from .tags import DATA, LONG, SLOT_PREFIX, SPELLED, short

if TYPE_CHECKING:
    from lxml import etree

_DRAWN = ("drawing", "pict", "object", "br", "tbl")
_ALONE = {
    "p": ("一段", "paragraph", "把它单独放在一段里。", "Put it in a paragraph of its own."),
    "tr": (
        *("表格的一行", "row of a table"),
        *("在这一行的前面或后面另插一行，把它移过去。", "Insert a row and move the tag there."),
    ),
    "tc": (
        *("表格的一格", "cell of a table"),
        *("在这一格的前面或后面另插一格，把它移过去。", "Insert a cell and move the tag there."),
    ),
}


def _drawn(element: etree._Element) -> dict[str, str]:
    """What stands beside a tag and is no text, as people call it."""
    kind = str(element.tag).rpartition("}")[2]
    zh, en = {"br": ("换行符（Shift+Enter）", "line break"), "tbl": ("表格", "table")}.get(
        kind, ("图片", "picture")
    )
    if kind == "br" and element.get(w("type")) == "page":
        zh, en = "分页符", "page break"
    return {"beside_zh": zh, "beside_en": f"the {en}"}


def alone(part: Part, tag: Tag, paragraph: etree._Element) -> None:
    """A tag that stands for its whole paragraph, cell or row takes everything else in it away."""
    if tag.letter == "r":  # gets a run of its own
        return
    box = paragraph if tag.letter == "p" else above(paragraph, tag.letter)
    if box is None:
        zh = f"它只用在表格里；表格外面的，把“{tag.letter}”改成“p”"
        en = f"it belongs in a table; outside of one, write “p” for “{tag.letter}”"
        part.told.misplaced(tag, zh, en)
        return
    beside = "".join(one.text or "" for one in box.iter(w("t"))).replace(tag.text, "", 1).strip()
    sides = {"beside_zh": short(f"“{beside}”"), "beside_en": short(f"“{beside}”")}
    if not beside:
        drawn = next((one for kind in _DRAWN for one in box.iter(w(kind))), None)
        beside, sides = ("", sides) if drawn is None else ("▢", _drawn(drawn))
    if beside:
        what_zh, what_en, offer_zh, offer_en = _ALONE[tag.letter]
        args = {"what_zh": what_zh, "what_en": what_en, "offer_zh": offer_zh, "offer_en": offer_en}
        part.told.problem(codes.NOT_ALONE, tag.place, tag=short(tag.text), **sides, **args)
    if box.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        part.told.problem(codes.SLOT_IN_SECTION, tag.place, field=short(tag.text))
    part.repair |= tag.letter != "p" or parent(paragraph).tag != w("body")


def whole_value(part: Part, changes: Changes, tag: Tag, paragraph: etree._Element) -> None:
    """{{p … }}: a slot, or a text as a paragraph for each of its lines."""
    if loop := loop_over_blocks(part, tag.inner):
        _each_block(part, loop, tag, paragraph)
        return
    local = part.is_local(tag.inner)
    if re.fullmatch(r"\w+", tag.inner) and not (part.free or local or tag.inner in DATA):
        if tag.inner in SPELLED:
            _slot(part, SPELLED[tag.inner], tag, paragraph)
        else:
            part.told.unknown(tag.inner, [*SPELLED, *DATA], tag.place, whole=True)
        return
    tag.letter = ""
    if not (shown := expression_of(part, tag.inner, tag, "text")):
        return
    from ...tags.expressions import lines  # brings Jinja, as any loop does

    line = f"_line{tag.number}"
    tag.steps.append(Step("show", tag.number, expression=variable(line), how="text"))
    each = Step("for", tag.number, expression=lines(shown), names=(line,))
    begin, end = part.extra(tag, each), part.extra(tag, Step("end", tag.number))
    changes.around(paragraph, begin, paragraph, end)


def _slot(part: Part, field_name: str, tag: Tag, paragraph: etree._Element) -> None:
    field_name = field_name if field_name in SLOTS else VALUES[field_name]
    told = part.told.said_twice
    loops = part.loops()
    before = _before(part, field_name)
    if not told and before:
        again(part, tag, before)
    elif not told and loops:
        loops[-1].slots.append(tag)  # told when the loop ends: it may be one that was never closed
    if not told and field_name in LONG:
        _in_box(part, tag, paragraph)
    part.slots.add(field_name)
    part.printed |= dict.fromkeys(SLOTS[field_name], before or tag)
    how = f"slot{_room(part, paragraph)}"
    tag.steps.append(Step("show", tag.number, expression=variable(SLOT_PREFIX + field_name), how=how))


def _each_block(part: Part, loop: Block, tag: Tag, paragraph: etree._Element) -> None:
    """{{p 段 }} in a loop over blocks: the block as the slot prints it, once, in the order of the document."""
    before = _before(part, loop.through)
    others = [block for block in part.loops() if block is not loop]
    if before and before is not loop.tag:
        again(part, tag, before)
    elif others:
        others[-1].slots.append(tag)
    elif is_sure(part, loop, "block"):
        zh, en = "这一轮里前面已经印了", "it was printed before in the same round"
        part.told.problem(codes.SLOT_TWICE, tag.place, tag=short(tag.text), reason_zh=zh, reason_en=en)
    _in_box(part, tag, paragraph)
    part.printed |= dict.fromkeys(SLOTS[loop.through], before or loop.tag)
    tells(part, loop, "block", "text", "label")
    how = f"block{_room(part, paragraph)}"
    tag.steps.append(Step("show", tag.number, expression=variable(tag.inner), how=how))


def _before(part: Part, slot: str) -> Tag | None:
    """The tag that already prints some of a slot."""
    return next((part.printed[one] for one in SLOTS[slot] if one in part.printed), None)


def again(part: Part, tag: Tag, before: Tag) -> None:
    """Tell that a slot is printed by a tag that comes before."""
    here = before.place._replace(file="", around="")
    zh = f"{here.text('zh').removeprefix(' › ')}的“{before.text}”已经印了"
    en = f"“{before.text}” prints it already, in {here.text('en').removeprefix(' › ')}"
    part.told.problem(codes.SLOT_TWICE, tag.place, tag=short(tag.text), reason_zh=zh, reason_en=en)


def _room(part: Part, paragraph: etree._Element) -> str:
    """What a slot or a block is printed as, by where it stands: a name's ending in `printing.PRINTERS`."""
    if part.name != DOCUMENT:
        return "_in_margin"
    return "_within" if above(paragraph, "tc") is not None else ""


def _in_box(part: Part, tag: Tag, paragraph: etree._Element) -> None:
    if next(paragraph.iterancestors(w("txbxContent")), None) is not None:
        part.told.problem(codes.SLOT_IN_BOX, tag.place, tag=short(tag.text))
