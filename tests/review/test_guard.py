"""Attacks on the page's server: each is refused."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from pipeline.review.app import make_app
from pipeline.review.guard import COOKIE, MOST_BYTES, Guard
from pipeline.review.session import Review

HOST = "127.0.0.1:8000"
TOKEN = "t0ken"
CHOICE = {"claim": "x", "pillar": "economy", "decision": "accept"}


@pytest.fixture
def client(review: Review) -> TestClient:
    app = make_app(review, Guard(frozenset({HOST}), TOKEN))
    return TestClient(app, base_url=f"http://{HOST}", cookies={COOKIE: TOKEN}, follow_redirects=False)


def test_the_address_with_the_token_opens_the_page(review: Review) -> None:
    stranger = TestClient(
        make_app(review, Guard(frozenset({HOST}), TOKEN)), base_url=f"http://{HOST}", follow_redirects=False
    )
    assert stranger.get("/").status_code == 403
    assert stranger.get("/?token=guess").status_code == 403
    assert stranger.get("/api/about").status_code == 403
    opened = stranger.get(f"/?token={TOKEN}")
    assert (opened.status_code, opened.headers["location"]) == (303, "/")
    assert "HttpOnly" in opened.headers["set-cookie"]
    assert "SameSite=strict" in opened.headers["set-cookie"]
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"Host": "evil.example"}, 421),  # DNS rebinding
        ({"Host": "127.0.0.1:9999"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Content-Type": "text/plain"}, 415),  # what a form of another site could send
        ({"Content-Length": "x"}, 413),
    ],
    ids=str,
)
def test_another_site_can_decide_nothing(headers: dict[str, str], code: int, client: TestClient, journal: Path) -> None:
    usual = {"Origin": f"http://{HOST}", "Content-Type": "application/json"}
    assert client.post("/api/decide", headers=usual | headers, content=b"{}").status_code == code
    assert not journal.exists()


def test_what_is_too_long_is_not_read(client: TestClient) -> None:
    headers = {"Origin": f"http://{HOST}", "Content-Type": "application/json"}
    assert client.post("/api/decide", headers=headers, content=b" " * (MOST_BYTES + 1)).status_code == 413


@pytest.mark.parametrize(
    ("body", "code"),
    [(b"{", 422), (b"[]", 422), (b'{"claim": 1}', 422), (b"\xff", 422), (json.dumps(CHOICE).encode(), 404)],
    ids=str,
)
def test_nonsense_is_answered_in_words(body: bytes, code: int, client: TestClient, journal: Path) -> None:
    headers = {"Origin": f"http://{HOST}", "Content-Type": "application/json"}
    sent = client.post("/api/decide", headers=headers, content=body)
    assert sent.status_code == code
    assert "error" in sent.json()
    assert not journal.exists()


@pytest.mark.parametrize("path", ["../app.py", "%2e%2e/app.py", "..%2fapp.py", "/etc/passwd", "%2fetc%2fpasswd"])
def test_no_file_outside_the_folder(path: str, client: TestClient) -> None:
    assert client.get(f"/static/{path}").status_code == 404


def test_every_answer_forbids_foreign_script(client: TestClient) -> None:
    for path in ("/", "/api/about", "/static/main.js", "/nowhere"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_queries_that_no_page_sends(client: TestClient) -> None:
    for query in ("order=sideways", "at=-1", "at=9999999999999999", "pillar=%00", "text=" + "x" * 5000):
        assert client.get(f"/api/queue?{query}").status_code == 200
    assert client.get("/api/card?claim=x&pillar=y").status_code == 404


def test_the_page_holds_no_inline_script() -> None:
    page = (Path(__file__).resolve().parents[2] / "pipeline/review/static/review.html").read_text()
    assert page.count("<script") == page.count('<script type="module" src="/static/')
    assert "style=" not in page
    assert " on" not in page.replace(" one", "").replace(" only", "")
