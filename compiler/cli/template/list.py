"""`compile template list`: which templates there are, where, and whether they are sound."""

from pathlib import Path
from typing import Annotated

from ...messages.diagnostic import CompileError
from ...word.ooxml.package import MAX_BYTES
from ...word.template.compiled import Template
from ...word.template.packs import packs
from ...workshop.annotate import is_annotated
from .. import files
from ..console import LangOption, Plain, language_of, table, tell_json
from ..options import Option


def command(
    lang: LangOption = None,
    format: Annotated[Plain, Option("--format")] = Plain.text,
) -> int:
    """List the templates; the exit code."""
    zh = language_of(lang) == "zh"
    found = []
    for pack in packs(Path()):
        problems, copy = 0, False
        try:
            copy = is_annotated(files.read_bytes(str(pack.path), MAX_BYTES), pack.name)
            Template.load(pack.path)
        except CompileError as error:
            problems = len(error.diagnostics)
        found.append((pack, problems, copy))
    if format is Plain.json:
        tell_json(
            [
                {"name": p.name, "file": str(p.path), "where": p.where, "problems": n, "annotated": copy}
                for p, n, copy in found
            ]
        )
        return 0
    places = {
        "beside": ("这里", "here"),
        "listed": ("COMPILE_TEMPLATES",) * 2,
        "builtin": ("自带", "built in"),
    }
    rows = [("名称", "在哪里", "能用吗", "文件") if zh else ("name", "where", "state", "file")]
    for pack, problems, copy in found:
        state = ("能用", "sound") if not problems else (f"有{problems}处错误", f"{problems} errors")
        if copy:
            state = f"{state[0]}，是带批注的副本", f"{state[1]}, a copy with comments"
        file = "" if pack.where == "builtin" else str(pack.path)
        rows.append((pack.name, places[pack.where][0 if zh else 1], state[0 if zh else 1], file))
    table(rows)
    return 0
