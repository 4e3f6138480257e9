"""The command that installs a package where this program runs: advice is to work here, not on somebody else's machine.

In: the name of a package. Out: a command line. The program itself is installed from its folder, and no index is asked for its name.
"""

import importlib.util
import os
import sys
from contextlib import suppress
from pathlib import Path


def installing(package: str) -> str:
    """The command: by this Python's own pip; where it has none, as in an environment made `--without-pip`, by another's."""
    if importlib.util.find_spec("pip"):
        return f"{_typed(sys.executable)} -m pip install {package}"
    return f"{'py' if os.name == 'nt' else 'python3'} -m pip --python {_typed(sys.prefix)} install {package}"


def _typed(path: str) -> str:
    """A path as one would type it here: from the current folder where it lies below, in quotes where it has blanks."""
    with suppress(ValueError, OSError):  # OSError: the current folder is gone
        path = str(Path(path).relative_to(Path.cwd()))
    return f'"{path}"' if " " in path else path
