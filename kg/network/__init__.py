"""Networks of accepted ties: NetworkX graphs, signed graphs, and the coalitions in them; pure functions.

``coalitions``, ``frustration``, ``balance``, ``brokers`` and ``predict`` take any signed NetworkX graph, and no store.
"""

from kg.network.brokerage import brokers
from kg.network.expected import predict
from kg.network.graph import to_networkx
from kg.network.optima import Optima
from kg.network.partition import CoalitionSet, coalitions, frustration
from kg.network.report import coalition_report, report_json
from kg.network.signed import SignedGraph
from kg.network.stability import Stability, stability
from kg.network.triads import balance

__all__ = [
    "CoalitionSet",
    "Optima",
    "SignedGraph",
    "Stability",
    "balance",
    "brokers",
    "coalition_report",
    "coalitions",
    "frustration",
    "predict",
    "report_json",
    "stability",
    "to_networkx",
]
