"""Rebuttals: what somebody says of an act that the same sentence tells ("…, which the army denies", "… disputed that").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.parse.arguments import Arguments
from kg.extract.parse.sentence import NOMINAL, Sentence, Word
from kg.extract.predicates.denials import REPORTS
from kg.extract.predicates.triggers import verb_triggers
from kg.knowledge.lexicon import Lexicon

_LIES = frozenset(
    (
        "lie fabrication falsehood invention nonsense propaganda slander libel absurdity fiction calumny smear untrue "
        "false baseless unfounded groundless absurd ridiculous fabricated invented laughable"
    ).split()
)
_REJECTING = frozenset("reject dismiss refute dispute deny contest brush_aside shrug_off wave_away laugh_off".split())
_CALLING = frozenset("call dismiss describe denounce brand label reject term".split())
_POINTING = frozenset({"this", "that", "it"})
_WITHIN = frozenset({"ccomp", "xcomp", "conj", "advcl", "pcomp", "prep", "pobj", "dobj", "agent", "acl", "nsubj"})
"""How what is rebutted may hang on the clause that tells it; a relative clause is another matter."""


@dataclass(frozen=True, slots=True)
class _Rebuttal:
    verb: int
    clause: int


def rebutters(s: Sentence, arguments: Arguments, inside: int, lexicon: Lexicon) -> tuple[int, ...]:
    """Who says that the act of word ``inside`` was not so."""
    for rebuttal in _rebuttals(s, lexicon):
        if _is_within(s, inside, rebuttal):
            return arguments.verb_roles(rebuttal.verb).get("subj", ())
    return ()


def _is_within(s: Sentence, inside: int, rebuttal: _Rebuttal) -> bool:
    below = s.words[inside]
    if inside == rebuttal.clause:
        return True
    for above in s.path_up(inside):
        if below.i == rebuttal.verb or below.dep not in _WITHIN:
            return False
        if above.i == rebuttal.clause:
            return True
        below = above
    return False


def _rebuttals(s: Sentence, lexicon: Lexicon) -> Iterator[_Rebuttal]:
    for verb in s.words:
        if verb.pos != "VERB" or s.kid(verb.i, "neg", "ccomp") is not None or not _refutes(s, verb, lexicon):
            continue
        clause = _told_before(s, verb)
        if clause is not None:
            yield _Rebuttal(verb.i, clause)


def _refutes(s: Sentence, verb: Word, lexicon: Lexicon) -> bool:
    """ "denies", "calls a lie", "dismissed as propaganda"."""
    names = [t.replace(" ", "_") for t in verb_triggers(s, verb)]
    said = [*s.kids(verb.i, "oprd", "attr", "acomp")]
    said += [k for p in s.kids(verb.i, "prep") if p.lower == "as" for k in s.kids(p.i, "pobj", "amod", "acomp")]
    said += [k for c in s.kids(verb.i, "ccomp", "xcomp") for k in (c, *s.kids(c.i, "oprd"))]
    if verb.lemma in _CALLING and any(k.lemma in _LIES for k in said):
        return True
    return any(lexicon.is_a(n, "denial") or n in _REJECTING for n in names)


def _told_before(s: Sentence, verb: Word) -> int | None:
    """The verb of the clause that the object of the rebuttal stands for."""
    objects = [k for k in s.kids(verb.i, "dobj", "nsubjpass", "nsubj") if k.i < verb.i or k.dep == "dobj"]
    if verb.dep == "relcl" or (verb.dep == "acl" and verb.tag == "VBD"):
        which = [k for k in objects if k.lower in ("which", "that")]
        host = s.words[verb.head]
        if host.pos in ("VERB", "AUX"):
            return host.i if which else None
        report = host.lemma in REPORTS
        if (report and host.dep not in ("appos", "dep", "npadvmod", "attr", "conj", "dobj")) or not (which or report):
            return None
        parted = any(w.text in (",", "(") for w in s.words[host.i : verb.i]) or report
        return _clause_above(s, host) if parted else None
    pointing = any(k.dep == "dobj" and k.lower in _POINTING for k in objects)
    said = [k for k in objects if k.dep == "dobj" and k.lemma in REPORTS and not s.kids(k.i, "acl", "prep", "poss")]
    definite = any(d.lower in ("the", "that", "this") for k in said for d in s.kids(k.i, "det"))
    if (pointing or definite) and verb.dep in ("conj", "advcl", "parataxis"):
        return s.words[verb.head].i if s.words[verb.head].pos in ("VERB", "AUX") else None
    return None


def _clause_above(s: Sentence, noun: Word) -> int | None:
    """The verb of the clause that a noun stands in."""
    for above in s.path_up(noun.i):
        if above.pos in ("VERB", "AUX") and above.dep not in ("acl", "amod"):
            return above.i
        if above.pos not in (*NOMINAL, "ADP", "VERB", "PRON", "NUM"):
            return None
    return None
