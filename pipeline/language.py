"""Which language an article is in. Only English is extracted."""

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = frozenset(
    {"the", "and", "to", "that", "for", "with", "from", "this", "have", "has", "by", "be", "are", "his", "were"}
    | {"which", "but", "not", "been", "will", "they"}
)
"""Words of which English prose is full, and prose in other languages is not."""
ENGLISH_SHARE = 0.1
"""Of 422 English news articles none has fewer; an Italian one has 0.01."""
ENGLISHES = frozenset({"en", "pcm", "sco"})
"""English, and its nearest relatives, for which the detector takes headlines and police reports."""
NOT_ENGLISH = 0.01
"""With less probability than this, a text is not English."""
SHORT = 200
LOOKED_AT = 5_000
"""Characters: enough to be sure, and a long article costs no more than a short one."""
WORD = re.compile(r"[^\W\d_]+")


class Languages:
    """Tells languages. The detector, py3langid, is loaded only for a text that is not plainly English."""

    @cached_property
    def _detector(self) -> "LanguageIdentifier":
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    def of(self, text: str) -> str | None:
        """The ISO 639 code; None where the detector is not sure, or was not asked: a text of at most 200 characters."""
        start = text[:LOOKED_AT]
        words = WORD.findall(start.lower())
        if words and sum(word in ENGLISH for word in words) >= ENGLISH_SHARE * len(words):
            return "en"
        if len(text) <= SHORT:
            return None
        ranks = self._detector.rank(start)
        english = sum(probability for language, probability in ranks if language in ENGLISHES)
        if english < NOT_ENGLISH:
            return str(ranks[0][0])
        return "en" if english > 0.5 else None
