"""The contents list of a draft, which the finished paper does not take over: found, so that its lines are no headings.

In: paragraphs of a line each. Out: the paragraphs without it, and its own.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from ..terms.numerals import read_decimal, read_label
from .lines import Par

_TITLE = re.compile(r"目\s*[录錄次]|contents", re.IGNORECASE)
_STYLE = re.compile(r"(?:toc|目录|contents)\s*(?:\d|heading|标题)", re.IGNORECASE)
# The page of an entry, after dots, a tab or wide blanks. A gap is looked for where it begins and never given back: a line may hold thousands of blanks.
_PAGE = re.compile(
    r"(?P<gap>(?<![.．·•…⋯。﹒])[.．·•…⋯。﹒]{3,}+|(?<!…)…++|(?<![-—－_])[-—－_]{4,}+|(?<![ \u3000\t])(?:[ \u3000]*+\t|[ \u3000]{3,}+))"
    r"[ \u3000\t.．·…]*+[（(—-]?\s*+(?P<page>\d{1,4}|[ivxIVX]{1,6})\s*+[)）—-]?$"
)
_FIGURE = re.compile(r"[ \u3000]*(?:[（(]\d{1,3}[)）]|(?<=[ \u3000])\d{1,3})$")  # 总体情况（1）
_DOTS = re.compile("[.．·•…⋯。﹒_—－-]")
_LONGEST = 300  # characters of an entry, its dots included: beyond lies no entry, and gaps that would be tried in vain
_LEAST = 3  # entries of a list that no title names


def without_contents(pars: Sequence[Par]) -> tuple[list[Par], list[Par]]:
    """The paragraphs that are left, and those of the contents list: by the style of its lines, by its title 目录 with what comes
    again below or ends in a page, or by several lines in turn that end in dots and pages that rise."""
    out = {index for index, par in enumerate(pars) if _STYLE.match(par.line.style)}
    out |= _titled(pars, out) or (set() if out else _dotted(pars))
    if not out:
        return list(pars), []
    return [par for index, par in enumerate(pars) if index not in out], [pars[index] for index in sorted(out)]


def wanted(contents: Sequence[Par], headings: Sequence[tuple[int, str, str]]) -> str:
    """What 目录 says for a list like that of the draft: 是, or so many levels where there are more, and the attachments where they are listed.
    `headings` are all that there are: the level, the label and the text, of a run-in heading its lead."""
    listed = {_bare(_entry(par)).rstrip("。") for par in contents}
    levels = sorted({level for level, _, _ in headings})
    found = [
        levels.index(level) + 1
        for level, label, text in headings
        if not listed.isdisjoint({_bare(text).rstrip("。"), _bare(label + text).rstrip("。")})
    ]
    depth = max(found, default=MOST_LEVELS)
    levels_said = str(depth) if depth < min(len(levels), MOST_LEVELS) else ""
    if any(re.match("附件[0-9０-９一二三四五六七八九十：:]", one) for one in listed):
        return f"{{层级: {levels_said}, 附件: 是}}" if levels_said else "{附件: 是}"
    return levels_said or "是"


MOST_LEVELS = 3  # that contents list


def _titled(pars: Sequence[Par], styled: set[int]) -> set[int]:
    """The indexes of a title 目录 and of the lines below that are its entries; of the title alone where styles tell them."""
    found: set[int] = set()
    for index, par in enumerate(pars):
        if not _TITLE.fullmatch(par.text.strip()) or index in styled:
            continue
        if index + 1 in styled:
            found.add(index)
            continue
        again = Counter(_bare(one.text) for one in pars[index + 1 :])
        end = index + 1
        while end < len(pars) and _is_entry(pars[end], again):
            again[_bare(_entry(pars[end]))] -= 1
            end += 1
        if end - index > 2:
            found |= set(range(index, end))
    return found


def _is_entry(par: Par, again: Mapping[str, int]) -> bool:
    """Whether a line is an entry: it ends in a page, or comes `again` below, where the entries before it do not count."""
    if par.line.rows or par.line.picture or not par.text:
        return False
    page = _page(par)
    text = _bare(_entry(par))
    # What has no page comes again below: once as the entry, once as the heading.
    return (
        bool(page and text)
        or (len(text) <= 40 and again.get(text, 0) > 1)
        or ((figure := _FIGURE.search(par.text)) is not None and _bare(par.text[: figure.start()]) in again)
    )


def _dotted(pars: Sequence[Par]) -> set[int]:
    """The indexes of lines in turn that end in dots and pages that do not fall."""
    found: set[int] = set()
    pages = [None if par.line.rows else _page(par) for par in pars]
    if sum(page is not None for page in pages) < _LEAST:
        return found
    below = {_bare(par.text) for par, page in zip(pars, pages, strict=True) if not page}
    for is_entry, run in groupby(range(len(pars)), lambda index: pages[index] is not None):
        indexes = list(run)
        if not is_entry or len(indexes) < _LEAST:
            continue
        matches = [match for index in indexes if (match := pages[index])]
        numbers = [int(match["page"]) if match["page"].isdigit() else 0 for match in matches]
        dots = all(_DOTS.match(match["gap"]) for match in matches)
        known = sum(_bare(_entry(pars[index])) in below for index in indexes) * 2 > len(indexes)
        if numbers == sorted(numbers) and (known or (dots and _are_headings(pars, indexes))):
            found |= set(indexes)
    return found


def _are_headings(pars: Sequence[Par], indexes: Sequence[int]) -> bool:
    """Whether most of some lines begin with labels."""
    labels = sum(bool(read_label(pars[index].text) or read_decimal(pars[index].text)) for index in indexes)
    return labels * 2 >= len(indexes)


def _page(par: Par) -> re.Match[str] | None:
    """The page at the end of an entry, with the gap before it."""
    return _PAGE.search(par.text) if len(par.text) <= _LONGEST else None


def _entry(par: Par) -> str:
    """The text of an entry without its page."""
    page = _page(par)
    return par.text[: page.start()] if page else par.text


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
