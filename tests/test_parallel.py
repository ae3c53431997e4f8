from __future__ import annotations

import os
import pickle
from collections.abc import Iterator

import pytest

from kg.errors import InputError, WorkerDied
from kg.parallel import in_order


def tens() -> int:
    return 10


def times(tool: int, item: int) -> int:
    return tool * item


def owner(tool: int, item: int) -> int:
    return os.getpid()


def dies(tool: int, item: int) -> int:
    os._exit(1)


def fails(tool: int, item: int) -> int:
    raise InputError("a.txt", "empty", "write something")


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(in_order(range(20), times, load=tens, jobs=jobs)) == [10 * i for i in range(20)]


def test_one_job_is_done_here_and_several_elsewhere() -> None:
    assert set(in_order([1], owner, load=tens, jobs=1)) == {os.getpid()}
    assert os.getpid() not in set(in_order([1, 2], owner, load=tens, jobs=2))


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for i in range(100):
            taken.append(i)
            yield i

    results = in_order(items(), times, load=tens, jobs=2)
    assert next(results) == 0
    assert len(taken) == 8
    results.close()  # type: ignore[attr-defined]


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(WorkerDied, match="use fewer --jobs"):
        list(in_order([1], dies, load=tens, jobs=2))


def test_an_error_in_a_process_is_the_error_here() -> None:
    with pytest.raises(InputError, match=r"a\.txt: empty; write something"):
        list(in_order([1], fails, load=tens, jobs=2))


def test_an_input_error_travels() -> None:
    error = pickle.loads(pickle.dumps(InputError("a.txt", "empty", "write something")))
    assert (error.path, error.reason, error.remedy) == ("a.txt", "empty", "write something")
