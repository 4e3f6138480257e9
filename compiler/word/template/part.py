"""A part of a template while its tags are read: what is found and told of it so far.

In: nothing. Out: `Part`, which `found`, `statements` and `names` add to, one `Tag` after another, and `Block`, what is open there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...messages import codes
from ...messages.diagnostic import Code, Diagnostic, Place
from ...tags.expressions import Expression, Step
from ...tags.quantities import FaultError
from ...terms.fields import FIELDS, VALUES
from ...terms.nearest import nearest
from .tags import Want, short

if TYPE_CHECKING:
    from lxml import etree

MAX_PROBLEMS = 200

_SOME = "、".join(FIELDS[name].zh for name in VALUES)


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


@dataclass(slots=True)
class Told:
    """What is told of a part: what is wrong, and what is to be noted. Each method tells one kind of fault."""

    place: Place  # of the part
    problems: list[Diagnostic] = field(default_factory=list)
    notes: list[Diagnostic] = field(default_factory=list)
    said_twice: bool = False  # what is read now is said again, for older programs, and its faults were told

    def problem(self, code: Code, place: Place, **args: str) -> None:
        """A problem at a place, told once where a paragraph is said twice."""
        told = Diagnostic(code, args, place)
        if len(self.problems) <= MAX_PROBLEMS and not (self.said_twice and told in self.problems):
            self.problems.append(told)

    def fault(self, fault: FaultError, tag: Tag) -> None:
        self.problem(fault.code, tag.place, **{"excerpt": short(tag.text), **fault.args_of})

    def forbidden(self, tag: Tag) -> None:
        self.problem(codes.TAG_FORBIDDEN, tag.place, excerpt=short(tag.text))

    def syntax(self, place: Place, text: str, zh: str, en: str) -> None:
        self.problem(codes.TAG_SYNTAX, place, excerpt=short(text), reason_zh=zh, reason_en=en)

    def misplaced(self, tag: Tag, zh: str, en: str) -> None:
        self.problem(codes.OUT_OF_PLACE, tag.place, tag=short(tag.text), reason_zh=zh, reason_en=en)

    def outside(self, text: str, place: Place | None = None) -> None:
        place = place or self.place
        self.problem(codes.TAG_OUTSIDE, place, part=self.place.part, tag=short(text))

    def no_member(self, word: str, member: str, tag: Tag) -> None:
        self.problem(
            codes.UNKNOWN_TAG,
            tag.place,
            name=short(f"{word}.{member}"),
            offer_zh=f"“{word}”是一段文字，后面不能再写“.{member}”。",
            offer_en=f"“{word}” is a text and has no “{member}”.",
        )

    def unknown(self, word: str, among: Sequence[str], place: Place, names: str = "") -> None:
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
        self.problem(codes.UNKNOWN_TAG, place, name=short(word), offer_zh=zh, offer_en=en)


@dataclass(slots=True)
class Part:
    """The tags of a part so far: what they print and want, what is open, and what is told.

    In a `free` one bare names are data. `printed` has for a slot of the flow the tag that prints it; `through` where loops that
    print blocks begin and end; `partly` the loops that may leave out blocks, and their slots.
    """

    template: str
    name: str
    free: bool
    told: Told
    slots: set[str] = field(default_factory=set)
    printed: dict[str, Tag] = field(default_factory=dict)
    through: list[tuple[Tag, Tag]] = field(default_factory=list)
    partly: list[tuple[Tag, str]] = field(default_factory=list)
    values: set[str] = field(default_factory=set)
    wants: list[Want] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    open: list[Block] = field(default_factory=list)
    repair: bool = False

    @staticmethod
    def of(template: str, name: str, free: bool) -> Part:
        """A part of the template of that name, nothing of it read yet."""
        return Part(template, name, free, Told(Place(template, part=name)))

    def is_local(self, name: str) -> bool:
        """Whether an open loop gives the name."""
        return any(name in block.names for block in self.open)

    def loops(self) -> list[Block]:
        """The loops that are open, the outermost first."""
        return [block for block in self.open if block.word == "for"]

    def extra(self, tag: Tag, *steps: Step) -> Tag:
        """More steps of a tag, at another place of the tree."""
        extra = Tag(tag.text, "{{", "", "", tag.place, len(self.tags) + 1, steps=list(steps))
        self.tags.append(extra)
        return extra
