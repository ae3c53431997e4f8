"""Edges as arrays: their nodes in order, each pair once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray


def sorted_nodes(nodes: Iterable[Hashable]) -> tuple[Hashable, ...]:
    """The labels in their own order, or by type and representation when they cannot be compared."""
    labels = list(nodes)
    try:
        return tuple(sorted(labels))  # type: ignore[type-var]
    except TypeError:
        return tuple(sorted(labels, key=lambda label: (type(label).__name__, repr(label))))


def numbered_ends(
    u: NDArray[np.integer], v: NDArray[np.integer]
) -> tuple[NDArray[np.integer], tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The node numbers that occur at edges, sorted, and the ends of each edge as indices of them."""
    low, high = min(u.min(initial=0), v.min(initial=0)), max(u.max(initial=-1), v.max(initial=-1))
    if low >= 0 and high < 4 * u.size + 1024:
        there = np.zeros(int(high) + 1, np.bool_)
        there[u] = there[v] = True
        place = np.cumsum(there) - 1
        return np.flatnonzero(there), (place[u], place[v])
    numbers, places = np.unique(np.concatenate((u, v)), return_inverse=True)
    return numbers, (places[: u.size], places[u.size :])


def summed(key: NDArray[np.int64], weights: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Each of the sorted keys once, with the sum of its weights from the smallest up: their order changes nothing."""
    first = np.ones(key.size, np.bool_)
    first[1:] = key[1:] != key[:-1]
    if first.all():
        return key, weights
    starts = np.flatnonzero(first)
    part = np.flatnonzero(~first | np.append(~first[1:], False))
    ordered = weights.copy()
    ordered[part] = weights[part][np.lexsort((weights[part], key[part]))]
    return key[starts], np.add.reduceat(ordered, starts)


def frozen(array: NDArray[Any]) -> NDArray[Any]:
    """The array itself, from now on read-only."""
    array.setflags(write=False)
    return array
