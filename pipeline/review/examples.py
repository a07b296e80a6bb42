"""A rejected sentence becomes an example beside its pattern, as one that must not match."""

from pathlib import Path

from msgspec import Struct

from pipeline.learning.proposals import MARKS, NoMatch, add_examples
from pipeline.patterns.book import load_book


class Example(Struct):
    """What the page sends of a sentence that a pattern must not match."""

    pattern: str
    sentence: str


def add_example(folder: Path, example: Example) -> str:
    """Write a sentence beside its pattern; the path of the file. Raises KeyError where there is no such pattern,
    ValueError where the sentence cannot be an example of it."""
    sentence = " ".join(example.sentence.split())
    book = load_book(folder)  # anew: files may have been edited since the review began
    found = next((pattern for pattern in book.patterns if pattern.id == example.pattern), None)
    if found is None:
        raise KeyError(example.pattern)
    if not sentence or any(mark in sentence for mark in MARKS):
        raise ValueError("an example is one sentence without [[ and ]]")
    if sentence in {" ".join(known.text.split()) for known in found.examples}:
        raise ValueError("this sentence is an example of the pattern already")
    add_examples(folder, [NoMatch(found.id, found.path, found.index, sentence)])
    return str(folder / found.path)
