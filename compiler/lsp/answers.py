"""What the editor service says, in the words of the protocol.

In: a `Text`, and what was asked. Out: values of lsprotocol. Nothing is decided here but which of the two languages is spoken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types
from pygls.uris import from_fs_path

from ..editor.actions import Action, mended, mends
from ..editor.completions import Offer, Sort, completions
from ..editor.diagnostics import Noted, diagnostics
from ..editor.hover import definition, hover
from ..editor.outline import Entry, outline
from ..editor.positions import Position, Range
from ..messages.diagnostic import Language, Place, Severity
from .texts import Text

SOURCE = "公文"
_SEVERITIES: dict[Severity, types.DiagnosticSeverity] = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_SORTS: dict[Sort, types.CompletionItemKind] = {
    "key": types.CompletionItemKind.Property,
    "block": types.CompletionItemKind.Struct,
    "value": types.CompletionItemKind.EnumMember,
    "kind": types.CompletionItemKind.Class,
    "figure": types.CompletionItemKind.Variable,
    "filter": types.CompletionItemKind.Function,
    "reference": types.CompletionItemKind.Reference,
    "file": types.CompletionItemKind.File,
}
_SYMBOLS = {
    "title": types.SymbolKind.File,
    "heading": types.SymbolKind.Namespace,
    "run_in": types.SymbolKind.Key,
    "attachment_title": types.SymbolKind.Package,
    "caption": types.SymbolKind.Object,
}


def told(text: Text, language: Language, checked: bool) -> list[types.Diagnostic]:
    """The diagnostics of a text."""
    return [_diagnostic(text, one, language) for one in diagnostics(text.reading, checked)]


def _diagnostic(text: Text, one: Noted, language: Language) -> types.Diagnostic:
    en = language == "en"
    message, hint = one.message[en], one.hint[en]
    related = None
    if one.elsewhere:
        message = f"{one.elsewhere.text(language)}{': ' if en else '：'}{message}"
        related = _related(one.elsewhere, message)
    return types.Diagnostic(
        text.of_range(one.range),
        f"{message}{' ' * en}{hint}",
        severity=_SEVERITIES[one.severity],
        code=one.code,
        source=SOURCE,
        related_information=related,
    )


def _related(place: Place, message: str) -> list[types.DiagnosticRelatedInformation] | None:
    """The place of a message in another file, for an editor to lead there."""
    uri = from_fs_path(place.file)
    if uri is None or not place.line:
        return None
    at = types.Position(place.line - 1, max(place.column - 1, 0))
    return [types.DiagnosticRelatedInformation(types.Location(uri, types.Range(at, at)), message)]


def offers(text: Text, at: types.Position, language: Language, snippets: bool) -> list[types.CompletionItem]:
    """What may be typed; with the spots to be filled in where the editor knows `snippets`."""
    found = completions(text.reading, text.position(at))
    return [_item(text, one, number, language == "en", snippets) for number, one in enumerate(found)]


def _item(text: Text, one: Offer, number: int, en: bool, snippets: bool) -> types.CompletionItem:
    snippet = snippets and one.snippet != one.text
    documentation = one.documentation[en]
    return types.CompletionItem(
        one.label,
        kind=_SORTS[one.sort],
        detail=one.detail[en] or None,
        documentation=types.MarkupContent(types.MarkupKind.Markdown, documentation)
        if documentation
        else None,
        sort_text=f"{number:04}",
        filter_text=one.label,
        insert_text_format=types.InsertTextFormat.Snippet if snippet else types.InsertTextFormat.PlainText,
        insert_text_mode=types.InsertTextMode.AsIs,
        text_edit=types.TextEdit(text.of_range(one.range), one.snippet if snippet else one.text),
    )


def said(text: Text, at: types.Position, language: Language, checked: bool) -> types.Hover | None:
    """What is said of what is pointed at."""
    found = hover(text.reading, text.position(at), checked)
    if found is None:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, found.text[language == "en"])
    return types.Hover(content, text.of_range(found.range))


def symbols(text: Text) -> list[types.DocumentSymbol]:
    """The outline."""
    return [_symbol(text, one) for one in outline(text.reading)]


def _symbol(text: Text, one: Entry) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        f"{one.label}{one.text}" or "…",
        _SYMBOLS[one.kind],
        text.of_range(one.whole),
        text.of_range(one.range),
        children=[_symbol(text, inner) for inner in one.children],
    )


def put_down(text: Text, at: types.Position) -> types.Location | None:
    """Where what is named is put down."""
    found = definition(text.reading, text.position(at))
    if found is None:
        return None
    if not found.file:
        return types.Location(text.uri, text.of_range(found.range))
    start, end = (types.Position(*each) for each in found.range)
    uri = from_fs_path(found.file)
    return types.Location(uri, types.Range(start, end)) if uri else None


FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.gongwen"


def actions(
    text: Text,
    range: types.Range,
    context: types.CodeActionContext,
    language: Language,
    checked: bool,
) -> list[types.CodeAction]:
    """The mends of what is told in a range; where they are asked for, all sure ones at once."""
    wanted = context.only
    found = []
    if _is_wanted(types.CodeActionKind.QuickFix.value, wanted):
        for one in mends(text.reading, text.range(range), checked):
            found.append(_action(text, one, language, context.diagnostics))
    if wanted and _is_wanted(FIX_ALL, wanted) and (whole := _all(text, language)):
        found.append(whole)
    return found


def _is_wanted(kind: str, wanted: Sequence[types.CodeActionKind | str] | None) -> bool:
    names = [one.value if isinstance(one, types.CodeActionKind) else one for one in wanted or ()]
    return not names or any(kind == name or kind.startswith(f"{name}.") for name in names)


def _action(
    text: Text, one: Action, language: Language, shown: Iterable[types.Diagnostic]
) -> types.CodeAction:
    edit = types.TextEdit(text.of_range(one.edit.range), one.edit.new)
    return types.CodeAction(
        one.title[language == "en"],
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[each for each in shown if each.code == one.code],
        is_preferred=one.safe,
        edit=types.WorkspaceEdit(changes={text.uri: [edit]}),
    )


def _all(text: Text, language: Language) -> types.CodeAction | None:
    """Every sure mend, as `compile check --fix` makes them."""
    after, done, _ = mended(text.reading)
    if not done:
        return None
    lines = text.reading.lines
    whole = Range(Position(0, 0), lines.position(len(lines.text)))
    count = len(done)
    return types.CodeAction(
        f"把有把握的{count}处都改好" if language == "zh" else f"Mend all {count} that are sure",
        kind=FIX_ALL,
        edit=types.WorkspaceEdit(changes={text.uri: [types.TextEdit(text.of_range(whole), after)]}),
    )
