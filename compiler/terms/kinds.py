"""文种: the kinds of documents that there are. A new kind is a row here and a starter.

In: nothing. Out: `KINDS`, a row for each, and the look-ups on them.
"""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from .demands import (
    ADDRESSED,
    ADOPTED,
    GENERAL,
    LETTER,
    MINUTES,
    NOT_UPWARD,
    ORDER,
    PAPER,
    PUBLISHED,
    SEALED,
    UPWARD,
    Want,
    has,
)
from .fields import FIELDS, PartName
from .nearest import nearest
from .numerals import STANDARD_FORMS, LabelForm
from .patterns import late

FormatName = Literal["general", "letter", "order", "minutes", "paper"]


class Format(NamedTuple):
    """How papers of some kinds are set (clauses 7 and 10): its name, the template of those under a red head, the word behind the issuer's
    name in the red mark, whether the issuer signs, and whether the mark names the host alone; what is shown as an example of a field
    where that is another than the field's own."""

    zh: str
    template: str = "official"
    mark: str = ""
    signed: bool = True
    host_only: bool = False
    examples: Mapping[str, str] = {}


FORMATS: Mapping[FormatName, Format] = {
    "general": Format("一般格式", mark="文件"),
    "letter": Format(
        "信函格式",
        "letter",
        host_only=True,
        examples={"docket_number": "某财函〔2026〕8号", "addressees": "某市审计局"},
    ),
    "order": Format(
        "命令（令）格式",
        "order",
        mark="令",
        signed=False,
        examples={"issuer": "某市人民政府", "docket_number": "第3号", "stamps": "{职务: 市长}"},
    ),
    "minutes": Format(
        "纪要格式", "minutes", mark="纪要", signed=False, examples={"issuer": "某市人民政府常务会议"}
    ),
    "paper": Format("没有红头"),
}
"""The formats of the standard, and that of papers without a red head."""
# Whom papers of a kind go to: organs above, below, or beside the issuer.
Direction = Literal["up", "down", "level", ""]
# What the number of a paper is made of: the agency's code, year and serial number; 第3号; either.
Number = Literal["agency", "nth", "either"]


class Kind(NamedTuple):
    """One row: a kind, its spellings, the label forms of its levels, how it is set, and how a title tells it.

    A title that holds one of `words` (a pattern) is of this kind; else one that ends in its name or one of `endings`. `made_as` is what
    its file is as a whole. Its `template` is that of papers without a red head; `own_mark` stands for the mark of its `format`. `statutory`: it is one of
    the fifteen (条例, 8). Papers of a kind that is not `titled` may go out under their number alone; what is `adopted` has under its title
    the meeting and the day, and no signature.
    """

    key: str
    zh: str
    also: tuple[str, ...] = ()
    labels: tuple[LabelForm, ...] = STANDARD_FORMS
    template: str = "general"
    format: FormatName = "paper"
    own_mark: str = ""
    words: str = ""
    endings: tuple[str, ...] = ()
    made_as: PartName = "Document"
    statutory: bool = False
    direction: Direction = ""
    number: Number = "agency"
    wants: tuple[Want, ...] = PAPER
    titled: bool = True
    adopted: bool = False
    examples: Mapping[str, str] = {}

    def example(self, field: str) -> str:
        """What is shown as an example of a field in papers of this kind."""
        upward = {"addressees": "市人民政府"} if self.direction == "up" else {}
        return {**upward, **FORMATS[self.format].examples, **self.examples}.get(field, FIELDS[field].example)

    @property
    def signed(self) -> bool:
        """Whether who issues it signs it, where nobody else does."""
        return FORMATS[self.format].signed and not self.adopted

    @property
    def spellings(self) -> tuple[str, ...]:
        """All words that are read for this kind, the one we write first."""
        return (self.zh, self.key, *self.also)

    @property
    def mark(self) -> str:
        """The word behind its issuer's name in the red mark."""
        return self.own_mark or FORMATS[self.format].mark


def _statutory(
    key: str,
    zh: str,
    direction: Direction,
    *wants: Want,
    also: tuple[str, ...] = (),
    endings: tuple[str, ...] = (),
    format: FormatName = "general",
    number: Number = "agency",
    titled: bool = True,
    adopted: bool = False,
    shared: tuple[Want, ...] = GENERAL,
    examples: Mapping[str, str] | None = None,
) -> Kind:
    """One of the fifteen kinds of the 条例, with its own `wants` beside those that it shares."""
    return Kind(
        key,
        zh,
        also,
        format=format,
        endings=endings,
        statutory=True,
        direction=direction,
        number=number,
        wants=(*shared, *wants),
        titled=titled,
        adopted=adopted,
        examples=examples or {},
    )


# Of two kinds whose words a title holds, it is of the later.
KINDS: Mapping[str, Kind] = {
    row.key: row
    for row in (
        # ---- what offices write beside the papers that are issued ----
        Kind(
            "work_summary",
            "工作总结",
            also=("年度工作总结", "总结"),
            template="work-summary",
            words="总结|小结",
        ),
        Kind(
            "team_summary",
            "领导班子工作总结",
            also=("班子工作总结",),
            template="work-summary",
            words="班子(?!成员).*[总小]结|[总小]结.*班子(?!成员)",
        ),
        Kind("work_report", "工作报告"),
        Kind(
            "duty_report",
            "述职述廉报告",
            also=("述职报告", "述责述廉报告", "述职述廉述党建报告", "述职述廉述党建工作报告", "述职"),
            template="duty-report",
            words="述职|述责|述廉",
        ),
        Kind(
            "speech",
            "讲话稿",
            also=("讲话", "发言", "发言稿", "致辞", "演讲稿", "主持词"),
            endings=("讲话", "发言", "发言稿", "致辞", "演讲稿", "主持词"),
        ),
        Kind("work_plan", "工作方案", also=("方案", "实施方案"), endings=("方案",)),
        Kind("key_points", "工作要点", also=("要点",), endings=("要点",)),
        Kind("research_report", "调研报告", also=("调查报告", "考察报告"), endings=("调查报告", "考察报告")),
        Kind("bulletin", "简报", format="minutes", own_mark="简报", number="nth", wants=()),
        Kind("appeal", "倡议书", also=("倡议",), endings=("倡议",)),
        Kind("invitation", "邀请函", also=("邀请书",), endings=("邀请书",)),
        # ---- the fifteen of the 条例 ----
        _statutory("resolution", "决议", "down", adopted=True, shared=ADOPTED),
        _statutory("decision", "决定", "down", NOT_UPWARD),
        _statutory(
            "order",
            "命令",
            "down",
            also=("令", "命令（令）"),
            endings=("令",),
            format="order",
            number="nth",
            shared=ORDER,
            titled=False,
        ),
        _statutory("communique", "公报", "down", number="either", adopted=True, shared=ADOPTED),
        _statutory("announcement", "公告", "down", number="either", shared=PUBLISHED),
        _statutory("proclamation", "通告", "down", number="either", shared=PUBLISHED),
        _statutory("opinion", "意见", "", ADDRESSED),
        _statutory("notice", "通知", "down", ADDRESSED, NOT_UPWARD),
        _statutory("circular", "通报", "down", ADDRESSED, NOT_UPWARD),
        _statutory("report", "报告", "up", ADDRESSED, SEALED, UPWARD, endings=("汇报", "情况")),
        _statutory(
            "request",
            "请示",
            "up",
            ADDRESSED,
            SEALED,
            UPWARD,
            has("remark", "should", "实务", "条例第九条"),
        ),
        _statutory("reply", "批复", "down", ADDRESSED, SEALED, NOT_UPWARD),
        _statutory(
            "motion",
            "议案",
            "level",
            ADDRESSED,
            NOT_UPWARD,
            examples={
                "issuer": "某市人民政府",
                "docket_number": "某政〔2026〕8号",
                "addressees": "市人民代表大会常务委员会",
            },
        ),
        _statutory("letter", "函", "level", format="letter", shared=LETTER),
        _statutory(
            "minutes",
            "纪要",
            "down",
            also=("会议纪要",),
            format="minutes",
            number="either",
            shared=MINUTES,
        ),
        Kind("volume", "汇编", template="volume", made_as="Volume", wants=()),
    )
}


def kind_of(word: str) -> str | None:
    """The English key of a kind as typed, None when there is none of that name."""
    return next((key for key, row in KINDS.items() if word in row.spellings), None)


def may_be_volume(text: str) -> bool:
    """Whether a file may be a volume of reports: only then it is worth a look."""
    return any(word in text for word in KINDS["volume"].spellings)


# Whatever paper a title tells of besides, its last word is its kind: 关于某方案（草案）的议案, 转发《某总结》的通知.
_ABOUT_ANOTHER = late(
    "(?:关于.+的|》[^《》]{0,12}?)(?P<kind>通知|通报|意见|决定|决议|公告|通告|公报|批复|请示|议案|函|复函)(?:[（(].*)?$|》[^《》]{0,12}的(?P<about>报告)$"
    # 关于报送工作总结的报告 brings the 总结 along; 关于工作总结的报告 is one.
    "|关于(?:报送|上报|呈报|呈送|提交|转报|报请审议|提请审议).+的(?P<brings>报告)(?:[（(].*)?$"
)


def kind_in_title(title: str) -> str:
    """The English key of the kind that a title names; empty where it names none."""
    if brought := _ABOUT_ANOTHER.search(title):
        word = (brought["kind"] or brought["about"] or brought["brings"]).removeprefix("复")
        return next(row.key for row in KINDS.values() if word in row.spellings)
    for row in [*KINDS.values()][::-1]:
        if row.words and re.search(row.words, title):
            return row.key
    reports = [row for row in KINDS.values() if row.made_as == "Document"]
    endings = {ending: row.key for row in reports for ending in (row.zh, *row.endings)}
    found = [ending for ending in endings if re.search(rf"{ending}(?:[（(].*)?$", title)]
    return endings[max(found, key=len)] if found else ""


_PLAIN = ("标题、正文、落款的排法一样", "it is set alike")
_ARTICLES = (
    "分章、分条的写“层次: [第一章, 第一条]”；印发它的那份文件写“文种: 通知”",
    "write `层次: [第一章, 第一条]` for chapters and articles; what brings it is a 通知",
)
_REQUEST = ("申请上级批的事，用请示", "what is to be approved goes into a 请示")
_ANSWER = ("答复平行的、没有隶属关系的机关，用函", "what answers an organ beside one's own is a 函")
# Papers that have no kind of their own: how their names end, the kind to write instead, and why that does.
MEANWHILE: Mapping[str, tuple[str, tuple[str, str]]] = {
    **dict.fromkeys(("计划", "规划", "预案", "安排", "打算"), ("work_plan", _PLAIN)),
    **dict.fromkeys(("办法", "细则", "规定", "制度", "规则", "章程", "条例"), ("work_plan", _ARTICLES)),
    **dict.fromkeys(("申请", "申请书"), ("request", _REQUEST)),
    **dict.fromkeys(("答复", "复函", "商洽函"), ("letter", _ANSWER)),
    **dict.fromkeys(("信息", "专报", "快报", "动态"), ("bulletin", _PLAIN)),
    **dict.fromkeys(("汇报", "情况", "说明", "材料", "建议", "清单", "分析"), ("report", _PLAIN)),
    **dict.fromkeys(("开幕词", "闭幕词", "贺词", "讲稿"), ("speech", _PLAIN)),
}


def _one_slip(typed: str, meant: str) -> bool:
    """Whether a name of four characters or more is another but for one of them: a slip, and no sort of something else."""
    return len(typed) == len(meant) > 3 and sum(map(str.__ne__, typed, meant)) == 1


def kind_choices(word: str = "") -> dict[str, str]:
    """What a message about kinds says: all of them, and the one that `word` is a sort of, that serves meanwhile, or that is most like it."""
    spelled = [spelling for row in KINDS.values() for spelling in row.spellings]
    choices = "、".join(row.zh for row in KINDS.values())
    typed = word.strip()
    sorts = {end: row for row in KINDS.values() for end in (row.zh, *row.also)}
    ending = max((end for end in (*sorts, *MEANWHILE) if typed.endswith(end)), key=len, default="")
    offer = nearest(word, spelled) if word else None
    if offer and _one_slip(typed, offer):
        ending = ""
    if ending in MEANWHILE:
        kind, (zh, en) = MEANWHILE[ending]
        name = KINDS[kind].zh
        return {
            "choices": choices,
            "offer_zh": f"没有单独的这一种，写“文种: {name}”：{zh}。",
            "offer_en": f"It has no kind of its own; write `文种: {name}`: {en}. ",
        }
    if ending:
        name = sorts[ending].zh
        return {
            "choices": choices,
            "offer_zh": f"“{typed}”也是{name}，写“文种: {name}”。",
            "offer_en": f"Write `文种: {name}`, which it is one of. ",
        }
    return {
        "choices": choices,
        "offer_zh": f"是不是“{offer}”？" if offer else "",
        "offer_en": f"Did you mean “{offer}”? " if offer else "",
    }
