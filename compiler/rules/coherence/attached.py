"""Rules on a paper and what goes with it (S524, S525): an attachment named otherwise in the text than in the list, a record that is printed before the meeting.

In: a `Prepared`. Out: findings. A name in 《》 is a name; of a name without marks only its beginning shows that it is meant for the attachment, and its last word that it is another.
"""

import re
from collections.abc import Iterator

from ...flow.blocks import Table
from ...messages.diagnostic import Code
from ..arithmetic.amounts import counted
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared
from .agreement import attachment_titles
from .things import OTHER_COUNT

OTHER_NAME = Code(
    "S524",
    "warning",
    zh="正文里附件{number}叫“{before}”，这里是“{text}”。",
    hint_zh="核对附件的名称，正文、附件说明和附件上写成一样的。",
    en="Attachment {number} is “{before}” elsewhere; here it is “{text}”.",
    hint_en="Check the attachment's name, and write it the same in the text, in the note and on the attachment.",
    fault="""
        关于2025年度工作情况的报告
        各科室要对照《办文任务分解表》（附件1）抓好落实。
        附件：1.办文情况统计表
        　　　2.会议明细
    """,
    mend="""
        关于2025年度工作情况的报告
        各科室要对照《办文任务分解表》（附件1）抓好落实。
        附件：1.办文任务分解表
        　　　2.会议明细
    """,
    form="check",
)
_SORTS = "清单|名单|名册|台账|目录|回执|统计表|登记表|申报表|申请表|汇总表|分解表|分工表|任务表|安排表|预算表|日程表|报名表|明细表|一览表|情况表|确认表|信息表|推荐表|审批表|评分表|预算书|方案|办法|细则|承诺书|责任书|告知书|示意图|平面图|走向图"
_SEE = r"(?:详见|参见|见|样式见|格式见)?"
_NAMED = (
    rf"(?P<first>附件(?P<n1>[0-9]{{1,2}})?[：:]?《(?P<name1>[^《》\n]{{3,40}})》)"
    rf"|《(?P<name2>[^《》\n]{{3,40}})》[（(]{_SEE}附件(?P<n2>[0-9]{{1,2}})?[）)]"
    rf"|(?P<name3>[{HAN}]{{2,24}}(?:{_SORTS}))[（(]{_SEE}附件(?P<n3>[0-9]{{1,2}})?[）)]"
)
_SHORT = rf"(?P<name>[{HAN}“”]{{3,24}})[（(]{_SEE}附件(?P<n>[0-9]{{1,2}})[）)]"
LEAST_SAME = 4
"""Characters that a name without marks shares with an attachment's, where it is meant for it."""


@text_rule("coherence")
def attachments_named(text: Prepared) -> Iterator[Finding]:
    """《参训学员报名回执》（附件2）, and 2.参训人员登记表 in the list."""
    titles = attachment_titles(text)
    if not titles:
        return
    notes = [par for par in text.pars if par.block.role == "attachment_note"]
    for spot in text.spots(_NAMED, prose=True):
        which = next(one for one in "123" if spot.match[f"name{one}"])
        name, number = spot.match[f"name{which}"], spot.match[f"n{which}"]
        index = int(number or 1) - 1
        if index >= len(titles) or (not number and len(titles) > 1) or spot.par.block.slot == "attachments":
            continue
        title = bare(titles[index])
        if any(bare(name) == bare(one) for one in titles):
            continue  # it has another number
        if not (_another(name, title) if which == "3" else not is_part(bare(name), title)):
            continue
        said = {"number": number or ""}
        if spot.match["first"]:
            yield at(OTHER_NAME, *spot.part("name1").here, said={**said, "before": titles[index]})
        elif len(notes) == len(titles) and (place := _in_note(notes[index], titles[index])):
            yield at(OTHER_NAME, notes[index], *place, said={**said, "before": name})


OTHER_NUMBER = Code(
    "S562",
    "warning",
    zh="“{name}”是附件{wanted}，这里写的是“{text}”。",
    hint_zh="核对附件的序号，正文和附件说明写成一样的。",
    en="“{name}” is attachment {wanted}; here it says “{text}”.",
    hint_en="Check the attachment's number, and write it the same in the text and in the note.",
    fault="""
        关于2025年度工作情况的报告
        各科室要填写会议明细表（附件1）。
        附件：1.办文情况统计表
        　　　2.会议明细表
    """,
    mend="""
        关于2025年度工作情况的报告
        各科室要填写会议明细表（附件2）。
        附件：1.办文情况统计表
        　　　2.会议明细表
    """,
    form="check",
)


@text_rule("coherence")
def number_of_attachment(text: Prepared) -> Iterator[Finding]:
    """联络员信息表（见附件1）, and 1.信息交换目录, 2.联络员信息表 in the list."""
    titles = [bare(one) for one in attachment_titles(text)]
    if len(titles) < len("一二"):
        return
    for way, marked in ((_SHORT, False), (_NAMED, True)):
        for spot in text.spots(way, prose=True):
            which = next((one for one in "12" if spot.match[f"name{one}"]), "") if marked else ""
            if spot.par.block.slot == "attachments" or (marked and not which):
                continue
            said, number = bare(spot.match[f"name{which}"]), spot.match[f"n{which}"]
            same = [index for index, title in enumerate(titles, 1) if title and _is_it(said, title, marked)]
            told = int(number or 0)
            if len(same) != 1 or told in (0, same[0]) or told > len(titles):
                continue
            own = titles[told - 1]
            if said.endswith(own) or own.endswith(said) or is_part(said, own):
                continue
            start = spot.start + spot.match[0].index(f"附件{number}")
            what = {"name": titles[same[0] - 1], "wanted": str(same[0])}
            yield at(OTHER_NUMBER, spot.par, start, start + len(f"附件{number}"), said=what)


def _is_it(said: str, title: str, marked: bool) -> bool:
    """Whether a name means an attachment: it is its title; without marks it may end in it, words before it."""
    if said == title:
        return True
    return len(title) > LEAST_SAME and said.endswith(title) if not marked else False


def bare(name: str) -> str:
    """A name without marks and what stands behind it in brackets."""
    return re.sub("[（(][^（）()]*[）)]$|[“”‘’《》\\s]", "", name)


def is_part(one: str, other: str) -> bool:
    """Whether the characters of the shorter of two names stand in the other in this order: 任务分解表, 办文任务分解表."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return all(character in rest for character in shorter)


def _another(name: str, title: str) -> bool:
    """Whether a name without marks, and words before it, begins as the attachment's does, and is of another sort."""
    if _word_more(name, title):
        return True
    sort = re.search(f"(?:{_SORTS})$", name)
    if sort is None or sort[0][-2:] in title or re.search("、|和|及", name):
        return False
    stem = re.sub(f"(?:{_SORTS})$", "", title)
    return stem != title and any(
        name[: sort.start()].endswith(stem[begin:]) for begin in range(len(stem) - LEAST_SAME + 1)
    )


LONGEST_WORD = 3
"""Characters of a word that stands in one of two names of an attachment, or is another in it."""


def _word_more(name: str, title: str) -> bool:
    """Whether a name that ends as an attachment's does has another word before that, or one more: 走访中学情况登记表, 走访高校情况登记表."""
    size = next((at_ for at_ in range(min(len(name), len(title))) if name[-1 - at_] != title[-1 - at_]), 0)
    if size < len("汇总表") or not re.search(f"(?:{_SORTS})$", name):
        return False
    rest, own = name[:-size], title[:-size]
    for word in range(2, LONGEST_WORD + 1):
        ahead, more = rest[-word - 2 : -word], rest[-word:]
        if len(ahead) < len("走访") or more in title or re.search("[和、及与]", more):
            continue
        if any(own.endswith(ahead + own[len(own) - other :]) for other in (0, word) if len(own) >= other + 2):
            return True
    return False


def _in_note(par: Par, title: str) -> tuple[int, int] | None:
    """Where an attachment's title stands in the note; None where it does not."""
    start = par.text.find(title)
    return (start, start + len(title)) if start >= 0 else None


# ---- nothing attached ---------------------------------------------------------------------------------------------------


NOTHING_ATTACHED = Code(
    "S529",
    "warning",
    zh="文中说“{text}”，文后没有附件，也没有附件说明。",
    hint_zh="补上附件和附件说明，或删去这一句。",
    en="The text says “{text}”, but nothing is attached, and no note names an attachment.",
    hint_en="Add the attachment and its note, or delete the words.",
    fault="""
        关于2025年度督查情况的通报
        各科室：
        全年督查18次，具体情况详见附件。
        区政府办公室
        2025年12月31日
    """,
    mend="""
        关于2025年度督查情况的通报
        各科室：
        全年督查18次，具体情况详见附件。
        附件：督查情况表
        区政府办公室
        2025年12月31日
    """,
    form="check",
)
_POINTS_TO = r"(?:详见|(?<![意参另])见)(?P<what>附件)(?=[。；，）)])"
_SENT_OUT = re.compile("(?:通知|通报|请示|批复|意见|决定|公告|通告|函|的报告)$")


@text_rule("coherence")
def nothing_attached(text: Prepared) -> Iterator[Finding]:
    """各项工作进展情况详见附件。 in a paper that is sent out and names no attachment."""
    if "见附件" not in text.whole or text.document.attachments or not _SENT_OUT.search(text.title):
        return
    spots = list(text.spots(_POINTS_TO, prose=True))
    if len(spots) == text.whole.count("附件") and not any(isinstance(one, Table) for one in text.flow.blocks):
        for spot in spots:
            yield spotted(NOTHING_ATTACHED, spot)


# ---- what is printed --------------------------------------------------------------------------------------------------


PRINTED_BEFORE = Code(
    "S525",
    "warning",
    zh="“{text}”印发，比{before}开会还早。",
    hint_zh="核对印发日期和会议日期。",
    en="It is printed on “{text}”, before the meeting of {before}.",
    hint_en="Check when it was printed, and when the meeting was.",
    fault="""
        区政府办公室会议纪要
        2025年9月12日，副区长张明远主持召开会议，研究办文工作。
        会议议定，精简文件。
        出席：张明远、李敏
        区政府办公室　　2025年9月10日印发
    """,
    mend="""
        区政府办公室会议纪要
        2025年9月12日，副区长张明远主持召开会议，研究办文工作。
        会议议定，精简文件。
        出席：张明远、李敏
        区政府办公室　　2025年9月15日印发
    """,
    form="check",
)
_FIGURE = "[0-9０-９]"
_DAY = rf"(?P<year>[2２][0０]{_FIGURE}{{2}})年(?P<month>{_FIGURE}{{1,2}})月(?P<day>{_FIGURE}{{1,2}})日"
_PRINTED = rf"(?P<all>{_DAY})印发(?=\n|\Z)"
_MET = rf"(?<=\n){_DAY}(?:[（(][^（）()]{{1,6}}[）)])?(?:[上下]午|晚)?(?:[0-9]{{1,2}}时(?:[0-9]{{1,2}}分)?)?[，,][^。\n]{{0,60}}(?:主持召开|召开|主持会议)"


@text_rule("coherence")
def printed_before_it(text: Prepared) -> Iterator[Finding]:
    """2025年9月12日，……主持召开会议, and 2025年9月10日印发 at the foot."""
    if "印发" not in text.whole or "召开" not in text.whole:
        return
    met = [_day_of(spot.match) for spot in text.spots(_MET, prose=True)]
    for spot in text.spots(_PRINTED):
        if met and _day_of(spot.match) < met[0]:
            year, month, day = met[0]
            end = spot.start + len(spot.match["all"])
            yield at(PRINTED_BEFORE, spot.par, spot.start, end, before=f"{year}年{month}月{day}日")


def _day_of(match: re.Match[str]) -> tuple[int, int, int]:
    return int(match["year"]), int(match["month"]), int(match["day"])


# ---- how many are attached ------------------------------------------------------------------------------------------------


_ATTACHED = r"(?:所附的?|上述|以下|后附的?|这)(?P<n>[两三四五六七八九]|[2-9])(?P<unit>个|份|件)附件|附件共?(?P<n2>[两三四五六七八九]|[2-9])(?P<unit2>个|份|件)"


@text_rule("coherence")
def so_many_attached(text: Prepared) -> Iterator[Finding]:
    """对照本函所附的两个附件, where the note names three; 附件共两份：1.……2.……3.……"""
    for spot in text.spots(_ATTACHED) if "附件" in text.whole else ():
        group = "n" if spot.match["n"] else "n2"
        said = counted(spot.match[group])
        inline = pattern("^[：:](?P<list>1[.．、][^。）]*)").match(spot.after)
        many = (
            len(pattern("(?:^|[；;，、 ])[1-9][.．、]").findall(inline["list"]))
            if inline
            else len(attachment_titles(text))
        )
        if many > 1 and many != said and abs(many - said) <= 2:
            told = spot.part(group, "unit" if spot.match["n"] else "unit2")
            yield spotted(OTHER_COUNT, told, before=f"{many}个附件")


_COPIES = r"随函(?:附送|提供|寄送|附上|移送)的?[^，。；\n]{0,14}?(?P<noun>复印件)共?(?P<n>[两三四五六七八九]|[2-9])(?P<unit>份|件)"


@text_rule("coherence")
def copies_attached(text: Prepared) -> Iterator[Finding]:
    """随函提供的材料复印件共4份, where the note names three, each a 复印件."""
    titles = attachment_titles(text) if "复印件" in text.whole else []
    for spot in text.spots(_COPIES, prose=True) if len(titles) > 1 else ():
        said = counted(spot.match["n"])
        if all(one.endswith(spot.match["noun"]) for one in titles) and 0 < abs(said - len(titles)) <= 2:
            unit = spot.match["unit"]
            yield spotted(OTHER_COUNT, spot.part("n", "unit"), before=f"{len(titles)}{unit}")


# ---- what is counted in a name ---------------------------------------------------------------------------------------------


_COUNTED_THING = (
    rf"(?<![0-9.〔])(?P<n>[0-9]{{1,3}})(?P<thing>[处个家项条座名排户所](?:[{HAN}]{{2}}[{HAN}A-Z]{{0,2}}))"
)


@text_rule("coherence")
def counted_in_name(text: Prepared) -> Iterator[Finding]:
    """附件：1.8处易堵点警力安排表, where the text has 9处易堵点 each time."""
    for par in text.pars if "附件" in text.whole else ():
        if par.block.role != "attachment_note" and not par.text.startswith("附件："):
            continue
        for found in pattern(_COUNTED_THING).finditer(par.text):
            thing = found["thing"]
            short = thing[:LEAST_THING]
            others = [
                (one["n"], other)
                for other in text.pars
                if other is not par and (other.is_prose or other.block.role == "title")
                for one in pattern(rf"(?<![0-9.])(?P<n>[0-9]{{1,3}}){re.escape(short)}").finditer(other.text)
            ]
            told = {n for n, _ in others}
            titled = pattern(rf"(?<![0-9.])([0-9]{{1,3}}){re.escape(short)}").findall(text.title)
            wanted = titled[0] if len(titled) == 1 else next(iter(told)) if len(told) == 1 else ""
            if wanted and found["n"] not in told and (titled or len(others) > 1) and wanted != found["n"]:
                end = found.start() + len(found["n"]) + 1
                yield at(OTHER_COUNT, par, found.start(), end, before=wanted + short[0])


LEAST_THING = 4
"""Characters, unit and noun, by which what is counted is known again."""
