"""Rules on what counts within a text (S510–S513, S518): 一是, 二是 and 第一，, （1） and ①."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise

from ...messages.diagnostic import Code
from ...terms.numerals import CIRCLED, chinese, parse_chinese
from ..findings import Finding, at, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared

COUNTED_NO_FIRST = Code(
    "S510",
    "warning",
    zh="有“{text}”，前面没有“{wanted}”。",
    hint_zh="补上“{wanted}”，或去掉“{text}”。",
    en="There is “{text}” but no “{wanted}” before it.",
    hint_en="Put “{wanted}” where it begins, or take “{text}” away.",
    fault="""
        区政府办公室2025年度工作总结
        办文质量稳步提升。二是严格审核把关，退回文件12件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        办文质量稳步提升。一是规范起草，全年办文204件。二是严格审核把关，退回文件12件。
    """,
    form="check",
)
COUNTED_GAP = Code(
    "S511",
    "warning",
    zh="从“{before}”跳到了“{text}”，中间少了“{missing}”。",
    hint_zh="补上漏掉的一条，或把后面的依次改过来。",
    en="It jumps from “{before}” to “{text}”; “{missing}” is missing.",
    hint_en="Put in what was left out, or number on from there.",
    fault="""
        区政府办公室2025年度工作总结
        一是规范起草，全年办文204件。三是严格审核把关，退回文件12件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一是规范起草，全年办文204件。二是严格审核把关，退回文件12件。
    """,
    form="check",
)
COUNTED_TWICE = Code(
    "S512",
    "warning",
    zh="“{text}”重复了。",
    hint_zh="按次序应当是“{wanted}”，后面的也依次改过来。",
    en="“{text}” stands twice.",
    hint_en="In its order it would be “{wanted}”; number on from there.",
    fault="""
        区政府办公室2025年度工作总结
        一是规范起草，全年办文204件。二是严格审核，退回文件12件。二是加快运转，当日办结。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一是规范起草，全年办文204件。二是严格审核，退回文件12件。三是加快运转，当日办结。
    """,
    form="check",
)
COUNTED_MIXED = Code(
    "S518",
    "warning",
    zh="前面用的是“{other}”，这里用了“{text}”，同一层意思换了说法。",
    hint_zh="用同一种说法，这里写作“{wanted}”。",
    en="What went before is counted with “{other}”, this with “{text}”.",
    hint_en="Count in one way: “{wanted}”.",
    fault="""
        区政府办公室2025年度工作总结
        一是规范起草，全年办文204件。二是严格审核，退回文件12件。第三，加快运转，当日办结。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一是规范起草，全年办文204件。二是严格审核，退回文件12件。三是加快运转，当日办结。
    """,
    form="check",
)
_CN = "[一二三四五六七八九十]{1,3}"
# What an ordinal counts, so that it numbers no point: 第三季度, 第二人民医院.
_UNITS = "一二三四五六七八九十届季次批期个名位组届条款项章节号人医中小职轮类种产方者责阶步年天月周部分师高初线时级等站代幼实检片区标段书党支大楼层课场版篇辑卷集话回、和至到及与或"
_BEGINS = r"(?<![^。；：，！？、;:,!?”’」）)\n—\s])"
# What counts in a text, a row each: how it is found, and how it is written with a number.
_COUNTED = {
    "是": (rf"{_BEGINS}({_CN})是(?![否非])", "{}是"),
    "要": (
        rf"{_BEGINS}({_CN})要(?![素件害义旨]|点(?!面|上|线)|务(?![实必])|闻(?![令汛警])|求(?![真实新变快稳严精])|领(?!导))",
        "{}要",
    ),
    "第": (
        rf"{_BEGINS}第({_CN})(?:[，,](?!第)|、(?=[{HAN}“])(?![^，；。\n]{{0,12}}第|[一二三四五六七八九十]+[{_UNITS}、]))",
        "第{}，",
    ),
    "阶段": (rf"{_BEGINS}第({_CN})(?:阶段|步)(?=[：:，,（(。])", "第{}阶段"),
    "其": (rf"{_BEGINS}其([一二三四五六])[，,是：]", "其{}，"),
    # Among others only: 一是，其次，三是; by themselves 首先 and 其次 are told of nothing.
    "次": (rf"{_BEGINS}(首先|其次|再次)[，,是：]?", "{}"),
    "，": (rf"(?<=\n)({_CN})，", "{}，"),
    "其是": (rf"{_BEGINS}其([二三四五六])(?=[{HAN}])(?![^，。；]{{0,1}}是)", "其{}，"),
    "、": (rf"(?<=[；;。：:])({_CN})、(?=[{HAN}“])(?![一二三四五六七八九十])", "{}、"),
    "（一": (rf"(?<=[；;。：:])[（(]({_CN})[）)]", "（{}）"),
    "第是": (rf"{_BEGINS}第({_CN})(?:是(?![否非])|(?=[{HAN}])(?![{_UNITS}]))", "第{}"),
    "（": (r"[（(]([1-9]|1[0-9])[）)]", "（{}）"),
    # 步骤一：提交申请；步骤二：…
    **{
        what: (rf"{_BEGINS}{what}({_CN})(?=[：:，,、（(])", what + "{}")
        for what in ("步骤", "环节", "措施", "案例", "任务")
    },
    "A": (rf"(?<![^；。：:;\n])([A-H])[.．、](?=[{HAN}“])", "{}."),
    "①": (f"([{''.join(CIRCLED[:20])}])", "{}"),
    "1": (
        rf"(?<![^；。：\n，])([1-9]|1[0-9])[.．、](?=[{HAN}“])(?:(?<!，[0-9].)(?<!，[0-9]{{2}}.)|(?=[要是]))",
        "{}.",
    ),
}
_FIRST_ANYWHERE = r"(?<![之唯不有万第另同其])一是(?![个种项次])"
_INLINE = ("（", "①", "1", "A")  # counted within a paragraph only
_ORPHANS = ("是",)  # the only one that nothing else reads like
_OPENED = r"第一|首先|其一|一是|一要|一方面|1[.．、]|[（(]1|①|一、|（一）|先"  # what may stand for 第一， before 第二，
_READ_BACK = 12  # paragraphs in which the first is looked for


@text_rule("numbering", "N-11")
def counted(text: Prepared) -> Iterator[Finding]:
    """二是 without 一是, 一是 and then 三是; also （1）, ① and 第一， within paragraphs."""
    heads = [par.index for par in text.pars if par.label is not None or not par.is_prose]
    all_seen = {form: _seen(text, form) for form in _COUNTED}
    for form, (_, written) in _COUNTED.items():
        if form in _STRAYS and form not in _WORDS:
            continue
        seen = all_seen[form]
        strays = _strays(all_seen, form) if form in _WORDS and seen else {}
        again = _one_again(seen)
        chains: list[int] = []
        jumped: list[int] = []  # the number that the last one left one out before
        group = -1
        for (index, start), (end, number) in sorted(seen.items()):
            par, value = text.pars[index], _value(number)
            here = index if form in _INLINE else bisect_right(heads, index)
            if here != group:
                chains, jumped, group = [], [], here
            if value is not None and (stray := strays.get((index, start))):
                for odd, (odd_index, odd_start, odd_end) in stray:
                    wanted = written.format(chinese(odd))
                    yield at(
                        COUNTED_MIXED,
                        text.pars[odd_index],
                        odd_start,
                        odd_end,
                        wanted=wanted,
                        other=written.format(chinese(odd - 1)),
                    )
                chains = [value]
                continue
            if (index, start) in again:
                yield at(COUNTED_TWICE, par, start, end, wanted=written.format(chinese(2)))
                chains = [2]
                continue
            if (
                form in _WORDS
                and value == 2
                and not chains
                and (first_odd := _first_stray(all_seen, form, index, start))
            ):
                (odd_index, odd_start), odd_end = first_odd
                said = {"text": par.text[start:end]}
                first = text.pars[odd_index]
                yield at(COUNTED_NO_FIRST, first, odd_start, odd_end, said=said, wanted=written.format("一"))
                chains = [2]
                continue
            if form in ("第", "要") and not chains and value in (2, 3) and number != "一":
                above = "".join(one.text for one in text.pars[max(index - _READ_BACK, 0) : index])
                opened = pattern(_OPENED).search(above + par.text[:start])
                if not opened:
                    yield at(COUNTED_NO_FIRST, par, start, end, wanted=written.format("一"))
                elif value == 3 and (skipped := _skipped(par.text[:start])):
                    yield at(COUNTED_GAP, par, start, end, before=skipped, missing=written.format("二"))
                elif other := pattern(rf"{_BEGINS}{chinese(value - 1)}([是要])").search(par.text, 0, start):
                    wanted = chinese(value) + other[1]
                    yield at(COUNTED_MIXED, par, start, end, wanted=wanted, other=other[0])
                chains = [value]
                continue
            if value is not None and (form not in _INLINE or value == 1 or par.text[:start].strip()):
                yield from _chained(chains, jumped, value, at_=(par, start, end), form=form, written=written)


_WORDS = ("是", "要", "第", "其")
_STRAYS = (*_WORDS, "次", "，", "、", "（一", "第是", "其是")
"""What counts in words: these may be mixed up with each other, and with strays that are told of nowhere else."""
_FAR = 4  # paragraphs from one to the next but one that are looked through for the one between
Seen = Mapping[tuple[int, int], tuple[int, str]]
"""Where something counts: by paragraph and place, where it ends and its number."""


def _seen(text: Prepared, form: str) -> Seen:
    seen = {(s.par.index, s.start): (s.end, s.match[1]) for s in text.spots(_COUNTED[form][0], prose=True)}
    for s in text.spots(_FIRST_ANYWHERE, prose=True) if form == "是" else ():
        seen.setdefault((s.par.index, s.start), (s.end, "一"))
    return seen


def _strays(
    all_seen: Mapping[str, Seen], form: str
) -> Mapping[tuple[int, int], list[tuple[int, tuple[int, int, int]]]]:
    """Where a form goes on after another one has taken a number of its own: 一是, 其二, 三是; by the place where it goes on."""
    places = sorted(all_seen[form].items())
    out: dict[tuple[int, int], list[tuple[int, tuple[int, int, int]]]] = {}
    for (before, (_, low)), (here, (_, high)) in pairwise(places):
        first, last = _value(low), _value(high)
        if first is None or last != first + 2 or here[0] - before[0] > _FAR:
            continue
        for other in (*_STRAYS, *_INLINE):
            between = [
                (place, end)
                for place, (end, number) in sorted(all_seen[other].items())
                if other != form and before < place < here and _value(number) == first + 1
            ]
            alone = not any(
                before < place < here and _value(number) == 1
                for place, (_, number) in all_seen[other].items()
            )
            if len(between) == 1 and alone:
                (index, start), end = between[0]
                out[here] = [(first + 1, (index, start, end))]
    return out


def _one_again(seen: Seen) -> set[tuple[int, int]]:
    """Where a first stands for a second: 一是, 一是, 三是 in one paragraph."""
    rows = [(place, _value(number)) for place, (_, number) in sorted(seen.items())]
    return {
        here
        for (before, one), (here, two), (after, three) in zip(rows, rows[1:], rows[2:], strict=False)
        if (one, two, three) == (1, 1, 3) and before[0] == here[0] == after[0]
    }


def _first_stray(
    all_seen: Mapping[str, Seen], form: str, index: int, start: int
) -> tuple[tuple[int, int], int] | None:
    """Where the first of a row stands that is counted in another form: 第一，, 二是, 三是; None where there is none, or where it counts on in its own."""
    goes_on = any(
        _value(number) == 3 and index <= place[0] <= index + _FAR
        for place, (_, number) in all_seen[form].items()
    )
    found = []
    for other in (*_STRAYS, *_INLINE):
        if (form, other) == ("第", "次"):
            continue  # 首先, 第二, 第三
        here = {place: end for place, end in all_seen[other].items() if place[0] == index}
        values = [_value(number) for _, number in here.values()]
        if other != form and 1 in values and 2 not in values:
            found += [
                (place, end)
                for place, (end, number) in here.items()
                if _value(number) == 1 and place[1] < start
            ]
    return found[0] if goes_on and len(found) == 1 else None


@text_rule("numbering", "N-11")
def counted_alike(text: Prepared) -> Iterator[Finding]:
    """第一，, 第二， and then 其三，: the last of a row in other words; 首先, 第二, 再次: that between."""
    rows = [
        (place, end, form, _value(number))
        for form in (*_STRAYS, *_INLINE)
        for place, (end, number) in _seen(text, form).items()
    ]
    rows.sort()
    for (before, _, form, one), (near, middle, same, two), (here, end, other, three) in zip(
        rows, rows[1:], rows[2:], strict=False
    ):
        if (
            one is not None
            and (two, three) == (one + 1, one + 2)
            and form == same != other
            and form in _WORDS
            and here[0] - near[0] <= (0 if other in _INLINE else _FAR)
        ):
            written = _COUNTED[form][1]
            wanted, last = written.format(chinese(one + 2)), written.format(chinese(one + 1))
            yield at(COUNTED_MIXED, text.pars[here[0]], here[1], end, wanted=wanted, other=last)
        elif (
            (one, two, three) == (1, 2, 3)
            and form == other == "次" != same
            and same in ("第", "第是", "其", "是")
            and here[0] - before[0] <= _FAR
        ):  # 首先, 第二, 再次
            yield at(
                *(COUNTED_MIXED, text.pars[near[0]], near[1], middle), wanted=_IN_TURN[2], other=_IN_TURN[1]
            )


def _skipped(before: str) -> str:
    """The 首先 or 第一 of a paragraph that nothing like a second follows; empty where one may."""
    found = [*pattern(rf"{_BEGINS}(?:首先|其一|第一)(?=[，,])").finditer(before)]
    second = r"第二|其[次二]|二[是要、]|2[.．、）)]|②|再[次者则]|同时|此外|另外|然后|接着"
    return found[-1][0] if found and not pattern(second).search(before[found[-1].end() :]) else ""


def _chained(
    chains: list[int], jumped: list[int], value: int, at_: tuple[Par, int, int], form: str, written: str
) -> Iterator[Finding]:
    """What is wrong with a number after the chains that are open, the innermost last; they are taken on."""
    again, jumped[:] = jumped == [value], []  # 一是, 三是, 三是: the first of them is 二是, and is told

    def word(number: int) -> str:
        if form == "①":
            return CIRCLED[number - 1]
        if form == "A":
            return written.format(_LETTERS[number - 1])
        return written.format(number if form in _INLINE else chinese(number))

    par, start, end = at_
    if value == 1:
        chains.append(1)
        return
    for depth in range(len(chains) - 1, -1, -1):
        if chains[depth] == value - 1:
            del chains[depth + 1 :]
            chains[depth] = value
            return
    if not chains:
        if form in _ORPHANS:
            chains.append(value)
            jumped[:] = [value]  # 二是, 二是, 三是: the first of them is 一是, and is told
            yield at(COUNTED_NO_FIRST, par, start, end, wanted=word(1))
        return
    last = chains[-1]
    if value == last and again:
        return
    if value == last + 2 and again:  # ①, ②, ②, ④: the second ② is told
        chains[-1] = value
        return
    if value < last and form in _INLINE:
        chains.append(value)  # 其中（2）由……，（3）由……: they name what was counted
        return
    if value == last:
        jumped[:] = [last + 2]
        yield at(COUNTED_TWICE, par, start, end, wanted=word(last + 1))
    elif last < value <= last + 3:
        missing = "、".join(word(number) for number in range(last + 1, value))
        yield at(COUNTED_GAP, par, start, end, before=word(last), missing=missing)
        chains[-1] = value
        jumped[:] = [value] if value == last + 2 else []
    elif value < last and form in _ORPHANS:
        chains[-1] = value
        yield at(COUNTED_NO_FIRST, par, start, end, wanted=word(1))


_LETTERS = "ABCDEFGHIJKL"
_NEXT = {"首先": 1, "其次": 2, "再次": 3}
_IN_TURN = {1: "首先", 2: "其次", 3: "再次"}


def _value(number: str) -> int | None:
    if number in _NEXT:
        return _NEXT[number]
    if number in CIRCLED:
        return CIRCLED.index(number) + 1
    if number in _LETTERS:
        return _LETTERS.index(number) + 1
    return int(number) if number.isdigit() else parse_chinese(number)


COUNTED_MARK = Code(
    "S513",
    "warning",
    zh="“{text}”的标点不对，写作“{wanted}”。",
    hint_zh="“一是”后面不加标点，“第一”“首先”“其一”后面用逗号（GB/T 15834 附录B.3）。",
    en="“{text}” has a wrong mark; it is written “{wanted}”.",
    hint_en="“一是” takes no mark, “第一”, “首先” and “其一” a comma (GB/T 15834, B.3).",
    fault="""
        区政府办公室2025年度工作总结
        一是、规范起草，全年办文204件。二是、严格审核，退回文件12件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一是规范起草，全年办文204件。二是严格审核，退回文件12件。
    """,
    form="check",
)


@text_rule("numbering", "N-11", "N-12")
def counted_mark(text: Prepared) -> Iterator[Finding]:
    """一是、 and 第一、: words that count take no mark, or a comma (GB/T 15834-2011, B.3.1, B.3.7)."""
    for spot in text.spots(
        rf"{_BEGINS}([一二三四五六七八九十](?:是(?=[、，：,:])|要(?=[、：:])))[、，：,:]", prose=True
    ):
        wanted = spot.match[1]
        yield at(COUNTED_MARK, spot.par, spot.start, spot.end, new=wanted, safe=True, wanted=wanted)
    ordinals = rf"{_BEGINS}(第{_CN}|首先|其次|再次|最后|其[一二三四五])、(?=[{HAN}“])(?!第|[一二三四五六七八九十、]+)"
    for spot in text.spots(ordinals, prose=True):
        if pattern(r"[^，；。]{0,12}第").match(spot.after):
            continue  # 第一、第二产业
        wanted = f"{spot.match[1]}，"
        yield at(COUNTED_MARK, spot.par, spot.start, spot.end, new=wanted, safe=False, wanted=wanted)
