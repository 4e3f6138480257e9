"""What the tags of a part say that are no values: if, for and their ends, lists begun anew; what stands open between them.

In: a tag and the part so far. Out: its steps; the block that it opens, goes on with or closes. Two tags of a block must
leave the XML in one piece.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ...messages import codes
from ...messages.diagnostic import Diagnostic
from ...tags.evaluation import Step
from ...tags.quantities import FaultError
from ...terms.fields import SLOTS
from ...terms.nearest import nearest
from .names import expression_of, loop_path
from .part import Block, Part, Tag
from .places import has_paragraph
from .repair import RESTART
from .tags import short

MAX_OPEN = 16

_ENDS = {"if": "endif", "for": "endfor"}
_BETWEEN = {"else": ("if", "for"), "elif": ("if",)}
_CELL_WORDS = ("colspan", "cellbg", "hm", "vm")
_RESTARTS = ("重新编号", "restart")
WORDS = (*_ENDS, *_ENDS.values(), *_BETWEEN, *_CELL_WORDS, *_RESTARTS)
_OTHER_TONGUES = {"elseif": "elif", "elsif": "elif", "foreach": "for", "fi": "endif", "end": "endif"}
# What Jinja has and a tag may not use.
_PROGRAMS = frozenset(
    (
        *(
            "set",
            "block",
            "extends",
            "include",
            "import",
            "from",
            "macro",
            "call",
            "filter",
            "with",
            "autoescape",
        ),
        *("raw", "do", "trans", "print", "break", "continue", "debug"),
    )
)

# What is told of what stands outside tables and does not belong there.
IN_TABLES = ("它只用在表格里", "it belongs in a table")
CellWord = Callable[[str, str, Tag], None]


def statement(part: Part, tag: Tag, cell_word: CellWord | None = None) -> None:
    """Take a {% tag. `cell_word` is told what concerns a cell; without it there is none.

    A misspelt word is told, and taken for the one that was meant.
    """
    found = re.match(r"(\w*)\s*(.*)", tag.inner, re.DOTALL)
    word, rest = found.groups() if found else ("", "")
    if word in _ENDS:
        _begin(part, word, rest, tag)
    elif word == "elif" or (word == "else" and not rest):
        _between(part, word, rest, tag)
    elif word in _ENDS.values():
        if rest:
            part.told.syntax(
                tag.place, tag.text, f"“{word}”后面多了“{short(rest)}”", f"“{short(rest)}” is too much"
            )
        _end(part, word, tag)
    elif word in _CELL_WORDS:
        if cell_word:
            cell_word(word, rest, tag)
        else:
            part.told.misplaced(tag, *IN_TABLES)
    elif word in _RESTARTS and not rest and tag.letter == "p":
        _restart(part, tag)
    elif word in _RESTARTS:
        wanted = f"{{%p {word} %}}"
        part.told.syntax(tag.place, tag.text, f"应当写成“{wanted}”", f"write “{wanted}”")
    elif word not in _PROGRAMS and (offer := _meant(word, rest)):
        joined = rest and f"{word}{rest}" == offer
        args = {"word": f"{word} {rest}" if joined else word, "nearest": offer}
        part.told.problem(codes.TAG_MISSPELT, tag.place, excerpt=short(tag.text), **args)
        tag.inner = offer if offer in (*_ENDS.values(), "else") else f"{offer} {rest.removeprefix('if ')}"
        statement(part, tag, cell_word)
    else:
        part.told.forbidden(tag)


def _begin(part: Part, word: str, rest: str, tag: Tag) -> None:
    block = Block(word, tag)
    part.open.append(block)
    if len(part.open) > MAX_OPEN:
        part.told.forbidden(tag)
    elif word == "if":
        if expression := expression_of(part, rest, tag, "test"):
            block.test = expression
            tag.steps.append(Step("if", tag.number, expression=expression))
    else:
        from ...tags.expressions import loop  # brings Jinja

        try:
            names, over = loop(rest)
        except FaultError as fault:
            part.told.fault(fault, tag)
            block.names = dict.fromkeys(re.findall(r"\w+", rest)[:1], ("?",))
            return
        path = loop_path(part, over, tag, block)
        if block.through and len(names) > 1:
            part.told.syntax(tag.place, tag.text, "for 后面只写一个名称", "for wants one name here")
        block.names = {name: (*path, "[]", *(str(i) for _ in names[1:])) for i, name in enumerate(names)}
        tag.steps.append(Step("for", tag.number, expression=over, names=names))


def _end(part: Part, word: str, tag: Tag) -> None:
    if not part.open:
        zh, en = f"前面没有与“{word}”成对的标记", f"there is nothing that “{word}” could close"
        part.told.syntax(tag.place, tag.text, zh, en)
        return
    block = part.open[-1]
    if _ENDS[block.word] != word:
        if len(part.open) < 2 or _ENDS[part.open[-2].word] != word:
            zh = f"它前面是“{short(block.tag.text)}”，要用“{_ENDS[block.word]}”收尾"
            en = f"what is open is “{short(block.tag.text)}”, which “{_ENDS[block.word]}” closes"
            part.told.syntax(tag.place, tag.text, zh, en)
            return
        _not_closed(part, part.open.pop())
    block = part.open.pop()
    _level(part, block.tag, tag)
    _blank_lines(part, block, tag)
    if block.through:
        _blocks_end(part, block, tag)
    if part.open:
        part.open[-1].sure |= block.in_every_branch()
    for slot in block.slots:
        zh, en = "它在循环里面，每一轮都印", "it is inside a loop"
        part.told.problem(codes.SLOT_TWICE, slot.place, tag=short(slot.text), reason_zh=zh, reason_en=en)
    tag.steps.append(Step("end", tag.number))
    if block.restarts:
        tag.steps.append(Step("text", text=f"<?{RESTART} stop?>"))


def _between(part: Part, word: str, rest: str, tag: Tag) -> None:
    if not part.open or part.open[-1].word not in _BETWEEN[word]:
        zh, en = f"“{word}”不在 if 里面", f"“{word}” is not inside an if"
        part.told.syntax(tag.place, tag.text, zh, en)
        return
    block = part.open[-1]
    _level(part, block.tag, tag)
    block.between.append(tag)
    block.ended.append(block.sure)
    block.sure, block.test = set(), None
    if word == "else":
        block.otherwise = True
        tag.steps.append(Step("else", tag.number))
    elif expression := expression_of(part, rest, tag, "test"):
        block.test = expression
        tag.steps.append(Step("elif", tag.number, expression=expression))


def _level(part: Part, first: Tag, second: Tag) -> None:
    """Two tags of a block must leave the XML in one piece: they stand in the same element once docxtpl has been there."""
    one, two = first.anchor, second.anchor
    if len(one) != len(two) or any(a is not b and a != b for a, b in zip(one, two, strict=True)):
        zh = "两个标记用同样的字母（p、tr、tc），放在同一个表格、同一个单元格里。"
        en = "Give both tags the same letter (p, tr, tc), in the same table and the same cell."
        cells = first.place.cell, second.place.cell
        if not (first.letter or second.letter) and all(cells) and cells[0][:2] != cells[1][:2]:
            zh = f"改成 {{%tr {short(first.inner)} %}} 和 {{%tr {second.inner} %}}，各占表格的一行。"
            en = f"Write {{%tr {short(first.inner)} %}} and {{%tr {second.inner} %}}, each in a row of its own."
        args = {"opening": short(first.text), "excerpt": short(second.text)}
        part.told.problem(codes.BLOCK_ACROSS, second.place, **args, offer_zh=zh, offer_en=en)


def _blank_lines(part: Part, block: Block, end: Tag) -> None:
    """Tell the tags of a block that have a paragraph to themselves and lack the p that would take it away."""
    tags = (block.tag, *block.between, end)
    if any(tag.letter or any(tag.trims) for tag in tags) or len({tag.paragraph for tag in tags}) == 1:
        return
    if part.told.said_twice:
        return
    certain = all(has_paragraph(tag, alone=True) for tag in tags)
    for tag in tags:
        if has_paragraph(tag):
            new = f"{{%p {tag.inner} %}}"
            zh, en = f"改成 {new}。", f"Write {new}."
            if not certain:
                zh = f"这一组标记各占一段，都加上 p，如 {new}。"
                en = f"Give each tag of the block a paragraph of its own and a p: {new}."
            args = {"excerpt": short(tag.text), "nearest": new if certain else "", "offer_zh": zh}
            note = Diagnostic(codes.BLOCK_ALONE, {**args, "offer_en": en}, tag.place)
            part.told.notes.append(note)


def _restart(part: Part, tag: Tag) -> None:
    loops = part.loops()
    if not loops:
        part.told.misplaced(tag, "它只用在 for 和 endfor 之间", "it belongs between for and endfor")
        return
    if loops[-1].through:
        part.told.misplaced(
            tag, "公文的序号接着编，不能重新编", "the labels of a document go on by themselves"
        )
        return
    loops[-1].restarts = part.repair = True
    tag.steps.append(Step("text", text=f"<?{RESTART}?>"))


def _blocks_end(part: Part, block: Block, end: Tag) -> None:
    """What prints the texts of blocks gives their slot its place; a label that is not there need not be printed."""
    if "block" in block.told:
        part.through.append((block.tag, end))
    if "text" in block.told:
        part.slots.add(block.through)
        surely = {member for number, member in (*block.ended, block.sure)[0] if number == block.tag.number}
        if "text" not in surely or "label" not in block.told:
            part.partly.append((block.tag, block.through))


def _not_closed(part: Part, block: Block) -> None:
    letter = block.tag.letter
    wanted = f"{{%{letter} {_ENDS[block.word]} %}}"
    part.told.problem(codes.NOT_CLOSED, block.tag.place, excerpt=short(block.tag.text), wanted=wanted)


def close_all(part: Part) -> None:
    """The end of the part: what is still open, and what loops over blocks may leave out, is told."""
    for block in part.open:
        _not_closed(part, block)
    part.open.clear()
    for tag, slot in part.partly:
        if any(part.printed.get(one, tag) is tag for one in SLOTS[slot]):
            part.told.notes.append(Diagnostic(codes.BLOCKS_LEFT_OUT, {"excerpt": short(tag.text)}, tag.place))


def _meant(word: str, rest: str) -> str | None:
    """The word of a statement that a misspelt one stands for."""
    if f"{word}{rest}" in _ENDS.values():
        return f"{word}{rest}"
    if joined := re.fullmatch(r"(if|elif|for)([^\x00-\x7f]\w*)", word):
        return f"{joined[1]} {joined[2]}"
    if word == "else":
        return "elif" if rest.startswith("if") else "else"
    if not rest and _OTHER_TONGUES.get(word.lower()) == "elif":
        return "else"
    return _OTHER_TONGUES.get(word.lower()) or nearest(word, WORDS)
