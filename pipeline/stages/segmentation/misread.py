"""UTF-8 that was read as windows-1252 or Latin-1, once or twice ("â€œ" for a curly mark). Segmentation looks at the
text as it was meant; its offsets are moved back to the text as it stands."""

import re
from bisect import bisect_left
from typing import NamedTuple

SIGNS = "“”„‟‘’‚«»‹›–—…"


def _latin_1(text: str) -> str:
    return text.encode().decode("latin-1")


def _windows_1252(text: str) -> str:
    """The five bytes that windows-1252 leaves undefined become control characters, as browsers have it."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


MEANT = {
    **{_latin_1(sign): sign for sign in SIGNS},
    **{_windows_1252(_windows_1252(sign)): sign for sign in SIGNS},
    **{_windows_1252(sign): sign for sign in SIGNS},
    # The last sign of a closing mark is one of the undefined bytes, so it is often lost.
    "â€\ufffd": "”",
    "â€": "”",
}
FIRST_SIGNS = ("â", "Â", "Ã")
# Only the last of them, the one without its last sign, looks at what follows.
MISREAD = re.compile("|".join(map(re.escape, sorted(MEANT, key=len, reverse=True))) + r"(?![^\s.,;:!?)])")


class Meant(NamedTuple):
    """A text as it was meant. `places` has the offset in the text as it stands of each character, and of the end."""

    text: str
    places: list[int]

    def offset(self, place: int) -> int:
        """The offset here of an offset in the text as it stands."""
        return bisect_left(self.places, place)


def as_meant(text: str) -> Meant | None:
    """The text with the signs that it was meant to have; None where none was misread, as in almost every text."""
    if not any(sign in text for sign in FIRST_SIGNS):
        return None
    places: list[int] = []
    position = 0
    for match in MISREAD.finditer(text):
        places.extend(range(position, match.start() + 1))
        position = match.end()
    if not places:
        return None
    places.extend(range(position, len(text) + 1))
    return Meant(MISREAD.sub(lambda match: MEANT[match[0]], text), places)
