"""The page: whole in itself, every link leads somewhere, hostile text stays text, any number of claims fits."""

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from pipeline.claim import Claim
from pipeline.decisions.verdicts import find_verdicts
from pipeline.extractor import Extractor
from pipeline.report.page import make_page
from pipeline.run.claims_file import read_claims
from pipeline.run.extract import Run, write_run
from pipeline.run.options import Options
from tests.reviewing import claim, decide

pytest.importorskip("altair", reason="needs the extra report")
pytest.importorskip("vl_convert", reason="needs the extra report")
CHROMIUM = shutil.which("chromium")
HOSTILE = "<script>document.title='hacked'</script>"
ARTICLES = [
    {
        "id": "a",
        "text": "The minister promised to combat corruption in Honduras. "
        "Gangs killed 40 people in Yoro, the mayor said. "
        f"“We will create jobs for young people {HOSTILE} in Guatemala,” said President Ana Ruiz.",
        "title": f"{HOSTILE}<img src=x onerror=alert(1)>",
        "url": "javascript:alert(1)",
        "outlet": '"><svg onload=alert(1)>',
        "published": "2021-07-29",
    },
    {
        "id": "b\u202e",
        "text": "Gangs killed 60 people in Yoro, Senator Bo <b>Lee</b> said. Not \u202eone official fought corruption.",
        "outlet": "Town Paper",
        "url": "https://town.example/b",
        "published": "2021-09-02",
    },
    {"id": "c", "text": "   "},
]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, extractor: Extractor) -> Path:
    folder = tmp_path_factory.mktemp("report")
    lines = [json.dumps(article) for article in ARTICLES] + ["not json"]
    (folder / "in.jsonl").write_text("\n".join(lines))
    write_run(Run([str(folder / "in.jsonl")], extractor, Options()), folder / "run")
    return folder / "run"


@pytest.fixture(scope="module")
def page(run: Path) -> str:
    first, *_ = read_claims(run)
    return make_page(run, find_verdicts([decide(first, "accept")]), 1000)


class Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


def check(page: str, *outside: str) -> None:
    """What holds for every page; it links to no other than some addresses outside."""
    tags = Tags(page).tags
    assert not {tag for tag, _ in tags} & {"script", "img", "iframe", "object", "link", "form", "base"}
    names = {name for _, attributes in tags for name in attributes}
    assert not [name for name in names if name.startswith("on") or name in ("src", "style", "action")]
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [value for _, attributes in tags for name, value in attributes.items() if name.endswith("href")]
    assert {link.removeprefix("#") for link in links if link.startswith("#")} <= set(ids)
    assert {link for link in links if not link.startswith("#")} == set(outside)


def test_it_needs_nothing_else_and_its_links_lead_somewhere(page: str) -> None:
    check(page, "https://town.example/b")
    assert "javascript:" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;document.title" in page


def test_it_has_every_section(page: str) -> None:
    titles = re.findall(r"<h2>(.*?)</h2>", page)
    assert titles == [
        "Claims by pillar over time",
        "Pillars by country",
        "Pillars by speaker",
        "Most quoted officials",
        "Numbers side by side",
        "Claims by outlet",
        "Patterns",
        "What was set aside",
        "Claims",
    ]
    assert page.count("<svg") == 4
    assert "1.00 (0.21–1.00)" in page, "the precision of the pattern that was accepted once"
    assert re.search(r'people</td><td><a href="#p\d+">40 people</a>', page)
    assert re.search(r'<td><a href="#p\d+">60 people</a>', page)
    assert "1 article of 4 set aside" in page
    assert ">Ana Ruiz</a></td><td>President" in page


def test_the_same_run_is_the_same_page(run: Path, page: str) -> None:
    first, *_ = read_claims(run)
    assert make_page(run, find_verdicts([decide(first, "accept")]), 1000) == page


def written(folder: Path, claims: list[Claim]) -> Path:
    path = folder / "claims.jsonl"
    path.write_bytes(b"".join(msgspec.json.encode(each) + b"\n" for each in claims))
    return path


def test_a_run_without_claims(tmp_path: Path) -> None:
    page = make_page(written(tmp_path, []), {}, 1000)
    check(page)
    assert "No claims in this run." in page
    assert "<svg" not in page


def test_one_claim(tmp_path: Path) -> None:
    page = make_page(written(tmp_path, [claim("They [[fight graft]].", "corruption.combat")]), {}, 1000)
    check(page)
    assert "<mark>fight graft</mark>" in page
    assert "1 claim without a date left out." in page
    assert "No claim of this run has been decided on" in page


def test_many_claims_fit_on_a_page_that_says_what_is_left_out(tmp_path: Path) -> None:
    pillars = ("corruption.a", "economy.b")
    many = [
        claim(f"In case {n} they [[fight graft]].", pillars[n % 2], article=f"a{n}", speaker=f"Speaker {n % 100}")
        for n in range(3000)
    ]
    page = make_page(written(tmp_path, many), {}, 50)
    check(page)
    assert "50 of 3,000 are written out" in page
    assert page.count('<li id="c') == 50
    assert "The 15 of 100 speakers" in page
    assert len(page) < 400_000


def test_a_long_sentence_is_cut(tmp_path: Path) -> None:
    page = make_page(written(tmp_path, [claim("a " * 5000 + "[[graft]]", "corruption.a")]), {}, 1000)
    check(page)
    assert len(page) < 60_000


def test_two_runs_say_what_changed(run: Path, tmp_path: Path) -> None:
    first, _won, *rest = read_claims(run)
    changed = msgspec.structs.replace(
        rest[0], pillars=tuple(msgspec.structs.replace(each, kind="criticism") for each in rest[0].pillars)
    )
    old = written(tmp_path, [first, changed, *rest[1:], claim("They [[stole]] it.", "corruption.steal", article="z")])
    page = make_page(run, {}, 1000, old)
    check(page, "https://town.example/b")
    assert page.index("What changed") < page.index("Claims by pillar over time")
    assert "They <mark>stole</mark> it." in page
    assert page.count('<li class="won">') == 1
    assert "kind: criticism → " in page


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    if CHROMIUM is None:
        pytest.skip("needs Debian's chromium: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    flags = ["--no-sandbox", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND"]
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield opened
        opened.close()


def test_in_a_browser_a_mark_opens_its_claims(page: str, tmp_path: Path, browser: object) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    tab = browser.new_page()  # type: ignore[attr-defined]
    said: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(path.as_uri())
    assert said == [], "the page keeps to its own policy"
    assert asked == [path.as_uri()]
    assert tab.title() == f"Claims: {re.search('<title>Claims: (.*?)</title>', page)[1]}"  # type: ignore[index]
    assert tab.locator("aside.panel:visible").count() == 0
    tab.locator("figure svg a").first.click()
    assert tab.locator("aside.panel:visible").count() == 1
    tab.locator("aside.panel:visible li a").first.click()
    number = tab.url.partition("#c")[2]
    assert tab.locator(f"#c{number}").evaluate("item => item.matches(':target')")
    tab.emulate_media(color_scheme="dark")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 22, 20)"
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
