"""Labels of documents that are hard to count: as the flow says in each reading and on LibreOffice's pages. Run by `bash tests/run --long`."""

import pytest

from tests.kit.numbered import differences

FIRST, COUNT = 1000, 400
AT_ONCE = 40


@pytest.mark.parametrize("first", range(FIRST, FIRST + COUNT, AT_ONCE))
def test_labels_print_as_the_flow_says(first: int) -> None:
    count, wrong = differences(range(first, first + AT_ONCE))
    assert wrong == []
    assert count > 10 * AT_ONCE
