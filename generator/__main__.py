"""The entry point: starts the command line, or explains which required package is missing."""

from __future__ import annotations

import os
import sys
import warnings
from importlib import import_module

from .commands import streams


def main() -> None:
    """Run the command line; if a package is missing or broken, report which and how to install it, and exit with 1."""
    _ignore_warnings()
    streams.prepare()
    with streams.delivered():
        try:
            import_module(".cli", __package__).main()  # imports the command, and with it the packages that only this command needs
        except ImportError as error:
            if (error.name or "").startswith(str(__package__)):
                raise  # no package is missing: the program itself is wrong
            from .commands import health

            sys.exit(health.without(error).lines())


def _ignore_warnings() -> None:
    """Ignore warnings, here and in child processes: they are for the developers of libraries, and may be set to be errors."""
    warnings.simplefilter("ignore")
    os.environ.pop("PYTHONWARNINGS", None)


if __name__ == "__main__":
    main()
