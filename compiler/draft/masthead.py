"""What stands above the title of an issued paper (版头): copy number, secrecy, urgency, the mark of who issues it, its number, who has
signed it.

In: the paragraphs of a draft. Out: `Masthead`: which of them are what, and the others; and its fields.
"""

import datetime
import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from ..messages import codes
from ..source.load import Data, Path
from ..terms.characters import short
from ..terms.dates import printed_date
from ..terms.fields import FIELDS
from ..terms.kinds import FORMATS, KINDS, kind_in_title
from .head import Head, find_head
from .head_fields import day_of
from .issued_lines import (
    BETWEEN,
    KEYED,
    REACH,
    Piece,
    are_signatories,
    copy_number_in,
    is_mark,
    nth_in,
    number_in,
    of_all_in,
    piece_in,
    piece_of,
    signatories,
)
from .keys import SIGNATURE
from .lines import Par
from .names import ORG, bodies_in, is_addressees
from .outside import is_found_in, is_sender, of_page
from .roles import Doubt, Part, Taken
from .sentences import is_date
from .titles import bare, is_rule, is_title_end

_FIELDS = ("copy_number", "secrecy", "secrecy_period", "urgency", "docket_number")
# What the mark of a paper ends in, besides 文件: its kind, where that has a format of its own.
_BULLETINS = "简报|快报|反映|专报|信息|动态|内参|专刊|参考|要情|摘报|快讯"
_OWN_MARK = re.compile(f"(?:令|纪要|公报|公告|通告|决议|{_BULLETINS})$")
_NUMBERED = re.compile(f"(?:令|纪要|公报|公告|通告|决定|决议|通报|{_BULLETINS})$")


# What is edited by an office, on a day of its own.
_EDITED = re.compile(f"(?:纪要|通报|{_BULLETINS})$")
_IS_BULLETIN = re.compile(f"(?:{_BULLETINS})$")


_IN_HASTE = re.compile("[（(【]?[急特密]件[）)】]?")  # is of no page, above whatever it stands
_EDITION = ("edition_office", "edition_date")


class Masthead(NamedTuple):
    """The lines of the head of an issued paper, each with what it holds; those of its mark, and 文件 on a line of its own; rules that
    set it off; the head below it; and all `others` of the draft."""

    pieces: Sequence[tuple[Par, Piece]] = ()
    mark: Sequence[Par] = ()
    word: Par | None = None
    rules: Sequence[Par] = ()
    head: Head = Head()
    others: Sequence[Par] = ()

    @property
    def names(self) -> list[str]:
        """The lines of the mark as they are printed, 文件 where it stands by itself left out."""
        lines, word = _word_last([par.seen for par in self.mark])
        names = [name for line in lines for name in _names_in(line)]
        names[-1:] = [f"{name}{word}" for name in names[-1:]]
        if len(names) > 1 and len(names[-1]) <= 4 and _OWN_MARK.search(names[-1]):
            names[-2:] = ["".join(names[-2:])]  # 平川县信访工作 above 简　报
        return names


def _names_in(line: str) -> list[str]:
    """The bodies of a line of a mark, 公告 with the last where it stands behind that; else the line as it is printed."""
    bodies = bodies_in(_WORD_AT_END.sub("", line))
    if len(bodies) < 2:
        return [bare(line)]
    return [*bodies[:-1], bare(line).removeprefix("".join(bodies[:-1]))]


def _word_last(lines: Sequence[str]) -> tuple[list[str], str]:
    """The lines of a mark, and the word for its kind that stands beside one of its bodies, 某市交通局　　公告, or between two, or 文件 with
    another than the last, or with each; empty where none does."""
    if any(map(is_mark, lines[:-1])) and (bodies := [*filter(None, (_FILED.sub("", one) for one in lines))]):
        return bodies, "文件"
    for at, line in enumerate(lines[:-1]):
        found = _BESIDE_BODY.fullmatch(line)
        others = [*lines[:at], *([found["name"]] if found and found["name"] else ()), *lines[at + 1 :]]
        if found and len(others) > 1 and all(map(ORG.search, others)):
            return others, bare(found["word"])
    return [*lines], ""


_WORDS = "|".join("[ \u3000]*".join(word) for word in ("公告", "通告", "公报", "命令", "令"))
_FILED = re.compile("[ \u3000\xa0\t]*文[ \u3000\xa0\t]*件$")
_WORD_AT_END = re.compile(f"[ \u3000\xa0\t]*(?:{_WORDS})$")
_BESIDE_BODY = re.compile(f"(?:(?P<name>[㐀-鿿]{{4,30}})[ \u3000\xa0\t]+)?(?P<word>{_WORDS})")


def masthead_of(pars: Sequence[Par], given: str, plain: bool = False) -> tuple[Masthead, str]:
    """The head of an issued paper, and of any, of any alone where it is `plain`; and the English key of its kind: that which was given, that
    its title or its mark names; empty where nothing does."""
    if plain:
        found = Masthead(head=find_head(pars), others=pars)
        return found, _kind(found, given)
    found = find_masthead(pars)
    return found, _kind(found, given)


def _kind(head: Masthead, given: str) -> str:
    title = bare("".join(par.text for par in head.head.title))
    of_mark = kind_of_mark(head)
    if of_mark in _WHATEVER_TITLED:
        return given or of_mark
    return given or kind_in_title(title) or of_mark


_WHATEVER_TITLED = (
    "bulletin",
    "minutes",
    "order",
)  # their marks tell; what stands below has a title of its own


def find_masthead(pars: Sequence[Par]) -> Masthead:
    """The head of an issued paper, and of any; a draft that has none of the first has others only."""
    full = find_head(pars)
    found = _Zone(*_top(pars, full))
    mark = _mark(found, full)
    text = _text_at(found, full)
    pieces = [(par, piece) for par, piece in found.pieces if mark or par.at < text]
    if not mark and all(
        piece.role == "head_note" and not _IN_HASTE.fullmatch(piece.value) for _, piece in pieces
    ):
        pieces = []
    if not mark and not any(piece.role in (*_ABOVE, "docket_number") for _, piece in pieces):
        pieces = [one for one in pieces if one[1].role != "copy_number" or piece_of(one[0])]
    gone = {par.at for par, _ in pieces} | {par.at for par in mark}
    if not gone:
        return _with_number_below(Masthead(head=full, others=pars))
    rules = [par for par in found.rules if any(_adjoins(par.at, at, found.rules) for at in gone)]
    gone |= {par.at for par in rules}
    others = [par for par in pars if par.at not in gone]
    kept = [par for par in full.title if par.at not in gone] == list(full.title) != []
    # An order has no title: its text stands right below its number.
    bare_text = bool(mark) and bool(others) and (_begins_text(others[0]) or _is_text(others))
    head = Head() if bare_text else find_head(others, headed=bool(mark))
    longer = [*head.title][-len(full.title) :] == [
        *full.title
    ]  # bodies above it are of the title, not of a letterhead
    if kept and not longer and not bare_text and not any(one.par.at in gone for one in full.below):
        head = full._replace(cover=[par for par in full.cover if par.at not in gone])
    if (
        mark
        and others
        and not head.title
        and is_date(others[0].seen)
        and bare(mark[-1].seen).endswith("纪要")
    ):
        head = Head(cover=others[:1])  # the day of minutes without a title
    noted = [par for par in head.cover if par.at > min(gone) and KEYED.fullmatch(par.seen)]
    if noted:
        pieces += [(par, Piece("head_note", par.text)) for par in noted]
        pieces.sort(key=lambda one: one[0].at)
        others = [par for par in others if par not in noted]
        head = head._replace(cover=[par for par in head.cover if par not in noted])
    word = next((par for par in reversed(mark[1:]) if bare(par.seen) == "文件"), None)
    return _with_number_below(
        Masthead(pieces, [par for par in mark if par is not word], word, rules, head, others)
    )


def _noted(par: Par) -> Piece | None:
    """What a line beside the number of a paper tells: who signed it, how urgent it is, 类别：A; None where it is no such line."""
    piece = piece_in(par.seen)
    if piece is None and KEYED.fullmatch(par.seen) and not is_addressees(par.seen):
        return Piece("head_note", par.text)
    return piece if piece and piece.role in ("signatory", "urgency", "secrecy", "head_note") else None


def _with_number_below(found: Masthead) -> Masthead:
    """The same, with the number that stands below the title where none does above it, and who signed it out beside it."""
    if not found.head.title or any(piece.role == "docket_number" for _, piece in found.pieces):
        return found
    if numbered := next((one for one in found.head.below if one.reason == "number"), None):
        beside = [
            (one.par, piece)
            for one in found.head.below
            if one.par.at > numbered.par.at and one.role != "addressees" and (piece := _noted(one.par))
        ]
        gone = {par.at for par, _ in beside}
        found = found._replace(
            pieces=[*found.pieces, *beside],
            head=found.head._replace(below=[one for one in found.head.below if one.par.at not in gone]),
            others=[par for par in found.others if par.at not in gone],
        )
    ends = _NUMBERED.search(bare(found.head.title[-1].seen)) is not None
    for one in found.head.below:
        number = number_in(one.par.seen) if one.reason == "number" else ""
        if number := number or (nth_in(one.par.seen) if ends else ""):
            below = [other for other in found.head.below if other is not one]
            return found._replace(
                pieces=[*found.pieces, (one.par, Piece("docket_number", number))],
                head=found.head._replace(below=below),
                others=[par for par in found.others if par.at != one.par.at],
            )
    right_below = found.others[found.head.title_ends :][:1]
    if ends and not found.head.below and right_below and (number := nth_in(right_below[0].seen)):
        return found._replace(
            pieces=[*found.pieces, (right_below[0], Piece("docket_number", number))],
            others=[par for par in found.others if par.at != right_below[0].at],
        )
    return found


class _Zone(NamedTuple):
    """The lines above the text: those that tell by themselves what they are, rules, and those that may be of a mark or a title."""

    pieces: Sequence[tuple[Par, Piece]]
    rules: Sequence[Par]
    free: Sequence[Par]

    def role_at(self, at: int) -> str:
        """What the line at a place tells that it is; empty where it does not."""
        return next((piece.role for par, piece in self.pieces if par.at == at), "")

    @property
    def told(self) -> set[int]:
        """The places of those that tell what they are, and of rules."""
        return {par.at for par, _ in self.pieces} | {par.at for par in self.rules}


def _text_at(zone: _Zone, full: Head) -> int:
    """Where the title stands, or the text of a paper that has none: a head without a mark has nothing of that above it."""
    if full.title:
        return full.title[0].at
    free = (
        par.at
        for par in zone.free
        if not (of_page(par.seen) or is_sender(par.seen) or is_found_in(par.seen) or par in full.cover)
    )
    return next(free, REACH)


def _top(pars: Sequence[Par], full: Head) -> tuple[Sequence[tuple[Par, Piece]], Sequence[Par], Sequence[Par]]:
    pieces: list[tuple[Par, Piece]] = []
    rules: list[Par] = []
    free: list[Par] = []
    title = {par.at for par in full.title}
    for at, par in enumerate(pars[:REACH]):
        above = free[-1] if free else None
        last = pieces[-1][1].role if pieces and pieces[-1][0].at == par.at - 1 else ""
        beside = bool(pieces) and pieces[-1][0].numbers == par.numbers
        if _begins_text(par) or (at > 0 and is_addressees(par.seen)):
            break
        if piece := piece_of(par) or _copy_number(pars, at):
            pieces.append((par, piece))
        elif (last == "signatory" or (last and beside)) and are_signatories(par.seen) and par.at not in title:
            pieces.append((par, Piece("signatory", par.seen)))
        elif (
            above
            and (number := nth_in(par.seen))
            and (
                _NUMBERED.search(bare(above.seen))
                or par in full.cover
                or _word_last([one.seen for one in free])[1]
            )
        ):
            pieces.append((par, Piece("docket_number", number)))
        elif last == "docket_number" and (number := of_all_in(par.seen)) and nth_in(pieces[-1][1].value):
            pieces.append((par, Piece("of_all", number)))
        elif above and _is_edition(above, pars[at : at + 2], last):
            pieces.append((par, Piece("edition_office", par.text)))
        elif last == "edition_office" and (day := day_of(par.seen)):
            pieces.append((par, Piece("edition_date", day)))
        elif is_rule(par.seen):
            rules.append(par)
        else:
            free.append(par)
    return _once(pieces), rules, free


def _copy_number(pars: Sequence[Par], at: int) -> Piece | None:
    """The copy number that the first line of a paper is, or one right beside its secrecy or urgency."""
    seen = pars[at].seen
    around = [piece_of(one) for one in (*pars[max(at - 1, 0) : at], *pars[at + 1 : at + 2])]
    beside = any(one and one.role in _ABOVE for one in around)
    number = copy_number_in(seen) if at == 0 or beside else ""
    return Piece("copy_number", number) if number else None


_ABOVE = ("secrecy", "secrecy_period", "urgency")


def _is_edition(mark: Par, pars: Sequence[Par], last: str) -> bool:
    """Whether a line below the mark of minutes or a bulletin is who edits it: the day stands at its right or below it, or it stands alone
    between their number and the rule. `last`: what the line above is."""
    if len(pars) < 2 or not _EDITED.search(bare(mark.seen)):
        return False
    below = last == "docket_number" and not pars[0].after_blank
    dated = day_of(pars[1].seen) != "" and (pars[0].numbers == pars[1].numbers or below)
    alone = last == "docket_number" and is_rule(pars[1].seen)
    return (dated or alone) and ORG.search(re.sub("编[印发]?$", "", pars[0].seen)) is not None


def _adjoins(at: int, piece: int, rules: Sequence[Par]) -> bool:
    """Whether a rule stands beside a line, or nothing but rules between them."""
    between = range(min(at, piece) + 1, max(at, piece))
    return all(any(rule.at == one for rule in rules) for one in between)


def _begins_text(par: Par) -> bool:
    """Whether the text has begun, or what is no line of a head stands there."""
    if par.line.rows or par.line.picture or par.typed:
        return True
    return (len(par.seen) > 60 and not is_rule(par.seen)) or (len(par.seen) > 20 and par.seen[-1] in "。；")


def _is_text(pars: Sequence[Par]) -> bool:
    """Whether the first of some paragraphs is a sentence, and all that the text says."""
    text = pars[0].seen
    return (
        text[-1] == "。"
        and not kind_in_title(text[:-1])
        and not any(_begins_text(par) and not re.match("[㐀-鿿]{1,6}[：:]", par.seen) for par in pars[1:])
    )


def _once(pieces: Sequence[tuple[Par, Piece]]) -> list[tuple[Par, Piece]]:
    """The pieces, of each role the first alone, but for names that signed it and what is set at its head."""
    found: set[str] = set()
    out = []
    for par, piece in pieces:
        if piece.role in found and piece.role not in ("signatory", "head_note"):
            continue
        found.add(piece.role)
        out.append((par, piece))
    return out


# ---- the mark -----------------------------------------------------------------------------------------------------


def _mark(zone: _Zone, full: Head) -> list[Par]:
    """The lines of the mark, from the top on: they end in 文件 or 令, or stand above the title with a number or a rule below them, or
    are the body that the title begins with."""
    if styled := [par for par in zone.free if par.styled == "issuer_mark"]:
        return styled
    told = zone.told
    block: list[Par] = []
    for par in zone.free:
        if (
            of_page(par.seen)
            or is_sender(par.seen)
            or is_date(par.seen)
            or is_found_in(par.seen)
            or copy_number_in(par.seen)
        ):
            if block:
                break
            continue
        apart = bool(block) and par.at != block[-1].at + 1
        bridged = apart and all(at in told for at in range(block[-1].at + 1, par.at))
        nobody = not block and bare(par.seen) == "文件"  # above it stands no body
        if (
            (apart and not (bridged and is_mark(par.seen)))
            or len(block) > 8
            or nobody
            or not _may_be_mark(par)
        ):
            break
        block.append(par)
    if marked := [i for i, par in enumerate(block) if is_mark(par.seen)]:
        # 文件 with one body of a joint mark, names below it, too; or with each.
        each = all(is_mark(par.seen) or _is_body(par) for par in block[marked[0] : marked[-1]])
        whole = marked[-1 if each else 0]
        below = block[whole + 1 :]
        joint = below and block[-1].at + 1 in told and all(map(_is_body, below))
        return block if joint else block[: whole + 1]
    ends = next((i for i, par in enumerate(block) if bare(par.seen)[-1] == "令"), None)
    if ends is not None and block[ends].at + 1 in told:
        return block[: ends + 1]
    title = full.title[0] if full.title else None
    own = block and (_OWN_MARK.search(bare(block[-1].seen)) or _word_last([par.seen for par in block])[1])
    if own and title and title.at <= block[-1].at:
        at = block[-1].at + 1
        while at in told:  # a number and a rule below …会议纪要, and no other title
            if at - 1 > block[-1].at and (
                any(rule.at == at for rule in zone.rules) or zone.role_at(at) == "edition_office"
            ):
                return block
            at += 1
        dated = {par.at for par in zone.free if bare(block[-1].seen).endswith("纪要") and is_date(par.seen)}
        while at in told | dated:
            at += 1
        if at > block[-1].at + 1 and (
            _is_titled(par for par in zone.free if par.at >= at) or _is_notice_of(block)
        ):
            return block
    block = [par for par in block if title and par.at < title.at]
    if not title or not block:
        return []
    if block[-1].at + 1 in told and (_is_body(block[-1]) or any(par in full.cover for par in block)):
        return block
    if title.at == block[-1].at + 1 and title.after_blank and all(bodies_in(par.seen) for par in block):
        return block  # a letterhead, that a blank line parts from the title
    begins = bare(title.seen).startswith(bare(block[-1].seen))
    return block if len(block) == 1 and _is_body(block[0]) and begins else []


def _is_titled(pars: Iterable[Par]) -> bool:
    """Whether the lines below a mark and its number begin with a title of their own: a body, and 关于……的公告; 第二次会议纪要."""
    below = [*islice(pars, 4)]
    about = "关于" in "".join(one.seen for one in below)
    return any(is_title_end(par) and (about or bare(par.seen).endswith("纪要")) for par in below)


def _is_notice_of(block: Sequence[Par]) -> bool:
    """Whether lines are several bodies and 公告 behind the last or between them, or one and 公告 or 会议纪要 on a line of its own: a mark,
    as a title has no number below it and no bodies above."""
    if len(block) == 2 and _is_body(block[0]) and _MET.fullmatch(bare(block[1].seen)):
        return True
    bodies = [_WORD_AT_END.sub("", par.seen) for par in block]
    return (
        (sum(len(bodies_in(text)) for text in bodies) > 1 or bodies[1:] == [""])
        and all(bodies_in(text) for text in bodies if text)
        and any(text != par.seen for text, par in zip(bodies, block, strict=True))
    )


_MET = re.compile("(?:会议)?纪要")


def _may_be_mark(par: Par) -> bool:
    text = _AS_LETTER.sub("", bare(par.seen))
    if par.styled and par.styled != "issuer_mark":
        return False
    return 2 <= len(text) <= 36 and not re.search("[，。；：:！？《》〔（(]|关于|稿$", text)


def _is_body(par: Par) -> bool:
    return ORG.search(_AS_LETTER.sub("", bare(par.seen))) is not None


_AS_LETTER = re.compile("[（(](?:函|通报)[）)]$")  # 某市教育局（函） as the mark of a letter


def dated_above(head: Head, minutes: bool) -> tuple[Sequence[Par], Par | None, Head]:
    """The bodies that issue a paper (公报) and the day below them, or the day by itself, which stand below its title, or the day above that of
    `minutes`, beside who took them; and the head without them."""
    below = [one for one in head.below if one.role in ("reporter", "reporter_date")]
    names, last = [one.par for one in below[:-1]], below[-1:]
    alone = not names and [(one.role, one.reason) for one in last] == [("reporter_date", "date")]
    issued = bool(names) and not minutes and all(ORG.search(par.seen) for par in names)
    if last and (alone or (issued and is_date(last[0].par.seen))):
        return names, last[0].par, head._replace(below=[one for one in head.below if one not in below])
    day = next((par for par in head.cover if minutes and is_date(par.seen)), None)
    return (), day, head._replace(cover=[par for par in head.cover if par is not day])


# ---- its fields ---------------------------------------------------------------------------------------------------


def kind_of_mark(head: Masthead) -> str:
    """The English key of the kind that a mark names, 令 or 纪要; empty where it names none."""
    text = head.names[-1] if head.mark else ""
    found = [
        row.key
        for row in KINDS.values()
        if row.made_as == "Document"
        and any(text.endswith(word) for word in (row.zh, *row.endings, row.own_mark) if word)
    ]
    if not found and any(piece.role == "docket_number" and "期" in piece.value for _, piece in head.pieces):
        return "bulletin" if _IS_BULLETIN.search(text) else ""
    return found[-1] if text and head.word is None and not text.endswith("文件") and found else ""


def masthead_part(head: Masthead, kind: str, signed: Data | None) -> Part:
    """The head as fields; `signed`: who signs below the text."""
    fields: dict[str, Data] = {}
    places: dict[Path, int] = {}
    found: list[Taken] = []
    doubts: list[Doubt] = []
    for key in _FIELDS:
        for par, piece in head.pieces:
            if piece.role != key:
                continue
            field, value = FIELDS[key].zh, piece.value
            if key == "docket_number" and value.startswith("〔") and KINDS[kind].format != "minutes":
                value = value.replace("〕第", "〕")
            fields[field] = value
            places[field,] = par.numbers[0]
            found.append(_taken(par, key, f"★{value}" if key == "secrecy_period" else value))
            typed = bare(par.seen)
            if key in ("secrecy", "secrecy_period") and not typed.endswith(value.removesuffix("★")):
                doubts.append(_reformed(par, value, field))
            if key == "copy_number" and re.sub("^份号[：:]?", "", typed) != value:
                doubts.append(_reformed(par, value, field))
            if key == "docket_number" and typed.strip("（）()") != bare(value).strip("（）()"):
                doubts.append(_reformed(par, value, field))
    for par, piece in head.pieces:
        if piece.role == "of_all":
            field = FIELDS["docket_number"].zh
            fields[field] = f"{fields[field]}{piece.value}"
            found.append(_taken(par, "docket_number", piece.value))
    _with_notes(
        [par for par, piece in head.pieces if piece.role == "head_note"], head, fields, places, found, doubts
    )
    names: list[Data] = []
    for par, piece in head.pieces:
        if piece.role == "signatory":
            own = signatories(piece.value)
            names += own
            found.append(_taken(par, "signatory", "".join(own)))
    edition = {piece.role: (par, piece.value) for par, piece in head.pieces if piece.role in _EDITION}
    if edition:
        field = FIELDS["edition"].zh
        fields[field] = {FIELDS[role].zh: value for role, (_, value) in edition.items()}
        places[field,] = edition["edition_office"][0].numbers[0]
        for role, (par, value) in edition.items():
            printed = printed_date(datetime.date.fromisoformat(value)) if role == "edition_date" else par.text
            found.append(_taken(par, "edition", printed))
            if printed != par.text:
                doubts.append(_reformed(par, printed, field))
    if names:
        field = FIELDS["signatory"].zh
        fields[field] = names[0] if len(names) == 1 else names
        places[field,] = next(par.numbers[0] for par, piece in head.pieces if piece.role == "signatory")
    if head.mark:
        _with_mark(head, kind, signed, fields, places, found)
        doubts += _said_again(head)
    found += [Taken(par, "rule", "ruled", "masthead") for par in head.rules]
    ordered = {key: fields[key] for key in _ORDER if key in fields}
    return Part(ordered, places, found, doubts)


def _said_again(head: Masthead) -> list[Doubt]:
    """That 文件 is left out behind each body of a joint mark but the last."""
    field = FIELDS["issuer_mark"].zh
    lines = sorted((*head.mark, *([head.word] if head.word else ())), key=lambda par: par.at)
    filed = [at for at, par in enumerate(lines) if is_mark(par.seen)]
    doubts = []
    for at in filed[:-1]:
        typed = bare(lines[at].seen)
        typed = typed if typed != "文件" or not at else f"{bare(lines[at - 1].seen)}文件"
        args = {"text": typed, "value": typed.removesuffix("文件"), "field": field}
        doubts.append(Doubt(codes.ISSUED_AS, lines[at], args, field))
    return doubts


def _with_notes(
    notes: Sequence[Par],
    head: Masthead,
    fields: dict[str, Data],
    places: dict[Path, int],
    found: list[Taken],
    doubts: list[Doubt],
) -> None:
    """What else is set at the head, above the mark; what stood below it is told."""
    if not notes:
        return
    field = FIELDS["head_note"].zh
    texts = [par.text.lstrip(BETWEEN) for par in notes]
    fields[field] = texts[0] if len(texts) == 1 else [*texts]
    places[field,] = notes[0].numbers[0]
    found += [
        _taken(par, "head_note", f"\u3000\u3000{text}" if at else text)
        for at, (par, text) in enumerate(zip(notes, texts, strict=True))
    ]
    doubts += [
        _reformed(par, text, field) for par, text in zip(notes, texts, strict=True) if text != par.text
    ]
    doubts += [
        Doubt(codes.FOOT_MOVED, par, {"text": short(par.text)}, field)
        for par in notes
        if head.mark and par.at > head.mark[0].at
    ][:1]


_ORDER = [
    FIELDS[key].zh
    for key in (
        "copy_number",
        "secrecy",
        "secrecy_period",
        "urgency",
        "head_note",
        "issuer",
        "issuer_mark",
        "docket_number",
        "signatory",
        "edition",
    )
]


def _with_mark(
    head: Masthead,
    kind: str,
    signed: Data | None,
    fields: dict[str, Data],
    places: dict[Path, int],
    found: list[Taken],
) -> None:
    """The mark as who issues the paper, where that prints it, and else as it stands."""
    bodies, form = head.names, FORMATS[KINDS[kind].format]
    word = KINDS[kind].mark
    if head.word and not bodies[-1].endswith("文件"):
        bodies[-1] += "文件"
    names = [*bodies[:-1], bodies[-1].removesuffix(word) if word else bodies[-1]]
    follows = (not word or bodies[-1].endswith(word)) and (len(names) == 1 or not form.host_only)
    issued = follows and all(map(ORG.search, names)) and (bool(signed) or not KINDS[kind].signed)
    key = FIELDS["issuer" if issued else "issuer_mark"].zh
    texts: list[Data] = list(names if issued else bodies)
    fields[key] = texts[0] if len(texts) == 1 else texts
    places[key,] = head.mark[0].numbers[0]
    beside = _word_last([par.seen for par in head.mark])[1]  # printed behind the last body
    whole = ["".join(bodies), *("" for _ in head.mark[1:])]
    found += [
        _taken(par, "issuer_mark", text if beside else bare(par.seen))
        for par, text in zip(head.mark, whole, strict=True)
    ]
    if head.word:
        found.append(_taken(head.word, "mark_word", "" if beside else "文件"))


def without_issuer(top: dict[str, Data], foot: dict[str, Data], kind: str) -> dict[str, Data]:
    """The foot, its signature left out where it is that of who issues the paper, and follows from it."""
    issuer = top.get(FIELDS["issuer"].zh)
    signed = foot.get(SIGNATURE)
    broken = isinstance(signed, list) and "".join(map(str, signed)) == issuer  # one name on two lines
    if issuer and (issuer == signed or broken) and KINDS[kind].signed:
        return {key: value for key, value in foot.items() if key != SIGNATURE}
    return foot


def _taken(par: Par, role: str, prints: str) -> Taken:
    reason = "style" if par.styled == role else "masthead"
    return Taken(par, role, reason, "masthead", prints=prints)


def _reformed(par: Par, value: str, field: str) -> Doubt:
    return Doubt(codes.ISSUED_AS, par, {"text": short(par.text), "value": value, "field": field}, field)
