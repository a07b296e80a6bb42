"""The same bytes on Ray, also where workers and a whole node are killed in the middle."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import ClaimsError
from pipeline.extractor import Extractor
from pipeline.run.extract import Run, Status, write_run
from pipeline.run.options import Options, Workers
from tests.run.articles import write_lines

ray = pytest.importorskip("ray", reason="needs Ray: pip install 'claims-pipeline[engine]'")
RESULTS = ("claims.jsonl", "articles.jsonl")


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_lines(tmp_path_factory.mktemp("input") / "in.jsonl", range(300))


@pytest.fixture(scope="module")
def undisturbed(lines: Path, extractor: Extractor, tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    folder = tmp_path_factory.mktemp("undisturbed") / "run"
    write_run(Run([str(lines)], extractor, Options()), folder)
    return results(folder)


def results(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in RESULTS]


def test_a_local_cluster(lines: Path, undisturbed: list[bytes], tmp_path: Path, extractor: Extractor) -> None:
    workers = Workers(engine="ray", processes=2)
    write_run(Run([str(lines)], extractor, Options()), tmp_path / "run", workers=workers)
    assert results(tmp_path / "run") == undisturbed


@pytest.mark.parametrize("address", ["127.0.0.1:1", "somewhere", ""])
def test_a_cluster_that_is_not_there(address: str, lines: Path, tmp_path: Path, extractor: Extractor) -> None:
    workers = Workers(engine="ray", address=address)
    with pytest.raises(ClaimsError, match="no Ray cluster answers"):
        write_run(Run([str(lines)], extractor, Options()), tmp_path / "run", workers=workers)


@pytest.fixture
def two_nodes() -> Iterator[object]:
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    cluster.add_node(num_cpus=1)
    cluster.wait_for_nodes()
    yield cluster
    ray.shutdown()
    cluster.shutdown()


def test_workers_and_a_node_are_killed(
    lines: Path, undisturbed: list[bytes], tmp_path: Path, extractor: Extractor, two_nodes: object
) -> None:
    killed: list[str] = []

    def kill(status: Status) -> None:
        if not killed:
            workers = _workers()
            assert workers
            for worker in workers:
                os.kill(worker, signal.SIGKILL)
            killed.append("workers")
        elif len(killed) == 1 and status.articles > 100:
            two_nodes.remove_node(next(iter(two_nodes.worker_nodes)), allow_graceful=False)  # type: ignore[attr-defined]
            killed.append("node")

    workers = Workers(engine="ray", address=two_nodes.address)  # type: ignore[attr-defined]
    record = write_run(Run([str(lines)], extractor, Options()), tmp_path / "run", kill, workers=workers)
    assert killed == ["workers", "node"]
    assert record.set_aside == []
    assert results(tmp_path / "run") == undisturbed


def _workers() -> list[int]:
    """The processes of the cluster on this machine that have a shard."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                if (folder / "cmdline").read_bytes().startswith(b"ray::claims_shard"):
                    found.append(int(folder.name))
            except OSError:
                continue
    return found
