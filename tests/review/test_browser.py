"""The page in a real browser on the real server: keys, dialogs, reload, restart, hostile text."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.decisions.journal import read_decisions
from pipeline.decisions.record import Decision

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium: apt-get install chromium")
sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
FLAGS = ["--no-sandbox", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]


class Server:
    """`claims review` as a process."""

    def __init__(self, run: Path, journal: Path, *arguments: str) -> None:
        code = "from pipeline.cli import main; main()"
        command = [sys.executable, "-c", code, "review", str(run), "--decisions", str(journal), *arguments]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self.process.stderr
        line = self.process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/\?token=\S+", line)
        assert found, line
        self.address, self.port = found.group(), found.group(1)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


class Desk:
    """A page on a server, and what it has written."""

    def __init__(self, browser: object, run: Path, journal: Path) -> None:
        self.browser, self.run, self.journal = browser, run, journal
        self.servers: list[Server] = []
        self.errors: list[str] = []

    def open(self, *arguments: str) -> object:
        server = Server(self.run, self.journal, "--reviewer", "anna", *arguments)
        self.servers.append(server)
        page = self.browser.new_context().new_page()  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(server.address)
        page.wait_for_selector(".sentence")
        return page

    def decisions(self) -> list[Decision]:
        return read_decisions(self.journal, pytest.fail) if self.journal.exists() else []


@pytest.fixture
def desk(browser: object, run: Path, journal: Path) -> Iterator[Desk]:
    made = Desk(browser, run, journal)
    yield made
    for server in made.servers:
        server.end()
    assert made.errors == []


def press(page: object, *keys: str) -> None:
    """Each key, and what it sets off, to its end."""
    for key in keys:
        page.keyboard.press(key)  # type: ignore[attr-defined]
        page.wait_for_function("() => document.getElementById('saved').textContent !== 'saving …'")  # type: ignore[attr-defined]
        page.wait_for_timeout(80)  # type: ignore[attr-defined]


def said(page: object, selector: str) -> str:
    text: str = page.inner_text(selector)  # type: ignore[attr-defined]
    return text


def test_accept_reject_skip_undo(desk: Desk) -> None:
    page = desk.open()
    press(page, "a")
    assert said(page, "#saved") == "saved for 2 outlets"
    press(page, "r")
    assert page.locator("#reasons").is_visible()  # type: ignore[attr-defined]
    press(page, "2", "s", "u", "u")
    page.wait_for_function("() => document.getElementById('counts').textContent.startsWith('1 of 5 decided')")  # type: ignore[attr-defined]
    made = [(d.article, d.pillar, d.decision, d.reason) for d in desk.decisions() if d.article != "copy"]
    assert made == [
        ("wire", "corruption", "accept", ""),
        ("wire", "violence", "reject", "not this pillar"),
        ("wire", "economy", "skip", ""),
        ("wire", "economy", "retract", ""),
        ("wire", "violence", "retract", ""),
    ]
    assert "extort" in said(page, ".sentence")


def scope_of(desk: Desk) -> str:
    """The words of the scope that was saved last."""
    edit = next(d for d in reversed(desk.decisions()) if d.article == "wire")
    assert edit.decision == "edit"
    assert edit.quote
    assert edit.to.scope
    return edit.quote.exact[edit.to.scope[0] : edit.to.scope[1]]  # the sentence begins the article


def test_edit_by_keys_alone(desk: Desk) -> None:
    page = desk.open()
    press(
        page, "c", "ArrowRight", "ArrowRight", "Tab", "ArrowLeft", "Escape", "c", "ArrowRight", "ArrowRight", "e", "Tab"
    )
    page.keyboard.type("crit")  # type: ignore[attr-defined]
    press(page, "Enter")
    assert scope_of(desk) == "promised to combat corruption in Tela."
    assert desk.decisions()[0].to.kind == "criticism"


def test_the_scope_by_dragging_its_ends(desk: Desk) -> None:
    page = desk.open()
    for end in ("first", "last"):
        box = page.locator("#card .evidence").first.bounding_box()  # type: ignore[attr-defined]
        x = box["x"] + (2 if end == "first" else box["width"] - 2)
        there = page.locator(f"#card .end.{end}").bounding_box()  # type: ignore[attr-defined]
        outside = -5 if end == "first" else 5
        page.mouse.move(there["x"] + outside, there["y"] + there["height"] / 2)  # type: ignore[attr-defined]
        page.mouse.down()  # type: ignore[attr-defined]
        page.mouse.move(x, box["y"] + box["height"] / 2, steps=8)  # type: ignore[attr-defined]
        page.wait_for_timeout(300)  # type: ignore[attr-defined]  # a busy machine draws late, and what is above grows
        box = page.locator("#card .evidence").first.bounding_box()  # type: ignore[attr-defined]
        page.mouse.move(x, box["y"] + box["height"] / 2, steps=3)  # type: ignore[attr-defined]
        page.wait_for_timeout(300)  # type: ignore[attr-defined]
        page.mouse.up()  # type: ignore[attr-defined]
    evidence = said(page, "#card .evidence")
    assert said(page, "#saved").startswith("scope changed")
    press(page, "a")
    assert scope_of(desk) == evidence


def test_sentences_are_read_and_what_was_missed_is_added(desk: Desk) -> None:
    page = desk.open("--sample", "1000")
    page.select_option("[name=order]", "sentences")  # type: ignore[attr-defined]
    page.fill("[name=text]", "new bridge")  # type: ignore[attr-defined]
    page.keyboard.press("Enter")  # type: ignore[attr-defined]
    page.wait_for_function(
        "() => document.querySelector('.question') && document.getElementById('saved').textContent === ''"
    )  # type: ignore[attr-defined]
    press(page, "r", "a")
    page.select_option("#add [name=pillar]", "economy")  # type: ignore[attr-defined]
    press(page, "Enter")
    page.wait_for_function("() => document.getElementById('counts').textContent.includes('recall so far 0.00')")  # type: ignore[attr-defined]
    made = [(d.pillar, d.decision, d.sample) for d in desk.decisions()]
    assert made == [(None, "reject", "random"), ("economy", "add", "random"), (None, "accept", "random")]
    press(page, "u", "u")
    assert said(page, "#counts").startswith("0 of 2 decided")


def test_an_article_without_a_claim_is_read_by_keys_alone(desk: Desk) -> None:
    page = desk.open()
    page.select_option("[name=order]", "articles")  # type: ignore[attr-defined]
    page.wait_for_selector(".question")  # type: ignore[attr-defined]
    press(page, "j", "j", "m")
    page.select_option("#add [name=pillar]", "economy")  # type: ignore[attr-defined]
    press(page, "Enter")
    page.wait_for_function("() => document.getElementById('saved').textContent === 'added'")  # type: ignore[attr-defined]
    [added] = desk.decisions()
    assert (added.article, added.quote and added.quote.exact) == ("dull", "Rain fell on Yoro.")


def test_a_story_is_taken_apart(desk: Desk) -> None:
    page = desk.open()
    press(page, "x")
    page.wait_for_function("() => document.getElementById('saved').textContent === 'taken apart: 2 claims'")  # type: ignore[attr-defined]
    press(page, "a", "r", "Enter")
    assert [(d.article, d.decision) for d in desk.decisions()] == [("wire", "accept"), ("copy", "reject")]


def test_a_server_started_again_goes_on_with_the_open_page(desk: Desk) -> None:
    page = desk.open()
    press(page, "a")
    desk.servers[0].end()
    again = Server(desk.run, desk.journal, "--reviewer", "anna", "--port", desk.servers[0].port)
    desk.servers.append(again)
    press(page, "a")
    assert "open the address that `claims review` has printed" in said(page, "#saved")
    page.context.new_page().goto(again.address)  # type: ignore[attr-defined]
    press(page, "a")
    assert said(page, "#saved").startswith("saved")
    assert len([d for d in desk.decisions() if d.article == "wire"]) == 2


def test_a_missed_claim_is_added_by_selection_behind_an_emoji(desk: Desk) -> None:
    page = desk.open()
    page.fill("[name=text]", "Yoro 🎉")  # type: ignore[attr-defined]
    page.keyboard.press("Enter")  # type: ignore[attr-defined]
    page.wait_for_function("() => document.querySelector('#card .sentence')?.textContent.includes('🎉')")  # type: ignore[attr-defined]
    page.evaluate(  # type: ignore[attr-defined]
        """() => { const pieces = [...document.querySelectorAll('#article [data-start]')];
        const piece = pieces.find((each) => each.textContent.includes(' and in Tela')), node = piece.firstChild;
        const range = document.createRange(), at = node.data.indexOf('Tela');
        range.setStart(node, at); range.setEnd(node, at + 4);
        getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    press(page, "m")
    page.select_option("#add [name=pillar]", "economy")  # type: ignore[attr-defined]
    page.locator("#add [type=submit]").click()  # type: ignore[attr-defined]
    page.wait_for_function("() => document.getElementById('saved').textContent === 'added'")  # type: ignore[attr-defined]
    [added] = desk.decisions()
    assert (added.decision, added.pillar, added.article) == ("add", "economy", "hostile")
    assert added.quote
    assert "Yoro 🎉" in added.quote.exact


def test_hostile_text_is_text(desk: Desk) -> None:
    page = desk.open()
    page.fill("[name=text]", "minister<script>")  # type: ignore[attr-defined]
    page.keyboard.press("Enter")  # type: ignore[attr-defined]
    page.wait_for_function("() => document.querySelector('#card .sentence')?.textContent.includes('onerror')")  # type: ignore[attr-defined]
    assert page.evaluate("() => window.hacked") is None  # type: ignore[attr-defined]
    assert page.locator("#card script, #card img, #article script, #article a").count() == 0  # type: ignore[attr-defined]
    assert "<script>hack()</script>" in said(page, "#article h2")


def test_reload_goes_on_where_the_review_was(desk: Desk) -> None:
    page = desk.open()
    press(page, "a", "a")
    page.reload()  # type: ignore[attr-defined]
    page.wait_for_selector(".sentence")  # type: ignore[attr-defined]
    assert said(page, "#counts").startswith("2 of 5 decided")
    assert "jobs" in said(page, ".sentence")


def test_a_dead_server_is_said_and_nothing_counts_as_saved(desk: Desk) -> None:
    page = desk.open()
    press(page, "a")
    desk.servers[0].end()
    press(page, "a")
    assert said(page, "#saved").startswith("not saved")
    assert len({d.claim for d in desk.decisions() if d.article == "wire"}) == 1
    again = desk.open()
    assert said(again, "#counts").startswith("1 of 5 decided")


def test_everything_has_a_name_for_a_screen_reader(desk: Desk) -> None:
    page = desk.open()
    nameless = page.evaluate(  # type: ignore[attr-defined]
        """() => [...document.querySelectorAll('button, input, select, section, nav, aside, dialog')]
        .filter((each) => !(each.ariaLabel || each.textContent.trim() || each.closest('label')?.textContent.trim()))
        .map((each) => each.outerHTML)"""
    )
    assert nameless == []


@pytest.mark.parametrize("width", [400, 2560])
def test_nothing_is_cut_off(width: int, desk: Desk) -> None:
    page = desk.open()
    page.set_viewport_size({"width": width, "height": 900})  # type: ignore[attr-defined]
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")  # type: ignore[attr-defined]
