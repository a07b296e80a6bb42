"""What speaks for a person where an article gives one capitalised word only ("Torres hit the bar"): features of the
word and of its places in the article, each with a weight.

Table: `person_evidence.csv`, whose weights are log odds. They add up, so that a word is a person by all that is said of
it and not by one rule."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.stages.people.name_words import SPACE, Words
from pipeline.stages.people.names import PersonLexicon

CAMEL = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|O['’]|D['’])\w+[a-z][A-Z]")
ENDINGS = re.compile(
    r"(?P<place>(?:ville|burg|burgh|shire|land|stan|ford|mouth|port|ham|town|bury)$)"
    r"|(?P<firm>(?:[ct]ech|soft|corp|bank|net|ware|book|tube|gram|flix|pay|lab|labs|hub)$)"
    r"|(?P<people>(?:[iae]ans|ese|ites|ists|ers|ics|ism|ity|ness)$)"
    r"|(?P<verb>(?:ing|ed|ly|tion|ment)$)"
    r"|(?P<plural>[^s]s$)"
    r"|(?P<a>[ai]$)|(?P<o>[oe]$)"
)
MOST = 4  # places of a word that are weighed: more would say the same again


def of_word(form: str, lower: frozenset[str], lexicon: PersonLexicon) -> Iterator[str]:
    """The features of a word by itself."""
    yield "word"
    if form in lexicon.family:
        yield "word surname"
    if form in lexicon.given:
        yield "word first name"
    if form.lower() in lower:
        yield "word also in lower case"
    if CAMEL.search(form):
        yield "word capital inside"
    if not form.isalpha():
        yield "word with other marks"
    if len(form) < 4:
        yield "word short"
    ending = ENDINGS.search(form)
    if ending:
        yield f"word ends like {ending.lastgroup}"


def of_place(words: Words, first: int, last: int, found: Mapping[int, int], goes_on: bool) -> Iterator[str]:
    """The features of what stands around words `first` to `last` (half-open)."""
    yield from (f"before {mark}" for mark in _before(words, first))
    yield from (f"after {mark}" for mark in _after(words, last))
    if _beside_person(words, first, last, found):
        yield "beside a person"
    if goes_on:
        yield "goes on"


def _before(words: Words, first: int) -> Iterator[str]:
    if words.first[first] or first == 0:
        yield "nothing"
        return
    gap = words.text[words.end[first - 1] : words.start[first]]
    word = words.word[first - 1]
    if words.gaps[first] == SPACE and not words.owner[first - 1]:
        yield "Capital" if word[0].isupper() else word
    elif words.owner[first - 1]:
        yield "possessive"
    else:
        yield gap.replace("’", "'").strip()[-1:] or "line end"


def _after(words: Words, last: int) -> Iterator[str]:
    if words.owner[last - 1]:
        yield "'s"
        return
    if last == len(words) or words.first[last]:
        yield "sentence end"
        return
    gap = words.text[words.end[last - 1] : words.start[last]]
    word = words.word[last]
    if words.gaps[last] != SPACE:
        mark = gap.strip()[:1] or "line end"
        yield mark
        if mark in ("(", ",") and word.isdecimal() and len(word) < 3:
            yield f"{mark} and a small number"
        return
    if word[0].isupper():
        yield "Capital"
        return
    yield word
    if word.endswith("ed"):
        yield "a word in -ed"


def _beside_person(words: Words, first: int, last: int, found: Mapping[int, int]) -> bool:
    """Whether a person stands beside the words, with a comma or "and" between."""
    ends = found.get
    for k in range(max(first - 5, 0), first):
        end = ends(k)
        if end is not None and end < first + 1 and _joined(words, end, first):
            return True
    return any(k in found and _joined(words, last, k) for k in (last, last + 1, last + 2))


def _joined(words: Words, end: int, start: int) -> bool:
    """Whether only a comma, a semicolon, "and" or "or" stand between two names."""
    if end == 0 or start >= len(words) or start - end > 1 or words.first[start]:
        return False
    between = words.text[words.end[end - 1] : words.start[start]].strip(" \n")
    return between in (",", ";", "and", "or", ", and", ", or", "&")


def weigh(word: Sequence[str], places: Sequence[Sequence[str]], weights: Mapping[str, float]) -> float:
    """The log odds that a word is a person, by its own features and those of its places, the first `MOST` of them."""
    own = sum(weights.get(feature, 0.0) for feature in word)
    seen = [weights.get(feature, 0.0) for place in places for feature in place]
    return own + sum(seen) / math.sqrt(max(len(places), 1))
