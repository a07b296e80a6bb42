"""The main loop: articles in, a run folder out."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from msgspec import Struct, to_builtins

from pipeline.errors import ClaimsError
from pipeline.extractor import Extractor
from pipeline.model import model_identity
from pipeline.readers import read_articles, sources_of
from pipeline.readers.notes import Notes
from pipeline.readers.sources import STDIN, Source
from pipeline.run.folder import finished_before, unpublish, work_folder
from pipeline.run.index import INDEX, Index
from pipeline.run.merge import merge
from pipeline.run.options import Options, Workers
from pipeline.run.parts import Done, Part, copy_claims, remove_claims
from pipeline.run.record import RUN_JSON, RunRecord, now, write_record
from pipeline.run.shards import Shard, cut
from pipeline.run.work import Setup, Worker
from pipeline.version import code_version

LOCAL = Workers()


class Status(Struct):
    """How far a run is: what of its articles this start has done, and how much of the input was read."""

    notes: Notes
    articles: int = 0
    claims: int = 0
    set_aside: int = 0

    def count(self, part: Part) -> None:
        """Add a part."""
        self.articles += part.articles
        self.claims += part.claims
        self.set_aside += len(part.set_aside)


class Run:
    """A run over some input: what it is, and making it."""

    def __init__(self, inputs: Sequence[str], extractor: Extractor, options: Options, *, debug: bool = False) -> None:
        self.inputs = list(inputs)
        self.extractor = extractor
        self.options = options
        self.debug = debug
        self.status = Status(Notes())
        self.record = RunRecord(
            inputs=_hashes(self.inputs, options),
            options={"inputs": self.inputs, **to_builtins(options)},
            patterns={"framework": extractor.folder.name, "sha256": extractor.book.sha256},
            model=model_identity(extractor.model),
            version=code_version(),
        )

    def parts(self, folder: Path, index: Index, workers: Workers) -> Iterator[Part]:
        """Do every shard that is not done yet; the parts as they come."""
        done = Done(folder)
        setup = Setup(
            framework=str(self.extractor.folder),
            model=self.extractor.model,
            folder=str(folder),
            options=self.options,
            debug=self.debug,
        )
        shards = self._shards(index, done)
        if workers.engine == "ray":
            from pipeline.run.engine import do_on_ray

            yield from do_on_ray(shards, setup, processes=workers.processes, address=workers.address)
        elif workers.processes == 1:
            with closing(Worker(setup, self.extractor)) as worker:
                yield from map(worker.do, shards)
        else:
            from pipeline.run.pool import Pool

            with Pool(setup, workers.processes) as pool:
                yield from pool.do(shards)

    def _shards(self, index: Index, done: Done) -> Iterator[Shard]:
        articles = read_articles(self.inputs, self.status.notes, self.options.reading)
        articles = islice(articles, self.options.limit)
        for shard in cut(articles, index, self.options.published):
            yield from done.remaining(shard)


def default_folder(extractor: Extractor, outputs: Path = Path("outputs")) -> Path:
    """`outputs/<UTC time>-<first 8 of the patterns' hash>`."""
    time = now().replace("-", "").replace(":", "")
    return outputs / f"{time}-{extractor.book.sha256[:8]}"


def write_run(
    run: Run,
    folder: Path,
    progress: Callable[[Status], object] = lambda _: None,
    *,
    workers: Workers = LOCAL,
    overwrite: bool = False,
) -> RunRecord:
    """Make the run, or what is left to do of it, and write `claims.jsonl`, `articles.jsonl`, `index.sqlite` and, last,
    `run.json`. Killed at any point, the next call goes on. An equal run that is finished is left alone.

    Raises ClaimsError where the folder holds something else, unless it may be overwritten."""
    before = finished_before(folder, run.record, overwrite=overwrite)
    if before is not None:
        return before
    with work_folder(folder, run.record) as inside:
        run.record.started = now()
        index = Index(inside / INDEX, run.options.after)
        for part in run.parts(inside, index, workers):
            run.status.count(part)
            progress(run.status)
        unpublish(folder)
        merge(inside, folder, index, run.record)
        index.close()
        (inside / INDEX).replace(folder / INDEX)
        run.record.notes = run.status.notes.told()
        run.record.finished, run.record.finished_ok = now(), True
        write_record(folder, run.record)
    return run.record


def stream_claims(run: Run, out: BinaryIO, *, workers: Workers = LOCAL) -> RunRecord:
    """Write the claims to a stream as they come, in the order of the input; no run folder is left."""
    with TemporaryDirectory(prefix="claims-") as name:
        folder = Path(name)
        index = Index(folder / INDEX, run.options.after)
        waiting: dict[int, Part] = {}
        stop = 0
        for part in run.parts(folder, index, workers):
            waiting[part.start] = part
            while (ready := waiting.pop(stop, None)) is not None:
                stop = ready.stop
                copy_claims(folder, ready, out)
                remove_claims(folder, ready)
                run.record.add(ready)
        index.close()
    return run.record


def _hashes(inputs: Sequence[str], options: Options) -> dict[str, str]:
    """SHA-256 of each input file, and of the record of the run that this one comes after; standard input can be read
    only once and has none."""
    hashes = {}
    if options.after:
        record = Path(options.after) / RUN_JSON
        if not record.is_file():
            raise ClaimsError(f"{options.after}: no finished run here; --after takes the folder of one")
        hashes[str(record)] = hashlib.sha256(record.read_bytes()).hexdigest()
    for source in sources_of(inputs, options.reading):
        if isinstance(source, Source) and source.path != STDIN:
            try:
                hashes[source.path] = source.sha256()
            except OSError as error:
                hashes[source.path] = error.strerror or "unreadable"
    return hashes
