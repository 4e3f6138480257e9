"""Names and dates that stand abreast, on one line, put below one another.

In: the paragraphs of a draft. Out: the same, such lines parted.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from .foot_lines import COLUMNS
from .lines import Par, numbered
from .names import ORG, SIGNER, is_name, is_post_and_name, signs_as
from .outside import is_found_in, of_imprint
from .sentences import PUNCTUATION, is_date, labelled_date


def one_below_the_other(pars: Sequence[Par]) -> Sequence[Par]:
    """The paragraphs, with a name and a date, or several bodies that sign, put on lines of their own."""
    out: list[Par] = []
    signed = False  # whether what stands below is a date or a name
    for par in reversed(pars):
        pieces = _name_and_date(par, par.at * 2 > len(pars))
        signed = len(pieces) > 1 or (signed and bool(ORG.search(par.seen)))
        if signed:
            names = COLUMNS.split(pieces[0])
            if len(names) == 1:
                names = _of_one_place(pieces[0])
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


def _of_one_place(text: str) -> list[str]:
    """The bodies that a single wide blank parts, and whose names begin with one place: 白河县公安局　白河县财政局; the text alone where
    they do not."""
    names = text.split("\u3000")
    return names if len({name[:2] for name in names}) == 1 else [text]


def _name_and_date(par: Par, late: bool) -> list[str]:
    """XX办公室　　2025年12月31日: a name and a date on one line; the text alone where it is none. `late`: it stands in the second
    half, and so below the text; above it who reports stands with a date."""
    close = _CLOSE.fullmatch(par.text) if late else None
    if close and ORG.search(close["name"]) and not (par.line.rows or par.typed or of_imprint(par.seen)):
        return [close["name"], close["date"]]
    if (
        par.line.rows
        or par.typed
        or len(par.text) > 72
        or is_date(par.seen)
        or not any(blank in par.text for blank in " \u3000\xa0\t")
    ):
        return [par.text]
    gap = next(
        (gap for gap in _BLANKS.finditer(par.text) if gap.start() and _tells_day(par.text[gap.end() :])), None
    )
    if gap is None or is_found_in(par.seen) or of_imprint(par.seen):
        return [par.text]
    name, date = par.text[: gap.start()], par.text[gap.end() :]
    if is_date(name):  # of each of two who sign
        return [par.text]
    columns = COLUMNS.split(name)
    if len(columns) > 1 and all(signs_as(one, True) for one in columns):
        return [*columns, date]
    if signs_as(name, True) or (SIGNER.fullmatch(name) and len(gap[0]) > 1):
        return [name, date]
    if PUNCTUATION.search(name) or not (
        len(gap[0]) > 1
        or ORG.search(re.sub("编[印发]?$", "", name))
        or (late and (is_name(name) or is_post_and_name(name)))
    ):
        return [par.text]
    return [name, date]


def _tells_day(text: str) -> bool:
    return is_date(text) or labelled_date(text)


# A body and a date that nothing parts.
_CLOSE = re.compile("(?P<name>[㐀-鿿]{4,30})(?P<date>(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日)")
_BLANKS = re.compile("[ \u3000\xa0\t]+")
