"""Which documents are copies of each other: a report that ten papers print is one source, not ten.

Documents are compared by the sentences their claims rest on, not by their whole text: so the accepted ties can be
rebuilt from the quads alone, a headline, a byline or a page's furniture neither hides a copy nor makes one, and a
document that quotes no claim needs no comparison. Two documents are copies when the word 5-shingles of these sentences
have a Jaccard index of at least 0.5, or when 0.8 of the shorter one's are in the longer (Broder 1997, "On the
resemblance and containment of documents"); containment counts only from ``ENOUGH`` shingles on, since two short
sentences may meet by chance. Being a copy is made transitive, so that the answer does not depend on any order.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

SHINGLE = 5
JACCARD = 0.5
CONTAINMENT = 0.8
ENOUGH = 8

Shingles = frozenset[tuple[str, ...]]


def sources(sentences: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """For each document the first, in order, of the documents it is a copy of (itself when it is none).

    ``sentences`` gives the evidence sentences of each document.

    >>> wire = "The two fronts signed a pact in the border town on Monday night"
    >>> sources({"b": [wire], "a": [wire.upper() + "!"], "c": ["Shells fell on the market of the old city at dawn"]})
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    shingles = {document: _shingles(sentences[document]) for document in sorted(sentences)}
    parent = {document: document for document in shingles}

    def root(document: str) -> str:
        while parent[document] != document:
            document = parent[document]
        return document

    for (a, b), shared in sorted(_overlaps(shingles).items()):
        if _are_copies(len(shingles[a]), len(shingles[b]), shared):
            first, second = sorted((root(a), root(b)))
            parent[second] = first
    return {document: root(document) for document in shingles}


def _shingles(sentences: Iterable[str]) -> Shingles:
    found: set[tuple[str, ...]] = set()
    for sentence in set(sentences):
        words = re.findall(r"\w+", sentence.casefold())
        found.update(tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))
    return frozenset(found)


def _overlaps(shingles: Mapping[str, Shingles]) -> Counter[tuple[str, str]]:
    """How many shingles each pair of documents shares; pairs that share none are left out."""
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for document, found in shingles.items():
        for shingle in found:
            holders[shingle].append(document)
    return Counter(pair for documents in holders.values() for pair in combinations(documents, 2))


def _are_copies(a: int, b: int, shared: int) -> bool:
    shorter = min(a, b)
    return shared >= JACCARD * (a + b - shared) or (shorter >= ENOUGH and shared >= CONTAINMENT * shorter)
