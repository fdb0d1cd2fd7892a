"""The wheel: installed into an environment of its own, it checks and builds a site under its own name."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.support.repository import ROOT


def run(*command: str | Path, folder: Path) -> str:
    """What a command prints; a failure shows all of it."""
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, f"{ran.stdout}{ran.stderr}"
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the files that git tracks."""
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in run("git", "ls-files", "-z", folder=ROOT).split("\0"):
        if name and (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(target), ".", folder=source)
    return next(target.glob("*.whl"))


@pytest.mark.threat("b214")
def test_the_wheel_has_one_package_of_its_own_name(wheel: Path) -> None:
    """A wheel claims no name but `briefings`, says that it is typed, and carries what a new project is made of."""
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {"briefings", f"{wheel.name.split('-py3')[0]}.dist-info"}
    information = f"{wheel.name.split('-py3')[0]}.dist-info"
    assert {f"{information}/sboms/sbom.cdx.json", f"{information}/licenses/NOTICE", "briefings/shared/requirements.txt"} <= set(names)
    assert {"briefings/py.typed", "briefings/shared/mkdocs.yml", "briefings/briefs/templates/brief.typ"} <= set(names)


def test_an_installed_wheel_makes_a_site(wheel: Path, tmp_path: Path) -> None:
    """In an environment that has the wheel and its dependencies alone, `init`, `check` and `build` work and use nothing of this checkout."""
    venv.create(tmp_path / "env", with_pip=False)
    packages = next((tmp_path / "env").glob("lib/python*/site-packages"))
    zipfile.ZipFile(wheel).extractall(packages)  # what pip does, without asking an index for the dependencies
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    python = tmp_path / "env" / "bin" / "python"
    found = run(python, "-c", "import briefings, sys; print(briefings.__file__)", folder=tmp_path)
    assert Path(found.strip()) == packages / "briefings" / "__init__.py"
    run(python, "-m", "briefings", "init", "lake", folder=tmp_path)
    run(python, "-m", "briefings", "check", folder=tmp_path / "lake")
    run(python, "-m", "briefings", "build", folder=tmp_path / "lake")
    assert (tmp_path / "lake" / "site" / "index.html").exists()
