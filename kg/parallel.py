"""Work on many items in several processes, with the results in the order of the items."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, TypeVar

from kg.errors import WorkerDied

Tool = TypeVar("Tool")
Item = TypeVar("Item")
Result = TypeVar("Result")
_AHEAD = 4
"""Items that wait for each process: enough to keep it busy, few enough to hold in memory."""


def in_order(
    items: Iterable[Item], work: Callable[[Tool, Item], Result], *, load: Callable[[], Tool], jobs: int
) -> Iterator[Result]:
    """``work(load(), item)`` for each item, in their order, whatever the number of processes.

    With one job all is done here; with more, each process loads its own tool once, and ``load``, ``work`` (a function
    of a module), the items and the results must be picklable. Items are taken as they are needed. WorkerDied when a
    process is killed.
    """
    if jobs == 1:
        tool = load()
        yield from (work(tool, item) for item in items)
        return
    context = get_context("spawn")  # the same on every system, and safe beside threads
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(load, work)) as pool:
        waiting: deque[Future[Result]] = deque()
        try:
            for item in items:
                waiting.append(pool.submit(_run, item))
                if len(waiting) >= jobs * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            raise WorkerDied("a reading process was killed, most likely for want of memory; use fewer --jobs") from None
        finally:
            for future in waiting:
                future.cancel()


_tool: Any = None
_work: Callable[[Any, Any], Any] | None = None


def _start(load: Callable[[], Any], work: Callable[[Any, Any], Any]) -> None:
    """Makes this process ready."""
    global _tool, _work
    _tool, _work = load(), work


def _run(item: Any) -> Any:
    if _work is None:
        raise RuntimeError("the process was not made ready")
    return _work(_tool, item)
