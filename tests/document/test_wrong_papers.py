"""Fifty wrong papers, each with one fault that is named with its clause and strength; the same papers without it are told nothing of."""

import re

import pytest

from compiler.document.starters import starter
from compiler.job import Job
from compiler.messages.diagnostic import CompileError, Diagnostic
from compiler.source.load import Source
from compiler.terms.kinds import KINDS
from tests.kit.support import ROOT

_PAGE = (ROOT / "tests/document/wrong_papers.md").read_text("utf-8")
_SECTION = re.compile(r"^## ([^\n]+)\n\n```yaml\n(.+?)\n```$", re.MULTILINE | re.DOTALL)
WRONG, RIGHT = (dict(_SECTION.findall(half)) for half in _PAGE.split("# Right papers"))
OFFERED = [key for key, kind in KINDS.items() if kind.statutory]


def said_of(text: str) -> list[Diagnostic]:
    try:
        return list(Job.of(Source("公文.yaml", f"{text}\n")).findings)
    except CompileError as error:
        return list(error.diagnostics)


def test_there_are_enough() -> None:
    assert len(WRONG) >= 40


@pytest.mark.parametrize("title", WRONG)
def test_a_fault_is_named_with_clause_and_strength(title: str) -> None:
    code, *clauses, strength = title.partition(" → ")[2].split()
    told = said_of(WRONG[title])
    assert {one.code.id for one in told} == {code}, [one.message("zh") for one in told]
    for one in told:
        said = f"{one.message('zh')}{one.hint('zh')}"
        assert strength in said, said
        assert " ".join(clauses) in said, said
        assert one.place


@pytest.mark.parametrize("title", RIGHT)
def test_a_right_paper_is_told_nothing_of(title: str) -> None:
    assert [one.message("zh") for one in said_of(RIGHT[title])] == []


@pytest.mark.parametrize("kind", OFFERED)
def test_what_new_gives_is_told_nothing_of(kind: str) -> None:
    assert [one.message("zh") for one in said_of(starter(kind))] == []
