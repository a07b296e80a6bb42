"""What the arguments name: files, folders, globs, standard input."""

from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from msgspec import Struct

from pipeline.errors import ClaimsError

STDIN = "-"


class Source(Struct, frozen=True):
    """A file to read, by its path as given; `-` is standard input."""

    path: str

    @property
    def kind(self) -> str:
        """The ending without its dot, in lower case."""
        return Path(self.path).suffix.lower().lstrip(".")


class PassedOver(Struct, frozen=True):
    """A file of unknown kind in a folder."""

    path: str


def find_sources(inputs: Sequence[str], kinds: frozenset[str]) -> Iterator[Source | PassedOver]:
    """The files that the arguments name, in their order; folders recursively, by path bytes.

    Raises ClaimsError where an argument names nothing, or a file of a kind that no reader takes."""
    for given in inputs:
        if given == STDIN:
            yield Source(given)
        elif has_magic(given) and not Path(given).exists():
            paths = sorted(glob(given, recursive=True), key=_path_bytes)  # noqa: PTH207 - takes absolute globs too
            if not paths:
                raise ClaimsError(f"{given}: no file fits this glob; check the folder and the ending")
            for path in paths:
                yield from _find(path, kinds, named=False)
        else:
            yield from _find(given, kinds, named=True)


def _find(path: str, kinds: frozenset[str], *, named: bool) -> Iterator[Source | PassedOver]:
    if Path(path).is_dir():
        inside = (str(p) for p in Path(path).rglob("*") if p.is_file() and not _hidden(p.relative_to(path)))
        for file in sorted(inside, key=_path_bytes):
            yield Source(file) if Source(file).kind in kinds else PassedOver(file)
    elif not Path(path).exists():
        raise ClaimsError(f"{path}: no such file or folder; check the name")
    elif Source(path).kind in kinds:
        yield Source(str(Path(path)))
    elif named:
        known = ", ".join(f".{kind}" for kind in sorted(kinds))
        raise ClaimsError(f"{path}: no reader takes this kind of file; give one of {known}")
    else:
        yield PassedOver(path)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _path_bytes(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape")
