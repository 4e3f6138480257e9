"""The words of a report.yaml that drafts become: its keys and its set values, from the table of terms.

In: nothing. Out: constants.
"""

from ..terms.fields import FIELDS
from ..terms.values import VALUES


def _zh(field: str) -> str:
    return FIELDS[field].zh


KIND, TITLE, SUBTITLE, REPORTER, ADDRESSEES = map(
    _zh, ("kind", "title", "subtitle", "reporter", "addressees")
)
UNIT, POST, NAME, REPORTER_DATE = map(_zh, ("unit", "post", "name", "reporter_date"))
LABELS, OPENING, BODY, CLOSING, CLOSING_PHRASE, ATTACHMENTS = map(
    _zh, ("labels", "opening", "body", "closing", "closing_phrase", "attachments")
)
SIGNATURE, DATE, DATE_TEXT, REMARK, REMARK_TEXT, SEAL, STAMPS = map(
    _zh, ("signature", "date", "date_text", "remark", "remark_text", "seal", "stamps")
)
NOTE_TEXT, MARK_TEXT = map(_zh, ("attachment_note_text", "mark_text"))
LEAD, TEXT, CONTENT, LABEL, NUMBERING = map(_zh, ("lead", "text", "content", "label", "numbering"))
PARAGRAPH, ENUMERATION, ITEM_LEAD, FORM, START, NATURE = map(
    _zh, ("paragraph", "enumeration", "item_lead", "form", "start", "nature")
)
TABLE, HEADER_ROWS, LANDSCAPE, PICTURE, CAPTION, ALTERNATIVE_TEXT = map(
    _zh, ("table", "header_rows", "landscape", "picture", "caption", "alternative_text")
)
SUPERSCRIPT, SUBSCRIPT, UNDERLINE, FOOTNOTE, REFERENCE, ANCHOR = map(
    _zh, ("superscript", "subscript", "underline", "footnote", "reference", "anchor")
)
CHART, CHART_DATA = map(_zh, ("chart", "chart_data"))
MERGED, WIDTH, ABOVE_TABLE, BELOW_TABLE = map(_zh, ("merged", "width", "above_table", "below_table"))
CONTINUED = _zh("continued")
NATURES = {nature: _zh(nature) for nature in ("problems", "next_steps")}

NO_NOTE = VALUES["attachment_note_text"]["none"][0]
NO_MARK = VALUES["mark_text"]["none"][0]
NO_NUMBER = VALUES["numbering"]["none"][0]
PAGE_BREAK = VALUES["block"]["page_break"][0]
PAGE_BREAKS = VALUES["block"]["page_break"]
BY_HAND = VALUES["seal"]["by_hand"][0]
TOWARDS = {word: spelled[0] for word, spelled in VALUES["merged"].items()}
BY_PAGES = VALUES["continued"]["yes"][0]
LYING = VALUES["landscape"]["yes"][0]
