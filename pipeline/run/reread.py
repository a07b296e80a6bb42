"""The articles of a run, read again from its inputs."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import convert, structs

from pipeline.article import Article
from pipeline.errors import ClaimsError
from pipeline.readers import read_articles, sources_of
from pipeline.readers.sources import STDIN, Source
from pipeline.reading import ReadOptions
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
        for article in read_articles([there], options=_reading(record)):
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
        source.sha256(): source.path
        for source in sources_of(inputs, _reading(record))
        if isinstance(source, Source) and source.path != STDIN
    }
    for path, digest in wanted.items():
        if digest not in given:
            raise ClaimsError(f"{path}: no file of the inputs is what the run has read there; name where it is now")
    return {path: given[digest] for path, digest in wanted.items()}


def _reading(record: RunRecord) -> ReadOptions:
    """How the run has read its inputs."""
    return convert(record.options.get("reading", {}), ReadOptions)


def _check(path: str, digest: str) -> None:
    try:
        found = Source(path).sha256()
    except OSError as error:
        raise ClaimsError(
            f"{path}: is missing, and the run has read it; say where it is: claims audit RUN IN..."
        ) from error
    if found != digest:
        raise ClaimsError(f"{path}: has changed since the run; extract again, then audit that run")
