"""The entry point: starts the command line, or explains which required package is missing."""

from __future__ import annotations

import sys
from importlib import import_module


def main() -> None:
    """Run the command line; if a package is missing or broken, report which and how to install it, and exit with 1."""
    try:
        program = import_module(".cli", __package__).main
    except ImportError as error:
        if (error.name or "").startswith(str(__package__)):
            raise  # no package is missing: the program itself is wrong
        from .commands import health

        sys.exit(health.without(error).lines())
    program()


if __name__ == "__main__":
    main()
