"""Names: the names of a document, each with one type and one full form.

The full form is what a pack calls it, or what an acronym in brackets stands for, or the longer name of the person;
forms of one name are aliases of each other and share one type.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from kg.extract.mentions.kinds import vote
from kg.extract.mentions.spans import Name, find_spans
from kg.extract.parse.sentence import Sentence
from kg.knowledge import Knowledge
from kg.knowledge.lexicon import Lexicon
from kg.knowledge.names import KnownNames, fold

_MOST_ALIASES = 10
_NO_BODIES = frozenset({"PERSON", "GPE", "LOC", "FAC", "NORP"})
"""The model's labels of names that a body may be called after: "Tripoli" is not the Tripoli Brigade."""


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
    spans = _with_numbers(sentences, [find_spans(s, known, knowledge.lexicon) for s in sentences])
    first = _first_printed(spans)
    canonical = _canonical(spans, first, _acronyms(sentences, spans), known, knowledge.lexicon)
    types = vote(sentences, spans, canonical, knowledge)
    return NameTable(spans, types, canonical, _aliases(first, canonical))


def _with_numbers(sentences: Sequence[Sentence], spans: Sequence[tuple[Name, ...]]) -> tuple[tuple[Name, ...], ...]:
    """The names with those of "the 444 Brigade" that say "the 444" alone, and with "the 155th"."""
    named = itertools.chain.from_iterable(spans)
    numbers = {n.text.split()[0] for n in named if n.text[:1].isdigit() and n.last - n.first > 1}
    numbers |= {w.text for s in sentences for w in s.words if re.fullmatch(r"\d{3}(st|nd|rd|th)", w.text)}
    found = []
    for s, names in zip(sentences, spans, strict=True):
        taken = {i for n in names for i in range(n.first, n.last)}
        alone = (
            Name(w.i, w.i + 1, w.text, fold(w.text), "ORG")
            for w in s.words[1:]
            if w.text in numbers
            and w.i not in taken
            and w.dep not in ("nummod", "amod")
            and s.words[w.i - 1].lower == "the"
        )
        found.append(tuple(sorted((*names, *alone), key=lambda n: n.first)))
    return tuple(found)


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
    spans: Sequence[Sequence[Name]],
    first: Mapping[str, str],
    acronyms: Mapping[str, str],
    known: KnownNames,
    lexicon: Lexicon,
) -> dict[str, str]:
    """Each key's full form: the pack's name, else the more used of a name and its acronym, else a longer name."""
    persons = {n.key for names in spans for n in names if n.label == "PERSON" and 2 <= len(n.key.split()) <= 4}
    others = {n.key for names in spans for n in names if n.label in _NO_BODIES}
    canonical = {}
    for key, text in first.items():
        if key in known:
            canonical[key] = known[key][1]
        else:
            longer = acronyms.get(key) or _longer_form(key, first, persons) or _spelled_out(text, first, lexicon)
            canonical[key] = longer or _longer_body(key, first, known, lexicon, opens=key not in others) or text
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


def _longer_body(key: str, first: Mapping[str, str], known: KnownNames, lexicon: Lexicon, *, opens: bool) -> str | None:
    """The one longer name of a body that a short one stands for: "the Council"; one that ``opens`` it: "Amal"."""
    if key in lexicon.countries:
        return None
    words, longer = key.split(), set()
    for other in first:
        more = other.split()
        if len(more) <= len(words) or other in lexicon.countries or not lexicon.is_a(more[-1], "group_head"):
            continue
        of_kind = [lexicon.is_a(w, "group_head") for w in more[len(words) :]]
        ends = more[-len(words) :] == words and lexicon.is_a(words[-1], "group_head")
        if ends or (opens and more[: len(words)] == words and all(of_kind)):
            longer.add(known[other][1] if other in known else first[other])
    return longer.pop() if len(longer) == 1 else None


def _spelled_out(text: str, first: Mapping[str, str], lexicon: Lexicon) -> str | None:
    """The one longer name whose capitals an acronym is made of: "the TTP" for "Tehreek-e-Taliban Pakistan"."""
    if not (text.isupper() and text.isalpha() and 2 < len(text) < 7) or fold(text) in lexicon.countries:
        return None
    parts = {full: re.split(r"[ -]", full) for full in first.values() if full != text and " " in full}
    spelled = [
        full
        for full, words in parts.items()
        if text in ("".join(w[:1] for w in words if w[:1].isupper()), "".join(w[:1].upper() for w in words))
    ]
    return spelled[0] if len(spelled) == 1 else None
