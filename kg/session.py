"""What ``kg.open`` gives to Python users: the view of a store, and its network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.store import View

if TYPE_CHECKING:
    import networkx as nx


class Session(View):
    """A store opened for reading; close it with ``with``, or leave it to the end of the program."""

    def graph(self) -> nx.MultiDiGraph:
        """The accepted ties as a NetworkX multigraph (``kg.network.graph.to_networkx`` says what it carries)."""
        from kg.network.graph import to_networkx

        return to_networkx(self.ties())
