"""Rules on what should not be left in a template: other files, comments, changes, blanks, labels that were typed (T352 to T357), one document's own (T427).

In: `TemplateFacts`. Out: diagnostics.
"""

import re
from collections.abc import Iterator

from ...messages.diagnostic import Code, Diagnostic, Place
from ...terms.fields import FIELDS
from ...terms.styles import named_style
from .asked import template_rule
from .facts import HEADINGS, TemplateFacts

EMBEDDED = Code(
    "T352",
    "warning",
    zh="模板里有{what_zh}，会随每份公文发出去。",
    hint_zh="用不着就删去；要的话改成图片或普通表格。",
    en="The template holds {what_en}, which would go out with every document.",
    hint_en="Delete it, or make it a picture or a plain table.",
    fault="（模板里嵌了一张 Excel 表）",
    mend="（改成了普通表格）",
    why="word",
)
COMMENT_LEFT = Code(
    "T353",
    "warning",
    zh="这里还有批注，会随每份公文发出去。",
    hint_zh="在“审阅”里删除批注。",
    en="There is a comment here, which would go out with every document.",
    hint_en="Delete it.",
    fault="（{{p 正文 }} 上有一条批注）",
    mend="（批注删去了）",
    why="word",
)
TRACKED = Code(
    "T354",
    "warning",
    zh="模板里{what_zh}，会随每份公文发出去。",
    hint_zh="在“审阅”里接受或拒绝所有修订，再关掉修订。",
    en="The template has changes tracked: {what_en}.",
    hint_en="Accept or reject all changes, and turn tracking off.",
    fault="（模板里还有没接受的修订）",
    mend="（修订都接受了，修订也关掉了）",
    why="word",
)
HIDDEN = Code(
    "T355",
    "warning",
    zh="这里的文字设成了隐藏，印不出来，却会随公文发出去。",
    hint_zh="选中它，去掉“字体”里的“隐藏”，或删去。",
    en="The text here is hidden: it does not print, but goes out with every document.",
    hint_en="Unhide it, or delete it.",
    fault="（页眉里有一行隐藏文字）",
    mend="（这一行删去了）",
    why="word",
)


_LEFT = {"embedded": EMBEDDED, "comment": COMMENT_LEFT, "tracked": TRACKED, "hidden": HIDDEN}
_LABEL = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+[.．、]|（[0-9]+）|[①-⑳]")
_BLANKS = 3


@template_rule
def left(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """Other files, comments, tracked changes, hidden text."""
    for trace in facts.traces:
        if code := _LEFT.get(trace.kind):
            zh, en = trace.detail
            yield Diagnostic(code, {"what_zh": zh, "what_en": en}, trace.place)


@template_rule
def hidden_styles(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A hidden style hides what is written in it."""
    for style in facts.styles.values():
        if style.shape.hidden:
            yield Diagnostic(HIDDEN, {}, style.place)


BLANKS = Code(
    "T356",
    "warning",
    zh="这里起有{count}个连着的空段，内容一多版面就会乱。",
    hint_zh="删去空段；要留空，用样式的段前间距；要另起一页，用“段前分页”。",
    en="From here on {count} paragraphs in a row are empty; they upset the pages as the text grows.",
    hint_en="Delete them; use the style's spacing, or “page break before”.",
    fault="（用十个空段把落款推到下一页）",
    mend="（“署名”样式设了段前间距）",
    why="word",
)


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
                yield Diagnostic(BLANKS, {"count": str(len(run))}, run[0])
            run = [one.place] if one and one.blank else []
        last = one.position if one else last


LABEL_IN_HEADING = Code(
    "T357",
    "warning",
    zh="这一段用的是“{style_zh}”样式，序号“{label}”却是手打的，会印两遍。",
    hint_zh="删去手打的“{label}”，序号由列表编。",
    en="This paragraph is in the style “{style_en}”, yet its label “{label}” is typed and would print twice.",
    hint_en="Delete the typed “{label}”; the list numbers it.",
    fault="（“标题 1”的一段里写着“一、总则”）",
    mend="（“标题 1”的一段里写着“总则”）",
    why="word",
)


@template_rule
def labels_typed(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A label typed in a heading prints beside the list's."""
    for one in facts.paragraphs:
        heading = facts.styles.get(one.style.casefold())
        label = _LABEL.match(one.text.strip())
        if label and heading and heading.name in HEADINGS and heading.shape.num_id:
            args = {**named_style(heading.name), "label": label[0]}
            yield Diagnostic(LABEL_IN_HEADING, args, one.place)


OF_ONE_DOCUMENT = Code(
    "T427",
    "warning",
    zh="“{text}”像是某一份公文自己的，会原样印在每份公文上。",
    hint_zh="每份不同的，换成标记 {tag}；每份都一样的，不用管。",
    en="“{text}” looks like one document's own; it prints as it is in every document.",
    hint_en="Where documents differ put the tag {tag} in its place; otherwise leave it.",
    fault="""
        某财发〔2025〕7号
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
        {{ 发文字号 }}
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

_TAGS = re.compile(r"\{[{%#][^{}]{0,200}[}%#]\}")
_LINE = 400  # characters of such a line with its tags, at most
_DATE = r"(?:20\d\d|二[〇○零一二三四五六七八九]{3})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
_OF_ONE: tuple[
    tuple[str, str], ...
] = (  # lines that are nothing else; a sentence may well name a number or a date
    (r"[^\s{}〔〕，。、；：（）《》]{1,14}[〔［\[]20\d\d[〕］\]]\s*第?\s*\d{1,5}\s*号", "docket_number"),
    (r"签\s*发\s*人\s*[：:]\s*(?!某|[XＸ×x])[\u4e00-\u9fff]{2,4}", "signatory"),
    (r"第\s*\d{1,4}\s*期(?:\s*[（(]\s*总第\s*\d{1,5}\s*期\s*[）)])?", "docket_number"),
    (_DATE, "date"),
)


@template_rule
def of_one_document(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """The number, signatory, issue or date of the document that a template was made of, on lines of their own."""
    for one in facts.paragraphs:
        line = _TAGS.sub("", one.text).strip() if len(one.text) <= _LINE else ""
        found = [(match[0], FIELDS[key].zh) for row, key in _OF_ONE for match in re.finditer(row, line)]
        rest = line
        for text, _ in found:
            rest = rest.replace(text, "", 1)
        if not rest.strip():
            for text, name in found:
                yield Diagnostic(OF_ONE_DOCUMENT, {"text": text, "tag": f"{{{{ {name} }}}}"}, one.place)
