"""The page: one HTML file that needs nothing else, no script among it."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from msgspec import Struct

from pipeline.claim import Claim, PillarClaim
from pipeline.decisions.verdicts import Subject, Verdict
from pipeline.exports.iris import is_web
from pipeline.learning.statistics import find_hits
from pipeline.report import sections, tables
from pipeline.report.changes import find_changes
from pipeline.report.facts import Facts, find_facts, name_of
from pipeline.report.panels import MOST, Panel, Panels
from pipeline.report.plots import need_altair
from pipeline.report.shown import Piece, pieces, shown
from pipeline.run.claims_file import read_claims
from pipeline.run.record import RunRecord, read_record

HERE = Path(__file__).parent


class Row(Struct, frozen=True):
    """A claim as the page shows it. `number` is its place in the run, from 1."""

    number: int
    id: str
    sentence: list[Piece]
    said: list[str]
    article: str
    url: str | None
    facts: str


def make_page(run: Path, verdicts: Mapping[Subject, Verdict], limit: int, earlier: Path | None = None) -> str:
    """The report of a run, with what changed since an earlier one. `limit`: how many claims are written out.

    Raises ClaimsError where the run cannot be read, or the extra `report` is not installed."""
    need_altair()
    facts = find_facts(read_claims(run))
    record = (read_record(run) if run.is_dir() else None) or RunRecord()
    panels = Panels()
    made = [
        sections.over_time(facts, panels),
        sections.by_country(facts, panels),
        sections.by_speaker(facts, panels),
        tables.officials(facts, panels),
        tables.numbers(facts, panels),
        sections.by_outlet(facts, panels),
        tables.patterns(find_hits(read_claims(run)), facts, verdicts, panels),
        tables.set_aside(record),
    ]
    section, changes = find_changes(earlier, run, verdicts) if earlier else (None, [])
    chosen = panels.shown(facts.claims, limit)
    rows = {n: _row(n, claim) for n, claim in enumerate(read_claims(run)) if n in chosen}
    style = (HERE / "page.css").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html").render(
        run=shown(str(run), 200),
        style=Markup(style),
        digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        facts=_overview(facts, record),
        labels={shown(pillar): shown(label, 120) for pillar, label in facts.labels.items()},
        changed=section,
        changes=changes,
        sections=made,
        rows=rows,
        total=facts.claims,
        listed=lambda panel: _listed(panel, rows),
    )


def _listed(panel: Panel, rows: Mapping[int, Row]) -> list[Row]:
    return [rows[place] for place in panel.claims[:MOST] if place in rows]


def _overview(facts: Facts, record: RunRecord) -> list[tuple[str, str]]:
    """What the run is, in a few words."""
    said, days = facts.said, facts.said["day"].dropna()
    yield_of = said["article"].nunique()
    found: list[tuple[str, Any]] = [
        ("claims", f"{facts.claims:,}"),
        ("articles with a claim", f"{yield_of:,}" + (f" of {record.articles:,}" if record.articles else "")),
        ("outlets", f"{said['outlet'].nunique():,}"),
        ("published", f"{days.min():%Y-%m-%d} to {days.max():%Y-%m-%d}" if len(days) else ""),
        ("patterns", " ".join(filter(None, (record.patterns.get("framework"), record.patterns.get("sha256", "")[:8])))),
        ("made by", f"claims {record.version}" if record.version else ""),
        ("finished", record.finished),
    ]
    return [(name, shown(value, 120)) for name, value in found if value]


def _row(place: int, claim: Claim) -> Row:
    article = claim.article
    evidence = [(e.start, e.end) for each in claim.pillars for e in each.evidence]
    return Row(
        place + 1,
        claim.id,
        list(pieces(claim, evidence)),
        [_said(each) for each in claim.statements],
        shown(article.title or article.id, 120),
        article.url if is_web(article.url or "") else None,
        shown(" · ".join(filter(None, (article.outlet, article.published, f"{claim.start}:{claim.end}"))), 120),
    )


def _said(said: Any) -> str:
    """ "corruption: Ana Ruiz, direct, pledge, negated": one pillar of a claim in a line."""
    pillar = said.id if isinstance(said, PillarClaim) else "no pillar"
    flags: Sequence[str | None] = (
        name_of(said.speaker) or (said.speaker and said.speaker.text),
        said.speech if said.speech != "none" else None,
        said.kind,
        "negated" if said.negated else None,
        "hedged" if said.hedged else None,
    )
    return shown(f"{pillar}: {', '.join(filter(None, flags))}", 200)
