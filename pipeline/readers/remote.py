"""Files elsewhere (`s3://`, `gs://`, `https://`, ...), through fsspec."""

from io import BufferedReader
from typing import Any

from pipeline.errors import ClaimsError
from pipeline.readers.extras import need


def is_remote(path: str) -> bool:
    """Whether fsspec is asked for a path."""
    return "://" in path


def open_file(url: str) -> BufferedReader:
    """The bytes behind a URL. Raises OSError."""
    files, path = _files(url)
    return BufferedReader(files.open(path, "rb"))


def size(url: str) -> int:
    """How many bytes that is; 0 where it is not known."""
    files, path = _files(url)
    return files.size(path) or 0


def find(url: str) -> list[str]:
    """The URLs of the files that a URL names, a folder or a glob with all inside, by their bytes.

    Raises ClaimsError where it names nothing."""
    files, path = _files(url)
    try:
        paths = files.glob(path) if "*" in path else [path]
        found = [inside for each in paths for inside in (files.find(each) if files.isdir(each) else [each])]
        if not found or not all(map(files.exists, found)):
            raise ClaimsError(f"{url}: no such file or folder; check the name")
    except OSError as error:
        raise ClaimsError(f"{url}: cannot be looked up ({error})") from error
    return sorted((str(files.unstrip_protocol(each)) for each in found), key=str.encode)


def _files(url: str) -> tuple[Any, str]:
    need("://", url)
    from fsspec.core import url_to_fs

    try:
        files, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise ClaimsError(f"{url}: {error}") from error
    return files, path
