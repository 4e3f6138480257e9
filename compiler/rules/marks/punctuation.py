"""Rules on punctuation (P600–P639; GB/T 15834-2011)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from ...flow.title_words import known
from ...messages.diagnostic import Code, Diagnostic
from ...terms.numerals import read_label
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Par, Prepared, Spot

HALF_WIDTH = Code(
    "P600",
    "warning",
    zh="中文里的“{text}”是半角的。",
    hint_zh="换成全角的“{wanted}”。",
    en="“{text}” in a Chinese text is half-width.",
    hint_en="Put the full-width “{wanted}” in its place.",
    fault="""
        区政府办公室2025年度工作总结
        2025年,全年办文204件;退回文件12件(次)。
    """,
    mend="""
        区政府办公室2025年度工作总结
        2025年，全年办文204件；退回文件12件（次）。
    """,
    form="check",
)
_WIDER = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
_CJK = rf"{HAN}，。、；：？！“”‘’《》〈〉（）〔〕【】…—～·％\uff10-\uff19"
# A mark whose neighbour is Chinese; one between two figures, or amid English, is of another kind.
_HALF = (
    rf"(?<=[{_CJK}])[,;:?!](?![/\\])"
    rf"|[,;?!](?=[ ]?[{_CJK}])"
    rf"|(?<=[0-9A-Za-z%]):(?=[ ]?[{_CJK}])(?!:)"
    rf"|(?<=[{HAN}）)”》])\.(?=[\n{HAN}“《（]|$)"
    rf"|(?<=[0-9%])[,;](?=\n)"
)


@text_rule("punctuation", "Q-05", "Q-23", "R-02")
def half_width(text: Prepared) -> Iterator[Finding]:
    """,;:?!() beside Chinese; never in 14:30, 1,234.5, addresses, file names, English (GB/T 15834-2011)."""
    for par in text.pars:
        yield from _half_label(par)
    found = [(spot, spot.match[0]) for spot in text.spots(_HALF)]
    brackets = list(_brackets(text))
    for spot, mark in found + brackets:
        wanted = _WIDER[mark]
        if (mark == "." and not _ends_sentence(spot)) or _typed_so(spot):
            continue
        yield spotted(HALF_WIDTH, spot, new=wanted, safe=True, wanted=wanted)


def _typed_so(spot: Spot) -> bool:
    """Whether a mark ends what is quoted as it is typed on a keyboard: “Abc123456!”."""
    before, after = spot.before.rpartition("“")[2], spot.after
    return (
        after.startswith("”")
        and before.isascii()
        and before.isprintable()
        and bool(pattern("[A-Za-z0-9]").search(before))
    )


def _ends_sentence(spot: Spot) -> bool:
    """Whether a point is the full stop of a Chinese sentence."""
    before = spot.before
    return spot.par.is_prose and (not before.endswith(")") or bool(pattern(f"[{HAN}]").search(before[-6:])))


def _half_label(par: Par) -> Iterator[Finding]:
    """The brackets of a label that was typed: (一)."""
    if par.label is None or par.label_at is None:
        return
    for found in pattern(r"[()]").finditer(par.label.text):
        place = par.label_place(*found.span())
        args = {"text": found[0], "wanted": _WIDER[found[0]]}
        yield Finding(
            Diagnostic(HALF_WIDTH, args, place),
            *(par, found.start(), found.end(), _WIDER[found[0]], True),
            label=True,
        )


def _brackets(text: Prepared) -> Iterator[tuple[Spot, str]]:
    """Half-width brackets with Chinese beside them or in them, each with its partner."""
    open_: list[tuple[Spot, bool]] = []
    here = -1
    for spot in text.spots(r"[()（）]"):
        if spot.par.index != here:
            yield from _left_open(open_)
            here, open_ = spot.par.index, []
        mark = spot.match[0]
        if mark in "(（":
            open_.append((spot, bool(pattern(rf"[{_CJK}]$").search(spot.before))))
            continue
        beside = bool(pattern(rf"[{_CJK}]").match(spot.after))
        if not open_:
            if mark == ")" and pattern(f"[{_CJK}]$").search(spot.before):
                yield spot, mark
            continue
        first, chinese = open_.pop()
        inside = spot.par.text[first.end : spot.start]
        if inside.isascii() and (
            pattern(r"[A-Za-z0-9\-]$").search(first.before) or pattern(r"[-A-Za-z]").match(spot.after)
        ):
            continue  # f(x), (1,3)-β-D葡聚糖
        if pattern(r"-?[0-9.]+(?:,[ ]?-?[0-9.]+)+").fullmatch(inside):
            continue  # 坐标(3,5)
        if chinese or beside or mark == "）" or first.match[0] == "（" or pattern(f"[{HAN}]").search(inside):
            for one in (first, spot):
                if one.match[0] in "()":
                    yield one, one.match[0]
    yield from _left_open(open_)


def _left_open(open_: list[tuple[Spot, bool]]) -> Iterator[tuple[Spot, str]]:
    """Half-width brackets without a partner, beside Chinese."""
    for spot, chinese in open_:
        if spot.match[0] == "(" and (chinese or pattern(f"[{_CJK}]").match(spot.after)):
            yield spot, "("


STRAIGHT_QUOTES = Code(
    "P601",
    "warning",
    zh="引号 {text} 是半角的直引号。",
    hint_zh="换成全角的 {wanted} 。",
    en="The quotation mark {text} is a straight one.",
    hint_en="Put {wanted} in its place.",
    fault="""
        区政府办公室2025年度工作总结
        推行"一次办好"，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        推行“一次办好”，全年办文204件。
    """,
    form="check",
)


@text_rule("punctuation", "Q-06")
def straight_quotes(text: Prepared) -> Iterator[Finding]:
    """ "一次办好": quotation marks of Chinese are “ ” (GB/T 15834-2011, 4.8)."""
    for par in text.pars:
        marks = [one.start() for one in pattern('"').finditer(par.text)] if '"' in par.text else []
        if not marks or not pattern(f"[{HAN}]").search(par.text):
            continue
        paired = len(marks) % 2 == 0
        beside = _with_curly(par.text)
        for number, start in enumerate(marks):
            if pattern(r"[0-9A-Za-z]$").search(par.text[max(marks[number & ~1] - 1, 0) : marks[number & ~1]]):
                continue  # 55"
            near = par.text[max(start - 1, 0) : start] + par.text[start + 1 : start + 2]
            other = marks[number ^ 1] if paired else start
            inside = par.text[min(start, other) : max(start, other)]
            if pattern(f"[{_CJK}]").search(near + inside):
                wanted = beside.get(start, "“”"[number % 2])
                new = wanted if paired or beside else None
                yield at(STRAIGHT_QUOTES, par, start, start + 1, new=new, wanted=wanted)


def _with_curly(text: str) -> dict[int, str]:
    """“十四五": what each straight mark is to be where some that are not are left open or closed by it; nothing where that does not come out even."""
    found: dict[int, str] = {}
    is_open = False
    for one in pattern('["“”]').finditer(text):
        if one[0] == '"':
            found[one.start()] = "“”"[is_open]
        elif (one[0] == "”") != is_open:
            return {}
        is_open = not is_open
    return {} if is_open or text.count("“") == text.count("”") else found


UNBALANCED = Code(
    "P602",
    "warning",
    zh="“{text}”没有配对：{reason_zh}。",
    hint_zh="补上另一半，或删掉多出来的这一个。",
    en="“{text}” has no partner: {reason_en}.",
    hint_en="Put in the other half, or delete this one.",
    fault="""
        区政府办公室2025年度工作总结
        印发《关于精简文件的通知，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        印发《关于精简文件的通知》，全年办文204件。
    """,
    form="check",
)
_PAIRS = {
    "（": "）",
    "(": "）",
    "“": "”",
    "《": "》",
    "〈": "〉",
    "‘": "’",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
}
_SAME = {")": "）"}


@text_rule("punctuation", "Q-05", "Q-06")
def unbalanced(text: Prepared) -> Iterator[Finding]:
    """（ without ）, 》 without 《: marks that come in pairs (GB/T 15834-2011, 4.8–4.10, 4.15)."""
    reached: dict[str, int] = {}  # a quotation may go on over paragraphs
    for par in text.pars:
        if not any(mark in par.text for mark in "（(“《〈‘【〔「『）)”》〉’】〕」』"):
            continue
        stack: list[tuple[str, int]] = []
        for one in pattern(r"[（(“《〈‘【〔「『）)”》〉’】〕」』]").finditer(par.text):
            mark = one[0]
            if mark in _PAIRS:
                stack.append((mark, one.start()))
                continue
            wanted = _SAME.get(mark, mark)
            opened = next((i for i in range(len(stack) - 1, -1, -1) if _PAIRS[stack[i][0]] == wanted), None)
            if opened is not None:
                for left, start in stack[opened + 1 :]:
                    yield from _alone(par, left, start, reached, text)
                del stack[opened:]
            elif stack and {stack[-1][0], mark} in ({"‘", "”"}, {"“", "’"}):
                left, start = stack.pop()
                reasons = {"reason_zh": f"后面收尾的是“{mark}”", "reason_en": f"it is closed by “{mark}”"}
                told = at(UNBALANCED, par, start, one.end(), sure=_whole(par), said=reasons, text=left)
                yield replace(told, end=start + 1)
            elif reached.get(mark, -1) >= 0:
                reached[mark] = -1
            elif not _is_label(par.text, one.start()) and not pattern(r"[A-Za-z0-9]’$").search(
                par.text[: one.end()]
            ):
                reasons = {"reason_zh": "前面没有开头的一半", "reason_en": "nothing opens it"}
                begun = pattern(r"[^，。；：！？“”《》（）\n]*$").search(par.text[: one.start()])
                start = begun.start() if begun else one.start()  # it is to be opened somewhere in this clause
                told = at(UNBALANCED, par, start, one.end(), sure=_whole(par), said=reasons, text=mark)
                yield replace(told, start=one.start())
        if len(stack) == 2 and {left for left, _ in stack} <= {"“"}:  # “一网通办“
            start = stack[1][1]
            reasons = {"reason_zh": "这里该用后引号", "reason_en": "it should close the quotation"}
            yield at(UNBALANCED, par, start, start + 1, new="”", sure=_whole(par), said=reasons)
            continue
        if [left for left, _ in stack] == ["“", "‘"]:  # “保障急需‘的原则
            start = stack[1][1]
            reasons = {"reason_zh": "这里该用后引号", "reason_en": "it should close the quotation"}
            yield at(UNBALANCED, par, start, start + 1, new="”", sure=_whole(par), said=reasons)
            continue
        for left, start in stack:
            if left != "“" or '"' not in par.text:  # “一网通办" is told of at the straight mark
                yield from _alone(par, left, start, reached, text)


# 《关于……的通知（省办发〔2025〕3号）要求，《……规划（2021—2035年），: what stands in brackets behind a title.
_ITS_NUMBER = rf"(?:（[^（）《》\n]{{1,30}}）[{HAN}]{{0,10}})?"
_LOOKED_AT = 400  # characters of the paragraphs below that may close a quotation


_NO_TITLE_MARK = {"reason_zh": "书名号的后一半是“》”", "reason_en": "a title closes with 》"}


def _alone(par: Par, mark: str, start: int, reached: dict[str, int], text: Prepared) -> Iterator[Finding]:
    closing = _PAIRS[mark]
    if mark in "“‘" or not text.from_yaml:  # a quotation goes on; a draft has broken its lines
        below = text.pars[par.index + 1 : par.index + 6]
        following = "".join(one.text[:_LOOKED_AT] for one in below)
        first = pattern(f"[{re.escape(mark + closing)}]").search(
            following if mark in "“‘" else "".join(one.text[:_LOOKED_AT] for one in below[:1]),
        )
        if first and (first[0] == closing or (mark in "“‘" and below[0].text.startswith(mark))):
            reached[closing] = par.index
            return
    if mark == "《" and (
        closed := pattern(rf"[{HAN}0-9A-Za-z、—－·（）〔〕]{{2,50}}([>＞〉»])").match(par.text, start + 1)
    ):
        yield at(
            UNBALANCED, par, closed.start(1), closed.end(1), new="》", sure=_whole(par), said=_NO_TITLE_MARK
        )
        return
    reasons = {"reason_zh": "后面没有收尾的一半", "reason_en": "nothing closes it"}
    end = start + 1
    if mark in "（(" and (rest := pattern(r"[^。；！？\n]*").match(par.text, end)):
        end = rest.end()  # it is to be closed somewhere in this sentence
    elif mark in "《“" and (
        rest := pattern(
            rf"(?:[{HAN}0-9A-Za-z、—－·]|“[^“”《》\n]{{1,20}}”)+{_ITS_NUMBER if mark == '《' else ''}(?=[，。；：《“”〉）\n]|$)"
        ).match(par.text, end)
    ):
        end = rest.end()  # it is to be closed somewhere in this clause
    told = at(UNBALANCED, par, start, end, sure=_whole(par), said=reasons, text=mark)
    yield replace(told, end=start + 1)


def _whole(par: Par) -> bool:
    """Whether a paragraph is one for certain: names of attachments and cells may be parts of what goes on."""
    return par.is_prose or par.block.role in ("heading", "title")


def _is_label(text: str, at_: int) -> bool:
    """Whether a bracket ends a label such as 1） or a)."""
    label = r"(?:^|[。；：，、\s和及与至到第])(?:[0-9]{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[①-⑳])$"
    before = pattern(label).search(text, max(at_ - 6, 0), at_)
    return before is not None


NESTED = Code(
    "P603",
    "warning",
    zh="引号里面又用了“{text}”，里层用“{wanted}”。",
    hint_zh="引号里再用引号，外层双引号，里层单引号；书名号也一样。",
    en="“{text}” stands within its own kind; the inner one is “{wanted}”.",
    hint_en="Within double quotation marks stand single ones, within 《》 stand 〈〉.",
    fault="""
        区政府办公室2025年度工作总结
        印发《关于落实《办文规定》的通知》，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        印发《关于落实〈办文规定〉的通知》，全年办文204件。
    """,
    form="check",
)


@text_rule("punctuation", "Q-06")
def nested(text: Prepared) -> Iterator[Finding]:
    """《…《…》…》: what stands within its own kind takes the inner marks (GB/T 15834-2011, 4.8.3, 4.15.3)."""
    for opening, closing, inner in (("《", "》", "〈〉"), ("“", "”", "‘’")):
        inside = rf"{opening}[^{opening}{closing}\n]*({opening})[^{opening}{closing}\n]+({closing})[^{opening}{closing}\n]*{closing}"
        for spot in text.spots(inside):
            for group, wanted in ((1, inner[0]), (2, inner[1])):
                yield spotted(NESTED, spot.part(group), new=wanted, wanted=wanted)


SINGLE_QUOTES = Code(
    "P618",
    "warning",
    zh="“{text}”外面没有双引号，却用了单引号。",
    hint_zh="先用双引号，引号里面再用引号才用单引号（GB/T 15834 4.8.3.4）。",
    en="“{text}” stands in single quotation marks without double ones round it.",
    hint_en="Double marks come first, single ones within them (GB/T 15834, 4.8.3.4).",
    fault="""
        区政府办公室2025年度工作总结
        推行‘一次办好’，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        推行“一次办好”，全年办文204件。
    """,
    form="check",
)


@text_rule("punctuation", "Q-06")
def single_quotes(text: Prepared) -> Iterator[Finding]:
    """‘一次办好’ by itself: the outer quotation takes “ ” (GB/T 15834-2011, 4.8.3.4)."""
    for spot in text.spots(rf"‘[^‘’“”\n]*[{HAN}][^‘’“”\n]*’"):
        text_before = spot.par.text[: spot.start]
        if text_before.count("“") == text_before.count("”") and not pattern("[”’]").search(spot.after[:1]):
            yield spotted(SINGLE_QUOTES, spot, new=f"“{spot.match[0][1:-1]}”")


CORNER_QUOTES = Code(
    "P624",
    "warning",
    zh="横排用“{wanted}”，不用“{text}”。",
    hint_zh="直角引号用于竖排（GB/T 15834 5.2）。",
    en="Across the page quotations take “{wanted}”, not “{text}”.",
    hint_en="Corner brackets are for vertical text (GB/T 15834, 5.2).",
    fault="""
        区政府办公室2025年度工作总结
        推行「一次办好」，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        推行“一次办好”，全年办文204件。
    """,
    form="check",
)


@text_rule("punctuation", "Q-06")
def corner_quotes(text: Prepared) -> Iterator[Finding]:
    """「一次办好」: corner brackets quote in vertical text (GB/T 15834-2011, 5.2)."""
    for spot in text.spots(rf"「[^「」\n]*[{HAN}][^「」\n]*」|『[^『』\n]*[{HAN}][^『』\n]*』"):
        inside = spot.match[0][1:-1]
        yield spotted(CORNER_QUOTES, spot, new=f"“{inside}”", wanted=inside)


BLANK_AT_MARK = Code(
    "P619",
    "warning",
    zh="标点旁边多了空格：“{text}”。",
    hint_zh="去掉空格。",
    en="There is a blank beside a mark: “{text}”.",
    hint_en="Remove it.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文204件 ，退回文件12件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，退回文件12件。
    """,
    form="check",
)


@text_rule("punctuation", "Q-23")
def blank_at_mark(text: Prepared) -> Iterator[Finding]:
    """204件 ，: no blank stands before a mark, nor between sentences."""
    for spot in text.spots(
        rf"(?<=[{HAN}0-9%”》）])[ \u00a0]{{1,2}}[，。；、：！？](?![ \u3000])|(?<=[{HAN}0-9%”》）])[，；、][ \u00a0]{{1,2}}(?=[{HAN}“《0-9])|(?<=[{HAN}])[ \u00a0]{{1,2}}(?=[“《][^”》\n]{{1,30}}[”》][{HAN}，。；、])|(?<=[^\n]{{4}}[”》）])[ \u00a0]{{1,2}}(?=[{HAN}]{{2,}}[^：:\n]*[。；])",
        prose=True,
    ):
        yield spotted(BLANK_AT_MARK, spot, new=spot.match[0].strip(), safe=True)


BETWEEN = Code(
    "P604",
    "warning",
    zh="“{text}”中间的顿号不用写。",
    hint_zh="书名号、引号并列，中间不用顿号（GB/T 15834 4.5.3.5）。",
    en="The 、 in “{text}” is not needed.",
    hint_en="Between titles or quotations side by side stands no 、 (GB/T 15834, 4.5.3.5).",
    fault="""
        区政府办公室2025年度工作总结
        印发《办文规定》、《办会规定》。
    """,
    mend="""
        区政府办公室2025年度工作总结
        印发《办文规定》《办会规定》。
    """,
    form="check",
)


@text_rule("punctuation", "Q-02")
def between(text: Prepared) -> Iterator[Finding]:
    """》、《 and ”、“ (GB/T 15834-2011, 4.5.3.5)."""
    for spot in text.spots("》、《|”、“"):
        wanted = spot.match[0].replace("、", "")
        yield spotted(BETWEEN, spot, new=wanted, safe=True)


DOUBLED = Code(
    "P605",
    "warning",
    zh="“{text}”标点重复了。",
    hint_zh="留一个。",
    en="“{text}” is one mark too many.",
    hint_en="Leave one.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文204件，，退回文件12件。。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，退回文件12件。
    """,
    form="check",
)
DOTS = Code(
    "P606",
    "warning",
    zh="省略号“{text}”的写法不对，写作“……”。",
    hint_zh="省略号是六个点，占两个字。",
    en="The ellipsis “{text}” is not well formed; write “……”.",
    hint_en="An ellipsis has six dots and takes two characters.",
    fault="""
        区政府办公室2025年度工作总结
        起草讲话稿、汇报稿、主持词。。。全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        起草讲话稿、汇报稿、主持词……全年办文204件。
    """,
    form="check",
)


@text_rule("punctuation", "Q-07", "Q-10")
def doubled(text: Prepared) -> Iterator[Finding]:
    """。。 and ，。: two marks where one is meant; 。。。 for …… (GB/T 15834-2011, 4.11)."""
    for spot in text.spots(
        rf"。{{3,}}|(?<=[{HAN}”》）])\.\.(?=[\n{HAN}，。])|(?<=[{HAN}”》）])\.{{3,}}|(?<=[{HAN}”》）])·{{3,}}|(?<=[{HAN}，、])…(?!…)(?<!……)"
    ):
        yield spotted(DOTS, spot, new="……", safe=len(spot.match[0]) > 2)
    for spot in text.spots(
        r"[，。、；：,;]{2,}|[！？][，。、；：]|[，。、；：][！？]|……[。，、；]|(?<=[\u3400-\u9fff])\.[，。；]|[，。；]\.(?![0-9])"
    ):
        marks = spot.match[0]
        if marks.isascii():
            continue
        same = len(set(marks)) == 1
        yield spotted(DOUBLED, spot, new=marks[0] if same else None, safe=same)


AND_SO_ON = Code(
    "P607",
    "warning",
    zh="“{text}”前面不用顿号，写作“{wanted}”。",
    hint_zh="“等”前面的并列成分之间用顿号，“等”前不用。",
    en="“{text}” needs no 、; write “{wanted}”.",
    hint_en="No 、 stands before 等.",
    fault="""
        区政府办公室2025年度工作总结
        起草讲话稿、汇报稿、主持词、等材料204篇。
    """,
    mend="""
        区政府办公室2025年度工作总结
        起草讲话稿、汇报稿、主持词等材料204篇。
    """,
    form="check",
)
AND_SO_ON_TWICE = Code(
    "P608",
    "warning",
    zh="“{text}”：列举已经用了“等”，不再用省略号，也不用两个“等”。",
    hint_zh="只留一个。",
    en="“{text}”: a list that ends in 等 has neither an ellipsis nor another 等.",
    hint_en="Keep one of the two.",
    fault="""
        区政府办公室2025年度工作总结
        起草讲话稿、汇报稿、主持词等……全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        起草讲话稿、汇报稿、主持词等，全年办文204件。
    """,
    form="check",
)


@text_rule("punctuation", "Q-10")
def and_so_on(text: Prepared) -> Iterator[Finding]:
    """、等 and 等……, 等…等 (GB/T 15834-2011, A.9, B.1.2)."""
    for spot in text.spots(
        r"、等(?![级次待候于同额价效号第到奖比离身闲着来你我他她它您]|保(?:测评|定级|备案|建设|[一二三四]级))",
        prose=True,
    ):
        if (
            pattern(r"(?:[，。；、：\n]|^)等[^，。；：]*$").search(spot.before)
            or pattern(r"、?[等](?=[^，。；]{1,5}[、，]?等)").search("等" + spot.after[:8])
            or pattern(r"，等[^，。；：]*$").search(spot.before)
        ):
            continue  # 等喝水、等上厕所、等老师发话
        yield spotted(AND_SO_ON, spot, new="等", safe=True, wanted="等")
    for spot in text.spots(r"(?<!等)等{1,2}…+|…+等(?![级待候到])", prose=True):
        yield spotted(AND_SO_ON_TWICE, spot)
    listed = rf"(?<=[{HAN}”》）])，等(?=(?:材料|工作|方面|内容|情况|问题|活动|制度|文件|项目|措施|领域|环节|单位|部门)(?![{HAN}]*(?:完成|结束|到位)))"
    for spot in text.spots(listed, prose=True):
        if pattern(rf"[{HAN}”》]、[^，。；：]*$").search(spot.before):
            yield spotted(AND_SO_ON, spot, new="等", wanted="等")
    once_more = rf"(?<=[{HAN}”》])、[{HAN}“”《》]{{2,10}}(?<![平同优上中下初高劣次头甲乙丙一二三四五六])等(?P<what>[{HAN}]{{2,4}})(?P<again>等)(?=[，。；])"
    for spot in text.spots(once_more, prose=True):
        if "等" not in spot.match["what"] and not known(spot.match["what"][-1] + "等"):
            yield spotted(AND_SO_ON_TWICE, spot.part("again"), text=f"等{spot.match['what']}等")
    twice = r"(?<![平同])等(?:单位|部门|工作|方面|内容|情况|问题|活动|材料|制度|文件|项目|措施|领域|环节){1,2}等(?![级次待候于同额价效])"
    for spot in text.spots(twice, prose=True):
        yield spotted(AND_SO_ON_TWICE, spot)


BEFORE_AND = Code(
    "P623",
    "warning",
    zh="“{text}”前面有“{word}”连接，不用顿号，写作“{wanted}”。",
    hint_zh="并列的最后两项用“和”“及”连接时，中间不再用顿号。",
    en="“{text}”: {word} joins the last two and takes no 、; write “{wanted}”.",
    hint_en="Where 和 or 及 joins the last two of a list, no 、 stands before it.",
    fault="""
        区政府办公室2025年度工作总结
        起草讲话稿、汇报稿、和主持词204篇。
    """,
    mend="""
        区政府办公室2025年度工作总结
        起草讲话稿、汇报稿和主持词204篇。
    """,
    form="check",
)


@text_rule("punctuation", "15834")
def before_and(text: Prepared) -> Iterator[Finding]:
    """、和主持词: no 、 stands before what joins the last two; 、和谐 and 、及时 begin words, 与甲、与乙 says it over."""
    for spot in text.spots(rf"、(?P<word>和|及|以及)(?=[{HAN}“《])", prose=True):
        word = spot.match["word"]
        before = spot.before.replace("共和国", "")  # has 和 in itself
        if pattern(rf"{word}[^，。；：！？]*$").search(before) or not any(
            one.start == spot.start + 1 and one.text == word for one in spot.par.tokens(spot.start)
        ):
            continue
        yield spotted(BEFORE_AND, spot, new=word, word=word, wanted=word)


MARK_FIRST = Code(
    "P609",
    "warning",
    zh="这一段以“{text}”开头。",
    hint_zh="删掉它，或接到上一段后面。",
    en="This paragraph begins with “{text}”.",
    hint_en="Delete it, or join the paragraph to the one before.",
    fault="""
        区政府办公室2025年度工作总结
        ，全年办文204件，退回文件12件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，退回文件12件。
    """,
    form="check",
)
NO_MARK_LAST = Code(
    "P610",
    "warning",
    zh="这一段末尾是“{text}”，没有说完，或者少了句号。",
    hint_zh="补上句号，或把话说完。",
    en="This paragraph ends in “{text}”: it is unfinished, or its full stop is missing.",
    hint_en="Put the full stop, or finish the sentence.",
    fault="""
        区政府办公室2025年度工作总结
        全年办文204件，退回文件12件。其中，区政府文件36件，办公室文件168件
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，退回文件12件。其中，区政府文件36件，办公室文件168件。
    """,
    form="check",
)


# What a paragraph begins with, so that the one before it has ended.
_BEGINS = (
    r"(?:妥否|当否|可否|特此|以上(?:报告|请示|意见)|专此|现将|一是|首先|第一|下一步|一年来|今年以来|附件)"
)


# What sets out a paragraph of its own, whatever the one before it ends in.
_SETS_OUT = r"(?:当前|目前|近年来|今年以来|下一步|下面|会议(?:指出|强调|要求|认为)|同志们|回顾|总的来?[说看]|与此同时|同时|在看到|在肯定|但是|虽然|从总体上|各位|今后|明年|今年|这次)[，：]?"


def _goes_on(below: Par | None, text: Prepared) -> bool:
    """Whether a paragraph may be a line that was broken, and goes on in the next."""
    if below is None or text.from_yaml or below.label is not None or below.is_indented:
        return False
    return below.is_prose and not pattern(_BEGINS).match(below.text) and read_label(below.text) is None


def _is_asked(par: Par) -> bool:
    """Whether a paragraph is the request or the phrase that a paper ends with, a sentence: 妥否，请批示."""
    return bool(
        pattern(
            rf"(?:[^，。；]{{0,16}}[妥当可]否|[以如][上无有][^，。；]{{0,16}}|特此[^，。；]{{2,4}}|专此[^，。；]{{2,4}})，(?:[敬恳]?请|望|盼)[^，。；：]{{0,24}}[{HAN}]"
        ).fullmatch(par.text.strip())
    )


def _bracketed(text: Prepared) -> bool:
    """Whether paragraphs that end in a bracket have their full stop after it, three or more of them: （责任股室：投资股）。"""
    return sum(par.is_prose and par.text.rstrip().endswith("）。") for par in text.pars) > 2


def _is_sentence(par: Par) -> bool:
    """Whether a paragraph without a mark at its end is a sentence all the same: of three clauses or more, and no item of a list."""
    words = par.text.rstrip()
    return (
        par.block.role in ("paragraph", "run_in")
        and bool(pattern(rf"[{HAN}]$").search(words))
        and len(words) > 40
        and len(pattern("[，；]").findall(words)) > 1
    )


def _is_item(par: Par, below: Par | None) -> bool:
    """Whether a labelled paragraph of two clauses or more stands before another one that has its full stop."""
    words = par.text.rstrip()
    return bool(
        par.label
        and below
        and below.label
        and par.block.role == below.block.role
        and below.text.rstrip().endswith("。")
        and len(words) > 20
        and "，" in words
        and pattern(rf"[{HAN}]$").search(words)
    )


@text_rule("punctuation", "15834")
def paragraph_marks(text: Prepared) -> Iterator[Finding]:
    """A paragraph that begins with ，, or ends without a mark after sentences that have theirs."""
    ended = sum(par.is_prose and par.text.rstrip().endswith("。") for par in text.pars)
    for par, below in zip_longest(text.pars, text.pars[1:]):
        words = par.text.rstrip()
        if not par.is_prose or not words:
            continue
        if found := pattern(r"\s*([，。、；：？！）》”])").match(words):
            yield at(MARK_FIRST, par, found.start(1), found.end(1), new="", text=found[1])
        torn = _goes_on(below, text)
        if pattern(rf"[{HAN}A-Za-z0-9%”）》]$").search(words) and "。" in words[:-1] and len(words) > 25:
            last = words[words.rfind("。") + 1 :]
            if (
                len(last) > 1
                and par.block.role in ("paragraph", "run_in")
                and not last.startswith(("”", "）"))
            ):
                end = len(words)
                sure = not words.endswith(("）", "”")) or (words[-1] == "）" and _bracketed(text))
                yield at(NO_MARK_LAST, par, end - 1, end, sure=not torn and sure)
        elif (ended > 2 and _is_item(par, below)) or (
            ended > 2 and (_is_asked(par) or (_is_sentence(par) and not torn))
        ):
            end = len(words)
            yield at(NO_MARK_LAST, par, end - 1, end)
        elif words[-1] in "，、,《“（" and len(words) > 8:
            torn = torn and not (below and words[-1] == "，" and pattern(_SETS_OUT).match(below.text))
            end = len(words)
            yield at(NO_MARK_LAST, par, end - 1, end, sure=not torn)


DASHES = Code(
    "P611",
    "warning",
    zh="破折号“{text}”的写法不对，写作“——”。",
    hint_zh="破折号占两个字，用中文输入法的“——”。",
    en="The dash “{text}” is not well formed; write “——”.",
    hint_en="A dash takes two characters: ——.",
    fault="""
        区政府办公室2025年度工作总结
        我们的目标--文件少、会议少、效率高。
    """,
    mend="""
        区政府办公室2025年度工作总结
        我们的目标——文件少、会议少、效率高。
    """,
    form="check",
)

# What begins a clause, and no name that a hyphen joins.
_TURNS = r"(?:让|宁可|宁愿|要|就是|这(?:就)?是|这些|我们|把|既|不仅|不是|只有|只要|力争|坚持|努力|全力|绝不|决不|确保|无论|哪怕|为了|是)[^，。；\n]{2,}[，。；]"


@text_rule("punctuation", "Q-07")
def dashes(text: Prepared) -> Iterator[Finding]:
    """-- for ——: a dash takes two characters (GB/T 15834-2011, 4.12)."""
    for spot in text.spots(
        rf"(?<=[{HAN}，。”》）])(?:--+|－－+|––+|——-|—-)(?=[{HAN}“《（])"
        rf"|(?<=目标|任务|原则|主题|要求|做法|工作|问题|举措|品牌|口号|精神|体会|经验|法宝|定位|思路|理念)(?:—|－|-)(?=[{HAN}“《])",
        prose=True,
    ):
        yield spotted(DASHES, spot, new="——")
    for spot in text.spots(rf"(?<=[{HAN}”）]{{4}})(?:-|－|–|—(?!—)(?<!——))(?={_TURNS})", prose=True):
        yield spotted(DASHES, spot, new="——")
    for par in text.pars:
        found = pattern(rf"(?:—|－|–|-{{1,3}})(?=[ ]?[{HAN}“《])").match(par.text)
        if found and par.block.role in ("title", "subtitle"):
            yield at(DASHES, par, 0, found.end(), new="——")


POINT_OF_DATE = Code(
    "P612",
    "warning",
    zh="“{text}”里的点用间隔号，写作“{wanted}”。",
    hint_zh="用阿拉伯数字写的有日期的名称，月和日之间用“·”（GB/T 15834 4.14）。",
    en="“{text}” takes a middle dot: “{wanted}”.",
    hint_en="In the name of a day written with figures a · parts month and day (GB/T 15834, 4.14).",
    fault="""
        区政府办公室2025年度工作总结
        开展“3.15”消费者权益日宣传。
    """,
    mend="""
        区政府办公室2025年度工作总结
        开展“3·15”消费者权益日宣传。
    """,
    form="check",
)


@text_rule("punctuation", "Q-09")
def point_of_date(text: Prepared) -> Iterator[Finding]:
    """“3.15” (GB/T 15834-2011, 4.14.3.4)."""
    day = r"(1[0-2]|[1-9])[.．、](3[01]|[12][0-9]|[1-9])"
    follows = r"(?:妇女|劳动|青年|儿童|国庆|植树|全?国?国际|国家|世界|消费|禁毒|税收|宪法|安全|火灾|事故|案件|专案|地震|节|日|运动|宣传|活动|纪念|专项|工程)"
    for spot in text.spots(rf"(?<=“){day}(?=”{follows})"):
        wanted = f"{spot.match[1]}·{spot.match[2]}"
        yield spotted(POINT_OF_DATE, spot, new=wanted, wanted=wanted)


ANGLES = Code(
    "P613",
    "warning",
    zh="书名号“{text}”是用大于号、小于号打的，写作“{wanted}”。",
    hint_zh="文件名称用书名号《》；书名号里面再用书名号，用单书名号〈〉。",
    en="“{text}” is typed with the signs for less and greater; write “{wanted}”.",
    hint_en="Titles stand in 《》, a title within a title in 〈〉.",
    fault="""
        区政府办公室2025年度工作总结
        印发<<办文规定>>，全年办文204件。
    """,
    mend="""
        区政府办公室2025年度工作总结
        印发《办文规定》，全年办文204件。
    """,
    form="check",
)


@text_rule("punctuation", "Q-23")
def angles(text: Prepared) -> Iterator[Finding]:
    """<<办文规定>>: titles stand in 《》, and within a title in 〈〉 (GB/T 15834-2011, 4.15.3.4): 《关于印发<办文规定>的通知》."""
    for spot in text.spots(
        rf"<<([{HAN}0-9、]{{2,40}})>>|<([{HAN}0-9、]{{2,40}})>|＜＜?([{HAN}0-9、]{{2,40}})＞＞?"
    ):
        title = next(filter(None, spot.match.groups()))
        within = spot.par.text.count("《", 0, spot.start) > spot.par.text.count("》", 0, spot.start)
        wanted = f"〈{title}〉" if within else f"《{title}》"
        yield spotted(ANGLES, spot, new=wanted, wanted=wanted)


NO_TEXT_HERE = Code(
    "P614",
    "warning",
    zh="不要写“{text}”。",
    hint_zh="调整行距、字距，让落款和正文在同一面（7.3.5.5）。",
    en="Do not write “{text}”.",
    hint_en="Set lines or characters closer or wider, so that signature and text share a page (clause 7.3.5.5).",
    fault="""
        区政府办公室2025年度工作总结
        全年办文204件，退回文件12件。
        （此页无正文）
    """,
    mend="""
        区政府办公室2025年度工作总结
        全年办文204件，退回文件12件。
    """,
    form="check",
)


@text_rule("punctuation", "S-16")
def no_text_here(text: Prepared) -> Iterator[Finding]:
    """此页无正文 (clause 7.3.5.5)."""
    for spot in text.spots(r"[（(]?此[页面]无正文[）)]?"):
        yield spotted(NO_TEXT_HERE, spot)


TITLE_MARKS = Code(
    "P615",
    "info",
    zh="附件的名称“{text}”不用加书名号。",
    hint_zh="附件说明里直接写名称；名称里本来就有书名号的，照写。",
    en="The name of an attachment, “{text}”, needs no 《》.",
    hint_en="The note on attachments gives the name alone; marks that belong to it stay.",
    fault="""
        关于2025年度工作情况的报告
        现将有关情况报告如下。
        附件：《会议明细》
    """,
    mend="""
        关于2025年度工作情况的报告
        现将有关情况报告如下。
        附件：会议明细
    """,
    form="check",
)


@text_rule("punctuation", "A-06")
def title_marks(text: Prepared) -> Iterator[Finding]:
    """附件：《会议明细》: the note on attachments gives their names without 《》 (clause 7.3.4)."""
    for par in text.pars:
        found = pattern(r"(?:附件：)?(?:[0-9]+\.)?(《([^《》]+)》)").fullmatch(par.text)
        if found and par.block.role == "attachment_note":
            yield at(TITLE_MARKS, par, found.start(1), found.end(1), new=found[2])
