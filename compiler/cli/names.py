"""The names on a command line: what a file is by its name, and what was meant by a name that no file has.

In: names as typed. Out: diagnostics that offer what is near (O801, O802, O829); whether a .txt holds YAML, and what its result is called.
"""

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..draft.suffixes import SUFFIXES, TEXT
from ..draft.suffixes import is_draft as named_a_draft
from ..messages import codes
from ..messages.diagnostic import CompileError, Diagnostic
from .console import YAML

STANDARD_INPUT = "-"
MOST_OFFERED = 3
_MOST_LISTED = 2_000  # names of a folder that are looked through

# ---- YAML under another name --------------------------------------------------------------------------------------


def yaml_stem(file: str) -> str:
    """A name without what says that it is YAML, `报告` of `报告.yaml` and of `报告.yaml.txt`; whole where nothing says so."""
    path = Path(file)
    if path.suffix.lower() in TEXT:
        path = path.with_suffix("")
    return str(path.with_suffix("") if path.suffix.lower() in YAML else path)


def holds_yaml(file: str) -> bool:
    """Whether a .txt is a report in YAML: by a name such as 报告.yaml.txt, which an editor made of 报告.yaml, or by its text."""
    path = Path(file)
    if path.suffix.lower() not in TEXT:
        return False
    if Path(path.stem).suffix.lower() in YAML:
        return True
    try:
        with path.open("rb") as opened:
            head = opened.read(_HEAD)
    except (OSError, ValueError):
        return False
    from ..draft.readers import reads_as_yaml
    from ..source.encoding import decode

    try:
        text = decode("", head[: head.rfind(b"\n") + 1] if len(head) == _HEAD else head).text
    except CompileError:
        return False
    return reads_as_yaml(text)


def is_draft(file: str) -> bool:
    """Whether a file is read as a draft: by its suffix, unless it holds YAML all the same."""
    return named_a_draft(file) and not holds_yaml(file)


_HEAD = 64 * 1024


# ---- names that no file has ---------------------------------------------------------------------------------------


def misnamed(names: Sequence[str]) -> list[Diagnostic]:
    """What is wrong with the names of files to compile; none where all are there. One that cannot be read is told when it is read."""
    wrong: list[Diagnostic] = []
    missing = {at for at, name in enumerate(names) if not _is_file(name)}
    if not missing:
        return []
    at = 0
    while at < len(names):
        end = _end_of_parted(names, at, missing)
        if end:
            name = _parted(names[at:end])
            wrong.append(_near(" ".join(names[at:end]), *_in_quotes(name)))
            at = end
            continue
        if at in missing:
            wrong.append(_told(names[at]))
        at += 1
    if wrong and len(missing) < len(names):
        wrong.append(Diagnostic(codes.NOTHING_COMPILED))
    return wrong


def _is_file(name: str) -> bool:
    """Whether there is something to read; a file that may not be looked at is there."""
    try:
        return name == STANDARD_INPUT or stat.S_ISREG(os.stat(name).st_mode)  # noqa: PTH116 (Path raises for NUL as this does)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError:
        return True


def _told(name: str) -> Diagnostic:
    """What is said of a name: it is a folder, a command, near some file, or nothing at all."""
    if os.path.lexists(name) and "\0" not in name and Path(name).exists():
        return Diagnostic(codes.NOT_A_FILE, {"file": name})
    if not _of_that_name(name) and (advice := meant(name)):
        return _near(name, *advice)
    return not_found(name)


def not_found(name: str) -> Diagnostic:
    """What is said of the name of a file that is not there: which files beside it could be meant."""
    if files := _of_that_name(name) or _alike(name):
        zh, en = "、".join(f"“{one}”" for one in files), ", ".join(f"“{one}”" for one in files)
        return _near(name, f"是不是{zh}？", f"Did you mean {en}?")
    return Diagnostic(codes.FILE_NOT_FOUND, {"file": name})


def _near(name: str, zh: str, en: str) -> Diagnostic:
    return Diagnostic(codes.NOT_FOUND_BUT_NEAR, {"file": name, "offer_zh": zh, "offer_en": en})


def _in_quotes(name: str) -> tuple[str, str]:
    return (
        f'文件名里有空格，要加上引号：compile "{name}"。',
        f'A name with blanks wants quotes: compile "{name}".',
    )


def _end_of_parted(names: Sequence[str], at: int, missing: set[int]) -> int:
    """Where the pieces end that are one name with blanks, parted for want of quotes; 0 where none begins."""
    for end in range(len(names), at + 1, -1):
        if missing.intersection(range(at, end)) and _parted(names[at:end]):
            return end
    return 0


def _parted(pieces: Sequence[str]) -> str:
    """The file whose name these are the pieces of, empty where there is none."""
    joined = " ".join(pieces)
    if Path(joined).is_file():
        return joined
    words = " ".join(Path(joined).name.split())
    return next(
        (one for one in _listed(Path(joined).parent) if " ".join(Path(one).name.split()) == words), ""
    )


def _of_that_name(name: str) -> list[str]:
    """Files beside it of that name but for suffix or case."""
    typed = Path(name).name.casefold()
    whole = [
        one
        for one in _readable(name)
        if typed in (Path(one).name.casefold(), _stem(one), Path(_stem(one)).stem)
    ]
    return (whole or [one for one in _readable(name) if _stem(one) == _stem(name)])[:MOST_OFFERED]


def _alike(name: str) -> list[str]:
    """Files beside it of a name like it, the likest first."""
    from difflib import get_close_matches

    by_stem = {_stem(one): one for one in reversed(_readable(name))}
    return [by_stem[stem] for stem in get_close_matches(_stem(name), by_stem, MOST_OFFERED, 0.6)]


def _readable(name: str) -> list[str]:
    """The files beside it that can be compiled, YAML first."""
    named = [
        (Path(one).suffix.lower(), one)
        for one in _listed(Path(name).parent)
        if not Path(one).name.startswith("~$")
    ]
    return [
        one
        for suffixes in (YAML, SUFFIXES)
        for suffix, one in named
        if suffix in suffixes and not _is_result(one)
    ]


def _is_result(name: str) -> bool:
    """Whether a file is what was compiled, and nothing to compile."""
    from .seals import seal_on

    suffix = Path(name).suffix.lower()
    try:
        return suffix in (".docx", ".txt") and seal_on(Path(name).read_bytes(), suffix) == "holds"
    except OSError:
        return False


def _stem(name: str) -> str:
    return Path(name).stem.casefold()


def _listed(folder: Path) -> list[str]:
    """The files of a folder, as one would type them."""
    try:
        with os.scandir(folder) as entries:
            found = [
                entry.name for entry, _ in zip(entries, range(_MOST_LISTED), strict=False) if entry.is_file()
            ]
    except (OSError, ValueError):
        return []
    return sorted(str(folder / name) for name in found)


# ---- words that are no commands -----------------------------------------------------------------------------------

_COMPILES = (
    "编译不用写命令，直接写文件名：compile 报告.yaml。",
    "Compiling needs no word: compile report.yaml.",
)
_CHECKS = (
    "校对报告、草稿用 compile check 文件；要检查模板，用 compile template check 模板.docx。",
    "To have a report or a draft read over: compile check FILE. For a template there is compile template check TEMPLATE.docx.",
)
_PRINTS = (
    "要 PDF，写 compile 报告.yaml --pdf；只想看看，用 compile preview 报告.yaml。",
    "For a PDF there is compile report.yaml --pdf, and to have a look compile preview report.yaml.",
)


def _is(command: str) -> tuple[str, str]:
    return (
        f"没有这个命令，像是要写 compile {command}。",
        f"There is no such command; did you mean compile {command}?",
    )


# What people write where a command should be.
_MEANT: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("help", "帮助", "用法", "说明", "?", "？", "/?", "man"), _is("--help")),
    **dict.fromkeys(("version", "版本"), _is("--version")),
    **dict.fromkeys(("检查", "校验", "校对", "核对", "validate", "lint", "verify"), _CHECKS),
    **dict.fromkeys(
        ("compile", "build", "make", "run", "编译", "生成", "转换", "convert", "render"), _COMPILES
    ),
    **dict.fromkeys(("pdf", "png", "打印", "print", "export", "导出"), _PRINTS),
    **dict.fromkeys(("导入", "识别"), _is("import")),
    **dict.fromkeys(("预览", "打开", "看", "open", "show", "view"), _is("preview")),
    **dict.fromkeys(("新建", "样稿", "init", "create"), _is("new")),
    **dict.fromkeys(("模板", "templates"), _is("template")),
    **dict.fromkeys(("文种", "kind"), _is("kinds")),
    **dict.fromkeys(("项目", "键", "key", "fields"), _is("keys")),
    **dict.fromkeys(("字体", "font"), _is("fonts")),
    **dict.fromkeys(("解释", "代码"), _is("explain")),
    **dict.fromkeys(("监视", "看着"), _is("watch")),
    "补全": _is("completion"),
    **dict.fromkeys(("inspect", "diff", "list"), _is("template")),
}


def meant(word: str) -> tuple[str, str] | None:
    """What to write instead of a word that is no command and no file, in both languages; None where nothing is known of it."""
    from ..terms.kinds import KINDS, kind_of

    if advice := _MEANT.get(word.lower()):
        return advice
    if key := kind_of(word):
        return (
            f"要写一份新的，用 compile new {KINDS[key].zh}。",
            f"To begin a new one: compile new {word}.",
        )
    return None
