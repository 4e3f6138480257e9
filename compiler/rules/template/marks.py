"""Rules on marks that a template keeps and nobody fills: other programs' tags, blanks for people, prompts, old contents (T401 to T404).

In: `TemplateFacts`. Out: diagnostics.
"""

import re
from collections.abc import Iterator, Mapping

from ...messages.diagnostic import Code, Diagnostic
from ...tags.foreign import MERGE, marks_in, meant
from ...terms.fields import FIELDS, MEMBERS, VALUES
from .asked import template_rule
from .facts import TemplateFacts

FOREIGN_TEXT = Code(
    "T401",
    "warning",
    zh="“{excerpt}”是{engine_zh}的写法，这里不填，会原样印出来。",
    hint_zh="要填的，改用 {ours_zh}；本来就是文字的，不用管。",
    en="“{excerpt}” is written as for {engine_en}; here it prints as it is.",
    hint_en="If it is meant to be filled in, use {ours_en}; otherwise leave it.",
    fault="""
        ${年度}
        {{p 标题 }}
        {{p 副标题 }}
        {{p 报告人 }}
        {{p 主送机关 }}
        {{p 全文 }}
        {{p 附件说明 }}
        {{p 落款 }}
        {{p 附注 }}
        {{p 附件 }}
    """,
    mend="""
        {{ 数据.年度|默认('') }}
        {{p 标题 }}
        {{p 副标题 }}
        {{p 报告人 }}
        {{p 主送机关 }}
        {{p 全文 }}
        {{p 附件说明 }}
        {{p 落款 }}
        {{p 附注 }}
        {{p 附件 }}
    """,
    form="template",
)
LEFTOVER = Code(
    "T402",
    "warning",
    zh="“{excerpt}”像是留着等人填的，会原样印在每份公文上。",
    hint_zh="每份不同的，换成标记，如 {ours_zh}；每份一样的，直接填好。",
    en="“{excerpt}” looks like a blank for somebody to fill in; it prints as it is in every document.",
    hint_en="Put a tag in its place where documents differ, such as {ours_en}; else fill it in.",
    fault="""
        [此处填年度]
        {{p 标题 }}
        {{p 副标题 }}
        {{p 报告人 }}
        {{p 主送机关 }}
        {{p 全文 }}
        {{p 附件说明 }}
        {{p 落款 }}
        {{p 附注 }}
        {{p 附件 }}
    """,
    mend="""
        {{ 数据.年度|默认('') }}
        {{p 标题 }}
        {{p 副标题 }}
        {{p 报告人 }}
        {{p 主送机关 }}
        {{p 全文 }}
        {{p 附件说明 }}
        {{p 落款 }}
        {{p 附注 }}
        {{p 附件 }}
    """,
    form="template",
)
LINED_BLANK = Code(
    "T390",
    "info",
    zh="“{excerpt}”留着横线，印出来还是空的；“{field_zh}”在这个模板里没有别的地方印。",
    hint_zh="要填的，横线换成标记 {tag}；留着手写的，不用管。",
    en="“{excerpt}” leaves a line, and prints it empty; nothing else in this template prints {field_en}.",
    hint_en="Put the tag {tag} in place of the line if it is to be filled in; a line to write on may stay.",
    fault="（模板里写着“姓名：________”，没有标记印报告人的姓名）",
    mend="（写成 姓名：{{ 报告人.姓名 }}）",
    why="word",
)
PROMPT_LEFT = Code(
    "T403",
    "warning",
    zh="内容控件{name_zh}里还是提示“{excerpt}”，会原样印在每份公文上。",
    hint_zh="在控件里写上标记，如 {ours_zh}；用不着的，右击它，选“删除内容控件”，再删去文字。",
    en="The content control{name_en} still shows its prompt, “{excerpt}”, which prints in every document.",
    hint_en="Type a tag in it, such as {ours_en}; or remove the control and its text.",
    fault="（内容控件里还写着“单击此处输入文字。”）",
    mend="（内容控件里写上了 {{ 标题 }}）",
    why="word",
)
STALE_CONTENTS = Code(
    "T404",
    "warning",
    zh="这里的目录是模板自己的，不会跟着公文变，印出来还是“{excerpt}”。",
    hint_zh="{offer_zh}",
    en="The contents list here is the template's own and does not follow the document; it prints “{excerpt}”.",
    hint_en="{offer_en}",
    fault="（模板里插了目录，里面是旧标题）",
    mend="（换成了 {{p 目录 }}，公文里写“目录: 是”）",
    why="word",
)


@template_rule
def marks_of_others(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """What another program would fill, with its name and what is written here; merge fields of Word's whatever they show."""
    for one in facts.paragraphs:
        for mark in marks_in(one.text):
            yield Diagnostic(FOREIGN_TEXT, mark.args, one.place)
    for trace in facts.traces:
        if trace.kind == "merge" and "«" not in trace.detail[0]:
            zh, en = meant(trace.name)
            sides = {"engine_zh": f" {MERGE[0]}", "engine_en": MERGE[1], "ours_zh": zh, "ours_en": en}
            yield Diagnostic(
                FOREIGN_TEXT, {"excerpt": trace.detail[0] or f"«{trace.name}»", **sides}, trace.place
            )


# ---- blanks for people --------------------------------------------------------------------------------------------

_FIELD_NAMES = {
    word
    for key in (*VALUES, *(member for members in MEMBERS.values() for member in members.values()))
    for word in FIELDS[key].spellings
    if not word.isascii()
}
_ASKED_FOR = sorted(
    {
        *_FIELD_NAMES,
        *("单位", "部门", "姓名", "职务", "职称", "年度", "年份", "日期", "年月日", "时间", "地点", "文号", "发文字号"),
        *("签发人", "联系人", "电话", "联系电话", "金额", "标题", "正文", "内容", "事由", "项目", "地址", "编号", "期数"),
    },
    key=len,
    reverse=True,
)  # fmt: skip
_NAME = rf"(?:XX|××|某某)?(?:{'|'.join(_ASKED_FOR)})(?:名称|全称|简称|名)?"
_ASKS = r"(?:请|此处|在此|这里|请在此处?|请在这里)(?:处|您)?(?:填写|填入|填|输入|录入|键入|插入|补充|写|选择|粘贴)(?:上)?"
_INNER = r"(?P<name>[^\[\]［］【】〔〕（）()<>＜＞]{0,24}?)"
_NAMED_HEAD = rf"【(?P<name>{_NAME})】"  # 【单位】市财政局: a head and its text; 【请输入单位】市 is none
_BLANKS: tuple[str, ...] = (
    rf"[\[［【〔<＜](?:{_ASKS}|填写|填入|录入|待填写?|待补充?|待定|待录入?){_INNER}[\]］】〕>＞]",  # [此处填年度], 【请输入姓名】
    rf"[（(](?:此处|在此|这里|请在此处?)(?:填写?|填入|输入|录入|插入|补充|写){_INNER}[）)]|[（(](?:待填写?|待补充?|待定|待完善|待核实?)[）)]",  # （此处填写事由）, （待定）; no （请填写完整）, which forms print
    rf"《{_ASKS}(?P<name>[^《》]{{0,24}}?)》",  # 《请在此输入标题》; no 《填写说明》
    rf"[\[［<＜]\s*(?P<name>{_NAME})\s*[\]］>＞]",  # [单位名称]; no [2025], [1], [注]
    _NAMED_HEAD,  # 【单位】; no 【案例】; as a head: see below
    r"(?:单击|点击|点按|轻点)(?:或(?:单击|点击|点按|轻点))?(?:此处|这里)(?:以)?(?:输入|键入|添加|选择)(?P<name>\w{0,12})。?",
    r"^\s*(?:请(?:在此处?|在这里)?|在此处?|在这里|点击|单击)(?:输入|键入|录入)(?P<name>\w{0,6})[。.]?\s*$",  # 请输入标题
    r"Click (?:or tap )?here to enter (?P<name>[a-z ]{1,20})\.?",
    r"(?<![A-Za-z\d])[Xx]{2,}(?P<name>)(?=[ \u3000]?[\u4e00-\u9fff〔])|[×Ｘ]{2,}(?=[ \u3000]?[\u4e00-\u9fff〔])",  # XX市, XXX 同志; no XXL
    r"〔(?:20)?[XxＸ×]{2,4}(?P<name>)〕|(?<!\d)20[XxＸ×]{2}(?=年)",  # 〔20XX〕, 20XX年
)
"""What is left for people to fill, a row each."""
_OURS = re.compile(r"\{[{%#][^{}]{0,1000}[}%#]\}")


@template_rule
def blanks_for_people(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """[此处填年度], 【单位】, XX市: nobody fills them in, and every document would bear them."""
    rows = [re.compile(row) for row in _BLANKS]
    controls = {trace.place for trace in facts.traces if trace.kind == "control"}
    for one in facts.paragraphs:
        if one.place in controls:
            continue
        text = _OURS.sub(lambda found: " " * len(found[0]), one.text)
        for mark in marks_in(text):
            text = f"{text[: mark.start]}{' ' * len(mark.text)}{text[mark.end :]}"
        for row in rows:
            for found in row.finditer(text):
                head = (
                    row.pattern == _NAMED_HEAD
                    and not text[: found.start()].strip()
                    and text[found.end() :].strip()
                )
                if not head:
                    zh, en = meant(_named(found["name"] or ""))
                    yield Diagnostic(LEFTOVER, {"excerpt": found[0], "ours_zh": zh, "ours_en": en}, one.place)


_PRINTED_AS: Mapping[str, tuple[str, str]] = {  # what prints a name, by its key and by its tag
    **{
        word: (f"{whole}.{key}", f"{FIELDS[whole].zh}.{word}")
        for whole, members in MEMBERS.items()
        for word, key in members.items()
    },
    **{word: (key, word) for key in VALUES for word in FIELDS[key].spellings},
}
_LINED = re.compile(
    rf"(?<![\u4e00-\u9fff])(?P<name>{'|'.join(sorted(_FIELD_NAMES, key=len, reverse=True))})[：:][ \u3000]*[_＿]{{3,}}"
)
_BY_HAND = re.compile(r"签|盖章|手写|手填|审[核批查]|评")  # of what is written on the paper


@template_rule
def lines_to_fill(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """姓名：________, where reports have that field and no tag prints it; lines for a signature, or of a form that is written on, are none."""
    for one in facts.paragraphs:
        for found in _LINED.finditer(one.text) if not _BY_HAND.search(one.text) else ():
            key, tag = _PRINTED_AS[found["name"]]
            if facts.printed.isdisjoint((key, key.partition(".")[0])):
                args = {"excerpt": found[0], "field_zh": found["name"], "field_en": found["name"]}
                yield Diagnostic(LINED_BLANK, {**args, "tag": f"{{{{ {tag} }}}}"}, one.place)


def _named(asked: str) -> str:
    """The name of what is asked for: 年度 of “年度”, 姓名 of “您的姓名。”; nothing where it is none."""
    name = re.sub(r"^(?:本|您的|你的|具体|有关)|[。：:，,]+$", "", asked.strip())
    return name if re.fullmatch(r"[\u4e00-\u9fff]{2,8}", name) else "名称"


@template_rule
def prompts(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A content control that shows what it asks for; Word takes that for no text, and prints it all the same."""
    for trace in facts.traces:
        if trace.kind == "control":
            zh, en = meant(trace.name or "名称")
            names = {"name_zh": f"“{trace.name}”", "name_en": f" “{trace.name}”"} if trace.name else {}
            args = {"name_zh": "", "name_en": "", **names, "excerpt": trace.detail[0]}
            yield Diagnostic(PROMPT_LEFT, {**args, "ours_zh": zh, "ours_en": en}, trace.place)


_UPDATE = (
    "要目录，把它换成 {{p 目录 }}，公文里写“目录: 是”，标题和页码都会照公文印；用不着就删去。",
    "Where contents are wanted, put {{p 目录 }} in their place and write `目录: 是` in the report: headings and pages will be its own; else delete them.",
)
_TYPED = (
    "这是打上去的字，更新不了。要目录，把它换成 {{p 目录 }}，公文里写“目录: 是”；用不着就删去。",
    "This is typed and cannot be updated. Where contents are wanted, put {{p 目录 }} in their place and write `目录: 是` in the report; else delete it.",
)


@template_rule
def contents(facts: TemplateFacts) -> Iterator[Diagnostic]:
    """A contents list that Word does not bring up to date by itself prints the headings of some older document."""
    for trace in facts.traces:
        if trace.kind in ("contents", "contents typed"):
            zh, en = _TYPED if trace.kind == "contents typed" else _UPDATE
            args = {"excerpt": trace.detail[0], "offer_zh": zh, "offer_en": en}
            yield Diagnostic(STALE_CONTENTS, args, trace.place)
