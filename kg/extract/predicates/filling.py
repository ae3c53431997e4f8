"""Filling: the frames that could read a predicate, each with its ends, and the one that fits best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.mentions.phrases import Phrase
from kg.extract.predicates.ends import End, Ends
from kg.extract.predicates.figures import is_figure
from kg.extract.predicates.implied import Implied
from kg.extract.predicates.triggers import Predicate
from kg.extract.predicates.weapons import Weapons
from kg.knowledge import Relation
from kg.knowledge.lexicon import Frame
from kg.knowledge.names import fold

Pair = tuple[End | None, End | None]
"""Subject and object; one of them may be missing."""
_STRIKES = frozenset({"attacked", "bombarded", "besieges"})
_TO_PEOPLE = frozenset({"praised", "mourned", "aided", "accused", "demandedOf", "metWith"})
_BY_PEOPLE = frozenset(
    (
        "praised mourned accused opposes rejected demandedOf protestedAgainst metWith concededTo threatened "
        "gaveUltimatumTo agreedWith truceWith"
    ).split()
)
"""Relations that only human beings, or what they make up, enter into by what they say."""
_MOVING = frozenset({"drive", "push", "press", "march", "move"})
"""Verbs whose subject moves unless it moves somebody."""
_CAPTIVES = frozenset({"injured", "abducted", "detained"})


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame with its ends."""

    frame: Frame
    relation: Relation
    pairs: tuple[Pair, ...]

    @property
    def rank(self) -> int:
        """How many ends are filled."""
        return max(((a is not None) + (b is not None) for a, b in self.pairs), default=0)


class Filling:
    """Fills the frames of one document's predicates."""

    def __init__(self, ends: Ends) -> None:
        self._ends, self._implied, self._weapons = ends, Implied(ends), Weapons(ends)
        self._sentences, self._lexicon, self._ontology = ends.sentences, ends.lexicon, ends.ontology

    def fill(self, predicate: Predicate) -> list[Filled]:
        """The first of the frames that fill most ends, and those that say something beside it."""
        fitting = [f for frame in predicate.frames if (f := self._fill(predicate, frame)) is not None]
        beside = [f for f in fitting if "also" in f.frame.notes]
        main = sorted(
            (f for f in fitting if "also" not in f.frame.notes),
            key=lambda f: (-f.rank, not f.frame.notes & {"coalition", "civilians", "infinitive", "bidding", "term"}),
        )
        return [*main[:1], *beside]

    def _fill(self, predicate: Predicate, frame: Frame) -> Filled | None:
        """The frame with its ends; None when it does not fit the predicate."""
        if self._is_name(predicate, frame) or ("bare" in frame.notes and predicate.roles.get("obj")):
            return None
        relation = self._ontology.relations[self._weapons.relation(predicate, frame)]
        subjects = self._subjects(predicate, frame, relation)
        objects = self._objects(predicate, frame, relation, subjects)
        blow = relation.name != "besieges" and self._weapons.alone(predicate, subjects)
        if blow:  # "shells killed ten", "the raid left two dead": nobody says whose
            subjects, predicate = [], replace(predicate, roles={**predicate.roles, "subj": ()}, passive=True)
        elif "munition" in frame.notes and not self._weapons.fired(predicate):
            return None
        subjects = [e for e in subjects if not self._is_thing(e, "munition")]
        if relation.bodily and self._weapons.nobodys(predicate):
            return None
        lemmas = [e.referent.lemma for e in subjects if e.referent.form == "generic"]
        if len(lemmas) == len(subjects) and is_figure(predicate, frame, self._sentences[predicate.sentence], lemmas):
            return None
        if frame.trigger in _MOVING and self._is_moved(predicate, frame):
            return None
        if "fighters" in frame.notes and any(self._is_civilian(e.referent) for e in subjects):
            return None
        if relation.name == "displacedTo" and subjects and all(self._is_armed(e.referent) for e in subjects):
            return None
        if relation.sign > -1 and any(self._is_thing(e, "instrument", "munition") for e in subjects):
            return None  # planes and shells without an owner strike; they do not support, meet or own
        if "reciprocal" in frame.notes and len(subjects) > 1:  # "A and B signed a memorandum on patrol boats"
            objects = [e for e in objects if not self._is_thing(e, "instrument")]
        if relation.name not in _STRIKES and any(self._is_thing(e, "instrument") for e in objects):
            return None  # and they are struck, not killed
        if relation.symmetric and objects and not subjects and frame.kind == "noun":
            subjects = self._ends.of_roles(predicate, ("topic",), relation.domain)
        between = frame.object[:1] == ("between",) and "between" in predicate.roles
        described = self._sentences[predicate.sentence].words[predicate.head].dep == "amod"  # "allied militias"
        alone = relation.sign > -1 or not any(predicate.roles.get(role) for role in ("with", "against"))
        each_other = alone and (
            "reciprocal" in frame.notes or (frame.kind == "noun" and relation.symmetric and len(subjects) > 1)
        )
        if between or (not objects and each_other and not described):
            parties = self._ends.of_roles(predicate, ("between",), relation.domain) or subjects
            foes = relation.sign < 0
            pairs = _pairs(self._foes(parties) if foes else parties, both_ways=not relation.symmetric)
            if not (between or foes) and (_is_alone(pairs) or self._consents(predicate, parties)):
                return None  # "elders met in the town", "the envoys agreed to go"
        elif self._is_mutual(predicate, frame, relation, subjects):
            pairs = _pairs(self._foes(subjects) if relation.sign < 0 else subjects, both_ways=not relation.symmetric)
        elif len(subjects) > 1 and objects and self._become_one(predicate, frame):
            pairs = _pairs(subjects)
        else:
            pairs = _cross(subjects, objects, relation)
        if not pairs:
            return None
        if not (_is_complete(predicate, frame, relation, pairs[0]) or self._is_count(predicate, relation, pairs[0])):
            return None
        return Filled(frame, relation, tuple(pairs))

    def _consents(self, predicate: Predicate, parties: Sequence[End]) -> bool:
        """ "The envoys agreed to go": people who consent to do something agree with nobody that is told."""
        s = self._sentences[predicate.sentence]
        willing = s.words[predicate.head].lemma == "agree" and s.kid(predicate.head, "xcomp") is not None
        return willing and len(parties) == 1 and not self._lexicon.is_a(parties[0].referent.lemma, "body")

    def _is_moved(self, predicate: Predicate, frame: Frame) -> bool:
        """ "drove them into the marshes": somebody else is moved there."""
        where = [i for role in frame.object for i in predicate.roles.get(role, ())]
        moved = [i for i in predicate.roles.get("obj", ()) if where and i < min(where)]
        acting = (self._ends.of_word(predicate.sentence, i, "obj", "Actor") for i in moved)
        return "obj" not in (*frame.subject, *frame.object) and any(acting)

    def _is_count(self, predicate: Predicate, relation: Relation, pair: Pair) -> bool:
        """ "shelled the town, killing two": how many is said, and not who."""
        words = self._sentences[predicate.sentence].words
        counted = [words[i] for i in predicate.roles.get("obj", ())]
        number = bool(counted) and all(w.tag == "CD" or w.lower in ("dozens", "scores", "several") for w in counted)
        return number and relation.bodily and pair[0] is not None and pair[1] is None

    def _is_name(self, predicate: Predicate, frame: Frame) -> bool:
        """Whether the hyphenated word is no adjective but a name ("Al-Held")."""
        text = self._sentences[predicate.sentence].words[predicate.head].text
        return frame.kind == "adj" and "first" in predicate.roles and text.rpartition("-")[2][:1].isupper()

    def _is_civilian(self, phrase: Phrase) -> bool:
        """Families flee, they do not withdraw."""
        crowd = self._lexicon.is_a(phrase.lemma, "crowd") and not self._lexicon.is_a(phrase.lemma, "member")
        return phrase.type == "Person" or (phrase.form == "generic" and crowd)

    def _is_armed(self, phrase: Phrase) -> bool:
        """Fighters withdraw, they are not displaced."""
        if any(self._ontology.is_a(phrase.type, kind) for kind in ("ArmedGroup", "StateForce")):
            return True
        return phrase.form == "generic" and self._lexicon.is_a(phrase.lemma, "member", "body")

    def _is_thing(self, end: End, *classes: str) -> bool:
        return end.referent.form == "generic" and self._lexicon.is_a(end.referent.lemma, *classes)

    def _subjects(self, predicate: Predicate, frame: Frame, relation: Relation) -> list[End]:
        spoken = relation.name in _BY_PEOPLE and frame.kind in ("verb", "light") and frame.subject == ("subj",)
        found = self._ends.of_roles(predicate, frame.subject, "Human" if spoken else relation.domain)
        if frame.notes & {"coalition"} and "with" in predicate.roles and "with" not in frame.subject and found:
            found += self._ends.of_roles(predicate, ("with",), relation.domain)  # "set up a room with X and Y"
        if found and relation.range == "Place":  # "entered the town together with the army"
            found += self._ends.of_roles(predicate, ("company",), relation.domain)
        if self._is_suffered(predicate, frame, relation):
            found = [e for e in found if not self._is_civilian(e.referent)]
        if "person" in frame.notes:
            by_role = (self._ends.of_roles(predicate, (role,), relation.domain) for role in frame.subject)
            return next((them for ends in by_role if (them := [e for e in ends if _is_named_person(e)])), [])
        return found or self._implied.subjects(predicate, relation)

    def _is_suffered(self, predicate: Predicate, frame: Frame, relation: Relation) -> bool:
        """Whether a person that the noun belongs to may be its victim: "the mayor's killing"."""
        said = any(predicate.roles.get(role) for role in ("by", *frame.object))
        return frame.kind == "noun" and relation.bodily and not said

    def _objects(self, predicate: Predicate, frame: Frame, relation: Relation, subjects: Sequence[End]) -> list[End]:
        wanted = relation.range
        if "place" in frame.notes:
            wanted = "Place"
        elif frame.notes & {"actor", "coalition", "union"}:
            wanted = "Actor"
        beaten = relation.name == "attacked" and "actor" in frame.notes
        human = beaten or relation.bodily or relation.name in _TO_PEOPLE
        kind = "Human" if wanted == "Actor" and human else wanted
        found = self._ends.of_roles(predicate, frame.object, kind)
        if relation.name not in _STRIKES:  # "condemned the strike": whoever struck is meant
            found = [e for e in found if not self._is_thing(e, "munition")]
        if not found:  # nobody is implied to be in a relation with himself
            names = {fold(e.referent.name) for e in subjects}
            implied = self._implied.objects(predicate, frame, relation, wanted)
            found = [e for e in implied if fold(e.referent.name) not in names]
        if frame.relation == "memberOf":  # "ISIL targets, which include three depots": they are no members of it
            register = self._ends.mentions.register
            filled = [i for role in frame.object for i in predicate.roles.get(role, ())]
            if any(self._lexicon.is_a(register.noun_class(predicate.sentence, i), "asset") for i in filled):
                return []
        if not found and self._is_suffered(predicate, frame, relation):
            found = [e for e in self._ends.of_roles(predicate, ("poss",), wanted) if self._is_civilian(e.referent)]
        if relation.sign >= 0:  # "telephoned a French station" is no call to France
            found = [e for e in found if not self._is_owner(predicate, frame, e)]
        if relation.name in _STRIKES:  # "shelled Kyiv" hit the city
            found = [self._ends.in_place(e) for e in found]
        unlike = (self._unlike(e, subjects) for e in found if not self._is_thing(e, "munition"))
        return [e for e in unlike if self._may_be_object(e.referent, frame, subjects)]

    def _unlike(self, end: End, others: Sequence[End]) -> End:
        """An end that points back to the claim's other end does not: "the Front declared war on the group"."""
        names = frozenset(fold(o.referent.name) for o in others)
        itself = end.phrase.form != "generic" or end.referent is end.phrase
        if itself or fold(end.referent.name) not in names:
            return end
        return End(end.phrase, self._ends.coreference.another(end.phrase, names) or end.phrase)

    def _is_owner(self, predicate: Predicate, frame: Frame, end: End) -> bool:
        """Whether the end only owns the thing that the role holds, and is a state."""
        noun_class = self._ends.mentions.register.noun_class
        words = [i for role in frame.object for i in predicate.roles.get(role, ())]
        things = [i for i in words if self._lexicon.is_a(noun_class(predicate.sentence, i), "asset", "facility")]
        return end.referent.country and bool(things) and len(things) == len(words) and end.phrase.head not in words

    def _is_body(self, phrase: Phrase) -> bool:
        body = self._lexicon.is_a(phrase.lemma, "body") and not self._lexicon.is_a(phrase.lemma, "member")
        return phrase.form == "generic" and body

    def _is_mutual(self, predicate: Predicate, frame: Frame, relation: Relation, subjects: Sequence[End]) -> bool:
        """Whether the subjects are in the relation with each other: "A and B attacked each other", "… are allies"."""
        said = [i for role in frame.object for i in predicate.roles.get(role, ())]
        s, arguments = self._sentences[predicate.sentence], self._ends.arguments[predicate.sentence]
        owners = (k.i for i in said for k in s.kids(i, "poss"))  # "shelled each other's trenches"
        if any(arguments.is_mutual(i) for i in (*said, *owners)):
            return True
        among_them = (frame.kind == "role" and "needs_object" not in frame.notes) or "reciprocal" in frame.notes
        return relation.symmetric and len(subjects) > 1 and not said and among_them

    def _become_one(self, predicate: Predicate, frame: Frame) -> bool:
        """ "A and B merged into the Valley Army": it is what they became."""
        return frame.relation == "mergedWith" and "with" not in predicate.roles and "reciprocal" in frame.notes

    def _foes(self, parties: Sequence[End]) -> Sequence[End]:
        """ "the war between these factions": not all those of a list that was named before need be at war."""
        one = len(parties) > 1 and len({(e.phrase.sentence, e.phrase.head) for e in parties}) == 1
        if not one or parties[0].phrase.form != "generic":
            return parties
        phrase = parties[0].phrase
        first = self._sentences[phrase.sentence].words[phrase.first].lower
        return [End(phrase, phrase)] if first in ("these", "those") else parties

    def _may_be_object(self, phrase: Phrase, frame: Frame, subjects: Sequence[End]) -> bool:
        is_a = self._ontology.is_a
        several = phrase.plural or self._sentences[phrase.sentence].words[phrase.head].tag == "NNPS"
        if frame.relation in _CAPTIVES and not several and (
            is_a(phrase.type, "Organization") or self._is_body(phrase)
        ):
            return False  # men are captured, an army and its command are not
        if "coalition" in frame.notes and not (self._is_pact(phrase) or self._set_up_together(phrase, subjects)):
            return False
        if "union" in frame.notes and not self._is_union(phrase):
            return False
        if "people" in frame.notes and not (_is_crowd(phrase) and self._lexicon.is_a(phrase.lemma, "member", "crowd")):
            return False
        if frame.notes & {"armed", "civilians"} and ("civilians" in frame.notes) != self._is_civilian(phrase):
            return False
        if frame.relation == "memberOf":  # one joins a body; with a state or a person one works together
            state = phrase.country or phrase.type in ("Person", "Government")
            return not state and not (_is_crowd(phrase) and not self._lexicon.is_a(phrase.lemma, "member", "body"))
        return True


    def _is_pact(self, phrase: Phrase) -> bool:
        return any(self._ontology.is_a(phrase.type, t) for t in ("Coalition", "UmbrellaGroup"))

    def _set_up_together(self, phrase: Phrase, subjects: Sequence[End]) -> bool:
        """Whether several groups set up a body of that kind for themselves: "A and B formed the Valley Front"."""
        union = phrase.form == "name" or self._lexicon.is_a(phrase.lemma, "union_head")
        several = [e.referent for e in subjects if e.referent.plural and self._lexicon.is_a(e.referent.lemma, "body")]
        named = [e.referent for e in subjects if e.referent.form == "name" and self._is_group(e.referent)]
        if several:  # "six factions formed the Valley Front"
            return union and all(e.referent in (*several, *named) for e in subjects)
        return 1 < len(named) == len(subjects) and self._is_group(phrase)

    def _is_group(self, phrase: Phrase) -> bool:
        states = ("StateForce", "Government", "MediaOutlet", "InternationalOrganization")
        return self._ontology.is_a(phrase.type, "Organization") and phrase.type not in states

    def _is_union(self, phrase: Phrase) -> bool:
        """Whether it is a body that others make up, by its kind or by the end of its name."""
        last = phrase.name.lower().split()[-1]
        united = phrase.form == "name" and self._is_group(phrase) and self._lexicon.is_a(last, "union_head")
        return united or self._is_pact(phrase)


def _is_complete(predicate: Predicate, frame: Frame, relation: Relation, pair: Pair) -> bool:
    """Whether what is missing may be missing: the one harmed must be known, the one who acts when he is named."""
    subject, object_ = pair
    if object_ is None:  # "executions by the group"
        return subject is not None and frame.kind == "noun" and relation.name in ("killed", "injured")
    if subject is not None:
        return True
    if relation.symmetric:
        return False
    if "-" in frame.subject:
        return True
    if frame.kind in ("role", "adj") or "needs_subject" in frame.notes:
        return False
    suffered = "subj" in frame.object  # "the town is under siege"
    if predicate.roles.get("subj") and not suffered:
        return False
    return relation.family in ("hostility", "control") and (predicate.passive or suffered or frame.kind == "noun")


# -- pairs -------------------------------------------------------------------------------------------------------
def _pairs(group: Sequence[End], *, both_ways: bool = False) -> list[Pair]:
    """Every two of a group; a plural alone with itself ("rival factions clashed")."""
    if len(group) == 1:
        (only,) = group
        alone = _is_crowd(only.referent) and only.referent.lemma not in ("side", "party")
        return [(only, only)] if alone else []
    found: list[Pair] = [(a, b) for i, a in enumerate(group) for b in group[i + 1 :] if not _is_same(a, b)]
    return found + [(b, a) for a, b in found] if both_ways else found


def _is_alone(pairs: Sequence[Pair]) -> bool:
    """Whether some that nobody has told of before are said to do it among themselves."""
    ends = pairs[0] if len(pairs) == 1 else (None, None)
    return ends[0] is not None and ends[0] is ends[1] and not ends[0].phrase.definite


def _cross(subjects: Sequence[End], objects: Sequence[End], relation: Relation) -> list[Pair]:
    """Every subject with every object; nobody with himself, save a plural in a relation among its own."""
    lefts: Sequence[End | None] = subjects or [None]
    rights: Sequence[End | None] = objects or [None]
    return [
        (a, b)
        for a in lefts
        for b in rights
        if a is None or b is None or not _is_same(a, b) or (relation.symmetric and _is_crowd(a.referent))
    ]


def _is_named_person(end: End) -> bool:
    return end.referent.type == "Person" and end.referent.form == "name"


def _is_crowd(phrase: Phrase) -> bool:
    return phrase.plural and phrase.form == "generic"


def _is_same(a: End, b: End) -> bool:
    return fold(a.referent.name) == fold(b.referent.name)
