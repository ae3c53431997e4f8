"""Verbs: predicates that a verb triggers, alone or together with a noun ("declare war on", "come under attack")."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions.register import NAMING
from kg.extract.parse.arguments import Roles
from kg.extract.parse.sentence import NOMINAL, Sentence, Word
from kg.extract.predicates.mandatives import is_mandative
from kg.extract.predicates.terms import is_termed
from kg.extract.predicates.triggers import (
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

_HARMS = frozenset({"attacked", "bombarded", "fights", "killed", "injured", "detained", "abducted"})
_LOADED = frozenset({"fill", "pack", "load", "stuff", "lace", "tip"})
_TURNING = frozenset({"up", "down", "out", "off", "over", "on"})
_DIRECTIONS = frozenset({"on", "over", "up", "down", "in"})
_CAPTIVES = frozenset({"hostage", "captive", "prisoner"})
_ASIDE = frozenset("to in on at after during before since amid without following by".split())
"""Prepositions that leave a verb alone with its subject: "fell in May without a shot"."""


def verb(w: Word, parsed: Parsed) -> Iterator[Predicate]:
    """The predicate of a verb by its own frames."""
    passive = parsed.arguments.passive(w.i)
    led = (k for k in parsed.s.kids(w.i, "prep") if k.lower != "on" or not _is_dated(k, parsed.s))
    with_prepositions = tuple(f"{w.lemma} {k.lower}" for k in led)  # "gave them until Friday", not "held on Friday"
    triggers = verb_triggers(parsed.s, w)
    if parsed.s.kid(w.i, "prt") and any(parsed.s.kids(w.i, "prt")[0].lower == p for p in _TURNING):
        triggers = triggers[:-1]  # to strike down is not to strike
    for trigger in triggers or [""]:
        found = ((t, f) for t in dict.fromkeys((*with_prepositions, trigger)) for f in parsed.lexicon.find("verb", t))
        frames = tuple(
            f for t, f in found if _in_form(f, w, parsed, passive=passive) and not _is_adjunct(f, t, parsed, w)
        )
        if frames:
            roles = _adjectival(w, parsed)
            if not roles.get("obj") and (strayed := _after_particle(frames, roles)):
                roles = {**roles, "obj": strayed}
            if passive and not roles.get("by") and (agent := _strayed_agent(w, parsed) or _leaver(w, parsed)):
                roles = {**roles, "by": agent, "subj": agent}
            if "against" not in roles and any("against" in f.object for f in frames):
                roles = {**roles, "against": aimed_at(w, w.i, parsed)}
            yield Predicate(parsed.sentence, w.i, w.i, frames, roles, passive)
            return


def _is_adjunct(frame: Frame, trigger: str, parsed: Parsed, w: Word) -> bool:
    """ "took the base on Friday": what the preposition leads is no end of the frame, and "take on" is not meant."""
    particle = trigger.partition(" ")[2]
    led = (k for k in parsed.s.kids(w.i, "prep") if k.lower == particle and k.i > w.i + 1 and parsed.s.kid(k.i, "pobj"))
    return particle in _DIRECTIONS and particle not in (*frame.subject, *frame.object) and any(led)


def _after_particle(frames: tuple[Frame, ...], roles: Roles) -> tuple[int, ...]:
    """ "hemmed in the rebels": the object of a verb whose particle the model takes for a preposition."""
    particles = (f.trigger.partition(" ")[2] for f in frames)
    return next((roles[p] for p in particles if p in ("in", "off", "over", "up") and p in roles), ())


def _in_form(frame: Frame, w: Word, parsed: Parsed, *, passive: bool) -> bool:
    """Whether the verb stands in the form that the frame's notes ask for."""
    s = parsed.s
    infinitive = w.tag == "VB" and any(k.lower == "to" for k in s.kids(w.i, "aux"))
    return not (
        ("alone" in frame.notes and not _is_alone(w, s))
        or ("active" in frame.notes and passive)
        or ("passive" in frame.notes and not passive)
        or ("infinitive" in frame.notes and not infinitive)
        or ("clause" in frame.notes and w.dep == "amod")
        or ("bidding" in frame.notes and _bidden(w, s) is None)
        or ("term" in frame.notes and ((deed := _bidden(w, s)) is None or not is_termed(s, deed.i)))
        or ("leaving" in frame.notes and not _bidden_to_leave(w, parsed))
        or (w.lemma == "leave" and any(k.tag == "VBN" for k in s.kids(w.i, "xcomp", "ccomp", "oprd")))
    )


def stated(w: Word, parsed: Parsed) -> Iterator[Predicate]:
    """The predicate of a participle that the model takes for an adjective: "the fighters are surrounded"."""
    if w.dep != "acomp" or not w.lower.endswith("ed"):
        return
    found = parsed.lexicon.find("verb", w.lower[:-2]) or parsed.lexicon.find("verb", w.lower[:-1])
    frames = tuple(f for f in found if _in_form(f, w, parsed, passive=True))
    roles = merge(parsed.arguments.prepositions(w.head), parsed.arguments.prepositions(w.i))
    roles = {**roles, "obj": parsed.arguments.surface_subject(w.head), "subj": roles.get("by", ())}
    if frames:
        yield Predicate(parsed.sentence, w.i, w.head, frames, roles, passive=True)


def _strayed_agent(w: Word, parsed: Parsed) -> tuple[int, ...]:
    """ "was driven out of two villages in the hills by the army": the agent that hangs on a noun which names no act."""
    s = parsed.s
    for by in s.words[w.i + 1 :]:
        if by.lower != "by" or parsed.lexicon.find_noun(s.words[by.head].lemma, s.words[by.head].lower):
            continue
        for above in s.path_up(by.i):
            if above.i == w.i:
                return tuple(k.i for k in s.kids(by.i, "pobj") if k.entity not in ("DATE", "TIME"))
            gerund = above.tag == "VBG" and above.dep == "acl"  # "the hills overlooking the town"
            if above.i < w.i or not (gerund or (not is_verb(above) and above.dep in ("prep", "pobj", "conj", "dobj"))):
                break
    return ()


def _leaver(w: Word, parsed: Parsed) -> tuple[int, ...]:
    """ "leaving four neighbours hurt": whoever left them so."""
    above = parsed.s.words[w.head]
    left = above.lemma == "leave" and w.dep in ("xcomp", "ccomp", "oprd")
    return parsed.arguments.verb_roles(above.i).get("subj", ()) if left else ()


def _bidden(w: Word, s: Sentence) -> Word | None:
    """What somebody is bidden to do: "told them to leave", "made them walk"."""
    deeds = (k for k in s.kids(w.i, "xcomp", "ccomp", "advcl") if k.tag == "VB")
    return next((k for k in deeds if _is_bare(k, s) and (k.dep != "advcl" or s.kid(k.i, "mark"))), None)


def _is_dated(prep: Word, s: Sentence) -> bool:
    """ "on Monday", "by the third night"."""
    return any(k.entity in ("DATE", "TIME", "ORDINAL") for k in s.kids(prep.i, "pobj"))


def _is_alone(w: Word, s: Sentence) -> bool:
    """ "the town fell on Monday", not "fell silent", "fell into disrepair", "falls within the district"."""
    said = s.kids(w.i, "acomp", "oprd", "dobj", "attr", "prt", "xcomp")
    led = s.kids(w.i, "prep")
    aside = all(k.lower in _ASIDE or _is_dated(k, s) for k in led)
    return not said and (aside or any(k.lower == "to" for k in led))


def _bidden_to_leave(w: Word, parsed: Parsed) -> bool:
    """Whether what somebody is made to do is to leave: "forced them to abandon the town", "were forced to flee"."""
    deed = _bidden(w, parsed.s)
    frames = parsed.lexicon.find("verb", verb_triggers(parsed.s, deed)[0]) if deed is not None else ()
    return any(f.relation == "withdrewFrom" for f in frames)


def _is_bare(deed: Word, s: Sentence) -> bool:
    """Whether nothing stands before the verb but "to", or "for X to"."""
    marks = all(mark.lower == "for" for mark in s.kids(deed.i, "mark"))
    return marks and all(aux.lower == "to" for aux in s.kids(deed.i, "aux"))


def _adjectival(w: Word, parsed: Parsed) -> Roles:
    """A participle before its noun takes the noun: "the besieged town", "advancing troops"."""
    roles = dict(parsed.arguments.verb_roles(w.i))
    if (doers := _outcome(w, parsed)) is not None:
        roles["subj"] = doers
    if (deed := _bidden(w, parsed.s)) is not None:
        roles["bidden"] = parsed.arguments.surface_subject(deed.i)
    if w.dep == "amod" and w.tag in ("VBN", "VBD", "VBG"):
        roles.setdefault("obj" if w.tag != "VBG" else "subj", (w.head,))
    return roles


def _outcome(w: Word, parsed: Parsed) -> tuple[int, ...] | None:
    """ "crushed a column that had crossed the border, killing ten": whoever crushed it killed them."""
    s = parsed.s
    first = w
    while first.dep == "conj" and first.tag == "VBG" and s.words[first.head].tag == "VBG":
        first = s.words[first.head]
    clause = s.words[first.head]
    if first.tag != "VBG" or first.dep != "advcl" or clause.dep != "relcl" or s.words[first.i - 1].text != ",":
        return None
    main = next((x for x in s.path_up(clause.head) if x.pos == "VERB"), None)
    if main is None or _harms(clause, parsed) or not _harms(main, parsed) or not _harms(w, parsed):
        return None
    return parsed.arguments.verb_roles(main.i).get("subj")


def _harms(w: Word, parsed: Parsed) -> bool:
    """Whether the verb is one of hostility, and of no other kind."""
    found = parsed.lexicon.find("verb", verb_triggers(parsed.s, w)[0])
    return bool(found) and all(f.relation in _HARMS for f in found if "also" not in f.notes)


# -- light verbs -------------------------------------------------------------------------------------------------
def light_verb(w: Word, parsed: Parsed) -> Iterator[Predicate]:
    """The predicate of a verb and what it governs: "declare war on", "come under attack", "X is at war with Y"."""
    if not is_verb(w):
        return
    s, arguments = parsed.s, parsed.arguments
    roles = arguments.verb_roles(w.i)
    for n, key in _governed(w, parsed):
        for member in (n, *(k.i for k in s.kids(n, "conj"))):
            found = (parsed.lexicon.find_phrase("light", key, noun) for noun in _called_by(s, member))
            frames = next(filter(None, found), ())
            called = any(k.lemma in NAMING for k in s.kids(member, "acl"))  # "formed a front called X"
            nearer = any(j > n for j in arguments.rivals(n, w.i))  # "an attack on the port, which X holds"
            if not frames or called or nearer or names_body(s.words[member], parsed):
                continue
            merged = merge(_beside(s.words[member], roles), arguments.prepositions(member))
            counted = s.words[s.words[member].head].head
            if counted in roles.get("obj", ()) and s.words[member].dep == "pobj":
                merged = {**arguments.prepositions(counted), **merged}  # "a week of shelling by X"
            for loaded in s.kids(member, "acl"):  # "dropped bombs filled with nails on the town"
                lent = arguments.prepositions(loaded.i) if loaded.lemma in _LOADED else {}
                merged = {**{p: i for p, i in lent.items() if p != "with"}, **merged}
            merged["poss"] = tuple(arguments.antecedent(k.i) for k in s.kids(member, "poss"))
            merged["mod"] = modifiers(s, member)
            if company := [i for k in s.kids(member, "prep") for i in arguments.company(k)]:
                merged["subj"] = (*merged.get("subj", ()), *company)  # "is part of the front along with X"
            merged["styled"] = _styled(w, s)
            governor = w.i
            if s.words[member].tag == "VB":  # the vow is made, whatever becomes of it
                merged["bidden"], governor = arguments.surface_subject(member), w.head
            if "against" not in merged:
                merged["against"] = aimed_at(s.words[member], w.i, parsed)
            definite = any(k.lower == "the" for k in s.kids(member, "det"))
            fitting = tuple(
                f for f in frames
                if not (definite and "indefinite" in f.notes)
                and (_has_ends(f, merged) or not ("@" in f.trigger or s.words[member].dep == "prt"))
            )
            if fitting:
                yield Predicate(parsed.sentence, member, governor, fitting, merged, arguments.passive(w.i))
                return
    yield from _obliging(w, roles, parsed)


def _styled(w: Word, s: Sentence) -> tuple[int, ...]:
    """ "the Pact, as X and Y call their alliance": the name that the clause says they use."""
    mark = s.kid(w.i, "mark", "advmod")
    if mark is None or mark.lower != "as":
        return ()
    before = s.words[max(0, mark.i - 2)]
    above = s.words[w.head]
    noun = above if above.pos in NOMINAL and above.i < mark.i else before
    return (noun.i,) if noun.pos in NOMINAL and s.words[mark.i - 1].text == "," else ()


def _has_ends(frame: Frame, roles: Roles) -> bool:
    """Whether a frame of two word classes has what it asks for: it says little enough as it is."""
    who = "needs_subject" not in frame.notes or any(roles.get(role) for role in frame.subject)
    whom = any(roles.get(role) for role in frame.object) or "reciprocal" in frame.notes
    return who and whom


def _beside(member: Word, roles: Roles) -> Roles:
    """The roles of the verb without what it governs; the one "shot dead" or "taken prisoner" is the object."""
    others = {role: tuple(i for i in words if i != member.i) for role, words in roles.items()}
    if others.get("obj"):
        return others
    captives = (member.i,) if member.tag == "NNS" and member.lemma in _CAPTIVES else ()  # "is holding ten hostages"
    return {**others, "obj": roles.get("dat", captives)}


def _measured(s: Sentence, n: int) -> Iterator[Word]:
    """ "crates of rifles", "ten million dollars in aid", "a week of raids": what there is an amount of."""
    if s.words[n].entity in ("MONEY", "DATE", "TIME") or s.words[n].lower in MEASURES or s.words[n].lemma in TERMS:
        yield from (k for p in s.kids(n, "prep") if p.lower in ("of", "in") for k in s.kids(p.i, "pobj"))


def _called_by(s: Sentence, n: int) -> Iterator[str]:
    """What the lexicon knows a noun by: with the word before it ("military_aid"), then alone."""
    before = s.words[n - 1] if n else None
    if before is not None and before.head == n and before.dep in ("compound", "amod"):
        yield f"{before.lemma}_{s.words[n].lemma}"
    yield s.words[n].lower if s.words[n].tag == "VBG" else s.words[n].lemma


def _governed(w: Word, parsed: Parsed) -> Iterator[tuple[int, str]]:
    """The words that the verb governs, each with the verb as the lexicon writes it before them ("come_under")."""
    s, roles = parsed.s, parsed.arguments.verb_roles(w.i)
    triggers = verb_triggers(s, w)
    for trigger in triggers[:1] if s.kid(w.i, "prt") else triggers:  # to hand over is not to hand
        key = trigger.replace(" ", "_")
        yield from ((n, key) for role in ("obj", "attr") for n in roles.get(role, ()))
        yield from ((k.i, key) for n in roles.get("obj", ()) for k in _measured(s, n))
        beside = (*s.kids(w.i, "advmod"), *s.kids(w.i, "dobj"))  # "holds a nun in captivity"
        prepositions = (*s.kids(w.i, "prep"), *(p for k in beside for p in s.kids(k.i, "prep")))
        governed = [(n, f"{key}_{p.lower}") for p in prepositions for n in s.kids(p.i, "pobj")]
        yield from ((n.i, led) for n, led in governed)
        yield from ((k.i, led) for n, led in governed for k in _measured(s, n.i))
        yield from ((k.i, key) for k in s.kids(w.i, "acomp", "advmod", "oprd"))
    yield from ((k.i, w.lemma) for k in s.kids(w.i, "prt"))
    vowed = w.dep == "xcomp" and parsed.lexicon.is_a(s.words[w.head].lemma, "vow")
    if vowed and (deed := _bidden(w, s)) is not None and not s.kid(deed.i, "dobj"):
        yield deed.i, w.lemma  # "vowed to make them pay"


def _obliging(w: Word, roles: Roles, parsed: Parsed) -> Iterator[Predicate]:
    """ "X said that Y must withdraw", "insists that Y withdraw": the frame of "say must", whose object is who must."""
    s, lexicon = parsed.s, parsed.lexicon
    if not lexicon.is_a(w.lemma, "say"):
        return
    for clause in s.kids(w.i, "ccomp"):
        helping = s.kids(clause.i, "aux")
        guessed = any(k.lower == "have" for k in helping)  # "must have known"
        obliged = [k.lower for k in helping if k.tag == "MD" and not guessed]
        bidden = is_mandative(s, clause) and not lexicon.find("verb", w.lemma)
        frames = lexicon.find("light", "say must" if bidden else f"say {obliged[0]}") if bidden or obliged else ()
        who = tuple(k.i for k in s.kids(clause.i, "nsubj", "nsubjpass"))
        if frames and who:
            yield Predicate(parsed.sentence, w.i, w.i, frames, {"subj": roles.get("subj", ()), "obj": who})
