"""Mandatives: clauses whose verb says what somebody is to do ("demanded that it leave", "insists the men be freed")."""

from __future__ import annotations

from kg.extract.parse.sentence import Sentence, Word

_BIDDING = frozenset("demand request ask urge require order decree recommend plead beg appeal".split())
_ASSERTING = frozenset({"insist", "suggest", "propose", "stipulate", "rule"})
"""Verbs that bid only when the clause is a subjunctive beyond doubt: "insists that rebels hold the town" does not."""
_STATES = frozenset("be have hold control own possess remain know want need run belong rule support back".split())


def is_mandative(s: Sentence, clause: Word) -> bool:
    """Whether the clause is a subjunctive under a verb of bidding."""
    verb = s.words[clause.head]
    if clause.dep != "ccomp" or not _is_base(s, clause):
        return False
    if verb.lemma in _BIDDING:
        return True
    subject = s.kid(clause.i, "nsubj", "nsubjpass")
    singular = subject is not None and subject.tag in ("NN", "NNP") and s.kid(subject.i, "conj") is None
    return verb.lemma in _ASSERTING and (singular or verb.tag == "VBD" or clause.lemma not in _STATES)


def _is_base(s: Sentence, verb: Word) -> bool:
    """Whether the verb, or the "be" of its passive, has no tense: "leave", "be freed"; nothing but "not" helps it."""
    helping = s.kids(verb.i, "aux", "auxpass")
    if helping:
        return verb.tag in ("VBN", "VBG", "VBD") and all(k.lower == "be" for k in helping)
    return verb.tag in ("VB", "VBP") and verb.lower == verb.lemma
