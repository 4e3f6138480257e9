"""`compile preview`: the pages of a report or a draft, opened."""

import tempfile
from pathlib import Path
from typing import Annotated

from ..messages import codes
from ..messages.diagnostic import CompileError
from ..pages import office
from ..source.load import Source
from . import files
from .compile import opened
from .console import Format, LangOption, language_of, report, say
from .options import Argument, Option


def command(
    file: Annotated[str, Argument("FILE.yaml|DRAFT")],
    template: Annotated[str | None, Option("--template", metavar="TEMPLATE")] = None,
    lang: LangOption = None,
) -> int:
    """Lay the pages out in a temporary folder and open them; the exit code."""
    language, source = language_of(lang), Source(file, "")
    try:
        source, job_of_source = opened(file, template)
        job = job_of_source()
        findings = [*job.findings, *job.findings_on_paper]
        target = Path(tempfile.mkdtemp(prefix="compile-")) / f"{Path(file).stem}.pdf"
        files.write_target(target, job.proof.pdf)
    except CompileError as error:
        told = [*(note for note in source.notes if note not in error.diagnostics), *error.diagnostics]
        report(told, language, Format.text, source.line)
        return max(map(codes.exit_code, error.diagnostics))
    report(findings, language, Format.text, source.line)
    if not office.open_file(target):
        unseen = (
            "这台电脑上打不开看 PDF 的程序，请自己打开下面这个文件：",
            "No PDF viewer could be started here; the file is:",
        )
        say(unseen[0 if language == "zh" else 1], err=True)
    say(target)
    return 0
