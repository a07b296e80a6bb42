"""The limit on time."""

import signal
import threading

import pytest

from pipeline.article import Article, SetAside
from pipeline.extractor import Extractor
from pipeline.limit import OutOfTimeError, time_limit


def forever() -> None:
    while True:
        pass


def test_work_is_stopped() -> None:
    with pytest.raises(OutOfTimeError, match=r"not done after 0\.05 seconds"), time_limit(0.05):
        forever()


def test_what_ends_in_time_leaves_no_alarm_behind() -> None:
    with time_limit(60):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_another_thread_works_without_a_limit() -> None:
    done = []

    def work() -> None:
        with time_limit(0.001):
            done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [1]


def test_an_article_that_takes_too_long_is_set_aside_and_the_rest_goes_on(
    extractor: Extractor, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The minister promised to combat corruption in Honduras."
    list(extractor.extract([Article(id="first", text=text)]))  # loads the model, which has no limit of half a second
    monkeypatch.setattr("pipeline.extractor.SECONDS", 0.5)
    doc = extractor._doc

    def slow(article: Article, whole: bool) -> object:
        return forever() if article.id == "slow" else doc(article, whole)

    monkeypatch.setattr(extractor, "_doc", slow)
    articles = [Article(id=name, text=text) for name in ("a", "slow", "b")]
    outcomes = [found for _, found in extractor.extract(articles)]
    reason = "a stage failed (OutOfTimeError: not done after 0.5 seconds); --debug shows where"
    assert outcomes[1] == SetAside("slow", reason, id="slow")
    assert [len(claims) for claims in (outcomes[0], outcomes[2]) if isinstance(claims, list)] == [1, 1]
