"""How other programs write their tags, and what stands for each here.

In: the text of a paragraph. Out: a `Mark` for each spot that some other engine would fill: whose way of writing it is, what
is written here instead, and whether that is certain. A new way of writing is a row.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from ..terms.fields import FIELDS, MEMBERS, SLOTS, VALUES
from ..terms.patterns import late

Kind = Literal["value", "if", "unless", "for", "either", "else", "end", "picture", "table", "part", "note"]


class Way(NamedTuple):
    """A row: whose way it is (Chinese, English), a pattern whose groups `name` holds what is named, and what it is for."""

    engine: tuple[str, str]
    pattern: str
    kind: Kind


class Mark(NamedTuple):
    """A spot in a text: whose way of writing, what to write here (Chinese, English), the tag that surely stands for it, or nothing, what it is
    for, and the member of a field that a bare name may mean: 报告人.姓名 for 姓名."""

    start: int
    end: int
    text: str
    engine: tuple[str, str]
    ours: tuple[str, str]
    tag: str
    kind: Kind
    member: str = ""

    @property
    def args(self) -> dict[str, str]:
        """What fills the sentences of a message on it."""
        excerpt = self.text if len(self.text) <= _SHOWN else f"{self.text[: _SHOWN - 1]}…"
        sides = {"engine_zh": _apart(self.engine[0]), "engine_en": self.engine[1]}
        return {"excerpt": excerpt, **sides, "ours_zh": self.ours[0], "ours_en": self.ours[1]}


def _apart(name: str) -> str:
    """A name with blanks where Latin letters would touch Chinese."""
    return f"{' ' * name[0].isascii()}{name}{' ' * name[-1].isascii()}"


_SHOWN = 30  # characters
_POI, _DOCX = ("poi-tl", "poi-tl"), ("docxtemplater", "docxtemplater")
_BARS = ("Handlebars、Mustache", "Handlebars and Mustache")
_BOTH = ("poi-tl、Handlebars", "poi-tl and Handlebars")
_CARBONE, _CREATE = ("Carbone", "Carbone"), ("docx-templates", "docx-templates")
MERGE, _LINQ = ("Word 邮件合并", "Word's mail merge"), ("Aspose", "Aspose")
_FREE, _VELO = ("FreeMarker", "FreeMarker"), ("Velocity", "Velocity")
_DOLLAR = ("FreeMarker、PHPWord", "FreeMarker and PHPWord")
_SOME = ("别的程序", "another program")
_RUBY, _SMARTY = ("JSP、ERB", "JSP and ERB"), ("Smarty、ThinkPHP", "Smarty and ThinkPHP")
_SINGLE = ("docxtemplater 等程序", "docxtemplater and others")

_NAME = r"(?P<name>[^\W\d][\w.]{0,40}?)"
_HAN = r"(?P<name>(?=\w{0,40}[\u4e00-\u9fff])[^\W\d]\w{1,20})"  # {姓名}; no {甲}, {x}, {1,2}
_WORDS = sorted(
    {
        *(spelling for key in (*SLOTS, *VALUES, "figures") for spelling in FIELDS[key].spellings),
        *(word for members in MEMBERS.values() for word in members if not word.isascii()),
    },
    key=len,
    reverse=True,
)
_KNOWN = rf"(?P<name>(?:{'|'.join(map(re.escape, _WORDS))})(?:\.\w+)*)"

_OURS = r"(?:p|tr|tc|r|if|elif|else|for|end\w*|vm|hm|colspan|cellbg)\b"  # {%endif} is a slip of ours

TAGS: tuple[Way, ...] = (
    Way(_BARS, rf"\{{\{{\s*#if\s+{_NAME}\s*\}}\}}", "if"),
    Way(_BARS, rf"\{{\{{\s*(?:#unless\s+|\^\s*){_NAME}\s*\}}\}}", "unless"),
    Way(_BARS, rf"\{{\{{\s*#each\s+{_NAME}\s*\}}\}}", "for"),
    Way(_BARS, rf"\{{\{{\s*#with\s+{_NAME}\s*\}}\}}", "part"),
    Way(_BARS, r"\{\{\s*/(?P<name>if|each|unless|with)\s*\}\}", "end"),
    Way(_BARS, r"\{\{\s*(?P<name>else)\s*\}\}", "else"),
    Way(_BARS, rf"\{{\{{\s*&\s*{_NAME}\s*\}}\}}", "value"),
    Way(_BARS, r"\{\{\s*!(?:--)?(?P<name>[^{}]{0,80})\}\}", "note"),
    Way(_POI, rf"\{{\{{\s*\?\s*{_NAME}\s*\}}\}}", "either"),
    Way(_POI, rf"\{{\{{\s*@\s*{_NAME}\s*\}}\}}", "picture"),
    Way(_POI, rf"\{{\{{\s*\*\s*{_NAME}\s*\}}\}}", "for"),
    Way(_POI, rf"\{{\{{\s*\+\s*{_NAME}\s*\}}\}}", "part"),
    Way(_BARS, rf"\{{\{{\s*>\s*{_NAME}\s*\}}\}}", "part"),
    Way(_BOTH, rf"\{{\{{\s*#\s*{_NAME}\s*\}}\}}", "table"),
    Way(_BOTH, rf"\{{\{{\s*/\s*{_NAME}?\s*\}}\}}", "end"),
    Way(_SOME, rf"\{{\{{\s*\$\s*{_NAME}\s*\}}\}}", "value"),
    Way(_DOCX, rf"(?<!\{{)\{{#\s*{_NAME}\s*\}}(?!\}})", "either"),
    Way(_DOCX, rf"(?<!\{{)\{{%%?\s*(?!{_OURS}){_NAME}\s*\}}(?!\}})", "picture"),
)
"""Those that begin as a tag here does, so that they are told where tags are read, and stop the compiling."""

_ALONE = r"(?<![{｛_$#%@!=＝∈∪∩⊂A-Za-z])"  # no part of another tag; no A={苹果}, no \\frac{速度}
TEXTS: tuple[Way, ...] = (
    Way(_DOLLAR, rf"\$!?\{{\s*\(?(?:data\.)?{_HAN}\)?\s*(?:[!?][^{{}}]{{0,40}})?\}}", "value"),
    Way(_DOLLAR, rf"\$!?\{{\s*{_KNOWN}\s*\}}", "value"),
    Way(_DOLLAR, r"\$!?\{\s*(?P<name>[A-Za-z_]\w*(?:\.\w+)*(?<=\w\w))\s*\}", "value"),
    Way(_CARBONE, r"(?<!\{)\{[dc]\.(?P<name>\w[\w.]{0,60})(?:\[i?[^\]]{0,30}\][\w.]{0,60}|:[^{}]{1,60})\}(?!\})", "for"),
    Way(_CARBONE, rf"(?<!\{{)\{{[dc]\.{_NAME}\}}(?!\}})", "value"),
    Way(_RUBY, rf"(?<!#)#\{{\s*{_HAN}\s*\}}", "value"),
    Way(_RUBY, rf"<%=\s*{_NAME}\s*%>", "value"),
    Way(_SMARTY, rf"(?<!\{{)\{{\${_NAME}\}}(?!\}})", "value"),
    Way(_CREATE, rf"(?<!\{{)\{{(?:INS\s+|=\s*){_NAME}\}}(?!\}})", "value"),
    Way(_CREATE, rf"(?<!\{{)\{{FOR\s+\w+\s+IN\s+{_NAME}\}}(?!\}})", "for"),
    Way(_CREATE, rf"(?<!\{{)\{{IF\s+{_NAME}\}}(?!\}})", "if"),
    Way(_CREATE, r"(?<!\{)\{END-(?:FOR|IF)\s*(?P<name>\w*)\}(?!\})", "end"),
    Way(_DOCX, rf"(?<!\{{)\{{/\s*{_NAME}?\s*\}}(?!\}})", "end"),
    Way(_DOCX, rf"(?<!\{{)\{{\^\s*{_NAME}\s*\}}(?!\}})", "if"),
    Way(_DOCX, rf"(?<!\{{)\{{@\s*{_NAME}\s*\}}(?!\}})", "part"),
    Way(_SINGLE, rf"【[{{｛]\s*{_HAN}\s*[}}｝]】", "value"),
    Way(_SINGLE, rf"{_ALONE}(?<!\{{ )[{{｛]\s*{_KNOWN}\s*[}}｝](?![}}｝])", "value"),
    Way(_SINGLE, rf"{_ALONE}(?<!\{{ )[{{｛]\s*{_HAN}\s*[}}｝](?![}}｝])", "value"),
    Way(_CREATE, rf"\+\+\+\s*(?:INS\s+|=\s*)\$?{_NAME}\s*\+\+\+", "value"),
    Way(_CREATE, rf"\+\+\+\s*FOR\s+\w+\s+IN\s+{_NAME}\s*\+\+\+", "for"),
    Way(_CREATE, rf"\+\+\+\s*IF\s+{_NAME}\s*\+\+\+", "if"),
    Way(_CREATE, r"\+\+\+\s*END-(?:FOR|IF)\s*(?P<name>\w*)\s*\+\+\+", "end"),
    Way(_CREATE, r"\+\+\+\s*(?:IMAGE|LINK|HTML|EXEC|QUERY)\s+(?P<name>\w*)[^+]{0,80}\+\+\+", "part"),
    Way(MERGE, r"«\s*(?P<name>[^«»]{1,80}?)\s*»", "value"),
    Way(_LINQ, rf"<<\s*\[\s*{_NAME}\s*\]\s*>>", "value"),
    Way(_LINQ, rf"<<\s*foreach\s+\[\s*(?:\w+\s+)?\w+\s+in\s+{_NAME}\s*\]\s*>>", "for"),
    Way(_LINQ, rf"<<\s*if\s+\[\s*{_NAME}[^\]]{{0,60}}\]\s*>>", "if"),
    Way(_LINQ, r"<<\s*/(?P<name>foreach|if)\s*>>", "end"),
    Way(_LINQ, rf"<<\s*image\s+\[\s*{_NAME}\s*\][^<>]{{0,40}}>>", "picture"),
    Way(_LINQ, rf"<<\s*{_KNOWN}\s*>>", "value"),
    Way(_SOME, rf"\[\[\s*{_HAN}\s*\]\]", "value"),
    Way(_SOME, r"\[\[\s*(?P<name>[A-Za-z_]\w+)\s*\]\]", "value"),
    Way(_FREE, rf"[<\[]#if\s+{_NAME}[^<>\[\]]{{0,60}}[>\]]", "if"),
    Way(_FREE, rf"[<\[]#list\s+{_NAME}\s+as\s+\w+\s*[>\]]", "for"),
    Way(_FREE, r"[<\[]/#(?P<name>if|list)[>\]]", "end"),
    Way(_FREE, r"[<\[]#(?P<name>else)\s*/?[>\]]", "else"),
    Way(_VELO, rf"#foreach\s*\(\s*\$\w+\s+in\s+\$!?\{{?{_NAME}\}}?\s*\)", "for"),
    Way(_VELO, rf"#if\s*\(\s*\$!?\{{?{_NAME}\}}?[^()]{{0,60}}\)", "if"),
    Way(_VELO, r"#(?P<name>end|else)(?![\w{])", "end"),
    Way(_SOME, rf"(?<![%\d])%{_HAN}%(?!%)", "value"),
    Way(_SOME, rf"(?<!\$)\${_HAN}\$(?!\$)", "value"),
    Way(_SOME, rf"(?<!#)##{_HAN}##(?!#)", "value"),
    Way(_SOME, rf"(?<!@)@@?{_HAN}@@?(?!@)", "value"),
)  # fmt: skip
"""Those that are mere text here, and would print as they are."""

ALL = (*TAGS, *TEXTS)
_FIRST = late(r"[{｛$+«<\[#%@【]")
_FORMULA = late(r"\\[A-Za-z]+\s*\{")  # \\frac{速度}{时间}


_MOST = 500  # openings of a paragraph that are looked at: what has more is no text


@cache
def _together(ways: tuple[Way, ...]) -> re.Pattern[str]:
    """All patterns as one, so that a spot is looked at once: way 3 is the group `w3`, and what it names `n3`."""
    named = (way.pattern.replace("(?P<name>", f"(?P<n{at}>") for at, way in enumerate(ways))
    return re.compile("|".join(f"(?P<w{at}>{pattern})" for at, pattern in enumerate(named)))


def _at(ways: tuple[Way, ...], text: str, start: int) -> Mark | None:
    match = _together(ways).match(text, start)
    if match is None or match.lastgroup is None:
        return None
    number = int(match.lastgroup.removeprefix("w"))
    groups = match.groupdict()
    return _mark(ways[number], match, groups.get(f"n{number}") or "")


def tag_at(text: str, start: int) -> Mark | None:
    """What another engine's tag that begins like one of ours stands for; None where it is none."""
    return _at(TAGS, text, start)


def marks_in(text: str, tags_too: bool = False) -> list[Mark]:
    """The spots of a text that other engines would fill, in their order, none within another; `tags_too`: those of `TAGS` as well."""
    found: list[Mark] = []
    ways = ALL if tags_too else TEXTS
    first = _FIRST.search(text)
    if first is None or _FORMULA.search(text):
        return found
    for _ in range(_MOST):
        if mark := _at(ways, text, first.start()):
            found.append(mark)
        first = _FIRST.search(text, mark.end if mark else first.end())
        if first is None:
            break
    return found


_END = {"if": ("{%p endif %}", "{%p endif %}"), "unless": ("{%p endif %}", "{%p endif %}")}
_EITHER_END = ("{%p endif %} 或 {%p endfor %}", "{%p endif %} or {%p endfor %}")
_FOR_END = dict.fromkeys(("each", "foreach", "list"), ("{%p endfor %}", "{%p endfor %}"))


def _mark(way: Way, match: re.Match[str], name: str) -> Mark:
    tag, member = (certain(name), member_of(name)) if way.kind == "value" else ("", "")
    return Mark(
        match.start(), match.end(), match[0], way.engine, _ours(way.kind, name), tag, way.kind, member
    )


def _ours(kind: Kind, name: str) -> tuple[str, str]:
    """What is written here for it, in Chinese and in English."""
    data, other = _data(name), "{%p else %}"
    if_, for_ = (f"{{%p if {data} %}} … {{%p endif %}}", f"{{%p for 项 in {data} %}} … {{%p endfor %}}")
    rows = f"{{%tr for 行 in {data} %}} … {{%tr endfor %}}"
    match kind:
        case "value":
            return meant(name)
        case "if":
            return if_, if_
        case "unless":
            not_ = if_.replace(" if ", " if not ", 1)
            return not_, not_
        case "for":
            return f"{for_}（中间写 {{{{ 项.名称 }}}}）", f"{for_} (with {{{{ 项.名称 }}}} between them)"
        case "either":
            return f"{if_}（一项一项印的用 {for_}）", f"{if_}, or {for_} to go through a list"
        case "else":
            return other, other
        case "end":
            return {**_END, **_FOR_END}.get(name, _EITHER_END)
        case "table":
            return f"{rows}（表格），或 {if_}", f"{rows} in a table, or {if_}"
        case "note":
            return "{# … #}", "{# … #}"
        case "picture":
            return (
                "公文 YAML 里的“图片”（标记不印图片）",
                "“图片” in the YAML of the document: tags print no pictures",
            )
    return "公文 YAML 里的“正文”或“附件”", "“正文” or “附件” in the YAML of the document"


def meant(name: str) -> tuple[str, str]:
    """The tag that a name of another program's stands for, in Chinese and in English; both where it may be either."""
    member = member_of(name)
    if not member:
        tag = certain(name) or f"{{{{ {_data(name)} }}}}"
        return tag, tag
    ours, data = f"{{{{ {member} }}}}", f"{{{{ 数据.{name} }}}}"
    return f"{ours}（自己的数据写 {data}）", f"{ours}, or {data} for data of your own"


def member_of(name: str) -> str:
    """报告人.姓名 for 姓名, with what an engine calls its data before it or not."""
    name = re.sub(r"^data\.", "", name)
    for whole, members in MEMBERS.items():
        if name in members and whole in VALUES:
            return f"{FIELDS[whole].zh}.{FIELDS[members[name]].zh}"
    return ""


def _data(name: str) -> str:
    """A name as data of the report's own."""
    if re.fullmatch(r"(?:数据|figures)\.\w+(?:\.\w+)*", name):
        return name
    inner = re.sub(r"^(?:data|item|this)\.", "", name)
    return f"数据.{inner}" if re.fullmatch(r"[^\W\d]\w*(?:\.\w+)*", inner) else "数据.名称"


_SPELLED: Mapping[str, str] = {s: key for key in VALUES for s in FIELDS[key].spellings}
_ONLY_WHOLE = frozenset(s for key in SLOTS if key not in VALUES for s in FIELDS[key].spellings)


def certain(name: str) -> str:
    """The one tag that a name can stand for; nothing where it may be more than one, or is a slot, which wants a paragraph of its own."""
    root, _, member = name.partition(".")
    if root in _SPELLED:
        members = MEMBERS.get(_SPELLED[root], {})
        return f"{{{{ {name} }}}}" if not member or member in members else ""
    if name in _ONLY_WHOLE:
        return f"{{{{p {name} }}}}"
    data = _data(name)
    return "" if member_of(name) or data == "数据.名称" else f"{{{{ {data} }}}}"
