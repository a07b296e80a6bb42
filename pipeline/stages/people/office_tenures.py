"""Who held an office on a day, and which day an article without a date speaks from."""

import re
from collections.abc import Iterable, Sequence

from pipeline.stages.people.holders import Holder, read_holders
from pipeline.stages.people.office_words import PARAPHRASES

YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)")
SAME_ROLE = {"premier": "prime minister", "taoiseach": "prime minister", "defence minister": "defense minister"}
WORDS_OF_CONGRESS = re.compile(
    r"\b(?:Congress|Senate|Senator|Sen\.|Rep\.|House|GOP|Republicans?|Democrats?|lawmakers?)\b"
)


class Tenures:
    """officials.csv and congress.csv by person and by office."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[Holder]] = {}
        self._by_office: dict[tuple[str, str], list[Holder]] = {}
        self.countries: dict[str, set[str]] = {}
        for holder in read_holders():
            for name in (holder.name, *holder.aliases):
                self._by_name.setdefault(name, []).append(holder)
            self._by_office.setdefault((_role(holder.role), holder.country), []).append(holder)
            self.countries.setdefault(_role(holder.role), set()).add(holder.country)

    def offices_of(self, name: str, text: str) -> list[Holder]:
        """What the tables know a person of that full name for. A member of Congress counts only where the text speaks
        of American politics, many others bearing such names."""
        holders = self._by_name.get(name, [])
        if any("congress" in holder.source for holder in holders) and not WORDS_OF_CONGRESS.search(text):
            return [holder for holder in holders if "congress" not in holder.source]
        return holders

    def holder(self, role: str, country: str, day: str) -> Holder | None:
        """Who held the office in that country on that day, if the tables tell exactly one."""
        roles = dict.fromkeys(map(_role, PARAPHRASES.get(role, (role,))))
        held = [h for r in roles for h in self._by_office.get((r, country), ()) if h.on(day)]
        return held[0] if len({h.name for h in held}) == 1 else None


def _role(role: str) -> str:
    low = role.lower().replace("-", " ")
    return SAME_ROLE.get(low, low)


def day_of(text: str, titled: Iterable[Sequence[Holder]], known: Iterable[Sequence[Holder]]) -> str | None:
    """A day from which an article without a date may speak, None where nothing tells.

    `titled`: for each person whom the article names with an office that the tables know, the terms of that office;
    `known`: the offices of all persons that it names. Of a person's terms that counts which holds the latest year
    that the text names, else the last; the day is then within all of those terms."""
    years = YEAR.findall(text[:20000])
    year = f"{max(years)}-07-01" if years else ""
    terms = [next((h for h in holders if h.on(year)), max(holders, key=lambda h: h.first)) for holders in titled]
    first = max((h.first for h in terms), default="")
    last = min((h.last or "9999" for h in terms), default="")
    if terms and first < last:
        second = f"{int(first[:4]) + 1}-07-01"
        return year if first <= year < last else min(second, last) if second < last else first
    if year:
        return year
    begun = [min(h.first for h in holders) for holders in known if holders]
    return max(begun, default=None)
