"""`compile check FILE…`: what a proof-reader would say of a report or a draft; nothing is changed unless mends are asked for.

In: arguments. Out: the findings on standard output, in the order of print; why a file cannot be read on standard error; an exit code.
"""

import codecs
import difflib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Language, Place
from ..rules.findings import Finding
from ..rules.fixes import Mended, mend
from ..rules.reading import proofread
from ..rules.selection import chosen, kept_as, new_since, unsuppressed
from ..rules.wording import UNFINISHED
from ..source.folder import Folder
from ..source.load import Loaded, Source, load
from ..source.ways import ways_of
from . import files
from .console import Format, LangOption, failed, language_of, refused, say, tell
from .names import is_draft, misnamed
from .options import Argument, Option

if TYPE_CHECKING:
    from ..draft.lines import Draft
    from ..rules.prepared import Prepared

_TEXT = (".txt", ".text", ".md", ".markdown", "")  # drafts whose text can be mended where it stands


def command(
    file: Annotated[list[str], Argument("FILE.yaml|DRAFT…")],
    select: Annotated[list[str] | None, Option("--select", metavar="CODES")] = None,
    ignore: Annotated[list[str] | None, Option("--ignore", metavar="CODES")] = None,
    everything: Annotated[bool, Option("--all")] = False,
    fix: Annotated[bool, Option("--fix")] = False,
    unsafe: Annotated[bool, Option("--unsafe-fixes")] = False,
    diff: Annotated[bool, Option("--diff")] = False,
    baseline: Annotated[str | None, Option("--baseline", metavar="FILE.json")] = None,
    lang: LangOption = None,
    format: Annotated[Format, Option("--format")] = Format.text,
) -> int:
    """Check files; the worst of their exit codes."""
    language = language_of(lang)
    wanted = Wanted(tuple(select or ()), tuple(ignore or ()), everything, fix, unsafe, diff, baseline)
    told: list[Finding] = []
    code = 0
    lines: dict[str, Source] = {}
    try:
        if wrong := misnamed(file):
            raise CompileError(wrong)
        for name in file:
            if wanted.mends:
                _mended(name, wanted, language, format)
            if diff:
                continue
            checked = read(name, _open(name), wanted)
            lines[name] = checked.source
            told += checked.findings
        if baseline and not diff:
            told = _since(told, baseline, file)
    except CompileError as error:
        return refused(error, language, format)
    except BaseException as error:
        return refused(CompileError([failed(error, file[0])]), language, format)
    if diff:
        return 0

    def line_of(place: Place) -> str | None:
        source = lines.get(place.file)
        return (
            None
            if source is None
            else source.line(place._replace(line=place.line or (place.column and place.paragraph)))
        )

    tell(told, language, format, line_of)
    if any(one.code.severity in ("error", "warning") and one.sure for one in told):
        code = 1
    if not told and format is Format.text:
        names = "、".join(file) if language == "zh" else ", ".join(file)
        say(f"{names}：没有发现问题。" if language == "zh" else f"{names}: nothing was found.")
    return code


class Wanted(NamedTuple):
    """What the command line asks for."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    everything: bool = False
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    baseline: str | None = None

    @property
    def mends(self) -> bool:
        """Whether a mended text is to be made."""
        return self.fix or self.unsafe or self.diff


class Checked(NamedTuple):
    """A file that was read: its source, line by line as its places count, the text as rules saw it, what they found."""

    source: Source
    prepared: "Prepared"
    findings: list[Finding]


class Opened(NamedTuple):
    """A file: its source, and the draft that it is unless it is YAML."""

    source: Source
    draft: "Draft | None" = None


def _open(name: str) -> Opened:
    """A file read. Raises CompileError."""
    if is_draft(name):
        draft = files.read_draft(name)
        return Opened(draft.source, draft)
    return Opened(files.read_source(name))


def read(name: str, opened: Opened, wanted: Wanted) -> Checked:
    """What is found in a file. Raises CompileError."""
    loaded, folder = _loaded(name, opened)
    word = opened.draft is not None and not opened.draft.source.text
    from ..document.validate import validate
    from ..flow.resolve import resolve

    ways = ways_of(folder.path, name)
    document = validate(loaded, folder)
    prepared, findings = proofread(loaded, document, resolve(document, folder), ways, word)
    told = () if opened.draft else (*loaded.notes, *ways.notes)
    findings = [*(Finding(one) for one in told if one.severity != "info"), *findings]
    findings = unsuppressed(findings, prepared)
    picked = list(chosen(findings, wanted.select, wanted.ignore, wanted.everything))
    return Checked(prepared.source, prepared, picked)


def _loaded(name: str, opened: Opened) -> tuple[Loaded, Folder]:
    """The data of a file, and the folder of its pictures and tables; the paragraphs of a Word file are read as lines."""
    if opened.draft is None:
        from ..draft.authored import authored

        folder = Folder(Path(name).parent)
        return authored(load(opened.source), folder)[0], folder
    from ..draft.readers import Carried
    from ..draft.recognise import loaded, recognised

    draft = opened.draft
    carried = Carried(Path(name).parent, pictures=draft.pictures)
    found = recognised(draft)
    if not draft.source.text:
        lines = "\n".join(line.text.replace("\n", " ") for line in draft.lines)
        draft = replace(draft, source=Source(name, lines))
    return loaded(draft, found), carried


def with_what_is_read(findings: Sequence[Diagnostic], file: str, source: Source) -> list[Diagnostic]:
    """What is found in a file that is compiled, with what reading it over adds: each spot that is not filled in, and not the sum of them.

    Raises CompileError.
    """
    opened = _open(file) if is_draft(file) else Opened(source)
    more = [one.diagnostic for one in read(file, opened, Wanted()).findings]
    before = [one for one in findings if one.code is not UNFINISHED]
    return [*before, *(one for one in more if one not in before)]


# ---- mends ------------------------------------------------------------------------------------------------------------


def _mended(name: str, wanted: Wanted, language: Language, format: Format) -> None:
    """Mend a file where it stands, or show what would be mended, and list the changes. Raises CompileError."""
    if name == files.STANDARD_INPUT:
        raise _not_here(
            name,
            "标准输入写不回去",
            "standard input cannot be written",
            "先存成文件",
            "save it as a file first",
        )
    draft = is_draft(name)
    if draft and Path(name).suffix.lower() not in _TEXT:
        raise _not_here(
            *(name, "它不是文本文件", "it is no text file"),
            *(
                "照检查的结果在 Word 里改，或先用 compile import 做成 YAML",
                "change it in Word, or make YAML of it with compile import",
            ),
        )
    bytes_ = files.read_bytes(name, MAX)
    opened = _open(name)
    encoding = _encoding(bytes_, opened.source.text)
    if encoding is None:
        raise _not_here(
            name,
            "它的编码写回去会走样",
            "its encoding would not come out the same",
            "另存为 UTF-8",
            "save it as UTF-8",
        )

    def again(text: str) -> "tuple[Prepared, Sequence[Finding]]":
        source = Source(name, text)
        opened_again = Opened(source)
        if draft:
            from ..draft.readers import read_draft

            opened_again = Opened(source, read_draft(name, text.encode("utf-8")))
        checked = read(name, opened_again, wanted)
        return checked.prepared, checked.findings

    text, done = mend(opened.source.text, again, wanted.unsafe)
    if wanted.diff:
        _show(name, opened.source.text, text)
        return
    if done:
        if files.is_read_only(Path(name)):
            raise CompileError([Diagnostic(codes.TARGET_READ_ONLY, {"file": name})])
        files.write_target(Path(name), _encoded(text, encoding))
    if format is Format.text:
        _list(done, language)


MAX = 8 * 1024 * 1024
_MARKS = (
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-8", codecs.BOM_UTF8),
    ("utf-8", b""),
    ("gb18030", b""),
)


def _encoding(data: bytes, text: str) -> tuple[str, bytes] | None:
    """The encoding that gives these bytes again, and the mark before them; None where none does."""
    return next((one for one in _MARKS if one[1] + _bytes(text, one[0]) == data), None)


def _bytes(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


def _encoded(text: str, encoding: tuple[str, bytes]) -> bytes:
    return encoding[1] + _bytes(text, encoding[0])


def _not_here(file: str, zh: str, en: str, way_zh: str, way_en: str) -> CompileError:
    args = {"file": file, "reason_zh": zh, "reason_en": en, "way_zh": way_zh, "way_en": way_en}
    return CompileError([Diagnostic(codes.NOT_MENDED_HERE, args)])


def _show(name: str, before: str, after: str) -> None:
    """What would be changed, as a unified diff."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for line in difflib.unified_diff(old, new, name, name):
        say(line.rstrip("\r\n"))


def _list(done: Sequence[Mended], language: Language) -> None:
    """Each change in a line, and how many there are."""
    zh = language == "zh"
    for one in done:
        old, new = (f"“{text}”" for text in (one.old, one.new))
        if not one.new:
            new = "（删去）" if zh else "(deleted)"
        say(f"{one.place.text(language)}: {one.code} {old} → {new}")
    if done:
        say(f"改了{len(done)}处。" if zh else f"{len(done)} changed.")


# ---- what was there before --------------------------------------------------------------------------------------------


def _since(findings: list[Finding], name: str, checked: Sequence[str]) -> list[Finding]:
    """The findings that are new since a baseline was kept; where there is none yet, it is kept now. Raises CompileError."""
    path = Path(name)
    if path.exists():
        return new_since(findings, files.read_source(name).text, name)[0]
    if any(path.absolute() == Path(one).absolute() for one in checked):
        raise CompileError([Diagnostic(codes.BASELINE_WRONG, {"file": name})])
    files.write_new(path, kept_as(findings))
    return [Finding(Diagnostic(codes.BASELINE_MADE, {"file": name, "count": str(len(findings))}))]
