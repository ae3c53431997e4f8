"""Accepted ties and inferences as RDF, and back: the second and the third layer of the store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import RDF, RDFS

from kg.knowledge.ontology import Ontology
from kg.model import Entity, Interval, Tie
from kg.store.inferred import Inference
from kg.store.quads import Statement, entity_statements, in_graph
from kg.store.records import Facts, local
from kg.store.terms import boolean, decimal, integer, moment, read_moment
from kg.vocab import ACCEPTED, INFERRED, KG, term

_FROM = term("from")


def tie_quads(ties: Iterable[Tie], ontology: Ontology) -> Iterator[Quad]:
    """The quads of graph:accepted: each tie as a direct triple and as a node."""
    statements: dict[Statement, None] = {}
    for tie in ties:
        statements.update(dict.fromkeys(_tie(tie, symmetric=ontology.relations[tie.relation].symmetric)))
    return in_graph(statements, ACCEPTED)


def canonical_quads(entities: Mapping[str, Entity]) -> Iterator[Quad]:
    """For each merged entity the one that stands for it, in graph:accepted, so that queries can follow it."""
    merged = ((iri, entity.iri) for iri, entity in entities.items() if iri != entity.iri)
    return in_graph(((iri, KG.canonical, NamedNode(canonical)) for iri, canonical in merged), ACCEPTED)


def entity_quads(entities: Iterable[Entity], graph: str, *, packed: Collection[str]) -> Iterator[Quad]:
    """The entities that a graph's conclusions are about: the name to show as rdfs:label, and what else is known.

    What packs (``packed``: IRIs) know is not said again: a query's default graph takes in graph:packs, and Oxigraph
    gives a triple that stands in two graphs twice.
    """
    for entity in entities:
        known = () if entity.iri in packed else entity_statements(entity)
        yield from in_graph([(entity.iri, RDFS.label, Literal(entity.name)), *known], graph)


def inference_quads(inferences: Iterable[Inference], ontology: Ontology) -> Iterator[Quad]:
    """The quads of graph:inferred: each conclusion as a direct triple and as a node with its rule and its claims."""
    statements: list[Statement] = []
    for found in inferences:
        # componentOf is a closure, no relation that a claim can have, so the ontology gives it no entry
        symmetric = found.relation in ontology.relations and ontology.relations[found.relation].symmetric
        statements += _direct(found.subject, found.relation, found.object, symmetric=symmetric)
        statements += [
            (found.iri, KG.subject, NamedNode(found.subject)),
            (found.iri, KG.relation, NamedNode(term(found.relation))),
            (found.iri, KG.object, NamedNode(found.object)),
            (found.iri, KG.byRule, Literal(found.rule)),
            *((found.iri, KG.basedOn, NamedNode(basis)) for basis in found.based_on),
        ]
    return in_graph(dict.fromkeys(statements), INFERRED)


def to_ties(quads: Iterable[Quad], entities: Mapping[str, Entity]) -> Iterator[Tie]:
    """The ties of graph:accepted, by subject, relation and object, between the entities of these IRIs."""
    facts = Facts(quads)
    ties = []
    for iri in facts.instances(KG.Tie):
        place = facts.one(iri, KG.place)
        ties.append(
            Tie(
                iri=iri,
                subject=entities[facts.need(iri, KG.subject)],
                relation=local(facts.need(iri, KG.relation)),
                object=entities[facts.need(iri, KG.object)],
                sign=float(facts.need(iri, KG.sign)),
                interval=_interval(facts, iri),
                place=entities[place] if place else None,
                independent_sources=int(facts.need(iri, KG.independentSources)),
                support=float(facts.need(iri, KG.support)),
                counter_support=float(facts.need(iri, KG.counterSupport)),
                contested=facts.need(iri, KG.contested) == "true",
                claims=tuple(facts.all(iri, KG.basedOn)),
                contradicting=tuple(facts.all(iri, KG.contradictedBy)),
            )
        )
    yield from sorted(ties, key=lambda tie: (tie.subject.iri, tie.relation, tie.object.iri))


def to_inferences(quads: Iterable[Quad]) -> Iterator[Inference]:
    """The conclusions of graph:inferred, by subject, relation and object."""
    facts = Facts(quads)
    found = [
        Inference(
            facts.need(iri, KG.subject),
            local(facts.need(iri, KG.relation)),
            facts.need(iri, KG.object),
            facts.need(iri, KG.byRule),
            tuple(facts.all(iri, KG.basedOn)),
        )
        for iri in facts.having(KG.byRule)
    ]
    yield from sorted(found, key=lambda i: (i.subject, i.relation, i.object, i.rule))


def _direct(subject: str, relation: str, value: str, *, symmetric: bool) -> Iterator[Statement]:
    predicate = term(relation)
    yield subject, predicate, NamedNode(value)
    if symmetric:
        yield value, predicate, NamedNode(subject)


def _tie(tie: Tie, *, symmetric: bool) -> Iterator[Statement]:
    iri = tie.iri
    yield from _direct(tie.subject.iri, tie.relation, tie.object.iri, symmetric=symmetric)
    yield iri, RDF.type, NamedNode(KG.Tie)
    yield iri, KG.subject, NamedNode(tie.subject.iri)
    yield iri, KG.relation, NamedNode(term(tie.relation))
    yield iri, KG.object, NamedNode(tie.object.iri)
    yield iri, KG.sign, decimal(tie.sign)
    yield iri, KG.independentSources, integer(tie.independent_sources)
    yield iri, KG.support, decimal(tie.support)
    yield iri, KG.counterSupport, decimal(tie.counter_support)
    yield iri, KG.contested, boolean(tie.contested)
    for entity in (tie.subject, tie.object):
        yield iri, KG.between, NamedNode(entity.iri)
    if tie.place is not None:
        yield iri, KG.place, NamedNode(tie.place.iri)
    if tie.interval is not None:
        yield from _span(iri, tie.interval)
    for claim in tie.claims:
        yield iri, KG.basedOn, NamedNode(claim)
    for claim in tie.contradicting:
        yield iri, KG.contradictedBy, NamedNode(claim)


def _span(iri: str, interval: Interval) -> Iterator[Statement]:
    yield iri, KG.edtf, Literal(interval.edtf)
    for predicate, bound in ((_FROM, interval.earliest_start), (KG.until, interval.latest_end)):
        if bound is not None:
            yield iri, predicate, moment(bound)


def _interval(facts: Facts, iri: str) -> Interval | None:
    edtf = facts.one(iri, KG.edtf)
    if edtf is None:
        return None
    start, end = facts.one(iri, _FROM), facts.one(iri, KG.until)
    return Interval(
        edtf,
        earliest_start=read_moment(start) if start else None,
        latest_end=read_moment(end) if end else None,
    )
