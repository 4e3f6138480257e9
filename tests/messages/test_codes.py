"""The registry of diagnostics: every sentence is sound in both languages, every example does what it says.

`docs/codes.md` is `compiler.explain.book`; `UPDATE_GOLDEN=1 pytest tests/test_codes.py` writes it anew.
"""

import io
import os
import re
import shlex
import string
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from compiler.cli import command as cli
from compiler.document.model import Document
from compiler.document.validate import validate
from compiler.flow.resolve import resolve
from compiler.messages import codes
from compiler.messages.diagnostic import Code, CompileError, Diagnostic, Language
from compiler.messages.explain import FAMILIES, book, page
from compiler.messages.faults import FAULTS
from compiler.rules import check
from compiler.source.load import Source, load
from compiler.terms.fields import TERMS
from compiler.word.template.compiled import Template
from compiler.word.template.packs import builtin
from tests.kit.support import ROOT, document_of

PAGE = ROOT / "docs" / "codes.md"
REPORT = "文种: 报告\n标题: 关于2025年度工作情况的报告\n正文: 现将有关情况报告如下。\n"
CHINESE = "[\u3400-\u9fff]"

each_code = pytest.mark.parametrize("code", codes.REGISTRY.values(), ids=lambda code: code.id)


def described(example: str) -> bool:
    """Whether an example only tells of what text cannot show."""
    return example.startswith("（")


def each_of(families: str, example: int) -> pytest.MarkDecorator:
    """The ids of some families whose fault (0) or mend (1) is more than a description."""
    ids = [id for id, pair in FAULTS.items() if id[0] in families and not described(pair[example])]
    return pytest.mark.parametrize("id", ids)


# ---- sentences ----------------------------------------------------------------------------------------------------


def arguments(*sentences: str) -> set[str]:
    """What fills the sentences; an argument of one language counts as the other's too."""
    fields = {field for text in sentences for _, field, _, _ in string.Formatter().parse(text) if field}
    return {re.sub("_(zh|en)$", "", field) for field in fields}


def test_ids() -> None:
    assert {id[0] for id in codes.REGISTRY} <= set(FAMILIES)
    hundreds = {"Y": "1", "D": "2", "T": "3", "S": "4", "W": "5", "P": "6", "L": "7", "O": "8"}
    for id, code in codes.REGISTRY.items():
        assert code.id == id
        assert re.fullmatch(rf"[{''.join(FAMILIES)}]{hundreds[id[0]]}\d\d", id)


def test_each_constant_is_registered() -> None:
    constants = [value for value in vars(codes).values() if isinstance(value, Code)]
    assert len(constants) == len(codes.REGISTRY)


@each_code
def test_both_languages_say_the_same(code: Code) -> None:
    zh, en = arguments(code.zh, code.hint_zh), arguments(code.en, code.hint_en)
    assert zh == en
    raw = f"{code.zh}{code.hint_zh}", f"{code.en}{code.hint_en}"
    assert "_en}" not in raw[0]
    assert "_zh}" not in raw[1]


@each_code
def test_chinese(code: Code) -> None:
    for sentence in (code.zh, code.hint_zh):
        assert re.search(r"[。？]$|[\w}]\}$", sentence), sentence
        assert re.search(CHINESE, sentence) or re.fullmatch(r"\{\w+\}", sentence), sentence
        # Straight marks stand round what is typed, never round what is said; no ASCII mark follows Chinese.
        assert not re.search(rf"\"[^\"]*{CHINESE}[^\"]*\"|'[^']*{CHINESE}[^']*'", sentence), sentence
        # … outside what is to be typed.
        assert not re.search(rf"{CHINESE}[,;?!()]", re.sub(r"\[[^]]*\]", "", sentence))
        assert sentence.count("“") == sentence.count("”")
        assert sentence.count("（") == sentence.count("）")


@each_code
def test_english(code: Code) -> None:
    known = {spelling for term in TERMS.values() for spelling in term.spellings}
    for sentence in (code.en, code.hint_en):
        assert re.search(r"[.?]$|[\w}]\}$", sentence), sentence
        # Chinese in an English sentence is a key, or an example that the Chinese one has too.
        for word in re.findall(f"{CHINESE}+", sentence):
            assert word in known or word in code.zh + code.hint_zh, sentence
        assert sentence.count("`") % 2 == 0
        assert sentence.count("“") == sentence.count("”")


# ---- examples -----------------------------------------------------------------------------------------------------


def test_every_code_has_its_example() -> None:
    assert list(FAULTS) == sorted(codes.REGISTRY, key=lambda id: id[1:])
    for fault, mend in FAULTS.values():
        assert fault.strip()
        assert mend.strip()
        assert fault != mend


def compiled(text: str) -> tuple[list[Diagnostic], str]:
    """What is said of a YAML text, by the compiler and then by the rules; ⇥ is a tab."""
    text = text.replace("⇥", "\t") + "\n"
    try:
        document = validate(load(Source("report.yaml", text)))
        flow = resolve(document)
        Template.for_(document).render(flow)
    except CompileError as error:
        return list(error.diagnostics), text
    return check(document, flow), text


@each_of("YDS", 0)
def test_yaml_fault(id: str) -> None:
    found, text = compiled(FAULTS[id][0])
    assert [one.code.id for one in found] == [id]
    (one,) = found
    assert one.place is not None
    assert 1 <= one.place.line <= text.count("\n")
    used = arguments(one.code.zh, one.code.hint_zh, one.code.en, one.code.hint_en)
    assert "" not in {one.args.get(field) for field in used}
    assert all((one.message("zh"), one.hint("zh"), one.message("en"), one.hint("en")))


@each_of("YDS", 1)
def test_yaml_mend(id: str) -> None:
    assert compiled(FAULTS[id][1])[0] == []


def test_template_not_found() -> None:
    fault, mend = FAULTS["T301"]
    assert [one.code for one in compiled(fault)[0]] == [codes.TEMPLATE_NOT_FOUND]
    assert compiled(mend)[0] == []


def through(lines: str, document: Document) -> list[str]:
    """Codes of what is said when a document goes through the general template with these paragraphs instead."""
    out = io.BytesIO()
    with zipfile.ZipFile(builtin() / "general.docx") as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                (body,) = root
                for child in list(body)[:-1]:
                    body.remove(child)
                w = root.tag.rpartition("}")[0] + "}"
                for number, line in enumerate(lines.splitlines()):
                    paragraph = etree.Element(f"{w}p")
                    etree.SubElement(etree.SubElement(paragraph, f"{w}r"), f"{w}t").text = line
                    body.insert(number, paragraph)
                data = etree.tostring(root)
            new.writestr(name, data)
    try:
        Template.compile(out.getvalue(), "template.docx").render(resolve(document))
    except CompileError as error:
        return [one.code.id for one in error.diagnostics]
    return []


@pytest.mark.parametrize(
    "id", [id for id, pair in FAULTS.items() if id[0] == "T" and "{" in pair[0] and not described(pair[0])]
)
def test_template_fault(id: str) -> None:
    document = document_of(REPORT).model_copy(update={"title": None})
    assert [through(example, document) for example in FAULTS[id]] == [[id], []]


@each_of("O", 1)
def test_command_fault(
    id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fault, mend = FAULTS[id]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    Path("公文").mkdir()
    there = ["报告.yaml", "总结.yaml", "公文/报告.yaml"]
    there += {"O804": ["报告.docx", "~$报告.docx"], "O808": ["工作总结.yaml"], "O813": ["报告.yml"]}.get(
        id, []
    )
    for file in there:
        Path(file).write_text(REPORT, "utf-8")
    for command, code in ((fault, codes.REGISTRY[id]), (mend, None)):
        program, *words = shlex.split(re.sub(r"\s*（.*）$", "", command))
        assert program == "compile"
        expected = codes.exit_code(Diagnostic(code)) if code else 0
        assert cli.run(words) == expected
        said = capsys.readouterr().err
        assert re.findall(r" ([A-Z]\d{3}): ", said) == ([id] if code else [])


# ---- pages --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@each_code
def test_page(code: Code, language: Language) -> None:
    text = page(code, language)
    assert text.startswith(f"## {code.id}")
    assert all(f"\n{example}\n" in text for example in FAULTS[code.id])
    assert "{{{{" not in text


def test_book_is_in_the_docs() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(book("zh"), "utf-8")
    assert PAGE.read_text("utf-8") == book("zh")
