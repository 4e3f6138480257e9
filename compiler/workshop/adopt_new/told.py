"""What is told of an adoption: what was taken over and how, and what was not.

In: an old document and what was made of it. Out: `Taken` values, in Chinese and English.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from docx.oxml.table import CT_Tbl
from lxml import etree

from ...terms.fields import TERMS
from ...terms.styles import heading_style, style_words
from ...word.ooxml.package import w
from ...word.ooxml.properties import Formatting, Sheet, Words, in_short
from ..read_facts import short
from .letterhead import above_title, is_colophon
from .old import OldDocument
from .samples import Samples


