from __future__ import annotations

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from war import ARMY, EAGLES, FOXES, WOLVES

from kg.knowledge.ontology import load_ontology
from kg.model import Polarity, Tie
from kg.network.signed import SignedGraph
from kg.network.votes import Voice, Votes, log_odds

ONTOLOGY = load_ontology()
E90, E80 = math.log(9), math.log(4)


def tie(subject, relation, object_, *claims: str, against: tuple[str, ...] = ()) -> Tie:
    sign = ONTOLOGY.relations[relation].sign
    return Tie(f"{subject.name}{relation}{object_.name}", subject, relation, object_, sign, None, None, 1, 0.9, 0.0,
               False, claims, against)


def heard(**given: tuple[str, float]) -> dict[str, Voice]:
    return {claim: Voice(source, confidence) for claim, (source, confidence) in given.items()}


def weighed(**given: tuple[str, float]) -> dict[str, Voice]:
    return {claim: Voice(source, confidence, log_odds(confidence)) for claim, (source, confidence) in given.items()}


PACT = tie(EAGLES, "alliedWith", FOXES, "a", "b")


def test_log_odds_say_nothing_at_even_odds_and_stop_short_of_certainty() -> None:
    assert [log_odds(c) for c in (0.0, 0.3, 0.5)] == [0.0, 0.0, 0.0]
    assert log_odds(0.9) == pytest.approx(E90)
    assert log_odds(1.0) == log_odds(0.99) == pytest.approx(math.log(99))


def test_copies_are_one_vote_and_the_surest_reading_is_it() -> None:
    copies = Votes((PACT,), weighed(a=("wire", 0.9), b=("wire", 0.8)), per_source=True)
    two = Votes((PACT,), weighed(a=("wire", 0.9), b=("post", 0.8)), per_source=True)
    assert copies.weights().tolist() == pytest.approx([E90])
    assert two.weights().tolist() == pytest.approx([E90 + E80])
    assert (two.pairs, two.nodes, two.sources) == (
        (("actor:eagles", "actor:foxes"),), ("actor:eagles", "actor:foxes"), ("post", "wire"))


def test_one_source_has_one_vote_on_a_pair_however_many_relations_it_reports() -> None:
    ties = (tie(EAGLES, "alliedWith", FOXES, "a"), tie(EAGLES, "cooperatesWith", FOXES, "b"))
    given = {"a": ("wire", 0.8), "b": ("wire", 0.9)}
    assert Votes(ties, weighed(**given), per_source=True).weights().tolist() == pytest.approx([max(E80, 0.8 * E90)])
    assert Votes(ties, heard(**given)).weights().tolist() == pytest.approx([1.8])


def test_a_source_that_reports_both_votes_for_what_is_left() -> None:
    ties = (tie(EAGLES, "alliedWith", FOXES, "a"), tie(EAGLES, "fights", FOXES, "b"))
    both = Votes(ties, weighed(a=("wire", 0.9), b=("wire", 0.8)), per_source=True)
    assert both.weights().tolist() == pytest.approx([E90 - E80])


def test_a_contested_tie_weighs_what_is_left_of_it_and_falls_when_the_other_side_is_surer() -> None:
    said = tie(EAGLES, "alliedWith", FOXES, "a", against=("no",))
    assert Votes((said,), heard(a=("x", 0.9), no=("y", 0.6))).weights().tolist() == pytest.approx([0.3])
    per_source = Votes((said,), weighed(a=("x", 0.9), no=("y", 0.6)), per_source=True)
    assert per_source.weights().tolist() == pytest.approx([E90 - math.log(1.5)])
    assert Votes((said,), heard(a=("x", 0.6), no=("y", 0.9))).weights().tolist() == [0.0]
    assert Votes((said,), heard(a=("x", 0.9), no=("y", 0.4))).weights().tolist() == pytest.approx([1.0])


def test_what_is_lost_is_not_heard_neither_for_nor_against() -> None:
    said = tie(EAGLES, "alliedWith", FOXES, "a", "b", against=("no",))
    votes = Votes((said,), heard(a=("x", 0.7), b=("y", 0.7), no=("z", 0.8)))
    assert votes.weights().tolist() == pytest.approx([2 * (0.91 - 0.8)])
    assert votes.weights(without={"z"}).tolist() == [2.0]
    assert votes.weights(without={"a"}).tolist() == [0.0]
    assert votes.weights(without={"x", "no"}).tolist() == [1.0]
    assert votes.graph(without={"a"}).edges() == []
    assert votes.graph(without={"a"}).nodes == ("actor:eagles", "actor:foxes")


def test_sources_drawn_twice_count_twice_and_votes_can_be_turned() -> None:
    votes = Votes((PACT,), heard(a=("x", 0.9), b=("y", 0.8)))
    assert votes.weights(times={"x": 2}).tolist() == [2.0]
    assert votes.weights(times={"x": 1, "y": 2}).tolist() == [3.0]
    assert votes.weights(times={}).tolist() == [0.0]
    assert votes.confidences.tolist() == [0.9, 0.8]
    assert votes.weights(turned=np.array([True, False])).tolist() == [0.0]
    assert votes.weights(turned=np.array([True, True])).tolist() == [-2.0]


def test_of_one_relation_told_twice_the_weightiest_tie_counts_unless_they_add_up() -> None:
    twice = (replace(PACT, iri="1", claims=("a",)), replace(PACT, iri="2", claims=("b",)))
    said = heard(a=("x", 0.9), b=("y", 0.9))
    assert Votes(twice, said).weights().tolist() == [1.0]
    assert Votes(twice, said).weights(without={"x"}).tolist() == [1.0]
    assert Votes(twice, said, add_up=True).weights().tolist() == [2.0]


def test_weak_reports_are_accepted_together_and_not_alone() -> None:
    votes = Votes((PACT,), heard(a=("x", 0.4), b=("y", 0.4)))
    assert votes.weights().tolist() == [2.0]
    assert votes.weights(without={"x"}).tolist() == [0.0]


def test_no_votes_give_an_empty_graph() -> None:
    assert Votes((), {}).graph().nodes == ()


RELATIONS = st.sampled_from(["alliedWith", "cooperatesWith", "fights", "accused", "memberOf"])
ENDS = st.sampled_from([(EAGLES, FOXES), (EAGLES, WOLVES), (FOXES, WOLVES)])
DRAWN = st.tuples(ENDS, RELATIONS, st.integers(1, 3), st.integers(0, 1))


@given(st.lists(DRAWN, max_size=8, unique_by=lambda drawn: drawn[:2]))
def test_without_a_choice_it_is_the_graph_of_the_accepted_ties(drawn) -> None:
    ties, said = [], {}
    for i, ((a, b), relation, sources, denials) in enumerate(drawn):
        claims = tuple(f"c{i}-{j}" for j in range(sources))
        against = tuple(f"d{i}-{j}" for j in range(denials))
        said |= {claim: Voice(f"s{j}", 0.8) for j, claim in enumerate(claims)}
        said |= {claim: Voice(f"t{j}", 0.6) for j, claim in enumerate(against)}
        ties.append(replace(
            tie(a, relation, b, *claims, against=against), independent_sources=sources, contested=bool(denials),
            support=round(1 - 0.2**sources, 6), counter_support=0.6 * denials,
        ))
    expected = SignedGraph.from_ties(ties, ONTOLOGY)
    found = Votes(tuple(ties), said).graph()
    assert found.nodes == expected.nodes
    assert {edge[:2]: round(edge[2], 6) for edge in found.edges()} == {
        edge[:2]: round(edge[2], 6) for edge in expected.edges() if abs(edge[2]) > 1e-9}


def test_denials_are_told_from_the_polarity_of_claims(claim, ground) -> None:
    claims = [
        claim("c:yes", EAGLES, "alliedWith", FOXES, document="a", confidence=0.9),
        claim("c:no", EAGLES, "alliedWith", FOXES, document="b", confidence=0.6, polarity=Polarity.DENIED),
    ]
    assert ground(claims).votes.weights().tolist() == pytest.approx([0.3])
    assert ground(claims, copies={"a": "a", "b": "a"}).votes.sources == ("a",)


@pytest.mark.parametrize("per_source", [False, True])
@pytest.mark.parametrize("add_up", [False, True])
def test_some_of_the_votes_are_those_on_the_ties_alone(tie, per_source: bool, add_up: bool) -> None:
    ties = (
        tie(EAGLES, "alliedWith", FOXES, "c1", "c2", against=("c6",)),
        tie(EAGLES, "fights", FOXES, "c3"),
        tie(FOXES, "alliedWith", WOLVES, "c4"),
        tie(ARMY, "attacked", WOLVES, "c5", "c7"),
        tie(ARMY, "attacked", WOLVES, "c8"),
    )
    voices = {f"c{i}": Voice("xyzx"[i % 4], 0.5 + i / 20, 1.0 + i) for i in range(1, 9)}
    faded = {name: Voice(voice.source, voice.confidence, voice.weight / 2) for name, voice in voices.items()}
    every = Votes(ties, voices, per_source, add_up)
    for kept in itertools.product((False, True), repeat=len(ties)):
        some = every.some(np.array(kept), faded)
        alone = Votes(tuple(itertools.compress(ties, kept)), faded, per_source, add_up)
        assert (some.ties, some.pairs, some.sources) == (alone.ties, alone.pairs, alone.sources)
        assert some.weights().tolist() == alone.weights().tolist()
        assert some.weights(without={"x"}).tolist() == alone.weights(without={"x"}).tolist()
        assert some.confidences.tolist() == alone.confidences.tolist()
