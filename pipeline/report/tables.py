"""The tables of the page."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from pipeline.decisions.verdicts import Subject, Verdict
from pipeline.learning.statistics import pattern_table
from pipeline.report.facts import Facts
from pipeline.report.panels import Panels
from pipeline.report.sections import Section, Td, counted
from pipeline.report.shown import shown
from pipeline.run.record import RunRecord
from pipeline.statistics.intervals import Share

ROWS = 20
"""So many officials, groups of numbers, patterns or reasons get a row."""
VALUES = 8
"""So many different values of one thing."""


def officials(facts: Facts, panels: Panels) -> Section:
    """The officials who say most, and how often in their own words."""
    before = len(panels.made)
    said = facts.said[facts.said["official"].astype(bool)].dropna(subset=["speaker"])
    said = said.drop_duplicates(["claim", "speaker"])
    rows = []
    order = said["speaker"].value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable")
    for name in order.index[:ROWS]:
        own = said[said["speaker"] == name]
        speech = own["speech"].value_counts()
        share = Share(int(speech.get("direct", 0)), len(own))
        anchor = panels.add(shown(str(name)), own["claim"])
        figures = [str(speech.get(kind, 0)) for kind in ("direct", "mixed", "indirect")]
        rows.append(
            [
                Td(shown(str(name)), anchor),
                Td(shown(", ".join(filter(None, (_common(own["role"]), _common(own["country"])))))),
                Td(f"{len(own):,}", number=True),
                *(Td(figure, number=True) for figure in figures),
                Td(_interval(share), number=True),
            ]
        )
    notes = [
        "Speakers with an office. The direct share is that of claims wholly in their own words, with its 95% interval."
    ]
    if len(order) > ROWS:
        notes.append(f"The {ROWS} of {len(order):,} that have the most claims.")
    head = ("official", "office", "claims", "direct", "mixed", "indirect", "direct share")
    return Section("Most quoted officials", notes, head=head, rows=rows, panels=panels.since(before))


def numbers(facts: Facts, panels: Panels) -> Section:
    """The same thing counted differently."""
    before = len(panels.made)
    table = facts.numbers.fillna({"unit": ""})
    groups = []
    for (unit, noun), same in table.groupby(["unit", "of"], sort=True):
        values = [value for _, value in same.groupby(["least", "most"], dropna=False, sort=True)]
        if len(values) > 1:
            sources = (same["who"].fillna(same["outlet"])).nunique()
            groups.append((-sources, -len(values), str(noun), str(unit), values))
    groups.sort(key=lambda group: group[:4])
    rows = []
    for *_, noun, unit, values in groups[:ROWS]:
        for place, value in enumerate(values[:VALUES]):
            anchor = panels.add(shown(f"{value['amount'].iloc[0]}"), value["claim"])
            more = f" and {len(values) - VALUES} more values" if place == VALUES - 1 and len(values) > VALUES else ""
            rows.append(
                [
                    Td(shown(" ".join(filter(None, (unit, noun)))) if place == 0 else ""),
                    Td(shown(str(value["amount"].iloc[0])) + more, anchor),
                    Td(shown(", ".join(_first(value["who"])))),
                    Td(shown(", ".join(_first(value["outlet"])))),
                    Td(", ".join(_first(value["day"]))),
                ]
            )
    notes = ["Numbers with the same unit and noun and different values, those from most sources first: worth a look."]
    if len(groups) > ROWS:
        notes.append(f"The first {ROWS} of {len(groups):,}.")
    head = ("of", "number", "who", "outlet", "date")
    return Section("Numbers side by side", notes, head=head, rows=rows, panels=panels.since(before))


def patterns(hits: pd.DataFrame, facts: Facts, verdicts: Mapping[Subject, Verdict], panels: Panels) -> Section:
    """The patterns that find most, and how often reviewers agreed."""
    before = len(panels.made)
    table = pattern_table(hits, {}, verdicts) if len(hits) else pd.DataFrame()
    places = dict(zip(facts.said["id"], facts.said["claim"], strict=True))
    rows = []
    for row in (
        table.sort_values(["claims", "pattern"], ascending=[False, True])[:ROWS].to_dict("records")
        if len(table)
        else ()
    ):
        own = hits.loc[hits["pattern"] == row["pattern"], "claim"].map(places)
        anchor = panels.add(str(row["pattern"]), own)
        share = Share(int(row["right"]), int(row["decided"]))
        rows.append(
            [
                Td(shown(str(row["pattern"])), anchor),
                Td(f"{row['claims']:,}", number=True),
                Td(f"{row['coverage']:.0%}", number=True),
                Td(_interval(share), number=True),
                Td(f"{share.of:,}" if share.of else "", number=True),
            ]
        )
    notes = ["Share: of the pillar's claims. Precision: of the cards that reviewers decided on, with its 95% interval."]
    if rows and not table["decided"].any():
        notes.append("No claim of this run has been decided on: claims review.")
    if len(table) > ROWS:
        notes.append(f"The {ROWS} of {len(table):,} that have the most claims.")
    head = ("pattern", "claims", "share", "precision", "cards")
    return Section("Patterns", notes, head=head, rows=rows, panels=panels.since(before))


def set_aside(record: RunRecord) -> Section:
    """The articles that were left out, by reason."""
    reasons = Counter(each.reason for each in record.set_aside)
    examples: dict[str, str] = {}
    for each in record.set_aside:
        where = f"{each.source}:{each.line}" if each.line is not None else each.source
        examples.setdefault(each.reason, each.id or where)
    order = sorted(reasons, key=lambda reason: (-reasons[reason], reason))
    rows = [
        [Td(shown(reason, 200)), Td(f"{reasons[reason]:,}", number=True), Td(shown(examples[reason], 120))]
        for reason in order[:ROWS]
    ]
    aside = len(record.set_aside)
    notes = [
        f"{counted(aside, 'article')} of {record.articles:,} set aside, {record.skipped:,} skipped as seen before."
    ]
    if len(order) > ROWS:
        notes.append(f"The {ROWS} most frequent of {len(order):,} reasons; run.json has all.")
    return Section("What was set aside", notes, head=("reason", "articles", "for example"), rows=rows)


def _common(values: "pd.Series[Any]") -> str | None:
    counts = values.dropna().value_counts(sort=False).sort_index()
    return str(counts.idxmax()) if len(counts) else None


def _first(values: "pd.Series[Any]") -> list[str]:
    names = list(dict.fromkeys(map(str, values.dropna())))
    return [*names[:2], "…"] if len(names) > 2 else names


def _interval(share: Share) -> str:
    return f"{share.value:.2f} ({share.low:.2f}–{share.high:.2f})" if share.of else ""
