"""Claims: predicates and the lexicon's frames become claims, each with its sentence.

The one place where the layers of reading meet: for every predicate the frame whose ends fit best is taken, and stance,
attribution, place, time, quantity and confidence are added. Of several readings of one relation between the same two
in a sentence the surest is kept, and of a relation and a narrower one the narrower.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.extract.confidence import Features, confidence, features_of
from kg.extract.context.attribution import Sources
from kg.extract.context.circumstances import Circumstances
from kg.extract.context.holding import find_stance
from kg.extract.context.rebuttals import rebutters
from kg.extract.context.stance import Stance
from kg.extract.context.voices import SPEECH_ACTS, as_meant, speaks_of_himself
from kg.extract.mentions.coreference import Coreference
from kg.extract.mentions.finding import Mentions
from kg.extract.mentions.names import find_names
from kg.extract.mentions.phrases import Phrase
from kg.extract.mentions.register import Register
from kg.extract.parse.arguments import Arguments
from kg.extract.parse.sentence import Sentence
from kg.extract.predicates.denials import dispute
from kg.extract.predicates.ends import End, Ends
from kg.extract.predicates.filling import Filled, Filling, Pair
from kg.extract.predicates.finding import find_predicates
from kg.extract.predicates.triggers import Parsed, Predicate
from kg.knowledge import Knowledge, Relation
from kg.knowledge.lexicon import Frame
from kg.knowledge.names import fold
from kg.model import Attribution, Claim, Document, Entity, Mention, Modality, Polarity, Span
from kg.vocab import actor_iri, claim_iri, place_iri, source_iri


def read_claims(document: Document, sentences: Sequence[Sentence], knowledge: Knowledge) -> Iterator[Claim]:
    """The claims of a parsed document, in the order of its text."""
    return Reader(document, sentences, knowledge).claims()


class Reader:
    """Reads one document's sentences; the steps on the way stay in its fields, to be looked at."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], knowledge: Knowledge) -> None:
        self.document, self.sentences, self.knowledge = document, sentences, knowledge
        self.lexicon, self.ontology = knowledge.lexicon, knowledge.ontology
        self.arguments = [Arguments(s) for s in sentences]
        names = find_names(sentences, knowledge)
        self.mentions = Mentions(Register(sentences, names, self.lexicon, self.ontology))
        self.coreference = Coreference(self.mentions, self.arguments, self._outlet_speaks())
        self.ends = Ends(self.coreference)
        self.filling = Filling(self.ends)
        self.circumstances = Circumstances(self.coreference, document.details.published)
        self.sources = Sources(self.coreference, self.arguments, self.lexicon, document.details.outlet)
        self._assumed: dict[tuple[str, str, float], Features] = {}
        """What each claim assumed, by IRI, rule and confidence: that of one IRI may be read twice."""

    def _outlet_speaks(self) -> Phrase | None:
        """The outlet as the speaker of "we", when the page names one."""
        outlet = self.document.details.outlet
        return Phrase(0, 0, 0, 0, outlet, "Organization", "name") if outlet else None

    def predicates(self, si: int) -> list[Predicate]:
        """The predicates of a sentence."""
        return find_predicates(Parsed(si, self.arguments[si], self.lexicon))

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
        stance = find_stance(s, predicate, self.lexicon)
        disputed = dispute(s, self.arguments[predicate.sentence], predicate.governor, self.lexicon)
        deniers = rebutters(s, self.arguments[predicate.sentence], predicate.governor, self.lexicon)
        against = self.sources.named(predicate.sentence, deniers)
        readings = self.filling.fill(predicate)
        if not readings and predicate.frames[0].kind == "noun" and (acting := self._acting(predicate)):
            self.ends.remember(s.words[predicate.head].lemma, acting)
        for filled in readings:
            agents = [subject for subject, _ in filled.pairs if subject is not None]
            if filled.frame.kind == "noun" and agents and not filled.relation.symmetric:
                self.ends.remember(s.words[predicate.head].lemma, agents)
            held = _framed(filled.frame, stance)
            filled = self._told_again(predicate, filled)
            self._keep(predicate, filled, held)
            for pair in filled.pairs:
                if disputed is None:
                    yield self._claim(predicate, filled, pair, held, self._chain(predicate, filled.frame))
                    if against and filled.relation.name not in SPEECH_ACTS:
                        yield self._claim(predicate, filled, pair, held.denied(), against)
                    continue
                denier = self.sources.named(predicate.sentence, disputed.deniers)
                yield self._claim(predicate, filled, pair, held, denier)
                if accuser := self.sources.named(predicate.sentence, disputed.accusers):
                    yield self._claim(predicate, filled, pair, held.denied(), accuser)

    def _keep(self, predicate: Predicate, filled: Filled, held: Stance) -> None:
        """Keeps what was done in fact, to tell who is spoken of later."""
        if held.polarity is Polarity.AFFIRMED and held.modality is Modality.ACTUAL:
            doers, others = ([end.referent for end in ends if end] for ends in zip(*filled.pairs, strict=True))
            self.ends.recollection.keep(predicate.sentence, filled.relation, doers, others)

    def _told_again(self, predicate: Predicate, filled: Filled) -> Filled:
        """ "We repelled the assault": with an act that was told before comes whoever did it."""
        s, relation = self.sentences[predicate.sentence], filled.relation
        again = any(k.lower in ("the", "this", "that") for k in s.kids(predicate.head, "det"))
        attack = filled.frame.kind == "noun" and relation.name in ("attacked", "bombarded")
        if not (again and attack) or any(subject for subject, _ in filled.pairs):
            return filled
        victims = [object_.referent.name for _, object_ in filled.pairs if object_]
        doers = self.ends.recollection.attackers(predicate.sentence, victims)
        head = s.words[predicate.head]
        act = Phrase(predicate.sentence, head.i, head.i, head.i + 1, head.text, "Actor", "pronoun")
        pairs = tuple((End(act, doer), object_) for doer in doers for _, object_ in filled.pairs)
        return replace(filled, pairs=pairs or filled.pairs)

    def _acting(self, predicate: Predicate) -> list[End]:
        """Whose an act is of which nothing else is said: "the army conducted ten raids"."""
        return self.ends.of_roles(predicate, predicate.frames[0].subject, "Actor")

    def assumed(self, claim: Claim) -> Features:
        """What the reading of one of the document's claims had to assume."""
        return self._assumed[claim.iri, claim.rule, claim.confidence]

    # -- the claim -----------------------------------------------------------------------------------------------
    def _claim(self, predicate: Predicate, filled: Filled, pair: Pair, stance: Stance, chain: tuple[str, ...]) -> Claim:
        s, relation, frame = self.sentences[predicate.sentence], filled.relation, filled.frame
        doer = pair[0].referent.name if pair[0] else None
        stance = as_meant(stance, chain, doer)
        carried = relation.name in SPEECH_ACTS and self.sources.is_carried(predicate.sentence, chain)
        if carried and speaks_of_himself(chain, doer):
            chain = ()  # "We call upon X": nobody reports it
        subject = self._mention(pair[0], relation.domain)
        object_ = self._mention(pair[1], "Place" if "place" in frame.notes else relation.range)
        iri = self._iri(s, relation, (subject, object_), stance)
        features = features_of(
            predicate, filled, subject=pair[0], object_=pair[1], sentence=s, stance=stance, attributed=bool(chain)
        )
        sure = confidence(features, self.knowledge.weights)
        self._assumed[iri, frame.rule, sure] = features
        return Claim(
            iri,
            self.document.version,
            relation.name,
            relation.sign,
            subject,
            object_,
            stance.polarity,
            stance.modality,
            tuple(Attribution(n, source_iri(n)) for n in chain),
            s.span,
            s.span.of(self.document.text),
            sure,
            frame.rule,
            place=self._mention(self.circumstances.place(predicate, relation, *pair), "Place"),
            time=self.circumstances.time(predicate, relation),
            quantity=self.circumstances.quantity(predicate, relation, *pair),
        )

    def _chain(self, predicate: Predicate, frame: Frame) -> tuple[str, ...]:
        """Who says so."""
        words = self.sentences[predicate.sentence].words
        start = predicate.head if frame.kind in ("noun", "role", "adj") else predicate.governor
        if words[predicate.governor].dep == "relcl" and words[predicate.governor].head == start:
            start = predicate.governor  # "the strike which, according to X, the army carried out"
        return self.sources.chain(predicate.sentence, start)

    def _iri(self, s: Sentence, relation: Relation, ends: tuple[Mention | None, Mention | None], stance: Stance) -> str:
        """The claim's IRI, from what is printed and how it is held; not from the actors it is linked to."""
        parts = [self.document.version, str(s.span.start), str(s.span.end)]
        parts += [relation.name, stance.polarity, stance.modality]
        for m in ends:
            parts += [str(m.span.start), str(m.span.end), m.entity.name] if m else ["", "", ""]
        return claim_iri(parts)

    def _mention(self, end: End | None, kind: str) -> Mention | None:
        """The end's words, and whom they speak of where ``kind`` is wanted."""
        if end is None:
            return None
        words = self.sentences[end.phrase.sentence].words[end.phrase.first : end.phrase.last]
        span = Span(*(end.phrase.chars or (words[0].start, words[-1].end)))
        return Mention(span, span.of(self.document.text), self._entity(end.referent, kind))

    def _entity(self, phrase: Phrase, kind: str) -> Entity:
        scope = None if phrase.form == "name" else self.document.version
        place = self.mentions.is_place(phrase) or (phrase.country and kind == "Place")
        iri = place_iri(phrase.name, scope) if place else actor_iri(phrase.name, scope)
        type_ = "Region" if phrase.country and place else phrase.type
        if phrase.type == "Actor":
            type_ = "UnnamedGroup"
        return Entity(iri, phrase.name, type_, tuple(a for a in phrase.aliases if a != phrase.name), scope)


def _framed(frame: Frame, stance: Stance) -> Stance:
    """The stance with what the frame itself says of the claim."""
    if "given" in frame.notes:
        return Stance()
    if "denied" in frame.notes:
        stance = stance.denied()
    for modality in (Modality.POSSIBLE, Modality.INTENDED, Modality.PREDICTED, Modality.CONDITIONAL):
        if modality.value in frame.notes:
            stance = stance.at_most(modality)
    return stance


def _sameness(claim: Claim, relation: Relation) -> tuple[object, ...]:
    """What two readings of one sentence share when they say the same."""
    ends = [fold(m.entity.name) if m else "" for m in (claim.subject, claim.object)]
    ends = sorted(ends) if relation.symmetric else ends
    return (claim.relation, *ends, claim.modality is Modality.ACTUAL, claim.polarity)


def _most_specific(claims: Iterable[Claim], knowledge: Knowledge) -> Iterator[Claim]:
    """Without claims that a narrower relation between the same two, in the same sentence, already says."""
    found = list(claims)
    relations = knowledge.ontology.relations
    for claim in found:
        same = (o for o in found if _entities(claim) == _entities(o))
        narrower = (o for o in same if claim.relation in relations[o.relation].ancestors)
        if not any(claim.polarity is o.polarity for o in (*narrower, *_told_of_somebody(claim, found))):
            yield claim


def _told_of_somebody(claim: Claim, found: Sequence[Claim]) -> Iterator[Claim]:
    """ "the blast injured an officer, who lost a leg": the claims that say the same of whoever did it."""
    if claim.subject is not None or claim.object is None:
        return
    for other in found:
        alike = (other.relation, other.modality) == (claim.relation, claim.modality)
        if alike and other.subject is not None and _entities(other)[1] == claim.object.entity.iri:
            yield other


def _entities(claim: Claim) -> tuple[str | None, str | None]:
    subject, object_ = claim.subject, claim.object
    return subject.entity.iri if subject else None, object_.entity.iri if object_ else None
