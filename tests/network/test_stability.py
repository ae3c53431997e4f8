from __future__ import annotations

import itertools

import numpy as np
import pytest

from kg.errors import UsageError
from kg.network import coalitions, frustration, stability
from kg.network.signed import SignedGraph

CAMPS = [(*pair, 1.0) for camp in (range(6), range(6, 12)) for pair in itertools.combinations(camp, 2)]
ACROSS = [(u, v, -1.0) for u in range(6) for v in range(6, 12)]


def test_what_every_part_of_the_edges_shows_is_stable() -> None:
    found = coalitions(SignedGraph.from_edges(CAMPS + ACROSS))
    sure = stability(found, runs=20)
    assert sure.coalitions == (1.0, 1.0)
    assert set(sure.members.values()) == {1.0}
    assert sure.edges.tolist() == (found.graph.weights > 0).tolist()


def test_a_member_that_hangs_by_one_tie_leaves_where_it_is_missing() -> None:
    found = coalitions(SignedGraph.from_edges([*CAMPS, *ACROSS, (5, "late", 1.0), (20, 21, -1.0)], ["alone"]))
    sure = stability(found, runs=200, seed=1)
    late = found.graph.index["late"]
    (tie,) = (i for i, edge in enumerate(found.graph.edges()) if late in edge[:2])
    kept = sure.edges[tie]
    assert 0.65 < kept < 0.85
    assert sure.members["late"] == pytest.approx(kept)
    assert sure.members[0] == pytest.approx((5 + kept) / 6)
    assert sure.coalitions[0] == pytest.approx((kept + 6 * (5 + kept) / 6) / 7)
    assert (sure.members["alone"], sure.members[20], sure.coalitions[-1]) == (1.0, 1.0, 1.0)


def test_the_same_seed_gives_the_same_shares_and_another_others() -> None:
    wheel = [(0, i, 1.0) for i in range(1, 6)] + [(i, i % 5 + 1, -1.0) for i in range(1, 6)]
    for solve in (coalitions, frustration):
        found = solve(SignedGraph.from_edges(wheel))
        one, again, other = (stability(found, runs=12, seed=seed) for seed in (3, 3, 4))
        assert one.edges.tolist() == again.edges.tolist() != other.edges.tolist()
        assert one.members == again.members
        assert found.stability.runs == 100


def test_no_runs_are_refused_and_no_edges_are_no_error() -> None:
    found = coalitions(SignedGraph.from_edges([], ["a", "b"]))
    with pytest.raises(UsageError, match="0 runs say nothing; take at least 1"):
        stability(found, runs=0)
    assert stability(found, runs=2).members == {"a": 1.0, "b": 1.0}
    assert np.array_equal(stability(found, runs=2).edges, [])
