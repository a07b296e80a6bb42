"""Folding of characters: what scraped text writes in many ways and a pattern writes in one.

Folding works on each character by itself, so that the folded text of a part is that part of the folded text: that is
what makes the screen exact."""

import unicodedata
from collections.abc import Iterator

SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
LONG_DASHES = "\u2015\u2e3a\u2e3b"
APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`\uff07"
QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"
MARKS = "".join(map(chr, range(0x300, 0x370)))
# Soft hyphen, zero-width and bidi controls, variation selectors: a reader sees none of them.
INVISIBLE = "\u00ad\u034f\u061c\u180e\ufeff" + "".join(
    chr(code)
    for first, last in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F))
    for code in range(first, last + 1)
)
FINAL_SIGMA = ("ς", "σ")  # lower() writes a sigma by what stands around it
# Latin letters with accents, ligatures and full-width forms.
LATIN = ((0xC0, 0x24F), (0x1E00, 0x1EFF), (0xFB00, 0xFB06), (0xFF01, 0xFF5E))


def _pairs() -> Iterator[tuple[int, str]]:
    for first, last in LATIN:
        for code in range(first, last + 1):
            plain = "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if c not in MARKS)
            if plain.isascii():
                yield code, plain
    yield ord(FINAL_SIGMA[0]), FINAL_SIGMA[1]
    for characters, plain in (
        (SPACES, " "),
        (HYPHENS, "-"),
        (LONG_DASHES, "—"),
        (APOSTROPHES, "'"),
        (QUOTES, '"'),
        (MARKS + INVISIBLE, ""),
    ):
        for character in characters:
            yield ord(character), plain


FOLD: dict[int, str] = dict(_pairs())


def fold(text: str) -> str:
    """The text with spaces, dashes, quotation marks and accents in one form, and without invisible characters."""
    if text.isascii() and text.isalnum():
        return text
    # Only the few odd characters that occur are replaced: several times faster than str.translate.
    for character in set(text):
        plain = FOLD.get(ord(character))
        if plain is not None:
            text = text.replace(character, plain)
    return text


def fold_case(text: str) -> str:
    """The folded text in lower case."""
    return fold(text.lower())
