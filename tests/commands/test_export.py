"""The command `export`: the files of a site's data, without the site."""

from __future__ import annotations

from pathlib import Path

from tests.support import builds, small
from tests.support.data_files import files
from tests.support.projects import run


def test_a_file_is_the_one_of_the_site(tmp_path: Path) -> None:
    """To standard output as to a file; with a byte order mark if that is asked for."""
    folder = builds.project(tmp_path, small.files())
    assert run(folder, "export", "stix.json").stdout_bytes == files()["stix.json"]
    target = tmp_path / "claims.csv"
    assert run(folder, "export", "claims.csv", "--bom", "-o", str(target)).exit_code == 0
    assert target.read_bytes() == b"\xef\xbb\xbf" + files()["claims.csv"]


def test_the_files_are_listed(tmp_path: Path) -> None:
    """Without a name, all but the citations of single pages; an unknown name is refused with the nearest one."""
    folder = builds.project(tmp_path, small.files())
    assert run(folder, "export").output.splitlines() == sorted(name for name in files() if not name.startswith("cite/"))
    refused = run(folder, "export", "claim.csv")
    assert (refused.exit_code, "did you mean 'claims.csv'" in refused.output) == (2, True)
    assert run(folder, "export", "stix.json", "--bom").exit_code == 2
