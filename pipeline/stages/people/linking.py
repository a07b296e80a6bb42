"""Who is who: each mention of a person gets the fullest name that the article gives of that person."""

import re
from collections.abc import Collection, Sequence

from pipeline.stages.people.holders import Holder
from pipeline.stages.people.names import PARTICLES, SUFFIXES, PersonLexicon

ARTICLE = re.compile(r"^(?:[aA]l|[eE]l|[aA][drst])-(?=[A-Z])")
SHORT_FORMS = {
    "Bill": ("William",),
    "Will": ("William",),
    "Bob": ("Robert",),
    "Bobby": ("Robert",),
    "Jim": ("James",),
    "Jimmy": ("James",),
    "Mike": ("Michael",),
    "Joe": ("Joseph",),
    "Dick": ("Richard",),
    "Rick": ("Richard",),
    "Rich": ("Richard",),
    "Ted": ("Edward", "Theodore"),
    "Ed": ("Edward", "Edwin"),
    "Tony": ("Anthony", "Antonio"),
    "Chuck": ("Charles",),
    "Charlie": ("Charles",),
    "Jack": ("John",),
    "Hank": ("Henry",),
    "Harry": ("Henry", "Harold"),
    "Larry": ("Lawrence",),
    "Jerry": ("Gerald", "Jerome", "Jerrold"),
    "Peggy": ("Margaret",),
    "Meg": ("Margaret", "Megan"),
    "Betsy": ("Elizabeth",),
    "Liz": ("Elizabeth",),
    "Beth": ("Elizabeth",),
    "Kate": ("Katherine", "Catherine"),
    "Kathy": ("Katherine", "Kathleen"),
    "Debbie": ("Deborah",),
    "Sue": ("Susan",),
    "Nancy": ("Anne",),
    "Pete": ("Peter",),
    "Andy": ("Andrew",),
    "Drew": ("Andrew",),
    "Tom": ("Thomas",),
    "Beto": ("Roberto", "Alberto"),
    "Pepe": ("José", "Jose"),
    "Paco": ("Francisco",),
    "Sasha": ("Alexander", "Aleksandr"),
}


def core(name: str) -> list[str]:
    """The words of a name without suffixes and middle initials: what two spellings of one name share."""
    words = [ARTICLE.sub("", w) for w in name.replace(",", "").split() if w.rstrip(".") not in SUFFIXES]
    while len(words) > 1 and words[0].lower() in PARTICLES and words[0] not in ("Al", "El"):
        words = words[1:]  # "Van Gaal", "von der Leyen" are surnames
    return [w for k, w in enumerate(words) if not (0 < k < len(words) - 1 and len(w.rstrip(".")) == 1)]


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of `short` stand in `long` in this order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _short(short: str, long: str) -> bool:
    """Whether a first name can stand for another: an initial, its beginning, a common short form."""
    if len(short.rstrip(".")) == 1:
        return long.startswith(short[0])
    return (len(short) > 2 and long.startswith(short)) or long in SHORT_FORMS.get(short, ())


def same(one: str, other: str) -> bool:
    """Whether two full names can be one person's: the words of one stand in the other, or a first name is an
    initial."""
    a, b = sorted((core(one), core(other)), key=len)
    if len(a) < 2 or len(b) < 2:
        return False
    if _within(a, b) and (a[0] in b[:2] or a[-1] == b[-1]):
        return True
    return a[-1] == b[-1] and (_short(a[0], b[0]) or _short(b[0], a[0]))


def link(names: Sequence[str], titled: Sequence[bool], lexicon: PersonLexicon) -> list[str]:
    """The canonical name of each mention, the mentions in the order of the text.

    A surname means the person whom the article named first with it; a name that nobody in the article bears in full
    means the holder of a public office whom the tables know by it."""
    fullest: dict[str, str] = {}  # a full name as it stands, and the fullest of the same person
    persons: list[str] = []
    by_word: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        words = core(name)
        if len(words) < 2:
            continue
        known = lexicon.known.get(name)
        candidates = dict.fromkeys(p for word in (words[0], words[-1]) for p in by_word.get(word, ()))
        match = next((p for p in candidates if same(p, name) or (known and lexicon.known.get(p) == known)), None)
        if match is None:
            match = name
            persons.append(name)
        fullest[name] = match
        for word in words:
            holders = by_word.setdefault(word, [])
            if match not in holders:
                holders.append(match)
    longest: dict[str, str] = {}
    for name, person in fullest.items():
        if len(name) > len(longest.get(person, "")):
            longest[person] = name
    result: list[str] = []
    given = set(names)
    for name, has_title in zip(names, titled, strict=True):
        if name in fullest:
            result.append(longest[fullest[name]])
            continue
        words = core(name)
        last = words[-1] if words else name
        as_surname = [p for p in by_word.get(last, ()) if _surname(p, last)]
        as_first = [] if has_title else [p for p in by_word.get(last, ()) if core(p)[0] == last]
        others = by_word.get(last, ())
        bearers = [*as_surname, *as_first, *others]
        if bearers:
            result.append(longest[bearers[0]])
        elif name in lexicon.surnames or last in lexicon.surnames:
            result.append(best_known(lexicon.surnames.get(name) or lexicon.surnames[last], given))
        else:
            result.append(name)
    return result


def best_known(holders: Sequence[Holder], names: Collection[str]) -> str:
    """Whom a surname means of several holders of office: one whose first name the article gives, else the latest."""
    given = [holder for holder in holders if holder.name.split()[0] in names]
    return max(given or holders, key=lambda holder: holder.first).name


def _surname(person: str, word: str) -> bool:
    words = core(person)
    return words[-1] == word or (len(words) > 2 and word in words[-2:] and word not in PARTICLES)
