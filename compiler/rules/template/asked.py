"""Rules on a template, and what documents ask of one (T34x, T36x). See `compile template check`.

In: `TemplateFacts`. Out: diagnostics. A new rule is one function under `@template_rule`, beside its message, and one Markdown test.
What was left in a template is in `template.left`, the look of it in `template.look`, what its slots have room for in `template.rooms`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ...messages.diagnostic import Code, Diagnostic, Place
from ...terms.fields import FIELDS, PRINTED_BY, PRINTED_BY_VOLUMES, SLOTS
from ...terms.numerals import STANDARD_FORMS, form_of_word
from ...terms.styles import named_style, style_words
from .facts import FOR_FIELD, HEADINGS, INSTEAD, NEEDED, LevelFacts, Shape, TemplateFacts

TemplateRule = Callable[[TemplateFacts], Iterable[Diagnostic]]
TEMPLATE_RULES: list[TemplateRule] = []


def template_rule(function: TemplateRule) -> TemplateRule:
    """Register a rule. It yields nothing for a template that it has no fault to find with."""
    TEMPLATE_RULES.append(function)
    return function


def check_template(facts: TemplateFacts) -> list[Diagnostic]:
    """What every rule has to say, in the order of the rules."""
    from . import (  # noqa: F401  (they register their rules)
        left,
        look,
        marks,
        rooms,
    )

    return [finding for one in TEMPLATE_RULES for finding in one(facts)]


SAME: Mapping[str, str] = {}  # a fault that is the same in all styles


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


def together(
    facts: TemplateFacts, code: Code, found: Iterable[tuple[str, Mapping[str, str]]]
) -> Iterator[Diagnostic]:
    """One finding for all styles that have the same fault."""
    groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for name, args in found:
        groups.setdefault(tuple(args.items()), []).append(name)
    for same, names in groups.items():
        place = of_styles(facts, names[0] if len(names) == 1 else "")
        yield Diagnostic(code, {**_quoted(names), **dict(same)}, place)


def of_styles(facts: TemplateFacts, name: str = "") -> Place:
    part = next((style.place.part for style in facts.styles.values()), "word/styles.xml")
    return Place(facts.file, part=part, around=name)


def styles_named(facts: TemplateFacts, names: Iterable[str]) -> Iterator[tuple[str, Shape]]:
    """The styles of these names that there are."""
    return ((name, facts.styles[name].shape) for name in names if name in facts.styles)


def texts(facts: TemplateFacts, names: Iterable[str]) -> Iterator[tuple[str, Shape]]:
    """The same, and the leads of those that are headings: for what characters look like."""
    wanted = tuple(names)
    yield from styles_named(facts, wanted)
    for level, lead in facts.leads.items():
        if lead and HEADINGS[level - 1] in wanted:
            yield lead.name, lead.shape


# ---- the contract ----


STYLE_NEEDED = Code(
    "T340",
    "error",
    zh="模板里没有“{style_zh}”这个样式，公文几乎都要用到它。",
    hint_zh="新建名为“{style_zh}”的样式；或加 --fix 结果.docx，由程序补上。",
    en="The template has no style “{style_en}”, which nearly every document needs.",
    hint_en="Make a style of that name, or have it added with `--fix OUT.docx`.",
    fault="（模板里没有“公文正文”样式）",
    mend="（新建了名为“公文正文”的样式）",
    why="word",
)
STYLE_ABSENT = Code(
    "T341",
    "warning",
    zh="模板里没有“{style_zh}”这个样式，写了“{field}”的公文编不出来。",
    hint_zh="用得到的话，新建名为“{style_zh}”的样式，或加 --fix 结果.docx 补上；用不到就不用管。",
    en="The template has no style “{style_en}”; documents with “{field}” cannot be compiled.",
    hint_en="If you need it, make a style of that name, or have it added with `--fix OUT.docx`.",
    fault="（模板里没有“题注”样式）",
    mend="（新建了名为“题注”的样式）",
    why="word",
)
STYLE_NAMED_OTHERWISE = Code(
    "T392",
    "info",
    zh="模板里没有“{name}”这个样式，{what_zh}；有一个“{other}”，没有用到。",
    hint_zh="“{other}”要是给它用的，把名称改成“{name}”；不是的，不用管。",
    en="The template has no style “{name}”: {what_en}. It has one named “{other}”, which is not used.",
    hint_en="If “{other}” is meant for it, name it “{name}”; if not, there is nothing to do.",
    fault="（表头的样式叫“表头样式”）",
    mend="（样式叫“表头”）",
    why="word",
)
LEAD_NOT_LINKED = Code(
    "T348",
    "warning",
    zh="“{style_zh}”没有链接到“{other_zh}”，改标题样式时，段首标题不会跟着改。",
    hint_zh="删去“{style_zh}”，加 --fix 结果.docx 重新建一个链接好的。",
    en="“{style_en}” is not linked to “{other_en}”; run-in headings will not follow a change of the heading style.",
    hint_en="Delete “{style_en}” and have a linked one made with `--fix OUT.docx`.",
    fault="（“标题 1 字符”和“标题 1”没有链接）",
    mend="（“标题 1”和“标题 1 字符”互相链接）",
    why="word",
)


@template_rule
def styles_missing(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Documents take their styles by name; one that is not there stops them (T303)."""
    for name in NEEDED:
        if name not in facts.styles:
            yield Diagnostic(STYLE_NEEDED, named_style(name), of_styles(facts))
    for name, field in FOR_FIELD.items():
        if name not in facts.styles:
            yield Diagnostic(STYLE_ABSENT, {**named_style(name), "field": field}, of_styles(facts))
    for name, (zh, en) in INSTEAD.items():
        like = next((one for one in facts.others if name in re.sub(r"\s", "", one)), "")
        if like and like != name and not {name} & {*facts.styles, *facts.others}:
            args = {"name": name, "other": like, "what_zh": zh, "what_en": en}
            yield Diagnostic(STYLE_NAMED_OTHERWISE, args, of_styles(facts, like))
    for level, lead in facts.leads.items():
        heading = HEADINGS[level - 1]
        if lead is None and heading in facts.styles:
            args = {**named_style(f"标题 {level} 字符"), "field": FIELDS["lead"].zh}
            yield Diagnostic(STYLE_ABSENT, args, of_styles(facts))
        elif lead and not lead.linked:
            yield Diagnostic(
                LEAD_NOT_LINKED, {**named_style(lead.name), **named_style(heading, "other")}, lead.place
            )


NO_CHINESE_FONT = Code(
    "T342",
    "warning",
    zh="{styles_zh}没有设中文字体，汉字会用电脑上默认的字体。",
    hint_zh="在样式的“字体”里选好“中文字体”；或加 --fix 结果.docx 补上。",
    en="No East Asian font is set in {styles_en}; Chinese text falls to the machine's default.",
    hint_en="Choose one in the style's font settings, or have it added with `--fix OUT.docx`.",
    fault="（“公文正文”只设了西文字体）",
    mend="（“公文正文”的中文字体是仿宋_GB2312）",
    why="word",
)
THEME_FONT = Code(
    "T343",
    "warning",
    zh="{styles_zh}的字体跟着主题走，换一台电脑可能就变了。",
    hint_zh="在样式的“字体”里直接选字体，不选“（中文正文）”“（中文标题）”。",
    en="The font of {styles_en} follows the theme and may change from machine to machine.",
    hint_en="Choose a font by its name in the style's font settings.",
    fault="（“公文正文”的中文字体选的是“中文正文”）",
    mend="（“公文正文”的中文字体是仿宋_GB2312）",
    why="word",
)


@template_rule
def fonts(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Chinese text without a font of its own, or with the theme's, looks different on each machine (X-09, X-10)."""
    shapes = list(texts(facts, tuple(facts.styles)))
    bare = [(n, SAME) for n, s in shapes if not s.fonts.east_asia and "eastAsia" not in s.fonts.themed]
    yield from together(facts, NO_CHINESE_FONT, bare)
    yield from together(facts, THEME_FONT, [(n, SAME) for n, s in shapes if s.fonts.themed])


HEADING_NOT_IN_LIST = Code(
    "T344",
    "warning",
    zh="{styles_zh}没有连到多级列表，序号的位置和样子不由模板管。",
    hint_zh="在“多级列表 → 定义新的多级列表 → 更多”里，把各级“链接到样式”。",
    en="{styles_en} is not tied to a multilevel list, so the template does not control its labels.",
    hint_en="In “define new multilevel list”, link each level to its style.",
    fault="（“标题 2”没有链接到多级列表）",
    mend="（多级列表的第2级链接到了“标题 2”）",
    why="word",
)
HEADING_LEVEL = Code(
    "T345",
    "warning",
    zh="“{style_zh}”连在列表的第{number}级上，应当是第{usual}级，和“标题 1”在同一个列表里。",
    hint_zh="在“定义新的多级列表”里，把第{usual}级“链接到样式”改为“{style_zh}”。",
    en="“{style_en}” is tied to level {number} of a list; it should be level {usual} of the list of heading 1.",
    hint_en="In “define new multilevel list”, link level {usual} to “{style_en}”.",
    fault="（“标题 2”链接到了多级列表的第3级）",
    mend="（“标题 2”链接到了多级列表的第2级）",
    why="word",
)


@template_rule
def headings_in_list(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """heading 1-5 are the levels of one list, so that Word numbers them (11.5)."""
    headings = [(name, facts.styles[name]) for name in HEADINGS if name in facts.styles]
    loose = [(name, SAME) for name, style in headings if not style.shape.num_id]
    yield from together(facts, HEADING_NOT_IN_LIST, loose)
    base = next((style.shape.num_id for _, style in headings if style.shape.num_id), 0)
    for name, style in headings:
        usual, shape = HEADINGS.index(name), style.shape
        back = facts.levels[usual].style if usual < len(facts.levels) else ""
        elsewhere = shape.num_id != base or (back and back.casefold() != name)
        if shape.num_id and (shape.level != usual or elsewhere):
            args = {**named_style(name), "number": str(shape.level + 1), "usual": str(usual + 1)}
            yield Diagnostic(HEADING_LEVEL, args, style.place)


LEVEL_FORM = Code(
    "T346",
    "warning",
    zh="模板的多级列表{list_zh}；公文里印什么，由 YAML 的“层次”定，不看模板。",
    hint_zh="{offer_zh}",
    en="The template's list: {list_en}; what documents print is decided by 层次 in their YAML, not by the template.",
    hint_en="{offer_en}",
    fault="（多级列表的第1级是“第一章”）",
    mend="（多级列表的第1级是“一、”）",
    why="word",
)
LABEL_GAP = Code(
    "L737",
    "warning",
    zh="列表第{number}级的序号“{label}”后面多了空隙，序号和文字之间不空。",
    hint_zh="在“定义新的多级列表 → 更多”里，把“编号之后”改为“不特别标注”。",
    en="There is a gap after the label “{label}” of level {number} of the list; there should be none.",
    hint_en="In “define new multilevel list”, set “follow number with” to “nothing”.",
    fault="（列表的编号之后是制表符）",
    mend="（列表的编号之后是“不特别标注”）",
    why="word",
)


@template_rule
def levels(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """一、（一）1.（1）①, from one on, with nothing between label and text (clause 7.3.3)."""
    place = Place(facts.file, part="word/numbering.xml")
    levels = [*zip(facts.levels, STANDARD_FORMS, strict=False)]
    other = [
        (number, level, form.label(1))
        for number, (level, form) in enumerate(levels, 1)
        if level.label != form.label(1) or level.start != 1
    ]
    if other:
        yield Diagnostic(LEVEL_FORM, _of_levels(other, [level for level, _ in levels]), place)
    for number, (level, _) in enumerate(levels, 1):
        if level.after != "nothing":
            yield Diagnostic(LABEL_GAP, {"number": str(number), "label": level.label}, place)


def _of_levels(other: Sequence[tuple[int, LevelFacts, str]], levels: Sequence[LevelFacts]) -> dict[str, str]:
    """Which levels are not as usual, and how to have them: in YAML where that can say it, else in the template."""
    zh = "、".join(f"第{number}级从“{level.label}”编起，一般是“{usual}”" for number, level, usual in other)
    en = ", ".join(
        f"level {number} begins “{level.label}”, usually “{usual}”" for number, level, usual in other
    )
    words = [level.label.strip() for level in levels]
    back_zh = "；不用就把列表改回" + "、".join(f"“{usual}”" for *_, usual in other) + "。"
    back_en = "; otherwise change the list back to " + ", ".join(f"“{usual}”" for *_, usual in other) + "."
    strange = [word for word in words if form_of_word(word) is None]
    started = [level for _, level, _ in other if level.start != 1]
    if started:
        offer = f"序号总从1编起：在“定义新的多级列表”里把“起始编号”改回1{back_zh}"
        offer_en = f"Labels count from 1: set “start at” back to 1{back_en}"
    elif strange:
        named = "、".join(f"“{word}”" for word in strange)
        offer = f"{named}这样的序号“层次”里写不出来，公文用不了{back_zh.replace('；不用就', '；')}"
        offer_en = f"层次 has no such form as {named}; change the list back to " + back_en.partition("to ")[2]
    else:
        line = f"层次: [{', '.join(words)}]"
        offer, offer_en = (
            f"要这样编，在每份公文的 YAML 里写 {line}{back_zh}",
            f"To have it, write {line} in the YAML of each document{back_en}",
        )
    return {"list_zh": zh, "list_en": en, "offer_zh": offer, "offer_en": offer_en}


NO_OUTLINE = Code(
    "T347",
    "warning",
    zh="{styles_zh}没有大纲级别，导航窗格和目录里看不到这些标题。",
    hint_zh="在样式的“段落”里，把“大纲级别”设为和标题相同的级别。",
    en="{styles_en} has no outline level; such headings are missing from the navigation pane and from tables of contents.",
    hint_en="Set the outline level in the style's paragraph settings.",
    fault="（“标题 1”的大纲级别是“正文文本”）",
    mend="（“标题 1”的大纲级别是1级）",
    why="word",
)


@template_rule
def outlines(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Headings are found by their outline level."""
    without = [n for n in HEADINGS if n in facts.styles and not facts.styles[n].shape.outline]
    yield from together(facts, NO_OUTLINE, [(name, SAME) for name in without])


NEVER_PRINTED = Code(
    "T360",
    "warning",
    zh="模板里没有放“{field}”的地方，有这项内容的公文编不出来。",
    hint_zh="用得到的话，加上 {tag}；用不到就不用管。",
    en="The template has no place for “{field}”; documents with it cannot be compiled.",
    hint_en="If you need it, add {tag}.",
    fault="""
        {{p 标题 }}
        {{p 副标题 }}
        {{p 报告人 }}
        {{p 主送机关 }}
        {{p 全文 }}
        {{p 附件说明 }}
        {{p 落款 }}
        {{p 附件 }}
    """,
    mend="""
        {{p 标题 }}
        {{p 副标题 }}
        {{p 报告人 }}
        {{p 主送机关 }}
        {{p 全文 }}
        {{p 附件说明 }}
        {{p 落款 }}
        {{p 附注 }}
        {{p 附件 }}
    """,
    form="template",
)
NO_PLACE_FOR_TEXT = Code(
    "T364",
    "error",
    zh="模板里没有放正文的地方，什么公文都编不出来。",
    hint_zh="在正文的位置单起一段，写上 {{{{p 全文 }}}}；标题、落款等也各写一段。",
    en="The template has no place for the text; no document can be compiled with it.",
    hint_en="Put {{{{p 全文 }}}} in a paragraph of its own where the text belongs, and the title, the signature and so on likewise.",
    fault="""
        区政府办公室2025年度工作总结
        一年来，各项任务圆满完成。
    """,
    mend="""
        {{p 标题 }}
        {{p 副标题 }}
        {{p 报告人 }}
        {{p 主送机关 }}
        {{p 全文 }}
        {{p 附件说明 }}
        {{p 落款 }}
        {{p 附注 }}
        {{p 附件 }}
    """,
    form="template",
)


@template_rule
def never_printed(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """What a document may say and this template has no place for (T304)."""
    of_volumes = "members" in facts.printed
    if not of_volumes and "body" not in facts.printed:
        yield Diagnostic(NO_PLACE_FOR_TEXT, {}, facts.place)
    for field, by in (PRINTED_BY_VOLUMES if of_volumes else PRINTED_BY).items() if facts.printed else ():
        if facts.printed.isdisjoint(by) and (field not in _TEXT or "body" in facts.printed):
            args = {"field": FIELDS[field].zh, "tag": f"{{{{p {FIELDS[by[0]].zh} }}}}"}
            yield Diagnostic(NEVER_PRINTED, args, facts.place)
    for whole, by in PRINTED_BY.items():
        members = [key for key in by if key.startswith(f"{whole}.")]
        if whole in facts.printed or facts.printed.isdisjoint(members):
            continue
        for member in members:
            if member not in facts.printed:
                field = ".".join(FIELDS[key].zh for key in member.split("."))
                args = {"field": field, "tag": f"{{{{ {field} }}}}"}
                yield Diagnostic(NEVER_PRINTED, args, facts.place)


_TEXT = SLOTS["full_text"]


def tag_for(field: str) -> str:
    """The tag that gives a field its place."""
    return f"{{{{p {FIELDS[FIELDS[field].slot or field].zh} }}}}"


_LIKE_A_TAG = re.compile(
    r"(?<!\{)\{\s+\{\s*(?:p\s+)?(?P<apart>\w[^{}]{0,80}?)\s*\}\s+\}"
    r"|(?<!\{)\{\{\s*+(?P<many>[^{}]{1,80}?)\s*\}\}\}+"
)


LIKE_A_TAG = Code(
    "T350",
    "warning",
    zh="“{text}”像标记，却不是，会原样印出来。",
    hint_zh="要印内容的，改成 {tag}；本来就是文字的，不用管。",
    en="“{text}” looks like a tag but is none, and prints as it is.",
    hint_en="If it is meant to be filled in, write {tag}; otherwise leave it.",
    fault="""
        { { 标题 } }
        {{p 标题 }}
        {{p 副标题 }}
        {{p 报告人 }}
        {{p 主送机关 }}
        {{p 全文 }}
        {{p 附件说明 }}
        {{p 落款 }}
        {{p 附注 }}
        {{p 附件 }}
    """,
    mend="""
        {{ 标题 }}
        {{p 标题 }}
        {{p 副标题 }}
        {{p 报告人 }}
        {{p 主送机关 }}
        {{p 全文 }}
        {{p 附件说明 }}
        {{p 落款 }}
        {{p 附注 }}
        {{p 附件 }}
    """,
    form="template",
)


@template_rule
def like_a_tag(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """What a slip of the hand makes of a tag; what other programs do is told by `template.marks`."""
    for one in facts.paragraphs:
        for found in _LIKE_A_TAG.finditer(one.text):
            tag = f"{{{{ {found['apart'] or found['many']} }}}}"
            yield Diagnostic(LIKE_A_TAG, {"text": found[0], "tag": tag}, one.place)


_COLOPHON = re.compile(
    r"抄\s*送|印\s*发|版\s*记"
)  # stands on the last page, after the attachments (clause 7.4)
_NUMBERED = {row.key for row in FIELDS.values() if row.long}
_NOTHING_PRINTED = re.compile(r"\{[%#].*?[%#]\}")


AFTER_ATTACHMENTS = Code(
    "T366",
    "warning",
    zh="“{text}”在 {tag} 后面，公文有附件时，会印到附件的后面去。",
    hint_zh="把 {tag} 移到它后面。",
    en="“{text}” stands after {tag}, and so prints behind the attachments of a document that has any.",
    hint_en="Move {tag} to the place after it.",
    fault="""
        {{p 标题 }}
        {{p 副标题 }}
        {{p 报告人 }}
        {{p 主送机关 }}
        {{p 全文 }}
        {{p 附件说明 }}
        {{p 落款 }}
        {{p 附件 }}
        {{p 附注 }}
    """,
    mend="""
        {{p 标题 }}
        {{p 副标题 }}
        {{p 报告人 }}
        {{p 主送机关 }}
        {{p 全文 }}
        {{p 附件说明 }}
        {{p 落款 }}
        {{p 附注 }}
        {{p 附件 }}
    """,
    form="template",
)


@template_rule
def after_attachments(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Attachments follow the text and its signature (clause 7.3.7); what follows them in the template follows them in print."""
    body = [one for one in facts.paragraphs if one.position >= 0]
    at = next((index for index, one in enumerate(body) if "attachments" in one.slots), len(body))
    for one in body[at + 1 :]:
        text = _NOTHING_PRINTED.sub("", one.text).strip()
        if text and "colophon" not in one.slots and not _COLOPHON.search(text):
            yield Diagnostic(AFTER_ATTACHMENTS, {"text": text, "tag": tag_for("attachments")}, one.place)


COUNTED_WITH_TEXT = Code(
    "T367",
    "warning",
    zh="“{text}”和正文的标题用同一个自动编号，它前面会印上“一、”这样的序号；正文照样从头编，序号就重了。",
    hint_zh="去掉这一段的编号，或换一个没有编号的样式。",
    en="“{text}” is numbered by the list of the headings and prints a label such as 一、; the text begins with the first label all the same, so that it stands twice.",
    hint_en="Take its number away, or give it a style without one.",
    fault="（{{p 全文 }} 前面有一段用“标题 1”写的“编制说明”）",
    mend="（这一段改用“公文正文”）",
    why="word",
)


@template_rule
def numbered_before(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A label of the template's own before the text is one that the text does not begin with (clause 7.3.3)."""
    body = [one for one in facts.paragraphs if one.place.part == facts.place.part]
    last = max((index for index, one in enumerate(body) if _NUMBERED & set(one.slots)), default=0)
    for one in body[:last]:
        if one.counted and not one.slots and (text := _NOTHING_PRINTED.sub("", one.text).strip()):
            yield Diagnostic(COUNTED_WITH_TEXT, {"text": text}, one.place)


DIRECT_FORMATTING = Code(
    "T349",
    "warning",
    zh="“{tag}”这一段上直接设的{what_zh}不起作用，内容印出来只看样式。",
    hint_zh="把这些格式设到相应的样式里；这一段上的清除掉。",
    en="What is set by hand on the paragraph of “{tag}” has no effect: {what_en}. Only the styles count.",
    hint_en="Set it in the style, and clear it from the paragraph.",
    fault="（{{p 标题 }} 这一段直接设了红色）",
    mend="（红色设在“标题”样式里）",
    why="word",
)


@template_rule
def direct_formatting(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """What goes into a slot brings its own styles; what is set on the slot's paragraph is lost."""
    for one in facts.paragraphs:
        if one.direct:
            zh, en = "、".join(zh for zh, _ in one.direct), ", ".join(en for _, en in one.direct)
            tag = one.text.strip()
            yield Diagnostic(DIRECT_FORMATTING, {"tag": tag, "what_zh": zh, "what_en": en}, one.place)
