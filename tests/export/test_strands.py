from dataclasses import replace

import pytest
from sample_war import ONTOLOGY, claim, tie

from kg.export.strands import strands
from kg.export.style import Kind, kind_of
from kg.knowledge.ontology import load_ontology


def made(subject, said, object_, relation=None, **options):
    found = tie([claim(subject, said, object_, f"{subject} {said} {object_}.")], **options)
    return replace(found, relation=relation) if relation else found


@pytest.mark.parametrize(
    ("relation", "kind"),
    [
        ("alliedWith", Kind.ALLY),
        ("truceWith", Kind.ALLY),
        ("attacked", Kind.HOSTILE),
        ("accused", Kind.HOSTILE),
        ("memberOf", Kind.MEMBER),
        ("leads", Kind.MEMBER),
        ("splitFrom", Kind.LINEAGE),
        ("controls", Kind.OTHER),
    ],
)
def test_the_kind_of_a_tie(relation, kind):
    assert kind_of(made("A", relation, "B"), ONTOLOGY) is kind


def test_every_relation_between_actors_has_a_kind_of_its_sign():
    ontology = load_ontology()
    kinds = {name: kind_of(made("A", "alliedWith", "B", relation=name), ontology) for name in ontology.relations}
    assert {name for name, kind in kinds.items() if kind is Kind.MEMBER} == {
        "memberOf",
        "leads",
        "commands",
        "founded",
        "speaksFor",
    }
    assert {name for name, kind in kinds.items() if kind is Kind.LINEAGE} >= {"splitFrom", "successorOf", "renamedTo"}


def test_ties_of_one_kind_become_one_strand_and_enemies_a_second():
    said = [("A", "attacked", "B"), ("B", "fights", "A"), ("B", "attacked", "A"), ("B", "truceWith", "A")]
    ties = [made(*words) for words in said]
    found = strands(ties, ONTOLOGY)
    assert [(s.kind, s.source[-1], s.target[-1], len(s.ties)) for s in found] == [
        (Kind.ALLY, "b", "a", 1),
        (Kind.HOSTILE, "b", "a", 3),
    ]


def test_a_strand_is_as_sure_as_its_best_tie():
    weak, strong = made("A", "attacked", "B"), made("A", "accused", "B", sources=2, support=0.8)
    assert strands([weak], ONTOLOGY)[0].dashed
    assert not strands([weak, strong], ONTOLOGY)[0].dashed
    assert strands([made("A", "accused", "B", sources=2, support=0.59)], ONTOLOGY)[0].dashed
    assert strands([weak, strong], ONTOLOGY)[0].opacity == 0.89


def test_width_grows_with_evidence_and_shrinks_with_weak_relations():
    assert strands([made("A", "attacked", "B")], ONTOLOGY)[0].width == 1.6
    assert strands([made("A", "attacked", "B", sources=4)], ONTOLOGY)[0].width == 3.8
    assert strands([made("A", "accused", "B", sources=4)], ONTOLOGY)[0].width == 2.85
    assert strands([made("A", "memberOf", "B", sources=4)], ONTOLOGY)[0].width == 1.2


def test_a_tie_of_an_actor_to_itself_is_not_drawn():
    assert strands([made("A", "attacked", "A")], ONTOLOGY) == ()
