"""Confidence: how sure a reading is, from what it had to assume, as the probability that the claim is right.

``features_of`` looks at one claim in the making, ``confidence`` weighs that with what was fitted on gold.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from kg.extract.parse.sentence import Sentence
from kg.knowledge.weights import Weights
from kg.model import Modality, Polarity

if TYPE_CHECKING:
    from kg.extract.context.stance import Stance
    from kg.extract.predicates.ends import End
    from kg.extract.predicates.filling import Filled
    from kg.extract.predicates.triggers import Predicate

_NEAR = 2
"""Arcs of the parse: a subject is one away from its verb, the object of a preposition two."""
_LONG = 40.0
"""Words of a sentence that counts as long."""


@dataclass(frozen=True, slots=True)
class Features:
    """What a reading assumed.

    An end is ``missing``, a ``pronoun``, a ``description`` that points to a name elsewhere, or ``generic``; it is
    ``far`` when more than a preposition lies between it and the trigger, and ``implied`` when no role of the predicate
    holds it. The object is ``open`` when the relation takes actors and places alike.
    """

    light: bool = False
    noun: bool = False
    role: bool = False
    adjective: bool = False
    weak: bool = False
    passive: bool = False
    open_object: bool = False
    denied: bool = False
    not_actual: bool = False
    attributed: bool = False
    several: bool = False
    length: float = 0.0
    subject_missing: bool = False
    subject_pronoun: bool = False
    subject_description: bool = False
    subject_generic: bool = False
    subject_far: bool = False
    subject_implied: bool = False
    object_missing: bool = False
    object_pronoun: bool = False
    object_description: bool = False
    object_generic: bool = False
    object_far: bool = False
    object_implied: bool = False

    def values(self) -> dict[str, float]:
        """The features by name, as numbers."""
        return {field.name: float(getattr(self, field.name)) for field in fields(self)}


def confidence(features: Features, weights: Weights) -> float:
    """The probability, three digits, that a claim read with these features is right.

    >>> confidence(Features(weak=True), Weights.of(2.0, {**dict.fromkeys(Features().values(), 0.0), "weak": -1.0}))
    0.731
    """
    odds = weights.intercept + math.fsum(weights.features[name] * value for name, value in features.values().items())
    return round(1 / (1 + math.exp(-odds)), 3)


def features_of(
    predicate: Predicate,
    filled: Filled,
    *,
    subject: End | None,
    object_: End | None,
    sentence: Sentence,
    stance: Stance,
    attributed: bool,
) -> Features:
    """What the claim of this predicate with these ends assumes."""
    kind, notes = filled.frame.kind, filled.frame.notes
    return Features(
        light=kind == "light",
        noun=kind == "noun",
        role=kind == "role",
        adjective=kind == "adj",
        weak="weak" in notes,
        passive=predicate.passive,
        open_object=filled.relation.range == "ActorOrPlace",
        denied=stance.polarity is Polarity.DENIED,
        not_actual=stance.modality is not Modality.ACTUAL,
        attributed=attributed,
        several=len(filled.pairs) > 1,
        length=min(1.0, len(sentence.words) / _LONG),
        **_end("subject", subject, predicate, sentence),
        **_end("object", object_, predicate, sentence),
    )


def _end(side: str, end: End | None, predicate: Predicate, sentence: Sentence) -> dict[str, bool]:
    """The features of one end."""
    if end is None:
        return {f"{side}_missing": True}
    followed = end.referent is not end.phrase
    inside = end.phrase.sentence == predicate.sentence
    first = _first_of_list(sentence, end.phrase.head) if inside else 0
    fillers = {word for role in predicate.roles.values() for word in role}
    return {
        f"{side}_pronoun": end.phrase.form == "pronoun",
        f"{side}_description": followed and end.phrase.form != "pronoun",
        f"{side}_generic": not followed and end.phrase.form == "generic",
        f"{side}_far": inside and _arcs(sentence, first, predicate.head) > _NEAR,
        f"{side}_implied": not fillers & {end.phrase.head, first},
    }


def _first_of_list(sentence: Sentence, word: int) -> int:
    """The word that a coordinated one hangs on: of "A, B and C" the A."""
    while sentence.words[word].dep in ("conj", "appos") and sentence.words[word].head != word:
        word = sentence.words[word].head
    return word


def _arcs(sentence: Sentence, a: int, b: int) -> int:
    """How many arcs of the parse lie between two words."""
    above_a, above_b = ([w, *(up.i for up in sentence.path_up(w))] for w in (a, b))
    return min((above_a.index(w) + above_b.index(w) for w in _common(above_a, above_b)), default=len(sentence.words))


def _common(a: Iterable[int], b: Iterable[int]) -> list[int]:
    return sorted(set(a) & set(b))
