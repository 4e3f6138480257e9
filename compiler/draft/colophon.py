"""What stands at the foot of an issued paper (版记): who gets copies, who prints it and when; and who was at a meeting (纪要).

In: the paragraphs of a draft. Out: `Colophon`: which of them are what, and the others; and its fields.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from ..messages import codes
from ..source.load import Data, Path
from ..terms.characters import short
from ..terms.fields import AT_FOOT, COPIED_BY, FIELDS, says_who
from ..terms.values import VALUES
from .foot_lines import is_aside, is_remark
from .head_fields import day_of
from .lines import Par
from .names import ORG, POST, are_names, is_name
from .outside import WIDE, of_imprint, of_page
from .roles import Doubt, Part, Taken
from .sentences import is_date
from .titles import bare, is_rule

_SURE = ("抄报", "抄发", "分送", "印送")  # words for nothing but copies


def _worded(words: Iterable[str], more: str, text: str) -> re.Pattern[str]:
    spaced = "|".join("[ \u3000]*".join(word) for word in words)
    return re.compile(f"(?P<word>{spaced})[ \u3000]*(?P<more>(?:{more})?)[ \u3000]*[：:](?P<text>{text})")


# 抄送, and what it is called by some.
_COPIES = _worded(("抄送", *_SURE), "机[ \u3000]*关|单[ \u3000]*位|范[ \u3000]*围", ".*")
# What stands for it in bulletins; and those addressed who are printed here. Whoever writes so elsewhere means something else.
_BY_WORDS = _worded(
    (word for one in (*COPIED_BY, AT_FOOT) if (word := one.removesuffix("：")) not in _SURE),
    "机[ \u3000]*关|单[ \u3000]*位|范[ \u3000]*围",
    ".{2,}",
)
_COUNT = re.compile("[（(]?共[ \u3000]*印[ \u3000]*(?P<value>[1-9][0-9]{0,3})[ \u3000]*份[）)]?。?")
_MAIN = FIELDS["addressees"].zh
_OFFICE = re.compile(
    "(?:印[ \u3000]*发[ \u3000]*(?:机[ \u3000]*关|单[ \u3000]*位)?[：:][ \u3000]*)?(?P<value>[㐀-鿿][㐀-鿿（） \u3000]{1,40}?)"
)
_DATE = re.compile(
    r"(?:印[ \u3000]*发[ \u3000]*(?:日[ \u3000]*期|时[ \u3000]*间)[：:][ \u3000]*)?(?P<value>[^：:印]{6,24}日)[ \u3000]*(?P<word>印[ \u3000]*[发制]?)?"
)
# Who drafted it, read it through, is asked; only below who gets copies or who prints it.
_TOLD = re.compile(
    "主[ \u3000]*题[ \u3000]*词[ \u3000]*[：:].{1,80}|(?:印数|份数)[：:][ \u3000]*[0-9]{1,4}[ \u3000]*份?"
    "|(?:拟稿|核稿|审稿|审核|审签|复核|校对|校核|录入|打印|打字|排版|责任编辑|责编|总编|主编|签批|缮印|监印|主办|承办|经办|协办|编辑|联系人|联系电话|电话)"
    "(?:处室|科室|单位|部门|处|科|人员|人|员)?(?:及(?:联系)?电话)?[ \u3000]*[：:].{1,80}"
)
_KEYWORDS = re.compile(
    "主[ \u3000]*题[ \u3000]*词[ \u3000]*[：:]"
)  # of old papers, above those who get copies
_MOST = 16  # lines
_ATTACHED = re.compile("附[ \u3000]*件[ \u3000]*[0-9一二三四五六七八九十]{0,2}")


class Colophon(NamedTuple):
    """Lines for those who get copies, each class with the lines that it goes on in; who prints it; when; how many; what else is told there; the rules between them;
    those who were at a meeting; and all `others`."""

    copies: Sequence[Sequence[Par]] = ()
    office: Par | None = None
    date: Par | None = None
    number: Par | None = None
    told: Sequence[Par] = ()
    rules: Sequence[Par] = ()
    attendance: Sequence[Sequence[Par]] = ()
    others: Sequence[Par] = ()


def find_colophon(
    pars: Sequence[Par], start: int, minutes: bool, addressed: bool, by_words: bool = False
) -> Colophon:
    """The foot of an issued paper whose text begins at `start`; all are others where a draft has none. `minutes`: it is of a meeting;
    `addressed`: those addressed stand below its title; `by_words`: a bulletin or minutes, which may say but in one line whom it goes to: 发：各部门."""
    attendance = _attendance(pars[start:]) if minutes else []
    found = _imprint(pars, start + 1, addressed)
    if by_words and not found.copies and _by_words(pars[-1], addressed):
        above = [par for par in pars[-2:-1] if is_rule(par.seen)]
        found = found._replace(copies=[[pars[-1]]], rules=[*above, *found.rules])
    used = [*(par for group in (*found.copies, *attendance) for par in group), *found.told, *found.rules]
    gone = {par.at for par in (*used, *filter(None, (found.office, found.date, found.number)))}
    return found._replace(attendance=attendance, others=[par for par in pars if par.at not in gone])


def _imprint(pars: Sequence[Par], start: int, addressed: bool) -> Colophon:
    """Copies, office, date, count and rules, where they stand together at the end, or above attachments."""
    first = next((at for at in range(start, len(pars)) if _begins(pars, at, addressed)), len(pars))
    copies: list[list[Par]] = []
    office = date = count = None
    told: list[Par] = []
    rules: list[Par] = []
    open_ = False
    for at in range(first, len(pars)):
        par = pars[at]
        if par.line.rows or par.line.picture or _ATTACHED.fullmatch(par.seen):
            break
        if is_rule(par.seen):
            rules.append(par)
            open_ = False
        elif (
            _COPIES.fullmatch(par.seen)
            or par.styled == "copies_to"
            or _by_words(par, addressed or bool(copies))
        ):
            copies.append([par])
            open_ = True
        elif (
            not date
            and (when := _DATE.fullmatch(par.seen))
            and is_date(when["value"])
            and (when["word"] or office or par.styled)
        ):
            date, open_ = par, False
        elif not count and (office or date or copies) and _COUNT.fullmatch(par.seen.translate(WIDE)):
            count, open_ = par, False
        elif (at == first or office or date or copies) and _is_told(par.seen):
            told.append(par)
            open_ = False
        elif not office and _is_office(pars, at, bool(copies)):
            office, open_ = par, False
        elif copies and open_ and _goes_on(copies[-1][-1], par):
            copies[-1].append(par)
        elif not is_aside(par):
            break
    rules = [par for par in rules if copies or office]
    if office and not date and not copies:
        return Colophon()
    above = pars[first - 1] if first < len(pars) and (copies or office or date) else None
    if above and is_rule(above.seen):
        rules.insert(0, above)
    return Colophon(copies, office, date, count, told, rules)


def _is_told(text: str) -> bool:
    """Whether a line tells who drafted the paper, who is asked; 责任编辑： of a page tells no number of copies."""
    return _TOLD.fullmatch(text) is not None and (
        not of_page(text) or re.search("共印|印数", text) is not None
    )


def _by_words(par: Par, no_main: bool) -> bool:
    """Whether a line tells who gets the paper by another word than 抄送; `no_main`: those addressed are none of these."""
    found = _BY_WORDS.fullmatch(par.seen)
    return found is not None and not par.line.rows and not (no_main and _is_main([par]))


def _begins_by_words(pars: Sequence[Par], at: int, addressed: bool) -> bool:
    """Whether the foot begins at a line such as 报：市委: another of its lines is below, and nothing else."""
    if not _by_words(pars[at], addressed):
        return False
    told = 0
    for above, par in pairwise(pars[at : at + _MOST]):
        if _ATTACHED.fullmatch(par.seen):
            break
        if (
            _COPIES.fullmatch(par.seen)
            or _by_words(par, True)
            or of_imprint(par.seen)
            or _OFFICE.fullmatch(par.seen)
            or _is_printing_date(par.seen)
        ):
            told += 1
        elif not (_goes_on(above, par) or is_rule(par.seen) or is_aside(par)):
            return False
    return told > 0


def _is_printing_date(text: str) -> bool:
    """Whether a line is a day and a word for printing: 二○二六年三月五日印."""
    when = _DATE.fullmatch(text)
    return when is not None and bool(when["word"]) and is_date(when["value"])


def _begins(pars: Sequence[Par], at: int, addressed: bool) -> bool:
    """Whether the foot of an issued paper begins at a line."""
    par = pars[at]
    if par.line.rows or par.line.picture or par.typed:
        return False
    if par.styled in ("copies_to", "print_office"):
        return True
    if _COPIES.fullmatch(par.seen) or _begins_by_words(pars, at, addressed):
        return True
    below = next((i for i in range(at + 1, len(pars)) if not is_rule(pars[i].seen)), at)
    if below > at and _KEYWORDS.match(par.seen):
        return _begins(pars, below, addressed)
    if below > at and _is_told(par.seen) and _DATE.fullmatch(pars[below].seen):
        return _is_printing_date(pars[below].seen)
    return _is_office(pars, at, False)


def _is_office(pars: Sequence[Par], at: int, below_copies: bool) -> bool:
    """Whether a line is who prints the paper: a body, and below it the day on which it is printed."""
    text = pars[at].seen
    if pars[at].styled == "print_office":
        return True
    if not _OFFICE.fullmatch(text) or len(text) > 40:
        return False
    if re.match("印[ \u3000]*发[ \u3000]*(?:机|单)", text):
        return True
    following = pars[at + 1].seen if at + 1 < len(pars) else ""
    when = _DATE.fullmatch(following)
    dated = when is not None and is_date(when["value"])
    if dated and when and when["word"]:
        return True
    return below_copies and ORG.search(bare(text)) is not None and (dated or text.endswith("印发"))


def _goes_on(above: Par, par: Par) -> bool:
    """Whether a line goes on with those who get copies."""
    text = par.seen
    if is_remark(par, above) or is_date(text) or par.typed or re.match("附[ \u3000]*件|[（(]", text):
        return False
    ends = above.seen[-1] in "。"
    listed = re.search("[，、；,;。]", text) is not None or ORG.search(text.rstrip("。")) is not None
    return listed and (
        not ends or (par.line.text[:1] in " \u3000\t" and len(text) <= 60 and text[-1] in "。；，")
    )


# ---- who was at a meeting ------------------------------------------------------------------------------------------

_PRESENT = re.compile("(?P<label>[㐀-鿿 \u3000]{2,12})[：:](?P<text>.*)")
_OTHER_KEY = re.compile("[㐀-鿿 \u3000]{1,8}[：:]")


def _attendance(pars: Sequence[Par]) -> list[list[Par]]:
    found: list[list[Par]] = []
    labels: dict[str, str] = {}
    open_ = False
    for at, par in enumerate(pars):
        if par.line.rows or par.typed:
            open_ = False
        elif (label := _label(par)) or par.styled in ("present", "absent", "in_attendance"):
            open_ = labels.setdefault(says_who(f"{label}：") or par.styled, label) == label
            if open_:
                found.append([par])
        elif (
            open_
            and not (_OTHER_KEY.match(par.seen) or _signs(pars, at))
            and (_names_on(found[-1][-1], par) or _stands_between(pars, at))
        ):
            found[-1].append(par)
        else:
            open_ = False
    return found


def _label(par: Par) -> str:
    """The word of a line for those who were there: 出席, 列席人员; empty where it has none."""
    match = _PRESENT.fullmatch(par.seen)
    label = bare(match["label"]) if match else ""
    return label if says_who(f"{label}：") else ""


_SIGN = 5  # lines


def _signs(pars: Sequence[Par], at: int) -> bool:
    """Whether a line is a body above a date, others that sign with it between them or not."""
    below = next((par for par in pars[at : at + _SIGN] if not ORG.search(par.seen)), None)
    return below is not None and below is not pars[at] and is_date(below.seen)


def _stands_between(pars: Sequence[Par], at: int) -> bool:
    """Whether a line stands right between two that tell who was there, and is no sentence: 吉克阿木 above 请假：刘洋."""
    beside = pars[at : at + 2]
    close = len(beside) == 2 and not any(par.after_blank for par in beside)
    return close and bool(_label(beside[1])) and not re.search("[。；：:]", beside[0].seen)


def _names_on(above: Par, par: Par) -> bool:
    """Whether a line goes on with names."""
    text = par.seen
    if text[-1] in "：:" or is_date(text) or is_rule(text) or re.search("。.", text):
        return False
    open_ = above.seen[-1] in "、，,：:" or above.seen[-1] not in "。；"
    return open_ and (
        above.seen[-1] in "、，,：:"
        or are_names(text.rstrip("。"))
        or _is_entry(text)
        or (len(text) <= 40 and not par.after_blank and par.line.text[:1] in " \u3000\t")
    )


_BLANKS = "[ \u3000\xa0\t]+"


def _is_entry(text: str) -> bool:
    """Whether a line names whole somebody who was there, with whom he is of: 市财政局　何静、段明; 段明（市财政局副局长）; 段明　市财政局副局长."""
    text = text.rstrip("。；;、，,")
    if found := re.fullmatch("([^（(]+)[（(][^（）()]*[）)]", text):
        return is_name(found[1])
    return _is_of_body(text) or any(
        is_name(text[: gap.start()])
        and (POST.search(text[gap.end() :]) or ORG.search(text[gap.end() :])) is not None
        for gap in re.finditer(_BLANKS, text)
    )


def _is_of_body(text: str) -> bool:
    """Whether a line is a body, and behind a blank the names of those who came from it."""
    body, *rest = re.split(_BLANKS, text.rstrip("。；;、，,"), maxsplit=1)
    return bool(rest) and ORG.search(body) is not None and (is_name(rest[0]) or are_names(rest[0]))


def _those(lines: Sequence[str]) -> list[Data]:
    """Those who were there, from the lines that name them: an entry a line, where they tell whom they are of; else what the lines say
    together."""
    if len(lines) > 1 and all(map(_is_entry, lines)):
        entries = [line.rstrip("；;、，,") for line in lines]
        return ["；".join(entries)] if any(map(_is_of_body, entries)) else [*entries]
    gap = "" if all(line[-1:] in "、，,；;" for line in lines[:-1]) else "\u3000"
    return [gap.join(lines)]


# ---- their fields -------------------------------------------------------------------------------------------------


def colophon_part(foot: Colophon) -> Part:
    """The foot as fields."""
    fields: dict[str, Data] = {}
    places: dict[Path, int] = {}
    found: list[Taken] = []
    doubts: list[Doubt] = []
    _with_attendance(foot.attendance, fields, places, found)
    if foot.copies:
        _with_copies(foot.copies, fields, places, found, doubts)
    imprint: dict[str, Data] = {}
    whole = FIELDS["imprint"].zh
    if par := foot.office:
        name = re.sub(
            "^印[ \u3000]*发[ \u3000]*(?:(?:机[ \u3000]*关|单[ \u3000]*位))?[：:][ \u3000]*", "", par.text
        )
        imprint[FIELDS["imprint_office"].zh] = name
        found.append(Taken(par, "print_office", "imprint", "colophon", prints=name))
        places[whole,] = par.numbers[0]
    if (par := foot.date) and (match := _DATE.fullmatch(par.seen)):
        day = day_of(match["value"])
        if day:
            imprint[FIELDS["imprint_date"].zh] = day
            year, month, of_month = (int(one) for one in day.split("-"))
            printed = f"{year}年{month}月{of_month}日印发"
            found.append(Taken(par, "print_date", "imprint", "colophon", prints=printed))
            places.setdefault((whole,), par.numbers[0])
            if printed != bare(par.seen) and not re.match("印", par.seen):
                doubts.append(_reformed(par, printed, whole))
        else:
            found.append(Taken(par, "aside", "imprint"))
            doubts.append(Doubt(codes.LEFT_OUT, par, {"text": short(par.text)}))
    if (par := foot.number) and (match := _COUNT.fullmatch(par.seen.translate(WIDE))):
        imprint[FIELDS["imprint_copies"].zh] = match["value"]
        printed = f"（共印{match['value']}份）"
        found.append(Taken(par, "print_copies", "imprint", "colophon", prints=printed))
        if printed != bare(par.seen):
            doubts.append(_reformed(par, printed, whole))
    if foot.told:
        texts: list[Data] = [par.text for par in foot.told]
        imprint[FIELDS["imprint_others"].zh] = texts[0] if len(texts) == 1 else texts
        found += [Taken(par, "print_other", "imprint", "colophon", prints=par.text) for par in foot.told]
    if imprint:
        fields[whole] = imprint
    found += [Taken(par, "rule", "ruled", "colophon") for par in foot.rules]
    return Part(fields, places, found, doubts)


def _with_attendance(
    groups: Sequence[Sequence[Par]],
    fields: dict[str, Data],
    places: dict[Path, int],
    found: list[Taken],
) -> None:
    texts: dict[str, list[Data]] = {}
    labels: dict[str, str] = {}
    for group in groups:
        label = _label(group[0])
        match = _PRESENT.fullmatch(group[0].seen) if label else None
        role = says_who(f"{label}：") or group[0].styled
        own = (match["text"] if match else group[0].seen).strip(" \u3000\xa0\t")
        lines = [own, *(par.text for par in group[1:])]
        texts.setdefault(role, []).extend(_those([*filter(None, lines)]))
        labels.setdefault(role, label or FIELDS[role].zh)
        places.setdefault((FIELDS[role].zh,), group[0].numbers[0])
        for par in group:
            found.append(Taken(par, role, "word", "attendance", prints=""))
    for role, values in texts.items():
        field = FIELDS[role].zh
        printed = f"{labels[role]}：" + "、".join(map(str, values))
        if labels[role] != field and values:
            values[0] = f"{labels[role]}：{values[0]}"
        fields[field] = values[0] if len(values) == 1 else values
        first = next(i for i, one in enumerate(found) if one.role == role)
        found[first] = found[first]._replace(prints=printed)


def _with_copies(
    groups: Sequence[Sequence[Par]],
    fields: dict[str, Data],
    places: dict[Path, int],
    found: list[Taken],
    doubts: list[Doubt],
) -> None:
    field = FIELDS["copies_to"].zh
    entries: list[Data] = []
    for by_words, same in groupby(groups, lambda group: _word(group[0]) != "抄送"):
        alike = [*same]
        if by_words:
            for group in alike:
                _by_own_word(group, fields, places, found, doubts, entries)
            continue
        classes: list[str] = []
        for group in alike:
            match = _COPIES.fullmatch(group[0].seen)
            text = _whole(match["text"] if match else group[0].seen, group)
            classes += [one for one in re.split("[；;]", text) if one.strip()]
        joined = ("；" if any("，" in one for one in classes) else "，").join(classes)
        entries += classes
        _take(alike, "copies_to", f"抄送：{joined}。" if classes else "", found)
    if entries:
        fields[field] = entries[0] if len(entries) == 1 else entries
        places[field,] = next(group for group in groups if not _is_main(group))[0].numbers[0]


def _word(par: Par) -> str:
    """By which word a line tells who gets the paper; 抄送 where only its style does."""
    match = _COPIES.fullmatch(par.seen) or _BY_WORDS.fullmatch(par.seen)
    return bare(match["word"]) if match else "抄送"


def _by_own_word(
    group: Sequence[Par],
    fields: dict[str, Data],
    places: dict[Path, int],
    found: list[Taken],
    doubts: list[Doubt],
    entries: list[Data],
) -> None:
    """Those who get the paper by another word than 抄送, and those addressed who stand here."""
    match = _COPIES.fullmatch(group[0].seen) or _BY_WORDS.fullmatch(group[0].seen)
    assert match
    word, text = bare(match["word"]), _whole(match["text"], group)
    if match["more"]:
        doubts.append(_reformed(group[0], f"{word}：{short(text)}", FIELDS["copies_to"].zh))
    if f"{word}：" == AT_FOOT:
        fields[_MAIN], fields[FIELDS["addressees_at"].zh] = text, VALUES["addressees_at"]["foot"][0]
        places[_MAIN,] = group[0].numbers[0]
    else:
        entries.append(f"{word}：{text}")
    _take([group], "addressees" if f"{word}：" == AT_FOOT else "copies_to", f"{word}：{text}。", found)


def _is_main(group: Sequence[Par]) -> bool:
    return bare(group[0].seen).startswith(AT_FOOT)


def _whole(first: str, group: Sequence[Par]) -> str:
    """The text of a group of lines, of which the `first` is without its word."""
    return "".join([first.strip(" \u3000\xa0\t"), *(par.text for par in group[1:])]).rstrip("。")


def _take(groups: Sequence[Sequence[Par]], role: str, prints: str, found: list[Taken]) -> None:
    """The lines of some groups taken for one thing, which the first of them prints."""
    for at, par in enumerate(par for group in groups for par in group):
        found.append(Taken(par, role, "word", "colophon", prints="" if at else prints))


def _reformed(par: Par, value: str, field: str) -> Doubt:
    return Doubt(codes.ISSUED_AS, par, {"text": short(par.text), "value": value, "field": field}, field)
