"""What comes of each kind of input, and what is said of input that cannot be used."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.article import Article, SetAside
from pipeline.errors import ClaimsError
from pipeline.readers import read_articles
from pipeline.readers.decode import UndecodableError, decode, without_surrogates
from pipeline.readers.json_lines import read_json_lines
from pipeline.readers.limits import MAX_CHARACTERS
from pipeline.readers.notes import Notes
from pipeline.readers.origin import Origin
from pipeline.readers.records import day_of

DECODED = [
    ("plain", b"Tegucigalpa", "Tegucigalpa", None),
    ("UTF-8", "Jos\u00e9".encode(), "José", None),
    ("a UTF-8 BOM is dropped", b"\xef\xbb\xbfA", "A", None),
    ("UTF-16, little end first", "\ufeffSan José".encode("utf-16-le"), "San José", "utf-16"),
    ("UTF-16, big end first", "\ufeffSan José".encode("utf-16-be"), "San José", "utf-16"),
    ("windows-1252", b"\x93Jos\xe9\x94", "\u201cJosé\u201d", "windows-1252"),
    ("a lone 0xff", b"a \xff b", "a ÿ b", "windows-1252"),
    ("line ends stay", b"a\r\nb\rc\n", "a\r\nb\rc\n", None),
    ("a few NULs are text", b"a\0" + b"b" * 40, "a\0" + "b" * 40, None),
]


@pytest.mark.parametrize(("name", "data", "text", "encoding"), DECODED, ids=[case[0] for case in DECODED])
def test_bytes_become_text(name: str, data: bytes, text: str, encoding: str | None) -> None:
    assert (decode(data).text, decode(data).encoding) == (text, encoding)


@pytest.mark.parametrize("data", [b"\0" * 50, b"\x81\x8d", b"\xff\xfeA"], ids=["NULs", "nothing fits", "half UTF-16"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


@given(st.text(alphabet=st.characters(codec=None, categories=None)))
def test_no_surrogate_is_left_and_nothing_else_changes(text: str) -> None:
    mended = without_surrogates(text)
    mended.encode()
    if not any("\ud800" <= character <= "\udfff" for character in text):
        assert mended == text


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    assert without_surrogates("a\ud800b") == "a\ufffdb"


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2021-07-29", "2021-07-29"),
        ("2021-07-29T10:00:00Z", "2021-07-29"),
        ("July 29", None),
        ("2021-02-30", None),
        ("", None),
        (None, None),
    ],
)
def test_days_of_publication(given: str | None, day: str | None) -> None:
    assert day_of(given) == day


LINES = [
    ('{"id": "a", "text": "x"}', "a", None),
    ('{"id": 7, "text": "x"}', "7", None),
    ('{"url": "https://example.org/1", "text": "x"}', "https://example.org/1", None),
    ('{"text": "x"}', "in.jsonl#1", None),
    ('{"id": "", "text": "x"}', "in.jsonl#1", None),
    ('{"id": "../../etc/passwd", "text": "x"}', "../../etc/passwd", None),
    ('{"id": "a", "text": "x\\ud800"}', "a", None),
    ('{"id": "a", "text": null}', "a", "no `text`"),
    ('{"id": "a"}', "a", "no `text`"),
    ('["x"]', None, "not an object"),
    ("42", None, "not an object"),
    ('{"id": "a", ', None, "not JSON"),
]


@pytest.mark.parametrize(("line", "article_id", "reason"), LINES, ids=[case[0] for case in LINES])
def test_a_line_is_an_article_or_is_set_aside_with_its_number(
    line: str, article_id: str | None, reason: str | None
) -> None:
    [result] = read_json_lines(io.BytesIO(line.encode()), Origin("in.jsonl"))
    assert result.id == article_id
    if reason:
        assert isinstance(result, SetAside)
        assert result.line == 1
        assert reason in result.reason
    else:
        assert isinstance(result, Article)


def test_one_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(b'{"id": "a", "text": "x"}\n\nnot json\n{"id": "b", "text": "y\xff"}\n')
    notes = Notes()
    first, bad, second = read_articles([str(file)], notes)
    assert (first.id, second.id) == ("a", "b")
    assert str(bad).startswith(f"{file}:3: not JSON")
    assert notes.encodings == {str(file): "windows-1252"}


def test_a_utf_16_file_of_lines(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes("".join(json.dumps({"id": i, "text": "José"}) + "\n" for i in "ab").encode("utf-16"))
    notes = Notes()
    assert [article.id for article in read_articles([str(file)], notes)] == ["a", "b"]
    assert notes.encodings == {str(file): "utf-16"}


def test_folders_are_read_by_path_and_unknown_kinds_are_counted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "notes.docx", ".hidden/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    notes = Notes()
    articles = list(read_articles([str(tmp_path)], notes))
    assert [Path(article.id or "").name for article in articles] == ["a.txt", "b.txt", "c.txt"]
    assert notes.passed_over == 1
    assert notes.bytes_read == notes.bytes_total


def test_globs_and_files_come_in_the_order_given(tmp_path: Path) -> None:
    for name in ("1.txt", "2.txt", "3.jsonl"):
        (tmp_path / name).write_text('{"text": "x"}')
    articles = read_articles([str(tmp_path / "3.jsonl"), str(tmp_path / "*.txt")])
    assert [Path(article.id or "").name for article in articles] == ["3.jsonl#1", "1.txt", "2.txt"]


@pytest.mark.parametrize(
    ("argument", "message"),
    [("missing.txt", "no such file"), ("*.nothing", "no file fits"), ("pyproject.toml", "no reader takes")],
)
def test_an_argument_that_names_nothing_is_an_error(
    argument: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    with pytest.raises(ClaimsError, match=message):
        list(read_articles([argument]))


def test_an_article_over_the_limit_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("a" * (MAX_CHARACTERS + 1))
    [result] = read_articles([str(file)])
    assert isinstance(result, SetAside)
    assert "2,000,001 characters" in result.reason
