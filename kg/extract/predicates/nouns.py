"""Nouns: predicates that a noun triggers for an event or state ("the battle between X and Y", "under X's control").

An event noun takes roles from what stands beside it and, where it leans on a verb that says little ("carried out a
raid"), from that verb, its host.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.parse.arguments import ACCUSING, Arguments, Roles
from kg.extract.parse.sentence import NOMINAL, Sentence, Word
from kg.extract.predicates.denials import involved
from kg.extract.predicates.triggers import (
    ENDING,
    MEASURES,
    TERMS,
    Parsed,
    Predicate,
    aimed_at,
    is_verb,
    merge,
    modifiers,
    names_body,
    verb_triggers,
)
from kg.knowledge.lexicon import Frame

_HOSTS_IN = frozenset(
    ("be engage involve participate join lock take get embroil become remain continue capture kill die "
        "respond retaliate reply answer fall perish lose").split()
)
"""Verbs whose subject takes part in what they are in: "X is involved in fighting"."""
_ANSWERING = frozenset("hit strike pound punish counter greet open follow begin answer respond reply retaliate".split())
"""Verbs whose subject does what they are done with."""
_DEATHS = frozenset({"capture", "kill", "die", "fall", "perish", "lose"})
"""Those of them whose subject suffers it: "X was killed in fighting"."""
_IN_PASSING = frozenset({"after", "during", "following", "amid", "despite", "before", "through"})
"""Prepositions under which an event is the doing of the clause's subject."""
_AT = frozenset({"odd", "odds", "loggerhead", "loggerheads", "dagger", "daggers", "throat", "war"})
"""What somebody is "at" with another."""
_TO_BLAME = frozenset({"responsible", "accountable", "answerable", "liable", "culpable", "blame"})
"""What somebody is held for an act: "hold X responsible for the raid"."""
_ENDEAVOURS = frozenset({"effort", "mission", "attempt", "bid"})
_NUMBERS = frozenset(
    "dozen score hundred thousand number couple handful tens round series string wave spate flurry succession".split()
)
_HARMING = frozenset({"kill", "wound", "injure", "hurt", "maim", "martyr"})
_WITHSTANDING = frozenset({"repel", "repulse", "withstand", "resist", "survive", "beat", "fend", "weather", "thwart"})
_WALKING = frozenset({"fall", "walk", "run", "drive", "stumble", "blunder", "march", "ride"})
_TARGETS = ("on", "against", "at", "of", "in", "into", "between", "with")
_SHARED = frozenset(
    "between with against on over for by to in at near from into toward towards among of by_agent".split()
)
"""Roles that a host lends its noun."""


def event(w: Word, parsed: Parsed) -> Iterator[Predicate]:
    """The predicate of a noun by its own frames."""
    frames = _frames(w, parsed)
    if not frames or w.dep in ("compound", "nmod") or names_body(w, parsed):
        return
    s, arguments = parsed.s, parsed.arguments
    roles = dict(arguments.prepositions(w.i))
    for thing in roles.get("of", ()):
        if not roles.get("by") and not is_act(s.words[thing], parsed):  # "the murder of the priest by X" hung on him
            roles = {**roles, "by": arguments.prepositions(thing).get("by", ())}
        if any(f.trigger.endswith(f" of {s.words[thing].lemma}") for f in frames):  # "an exchange of shots with X"
            roles = merge(roles, arguments.prepositions(thing))
    roles["poss"] = tuple(arguments.antecedent(k.i) for k in s.kids(w.i, "poss"))
    roles["mod"] = named_before(w, parsed)
    if (held := _held(s, w, arguments)) is not None:
        roles["under"] = held
    for participle in s.kids(w.i, "acl"):
        if participle.tag == "VBN" and participle.lemma not in ("blame", "pin"):
            roles = merge(roles, arguments.prepositions(participle.i))
            roles["by"] = roles.get("by_agent", roles.get("by", ()))
    clause, lent = _relative(w, parsed)
    roles = merge(roles, lent)
    if (behalf := _behalf(w, parsed)) is not None:
        roles = merge({**roles, "behalf": roles.get("of", ()), "of": ()}, behalf)
    roles["helped"] = _helped(s, w, arguments)
    roles["bidden"] = tuple(
        k.i for clause in s.kids(w.i, "acl", "ccomp") if clause.tag == "VB" for k in s.kids(clause.i, "nsubj")
    )  # "the demand that the army withdraw"
    if not roles.get("by") and (doers := _strayed_doers(w, roles, parsed) or arguments.claimant(w.i)):
        roles["by"] = doers
    host, extra = _host(w, parsed)
    for doer in (*roles.get("by", ()), *roles.get("from", ())):  # "strikes by X on the town": the aim hangs on the doer
        lent = arguments.prepositions(doer) if s.words[s.words[doer].head].head == w.i else {}
        roles = merge(roles, {p: lent[p] for p in ("on", "against") if p in lent and not roles.get(p)})
    for doer in roles.get("of", ()):  # "the massing of troops along the border": where hangs on who
        lent = arguments.prepositions(doer)
        roles = merge(roles, {p: lent[p] for f in frames if "of" in f.subject for p in f.object if p in lent})
    roles = {**_strayed(frames, roles, parsed), **roles}
    if not any(roles.get(p) for p in _TARGETS) and (victims := _victims(w, parsed)):
        roles = {**roles, "on": victims}
    if host != w.i and not any(roles.get(p) or extra.get(p) for p in ("on", "against", "at")):
        extra = merge(extra, {"against": aimed_at(w, host, parsed)})
    yield Predicate(parsed.sentence, w.i, host if clause is None else clause, frames, merge(roles, extra))


def is_act(w: Word, parsed: Parsed) -> bool:
    """Whether the noun names an act itself."""
    return bool(parsed.lexicon.find_noun(w.lemma, w.lower))


def named_before(w: Word, parsed: Parsed) -> tuple[int, ...]:
    """Who stands before the noun: "Israeli tank fire" is Israel's, the tank is its means."""
    s, is_a = parsed.s, parsed.lexicon.is_a
    return tuple(i for i in modifiers(s, w.i) if not is_a(s.words[i].lemma, "instrument", "munition"))


def _strayed(frames: tuple[Frame, ...], roles: Roles, parsed: Parsed) -> Roles:
    """ "the inclusion of X in Y", "deliveries of tanks to Y": what hangs on the object of "of" though the noun asks."""
    wanted = {role for f in frames for role in (*f.subject, *f.object)} - {"of"}
    of = (parsed.arguments.prepositions(i) for i in roles.get("of", ()))
    return {role: words for found in of for role, words in found.items() if role in wanted and not roles.get(role)}


def _frames(w: Word, parsed: Parsed) -> tuple[Frame, ...]:
    """The frames of the noun, those of its compound ("air strike") first."""
    s, lexicon = parsed.s, parsed.lexicon
    frames = lexicon.find_noun(w.lemma, w.lower)
    before = s.words[w.i - 1] if w.i else None
    if before is not None and before.dep in ("compound", "amod") and before.head == w.i:
        of_what = lexicon.find("noun", before.lemma) if w.lemma in _ENDEAVOURS else ()  # "a mediation effort"
        return lexicon.find_phrase("noun", before.lemma, w.lemma) or frames or of_what
    for prep in s.kids(w.i, "prep"):  # "an exchange of fire"
        thing = s.kid(prep.i, "pobj") if prep.lower == "of" else None
        if thing is not None and (named := lexicon.find_phrase("noun", w.lemma, "of", thing.lemma)):
            return named
    governing = w.dep in ("nsubj", "nsubjpass", "dobj") and is_verb(s.words[w.head])
    said = s.kid(w.head, "acomp", "attr") if w.dep == "nsubj" else None  # "relations are strained"
    if said is not None:
        return lexicon.find_phrase("noun", said.lower, w.lemma) or frames
    of_verb = lexicon.find_phrase("noun", s.words[w.head].lemma, w.lemma) if governing else ()
    return of_verb or frames  # "relations have soured"


def _strayed_doers(w: Word, roles: Roles, parsed: Parsed) -> tuple[int, ...]:
    """ "the hijacking of a tanker by pirates": the "by" that hangs on who suffers it, a noun that names no act."""
    lexicon, words = parsed.lexicon, parsed.s.words
    victims = (words[i] for p in _TARGETS for i in roles.get(p, ()) if i > w.i)
    actless = (v for v in victims if not lexicon.find_noun(v.lemma, v.lower))
    return tuple(i for v in actless for i in parsed.arguments.prepositions(v.i).get("by", ()))


def _relative(w: Word, parsed: Parsed) -> tuple[int | None, Roles]:
    """ "the raid that X carried out": the light verb of the relative clause, and the roles it lends the noun."""
    clause: int | None = None
    lent: Roles = {}
    for verb in parsed.s.kids(w.i, "relcl"):
        roles = parsed.arguments.verb_roles(verb.i)
        first = verb_triggers(parsed.s, verb)[0].replace(" ", "_")
        nearer = any(j > w.i for j in parsed.arguments.rivals(w.i, verb.i))
        if nearer and any(f.relation == "controls" for f in parsed.lexicon.find("verb", first)):
            continue  # "an attack on the port, which X has held since 2014"
        if parsed.lexicon.is_a(first, "light") and w.i in roles.get("obj", ()):
            clause = verb.i
            lent = merge(lent, {"subj": roles.get("subj", ())}, _shared(parsed.arguments, verb.i))
    return clause, lent


def _held(s: Sentence, w: Word, arguments: Arguments) -> tuple[int, ...] | None:
    """What is "under", "outside" or "beyond" what the noun names: "areas outside government control"."""
    prep = s.words[w.head]
    if w.dep != "pobj" or prep.lower not in ("under", "outside", "beyond", "within", "of"):
        return None
    if prep.lower == "of" and s.words[prep.head].lower != "out":
        return None
    above = s.words[prep.head] if prep.lower != "of" else s.words[s.words[prep.head].head]
    if above.pos in NOMINAL:
        return (above.i,)
    return arguments.surface_subject(above.i) if above.pos in ("VERB", "AUX") else None


def _behalf(w: Word, parsed: Parsed) -> Roles | None:
    """ "struck the town in support of X", "remains steadfast in support of X": who acts on whose behalf."""
    s, arguments = parsed.s, parsed.arguments
    prep = s.words[w.head]
    if w.dep != "pobj" or prep.lower != "in" or s.kid(w.i, "det", "poss"):
        return None
    for above in s.path_up(prep.i):
        if above.lemma in ("include", "comprise"):
            continue
        if above.pos in ("VERB", "AUX") and (who := arguments.verb_roles(above.i).get("subj", ())):
            return {"subj": who}
        if parsed.lexicon.find("noun", above.lemma) and (agent := arguments.noun_agent(above.i)):
            return {"subj": agent}
        if above.dep in ("ccomp", "relcl"):  # who says so does not do it: "told us that ten were seized in raids"
            return {}
    return {}


def _helped(s: Sentence, w: Word, arguments: Arguments) -> tuple[int, ...]:
    """ "With the support of X, Y took the town": whom the clause is about."""
    prep = s.words[w.head]
    if w.dep != "pobj" or prep.lower not in ("with", "without", "to", "for"):
        return ()
    if prep.lower == "to" and s.words[prep.head].lower == "thanks":  # "thanks to the help of X, Y took the town"
        prep = s.words[prep.head]
    thanked = prep.lower == "for" and s.words[prep.head].lemma == "thank"  # "thanked X for its help"
    if s.words[prep.head].pos not in ("VERB", "AUX") or (prep.lower in ("to", "for") and not thanked):
        return ()
    deeds = (i for i in arguments.verb_roles(prep.head).get("obj", ()) for i in arguments.prepositions(i).get("by", ()))
    if (doers := tuple(deeds)) and prep.lower == "with":  # "condemned the attacks by X with the support of Y"
        return doers
    if arguments.passive(prep.head):  # "was caught by the police with the help of X"
        return arguments.verb_roles(prep.head).get("subj", ())
    return arguments.surface_subject(prep.head)


def _victims(w: Word, parsed: Parsed) -> tuple[int, ...]:
    """ "the ambush killed ten soldiers", "a raid that left nine dead": whom an act hit whose aim is not told."""
    s, arguments = parsed.s, parsed.arguments
    verbs = s.kids(w.i, "relcl", "acl") + ([s.words[w.head]] if w.dep == "nsubj" else [])
    for verb in verbs:
        roles = arguments.verb_roles(verb.i)
        dead = verb.lemma == "leave" and any(k.lower in ("dead", "wounded", "injured") for k in s.kids(verb.i, "oprd"))
        if (verb.lemma in _HARMING or dead) and w.i in roles.get("subj", ()):
            return roles.get("obj", ())
    prep = s.words[w.head]
    if w.dep == "pobj" and prep.lower == "into" and s.words[prep.head].lemma in _WALKING:  # "fell into an ambush"
        return arguments.verb_roles(prep.head).get("subj", ())
    verb = s.words[w.head]
    withstood = w.dep == "dobj" and verb.lemma in _WITHSTANDING and verb.tag != "VB"  # "repelled an assault by X"
    return arguments.verb_roles(verb.i).get("subj", ()) if withstood else ()


# -- hosts -------------------------------------------------------------------------------------------------------
def _host(w: Word, parsed: Parsed) -> tuple[int, Roles]:
    """The verb that an event noun leans on, and the roles which it lends it; the noun itself when there is none."""
    s, arguments = parsed.s, parsed.arguments
    top = w
    while top.dep == "conj" and s.words[top.head].pos in NOMINAL:
        top = s.words[top.head]
    head = s.words[top.head]
    counted = s.words[head.head]
    if top.dep == "pobj" and head.lower == "of" and (counted.lower in MEASURES or _is_number(counted)):
        top = counted  # "sent tons of food aid", "carried out dozens of raids"
        head = s.words[top.head]
    if top.dep in ("dobj", "nsubjpass") and head.lemma in ("blame", "pin"):  # "blamed the raid on X"
        return w.i, {"by": arguments.verb_roles(head.i).get("on", ())}
    if top.dep in ("dobj", "nsubjpass", "attr", "oprd") and is_verb(head):
        return _governing(w, head, parsed)
    if top.dep == "nsubj" and head.pos in ("VERB", "AUX"):
        return head.i, _shared(arguments, head.i)
    answer = top.dep == "pobj" and head.lower == "with" and s.words[head.head].lemma in _ANSWERING
    if answer and not arguments.passive(head.head):  # "hit back with a wave of strikes on X"
        return head.head, {"subj": arguments.verb_roles(head.head).get("subj", ())}
    walked = head.lower == "into" and s.words[head.head].lemma in _WALKING  # "fell into an ambush"
    hosted = head.lower in ("in", "into", "with") and s.words[head.head].lemma in _HOSTS_IN
    if top.dep == "pobj" and walked:
        return w.i, {"by": arguments.prepositions(head.head).get("by", ())}
    if top.dep == "pobj" and hosted:
        verb = s.words[head.head]
        who = arguments.verb_roles(verb.i).get("obj" if arguments.passive(verb.i) else "subj", ())
        fought = {"with", "against"} & arguments.prepositions(top.i).keys()
        if verb.lemma == "lose" or (verb.lemma in _DEATHS and fought and _fights(who, parsed)):
            return verb.i, {"subj": who}  # "lost ten men in a clash with X", "soldiers died in a battle with X"
        if verb.lemma in _DEATHS:  # "killed him in a strike on the town", but "died in fighting"
            killer = () if arguments.passive(verb.i) or not s.kid(verb.i, "dobj") else who
            return verb.i, {"by": killer} if killer else {}
        return verb.i, {"subj": who}
    if top.dep == "pobj" and head.lower == "at" and w.lemma in _AT:  # "X, at odds with Y, left"
        above = s.words[head.head]
        return w.i, {"subj": (above.i,) if above.pos in NOMINAL else arguments.surface_subject(above.i)}
    if (bearer := _in_protest(top, head, parsed)) is not None:
        return w.i, {"subj": bearer}
    if (fighter := _in_passing(top, head, parsed)) is not None:
        return w.i, {"subj": fighter}
    if part := involved(s, top, arguments):  # "denied any role in the raid"
        return w.i, {"by": part}
    whole = s.words[head.head]
    held = s.words[whole.head] if whole.lower in _TO_BLAME else whole
    if top.dep == "pobj" and head.lower == "for" and held.lemma == "hold":  # "hold X responsible for the raid"
        return w.i, {"by": arguments.verb_roles(held.i).get("obj", ())}
    if top.dep == "pobj" and head.lower == "of" and parsed.lexicon.is_a(whole.lemma, "act_of"):
        return w.i, {"subj": arguments.noun_agent(whole.i)}  # "renewed their oath of loyalty to X"
    while head.dep == "conj" and head.pos == "ADP":  # "accused X of looting and of raids"
        before = s.words[head.head]
        head = s.words[before.head] if before.dep == "pcomp" else before
    if top.dep == "pobj" and head.lower in ("for", "of", "over") and s.words[head.head].lemma in ACCUSING:
        return w.i, {"by": arguments.verb_roles(head.head).get("obj", ())}  # "blamed X for the raid"
    return w.i, {}


def _fights(who: tuple[int, ...], parsed: Parsed) -> bool:
    """Whether they are fighters."""
    return bool(who) and all(parsed.lexicon.is_a(parsed.s.words[i].lemma, "member") for i in who)


def _is_number(w: Word) -> bool:
    """ "dozens of raids", "launched a wave of raids"."""
    return w.lemma in _NUMBERS or (w.lemma in TERMS and w.dep in ("dobj", "nsubj", "nsubjpass"))


def _in_protest(top: Word, prep: Word, parsed: Parsed) -> tuple[int, ...] | None:
    """ "closed the road in a protest against X": whom the clause is about."""
    above = parsed.s.words[prep.head]
    protest = prep.lower in ("in", "during") and any(f.relation == "protestedAgainst" for f in _frames(top, parsed))
    return parsed.arguments.surface_subject(above.i) if top.dep == "pobj" and protest and is_verb(above) else None


def _in_passing(top: Word, prep: Word, parsed: Parsed) -> tuple[int, ...] | None:
    """ "seized the town after two days of fighting with the army": the subject of the clause fought."""
    s, arguments = parsed.s, parsed.arguments
    if not {"with", "against"} & arguments.prepositions(top.i).keys():
        return None
    if prep.lower == "of" and s.words[prep.head].entity in ("DATE", "TIME"):
        top = s.words[prep.head]
        prep = s.words[top.head]
    verb = s.words[prep.head]
    if top.dep != "pobj" or prep.lower not in _IN_PASSING or verb.pos not in ("VERB", "AUX") or verb.lemma in _DEATHS:
        return None
    return arguments.surface_subject(verb.i)


def _governing(w: Word, verb: Word, parsed: Parsed) -> tuple[int, Roles]:
    """What a verb lends the noun it governs: a light one its subject, "there is" the subject of the clause above."""
    s, arguments = parsed.s, parsed.arguments
    shared = _shared(arguments, verb.i)
    if s.kid(verb.i, "expl"):
        return verb.i, merge(shared, {"topic": _topic(s, verb, arguments)})
    if any(parsed.lexicon.is_a(t.replace(" ", "_"), "light") for t in verb_triggers(s, verb)):
        roles = arguments.verb_roles(verb.i)
        return verb.i, merge({"subj": roles.get("subj", ()), "to": roles.get("dat", ())}, shared)
    mutual = any("with" in frame.object for frame in _frames(w, parsed))
    refused = parsed.lexicon.is_a(verb.lemma, "denied", "intended")  # "refuses any alliance with X"
    if mutual and (refused or any(t in ENDING for t in verb_triggers(s, verb))):
        return w.i, {"subj": arguments.verb_roles(verb.i).get("subj", ())}
    return w.i, {}


def _shared(arguments: Arguments, v: int) -> Roles:
    roles = arguments.verb_roles(v)
    shared = {k: x for k, x in roles.items() if k in _SHARED}
    return merge(shared, {"to": roles.get("dat", ())})  # "gave the city a blow"


def _topic(s: Sentence, v: Word, arguments: Arguments) -> tuple[int, ...]:
    """The subject of the clause above a there-is clause: whom "there are battles with X" speaks of."""
    for above in s.path_up(v.i):
        if above.pos in ("VERB", "AUX") and (subject := arguments.surface_subject(above.i)):
            return subject
    return ()
