"""A part of a template while its tags are read: what is found and told of it so far.

In: nothing. Out: `Part`, which `found`, `statements` and `names` add to, one `Tag` after another, and `Block`, what is open there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ...messages import codes
from ...messages.diagnostic import Code, Diagnostic, Place
from ...tags.evaluation import Expression, Step
from ...tags.quantities import FaultError
from ...terms.fields import FIELDS, MEMBERS, VALUES
from ...terms.nearest import nearest
from .tags import Want, short

if TYPE_CHECKING:
    from lxml import etree

    from ..ooxml.look import Look

MAX_PROBLEMS = 200

# What people look for and no tag prints: what to do.
_NO_TAG: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(
        ("页码", "页数", "page", "pages"),
        (
            "页码不用标记：在页脚里用 Word 的“页码”插入。",
            "Page numbers have no tag: insert Word's own in the footer.",
        ),
    ),
    **dict.fromkeys(
        ("今天", "当前日期", "today", "now"),
        (
            "日期写在公文里：用 成文日期，或写成 数据.日期。",
            "Dates stand in the document: use 成文日期, or 数据.日期.",
        ),
    ),
    **dict.fromkeys(
        ("表格", "图片", "照片", "图", "表", "table", "picture", "image"),
        (
            "表格、图片写在公文的正文或附件里，随 {{p 全文 }} 印出来。",
            "Tables and pictures stand in the text of the document and print with {{p 全文 }}.",
        ),
    ),
}


def _as_data(word: str, offer: str | None) -> tuple[str, str] | None:
    """What is said of a name that is a member of some field (姓名), runs on without its point (报告人姓名), or is most likely data;
    None where it is a slip of `offer`."""
    member = next((key for key, named in MEMBERS.items() if word in named and key in VALUES), "")
    if member:
        ours = f"{FIELDS[member].zh}.{FIELDS[MEMBERS[member][word]].zh}"
        return (
            f"报告人的写 {ours}；自己的数据写 数据.{word}。",
            f"Write {ours} for that of the reporter; data of your own is 数据.{word}.",
        )
    for whole in (key for key in MEMBERS if key in VALUES):
        for spelling in FIELDS[whole].spellings:
            if (rest := word.removeprefix(spelling).lstrip("的_")) != word and rest in MEMBERS[whole]:
                ours = f"{FIELDS[whole].zh}.{FIELDS[MEMBERS[whole][rest]].zh}"
                return f"是不是“{ours}”？", f"Did you mean “{ours}”?"
    if offer or not re.fullmatch(r"[^\W\d]\w{1,20}", word):
        return None
    return (
        f"公文没有这一项；自己的数据写成 数据.{word}，是文字的，两边加引号。",
        f"No document has it; data of your own is 数据.{word}, and a text wants quotation marks.",
    )


_SOME = "、".join(FIELDS[name].zh for name in VALUES)


class Tag:
    """A tag where it was found: its text, opening, letter (p, tr, tc, r or none), inside, place and number."""

    def __init__(
        self,
        text: str,
        opening: str,
        letter: str,
        inner: str,
        place: Place,
        number: int,
        start: int = 0,
        end: int = 0,
    ) -> None:
        self.text, self.opening, self.letter, self.inner = text, opening, letter, inner
        self.place, self.number, self.start, self.end = place, number, start, end
        self.trims = (False, False)
        self.steps: list[Step] = []
        self.paragraph: etree._Element | None = None
        self.anchor: tuple[object, ...] = ()  # what it has in common with the other tags of its block


class Block:
    """An if or for that is open: its tag, the names it gives, and whether lists restart in it.

    `through` is the slot whose blocks it goes through, and `told` what it prints of them at all. `sure` is what the branch
    that is open prints of blocks whatever they are, by the number of their loop's tag; `ended` the same of those before it.
    `test` is the condition of that branch; `between` are its else and elif.
    """

    def __init__(self, word: str, tag: Tag) -> None:
        self.word, self.tag = word, tag
        self.names: Mapping[str, tuple[str, ...]] = {}
        self.restarts = self.otherwise = False
        self.slots: list[Tag] = []
        self.through = ""
        self.told: set[str] = set()
        self.sure: set[tuple[int, str]] = set()
        self.ended: list[set[tuple[int, str]]] = []
        self.between: list[Tag] = []
        self.test: Expression | None = None

    def in_every_branch(self) -> set[tuple[int, str]]:
        """What it prints of blocks whichever of its branches is taken."""
        return self.sure.intersection(*self.ended) if self.otherwise and self.word == "if" else set()


class Told:
    """What is told of a part at `place`: what is wrong, and what is to be noted. Each method tells one kind of fault."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.problems: list[Diagnostic] = []
        self.notes: list[Diagnostic] = []
        self.said_twice = (
            False  # what is read now is said again, for older programs, and its faults were told
        )

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

    def unknown(
        self, word: str, among: Sequence[str], place: Place, names: str = "", whole: bool = False
    ) -> None:
        """A name that is not known; where nothing is near, all `names` are told. One that is `whole`, no member, may be meant as data."""
        # {{p标题 }} without the blank
        offer = f"p {word[1:]}" if word[:1] == "p" and word[1:] in among else nearest(word, sorted(among))
        if own := (_NO_TAG.get(word) or _as_data(word, offer)) if whole else None:
            zh, en = own
        elif offer:
            zh, en = f"是不是“{offer}”？", f"Did you mean “{offer}”?"
        elif names:
            zh, en = f"有这些：{names}。", f"There are {names}."
        else:
            zh = f"名称有{_SOME}等；自己的数据写成“数据.名称”；是文字的，两边加引号。"
            en = f"There are {_SOME} and others; data of your own is 数据.name; a text wants quotation marks."
        self.problem(codes.UNKNOWN_TAG, place, name=short(word), offer_zh=zh, offer_en=en)


class Part:
    """The tags of a part of the template of that name and look so far: what they print and want, what is open, and what is told.

    In a `free` one bare names are data. `printed` has for a slot of the flow the tag that prints it; `through` where loops that
    print blocks begin and end; `partly` the loops that may leave out blocks, and their slots. `pages` as in `Place`.
    """

    def __init__(
        self, template: str, name: str, free: bool, look: Look | None = None, pages: tuple[str, int] = ("", 0)
    ) -> None:
        self.template, self.name, self.free, self.look = template, name, free, look
        self.told = Told(Place(template, part=name, pages=pages))
        self.slots: set[str] = set()
        self.printed: dict[str, Tag] = {}
        self.through: list[tuple[Tag, Tag]] = []
        self.partly: list[tuple[Tag, str]] = []
        self.values: set[str] = set()
        self.wants: list[Want] = []
        self.tags: list[Tag] = []
        self.open: list[Block] = []
        self.repair = False

    def is_local(self, name: str) -> bool:
        """Whether an open loop gives the name."""
        return any(name in block.names for block in self.open)

    def loops(self) -> list[Block]:
        """The loops that are open, the outermost first."""
        return [block for block in self.open if block.word == "for"]

    def extra(self, tag: Tag, *steps: Step) -> Tag:
        """More steps of a tag, at another place of the tree."""
        extra = Tag(tag.text, "{{", "", "", tag.place, len(self.tags) + 1)
        extra.steps += steps
        self.tags.append(extra)
        return extra
