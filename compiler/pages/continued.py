"""Tables that go on over pages under 续表: where the pages divide one, and what is told of that.

In: a `Layout`. Out: the rows after which its tables are to be divided; L7xx diagnostics beside their messages.
"""

from collections.abc import Iterator
from itertools import islice

from ..flow.blocks import Flow, Table
from ..flow.parts import continues
from ..messages.diagnostic import Code, Diagnostic
from ..terms.spans import cut_by
from .layout import Layout

_CELLS = ("cell", "header_cell")
_FAULT = "（一张30行的表，写了“续表: 是”）"
NOT_CONTINUED = Code(
    "L771",
    "warning",
    zh="这张表写了“续表: 是”，可是没有排页，不知道断在哪里，“续表”没有印。",
    hint_zh="编译时加 --proof 或 --pdf；没有 LibreOffice 的，看好前面的页印到第几行（不算表头），写“续表: 20”。",
    en="This table has `续表: 是`, but no pages were laid out to tell where it is divided: 续表 is not printed.",
    hint_en="Compile with --proof or --pdf; without LibreOffice write the rows that the pages before show, such as `续表: 20`.",
    fault="compile 有续表.yaml（写了“续表: 是”）",
    mend="compile 定好续表.yaml（写了“续表: 1”）",
    form="command",
    exit=0,
)
CONTINUED = Code(
    "L772",
    "info",
    zh="{name_zh}跨了页，表头下面第{rows_zh}行后面断开，另页印“{again}”。",
    hint_zh="断在哪里是按这次排的页定的：改了文字，再编一次；要固定下来，写“续表: {rows}”。",
    en="{name_en} runs over pages: it is divided after row {rows_en} below its header, and goes on as {again}.",
    hint_en="That follows these pages: compile anew when the text has changed, or fix it with `续表: {rows}`.",
    fault=_FAULT,
    mend="（同一张表，写“续表: 20”）",
    why="pages",
)
RUNS_ON = Code(
    "L780",
    "warning",
    zh="{name_zh}写了“续表: {typed}”，可是排出来第{row}行后面就换了页，那里没有“续表”。",
    hint_zh="改成“续表: 是”，按排出的页断；或者把那个数改小，各页都排得下。",
    en="{name_en} has `续表: {typed}`, but the page ends after row {row}, and 续表 does not stand there.",
    hint_en="Write `续表: 是` to divide it where the pages end, or lower numbers, so that each part has room on its page.",
    fault="（一面排20行的表，写“续表: 25”）",
    mend="（同一张表，写“续表: 20”）",
    why="pages",
)


def further_breaks(layout: Layout) -> dict[int, tuple[int, ...]]:
    """Of each table that its pages are to divide, by its block, the row below the header after which its first page ends."""
    return {
        index: (row,)
        for index, block in enumerate(layout.flow.blocks)
        if isinstance(block, Table) and block.breaks == () and (row := _ends_after(layout, index, block))
    }


def unseen(flow: Flow) -> Iterator[Diagnostic]:
    """What is told where no pages were laid out."""
    for block in flow.leaves:
        if isinstance(block, Table) and block.breaks == ():
            yield Diagnostic(NOT_CONTINUED, {}, block.place)


def told(layout: Layout) -> Iterator[Diagnostic]:
    """Where tables were divided by their pages, and where pages end amid the part that an author wanted on one."""
    for parts in _tables(layout.flow):
        (_, first), counts = parts[0], [len(table.rows) - table.header_rows for _, table in parts]
        ends = [sum(counts[: n + 1]) for n in range(len(counts) - 1)]
        number = first.caption.runs[1].text if first.caption else ""
        typed = str(ends[0]) if len(ends) == 1 else f"[{', '.join(map(str, ends))}]"
        name = {"name_zh": f"表{number}" if number else "这张表", "name_en": f"Table {number}".strip()}
        if first.breaks == () and ends:
            rows = {"rows_zh": "、".join(map(str, ends)), "rows_en": ", ".join(map(str, ends)), "rows": typed}
            yield Diagnostic(CONTINUED, {**name, **rows, "again": f"续表{number}"}, first.place)
        elif ends:
            for before, (index, table) in zip([0, *ends], parts, strict=True):
                if row := _ends_after(layout, index, table):
                    yield Diagnostic(RUNS_ON, {**name, "typed": typed, "row": str(before + row)}, first.place)


def _tables(flow: Flow) -> Iterator[list[tuple[int, Table]]]:
    """The blocks that each table takes, with its further parts."""
    parts: list[tuple[int, Table]] = []
    for index, block in enumerate(flow.blocks):
        if isinstance(block, Table):
            if parts and not continues(block):
                yield parts
                parts = []
            parts.append((index, block))
    if parts:
        yield parts


def _ends_after(layout: Layout, index: int, block: Table) -> int:
    """How many rows below its header a table's first page shows; 0 where it stands on one, or is one row over several."""
    last, above = 0, 0  # the page of what stands above, and its row
    for row, pages in enumerate(_pages_of_rows(layout, index, block)):
        if not pages:
            continue
        if row > block.header_rows and last and min(pages) > last:
            end = above + 1  # rows without text are nowhere found
            while cut := cut_by(block.spans, end):
                end = cut.row
            if end > block.header_rows:
                return end - block.header_rows
        last, above = max(pages), row
    return 0


def _pages_of_rows(layout: Layout, index: int, block: Table) -> Iterator[set[int]]:
    """The pages that each row is found on."""
    cells = iter([one for one in layout.printed if one.index == index and one.paragraph.role in _CELLS])
    for row in block.rows:
        yield {line.page for one in islice(cells, len(row)) for line in one.rows}
