"""The nastiest inputs, each through the whole pipeline."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.article import Article, SetAside
from pipeline.claim import Claim
from pipeline.extractor import Extractor
from pipeline.patterns.book import PatternBook, load_book
from pipeline.patterns.match import find_matches
from pipeline.patterns.view import make_view

PROMISE = "The minister promised to combat corruption in Honduras."


def claims_of(extractor: Extractor, text: str, **facts: str) -> list[Claim]:
    [(_, claims)] = extractor.extract([Article(id=facts.pop("id", "a"), text=text, **facts)])
    assert not isinstance(claims, SetAside), claims
    return claims


def layers_of(extractor: Extractor, text: str) -> dict[str, list[dict[str, object]]]:
    [(_, layers)] = extractor.annotate([Article(id="a", text=text)])
    assert not isinstance(layers, SetAside), layers
    return layers


def texts(text: str, records: list[dict[str, object]]) -> list[str]:
    return [text[record["start"] : record["end"]] for record in records]  # type: ignore[misc]


def test_a_boundary_inside_a_token(extractor: Extractor) -> None:
    text = "Crossings hit historic highs.Harris promised to combat corruption."
    [claim] = claims_of(extractor, text)
    assert claim.text == "Harris promised to combat corruption."


@pytest.mark.timing
def test_sixteen_thousand_apostrophes(extractor: Extractor) -> None:
    claims_of(extractor, PROMISE)
    started = time.perf_counter()
    claims = claims_of(extractor, PROMISE + "\n" + "'" * 16_000)
    assert time.perf_counter() - started < 0.5
    assert [claim.text for claim in claims] == [PROMISE]


@pytest.mark.parametrize(
    "text",
    [
        "The minister promised to combat\u00a0corruption.",
        "The minister promised to com\u00adbat cor\u00adruption.",
        "The minister promised to combat  corruption.",
        "The minister promised to combat\ncorruption.",
        "The minister promised to com\u200bbat corruption.",
        "The minister \U0001f44d promised to combat corruption.",
        "The minister \u202epromised\u202c to combat corruption.",
    ],
    ids=["no-break space", "soft hyphens", "two spaces", "line end", "zero-width space", "emoji", "bidi marks"],
)
def test_a_match_through_odd_characters(extractor: Extractor, text: str) -> None:
    [claim] = claims_of(extractor, text)
    [pillar] = claim.pillars
    [evidence] = pillar.evidence
    assert pillar.id == "corruption"
    assert evidence.text == text[evidence.start : evidence.end]
    assert evidence.text.endswith("ruption")


def test_british_quotes_with_possessives_and_one_that_never_closes(extractor: Extractor) -> None:
    text = "'We'll back the farmers' plan,' she said of the 'five-pillar' push. 'It will work."
    layers = layers_of(extractor, text)
    assert texts(text, layers["quotations"]) == ["'We'll back the farmers' plan,'", "'five-pillar'", "'It will work."]
    assert [quotation["closed"] for quotation in layers["quotations"]] == [True, True, False]


def test_the_same_sentence_three_times_has_three_ids(extractor: Extractor) -> None:
    claims = claims_of(extractor, f"{PROMISE}\n\n{PROMISE}\n\nMore to come.\n\n{PROMISE}")
    assert len(claims) == 3
    assert len({claim.id for claim in claims}) == 3


@pytest.mark.parametrize("text", ["9" * 5_000, "U.S.. It", "50:50", "", " \n\r\n", "\x00", "\ufffd", "'", "." * 999])
def test_odd_texts_are_annotated(extractor: Extractor, text: str) -> None:
    layers = layers_of(extractor, text)
    assert layers["text"] == text
    json.dumps(layers, allow_nan=False)


def test_five_thousand_digits_have_no_value(extractor: Extractor) -> None:
    [number] = layers_of(extractor, f"It cost {'9' * 5_000} lempiras.")["numbers"]
    assert number["value"] is None


def test_ids_and_titles_are_only_data(extractor: Extractor) -> None:
    title = "</script><img onerror=alert(1)>"
    [claim] = claims_of(extractor, PROMISE, id="../../etc/passwd", title=title)
    assert (claim.article.id, claim.article.title) == ("../../etc/passwd", title)


def test_namibia_is_no_missing_value(extractor: Extractor) -> None:
    [claim] = claims_of(extractor, "Namibia promised to combat corruption.")
    assert [country.iso2 for country in claim.countries] == ["NA"]


@pytest.mark.timing
def test_three_gaps_on_five_thousand_equal_words(gaps_book: PatternBook) -> None:
    text = "fight " * 5_000
    find_matches(text[:60], 0, 60, gaps_book)
    search = best_of(15, lambda: find_matches(text, 0, len(text), gaps_book))
    view = best_of(15, lambda: make_view(text, 0, len(text)))
    assert search < max(0.05, 12 * view)  # on a slow machine, not much more than to see the words at all


def best_of(times: int, function: Callable[[], object]) -> float:
    """Seconds of processor time; what disturbs only ever adds."""
    found = []
    for _ in range(times):
        started = time.process_time()
        function()
        found.append(time.process_time() - started)
    return min(found)


@pytest.fixture
def gaps_book(tmp_path: Path) -> PatternBook:
    (tmp_path / "pillars.yml").write_text(
        "pillars:\n  - {id: p, number: 1, label: P, description: P, source: ours}\n", encoding="utf-8"
    )
    (tmp_path / "p.yml").write_text(
        "pillar: p\npatterns:\n"
        "  - {id: p.gaps, title: Three gaps, any: ['fight ... fight ... fight ... fight'], source: ours,\n"
        "     match: [fight on fight on fight on fight, fight fight fight fight], no_match: [fight]}\n",
        encoding="utf-8",
    )
    return load_book(tmp_path)


LONG = """
import resource, sys
import pipeline
text = ("The harvest was good and the roads were dry in all of the valleys. " * 30_000)[:1_900_000] + sys.argv[1]
assert len(list(pipeline.extract(text))) == 1
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def test_1_9_million_characters_in_one_line_with_bounded_memory() -> None:
    done = subprocess.run([sys.executable, "-c", LONG, PROMISE], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 2_500, "megabytes"
