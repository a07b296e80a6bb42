"""The end of a run: one pass over its parts, in the order of the input, into the files that users read."""

from pathlib import Path

from pipeline.errors import ClaimsError
from pipeline.run.clusters import cluster_of
from pipeline.run.index import Index
from pipeline.run.json_lines import line_writer, whole_file
from pipeline.run.parts import copy_claims, read_parts
from pipeline.run.record import RunRecord


def merge(parts: Path, folder: Path, index: Index, record: RunRecord) -> None:
    """Write `claims.jsonl` and `articles.jsonl` from the parts, settle the clusters, and count into the record."""
    stop = 0
    with whole_file(folder / "claims.jsonl") as claims, whole_file(folder / "articles.jsonl") as articles:
        write = line_writer(articles)
        for part in read_parts(parts):
            if part.start != stop:
                raise ClaimsError(f"{parts}: articles {stop} to {part.start} are missing; run again with --overwrite")
            stop = part.stop
            copy_claims(parts, part, claims)
            for story in part.stories:
                write(story.line | {"cluster": cluster_of(story.line["id"], story.signature, index)})
            record.add(part)
