"""The words of offices.csv with their plurals, and what paraphrases of offices stand for."""

from typing import Literal

from msgspec import Struct

from pipeline.gazetteers import read_rows

Level = Literal[
    "head",
    "minister",
    "law",
    "court",
    "legislature",
    "local",
    "envoy",
    "military",
    "police",
    "agency",
    "staff",
    "speaker",
    "official",
    "candidate",
]
FOREIGN = ("foreign minister", "secretary of state", "foreign secretary", "external affairs minister")
DEFENSE = ("defense secretary", "defence secretary", "defense minister", "defence minister", "secretary of defense")
FINANCE = ("finance minister", "treasury secretary", "chancellor of the exchequer")
PARAPHRASES = {  # offices by what their holders do
    "top diplomat": FOREIGN,
    "chief diplomat": FOREIGN,
    "defense chief": DEFENSE,
    "defence chief": DEFENSE,
    "finance chief": FINANCE,
    "treasury chief": FINANCE,
    "interior chief": ("interior minister", "interior secretary", "home secretary"),
    "top prosecutor": ("attorney general", "prosecutor general", "district attorney", "chief prosecutor"),
    "top cop": ("police chief", "police commissioner"),
}
# Words for whoever has the say in a country.
RULERS = frozenset(("leader", "ruler", "dictator", "strongman", "autocrat"))
IRREGULAR = {"person": "people", "charge": "charges", "chargé": "chargés"}


class Office(Struct, frozen=True):
    """A row of offices.csv. `public`: whether the word alone tells that the office is a public one;
    `title`: only before a name, with a capital ("Officer Diaz"); `ask`: a public body must stand beside it."""

    office: str
    level: Level
    country: str = ""
    public: Literal["yes", "ask", "title"] = "yes"


def plural_word(word: str) -> str:
    """The plural of a noun."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("man") and word not in ("roman", "german", "human"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es" if not word.endswith("s'") else word
    return word + "s"


def plural(office: str) -> str:
    """The plural of an office: "attorneys general", "secretaries of state", "police chiefs"."""
    words = office.split()
    head = len(words) - 1
    for k, word in enumerate(words):
        if k and word in ("of", "for", "to", "in", "and"):
            head = k - 1
            break
    if (
        head == len(words) - 1
        and len(words) > 1
        and words[-1] == "general"
        and words[0] in ("attorney", "solicitor", "surgeon")
    ):
        head -= 1
    words[head] = plural_word(words[head])
    return " ".join(words)


def read_offices() -> list[Office]:
    """The rows of offices.csv."""
    return read_rows("offices", Office)
