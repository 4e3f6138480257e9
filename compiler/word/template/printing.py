"""What fills a template: how each kind of value is printed, and the code that prints it.

In: code that `code` made of a part, and values. Out: the part's XML. This, and not how code is made, is what a plain run needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from ...messages import codes
from ...messages.diagnostic import CompileError, Diagnostic, Place
from ...tags.programs import PlainStep, Printers, Run, RunError, run_plain
from ...tags.quantities import FaultError
from ...tags.values import Several, Value, text_of
from ...terms.patterns import late
from ..writer.paragraphs import text_xml

if TYPE_CHECKING:
    from ...tags.expressions import Engine

_WHOLE_URL = late(r"(?:https?://|mailto:)[^\s\"\\]{1,2000}", re.IGNORECASE)
_COLOUR = late(r"#?([0-9A-Fa-f]{6}|auto)")


class Slot(Several):
    """The paragraphs of a slot as XML; says that it was printed. A loop goes through its blocks."""

    def __init__(
        self,
        pieces: Sequence[str],
        parts: tuple[str, ...],
        printed: set[str],
        blocks: Callable[[], list[BlockData]] = list,
    ) -> None:
        super().__init__(blocks)
        self.pieces, self.parts, self.printed = pieces, parts, printed

    @property
    def xml(self) -> str:
        """All of it, put together when it is asked for: one slot of several that would print the same is asked for."""
        return "".join(self.pieces)

    def __bool__(self) -> bool:
        return any(self.pieces)


class BlockData(dict[str, object]):
    """What a block says of itself, plain data by name; with the XML that the slot has for it, which says that it was printed."""

    def __init__(self, data: Mapping[str, object], xml: str, key: str, printed: set[str]) -> None:
        super().__init__(data)
        self.xml, self.key, self.printed = xml, key, printed


def _block(value: Any) -> str:
    if value.key in value.printed:
        reason = {"reason_zh": "这一段前面已经印了", "reason_en": "the block was printed before"}
        raise FaultError(codes.NOT_FIT, **reason)
    value.printed.add(value.key)
    return str(value.xml)


def _slot(value: Any) -> str:
    value.printed.update(value.parts)
    return str(value.xml)


def _within(printer: Callable[[Any], str]) -> Callable[[Any], str]:
    """What stands in a cell of the template: a section cannot end there, so no landscape page can."""

    def shown(value: Any) -> str:
        if "<w:sectPr" in value.xml:
            raise FaultError(
                codes.NOT_FIT,
                reason_zh="它在模板的表格里，里面放不进横排的表格",
                reason_en="it stands in a table of the template, which cannot hold a landscape table",
            )
        return printer(value)

    return shown


def _in_margin(printer: Callable[[Any], str]) -> Callable[[Any], str]:
    """What stands in a header, a footer or a note of the template: neither a section nor a footnote fits there."""

    def shown(value: Any) -> str:
        if "<w:sectPr" in value.xml or "<w:footnoteReference" in value.xml:
            raise FaultError(
                codes.NOT_FIT,
                reason_zh="它在模板的页眉、页脚或脚注里，里面放不进脚注和横排的表格",
                reason_en="it stands in a header, a footer or a note, which takes neither footnotes nor landscape tables",
            )
        return printer(value)

    return shown


def _text(value: Any) -> str:
    if isinstance(value, Value):  # in a property or an address it is not on paper
        value.printed |= value.names
        return text_xml(value)
    return text_xml(
        (value if type(value) is str else text_of(value)).rstrip("\n")
    )  # the end of a text under |


def _paragraphs(value: Any, between: str) -> str:
    """A text of the template's own paragraph; data of several lines go on in paragraphs like it, which `between` parts.

    A field of the document keeps its lines within the paragraph: they are those of a title, or of names that sign.
    """
    if isinstance(value, Value) or "\n" not in (text := text_of(value)):
        return _text(value)
    return between.join(text_xml(line) for line in text.split("\n") if line.strip())


def _escaped(text: str) -> str:
    """A text for an attribute or an element: as `html.escape` has it, without the tables of entities that come with it."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#x27;")


def _property(value: Any) -> str:
    return _escaped(" ".join(text_of(value).split("\n")))


def _url(value: Any) -> str:
    text = text_of(value).strip()
    if not _WHOLE_URL.fullmatch(text):
        shown = text[:30]
        raise FaultError(
            codes.NOT_FIT,
            reason_zh=f"“{shown}”不是 http、https 或 mailto 开头的网址",
            reason_en=f"“{shown}” is no address that begins with http, https or mailto",
        )
    return _escaped(quote(text, safe="/:?#[]@!$&'()*+,;=%-._~"))


def _url_part(value: Any) -> str:
    return quote(text_of(value).strip(), safe="/-._~")


def _colour(value: Any) -> str:
    text = text_of(value).strip()
    if found := _COLOUR.fullmatch(text):
        return found[1]
    shown = text[:20]
    raise FaultError(
        codes.NOT_FIT,
        reason_zh=f"“{shown}”不是 FFFF00 这样的颜色",
        reason_en=f"“{shown}” is no colour such as FFFF00",
    )


def _span(value: Any) -> str:
    text = text_of(value).strip()
    if re.fullmatch(r"[1-9]|[1-5][0-9]|6[0-3]", text):
        return text
    shown = text[:20]
    raise FaultError(
        codes.NOT_FIT, reason_zh=f"“{shown}”应当是1到63的整数", reason_en=f"“{shown}” should be from 1 to 63"
    )


PRINTERS: Printers = {
    "slot": _slot,
    "slot_within": _within(_slot),
    "slot_in_margin": _in_margin(_slot),
    "block": _block,
    "block_within": _within(_block),
    "block_in_margin": _in_margin(_block),
    "text": _text,
    "paragraphs": _paragraphs,
    "property": _property,
    "url": _url,
    "url_part": _url_part,
    "colour": _colour,
    "span": _span,
}


@cache
def engine() -> Engine:
    """Makes and runs programs that are not plain: only where a template has one is Jinja needed."""
    from ...tags.expressions import Engine

    return Engine(PRINTERS)


class Filler(NamedTuple):
    """A program that fills one part, plain or as Jinja's code, and its tags with their places, by number from 1. It can be stored.

    `repair` tells that what comes out needs `repair`.
    """

    part: str
    program: tuple[PlainStep, ...] | bytes
    spots: tuple[tuple[str, Place], ...]
    repair: bool

    def diagnostic(self, number: int, fault: FaultError, name: str) -> Diagnostic:
        """A fault at one of the tags, in the template called `name`."""
        excerpt, place = self.spots[number - 1] if number else ("…", Place(name, part=self.part))
        return Diagnostic(fault.code, {"excerpt": excerpt, **fault.args_of}, place._replace(file=name))

    def fill(self, context: Mapping[str, object], name: str, run: Run) -> str:
        """The part with its values. Raises CompileError for what only shows when it is filled."""
        try:
            if isinstance(self.program, bytes):
                return engine().run(self.program, context, run)
            return run_plain(self.program, context, run, PRINTERS)
        except RunError as error:
            found = [self.diagnostic(number, fault, name) for number, fault in sorted(error.problems.items())]
            run.problems.clear()
            raise CompileError(found) from None
