"""Numbers that count nothing: labels ("Article 5", "Part one"), names ("First Amendment", "Boeing 737"), "one" as a
pronoun, "first of all", "first-degree", list markers."""

import re

from pipeline.stages.quantities.lexemes import DASHES, Lexemes
from pipeline.stages.quantities.measures import Quantity
from pipeline.stages.quantities.words import UNITS
from pipeline.stages.word_lists import words

# Nouns that a number behind them names.
LABELS = frozenset(
    words(
        "part pillar chapter page pages section article route version room exit highway step phase stage "
        "level tier type grade track volume vol episode lane gate line item question option category no "
        "number channel flight title amendment proposition prop interstate rule resolution figure fig table "
        "appendix annex bill act verse psalm apartment apt suite pier platform terminal runway model "
        "generation gen block district ward precinct zone sector area division scene book formula form player "
        "seed rank lot slide mark schedule box window studio fm"
    )
)
WORD_LABELS = LABELS & frozenset(
    words(
        "part pillar chapter page section article version phase stage step level tier number question option "
        "verse category volume episode item act"
    )
) | {"day", "week", "group", "round", "plan", "point", "game", "series", "class", "area"}  # fmt: skip
# A capital before a numeral makes it a name ("Fortune 500"), unless one of these words counts behind it ...
COUNTED = frozenset(
    words(
        "people persons men women children students voters members countries states percent % per million "
        "billion thousand of to migrants workers soldiers troops jobs votes seats points years months days "
        "hours minutes families victims civilians others more times"
    )
)
# ... or the word before is no name.
OPENERS = frozenset(
    words(
        "the a an in on at of for from by with to about around over under nearly almost only just some at "
        "least more than and or but all these those his her their its our my your between up another every "
        "each any last past first next there here when while if as since after before because although though "
        "were was are is be been has have had they we i he she it you who which that this what how where "
        "roughly approximately than through within including also still now then so yes no not can will would "
        "could should says said"
    )
)
ADDRESS = re.compile(
    r"\d{1,5}[A-Z]?\s(?:(?:[NSEW]{1,2}|North|South|East|West)\.?\s)?(?:[A-Z][\w.'’-]{0,20}\s|\d{1,3}(?:st|nd|rd|th)\s){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Place|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Highway|Hwy|Parkway|Pkwy|Circle"
    r"|Terrace|Pike|Way)(?!\w)"
)
MATCH = re.compile(r"\b[A-Z]\w{1,20} \d{1,3}, (?:[A-Z]\w{1,20} ){1,3}\d{1,3}(?=\s?(?:[:.;)]|$))")
ONE_COUNTS = frozenset(
    words(
        "percent % person man woman child boy girl soldier officer death dead killed injured wounded per "
        "hundred thousand million billion trillion dozen in out vote third half point goal"
    )
)
SMALL = frozenset(UNITS) - {"one"}
ONE_BEFORE = frozenset(words("only just than least exactly nearly most"))
# Compounds and phrases of ordinals that tell no order.
NO_ORDER = frozenset(
    words(
        "couple couples "
        "lady ladies amendment degree hand name names aid responder responders minister class party parties "
        "world rate guess guessing guessed gentleman person family thoughts thought nature language reading"
    )
)
NO_ORDER_HYPHENED = NO_ORDER | frozenset(words("guess tier"))
NAMED_ORDINALS = frozenset(
    words(
        "street st avenue ave circuit congress amendment district division battalion infantry precinct "
        "regiment army parliament republic reich fleet airborne ward floor international"
    )
)


def is_label(lexemes: Lexemes, found: Quantity) -> bool:
    """Whether a quantity is a label, a name or a pronoun instead of a number."""
    first, last = found.first, found.last
    if found.kind in ("currency", "percent", "range"):
        return False
    if found.kind == "ordinal":
        return _unordered(lexemes, first, last)
    if found.form in ("vague", "multiple", "ratio"):
        return False
    if _of_a_name(lexemes, first, last, found.kind == "dimension"):
        return True
    if lexemes.low[first] == "one" and last == first + 1:
        return _one(lexemes, first)
    if lexemes.low[first] == "zero" and _idle_zero(lexemes, first):
        return True
    if ADDRESS.match(lexemes.source, lexemes.start[first]):
        return True  # "12 W. 5th St."
    if found.kind == "dimension":
        return first > 0 and lexemes.low[first - 1] in DASHES and lexemes.glued(first) and lexemes.glued(first - 1)
    return _named(lexemes, first, last) or _marker(lexemes, first, last) or _coded(lexemes, first, last)


def _one(lexemes: Lexemes, at: int) -> bool:
    """ "one" is a pronoun or determiner, unless it counts what is counted one by one, or a comparator is before it."""
    low = lexemes.low
    before = low[at - 1] if at else ""
    after = low[at + 1]
    if _in_sequence(lexemes, at):
        return False
    if lexemes.hyphen(at + 1):
        return low[at + 2] in words("on off sided time way another upmanship liner to size stop of")
    if before in ("no", "the", "this", "that", "any", "every", "each", "another", "which", "some"):
        return True
    if before == "only" and low[at - 2] == "the" and after not in ONE_COUNTS:
        return True  # "the only one that fell"
    if before in ONE_BEFORE and after not in ("of", "another", "thing"):
        return lexemes.kind[at + 1] != "word"
    if before == "at" and after in ("point", "time"):
        return True
    if after in ("in", "out"):
        return True
    if lexemes.kind[at + 1] == "word" and after not in OPENERS and _enumerated(lexemes, at):
        return False
    if after in TELLERS and before not in ("at", "least"):
        return CASUALTIES.isdisjoint(low[at + 2 : at + 7])  # "one man said", not "one man was killed"
    return after not in ONE_COUNTS


def _in_sequence(lexemes: Lexemes, at: int) -> bool:
    """Whether "one" is told among bare numbers: "one, two, three", "one two three", "a three-to-one vote"."""
    low = lexemes.low
    if low[at + 1] in SMALL and low[at + 1] not in ("zero", "nought"):
        return True
    if low[at + 1] == "," and low[at + 2] in SMALL and (lexemes.kind[at + 3] != "word" or low[at + 3] in ("or", "and")):
        return True
    here = at - 1 - (at > 1 and lexemes.hyphen(at - 1))
    if here < 1 or low[here] not in ("to", "versus", "v"):
        return False
    here -= 1 + lexemes.hyphen(here - 1)
    return here >= 0 and (low[here] in SMALL or lexemes.kind[here] == "numeral")


TELLERS = frozenset(words("man woman boy girl officer soldier"))
CASUALTIES = frozenset(
    words("killed dead died dies injured wounded hurt shot missing arrested detained charged rescued rushed taken")
)


def _idle_zero(lexemes: Lexemes, at: int) -> bool:
    """ "zero tolerance", "zero-sum", "ground zero", "below zero": no amount."""
    before, after = lexemes.low[at - 1] if at else "", lexemes.low[at + 1 + lexemes.hyphen(at + 1)]
    return after in ("tolerance", "sum", "hour") or before in ("ground", "net", "below", "sub", "patient", "absolute")


def _enumerated(lexemes: Lexemes, at: int) -> bool:
    """Whether "one" is told among other counts: "three generals and one judge", "15 pills, one phone and a knife",
    "one judge and two generals"."""
    low = lexemes.low
    before = range(max(0, at - 6), at - 1)
    close = any(low[here] in SMALL or lexemes.kind[here] == "numeral" for here in before)
    ahead = range(at + 2, min(at + 6, lexemes.count))
    if close and (low[at - 1] == "and" or (low[at - 1] == "," and any(low[here] in (",", "and") for here in ahead))):
        return True
    return any(low[here] == "and" and low[here + 1] in SMALL for here in ahead)


def _of_a_name(lexemes: Lexemes, first: int, last: int, measured: bool) -> bool:
    """Whether a number with a capital begins a name inside a sentence: "on Nine News", "the Three Mile Island"."""
    text = lexemes.text
    if not text[last][:1].isupper() or text[first][:1].islower() or lexemes.hyphen(last) or _headline(lexemes):
        return False
    if measured:
        return text[last - 1].istitle() and len(text[last - 1]) > 3 and not lexemes.hyphen(last - 2)
    if lexemes.kind[first] != "word" or text[first].isupper():
        return False
    inside = first > 0 and lexemes.kind[first - 1] == "word" and not lexemes.glued(first)
    return inside or text[first] == "Zero" or (text[first] == "Half" and first > 0)


def _named(lexemes: Lexemes, first: int, last: int) -> bool:
    """A numeral behind a label or a name, and a written number with a capital or behind a label."""
    if first == 0:
        return False
    text, low = lexemes.text, lexemes.low
    before = low[first - 1]
    if low[first] == "zero" and low[last] == "in":
        return True
    word = lexemes.kind[first] == "word"
    if before == "." and first > 1 and low[first - 2] in ("no", "vol", "fig", "ch", "sec", "art", "pp", "p"):
        return True
    if lexemes.kind[first - 1] != "word" or lexemes.glued(first):
        return False
    if word:
        capital = text[first][:1].isupper() and not text[first].isupper()
        gang = capital and before == "of" and first > 1 and text[first - 2][:1].isupper()  # the Gang of Eight
        return gang or before in WORD_LABELS or (capital and text[first - 1][:1].isupper() and before not in OPENERS)
    if low[last] == "block":
        return True
    several = before.endswith("s") and before[:-1] in LABELS and low[last] in ("and", "or", "through", ",")
    if (several and lexemes.kind[last + 1] == "numeral") or (text[first - 1] == "Series" and low[last] not in DASHES):
        return True  # "articles 5 and 6", "Watch Series 4"
    if _in_labels(lexemes, first) or _called(lexemes, first):
        return True
    if before in LABELS and lexemes.end[last - 1] - lexemes.start[first] < 5:
        return (
            low[last] in ("to", "of")
            or low[last] not in COUNTED
            or before in ("page", "chapter", "article", "section", "route")
        )
    inner_capital = text[first - 1][:1].islower() and before != text[first - 1] and "," not in text[first]
    if inner_capital:
        return True  # "iPhone 7 Plus"
    if before == "of" and first > 1 and text[first - 2] == "Group":
        return True  # "the Group of 20"
    if text[first - 1] == before or before in OPENERS or (first == 1 and low[last] not in AUXILIARIES):
        return _list_name(lexemes, first, last)
    if low[last] in COUNTED or _headline(lexemes) or "," in text[first] or _of_a_match(lexemes, first):
        return False
    return low[last] not in (",", "-") or lexemes.kind[last + 1] == "word" or low[last + 1] == ""


AUXILIARIES = frozenset(words("is was has had will would can could should may might"))  # "Windows 10 is"


def _called(lexemes: Lexemes, at: int) -> bool:
    """Whether a numeral is what one dials in an emergency: "a 911 call", "she dialed 999"."""
    low = lexemes.low
    dialed = low[at - 1] in ("call", "called", "calling", "calls", "dial", "dialed", "dialled", "phoned")
    return low[at] in ("911", "999", "112") and (dialed or low[at + 1] in CALLS)


CALLS = frozenset(words("call calls caller callers dispatcher dispatchers operator operators emergency"))


def _in_labels(lexemes: Lexemes, first: int) -> bool:
    """Whether a numeral is the second behind a plural of labels: the 6 of "articles 5 and 6"."""
    low = lexemes.low
    label = low[first - 3] if first > 2 else ""
    joined = low[first - 1] in ("and", "or", "through") and lexemes.kind[first - 2] == "numeral"
    return joined and label.endswith("s") and label[:-1] in LABELS


def _of_a_match(lexemes: Lexemes, at: int) -> bool:
    """Whether a numeral is one of two that stand behind the names of teams: "Blue Jackets 5, Canadiens 2"."""
    other = MATCH.search(lexemes.source, max(0, lexemes.start[at] - 40), lexemes.end[at] + 40)
    return other is not None and other.start() <= lexemes.start[at] < other.end()


def _list_name(lexemes: Lexemes, first: int, last: int) -> bool:
    """ "40 Under 40", "30 Under 30"."""
    under = "Under"
    return lexemes.text[last] == under or (lexemes.text[first - 1] == under and lexemes.kind[first - 2] == "numeral")


def _headline(lexemes: Lexemes) -> bool:
    """Whether most words have a capital: then a capital tells nothing."""
    named = [text for text in lexemes.text if len(text) > 3 and text.isalpha()]
    return len(named) > 3 and sum(text[0].isupper() for text in named) * 4 > len(named) * 3


def _marker(lexemes: Lexemes, first: int, last: int) -> bool:
    """The number of a list item or of a paragraph at the start of a sentence: "1. Wash", "2) Rinse", "(3) Dry"."""
    if lexemes.kind[first] != "numeral" or lexemes.end[last - 1] - lexemes.start[first] > 2 or last != first + 1:
        return False
    if first == 0:
        alone = lexemes.low[last] == "." and last + 1 >= lexemes.count
        next_word = last + 1 + (lexemes.text[last + 1] in ('"', "“"))
        worded = lexemes.kind[next_word] == "word" and not lexemes.glued(last + 1)
        return alone or (lexemes.low[last] in (".", ")") and worded)
    bracketed = lexemes.low[first - 1] == "(" and lexemes.low[last] == ")"
    if not bracketed or (first > 1 and lexemes.text[first - 2][:1].isupper()):
        return False
    noted = first > 1 and lexemes.kind[first - 2] == "word" and lexemes.low[first - 2] not in SMALL
    return lexemes.kind[last + 1] == "word" or (noted and lexemes.low[last + 1] in (".", ""))  # "binge eating (2)."


def _coded(lexemes: Lexemes, first: int, last: int) -> bool:
    """A numeral that letters or a slash are glued to ("737-800", "5G", "3D", "802.11b")."""
    if lexemes.kind[first] != "numeral":
        return False
    if lexemes.glued(last) and lexemes.kind[last] in ("word", "opaque"):
        return True
    if lexemes.hyphen(last) and lexemes.low[last + 1] in ("something", "somethings"):
        return True
    if lexemes.low[last] in DASHES and lexemes.glued(last) and ":" in lexemes.text[last + 1]:
        return True  # "11-11:45"
    if lexemes.text[last][:1].isupper() and lexemes.kind[last + 1] == "opaque" and ":" in lexemes.text[last + 1]:
        return True  # "2 Timothy 2:15"
    return lexemes.low[last] in ("'", "’") and lexemes.low[last + 1] == "s" and lexemes.glued(last + 1)


def _unordered(lexemes: Lexemes, first: int, last: int) -> bool:
    """Ordinals in names ("Fifth Avenue", "114th Congress") and in phrases ("at first", "first lady")."""
    text, low = lexemes.text, lexemes.low
    before, after = low[first - 1] if first else "", low[last]
    if low[first] == "#" or low[first] in ("no", "nos"):
        return before in LABELS
    if before == "america" and low[first] == "first":
        return True
    if lexemes.hyphen(last):
        return low[last + 1] in NO_ORDER_HYPHENED
    if after in NO_ORDER and (after not in ("person", "name", "names", "class") or before == "the"):
        return True
    digits = lexemes.kind[first] == "numeral"
    if text[last][:1].isupper() and lexemes.kind[last] == "word":
        if after in NAMED_ORDINALS:
            return True
        if not digits and text[first][:1].isupper() and first > 0 and not _headline(lexemes):
            return True
    if low[first] == "first":
        of_all = (after == "of" and low[last + 1] == "all") or (after == "and" and low[last + 1] == "foremost")
        place = after == "place" and low[first - 1] == "the" and first > 1 and low[first - 2] == "in"
        return of_all or place or (before == "at" and not noun_follows(lexemes, last))
    if low[first] == "second":
        return before in ("a", "per", "split", "every", "each") and not noun_follows(lexemes, last)
    return False


def noun_follows(lexemes: Lexemes, at: int) -> bool:
    """Whether a word that goes on with the phrase stands at a piece, and none that begins another."""
    return lexemes.kind[at] == "word" and lexemes.low[at] not in OPENERS
