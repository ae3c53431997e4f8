"""Listed members: predicates of those that a noun phrase goes on to name as parts of a whole.

"The Front, including A and B", "the factions of the Front, among them A", "A and three other factions of the Front":
nothing but the list says that they belong, so it takes the frames of the verb "include".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.parse.sentence import NAME_TAGS, NOMINAL, Word
from kg.extract.predicates.triggers import Parsed, Predicate

_MAKING = frozenset({"make", "form", "constitute", "belong", "join", "compose", "found", "create", "set"})
_AMONG_THEM = frozenset({"them", "which", "whom"})


def listed(w: Word, parsed: Parsed) -> Iterator[Predicate]:
    """The predicate of "including" or "among them" with what they list, or of "other" with those before it."""
    found = _included(w, parsed) or _like_others(w, parsed) or _are_among(w, parsed)
    frames = parsed.lexicon.find("verb", "include")
    if found is None or not frames:
        return
    members, noun = found
    whole = _whole(parsed.s.words[noun], parsed)
    if whole is not None and members:
        yield Predicate(parsed.sentence, w.i, w.i, frames, {"obj": members, "subj": (whole,)})


def _included(w: Word, parsed: Parsed) -> tuple[tuple[int, ...], int] | None:
    """Those after "including" or "among them", and the noun that they hang on."""
    s = parsed.s
    if w.lower not in ("including", "among", "amongst") or w.dep != "prep" or s.words[w.head].pos not in NOMINAL:
        return None
    objects = [k for k in s.kids(w.i, "pobj") if k.lower not in _AMONG_THEM]
    if w.lower != "including" and len(objects) == len(s.kids(w.i, "pobj")):
        return None
    return tuple(k.i for k in objects) or _named_before(w, parsed), w.head


def _named_before(w: Word, parsed: Parsed) -> tuple[int, ...]:
    """The list before "among them": "the coalition, X, Y and Z among them"."""
    s = parsed.s
    last = s.words[w.i - 1]
    first = last
    while first.dep == "conj" and s.words[first.head].entity and s.words[first.head].i > w.head:
        first = s.words[first.head]
    comma = s.words[first.i - 1].text == "," or s.words[first.i - 2].text == ","
    return (first.i,) if last.entity and comma else ()


def _like_others(w: Word, parsed: Parsed) -> tuple[tuple[int, ...], int] | None:
    """ "A and three other factions of X": those before the noun that "other" stands by, and the noun."""
    s = parsed.s
    noun = s.words[w.head]
    if w.lower != "other" or w.dep != "amod" or noun.dep != "conj" or noun.pos not in NOMINAL:
        return None
    first = noun
    while first.dep == "conj" and s.words[first.head].pos in NOMINAL:
        first = s.words[first.head]
    return ((first.i,), noun.i) if noun.tag == "NNS" else None


def _are_among(w: Word, parsed: Parsed) -> tuple[tuple[int, ...], int] | None:
    """ "Among the groups of X are A and B", "Of the groups of X, A and B left": the subject, and the noun."""
    s = parsed.s
    verb, noun = s.words[w.head], s.kid(w.i, "pobj")
    among = w.lower in ("among", "amongst") and verb.lemma == "be"
    opening = w.lower == "of" and w.i == 0 and verb.pos == "VERB"
    if noun is None or noun.tag != "NNS" or not (among or opening):
        return None
    return tuple(k.i for k in s.kids(verb.i, "nsubj", "attr")), noun.i


def _whole(noun: Word, parsed: Parsed) -> int | None:
    """The body that the noun speaks of: itself when it is one, what its parts belong to when it is several."""
    if noun.tag in ("NN", *NAME_TAGS):
        united = parsed.lexicon.is_a(noun.lower, "union_head", "body") and noun.lower not in ("government", "army")
        return noun.i if united else None
    if not parsed.lexicon.is_a(noun.lemma, "body", "member", "part"):
        return None
    prepositions = parsed.arguments.prepositions(noun.i)
    of = (*prepositions.get("of", ()), *prepositions.get("in", ()), *(k.i for k in parsed.s.kids(noun.i, "poss")))
    made_up = (parsed.arguments.verb_roles(k.i) for k in parsed.s.kids(noun.i, "relcl") if k.lemma in _MAKING)
    of = of or tuple(i for roles in made_up for i in (*roles.get("obj", ()), *roles.get("to", ())) if i != noun.i)
    return of[0] if len(of) == 1 else None
