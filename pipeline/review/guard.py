"""Who may talk to the page's server: a browser on this machine that was given the address, and nobody through it.

Article text is hostile, and so are other sites that are open in the same browser. Hence no inline script, no other
origin, a secret in the address that is printed, and a limit on what is sent."""

import secrets
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

COOKIE = "claims_review"
MOST_BYTES = 1_000_000
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

Next = Callable[[Request], Awaitable[Response]]


class Guard:
    """Lets through what is addressed to one of `hosts` ("127.0.0.1:8000") and knows the token."""

    def __init__(self, hosts: frozenset[str], token: str | None = None) -> None:
        self.hosts = hosts
        self.token = token or secrets.token_urlsafe(24)

    async def __call__(self, request: Request, call_next: Next) -> Response:
        """Answer a request, or refuse it."""
        response = self._answer(request) or await call_next(request)
        response.headers.update(HEADERS)
        return response

    def _answer(self, request: Request) -> Response | None:
        host = request.headers.get("host", "")
        if host not in self.hosts:
            return _refuse("another host", 421)
        given = request.query_params.get("token")
        if request.method == "GET" and request.url.path == "/" and given is not None and self._knows(given):
            answer = RedirectResponse("/", 303)
            answer.set_cookie(COOKIE, self.token, httponly=True, samesite="strict")
            return answer
        if not self._knows(request.cookies.get(COOKIE, "")):
            return _refuse("no token; open the address that `claims review` has printed", 403)
        if request.method not in ("GET", "HEAD"):
            if request.headers.get("origin") != f"http://{host}":
                return _refuse("another origin", 403)
            if request.headers.get("content-type") != "application/json":
                return _refuse("not JSON", 415)
            length = request.headers.get("content-length", "")
            if not length.isdecimal() or int(length) > MOST_BYTES:
                return _refuse("too long", 413)
        return None

    def _knows(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self.token.encode())


def _refuse(reason: str, code: int) -> Response:
    return PlainTextResponse(f"refused: {reason}\n", code)
