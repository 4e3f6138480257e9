"""What a person meant where YAML cannot be read: the usual mistakes of people who do not program.

In: a line that libyaml stopped at, or a value that it read otherwise than meant. Out: a `Mistake`: what it is, where in
the line, and the edit that makes the line what it should have been, so that reading can go on and find the next one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from ..messages import codes
from ..messages.diagnostic import Code
from ..terms.fields import FIELDS, KEYS
from ..terms.nearest import nearest
from ..terms.patterns import late
from . import edits
from .edits import Edit

MAX_LINE = 100_000  # characters
MAX_SHOWN = 20  # characters of a text in a message
MAX_INDENT = 200
MAX_ABOVE = 2_000  # lines that are looked through for the levels that are open
BLANKS = " \t\u3000\u00a0\u200b\ufeff"
_LINE = late(
    rf"(?P<indent>[{BLANKS}]*)(?P<dashes>(?:-[ \t]+)*)(?:(?P<key>[^\s:：'\"{{}}\[\]#,]{{1,12}})[ \t]*(?P<colon>[:：])(?P<gap>[ \t\u00a0\u3000]*))?(?P<value>.*)"
)
_DASH = rf"(?P<indent>[{BLANKS}]*)(?P<dash>-(?! )|[－—–·•])[{BLANKS}]*(?P<rest>\S.*)"
_COLON = late(r":(?=\s|$)")
# {引用: 会议}, as it stands in a text.
_BRACES = late(r"\{\s*([^\s:：,，{}\[\]]{1,12}):[ \t][^{}\[\]]*\}")
_SPECIAL = ("{{", "{%", "*", "&", "!", "@", "`", "%", ",", "]", "}", ">", "|", "- ", "? ")


class Mistake(NamedTuple):
    """A mistake: its code and arguments, zero-based columns in its line, and the edit that mends the line.

    The edit lets reading go on. Where it guesses (a text after a bracket that was never closed) or leaves something out (what stands
    after a `|`), it is nothing to hand to a clerk.
    """

    code: Code
    args: dict[str, str]
    column: int
    end: int
    edit: Edit


def quotes_missing(told: Iterable[Code]) -> bool:
    """Whether these are mistakes whose edit puts quotes round a text and does nothing else, so that it may be made where the text stands."""
    return {*told} <= {codes.TEMPLATE_BRACES, codes.FIGURES_IN_BRACKETS}


def _rest(line: str, start: int, new: str) -> Edit:
    """`new` in place of all that stands in the line from `start` on."""
    return edits.of_line(line, start, len(line), new)


def quoted(text: str) -> str:
    """The text in single quotes, as YAML wants them."""
    return "'" + text.replace("'", "''") + "'"


def in_line(line: str) -> Mistake | None:
    """The first mistake that a line shows by itself, None when it looks sound or is too long to be looked through."""
    return None if len(line) > MAX_LINE else next(_mistakes(line), None)


def _mistakes(line: str) -> Iterator[Mistake]:
    parts = _LINE.fullmatch(line.rstrip("\r"))
    if parts is None or not line.strip():
        return
    glued = re.match(r"( *)[-－–·•]", line)
    if glued and parts.start("key") == glued.end() - 1 and parts["key"][1:] in KEYS:
        at = glued.end() - 1
        edit = edits.of_line(line, at, at + 1, "- ")
        yield Mistake(codes.BAD_DASH, {"dash": line[at : at + 4]}, at, at + 1, edit)
        return
    indent, value, start = parts["indent"], parts["value"], parts.start("value")
    head = line[:start]
    if wrong := re.search(r"[^ ]", indent):
        mended = re.sub(r"[\t\u3000]", "  ", indent).replace("\u00a0", " ")
        mended = re.sub(r"[^ ]", "", mended)
        yield _blank_not_space(line, indent, wrong, len(mended))
    if parts["key"] and (colon := key_colon(parts["key"], parts["colon"], parts["gap"], value)):
        at = parts.start("colon")
        yield Mistake(colon, {"key": parts["key"]}, at, at + 1, edits.of_line(line, at, start, ": "))
    if not value or value.startswith("#"):
        return
    listed = value[0] in "－–·•" or re.match("—(?!—)", value)  # —— goes on with a text
    if listed and not parts["key"] and not parts["dashes"] and (dash := in_folded_line(line, 0)):
        yield dash
        return
    if re.match(r"[|>][-+]?[ \t]+[^\s#]", value):
        yield Mistake(codes.TEXT_AFTER_PIPE, {"mark": value[0]}, start, start + 1, _rest(line, start, "|"))
        return
    if value[0] in "\"'":
        yield from _quotes(head, value)
        return
    if parts["key"] and value.startswith("- "):
        edit = _rest(line, len(head.rstrip()), "")
        yield Mistake(codes.LIST_BESIDE_KEY, {"key": parts["key"]}, start, start + 1, edit)
        return
    for special in _SPECIAL:
        if value.startswith(special) and not re.fullmatch(
            r"[|>][-+]?\s*(#.*)?|\*[A-Za-z0-9_-]+\s*|&[A-Za-z0-9_.-]+(?:\s.*)?", value
        ):
            code = codes.TEMPLATE_BRACES if special == "{{" else codes.SPECIAL_START
            text, comment = _with_comment(value)
            args = {"start": special.strip(), "line": f"{head.lstrip()}{quoted(text)}"}
            edit = _rest(line, start, quoted(text) + comment)
            yield Mistake(code, args, start, start + len(special.strip()), edit)
            return
    if value[0] in "｛［" and not value.startswith("｛｛"):
        args = {"bracket": value[0]}
        edit = _rest(line, start, quoted(value.rstrip()))
        yield Mistake(codes.FULL_WIDTH_BRACKET, args, start, start + 1, edit)
        return
    if value[0] in "[{" and (figures := figures_in_brackets(line, start)):
        yield figures
        return
    if value[0] in "[{":
        yield from _brackets(head, value)
        return
    if braces := _braces_in(value):
        yield _in_text(head, value, braces)
        return
    if colon_at := _COLON.search(value):
        at = start + colon_at.start()
        yield Mistake(codes.COLON_IN_TEXT, {}, at, at + 1, _rest(line, start, quoted(value.rstrip())))


def _with_comment(value: str) -> tuple[str, str]:
    """A text, and the blanks and the comment behind it."""
    text = re.sub(r"\s+#\s.*$|\s+$", "", value)
    return text, value[len(text) :]


def _blank_not_space(line: str, indent: str, wrong: re.Match[str], wanted: int) -> Mistake:
    args = {"character": _NAMES[wrong[0]], **_indented(wanted)}
    edit = edits.of_line(line, 0, len(indent), " " * wanted)
    return Mistake(codes.BLANK_NOT_SPACE, args, wrong.start(), len(indent), edit)


def _indented(wanted: int) -> dict[str, str]:
    """How it is said how far a line is to be indented."""
    return {
        "way_zh": f"改成{wanted}个半角空格" if wanted else "不要空，顶格写",
        "way_en": f"with {_spaces(wanted)}" if wanted else "at the margin, with no blank before it",
    }


def _spaces(count: int) -> str:
    return "one ASCII space" if count == 1 else f"{count} ASCII spaces"


_NAMES = {
    "\t": "Tab",
    "\u3000": "全角空格 U+3000",
    "\u00a0": "不换行空格 U+00A0",
    "\u200b": "零宽空格 U+200B",
    "\ufeff": "字节顺序标记 U+FEFF",
}


def key_colon(key: str, colon: str, gap: str, value: str, keys: Set[str] = KEYS) -> Code | None:
    """What is wrong with the colon after one of the `keys`."""
    if key.strip(BLANKS) not in keys:
        return None
    if colon == "：":
        return codes.FULL_WIDTH_COLON
    return codes.NO_SPACE_AFTER_COLON if value and gap[:1] not in (" ", "\t") else None


def _quotes(head: str, value: str) -> Iterator[Mistake]:
    mark, line = value[0], head + value
    closed = re.match(r"'(?:[^']|'')*'" if mark == "'" else r'"(?:[^"\\]|\\.)*"', value)
    start = len(head)
    if not closed:
        text = value[1:].rstrip()
        yield Mistake(
            codes.QUOTE_LEFT_OPEN, {"mark": mark}, start, start + 1, _rest(line, start, quoted(text))
        )
    elif tail := re.match(r"\s*([^\s#,}\]].*)", value[closed.end() :]):
        at = start + closed.end() + tail.start(1)
        edit = _rest(line, start, quoted(value.rstrip()))
        yield Mistake(codes.TEXT_AFTER_QUOTE, {"mark": mark}, at, at + 1, edit)
    elif mark == '"' and (escape := escape_in(line, start)):
        yield escape


def escape_in(line: str, start: int) -> Mistake | None:
    """A backslash in double quotes that YAML would take for a line end, a tab and the like: "D:\\new" is meant as it is.

    Only \\\\, \\" and the codes of characters (\\u4e00) keep their meaning.
    """
    closed = re.match(r'"(?:[^"\\]|\\.)*"', line[start:])
    if closed is None:
        return None
    edit = edits.of_line(line, start, start + closed.end(), quoted(closed[0][1:-1]))
    for escape in re.finditer(r"\\(.)", closed[0]):
        if escape[1] not in '\\"/xuU':
            at = start + escape.start()
            return Mistake(codes.BACKSLASH, {"escape": escape[0]}, at, at + 2, edit)
    return None


def figures_in_brackets(line: str, start: int) -> Mistake | None:
    """Texts with {{ }} within brackets that are not in quotes: [全年发文{{ 发文 }}, 好]. All of the line's are mended in one."""
    out, first, at, item = [], -1, start, start
    written = start  # up to here the line stands in `out`
    while at <= len(line):
        sign = line[at : at + 1]
        quotes = (
            re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"").match(line, at)
            if sign and sign in "'\""
            else None
        )
        braces = re.compile(r"\{\{[^{}]*\}\}").match(line, at)
        if sign == "#" and line[at - 1] in " \t":
            break  # a comment
        if quotes and not line[item:at].strip():
            at = quotes.end()
        elif braces:
            first = item if first < 0 else first
            at = braces.end()
        elif sign in ("", "[", "]", "{", "}", ",") or (sign == ":" and line[at + 1 : at + 2] == " "):
            if first >= 0:
                text = line[first:at]
                begin = first + len(text) - len(text.lstrip())
                out += [line[written:begin], quoted(text.strip())]
                written, first = begin + len(text.strip()), -1
            at = item = at + 1
        else:
            at += 1
    if not out:
        return None
    edit = _rest(line, start, "".join([*out, line[written:]]))
    braces = re.compile(r"\{\{").search(line, start)
    column = braces.start() if braces else start
    args = {"line": edits.apply(line, [edit]).strip()}
    return Mistake(codes.FIGURES_IN_BRACKETS, args, column, column + 2, edit)


def items_in_brackets(line: str) -> Mistake | None:
    """Items of a line's brackets that are empty or begin with a mark of YAML's: [单位, , 支出], [*.yaml]. All of the line's are mended in one."""
    parts = _LINE.fullmatch(line.rstrip("\r"))
    if parts is None or len(line) > MAX_LINE or parts["value"][:1] not in ("[", "{"):
        return None
    opened: list[str] = []
    changes: list[tuple[int, int]] = []
    at, fresh = parts.start("value"), True  # whether an item begins here
    while at < len(line):
        sign = line[at]
        if sign in " \t" or (sign == "," and not fresh):
            fresh = fresh or sign == ","
        elif sign in "[{":
            opened.append(sign)
            fresh = True
        elif sign in "]}":
            if sign == "]" and line[:at].rstrip().endswith(",") and any(a == b for a, b in changes):
                changes.append((at, at))  # as another is empty, so is the last
            opened, fresh = opened[:-1], False
            if not opened:
                break
        elif sign == "," and opened[-1] == "{":
            return None
        elif sign == ",":
            changes.append((at, at))
            fresh = True
        elif fresh and (text := _QUOTED.match(line, at)):
            at, fresh = text.end() - 1, False
        elif fresh and (text := _MARKED.match(line, at)):
            changes.append((at, at + len(text[0].rstrip())))
            at, fresh = text.end() - 1, False
        else:
            fresh = sign == ":" and line[at + 1 : at + 2] == " "
        at += 1
    if not changes or opened:
        return None
    out, done = [], 0
    for begin, end in changes:
        gap = " " if begin == end and line[begin - 1] == "," else ""
        out += [line[done:begin], gap, quoted(line[begin:end])]
        done = end
    mended = "".join([*out, line[done:]])
    begin, end = changes[0]
    edit = _rest(line, parts.start("value"), mended[parts.start("value") :])
    args = {"line": _with_comment(mended[parts.start("value") :])[0].replace("\t", " ")}
    if begin == end:
        return Mistake(codes.EMPTY_IN_BRACKETS, args, begin, begin + 1, edit)
    args |= {"text": line[begin:end], "start": line[begin]}
    return Mistake(codes.MARK_IN_BRACKETS, args, begin, end, edit)


def where_brackets_stop(line: str, column: int) -> Mistake | None:
    """What is wrong in brackets that were opened in this line, where they cannot be read on: a comma too many in braces, one that is missing, a
    colon more than an item can have."""
    if len(line) > MAX_LINE or column >= len(line):
        return None
    opened, item = _opened(line, column)
    if not opened:
        return None
    begin, sign = opened[0], line[column]
    before = line[:column].rstrip()
    if sign == "," and line[opened[-1]] == "{" and before[-1:] in (",", "{"):
        run = re.match(r",(?:[ \t]*,)*" + r"[ \t]*" * (before[-1:] == "{"), line[column:])
        edit = edits.of_line(line, column, column + (run.end() if run else 1), "")
        return Mistake(codes.EMPTY_IN_BRACES, {"line": _mended(line, edit, begin)}, column, column + 1, edit)
    if sign not in ",:]}#" and before[-1:] in ("]", "}"):
        edit = edits.of_line(line, len(before), column, ", ")
        return _comma_missing(line, column, edit, begin)
    first = _COLON.search(line, item, column)
    if sign != ":" or first is None:
        return None
    end = column + len(re.match(r"[^,\[\]{}]*", line[column:])[0])  # type: ignore[index]
    if line[opened[-1]] == "{":
        word = re.search(r"\S[ \t]+(?=[^\s'\",\[\]{}]{1,12}$)", line[first.end() : column])
        if word:
            at = first.end() + word.end()
            return _comma_missing(line, at, edits.of_line(line, at - len(word[0]) + 1, at, ", "), begin)
        item = first.end()
    item += len(line[item:end]) - len(line[item:end].lstrip())
    text = line[item:end].rstrip()
    edit = edits.of_line(line, item, item + len(text), quoted(text))
    args = {"text": text, "line": _mended(line, edit, begin)}
    at = min(first.start(), column) if line[opened[-1]] == "[" else column
    return Mistake(codes.COLONS_IN_BRACKETS, args, at, at + 1, edit)


def _comma_missing(line: str, at: int, edit: Edit, begin: int) -> Mistake:
    item = re.match(r"[\[{][^\[\]{}]*.?|[^,:\[\]{}]+", line[at:].lstrip())
    args = {"text": item[0].strip() if item else "", "line": _mended(line, edit, begin)}
    return Mistake(codes.COMMA_MISSING, args, at, at + 1, edit)


def _mended(line: str, edit: Edit, start: int) -> str:
    """What stands in brackets from `start` on once the line is mended."""
    return _with_comment(edits.apply(line, [edit])[start:])[0].replace("\t", " ")


def _opened(line: str, column: int) -> tuple[list[int], int]:
    """Where the brackets stand that are open at a column, the outermost first; where the item there begins."""
    opened: list[int] = []
    at = item = 0
    fresh = False
    while at < column:
        sign = line[at]
        if fresh and sign in "'\"" and (text := _QUOTED.match(line, at)):
            at, fresh = text.end(), False
            continue
        if sign in "[{" and (fresh or line[max(at - MAX_INDENT, 0) : at].rstrip(" ")[-1:] in ("", ":", "-")):
            opened.append(at)
        elif sign in "]}":
            opened = opened[:-1]
        if sign in "[{,":
            item = at + 1
        fresh = sign in "[{,:" or (fresh and sign in " \t")
        at += 1
    return opened, item


def comma_missing_above(lines: Sequence[str], above: int, number: int) -> Mistake | None:
    """A line within brackets that ends with an item in brackets and lacks its comma: the next begins another."""
    line, below = lines[above].rstrip(), lines[number]
    if line[-1:] not in ("]", "}") or below.lstrip()[:1] not in ("[", "{") or _LINE.fullmatch(line) is None:
        return None
    if opening_of(lines, number) is None:
        return None
    at = len(line)
    args = {"text": below.strip().rstrip(",")[:MAX_SHOWN], "line": f"{line.strip()},"}
    return Mistake(
        codes.COMMA_MISSING, args, at - 1, at, edits.of_line(lines[above], at, len(lines[above]), ",")
    )


def dash_in_brackets(lines: Sequence[str], number: int) -> list[tuple[int, Mistake]]:
    """Items that begin with `- ` in brackets that were opened in a line above, from a line on: each such line, mended to an item with its comma."""
    if not re.match(r" *- +\S", lines[number]) or (first := opening_of(lines, number)) is None:
        return []
    if (last := closing_of(lines, first)) is None:
        return []
    found = []
    for at in range(number, last + 1):
        item = re.match(r"( *)- +(?=\S)", lines[at])
        if not item:
            continue
        line = lines[at].rstrip()
        text = line[item.end() :]
        closes = at == last or not any(one.strip(" ]}") for one in lines[at + 1 : last + 1])
        new = text if closes or text.endswith(",") else f"{text},"
        column = item.end(1)
        edit = edits.of_line(lines[at], column, len(lines[at]), new)
        found.append((at, Mistake(codes.DASH_IN_BRACKETS, {}, column, column + 1, edit)))
    return found


def _balance(line: str) -> int:
    bare = re.sub(r"(?:^|\s)#.*$", "", _QUOTED.sub("", line))
    return sum((sign in "[{") - (sign in "]}") for sign in bare)


def opening_of(lines: Sequence[str], number: int) -> int | None:
    """The line above that opened the brackets in which a line stands."""
    open_ = 0
    for at in range(number - 1, max(number - MAX_ABOVE, -1), -1):
        open_ += _balance(lines[at])
        if open_ > 0:
            return at
        if lines[at].strip() and not _indent(lines[at]) and is_key_or_item(lines[at]):
            return None
    return None


def closing_of(lines: Sequence[str], number: int) -> int | None:
    """The line that closes the brackets that a line opens, None where none does before the next key as deep."""
    open_ = _balance(lines[number])
    for at in range(number + 1, min(number + MAX_ABOVE, len(lines))):
        key = _LINE.fullmatch(lines[at].rstrip("\r"))
        if key and key["key"] in KEYS and _indent(lines[at]) <= _indent(lines[number]):
            return None
        open_ += _balance(lines[at])
        if open_ <= 0:
            return at
    return None


_MARKED = late(r"(?:[*@`%|>!]|[-?:](?= )|&(?=[^A-Za-z0-9]))(?:[^,\[\]{}\s]|\s(?!#))*")
_QUOTED = late(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")


def _brackets(head: str, value: str) -> Iterator[Mistake]:
    opening, start, line = value[0], len(head), head + value
    for mark in "\"'":
        if value.count(mark) % 2 and _begins_open(value, mark):
            at = start + value.rindex(mark)
            edit = edits.of_line(line, at, at + 1, "")
            yield Mistake(codes.QUOTE_LEFT_OPEN, {"mark": mark}, at, at + 1, edit)
            return
    closing = "]" if opening == "[" else "}"
    if value.rstrip().endswith(closing) and (cut := re.match(r"(?:'[^']*'|[^'#])*?\s(#)", value)):
        at = start + cut.start(1)  # the rest, brackets and all, would be a comment
        yield Mistake(codes.HASH_CUTS, {}, at, len(line.rstrip()), edits.of_line(line, at, at + 1, "＃"))
        return
    balance = 0
    for index, character in enumerate(value):
        balance += (character in "[{") - (character in "]}")
        if balance == 0:
            tail = value[index + 1 :].strip()
            if tail and not tail.startswith("#"):
                if braces := _braces_in(value):
                    yield _in_text(head, value, braces)
                    return
                edit = _rest(line, start, quoted(value.rstrip()))
                yield Mistake(codes.SPECIAL_START, {"start": opening}, start, start + 1, edit)
            return
    edit = _rest(line, start + len(value.rstrip().rstrip(",")), closing)
    yield Mistake(codes.BRACKET_LEFT_OPEN, {"opening": opening, "closing": closing}, start, start + 1, edit)


def _begins_open(value: str, mark: str) -> bool:
    """Whether one of the items in brackets begins with a quotation mark and does not end where that is closed; within a text marks are nothing: 甲's."""
    at, fresh = 0, True
    while at < len(value):
        text = _QUOTED.match(value, at) if fresh and value[at] in "'\"" else None
        if fresh and value[at] in "'\"" and (text is None or not _BEHIND_QUOTES.match(value, text.end())):
            if value[at] == mark:
                return True
            text = None
        if text:
            at, fresh = text.end(), False
            continue
        fresh = value[at] in "[{,:" or (fresh and value[at] in " \t")
        at += 1
    return False


_BEHIND_QUOTES = late(r"\s*(?:[,\]}:#]|$)")


def _braces_in(text: str) -> list[re.Match[str]]:
    """The items in braces that begin with a known key, in the middle of a text."""
    return [found for found in _BRACES.finditer(text) if found[1] in KEYS]


def _in_text(head: str, value: str, braces: Sequence[re.Match[str]]) -> Mistake:
    """Braces in the middle of a text: 情况见{引用: 会议}。"""
    parts, end = [], 0
    for item in braces:
        parts += [_plain(value[end : item.start()].strip(" [,]")), item[0]]
        end = item.end()
    parts.append(_plain(value[end:].strip(" [,]")))
    args = {"excerpt": braces[0][0], "text": f"[{', '.join(filter(None, parts))}]"}
    at = len(head) + braces[0].start()
    edit = _rest(head + value, len(head), quoted(value.rstrip()))
    return Mistake(codes.BRACES_IN_TEXT, args, at, at + len(braces[0][0]), edit)


def _plain(text: str) -> str:
    """A text as an item of a list in brackets."""
    return quoted(text) if re.search(r"[\[\]{},'\"#]|:(?=\s|$)", text) else text


# By whether text touches them before, and after.
_SIDES = {
    (True, False): ("{", "前", "before"),
    (False, True): ("}", "后", "after"),
    (True, True): ("{ }", "前后两", "on both sides of"),
}


def text_beside_braces(line: str) -> Mistake | None:
    """Text that touches an item in braces, in a list in brackets: [情况见{引用: 会议}。]."""
    if "{" not in line or len(line) > MAX_LINE:
        return None
    for braces in _BRACES.finditer(line):
        before, after = line[: braces.start()].rstrip(), line[braces.end() :].lstrip()
        if braces[1] not in KEYS:
            continue
        touched = (
            bool(before) and before[-1] not in ",[{:-",
            bool(after) and after[0] not in ",]}#",
        )
        if not any(touched):
            continue
        start, end = braces.span()
        first = len(before) if touched[0] else start
        last = len(line) - len(after) if touched[1] else end
        new = f"{', ' * touched[0]}{braces[0]}{', ' * touched[1]}"
        edit = edits.of_line(line, first, last, new)
        at, (mark, zh, en) = (start if touched[0] else end), _SIDES[touched]
        bare = [
            re.search(r"[^\s,\[\]{}:]*$", before.rstrip(", ")),
            re.match(r"[^,\[\]{}#]*", after.lstrip(", ")),
        ]
        near = [found[0].strip() if found else "" for found in bare]
        text = "[" + ", ".join(part for part in (near[0], braces[0], near[1]) if part) + "]"
        args = {"mark": mark, "side_zh": zh, "side_en": en, "text": text}
        return Mistake(codes.TEXT_BESIDE_BRACES, args, at, at + 1, edit)
    return None


def bare_in_braces(line: str, key: str, span: tuple[int, int, int, int], value: int, brace: int) -> Mistake:
    """A key in braces without a colon: the rest of the text that begins at `value` (-1: none), or an item of what is no mapping.

    `span` is where the key stands, `brace` where its braces open (-1: in another line). An edit of nothing mends nothing.
    """
    _, at, _, end = span
    if value < 0 and (parted := re.fullmatch(r"([^\s:：]{1,12})([:：])(\S.*)", key)):
        code = codes.FULL_WIDTH_COLON if parted[2] == "：" else codes.NO_SPACE_AFTER_COLON
        colon = at + parted.start(2)
        edit = edits.of_line(line, colon, colon + 1, ": ")
        return Mistake(code, {"key": parted[1]}, colon, colon + 1, edit)
    more = re.match(r"(?:,[^,:{}\[\]'\"]+(?=[,}]))*", line[end:])
    end_of_all = end + (more.end() if more else 0)
    if value >= 0 and line[value] not in "'\"[{":
        edit = edits.of_line(line, value, end_of_all, quoted(line[value:end_of_all].rstrip()))
        text = _in_braces(edits.apply(line, [edit]), brace)
        return Mistake(codes.COMMA_IN_BRACES, {"key": key, "text": text}, at, end, edit)
    inside = re.match(r"\{([^:{}\[\]]*)\}", line[brace:]) if brace >= 0 else None
    if inside is None:
        args = {"key": key, "text": f"“{key}: …”"}
        return Mistake(codes.BARE_IN_BRACES, args, at, end, edits.of_line(line, at, at, ""))
    new = f"[{inside[1]}]" if "," in inside[1] else quoted(inside[0])
    edit = edits.of_line(line, brace, brace + inside.end(), new)
    return Mistake(codes.BARE_IN_BRACES, {"key": key, "text": f"“{new}”"}, at, end, edit)


def _in_braces(line: str, start: int) -> str:
    """What stands in braces from `start` on, or the whole line."""
    found = re.match(r"\{(?:'[^']*'|[^'{}])*\}", line[start:]) if start >= 0 else None
    return found[0] if found else line.strip()


_WIDE_ROW = late(r" *- +\[([^\[\]{}'\",，。；]{0,20}(?:，[^\[\]{}'\",，。；]{0,20})+)\] *")


def full_width_comma(line: str, keys: Set[str] = KEYS) -> Mistake | None:
    """，between the fields of braces, the next being one of the `keys`; YAML takes it for text."""
    if "{" not in line or len(line) > MAX_LINE:
        return None
    for match in re.finditer(r"[，、；]\s*([^\s:：,，{}\[\]]{1,12})[:：]", line):
        if match[1] in keys:
            at = match.start()
            edit = edits.of_line(line, at, len(line) - len(line[at + 1 :].lstrip()), ", ")
            return Mistake(codes.FULL_WIDTH_COMMA, {}, at, at + 1, edit)
    return None


def full_width_row(line: str, beside: Sequence[str]) -> Mistake | None:
    """A row of a table in brackets, its cells parted by ，: [单位，收入，支出]. A row `beside` it has as many commas, or its cells are parted by ASCII
    ones, however many they are: another fault may stand there too."""
    cells = _WIDE_ROW.fullmatch(line)
    others = (_QUOTED.sub("", one) for one in beside if one.lstrip(" -").startswith("["))
    if not cells or not any("," in one or one.count("，") == line.count("，") for one in others):
        return None
    at = line.index("，")
    edit = edits.of_line(line, cells.start(1), cells.end(1), re.sub(" *， *", ", ", cells[1]))
    return Mistake(codes.FULL_WIDTH_COMMA, {}, at, at + 1, edit)


def extra_dash(line: str, above: str) -> Mistake | None:
    """A key of the block above written as an item of its own: its `- ` stands where the block's keys stand."""
    item = re.fullmatch(r"(?P<indent> *)- +(?P<rest>(?P<key>[^\s:：]+):.*)", line)
    inner = re.match(r" *- +", above)
    if not item or not inner or item["key"] not in KEYS or len(item["indent"]) != inner.end():
        return None
    at = len(item["indent"])
    edit = edits.of_line(line, at, item.start("rest"), "")
    return Mistake(codes.EXTRA_DASH, {"key": item["key"]}, at, at + 1, edit)


def key_missing(lines: Sequence[str], above: int, number: int) -> Mistake | None:
    """A text as an item of its own, and below it, as deep, what belongs to a heading or a lead: `- 抓好办文办会` above `内容: …`."""
    item = re.fullmatch(r"(?P<dash> *- +)(?P<text>[^\s'\"\[{|>&*#-][^:：]*)", lines[above].rstrip())
    below = _LINE.fullmatch(lines[number].rstrip("\r"))
    if not item or not below or below["dashes"] or below.start("key") != item.end("dash"):
        return None
    opening = next(
        (one for one in lines[above::-1] if one.strip() and _indent(one) < _indent(lines[above])), ""
    )
    of_list = re.fullmatch(r" *(?:- +)?([^\s:：]+):\s*", opening)
    row = _HEADED_BY.get(below["key"])
    if row and of_list and of_list[1] in FIELDS["enumeration"].spellings:
        row = "item_lead"
    if not row:
        return None
    key = FIELDS[row].spellings[not re.search("[\u3400-\u9fff]", below["key"])]
    at, text = item.end("dash"), item["text"]
    args = {
        "text": text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…",
        "key": key,
        "below": below["key"],
    }
    return Mistake(
        codes.KEY_MISSING, args, at, at + len(text), edits.of_line(lines[above], at, at, f"{key}: ")
    )


# What stands below a heading, and below a lead.
_HEADED_BY = {
    spelling: row
    for row, field in (("heading", "content"), ("lead", "text"))
    for spelling in FIELDS[field].spellings
}


def text_beside_list(line: str, below: str) -> Mistake | None:
    """A text behind a key that holds a list, and an item of that list below it: `正文: 如下` above `- 标题: …`."""
    key = re.fullmatch(r"(?P<before> *(?:- +)*)(?P<key>[^\s:：]+): +(?P<text>[^\s'\"\[{|>&*#].*?)\s*", line)
    if not key or key["key"] not in _OF_BLOCKS or not re.match(r" *- +\S", below):
        return None
    if _indent(below) < key.end("before"):
        return None
    at, text = key.start("text"), key["text"]
    args = {"key": key["key"], "text": text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"}
    return Mistake(codes.TEXT_BESIDE_LIST, args, at, at + len(text), _rest(line, key.end("key") + 1, ""))


_OF_BLOCKS = frozenset(
    spelling
    for key in ("opening", "body", "content", "closing", "attachments", "members")
    for spelling in FIELDS[key].spellings
)


def stray_item(line: str, wanted: int) -> Mistake | None:
    """An item whose indent makes YAML read it as more of the text above."""
    item = re.fullmatch(r"(?P<indent> *)(?P<rest>- .*)", line)
    if not item or len(item["indent"]) == wanted:
        return None
    own = len(item["indent"])
    args = {"own": str(own), **_indented(wanted)}
    return Mistake(codes.BAD_INDENT, args, own, own + 1, edits.of_line(line, 0, own, " " * wanted))


def key_in_block(line: str, keys: Set[str] = KEYS) -> Mistake | None:
    """One of the `keys` in the lines under a `|`, where everything is text."""
    found = re.match(r"\s*(?:- +)?([^\s:：]{1,12}):(?:\s|$)", line)
    if not found or found[1] not in keys:
        return None
    at = found.start(1)
    edit = edits.of_line(line, at, at, "")
    return Mistake(codes.KEY_IN_BLOCK, {"key": found[1]}, at, at + len(found[1]), edit)


def wide_braces(line: str, start: int) -> Mistake | None:
    """An item in full-width braces from a column on, in a list: [见, ｛引用: 会议｝]."""
    found = re.match(r"｛([^｛｝{}]*)[｝}]", line[start:])
    if not found:
        return None
    edit = edits.of_line(line, start, start + found.end(), f"{{{found[1]}}}")
    return Mistake(codes.FULL_WIDTH_BRACKET, {"bracket": "｛"}, start, start + 1, edit)


def cut_short(text: str, rest: str, prose: bool) -> bool:
    """Whether what follows a plain text, a blank and `# `, is more likely the rest of it than a comment.

    A comment follows a whole sentence, stands apart from it by more than a blank, or begins like a note.
    """
    gap, _, more = rest.partition("#")
    more = more.strip()
    if len(gap) > 1 or text[-1] in _ENDS:
        return False
    if more[-1] in "。！？；" or re.match(r"[0-9０-９]", more):
        return True
    return prose and not re.match(_NOTE, more)


_ENDS = "。！？；：…”）》"
_NOTE = r"(?i:待|注|此|这|可|请|要|改|删|核|见|例|如|必|选|原|来|暂|数|todo|fixme|tbd|[?？!！])"


def hidden_in_key(line: str, start: int, key: str) -> Mistake | None:
    """A character in a key that nobody sees."""
    hidden = re.search("[\u00ad\u200b-\u200f\u2060\ufeff]", key)
    if not hidden or line[start : start + len(key)] != key:
        return None
    at = start + hidden.start()
    character = {"character": f"U+{ord(hidden[0]):04X}"}
    return Mistake(codes.BAD_CHARACTER, character, at, at + 1, edits.of_line(line, at, at + 1, ""))


def is_key_or_item(line: str) -> bool:
    """Whether a line reads as a known key, or as an item."""
    parts = _LINE.fullmatch(line.rstrip("\r"))
    return bool(parts and (parts["dashes"] or (parts["key"] and parts["key"] in KEYS)))


def bad_indent(lines: Sequence[str], number: int) -> Mistake | None:
    """A line whose indent fits none of the levels open above it; mended to the nearest of them."""
    line = lines[number]
    own = len(line) - len(line.lstrip(" "))
    dashes: list[int] = []  # where items of the open lists begin
    keys: list[int] = []  # where keys of the open mappings begin
    lowest = MAX_LINE
    for above in reversed(lines[:number]):
        if not above.strip() or above.lstrip().startswith("#"):
            continue
        item = re.match(r" *((?:- +)*)", above)
        outer = len(above) - len(above.lstrip(" "))
        inner = item.end() if item else outer
        if lowest == MAX_LINE and above.rstrip().endswith(":") and own > outer:
            return None  # a level of its own begins here
        if outer < lowest:
            lowest = outer
            keys.append(inner)
            dashes += [outer] if inner > outer else []
        if outer == 0:
            break
    is_item = line.lstrip(" ").startswith("- ")
    fitting = (dashes or keys) if is_item else keys
    # 内容 under the dash of - 标题 rather than under 标题
    under_dash = not is_item and own in dashes and own not in keys
    if not line.strip() or not fitting or (own in (*dashes, *keys) and not under_dash):
        return None
    best = (
        keys[dashes.index(own)] if under_dash else min(fitting, key=lambda level: (abs(level - own), -level))
    )
    args = {"own": str(own), **_indented(best)}
    return Mistake(codes.BAD_INDENT, args, own, own + 1, edits.of_line(line, 0, own, " " * best))


def otherwise(lines: Sequence[str], number: int) -> Iterator[Mistake]:
    """What else may be wrong with the indent of a line: each level that it may have been meant for, with a dash or without."""
    line = lines[number]
    parts = _LINE.fullmatch(line.rstrip("\r"))
    if parts is None or not line.strip() or len(line) > MAX_LINE:
        return
    indent = parts["indent"]
    own, rest = len(indent), line[len(indent) :]
    levels = _levels(lines, number)
    near = sorted(levels, key=lambda level: (abs(level - own), -level))
    if wrong := re.search(r"[^ ]", indent):
        yield from (_blank_not_space(line, indent, wrong, level) for level in near)
        return
    if parts["key"] and parts["key"] in KEYS and not parts["dashes"]:
        for level in (own, own - 2, *near):
            if level >= 0 and level in (own, *levels):
                args = {
                    "key": parts["key"],
                    "way_zh": f"{level}个空格和" if level else "",
                    "way_en": f"{_spaces(level)} and " if level else "",
                }
                edit = edits.of_line(line, 0, own, " " * level + "- ")
                yield Mistake(codes.DASH_MISSING, args, own, own + len(parts["key"]), edit)
    for level in near:
        if level != own:
            args = {"own": str(own), **_indented(level)}
            edit = edits.of_line(line, 0, own, " " * level)
            yield Mistake(codes.BAD_INDENT, args, own, own + min(len(rest), 1), edit)


def _levels(lines: Sequence[str], number: int) -> set[int]:
    """The indents that a line may have been meant for: those of the lines above that are still open, of a level more, of its neighbours."""
    found, lowest = {0}, MAX_LINE
    for above in reversed(lines[max(number - MAX_ABOVE, 0) : number]):
        if not above.strip() or above.lstrip().startswith("#"):
            continue
        outer = len(above) - len(above.lstrip(" "))
        inner = re.match(r" *(?:- +)*", above)[0]  # type: ignore[index]
        if lowest == MAX_LINE and re.search(r":[ ]*(?:[|>][-+]?[ ]*)?$", above):
            found.add(len(inner) + 2)
        if outer < lowest:
            lowest = outer
            found |= {outer, len(inner)}
        if outer == 0:
            break
    below = next((one for one in lines[number + 1 : number + MAX_ABOVE] if one.strip()), "")
    return found | {len(below) - len(below.lstrip(" "))}


def region(lines: Sequence[str], number: int) -> range:
    """The lines that may be read otherwise than meant where a line is: from that which it stands under to the end of what stands there."""
    own = _indent(lines[number])
    first = next(
        (n for n in range(number - 1, -1, -1) if lines[n].strip() and _indent(lines[n]) < own), number
    )
    outer = _indent(lines[first])
    last = next(
        (n for n in range(number + 1, len(lines)) if lines[n].strip() and _indent(lines[n]) <= outer),
        len(lines),
    )
    return range(first, last)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def like_a_key(line: str) -> Mistake | None:
    """A misspelt key before a full-width colon: 标提：…"""
    parts = _LINE.fullmatch(line.rstrip("\r"))
    if not parts or parts["colon"] != "：" or not nearest(parts["key"], KEYS):
        return None
    at = parts.start("colon")
    edit = edits.of_line(line, at, parts.start("value"), ": ")
    return Mistake(codes.FULL_WIDTH_COLON, {"key": parts["key"]}, at, at + 1, edit)


def without_key(line: str, mark: str = "") -> Mistake | None:
    """A line of plain text where a key should stand: most likely the rest of the text above it."""
    parts = _LINE.fullmatch(line.rstrip("\r"))
    if parts is None or parts["dashes"] or not line.strip():
        return None
    if parts["key"] and (parts["colon"] == ":" or parts["key"] in KEYS):  # 联系人：李某某 is a text
        return None
    column = parts.end("indent")
    edit = edits.of_line(line, column, column, mark) if mark else _rest(line, 0, "")
    return Mistake(codes.LINE_WITHOUT_KEY, {}, column, len(line.rstrip()), edit)


def in_folded_line(line: str, start: int, keys: Set[str] = KEYS) -> Mistake | None:
    """What a line of plain text shows from column `start` on: one of the `keys` or an item that YAML did not take for one."""
    parts = _LINE.fullmatch(line[start:].rstrip("\r"))
    if parts and parts["key"]:
        code = key_colon(parts["key"], parts["colon"], parts["gap"], parts["value"], keys)
        if code:
            at = start + parts.start("colon")
            edit = edits.of_line(line, at, start + parts.start("value"), ": ")
            return Mistake(code, {"key": parts["key"]}, at, at + 1, edit)
    dash = re.fullmatch(_DASH, line[start:].rstrip("\r"))
    if dash and not dash["rest"].startswith(("—", "–")):
        at = start + dash.start("dash")
        edit = edits.of_line(line, at, start + dash.start("rest"), "- ")
        return Mistake(codes.BAD_DASH, {"dash": line[at : at + 4]}, at, at + 1, edit)
    return None


def in_braces(line: str, start: int, key: str) -> Mistake | None:
    """A field inside braces whose colon YAML took for part of its name: {姓名：张三} or {姓名:张三}."""
    name, colon, value = re.match(r"([^:：]*)([:：]?)(.*)", key, re.DOTALL).groups()  # type: ignore[union-attr]
    code = key_colon(name, colon, "", value) if colon and value else None
    if code is None or line[start : start + len(key)] != key:
        return None
    at = start + len(name)
    return Mistake(code, {"key": name}, at, at + 1, edits.of_line(line, at, at + 1, ": "))
