"""What a number counts: the head noun beside it, told by word lists and endings alone (there is no tagger here)."""

import re

from pipeline.stages.number_labels import WORD_LABELS
from pipeline.stages.number_lexemes import Lexemes
from pipeline.stages.number_measures import Quantity
from pipeline.stages.number_words import TENS, UNITS
from pipeline.stages.word_lists import words

# Words that end a noun phrase: prepositions, conjunctions, pronouns, auxiliaries, common verbs and adverbs.
STOPS = frozenset(
    words(
        "x of in on at to from for by with without within into onto over under above below between among "
        "through during against about around across after before since until till than as per via off out up "
        "down near behind beyond despite toward towards upon along amid like plus and or but nor so yet if "
        "when while where because although though that which who whom whose what how why whether he she it "
        "they we you i him them us me this these there here is are was were be been being am has have had do "
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
IRREGULAR = frozenset(
    words(
        "people children men women feet teeth mice geese media data criteria police personnel troops staff "
        "cattle fish sheep aircraft series species lawmen policemen policewomen firefighters dead"
    )
)
NOT_PLURAL = frozenset(
    words(
        "this his its us as was has is various serious religious famous previous gross across less plus yes "
        "thus business class congress process address access press success loss crisis basis status virus "
        "campus bonus focus census consensus mass glass cross boss pass perhaps always texas massachusetts "
        "illinois arkansas"
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
NOT_HEADS = frozenset(words("more total plus best less worth of s"))
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
REACH = 8  # words


def counted(lexemes: Lexemes, found: Quantity) -> str | None:
    """The head noun of what a quantity counts, as it stands, or None where the sentence has none beside it."""
    low, here = lexemes.low, found.last
    if found.kind == "dimension" and low[here] in ("in", "of") and low[here + 1] in DIMENSIONS:
        return lexemes.text[here + 1]
    if found.kind == "ordinal" and (low[here] == "of" or low[here] in WORD_LABELS):
        return None  # "the first of its kind"; "the fifth pillar" names it
    if lexemes.hyphen(here):
        if low[here + 1] in SIZED:
            return _noun_phrase(lexemes, here + 2, many=False) or None
        return _hyphened(lexemes, here)
    if found.kind == "dimension" and low[here] == "old":
        return None
    if low[here] == "of":
        step = here + 1
        while low[step] in DETERMINERS and low[step] not in QUANTIFIED:
            step += 1
        if low[step] in QUANTIFIED:
            return (
                _noun_phrase(lexemes, step + 1, many=True)
                if low[step] == "those" and low[step + 1] not in STOPS
                else (lexemes.text[step] if low[step] == "those" else None)
            )
        return _noun_phrase(lexemes, step, many=found.kind != "currency")
    if found.form == "multiple":
        step = here
        while low[step] in DETERMINERS or low[step] in ("as", "many", "much"):
            step += 1
        return _noun_phrase(lexemes, step, many=False)
    if found.kind in ("number", "range", "ordinal") or lexemes.glued(here) is False:
        hyphened = lexemes.hyphen(found.last - 1) or (found.last - found.first > 1 and lexemes.hyphen(found.last - 2))
        ahead = found.kind not in ("dimension", "percent") or hyphened or found.unit in ("watt", "calibre")
        if ahead:
            many = found.kind in ("number", "range") and found.value != 1
            noun = _noun_phrase(lexemes, here, many=many, order=found.kind == "ordinal")
            if noun:
                return noun
    return _before(lexemes, found)


def _hyphened(lexemes: Lexemes, at: int) -> str | None:
    """ "five-pillar plan" counts pillars; "two-year-old boy" is handled before."""
    return lexemes.text[at + 1] if lexemes.kind[at + 1] == "word" else None


def _noun_phrase(lexemes: Lexemes, at: int, *, many: bool, order: bool = False) -> str | None:
    """The head of the noun phrase that begins at a piece: its first plural where several things are counted, else its
    last word."""
    low, text = lexemes.low, lexemes.text
    head: str | None = None
    here = at
    for _ in range(REACH):
        word = low[here]
        if lexemes.kind[here] != "word":
            if lexemes.hyphen(here) and head:
                here += 1
                continue
            if word in ("'", "’") and low[here + 1] == "s" and head:
                here, head = here + 2, None
                continue
            if word == "." and lexemes.glued(here) and len(text[here - 1]) == 1:  # U.S.
                here += 1
                continue
            break
        if word in NOUNS_TOO and head and lexemes.kind[here + 1] != "word":
            head = text[here]
            break
        if word in STOPS and (text[here] == word or len(word) > 3 or here == at):
            break
        if head is None and (word in UNITS or word in TENS):  # "the first two patients"
            here += 1
            continue
        verbal = VERBAL.fullmatch(word) and word not in KEPT
        if verbal and head:
            if word.endswith("ly"):
                break
            if word.endswith("ed") or (not many and (not order or lexemes.kind[here + 1] != "word")):
                break
        if not verbal or word.endswith("ing"):
            head = text[here]
        if many and is_plural(word):
            return text[here]
        here += 1
    if head is None or head.lower() in NOT_HEADS:
        return None
    return None if many and here > at + 1 and VERBAL.fullmatch(head) else head


def is_plural(word: str) -> bool:
    """Whether a word in small letters looks like the plural of a noun."""
    return word in IRREGULAR or (
        word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")) and word not in NOT_PLURAL
    )


def _before(lexemes: Lexemes, found: Quantity) -> str | None:
    """ "a loss of more than $915 million", "the deficit was $438 billion"."""
    if found.kind not in ("currency", "percent", "range"):
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
