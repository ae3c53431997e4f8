"""Arguments: for each verb and noun of a sentence, the words in its roles, as one logical structure.

Active and passive, coordination, relative clauses, participles, infinitives under another verb (control and raising)
and gerunds after prepositions all come out alike: ``subj``, ``obj``, ``dat``, ``attr`` and one role a preposition, each
with the head words of its fillers. Coordinated fillers are left for the reader of the roles to expand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from kg.extract.parse.sentence import NOMINAL, Sentence, Word
from kg.extract.parse.structure import RELATIVE, Structure

Roles = Mapping[str, tuple[int, ...]]
_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge", "offer", "use"})
ACCUSING = frozenset(
    (
        "accuse suspect blame reproach stop prevent keep convict charge bar ban deter discourage criticize criticise "
        "condemn warn acquit fault"
    ).split()
)
_CALLED_ON = {"call": ("on", "upon"), "appeal": ("to",), "count": ("on",), "rely": ("on",), "prevail": ("on", "upon")}
"""Verbs with the preposition of whoever is to do what an infinitive after them says."""
_CALLS = frozenset({"call", "demand", "appeal", "order", "request", "plea", "ultimatum", "invitation"})
"""Nouns whose infinitive is done by whoever they are addressed to."""
_BODIES = frozenset({"coalition", "alliance", "force", "bloc"})
"""Nouns of bodies that do themselves what an infinitive after them says: "the coalition to defeat X"."""
RIDDING = frozenset({"clear", "rid", "purge", "cleanse", "strip", "accuse"})
"""Verbs whose "of" may hang on their object: "cleared the town of rebels"."""
_THANKING = frozenset(
    (
        "thank praise commend hail laud applaud credit honour honor reward congratulate "
        "punish jail sentence fine sanction denounce arrest detain"
    ).split()
)
_GRATITUDE = frozenset({"gratitude", "thank", "thanks", "tribute", "appreciation", "praise"})
_GRANTING = frozenset({"give", "grant", "allow"})
_TERMS = frozenset({"minute", "hour", "day", "week", "fortnight", "month", "deadline", "ultimatum", "notice"})
_LEAVING = frozenset({"leave", "quit", "abandon", "desert"})
"""Verbs whose "for" may hang on their object: "left the front for the army"."""
_SURVIVING = frozenset({"escape", "survive", "flee", "die", "suffer", "recover"})
"""Verbs whose subject is not behind the act that stands beside them."""
_JOINTLY = frozenset({"coordinate", "co-ordinate", "synchronize", "synchronise"})
"""Verbs whose "with" may hang on their object: "coordinates its moves with the army"."""
_SHOWING = frozenset({"affirm", "underscore", "underline", "highlight", "show", "demonstrate", "illustrate", "display"})
"""Verbs whose subject does not do what their object names: "the raid underlines the need to act"."""
_LEADING = frozenset({"lead", "head", "command", "found", "chair"})
"""Verbs whose participle is said of one body, the nearest."""
_ANSWERABLE = frozenset({"responsible", "answerable", "accountable", "liable"})
_TOPICS = frozenset({"over", "about", "regarding", "concerning", "amid", "despite"})
"""Prepositions of acts that whoever speaks of them need not have done: "traded accusations over a raid"."""
_WILLED = frozenset(
    "decision refusal readiness willingness failure attempt bid effort mission aim goal intention vow pledge".split()
)
"""Nouns whose "of" is who means to do what they name: "the refusal of the rebels to leave"."""
_COUNTS = frozenset({"ORDINAL", "CARDINAL", "DATE", "TIME", "QUANTITY", "PERCENT", "MONEY"})


class Arguments(Structure):
    """The roles of the words of one sentence; each is worked out once."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.verb_roles = cache(self._verb_roles)
        self.surface_subject = cache(self._surface_subject)
        self.passive = cache(self._passive)

    def _passive(self, v: int) -> bool:
        s, w = self.s, self.s.words[v]
        if s.kid(v, "auxpass", "nsubjpass") or (s.kid(v, "agent") and (w.tag == "VBN" or w.dep in ("xcomp", "ccomp"))):
            return True
        seen = w.tag == "VBD" and s.words[w.head].lemma == "see" and not s.kid(v, "mark")
        if (w.tag == "VBN" or seen) and w.dep in ("ccomp", "xcomp") and not s.kid(v, "aux", "dobj"):
            return True  # "saw ten soldiers killed"
        head = s.words[w.head]
        if w.tag not in ("VBN", "VBD") or s.kid(v, "aux"):
            return False
        if (subject := s.kid(v, "nsubj")) is not None:  # "ten were killed and 18 wounded"
            return w.dep == "conj" and subject.tag == "CD" and not s.kid(v, "dobj") and self.passive(w.head)
        if (w.dep in ("acl", "amod", "acomp") and w.tag == "VBN") or (w.dep == "acl" and not s.kid(v, "dobj")):
            return True
        if w.dep in ("advcl", "acomp") and w.tag == "VBN":
            return True  # "were exiled to the island"
        return w.dep == "conj" and head.pos in ("VERB", "AUX") and not s.kid(v, "dobj") and self.passive(w.head)

    def _surface_subject(self, v: int) -> tuple[int, ...]:
        """The subject as the clause has it, own or inherited, relative pronouns replaced by what they stand for."""
        s, w = self.s, self.s.words[v]
        own = [k.i for k in s.kids(v, "nsubj", "nsubjpass")]
        if own:
            return tuple(
                self.part_of(self.antecedent(i))
                for i in own
                if s.words[i].lower not in ("there", "it") or not s.kid(v, "expl")
            )
        if (rest := self._what_is_left(v)) is not None:
            return (rest,)
        if s.kid(v, "expl") and w.dep != "conj":
            return ()
        head = s.words[w.head]
        if w.dep == "conj" and head.pos in ("VERB", "AUX"):
            return self.surface_subject(head.i)
        if w.dep in ("xcomp", "ccomp", "oprd", "advcl", "dep") and head.pos in ("VERB", "AUX") and head.i != v:
            return self._controlled(v, head)
        if w.dep == "xcomp" and head.pos == "ADJ":
            return self.surface_subject(head.head) if head.dep in ("acomp", "attr") else ()
        if w.dep in ("acomp", "attr") and head.pos in ("VERB", "AUX"):
            return self.surface_subject(head.i)
        if w.dep == "pcomp":
            return self._after_preposition(head)
        if w.dep in ("acl", "amod", "relcl"):
            return self._of_noun(v, w, head)
        if w.dep == "advcl" and head.pos in NOMINAL and w.tag in ("VBN", "VBG") and not s.kid(v, "mark"):
            return (self.part_of(head.i),)  # "Driven from the town, the fighters regrouped"
        return ()

    def _what_is_left(self, v: int) -> int | None:
        """ "What is left of X has fled": X, of which the clause that is the verb's subject or object speaks."""
        s = self.s
        for clause in s.kids(v, "csubj", "csubjpass"):
            if clause.lemma in ("leave", "remain") and any(k.lower == "what" for k in s.kids(clause.i)):
                of = next((k for k in s.kids(clause.i, "prep") if k.lower == "of"), None)
                whole = s.kid(of.i, "pobj") if of is not None else None
                return whole.i if whole is not None else None
        return None

    def _controlled(self, v: int, head: Word) -> tuple[int, ...]:
        s, w = self.s, self.s.words[v]
        before = s.words[min((k.i for k in s.kids(v)), default=v) - 1]
        if w.tag == "VB" and before.lemma in _BODIES and before.dep == "dobj" and before.head == head.i:
            return (before.i,)  # "leads the coalition to defeat X"
        given_time = head.lemma == "give" and w.tag == "VB"  # "gave them until Monday to leave"
        if (w.dep in ("xcomp", "ccomp") or given_time) and head.lemma not in _SUBJECT_CONTROL:
            given = [k.i for k in s.kids(head.i, "dative") if k.i < v and k.pos in (*NOMINAL, "PRON")]
            obj = given or [k.i for k in s.kids(head.i, "dobj") if k.i < v and k.pos in (*NOMINAL, "PRON")]
            if obj and not self.passive(head.i):
                return (self.antecedent(obj[-1]),)
            called = [i for p in _CALLED_ON.get(head.lemma, ()) for i in self.prepositions(head.i).get(p, ())]
            if called and called[-1] < v:
                return (called[-1],)
        if w.dep == "ccomp" and w.tag not in ("VBG", "VB"):
            return ()
        done = s.kid(head.i, "csubj")
        if done is not None and done.lemma == "do":  # "what the militia did was burn the village"
            return self.surface_subject(done.i)
        subject = self.surface_subject(head.i)
        if head.lemma == "be" and subject and s.words[subject[0]].lemma in _WILLED:
            return self.noun_agent(subject[0]) or subject  # "the mission of the force is to protect X"
        return subject

    def claimant(self, n: int) -> tuple[int, ...]:
        """ "the attack, for which X claimed responsibility", "a raid blamed on X": whose an act is said to be."""
        for participle in self.s.kids(n, "acl"):
            if participle.lemma in ("blame", "pin"):
                return self.prepositions(participle.i).get("on", ())
        for i in self.s.subtree(n):  # "a raid on the town that the army blames on X"
            if self.s.words[i].dep == "relcl" and self.s.words[i].lemma in ("blame", "pin"):
                return self.prepositions(i).get("on", ())
        for i in self.s.subtree(n):
            claimed = any(k.lemma == "responsibility" for k in self.s.kids(i, "dobj"))
            if claimed and self.s.words[i].dep == "relcl":
                return self.verb_roles(i).get("subj", ())
        return ()

    def _after_preposition(self, prep: Word) -> tuple[int, ...]:
        head = self.s.words[prep.head]
        if head.pos in ("VERB", "AUX"):
            obj = [k.i for k in self.s.kids(head.i, "dobj")]
            if prep.lower == "for" and (thanked := self._thanked(head, obj)):  # "thanked X for taking in Y"
                return thanked
            if head.lemma in ACCUSING and obj and not self.passive(head.i):
                return (self.antecedent(obj[0]),)
            return self.surface_subject(head.i)
        if head.dep == "dobj" and self.s.words[head.head].lemma in ACCUSING:
            return (head.i,)  # "accused the rebels of killing ten", the preposition hung on the noun
        if head.pos in NOMINAL:
            return self.noun_agent(head.i)
        if head.lower == "short":  # "stopped short of attacking"
            return self.surface_subject(head.head)
        if head.pos == "ADJ" and head.dep in ("acomp", "attr", "oprd"):  # "is committed to helping X"
            return self.surface_subject(head.head)
        return ()

    def _thanked(self, verb: Word, objects: list[int]) -> tuple[int, ...]:
        """Whom somebody thanks or punishes: they did what it is for."""
        if objects and self.s.words[objects[0]].lemma in _GRATITUDE:
            return self.prepositions(verb.i).get("to", ()) or self.prepositions(objects[0]).get("to", ())
        praised = verb.lemma in _THANKING and objects and not self.passive(verb.i)
        return (self.antecedent(objects[0]),) if praised else ()

    def _of_noun(self, v: int, w: Word, head: Word) -> tuple[int, ...]:
        if w.tag == "VB" and (giver := self._giver_of_term(head)) is not None:
            roles = self.verb_roles(giver)
            return roles.get("dat") or roles.get("obj", ())[:1]
        if w.dep == "relcl":
            relative = [self.s.words[j] for j in self.s.subtree(v) if j < v and self.s.words[j].lower in RELATIVE]
            return () if relative else self.noun_agent(head.i)
        if any(k.lower == "to" for k in self.s.kids(v, "aux")):  # an infinitive: "the campaign to defeat X"
            if head.lemma in _CALLS:
                return self._called_upon(head)
            return (head.i,) if head.lemma in _BODIES else self.noun_agent(head.i)
        before = self.s.words[v - 1]
        if w.dep == "acl" and before.dep == "conj" and before.head == head.i and self.s.kid(before.i, "det"):
            return (before.i,)  # "the army and the guards fighting beside it"
        if w.lemma in _LEADING and before.text == ",":  # "the G9 and the G-Pep, headed by X"
            return (next((k.i for k in self.s.kids(head.i, "conj") if k.i == v - 2), self.part_of(head.i)),)
        return (self.part_of(head.i),)

    def _called_upon(self, call: Word) -> tuple[int, ...]:
        """ "its call on the rebels to leave", "ignored the general's order to leave": who is to do what is asked."""
        beside = self.prepositions(call.i)
        addressed = beside.get("on") or beside.get("upon") or beside.get("to")
        refused = call.dep == "dobj" and bool(self.s.kids(call.i, "poss"))
        return addressed or (self.verb_roles(call.head).get("subj", ()) if refused else ())


    def _giver_of_term(self, term: Word) -> int | None:
        """ "gave them three days to leave", "gave them until the end of the month to leave": the verb that gives."""
        above = self.s.words[term.head]
        giver = self.s.words[above.head] if above.lower == "until" else above
        timed = above.lower == "until" or term.entity in ("DATE", "TIME") or term.lemma in _TERMS
        return giver.i if timed and giver.lemma in _GRANTING else None

    def noun_agent(self, n: int) -> tuple[int, ...]:
        """Who does what the noun names: its possessor, its "by", or the subject of the verb that governs it."""
        s = self.s
        poss = [k.i for k in s.kids(n, "poss")]
        if poss:
            return tuple(map(self.antecedent, poss))
        by = self.prepositions(n).get("by", ()) or self.claimant(n)
        if by:
            return by
        mods = [
            k.i
            for k in s.kids(n, "compound", "amod", "nmod")
            if k.pos == "PROPN" or (k.entity and k.entity not in _COUNTS)
        ]
        if mods:
            return tuple(mods[:1])
        w = s.words[n]
        if w.lemma in _WILLED and (of := self.prepositions(n).get("of", ())):
            return of
        head = s.words[w.head]
        if w.dep == "nsubj" and head.lemma == "be" and (named := s.kid(head.i, "attr")) is not None:
            return tuple(self.antecedent(k.i) for k in s.kids(named.i, "poss"))
        if w.dep in ("dobj", "conj", "attr") and head.pos in ("VERB", "AUX"):
            return () if head.lemma in _SHOWING else self.verb_roles(head.i).get("subj", ())
        if w.dep != "pobj" or head.lower in _TOPICS:
            return ()
        above = s.words[head.head]
        if above.lemma in _ANSWERABLE and head.lower == "for":  # "holds X responsible for the raid"
            held = [k.i for k in (*s.kids(above.i, "nsubj"), *s.kids(above.head, "dobj")) if k.i < above.i]
            return tuple(held[:1]) or self.surface_subject(above.head)
        if above.pos == "ADV" and above.dep == "advmod":  # "elsewhere in the campaign, X …"
            above = s.words[above.head]
        if above.pos in ("VERB", "AUX"):
            if head.lower == "from" or above.lemma in _SURVIVING:
                return ()  # "escaped from a raid"
            accused = above.lemma in ACCUSING  # "blamed X for a raid"
            return self.verb_roles(above.i).get("obj" if accused else "subj", ())
        if head.lower in ("of", "in") and above.pos in NOMINAL:  # "the efforts in the campaign"
            return self.noun_agent(above.i)
        return ()

    def _verb_roles(self, v: int) -> Roles:
        s, w = self.s, self.s.words[v]
        roles: dict[str, list[int]] = defaultdict(list)
        for prep, found in self.prepositions(v).items():
            roles[prep].extend(found)
        objects = [
            self.part_of(self.antecedent(k.i)) for k in s.kids(v, "dobj", "oprd") if k.pos not in ("VERB", "AUX")
        ]
        for noun in objects:  # "took the town from the Front": the preposition may hang on the noun
            for prep, found in self.prepositions(noun).items():
                lent = prep in ("from", "against", "on", "to") or (prep == "of" and w.lemma in RIDDING)
                lent = lent or (prep == "for" and w.lemma in _LEAVING) or (prep == "with" and w.lemma in _JOINTLY)
                if lent and not roles.get(prep):
                    roles[prep] = list(found)
        surface = list(self.surface_subject(v))
        if self.passive(v):
            roles["obj"] = surface
            roles["subj"] = roles.pop("by_agent", [])
            for stranded in s.kids(v, "prep"):  # "was fired upon"
                if not s.children[stranded.i] and not objects:
                    roles[stranded.lower] = surface
            if objects:  # "was given a deadline"
                roles["dat"], roles["obj"] = surface, objects
        else:
            roles["subj"], roles["obj"] = surface, objects
            for noun in surface:  # "X, together with Y, attacked"
                roles["subj"] = [*roles["subj"], *(i for k in s.kids(noun, "prep") for i in self.company(k))]
        if company := [i for k in s.kids(v, "prep") for i in self.company(k)]:  # "killed along with two guards"
            leading = not self.passive(v) and min(company) < v  # "Together with X, Y attacked"
            roles["obj" if roles["obj"] and not leading else "subj"] += company
            roles["company"] = company
        roles["dat"] = roles.get("dat") or [k.i for k in s.kids(v, "dative") if k.pos in (*NOMINAL, "PRON")]
        roles["attr"] = [k.i for k in s.kids(v, "attr")]
        roles["where"] = [
            i for k in s.kids(v, "advmod") if k.lower in ("where", "there", "here") for i in self.where(k)
        ]
        if not roles["obj"]:
            roles["obj"] = self._helped(v, w) or self._shared_object(v, w)
        return {k: tuple(dict.fromkeys(x)) for k, x in roles.items() if x}

    def _helped(self, v: int, w: Word) -> list[int]:
        """ "helped all of the people build a school": whoever does it is helped."""
        if w.lemma not in ("help", "assist"):
            return []
        clauses = [k.i for k in self.s.kids(v, "ccomp") if k.tag == "VB"]
        return [self.part_of(k.i) for clause in clauses for k in self.s.kids(clause, "nsubj")]

    def _shared_object(self, v: int, w: Word) -> list[int]:
        """ "attacked and captured the town"; "the city that they took"."""
        s = self.s
        if self.passive(v):
            return []
        for k in s.kids(v, "conj") if not s.kids(v, "prep") else ():  # not "met in Doha and formed a front"
            if k.pos == "VERB" and not s.kid(k.i, "nsubj", "nsubjpass") and not self.passive(k.i) and k.i - v <= 4:
                shared = [self.antecedent(o.i) for o in s.kids(k.i, "dobj")]
                if shared:
                    return shared
        whose = any(s.words[j].tag == "WP$" for j in s.subtree(v) if j < v)
        if w.dep == "relcl" and s.kid(v, "nsubj") and not (whose or s.kid(v, "dobj")):
            beside = (x for p in s.kids(v, "prep") for x in s.kids(p.i, "pobj"))  # "with which X merged"
            pronouns = [x for x in (*s.kids(v), *beside) if x.lower in RELATIVE]
            if not pronouns and not any(p.dep == "prep" and not s.children[p.i] for p in s.kids(v)):
                return [s.words[w.head].i]
        return []
