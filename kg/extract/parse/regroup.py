"""Regroup: words of long sentences that the model hung beside where they belong.

A verb in a list read as an adjective ("taxed traders"), a gerund read as one ("accused of looting hospitals"), a
particle read as a preposition ("burn down the village"), a doer hung on the verb instead of the act ("repelled an
assault by X"), a subject cut in two by a title, and what is said hung on what is meant.
"""

from __future__ import annotations

from kg.extract.parse.draft import Draft
from kg.extract.parse.sentence import NAME_TAGS, NOMINAL

_TIMES = frozenset({"DATE", "TIME", "ORDINAL", "CARDINAL", "PERCENT", "QUANTITY"})
_BLAMING = frozenset(
    (
        "accuse suspect blame convict charge acquit guilty innocent capable accusation suspicion charge allegation "
        "stop prevent keep ban bar refrain without admit deny confess incapable"
    ).split()
)
"""Words after whose preposition a gerund tells what was done."""
_BEFORE_GERUNDS = frozenset("admit deny stop start begin continue avoid risk regret cease resume keep".split())
_PARTICLES = frozenset({"down", "up"})
_WITH_PARTICLE = frozenset(
    "burn blow shoot gun round mow cut hunt tear pull knock shut put lock break beat give call build set hand".split()
)
_VOICING = frozenset(
    (
        "say add threaten vow accuse warn claim insist argue denounce blame cite demand urge call promise pledge note "
        "declare condemn describe"
    ).split()
)
"""Verbs whose participle after a comma belongs to whoever the sentence is about."""


def regroup(draft: Draft) -> None:
    """Hangs such words where they belong."""
    _subjects_before_titles(draft)
    _gerunds_as_modifiers(draft)
    _verbs_as_modifiers(draft)
    _particles_as_prepositions(draft)
    _out_of(draft)
    _doers_of_acts(draft)
    _terms_given(draft)
    _voices_after_infinitives(draft)
    _counted_after_names(draft)
    _gapped_objects(draft)
    _objects_after_as(draft)
    _owners_after_times(draft)
    _names_after_times(draft)


def _subjects_before_titles(draft: Draft) -> None:
    """ "Gunmen loyal to the warlord Musa stormed it": what stands before a title and a name is the subject."""
    words = draft.words
    for name in words:
        verb = draft.heads[name.i]
        if draft.deps[name.i] != "nsubj" or name.tag not in NAME_TAGS:
            continue
        first = min([*draft.kids(name.i), name.i])
        title = words[first - 1] if first else name
        if title.tag != "NN" or draft.deps[title.i] != "pobj":
            continue
        top = title.i
        while draft.heads[top] not in (top, verb):
            top = draft.heads[top]
        nominal = words[top].pos in NOMINAL and words[top].entity not in _TIMES
        if draft.heads[top] == verb != top and nominal and draft.deps[top] in ("npadvmod", "dep", "advmod", "nmod"):
            draft.hang(name.i, title.i, "appos")
            draft.hang(top, verb, "nsubj")


def _gerunds_as_modifiers(draft: Draft) -> None:
    """ "accused of looting hospitals", "admitted arming rebels": the gerund is what was done, the noun its object."""
    words = draft.words
    for gerund in words[1:]:
        noun = draft.heads[gerund.i]
        noun_like = gerund.tag == "NN" and gerund.lower.endswith("ing") and draft.deps[gerund.i] == "compound"
        as_noun = noun_like and words[noun].tag in ("NNS", "NNPS", "NNP")
        as_adjective = gerund.tag == "VBG" and draft.deps[gerund.i] == "amod"
        if not (as_noun or as_adjective) or min(draft.kids(noun), default=noun) != gerund.i:
            continue
        before = words[gerund.i - 1]
        above = words[draft.heads[before.i]]
        if draft.deps[noun] == "pobj" and draft.heads[noun] == before.i:
            if not {above.lemma, before.lower} & _BLAMING:
                continue
            draft.hang(gerund.i, before.i, "pcomp")
        elif draft.deps[noun] == "dobj" and draft.heads[noun] == before.i and before.lemma in _BEFORE_GERUNDS:
            draft.hang(gerund.i, before.i, "xcomp")
        else:
            continue
        draft.call(gerund.i, "VBG", "VERB", gerund.lemma.removesuffix("ing") if noun_like else gerund.lemma)
        draft.hang(noun, gerund.i, "dobj")


def _verbs_as_modifiers(draft: Draft) -> None:
    """ "robbed farmers, taxed traders, burned crops and, residents say, shot priests": the verbs of a list."""
    words = draft.words
    for verb in words[1:]:
        noun = draft.heads[verb.i]
        if verb.tag not in ("VBD", "VBN") or draft.deps[verb.i] != "amod" or draft.deps[noun] not in ("conj", "dobj"):
            continue
        first, above = draft.heads[noun], draft.heads[noun]
        if draft.deps[noun] == "conj" and draft.deps[first] == "dobj":
            above = draft.heads[first]
        if not first < verb.i or words[above].tag not in ("VBD", "VBN", "VBP", "VBZ"):
            continue
        finite = verb.tag == "VBD" and min(draft.kids(noun)) == verb.i and words[verb.i - 1].pos in ("CCONJ", "PUNCT")
        if finite or (first != above and _listed(draft, verb.i, noun, first, above)):
            draft.hang(verb.i, above, "conj")
            draft.call(verb.i, verb.tag, "VERB")
            draft.hang(noun, verb.i, "dobj")


def _listed(draft: Draft, verb: int, noun: int, first: int, above: int) -> bool:
    """Whether a participle after a comma is one of several verbs: verbs follow, and no "and" closes a list of nouns."""
    if draft.words[verb - 1].text != "," or min(draft.kids(noun)) != verb:
        return False
    closed = any(draft.deps[k] == "cc" for i in (first, noun) for k in draft.kids(i))
    return not closed and any(draft.deps[k] == "conj" and k > noun for k in draft.kids(above))


def _particles_as_prepositions(draft: Draft) -> None:
    """ "burn down the village", "fought off the raiders": what is burned down is the village."""
    for particle in draft.words:
        verb = draft.words[draft.heads[particle.i]]
        if particle.i != verb.i + 1 or draft.deps[particle.i] not in ("prep", "prt"):
            continue
        target = next((k for k in draft.kids(particle.i) if draft.deps[k] == "pobj"), None)
        if target is None or any(draft.deps[k] in ("dobj", "auxpass") for k in draft.kids(verb.i)):
            continue
        led = draft.deps[particle.i] == "prep" and particle.lower in _PARTICLES and verb.lemma in _WITH_PARTICLE
        if led or (draft.deps[particle.i] == "prt" and verb.pos == "VERB"):
            draft.hang(target, verb.i, "dobj")
            draft.hang(particle.i, verb.i, "prt")


def _out_of(draft: Draft) -> None:
    """ "flushed the last snipers out of the city": "out" belongs to the verb."""
    for out in draft.words:
        noun = draft.heads[out.i]
        of = out.lower == "out" and any(draft.words[k].lower == "of" for k in draft.kids(out.i))
        if of and draft.deps[noun] == "dobj" and draft.words[draft.heads[noun]].pos == "VERB":
            draft.hang(out.i, draft.heads[noun], "prep")


def _doers_of_acts(draft: Draft) -> None:
    """ "repelled three assaults by Russian infantry": "by" after an active verb's object tells whose act that was."""
    for by in draft.words:
        verb = draft.heads[by.i]
        if by.lower != "by" or draft.deps[by.i] not in ("prep", "agent") or draft.words[verb].pos != "VERB":
            continue
        kids = draft.kids(verb)
        if any(draft.deps[k] in ("auxpass", "nsubjpass") for k in kids):
            continue
        noun = next((k for k in kids if draft.deps[k] == "dobj" and draft.end_of(k) == by.i - 1), None)
        doer = next((k for k in draft.kids(by.i) if draft.deps[k] == "pobj"), None)
        if noun is not None and doer is not None and draft.words[doer].entity not in _TIMES:
            draft.hang(by.i, noun, "prep")


def _terms_given(draft: Draft) -> None:
    """ "gave the garrison 24 hours": the time is what was given."""
    for term in draft.words:
        verb = draft.heads[term.i]
        if draft.deps[term.i] != "npadvmod" or term.entity not in ("TIME", "DATE") or draft.words[verb].lemma != "give":
            continue
        kids = [k for k in draft.kids(verb) if k < term.i]
        given = next((k for k in kids if draft.deps[k] in ("dative", "dobj")), None)
        if given is not None and any(draft.words[k].tag == "VB" for k in draft.kids(verb)):
            draft.hang(given, verb, "dative")
            draft.hang(term.i, verb, "dobj")


def _voices_after_infinitives(draft: Draft) -> None:
    """ "gave them a day to leave, threatening to storm the fort": whoever gave it threatens, not whoever is to go."""
    words = draft.words
    for voice in words:
        verb = draft.heads[voice.i]
        apart = words[voice.i - 1].text == ","
        if draft.deps[voice.i] != "advcl" or voice.tag != "VBG" or voice.lemma not in _VOICING or not apart:
            continue
        while words[verb].tag == "VB" and draft.deps[verb] in ("xcomp", "ccomp", "advcl", "acl", "conj"):
            verb = draft.heads[verb]
        while words[verb].pos not in ("VERB", "AUX") and draft.heads[verb] != verb:
            verb = draft.heads[verb]
        if verb < voice.i:
            draft.hang(voice.i, verb, "advcl")


def _counted_after_names(draft: Draft) -> None:
    """ "killed a commander of the group, two of his guards and a boy": a counted list goes on with the whole phrase."""
    words = draft.words
    for counted in words:
        i, head = counted.i, draft.heads[counted.i]
        if draft.deps[i] != "appos" or counted.tag != "CD" or not any(draft.deps[k] == "conj" for k in draft.kids(i)):
            continue
        of = [k for k in draft.kids(i) if words[k].lower == "of"]
        of_them = any(words[k].pos == "PRON" for o in of for k in draft.kids(o))
        if of_them or words[min([i, *draft.kids(i)]) - 1].text != ",":
            continue
        while draft.deps[head] == "pobj" and words[draft.heads[head]].lower == "of":
            head = draft.heads[draft.heads[head]]
        if words[head].pos in NOMINAL:
            draft.hang(i, head, "conj")


def _gapped_objects(draft: Draft) -> None:
    """ "fighting X on one front and Y on another": Y is fought, and is no front."""
    words = draft.words
    for name in words:
        place = draft.heads[name.i]
        if draft.deps[name.i] != "conj" or name.tag not in NAME_TAGS or draft.deps[place] != "pobj":
            continue
        one = any(words[k].lower == "one" for k in draft.kids(place))
        verb = draft.heads[draft.heads[place]]
        again = any(
            words[k].lower in ("another", "other") for p in draft.kids(verb) if p > name.i for k in draft.kids(p)
        )
        object_ = next((k for k in draft.kids(verb) if draft.deps[k] == "dobj"), None)
        if one and again and object_ is not None:
            draft.hang(name.i, object_, "conj")


def _objects_after_as(draft: Draft) -> None:
    """ "dismissed as lies claims by the rebels": of two nouns after "as" the second is what was dismissed."""
    for prep in draft.words:
        verb = draft.heads[prep.i]
        if prep.lower != "as" or draft.words[verb].pos != "VERB":
            continue
        nouns = [k for k in draft.kids(prep.i) if draft.deps[k] == "pobj"]
        if len(nouns) == 2 and not any(draft.deps[k] in ("dobj", "auxpass") for k in draft.kids(verb)):
            draft.hang(nouns[1], verb, "dobj")


def _owners_after_times(draft: Draft) -> None:
    """ "the arrest on Thursday of Omar Said": what is named after a day belongs to what happened on it."""
    words = draft.words
    for of in words:
        day = words[draft.heads[of.i]]
        prep = draft.heads[day.i]
        act = draft.heads[prep]
        dated = day.entity in ("DATE", "TIME") and day.tag in NAME_TAGS and draft.deps[day.i] == "pobj"
        if of.lower == "of" and dated and words[prep].lower == "on" and words[act].pos == "NOUN" and of.i == day.i + 1:
            draft.hang(of.i, act, "prep")


def _names_after_times(draft: Draft) -> None:
    """ "entered Huth in July and Raydah on Sunday": a name is listed beside a name, not a month."""
    words = draft.words
    for name in words:
        day = words[draft.heads[name.i]]
        dated = day.entity in ("DATE", "TIME") and draft.deps[day.i] == "pobj"
        if draft.deps[name.i] != "conj" or name.tag not in NAME_TAGS or name.entity in ("DATE", "TIME") or not dated:
            continue
        verb = draft.heads[draft.heads[day.i]]
        listed = next((k for k in draft.kids(verb) if draft.deps[k] in ("dobj", "pobj")), None)
        if listed is None or words[listed].tag not in NAME_TAGS or listed > day.i:
            continue
        for kid in draft.kids(day.i):
            if draft.deps[kid] == "cc":
                draft.hang(kid, listed, "cc")
        draft.hang(name.i, listed, "conj")
