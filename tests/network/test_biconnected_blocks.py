"""The solvers on single blocks, from starts that are as wrong as can be."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest

from kg.network import exact, moves
from kg.network import packing as packings
from kg.network.block import Block, Sides, blocks, whole
from kg.network.exact import fewest_disagreements
from kg.network.moves import best_groups, polished
from kg.network.packing import packing, packing_bound
from kg.network.prices import priced
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
    assert packing_bound(block([(0, 1, 1.0), (0, 2, 1.0), (1, 2, 1.0)]), Sides.ANY) == 0
    assert packing_bound(block([(0, 1, -1.0), (0, 2, -1.0), (1, 2, -1.0)]), Sides.ANY) == 0
    assert packing_bound(block([(0, 1, -3.0), (0, 2, 2.0), (1, 2, 5.0)]), Sides.ANY) == 2
    # the second triangle finds only what the first has left of the shared edge
    assert packing_bound(block([(0, 1, -3.0), (0, 2, 2.0), (1, 2, 5.0), (0, 3, 2.0), (1, 3, 5.0)]), Sides.ANY) == 3


def test_short_cycles_are_packed_before_long_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    ring = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 4, 1.0), (0, 4, -1.0)]
    assert packing_bound(block(ring), Sides.ANY) == 1
    # 0-1-2 and 2-3-4 first, though the ring stands before them and would leave them nothing
    assert packing_bound(block([*ring, (0, 2, -1.0), (2, 4, -1.0)]), Sides.ANY) == 2
    monkeypatch.setattr(packings, "LOOKS", 0)
    assert packing_bound(block(ring), Sides.ANY) == 0


def test_two_sides_pack_every_cycle_with_an_odd_number_of_enemies() -> None:
    enemies = block([(0, 1, -1.0), (0, 2, -1.0), (1, 2, -1.0)])
    assert packing_bound(enemies, Sides.TWO) == 1
    # nothing of the triangle is left for the square beside it
    assert packing_bound(block([*enemies_of(enemies), (0, 3, 1.0), (1, 3, 1.0)]), Sides.TWO) == 1
    assert packing_bound(block([(0, 1, -1.0), (1, 2, -1.0), (2, 3, -1.0), (0, 3, -1.0)]), Sides.TWO) == 0


def enemies_of(of: Block) -> list[tuple[int, int, float]]:
    return list(zip(of.tails.tolist(), of.heads.tolist(), of.weights.tolist(), strict=True))


def test_cycles_that_share_edges_bound_more_than_those_that_do_not() -> None:
    # A node allied with three that fight each other: each of three triangles takes half of each alliance.
    wheel = block([(0, 1, 1.0), (0, 2, 1.0), (0, 3, 1.0), (1, 2, -1.0), (1, 3, -1.0), (2, 3, -1.0)])
    assert packing_bound(wheel, Sides.ANY) == 1
    assert priced(wheel, Sides.ANY).bound == pytest.approx(1.5, rel=0.01)
    assert priced(wheel, Sides.ANY, looks=0).bound == 0


@pytest.mark.parametrize("sides", Sides)
@pytest.mark.parametrize("seed", range(12))
def test_no_bound_is_above_the_optimum_nor_a_price_behind_a_packing(seed: int, sides: Sides) -> None:
    hard = noisy(seed, 11)
    optimum = fewest_disagreements(hard, sides, start=np.zeros(hard.size, int), vague=1.0)
    packed, close = packing(hard, sides, looks=10_000), priced(hard, sides, looks=100_000)
    assert optimum.proven
    assert 0 < packed.shares.sum() <= close.bound * (1 + 1e-9) <= optimum.cost * (1 + 2e-9)
    for cycle in close.cycles:
        enemies = np.count_nonzero(hard.weights[list(cycle)] < 0)
        assert enemies == 1 if sides is Sides.ANY else enemies % 2 == 1
        assert (np.bincount(np.concatenate((hard.tails[list(cycle)], hard.heads[list(cycle)]))) % 2 == 0).all()


def test_a_large_block_is_solved_from_its_prices_and_given_up_when_they_are_far_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exact, "PRICED_FROM", 0)
    hard = noisy(1, 11)
    solved = fewest_disagreements(hard, Sides.ANY, start=np.zeros(11, int), vague=1.0)
    assert (solved.cost, solved.proven) == (29, True)
    monkeypatch.delattr(Programme, "solve")
    given_up = fewest_disagreements(hard, Sides.ANY, start=solved.groups, vague=0.5)
    assert (given_up.cost, given_up.bound, given_up.proven) == (29, 25, False)


def test_two_sides_that_no_flip_of_a_node_or_group_helps_are_left_behind() -> None:
    draw = random.Random(5)
    glass = block([(u, (u + step) % 120, draw.choice([-1.0, 1.0])) for u in range(120) for step in (1, 7)])
    (flat, cooler), cost = list(moves._flipping(glass, 0, 1)), glass.cost
    assert cost(cooler) < cost(flat)


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
