"""What every command prints by: safe text, errors in one line, a console for each stream."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, ParamSpec, TypeVar

import typer
from rich.console import Console

from pipeline.errors import ClaimsError
from pipeline.harmless import harmless

if TYPE_CHECKING:
    from rich.table import Table

P = ParamSpec("P")
T = TypeVar("T")

INTERRUPTED = 130
SPACES = {"\n": " ", "\r": " ", "\t": " "}


def safe(text: str) -> str:
    """Text of an article as a terminal may show it, character for character: line ends and tabs as spaces; control
    characters and those that change the direction of writing replaced, so that none acts on the terminal."""
    return harmless(text, ("Cc", "Cs", "Zl", "Zp"), SPACES)


def counted(number: int, noun: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def near(path: Path) -> Path:
    """A path as a user would type it: from the working folder, where it lies in there."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def console(*, stderr: bool = False) -> Console:
    """A rich console that marks nothing up on its own."""
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=False)


def warn(message: str) -> None:
    """One line on stderr; the command goes on."""
    typer.echo(f"claims: {safe(message)}", err=True)


def table(first: str, *others: str, width: int = 24) -> "Table":
    """A table whose first column has a width at least, and whose other columns hold figures."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    made = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0))
    made.add_column(first, min_width=width, no_wrap=True)
    for name in others:
        made.add_column(name, justify="right", no_wrap=True)
    return made


def fail(message: str, code: int = 2) -> NoReturn:
    """One line on stderr, and the exit code."""
    typer.echo(f"claims: {message}", err=True)
    raise typer.Exit(code)


def command(function: Callable[P, T]) -> Callable[P, T]:
    """Turn what a user can mend into one line and exit code 2, an interrupt into 130; with --debug all of it shows."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except ClaimsError as error:
            if kwargs.get("debug"):
                raise
            fail(str(error), error.exit_code)
        except KeyboardInterrupt:
            fail("interrupted; nothing half-written is left", INTERRUPTED)
        except BrokenPipeError:
            sys.stderr.close()  # the reader of our output went away, as `head` does: not our error
            raise typer.Exit(0) from None
        except OSError as error:
            if kwargs.get("debug"):
                raise
            fail(f"{error.filename or 'output'}: {error.strerror}")

    return run
