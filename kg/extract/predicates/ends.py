"""Ends: who and what the words in a predicate's roles stand for, pronouns and descriptions followed.

A word may stand for somebody else: a thing or a place for the group that owns it ("ISIS targets", "the Front's
positions"), an act for whoever committed it ("an attack by X").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.mentions.coreference import Coreference
from kg.extract.mentions.phrases import Phrase, conjuncts
from kg.extract.mentions.recollection import Recollection
from kg.extract.mentions.spans import Name
from kg.extract.parse.sentence import NAME_TAGS, Sentence
from kg.extract.predicates.triggers import Predicate
from kg.knowledge.lexicon import Lexicon
from kg.knowledge.names import fold

_COUNTRIES = frozenset({"country", "nation", "homeland"})
"""An actor by their class, a place where only one can stand ("left the country")."""
_BEFORE_NOUNS = frozenset({"compound", "nmod", "amod"})
_LOCATIVE = frozenset({"in", "near", "across"})


@dataclass(frozen=True, slots=True)
class End:
    """One end of a claim: the phrase in the sentence, and the phrase that names it (the same, or its antecedent)."""

    phrase: Phrase
    referent: Phrase


def as_city(phrase: Phrase, s: Sentence, lexicon: Lexicon) -> Phrase:
    """A capital as the city that it is, not as its country."""
    city = " ".join(w.text for w in s.words[phrase.first : phrase.last] if w.lower != "the")
    if not phrase.country or lexicon.countries.get(fold(city), ("", ""))[1] != "capital":
        return phrase
    return replace(phrase, name=city, type="Settlement", country=False, aliases=())


def _as_region(phrase: Phrase) -> Phrase:
    """A country as the place that it is."""
    return replace(phrase, type="Region", country=False) if phrase.country else phrase


class Ends:
    """The ends of one document's predicates.

    ``kind`` is what may stand there: "Actor", "Human" (an actor, but nothing save people), "Place", "ActorOrPlace".
    """

    def __init__(self, coreference: Coreference) -> None:
        self.coreference, self.mentions = coreference, coreference.mentions
        self.sentences, self.arguments = coreference.sentences, coreference.arguments
        self.lexicon, self.ontology = self.mentions.lexicon, self.mentions.ontology
        self.recollection = Recollection()
        self._agents: dict[str, list[End]] = {}
        """Whose the last act of a kind was: "the coalition conducted ten strikes. One strike hit …"."""

    def remember(self, act: str, agents: list[End]) -> None:
        """Keeps whose the act was, for when it is spoken of again."""
        self._agents[act] = agents

    def _recalled(self, act: str) -> list[End]:
        """Whose the last act of that kind was; after "airstrikes" it may be called a strike."""
        acts = [act, *(a for a in reversed(self._agents) if a.endswith(act) and not act.endswith("attack"))]
        return next((self._agents[a] for a in acts if a in self._agents), [])

    def of_roles(self, predicate: Predicate, roles: Sequence[str], kind: str) -> list[End]:
        """The ends in the first of the roles that has any, each once."""
        for role in roles:
            words = predicate.roles.get(role, ())
            # "strikes in Syria" hit the country, not its government
            wanted = "Place" if kind == "ActorOrPlace" and role in _LOCATIVE else kind
            aside = role == "self" and self._is_aside(predicate)
            aside = aside or (role == "self" and self._is_alone(predicate))
            found = [
                end
                for word in words
                for end in self.of_word(
                    predicate.sentence, word, "sole" if aside or self._is_parted(predicate, word) else role, wanted
                )
            ]
            found = found or self._rival(predicate, words, wanted)
            if wanted != kind:
                found = [replace(end, referent=_as_region(end.referent)) for end in found]
            if found:
                return list({(e.referent.name, e.phrase.head): e for e in found}.values())
        return []

    def _rival(self, predicate: Predicate, words: Sequence[int], kind: str) -> list[End]:
        """Another noun that a relative clause may speak of, when the one it hangs on cannot stand there."""
        si, arguments = predicate.sentence, self.arguments[predicate.sentence]
        others = (i for word in words for i in arguments.rivals(word, predicate.governor))
        return next((found for i in others if (found := self.of_word(si, i, "sole", kind))), [])

    def of_word(self, si: int, word: int, role: str, kind: str) -> list[End]:
        """The ends that a word in a role stands for, and those coordinated with it."""
        if role in ("first", "second"):
            half = self.mentions.half(si, word, role)
            return [End(half, half)] if half is not None and self._accepts(half, kind) else []
        alone = role == "sole" or (role == "self" and self._is_titled(si, word))
        alone = alone or (role == "noun" and self._has_own_words(si, word))
        heads = [word] if alone else conjuncts(self.sentences[si], word)
        words = map(self.arguments[si].part_of, heads)  # "the emir and two of his guards"
        return [end for i in words for end in self._of_noun(si, i, role, kind)]

    def _of_noun(self, si: int, i: int, role: str, kind: str) -> Iterator[End]:
        phrase = self.mentions.phrase(si, i)
        if role == "mod" and kind == "Actor" and (people := self._unnamed_owner(si, i)) is not None:
            yield End(people, people)  # "in rebel hands"
            return
        if role == "mod" and phrase is not None and phrase.form == "generic" and phrase.type == "StateForce":
            phrase = replace(phrase, definite=True)  # "army chief X"
        if kind == "Human":
            kind, phrase = "Actor", phrase or self.mentions.human(si, i)
        if kind == "Actor" and role == "subj" and self._is_target(si, i):
            yield from self._act_above(si, i)
            return
        if kind != "Place" and phrase is not None and (whose := self._whose(si, i, phrase)):
            yield from whose
            return
        if kind != "Place" and (phrase is None or self._is_thing(phrase)):
            behind = self.behind(si, i, role)
            yield from behind
            if behind:
                return
        if phrase is None:
            return
        if kind == "Actor" and role == "subj" and self.mentions.is_place(phrase) and not phrase.country:
            yield from self._act_above(si, i)
        for referent in self._referents(phrase, kind):
            if referent.form != "pronoun" and self._accepts(referent, kind):
                printed = self.sentences[referent.sentence]
                yield End(phrase, as_city(referent, printed, self.lexicon) if kind == "Place" else referent)

    def _referents(self, phrase: Phrase, kind: str) -> tuple[Phrase, ...]:
        """Whom the phrase means; those who did or suffered what was told before, when nothing else tells."""
        found = self.coreference.resolve(phrase, "Place" if kind == "Place" else "Actor")
        if found != (phrase,) or kind == "Place":
            return found
        return self._sides(phrase) or self._strikers(phrase) or found

    def _sides(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """ "both sides", "the two foes": those who fought or dealt with each other."""
        before = [w.lower for w in self.sentences[phrase.sentence].words[phrase.first : phrase.head]]
        two = self.lexicon.is_a(phrase.lemma, "side") and ("both" in before or "two" in before or "warring" in before)
        return self.recollection.sides(phrase.sentence) if two else ()

    def _strikers(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """ "the attackers": whoever struck last; "the enemy" of a statement: whoever struck, and does not speak."""
        s = self.sentences[phrase.sentence]
        told = s.kids(phrase.head, "poss", "prep", "appos", "nummod", "acl")
        if not phrase.definite or told:
            return ()
        speaker = self.coreference.speaker
        if speaker is not None and self.lexicon.is_a(phrase.lemma, "foe"):
            return self.recollection.strikers(phrase.sentence, but=(speaker.name,))
        return self.recollection.strikers(phrase.sentence) if self.lexicon.is_a(phrase.lemma, "striker") else ()


    def _is_target(self, si: int, i: int) -> bool:
        """ "an attack on his motorcade that left his driver dead": it is no motorcade that killed him."""
        s = self.sentences[si]
        prep = s.words[s.words[i].head]
        act = s.words[prep.head]
        struck = s.words[i].dep == "pobj" and prep.lower in ("on", "at", "against") and act.i < i
        hostile = (self.ontology.relations[f.relation].sign <= -1 for f in self.lexicon.find_noun(act.lemma, act.lower))
        return struck and self.lexicon.is_a(s.words[i].lemma, "instrument", "asset") and any(hostile)

    def _is_aside(self, predicate: Predicate) -> bool:
        """ "the CSP, an alliance of X, and Y": what stands between the commas is said of the CSP alone."""
        w = self.sentences[predicate.sentence].words[predicate.head]
        return w.dep == "appos" and w.tag == "NN" and predicate.roles.get("self") == (w.head,)

    def _is_alone(self, predicate: Predicate) -> bool:
        """ "its old rival Hamas and a dozen groups": a noun in the singular speaks of the one name beside it."""
        words = self.sentences[predicate.sentence].words
        w = words[predicate.head]
        self_ = predicate.roles.get("self", ())
        return w.tag == "NN" and len(self_) == 1 and words[self_[0]].dep == "appos" and words[self_[0]].head == w.i

    def _is_parted(self, predicate: Predicate, word: int) -> bool:
        """ "a party allied with X, and Y": what is listed after the clause is not what the clause is about."""
        s = self.sentences[predicate.sentence]
        w = s.words[predicate.head]
        later = [k.i for k in s.kids(word, "conj") if k.i > w.i]
        return w.dep in ("acl", "relcl") and w.head == word and bool(later) and s.subtree(w.i)[-1] < later[0]

    def in_place(self, end: End) -> End:
        """The end with a capital as the city that it is."""
        referent = end.referent
        return replace(end, referent=as_city(referent, self.sentences[referent.sentence], self.lexicon))

    def _is_titled(self, si: int, word: int) -> bool:
        """ "army chief X and his deputy Y": a title in the singular is that of one."""
        s = self.sentences[si]
        titles = s.kids(word, "compound", "nmod")
        return any(k.tag == "NN" and self.lexicon.is_a(k.lemma, "person") for k in titles)

    def _has_own_words(self, si: int, word: int) -> bool:
        """ "the Turkish-backed Army and the Kurdish-led Forces": each noun has what is said of it."""
        s = self.sentences[si]
        named = s.words[word].tag in NAME_TAGS
        return any(s.kids(k.i, "det", "amod", "poss") or (k.tag in NAME_TAGS) > named for k in s.kids(word, "conj"))

    def _whose(self, si: int, i: int, phrase: Phrase) -> list[End]:
        """The group that "its aircraft", "their fighters" or "whose bombers" act for."""
        acting = self.lexicon.is_a(phrase.lemma, "instrument", "munition", "member", "ours")
        acting = acting or (self._is_ours(si, i) and self.lexicon.is_a(phrase.lemma, "body", "armed_head"))
        asset = self.lexicon.is_a(phrase.lemma, "asset")
        if phrase.form != "generic" or not (acting or asset):
            return []
        for kid in self.sentences[si].kids(i, "poss"):
            if kid.tag not in ("PRP$", "WP$") or (not acting and kid.lower not in ("our", "its", "their")):
                continue
            word = self.arguments[si].antecedent(kid.i)
            owner = self.mentions.phrase(si, word)
            found = self.coreference.resolve(owner, "Actor") if owner is not None else ()
            return [
                End(phrase, p)
                for p in found
                if p.form != "pronoun" and p.type != "Person" and self._accepts(p, "Actor")
            ]
        return []

    def is_place(self, si: int, word: int) -> bool:
        """Whether the word is a place."""
        phrase = self.mentions.phrase(si, word)
        return phrase is not None and self.mentions.is_place(phrase)

    def _is_ours(self, si: int, i: int) -> bool:
        """ "our battalions", "our leadership": whoever speaks."""
        return any(k.lower == "our" for k in self.sentences[si].kids(i, "poss"))

    def _is_thing(self, phrase: Phrase) -> bool:
        munition = phrase.form == "generic" and self.lexicon.is_a(phrase.lemma, "munition")
        return munition or self.mentions.is_place(phrase)

    def _accepts(self, phrase: Phrase, kind: str) -> bool:
        place = self.mentions.is_place(phrase)
        if kind == "Place":
            people = phrase.country and phrase.plural  # "lost two South Africans"
            return place or (phrase.country and not people) or phrase.lemma in _COUNTRIES
        return not place or kind == "ActorOrPlace"

    # -- who stands behind things and acts -----------------------------------------------------------------------
    def behind(self, si: int, word: int, role: str) -> list[End]:
        """The group behind its things ("the Front's positions") or, as subject, its acts ("an attack by X")."""
        w = self.sentences[si].words[word]
        lemma = w.lemma
        act = self.lexicon.find_noun(lemma, w.lower) or self.lexicon.is_a(lemma, "utterance")
        if role in ("subj", "by", "from") and act:
            committed = self._behind_act(si, word)
            if not committed and role == "subj" and (agents := self._recalled(lemma)):
                acting = Phrase(si, word, word, word + 1, w.text, "Actor", "pronoun")
                committed = [End(acting, e.referent) for e in agents]
            if committed:
                return committed
        return self._fired_by(si, word) or self._behind_thing(si, word)

    def _fired_by(self, si: int, word: int) -> list[End]:
        """ "missiles fired by X"."""
        munition = self.lexicon.is_a(self.sentences[si].words[word].lemma, "munition")
        return self._first_of(si, self._doers(si, word)) if munition else []

    def _behind_act(self, si: int, word: int) -> list[End]:
        """ "an attack carried out by X", "an attack from X", "X's attack"."""
        arguments = self.arguments[si]
        others = (*arguments.prepositions(word).get("from", ()), *arguments.noun_agent(word))
        return self._first_of(si, (*self._doers(si, word), *(i for i in others if i != word)))

    def _doers(self, si: int, word: int) -> list[int]:
        """The "by" of the participles that a noun has."""
        participles = self.sentences[si].kids(word, "acl")
        return [i for k in participles for i in self.arguments[si].prepositions(k.i).get("by_agent", ())]

    def _first_of(self, si: int, words: Sequence[int]) -> list[End]:
        """The actors that the first of the words stands for which stands for any."""
        return next((found for i in words if (found := self.of_word(si, i, "poss", "Actor"))), [])

    def _behind_thing(self, si: int, word: int) -> list[End]:
        s = self.sentences[si]
        asset = self.lexicon.is_a(s.words[word].lemma, "asset", "arms", "backing", "relief")
        if self.mentions.phrase(si, word) is None and not asset:
            return []
        owners = [k.i for k in s.kids(word, "poss", "compound", "nmod", "amod")]
        if (asset or self._is_building(si, word)) and (held := self._held(si, word)):
            return held
        if asset:
            prepositions = self.arguments[si].prepositions(word)
            owners += (*prepositions.get("of", ()), *prepositions.get("from", ()))
        for i in owners:
            name = self.mentions.register.name_at(si, i)
            if name is not None and (force := self._force_of(si, word, name)) is not None:
                return [End(force, force)]
            if name is not None and (self._is_group(name) or (asset and self._is_people(name))):
                return self.of_word(si, i, "poss", "Actor")
            if name is None and asset and (people := self._unnamed_owner(si, i)) is not None:
                return [End(people, people)]
            if name is None and asset and s.words[i].dep == "poss" and self.lexicon.is_a(s.words[i].lemma, "member"):
                return self.of_word(si, i, "poss", "Actor")  # "the rebels' lines"
            if name is None and asset and self.lexicon.is_a(self.mentions.register.noun_class(si, i), "body"):
                body = self.mentions.phrase(si, i)
                if body is not None:
                    body = replace(body, definite=True)
                    return [End(body, x) for x in self.coreference.resolve(body, "Actor")]
        return []

    def _force_of(self, si: int, word: int, name: Name) -> Phrase | None:
        """ "an Iraqi army base", "Malian police posts": the force of that state, not the state."""
        s, register = self.sentences[si], self.mentions.register
        force = next((k for k in s.kids(word, "compound") if self.lexicon.is_a(k.lemma, "state_head")), None)
        if force is None or not self._is_people(name) or name.last != force.i:
            return None
        printed = " ".join(w.text for w in s.words[name.first : force.i + 1])
        full = register.names.canonical.get(fold(printed), printed)
        return Phrase(si, word, name.first, force.i + 1, full, "StateForce", "name", lemma=force.lemma)

    def _unnamed_owner(self, si: int, word: int) -> Phrase | None:
        """ "rebel positions", "enemy vehicles": the rebels, the enemy."""
        s = self.sentences[si]
        w = s.words[word]
        if not self.lexicon.is_a(w.lemma, "member", "foe") or w.dep not in _BEFORE_NOUNS:
            return None
        first = word
        while first and s.words[first - 1].head in (word, w.head) and s.words[first - 1].dep in _BEFORE_NOUNS:
            first -= 1
        name = " ".join(x.text for x in s.words[first : word + 1])
        name += "" if w.tag == "NNS" or self.lexicon.is_a(w.lemma, "foe") else "s"
        return Phrase(si, word, first, word + 1, name, "UnnamedGroup", "generic", plural=True, lemma=w.lemma)

    def _is_building(self, si: int, word: int) -> bool:
        phrase = self.mentions.phrase(si, word)
        return phrase is not None and phrase.form == "generic" and phrase.type == "Facility"

    def _held(self, si: int, word: int) -> list[End]:
        """ "an ISIL-held building" is struck to strike ISIL."""
        for kid in self.sentences[si].kids(word, "amod", "compound", "nmod"):
            held = self.lexicon.find("adj", kid.lower.rpartition("-")[2]) if "-" in kid.text else ()
            if any(f.relation == "controls" for f in held):
                return self.of_word(si, kid.i, "first", "Actor")
        return []

    def _is_group(self, name: Name) -> bool:
        register = self.mentions.register
        return register.country(name) is None and self.ontology.is_a(register.type_of(name), "Organization")

    def _is_people(self, name: Name) -> bool:
        country = self.mentions.register.country(name)
        return country is not None and country[1] == "demonym"

    def _act_above(self, si: int, word: int) -> list[End]:
        """ "attacks in the town, which killed many": it is the act, not the town, that the clause speaks of."""
        s = self.sentences[si]
        for above in s.path_up(word):
            verb = above.pos in ("VERB", "AUX")
            for act in s.kids(above.i, "dobj", "nsubjpass") if verb else (above,):
                hostile = (self.ontology.relations[f.relation].sign <= -1 for f in self.lexicon.find("noun", act.lemma))
                if act.i < word and any(hostile):
                    return self.behind(si, act.i, "subj")
            if verb:
                break
        return []
