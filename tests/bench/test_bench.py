"""How long each stage takes. Skipped by default, for no test may hang on a clock; to run them:

pytest tests/bench --benchmark-only
"""

import itertools
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from compiler import compile_document
from compiler.document.model import Document
from compiler.document.validate import validate
from compiler.flow.blocks import Flow
from compiler.flow.resolve import resolve
from compiler.rules.reading import proofread
from compiler.source.load import Loaded, Source, load
from compiler.word.template.compiled import Template
from tests.bench import peers
from tests.kit.papers import FOLDER

SIZES = (1, 10, 100)


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


@pytest.mark.benchmark(timer=time.process_time)
@pytest.mark.parametrize("seen", [True, False], ids=["read before", "new"])
def test_reading_over_20_000_characters(benchmark: Any, seen: bool) -> None:
    """As many characters of papers full of faults: read again, as an editor does, and each time others, which were never read."""
    papers = _papers(20_000)
    for one in itertools.islice(papers, 3):
        proofread(*one)
    again = next(papers)
    _, findings = benchmark.pedantic(
        proofread, setup=lambda: (again if seen else next(papers), {}), rounds=9, warmup_rounds=seen
    )
    assert findings


def _papers(size: int) -> Iterator[tuple[Loaded, Document, Flow]]:
    """Strangers' papers, of so many characters at a time, loaded, validated and resolved."""
    lines = (
        line.replace("'", "''")
        for path in sorted(FOLDER.glob("*/*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    )
    rows: list[str] = []
    for line in lines:
        rows.append(f"  - '{line.strip()}'")
        if sum(map(len, rows)) > size:
            loaded = load(
                Source("report.yaml", "\n".join(["文种: 工作总结", "标题: 工作总结", "正文:", *rows, ""]))
            )
            document = validate(loaded)
            yield loaded, document, resolve(document)
            rows = []


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
