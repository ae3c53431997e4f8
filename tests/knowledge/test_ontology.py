import hashlib

import pytest

from kg.errors import KnowledgeError
from kg.knowledge.ontology import Relation, load_ontology, read_ontology
from kg.resources import read_data

SMALL = """
@prefix : <https://w3id.org/opsroom/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:Actor a owl:Class .
:Group a owl:Class ; rdfs:subClassOf :Actor, <http://xmlns.com/foaf/0.1/Group> .
:Cell a owl:Class ; rdfs:subClassOf :Group .
:with a owl:ObjectProperty, owl:SymmetricProperty ; :sign 0.5 ; :family "alliance" ;
    rdfs:domain :Actor ; rdfs:range :Actor ; rdfs:label "with"@en ; skos:definition "Beside."@en .
:part a owl:ObjectProperty, owl:TransitiveProperty .
:joined a owl:ObjectProperty ; rdfs:subPropertyOf :with, :part ; :sign 1.0 ; :family "alliance" ; :plover "AGREE" ;
    rdfs:domain :Actor ; rdfs:range :Actor ; rdfs:label "joined"@en ; skos:definition "Came to."@en .
:joinedBy a owl:ObjectProperty ; owl:inverseOf :joined .
"""


def test_classes_know_their_ancestors_nearest_first():
    ontology = read_ontology(SMALL)
    assert ontology.classes == {"Actor": (), "Cell": ("Group", "Actor"), "Group": ("Actor",)}
    assert ontology.is_a("Cell", "Actor")
    assert ontology.is_a("Cell", "Cell")
    assert not ontology.is_a("Actor", "Cell")
    with pytest.raises(KeyError):
        ontology.is_a("Cel", "Actor")


def test_relations_are_the_properties_with_a_sign():
    actor = ("Actor", "Actor")
    assert read_ontology(SMALL).relations == {
        "joined": Relation("joined", "joined", "Came to.", 1.0, False, "alliance", ("with",), *actor, "AGREE"),
        "with": Relation("with", "with", "Beside.", 0.5, True, "alliance", (), *actor, None),
    }


def test_the_fingerprint_is_the_hash_of_the_text():
    assert read_ontology(SMALL).fingerprint == hashlib.sha256(SMALL.encode()).hexdigest()
    assert read_ontology(SMALL + "\n").fingerprint != read_ontology(SMALL).fingerprint


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("0.5", "1.5", "o.ttl: with has sign '1.5', which is no number from -1 to 1"),
        ("0.5", '"strong"', "o.ttl: with has sign 'strong', which is no number from -1 to 1"),
        ("0.5", "0.5, 0.7", "o.ttl: with needs exactly one sign, it has 2"),
        ('rdfs:label "with"@en ;', "", "o.ttl: with needs exactly one label, it has 0"),
        ('0.5 ; :family "alliance"', '0.5 ; :family "friends"', "o.ttl: with has family 'friends', which is none of"),
        ('rdfs:range :Actor ; rdfs:label "with"', 'rdfs:range :Group ; rdfs:label "with"', "with has range 'Group'"),
        (":Actor a owl:Class .", "\n:Actor a owl:Class", "o.ttl, line "),
    ],
)
def test_an_unusable_ontology_names_the_term(old: str, new: str, message: str):
    assert old in SMALL
    with pytest.raises(KnowledgeError, match=message.replace(".", r"\.")):
        read_ontology(SMALL.replace(old, new, 1), name="o.ttl")


@pytest.fixture(scope="module")
def shipped():
    return load_ontology()


def test_the_shipped_ontology_keeps_its_kinds_apart(shipped):
    assert shipped.classes["OperationsRoom"] == ("Coalition", "Organization", "Actor", "ActorOrPlace")
    assert shipped.classes["StateForce"] == ("ArmedGroup", "Organization", "Actor", "ActorOrPlace")
    assert shipped.is_a("UmbrellaGroup", "ArmedGroup")
    assert not shipped.is_a("OperationsRoom", "UmbrellaGroup")
    assert not shipped.is_a("Government", "Place")


def test_the_shipped_ontology_says_who_stands_with_whom(shipped):
    bombarded = shipped.relations["bombarded"]
    assert (bombarded.sign, bombarded.family, bombarded.plover) == (-1.0, "hostility", "FIGHT")
    assert [name for name, relation in shipped.relations.items() if relation.bodily] == [
        "abducted", "coerced", "detained", "injured", "killed",
    ]
    assert bombarded.ancestors == ("attacked", "hostileTo", "adverseTo")
    assert (bombarded.domain, bombarded.range) == ("Actor", "ActorOrPlace")
    assert shipped.relations["memberOf"].ancestors == ("alignedWith",)
    assert shipped.relations["commands"].ancestors == ("leads",)
    assert shipped.relations["truceWith"].ancestors == ()
    symmetric = {name for name, relation in shipped.relations.items() if relation.symmetric}
    assert symmetric == {
        "adverseTo", "agreedWith", "alignedWith", "alliedWith", "cooperatesWith", "fights", "hostileTo", "mergedWith",
        "metWith", "near", "rivalOf", "sameAs", "truceWith",
    }  # fmt: skip


def test_signs_agree_with_families_in_the_shipped_ontology(shipped):
    for relation in shipped.relations.values():
        assert (relation.sign < 0) == (relation.family == "hostility"), relation.name
        assert (relation.family == "alliance") <= (relation.sign > 0), relation.name
        assert (relation.family == "hostility") == ("adverseTo" in (relation.name, *relation.ancestors))
        assert (relation.family == "alliance") == ("alignedWith" in (relation.name, *relation.ancestors))


def test_inverses_and_closures_are_no_relations_of_claims(shipped):
    assert {"hasMember", "ledBy", "componentOf", "withinPlace", "subject"}.isdisjoint(shipped.relations)


def test_loading_hashes_the_shipped_file(shipped):
    text = read_data("ontology", "conflict.ttl")
    assert shipped.fingerprint == hashlib.sha256(text.encode()).hexdigest()
