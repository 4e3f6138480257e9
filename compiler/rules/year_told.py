"""Rule on the year before, left over in a report on a year (W556).

In: a `Prepared`. Out: findings. It stands after the rules that hold a title's year against the text's (S541), which know more of the paper.
"""

from collections.abc import Iterator

from ..messages.diagnostic import Code
from .findings import Finding, at, text_rule
from .places import pattern
from .prepared import Prepared

YEAR_TOLD = Code(
    "W556",
    "warning",
    zh="题目是{year}年度的，这里写的却是“{text}”，像是旧稿的年份忘了改。",
    hint_zh="核对年份；确实说的是上一年，写明和{year}年的比较，或在这一行写明不检查 W556 的原因。",
    en="The title is of {year}, but here it says “{text}”: the year seems to be left over.",
    hint_en="Check the year; where the year before is meant, say how {year} compares, or say on the line why W556 is not to be checked.",
    fault="""
        区政府办公室2025年度工作总结
        2025年，全年办文204件。
        在廉洁上，坚持自查自纠。2024年，本人严格执行廉洁自律各项规定。
    """,
    mend="""
        区政府办公室2025年度工作总结
        2025年，全年办文204件。
        在廉洁上，坚持自查自纠。2025年，本人严格执行廉洁自律各项规定。
    """,
    form="check",
)
_OF_A_YEAR = r"(20[0-9]{2})年(?:度|上半年|第[一二三四]季度)?[^0-9]*(?:总结|述职|述廉|述德|述责|汇报|报告)"
_TOLD_OF = (
    r"(?<=[\n。])(?P<year>20[0-9]{2})年(?:(?:以来|来|度)?，(?=(?:本人|我(?!国|省|市与)|在[^，。；]{2,24}(?:领导|支持|指导)下，(?:本人|我)))"
    r"|，(?=(?:全[镇乡县区市局院校所街]|累计|共)[^。\n]{2,60}[0-9]))"
)
# What tells of the year before by right.
_OF_THEN = r"[相对]比|比较|基数|当选|任职|任现职|调任|到任|起任|调到|调入|入职|担任|兼任|换届|交流到|开始|启动|立项|提出|印发|出台|获评|评为|荣获|为基|遗留|挂牌|成立|至今|以前|当年|那年|之后|连续"


@text_rule("placeholders", "16")
def year_told(text: Prepared) -> Iterator[Finding]:
    """2023年，本人严格执行……, in a report on 2024 whose paragraph says nothing of 2024."""
    titled = pattern(_OF_A_YEAR).search(text.title)
    if titled is None or len(set(pattern("20[0-9]{2}(?=年)").findall(text.title))) != 1:
        return
    last = f"{int(titled[1]) - 1}年"
    for spot in text.spots(_TOLD_OF, prose=True) if last in text.whole else ():
        told, said = f"{spot.match['year']}年", spot.par.text
        others = said.count("20") - len(pattern("[0-9.]20|20(?![0-9]{2}年)").findall(said))
        if told == last and others == 1 and not pattern(rf"今年|本年|{_OF_THEN}").search(said):
            yield at(YEAR_TOLD, spot.par, spot.start, spot.start + len(told), text=told, year=titled[1])
