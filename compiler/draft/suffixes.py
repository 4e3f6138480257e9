"""The suffixes of drafts, by the format that each names; they stand by themselves so that whoever only looks at names reads no format.

In: nothing. Out: `SUFFIXES`, all of them, as `readers.FORMATS` has them.
"""

TEXT = (".txt", ".text")
MARKDOWN = (".md", ".markdown")
PDF = (".pdf",)
RICH_TEXT = (".rtf",)
OLD_WORD = (".doc", ".wps")
OPEN_DOCUMENT = (".odt",)
WORD = (".docx", ".dotx")
SUFFIXES = (*TEXT, *MARKDOWN, *PDF, *RICH_TEXT, *OLD_WORD, *OPEN_DOCUMENT, *WORD)
