"""What the graph of a document holds, read back into values: the inverse of ``kg.store.quads``.

``to_claims`` gives back claims equal to those that were written, provided that an entity has the same names wherever
the document speaks of it; aliases come back sorted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from kg.model import Attribution, Claim, Entity, Interval, Mention, Modality, Polarity, Span
from kg.store.quads import BOUNDS
from kg.store.terms import read_moment
from kg.vocab import KG, OA

_NAMESPACE = str(KG._NS)


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document version as the store knows it: its metadata, the works it is the current version of, its claims.

    ``works`` are URLs or paths, sorted; ``run`` is the IRI of the reading that is in force.
    """

    iri: str
    version: str
    title: str | None
    author: str | None
    outlet: str | None
    published: date | None
    media_type: str
    text_hash: str
    run: str
    works: tuple[str, ...]
    claims: int

    @property
    def path(self) -> str:
        """The first URL or path that the document came by; its IRI when none is known."""
        return self.works[0] if self.works else self.iri


class Facts:
    """Statements grouped by subject and predicate; values are IRIs or lexical forms, sorted."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._values: dict[str, dict[str, list[str]]] = {}
        for quad in quads:
            subject, value = quad.subject, quad.object
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                facts = self._values.setdefault(subject.value, {})
                facts.setdefault(quad.predicate.value, []).append(value.value)

    def all(self, subject: str, predicate: str) -> list[str]:
        """Every value, sorted; empty when there is none."""
        return sorted(self._values.get(subject, {}).get(str(predicate), ()))

    def one(self, subject: str, predicate: str) -> str | None:
        """The value (the first in order, if there are several), or None."""
        return min(self._values.get(subject, {}).get(str(predicate), ()), default=None)

    def need(self, subject: str, predicate: str) -> str:
        """The value of a property that is always there."""
        value = self.one(subject, predicate)
        if value is None:
            raise KeyError(f"{subject} has no {predicate}")
        return value

    def instances(self, class_: str) -> list[str]:
        """The subjects of that class, sorted."""
        return sorted(s for s, facts in self._values.items() if str(class_) in facts.get(str(RDF.type), ()))

    def having(self, predicate: str) -> list[str]:
        """The subjects that have the property, sorted."""
        return sorted(s for s, facts in self._values.items() if str(predicate) in facts)


def local(iri: str) -> str:
    """The name of an ontology term without its namespace."""
    return iri.removeprefix(_NAMESPACE)


def to_claims(facts: Facts) -> Iterator[Claim]:
    """The claims of one document's graph, in the order of their sentences."""
    versions = {iri: facts.need(iri, KG.version) for iri in facts.instances(KG.Document)}
    entities: dict[str, Entity] = {}
    claims = [_claim(facts, iri, versions, entities) for iri in facts.instances(KG.Claim)]
    yield from sorted(claims, key=lambda claim: (claim.evidence, claim.iri))


def to_document(facts: Facts, works: Iterable[str] = ()) -> StoredDocument:
    """The metadata of one document's graph, with the works it is the current version of."""
    (iri,) = facts.instances(KG.Document)
    published = facts.one(iri, KG.published)
    return StoredDocument(
        iri=iri,
        version=facts.need(iri, KG.version),
        title=facts.one(iri, DCTERMS.title),
        author=facts.one(iri, KG.author),
        outlet=facts.one(iri, KG.outlet),
        published=date.fromisoformat(published) if published else None,
        media_type=facts.need(iri, DCTERMS["format"]),
        text_hash=facts.need(iri, KG.textHash),
        run=facts.instances(KG.Run)[0],
        works=tuple(sorted(works)),
        claims=len(facts.instances(KG.Claim)),
    )


def to_entity(facts: Facts, iri: str, versions: Mapping[str, str]) -> Entity:
    """An actor or place from its statements; ``versions`` gives the version of the document a generic one lives in."""
    home = facts.one(iri, KG.inDocument)
    types = [local(value) for value in facts.all(iri, RDF.type) if value.startswith(_NAMESPACE)]
    return Entity(
        iri=iri,
        name=facts.need(iri, SKOS.prefLabel),
        type=types[0],
        aliases=tuple(facts.all(iri, SKOS.altLabel)),
        document=versions[home] if home else None,
    )


def _claim(facts: Facts, iri: str, versions: Mapping[str, str], entities: dict[str, Entity]) -> Claim:
    def mention(role: str, mention_role: str) -> Mention | None:
        entity, fragment = facts.one(iri, role), facts.one(iri, mention_role)
        if entity is None or fragment is None:
            return None
        if entity not in entities:
            entities[entity] = to_entity(facts, entity, versions)
        return Mention(_span(facts, fragment), facts.need(fragment, OA.exact), entities[entity])

    sentence = facts.need(iri, KG.evidence)
    return Claim(
        iri=iri,
        document=versions[facts.need(iri, KG.inDocument)],
        relation=local(facts.need(iri, KG.relation)),
        sign=float(facts.need(iri, KG.sign)),
        subject=mention(KG.subject, KG.subjectMention),
        object=mention(KG.object, KG.objectMention),
        polarity=Polarity(local(facts.need(iri, KG.polarity)).lower()),
        modality=Modality(local(facts.need(iri, KG.modality)).lower()),
        attribution=_attribution(facts, iri),
        evidence=_span(facts, sentence),
        quote=facts.need(sentence, OA.exact),
        confidence=float(facts.need(iri, KG.confidence)),
        rule=facts.need(iri, KG.rule),
        place=mention(KG.place, KG.placeMention),
        time=to_interval(facts, iri),
        quantity=facts.one(iri, KG.quantity),
    )


def _span(facts: Facts, fragment: str) -> Span:
    return Span(int(facts.need(fragment, OA.start)), int(facts.need(fragment, OA.end)))


def _attribution(facts: Facts, claim: str) -> tuple[Attribution, ...]:
    links = sorted(facts.all(claim, KG.attribution), key=lambda link: int(facts.need(link, KG.position)))
    return tuple(Attribution(facts.need(link, RDFS.label), facts.need(link, KG.source)) for link in links)


def to_interval(facts: Facts, iri: str) -> Interval | None:
    """The interval on a claim, or None."""
    edtf = facts.one(iri, KG.edtf)
    if edtf is None:
        return None
    values = {field: facts.one(iri, predicate) for field, predicate in BOUNDS}
    return Interval(edtf, **{field: read_moment(value) for field, value in values.items() if value is not None})
