"""`python -m compiler` is the command `compile`."""

from .cli import main

main()
