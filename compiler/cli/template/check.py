"""`compile template check`: everything that is wrong with a template in one run; copies annotated or mended."""

from pathlib import Path
from typing import Annotated

from ...messages import codes
from ...messages.diagnostic import CompileError, Diagnostic
from ...workshop.annotate import annotated, is_result
from ...workshop.check import examine, folded
from ...workshop.mend import mended
from .. import files
from ..console import Format, LangOption, language_of, refused, report, say
from ..options import Argument, Option


def command(
    name: Annotated[str, Argument("TEMPLATE")],
    against: Annotated[list[str] | None, Option("--against", metavar="FILE.yaml")] = None,
    annotate: Annotated[str | None, Option("--annotate", metavar="OUT.docx")] = None,
    fix: Annotated[str | None, Option("--fix", metavar="OUT.docx")] = None,
    lang: LangOption = None,
    format: Annotated[Format, Option("--format")] = Format.text,
    all_notes: Annotated[bool, Option("--all")] = False,
    strict: Annotated[bool, Option("--strict")] = False,
) -> int:
    """Check a template; the exit code."""
    language = language_of(lang)
    targets = {kind: Path(name) for kind, name in (("fix", fix), ("annotate", annotate)) if name}
    findings: list[Diagnostic] = []
    made: list[tuple[Path, bytes]] = []
    try:
        data, file = files.read_template(name)
        reports = [files.read_source(one) for one in against or ()]
        for target in targets.values():
            files.check_target(target, [Path(file), *map(Path, against or ())])
            if target.exists() and not is_result(target.read_bytes()):
                raise CompileError([Diagnostic(codes.FILE_EXISTS, {"file": str(target)})])
        if "fix" in targets:
            data, findings = mended(data, file)
            made.append((targets["fix"], data))
        findings += examine(data, str(targets.get("fix", file)), reports)
        if "annotate" in targets:
            told = [one for one in findings if one.code is not codes.MENDED]
            made.append((targets["annotate"], annotated(data, file, told, language)))
        for path, result in made:
            files.write_target(path, result)
    except CompileError as error:
        return refused(error, language, format)
    report(findings if all_notes or format is not Format.text else folded(findings), language, format)
    for path, _ in made:
        say(path)
    bad = [one for one in findings if one.severity == "error" or (strict and one.severity == "warning")]
    if not findings and format is Format.text:
        say(f"{name}：没有发现问题。" if language == "zh" else f"{name}: nothing was found.")
    return max(map(codes.exit_code, bad), default=0)
