"""`claims patterns new`: a draft completed by what its folder knows, and written into the file of its pillar."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from pipeline.errors import ClaimsError
from pipeline.patterns.book import PatternBook, load_book, pattern_files
from pipeline.patterns.cache import user_cache
from pipeline.patterns.compile import Compiler
from pipeline.patterns.draft import Draft, Drafter
from pipeline.patterns.edits import as_item, editing
from pipeline.patterns.examples import EntityFinder, find_problem, find_spans
from pipeline.patterns.fix import marked
from pipeline.patterns.inflect import Inflector
from pipeline.patterns.loading import unmark
from pipeline.patterns.located import read_located
from pipeline.patterns.notation import NotationError, suggest
from pipeline.patterns.program import PILLARS, Example, Pattern
from pipeline.patterns.view import make_view

WORDS_OF_AN_ID = 3
COLUMN = 2


def complete(draft: Draft, pillar: str, folder: Path, entities_of: EntityFinder) -> tuple[Draft, list[str]]:
    """The draft with what it lacks: a notation, an id and a title made of its first example, its evidence marked. And
    notes: which patterns find its examples already, which of its examples are not as they should be.

    Raises ClaimsError where the pillar is unknown, the id taken, a notation or an example wrong."""
    book = load_book(folder)
    pillars = [each.id for each in book.pillars]
    if pillar not in pillars:
        raise ClaimsError(f"--pillar {pillar}: unknown; {suggest(pillar, pillars)}")
    notations = draft.any or [Drafter(user_cache()).notation(draft.match[0])]
    pattern = _compiled(notations, book)
    match: list[str] = []
    texts: list[str] = []
    for sentence in draft.match:
        text, spans, wrong = unmark(sentence)
        if wrong:
            raise ClaimsError(f"{wrong}: {sentence}; write [[evidence]]")
        found = find_spans(pattern, Example("match", text, (), 1, 1), entities_of)
        ours = not draft.any and not match  # the notation was made of this sentence: what it finds is the evidence
        match.append(marked(text, found) if found and (ours or not spans) else sentence)
        texts.append(text)
    first = marked_words(match[0])
    name = draft.id or f"{pillar}.{_name(first, notations[0])}"
    if name in {each.id for each in book.patterns}:
        raise ClaimsError(f"--id {name}: there is such a pattern; give it another one")
    if not name.startswith(f"{pillar}."):
        raise ClaimsError(f"--id {name}: must begin with '{pillar}.'")
    title = draft.title or first[:1].upper() + first[1:]
    done = replace(draft, id=name, title=title, any=notations, match=match)
    notes = [*_found_already(book, pillar, texts, entities_of), *_failing(pattern, done, entities_of)]
    if not draft.any and "[[" not in draft.match[0]:
        notes.append("a notation of the three rarest words; mark those that matter in the sentence: [[evidence]]")
    return done, notes


def marked_words(example: str) -> str:
    """The first evidence of an example, all of it where nothing is marked."""
    text, spans, _ = unmark(example)
    return text[slice(*spans[0])] if spans else text


def home(folder: Path, pillar: str, name: str | None = None) -> Path:
    """The file that a pattern of a pillar goes into: the one that is named, else the pillar's own.

    Raises ClaimsError where it is no file of the pillar."""
    files = {
        each: read_located(content.decode("utf-8-sig"), each).value
        for each, content in pattern_files(folder).items()
        if each != PILLARS
    }
    of_pillar = sorted(each for each, value in files.items() if value and value.get("pillar") == pillar)
    if name is None:
        return folder / (f"{pillar}.yml" if f"{pillar}.yml" in of_pillar or not of_pillar else of_pillar[0])
    if name not in of_pillar:
        raise ClaimsError(f"--file {name}: no file of the pillar '{pillar}'; {suggest(name, of_pillar)}")
    return folder / name


def append(path: Path, draft: Draft, pillar: str) -> None:
    """Write a draft at the end of a file, which is made where there is none."""
    if path.exists():
        with editing(path) as editor:
            editor.add_pattern(draft.lines())
    else:
        lines = [f"pillar: {pillar}", "patterns:", *as_item(draft.lines(), COLUMN)]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _compiled(notations: Sequence[str], book: PatternBook) -> Pattern:
    inflector = Inflector(user_cache())
    compiler = Compiler(inflector, book.lists)
    compiled = []
    for text in notations:
        try:
            compiled.append(compiler.compile(text))
        except NotationError as error:
            raise ClaimsError(f"--any '{text}', column {error.offset + 1}: {error}") from error
        if not compiled[-1].needs:
            raise ClaimsError(f"--any '{text}': could match anywhere; write a word that is not optional")
    inflector.save()
    return Pattern("new", "new", "", 1, any=tuple(compiled), blocks=("paragraph",))


def _name(evidence: str, notation: str) -> str:
    """A name of the words that a notation begins with."""
    words = [word.strip("~*\"'") for word in notation.split() if word.strip("~*\"'").isalpha()]
    return "-".join(words[:WORDS_OF_AN_ID]).lower() or "-".join(evidence.lower().split()[:WORDS_OF_AN_ID])


def _found_already(book: PatternBook, pillar: str, texts: Sequence[str], entities_of: EntityFinder) -> list[str]:
    notes = []
    for text in texts:
        for index in sorted(book.possible(make_view(text, 0, len(text)))):
            other = book.patterns[index]
            spans = find_spans(other, Example("match", text, (), 1, 1), entities_of) if other.pillar == pillar else []
            if spans:
                notes.append(f"'{other.id}' finds '{text[slice(*spans[0])]}' in it already: {text}")
    return notes


def _failing(pattern: Pattern, draft: Draft, entities_of: EntityFinder) -> list[str]:
    notes = []
    kinds: tuple[tuple[Literal["match", "no_match"], Sequence[str]], ...] = (
        ("match", draft.match),
        ("no_match", draft.no_match),
    )
    for kind, sentences in kinds:
        for sentence in sentences:
            text, evidence, _ = unmark(sentence)
            problem = find_problem(pattern, Example(kind, text, evidence, 1, 1), entities_of)
            if problem:
                notes.append(f"the new pattern {problem}: {text}")
    return notes
