"""An invented war in four documents, the second a copy of the first: literal claims with their sentences."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

from kg.model import (
    Attribution,
    Claim,
    Details,
    Document,
    Entity,
    Interval,
    Mention,
    Modality,
    Polarity,
    Reading,
    Run,
    Span,
)
from kg.vocab import actor_iri, claim_iri, place_iri, run_iri, source_iri

SIGNS = {
    "alliedWith": 1.0,
    "attacked": -1.0,
    "controls": 0.0,
    "fights": -1.0,
    "hostileTo": -1.0,
    "killed": -1.0,
    "leads": 0.0,
    "memberOf": 1.0,
    "pledgedAllegianceTo": 1.0,
    "splitFrom": 0.0,
    "supports": 0.8,
    "truceWith": 0.3,
}


def actor(name: str, type_: str = "ArmedGroup", *aliases: str) -> Entity:
    """A named actor."""
    return Entity(actor_iri(name), name, type_, aliases)


FALCONS = actor("Falcon Brigade", "ArmedGroup", "Falcons")
LANTERN = actor("Lantern Movement")
SALT = actor("Salt Guard")
IRON = actor("Iron Column")
ROOM = actor("Northern Operations Room", "OperationsRoom")
FRONT = actor("River Front", "UmbrellaGroup")
OLDEMAR = actor("Oldemar", "Government")
DOL = actor("Marek Dol", "Person")
TARSIN = Entity(place_iri("Tarsin"), "Tarsin", "Settlement")
VELM = Entity(place_iri("Velm"), "Velm", "Settlement")
ACTORS = (FALCONS, LANTERN, SALT, IRON, ROOM, FRONT, OLDEMAR, DOL)

THURSDAY = Interval(
    "2014-02-27",
    datetime(2014, 2, 27, tzinfo=UTC),
    datetime(2014, 2, 27, 23, 59, 59, tzinfo=UTC),
    datetime(2014, 2, 27, tzinfo=UTC),
    datetime(2014, 2, 27, 23, 59, 59, tzinfo=UTC),
)


class Draft:
    """An article in the making: claims are added with their sentences, which become the text."""

    def __init__(self, name: str, *, outlet: str, published: date | None, reader: str = "reader 1") -> None:
        self.work, self.reader = f"/articles/{name}.txt", reader
        self.details = Details(title=name.title(), outlet=outlet, published=published)
        self.text = name.title() + "\n"
        self._drafts: list[Claim] = []

    def says(
        self, sentence: str, subject: Entity | None, relation: str, object_: Entity | None, **fields: object
    ) -> Draft:
        """The same draft with one claim more; a repeated sentence is written once."""
        if sentence not in self.text:
            self.text += sentence + "\n"
        start = self.text.index(sentence)

        def mention(entity: Entity | None) -> Mention | None:
            if entity is None:
                return None
            word = entity.name if entity.name in sentence else str(fields["mentioned"])
            at = start + sentence.index(word)
            return Mention(Span(at, at + len(word)), word, entity)

        claim = Claim(
            iri=claim_iri(
                [self.work, sentence, relation, subject.name if subject else "", object_.name if object_ else ""]
            ),
            document="",
            relation=relation,
            sign=SIGNS[relation],
            subject=mention(subject),
            object=mention(object_),
            polarity=Polarity(fields.get("polarity", "affirmed")),
            modality=Modality(fields.get("modality", "actual")),
            attribution=tuple(Attribution(name, source_iri(name)) for name in fields.get("attribution", ())),
            evidence=Span(start, start + len(sentence)),
            quote=sentence,
            confidence=fields.get("confidence", 0.8),
            rule="test",
            place=mention(fields.get("place")),
            time=fields.get("time"),
            quantity=fields.get("quantity"),
        )
        self._drafts.append(claim)
        return self

    def reading(self) -> Reading:
        """The finished article as its reader read it."""
        version = hashlib.sha256(self.text.encode()).hexdigest()
        document = Document(version, self.work, self.work, "text/plain", self.text, self.details, ())
        run = Run(run_iri([version, self.reader]), version, self.reader, "model", "m1", "k1", self.details)
        claims = [replace(claim, document=version, iri=claim_iri([version, claim.iri])) for claim in self._drafts]
        return Reading(document, run, tuple(sorted(claims, key=lambda claim: (claim.evidence, claim.iri))))


def _pact(draft: Draft) -> Draft:
    """What the wire reports; its copy says the same."""
    joined = "On Thursday the Falcon Brigade and the Lantern Movement joined the Northern Operations Room in Tarsin."
    return (
        draft.says(joined, FALCONS, "memberOf", ROOM, place=TARSIN, time=THURSDAY)
        .says(joined, LANTERN, "memberOf", ROOM, place=TARSIN, time=THURSDAY)
        .says(
            "The Northern Operations Room was set up to fight the Iron Column.",
            ROOM,
            "fights",
            IRON,
            modality="intended",
        )
        .says(
            "Fighters of the Falcon Brigade attacked the Iron Column in Tarsin.",
            FALCONS,
            "attacked",
            IRON,
            place=TARSIN,
        )
        .says("Oldemar sends rifles to the Falcon Brigade.", OLDEMAR, "supports", FALCONS)
        .says("The Lantern Movement attacked the Iron Column.", LANTERN, "attacked", IRON)
    )


def wire() -> Draft:
    return _pact(Draft("wire", outlet="Harbor Wire", published=date(2014, 2, 28)))


def copy() -> Draft:
    return _pact(Draft("copy", outlet="Valley Post", published=date(2014, 3, 1)))


def gazette() -> Draft:
    allied = "The Falcon Brigade is allied with the Salt Guard, its spokesman told the Hill Radio."
    return (
        Draft("gazette", outlet="Hill Gazette", published=date(2014, 3, 2))
        .says(allied, FALCONS, "alliedWith", SALT, attribution=("Hill Radio", "spokesman"), place=None)
        .says(
            "In Tarsin the Salt Guard is allied with the Lantern Movement.", SALT, "alliedWith", LANTERN, place=TARSIN
        )
        .says("Men of the Lantern Movement attacked the Salt Guard in Velm.", LANTERN, "attacked", SALT, place=VELM)
        .says("Marek Dol leads the Falcon Brigade.", DOL, "leads", FALCONS)
        .says("The Falcon Brigade belongs to the River Front.", FALCONS, "memberOf", FRONT)
        .says("The Iron Column controls Velm.", IRON, "controls", VELM)
        .says(
            "The Salt Guard pledged allegiance to the Iron Column.", SALT, "pledgedAllegianceTo", IRON, confidence=0.9
        )
        .says("Oldemar also backed the Iron Column.", OLDEMAR, "supports", IRON)
        .says("The Salt Guard broke away from the River Front.", SALT, "splitFrom", FRONT)
    )


def daily() -> Draft:
    gunmen = Entity("", "gunmen", "UnnamedGroup")
    draft = (
        Draft("daily", outlet="Blue Daily", published=date(2014, 3, 5))
        .says(
            "The Salt Guard never swore loyalty to the Iron Column.",
            SALT,
            "pledgedAllegianceTo",
            IRON,
            polarity="denied",
            attribution=("Salt Guard",),
        )
        .says("The Lantern Movement and the Salt Guard agreed a truce.", LANTERN, "truceWith", SALT)
        .says("Three men were killed in Velm, among them Marek Dol.", None, "killed", DOL, place=VELM, quantity="3")
        .says("The Salt Guard may join the Northern Operations Room.", SALT, "memberOf", ROOM, modality="possible")
    )
    return draft.says(
        "Some gunmen attacked Velm.", replace(gunmen, iri=actor_iri("gunmen", "0" * 64)), "attacked", VELM
    )


def readings() -> tuple[Reading, ...]:
    """The four articles as they were read; the gunmen live in the one that speaks of them."""
    last = daily().reading()
    home = actor_iri("gunmen", last.document.version)

    def settle(claim: Claim) -> Claim:
        if claim.subject is None or claim.subject.entity.name != "gunmen":
            return claim
        generic = replace(claim.subject.entity, iri=home, document=last.document.version)
        return replace(claim, subject=replace(claim.subject, entity=generic))

    settled = replace(last, claims=tuple(map(settle, last.claims)))
    return (wire().reading(), copy().reading(), gazette().reading(), settled)
