"""The command `compile`: files in, a document out, and what is said of both.

Out: `main` for the console script, `run(arguments) -> int` for Python. Neither imports anything before it is called.
"""


def main() -> None:
    """Run the command on this process's arguments, and exit with its code; from now on Ctrl-C is answered in one line."""
    try:
        from .stopped import listen

        listen()
        import gc

        # Modules make much that stays: to look through it again and again, and once more at the end, is a tenth of a run.
        gc.set_threshold(100_000)
        from .command import main

        main()
    except KeyboardInterrupt:  # before anybody could listen
        from .stopped import end

        end()


def run(arguments: list[str]) -> int:
    """Run the command on `arguments` and return its exit code; prints as the command does."""
    from .command import run

    return run(arguments)
