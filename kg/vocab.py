"""The closed vocabulary of the ontology, the prefixes, and the only functions that mint IRIs.

Nothing random and no clock goes into an IRI: the same article gives the same identifiers on every machine.
Hashed parts are length-prefixed before hashing, so that no two different tuples of parts hash the same input.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD, DefinedNamespace

BASE = "https://w3id.org/opsroom/"
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
OA = Namespace("http://www.w3.org/ns/oa#")


class KG(DefinedNamespace):
    """Every term of ``ontology/conflict.ttl``; any other name raises AttributeError."""

    _NS = Namespace(BASE + "ontology#")
    _fail = True

    # actors
    Actor: URIRef
    Organization: URIRef
    ArmedGroup: URIRef
    UmbrellaGroup: URIRef
    StateForce: URIRef
    Coalition: URIRef
    OperationsRoom: URIRef
    Government: URIRef
    PoliticalParty: URIRef
    MediaOutlet: URIRef
    InternationalOrganization: URIRef
    CivilGroup: URIRef
    Person: URIRef
    UnnamedGroup: URIRef
    # places
    Place: URIRef
    Settlement: URIRef
    District: URIRef
    Region: URIRef
    Facility: URIRef
    # what is said, and where
    Claim: URIRef
    Mention: URIRef
    Sentence: URIRef
    Fragment: URIRef
    Document: URIRef
    Work: URIRef
    Source: URIRef
    AttributionLink: URIRef
    Tie: URIRef
    Run: URIRef
    Identification: URIRef
    Replacement: URIRef

    # relations between actors, positive
    alignedWith: URIRef
    alliedWith: URIRef
    cooperatesWith: URIRef
    memberOf: URIRef
    affiliatedWith: URIRef
    pledgedAllegianceTo: URIRef
    mergedWith: URIRef
    supports: URIRef
    aided: URIRef
    praised: URIRef
    mourned: URIRef
    agreedWith: URIRef
    concededTo: URIRef
    truceWith: URIRef
    metWith: URIRef
    # negative
    adverseTo: URIRef
    hostileTo: URIRef
    fights: URIRef
    declaredWarOn: URIRef
    attacked: URIRef
    bombarded: URIRef
    besieges: URIRef
    killed: URIRef
    injured: URIRef
    abducted: URIRef
    detained: URIRef
    expelled: URIRef
    coerced: URIRef
    rivalOf: URIRef
    threatened: URIRef
    gaveUltimatumTo: URIRef
    opposes: URIRef
    accused: URIRef
    rejected: URIRef
    protestedAgainst: URIRef
    demandedOf: URIRef
    sanctioned: URIRef
    mobilizedAgainst: URIRef
    # neutral: leadership, lineage, places
    leads: URIRef
    commands: URIRef
    founded: URIRef
    speaksFor: URIRef
    splitFrom: URIRef
    successorOf: URIRef
    renamedTo: URIRef
    sameAs: URIRef
    controls: URIRef
    tookControlOf: URIRef
    lostControlOf: URIRef
    hasStrongholdIn: URIRef
    entered: URIRef
    returnedTo: URIRef
    advancedIn: URIRef
    reached: URIRef
    withdrewFrom: URIRef
    presentIn: URIRef
    displacedTo: URIRef
    investigated: URIRef
    locatedIn: URIRef
    near: URIRef
    # transitive super-properties (HermiT refuses a transitive property that is irreflexive)
    componentOf: URIRef
    withinPlace: URIRef

    hasComponent: URIRef
    containsPlace: URIRef
    # inverses: for queries with a reasoner, never in a claim
    hasMember: URIRef
    hasAffiliate: URIRef
    receivedPledgeOf: URIRef
    supportedBy: URIRef
    attackedBy: URIRef
    ledBy: URIRef
    commandedBy: URIRef
    foundedBy: URIRef
    hasSpokesperson: URIRef
    hasSplinter: URIRef
    succeededBy: URIRef
    renamedFrom: URIRef
    controlledBy: URIRef

    # parts of a claim or tie
    ActorOrPlace: URIRef
    Statement: URIRef
    subject: URIRef
    relation: URIRef
    object: URIRef
    between: URIRef
    subjectMention: URIRef
    objectMention: URIRef
    placeMention: URIRef
    place: URIRef
    evidence: URIRef
    polarity: URIRef
    modality: URIRef
    attribution: URIRef
    position: URIRef
    source: URIRef
    confidence: URIRef
    sign: URIRef
    rule: URIRef
    quantity: URIRef
    edtf: URIRef
    earliestStart: URIRef
    latestStart: URIRef
    earliestEnd: URIRef
    latestEnd: URIRef
    # `from` and `until` of a tie: the first and the last moment it is known to hold
    until: URIRef
    independentSources: URIRef
    support: URIRef
    counterSupport: URIRef
    contested: URIRef
    basedOn: URIRef
    contradictedBy: URIRef
    byRule: URIRef
    # polarity and modality
    Affirmed: URIRef
    Denied: URIRef
    Actual: URIRef
    Possible: URIRef
    Intended: URIRef
    Conditional: URIRef
    Predicted: URIRef
    # documents, runs, annotations of the ontology
    version: URIRef
    textHash: URIRef
    outlet: URIRef
    author: URIRef
    published: URIRef
    reader: URIRef
    languageModel: URIRef
    languageModelHash: URIRef
    knowledgeHash: URIRef
    canonical: URIRef
    replacedBy: URIRef
    plover: URIRef
    family: URIRef
    bodily: URIRef
    inDocument: URIRef

    _extras = ["from"]  # a Python keyword, so it cannot be annotated above


FROM: URIRef = KG["from"]

PREFIXES: dict[str, str] = {
    "actor": BASE + "actor/",
    "claim": BASE + "claim/",
    "dcterms": str(DCTERMS),
    "document": BASE + "document/",
    "foaf": str(FOAF),
    "geo": str(GEO),
    "graph": BASE + "graph/",
    "kg": str(KG._NS),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "place": BASE + "place/",
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "run": BASE + "run/",
    "skos": str(SKOS),
    "source": BASE + "source/",
    "tie": BASE + "tie/",
    "work": BASE + "work/",
    "xsd": str(XSD),
}

ACCEPTED = BASE + "graph/accepted"
INFERRED = BASE + "graph/inferred"
PACKS = BASE + "graph/packs"
IDENTITY = BASE + "graph/identity"
LOG = BASE + "graph/log"


def digest(parts: Iterable[str], length: int = 32) -> str:
    """The first ``length`` hex digits of the SHA-256 of the parts, each prefixed with its length in bytes.

    >>> digest(["ab", "c"]) == digest(["a", "bc"])
    False
    """
    hasher = hashlib.sha256()
    for part in parts:
        data = part.encode()
        hasher.update(f"{len(data)}:".encode())
        hasher.update(data)
    return hasher.hexdigest()[:length]


def slug(name: str) -> str:
    """A readable path segment for a name; ends in a hash of the name when letters were lost on the way.

    >>> slug("Jabhat al-Nusra")
    'jabhat-al-nusra'
    >>> slug("جبهة النصرة").startswith("x-")
    True
    """
    folded = unicodedata.normalize("NFKD", name.replace("’", "'")).replace("'", "").casefold()
    stripped = "".join(c for c in folded if not unicodedata.combining(c))
    plain = re.sub(r"[^a-z0-9]+", "-", stripped).strip("-")
    if any(c.isalnum() and not c.isascii() for c in stripped) or not plain:
        return f"{plain or 'x'}-{digest([name], 8)}"
    return plain[:80] if len(plain) <= 80 else f"{plain[:71]}-{digest([name], 8)}"


def actor_iri(name: str, document: str | None = None) -> str:
    """The IRI of a named actor, or of a generic one inside the document version that speaks of it."""
    return f"{document_iri(document)}/actor/{slug(name)}" if document else f"{BASE}actor/{slug(name)}"


def place_iri(name: str, document: str | None = None) -> str:
    """The IRI of a named place, or of an unnamed one ("some neighborhoods") inside its document version."""
    return f"{document_iri(document)}/place/{slug(name)}" if document else f"{BASE}place/{slug(name)}"


def source_iri(name: str) -> str:
    """The IRI of a source of claims: an outlet or a quoted source, by its printed name."""
    return f"{BASE}source/{slug(name)}"


def document_iri(version: str) -> str:
    """The IRI of a document version, which is also its named graph; ``version`` is a SHA-256 in hex."""
    return f"{BASE}document/{version[:32]}"


def work_iri(work: str) -> str:
    """The IRI of a work, from its URL or path."""
    return f"{BASE}work/{digest([work])}"


def fragment_iri(version: str, start: int, end: int) -> str:
    """The IRI of a stretch of a document's text (RFC 5147)."""
    return f"{document_iri(version)}#char={start},{end}"


def run_iri(parts: Iterable[str]) -> str:
    """The IRI of a reading, from everything that decides its outcome."""
    return f"{BASE}run/{digest(parts)}"


def claim_iri(parts: Iterable[str]) -> str:
    """The IRI of a claim, from its document version, spans, relation and printed names."""
    return f"{BASE}claim/{digest(parts)}"


def tie_iri(parts: Iterable[str]) -> str:
    """The IRI of an accepted tie, from its ends, relation and window."""
    return f"{BASE}tie/{digest(parts)}"


def identification_iri(subject: str, canonical: str) -> str:
    """The IRI of the decision that two actors are one, the second giving the name."""
    return f"{BASE}identification/{digest([subject, canonical])}"


def replacement_iri(work: str, old: str, new: str) -> str:
    """The IRI of the record that one document version took the place of another of the same work."""
    return f"{BASE}replacement/{digest([work, old, new])}"


def term(local: str) -> str:
    """The IRI of an ontology term by its local name; KeyError when the ontology has no such term."""
    try:
        return str(KG[local])
    except AttributeError:
        raise KeyError(local) from None
