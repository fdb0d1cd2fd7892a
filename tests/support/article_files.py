"""The files of articles for the tests of readers: as they are, or made from a readable form."""

from __future__ import annotations

import functools
import importlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import typst

#: The inputs of the tests, each with what is expected beside it.
CASES: Final = Path(__file__).parents[1] / "readers" / "cases"
#: A font for Chinese, Japanese and Korean.
FONTS: Final = Path(str(importlib.import_module("noto_cjk_sans_otc").__file__)).parent


@functools.cache
def content(path: Path) -> bytes:
    """The bytes of a case: a PDF from its Typst source, a zip file from its folder, any other file as it is."""
    if path.is_dir():
        return zipped({file.relative_to(path).as_posix(): file.read_bytes() for file in sorted(path.rglob("*")) if file.is_file()})
    if path.suffix == ".typ":
        made = typst.compile(path, format="pdf", ignore_system_fonts=True, font_paths=[FONTS])
        assert isinstance(made, bytes)
        return made
    return path.read_bytes()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip file of some files, by path."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, held in files.items():
            archive.writestr(zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0)), held, zipfile.ZIP_DEFLATED)
    return made.getvalue()
