"""Bytes to text, without altering it: offsets count characters of what this returns."""

import codecs

from msgspec import Struct

from pipeline.readers.errors import UnusableError

NUL_SHARE = 0.1


class UndecodableError(UnusableError):
    """The bytes are no text in any of the encodings that are tried."""


class Decoded(Struct, frozen=True):
    """Text, and its encoding where it was not UTF-8."""

    text: str
    encoding: str | None = None


def decode(data: bytes) -> Decoded:
    """UTF-8 with or without a BOM; UTF-16 with one; else windows-1252. Newlines stay as they are.

    Raises UndecodableError for binary data (NUL in over 10% of the bytes) and where nothing fits."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return Decoded(data.decode("utf-16"), "utf-16")
        except UnicodeDecodeError as error:
            raise UndecodableError("begins like UTF-16 but is not; save it as UTF-8") from error
    if data.count(0) > NUL_SHARE * len(data):
        raise UndecodableError("looks binary (many NUL bytes); give text in UTF-8")
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    try:
        return Decoded(data.decode("cp1252"), "windows-1252")
    except UnicodeDecodeError as error:
        raise UndecodableError("is neither UTF-8 nor windows-1252; save it as UTF-8") from error


def without_surrogates(text: str) -> str:
    """Lone surrogates, which JSON can smuggle in, become U+FFFD; everything else stays."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
