from __future__ import annotations

from kg.network.alternatives import Alternatives, alternatives
from kg.network.partition import coalitions
from kg.network.signed import SignedGraph

CAMPS = [("a", "b", 2.0), ("b", "c", 2.0), ("a", "c", 2.0), ("x", "y", 2.0), ("y", "z", 2.0), ("x", "z", 2.0)]


def test_who_fits_both_camps_is_told_for_each_of_them() -> None:
    found = coalitions(SignedGraph.from_edges([*CAMPS, ("a", "x", -3.0), ("b", "m", 1.0), ("m", "y", 1.0)]))
    (home,) = (group for group in found.coalitions if "m" in group)
    (other,) = (group for group in found.coalitions if not group & home)
    assert alternatives(found, home) == Alternatives(False, frozenset("m"), frozenset(), complete=True)
    assert alternatives(found, other) == Alternatives(False, frozenset(), frozenset("m"), complete=True)


def test_the_only_optimum_moves_nobody() -> None:
    found = coalitions(SignedGraph.from_edges([*CAMPS, ("a", "x", -3.0)]))
    assert alternatives(found, frozenset("abc")) == Alternatives(True, frozenset(), frozenset(), complete=True)


def test_nothing_is_known_of_others_without_a_proof() -> None:
    edges = [(u, v, -1.0 if (u * v) % 3 else 1.0) for u in range(9) for v in range(u)]
    found = coalitions(SignedGraph.from_edges(edges), method="heuristic")
    assert not found.proven
    assert alternatives(found, found.coalitions[0]) == Alternatives(None, frozenset(), frozenset(), complete=False)
