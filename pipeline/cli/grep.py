"""`claims grep`: a notation tried on articles, before it is saved as a pattern."""

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.options import Debug, Format, Names, Patterns
from pipeline.cli.terminal import command, console, counted, safe

if TYPE_CHECKING:
    from pipeline.records import Record
    from pipeline.stages.entities import EntityFinder


@command
def grep(
    notation: Annotated[str, typer.Argument(metavar="NOTATION", help="As in a pattern file: '~fight ... corruption'.")],
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="IN...|RUN", help="Files, folders, globs, - or a run folder; the newest run by default."
        ),
    ] = None,
    patterns: Patterns = "root-causes",
    format: Format = None,
    names: Names = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object for each sentence, a line each.")] = False,
    debug: Debug = False,
) -> None:
    """Show the sentences that a notation matches, with the evidence marked.

    Example: claims grep "~fight ... (graft|corruption)" corpus/
    """
    from pipeline.cli.marked import mark
    from pipeline.patterns.book import load_book
    from pipeline.patterns.grep import Grep, book_of_notation
    from pipeline.readers import read_options, usable_articles
    from pipeline.resources import framework_folder
    from pipeline.run.json_lines import line_writer
    from pipeline.stages.segment import make_segmenter

    book = book_of_notation(notation, load_book(framework_folder(patterns)).lists)
    out, err = console(), console(stderr=True)
    grepper, write = Grep(book, make_segmenter(), _entities_of), line_writer(sys.stdout.buffer)
    articles = sentences = matches = hit = 0
    readable = usable_articles(
        _sources(inputs),
        lambda reason: err.print(safe(str(reason)), soft_wrap=True),
        read_options(format, names or []),
    )
    for article in readable:
        text = article.text
        findings = grepper.find(text)
        articles += 1
        hit += bool(findings)
        for found in findings:
            sentences += 1
            matches += len(found.evidence)
            if as_json:
                spans = [{"start": start, "end": end, "text": text[start:end]} for start, end in found.evidence]
                sentence = {"start": found.start, "end": found.end, "text": text[found.start : found.end]}
                write({"article": article.id, **sentence, "evidence": spans})
            else:
                out.print(safe(f"{article.id}:{found.start}"), style="dim", end="  ", soft_wrap=True)
                out.print(mark(text, found.start, found.end, found.evidence, out.is_terminal), soft_wrap=True)
    where = f"{counted(sentences, 'sentence')} of {hit:,} of {counted(articles, 'article')}"
    (err if as_json else out).print(f"{matches:,} match{'' if matches == 1 else 'es'} in {where}", soft_wrap=True)


@cache
def _finder() -> "EntityFinder":
    from pipeline.stages.entities import EntityFinder  # imports spaCy: only for patterns with slots

    return EntityFinder()


def _entities_of(text: str) -> "Sequence[Record]":
    return _finder()(text)


def _sources(inputs: Sequence[str] | None) -> list[str]:
    """The inputs; a run stands for its articles, and nothing for the newest run."""
    from pipeline.run.record import RUN_JSON, newest_run

    paths = inputs or [str(newest_run())]
    return [str(Path(path) / "articles.jsonl") if (Path(path) / RUN_JSON).is_file() else path for path in paths]
