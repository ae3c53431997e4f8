"""opsroom: a knowledge graph of conflict actors and relations, read from news articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.session import Session

__all__ = ["__version__", "open"]
__version__ = "0.1.0"


def open(path: str | Path = "kg.store") -> Session:
    """The store in a folder, for reading: claims, ties, SPARQL, an rdflib Dataset and a NetworkX graph.

    StoreError when there is no store or another process is writing to it.
    """
    from kg.knowledge.ontology import load_ontology
    from kg.session import Session

    return Session.open(path, ontology=load_ontology())
