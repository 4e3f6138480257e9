"""Files in and out: sources, drafts and templates read, the document written so that it is never half there.

In: paths. Out: what is in them; a .docx that appears whole or not at all, and never over what somebody edited. Raises CompileError (O8xx).
"""

import contextlib
import errno
import os
import re
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic
from ..source.encoding import decode
from ..source.load import MAX_BYTES, Source
from .console import YAML

if TYPE_CHECKING:
    from ..draft.lines import Draft

STANDARD_INPUT = "-"


def _refusal(code: Code, path: Path | str, **reason: str) -> CompileError:
    return CompileError([Diagnostic(code, {"file": str(path), **reason})])


def read_source(path: str) -> Source:
    """The source at `path`, or from standard input for `-`. Raises CompileError."""
    if path == STANDARD_INPUT:
        if sys.stdin is None:
            raise _refusal(codes.FILE_NOT_FOUND, path)
        return decode("-", sys.stdin.buffer.read(MAX_BYTES + 1))
    return decode(path, read_bytes(path, MAX_BYTES))


def read_bytes(path: str, most: int) -> bytes:
    """What is in a file, `most` bytes and one at most: a file that is too large is refused by its reader.

    Raises CompileError (O801 or O829, O802, O806).
    """
    try:
        mode = Path(path).stat().st_mode
        if not stat.S_ISREG(mode):
            raise _refusal(codes.NOT_A_FILE, path)
        with Path(path).open("rb") as file:
            return file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        from .names import not_found

        raise CompileError([not_found(path)]) from None
    except OSError as error:
        raise _refusal(codes.NOT_READABLE, path, **_reason(error)) from None


def read_draft(path: str) -> "Draft":
    """The draft in a file, or on standard input for `-`. Raises CompileError."""
    from ..draft import readers

    if path == STANDARD_INPUT:
        data = sys.stdin.buffer.read(readers.MAX_BYTES + 1) if sys.stdin else b""
    else:
        data = read_bytes(path, readers.MAX_BYTES)
    return readers.read_draft(path, data)


def read_template(name: str) -> tuple[bytes, str]:
    """A template by name, or a file by its path: its bytes and its path. Raises CompileError (T301, O80x)."""
    from ..word.ooxml.package import MAX_BYTES
    from ..word.template.packs import find, packs

    if file := find(name, Path()):
        return read_bytes(str(file), MAX_BYTES), str(file)
    office = (".docx", ".dotx", ".doc", ".wps", ".docm")
    if Path(name).suffix.lower() in office or "/" in name or Path(name).exists():
        return read_bytes(name, MAX_BYTES), name
    choices = "、".join(pack.name for pack in packs(Path()))
    raise CompileError([Diagnostic(codes.TEMPLATE_NOT_FOUND, {"name": name, "choices": choices})])


def _reason(error: OSError) -> dict[str, str]:
    """The system's reason in both languages; the commonest have Chinese of ours."""
    known = {
        errno.ENOSPC: ("磁盘满了", "the disk is full"),
        errno.EDQUOT: ("磁盘配额用完了", "the disk quota is used up"),
        errno.EACCES: ("没有权限", "permission denied"),
        errno.EPERM: ("没有权限", "permission denied"),
        errno.EROFS: ("这里是只读的", "the file system is read-only"),
        errno.ENOENT: ("文件夹不存在", "there is no such folder"),
        errno.ENAMETOOLONG: ("文件名太长", "the file name is too long"),
        errno.ENOTDIR: ("文件夹不存在", "there is no such folder"),
    }
    zh, en = known.get(error.errno or 0, (f"系统错误 {error.errno}", f"system error {error.errno}"))
    return {"reason_zh": zh, "reason_en": en}


def check_target(target: Path, inputs: Iterable[Path], suffix: str = ".docx") -> None:
    """Refuse a target that must not be replaced. Raises CompileError (O803, O804)."""

    def refuse(zh: str, en: str) -> CompileError:
        return _refusal(codes.TARGET_REFUSED, target, reason_zh=zh, reason_en=en)

    if target.suffix.lower() != suffix:
        raise refuse(f"文件名应当以 {suffix} 结尾", f"its name should end in {suffix}")
    if target.is_symlink():
        raise refuse("它是一个链接", "it is a symbolic link")
    if not target.exists():
        return
    if target.is_dir():
        raise refuse("它是一个文件夹", "it is a folder")
    if not target.is_file():
        raise refuse("它不是普通文件", "it is not a regular file")
    for path in inputs:
        with contextlib.suppress(OSError):
            if target.samefile(path):
                raise refuse(
                    "它就是所用的模板、原稿或图片", "it is the template, the source or a picture of it"
                )
    if is_open(target):
        raise _refusal(codes.TARGET_LOCKED, target)


def keep_edited(target: Path, force: bool = False) -> None:
    """Refuse to replace what is read-only, what was edited since it was written, and what was not written by us, unless by `force`.

    Raises CompileError (O825, O826, O827).
    """
    if force or not target.exists():
        return
    from .seals import seal_on

    if is_read_only(target):
        raise _refusal(codes.TARGET_READ_ONLY, target)
    seal = "none"
    with contextlib.suppress(OSError), target.open("rb") as file:
        seal = seal_on(file.read(_MOST_SEALED), target.suffix.lower())
    if seal == "broken":
        raise _refusal(codes.TARGET_EDITED, target)
    if seal != "holds":
        raise _refusal(codes.TARGET_NOT_OURS, target)


_MOST_SEALED = 512 * 1024 * 1024


def is_read_only(target: Path) -> bool:
    """Whether a file says that it is not to be changed, or not by this user; an administrator is asked to mind it, too."""
    return not target.stat().st_mode & 0o222 or not os.access(target, os.W_OK)


def is_open(target: Path) -> bool:
    """Whether Word, WPS or LibreOffice has left a lock file beside the target."""
    name = target.name
    # Word and WPS leave out the first two characters of a long name; LibreOffice has a lock file of its own.
    locks = (f"~${name}", f"~${name[2:]}", f".~lock.{name}#")
    return target.exists() and any((target.parent / lock).exists() for lock in locks)


unfinished: set[Path] = set()
"""The files that are being written beside their places: what is to go where the program is stopped (see `stopped`)."""


@contextlib.contextmanager
def writing(target: Path) -> Iterator[None]:
    """Whatever cannot be written meanwhile is told of the target. Raises CompileError (O804, O805)."""
    try:
        yield
    except OSError as error:
        if os.name == "nt" and isinstance(error, PermissionError) and target.is_file():
            raise _refusal(codes.TARGET_LOCKED, target) from None
        raise _refusal(codes.NOT_WRITABLE, target, **_reason(error)) from None


@contextlib.contextmanager
def _beside(target: Path, write: Callable[[BinaryIO], object]) -> Iterator[Path]:
    """A whole file beside the target, which is gone afterwards unless it was renamed."""
    temporary = target.with_name(f".{target.stem[:40]}.{os.urandom(4).hex()}.tmp")
    unfinished.add(temporary)
    try:
        descriptor = os.open(
            temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(descriptor, "w+b") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        unfinished.discard(temporary)


def write_yaml(target: Path, text: str) -> None:
    """Write YAML into a file that is not there yet. Raises CompileError (O805, O808, O816)."""
    if target.suffix.lower() not in YAML:
        raise _refusal(codes.NOT_A_YAML_NAME, target)
    write_new(target, text)


def write_new(target: Path, content: str | bytes) -> None:
    """Write a file that is not there yet, whole or not at all. Raises CompileError (O805, O808)."""
    data = content.encode() if isinstance(content, str) else content
    with writing(target):
        try:
            if os.path.lexists(target):
                raise FileExistsError
            with _beside(target, lambda file: file.write(data)) as temporary:
                temporary.chmod(0o666 & ~_umask())
                _put_new(temporary, target)
        except FileExistsError:
            raise _refusal(codes.FILE_EXISTS, target) from None


def _put_new(temporary: Path, target: Path) -> None:
    """Give a file its name unless there is one of that name. Raises OSError."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as a stick
        if os.path.lexists(target):
            raise FileExistsError from None
        temporary.rename(target)


def write_target(target: Path, data: bytes) -> None:
    """Write beside the target, flush, and rename over it: the old file stays whole until the new one is.

    Raises CompileError (O804, O805); the old file is untouched then.
    """
    put(target, data)
    flush_folders([target])


def put(target: Path, data: bytes) -> None:
    """The same for one of many files, whose folders are flushed when all are there."""
    put_written(target, lambda file: file.write(data))


def put_written(target: Path, write: Callable[[BinaryIO], object]) -> None:
    """The same, of a file that is written piece by piece."""
    with writing(target), _beside(target, write) as temporary:
        temporary.chmod(0o666 & ~_umask())
        put_whole(temporary, target)


def put_whole(file: str | Path, target: Path) -> None:
    """Rename a whole file to its place. Raises CompileError (O804, O805); what was there is untouched then."""
    with writing(target):
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            mode = stat.S_IMODE(os.stat(target).st_mode)  # noqa: PTH116 (of thousands of files)
            os.chmod(file, mode)  # noqa: PTH101
            _make_writable(target)
        os.replace(file, target)  # noqa: PTH105


def flush_all() -> None:
    """Make all that was written last, before files are renamed; systems without a call for that do so by themselves."""
    if hasattr(os, "sync"):
        os.sync()


def _make_writable(target: Path) -> None:
    """Windows replaces no file that is read-only; that one which is there is to be, `keep_edited` was told."""
    if os.name == "nt":
        target.chmod(stat.S_IWRITE)


def remove_old_pages(target: Path, in_use: Iterable[Path]) -> list[Path]:
    """Delete the images that a longer former result left beside `target`, and tell which they were.

    Only a plain file goes whose name is that of a page of this very target, that is none of those `in_use` (just
    written, or a picture of the report), and whose seal holds. What cannot be deleted stays.
    """
    from .seals import seal_on

    named = re.compile(rf"{re.escape(target.stem)}-[0-9]+\.png")
    gone = []
    with contextlib.suppress(OSError):
        kept = [path for path in in_use if path.exists()]
        for path in sorted(path for path in target.parent.iterdir() if named.fullmatch(path.name)):
            if path.is_symlink() or not path.is_file() or any(path.samefile(one) for one in kept):
                continue
            if seal_on(path.read_bytes(), ".png") == "holds" and not is_read_only(path):
                path.unlink()
                gone.append(path)
    return gone


def remove_list(target: Path) -> bool:
    """Delete the list that a former result left, as nothing is to be listed now; whether there was one, and nobody had edited it."""
    if not target.exists():
        return False
    from .seals import seal_on

    with contextlib.suppress(OSError):
        if (
            target.is_file()
            and not is_read_only(target)
            and seal_on(target.read_bytes(), target.suffix) == "holds"
        ):
            target.unlink()
            return True
    return False


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def flush_folders(written: Iterable[Path]) -> None:
    """Make renames last; systems that cannot flush a folder do so by themselves."""
    for folder in {path.parent for path in written}:
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
