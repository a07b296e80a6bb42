"""Gold: what a person says an article contains, in YAML beside the article (the form of the file: docs/corpus.md).

`x.gold.yml` goes with `x.txt`. Spans are written as quotes; a reader gets records with offsets."""

import re
from collections.abc import Iterator, Set
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from pipeline.errors import ClaimsError
from pipeline.evaluation.gold_records import MENTIONS, Gold, GoldClaim, GoldRecord, Meta
from pipeline.evaluation.quotes import Quotable, plain
from pipeline.readers.decode import UndecodableError, decode
from pipeline.records import Attribution, Block, Offsets, Sentence, Speaker

R = TypeVar("R", bound=msgspec.Struct)
SUFFIX = ".gold.yml"
LIST_MARK = re.compile(r"[-*•·–]?\s*")
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar a string: Norway stays NO, a date its digits


class Entry(dict[str, object]):
    """A mapping of the YAML that knows its line."""

    line = 1


def gold_files(path: Path) -> list[Path]:
    """A gold file, or those of a folder in the order of their names. Raises ClaimsError where there are none."""
    files = sorted(path.glob(f"*{SUFFIX}")) if path.is_dir() else [path]
    if not path.exists() or not files:
        raise ClaimsError(f"{path}: no gold there; give a file that ends in {SUFFIX}, or a folder of them")
    return files


def read_gold(path: Path) -> Gold:
    """Read a gold file and the article beside it.

    Raises ClaimsError (`path:line: ...`) where the file is not of the form, where a quote is not in the article, and
    where it stands in its sentence more than once and `n` does not say which."""
    return _Reader(path, _read_article(path)).gold(_read_yaml(path))


def _read_article(path: Path) -> str:
    article = path.with_name(path.name.removesuffix(SUFFIX) + ".txt")
    try:
        return decode(article.read_bytes()).text
    except (OSError, UndecodableError) as error:
        raise ClaimsError(f"{article}: the article of {path.name} cannot be read ({error})") from error


def _read_yaml(path: Path) -> Entry:
    try:
        tree = yaml.compose(path.read_text(encoding="utf-8"), Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ClaimsError(f"{path}:{line}: {error.problem}; mend the YAML") from error
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ClaimsError(f"{path}: cannot be read ({error})") from error
    try:
        built = _build(tree)
    except RecursionError as error:
        raise ClaimsError(f"{path}:1: an anchor holds itself; write it out") from error
    if not isinstance(built, Entry):
        raise ClaimsError(f"{path}:1: expected `article:` and `sentences:`")
    return built


def _build(node: yaml.Node | None) -> object:
    """The value of a YAML node, its mappings with their lines."""
    if isinstance(node, yaml.MappingNode):
        entry = Entry({str(key.value): _build(value) for key, value in node.value})
        entry.line = node.start_mark.line + 1
        return entry
    if isinstance(node, yaml.SequenceNode):
        return [_build(item) for item in node.value]
    if node is None or (node.value in ("", "~", "null") and not getattr(node, "style", None)):
        return None
    return node.value


class _Reader:
    """Reads sentence after sentence; attributions may reach over several and are placed at the end."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self.quotable = Quotable(text)
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        self.mentions: dict[str, list[GoldRecord]] = {layer: [] for layer in MENTIONS}
        self.reported: list[tuple[Entry, Sentence]] = []
        self.claims: list[GoldClaim] = []

    def gold(self, tree: Entry) -> Gold:
        """Everything that the file says."""
        self._known(tree, tree.keys(), {"article", "sentences"})
        article = self._record(self._entry(tree, tree.get("article", Entry())), Meta)
        line = tree.line
        for entry in self._entries(tree, "sentences"):
            self._sentence(entry)
            line = entry.line
        self._no_gap(line, len(self.text))
        layers: dict[str, list[GoldRecord]] = {
            "blocks": [*self.blocks],
            "sentences": [*self.sentences],
            **self.mentions,
        }
        layers["attributions"] = [self._attribution(entry, sentence) for entry, sentence in self.reported]
        return Gold(str(self.path), article, self.text, layers, self.claims)

    def _sentence(self, entry: Entry) -> None:
        """A sentence stands at the first place after the sentence before it."""
        self._known(entry, entry.keys(), {"text", "block", *MENTIONS, "attributions", "claims"})
        places = self.quotable.find(str(entry.get("text", "")), self._at(), len(self.text))
        if not places:
            raise self._error(entry.line, f"not in the article after the sentence before: {entry.get('text')!r}")
        start, end = places[0]
        self._no_gap(entry.line, start)
        self._block(entry, start, end)
        sentence = Sentence(start, end, len(self.blocks) - 1)
        self.sentences.append(sentence)
        for layer, (kind, defaults) in MENTIONS.items():
            for item in self._entries(entry, layer):
                begin, stop = self._place(item, item, sentence, beyond=layer == "quotations")
                self.mentions[layer].append(self._record(item, kind, {**defaults, "start": begin, "end": stop}))
        self.reported += [(item, sentence) for item in self._entries(entry, "attributions")]
        for item in self._entries(entry, "claims"):
            scope = self._place(item, item.pop("scope"), sentence, beyond=False) if "scope" in item else (start, end)
            self.claims.append(self._record(item, GoldClaim, {"start": start, "end": end, "scope": scope}))

    def _block(self, entry: Entry, start: int, end: int) -> None:
        """Open the block that the sentence begins, list mark included, or let the last one grow."""
        if "block" in entry:
            begin = start - len(self.text[self._at() : start].lstrip())
            opened = Entry(kind=entry["block"])
            opened.line = entry.line
            self.blocks.append(self._record(opened, Block, {"start": begin, "end": end}))
        elif self.blocks:
            self.blocks[-1] = msgspec.structs.replace(self.blocks[-1], end=end)
        else:
            raise self._error(entry.line, "the first sentence needs `block: headline`, or another kind")

    def _attribution(self, entry: Entry, sentence: Sentence) -> Attribution:
        """The words stand in the sentence or after it; a source that is not there is the nearest one before."""
        contents = [self._place(entry, quote, sentence) for quote in _listed(entry.pop("content", None))]
        if not contents:
            raise self._error(entry.line, "an attribution needs content")
        cues = [self._place(entry, quote, sentence) for quote in _listed(entry.pop("cue", None))]
        last = max(end for _, end in contents + cues)
        reach = next((s.end for s in self.sentences if s.end >= last), last)
        sources = []
        for quote in _listed(entry.pop("source", None)):
            before = self.quotable.find(_words(quote), 0, sentence.start)
            within = self.quotable.find(_words(quote), sentence.start, reach)
            sources.append(before[-1] if before and not within else self._place(entry, quote, sentence))
        return self._record(entry, Attribution, {"source": sources, "cue": cues, "content": contents})

    def _place(self, entry: Entry, quote: object, sentence: Sentence, beyond: bool = True) -> Offsets:
        """Where a quote stands: in its sentence, where `n` tells its occurrences apart, else soonest after it."""
        places = self.quotable.find(_words(quote), sentence.start, sentence.end)
        n = str(quote.get("n", "")) if isinstance(quote, dict) else ""
        if n:
            if not n.isdecimal() or not 1 <= int(n) <= len(places):
                raise self._error(entry.line, f"n: {n} of {_words(quote)!r}; its sentence has {len(places)}")
            return places[int(n) - 1]
        if len(places) > 1:
            raise self._error(entry.line, f"more than once in its sentence: {_words(quote)!r}; add n: 1, n: 2, ...")
        if beyond and not places:
            places = self.quotable.find(_words(quote), sentence.start, len(self.text))
        if not places or (places[0][1] > sentence.end and not beyond):
            raise self._error(entry.line, f"not in its sentence: {_words(quote)!r}; quote the words as they stand")
        return places[0]

    def _at(self) -> int:
        return self.sentences[-1].end if self.sentences else 0

    def _no_gap(self, line: int, start: int) -> None:
        gap = self.text[self._at() : start].strip()
        if not LIST_MARK.fullmatch(gap):
            raise self._error(line, f"no sentence holds the words before it: {plain(gap)[:60]!r}")

    def _entries(self, parent: Entry, key: str) -> Iterator[Entry]:
        items = parent.get(key, [])
        if not isinstance(items, list):
            raise self._error(parent.line, f"{key} must be a list")
        for item in items:
            yield self._entry(parent, item)

    def _entry(self, parent: Entry, item: object) -> Entry:
        """A bare string is an entry with that text."""
        if isinstance(item, Entry):
            return item
        if not isinstance(item, str):
            raise self._error(parent.line, f"expected a quote or a mapping, not {item!r}")
        entry = Entry(text=item)
        entry.line = parent.line
        return entry

    def _record(self, entry: Entry, kind: type[R], known: dict[str, object] | None = None) -> R:
        """An entry as a record; `known` are values of fields that the entry does not write itself."""
        written = {key: value for key, value in entry.items() if key not in ("text", "n")}
        self._known(entry, written.keys(), {field.encode_name for field in msgspec.structs.fields(kind)})
        if isinstance(speaker := written.get("speaker"), Entry):
            self._known(speaker, speaker.keys(), set(Speaker.__struct_fields__))
            speaker.setdefault("name", None)
            speaker.setdefault("kind", None)
        try:
            return msgspec.convert({**(known or {}), **written}, kind, strict=False)
        except msgspec.ValidationError as error:
            raise self._error(entry.line, str(error)) from error

    def _known(self, entry: Entry, keys: Set[str], allowed: Set[str]) -> None:
        if unknown := keys - allowed:
            raise self._error(entry.line, f"unknown key {min(unknown)!r}; one of {', '.join(sorted(allowed))}")

    def _error(self, line: int, what: str) -> ClaimsError:
        return ClaimsError(f"{self.path}:{line}: {what}")


def _words(quote: object) -> str:
    return str(quote.get("text", "")) if isinstance(quote, dict) else str(quote)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value] if value else []
