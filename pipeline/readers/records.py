"""Records, as JSON and tables give them, to articles."""

import json
from collections.abc import Mapping
from datetime import date

import jsonlines
import orjson

from pipeline.article import Article, SetAside
from pipeline.readers.decode import UndecodableError, decode, without_surrogates
from pipeline.readers.origin import Origin


def article_of_json(data: bytes, origin: Origin, number: int) -> Article | SetAside | None:
    """The article that a JSON object holds; None for nothing but white space."""
    try:
        decoded = decode(data)
    except UndecodableError as error:
        return origin.set_aside(str(error), number)
    if decoded.encoding:
        origin.notes.encodings[origin.path] = decoded.encoding
    if not decoded.text.strip():
        return None
    with jsonlines.Reader([decoded.text], loads=_loads) as reader:
        try:
            record = reader.read()
        except jsonlines.InvalidLineError as error:
            return origin.set_aside(f"not JSON ({error.__cause__}); each article must be one JSON object", number)
    if not isinstance(record, dict):
        return origin.set_aside(f'a JSON {type(record).__name__}, not an object; give {{"text": ...}}', number)
    return article_of(record, origin, number)


def _loads(line: str | bytes) -> object:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(line)  # takes lone surrogates and NaN, which orjson does not
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def article_of(record: Mapping[str, object], origin: Origin, number: int) -> Article | SetAside:
    """The article of a record, the `number`th of its file."""
    name = origin.options.name
    given = record.get(name("id"))
    url = _string(record.get(name("url")))
    article_id = without_surrogates(str(given)) if given not in (None, "") else url or f"{origin.path}#{number}"
    text = record.get(name("text"))
    if not isinstance(text, str):
        reason = f"no `{name('text')}` that is a string; every article needs one"
        return SetAside(origin.path, reason, number, article_id)
    published = record.get(name("published"))
    published = _string(published.isoformat() if isinstance(published, date) else published)
    day = day_of(published)
    if published and not day:
        origin.notes.not_a_day[article_id] = published
    return Article(
        id=article_id,
        text=without_surrogates(text),
        title=_string(record.get(name("title"))),
        url=url,
        published=day,
        outlet=_string(record.get(name("outlet"))),
        source=origin.path,
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
