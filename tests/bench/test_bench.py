"""How long each stage takes. Skipped by default, for no test may hang on a clock; to run them:

pytest tests/bench --benchmark-only
"""

import itertools
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from compiler import compile_document
from compiler.document.validate import validate
from compiler.flow.resolve import resolve
from compiler.rules.reading import proofread
from compiler.source.load import Source, load
from compiler.word.template.compiled import Template
from tests.bench import peers

SIZES = tuple(peers.ROUNDS)


@cache
def _text(times: int) -> str:
    return peers.report(times)


@cache
def _stages(times: int) -> Mapping[str, Callable[[], Any]]:
    source = Source("report.yaml", _text(times))
    loaded = load(source)
    document = validate(loaded)
    flow = resolve(document)
    template = Template.load(peers.GENERAL)
    return {
        "load": lambda: load(source),
        "validate": lambda: validate(loaded),
        "resolve": lambda: resolve(document),
        "render": lambda: template.render(flow),
    }


@pytest.mark.parametrize("times", SIZES)
@pytest.mark.parametrize("stage", ["load", "validate", "resolve", "render"])
def test_stage(benchmark: BenchmarkFixture, stage: str, times: int) -> None:
    benchmark.group = f"{times}x"
    assert benchmark(_stages(times)[stage])


@pytest.mark.parametrize("times", SIZES)
def test_reading_over(benchmark: BenchmarkFixture, times: int) -> None:
    """What `compile check` adds to loading, validating and resolving."""
    benchmark.group = f"{times}x"
    loaded = load(Source("report.yaml", _text(times)))
    document = validate(loaded)
    flow = resolve(document)
    assert benchmark(proofread, loaded, document, flow)


@pytest.mark.parametrize("times", SIZES)
def test_text_to_bytes(benchmark: BenchmarkFixture, times: int) -> None:
    benchmark.group = f"{times}x"
    template = Template.load(peers.GENERAL)
    assert benchmark(compile_document, _text(times), template).startswith(b"PK")


def test_compile_a_template(benchmark: BenchmarkFixture) -> None:
    data, names = peers.GENERAL.read_bytes(), map(str, itertools.count())
    assert benchmark(lambda: Template.compile(data, next(names)))


def test_peer(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """The same report by CSafeLoader, pydantic and docxtpl, see `peers`."""
    benchmark.group = "1x"
    template = tmp_path / "loops.docx"
    template.write_bytes(peers.loop_template())
    peer = peers.peer_module(tmp_path)
    assert benchmark(peer.convert, _text(1), str(template)).startswith(b"PK")
