"""Ingestion, spelled out in this one place: read > parse > claims > identity > store.

``Pipeline`` turns a document into a ``Reading``; ``ingest`` puts the readings of files into a store, one transaction a
document, and leaves alone what would come out the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, TypeVar

from kg import __version__
from kg.errors import InputError
from kg.extract.claims import Reader, read_claims
from kg.extract.explain import explain
from kg.extract.parse.parser import Parser
from kg.identity import Linker
from kg.knowledge import Knowledge
from kg.model import Details, Document, Reading, Run
from kg.parallel import in_order
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
class Recipe:
    """What a pipeline is loaded from, so that another process can load the same."""

    packs: tuple[Path, ...] = ()
    lexicons: tuple[Path, ...] = ()
    model: str | None = None
    shipped_packs: bool = True

    def load(self) -> Pipeline:
        """The pipeline, with everything loaded."""
        knowledge = Knowledge.load(self.packs, self.lexicons, shipped_packs=self.shipped_packs)
        return Pipeline(knowledge, Parser.find(self.model), self)


@dataclass(frozen=True)
class Pipeline:
    """Everything that a reading depends on, loaded once; ``recipe`` tells from what."""

    knowledge: Knowledge
    parser: Parser
    recipe: Recipe = Recipe()

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


Item = TypeVar("Item")
Result = TypeVar("Result")
_Waiting = tuple[Document | InputError, bool]
"""An input, and whether it is to be read."""


def read_each(
    items: Iterable[Item], work: Callable[[Pipeline, Item], Result], *, pipeline: Pipeline, jobs: int
) -> Iterator[Result]:
    """``work`` done on each item, in order; with several jobs by as many processes, each with a pipeline of its own."""
    return in_order(items, work, load=pipeline.recipe.load if jobs > 1 else lambda: pipeline, jobs=jobs)


def ingest(
    paths: Sequence[str],
    writer: Writer,
    *,
    pipeline: Pipeline,
    details: Details,
    stdin: BinaryIO | None = None,
    jobs: int = 1,
) -> Iterator[Outcome | InputError]:
    """What became of each input, as it goes in; the accepted ties are rebuilt when the last one has."""
    writer.load_packs(pipeline.knowledge.pack)
    seen: set[str] = set()

    def waiting() -> Iterator[_Waiting]:
        for document in read_documents(paths, details=details, stdin=stdin):
            if isinstance(document, InputError):
                yield document, False
            else:  # a work that comes twice may have changed by the time it is written
                yield document, document.work in seen or not _is_current(document, writer, pipeline)
                seen.add(document.work)

    try:
        for document, reading in read_each(waiting(), _read, pipeline=pipeline, jobs=jobs):
            if isinstance(document, InputError):
                yield document
            elif reading is None or _is_current(document, writer, pipeline):
                yield Outcome(document.path, "unchanged", 0)
            else:
                yield Outcome(document.path, writer.write(reading), len(reading.claims))
    finally:
        writer.refresh()


def _read(pipeline: Pipeline, waiting: _Waiting) -> tuple[Document | InputError, Reading | None]:
    document, wanted = waiting
    return document, pipeline.read(document) if wanted and isinstance(document, Document) else None


def _is_current(document: Document, writer: Writer, pipeline: Pipeline) -> bool:
    """Whether the store holds this very reading."""
    return writer.current(document.work) == (document.version, pipeline.run(document).iri)
