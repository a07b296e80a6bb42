"""The page's server: addresses to the functions of a Review."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pipeline.errors import ClaimsError
from pipeline.review.examples import Example, add_example
from pipeline.review.guard import Guard
from pipeline.review.queue import Query
from pipeline.review.rows import Row
from pipeline.review.segments import shown
from pipeline.review.session import Addition, Choice, Review

STATIC = Path(__file__).with_name("static")
PAGE = 200
"""Entries of the queue in one answer."""
BEFORE = 20
"""So many of them before the one that was asked for."""
T = TypeVar("T")


class Server:
    """The addresses of the page, for one review."""

    def __init__(self, review: Review) -> None:
        self.review = review

    async def page(self, request: Request) -> Response:
        """The page itself; all that it shows it asks for."""
        return FileResponse(STATIC / "review.html")

    async def about(self, request: Request) -> Response:
        """What does not change while the review goes on."""
        rows = self.review.rows
        return _json(
            {
                "run": str(rows.run),
                "reviewer": self.review.reviewer,
                "role": self.review.role,
                "pillars": [
                    {"id": pillar.id, "number": pillar.number, "label": pillar.label} for pillar in self.review.pillars
                ],
                "choices": {
                    "pattern": sorted({pattern for row in rows.all for pattern in row.patterns}),
                    "outlet": sorted({row.outlet for row in rows.all if row.outlet}),
                    "country": sorted({country for row in rows.all for country in row.countries}),
                },
            }
        )

    async def queue(self, request: Request) -> Response:
        """A slice of a queue, and how far the reviewer is with it: from `at` on, or around the first row that is open.
        `fresh` finds the queue anew."""
        query = _query(request)
        try:
            queue = self.review.queue(query, fresh="fresh" in request.query_params)
        except ClaimsError as error:
            return _json({"error": str(error)}, 422)
        first = queue.first_open() if "fresh" in request.query_params else _number(request, "at")
        at = max(0, first - BEFORE)
        items = [self._item(row) for row in queue.rows[at : at + PAGE]]
        return _json(
            {
                "at": at,
                "first": first,
                "items": items,
                "pillars": queue.pillars,
                "progress": self.review.progress(query),
            }
        )

    async def card(self, request: Request) -> Response:
        """One card. Others' opinions are shown where reviewers differ and that is what is looked at."""
        claim, article = (request.query_params.get(name, "") for name in ("claim", "article"))
        subject = (claim, request.query_params.get("pillar") or None)
        try:
            if article and not claim:
                return _json(self.review.article_card(article))
            return _json(self.review.card(subject, open_opinions=_query(request).order == "conflict"))
        except KeyError:
            return _json({"error": "no such claim in this run"}, 404)

    async def sentences(self, request: Request) -> Response:
        """Where the sentences of an article stand."""
        try:
            return _json(self.review.sentences(request.query_params.get("article", "")))
        except KeyError:
            return _json({"error": "no such article in this run"}, 404)

    async def place(self, request: Request) -> Response:
        """At which place of the queue a claim's pillar stands; null where it does not."""
        subject = (request.query_params.get("claim", ""), request.query_params.get("pillar") or None)
        return _json(self.review.queue(_query(request)).places.get(subject))

    async def apart(self, request: Request) -> Response:
        """Take a card of several claims apart."""
        try:
            subject = msgspec.json.decode(await request.body(), type=tuple[str, str])
            return _json({"claims": self.review.take_apart(subject)})
        except msgspec.MsgspecError as error:
            return _json({"error": str(error)}, 422)
        except KeyError:
            return _json({"error": "no such claim in this run"}, 404)

    async def undo(self, request: Request) -> Response:
        """Take the last decision back; the answer says where in the queue it was, if it was there."""
        try:
            undone = self.review.undo()
        except OSError as error:
            return _json({"error": f"not saved: {error.strerror}"}, 507)
        query = _query(request)
        places = self.review.queue(query).places
        found = [places[each.claim, each.pillar] for each in undone if (each.claim, each.pillar) in places]
        return _json(
            {
                "undone": len(undone),
                "at": min(found, default=None),
                "progress": self.review.progress(query),
            }
        )

    async def decide(self, request: Request) -> Response:
        """Record a choice; the answer is sent when it is on the disk."""
        return await self._record(request, Choice, self.review.decide)

    async def add(self, request: Request) -> Response:
        """Record a claim that was missed."""
        return await self._record(request, Addition, self.review.add)

    async def example(self, request: Request) -> Response:
        """Write an example that must not match into a pattern file."""
        try:
            path = add_example(self.review.folder, msgspec.json.decode(await request.body(), type=Example))
        except (msgspec.MsgspecError, ClaimsError, ValueError) as error:
            return _json({"error": str(error)}, 422)
        except KeyError as error:
            return _json({"error": f"no such pattern: {error}"}, 404)
        except OSError as error:
            return _json({"error": f"not written: {error.strerror}"}, 507)
        return _json({"path": path})

    async def agreement(self, request: Request) -> Response:
        """How far the reviewers agree."""
        return _json(self.review.agreement())

    def _item(self, row: Row) -> dict[str, Any]:
        mine = self.review.history.mine.get(row.subject)
        return {
            "claim": row.claim,
            "pillar": row.pillar,
            "article": row.article,
            "text": shown(row.text[:160]),
            "mine": mine.decision if mine else "",
        }

    async def _record(self, request: Request, form: type[T], record: Callable[[T], list[Any]]) -> Response:
        try:
            decisions = record(msgspec.json.decode(await request.body(), type=form))
        except msgspec.MsgspecError as error:
            return _json({"error": str(error)}, 422)
        except (KeyError, ValueError) as error:
            return _json({"error": f"not in this run: {error}"}, 404)
        except OSError as error:
            return _json({"error": f"not saved: {error.strerror}"}, 507)
        return _json({"saved": len(decisions), "progress": self.review.progress(_query(request))})


def make_app(review: Review, guard: Guard) -> Starlette:
    """The application of a review."""
    server = Server(review)
    return Starlette(
        routes=[
            Route("/", server.page),
            Route("/api/about", server.about),
            Route("/api/queue", server.queue),
            Route("/api/card", server.card),
            Route("/api/sentences", server.sentences),
            Route("/api/place", server.place),
            Route("/api/agreement", server.agreement),
            Route("/api/decide", server.decide, methods=["POST"]),
            Route("/api/add", server.add, methods=["POST"]),
            Route("/api/apart", server.apart, methods=["POST"]),
            Route("/api/undo", server.undo, methods=["POST"]),
            Route("/api/example", server.example, methods=["POST"]),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=guard)],
    )


def _json(value: Any, code: int = 200) -> Response:
    return Response(msgspec.json.encode(value), code, media_type="application/json")


def _query(request: Request) -> Query:
    given = {name: request.query_params[name] for name in Query.__struct_fields__ if name in request.query_params}
    try:
        return msgspec.convert(given, Query)
    except msgspec.ValidationError:
        return Query()


def _number(request: Request, name: str) -> int:
    given = request.query_params.get(name, "0")
    return int(given) if given.isdecimal() and len(given) < 10 else 0
