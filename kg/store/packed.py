"""What packs know, as it stands in graph:packs: their quads, and the entities and memberships read back from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib.namespace import RDF, SKOS

from kg.errors import KnowledgeError
from kg.knowledge.ontology import Ontology
from kg.knowledge.packs import Pack
from kg.model import Entity
from kg.store.inferred import Membership
from kg.store.records import Facts, local
from kg.vocab import KG, PACKS, term


@dataclass(frozen=True, slots=True)
class PackedEntity:
    """An actor or place of a pack; ``hidden`` names are matched and never shown."""

    entity: Entity
    hidden: tuple[str, ...]


def pack_quads(pack: Pack) -> Iterator[Quad]:
    """The triples of all packs, in graph:packs."""
    graph = NamedNode(PACKS)
    for text in pack.turtle:
        for quad in parse(text, format=RdfFormat.TURTLE):
            if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
                raise KnowledgeError(f"actor pack: {quad.predicate.value} has a blank node; give every node an IRI")
            yield Quad(quad.subject, quad.predicate, quad.object, graph)


def packed_entities(quads: Iterable[Quad], ontology: Ontology) -> dict[str, PackedEntity]:
    """The actors and places of graph:packs by IRI; a name without a language or in English is the one shown."""
    labels: dict[str, dict[str, set[str]]] = {}
    types: dict[str, str] = {}
    for quad in quads:
        subject, predicate, value = quad.subject, quad.predicate.value, quad.object
        if not isinstance(subject, NamedNode):
            continue
        if isinstance(value, NamedNode) and predicate == str(RDF.type) and local(value.value) in ontology.classes:
            types[subject.value] = local(value.value)
        elif isinstance(value, Literal) and predicate.startswith(str(SKOS)):
            kind = predicate.removeprefix(str(SKOS))
            foreign = kind == "prefLabel" and value.language not in (None, "en")
            labels.setdefault(subject.value, {}).setdefault("altLabel" if foreign else kind, set()).add(value.value)
    found = {}
    for iri in sorted(types):
        names = labels.get(iri, {})
        if "prefLabel" in names:
            entity = Entity(iri, min(names["prefLabel"]), types[iri], tuple(sorted(names.get("altLabel", ()))))
            found[iri] = PackedEntity(entity, tuple(sorted(names.get("hiddenLabel", ()))))
    return found


def packed_memberships(quads: Iterable[Quad], entities: Mapping[str, PackedEntity]) -> Iterator[Membership]:
    """The memberships that packs state, each standing on the pack's own entry."""
    facts = Facts(quads)
    for iri in facts.instances(KG.Tie):
        whole = facts.need(iri, KG.object)
        if facts.one(iri, KG.relation) == term("memberOf") and whole in entities:
            yield Membership(facts.need(iri, KG.subject), whole, entities[whole].entity.type, (iri,))
