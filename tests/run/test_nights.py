"""A nightly job: each run comes after the one before and takes what is new."""

import json
from pathlib import Path

import pytest

from pipeline.errors import ClaimsError
from pipeline.extractor import Extractor
from pipeline.run.extract import Run, write_run
from pipeline.run.options import Options
from pipeline.run.record import RunRecord
from tests.run.articles import story

LONG = "The minister promised to combat corruption in Tela. " + " ".join(
    f"Clause {n} is on area {n % 9}." for n in range(60)
)


def line(article_id: str, text: str) -> str:
    return json.dumps({"id": article_id, "text": text}) + "\n"


def test_three_nights(tmp_path: Path, extractor: Extractor) -> None:
    def night(number: int, lines: str) -> RunRecord:
        (tmp_path / f"{number}.jsonl").write_text(lines)
        after = str(tmp_path / f"run{number - 1}") if number > 1 else None
        return write_run(
            Run([str(tmp_path / f"{number}.jsonl")], extractor, Options(after=after)), tmp_path / f"run{number}"
        )

    def clusters(number: int) -> dict[str, str]:
        lines = (tmp_path / f"run{number}/articles.jsonl").read_text().splitlines()
        return {record["id"]: record["cluster"] for record in map(json.loads, lines)}

    first = night(1, line("wire", LONG) + line("b", story(4)))
    assert (first.done, first.skipped) == (2, 0)
    # the same article again, a re-scrape of it in another outlet, a corrected article, and a broken line
    corrected = story(4).replace("extort", "threaten and extort")
    second = night(2, line("wire", LONG) + line("outlet", LONG + " Share this.") + line("b", corrected) + "{broken\n")
    assert (second.done, second.skipped, len(second.set_aside)) == (2, 1, 1)
    assert clusters(2)["outlet"] == "wire"
    # all three nights are known, also what the first has seen; the broken line was mended
    third = night(3, line("b", corrected) + line("wire", LONG) + line("c", story(5)) + line("late", "Late. " + LONG))
    assert (third.done, third.skipped, third.set_aside) == (2, 2, [])
    assert clusters(3)["late"] == "wire"


def test_the_earlier_run_must_be_finished(tmp_path: Path, extractor: Extractor) -> None:
    (tmp_path / "in.txt").write_text("Text.")
    with pytest.raises(ClaimsError, match="no finished run here; --after takes the folder of one"):
        Run([str(tmp_path / "in.txt")], extractor, Options(after=str(tmp_path / "nowhere")))
