"""What all tests share: the fonts that `tests/run --setup` has laid ready, and how properties are tried."""

import os
from pathlib import Path

from hypothesis import settings

os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parent.parent / ".cache" / "fonts" / "fonts.conf")

# The suite tries the same examples each time, so that a change is judged by what it changed;
# `--hypothesis-profile=hunt` tries others each time, to find what nobody has thought of.
settings.register_profile("steady", derandomize=True, print_blob=True)
settings.register_profile("hunt", print_blob=True)
settings.load_profile("steady")
