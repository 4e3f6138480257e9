"""The messages of the stages under one name: `codes.NO_PLACE` is read from its family's file when it is first said.

In: the name of a message. Out: its `Code`. A run that has nothing to say imports no family. Messages of rules stand beside the
rules; `registry` has them all.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .diagnostic import Code, Diagnostic

if TYPE_CHECKING:
    from .assets import *  # noqa: F403
    from .batch import *  # noqa: F403
    from .charts import *  # noqa: F403
    from .checking import *  # noqa: F403
    from .command import *  # noqa: F403
    from .document import *  # noqa: F403
    from .draft_files import *  # noqa: F403
    from .drafts import *  # noqa: F403
    from .figures import *  # noqa: F403
    from .flow import *  # noqa: F403
    from .issued import *  # noqa: F403
    from .live import *  # noqa: F403
    from .mistakes import *  # noqa: F403
    from .office import *  # noqa: F403
    from .source import *  # noqa: F403
    from .tags import *  # noqa: F403
    from .template import *  # noqa: F403
    from .values import *  # noqa: F403
    from .volume import *  # noqa: F403
    from .ways import *  # noqa: F403

FAMILIES = (
    *("source", "mistakes", "document", "values", "flow", "assets", "charts"),
    *(
        "template",
        "tags",
        "drafts",
        "draft_files",
        "command",
        "office",
        "ways",
        "figures",
        "checking",
        "batch",
        "volume",
        "issued",
        "live",
    ),
)
"""The files of this package that hold messages, the most often needed first."""


if not TYPE_CHECKING:  # a name that no family has is told by the type checker

    def __getattr__(name: str) -> Code:
        for family in FAMILIES if name.isupper() else ():
            code = vars(import_module(f".{family}", __package__)).get(name)
            if isinstance(code, Code):
                globals()[name] = code
                return code
        raise AttributeError(name)


def exit_code(one: Diagnostic) -> int:
    """The exit code that a diagnostic asks for; a template that is not found was named on the command line, or in the input."""
    named_in_input = one.code.id == "T301" and one.place is not None
    return 1 if named_in_input else one.code.exit
