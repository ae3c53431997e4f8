"""Figures of speech: words of combat for a quarrel or a reproach ("came under fire for its budget")."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parse.sentence import Sentence
from kg.extract.predicates.triggers import TERMS, Predicate
from kg.knowledge.lexicon import Frame

_BLOWS = frozenset({"attacked", "bombarded", "fights"})
_UNDER = frozenset({"come_under", "be_under", "@undergo", "draw", "face"})
_ARGUING = frozenset(
    (
        "lawmaker deputy senator politician parliamentarian legislator congressman councillor councilor minister "
        "critic economist analyst columnist lawyer scholar academic editor candidate commentator pundit delegate "
        "adviser reader"
    ).split()
)
"""Whose weapons are words."""
_STRIKERS = frozenset(
    "worker union teacher nurse doctor miner docker driver employee staff railwayman pilot trade_union student".split()
)
"""Whose strikes are no blows."""


def is_figure(predicate: Predicate, frame: Frame, s: Sentence, subjects: Sequence[str]) -> bool:
    """Whether an attack or fight is one of words; ``subjects`` are the lemmas of whoever leads it."""
    if frame.relation not in _BLOWS:
        return False
    if subjects and all(lemma in _ARGUING for lemma in subjects):
        return True
    if (frame.kind, frame.trigger) == ("noun", "strike") and subjects and all(x in _STRIKERS for x in subjects):
        return True
    under = frame.kind == "light" and frame.trigger.split()[0] in _UNDER
    return under and any(_is_topic(s, i) for role in ("for", "over") for i in predicate.roles.get(role, ()))


def _is_topic(s: Sentence, i: int) -> bool:
    """What somebody is reproached with, not how long it lasts."""
    return s.words[i].entity not in ("DATE", "TIME") and s.words[i].lemma not in TERMS
