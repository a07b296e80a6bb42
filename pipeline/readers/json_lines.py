"""`.jsonl`: a line is one article, a JSON object with `text` and, where known, id, title, url, published, outlet."""

import codecs
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

import jsonlines
import orjson

from pipeline.article import Article, SetAside
from pipeline.readers.decode import UndecodableError, decode, without_surrogates
from pipeline.readers.notes import Notes


def read_json_lines(stream: BinaryIO, path: str, notes: Notes) -> Iterator[Article | SetAside]:
    """The articles of a JSONL file, in order; a line that is none is set aside with its number. Empty lines pass."""
    for number, line in enumerate(_lines(stream, path, notes), 1):
        try:
            decoded = decode(line)
        except UndecodableError as error:
            yield SetAside(path, str(error), number)
            continue
        if decoded.encoding:
            notes.encodings[path] = decoded.encoding
        if not decoded.text.strip():
            continue
        with jsonlines.Reader([decoded.text], loads=_loads) as reader:
            try:
                record = reader.read()
            except jsonlines.InvalidLineError as error:
                yield SetAside(path, f"not JSON ({error.__cause__}); each line must be one JSON object", number)
                continue
        yield _article(record, path, number, notes)


def _lines(stream: BinaryIO, path: str, notes: Notes) -> Iterator[bytes]:
    """Lines as bytes; a UTF-16 file, whose line ends are two bytes, is decoded first."""
    start = stream.readline()
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        notes.encodings[path] = "utf-16"
        text = io.TextIOWrapper(io.BytesIO(start + stream.read()), encoding="utf-16", errors="replace", newline="\n")
        yield from (line.encode("utf-8", "surrogatepass") for line in text)
        return
    if start:
        yield start
    yield from stream


def _loads(line: str | bytes) -> object:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        return json.loads(line)  # takes lone surrogates and NaN, which orjson does not


def _article(record: object, path: str, number: int, notes: Notes) -> Article | SetAside:
    if not isinstance(record, dict):
        return SetAside(path, f'a JSON {type(record).__name__}, not an object; give {{"text": ...}}', number)
    given = record.get("id")
    url = _string(record.get("url"))
    article_id = without_surrogates(str(given)) if given not in (None, "") else url or f"{path}#{number}"
    text = record.get("text")
    if not isinstance(text, str):
        return SetAside(path, "no `text` that is a string; every article needs one", number, article_id)
    published = _string(record.get("published"))
    day = day_of(published)
    if published and not day:
        notes.not_a_day[article_id] = published
    return Article(
        id=article_id,
        text=without_surrogates(text),
        title=_string(record.get("title")),
        url=url,
        published=day,
        outlet=_string(record.get("outlet")),
        source=path,
        line=number,
    )


def day_of(value: str | None) -> str | None:
    """The day, YYYY-MM-DD, of an ISO 8601 date or time; None for anything else."""
    try:
        return date.fromisoformat((value or "")[:10]).isoformat()
    except ValueError:
        return None


def _string(value: object) -> str | None:
    return without_surrogates(value) if isinstance(value, str) and value else None
