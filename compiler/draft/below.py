"""What the lines below a title are: subtitle, reporter, date, addressees.

In: a line, those that follow it and the one above. Out: its role and why, by a row of `BELOW`; `lines_below` takes those from one
on.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..terms.decisions import Row, decide
from ..terms.numerals import read_label
from .labels import is_doubtful
from .lines import Par
from .names import (
    ORG,
    POST,
    WHO,
    calls_by_words,
    is_addressees,
    is_greeting,
    is_name,
    is_no_name,
    is_post_and_name,
    may_be_addressees,
    signs_as,
)
from .outside import adopted, is_number, is_stamped, may_be_of_page, of_page
from .roles import Taken, taken
from .sentences import IN_PARENTHESES, PUNCTUATION, is_date, labelled_date
from .titles import bare, is_rule

DASHES = "—─－"


def begins_text(par: Par) -> bool:
    if par.styled:
        return False
    if par.typed or par.line.outline:
        return True
    found = read_label(par.seen)
    return found is not None and not is_doubtful(found, par.text)


class Below(NamedTuple):
    """A line below the title, the lines that follow it, and the line above."""

    par: Par
    after: Sequence[Par]
    above: Par | None = None

    @property
    def text(self) -> str:
        return self.par.seen

    @property
    def following(self) -> Par | None:
        return self.after[0] if self.after else None

    @property
    def is_bare_name(self) -> bool:
        """Two to four characters, with blanks between them or not."""
        return bool(re.fullmatch(rf"\S{ONE_BLANK}*\S{ONE_BLANK}*\S?{ONE_BLANK}*\S?", self.text)) and not (
            PUNCTUATION.search(self.text)
        )

    @property
    def is_open(self) -> bool:
        """Whether it may be no name: long, or with marks, or a figure at its head, or with nothing below it."""
        text = self.text
        return (
            len(text) > 40
            or bool(PUNCTUATION.search(text))
            or self.following is None
            or text[0].isdigit()
            or is_no_name(text)
        )

    @property
    def next_text(self) -> str:
        return self.following.seen if self.following else ""

    @property
    def is_of_page(self) -> bool:
        """Whether it is of the page that the text was copied from, or may be and stands beside such a line."""
        beside = (self.above.seen if self.above else "", self.next_text)
        return (
            is_rule(self.text)
            or of_page(self.text)
            or is_stamped(self.text)
            or (may_be_of_page(self.text) and any(map(of_page, beside)))
        )

    @property
    def is_adopted(self) -> bool:
        """Whether it says, with the lines below it, when and by whom the paper was adopted."""
        return adopted([self.text, *(par.seen for par in self.after[:4])]) > 0

    @property
    def is_reporter_in_parentheses(self) -> bool:
        """Whether it is a name, with a post or a word before it, in parentheses: （报告人：王某某）."""
        inside = self.text[1:-1].strip()
        return IN_PARENTHESES.fullmatch(self.text) is not None and (
            is_name(inside) or is_post_and_name(inside) or signs_as(inside) or is_who_and_date(inside)
        )

    @property
    def calls(self) -> bool:
        """Whether it has the form of those addressed and stands above a text."""
        below = self.following
        return (
            below is not None
            and may_be_addressees(self.text)
            and not (below.line.rows or below.line.picture or may_be_addressees(below.seen))
            and (calls_by_words(self.text) or (len(below.seen) >= 8 and not begins_text(below)))
        )

    @property
    def stands_between(self) -> bool:
        """Whether it is short, no sentence, and those who are addressed stand soon below it."""
        at = next(
            (i for i, par in enumerate(self.after[:3]) if is_addressees(par.seen) or is_greeting(par.seen)),
            None,
        )
        return at is not None and all(
            len(text) <= 40 and not re.search("[。；！？]", text)
            for text in (self.text, *(par.seen for par in self.after[:at]))
        )

    @property
    def is_of_meeting(self) -> bool:
        """Whether it is the first of the facts about a meeting: 时间：, 地点：."""
        return bool(
            (when := _WHEN.match(bare(self.text)))
            and (_WHO_AND_WHERE.search(when["rest"]) or _WHO_AND_WHERE.match(bare(self.next_text)))
        )


_WHEN = re.compile("(?:会议)?(?:时间|地点|日期)[：:](?P<rest>.*)")
_WHO_AND_WHERE = re.compile("(?:会议)?(?:地点|地址|主持|参加|参会|出席|列席|记录|议题|人员)")
# A heading that may end as the name of a body does: 成立抗旱专班.
_DOES = re.compile(
    "加强|成立|强化|落实|坚持|推进|抓[好实紧住]|完善|健全|提高|提升|建立|突出|聚焦|严格|开展|做好|压实|夯实|紧盯|围绕|着力|切实|狠抓"
)


def is_who_and_date(text: str) -> bool:
    """Whether a text is a body or a person, and a date or where one is from: 大河镇人民政府（2025年6月18日）, 王平（县委组织部）."""
    match = re.fullmatch(r"(\S.{1,38}?)(?:[ \u3000]*[（(]([^（）()]+)[）)]|[ \u3000]+(\S+))", text)
    return bool(
        match
        and (is_date(match[2] or match[3]) or (match[2] and is_name(match[1]) and ORG.search(match[2])))
        and not PUNCTUATION.search(match[1])
        and (ORG.search(match[1]) or is_name(match[1]) or is_post_and_name(match[1]))
    )


# 以大河镇为例, 基于十二个村的走访.
DRAWS_UPON = re.compile("以[^，。；：]{2,24}为(?:例|样本|视角)|(?:基于|来自)[^，。；：]{2,30}的[㐀-鿿]{2,6}")
ONE_BLANK = "[ \u3000\xa0\t]"
# What a line is and why; empty where the text begins. The first that holds decides.
BELOW: tuple[Row[Below, tuple[str, str]], ...] = (
    Row(
        "a reporter's style, on a date",
        lambda one: one.par.styled == "reporter" and is_date(one.text.strip("（）()")),
        ("reporter_date", "style"),
    ),
    Row("a subtitle's style", lambda one: one.par.styled == "subtitle", ("subtitle", "style")),
    Row("a reporter's style", lambda one: one.par.styled == "reporter", ("reporter", "style")),
    Row("the style of addressees", lambda one: one.par.styled == "addressees", ("addressees", "style")),
    Row("of the page that it was copied from", lambda one: one.is_of_page, ("aside", "page")),
    Row(
        "addressed, and a colon",
        lambda one: is_addressees(one.text) or one.calls,
        ("addressees", "colon"),
    ),
    Row("a greeting", lambda one: is_greeting(one.text), ("addressees", "greeting")),
    Row("a document number", lambda one: is_number(one.text), ("subtitle", "number")),
    Row(
        "a date, with parentheses or without",
        lambda one: is_date(one.text) or (IN_PARENTHESES.fullmatch(one.text) and is_date(one.text[1:-1])),
        ("reporter_date", "date"),
    ),
    Row("when and by whom it was adopted", lambda one: one.is_adopted, ("subtitle", "adopted")),
    Row(
        "who reports, a date in parentheses behind it",
        lambda one: is_who_and_date(one.text),
        ("reporter", "below"),
    ),
    Row("who reports, in parentheses", lambda one: one.is_reporter_in_parentheses, ("reporter", "below")),
    Row(
        "a dash before it, or parentheses",
        lambda one: (
            len(one.text) <= 60
            and not re.search("[。；]", one.text)
            and (one.text[:1] in DASHES or IN_PARENTHESES.fullmatch(one.text))
        ),
        ("subtitle", "dash"),
    ),
    Row("what it draws upon", lambda one: DRAWS_UPON.fullmatch(one.text), ("subtitle", "dash")),
    Row("the facts about a meeting", lambda one: one.is_of_meeting, ("", "")),
    Row(
        "报告人： and a name",
        lambda one: (
            (
                WHO.match(one.text)
                or signs_as(re.split(f"{ONE_BLANK}{{2,}}", one.text)[0])
                or labelled_date(one.text)
            )
            and len(one.text) <= 40
        ),
        ("reporter", "below"),
    ),
    Row(
        "a bare name above those addressed",
        lambda one: one.is_bare_name and (is_addressees(one.next_text) or is_greeting(one.next_text)),
        ("reporter", "below"),
    ),
    Row("a post and a name", lambda one: is_post_and_name(one.text), ("reporter", "below")),
    Row(
        "with marks, above those addressed",
        lambda one: one.is_open and one.stands_between,
        ("subtitle", "between"),
    ),
    Row(
        "the text",
        lambda one: (
            one.is_open or _DOES.match(one.text) or (one.text[0] == "各" and is_addressees(f"{one.text}："))
        ),  # whose colon is lost
        ("", ""),
    ),
    Row("a line above a date", lambda one: is_date(one.next_text.strip("（）()")), ("reporter", "below")),
    Row("a bare name", lambda one: is_name(one.text), ("reporter", "below")),
    Row(
        "two words, as post and name",
        lambda one: (
            len(one.text) <= 24
            and re.search(rf"\S{ONE_BLANK}+\S", one.text)
            and len(bare(one.text)) > 3  # 案　由 heads a text
        ),
        ("reporter", "below"),
    ),
    Row(
        "a body or a post",
        lambda one: ORG.search(one.text) or POST.search(one.text),
        ("reporter", "below"),
    ),
    Row("bare, above those addressed", lambda one: one.stands_between, ("subtitle", "between")),
    Row("some other line", lambda _: True, ("", "")),
)


def lines_below(pars: Sequence[Par], at: int, limit: int) -> list[Taken]:
    """Subtitle, reporter, date and addressees, from an index on."""
    found: list[Taken] = []
    while at < limit:
        below = Below(pars[at], pars[at + 1 : at + 5], pars[at - 1] if at else None)
        role, reason = decide(BELOW, below).verdict
        before = [one.role for one in found if one.role != "aside"]
        if role == "subtitle" and reason == "dash" and "reporter" in before and below.stands_between:
            role, reason = "reporter", "below"  # （根据录音整理）
        late = role == "subtitle" and reason in ("dash", "style") and set(before) - {"subtitle"}
        if not role or late or before.count(role) > 4:
            break
        count = adopted([par.seen for par in pars[at : at + 5]]) if reason == "adopted" else 1
        found += [taken(par, role, reason, "head") for par in pars[at : at + count]]
        at += count
        if role == "addressees":
            break
    return found
