"""Two folders of patterns on articles: the same differences as two runs, with less work."""

from pathlib import Path

from pipeline.article import Article
from pipeline.compare.differences import find_differences
from pipeline.compare.folders import Comparison
from tests.patterns.books import framework

OLD = """pillar: p
patterns:
  - {id: p.graft, title: G, any: [graft, "~bribe"], match: [Graft.], no_match: [Rain.], source: ours}
  - {id: p.gang, title: G, any: ["~gang"], match: [Gangs.], no_match: [Rain.], source: ours}
"""
NEW = OLD.replace('graft, "~bribe"', 'graft, "illicit gain"').replace("title: G", "title: Graft")
TEXTS = [
    "He took bribes, not graft.",
    "Graft and gangs.",
    "An illicit gain.",
    "Rain fell.",
    "He took\u00a0bribes, he said.",
]


def test_only_articles_that_may_differ_are_worked_on(tmp_path: Path) -> None:
    old, new = framework(tmp_path / "old", OLD), framework(tmp_path / "new", NEW)
    articles = [Article(id=str(number), text=text) for number, text in enumerate(TEXTS)]
    comparison = Comparison(str(old), str(new))
    before, after = comparison.claims(articles)
    # the first pattern differs as a whole, so its articles are looked at; "gangs" alone is the same on both sides
    assert [claim.article.id for claim in before] == ["0", "1", "4"]
    assert [claim.article.id for claim in after] == ["0", "1", "2"]
    differences = find_differences(before, after, articles=comparison.read)
    assert [(d.what, d.side.article.id) for d in differences] == [("changed", "0"), ("won", "2"), ("lost", "4")]
    everything = [
        [c for _, found in side.extract(articles) for c in found] for side in (comparison.old, comparison.new)
    ]
    assert find_differences(*everything, articles=comparison.read) == differences


def test_equal_folders_cost_no_work(tmp_path: Path) -> None:
    old, new = framework(tmp_path / "old", OLD), framework(tmp_path / "new", OLD.replace("title: G", "title: H"))
    comparison = Comparison(str(old), str(new))
    assert comparison.claims([Article(id="0", text=TEXTS[0])]) == ([], [])
    assert "nlp" not in vars(comparison.old)
