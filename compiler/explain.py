"""A diagnostic at length: its sentence, the way out, an example of the fault and of the mend.

In: a code of the registry. Out: its page as Markdown, for `compile explain` and docs/codes.md.
"""

from .codes import REGISTRY
from .diagnostics import SEVERITIES, Code, Language
from .faults import FAULTS

FAMILIES: dict[str, tuple[str, str]] = {
    "Y": ("文件和 YAML 写法", "the file and its YAML"),
    "D": ("公文内容", "what the document says"),
    "T": ("模板", "the template"),
    "S": ("结构", "structure"),
    "O": ("命令、输出和环境", "the command, output and environment"),
}


def _plain(sentence: str) -> str:
    """A sentence without its arguments: what stands in braces becomes ……"""
    import string

    pieces = [
        text + ("……" if field is not None else "") for text, field, _, _ in string.Formatter().parse(sentence)
    ]
    return "".join(pieces)


def page(code: Code, language: Language) -> str:
    """The page of one code, in Markdown."""
    zh = language == "zh"
    severity = SEVERITIES[code.severity][0 if zh else 1]
    message, hint = (code.zh, code.hint_zh) if zh else (code.en, code.hint_en)
    fault, mend = FAULTS[code.id]
    wrong, right = ("错", "对") if zh else ("Fault", "Mend")
    lines = [
        f"## {code.id}",
        "",
        f"{severity}：{_plain(message)}" if zh else f"{severity}: {_plain(message)}",
        "",
    ]
    lines += [_plain(hint), "", f"{wrong}：" if zh else f"{wrong}:", "", "```", fault, "```", ""]
    lines += [f"{right}：" if zh else f"{right}:", "", "```", mend, "```"]
    return "\n".join(lines) + "\n"


def book(language: Language) -> str:
    """All pages, by family."""
    out = []
    for letter, names in FAMILIES.items():
        out.append(f"# {names[0 if language == 'zh' else 1]}\n")
        out += [page(code, language) for id, code in sorted(REGISTRY.items()) if id[0] == letter]
    return "\n".join(out)
