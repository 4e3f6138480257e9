"""What a text tells by itself: where its first sentence ends, whether it is a date, what it enumerates (一是、二是).

In: a text. Out: positions and pieces of it. What paragraphs are to each other is asked elsewhere.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ..terms.numerals import ENUMERATION_FORMS, enumeration_last, parse_chinese

PUNCTUATION = re.compile("[。；！？：，,;:!?]")
IN_PARENTHESES = re.compile(r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]")
SENTENCE_END = re.compile(r"[。！？；：…”）!?;:.)]")
# A full stop of ASCII ends a sentence only after Chinese and before no figure, unless a day begins there: 保收尾.8月20号前…….
_STOP = re.compile(
    r"[。！？｡!?]|(?<=[\u3400-\u9fff”’》）)])\.(?![0-9A-Za-z])|(?<=[\u3400-\u9fff])\.(?=[0-9]{1,4}[年月])|[“‘《（(「『”’》）)」』]"
)
PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")", "「": "」", "『": "』"}


def opens(text: str) -> bool:
    """Whether a parenthesis or a quotation that begins in a text does not end in it."""
    return any(text.count(opens) > text.count(closes) for opens, closes in PAIRS.items())


def first_sentence(text: str, most: int = 120) -> int:
    """Where the first sentence of a text ends, its mark and closing quotes included; 0 where it does not within `most`."""
    open_marks: list[str] = []
    for match in _STOP.finditer(text, 0, min(len(text), most)):
        mark = match[0]
        if mark in PAIRS:
            open_marks.append(PAIRS[mark])
        elif mark in "”’》）)」』":
            if mark in open_marks:
                del open_marks[open_marks.index(mark) :]
        elif not open_marks:
            end = match.end()
            while end < len(text) and text[end] in "”’」』":
                end += 1
            return end
    return 0


# 第一、形势要看清，头脑要清醒; 第一个方面，上半年干得怎么样; 第一招：扫楼宣讲; 案例一　一张积分卡: alone above paragraphs of its own.
_COUNTED_ALONE = re.compile(
    r"(?P<label>第(?P<nth>[一二三四五六七八九十]{1,2})(?:个?[㐀-鿿]{1,2}(?<![组批名等类排项款条])[，、：:]|[，、])"
    r"|(?!附|星期|周|表|图)[㐀-鿿]{2}(?<![等第])(?P<count>[一二三四五六七八九十]{1,2})(?:[：:]|(?=[ \u3000])))"
    r"(?=.{3,24}$)(?:[^。；：:;]{2,}[：:])?[^。；：:;]+(?<![，、,！!？?])"
)


def counted_alone(text: str) -> re.Match[str] | None:
    """The `label` of a short line that counts the parts of a speech or a paper, with its number (`nth` or `count`) in Chinese; None
    where it is none."""
    return _COUNTED_ALONE.fullmatch(text)


# What decides, orders or asks is a sentence, and no phrase that stands for what follows it.
_STATES = re.compile(
    "^(?:恳请|敬请|商请)|^请(?=[贵你您予批审]|[各有市县区镇省][^，。]{0,8}(?:政府|委|局|办|厅|部门|单位))|[参比]照[^，。]{1,24}(?:执行|办理)[。；]?$"
    "|^(?:原则(?:上)?)?(?:同意|批准|核准|准予)|^会议(?:认为|指出|要求|强调|决定|同意|原则|听取|审议)|^[你我您](?:市|县|区|镇|乡|局|委|校|院|公司|单位)"
    "|^本(?:批复|办法|通知|方案|规定|意见|细则|制度|公告|规则|条例|决定|章程|函|标准|规程|预案)"
    "|自[^，。]{1,20}起(?:施行|执行|实施|生效)|(?<![申邀聘提报呈恳])请(?=[于在找将把按各你您及予自参遵认结联拨到向查留注记关配做尽务立与予批示安填提通携准勿])(?!示)|应当|不得(?![力法当])|不予"
    "|由[^，。]{1,24}(?:负责|解释|承担|另行)|(?:为准|除外|照办|备查|另行通知)[。；]?$"
)
# What announces a list or a sentence more: 主要包括以下几项：
_ANNOUNCES = re.compile("[，,]|[下以]列|以下|如下|下面|包括|具备|分为|主要有|主要是|按照|情形|之一")


def states(text: str) -> bool:
    """Whether a sentence decides, orders or asks, as those of lists do and headings do not."""
    return _STATES.search(text) is not None


def announces(text: str) -> bool:
    """Whether a text ends in a colon and announces what follows, as a sentence does and a heading does not."""
    return text[-1:] in ("：", ":") and (_ANNOUNCES.search(text) is not None or states(text))


# ---- dates --------------------------------------------------------------------------------------------------------

_CN_YEAR = "〇零○◯ΟОOo0Ｏ０一二三四五六七八九"
_ANY = r"[*＊×xXｘＸ_＿ ○\u3000]"
DATE = re.compile(
    rf"(?:(?:\d{{4}}|[{_CN_YEAR}]{{4}}|\d{{2}}{_ANY}{{1,4}}|{_ANY}{{2,4}})[ \u3000]*年"
    rf"(?:[ \u3000]*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|{_ANY}{{0,4}})[ \u3000]*月"
    rf"(?:[ \u3000]*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|{_ANY}{{0,4}})[ \u3000]*[日号])?)"
    r"|\d{4}[-./－．]\d{1,2}(?:[-./－．]\d{1,2})?|\d{1,2}月\d{1,2}日)"
)


_SCANNED = "[0-9OoОIl]"  # a figure, or what a scan made of it
_YEAR = rf"(?:\d{{4}}|[{_CN_YEAR}]{{4}}|[12]{_SCANNED}{{3}})"
_MONTH = rf"(?:\d{{1,2}}|{_SCANNED}{{1,2}}|[一二三四五六七八九十元正]{{1,3}})"
_DAY = rf"(?:\d{{1,2}}|{_SCANNED}{{1,2}}|[一二三四五六七八九十廿]{{1,3}})"
_GAP = "[ \u3000\xa0]*"
# Where or at what hour it was written, or that a seal goes on it: 于高坪村, （星期三）, 夜, （盖章）.
_BEHIND = rf"(?:{_GAP}[（(]?(?:星期|周)[一二三四五六日天][）)]?|{_GAP}[写作书草记]?于[\u3400-\u9fff]{{1,10}}|{_GAP}(?:\d{{1,2}}[时点](?:\d{{1,2}}分?|半)?|\d{{1,2}}[:：]\d{{2}}(?::\d{{2}})?)|{_GAP}(?:[上下]午|凌晨|清晨|傍晚|晚上?|深?夜|草|记)(?:[写作书草记]?于[\u3400-\u9fff]{{1,10}})?|{_GAP}[（(](?:盖章|公章|印章|章|签章)[）)])?"
# Other forms: 日 is lost, 元月 or a third of a month, 年 as a dot with blanks, no year, nothing filled in, a year by its stem and branch.
_OTHER_DATE = re.compile(
    rf"{_YEAR}{_GAP}年{_GAP}{_MONTH}{_GAP}月(?:{_GAP}(?:{_DAY}{_GAP}[日号]?|[上中下]旬|初|底|末))?{_BEHIND}"
    rf"|['’]?\d{{2}}{_GAP}年{_GAP}{_MONTH}{_GAP}月{_GAP}{_DAY}{_GAP}日"
    r"|['’]?[0-4]\d[./][01]?\d[./][0-3]?\d"
    rf"|(?:农历)?{_MONTH}{_GAP}月{_GAP}{_DAY}{_GAP}[日号]{_BEHIND}"
    rf"|(?:[写作书草记]于|[写作书草记]?于[\u3400-\u9fff]{{2,8}}[ \u3000，,]+){_GAP}{_YEAR}{_GAP}年{_GAP}{_MONTH}{_GAP}月(?:{_GAP}{_DAY}{_GAP}日)?"
    rf"|{_ANY}{{0,12}}年{_ANY}{{0,12}}月{_ANY}{{0,12}}日|{_YEAR}{_GAP}年{_ANY}{{0,12}}月{_ANY}{{0,12}}日"
    rf"|(?:农历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年{_GAP}(?:[一二三四五六七八九十正冬腊]{{1,2}}月(?:初?[一二三四五六七八九十廿]{{1,3}}日?)?|[春夏秋冬](?:月|日)?)"
    rf"|{_YEAR}{_GAP}[-./－．、]{_GAP}{_MONTH}(?:{_GAP}[-./－．、]{_GAP}{_DAY}{_GAP}日?)?(?:[ T]\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
    rf"|{_YEAR}{_GAP}年{_GAP}(?:年?[底末初中]|[春夏秋冬](?:季|天)?|(?:[\u3400-\u9fff]{{1,3}}节|元旦|除夕|清明|端午|立[春夏秋冬]|冬至|夏至|重阳|国庆|中秋|五一|七一|八一|十一)(?:前夕|当日|之夜)?|第?[一二三四]季度|[上下]半年)"
)
_LABELLED_DATE = re.compile(
    r"(?:[\u3400-\u9fff]{0,4}日[ \u3000]*期|[\u3400-\u9fff]{0,4}时[ \u3000]*间|日[ \u3000]*期[ \u3000]*[（(][^（）()]{1,6}[）)])[：:][ \u3000\xa0]*(?P<date>.+)"
)
_FULL_DATE = re.compile(
    rf"(?P<year>{_YEAR}){_GAP}[年\-./－．、]{_GAP}(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}){_GAP}[月\-./－．、]{_GAP}(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})"
)
# A heading with a comma: 把门诊开到田头，解决“有人看病”的问题.
SOLVES = re.compile("[把让用以靠从][^。；：，！？]{3,20}[，,][^。；：，！？]{2,24}(?:问题|难题|矛盾)")
# A day as the moon counts it, and as the sun does beside it: 乙巳年九月十二（2025年11月1日）, or the other way round.
_LUNAR_AND_SOLAR = re.compile(r"(?P<day>[^（）()]{6,16})[ \u3000]?[（(](?P<beside>[^（）()]{2,16})[）)]")
# The day beside one, without its year: 农历腊月初八, 端午节, 国庆前夕.
_DAY_BESIDE = re.compile(
    "(?:农历|阴历|夏历)?(?:[正元二三四五六七八九十冬腊]{1,2}月(?:初[一二三四五六七八九十]|[一二三四五六七八九十廿]{1,3})日?|[㐀-鿿]{1,4}(?:节|夕|旦)(?:前夕|前一天|当天|当日)?|(?:立[春夏秋冬]|[春秋]分|[冬夏]至|清明|谷雨|小满|芒种|大?小?[暑寒]|处暑|白露|寒露|霜降|[大小]雪|雨水|惊蛰)(?:当[天日])?)"
)
_YEAR_DIGITS = str.maketrans("〇零○ОOＯ０一二三四五六七八九", "0000000123456789")


_WIDE_FIGURES = re.compile("(?<=[0-9])[ \u3000](?=[0-9] ?[0-9年月日 \u3000])")  # 2 0 2 5 年


@lru_cache(4096)  # each phase asks it of a line anew
def is_date(text: str) -> bool:
    """Whether a text is a date and nothing else, in any form that people end a document with."""
    if len(text) > 32 or not text:
        return False
    bare = _WIDE_FIGURES.sub("", text[:-1] if text[-1] in "。.．" else text)
    if (both := _LUNAR_AND_SOLAR.fullmatch(bare)) and (
        _DAY_BESIDE.fullmatch(both["beside"]) or is_date(both["beside"])
    ):
        bare = both["day"]
    return DATE.fullmatch(bare) is not None or _OTHER_DATE.fullmatch(bare) is not None


def labelled_date(text: str) -> bool:
    """Whether a text is a date after a word and a colon: 日期：2025年12月31日."""
    match = _LABELLED_DATE.fullmatch(text)
    return bool(match and is_date(match["date"]))


def impossible_date(text: str) -> bool:
    """Whether a text names a day that no calendar has: 2025年13月5日."""
    match = _FULL_DATE.search(text)
    if not match:
        return False
    month, day = (
        int(one) if one.isdecimal() else parse_chinese(one) or 0 for one in (match["month"], match["day"])
    )
    try:
        datetime.date(int(match["year"].translate(_YEAR_DIGITS)), month, day)
    except ValueError:
        return True
    return False


# ---- enumerations -------------------------------------------------------------------------------------------------

_N = "[一二三四五六七八九十]{1,3}"
_ORDINAL = re.compile(
    rf"(?:^|(?<=[。；;：:，,！!？?…”」）)]))(?:(?P<is>{_N})是|(?P<must>{_N})要|第(?P<nth>{_N})，"
    rf"|第(?P<half_nth>{_N}),|(?P<first>(?:首先|其次|再次|此外|最后)，)|(?P<half_first>(?:首先|其次|再次|此外|最后),))"
)
_BEGINS = frozenset("一二三四五六七八九十第首其再此最")
_GROUP_FORM = {
    "is": "一是",
    "must": "一要",
    "nth": "第一，",
    "half_nth": "第一,",
    "first": "首先，",
    "half_first": "首先,",
}


def counts_on(form: str, number: int, before: int) -> bool:
    """Whether an item follows another of its enumeration: 二是 after 一是, 最后， after whatever of 首先， and 其次，."""
    return number == before + 1 or (form[:2] == "首先" and number == enumeration_last(form) > before > 1)


class Listed(NamedTuple):
    """An enumeration: its form, its first number, and for each item its lead (or nothing) and its text."""

    form: str
    start: int
    items: tuple[tuple[str, str], ...]


@cache
def _words(form: str) -> dict[str, int]:
    return {ENUMERATION_FORMS[form](n): n for n in range(1, min(enumeration_last(form), 99) + 1)}


class Ordinal(NamedTuple):
    """The word that an item of an enumeration begins with: its form, its number, and itself."""

    form: str
    number: int
    word: str


def ordinal(text: str) -> Ordinal | None:
    """The word of an enumeration's item that a text begins with."""
    if text[:1] not in _BEGINS:  # most texts
        return None
    match = _ORDINAL.match(text)
    if not match or not match.lastgroup:
        return None
    form = _GROUP_FORM[match.lastgroup]
    number = _words(form).get(match[0])
    return Ordinal(form, number, match[0]) if number else None


def has_ordinals(text: str) -> bool:
    """Whether any words of enumerations stand in a text; most have none."""
    return _ORDINAL.search(text) is not None


def listed(text: str, first: int = 1) -> tuple[str, tuple[Listed, ...]] | None:
    """What stands before the enumerations of a paragraph, and these; None where it has none that counts from `first` on.

    The form that comes first is taken; its numbers must all go up by one, or begin anew.
    """
    ordinals: list[tuple[int, int, int]] = []
    form = ""
    for match in _ORDINAL.finditer(text):
        mine = _GROUP_FORM[match.lastgroup or ""]
        number = _words(mine).get(match[0])
        if not number or (form and mine != form):
            continue
        if not form and number != first:
            return None
        form = mine
        ordinals.append((match.start(), match.end(), number))
    runs: list[list[tuple[int, int, int]]] = []
    for one in ordinals:
        if one[2] == 1 or not runs:
            runs.append([one])
        elif runs and one[2] == runs[-1][-1][2] + 1:
            runs[-1].append(one)
        elif runs and counts_on(form, one[2], runs[-1][-1][2]):
            runs.append([one])
        else:
            return None
    if not runs or any(len(run) < 2 and run[0][2] == 1 for run in runs):
        return None
    flat = [one for run in runs for one in run]
    ends = [start for start, _, _ in flat[1:]] + [len(text)]
    texts = [text[begin:end] for (_, begin, _), end in zip(flat, ends, strict=True)]
    if not all(one.strip() for one in texts):
        return None
    out, at = [], 0
    for run in runs:
        out.append(Listed(form, run[0][2], with_leads(texts[at : at + len(run)])))
        at += len(run)
    return text[: flat[0][0]], tuple(out)


def counted(text: str, last: Mapping[str, int]) -> dict[str, int]:
    """The enumerations that are open at the end of a text, the outer ones first: the number of the last item of each by its
    form. `last` are those that were open before it; an item of an outer one ends those within, one that does not count on its own."""
    out = dict(last)
    for match in _ORDINAL.finditer(text):
        form = _GROUP_FORM[match.lastgroup or ""]
        number = _words(form).get(match[0])
        if not number or not (form in out or number == 1):
            continue
        forms = [*out, form]
        before = out.get(form, 0)
        out = {one: out[one] for one in forms[: forms.index(form)]}
        if number in (1, before + 1):
            out[form] = number
    return out


def odd_ordinals(text: str) -> str:
    """The first 二是 that no 一是 comes before, or that does not follow its number; empty where there is none."""
    last: dict[str, int] = {}
    for match in _ORDINAL.finditer(text):
        form = _GROUP_FORM[match.lastgroup or ""]
        number = _words(form).get(match[0])
        if not number or form[:2] == "首先":
            continue
        if number not in (1, last.get(form, 0) + 1):
            return match[0]
        last[form] = number
    return ""


def with_leads(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Items with their leads: short first sentences that all of them have, and that text follows."""
    cuts = [first_sentence(text, 32) for text in texts]
    leads = all(
        3 <= cut < len(text) and not re.search(r"[0-9]{2}", text[:cut])
        for cut, text in zip(cuts, texts, strict=True)
    )
    return tuple(
        (text[:cut], text[cut:]) if leads else ("", text) for cut, text in zip(cuts, texts, strict=True)
    )
