"""Whether what a store holds has the shape that ``ontology/shapes.ttl`` asks for (SHACL).

The union of all graphs is validated, because a tie of one graph stands on claims of others. The ontology goes in with
it: the shapes ask for classes, and for what the ontology says of a relation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from kg.resources import read_data
from kg.vocab import PREFIXES


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is not as it must be.

    ``focus`` is the IRI of the node, ``path`` the property with prefixes ("kg:confidence", "" for the node as a
    whole), ``value`` what stands there ("" when something is missing), ``message`` what should be the case, and
    ``severity`` "Violation" (a fault) or "Warning" (a doubtful reading).
    """

    focus: str
    path: str
    value: str
    message: str
    severity: str


def violations(quads: Iterable[Quad]) -> tuple[Violation, ...]:
    """What is wrong with the union of the quads, sorted and each thing once; empty when all is as it must be."""
    from shacl import Shapes

    shapes = Shapes.from_turtle(read_data("ontology", "shapes.ttl"))
    report = shapes.validate_text(_union(quads), format="ntriples")
    found = {
        Violation(
            focus=result.focus_node.strip("<>"),
            path=_short(result.path or ""),
            value="" if result.value == result.focus_node else result.value_plain or "",
            message=result.message or result.component,
            severity=result.severity,
        )
        for result in report.results
    }
    return tuple(sorted(found))


def _union(quads: Iterable[Quad]) -> str:
    """The triples of all graphs and of the ontology, as N-Triples."""
    ontology = parse(read_data("ontology", "conflict.ttl"), format=RdfFormat.TURTLE)
    triples = (Triple(quad.subject, quad.predicate, quad.object) for source in (quads, ontology) for quad in source)
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()


def _short(path: str) -> str:
    """A property path with the project's prefixes instead of whole IRIs."""

    def shorten(found: re.Match[str]) -> str:
        iri = found[1]
        known = (f"{prefix}:{iri.removeprefix(base)}" for prefix, base in PREFIXES.items() if iri.startswith(base))
        return min(known, key=len, default=found[0])

    return re.sub(r"<([^>]*)>", shorten, path)
