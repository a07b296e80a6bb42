"""Nouns in the plural, told by word lists and endings alone (there is no tagger here)."""

from pipeline.stages.word_lists import words

IRREGULAR = frozenset(
    words(
        "people children men women feet teeth mice geese media data criteria police personnel troops staff "
        "cattle fish sheep aircraft series species lawmen policemen policewomen firefighters dead"
    )
)
NOT_PLURAL = frozenset(
    words(
        "this his its us as was has is various serious religious famous previous gross across less plus yes "
        "thus business class congress process address access press success loss crisis basis status virus "
        "campus bonus focus census consensus mass glass cross boss pass perhaps always texas massachusetts "
        "illinois arkansas"
    )
)


def is_plural(word: str) -> bool:
    """Whether a word in small letters looks like the plural of a noun."""
    return word in IRREGULAR or (
        word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")) and word not in NOT_PLURAL
    )
