"""How a labelled paragraph looks by itself: a lead and a text, a heading, a list's item, a sentence.

In: a paragraph, its label known. Out: `Shape`; what it is beside its siblings is voted in `votes`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..terms.numerals import read_label
from .labels import COUNTED
from .lines import Par
from .names import is_name
from .sentences import announces, first_sentence, opens, states

_MEASURED = re.compile(
    r"[0-9０-９*＊]+(?:[.．][0-9]+)?\s*(?:余|多)?(?:万|亿|千|百)?(?:余|多)?(?:件|次|个|人|份|篇|元|项|批|条|场|起|户|家|名|期|公里|亩|吨|%|％)"
)
_WORD_AND_COLON = re.compile(
    r"\s*(?:[^，。；：:,;]{1,24}|(?P<one>[^，。；：:,;]{2,8})[，,](?P<other>[^，。；：:,;]{2,8}))[：:](?=.)"
)
# A lead that a blank ends, with a sentence behind it, and perhaps who sees to it: 准备阶段 2025年7月至10月，完成招标。（建设股）
_BLANK_LEAD = re.compile(
    r"[ \u3000]*(?P<lead>[^，。；：、！？,;:!?.\s]{1,23}[\u3400-\u9fff”》）)])[ \u3000]+(?=(?:[\u3400-\u9fff“《（\"]|[0-9]{1,4}[年月日](?! )).{6,}[。！；;.：:](?:[（(][^（）()]{1,40}[）)])?$)"
)
ASKS_FOR = re.compile(r"\s*(?:恳请|请求|敬请|商请|提请)(?=[^，。；：]{3,24}[。！])")
_CHOICE = re.compile(r"\s*(?:方案|预案|选项|途径|路径|备选)[一二三四五六七八九十0-9A-D]{1,2}[：:](?=.)")


class Shape(NamedTuple):
    """How a labelled paragraph looks: (R)un in, stands alone as a (H)eading, (S)hort sentence, (C)olon, whole (L)ines; and
    where its lead would end in the text after the label, or at the colon within it (0: there is none)."""

    letter: str
    cut: int
    colon: int = 0


def shape_of(par: Par) -> Shape:
    """How a labelled paragraph looks by itself."""
    body = par.body
    blank = len(body) - len(body.lstrip())
    if par.typed:
        lead = par.line.lead - (0 if par.line.label else len(par.typed.text))
        if 0 < lead < len(body):
            return Shape("R", lead + (body[lead] in "：:" and lead + 1 < len(body)))
    if par.line.outline:
        return Shape("H", 0)
    parted = _BLANK_LEAD.match(body)
    if parted and not (len(parted["lead"]) < 4 and is_name(parted["lead"])):
        return Shape("R", parted.end("lead"))
    end = first_sentence(body, 140)
    if (choice := _CHOICE.match(body)) and end < len(body):
        return Shape("C", choice.end())
    colon = _WORD_AND_COLON.match(body)
    if colon and opens(colon[0]):
        colon = None  # 及时报告（电话：
    if colon and colon["one"] and abs(len(colon["one"]) - len(colon["other"])) > 1:
        colon = None  # 会上提出，今后要做到：
    if colon and read_label(body[colon.end() :]):  # 基本情况：（一）文件方面。
        return Shape("C", colon.end())
    if end and end < len(body):
        if colon and end - colon.end() > 14 and re.search("[，,、]", body[colon.end() : end]):
            return Shape("C", colon.end())
        if states(body[blank:end]):
            return Shape("C", colon.end()) if colon and not states(body[: colon.end()]) else Shape("L", 0)
        usual = end - blank <= 50 and not _MEASURED.search(body, 0, end)
        return (
            Shape("R", end, colon.end() if colon else 0)
            if usual
            else Shape("L", end if end - blank <= 90 else 0)
        )
    if announces(body[blank:]) and not (colon and len(body) - colon.end() > 5):
        return Shape("L", 0)
    if colon:
        return Shape("C", colon.end())
    if end and states(body[blank:]):
        return Shape("L", 0)
    if end:
        told = par.kind in COUNTED and len(re.findall("[，,]", body)) > 1
        short = len(body) - blank <= 36 and not told and not _MEASURED.search(body)
        return Shape("S" if short else "L", end)
    if body[-1:] in "；;，,":
        return Shape("L", 0)
    return Shape("H" if len(body) <= 60 else "L", 0)


@dataclass(slots=True, eq=False)
class Stem:
    """A paragraph, its kind of label, how it looks, and what its labels let stand under it."""

    par: Par
    kind: str
    shape: Shape
    children: "list[Stem]" = field(default_factory=list)


_ANY_COLON = re.compile(r"\s*(?P<lead>[^。；：:;！？!?]{4,30})[：:](?=.{10})")
_ANY_BLANK = re.compile(
    r"\s*(?P<lead>[^，。；：,;:！？!?\s]{2,16})[ \u3000]+(?![0-9A-Za-z.%-]+[ \u3000])(?=\S.{8,}[。；;：:！!](?:[（(][^（）()]{1,40}[）)])?$)"
)
_TELLS = re.compile("[下以]列|以下|如下|包括|(?:指出|强调|认为|提出|要求|表示|规定|决定|为|是|有)$")


def reshaped(group: Sequence[Stem]) -> None:
    """Give siblings whose leads end in a colon, a comma in them or not, or in a blank the looks of such: one alone may be a
    sentence."""
    asked = [ASKS_FOR.match(stem.par.body) and first_sentence(stem.par.body, 32) for stem in group]
    if len(group) > 1 and all(
        end and len(stem.par.body) - end > 8 for end, stem in zip(asked, group, strict=True)
    ):
        for end, stem in zip(asked, group, strict=True):
            stem.shape = Shape("R", end or 0)
        return
    for form, letter in ((_ANY_COLON, "C"), (_ANY_BLANK, "R")):
        found = [
            (stem, match.end("lead") + (letter == "C"))
            for stem in group
            if stem.shape.letter in "RLCS"
            and not stem.par.line.lead
            and (match := form.match(stem.par.body))
            and not _TELLS.search(match["lead"])
            and not (
                letter == "R" and (is_name(match["lead"]) or re.search("[0-9][年月日号]$", match["lead"]))
            )
        ]
        if len(found) > 1 and len(found) * 3 >= len(group) * 2:
            for stem, end in found:
                stem.shape = Shape(letter, end)
            return


# ---- the vote of siblings -----------------------------------------------------------------------------------------
