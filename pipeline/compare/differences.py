"""What differs between the claims of two runs: pillars won, lost and changed."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any, Literal, TypeAlias

from msgspec import Struct, structs

from pipeline.claim import Claim, PillarClaim, Statement
from pipeline.decisions.verdicts import Subject, Verdict

What: TypeAlias = Literal["won", "lost", "changed"]
WHATS: tuple[What, ...] = ("won", "lost", "changed")
Said: TypeAlias = PillarClaim | Statement


class Difference(Struct, frozen=True):
    """A pillar of a sentence that one side has (won: the new one, lost: the old one), or that both have and tell
    differently. `pillar` is None for a claim without one, as wider selections have them. `fields` gives what changed,
    old and new, in words."""

    what: What
    pillar: str | None
    old: Claim | None
    new: Claim | None
    fields: dict[str, tuple[str, str]] = {}
    verdict: Verdict | None = None

    @property
    def claim(self) -> Claim:
        """The claim as it is now, where there is one."""
        claim = self.new or self.old
        assert claim is not None
        return claim

    @property
    def side(self) -> Claim:
        """The claim that shows the evidence: the old one of what was lost."""
        return self.old if self.what == "lost" and self.old else self.claim

    @property
    def patterns(self) -> tuple[str, ...]:
        """The patterns that won or lost it; of a change those whose evidence is on one side only."""
        old, new = (_evidence(claim, self.pillar) for claim in (self.old, self.new))
        found = new - old if self.what == "won" else old - new if self.what == "lost" else old ^ new
        return tuple(dict.fromkeys(pattern for pattern, _ in sorted(found)))


def find_differences(
    old: Iterable[Claim],
    new: Iterable[Claim],
    verdicts: Mapping[Subject, Verdict] | None = None,
    articles: Iterable[str] = (),
) -> list[Difference]:
    """The differences of two sides with the reviewers' verdicts, in the order of the articles (that of `articles`, as
    far as it tells) and of their sentences.

    Claims are the same by their id; of an article with the same text also where their sentences overlap."""
    order = {article: place for place, article in enumerate(articles)}
    found = []
    for a, b in pair(old, new, order):
        for difference in _compare(a, b):
            subjects = [(claim.id, difference.pillar) for claim in (difference.side, a, b) if claim]
            verdict = next((verdicts[each] for each in subjects if each in verdicts), None) if verdicts else None
            if verdict is None and verdicts and difference.what == "won":
                verdict = _nothing_missing(verdicts.get((difference.side.id, None)))
            found.append(structs.replace(difference, verdict=verdict))
    return sorted(found, key=lambda d: (order[d.claim.article.id], d.claim.start, d.pillar or ""))


def _nothing_missing(sentence: Verdict | None) -> Verdict | None:
    """The verdict on a whole sentence, where it says that no more pillar is spoken of than were found by then."""
    return sentence if sentence and sentence.word == "rejected" else None


def pair(
    old: Iterable[Claim], new: Iterable[Claim], order: dict[str, int]
) -> Iterator[tuple[Claim | None, Claim | None]]:
    """Each claim with the same one of the other side, None where it has none. `order` is given the places of the
    articles. Sides in the same order are gone through with little memory."""
    waiting: tuple[dict[str, Claim], dict[str, Claim]] = ({}, {})
    for claims in zip_longest(old, new):
        for side, claim in enumerate(claims):
            if claim is not None:
                order.setdefault(claim.article.id, len(order))
                other = waiting[1 - side].pop(claim.id, None)
                if other is None:
                    waiting[side][claim.id] = claim
                else:
                    yield (claim, other) if side == 0 else (other, claim)
    yield from _overlapping(*(list(side.values()) for side in waiting))


def _overlapping(old: list[Claim], new: list[Claim]) -> Iterator[tuple[Claim | None, Claim | None]]:
    """Claims that share no id, with the first that overlaps in the same text."""
    free: dict[tuple[str, str], list[Claim]] = {}
    for claim in new:
        free.setdefault((claim.article.id, claim.article.sha256), []).append(claim)
    for claim in old:
        candidates = free.get((claim.article.id, claim.article.sha256), [])
        other = next((c for c in candidates if c.start < claim.end and claim.start < c.end), None)
        if other is not None:
            candidates.remove(other)
        yield claim, other
    yield from ((None, claim) for claims in free.values() for claim in claims)


def _compare(old: Claim | None, new: Claim | None) -> Iterator[Difference]:
    if old is not None and new is not None and (old.text, old.statements) == (new.text, new.statements):
        return
    before, after = _statements(old), _statements(new)
    for pillar in dict.fromkeys((*before, *after)):
        if pillar is None and (len(before) + len(after) > 2 or before.keys() ^ after.keys() - {None}):
            continue  # a statement without a pillar gave way to one with a pillar, which tells it all
        one, other = before.get(pillar), after.get(pillar)
        if one is None or other is None:
            yield Difference("won" if one is None else "lost", pillar, old, new)
        elif old is not None and new is not None and (fields := _changed(one, other, old, new)):
            yield Difference("changed", pillar, old, new, fields)


def _statements(claim: Claim | None) -> dict[str | None, Said]:
    return {getattr(said, "id", None): said for said in claim.statements} if claim else {}


def _changed(old: Said, new: Said, before: Claim, after: Claim) -> dict[str, tuple[str, str]]:
    """The fields that differ, as words."""
    one, other = _fields(old, before), _fields(new, after)
    one["evidence"], other["evidence"] = _apart(old, new)
    return {name: (one[name], other[name]) for name in one if one[name] != other[name]}


def _fields(said: Said, claim: Claim) -> dict[str, str]:
    speaker = said.speaker
    return {
        "sentence": claim.text,
        "scope": claim.text[said.scope[0] - claim.start : said.scope[1] - claim.start],
        "speaker": _who(speaker),
        "speech": said.speech,
        "kind": said.kind,
        "negated": "yes" if said.negated else "no",
        "hedged": "yes" if said.hedged else "no",
    }


def _who(speaker: Any) -> str:
    if speaker is None:
        return "nobody"
    details = ", ".join(filter(None, (speaker.role, speaker.country, speaker.kind)))
    return (speaker.name or speaker.text or "?") + (f" ({details})" if details else "")


def _apart(old: Said, new: Said) -> tuple[str, str]:
    """The evidence that only one of two has, each with its pattern."""
    one, other = (
        list(dict.fromkeys(f"{e.text} ({e.pattern})" for e in getattr(said, "evidence", ()))) for said in (old, new)
    )
    only = ([each for each in one if each not in other], [each for each in other if each not in one])
    return "; ".join(only[0]) or "none", "; ".join(only[1]) or "none"


def _evidence(claim: Claim | None, pillar: str | None) -> set[tuple[str, str]]:
    """The patterns and the words that they matched."""
    pillars = claim.pillars if claim else ()
    return {(e.pattern, e.text) for each in pillars if each.id == pillar for e in each.evidence}
