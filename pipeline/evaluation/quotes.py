"""Finding quotes: gold names a span by its words, and these are looked up in the article.

A quote is typed as a reader sees it: any white space is one space, soft hyphens and zero-width characters are left out,
and ` ... ` stands for whatever lies between."""

from bisect import bisect_left
from collections.abc import Iterator

from pipeline.records import Offsets

INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
ELISION = " ... "


def plain(text: str) -> str:
    """A text as it is quoted: white space folded, nothing invisible."""
    return " ".join("".join(c for c in text if c not in INVISIBLE).split())


class Quotable:
    """A text in which quotes can be found."""

    def __init__(self, text: str) -> None:
        self.text = text
        characters: list[str] = []
        self._offsets: list[int] = []
        for offset, character in enumerate(text):
            if character in INVISIBLE or (character.isspace() and characters[-1:] == [" "]):
                continue
            characters.append(" " if character.isspace() else character)
            self._offsets.append(offset)
        self._folded = "".join(characters)

    def find(self, quote: str, start: int, end: int) -> list[Offsets]:
        """Every place between two offsets where the quote stands, as spans in the order of the text.

        Words are never cut: "act" does not stand in "factor". After an elision the next part is the first that
        follows, be it beyond `end`."""
        first, *others = plain(quote).split(ELISION)
        found: list[Offsets] = []
        for begin, stop in self._places(first, bisect_left(self._offsets, start), bisect_left(self._offsets, end)):
            for part in others:
                place = next(self._places(part, stop, len(self._folded)), None)
                if place is None:
                    return found
                stop = place[1]
            found.append((self._offsets[begin], self._offsets[stop - 1] + 1))
        return found

    def _places(self, words: str, start: int, end: int) -> Iterator[Offsets]:
        """Where words stand in the folded text."""
        folded, begin = self._folded, start - 1
        while words and (begin := folded.find(words, begin + 1, end)) >= 0:
            stop = begin + len(words)
            cuts_before = words[0].isalnum() and begin > 0 and folded[begin - 1].isalnum()
            cuts_after = words[-1].isalnum() and stop < len(folded) and folded[stop].isalnum()
            if not (cuts_before or cuts_after):
                yield begin, stop
