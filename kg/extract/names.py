"""Names: the names of a document, each with one type and one full form.

The full form is what a pack calls it, or what an acronym in brackets stands for, or the longer name of the person;
forms of one name are aliases of each other and share one type.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from kg.extract.kinds import vote
from kg.extract.sentence import Sentence
from kg.extract.spans import Name, find_spans
from kg.knowledge import Knowledge
from kg.knowledge.names import KnownNames, fold

_MOST_ALIASES = 10


@dataclass(frozen=True)
class NameTable:
    """The names of a document: spans per sentence, one type and one canonical form per key."""

    spans: tuple[tuple[Name, ...], ...]
    types: Mapping[str, str]
    canonical: Mapping[str, str]
    """Folded name -> the form this document (or a pack) gives in full."""
    aliases: Mapping[str, tuple[str, ...]]
    """Canonical form -> the other forms printed in this document."""

    def type_of(self, key: str) -> str:
        """The class that the document's evidence gives the name."""
        return self.types.get(key, "Organization")


def find_names(sentences: Sequence[Sentence], knowledge: Knowledge) -> NameTable:
    """The names of a document with their types and full forms."""
    known = knowledge.known_names
    spans = tuple(find_spans(s, known, knowledge.lexicon) for s in sentences)
    first = _first_printed(spans)
    canonical = _canonical(spans, first, _acronyms(sentences, spans), known)
    types = vote(sentences, spans, canonical, knowledge)
    return NameTable(spans, types, canonical, _aliases(first, canonical))


def _first_printed(spans: Sequence[Sequence[Name]]) -> dict[str, str]:
    """Each key as the document first prints it."""
    first: dict[str, str] = {}
    for n in itertools.chain.from_iterable(spans):
        first.setdefault(n.key, n.text)
    return first


def _acronyms(sentences: Sequence[Sentence], spans: Sequence[Sequence[Name]]) -> Mapping[str, str]:
    """Folded acronym -> the name it stands for, from "Long Name (LN)" and "LN (Long Name)"."""
    found: dict[str, str] = {}
    for s, names in zip(sentences, spans, strict=True):
        for left, right in itertools.pairwise(names):
            if right.first == left.last + 1 and s.words[left.last].text == "(":
                long, short = (left, right) if len(left.text) >= len(right.text) else (right, left)
                if short.text.replace(".", "").isupper() and " " not in short.text:
                    found.setdefault(short.key, long.text)
    return found


def _canonical(
    spans: Sequence[Sequence[Name]], first: Mapping[str, str], acronyms: Mapping[str, str], known: KnownNames
) -> dict[str, str]:
    """Each key's full form: the pack's name, else the more used of a name and its acronym, else a longer name."""
    persons = {n.key for names in spans for n in names if n.label == "PERSON" and 2 <= len(n.key.split()) <= 4}
    canonical = {}
    for key, text in first.items():
        if key in known:
            canonical[key] = known[key][1]
        else:
            canonical[key] = acronyms.get(key) or _longer_form(key, first, persons) or text
    counts = Counter(n.key for names in spans for n in names)
    for short, long in acronyms.items():
        full = fold(long)
        if full in known or short in known or counts[short] <= counts[full]:
            canonical[short] = canonical.get(full, long)
        else:  # a document that says ISIS throughout calls it that
            canonical[short] = canonical[full] = first[short]
    return canonical


def _aliases(first: Mapping[str, str], canonical: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Each full form with the other forms of it."""
    aliases: dict[str, list[str]] = defaultdict(list)
    for key, text in first.items():
        if text != canonical[key]:
            aliases[canonical[key]].append(text)
    return {full: tuple(sorted(forms)[:_MOST_ALIASES]) for full, forms in aliases.items()}


def _longer_form(key: str, first: Mapping[str, str], persons: Set[str]) -> str | None:
    """The one longer name of a person that ends with all these words (a surname)."""
    words = key.split()
    longer = [k for k in persons if k != key and len(k.split()) > len(words) and k.split()[-len(words) :] == words]
    return first[longer[0]] if len(longer) == 1 else None
