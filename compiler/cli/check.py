"""`compile check FILE…`: what a proof-reader would say of a report or a draft; nothing is changed unless mends are asked for.

In: arguments. Out: the findings on standard output, in the order of print; why a file cannot be read on standard error; an exit code.
"""

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from ..editor.actions import mended
from ..editor.reading import Reading
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic, Language, Place
from ..rules.findings import Finding
from ..rules.fixes import Mended
from ..rules.selection import chosen, kept_as, new_since
from ..source.encoding import encoded, encoding_of
from ..source.load import Source
from ..terms.kinds import may_be_volume
from . import files
from .console import YAML, Format, LangOption, language_of, refused, say, tell, usage
from .names import is_draft, misnamed
from .options import Argument, Option

if TYPE_CHECKING:
    from ..draft.lines import Draft
    from ..rules.prepared import Prepared

_WORD = (".docx", ".dotx")
_TEXT = (".txt", ".text", ".md", ".markdown", "")  # drafts whose text can be mended where it stands


def _reports(names: Sequence[str], lines: dict[str, Source], of_volumes: set[str]) -> Iterator[str]:
    """The files to be read, for a volume those of its reports, which are noted. Raises CompileError for what is wrong with a volume itself."""
    for name in names:
        if Path(name).suffix.lower() in YAML and not name.startswith("-"):
            source = files.read_source(name)
            if may_be_volume(source.text):
                from ..batch.volume import reports_of  # only a volume pays for it

                lines[name] = source
                if reports := reports_of(source):
                    of_volumes.update(reports)
                    yield from reports
                    continue
        yield name


def command(
    file: Annotated[list[str], Argument("FILE.yaml|DRAFT…")],
    select: Annotated[list[str] | None, Option("--select", metavar="CODES")] = None,
    ignore: Annotated[list[str] | None, Option("--ignore", metavar="CODES")] = None,
    everything: Annotated[bool, Option("--all")] = False,
    fix: Annotated[bool, Option("--fix")] = False,
    unsafe: Annotated[bool, Option("--unsafe-fixes")] = False,
    diff: Annotated[bool, Option("--diff")] = False,
    annotate: Annotated[bool, Option("--annotate")] = False,
    output: Annotated[str | None, Option("--output", "-o", metavar="OUT.docx")] = None,
    force: Annotated[bool, Option("--force")] = False,
    baseline: Annotated[str | None, Option("--baseline", metavar="FILE.json")] = None,
    lang: LangOption = None,
    format: Annotated[Format, Option("--format")] = Format.text,
) -> int:
    """Check files; the worst of their exit codes."""
    language = language_of(lang)
    wanted = Wanted(
        tuple(select or ()),
        tuple(ignore or ()),
        everything,
        fix,
        unsafe,
        diff,
        baseline,
        annotate,
        output,
        force,
    )
    told: list[Finding] = []
    code = 0
    lines: dict[str, Source] = {}
    try:
        if wrong := misnamed(file):
            raise CompileError(wrong)
        of_volumes: set[str] = set()
        file = [*_reports(file, lines, of_volumes)]
        if unclear := _unclear(wanted, file):
            raise CompileError([unclear])
        words: list[Word] = []
        for name in file:
            if wanted.mends:
                _mended(name, wanted, language, format)
            if diff:
                continue
            word = _word(name, wanted) if annotate else None
            words += [word] if word else []
            if name in of_volumes and not is_draft(name):
                source = files.read_source(name)
                if (of_rows := _of_rows(source, wanted)) is not None:
                    lines[name] = source
                    told += of_rows
                    continue
            checked = word.checked if word else read(_open(name), wanted)
            lines[name] = checked.source
            told += checked.findings
        if baseline and not diff:
            told = _since(told, baseline, file)
        copies = _copies(words, told, wanted, language)
        for copy in copies:
            files.write_target(copy.target, copy.data)
        told += [Finding(copy.said) for copy in copies]
    except CompileError as error:
        return refused(error, language, format)
    except BaseException as error:
        from ..messages.failure import failed

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
    annotate: bool = False
    output: str | None = None
    force: bool = False

    @property
    def mends(self) -> bool:
        """Whether a mended text is to be made."""
        return (self.fix or self.unsafe or self.diff) and not self.annotate


class Checked(NamedTuple):
    """A file that was read: its source, line by line as its places count, the text as rules saw it, what they found."""

    source: Source
    prepared: "Prepared"
    findings: list[Finding]


class Opened(NamedTuple):
    """A file: its source, and the draft that it is unless it is YAML."""

    source: Source
    draft: "Draft | None" = None


def _reading(opened: Opened) -> Reading:
    return Reading(opened.source, is_yaml=opened.draft is None, given=opened.draft)


def _open(name: str) -> Opened:
    """A file read. Raises CompileError."""
    if is_draft(name):
        draft = files.read_draft(name)
        return Opened(draft.source, draft)
    return Opened(files.read_source(name))


def read(opened: Opened, wanted: Wanted) -> Checked:
    """What is found in a file. Raises CompileError."""
    found = _reading(opened).checked()
    return Checked(found.prepared.source, found.prepared, _chosen(found.findings, wanted))


def _of_rows(source: Source, wanted: Wanted) -> list[Finding] | None:
    """What is found in what the rows of a skeleton among the reports of a volume print; None of any other report. Raises CompileError."""
    from ..batch import skeletons, volume

    return skeletons.read_over(source, volume.MOST, lambda found: _chosen([*found], wanted))


def _chosen(findings: Sequence[Finding], wanted: Wanted) -> list[Finding]:
    """The findings that the command line asks for. Raises CompileError."""
    return list(chosen(findings, wanted.select, wanted.ignore, wanted.everything))


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
                "加 --annotate 另存一份带修订和批注的，在 Word 里接受或拒绝；.docx 以外的先在 Word 里另存为 .docx",
                "use --annotate for a copy with tracked changes and comments; what is no .docx, save as .docx in Word first",
            ),
        )
    bytes_ = files.read_bytes(name, MAX)
    opened = _open(name)
    encoding = encoding_of(bytes_, opened.source.text)
    if encoding is None:
        raise _not_here(
            name,
            "它的编码写回去会走样",
            "its encoding would not come out the same",
            "另存为 UTF-8",
            "save it as UTF-8",
        )

    reading = _reading(opened)
    text, done, wrong = mended(reading, wanted.unsafe, lambda found: _chosen(found, wanted))
    if wanted.diff:
        _show(name, opened.source.text, text)
    elif done:
        if files.is_read_only(Path(name)):
            raise CompileError([Diagnostic(codes.TARGET_READ_ONLY, {"file": name})])
        files.write_target(Path(name), encoded(text, encoding))
    if format is Format.text and not wanted.diff:
        _list(done, language)
    if wrong:
        raise wrong


MAX = 8 * 1024 * 1024


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


# ---- a copy with marks -------------------------------------------------------------------------------------------------


def _unclear(wanted: Wanted, names: Sequence[str]) -> Diagnostic | None:
    """What is wrong with options that do not go together."""
    if wanted.annotate and (wanted.fix or wanted.diff):
        return usage(
            "--annotate 不能和 --fix、--diff 一起用", "--annotate goes with neither --fix nor --diff", "check"
        )
    if wanted.force and not wanted.annotate:
        return usage("--force 只和 --annotate 一起用", "--force goes with --annotate only", "check")
    if wanted.output is not None and not wanted.annotate:
        return usage("-o 只和 --annotate 一起用", "-o goes with --annotate only", "check")
    if wanted.output is not None and len(names) > 1:
        return usage("有几个文件时不能用 -o", "-o takes one file only", "check")
    return None


class Copy(NamedTuple):
    """A copy with marks: where it goes, its bytes, and what is said of it."""

    target: Path
    data: bytes
    said: Diagnostic


class Word(NamedTuple):
    """A file of Word that is marked in a copy: its bytes, the draft in it, what is found."""

    data: bytes
    draft: "Draft"
    checked: Checked


def _word(name: str, wanted: Wanted) -> Word:
    """What is found in a file of Word that can be marked. Raises CompileError."""
    if name == files.STANDARD_INPUT or Path(name).suffix.lower() not in _WORD:
        raise _no_marks(name)
    from ..draft.readers import MAX_BYTES, read_draft

    data = files.read_bytes(name, MAX_BYTES)
    draft = read_draft(name, data)
    if not data.startswith(b"PK"):  # another format under that name
        raise _no_marks(name)
    return Word(data, draft, read(Opened(draft.source, draft), wanted))


def _copies(words: Sequence[Word], told: Sequence[Finding], wanted: Wanted, language: Language) -> list[Copy]:
    """The copies in which what is told is marked, of each file of which something is. Raises CompileError."""
    copies: list[Copy] = []
    asked = {id(one) for one in told}
    for word in words:
        findings = [one for one in word.checked.findings if id(one) in asked]
        if not findings:
            continue
        copy = _copy(word, findings, wanted, language)
        if any(copy.target == one.target for one in copies):
            args = {"file": words[0].draft.source.name, "other": word.draft.source.name}
            raise CompileError([Diagnostic(codes.SAME_TARGET, {**args, "name": str(copy.target)})])
        copies.append(copy)
    return copies


def _copy(word: Word, findings: Sequence[Finding], wanted: Wanted, language: Language) -> Copy:
    """The copy of a file in which findings are marked. Raises CompileError."""
    from ..workshop.annotate import is_result
    from ..workshop.review import reviewed

    path = Path(word.draft.source.name)
    target = Path(wanted.output) if wanted.output is not None else path.with_name(f"{path.stem}-校对.docx")
    files.check_target(target, [path])
    if target.exists() and not wanted.force:
        if files.is_read_only(target):
            raise CompileError([Diagnostic(codes.TARGET_READ_ONLY, {"file": str(target)})])
        if not is_result(target.read_bytes()):
            raise CompileError([Diagnostic(codes.COPY_EXISTS, {"file": str(target)})])
    try:
        made = reviewed(word.data, word.draft, word.checked.prepared, findings, wanted.unsafe, language)
    except CompileError as error:  # it can be read, but not written as it is: Strict Open XML
        args = {**error.diagnostics[0].args, "file": str(path)}
        raise CompileError([Diagnostic(codes.NOT_ANNOTATED_HERE, args)]) from None
    args = {"file": str(target), "changes": str(made.changes), "count": str(made.comments)}
    return Copy(target, made.data, Diagnostic(codes.ANNOTATED, args))


def _no_marks(file: str) -> CompileError:
    """The refusal of what is no .docx."""
    text = Path(file).suffix.lower() in (*YAML, *_TEXT)
    args = {
        "file": file,
        "reason_zh": "它不是 .docx。",
        "reason_en": "it is no .docx.",
        "way_zh": "用 --fix 直接改；想先看改成什么样，用 --diff。"
        if text
        else "先在 Word 里打开它，另存为 .docx。",
        "way_en": "Use --fix, or --diff to see first." if text else "Open it in Word and save it as .docx.",
    }
    return CompileError([Diagnostic(codes.NOT_ANNOTATED_HERE, args)])


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
