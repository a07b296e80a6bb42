"""What every rule of the lint is, and what it looks at."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from pipeline.patterns.issues import Issue
from pipeline.patterns.loading import Reading
from pipeline.patterns.located import Located
from pipeline.patterns.located import Path as Place
from pipeline.patterns.program import Notation, Pattern


@dataclass(frozen=True)
class Entry:
    """A pattern and where it stands: `at` are the keys that lead to it in `source`, the file `path`."""

    pattern: Pattern
    path: str
    source: Located
    at: Place

    def place(self, *keys: str | int) -> tuple[int, int]:
        """Line and column of what stands under some keys of the pattern."""
        return self.source.place((*self.at, *keys))

    def notations(self) -> Iterator[tuple[Notation, Place]]:
        """The notations that must match, with the keys that lead to each."""
        written = self.source.value["patterns"][self.at[1]]
        for key in ("any", "all"):
            compiled = iter(getattr(self.pattern, key))
            notation = next(compiled, None)
            for index, text in enumerate(written.get(key, ())):  # one that does not compile is passed over
                if notation is not None and text == notation.text:
                    yield notation, (key, index)
                    notation = next(compiled, None)


class Pack:
    """A folder of patterns as the rules see it. Disabled patterns stand apart: nothing is asked of them. `partial` says
    that a file could not be read, so that what is not found here may stand there."""

    def __init__(self, reading: Reading) -> None:
        self.folder = reading.folder
        self.data = reading.data
        self.sources = reading.sources
        self.partial = any(issue.rule in ("yaml", "file") for issue in reading.issues)
        found = [
            Entry(pattern, str(self.folder / pattern.path), self.sources[pattern.path], ("patterns", pattern.index))
            for pattern in self.data.patterns
        ]
        self.entries = [entry for entry in found if not entry.pattern.disabled]
        self.disabled = [entry for entry in found if entry.pattern.disabled]


class Rule(ABC):
    """One thing that should not stand in pattern files. `name` is what reports call it."""

    name: ClassVar[str]
    severity: ClassVar[Literal["error", "warning"]] = "warning"

    @abstractmethod
    def find(self, pack: Pack) -> Iterator[Issue]:
        """Where it stands all the same."""

    def issue(self, path: str, place: tuple[int, int], message: str, hint: str = "") -> Issue:
        """An issue of this rule."""
        return Issue(path, *place, self.name, message, hint, self.severity)

    def of(self, entry: Entry, message: str, hint: str = "", at: Place = ()) -> Issue:
        """An issue of this rule with a pattern, or with what stands under the keys `at` of it."""
        return self.issue(entry.path, entry.place(*at), f"'{entry.pattern.id}' {message}", hint)
