"""Officials left unnamed: "senior administration officials", "a State Department spokesman", "one" for one of them."""

from collections.abc import Sequence

from pipeline.stages.people.evidence import SPEECH
from pipeline.stages.people.name_words import SPACE, Words
from pipeline.stages.people.office_phrases import Phrase, key
from pipeline.stages.word_lists import words as listed

# Plurals of these are spoken of in general more often than not, so they need a determiner or a modifier.
GENERAL = frozenset(
    listed("president king queen policymaker peer warlord cop dignitary bureaucrat chancellor monarch premier")
)
REACH = 1500  # characters within which "one" may stand for one of the officials before it


def is_anonymous(phrase: Phrase, words: Words) -> bool:
    """Whether a phrase that belongs to no name stands for unnamed officials."""
    office = phrase.office
    if phrase.private or office.level == "candidate" or (office.public != "yes" and not phrase.public):
        return False
    modified = phrase.core < phrase.head or bool(phrase.determiner) or phrase.end > phrase.last
    if phrase.plural:
        return modified or office.office not in GENERAL
    if office.level in ("official", "speaker", "staff", "police") or office.public != "yes":
        return phrase.determiner in ("a", "the", "possessive", "some")
    return phrase.determiner in ("a", "some") and (office.level != "head" or phrase.former)


def ones(words: Words, mentions: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where "one" or "another" speaks for one of the anonymous officials before it: its word, and the index in
    `mentions` (pairs of first word and index, ascending) of those."""
    found: list[tuple[int, int]] = []
    latest = -1
    place = 0
    for i, word in enumerate(words.word):
        while place < len(mentions) and mentions[place][0] <= i:
            latest = place
            place += 1
        if latest < 0 or word not in ("one", "One", "another", "Another"):
            continue
        if words.start[i] - words.start[mentions[latest][0]] > REACH:
            continue
        after = key(words.word[i + 1]) if i + 1 < len(words) and words.gaps[i + 1] == SPACE else ""
        before = key(words.word[i - 1]) if i and words.gaps[i] == SPACE else ""
        if after in SPEECH or (
            before in SPEECH and after in ("", "during", "in", "on", "at", "who", "after", "to", "familiar")
        ):
            found.append((i, latest))
    return found
