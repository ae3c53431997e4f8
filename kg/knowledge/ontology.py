"""The ontology as frozen values: classes with their hierarchy, relations with sign, family and symmetry."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from rdflib import URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.errors import KnowledgeError
from kg.resources import read_data
from kg.vocab import KG

FAMILIES = frozenset({"hostility", "alliance", "control", "movement", "leadership", "lineage", "place", "other"})
ENDS = frozenset({"Actor", "Place", "ActorOrPlace"})


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of the ontology, in its canonical direction.

    ``sign`` runs from -1 (hostile) to 1 (allied), 0 when it says nothing of the kind. ``ancestors`` holds all
    super-relations, nearest first. ``domain`` and ``range`` are "Actor", "Place", or "ActorOrPlace" (local names):
    what was attacked is a place when the text names no victim. ``family`` is one of hostility, alliance, control,
    movement, leadership, lineage, place, other. ``plover`` is a root of the PLOVER event types, None for a state.
    A ``bodily`` relation is suffered by human beings: "killed", "detained".
    """

    name: str
    label: str
    definition: str
    sign: float
    symmetric: bool
    family: str
    ancestors: tuple[str, ...]
    domain: str
    range: str
    plover: str | None
    bodily: bool = False


@dataclass(frozen=True)
class Ontology:
    """Classes (local name to all ancestors, nearest first) and relations (by local name), both in sorted order."""

    classes: Mapping[str, tuple[str, ...]]
    relations: Mapping[str, Relation]
    fingerprint: str

    def is_a(self, type_: str, ancestor: str) -> bool:
        """True when class ``type_`` is ``ancestor`` or below it."""
        return type_ == ancestor or ancestor in self.classes[type_]


def load_ontology() -> Ontology:
    """The shipped ontology/conflict.ttl as frozen values."""
    return read_ontology(read_data("ontology", "conflict.ttl"), name="ontology/conflict.ttl")


def read_ontology(turtle: str, *, name: str = "ontology") -> Ontology:
    """The classes and relations of an ontology in Turtle; KnowledgeError names the term that cannot be used.

    A relation is a property with a kg:sign. Inverses and closures have none, and are no part of the result.
    """
    facts = _Facts.from_turtle(turtle, name=name)
    classes = {c: facts.ancestors(c, RDFS.subClassOf) for c in facts.terms(RDF.type, OWL.Class)}
    relations = {r: facts.relation(r) for r in facts.terms(KG.sign)}
    fingerprint = hashlib.sha256(turtle.encode()).hexdigest()
    return Ontology(MappingProxyType(classes), MappingProxyType(relations), fingerprint)


@dataclass(frozen=True)
class _Facts:
    """The triples about the ontology's own terms: (local name, predicate IRI) to the values, sorted.

    Values in the ontology's namespace are local names too; other IRIs and literals are their plain strings.
    """

    name: str
    values: Mapping[tuple[str, str], tuple[str, ...]]

    @classmethod
    def from_turtle(cls, turtle: str, *, name: str) -> _Facts:
        found: dict[tuple[str, str], set[str]] = {}
        try:
            for quad in parse(turtle, format=RdfFormat.TURTLE):
                if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                    key = (_local(quad.subject.value), quad.predicate.value)
                    found.setdefault(key, set()).add(_local(quad.object.value))
        except SyntaxError as error:
            raise KnowledgeError(f"{name}, line {error.lineno}: not Turtle: {error.msg}") from error
        return cls(name, {key: tuple(sorted(found[key])) for key in sorted(found)})

    def all(self, term: str, predicate: URIRef) -> tuple[str, ...]:
        """All values of a term's property."""
        return self.values.get((term, str(predicate)), ())

    def one(self, term: str, predicate: URIRef) -> str:
        """The only value of a term's property."""
        values = self.all(term, predicate)
        if len(values) != 1:
            raise KnowledgeError(f"{self.name}: {term} needs exactly one {predicate.fragment}, it has {len(values)}")
        return values[0]

    def choice(self, term: str, predicate: URIRef, *, among: frozenset[str]) -> str:
        """The only value of a term's property, which must be one of ``among``."""
        value = self.one(term, predicate)
        if value not in among:
            raise KnowledgeError(
                f"{self.name}: {term} has {predicate.fragment} {value!r}, which is none of {', '.join(sorted(among))}"
            )
        return value

    def terms(self, predicate: URIRef, value: URIRef | None = None) -> tuple[str, ...]:
        """The ontology's own terms that have the property, with that value when one is given; sorted."""
        having = (t for t, p in self.values if p == str(predicate) and _is_own(t))
        return tuple(t for t in having if value is None or str(value) in self.all(t, predicate))

    def ancestors(self, term: str, predicate: URIRef) -> tuple[str, ...]:
        """The ontology's own terms above a term, nearest first; terms equally near are sorted."""
        found: dict[str, None] = {}
        level = [term]
        while level:
            above = sorted({a for t in level for a in self.all(t, predicate) if _is_own(a)})
            level = [a for a in above if a not in found and a != term]
            found.update(dict.fromkeys(level))
        return tuple(found)

    def relation(self, term: str) -> Relation:
        """A relation with all that the ontology says of it."""
        above = self.ancestors(term, RDFS.subPropertyOf)
        return Relation(
            name=term,
            label=self.one(term, RDFS.label),
            definition=self.one(term, SKOS.definition),
            sign=self.sign(term),
            symmetric=str(OWL.SymmetricProperty) in self.all(term, RDF.type),
            family=self.choice(term, KG.family, among=FAMILIES),
            ancestors=tuple(a for a in above if self.all(a, KG.sign)),
            domain=self.choice(term, RDFS.domain, among=ENDS),
            range=self.choice(term, RDFS.range, among=ENDS),
            plover=self.one(term, KG.plover) if self.all(term, KG.plover) else None,
            bodily=self.all(term, KG.bodily) == ("true",),
        )

    def sign(self, term: str) -> float:
        """The sign of a relation, from -1 to 1."""
        text = self.one(term, KG.sign)
        try:
            sign = float(text)
        except ValueError:
            sign = float("nan")
        if not -1 <= sign <= 1:
            raise KnowledgeError(f"{self.name}: {term} has sign {text!r}, which is no number from -1 to 1")
        return sign


def _local(iri: str) -> str:
    """The local name of an ontology term; any other IRI or text as it is."""
    return iri.removeprefix(str(KG._NS))


def _is_own(name: str) -> bool:
    """True for a local name of the ontology, False for the IRI of another vocabulary's term."""
    return ":" not in name
