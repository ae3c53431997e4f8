"""Stance: polarity and modality, collected on the way from a word up to the top of its sentence.

Its own negation and auxiliaries, the verbs it hangs on ("failed to", "vowed to", "may try to"), the nouns it is a
complement of ("the aim is to"), markers ("if", "unless", "without").
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.parse.sentence import NOMINAL, Sentence, Word
from kg.extract.predicates.denials import denied_report
from kg.extract.predicates.mandatives import is_mandative
from kg.extract.predicates.triggers import verb_triggers
from kg.knowledge.lexicon import Lexicon
from kg.model import Modality, Polarity

_POSSIBLE_AUX = frozenset({"may", "might", "could", "can"})
_FUTURE_AUX = frozenset({"will", "shall", "'ll", "wo"})
_INTENDED_AUX = frozenset({"should", "must", "ought"})
_AFTER_ALL = frozenset({"before", "until", "only", "merely", "least"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly", "scarcely"})
_SUSPECTED = frozenset({"suspected", "alleged", "presumed", "unconfirmed", "possible", "purported"})
_UNITING = frozenset("merge unite join combine amalgamate fuse unify band come_together".split())
_FORMING = frozenset({"form", "create", "become", "found", "establish"})
_FALSE = frozenset({"false", "untrue", "unfounded", "baseless", "groundless", "wrong"})
_TRUE = frozenset({"true", "correct"})
_OPEN = frozenset({"unclear", "uncertain", "possible", "conceivable", "likely", "probable", "unknown", "doubtful"})
_AT_HAND = frozenset({"about", "set", "due", "poised", "bound", "certain", "sure"})
_PROMISING = frozenset({"vow", "threaten", "promise", "pledge", "swear"})
_BELIEVING = frozenset("believe think suspect guess assume speculate surmise fear worry".split())
_AWAITING = frozenset({"expect", "anticipate", "hope"})
_BIDDING = frozenset({"demand", "call", "proposal", "order", "request", "insistence", "vow", "pledge", "promise"})
_CONDITIONS = frozenset({"if", "unless", "lest", "provided"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "conj", "oprd", "csubj", "parataxis", "dep"})
_ORDER = (Modality.CONDITIONAL, Modality.INTENDED, Modality.POSSIBLE, Modality.PREDICTED, Modality.ACTUAL)


@dataclass(frozen=True, slots=True)
class Stance:
    """Polarity and modality of one predicate."""

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL

    def denied(self) -> Stance:
        """The same with the polarity turned."""
        turned = Polarity.DENIED if self.polarity is Polarity.AFFIRMED else Polarity.AFFIRMED
        return replace(self, polarity=turned)

    def at_most(self, modality: Modality) -> Stance:
        """The same, less actual: of two modalities the less sure wins."""
        return replace(self, modality=min(self.modality, modality, key=_ORDER.index))


def climb(s: Sentence, i: int, lexicon: Lexicon, stance: Stance) -> Stance:
    """Collects polarity and modality from the word's own clause and from those above it."""
    w = s.words[i]
    own = True
    for _ in range(len(s.words)):
        if own:
            stance = _own(s, w, lexicon, stance)
        head = s.words[w.head]
        if w.dep == "ROOT" or w.dep not in _CLAUSAL:
            return stance
        stance, go_on = _above(s, w, head, lexicon, stance)
        if not go_on:
            return stance
        own = not (w.dep == "conj" and s.kid(w.i, "nsubj", "nsubjpass", "aux", "auxpass"))
        w = head
        if w.dep == "prep" or w.pos == "ADP":
            w = s.words[w.head]
            own = False
    return stance


def _own(s: Sentence, w: Word, lexicon: Lexicon, stance: Stance) -> Stance:
    if after_nor(s, w.i) and s.kid(w.i, "nsubj", "nsubjpass", "aux") is not None:
        stance = stance.denied()  # "nor did it take the town"
    if w.lower == "were" and _is_condition(s, w):
        stance = stance.at_most(Modality.CONDITIONAL)
    for kid in s.kids(w.i):
        lower = kid.lower
        if _negates(s, kid, w):
            stance = stance.denied()
        elif kid.dep == "aux":
            stance = _auxiliary(s, w, kid, stance)
        elif kid.dep in ("mark", "advmod") and lower in _CONDITIONS:
            stance = stance.at_most(Modality.CONDITIONAL)
        elif kid.dep == "advmod" and lower in ("nearly", "almost") and kid.i + 1 == w.i:
            stance = stance.denied()
        elif kid.dep == "advmod" and lexicon.is_a(lower, "possible"):
            stance = stance.at_most(Modality.POSSIBLE)
        elif kid.dep in ("nsubj", "nsubjpass") and is_nobody(s, kid):
            stance = stance.denied()
        elif kid.dep in ("nsubj", "nsubjpass", "agent") and _is_suspected(s, kid):
            stance = stance.at_most(Modality.POSSIBLE)
    return stance


def is_nobody(s: Sentence, subject: Word) -> bool:
    """ "nobody", "none of them", "no soldier", "neither the army nor the police", "not one of us"."""
    before = s.kids(subject.i, "det", "preconj", "cc", "neg", "advmod", "quantmod")
    return subject.lower in ("nobody", "none") or any(
        k.lower in ("no", "neither") or (k.lower == "not" and subject.lower == "one") for k in before if k.i < subject.i
    )


def _is_negated(s: Sentence, verb: Word) -> bool:
    """Whether a verb has a "not", "never" or "nor", or nobody for its subject."""
    return any(_negates(s, k, verb) for k in s.kids(verb.i)) or any(
        is_nobody(s, k) for k in s.kids(verb.i, "nsubj", "nsubjpass")
    )


def _negates(s: Sentence, kid: Word, w: Word) -> bool:
    if kid.lower == "longer":
        return kid.i > 0 and s.words[kid.i - 1].lower == "no"
    if kid.lower == "not" and s.words[kid.i + 1].lower in _AFTER_ALL:
        return False  # "fled, but not before the raiders had burned the mill"
    before = kid.lower in _NEGATIONS and kid.dep in ("advmod", "preconj", "cc") and kid.i < w.i
    return kid.dep == "neg" or before


def after_nor(s: Sentence, n: int) -> bool:
    """ "neither X nor Y": whether the word is listed after a "nor"."""
    w = s.words[n]
    return w.dep == "conj" and any(k.lower == "nor" for k in s.kids(w.head, "cc") if w.head < k.i < n)


def _is_suspected(s: Sentence, kid: Word) -> bool:
    """ "Suspected rebels shot …": who did it is what is open."""
    who = s.kid(kid.i, "pobj") if kid.dep == "agent" else kid
    return who is not None and any(k.lower in _SUSPECTED for k in s.kids(who.i, "amod"))


def _opens(s: Sentence, w: Word) -> bool:
    """Whether the word stands first in the sentence or in a clause."""
    return w.i == 0 or s.words[w.i - 1].text in (",", ";", '"')


def _inverted(s: Sentence, auxiliary: Word) -> bool:
    """ "Should the army push on, …", "Had they left, …": a condition without an if."""
    subject = s.kid(auxiliary.head, "nsubj", "nsubjpass")
    first = auxiliary.i == 0 or s.words[auxiliary.i - 1].text in (",", "and", ";", '"')
    question = s.words[-1].text == "?"
    return (
        auxiliary.lower in ("should", "had", "were")
        and first
        and subject is not None
        and subject.i > auxiliary.i
        and not question
    )


def _is_condition(s: Sentence, clause: Word) -> bool:
    marked = any(m.lower in _CONDITIONS for m in s.kids(clause.i, "mark", "advmod"))
    if clause.lower == "were" and clause.i + 1 < len(s.words) and _opens(s, clause):  # "Were the army to leave, …"
        return any(k.tag == "VB" for k in s.kids(clause.i, "xcomp"))
    return marked or any(_inverted(s, k) for k in s.kids(clause.i, "aux"))


def _auxiliary(s: Sentence, w: Word, auxiliary: Word, stance: Stance) -> Stance:
    lower = auxiliary.lower
    if _inverted(s, auxiliary):
        return stance.at_most(Modality.CONDITIONAL)
    if lower in _POSSIBLE_AUX:
        conditional = any(_is_condition(s, clause) for clause in s.kids(w.i, "advcl"))
        return stance.at_most(Modality.CONDITIONAL if conditional else Modality.POSSIBLE)
    if lower in _INTENDED_AUX:
        return stance.at_most(Modality.INTENDED)
    if lower in _FUTURE_AUX or lower in ("would", "'d"):
        if any(_is_condition(s, clause) for clause in s.kids(w.i, "advcl")):
            return stance.at_most(Modality.CONDITIONAL)
        if lower == "would" and s.kid(w.i, "neg") is not None and s.words[w.head].dep != "ROOT":
            return stance  # "because it would not fight": it refused
        return stance.at_most(Modality.PREDICTED)
    return stance


def _above(s: Sentence, w: Word, head: Word, lexicon: Lexicon, stance: Stance) -> tuple[Stance, bool]:
    """The stance after passing from ``w`` to what it hangs on, and whether to climb further."""
    infinitive = w.tag in ("VB", "VBN") and any(k.lower == "to" for k in s.kids(w.i, "aux"))
    if w.dep == "conj":
        return stance, True
    if w.dep in ("acl", "relcl") or (head.pos in NOMINAL and w.dep in ("xcomp", "ccomp", "advcl")):
        if denied_report(s, head, lexicon):
            return stance.denied(), False
        if infinitive:
            return _purpose(s, head, stance)
        if head.lemma in _BIDDING and any(k.lower == "that" for k in s.kids(w.i, "mark")):
            return stance.at_most(Modality.INTENDED), False  # "the demand that it leave"
        return (stance.denied() if _disbelieved(s, w, head) else stance), False
    if w.dep == "advcl":
        if infinitive and head.lemma in _UNITING and w.lemma in _FORMING:
            return stance, True  # "merged to form X"
        came_of_it = any(k.lower == "only" for k in s.kids(w.i, "advmod"))  # "entered it, only to be driven out"
        return (stance.at_most(Modality.INTENDED), True) if infinitive and not came_of_it else (stance, False)
    if w.dep == "pcomp":
        return _after_preposition(s, head, lexicon, stance)
    return _complement(s, w, head, lexicon, stance, infinitive=infinitive)


def _purpose(s: Sentence, noun: Word, stance: Stance) -> tuple[Stance, bool]:
    """ "the campaign to defeat X" is meant; "the first group to attack X" is not."""
    if any(k.dep == "amod" and k.lower in ("first", "last", "only", "latest") for k in s.kids(noun.i)):
        return stance, False
    if noun.lemma in ("failure", "refusal", "inability"):
        return stance.denied(), False
    return stance.at_most(Modality.INTENDED), False


def _after_preposition(s: Sentence, prep: Word, lexicon: Lexicon, stance: Stance) -> tuple[Stance, bool]:
    head = s.words[prep.head]
    if denied_report(s, head, lexicon):  # "denied accusations of bombing hospitals"
        return stance.denied(), False
    if prep.lower == "without" or head.lower == "short":
        return stance.denied(), False  # "without a shot", "stopped short of attacking"
    if prep.lower == "from" and lexicon.is_a(head.lemma, "denied"):
        return stance.denied(), False
    if prep.lower == "against" and head.lemma in ("warn", "caution", "advise"):
        return stance.at_most(Modality.CONDITIONAL), False
    if prep.lower == "to" and head.lower in ("committed", "dedicated", "devoted"):
        return stance.at_most(Modality.INTENDED), False
    if (
        prep.lower in ("for", "of", "at", "on")
        and lexicon.is_a(head.lemma, "purpose", "intended")
        and head.pos in NOMINAL
    ):
        unmeant = any(k.lower == "no" for k in s.kids(head.i, "det"))  # "has no intention of attacking"
        return (stance.denied() if unmeant else stance).at_most(Modality.INTENDED), False
    return stance, False


def _complement(
    s: Sentence, w: Word, head: Word, lexicon: Lexicon, stance: Stance, *, infinitive: bool
) -> tuple[Stance, bool]:
    """What the verb, noun or adjective above makes of its complement: "failed to", "denied that", "may try to"."""
    verb = head.pos in ("VERB", "AUX")
    names = [t.replace(" ", "_") for t in verb_triggers(s, head)] if verb else [head.lemma]
    bare = infinitive or (w.tag in ("VBG", "VB") and not s.kids(w.i, "aux"))

    def is_a(class_: str) -> bool:
        return any(lexicon.is_a(x, class_) for x in names)

    if _disbelieved(s, w, head):
        return stance.denied(), False
    if w.dep == "ccomp" and any(k.lower in _OPEN for k in s.kids(head.i, "acomp")):
        return stance.at_most(Modality.POSSIBLE), False  # "it is unclear whether"
    if is_a("denial"):
        return (stance if _is_negated(s, head) else stance.denied()), False
    if infinitive and w.dep == "xcomp" and is_a("say") and s.kid(head.i, "auxpass") and head.lemma not in _AWAITING:
        told = s.kid(head.i, "agent") is not None and not is_a("possible")  # "is said by elders to fund"
        return (stance if told else stance.at_most(Modality.POSSIBLE)), True  # "is said to fund"
    if w.dep == "ccomp" and head.lemma in _BELIEVING:
        ahead = stance.modality is Modality.PREDICTED  # "fear that it will", but "fear that it has"
        return (stance if ahead else stance.at_most(Modality.POSSIBLE)), False
    if (w.dep == "ccomp" or (w.dep == "xcomp" and head.lemma != "hope")) and head.lemma in _AWAITING:
        return stance.at_most(Modality.PREDICTED), False
    if w.dep == "ccomp" and head.lemma in _PROMISING and s.kid(w.i, "aux") is not None:
        return stance.at_most(Modality.INTENDED), False  # "vowed that the enemy would be thrown back"
    if is_mandative(s, w):
        return stance.at_most(Modality.INTENDED), False
    if w.dep == "ccomp" and is_a("say") and not bare:
        return stance, False
    if bare and is_a("denied"):
        return stance.denied(), True
    if is_a("actualizing"):
        return stance, True
    if infinitive and w.dep == "xcomp" and any(_is_condition(s, k) for i in (w.i, head.i) for k in s.kids(i, "advcl")):
        stance = stance.at_most(Modality.CONDITIONAL)  # "threatened to strike if they stayed"
    if bare and is_a("intended"):
        return stance.at_most(Modality.INTENDED), verb and not is_a("say")
    for modality in (Modality.POSSIBLE, Modality.PREDICTED):
        if is_a(modality.value):
            return stance.at_most(modality), True
    return _infinitive(s, w, head, lexicon, stance) if infinitive else (stance, w.dep == "xcomp")


def _disbelieved(s: Sentence, w: Word, head: Word) -> bool:
    """ "no evidence that", "nothing suggests that", "it is not true that", "rumours that … are false"."""
    if w.dep not in ("ccomp", "acl", "csubj") or not s.kids(w.i, "mark"):
        return False
    if head.pos in NOMINAL and w.tag != "VB":
        above = s.words[head.head]
        false = head.dep == "nsubj" and any(k.lower in _FALSE for k in s.kids(above.i, "acomp"))
        return any(k.lower == "no" for k in s.kids(head.i, "det")) or false
    if any(k.lower == "nothing" for k in s.kids(head.i, "nsubj")):
        return True
    said = {k.lower for k in s.kids(head.i, "acomp")}
    return bool(said & _FALSE) or (bool(said & _TRUE) and s.kid(head.i, "neg") is not None)


def _infinitive(s: Sentence, w: Word, head: Word, lexicon: Lexicon, stance: Stance) -> tuple[Stance, bool]:
    """What an infinitive is after a word of no class: "the aim is to", "is to", "unable to", "sent men to"."""
    if head.lemma in ("be", "have") and any(k.lower == "yet" for k in s.kids(head.i, "advmod")):
        return stance.denied(), True  # "has yet to"
    if head.lemma == "be":
        subject = s.kid(head.i, "nsubj")
        meant = subject is not None and lexicon.is_a(subject.lemma, "purpose")
        return stance.at_most(Modality.INTENDED if meant else Modality.PREDICTED), True
    if head.pos == "ADJ":
        if head.lower in ("unable", "unwilling", "reluctant"):
            return stance.denied(), True
        if head.lower in _AT_HAND:
            return stance.at_most(Modality.PREDICTED), True
        return (stance if head.lower == "able" else stance.at_most(Modality.INTENDED)), True
    if s.kid(head.i, "dobj"):
        return stance.at_most(Modality.INTENDED), False
    return stance, w.dep == "xcomp"

