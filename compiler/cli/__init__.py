"""The command `compile`: files in, a document out, and what is said of both.

Out: `main` for the console script, `run(arguments) -> int` for Python. Neither imports anything before it is called.
"""


def main() -> None:
    """Run the command on this process's arguments, and exit with its code."""
    from .command import main

    main()


def run(arguments: list[str]) -> int:
    """Run the command on `arguments` and return its exit code; prints as the command does."""
    from .command import run

    return run(arguments)
