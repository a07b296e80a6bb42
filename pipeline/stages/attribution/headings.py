"""Names before a colon, and headlines: `Poll: Voters want change`, `WALLACE: Good morning`, `Mayor Slams Plan`."""

import re
from collections.abc import Iterator

from pipeline.records import Offsets
from pipeline.stages.attribution.cues import Cues
from pipeline.stages.attribution.found import Found, trimmed
from pipeline.stages.attribution.tree import Tree
from pipeline.stages.word_lists import words

NAME = re.compile(
    r"[\"“]?((?:[A-Z][\w.'’-]*|@\w+)(?:[ \xa0](?:[A-Z(][\w.'’()-]*|of|the|and|de|for|&)){0,6})"
    r"[ \xa0]?:(?:[ \xa0\n]{1,3}(?=\S)|(?=[\"“]))"
)
LABELS = frozenset(
    words(
        "abstract age also analysis background bombshell boom bottom breaking busted caption cc chapter city "
        "contact contributing correction credit date editor editors email exclusive fact facts follow from "
        "full headline how image images job latest leaked line live look more name note notice opinion part "
        "phone photo photos place preview quote re read reads related revealed review see share so source "
        "sources step story subject summary tags takeaway text time timeline to topics update updated video "
        "watch what when where who why wow"
    )
)
"""Words that begin or end what is no name before a colon."""
DOCUMENTS = frozenset(words("poll polls report reports study survey memo source sources analysis exclusive"))
"""But these may, as the first word, be the source of a headline."""
FEWEST_WORDS = 3
MOST_SOURCE = 8
CAPITALS = 0.6


NO_HEADLINE = frozenset(words("is was has does makes takes gets states goes comes"))


def label_of(text: str, start: int) -> tuple[Offsets, Offsets] | None:
    """The name that begins a block and its colon, as spans, where a block begins at `start` and somebody is named so:
    `WALLACE:`, `Poll:`, but no `Note:`."""
    found = NAME.match(text, start, start + 100)
    if not found:
        return None
    named = found[1].lower().split()
    if (named[0] in LABELS and named[0] not in DOCUMENTS) or named[-1] in LABELS - DOCUMENTS:
        return None
    colon = text.index(":", found.end(1))
    return found.span(1), (colon, colon + 1)


def find_label(text: str, start: int) -> Found | None:
    """What the name before a colon is reported to say, in the block that begins at `start`: all of it."""
    label = label_of(text, start)
    if label is None:
        return None
    name, colon = label
    line = text.find("\n", colon[1] + 2)
    content = trimmed(text, colon[1], line if line >= 0 else len(text))
    if len(text[slice(*content)].split()) < FEWEST_WORDS:
        return None
    return Found((name,), (colon,), (content,), "colon", 1)


def _is_title(tree: Tree) -> bool:
    """Whether most words of a sentence are capitalised."""
    longer = [word for word in tree.words if len(word) > 3 and word[0].isalpha()]
    return len(longer) >= 3 and sum(word[0].isupper() for word in longer) >= CAPITALS * len(longer)


def find_headline(text: str, tree: Tree, cues: Cues) -> Iterator[Found]:
    """Subject, verb in the present, rest, in a line of capitalised words: its parse is too unsure to use."""
    if not _is_title(tree) or label_of(text, tree.begin[0]):
        return
    for token in range(1, min(len(tree) - 2, MOST_SOURCE + 1)):
        word = tree.lower[token]
        if tree.words[token - 1] in (",", ":", ";", "—", "-"):
            return
        if (
            tree.words[token][0].isupper()
            and word.endswith("s")
            and word not in NO_HEADLINE
            and "" in cues.verbs.get(word, {})
        ):
            source = trimmed(text, tree.begin[0], tree.end[token - 1])
            content = trimmed(text, tree.begin[token + 1], tree.end[-1])
            yield Found((source,), (tree.chars((token, token)),), (content,), "headline", 1)
            return
