"""Which names files may have: on Windows too, where the set is handed on to.

In: a name without its suffix. Out: why it cannot be one, in Chinese and English; and by what two names are one there.
"""

import re
import unicodedata

MAX_BYTES = 250  # of a name with its suffix, on most disks
_SIGNS = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\.|$)", re.IGNORECASE)


def unfit(name: str, suffix: str) -> tuple[str, str] | None:
    """Why a name cannot be that of a file; None where it can."""
    if not name.strip():
        return "是空的", "is empty"
    if found := _SIGNS.search(name):
        zh = en = f" {found[0]}" if found[0].isprintable() else f" U+{ord(found[0]):04X}"
        if found[0] in "\r\n":
            zh, en = "换行", " a line end"
        return f"里有{zh}，文件名里不能用", f"holds{en}, which no file name may"
    if name != name.strip() or name.endswith("."):
        return "前后有空格，或以 . 结尾", "begins or ends with a blank, or ends with a dot"
    if name.startswith((".", "~$")):
        return "以 . 或 ~$ 开头，会看不见", "begins with . or ~$, and would not be seen"
    if _DEVICES.match(name):
        return "是 Windows 留给设备的名字", "is one that Windows keeps for a device"
    if len(f"{name}{suffix}".encode("utf-8", "replace")) > MAX_BYTES:
        return f"太长，超过了 {MAX_BYTES // 3} 个汉字", f"is too long: it has more than {MAX_BYTES} bytes"
    return None


def same(name: str) -> str:
    """By what two names are one: in any case, and however a letter with an accent is stored."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).upper())
