"""The words of offices.csv with their plurals."""

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
