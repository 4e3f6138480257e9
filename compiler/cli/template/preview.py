"""`compile template preview`: every style of a template with sample text, opened or written."""

import tempfile
from pathlib import Path
from typing import Annotated

from ...messages import codes
from ...messages.diagnostic import CompileError, Diagnostic
from ...pages import office
from ...pages.measure import pages_png
from ...word.template.compiled import Template
from ...workshop import preview as sample
from .. import files
from ..console import LangOption, language_of, refused, say
from ..options import Argument, Option


def command(
    name: Annotated[str, Argument("TEMPLATE")],
    pdf: Annotated[str | None, Option("--pdf", metavar="OUT.pdf")] = None,
    png: Annotated[bool, Option("--png")] = False,
    lang: LangOption = None,
) -> int:
    """Lay the pages of a sample out; the exit code."""
    try:
        data, file = files.read_template(name)
        pages = sample.pdf(Template.compile(data, file))
        made: list[tuple[Path, bytes]] = []
        if pdf is not None:
            made.append((Path(pdf), pages))
        if png:
            stem = Path(pdf).with_suffix("") if pdf is not None else Path(Path(file).stem)
            for number, image in enumerate(pages_png(pages), 1):
                made.append((stem.with_name(f"{stem.name}-{number}.png"), image))
        if not made:
            made = [(Path(tempfile.mkdtemp(prefix="compile-")) / f"{Path(file).stem}.pdf", pages)]
        for path, _ in made:
            files.check_target(path, [Path(file)], ".png" if path.suffix == ".png" else ".pdf")
            if path.exists() and not sample.is_result(path.read_bytes()):
                raise CompileError([Diagnostic(codes.FILE_EXISTS, {"file": str(path)})])
        for path, content in made:
            files.write_target(path, content)
    except CompileError as error:
        return refused(error, language_of(lang))
    if pdf is None and not png:
        office.open_file(made[0][0])
    for path, _ in made:
        say(path)
    return 0
