"""The short lines of a text that part it, by their form: questions, slogans in two halves, rubrics in brackets, a few words and a colon.

In: the paragraphs of a stretch of text, their labels known. Out: the indexes of those that have a form, by its name (`FORMS`); where they
stand is weighed in `unlabelled`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from .lines import Par
from .names import is_addressees, may_be_addressees, signs_by_hand
from .outside import ROOM_FOR_DAY, of_page
from .sentences import SOLVES, is_date, ordinal
from .votes import GLOSSARY

# ---- one of them -------------------------------------------------------------------------------------------------

# 主要做法： alone on its line, and no sentence that announces; 强班子，带队伍.
_LABELS = re.compile(
    "[^。；：，、！？,;:!?.”…0-9]{0,8}(?:情况|做法|问题|措施|打算|建议|体会|成效|成绩|不足|安排|计划|经验|目标|任务|背景|意义|分析|启示|困难|亮点|优点|缺点|概况|回顾|展望|原因)[：:]"
)
_SLOGAN = re.compile("([\u3400-\u9fff]{3,9})[，、,]([\u3400-\u9fff]{3,9})")
_ASKS = re.compile("^.{2,13}(?<![呢吗吧])[？?]$")  # 干得怎么样？


# 我们要做“知粮”小学者, 织密“一张网”; what is a quotation as a whole is said.
_QUOTED = re.compile("“[^“”。；：，！？]{1,12}”(?=.)|(?<=[^：:，])“[^“”。；：，！？]{1,12}”$")


def _is_short(par: Par, most: int) -> bool:
    """Whether a paragraph is a line of that many characters at most, blanks aside, has no label, and leaves no room for a day."""
    text = par.text
    if not 2 <= len(text) - text.count(" ") - text.count("\u3000") <= most:
        return False
    return not (par.typed or par.plain or par.line.rows or par.line.picture or ROOM_FOR_DAY.search(text))


def looks_like_heading(par: Par) -> bool:
    """Whether a paragraph without a label is as short and bare as headings are."""
    return _is_short(par, 24) and _is_bare(par.text)


@lru_cache(maxsize=2048)  # each form asks of each line anew
def _is_bare(text: str) -> bool:
    """Whether a short line is as bare as headings are."""
    if of_page(text):
        return False
    return explains_words(text) or (
        not re.search(
            "[。；：，、！？,;:!?.”…]|[0-9]$", _QUOTED.sub("", text[:-1] if _ASKS.search(text) else text)
        )
        or _LABELS.fullmatch(text) is not None
        or ((halves := _SLOGAN.fullmatch(text)) is not None and len(halves[1]) == len(halves[2]))
    )


def explains_words(text: str) -> bool:
    """Whether a line heads what words mean: 名词解释, 注释：."""
    return len(text) <= 12 and GLOSSARY.fullmatch(text.rstrip("：:")) is not None


def parts_text(pars: Sequence[Par], index: int, alike: bool = False) -> bool:
    """Whether a short line stands between the end of a text and the beginning of another, as a heading does; `alike`: by its
    form it is one of several."""
    par = pars[index]
    if not (alike or looks_like_heading(par)) or index + 1 == len(pars) or not par.at or is_date(par.text):
        return False
    if re.match("特此|此致|此复|妥否|以上|当否", par.text):
        return False
    above, below = pars[index - 1] if index else None, pars[index + 1]
    ended = (
        above is None
        or above.typed
        or above.line.rows
        or re.search("[。；：！？;:!?.”）)]$", above.text)
        or (alike and looks_like_heading(above))
        or (par.line.strong and re.match("[^。；，：:]{2,12}[：:].", above.text))  # 完成时间：12月20日
    )
    if below.typed:
        return bool(ended) and below.typed.number == 1
    begins = len(below.text) >= 8 and re.search("[。：！？:!?.”）)]$", below.text)
    return bool(ended and begins)


# ---- several of one form ------------------------------------------------------------------------------------------

# 先说上半年：……, 再说下半年：……; 我们倡议，……; what asks, and in two halves: lines of one form that each have a text of their own.
_IN_TURN = re.compile("(?:首先|先|其次|再|接着|然后|最后)[说讲谈看]")
_ONE_OF = re.compile("[^。；：，、！？,;:!?.”…]{2,14}[，,][^。；：，！？,;:!?.”…]{3,14}")
_RHYMES = re.compile("[㐀-鿿]{1,5}(?P<last>[难少弱低差慢散乱浅短缺偏高大强多好优实])")  # 挣钱难, 招人难
_HALVES = re.compile("([\u3400-\u9fff]{2,6})，([\u3400-\u9fff]{1,6})")  # 机器不够，调
# 初见：原来角落也会说话; 选得准：把好入口关; 第一个词：早起, a text below each. Not the particulars of an event or of a person.
_TURNS = re.compile("(?P<what>[\u3400-\u9fff]{1,6})[：:](?P<said>[^。；：:！]{2,20})(?<![，、,])")
_FIELD = re.compile(
    "(?:时间|日期|期限|地点|地址|主题|人员|人|者|对象|范围|方式|形式|名称|名额|人数|单位|部门|电话|经费|费用|标准|议程|来源|编号|姓名|职务|性别|年龄|附件|抄送|备注|问|答)$"
)
_QUESTION = re.compile("[^。；：！，,;:!”…？?]{3,24}(?<![呢吗吧])[？?]")


def _alike(pars: Sequence[Par]) -> frozenset[int]:
    """The short lines that have the form of one another, two or more of each form, as headings that go together have."""
    forms: dict[str, list[int]] = defaultdict(list)
    for index, par in enumerate(pars):
        if _is_short(par, 40) and SOLVES.fullmatch(par.text):
            forms["solves"].append(index)
        if not _is_short(par, 26) or ordinal(par.text):
            continue
        if _IN_TURN.match(par.text) and par.text[-1] not in "。；！？":
            forms["in turn"].append(index)
        elif _QUESTION.fullmatch(par.text):
            forms["question"].append(index)
        elif (halves := _HALVES.fullmatch(par.text)) and len(halves[2]) == 1:
            forms[f"{len(halves[1])} and one"].append(index)
        elif (named := _TURNS.fullmatch(par.text)) and not _FIELD.search(named["what"]):
            place = re.search("[省市县区镇乡村]$", named["what"]) is not None
            forms[f"{len(named['what'])} and a colon{place}"].append(index)
        elif _ONE_OF.fullmatch(par.text):
            forms[re.split("[，,]", par.text)[0]].append(index)
    parting = ([index for index in found if parts_text(pars, index, True)] for found in forms.values())
    return frozenset(index for found in parting if len(found) > 1 for index in found)


def _rhymed(pars: Sequence[Par]) -> frozenset[int]:
    """The lines of a few words that end in one word and are as long, three or more, each above a text of its own: 挣钱难,
    招人难, 进村难."""
    forms: dict[str, list[int]] = defaultdict(list)
    for index, par in enumerate(pars):
        if (
            _is_short(par, 6)
            and (match := _RHYMES.fullmatch(par.text))
            and index + 1 < len(pars)
            and len(pars[index + 1].text) > 20
            and parts_text(pars, index, True)
        ):
            forms[f"{len(par.text)}{match['last']}"].append(index)
    return frozenset(index for found in forms.values() if len(found) > 2 for index in found)


_HALVED = re.compile("(?P<first>[㐀-鿿“”]{3,12})[，,](?P<second>[㐀-鿿“”、]{3,16})")


def _in_halves(pars: Sequence[Par]) -> frozenset[int]:
    """The lines of two phrases each, three or more, that begin with the same word or whose phrases are as long, above texts of
    their own: 坚持以学促干，思想根基不断夯实. Two are enough that are bold."""
    forms: dict[str, list[int]] = defaultdict(list)
    for index, par in enumerate(pars):
        halves = _HALVED.fullmatch(par.text) if _is_short(par, 28) else None
        if halves and parts_text(pars, index, True):
            forms["**" if par.line.strong else par.text[0]].append(index)
            forms[f"{len(halves['first'])} and {len(halves['second'])}"].append(index)
    return frozenset(
        index for form, found in forms.items() if len(found) > 2 - (form == "**") for index in found
    )


_WITH_COMMA = re.compile("[^。；：，、！？,;:!?.”…0-9]{2,14}[，,][^。；：，！？,;:!?.”…0-9]{2,14}")


def _beside_bare(pars: Sequence[Par]) -> frozenset[int]:
    """The lines with a comma in them, 文明养犬，牵好手里的绳, that stand in a series with others that have none and head texts; or
    between blank lines where these are few."""
    bare = [i for i, par in enumerate(pars) if par.at and looks_like_heading(par) and parts_text(pars, i)]
    found = [
        i
        for i, par in enumerate(pars)
        if _is_short(par, 28)
        and _WITH_COMMA.fullmatch(par.text)
        and not ordinal(par.text)
        and parts_text(pars, i, True)
    ]
    apart = all(pars[i].after_blank and not pars[i + 1].after_blank for i in (*bare, *found))
    enough = len(bare) > 1 or (apart and len(bare) + len(found) > 2 and bool(bare))
    return frozenset(found if enough else ())


# ---- each by itself -----------------------------------------------------------------------------------------------

# 最后，强调一下安全: the last of the parts of a speech, which the others count.
_FINAL = re.compile("(?:最后|另外|此外|还有)[，,][^。；：，！？,;:!?…]{3,14}")


def _finals(pars: Sequence[Par]) -> frozenset[int]:
    """The lines of a few words that begin as the last of several parts do, below labelled ones."""
    counted = next((i for i, par in enumerate(pars) if par.typed and par.typed.number > 1), len(pars))
    return frozenset(
        i
        for i in range(counted + 1, len(pars))
        if _is_short(pars[i], 18) and _FINAL.fullmatch(pars[i].text) and parts_text(pars, i, True)
    )


_BRACKETED = re.compile(
    "【[^【】。；，]{2,14}】|(?P<mark>[▶►■◆★])[ \u3000]?(?![（(]?[0-9一二三四五六七八九十]{1,3}[.．、）)])[^，。；：:！!]{3,16}"
)
_NAMED = re.compile("[\u3400-\u9fff]{2,8}[：:](?P<what>[^。；：:？?！!]{6,28})(?<![，、：])")
_WITH_COLON = re.compile("[^。；：，、！？,;:!?.…0-9（(]{3,10}(?:[（(][^（）()]{2,12}[）)])?[：:]")
_ANNOUNCES = re.compile(
    "如下|以下|下列|下面|这样|是[：:]|为[：:]|有[：:]|我们|请|说[：:]|要求[：:]|倡议[：:]|承诺[：:]|单位[：:]|抄送|决定[：:]|通知[：:]|认为|指出|强调|议定|表示|包括|表明"
)


def _bracketed(pars: Sequence[Par]) -> frozenset[int]:
    """The lines in brackets, 【基层动态】, or behind a mark, ▶ 先看数字, that are rubrics: two or more of them, each with a text below."""
    found = [
        i
        for i, (par, below) in enumerate(pairwise(pars))
        if par.at
        and _is_short(par, 18)
        and (match := _BRACKETED.fullmatch(par.text))
        and not (match["mark"] and below.text.startswith(match["mark"]))
    ]
    return frozenset(found if len(found) > 1 else ())


def _named(pars: Sequence[Par]) -> frozenset[int]:
    """The headings of short reports, a place and what it does, above a text, below the first rubric: 石河县：“校医包片”补齐短板."""
    first = min(_bracketed(pars), default=len(pars))
    found = [
        i
        for i, (par, below) in enumerate(pairwise(pars[first + 1 :]), first + 1)
        if _is_short(par, 36)
        and _NAMED.fullmatch(par.text)
        and len(below.text) > 40
        and below.text[-1] in "。！”"
    ]
    return frozenset(found if len(found) > 1 else ())


def _with_colons(pars: Sequence[Par]) -> frozenset[int]:
    """The few words with a colon behind them that head a part, parted from the text above by a blank line: 其他事项：."""
    return frozenset(
        i
        for i, (par, below) in enumerate(pairwise(pars))
        if (par.after_blank if i else below.typed is not None and not par.at)
        and _is_short(par, 24)
        and _WITH_COLON.fullmatch(par.text)
        and not _ANNOUNCES.search(par.text)
        and not (is_addressees(par.text) or may_be_addressees(par.text) or signs_by_hand(par.text))
        and not (below.after_blank or below.line.rows or below.line.picture)
        and (not i or re.search("[。！？!?）)]$", pars[i - 1].text) or pars[i - 1].line.rows)
    )


_SOURCES = re.compile(
    "(?:主要)?(?:参考|参阅|引用|引证)(?:资料|文献|书目|材料|依据|来源|文件)(?:目录|清单)?|(?:资料|数据)(?:来源|出处)|尾注|脚注|注释|注解"
)
_ENTRY = re.compile(r"[\[［【〔（(]?[0-9]{1,2}[\]］】〕）).．、]|[①-⑳]|[•·●◆■*-]|《")


def _sources(pars: Sequence[Par]) -> frozenset[int]:
    """The line that heads the sources of a paper, 参考文献, which are listed below it to the end."""
    return frozenset(
        index
        for index, par in enumerate(pars)
        if _is_short(par, 10)
        and par.at
        and _SOURCES.fullmatch(re.sub("[ \u3000]|[：:]$", "", par.text))
        and 0 < len(pars) - index - 1 <= 40
        and all(_ENTRY.match(below.text) for below in pars[index + 1 :])
    )


FORMS: Mapping[str, Callable[[Sequence[Par]], frozenset[int]]] = {
    "alike": _alike,
    "rhymed": _rhymed,
    "halves": _in_halves,
    "beside": _beside_bare,
    "final": _finals,
    "bracketed": _bracketed,
    "named": _named,
    "colon": _with_colons,
    "sources": _sources,
}
