"""Does the clause around a date speak of the past or of the future? Word lists only: the nearest sign wins, first to
the left of the date ("said Monday that he will"), then to the right ("On Monday, the court will")."""

import re
from typing import Literal

from pipeline.stages.word_lists import words

Tense = Literal["past", "future"]

WORD = re.compile(r"[^\W\d_]+")
DEADLINE = re.compile(r"\b(?:by|until|till)\s+(?:the\s+|early\s+|late\s+)?$")
REACH = 120  # characters; a sign further away says little about this date

FUTURE = frozenset(
    words(
        "will wo shall ll gonna scheduled expected slated due planned plans plan planning set upcoming coming "
        "next forthcoming tomorrow ahead until till hopes hope intends intend prepares preparing going may "
        "might could should must deadline expires takes begins starts opens ends kicks runs"
    )
)
PAST = frozenset(
    words(
        "said told was were had did went came took made gave found met spoke wrote began won lost held led "
        "left ran saw shot fell rose sent brought became thought kept built paid put struck got knew drew "
        "flew broke spent stood sold heard caught taught fought bought hit cut read quit been since ago "
        "sought threw chose drove grew hid hung rang sang sank slept stole swore wore woke says has have "
        "after fled bid swept tweeted"
    )
)
NOT_PAST = frozenset(words("need needed red bed hundred indeed exceed proceed succeed speed feed breed united wed"))


def tense(text: str, start: int, end: int) -> Tense | None:
    """The tense of what is said around `text[start:end]`, or None without a sign."""
    if DEADLINE.search(text, max(0, start - 20), start):
        return "future"
    for word in reversed(WORD.findall(text, max(0, start - REACH), start)):
        sign = _sign(word)
        if sign:
            return sign
    for word in WORD.findall(text, end, min(len(text), end + REACH)):
        sign = _sign(word)
        if sign:
            return sign
    return None


def _sign(word: str) -> Tense | None:
    if word in FUTURE:
        return "future"
    if word in PAST or (word.endswith("ed") and word.islower() and word not in NOT_PAST):
        return "past"
    return None
