"""What a report counts, from one pass over the claims: tables without the sentences, so that they stay small."""

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd
from msgspec import Struct

from pipeline.claim import Claim, ClaimSpeaker, PillarClaim, Statement
from pipeline.exports.rows import amount

NO_PILLAR = "no pillar"
SAID = ("claim", "id", "article", "pillar", "day", "outlet", "speaker", "role", "country", "official", "speech")
COUNTRIES = ("claim", "pillar", "country")
NUMBERS = ("claim", "unit", "of", "amount", "least", "most", "who", "outlet", "day")


class Facts(Struct, frozen=True):
    """`said` has a row for each pillar of each claim, `countries` one for each country that it names, `numbers` one
    for each counted thing of each claim. `claim` is its place in the run, from 0; `labels` has the pillars' names."""

    claims: int
    said: pd.DataFrame
    countries: pd.DataFrame
    numbers: pd.DataFrame
    labels: dict[str, str]


def find_facts(claims: Iterable[Claim]) -> Facts:
    """The facts of claims, in their order."""
    said: list[tuple[Any, ...]] = []
    countries: list[tuple[Any, ...]] = []
    numbers: list[tuple[Any, ...]] = []
    labels: dict[str, str] = {}
    count = 0
    for place, claim in enumerate(claims):
        count += 1
        numbers += _numbers(place, claim)
        for each in claim.statements:
            pillar = each.id if isinstance(each, PillarClaim) else NO_PILLAR
            labels[pillar] = each.label if isinstance(each, PillarClaim) else ""
            said.append((place, claim.id, claim.article.id, pillar, *_said(claim, each)))
            countries += [(place, pillar, name) for name in dict.fromkeys(c.name for c in claim.countries)]
    table = pd.DataFrame(said, columns=list(SAID))
    table["day"] = pd.to_datetime(table["day"], errors="coerce", format="%Y-%m-%d")
    return Facts(
        count,
        table,
        pd.DataFrame(countries, columns=list(COUNTRIES)),
        pd.DataFrame(numbers, columns=list(NUMBERS)),
        dict(sorted(labels.items())),
    )


def _said(claim: Claim, said: PillarClaim | Statement) -> tuple[Any, ...]:
    speaker = said.speaker
    return (
        claim.article.published,
        claim.article.outlet,
        name_of(speaker),
        speaker and speaker.role,
        speaker and speaker.country,
        bool(speaker and (speaker.role or speaker.kind in ("office", "anonymous"))),
        said.speech,
    )


def name_of(speaker: ClaimSpeaker | None) -> str | None:
    """Whom a speaker is counted as: by name; without one an official by office; else nobody."""
    if speaker is None or speaker.name or not speaker.role:
        return speaker.name if speaker else None
    return f"unnamed {speaker.role}"


def _numbers(place: int, claim: Claim) -> Iterator[tuple[Any, ...]]:
    """What is counted or measured, of something. "One man" counts nothing worth comparing."""
    for number in claim.numbers:
        least = number.low if number.value is None else number.value
        most = number.high if number.value is None else number.value
        if number.of and number.kind != "ordinal" and least is not None and (number.unit or least != 1):
            who = next((name for each in claim.statements if (name := name_of(each.speaker))), None)
            noun = number.of.casefold()
            day = claim.article.published
            yield place, number.unit, noun, amount(number, comma=","), least, most, who, claim.article.outlet, day
