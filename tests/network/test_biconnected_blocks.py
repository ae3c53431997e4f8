"""The solvers on single blocks, from starts that are as wrong as can be."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest

from kg.network import packing
from kg.network.block import Block, Sides, blocks, whole
from kg.network.exact import fewest_disagreements
from kg.network.moves import best_groups, polished
from kg.network.packing import packing_bound
from kg.network.programme import Programme
from kg.network.signed import SignedGraph


def block(edges: list[tuple[int, int, float]]) -> Block:
    graph = SignedGraph.from_edges(edges)
    return whole(graph)


def scaled(of: Block, by: float) -> Block:
    return replace(of, weights=of.weights * by)


def noisy(seed: int, size: int) -> Block:
    draw = random.Random(seed)
    return block([(u, v, draw.choice([-2.0, -1.0, 1.0, 2.0])) for u, v in itertools.combinations(range(size), 2)])


def cheapest(of: Block, sides: Sides) -> float:
    groups = 2 if sides is Sides.TWO else of.size
    return min(of.cost(np.array(labels)) for labels in itertools.product(range(groups), repeat=of.size))


@pytest.mark.parametrize("sides", Sides)
@pytest.mark.parametrize("seed", range(6))
def test_the_optimum_is_found_and_proven_from_the_worst_start(seed: int, sides: Sides) -> None:
    hard = noisy(seed, 6)
    found = fewest_disagreements(hard, sides, start=np.arange(6), vague=1.0)
    assert found.cost == hard.cost(found.groups) == cheapest(hard, sides)
    assert found.bound == pytest.approx(found.cost)
    assert found.proven


def test_weights_that_are_no_whole_numbers_are_solved_too() -> None:
    plain = noisy(3, 6)
    broken = scaled(plain, 0.3)
    found = fewest_disagreements(broken, Sides.ANY, start=np.zeros(6, int), vague=1.0)
    assert found.cost == pytest.approx(0.3 * cheapest(plain, Sides.ANY))
    assert found.proven


def test_a_block_that_stays_vague_gives_a_bound_and_no_proof() -> None:
    # A node allied with three that fight each other: half of each alliance is the best the linear programme can say.
    wheel = block([(0, 1, 1.0), (0, 2, 1.0), (0, 3, 1.0), (1, 2, -1.0), (1, 3, -1.0), (2, 3, -1.0)])
    two_off = fewest_disagreements(wheel, Sides.ANY, start=np.arange(4), vague=1.0)
    assert (two_off.cost, two_off.proven) == (2.0, True)
    weighted = scaled(wheel, 1.1)
    settled = fewest_disagreements(weighted, Sides.ANY, start=np.arange(4), vague=1.0)
    assert (settled.bound, settled.proven) == (pytest.approx(2.2), True)
    given_up = fewest_disagreements(weighted, Sides.ANY, start=np.arange(4), vague=0.1)
    assert (given_up.cost, given_up.bound, given_up.proven) == (pytest.approx(2.2), pytest.approx(1.65), False)


def test_parts_that_cost_more_on_their_own_save_the_search_in_integers(monkeypatch: pytest.MonkeyPatch) -> None:
    # Three times a node allied with three that fight each other: 3/2 by linear programme, 2 in truth.
    spokes = [(hub, hub + i, 1.0) for hub in (0, 4, 8) for i in (1, 2, 3)]
    rims = [(hub + i, hub + k, -1.0) for hub in (0, 4, 8) for i, k in ((1, 2), (1, 3), (2, 3))]
    monkeypatch.delattr(Programme, "demand_integers")
    found = fewest_disagreements(block(spokes + rims), Sides.ANY, start=np.zeros(12, int), vague=1.0)
    assert (found.cost, found.bound, found.proven) == (6, 6, True)


def test_only_conflicting_cycles_are_packed() -> None:
    assert packing_bound(block([(0, 1, 1.0), (0, 2, 1.0), (1, 2, 1.0)])) == 0
    assert packing_bound(block([(0, 1, -1.0), (0, 2, -1.0), (1, 2, -1.0)])) == 0
    assert packing_bound(block([(0, 1, -3.0), (0, 2, 2.0), (1, 2, 5.0)])) == 2
    # the second triangle finds only what the first has left of the shared edge
    assert packing_bound(block([(0, 1, -3.0), (0, 2, 2.0), (1, 2, 5.0), (0, 3, 2.0), (1, 3, 5.0)])) == 3


def test_short_cycles_are_packed_before_long_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 4, 1.0), (0, 4, -1.0)]
    assert packing_bound(block(ring)) == 1
    # 0-1-2 and 2-3-4 first, though the ring stands before them and would leave them nothing
    assert packing_bound(block([*ring, (0, 2, -1.0), (2, 4, -1.0)])) == 2
    monkeypatch.setattr(packing, "PATIENT", 0)
    assert packing_bound(block(ring)) == 0


def test_enemies_in_one_group_part_and_friends_apart_join() -> None:
    enemies = block([(0, 1, -1.0), (0, 2, -1.0), (1, 2, -1.0)])
    assert len(set(polished(enemies, Sides.ANY, np.zeros(3, int)))) == 3
    friends = block([(0, 1, 1.0), (1, 2, 1.0), (0, 2, -0.5)])
    assert len(set(polished(friends, Sides.ANY, np.arange(3)))) == 1
    assert len(set(polished(friends, Sides.TWO, np.array([0, 1, 0])))) == 1


def test_the_same_seed_gives_the_same_groups() -> None:
    hard = noisy(1, 12)
    for sides in Sides:
        assert best_groups(hard, sides, seed=7).tolist() == best_groups(hard, sides, seed=7).tolist()


def test_a_graph_falls_into_blocks_where_conflict_is_possible() -> None:
    bad = [("a", "b", 1.0), ("b", "c", 1.0), ("a", "c", -1.0)]
    bridge, good = [("c", "d", 1.0)], [("d", "e", 1.0), ("e", "f", 1.0), ("d", "f", 1.0)]
    apart = [("x", "y", 1.0), ("x", "a", -1.0), ("y", "b", -1.0)]
    graph = SignedGraph.from_edges(bad + bridge + good + apart)
    (found,) = blocks(graph, Sides.ANY)
    assert [(graph.nodes[u], graph.nodes[v]) for u, v, _ in (graph.edges()[i] for i in found.origin)] == [
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    ]
    (wider,) = blocks(graph, Sides.TWO)
    assert wider.weights.tolist() == [1, -1, -1, 1, -1, 1]
