"""Implied ends: those that no role of the predicate holds, found by what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Set

from kg.extract.parse.arguments import ACCUSING
from kg.extract.parse.sentence import NOMINAL, Sentence, Word
from kg.extract.predicates.denials import REPORTS
from kg.extract.predicates.ends import End, Ends
from kg.extract.predicates.triggers import Predicate, verb_triggers
from kg.knowledge import Relation
from kg.knowledge.lexicon import Frame
from kg.knowledge.names import fold

# What stands behind an abstract object is not meant by it: no more than by "killed hopes of peace".
_OF_ITSELF = frozenset({"expelled", "memberOf", "mergedWith", "pledgedAllegianceTo"})
# These say something of their plain object only: one frees prisoners, not whoever the results of an inquiry concern.
_ANYBODY = frozenset({"everyone", "everybody", "anyone", "anybody", "someone", "somebody", "nobody"})
_TO_ONE = frozenset({"concededTo", "metWith"})
_BEHIND = ("by", "of", "from", "to", "against", "on", "with", "for", "toward", "towards", "over", "between", "in", "at")
_DEPTH = 3
_GIVING_WAY = frozenset({"agreedWith", "concededTo"})
"""Relations whose verbs take what was asked after "to": "agreed to French mediation"."""
_BLOWS = frozenset({"attacked", "bombarded"})
_SCENES = ("in", "at", "into")
_LEFT = ("obj", "subj", "to")
"""Where else the place stands that somebody leaves: "took the airport when the army withdrew"."""
_USING = frozenset({"use", "include", "employ", "involve", "deploy"})


class Implied:
    """The implied ends of one document's predicates."""

    def __init__(self, ends: Ends) -> None:
        self._ends = ends
        self._sentences, self._arguments = ends.sentences, ends.arguments
        self._lexicon, self._relations = ends.lexicon, ends.ontology.relations

    def subjects(self, predicate: Predicate, relation: Relation) -> list[End]:
        """Who did it, by the act it was done in: "killed in a raid by the Front", "hurt in an Israeli strike"."""
        frame = predicate.frames[0]  # "died in a raid", "the death of two in its raid"
        suffered = frame.kind in ("verb", "noun") and frame.subject == ("-",)
        if relation.sign > -1 or (predicate.roles.get("subj") and not suffered):
            return []
        if not (predicate.passive or suffered):
            return self._of_clause(predicate)
        words = self._sentences[predicate.sentence].words
        for i in (i for role in ("in", "during", "after") for i in predicate.roles.get(role, ())):
            acts = (self._relations[f.relation] for f in self._lexicon.find_noun(words[i].lemma, words[i].lower))
            if any(act.sign <= -1 and not act.symmetric for act in acts):
                found = self._ends.behind(predicate.sentence, i, "by")
                if found and not any(e.phrase.head in predicate.roles.get("subj", ()) for e in found):
                    return found
        return self._strikers(predicate) if relation.bodily else []

    def _strikers(self, predicate: Predicate) -> list[End]:
        """ "Four people were killed when a Russian drone struck a bus": whoever is said to have struck."""
        s, arguments = self._sentences[predicate.sentence], self._arguments[predicate.sentence]
        for clause in s.kids(predicate.governor, "advcl"):
            when = any(k.lower == "when" for k in s.kids(clause.i, "advmod", "mark"))
            frames = self._lexicon.find("verb", verb_triggers(s, clause)[0])
            blow = any(self._relations[f.relation].name in _BLOWS for f in frames)
            if when and blow and not arguments.passive(clause.i):
                struck = arguments.verb_roles(clause.i).get("subj", ())
                ends = [e for i in struck for e in self._ends.of_word(predicate.sentence, i, "subj", "Actor")]
                return [e for e in ends if e.referent.form == "name" or not self._is_weapon(e)]
        return []

    def _is_weapon(self, end: End) -> bool:
        return self._lexicon.is_a(end.referent.lemma, "munition", "instrument")

    def _of_clause(self, predicate: Predicate) -> list[End]:
        """Whose an act is that is only listed among the means: "carried out raids, using an attack on X"."""
        s = self._sentences[predicate.sentence]
        if s.words[predicate.head].pos not in NOMINAL or predicate.governor != predicate.head:
            return []
        if any(f.subject == ("-",) for f in predicate.frames):  # "after his death, X took over"
            return []
        for above in s.path_up(predicate.head):
            if above.lemma == "be":
                return []  # "it was revenge for the killing of X"
            if above.pos not in ("VERB", "AUX") or above.lemma in _USING:
                continue
            if not self._lexicon.is_a(verb_triggers(s, above)[0].replace(" ", "_"), "light"):
                return []
            subjects = self._arguments[predicate.sentence].verb_roles(above.i).get("subj", ())
            return [e for i in subjects for e in self._ends.of_word(predicate.sentence, i, "subj", "Actor")]
        return []

    def objects(self, predicate: Predicate, frame: Frame, relation: Relation, wanted: str) -> list[End]:
        """ "there", the clause's own place, or whoever is behind what is opposed or backed."""
        if "needs_object" in frame.notes:
            return []
        if wanted == "Place" and relation.family in ("movement", "control"):
            if relation.family == "control" and predicate.roles.get("obj"):
                return []  # "lost 300 men there"
            where = self._ends.of_roles(predicate, ("where",), wanted)
            return where or (self._clause_place(predicate) if relation.family == "movement" else [])
        opposed = bool(relation.sign) or relation.name == "investigated"
        strikes = wanted != "Actor" and relation.sign <= -1  # what is struck is said
        if relation.name == "investigated" and self._sentences[predicate.sentence].kids(predicate.head, "xcomp"):
            return []  # "tried to disband the force"
        if wanted == "Place" or strikes or not opposed or relation.bodily or relation.name in _OF_ITSELF:
            return []
        held = (predicate.roles.get(role) for role in frame.subject)
        subjects = next((set(words) for words in held if words), set())
        for start in self._starts(predicate, frame, relation, subjects):
            if charged := self._charging(predicate.sentence, start):
                return charged
            found = self._behind(predicate.sentence, start, subjects, _DEPTH)
            if found:
                return found
        return []

    def _charging(self, si: int, word: int) -> list[End]:
        """ "X accuses Y of looting, a charge that Y rejects": whoever says what is then called a charge."""
        s = self._sentences[si]
        w = s.words[word]
        aside = w.dep in ("npadvmod", "appos", "dobj", "attr", "conj", "dep") and s.words[w.i - 2].text == ","
        if not aside or not self._lexicon.is_a(w.lemma, "charge") or not s.kids(word, "relcl") or s.kids(word, "poss"):
            return []
        for above in s.path_up(word):
            if above.i < word and (above.lemma in ACCUSING or self._lexicon.is_a(above.lemma, "say", "intended")):
                roles = self._arguments[si].verb_roles(above.i)
                return [e for i in roles.get("subj", ()) for e in self._ends.of_word(si, i, "subj", "Actor")]
        return []

    def _starts(self, predicate: Predicate, frame: Frame, relation: Relation, subjects: Set[int]) -> Iterator[int]:
        """The words from which to look for the object, the likeliest first."""
        if frame.kind not in ("verb", "light", "noun", "adj") or "noun" in frame.object:
            return
        if any(self._sentences[predicate.sentence].words[i].lower in _ANYBODY for i in predicate.roles.get("obj", ())):
            return  # "ordered everyone to take a Russian passport"
        direct = [i for role in frame.object for i in predicate.roles.get(role, ()) if i not in subjects]
        if not (frame.relation in _TO_ONE and frame.object == ("obj",)):
            yield from direct
        if frame.kind == "light" and predicate.head != predicate.governor and frame.relation not in _TO_ONE:
            yield predicate.head
        s = self._sentences[predicate.sentence]
        if frame.kind == "noun" and relation.name == "demandedOf":  # "its demand that the rebels leave"
            yield from (k.i for k in s.kids(predicate.head, "acl", "ccomp", "relcl") if s.kid(k.i, "mark"))
        if frame.kind != "verb":
            return
        if relation.sign < 0:
            asked = ("from", "by", "of") if relation.name == "demandedOf" else ()
            for preposition in ("over", "about", "at", "against", "for", *asked):
                yield from predicate.roles.get(preposition, ())
        elif relation.name in _GIVING_WAY:
            yield from predicate.roles.get("to", ())
        if frame.object and frame.object[0] != "-" and relation.name != "agreedWith":
            clauses = [
                k
                for k in s.kids(predicate.head, "xcomp", "ccomp")
                if not any(w.text == ";" for w in s.words[min(k.i, predicate.head) : max(k.i, predicate.head)])
            ]
            granted = relation.name == "concededTo"  # "allowed the men to go", but not "conceded that they had gone"
            yield from (k.i for k in clauses if not _asks(s, k.i) and not (granted and k.tag != "VB"))
            if relation.name == "threatened":  # "threatened to strike unless the ministry paid"
                for clause in (s.words[predicate.head], *clauses):
                    yield from (k.i for k in s.kids(clause.i, "advcl") if s.kid(k.i, "mark") is not None)

    def _behind(self, si: int, word: int, subjects: Set[int], depth: int) -> list[End]:
        """Who stands behind an act, a thing or a clause: "the regime's attack", "aid to X", "that Y renounce …"."""
        for i in self._inside(si, word, clauses=depth > 1):
            if i in subjects or i == word:
                continue
            found = [e for e in self._ends.of_word(si, i, "poss", "Actor") if _is_definite(e) and not _is_far(e, si)]
            if found:
                same = {fold(e.referent.name) for j in subjects for e in self._ends.of_word(si, j, "subj", "Actor")}
                found = [e for e in found if fold(e.referent.name) not in same]
            if not found and depth > 1 and self._sentences[si].words[i].pos in (*NOMINAL, "VERB"):
                found = self._behind(si, i, subjects, depth - 1)
            if found:
                return found
        return []

    def _inside(self, si: int, word: int, *, clauses: bool) -> list[int]:
        """The words that hang on an act, thing or clause and may tell who stands behind it."""
        s, arguments = self._sentences[si], self._arguments[si]
        w = s.words[word]
        verb = w.pos in ("VERB", "AUX")
        if w.lemma in REPORTS:  # "rejected the claim that X fled": whose claim it is
            said = arguments.prepositions(word)
            return [*(k.i for k in s.kids(word, "poss", "compound", "amod")), *said.get("by", ()), *said.get("of", ())]
        own = ("nsubj", "nsubjpass", "dobj") if verb else ("appos", "poss", "amod", "compound", "nmod")
        kids = [
            k
            for k in s.kids(word, *own)
            if not any(x.text in ";:" for x in s.words[word : k.i]) and not self._is_label(si, k)
        ]
        # Whoever opposes or backs an attack opposes or backs the attacker, not the victim.
        frames = self._lexicon.find("noun", w.lemma)
        acts = [self._relations[f.relation] for f in frames]
        prepositions = arguments.prepositions(word)
        among: tuple[str, ...] = _BEHIND
        if any(act.sign < 0 for act in acts):
            among = ("by", "of") if any("of" in f.subject for f in frames) else ("by",)
        if any(act.bodily for act in acts):  # "the killing of the mayor", "the mayor's killing"
            among = ("by",)
            kids = [k for k in kids if k.dep != "poss" or "of" in prepositions]
        found = [k.i for k in sorted(kids, key=lambda k: k.dep != "appos")]
        found += [i for p in among for i in prepositions.get(p, ())]
        if not verb and not self._ends.is_place(si, word):  # "the tax that the rebels levy"
            clauses_ = [k for k in s.kids(word, "relcl") if not any(j > word for j in arguments.rivals(word, k.i))]
            found += [i for k in clauses_ for i in arguments.verb_roles(k.i).get("subj", ())]
        return found + [k.i for k in s.kids(word, "xcomp", "ccomp", "acl") if clauses]

    def _is_label(self, si: int, kid: Word) -> bool:
        """ "the Nairobi process", "EU aid": named after where it is held or whose it is, not whom it is for."""
        if kid.dep not in ("compound", "nmod", "amod"):
            return False
        if self._lexicon.is_a(self._sentences[si].words[kid.head].lemma, "backing", "relief"):
            return True
        register = self._ends.mentions.register
        name = register.name_at(si, kid.i)
        country = register.country(name) if name is not None else None
        return country is not None and country[1] == "capital"

    def _clause_place(self, predicate: Predicate) -> list[End]:
        """Where the clause above happens: "marched into Gao after the army had left", "a town which the army left"."""
        si = predicate.sentence
        s, arguments = self._sentences[si], self._arguments[si]
        clause = s.words[predicate.governor]
        if clause.dep != "advcl":
            return []
        above = arguments.verb_roles(clause.head)
        scenes: tuple[str, ...] = _SCENES
        if predicate.frames[0].relation == "withdrewFrom":
            scenes += _LEFT if self._is_move(si, clause.head) else ("subj",)
        for role in scenes:
            for i in above.get(role, ()):
                found = [e for e in self._ends.of_word(si, i, role, "Place") if not e.referent.country]
                if found:
                    return found
        objects = s.kids(clause.head, "dobj")
        within = [i for k in objects for i in arguments.prepositions(k.i).get("in", ())]
        return [e for i in within for e in self._ends.of_word(si, i, "in", "Place")]

    def _is_move(self, si: int, verb: int) -> bool:
        """Whether a verb says who comes, goes or holds: it is about the place that it names."""
        frames = self._lexicon.find("verb", self._sentences[si].words[verb].lemma)
        return any(self._relations[f.relation].family in ("control", "movement") for f in frames)


def _is_definite(end: End) -> bool:
    """Whether the end is somebody in particular, or a number of people."""
    phrase = end.phrase
    if phrase.lemma in ("country", "nation"):
        return False
    return phrase.form != "generic" or phrase.plural or phrase.definite or phrase.type in ("Government", "StateForce")


def _is_far(end: End, si: int) -> bool:
    """Whether a pronoun points out of the sentence: too far for an end that no role of the predicate holds."""
    return end.phrase.form == "pronoun" and end.referent.sentence != si


def _asks(s: Sentence, clause: int) -> bool:
    """ "That shows why the army helped": a clause that tells why or how is nobody's deed."""
    return any(k.lower in ("why", "how", "when", "whether") for k in s.kids(clause, "advmod", "mark"))
