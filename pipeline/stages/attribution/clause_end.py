"""Where reported content ends: the parse often hangs what the narrator adds, or the next cue, under the content."""

from pipeline.stages.attribution.cues import Cues
from pipeline.stages.attribution.tree import Range, Tree
from pipeline.stages.word_lists import words

REASONS = frozenset({"because", "since", "if", "unless", "until"})
NARRATING = frozenset({"as", "while"})
"""`as` and `while` with a past tense tell when it was said; `because`, `if`, `since` belong to what was said."""
FINITE = frozenset(
    words("is are was were has have had do does did will would can could may might must should not n't n’t")
)
"""Behind a clause without a mark, these show that the parse broke it off."""
GOING_ON = frozenset({"that", "than"})
OPENS_QUOTATION = frozenset({"``", "''", "_SP"})


def clause_end(tree: Tree, cue: int, content: Range, cues: Cues) -> Range:
    """The content cut before a second cue of the same source (`said A but claimed B`, `said A, adding B`) and before a
    clause of the narrator's (`said A as he left`)."""
    first, last = content[0], _reasons_end(tree, cue, content[1])
    for token in range(first + 1, last + 1):
        if tree.right[token] != last or not tree.is_verb(token):
            continue
        label = tree.deps[token]
        begin = tree.left[token]
        if label == "conj" and (next_cue(tree, cue, token, cues) or _objection(tree, cue, token)):
            begin = tree.left[token] if tree.left[token] > tree.heads[token] else token
            while begin - 1 > first and tree.deps[begin - 1] in ("cc", "advmod", "punct", "aux", "neg"):
                begin -= 1
        elif label == "advcl" and begin > first and _narrators(tree, cue, token, cues):
            pass
        else:
            continue
        if begin > first + 1:
            return first, begin - 1
    return first, _joined_end(tree, last)


def _joined_end(tree: Tree, last: int) -> int:
    """The end of the sentence where a second `that` clause, which the parse left out, is joined to the first."""
    after = last + 1
    if after < len(tree) and tree.words[after] == ",":
        after += 1
    if after + 2 < len(tree) and tree.lower[after] in ("and", "but", "or") and tree.lower[after + 1] == "that":
        return _before_mark(tree)
    if tree.lower[last] in ("and", "but", "or") and after < len(tree) and tree.words[after] != ",":
        return _before_mark(tree)
    return last


def _before_mark(tree: Tree) -> int:
    last = len(tree) - 1
    while last > 0 and tree.tags[last] in (".", "''"):
        last -= 1
    return last


def _reasons_end(tree: Tree, cue: int, last: int) -> int:
    """The end of a `because` clause that the parse hangs on the cue: it belongs to what was said."""
    for child in tree.kids_with(cue, "advcl"):
        marks = {tree.lower[mark] for mark in tree.kids_with(child, "mark")}
        if last < tree.left[child] <= last + 2 and marks & REASONS:
            last = tree.right[child]
    return last


def next_cue(tree: Tree, cue: int, token: int, cues: Cues) -> bool:
    """Whether a verb parsed as coordinated within the content is a cue in the tense of the first one."""
    return (
        tree.lower[token] in cues.verbs
        and tree.tags[token] == tree.tags[cue]
        and tree.tags[token] in ("VBD", "VBZ", "VBP")
        and tree.kid(token, "nsubj", "nsubjpass", "expl") is None
    )


def _objection(tree: Tree, cue: int, token: int) -> bool:
    """`said the plan was new, but much of it is old`: the narrator's present against a report in the past."""
    head = tree.heads[token]
    return (
        tree.tags[cue] == tree.tags[head] == "VBD"
        and tree.tags[token] in ("VBZ", "VBP")
        and any(tree.lower[child] in ("but", "though") for child in tree.kids_with(head, "cc"))
    )


def _narrators(tree: Tree, cue: int, token: int, cues: Cues) -> bool:
    if tree.tags[token] == "VBG":
        return tree.lower[token] in cues.quoting and tree.words[tree.left[token] - 1] == ","
    marks = {tree.lower[child] for child in tree.kids_with(token, "mark", "advmod")}
    return bool(marks & NARRATING) and tree.tags[token] == "VBD" and tree.tags[cue] == "VBD"


def finished(tree: Tree, content: Range, clause: bool) -> Range:
    """The content, a `clause` or not, with what goes on with it but was parsed apart: `steps to tighten sales`, `more
    seats than before`, `Sanders' past vote`, `the re-election`, `three aims: peace, bread and work`."""
    first, last = content
    while last + 2 < len(tree):
        after = last + 1
        head = tree.heads[after]
        if tree.tags[last] == "POS" or tree.tags[after] == "POS":
            end = max(tree.right[after], tree.right[head] if head > after else 0)
        elif tree.lower[after] == "to" and tree.tags[head] == "VB" and after < head:
            end = tree.right[head]
        elif tree.lower[after] in GOING_ON:
            end = max(tree.right[after], tree.right[head] if head > after else 0)
        elif clause and tree.lower[after] in FINITE:
            end = _before_mark(tree)
        elif tree.words[after] == "," and tree.tags[after + 1] == "VB":
            end = tree.right[after + 1]
        elif tree.words[after] in (":", "--") and tree.tags[after + 1] not in OPENS_QUOTATION and after + 3 < len(tree):
            end = _before_mark(tree)
        elif tree.words[after][0] == "-" and tree.begin[after] == tree.end[last]:
            end = tree.right[after + 1]
        else:
            break
        if end <= last:
            break
        last = end
    return first, last
