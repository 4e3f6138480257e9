"""What a draft is meant to be: titles, headings, run-in headings, closings and signatures, found in plain lines.

In: the lines of a draft. Out: `Recognised`: authored data as in a report.yaml, the role of each line and why, and what a
person should look at. Nothing is lost: what the data prints is the draft's text, line breaks, page numbers and what is
listed aside; `recognise` proves it, and keeps as plain paragraphs whatever it could not prove.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from . import codes
from .diagnostics import Code, CompileError, Diagnostic, Place
from .flow import Flow, own_number, paragraphs_of, printed_date, resolve
from .flow import Paragraph as FlowParagraph
from .flow import Table as FlowTable
from .numerals import STANDARD_FORMS, LabelForm, Typed, read_label
from .prose import (
    Gathered,
    Line,
    Listed,
    Par,
    first_sentence,
    gather,
    is_date,
    listed,
    odd_ordinals,
    ordinal,
    with_leads,
)
from .source import Data, Loaded, Mark, Marks, Path, Source
from .validate import validate
from .vocabulary import KINDS, TERMS, VALUES

__all__ = ["Line", "Recognised", "Spoken", "expand", "printed", "recognise"]


def _zh(field: str) -> str:
    return TERMS[field].zh


# Words of the YAML.
KIND, TITLE, SUBTITLE, REPORTER, ADDRESSEES = map(
    _zh, ("kind", "title", "subtitle", "reporter", "addressees")
)
LABELS, OPENING, BODY, CLOSING, ATTACHMENTS = map(
    _zh, ("labels", "opening", "body", "closing", "attachments")
)
SIGNATURE, DATE, DATE_TEXT, REMARK = map(_zh, ("signature", "date", "date_text", "remark"))
LEAD, TEXT, CONTENT, LABEL, NUMBERING = map(_zh, ("lead", "text", "content", "label", "numbering"))
PARAGRAPH, ENUMERATION, ITEM_LEAD, FORM, NATURE = map(
    _zh, ("paragraph", "enumeration", "item_lead", "form", "nature")
)
TABLE, HEADER_ROWS, PICTURE = map(_zh, ("table", "header_rows", "picture"))
NAME, UNIT, REPORTER_DATE, CLOSING_PHRASE = map(_zh, ("name", "unit", "reporter_date", "closing_phrase"))
NO_NUMBER = VALUES["numbering"]["none"][0]
PAGE_BREAK = VALUES["block"]["page_break"][0]

# What `--explain` calls a line.
ROLES: Mapping[str, tuple[str, str]] = {
    "title": ("标题", "title"),
    "subtitle": ("副标题", "subtitle"),
    "reporter": ("报告人", "reporter"),
    "reporter_date": ("报告日期", "reporter's date"),
    "addressees": ("主送机关", "addressees"),
    "heading": ("标题", "heading"),
    "run_in": ("段首标题", "run-in heading"),
    "item": ("列项", "list item"),
    "paragraph": ("段落", "paragraph"),
    "enumeration": ("列举", "enumeration"),
    "closing_phrase": ("结语", "closing phrase"),
    "attachment_note": ("附件说明", "attachment note"),
    "attachment_mark": ("附件标记", "attachment mark"),
    "attachment_title": ("附件标题", "attachment title"),
    "signature": ("署名", "signature"),
    "date": ("成文日期", "date"),
    "remark": ("附注", "remark"),
    "copies": ("抄送", "copies"),
    "cover": ("标题前的话", "cover note"),
    "page": ("页码", "page number"),
    "table": ("表格", "table"),
    "picture": ("图片", "picture"),
}
# Why a line is what it is.
REASONS: Mapping[str, tuple[str, str]] = {
    "": ("", ""),
    "style": ("样式就是它", "its style says so"),
    "tail": ("在最前面，结尾是公文的名称", "it comes first and ends as titles do"),
    "alone": ("在最前面，短，没有标点", "it comes first, short and unpunctuated"),
    "dash": ("在标题下面，以破折号开头或加了括号", "below the title, after a dash or in parentheses"),
    "below": ("在标题下面，短，没有标点", "below the title, short and unpunctuated"),
    "date": ("只有日期", "nothing but a date"),
    "colon": ("在正文前面，以冒号结尾", "before the text, ending in a colon"),
    "before": ("在标题前面", "before the title"),
    "siblings_alone": ("有序号；同级的多数独占一行", "labelled; most of its siblings stand alone"),
    "siblings_run": ("有序号；同级的多数后面接着正文", "labelled; in most of its siblings text follows"),
    "bold": ("开头一截字体不同", "its opening has a face of its own"),
    "outline": ("大纲级别", "its outline level"),
    "sentence": ("有序号，但同级的都是整句", "labelled, but its siblings are whole sentences"),
    "nothing_under": ("有序号，但下面没有内容", "labelled, but nothing stands under its siblings"),
    "ordinals": ("一是、二是……接得上", "一是, 二是 … follow each other"),
    "problems": ("说的是存在问题", "it tells of problems"),
    "next_steps": ("说的是下一步打算", "it tells of next steps"),
    "both": ("说的是存在问题和下一步打算", "it tells of problems and next steps"),
    "phrase": ("结尾的套语", "a closing phrase"),
    "end": ("在最后，短，没有标点", "at the end, short and unpunctuated"),
    "above_date": ("在成文日期上面", "above the date"),
    "parentheses": ("在日期后面，加了括号", "after the date, in parentheses"),
    "word": ("以“附件”“抄送”开头", "it begins with 附件 or 抄送"),
    "after_mark": ("在附件标记下面", "below the mark of an attachment"),
    "figures": ("只有页码", "nothing but a page number"),
    "plain": ("没有序号", "no label"),
    "kept": ("拿不准，照原样放", "in doubt, so kept as it is"),
    "tabs": ("各行用 Tab 分成同样多的格", "rows with as many tabs"),
}


class Spoken(NamedTuple):
    """What one paragraph of the draft was taken for: the numbers of its lines, its role, its level (0: none), why, its text;
    the label and the lead of a heading."""

    numbers: tuple[int, ...]
    role: str
    level: int
    reason: str
    text: str
    label: str = ""
    lead: str = ""


@dataclass(frozen=True)
class Recognised:
    """A draft as authored data. `comments` stand above the blocks of `data` by path, `preface` above the whole;
    `places` are the numbers of the lines that blocks came from."""

    data: dict[str, Data]
    comments: Mapping[Path, str]
    preface: tuple[str, ...]
    places: Mapping[Path, int]
    roles: tuple[Spoken, ...]
    doubts: tuple[Diagnostic, ...]


def recognise(lines: Sequence[Line], name: str = "", kind: str = "", by_line: bool = True) -> Recognised:
    """What a draft is meant to be; `kind` is the English key of its kind, guessed from its title unless given.

    `by_line`: whether the lines are those of a text, and not the paragraphs of a Word file; places say so.

    Raises CompileError (O844) where the lines hold nothing. Linear in the length of the draft.
    """
    gathered = gather(lines)
    if not gathered.pars:
        raise CompileError([Diagnostic(codes.DRAFT_EMPTY, {"file": name}, Place(name))])
    gathered.pars = [one for par in gathered.pars for one in _name_and_date(par)]
    formatted = any(line.formatted for line in lines)
    kept: frozenset[str] = frozenset()
    while True:
        draft = _Draft(gathered, name, kind, formatted, by_line, kept)
        draft.read()
        lost = draft.first_lost()
        if lost is None:
            return draft.recognised()
        kept |= {lost if lost not in kept else "all"}


# ---- what lines look like -----------------------------------------------------------------------------------------

_TAIL = re.compile(
    r"(?:报告|总结|小结|汇报|述职|述廉|讲话|致辞|发言|方案|计划|规划|要点|意见|通知|通报|请示|批复|复函|的函|纪要|决定|决议|公告|通告|议案|命令"
    r"|办法|规定|细则|制度|条例|体会|说明|简报|材料|提纲|清单|分析|自查|剖析|建议|答复|倡议书|承诺书|汇编|情况|思路|安排|工作打算)"
    r"(?:[（(][^（）()]{1,12}[）)])?$"
)
_PUNCTUATION = re.compile("[。；！？：，,;:!?]")
_GREETING = re.compile(
    "您好|你好|请审|请阅|审阅|请查收|收到|发您|发给|发你|附上|初稿|草稿|改好|修改|麻烦|辛苦|如下[:：]?$|^@|谢谢|过目|帮忙"
)
_MASTHEAD = re.compile(
    r".{0,12}〔\d{4}〕\s*\d+\s*号$|^(?:机密|秘密|绝密|特急|加急|内部资料)|^签发人|^(?:此件|附件)\d*$|文件$|^★"
)
_ORG = re.compile(
    r"(?:办公室|办公厅|政府|党组|党委|支部|委员会|人大|政协|[局厅部委院署会处科办所队站组]|中心|集团|公司|学校|大学|学院|医院|街道|镇|乡|村)"
    r"(?:[（(](?:盖章|印章|章|公章)[）)])?$"
)
_POST = re.compile(
    r"(?:主任|书记|局长|处长|科长|部长|秘书长|市长|区长|县长|镇长|乡长|院长|校长|厅长|委员|干部|科员|调研员|经理|代表|主席|组长|所长|站长|队长)"
)
_WHO = re.compile(
    r"^(?:报告|述职|汇报|总结|主讲|发言|签名|姓名|单位|撰稿|承诺|述责)[人者]?(?:[（(].{1,4}[）)])?[：:]"
)
_PEOPLE = re.compile(
    r"(?:同志|领导|代表|委员|各位|老师|同事|朋友|单位|部门|[政府局委会室办厅院部处科司组校公司街道镇乡关门位们])$"
)
_CLOSING_PHRASE = re.compile(
    r"^(?:特此|专此|谨此)|^(?:以上|上述)?(?:报告|汇报|意见|请示|总结|发言|述职)?[^。]{0,12}(?:妥否|当否|可否|如无不妥|请予|请审议|请批示|请审阅|请批评|请指正|敬请)"
    r"|^以上(?:报告|汇报|意见|请示|总结|是我|就是)|^此致$|^敬礼[！!]?$|^谢谢(?:大家|各位)?[！!。]?$|述职完毕|汇报完毕|报告完毕|请予评议|请大家(?:批评|评议)"
)
_MARK = re.compile(r"附\s*件\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})?\s*[：:]?")
_NOTE = re.compile(r"附\s*件\s*[：:]")
_NOTE_MORE = re.compile(r"[0-9]{1,2}\s*[.．、]")
_COPIES = re.compile(r"(?:抄送|抄报|分送|主送|报送)[：:]|.{2,40}\d{1,4}年\d{1,2}月\d{1,2}日\s*印发$")
_REMARK = re.compile(r"[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*[）)]")

_PROBLEM = re.compile(r"(?:问题|不足|差距|短板|薄弱|欠缺|弱项|困难)")
_PROBLEM_TURN = re.compile(
    r"(?:还|仍|也|依然|尚|但|然而|同时)[^。；;]{0,30}(?:存在|有|面临)[^。；;]{0,40}(?:问题|不足|差距|短板|薄弱|欠缺|弱项|困难)"
    r"|(?:存在|面临)(?:着)?[^。；;]{0,20}(?:问题|不足|差距|短板|薄弱|欠缺|弱项|困难)"
    r"|有待(?:进一步)?(?:加强|提高|提升|完善|改进|增强)|(?:问题|不足|差距|短板)[^。；]{0,10}(?:主要表现|主要是|依然|仍然)"
)
_AHEAD = re.compile(
    r"(?:^|(?<=[。；!！]))(?:针对(?:以上|上述|这些|存在)[^。]{0,16}[，,])?(?:下一步|下步|下一阶段|下阶段|今后|明年|来年|新的一年|在今后|在下一步|在新的一年|在下步|接下来|下半年|面对新|展望|未来)"
)
_YEAR = re.compile(r"(?:^|(?<=[。；！]))(20\d\d)年")
_WILL = re.compile(r"将|要|重点|继续|打算|计划|力争|进一步|努力")
_SECTION_PROBLEM = re.compile(r"(?:存在|面临|主要)?(?:的|着)?(?:主要|突出|一些)?(?:问题|不足|差距|困难|短板)")
_SECTION_NEXT = re.compile(
    r"下一步|下步|今后|下一阶段|下阶段|明年|来年|下半年|工作打算|工作思路|工作计划|工作安排|努力方向|改进措施|整改措施|打算|20\d\d年[^，。]{0,12}(?:思路|计划|打算|安排|重点)"
)
_MEASURED = re.compile(
    r"[0-9０-９*＊]+(?:[.．][0-9]+)?\s*(?:余|多)?(?:万|亿|千|百)?(?:余|多)?(?:件|次|个|人|份|篇|元|项|批|条|场|起|户|家|名|期|公里|亩|吨|%|％)"
)

# Outermost first, where nothing in the draft says otherwise.
_RANKS = {
    kind: rank
    for rank, kind in enumerate(("部分", "章", "节", "一", "（一）", "条", "1", "（1）", "1）", "①"))
}
_COUNTED = ("1", "（1）", "1）", "①")
_STYLES = {
    "title": "title",
    "标题": "title",
    "subtitle": "subtitle",
    **{TERMS[field].style.casefold(): field for field in
       ("subtitle", "reporter", "addressees", "closing_phrase", "attachment_note", "signature", "date", "remark")},
    TERMS["attachment_mark"].style: "attachment_mark",
    TERMS["attachment_title"].style: "attachment_title",
}  # fmt: skip


def _style_role(par: Par) -> str:
    return _STYLES.get(par.line.style.casefold(), "") if par.line.style else ""


def _is_addressees(text: str) -> bool:
    if len(text) > 80 or text[-1:] not in ("：", ":") or "如下" in text or re.search("[。；;]", text):
        return False
    names = re.split("[、，,]", re.sub("[（(][^（）()]*[）)]", "", text[:-1]))
    return all(_PEOPLE.search(name.strip()) for name in names)


def _guess_kind(title: str) -> str:
    """The English key of the kind that a title names; 报告 where it names none."""
    if re.search("述职|述责|述廉", title):
        return "duty_report"
    if "总结" in title or "小结" in title:
        return "team_summary" if "班子" in title else "work_summary"
    return "work_report" if re.search(r"工作报告(?:[（(].*)?$", title) else "report"


def _turn(text: str, year: int) -> tuple[str, ...]:
    """What a paragraph of the closing tells of: problems, next steps, both or neither."""
    ahead = _AHEAD.search(text)
    if not ahead:
        ahead = next((m for m in _YEAR.finditer(text) if year and int(m[1]) > year and m.start() == 0), None)
    if ahead and not _WILL.search(text, ahead.start()):
        ahead = None
    if ahead and ahead.start() == 0:
        return ("next_steps",)
    problem = _PROBLEM_TURN.search(text)
    natures = (["problems"] if problem else []) + (
        ["next_steps"] if ahead and (problem or _PROBLEM.search(text)) else []
    )
    return tuple(natures)


# ---- the structure ------------------------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class _Node:
    """A paragraph and what stands under it. `kind` is its kind of label, or `#2` for an outline level; `cut` is where the
    lead of a run-in heading ends in the text after the label."""

    par: Par
    kind: str = ""
    role: str = "paragraph"
    cut: int = 0
    nature: tuple[str, ...] = ()
    children: "list[_Node]" = field(default_factory=list)
    listed: "list[_Node]" = field(default_factory=list)  # the other paragraphs of an enumeration
    form: str = ""

    @property
    def is_heading(self) -> bool:
        return self.role in ("heading", "run_in")


class _Shape(NamedTuple):
    """How a labelled paragraph looks: (R)un in, stands alone as a (H)eading, (S)hort sentence, (C)olon, whole (L)ines."""

    letter: str
    cut: int


def _shape(par: Par) -> _Shape:
    body = par.body
    blank = len(body) - len(body.lstrip())
    if par.typed:
        lead = par.line.lead - (0 if par.line.label else len(par.typed.text))
        if 0 < lead < len(body):
            return _Shape("R", lead)
    if par.line.outline:
        return _Shape("H", 0)
    end = first_sentence(body, 140)
    if end and end < len(body):
        usual = end - blank <= 50 and not _MEASURED.search(body, 0, end)
        return _Shape("R", end) if usual else _Shape("L", end if end - blank <= 90 else 0)
    colon = re.match(r"\s*[^，。；：:,;]{2,24}[：:](?=.)", body)
    if colon:
        return _Shape("C", colon.end())
    if end:
        return _Shape("S" if len(body) - blank <= 36 and not _MEASURED.search(body) else "L", end)
    if body[-1:] in "；;，,":
        return _Shape("L", 0)
    return _Shape("H" if len(body) <= 60 else "L", 0)


class _Draft:
    def __init__(
        self,
        gathered: Gathered,
        name: str,
        kind: str,
        formatted: bool,
        by_line: bool,
        kept: frozenset[str],
    ) -> None:
        self.gathered, self.name, self.kind, self.formatted = gathered, name, kind, formatted
        self.by_line, self.kept = by_line, kept
        self.pars = gathered.pars
        self.data: dict[str, Data] = {}
        self.comments: dict[Path, str] = {}
        self.places: dict[Path, int] = {}
        self.doubts: list[Diagnostic] = []
        self.preface: list[str] = []
        self.left_out: set[int] = set()
        self.region: dict[int, str] = {}
        self.levels: dict[int, int] = {}
        self.leads: dict[int, str] = {}
        self.year = 0
        self.doubted: dict[int, list[str]] = defaultdict(list)
        self.forms: tuple[LabelForm, ...] = ()

    # ---- results ----

    def recognised(self) -> Recognised:
        gathered = self.gathered
        told = list(self.doubts)
        for code, numbers in (
            (codes.PAGE_NUMBERS_LEFT_OUT, gathered.pages),
            (codes.LINES_JOINED, gathered.joined),
            (codes.UNSEEN_LEFT_OUT, sorted(set(gathered.unseen))),
        ):
            if numbers:
                args = {"count": str(len(numbers)), "lines": _ranges(numbers)}
                told.append(Diagnostic(code, args, self._place(numbers[0])))
        told.sort(key=lambda d: (d.place.line, d.place.paragraph) if d.place else (0, 0))
        roles = [
            Spoken(
                par.numbers,
                par.role,
                self.levels.get(id(par), 0),
                par.reason,
                _shown(par),
                par.typed.text if par.typed else "",
                self.leads.get(id(par), ""),
            )
            for par in self.pars
        ]
        roles += [Spoken((number,), "page", 0, "figures", "") for number in gathered.pages]
        roles.sort(key=lambda spoken: spoken.numbers)
        return Recognised(
            self.data, self.comments, tuple(self.preface), self.places, tuple(roles), tuple(told)
        )

    def first_lost(self) -> str | None:
        """The region of the draft in which what the data prints first differs from it; None where it nowhere does."""
        wanted = "".join(_words(par) for par in self.pars if id(par) not in self.left_out)
        try:
            data = _without_pictures(self.data)
            document = validate(Loaded(Source(self.name, ""), data, Marks()))
            got = printed(resolve(document))
        except CompileError:
            return next((r for r in ("foot", "head", "body") if r not in self.kept), "all")
        if got == wanted:
            return None
        at = next(
            (i for i, (a, b) in enumerate(zip(got, wanted, strict=False)) if a != b),
            min(len(got), len(wanted)),
        )
        end = 0
        region = "body"
        for par in self.pars:
            if id(par) in self.left_out:
                continue
            region = self.region.get(id(par), "body")
            end += len(_words(par))
            if end > at:
                break
        return region

    def _place(self, number: int) -> Place | None:
        if not self.by_line:
            return Place(self.name, paragraph=number)
        return Place(self.name, number, 1, number, 1)

    def _doubt(self, code: Code, par: Par, **args: str) -> None:
        one = Diagnostic(code, args, self._place(par.numbers[0]))
        self.doubts.append(one)
        self.doubted[id(par)].append(one.message("zh"))

    def _is(self, par: Par, role: str, reason: str, region: str = "") -> None:
        par.role, par.reason = role, reason
        if region:
            self.region[id(par)] = region

    # ---- the draft from top to bottom ----

    def read(self) -> None:
        pars = self.pars
        for par in pars:
            par.role, par.reason = "paragraph", "plain"
            if not par.line.label:
                par.typed = None
        self._year()
        start = 0 if "all" in self.kept else self._head()
        end = len(pars)
        foot: dict[str, Data] = {}
        attached = end
        if "all" not in self.kept:
            end, attached, foot = self._foot(start)
        middle = pars[start:end]
        title = str(self.data.get(TITLE, ""))
        self.data = {KIND: KINDS[self.kind or _guess_kind(title.replace("\n", ""))].zh, **self.data}
        self._text(middle)
        if attached < len(pars) and ATTACHMENTS not in foot:
            raise AssertionError("attachments are either authored or part of the text")
        self.data |= foot

    def read_text(self) -> None:
        """Read the draft as text only: no title, no signature."""
        for par in self.pars:
            par.role, par.reason = "paragraph", "plain"
        self._year()
        self.data = {KIND: KINDS[self.kind].zh}
        self._text(self.pars)

    def _year(self) -> None:
        """The year that the draft tells of, from its first lines."""
        for par in self.pars[:12]:
            if match := re.search(r"(20\d\d)年", par.text):
                self.year = int(match[1])
                return

    # ---- head ----

    def _head(self) -> int:
        """Title and what stands round it; the index of the first paragraph of the text."""
        pars = self.pars
        limit = next(
            (
                i
                for i, par in enumerate(pars[:16])
                if par.line.rows or par.line.picture or self._begins_text(par)
            ),
            min(16, len(pars)),
        )
        first, last, reason = self._title(limit)
        at = 0
        if last > first:
            cover = pars[:first]
            for par in cover:
                self._is(par, "cover", "before")
                self.left_out.add(id(par))
                self.preface.append(par.text)
                self._doubt(codes.LEFT_OUT, par, text=_short(par.text))
            for par in pars[first:last]:
                self._is(par, "title", reason, "title")
            self.data[TITLE] = "\n".join(par.text for par in pars[first:last])
            self.places[TITLE,] = pars[first].numbers[0]
            if reason == "alone" and not self.formatted:
                self._doubt(codes.TITLE_UNSURE, pars[first], text=_short(pars[first].text))
                self.comments[TITLE,] = self.doubted[id(pars[first])][-1]
            at = self._below_title(last, limit)
        return at

    def _begins_text(self, par: Par) -> bool:
        if _style_role(par):
            return False
        if par.typed or par.line.outline:
            return True
        found = read_label(par.seen)
        return found is not None and not _goes_on(found, par.text)

    def _title(self, limit: int) -> tuple[int, int, str]:
        """The first and last (exclusive) index of the title's lines and why; equal where there is none."""
        pars = self.pars
        styled = [i for i in range(limit) if _style_role(pars[i]) == "title"]
        if styled:
            last = styled[0]
            while last < limit and _style_role(pars[last]) == "title":
                last += 1
            return styled[0], last, "style"
        at = next((i for i in range(limit) if self._is_title_end(pars[i])), None)
        reason = "tail"
        if at is None:
            head = pars[0] if pars and limit else None
            if (
                head is None
                or len(pars) < 2
                or len(head.text) > 40
                or _PUNCTUATION.search(head.seen)
                or is_date(head.seen)
                or _style_role(head)
                or _is_addressees(head.seen)
                or not any(len(par.text) > 40 or self._begins_text(par) for par in pars[1:6])
                or _ORG.search(head.seen)
            ):
                return 0, 0, ""
            at, reason = 0, "alone"
        first = at
        while first > 0 and at - first < 3 and self._is_title_part(pars[first - 1]):
            first -= 1
        cover = pars[:first]
        if sum(len(par.text) for par in cover) > 400 or any(
            len(par.text) > 60 and not _GREETING.search(par.text) for par in cover
        ):
            return 0, 0, ""
        last = at + 1
        while (
            last < limit
            and last - first < 4
            and re.match("[暨和及与]", pars[last].seen)
            and self._is_title_end(pars[last])
        ):
            last += 1
        return first, last, reason

    def _is_title_end(self, par: Par) -> bool:
        text = par.seen
        return (
            4 <= len(text) <= 60
            and not re.search("[。；！？;!?]|[：:，,、]$", text)
            and bool(_TAIL.search(text))
            and not (_GREETING.search(text) and not par.line.align)
            and not _WHO.match(text)
        ) or (text in ("报告", "总结", "述职报告") and par is not self.pars[0])

    def _is_title_part(self, par: Par) -> bool:
        """A line of a title before its last."""
        text = par.seen
        return (
            2 <= len(text) <= 40
            and not _PUNCTUATION.search(text)
            and not is_date(text)
            and not _GREETING.search(text)
            and not _MASTHEAD.search(text)
            and not par.line.rows
        )

    def _below_title(self, at: int, limit: int) -> int:
        """Subtitle, reporter, date and addressees; the index after them. What cannot be printed alike is left to the text."""
        pars, start = self.pars, at
        found: dict[str, list[Par]] = {"subtitle": [], "reporter": [], "reporter_date": [], "addressees": []}
        order = list(found)
        step = 0
        while at < limit:
            par = pars[at]
            role, reason = self._role_below(par, pars[at + 1] if at + 1 < len(pars) else None)
            if not role or order.index(role) < step or (role != "reporter" and found[role]):
                break
            step = order.index(role)
            found[role].append(par)
            self._is(par, role, reason, "head")
            at += 1
            if role == "addressees":
                break
        if "head" in self.kept:
            for par in pars[start:at]:
                self._is(par, "paragraph", "kept", "body")
            return start
        for par in found["subtitle"]:
            self.data[SUBTITLE] = par.text
            self.places[SUBTITLE,] = par.numbers[0]
        who: dict[str, Data] = {}
        if found["reporter"]:
            who = _reporter("\n".join(par.text for par in found["reporter"]))
        for par in found["reporter_date"]:
            if (date := _iso(par.text[1:-1])) and par.text == f"（{par.text[1:-1]}）":
                who[REPORTER_DATE] = date
            elif SUBTITLE not in self.data and not who:
                self.data[SUBTITLE] = par.text
            else:
                who[NAME] = f"{who[NAME]}\n{par.text}" if NAME in who else par.text
        if who:
            self.data[REPORTER] = who
            self.places[REPORTER,] = (found["reporter"] + found["reporter_date"])[0].numbers[0]
        for par in found["addressees"]:
            self.data[ADDRESSEES] = _addressees(par.text)
            self.places[ADDRESSEES,] = par.numbers[0]
        return at

    def _role_below(self, par: Par, following: Par | None) -> tuple[str, str]:
        text = par.seen
        styled = _style_role(par)
        if styled in ("subtitle", "reporter", "addressees"):
            dated = styled == "reporter" and is_date(text.strip("（）()"))
            return ("reporter_date" if dated else styled), "style"
        if _is_addressees(text):
            return "addressees", "colon"
        if is_date(text) or (_REMARK.fullmatch(text) and is_date(text[1:-1])):
            return "reporter_date", "date"
        if (
            len(text) <= 60
            and not re.search("[。；]", text)
            and (text[:1] in "—─－" or _REMARK.fullmatch(text))
        ):
            return "subtitle", "dash"
        if _WHO.match(text) and len(text) <= 40:
            return "reporter", "below"
        if len(text) > 40 or _PUNCTUATION.search(text) or following is None:
            return "", ""
        dated = is_date(following.seen.strip("（）()"))
        gap = len(text) <= 24 and re.search(r"\S[ \u3000]+\S", text) is not None
        if (
            dated
            or gap
            or _ORG.search(text)
            or _POST.search(text)
            or (len(text) <= 4 and len(following.text) > 20)
        ):
            return "reporter", "below"
        return "", ""

    # ---- foot ----

    def _foot(self, start: int) -> tuple[int, int, dict[str, Data]]:
        """What stands after the text: the index where the text ends, that of the first attachment, and the fields."""
        pars = self.pars
        attached = next(
            (
                i
                for i in range(start + 1, len(pars))
                if (
                    (_style_role(pars[i]) == "attachment_mark" or _MARK.fullmatch(pars[i].seen))
                    and i + 1 < len(pars)
                    and not _NOTE.fullmatch(pars[i].seen)
                )
                or (_NOTE.fullmatch(pars[i].seen) and pars[i].line.page_break)
            ),
            len(pars),
        )
        fields: dict[str, Data] = {}
        at = attached
        copies: list[Par] = []
        ends = len(pars)
        if attached == len(pars):
            while at > start + 1 and _COPIES.match(pars[at - 1].seen):
                at -= 1
                copies.insert(0, pars[at])
        else:
            while ends > attached + 2 and _COPIES.match(pars[ends - 1].seen):
                ends -= 1
                copies.insert(0, pars[ends])
        remark = None
        if at > start + 1 and self._is_remark(pars[at - 1], pars[at - 2]):
            at -= 1
            remark = pars[at]
        date, names, at = self._signed(start, at)
        if remark and not date and not names:
            at, remark = at + 1, None
        note_at = self._note(start, at)
        notes = pars[note_at:at]
        phrase_at = note_at
        while phrase_at > start and note_at - phrase_at < 2 and self._is_closing_phrase(pars[phrase_at - 1]):
            phrase_at -= 1
        phrases = pars[phrase_at:note_at]
        authored = self._attachments(notes, pars[attached:ends])
        plain = "foot" in self.kept or (authored is None and bool(notes or attached < len(pars)))
        if plain and authored is None and attached == len(pars) and "foot" not in self.kept:
            # Only the note cannot be derived: it stays text, what stands below it is what it is.
            plain = False
            note_at = at
            if notes:
                self._doubt(codes.KEPT_PLAIN, notes[0], text=_short(notes[0].text))
                for par in notes:
                    self._is(par, "attachment_note", "kept", "body")
        if plain:
            for par in pars[note_at:ends]:
                self._is(par, "paragraph", "kept", "body")
            if note_at < ends:
                self._doubt(codes.KEPT_PLAIN, pars[note_at], text=_short(pars[note_at].text))
            self._leave_out(copies)
            return ends, len(pars), {}
        self._leave_out(copies)
        for par in phrases:
            self._is(par, "closing_phrase", "phrase", "body")
        if authored:
            fields[ATTACHMENTS] = authored
            for par in notes:
                self._is(par, "attachment_note", "word", "foot")
        if names:
            for par in names:
                self._is(par, "signature", "above_date" if date else "end", "foot")
            texts: list[Data] = [par.text for par in names]
            fields[SIGNATURE] = texts[0] if len(texts) == 1 else texts
            self.places[SIGNATURE,] = names[0].numbers[0]
            if not date and _style_role(names[0]) != "signature":
                self._doubt(codes.SIGNATURE_UNSURE, names[0], text=_short(names[0].text))
                self.comments[SIGNATURE,] = self.doubted[id(names[0])][-1]
        if date:
            self._is(date, "date", "date", "foot")
            iso = _iso(date.text)
            fields[DATE if iso else DATE_TEXT] = iso or date.text
            self.places[DATE if iso else DATE_TEXT,] = date.numbers[0]
        if remark:
            self._is(remark, "remark", "parentheses", "foot")
            fields[REMARK] = remark.text
            self.places[REMARK,] = remark.numbers[0]
        for par in pars[attached:ends]:
            self.region[id(par)] = "foot"
        return note_at, attached, fields

    def _leave_out(self, copies: Sequence[Par]) -> None:
        for par in copies:
            self._is(par, "copies", "word")
            self.left_out.add(id(par))
            self.preface.append(par.text)
            self._doubt(codes.LEFT_OUT, par, text=_short(par.text))

    def _is_remark(self, par: Par, before: Par) -> bool:
        if _style_role(par) == "remark":
            return True
        text = par.seen
        if len(text) > 80 or not _REMARK.fullmatch(text):
            return False
        return is_date(before.seen) or bool(re.search("联系|电话|公开|此件", text))

    def _signed(self, start: int, at: int) -> tuple[Par | None, list[Par], int]:
        """The date, the names above it, and the index of the first of them."""
        pars = self.pars
        date: Par | None = None
        names: list[Par] = []
        if at > start + 1 and (is_date(pars[at - 1].seen) or _style_role(pars[at - 1]) == "date"):
            at -= 1
            date = pars[at]
        while at > start + 1 and len(names) < 6 and self._is_name(pars[at - 1], date is not None):
            at -= 1
            names.insert(0, pars[at])
            if date is None and not _style_role(pars[at]):
                break
        return date, names, at

    def _is_name(self, par: Par, dated: bool) -> bool:
        text = par.seen
        if _style_role(par) == "signature":
            return True
        if par.line.rows or par.line.picture or par.typed or par.line.outline or _style_role(par):
            return False
        if (
            len(text) > 40
            or re.search("[。；，,;！？!?]", text)
            or ("：" in text and not _WHO.match(text))
            or text.startswith("附件")
        ):
            return False
        if read_label(text) or ordinal(text) or self._is_closing_phrase(par) or is_date(text):
            return False
        if dated:
            return True
        return bool(_WHO.match(text)) or (
            bool(_ORG.search(text)) and 4 <= len(text) <= 30 and par.line.align != "center"
        )

    def _is_closing_phrase(self, par: Par) -> bool:
        return _style_role(par) == "closing_phrase" or (
            len(par.text) <= 45
            and not par.line.rows
            and not read_label(par.seen)
            and bool(_CLOSING_PHRASE.search(par.seen))
        )

    def _note(self, start: int, at: int) -> int:
        """The index of the first paragraph of the note on attachments; `at` where there is none."""
        pars, first = self.pars, at
        while first > start and at - first < 30:
            par = pars[first - 1]
            if _style_role(par) == "attachment_note" and not _NOTE.match(par.seen):
                first -= 1
                continue
            if _NOTE.match(par.seen) and len(par.text) <= 120 and not re.search("。.", par.text):
                return first - 1
            if not _NOTE_MORE.match(par.seen) or len(par.text) > 80:
                break
            first -= 1
        return at

    def _attachments(self, notes: Sequence[Par], bodies: Sequence[Par]) -> list[Data] | None:
        """The attachments as authored, if they print as the draft has them; None otherwise."""
        parts: list[tuple[Par, list[Par]]] = []
        for par in bodies:
            if _style_role(par) == "attachment_mark" or _MARK.fullmatch(par.text):
                parts.append((par, []))
            elif parts:
                parts[-1][1].append(par)
        titles = [body[0].text for _, body in parts if body]
        typed = [par.text for par in notes]
        several = max(len(typed), len(parts)) > 1
        if parts and (len(titles) < len(parts) or not all(len(body) > 1 for _, body in parts)):
            return None
        if not typed:
            return None
        named = []
        for number, text in enumerate(typed, 1):
            head = ("附件：" if number == 1 else "") + (f"{number}." if several else "")
            if not text.startswith(head) or len(text) == len(head) or text[len(head)] in " \u3000":
                return None
            named.append(text[len(head) :])
        if any(par.text != (f"附件{n}" if several else "附件") for n, (par, _) in enumerate(parts, 1)):
            return None
        if parts and named != titles:
            return None
        out: list[Data] = []
        for number, name in enumerate(named):
            if not parts:
                out.append(name)
                continue
            mark, body = parts[number]
            self._is(mark, "attachment_mark", "word")
            self._is(body[0], "attachment_title", "after_mark")
            path: Path = (ATTACHMENTS, number)
            self.places[path] = mark.numbers[0]
            nodes, forms = self._tree(body[1:])
            data: dict[str, Data] = {TITLE: name}
            if _default(forms) is not None and forms:
                data[LABELS] = _written(forms)
            data[CONTENT] = self._emit(nodes, (*path, CONTENT), forms)
            out.append(data)
        return out

    # ---- the text ----

    def _text(self, pars: list[Par]) -> None:
        """Opening, body and closing."""
        end = len(pars)
        while end and pars[end - 1].role == "attachment_note":
            end -= 1
        phrase = end
        while phrase and pars[phrase - 1].role == "closing_phrase":
            phrase -= 1
        notes, phrases, pars = pars[end:], pars[phrase:end], pars[:phrase]
        if not phrases:
            pars, notes = [*pars, *notes], []
        if "body" in self.kept or "all" in self.kept:
            nodes = [_Node(par) for par in (*pars, *phrases, *notes)]
            for node in nodes:
                node.par.typed = None
                node.par.reason = "kept"
            if nodes and "body" in self.kept and self.kept & {"all"} == set():
                self._doubt(codes.KEPT_PLAIN, nodes[0].par, text=_short(_shown(nodes[0].par)))
            self.data[BODY] = self._emit(nodes, (BODY,), STANDARD_FORMS, plain=True)
            return
        self._accept(pars)
        begins = self._closing(pars)
        main, ending = pars[:begins], pars[begins:]
        nodes, forms = self._tree(main)
        first = next((i for i, node in enumerate(nodes) if node.is_heading), None)
        if first is None:
            first = 0
        if not main and not ending:
            phrases, notes = [*phrases, *notes], []
            main, nodes, phrases = phrases, [_Node(par) for par in phrases], []
        elif not main:  # there is no text but what reads like a closing
            nodes, forms = self._tree(ending)
            ending = []
        self.forms = forms
        if _default(forms) is not None and forms:
            self.data[LABELS] = _written(forms)
        scope = _Scope(forms)
        if first:
            self.data[OPENING] = self._emit(nodes[:first], (OPENING,), forms, scope)
        self.data[BODY] = self._emit(nodes[first:], (BODY,), forms, scope)
        if ending or phrases:
            self.data[CLOSING] = self._emit_closing(ending, phrases, notes)

    # ---- labels ----

    def _accept(self, pars: Sequence[Par]) -> None:
        """Which labels are meant as such: those that stand in a series, and no figures, dates or names."""
        found: list[tuple[Par, Typed, bool]] = []  # with whether there is doubt
        for par in pars:
            if par.line.rows or par.line.picture:
                continue
            if par.typed:
                found.append((par, par.typed, False))
            elif not par.line.label and (typed := read_label(par.text)) and not _never(typed, par.text):
                found.append((par, typed, _goes_on(typed, par.text)))
        following: list[int | None] = [None] * len(found)  # the number of the next sure label of the kind
        nearest: list[int | None] = [None] * len(found)  # and of the next label of the kind, sure or not
        sure: dict[str, int] = {}
        any_: dict[str, int] = {}
        for index in range(len(found) - 1, -1, -1):
            _, typed, doubtful = found[index]
            following[index] = sure.get(typed.kind)
            nearest[index] = any_.get(typed.kind)
            any_[typed.kind] = typed.number
            if not doubtful:
                sure[typed.kind] = typed.number
        last: dict[str, int] = {}
        for index, (par, typed, doubtful) in enumerate(found):
            before, number, kind = last.get(typed.kind, 0), typed.number, typed.kind
            goes_on = number == before + 1
            precedes = nearest[index] == number + 1
            if par.typed:
                accepted = True
            elif doubtful:
                strong = _decimal(typed, par.text)
                again = following[index] == number
                accepted = not again and (
                    (goes_on and (precedes or (not strong and number > 1))) or (number == 1 and precedes)
                )
            elif kind in ("章", "节", "条", "部分"):
                accepted = (
                    (goes_on and number > 1)
                    or (number == 1 and precedes)
                    or (before > 0 and number <= before + 3)
                )
                accepted = accepted or (number == 1 and par.text[len(typed.text) :][:1] in " \u3000：:")
            elif number == 1 or goes_on or precedes:
                accepted = number < 100 or goes_on
            else:
                accepted = before > 0 and number <= before + 5
            if accepted:
                par.typed = typed
                last[typed.kind] = number
            elif not doubtful:
                self._doubt(codes.LABEL_UNSURE, par, label=typed.text)

    def _closing(self, pars: Sequence[Par]) -> int:
        """The index where the closing begins: an unlabelled paragraph that tells of problems or next steps, after which no
        series of labels from before goes on."""
        labels = [(i, par.typed) for i, par in enumerate(pars) if par.typed]
        if not labels and len(pars) < 3:
            return len(pars)
        outer = min((_RANKS[typed.kind] for _, typed in labels), default=0)
        start = max((i + 1 for i, typed in labels if _RANKS[typed.kind] == outer), default=1)
        if labels and outer >= _RANKS["1"]:  # 1. 2. 3. after the next steps may be all that is labelled
            start = 1
        may = self._own_series(pars)
        outermost = len(_RANKS)  # of the labels before
        for i, par in enumerate(pars):
            if par.typed:
                outermost = min(outermost, _RANKS[par.typed.kind])
            elif i >= start and par.text and not par.line.rows and not par.line.outline:
                own, inner, restarts = may[i]
                ends = own and (
                    inner > outermost or outermost == len(_RANKS) or (outermost >= _RANKS["1"] and restarts)
                )
                if ends and _turn(par.text, self.year):
                    return i
        return len(pars)

    def _own_series(self, pars: Sequence[Par]) -> list[tuple[bool, int, bool]]:
        """Of the labels after each paragraph: whether every kind of them begins with its first, the outermost rank, and
        whether the next of them is a first."""
        out: list[tuple[bool, int, bool]] = []
        firsts: dict[str, int] = {}
        outermost, restarts = len(_RANKS), True
        for par in reversed(pars):
            if par.typed:
                firsts[par.typed.kind] = par.typed.number
                outermost = min(outermost, _RANKS[par.typed.kind])
                restarts = par.typed.number == 1
            out.append((all(number == 1 for number in firsts.values()), outermost, restarts))
        return out[::-1]

    # ---- the tree ----

    def _tree(self, pars: Sequence[Par]) -> "tuple[list[_Node], tuple[LabelForm, ...]]":
        """The paragraphs as nested as their labels say, and the label forms of each depth."""
        for par in pars:
            if par.typed is None and not par.role:
                par.role = "paragraph"
        outer = _nesting([par.typed for par in pars if par.typed])
        root: list[_Node] = []
        stack: list[_Node] = []
        for par in pars:
            kind = par.typed.kind if par.typed else self._outline(par)
            node = _Node(par, kind)
            if kind:
                while stack and stack[-1].kind != kind and not outer(stack[-1].kind, kind):
                    stack.pop()
                if stack and stack[-1].kind == kind:
                    stack.pop()
            (stack[-1].children if stack else root).append(node)
            if kind:
                stack.append(node)
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        shapes = {id(par): _shape(par) for par in pars if par.typed}
        for par in pars:
            if par.typed:
                votes[par.typed.kind][shapes[id(par)].letter] += 1
        nodes = self._settled(root, shapes, votes, True)
        nodes = self._offered(nodes)
        return nodes, _forms(nodes)

    def _outline(self, par: Par) -> str:
        if par.line.outline and par.text and len(par.text) <= 80 and not par.line.rows:
            return f"#{par.line.outline}"
        return ""

    def _settled(
        self,
        nodes: list[_Node],
        shapes: Mapping[int, _Shape],
        votes: Mapping[str, Counter[str]],
        top: bool = False,
    ) -> list[_Node]:
        """The nodes with their roles; what is a list is no heading, and what stands under it stands beside it."""
        groups: dict[str, list[_Node]] = defaultdict(list)
        for node in nodes:
            if node.kind and node.par.typed:
                groups[node.kind].append(node)
        roles = {kind: self._vote(kind, group, shapes, votes[kind]) for kind, group in groups.items()}
        out: list[_Node] = []
        for node in nodes:
            par = node.par
            if node.kind and par.typed:
                self._settle(node, roles[node.kind], shapes[id(par)])
            elif node.kind:
                node.role = "heading"
                self._is(par, "heading", "outline")
            else:
                node.role = "paragraph"
            children = self._settled(node.children, shapes, votes)
            if node.is_heading:
                node.children = children
                node.nature = self._section_nature(node) if top else ()
                out.append(node)
            else:
                node.children = []
                out += [node, *children]
        return self._enumerated(out)

    def _vote(self, kind: str, group: list[_Node], shapes: Mapping[int, _Shape], kin: Counter[str]) -> str:
        """What a group of siblings is: headings that stand alone, run-in headings, or a list."""
        count = Counter(shapes[id(node.par)].letter for node in group)
        counted = kind in _COUNTED
        under = any(node.children for node in group[:-1]) or (len(group) == 1 and bool(group[0].children))
        r, h, s, c, l = (count[letter] for letter in "RHSCL")  # noqa: E741
        if len(group) == 1 and not counted:  # alone: its cousins tell
            r, h, s, c, l = (count[letter] * 2 + kin[letter] for letter in "RHSCL")  # noqa: E741
        if r and r >= h and (r >= l if counted else r * 2 >= l):
            return "run_in"
        if h and h >= l:
            if counted and not under and not any(node.par.line.outline for node in group):
                return "list"
            return "heading"
        if s and s >= l:
            if under or (not counted and kin["H"] + kin["R"] > kin["L"]):
                return "heading"
            return "list" if counted or not any(node.children for node in group) else "heading"
        if c and c >= l:
            return "colon"
        if not counted and l <= 2 and kin["R"] + kin["H"] > kin["L"]:
            return "run_in" if kin["R"] >= kin["H"] else "heading"
        return "list"

    def _settle(self, node: _Node, vote: str, shape: _Shape) -> None:
        par, letter = node.par, shape.letter
        role, cut, reason = "item", 0, "sentence"
        if letter == "R" and par.line.lead and vote != "list":
            role, cut, reason = "run_in", shape.cut, "bold"
        elif vote == "run_in":
            if letter in "RS" or (letter == "L" and shape.cut) or letter == "C":
                role, cut, reason = "run_in", shape.cut, "siblings_run"
            elif letter == "H":
                role, reason = "heading", "siblings_run"
        elif vote == "colon":
            if letter in "RCS":
                role, cut, reason = "run_in", shape.cut, "siblings_run"
            elif letter == "H":
                role, reason = "heading", "siblings_run"
        elif vote == "heading":
            if letter in "HS" or (letter == "C" and len(par.body) <= 40):
                role, reason = "heading", "siblings_alone"
            elif letter in "RC":
                role, cut, reason = "run_in", shape.cut, "siblings_alone"
            elif len(par.body) <= 80 and not first_sentence(par.body):
                role, reason = "heading", "siblings_alone"
                self._doubt(codes.HEADING_UNSURE, par, text=_short(par.text))
        elif letter in "HS":
            reason = "nothing_under"
            if node.children and any(child.kind for child in node.children):
                role, reason = "heading", "siblings_alone"
        if role == "item" and vote != "list":
            self._doubt(codes.HEADING_UNSURE, par, text=_short(par.text))
        node.role, node.cut = role, cut
        self._is(par, role, reason)
        if role == "item":
            par.typed = None

    def _section_nature(self, node: _Node) -> tuple[str, ...]:
        """What a section of the outermost level tells of, by its heading."""
        body = node.par.body
        text = body[: node.cut] if node.role == "run_in" else body
        if len(text) > 40:
            return ()
        natures = []
        if (
            _SECTION_PROBLEM.search(text)
            and re.search("存在|问题$|问题和|不足|差距|问题与|问题及|问题。|困难", text)
            and not re.search("破解|解决|化解|整改|聚焦|紧盯|围绕", text)
        ):
            natures.append("problems")
        if _SECTION_NEXT.search(text):
            natures.append("next_steps")
        return tuple(natures)

    def _enumerated(self, nodes: list[_Node]) -> list[_Node]:
        """Paragraphs that begin with 一是, 二是, one after the other, become one enumeration."""
        out: list[_Node] = []
        form, number = "", 0
        for node in nodes:
            begins = None
            if node.role == "paragraph" and node.par.text and not node.par.line.page_break:
                begins = ordinal(node.par.text)
            if (
                begins
                and out
                and form == begins[0]
                and begins[1] == number + 1
                and out[-1].role == "paragraph"
            ):
                out[-1].listed.append(node)
                out[-1].form = form
                number += 1
                continue
            form, number = (begins[0], begins[1]) if begins and begins[1] == 1 else ("", 0)
            out.append(node)
        for node in out:
            if node.listed:
                for one in (node, *node.listed):
                    self._is(one.par, "enumeration", "ordinals")
        return out

    def _offered(self, nodes: list[_Node]) -> list[_Node]:
        """Paragraphs that look like unnumbered headings are pointed out and stay what they are."""
        self._offer(nodes)
        return nodes

    def _offer(self, nodes: Sequence[_Node]) -> None:
        run: list[tuple[_Node, int]] = []
        for index, node in enumerate(nodes):
            self._offer(node.children)
            text = node.par.text
            plain = node.role == "paragraph" and text and not node.listed and not ordinal(text)
            cut = first_sentence(text, 26) if plain else 0
            if node.par.line.lead and plain and node.par.line.lead < len(text):
                cut = node.par.line.lead
            looks = 5 <= cut < len(text) - 20 and not re.search("[0-9]", text[:cut])
            if looks:
                run.append((node, cut))
            if run and (not looks or index == len(nodes) - 1):
                if len(run) > 1 or run[0][0].par.line.lead:
                    for one, end in run:
                        self._doubt(codes.LEAD_OFFERED, one.par, text=_short(one.par.text[:end]))
                run = []
            if (
                plain
                and not self.formatted
                and 3 <= len(text) <= 24
                and not re.search("[。；：，、！？,;:!?.”…]|[0-9]$", text)
                and index + 1 < len(nodes)
                and len(nodes[index + 1].par.text) > len(text) * 2
                and node.role == "paragraph"
            ):
                self._doubt(codes.HEADING_OFFERED, node.par, text=text)

    # ---- data ----

    def _emit(
        self,
        nodes: Sequence[_Node],
        path: Path,
        forms: tuple[LabelForm, ...],
        scope: "_Scope | None" = None,
        depth: int = 0,
        plain: bool = False,
    ) -> Data:
        """The blocks as data: a text where there is but one and it is plain."""
        scope = scope or _Scope(forms)
        blocks: list[Data] = []
        for node in nodes:
            if node.par.line.page_break and (blocks or path != (BODY,)) and path != (OPENING,):
                blocks.append(PAGE_BREAK)
            here = (*path, len(blocks))
            blocks.append(self._block(node, here, scope, depth, plain))
            self.places[here] = node.par.numbers[0]
            notes = [text for one in (node, *node.listed) for text in self.doubted.get(id(one.par), ())]
            if notes:
                self.comments[here] = "\n".join(notes)
        if len(blocks) == 1 and isinstance(blocks[0], str) and blocks[0] != PAGE_BREAK:
            self.places[path] = self.places.pop((*path, 0))
            if (*path, 0) in self.comments:
                self.comments[path] = self.comments.pop((*path, 0))
            return blocks[0]
        return blocks

    def _block(self, node: _Node, path: Path, scope: "_Scope", depth: int, plain: bool = False) -> Data:
        par = node.par
        if par.line.rows:
            self._is(par, "table", "tabs" if not self.formatted else "")
            return _table(par.line.rows)
        if par.line.picture:
            self._is(par, "picture", "")
            return {PICTURE: par.line.picture}
        if plain:
            return _plain(par.text)
        if node.listed:
            return self._listed_block(node)
        if not node.is_heading:
            return self._paragraph(par, par.text)
        self.levels[id(par)] = (
            scope.forms[depth].level if par.typed is None or par.typed.form is None else par.typed.form.level
        )
        data: dict[str, Data] = {}
        body = par.body
        if node.role == "heading":
            data[TITLE] = body
        else:
            data[LEAD] = self.leads[id(par)] = body[: node.cut]
            if rest := body[node.cut :]:
                text: Data = self._paragraph(par, rest) if rest.strip() else ""
                data[TEXT] = [text] if isinstance(text, dict) else text
                if not rest.strip():  # blanks alone are no text of the model
                    data[LEAD] = body
                    del data[TEXT]
        if par.typed is None:
            data[NUMBERING] = NO_NUMBER
            scope.skip(depth)
        elif not scope.counts_to(par.typed, depth):
            data[LABEL] = par.typed.text
            wrong = scope.wrong
            code = codes.LABEL_OUT_OF_ORDER if wrong else codes.LABEL_UNLIKE
            self._doubt(code, par, label=par.typed.text, wanted=scope.wanted)
        if node.nature:
            words = [VALUES["nature"][one][0] for one in node.nature]
            data[NATURE] = words[0] if len(words) == 1 else list(words)
        if node.children:
            inner = _forms(node.children)
            below = scope.forms[depth + 1 :]
            own = _form_of(node.children)
            if own is not None and (not below or below[0] != own):
                data[LABELS] = _written(inner)
                data[CONTENT] = self._emit(node.children, (*path, CONTENT), inner, _Scope(inner))
            else:
                data[CONTENT] = self._emit(node.children, (*path, CONTENT), scope.forms, scope, depth + 1)
        return data

    def _paragraph(self, par: Par, text: str) -> Data:
        """A paragraph, its enumerations told apart."""
        found = listed(text)
        if found is None:
            if odd := odd_ordinals(text):
                self._doubt(codes.ENUMERATION_ODD, par, label=odd)
            return _plain(text)
        if par.role == "paragraph":
            self._is(par, "enumeration", "ordinals")
        before, lists = found
        parts: list[Data] = [before] if before.strip() else []
        parts += [_enumeration(one) for one in lists]
        return {PARAGRAPH: parts}

    def _listed_block(self, node: _Node) -> Data:
        texts = []
        for one in (node, *node.listed):
            begins = ordinal(one.par.text)
            texts.append(one.par.text[len(begins[2]) :] if begins else one.par.text)
        return _enumeration(Listed(node.form, 1, with_leads(texts)))

    # ---- closing ----

    def _emit_closing(self, pars: Sequence[Par], phrases: Sequence[Par], notes: Sequence[Par] = ()) -> Data:
        """The closing: a mapping where problems, next steps and phrase come in this order, else blocks that say what they are."""
        stretches: list[tuple[tuple[str, ...], list[Par]]] = []
        for par in pars:
            natures = () if par.typed or par.line.rows or not par.text else _turn(par.text, self.year)
            if stretches and (not natures or natures == stretches[-1][0]):
                stretches[-1][1].append(par)
            else:
                stretches.append((natures, [par]))
        for natures, members in stretches:
            for par in members:
                if not par.typed:
                    par.reason = "both" if len(natures) == 2 else natures[0] if natures else par.reason
        wanted = [("problems",), ("next_steps",)]
        names = [natures for natures, _ in stretches]
        text = "\n".join(par.text for par in phrases)
        as_mapping = not notes and names in ([], wanted[:1], wanted[1:], wanted)
        if as_mapping:
            data: dict[str, Data] = {}
            for natures, members in stretches:
                key = _zh(natures[0])
                data[key] = self._group(members, (CLOSING, key))
            if phrases:
                data[CLOSING_PHRASE] = text
                self.places[CLOSING, CLOSING_PHRASE] = phrases[0].numbers[0]
            return data
        blocks: list[Data] = []
        for natures, members in stretches:
            path: Path = (CLOSING, len(blocks))
            words: list[Data] = [_zh(one) for one in natures]
            blocks.append(
                {TEXT: self._group(members, (*path, TEXT)), NATURE: words[0] if len(words) == 1 else words}
            )
            self.places[path] = members[0].numbers[0]
        if phrases:
            blocks.append({TEXT: text, NATURE: CLOSING_PHRASE})
        blocks += [_plain(par.text) for par in notes]
        return blocks

    def _group(self, pars: Sequence[Par], path: Path) -> Data:
        """Paragraphs, and below them, in a numbering of its own, what is labelled."""
        nodes, forms = self._tree(pars)
        first = next((i for i, node in enumerate(nodes) if node.is_heading), None)
        if first is None:
            return self._emit(nodes, path, forms)
        data: dict[str, Data] = {}
        if first:
            data[OPENING] = self._emit(nodes[:first], (*path, OPENING), forms)
        data[LABELS] = _written(forms)
        data[CONTENT] = self._emit(nodes[first:], (*path, CONTENT), forms)
        return data


@dataclass(slots=True)
class _Scope:
    """The counts of a numbering, kept as `flow` keeps them."""

    forms: tuple[LabelForm, ...]
    counts: list[int] = field(default_factory=list)
    wrong: bool = False
    wanted: str = ""

    def counts_to(self, typed: Typed, depth: int) -> bool:
        """Count on at a depth; whether that gives the label. If not, the label counts, and `wrong` tells if its number is."""
        del self.counts[depth + 1 :]
        self.counts += [0] * (depth + 1 - len(self.counts))
        form, number = self.forms[depth], self.counts[depth] + 1
        self.counts[depth] = number
        if number <= form.last and form.label(number) == typed.text:
            return True
        self.counts[depth] = own_number(typed.text, form, number)[0]
        self.wrong = typed.number != number
        self.wanted = form.label(min(number, form.last))
        return False

    def skip(self, depth: int) -> None:
        del self.counts[depth + 1 :]


# ---- labels -------------------------------------------------------------------------------------------------------

_CN_NEXT = re.compile(r"[一二三四五六七八九十百千]+")


def _never(typed: Typed, text: str) -> bool:
    """一、二、三产业: a list in figures, and nothing else."""
    rest = text[len(typed.text) :]
    return (
        bool(typed.kind == "一" and re.match(r"[一二三四五六七八九十百千]+[、，]", rest))
        or rest[:1] in "、，。,"
    )


def _goes_on(typed: Typed, text: str) -> bool:
    """Whether what follows at once makes a label doubtful: 2021.12月, 3.5%, 1、2号楼, 三、四季度."""
    rest = text[len(typed.text) :]
    if typed.kind in ("1", "1）") and rest[:1] in "0123456789０１２３４５６７８９%％":
        return True
    if typed.number > 200 and typed.kind in _COUNTED:
        return True
    if typed.kind == "一" and (more := _CN_NEXT.match(rest)):
        found = read_label(more[0] + "、")
        return more[0][-1:] == "、" or (found is not None and found.number == typed.number + 1)
    return False


def _decimal(typed: Typed, text: str) -> bool:
    """Whether label and what follows make a measure: 3.5%, 1.2亿元; both its neighbours must speak for it then."""
    rest = text[len(typed.text) :]
    return bool(
        typed.text[-1:] in ".．"
        and re.match(r"\d{1,3}(?:[%％‰]|个百分点|亿|万|千|倍|元|公里|米|吨|平方|公顷|亩|分)", rest)
    )


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
        return int(kind[1:]) + 1.5 if kind[0] == "#" else _RANKS[kind]

    def outer(one: str, other: str) -> bool:
        balance = evidence[one, other] - evidence[other, one]
        return balance > 0 if balance else rank(one) < rank(other)

    return outer


def _forms(nodes: Sequence[_Node]) -> tuple[LabelForm, ...]:
    """The label form of each depth, that of most; a usual one where a depth has no labels."""
    forms: list[LabelForm] = []
    level = [node for node in nodes if node.is_heading]
    while level:
        form = _form_of(level)
        if form is None:
            form = next((one for one in STANDARD_FORMS if one not in forms), STANDARD_FORMS[-1])
        forms.append(form)
        level = [child for node in level for child in node.children if child.is_heading]
    return tuple(forms)


def _form_of(nodes: Sequence[_Node]) -> LabelForm | None:
    found = Counter(
        node.par.typed.form for node in nodes if node.is_heading and node.par.typed and node.par.typed.form
    )
    if found:
        return found.most_common(1)[0][0]
    # （三) alone: no form prints it, the usual one of its kind stands for it.
    kinds = [node.par.typed.kind for node in nodes if node.is_heading and node.par.typed]
    return (
        LabelForm.parse({"一": "一、", "（一）": "（一）", "（1）": "（1）"}.get(kinds[0], "1."))
        if kinds
        else None
    )


def _default(forms: tuple[LabelForm, ...]) -> tuple[LabelForm, ...] | None:
    """The forms where they are not the usual ones of every kind, else None."""
    return None if forms == STANDARD_FORMS[: len(forms)] else forms


def _written(forms: Sequence[LabelForm]) -> list[Data]:
    return [str(form) for form in forms]


# ---- pieces of data -----------------------------------------------------------------------------------------------


def _plain(text: str) -> Data:
    return {PARAGRAPH: [text]} if text in VALUES["block"]["page_break"] else text


def _enumeration(one: Listed) -> Data:
    items: list[Data] = [{ITEM_LEAD: lead, TEXT: text} if lead else text for lead, text in one.items]
    data: dict[str, Data] = {ENUMERATION: items}
    if one.form != "一是":
        data[FORM] = one.form
    return data


def _table(rows: Sequence[Sequence[str]]) -> Data:
    columns = max(map(len, rows))
    cells: list[Data] = [[*row, *[""] * (columns - len(row))] for row in rows]
    data: dict[str, Data] = {TABLE: cells}
    if len(rows) == 1:
        data[HEADER_ROWS] = "0"
    return data


def _reporter(text: str) -> dict[str, Data]:
    """Unit with post, and name, where one wide blank parts them and they print alike; else all as the name."""
    parts = text.split("\u3000")
    if len(parts) == 2 and all(part and part == part.strip() for part in parts) and "\n" not in text:
        return {UNIT: parts[0], NAME: parts[1]}
    return {NAME: text}


def _addressees(text: str) -> Data:
    if not text.endswith("：") or re.search("[，,（(]", text):
        return text if text.endswith(":") else text[:-1]
    names: list[Data] = list(text[:-1].split("、"))
    if len(names) == 1 or any(not str(name).strip() or name != str(name).strip() for name in names):
        return text[:-1]
    return names


def _iso(text: str) -> str:
    """2026-01-05 where a date is written as the compiler prints it; empty otherwise."""
    import datetime

    match = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text)
    if not match:
        return ""
    try:
        date = datetime.date(*map(int, match.groups()))
    except ValueError:
        return ""
    return date.isoformat() if printed_date(date) == text else ""


def _name_and_date(par: Par) -> tuple[Par, ...]:
    """XX办公室　　2025年12月31日: a name and a date on one line are two paragraphs."""
    match = (
        re.fullmatch(r"(\S(?:.{0,38}\S)?)[ \u3000\t]{2,}(\S{4,24})", par.text)
        if len(par.text) <= 72
        else None
    )
    if not match or par.typed or not is_date(match[2]) or _PUNCTUATION.search(match[1]):
        return (par,)
    return tuple(
        Par(text, par.numbers, replace(par.line, text=text), par.after_blank) for text in match.groups()
    )


def _words(par: Par) -> str:
    """What a paragraph prints, blanks and line ends between paragraphs aside."""
    if par.line.rows:
        return "".join(cell for row in par.line.rows for cell in row).replace("\n", "")
    return par.text.replace("\n", "")


def _shown(par: Par) -> str:
    if par.line.rows:
        return " │ ".join(par.line.rows[0])
    return par.line.picture or par.text


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"


def _ranges(numbers: Sequence[int]) -> str:
    """1、3—5、8."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs]
    return "、".join(shown[:8]) + ("……" if len(shown) > 8 else "")


def _without_pictures(data: dict[str, Data]) -> dict[str, Any]:
    """The data without pictures, which have no text and whose files need not be there yet."""

    def bare(value: Data) -> Data:
        if isinstance(value, dict):
            return {key: bare(inner) for key, inner in value.items()}
        if isinstance(value, list):
            kept = [bare(one) for one in value if not (isinstance(one, dict) and PICTURE in one)]
            return kept or [{PARAGRAPH: ["\u200b"]}] if value else value
        return value

    out = bare(data)
    return out if isinstance(out, dict) else data


def printed(flow: Flow) -> str:
    """All that a flow prints, in order, without line ends: labels, texts and cells."""
    return "".join(_printed(flow)).replace("\n", "")


def _printed(flow: Flow) -> Iterator[str]:
    for block in flow.blocks:
        if isinstance(block, FlowParagraph):
            yield (block.label.text if block.label else "") + block.text
        elif isinstance(block, FlowTable):
            yield from (paragraph.text for paragraph in paragraphs_of(block))


# ---- texts of several lines in a YAML file ------------------------------------------------------------------------


def expand(loaded: Loaded) -> Loaded:
    """The data with every text of several lines that holds labels made blocks, each at its place in the file.

    A text whose blocks would not print alike stays a text. Texts in lists stay what they are.
    """
    return _Expansion(loaded).loaded()


# The fields whose texts may be blocks, and those that lead to them.
_BLOCK_FIELDS = frozenset(
    spelling
    for name in ("opening", "body", "closing", "problems", "next_steps", "content", "text")
    for spelling in TERMS[name].spellings
)
_DEEPER = frozenset(spelling for name in ("heading", "lead") for spelling in TERMS[name].spellings)


class _Expansion:
    def __init__(self, given: Loaded) -> None:
        self.given = given
        self.values: dict[Path, Mark] = {}
        self.notes: list[Diagnostic] = []

    def loaded(self) -> Loaded:
        given = self.given
        forms = self._labels(given.data, STANDARD_FORMS)
        data = {key: self._inside(key, value, (key,), forms) for key, value in given.data.items()}
        if not self.values:
            return given
        marks = Marks(given.marks.file, given.marks.keys, {**given.marks.values, **self.values})
        return replace(given, data=data, marks=marks, notes=(*given.notes, *self.notes))

    def _inside(self, key: str, value: Data, path: Path, forms: tuple[LabelForm, ...]) -> Data:
        """A field's value; `forms` are those of the headings in it."""
        if isinstance(value, str):
            return self._blocks(value, path, forms) if key in _BLOCK_FIELDS and "\n" in value else value
        if isinstance(value, list):
            return [
                self._mapping(one, (*path, index), forms) if isinstance(one, dict) else one
                for index, one in enumerate(value)
            ]
        return self._mapping(value, path, forms)

    def _mapping(self, data: dict[str, Data], path: Path, forms: tuple[LabelForm, ...]) -> dict[str, Data]:
        inner = self._labels(data, forms[1:] if _DEEPER & data.keys() else forms)
        return {key: self._inside(key, value, (*path, key), inner) for key, value in data.items()}

    def _labels(self, data: Mapping[str, Data], forms: tuple[LabelForm, ...]) -> tuple[LabelForm, ...]:
        typed = next((data[s] for s in TERMS["labels"].spellings if s in data), None)
        words = [typed] if isinstance(typed, str) else typed if isinstance(typed, list) else []
        found = [form for word in words if isinstance(word, str) and (form := LabelForm.parse(word))]
        return tuple(found) or forms

    def _blocks(self, text: str, path: Path, forms: tuple[LabelForm, ...]) -> Data:
        """The blocks of a text, or the text where it holds no labels or would not print alike."""
        lines = [Line(line, formatted=True) for line in text.split("\n")]
        gathered = gather(lines, as_typed=True)
        if not any(read_label(par.text) for par in gathered.pars):
            return text
        draft = _Draft(gathered, "", "report", True, True, frozenset())
        draft.read_text()
        if not draft.forms or draft.first_lost() is not None:
            return text
        blocks: list[Data] = []
        moved: dict[Path, int] = {}
        opening = 0
        for field_name in (OPENING, BODY, CLOSING):
            value = draft.data.get(field_name, [])
            ones = value if isinstance(value, list) else [value]
            for index, one in enumerate(ones):
                moved[(field_name, index) if isinstance(value, list) else (field_name,)] = len(blocks)
                blocks.append(one)
            opening = len(blocks) if field_name == OPENING else opening
        # Forms of its own make a group, which counts by itself.
        grouped = draft.forms != forms[: len(draft.forms)]
        for old, number in draft.places.items():
            cut = next((n for n in (2, 1) if old[:n] in moved), 0)
            if not cut:
                continue
            at = moved[old[:cut]]
            here: Path = (at,)
            if grouped:
                here = (0, OPENING, at) if at < opening else (0, CONTENT, at - opening)
            self.values[(*path, *here, *old[cut:])] = self._mark(path, number)
        for doubt in draft.doubts:
            mark = self._mark(path, doubt.place.line if doubt.place else 1)
            place = Place(
                self.given.marks.file, mark.line + 1, mark.column + 1, mark.end_line + 1, mark.end_column + 1
            )
            self.notes.append(replace(doubt, place=place))
        if not grouped:
            return blocks
        self.values[(*path, 0)] = self._mark(path, 1)
        group: dict[str, Data] = {OPENING: blocks[:opening]} if opening else {}
        return [group | {LABELS: _written(draft.forms), CONTENT: blocks[opening:]}]

    def _mark(self, path: Path, number: int) -> Mark:
        """Where a line of a text stands: a line of its own under a `|`, else where the whole text does."""
        whole = self.given.marks.values.get(path, Mark(0, 0, 0, 0))
        lines = self.given.source.lines
        at = whole.line + number
        if (
            whole.line < len(lines)
            and lines[whole.line][whole.column : whole.column + 1] == "|"
            and at < len(lines)
        ):
            line = lines[at]
            return Mark(at, len(line) - len(line.lstrip()), at, len(line))
        return whole
