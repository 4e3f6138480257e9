"""Compile `report.yaml` through a Word template into a .docx that an office can submit.

In: a `Source`, or YAML text. Out: the bytes of a .docx. The stages are load, validate, resolve, render, write.
"""

TYPE_CHECKING = (
    False  # that of `typing`, which is not loaded for it: what is imported here, Ctrl-C can interrupt untold
)
__version__ = "0.1.0"
__all__ = [
    "Code",
    "CompileError",
    "Diagnostic",
    "Document",
    "Place",
    "Source",
    "Template",
    "check",
    "compile_document",
    "load",
]

if TYPE_CHECKING:
    from .document.model import Document
    from .messages.diagnostic import Code, CompileError, Diagnostic, Place
    from .rules import check
    from .source.load import Source, load
    from .word.template.compiled import Template

_HOMES = {
    "messages.diagnostic": ("Code", "CompileError", "Diagnostic", "Place"),
    "document.model": ("Document",),
    "rules": ("check",),
    "source.load": ("Source", "load"),
    "word.template.compiled": ("Template",),
}


def __getattr__(name: str) -> object:
    # Each name is imported when it is first asked for: `compile --help` needs none of them.
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f".{home}", __name__), name)
    raise AttributeError(name)


def compile_document(source: "Source | str", template: "Template | None" = None) -> bytes:
    """The bytes of the .docx that `source` describes, through `template` or the one that the document asks for.

    Equal input gives equal bytes. Raises CompileError with every diagnostic that could be gathered.
    """
    from .job import Job
    from .memory import uncollected
    from .source.load import Source
    from .terms.kinds import may_be_volume

    with uncollected():
        source = Source("report.yaml", source) if isinstance(source, str) else source
        if may_be_volume(source.text):
            from .batch.volume import job_of  # only a volume pays for it

            return job_of(source, template, checked=False).docx()
        return Job.of(source, template, checked=False).docx()
