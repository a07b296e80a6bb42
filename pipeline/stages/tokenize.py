"""Blocks, sentences and tokens: from a text to a Doc in which every edge of a sentence is an edge of a token.

Tokenizing takes longer than all that is done with characters alone, and of an article `extract` needs the tokens of few
sentences, those that are parsed. So its Docs have a token for each sentence (`by_sentence`); `parse` makes its own."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without type hints
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from pipeline import layers
from pipeline.records import Block, Sentence
from pipeline.stages.segmentation.abbreviations import read_abbreviations
from pipeline.stages.segmentation.blocks import find_blocks
from pipeline.stages.segmentation.sentences import find_sentences

# spaCy peels punctuation off one character at a time, in quadratic time: longer runs and words are cut first.
LONG_RUN = re.compile(r"[^\w\s]{16}(?=\S)|\S{400}(?=\S)")
# Not encodable, so spaCy raises on them. Readers replace them already; here it keeps the component from ever raising.
SURROGATES = re.compile("[\ud800-\udfff]")


def with_rules(rules: Tokenizer) -> "ArticleTokenizer":
    """A tokenizer with rules that are there already."""
    return ArticleTokenizer(lambda: rules, rules.vocab)


def tokenize(text: str, rules: Tokenizer, inside: Iterable[int] = ()) -> Doc:
    """The text tokenized by spaCy's rules, cut at the offsets given, in order, and inside what is too long for them."""
    edges = sorted({*inside, *(run.end() for run in LONG_RUN.finditer(text))})
    if not edges:
        doc: Doc = rules(text)
        return doc
    words, spaces, norms = [], [], []
    for start, end in pairwise([0, *edges, len(text)]):
        # No token is kept: many of them would set off garbage collections that take longer than all the rest.
        for token in rules(text[start:end]):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            norms.append(token.norm)
    doc = Doc(rules.vocab, words=words, spaces=spaces)
    for copy, norm in zip(doc, norms, strict=True):
        # What spaCy's rules say beyond the text: the norm of "n't" is "not".
        if copy.norm != norm:
            copy.norm_ = rules.vocab.strings[norm]
    return doc


class ArticleTokenizer:
    """Segments a text, tokenizes it by spaCy's rules, and writes the layers `blocks` and `sentences`.

    `doc.text` is the text, exactly (lone surrogates excepted: U+FFFD). Every edge of a block or a sentence is an edge
    of a token."""

    def __init__(self, make_rules: Callable[[], Tokenizer], vocab: Vocab) -> None:
        self._make_rules = make_rules
        self.vocab = vocab
        self.abbreviations = read_abbreviations()

    @cached_property
    def rules(self) -> Tokenizer:
        """spaCy's rules, made for the first text that is tokenized."""
        return self._make_rules()

    def __reduce__(self) -> tuple[Callable[[Tokenizer], "ArticleTokenizer"], tuple[Tokenizer]]:
        return with_rules, (self.rules,)  # what makes the rules cannot be pickled

    def __call__(self, text: str) -> Doc:
        return self._doc(text, lambda text, edges: tokenize(text, self.rules, glued(text, edges)))

    def by_sentence(self, text: str) -> Doc:
        """The same with one token from each edge to the next."""
        return self._doc(text, self._coarse)

    def _coarse(self, text: str, edges: Iterable[int]) -> Doc:
        words = [text[start:end] for start, end in pairwise(sorted({0, *edges, len(text)}))]
        return Doc(self.vocab, words=words, spaces=[False] * len(words))

    def _doc(self, text: str, tokens: Callable[[str, set[int]], Doc]) -> Doc:
        text = SURROGATES.sub("\ufffd", text)
        blocks = find_blocks(text)
        sentences = find_sentences(text, blocks, self.abbreviations)
        parts: list[Block | Sentence] = [*blocks, *sentences]
        doc = tokens(text, {edge for part in parts for edge in (part.start, part.end)})
        doc.user_data[layers.TEXT] = text
        layers.put(doc, "blocks", blocks)
        layers.put(doc, "sentences", sentences)
        return doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """spaCy's rules as bytes."""
        return bytes(self.rules.to_bytes(exclude=list(exclude)))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "ArticleTokenizer":
        """Take spaCy's rules from bytes."""
        self.rules.from_bytes(data, exclude=list(exclude))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write spaCy's rules to a file."""
        self.rules.to_disk(path, exclude=list(exclude))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "ArticleTokenizer":
        """Read spaCy's rules from a file."""
        self.rules.from_disk(path, exclude=list(exclude))
        return self


def glued(text: str, edges: Iterable[int]) -> list[int]:
    """Those of some offsets at which a text must be cut before it is tokenized: where no white space stands on either
    side, which cuts by itself."""
    return [e for e in edges if 0 < e < len(text) and not text[e - 1].isspace() and not text[e].isspace()]


def make_tokenizer() -> Callable[[Language], ArticleTokenizer]:
    """The tokenizer of `[nlp.tokenizer]` in config.cfg."""

    def create(nlp: Language) -> ArticleTokenizer:
        return ArticleTokenizer(partial(registry.tokenizers.get("spacy.Tokenizer.v1")(), nlp), nlp.vocab)

    return create
