"""Content that stands around its cue: `The plan, he said, would fail`, `It failed, according to the report`."""

from collections.abc import Iterator, Mapping

from pipeline.records import Offsets
from pipeline.stages.attribution.cues import Cues
from pipeline.stages.attribution.found import Found, Spans, trimmed
from pipeline.stages.attribution.frames import complements
from pipeline.stages.attribution.indirect import frames_of, verb_group
from pipeline.stages.attribution.sources import noun_phrase, source_of, widen_to_cue
from pipeline.stages.attribution.tree import Range, Tree

COMMAS = frozenset({",", "—", "–", "--", "-", ";"})
CLOSING = frozenset({".", "?", "!", ",", ";", ":", ")", "—", "–", "--", "''", '"', "”", "’"})
OF_THE_CUE = ("nsubj", "aux", "auxpass", "neg", "advmod", "npadvmod", "prep", "prt", "dobj", "dative", "advcl", "agent")
"""Children of a parenthetical verb that belong to the parenthesis."""
FEWEST_WORDS = 3


def find_around(text: str, tree: Tree, cues: Cues, spoken: Spans) -> Iterator[Found]:
    """Parenthetical verbs, and `according to`, outside the `spoken` spans."""
    for token, word in enumerate(tree.lower):
        if (word == "according" or _is_per(tree, token)) and not spoken.hold(tree.begin[token]):
            yield from _according(text, tree, token)
        elif word in cues.verbs and tree.is_verb(token) and not spoken.hold(tree.begin[token]):
            frames = frames_of(tree, token, cues)
            if "clause" not in frames or not tree.is_finite(token):
                continue
            if (opening := _as(tree, token)) is not None:
                if frames["clause"] == "strong":
                    yield from _as_reported(text, tree, token, opening, frames)
            elif _beside_content(tree, token):
                yield from _parenthetical(text, tree, token, frames)


def _beside_content(tree: Tree, token: int) -> bool:
    """Whether the parse has what precedes the verb as its clause, or the verb as an insertion into that clause; a verb
    behind an adverbial (`After the vote, he said nothing`) is neither."""
    if any(tree.deps[child] == "ccomp" for child in tree.kids[token] if child < token):
        return True
    return tree.deps[token] in ("parataxis", "ccomp", "dep") or _inserted(tree, token)


def _inserted(tree: Tree, token: int) -> bool:
    """Whether subject and verb alone stand between two commas: `Voters, she argued, know that`."""
    subject = tree.kid(token, "nsubj")
    if subject is None or subject > token or tree.left[subject] == 0 or token + 1 >= len(tree):
        return False
    return tree.words[tree.left[subject] - 1] in COMMAS and tree.words[token + 1] in COMMAS


def _parenthetical(text: str, tree: Tree, token: int, frames: Mapping[str, object]) -> Iterator[Found]:
    source = source_of(tree, token)
    if source is None or any(c.frame in frames for c in complements(tree, token)):
        return
    if source[1] < token:
        source = widen_to_cue(tree, source, token)
    first, last = min(source[0], token), max(source[1], token)
    for child in tree.kids_with(token, *OF_THE_CUE):
        if child > token:
            if tree.words[tree.left[child] - 1] not in COMMAS:
                last = max(last, tree.right[child])
        elif tree.left[child] > 0 and tree.words[tree.left[child] - 1] not in COMMAS:
            first = min(first, tree.left[child])
    content = _rest(text, tree, (first, last), _clause_start(tree, token, first))
    if content:
        yield Found(
            (trimmed(text, *tree.chars(source)),), (tree.chars(verb_group(tree, token)),), content, "around verb", 2
        )


def _as(tree: Tree, token: int) -> int | None:
    """The `as` that opens the clause of a verb."""
    return next((k for k in tree.kids_with(token, "mark", "advmod") if k < token and tree.lower[k] == "as"), None)


def _as_reported(text: str, tree: Tree, token: int, opening: int, frames: Mapping[str, object]) -> Iterator[Found]:
    """`As the mayor noted, the dam is old`, `The dam is old, as the mayor noted`."""
    source = source_of(tree, token)
    if source is None or not opening < source[0] or any(c.frame in frames for c in complements(tree, token)):
        return
    last = next((k for k in range(token, len(tree)) if tree.words[k] in COMMAS | {":", "."}), len(tree) - 1)
    if opening > 2:
        content = _rest(text, tree, (opening, last - 1), 0)
    elif last + FEWEST_WORDS < len(tree) and source[1] < token:
        content = (trimmed(text, tree.begin[last + 1], tree.end[-1]),)
    else:
        content = ()
    if content:
        cue = tree.chars(verb_group(tree, token))
        yield Found((trimmed(text, *tree.chars(source)),), (cue,), content, "around as", 2)


def _clause_start(tree: Tree, token: int, first: int) -> int:
    """Where the content before a parenthesis begins: with the clause that the verb was parsed to govern, else with the
    sentence."""
    clauses = [child for child in tree.kids_with(token, "ccomp") if child < token and tree.right[child] < first]
    return min((tree.left[child] for child in clauses), default=_bracket(tree, first))


def _bracket(tree: Tree, before: int) -> int:
    """The word behind the bracket that stands open before a token, else the first word of the sentence."""
    for token in range(before - 1, -1, -1):
        if tree.words[token] == ")":
            break
        if tree.words[token] == "(":
            return token + 1
    return 0


def _rest(text: str, tree: Tree, parenthesis: Range, start: int) -> tuple[Offsets, ...]:
    """What stands before a parenthesis that a comma opens, and behind it where a comma closes it."""
    first, last = parenthesis
    if first - 1 <= start or tree.words[first - 1] not in COMMAS | {"'", '"', "”", "’", "''"}:
        return ()
    spans = [trimmed(text, tree.begin[start], tree.end[first - 1])]
    if last + 2 < len(tree) and tree.words[last + 1] in COMMAS:
        spans.append(trimmed(text, tree.begin[last + 1], tree.end[-1]))
    if sum(len(text[a:b].split()) for a, b in spans) < FEWEST_WORDS:
        return ()
    return tuple((a, b) for a, b in spans if a < b)


def _is_per(tree: Tree, token: int) -> bool:
    """Whether `per` names a source: `Forty houses were lost, per the sheriff`."""
    return (
        tree.lower[token] == "per"
        and 0 < token < len(tree) - 1
        and tree.words[token - 1] in COMMAS
        and tree.tags[token + 1] in ("NNP", "DT")
    )


def _according(text: str, tree: Tree, token: int) -> Iterator[Found]:
    """`according to X`; also without its `to`."""
    to = token + 1 < len(tree) and tree.lower[token + 1] == "to"
    begin = token + 1 + to
    if begin >= len(tree) or tree.words[begin] in CLOSING:
        return
    source = _phrase(tree, token, begin)
    first, last = token, max(source[1], _phrase_end(tree, source))
    cue = (tree.begin[token], tree.end[token + to])
    while first > 0 and tree.tags[first - 1] in ("RB", "CC") and tree.heads[first - 1] == token:
        first -= 1
    if first <= 1:
        after = last + 1 if last + 1 < len(tree) and tree.words[last + 1] in COMMAS else last
        spans = [trimmed(text, tree.begin[min(after + 1, len(tree) - 1)], tree.end[-1])]
    else:
        spans = [trimmed(text, tree.begin[_sentence_start(tree, first)], tree.end[first - 1])]
        if last + 3 < len(tree) and tree.words[last + 1] == "," and tree.words[first - 1] == ",":
            spans.append(trimmed(text, tree.begin[last + 1], tree.end[-1]))
    content = tuple((a, b) for a, b in spans if a < b)
    if content:
        yield Found((trimmed(text, *tree.chars(source)),), (cue,), content, "according", 3)


def _phrase(tree: Tree, token: int, begin: int) -> Range:
    """The noun phrase that begins there."""
    heads = [
        k
        for k in range(begin, min(begin + 40, len(tree)))
        if tree.left[k] == begin
        and tree.deps[k] in ("pobj", "dobj", "npadvmod", "nsubj", "dep", "pcomp", "ROOT", "attr")
        and not tree.is_verb(k)
    ]
    if heads:
        return noun_phrase(tree, heads[-1])
    last = begin
    while last + 1 < len(tree) and tree.words[last + 1] not in CLOSING:
        last += 1
    return begin, last


def _phrase_end(tree: Tree, source: Range) -> int:
    """The end of the phrase with the relative clause that the source leaves out."""
    heads = [k for k in range(source[0], source[1] + 1) if tree.left[k] == source[0] and tree.heads[k] < source[0]]
    return tree.right[heads[0]] if heads else source[1]


def _sentence_start(tree: Tree, before: int) -> int:
    """The first word of the clause: the sentence's, past an opening conjunction."""
    start = _bracket(tree, before)
    while start + 1 < before and (tree.words[start] in COMMAS or tree.lower[start] in ("and", "but")):
        start += 1
    return start
