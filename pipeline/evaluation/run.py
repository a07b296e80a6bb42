"""What a run says, in the form that gold has: from a run folder, or from the lines of `claims annotate`."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import jsonlines
import msgspec
import orjson

from pipeline.claim import Claim, ClaimSpeaker
from pipeline.errors import ClaimsError
from pipeline.evaluation.gold_records import MENTIONS, Gold, GoldClaim, GoldRecord
from pipeline.evaluation.scores import Predicted
from pipeline.evaluation.write import draft_gold
from pipeline.records import Offsets, Speaker
from pipeline.run.claims_file import read_claims


def paired(golds: Sequence[Gold], run: Path) -> Iterator[tuple[Gold, Predicted]]:
    """Each gold with what the run says of the article of the same text; an article without claims is empty.

    Raises ClaimsError where the run has none of the articles, or is not readable."""
    predicted = _of_claims(run) if run.is_dir() or run.name == "claims.jsonl" else _of_layers(run)
    wanted = {_sha256(gold.text) for gold in golds}
    if not wanted & predicted.keys():
        raise ClaimsError(f"{run}: no article of the gold is in it; run `claims extract` or `annotate` on those texts")
    for gold in golds:
        yield gold, predicted.get(_sha256(gold.text), Predicted({}, [], []))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _of_claims(run: Path) -> dict[str, Predicted]:
    """A run folder tells claims, and the entities inside their sentences."""
    by_article: dict[str, list[Claim]] = {}
    for claim in read_claims(run):
        by_article.setdefault(claim.article.sha256, []).append(claim)
    return {article: _predicted(claims) for article, claims in by_article.items()}


def _predicted(claims: Sequence[Claim]) -> Predicted:
    layers: dict[str, list[GoldRecord]] = {
        layer: [record for claim in claims for record in getattr(claim, layer)]
        for layer in MENTIONS
        if hasattr(claims[0], layer)
    }
    within: list[Offsets] = [(claim.start, claim.end) for claim in claims]
    dated = claims[0].article.published is not None
    return Predicted(layers, [pillar for claim in claims for pillar in _pillars(claim)], within, dated)


def _pillars(claim: Claim) -> Iterator[GoldClaim]:
    for said in claim.pillars:
        yield GoldClaim(
            start=claim.start,
            end=claim.end,
            pillar=said.id,
            scope=said.scope,
            kind=said.kind,
            speech=said.speech,
            speaker=_speaker(said.speaker),
            negated=said.negated,
            hedged=said.hedged,
        )


def _speaker(speaker: ClaimSpeaker | None) -> Speaker | None:
    if speaker is None:
        return None
    return msgspec.convert(msgspec.to_builtins(speaker), Speaker)


def _of_layers(path: Path) -> dict[str, Predicted]:
    """The lines of `claims annotate` tell every layer."""
    predicted: dict[str, Predicted] = {}
    try:
        with path.open("rb") as stream, jsonlines.Reader(stream, loads=orjson.loads) as reader:
            for number, line in enumerate(reader.iter(type=dict), 1):
                predicted[_sha256(str(line.get("text", "")))] = _annotated(line, f"{path}:{number}")
    except (OSError, jsonlines.InvalidLineError) as error:
        raise ClaimsError(f"{path}: not the output of `claims annotate`, nor a run folder ({error})") from error
    return predicted


def _annotated(line: dict[str, Any], place: str) -> Predicted:
    try:
        drafted = draft_gold(line, place)
    except (KeyError, msgspec.ValidationError) as error:
        raise ClaimsError(f"{place}: not an annotated article ({error}); use `claims annotate`") from error
    return Predicted(drafted.layers, drafted.claims, dated=drafted.article.published is not None)
