"""What changed since an earlier run."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from pipeline.compare.differences import WHATS, Difference, find_differences
from pipeline.compare.report import Report, by_pillar, evidence_of, verdict_of
from pipeline.decisions.verdicts import Subject, Verdict
from pipeline.report.sections import Section, Td
from pipeline.report.shown import Piece, pieces, shown
from pipeline.run.claims_file import read_claims

MOST = 200
"""So many differences are written out."""
SIGNS = {"won": "+", "lost": "−", "changed": "~"}


class Change(Struct, frozen=True):
    """One difference, as the page shows it."""

    what: str
    sign: str
    pillar: str
    sentence: list[Piece]
    article: str
    verdict: str
    fields: list[tuple[str, str, str]]


def find_changes(old: Path, new: Path, verdicts: Mapping[Subject, Verdict]) -> tuple[Section, list[Change]]:
    """The counts, by pillar, and the first 200 differences."""
    report = Report(str(old), str(new), find_differences(read_claims(old), read_claims(new), verdicts))
    rows = [
        [Td(shown(pillar)), *(Td(f"{counts[what]:,}", number=True) for what in WHATS)]
        for pillar, counts in report.count(by_pillar).items()
    ]
    total = len(report.differences)
    notes = [f"{total:,} differences between {shown(str(old), 200)} and {shown(str(new), 200)}."]
    if total > MOST:
        notes.append(f"The first {MOST} are written out; claims diff has all.")
    section = Section("What changed", notes, head=("pillar", *WHATS), rows=rows)
    return section, list(_changes(report.differences[:MOST]))


def _changes(differences: Iterable[Difference]) -> Iterable[Change]:
    for each in differences:
        claim = each.side
        yield Change(
            each.what,
            SIGNS[each.what],
            shown(each.pillar or "no pillar"),
            list(pieces(claim, evidence_of(claim, each.pillar))),
            shown(claim.article.title or claim.article.id, 120),
            shown(verdict_of(each)),
            [(name, shown(before, 300), shown(after, 300)) for name, (before, after) in each.fields.items()],
        )
