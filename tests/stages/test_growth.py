"""Twice the text takes at most 2.3 times the time, on 200,000 equal characters and on what repeats a short pattern."""

import string
import time
import timeit
from collections.abc import Callable
from functools import partial

import pytest
from spacy.lang.en import English

from pipeline.stages.quotations import find_quotations
from pipeline.stages.segmentation.abbreviations import read_abbreviations
from pipeline.stages.segmentation.blocks import find_blocks
from pipeline.stages.segmentation.sentences import find_sentences
from pipeline.stages.tokenize import make_tokenizer

LENGTH = 200_000
ROUNDS = 7
SIGNS = [*string.punctuation, *"“”‘’«»„‚‟–—…•·¿¡。！？؟।′″©\n\t\xa0 aA1"]
PATTERNS = [
    *(
        "' ",
        '" ',
        '."',
        ".'",
        ". ",
        "A. ",
        "a.B",
        "ab.Cd",
        "a' ",
        "'a ",
        '"a ',
        "“a” ",
        "â€œ",
        "â€”",
        "â€˜a ",
        "aaaa The a",
        "aaaa cc: A",
        "; 2. A",
        "([",
        "a, (",
        ": ",
    ),
    *(
        "A: ",
        "1. ",
        "- a\n",
        "- A - ",
        "a\n",
        "By A ",
        "[1] ",
        "[...] ",
        "(A) ",
        "http://a ",
        "a@b.c ",
        "Phone: 1",
        "-- ",
    ),
    *("© ", "U.S. ", "…a", "?! ", "5'10\" "),
]
Work = Callable[[str], object]


@pytest.fixture(scope="module")
def works() -> dict[str, Work]:
    abbreviations = read_abbreviations()
    return {
        "blocks and sentences": lambda text: find_sentences(text, find_blocks(text), abbreviations),
        "quotations": lambda text: find_quotations(text, find_blocks(text)),
        "tokenizer": make_tokenizer()(English()),
    }


@pytest.mark.timing
@pytest.mark.parametrize("name", ["blocks and sentences", "quotations", "tokenizer"])
@pytest.mark.parametrize("unit", [*SIGNS, *PATTERNS], ids=repr)
def test_twice_the_text_at_most_2_3_times_the_time(works: dict[str, Work], name: str, unit: str) -> None:
    whole = (unit * LENGTH)[:LENGTH]
    times: dict[int, list[float]] = {LENGTH // 2: [], LENGTH: []}
    for _ in range(ROUNDS):
        for length, taken in times.items():
            text = whole[:length]
            taken.append(timeit.timeit(partial(works[name], text), timer=time.process_time, number=1))
        half, full = map(min, times.values())
        # Coarse clocks, and memory that no longer fits the processor's cache, are worth a few milliseconds.
        if full <= 2.3 * half + 0.01:
            return
    pytest.fail(f"{full:.3f} s for {LENGTH:,} characters, {half:.3f} s for half of them")
