"""Frames: what a cue governs, and so which words are its content.

A frame is named by the shape of the complement:

| frame | example |
|---|---|
| `clause` | said (that) the plan works |
| `wh` | asked whether it works; explained how it works |
| `inf` | vowed to fight |
| `object-inf` | urged them to act; called on them to act |
| `ing` | denied taking money |
| `np` | praised the plan; criticized him for the delay |
| `pred` | called the plan a failure; considers it dead |
| `as` | described the plan as a failure |
| any preposition | spoke about the plan; voted against it |
| `by` | the plan was criticized by both sides |
"""

from typing import NamedTuple

from pipeline.stages.attribution.tree import Range, Tree
from pipeline.stages.word_lists import words

WH_TAGS = frozenset({"WP", "WRB", "WDT", "WP$"})
TRAILING = frozenset(words("for of over as about with on against from that to into in by"))
"""Prepositions that continue the content behind an object: criticized him *for the delay*."""
WHOM = frozenset(words("on upon to with for"))
"""Prepositions before whoever is to act: called *on them* to act."""
TIMES = frozenset(
    words(
        "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow january february march "
        "april may june july august september october november december jan feb aug sept oct nov dec week month year "
        "morning evening night afternoon"
    )
)


class Complement(NamedTuple):
    """A frame with the tokens that are its content."""

    frame: str
    tokens: Range


def complements(tree: Tree, cue: int) -> list[Complement]:
    """What stands to the right of a cue as its complement, in the order of preference."""
    clauses = [child for child in tree.kids_with(cue, "ccomp", "xcomp", "acomp", "oprd", "attr") if child > cue]
    objects = [child for child in tree.kids_with(cue, "dobj", "attr", "oprd") if child > cue]
    found = [complement for child in clauses if (complement := _clause(tree, cue, child, objects))]
    around = [child for child in tree.kids_with(cue, "prep", "advmod", "npadvmod") if child > cue]
    found += _misplaced_clauses(tree, [*clauses, *objects, *around])
    found += [c for child in tree.kids_with(cue, "prep") if child > cue and (c := _preposition(tree, cue, child))]
    found += [Complement(*c) for child in objects if tree.deps[child] == "dobj" for c in _object(tree, cue, child)]
    agent = tree.kid(cue, "agent")
    passive = tree.kid(cue, "nsubjpass")
    if agent is not None and passive is not None:
        found.append(Complement("by", (tree.left[passive], tree.right[passive])))
    return found


def _clause(tree: Tree, cue: int, child: int, objects: list[int]) -> Complement | None:
    """A clause, infinitive, participle or predicate under the cue."""
    left, right = tree.left[child], tree.right[child]
    if right < cue or left <= cue:
        left = max(left, cue + 1)
    subject = tree.kid(child, "nsubj", "nsubjpass", "expl", "csubj")
    first = _first_word(tree, left, child)
    if not tree.is_verb(child) and not tree.is_finite(child):
        if tree.deps[child] in ("acomp", "attr"):
            return None
        begin = min([left, *(tree.left[o] for o in objects if o < child)])
        relative = [tree.left[k] for k in tree.kids_with(child, "relcl") if k > child]
        return Complement("pred", (begin, min([right, *(k - 1 for k in relative)]))) if subject or objects else None
    if tree.tags[first] in WH_TAGS or (tree.lower[first] in ("if", "whether") and tree.deps[first] == "mark"):
        return Complement("wh", (left, right))
    if tree.is_infinitive(child):
        before = [o for o in objects if o < child]
        if before:
            return Complement("object-inf", (tree.left[before[0]], right))
        through = [
            tree.kid(p, "pobj")
            for p in tree.kids_with(cue, "prep", "dative")
            if cue < p < child and tree.lower[p] in WHOM
        ]
        whom = next((w for w in through if w is not None), None)
        if whom is not None and subject is None:
            return Complement("object-inf", (tree.left[whom], right))
        return Complement("inf" if subject is None else "object-inf", (left, right))
    if tree.is_finite(child) or (tree.lower[first] == "that" and tree.deps[first] == "mark"):
        return Complement("clause", (left, right))
    if tree.tags[child] == "VBG":
        return Complement("ing", (left, right))
    if subject is not None or objects:
        begin = min([left, *(tree.left[o] for o in objects if o < child)])
        return Complement("pred", (begin, right))
    return None


def _misplaced_clauses(tree: Tree, children: list[int]) -> list[Complement]:
    """A `that` clause that the parse hangs on the addressee, the adjective or the time: `told them that`,
    `made clear that`, `said on Monday that`."""
    return [
        Complement("clause", (tree.left[below], tree.right[below]))
        for child in children
        for below in tree.kids[child]
        if below > child and tree.lower[tree.left[below]] == "that" and tree.deps[tree.left[below]] == "mark"
    ]


def _first_word(tree: Tree, left: int, child: int) -> int:
    """The first word of a clause, marks and prepositions (`to whom`) passed over."""
    first = left
    while first < child and not tree.words[first][0].isalnum():
        first += 1
    if first < child and tree.tags[first] == "IN" and tree.tags[first + 1] in WH_TAGS:
        first += 1
    return first


def _preposition(tree: Tree, cue: int, prep: int) -> Complement | None:
    """`spoke about the plan`, `called for an end`; with an infinitive behind it the whole is the content."""
    below = tree.kid(prep, "pobj", "pcomp")
    while below is None and (inner := tree.kid(prep, "prep")) is not None:
        prep, below = inner, tree.kid(inner, "pobj", "pcomp")
    if below is None or tree.left[below] <= cue or is_time(tree, below):
        return None
    frame = tree.lower[prep]
    if frame == "as" and (obj := tree.kid(cue, "dobj")) is not None and cue < obj < prep:
        return Complement("as", (tree.left[obj], tree.right[prep]))
    return Complement(frame, _trailed(tree, cue, (tree.left[below], tree.right[below])))


def _trailed(tree: Tree, cue: int, content: Range) -> Range:
    """A phrase with the prepositional ones under the same cue right behind it: criticized him *for the delay*."""
    left, right = content
    for prep in tree.kids_with(cue, "prep"):
        if prep == right + 1 and tree.lower[prep] in TRAILING and not is_time(tree, tree.kid(prep, "pobj")):
            right = tree.right[prep]
    return left, right


def _object(tree: Tree, cue: int, obj: int) -> list[tuple[str, Range]]:
    """An object, with the prepositional phrase behind it that says for what."""
    left, right = tree.left[obj], tree.right[obj]
    if left <= cue or is_time(tree, obj):
        return []
    return [("np", _trailed(tree, cue, (left, right)))]


def is_time(tree: Tree, token: int | None) -> bool:
    """Whether a phrase says when: `on Thursday`, `last week`."""
    return token is not None and tree.lower[token].rstrip(".") in TIMES
