"""Predicates: the words of a sentence that say a relation by the lexicon, each with its roles filled.

A verb, a light verb with its noun, an event noun with or without a governing verb, a noun for somebody in a relation,
and an adjective all become a ``Predicate``: the frames that could read it, head words by role, and the word under which
polarity and modality are to be looked up.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.parse.sentence import NOMINAL, Word
from kg.extract.predicates.bearers import disposition, hyphenated, owned, role
from kg.extract.predicates.ellipsis import elliptical
from kg.extract.predicates.lineage import breakaway, formerly
from kg.extract.predicates.listed import listed
from kg.extract.predicates.nouns import event
from kg.extract.predicates.triggers import FACING, Parsed, Predicate, is_verb
from kg.extract.predicates.verbs import light_verb, stated, verb


def find_predicates(parsed: Parsed) -> list[Predicate]:
    """The predicates of a sentence, left to right; a light verb's own frames give way to those of the idiom."""
    words = parsed.s.words
    found = [p for w in words for p in light_verb(w, parsed)]
    used = {i for p in found if p.head != p.governor for i in (p.governor, *(() if _answers(p) else (p.head,)))}
    used |= {words[p.head].head for p in found if words[p.head].tag == "VB"}  # "vowed to make them pay"
    used |= {k.i for p in found if _mobilizes(p) for k in parsed.s.kids(p.governor, "xcomp", "advcl") if _faces(k)}
    for w in words:
        if w.i not in used:
            found.extend(_of_word(w, parsed))
    found.extend(elliptical(found, parsed))
    return sorted(found, key=lambda p: (p.head, p.frames[0].line))


def _answers(p: Predicate) -> bool:
    """ "rejected the demand of X", "fell in battle with X": the noun says something as well."""
    return all(f.relation in ("rejected", "killed") for f in p.frames)


def _mobilizes(p: Predicate) -> bool:
    return all(f.relation == "mobilizedAgainst" for f in p.frames)


def _faces(w: Word) -> bool:
    """ "sent a column to confront X": the infinitive says whom it was sent against, and nothing beside."""
    return w.tag == "VB" and w.lemma in FACING


def _of_word(w: Word, parsed: Parsed) -> Iterator[Predicate]:
    if is_verb(w):
        yield from verb(w, parsed)
    gerund = w.tag == "VBG" and w.dep in ("pobj", "nsubj", "dobj", "compound")
    if w.pos in NOMINAL or w.tag in ("NN", "NNS") or gerund:
        yield from event(w, parsed)
        yield from role(w, parsed)
        yield from owned(w, parsed)
    if w.pos == "ADJ" and w.tag == "JJ":
        yield from disposition(w, parsed)
        yield from stated(w, parsed)
    yield from listed(w, parsed)
    yield from formerly(w, parsed)
    yield from breakaway(w, parsed)
    if "-" in w.text[1:-1]:
        yield from hyphenated(w, parsed)
