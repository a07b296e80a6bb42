"""What a number counts: the head noun beside it, told by word lists and endings alone (there is no tagger here)."""

import re

from pipeline.stages.quantities.labels import WORD_LABELS
from pipeline.stages.quantities.lexemes import DASHES, Lexemes
from pipeline.stages.quantities.measures import Quantity
from pipeline.stages.quantities.plurals import is_plural
from pipeline.stages.quantities.words import TENS, UNITS
from pipeline.stages.word_lists import words

# Words that end a noun phrase: prepositions, conjunctions, pronouns, auxiliaries, common verbs and adverbs.
STOPS = frozenset(
    words(
        "x upward upwards excess often soon perhaps maybe "
        "of in on at to from for by with without within into onto over under above below between among "
        "through during against about around across after before since until till than as per via off out up "
        "down near behind beyond despite toward towards upon along amid like plus and or but nor so yet if "
        "when while where because although though that which who whom whose what how why whether he she it "
        "they we you i fled swept stood began broke brought bought caught chose drew drove fought forgot froze "
        "heard hid knew meant rode shot sank slept spoke stole struck taught thought threw woke wore wrote "
        "sought beat bled bore clung crept dealt dug fed felt flew shook shrank slid spun swore tore withdrew "
        "him them us me this these there here is are was were be been being am has have had do "
        "does did will would shall should can could may might must not no never also just only even still "
        "already ever again ago later earlier now then today yesterday tomorrow each every all both either "
        "neither some any said says say told tell made make makes took take takes got get gets went go goes "
        "came come comes left leave lost won found held gave give saw see ran run paid pay cost costs put set "
        "let met sold sent spent built fell rose grew hit cut led kept died dies live lives lived remain "
        "remains became become according due including such well too very the a an his her its their our my "
        "your another apart away back together ahead once usually mostly currently annually daily weekly "
        "monthly instead alone"
    )
)
DETERMINERS = frozenset(words("the a an his her its their our my your this these those all such u s other"))
QUANTIFIED = frozenset(words("those them us these you"))
TOTALS = frozenset(
    words(
        "increase decrease rise drop fall cut salary income incomes price fee fine loss losses deficit budget "
        "investment total cost fund grant loan debt donation contract bill tax surplus value salary wage"
    )
)
COPULAS = frozenset(words("was is were are totaled totalled reached hit equals equaled"))
SIZED = frozenset(words("old long tall wide high deep thick plus"))  # behind the unit: "a five-foot-tall fence"
NOT_HEADS = frozenset(
    words(
        "higher lower larger greater bigger smaller faster slower longer older younger more total plus best less "
        "worth of s colder warmer hotter cooler taller wider deeper heavier lighter apart ahead ago"
    )
)
NOUNS_TOO = frozenset(words("cost costs cut cuts run hit set pay lead"))
DIMENSIONS = frozenset(words("length diameter height width depth size weight area circumference radius altitude value"))
VERBAL = re.compile(r"[a-z]{3,}(?:ed|ing|ly)")
KEPT = frozenset(
    words(
        "building meeting shooting hearing killing wedding offering training spending funding being housing "
        "bombing painting ruling listing rating family assembly supply rally reply bed seed speed shed breed "
        "united hundred drawing saving savings feeling beating opening"
    )
)
QUOTES = frozenset("\"“”'‘’")
OWNERS = frozenset(words("his her their its our")) | {"'", "’"}
ALONE = frozenset(words("to per by or / : = +"))
RESULTS = frozenset(
    words("win victory loss defeat vote decision ruling lead record tie draw start margin score upset rout")
)
REACH = 8  # words


def counted(lexemes: Lexemes, found: Quantity) -> str | None:
    """The head noun of what a quantity counts, as it stands, or None where the sentence has none beside it."""
    low, here = lexemes.low, found.last
    if found.kind == "dimension" and low[here] in ("in", "of") and low[here + 1] in DIMENSIONS:
        return lexemes.text[here + 1]
    if found.kind == "ordinal":
        if low[here] == "of" or low[here] in WORD_LABELS or VERBAL.fullmatch(low[here]):
            return None  # "the first of its kind"; "the fifth pillar" names it; "first introduced"
        return _noun_phrase(lexemes, here + lexemes.hyphen(here), many=False, order=True)
    if lexemes.hyphen(here):
        if low[here + 1] in SIZED:
            return _noun_phrase(lexemes, here + 2, many=False)
        return lexemes.text[here + 1] if lexemes.kind[here + 1] == "word" else None  # "five-pillar"
    if low[here] == "of":
        return _of(lexemes, here + 1, many=found.kind != "currency")
    if found.form == "vague" and low[here - 1].endswith("s") and low[here] not in ("more", "other"):
        return None  # "Thousands marched"; a noun would have "of"
    if found.kind == "number" and _of_a_score(lexemes, found):
        return None
    if found.form == "multiple":
        while low[here] in DETERMINERS or low[here] in ("as", "many", "much"):
            here += 1
        return _noun_phrase(lexemes, here, many=False)
    if found.kind in ("number", "range", "currency") or (found.kind == "dimension" and _adjective(lexemes, found)):
        many = found.kind in ("number", "range") and found.value != 1
        noun = _noun_phrase(lexemes, here, many=many)
        if noun:
            return noun
    return _before(lexemes, found)


def _of_a_score(lexemes: Lexemes, found: Quantity) -> bool:
    """Whether a number hangs on another with a dash before a word of results: "a 104-98 win"."""
    first, low = found.first, lexemes.low
    return (
        first > 1 and low[first - 1] in DASHES and lexemes.kind[first - 2] == "numeral" and low[found.last] in RESULTS
    )


def _adjective(lexemes: Lexemes, found: Quantity) -> bool:
    """Whether a measure stands before a noun as an adjective does: "60-year career", "30W port"."""
    low, last = lexemes.low, found.last
    if low[last] == "old":
        return False
    hyphen = any(lexemes.hyphen(at) for at in (last - 1, last - 2) if at > found.first)
    return hyphen or lexemes.glued(last - 1) or found.unit in ("watt", "calibre")


def _of(lexemes: Lexemes, at: int, *, many: bool) -> str | None:
    """The noun behind "of": "of the population", "of those hits", "of those with jobs"."""
    low = lexemes.low
    while low[at] in DETERMINERS and low[at] not in QUANTIFIED:
        at += 1
    if low[at] == "those":
        noun = None if VERBAL.fullmatch(low[at + 1]) else _noun_phrase(lexemes, at + 1, many=True)
        return noun or lexemes.text[at]
    return None if low[at] in QUANTIFIED else _noun_phrase(lexemes, at, many=many)


def _noun_phrase(lexemes: Lexemes, at: int, *, many: bool, order: bool = False) -> str | None:
    """The head of the noun phrase that begins at a piece: its first plural where several things are counted, else its
    last word. `order`: behind an ordinal, where a verbal form is an adjective ("best selling book")."""
    low, text = lexemes.low, lexemes.text
    head: str | None = None
    here = at
    for _ in range(REACH):
        word, goes_on = low[here], lexemes.kind[here + 1] == "word" and low[here + 1] not in STOPS
        if lexemes.kind[here] != "word":
            of_a_number = lexemes.kind[here] == "numeral" and here == at and goes_on  # "11 of the 43 missing students"
            if of_a_number or (lexemes.hyphen(here) and head):
                here += 1
            elif word in ("'", "’") and low[here + 1] == "s" and head:
                here, head = here + 2, None
            elif (word in QUOTES and head is None) or (
                word == "." and lexemes.glued(here) and len(text[here - 1]) == 1
            ):
                here += 1
            else:
                break
            continue
        if word in NOUNS_TOO and head and lexemes.kind[here + 1] != "word":
            head = text[here]
            break
        joined = many and head is not None and word in ("or", "and") and goes_on  # "Democratic or leaning voters"
        if (
            word in STOPS
            and not joined
            and not lexemes.hyphen(here - 1)
            and (text[here] == word or len(word) > 3 or here == at)
        ):
            break
        verbal = VERBAL.fullmatch(word) and word not in KEPT
        if verbal and head and not ((many or order) and goes_on and not word.endswith("ly")):
            break
        counts = head is None and (word in UNITS or word in TENS)  # "the first two patients"
        if not joined and not counts and (not verbal or word.endswith("ing")):
            head = text[here]
        named = text[here][:1].isupper() and lexemes.kind[here + 1] == "word" and is_plural(low[here + 1])
        if many and is_plural(word) and not named:  # "Sanders voters"
            return text[here]
        here += 1
    if head is None or head.lower() in NOT_HEADS:
        return None
    return None if many and here > at + 1 and VERBAL.fullmatch(head) else head


def _before(lexemes: Lexemes, found: Quantity) -> str | None:
    """ "a loss of more than $915 million", "the deficit was $438 billion"."""
    if found.kind not in ("currency", "percent", "range"):
        return None
    if found.kind == "percent" and lexemes.kind[found.last] == "word" and lexemes.low[found.last] not in STOPS:
        return None
    low, here = lexemes.low, found.first - 1
    for _ in range(5):
        if here < 1:
            return None
        word = low[here]
        if word == "of" or word in COPULAS:
            noun = low[here - 1]
            if lexemes.kind[here - 1] == "word" and noun not in STOPS and (word == "of" or noun in TOTALS):
                return lexemes.text[here - 1]
            return None
        if word not in COMPARING:
            return None
        here -= 1
    return None


COMPARING = frozenset(
    words(
        "more less than about around nearly almost only just over under some an estimated at least most up to "
        "roughly approximately a"
    )
)


def is_elliptic(lexemes: Lexemes, found: Quantity) -> bool:
    """Whether a number stands alone for things named before: "37 were sent back", "his 47 percent"."""
    low, first = lexemes.low, found.first
    before, after = low[first - 1] if first else "", low[found.last]
    if found.kind in ("percent", "currency"):
        owned = before in OWNERS or (first > 1 and low[first - 2] in ("'", "’") and before == "s")
        other = found.kind == "percent" and first > 1 and low[first - 2] == "the"  # "the other 95 percent"
        return owned or other
    if found.kind != "number" or found.form != "cardinal" or before in DASHES or after in DASHES:
        return False
    return before not in ALONE and after not in ("of", "per", "to") and not (before == "(" and after != "for")
