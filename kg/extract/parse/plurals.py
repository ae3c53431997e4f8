"""Plurals: verbs in the present that the model read as plural nouns ("The Front mourns its dead")."""

from __future__ import annotations

from kg.extract.parse.draft import SUBJECTS, Draft
from kg.extract.parse.sentence import NAME_TAGS

_VOICING = frozenset("mourn bid salute hail urge vow slam deplore denounce condemn laud applaud decry".split())
"""Verbs of which a plural noun is rare: "The Front mourns its dead"."""
_ASKING = frozenset({"demand", "claim", "request", "order", "pledge", "promise", "report", "vow", "urge", "warn"})
"""Verbs that a clause with "that" completes, though the noun may have one as well."""
_ADVERBS = frozenset("now also still often openly no never then today again always".split())


def revive(draft: Draft) -> None:
    """Makes such nouns verbs again."""
    _roots_as_plurals(draft)
    _verbs_after_names(draft)
    _verbs_of_asking(draft)


def _roots_as_plurals(draft: Draft) -> None:
    """ "The chief, once an enemy of the army, now sides with it.": a plural with an adverb is the sentence's verb."""
    words = draft.words
    for noun in words:
        if draft.deps[noun.i] != "ROOT" or noun.tag not in ("NN", *NAME_TAGS):
            continue
        for verb in words[noun.i + 1 :]:
            adverb = any(words[k].lower in _ADVERBS and k == verb.i - 1 for k in draft.kids(verb.i))
            if verb.tag != "NNS" or draft.heads[verb.i] != noun.i or draft.deps[verb.i] not in ("appos", "conj"):
                continue
            if adverb and not any(draft.deps[k] in ("det", "amod", "nummod", "poss") for k in draft.kids(verb.i)):
                draft.hang(verb.i, verb.i, "ROOT")
                draft.call(verb.i, "VBZ", "VERB")
                draft.hang(noun.i, verb.i, "nsubj")
                break

def _verbs_after_names(draft: Draft) -> None:
    """ "The Front mourns Commander Omar Said", "The council bids farewell to X": a name and a verb, not a plural."""
    words = draft.words
    for verb in words[1:-1]:
        name, after = words[verb.i - 1], words[draft.heads[verb.i]]
        if verb.tag != "NNS" or verb.lemma not in _VOICING or name.tag not in NAME_TAGS or after.i < verb.i:
            continue
        object_ = draft.deps[verb.i] == "compound" and draft.deps[after.i] in SUBJECTS
        if not object_ and not (draft.deps[verb.i] in SUBJECTS and after.i == verb.i + 1):
            continue
        top = words[draft.heads[after.i]] if object_ else after  # "… and announces", or a noun read as the verb
        draft.hang(verb.i, verb.i if draft.heads[top.i] == top.i else draft.heads[top.i], draft.deps[top.i])
        draft.call(verb.i, "VBZ", "VERB")
        if object_:
            draft.hang(top.i, verb.i, "conj")
        else:
            draft.call(after.i, "NN", "NOUN")
        draft.hang(after.i, verb.i, "dobj")
        draft.hang(name.i, verb.i, "nsubj")
        for kid in draft.kids(after.i) if not object_ else ():
            if draft.deps[kid] != "prep":
                draft.hang(kid, verb.i, draft.deps[kid])
        for kid in draft.kids(verb.i):
            if kid < name.i:
                draft.hang(kid, name.i, draft.deps[kid])


def _verbs_of_asking(draft: Draft) -> None:
    """ "It thanks the herders who guided it and demands that the army leave": what asks is the sentence's verb."""
    words = draft.words
    for verb in words[1:-1]:
        kids = draft.kids(verb.i)
        clause = next((k for k in kids if k > verb.i and draft.deps[k] in ("ccomp", "acl", "relcl")), None)
        if verb.tag != "NNS" or verb.lemma not in _ASKING or draft.deps[verb.i] != "conj" or clause is None:
            continue
        bare = words[verb.i - 1].pos in ("CCONJ", "PUNCT") and not any(k < verb.i for k in kids)
        main = draft.heads[verb.i]
        while words[main].tag != "VBZ" and draft.heads[main] != main:
            main = draft.heads[main]
        if bare and words[main].tag == "VBZ" and words[verb.i + 1].lower == "that":
            draft.hang(verb.i, main, "conj")
            draft.call(verb.i, "VBZ", "VERB")
            draft.deps[clause] = "ccomp"
