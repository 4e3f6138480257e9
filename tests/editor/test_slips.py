"""A report with a single slip: the service tells what the command tells, and for most slips there is a mend at a click, which makes the report sound."""

from pathlib import Path

import pytest

from compiler.editor.actions import mends
from compiler.editor.diagnostics import diagnostics
from compiler.editor.reading import read
from tests.kit.support import said_of
from tests.source.test_one_mistake import REPORT, SLIPS, report  # noqa: F401 - the report beside its files

WITHOUT = 35
"""The slips, of all of them, for which nothing is offered: a person has to say what was meant."""


@pytest.mark.long
def test_a_mend_of_a_slip_makes_the_report_sound(report: Path) -> None:  # noqa: F811 - the fixture
    without = []
    for name, old, new in SLIPS:
        text = REPORT.replace(old, new)
        reading = read(str(report), text)
        told = diagnostics(reading)
        assert [one.diagnostic for one in told] == said_of(text, report), name
        if not told:  # that it is told is asked in `test_one_mistake`
            continue
        one = told[0]
        found = mends(reading, one.range, checked=False)
        if not found:
            without.append(name)
            continue
        start, end = (reading.lines.offset(at) for at in found[0].edit.range)
        after = text[:start] + found[0].edit.new + text[end:]
        assert not diagnostics(read(str(report), after)), name
    assert len(without) <= WITHOUT, without
