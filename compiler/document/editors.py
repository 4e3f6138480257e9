"""What an editor tells a clerk who types: a sentence for each mistake, and blocks ready to be filled in.

In: fields and parts. Out: pieces of a JSON Schema, in the keywords that the YAML extension of VS Code reads besides the standard's own:
`errorMessage`, `patternErrorMessage`, `markdownDescription`, `defaultSnippets`, `doNotSuggest`. Its own sentences speak of types,
properties and patterns; none of them is left to be shown. They are in Chinese, as the keys are.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from ..messages import codes
from ..messages.diagnostic import Code
from ..source.load import Source, load
from ..terms.fields import (
    BLOCKS,
    DERIVED,
    FIELDS,
    ROOTS,
    TOLD_BY,
    WAYS_ROUND,
    Field,
    PartName,
    fields_of,
    turned_by,
)
from ..terms.kinds import KINDS, MEANWHILE

Schema = dict[str, Any]
# Where a text stands: as the value of its field, in a list that the field is, or where there may be a list of it instead.
Where = Literal["alone", "in_list", "or_list"]

# What a part is called where the key that it is known by would mislead, or there is none.
_CALLED: Mapping[PartName, str] = {
    "Document": "公文",
    "RunIn": "段首标题",
    "Group": "成组的块",
    "Closing": "结尾",
    "Item": "列举的一项",
    "Merged": "合并的格",
    "Attachment": "附件",
    "Reporter": "报告人",
    "Stamp": "签名章",
    "Batch": "批量",
    "Imprint": "印发",
    "Edition": "编发",
    "Contents": "目录",
    "Volume": "汇编",
    "Member": "汇编的一篇",
}
# What of a part a clerk usually writes besides the keys that it is known by.
_USUAL: Mapping[PartName, tuple[str, ...]] = {
    "Section": ("content",),
    "RunIn": ("text",),
    "Table": ("caption", "above_table"),
    "Picture": ("width", "caption"),
    "Chart": ("chart_data", "caption"),
    "Group": ("opening",),
    "Passage": ("nature",),
    "Attachment": ("content",),
    "Reporter": ("unit", "post", "name", "reporter_date"),
    "Batch": ("rows", "file_name"),
    "Imprint": ("imprint_office", "imprint_date"),
    "Edition": ("edition_office", "edition_date"),
    "Contents": ("contents_levels", "contents_attachments"),
    "Member": ("contents_title",),
}
# What is put in where the example does not go with the rest, or there is none. A row of a table is a text here: the server
# does not print a list in a list.
_TO_FILL: Mapping[str, Any] = {
    "content": ["……"],
    "text": "……",
    "opening": "……",
    "paragraph": ["……", {"加粗": "……"}],
    "table": ["[项目, 金额]", "[……, ……]"],
    "chart_data": ["[月份, 金额]", "[1月, 10]", "[2月, 12]"],
}


def called(part: PartName) -> str:
    """The Chinese name of a part."""
    return _CALLED.get(part) or FIELDS[TOLD_BY[part][0]].zh


def said(code: Code, **args: str) -> str:
    """A message of the compiler with its way out."""
    return f"{code.zh}{code.hint_zh}".format(**args)


def way_out(code: Code, **args: str) -> str:
    """The way out alone, where the message itself needs what was typed."""
    return code.hint_zh.format(**args)


def listed(words: Iterable[str]) -> str:
    """Words as a sentence names them."""
    return "、".join(words)


def quoted(words: Iterable[str]) -> str:
    """The same of words that hold marks themselves."""
    return "".join(f"“{word}”" for word in words)


def chinese(row: Field) -> list[str]:
    """The Chinese spellings of a field, the one to write first."""
    return [spelling for spelling in row.spellings if not spelling.isascii()]


def described(row: Field, choices: bool = False) -> Schema:
    """Title and description of a field; `choices`: its values are listed besides."""
    more = [row.about[0]]
    if row.page and "见下面" not in row.page:  # that is said of the documentation's page
        more = [row.page]
    if row.example and not choices:
        more.append(f"例如 `{row.zh}: {row.example}`")
    if others := chinese(row)[1:]:
        more.append(f"也认得：{listed(others)}。")
    if row.clause:
        more.append(f"GB/T 9704 第 {row.clause} 条。")
    return {
        "title": row.zh,
        "description": row.about[0],
        "markdownDescription": "\n\n".join(more),
    }


def to_fill(row: Field, lists: bool = False) -> Schema:
    """What an editor puts after a key that is taken from its list: the example, or the mark of a list's first item."""
    example = row.example or "……"
    if lists and (not row.example or example[0] == "["):
        return {"items": {}}
    body = load(Source("example.yaml", f"例: {example}")).data["例"]
    if isinstance(body, str):
        body = f"${{1:{example}}}"
    return {"defaultSnippets": [{"label": example, "body": body}]}


def parts_to_fill(part: PartName) -> Schema:
    """The same of a mapping: all that it usually holds; what is there already is not put in again."""
    body = filled(part)
    return {"defaultSnippets": [{"label": listed(body), "body": body}]}


def wanted(row: Field, where: Where = "alone", mappings: bool = False) -> str:
    """What is said where neither a text stands nor what else a field may be."""
    shapes = ["一段文字", *["一个列表"] * (where == "or_list"), *["几个“键: 值”"] * mappings]
    example = f"，例如“{row.zh}: {row.example}”" if row.example and where != "in_list" else ""
    return f"“{row.zh}”{'的每一项' * (where == 'in_list')}要写{'，或'.join(shapes)}，不能空着{example}。"


def part_wanted(parts: Iterable[PartName]) -> str:
    """What is said of a mapping that is no part of a text."""
    choices = listed(FIELDS[key].zh for part in parts for key in TOLD_BY[part])
    return f"这里的每一部分只能是文字，或{choices}中的一样，各用一对花括号括起来。"


def kind_wanted() -> str:
    """What is said of a kind that there is not."""
    by_kind: dict[str, list[str]] = {}
    for ending, (kind, _) in MEANWHILE.items():
        by_kind.setdefault(kind, []).append(ending)
    offers = [f"{listed(endings[:4])}等先写“{KINDS[kind].zh}”" for kind, endings in by_kind.items()]
    return f"没有这个文种。可以写的有：{listed(row.zh for row in KINDS.values())}；{'，'.join(offers)}。"


# ---- keys that are not known ----------------------------------------------------------------------------------------

_NEVER: Schema = {"pattern": "^$"}  # no key is empty


def keys_of(part: PartName) -> Schema:
    """What a key of a part may be, and what is said of any other: what it stands for, where it belongs, what it looks like."""
    own = fields_of(part)
    siblings = [FIELDS[key] for block in BLOCKS if part in BLOCKS and block != part for key in TOLD_BY[block]]
    known = [spelling for row in own for spelling in chinese(row)]
    choices = [*dict.fromkeys(row.zh for row in (*turned_by(part), *own))]
    return _keys(known, own, siblings, choices, said(codes.UNKNOWN_KEY, key="{key}", choices=listed(choices)))


def keys_telling(rows: Iterable[Field], told: str) -> Schema:
    """The same of a mapping that is known by none of its keys, and `told` otherwise: it may begin with any of these fields."""
    rows = [*rows]
    return _keys([], rows, [], [row.zh for row in rows], told)


def _keys(
    known: list[str], own: Iterable[Field], siblings: Iterable[Field], choices: list[str], told: str
) -> Schema:
    out: Schema = {"enum": [*dict.fromkeys(choices)], "errorMessage": told.replace("“{key}”", "")}
    rows = [*own, *siblings]
    # Of two that a word is near to, the longer one has more of it.
    for row in sorted(rows, key=lambda row: len(row.zh)):
        out = {"if": {"pattern": f"^(?:{'|'.join(_near(row.zh))})$"}, "then": _offer(row), "else": out}
    out = {"if": {"$ref": "#/$defs/别处的项目"}, "then": {"$ref": "#/$defs/别处的说明"}, "else": out}
    for row in own:
        if words := [word for word in row.meant if word not in known]:
            out = {"if": {"enum": words}, "then": _offer(row), "else": out}
    for row in own:
        if words := [word for word in row.spellings if word not in known]:
            saying = f"编辑器只认中文的项目，这里写“{row.zh}”。"
            out = {
                "if": {"enum": words},
                "then": {"enum": [row.zh], "errorMessage": saying},
                "else": out,
            }
    return {**({"if": {"enum": known}, "else": out} if known else out), "doNotSuggest": True}


def _offer(row: Field) -> Schema:
    told = f"{codes.UNKNOWN_KEY_NEAR.zh}{codes.UNKNOWN_KEY_NEAR.hint_zh}"
    return {"enum": [row.zh], "errorMessage": told.replace("“{key}”", "").format(nearest=row.zh)}


def _near(word: str) -> list[str]:
    """Patterns of what a key is misspelt as: one character wrong, missing, too many, or two exchanged."""
    size = len(word)
    one_more = [f"{word[:at]}.{word[at:]}" for at in range(size + 1)]
    if size == 1:
        return one_more
    wrong = [f"{word[:at]}.{word[at + 1 :]}" for at in range(size)]
    if size == 2:
        return [*wrong, *one_more]
    missing = [word[:at] + word[at + 1 :] for at in range(size)]
    swapped = [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(size - 1)]
    return [*dict.fromkeys((*wrong, *one_more, *missing, *swapped))]


def elsewhere() -> dict[str, Schema]:
    """Definitions of the keys that mean something, though not everywhere, and of what is said of each."""
    by_saying: dict[str, list[str]] = {}
    for word, saying in _elsewhere().items():
        by_saying.setdefault(saying, []).append(word)
    return {
        "别处的项目": {"enum": [*_elsewhere()]},
        "别处的说明": {
            "allOf": [
                {"if": {"enum": words}, "then": {**_NEVER, "errorMessage": saying}}
                for saying, words in by_saying.items()
            ]
        },
    }


def _elsewhere() -> dict[str, str]:
    """What is said of each word where it does not belong."""
    out: dict[str, str] = {}
    for word, (way, _) in WAYS_ROUND.items():
        out[word] = said(codes.NOT_WRITTEN_YET, key=word, offer_zh=way)
    for key, printed_for in DERIVED.items():
        out[FIELDS[key].zh] = said(codes.DERIVED, key=FIELDS[key].zh, other=FIELDS[printed_for].zh)
    inside: dict[str, list[str]] = {}
    for row in FIELDS.values():
        for word in row.spellings if row.stands else ():
            inside.setdefault(word, []).extend(_places(row))
    for word, places in inside.items():
        named = [*dict.fromkeys(places)]
        where = ["最外层（行首不空格）"] * ("" in named)
        if held := [place for place in named if place]:
            where.append(f"{quoted(held[:4])}{'等' * (len(held) > 4)}里")
        out[word] = f"“{word}”不写在这里，要写在{'，或'.join(where)}。"
    return dict(sorted(out.items()))


def _places(row: Field) -> list[str]:
    """Where a field is written: in the parts that have it, empty for the document; a part itself, in the fields that hold it."""
    others = [part for part in row.stands if part not in row.tells]
    holders = [one.zh for part in row.tells for one in FIELDS.values() if part in one.holds]
    return [*("" if part in ROOTS else called(part) for part in others), *holders]


# ---- snippets -------------------------------------------------------------------------------------------------------


def snippets(parts: Iterable[PartName], bare: bool = False) -> list[Schema]:
    """A mapping of each of some parts, to be filled in; `bare`: only the keys that it is known by."""
    return [
        {
            "label": FIELDS[TOLD_BY[part][0]].zh,
            "description": FIELDS[TOLD_BY[part][0]].about[0],
            "sortText": f"{at:02}",
            "body": filled(part, bare),
        }
        for at, part in enumerate(parts)
    ]


def filled(part: PartName, bare: bool = False) -> Schema:
    """A mapping of a part, with what is usual in it."""
    keys = [*TOLD_BY.get(part, ()), *(() if bare else _USUAL.get(part, ()))]
    return {FIELDS[key].zh: _TO_FILL.get(key) or FIELDS[key].example or ["……"] for key in keys}


def literal(words: Iterable[str]) -> str:
    """A pattern of just these words, for readers of either dialect of regular expressions."""
    return f"^(?:{'|'.join(_SPECIAL.sub(_ESCAPED, word) for word in words)})$"


_SPECIAL, _ESCAPED = re.compile(r"([][().*+?^$|{}/\\])"), r"\\\1"
