"""What the fields of Word take from elsewhere, and which do nothing of the kind (ECMA-376-1, 17.16.5; MS-DOC 2.9.90).

In: the instruction of a field. Out: whether it may stay, must go, or goes and is told.
"""

import re
from typing import Literal

from .closed import words_of

# By the number that old files give them; a field's text may say something else.
FETCHING = {
    11: "RD",
    36: "INCLUDE",
    45: "DDE",
    46: "DDEAUTO",
    55: "IMPORT",
    56: "LINK",
    67: "INCLUDEPICTURE",
    68: "INCLUDETEXT",
    78: "DATABASE",
}
# Counted, computed or typed, and looked up nowhere else.
_HARMLESS = words_of(
    """= ADVANCE ASK AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT AUTOTEXT BARCODE COMMENTS COMPARE CREATEDATE DATE DOCPROPERTY
    DOCVARIABLE EDITTIME EMBED EQ FILENAME FILESIZE FILLIN FORMCHECKBOX FORMDROPDOWN FORMTEXT GOTOBUTTON HYPERLINK IF INDEX INFO
    KEYWORDS LASTSAVEDBY LISTNUM MACROBUTTON MERGEFIELD NOTEREF NUMCHARS NUMPAGES NUMWORDS PAGE PAGEREF PRINTDATE QUOTE REF REVNUM
    SAVEDATE SECTION SECTIONPAGES SEQ SET SHAPE STYLEREF SUBJECT SYMBOL TA TC TIME TITLE TOA TOC USERADDRESS USERINITIALS USERNAME
    XE"""
)
_WORD = re.compile(rf"\b({'|'.join(sorted(FETCHING.values(), key=len, reverse=True))})\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"INCLUDEPICTURE|INCLUDETEXT|DDEAUTO", re.IGNORECASE
)  # even in a text: no prose has them
_QUOTED = re.compile(r'"[^"]*"')


def judged(instruction: str) -> Literal["stays", "goes", "fetches"]:
    """What becomes of a field: one that nobody knows goes, and what it showed last stays."""
    words = _QUOTED.sub(" ", instruction).split() or ["="]
    name = "=" if words[0].startswith("=") else words[0].upper()
    fetches = _WORD.search(" ".join(words)) or _WITHIN.search(instruction)
    if name in FETCHING.values() or (name != "HYPERLINK" and fetches):
        return "fetches"
    return "stays" if name in _HARMLESS else "goes"
