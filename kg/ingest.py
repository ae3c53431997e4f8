"""Ingestion, spelled out in this one place: read > parse > claims > identity > store.

``Pipeline`` turns a document into a ``Reading``; ``ingest`` puts the readings of files into a store, one transaction a
document, and leaves alone what would come out the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import BinaryIO

from kg import __version__
from kg.errors import InputError
from kg.extract.claims import Reader, read_claims
from kg.extract.explain import explain
from kg.extract.parse import Parser
from kg.identity import Linker
from kg.knowledge import Knowledge
from kg.model import Details, Document, Reading, Run
from kg.reading import read_documents
from kg.resources import code_hash
from kg.store.writer import Writer
from kg.vocab import run_iri


@dataclass(frozen=True)
class Outcome:
    """What became of one document: ``status`` is added, replaced, reread or unchanged."""

    path: str
    status: str
    claims: int


@dataclass(frozen=True)
class Pipeline:
    """Everything that a reading depends on, loaded once."""

    knowledge: Knowledge
    parser: Parser

    @cached_property
    def _linker(self) -> Linker:
        return Linker(self.knowledge.pack, self.knowledge.ontology)

    @cached_property
    def _reader(self) -> str:
        """The reader's version and a hash of its code, so that a changed reader re-reads."""
        return f"kg {__version__} {code_hash('extract', 'reading', 'identity')[:16]}"

    def run(self, document: Document) -> Run:
        """The run that reading the document now would be: equal runs give equal readings."""
        details = document.details
        found = [details.title, details.author, details.outlet, details.published, details.url]
        parts = [document.version, self._reader, self.parser.model_hash, self.knowledge.fingerprint, *map(repr, found)]
        return Run(run_iri(parts), document.version, self._reader, self.parser.name, self.parser.model_hash,
                   self.knowledge.fingerprint, details)

    def read(self, document: Document) -> Reading:
        """The document with its linked claims."""
        claims = read_claims(document, self.parser.parse(document), self.knowledge)
        published = document.details.published
        linked = tuple(self._linker.link(claim, published=published) for claim in claims)
        return Reading(document, self.run(document), linked)

    def explain(self, document: Document) -> Iterator[str]:
        """Sentence by sentence what was seen in the document, what was read, and why nothing was."""
        return explain(Reader(document, self.parser.parse(document), self.knowledge))


def ingest(
    paths: Sequence[str], writer: Writer, *, pipeline: Pipeline, details: Details, stdin: BinaryIO | None = None
) -> Iterator[Outcome | InputError]:
    """What became of each input, as it goes in; the accepted ties are rebuilt when the last one has."""
    writer.load_packs(pipeline.knowledge.pack)
    try:
        for document in read_documents(paths, details=details, stdin=stdin):
            if isinstance(document, InputError):
                yield document
            else:
                yield _put(document, writer, pipeline)
    finally:
        writer.refresh()


def _put(document: Document, writer: Writer, pipeline: Pipeline) -> Outcome:
    run = pipeline.run(document)
    current = writer.current(document.work)
    if current == (document.version, run.iri):
        return Outcome(document.path, "unchanged", 0)
    reading = pipeline.read(document)
    return Outcome(document.path, writer.write(reading), len(reading.claims))
