"""The articles of a run, read again from its inputs."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import structs

from pipeline.article import Article
from pipeline.errors import ClaimsError
from pipeline.readers import READERS, read_articles
from pipeline.readers.sources import STDIN, Source, find_sources
from pipeline.run.index import read_ids
from pipeline.run.record import RUN_JSON, RunRecord, read_record


def reread(run: Path, inputs: Sequence[str] = ()) -> Iterator[Article]:
    """Each article that the run worked on, with the id that it has there. `inputs` says where files are that moved.

    Raises ClaimsError, before the first article, where a file is missing or is not what the run has read."""
    record = read_record(run)
    if record is None:
        raise ClaimsError(f"{run}: no finished run here; name a run folder")
    if STDIN in record.options["inputs"]:
        raise ClaimsError(f"{run}: was made from standard input, which cannot be read again; make a run from files")
    files = _files(record, inputs)
    return _articles(run, record, files)


def _articles(run: Path, record: RunRecord, files: dict[str, str]) -> Iterator[Article]:
    left_out = {each.id for each in record.set_aside}
    seen: set[str] = set()
    for path, there in files.items():
        for article in read_articles([there]):
            if not isinstance(article, Article):
                continue
            if there != path and article.id.startswith(there):
                article = structs.replace(article, id=path + article.id[len(there) :])
            if article.id not in seen and article.id not in left_out and _worked_on(run, record, article.id):
                seen.add(article.id)
                yield structs.replace(article, source=path)


def _worked_on(run: Path, record: RunRecord, article: str) -> bool:
    """Whether the run itself read the article, and not only the one that it came after."""
    return not record.options["after"] or bool(read_ids(run, [article], this_run=True))


def _files(record: RunRecord, inputs: Sequence[str]) -> dict[str, str]:
    """Where each file of the run is now."""
    wanted = {path: digest for path, digest in record.inputs.items() if Path(path).name != RUN_JSON}
    if not inputs:
        for path, digest in wanted.items():
            _check(path, digest)
        return {path: path for path in wanted}
    given = {
        _sha256(source.path): source.path
        for source in find_sources(inputs, frozenset(READERS))
        if isinstance(source, Source) and source.path != STDIN
    }
    for path, digest in wanted.items():
        if digest not in given:
            raise ClaimsError(f"{path}: no file of the inputs is what the run has read there; name where it is now")
    return {path: given[digest] for path, digest in wanted.items()}


def _check(path: str, digest: str) -> None:
    if not Path(path).is_file():
        raise ClaimsError(f"{path}: is missing, and the run has read it; say where it is: claims audit RUN IN...")
    if _sha256(path) != digest:
        raise ClaimsError(f"{path}: has changed since the run; extract again, then audit that run")


def _sha256(path: str) -> str:
    with Path(path).open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
