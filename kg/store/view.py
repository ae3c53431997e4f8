"""The store as its readers see it: claims, ties, actors, documents and texts as values, SPARQL, and the quads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from pyoxigraph import Quad
from rdflib import Dataset

from kg.errors import StoreError, UsageError
from kg.knowledge.ontology import Ontology
from kg.model import Claim, Entity, Modality, Polarity, Tie
from kg.store.accepted import Context
from kg.store.backend import Backend, OxigraphBackend
from kg.store.conclusions import to_inferences, to_ties
from kg.store.copies import sources
from kg.store.derived import document_graphs, stored_documents
from kg.store.directory import Directory, EntityCount
from kg.store.folder import check_store
from kg.store.inferred import Inference
from kg.store.log import works_of
from kg.store.records import Facts, StoredDocument, to_claims, to_document
from kg.store.selection import Selection
from kg.store.sparql import Result, evaluate
from kg.store.terms import end_of, start_of, value_of
from kg.store.texts import FolderTexts, Texts
from kg.vocab import ACCEPTED, INFERRED, KG, document_iri


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a store holds; ``inferred`` counts conclusions, ``quads`` everything."""

    documents: int
    works: int
    claims: int
    actors: int
    places: int
    ties: int
    contested: int
    inferred: int
    quads: int


class View:
    """Reads a store; ``View.open`` for one on disk, ``Writer.view`` for one that is being written.

    Names of entities are read once, so take a new view after a change.
    """

    def __init__(self, backend: Backend, texts: Texts, *, ontology: Ontology) -> None:
        self._backend, self._texts, self.ontology = backend, texts, ontology

    @classmethod
    def open(cls, path: str | Path, *, ontology: Ontology) -> Self:
        """The view of the store in a folder; StoreError when there is none or another process is writing to it."""
        folder = Path(path)
        check_store(folder)
        backend = OxigraphBackend.open(folder / "db", read_only=True)
        return cls(backend, FolderTexts(folder / "texts"), ontology=ontology)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._backend.close()

    def claims(
        self,
        *,
        actor: str | None = None,
        relation: str | None = None,
        since: date | None = None,
        until: date | None = None,
        source: str | None = None,
        modality: Modality | None = None,
        polarity: Polarity | None = None,
        document: str | None = None,
    ) -> Iterator[Claim]:
        """The claims that meet all conditions, by document and sentence.

        ``actor``: at either end, by name or IRI, with all names merged into it. ``relation``: with those below it.
        ``since``, ``until``: known to hold on at least one day of the span, by its own time or else the day of
        publication. ``source``: the outlet, or anyone in the chain of attribution. ``document``: version or IRI.
        """
        selection = Selection(
            entities=self.all_iris(self.find_actor(actor)) if actor is not None else None,
            relations=self.relations_below(relation) if relation is not None else None,
            since=start_of(since) if since is not None else None,
            until=end_of(until) if until is not None else None,
            source=source,
            modality=modality,
            polarity=polarity,
        )
        graphs = [self._document(document)] if document is not None else document_graphs(self._backend)
        return self._selected(graphs, selection)

    def ties(self) -> Iterator[Tie]:
        """The accepted ties, by subject, relation and object; StoreError when they have not been rebuilt."""
        self._need_conclusions()
        return to_ties(self._backend.quads(graph=ACCEPTED), self._directory.entities)

    def inferred(self) -> Iterator[Inference]:
        """What rules add to the accepted ties, by subject, relation and object; StoreError as for ``ties``."""
        self._need_conclusions()
        return to_inferences(self._backend.quads(graph=INFERRED))

    def context(self) -> Context:
        """What the accepted ties are derived in: canonical entities, days of publication, and independent sources."""
        said = {document: [c.quote for c in to_claims(facts)] for document, facts in stored_documents(self._backend)}
        return Context(
            self.ontology,
            self.entities,
            published={document.version: document.published for document in said},
            sources=sources({document.version: quotes for document, quotes in said.items()}),
        )

    def actors(self) -> Iterator[EntityCount]:
        """The actors that claims speak of, those with most claims first; merged names are counted together."""
        return self._directory.counts("Actor")

    def places(self) -> Iterator[EntityCount]:
        """The places at an end of claims, those with most claims first."""
        return self._directory.counts("Place")

    def documents(self) -> Iterator[StoredDocument]:
        """The documents in the store, by IRI."""
        return (document for document, _ in stored_documents(self._backend))

    @property
    def works(self) -> Mapping[str, str]:
        """Each URL or path that was ingested, in order, and the IRI of its current document."""
        return works_of(self._backend)

    @property
    def entities(self) -> Mapping[str, Entity]:
        """For each IRI of an actor or place the entity that stands for it, with all its names."""
        return self._directory.entities

    def stats(self) -> Stats:
        """How much the store holds."""
        contested = self._backend.quads(None, KG.contested, None, ACCEPTED)
        kinds = Counter(self.ontology.is_a(e.entity.type, "Place") for e in self._directory.counts("ActorOrPlace"))
        return Stats(
            documents=len(document_graphs(self._backend)),
            works=len(self.works),
            claims=sum(1 for _ in self._backend.quads(None, KG.evidence)),
            actors=kinds[False],
            places=kinds[True],
            ties=sum(1 for _ in self._backend.quads(None, KG.independentSources, None, ACCEPTED)),
            contested=sum(value_of(quad.object) == "true" for quad in contested),
            inferred=sum(1 for _ in self._backend.quads(None, KG.byRule, None, INFERRED)),
            quads=sum(1 for _ in self._backend.quads()),
        )

    def text(self, document: str) -> str:
        """The text of a document (version or IRI) that offsets count in; UsageError when the store has no such."""
        iri = self._document(document)
        return self._texts.read(Facts(self._backend.quads(iri, graph=iri)).need(iri, KG.textHash)).decode()

    def find_actor(self, name: str) -> Entity:
        """The actor of that name, alias, slug or IRI, as it is shown; UnknownActor suggests names that come close."""
        return self._directory.find(name, kind="Actor")

    def find_place(self, name: str) -> Entity:
        """The place of that name, alias, slug or IRI; UnknownActor suggests names that come close."""
        return self._directory.find(name, kind="Place")

    def all_iris(self, entity: Entity) -> frozenset[str]:
        """The IRIs of all names that are merged into an entity, its own among them."""
        return self._directory.merged(entity.iri)

    def relations_below(self, relation: str) -> frozenset[str]:
        """The relation and all below it; UsageError suggests names that come close."""
        relations = self.ontology.relations
        if relation not in relations:
            close = get_close_matches(relation, list(relations), n=3)
            hint = f"did you mean {', '.join(close)}?" if close else "the ontology lists them"
            raise UsageError(f"{relation!r} is no relation of the ontology; {hint}")
        return frozenset(name for name, r in relations.items() if relation in (name, *r.ancestors))

    def query(self, query: str) -> Result:
        """The answer to a SPARQL query; its default graph is what is accepted, inferred and known to packs."""
        return evaluate(self._backend, query)

    def dataset(self) -> Dataset:
        """The store as an rdflib Dataset that reads from it as it goes."""
        return self._backend.dataset()

    def quads(self) -> Iterator[Quad]:
        """Every quad of the store, in no order."""
        return self._backend.quads()

    def nquads(self) -> str:
        """Every quad of the store as sorted N-Quads: the same articles give the same bytes."""
        return "".join(sorted(f"{quad} .\n" for quad in self._backend.quads()))

    @cached_property
    def _directory(self) -> Directory:
        return Directory(self._backend, self.ontology)

    def _selected(self, graphs: list[str], selection: Selection) -> Iterator[Claim]:
        for graph in graphs:
            if selection.entities is None or any(self._names(graph, iri) for iri in selection.entities):
                facts = Facts(self._backend.quads(graph=graph))
                document = to_document(facts)
                yield from (claim for claim in to_claims(facts) if selection.takes(claim, document))

    def _names(self, graph: str, entity: str) -> bool:
        """True when the document speaks of the entity."""
        return any(True for _ in self._backend.quads(entity, None, None, graph))

    def _document(self, document: str) -> str:
        """The IRI of a document of the store, from its IRI or version."""
        iri = document if ":" in document else document_iri(document)
        if iri not in self._directory.versions:
            raise UsageError(f"{document}: no such document in the store; it may have been replaced or withdrawn")
        return iri

    def _need_conclusions(self) -> None:
        if not self._backend.has_graph(ACCEPTED) and any(True for _ in self._backend.quads(None, KG.textHash)):
            raise StoreError(
                "the accepted ties of this store were not rebuilt after its last change, which was interrupted; "
                "run `kg ingest` on any article again"
            )
