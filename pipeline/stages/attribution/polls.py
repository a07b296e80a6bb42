"""What a poll found, told without a verb: `In a new poll, 40 percent back the bridge`, `..., in a poll`."""

from collections.abc import Iterator

from pipeline.stages.attribution.found import Found, Spans, trimmed
from pipeline.stages.attribution.sources import noun_phrase
from pipeline.stages.attribution.tree import Tree
from pipeline.stages.word_lists import words

POLLS = frozenset({"poll", "survey"})
SHARES = frozenset(words("percent % points point percentage"))
"""Only a sentence with one of these tells a finding, no plans for a poll."""
CLOSING = frozenset({",", ".", ";", "—", "–", "-", "--"})
FEWEST_TOKENS = 4


def find_poll(text: str, tree: Tree, spoken: Spans) -> Iterator[Found]:
    """The rest of a sentence that `in` and a poll open or close, where it tells a share."""
    if SHARES.isdisjoint(tree.lower):
        return
    for token, word in enumerate(tree.lower):
        poll = tree.kid(token, "pobj") if word == "in" else None
        if poll is None or tree.lower[poll] not in POLLS or spoken.hold(tree.begin[token]):
            continue
        source, last = noun_phrase(tree, poll), tree.right[poll]
        if token <= 1 and last + FEWEST_TOKENS < len(tree) and tree.words[last + 1] == ",":
            content = trimmed(text, tree.begin[last + 2], tree.end[-1])
        elif token >= FEWEST_TOKENS and (last + 1 == len(tree) or tree.words[last + 1] in CLOSING):
            content = trimmed(text, tree.begin[0], tree.end[token - 1])
        else:
            continue
        yield Found((trimmed(text, *tree.chars(source)),), (tree.chars((token, token)),), (content,), "poll", 1)
