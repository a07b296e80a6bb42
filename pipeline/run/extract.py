"""The main loop: articles in, a run folder out."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from pipeline.article import Article, SetAside
from pipeline.claim import Claim, Selection
from pipeline.errors import ClaimsError
from pipeline.extractor import Extractor
from pipeline.model import model_identity
from pipeline.readers import READERS, read_articles
from pipeline.readers.notes import Notes
from pipeline.readers.sources import STDIN, Source, find_sources
from pipeline.run.json_lines import line_writer, whole_file
from pipeline.run.record import RUN_JSON, RunRecord, now, read_record, write_record
from pipeline.version import code_version


class Options(Struct, frozen=True, kw_only=True):
    """What a run is asked to do; part of its fingerprint."""

    select: Selection = "pillars"
    screen: bool = True
    published: str | None = None
    text: bool = True
    debug: bool = False


class Run:
    """One pass over the input: yields each article with its claims and keeps count of what became of every one."""

    def __init__(self, inputs: Sequence[str], extractor: Extractor, options: Options) -> None:
        self.inputs = list(inputs)
        self.extractor = extractor
        self.options = options
        self.notes = Notes()
        self.record = RunRecord(
            inputs=_hashes(self.inputs),
            options={"inputs": self.inputs, **structs.asdict(options)},
            patterns={"framework": extractor.folder.name, "sha256": extractor.book.sha256},
            model=model_identity(extractor.model),
            version=code_version(),
        )
        del self.record.options["debug"]  # changes no claim

    def __iter__(self) -> Iterator[tuple[Article, list[Claim]]]:
        record, options = self.record, self.options
        record.started = now()
        results = self.extractor.extract(
            self._articles(), select=options.select, screen=options.screen, debug=options.debug
        )
        for article, claims in results:
            if isinstance(claims, SetAside):
                record.set_aside.append(claims)
            else:
                record.done += 1
                record.claims += len(claims)
                yield article, claims
        record.notes = {"encodings": self.notes.encodings, "not_a_day": self.notes.not_a_day}
        record.notes["passed_over"] = self.notes.passed_over
        record.finished, record.finished_ok = now(), True

    def _articles(self) -> Iterator[Article]:
        """Those to work on: each id once."""
        seen: dict[str, str] = {}
        for article in read_articles(self.inputs, self.notes):
            self.record.articles += 1
            if isinstance(article, SetAside):
                self.record.set_aside.append(article)
            elif article.id not in seen:
                seen[article.id] = article.sha256
                yield structs.replace(article, published=article.published or self.options.published)
            elif seen[article.id] == article.sha256:
                self.record.skipped += 1
            else:
                reason = "an article with this id and another text came before; give each its own id"
                self.record.set_aside.append(SetAside(article.source or "-", reason, article.line, article.id))


def default_folder(extractor: Extractor, outputs: Path = Path("outputs")) -> Path:
    """`outputs/<UTC time>-<first 8 of the patterns' hash>`."""
    time = now().replace("-", "").replace(":", "")
    return outputs / f"{time}-{extractor.book.sha256[:8]}"


def finished_already(run: Run, folder: Path, *, overwrite: bool) -> RunRecord | None:
    """The record of an equal run that this folder holds, which need not be made again; else None.

    Raises ClaimsError where the folder holds a different run, naming the difference, or something else, unless it may
    be overwritten."""
    if folder.exists() and not folder.is_dir():
        raise ClaimsError(f"{folder}: is a file; name a folder for the run")
    before = read_record(folder)
    if before is None:
        strangers = [path.name for path in folder.iterdir() if path.suffix != ".part"] if folder.is_dir() else []
        if strangers and not overwrite:
            raise ClaimsError(f"{folder}: holds {strangers[0]} and no finished run; name a new folder, or --overwrite")
        return None
    old, new = before.fingerprint(), run.record.fingerprint()
    differs = [key for key in new if old[key] != new[key]]
    if not differs:
        return before
    if not overwrite:
        raise ClaimsError(f"{folder}: holds a run with other {', '.join(differs)}; name another, or give --overwrite")
    return None


def write_run(run: Run, folder: Path, progress: Callable[[Run], object]) -> RunRecord:
    """Make the run and write `claims.jsonl`, `articles.jsonl` and, last, `run.json`. Interrupted, it leaves none."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / RUN_JSON).unlink(missing_ok=True)
    with whole_file(folder / "claims.jsonl") as claims_file, whole_file(folder / "articles.jsonl") as articles_file:
        write_claim, write_article = line_writer(claims_file), line_writer(articles_file)
        for article, claims in run:
            for claim in claims:
                write_claim(claim.to_dict())
            if claims:
                write_article(_article_line(article, run.options.text))
            progress(run)
    write_record(folder, run.record)
    return run.record


def _article_line(article: Article, with_text: bool) -> dict[str, Any]:
    line = {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "outlet": article.outlet_name,
        "published": article.published,
        "source": f"{article.source}#{article.line}" if article.line is not None else article.source,
        "sha256": article.sha256,
        "language": None,
        "cluster": article.id,
    }
    return line | {"text": article.text} if with_text else line


def _hashes(inputs: Sequence[str]) -> dict[str, str]:
    """SHA-256 of each input file; standard input can be read only once and has none."""
    hashes = {}
    for source in find_sources(inputs, frozenset(READERS)):
        if isinstance(source, Source) and source.path != STDIN:
            try:
                with Path(source.path).open("rb") as stream:
                    hashes[source.path] = hashlib.file_digest(stream, "sha256").hexdigest()
            except OSError as error:
                hashes[source.path] = error.strerror or "unreadable"
    return hashes
