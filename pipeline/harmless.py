"""Text of an article made harmless to show: character for character, so that offsets stay."""

import unicodedata
from collections.abc import Collection, Mapping

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def harmless(text: str, acting: Collection[str], spaces: Mapping[str, str]) -> str:
    """The text without characters that change the direction of writing or whose Unicode category is one of `acting`;
    U+FFFD stands for them. `spaces` says what stands for line ends and tabs."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        spaces[character] if character in spaces else REPLACEMENT if _acts(character, acting) else character
        for character in text
    )


def _acts(character: str, acting: Collection[str]) -> bool:
    return character in BIDI or unicodedata.category(character) in acting
