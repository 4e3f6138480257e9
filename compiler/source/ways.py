"""An office's own ways, `单位.yaml`: how it numbers pages, what it does not want to be told, which template each kind of report takes.

In: the folder of a report. Out: `Ways`, those of the nearest such file: beside the report or in a folder above it, up to the home folder, or to one that
another user owns. Raises CompileError as a report does (Y1xx, L761). What it holds never hides that text is lost, or that a file is not safe.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ..messages import codes
from ..messages.diagnostic import Code, CompileError, Diagnostic, Place
from ..terms.kinds import KINDS, kind_of
from ..terms.nearest import nearest
from .encoding import decode
from .folder import Folder
from .load import Data, Loaded, load

FILES = ("单位.yaml", "office.yaml")
MAX_FOLDERS = 40  # that are looked into, from the report upwards

# Each key as it is written, and its English spelling; those of 页码 and 检查 stand below them.
_KEYS = {"页码": "page_number", "待定": "pending", "双面": "duplex", "检查": "check", "模板": "templates"}
_NUMBER = {"形式": "form", "位置": "place"}
_CHECKS = {"关闭": "off", "用词": "wording", "名称": "names"}
PLACES = {"居中": "center", "外侧": "outer", "居右": "right", "居左": "left"}
"""Where a page number may stand; 外侧 is the standard's: right on odd pages, left on even ones."""

_LOST_TEXT = ("L708", "L709")  # errors of pages that say that something is not printed


class OfficeNumber(NamedTuple):
    """An office's page number, as it looks with the number 1, and its place, a key of `PLACES`; empty what is not said."""

    form: str = ""
    place: str = ""


class Ways(NamedTuple):
    """An office's ways; `file` is empty where it has no such file. `templates` are names by the key of a kind, with their places."""

    file: str = ""
    number: OfficeNumber | None = None
    pending: str = ""
    duplex: bool | None = None
    off: frozenset[str] = frozenset()
    wording: Mapping[str, str] = {}
    names: tuple[str, ...] = ()
    templates: Mapping[str, tuple[str, Place | None]] = {}
    notes: tuple[Diagnostic, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder that names of templates are read from."""
        return Path(self.file).parent

    def left(self, findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The findings that the office wants to be told."""
        return (one for one in findings if one.code.id not in self.off)

    def obeyed(
        self, findings: Iterable[Diagnostic], template: str = "", of_kinds: Iterable[str] = ()
    ) -> Iterator[Diagnostic]:
        """One line that says which of these ways were obeyed: those that changed what is told of the findings, the template that was taken,
        or the kinds of reports that the one looked at is for."""
        said: list[tuple[str, str]] = []
        if self.number:
            form = f"“{self.number.form}”" if self.number.form else ""
            english = f"{form} {PLACES.get(self.number.place, '')}".strip()
            said.append((f"页码是{form}{self.number.place}", f"page numbers are {english}"))
        if off := sorted({one.code.id for one in findings} & self.off):
            said.append((f"没有说{'、'.join(off)}", f"{', '.join(off)} not told"))
        if template:
            said.append((f"模板用{template}", f"the template is {template}"))
        if kinds := [*of_kinds]:
            said.append((f"{'、'.join(kinds)}用这个模板", f"this is the template of {', '.join(kinds)}"))
        if said:
            zh, en = zip(*said, strict=True)
            args = {"file": self.file, "ways_zh": "；".join(zh), "ways_en": "; ".join(en)}
            yield Diagnostic(codes.WAYS_OBEYED, args)


NO_WAYS = Ways()


def ways_of(folder: Path, report: str = "") -> Ways:
    """The ways of the office whose report lies in a folder. A file that is the report itself is none. Raises CompileError."""
    for one in _upwards(folder):
        for name in FILES:
            path = one / name
            if path.is_file() and not (report and path == Path(report).resolve()):
                return _Reader(load(decode(_shown(path), Folder(one).read(name, None)))).ways()
    return NO_WAYS


def _upwards(folder: Path) -> Iterator[Path]:
    """The folder, and those above it that are the user's own, the home folder the last."""
    here = folder.resolve()
    user = os.getuid() if hasattr(os, "getuid") else None
    try:
        home = Path.home().resolve()
    except RuntimeError:  # there is none
        home = here
    yield here
    for above in tuple(here.parents)[:MAX_FOLDERS]:
        try:
            if here == home or (user is not None and above.stat().st_uid != user):
                return
        except OSError:
            return
        here = above
        yield here


def _shown(path: Path) -> str:
    """The path as messages name it: from where the user is, unless that is the longer way."""
    try:
        return min(os.path.relpath(path), str(path), key=len)
    except ValueError:  # on another drive
        return str(path)


_DUPLEX = {"是": True, "yes": True, "true": True, "否": False, "no": False, "false": False}
_Items = dict[str, tuple[Data, tuple[str, ...]]]


class _Reader:
    """Reads what was loaded, and gathers what is wrong with it."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.notes: list[Diagnostic] = list(loaded.notes)
        self.problems: list[Diagnostic] = list(loaded.problems)

    def ways(self) -> Ways:
        """All of it. Raises CompileError."""
        top = self._known(self.loaded.data, (), _KEYS)
        checks = self._part(top, "check", _CHECKS, "检查: {关闭: [L712]}")
        ways = Ways(
            self.loaded.source.name,
            self._number(top),
            self._text(top, "pending", "待定: '**'"),
            self._yes(top, "duplex"),
            frozenset(self._off(checks)),
            self._texts_by_text(checks, "wording", "用词: {截止目前: 截至目前}"),
            tuple(self._texts(checks, "names", "名称: [某市公共资源交易中心]")),
            self._templates(top),
        )
        if self.problems:
            raise CompileError([*self.problems, *self.notes])
        return ways._replace(notes=tuple(self.notes))

    # ---- keys ----

    def _known(self, data: Data, path: tuple[str, ...], keys: Mapping[str, str]) -> _Items:
        """The values of a mapping by the English names of its keys; keys that nobody knows are told, with the nearest."""
        out: _Items = {}
        spelled = {**keys, **{en: en for en in keys.values()}}
        for key, value in data.items() if isinstance(data, dict) else ():
            if key in spelled:
                out[spelled[key]] = value, (*path, key)
                continue
            offer = nearest(key, spelled)
            args = {
                "key": key,
                "offer_zh": f"是不是“{offer}”？" if offer else "",
                "offer_en": f"Did you mean `{offer}`? " if offer else "",
                "choices": "、".join(keys),
            }
            place = self.loaded.marks.key((*path, key))
            self.notes.append(Diagnostic(codes.WAYS_KEY_UNKNOWN, args, place))
        return out

    def _part(self, items: _Items, key: str, keys: Mapping[str, str], example: str) -> _Items:
        value, path = items.get(key, ({}, ()))
        if not isinstance(value, dict):
            self._wrong(path, "下面要分项写", "it has parts of its own", example)
            return {}
        return self._known(value, path, keys)

    def _wrong(self, path: tuple[str, ...], zh: str, en: str, example: str) -> None:
        args = {"key": path[-1], "reason_zh": zh, "reason_en": en, "example": example}
        self.problems.append(Diagnostic(codes.WAYS_VALUE_WRONG, args, self.loaded.marks.value(path)))

    # ---- values ----

    def _text(self, items: _Items, key: str, example: str) -> str:
        value, path = items.get(key, ("", ()))
        if isinstance(value, str):
            return value.strip()
        self._wrong(path, "应当是一段文字", "it should be a text", example)
        return ""

    def _texts(self, items: _Items, key: str, example: str) -> list[str]:
        value, path = items.get(key, ([], ()))
        listed = [value] if isinstance(value, str) else value
        if isinstance(listed, list) and all(isinstance(one, str) for one in listed):
            return [str(one).strip() for one in listed if one]
        self._wrong(path, "应当是一列文字", "it should be a list of texts", example)
        return []

    def _texts_by_text(self, items: _Items, key: str, example: str) -> dict[str, str]:
        value, path = items.get(key, ({}, ()))
        if isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
            return {word: str(one) for word, one in value.items()}
        self._wrong(path, "应当一项一项写成“不用的: 改用的”", "it should say `word: better word`", example)
        return {}

    def _yes(self, items: _Items, key: str) -> bool | None:
        value, path = items.get(key, ("", ()))
        if value == "":
            return None
        if isinstance(value, str) and value.casefold() in _DUPLEX:
            return _DUPLEX[value.casefold()]
        self._wrong(path, "应当是“是”或“否”", "it should be `是` (yes) or `否` (no)", "双面: 是")
        return None

    def _number(self, top: _Items) -> OfficeNumber | None:
        """页码: its look, which has to hold the number 1, and its place."""
        example = "页码: {形式: '- 1 -', 位置: 居中}"
        if "page_number" not in top:
            return None
        items = self._part(top, "page_number", _NUMBER, example)
        form = self._text(items, "form", example)
        if form and form.count("1") != 1:
            zh, en = "“形式”里要有一个1，代表页码", "the look holds one 1, which stands for the number"
            self._wrong(items["form"][1], zh, en, example)
        place = self._text(items, "place", example)
        english = {en: zh for zh, en in PLACES.items()}
        place = english.get(place, place)
        if place and place not in PLACES:
            choices = "、".join(PLACES)
            zh, en = f"“位置”可以是{choices}", f"the place is one of {', '.join(english)}"
            self._wrong(items["place"][1], zh, en, example)
        return OfficeNumber(form, place)

    def _off(self, checks: _Items) -> Iterator[str]:
        """检查 → 关闭: the codes that may be switched off; others are told. Every message is read for it."""
        off = self._texts(checks, "off", "关闭: [L712]")
        for id in dict.fromkeys(one.upper() for one in off):
            from ..messages.registry import find

            code = find(id)
            if code and _may_be_off(code):
                yield id
                continue
            reason = ("没有这个代码", "there is no such code")
            if code:
                reason = ("丢了文字、不安全的错误，总要说", "lost text and what is not safe are always told")
            args = {"name": id, "reason_zh": reason[0], "reason_en": reason[1]}
            place = self.loaded.marks.value(checks["off"][1])
            self.notes.append(Diagnostic(codes.NEVER_OFF, args, place))

    def _templates(self, top: _Items) -> dict[str, tuple[str, Place | None]]:
        """模板: its name by the key of the kind."""
        example = "模板: {报告: 财政局.docx}"
        value, path = top.get("templates", ({}, ()))
        out: dict[str, tuple[str, Place | None]] = {}
        if not isinstance(value, dict):
            self._wrong(path, "要按文种写", "it says a template for each kind", example)
            return out
        for word, name in value.items():
            kind = kind_of(word)
            if not kind:
                offer = nearest(word, [spelling for row in KINDS.values() for spelling in row.spellings])
                zh = f"没有“{word}”这个文种" + (f"（是不是“{offer}”？）" if offer else "")
                en = f"there is no kind “{word}”" + (f" (did you mean “{offer}”?)" if offer else "")
                self._wrong((*path, word), zh, en, example)
            elif not isinstance(name, str) or not name.strip():
                self._wrong((*path, word), "应当是一个模板的名称", "it should be a template's name", example)
            else:
                out[kind] = name.strip(), self.loaded.marks.value((*path, word))
        return out


def _may_be_off(code: Code) -> bool:
    """Whether an office may do without a message: one that refuses nothing, or an error of pages that loses no text."""
    return code.severity != "error" or (code.id.startswith("L7") and code.id not in _LOST_TEXT)
