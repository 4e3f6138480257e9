"""What a line of the head or the foot of an issued paper tells by itself (版头、版记), and such lines parted where several stand abreast.

In: paragraphs. Out: the same, with 机密★1年　特急, a number and who signed it, an office and its date on lines of their own; and by
`piece_of` what each is. Where it stands is weighed in `masthead` and `colophon`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ..terms.dockets import docket_meant, docket_of
from ..terms.numerals import parse_chinese
from ..terms.widths import width_em
from .foot_lines import COLUMNS
from .lines import Par, numbered
from .names import ORG, are_names, bodies_in, is_name
from .outside import ROOM_FOR_DAY, is_head_note, of_imprint
from .sentences import is_date
from .titles import bare

REACH = 16  # lines: no head of a paper is longer, nor its foot
_GAP = " \u3000\xa0\t"
BLANKS = re.compile(f"[{_GAP}]+")
KEYED = re.compile("[\u3400-\u9fff]{2,8}[：:].{1,40}")
"""A word and what it tells: 会签人：李敏; in a red head, whatever the word is, it is of the paper."""
BETWEEN = "·•・、"  # parts the level of a telegram from its sort: 特急·明电
_WIDE = str.maketrans("０１２３４５６７８９［］｛｝＊☆：", "0123456789[]{}★★：")


class Piece(NamedTuple):
    """What a line holds: the role of its field, and the text that it has there."""

    role: str
    value: str


_NO = "(?:№|[Nn][Oo][.．:：]?)"
_COPY = re.compile(rf"(?:份号[：:]?|第)?{_NO}?(?P<value>[0-9]{{1,8}})(?:号)?")
_COPY_ALONE = re.compile(rf"份号[：:]?{_NO}?[0-9]{{1,8}}|{_NO}?[0-9]{{6}}|第[0-9]{{6}}号|{_NO}[0-9]{{3,7}}")
_COPY_AT_TOP = re.compile("[0-9]{3,7}|第0[0-9]{2,6}号")
_HOW_LONG = "(?:[1-9][0-9]?|[一二三四五六七八九十]{1,3})(?:年|个月)|长期"
_SECRECY = re.compile(
    rf"(?:密级(?:和保密期限)?[：:]?)?(?P<value>绝密|机密|秘密)(?:[★*]?(?P<period>{_HOW_LONG})|[★*](?:保密期限)?)?"
)
_PERIOD = re.compile(rf"保密期限[：:](?P<value>{_HOW_LONG})")
_URGENCY = re.compile(
    r"[（(【\[]?(?:紧急程度|缓急(?:程度)?|等级)?[：:]?(?P<value>特急|加急|特提|平急)[）)】\]]?"
)
_SIGNED = re.compile("签[ \u3000]*发[ \u3000]*人?[ \u3000]*[：:]")
_ROOM = "[ \u3000×xX＊*_＿○〇]"
_OF_ALL = r"[（(]?总第[1-9][0-9]*期[）)]?"
_NTH = re.compile(
    rf"[（(]?(?P<value>(?:(?:19|20)[0-9]{{2}}年?)?第(?:[1-9][0-9]*|{_ROOM}+)[号期次])[）)]?(?P<of_all>{_OF_ALL})?"
)
# (2026)第4期 and [2026]4期 of minutes: 〔2026〕第4期.
_OF_YEAR = re.compile(
    r"[〔\[(（【]\s*(?P<year>(?:19|20)[0-9]{2})\s*年?[〕\])）】]\s*第?\s*0*(?P<count>[1-9][0-9]*)\s*(?P<unit>[期次])"
)
_COUNTED = re.compile(
    r"[（(]?(?P<year>(?:(?:19|20)[0-9]{2}年)?)第(?P<count>[〇○零一二三四五六七八九十百]{1,5})(?P<unit>[号期次])[）)]?"
)


def piece_of(par: Par) -> Piece | None:
    """What a line of the head of a paper is by itself, or by its style; None where it is none."""
    if par.line.rows or par.line.picture or par.typed:
        return None
    if par.styled == "signatory" and not _SIGNED.match(par.seen):
        return Piece("signatory", par.seen)
    return piece_in(par.seen)


def piece_in(seen: str) -> Piece | None:
    """The same of a text."""
    text = bare(seen).translate(_WIDE)
    if len(text) > 60:
        return None
    if found := _SECRECY.fullmatch(text):
        return Piece("secrecy", "★".join(filter(None, (found["value"], _in_figures(found["period"])))))
    if found := _PERIOD.fullmatch(text):
        return Piece("secrecy_period", _in_figures(found["value"]))
    if found := _URGENCY.fullmatch(text):
        return Piece("urgency", found["value"])
    if is_head_note(note := seen.lstrip(BETWEEN)) and not of_imprint(note):
        return Piece("head_note", note)
    if found := _SIGNED.match(seen):
        names = seen[found.end() :].strip(" \u3000\xa0\t")
        return Piece("signatory", names) if len(names) <= 40 and not re.search("[：:]", names) else None
    if number := number_in(seen):
        return Piece("docket_number", number)
    if _COPY_ALONE.fullmatch(text) and (found := _COPY.fullmatch(text)):
        return Piece("copy_number", found["value"])
    return None


def _in_figures(period: str | None) -> str:
    """3年 for 三年, as the standard has it (7.2.2); what is in figures already as it is."""
    found = re.fullmatch("([一二三四五六七八九十]+)(.*)", period or "")
    return f"{parse_chinese(found[1])}{found[2]}" if found else period or ""


def copy_number_in(seen: str) -> str:
    """The copy number that a line at the top of a paper is, 0023 or 第0023号, of as many digits as it was typed in (7.2.1: 一般六位);
    empty where it is none. Elsewhere it may be anything."""
    text = bare(seen).translate(_WIDE)
    found = _COPY.fullmatch(text) if _COPY_AT_TOP.fullmatch(text) or _COPY_ALONE.fullmatch(text) else None
    return found["value"] if found else ""


def number_in(seen: str) -> str:
    """The number of a paper with its year, as it is printed; empty where a text is none."""
    text = seen.translate(_WIDE).strip(" \u3000\xa0\t")
    text = re.sub(r"^(?:发文字号|文号|编号)[：:]\s*", "", text)
    inside = re.fullmatch(r"[（(]([^（）()]*〔[^（）()]*)[）)]", text)
    text = inside[1] if inside else text
    if re.search("[，。；：:]", text) or len(text) > 40 or ROOM_FOR_DAY.search(text):
        return ""
    if counted := _OF_YEAR.fullmatch(text):
        return f"〔{counted['year']}〕第{counted['count']}{counted['unit']}"
    found = docket_of(text)
    if found and (not found.nth or "〔" in text):
        return text if len(found.code) <= 20 else ""
    if not re.search(r"[〔\[［(（【﹝{〕\]）)】].*号$", text) or (meant := docket_meant(text)) == "":
        return ""
    return meant if len(meant) <= 30 and not re.search("关于|[0-9]", meant.partition("〔")[0]) else ""


def nth_in(seen: str) -> str:
    """第3号, 第12期, 2026年第4号, as it is printed; empty where a text is none. Only below a mark it is the number of a paper."""
    text = bare(seen).translate(_WIDE)
    if found := _NTH.fullmatch(text):
        of_all = (found["of_all"] or "").strip("（()）")
        value = re.sub("^([0-9]{4})第", r"\1年第", found["value"])  # 2026第4号
        return f"{value}（{of_all}）" if of_all else value
    if (found := _COUNTED.fullmatch(text)) and (count := parse_chinese(found["count"])):
        return f"{found['year']}第{count}{found['unit']}"  # 第五期
    return ""


def of_all_in(seen: str) -> str:
    """（总第45期）, as it is printed; empty where a text is none. Only below the number of a bulletin it is of that."""
    text = bare(seen).translate(_WIDE)
    return text if re.fullmatch(_OF_ALL, text) else ""


def signatories(text: str) -> list[str]:
    """The names after 签发人：, those whole that blanks part: 张　三, 周　建平."""
    parts = re.split("([ \u3000\xa0\t、，,；;]+)", text.strip(" \u3000\xa0\t"))
    names, gaps = parts[::2], parts[1::2]
    if len(names) > 2 and all(len(name) == 1 for name in names):  # 周　建　平; 张 三　　李 四
        least = min(map(width_em, gaps))
        if len(names) < 4 or any(width_em(gap) > least for gap in gaps):
            whole = names[0]
            for gap, name in zip(gaps, names[1:], strict=True):
                whole += name if len(names) < 4 or width_em(gap) == least else f" {name}"
            return whole.split(" ")
    out: list[str] = []
    for name in filter(None, names):
        if out and len(out[-1]) == 1 and len(name) < 3:
            out[-1] += name
        else:
            out.append(name)
    return out


def are_signatories(text: str) -> bool:
    """Whether a line may be further names below 签发人：, or after the number beside it."""
    names = signatories(text)
    return 1 <= len(names) <= 3 and len(text) <= 40 and (are_names(text) or all(map(is_name, names)))


# ---- parted -------------------------------------------------------------------------------------------------------

_IMPRINT = re.compile(
    r"(?:印[ \u3000]*发[ \u3000]*(?:机[ \u3000]*关|单[ \u3000]*位)[：:][ \u3000]*)?(?P<office>\S.{1,40}?)(?P<gap>[ \u3000\xa0\t]*)"
    r"(?:印[ \u3000]*发[ \u3000]*(?:日[ \u3000]*期|时[ \u3000]*间)[：:][ \u3000]*)?"
    r"(?P<date>(?:(?:19|20)[0-9]{2}|[〇○零一二三四五六七八九]{4})[ \u3000]*年[ \u3000]*[0-9一二三四五六七八九十]{1,3}[ \u3000]*月[ \u3000]*[0-9一二三四五六七八九十]{1,3}[ \u3000]*日)"
    r"[ \u3000]*(?P<word>印[ \u3000]*[发制]?)?[ \u3000]*(?P<count>[（(]?共[ \u3000]*印.{1,8}[）)]?)?"
)
_HANGING = re.compile(
    rf"(?P<number>\S.*?[〕\])）】]\s*(?:第\s*)?[0-9]{{0,6}}{_ROOM}{{0,6}}?\s*号)[ \u3000\xa0\t]+(?P<names>\S.*)"
)


def parted(pars: Sequence[Par]) -> Sequence[Par]:
    """The paragraphs, what stands abreast in the head and the foot of an issued paper, or in a table there, on lines of its own."""
    out: list[Par] = []
    for at, par in enumerate(pars):
        texts = [par.text]
        below = at * 3 > len(pars)
        if par.line.rows:
            texts = _cells(par, at < REACH, below)
        elif not (par.line.picture or par.typed) and len(par.text) <= 120:
            texts = _abreast(par.text) if at < REACH else texts
            texts = _office_and_date(par.text) if below and len(texts) == 1 else texts
        if texts == [par.text]:
            out.append(par)
        else:
            after = [par.after_blank, *(False for _ in texts[1:])]
            line = replace(par.line, rows=(), spans=())
            out += [
                Par(text, par.numbers, replace(line, text=text), blank)
                for text, blank in zip(texts, after, strict=True)
            ]
    return numbered(out) if out != [*pars] else pars


_MOST = 12  # lines of a table that holds a head or a foot


def _cells(par: Par, above: bool, below: bool) -> list[str]:
    """The lines of a table that holds a head or a foot, and nothing else: mark and 文件, a number and who signed it, who gets copies;
    the text of the paragraph alone where it holds neither."""
    lines = [
        line.strip(" \u3000\xa0\t") for row in par.line.rows for cell in row for line in cell.split("\n")
    ]
    lines = [piece for line in lines if line for piece in (_beside_number(line) or [line])]
    if par.line.text or len(lines) > _MOST:
        return [par.text]
    in_head = above and any(piece_in(line) or line == "文件" for line in lines)
    in_head = in_head and all(piece_in(line) or is_mark(line) or ORG.search(line) for line in lines)
    in_foot = below and any(of_imprint(line) for line in lines) and all(len(line) < 200 for line in lines)
    return lines if in_head or in_foot else [par.text]


# 等级 特急·明电　　某委发电〔2026〕8号　　某机发　　号
_TELEGRAM = re.compile(
    rf"(?P<level>等[ \u3000]*级[：: \u3000]*\S{{2}})(?P<sort>[·•・、][明密]电)?[{_GAP}]+(?P<number>\S.*?号)(?:[{_GAP}]+(?P<sent>\S*发[{_GAP}]*[0-9]*[{_GAP}]*号))?"
)


def _abreast(text: str) -> list[str]:
    """The pieces of a line of the head."""
    if telegram := _TELEGRAM.fullmatch(text):
        return [piece for piece in telegram.groups() if piece]
    if len(parts := _parts(text)) > 1:
        return parts
    signed = _SIGNED.search(text, 1)
    if not signed and (beside := _beside_number(text)):
        return beside
    if piece_in(text) and not signed:
        return [text]
    if signed:
        left = text[: signed.start()].rstrip(" \u3000\xa0\t")
        return [*_abreast(left), text[signed.start() :]] if len(left) <= 40 else [text]
    hanging = _HANGING.fullmatch(text.translate(_WIDE))
    if hanging and number_in(hanging["number"]) and are_signatories(hanging["names"]):
        return [*_abreast(text[: hanging.end("number")]), text[hanging.start("names") :]]
    columns = COLUMNS.split(text)
    if len(columns) == 2 and number_in(columns[0]) and KEYED.fullmatch(columns[1]):
        return columns  # 缓急：平件 beside the number
    columns = BLANKS.split(text)
    if 1 < len(columns) <= 4:
        *names, word = columns
        if word == "文件" and bodies_in("\u3000".join(names)):
            return [text[: -len(word)].rstrip(_GAP), word]
    return [text]


def _parts(text: str) -> list[str]:
    """The parts that a line of the head is, one and all, each of which tells by itself what it is, with its label or without, in whatever
    order: 份号：000009　　机密★1年　　特　急; none where it is anything else."""
    if len(text) > _LONGEST:
        return []
    if _is_part(text) or is_mark(text):
        return [text]
    for left, right in _halves(text):
        if (_is_part(left) or is_mark(left)) and (rest := _parts(right)):
            return [left, *rest]
    return []


_LONGEST = 80  # characters: with the blanks that set its parts apart


def _halves(text: str) -> list[tuple[str, str]]:
    """A line parted at each of its blanks, the longest left half first."""
    return [(text[: gap.start()], text[gap.end() :]) for gap in BLANKS.finditer(text)][::-1]


def _is_part(text: str) -> bool:
    """Whether a text is one part of the head, and not one that swallowed another: 特急 before a number, a number behind who signed it."""
    found = piece_in(text)
    if found and found.role == "docket_number":
        return not any(_is_part(left) for left, _ in _halves(text))
    if found and found.role == "signatory":
        return not any(_is_part(right) for _, right in _halves(text))
    return found is not None or copy_number_in(text) != ""


_BESIDE = ("copy_number", "secrecy", "secrecy_period", "urgency")
_STUCK = re.compile(r"^(?:特急|加急)(?=[㐀-鿿]+〔)|(?<=[0-9]号)(?=[（(【\[]?(?:特急|加急))")


def _beside_number(text: str) -> list[str]:
    """加急　　某财函〔2026〕45号 as two, and what else stands before the number of a paper or behind it; none where nothing does."""
    cuts = sorted(
        [*(gap.start() for gap in BLANKS.finditer(text)), *(one.end() for one in _STUCK.finditer(text))]
    )
    halves = [(text[:at].rstrip(_GAP), text[at:].lstrip(_GAP)) for at in cuts]
    for left, right in reversed(halves):
        if _is_beside(left) and (rest := _numbered(right)):
            return [left, *rest]
    for left, right in halves:
        if _is_beside(right) and (rest := _numbered(left)):
            return [*rest, right]
    return []


def _is_beside(text: str) -> bool:
    found = piece_in(text)
    return found is not None and found.role in _BESIDE


def _numbered(text: str) -> list[str]:
    """The number of a paper, and what stands beside it."""
    return _beside_number(text) or ([text] if number_in(text) or nth_in(text) else [])


def is_mark(text: str) -> bool:
    """Whether a line can be nothing but a mark in red: 某市财政局文件, 某 市 财 政 局 文 件, 文件."""
    return re.fullmatch("(?:[㐀-鿿]{2,36})?文件", bare(text)) is not None


def _office_and_date(text: str) -> list[str]:
    """某市财政局办公室　　2026年1月8日印发 as two; the count of copies behind it by itself."""
    found = _IMPRINT.fullmatch(text.translate(_WIDE))
    if not found or not found["word"] or re.search("[。；，]", found["office"]) or "关于" in found["office"]:
        return [text]
    office = re.sub("^印[ \u3000]*发[：:]", "", found["office"])
    if is_date(office):
        return [text]
    end = found.start("count") if found["count"] else len(text)
    pieces = [text[: found.start("date")].rstrip(" \u3000\xa0\t"), text[found.start("date") : end].rstrip()]
    return [*pieces, text[end:]] if found["count"] else pieces
