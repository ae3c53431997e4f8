from dataclasses import replace

from store_world import FALCONS, FRONT, IRON, LANTERN, ROOM, SALT

from kg.knowledge.ontology import Ontology
from kg.model import Entity, Tie
from kg.store.inferred import Membership, inferences


def tie(subject: Entity, relation: str, object_: Entity, *, sign: float, claim: str) -> Tie:
    return Tie(claim, subject, relation, object_, sign, None, None, 1, 0.8, 0.0, False, (claim,))


MEMBER = tie(FALCONS, "memberOf", ROOM, sign=1.0, claim="c1")
ATTACK = tie(FALCONS, "attacked", IRON, sign=-1.0, claim="c2")


def test_a_member_of_a_member_is_a_component(ontology: Ontology) -> None:
    packed = Membership(ROOM.iri, FRONT.iri, "UmbrellaGroup", ("p1",))
    assert [(i.subject, i.object, i.rule, i.based_on) for i in inferences([MEMBER], [packed], ontology)] == [
        (FALCONS.iri, ROOM.iri, "member-chain", ("c1",)),
        (FALCONS.iri, FRONT.iri, "member-chain", ("c1", "p1")),
        (ROOM.iri, FRONT.iri, "member-chain", ("p1",)),
    ]


def test_a_circle_of_members_ends(ontology: Ontology) -> None:
    back = tie(ROOM, "memberOf", FALCONS, sign=1.0, claim="c3")
    found = inferences([MEMBER, back], [], ontology)
    assert [(i.subject, i.object) for i in found] == [(FALCONS.iri, ROOM.iri), (ROOM.iri, FALCONS.iri)]


def enemies(ties: list[Tie], ontology: Ontology) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(i.subject, i.object, i.based_on) for i in inferences(ties, [], ontology) if i.rule == "umbrella-enemy"]


def test_the_enemies_of_members_are_the_umbrellas_whoever_struck(ontology: Ontology) -> None:
    second = tie(LANTERN, "memberOf", ROOM, sign=1.0, claim="c4")
    struck = tie(IRON, "killed", LANTERN, sign=-1.0, claim="c5")
    assert enemies([MEMBER, ATTACK, second, struck], ontology) == [(ROOM.iri, IRON.iri, ("c1", "c2", "c4", "c5"))]


def test_quarrels_inside_words_and_generic_opponents_make_no_enemies(ontology: Ontology) -> None:
    inside = [tie(IRON, "memberOf", ROOM, sign=1.0, claim="c6"), ATTACK]
    assert enemies([MEMBER, *inside], ontology) == []
    assert enemies([MEMBER, tie(FALCONS, "accused", SALT, sign=-0.5, claim="c7")], ontology) == []
    gunmen = replace(IRON, iri="urn:gunmen", document="ab")
    assert enemies([MEMBER, tie(FALCONS, "attacked", gunmen, sign=-1.0, claim="c8")], ontology) == []


def test_an_organization_inherits_nothing(ontology: Ontology) -> None:
    party = replace(ROOM, type="PoliticalParty")
    assert enemies([tie(FALCONS, "memberOf", party, sign=1.0, claim="c1"), ATTACK], ontology) == []
