"""`compile fonts`: the official faces, and what there is of them on this machine."""

from ..messages.diagnostic import Language
from ..pages import office
from ..pages.faces import FaceFound
from ..terms.standard import FACES
from .console import LangOption, language_of, say, table


def command(lang: LangOption = None) -> int:
    """List the official faces; the exit code."""
    language = language_of(lang)
    zh = language == "zh"
    found = office.faces()
    here = {one.face: _shown(one, language) for one in found or ()}
    rows = [("字体", "用在哪里", "这台电脑上") if zh else ("face", "used for", "on this machine")]
    for face in FACES:
        rows.append(
            (face.name, face.about[0 if zh else 1], here.get(face, "查不到" if zh else "cannot tell"))
        )
    table(rows)
    if found is None:
        lacking = (
            "这个系统没有 fc-list，查不到装了哪些字体。",
            "Without fc-list there is no telling which fonts are installed.",
        )
        say(lacking[0 if zh else 1])
    missing = [one.face for one in found or () if one.font is None]
    if missing:
        free = (
            "没有的字体，装上下面任何一种能免费下载的字体就能代替：",
            "For a missing face, any one of these free fonts will do:",
        )
        say(free[0 if zh else 1])
        for face in missing:
            names = dict.fromkeys(one.family for one in face.stand_ins)
            say(f"  {face.name}：{'、'.join(names)}" if zh else f"  {face.name}: {', '.join(names)}")
    stays = (
        "Word 文件里写的总是左边的字体；代替的字体只在这台电脑上排版时用。",
        "The Word file always names the faces on the left; what stands in is used for pages made here only.",
    )
    say(stays[0 if zh else 1])
    return 0


def _shown(found: FaceFound, language: Language) -> str:
    """How a face looks on this machine."""
    zh = language == "zh"
    if found.font is None:
        return "没有，也没有能代替的" if zh else "missing, and nothing stands in"
    name = found.font.name
    if not found.installed:
        return f"用 {name} 代替" if zh else f"{name} stands in"
    other = "" if found.face.name in found.font.families else f"（{name}）" if zh else f" ({name})"
    return ("已安装" if zh else "installed") + other
