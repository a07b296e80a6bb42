"""What the arguments name: files, folders, globs, standard input, and places that fsspec knows (`s3://...`)."""

import hashlib
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from io import BufferedReader
from pathlib import Path

from msgspec import Struct

from pipeline.errors import ClaimsError
from pipeline.readers import remote
from pipeline.readers.kinds import ARCHIVE, PACKINGS, endings

STDIN = "-"


class Source(Struct, frozen=True):
    """A file to read, by its path as given; `-` is standard input."""

    path: str

    def open(self) -> BufferedReader:
        """Its bytes; not of standard input. Raises OSError."""
        return remote.open_file(self.path) if remote.is_remote(self.path) else Path(self.path).open("rb")

    def sha256(self) -> str:
        """SHA-256 of its bytes, as hex digits. Raises OSError."""
        with self.open() as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()

    def size(self) -> int:
        """Its bytes, counted; 0 where that is not known."""
        try:
            return remote.size(self.path) if remote.is_remote(self.path) else Path(self.path).stat().st_size
        except OSError:
            return 0  # reading it will say what is wrong


class PassedOver(Struct, frozen=True):
    """A file of unknown kind in a folder."""

    path: str


def is_known(name: str, kinds: frozenset[str] | None) -> bool:
    """Whether a file of this name is of one of the kinds, packed or not; with None for kinds, every file is."""
    last = endings(name)[-1]
    return kinds is None or last in kinds or last == ARCHIVE or last in PACKINGS


def find_sources(inputs: Sequence[str], kinds: frozenset[str] | None) -> Iterator[Source | PassedOver]:
    """The files that the arguments name, in their order; folders recursively, by path bytes.

    Raises ClaimsError where an argument names nothing, or a file of a kind that no reader takes."""
    for given in inputs:
        if given == STDIN:
            yield Source(given)
        elif remote.is_remote(given):
            yield from _choose(remote.find(given), given, kinds)
        elif has_magic(given) and not Path(given).exists():
            paths = sorted(glob(given, recursive=True), key=_path_bytes)  # noqa: PTH207 - takes absolute globs too
            if not paths:
                raise ClaimsError(f"{given}: no file fits this glob; check the folder and the ending")
            for path in paths:
                yield from _choose(_inside(path), None, kinds)
        elif not Path(given).exists():
            raise ClaimsError(f"{given}: no such file or folder; check the name")
        else:
            yield from _choose(_inside(given), None if Path(given).is_dir() else str(Path(given)), kinds)


def _choose(paths: Sequence[str], named: str | None, kinds: frozenset[str] | None) -> Iterator[Source | PassedOver]:
    """Those of some files that can be read; the one that the user named must be."""
    for path in paths:
        if is_known(path, kinds):
            yield Source(path)
        elif path == named:
            known = ", ".join(f".{kind}" for kind in sorted(kinds or ()))
            raise ClaimsError(
                f"{path}: no reader takes this kind of file; give one of {known}, also in .gz, .zst or .zip, "
                "or say what it is with --format"
            )
        else:
            yield PassedOver(path)


def _inside(path: str) -> list[str]:
    """The files of a folder, by path bytes; a file itself."""
    if not Path(path).is_dir():
        return [str(Path(path))]
    files = (p for p in Path(path).rglob("*") if p.is_file())
    return sorted((str(p) for p in files if not is_hidden(str(p.relative_to(path)))), key=_path_bytes)


def is_hidden(path: str) -> bool:
    """Whether a file, or a folder on the way to it, is hidden."""
    return any(part.startswith(".") and part != ".." for part in Path(path).parts)


def _path_bytes(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")
