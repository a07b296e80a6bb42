"""HTML pages to articles, in a process of its own.

trafilatura stands on C code that a hostile page can hold up for hours, and that no time limit inside Python reaches
into. So pages are read in a second process with limits on time and memory that the system enforces; when it dies, that
page is set aside and the next gets a new one."""

import logging
import resource
import signal
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.readers.errors import UnusableError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

SECONDS = 20
MEMORY = 1_500_000_000


class Page(Struct, array_like=True):
    """What a page says: the article's text, and of its markup what names the article."""

    text: str
    title: str | None
    url: str | None
    published: str | None


class PageReader:
    """Reads pages; its process starts with the first of them."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def read(self, html: str) -> Page:
        """The article of a page. Raises UnusableError where there is none, or where it cannot be found."""
        connection = self._connection or self._start()
        try:
            connection.send(html)
            found = connection.recv()
        except (EOFError, OSError) as error:
            self.close()
            raise UnusableError(f"the page takes over {SECONDS} seconds or too much memory to read") from error
        if isinstance(found, str):
            raise UnusableError(found)
        return Page(*found)

    def close(self) -> None:
        """End the process."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._connection = self._process = None

    def _start(self) -> "Connection":
        from multiprocessing import get_context

        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._connection = ours
        return ours


def _serve(connection: "Connection") -> None:
    """The process: pages in, what they say out, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the main process's to handle
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # the system ends the process when its time is over
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    logging.disable()
    while True:
        try:
            html = connection.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        found = _article(html)
        signal.setitimer(signal.ITIMER_REAL, 0)
        connection.send(found)


def _article(html: str) -> tuple[str, str | None, str | None, str | None] | str:
    """Text, title, URL and day; or the reason why there is none."""
    from trafilatura import bare_extraction

    try:
        # only a day that the markup gives: one guessed from the text would date the whole article wrongly
        found = bare_extraction(
            html,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # whatever a page makes the library run into
        return f"not read: {type(error).__name__} in trafilatura"
    if found is None or isinstance(found, dict) or not found.text:
        return "no article is found in the page"
    return found.text, found.title, found.url, found.date
