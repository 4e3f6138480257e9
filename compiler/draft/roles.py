"""What a paragraph of a draft may be, and why: the values in which each phase says so, and the words of `compile import --explain`.

In: nothing. Out: `Taken`, `Doubt`, `Part`; `ROLES` and `REASONS` in both languages.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..messages import codes
from ..messages.diagnostic import Code, Diagnostic, Place
from ..source.load import Data, Path
from ..terms.characters import short
from .lines import Par
from .sentences import impossible_date

PUT_ASIDE = ("cover", "aside", "copies")  # the roles of what is put aside
NOT_PRINTED = (*PUT_ASIDE, "rule")


class Taken(NamedTuple):
    """What a paragraph was taken for: its role and why, the region of the draft that it stands in, its level (0: none), its
    label and its lead; what it `prints` where that is not what it holds as typed, and whether a blank is lost by it."""

    par: Par
    role: str
    reason: str
    region: str = "body"
    level: int = 0
    label: str = ""
    lead: str = ""
    prints: str | None = None
    blank_lost: bool = False

    @property
    def printed(self) -> str:
        """What it prints, line ends aside; nothing where it is put aside."""
        if self.role in NOT_PRINTED:
            return ""
        return self.par.printed if self.prints is None else self.prints


def taken(par: Par, role: str, reason: str, region: str = "body") -> Taken:
    """A paragraph taken for something that has no heading's label: one that its format gave is shown."""
    return Taken(par, role, reason, region, label=par.typed.text if par.typed else "")


class Doubt(NamedTuple):
    """What a person should look at: about which paragraph, and about which field of the YAML where it is about one."""

    code: Code
    par: Par
    args: dict[str, str]
    field: str = ""

    def told(self, place: Place | None) -> Diagnostic:
        """The diagnostic, at a place."""
        return Diagnostic(self.code, self.args, place)


def labels_as_text(pars: Sequence[Par]) -> dict[str, str]:
    """What is told of paragraphs whose labels print as text."""
    few = [short(par.text) for par in pars[:3]]
    more = len(pars) > len(few)
    return {
        "count": str(len(pars)),
        "list_zh": "、".join(f"“{one}”" for one in few) + "等" * more,
        "list_en": ", ".join(f"“{one}”" for one in few) + ", …" * more,
    }


def left_out(pars: Sequence[Par]) -> list[Doubt]:
    """What is told of paragraphs that are put aside: one or two by their texts, more that stand together at once."""
    groups: list[list[Par]] = []
    for par in pars:
        if groups and par.at == groups[-1][-1].at + 1:
            groups[-1].append(par)
        else:
            groups.append([par])
    out: list[Doubt] = []
    for group in groups:
        text = short(group[0].text)
        if len(group) > 2:
            out.append(Doubt(codes.LINES_LEFT_OUT, group[0], {"text": text, "count": str(len(group))}))
        else:
            out += [Doubt(codes.LEFT_OUT, par, {"text": short(par.text)}) for par in group]
    return out


def impossible(par: Par, field: str) -> list[Doubt]:
    """What is told of a date that no calendar has."""
    if not impossible_date(par.seen):
        return []
    return [Doubt(codes.DRAFT_NO_SUCH_DAY, par, {"value": par.text.strip("（）()"), "field": field}, field)]


class Part(NamedTuple):
    """What a part of a draft gives: fields of the YAML, the lines that they came from, what each paragraph of it was taken
    for, and doubts."""

    fields: dict[str, Data]
    places: Mapping[Path, int]
    taken: Sequence[Taken]
    doubts: Sequence[Doubt]


# ---- in words -----------------------------------------------------------------------------------------------------

# What `--explain` calls a line.
ROLES: Mapping[str, tuple[str, str]] = {
    "copy_number": ("份号", "copy number"),
    "secrecy": ("密级", "secrecy"),
    "secrecy_period": ("保密期限", "secrecy period"),
    "urgency": ("紧急程度", "urgency"),
    "head_note": ("标注", "note at the head"),
    "issuer_mark": ("发文机关标志", "issuer's mark"),
    "mark_word": ("发文机关标志", "issuer's mark"),
    "docket_number": ("发文字号", "document number"),
    "signatory": ("签发人", "signatory"),
    "edition": ("编发", "edition"),
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
    "present": ("出席", "present"),
    "absent": ("请假", "absent"),
    "in_attendance": ("列席", "in attendance"),
    "copies_to": ("抄送机关", "copies to"),
    "print_office": ("印发机关", "printing office"),
    "print_date": ("印发日期", "print date"),
    "print_copies": ("份数", "copies printed"),
    "print_other": ("版记", "told in the imprint"),
    "rule": ("分隔线", "rule"),
    "copies": ("抄送", "copies"),
    "cover": ("标题前的话", "cover note"),
    "aside": ("公文以外的话", "outside the document"),
    "page": ("页码", "page number"),
    "contents": ("目录", "contents list"),
    "table": ("表格", "table"),
    "picture": ("图片", "picture"),
    "chart": ("图表", "chart"),
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
    "greeting": ("在正文前面，是称呼", "before the text, a greeting"),
    "before": ("在标题前面", "before the title"),
    "page": ("是网页上的话", "it is of the page that the text was copied from"),
    "imprint": ("是版记，或打字、编辑的人加的", "it is of the imprint, or of those who typed the text"),
    "masthead": ("在标题上面，是版头的一项", "above the title, a part of the head of an issued paper"),
    "ruled": ("在版头或版记里，只有横线", "in the head or the foot of an issued paper, nothing but a line"),
    "talk": ("在日期后面，是附带的话", "below the date, beside the matter"),
    "number": ("在标题下面，是发文字号", "below the title, a document number"),
    "adopted": ("在标题下面，写的是何时由谁通过", "below the title, telling when and by whom it was adopted"),
    "between": ("夹在标题和主送机关中间", "between the title and those addressed"),
    "label": ("写着“落款”“总结人”“日期”这类字", "after a word such as 落款, 总结人, 日期"),
    "forwarded": ("随通知印发（转发）的文件", "the paper that the document forwards"),
    "siblings_alone": ("有序号；同级的多数独占一行", "labelled; most of its siblings stand alone"),
    "siblings_run": ("有序号；同级的多数后面接着正文", "labelled; in most of its siblings text follows"),
    "lead_of_its_own": (
        "有序号，开头一句短，后面的话长",
        "labelled, and a short phrase leads into a long text",
    ),
    "bold": ("开头一截字体不同", "its opening has a face of its own"),
    "outline": ("大纲级别", "its outline level"),
    "one_line": ("短，以冒号结尾，后面空开", "short, ending in a colon and a gap"),
    "restarts": (
        "短，没有标点，隔开上下两段正文",
        "short and unpunctuated, between one text and the next",
    ),
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
    "contact": ("在日期后面，写的是联系人、电话", "after the date, telling whom to ask"),
    "word": ("以“附件”“抄送”“出席”这类字开头", "it begins with a word such as 附件, 抄送, 出席"),
    "after_mark": ("在附件标记下面", "below the mark of an attachment"),
    "figures": ("只有页码", "nothing but a page number"),
    "listed": ("目录里的一行", "a line of the contents list"),
    "plain": ("没有序号", "no label"),
    "kept": ("拿不准，照原样放", "in doubt, so kept as it is"),
    "tabs": ("各行用 Tab 分成同样多的格", "rows with as many tabs"),
}
