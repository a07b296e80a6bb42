"""A parse of one sentence as plain lists: rules look at a token's neighbours many times, and lists are fast.

Tokens are counted from 0 within the parse; `begin` and `end` of each are characters of the article, half-open."""

from dataclasses import dataclass

from spacy.tokens import Doc

Range = tuple[int, int]
"""Tokens from the first to the last, both included."""

VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})


@dataclass(slots=True)
class Tree:
    """One parse: words, lower-cased words, tags, labels, heads, children, and the edges of every token's subtree."""

    begin: list[int]
    end: list[int]
    words: list[str]
    lower: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    kids: list[list[int]]
    left: list[int]
    right: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def kid(self, token: int, *labels: str) -> int | None:
        """The first child with one of the labels."""
        for child in self.kids[token]:
            if self.deps[child] in labels:
                return child
        return None

    def kids_with(self, token: int, *labels: str) -> list[int]:
        """All children with one of the labels, in the order of the text."""
        return [child for child in self.kids[token] if self.deps[child] in labels]

    def is_verb(self, token: int) -> bool:
        """Whether a token is a verb form, modals included."""
        return self.tags[token] in VERB_TAGS

    def is_finite(self, token: int) -> bool:
        """Whether a verb or one of its auxiliaries is finite."""
        if self.tags[token] in FINITE_TAGS:
            return True
        return any(self.tags[child] in FINITE_TAGS for child in self.kids_with(token, "aux", "auxpass"))

    def is_infinitive(self, token: int) -> bool:
        """Whether a verb stands with `to`."""
        return any(self.lower[child] == "to" for child in self.kids_with(token, "aux"))

    def chars(self, tokens: Range) -> tuple[int, int]:
        """The characters of the article that a range of tokens covers."""
        return self.begin[tokens[0]], self.end[tokens[1]]


def read_tree(parse: Doc, start: int) -> Tree:
    """The lists for a parse whose text begins at character `start` of the article."""
    n = len(parse)
    begin, end, words, tags, deps, heads = [], [], [], [], [], []
    for token in parse:
        text = token.text
        words.append(text)
        begin.append(start + token.idx)
        end.append(start + token.idx + len(text))
        tags.append(token.tag_)
        deps.append(token.dep_)
        heads.append(token.head.i)
    kids: list[list[int]] = [[] for _ in range(n)]
    for token_index, head in enumerate(heads):
        if head != token_index:
            kids[head].append(token_index)
    left, right = list(range(n)), list(range(n))
    for token_index in _from_the_leaves(heads, kids):
        for child in kids[token_index]:
            left[token_index] = min(left[token_index], left[child])
            right[token_index] = max(right[token_index], right[child])
    return Tree(begin, end, words, [word.lower() for word in words], tags, deps, heads, kids, left, right)


def _from_the_leaves(heads: list[int], kids: list[list[int]]) -> list[int]:
    order = [token for token, head in enumerate(heads) if head == token]
    for token in order:
        order.extend(kids[token])
    return order[::-1]
