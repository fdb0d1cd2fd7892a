"""What a published site consists of: every file with its size and digest, what it was made from, and by which versions.

Floor 0: imports nothing of this package.  The manifest is written last, so a folder that has one was written whole; a copy of the folder
can be held against it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Final

NAME: Final = "manifest.json"
_FORM: Final = 1


class ManifestError(ValueError):
    """A manifest that cannot be read; the message says why."""


def digest(files: Mapping[str, bytes]) -> str:
    """One SHA-256 for a set of files, names and contents, whatever their order."""
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(f"{path}\0{hashlib.sha256(files[path]).hexdigest()}\n".encode())
    return whole.hexdigest()


def make(files: Mapping[str, bytes], *, inputs: str, versions: Mapping[str, str]) -> bytes:
    """The manifest of a site: path, size and SHA-256 of each file, the digest of what it was made from, the versions that made it."""
    body = {
        "form": _FORM,
        "inputs": inputs,
        "versions": dict(sorted(versions.items())),
        "files": [
            {"path": path, "size": len(files[path]), "sha256": hashlib.sha256(files[path]).hexdigest()}
            for path in sorted(files)
            if path != NAME
        ],
    }
    return (json.dumps(body, indent=1) + "\n").encode()


def verify(files: Mapping[str, bytes]) -> Iterator[str]:
    """What of a published folder differs from its manifest, a sentence a file; nothing where it is whole.

    Raises ManifestError where the folder has no manifest that can be read.
    """
    listed = _listed(files)
    for path, (size, sha256) in sorted(listed.items()):
        if path not in files:
            yield f"{path} is missing"
        elif len(files[path]) != size:
            yield f"{path} has {len(files[path]):,} bytes, and had {size:,}"
        elif hashlib.sha256(files[path]).hexdigest() != sha256:
            yield f"{path} has other content than it had"
    for path in sorted(files.keys() - listed.keys() - {NAME}):
        yield f"{path} was not published with the rest"


def _listed(files: Mapping[str, bytes]) -> dict[str, tuple[int, str]]:
    if NAME not in files:
        raise ManifestError(f"the folder has no {NAME}: it is no published site, or was not written whole")
    try:
        body = json.loads(files[NAME])
        if body["form"] != _FORM:
            raise ManifestError(f"{NAME} has the form {body['form']!r}, and this program reads {_FORM}")
        return {str(item["path"]): (int(item["size"]), str(item["sha256"])) for item in body["files"]}
    except ManifestError:
        raise
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ManifestError(f"{NAME} cannot be read") from error
