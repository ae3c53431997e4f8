"""Terms: how long a truce or an ultimatum gives, as it is counted ("48 hours", "7 days", "until Saturday")."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.parse.sentence import Sentence, Word
from kg.extract.predicates.triggers import Predicate, is_verb

TERMED = frozenset({"truceWith", "gaveUltimatumTo"})
"""Relations whose quantity is a term."""
_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
_WHEN = frozenset({"DATE", "TIME"})
_LIMITS = frozenset({"within", "by", "before", "until"})
_ELSE = frozenset({"face", "risk", "suffer", "be", "die", "pay", "lose", "else"})
"""What follows the "or" of "hand in your arms or face attack"."""


def is_termed(s: Sentence, deed: int) -> bool:
    """Whether what somebody is told to do has a term or an "or else": "to leave by Friday", "to pay or be shot"."""
    return any(
        (w.lower in _LIMITS and any(k.entity in _WHEN for k in s.kids(i, "pobj")))
        or (w.lower == "or" and any(k.i > i and is_verb(k) and k.lemma in _ELSE for k in s.kids(w.head, "conj")))
        for i in s.subtree(deed)
        if i > deed and (w := s.words[i])
    )


def term_of(s: Sentence, predicate: Predicate, digits: Callable[[str], str]) -> str | None:
    """The term that belongs to the predicate; ``digits`` writes a number word in figures."""
    for prep in s.kids(predicate.governor, "prep"):
        dates = [k for k in s.kids(prep.i, "pobj") if k.entity in _WHEN]
        if prep.lower == "until" and dates:
            return " ".join(s.words[i].text for i in s.subtree(prep.i) if i <= dates[0].i)
    head = s.words[predicate.head]
    after = (k for of in s.kids(head.i, "prep") if of.lower == "of" for k in s.kids(of.i, "pobj"))
    limits = (i for i in s.subtree(predicate.governor) if s.words[i].lower == "within")
    within = (k for i in limits for k in s.kids(i, "pobj"))  # "told them to leave within 48 hours"
    spans = (_span(s, k, digits) for k in (head, *s.kids(head.i), *after, *within))  # "a truce of three days"
    return next((span for span in spans if span is not None), None)


def _span(s: Sentence, w: Word, digits: Callable[[str], str]) -> str | None:
    """The term that one word says, with its number: "three days", "72-hour", "a week"."""
    number, _, unit = w.lower.partition("-")
    if unit in _UNITS:
        return _term(digits(number), unit)
    if w.lemma not in _UNITS:
        return None
    count = s.kid(w.i, "nummod")
    return _term(digits(count.lower) if count is not None else "1", w.lemma)


def _term(number: str, unit: str) -> str:
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"
