"""Wrong characters (W550): one that breaks the words round it, where another that sounds or looks like it makes them whole.

No model that nobody can read: characters in a row that neither the laws nor our drafts nor the words have (`characters.model`), another character that makes
a word with its neighbours, and a sum of what speaks for it (`_WEIGHTS`). What may be a name is left alone.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import cache, lru_cache
from math import log10
from typing import NamedTuple

from ...flow.title_words import frequency, known
from ...messages.diagnostic import Code
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import Prepared
from ..scan import Scan, Words, sought
from .facts import FACTS
from .model import (
    EDGE,
    MET,
    Character,
    alike,
    chance,
    character,
    kind_of,
    makes_words,
    reads,
    times,
    word_at,
)
from .pairs import ENDS_WORDS, PAIRS
from .said import NEWER

WRONG = Code(
    "W550",
    "warning",
    zh="“{text}”像是有错字，可能是“{wanted}”。",
    hint_zh="看看上下文，写错了就改；人名、地名和本行业的说法不用管它，常用的可以写进“单位.yaml”的“名称”，以后就不问了。",
    en="“{text}” seems to have a wrong character; perhaps “{wanted}” is meant.",
    hint_en="Look at what stands round it: change what is wrong; leave names and terms of your trade, or put them into 名称 of 单位.yaml.",
    fault="""
        区政府办公室2025年度工作总结
        要克服侥兴心理。
    """,
    mend="""
        区政府办公室2025年度工作总结
        要克服侥幸心理。
    """,
    form="check",
)

TYPED_FOR = Code(
    "W552",
    "warning",
    zh="“{text}”有错字，写作“{wanted}”。",
    hint_zh="这两个字音同或形近，输入时容易选错；改过来。",
    en="“{text}” has a wrong character: it should be “{wanted}”.",
    hint_en="The two sound or look alike and are easily taken for each other: put it right.",
    fault="""
        区政府办公室2025年度工作总结
        办文整改己全部完成，得到群众一至好评。
    """,
    mend="""
        区政府办公室2025年度工作总结
        办文整改已全部完成，得到群众一致好评。
    """,
    form="check",
)
_LINKS = frozenset("及与和于至以已或由从向对按经将时")
"""Words of one character that stand behind any other: 面积及, 窗口经."""
_OF_PAIRS, _OF_FACTS = Words(PAIRS), Words(FACTS)


# A little word and a surname, before the rest of the name and a post.
_SOMEBODY = re.compile(
    "[为由请与和及同向是任系][纪季计齐祁尚常成程佟童部宁凌时史施石束舒水司权全任荣容项向相邢阳杨殷应英于余鱼元原岳云臧章政支智钟仲周朱祝庄卓宗左]"
)
_POST = re.compile(
    "[一-龥]{1,2}(?:同志|先生|女士|老师|医师|教授|主任|主治|住院|副|局长|院长|校长|所长|站长|科长|队长|书记|镇长|乡长|县长|市长|区长|经理|厂长|总工|工程师|研究员|法官|检察官|律师|警官)"
)


@text_rule("characters")
def never_typed(text: Prepared) -> Iterator[Finding]:
    """提共, 关健: pairs that are no word, and no end of one word and beginning of the next: 机关|健全."""
    for spot in text.spots(_OF_PAIRS):
        typed, last, following = spot.match[0], spot.before[-1:], spot.after[:1]
        if len(typed) == 2 and pattern(
            rf"(?<![\u4e00-\u9fff]){typed}[镇乡村屯庄寨]|[市县区]{typed}[镇乡]"
        ).search(text.chinese):
            continue  # 会仪镇位于……, and 会仪 further on: a place
        if _SOMEBODY.fullmatch(typed) and _POST.match(spot.after):
            continue  # 周六为纪元住院医师
        wanted, before, after = PAIRS[typed]
        if (last and last in before) or (following and following in after):
            continue
        ends = last and (known(last + typed[0]) or last + typed[0] in newer())
        begins = following and known(typed[1] + following)
        if len(typed) == 2 and ends and typed[1] in _LINKS:
            continue  # 面积|及产量, 扩大|至全市, 传授|于人: what stands between words needs none behind it
        if len(typed) == 2 and ends and pattern("[长宽高深厚重][约达近]").fullmatch(typed[1] + following):
            continue  # 出现|长约35米
        if len(typed) == 2 and (
            (begins and (ends or last.isdigit())) or (typed[0] in ENDS_WORDS and (ends or begins))
        ):
            continue
        yield spotted(TYPED_FOR, spot, new=wanted, wanted=wanted)


@text_rule("characters")
def typed_for(text: Prepared) -> Iterator[Finding]:
    """己全部完成, 一至好评, 旅行职责: a character that makes a word, too, where what stands beside it shows that another is meant."""
    for spot in text.spots(_OF_FACTS):
        typed = spot.match[0]
        if _of_two_words(spot.before[-1:], typed, spot.after[:1]):
            continue
        if fact := next((one for one in FACTS[typed] if one.holds(spot.before, spot.after)), None):
            yield spotted(TYPED_FOR, spot, new=fact.wanted, wanted=fact.wanted)


def _of_two_words(before: str, typed: str, after: str) -> bool:
    """Whether what looks typed for another ends one word and begins the next: 预计化解, 完成校舍, 争取的."""
    begins = after and frequency(typed[-1] + after) > 0
    return bool(before and frequency(before + typed[0]) > 0 and (typed[-1] == "的" or begins))


HEADS = ("title", "subtitle", "heading")  # are looked at as running text is; names and cells are not
_RUN = "[\u4e00-\u9fff]{2,}"
LIKELY = 10**-3.5  # so likely characters need none
LEAST_FITS, LEAST_READS = (
    1.5,
    0.3,
)  # how much likelier another character makes the characters and the words, at least
_NEAR = 4  # characters before and after that words are looked for in
SURE, DOUBTFUL = 0.9, -0.8  # what speaks for another character, in sum, before it is told of
# Numbers, and words that stand beside anything: never told.
_ALONE = frozenset("一二三四五六七八九十百千万亿两零〇第的地得他她它")
# What the land is like is told by words of a place that no dictionary has: 万亩大圩, 湖区垸子, 塬上.
LAND = frozenset("圩垸塬坳垭峁墚坨洼汊岙埝堰陂塅垅垱坵凼埠坂崾崮磜墈")
_WHOLE = 300  # times that a word is met which nobody doubts
_COMMON_WORD = 300  # times that a word is met
CERTAIN, CERTAIN_ALONE = (
    4.5,
    1.65,
)  # what so much speaks for is no name, whatever stands behind it: 财玫部; nor where it stands alone: 拍射、
SHORT = 4  # a run of fewer characters may be a name among names
# What moves in air and water; words made for one thing: 一销了之, 一债一策, 逢水必查, 闻汛而动; what any verb has behind it: 喊起来, 搬下来, 关住.
_COINED = r"风雪无阻|很[\u4e00-\u9fff]|[关抓守盯稳管看拦捂堵扛顶挺站记留保锁封]住|[涡湍脉][动流]|[盯督跟协承催]办|难[\u4e00-\u9fff]的|[\u4e00-\u9fff](?:起来|下来|下去|出来|出去|过来|回来)|以[\u4e00-\u9fff][为带促代养换]|一[\u4e00-\u9fff]一[\u4e00-\u9fff]|一[\u4e00-\u9fff]了之|闻[\u4e00-\u9fff]而[动行起]|[逢凡有][\u4e00-\u9fff]必[\u4e00-\u9fff]|应[\u4e00-\u9fff]尽[\u4e00-\u9fff]"
# What stands after a name: 清沅市, 俞桐同志, 俞总.
_NAMED = (
    "[\u4e00-\u9fff]{0,1}(?:[省市县区旗乡镇村屯庄寨街路巷河江湖溪山岭岛港线某]|总(?![体是的之共结量额])"
    "|同志|先生|女士|书记|主任|教授|医生|老师|师傅|公司|集团|银行|大桥|水库|社区|小区|街道)"
)


class Reasons(NamedTuple):
    """What speaks for another character, and against it: powers of ten, and yes (1) or no (0)."""

    fits: float  # how much likelier the characters are
    reads: float  # how much likelier the words are
    margin: float  # over the next best
    sound: float
    tone: float
    look: float  # over one half
    near: float
    rare: float  # how much more seldom than a common word the word is met that it makes
    short: float  # the run is
    alone: float  # how often what is typed is met as a word by itself


# Fitted by tests/kit/characters_fit.py.
_WEIGHTS = Reasons(0.77, 0.66, 0.12, 1.67, 1.95, 0.65, -1.21, -1.00, -2.03, 0.40)
_NOTHING = -10.38
_RARE = 2.5  # a word that is met so often, as a power of ten, is common
_MOST = 2  # of what may be meant where one character stands, so much is weighed


class Guess(NamedTuple):
    """A character of a run that may be wrong, what may be meant; from and to of the word that it makes, and what speaks for it."""

    at: int
    wanted: str
    start: int
    end: int
    reasons: Reasons

    @property
    def worth(self) -> float:
        """What speaks for it, in sum."""
        return sum(a * b for a, b in zip(self.reasons, _WEIGHTS, strict=True)) + _NOTHING


def coined(run: str) -> list[int]:
    """The characters of a run that stand in such a word."""
    return [at for found in pattern(_COINED).finditer(run) for at in range(found.start(), found.end())]


def is_coined(word: str) -> bool:
    """Whether it is made as such words are: 闻汛而动."""
    return pattern(_COINED).fullmatch(word) is not None


@lru_cache(maxsize=4096)
def broken(run: str) -> tuple[int, ...]:
    """The characters of a run that seldom follow the one before them."""
    one, found = character(run[0]), []
    for here, other in enumerate(run[1:], 1):
        if other not in one.usual:
            found.append(here)
        one = character(other)
    return tuple(found)


@lru_cache(maxsize=4096)  # a text that is changed is read again
def guesses(run: str, fine: tuple[int, ...] = ()) -> tuple[Guess, ...]:
    """The characters of a run that are likely wrong: the likeliest first, and then what is wrong with the others beside it; of those that
    are known to be `fine` none."""
    found: list[Guess] = []
    while best := max(each_guess(run, fine), default=None, key=lambda one: (one.worth, one.at)):
        if best.worth < DOUBTFUL or any(best.at == one.at for one in found):
            break
        found.append(best)
        run = run[: best.at] + best.wanted + run[best.at + 1 :]
    return tuple(found)


def each_guess(run: str, fine: Container[int] = ()) -> Iterator[Guess]:
    """For each character of a run that seldom follows, or is seldom followed by, the one beside it, what may be meant, where one thing stands out."""
    seldom = sorted({place - back for place in broken(run) for back in (0, 1)})
    places = [
        here for here in seldom if here not in fine and run[here] not in _ALONE and run[here] not in LAND
    ]
    places = [here for here in places if not _is_whole(run, here) and not _is_whole(run, here - 1)]
    made = coined(run) if places else ()
    places = [here for here in places if here not in made]
    if not places:
        return
    text = f"{EDGE}{EDGE}{run}{EDGE}{EDGE}"
    chars = [*map(character, text)]
    # Where each stands in what follows the one before it.
    ats = [-1, *(one.after.find(other) for one, other in zip(chars, text[1:], strict=False))]
    chances: dict[int, float] = {}
    for here in places:
        so_likely = 1.0
        for place in (here + 2, here + 3, here + 4):
            if place not in chances:
                chances[place] = chance(
                    chars[place - 2], chars[place - 1], chars[place], ats[place - 1], ats[place]
                )
            so_likely *= chances[place]
        if so_likely < LIKELY:
            yield from _guess(run, here, chars[here : here + 5], ats[here + 1 : here + 5], so_likely)


def _is_whole(run: str, at: int) -> bool:
    """Whether a word that nobody doubts begins at a character of a run."""
    return 0 <= at < len(run) - 1 and times(run[at : at + 2]) > _WHOLE


def _guess(
    run: str, here: int, five: Sequence[Character], ats: Sequence[int], so_likely: float
) -> Iterator[Guess]:
    """What may be meant where a character stands, the middle one of five; `ats` are where each of these stands in what follows the one before it."""
    a, b, one, c, d = five
    first = max(here - _NEAR, 0)
    window, place = run[first : here + _NEAR + 1], here - first
    found: list[tuple[float, str, float, float]] = []
    for likely in makes_words(one.one, b.one, c.one):
        if likely in _ALONE:
            continue
        other = character(likely)
        before, behind = b.after.find(likely), other.after.find(c.one)
        fit = chance(a, b, other, ats[0], before) * chance(b, other, c, before, behind)
        if fit < so_likely or (fit := fit * chance(other, c, d, behind, ats[3])) < so_likely * LEAST_FITS:
            continue
        better = reads(window[:place] + likely + window[place + 1 :]) - reads(window)
        if better >= LEAST_READS:
            likelier = log10(fit / so_likely)
            found.append((likelier + better, likely, likelier, better))
    if not found:
        return
    found.sort(reverse=True)
    for best, wanted, likelier, better in found[:_MOST]:
        instead = window[:place] + wanted + window[place + 1 :]
        start, end = makes = word_at(instead, place)
        if end - start > 2 and (kind := kind_of(instead[start:end])):
            # 服务质量 is met as one word, 满意度 is taken for a name: it is 质量 and 满意 that the dictionary has.
            twos = [
                (at, at + 2) for at in (place - 1, place) if at >= 0 and kind_of(instead[at : at + 2]) == 0
            ]
            if kind != MET:
                twos = [two for two in twos if two[0] == start and times(instead[slice(*two)]) > _COMMON_WORD]
            start, end = twos[0] if twos else makes
        if end - start < 2 or kind_of(instead[start:end]) != 0:
            continue
        how = alike(one.one)[wanted]
        runner_up = next((total for total, char, *_ in found if char != wanted), 0.0)
        reasons = Reasons(
            likelier,
            min(better, 8.0),
            min(best - runner_up, 6.0),
            *(how.sound, how.tone, 0 if how.sound else max(how.look - 0.5, 0), how.near),
            max(_RARE - log10(1 + times(instead[slice(*makes)])), 0),
            len(run) < SHORT,
            log10(1 + times(one.one)),
        )
        yield Guess(here, wanted, first + start, first + end, reasons)


@lru_cache(maxsize=4096)
def odd_pairs(run: str) -> tuple[tuple[int, str], ...]:
    """Where in a run a character seldom follows the one before it, and the two."""
    return tuple([(here, run[here - 1 : here + 1]) for here in broken(run)])


@lru_cache(maxsize=4096)
def unmet(run: str) -> tuple[int, ...]:
    """The characters of a run that were never met behind the one before them."""
    return tuple([here for here in broken(run) if run[here] not in character(run[here - 1]).after])


def odd_runs(scan: Scan) -> Sequence[re.Match[str]]:
    """Runs of Chinese characters of which one seldom follows the one before it."""
    return scan.once(_odd_runs)


def unmet_runs(scan: Scan) -> Sequence[re.Match[str]]:
    """Those of which one was never met behind the one before it."""
    return scan.once(_unmet_runs)


def _odd_runs(scan: Scan) -> list[re.Match[str]]:
    return [one for one in scan.matches(sought(_RUN)) if broken(one[0])]


def _unmet_runs(scan: Scan) -> list[re.Match[str]]:
    return [one for one in odd_runs(scan) if unmet(one[0])]


@text_rule("characters")
def wrong_characters(text: Prepared) -> Iterator[Finding]:
    """A character for which another is far likelier; not one that stands so more than once, as names do."""
    odd = [(spot, odd_pairs(spot.match[0])) for spot in text.spots(odd_runs)]
    times_met = Counter([pair for _, pairs in odd for _, pair in pairs])
    for spot, pairs in odd:
        again = [here for here, pair in pairs if times_met[pair] > 1]
        if len(again) == len(pairs) or not (spot.par.is_prose or spot.par.block.role in HEADS):
            continue
        run = spot.match[0]
        for guess in guesses(run, tuple([here - back for here in again for back in (0, 1)]) if again else ()):
            wanted = run[guess.start : guess.at] + guess.wanted + run[guess.at + 1 : guess.end]
            begin = spot.start + guess.at
            beside = (run[max(guess.at - 1, 0) : guess.at + 1], run[guess.at : guess.at + 2])
            if _in_old_words(spot.par.text, begin) or not newer().isdisjoint(beside):
                continue
            if run[guess.at] == "既" and pattern(r"^[^。；]{0,40}?[更又也还且]").search(
                spot.par.text[begin + 1 :]
            ):
                continue
            if pattern(_MADE).match(run, max(guess.at - 1, 0)) or pattern(_MADE).match(run, guess.at):
                continue
            if guess.at == 0 and spot.before[-1:].isdigit():  # 8级, 20分: what is counted by (`counted`)
                continue
            named = (len(run) < SHORT and guess.worth < CERTAIN_ALONE) or (
                guess.worth < CERTAIN and _is_named(run, guess.at)
            )
            yield at(
                WRONG,
                spot.par,
                begin,
                begin + 1,
                new=guess.wanted,
                sure=guess.worth >= SURE and not named,
                text=run[guess.start : guess.end],
                wanted=wanted,
            )


# What any office makes a post or a manner of: 副场长, 逐起核查.
_MADE = "副[\u4e00-\u9fff]长|逐[起件户项人家条个案村组批次类层级份页栋亩株]"


@cache
def newer() -> frozenset[str]:
    """Words of papers that dictionaries lack: 到厂, 禁行."""
    return frozenset(NEWER.split())


def _in_old_words(text: str, at: int) -> bool:
    """Whether a character stands in what is quoted of old: “百尺之室，以突隙之烟焚”."""
    begin, end = text.rfind("“", 0, at), text.find("”", at)
    quoted = text[begin:end] if text.rfind("”", 0, at) < begin and end > 0 else ""
    return bool(pattern("[之焉矣兮乎][^”]*[，；]|[，；][^”]*[之焉矣兮乎]").search(quoted))


def _is_named(run: str, here: int) -> bool:
    """Whether what stands after a character follows names, and is no word by itself: 清沅市, but 城乡."""
    found = pattern(_NAMED).match(run, here + 1)
    return found is not None and times(run[here + 1 : here + 3]) < _COMMON_WORD
