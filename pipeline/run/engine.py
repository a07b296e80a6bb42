"""The same shards on Ray: many machines, or one.

A shard goes in as bytes, its part comes back as bytes, and only the driver writes. So nothing but the code and the
framework's folder has to be on the other machines, and a shard that is done twice does no harm. They are tasks, not
actors: an actor of a machine that is gone waits for another with a free core, and its shard with it."""

import os
import socket
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from pipeline.errors import ClaimsError
from pipeline.run.parts import Part, write_part
from pipeline.run.shards import Shard, decode
from pipeline.run.tasks import MOST_DEATHS, Task, Tasks
from pipeline.run.work import Setup, Worker

SECONDS = 10
"""In which a cluster must answer."""


@cache
def worker_of(setup: bytes) -> Worker:
    """The pipeline of a process of the cluster, which Ray keeps from one shard to the next."""
    return Worker(msgspec.msgpack.decode(setup, type=Setup))


def claims_shard(setup: bytes, shard: bytes) -> tuple[bytes, list[bytes]]:
    """What a process of the cluster does: a shard's part, and its claims as lines."""
    part, claims = worker_of(setup).extract(decode(shard))
    return msgspec.msgpack.encode(part), claims


def do_on_ray(shards: Iterator[Shard], setup: Setup, *, processes: int, address: str | None) -> Iterator[Part]:
    """The parts of the shards, as they come, each written to the run's folder. `address` is that of a cluster, of which
    every core is used; without, a local one of so many processes is made and ended.

    Raises ClaimsError where Ray is not installed or the cluster cannot be reached."""
    ray = _start(processes, address)
    try:
        remote = ray.remote(num_cpus=1, max_retries=MOST_DEATHS - 1)(claims_shard)
        packed = msgspec.msgpack.encode(setup)
        tasks = Tasks(shards, Path(setup.folder))
        busy: dict[Any, Task] = {}
        while True:
            cores = processes if address is None else int(ray.cluster_resources().get("CPU", 1))
            while len(busy) < cores + 1 and (task := tasks.next()) is not None:  # one more, so that no core waits
                busy[remote.remote(packed, task.shard.encode())] = task
            if not busy:
                return
            [done], _ = ray.wait(list(busy), num_returns=1)
            task = busy.pop(done)
            try:
                data, claims = ray.get(done)
            except (ray.exceptions.WorkerCrashedError, ray.exceptions.NodeDiedError, ray.exceptions.OutOfMemoryError):
                yield from tasks.died(task, MOST_DEATHS)
                continue
            part = msgspec.msgpack.decode(data, type=Part)
            write_part(Path(setup.folder), part, claims)
            yield part
    finally:
        ray.shutdown()


def _start(processes: int, address: str | None) -> Any:
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"  # no telemetry; must be set before Ray is imported
    try:
        import ray
    except ImportError as error:
        raise ClaimsError("--engine ray needs Ray; install it with: pip install 'claims-pipeline[engine]'") from error
    quiet: dict[str, Any] = {"logging_level": "error", "log_to_driver": False, "configure_logging": False}
    if address is None:
        ray.init(num_cpus=processes, include_dashboard=False, **quiet)
    else:
        _reach(address)
        ray.init(address=address, **quiet)
    return ray


def _reach(address: str) -> None:
    """Raises ClaimsError where nothing answers; Ray itself tries for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=SECONDS):
            pass
    except (OSError, ValueError) as error:
        raise ClaimsError(f"no Ray cluster answers at {address}; give HOST:PORT as `ray start` prints it") from error
