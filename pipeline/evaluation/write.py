"""Writing gold in its YAML form, and drafting it from an annotated article to be corrected by hand."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from pipeline.evaluation.gold_records import MENTIONS, Gold, GoldClaim, GoldRecord, Meta
from pipeline.evaluation.quotes import ELISION, Quotable, plain
from pipeline.patterns.edits import UNWRITABLE, quoted
from pipeline.records import Attribution, Block, Offsets, PillarMention, Sentence, Speaker

WIDTH = 110
LONG = 60  # characters; a longer quote is shortened in the middle
PLAIN = re.compile(r"[A-Za-z0-9$](?:[A-Za-z0-9 .$%'’()-]*[A-Za-z0-9.%)])?")


def draft_gold(annotated: Mapping[str, Any], path: str) -> Gold:
    """An annotated article (a line of `claims annotate`) as gold; its claims are those of its layer `pillars`.

    Raises msgspec.ValidationError where a layer is not of its form."""
    layers: dict[str, list[GoldRecord]] = {}
    kinds: dict[str, type[GoldRecord]] = {"blocks": Block, "sentences": Sentence, "attributions": Attribution}
    for layer, kind in {**kinds, **{name: kind for name, (kind, _) in MENTIONS.items()}}.items():
        layers[layer] = msgspec.convert(annotated.get(layer, []), list[kind])  # type: ignore[valid-type]
    mentions = msgspec.convert(annotated.get("pillars", []), list[PillarMention])
    meta = Meta(**{key: annotated[key] for key in Meta.__struct_fields__ if annotated.get(key)})
    return Gold(path, meta, str(annotated["text"]), layers, list(_claims(layers, mentions)))


def _claims(layers: Mapping[str, list[Any]], mentions: Iterable[PillarMention]) -> Iterator[GoldClaim]:
    """One claim for each sentence and pillar, outside boilerplate; the speaker is that of the innermost attribution."""
    mentions = list(mentions)
    for sentence in layers["sentences"]:
        if layers["blocks"] and layers["blocks"][sentence.block].kind == "boilerplate":
            continue
        seen: set[str] = set()
        for mention in mentions:
            if sentence.start <= mention.start < sentence.end and mention.pillar not in seen:
                seen.add(mention.pillar)
                holders = [a for a in layers["attributions"] if _holds(a, mention)]
                inner = min(holders, key=lambda a: sum(end - start for start, end in a.content), default=None)
                yield GoldClaim(
                    sentence.start,
                    sentence.end,
                    mention.pillar,
                    mention.scope,
                    mention.kind,
                    inner.type if inner else "none",
                    inner.speaker if inner else None,
                    mention.negated,
                    mention.hedged,
                )


def _holds(attribution: Attribution, mention: PillarMention) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in attribution.content)


def write_gold(gold: Gold) -> str:
    """The YAML of a gold file; `read_gold` gives the same records back."""
    return "\n".join(_Writer(gold).lines()) + "\n"


class Verbatim(str):
    """YAML that is written as it is."""


class _Writer:
    def __init__(self, gold: Gold) -> None:
        self.gold = gold
        self.quotable = Quotable(gold.text)
        self.sentences = [s for s in gold.layers["sentences"] if isinstance(s, Sentence)]
        self.anchors: dict[Speaker, str] = {}

    def lines(self) -> Iterator[str]:
        """All lines of the file."""
        yield "article:"
        for key, value in msgspec.to_builtins(self.gold.article).items():
            written = f"[{', '.join(value)}]" if key == "layers" else _scalar(value)
            yield f"  {key}: {written}"
        yield "sentences:"
        block = -1
        for sentence in self.sentences:
            yield from _text(self.gold.text[sentence.start : sentence.end])
            if sentence.block != block:
                block = sentence.block
                opened = self.gold.layers["blocks"][block]
                yield f"    block: {opened.kind if isinstance(opened, Block) else 'paragraph'}"
            for layer in MENTIONS:
                yield from self._list(layer, self._mentions(layer, sentence))
            yield from self._list("attributions", self._attributions(sentence))
            yield from self._list("claims", self._claims(sentence))

    def _list(self, key: str, entries: Iterable[str]) -> Iterator[str]:
        written = [f"      - {entry}" for entry in entries]
        if written:
            yield from (f"    {key}:", *written)

    def _mentions(self, layer: str, sentence: Sentence) -> Iterator[str]:
        kind, defaults = MENTIONS[layer]
        ours = {field.name: field.default for field in msgspec.structs.fields(kind)} | defaults
        names = {field.name: field.encode_name for field in msgspec.structs.fields(kind)}
        for record in self.gold.layers[layer]:
            if sentence.start <= record.start < sentence.end:
                fields = {
                    names[name]: getattr(record, name)
                    for name in names
                    if name not in ("start", "end", "countries") and getattr(record, name) != ours[name]
                }
                if layer == "countries" or fields.get("name") == plain(self.gold.text[record.start : record.end]):
                    fields.pop("name" if layer in ("countries", "institutions") else "", None)
                entry = {**self._quote((record.start, record.end), sentence), **fields}
                yield _flow(entry if len(entry) > 1 else entry["text"])

    def _attributions(self, sentence: Sentence) -> Iterator[str]:
        for record in self.gold.layers["attributions"]:
            if isinstance(record, Attribution):
                # where its first word stands; a source may stand before
                home = min(start for start, _ in (*record.content, *record.cue))
                if sentence.start <= home < sentence.end:
                    fields: dict[str, object] = {
                        key: [self._bare(span, sentence) for span in spans]
                        for key, spans in (("source", record.source), ("cue", record.cue), ("content", record.content))
                        if spans
                    }
                    yield _flow({**fields, "type": record.type, "speaker": self._speaker(record.speaker)})

    def _claims(self, sentence: Sentence) -> Iterator[str]:
        for claim in self.gold.claims:
            if claim.start == sentence.start:
                whole = claim.scope == (claim.start, claim.end)
                fields: dict[str, object] = {"pillar": claim.pillar, "kind": claim.kind}
                fields |= {} if claim.speech == "none" else {"speech": claim.speech}
                fields |= {"speaker": self._speaker(claim.speaker)}
                fields |= {} if whole else {"scope": self._bare(claim.scope, sentence)}
                fields |= {flag: True for flag in ("negated", "hedged") if getattr(claim, flag)}
                yield _flow(fields)

    def _speaker(self, speaker: Speaker | None) -> object:
        """A speaker is written out where it first stands, with an anchor by which later entries name it."""
        if speaker is None:
            return None
        if speaker in self.anchors:
            return Verbatim(f"*{self.anchors[speaker]}")
        name = unicodedata.normalize("NFKD", speaker.name or speaker.role or speaker.kind or "")
        slug = re.sub(r"[^a-z0-9]+", "-", name.encode("ascii", "ignore").decode().lower()).strip("-") or "speaker"
        names = set(self.anchors.values())
        anchor = next(a for a in (slug, *(f"{slug}-{k}" for k in range(2, len(names) + 3))) if a not in names)
        self.anchors[speaker] = anchor
        fields = {key: value for key, value in msgspec.to_builtins(speaker).items() if value is not None}
        return Verbatim(f"&{anchor} {_flow(fields)}")

    def _bare(self, span: Offsets, sentence: Sentence) -> object:
        quote = self._quote(span, sentence)
        return quote if "n" in quote else quote["text"]

    def _quote(self, span: Offsets, sentence: Sentence) -> dict[str, object]:
        """A span as a quote that leads back to it: shortened where that is safe, numbered where it must be."""
        words = plain(self.gold.text[span[0] : span[1]])
        end = sentence.end if span[0] < sentence.end else len(self.gold.text)
        if len(words) > LONG:
            parts = words.split(" ")
            for k in range(2, 5):
                short = " ".join(parts[:k]) + ELISION + " ".join(parts[-k:])
                if len(short) < len(words) and self.quotable.find(short, sentence.start, end)[:2] == [span]:
                    return {"text": short}
        places = self.quotable.find(words, sentence.start, end)
        if len(places) < 2 or span[0] >= sentence.end:
            return {"text": words}
        return {"text": words, "n": places.index(span) + 1 if span in places else 1}


def _text(words: str) -> Iterator[str]:
    """A sentence: on its own lines, so that no quotation mark in it needs an escape; unless some character does."""
    if UNWRITABLE.search(plain(words)):
        yield f"  - text: {quoted(plain(words))}"
        return
    yield "  - text: >-"
    yield from textwrap.wrap(
        plain(words),
        WIDTH,
        initial_indent=" " * 6,
        subsequent_indent=" " * 6,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items() if item is not None) + "}"
    if isinstance(value, Verbatim):
        return value
    if isinstance(value, list):
        return _flow(value[0]) if len(value) == 1 else "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


def _scalar(value: object) -> str:
    """A value as YAML: plain where that is safe, else in the quotes that need the fewest escapes."""
    if isinstance(value, bool):
        return str(value).lower()
    words = plain(str(value))
    if UNWRITABLE.search(words):
        return quoted(words)
    if PLAIN.fullmatch(words) and words not in ("null", "true", "false"):
        return words
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'
