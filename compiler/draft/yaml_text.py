"""Plain data as the text of a report.yaml, written as a colleague would: one field a line, quotes only where they must be.

In: dict, list and str, with comments by path. Out: YAML of the strict subset that `source` reads: what is dumped loads
as the same data.
"""

import re
from collections.abc import Iterator, Mapping

from ..source.load import NOTHING, RARE, Data, Path
from ..source.mistakes import key_in_block, quoted
from ..terms.fields import FIELDS, KEYS

# What needs no quotes: it begins with a character of text, and holds nothing that YAML could take for its own.
_PLAIN = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff0-9A-Za-z“《（〔①-⑳Ａ-Ｚ０-９](?:[^:#{\t\n]|:(?=[^\s])|(?<![\s])#)*"
)
_LIKE_KEY = re.compile(r"\s*(?:- +)?([^\s:：]{1,12})[ \t]*[:：]")
_FLOW = re.compile(r"[\u3400-\u9fff0-9A-Za-z（(①-⑳][\u3400-\u9fff0-9A-Za-z（）()①-⑳.、．%％/-]*")
_SHORT = 60  # characters of a list on one line


def dump(
    data: dict[str, Data], comments: Mapping[Path, str] | None = None, preface: tuple[str, ...] = ()
) -> str:
    """The text of a file that holds `data`; `comments` stand above what their paths name, `preface` above it all.

    Texts may not hold lone surrogates.
    """
    lines = [f"# {_one_line(line)}" for line in preface]
    lines += _mapping(data, (), "", comments or {}) if data else ["{}"]
    return "\n".join(lines) + "\n"


def _mapping(
    data: Mapping[str, Data], path: Path, indent: str, comments: Mapping[Path, str]
) -> Iterator[str]:
    for key, value in data.items():
        here = (*path, key)
        yield from _comment(comments.get(here, ""), indent)
        yield from _value(f"{indent}{_key(key)}:", value, here, indent, comments)


def _value(head: str, value: Data, path: Path, indent: str, comments: Mapping[Path, str]) -> Iterator[str]:
    match value:
        case str():
            yield from _text(head, value, indent)
        case list() | dict() if not value:
            yield f"{head} {'[]' if isinstance(value, list) else '{}'}"
        case dict():
            yield head
            yield from _mapping(value, path, indent + "  ", comments)
        case list():
            told = any((*path, index) in comments for index in range(len(value)))
            if not told and (flow := _flow(value)) is not None:
                yield f"{head} {flow}"
            else:
                yield head
                yield from _sequence(value, path, indent + "  ", comments)


def _sequence(items: list[Data], path: Path, indent: str, comments: Mapping[Path, str]) -> Iterator[str]:
    for index, item in enumerate(items):
        here = (*path, index)
        yield from _comment(comments.get(here, ""), indent)
        if isinstance(item, dict) and item:
            first, *rest = _mapping(item, here, indent + "  ", comments)
            while first.lstrip().startswith("#"):  # a comment on the first field
                yield indent + first.lstrip()
                first, *rest = rest
            yield f"{indent}- {first[len(indent) + 2 :]}"
            yield from rest
        else:
            yield from _value(f"{indent}-", item, here, indent, comments)


def _comment(text: str, indent: str) -> Iterator[str]:
    for line in text.split("\n") if text else ():
        yield f"{indent}# {_one_line(line)}"


def _one_line(text: str) -> str:
    """A text fit for a comment."""
    return RARE.sub("\ufffd", text.replace("\n", " ").replace("\r", " "))


def _text(head: str, text: str, indent: str) -> Iterator[str]:
    lines = text.split("\n")
    if len(lines) > 1 and _is_block(lines):
        yield f"{head} |-"
        for line in lines:
            yield f"{indent}  {line}" if line else ""
    else:
        yield f"{head} {_scalar(text)}"


def _is_block(lines: list[str]) -> bool:
    """Whether lines may stand under a `|-` as they are."""
    return (
        all(lines[at] and lines[at] == lines[at].strip(" ") for at in (0, -1))
        and all(line.strip() or not line for line in lines)
        and not any(
            RARE.search(line) or re.search("[\r\t\ufeff]", line) or key_in_block(line) for line in lines
        )
    )


def _scalar(text: str) -> str:
    if RARE.search(text) or "\n" in text or "\r" in text or "\ufeff" in text:
        return '"' + "".join(map(_escaped, text)) + '"'
    key = _LIKE_KEY.match(text)
    plain = _PLAIN.fullmatch(text) and text[-1] not in ": \u3000\u00a0" and not (key and key[1] in KEYS)
    return text if plain and text not in NOTHING else quoted(text)


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character in "\n\r\t\ufeff" or RARE.match(character):
        return f"\\u{ord(character):04X}"
    return character


def _key(key: str) -> str:
    return key if re.fullmatch(r"[\u4e00-\u9fffA-Za-z_]+", key) else _scalar(key)


def _flow(items: list[Data]) -> str | None:
    """A list of short words on one line, a merged cell in its braces; None where it is none."""
    words = [_merged(item) if isinstance(item, dict) else item for item in items]
    if not all(isinstance(word, str) for word in words):
        return None
    texts = [str(word) for word in words]
    most = _SHORT if all(isinstance(item, str) for item in items) else 2 * _SHORT
    if sum(map(len, texts)) + 2 * len(texts) > most or any(
        re.search("[\n\r{]", item) or RARE.search(item) for item in items if isinstance(item, str)
    ):
        return None
    if any(len(word) > 24 or "。" in word for word in texts):
        return None
    plain = (
        word if isinstance(item, dict) or (_FLOW.fullmatch(word) and word not in NOTHING) else _quoted(word)
        for item, word in zip(items, texts, strict=True)
    )
    return "[" + ", ".join(plain) + "]"


def _merged(item: Mapping[str, Data]) -> str | None:
    """A merged cell as it is typed; None for any other mapping, and where what it holds needs quotes or lines of its own."""
    key = FIELDS["merged"].zh
    value = item.get(key)
    plain = len(item) == 1 and isinstance(value, str) and _FLOW.fullmatch(value) and value not in NOTHING
    return f"{{{key}: {value}}}" if plain else None


def _quoted(text: str) -> str:
    return _scalar(text) if "\ufeff" in text else quoted(text)


def value_text(value: Data, indent: str, in_brackets: bool = False) -> str:
    """A value as it stands behind a key or a dash whose line is indented so far, without a line's end; with what it holds on lines of its own.

    In brackets it is on one line, in quotation marks where it has to be.
    """
    if in_brackets:
        if isinstance(value, str):
            return value if _FLOW.fullmatch(value) and value not in NOTHING else _quoted(value)
        raise ValueError("only texts are put into brackets")
    head, *rest = _value("", value, (), indent, {})
    return "\n".join([head.lstrip(" "), *rest])


def item_text(value: Data, indent: str) -> str:
    """An item of a list whose dash is indented so far, without a line's end."""
    return "\n".join(_sequence([value], (), indent, {}))
