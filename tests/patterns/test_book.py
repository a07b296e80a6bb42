"""Loading a book: its cache, its hash, and what it does not import."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import ClaimsError
from pipeline.patterns.book import load_book
from pipeline.patterns.cache import Cache, user_cache
from pipeline.resources import framework_folder
from tests.patterns.books import NO_CACHE, PILLARS, evidence, framework

FILE = "pillar: p\npatterns:\n  - {id: p.x, any: ['~fight ... graft', MS-13]}\n"


def test_a_comment_changes_no_hash_and_a_word_does(tmp_path: Path) -> None:
    first = load_book(framework(tmp_path, FILE), NO_CACHE).sha256
    assert load_book(framework(tmp_path, f"# Why\n{FILE}"), NO_CACHE).sha256 == first
    assert load_book(framework(tmp_path, FILE, f"# Why\n{PILLARS}"), NO_CACHE).sha256 == first
    assert load_book(framework(tmp_path, FILE.replace("graft", "bribes")), NO_CACHE).sha256 != first


def test_a_book_from_the_cache_is_the_book(tmp_path: Path) -> None:
    folder, cache = framework(tmp_path / "f", FILE), Cache(tmp_path / "cache")
    made = load_book(folder, cache)
    read = load_book(folder, cache)
    assert (read.patterns, read.pillars, read.sha256) == (made.patterns, made.pillars, made.sha256)


def test_an_edited_file_is_read_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    load_book(framework(tmp_path / "f", FILE), cache)
    book = load_book(framework(tmp_path / "f", FILE.replace("p.x", "p.y")), cache)
    assert [pattern.id for pattern in book.patterns] == ["p.y"]


@pytest.mark.parametrize("rubbish", [b"", b"\xc1", b"\x93\x01\x02\x03", b"{}" * 1000])
def test_a_corrupt_cache_is_made_anew(tmp_path: Path, rubbish: bytes) -> None:
    folder, cache = framework(tmp_path / "f", FILE), Cache(tmp_path / "cache")
    load_book(folder, cache)
    for path in (tmp_path / "cache").iterdir():
        path.write_bytes(rubbish)
    assert load_book(folder, cache).patterns


def test_a_cache_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert load_book(framework(tmp_path / "f", FILE), Cache(tmp_path / "file" / "cache")).patterns


@pytest.mark.timing
def test_the_cache_is_where_the_user_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    user_cache().write("key", b"\x01")
    assert user_cache().read("key", int) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["claims-pipeline"]


START = """
import sys, time
from pipeline.errors import ClaimsError
from pipeline.patterns.book import load_book
from pipeline.patterns.match import find_matches
from pipeline.patterns.screen import Screen
started = time.perf_counter()
book = load_book(sys.argv[1])
seconds = time.perf_counter() - started
Screen(book).hits("They fight graft."), find_matches("They fight graft.", 0, 17, book)
print(seconds, *sorted({"spacy", "lemminflect", "yaml", "pydantic"} & sys.modules.keys()))
"""


def test_a_start_from_the_cache_is_fast_and_imports_little(tmp_path: Path) -> None:
    rows = "".join(f"  - {{id: p.x{n}, any: ['~fight ...2 word{n}', 'word{n} of the ~court']}}\n" for n in range(100))
    folder = framework(tmp_path / "f", f"pillar: p\npatterns:\n{rows}")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    times = []
    for _ in range(4):
        run = [sys.executable, "-c", START, str(folder)]
        seconds, *imported = subprocess.run(
            run, env=environment, capture_output=True, check=True, text=True
        ).stdout.split()
        times.append((float(seconds), imported))
    assert min(seconds for seconds, _ in times[1:]) < 0.05
    assert times[-1][1] == []


def test_the_shipped_framework_loads() -> None:
    book = load_book(framework_folder("root-causes"))
    assert [pillar.number for pillar in book.pillars] == [1, 2, 3, 4, 5]
    assert len(book.patterns) >= 60


def test_word_lists_of_another_framework_are_shared(tmp_path: Path) -> None:
    cache, lists = Cache(tmp_path / "cache"), "lists: {graft: [graft, bribes], own: [x]}\n"
    framework(tmp_path / "one", FILE, f"{PILLARS}{lists}")
    pillars = f"lists_from: [one]\n{PILLARS}lists: {{own: [y]}}\n"
    other = framework(tmp_path / "two", "pillar: p\npatterns: [{id: p.x, any: ['take @graft', 'no @own']}]\n", pillars)
    first = load_book(other, cache)
    assert evidence(first, "They take bribes, no y, no x.") == ["take bribes", "no y"]
    assert load_book(other, cache).sha256 == first.sha256
    framework(tmp_path / "one", FILE, f"{PILLARS}{lists.replace('bribes', 'tips')}")
    assert evidence(load_book(other, cache), "They take bribes. They take tips.") == ["take tips"]
    assert load_book(other, cache).sha256 != first.sha256


def test_lists_of_a_framework_that_is_not_there(tmp_path: Path) -> None:
    folder = framework(tmp_path / "two", FILE, f"lists_from: [root-cause]\n{PILLARS}")
    with pytest.raises(ClaimsError) as caught:
        load_book(folder, NO_CACHE)
    assert "pillars.yml:1:14: there is no framework 'root-cause'; did you mean 'root-causes'?" in str(caught.value)
