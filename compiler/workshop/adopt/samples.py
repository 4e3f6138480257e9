"""What the paragraphs of an old document are, and how each kind of them looks.

In: an `OldDocument`. Out: `Samples`, by the names of our styles. The centred and largest lines at the top are the title, the
commonest format is the body's, what begins with 一、 （一） 1. （1） is a heading. A list of contents, the lines that name
attachments, the number of an order and the cells of a form are none of these.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from docx.oxml.table import CT_Tbl

from ...terms.fields import FIELDS
from ...terms.styles import heading_style
from ...word.ooxml.package import integer, w
from ...word.ooxml.properties import merged
from . import apart
from .form import Form, is_form
from .old import OldDocument
from .paragraphs import Face, Seen, face_of, in_ink, indented, is_light

BODY = FIELDS["paragraph"].style
TITLE = FIELDS["title"].style
# The kinds that are told of, in this order.
TOLD = tuple(
    FIELDS[key].style if key in FIELDS else key
    for key in (
        *("title", "subtitle", "reporter", "addressees", "paragraph"),
        *(heading_style(level) for level in range(1, 5)),
        *("cell", "header_cell", "signature", "date", "remark"),
    )
)
_DATE = re.compile(
    r"\s*[0-9〇○零一二三四五六七八九]{4}\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月\s*[0-9一二三四五六七八九十]{1,3}\s*日\s*"
)
_FACES_OF_HEADINGS = re.compile(r"黑体|SimHei|Hei|楷|KaiTi|小标宋", re.IGNORECASE)
_HEAD = 25  # paragraphs at the top among which the title is sought


class Sample(NamedTuple):
    """A format found in the old document: where, what, and whether the paragraph's own format goes with it."""

    number: int
    look: dict[str, str]
    whole: bool = True


class Samples(NamedTuple):
    """The lines of the title, a sample of each kind of paragraph that was found, and the kinds whose white print was made
    for a ground of another colour."""

    title: Sequence[Seen]
    found: Mapping[str, Sample]
    faint: Sequence[str] = ()

    @property
    def body(self) -> Sample | None:
        return self.found.get(BODY)


def recognised(old: OldDocument, form: Form | None = None) -> Samples:
    """What was found of each kind, in the section of the text, and in the cells of a form that are its title and text."""
    lines = [seen for seen in old.seen if seen.text.strip()]
    texts = [seen for seen in lines if seen not in old.contents]
    named = apart.attachments(texts)
    body = _body([seen for seen in (form.text if form else texts) if seen not in named])
    title = _title(texts, body)
    if form and not title:
        title = list(form.title) or _title(form.text, body)
    found: dict[str, Sample] = {}
    if title:
        found[TITLE] = Sample(title[0].number, title[0].look)
        found |= {} if form else _below_title(texts[texts.index(title[-1]) + 1 :])
    if body:
        found[BODY] = body
    headings = [
        seen for seen in (*texts, *(form.text if form else ())) if seen not in named and seen not in title
    ]
    found |= _headings(old, headings, body)
    found |= _closing(texts, title)
    found |= _cells(old)
    faint = [name for name in TOLD if name in found and is_light(found[name].look)]
    found |= {name: found[name]._replace(look=in_ink(found[name].look)) for name in faint}
    return Samples(title, found, faint)


def _body(texts: Sequence[Seen]) -> Sample | None:
    """The commonest format, by characters, of what is not set in the middle or at the right.

    A paragraph with a label that is all in a face of headings is a run-in heading, unless nothing else is the body's.
    """
    weights: dict[tuple[tuple[str, str], ...], int] = defaultdict(int)
    first: dict[tuple[tuple[str, str], ...], Seen] = {}
    long = [
        seen
        for seen in texts
        if len(seen.text) >= 15 and not seen.centred and not seen.right and not seen.automatic
    ]
    plain = {face_of(seen.look) for seen in long if not seen.level}
    bodies = [seen for seen in long if not plain or face_of(seen.look) in plain or not _heads(seen)]
    keys = {seen: tuple(sorted(seen.look.items())) for seen in bodies}
    for seen, key in keys.items():
        weights[key] += len(seen.text)
        first.setdefault(key, seen)
    if not weights:
        return None
    best = max(weights, key=lambda key: weights[key])
    typed = sum(
        len(seen.text) for seen, key in keys.items() if key == best and re.match("　　|    ", seen.text)
    )
    look = dict(best)
    if typed * 2 > weights[best]:  # the indent was typed as blanks
        indent = str(20 * integer(look.get("rPr/sz@val"), 20))
        look = merged(look, {"pPr/ind@firstLineChars": "200", "pPr/ind@firstLine": indent})
    return Sample(first[best].number, indented(look))


def _heads(seen: Seen) -> bool:
    """Whether a paragraph with a label is in a face of headings."""
    bold = seen.get("rPr/b@val") == "1"
    return bool(seen.level) and (bold or bool(_FACES_OF_HEADINGS.search(seen.get("rPr/rFonts@eastAsia"))))


def _title(texts: Sequence[Seen], body: Sample | None) -> list[Seen]:
    """The lines of the title: centred, the largest of those at the top, and set off from the body."""
    size = integer(body.look.get("rPr/sz@val"), 20) if body else 20
    head = []
    for seen in texts[:_HEAD]:
        if body and len(seen.text) >= 30 and not seen.centred and face_of(seen.look) == face_of(body.look):
            break
        head.append(seen)
    centred = [seen for seen in head if seen.centred and not seen.furniture and not seen.numbers]
    largest = max((seen.size for seen in centred), default=0)
    set_off = [
        seen
        for seen in centred
        if seen.size == largest and (largest > size or not body or face_of(seen.look) != face_of(body.look))
    ]
    lines = set_off[:1]
    for seen in set_off[1:]:
        if texts.index(seen) != texts.index(lines[-1]) + 1:
            break
        lines.append(seen)
    return lines


def _below_title(texts: Sequence[Seen]) -> dict[str, Sample]:
    """Subtitle, reporter and addressees."""
    found: dict[str, Sample] = {}
    rest = list(texts)
    while rest and rest[0].centred and not rest[0].level:
        seen = rest.pop(0)
        if seen.numbers:
            continue
        key = "subtitle" if re.match(r"\s*(——|[（(])", seen.text) else "reporter"
        found.setdefault(FIELDS[key].style, Sample(seen.number, seen.look))
    if rest and rest[0].text.rstrip().endswith(("：", ":")) and len(rest[0].text) < 80:
        found[FIELDS["addressees"].style] = Sample(rest[0].number, rest[0].look)
    return found


def _headings(old: OldDocument, texts: Sequence[Seen], body: Sample | None) -> dict[str, Sample]:
    """The face of each level, from headings that stand alone or are set off; the commonest of each."""
    samples: dict[str, Sample] = {}
    names = {style: old.sheet.name_of(style).casefold() for style in {seen.style for seen in texts}}
    for level in range(1, 6):
        found: dict[Face, list[Seen]] = defaultdict(list)
        for seen in texts:
            styled = names[seen.style] in (heading_style(level), f"标题 {level}")
            if not styled and seen.level != level:
                continue
            face = face_of(seen.lead())
            if styled or seen.alone or not body or face != face_of(body.look):
                found[face].append(seen)
        if found:
            best = max(found.values(), key=len)
            # The format of the paragraph is a heading's own only where it stands alone, and is no list's.
            alone = next((seen for seen in best if seen.alone and not seen.automatic), None)
            one = alone or best[0]
            samples[heading_style(level)] = Sample(one.number, one.lead(), whole=alone is not None)
    return samples


def _closing(texts: Sequence[Seen], title: Sequence[Seen]) -> dict[str, Sample]:
    """Signature, date and remark: by the last line that is a date."""
    at = next((i for i in range(len(texts) - 1, -1, -1) if _DATE.fullmatch(texts[i].text)), None)
    if at is None or texts[at] in title:
        return {}
    found = {FIELDS["date"].style: Sample(texts[at].number, texts[at].look, whole=False)}
    for before in texts[at - 1 : at] if at else ():
        text = before.text.strip()
        if (before.right or before.centred) and len(text) < 40 and not text.endswith("。"):
            found[FIELDS["signature"].style] = Sample(before.number, before.look, whole=False)
    for after in texts[at + 1 : at + 2]:
        if re.fullmatch(r"\s*[（(].*[）)]\s*", after.text):
            found[FIELDS["remark"].style] = Sample(after.number, after.look)
    return found


def _cells(old: OldDocument) -> dict[str, Sample]:
    """The text of tables: the commonest format of the cells, and that of the first row."""
    for table in (child for child in old.section.content if isinstance(child, CT_Tbl)):
        rows = [row for row in map(old.within, table.iter(w("tr"))) if row]
        filled = [[seen for seen in row if seen.text.strip()] for row in rows]
        if is_form(table):
            continue
        if len(filled) >= 2 and len(filled[0]) >= 2 and all(filled[:2]):
            both = {"header_cell": filled[0][0], "cell": filled[1][0]}
            return {FIELDS[key].style: Sample(seen.number, seen.look) for key, seen in both.items()}
    return {}
