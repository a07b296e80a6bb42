"""A pool of worker processes that outlives its workers.

Each worker holds one pipeline and does one shard at a time. One that dies is replaced and its shard done again.
(concurrent.futures breaks as a whole when a worker dies, multiprocessing.Pool waits for ever.)"""

import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path

import msgspec
from msgspec import Struct

from pipeline.errors import ClaimsError
from pipeline.run.parts import Part
from pipeline.run.shards import Shard, decode
from pipeline.run.tasks import MOST_DEATHS, Task, Tasks
from pipeline.run.work import Setup, Worker


class Answer(Struct):
    """What a worker says: that it is ready (nothing), what came of a shard, or why nothing can be written."""

    part: Part | None = None
    error: str | None = None


def serve(setup: Setup, connection: Connection) -> None:
    """What a worker process does until the pool hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all of the terminal's processes: the pool ends us
    worker = Worker(setup)
    connection.send_bytes(msgspec.msgpack.encode(Answer()))
    while True:
        try:
            shard = decode(connection.recv_bytes())
        except (EOFError, OSError):  # the pool hung up, or was killed
            return
        try:
            answer = Answer(part=worker.do(shard))
        except OSError as error:
            answer = Answer(error=f"{error.filename or setup.folder}: {error.strerror}")
        if answer.part is not None:
            answer.part.stories = []  # they are on the disk
        with suppress(OSError):
            connection.send_bytes(msgspec.msgpack.encode(answer))


Serve = Callable[[Setup, Connection], None]


class Process:
    """A worker process and the task it has, if any."""

    def __init__(self, setup: Setup, work: Serve) -> None:
        context = get_context("spawn")
        self.connection, inside = context.Pipe()
        self.process = context.Process(target=work, args=(setup, inside), daemon=True)
        self.process.start()
        inside.close()
        self.task: Task | None = None
        self.ready = False

    def give(self, task: Task) -> None:
        """Send a shard. That the worker is dead is found out when its answer is awaited."""
        self.task = task
        with suppress(OSError):
            self.connection.send_bytes(task.shard.encode())

    def answer(self) -> Answer | None:
        """The answer; None where the worker has died."""
        try:
            return msgspec.msgpack.decode(self.connection.recv_bytes(), type=Answer)
        except (EOFError, OSError):
            self.end()
            return None

    def end(self) -> None:
        """Kill the worker."""
        self.connection.close()
        self.process.kill()
        self.process.join()


class Pool:
    """Workers, as many as asked for. A context manager: none is left behind. `work` is what each of them does."""

    def __init__(self, setup: Setup, processes: int, work: Serve = serve) -> None:
        self.setup = setup
        self.work = work
        self.stillborn = 0
        self.processes = [Process(setup, work) for _ in range(processes)]

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *error: object) -> None:
        for process in self.processes:
            process.end()

    def do(self, shards: Iterator[Shard]) -> Iterator[Part]:
        """The parts of the shards, as they come. Raises ClaimsError where a part cannot be written, or where workers
        die before they have done anything."""
        tasks = Tasks(shards, Path(self.setup.folder))
        while True:
            for process in self.processes:
                if process.task is None and (task := tasks.next()) is not None:
                    process.give(task)
            busy = {process.connection: process for process in self.processes if process.task is not None}
            if not busy:
                return
            for connection in wait(list(busy)):
                assert isinstance(connection, Connection)
                yield from self._settle(busy[connection], tasks)

    def _settle(self, process: Process, tasks: Tasks) -> Iterator[Part]:
        task, answer = process.task, process.answer()
        assert task is not None
        if answer is None:
            self._replace(process)
            yield from tasks.died(task, process.ready)
        elif answer.error is not None:
            raise ClaimsError(answer.error)
        elif answer.part is None:
            process.ready = True
        else:
            process.task = None
            yield answer.part

    def _replace(self, process: Process) -> None:
        self.stillborn = 0 if process.ready else self.stillborn + 1
        if self.stillborn > MOST_DEATHS:
            raise ClaimsError("the worker processes end before they are ready; --processes 1 shows why")
        self.processes[self.processes.index(process)] = Process(self.setup, self.work)
