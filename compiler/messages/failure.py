"""What is said where the program itself fails.

In: an exception that nobody expected. Out: a `Diagnostic` that names the line of ours where it came up.
"""

import os
from pathlib import Path

from .diagnostic import Diagnostic


def failed(error: BaseException, file: str) -> Diagnostic:
    """What is said of an error of the program's own, met over a file. Raises it again where it is none, but the end of the run."""
    if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit | BrokenPipeError):
        raise error
    import traceback

    from . import codes

    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    ours = [one for one in frames if _ROOT in Path(one.filename).parents]
    where = (
        f"{Path(ours[-1].filename).relative_to(_ROOT.parent).as_posix()}:{ours[-1].lineno}" if ours else ""
    )
    name = type(error).__name__
    args = {"file": file, "reason_zh": f"{name}，{where}" if where else name}
    return Diagnostic(codes.PROGRAM_FAILED, {**args, "reason_en": f"{name}, {where}" if where else name})


DEBUG = "COMPILE_DEBUG"
"""The variable that shows tracebacks, for those who look after the program."""
_ROOT = Path(__file__).resolve().parents[1]
