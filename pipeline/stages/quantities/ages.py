"""Numbers that are somebody's age: "John Smith, 45,", "aged 45", "at 86 she", "who is 43"."""

from pipeline.stages.quantities.labels import noun_follows
from pipeline.stages.quantities.lexemes import Lexemes
from pipeline.stages.quantities.measures import Quantity
from pipeline.stages.quantities.words import UNITS
from pipeline.stages.word_lists import words

PERSONS = frozenset(
    words("children people adults voters women men girls boys kids those anyone youths americans minors")
)


WHO = frozenset(
    words(
        "victim suspect man woman boy girl driver student officer teenager teen actor actress singer star player "
        "striker "
        "defender midfielder forward goalkeeper mother father son daughter brother sister wife husband widow "
        "gunman attacker shooter passenger soldier teacher lawyer senator candidate leader president minister "
        "billionaire businessman defendant pilot nurse farmer veteran native resident model presenter comedian "
        "musician writer author"
    )
)
TURNING = frozenset(words("turn turns turned turning"))
AFTER_AGE = frozenset(words("in on this last next today tomorrow yesterday when and while but or soon")) | frozenset(
    ("", ".", ",", ";", "?", "!", ")", "-", "—", "–", '"', "”")
)
ADVERBS = frozenset(words("just only now about nearly almost still then already barely around"))
PRONOUNS = frozenset(words("he she who i"))
LONGEST_LIST = 12  # pieces


def is_age(lexemes: Lexemes, found: Quantity) -> bool:
    """Whether a plain number is somebody's age: "John Smith, 45,", "aged 45", "at 86 she"."""
    first, last = found.first, found.last
    if found.kind != "number" or found.value is None or found.value != int(found.value) or not 0 < found.value < 116:
        return False
    low, text = lexemes.low, lexemes.text
    before, after = low[first - 1] if first else "", low[last]
    if before in ("aged", "age", "ages") and after not in ("of",):
        return True
    if _listed(lexemes, first) or _told(lexemes, first, last):
        return True
    if before in ("both", "all") and first > 1 and low[first - 2] == "," and lexemes.kind[last] != "word":
        return True
    if before == "of" and first > 1 and low[first - 2] in ("age", "ages"):
        return True
    if before in ("under", "over") and first > 1 and low[first - 2] in PERSONS and not noun_follows(lexemes, last):
        return True  # "children under 5"
    if before in PERSONS and after in ("and", "or") and low[last + 1] in ("older", "over", "under", "younger", "up"):
        return True
    if before in ("then", "now") and first > 1 and low[first - 2] == "," and after == ",":
        return True
    if before == "at" and (after in ("he", "she", "they") or (first > 1 and low[first - 2] in ("died", "now", "dead"))):
        return True
    if before in TURNING and after in AFTER_AGE:
        return True
    if last != first + 1 or lexemes.kind[first] != "numeral":
        return False
    if before == "(" and after == ")" and first > 1:
        return text[first - 2][:1].isupper() and found.value > 9
    junior = first > 3 and low[first - 2] == "." and low[first - 3] in ("jr", "sr")
    worded = first > 1 and before == "," and (lexemes.kind[first - 2] == "word" or junior)
    if worded and after == "," and low[first - 2] in WHO:
        return True  # "the victim, 26, was"
    named = worded and (junior or text[first - 2][:1].isupper())
    return (
        named
        and after in (",", ".", "", ";", ")")
        and (first < 3 or low[first - 3] not in ("in", "at"))
        and found.value >= 2
    )


def _listed(lexemes: Lexemes, first: int) -> bool:
    """Whether a number is a later one of a list of ages: the 7 of "ages 3, 5 and 7"."""
    low, here = lexemes.low, first - 1
    while here > max(0, first - LONGEST_LIST) and (
        low[here] in (",", "and", "or") or lexemes.kind[here] == "numeral" or low[here] in UNITS
    ):
        here -= 1
    return here < first - 2 and low[here] in ("ages", "aged")


def _told(lexemes: Lexemes, first: int, last: int) -> bool:
    """Whether a verb tells the age: "who is 43,", "she was just 17 when", "Smith is 43 and"."""
    low, here = lexemes.low, first - 1
    if low[last] not in AFTER_AGE or lexemes.hyphen(last) or (low[last] == "and" and lexemes.kind[last + 1] != "word"):
        return False
    here -= low[here] in ADVERBS
    if here < 1 or low[here] not in ("is", "was"):
        return False
    named = lexemes.text[here - 1].istitle() and low[here - 1] not in ("it", "this", "that", "there", "what", "which")
    return low[here - 1] in PRONOUNS or (named and low[last] == "and" and lexemes.kind[first] == "numeral")
