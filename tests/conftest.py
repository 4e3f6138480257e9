"""What all tests share: the fonts that `tests/run --setup` has laid ready."""

import os
from pathlib import Path

os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parent.parent / ".cache" / "fonts" / "fonts.conf")
