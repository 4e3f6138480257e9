"""`compile template diff`: what differs between two templates, and between the reports set through both."""

from pathlib import Path
from typing import Annotated

from ...messages import codes
from ...messages.diagnostic import CompileError, Diagnostic
from ...workshop import diff
from .. import files
from ..console import YAML, Format, LangOption, Plain, language_of, report, say, tell_json
from ..options import Argument, Option


def command(
    old: Annotated[str, Argument("OLD")],
    new: Annotated[str, Argument("NEW")],
    folder: Annotated[str | None, Option("--reports", metavar="FOLDER")] = None,
    lang: LangOption = None,
    format: Annotated[Plain, Option("--format")] = Plain.text,
) -> int:
    """Compare two templates; 1 where something differs."""
    language = language_of(lang)
    differences: list[diff.Difference] = []
    unread: list[diff.Unread] = []
    try:
        (before, old_file), (after, new_file) = files.read_template(old), files.read_template(new)
        names = old_file, new_file
        changes = diff.templates(before, after, names)
        if folder is not None:
            sources = [files.read_source(str(path)) for path in _reports(folder)]
            differences, unread = diff.reports(before, after, names, sources)
    except CompileError as error:
        report(error.diagnostics, language, Format.text)
        return max(2 if code == 1 else code for code in map(codes.exit_code, error.diagnostics))
    if format is Plain.json:
        tell_json(diff.as_data(changes, differences, unread, language))
    else:
        for line in diff.as_text(changes, differences, unread, language, folder is not None):
            say(line)
    return 1 if changes or differences else 0


def _reports(folder: str) -> list[Path]:
    """The YAML files of a folder. Raises CompileError (O801) where there is no such folder."""
    if not Path(folder).is_dir():
        raise CompileError([Diagnostic(codes.FILE_NOT_FOUND, {"file": folder})])
    return sorted(path for path in Path(folder).iterdir() if path.suffix.lower() in YAML and path.is_file())
