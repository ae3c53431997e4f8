"""The values that travel from an article to a coalition: frozen, typed, with offsets into the document's text.

Offsets count characters (Unicode code points) of ``Document.text``; ``end`` is exclusive, as in RFC 5147.
IRIs are plain strings here; ``kg.vocab`` mints them and ``kg.store`` turns them into RDF terms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Polarity(StrEnum):
    """Whether the text affirms or denies what the claim says."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class Modality(StrEnum):
    """How the text holds the claim: as a fact, or as something possible, meant, conditional or foretold."""

    ACTUAL = "actual"
    POSSIBLE = "possible"
    INTENDED = "intended"
    CONDITIONAL = "conditional"
    PREDICTED = "predicted"


class BlockKind(StrEnum):
    """What a paragraph of a document is; only the kinds of ``NEWS`` are read for claims."""

    TITLE = "title"
    DATELINE = "dateline"
    BYLINE = "byline"
    CAPTION = "caption"
    BODY = "body"
    BOILERPLATE = "boilerplate"


NEWS = frozenset({BlockKind.TITLE, BlockKind.CAPTION, BlockKind.BODY})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` under this span."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a document, and what it is."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of an article besides its text; None is unknown. Options given by the user win over the page."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One version of an article, as kept.

    ``version`` is the SHA-256 (64 hex digits) of the bytes; ``work`` what the versions share: the article's URL, or
    else the file's absolute path (``stdin:`` plus the version for standard input). ``path`` is as the user gave it.
    ``text`` is what every offset counts in; ``blocks`` are its paragraphs in order, not overlapping. ``original`` are
    the bytes themselves.
    """

    version: str
    work: str
    path: str
    media_type: str
    text: str
    details: Details
    blocks: tuple[Block, ...]
    original: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor or place that a claim speaks of.

    ``type`` is a class of the ontology by local name. ``document`` holds the version of the one document that a
    generic or unnamed entity lives in ("civilians", "gunmen in Bani Zeid"); it is None for a named one, which all
    documents share. ``aliases``: other names that a pack or the document gives.
    """

    iri: str
    name: str
    type: str
    aliases: tuple[str, ...] = ()
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a document that speaks of an entity; ``text`` equals the characters under the span."""

    span: Span
    text: str
    entity: Entity


@dataclass(frozen=True, slots=True)
class Interval:
    """When something held: an EDTF string for people and four bounds (UTC, None is unknown) for comparison.

    Bounds are inclusive: it started between ``earliest_start`` and ``latest_start``, and ended likewise.
    """

    edtf: str
    earliest_start: datetime | None = None
    latest_start: datetime | None = None
    earliest_end: datetime | None = None
    latest_end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain of sources: a name as printed ("As-Safir", "field source") and its IRI."""

    name: str
    iri: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation that one sentence of one document states, denies, threatens or foresees.

    ``relation`` is a local name of the ontology, in its canonical direction; either end may be None ("was killed").
    ``attribution`` runs from the outermost source to the innermost and is empty when the article speaks for itself.
    ``evidence`` is the sentence and ``quote`` its characters; ``confidence`` (0 to 1) rates the reading, not the
    truth; ``rule`` names what read it.
    """

    iri: str
    document: str
    relation: str
    sign: float
    subject: Mention | None
    object: Mention | None
    polarity: Polarity
    modality: Modality
    attribution: tuple[Attribution, ...]
    evidence: Span
    quote: str
    confidence: float
    rule: str
    place: Mention | None = None
    time: Interval | None = None
    quantity: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One reading of one document: by what, with what. ``iri`` hashes all of it, so a changed reader re-reads."""

    iri: str
    document: str
    reader: str
    model: str
    model_hash: str
    knowledge_hash: str
    details: Details


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one run found in one document, ready to be stored."""

    document: Document
    run: Run
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """An accepted relation between two canonical entities, with the claims it stands on.

    ``support`` and ``counter_support`` are S and D of the acceptance rule (0 to 1); ``independent_sources`` counts
    documents that are not copies of each other; ``claims`` and ``contradicting`` are claim IRIs, sorted.
    """

    iri: str
    subject: Entity
    relation: str
    object: Entity
    sign: float
    interval: Interval | None
    place: Entity | None
    independent_sources: int
    support: float
    counter_support: float
    contested: bool
    claims: tuple[str, ...]
    contradicting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim as a reader meets it: its IRI, sentence and place in the document."""

    claim: str
    quote: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Opponent:
    """An actor that a coalition is against, and on what basis: ``acts`` (reported hostility) or ``purpose``."""

    name: str
    iri: str
    basis: str


@dataclass(frozen=True, slots=True)
class Together:
    """Two actors, by name and by IRI in the same order, and the claims (IRIs, sorted) that show them together.

    ``contested``: claims contradict a tie between them.
    """

    names: tuple[str, str]
    iris: tuple[str, str]
    claims: tuple[str, ...]
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Observed:
    """What is seen of a pact: pairs of members who act ``together``, never do (``apart``), or are ``fighting``."""

    together: tuple[Together, ...]
    apart: tuple[Together, ...]
    fighting: tuple[Together, ...]


@dataclass(frozen=True, slots=True)
class Coalition:
    """Actors that stand together: ``declared`` by a pact, room or umbrella, or ``inferred`` from signed ties."""

    id: str
    name: str
    kind: str
    members: tuple[tuple[str, str], ...]
    """(name, IRI) pairs, sorted by name."""
    against: tuple[Opponent, ...]
    since: str | None
    until: str | None
    evidence: tuple[Evidence, ...]
    observed: Observed | None = None
    """What is seen of a declared one."""


@dataclass(frozen=True, slots=True)
class CoalitionReport:
    """What ``kg coalitions`` says: the coalitions, and how good the signed partition is.

    ``side_by_side``: pairs that act together though no pact between them is known.
    """

    coalitions: tuple[Coalition, ...]
    disagreements: float
    lower_bound: float
    proven: bool
    notes: Mapping[str, str] = field(default_factory=dict)
    side_by_side: tuple[Together, ...] = ()
