"""Reduced clauses: participles right after a noun that the model took for the verb of which the noun is the subject.

"Gunmen led by X ambushed a patrol", "Bandits believed to be herders raided Y": the participle explains the noun, and
the verb after it is the sentence's.
"""

from __future__ import annotations

from kg.extract.parse.draft import SUBJECTS, Draft
from kg.extract.parse.structure import RELATIVE

_HELD = frozenset({"believe", "think", "suspect", "say", "allege", "presume", "know", "understand"})


def mend_reduced(draft: Draft) -> None:
    """Hangs such participles on their noun, and the noun on its verb."""
    _led_by(draft)
    _believed_to_be(draft)


def _led_by(draft: Draft) -> None:
    """ "gunmen led by X ambushed a patrol": the participle explains the noun, the next verb is its deed."""
    words = draft.words
    for participle in words[1:]:
        noun, kids = words[participle.i - 1], draft.kids(participle.i)
        agent = any(draft.deps[k] == "agent" for k in kids) and participle.tag in ("VBN", "VBD")
        subject = draft.heads[noun.i] == participle.i and draft.deps[noun.i] in ("nsubj", "nsubjpass")
        if not (agent and subject) or any(draft.deps[k] in ("aux", "auxpass") for k in kids):
            continue
        verb = next((w for w in words[participle.i + 3 :] if w.tag in ("VBD", "VBZ", "VBP") and w.pos == "VERB"), None)
        if verb is None or draft.deps[verb.i] not in ("conj", "ccomp", "advcl", "dep", "ROOT", "acl", "relcl"):
            continue
        between = words[participle.i + 1 : verb.i]
        own = any(draft.deps[k] in SUBJECTS for k in draft.kids(verb.i))
        if own or any(w.pos in ("CCONJ", "VERB", "AUX") or w.text in (",", ";") for w in between):
            continue
        head = draft.heads[participle.i]
        draft.hang(verb.i, verb.i if head == participle.i else head, draft.deps[participle.i])
        draft.hang(noun.i, verb.i, "nsubj")
        draft.hang(participle.i, noun.i, "acl")
        draft.call(participle.i, "VBN", "VERB")
        for kid in kids:
            if kid < noun.i or kid > verb.i:
                draft.hang(kid, verb.i, draft.deps[kid])


def _believed_to_be(draft: Draft) -> None:
    """ "Bandits believed to be herders raided X": what they are believed to be explains them, the raid is theirs."""
    words = draft.words
    for held in words[1:-3]:
        noun = held.i - 1
        to_be = [w.lower for w in words[held.i + 1 : held.i + 3]] == ["to", "be"]
        if held.lemma not in _HELD or held.tag not in ("VBN", "VBD") or not to_be or draft.heads[noun] != held.i:
            continue
        verb = next((w for w in words[held.i + 3 :] if w.tag in ("VBD", "VBN") and w.pos == "VERB"), None)
        if verb is None or draft.deps[noun] not in SUBJECTS or verb.i > draft.end_of(held.i):
            continue
        if any(draft.deps[k] == "mark" or words[k].lower in RELATIVE for k in draft.kids(verb.i)):
            continue
        what = next((k for k in draft.kids(verb.i) if draft.deps[k] in SUBJECTS and k < verb.i), None)
        draft.hang(verb.i, verb.i if draft.heads[held.i] == held.i else draft.heads[held.i], draft.deps[held.i])
        draft.hang(noun, verb.i, "nsubj")
        draft.hang(held.i, noun, "acl")
        draft.call(held.i, "VBN", "VERB")
        be = held.i + 2
        draft.hang(be, held.i, "xcomp")
        draft.hang(be - 1, be, "aux")
        if what is not None:
            draft.hang(what, be, "attr")
        for kid in draft.kids(held.i):
            if kid > verb.i:
                draft.hang(kid, verb.i, draft.deps[kid])
