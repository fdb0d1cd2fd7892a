"""Contents put aside in temporary files until they are needed, because all of them together would fill the memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import IO, NamedTuple


class Spot(NamedTuple):
    """Where a content is: the number of the file, its first byte and its size."""

    file: int
    start: int
    size: int


class Aside:
    """Temporary files without a name in a folder, one for each process that puts contents aside; they are gone when the program ends.

    A forked process may use one of `puts`, which this process does not use then; the spots that it returns are valid here too.
    """

    def __init__(self, folder: Path, files: int) -> None:
        self._tidy = ExitStack()
        self._files: list[IO[bytes]] = []
        for _ in range(files):
            self._files.append(self._tidy.enter_context(tempfile.TemporaryFile(dir=folder, buffering=0)))  # noqa: SIM115 - `close` does
        self._sizes = [0] * files
        #: One function for each file: puts a content aside.
        self.puts = [partial(self._put, file) for file in range(files)]

    def _put(self, file: int, content: bytes) -> Spot:
        spot, rest = Spot(file, self._sizes[file], len(content)), memoryview(content)
        while rest:
            rest = rest[self._files[file].write(rest) :]
        self._sizes[file] += len(content)
        return spot

    def get(self, spot: Spot) -> bytes:
        """A content that was put aside."""
        file = self._files[spot.file]
        file.seek(spot.start)
        return file.read(spot.size)

    def close(self) -> None:
        """Give the room back."""
        self._tidy.close()


class Contents(Mapping[str, bytes]):
    """Contents that were put aside, by name; each is read when it is asked for."""

    def __init__(self, aside: Aside, spots: Mapping[str, Spot]) -> None:
        self._aside, self._spots = aside, spots

    def __getitem__(self, name: str) -> bytes:
        return self._aside.get(self._spots[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._spots)

    def __len__(self) -> int:
        return len(self._spots)
