"""Time: the words of a sentence and the day of publication become EDTF intervals (ISO 8601-2) with honest bounds.

``scan`` writes the sentence in a plain form that ``rules`` rewrite into ``moments``. Rules that count from the day of
publication are left out when it is unknown: nothing ever counts from today. What was read then belongs to the
predicate it hangs on.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from kg.extract.context.time.moments import Role
from kg.extract.context.time.rules import ABSOLUTE, COMPOSED, RELATIVE
from kg.extract.context.time.scan import MODIFIERS, Scan, TimeExpression, is_cue, is_verb
from kg.extract.parse.sentence import Sentence, Word
from kg.model import Interval

__all__ = ["Role", "TimeExpression", "find_times", "time_of"]

_ASPECT = frozenset({"begin", "start", "continue", "keep", "resume", "stop", "cease", "manage", "fail", "try"})
_HOURS = frozenset({"morning", "afternoon", "evening", "night", "dawn", "noon", "midnight"})
_ASIDE = frozenset({"after", "before", "following", "until", "since"})
"""Prepositions of what happened at another time: "was arrested in May after a raid"."""
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "csubjpass", "pcomp", "parataxis", "xcomp"})


def find_times(sentence: Sentence, published: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions of a sentence, left to right; relative ones only when the day of publication is known."""
    if not any(map(is_cue, sentence.words)):
        return ()
    scan = Scan(sentence)
    for pattern, read in ABSOLUTE:
        scan.rewrite(pattern, read)
    if published is not None:
        for pattern, count in RELATIVE:
            scan.rewrite(pattern, partial(count, published))
    for pattern, read in COMPOSED:
        scan.rewrite(pattern, read)
    return tuple(scan.expressions())


def time_of(sentence: Sentence, head: int, governor: int, times: tuple[TimeExpression, ...]) -> Interval | None:
    """When a predicate holds, by the time that hangs nearest on its trigger, or its governing word, or its own clause.

    ``head`` and ``governor`` are those of a ``Predicate``. The time of another clause is never taken, save that of a
    "when" clause, and that the verbs coordinated with a verb share its time ("it attacked A on Friday and seized B");
    those with a subject or a tense of their own share only what stands before it.
    """
    if not times:
        return None
    for host, only_before in _hosts(sentence, head, governor):
        near = [
            (steps, t.first, t.interval)
            for t in times
            if not only_before or t.last <= host
            if (steps := _steps(sentence, t, host)) is not None
        ]
        if near:
            return min(near, key=lambda each: each[:2])[2]
    return None


def _hosts(s: Sentence, head: int, governor: int) -> Iterator[tuple[int, bool]]:
    """The words that a predicate's time may hang on, nearest first; True with those whose time must precede them."""
    yield head, False
    if governor != head:
        yield governor, False
    joined = (governor, *(k.i for k in s.kids(governor, "conj")))
    for clause in (k for c in joined for k in s.kids(c, "advcl")):  # "were killed when gunmen stormed it on Friday"
        if _goes_with(s, clause):
            yield clause.i, False
    word, only_before = s.words[governor], False
    for above in s.path_up(governor):
        if is_verb(above) and word.dep == "advcl" and _goes_with(s, word):  # "hurt on Friday when shells hit it"
            yield above.i, False
        if _opens_clause(s, word, above) or (above.lower in _ASIDE and above.pos in ("ADP", "SCONJ")):
            return
        only_before = only_before or (word.dep == "conj" and is_verb(word) and _stands_alone(s, word))
        if is_verb(above):
            yield above.i, only_before
        word = above


def _goes_with(s: Sentence, clause: Word) -> bool:
    """Whether a clause tells what happened at the time of the one above it."""
    return any(k.lower in ("when", "as") and k.dep in ("mark", "advmod") for k in s.kids(clause.i))


def _stands_alone(s: Sentence, verb: Word) -> bool:
    """Whether a coordinated verb has a subject or a tense of its own: "and the army seized B", "and will attack B"."""
    return bool(s.kids(verb.i, "nsubj", "nsubjpass", "aux", "auxpass", "neg"))


def _opens_clause(s: Sentence, word: Word, above: Word) -> bool:
    """True when a word's time is not that of the word above it; a participle that goes on with its clause shares it."""
    if word.dep not in _CLAUSES or not is_verb(word) or (word.dep == "xcomp" and above.lemma in _ASPECT):
        return False
    goes_on = word.dep == "advcl" and word.tag == "VBG" and word.i > above.i
    return not goes_on or bool(s.kids(word.i, "mark", "nsubj", "nsubjpass"))


def _steps(s: Sentence, t: TimeExpression, host: int) -> int | None:
    """How many words up, prepositions aside, its host is from a time; None when that is in another clause or phrase."""
    if t.first <= host < t.last:
        return 0
    top = next((w for w in s.words[t.first : t.last] if not t.first <= w.head < t.last), s.words[t.first])
    steps = 0
    for word in s.path_up(top.i):
        if word.i == host:
            return steps
        modifies = top.dep in MODIFIERS and s.words[top.head].lower not in _HOURS
        if modifies or is_verb(word) or word.dep == "appos":  # "left Pagak, their headquarters since 2014"
            return None
        steps += word.pos != "ADP"
    return None
