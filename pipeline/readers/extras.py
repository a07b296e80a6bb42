"""Libraries that only some formats need: imported when such a file is read, asked for before anything is."""

from importlib.util import find_spec

from pipeline.errors import ClaimsError

EXTRAS = {
    "html": ("html", ("trafilatura", "lxml_html_clean")),
    "htm": ("html", ("trafilatura", "lxml_html_clean")),
    "warc": ("warc", ("warcio", "trafilatura", "lxml_html_clean")),
    "parquet": ("parquet", ("pyarrow",)),
    "zst": ("zstd", ("zstandard",)),
    "://": ("remote", ("fsspec",)),
}


def need(kind: str, path: str) -> None:
    """Raises ClaimsError, naming the extra, where the libraries for a kind of input are not installed."""
    extra, libraries = EXTRAS.get(kind, ("", ()))
    if missing := [library for library in libraries if not _installed(library)]:
        raise ClaimsError(f"{path}: needs {' and '.join(missing)}; install it: pip install 'claims-pipeline[{extra}]'")


def _installed(library: str) -> bool:
    try:
        return find_spec(library) is not None
    except ValueError:  # what a module set to None in sys.modules gives
        return False
