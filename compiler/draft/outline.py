"""Labelled paragraphs as an outline: what stands under what, what is a heading, an item of a list or a plain paragraph.

In: the paragraphs of a stretch of text, their labels known. Out: `Node`s, nested, the label form of each depth, and doubts.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..messages import codes
from ..terms.characters import short
from ..terms.numerals import DECIMAL_KINDS, STANDARD_FORMS, LabelForm, Typed
from .closing import Natures, nature_of_section
from .labels import RANKS
from .lines import Par
from .names import is_addressees, may_be_addressees, signs_by_hand
from .roles import Doubt
from .sentences import SOLVES, counts_on, first_sentence, has_ordinals, is_date, last_ordinal, ordinal
from .votes import GLOSSARY, Face, Shape, Stem, Vote, face_of, lead_end, reshaped, shape_of, vote_of


class Node(NamedTuple):
    """A paragraph, what it is and why, and what stands under it. `cut` is where the lead of a run-in heading ends in the
    text after the label; `listed` are the other paragraphs of an enumeration, `form` is its form. `as_typed`: nothing in it
    is told apart; `follows`: the label before its own is that of an item of a list; `first`: the number that its
    enumeration begins with, which goes on from a paragraph above."""

    par: Par
    role: str = "paragraph"
    reason: str = "plain"
    cut: int = 0
    nature: Natures = ()
    children: "tuple[Node, ...]" = ()
    listed: "tuple[Node, ...]" = ()
    form: str = ""
    as_typed: bool = False
    follows: bool = False
    first: int = 1

    @property
    def is_heading(self) -> bool:
        return self.role in ("heading", "run_in")


class Outline(NamedTuple):
    """The paragraphs as nested as their labels say, the label forms of each depth, and doubts."""

    nodes: tuple[Node, ...]
    forms: tuple[LabelForm, ...]
    doubts: tuple[Doubt, ...]

    @property
    def first_heading(self) -> int | None:
        """The index of the first heading; None where there is none."""
        return next((i for i, node in enumerate(self.nodes) if node.is_heading), None)


def outline(pars: Sequence[Par], formatted: bool, reason: str = "", above: str = "") -> Outline:
    """The outline of a stretch; `formatted`: its paragraphs are such for certain; `reason`: why its plain ones are there;
    `above`: the title that it stands under."""
    stems, kin, articles = _nested(pars)
    # 条 count on through the chapters, and have one face in all of them.
    fixed = {"条": vote_of("条", articles, kin["条"])} if articles else {}
    doubts: list[Doubt] = []
    nodes = _settled(stems, kin, fixed, reason, doubts, above, True)
    _offer(nodes, formatted, doubts)
    return Outline(nodes, forms_of(nodes), tuple(doubts))


# ---- headings without labels --------------------------------------------------------------------------------------


def with_heads(pars: Sequence[Par], formatted: bool) -> tuple[list[Par], list[Doubt]]:
    """The paragraphs, the short lines that part the text taken for headings, and doubts; `formatted`: only those that have a
    face of their own are asked about. They are taken where there are several, and each time that the outermost labels begin
    anew one stands above; where the labels leave out one number; where an inner series begins anew right below; and where one in the last section tells
    of problems or next steps."""
    alike, bracketed, rhymed = _alike(pars), _bracketed(pars), _rhymed(pars)
    named, colons = _named(pars) if bracketed else frozenset[int](), _with_colons(pars)
    parting = [
        index
        for index, par in enumerate(pars)
        if (par.line.strong or not formatted)
        and (index in bracketed | named | colons | rhymed or _parts(pars, index, index in alike))
    ]
    if not parting:
        return list(pars), []
    kinds = {par.typed.kind for par in pars if par.typed}
    outermost = min((RANKS[kind] for kind in kinds), default=-1)
    labels = [
        (index, par.typed.number)
        for index, par in enumerate(pars)
        if par.typed and RANKS[par.typed.kind] == outermost
    ]
    outside = [index for index in parting if not _is_inside(labels, index)]
    anew = [(before, index) for (before, _), (index, number) in pairwise([(-1, 0), *labels]) if number == 1]
    headed = sum(any(before < index < begins for index in outside) for before, begins in anew)
    found: dict[int, str] = {}
    if outermost != 0 and len(outside) > 1 and headed >= len(anew) - 1:
        found = dict.fromkeys(outside, "#1")
    outer = next((kind for kind in kinds if RANKS[kind] == outermost), "")
    found |= dict.fromkeys(_in_gaps(labels, parting), outer)
    parted, chains = frozenset(outside), _chains(pars)
    chaptered = _in_chapters(pars, parting, alike, outer) if outer in ("部分", "章") else frozenset[int]()
    for index in parting:
        if index in found:
            continue
        last = index in parted
        if index in chaptered:
            found[index] = outer
        elif last and explains_words(pars[index].text):
            found[index] = outer or "#1"  # what stands under it is a list
        elif index in bracketed or (index in named and any(one < index for one in bracketed)):
            found[index] = "#1"
        elif last and index in colons:
            found[index] = outer if RANKS.get(outer, 9) <= RANKS["一"] else "#1"
        elif index in rhymed or (index in alike and (pars[index].line.strong or outermost < 0)):
            found[index] = outer or "#1"
        elif kind := _above_series(pars, index, last, chains[index]):
            found[index] = kind
        elif last and len(pars[index].text) <= 16 and nature_of_section(pars[index].text):
            found[index] = outer or "#1"
    out = [par._replace(heads=found[index]) if index in found else par for index, par in enumerate(pars)]
    return out, [Doubt(codes.HEADING_TAKEN, out[index], {"text": out[index].text}) for index in sorted(found)]


_ENDS_ALL = re.compile("结语|结束语|余论|尾声|后记|小结")


def _in_chapters(
    pars: Sequence[Par], parting: Sequence[int], alike: Collection[int], outer: str
) -> frozenset[int]:
    """The lines that head the parts of a chapter whose parts have no labels: the first stands right below 第一部分, and others
    come after it in that chapter; and the 结语 below them all."""
    found: set[int] = set()
    chapters = [index for index, par in enumerate(pars) if par.typed and par.typed.kind == outer]
    for begins, ends in pairwise([*chapters, len(pars)]):
        inside = [index for index in parting if begins < index < ends]
        own = [index for index in inside if not _ENDS_ALL.fullmatch(pars[index].text)]
        labels = any(par.typed for par in pars[begins + 1 : ends])
        if len(own) > 1 and not labels and own[0] == begins + 1:
            found |= set(inside)
    found |= {index for index in parting if index in alike}
    if found:
        found |= {index for index in parting if index > max(found) and _ENDS_ALL.fullmatch(pars[index].text)}
    return frozenset(found)


def _in_gaps(labels: Sequence[tuple[int, int]], parting: Sequence[int]) -> list[int]:
    """The lines that stand where the outermost labels leave out one number, 三、 and then 五、."""
    out = []
    for (above, number), (below, after) in pairwise(labels):
        between = parting[bisect_right(parting, above) : bisect_right(parting, below)]
        if after == number + 2 and len(between) == 1:
            out.append(between[0])
    return out


def _above_series(pars: Sequence[Par], index: int, last: bool, chain: Sequence[Typed]) -> str:
    """The kind of label that a line stands for, above which and below which one inner series stands: 1. 2., the line, 1. 2.;
    empty where none begins anew below it. Below the `last` of the outermost labels text may stand above the line and one
    paragraph below it. `chain` are the labels that it stands below."""
    parted = last and not pars[index - 1].typed
    first = index + 1 + (parted and not pars[index + 1].typed)
    below = pars[first].typed if first < len(pars) else None
    if below is None or below.number != 1 or below.kind in DECIMAL_KINDS:
        return ""
    above = [typed for typed in chain if RANKS[typed.kind] < RANKS[below.kind]]
    # Or what stands above is of an inner kind: 1. never begins below (5), but the line above it does.
    begins = any(typed.kind == below.kind or RANKS[typed.kind] > RANKS[below.kind] for typed in chain)
    if not above or not (parted or begins):
        return ""
    level = _level(below) - 1
    beside = next((typed.kind for typed in above if _level(typed) == level), "")
    return beside or f"#{RANKS[above[-1].kind] - 1}"


def _chains(pars: Sequence[Par]) -> list[tuple[Typed, ...]]:
    """The labels that each paragraph stands below, outermost first: the last of each kind that no outer one has ended."""
    out: list[tuple[Typed, ...]] = []
    chain: tuple[Typed, ...] = ()
    for par in pars:
        out.append(chain)
        if typed := par.typed:
            chain = (*(one for one in chain if RANKS[one.kind] < RANKS[typed.kind]), typed)
    return out


def _level(typed: Typed) -> int:
    """The level of a label by its form, or by its kind where it has none."""
    form = typed.form or LabelForm.parse(USUAL.get(typed.kind, "1."))
    return form.level if form else 1


# 先说上半年：……, 再说下半年：……; 我们倡议，……; what asks, and in two halves: lines of one form that each have a text of their own.
_IN_TURN = re.compile("(?:首先|先|其次|再|接着|然后|最后)[说讲谈看]")
_ONE_OF = re.compile("[^。；：，、！？,;:!?.”…]{2,14}[，,][^。；：，！？,;:!?.”…]{3,14}")
_RHYMES = re.compile("[㐀-鿿]{1,5}(?P<last>[难少弱低差慢散乱浅短缺偏高大强多好优实])")  # 挣钱难, 招人难
_HALVES = re.compile("([\u3400-\u9fff]{2,6})，([\u3400-\u9fff]{1,6})")  # 机器不够，调
# 初见：原来角落也会说话; 选得准：把好入口关; 第一个词：早起, a text below each. Not the particulars of an event or of a person.
_TURNS = re.compile("(?P<what>[\u3400-\u9fff]{2,6})[：:](?P<said>[^。；：:！]{2,20})(?<![，、,])")
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
    parting = ([index for index in found if _parts(pars, index, True)] for found in forms.values())
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
            and _parts(pars, index, True)
        ):
            forms[f"{len(par.text)}{match['last']}"].append(index)
    return frozenset(index for found in forms.values() if len(found) > 2 for index in found)


_BRACKETED = re.compile("【[^【】。；，]{2,14}】|(?P<mark>[▶►■◆★])[ \u3000]?[^，。；：:！!]{3,16}")
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
    """The headings of short reports, a place and what it does, above a text: 石河县：“校医包片”补齐短板."""
    found = [
        i
        for i, (par, below) in enumerate(pairwise(pars))
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


def explains_words(text: str) -> bool:
    """Whether a line heads what words mean: 名词解释, 注释：."""
    return len(text) <= 12 and GLOSSARY.fullmatch(text.rstrip("：:")) is not None


def _parts(pars: Sequence[Par], index: int, alike: bool = False) -> bool:
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


# （三) and Ⅰ、: no form prints them, the usual one of their kind stands for them.
USUAL = {"部分": "第一部分", "Ⅰ": "一、", "一": "一、", "（一）": "（一）", "（1）": "（1）"}


def _is_inside(labels: Sequence[tuple[int, int]], index: int) -> bool:
    """Whether a series of the outermost labels goes on below a line."""
    return next((number > 1 for at, number in labels if at > index), False)


# 主要做法： alone on its line, and no sentence that announces; 强班子，带队伍.
_LABELS = re.compile(
    "[^。；：，、！？,;:!?.”…0-9]{0,8}(?:情况|做法|问题|措施|打算|建议|体会|成效|成绩|不足|安排|计划|经验|目标|任务|背景|意义|分析|启示|困难|亮点|优点|缺点|概况|回顾|展望|原因)[：:]"
)
_SLOGAN = re.compile("([\u3400-\u9fff]{3,9})[，、,]([\u3400-\u9fff]{3,9})")
_ASKS = re.compile("^.{2,13}(?<![呢吗吧])[？?]$")  # 干得怎么样？


def _is_short(par: Par, most: int) -> bool:
    bare = len(re.sub("[ \u3000]", "", par.text))
    return 2 <= bare <= most and not (par.typed or par.plain or par.line.rows or par.line.picture)


def looks_like_heading(par: Par) -> bool:
    """Whether a paragraph without a label is as short and bare as headings are."""
    text = par.text
    return _is_short(par, 24) and (
        explains_words(text)
        or (
            not re.search("[。；：，、！？,;:!?.”…]|[0-9]$", text[:-1] if _ASKS.search(text) else text)
            or _LABELS.fullmatch(text) is not None
            or ((halves := _SLOGAN.fullmatch(text)) is not None and len(halves[1]) == len(halves[2]))
        )
    )


# ---- what stands under what ---------------------------------------------------------------------------------------

INSIDE = "'"  # after the kind of a label under a heading of that kind
_NO_SHAPE = Shape("", 0)


def _unlabelled(par: Par) -> Face:
    """What a paragraph is that heads what is below without a label."""
    return Face("run_in", "one_line", cut=True) if par.heads and par.line.lead else Face("heading", "outline")


def _nested(pars: Sequence[Par]) -> tuple[list[Stem], Mapping[str, Counter[str]], list[Stem]]:
    """The paragraphs as nested as their labels say; how those of each kind look; and the articles (条) among them."""
    inside = _lists_inside(pars)
    outer = _nesting([par.typed for index, par in enumerate(pars) if par.typed and index not in inside])
    root: list[Stem] = []
    kin: dict[str, Counter[str]] = defaultdict(Counter)
    articles: list[Stem] = []
    stack: list[Stem] = []
    for index, par in enumerate(pars):
        kind = par.kind + (INSIDE if index in inside else "")
        stem = Stem(par, kind, shape_of(par) if par.typed else _NO_SHAPE)
        if not kind:
            (stack[-1].children if stack else root).append(stem)
            continue
        while stack and stack[-1].kind != kind and not outer(stack[-1].kind, kind):
            stack.pop()
        if stack and stack[-1].kind == kind:
            stack.pop()
        (stack[-1].children if stack else root).append(stem)
        stack.append(stem)
        if par.typed:
            kin[kind][stem.shape.letter] += 1
        if kind == "条":
            articles.append(stem)
    return root, kin, articles


def _lists_inside(pars: Sequence[Par]) -> set[int]:
    """The indexes of labels that begin anew right under a heading of their own kind, which an outline level makes one, and of
    those that count on from them: a list under a numbered heading."""
    found: set[int] = set()
    last: dict[
        str, int
    ] = {}  # the number of the last item of the list under a heading, by its kind; 0: none yet
    for index, par in enumerate(pars):
        if par.line.outline:
            last = {par.typed.kind: 0} if par.typed else {}
        elif par.typed and last.get(par.typed.kind) == par.typed.number - 1:
            last[par.typed.kind] += 1
            found.add(index)
    return found


def _nesting(labels: Sequence[Typed]) -> Callable[[str, str], bool]:
    """Which kind of label stands outside which: one that counts on over another's series does, else the usual order."""
    evidence: Counter[tuple[str, str]] = Counter()
    last: dict[str, int] = {}
    since: dict[str, set[str]] = defaultdict(set)
    for typed in labels:
        if typed.number > 1 and last.get(typed.kind) == typed.number - 1:
            for other in since[typed.kind]:
                evidence[typed.kind, other] += 1
        since[typed.kind] = set()
        for kind in since:
            if kind != typed.kind:
                since[kind].add(typed.kind)
        last[typed.kind] = typed.number

    def rank(kind: str) -> float:
        if kind[0] == "#":
            return int(kind[1:]) + 1.5
        return RANKS[kind.removesuffix(INSIDE)] + (0.5 if kind.endswith(INSIDE) else 0)

    def outer(one: str, other: str) -> bool:
        balance = evidence[one, other] - evidence[other, one]
        return balance > 0 if balance else rank(one) < rank(other)

    return outer


# ---- what each is -------------------------------------------------------------------------------------------------


class _Series(NamedTuple):
    """Siblings that are counted from one on, and the text right above them."""

    stems: list[Stem]
    above: str


def _series(stems: Sequence[Stem], above: str) -> list[_Series]:
    """The labelled among siblings by their series: what counts from one again is another."""
    out: list[_Series] = []
    running: dict[str, _Series] = {}
    last = above
    for stem in stems:
        if typed := stem.par.typed:
            one = running.get(stem.kind)
            if one is None or (typed.number == 1 and one.stems[-1].par.typed != typed):
                out.append(one := _Series([], last))
                running[stem.kind] = one
            one.stems.append(stem)
        last = _last_of(stem).par.text
    return out


def _last_of(stem: Stem) -> Stem:
    return _last_of(stem.children[-1]) if stem.children else stem


def _settled(
    stems: Sequence[Stem],
    kin: Mapping[str, Counter[str]],
    fixed: Mapping[str, Vote],
    reason: str,
    doubts: list[Doubt],
    above: str = "",
    top: bool = False,
) -> tuple[Node, ...]:
    """The nodes with their roles; what is a list is no heading, and what stands under it stands beside it."""
    series = _series(stems, above)
    faces: dict[int, Face] = {}
    cuts: dict[int, int] = {}
    for one in series:
        kind = one.stems[0].kind
        reshaped(one.stems)
        vote = fixed.get(kind) or vote_of(kind, one.stems, kin[kind], one.above)
        faces |= {id(stem): face_of(vote, stem, one.stems) for stem in one.stems}
        cuts |= {id(stem): lead_end(stem, one.stems) for stem in one.stems}
    out: list[Node] = []
    listed: dict[str, int] = {}  # the number of the last item of a list, by the kind of its label
    for stem in stems:
        par = stem.par
        face = faces[id(stem)] if par.typed else _unlabelled(par) if stem.kind else None
        if face and face.unsure:
            doubts.append(Doubt(codes.HEADING_UNSURE, par, {"text": short(par.text)}))
        children = _settled(stem.children, kin, fixed, reason, doubts, par.text) if stem.children else ()
        if face is None:
            out.append(Node(par, "paragraph", reason or ("kept" if par.stays or par.plain else "plain")))
        elif face.role == "item":  # its label is text
            out.append(Node(par.with_label(None), "item", face.reason))
            listed[stem.kind] = par.typed.number if par.typed else 0
            out += children
        else:
            why = "restarts" if par.heads and not face.cut else face.reason
            cut = (cuts[id(stem)] if par.typed else par.line.lead) if face.cut else 0
            natures = nature_of_section(par.body[: cut or None]) if top else ()
            follows = par.typed is not None and listed.pop(stem.kind, 0) == par.typed.number - 1 > 0
            out.append(Node(par, face.role, why, cut, natures, children, follows=follows))
    return _enumerated(out)


def _enumerated(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Paragraphs that begin with 一是, 二是, one after the other, become one enumeration."""
    out: list[tuple[Node, list[Node], str]] = []  # each with the others of its enumeration, and its form
    form, number = "", 0
    series: tuple[str, int] = ("", 0)  # of the last enumeration in the paragraphs above
    for node in nodes:
        begins = None
        if node.role != "paragraph":
            series = ("", 0)
        if node.role == "paragraph" and node.par.text and not (node.par.plain or node.par.line.page_break):
            begins = ordinal(node.par.text)
        own = ""
        if begins and out and form == begins.form and out[-1][0].role == "paragraph":
            if begins.number == number + 1:
                first, listed, _ = out[-1]
                listed.append(node)
                out[-1] = first, listed, form
                number += 1
                series = last_ordinal(node.par.text, *series)
                continue
            if counts_on(
                form, begins.number, number
            ):  # 最后， after 其次，: an enumeration that starts there
                own = form
        if begins and not own and begins.number > 1 and series == (begins.form, begins.number - 1):
            node = node._replace(first=begins.number)
        if node.role == "paragraph" and has_ordinals(node.par.text):
            series = last_ordinal(node.par.text, *series)
        form, number = (begins.form, begins.number) if begins and begins.number == 1 else ("", 0)
        out.append((node, [], own))
    return tuple(_joined(node, listed, own) if own else node for node, listed, own in out)


def _joined(first: Node, others: Sequence[Node], form: str) -> Node:
    """An enumeration whose items are paragraphs."""
    node, *listed = (one._replace(role="enumeration", reason="ordinals") for one in (first, *others))
    return node._replace(listed=tuple(listed), form=form)


def _offer(nodes: Sequence[Node], formatted: bool, doubts: list[Doubt]) -> None:
    """Point out paragraphs that look like unnumbered headings; they stay what they are."""
    run: list[tuple[Par, int]] = []
    for index, node in enumerate(nodes):
        _offer(node.children, formatted, doubts)
        par = node.par
        text = par.text
        plain = node.role == "paragraph" and text and not ordinal(text)
        cut = first_sentence(text, 26) if plain else 0
        if par.line.lead and plain and par.line.lead < len(text):
            cut = par.line.lead
        least = 2 if par.line.lead else 5
        looks = least <= cut < len(text) - 20 and not re.search("[0-9]", text[:cut])
        if looks:
            run.append((par, cut))
        if run and (not looks or index == len(nodes) - 1):
            if len(run) > 1 or run[0][0].line.lead:
                doubts += [
                    Doubt(codes.LEAD_OFFERED, one, {"text": short(one.text[:end])}) for one, end in run
                ]
            run = []
        if (
            plain
            and not formatted
            and looks_like_heading(par)
            and index + 1 < len(nodes)
            and len(nodes[index + 1].par.text) > len(text) * 2
        ):
            doubts.append(Doubt(codes.HEADING_OFFERED, par, {"text": text}))


# ---- forms --------------------------------------------------------------------------------------------------------


def forms_of(nodes: Sequence[Node]) -> tuple[LabelForm, ...]:
    """The label form of each depth, that of most; a usual one where a depth has no labels."""
    found: list[LabelForm | None] = []
    level = [node for node in nodes if node.is_heading]
    while level:
        found.append(form_of(level))
        level = [child for node in level for child in node.children if child.is_heading]
    forms: list[LabelForm] = []
    heads = [node for node in nodes if node.par.heads]
    over = [any(child.is_heading for child in node.children) for node in heads]
    # Most of those without labels have labelled ones under them, or the first or the last has, and they are of one set.
    headed = bool(heads) and (sum(over) * 2 >= len(heads) or over[0] or over[-1])
    for form, below in zip(found, [*found[1:], None], strict=False):
        if form is None and below is not None and headed and below.level > 1:
            form = STANDARD_FORMS[below.level - 2]  # one level above what stands under it
            headed = False
        elif form is None:
            form = next((one for one in STANDARD_FORMS if one not in forms), STANDARD_FORMS[-1])
        forms.append(form)
    return tuple(forms)


def form_of(nodes: Sequence[Node]) -> LabelForm | None:
    """The label form of most of the headings among siblings; None where none has a label."""
    labels = [node.par.typed for node in nodes if node.is_heading and node.par.typed]
    if found := Counter(typed.form for typed in labels if typed.form):
        return found.most_common(1)[0][0]
    return LabelForm.parse(USUAL.get(labels[0].kind, "1.")) if labels else None
