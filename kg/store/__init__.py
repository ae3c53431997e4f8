"""The store: what documents say, what is accepted of it, and what follows; kept as RDF, each layer in its own graphs.

``Writer`` changes a store, ``View`` reads one. Both work over Oxigraph in a folder or in memory.
"""

from __future__ import annotations

from kg.store.view import View
from kg.store.writer import Writer

__all__ = ["View", "Writer"]
