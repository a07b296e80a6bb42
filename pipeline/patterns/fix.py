"""`claims patterns check --fix`: what can be mended without a choice, and without changing what any pattern finds."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.patterns.book import is_framework, pattern_files
from pipeline.patterns.cache import Cache, user_cache
from pipeline.patterns.edits import Editor, editing
from pipeline.patterns.examples import EntityFinder, find_spans
from pipeline.patterns.loading import read_folder
from pipeline.patterns.program import Example, Pattern
from pipeline.records import Offsets


def fix_folder(folder: Path, entities_of: EntityFinder, cache: Cache | None = None) -> list[str]:
    """Mend the files of a folder and say what was done, a line each. A folder with errors is left alone.

    - an example under `todo` that matches now goes to `match`, its evidence marked;
    - in a pattern whose examples mark no evidence it is marked, as the pattern finds it;
    - a notation or an example that stands twice in a pattern stands once.

    Raises ClaimsError where the folder cannot be read, OSError where it cannot be written."""
    files = pattern_files(folder)
    reading = read_folder(folder, files, is_framework(folder), cache or user_cache())
    if reading.issues:
        return []
    done: list[str] = []
    for name in files:
        with editing(folder / name) as editor:
            for pattern in (each for each in reading.data.patterns if each.path == name and not each.disabled):
                done += [f"{folder / name}: '{pattern.id}' {what}" for what in _fix(pattern, editor, entities_of)]
    return done


def _fix(pattern: Pattern, editor: Editor, entities_of: EntityFinder) -> Iterator[str]:
    at = ("patterns", pattern.index)
    examples = {
        kind: [e for e in pattern.examples if e.kind == kind]
        for kind in dict.fromkeys(e.kind for e in pattern.examples)
    }
    if not any(example.evidence for example in pattern.examples):
        for index, example in enumerate(examples.get("match", ())):
            if spans := find_spans(pattern, example, entities_of):
                editor.replace((*at, "match", index), marked(example.text, spans))
                yield f"marks its evidence: {example.text}"
    for kind, each in examples.items():
        for index in _again([example.text for example in each]):
            editor.remove((*at, kind, index))
            yield f"has this example once: {each[index].text}"
    for index in _again([notation.text for notation in pattern.any]):
        editor.remove((*at, "any", index))
        yield f"has '{pattern.any[index].text}' once"
    yield from _promote(pattern, examples.get("todo", []), editor, entities_of)


def _promote(pattern: Pattern, todo: list[Example], editor: Editor, entities_of: EntityFinder) -> Iterator[str]:
    at = ("patterns", pattern.index)
    repeated = _again([example.text for example in todo])
    left = [example for index, example in enumerate(todo) if index not in repeated]
    for index, example in reversed(list(enumerate(left))):
        if spans := find_spans(pattern, example, entities_of):
            editor.remove((*at, "todo", index))
            editor.add((*at, "match"), marked(example.text, spans))
            yield f"matches what was to do: {example.text}"


def _again(texts: Sequence[str]) -> list[int]:
    """The indices of what has stood before, the last first."""
    return [index for index in reversed(range(len(texts))) if texts[index] in texts[:index]]


def marked(text: str, spans: Sequence[Offsets]) -> str:
    """A text with its evidence between `[[` and `]]`."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return text
