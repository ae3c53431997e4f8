"""Who is in a store: actors and places with all their names, what is merged, and how much is claimed of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from rdflib.namespace import SKOS

from kg.knowledge.ontology import Ontology
from kg.model import Entity
from kg.store.backend import Backend
from kg.store.canonical import canonical_entities
from kg.store.log import decisions
from kg.store.names import Names
from kg.store.packed import PackedEntity, packed_entities
from kg.store.records import Facts, to_entity
from kg.store.terms import value_of
from kg.vocab import KG, PACKS


@dataclass(frozen=True, slots=True)
class EntityCount:
    """An actor or place with the numbers of claims it stands in and of documents that claim them."""

    entity: Entity
    claims: int
    documents: int


class Directory:
    """The actors and places of a store at one moment; what is read is kept."""

    def __init__(self, backend: Backend, ontology: Ontology) -> None:
        self._backend, self._ontology = backend, ontology
        self._names: dict[str, Names] = {}

    @cached_property
    def versions(self) -> Mapping[str, str]:
        """The version (SHA-256) of each document, by IRI."""
        found = {value_of(q.subject): value_of(q.object) for q in self._backend.quads(None, KG.version)}
        return dict(sorted(found.items()))

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """For each IRI of an actor or place the entity that stands for it, with all its names."""
        claimed = []
        for quad in self._backend.quads(None, SKOS.prefLabel):
            iri, graph = value_of(quad.subject), value_of(quad.graph_name)
            if graph in self.versions:
                claimed.append(to_entity(Facts(self._backend.quads(iri, graph=graph)), iri, self.versions))
        known = {iri: packed.entity for iri, packed in self._packed.items()}
        return canonical_entities(claimed, known=known, decisions=decisions(self._backend))

    def find(self, name: str, *, kind: str) -> Entity:
        """The entity of that class ("Actor" or "Place") by name, alias, slug or IRI; UnknownActor when there is none.

        A name that was merged into another finds the one that stands for it.
        """
        if kind not in self._names:
            self._names[kind] = self._names_of(kind)
        return self._names[kind].find(name, kind=kind.lower())

    def merged(self, iri: str) -> frozenset[str]:
        """All IRIs that an entity stands for, its own among them."""
        return frozenset(other for other, entity in self.entities.items() if entity.iri == iri) | {iri}

    def counts(self, kind: str) -> Iterator[EntityCount]:
        """The entities of a class at an end of claims, those with most claims first, then by name."""
        claims: Counter[str] = Counter()
        documents: dict[str, set[str]] = defaultdict(set)
        ends: set[tuple[str, str, str]] = set()
        for role in (KG.subject, KG.object):
            for quad in self._backend.quads(None, role):
                graph, iri = value_of(quad.graph_name), value_of(quad.object)
                if graph in self.versions:
                    ends.add((value_of(quad.subject), self.entities[iri].iri, graph))
        for _, iri, graph in ends:
            claims[iri] += 1
            documents[iri].add(graph)
        found = [EntityCount(self.entities[iri], claims[iri], len(documents[iri])) for iri in claims]
        wanted = (count for count in found if self._ontology.is_a(count.entity.type, kind))
        yield from sorted(wanted, key=lambda count: (-count.claims, count.entity.name, count.entity.iri))

    @cached_property
    def _packed(self) -> Mapping[str, PackedEntity]:
        return packed_entities(self._backend.quads(graph=PACKS), self._ontology)

    def _names_of(self, kind: str) -> Names:
        shown = {entity.iri: entity for entity in self.entities.values() if self._ontology.is_a(entity.type, kind)}
        hidden: dict[str, list[str]] = defaultdict(list)
        for iri, packed in self._packed.items():
            hidden[self.entities[iri].iri].extend(packed.hidden)
        for iri, entity in self.entities.items():
            if iri != entity.iri:
                hidden[entity.iri] += [iri, iri.rsplit("/", 1)[-1]]
        return Names(shown.values(), hidden=hidden)
