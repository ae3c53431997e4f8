"""Networks of accepted ties: NetworkX graphs, signed graphs, and the coalitions in them; pure functions.

``coalitions`` and ``frustration`` take any signed NetworkX graph and need no store.
"""

from kg.network.graph import to_networkx
from kg.network.optima import Optima
from kg.network.partition import CoalitionSet, coalitions, frustration
from kg.network.report import coalition_report, report_json
from kg.network.signed import SignedGraph
from kg.network.stability import Stability, stability

__all__ = [
    "CoalitionSet",
    "Optima",
    "SignedGraph",
    "Stability",
    "coalition_report",
    "coalitions",
    "frustration",
    "report_json",
    "stability",
    "to_networkx",
]
