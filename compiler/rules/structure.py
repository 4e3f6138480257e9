"""Rules on the structure of a document (S4xx)."""

from collections.abc import Iterator

from .. import codes
from ..diagnostics import Diagnostic
from ..document import Document
from ..flow import Flow
from ..vocabulary import TERMS
from . import rule


@rule
def title_missing(document: Document, _flow: Flow) -> Iterator[Diagnostic]:
    """A document is submitted under a title (clause 7.3.1)."""
    if not document.title:
        path = document.marks.typed((), TERMS["kind"].spellings)
        yield Diagnostic(codes.NO_TITLE, {}, document.marks.key(path))
