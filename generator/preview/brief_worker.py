"""The preview's background process: prints briefs and runs the gates while nothing else is waiting.

It has the lowest priority and may be ended at any time; its compiler processes and its scratch directory then go with it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from ..briefs.book import Choice
from ..briefs.render import CACHE, print_all
from ..build import gates
from ..project import load
from ..records.dossier import Dossier
from ..system import processes
from ..text.problems import InvalidDossierError
from .messages import InspectSite, Papers, PrintBriefs

_LOWEST: Final = 19


class BriefWorker:
    """The dossier, read when it is first needed, and the answers to the preview."""

    def __init__(self, home: str) -> None:
        self.home = Path(home)
        self.read: Dossier | None = None

    def answer(self, request: PrintBriefs | InspectSite) -> Papers | tuple[str, ...] | None:
        """Answer the preview; None if the records have problems by now."""
        with suppress(InvalidDossierError, OSError):
            match request:
                case PrintBriefs():
                    return self.papers()
                case InspectSite(files):
                    return self.faults(files)
        return None

    def dossier(self) -> Dossier:
        """The dossier at the time of the preview's first request."""
        if self.read is None:
            self.read = load.load(self.home)
        return self.read

    def papers(self) -> Papers:
        """Print all briefs and the book."""
        printed = print_all(self.dossier(), self.home / CACHE, chosen=Choice())
        return Papers(printed.offered(), printed.files(), printed.failures)

    def faults(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """The faults that the gates find in a site with these files."""
        return tuple(map(str, gates.inspect_site(files, gates.literal_texts(self.dossier()))))


def main() -> None:
    """Serve the preview: the arguments are its process and the project's folder."""
    processes.bind(int(sys.argv[1]))
    if hasattr(os, "nice"):
        os.nice(_LOWEST)
    try:
        with processes.stoppable():
            processes.serve(BriefWorker(sys.argv[2]).answer)
    except processes.Stopped as stop:
        sys.exit(stop.status)


if __name__ == "__main__":
    main()
