"""The words of an article with what stands between them, for the stages that read names: one pass, characters only.

A word is a run of letters and digits with hyphens or apostrophes inside, its possessive 's left out; "H.W." and
"U.S." are one word each. Offsets are characters, half-open."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from pipeline import layers

KEPT = "claims.words"
WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’\-‐‑&][^\W_]+)*")
POSSESSIVE = frozenset(("'s", "’s", "'S", "’S"))
SPACE, DOT, COMMA, APART = range(4)
GAPS = {
    " ": SPACE,
    "  ": SPACE,
    "\xa0": SPACE,
    "\n": SPACE,
    "\r\n": SPACE,
    ". ": DOT,
    ".": DOT,
    ".\n": DOT,
    ".\xa0": DOT,
}
GAPS |= {", ": COMMA, ",": COMMA, ",\n": COMMA, ",  ": COMMA, " , ": COMMA}


class Words:
    """Parallel lists, one entry a word.

    `gaps[i]`: what stands before word i (SPACE, DOT or COMMA with nothing else; APART for all else, and where a
    sentence begins); `first[i]`: whether word i begins a sentence; `owner[i]`: whether a possessive 's was left
    out."""

    def __init__(self, text: str, sentence_starts: Sequence[int]) -> None:
        self.text = text
        self.word: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.gaps: list[int] = []
        self.first: list[bool] = []
        self.owner: list[bool] = []
        upcoming = iter(sorted(sentence_starts))
        next_start = next(upcoming, len(text))
        last = 0
        for match in WORD.finditer(text):
            start, end = match.span()
            word = match[0]
            begins = start >= next_start
            while start >= next_start:
                next_start = next(upcoming, len(text) + 1)
            gap = text[last:start]
            code = APART if begins else GAPS.get(gap, APART)
            if code == APART and not begins and gap.isspace() and gap.count("\n") < 2:
                code = SPACE
            last = end
            owns = len(word) > 2 and word[-2:] in POSSESSIVE
            if owns:
                word, end = word[:-2], end - 2
            self.word.append(word)
            self.start.append(start)
            self.end.append(end)
            self.gaps.append(code)
            self.first.append(begins)
            self.owner.append(owns)

    def __len__(self) -> int:
        return len(self.word)


def words_of(doc: Doc) -> Words:
    """The words of an article, found once for both stages: kept with it until the second has asked."""
    words: Words | None = doc.user_data.pop(KEPT, None)
    if words is None:
        words = doc.user_data[KEPT] = Words(layers.text(doc), [s.start_char for s in layers.sentences(doc)])
    return words
