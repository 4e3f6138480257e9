"""Lines that were broken at the edge of a page, joined to paragraphs again.

In: paragraphs of a line each. Out: those whose lines run on made one, and the numbers of the lines that were joined.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from ..terms.characters import BLANK, ZERO_WIDTH
from ..terms.numerals import read_decimal, read_label
from ..terms.widths import width_em
from .lines import Par
from .names import bodies_in, is_addressees, may_be_addressees, signs_as, signs_by_hand
from .outside import of_imprint
from .sentences import (
    DATE,
    IN_PARENTHESES,
    SENTENCE_END,
    SOLVES,
    counted_alone,
    counts_on,
    is_date,
    opens,
    ordinal,
)
from .titles import is_outside, is_rule, is_title_end

_INDENT = re.compile(f"[{BLANK}{ZERO_WIDTH}]*")
_OPENS = re.compile(r"[!-~]+|.[，。、；：！？）》”’】〕…—％,.;:!?%)\]}]*", re.DOTALL)
_OPEN_SHARE = 0.1
_NEAR = 0.7  # of the widest: what lines that were broken at varying widths keep to
_FEW = 20  # em: the least that a single line was broken at
_FEW_LABELLED = 16  # the same where a label and a sentence say that it is no title and no name
_LONG = 26  # em: wider than most headings
_HEAD = 5  # among so many lines one without a mark may be the title


class _Wrap(NamedTuple):
    """Where the lines of a text were broken: the width, in em or in characters, that most of them reach; and the width in
    em from which on a line that ends amid a sentence was broken, too. Infinite where there is none."""

    measure: Literal["em", "count"]
    most: float
    loose: float


def unwrapped(pars: list[Par], torn: Collection[int] = ()) -> tuple[list[Par], list[int]]:
    """The paragraphs of a text whose lines were broken: full lines, and those that end amid a sentence, run on in the next;
    and the numbers of the lines that were joined to the one before. `torn`: the places of those right below a page number."""
    pars, called = _addressed(pars)
    pars, remarked = _remarks(pars)
    texts = [par.line.text.rstrip() for par in pars if par.text and par.first]
    wrap = _wrap(texts)
    groups = _few(pars) if wrap is None else _groups(pars, wrap)
    groups = _across(groups, torn)
    joined = [
        *called,
        *remarked,
        *(number for group in groups for par in group[1:] for number in par.numbers),
    ]
    return [_whole(group) if len(group) > 1 else group[0] for group in groups], joined


def broken_at_one_width(pars: Sequence[Par]) -> list[tuple[int, ...]]:
    """The numbers of the lines of each paragraph that has several, where most were broken at one width; none where they were not."""
    groups = _groups(pars, _wrap([par.line.text.rstrip() for par in pars]))
    return [tuple(number for par in group for number in par.numbers) for group in groups if len(group) > 1]


_CALLED_IN = 16  # lines: those who are addressed stand above
# 各乡镇人民政府，县政府 above 各部门，各直属机构：
_NAMES_IN_PART = re.compile("(?=.*[，、])(?!.*(?:关于|[的了]$))[㐀-鿿（）、，]{6,40}")


def _addressed(pars: list[Par]) -> tuple[list[Par], list[int]]:
    """The lines, those joined that name those addressed together: a comma or 、 at the end of each, a colon at the end of the
    last; and the numbers of the lines that were joined to the one before."""
    for at, par in enumerate(pars[:_CALLED_IN]):
        for last in range(at + 1, min(at + 4, len(pars))):
            above, below = pars[last - 1], pars[last]
            open_ = above.text[-1:] in ("，", "、", ",") or _NAMES_IN_PART.fullmatch(above.text)
            if not open_ or below.after_blank or not below.text:
                break
            group = pars[at : last + 1]
            if below.text[-1] in "：:" and is_addressees("".join(one.text for one in group)):
                whole = _whole(group)
                return [*pars[:at], whole, *pars[last + 1 :]], list(whole.numbers[len(par.numbers) :])
    return pars, []


def _remarks(pars: list[Par]) -> tuple[list[Par], list[int]]:
    """The lines, those joined that tell in parentheses whom to ask and are broken amid them: （联系人：…… above ……）; and the numbers of
    the lines that were joined to the one before."""
    out: list[Par] = []
    joined: list[int] = []
    for par in pars:
        above = out[-1] if out else None
        open_ = above is not None and _ASKED.match(above.text) and opens(above.text)
        if above and open_ and not par.after_blank and IN_PARENTHESES.fullmatch(above.text + par.text):
            out[-1] = _whole([above, par])
            joined += par.numbers
        else:
            out.append(par)
    return out, joined


_ASKED = re.compile("[（(](?:联系|经办|承办)[^：:]{0,6}[：:].{0,100}")


# A sentence in Latin letters that a line end parts: the next line begins with no capital, and neither as an item nor as an address does.
_OPEN_LATIN = re.compile(r"[A-Za-z][\"')\]]*[,;]?$|[A-Za-z]-$")
_GOES_ON_LATIN = re.compile(r"[\"'(\[]*(?!(?:[a-z]|[ivx]{2,4})[.)、．]|www[.]|\S*[@/])[a-z]")
_LEAST_LATIN = 15  # em


def _in_latin(above: str, below: str) -> bool:
    """Whether a line goes on amid a sentence in Latin letters in the one below."""
    return (
        width_em(above) >= _LEAST_LATIN
        and _OPEN_LATIN.search(above) is not None
        and (
            _GOES_ON_LATIN.match(below) is not None
            or (opens(above) and below[:1].isascii() and below[:1].isalpha())
        )
    )


def _groups(pars: Sequence[Par], wrap: _Wrap | None) -> list[list[Par]]:
    """The lines by paragraphs, where most were broken at one width; sentences in Latin letters alone where they were not."""
    indented = [bool(_indent(par)) for par in pars]
    by_indent = 1 < sum(indented) < len(pars)
    counted = set() if by_indent else _in_series(pars)
    groups: list[list[Par]] = []
    indents = False
    for index, par in enumerate(pars):
        before = pars[index - 1] if index else None
        goes_on, alone = bool(groups) and len(groups[-1]) > 1, indents and not indented[index]
        runs_on = (
            before is not None
            and before.text != ""
            and par.text != ""
            and not par.after_blank
            and not _is_drawn(before.text)
            and not _is_drawn(par.text)
            and not _WERE_THERE.match(before.text)
            and not (by_indent and indented[index])
            and (
                _in_latin(before.text, par.text)
                or (wrap is not None and _runs_on(before, par, wrap, goes_on, index, alone))
            )
            and not _begins(par.text)
            and not (_GAP.search(par.text) and of_imprint(par.text))
            and not (index <= _CALLED_IN and _ends_head(before, par))
            and index not in counted
            and not _follows(groups[-1][0].text, before.text, par.text)
        )
        if runs_on or (before is not None and _is_cut(before, par, wrap)):
            groups[-1].append(par)
        else:
            groups.append([par])
            indents = by_indent and indented[index]
    return groups


def _few(pars: Sequence[Par]) -> list[list[Par]]:
    """The lines by paragraphs, where most are whole: a line that ends amid a sentence goes on in the next, unless lines that
    do are whole elsewhere."""
    broken = [
        par.text != "" and width_em(par.text) >= _least(par.text) and _is_broken(par.text) for par in pars
    ]
    whole = sum(
        one and (below.after_blank or _begins(below.text) or _may_begin(below.text))
        for one, below in zip(broken, pars[1:], strict=False)
    )
    groups: list[list[Par]] = []
    for index, par in enumerate(pars):
        before = pars[index - 1] if index > 1 else None
        goes_on = before is not None and len(groups[-1]) > 1 and _is_open(before.text)
        runs_on = (
            before is not None
            and par.text != ""
            and not par.after_blank
            and not _is_drawn(before.text)
            and not _is_drawn(par.text)
            and not _WERE_THERE.match(before.text)
            and (
                _in_latin(before.text, par.text)
                or (
                    (
                        broken[index - 1]
                        if not goes_on
                        else (width_em(before.text) >= _FEW or before.text[-1] in "，、,")
                    )
                    and (not whole or before.text[-1] in "，、,")
                )
            )
            and not _begins(par.text)
            and not (index <= _HEAD and _is_title(par.text))
            and not (index <= _CALLED_IN and _ends_head(before, par))
            and (not _may_begin(par.text) or (before.text[-1] in "，、" and is_addressees(par.text)))
            and (SENTENCE_END.search(par.text[-1]) or par.text[-1] in "，、," or width_em(par.text) >= _FEW)
        )
        if runs_on:
            groups[-1].append(par)
        else:
            groups.append([par])
    return groups


# 出席：龚晓岚（市水务局副局长）: the next line names somebody else.
_WERE_THERE = re.compile("(?:出[ \u3000]*席|请[ \u3000]*假|列[ \u3000]*席)[^：:（(]{0,6}[：:].*[）)]$")


def _least(text: str) -> int:
    found = read_label(text)
    return _FEW_LABELLED if found and re.search("[。；]", text[len(found.text) :]) else _FEW


def _ends_head(above: Par, below: Par) -> bool:
    """Whether a line of the head is whole by its words: it is of a page or a letterhead, a title with those addressed below, or the bodies
    above what their paper is about."""
    return (
        is_outside(above.text)
        or (re.match("关于|[转印]发", below.text) is not None and bool(bodies_in(above.text)))
        or (_is_title(above.text) and below.text[-1] in "：:")
        or (is_title_end(above) and (is_addressees(below.text) or may_be_addressees(below.text)))
    )


def _is_title(text: str) -> bool:
    """Whether a line is a title from its first word to its last: 关于……的通知, a body before it or not."""
    return _TITLE.fullmatch(text) is not None


_TITLE = re.compile(
    "[^。；，：！？]{0,24}关于[^。；，：！？]{4,50}(?:通知|报告|意见|请示|函|方案|决定|通报|办法|公告|通告|总结|说明|批复|议案|提案)"
)


def _may_begin(text: str) -> bool:
    """Whether a line begins as an entry or an item does: 时间：, 二是."""
    return _KEY.match(text) is not None or ordinal(text) is not None


def _across(groups: list[list[Par]], torn: Collection[int]) -> list[list[Par]]:
    """The paragraphs, those that a page number had parted made one."""
    out: list[list[Par]] = []
    for group in groups:
        text = "".join(par.text for par in out[-1]) if out and group[0].at in torn else ""
        if text and group[0].text and _is_broken(text) and not _begins(group[0].text):
            out[-1] += group
        else:
            out.append(group)
    return out


def _whole(group: list[Par]) -> Par:
    """The paragraph whose lines were parted."""
    numbers = tuple(number for par in group for number in par.numbers)
    return group[0]._replace(text=run_on(par.text for par in group), numbers=numbers)


# What ends a line and what begins the next where a blank stood between them: two words; a word and a figure, and no unit.
_WORD, _BEHIND, _BEFORE = "[A-Za-zÀ-ɏ]", "[)\\]\"',;:!?]*\n", "[(\\[\"']*"
_BETWEEN_WORDS = re.compile(
    f"{_WORD}{_BEHIND}{_BEFORE}{_WORD}|{_WORD}{{2}}{_BEHIND}{_BEFORE}[0-9]|[0-9]{_BEHIND}{_BEFORE}[a-z]{{4}}"
    f"|[0-9A-Za-zÀ-ɏ)][.][)\"']*\n{_BEFORE}[A-Z]"
)
_ADDRESS = re.compile("(?:@|//|www[.])[!-~]*$", re.IGNORECASE)  # is cut where it must be


def run_on(lines: Iterable[str]) -> str:
    """The text of lines that were broken: a blank for the line's end between two words in Latin letters."""
    text = ""
    for line in lines:
        parted = _BETWEEN_WORDS.search(f"{text[-8:]}\n{line[:8]}") and not _ADDRESS.search(text[-200:])
        text += f" {line}" if parted else line
    return text


def _in_series(pars: Sequence[Par]) -> set[int]:
    """The indexes of the lines that begin as items of one enumeration do, 二是 after 一是, each below the end of a sentence."""
    heads = [
        (index, begins)
        for index, par in enumerate(pars)
        if par.text
        and (begins := ordinal(par.text))
        and index
        and re.search("[。！？!?]$", pars[index - 1].text)
    ]
    out: set[int] = set()
    for (one, above), (other, below) in pairwise(heads):
        if above.form == below.form and counts_on(below.form, below.number, above.number):
            out |= {one, other}
    return out


def _runs_on(before: Par, par: Par, wrap: _Wrap, goes_on: bool, at: int, indents: bool) -> bool:
    """Whether a line was broken before the next; `goes_on`: it goes on from one itself; `at`: the index of the next;
    `indents`: its paragraph began with a wider indent than the next line has."""
    text = before.line.text.rstrip()
    if at <= _HEAD and par.text[-1] in "：:" and "\u3000" in before.text:  # a reporter, and whom he addresses
        return False
    # A title, or whom it addresses.
    if at <= _HEAD and not (
        goes_on or indents or _is_broken(text) or _MARKS.search(before.text.rstrip("：:"))
    ):
        whole = text[-1] in "：:" or re.search("[ \u3000]", par.text) or (at == 1 and _MARKS.search(par.text))
        return not whole and _width(text, wrap.measure) == wrap.most
    open_, ends = _is_open(text), SENTENCE_END.search(par.text[-1]) is not None
    wide = width_em(par.text) >= min(wrap.loose, wrap.most * _NEAR)
    if len(text) - len(text.lstrip(BLANK)) >= 8 and is_date(
        before.text
    ):  # at the right, which its blanks make full
        return False
    if not open_ and not ends and not wide:  # a name, or a heading
        return False
    if _is_full(text, par.text, wrap.measure, wrap.most):
        return True
    if indents and open_ and (goes_on or _is_broken(text.lstrip())):
        return True
    if width_em(text) < wrap.loose:
        return False
    if not open_:  # only an indent tells
        return indents
    return (
        goes_on
        or indents
        or _is_broken(text.lstrip())
        or (ends and not wide and bool(_MARKS.search(before.text)))
    )


_CUT_OFF = 20  # em: what was cut off a line that blanks fill is shorter


def _is_cut(before: Par, par: Par, wrap: _Wrap | None) -> bool:
    """Whether a line that blanks fill, at the right or amid it, was cut where all are: 某市财政局办公室　　　　2026年1月 above 8日印发."""
    if wrap is None or not (before.first and before.text and par.text):
        return False
    if par.after_blank or _indent(par) or _GAP.search(par.text) or _is_drawn(par.text):
        return False
    text = before.line.text.rstrip()
    rest = _GAP.split(before.text)[-1] + par.text
    starts = _KEY.match(par.text) or _begins(
        par.text
    )  # 记录： below those who were there, a date below who signs
    if starts and not re.match("签[ \u3000]*发", rest):
        return False
    filled = len(text) - len(text.lstrip(BLANK)) >= 8 or _GAP.search(before.text) is not None
    return filled and 0 <= _width(text, wrap.measure) - wrap.most <= 1 and width_em(par.text) < _CUT_OFF


_GAP = re.compile(f"[{BLANK}]{{3,}}")
_KEY = re.compile("[\u3400-\u9fff](?:[ \u3000]*[\u3400-\u9fff]){1,5}[：:]")


def _follows(head: str, before: str, text: str) -> bool:
    """Whether a line begins the next item, as the paragraph above began the one before: 二是 after 一是, 地点： after 时间：."""
    if _KEY.match(head) and _KEY.match(text):
        return True
    if _is_open(before) or not (mine := ordinal(text)):
        return False
    above = ordinal(head)
    return above is not None and above.form == mine.form and counts_on(mine.form, mine.number, above.number)


def _indent(par: Par) -> str:
    match = _INDENT.match(par.line.text)
    blanks = match[0] if match else ""
    return blanks if par.first and width_em(blanks) >= 1 else ""


_STANDS_ALONE = re.compile(
    rf"附件?[0-9一二三四五六七八九十]{{0,2}}[：:]|附件[0-9一二三四五六七八九十]{{0,2}}$|(?:{DATE.pattern})$|抄送[：:]|抄报[：:]|[（(]?联系人[：:]|(?:特此|专此)[\u3400-\u9fff]{{2,4}}[。！，]?$|此[复函令][。！]?$|[妥当]否[，,]"
)


def _is_drawn(text: str) -> bool:
    """Whether a line is of a table drawn with signs, or a rule."""
    return _DRAWN.match(text) is not None or is_rule(text)


_DRAWN = re.compile(r"[ \u3000]*(?:[│┃║┌├└╔╠╚╭╰─━═]|[+|](?=[-=+|: ]))")  # a table drawn with signs


def _begins(text: str) -> bool:
    """Whether a line can only begin a paragraph: it has a label, or is one of those that stand alone."""
    if read_decimal(text) or _DRAWN.match(text):
        return True
    found = read_label(text)
    if (
        found
        and found.number < 200
        and not (
            found.text[0] not in "（("  # no figure runs on behind (2)
            and re.match(r"[0-9０-９]|[a-z]{2}|[一二三四五六七八九十]+[、，]", text[len(found.text) :])
        )
    ):
        return True
    return (
        bool(_STANDS_ALONE.match(text) or counted_alone(text)) or signs_as(text, True) or signs_by_hand(text)
    )


_MARKS = re.compile("[，。；：、！？,;:!?]")
_OPEN_END = re.compile(r"[^。！？!?；;：:.][”）)]$|[0-9]\.$")


def _is_open(text: str) -> bool:
    """Whether a line ends amid a sentence or a figure, as no paragraph does; a heading may."""
    return not SENTENCE_END.search(text[-1]) or _OPEN_END.search(text[-2:]) is not None


def _is_broken(text: str) -> bool:
    """Whether a line can only be part of a paragraph: it ends amid a sentence, and is no heading."""
    if (
        not _is_open(text)
        or _STANDS_ALONE.match(text)
        or IN_PARENTHESES.fullmatch(text)
        or counted_alone(text)
        or SOLVES.fullmatch(text)
    ):
        return False
    if text[-1] in "，、," or opens(text):
        return True
    if key := _KEY.match(text):
        return bool(_STOPS.search(text, key.end()))
    found = read_label(text)
    return bool(_STOPS.search(text, len(found.text)) if found else _MARKS.search(text))


_STOPS = re.compile(r"[。；！？;!?]|[\u3400-\u9fff]\.|[：:][^，,]*[，,]")


def _names(text: str) -> bool:
    """Whether a line begins as headings and entries do, which end without a mark: with a label, or 时间：."""
    return read_label(text) is not None or _KEY.match(text) is not None


def _wrap(texts: list[str]) -> _Wrap | None:
    """How wide lines were when they were broken; None where they were not."""
    if len(texts) < 4:
        return None
    widest = max((width_em(text) for text in texts if _MARKS.search(text)), default=0)
    if not 12 <= widest <= 64:
        return None
    measure, most = _regular(texts) or ("em", math.inf)
    loose = _loose(texts, widest)
    return None if most == loose == math.inf else _Wrap(measure, most, loose)


def _regular(texts: list[str]) -> tuple[Literal["em", "count"], float] | None:
    """The width that most lines were broken at, and whether in em or in characters; None where there is none."""
    found: tuple[float, Literal["em", "count"], float] | None = None
    broken = [text for text in texts if _is_broken(text.lstrip())]
    for measure in ("em", "count"):
        most = max(_width(text, measure) for text in texts)
        if broken:  # a few marks may hang over, and a title be wider
            widths = [_width(text, measure) for text in broken]
            usual, count = Counter(widths).most_common(1)[0]
            near = sum(abs(width - usual) <= 1.5 for width in widths)
            wider = sum(_width(text, measure) > usual + 2 for text in texts)  # headings of one length
            bounds = near * 3 >= len(broken) * 2 and wider * 3 <= len(texts)
            most = usual if count > 1 and bounds else most
        if not 12 <= most <= 64:
            continue
        full = [a for a, b in pairwise(texts) if _is_full(a, b.lstrip(), measure, most)]
        # Whole paragraphs end in a mark; headings, which do not, are seldom as wide as the widest line.
        cut = [text.lstrip() for text in full if _is_open(text)]
        if not any(_is_broken(text) or width_em(text) >= _LONG or not _names(text) for text in cut):
            continue
        open_ended = len(cut)
        share = open_ended / len(texts)
        if (
            open_ended > 1
            and share >= _OPEN_SHARE
            and open_ended * 2 >= len(full)
            and (not found or share > found[0])
        ):
            found = (share, measure, most)
    return found and (found[1], found[2])


def _loose(texts: list[str], widest: float) -> float:
    """The width from which on lines that end amid a sentence were broken; infinite where this is not seen."""
    broken = [(width_em(a), b) for a, b in pairwise(texts) if _is_broken(a.lstrip())]
    if len(broken) > 2 and len(broken) / len(texts) >= _OPEN_SHARE:
        near = sum(width >= widest * _NEAR for width, _ in broken)
        return widest * _NEAR if near >= len(broken) * 0.75 else math.inf
    # A few lines are sure where they are the widest and a sentence ends in the next.
    few = len(broken) > 0 and all(
        width >= max(widest * 0.8, 20) and SENTENCE_END.search(b[-1]) and not _begins(b.lstrip())
        for width, b in broken
    )
    return widest * 0.8 if few else math.inf


def _width(text: str, measure: Literal["em", "count"]) -> float:
    return width_em(text) if measure == "em" else len(text)


def _is_full(text: str, following: str, measure: Literal["em", "count"], most: float) -> bool:
    """Whether what follows would not have fitted on the line."""
    word = _OPENS.match(following)
    return _width(text, measure) + min(_width(word[0], measure) if word else 1, 12) > most
