"""Networks of accepted ties: NetworkX graphs, signed graphs, and the coalitions in them; pure functions.

``coalitions`` and ``frustration`` take any signed NetworkX graph and need no store.
"""

from kg.network.graph import to_networkx
from kg.network.partition import CoalitionSet, coalitions, frustration
from kg.network.report import coalition_report, report_json
from kg.network.signed import SignedGraph

__all__ = ["CoalitionSet", "SignedGraph", "coalition_report", "coalitions", "frustration", "report_json", "to_networkx"]
