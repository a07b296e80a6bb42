"""A text as one sentence, for stages that work sentence by sentence and look only at characters."""

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab


def sentence(text: str) -> Span:
    """The whole text as one token of one sentence; offsets of characters are those of the text."""
    return Doc(Vocab(), words=[text], spaces=[False])[:]
