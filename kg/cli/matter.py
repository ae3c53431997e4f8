"""What an analysis is about: the claims of a store, or the edges of a file; told alike."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.telling import Teller, local_path, quoted, wrapped
from kg.errors import UnknownActor, UsageError
from kg.knowledge.names import fold
from kg.model import Claim, Entity
from kg.network.ground import Ground
from kg.network.listing import Listing
from kg.network.removal import without
from kg.network.windows import Window, known_days, window_of

if TYPE_CHECKING:
    from kg.importers.edges import EdgeList
    from kg.knowledge.ontology import Ontology
    from kg.store import View
    from kg.store.accepted import Context
    from kg.store.records import StoredDocument


class Matter(ABC):
    """Claims with all that analysing and telling them takes."""

    claims: Sequence[Claim]
    ontology: Ontology

    @abstractmethod
    def ground(self, window: Window | None = None, *, claims: Sequence[Claim] | None = None) -> Ground:
        """What the claims, or only these of them, give; in a window if one is given."""

    def accepted(self) -> Ground:
        """The same without a window, perhaps without the votes behind it."""
        return self.ground()

    @abstractmethod
    def names(self, claim: Claim) -> Iterable[str | None]:
        """What whoever makes the claim is called: outlet, document, and whom it quotes."""

    def parted(self, sources: Iterable[str]) -> tuple[list[Claim], list[Claim]]:
        """The claims that one of these sources makes, and the rest; UsageError for one that makes none."""
        named = {claim.iri: {fold(name): name for name in self.names(claim) if name} for claim in self.claims}
        known = {key: name for names in named.values() for key, name in names.items()}
        wanted = {fold(source): source for source in sources}
        for key, source in wanted.items():
            if key not in known:
                close = [known[near] for near in get_close_matches(key, sorted(known))]
                hint = f"did you mean {', '.join(close)}?" if close else "`kg stats` lists outlets and documents"
                raise UsageError(f"no source is called {source!r}; {hint}")
        gone = [claim for claim in self.claims if wanted.keys() & named[claim.iri].keys()]
        lost = {claim.iri for claim in gone}
        return gone, [claim for claim in self.claims if claim.iri not in lost]

    def repeated(self, gone: Sequence[Claim], rest: Sequence[Claim]) -> list[str]:
        """What the documents of ``rest`` are called that repeat what is gone."""
        return []

    @abstractmethod
    def find(self, name: str) -> Entity:
        """The actor of that name; UnknownActor suggests others."""

    @abstractmethod
    def cite(self, claim: Claim) -> tuple[str, str]:
        """On whose word a claim is, with the day; and where it stands."""

    @abstractmethod
    def statement(self, claim: Claim) -> str:
        """The claim in words."""

    def evidence(self, claim: Claim, indent: str) -> Iterator[str]:
        """The whole sentence of a claim, its sources and its place, in indented lines."""
        chain, place = self.cite(claim)
        yield wrapped(quoted(claim.quote), indent)
        if chain:
            yield wrapped(chain, f"{indent}  ")
        yield f"{indent}  {place}"

    @abstractmethod
    def record(self, claim: Claim) -> dict[str, object]:
        """The claim for JSON."""

    @abstractmethod
    def source(self, key: str) -> str:
        """What an independent source of ``Ground.votes`` is called."""

    @property
    def published(self) -> Mapping[str, date | None]:
        """The day of publication by document version."""
        return {}

    def window(self, first: date | None, last: date | None, half_life: float | None) -> Window | None:
        """The window that is asked for, None when nothing is; what is left open reaches as far as the claims do."""
        if first is None and last is None and half_life is None:
            return None
        known = known_days(self.claims, self.published)
        if known is None and (first is None or last is None):
            raise UsageError("no claim has a date, so there are no windows; leave --from, --until and --fade out")
        first, last = first or (known or (date.min,))[0], last or (known or (date.max,))[-1]
        return window_of(first, last, half_life=half_life)


class Stored(Matter):
    """The claims of a store."""

    def __init__(self, view: View) -> None:
        self.view, self.teller, self.ontology = view, Teller(view), view.ontology

    @cached_property
    def claims(self) -> Sequence[Claim]:  # type: ignore[override]
        """All claims, by document and sentence."""
        return list(self.view.claims())

    @cached_property
    def documents(self) -> Sequence[StoredDocument]:
        """The documents, by IRI."""
        return list(self.view.documents())

    @cached_property
    def context(self) -> Context:
        """What the claims are judged in."""
        return self.view.context()

    @property
    def published(self) -> Mapping[str, date | None]:
        """The day of publication by document version."""
        return {document.version: document.published for document in self.documents}

    def ground(self, window: Window | None = None, *, claims: Sequence[Claim] | None = None) -> Ground:
        """What the claims give, with the votes behind it."""
        context = self.context if claims is None else without(self.context, claims)
        return Ground.of_claims(self.claims if claims is None else claims, self.documents, context, window=window)

    def accepted(self) -> Ground:
        """The accepted ties as the store keeps them."""
        view = self.view
        return Ground.of_ties(view.ties(), self.claims, self.documents, view.ontology, entities=view.entities)

    def names(self, claim: Claim) -> Iterable[str | None]:
        """The outlet, everybody in the chain of sources, and the document by title, path, address, version or IRI."""
        document = self.teller.document(claim)
        quoted = (link.name for link in claim.attribution)
        works = (name for work in document.works for name in (work, local_path(work), Path(work).name))
        return (document.outlet, document.title, document.version, document.iri, *works, *quoted)

    def find(self, name: str) -> Entity:
        """The actor of that name; UnknownActor suggests others."""
        return self.view.find_actor(name)

    def cite(self, claim: Claim) -> tuple[str, str]:
        """The chain of sources with the day, and where the sentence stands."""
        return self.teller.citation(claim)

    def statement(self, claim: Claim) -> str:
        """The claim in words, names as the store shows them."""
        return self.teller.statement(claim)

    def record(self, claim: Claim) -> dict[str, object]:
        """The claim in the contract of ``kg extract``."""
        return self.teller.record(claim)

    def repeated(self, gone: Sequence[Claim], rest: Sequence[Claim]) -> list[str]:
        """The outlets of the copies that are left, sorted."""
        sources, lost = self.context.sources, {claim.document for claim in gone}
        groups = {sources[document] for document in lost}
        copies = {c.document for c in rest if sources[c.document] in groups and c.document not in lost}
        documents = [document for document in self.documents if document.version in copies]
        return sorted(document.outlet or local_path(document.path) for document in documents)

    def source(self, key: str) -> str:
        """The outlet, day and title of a document, and who repeats it."""
        documents = {document.version: document for document in self.documents}
        group = [documents[v] for v in sorted(documents) if self.context.sources.get(v, v) == key]
        group.sort(key=lambda d: (d.published or date.max, d.path))
        first, *copies = group
        day = f" ({first.published})" if first.published else ""
        name = ", ".join(filter(None, (first.outlet, first.title or local_path(first.path)))) + day
        repeated = ", ".join(copy.outlet or local_path(copy.path) for copy in copies)
        return f"{name}, repeated by {repeated}" if repeated else name


class Listed(Matter):
    """The edges of a file."""

    def __init__(self, path: Path) -> None:
        from kg.importers.edges import read_edges
        from kg.knowledge.ontology import load_ontology

        self.path = path
        self.edges: EdgeList = read_edges(path)
        self.claims, self.ontology = self.edges.claims, load_ontology()
        if self.edges.left_out:
            left_out = f"{self.edges.left_out} edges left out (weight 0, or from an actor to itself)"
            click.echo(f"kg: {path}: {left_out}", err=True)

    def ground(self, window: Window | None = None, *, claims: Sequence[Claim] | None = None) -> Ground:
        """What the edges give."""
        listing = self._listing if claims is None else Listing(tuple(claims), self.edges.weights)
        return Ground.of_listed(listing, self.edges.sources, self.ontology, window=window)

    @cached_property
    def _listing(self) -> Listing:
        return Listing(tuple(self.claims), self.edges.weights)

    def names(self, claim: Claim) -> Iterable[str | None]:
        """The outlet that the file names, or the place of the edge in it."""
        return (claim.document, claim.iri.rpartition("#")[2].replace("=", " "))

    def find(self, name: str) -> Entity:
        """The actor of that name or identifier in the file; UnknownActor suggests others."""
        ends = {end.entity.iri: end.entity for claim in self.claims for end in (claim.subject, claim.object) if end}
        found = ends.get(name) or next((e for e in ends.values() if fold(e.name) == fold(name)), None)
        if found is None:
            close = get_close_matches(name, sorted(end.name for end in ends.values()))
            hint = f"did you mean {', '.join(close)}?" if close else "check the spelling in the file"
            raise UnknownActor(f"no actor of {self.path} goes by {name!r}; {hint}")
        return found

    def cite(self, claim: Claim) -> tuple[str, str]:
        """The outlet that the file names, if it does, and the place of the edge in it."""
        place = claim.iri.rpartition("#")[2].replace("=", " ")
        outlet = "" if claim.document.endswith(f", {place}") else claim.document
        return outlet, f"{self.path}, {place}"

    def statement(self, claim: Claim) -> str:
        """The edge in words."""
        ends = [end.entity.name if end else "–" for end in (claim.subject, claim.object)]
        return f"{ends[0]} {self.ontology.relations[claim.relation].label} {ends[1]}"

    def record(self, claim: Claim) -> dict[str, object]:
        """The edge for JSON."""
        from kg.extract.contract import claim_record

        return claim_record(claim, str(self.path))

    def source(self, key: str) -> str:
        """The outlet that the file names, or the line itself."""
        return key
