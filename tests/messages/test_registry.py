"""The registry of diagnostics: every message is found, and every sentence is sound in both languages.

`docs/codes.md` is `compiler.messages.explain.book`; `UPDATE_GOLDEN=1 pytest tests/messages` writes it anew.
"""

import ast
import os
import re
import string
import subprocess
import sys
from functools import cache
from itertools import pairwise

import pytest

from compiler.messages import codes
from compiler.messages.diagnostic import Code, Language
from compiler.messages.explain import FAMILIES, book, page
from compiler.messages.registry import codes_of, modules, registry
from compiler.terms.fields import FIELDS
from tests.kit.support import ROOT

PAGE = ROOT / "docs" / "codes.md"
CHINESE = "[\u3400-\u9fff]"

each_code = pytest.mark.parametrize("code", registry().values(), ids=lambda code: code.id)


# ---- where messages stand -------------------------------------------------------------------------------------------


@cache
def declared() -> list[tuple[str, str, ast.Call]]:
    """Each message that is written anywhere in the program: the module, the name of its constant, what it is made of."""
    found = []
    for path in sorted((ROOT / "compiler").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT / "compiler").with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Call)
                and getattr(node.value.func, "id", getattr(node.value.func, "attr", "")) == "Code"
            ):
                (target,) = node.targets
                assert isinstance(target, ast.Name)
                found.append((module, target.id, node.value))
    return found


def test_no_module_that_declares_messages_is_forgotten() -> None:
    found = declared()
    homes = {module.__name__.removeprefix("compiler."): codes_of(module) for module in modules()}
    assert {module for module, _, _ in found} == set(homes)
    ids = {homes[module][name].id for module, name, _ in found}
    assert len(found) == len(ids) == len(registry())


def test_a_message_is_written_once_and_complete() -> None:
    for _, name, call in declared():
        written = {keyword.arg for keyword in call.keywords}
        assert {"zh", "hint_zh", "en", "hint_en", "fault", "mend"} <= written, name
        assert "form" not in written or "why" not in written, name


def test_names_of_stages_are_read_from_their_families() -> None:
    names = [name for module, name, _ in declared() if module.startswith("messages.")]
    assert len(set(names)) == len(names)
    assert all(getattr(codes, name).id in registry() for name in names)
    assert not any(hasattr(codes, name) for name in ("NO_SUCH_MESSAGE", "no_such_name", "NO_TITLE"))


def test_a_stage_imports_the_families_up_to_its_own() -> None:
    program = "import sys; from compiler.messages import codes; codes.MISSING_KIND; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    families = [name.split(".")[-1] for name in done.stdout.split() if name.startswith("compiler.messages.")]
    assert [name for name in families if name in codes.FAMILIES] == ["source", "mistakes", "document"]


def test_ids() -> None:
    hundreds = {"Y": "1", "D": "[23]", "T": "[34]", "S": "[45]", "W": "[56]", "P": "6", "L": "7", "O": "8"}
    for id, code in registry().items():
        assert code.id == id
        assert re.fullmatch(rf"[{''.join(FAMILIES)}]{hundreds[id[0]]}\d\d", id)
    assert all(one < other for one, other in pairwise(registry()))


# ---- sentences ------------------------------------------------------------------------------------------------------


def arguments(*sentences: str) -> set[str]:
    """What fills the sentences; an argument of one language counts as the other's too."""
    fields = {field for text in sentences for _, field, _, _ in string.Formatter().parse(text) if field}
    return {re.sub("_(zh|en)$", "", field) for field in fields}


@each_code
def test_both_languages_say_the_same(code: Code) -> None:
    assert arguments(code.zh) == arguments(code.en)
    assert arguments(code.zh, code.hint_zh) == arguments(code.en, code.hint_en)
    assert "_en}" not in code.zh + code.hint_zh
    assert "_zh}" not in code.en + code.hint_en


@each_code
def test_chinese(code: Code) -> None:
    for sentence in (code.zh, code.hint_zh):
        assert re.search(r"[。？]$|[\w}]\}$", sentence), sentence
        assert re.search(CHINESE, sentence) or re.fullmatch(r"\{\w+\}", sentence), sentence
        # English sentences have no place in it; names such as YAML or docs/yaml.md have.
        assert not re.search(r"[A-Za-z]{2,}(?: [A-Za-z]{2,}){2,}", sentence)
        # Straight marks stand round what is typed, never round what is said; no ASCII mark follows Chinese.
        assert not re.search(rf"\"[^\"]*{CHINESE}[^\"]*\"|'[^']*{CHINESE}[^']*'", sentence), sentence
        # … outside what is to be typed.
        assert not re.search(rf"{CHINESE}[,;?!()]", re.sub(r"\[[^]]*\]", "", sentence))
        assert sentence.count("“") == sentence.count("”")
        assert sentence.count("（") == sentence.count("）")


@each_code
def test_english(code: Code) -> None:
    known = {spelling for term in FIELDS.values() for spelling in term.spellings}
    for sentence in (code.en, code.hint_en):
        assert re.search(r"[.?]$|[\w}]\}$", sentence), sentence
        # Chinese in an English sentence is a key, or an example that the Chinese one has too.
        for word in re.findall(f"{CHINESE}+", sentence):
            assert word in known or word in code.zh + code.hint_zh, sentence
        assert not re.search(f"{CHINESE}{{4,}}", re.sub("[`“].*?[`”]", "", sentence))
        assert sentence.count("`") % 2 == 0
        assert sentence.count("“") == sentence.count("”")


# ---- pages ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
@each_code
def test_page(code: Code, language: Language) -> None:
    text = page(code, language)
    assert text.startswith(f"## {code.id}")
    assert all(f"\n{example}\n" in text for example in code.example)
    assert "{{{{" not in text


def test_book_is_in_the_docs() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(book("zh"), "utf-8")
    assert PAGE.read_text("utf-8") == book("zh")
