"""The lint of pattern files: what loads but should not stand there. One rule a class, one subject a file."""

from collections.abc import Iterator

from pipeline.patterns.cache import Cache
from pipeline.patterns.issues import Issue
from pipeline.patterns.lint.documents import (
    DisabledWithoutReason,
    FewExamples,
    NoEvidence,
    NoExamples,
    NoSource,
    NoTitle,
    PillarWithoutPatterns,
)
from pipeline.patterns.lint.prefixes import WidePrefix
from pipeline.patterns.lint.redundancy import Duplicate, DuplicateExample, Shadowed, UnusedList
from pipeline.patterns.lint.rule import Pack, Rule
from pipeline.patterns.lint.speed import Slow
from pipeline.patterns.lint.values import UnknownValue
from pipeline.patterns.loading import Reading


def rules(cache: Cache) -> tuple[Rule, ...]:
    """All rules. `cache` keeps what they look up in dictionaries."""
    return (
        NoTitle(),
        NoSource(),
        NoExamples(),
        FewExamples(),
        NoEvidence(),
        DisabledWithoutReason(),
        PillarWithoutPatterns(),
        Duplicate(),
        Shadowed(),
        DuplicateExample(),
        UnusedList(),
        UnknownValue(),
        WidePrefix(cache),
        Slow(),
    )


def find_lint(reading: Reading, cache: Cache) -> Iterator[Issue]:
    """What the rules say of a folder, as far as it loads."""
    pack = Pack(reading)
    for rule in rules(cache):
        yield from rule.find(pack)
