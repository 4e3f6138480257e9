"""Drafts of issued papers that strangers wrote, each with its fields in a YAML beside it, and how well they are read.

`draft/papers/papers1` to `papers32`, ten of each of thirty-two hands, which knew nothing of the code; committed before the recogniser first read
them. A field is right if it is that of the YAML but for blanks, marks and the words that its place gives (签发人：, 抄送：, 印发, 文件 on a line of
its own). Their writers knew no 编发: who edits minutes some called 署名, the day beside it 成文日期, and so that on which a meeting adopted a paper, which
stands below its title. A date typed as 二〇二六年三月二十日 that is kept as typed is right. So is what some writers gave short: who signs
without the office that stands before the name, who was at a meeting without the body, the post or the reason that stands beside the names, an attachment without what its title has in brackets; and
the mark of a 公告 with that word or without. The one line that heads minutes without another is their mark or their title, whichever the writer took it for.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from compiler.document.model import Document
from compiler.document.validate import validate
from compiler.draft.prove import printed
from compiler.draft.readers import read_draft
from compiler.draft.recognise import Recognised, loaded, recognised
from compiler.draft.titles import is_rule
from compiler.flow.blocks import Flow, Paragraph
from compiler.flow.resolve import resolve
from compiler.source.load import Source, load
from compiler.terms.dates import printed_date
from compiler.terms.fields import COPIED_BY, says_who
from compiler.terms.kinds import KINDS, kind_of
from compiler.terms.numerals import parse_chinese
from compiler.terms.values import value_of
from tests.kit.support import ROOT

FOLDER = ROOT / "tests" / "draft" / "papers"
HANDS = tuple(f"papers{number}" for number in range(1, 33))
LATEST = tuple(f"papers{number}" for number in range(33, 37))  # after which nothing was mended
# The keys of the YAMLs, and what they are compared by.
KEYS = [
    "文种",
    "份号",
    "密级",
    "紧急程度",
    "发文机关标志",
    "发文字号",
    "签发人",
    "标题",
    "主送机关",
    "附件",
    "署名",
    "成文日期",
    "附注",
    "抄送机关",
    "印发机关",
    "印发日期",
    "出席",
    "请假",
    "列席",
]
_SAME = {"令号": "发文字号"}


class Read(NamedTuple):
    """What was found of a paper: its fields in the form in which they are compared; the characters of the draft that it does not
    print, rules and labels of the head left out, and a date or a number that is printed otherwise, as the standard has it; and the same with these."""

    fields: Mapping[str, str]
    lost: str
    retyped: str
    short: Mapping[str, str]  # those of `fields` that a writer may give shorter, so given


def papers(*hands: str) -> list[Path]:
    """The drafts of some hands, of all unless given."""
    return [path for hand in hands or HANDS for path in sorted((FOLDER / hand).glob("*.txt"))]


_MARKS = re.compile(r"[^\u3400-\u9fff0-9A-Za-z★〇×]")
_BRACKETS = str.maketrans("[]［］", "〔〕〔〕")  # which the standard wants, and a writer need not
_ROUND = re.compile(
    r"[（(〔\[［]([0-9]{4})[）)〕\]］]第?(?=[0-9]+[号期次])"
)  # and so 〔2025〕11号 for （2025）第11号
_FIGURES = str.maketrans("０１２３４５６７８９", "0123456789")


def _plain(key: str, value: object) -> str:
    """A value as it is compared."""
    if isinstance(value, list | tuple):
        return (
            "|".join(_plain(key, one) for one in value)
            if key in ("签发人", "署名")
            else _plain(key, "，".join(map(str, value)))
        )
    text = str(value).translate(_FIGURES)
    if key in ("成文日期", "印发日期"):
        numbers = re.findall(r"\d+", _in_figures(text))
        return "-".join(str(int(one)) for one in numbers) if len(numbers) == 3 else _MARKS.sub("", text)
    if key == "附件":
        text = re.sub(r"附件[：:]|(?:^|(?<=[，\s]))[0-9]+[.．、]", "", text)
    if key == "发文字号":
        return re.sub(r"[^\u3400-\u9fff0-9〔〕×]", "", _ROUND.sub(r"〔\1〕", text.translate(_BRACKETS)))
    text = _MARKS.sub("", text)
    if key == "发文机关标志":
        text = re.sub("文件|(?<=.)(?:公告|通告)$", "", text)
    return text


_CHINESE_DATE = re.compile(
    "([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)


def _in_figures(date: str) -> str:
    """A date of Chinese numerals with figures for them; any other as it is."""
    found = _CHINESE_DATE.fullmatch(date)
    if not found:
        return date
    year = "".join(str("〇一二三四五六七八九".index(re.sub("[○零]", "〇", one))) for one in found[1])
    return "-".join((year, *(str(parse_chinese(one)) for one in found.groups()[1:])))


_BESIDE_NAMES = re.compile(r"[（(][^（）()]*[）)]|(?:^|(?<=[；，]))[^\s、，；]{4,}[ \u3000]+")
_OFFICE = re.compile(
    "^(?:[\u3400-\u9fff]{2,}[ \u3000]+|[省市县区州厅局署部院][ \u3000]*长|主[ \u3000]*[席任])(?=[\u3400-\u9fff \u3000]{2,12}$)"
)


def _short(key: str, value: object) -> str:
    """Who was there without what stands beside the names, who signs without the office, attachments without what is in brackets."""
    if key == "署名":
        texts = value if isinstance(value, tuple) else (value,)
        return _plain(key, [_OFFICE.sub("", str(one)) for one in texts])
    people: tuple[object, ...] = tuple(value) if isinstance(value, tuple | list) else (value,)
    return _plain(key, _BESIDE_NAMES.sub("", "，".join(map(str, people))))


@cache
def wanted(path: Path) -> Mapping[str, str]:
    """The fields of a paper as its writer gave them."""
    data = load(Source(path.name, path.with_suffix(".yaml").read_text("utf-8"))).data
    given = {_SAME.get(key, key): value for key, value in data.items()}
    if isinstance(given["文种"], str):
        given["文种"] = kind_of(given["文种"].removeprefix("复")) or given["文种"]  # 复函 is 函
    return {key: _plain(key, given[key]) for key in KEYS if given.get(key)}


@cache
def imported(path: Path) -> Recognised:
    """A paper as it is imported."""
    return recognised(read_draft(path.name, path.read_bytes()))


@cache
def found(path: Path) -> Read:
    """The fields of a paper as it is imported, and what is lost of it."""
    document = validate(loaded(read_draft(path.name, path.read_bytes()), imported(path)))
    flow = resolve(document)

    def texts(role: str) -> list[str]:
        return [block.text for block in flow.blocks if isinstance(block, Paragraph) and block.role == role]

    fields: dict[str, object] = {
        "文种": KINDS[document.kind].key,
        "份号": document.copy_number,
        "密级": "".join(texts("secrecy")),
        "紧急程度": document.urgency,
        "发文机关标志": texts("issuer_mark"),
        "发文字号": document.docket_number,
        "签发人": document.signatory,
        "标题": document.title,
        "主送机关": "".join(texts("addressees")),
        # What a paper forwards is none.
        "附件": [
            one if isinstance(one, str) else one.attachment_title
            for one in document.attachments or ()
            if isinstance(one, str) or not value_of("mark_text", one.mark_text or "")
        ],
        "署名": document.signed_by or (texts("edition")[:1] if "署名" in wanted(path) else None),
        "成文日期": printed_date(document.date)
        if document.date
        else document.date_text or "".join(texts("edition")[1:]) or _adopted(document),
        "附注": "".join(texts("remark")),
        "抄送机关": "".join(
            one.partition("：")[2] if one.startswith(("抄送：", *COPIED_BY)) else one
            for one in texts("copies_to")
        ),
        "印发机关": "".join(texts("print_office")),
        "印发日期": "".join(texts("print_date")),
        "出席": _those(document.present),
        "请假": _those(document.absent),
        "列席": _those(document.in_attendance),
    }
    return Read(
        _headed_as(
            wanted(path), {key: _plain(key, value) for key, value in fields.items() if value}, document.kind
        ),
        _lost(path, flow, _as_the_standard_has_it),
        _lost(path, flow, str),
        {key: _short(key, fields[key]) for key in ("附件", "署名", "出席", "请假", "列席") if fields[key]},
    )


def _headed_as(gold: Mapping[str, str], fields: dict[str, str], kind: str) -> dict[str, str]:
    """The fields of a paper, the only line that heads minutes under the key that the writer has for it."""
    heads = ("发文机关标志", "标题")
    wanted, given = [key for key in heads if key in gold], [key for key in heads if key in fields]
    if kind == "minutes" and len(wanted) == len(given) == 1:
        fields[wanted[0]] = fields.pop(given[0])
    return fields


def _those(texts: tuple[str, ...] | None) -> tuple[str, ...]:
    """Who was there, without the word for them."""
    first, *more = texts or ("",)
    return tuple(filter(None, (first.partition("：")[2] if says_who(first) else first, *more)))


def _adopted(document: Document) -> str:
    """The day that stands below the title of what a meeting adopted."""
    below = re.match("[（(]([^年]{4} ?年[^月]{1,4}月[^日]{1,4}日)", document.subtitle or "")
    return below[1] if below and KINDS[document.kind].adopted else ""


def _lost(path: Path, flow: Flow, read_as: Callable[[str], str]) -> str:
    roles = {block.role for block in flow.blocks if isinstance(block, Paragraph)}
    there = printed(flow) + "签发人" * ("signatory" in roles)
    lines = [
        _LABEL.sub(
            lambda found: "" if _LABELS[(found[1] or found[2]).upper()] in roles else found[0], line.strip()
        )
        for line in path.read_text("utf-8").splitlines()
        if not (_PAGE.fullmatch(line.strip()) or is_rule(line.strip()))
    ]
    missing = Counter(_as_compared("".join(lines), read_as)) - Counter(_as_compared(there, read_as))
    return "".join(missing.elements())


# What some type before what the head of a paper tells, and the standard does not print.
_LABELS = {"份号": "copy_number", "NO": "copy_number", "密级": "secrecy", "紧急程度": "urgency"}
_LABEL = re.compile(
    r"(?:^|(?<=[ \u3000]))(?:(份号|密级|紧急程度)(?:[：:]|[ \u3000]+)|(No)[.．]?[ \u3000]*(?=[0-9]))", re.I
)


def _as_compared(text: str, read_as: Callable[[str], str]) -> str:
    return _MARKS.sub("", read_as(text).translate(_FIGURES))


_BODY = "[局院厅委会部府办处]"


def _as_the_standard_has_it(text: str) -> str:
    """A text with its dates in figures, its number with the year in 〔〕, and 文件 with the last of several bodies alone that all had it."""
    text = re.sub(f"(?<={_BODY})文件(?=[\u3400-\u9fff]{{2,30}}{_BODY}文件)", "", text)
    return _ROUND.sub(r"〔\1〕", _CHINESE_DATE.sub(lambda found: _in_figures(found[0]), text))


_PAGE = re.compile(r"[-—－ ]*\d{1,3}[-—－ ]*")


def _is_right(key: str, gold: Mapping[str, str], read: Read) -> bool:
    return gold.get(key) in (read.fields.get(key), read.short.get(key, read.fields.get(key)))


def scores(paths: Iterable[Path]) -> dict[str, float]:
    """F1 of each field, and of how many papers the whole text is printed (全文)."""
    right, given, asked = Counter[str](), Counter[str](), Counter[str]()
    for path in paths:
        gold, read = wanted(path), found(path)
        asked.update([*gold, "全文"])
        given.update([*read.fields, "全文"])
        right.update(key for key in gold if _is_right(key, gold, read))
        right["全文"] += not read.lost
    return {key: 2 * right[key] / (given[key] + asked[key]) for key in (*KEYS, "全文") if asked[key]}


def wrong(path: Path) -> dict[str, tuple[str, str]]:
    """The fields of a paper that are not right: as wanted, as found."""
    gold, read = wanted(path), found(path)
    return {
        key: (gold.get(key, ""), read.fields.get(key, "")) for key in KEYS if not _is_right(key, gold, read)
    }
