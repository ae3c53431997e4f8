"""An entry of the packs: one IRI and every file that speaks of it, with checked access to what they say.

What can only be said once (a type, an English name, a coordinate) is asked for with methods that refuse two answers
and name both files; what may be said often (labels, sources) is united.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD

from kg.errors import KnowledgeError
from kg.knowledge.ontology import Ontology
from kg.knowledge.turtle import Literal, TurtleFile, Value
from kg.vocab import KG, PREFIXES

_CLOSED = {str(ns._NS): ns for ns in (DCTERMS, FOAF, KG, ORG, OWL, PROV, RDF, RDFS, SKOS)}
"""Vocabularies whose terms are known here, so that a misspelt one is found."""

_DATE = r"[12]\d{3}(?:-\d\d(?:-\d\d)?)?[~?%]?"
_EDTF = re.compile(rf"{_DATE}|(?:{_DATE}|\.\.)?/(?:{_DATE}|\.\.)?")


@dataclass(frozen=True)
class Entry:
    """One IRI and the files that speak of it, in load order."""

    iri: str
    files: tuple[TurtleFile, ...]

    def facts(self, *predicates: str) -> Iterator[tuple[TurtleFile, str, Value]]:
        """(file, predicate, value) for the predicates named, or for all, in file order."""
        for file in self.files:
            said = file.facts[self.iri]
            for predicate in predicates or said:
                for value in said.get(predicate, ()):
                    yield file, predicate, value

    def error(self, problem: str, *terms: str, file: TurtleFile | None = None) -> KnowledgeError:
        """The error to raise: file, line of the entry (or of the last of ``terms`` in it), its name and the problem."""
        chosen = file or self.files[0]
        return chosen.error(f"{chosen.short(self.iri)} {problem}", self.iri, *terms)

    def short(self, iri: str) -> str:
        """An IRI as the entry's first file would write it."""
        return self.files[0].short(iri)

    @property
    def is_described(self) -> bool:
        """True when the files mean it as an actor, place or tie; otherwise it is a note about the pack itself."""
        ours = (str(KG._NS), str(SKOS.prefLabel), str(SKOS.altLabel), str(SKOS.hiddenLabel))
        return self.iri.startswith(tuple(PREFIXES[kind] for kind in ("actor", "place", "tie"))) or any(
            text.startswith(ours) for _, *fact in self.facts() for text in fact if isinstance(text, str)
        )

    def refuse_unknown_terms(self) -> None:
        """Nothing; KnowledgeError for a term that its vocabulary does not have."""
        for file, predicate, value in self.facts():
            for term in (predicate, value):
                if isinstance(term, str) and not _is_known(term):
                    raise self.error(f"uses the unknown term {file.short(term)}", predicate, term, file=file)

    def refuse_other_terms(self, allowed: frozenset[str], remedy: str) -> None:
        """Nothing; KnowledgeError for a predicate of the ontology that is not one of ``allowed``."""
        for file, predicate, _ in self.facts():
            if predicate.startswith(str(KG._NS)) and predicate not in allowed:
                problem = f"uses {file.short(predicate)}, which does not belong here; {remedy}"
                raise self.error(problem, predicate, file=file)

    def kind(self, ontology: Ontology) -> str:
        """The class, by local name: the narrowest of those given, which must lie on one line of the hierarchy."""
        types = [(f, v) for f, _, v in self.facts(str(RDF.type)) if isinstance(v, str)]
        found = [(f, iri.removeprefix(KG._NS)) for f, iri in types if iri.startswith(KG._NS)]
        if not found:
            raise self.error("has no type; say for example 'a kg:ArmedGroup'")
        names = sorted({name for _, name in found}, key=lambda n: -len(ontology.classes.get(n, ())))
        for name in names[1:]:
            if not ontology.is_a(names[0], name):
                raise self._contradiction("type", [(file, value) for file, value in found if value in (names[0], name)])
        return names[0]

    def name(self) -> str:
        """The English (or else untagged) skos:prefLabel."""
        labels = [(f, v) for f, _, v in self.facts(str(SKOS.prefLabel)) if isinstance(v, Literal) and v.text.strip()]
        english = [(f, v.text.strip()) for f, v in labels if v.language.partition("-")[0] == "en"]
        chosen = english or [(f, v.text.strip()) for f, v in labels if not v.language]
        if not chosen:
            raise self.error("has no English name; give it a skos:prefLabel")
        if len({name for _, name in chosen}) > 1:
            raise self._contradiction("preferred name", chosen)
        return chosen[0][1]

    def texts(self, *predicates: object) -> set[str]:
        """All literals of the predicates, trimmed."""
        found = set()
        for file, predicate, value in self.facts(*map(str, predicates)):
            if not isinstance(value, Literal) or not value.text.strip():
                raise self.error(f"needs text in quotes after {file.short(predicate)}", predicate, file=file)
            found.add(value.text.strip())
        return found

    def sources(self) -> tuple[str, ...]:
        """The citations, sorted; KnowledgeError when there is none."""
        found = tuple(sorted({v.text if isinstance(v, Literal) else v for _, _, v in self.facts(str(DCTERMS.source))}))
        if not "".join(found).strip():
            raise self.error("has no source; say where it stands with dcterms:source")
        return found

    def things(self, predicate: object) -> tuple[str, ...]:
        """The IRIs of a predicate, sorted."""
        found = set()
        for file, _, value in self.facts(str(predicate)):
            if not isinstance(value, str):
                raise self.error(f"needs an IRI after {file.short(str(predicate))}", str(predicate), file=file)
            found.add(value)
        return tuple(sorted(found))

    def thing(self, predicate: object) -> str:
        """The IRI of a predicate that must be given once."""
        found = self.things(predicate)
        if len(found) != 1:
            raise self.error(f"needs one {self.short(str(predicate))}, not {len(found)}", str(predicate))
        return found[0]

    def number(self, predicate: object, limit: float) -> float | None:
        """The number of a predicate, between -limit and limit; None when it is not given."""
        found = [(f, v.text if isinstance(v, Literal) else v) for f, _, v in self.facts(str(predicate))]
        numbers = []
        for file, text in found:
            try:
                numbers.append(float(text))
            except ValueError:
                raise self._bad(file, predicate, text, "a number") from None
            if not -limit <= numbers[-1] <= limit:
                raise self._bad(file, predicate, text, f"between {-limit:g} and {limit:g}")
        if len(set(numbers)) > 1:
            raise self._contradiction(self.short(str(predicate)), found)
        return numbers[0] if numbers else None

    def edtf(self) -> str:
        """The date or interval (EDTF, ISO 8601-2:2019, as far as packs use it: ``2013-11-22/2014~``); "" if undated."""
        found = [(f, v.text if isinstance(v, Literal) else v) for f, _, v in self.facts(str(KG.edtf))]
        for file, text in found:
            if not _is_edtf(text):
                raise self._bad(file, KG.edtf, text, "a date or interval such as 2013-11 or 2013-11-22/2014~")
        if len({text for _, text in found}) > 1:
            raise self._contradiction("date", found)
        return found[0][1] if found else ""

    def refuse_bad_moments(self, *predicates: object) -> None:
        """Nothing; KnowledgeError for a moment that is no xsd:dateTime."""
        for file, predicate, value in self.facts(*map(str, predicates)):
            typed = isinstance(value, Literal) and value.datatype == str(XSD.dateTime)
            text = value.text if isinstance(value, Literal) else value
            try:
                datetime.fromisoformat(text if typed else "")
            except ValueError:
                raise self._bad(file, predicate, text, 'such as "2013-11-22T00:00:00Z"^^xsd:dateTime') from None

    def _bad(self, file: TurtleFile, predicate: object, text: str, expected: str) -> KnowledgeError:
        """The error for a value of the wrong form."""
        term = str(predicate)
        return self.error(f"has {file.short(term)} {text[:80]!r}; it must be {expected}", term, file=file)

    def _contradiction(self, meaning: str, found: list[tuple[TurtleFile, str]]) -> KnowledgeError:
        """The error for two answers where one is allowed; both files are named."""
        first = found[0]
        second = next(pair for pair in found if pair[1] != first[1])
        both = f"{first[1]!r} in {first[0].name} and {second[1]!r} in {second[0].name}"
        return self.error(f"has more than one {meaning}: {both}; keep one", file=second[0])


@lru_cache(maxsize=1024)
def _is_known(iri: str) -> bool:
    """False for a term that one of the closed vocabularies lacks."""
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    namespace = _CLOSED.get(iri[:cut])
    return namespace is None or iri[cut:] in namespace


def _is_edtf(text: str) -> bool:
    """True for a well-formed date or interval whose days exist and whose end is not before its start."""
    if not _EDTF.fullmatch(text):
        return False
    days = [part.rstrip("~?%") for part in text.split("/") if part not in ("", "..")]
    try:
        for day in days:
            date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return False
    return bool(days) and (days[0] <= days[-1] or days[0].startswith(days[-1]))
