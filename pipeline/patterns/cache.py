"""The user's cache folder. Everything works without it: what cannot be read or written is made anew."""

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")


def user_cache() -> "Cache":
    """The cache in `$XDG_CACHE_HOME/claims-pipeline`, by default under `~/.cache`."""
    try:
        root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    except RuntimeError:  # no home
        return Cache(None)
    return Cache(root / "claims-pipeline")


class Cache:
    """Files by key in one folder, None: no cache."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def read(self, key: str, kind: type[T]) -> T | None:
        """What was kept under a key, None where there is nothing that can be read as `kind`."""
        if self._folder is None:
            return None
        try:
            return msgspec.msgpack.decode((self._folder / f"{key}.msgpack").read_bytes(), type=kind)
        except (OSError, ValueError, msgspec.MsgspecError):
            return None

    def write(self, key: str, data: bytes) -> None:
        """Keep `data`; whole or not at all, so that another process never reads a part of it."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(self._folder / f"{key}.msgpack")
