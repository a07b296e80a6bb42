"""What speaks for or against a person where no table knows a name: its shape, and the pronouns after it."""

import re

from pipeline.stages.people.name_words import Words
from pipeline.stages.word_lists import words as listed

# Endings of surnames by language: Slavic, Scandinavian, German, Armenian, Georgian, Greek, Finnish, Italian, Basque and
# Spanish, Indian, Turkish, Persian, Japanese; Mc and O' in front.
SURNAME = re.compile(
    r"^(?:Mc|Mac|O['’]|Fitz)[A-Z][a-z]+$"
    r"|\w{2}(?:ov|ova|ev|eva|sky|ski|ska|skaya|skyy|vich|vić|ović|ić|enko|chuk|czyk|wicz|sson|ssen|nsen|rsen"
    r"|stein|berg|mann|bauer|meyer|hofer|escu|idis|opoulos|akis|yan|shvili|adze|onen|inen"
    r"|etti|elli|ucci|ini|olini|ández|ínez|érez|onzalez|rtinez|rnandez|riguez|arez|uez|oğlu|oglu"
    r"|singh|swamy|murthy|kar|wala|zadeh|pour|moto|mura|yama|shita|naka|bayev|uly|sen|strom|ström|quist)$"
)
# "Texas-based", "Harvard-trained", "Houston-area", "We've": no part of a name ("Jong-un" is).
COMPOUND = re.compile(
    r"[’'](?:ve|re|ll|d|m|t)$|-(?:[a-z]{2,}ed|born|led|era|area|style|bound|only|wide|like|held|run|owned|winning|speaking)$"
)
# Words that begin a phrase of a heading before a known surname rather than a name.
ENGLISH = re.compile(r"(?:\w{3}ing|\w{2}ly|tions?|ness|ments?|ful|ous|ive|ity|ism|ists?|[a-z]ians|[’']s|ers)$")
SPEECH = frozenset(
    listed(
        "said says say told tells added adds wrote writes tweeted asked asks replied replies insisted insists "
        "argued argues claimed claims warned warns announced explained explains noted notes testified "
        "recalled recalls admitted conceded acknowledged declared stated continued concluded responded "
        "quipped joked joined predicted suggested believes thinks thought promised vowed pledged urged "
        "complained confirmed denied reiterated remarked tells lamented observed described criticized "
        "criticised praised boasted exclaimed blasted slammed commented agreed"
    )
)
# After these words a capital begins a place or a body rather than a person.
NO_PERSON_AFTER = frozenset(
    listed(
        "the The a an A An in In at At near Near into across around outside inside some other his her "
        "its their this that new on"
    )
)
APPOSITION = frozenset(
    listed(
        "a an the who whose whom former chief head president director chairman professor spokesman deputy "
        "vice senior executive managing assistant associate founder CEO"
    )
)
PRONOUNS = frozenset(("he", "she", "his", "her", "him", "himself", "herself"))
OTHERS = frozenset(("when", "because", "which", "that", "if", "but", "man", "woman", "people"))  # begin another subject
REACH = 7  # words within which a pronoun speaks of a name


def pronoun(words: Words, last: int) -> bool:
    """Whether the words before `last` are what a "he" or "she" shortly after them must mean: nothing else with a
    capital stands between, and the sentence has not ended."""
    for k in range(last, min(last + REACH, len(words))):
        if words.first[k] or words.word[k][0].isupper() or words.word[k] in OTHERS:
            return False
        if words.word[k] in PRONOUNS:
            return True
    return False
