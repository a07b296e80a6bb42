"""Blocks, sentences and tokens: from a text to a Doc in which every edge of a sentence is an edge of a token."""

import re
from collections.abc import Callable, Iterable
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


class ArticleTokenizer:
    """Segments a text, tokenizes it by spaCy's rules, and writes the layers `blocks` and `sentences`.

    `doc.text` is the text, exactly (lone surrogates excepted: U+FFFD). Every edge of a block or a sentence is an edge
    of a token."""

    def __init__(self, rules: Tokenizer) -> None:
        self.rules = rules
        self.abbreviations = read_abbreviations()

    @property
    def vocab(self) -> Vocab:
        """The vocabulary of the pipeline."""
        vocab: Vocab = self.rules.vocab
        return vocab

    def __call__(self, text: str) -> Doc:
        text = SURROGATES.sub("\ufffd", text)
        blocks = find_blocks(text)
        sentences = find_sentences(text, blocks, self.abbreviations)
        doc = self.tokens(text, cuts(text, blocks, sentences))
        doc.user_data[layers.TEXT] = text
        layers.put(doc, "blocks", blocks)
        layers.put(doc, "sentences", sentences)
        return doc

    def tokens(self, text: str, inside: list[int]) -> Doc:
        """The text tokenized by spaCy's rules, cut at the offsets given."""
        if not inside:
            doc: Doc = self.rules(text)
            return doc
        words, spaces, norms = [], [], []
        for start, end in pairwise([0, *inside, len(text)]):
            # No token is kept: many of them would set off garbage collections that take longer than all the rest.
            for token in self.rules(text[start:end]):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
                norms.append(token.norm)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for copy, norm in zip(doc, norms, strict=True):
            # What spaCy's rules say beyond the text: the norm of "n't" is "not".
            if copy.norm != norm:
                copy.norm_ = self.vocab.strings[norm]
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


def cuts(text: str, blocks: list[Block], sentences: list[Sentence]) -> list[int]:
    """Offsets at which a text must be cut before it is tokenized, in order: edges of blocks and sentences with no white
    space on either side, and points inside what is too long for spaCy's tokenizer. White space cuts by itself."""
    edges = {edge for b in blocks for edge in (b.start, b.end)}
    edges.update(edge for s in sentences for edge in (s.start, s.end))
    inside = {e for e in edges if 0 < e < len(text) and not text[e - 1].isspace() and not text[e].isspace()}
    return sorted(inside.union(run.end() for run in LONG_RUN.finditer(text)))


def make_tokenizer() -> Callable[[Language], ArticleTokenizer]:
    """The tokenizer of `[nlp.tokenizer]` in config.cfg."""

    def create(nlp: Language) -> ArticleTokenizer:
        return ArticleTokenizer(registry.tokenizers.get("spacy.Tokenizer.v1")()(nlp))

    return create
