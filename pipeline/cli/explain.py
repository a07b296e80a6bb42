"""`claims explain`: why patterns match a sentence, or where they dropped out."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from pipeline.cli.options import Debug, Patterns
from pipeline.cli.terminal import command, console, safe
from pipeline.errors import ClaimsError

if TYPE_CHECKING:
    from pipeline.records import Record


class Asked(NamedTuple):
    """A sentence to explain: `text[start:end]`. `entities` are those of the text, None where they must be found."""

    text: str
    start: int
    end: int
    kind: str = "paragraph"
    entities: "Sequence[Record] | None" = None


@command
def explain(
    sentence: Annotated[
        str | None,
        typer.Argument(metavar="SENTENCE|RUN", help="A sentence; with --claim a run, by default the newest."),
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="FILE:LINE", help="The sentences of a line of a text, or an article.")
    ] = None,
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="ID", help="The sentence of a claim of a run.")
    ] = None,
    patterns: Patterns = "root-causes",
    limit: Annotated[int, typer.Option(metavar="N", help="At most so many patterns that only came near.")] = 5,
    debug: Debug = False,
) -> None:
    """Explain a sentence: which patterns match, and for each that came near at what it dropped out.

    Example: claims explain "They fought against all kinds of old and new corruption."
    """
    from pipeline.cli.marked import mark
    from pipeline.patterns.book import load_book
    from pipeline.patterns.explain import explain as explain_sentence
    from pipeline.patterns.explain import needs_entities
    from pipeline.resources import framework_folder
    from pipeline.stages.entities import EntityFinder

    book = load_book(framework_folder(patterns))
    out, entities_of = console(), EntityFinder()
    for asked in _asked(sentence, at, claim):
        text, start, end, kind, entities = asked
        if entities is None:
            entities = entities_of(text) if needs_entities(text, start, end, book) else ()
        traces = explain_sentence(text, start, end, book, entities, kind)
        matched = [trace for trace in traces if trace.evidence]
        evidence = sorted({span for trace in matched for span in trace.evidence})
        out.print(mark(text, start, end, _apart(evidence), out.is_terminal), soft_wrap=True)
        near = [trace for trace in traces if not trace.evidence][:limit]
        for trace in (*matched, *near):
            sign = "+" if trace.evidence else "-"
            out.print(f"  {sign} {trace.pattern.id}: {safe(trace.reason)}", soft_wrap=True)
        if not traces:
            out.print("  no pattern matches or comes near", soft_wrap=True)


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of overlapping spans the first."""
    kept: list[tuple[int, int]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _asked(sentence: str | None, at: str | None, claim: str | None) -> Iterator[Asked]:
    if at is not None and claim is None and sentence is None:
        yield from _at(at)
    elif claim is not None and at is None:
        yield _of_claim(claim, sentence)
    elif sentence is not None and at is None:
        yield Asked(sentence, 0, len(sentence))
    else:
        raise ClaimsError('what shall be explained? give "SENTENCE", or --at FILE:LINE, or --claim ID RUN')


def _at(place: str) -> Iterator[Asked]:
    """The sentences that stand on a line of a text, or in the article on a line of JSON lines."""
    from pipeline.article import Article
    from pipeline.readers import read_articles
    from pipeline.stages.segment import make_segmenter

    path, _, number = place.rpartition(":")
    if not path or not number.isdecimal() or int(number) < 1:
        raise ClaimsError(f"--at {place}: give FILE:LINE, such as article.txt:12")
    line, some, segment = int(number), False, make_segmenter()
    for article in read_articles([path]):
        if not isinstance(article, Article):
            continue
        text, first, last = article.text, 0, len(article.text)
        if article.line is None:
            lines = text.splitlines(keepends=True)
            first = sum(map(len, lines[: line - 1]))
            last = first + len(lines[line - 1]) if line <= len(lines) else first
        elif article.line != line:
            continue
        blocks, sentences = segment(text)
        for each in sentences:
            if each.start < last and first < each.end:
                some = True
                yield Asked(text, each.start, each.end, blocks[each.block].kind)
    if not some:
        raise ClaimsError(f"--at {place}: no sentence stands there")


def _of_claim(wanted: str, run: str | None) -> Asked:
    """The sentence of a claim, with the entities that the claim brings."""
    from msgspec.structs import replace

    from pipeline.run.claims_file import read_claims
    from pipeline.run.record import newest_run

    folder = Path(run) if run else newest_run()
    for claim in read_claims(folder):
        if claim.id == wanted:
            layers = (claim.countries, claim.regions, claim.numbers, claim.officials, claim.institutions, claim.dates)
            entities = [
                replace(entity, start=entity.start - claim.start, end=entity.end - claim.start)
                for layer in layers
                for entity in layer
            ]
            return Asked(claim.text, 0, len(claim.text), claim.block, entities)
    raise ClaimsError(f"--claim {wanted}: no such claim in {folder}")
