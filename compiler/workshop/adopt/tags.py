"""What of an old document's own words gives way to a tag: its number, who signed it, the number of an issue.

In: the paragraphs of a letterhead, a header or a form. Out: the same with tags in place of what was of that one document; and
which tags these are. What a report does not give prints as the blank that it was in the old form: 某财发〔　　〕　　号.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from ...draft.names import ORG
from ...terms.fields import FIELDS
from ...word.ooxml.package import below, of_its_own, own_text, w

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIGURES = FIELDS["figures"].zh
# What stands where a figure is still to come.
_OPEN = "XxＸ×✕*＊○〇_＿ \u3000"
_YEAR = rf"(?:[0-9０-９]{{4}}|(?:20|２０)?[{_OPEN}]{{1,6}}|[一二三四五六七八九零〇○]{{4}}|(?:20|二〇)[0-9一二三四五六七八九零〇○{_OPEN}]{{2}}|)"
_SERIAL = rf"[0-9０-９一二三四五六七八九十百{_OPEN}]{{0,6}}"
# Blanks are never given back: a line may hold thousands of them.
DOCKET = re.compile(
    r"(?P<code>[\u3400-\u9fffA-Za-z×Ｘ○*＊_＿]{0,16})(?P<open>[〔\[［（(【])\s*+"
    + _YEAR
    + r"\s*+年?\s*+(?P<close>[〕\]］）)】])"
    rf"\s*+(?P<nth>第?)\s*+{_SERIAL}\s*+号"
)
SIGNATORY = re.compile(
    r"(?P<who>签\s*发\s*人|会\s*签\s*人)\s*[：:](?P<name>(?:(?!会\s*签\s*人|签\s*发\s*人).)*)"
)
_DAY = re.compile(
    r"[0-9〇○零一二三四五六七八九]{4}\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日"
)
DATE_TAG = f"{{{{ {FIELDS['date'].zh} }}}}"
_COUNT = rf"[0-9０-９一二三四五六七八九十百{_OPEN}]{{1,8}}"
# The number of an order or of an issue of a bulletin, a line of its own; not a label of a list or the first words of a sentence.
NUMBERED = re.compile(
    rf"\s*+[（(]?\s*+(?:{_YEAR}\s*+年?\s*+)?(?:增\s*+刊\s*+)?(?P<all>总?)\s*+第\s{{0,9}}{_COUNT}\s*+(?P<what>[号期])\s*+[）)]?"
    rf"(?:\s*+[（(]\s*+总\s*+第?\s{{0,9}}{_COUNT}\s*+[号期]\s*+[）)])?\s*+"
)
_ISSUE = re.compile(rf"(?P<year>{_YEAR}\s*+年\s*+)?(?P<all>总?)\s*+第\s{{0,9}}{_COUNT}\s*+(?P<what>[号期])")


class Tagged(NamedTuple):
    """A stretch of a paragraph's text that gives way to a tag."""

    start: int
    end: int
    tag: str


def data_tag(name: str, blank: str = "") -> str:
    """The tag of a value that a report may give under 数据; what it prints where none is given."""
    return f"{{{{ {_FIGURES}.{name}|默认('{blank}') }}}}"


def field_tag(key: str, blank: str) -> str:
    """The tag of a field of a paper that is issued; what it prints where a report does not give it."""
    return f"{{{{ {FIELDS[key].zh}|默认('{blank}') }}}}"


_WHO = {"签发人": "signatory"}


def of_head(text: str) -> Iterator[Tagged]:
    """What gives way in a line of a letterhead: its number, who signed it, and the day."""
    taken: list[int] = []
    for match in DOCKET.finditer(text):
        code = re.sub(f"[{_OPEN}]+", "\u3000\u3000", match["code"])
        blank = f"{code}{match['open']}\u3000\u3000{match['close']}{match['nth']}\u3000\u3000号"
        taken.append(match.start())
        yield Tagged(match.start(), match.end(), field_tag("docket_number", blank))
    for match in SIGNATORY.finditer(text):
        start, end = match.span("name")
        end = min([end, *(one for one in taken if one >= start)])
        names = text[start:end]
        end = start + len(names.rstrip())
        start = end - len(names.strip())
        name = re.sub(r"\s", "", match["who"])
        yield Tagged(start, end, field_tag(_WHO[name], "") if name in _WHO else data_tag(name))
    for match in _DAY.finditer(text):
        yield Tagged(match.start(), match.end(), DATE_TAG)
    if not taken and "期" in text and NUMBERED.fullmatch(text):  # of a bulletin, all of it
        whole = text.strip()
        blank = re.sub(rf"^([（(]?)\s*{_YEAR}\s*年", "\\1\u3000\u3000年", whole)
        blank = re.sub(rf"第\s*{_COUNT}\s*([号期])", "第\u3000\u3000\\1", blank)
        start = text.index(whole)
        yield Tagged(start, start + len(whole), field_tag("docket_number", blank))
        return
    for match in _ISSUE.finditer(text):
        last = not text[match.end() :].strip(" \u3000）)")  # 某某市人民政府令（第15号）
        if taken or not (last or NUMBERED.fullmatch(text)):
            continue
        name = "发文字号" if match["what"] == "号" else f"{match['all']}期号"
        year = "\u3000\u3000年" if match["year"] else ""
        blank = f"{year}{match['all']}第\u3000\u3000{match['what']}"
        own = match["what"] == "号" and not match["all"]
        tag = field_tag("docket_number", blank) if own else data_tag(name, blank)
        yield Tagged(match.start(), match.end(), tag)


def of_edition(text: str) -> Iterator[Tagged]:
    """What gives way in the line below the mark of minutes or a bulletin: who edits it, and the day at the right of that."""
    found = re.fullmatch(
        rf"\s*(?P<office>[^\s'{{}}\\][^'{{}}\\]{{1,40}}?)\s*(?P<day>{_DAY.pattern})\s*", text
    )
    if found and ORG.search(re.sub("编[印发]?$", "", found["office"])):
        edition = FIELDS["edition"].zh
        office, day = (f"{edition}.{FIELDS[key].zh}" for key in ("edition_office", "edition_date"))
        yield Tagged(*found.span("office"), f"{{{{ {office}|默认('{found['office']}') }}}}")
        yield Tagged(*found.span("day"), f"{{{{ {day} or {FIELDS['date'].zh} }}}}")


def put(paragraph: etree._Element, tagged: Sequence[Tagged]) -> bool:
    """Put tags in, each where its stretch began and in the format of its first character; whether there were any."""
    nodes = list(of_its_own(paragraph, "t"))
    if not tagged:
        return False
    if not nodes:
        run = paragraph.makeelement(w("r"), {}, None)
        if (mark := below(paragraph, "pPr/rPr")) is not None:
            run.append(copy.deepcopy(mark))
        nodes = [etree.SubElement(run, w("t"))]
        paragraph.append(run)
    length = sum(len(node.text or "") for node in nodes)
    gone = {at for one in tagged for at in range(one.start, one.end)}
    begun: dict[int, str] = {}
    for one in tagged:
        begun[one.start] = begun.get(one.start, "") + one.tag
    at = 0
    for node in nodes:
        old = node.text or ""
        new = "".join(begun.get(at + i, "") + ("" if at + i in gone else sign) for i, sign in enumerate(old))
        at += len(old)
        node.text = new + (begun.get(length, "") if node is nodes[-1] else "")
        node.set(_SPACE, "preserve")
    return True


def text_of(paragraph: etree._Element) -> str:
    """The text of a paragraph, as places in it are counted."""
    return own_text(paragraph)
