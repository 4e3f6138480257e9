"""Rules on what a text announces and what follows (S530–S531): 以下三个方面 and the headings below, 四项工作：一是……"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...messages.diagnostic import Code
from ..arithmetic.amounts import counted
from ..arithmetic.grids import grids, is_total
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared, Spot

ANNOUNCED = Code(
    "S530",
    "warning",
    zh="这里说是“{text}”，后面只有{sum}条。",
    hint_zh="数一数，改数字，或补上漏写的。",
    en="It says “{text}” here, but {sum} follow.",
    hint_en="Count them, and change the number or write what is missing.",
    fault="""
        区政府办公室2025年度工作总结
        下一步，重点抓好以下三个方面的工作：
        （一）精简文件。减少发文数量。
        （二）改进会风。压减会议数量。
    """,
    mend="""
        区政府办公室2025年度工作总结
        下一步，重点抓好以下两个方面的工作：
        （一）精简文件。减少发文数量。
        （二）改进会风。压减会议数量。
    """,
    form="check",
)
MORE_FOLLOW = Code(
    "S531",
    "warning",
    zh="这里说是“{text}”，后面有{sum}条。",
    hint_zh="数一数，改数字。",
    en="It says “{text}” here, but {sum} follow.",
    hint_en="Count them, and change the number.",
    fault="""
        区政府办公室2025年度工作总结
        存在两个方面的问题：一是调研不够深入；二是创新不够；三是学习不够系统。
    """,
    mend="""
        区政府办公室2025年度工作总结
        存在三个方面的问题：一是调研不够深入；二是创新不够；三是学习不够系统。
    """,
    form="check",
)
_BACK = (
    r"(?:上述|以上|前述)(?P<said>(?P<n>[两三四五六七八九十]|[0-9]{1,2})(?:个方面|方面|大类|个|类|项|点)的?(?:主要|突出)?"
    r"(?P<noun>问题|困难|不足|短板|差距|矛盾|原因|风险))"
)
FEWER_BEFORE = Code(
    "S526",
    "warning",
    zh="前面写了{sum}条，这里说是“{text}”。",
    hint_zh="数一数，改数字，或补上漏写的。",
    en="{sum} were told before, but here it says “{text}”.",
    hint_en="Count them, and change the number or write what is missing.",
    fault="""
        区政府办公室2025年度工作总结
        一、存在的问题
        （一）调研不够。下基层少。
        （二）创新不够。办法不多。
        二、下一步打算
        针对上述三个方面问题，逐项改进。
    """,
    mend="""
        区政府办公室2025年度工作总结
        一、存在的问题
        （一）调研不够。下基层少。
        （二）创新不够。办法不多。
        二、下一步打算
        针对上述两个方面问题，逐项改进。
    """,
    form="check",
)
_ORDINALS = "一二三四五六七八九十"
_SAID = rf"(?P<n>[两三四五六七八九十]|[0-9]{{1,2}})(?:个|项|条|点|大|件|起|例|类|步|招|方面|道|种|重|把|张)(?:方面)?的?[{HAN}]{{0,8}}?"
_INLINE = rf"{_SAID}[：:，,。](?=(?:一是|一要|第一|首先|其一))"
_AT_END = rf"(?P<lead>(?<![0-9米元岁人级度])以下|如下|下列|下面|从|抓好|做好|做了|开展了|存在|表现在|体现在|呈现|突出|坚持|实现)[^，。；：\n]{{0,6}}{_SAID}(?P<end>[：:。])(?=\n)"
_TALK = r"(?:讲|谈|说|提|强调)(?:以下|如下|这)?(?P<n>[两三四五六七八九]|[0-9])(?:点|条|个(?:方面|问题|意思))的?(?:意见|要求|体会|看法|希望|建议|问题|想法|工作)?[。：:](?=\n)"
_MATTERS = r"(?:研究|审议|讨论|听取|议定)(?:了|并通过了?|并原则通过了?)?(?P<n>[两三四五六七八九]|[0-9])(?P<what>[个项](?:议题|事项|问题))[^。\n]{0,16}如下[：:。](?=\n)"
_MATTERS_MORE = (
    r"(?:研究|审议|讨论|听取)(?:了)?[^。、；\n]{2,40}等(?P<n>[两三四五六七八九]|[0-9])(?P<what>[个项](?:议题|事项|问题))"
    r"(?:。[^\n]*)?如下[：:](?=\n)"
)
_BACK_POINTS = (
    r"(?:以上|上述|这)(?P<n>[两三四五六七八九]|[0-9])(?P<unit>点)(?P<what>意见|要求|体会|希望|建议|看法)"
)
_GOES_ON = "(?:做|作)[了出]|进行|提出|开展|加以|予以|入手|着手|发力|展开|作为"
_POINTS_ON = ("以下", "如下", "下列", "下面")


def _ordinals(text: str) -> int:
    """How many of 一是, 二是, 三是 stand one after the other, from the first; none where it is not sure."""
    for form in ("{}是", "{}要", "第{}[，、是]?", "其{}[，、]?"):
        count = 0
        for word in _ORDINALS:
            if len(pattern(rf"(?:^|[：:；;。，,\n]){form.format(word)}").findall(text)) != 1:
                break
            count += 1
        if count:
            # 一是……二是……四是: what is wrong is the numbering, and that is told of.
            later = "|".join(_ORDINALS[count : count + LOOKED_ON])
            # 一是……二是……第三: what is wrong is the form, and that is told of.
            return (
                0
                if pattern(
                    rf"(?:^|[：:；;。，,\n])(?:第(?:{later})(?![季批次届期])|其(?:{later})[，、]|(?:{later})[是要])"
                ).search(text)
                else count
            )
    return 0


LOOKED_ON = 3
"""Ordinals after the last in order, of which one shows that some was skipped."""


def _follow(pars: Sequence[Par]) -> int:
    """How many of one kind stand right below: headings of one level, or 一是 and those after it; none where it is not sure."""
    if not pars:
        return 0
    first = pars[0]
    if first.label is None:
        if typed := _typed(pars):
            return typed
        return _ordinals("\n".join(par.text for par in pars)) if pattern("一[是要]").match(first.text) else 0
    level, count = first.block.level, 0
    if not level:
        return 0
    for par in pars:
        if par.block.level and par.block.level < level:
            break
        if par.block.slot != first.block.slot:
            break
        if par.block.level == level:
            if par.label is None:
                return 0
            count += 1
    return count


_BRACKETED = rf"（(?P<n>[{_ORDINALS}])）"
_NUMBERED = r"(?P<n>[1-9])[.．、](?![0-9])"


_LABELLED = rf"[（(]?(?:[0-9]{{1,2}}|[{_ORDINALS}])[）).．、]"


_LABELLED_LATE = rf"[（(]?(?:[2-9]|1[0-9]|[{_ORDINALS[1:]}])[）).．、]"


def _typed(pars: Sequence[Par]) -> int:
    """How many lines （一） to （四）, or 1. to 4., follow that are no headings, one right after the other; none where they do not count on from one."""
    for way, row in ((_BRACKETED, _ORDINALS), (_NUMBERED, "123456789")):
        found = [pattern(way).match(par.text) if par.label is None else None for par in pars]
        end = next((index for index, one in enumerate(found) if one is None), len(found))
        if end and (end == len(pars) or not pattern(_LABELLED).match(pars[end].text)):
            told = "".join(one["n"] for one in found[:end] if one)
            return end if told == row[:end] else 0
    return 0


_N = r"(?P<n>[两二三四五六七八九]|(?<![0-9.])[2-9])"
_PHASES = (
    rf"分(?:为|成)?{_N}(?P<unit>个)(?P<noun>阶段|步骤|环节)"
    r"(?:组织|稳步|有序|梯次|依次)?(?:进行|实施|推进|开展|展开|完成|落实)?(?P<end>[：:。])(?=\n)"
)
_TEAMS = (
    rf"(?:下设|设立|设置|设|成立|组成|分为|分成|编成|组建)(?:了)?{_N}(?P<unit>个)"
    rf"[{HAN}]{{0,6}}?(?P<noun>组|专班)(?:[，,][^。；：\n]{{0,24}}(?:如下|分工))?[：:](?=\n)"
)
_CASES = (
    rf"将[^，。；：\n]{{0,16}}?{_N}(?P<unit>起|例|件)(?P<noun>[{HAN}]{{0,6}}?(?:案例|案件|事故|事件|问题))"
    r"(?:予以)?(?:通报|公布|公告|曝光|通报曝光)?如下[：:。](?=\n)"
)
_HEAD_SAYS = rf"^[{HAN}]{{0,6}}(?:以下|下列){_N}(?P<unit>个|项|件|点|条)[{HAN}]{{2,8}}$"
_TABLED = rf"(?:共|共计|计|分为|设)(?:有)?{_N}(?P<unit>个)(?P<noun>[{HAN}]{{2,4}})(?:[，,][^。；\n]{{0,40}})?(?:如下表?|见下表|下表)[所示]*[：:。](?=\n)"
_HEAD = r"[^。：:，,（(|｜\s]+"
MOST_BELOW = 60


def _below(pars: Sequence[Par]) -> list[Par]:
    """The headings of one level that stand right below, all that there are to the end of the part."""
    if not pars or pars[0].label is None or not (level := pars[0].block.level):
        return []
    end = next(
        (
            index
            for index, par in enumerate(pars)
            if par.block.slot != pars[0].block.slot or 0 < par.block.level < level
        ),
        len(pars),
    )
    own = [par for par in pars[:end] if par.block.level == level]
    for before, par in pairwise(pars[:end]):
        if before.block.level == level != par.block.level:
            typed = pattern(_LABELLED_LATE).match(par.text) if par.label is None else None
            if typed or (par.label and par.label.number > 1):
                return []  # （二）, 3., （四）: one of them is labelled in another way
    return own if own[-1].label and own[-1].label.number == len(own) else []


def _of_noun(pars: Sequence[Par], noun: str) -> int:
    """How many headings right below are each called by a noun, 阶段 or 组; none where one of them is not."""
    heads = [found[0] if (found := pattern(_HEAD).match(par.text)) else "" for par in _below(pars)]
    return len(heads) if heads and all(one.endswith(noun) for one in heads) else 0


def _rows(text: Prepared, index: int, noun: str) -> int:
    """How many rows, its total aside, has the table that begins at a paragraph and lists what a noun names; none where it is not sure."""
    for grid in grids(text):
        if grid.place == index and grid.names[0].startswith(noun):
            rows = [row for row in grid.rows if not is_total(row)]
            names = [row[0].text.strip() for row in rows]
            alike = all(names) and len(set(names)) == len(names)
            return len(rows) if alike and len(rows) >= len(grid.rows) - 1 else 0
    return 0


@text_rule("coherence")
def announced_by_name(text: Prepared) -> Iterator[Finding]:
    """分两个阶段进行。 and three headings 阶段 below; 下设三个检查组：, 四起典型案例通报如下：, 三、抓好以下5项重点工作."""
    for way, sign in (
        (_PHASES, "分"),
        (_TEAMS, "组"),
        (_CASES, "如下"),
        (_TABLED, "下表"),
        (_TABLED, "如下"),
    ):
        for spot in text.spots(way, prose=True) if sign in text.whole else ():
            below = text.pars[spot.par.index + 1 : spot.par.index + 1 + MOST_BELOW]
            noun = spot.match["noun"]
            if way is _CASES:
                top = not any(par.block.level for par in text.pars[: spot.par.index])
                heads = _below(below)
                count = 0 if top and not all(_CASE.search(par.text) for par in heads) else len(heads)
            elif way is _TABLED:
                count = _rows(text, spot.par.index + 1, noun)
            else:
                count = _of_noun(below, noun) or _rows(text, spot.par.index + 1, noun)
            yield from _other(spot, count)
    for par in text.pars if "以下" in text.whole or "下列" in text.whole else ():
        found = pattern(_HEAD_SAYS).match(par.text) if par.block.role == "heading" else None
        if found is None:
            continue
        level = par.block.level
        rest = text.pars[par.index + 1 :]
        end = next(
            (
                index
                for index, one in enumerate(rest)
                if 0 < one.block.level <= level or one.block.slot != "body"
            ),
            len(rest),
        )
        spot, heads = Spot(par, found, found.start(), found.end()), _below(rest[:end])
        if heads and pattern(_BESIDES).search(heads[-1].text[:12]) and len(heads) - 1 == counted(found["n"]):
            continue  # 以下3项重点工作, and （四）工作要求
        yield from _other(spot, len(heads))


_BESIDES = "要求|保障|其他|组织领导"
_CASE = re.compile("^[^。：:]*案(?=[。：:（(]|$)")


def _other(spot: Spot, count: int) -> Iterator[Finding]:
    said = counted(spot.match["n"])
    if count > 1 and count != said and abs(count - said) <= LOOKED_ON:
        code = MORE_FOLLOW if count > said else ANNOUNCED
        yield spotted(
            code, spot.part("n", "noun" if "noun" in spot.match.groupdict() else "unit"), sum=str(count)
        )


def _points(pars: Sequence[Par]) -> int:
    """How many points of a speech follow: headings of one level to the end, or 第一，第二 at the heads of paragraphs; none where it is not sure."""
    if not pars:
        return 0
    heads = [found[1] for par in pars if (found := pattern(f"第([{_ORDINALS}])[，、]").match(par.text))]
    if heads and pars[0].text.startswith("第一"):
        return len(heads) if "".join(heads) == _ORDINALS[: len(heads)] else 0
    first = pars[0]
    if first.label is None or not pattern("一、").match(first.label.text):
        return 0
    labels = [
        found[1]
        for par in pars
        if par.label is not None and (found := pattern(f"([{_ORDINALS}]{{1,2}})、").match(par.label.text))
    ]
    return len(labels) if "".join(labels) == _ORDINALS[: len(labels)] else 0


@text_rule("coherence")
def announced(text: Prepared) -> Iterator[Finding]:
    """以下三个方面, and two headings below; 四项工作：一是…二是…三是."""
    yield from _looked_back(text)
    for spot in text.spots(_MATTERS, prose=True) if "如下" in text.whole else ():
        said, count = counted(spot.match["n"]), _points(text.pars[spot.par.index + 1 :])
        if 1 < count < said <= count + LOOKED_ON:  # what is more may be who takes care of it
            yield spotted(ANNOUNCED, spot.part("n", "what"), sum=str(count))
    for spot in text.spots(_MATTERS_MORE, prose=True) if "如下" in text.whole else ():
        said, heads = counted(spot.match["n"]), text.pars[spot.par.index + 1 :]
        count = _points(heads)
        one_each = not any(
            par.block.level == 1 and pattern("[、和及与]|会议要求").search(par.text) for par in heads
        )
        if one_each and 1 < count < said <= count + LOOKED_ON:
            yield spotted(ANNOUNCED, spot.part("n", "what"), sum=str(count))
    yield from _points_again(text)
    for spot in text.spots(_TALK, prose=True):
        said, count = counted(spot.match["n"]), _points(text.pars[spot.par.index + 1 :])
        if count > 1 and count != said and abs(count - said) <= LOOKED_ON:
            code = MORE_FOLLOW if count > said else ANNOUNCED
            yield spotted(code, spot.since("n", -1), sum=str(count))
    for way in (_INLINE, _AT_END):
        for spot in text.spots(way):
            par, match = spot.par, spot.match
            if way is _INLINE:
                count = _ordinals(par.text[spot.end :])
                later = text.pars[par.index + 1 : par.index + 2]
                if (
                    later
                    and count < len(_ORDINALS)
                    and pattern(f"{_ORDINALS[count]}[是要]").match(later[0].text)
                ):
                    continue
            elif match["end"] == "。" and not match["lead"].startswith(_POINTS_ON) and "以下" not in match[0]:
                continue  # 开展了三项工作。 need not be what stands below
            else:
                count = _follow(text.pars[par.index + 1 : par.index + 40])
            said = counted(match["n"])
            if count < 2 or count == said or abs(count - said) > 3:
                continue
            start = spot.since("n").start
            end = spot.end if way is _INLINE else spot.since("end").start
            end = end - 1 if way is _INLINE else end
            if verb := pattern(_GOES_ON).search(par.text, start + 2, end):
                end = verb.start()  # 四个方面|做了安排
            yield at(MORE_FOLLOW if count > said else ANNOUNCED, par, start, end, sum=str(count))


def _points_again(text: Prepared) -> Iterator[Finding]:
    """下面，我讲三点意见。 and at the end 以上四点意见."""
    for spot in text.spots(_BACK_POINTS, prose=True) if "点" in text.whole else ():
        said = counted(spot.match["n"])
        for first in text.spots(_TALK, prose=True):
            told = counted(first.match["n"])
            own = _points(text.pars[first.par.index + 1 :])
            one = first.match[0].endswith(spot.match["what"], 0, -1)
            if one and first.par.index < spot.par.index and told != said and own in (0, told):
                yield spotted(FEWER_BEFORE, spot.part("n", "what"), sum=str(told))
                break


def _looked_back(text: Prepared) -> Iterator[Finding]:
    """针对上述四个方面问题, below a part on 问题 with three headings."""
    for spot in text.spots(_BACK, prose=True) if "上述" in text.whole or "以上" in text.whole else ():
        heads = [par for par in text.pars[: spot.par.index] if par.block.level == 1 and par.label is not None]
        if not heads or spot.match["noun"] not in heads[-1].text:
            heads = heads[:-1]
        if not heads or spot.match["noun"] not in heads[-1].text:
            continue
        below = text.pars[heads[-1].index + 1 : spot.par.index]
        end = next((index for index, par in enumerate(below) if par.block.level == 1), len(below))
        said, inside = counted(spot.match["n"]), "\n".join(par.text for par in below[:end])
        count = _children(below[:end]) or (_ordinals(inside) if "二是" in inside else 0)
        if count > 1 and count != said and abs(count - said) <= LOOKED_ON:
            yield spotted(FEWER_BEFORE, spot.since("said"), sum=str(count))


def _children(pars: Sequence[Par]) -> int:
    """How many headings of one level stand in a part; none where they are not numbered from one on."""
    heads = [par for par in pars if par.block.level and par.label is not None]
    level = min((par.block.level for par in heads), default=0)
    own = [par.label.number for par in heads if par.block.level == level and par.label is not None]
    return len(own) if own == list(range(1, len(own) + 1)) else 0
