"""Predicates: the words of a sentence that say a relation by the lexicon, each with its roles filled.

A verb, a light verb with its noun, an event noun with or without a governing verb, a noun for somebody in a relation, and
a hyphenated adjective all become a ``Predicate``: the frames that could read it, head words by role, and the word under
which polarity and modality are to be looked up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.arguments import Arguments, Roles
from kg.extract.sentence import NAME_TAGS, NOMINAL, Sentence, Word
from kg.knowledge.lexicon import Frame, Lexicon

_HOSTS_IN = frozenset(
    {
        "be",
        "engage",
        "involve",
        "participate",
        "join",
        "lock",
        "take",
        "get",
        "embroil",
        "become",
        "remain",
        "continue",
        "capture",
        "kill",
        "die",
    }
)
_MERGED = (
    "between",
    "with",
    "against",
    "on",
    "over",
    "for",
    "by",
    "to",
    "in",
    "at",
    "near",
    "from",
    "into",
    "toward",
    "towards",
    "among",
    "of",
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A trigger with its roles; ``governor`` is the word whose clause decides polarity, modality and place."""

    sentence: int
    head: int
    governor: int
    frames: tuple[Frame, ...]
    roles: Roles
    passive: bool = False


def find_predicates(si: int, s: Sentence, arguments: Arguments, lexicon: Lexicon) -> Iterator[Predicate]:
    """The predicates of a sentence, left to right; a light verb's own frames give way to those of the idiom."""
    found: list[Predicate] = []
    used: set[int] = set()
    for w in s.words:
        for predicate in _light(si, s, w, arguments, lexicon):
            found.append(predicate)
            used.update((w.i, predicate.head) if predicate.head != w.i else ())
    for w in s.words:
        if w.i in used:
            continue
        if w.pos in ("VERB", "AUX") or w.tag.startswith("VB"):
            found.extend(_verb(si, s, w, arguments, lexicon))
        if (
            w.pos in NOMINAL
            or w.tag in ("NN", "NNS")
            or (w.tag == "VBG" and w.dep in ("pobj", "nsubj", "dobj", "compound"))
        ):
            found.extend(_noun(si, s, w, arguments, lexicon))
            found.extend(_role(si, s, w, arguments, lexicon))
        if w.pos == "ADJ" and w.tag == "JJ":
            found.extend(_disposed(si, s, w, arguments, lexicon))
        if "-" in w.text[1:-1]:
            found.extend(_adjective(si, s, w, arguments, lexicon))
    yield from sorted(found, key=lambda p: (p.head, p.frames[0].line))


def verb_triggers(s: Sentence, w: Word) -> list[str]:
    """The verb's lemma with its particle, then the bare lemma."""
    lemma = w.lemma
    particles = [k.lower for k in s.kids(w.i, "prt")]
    particles += [
        k.lower for k in s.kids(w.i, "advmod") if k.lower in ("out", "away", "back", "off", "forward", "up", "down")
    ]
    particles += [k.lower for k in s.kids(w.i, "prep") if not s.children[k.i]]
    particles += [k.lower for k in s.kids(w.i, "prep") if k.lower in ("out", "off") and s.kid(k.i, "prep", "pobj")]
    return [*(f"{lemma} {p}" for p in dict.fromkeys(particles)), lemma]


def _verb(si: int, s: Sentence, w: Word, arguments: Arguments, lexicon: Lexicon) -> Iterator[Predicate]:
    for trigger in verb_triggers(s, w):
        frames = lexicon.find("verb", trigger)
        passive = arguments.passive(w.i)
        frames = tuple(
            f
            for f in frames
            if not (
                ("active" in f.notes and passive)
                or ("passive" in f.notes and not passive)
                or ("infinitive" in f.notes and not _infinitive(s, w))
            )
        )
        if frames:
            yield Predicate(si, w.i, w.i, frames, _adjectival(s, w, arguments), passive)
            return


def _infinitive(s: Sentence, w: Word) -> bool:
    """ "was able to control", "the move to control": an infinitive, so something that is yet to begin."""
    return w.tag == "VB" and any(k.lower == "to" for k in s.kids(w.i, "aux"))


def _adjectival(s: Sentence, w: Word, arguments: Arguments) -> Roles:
    """A participle before its noun takes the noun: "the besieged town", "advancing troops"."""
    roles = dict(arguments.verb_roles(w.i))
    if w.dep == "amod" and w.tag in ("VBN", "VBD", "VBG"):
        roles.setdefault("obj" if w.tag != "VBG" else "subj", (w.head,))
    return roles


def _light(si: int, s: Sentence, w: Word, arguments: Arguments, lexicon: Lexicon) -> Iterator[Predicate]:
    """ "declare war on", "come under attack", "X is at war with Y"."""
    if w.pos not in ("VERB", "AUX") and not w.tag.startswith("VB"):
        return
    roles = arguments.verb_roles(w.i)
    for verb in verb_triggers(s, w):
        joined = verb.replace(" ", "_")
        candidates = [(n, joined) for role in ("obj", "attr") for n in roles.get(role, ())]
        candidates += [(n, f"{joined}_{p.lower}") for p in s.kids(w.i, "prep") for n in _objects(s, p)]
        candidates += [(k.i, joined) for k in s.kids(w.i, "acomp", "prt", "advmod", "oprd")]
        for n, key in candidates:
            for member in (n, *(k.i for k in s.kids(n, "conj"))):
                frames = lexicon.find("light", f"{key} {s.words[member].lemma}")
                if frames:
                    merged = _merge(roles, arguments.prepositions(member))
                    merged["poss"] = tuple(k.i for k in s.kids(member, "poss"))
                    merged["mod"] = _modifiers(s, member)
                    yield Predicate(si, member, w.i, frames, merged, arguments.passive(w.i))
                    return
    yield from _obliging(si, s, w, roles, lexicon)


def _obliging(si: int, s: Sentence, w: Word, roles: Roles, lexicon: Lexicon) -> Iterator[Predicate]:
    """ "X said that Y must withdraw": the frame of "say must", whose object is who must."""
    if not lexicon.is_a(w.lemma, "say"):
        return
    for clause in s.kids(w.i, "ccomp"):
        obliged = [k.lower for k in s.kids(clause.i, "aux") if k.tag == "MD"]
        frames = lexicon.find("light", f"say {obliged[0]}") if obliged else ()
        who = tuple(k.i for k in s.kids(clause.i, "nsubj", "nsubjpass"))
        if frames and who:
            yield Predicate(si, w.i, w.i, frames, {"subj": roles.get("subj", ()), "obj": who})


def _objects(s: Sentence, prep: Word) -> list[int]:
    return [k.i for k in s.kids(prep.i, "pobj")]


def _merge(*roles: Roles) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for each in roles:
        for role, words in each.items():
            found[role].extend(words)
    return {k: tuple(dict.fromkeys(v)) for k, v in found.items()}


def _modifiers(s: Sentence, n: int) -> tuple[int, ...]:
    return tuple(
        k.i for k in s.kids(n, "compound", "nmod", "amod") if k.pos in NOMINAL or k.entity or k.tag in NAME_TAGS
    )


def _noun(si: int, s: Sentence, w: Word, arguments: Arguments, lexicon: Lexicon) -> Iterator[Predicate]:
    frames = lexicon.find("noun", w.lemma) or lexicon.find("noun", w.lower)
    if w.i and s.words[w.i - 1].dep in ("compound", "amod") and s.words[w.i - 1].head == w.i:
        frames = lexicon.find("noun", f"{s.words[w.i - 1].lemma} {w.lemma}") or frames
    if not frames or w.dep in ("compound", "nmod"):
        return
    roles: dict[str, tuple[int, ...]] = dict(arguments.prepositions(w.i))
    roles["poss"] = tuple(arguments.antecedent(k.i) for k in s.kids(w.i, "poss"))
    roles["mod"] = _modifiers(s, w.i)
    governor = w.i
    if (held := _held(s, w, arguments)) is not None:
        roles["under"] = held
    for participle in s.kids(w.i, "acl"):
        if participle.tag == "VBN":
            roles = _merge(roles, arguments.prepositions(participle.i))
            roles["by"] = roles.get("by_agent", roles.get("by", ()))
    for clause in s.kids(w.i, "relcl"):
        if lexicon.is_a(_joined(s, clause), "light") and w.i in arguments.verb_roles(clause.i).get("obj", ()):
            roles = _merge(
                roles, {"subj": arguments.verb_roles(clause.i).get("subj", ())}, _shared(arguments, clause.i)
            )
            governor = clause.i
    if (behalf := _behalf(s, w, arguments, lexicon)) is not None:
        roles = _merge({**roles, "behalf": roles.get("of", ()), "of": ()}, behalf)
    roles["helped"] = _helped(s, w, arguments)
    host, extra = _host(s, w, arguments, lexicon)
    roles = _merge(roles, extra)
    yield Predicate(si, w.i, host if governor == w.i else governor, frames, roles)


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


def _behalf(s: Sentence, w: Word, arguments: Arguments, lexicon: Lexicon) -> Roles | None:
    """ "struck the town in support of X", "remains steadfast in support of X": who acts on whose behalf."""
    prep = s.words[w.head]
    if w.dep != "pobj" or prep.lower != "in" or s.kid(w.i, "det", "poss"):
        return None
    for above in s.path_up(prep.i):
        if above.pos in ("VERB", "AUX"):
            return {"subj": arguments.verb_roles(above.i).get("subj", ())}
        if lexicon.find("noun", above.lemma) and (agent := arguments.noun_agent(above.i)):
            return {"subj": agent}
    return {}


def _helped(s: Sentence, w: Word, arguments: Arguments) -> tuple[int, ...]:
    """ "With the support of X, Y took the town": whom the clause is about."""
    prep = s.words[w.head]
    if w.dep != "pobj" or prep.lower != "with" or s.words[prep.head].pos not in ("VERB", "AUX"):
        return ()
    return arguments.surface_subject(prep.head)


def _joined(s: Sentence, w: Word) -> str:
    return verb_triggers(s, w)[0].replace(" ", "_")


def _shared(arguments: Arguments, v: int) -> Roles:
    return {k: x for k, x in arguments.verb_roles(v).items() if k in _MERGED or k == "by_agent"}


def _host(s: Sentence, w: Word, arguments: Arguments, lexicon: Lexicon) -> tuple[int, Roles]:
    """The verb that an event noun leans on, and the roles which it lends it."""
    top = w
    while top.dep == "conj" and s.words[top.head].pos in NOMINAL:
        top = s.words[top.head]
    head = s.words[top.head]
    if head.pos in NOMINAL and top.dep == "appos":
        return w.i, {}
    if top.dep in ("dobj", "nsubjpass", "attr", "oprd") and (head.pos in ("VERB", "AUX") or head.tag.startswith("VB")):
        roles = arguments.verb_roles(head.i)
        light = any(lexicon.is_a(t.replace(" ", "_"), "light") for t in verb_triggers(s, head))
        if s.kid(head.i, "expl"):
            return head.i, _merge(_shared(arguments, head.i), {"topic": _topic(s, head, arguments)})
        if light:
            return head.i, _merge({"subj": roles.get("subj", ())}, _shared(arguments, head.i))
        return w.i, {}
    if top.dep == "nsubj" and head.pos in ("VERB", "AUX"):
        return head.i, _shared(arguments, head.i)
    if top.dep == "pobj" and head.lower in ("in", "into", "with") and s.words[head.head].lemma in _HOSTS_IN:
        verb = s.words[head.head]
        roles = arguments.verb_roles(verb.i)
        who = roles.get("obj", ()) if arguments.passive(verb.i) else roles.get("subj", ())
        return verb.i, {"subj": who} if verb.lemma not in ("capture", "kill", "die") else {}
    return w.i, {}


def _topic(s: Sentence, v: Word, arguments: Arguments) -> tuple[int, ...]:
    """The subject of the clause above a there-is clause: whom "there are battles with X" speaks of."""
    for above in (v, *s.path_up(v.i)):
        if above.pos in ("VERB", "AUX") and above.i != v.i and (subject := arguments.surface_subject(above.i)):
            return subject
    return ()


def _role(si: int, s: Sentence, w: Word, arguments: Arguments, lexicon: Lexicon) -> Iterator[Predicate]:
    """ "X's leader Y", "Y, leader of X", "Y is the leader of X", "X leader Y"."""
    frames = lexicon.find("role", w.lemma)
    if not frames:
        return
    roles: dict[str, tuple[int, ...]] = dict(arguments.prepositions(w.i))
    mods = [k.i for k in s.kids(w.i, "compound", "nmod", "amod") if k.pos in NOMINAL or k.entity]
    poss = [k.i for k in s.kids(w.i, "poss")]
    bearer: tuple[int, ...] = ()
    governor = w.i
    head = s.words[w.head]
    if w.dep in ("compound", "nmod") and head.tag in NAME_TAGS and head.i > w.i:
        bearer = (head.i,)
        poss += [k.i for k in s.kids(head.i, "poss")]
        mods += [
            k.i for k in s.kids(head.i, "compound", "nmod", "amod") if k.i < w.i and (k.entity or k.tag in NAME_TAGS)
        ]
    elif w.dep == "appos" and head.pos in NOMINAL:
        bearer = (head.i,)
    elif (name := s.kid(w.i, "appos")) is not None and name.pos in NOMINAL:
        bearer = (name.i,)
    else:
        bearer, governor = _by_copula(s, w, arguments)
    if bearer:
        roles |= {"self": bearer, "poss": tuple(poss), "mod": tuple(mods)}
        yield Predicate(si, w.i, governor, frames, roles)


def _by_copula(s: Sentence, w: Word, arguments: Arguments) -> tuple[tuple[int, ...], int]:
    """The subject of "X is (considered) (one of) the leader(s) of Y", "X became leader", "X serves as leader"."""
    top = w
    above = s.words[w.head]
    if w.dep == "pobj" and above.lower == "of" and arguments.part_of(above.head) == w.i:
        top = s.words[above.head]
    while top.dep == "conj" and s.words[top.head].pos in NOMINAL:
        top = s.words[top.head]
    head = s.words[top.head]
    if top.dep in ("attr", "oprd") and head.pos in ("VERB", "AUX"):
        return arguments.surface_subject(head.i), head.i
    if top.dep == "dobj" and head.lemma in ("become", "remain", "consider", "be"):
        return arguments.surface_subject(head.i), head.i
    if top.dep == "pobj" and head.lower == "as" and s.words[head.head].pos in ("VERB", "AUX"):
        verb = s.words[head.head]
        roles = arguments.verb_roles(verb.i)
        return roles.get("obj") or roles.get("subj", ()), verb.i
    return (), w.i


def _disposed(si: int, s: Sentence, w: Word, arguments: Arguments, lexicon: Lexicon) -> Iterator[Predicate]:
    """ "troops loyal to Haftar", "the clan is hostile to the army": the frames of the adjective itself."""
    frames = lexicon.find("adj", w.lemma)
    prepositions = arguments.prepositions(w.i)
    if not frames or not prepositions:
        return
    head = s.words[w.head]
    noun = (w.head,) if w.dep in ("amod", "acl", "relcl") and head.pos in NOMINAL else arguments.surface_subject(w.i)
    if noun:
        yield Predicate(si, w.i, w.i if w.dep == "amod" else w.head, frames, {**prepositions, "noun": noun})


def _adjective(si: int, s: Sentence, w: Word, arguments: Arguments, lexicon: Lexicon) -> Iterator[Predicate]:
    """ "Iran-backed militia", "ISIL-held Mosul", "anti-ISIL coalition"."""
    first, _, last = w.lower.rpartition("-")
    before, _, after = w.lower.partition("-")
    frames = lexicon.find("adj", last) or lexicon.find("adj", before)
    if not frames or not first or not after:
        return
    noun: tuple[int, ...] = ()
    if w.dep in ("amod", "compound", "nmod") and w.head > w.i:
        top = s.words[w.head]
        while top.dep in ("compound", "amod", "nmod") and top.head > top.i:
            top = s.words[top.head]
        noun = (top.i,)
    if w.dep in ("acomp", "attr", "oprd", "ROOT") and not noun:
        noun = arguments.surface_subject(w.head)
    if noun:
        part = {"first": (w.i,)} if lexicon.find("adj", last) else {"second": (w.i,)}
        yield Predicate(si, w.i, w.i, frames, {**part, "noun": noun})
