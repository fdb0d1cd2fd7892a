"""What is bundled is listed: in the notice and the bill of materials of a site, and in those beside the program.

`pytest tests/repository/test_bundled.py --accept` writes NOTICE and sbom.cdx.json.
"""

from __future__ import annotations

import fnmatch
import json
import re
from pathlib import Path

import pytest

from generator.exports import bundled
from tests.support.builds import small_site
from tests.support.repository import ROOT


def locked() -> dict[str, str]:
    """The versions of the packages that the program runs with."""
    return dict(re.findall(r"(?m)^([a-z0-9._-]+)==([^\s;]+)", (ROOT / "requirements.txt").read_text(encoding="utf-8")))


def fonts() -> dict[str, str]:
    """The version of the fonts that are an extra, from the lock of the tests."""
    return dict(
        re.findall(r"(?m)^(noto-cjk-sans-otc|fontpkg-[a-z-]+)==([^\s;]+)", (ROOT / "requirements-dev.txt").read_text(encoding="utf-8"))
    )


@pytest.mark.threat("b214")
def test_the_program_s_lists_are_up_to_date(*, accept: bool) -> None:
    """NOTICE and sbom.cdx.json, which a wheel carries, name what sites contain and the packages in the lock, with their versions."""
    made = {"NOTICE": bundled.notice(bundled.OF_PROGRAM), "sbom.cdx.json": bundled.sbom("briefings", locked() | fonts(), locked().items())}
    for name, content in made.items():
        if accept:
            (ROOT / name).write_bytes(content)
        assert (ROOT / name).read_bytes() == content, name


@pytest.mark.threat("b214")
def test_the_lists_are_cyclonedx(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The bill of materials of the program and that of a site keep the schema of CycloneDX; no time and no random number is in them."""
    from cyclonedx.schema import SchemaVersion  # here, since it takes every worker two seconds
    from cyclonedx.validation.json import JsonStrictValidator

    validator = JsonStrictValidator(SchemaVersion.V1_6)
    for path in (ROOT / "sbom.cdx.json", small_site(tmp_path_factory) / bundled.SBOM):
        text = path.read_text(encoding="utf-8")
        assert validator.validate_str(text) is None
        assert not {"serialNumber", "timestamp"} & (json.loads(text).keys() | json.loads(text)["metadata"].keys())


@pytest.mark.threat("b214")
def test_every_work_of_others_in_a_site_is_listed(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each script, style, picture and font of the engine's belongs to a part of the list, and each part has files or is in pages."""
    site = small_site(tmp_path_factory)
    ours = {f"assets/{path.name}" for path in (ROOT / "docs" / "assets").iterdir()}
    theirs = {path.relative_to(site).as_posix() for path in (site / "assets").rglob("*") if path.is_file()} - ours
    patterns = [pattern for part in bundled.PARTS for pattern in part.files]
    assert [path for path in sorted(theirs) if not any(fnmatch.fnmatchcase(path, pattern) for pattern in patterns)] == []
    there = [path.relative_to(site).as_posix() for path in Path(site).rglob("*")]
    assert [part.name for part in bundled.PARTS if not any(fnmatch.filter(there, pattern) for pattern in part.files)] == []


def test_the_libraries_in_the_scripts_are_listed(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The maps of the engine's scripts name the packages that were built into them: each is a part of the list, and no other."""
    names = set()
    for path in (small_site(tmp_path_factory) / "assets" / "javascripts").rglob("*.js.map"):
        sources = json.loads(path.read_text(encoding="utf-8"))["sources"]
        names |= {match[1] for source in sources if (match := re.search(r".*node_modules/((?:@[^/]+/)?[^/]+)", source))}
    assert names == {"clipboard", "escape-html", "focus-visible", "rxjs", "tslib", "lunr"}


def test_the_notice_names_every_licence() -> None:
    """Each part is there with its holder and its licence, and the text or the address of each licence."""
    text = bundled.notice().decode()
    for part in bundled.PARTS:
        assert f"{part.name} ({part.what})\n  Copyright {part.holder}\n" in text
        assert re.search(rf"(?m)^(?:{re.escape(part.licence)}$|The text of {re.escape(part.licence)} is at https)", text), part.licence
