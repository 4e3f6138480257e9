"""发文字号: the number of a paper, and the form that it has (clause 7.2.5).

In: a number as typed. Out: what it is made of, or the form that was meant.
"""

import re
import unicodedata
from typing import NamedTuple

# A year or a number that is not given yet.
_OPEN = r"[ \u3000×xX＊*_＿○〇]*"
_FORM = (
    rf"(?P<code>[^0-9〔〕]*)〔(?P<year>(?:19|20)[0-9]{{2}}|(?:20)?{_OPEN})〕(?P<serial>[1-9][0-9]*|{_OPEN})号"
    # Orders are numbered on and on, proclamations and minutes from year to year (O-02).
    rf"|(?P<head>(?:[^0-9〔〕第]*(?:令|公告|通告|公报|纪要))?)\s?(?:(?P<in_year>(?:19|20)[0-9]{{2}})年)?第(?P<nth>[1-9][0-9]*|{_OPEN})(?P<unit>[号期次])"
    # Bulletins tell besides which they are of all (总第45期).
    r"(?:\s?[（(]?总第[1-9][0-9]*期[）)]?)?"
    # Some count minutes so, of their year.
    r"|〔(?P<of_year>(?:19|20)[0-9]{2})〕第(?P<nth_of_year>[1-9][0-9]*)[号期次]"
)
_MEANT = (
    r"(?P<code>[^0-9]*?)\s*[〔\[(【{﹝]?\s*(?P<year>(?:19|20)[0-9]{2}|'?[0-9]{2})\s*年?\s*[〕\])】}﹞]\s*"
    r"第?\s*0*(?P<serial>[1-9][0-9]*)\s*号?"
    r"|(?P<code2>[^0-9]*?)\s*(?P<year2>(?:19|20)[0-9]{2})\s*年?\s*[〔\[(【{﹝]\s*第?0*(?P<serial2>[1-9][0-9]*)\s*[〕\])】}﹞]\s*号?"
    r"|(?P<code3>[^0-9]*?)\s*(?P<year3>(?:19|20)[0-9]{2})\s*[-年—－]\s*第?0*(?P<serial3>[1-9][0-9]*)\s*号?"
)


class Docket(NamedTuple):
    """The number of a paper: the code of its agency, its year and its serial number, each empty where it is not given (yet);
    `nth`: it is counted as 第3号, without an agency's code."""

    code: str
    year: str
    serial: str
    nth: bool = False

    @property
    def open(self) -> bool:
        """Whether its number, or its year, is still to be filled in."""
        return not self.serial.isdecimal() or (
            bool(self.year.strip() or not self.nth) and not (len(self.year) == 4 and self.year.isdecimal())
        )


def docket_of(text: str) -> Docket | None:
    """The number that a text is, None where it has not the form of one."""
    found = re.fullmatch(_FORM, text.strip())
    if not found:
        return None
    if found["nth_of_year"]:
        return Docket("", found["of_year"], found["nth_of_year"], nth=True)
    if found["unit"]:
        return Docket(found["head"], found["in_year"] or "", found["nth"], nth=True)
    return Docket(found["code"], found["year"], found["serial"])


def docket_meant(text: str) -> str:
    """The number that was meant by one that is not well formed; empty where nobody can tell, as without a year."""
    found = re.fullmatch(_MEANT, unicodedata.normalize("NFKC", text).strip())
    if not found:
        return ""
    code, year, serial = (
        next(found[f"{name}{n}"] for n in ("", "2", "3") if found[f"{name}{n}"] is not None)
        for name in ("code", "year", "serial")
    )
    year = year.lstrip("'")
    return f"{code.strip().removesuffix('第')}〔{year if len(year) == 4 else f'20{year}'}〕{serial}号"
