"""`claims review`: the local review page."""

import getpass
import socket
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.options import Debug, Decisions
from pipeline.cli.terminal import command, console, warn
from pipeline.errors import ClaimsError


@command
def review(
    run: Annotated[Path | None, typer.Argument(metavar="RUN", help="A run folder; the newest by default.")] = None,
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="IN...", help="Where the run's files are, if they moved.")
    ] = None,
    reviewer: Annotated[str | None, typer.Option(metavar="NAME", help="Whose decisions these are.")] = None,
    adjudicate: Annotated[bool, typer.Option("--adjudicate", help="Decide where reviewers differ.")] = False,
    since: Annotated[Path | None, typer.Option(metavar="RUN", help="An earlier run: what it has not is new.")] = None,
    patterns: Annotated[
        str | None, typer.Option(metavar="DIR", help="The framework folder that examples go to; the run's by default.")
    ] = None,
    sample: Annotated[
        int, typer.Option(metavar="N", min=1, help="So many sentences at random for the queue that measures recall.")
    ] = 200,
    seed: Annotated[int, typer.Option(metavar="N", help="Another seed draws another sample.")] = 0,
    decisions: Decisions = None,
    host: Annotated[str, typer.Option(help="Where to listen; by default only this machine can ask.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="0 takes a free one.")] = 0,
    debug: Debug = False,
) -> None:
    """Open the review page: one claim at a time, one key for a decision.

    Example: claims review outputs/corpus
    """
    import uvicorn

    from pipeline.decisions.journal import DEFAULT
    from pipeline.review.app import make_app
    from pipeline.review.guard import Guard
    from pipeline.review.session import Review
    from pipeline.run.claims_file import read_claims
    from pipeline.run.record import newest_run

    session = Review(
        run or newest_run(),
        decisions or DEFAULT,
        reviewer or getpass.getuser(),
        warn,
        role="adjudicator" if adjudicate else "reviewer",
        old={claim.id for claim in read_claims(since)} if since else (),
        framework=patterns,
        inputs=inputs or (),
        size=sample,
        seed=seed,
    )
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as error:
            raise ClaimsError(f"{host}:{port}: {error.strerror}; give another --port") from error
        listener.listen()  # before the address is told: a browser may be fast
        taken = listener.getsockname()[1]
        guard = Guard(frozenset({f"{host}:{taken}", f"localhost:{taken}"}))
        address = f"http://{host}:{taken}/?token={guard.token}"
        console(stderr=True).print(f"review at {address}  (Ctrl-C ends it)", soft_wrap=True)
        config = uvicorn.Config(make_app(session, guard), log_level="error", access_log=False)
        uvicorn.Server(config).run(sockets=[listener])
