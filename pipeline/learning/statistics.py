"""What each pattern does in a run: coverage, overlap, conflict, and from decisions precision."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from pipeline.claim import Claim, PillarClaim
from pipeline.decisions.verdicts import Subject, Verdict, find_cards
from pipeline.statistics.intervals import Share

COLUMNS = ("claim", "article", "pillar", "pattern", "overlap", "conflict")
LEAST = 2
"""Patterns that fire together in fewer claims may do so by chance."""


def find_hits(claims: Iterable[Claim]) -> pd.DataFrame:
    """A row for each pattern that has evidence in a claim: whether another pattern of its pillar has some there, too
    (overlap), and whether a pattern of another pillar takes some of the same words (conflict)."""
    rows = [row for claim in claims for said in claim.pillars for row in _rows(claim, said)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _rows(claim: Claim, said: PillarClaim) -> Iterator[tuple[Any, ...]]:
    patterns = dict.fromkeys(each.pattern for each in said.evidence)
    others = [each for other in claim.pillars if other.id != said.id for each in other.evidence]
    for pattern in patterns:
        own = [each for each in said.evidence if each.pattern == pattern]
        conflict = any(a.start < b.end and b.start < a.end for a in own for b in others)
        yield claim.id, claim.article.id, said.id, pattern, len(patterns) > 1, conflict


def pattern_table(hits: pd.DataFrame, patterns: Mapping[str, str], verdicts: Mapping[Subject, Verdict]) -> pd.DataFrame:
    """A row for each pattern, by pillar and then by claims: in how many claims and articles it has evidence, in which
    share of its pillar's claims (coverage), in how many of them it is not alone (overlap) or disputed (conflict); how
    many cards were decided on, how many of them are right, and the precision with its interval.

    `patterns` gives the pillar of each pattern of the framework, so that those which never fire have a row, too."""
    known = pd.DataFrame({"pattern": list(patterns), "pillar": list(patterns.values())})
    fired = hits.groupby(["pattern", "pillar"], as_index=False).agg(
        claims=("claim", "nunique"),
        articles=("article", "nunique"),
        overlap=("overlap", "sum"),
        conflict=("conflict", "sum"),
    )
    table = known.merge(fired, how="outer", on=["pattern", "pillar"])
    counts = ["claims", "articles", "overlap", "conflict"]
    table[counts] = table[counts].fillna(0).astype(int)
    of_pillar = hits.groupby("pillar")["claim"].nunique()
    table.insert(4, "coverage", table["claims"] / table["pillar"].map(of_pillar).fillna(1))
    shares = _precision(hits, verdicts)
    found = [shares.get(pattern, Share(0, 0)) for pattern in table["pattern"]]
    table["decided"] = [share.of for share in found]
    table["right"] = [share.right for share in found]
    for name, values in (
        ("precision", [share.value for share in found]),
        ("low", [share.low for share in found]),
        ("high", [share.high for share in found]),
    ):
        table[name] = pd.Series(values, dtype="float64")
    order = table.sort_values(["pillar", "claims", "pattern"], ascending=[True, False, True])
    return order[["pillar", *(name for name in table.columns if name != "pillar")]].reset_index(drop=True)


def _precision(hits: pd.DataFrame, verdicts: Mapping[Subject, Verdict]) -> dict[str, Share]:
    """Of each pattern the cards on claims that it has evidence in. A card on several claims counts once."""
    patterns: dict[Subject, list[str]] = {}
    for claim, pillar, pattern in zip(hits["claim"], hits["pillar"], hits["pattern"], strict=True):
        patterns.setdefault((claim, pillar), []).append(pattern)
    judged: dict[str, list[bool]] = {}
    for card in find_cards(verdict for subject, verdict in verdicts.items() if subject in patterns):
        if card.right is not None:
            for pattern in patterns[card.subject]:
                judged.setdefault(pattern, []).append(card.right)
    return {pattern: Share(sum(each), len(each)) for pattern, each in judged.items()}


def find_silent(table: pd.DataFrame) -> list[str]:
    """The patterns that never fire."""
    return list(table.loc[table["claims"] == 0, "pattern"])


def find_inseparable(hits: pd.DataFrame) -> list[tuple[str, str, int]]:
    """Pairs of patterns of a pillar that fire in the same claims, and in no others: the more of them first."""
    together: dict[tuple[str, frozenset[str]], list[str]] = {}
    for (pillar, pattern), claims in hits.groupby(["pillar", "pattern"])["claim"]:
        together.setdefault((str(pillar), frozenset(claims)), []).append(str(pattern))
    pairs = [
        (one, other, len(claims))
        for (_, claims), patterns in together.items()
        if len(claims) >= LEAST
        for one, other in combinations(sorted(patterns), 2)
    ]
    return sorted(pairs, key=lambda pair: (-pair[2], pair))


def sampled(verdicts: Mapping[Subject, Verdict], samples: Sequence[str]) -> dict[Subject, Verdict]:
    """The verdicts whose decision was made on one of some kinds of sample; all where none is named."""
    return {
        subject: verdict
        for subject, verdict in verdicts.items()
        if not samples or any(each.sample in samples for each in verdict.opinions.values())
    }
