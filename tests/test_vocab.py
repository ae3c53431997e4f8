import re

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg import vocab
from kg.resources import read_data
from kg.vocab import KG

NAMESPACE = str(KG._NS)


def ontology_terms() -> set[str]:
    quads = parse(read_data("ontology", "conflict.ttl"), format=RdfFormat.TURTLE)
    subjects = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    return {iri.removeprefix(NAMESPACE) for iri in subjects if iri.startswith(NAMESPACE)}


def closed_terms() -> set[str]:
    listed = [*map(str, dir(KG)), str(vocab.FROM)]  # rdflib lists annotated names, and `from` cannot be one
    return {iri.removeprefix(NAMESPACE) for iri in listed if iri.startswith(NAMESPACE)}


def test_the_closed_namespace_and_the_ontology_hold_the_same_terms():
    assert closed_terms() - ontology_terms() == set(), "in kg.vocab only"
    assert ontology_terms() - closed_terms() == set(), "in conflict.ttl only"


def test_every_term_is_labelled_and_defined_once():
    wanted = {"http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#definition"}
    found = [
        (quad.subject.value.removeprefix(NAMESPACE), quad.predicate.value)
        for quad in parse(read_data("ontology", "conflict.ttl"), format=RdfFormat.TURTLE)
        if quad.predicate.value in wanted and quad.subject.value.startswith(NAMESPACE)
    ]
    assert sorted(found) == sorted((term, predicate) for term in closed_terms() for predicate in wanted)


@pytest.mark.parametrize("name", ["aliedWith", "Actr", "ledby", "of"])
def test_an_unknown_name_raises(name: str):
    with pytest.raises(AttributeError):
        getattr(KG, name)
    with pytest.raises(KeyError):
        vocab.term(name)


def test_a_term_by_its_local_name():
    assert vocab.term("alliedWith") == "https://w3id.org/opsroom/ontology#alliedWith"
    assert str(vocab.FROM) == "https://w3id.org/opsroom/ontology#from"


def test_hashed_parts_cannot_be_mistaken_for_other_parts():
    assert vocab.digest(["ab", "c"]) != vocab.digest(["a", "bc"])
    assert vocab.digest([]) == "e3b0c44298fc1c149afbf4c8996fb924"
    assert vocab.digest(["é"], 8) == vocab.digest(["é"])[:8]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jabhat al-Nusra", "jabhat-al-nusra"),
        ("Jaysh al-Mu’minīn", "jaysh-al-muminin"),
        ("  ", r"x-[0-9a-f]{8}"),
        ("جبهة النصرة", r"x-[0-9a-f]{8}"),
        ("Front X جبهة", r"front-x-[0-9a-f]{8}"),
        ("a" * 80, "a{80}"),
        ("a" * 81, r"a{71}-[0-9a-f]{8}"),
    ],
)
def test_a_slug_is_readable_and_hashed_when_letters_are_lost(name: str, expected: str):
    assert re.fullmatch(expected, vocab.slug(name))


def test_iris_of_named_and_of_document_scoped_things():
    version = "a" * 64
    inside = "https://w3id.org/opsroom/document/" + "a" * 32
    assert vocab.actor_iri("Liwa Test") == "https://w3id.org/opsroom/actor/liwa-test"
    assert vocab.actor_iri("civilians", version) == f"{inside}/actor/civilians"
    assert vocab.place_iri("Bani Zeid") == "https://w3id.org/opsroom/place/bani-zeid"
    assert vocab.fragment_iri(version, 3, 9) == f"{inside}#char=3,9"
