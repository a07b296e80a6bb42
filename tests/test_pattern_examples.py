"""Every example of every pattern that we ship, each a test of its own."""

from collections.abc import Iterator

import pytest

from pipeline.patterns.book import PatternBook, is_framework, load_book, load_rules
from pipeline.patterns.examples import find_problem
from pipeline.patterns.program import Example, Pattern
from pipeline.resources import patterns_root
from pipeline.stages.entities import EntityFinder

FOLDERS = sorted({path.parent for path in patterns_root().glob("*/*.yml")})


def books() -> Iterator[PatternBook]:
    for folder in FOLDERS:
        yield load_book(folder) if is_framework(folder) else load_rules(folder)


def examples() -> Iterator[object]:
    for book in books():
        for pattern in book.patterns:
            numbers = {"match": 0, "no_match": 0, "todo": 0}
            for example in pattern.examples:
                numbers[example.kind] += 1
                name = f"{book.folder.name}-{pattern.id}-{example.kind}-{numbers[example.kind]}"
                yield pytest.param(pattern, example, id=name)


@pytest.fixture(scope="module")
def entities_of() -> EntityFinder:
    return EntityFinder()


@pytest.mark.parametrize(("pattern", "example"), list(examples()))
def test_example(pattern: Pattern, example: Example, entities_of: EntityFinder) -> None:
    problem = find_problem(pattern, example, entities_of)
    assert problem is None, f"{pattern.path}:{example.line}: {problem}: {example.text}"
