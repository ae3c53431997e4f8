"""A small war made up for the tests: three coalitions, a dispute, and names that would break careless writers."""

from datetime import UTC, date, datetime

from kg.export.snapshot import Snapshot
from kg.knowledge.ontology import Ontology, Relation
from kg.model import (
    Attribution,
    Claim,
    Coalition,
    CoalitionReport,
    Entity,
    Evidence,
    Interval,
    Mention,
    Modality,
    Opponent,
    Polarity,
    Span,
    Tie,
)
from kg.store.records import StoredDocument
from kg.vocab import actor_iri, claim_iri, document_iri, place_iri, source_iri, tie_iri

HOSTILE_NAME = "</script><script>alert(1)</script> \"Brigade\" & 'Sons' $x$ \\"
VERSIONS = {"courier": "a1" * 32, "herald": "b2" * 32, "gazette": "c3" * 32}


def relation(name, sign, family, *, symmetric=False, range_="Actor"):
    return Relation(name, name, f"{name}.", sign, symmetric, family, (), "Actor", range_, None)


ONTOLOGY = Ontology(
    classes={
        "Actor": (),
        "Organization": ("Actor",),
        "ArmedGroup": ("Organization", "Actor"),
        "UmbrellaGroup": ("ArmedGroup", "Organization", "Actor"),
        "StateForce": ("ArmedGroup", "Organization", "Actor"),
        "Coalition": ("Organization", "Actor"),
        "OperationsRoom": ("Coalition", "Organization", "Actor"),
        "Person": ("Actor",),
        "UnnamedGroup": ("Actor",),
        "Place": (),
        "Settlement": ("Place",),
    },
    relations={
        r.name: r
        for r in (
            relation("alliedWith", 1.0, "alliance", symmetric=True),
            relation("cooperatesWith", 0.8, "alliance", symmetric=True),
            relation("supports", 0.8, "alliance"),
            relation("memberOf", 1.0, "alliance"),
            relation("truceWith", 0.3, "alliance", symmetric=True),
            relation("fights", -1.0, "hostility", symmetric=True),
            relation("attacked", -1.0, "hostility"),
            relation("accused", -0.5, "hostility"),
            relation("leads", 0.0, "leadership"),
            relation("splitFrom", 0.0, "lineage"),
            relation("controls", 0.0, "control", range_="Place"),
        )
    },
    fingerprint="test",
)

TYPES = {
    "Northern Operations Room": "OperationsRoom",
    "Valley Front": "UmbrellaGroup",
    "Army of the Republic": "StateForce",
    "General Idris Karam": "Person",
    "Saltmarsh": "Settlement",
    "villagers": "UnnamedGroup",
}


def entity(name):
    if name == "villagers":
        return Entity(actor_iri(name, VERSIONS["courier"]), name, "UnnamedGroup", (), VERSIONS["courier"])
    type_ = TYPES.get(name, "ArmedGroup")
    aliases = ("Lantern Men",) if name == "Lantern Brigade" else ()
    return Entity(place_iri(name) if type_ == "Settlement" else actor_iri(name), name, type_, aliases)


def claim(subject, relation_, object_, quote, *, paper="courier", start=0, sources=(), denied=False, confidence=0.8):
    polarity = Polarity.DENIED if denied else Polarity.AFFIRMED

    def mention(name, at):
        return Mention(Span(start + at, start + at + len(name)), name, entity(name))

    return Claim(
        iri=claim_iri([subject, relation_, object_, quote, paper]),
        document=VERSIONS[paper],
        relation=relation_,
        sign=ONTOLOGY.relations[relation_].sign,
        subject=mention(subject, 0),
        object=mention(object_, len(subject) + 1),
        polarity=polarity,
        modality=Modality.ACTUAL,
        attribution=tuple(Attribution(name, source_iri(name)) for name in sources),
        evidence=Span(start, start + len(quote)),
        quote=quote,
        confidence=confidence,
        rule="test",
        time=Interval("2014-02-03", *[datetime(2014, 2, 3, tzinfo=UTC)] * 2) if relation_ == "attacked" else None,
    )


def tie(claims, *, sources=1, support=0.55, against=(), interval=None):
    first = claims[0]
    return Tie(
        iri=tie_iri([first.subject.entity.iri, first.relation, first.object.entity.iri]),
        subject=first.subject.entity,
        relation=first.relation,
        object=first.object.entity,
        sign=first.sign,
        interval=interval,
        place=None,
        independent_sources=sources,
        support=support,
        counter_support=0.5 if against else 0.0,
        contested=bool(against),
        claims=tuple(sorted(c.iri for c in claims)),
        contradicting=tuple(sorted(c.iri for c in against)),
    )


ROOM = "Northern Operations Room"
FEBRUARY = Interval(
    "2014-02",
    datetime(2014, 2, 1, tzinfo=UTC),
    datetime(2014, 2, 28, tzinfo=UTC),
    datetime(2014, 3, 1, tzinfo=UTC),
    datetime(2014, 3, 31, tzinfo=UTC),
)
FACTS = [
    ("Lantern Brigade", "memberOf", ROOM, "courier", 2, 0.91, None),
    ("Valley Front", "memberOf", ROOM, "courier", 2, 0.91, None),
    ("River Guards", "memberOf", ROOM, "courier", 2, 0.91, None),
    ("Lantern Brigade", "alliedWith", "Valley Front", "courier", 3, 0.97, FEBRUARY),
    ("Valley Front", "cooperatesWith", "River Guards", "herald", 1, 0.6, None),
    ("Quarry Battalion", "memberOf", "Valley Front", "herald", 1, 0.7, None),
    ("Orchard Battalion", "memberOf", "Valley Front", "herald", 1, 0.7, None),
    ("General Idris Karam", "leads", "Army of the Republic", "gazette", 1, 0.8, None),
    ("Army of the Republic", "cooperatesWith", "Harbour Militia", "gazette", 2, 0.88, None),
    ("Harbour Militia", "alliedWith", HOSTILE_NAME, "gazette", 1, 0.6, None),
    ("Army of the Republic", "attacked", "Lantern Brigade", "courier", 4, 0.99, FEBRUARY),
    ("Lantern Brigade", "fights", "Army of the Republic", "herald", 2, 0.9, None),
    ("Army of the Republic", "attacked", "River Guards", "gazette", 1, 0.65, None),
    ("Valley Front", "attacked", HOSTILE_NAME, "herald", 1, 0.6, None),
    ("Harbour Militia", "fights", "Valley Front", "courier", 2, 0.8, None),
    ("Red Dune Fighters", "fights", "River Guards", "courier", 2, 0.82, None),
    ("Red Dune Fighters", "splitFrom", "Lantern Brigade", "herald", 1, 0.7, None),
    ("Red Dune Fighters", "accused", "Harbour Militia", "gazette", 1, 0.6, None),
    ("Army of the Republic", "controls", "Saltmarsh", "gazette", 1, 0.7, None),
    ("Red Dune Fighters", "attacked", "villagers", "courier", 1, 0.7, None),
]
COALITIONS = [
    ("coalition:1", ROOM, "declared", ("Lantern Brigade", "River Guards", "Valley Front")),
    ("coalition:2", "Valley Front", "declared", ("Orchard Battalion", "Quarry Battalion")),
    (
        "coalition:3",
        "Army of the Republic and others",
        "inferred",
        ("Army of the Republic", "Harbour Militia", HOSTILE_NAME),
    ),
]


def build():
    """Twenty-one ties with their claims; one tie is contested."""
    claims, ties, at = [], [], 0
    for subject, relation_, object_, paper, sources, support, interval in FACTS:
        quote = f"{subject} {relation_} {object_}, officials said."
        found = claim(subject, relation_, object_, quote, paper=paper, start=at, sources=("a field source",))
        claims.append(found)
        ties.append(tie([found], sources=sources, support=support, interval=interval))
        at += len(quote) + 1
    said = claim("Red Dune Fighters", "truceWith", "Harbour Militia", "=The two signed a truce.", start=at)
    no = "There is no truce."
    denied = claim("Red Dune Fighters", "truceWith", "Harbour Militia", no, paper="herald", denied=True)
    claims += [said, denied]
    ties.append(tie([said], sources=2, support=0.7, against=[denied]))
    return claims, ties


def document(paper, title, day):
    version = VERSIONS[paper]
    return StoredDocument(
        iri=document_iri(version),
        version=version,
        title=title,
        author=None,
        outlet=f"The {paper.title()}",
        published=date(2014, 2, day),
        media_type="text/plain",
        text_hash=version,
        run="run",
        works=(f"{paper}.txt",),
        claims=1,
    )


def war():
    """The whole war as a snapshot."""
    claims, ties = build()
    coalitions = tuple(
        Coalition(
            id=id_,
            name=name,
            kind=kind,
            members=tuple((member, actor_iri(member)) for member in sorted(members)),
            against=(Opponent("Red Dune Fighters", actor_iri("Red Dune Fighters"), "acts"),),
            since="2014-02-01" if kind == "declared" else None,
            until=None,
            evidence=(Evidence(claims[0].iri, claims[0].quote, document_iri(claims[0].document), 0, 10),),
        )
        for id_, name, kind, members in COALITIONS
    )
    documents = [
        document("courier", "Room opens in the north <img src=x onerror=alert(2)>", 4),
        document("herald", "Front denies truce", 5),
        document("gazette", "Army holds Saltmarsh", 6),
    ]
    return Snapshot(
        ties=tuple(sorted(ties, key=lambda t: t.iri)),
        claims={c.iri: c for c in sorted(claims, key=lambda c: c.iri)},
        documents={d.iri: d for d in sorted(documents, key=lambda d: d.iri)},
        report=CoalitionReport(coalitions, 1.0, 1.0, True),
        ontology=ONTOLOGY,
    )


EMPTY = Snapshot((), {}, {}, CoalitionReport((), 0.0, 0.0, True), ONTOLOGY)
