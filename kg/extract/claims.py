"""Claims: predicates and the lexicon's frames become claims, each with its sentence.

The one place where the layers of reading meet: for every predicate the frame whose ends fit best is taken, coordinated
ends are spread out, pronouns and descriptions are followed, and stance, attribution, place, time and quantity are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from kg.extract.arguments import Arguments
from kg.extract.attribution import Sources
from kg.extract.confidence import Features, confidence, features_of
from kg.extract.coreference import Coreference
from kg.extract.mentions import Mentions
from kg.extract.names import find_names
from kg.extract.phrases import Phrase, conjuncts
from kg.extract.predicates import Predicate, find_predicates
from kg.extract.register import Register
from kg.extract.sentence import NOMINAL, Sentence
from kg.extract.stance import Stance, find_stance
from kg.extract.time import TimeExpression, find_times, time_of
from kg.knowledge import Knowledge, Relation
from kg.knowledge.lexicon import Frame
from kg.knowledge.names import fold
from kg.model import Attribution, Claim, Document, Entity, Interval, Mention, Modality, Span
from kg.vocab import actor_iri, claim_iri, place_iri, source_iri

_COUNTED = frozenset({"killed", "injured", "abducted", "detained", "displacedTo", "expelled"})
# Harm is done to bodies: what stands behind an abstract object is not hurt by it ("killed hopes of peace").
_BODILY = frozenset(
    {"killed", "injured", "abducted", "detained", "expelled", "memberOf", "mergedWith", "pledgedAllegianceTo"}
)
_STRIKES = frozenset({"attacked", "bombarded", "besieges"})
_CAPTIVES = frozenset({"injured", "abducted", "detained"})
_BEHIND = ("of", "by", "to", "against", "on", "with", "from", "for", "toward", "towards", "over", "between", "in", "at")
_PLACE_PREPOSITIONS = ("in", "at", "near", "around", "outside", "on", "inside", "across", "throughout")


@dataclass(frozen=True, slots=True)
class End:
    """One end of a claim: the phrase in the sentence, and the phrase that names it (the same, or its antecedent)."""

    phrase: Phrase
    referent: Phrase


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame with its ends."""

    frame: Frame
    relation: Relation
    pairs: tuple[tuple[End | None, End | None], ...]

    @property
    def rank(self) -> int:
        """How many ends are filled."""
        return max(((a is not None) + (b is not None) for a, b in self.pairs), default=0)


class Reader:
    """Reads one document's sentences; everything it works out on the way stays in its fields, for ``--explain``."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], knowledge: Knowledge) -> None:
        self.document, self.sentences, self.knowledge = document, sentences, knowledge
        self.lexicon, self.ontology = knowledge.lexicon, knowledge.ontology
        self.arguments = [Arguments(s) for s in sentences]
        self.mentions = Mentions(Register(sentences, find_names(sentences, knowledge), self.lexicon, self.ontology))
        self.coreference = Coreference(self.mentions, self.arguments, self._outlet_speaks())
        self._assumed: dict[tuple[str, str, float], Features] = {}
        """What each claim assumed, by IRI, rule and confidence: that of one IRI may be read twice."""
        self._times: dict[int, tuple[TimeExpression, ...]] = {}
        self._agents: dict[str, list[End]] = {}
        """Whose the last act of a kind was: "the coalition conducted ten strikes. One strike hit …"."""
        self.sources = Sources(self.coreference, self.arguments, self.lexicon, document.details.outlet)

    def _outlet_speaks(self) -> Phrase | None:
        """The outlet as the speaker of "we", when the page names one."""
        outlet = self.document.details.outlet
        return Phrase(0, 0, 0, 0, outlet, "Organization", "name") if outlet else None

    def predicates(self, si: int) -> list[Predicate]:
        """The predicates of a sentence."""
        return list(find_predicates(si, self.sentences[si], self.arguments[si], self.lexicon))

    def claims(self) -> Iterator[Claim]:
        """The document's claims, in the order of their sentences; the surest reading of each."""
        for si in range(len(self.sentences)):
            best: dict[tuple[object, ...], Claim] = {}
            for predicate in self.predicates(si):
                for claim in self.read(predicate):
                    key = _sameness(claim, self.ontology.relations[claim.relation])
                    if key not in best or best[key].confidence < claim.confidence:
                        best[key] = claim
            yield from _most_specific(best.values(), self.knowledge)

    def read(self, predicate: Predicate) -> Iterator[Claim]:
        """The claims that one predicate makes."""
        s = self.sentences[predicate.sentence]
        stance = find_stance(s, predicate.head, predicate.governor, self.arguments[predicate.sentence], self.lexicon)
        for filled in self.fill(predicate):
            if filled.frame.kind == "noun" and filled.pairs[0][0] is not None:
                self._agents[s.words[predicate.head].lemma] = [a for a, _ in filled.pairs if a is not None]
            for subject, object_ in filled.pairs:
                yield self._claim(predicate, filled, subject, object_, _framed(filled.frame, stance))

    # -- ends ----------------------------------------------------------------------------------------------------
    def fill(self, predicate: Predicate) -> list[Filled]:
        """The first of the frames that fill most ends, and those that say something beside it."""
        fitting = [f for frame in predicate.frames if (f := self._fill(predicate, frame)) is not None]
        beside = [f for f in fitting if "also" in f.frame.notes]
        main = sorted(
            (f for f in fitting if "also" not in f.frame.notes),
            key=lambda f: (-f.rank, not f.frame.notes & {"coalition", "infinitive"}),
        )
        return [*main[:1], *beside]

    def _fill(self, predicate: Predicate, frame: Frame) -> Filled | None:
        relation = self.ontology.relations[frame.relation]
        subjects = self._ends(predicate, frame.subject, relation.domain) or self._through(predicate, frame, relation)
        wanted = (
            "Place" if "place" in frame.notes else "Actor" if frame.notes & {"actor", "coalition"} else relation.range
        )
        objects = self._ends(predicate, frame.object, wanted) or self._fallback(predicate, frame, relation, wanted)
        objects = [self._unlike(e, subjects) for e in objects]
        if frame.relation in _CAPTIVES:
            objects = [
                e for e in objects if e.referent.plural or not self.ontology.is_a(e.referent.type, "Organization")
            ]
        if frame.relation == "memberOf":  # one joins a body; with a state or a person one works together
            objects = [
                e
                for e in objects
                if not e.referent.country
                and e.referent.type not in ("Person", "Government")
                and not (e.referent.form == "generic" and e.referent.plural)
            ]
        if "coalition" in frame.notes:
            objects = [e for e in objects if self._is_pact(e.referent)]
        if subjects and all(
            self.lexicon.is_a(e.referent.lemma, "munition") and e.referent.form == "generic" for e in subjects
        ):
            subjects, predicate = [], replace(predicate, roles={**predicate.roles, "subj": ()}, passive=True)
        if not self._instruments_fit(relation, subjects) or not self._instruments_fit(
            relation if frame.relation in _STRIKES else None, objects
        ):
            return None
        if (
            frame.kind == "adj"
            and self.sentences[predicate.sentence].words[predicate.head].text.partition("-")[2][:1].isupper()
            and "first" in predicate.roles
        ):
            return None
        if relation.symmetric and objects and not subjects and frame.kind == "noun":
            subjects = self._ends(predicate, ("topic",), relation.domain)
        if (frame.object[:1] == ("between",) and "between" in predicate.roles) or (
            "reciprocal" in frame.notes and not objects
        ):
            group = self._ends(predicate, ("between",), relation.domain) or subjects or objects
            pairs = _pairs(group)
        else:
            pairs = _cross(subjects, objects, relation)
        if not pairs or not self._complete(predicate, frame, pairs):
            return None
        return Filled(frame, relation, tuple(pairs))

    def _unlike(self, end: End, others: Sequence[End]) -> End:
        """An end that points back to the claim's other end does not: "Lund directs the agency" is not about Lund alone."""
        if (
            end.phrase.form == "generic"
            and end.referent is not end.phrase
            and any(fold(o.referent.name) == fold(end.referent.name) for o in others)
        ):
            return End(end.phrase, end.phrase)
        return end

    def _through(self, predicate: Predicate, frame: Frame, relation: Relation) -> list[End]:
        """Who did it, by the act it was done in: "killed in a raid by the Front", "hurt in an Israeli strike"."""
        if not predicate.passive or relation.sign > -1 or predicate.roles.get("subj"):
            return []
        s = self.sentences[predicate.sentence]
        for role in ("in", "during", "after"):
            for i in predicate.roles.get(role, ()):
                if any(
                    self.ontology.relations[f.relation].sign <= -1 and not self.ontology.relations[f.relation].symmetric
                    for f in self.lexicon.find("noun", s.words[i].lemma)
                ):
                    found = self._behind(predicate, "by", i)
                    if found:
                        return found
        return []

    def _is_pact(self, phrase: Phrase) -> bool:
        return any(self.ontology.is_a(phrase.type, t) for t in ("Coalition", "UmbrellaGroup"))

    def _instruments_fit(self, relation: Relation | None, subjects: Sequence[End]) -> bool:
        """Planes and shells without an owner strike; they do not support, meet or own, and are not killed."""
        return (relation is not None and relation.sign <= -1) or not any(
            e.referent.form == "generic" and self.lexicon.is_a(e.referent.lemma, "instrument", "munition")
            for e in subjects
        )

    def _fallback(self, predicate: Predicate, frame: Frame, relation: Relation, wanted: str) -> list[End]:
        """An object that is no plain filler: "there" or the clause's own place; whoever is behind what is opposed or backed."""
        if wanted == "Place" and relation.family in ("movement", "control"):
            where = self._ends(predicate, ("where",), wanted)
            return where or (self._clause_place(predicate) if relation.family == "movement" else [])
        if (
            wanted != "Actor"
            or not relation.sign
            or frame.kind not in ("verb", "light", "noun")
            or frame.relation in _BODILY
        ):
            return []
        subjects = {i for role in frame.subject for i in predicate.roles.get(role, ())}
        starts = [i for role in frame.object for i in predicate.roles.get(role, ()) if i not in subjects]
        if frame.kind == "light" and predicate.head != predicate.governor:
            starts.append(predicate.head)
        if relation.sign < 0 and frame.kind == "verb":
            starts += [
                i
                for p in ("over", "about", "at", "against", "for")
                for i in predicate.roles.get(p, ())
                if i not in starts
            ]
        if frame.kind == "verb" and frame.object and frame.object[0] != "-":
            s = self.sentences[predicate.sentence]
            starts += [k.i for k in s.kids(predicate.head, "xcomp", "ccomp")]
        for start in starts:
            found = self._behind_it(predicate, start, subjects, depth=3)
            if found:
                return found
        return []

    def _behind_it(self, predicate: Predicate, word: int, subjects: Set[int], *, depth: int) -> list[End]:
        """Who stands behind an act, a thing or a clause: "the regime's attack", "aid to X", "that Y renounce …"."""
        si = predicate.sentence
        s, arguments = self.sentences[si], self.arguments[si]
        w = s.words[word]
        if w.pos in ("VERB", "AUX"):
            kids = [k.i for k in s.kids(word, "nsubj", "nsubjpass", "dobj")]
        else:
            kids = [k.i for k in s.kids(word, "poss", "amod", "compound", "nmod")]
        # Whoever opposes or backs an attack opposes or backs the attacker, not the victim.
        hostile = any(self.ontology.relations[f.relation].sign < 0 for f in self.lexicon.find("noun", w.lemma))
        kids += [i for p in (("by", "of") if hostile else _BEHIND) for i in arguments.prepositions(word).get(p, ())]
        kids += [k.i for k in s.kids(word, "xcomp", "ccomp", "acl") if depth > 1]
        for i in kids:
            if i in subjects or i == word:
                continue
            found = [
                e
                for e in self._end(predicate, "poss", i, "Actor")
                if e.phrase.form != "generic"
                or e.phrase.plural
                or e.phrase.definite
                or e.phrase.type in ("Government", "StateForce")
            ]
            same = {fold(e.referent.name) for j in subjects for e in self._end(predicate, "subj", j, "Actor")}
            found = [e for e in found if fold(e.referent.name) not in same]
            if found:
                return found
            if depth > 1 and (s.words[i].pos in NOMINAL or s.words[i].pos == "VERB"):
                deeper = self._behind_it(predicate, i, subjects, depth=depth - 1)
                if deeper:
                    return deeper
        return []

    def _clause_place(self, predicate: Predicate) -> list[End]:
        """Where the clause above happens: "the group lost ground in Aleppo after the Front advanced"."""
        si = predicate.sentence
        s = self.sentences[si]
        clause = s.words[predicate.governor]
        if clause.dep != "advcl":
            return []
        for role in ("in", "at", "into"):
            for i in self.arguments[si].prepositions(clause.head).get(role, ()):
                found = list(self._end(predicate, role, i, "Place"))
                if found:
                    return found
        return [
            e
            for k in s.kids(clause.head, "dobj")
            for i in self.arguments[si].prepositions(k.i).get("in", ())
            for e in self._end(predicate, "in", i, "Place")
        ]

    def _act_above(self, predicate: Predicate, word: int) -> list[End]:
        """ "attacks in the town, which killed many": it is the act, not the town, that the clause speaks of."""
        s = self.sentences[predicate.sentence]
        for above in s.path_up(word):
            if above.pos in ("VERB", "AUX"):
                break
            if any(self.ontology.relations[f.relation].sign <= -1 for f in self.lexicon.find("noun", above.lemma)):
                return self._behind(predicate, "subj", above.i)
        return []

    def _behind(self, predicate: Predicate, role: str, word: int) -> list[End]:
        """The group behind its things ("ISIS targets", "the Front's positions") or, as subject, its acts ("an attack by X")."""
        si = predicate.sentence
        s = self.sentences[si]
        event = self.lexicon.find("noun", s.words[word].lemma)
        if event and role in ("subj", "by", "from"):
            arguments = self.arguments[si]
            by = [i for k in s.kids(word, "acl") for i in arguments.prepositions(k.i).get("by_agent", ())]
            source = arguments.prepositions(word).get("from", ())
            for i in [*by, *source, *arguments.noun_agent(word)]:
                found = [] if i == word else list(self._end(predicate, "poss", i, "Actor"))
                if found:
                    return found
            if role == "subj" and (known := self._agents.get(s.words[word].lemma)):
                acting = Phrase(si, word, word, word + 1, s.words[word].text, "Actor", "pronoun")
                return [End(acting, e.referent) for e in known]
        if self.mentions.phrase(si, word) is None and not self.lexicon.is_a(s.words[word].lemma, "asset"):
            return []
        owners = s.kids(word, "poss", "compound", "nmod", "amod")
        if self.lexicon.is_a(s.words[word].lemma, "asset"):
            owners += [s.words[i] for i in self.arguments[si].prepositions(word).get("of", ())]
        for kid in owners:
            name = self.mentions.register.name_at(si, kid.i)
            if (
                name is not None
                and name.key not in self.lexicon.countries
                and self.ontology.is_a(self.mentions.register.type_of(name), "Organization")
            ):
                return list(self._end(predicate, "poss", kid.i, "Actor"))
            if (
                name is None
                and self.lexicon.is_a(self.mentions.register.noun_class(si, kid.i), "body")
                and self.lexicon.is_a(s.words[word].lemma, "asset")
            ):
                body = self.mentions.phrase(si, kid.i)
                if body is not None:
                    body = replace(body, definite=True)
                    return [End(body, x) for x in self.coreference.resolve(body, "Actor")]
        return []

    def _complete(self, predicate: Predicate, frame: Frame, pairs: Sequence[tuple[End | None, End | None]]) -> bool:
        """Whether what is missing may be missing: the one harmed must be known, the one who acts when he is named."""
        subject, object_ = pairs[0]
        if object_ is None:
            return False
        if subject is None:
            if self.ontology.relations[frame.relation].symmetric:
                return False
            if frame.subject == ("-",):
                return True
            if frame.kind in ("role", "adj") or "needs_subject" in frame.notes or predicate.roles.get("subj"):
                return False
            family = self.ontology.relations[frame.relation].family
            return family in ("hostility", "control") and (predicate.passive or frame.kind == "noun")
        return True

    def _ends(self, predicate: Predicate, roles: Sequence[str], kind: str) -> list[End]:
        for role in roles:
            found = [end for word in predicate.roles.get(role, ()) for end in self._end(predicate, role, word, kind)]
            if found:
                return list({(e.referent.name, e.phrase.head): e for e in found}.values())
        return []

    def _end(self, predicate: Predicate, role: str, word: int, kind: str) -> Iterator[End]:
        si = predicate.sentence
        if role in ("first", "second"):
            part = self.mentions.half(si, word, role)
            if part is not None and self._accepts(part, kind):
                yield End(part, part)
            return
        s = self.sentences[si]
        for i in conjuncts(s, word):
            phrase = self.mentions.phrase(si, i)
            if kind != "Place" and (
                phrase is None
                or self.mentions.is_place(phrase)
                or (phrase.form == "generic" and self.lexicon.is_a(phrase.lemma, "munition"))
            ):
                behind = self._behind(predicate, role, i)
                yield from behind
                if behind:
                    continue
            if (
                kind == "Actor"
                and role == "subj"
                and phrase is not None
                and self.mentions.is_place(phrase)
                and not phrase.country
            ):
                yield from self._act_above(predicate, i)
            if phrase is None:
                continue
            for referent in self.coreference.resolve(phrase, "Place" if kind == "Place" else "Actor"):
                if referent.form != "pronoun" and self._accepts(referent, kind):
                    yield End(phrase, referent)

    def _accepts(self, phrase: Phrase, kind: str) -> bool:
        place = self.mentions.is_place(phrase)
        if kind == "Place":
            return place or phrase.country
        return not place or kind == "ActorOrPlace"

    # -- the claim -----------------------------------------------------------------------------------------------
    def _claim(
        self, predicate: Predicate, filled: Filled, subject: End | None, object_: End | None, stance: Stance
    ) -> Claim:
        s = self.sentences[predicate.sentence]
        relation = filled.relation
        chain = self._chain(predicate, filled.frame)
        object_kind = "Place" if "place" in filled.frame.notes else relation.range
        ends = (self._mention(subject, relation.domain), self._mention(object_, object_kind))
        identity = [
            self.document.version,
            str(s.span.start),
            str(s.span.end),
            relation.name,
            stance.polarity,
            stance.modality,
        ]
        for m in ends:
            identity += [str(m.span.start), str(m.span.end), m.entity.name] if m else ["", "", ""]
        iri = claim_iri(identity)
        sure = self._confidence(predicate, filled, (subject, object_), stance, iri=iri, attributed=bool(chain))
        return Claim(
            iri,
            self.document.version,
            relation.name,
            relation.sign,
            ends[0],
            ends[1],
            stance.polarity,
            stance.modality,
            tuple(Attribution(n, source_iri(n)) for n in chain),
            s.span,
            s.span.of(self.document.text),
            sure,
            filled.frame.rule,
            place=self._place(predicate, object_),
            time=self._time(predicate),
            quantity=self._quantity(predicate, relation, object_),
        )

    def _chain(self, predicate: Predicate, frame: Frame) -> tuple[str, ...]:
        start = predicate.head if frame.kind in ("noun", "role", "adj") else predicate.governor
        return self.sources.chain(predicate.sentence, start)

    def assumed(self, claim: Claim) -> Features:
        """What the reading of one of the document's claims had to assume."""
        return self._assumed[claim.iri, claim.rule, claim.confidence]

    def _confidence(
        self,
        predicate: Predicate,
        filled: Filled,
        pair: tuple[End | None, End | None],
        stance: Stance,
        *,
        iri: str,
        attributed: bool,
    ) -> float:
        s = self.sentences[predicate.sentence]
        features = features_of(
            predicate, filled, subject=pair[0], object_=pair[1], sentence=s, stance=stance, attributed=attributed
        )
        sure = confidence(features, self.knowledge.weights)
        self._assumed[iri, filled.frame.rule, sure] = features
        return sure

    def _mention(self, end: End | None, kind: str) -> Mention | None:
        if end is None:
            return None
        s = self.sentences[end.phrase.sentence]
        span = (end.phrase.chars and Span(*end.phrase.chars)) or Span(
            s.words[end.phrase.first].start, s.words[end.phrase.last - 1].end
        )
        return Mention(span, span.of(self.document.text), self._entity(end.referent, kind))

    def _entity(self, phrase: Phrase, kind: str) -> Entity:
        scope = None if phrase.form == "name" else self.document.version
        place = self.mentions.is_place(phrase) or (phrase.country and kind == "Place")
        iri = place_iri(phrase.name, scope) if place else actor_iri(phrase.name, scope)
        type_ = "Region" if phrase.country and place else phrase.type
        if not place and phrase.type == "Actor":
            type_ = "UnnamedGroup"
        return Entity(iri, phrase.name, type_, tuple(a for a in phrase.aliases if a != phrase.name), scope)

    def _place(self, predicate: Predicate, object_: End | None) -> Mention | None:
        arguments = self.arguments[predicate.sentence]
        for word in dict.fromkeys((predicate.head, predicate.governor)):
            found = arguments.prepositions(word)
            for preposition in _PLACE_PREPOSITIONS:
                for i in found.get(preposition, ()):
                    phrase = self.mentions.phrase(predicate.sentence, i)
                    if (
                        phrase is not None
                        and (self.mentions.is_place(phrase) or phrase.country)
                        and not (object_ and object_.phrase.head == i)
                    ):
                        referent = next(iter(self.coreference.resolve(phrase, "Place")), phrase)
                        return self._mention(End(phrase, referent), "Place")
        return None

    def _time(self, predicate: Predicate) -> Interval | None:
        si = predicate.sentence
        if si not in self._times:
            self._times[si] = find_times(self.sentences[si], self.document.details.published)
        return time_of(self.sentences[si], predicate.head, predicate.governor, self._times[si])

    def _quantity(self, predicate: Predicate, relation: Relation, object_: End | None) -> str | None:
        if object_ is None or relation.name not in _COUNTED or object_.phrase.sentence != predicate.sentence:
            return None
        s = self.sentences[predicate.sentence]
        number = s.kid(object_.phrase.head, "nummod")
        if number is None:
            word = s.words[object_.phrase.head]
            return word.text if word.tag == "CD" else None
        words = [s.words[i] for i in s.subtree(number.i) if i <= number.i]
        while words[0].i and s.words[words[0].i - 1].lower in (
            "at",
            "more",
            "up",
            "to",
            "about",
            "some",
            "nearly",
            "almost",
            "around",
        ):
            words.insert(0, s.words[words[0].i - 1])
        return " ".join(w.text for w in words)


def read_claims(document: Document, sentences: Sequence[Sentence], knowledge: Knowledge) -> Iterator[Claim]:
    """The claims of a parsed document, in the order of its text."""
    return Reader(document, sentences, knowledge).claims()


def _framed(frame: Frame, stance: Stance) -> Stance:
    if "denied" in frame.notes:
        stance = stance.denied()
    for modality in (Modality.POSSIBLE, Modality.INTENDED, Modality.PREDICTED, Modality.CONDITIONAL):
        if modality.value in frame.notes:
            stance = stance.at_most(modality)
    return stance


def _pairs(group: Sequence[End]) -> list[tuple[End | None, End | None]]:
    """Every two of a group; a plural alone with itself ("rival factions clashed")."""
    if (
        len(group) == 1
        and group[0].referent.plural
        and group[0].referent.form == "generic"
        and group[0].referent.lemma not in ("side", "party")
    ):
        return [(group[0], group[0])]
    return [
        (a, b) for i, a in enumerate(group) for b in group[i + 1 :] if fold(a.referent.name) != fold(b.referent.name)
    ]


def _cross(subjects: Sequence[End], objects: Sequence[End], relation: Relation) -> list[tuple[End | None, End | None]]:
    return [
        (a, b)
        for a in (subjects or [None])
        for b in (objects or [None])  # type: ignore[list-item]
        if not (
            a
            and b
            and fold(a.referent.name) == fold(b.referent.name)
            and not (a.referent.plural and a.referent.form == "generic" and relation.symmetric)
        )
    ]


def _sameness(claim: Claim, relation: Relation) -> tuple[object, ...]:
    ends = [fold(m.entity.name) if m else "" for m in (claim.subject, claim.object)]
    return (claim.relation, *(sorted(ends) if relation.symmetric else ends), claim.modality is Modality.ACTUAL)


def _most_specific(claims: Iterable[Claim], knowledge: Knowledge) -> Iterator[Claim]:
    """Without claims that a narrower relation between the same two, in the same sentence, already says."""
    found = list(claims)
    relations = knowledge.ontology.relations

    def same_ends(a: Claim, b: Claim) -> bool:
        return all(
            (x and x.entity.iri) == (y and y.entity.iri) for x, y in ((a.subject, b.subject), (a.object, b.object))
        )

    for claim in found:
        if not any(
            claim.relation in relations[other.relation].ancestors
            and same_ends(claim, other)
            and claim.polarity is other.polarity
            for other in found
        ):
            yield claim
