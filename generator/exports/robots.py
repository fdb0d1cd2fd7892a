"""What crawlers are told of the site: they may read all of it, and where its sitemap is.

Floor 5: imports `model` and `exports.paths`.  Source of the format: RFC 9309.  Crawlers look for it at the top of a host only, so that of a
site in a folder of a host does nothing there.
"""

from __future__ import annotations

from typing import Final

from generator.exports import paths
from generator.model import Dossier

#: The file, at the top of the site.
PATH: Final = "robots.txt"


def robots(dossier: Dossier) -> bytes:
    """The file; the sitemap is named where the site's address is known, as the name has to be whole, and is empty elsewhere."""
    sitemap = paths.address(dossier, "sitemap.xml")
    return "".join(["User-agent: *\nDisallow:\n", f"\nSitemap: {sitemap}\n" if sitemap else ""]).encode()
