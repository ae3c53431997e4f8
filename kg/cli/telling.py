"""How claims are told on a terminal: names as the store shows them, the chain of sources, and the sentence itself."""

from __future__ import annotations

import json
import re
import shutil
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

import click

from kg.extract.contract import claim_record
from kg.model import Claim, Mention, Modality, Polarity
from kg.store import View
from kg.store.records import StoredDocument
from kg.vocab import document_iri

_WIDTH = 100
_NAME = 32


def width() -> int:
    """The columns of the terminal (or of COLUMNS); 100 where there is none."""
    return max(60, shutil.get_terminal_size((_WIDTH, 24)).columns)


def shortened(text: str, columns: int) -> str:
    """The text on one line, cut at a word (or inside the first one) with an ellipsis when it is longer than that.

    >>> shortened("The two  groups signed a pact", 16)
    'The two groups…'
    """
    plain = _plain(text)
    cut = textwrap.shorten(plain, columns, placeholder="…", break_on_hyphens=False)
    return plain[: columns - 1] + "…" if cut == "…" else cut


def wrapped(text: str, indent: str) -> str:
    """The text in lines of the terminal's width, all indented."""
    return textwrap.fill(_plain(text), width(), initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)


def local_path(path: str) -> str:
    """A path or URL as it is typed from here."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path


def echo_records(records: list[dict[str, str | int | float | bool]], columns: list[str], *, form: str) -> None:
    """Prints records as ``table``, ``csv`` or ``tsv``; ``columns`` is the header when there are none."""
    if form == "table":
        from kg.store.sparql import table

        rows = [[shortened(str(value), 2 * _NAME) if value != "" else "" for value in r.values()] for r in records]
        click.echo(table(list(records[0]) if records else columns, rows), nl=False)
    else:
        from kg.export.tables import to_table
        from kg.export.target import write_stdout

        write_stdout(to_table(records, columns, delimiter="," if form == "csv" else "\t"))


class Teller:
    """Tells the claims of one store."""

    def __init__(self, view: View) -> None:
        self._view = view

    @cached_property
    def _documents(self) -> dict[str, StoredDocument]:
        return {document.iri: document for document in self._view.documents()}

    def document(self, claim: Claim) -> StoredDocument:
        """The document that makes the claim."""
        return self._documents[document_iri(claim.document)]

    def name(self, mention: Mention | None) -> str:
        """The name under which the store shows whom a mention means; a dash for an end that is not named."""
        if mention is None:
            return "–"
        return self._view.entities.get(mention.entity.iri, mention.entity).name

    def statement(self, claim: Claim) -> str:
        """The claim in words, without its stance: "Ahrar al-Sham allied with Liwa al-Tawhid"."""
        label = self._view.ontology.relations[claim.relation].label
        return f"{self.name(claim.subject)} {label} {self.name(claim.object)}"

    def day(self, claim: Claim) -> str:
        """When it held (EDTF), or else the day of publication; "" when neither is known."""
        published = self.document(claim).published
        return claim.time.edtf if claim.time else published.isoformat() if published else ""

    def chain(self, claim: Claim, *, title: bool = True) -> str:
        """On whose word: article > outlet > whom it quotes > whom they quote; the article may be left out."""
        document = self.document(claim)
        article = document.title or Path(document.path).name
        known = (article if title or not document.outlet else "", document.outlet)
        return " > ".join([*filter(None, known), *(link.name for link in claim.attribution)])

    def in_order(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims by day of publication (undated ones last), document and sentence."""
        return sorted(claims, key=lambda claim: (
            self.document(claim).published or date.max, claim.document, claim.evidence, claim.iri
        ))

    def record(self, claim: Claim) -> dict[str, object]:
        """The claim in the contract of ``kg extract``."""
        return claim_record(claim, self.document(claim).path)

    def row(self, claim: Claim) -> dict[str, str | int | float | bool]:
        """The claim as a flat record for tables."""
        document = self.document(claim)
        return {
            "claim": claim.iri,
            "date": self.day(claim),
            "subject": self.name(claim.subject) if claim.subject else "",
            "relation": claim.relation,
            "object": self.name(claim.object) if claim.object else "",
            "polarity": claim.polarity.value,
            "modality": claim.modality.value,
            "place": self.name(claim.place) if claim.place else "",
            "quantity": claim.quantity or "",
            "source": self.chain(claim),
            "quote": claim.quote,
            "document": document.path,
            "start": claim.evidence.start,
            "end": claim.evidence.end,
            "confidence": claim.confidence,
        }

    def lines(self, claims: Iterable[Claim], *, form: str) -> Iterator[str]:
        """The claims as JSON Lines (``jsonl``), or in two lines each for a terminal (``table``)."""
        if form == "jsonl":
            yield from (json.dumps(self.record(claim), ensure_ascii=False) for claim in claims)
            return
        listed = list(claims)
        cells = [self._cells(claim) for claim in listed]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        for claim, row in zip(listed, cells, strict=True):
            yield "  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip()
            source = shortened(self.chain(claim, title=False), width() // 2)
            yield f"    {shortened(quoted(claim.quote), width() - len(source) - 7)} – {source}"

    def evidence(self, claim: Claim, indent: str) -> Iterator[str]:
        """The whole sentence, the chain of its sources with the day, and where it stands, in indented lines."""
        chain, place = self.citation(claim)
        yield wrapped(quoted(claim.quote), indent)
        yield wrapped(chain, f"{indent}  ")
        yield f"{indent}  {place}"

    def citation(self, claim: Claim) -> tuple[str, str]:
        """The chain of its sources with the day, and where it stands."""
        note = ", ".join(filter(None, (self.day(claim), stance(claim))))
        document = local_path(self.document(claim).path)
        place = f"{document}, characters {claim.evidence.start} to {claim.evidence.end}"
        return f"{self.chain(claim)}{f' ({note})' if note else ''}", place

    def _cells(self, claim: Claim) -> list[str]:
        ends = [shortened(self.name(end), _NAME) for end in (claim.subject, claim.object)]
        return [self.day(claim), ends[0], claim.relation, ends[1], stance(claim)]


def stance(claim: Claim) -> str:
    """What keeps the claim from being a plain fact: "denied", "possible", "denied, intended", or ""."""
    marks = (claim.polarity.value if claim.polarity is not Polarity.AFFIRMED else "",
             claim.modality.value if claim.modality is not Modality.ACTUAL else "")
    return ", ".join(filter(None, marks))


def quoted(sentence: str) -> str:
    """A sentence in quotation marks, on one line."""
    return f"“{_plain(sentence)}”"


def _plain(text: str) -> str:
    """The text on one line, without control characters that an article could send to the terminal."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]+", " ", text).split())
