"""Comparing a run with gold: precision, recall and F1 by layer and by pillar, and every difference with its place.

A record is right when its span is that of the gold (white space around it aside) and the fields of `DECIDES` agree,
as far as the gold tells them. Fields of `BESIDE` are counted apart, over the records that are right. Attributions have
several spans and are compared as PolNeAR's are: one is right when content and source agree by half."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from msgspec import Struct, field

from pipeline.evaluation.gold_records import Gold, GoldClaim, GoldRecord
from pipeline.records import Attribution, Offsets, Speaker

T = TypeVar("T")

DECIDES: dict[str, tuple[str, ...]] = {
    "blocks": ("kind",),
    "sentences": (),
    "quotations": ("closed",),
    "countries": ("iso2",),
    "regions": ("id",),
    "persons": ("name",),
    "officials": ("kind", "name", "country"),
    "institutions": (),
    "numbers": ("kind", "value", "low", "high", "unit"),
    "dates": ("first", "last"),
}
BESIDE: dict[str, tuple[str, ...]] = {
    "countries": ("form",),
    "officials": ("role", "former"),
    "numbers": ("comparator", "of"),
    "attributions": ("type", "speaker"),
    "claims": ("scope", "speaker", "speech", "kind", "negated", "hedged"),
}
FLAGS = ("negated", "hedged")
SORTS = ("direct", "mixed", "indirect")
HALF = 0.5


class Score(Struct):
    """How many records are right, how many the run has, and how many the gold."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.predicted + self.gold) if self.right else 0.0


class Share(Struct):
    """Of how many records a field is right."""

    right: int = 0
    of: int = 0


class Difference(Struct, frozen=True):
    """What gold and run do not agree on. `what` is missing (from the run), extra (in the run), or the field that
    differs, with both values in `detail`; `line` counts from 1 in the article's text."""

    layer: str
    article: str
    line: int
    start: int
    end: int
    what: str
    words: str
    detail: str = ""


class Predicted(Struct, frozen=True):
    """What a run says of an article. `within`: the sentences that it tells of; None: all of them. `dated`: whether it
    knew the day of publication, without which "yesterday" cannot be resolved."""

    layers: dict[str, list[GoldRecord]]
    claims: list[GoldClaim]
    within: list[Offsets] | None = None
    dated: bool = True


class Report(Struct):
    """The comparison over all articles. `sorts` has the attributions by their type, right where content, source and
    type are; `fields` a share for each `layer.field` of BESIDE, and for name and kind of a speaker by themselves."""

    articles: int = 0
    layers: dict[str, Score] = field(default_factory=dict)
    sorts: dict[str, Score] = field(default_factory=dict)
    pillars: dict[str, Score] = field(default_factory=dict)
    flags: dict[str, Score] = field(default_factory=dict)
    fields: dict[str, Share] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)


def compare(pairs: Iterable[tuple[Gold, Predicted]]) -> Report:
    """Compare each article's gold with what a run says of it."""
    report = Report()
    for gold, predicted in pairs:
        report.articles += 1
        comparison = _Comparison(report, gold)
        labelled = gold.article.layers or (*DECIDES, "attributions", "claims")
        for layer in DECIDES:
            if layer in predicted.layers and layer in labelled:
                told = _within(gold.layers[layer], predicted.within)
                comparison.records(layer, told, predicted.layers[layer], open_dates=not predicted.dated)
        if "attributions" in predicted.layers and "attributions" in labelled:
            comparison.attributions(gold.layers["attributions"], predicted.layers["attributions"])
        if "claims" in labelled:
            comparison.claims(gold.claims, predicted.claims)
    return report


def _within(records: Sequence[GoldRecord], spans: list[Offsets] | None) -> list[GoldRecord]:
    if spans is None:
        return list(records)
    return [r for r in records if any(start <= r.start and r.end <= end for start, end in spans)]


class _Comparison:
    """One article's part of the report."""

    def __init__(self, report: Report, gold: Gold) -> None:
        self.report = report
        self.gold = gold
        self.text = gold.text

    def records(
        self, layer: str, gold: Sequence[GoldRecord], predicted: Sequence[GoldRecord], open_dates: bool = False
    ) -> None:
        """A layer whose records have one span each. `open_dates`: a date that the run leaves open is not wrong."""
        score = self.report.layers.setdefault(layer, Score())
        predicted = self._judged(gold, predicted)
        score.gold += len(gold)
        score.predicted += len(predicted)
        for a, b in self._paired(layer, gold, predicted, lambda record: self._trimmed(record.start, record.end)):
            compared = [n for n in DECIDES[layer] if not (open_dates and layer == "dates" and getattr(b, n) is None)]
            wrong = [name for name in compared if not agree(getattr(a, name), getattr(b, name))]
            score.right += not wrong
            for name in wrong:
                self._differ(layer, a, name, getattr(a, name), getattr(b, name))
            if not wrong:
                self._beside(layer, a, b)

    def _judged(self, gold: Sequence[GoldRecord], predicted: Sequence[GoldRecord]) -> list[GoldRecord]:
        """What a run found, without what only touches an ignored span."""
        spans = [(r.start, r.end) for r in self.gold.layers["ignore"]]
        there = {self._trimmed(r.start, r.end) for r in gold}
        return [
            r
            for r in predicted
            if self._trimmed(r.start, r.end) in there
            or not any(r.start < end and start < r.end for start, end in spans)
        ]

    def attributions(self, gold: Sequence[Any], predicted: Sequence[Any]) -> None:
        """Attributions: pairs by the overlap of their contents, the closest first."""
        score = self.report.layers.setdefault("attributions", Score())
        score.gold += len(gold)
        score.predicted += len(predicted)
        sorts = {sort: self.report.sorts.setdefault(sort, Score()) for sort in SORTS}
        for sort, tally in sorts.items():
            tally.gold += sum(a.type == sort for a in gold)
            tally.predicted += sum(b.type == sort for b in predicted)
        overlaps = sorted(
            (
                (overlap(self.text, a.content, b.content), i, j)
                for i, a in enumerate(gold)
                for j, b in enumerate(predicted)
            ),
            key=lambda triple: (-triple[0], triple[1], triple[2]),
        )
        free_gold, free_predicted = set(range(len(gold))), set(range(len(predicted)))
        for share, i, j in overlaps:
            if share < HALF:
                break
            if i in free_gold and j in free_predicted:
                free_gold.remove(i)
                free_predicted.remove(j)
                a, b = gold[i], predicted[j]
                if same_source(self.text, a, b):
                    score.right += 1
                    sorts[a.type].right += a.type == b.type
                    self._beside("attributions", a, b)
                else:
                    self._differ("attributions", a, "source", self._words(a.source), self._words(b.source))
        for what, records, free in (("missing", gold, free_gold), ("extra", predicted, free_predicted)):
            for index in sorted(free):
                self._note("attributions", records[index], what)

    def claims(self, gold: Sequence[GoldClaim], predicted: Sequence[GoldClaim]) -> None:
        """Claims: a sentence and a pillar make one; its other fields are counted over those found. Those of a sentence
        that is ignored as a whole are not judged."""
        ignored = [self._trimmed(r.start, r.end) for r in self.gold.layers["ignore"]]
        predicted = [c for c in predicted if not self._inside(self._trimmed(c.start, c.end), ignored)]
        score = self.report.layers.setdefault("claims", Score())
        flags = {flag: self.report.flags.setdefault(flag, Score()) for flag in FLAGS}
        for claims, count in ((gold, "gold"), (predicted, "predicted")):
            for claim in claims:
                for tally in (score, self.report.pillars.setdefault(claim.pillar, Score())):
                    setattr(tally, count, getattr(tally, count) + 1)
        for a, b in self._paired("claims", gold, predicted, lambda c: (*self._trimmed(c.start, c.end), c.pillar)):
            score.right += 1
            self.report.pillars[a.pillar].right += 1
            for flag, tally in flags.items():
                tally.gold += getattr(a, flag)
                tally.predicted += getattr(b, flag)
                tally.right += getattr(a, flag) and getattr(b, flag)
            self._beside("claims", a, b)

    def _paired(
        self, layer: str, gold: Sequence[T], predicted: Sequence[T], key: Callable[[T], object]
    ) -> Iterator[tuple[T, T]]:
        """Records of the same key; the others are noted as missing or extra."""
        left: dict[object, list[T]] = {}
        for record in predicted:
            left.setdefault(key(record), []).append(record)
        for record in gold:
            if same := left.get(key(record)):
                yield record, same.pop(0)
            else:
                self._note(layer, record, "missing")
        for records in left.values():
            for record in records:
                self._note(layer, record, "extra")

    def _beside(self, layer: str, a: Any, b: Any) -> None:
        for name in BESIDE.get(layer, ()):
            of_gold, of_run = getattr(a, name), getattr(b, name)
            if name == "speaker":
                same = same_speaker(of_gold, of_run)
            elif name == "scope":
                same = self._trimmed(*of_gold) == self._trimmed(*of_run)
            else:
                same = agree(of_gold, of_run)
            self._count(f"{layer}.{name}", same)
            if name == "speaker" and of_gold and of_run:
                self._count(f"{layer}.speaker.name", agree(of_gold.name, of_run.name))
                self._count(f"{layer}.speaker.kind", agree(of_gold.kind, of_run.kind))
            if not same:
                self._differ(layer, a, name, of_gold, of_run)

    @staticmethod
    def _inside(span: Offsets, spans: Sequence[Offsets]) -> bool:
        return any(start <= span[0] and span[1] <= end for start, end in spans)

    def _count(self, name: str, right: bool) -> None:
        share = self.report.fields.setdefault(name, Share())
        share.of += 1
        share.right += right

    def _trimmed(self, start: int, end: int) -> Offsets:
        """A span without white space, list marks before it, and the full stop or comma after it."""
        words = self.text[start:end]
        return start + len(words) - len(words.lstrip(" \t\r\n\xa0-*•·–")), start + len(words.rstrip(" \t\r\n\xa0.,"))

    def _differ(self, layer: str, record: Any, name: str, of_gold: object, of_run: object) -> None:
        if name == "scope":
            of_gold, of_run = (self._words([span]) for span in (of_gold, of_run))
        self._note(layer, record, name, f"gold {_shown(of_gold)}, run {_shown(of_run)}")

    def _note(self, layer: str, record: Any, what: str, detail: str = "") -> None:
        words = " ".join(self.text[record.start : record.end].split())
        line = self.text.count("\n", 0, record.start) + 1
        detail = f"{record.pillar}: {detail}".rstrip(": ") if layer == "claims" else detail
        place = (self.gold.path.replace(".gold.yml", ".txt"), line, record.start, record.end)
        self.report.differences.append(Difference(layer, *place, what, words, detail))

    def _words(self, spans: Any) -> str:
        return " ... ".join(" ".join(self.text[start:end].split()) for start, end in spans)


def _shown(value: object) -> str:
    if isinstance(value, Speaker):
        return f"{value.name or 'nobody named'} ({value.kind})"
    return "none" if value is None or value == "" else str(value)


def agree(of_gold: object, of_run: object) -> bool:
    """Whether the run has what the gold tells; what the gold leaves open (None, nothing) agrees with all."""
    if of_gold is None or of_gold == "":
        return True
    if isinstance(of_gold, bool) or isinstance(of_run, bool):
        return of_gold == of_run
    if isinstance(of_gold, int | float) and isinstance(of_run, int | float):
        return abs(of_gold - of_run) <= 1e-3 * abs(of_gold)  # the gold has a third as 0.3333
    if isinstance(of_gold, str) and isinstance(of_run, str):
        return of_gold.casefold() == of_run.casefold()
    return of_gold == of_run


def same_speaker(of_gold: Speaker | None, of_run: Speaker | None) -> bool:
    """Whether nobody speaks in both, or somebody of the same kind and, where the gold has one, the same name."""
    if of_gold is None or of_run is None:
        return of_gold is of_run
    return agree(of_gold.kind, of_run.kind) and agree(of_gold.name, of_run.name)


def same_source(text: str, gold: Attribution, predicted: Attribution) -> bool:
    """Whether the sources overlap by half, or the run's is a part of the gold's of at least four letters (a surname
    without its title), or both are left out."""
    if not gold.source or not predicted.source:
        return not gold.source and not predicted.source
    whole, part = _letters(text, gold.source), _letters(text, predicted.source)
    inside = part <= whole and len(part) >= min(4, len(whole))
    return inside or overlap(text, gold.source, predicted.source) >= HALF


def overlap(text: str, a: Iterable[Offsets], b: Iterable[Offsets]) -> float:
    """The letters and digits that two sets of spans share, of all that they have."""
    first, second = _letters(text, a), _letters(text, b)
    return len(first & second) / len(first | second) if first and second else 0.0


def _letters(text: str, spans: Iterable[Offsets]) -> set[int]:
    return {offset for start, end in spans for offset in range(start, end) if text[offset].isalnum()}
