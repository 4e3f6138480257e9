"""Whether all that the flow says is on the paper as it is to be: texts, labels, characters, marks at the ends of lines.

In: a `Layout`. Out: diagnostics.
"""

from collections.abc import Iterator, Mapping

from ...flow.blocks import Label
from ...messages.diagnostic import Code, Diagnostic, Place
from ...word.ooxml.numbering import FORMATS, number_text
from ..layout import Layout
from .check import finding, page_check, short

NOT_ON_PAPER = Code(
    "L708",
    "error",
    zh="“{text}”没有印在纸上。",
    hint_zh="看一看模板：它所在的地方也许太小，或者字是白色、隐藏的。",
    en="“{text}” is not on the paper.",
    hint_en="Look at the template: the place may be too small, or the text white or hidden.",
    fault="（模板里“附注”的字是白色的，或勾了“隐藏”）",
    mend="（模板里“附注”的字是黑色的，不隐藏）",
    why="pages",
)
LABEL_NOT_ON_PAPER = Code(
    "L709",
    "error",
    zh="“{text}”前面的序号没有印成“{label}”。",
    hint_zh="看一看模板里标题样式连着的多级列表。",
    en="The label before “{text}” is not printed as “{label}”.",
    hint_en="Check the list that the heading styles of the template are tied to.",
    fault="（模板里多级列表的编号改成了白色）",
    mend="（模板里多级列表的编号是黑色）",
    why="pages",
)


@page_check
def everything_is_printed(layout: Layout) -> Iterator[Diagnostic]:
    """Law 1: every text and every label of the flow is on the paper, in order."""
    for printed in (*layout.printed, *layout.notes):
        paragraph = printed.paragraph
        if printed.undrawn or (not printed.rows and layout.bare(paragraph.text)):
            yield finding(NOT_ON_PAPER, paragraph.place, text=short(paragraph.text))
        elif paragraph.label and not printed.labelled:
            args = {"label": paragraph.label.text, "text": short(paragraph.text)}
            yield finding(LABEL_NOT_ON_PAPER, paragraph.place, **args)


LABELS_TYPED = Code(
    "L770",
    "info",
    zh="有{count}个序号是当作文字打进去的，第一个是“{label}”：自动编的话，{why_zh}。",
    hint_zh="印出来在哪里都和现在看到的一样，只是以后在 Word 里增删条目时，这几个要自己改。想全由 Word 编，层次里写 1. 或（1）这样的。",
    en="{count} labels are typed as text, the first being “{label}”: {why_en}.",
    hint_en="They print alike everywhere, but must be changed by hand where items are added or taken away in Word. For labels that Word counts, write 1. or （1） in 层次.",
    fault="（层次是“一、”，列了121项，从“一百、”起是文字）",
    mend="（层次改成“1.”，121项都由 Word 自动编号）",
    why="pages",
)
# Where programs part, by the series of the numeral (sheet 11.5).
_SPELLED_OTHERWISE: Mapping[str, tuple[str, str]] = {
    "一": (
        "一百以上各种软件写法不同，如第101个，Word 写“一百〇一”，LibreOffice 写“一百零一”",
        "from 100 on programs spell it otherwise, as 101 is 一百〇一 in Word and 一百零一 in LibreOffice",
    ),
    "①": ("⑳以后 Word 只编出“21”，没有圈", "after ⑳ Word prints a plain 21"),
    "１": ("LibreOffice 印成半角的“1”", "LibreOffice prints a half-width 1"),
}


def _is_spelled_otherwise(label: Label) -> bool:
    """Whether programs print its number otherwise than one another, and it is none of the author's own."""
    form, number = label.form, label.number
    alike = number_text(FORMATS[form.series][0], number) is not None
    return not alike and number <= form.last and label.text == form.label(number)


@page_check
def labels_that_word_does_not_count(layout: Layout) -> Iterator[Diagnostic]:
    """Labels that programs would spell otherwise than one another are no proof of Word's counting: they are told once for each series,
    an author's own aside."""
    found: dict[str, list[tuple[Label, Place | None]]] = {}
    for label, place in ((one.label, one.place) for one in layout.flow.paragraphs):
        if label and layout.flow.numbering == "automatic" and _is_spelled_otherwise(label):
            found.setdefault(label.form.series, []).append((label, place))
    for series, some in found.items():
        why_zh, why_en = _SPELLED_OTHERWISE[series]
        first, place = some[0]
        args = {"count": len(some), "label": first.text.strip(), "why_zh": why_zh, "why_en": why_en}
        yield finding(LABELS_TYPED, place, **args)


NO_GLYPH = Code(
    "L742",
    "warning",
    zh="这台电脑上排版用的字体没有“{text}”，在 PDF、图片里印成了方框。",
    hint_zh="Word 文件里的字是对的。装上收了这些字的字体（如宋体-ExtB）再编；仿宋_GB2312 也没有生僻字，打印的电脑上同样要装。",
    en="The fonts used on this machine lack “{text}”; the PDF and the images show boxes.",
    hint_en="The Word file has the characters. Install a font that has them, such as SimSun-ExtB, and compile again; the machine that prints needs it too, as 仿宋_GB2312 has no rare characters.",
    fault="王𠮷同志（电脑上没有收“𠮷”的字体）",
    mend="（装了宋体-ExtB）",
    why="machine",
)


@page_check
def characters_have_glyphs(layout: Layout) -> Iterator[Diagnostic]:
    """Characters that are drawn as boxes are told once: the document has them, the fonts of this machine do not."""
    for printed in (*layout.printed, *layout.notes):
        if some := [one for one in printed.said if one in layout.lacking]:
            rest = sorted(layout.lacking - set(some))
            texts = "、".join(dict.fromkeys((*some, *rest)))
            yield finding(NO_GLYPH, printed.paragraph.place, text=texts)
            return


MARKS_INSIDE = Code(
    "L717",
    "info",
    zh="有{count}段行尾的标点，在 PDF 里没有悬到版心外，第一处是“{text}”。",
    hint_zh="悬在这里的标点 LibreOffice 会漏画，所以改了排法；已经写进结果里，文字没有变，不用再改。",
    en="The marks at the ends of lines of {count} paragraphs do not hang over in the PDF; the first is “{text}”.",
    hint_en="LibreOffice would leave out such a mark here, so it was set otherwise. The result has it already; no text was changed.",
    fault="（行尾的逗号后面紧跟着“2024年”，悬着 LibreOffice 画不出）",
    mend="（逗号排在了行内）",
    why="pages",
)


@page_check
def marks_are_drawn(layout: Layout) -> Iterator[Diagnostic]:
    """Where marks at the ends of lines were set otherwise so that LibreOffice draws them, that is told once."""
    said = layout.fit.overflow
    if said:
        first = next(printed.paragraph for printed in layout.printed if printed.index in said)
        yield finding(MARKS_INSIDE, first.place, text=short(first.text), count=len(said))


LINES_LOOSE = Code(
    "L756",
    "info",
    zh="有{count}段里的网址、型号断不开，行尾没有拉齐，免得字被拉得很开，第一处是“{text}”。",
    hint_zh="已经写进结果里，文字没有变，不用再改；想拉齐的，把断不开的西文写短些，或挪个位置。",
    en="In {count} paragraphs an address or a part number cannot be broken; their lines were not drawn out to the edge. The first is “{text}”.",
    hint_en="The result has it already; no text was changed. For even lines, make what cannot be broken shorter, or move it.",
    fault="（一行只剩十几个字，下一行是长网址，字被拉得很开）",
    mend="（这一段左对齐，字距和别的行一样）",
    why="pages",
)


@page_check
def lines_are_not_drawn_out(layout: Layout) -> Iterator[Diagnostic]:
    """Where lines were set flush left so that their characters do not stand far apart, that is told once."""
    loose = layout.fit.loose
    if loose:
        first = next(printed.paragraph for printed in layout.printed if printed.index in loose)
        yield finding(LINES_LOOSE, first.place, text=short(first.text), count=len(loose))


NOTE_LOW = Code(
    "L792",
    "warning",
    zh="第{page}面的脚注“{text}”在 PDF 里排到了版心下面。",
    hint_zh="Word 文件不受影响；PDF 里要排好，把这一面的正文改长或改短一两行，再编一次。",
    en="The footnote “{text}” on page {page} stands below the type area in the PDF.",
    hint_en="The Word file is not affected. For the PDF, make the text of that page a line or two longer or shorter and compile again.",
    fault="（一面末尾是带脚注的一段，下面的表格挪到了下一面）",
    mend="（这一面的正文短一行，脚注排在了版心里）",
    why="pages",
)


@page_check
def notes_stand_on_their_pages(layout: Layout) -> Iterator[Diagnostic]:
    """No footnote stands below the type area."""
    for note in layout.low_notes:
        yield finding(NOTE_LOW, note.paragraph.place, page=note.rows[0].page, text=short(note.paragraph.text))
