"""Runs of capitalised words, where names of persons are looked for."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.stages.people.name_words import COMMA, DOT, SPACE, Words
from pipeline.stages.people.names import PARTICLES
from pipeline.stages.people.plain_words import DOTTED


class Segment(NamedTuple):
    """Words `first` to `last` (half-open) that may name a person. `titled`: a title stands before them; `goes_on`: a
    capitalised word that is no part of a name follows, as in headings."""

    first: int
    last: int
    titled: bool
    goes_on: bool


def capital(word: str) -> bool:
    """Whether a word begins with a capital, an article before it left out: "al-Abadi"."""
    return word[0].isupper() or (word[2:3] == "-" and word[3:4].isupper())


def runs(words: Words) -> Iterator[tuple[int, int]]:
    """Maximal runs of capitalised words, with particles, initials and suffixes inside."""
    word, gaps, n = words.word, words.gaps, len(words)
    i = 0
    while i < n:
        if not capital(word[i]):
            i += 1
            continue
        j = i + 1
        while j < n and not words.owner[j - 1]:
            gap = gaps[j]
            if gap == SPACE or (gap == DOT and (len(word[j - 1]) == 1 or word[j - 1] in DOTTED)):
                if capital(word[j]):
                    j += 1
                    continue
                k = j
                while k < n and k < j + 3 and word[k] in PARTICLES and gaps[k] == SPACE:
                    k += 1
                if j < k < n and gaps[k] == SPACE and capital(word[k]):
                    j = k + 1
                    continue
            elif gap == COMMA and word[j] in ("Jr", "Sr", "III"):
                j += 1
                continue
            break
        yield i, j
        i = j
