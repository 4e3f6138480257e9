"""The tags of a template checked one by one: what each says, by its text alone, and where it may stand among the others.

In: texts that hold tags, and their places. Out: `Checker`: every fault, the fields that are printed, what data is wanted, and
each `Tag` with the steps that it stands for. `filling` finds the texts in a part's XML and makes code of the steps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from ...messages import codes
from ...messages.diagnostic import Code, Diagnostic, Place
from ...tags.expressions import LOOP, Expression, Step, loop, parse
from ...tags.filters import FaultError
from ...terms.fields import MEMBERS, SLOTS, TERMS, VALUES
from ...terms.nearest import nearest
from ..ooxml.package import refusal
from .repair import RESTART

if TYPE_CHECKING:
    from lxml import etree

# What a block says of itself.
OF_BLOCK = ("label", "level", "lead", "text", "role")
# What may be longer than a page, and so than a text box; a loop may go through its blocks.
LONG = frozenset(row.key for row in TERMS.values() if row.long)
# Values that hold several texts, which a loop may go through.
LISTS = frozenset(row.key for row in TERMS.values() if row.tag == "list")
DATA = TERMS["figures"].spellings
SLOT_PREFIX = "_slot_"
SECTION = "_section"  # what stands in for the body's own section, which a document may have to change
MAX_TAGS = 2_000
MAX_TAG = 1_000  # characters
MAX_OPEN = 16
MAX_PROBLEMS = 200
MAX_IN_TEXT = 20  # problems of one paragraph; it is most likely no text at all

SPELLED = {spelling: name for name in (*SLOTS, *VALUES) for spelling in TERMS[name].spellings}
OF_BLOCK_SPELLED = {s: member for member in OF_BLOCK for s in TERMS[member].spellings}
# The parts with paragraphs whose tags are filled.
TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
# None holds the beginning of another, so that a part full of braces costs no more than its length.
TAG = re.compile(
    r"\{\{(?:(?!\{[{%#]).){0,1000}?\}\}|\{%(?:(?!\{[{%#]).){0,1000}?%\}|\{#(?:(?!\{#).){0,1000}?#\}",
    re.DOTALL,
)
EDGE = re.compile(r"\{[{%#]|[}%#]\}")
_OPENED_APART = re.compile(r"(\{\s+[{%#])[^{}]*$")
_CLOSE = {"{{": "}}", "{%": "%}", "{#": "#}"}
# These are texts: `re` compiles them where a template is compiled, not in each run.
_WIDE_EDGE = r"[｛{][｛{%％#＃]|[｝}%％#＃][｝}]"
_WIDE = {
    **dict(zip("｛｝％＃（）［］，：＝＋－＊／｜！＜＞．～＂＇", "{}%#()[],:=+-*/|!<>.~\"'", strict=True)),
    "【": "[",
    "】": "]",
    "。": ".",
}
_ASCII = str.maketrans(_WIDE)
_INSIDE = "[（）［］，：＝＋－＊／％｜！＜＞．～＂＇【】。]+"
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_PARTS = r"(?s)(\{\{|\{%|\{#)(-?)(?:(p|tr|tc|r)(?=\s))?(.*?)(-?)(?:\}\}|%\}|#\})"
_APART = r"(?s)\s+(p|tr|tc|r)(\s+\S.*)"
_CAPITAL = r"(?s)\s*(P|TR|TC|R|Tr|Tc)(\s+\S.*)"

_ENDS = {"if": "endif", "for": "endfor"}
_BETWEEN = {"else": ("if", "for"), "elif": ("if",)}
_CELL_WORDS = ("colspan", "cellbg", "hm", "vm")
_RESTARTS = ("重新编号", "restart")
_WORDS = (*_ENDS, *_ENDS.values(), *_BETWEEN, *_CELL_WORDS, *_RESTARTS)
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


class Want(NamedTuple):
    """Data that a tag asks for: `("数据", "明细", "[]", "金额")` is the 金额 of each of 明细.

    `how` is text (printed or computed with), list (gone through) or test (asked whether it is there).
    """

    path: tuple[str, ...]
    how: str
    place: Place


# ---- tags ---------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Tag:
    """A tag where it was found: its text, opening, letter (p, tr, tc, r or none), inside, place and number."""

    text: str
    opening: str
    letter: str
    inner: str
    place: Place
    number: int
    start: int = 0
    end: int = 0
    trims: tuple[bool, bool] = (False, False)
    steps: list[Step] = field(default_factory=list)
    paragraph: etree._Element | None = None
    anchor: tuple[object, ...] = ()  # what it has in common with the other tags of its block


@dataclass(slots=True)
class Block:
    """An if or for that is open: its tag, the names it gives, and whether lists restart in it.

    `through` is the slot whose blocks it goes through, and `told` what it prints of them at all. `sure` is what the branch
    that is open prints of blocks whatever they are, by the number of their loop's tag; `ended` the same of those before it.
    `test` is the condition of that branch.
    """

    word: str
    tag: Tag
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    restarts: bool = False
    slots: list[Tag] = field(default_factory=list)
    through: str = ""
    told: set[str] = field(default_factory=set)
    sure: set[tuple[int, str]] = field(default_factory=set)
    ended: list[set[tuple[int, str]]] = field(default_factory=list)
    otherwise: bool = False
    test: Expression | None = None

    def in_every_branch(self) -> set[tuple[int, str]]:
        """What it prints of blocks whichever of its branches is taken."""
        return self.sure.intersection(*self.ended) if self.otherwise and self.word == "if" else set()


class Checker:
    """The tags of a part so far: what they print and want, what is open, and what is wrong."""

    def __init__(self, name: str, part: str, free: bool) -> None:
        self.name, self.part, self.free = name, part, free
        self.problems: list[Diagnostic] = []
        self.notes: list[Diagnostic] = []
        self.slots: set[str] = set()
        self.printed: dict[str, Tag] = {}  # a slot of the flow, and the tag that prints it
        self.through: list[tuple[Tag, Tag]] = []  # where loops that print blocks begin and end
        self.partly: list[tuple[Tag, str]] = []  # loops that may leave out blocks, and their slots
        self.values: set[str] = set()
        self.wants: list[Want] = []
        self.tags: list[Tag] = []
        self.open: list[Block] = []
        self.repair = False

    # ---- finding ----

    def _found(self, text: str, place: Place) -> list[Tag]:
        """The tags of a text, full-width marks mended; what is wrong with their edges and marks is told."""
        mended = narrowed(text)
        out, position, known = [], 0, len(self.problems)
        while (edge := EDGE.search(mended, position)) and len(self.problems) <= MAX_PROBLEMS:
            start, position = edge.span()
            if len(self.problems) - known >= MAX_IN_TEXT:
                self._problem(codes.MORE_PROBLEMS, place, last=str(MAX_IN_TEXT))
                break
            here = place._replace(around=_beside(text, start))
            close = _CLOSE.get(edge[0])
            if close is None:
                zh, en = f"多了“{edge[0]}”，或前面少了“{{”", f"“{edge[0]}” without a beginning"
                if apart := _OPENED_APART.search(mended, max(start - MAX_TAG, 0), start):
                    zh, en = f"“{apart[1]}”中间不能有空格", f"“{apart[1]}” must have no blank in it"
                self._syntax(here, mended[max(start - 12, 0) : position], zh, en)
                continue
            end = mended.find(close, position, position + MAX_TAG)
            again = EDGE.search(mended, position, end if end >= 0 else position + MAX_TAG)
            while again and again[0] not in _CLOSE:
                again = EDGE.search(mended, again.end(), end if end >= 0 else position + MAX_TAG)
            if end < 0 and (far := EDGE.search(mended, position)) and far[0] == close:
                zh, en = f"太长，超过{MAX_TAG:,}个字", f"it is longer than {MAX_TAG:,} characters"
                self._syntax(here, mended[start : start + 30], zh, en)
                position = far.end()
                continue
            if end < 0 or (again and edge[0] != "{#"):
                zh, en = f"没有写完，后面少了“{close}”", f"“{close}” is missing"
                self._syntax(here, mended[start : again.start() if again else start + 30], zh, en)
                position = again.start() if again else position
                continue
            position = end + len(close)
            out.append(self._tag(text[start:position], mended[start:position], here, start))
        return out

    def _tag(self, text: str, mended: str, place: Place, start: int) -> Tag:
        if len(self.tags) >= MAX_TAGS:
            raise refusal(
                self.name, f"标记太多，超过{MAX_TAGS:,}个。", f"it has more than {MAX_TAGS:,} tags."
            )
        parts = re.fullmatch(_PARTS, mended)
        opening, left, letter, inner, right = (
            parts.groups() if parts else (mended[:2], "", "", mended[2:-2], "")
        )
        if text != mended:
            at = next(i for i, pair in enumerate(zip(text, mended, strict=True)) if pair[0] != pair[1])
            self._wide(place, text, text[at : at + 2], mended[at : at + 2])
        if opening != "{#":
            inner = self._straight(inner.translate(_QUOTES), text, place)
        tag = Tag(
            text, opening, letter or "", inner.strip(), place, len(self.tags) + 1, start, start + len(text)
        )
        tag.trims = (bool(left), bool(right))
        if not letter and opening != "{#" and (apart := re.fullmatch(_APART, inner)):
            word = apart[2].split()[0]
            if opening == "{{" or word in _WORDS:
                tag.letter, tag.inner = apart[1], apart[2].strip()
                wanted = f"{opening}{tag.letter} {tag.inner} {_CLOSE[opening]}"
                self._problem(
                    codes.LETTER_APART, place, excerpt=short(text), mark=apart[1], nearest=short(wanted)
                )
        elif not letter and opening != "{#" and (capital := re.fullmatch(_CAPITAL, inner)):
            tag.letter, tag.inner = capital[1].lower(), capital[2].strip()
            args = {"word": capital[1], "nearest": tag.letter}
            self._problem(codes.TAG_MISSPELT, place, excerpt=short(text), **args)
        self.tags.append(tag)
        return tag

    def _straight(self, inner: str, text: str, place: Place) -> str:
        """The inside of a tag with its full-width marks made ASCII, those within quotation marks left alone."""
        pieces = re.split(r"('[^']*'|\"[^\"]*\")", inner)
        wide = [found[0] for piece in pieces[::2] if (found := re.search(_INSIDE, piece))]
        if wide:
            self._wide(place, text, wide[0], wide[0].translate(_ASCII))
        pieces[::2] = [piece.translate(_ASCII) for piece in pieces[::2]]
        return "".join(pieces)

    def _wide(self, place: Place, text: str, mark: str, wanted: str) -> None:
        self._problem(codes.WIDE_MARK, place, excerpt=short(text), mark=mark, nearest=wanted)

    # ---- what a tag says ----

    def _statement(self, tag: Tag) -> None:
        found = re.match(r"(\w*)\s*(.*)", tag.inner, re.DOTALL)
        word, rest = found.groups() if found else ("", "")
        if word in _ENDS:
            self._begin(word, rest, tag)
        elif word == "elif" or (word == "else" and not rest):
            self._between(word, rest, tag)
        elif word in _ENDS.values():
            if rest:
                self._syntax(
                    tag.place, tag.text, f"“{word}”后面多了“{short(rest)}”", f"“{short(rest)}” is too much"
                )
            self._end(word, tag)
        elif word in _CELL_WORDS:
            self._cell_word(word, rest, tag)
        elif word in _RESTARTS and not rest and tag.letter == "p":
            self._restart(tag)
        elif word in _RESTARTS:
            wanted = f"{{%p {word} %}}"
            self._syntax(tag.place, tag.text, f"应当写成“{wanted}”", f"write “{wanted}”")
        elif word not in _PROGRAMS and (offer := _meant(word, rest)):
            joined = rest and f"{word}{rest}" == offer
            args = {"word": f"{word} {rest}" if joined else word, "nearest": offer}
            self._problem(codes.TAG_MISSPELT, tag.place, excerpt=short(tag.text), **args)
            tag.inner = offer if offer in (*_ENDS.values(), "else") else f"{offer} {rest.removeprefix('if ')}"
            self._statement(tag)
        else:
            self._forbidden(tag)

    def _begin(self, word: str, rest: str, tag: Tag) -> None:
        block = Block(word, tag)
        self.open.append(block)
        if len(self.open) > MAX_OPEN:
            self._forbidden(tag)
        elif word == "if":
            if expression := self._expression(rest, tag, "test"):
                block.test = expression
                tag.steps.append(Step("if", tag.number, expression=expression))
        else:
            try:
                names, over = loop(rest)
            except FaultError as fault:
                self._fault(fault, tag)
                block.names = dict.fromkeys(re.findall(r"\w+", rest)[:1], ("?",))
                return
            path = self._loop_path(over, tag, block)
            if block.through and len(names) > 1:
                self._syntax(tag.place, tag.text, "for 后面只写一个名称", "for wants one name here")
            block.names = {name: (*path, "[]", *(str(i) for _ in names[1:])) for i, name in enumerate(names)}
            tag.steps.append(Step("for", tag.number, expression=over, names=names))

    def _loop_path(self, over: Expression, tag: Tag, block: Block) -> tuple[str, ...]:
        """The data that a loop goes through, or the slot, which `block` is told."""
        for name in over.names:
            root = name.path[0]
            local = any(root in block.names for block in self.open)
            field_name = SPELLED.get(root)
            if not (local or self.free or root in DATA) and field_name and field_name not in LISTS:
                if field_name in LONG and over.is_name:
                    block.through = field_name
                    return name.path
                self._problem(codes.NOT_A_LIST, tag.place, excerpt=short(tag.text), value=root)
                return name.path
        self._names(over, tag, "list")
        if not over.names:
            return ()
        return self._full(over.names[0].path)

    def _full(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """A path from the data itself, loop variables followed to what they go through."""
        for block in reversed(self.open):
            if path[0] in block.names:
                return (*block.names[path[0]], *path[1:])
        return (DATA[0], *path[1:]) if path[0] in DATA and not self.free else path

    def _end(self, word: str, tag: Tag) -> None:
        if not self.open:
            zh, en = f"前面没有与“{word}”成对的标记", f"there is nothing that “{word}” could close"
            self._syntax(tag.place, tag.text, zh, en)
            return
        block = self.open[-1]
        if _ENDS[block.word] != word:
            if len(self.open) < 2 or _ENDS[self.open[-2].word] != word:
                zh = f"它前面是“{short(block.tag.text)}”，要用“{_ENDS[block.word]}”收尾"
                en = f"what is open is “{short(block.tag.text)}”, which “{_ENDS[block.word]}” closes"
                self._syntax(tag.place, tag.text, zh, en)
                return
            self._not_closed(self.open.pop())
        block = self.open.pop()
        self._level(block.tag, tag)
        if block.through:
            self._blocks_end(block, tag)
        if self.open:
            self.open[-1].sure |= block.in_every_branch()
        for slot in block.slots:
            zh, en = "它在循环里面，每一轮都印", "it is inside a loop"
            self._problem(codes.SLOT_TWICE, slot.place, tag=short(slot.text), reason_zh=zh, reason_en=en)
        tag.steps.append(Step("end", tag.number))
        if block.restarts:
            tag.steps.append(Step("text", text=f"<?{RESTART} stop?>"))

    def _between(self, word: str, rest: str, tag: Tag) -> None:
        if not self.open or self.open[-1].word not in _BETWEEN[word]:
            zh, en = f"“{word}”不在 if 里面", f"“{word}” is not inside an if"
            self._syntax(tag.place, tag.text, zh, en)
            return
        block = self.open[-1]
        self._level(block.tag, tag)
        block.ended.append(block.sure)
        block.sure, block.test = set(), None
        if word == "else":
            block.otherwise = True
            tag.steps.append(Step("else", tag.number))
        elif expression := self._expression(rest, tag, "test"):
            block.test = expression
            tag.steps.append(Step("elif", tag.number, expression=expression))

    def _level(self, first: Tag, second: Tag) -> None:
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
            self._problem(codes.BLOCK_ACROSS, second.place, **args, offer_zh=zh, offer_en=en)

    def _restart(self, tag: Tag) -> None:
        loops = [block for block in self.open if block.word == "for"]
        if not loops:
            self._misplaced(tag, "它只用在 for 和 endfor 之间", "it belongs between for and endfor")
            return
        if loops[-1].through:
            self._misplaced(
                tag, "公文的序号接着编，不能重新编", "the labels of a document go on by themselves"
            )
            return
        loops[-1].restarts = self.repair = True
        tag.steps.append(Step("text", text=f"<?{RESTART}?>"))

    def _cell_word(self, _word: str, _rest: str, tag: Tag) -> None:
        self._misplaced(tag, "它只用在表格里", "it belongs in a table")

    def _print(self, tag: Tag, how: str) -> None:
        if expression := self._expression(tag.inner, tag, "text"):
            tag.steps.append(Step("show", tag.number, expression=expression, how=how))

    def _print_link(self, tag: Tag, start: int) -> None:
        """A tag in an address that begins at `start`."""
        if tag.opening != "{{" or tag.letter:
            self._outside(tag.text, tag.place)
        else:
            self._print(tag, "url" if tag.start == start else "url_part")

    def _expression(self, source: str, tag: Tag, how: str) -> Expression | None:
        try:
            expression = parse(source, test=how == "test")
        except FaultError as fault:
            self._fault(fault, tag)
            return None
        self._names(expression, tag, how)
        return expression

    def _names(self, expression: Expression, tag: Tag, how: str) -> None:
        for name in expression.names:
            root, *rest = name.path
            if how != "test":
                for block in self.open:
                    if block.test:
                        block.test.ask_for(name.path)
            if root == "loop":
                self._loop_name(rest, tag)
            elif root in DATA or self.free or any(root in block.names for block in self.open):
                self._want(name.path, how, tag)
            elif root not in SPELLED:
                known = [*SPELLED, *DATA, *(n for block in self.open for n in block.names)]
                self._unknown(root, known, tag.place)
            else:
                self._field(SPELLED[root], root, rest, tag, how)

    def _want(self, path: tuple[str, ...], how: str, tag: Tag) -> None:
        if block := self._through(path[0]):
            self._of_block(block, path, how, tag)
            return
        full = self._full(path)
        field_name = SPELLED.get(full[0])
        if field_name in LISTS and not self.free:
            if len(full) > 2:
                self._no_member(full[0], full[-1], tag)
        elif not self.free and path[0] in DATA and len(path) == 1 and how == "text":
            zh, en = "要写明是哪一项，如 数据.总收入", "say which item, such as 数据.总收入"
            self._syntax(tag.place, tag.text, zh, en)
        else:
            self.wants.append(Want(full, how, tag.place))

    # ---- blocks ----

    def _through(self, name: str) -> Block | None:
        """The loop over blocks that gives a name."""
        found = next((block for block in reversed(self.open) if name in block.names), None)
        return found if found and found.through else None

    def _of_block(self, block: Block, path: Sequence[str], how: str, tag: Tag) -> None:
        """段 or 段.文字 in an expression."""
        word, *members = path
        if members and members[0] not in OF_BLOCK_SPELLED:
            names = [TERMS[one].zh for one in OF_BLOCK]
            self._unknown(members[0], [*names, *OF_BLOCK], tag.place, "、".join(names))
        elif len(members) > 1:
            self._no_member(members[0], members[1], tag)
        elif how == "list":
            self._problem(codes.NOT_A_LIST, tag.place, excerpt=short(tag.text), value=".".join(path))
        elif how == "text" and members:
            self._tells(block, OF_BLOCK_SPELLED[members[0]])
        elif how == "text":
            self._problem(codes.SLOT_WITHOUT_P, tag.place, tag=short(tag.text), field=word)

    def _tells(self, block: Block, *members: str) -> None:
        """Something of a block is printed."""
        block.told.update(members)
        self.open[-1].sure.update((block.tag.number, member) for member in members)

    def _is_sure(self, block: Block, member: str) -> bool:
        return any((block.tag.number, member) in one.sure for one in self.open)

    def _blocks_end(self, block: Block, end: Tag) -> None:
        """What prints the texts of blocks gives their slot its place; a label that is not there need not be printed."""
        if "block" in block.told:
            self.through.append((block.tag, end))
        if "text" in block.told:
            self.slots.add(block.through)
            surely = {
                member for number, member in (*block.ended, block.sure)[0] if number == block.tag.number
            }
            if "text" not in surely or "label" not in block.told:
                self.partly.append((block.tag, block.through))

    def _loop_name(self, rest: Sequence[str], tag: Tag) -> None:
        if not any(block.word == "for" for block in self.open):
            self._misplaced(tag, "loop 只用在 for 和 endfor 之间", "loop belongs between for and endfor")
        elif len(rest) != 1 or rest[0] not in LOOP:
            self._unknown(rest[0] if rest else "loop", [*LOOP], tag.place)

    def _field(self, field_name: str, word: str, rest: Sequence[str], tag: Tag, how: str) -> None:
        printed = how != "test"
        if field_name in MEMBERS and rest:
            if rest[0] not in (members := MEMBERS[field_name]):
                self._unknown(rest[0], [*members], tag.place)
            elif len(rest) > 1:
                self._no_member(rest[0], rest[1], tag)
            elif printed:
                self.values.add(f"{field_name}.{members[rest[0]]}")
        elif rest:
            self._no_member(word, rest[0], tag)
        elif field_name in VALUES:
            if printed:
                self.values.add(field_name)
        elif printed:
            self._problem(codes.SLOT_WITHOUT_P, tag.place, tag=short(tag.text), field=TERMS[field_name].zh)

    # ---- what is told ----

    def _problem(self, code: Code, place: Place, **args: str) -> None:
        if len(self.problems) <= MAX_PROBLEMS:
            self.problems.append(Diagnostic(code, args, place))

    def _fault(self, fault: FaultError, tag: Tag) -> None:
        self._problem(fault.code, tag.place, **{"excerpt": short(tag.text), **fault.args_of})

    def _forbidden(self, tag: Tag) -> None:
        self._problem(codes.TAG_FORBIDDEN, tag.place, excerpt=short(tag.text))

    def _syntax(self, place: Place, text: str, zh: str, en: str) -> None:
        self._problem(codes.TAG_SYNTAX, place, excerpt=short(text), reason_zh=zh, reason_en=en)

    def _misplaced(self, tag: Tag, zh: str, en: str) -> None:
        self._problem(codes.OUT_OF_PLACE, tag.place, tag=short(tag.text), reason_zh=zh, reason_en=en)

    def _outside(self, text: str, place: Place | None = None) -> None:
        place = place or Place(self.name, part=self.part)
        self._problem(codes.TAG_OUTSIDE, place, part=self.part, tag=short(text))

    def _no_member(self, word: str, member: str, tag: Tag) -> None:
        self._problem(
            codes.UNKNOWN_TAG,
            tag.place,
            name=short(f"{word}.{member}"),
            offer_zh=f"“{word}”是一段文字，后面不能再写“.{member}”。",
            offer_en=f"“{word}” is a text and has no “{member}”.",
        )

    def _unknown(self, word: str, among: Sequence[str], place: Place, names: str = "") -> None:
        """A name that is not known; where nothing is near, all `names` are told."""
        # {{p标题 }} without the blank
        offer = f"p {word[1:]}" if word[:1] == "p" and word[1:] in among else nearest(word, sorted(among))
        if offer:
            zh, en = f"是不是“{offer}”？", f"Did you mean “{offer}”?"
        elif names:
            zh, en = f"有这些：{names}。", f"There are {names}."
        else:
            zh = f"名称有{_SOME}等；自己的数据写成“数据.名称”；是文字的，两边加引号。"
            en = f"There are {_SOME} and others; data of your own is 数据.name; a text wants quotation marks."
        self._problem(codes.UNKNOWN_TAG, place, name=short(word), offer_zh=zh, offer_en=en)

    def _not_closed(self, block: Block) -> None:
        letter = block.tag.letter
        wanted = f"{{%{letter} {_ENDS[block.word]} %}}"
        self._problem(codes.NOT_CLOSED, block.tag.place, excerpt=short(block.tag.text), wanted=wanted)

    def _close_all(self) -> None:
        for block in self.open:
            self._not_closed(block)
        self.open.clear()
        for tag, slot in self.partly:
            if any(self.printed.get(part, tag) is tag for part in SLOTS[slot]):
                self.notes.append(Diagnostic(codes.BLOCKS_LEFT_OUT, {"excerpt": short(tag.text)}, tag.place))


_SOME = "、".join(TERMS[name].zh for name in VALUES)


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
    return _OTHER_TONGUES.get(word.lower()) or nearest(word, _WORDS)


def narrowed(text: str) -> str:
    """A text with the full-width edges of its tags made ASCII; as long as before."""
    return re.sub(_WIDE_EDGE, lambda found: found[0].translate(_ASCII), text)


def short(text: str, most: int = 30) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _beside(text: str, start: int) -> str:
    """The text round a tag."""
    head = max(start - 8, 0)
    return ("…" if head else "") + short(text[head:].strip(), 24)
