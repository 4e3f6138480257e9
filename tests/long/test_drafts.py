"""Any lines of a draft and any data, some thousands of each: nothing is lost. Run by `bash tests/run --long`."""

from typing import Any

from hypothesis import given, settings

from tests.kit.any_drafts import DATA, DOCUMENTS, LINES, is_recognised, loads_again, print_unchanged

many = settings(max_examples=4_000)


@many
@given(LINES)
def test_any_lines_print_unchanged(some: list[str]) -> None:
    print_unchanged(some)


@many
@given(DOCUMENTS)
def test_printed_flow_is_recognised(data: dict[str, Any]) -> None:
    is_recognised(data)


@many
@given(DATA)
def test_dumped_data_loads(value: dict[str, Any]) -> None:
    loads_again(value)
