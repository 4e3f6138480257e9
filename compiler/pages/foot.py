"""What is told of the foot of a paper that is printed on both sides: that nobody has seen on which page it stands.

In: a flow, and why no pages were laid out. Out: a diagnostic beside its message. How it gets to its page: `fit`.
"""

from collections.abc import Iterator

from ..flow.blocks import Flow, Paragraph
from ..messages.diagnostic import Code, CompileError, Diagnostic

EVEN_PAGE_UNSEEN = Code(
    "L793",
    "warning",
    zh="写了“双面: 是”，版记在不在偶数页还没有看过：{reason_zh}",
    hint_zh="在 Word 里看一眼最后一面的页码：是单数的，在版记前面插入一个分页符。",
    en="`双面: 是` wants the foot of the paper on an even page, and nobody has seen whether it is: {reason_en}",
    hint_en="Look at the last page in Word; if its number is odd, put a page break before the foot.",
    fault="compile 双面.yaml（写了“双面: 是”，电脑上没有 LibreOffice）",
    mend="compile 报告.yaml（没有写“双面”）",
    form="command",
    exit=0,
)


def unseen(flow: Flow, error: CompileError) -> Iterator[Diagnostic]:
    """What is told of a foot where pages could not be laid out, and why they could not."""
    foot = next((one for one in flow.blocks if isinstance(one, Paragraph) and one.slot == "colophon"), None)
    if foot and flow.two_sided:
        why = error.diagnostics[0]
        reason = {"reason_zh": why.message("zh"), "reason_en": why.message("en")}
        yield Diagnostic(EVEN_PAGE_UNSEEN, reason, foot.place)
