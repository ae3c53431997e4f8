"""A small war of our own making: builders of entities, claims and ties with every detail that matters spelled out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pytest

from kg.knowledge.ontology import Ontology, load_ontology
from kg.model import Attribution, Claim, Entity, Interval, Mention, Modality, Polarity, Span, Tie
from kg.network.ground import Ground
from kg.network.windows import Window
from kg.store.accepted import Context
from kg.vocab import document_iri


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load_ontology()


@dataclass(frozen=True)
class Page:
    """A stored document, as far as the network needs one."""

    version: str
    path: str
    published: date | None = None

    @property
    def iri(self) -> str:
        return document_iri(self.version)


MakeClaim = Callable[..., Claim]
MakeTie = Callable[..., Tie]


@pytest.fixture
def page() -> type[Page]:
    return Page


@pytest.fixture
def claim(ontology: Ontology) -> MakeClaim:
    def make(
        iri: str,
        subject: Entity,
        relation: str,
        object_: Entity,
        *,
        document: str = "d1",
        start: int = 0,
        polarity: Polarity = Polarity.AFFIRMED,
        modality: Modality = Modality.ACTUAL,
        said_by: str | None = None,
        confidence: float = 0.9,
        place: Entity | None = None,
        time: Interval | None = None,
    ) -> Claim:
        quote = f"Sentence {start} of {document}."

        def mention(entity: Entity) -> Mention:
            return Mention(Span(start, start + 1), entity.name, entity)

        return Claim(
            iri=iri,
            document=document,
            relation=relation,
            sign=ontology.relations[relation].sign,
            subject=mention(subject),
            object=mention(object_),
            polarity=polarity,
            modality=modality,
            attribution=(Attribution(said_by, f"source:{said_by}"),) if said_by else (),
            evidence=Span(start, start + len(quote)),
            quote=quote,
            confidence=confidence,
            rule="test",
            place=mention(place) if place else None,
            time=time,
        )

    return make


@pytest.fixture
def ground(ontology: Ontology) -> Callable[..., Ground]:
    """The ground of claims; ``published`` gives the days of documents, ``copies`` what a document is a copy of."""

    def make(
        claims: Iterable[Claim],
        *,
        published: Mapping[str, date] | None = None,
        copies: Mapping[str, str] | None = None,
        window: Window | None = None,
    ) -> Ground:
        held = list(claims)
        days = dict.fromkeys((c.document for c in held), None) | dict(published or {})
        pages = [Page(version, f"{version}.txt", day) for version, day in days.items()]
        return Ground.of_claims(held, pages, Context(ontology, {}, days, copies or {}), window=window)

    return make


@pytest.fixture
def tie(ontology: Ontology) -> MakeTie:
    def make(
        subject: Entity,
        relation: str,
        object_: Entity,
        *claims: str,
        sources: int = 1,
        interval: Interval | None = None,
        against: tuple[str, ...] = (),
    ) -> Tie:
        return Tie(
            iri=f"tie:{subject.iri}-{relation}-{object_.iri}",
            subject=subject,
            relation=relation,
            object=object_,
            sign=ontology.relations[relation].sign,
            interval=interval,
            place=None,
            independent_sources=sources,
            support=0.9,
            counter_support=0.6 if against else 0.0,
            contested=bool(against),
            claims=claims,
            contradicting=against,
        )

    return make
