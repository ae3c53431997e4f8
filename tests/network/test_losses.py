"""What falls without some claims, and the fewest sources or claims whose loss dissolves a coalition."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st
from test_resampling import pacts
from war import ARMY, EAGLES, FOXES, HAWKS, LYNXES, ROOM, WOLVES

from kg.network import robustness
from kg.network.ground import Ground
from kg.network.groups import picture
from kg.network.matching import DISSOLVED, closest
from kg.network.partition import coalitions
from kg.network.removal import fates, without
from kg.network.report import report_of
from kg.network.robustness import Loss, fewest_losses
from kg.store.accepted import Context


def only(ground):
    (coalition,) = report_of(ground).coalitions
    return coalition


def test_one_source_or_three_claims_hold_three_allies_together(claim, ground) -> None:
    found = ground(pacts(claim, "a"))
    assert fewest_losses(found, only(found))[0] == Loss(("a",), 1)
    loss = fewest_losses(found, only(found))[1]
    assert (len(loss.of), loss.exact) == (3, True)


def test_every_source_of_three_has_to_go(claim, ground) -> None:
    found = ground(pacts(claim, "abc"))
    assert fewest_losses(found, only(found))[0] == Loss(("a", "b", "c"), 3)


def test_copies_fall_together(claim, ground) -> None:
    found = ground(pacts(claim, "abc"), copies={"a": "a", "b": "a", "c": "c"})
    assert fewest_losses(found, only(found))[0] == Loss(("a", "c"), 2)


def test_a_pact_falls_with_half_of_its_memberships(claim, ground) -> None:
    parties = (EAGLES, FOXES, LYNXES, HAWKS)
    found = ground([claim(f"c:{p.name}", p, "memberOf", ROOM, document=p.name) for p in parties])
    sources, claims = fewest_losses(found, report_of(found).coalitions[0])
    assert (len(claims.of), claims.exact) == (2, True)
    assert claims.of == tuple(f"c:{name}" for name in sources.of)  # each source has one claim


def test_the_loss_of_hostile_reports_may_dissolve_a_coalition_in_a_larger_one(claim, ground) -> None:
    claims = [
        claim("c:1", EAGLES, "alliedWith", FOXES, document="a"),
        claim("c:2", LYNXES, "alliedWith", HAWKS, document="a"),
        claim("c:3", EAGLES, "cooperatesWith", LYNXES, document="b"),
        claim("c:4", FOXES, "fights", HAWKS, document="c"),
        claim("c:5", EAGLES, "fights", HAWKS, document="c"),
    ]
    found = ground(claims)
    pair = next(c for c in report_of(found).coalitions if c.name == "Eagles Brigade and Foxes Brigade")
    left = picture(found, found.votes.graph(without={"c"})).left_of(pair, None)
    assert left == (DISSOLVED, frozenset((EAGLES.iri, FOXES.iri)))
    assert fewest_losses(found, pair)[1] == Loss(("c:1",), 1)


def test_a_partition_that_is_merely_as_good_dissolves_nothing(claim, ground) -> None:
    claims = [
        *(claim(f"c:{i}", EAGLES, "alliedWith", FOXES, document=f"a{i}") for i in range(2)),
        claim("c:2", FOXES, "alliedWith", WOLVES, document="b"),
        *(claim(f"c:foe{i}", EAGLES, "fights", WOLVES, document=f"c{i}") for i in range(3)),
    ]
    found = ground(claims)
    assert only(found).name == "Eagles Brigade and Foxes Brigade"
    assert fewest_losses(found, only(found))[0] == Loss(("a0", "a1"), 2)


def test_where_too_much_would_have_to_be_tried_the_answer_is_a_bound(claim, ground, monkeypatch) -> None:
    found = ground(pacts(claim, "abc"))
    monkeypatch.setattr(robustness, "EFFORT", 8)
    loss = fewest_losses(found, only(found))[0]
    assert (loss, loss.exact) == (Loss(("a", "b", "c"), 1), False)
    monkeypatch.setattr(robustness, "EFFORT", 9)
    assert fewest_losses(found, only(found))[0] == Loss(("a", "b", "c"), 2)


PAIRS = list(combinations((EAGLES, FOXES, LYNXES, WOLVES), 2))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(["alliedWith", "fights"]), st.sampled_from("abcd")),
                min_size=1, max_size=7, unique=True))
def test_a_loss_dissolves_and_nothing_smaller_does(drawn) -> None:
    from kg.knowledge.ontology import load_ontology
    from kg.model import Claim, Mention, Modality, Polarity, Span

    ontology = load_ontology()
    claims = [
        Claim(f"c{i}", source, relation, ontology.relations[relation].sign, *(
            Mention(Span(0, 1), e.name, e) for e in PAIRS[pair]
        ), Polarity.AFFIRMED, Modality.ACTUAL, (), Span(i, i + 1), "s", 0.9, "test")
        for i, (pair, relation, source) in enumerate(drawn)
    ]
    ground = Ground.of_claims(claims, [], Context(ontology, {}, {}, {}))
    for coalition in report_of(ground).coalitions:
        loss = fewest_losses(ground, coalition)[0]
        assert loss.exact

        def dissolved(lost, coalition=coalition) -> bool:
            graph = ground.votes.graph(without=lost)
            found, groups = coalitions(graph, method="exact"), ground.partition.coalitions
            labels = [next(i for i, group in enumerate(groups) if node in group) for node in graph.nodes]
            if found.disagreements < graph.disagreements(labels):
                groups = found.coalitions
            friends = nx.Graph((graph.nodes[u], graph.nodes[v]) for u, v, w in graph.edges() if w > 0)
            parts = [set(part) for group in groups for part in nx.connected_components(friends.subgraph(group))]
            return closest({iri for _, iri in coalition.members}, parts)[0] <= DISSOLVED

        assert dissolved(loss.of)
        assert not any(
            dissolved(lost) for size in range(len(loss.of)) for lost in combinations(ground.votes.sources, size)
        )


def test_what_becomes_of_coalitions_when_claims_are_lost(claim, ground) -> None:
    claims = [
        *pacts(claim, "a"),
        *pacts(claim, "b")[:1],
        claim("c:army", ARMY, "alliedWith", WOLVES, document="a"),
        claim("c:war", EAGLES, "fights", WOLVES, document="c"),
        claim("c:room", HAWKS, "memberOf", ROOM, document="c"),
    ]
    before = report_of(ground(claims)).coalitions
    after = report_of(ground([c for c in claims if c.document != "a"])).coalitions
    found = {fate.before.name: fate for fate in fates(before, after)}
    assert list(found) == ["Dawn Room", "Eagles Brigade, Foxes Brigade and Lynx Battalion", "National Army and Wolves"]
    assert (found["Dawn Room"].lost, found["Dawn Room"].gained, found["Dawn Room"].after) == ((), (), after[0])
    three = found["Eagles Brigade, Foxes Brigade and Lynx Battalion"]
    assert (three.lost, three.after and three.after.name) == (("Lynx Battalion",), "Eagles Brigade and Foxes Brigade")
    assert found["National Army and Wolves"].after is None
    assert found["National Army and Wolves"].lost == ("National Army", "Wolves")


def test_copies_of_what_is_lost_become_a_source_of_their_own(claim) -> None:
    from dataclasses import replace

    wire = "The two fronts signed a pact in the border town on Monday night"
    claims = [replace(claim(f"c:{d}", EAGLES, "alliedWith", FOXES, document=d), quote=wire) for d in "ab"]
    context = Context(None, {}, {}, {"a": "a", "b": "a"})  # type: ignore[arg-type]
    assert without(context, claims).sources == {"a": "a", "b": "a"}
    assert without(context, claims[1:]).sources == {"b": "b"}


def test_in_a_large_graph_the_answer_is_a_bound_that_dissolves_all_the_same(claim, ground, monkeypatch) -> None:
    claims = [
        *pacts(claim, "abc"),
        claim("c:h", HAWKS, "alliedWith", LYNXES, document="d"),
        claim("c:w", ARMY, "fights", HAWKS, document="d"),
    ]
    found = ground(claims)
    exact = fewest_losses(found, only(found))[0]
    assert exact == Loss(("a", "b", "c"), 3)
    monkeypatch.setattr(robustness, "EXACT", 1)
    assert fewest_losses(found, only(found))[0] == Loss(("a", "b", "c"), 1)
    monkeypatch.setattr(robustness, "EFFORT", 12)
    bound = fewest_losses(found, only(found))[1]
    assert (bound.at_least, len(bound.of) >= 6) == (1, True)
    groups = picture(found, found.votes.graph(without=bound.of)).inferred
    assert all(len(group) <= 2 for group in groups)
