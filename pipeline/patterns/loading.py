"""Pattern files in, a compiled book out, or every error in them at once."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.patterns.cache import Cache
from pipeline.patterns.compile import Compiler
from pipeline.patterns.inflect import Inflector
from pipeline.patterns.issues import Issue, raise_errors
from pipeline.patterns.lists import borrowed_lists, lists_of
from pipeline.patterns.located import Located, read_located
from pipeline.patterns.located import Path as Place
from pipeline.patterns.notation import NotationError, suggest
from pipeline.patterns.program import PILLARS, Before, BookData, Example, Notation, Pattern, Pillar
from pipeline.patterns.shape import PatternFile, PatternShape, PillarsFile, check_shape, fitting

NOTATION_KEYS = ("any", "all", "unless", "unless_sentence")
EVIDENCE = re.compile(r"\[\[|\]\]")
DEFAULT_NEAR = 8
NO_NEED = "every way through it needs at least one word that is not optional"


def parse_folder(folder: Path, files: Mapping[str, bytes], framework: bool, cache: Cache) -> BookData:
    """The compiled form of a folder. Raises ClaimsError that lists every error."""
    reading = read_folder(folder, files, framework, cache)
    raise_errors(reading.issues)
    return reading.data


@dataclass(frozen=True)
class Reading:
    """What was read of a folder: the compiled form of what is right, its files by name, and all that is wrong."""

    folder: Path
    data: BookData
    sources: dict[str, Located]
    issues: list[Issue]


def read_folder(folder: Path, files: Mapping[str, bytes], framework: bool, cache: Cache) -> Reading:
    """Read a folder, whatever is wrong in it."""
    issues: list[Issue] = []
    sources = {name: _read(folder / name, content, issues) for name, content in files.items()}
    inflector = Inflector(cache)
    compiler = Compiler(inflector)
    pillars_source = sources.get(PILLARS) if framework else None
    pillars_file: PillarsFile | None = None
    if framework and pillars_source is None:
        issues.append(
            Issue(str(folder / PILLARS), 1, 1, "pillars", "is missing", "it names the pillars of the framework")
        )
    if pillars_source is not None:
        pillars_file, wrong = check_shape(PillarsFile, pillars_source, str(folder / PILLARS))
        issues += wrong + _unequal_pillars(pillars_file, pillars_source, str(folder / PILLARS))
    lists, borrowed, plan = dict[str, list[str]](), dict[str, str](), tuple[Notation, ...]()
    if pillars_source is not None:
        lists, borrowed = borrowed_lists(folder, pillars_source, issues)
        lists |= lists_of(pillars_source)
        compiled = _Notations(str(folder / PILLARS), pillars_source, compiler.with_lists(lists), issues)
        compiled.compile_lists()
        plan = compiled.all(("plan",), needed=True)
    ids = [pillar.id for pillar in pillars_file.pillars] if pillars_file else None
    read = [
        _File(folder / name, name, source, issues, framework, ids)
        for name, source in sources.items()
        if source is not pillars_source
    ]
    patterns = [p for file in read for p in file.patterns(compiler.with_lists({**lists, **lists_of(file.source)}))]
    issues += _unequal_ids(read)
    inflector.save()
    values = [{name: source.value for name, source in sources.items()}, lists if borrowed else {}]
    data = BookData(
        (pillars_file.title if pillars_file else None) or folder.name,
        tuple(Pillar(p.id, p.number, p.label, p.description, p.source) for p in _pillars(pillars_file)),
        tuple(patterns),
        plan,
        lists,
        hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest(),
        borrowed,
    )
    return Reading(folder, data, sources, issues)


def _read(path: Path, content: bytes, issues: list[Issue]) -> Located:
    located = Located()
    if path.suffix == ".yaml":
        located.issues.append(Issue(str(path), 1, 1, "file", "is not read", f"name it {path.stem}.yml"))
    else:
        try:
            located = read_located(content.decode("utf-8-sig"), str(path))
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            located.issues.append(Issue(str(path), line, 1, "file", "is not UTF-8", "save it as UTF-8"))
    issues += located.issues
    return located


def _pillars(file: PillarsFile | None) -> list[Any]:
    return sorted(file.pillars, key=lambda pillar: pillar.number) if file else []


def _unequal_pillars(file: PillarsFile | None, source: Located, path: str) -> list[Issue]:
    issues = []
    for key in ("id", "number"):
        seen = set()
        for index, pillar in enumerate(file.pillars if file else ()):
            value = getattr(pillar, key)
            if value in seen:
                place = source.place(("pillars", index, key))
                message = f"another pillar has the {key} '{value}'"
                issues.append(Issue(path, *place, "pillars", message, "give each its own"))
            seen.add(value)
    return issues


def _unequal_ids(files: Sequence["_File"]) -> Iterator[Issue]:
    first: dict[str, str] = {}
    for file in files:
        for index, pattern_id in file.ids():
            line, column = file.source.place(("patterns", index, "id"))
            other = first.setdefault(pattern_id, f"{file.name}:{line}")
            if other != f"{file.name}:{line}":
                message = f"'{pattern_id}' stands at {other} too"
                yield Issue(str(file.path), line, column, "duplicate-id", message, "rename one")


class _Notations:
    """Compiles the notations of one file, whatever else is wrong in it."""

    def __init__(self, path: str, source: Located, compiler: Compiler, issues: list[Issue]) -> None:
        self.path = path
        self.source = source
        self.compiler = compiler
        self.issues = issues

    def complain(self, at: Place, rule: str, message: str, hint: str = "", offset: int | None = None) -> None:
        place = self.source.place(at) if offset is None else self.source.place_in(at, offset)
        self.issues.append(Issue(self.path, *place, rule, message, hint))

    def all(self, at: Place, needed: bool = False) -> tuple[Notation, ...]:
        """The notations of the list at a path. Where they are `needed` each must name a word that it needs."""
        value = self.source.value
        for key in at:
            value = (
                value.get(key)
                if isinstance(value, dict) and isinstance(key, str)
                else (value[key] if isinstance(value, list) and isinstance(key, int) else None)
            )
        texts = value if isinstance(value, list) else []
        compiled = [self.one(text, (*at, index)) for index, text in enumerate(texts) if isinstance(text, str)]
        for index, notation in enumerate(compiled):
            if needed and notation is not None and not notation.needs:
                self.complain((*at, index), "needs-nothing", f"'{notation.text}' could match anywhere", NO_NEED)
        return tuple(notation for notation in compiled if notation is not None)

    def one(self, text: str, at: Place) -> Notation | None:
        try:
            return self.compiler.compile(text)
        except NotationError as error:
            message = f"{error.message} (in '{text}')" if len(text) <= 60 else error.message
            self.complain(at, error.rule, message, error.hint, error.offset)
            return None

    def compile_lists(self) -> None:
        """Find what is wrong in lists that no pattern uses."""
        for name, entries in lists_of(self.source).items():
            for index, entry in enumerate(entries):
                self.one(entry, ("lists", name, index))


@dataclass
class _File:
    """One file of patterns."""

    path: Path
    name: str
    source: Located
    issues: list[Issue]
    framework: bool
    pillars: list[str] | None

    def patterns(self, compiler: Compiler) -> list[Pattern]:
        value = self.source.value
        if value is None:
            if not self.source.issues:
                hint = "write pillar: and patterns:, or delete it"
                self.issues.append(Issue(str(self.path), 1, 1, "file", "is empty", hint))
            return []
        notations = _Notations(str(self.path), self.source, compiler, self.issues)
        notations.compile_lists()
        raw = value.get("patterns") if isinstance(value, dict) else None
        each = raw if isinstance(raw, list) else []
        compiled = [self._compile(notations, index) for index in range(len(each))]
        self.issues += check_shape(PatternFile, self.source, str(self.path))[1]
        group = self._group(value if isinstance(value, dict) else {}, notations)
        self._check_ids(group, notations)
        shapes = [fitting(PatternShape, value) for value in each]  # a pattern that is right is not lost with others
        return [
            self._pattern(shape, group, index, found, notations)
            for index, (shape, found) in enumerate(zip(shapes, compiled, strict=True))
            if shape is not None
        ]

    def _compile(self, notations: _Notations, index: int) -> dict[str, tuple[Notation, ...]]:
        at = ("patterns", index)
        found = {key: notations.all((*at, key), needed=key == "any") for key in NOTATION_KEYS}
        if found["all"] and not any(notation.needs for notation in found["all"]):
            notations.complain((*at, "all"), "needs-nothing", "could match anywhere", NO_NEED)
        return {**found, "before": notations.all((*at, "unless_before", "any"))}

    def _group(self, value: dict[str, Any], notations: _Notations) -> str:
        wanted, other = ("pillar", "rule") if self.framework else ("rule", "pillar")
        if other in value:
            notations.complain((other,), "keys", f"'{other}' cannot stand in this folder", f"write {wanted}:")
        elif wanted not in value:
            hint = f"write {wanted}: and its {'id' if self.framework else 'name'}"
            notations.complain((), "keys", f"'{wanted}' is missing", hint)
        group = value.get(wanted)
        if not isinstance(group, str):
            return ""
        if self.pillars is not None and group not in self.pillars:
            notations.complain((wanted,), "pillars", f"unknown pillar '{group}'", suggest(group, self.pillars))
            return ""
        return group

    def _check_ids(self, group: str, notations: _Notations) -> None:
        for index, pattern_id in self.ids():
            if group and not pattern_id.startswith(f"{group}."):
                notations.complain(("patterns", index, "id"), "keys", f"'{pattern_id}' must begin with '{group}.'")

    def ids(self) -> Iterator[tuple[int, str]]:
        """The ids of the patterns, whatever else is wrong with them."""
        raw = self.source.value.get("patterns") if isinstance(self.source.value, dict) else None
        for index, pattern in enumerate(raw if isinstance(raw, list) else ()):
            if isinstance(pattern, dict) and isinstance(pattern.get("id"), str):
                yield index, pattern["id"]

    def _pattern(
        self,
        shape: PatternShape,
        group: str,
        index: int,
        found: dict[str, tuple[Notation, ...]],
        notations: _Notations,
    ) -> Pattern:
        at = ("patterns", index)
        return Pattern(
            id=shape.id,
            pillar=group,
            path=self.name,
            line=self.source.place(at)[0],
            index=index,
            title=shape.title or "",
            source=shape.source or "",
            any=found["any"],
            all=found["all"],
            near=shape.near or DEFAULT_NEAR,
            unless=found["unless"],
            unless_sentence=found["unless_sentence"],
            unless_before=Before(shape.unless_before.within, found["before"]) if shape.unless_before else None,
            blocks=tuple(shape.blocks),
            examples=tuple(self._examples(shape, at, notations)),
            disabled=shape.disabled or "",
        )

    def _examples(self, shape: PatternShape, at: Place, notations: _Notations) -> Iterator[Example]:
        for kind, texts in (("match", shape.match), ("no_match", shape.no_match), ("todo", shape.todo)):
            for index, marked in enumerate(texts):
                place = (*at, kind, index)
                text, evidence, wrong = unmark(marked)
                if wrong or (evidence and kind == "no_match"):
                    message = wrong or "'[[...]]' marks evidence"
                    hint = "write [[evidence]]" if wrong else "a no_match example has none"
                    notations.complain(place, "evidence-marks", message, hint)
                yield Example(kind, text, evidence, *self.source.place(place))  # type: ignore[arg-type]


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...], str | None]:
    """An example without its `[[` and `]]`, the spans between them, and what is wrong with them."""
    text, last, opened, spans = "", 0, None, []
    for mark in EVIDENCE.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if (mark[0] == "[[") != (opened is None):
            return marked, (), f"'{mark[0]}' has no partner"
        if opened is None:
            opened = len(text)
        else:
            spans.append((opened, len(text)))
            opened = None
    if opened is not None:
        return marked, (), "'[[' has no partner"
    return text + marked[last:], tuple(spans), None
