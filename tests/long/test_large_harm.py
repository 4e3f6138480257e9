"""What means harm by being large, three times as large as in `word/template/test_hostile_templates.py`: what grows faster than it should takes nine times as long."""

import json
import subprocess
import sys

from tests.kit.support import ROOT


def test_three_times_as_much_does_no_harm() -> None:
    command = [sys.executable, "-m", "tests.kit.hostile", "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    found = json.loads(done.stdout)
    assert {name: came for name, (came, wanted) in found.items() if came != wanted} == {}
