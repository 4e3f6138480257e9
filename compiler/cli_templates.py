"""The commands `compile template …`, for the colleague who keeps the templates.

In: arguments; out: a table, a file or pages, diagnostics on standard error, an exit code as for `compile`.
Each command imports what it needs by itself.
"""

import typer

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
COMMANDS: tuple[str, ...] = ()


@app.callback()
def _group() -> None:
    pass
