"""Where capitals say nothing: headlines in title case, lines in capitals."""

import re

NEAR = 24  # characters on each side that tell whether a word stands among capitals
LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")


def is_title(text: str) -> bool:
    """Whether most longer words have a capital, as in headlines."""
    words: list[str] = LONG_WORD.findall(text)
    return sum(word[0].isupper() for word in words) * 3 > 2 * len(words)


def among_capitals(text: str, start: int, end: int) -> bool:
    """Whether most letters around `text[start:end]` are capitals."""
    beside = text[max(0, start - NEAR) : start] + text[end : end + NEAR]
    return sum(map(str.isupper, beside)) * 2 > sum(map(str.isalpha, beside))
