"""A template seen at work: a built-in document with every style and level, laid out with the type area drawn.

In: the bytes of a template. Out: PDF, or PNG images. Raises CompileError where the template does not compile, or LibreOffice
or pypdfium2 is missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ..document.starters import starter
from ..document.validate import validate
from ..flow.blocks import Block, Flow
from ..flow.resolve import resolve
from ..messages import codes
from ..messages.diagnostic import CompileError
from ..pages import office
from ..pages.measure import TypeArea, is_ours, with_type_area
from ..source.load import Source, load
from ..tags.quantities import Quantity
from ..tags.values import Figure
from ..terms.fields import FIELDS, SLOTS
from ..terms.figures import COMPARED
from ..word.template.compiled import Template, field_of, has_place
from ..word.template.tags import Want

_MM = 25.4 / 1440
_MARK = b"%compile template preview\n"  # after the end of the file, where no reader looks


def sample(name: str = "sample") -> Flow:
    """A built-in document: the report, or the paper that has what is issued under a red head."""
    return resolve(validate(load(Source(f"{name}.yaml", starter(name)))))


def _issued(template: Template) -> Iterator[Block]:
    """The head and the foot of a paper that is issued, where a template has slots and styles for them. The head that an office typed
    itself, with tags in it, says what it says where there are no fields."""
    slots = {part for slot in template.slots for part in SLOTS[slot]}
    for block in sample("sample_issued").blocks:
        field = FIELDS[field_of(block)]
        styled = template.look.style(field.style, "character" if field.of_text else "paragraph")
        if field.need == "issued" and block.slot in slots and styled:
            yield block


def docx(template: Template) -> bytes:
    """The sample printed through a template, as far as the template has a place for it, with data made up for its tags."""
    flow = sample()
    printed = {part for slot in template.slots for part in SLOTS[slot]} | template.values
    kept = (*_issued(template), *(block for block in flow.blocks if has_place(block, flow, printed)))
    kinds: dict[_Path, int] = {}
    while True:
        figures = _made_up(template, kinds)
        try:
            return template.render(replace(flow, blocks=kept, values={**flow.values, "figures": figures}))
        except CompileError as error:
            unfit = {one.place for one in error.diagnostics if one.code in (codes.NOT_FIT, codes.NOT_A_LIST)}
            paths = {_path(want) for want in template.wants if want.place in unfit}
            least = min((kinds.get(path, 0) for path in paths), default=_KINDS)
            if least >= _KINDS - 1:
                raise
            # Of several names in one tag, those that are further on may be right already.
            kinds |= {path: least + 1 for path in paths if kinds.get(path, 0) == least}


_Path = tuple[str, ...]
_KINDS, _ITEMS = 7, 3


def _path(want: Want) -> _Path:
    return tuple("[]" if name.isdigit() else name for name in want.path[1:])


def _made_up(template: Template, kinds: Mapping[_Path, int]) -> object:
    """Data by the names that tags use: each its own name, or else what `kinds` says: a number, a small one, a day, yes, a list,
    a figure."""
    tree: dict[str, Any] = {}
    for path in map(_path, template.wants):
        node = tree
        for name in path:
            node = node.setdefault(name, {})

    def value(node: Mapping[str, Any], path: _Path) -> object:
        if "[]" in node:
            return [value(node["[]"], (*path, "[]"))] * _ITEMS
        if node:
            return {name: value(below, (*path, name)) for name, below in node.items()}
        name = next((name for name in reversed(path) if name != "[]"), "")
        return (name, "12345678", "12", "2026-01-05", "是", [name] * _ITEMS, _FIGURE)[kinds.get(path, 0)]

    return value(tree, ())


_FIGURE = Figure({"本期": "12"})
_FIGURE.line, _FIGURE.quantity, _FIGURE.pending = "12", Quantity(Decimal(12)), None
_FIGURE.others = dict.fromkeys(COMPARED, Quantity(Decimal(10)))


def pdf(template: Template) -> bytes:
    """The pages of the sample, the type area drawn."""
    page = template.look.page
    sides = (page.top, page.right, page.bottom, page.left)
    area = TypeArea(*(round(side * _MM, 1) for side in sides))
    return with_type_area(office.to_pdf(docx(template)), area) + b"\n" + _MARK


def is_result(data: bytes) -> bool:
    """Whether a file is a PDF or an image as a preview left it."""
    return data.endswith(_MARK) or is_ours(data)
