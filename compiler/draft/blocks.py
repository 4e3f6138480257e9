"""The nodes of an outline as blocks of the YAML: headings with what stands under them, paragraphs, enumerations, tables.

In: `Node`s, the path that their blocks will stand at, the label forms in force. Out: their data; `Written` keeps beside it
where each block stands, what each paragraph was taken for and what is doubtful.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..flow.text import own_number
from ..messages import codes
from ..source.load import Data, Path
from ..terms.characters import BLANK, short
from ..terms.numerals import GAP, LabelForm, Typed, read_label
from ..terms.spans import towards
from .keys import (
    BODY,
    CONTENT,
    ENUMERATION,
    FORM,
    HEADER_ROWS,
    ITEM_LEAD,
    LABEL,
    LABELS,
    LEAD,
    MERGED,
    NATURE,
    NATURES,
    NO_NUMBER,
    NUMBERING,
    OPENING,
    PAGE_BREAK,
    PAGE_BREAKS,
    PARAGRAPH,
    PICTURE,
    START,
    TABLE,
    TEXT,
    TITLE,
    TOWARDS,
)
from .lines import Line, Par
from .outline import Node, form_of, forms_of
from .roles import Doubt, Taken, taken
from .sentences import Listed, has_ordinals, listed, odd_ordinals, ordinal, with_leads


@dataclass(slots=True)
class Written:
    """What is kept of the blocks that were written so far: the lines that they came from, their nodes, what paragraphs were
    taken for, doubts; and the number of the last 第一条, which counts on through the chapters. `formatted`: paragraphs are such
    for certain; `goes_on`: a numbering may have begun in a text before; `region`: where in the draft they stand; `plain_at` is the last
    paragraph that was kept as typed where its siblings were not, `passed` are the kinds of the labels of such."""

    formatted: bool
    goes_on: bool = False
    region: str = "body"
    article: int = 0
    plain_at: int = -1  # the last paragraph that was kept as typed
    passed: set[str] = field(default_factory=set)  # the kinds of their labels
    places: dict[Path, int] = field(default_factory=dict)
    standing: dict[Path, Node] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


class Count(NamedTuple):
    """A label counted: whether the numbering gives it, whether else its number is wrong, the label that the numbering gives,
    and whether that would be its first."""

    fits: bool
    wrong: bool
    wanted: str
    begins: bool


@dataclass(slots=True)
class Scope:
    """The counts of a numbering, kept as `flow` keeps them."""

    forms: tuple[LabelForm, ...]
    counts: list[int] = field(default_factory=list)

    def count(self, typed: Typed, depth: int) -> Count:
        """Count on at a depth; where that does not give the label, the label counts."""
        del self.counts[depth + 1 :]
        self.counts += [0] * (depth + 1 - len(self.counts))
        form, number = self.forms[depth], self.counts[depth] + 1
        self.counts[depth] = number
        wanted = form.label(min(number, form.last), self.counts[:depth])
        fits = number <= form.last and wanted == _with_gap(typed)
        if not fits:
            roman = typed.kind == "Ⅰ"  # I. by itself is a letter
            self.counts[depth] = number if roman else own_number(typed.text, form, number)[0]
        wrong = typed.number != number or (form == typed.form and not fits)  # 3.1 under 2
        return Count(fits, wrong, wanted.rstrip(), number == 1 and depth == 0)

    def skip(self, depth: int) -> None:
        """Pass a heading without a label."""
        del self.counts[depth + 1 :]


def blocks(nodes: Sequence[Node], path: Path, scope: Scope, out: Written, depth: int = 0) -> Data:
    """The nodes as data at a path: a text where there is but one and it is plain."""
    made: list[Data] = []
    for node in nodes:
        if node.par.line.page_break and (made or path != (BODY,)) and path != (OPENING,):
            made.append(PAGE_BREAK)
        here = (*path, len(made))
        made.append(_block(node, here, scope, out, depth))
        out.places[here] = node.par.numbers[0]
        out.standing[here] = node
    if len(made) == 1 and isinstance(made[0], str) and made[0] != PAGE_BREAK:
        out.places[path] = out.places.pop((*path, 0))
        out.standing[path] = out.standing.pop((*path, 0))
        return made[0]
    return made


def written(forms: Sequence[LabelForm]) -> list[Data]:
    """The forms as 层次 has them."""
    return [str(form) for form in forms]


# ---- one block ----------------------------------------------------------------------------------------------------


def _block(node: Node, path: Path, scope: Scope, out: Written, depth: int) -> Data:
    par = node.par
    if par.line.rows:
        out.taken.append(taken(par, "table", "" if out.formatted else "tabs", out.region))
        return _table(par.line)
    if par.line.chart:
        out.taken.append(taken(par, "chart", "", out.region))
        return {**dict(par.line.chart), **dict(par.line.fields)}
    if par.line.picture:
        out.taken.append(taken(par, "picture", "", out.region))
        return {PICTURE: par.line.picture, **dict(par.line.fields)}
    if node.is_heading:
        return _heading(node, path, scope, out, depth)
    if node.form:
        members = (node, *node.listed)
        out.taken += [taken(one.par, one.role, one.reason, out.region) for one in members]
        return _in_paragraphs(node.form, [one.par.text for one in members])
    if node.as_typed or par.plain:
        out.taken.append(taken(par, node.role, node.reason, out.region))
        if par.plain:
            _tell_plain(par, out)
        return _plain(par.text)
    data, lists = _paragraph(par, par.text, out, node.first)
    role, reason = node.role, node.reason
    if lists and role == "paragraph":
        role, reason = "enumeration", "ordinals"
    out.taken.append(taken(par, role, reason, out.region))
    return data


def _tell_plain(par: Par, out: Written) -> None:
    """Tell where paragraphs that were kept as typed begin."""
    if not out.plain_at == par.at - 1 >= 0:
        out.doubts.append(Doubt(codes.KEPT_PLAIN, par, {"text": short(par.text)}))
    out.plain_at = par.at
    if found := read_label(par.text):
        out.passed.add(found.kind)


def _level_of(typed: Typed | None, scope: Scope, depth: int) -> int:
    """The level of a heading by the form of its label; without one, or where 第一、 counts, one below that which it stands under, or that of labels
    beside it that are further out."""
    if typed is not None and typed.form is not None:
        return typed.form.level
    if typed is None or typed.kind == "第一":
        return min(scope.forms[depth].level, scope.forms[depth - 1].level + 1) if depth else 1
    return scope.forms[depth].level


def _heading(node: Node, path: Path, scope: Scope, out: Written, depth: int) -> Data:
    par, typed = node.par, node.par.typed
    body, cut, blank_lost = _without_blanks(par, node.cut)
    data: dict[str, Data] = {}
    lead = ""
    if node.role == "heading":
        data[TITLE] = body
    else:
        data[LEAD] = lead = body[:cut]
        if rest := body[cut:]:
            if rest.strip():
                text, _ = _paragraph(par, rest, out)
                data[TEXT] = [text] if isinstance(text, dict) else text
            else:  # blanks alone are no text of the model
                data[LEAD] = body
    level = _level_of(typed, scope, depth)
    label = typed.text if typed else ""
    printed = _with_gap(typed) if typed else ""
    prints = f"{printed}{body}".replace("\n", "") if typed else None
    out.taken.append(Taken(par, node.role, node.reason, out.region, level, label, lead, prints, blank_lost))
    if typed is None:
        data[NUMBERING] = NO_NUMBER
        scope.skip(depth)
    else:
        count = scope.count(typed, depth)
        if not count.fits:
            data[LABEL] = printed
            if not node.follows:
                _doubt_label(par, typed, count, out)
        if typed.kind == "条":
            out.article = typed.number
    if node.nature:
        words: list[Data] = [NATURES[one] for one in node.nature]
        data[NATURE] = words[0] if len(words) == 1 else words
    if node.children:
        inside = (*path, CONTENT)
        inner, below = form_of(node.children), scope.forms[depth + 1 :]
        if inner is not None and (not below or below[0] != inner):
            forms = forms_of(node.children)
            data[LABELS] = written(forms)
            data[CONTENT] = blocks(node.children, inside, Scope(forms), out)
        else:
            data[CONTENT] = blocks(node.children, inside, scope, out, depth + 1)
    return data


def _with_gap(typed: Typed) -> str:
    """The label as it prints: a blank goes after 1, 1.1 and 第一章."""
    return typed.text + _gap(typed)


def _gap(typed: Typed) -> str:
    """The blank that is the label's own."""
    if typed.form is None:
        return ""
    return GAP if typed.form.suffix == GAP else typed.form.gap


def _without_blanks(par: Par, cut: int) -> tuple[str, int, bool]:
    """The text after the label as it prints, where the lead ends in it, and whether it lost blanks that were typed."""
    body = par.body.lstrip(BLANK)
    blank = par.body[: len(par.body) - len(body)]
    if par.typed and (gap := _gap(par.typed)):
        return body, max(cut - len(blank), 0), blank != gap
    if not (par.typed and blank):
        return body, cut, False
    return body, max(cut - len(blank), 0), True


def _doubt_label(par: Par, typed: Typed, count: Count, out: Written) -> None:
    """Tell of a label that the numbering does not give, unless it goes on from where no count reaches."""
    through_chapters = typed.kind == "条" and typed.number == out.article + 1
    from_before = out.goes_on and count.begins and count.wrong
    after_plain = count.wrong and typed.kind in out.passed  # the draft counts on, its outline does not
    if not (through_chapters or from_before or after_plain):
        slip = re.fullmatch(r"[（(][^ \u3000—－–-]+[）)][、.．]?", typed.text)  # （三)
        by_hand = typed.form is None and not slip
        code = codes.LABEL_BY_HAND if by_hand else codes.LABEL_UNLIKE
        code = codes.LABEL_OUT_OF_ORDER if count.wrong else code
        out.doubts.append(Doubt(code, par, {"label": typed.text, "wanted": count.wanted}))


def _paragraph(par: Par, text: str, out: Written, first: int = 1) -> tuple[Data, bool]:
    """A paragraph, its enumerations told apart, the first of which begins with the number `first`; and whether it has any."""
    if not has_ordinals(text):
        return _plain(text), False
    found = listed(text, first)
    if found is None:
        if odd := odd_ordinals(text):
            out.doubts.append(Doubt(codes.ENUMERATION_ODD, par, {"label": odd}))
        return _plain(text), False
    before, lists = found
    parts: list[Data] = [before] if before.strip() else []
    return {PARAGRAPH: [*parts, *(_enumeration(one) for one in lists)]}, True


# ---- pieces of data -----------------------------------------------------------------------------------------------


def _plain(text: str) -> Data:
    return {PARAGRAPH: [text]} if text in PAGE_BREAKS else text


def _in_paragraphs(form: str, texts: Sequence[str]) -> Data:
    """An enumeration whose items are paragraphs."""
    words = [word for text in texts if (word := ordinal(text))]
    items = [text[len(word.word) :] for text, word in zip(texts, words, strict=True)]
    return _enumeration(Listed(form, words[0].number, with_leads(items)))


def _enumeration(one: Listed) -> Data:
    items: list[Data] = [{ITEM_LEAD: lead, TEXT: text} if lead else text for lead, text in one.items]
    data: dict[str, Data] = {ENUMERATION: items}
    if one.form != "一是":
        data[FORM] = one.form
    if one.start > 1:
        data[START] = str(one.start)
    return data


def _table(line: Line) -> dict[str, Data]:
    columns = max(map(len, line.rows))
    cells: list[list[Data]] = [[*row, *[""] * (columns - len(row))] for row in line.rows]
    for (row, column), word in towards(line.spans).items():
        cells[row][column] = {MERGED: TOWARDS[word]}
    for (row, column), fields in line.pictures:
        cells[row][column] = dict(fields)
    data: dict[str, Data] = {TABLE: [*cells]}
    said = dict(line.fields)
    if len(line.rows) == 1:
        said[HEADER_ROWS] = "0"
    return data | said
