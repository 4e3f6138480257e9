"""What papers of a kind must, should or must not have: the field, how strongly it is asked for, and where that is written.

In: nothing. Out: `Want`, and the wants that several kinds share. Rules on issued papers and the table in docs/kinds.md come from these.
The strengths: 规定 is said by the standard or by the 条例 (《党政机关公文处理工作条例》, 2012), 一般 said there with 一般 or 原则上, 推荐 recommended
there, 实务 what offices do though neither says it.
"""

from typing import Literal, NamedTuple

Strength = Literal["规定", "一般", "推荐", "实务"]
STRENGTHS: dict[Strength, tuple[str, str]] = {
    "规定": ("规定", "required"),
    "一般": ("一般", "as a rule"),
    "推荐": ("推荐", "recommended"),
    "实务": ("实务", "usage of offices"),
}
"""Each strength as it is told in Chinese and in English."""
Need = Literal["must", "should", "not"]


class Want(NamedTuple):
    """A field that papers of a kind must, should or must not have; whether that is asked of drafts too that have no head, nor foot, yet;
    whether a paper that has it is refused, as no format of its kind has a place for it."""

    field: str
    need: Need
    strength: Strength
    clause: str
    of_drafts: bool = False
    refused: bool = False


def has(field: str, need: Need, strength: Strength, clause: str) -> Want:
    """What a paper has that is issued."""
    return Want(field, need, strength, clause)


def lacks(field: str, strength: Strength, clause: str) -> Want:
    """What no paper of the kind has, be it issued or not yet."""
    return Want(field, "not", strength, clause, of_drafts=True)


_ITEMS = "条例第九条"
# Who issues it and its number stand above the red line, who prints it at the foot.
HEAD = (
    has("issuer_mark", "should", "一般", f"{_ITEMS}、7.2.4"),
    has("docket_number", "should", "一般", f"{_ITEMS}、7.2.5"),
)
FOOT = has("print_office", "should", "一般", f"{_ITEMS}、7.4.3")
SIGNED = (
    has("signature", "must", "规定", f"{_ITEMS}、7.3.5"),
    has("date", "must", "规定", f"{_ITEMS}、7.3.5"),
)
ADDRESSED = has("addressees", "should", "一般", f"{_ITEMS}、7.3.2")
SEALED = has("seal", "should", "一般", f"{_ITEMS}、7.3.5")
UPWARD = has("signatory", "must", "规定", f"{_ITEMS}、7.2.6")
NOT_UPWARD = lacks("signatory", "一般", "7.2.6")
NO_MEETING = (
    *(
        lacks(field, "规定", "10.3")._replace(refused=True)
        for field in ("present", "absent", "in_attendance")
    ),
    lacks("edition", "实务", "10.3"),
)
# What is made known to all is addressed to nobody.
TO_ALL = lacks("addressees", "实务", "7.3.2")

GENERAL = (*HEAD, *SIGNED, FOOT, *NO_MEETING)
"""The general format (7)."""
PUBLISHED = (*HEAD, *SIGNED, TO_ALL, NOT_UPWARD, *NO_MEETING)
"""The same of what is made public as it is, without a foot."""
ADOPTED = (TO_ALL, NOT_UPWARD, *NO_MEETING)
"""The same of what a meeting has adopted: when, and which, stands under the title."""
LETTER = (
    *HEAD,
    *SIGNED,
    ADDRESSED,
    SEALED,
    lacks("signatory", "规定", "7.2.6、10.1"),
    *(lacks(field, "规定", "10.1") for field in ("imprint", "print_office", "print_date")),
    *NO_MEETING,
)
"""That of letters (10.1)."""
ORDER = (
    *HEAD,
    has("stamps", "must", "规定", "10.2、7.3.5.3"),
    has("date", "must", "规定", "10.2、7.3.5.3"),
    lacks("signatory", "规定", "7.2.6、10.2"),
    lacks("addressees", "一般", "10.2"),
    lacks("seal", "规定", "10.2、7.3.5.3"),
    *NO_MEETING,
)
"""That of orders (10.2)."""
MINUTES = (
    has("issuer_mark", "should", "规定", "10.3"),
    lacks("addressees", "实务", "10.3"),
    lacks("signature", "实务", "10.3"),
    lacks("seal", "实务", "10.3"),
)
"""That of minutes (10.3); that no seal is put on them is said by neither text of 2012."""
# What is written beside the papers that are issued has no head of its own: a 通知 brings it.
PAPER = (
    lacks("docket_number", "实务", "条例第八条"),
    lacks("signatory", "实务", "7.2.6"),
    *NO_MEETING,
)
