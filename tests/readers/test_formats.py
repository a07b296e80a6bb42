"""Each format: which articles come of a file, with which ids, and what is set aside."""

import gzip
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from pipeline.article import Article, SetAside
from pipeline.errors import ClaimsError
from pipeline.readers import read_articles, read_options
from pipeline.readers.notes import Notes
from tests.readers.made import PROMISE, gzipped, page, record, zipped

Case = tuple[str, str, str | bytes, list[str]]

# name, file, content, and what comes of it: "id: text" of an article, "! line: reason" of what is set aside
CASES: list[Case] = [
    ("an array", "a.json", '[{"text": "x"}, {"id": "b", "text": "}]\\"{"}]', ["a.json#1: x", 'b: }]"{']),
    ("an array, pretty", "a.json", '[\n {\n  "text": "x"\n }\n]\n', ["a.json#1: x"]),
    ("an empty array", "a.json", "[]", []),
    ("lines in .json", "a.json", '{"text": "x"}\n{"text": "y"}\n', ["a.json#1: x", "a.json#2: y"]),
    ("a bad element", "a.json", '[{"text": "x"}, {"text": }, 4, {"text": "y"}]', ["a.json#1: x", "! 2: not JSON",
        "! 3: a JSON int", "a.json#4: y"]),
    ("an array cut off", "a.json", '[{"text": "x"}, {"te', ["a.json#1: x", "! None: ends in the middle"]),
    ("no JSON", "a.json", "text", ["! None: not JSON"]),
    ("UTF-16 JSON", "a.json", '[{"text": "é"}]'.encode("utf-16"), ["a.json#1: é"]),
    ("nested too deeply", "a.jsonl", "[" * 100_000 + '\n{"text": "y"}', ["! 1: not JSON", "a.jsonl#2: y"]),
    ("an array nested too deeply", "a.json", "[" * 100_000, ["! None: nested too deeply"]),
    ("rows", "a.csv", 'id,text\n1,x\nNA,"NA, he\nsaid"\n,z\n', ["1: x", "NA: NA, he\nsaid", "a.csv#5: z"]),
    ("CRLF and a BOM", "a.csv", b"\xef\xbb\xbfid,text\r\n1,x\r\n\r\n2,y\r\n", ["1: x", "2: y"]),
    ("semicolons", "a.csv", "id;text\n1;x, y\n", ["1: x, y"]),
    ("tabs", "a.tsv", "id\ttext\n1\tx, y\n", ["1: x, y"]),
    ("a row too long", "a.csv", "id,text\n1,x,y,z\n2,w\n", ["! 2: 4 cells in the row", "2: w"]),
    ("a row too short", "a.csv", "id,text\n1\n2,w\n", ["! 2: no `text`", "2: w"]),
    ("no such column", "a.csv", "id,body\n1,x\n", ["! None: no column `text` among id, body"]),
    ("windows-1252", "a.csv", "id,text\n1,é\n".encode("cp1252"), ["1: é"]),
    ("an empty table", "a.csv", "", []),
    ("gzip", "a.jsonl.gz", gzipped('{"text": "x"}'), ["a.jsonl.gz#1: x"]),
    ("gzip twice", "a.txt.gz.gz", gzip.compress(gzipped("x")), ["a.txt.gz.gz: x"]),
    ("gzip, by its content", "a.gz", gzipped('{"text": "x"}'), ["a.gz#1: x"]),
    ("gzip cut off", "a.txt.gz", gzipped("x" * 99)[:-9], ["! None: cannot be read"]),
    ("no gzip", "a.txt.gz", "x", ["! None: cannot be read"]),
    ("a zip", "a.zip", zipped(**{"in/b.txt": "x", "c.jsonl": '{"text": "y"}', "d.docx": "z", ".h/e.txt": "h"}),
        ["a.zip#in/b.txt: x", "a.zip#c.jsonl#1: y"]),
    ("names that lead out", "a.zip", zipped(**{"../../b.txt": "x"}), ["a.zip#../../b.txt: x"]),
    ("packed in a zip", "a.zip", zipped(**{"b.txt.gz": gzipped("x"), "c.txt.gz": "no", "d.txt": "y"}),
        ["a.zip#b.txt.gz: x", "! None: cannot be read", "a.zip#d.txt: y"]),
    ("a zip in a zip", "a.zip", zipped(**{"b.zip": zipped(c="x")}), ["! None: a zip inside"]),
    ("no zip", "a.zip", "x", ["! None: cannot be read (File is not a zip file)"]),
]  # fmt: skip


def told(found: Article | SetAside) -> str:
    return f"! {found.line}: {found.reason}" if isinstance(found, SetAside) else f"{found.id}: {found.text}"


def read(name: str, content: str | bytes, *names: str, form: str | None = None) -> list[Article | SetAside]:
    """What comes of a file in the working folder."""
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_articles([name], options=read_options(form, names)))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("name", "file", "content", "expected"), CASES, ids=[case[0] for case in CASES])
def test_what_comes_of_a_file(name: str, file: str, content: str | bytes, expected: list[str], folder: Path) -> None:
    found = list(map(told, read(file, content)))
    assert len(found) == len(expected), found
    for said, wanted in zip(found, expected, strict=True):
        assert said.startswith(wanted) if wanted.startswith("!") else said == wanted
    assert [path.name for path in folder.iterdir()] == [file]


def test_a_field_may_have_another_name() -> None:
    [by_row] = read("a.csv", "body,nr\nx,7\n", "text=body", "id=nr")
    [by_line] = read("a.jsonl", '{"body": "x", "nr": 7}', "text=body", "id=nr")
    assert (by_row.id, by_line.id) == ("7", "7")


@pytest.mark.parametrize("given", ["text", "text=", "body=text"])
def test_a_name_needs_a_field(given: str) -> None:
    with pytest.raises(ClaimsError, match="FIELD=NAME"):
        read_options(None, [given])


def test_a_format_may_be_forced() -> None:
    [found] = read("a.log.gz", gzipped('{"text": "x"}'), form="jsonl")
    assert told(found) == "a.log.gz#1: x"
    with pytest.raises(ClaimsError, match="no such format"):
        read_options("docx", [])


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"x", "-: x"),
        (b'{"text": "x"}', "-#1: x"),
        (b'[{"text": "x"}]', "-#1: x"),
        (gzipped('{"text": "x"}'), "-#1: x"),
        (zipped(a="x"), "! None: a zip inside something packed, or from standard input"),
    ],
    ids=["text", "line", "array", "gzip", "zip"],  # packed bytes hold the time, so they make no name
)
def test_standard_input_is_told_by_how_it_begins(data: bytes, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=Pipe(data)))
    [found] = read_articles(["-"])
    assert told(found).startswith(expected)


def test_a_line_too_long_to_be_held_is_set_aside_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("lines", "json_array", "tables"):
        monkeypatch.setattr(f"pipeline.readers.{module}.MAX_RECORD", 1_000)
    long = "x" * 100_000
    after = '{"id": "after", "text": "x"}'
    for file, content in {
        "a.jsonl": f'{{"text": "{long}"}}\n{after}\n',
        "a.json": f'[{{"text": "{long}"}}, {after}]',
        "a.csv": f"id,text\n1,{long}\nafter,x\n",
    }.items():
        aside, found = read(file, content)
        assert isinstance(aside, SetAside)
        assert found.id == "after"


def test_what_unpacks_to_far_more_than_its_size_is_not_read_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.readers.streams.RATIO_FROM", 1_000_000)
    *_, last = read("a.jsonl.gz", gzipped("0" * 5_000_000))
    assert "over 200 times its size" in told(last)
    member, _ = read("a.zip", zipped(**{"a.jsonl": "0" * 5_000_000, "b.txt": "x"}))
    assert "over 200 times its size" in told(member)


def test_a_page() -> None:
    pytest.importorskip("trafilatura", reason="the extra html is not installed")
    [found] = read("a.html", page())
    assert isinstance(found, Article)
    assert (found.id, found.title, found.published) == ("https://news.example/1", "Ministers meet", "2021-07-29")
    assert PROMISE in found.text
    assert "Home" not in found.text
    [found] = read("b.html", page("José.", "").encode("latin-1").replace(b"utf-8", b"iso-8859-2"))
    assert "José." in found.text
    [found] = read("c.html", "<html></html>")
    assert told(found) == "! None: no article is found in the page"


def test_a_page_that_cannot_be_read_in_time_does_not_keep_the_next_from_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("trafilatura", reason="the extra html is not installed")
    from pipeline.readers.errors import UnusableError
    from pipeline.readers.pages import PageReader

    reader = PageReader()
    assert PROMISE in reader.read(page()).text
    reader._process.kill()  # type: ignore[union-attr]
    with pytest.raises(UnusableError, match="seconds or too much memory"):
        reader.read(page())
    assert PROMISE in reader.read(page()).text
    reader.close()


def test_a_web_archive() -> None:
    pytest.importorskip("warcio", reason="the extra warc is not installed")
    pages = record("http://a/1", page().encode(), "text/html; charset=utf-8")
    other = record("http://a/x.png", b"PNG", "image/png") + record("http://a/2", b"gone", status="404 Not Found")
    third = record("http://a/3", page("José.").encode("latin-1"), "text/html; charset=ISO-8859-1")
    one, three, none = read("a.warc", pages + other + third + record("http://a/4", b"<html></html>"))
    assert (one.id, one.line, three.id, three.line) == ("http://a/1", 1, "http://a/3", 4)
    assert "José." in three.text
    assert (told(none), none.id) == ("! 5: no article is found in the page", "http://a/4")
    one, cut = read("b.warc", pages + third[:-200])[::2]
    assert (one.id, told(cut)) == ("http://a/1", "! None: ends in the middle of record 2")
    [broken] = read("c.warc", "WARC/1.0\r\nX")
    assert isinstance(broken, SetAside)


def test_parquet() -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    from datetime import date

    from pyarrow.parquet import write_table

    days = [date(2021, 7, 29)] * 3
    write_table(pyarrow.table({"body": ["x", None, "NA"], "published": days, "n": [1, 2, 3]}), "a.parquet")
    found = list(read_articles(["a.parquet"], options=read_options(None, ["text=body"])))
    assert list(map(told, found))[::2] == ["a.parquet#1: x", "a.parquet#3: NA"]
    assert told(found[1]).startswith("! 2: no `body`")
    assert found[0].published == "2021-07-29"
    [broken] = read("b.parquet", Path("a.parquet").read_bytes()[:-20])
    assert told(broken).startswith("! None: not read as Parquet")


def test_zstandard() -> None:
    zstandard = pytest.importorskip("zstandard", reason="the extra zstd is not installed")
    packed = zstandard.compress(json.dumps({"text": "x"}).encode())
    assert list(map(told, read("a.jsonl.zst", packed))) == ["a.jsonl.zst#1: x"]
    assert told(read("b.jsonl.zst", "no")[0]).startswith("! None: cannot be read")


def test_files_elsewhere() -> None:
    fsspec = pytest.importorskip("fsspec", reason="the extra remote is not installed")
    files = fsspec.filesystem("memory")
    files.pipe({"/news/b.txt": b"x", "/news/a.jsonl": b'{"text": "y"}', "/news/c.zip": zipped(**{"d.txt": "z"})})
    notes = Notes()
    expected = ["memory://news/a.jsonl#1: y", "memory://news/b.txt: x", "memory://news/c.zip#d.txt: z"]
    assert [told(found).replace(":///", "://") for found in read_articles(["memory://news"], notes)] == expected
    assert notes.bytes_read == notes.bytes_total > 0
    with pytest.raises(ClaimsError, match="no such file"):
        list(read_articles(["memory://news/missing.txt"]))
    with pytest.raises(ClaimsError, match="Protocol not known"):
        list(read_articles(["nowhere://news"]))


@pytest.mark.parametrize(
    ("file", "library", "extra"),
    [("a.html", "trafilatura", "html"), ("a.warc.gz", "warcio", "warc"), ("a.parquet", "pyarrow", "parquet"),
     ("a.txt.zst", "zstandard", "zstd"), ("s3://a.txt", "fsspec", "remote")],
)  # fmt: skip
def test_a_missing_library_is_named_with_its_extra(
    file: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    if "://" not in file:
        Path(file).write_text("x")
    with pytest.raises(ClaimsError, match=rf"^{file}: needs .*{library}.*claims-pipeline\[{extra}\]"):
        list(read_articles([file]))
