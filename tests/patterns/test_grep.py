"""`grep` on many articles is a matter of seconds."""

import time

import pytest

from pipeline.patterns.grep import Grep, book_of_notation
from pipeline.stages.segment import make_segmenter
from tests.shared import articles, needs_shared


@needs_shared
@pytest.mark.timing
@pytest.mark.parametrize("notation", ["~fight ... corruption", "(the|a) ... (police|state)", "people"])
def test_all_news_in_three_seconds(notation: str) -> None:
    texts = [article.text for article in articles("news/articles.jsonl")]
    started = time.process_time()
    grep = Grep(book_of_notation(notation, {}), make_segmenter(), lambda _: pytest.fail("no slot asks for entities"))
    assert sum(len(grep.find(text)) for text in texts)
    assert time.process_time() - started < 3
