"""What stands below the text of a draft: closing phrase, note on attachments, signature, date, remark, attachments.

In: the paragraphs of a draft and where its text may begin. Out: `Foot`, which of them are what; `foot_part` makes fields of it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from ..messages import codes
from ..messages.diagnostic import Code
from ..source.load import Data, Path
from ..terms.characters import short
from ..terms.decisions import Row, decide
from ..terms.numerals import read_label
from .attached import Bound, attachments_at, begins_note, bound_in, is_dated, names_of, note_at
from .head import iso
from .keys import ATTACHMENTS, DATE, DATE_TEXT, NO_NOTE, NOTE_TEXT, REMARK, REMARK_TEXT, SIGNATURE
from .lines import Par, numbered
from .names import ORG, SIGNER, WHO, is_addressees
from .roles import Doubt, Part, Taken, taken
from .sentences import IN_PARENTHESES, PUNCTUATION, is_date, ordinal

_PHRASE = re.compile(
    r"^(?:特此|专此|谨此)|^(?:以上|上述)?(?:报告|汇报|意见|请示|总结|发言|述职)?[^。]{0,12}(?:妥否|当否|可否|如无不妥|请予|请审议|请批示|请审阅|请批评|请指正|敬请)"
    r"|^以上(?:报告|汇报|意见|请示|总结|述职|发言|是我|就是)|请[^。，]{0,16}(?:批评指正|予以指正|审议|评议)[。！!]?(?:谢谢(?:大家|各位)?[！!。]?)?$|^此(?:复|函|令|告|布)[。！!]?$|^(?:现予|予以)?(?:公告|公布|通报|函复|函告|函达|批复)如上[。！!]?$"
    r"|^(?:望|请|希)[^。，]{0,8}(?:贯彻|遵照|抓好|组织)(?:落实|执行|实施)[。！!]?$|^(?:盼|候|请)(?:予)?(?:函)?复[。！!]?$|^此致$|^敬礼[！!]?$|^谢谢(?:大家|各位)?[！!。]?$|述职完毕|汇报完毕|报告完毕|请予评议|请大家(?:批评|评议)"
)
# What mail programs and printers put under a document.
_ALIEN = re.compile(
    r"发自我的|来自我的|[Ss]ent from|(?:拟稿|核稿|校对|录入|打印|打字|责任编辑)[人员]?[：:]|共印|（?此页无正文"
)
_COPIES = re.compile(r"(?:抄送|抄报|分送|主送|报送)[：:]|.{2,40}\d{1,4}年\d{1,2}月\d{1,2}日\s*印发$")
_BULLET = re.compile(r"[a-zA-Z][)）.．、]|[-*•·●○◆◇■□▪▶➢✓√＊]|[甲乙丙丁戊己庚辛壬癸][、.．)）]")
_CONTACT = re.compile(
    r"[（(]?(?:联\s*系\s*(?:人|电\s*话|方\s*式)|(?:联络|经办|承办)人|电\s*话|手机|邮箱|传真|地\s*址)[：:]"
)


class Foot(NamedTuple):
    """The foot of a draft, which begins at paragraph `at` with the `notes` on attachments; the `phrases` above them end the
    text. `copies` are put aside; `bound` is None where an attachment at the end has no title, or nothing below it;
    `stranded` are paragraphs of a foot that can only be printed where they stand as text."""

    at: int
    phrases: Sequence[Par]
    notes: Sequence[Par]
    names: Sequence[Par]
    date: Par | None
    remarks: Sequence[Par]
    attached: Sequence[Par]
    bound: Sequence[Bound] | None
    copies: Sequence[Par]
    stranded: Sequence[Par]


def find_foot(pars: Sequence[Par], start: int) -> Foot:
    """The foot of a draft whose text begins at `start` or below."""
    attached = attachments_at(pars, start)
    ends = len(pars)
    while ends > attached + 2 and _COPIES.match(pars[ends - 1].seen):
        ends -= 1
    below, remarks, aside = _below_date(pars, start, attached)
    date, names, at = _signed(pars, start, below)
    if remarks and not date and not names:
        at, remarks = below + len(remarks), []
    ends_text = note_at(pars, start, at)
    notes = pars[ends_text:at]
    phrase_at = ends_text
    while phrase_at > start and ends_text - phrase_at < 2 and is_closing_phrase(pars[phrase_at - 1]):
        phrase_at -= 1
    return Foot(
        ends_text,
        pars[phrase_at:ends_text],
        notes,
        names,
        date,
        remarks,
        pars[attached:ends],
        bound_in(pars[attached:ends], notes),
        [*aside, *pars[ends:]],
        _stranded(pars, start, ends_text, bool(notes), bool(names), date is not None),
    )


def _stranded(pars: Sequence[Par], start: int, at: int, noted: bool, named: bool, dated: bool) -> list[Par]:
    """What stands just above the foot and can only be printed there, as text: a signature above the note, which prints above
    a signature; a remark above the names, which prints below the date."""
    if at <= start + 1:
        return []
    above = pars[at - 1]
    out: list[Par] = []
    if noted and not dated and is_dated(above):
        signed = at - 1
        while signed > start + 1 and _is_name(pars[signed - 1], True):
            signed -= 1
        out.append(pars[signed])
    if named and IN_PARENTHESES.fullmatch(above.seen) and _CONTACT.match(above.seen):
        out.append(above)
    return out


# ---- names and dates on one line ---------------------------------------------------------------------------------

_ASIDE = re.compile("[ \u3000\t]{2,}|\t")


def one_below_the_other(pars: Sequence[Par]) -> Sequence[Par]:
    """The paragraphs, with a name and a date, or several bodies that sign, put on lines of their own."""
    out: list[Par] = []
    signed = False  # whether what stands below is a date or a name
    for par in reversed(pars):
        pieces = _name_and_date(par)
        signed = len(pieces) > 1 or (signed and bool(ORG.search(par.seen)))
        if signed:
            names = _ASIDE.split(pieces[0])
            if len(names) > 1 and all(len(name) >= 4 and ORG.search(name) for name in names):
                pieces = [*names, *pieces[1:]]
        if len(pieces) == 1:
            out.append(par)
        else:
            out += [
                Par(text, par.numbers, replace(par.line, text=text), par.after_blank)
                for text in reversed(pieces)
            ]
        signed = signed or is_date(par.seen)
    if len(out) == len(pars):
        return pars
    return numbered(out[::-1])


def _name_and_date(par: Par) -> list[str]:
    """XX办公室　　2025年12月31日: a name and a date on one line; the text alone where it is none."""
    if (
        par.line.rows
        or par.typed
        or len(par.text) > 72
        or not any(blank in par.text for blank in " \u3000\t")
    ):
        return [par.text]
    match = re.fullmatch(r"(\S(?:.{0,62}\S)?)[ \u3000\t]{2,}(\S{4,24})", par.text)
    if not match or not is_date(match[2]) or PUNCTUATION.search(match[1]):
        return [par.text]
    return list(match.groups())


# ---- below the date -----------------------------------------------------------------------------------------------


class BelowDate(NamedTuple):
    """A line below the date, or what may be the date; the line above it, and the number of lines below it that may be of
    another's making."""

    par: Par
    above: Par
    aliens: int


# What a line is: `copies` are put aside, as what is `alien` is; `other`: the date stands below it, or nowhere. The first
# that holds decides.
BELOW_DATE: tuple[Row[BelowDate, Literal["copies", "remark", "alien", "other"]], ...] = (
    Row("抄送： or 印发", lambda one: _COPIES.match(one.par.seen), "copies"),
    Row(
        "in parentheses, about the document",
        lambda one: _is_remark(one.par, one.above) and not _ALIEN.match(one.par.seen),
        "remark",
    ),
    Row("whom to ask", lambda one: _CONTACT.match(one.par.seen) and len(one.par.text) <= 80, "remark"),
    Row(
        "short, and the last of all or talk",
        lambda one: one.aliens < 3 and _may_be_alien(one.par) and (not one.aliens or _is_talk(one.par)),
        "alien",
    ),
    Row("some other line", lambda _: True, "other"),
)


def _below_date(pars: Sequence[Par], start: int, at: int) -> tuple[int, list[Par], list[Par]]:
    """The index after the date (or what stands in its place), the remarks below it, and what is put aside there."""
    end = at
    remarks: list[Par] = []
    aside: list[Par] = []
    alien: list[Par] = []
    while end > start + 1 and not is_dated(pars[end - 1]):
        par = pars[end - 1]
        what = decide(BELOW_DATE, BelowDate(par, pars[end - 2], len(alien))).verdict
        if what == "other":
            break
        (remarks if what == "remark" else aside).insert(0, par)
        if what == "alien":
            alien.append(par)
        end -= 1
    if end > start + 1 and is_dated(pars[end - 1]):
        above = pars[end - 2]
        signed = _is_name(above, True) and (ORG.search(above.seen) or WHO.match(above.seen))
        if signed or all(_ALIEN.search(par.seen) for par in alien):
            return end, remarks, aside
    # Without a date, only what stands at the very end is sure.
    remarks, aside = [], []
    while at > start + 1 and _COPIES.match(pars[at - 1].seen):
        at -= 1
        aside.insert(0, pars[at])
    if at > start + 1 and _is_remark(pars[at - 1], pars[at - 2]):
        at -= 1
        remarks = [pars[at]]
    return at, remarks, aside


def _may_be_alien(par: Par) -> bool:
    """Whether a line below the date may be of another's making: short, and no part of a text."""
    if par.line.rows or par.line.picture or par.typed or par.styled or read_label(par.seen):
        return False
    return len(par.text) <= 30 and not re.search("。.|[；：:]$", par.seen) and not begins_note(par.seen)


def _is_talk(par: Par) -> bool:
    """Whether a line speaks about the document, or is a whole sentence."""
    return bool(_ALIEN.search(par.seen) or re.search("[。！!？?]$", par.seen))


def _is_remark(par: Par, before: Par) -> bool:
    if par.styled == "remark":
        return True
    text = par.seen
    if len(text) > 80 or not IN_PARENTHESES.fullmatch(text):
        return False
    return is_date(before.seen) or bool(re.search("联系|电话|公开|此件", text))


# ---- date and names -----------------------------------------------------------------------------------------------


def _signed(pars: Sequence[Par], start: int, at: int) -> tuple[Par | None, list[Par], int]:
    """The date, the names above it, and the index of the first of them."""
    date: Par | None = None
    names: list[Par] = []
    if at > start + 1 and is_dated(pars[at - 1]):
        at -= 1
        date = pars[at]
    while at > start + 1 and len(names) < 6 and _is_name(pars[at - 1], date is not None):
        at -= 1
        names.insert(0, pars[at])
        if date is None and not pars[at].styled and not SIGNER.fullmatch(pars[at].seen):
            break
    # Under a heading that has nothing else, or a colon, stands a list, of which the body below it is no part.
    if len(names) > 1 and not names[0].styled and _is_bare_heading(pars[at - 1]):
        own = max((i for i, par in enumerate(names) if ORG.search(par.seen)), default=0)
        names, at = names[own:], at + own
    return date, names, at


def _is_bare_heading(par: Par) -> bool:
    if par.seen[-1:] in "：:":
        return not is_addressees(par.seen)
    labelled = read_label(par.seen) or par.line.outline
    return bool(labelled) and len(par.text) <= 40 and not re.search("[。；;！!？?]$", par.seen)


class Name(NamedTuple):
    """A line that may sign, and whether a date stands below it."""

    par: Par
    dated: bool

    @property
    def text(self) -> str:
        return self.par.seen

    @property
    def is_text(self) -> bool:
        """Whether its format says that it is something else."""
        par = self.par
        return bool(par.line.rows or par.line.picture or par.typed or par.line.outline or par.styled)


# Whether a line signs. The first that holds decides.
SIGNS: tuple[Row[Name, bool], ...] = (
    Row("the style of a signature", lambda one: one.par.styled == "signature", True),
    Row("something else by its format", lambda one: one.is_text, False),
    Row(
        "long, or with marks",
        lambda one: len(one.text) > 40 or re.search("[。；，,;！？!?]", one.text),
        False,
    ),
    Row(
        "a colon, and not after who or what signs",
        lambda one: (
            re.search("[：:]", one.text) and not WHO.match(one.text) and not SIGNER.fullmatch(one.text)
        ),
        False,
    ),
    Row("附件 or a bullet", lambda one: one.text.startswith("附件") or _BULLET.match(one.text), False),
    Row("a label, or 一是", lambda one: read_label(one.text) or ordinal(one.text), False),
    Row("a closing phrase", lambda one: is_closing_phrase(one.par), False),
    Row("a date", lambda one: is_date(one.text), False),
    Row("above a date", lambda one: one.dated, True),
    Row("报告人： and a name", lambda one: WHO.match(one.text), True),
    Row(
        "a post, a colon and a name",
        lambda one: SIGNER.fullmatch(one.text) and re.match("[^：:]{5}", one.text),
        True,
    ),
    Row(
        "a body",
        lambda one: ORG.search(one.text) and 4 <= len(one.text) <= 30 and one.par.line.align != "center",
        True,
    ),
    Row("some other line", lambda _: True, False),
)


def _is_name(par: Par, dated: bool) -> bool:
    return decide(SIGNS, Name(par, dated)).verdict


def _tells_signer(par: Par) -> bool:
    """Whether a line tells by itself that it signs: a body, or a name with what it is."""
    text = par.seen
    return par.styled == "signature" or bool(ORG.search(text) or WHO.match(text) or SIGNER.fullmatch(text))


def is_closing_phrase(par: Par) -> bool:
    """Whether a line is a phrase that ends a text: 特此报告。 妥否，请批示。"""
    return par.styled == "closing_phrase" or (
        len(par.text) <= 45
        and not par.line.rows
        and not read_label(par.seen)
        and bool(_PHRASE.search(par.seen))
    )


# ---- as fields ----------------------------------------------------------------------------------------------------


def foot_part(foot: Foot) -> Part:
    """The foot as fields, bound attachments by their titles; what is no usual form, or may not be a signature, is told.

    Copies and what is stranded are told by `aside_part`, bound attachments and closing phrases belong to the text.
    """
    fields: dict[str, Data] = {}
    places: dict[Path, int] = {}
    found: list[Taken] = []
    doubts: list[Doubt] = []
    if foot.notes or foot.bound:
        fields |= _attachments(foot, places, doubts)
        found += [taken(par, "attachment_note", "word", "foot") for par in foot.notes]
    if names := foot.names:
        texts: list[Data] = [par.text for par in names]
        fields[SIGNATURE] = texts[0] if len(texts) == 1 else texts
        places[SIGNATURE,] = names[0].numbers[0]
        found += [taken(par, "signature", "above_date" if foot.date else "end", "foot") for par in names]
        doubts += _signature_doubts(names, foot.date is not None)
    if date := foot.date:
        day = iso(date.text)
        key = DATE if day else DATE_TEXT
        fields[key] = day or date.text
        places[key,] = date.numbers[0]
        found.append(taken(date, "date", "date", "foot"))
    if remarks := foot.remarks:
        whole = "\n".join(par.text for par in remarks)
        bracketed = whole[0] in "（("  # as typed where it has no parentheses and would get them
        key = REMARK if bracketed else REMARK_TEXT
        fields[key] = whole
        places[key,] = remarks[0].numbers[0]
        found += [
            taken(par, "remark", "contact" if _CONTACT.match(par.seen) else "parentheses", "foot")
            for par in remarks
        ]
        if not bracketed:
            doubts.append(_doubt(codes.REMARK_WITHOUT_BRACKETS, remarks[0]))
    return Part(fields, places, found, doubts)


def aside_part(foot: Foot) -> Part:
    """What the foot puts aside, and what it leaves in the text though it belongs below."""
    return Part(
        {},
        {},
        [taken(par, "copies", "word") for par in foot.copies],
        [
            *(_doubt(codes.KEPT_PLAIN, par) for par in foot.stranded),
            *(_doubt(codes.LEFT_OUT, par) for par in foot.copies),
        ],
    )


def _doubt(code: Code, par: Par, field: str = "") -> Doubt:
    return Doubt(code, par, {"text": short(par.text)}, field)


def _signature_doubts(names: Sequence[Par], dated: bool) -> list[Doubt]:
    first = names[0]
    if not dated and first.styled != "signature":
        return [_doubt(codes.SIGNATURE_UNSURE, first, SIGNATURE)]
    if len(names) > 1 and ORG.search(names[-1].seen) and not _tells_signer(first):
        return [_doubt(codes.SIGNERS_UNSURE, first, SIGNATURE)]
    return []


def _attachments(foot: Foot, places: dict[Path, int], doubts: list[Doubt]) -> dict[str, Data]:
    """附件 as authored, those that are bound to be filled in; the note as typed where it would print otherwise."""
    notes, bound = foot.notes, foot.bound or ()
    texts: list[Data] = [par.text for par in notes]
    names: list[Data] = [one.title for one in bound]
    names += names_of(notes)[len(bound) :]
    derived = "".join(
        ("附件：" if number == 1 else "")
        + (f"{number}." if len(names) > 1 else "")
        + str(name).replace("\n", "")
        for number, name in enumerate(names, 1)
    )
    fields: dict[str, Data] = {ATTACHMENTS: names} if names else {}
    if "".join(map(str, texts)) == derived:
        return fields
    if not notes:
        return fields | {NOTE_TEXT: NO_NOTE}
    places[NOTE_TEXT,] = notes[0].numbers[0]
    args = {"text": short(notes[0].text), "field": NOTE_TEXT}
    doubts.append(Doubt(codes.AS_TYPED, notes[0], args))
    return fields | {NOTE_TEXT: texts[0] if len(texts) == 1 else texts}
