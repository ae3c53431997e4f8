from dataclasses import replace

from pyoxigraph import NamedNode
from store_world import SALT, readings

from kg.model import Attribution, Reading
from kg.store import View
from kg.store.quads import text_hash, to_quads
from kg.store.records import Facts, to_claims, to_document
from kg.store.shapes import violations
from kg.vocab import document_iri


def lines(reading: Reading) -> list[str]:
    return sorted(map(str, to_quads(reading)))


def test_claims_come_back_as_they_were_written() -> None:
    for reading in readings():
        assert tuple(to_claims(Facts(to_quads(reading)))) == reading.claims


def test_a_document_comes_back_with_its_metadata() -> None:
    reading = readings()[0]
    document = to_document(Facts(to_quads(reading)), ["b", "a"])
    assert (document.iri, document.version) == (document_iri(reading.document.version), reading.document.version)
    assert (document.title, document.outlet, str(document.published)) == ("Wire", "Harbor Wire", "2014-02-28")
    assert (document.author, document.media_type, document.works) == (None, "text/plain", ("a", "b"))
    assert (document.run, document.claims) == (reading.run.iri, 6)
    assert document.text_hash == text_hash(reading.document.text)


def test_every_quad_of_a_document_is_in_its_own_graph() -> None:
    reading = readings()[3]
    graphs = {quad.graph_name for quad in to_quads(reading)}
    assert graphs == {NamedNode(document_iri(reading.document.version))}


def test_the_graph_does_not_depend_on_the_path() -> None:
    reading = readings()[0]
    elsewhere = replace(reading, document=replace(reading.document, work="https://wire.test/1", path="1.txt"))
    assert lines(reading) == lines(elsewhere)


def test_the_two_spellings_of_a_source_are_kept_apart() -> None:
    reading = readings()[2]
    chain = (Attribution("Hill Radio", "urn:radio"), Attribution("HILL RADIO", "urn:radio"))
    claim = replace(reading.claims[0], attribution=chain)
    (found,) = to_claims(Facts(to_quads(replace(reading, claims=(claim,)))))
    assert found.attribution == chain


def test_nothing_is_written_twice() -> None:
    quads = list(to_quads(readings()[2]))
    assert len(quads) == len(set(quads))
    assert sum(f"<{SALT.iri}> <http://www.w3.org/2004/02/skos/core#prefLabel>" in str(quad) for quad in quads) == 1


def test_shapes_accept_the_whole_store(world: View) -> None:
    assert [found for found in violations(world.quads()) if found.severity == "Violation"] == []
