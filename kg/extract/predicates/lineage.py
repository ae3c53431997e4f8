"""Lineage: predicates of what says that a body was another one, or a part of it, before.

"The Guard, formerly the Army", "a breakaway faction of the Front".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.parse.sentence import NOMINAL, Word
from kg.extract.predicates.triggers import Parsed, Predicate

_FORMERLY = frozenset({"formerly", "previously", "originally", "ex"})


def formerly(w: Word, parsed: Parsed) -> Iterator[Predicate]:
    """The predicate of "formerly" before a name in apposition to another; it takes the frames of "know formerly"."""
    s = parsed.s
    old = s.words[w.head]
    if w.lower not in _FORMERLY or old.dep != "appos" or not (old.entity and s.words[old.head].entity):
        return
    if frames := parsed.lexicon.find("light", "know formerly"):
        yield Predicate(parsed.sentence, w.i, w.i, frames, {"as": (old.i,), "obj": (old.head,)})


def breakaway(w: Word, parsed: Parsed) -> Iterator[Predicate]:
    """The predicate of an adjective that says its noun left what it belonged to."""
    s = parsed.s
    noun = s.words[w.head]
    frames = tuple(f for f in parsed.lexicon.find("adj", w.lower) if "of" in f.object)
    if not frames or w.dep not in ("amod", "compound", "nmod") or noun.pos not in NOMINAL or noun.i < w.i:
        return
    poss = tuple(parsed.arguments.antecedent(k.i) for k in s.kids(noun.i, "poss"))
    yield Predicate(
        parsed.sentence, w.i, w.i, frames, {**parsed.arguments.prepositions(noun.i), "noun": (noun.i,), "poss": poss}
    )
