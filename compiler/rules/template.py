"""Rules on a template (T34x: the contract, what was left; L72x: the look against the standard). See `compile template check`.

In: `TemplateFacts`. Out: diagnostics. A new rule is one function under `@template_rule`. The values are those of `standard`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ..messages import codes
from ..messages.diagnostic import Code, Diagnostic, Place
from ..terms import standard
from ..terms.fields import PRINTED_BY, SLOTS, TERMS
from ..terms.numerals import STANDARD_FORMS
from ..terms.styles import named_style, style_words
from .template_facts import FOR_FIELD, HEADINGS, NEEDED, FooterFacts, SectionFacts, Shape, TemplateFacts

TemplateRule = Callable[[TemplateFacts], Iterable[Diagnostic]]
TEMPLATE_RULES: list[TemplateRule] = []


def template_rule(function: TemplateRule) -> TemplateRule:
    """Register a rule. It yields nothing for a template that it has no fault to find with."""
    TEMPLATE_RULES.append(function)
    return function


def check_template(facts: TemplateFacts) -> list[Diagnostic]:
    """What every rule has to say, in the order of the rules."""
    return [finding for one in TEMPLATE_RULES for finding in one(facts)]


TITLE, BODY = TERMS["title"].style, TERMS["body"].style
MARK, ATTACHMENT = TERMS["attachment_mark"].style, TERMS["attachment_title"].style
_OF_BODY = tuple(dict.fromkeys((BODY, *(row.style for row in TERMS.values() if row.as_body))))
_ON_GRID = (*_OF_BODY, *HEADINGS, MARK)
"""Styles that are set in the lines of the page."""

_FACES: Mapping[str, standard.Face] = {
    TITLE: standard.XIAOBIAOSONG,
    MARK: standard.HEITI,
    **dict.fromkeys(_OF_BODY, standard.FANGSONG),
    **dict(zip(HEADINGS, standard.HEADING_FACES, strict=True)),
}
_SIZES: Mapping[str, standard.Measure] = {
    TITLE: standard.SIZE_TITLE,
    **dict.fromkeys(_ON_GRID, standard.SIZE_BODY),
}
_SAME: Mapping[str, str] = {}  # a fault that is the same in all styles
_MM, _POINT = 56.693, 20  # twip
_NEAR = 57  # twip, 1 mm


# ---- how findings on styles are told ----


_NAMED = 6  # styles that a finding names; the rest are counted


def _quoted(names: Sequence[str]) -> dict[str, str]:
    """The styles as a list, in Chinese as Word's menus call them."""
    zh = [style_words(name)[0] for name in names]
    more = len(names) - _NAMED
    return {
        "styles_zh": "".join(f"“{name}”" for name in zh[:_NAMED])
        + (f"等{len(names)}个样式" if more > 0 else ""),
        "styles_en": ", ".join(f"“{name}”" for name in names[:_NAMED])
        + (f" and {more} more" if more > 0 else ""),
    }


def _together(
    facts: TemplateFacts, code: Code, found: Iterable[tuple[str, Mapping[str, str]]]
) -> Iterator[Diagnostic]:
    """One finding for all styles that have the same fault."""
    groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for name, args in found:
        groups.setdefault(tuple(args.items()), []).append(name)
    for same, names in groups.items():
        place = _of_styles(facts, names[0] if len(names) == 1 else "")
        yield Diagnostic(code, {**_quoted(names), **dict(same)}, place)


def _of_styles(facts: TemplateFacts, name: str = "") -> Place:
    part = next((style.place.part for style in facts.styles.values()), "word/styles.xml")
    return Place(facts.file, part=part, around=name)


def _styles(facts: TemplateFacts, names: Iterable[str]) -> Iterator[tuple[str, Shape]]:
    """The styles of these names that there are."""
    return ((name, facts.styles[name].shape) for name in names if name in facts.styles)


def _texts(facts: TemplateFacts, names: Iterable[str]) -> Iterator[tuple[str, Shape]]:
    """The same, and the leads of those that are headings: for what characters look like."""
    wanted = tuple(names)
    yield from _styles(facts, wanted)
    for level, lead in facts.leads.items():
        if lead and HEADINGS[level - 1] in wanted:
            yield lead.name, lead.shape


def _points(half_points: int) -> str:
    return f"{half_points / 2:g}"


def _mm(twips: int) -> str:
    return f"{twips / _MM:.1f}".removesuffix(".0")


# ---- the contract ----


@template_rule
def styles_missing(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Documents take their styles by name; one that is not there stops them (T303)."""
    for name in NEEDED:
        if name not in facts.styles:
            yield Diagnostic(codes.STYLE_NEEDED, named_style(name), _of_styles(facts))
    for name, field in FOR_FIELD.items():
        if name not in facts.styles:
            yield Diagnostic(codes.STYLE_ABSENT, {**named_style(name), "field": field}, _of_styles(facts))
    for level, lead in facts.leads.items():
        heading = HEADINGS[level - 1]
        if lead is None and heading in facts.styles:
            args = {**named_style(f"标题 {level} 字符"), "field": TERMS["lead"].zh}
            yield Diagnostic(codes.STYLE_ABSENT, args, _of_styles(facts))
        elif lead and not lead.linked:
            yield Diagnostic(
                codes.LEAD_NOT_LINKED, {**named_style(lead.name), **named_style(heading, "other")}, lead.place
            )


@template_rule
def fonts(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Chinese text without a font of its own, or with the theme's, looks different on each machine (X-09, X-10)."""
    shapes = list(_texts(facts, tuple(facts.styles)))
    bare = [(n, _SAME) for n, s in shapes if not s.fonts.east_asia and "eastAsia" not in s.fonts.themed]
    yield from _together(facts, codes.NO_CHINESE_FONT, bare)
    yield from _together(facts, codes.THEME_FONT, [(n, _SAME) for n, s in shapes if s.fonts.themed])


@template_rule
def headings_in_list(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """heading 1-5 are the levels of one list, so that Word numbers them (11.5)."""
    headings = [(name, facts.styles[name]) for name in HEADINGS if name in facts.styles]
    loose = [(name, _SAME) for name, style in headings if not style.shape.num_id]
    yield from _together(facts, codes.HEADING_NOT_IN_LIST, loose)
    base = next((style.shape.num_id for _, style in headings if style.shape.num_id), 0)
    for name, style in headings:
        usual, shape = HEADINGS.index(name), style.shape
        back = facts.levels[usual].style if usual < len(facts.levels) else ""
        elsewhere = shape.num_id != base or (back and back.casefold() != name)
        if shape.num_id and (shape.level != usual or elsewhere):
            args = {**named_style(name), "number": str(shape.level + 1), "usual": str(usual + 1)}
            yield Diagnostic(codes.HEADING_LEVEL, args, style.place)


@template_rule
def levels(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """一、（一）1.（1）①, from one on, with nothing between label and text (clause 7.3.3)."""
    place = Place(facts.file, part="word/numbering.xml")
    for index, (level, form) in enumerate(zip(facts.levels, STANDARD_FORMS, strict=False)):
        args = {"number": str(index + 1), "label": level.label}
        if level.label != form.label(1) or level.start != 1:
            begun = level.label if level.start == 1 else f"{level.label}…（{level.start}）"
            yield Diagnostic(codes.LEVEL_FORM, {**args, "label": begun, "usual": form.label(1)}, place)
        if level.after != "nothing":
            yield Diagnostic(codes.LABEL_GAP, args, place)


@template_rule
def outlines(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Headings are found by their outline level."""
    without = [n for n in HEADINGS if n in facts.styles and not facts.styles[n].shape.outline]
    yield from _together(facts, codes.NO_OUTLINE, [(name, _SAME) for name in without])


@template_rule
def never_printed(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """What a document may say and this template has no place for (T304)."""
    if "body" not in facts.printed:
        yield Diagnostic(codes.NO_PLACE_FOR_TEXT, {}, facts.place)
    for field, by in PRINTED_BY.items() if facts.printed else ():
        if facts.printed.isdisjoint(by) and (field not in _TEXT or "body" in facts.printed):
            args = {"field": TERMS[field].zh, "tag": tag_for(field)}
            yield Diagnostic(codes.NEVER_PRINTED, args, facts.place)
    for whole, by in PRINTED_BY.items():
        members = [key for key in by if key.startswith(f"{whole}.")]
        if whole in facts.printed or facts.printed.isdisjoint(members):
            continue
        for member in members:
            if member not in facts.printed:
                field = ".".join(TERMS[key].zh for key in member.split("."))
                args = {"field": field, "tag": f"{{{{ {field} }}}}"}
                yield Diagnostic(codes.NEVER_PRINTED, args, facts.place)


_TEXT = SLOTS["full_text"]


def tag_for(field: str) -> str:
    """The tag that gives a field its place."""
    return f"{{{{p {TERMS[TERMS[field].slot or field].zh} }}}}"


_WORDS = sorted(
    {spelling for key in (*PRINTED_BY, "full_text", "figures") for spelling in TERMS[key].spellings},
    key=len,
    reverse=True,
)
_PRINTABLE = rf"(?:{'|'.join(map(re.escape, _WORDS))})(?:\.\w+)*"
_LIKE_A_TAG = re.compile(
    rf"(?<!\{{)\{{\s+\{{\s*(?:p\s+)?(?P<apart>\w[^{{}}]{{0,80}}?)\s*\}}\s+\}}"
    rf"|\$\{{\s*(?P<dollar>{_PRINTABLE})\s*\}}|«\s*+(?P<merge>[^«»]{{1,80}}?)\s*»|<<\s*(?P<angle>{_PRINTABLE})\s*>>"
    rf"|(?:【|(?<![{{_])(?<!\{{ ))\{{\s*(?P<single>{_PRINTABLE})\s*\}}(?!\}})】?"
    r"|(?<!\{)\{\{\s*+(?P<many>[^{}]{1,80}?)\s*\}\}\}+"
)


@template_rule
def like_a_tag(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """What other programs or a slip of the hand make of a tag, and merge fields of Word's."""
    for one in facts.paragraphs:
        for found in _LIKE_A_TAG.finditer(one.text):
            name = next(group for group in found.groups() if group)
            known = re.fullmatch(_PRINTABLE, name) or found["many"] or found["apart"]
            tag = f"{{{{ {name if known else f'数据.{name}'} }}}}"
            yield Diagnostic(codes.LIKE_A_TAG, {"text": found[0], "tag": tag}, one.place)


_COLOPHON = re.compile(r"抄\s*送|印\s*发")  # stands on the last page, after the attachments (clause 7.4)
_NUMBERED = {row.key for row in TERMS.values() if row.long}
_NOTHING_PRINTED = re.compile(r"\{[%#].*?[%#]\}")


@template_rule
def after_attachments(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Attachments follow the text and its signature (clause 7.3.7); what follows them in the template follows them in print."""
    body = [one for one in facts.paragraphs if one.position >= 0]
    at = next((index for index, one in enumerate(body) if "attachments" in one.slots), len(body))
    for one in body[at + 1 :]:
        text = _NOTHING_PRINTED.sub("", one.text).strip()
        if text and not _COLOPHON.search(text):
            yield Diagnostic(
                codes.AFTER_ATTACHMENTS, {"text": text, "tag": tag_for("attachments")}, one.place
            )


@template_rule
def numbered_before(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A label of the template's own before the text is one that the text does not begin with (clause 7.3.3)."""
    body = [one for one in facts.paragraphs if one.place.part == facts.place.part]
    last = max((index for index, one in enumerate(body) if _NUMBERED & set(one.slots)), default=0)
    for one in body[:last]:
        if one.counted and not one.slots and (text := _NOTHING_PRINTED.sub("", one.text).strip()):
            yield Diagnostic(codes.COUNTED_WITH_TEXT, {"text": text}, one.place)


@template_rule
def direct_formatting(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """What goes into a slot brings its own styles; what is set on the slot's paragraph is lost."""
    for one in facts.paragraphs:
        if one.direct:
            zh, en = "、".join(zh for zh, _ in one.direct), ", ".join(en for _, en in one.direct)
            tag = one.text.strip()
            yield Diagnostic(codes.DIRECT_FORMATTING, {"tag": tag, "what_zh": zh, "what_en": en}, one.place)


# ---- what was left ----

_LEFT = {
    "embedded": codes.EMBEDDED,
    "comment": codes.COMMENT_LEFT,
    "tracked": codes.TRACKED,
    "hidden": codes.HIDDEN,
}
_LABEL = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.．、]|（[0-9]+）|[①-⑳]")
_BLANKS = 3


@template_rule
def left(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Other files, comments, tracked changes, hidden text."""
    for trace in facts.traces:
        zh, en = trace.detail
        yield Diagnostic(_LEFT[trace.kind], {"what_zh": zh, "what_en": en}, trace.place)


@template_rule
def hidden_styles(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A hidden style hides what is written in it."""
    for style in facts.styles.values():
        if style.shape.hidden:
            yield Diagnostic(codes.HIDDEN, {}, style.place)


@template_rule
def blanks(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Pages made with empty paragraphs do not hold (B-06)."""
    run: list[Place] = []
    last = -2
    for one in (*(p for p in facts.paragraphs if p.position >= 0), None):
        if one and one.blank and (not run or one.position == last + 1):
            run.append(one.place)
        else:
            if len(run) >= _BLANKS:
                yield Diagnostic(codes.BLANKS, {"count": str(len(run))}, run[0])
            run = [one.place] if one and one.blank else []
        last = one.position if one else last


@template_rule
def labels_typed(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A label typed in a heading prints beside the list's."""
    for one in facts.paragraphs:
        heading = facts.styles.get(one.style.casefold())
        label = _LABEL.match(one.text.strip())
        if label and heading and heading.name in HEADINGS and heading.shape.num_id:
            args = {**named_style(heading.name), "label": label[0]}
            yield Diagnostic(codes.LABEL_IN_HEADING, args, one.place)


# ---- the look against the standard ----


@template_rule
def sizes(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """二号 for the title, 三号 for the rest (clauses 5.2.2, 7.3.1)."""
    found = [
        (name, shape.size, usual)
        for name, shape in _texts(facts, _SIZES)
        if shape.size != (usual := _SIZES.get(name, standard.SIZE_BODY))
    ]
    yield from _together(
        facts,
        codes.TEMPLATE_SIZE,
        [
            (name, {"number": _points(size), "usual": _points(usual), "clause": usual.clause})
            for name, size, usual in found
        ],
    )


@template_rule
def faces(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """小标宋, 黑体, 楷体, 仿宋 (clauses 5.2.2, 7.3.1, 7.3.3)."""
    of_leads = {lead.name: standard.HEADING_FACES[level - 1] for level, lead in facts.leads.items() if lead}
    found = []
    for name, shape in _texts(facts, _FACES):
        face, font = of_leads.get(name) or _FACES[name], shape.fonts.east_asia
        if font and "eastAsia" not in shape.fonts.themed and font not in (face.name, *face.also):
            found.append((name, {"name": font, "usual": face.name, "clause": face.clause}))
    yield from _together(facts, codes.TEMPLATE_FACE, found)


@template_rule
def bold(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """小标宋 and 黑体 are heavy as they are (T-01, N-03, Y-04)."""
    heavy = {TITLE: "7.3.1", ATTACHMENT: "7.3.7", HEADINGS[0]: "7.3.3"}
    found = [(n, {"clause": heavy.get(n, "7.3.3")}) for n, s in _texts(facts, heavy) if s.bold]
    yield from _together(facts, codes.TEMPLATE_BOLD, found)


@template_rule
def colours(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Black but for the mark of the issuer and its line (P-09)."""
    found = [
        (name, {"clause": "5.2.4"})
        for name, shape in _texts(facts, tuple(facts.styles))
        if shape.colour_themed or shape.colour not in ("", "000000")
    ]
    yield from _together(facts, codes.TEMPLATE_COLOUR, found)


@template_rule
def lines(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """22 lines of a page (P-05); 580 twips give 21."""
    page, found = facts.page, []
    if page is None:
        return
    for name, shape in _styles(facts, _ON_GRID):
        pitch = _pitch(shape, page)
        count = page.text_height // pitch
        if count != standard.LINES:
            usual = {"usual": str(standard.LINES), "clause": standard.LINES.clause}
            found.append((name, {"number": f"{pitch / _POINT:g}", "count": str(count), **usual}))
    yield from _together(facts, codes.TEMPLATE_LINES, found)


def _pitch(shape: Shape, page: SectionFacts) -> int:
    """Twips from line to line; a single line is about 1.3 times its size, or what the grid makes of it."""
    if shape.line_rule == "exact":
        return max(shape.line, 1)
    single = round(shape.size * 13)
    if page.grid and page.line_pitch and shape.snap_to_grid:
        rows = -(-single // page.line_pitch)
        single = page.line_pitch * rows
    return max(shape.line if shape.line_rule == "atLeast" else 0, single * max(shape.line, 240) // 240, 1)


@template_rule
def off_grid(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """An exact pitch that differs from the grid's must not snap to it (X-04)."""
    yield from _together(facts, codes.OFF_GRID, [(name, _SAME) for name in facts.off_grid])


@template_rule
def widows(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Widow control leaves a page a line short (X-11)."""
    usual = {"usual": str(standard.LINES), "clause": standard.LINES.clause}
    found = [(name, usual) for name, shape in _styles(facts, _ON_GRID) if shape.widow_control]
    yield from _together(facts, codes.WIDOW_CONTROL, found)


@template_rule
def characters(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """28 characters of a line (P-06)."""
    page, found = facts.page, []
    normal = facts.styles.get("Normal")
    if page is None:
        return
    for name, shape in _styles(facts, (BODY,)):
        em = shape.em
        if page.grid == "linesAndChars":
            extra = (normal.shape.size - shape.size) * 10 if normal else 0
            em += round(page.char_space / 4096 * _POINT) + max(extra, 0)
        count = page.text_width // max(em, 1)
        if count != standard.CHARACTERS:
            usual = {"usual": str(standard.CHARACTERS), "clause": standard.CHARACTERS.clause}
            found.append((name, {"count": str(count), **usual}))
    yield from _together(facts, codes.TEMPLATE_CHARACTERS, found)


@template_rule
def grids(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A grid of lines, not of characters (X-02, X-03)."""
    for page in facts.sections:
        if not page.grid:
            usual = {"usual": str(standard.LINES), "clause": standard.LINES.clause}
            yield Diagnostic(codes.NO_GRID, usual, page.place)
        elif page.grid != "lines":
            yield Diagnostic(codes.CHARACTER_GRID, {}, page.place)


@template_rule
def pages(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A4 with a type area of 156 by 225 mm (clause 5.1, 5.2.1)."""
    for page in facts.sections:
        if page.landscape:
            continue
        paper = (page.width - standard.PAGE_WIDTH, page.height - standard.PAGE_HEIGHT)
        if any(abs(off) > _NEAR for off in paper):
            args = {
                "width": _mm(page.width),
                "height": _mm(page.height),
                "clause": standard.PAGE_WIDTH.clause,
            }
            yield Diagnostic(codes.TEMPLATE_PAPER, args, page.place)
        for side_zh, side_en, own, usual in (
            ("上", "top", page.top, standard.MARGIN_TOP),
            ("左", "left", page.left + page.gutter, standard.MARGIN_LEFT),
            ("右", "right", page.right, standard.MARGIN_RIGHT),
            ("下", "bottom", page.bottom, standard.MARGIN_BOTTOM),
        ):
            if abs(own - usual) > _NEAR:
                side = {"side_zh": side_zh, "side_en": side_en, "clause": usual.clause}
                yield Diagnostic(
                    codes.TEMPLATE_MARGIN, {**side, "number": _mm(own), "usual": _mm(usual)}, page.place
                )
    setups = {
        (page.width, page.height, page.top, page.right, page.bottom, page.left, page.grid, page.line_pitch)
        for page in facts.sections
        if not page.landscape
    }
    if len(setups) > 1:
        yield Diagnostic(codes.SECTIONS, {"count": str(len(facts.sections))}, facts.sections[0].place)


@template_rule
def spaces(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """No space between paragraphs (B-03)."""
    usual = {"usual": str(standard.LINES), "clause": standard.LINES.clause}
    found = [(n, usual) for n, s in _styles(facts, _ON_GRID) if s.before or s.after]
    yield from _together(facts, codes.PARAGRAPH_SPACE, found)


@template_rule
def first_lines(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """The first line of a paragraph and of a heading stands two characters in (B-02, N-06).

    Word goes by the characters, LibreOffice by the twips: both must be there (X-07). Where the size was changed since, Word
    still goes by the characters, so that the twips need not say the same.
    """
    usual = standard.FIRST_LINE
    found = []
    for name in (BODY, *HEADINGS):
        if style := facts.styles.get(name):
            shape, indent = style.shape, style.shape.indent
            twips, characters = indent.get("firstLine", 0), indent.get("firstLineChars", 0)
            off = characters != usual * 100 if characters and twips else abs(twips / shape.em - usual) > 0.1
            sides = any(indent.get(key) for key in ("left", "leftChars", "right", "rightChars", "hanging"))
            if off or sides:
                found.append((name, {"usual": str(usual), "clause": usual.clause}))
    yield from _together(facts, codes.FIRST_LINE, found)


@template_rule
def titles(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """The title is centred between the margins (T-03)."""
    found = [
        (name, {"clause": "7.3.1"})
        for name, shape in _styles(facts, (TITLE, ATTACHMENT))
        if shape.jc != "center" or any(shape.indent.values())
    ]
    yield from _together(facts, codes.ALIGNMENT, found)


@template_rule
def kept(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A heading never ends a page."""
    found = [n for n in (TITLE, *HEADINGS) if n in facts.styles and not facts.styles[n].shape.keep_next]
    yield from _together(facts, codes.NOT_KEPT, [(name, _SAME) for name in found])


# ---- page numbers (clause 7.5) ----

_SIDES = {
    "default": ("奇数页", "odd pages", "right"),
    "even": ("偶数页", "even pages", "left"),
    "first": ("首页", "the first page", "right"),
}
_CLAUSE = standard.SIZE_PAGE_NUMBER.clause


@template_rule
def page_numbers(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """— 1 — in 4号宋体, right on odd pages and left on even ones (G-01 to G-04)."""
    if not facts.even_and_odd and facts.sections:
        yield Diagnostic(codes.ONE_FOOTER, {"clause": _CLAUSE}, facts.sections[-1].place)
    told: set[Place] = set()  # sections share footers
    for page in facts.sections:
        for kind in ("default", *["even"] * facts.even_and_odd, *["first"] * page.title_page):
            footer = page.footers.get(kind) or FooterFacts(kind, page.place)
            zh, en, side = _SIDES[kind]
            args = {"side_zh": zh, "side_en": en, "clause": _CLAUSE}
            if footer.place in told and footer.place != page.place:
                continue
            told.add(footer.place)
            if footer.shape is None:
                yield Diagnostic(codes.FOOTER_WITHOUT_NUMBER, args, footer.place)
            else:
                yield from _number(footer, footer.shape, side, args)


def _number(footer: FooterFacts, shape: Shape, side: str, args: dict[str, str]) -> Iterator[Diagnostic]:
    clause = {"clause": _CLAUSE}
    if not re.fullmatch(r"— ?1 ?—", footer.number.strip()):
        yield Diagnostic(codes.NUMBER_FORM, {"text": footer.number.strip(), **clause}, footer.place)
    faces = (standard.SONGTI.name, *standard.SONGTI.also)
    if shape.size != standard.SIZE_PAGE_NUMBER or shape.fonts.ascii not in faces:
        face = {"number": _points(shape.size), "name": shape.fonts.ascii, **clause}
        yield Diagnostic(codes.NUMBER_FACE, face, footer.place)
    gap = shape.indent.get(side, 0) - standard.PAGE_NUMBER_INDENT
    if not footer.framed and (shape.jc != side or abs(gap) > _NEAR):
        yield Diagnostic(codes.NUMBER_SIDE, args, footer.place)
