"""`python -m compiler` is the command `compile`."""

from .cli import main

if __name__ == "__main__":  # a process that works for this one may import it
    main()
