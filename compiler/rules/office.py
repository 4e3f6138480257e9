"""The words that an office has put down in its 单位.yaml (W540)."""

import re
from collections.abc import Iterator

from ..messages.diagnostic import Code
from .findings import Finding, spotted, text_rule
from .prepared import Prepared

OFFICE_WORD = Code(
    "W540",
    "warning",
    zh="“{text}”，本单位写作“{wanted}”。",
    hint_zh="改成“{wanted}”；这是“{file}”里“用词”定的。",
    en="This office writes “{wanted}” for “{text}”.",
    hint_en="Write “{wanted}”; {file} says so under `用词`.",
    fault="（“单位.yaml”里写着 检查: {用词: {截止目前: 截至目前}}，报告里写着“截止目前”）",
    mend="（报告里写的是“截至目前”）",
    why="machine",
)


@text_rule("office")
def office_word(text: Prepared) -> Iterator[Finding]:
    """A word that the office writes otherwise; not within the word that it is to become."""
    ways = text.ways
    if not ways.wording:
        return
    words = sorted(filter(None, ways.wording), key=len, reverse=True)
    for spot in text.spots("|".join(map(re.escape, words))):
        wanted = ways.wording[spot.match[0]]
        inside = wanted.find(spot.match[0])
        if inside >= 0 and spot.par.text.startswith(wanted, spot.start - inside):
            continue  # 区委办 is to be 区委办公室, and is
        yield spotted(OFFICE_WORD, spot, new=wanted, safe=True, wanted=wanted, file=ways.file)
