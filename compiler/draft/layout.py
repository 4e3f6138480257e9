"""Tables that only set text side by side: a letterhead above the title, names and a date at the end. They have no lines.

In: the blocks of a Word file. Out: the same, with the paragraphs of such tables in the place of the tables.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ..word import reader
from .lines import Line, Par
from .names import ORG
from .sentences import is_date
from .titles import is_title_end

Block = reader.Block
_MOST = 12  # paragraphs of such a table
_TITLE_LINES, _LONG_TITLE = 3, 8  # a table of so few texts, one of so many characters, may hold a title
_LETTERHEAD = re.compile(
    r"文件$|[〔\[［]\d{4}[〕\]］]\s*第?\d+号|签发人|^(?:机密|秘密|绝密|特急|加急)|^第?\d+期$|简报$"
)
_BELOW = re.compile(r"[（(]|抄送|抄报|附件|主题词|联系人|印发|报送|发送")


def unlaid(blocks: Sequence[Block], tell: Callable[[str, int], None]) -> Iterator[Block]:
    """The blocks, tables for layout as lines; each of them is told, with its number among the blocks."""
    for index, block in enumerate(blocks):
        texts = _texts(block)
        above = not any(map(_seen, blocks[:index]))
        if texts and ((above and _heads(texts)) or _signs(texts, blocks[index + 1 :])):
            tell(" ".join(texts), index + 1)
            assert isinstance(block, reader.Grid)
            yield from _lines(block)
            yield from (replace(image, beside="cell") for _, image in block.pictures)
        else:
            yield block


def _texts(block: Block) -> list[str]:
    """The texts of a table that may be there for layout; none of what cannot be."""
    if not isinstance(block, reader.Grid) or block.ruled or block.signers:
        return []
    texts = [
        text.strip() for line in block.lines for text in (line.label + line.text).split("\n") if text.strip()
    ]
    return texts if len(texts) <= _MOST and all(len(text) <= 60 for text in texts) else []


def _seen(block: Block) -> bool:
    return not isinstance(block, reader.Line) or bool((block.label + block.text).strip())


def _heads(texts: Sequence[str]) -> bool:
    """Whether texts above all others are a letterhead, or a title."""
    if any(_LETTERHEAD.search(text) for text in texts):
        return True
    return len(texts) <= _TITLE_LINES and any(
        len(text) >= _LONG_TITLE and is_title_end(Par(text, (1,), Line(text))) for text in texts
    )


def _signs(texts: Sequence[str], following: Sequence[Block]) -> bool:
    """Whether texts sign: names, and a date for all or one for each; with nothing below that goes on."""
    dates = [text for text in texts if is_date(text)]
    names = [text for text in texts if not is_date(text)]
    below = next((one for one in following if _seen(one)), None)
    ends = below is None or (isinstance(below, reader.Line) and _BELOW.match(below.text.strip()) is not None)
    return (
        ends
        and bool(names)
        and len(dates) in (1, len(names))
        and len(names) <= 4
        and not any(re.search("[。；，;,]", name) for name in names)
        and sum(not ORG.search(name) for name in names) <= 1
    )


def _lines(grid: reader.Grid) -> Iterator[reader.Line]:
    """The paragraphs of a table; of dates that are all alike, in as many cells, the last."""
    lines = [*grid.lines]
    dates = [line for line in lines if is_date(line.text.strip())]
    alike = len({line.text.strip() for line in dates}) == 1
    last = max((at for at, line in enumerate(lines) if line in dates), default=0)
    yield from (line for at, line in enumerate(lines) if not (alike and line in dates and at != last))
