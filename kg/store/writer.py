"""The one who changes a store: one transaction a document, and the conclusions rebuilt from the claims at the end.

A transaction that changes what was said also drops what was concluded, so that no reader ever sees a conclusion whose
claims are gone; ``refresh`` (or leaving the ``with`` block) draws the conclusions anew.
"""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from rdflib.namespace import PROV

from kg.errors import UsageError
from kg.knowledge.ontology import Ontology
from kg.knowledge.packs import Pack
from kg.model import Reading
from kg.store.backend import Backend, Change, OxigraphBackend
from kg.store.canonical import resolve
from kg.store.derived import derive
from kg.store.folder import make_store
from kg.store.log import (
    current_document,
    decisions,
    document_trace,
    identification_quads,
    replacement_quads,
    work_quads,
    work_trace,
    works_of,
)
from kg.store.packed import pack_quads
from kg.store.quads import to_quads
from kg.store.records import Facts
from kg.store.terms import value_of
from kg.store.texts import FolderTexts, MemoryTexts, Texts
from kg.store.view import View
from kg.vocab import ACCEPTED, INFERRED, KG, PACKS, document_iri

_CONCLUSIONS = (ACCEPTED, INFERRED)


class Writer:
    """Writes to a store; ``Writer.open`` for one on disk, ``Writer.in_memory`` for one that is gone in the end.

    As a context manager it leaves the conclusions up to date and lets go of the files.
    """

    def __init__(self, backend: Backend, texts: Texts, *, ontology: Ontology) -> None:
        self._backend, self._texts, self._ontology = backend, texts, ontology

    @classmethod
    def open(cls, path: str | Path, *, ontology: Ontology) -> Writer:
        """The writer of the store in a folder, made if nothing is there; StoreError when another process has it."""
        folder = Path(path)
        make_store(folder)
        backend = OxigraphBackend.open(folder / "db", read_only=False)
        return cls(backend, FolderTexts(folder / "texts"), ontology=ontology)

    @classmethod
    def in_memory(cls, *, ontology: Ontology) -> Writer:
        """The writer of a new store in memory."""
        return cls(OxigraphBackend(), MemoryTexts(), ontology=ontology)

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if not self._backend.has_graph(ACCEPTED):
                self.refresh()
        finally:
            self.close()

    def close(self) -> None:
        """Let go of the files without drawing conclusions."""
        self._backend.close()

    def view(self) -> View:
        """The store as it is now, for reading."""
        return View(self._backend, self._texts, ontology=self._ontology)

    def current(self, work: str) -> tuple[str, str] | None:
        """The version (SHA-256) of a work's current document and the IRI of the run that read it, or None."""
        document = current_document(self._backend, work)
        if document is None:
            return None
        return Facts(self._backend.quads(document, graph=document)).need(document, KG.version), self._run_of(document)

    def write(self, reading: Reading) -> str:
        """Keeps a reading in one transaction and returns what it was: "added", "unchanged", "reread" or "replaced".

        Unchanged is a work whose current version was read by the same run. Replaced is a work that had another
        version; that one is dropped unless it is still the current version of another work. The article's bytes are
        kept beside its text.
        """
        work, new = reading.document.work, document_iri(reading.document.version)
        old = current_document(self._backend, work)
        stored = self._run_of(new)
        if old == new and stored == reading.run.iri:
            return "unchanged"
        self._texts.put(reading.document.text.encode())
        if reading.document.original:
            self._texts.put(reading.document.original)
        remove = set() if old in (None, new) else set(work_quads(work, old))
        add = [] if old in (None, new) else list(replacement_quads(work, old, new))
        gone = [old] if old not in (None, new) and not self._works(old, besides=work) else []
        texts = self._texts_of(gone) if gone else []
        rewritten = [new] if stored != reading.run.iri else []
        add += [*work_quads(work, new), *(to_quads(reading) if rewritten else ())]
        drop = (*gone, *rewritten, *_CONCLUSIONS)
        self._backend.change(Change(drop=drop, remove=tuple(remove), add=tuple(add)))
        self._discard(texts)
        return "added" if old is None else "reread" if old == new else "replaced"

    def withdraw(self, document_or_work: str) -> str | None:
        """Takes back what a document said; returns the IRI of the withdrawn document.

        A document is named by its IRI or version and goes with all its works; a work by its URL or path, and its
        document stays (None comes back) while another work has it too. UsageError when the store has neither.
        """
        works = works_of(self._backend)
        if document_or_work in works:
            document = works[document_or_work]
            shared = bool(self._works(document, besides=document_or_work))
            trace = work_trace(self._backend, document_or_work, document)
        else:
            document = document_or_work if ":" in document_or_work else document_iri(document_or_work)
            shared, trace = False, document_trace(self._backend, document)
            if not self._backend.has_graph(document) or not self._run_of(document):
                raise UsageError(f"{document_or_work}: no document or work of the store; `kg stats` lists them")
        texts = [] if shared else self._texts_of([document])
        drop = _CONCLUSIONS if shared else (document, *_CONCLUSIONS)
        self._backend.change(Change(drop=drop, remove=tuple(trace)))
        self._discard(texts)
        return None if shared else document

    def load_packs(self, pack: Pack) -> bool:
        """Puts what the packs know in place of what earlier ones knew; True when that changed anything."""
        new, old = set(pack_quads(pack)), set(self._backend.quads(graph=PACKS))
        if new == old:
            return False
        self._backend.change(Change(drop=(PACKS, *_CONCLUSIONS), add=tuple(new)))
        return True

    def merge(self, subject: str, canonical: str) -> None:
        """Decides that two entities (IRIs) are one and that the second gives the name; ``unmerge`` undoes it.

        UsageError when the first is already merged, or when the second already stands for the first.
        """
        made = decisions(self._backend)
        if subject in made:
            raise UsageError(f"{subject} is already merged into {made[subject]}; unmerge it first")
        if resolve(made).get(canonical, canonical) == subject:
            raise UsageError(f"{canonical} already stands for {subject}; unmerge it first")
        self._backend.change(Change(drop=_CONCLUSIONS, add=tuple(identification_quads(subject, canonical))))

    def unmerge(self, subject: str) -> str:
        """Deletes the decision about an entity (IRI) and returns the IRI it was merged into; UsageError without one."""
        made = decisions(self._backend)
        if subject not in made:
            raise UsageError(f"{subject} is not merged into anything")
        decision = tuple(identification_quads(subject, made[subject]))
        self._backend.change(Change(drop=_CONCLUSIONS, remove=decision))
        return made[subject]

    def refresh(self) -> None:
        """Rebuilds graph:accepted and graph:inferred from the claims, the packs and the decisions.

        All conclusions come in one transaction; the graphs are marked as made, even when empty, after that.
        """
        self._backend.change(Change(drop=_CONCLUSIONS))
        self._backend.change(Change(add=tuple(derive(self._backend, self._ontology))))
        self._backend.change(Change(create=_CONCLUSIONS))

    def _run_of(self, document: str) -> str:
        """The IRI of the run that read a document; "" when the store does not have it."""
        used = self._backend.quads(None, PROV.used, None, document)
        return next((value_of(quad.subject) for quad in used), "")

    def _works(self, document: str, *, besides: str) -> list[str]:
        """The other works whose current version the document is."""
        return [work for work, current in works_of(self._backend).items() if current == document and work != besides]

    def _texts_of(self, documents: list[str]) -> list[str]:
        """The names of the texts and originals that only these documents have."""
        names: dict[str, set[str]] = {}
        for predicate in (KG.textHash, KG.version):
            for quad in self._backend.quads(None, predicate):
                names.setdefault(value_of(quad.object), set()).add(value_of(quad.graph_name))
        return sorted(name for name, graphs in names.items() if graphs <= set(documents))

    def _discard(self, names: list[str]) -> None:
        for name in names:
            self._texts.discard(name)
