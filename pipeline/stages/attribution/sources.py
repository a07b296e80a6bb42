"""Sources: the words for whoever a cue belongs to."""

from pipeline.stages.attribution.tree import FINITE_TAGS, Range, Tree
from pipeline.stages.word_lists import words

BEFORE_VERB = ("aux", "auxpass", "neg", "advmod")
NAMING = frozenset({"NNP", "NNPS", "NN", "NNS", "DT", "PRP", "PRP$", "JJ", "CD"})
NAMING_BEHIND = frozenset({"NNP", "NNPS", "NN", "NNS", "DT", "PRP$", "CD"})
"""Tags with which an apposition begins, no insertion such as `for his part`."""
SUBJECTS = ("nsubj", "csubj", "expl")
CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis"})
INHERITING = ("xcomp", "advcl", "conj", "pcomp", "ccomp", "dep", "acomp", "attr", "prep")
"""Labels under which a verb without a subject of its own shares that of the verb above."""
STOPS = frozenset(words(", . ; : ( ) — – -- - \" ' “ ” ‘ ’ `` ''"))
AFTER_NAME = STOPS | frozenset(
    words(
        "in on at during after before as when while who which that about from with to last this earlier later "
        "outside monday tuesday wednesday thursday friday saturday sunday yesterday"
    )
)
"""Words that end the name behind an inverted verb: `said the mayor of Lyon on Monday` loses its day."""

NARRATED = frozenset(words("in on at during after before by with to"))
"""Prepositions that tell, behind a name, when or where somebody spoke."""

PARTICIPLES = frozenset({"VBN", "VBG"})
MARKS_BETWEEN = frozenset(words('. ; : — – -- " “ ” ``'))
MOST_BETWEEN = 16
"""The longest source, in tokens, that is read without the parse."""


def source_of(tree: Tree, cue: int) -> Range | None:
    """The tokens of the cue's source: its subject, the subject it shares, its agent, or None."""
    token: int = cue
    for _ in range(6):
        if tree.kid(token, "nsubjpass") is not None and tree.kid(token, "nsubj") is None:
            agent = tree.kid(token, "agent")
            below = tree.kid(agent, "pobj") if agent is not None else None
            if below is not None and token == cue:
                return noun_phrase(tree, below)
            return noun_phrase(tree, tree.kid(token, "nsubjpass") or 0) if token != cue else None
        subject = tree.kid(token, *SUBJECTS)
        if subject is not None and tree.tags[subject] != "RB":
            return None if tree.deps[subject] != "nsubj" else noun_phrase(tree, subject)
        label, head = tree.deps[token], tree.heads[token]
        if head == token:
            return None
        if label in ("acl", "relcl") and tree.tags[token] in ("VBG", "VBN", "VBD"):
            agent = tree.kid(token, "agent")
            if tree.tags[token] == "VBN" and agent is not None:
                below = tree.kid(agent, "pobj")
                return noun_phrase(tree, below) if below is not None else None
            if tree.tags[token] == "VBG" and tree.deps[head] == "dobj" and tree.heads[head] < head:
                token = tree.heads[head]
                continue
            if tree.tags[token] == "VBG" and head < token:
                phrase = noun_phrase(tree, head)
                return (phrase[0], min(phrase[1], token - 1)) if phrase[0] < token else None
            return None
        if label not in INHERITING or (label == "advcl" and _is_passive(tree, token)):
            return None
        if label == "xcomp":
            told = [child for child in tree.kids_with(head, "dobj") if head < child < token]
            if told:
                return noun_phrase(tree, told[0])
        token = _reporter(tree, token, head)
    return None


def _is_passive(tree: Tree, token: int) -> bool:
    """Whether a participle alone is a passive one: `Asked whether it was late, he nodded`."""
    return tree.tags[token] == "VBN" and tree.kid(token, "aux", "auxpass") is None


def _reporter(tree: Tree, token: int, head: int) -> int:
    """The verb whose subject a verb shares: that of the report where a second cue, or a participle behind a comma, was
    parsed into the reported clause (`said he left and promised to return`, `say he works, believing he can win`)."""
    if tree.deps[head] == "ccomp":
        outer = tree.heads[head]
        same_tense = tree.deps[token] == "conj" and tree.tags[token] == tree.tags[outer] in ("VBD", "VBZ", "VBP")
        behind = tree.deps[token] == "advcl" and tree.tags[token] == "VBG" and tree.words[tree.left[token] - 1] == ","
        if outer < head and (same_tense or behind):
            return outer
    return head


def noun_phrase(tree: Tree, head: int) -> Range:
    """A noun with its modifiers and appositions, without the clauses behind it and without marks at its edges."""
    left, right = tree.left[head], tree.right[head]
    for token in range(head + 1, right + 1):
        if tree.left[token] > head and _leaves_phrase(tree, head, token):
            right = min(right, tree.left[token] - 1)
            break
    while right > head and tree.words[right] in (",", ";", ":", "-", "--", "—", "–", "and", "or"):
        right -= 1
    while left < head and (tree.words[left] in (",", ";", "-", "--", "—", "–") or tree.deps[left] in ("cc", "punct")):
        left += 1
    return left, right


def _leaves_phrase(tree: Tree, head: int, token: int) -> bool:
    """Whether a word behind a noun opens what does not name it: a clause, and, behind a comma or a name, when or where
    it was said (`Trump in his speech`, `Two elections, over a century apart,`)."""
    if tree.deps[token] in CLAUSES:
        return True
    behind_comma = tree.words[tree.left[token] - 1] == ","
    if tree.deps[token] in ("acl", "amod", "advmod"):
        return behind_comma
    if tree.deps[token] == "prep" and tree.heads[token] == head:
        return behind_comma or (tree.tags[head] in ("NNP", "PRP") and tree.lower[token] in NARRATED)
    return False


def widen_to_cue(tree: Tree, source: Range, cue: int) -> Range:
    """Take a title or a party in brackets that the parse left outside: `X (R-S.C.) said`, `X, the chief, said`."""
    first = min([cue, *(c for c in tree.kids[cue] if tree.deps[c] in ("aux", "auxpass", "advmod", "neg") and c < cue)])
    between = range(source[1] + 1, first)
    if not between or tree.words[between[0]] not in (",", "(", "—", "-", "–"):
        return source
    if any(tree.is_verb(token) and tree.is_finite(token) for token in between):
        return source
    if tree.words[between[0]] != "(" and tree.tags[between[0] + 1] not in NAMING_BEHIND:
        return source
    last = first - 1
    while last > source[1] and tree.words[last] in (",", "—", "-", "–"):
        last -= 1
    return source[0], last


def beside(tree: Tree, cue: int, gap: Range) -> Range | None:
    """The words beside a verb that speech stands next to, whatever the parse says: those before it back to the mark,
    else those behind it up to a mark or a preposition. `gap` is the range of tokens outside the speech."""
    first, last = cue, cue - 1
    if last > gap[0] and tree.lower[last] == ",":
        first, last = last, last - 1
    while first > gap[0] and tree.lower[first - 1] not in STOPS and tree.lower[first - 1] != "that":
        first -= 1
    while last >= first and tree.deps[last] in BEFORE_VERB:
        last -= 1
    while first <= last and tree.deps[first] in ("cc", "punct"):
        first += 1
    if first <= last and _may_name(tree, last) and not any(_acts(tree, k) for k in range(first, last + 1)):
        return first, last
    first = last = cue + 1
    while last <= gap[1] and tree.lower[last] not in AFTER_NAME:
        last += 1
    opens = first < last and (_may_name(tree, first) or tree.tags[first] in PARTICIPLES)
    if opens and not any(_acts(tree, k) for k in range(first, last)):
        return first, last - 1
    return None


def _may_name(tree: Tree, token: int) -> bool:
    """Whether a word may stand in a name: by its tag, or by its capital, which the tagger takes for less than it is
    (`said Skelly` for an adverb, `Will wrote` for a modal)."""
    return tree.tags[token] in NAMING or tree.words[token][0].isupper()


def _acts(tree: Tree, token: int) -> bool:
    """Whether a word is a verb, and neither a name nor a participle before one (`said retired surgeon Anna Costa`)."""
    if not tree.is_verb(token) or tree.words[token][0].isupper():
        return False
    return tree.tags[token] not in PARTICIPLES or token + 1 == len(tree) or not _may_name(tree, token + 1)


def between(tree: Tree, first: int, cue: int) -> Range | None:
    """The words from the end of speech to a verb, whatever the parse says: `Q, the mayor (of Lyon) said`. With a comma
    among them there must be one before the verb; the verb may be taken for a noun only where its clause ends."""
    last = cue - 1
    if not first <= last < first + MOST_BETWEEN or not (tree.is_verb(cue) or _ends_clause(tree, cue)):
        return None
    while last > first and tree.tags[last] == "RB":
        last -= 1
    inside = tree.lower[first : last + 1]
    if "," in inside:
        if inside[-1] != "," or inside.count(",") < 2:
            return None
        last -= 1
    if not _may_name(tree, first) or not _may_name(tree, last) or MARKS_BETWEEN.intersection(inside):
        return None
    if any(tree.tags[token] in FINITE_TAGS and _acts(tree, token) for token in range(first + 1, last + 1)):
        return None
    return first, last


def _ends_clause(tree: Tree, token: int) -> bool:
    return token + 1 == len(tree) or tree.lower[token + 1] in AFTER_NAME
