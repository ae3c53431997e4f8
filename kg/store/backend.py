"""Where the quads are kept: Oxigraph in a folder or in memory, behind the few operations that the store needs.

A remote SPARQL endpoint can take the same place: nothing above asks for more than ``Backend``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)
from rdflib import Dataset

from kg.errors import StoreError

Answer = QueryBoolean | QuerySolutions | QueryTriples


@dataclass(frozen=True, slots=True)
class Change:
    """A transaction: drop these graphs, remove and add these quads, create these graphs, in this order."""

    drop: tuple[str, ...] = ()
    remove: tuple[Quad, ...] = ()
    add: tuple[Quad, ...] = ()
    create: tuple[str, ...] = ()

    def to_update(self) -> str:
        """The change in SPARQL 1.1 Update; every term in it is written by the serialiser, none by hand."""
        steps = [f"DROP SILENT GRAPH {NamedNode(graph)}" for graph in self.drop]
        steps += [f"DELETE DATA {{ {_blocks(self.remove)} }}"] if self.remove else []
        steps += [f"INSERT DATA {{ {_blocks(self.add)} }}"] if self.add else []
        steps += [f"CREATE SILENT GRAPH {NamedNode(graph)}" for graph in self.create]
        return " ;\n".join(steps)


def _blocks(quads: Iterable[Quad]) -> str:
    graphs: dict[str, list[Triple]] = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name), []).append(quad.triple)
    return "\n".join(f"GRAPH {graph} {{\n{_ntriples(triples)}}}" for graph, triples in graphs.items())


def _ntriples(triples: Iterable[Triple]) -> str:
    data = serialize(triples, format=RdfFormat.N_TRIPLES)
    return data.decode() if data else ""


class Backend(Protocol):
    """Named graphs of quads that change in transactions and answer SPARQL."""

    def quads(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        value: NamedNode | Literal | None = None,
        graph: str | None = None,
    ) -> Iterator[Quad]:
        """The quads that match; None matches anything."""
        ...

    def has_graph(self, graph: str) -> bool:
        """True when the named graph exists, be it empty."""
        ...

    def change(self, change: Change) -> None:
        """Carry out a change: all of it or nothing."""
        ...

    def query(self, query: str, *, default_graph: Iterable[str], prefixes: Mapping[str, str]) -> Answer:
        """The answer to a SPARQL query that has passed the guard (``kg.store.sparql``)."""
        ...

    def dataset(self) -> Dataset:
        """The quads as an rdflib Dataset that reads from the store as it goes."""
        ...

    def close(self) -> None:
        """Let go of the files, so that another process can open them."""
        ...


class OxigraphBackend:
    """Oxigraph on disk (``OxigraphBackend.open``) or in memory."""

    def __init__(self, store: Store | None = None, *, name: str = "the store in memory") -> None:
        self._store = Store() if store is None else store
        self._name = name

    @classmethod
    def open(cls, path: Path, *, read_only: bool) -> OxigraphBackend:
        """The database in a folder; StoreError when another process is writing to it or it cannot be read."""
        with translated(str(path.parent)):
            store = Store.read_only(str(path)) if read_only else Store(str(path))
        return cls(store, name=str(path.parent))

    def quads(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        value: NamedNode | Literal | None = None,
        graph: str | None = None,
    ) -> Iterator[Quad]:
        """The quads that match; None matches anything."""
        nodes = [None if iri is None else NamedNode(iri) for iri in (subject, predicate, graph)]
        with translated(self._name):
            yield from self._store.quads_for_pattern(nodes[0], nodes[1], value, nodes[2])

    def has_graph(self, graph: str) -> bool:
        """True when the named graph exists, be it empty."""
        with translated(self._name):
            return self._store.contains_named_graph(NamedNode(graph))

    def change(self, change: Change) -> None:
        """Carry out a change in one transaction: as one SPARQL update, or as one insertion, which is much faster."""
        with translated(self._name):
            try:
                if change.drop or change.remove or change.create:
                    self._store.update(change.to_update())
                else:
                    self._store.extend(change.add)
            except RuntimeError as error:
                raise StoreError(f"{self._name}: it was opened for reading; open it for writing") from error

    def query(self, query: str, *, default_graph: Iterable[str], prefixes: Mapping[str, str]) -> Answer:
        """The answer to a SPARQL query that has passed the guard (``kg.store.sparql``)."""
        graphs: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(iri) for iri in default_graph]
        with translated(self._name):
            return self._store.query(query, default_graph=graphs, prefixes=dict(prefixes))

    def dataset(self) -> Dataset:
        """The quads as an rdflib Dataset that reads from the store as it goes (oxrdflib)."""
        from oxrdflib import OxigraphStore

        return Dataset(store=OxigraphStore(store=self._store))

    def close(self) -> None:
        """Let go of the files, so that another process can open them; what is asked afterwards finds nothing."""
        self._store = Store()


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turns Oxigraph's errors about files and locks into a StoreError that names the store and a way out."""
    try:
        yield
    except OSError as error:
        if "lock" in str(error).lower():
            reason = "is locked by another process that is writing to it; wait until it ends or use another --store"
        else:
            reason = f"cannot be read: {error}; if another process is writing to it, try again when it has ended"
        raise StoreError(f"{name}: {reason}") from error
