"""What is told of the pages that contents list: that nobody has seen them, or that they could not be settled.

In: a `Layout`, or why there is none. Out: L79x diagnostics beside their messages. How they are filled in: `fit`.
"""

from collections.abc import Iterator

from ..flow.blocks import Flow, Paragraph, Target
from ..messages.diagnostic import Code, CompileError, Diagnostic
from .layout import Layout

CONTENTS_UNFILLED = Code(
    "L790",
    "warning",
    zh="目录里还没有页码，留给 Word 去填：{reason_zh}",
    hint_zh="用 Word 打开时，问要不要更新域，答“是”，就填上了；WPS 里右击目录，选“更新域”。",
    en="The contents have no page numbers yet; they are left to Word: {reason_en}",
    hint_en="When Word asks on opening whether to update the fields, answer yes; in WPS right-click the contents and choose “update field”.",
    fault="compile 有目录.yaml（写了“目录: 是”，电脑上没有 LibreOffice）",
    mend="compile 报告.yaml（没有写“目录”）",
    form="command",
    exit=0,
)
CONTENTS_UNSETTLED = Code(
    "L791",
    "warning",
    zh="目录里“{text}”的页码写的是{number}，排出来在第{other}面：目录一改，后面的页也跟着动，几次都没有定下来。",
    hint_zh="把目录里最长的一条标题改短几个字，再编一次；或者用 Word 打开，右击目录，选“更新域”。",
    en="The contents list “{text}” on page {number}, but it stands on page {other}: each change of the contents moves the pages, and they did not settle.",
    hint_en="Make the longest heading in the contents some characters shorter and compile again; or open it in Word and update the contents.",
    fault="（目录正好排满一面，页码多一位就多出一面）",
    mend="（缩短一条标题，目录的面数定了）",
    why="pages",
)


_NONE = Target("", 0)


def unseen(flow: Flow, error: CompileError) -> Iterator[Diagnostic]:
    """What is told of contents where pages could not be laid out, and why they could not."""
    title = next((one for one in flow.blocks if isinstance(one, Paragraph) and one.slot == "contents"), None)
    if title:
        why = error.diagnostics[0]
        reason = {"reason_zh": why.message("zh"), "reason_en": why.message("en")}
        yield Diagnostic(CONTENTS_UNFILLED, reason, title.place)


def told(layout: Layout) -> Iterator[Diagnostic]:
    """The first line of the contents that lists another page than the one on which it is found."""
    for line in _lines(layout.flow):
        listed, found = layout.fit.pages.get(line.leads or _NONE), layout.listed.get(line.leads or _NONE)
        if listed and found and listed != found:
            args = {"text": line.text, "number": listed, "other": found}
            yield Diagnostic(CONTENTS_UNSETTLED, args, line.place)
            return


def _lines(flow: Flow) -> Iterator[Paragraph]:
    return (block for block in flow.blocks if isinstance(block, Paragraph) and block.leads)
