"""A comparison of two sides as counts, JSON and Markdown."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct

from pipeline.claim import Claim
from pipeline.compare.differences import WHATS, Difference

Fault: TypeAlias = Literal["any", "lost-accepted", "won-rejected"]
FAULTS: dict[Fault, Callable[[Difference], bool]] = {
    "any": lambda difference: difference.what in WHATS,
    "lost-accepted": lambda difference: difference.what == "lost" and _right(difference) is True,
    "won-rejected": lambda difference: difference.what == "won" and _right(difference) is False,
}
MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&])")
SPACES = re.compile(r"\s+")
UNSEEN = ("Cc", "Cf", "Cs")
"""Categories of characters that nobody sees, among them those that turn the direction of writing."""
MOST = 100
"""So many differences of a kind are written out for a pull request, whose text may have 65,536 characters."""


class Report(Struct, frozen=True):
    """Two sides by name, and what differs."""

    old: str
    new: str
    differences: list[Difference]

    def count(self, key: Callable[[Difference], Iterable[str]]) -> dict[str, Counter[str]]:
        """How many were won, lost and changed, by any key, the most first."""
        counts: dict[str, Counter[str]] = {}
        for difference in self.differences:
            for each in key(difference):
                counts.setdefault(each, Counter())[difference.what] += 1
        return dict(sorted(counts.items(), key=lambda item: (-item[1].total(), item[0])))

    def faults(self, wanted: Iterable[Fault]) -> list[Difference]:
        """The differences that fail a check."""
        wanted = list(wanted)
        return [difference for difference in self.differences if any(FAULTS[fault](difference) for fault in wanted)]


def _right(difference: Difference) -> bool | None:
    return difference.verdict.right if difference.verdict else None


def by_pillar(difference: Difference) -> Sequence[str]:
    """The pillar, as a key to count by."""
    return (difference.pillar or "no pillar",)


def by_pattern(difference: Difference) -> Sequence[str]:
    """The patterns that decided."""
    return difference.patterns


def verdict_of(difference: Difference) -> str:
    """What reviewers had said of it, with who said it; empty where nobody had."""
    verdict = difference.verdict
    if verdict is None:
        return ""
    names = ", ".join(name for name in verdict.opinions if name)
    return f"{verdict.word} by {names}" if names else verdict.word


def as_json(report: Report) -> dict[str, Any]:
    """Plain values."""
    plain: dict[str, Any] = msgspec.to_builtins(
        {
            "old": report.old,
            "new": report.new,
            **{what: sum(d.what == what for d in report.differences) for what in WHATS},
            "pillars": report.count(by_pillar),
            "patterns": report.count(by_pattern),
            "differences": [
                {
                    "what": d.what,
                    "pillar": d.pillar,
                    "patterns": d.patterns,
                    "article": d.side.article.id,
                    "claim": d.side.id,
                    "text": d.side.text,
                    "start": d.side.start,
                    "end": d.side.end,
                    "evidence": [[start, end] for start, end in evidence_of(d.side, d.pillar)],
                    "fields": d.fields,
                    "verdict": d.verdict.word if d.verdict else None,
                }
                for d in report.differences
            ],
        }
    )
    return plain


def evidence_of(claim: Claim, pillar: str | None) -> list[tuple[int, int]]:
    """The words that decided on a pillar, as offsets into the article, none overlapping."""
    spans = sorted({(e.start, e.end) for each in claim.pillars if each.id == pillar for e in each.evidence})
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def as_markdown(report: Report) -> str:
    """A comment for a pull request: counts, then every difference under a heading that opens."""
    lines = [f"### Claims: {_escaped(report.old)} → {_escaped(report.new)}", ""]
    if not report.differences:
        return "\n".join([*lines, "No claim differs.", ""])
    for title, counts in (("pillar", report.count(by_pillar)), ("pattern", report.count(by_pattern))):
        if counts:
            lines += [f"| {title} | won | lost | changed |", "|---|---:|---:|---:|"]
            lines += [f"| {_escaped(name)} | {c['won']} | {c['lost']} | {c['changed']} |" for name, c in counts.items()]
            lines.append("")
    for what in WHATS:
        found = [d for d in report.differences if d.what == what]
        if found:
            lines += [f"<details><summary>{what}: {len(found)}</summary>", ""]
            lines += [line for d in found[:MOST] for line in _item(d)]
            lines += [f"- and {len(found) - MOST} more"] if len(found) > MOST else []
            lines += ["", "</details>", ""]
    return "\n".join(lines)


def _item(difference: Difference) -> Iterable[str]:
    claim = difference.side
    said = verdict_of(difference)
    patterns = ", ".join(map(_escaped, difference.patterns))
    facts = [_escaped(difference.pillar or "no pillar"), patterns, _escaped(claim.article.id)]
    yield f"- {_marked(claim, difference.pillar)}"
    yield f"  <br>{' · '.join(filter(None, facts))}{f' · **{_escaped(said)}**' if said else ''}"
    for name, (old, new) in difference.fields.items():
        yield f"  <br>{name}: {_escaped(old)} → {_escaped(new)}"


def _marked(claim: Claim, pillar: str | None) -> str:
    """The sentence with its evidence in bold."""
    text, last = "", claim.start
    for start, end in evidence_of(claim, pillar):
        text += _escaped(claim.text[last - claim.start : start - claim.start])
        text += f"**{_escaped(claim.text[start - claim.start : end - claim.start])}**"
        last = end
    return text + _escaped(claim.text[last - claim.start :])


def _escaped(text: str) -> str:
    """Words of an article that stay words: no markup, no mention of a user, no new line."""
    seen = "".join(c for c in SPACES.sub(" ", text) if unicodedata.category(c) not in UNSEEN)
    return MARKDOWN.sub(r"\\\1", seen).replace("@", "@\u200b")
