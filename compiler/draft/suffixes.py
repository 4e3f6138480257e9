"""The suffixes of drafts, by the format that each names; they stand by themselves so that whoever only looks at names reads no format.

In: nothing, or a name. Out: `SUFFIXES`, all of them, as `readers.FORMATS` has them; whether a name is that of a draft.
"""

from pathlib import PurePath

TEXT = (".txt", ".text")
MARKDOWN = (".md", ".markdown")
PDF = (".pdf",)
RICH_TEXT = (".rtf",)
OLD_WORD = (".doc", ".wps")
OPEN_DOCUMENT = (".odt",)
WORD = (".docx", ".dotx")
SUFFIXES = (*TEXT, *MARKDOWN, *PDF, *RICH_TEXT, *OLD_WORD, *OPEN_DOCUMENT, *WORD)


def is_draft(name: str) -> bool:
    """Whether a file is a draft by its suffix: not YAML, but something that a draft can be read from."""
    return PurePath(name).suffix.lower() in SUFFIXES
