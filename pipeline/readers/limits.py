"""How much a reader takes in before it sets something aside, so that no input fills the memory."""

MAX_CHARACTERS = 2_000_000
"""Of an article's text."""

MAX_TEXT_BYTES = 4 * MAX_CHARACTERS + 4
"""What so many characters take at most, in UTF-8 or UTF-16, with a BOM."""

MAX_RECORD = 16_000_000
"""Bytes of what holds one article: a line, an element of a JSON array, a row, a page."""

MAX_RATIO = 200
"""Unpacked bytes for each packed one; text packs to a third or a tenth. Asked only from RATIO_FROM bytes on."""

RATIO_FROM = 256_000_000

MAX_UNPACKED = 100_000_000_000
"""Bytes that one packed file may unpack to."""
