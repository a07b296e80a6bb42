"""Noun and adjective cues: `her claim that ...`, `the party's demand for ...`, `he is confident that ...`."""

from pipeline.stages.attribution.frames import Complement
from pipeline.stages.attribution.sources import noun_phrase, source_of
from pipeline.stages.attribution.tree import Range, Tree

BE = frozenset({"is", "was", "are", "were"})
OWNERS = frozenset({"of", "by", "from", "among"})


def noun_complements(tree: Tree, noun: int) -> tuple[Range | None, list[Complement]]:
    """Whose it is (possessive, `of`, or the subject of the verb whose object it is or that it stands by, as in `spoke
    in favor of`), and what it says (also behind a copula: `her claim is that ...`)."""
    source = _owner(tree, noun)
    if source is None and tree.deps[noun] == "pobj" and tree.lower[tree.heads[noun]] == "in":
        verb = tree.heads[tree.heads[noun]]
        source = source_of(tree, verb) if tree.is_verb(verb) else None
    found: list[Complement] = []
    for child in (child for child in tree.kids[noun] if child > noun):
        left, right = tree.left[child], tree.right[child]
        if tree.deps[child] in ("acl", "ccomp", "relcl", "xcomp"):
            if tree.lower[left] == "that" and tree.deps[left] == "mark":
                found.append(Complement("clause", (left, right)))
            elif tree.is_infinitive(child):
                found.append(Complement("inf", (left, right)))
        elif tree.deps[child] == "prep" and (below := tree.kid(child, "pobj", "pcomp")) is not None:
            if source is None and tree.lower[child] in OWNERS:
                source = noun_phrase(tree, below)
            else:
                found.append(Complement(tree.lower[child], (tree.left[below], tree.right[below])))
    if tree.deps[noun] == "nsubj" and tree.lower[tree.heads[noun]] in BE:
        found += [
            Complement("clause", (tree.left[child], tree.right[child]))
            for child in tree.kids_with(tree.heads[noun], "ccomp", "attr")
            if child > noun and tree.is_verb(child) and tree.is_finite(child)
        ]
    if source is None and tree.deps[noun] == "dobj":
        source = source_of(tree, tree.heads[noun])
    return source, found


def _owner(tree: Tree, noun: int) -> Range | None:
    owner = tree.kid(noun, "poss")
    if owner is None:
        return None
    left, right = tree.left[owner], tree.right[owner]
    return (left, right - 1) if tree.tags[right] == "POS" and right > left else (left, right)


def adjective_complements(tree: Tree, adjective: int) -> tuple[Range | None, list[Complement]]:
    """Of whom it is said, and what the adjective governs."""
    if tree.deps[adjective] not in ("acomp", "conj", "oprd"):
        return None, []
    found: list[Complement] = []
    for child in (child for child in tree.kids[adjective] if child > adjective):
        left, right = tree.left[child], tree.right[child]
        if tree.deps[child] in ("ccomp", "advcl") and tree.is_finite(child) and tree.deps[left] != "advmod":
            found.append(Complement("clause", (left, right)))
        elif tree.deps[child] == "xcomp" and tree.is_infinitive(child):
            found.append(Complement("inf", (left, right)))
        elif tree.deps[child] == "prep" and (below := tree.kid(child, "pobj", "pcomp")) is not None:
            found.append(Complement(tree.lower[child], (tree.left[below], tree.right[below])))
    copula = tree.heads[adjective]
    for child in tree.kids[copula]:
        if child > adjective and tree.deps[child] == "ccomp" and tree.lower[tree.left[child]] == "that":
            found.append(Complement("clause", (tree.left[child], tree.right[child])))
    return source_of(tree, adjective), found
