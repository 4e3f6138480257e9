"""What the expressions of a part name: fields, slots, data, the members of blocks; and what use is made of each.

In: the text of an expression, or what a loop goes through. Out: the `Expression`; the part notes the values that are printed,
the data that is wanted, and what is printed of blocks.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...messages import codes
from ...tags.evaluation import LOOP, Expression, Step, parse
from ...tags.quantities import FaultError
from ...terms.fields import FIELDS, MEMBERS, VALUES
from .part import Block, Part, Tag
from .tags import DATA, LISTS, LONG, OF_BLOCK, OF_BLOCK_SPELLED, SPELLED, Want, short


def show(part: Part, tag: Tag, how: str, between: str = "") -> None:
    """Take a {{ tag; `how` names its printer, and `between` is what that is given besides."""
    if expression := expression_of(part, tag.inner, tag, "text"):
        tag.steps.append(Step("show", tag.number, between, expression=expression, how=how))


def show_link(part: Part, tag: Tag, start: int) -> None:
    """A tag in an address that begins at `start`."""
    if tag.opening != "{{" or tag.letter:
        part.told.outside(tag.text, tag.place)
    else:
        show(part, tag, "url" if tag.start == start else "url_part")


def expression_of(part: Part, source: str, tag: Tag, how: str) -> Expression | None:
    """The expression that a text is, its names checked, None where it is none. `how` is as in `Want`."""
    try:
        expression = parse(source, test=how == "test")
    except FaultError as fault:
        part.told.fault(fault, tag)
        return None
    _names(part, expression, tag, how)
    return expression


def _names(part: Part, expression: Expression, tag: Tag, how: str) -> None:
    for name in expression.names:
        root, *rest = name.path
        if how != "test":
            for block in part.open:
                if block.test:
                    block.test.ask_for(name.path)
        if root == "loop":
            _loop_name(part, rest, tag)
        elif root in DATA or part.free or part.is_local(root):
            _want(part, name.path, how, tag)
        elif root not in SPELLED:
            known = [*SPELLED, *DATA, *(n for block in part.open for n in block.names)]
            part.told.unknown(root, known, tag.place, whole=True)
        else:
            _field(part, SPELLED[root], root, rest, tag, how)


def _want(part: Part, path: tuple[str, ...], how: str, tag: Tag) -> None:
    if block := loop_over_blocks(part, path[0]):
        _of_block(part, block, path, how, tag)
        return
    full = _full(part, path)
    field_name = SPELLED.get(full[0])
    if field_name in LISTS and not part.free:
        if len(full) > 2:
            part.told.no_member(full[0], full[-1], tag)
    elif not part.free and path[0] in DATA and len(path) == 1 and how == "text":
        zh, en = "要写明是哪一项，如 数据.总收入", "say which item, such as 数据.总收入"
        part.told.syntax(tag.place, tag.text, zh, en)
    else:
        part.wants.append(Want(full, how, tag.place))


def loop_path(part: Part, over: Expression, tag: Tag, block: Block) -> tuple[str, ...]:
    """The data that a loop goes through, or the slot, which `block` is told."""
    for name in over.names:
        root = name.path[0]
        local = part.is_local(root)
        field_name = SPELLED.get(root)
        if not (local or part.free or root in DATA) and field_name and field_name not in LISTS:
            if field_name in LONG and over.is_name:
                block.through = field_name
                return name.path
            part.told.problem(codes.NOT_A_LIST, tag.place, excerpt=short(tag.text), value=root)
            return name.path
    _names(part, over, tag, "list")
    if not over.names:
        return ()
    return _full(part, over.names[0].path)


def _full(part: Part, path: tuple[str, ...]) -> tuple[str, ...]:
    """A path from the data itself, loop variables followed to what they go through."""
    for block in reversed(part.open):
        if path[0] in block.names:
            return (*block.names[path[0]], *path[1:])
    return (DATA[0], *path[1:]) if path[0] in DATA and not part.free else path


def loop_over_blocks(part: Part, name: str) -> Block | None:
    """The loop over blocks that gives a name."""
    found = next((block for block in reversed(part.open) if name in block.names), None)
    return found if found and found.through else None


def _of_block(part: Part, block: Block, path: Sequence[str], how: str, tag: Tag) -> None:
    """段 or 段.文字 in an expression."""
    word, *members = path
    if members and members[0] not in OF_BLOCK_SPELLED:
        names = [FIELDS[one].zh for one in OF_BLOCK]
        part.told.unknown(members[0], [*names, *OF_BLOCK], tag.place, "、".join(names))
    elif len(members) > 1:
        part.told.no_member(members[0], members[1], tag)
    elif how == "list":
        part.told.problem(codes.NOT_A_LIST, tag.place, excerpt=short(tag.text), value=".".join(path))
    elif how == "text" and members:
        tells(part, block, OF_BLOCK_SPELLED[members[0]])
    elif how == "text":
        part.told.problem(codes.SLOT_WITHOUT_P, tag.place, tag=short(tag.text), field=word)


def tells(part: Part, block: Block, *members: str) -> None:
    """Something of a block is printed."""
    block.told.update(members)
    part.open[-1].sure.update((block.tag.number, member) for member in members)


def is_sure(part: Part, block: Block, member: str) -> bool:
    """Whether something of a block has been printed, whatever the block is."""
    return any((block.tag.number, member) in one.sure for one in part.open)


def _loop_name(part: Part, rest: Sequence[str], tag: Tag) -> None:
    if not part.loops():
        part.told.misplaced(tag, "loop 只用在 for 和 endfor 之间", "loop belongs between for and endfor")
    elif len(rest) != 1 or rest[0] not in LOOP:
        part.told.unknown(rest[0] if rest else "loop", [*LOOP], tag.place)


def _field(part: Part, field_name: str, word: str, rest: Sequence[str], tag: Tag, how: str) -> None:
    printed = how != "test"
    if field_name in MEMBERS and rest:
        if rest[0] not in (members := MEMBERS[field_name]):
            part.told.unknown(rest[0], [*members], tag.place)
        elif len(rest) > 1:
            part.told.no_member(rest[0], rest[1], tag)
        elif printed:
            part.values.add(f"{field_name}.{members[rest[0]]}")
    elif rest:
        part.told.no_member(word, rest[0], tag)
    elif field_name in VALUES:
        if printed:
            part.values.add(field_name)
    elif printed:
        part.told.problem(codes.SLOT_WITHOUT_P, tag.place, tag=short(tag.text), field=FIELDS[field_name].zh)
