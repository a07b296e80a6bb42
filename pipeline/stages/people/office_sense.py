"""What a phrase for an office means: one holder, the office in general, or the post of a body that is no public one."""

from pipeline.stages.people.name_words import SPACE, Words
from pipeline.stages.people.office_phrases import Phrase, key
from pipeline.stages.people.office_places import Places
from pipeline.stages.people.office_words import PARAPHRASES
from pipeline.stages.word_lists import words as listed

# Words that are offices only where what follows does not make another thing of them ("general election").
RISKY = frozenset(
    listed("general justice major chief head captain guard marshal chair speaker commander colonel peer whip")
)
FOLLOWS = frozenset(
    listed(
        "of for in who said says told was is has had will would and also added could should must did at on from to "
        "familiar speaking involved with or but as close he she they after when while who's about "
        "wrote warned asked called whose that may can by with announced confirmed does"
    )
)
NO_HOLDER = frozenset(
    listed("next future would-be first new second no any every each another previous past same last only")
)
COPULAS = frozenset(listed("is was are were be been being become becomes became elected named appointed as"))
COMPANY_POSTS = frozenset(listed("ceo chief chairman chairwoman founder cofounder co-founder owner director"))
SINGLE_POSTS = ("press secretary", "chief of staff", "counsel", "communications director", "chief strategist")
SYNONYMS = {
    "premier": "prime minister",
    "pm": "prime minister",
    "un chief": "secretary-general",
    "secretary general": "secretary-general",
    "sen": "senator",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov": "governor",
    "lt gov": "lieutenant governor",
    "gen": "general",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
}
OFFICIAL_THINGS = frozenset(
    listed(
        "procedures procedure opposition title residence residences sources source response count photo campaign "
        "launch opening reopening ceremony start end explanation confirmation announcement version logo song "
        "twitter twitter's death role duties duty business capacity biography portrait election inquiry "
        "investigation schedule trip line website site account "
        "statement results figures visit data "
        "language report position policy record name"
    )
)
OFFICES_ROOMS = frozenset(listed("office offices department mansion palace"))


def is_general(phrase: Phrase, words: Words) -> bool:
    """Whether a phrase speaks of an office in general, or of a post, a room or a thing that is named after it."""
    last = phrase.last
    before = key(words.word[phrase.first - 1]) if phrase.first and words.gaps[phrase.first] == SPACE else ""
    after = key(words.word[last]) if last < len(words) and words.gaps[last] == SPACE else ""
    if phrase.plural and phrase.determiner == "a" and key(words.word[phrase.first]) in ("a", "an"):
        return True  # "a Queens native"
    if words.word[phrase.first].lower() == "no" or before == "no":
        return True
    if not phrase.plural and before in COPULAS:
        return True
    if before == "of" and phrase.first > 1 and key(words.word[phrase.first - 2]) in OFFICES_ROOMS:
        return True
    if any(key(words.word[k]) in NO_HOLDER for k in range(phrase.first, phrase.head)) and not phrase.plural:
        return True
    if phrase.last > 1 and (key(words.word[last - 2]), key(words.word[last - 1])) == ("national", "guard"):
        return True
    if words.owner[last - 1] and after in OFFICES_ROOMS:
        return True
    if key(words.word[last - 1]) == "official" and after in OFFICIAL_THINGS:
        return True
    single = phrase.head + 1 == last and not phrase.plural
    return single and key(words.word[phrase.head]) in RISKY and bool(after) and after not in FOLLOWS


def is_office(phrase: Phrase, words: Words, places: Places) -> bool:
    """Whether a phrase means one particular holder."""
    office = phrase.office
    if phrase.plural or phrase.private or office.level in ("official", "speaker"):
        return False
    if office.level == "candidate":
        return phrase.determiner == "the" and len(office.office.split()) > 1
    if office.level == "staff" and not office.office.endswith(SINGLE_POSTS):
        return False
    if office.public != "yes" and not phrase.public:
        return False
    if office.level == "police" and not office.office.endswith(("chief", "sheriff", "commissioner", "constable")):
        return False
    if phrase.determiner in ("the", "possessive"):
        return not of_another_body(phrase, words, places)
    country = phrase.core < phrase.head and not phrase.determiner and office.level in ("head", "minister")
    return (
        country
        and words.word[phrase.last - 1][0].isupper()
        and bool(places.inside(words.start[phrase.core], words.end[phrase.head]))
    )


def of_another_body(phrase: Phrase, words: Words, places: Places) -> bool:
    """Whether a president or the like is that of a body that is no state: "the president of the union"."""
    last = phrase.last
    if phrase.office.level == "head" and any(
        words.word[k].isupper() and len(words.word[k]) > 1 and not places.inside(words.start[k], words.end[k])
        for k in range(phrase.core, phrase.head)
    ):
        return True  # "the CNN president"
    if phrase.office.level != "head" or last >= len(words) or words.gaps[last] != SPACE:
        return False
    after = key(words.word[last])
    if after == "and":
        return last + 1 < len(words) and key(words.word[last + 1]) in COMPANY_POSTS
    return after == "of" and not places.inside(words.start[last], words.end[max(phrase.end, last + 1) - 1])


def same_office(one: str, other: str) -> bool:
    """Whether two offices can be one: the same, or one with more words before it ("foreign minister", "minister")."""
    one, other = (SYNONYMS.get(key(office), key(office)) for office in (one, other))
    if one in PARAPHRASES or other in PARAPHRASES:
        return one == other or other in PARAPHRASES.get(one, ()) or one in PARAPHRASES.get(other, ())
    vice = ("vice", "deputy", "vice-president")
    if one.split()[0] in vice or other.split()[0] in vice:
        return one == other
    return one == other or one.endswith(" " + other) or other.endswith(" " + one)
