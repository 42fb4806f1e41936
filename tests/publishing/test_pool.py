"""Whatever becomes of a worker, each task is answered, and only the one that it died of is blamed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.publishing.worker import pool, pool_worker, task
from kiosk.publishing.worker.address import LinkIndex
from kiosk.publishing.worker.answers import CodesMade, Failed
from kiosk.publishing.worker.pool import WorkerPool, most_workers
from kiosk.publishing.worker.task import Task
from kiosk.publishing.worker.worker import Setup
from kiosk.system.child_process import start

GIB = 1024**3
SLOW = ("page-slow", True)
BROKEN = ("page-unreadable", False)
KILLED = ("page-unreadable", True)
FATES = {"dies": BROKEN, "killed": KILLED, "hangs": SLOW, "babbles": KILLED}


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace workers by those of fake_worker, one at a time, with a second for each task."""

    def worker(nice: int) -> Any:
        return start("tests.publishing.fake_worker", talk=True, quiet=True)

    monkeypatch.setattr(pool, "start_worker", worker)
    monkeypatch.setattr(pool_worker, "start_worker", worker)
    monkeypatch.setitem(task.SECONDS, "page", 1)
    monkeypatch.setattr(pool, "MOST_WORKERS", 1)


def answers(names: list[str], tmp_path: Path) -> dict[str, Any]:
    """Return the answers of a pool to tasks with these file names, by name."""
    workers = WorkerPool(patience=1.5)
    workers.configure(Setup(tmp_path, LinkIndex({}, []), 0, tmp_path))
    found = {}
    try:
        for name in names:
            workers.submit(Task("page", name))
        while answer := workers.answer():
            found[answer[0].file] = answer[1]
    finally:
        workers.close()
    return found


@pytest.mark.parametrize("fate", FATES)
@pytest.mark.parametrize("place", [0, 3, 20])
def test_only_the_task_that_a_worker_died_of_is_blamed(fate: str, place: int, tmp_path: Path) -> None:
    names = [str(number) for number in range(20)]
    found = answers([*names[:place], fate, *names[place:]], tmp_path)
    assert {name: found[name] for name in names} == {name: CodesMade({name: name}) for name in names}
    (problem,) = found[fate].problems
    assert (problem["code"], found[fate].later) == FATES[fate]


def test_each_of_several_deaths_is_told(tmp_path: Path) -> None:
    found = answers(["a", "dies", "b", "dies again", "killed", "c"], tmp_path)
    assert list(found) == ["a", "dies", "b", "dies again", "killed", "c"]
    assert [name for name, answer in found.items() if isinstance(answer, Failed)] == ["dies", "killed"]


@pytest.mark.parametrize(
    ("cores", "memory", "workers"),
    [(1, GIB, 2), (2, 8 * GIB, 2), (4, 8 * GIB, 4), (4, 3 * GIB, 3), (16, 2 * GIB, 2), (8, 0, 2)],
)
def test_as_many_workers_as_cores_and_memory_bear(cores: int, memory: int, workers: int) -> None:
    assert most_workers(cores, memory) == workers
