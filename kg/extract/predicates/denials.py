"""Denials: acts that somebody says were not so, or not his ("denied reports that", "denied any role in the raid")."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from kg.extract.parse.arguments import Arguments
from kg.extract.parse.sentence import NOMINAL, Sentence, Word
from kg.extract.predicates.triggers import verb_triggers
from kg.knowledge.lexicon import Lexicon

REPORTS = frozenset(
    (
        "report claim allegation accusation charge suggestion rumor rumour assertion speculation notion insinuation "
        "imputation version account"
    ).split()
)
_PARTS = frozenset(
    (
        "involvement role part hand responsibility complicity participation connection link knowledge share guilt "
        "nothing"
    ).split()
)
_DISMISSING = frozenset("reject dismiss rubbish ridicule discount".split())
_TRUTH = frozenset({"truth", "substance", "basis", "foundation"})
_CARRIES = frozenset({"in", "for", "with", "to", "of"})


def denied_report(s: Sentence, noun: Word, lexicon: Lexicon) -> bool:
    """Whether the noun is a report that somebody denies: "denied reports that", "rejected the charge that"."""
    return noun.lemma in REPORTS and (verb := _dismissing(s, noun, lexicon)) is not None and not s.kid(verb.i, "neg")


@dataclass(frozen=True, slots=True)
class Dispute:
    """A report that is denied: who denies it, and whose it is."""

    deniers: tuple[int, ...]
    accusers: tuple[int, ...]


def dispute(s: Sentence, arguments: Arguments, inside: int, lexicon: Lexicon) -> Dispute | None:
    """The denied report that tells the act of word ``inside``: "rejected the army's charge that …"."""
    for above in s.path_up(inside):
        if denied_report(s, above, lexicon):
            verb = _dismissing(s, above, lexicon)
            deniers = arguments.verb_roles(verb.i).get("subj", ()) if verb is not None else ()
            return Dispute(deniers, _accusers(s, arguments, above.i))
        if above.pos in ("VERB", "AUX") and above.dep not in ("acl", "xcomp", "conj", "pcomp", "relcl"):
            return None
    return None


def _accusers(s: Sentence, arguments: Arguments, report: int) -> tuple[int, ...]:
    """Whose the report is: "the army's charge", "reports carried by two channels"."""
    beside = arguments.prepositions(report)
    owners = tuple(k.i for k in s.kids(report, "poss", "compound", "nmod"))
    carriers = (arguments.prepositions(k.i).get("by_agent", ()) for k in s.kids(report, "acl"))
    tellers = (i for role in ("by", "of", "from") for i in beside.get(role, ()))
    return (*owners, *tellers, *chain.from_iterable(carriers))


def _dismissing(s: Sentence, noun: Word, lexicon: Lexicon) -> Word | None:
    """The verb of denial that the report is the object of."""
    verb = s.words[noun.head]
    if noun.dep == "pobj" and verb.lower == "as":  # "dismissed as lies claims that": the object hangs on "as"
        verb = s.words[verb.head]
    elif noun.dep == "pobj" and s.words[verb.head].lemma in _TRUTH:  # "there is no truth in reports that"
        truth = s.words[verb.head]
        return s.words[truth.head] if any(k.lower == "no" for k in s.kids(truth.i, "det")) else None
    elif noun.dep not in ("dobj", "nsubjpass"):
        return None
    names = (t.replace(" ", "_") for t in verb_triggers(s, verb))
    return verb if verb.lemma in _DISMISSING or any(lexicon.is_a(n, "denial") for n in names) else None


def involved(s: Sentence, act: Word, arguments: Arguments) -> tuple[int, ...]:
    """Who has, or denies, a part in an act: "admitted its role in the raid", "had nothing to do with it"."""
    part, verb = _part(s, act)
    if part is None:
        return ()
    owners = tuple(arguments.antecedent(k.i) for k in s.kids(part.i, "poss"))
    return owners or (arguments.verb_roles(verb.i).get("subj", ()) if verb is not None else ())


def uninvolved(s: Sentence, act: Word, lexicon: Lexicon) -> bool:
    """Whether somebody denies his part in an act, or had none."""
    part, verb = _part(s, act)
    if part is None or verb is None:
        return False
    none = part.lemma == "nothing" or any(k.lower == "no" for k in s.kids(part.i, "det"))
    return none or lexicon.is_a(verb.lemma, "denial")


def _part(s: Sentence, act: Word) -> tuple[Word | None, Word | None]:
    """The noun for a part in the act, and the verb whose object it is."""
    prep = s.words[act.head]
    if act.dep != "pobj" or prep.lower not in _CARRIES:
        return None, None
    part = s.words[prep.head]
    if part.lemma == "do":
        part = _of_which(s, part)
    if part.pos not in (*NOMINAL, "PRON") or part.lemma not in _PARTS:
        return None, None
    verb = s.words[part.head]
    return part, verb if part.dep == "dobj" and verb.pos in ("VERB", "AUX") else None


def _of_which(s: Sentence, do: Word) -> Word:
    """The "nothing" of "had nothing to do with"."""
    above = s.words[do.head]
    return s.kid(above.i, "dobj") or above if above.lemma == "have" else above
