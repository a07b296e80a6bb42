"""Indirect and mixed speech: a cue with its complement, within one parse."""

from collections.abc import Iterator, Sequence

from pipeline.stages.attribution.clause_end import clause_end, finished
from pipeline.stages.attribution.cues import Cues, Strength
from pipeline.stages.attribution.found import RANK, Found, Spans, trimmed
from pipeline.stages.attribution.frames import Complement, complements
from pipeline.stages.attribution.nouns import adjective_complements, noun_complements
from pipeline.stages.attribution.sources import beside, source_of, widen_to_cue
from pipeline.stages.attribution.tree import Range, Tree
from pipeline.stages.word_lists import words

BEFORE_VERB = ("aux", "auxpass", "neg", "advmod")
NOT_SPEAKING = frozenset(words("it this that these those which what there you"))
EMBEDDED = frozenset({"xcomp", "ccomp", "acl", "pcomp"})
UNREAL = frozenset(words("to could may might can should"))


def find_indirect(text: str, tree: Tree, cues: Cues, spoken: Spans) -> Iterator[Found]:
    """All cues of a parse that have a source and a complement in one of their frames.

    A cue inside the `spoken` spans is the speaker's own word, and left out."""
    for token, word in enumerate(tree.lower):
        if word not in cues.words or spoken.hold(tree.begin[token]):
            continue
        if tree.is_verb(token):
            if tree.deps[token] not in ("aux", "auxpass", "amod", "compound"):
                yield from _verb(text, tree, token, cues)
        elif word in cues.nouns and tree.tags[token] in ("NN", "NNS"):
            yield from _other(text, tree, token, cues.nouns[word], *noun_complements(tree, token), "noun")
        elif word in cues.adjectives and tree.tags[token][0] == "J":
            yield from _other(
                text, tree, token, cues.adjectives[word], *adjective_complements(tree, token), "adjective"
            )


def _verb(text: str, tree: Tree, token: int, cues: Cues) -> Iterator[Found]:
    frames = frames_of(tree, token, cues)
    if not frames:
        return
    source = source_of(tree, token)
    if source is None and tree.deps[token] == "ROOT" and frames.get("clause") == "strong":
        source = beside(tree, token, (0, len(tree) - 1))
    if source is None:
        return
    if source[1] < token:
        source = widen_to_cue(tree, source, token)
    complement = next((c for c in complements(tree, token) if c.frame in frames), None)
    if complement is None or complement.tokens[0] <= source[0] <= complement.tokens[1]:
        return
    if complement.frame in ("clause", "wh", "inf", "object-inf", "np"):
        complement = complement._replace(tokens=clause_end(tree, token, complement.tokens, cues))
    if complement.tokens[0] > token:
        complement = complement._replace(tokens=finished(tree, complement.tokens, complement.frame == "clause"))
    quoting = any(tree.tags[k] == "``" for k in range(complement.tokens[0], complement.tokens[1] + 1))
    rank = RANK[frames[complement.frame]] + 2 * quoting - doubts(tree, token, source)
    if rank > 0:
        yield _found(text, tree, verb_group(tree, token, complement), source, complement, rank, "verb")


def frames_of(tree: Tree, token: int, cues: Cues) -> dict[str, Strength]:
    """The frames of a verb, with its particle where it has one: also one that the parse takes for a preposition."""
    by_particle = cues.verbs.get(tree.lower[token], {})
    particle = tree.kid(token, "prt")
    if particle is not None:
        return by_particle.get(tree.lower[particle], {})
    behind = tree.lower[token + 1] if token + 1 < len(tree) else ""
    if behind and "np" in by_particle.get(behind, {}) and tree.deps[token + 1] == "prep":
        return {behind: by_particle[behind]["np"]}
    if behind == "it" and "it" in by_particle:
        return by_particle["it"]
    return by_particle.get("", {})


def _other(
    text: str,
    tree: Tree,
    token: int,
    frames: dict[str, Strength],
    source: Range | None,
    found: Sequence[Complement],
    word: str,
) -> Iterator[Found]:
    complement = next((c for c in found if c.frame in frames), None)
    if source is not None and complement is not None:
        yield _found(text, tree, (token, token), source, complement, RANK[frames[complement.frame]], word)


def _found(text: str, tree: Tree, cue: Range, source: Range, complement: Complement, rank: int, word: str) -> Found:
    return Found(
        source=(trimmed(text, *tree.chars(source)),),
        cue=(tree.chars(cue),),
        content=(trimmed(text, *tree.chars(complement.tokens)),),
        rule=f"{word} {complement.frame}",
        rank=rank,
    )


def doubts(tree: Tree, token: int, source: Range) -> int:
    """How many grades a cue loses where verbs attribute less often: no person or body as the subject, a verb that is
    only wished for or possible, a verb deep in another's clause."""
    lost = 0
    if source[0] == source[1] and tree.lower[source[0]] in NOT_SPEAKING:
        lost += 2
    first = token
    while tree.deps[first] == "conj" and tree.is_verb(tree.heads[first]):
        first = tree.heads[first]
    unreal = any(tree.lower[child] in UNREAL for child in tree.kids_with(token, "aux"))
    if unreal or tree.deps[first] in EMBEDDED:
        lost += 1
    if any(tree.lower[child] == "that" for child in tree.kids_with(token, "mark")):
        lost += 1
    if tree.words[-1] == "?":
        lost += 1
    return lost


def verb_group(tree: Tree, token: int, complement: Complement | None = None) -> Range:
    """The cue as it reads: auxiliaries, `not` and adverbs in front, particle and governed preposition behind."""
    before = set(tree.kids_with(token, *BEFORE_VERB))
    first = last = token
    while first - 1 in before:
        first -= 1
    particle = tree.kid(token, "prt")
    if particle == last + 1:
        last += 1
    if complement is not None and complement.tokens[0] == last + 2 and tree.lower[last + 1] == complement.frame:
        last += 1
    return first, last
