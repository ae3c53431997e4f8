"""Misread words: verbs that are nouns, names that are stops, and what hangs on the wrong verb because of it."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.parse.draft import SUBJECTS, Draft
from kg.extract.parse.sentence import NAME_TAGS, NOMINAL, Word

_TIMES = frozenset({"DATE", "TIME", "ORDINAL", "CARDINAL"})
_GIVING = frozenset({"give", "grant", "offer", "send", "hand", "promise", "allow", "show", "deny", "refuse"})
_CAPTURING = frozenset({"take", "hold", "keep", "seize"})
_JUDGING = frozenset({"hold", "deem", "consider", "find"})
_OPENING = frozenset({"near", "outside", "inside", "around", "across", "behind", "along"})
_PAIRED = frozenset({"shoulder", "side", "hand", "arm", "step"})


def set_right(draft: Draft) -> None:
    """Mends what the model took for another part of speech, and subjects and clauses hung on the wrong word."""
    _objects_read_as_adverbs(draft)
    _relative_objects(draft)
    _captives(draft)
    _shot_dead(draft)
    _clauses_as_nouns(draft)
    _names_as_stops(draft)
    _subjects_of_auxiliaries(draft)
    _clauses_with_who(draft)
    _pairs_of_nouns(draft)
    _plural_nouns_as_verbs(draft)
    _objects_as_modified(draft)
    _objects_after_terms(draft)
    _blows_as_gerunds(draft)
    _prepositions_as_names(draft)
    _receivers_as_objects(draft)
    _nouns_as_verbs(draft)
    _copulas_as_passives(draft)
    _small_clauses(draft)
    _fronted_prepositions(draft)


def as_noun(word: Word) -> Word:
    """ "Airstrikes on the town killed ten": what stands as a subject or object and is no gerund is a noun."""
    if word.pos == "VERB" and word.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and word.tag in ("VBZ", "VB", "VBP"):
        return replace(word, pos="NOUN", tag="NNS" if word.lower.endswith("s") else "NN")
    return word


def _objects_read_as_adverbs(draft: Draft) -> None:
    """ "have blockaded Timbuktu since Tuesday": a name right after an active verb without an object is its object."""
    for word in draft.words[1:]:
        verb = draft.words[word.i - 1]
        if (
            word.tag in NAME_TAGS
            and draft.deps[word.i] in ("advmod", "npadvmod")
            and draft.heads[word.i] == verb.i
            and verb.pos == "VERB"
            and word.entity not in _TIMES
            and not any(draft.deps[k] in ("dobj", "auxpass") for k in draft.kids(verb.i))
        ):
            draft.deps[word.i] = "dobj"


def _relative_objects(draft: Draft) -> None:
    """ "the raid which, he said, the army carried out": of two subjects the relative pronoun is the object."""
    for verb in draft.words:
        subjects = [k for k in draft.kids(verb.i) if draft.deps[k] in ("nsubj", "nsubjpass") and k < verb.i]
        two = len(subjects) == 2 and draft.words[subjects[0]].tag in ("WDT", "WP")
        if two and not any(draft.deps[k] == "dobj" for k in draft.kids(verb.i)):
            draft.deps[subjects[0]] = "dobj"


def _shot_dead(draft: Draft) -> None:
    """ "shot dead two herders", "shot two herders dead": the herders are the object, dead is what becomes of them."""
    for word in draft.words:
        if word.lower not in ("dead", "alive") or word.pos != "ADJ":
            continue
        verb, deps = draft.heads[word.i], draft.deps
        if deps[word.i] == "amod" and verb == word.i - 1 and deps[verb] == "dobj":  # "shot a taxi driver dead"
            draft.hang(word.i, draft.heads[verb], "oprd")
            continue
        if deps[word.i] == "amod" and word.i and deps[verb] == "dobj" and draft.heads[verb] == word.i - 1:
            draft.hang(word.i, word.i - 1, "oprd")  # "shot dead four villagers"
            continue
        beside = word.i == verb + 1
        if deps[word.i] == "advcl" and any(deps[k] == "dobj" and (beside or k < word.i) for k in draft.kids(verb)):
            draft.hang(word.i, verb, "oprd")
        named = next((k for k in draft.kids(word.i) if deps[k] == "nsubj" and verb < k < word.i), None)
        if named is not None and deps[word.i] in ("advcl", "ccomp", "oprd", "acomp", "xcomp"):
            draft.hang(named, verb, "dobj")  # "shot three of them dead", "leaving three dead"
            draft.hang(word.i, verb, "oprd")
        taken = any(deps[k] in ("dobj", "auxpass") for k in draft.kids(verb))
        victims = next((k for k in draft.kids(verb) if deps[k] == "npadvmod" and k > word.i), None)
        if deps[word.i] == "oprd" and victims is not None and not taken:
            draft.hang(victims, verb, "dobj")


def _clauses_as_nouns(draft: Draft) -> None:
    """ "The movement called on the government": a past tense after the noun that ends the sentence's tree heads it."""
    words = draft.words
    root = next((w for w in words if draft.heads[w.i] == w.i), None)
    if root is None or root.pos not in ("NOUN", "PROPN"):
        return
    verbs = [k for k in draft.kids(root.i) if draft.deps[k] == "acl" and words[k].tag == "VBD"]
    if len(verbs) != 1 or not words[-1].text.startswith((".", "?", "!")):
        return
    (verb,) = verbs
    draft.hang(verb, verb, "ROOT")
    draft.hang(root.i, verb, "nsubj")
    for kid in draft.kids(root.i):
        if kid > verb:
            draft.hang(kid, verb, draft.deps[kid])


def _captives(draft: Draft) -> None:
    """ "took nine policemen prisoner": those before the noun are the object, and it says what they were made."""
    for word in draft.words:
        if word.lower not in ("prisoner", "captive", "hostage"):
            continue
        verb = draft.words[draft.heads[word.i]]
        tags = ("NNS", "NN", *NAME_TAGS) if verb.lemma in _CAPTURING else ("NNS",)
        taken = next((k for k in draft.kids(word.i) if draft.words[k].tag in tags and k == word.i - 1), None)
        if taken is None or draft.deps[taken] not in ("compound", "nmod") or draft.deps[word.i] not in ("dobj", "pobj"):
            continue
        for kid in draft.kids(word.i):
            if kid < taken:
                draft.hang(kid, taken, draft.deps[kid])
        draft.hang(taken, draft.heads[word.i], draft.deps[word.i])
        while verb.pos not in ("VERB", "AUX") and draft.heads[verb.i] != verb.i:
            verb = draft.words[draft.heads[verb.i]]
        draft.hang(word.i, verb.i, "oprd")


def _names_as_stops(draft: Draft) -> None:
    """ "to defeat Da'esh": a name that was taken for a full stop is the object of the verb right before it."""
    for word in draft.words[1:]:
        verb = draft.words[word.i - 1]
        if word.tag == "." and word.text[:1].isupper():
            draft.call(word.i, "NNP", "PROPN")
            if verb.pos == "VERB":
                draft.hang(word.i, verb.i, "dobj")


def _clauses_with_who(draft: Draft) -> None:
    """ "advise forces in the country, who are leading it": a clause with "who" belongs to the noun before it that
    agrees with its verb, even where the model coordinated it with the main verb."""
    words = draft.words
    for who in words[1:]:
        verb = draft.heads[who.i]
        if who.lower != "who" or draft.deps[who.i] != "nsubj" or draft.deps[verb] != "conj":
            continue
        finite = [words[k] for k in draft.kids(verb) if draft.deps[k] == "aux"] or [words[verb]]
        several = finite[0].tag == "VBP" or finite[0].lower == "were"
        tags = ("NNS", "NNPS") if several else ("NN", "NNP")
        noun = next((w for w in reversed(words[: who.i]) if w.tag in tags and draft.deps[w.i] != "compound"), None)
        if noun is not None:
            draft.hang(verb, noun.i, "relcl")


def _subjects_of_auxiliaries(draft: Draft) -> None:
    """ "Turkey is committed": what hangs on the auxiliary hangs on its verb."""
    for word in draft.words:
        auxiliary = draft.heads[word.i]
        if draft.deps[word.i] in SUBJECTS and draft.deps[auxiliary] in ("aux", "auxpass"):
            passive = draft.deps[auxiliary] == "auxpass" and draft.deps[word.i] == "nsubj"
            draft.hang(word.i, draft.heads[auxiliary], "nsubjpass" if passive else draft.deps[word.i])


def _pairs_of_nouns(draft: Draft) -> None:
    """ "stands shoulder to shoulder with X", "fights side by side with X": the pair is an adverb of the verb."""
    words = draft.words
    for first, joint, second in zip(words, words[1:], words[2:], strict=False):
        if first.lower != second.lower or joint.lower not in ("to", "by", "in") or first.lower not in _PAIRED:
            continue
        inside = (first.i, joint.i, second.i)
        verb = next((draft.heads[k] for k in inside if draft.heads[k] not in inside), first.i)
        for word in words:
            if draft.heads[word.i] in inside and word.i not in inside:
                draft.hang(word.i, verb, word.dep)
        draft.hang(first.i, verb, "advmod")
        draft.hang(joint.i, first.i, "prep")
        draft.hang(second.i, joint.i, "pobj")


def _plural_nouns_as_verbs(draft: Draft) -> None:
    """ "A series of U.S. airstrikes killed ten": of two finite verbs side by side without an "and" the first is the
    subject of the second."""
    for word in draft.words:
        i, kids = word.i, draft.kids(word.i)
        if word.tag != "VBZ" or any(draft.deps[k] in ("dobj", "aux", "auxpass", "cc", "neg") for k in kids):
            continue
        verb = next((k for k in kids if draft.deps[k] == "conj" and draft.words[k].tag in ("VBD", "VBP", "VBZ")), None)
        if verb is None or any(draft.words[j].text in (",", ";", ":") for j in range(i, verb)):
            continue
        if any(draft.deps[k] in SUBJECTS for k in draft.kids(verb)):
            continue
        draft.hang(verb, draft.heads[i] if draft.heads[i] != i else verb, draft.deps[i])
        draft.hang(i, verb, "nsubj")
        draft.call(i, "NNS", "NOUN")
        for k in kids:
            if draft.deps[k] in SUBJECTS:
                draft.hang(k, i, "compound")
            elif k > verb and draft.deps[k] in ("punct", "conj", "advmod", "npadvmod"):
                draft.hang(k, verb, draft.deps[k])


def _objects_as_modified(draft: Draft) -> None:
    """ "killed ten and injured scores of others": a noun cannot be coordinated with a verb, the participle before it
    can."""
    words = draft.words
    for noun in words:
        verb = draft.heads[noun.i]
        if draft.deps[noun.i] != "conj" or noun.pos != "NOUN" or words[verb].pos != "VERB" or noun.i < verb:
            continue
        first = min(draft.kids(noun.i), default=noun.i)
        if words[first].tag in ("VBN", "VBD") and draft.deps[first] == "amod" and words[first - 1].dep == "cc":
            draft.hang(first, verb, "conj")
            draft.hang(noun.i, first, "dobj")


def _objects_after_terms(draft: Draft) -> None:
    """ "condemned in the strongest terms the attack": what stands after the terms is what was condemned."""
    words = draft.words
    for noun in words:
        terms = words[draft.heads[noun.i]]
        if draft.deps[noun.i] != "appos" or terms.lower != "terms" or draft.deps[terms.i] != "pobj":
            continue
        verb = draft.heads[draft.heads[terms.i]]
        if words[verb].pos == "VERB" and not any(draft.deps[k] == "dobj" for k in draft.kids(verb)):
            draft.hang(noun.i, verb, "dobj")


def _blows_as_gerunds(draft: Draft) -> None:
    """ "Shelling hit the hospital", "Shelling by the army left ten dead": what hit it is a noun."""
    for word in draft.words:
        kids, verb = draft.kids(word.i), draft.words[draft.heads[word.i]]
        bare = draft.deps[word.i] in ("csubj", "nsubj") and not kids
        by = any(draft.deps[k] == "agent" for k in kids) and not any(draft.deps[k] in ("dobj", "aux") for k in kids)
        opens = by and word.i == 0 and draft.deps[0] in ("advcl", "csubj") and draft.end_of(0) == verb.i - 1
        if word.tag != "VBG" or not (bare or opens):
            continue
        draft.call(word.i, "NN", "NOUN", lemma=word.lower)
        draft.hang(word.i, verb.i, "nsubj")
        for kid in kids:
            if draft.deps[kid] == "agent":
                draft.hang(kid, word.i, "prep")


def _prepositions_as_names(draft: Draft) -> None:
    """ "Near Bayji, gunmen opened fire": a capital at the beginning makes no name of a preposition, and what stands
    after the comma is the subject."""
    words = draft.words
    opening = words[0]
    if opening.lower not in _OPENING or opening.tag not in NAME_TAGS or draft.deps[0] != "compound":
        return
    place = draft.heads[0]
    verb, label = draft.heads[place], draft.deps[place]
    draft.call(0, "IN", "ADP", lemma=opening.lower)
    if label not in SUBJECTS or verb == place:
        return
    draft.hang(0, verb, "prep")
    draft.hang(place, 0, "pobj")
    subject = next((k for k in draft.kids(place) if draft.deps[k] == "appos" and words[k].pos in NOMINAL), None)
    if subject is not None:
        draft.hang(subject, verb, label)


def _receivers_as_objects(draft: Draft) -> None:
    """ "gave the leaders of the clique 72 hours": of two objects the first is who receives the second."""
    for verb in draft.words:
        given = any(draft.deps[k] == "dative" for k in draft.kids(verb.i)) and verb.lemma in _GIVING
        for k in draft.kids(verb.i):
            if given and draft.deps[k] == "npadvmod" and draft.words[k - 1].dep in ("det", "nummod"):
                draft.deps[k] = "dobj"  # "gave the squatters a month to leave"
        for k in draft.kids(verb.i):
            after = next((x for x in draft.kids(k) if draft.deps[x] == "appos" and draft.deps[x - 1] == "det"), None)
            if draft.deps[k] == "dative" and after == k + 2:
                draft.hang(after, verb.i, "dobj")  # "showed the envoy the door"
        objects = [k for k in draft.kids(verb.i) if draft.deps[k] == "dobj"]
        if len(objects) == 2 and verb.lemma in _GIVING and draft.words[objects[1]].pos in NOMINAL:
            draft.deps[objects[0]] = "dative"


def _nouns_as_verbs(draft: Draft) -> None:
    """ "had no word of his arrival and stay in Kabul": a bare infinitive cannot go on from a finite verb, a noun can
    from the noun before the "and"."""
    words = draft.words
    for word in words[2:]:
        head = words[draft.heads[word.i]]
        noun = words[word.i - 2]
        bare = word.tag == "VB" and not any(draft.deps[k] in ("aux", "nsubj", "dobj") for k in draft.kids(word.i))
        if draft.deps[word.i] != "conj" or not bare or head.tag not in ("VBD", "VBZ", "VBN"):
            continue
        if words[word.i - 1].lower not in ("and", "or") or noun.pos != "NOUN":
            continue
        for kid in draft.kids(word.i):
            if draft.deps[kid] in ("conj", "cc") and kid > word.i:
                draft.hang(kid, head.i, draft.deps[kid])
        draft.hang(word.i, noun.i, "conj")
        draft.call(word.i, "NN", "NOUN")


def _copulas_as_passives(draft: Draft) -> None:
    """ "They are sworn enemies": a participle before a noun is no passive; the clause says what they are."""
    words = draft.words
    for word in words:
        noun, kids = draft.heads[word.i], draft.kids(word.i)
        be = next((k for k in kids if draft.deps[k] == "auxpass" and words[k].lemma == "be"), None)
        if draft.deps[word.i] != "amod" or word.tag != "VBN" or be is None or noun < word.i:
            continue
        draft.hang(be, be if draft.heads[noun] == noun else draft.heads[noun], draft.deps[noun])
        for kid in (*kids, *draft.kids(noun)):
            if kid != be and (draft.deps[kid] in SUBJECTS or (draft.deps[kid] == "punct" and kid > noun)):
                draft.hang(kid, be, "nsubj" if draft.deps[kid] in SUBJECTS else "punct")
        draft.hang(noun, be, "attr")


def _small_clauses(draft: Draft) -> None:
    """ "holds the militia responsible": the militia is the object, and the adjective says what it is held to be."""
    words = draft.words
    for word in words:
        verb = draft.heads[word.i]
        subject = next((k for k in draft.kids(word.i) if draft.deps[k] == "nsubj"), None)
        judged = draft.deps[word.i] == "ccomp" and word.pos == "ADJ" and words[verb].lemma in _JUDGING
        if judged and subject is not None:
            draft.hang(subject, verb, "dobj")
            draft.hang(word.i, verb, "oprd")


def _fronted_prepositions(draft: Draft) -> None:
    """ "the alliance, of which the Army is a member": what stands before a relative pronoun is a preposition."""
    for word in draft.words:
        fronted = draft.deps[word.i] == "dep" and word.pos == "ADP" and draft.heads[word.i] > word.i
        if fronted and any(draft.words[k].tag in ("WDT", "WP") for k in draft.kids(word.i)):
            draft.deps[word.i] = "prep"
