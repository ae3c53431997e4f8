"""The second and third layer from the first: reads the claims of a store and derives what is accepted and inferred."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Quad

from kg.knowledge.ontology import Ontology
from kg.model import Claim, Entity
from kg.store.accepted import Context, accepted_ties
from kg.store.backend import Backend
from kg.store.canonical import canonical_entities
from kg.store.conclusions import canonical_quads, entity_quads, inference_quads, tie_quads
from kg.store.copies import sources
from kg.store.inferred import inferences
from kg.store.log import decisions, works_of
from kg.store.packed import packed_entities, packed_memberships
from kg.store.records import Facts, StoredDocument, to_claims, to_document
from kg.store.terms import value_of
from kg.vocab import ACCEPTED, INFERRED, KG, PACKS


def document_graphs(backend: Backend) -> list[str]:
    """The IRIs of the documents in the store, sorted; each is also the name of its graph."""
    return sorted(value_of(quad.graph_name) for quad in backend.quads(None, KG.textHash))


def stored_documents(backend: Backend) -> Iterator[tuple[StoredDocument, Facts]]:
    """Each document with the facts of its graph, by IRI."""
    works: dict[str, list[str]] = {}
    for work, document in works_of(backend).items():
        works.setdefault(document, []).append(work)
    for graph in document_graphs(backend):
        facts = Facts(backend.quads(graph=graph))
        yield to_document(facts, works.get(graph, ())), facts


def mentioned(claims: Iterable[Claim]) -> set[Entity]:
    """The entities at the ends of claims, and their places."""
    mentions = (mention for claim in claims for mention in (claim.subject, claim.object, claim.place))
    return {mention.entity for mention in mentions if mention is not None}


def derive(backend: Backend, ontology: Ontology) -> Iterator[Quad]:
    """The quads of graph:accepted and graph:inferred."""
    said = [(document, tuple(to_claims(facts))) for document, facts in stored_documents(backend)]
    packs = tuple(backend.quads(graph=PACKS))
    packed = packed_entities(packs, ontology)
    entities = canonical_entities(
        (entity for _, claims in said for entity in mentioned(claims)),
        known={iri: found.entity for iri, found in packed.items()},
        decisions=decisions(backend),
    )
    context = Context(
        ontology,
        entities,
        published={document.version: document.published for document, _ in said},
        sources=sources({document.version: [claim.quote for claim in claims] for document, claims in said}),
    )
    ties = accepted_ties((claim for _, claims in said for claim in claims), context)
    conclusions = inferences(ties, packed_memberships(packs, packed), ontology)
    yield from tie_quads(ties, ontology)
    yield from canonical_quads(entities)
    yield from inference_quads(conclusions, ontology)
    accepted = {end.iri for tie in ties for end in (tie.subject, tie.object, tie.place) if end is not None}
    inferred = {iri for found in conclusions for iri in (found.subject, found.object)} - accepted
    for graph, named in ((ACCEPTED, accepted), (INFERRED, inferred)):
        yield from entity_quads((entities[iri] for iri in sorted(named)), graph, packed=packed)
