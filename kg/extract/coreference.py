"""Coreference: what pronouns and definite descriptions ("the group", "these factions", "the city") point back to.

Rules for this domain, no model: nearest fitting phrase, subjects first, by number and kind; a description takes the
nearest phrase with its own noun before anything else. What cannot be told stays what it is; nothing is guessed across
a document when several fit equally far away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.arguments import Arguments
from kg.extract.mentions import Mentions
from kg.extract.phrases import Phrase, conjuncts
from kg.extract.sentence import NAME_TAGS, NOMINAL, Sentence

_GROUPS = frozenset(
    {
        "group",
        "organization",
        "organisation",
        "movement",
        "faction",
        "militia",
        "party",
        "network",
        "force",
        "rebel_group",
        "armed_group",
        "terrorist_group",
        "militant_group",
        "jihadist_group",
        "outfit",
        "insurgent_group",
        "entity",
    }
)
_SAYING_LITTLE = frozenset(
    (
        "same latter armed rebel militant terrorist extremist jihadist jihadi islamist insurgent radical "
        "hardline hard-line militia notorious banned outlawed shadowy"
    ).split()
)
_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_SPEAKER = frozenset({"we", "us", "our", "ours", "ourselves", "i", "me", "my"})
_PLACE_PARTS = frozenset(
    "site position area part target location outskirt edge point pocket section swathe place front".split()
)
_REACH = 4  # sentences


@dataclass
class Coreference:
    """Antecedents within one document; ``speaker`` is whose voice "we" is when the document is a statement."""

    mentions: Mentions
    arguments: Sequence[Arguments]
    speaker: Phrase | None = None

    def __post_init__(self) -> None:
        self.speaker = self.speaker or self._statement_speaker()
        self.candidates = cache(self._candidates)
        self.resolve = cache(self._guarded)
        self._open: set[Phrase] = set()

    def _statement_speaker(self) -> Phrase | None:
        """Whose voice "we" is: the first government or organization that opens the statement as a subject."""
        for si, s in enumerate(self.sentences[:2]):
            for w in s.words:
                phrase = self.mentions.phrase(si, w.i) if w.dep in ("nsubj", "nsubjpass") else None
                if (
                    phrase is not None
                    and phrase.form == "name"
                    and w.i < 8
                    and (
                        phrase.country
                        or phrase.type
                        in ("Government", "InternationalOrganization", "Organization", "StateForce", "Coalition")
                    )
                ):
                    return phrase
        return None

    @property
    def sentences(self) -> Sequence[Sentence]:
        """The document's sentences."""
        return self.mentions.register.sentences

    def _candidates(self, si: int) -> tuple[Phrase, ...]:
        """The phrases of a sentence that something later may point to, left to right."""
        s = self.sentences[si]
        found = []
        for w in s.words:
            if w.dep in ("compound", "amod", "nmod", "det", "poss") and not (w.dep == "poss" and w.pos in NOMINAL):
                continue
            if (
                w.dep == "appos"
                and self.mentions.register.name_at(si, w.i) is None
                and self.mentions.register.name_at(si, w.head) is not None
            ):
                continue  # "Zawahiri, the leader of the group": the name says it already
            if w.pos in NOMINAL or w.tag in NAME_TAGS or w.lower in ("he", "she", "him"):
                phrase = self.mentions.phrase(si, w.i)
                if phrase is not None:
                    found.append(phrase)
        return tuple(found)

    def _before(self, phrase: Phrase) -> Iterator[tuple[int, Phrase]]:
        """(sentences back, phrase), nearest sentence first; in each, subjects first, then from the right."""
        for back in range(_REACH + 1):
            si = phrase.sentence - back
            if si < 0:
                return
            s = self.sentences[si]
            found = [p for p in self.candidates(si) if back or p.last <= phrase.first]
            found.sort(key=lambda p: (s.words[p.head].dep not in ("nsubj", "nsubjpass"), -p.head))
            for p in found:
                yield back, p

    def _guarded(self, phrase: Phrase, want: str) -> tuple[Phrase, ...]:
        """The phrases meant; a phrase that is asked for while it is being resolved stays itself."""
        if phrase in self._open:
            return (phrase,)
        self._open.add(phrase)
        try:
            return self._resolve(phrase, want)
        finally:
            self._open.discard(phrase)

    def _resolve(self, phrase: Phrase, want: str) -> tuple[Phrase, ...]:
        """The phrases meant, as many as a coordination has; ``want`` is "Actor" or "Place". Empty: nobody can tell."""
        if phrase.others:
            others = (x for p in phrase.others for x in self.resolve(p, want))
            return (*self.resolve(replace(phrase, others=()), want), *others)
        if phrase.form == "pronoun":
            return self._pronoun(phrase, want)
        if phrase.form == "name":
            return (phrase,)
        if self.mentions.is_place(phrase) and (parts := self._parts(phrase)):
            return parts
        if (named := self._apposed_to(phrase)) is not None:
            return (named,)
        if (subject := self._copula_subject(phrase)) is not None:
            return self.resolve(subject, want)
        if not phrase.definite:
            return (phrase,)
        if phrase.plural and phrase.first < phrase.head and self._demonstrative(phrase):
            listed = self._coordination(phrase)
            if listed:
                return listed
        return self._description(phrase) or (phrase,)

    def _apposed_to(self, phrase: Phrase) -> Phrase | None:
        """ "Abu Rayyan, a commander who was killed": the noun in apposition is the name before it."""
        w = self.sentences[phrase.sentence].words[phrase.head]
        if w.dep != "appos" or w.tag not in ("NN", "NNP") or w.head > w.i:
            return None
        head = self.mentions.phrase(phrase.sentence, w.head)
        return (
            head
            if head is not None
            and head.form == "name"
            and self.mentions.is_place(head) == self.mentions.is_place(phrase)
            else None
        )

    def _copula_subject(self, phrase: Phrase) -> Phrase | None:
        """ "the Army, which is the main faction fighting X": the predicate noun is its clause's subject."""
        s = self.sentences[phrase.sentence]
        w = s.words[phrase.head]
        if w.dep != "attr" or s.words[w.head].lemma not in ("be", "become", "remain"):
            return None
        subjects = self.arguments[phrase.sentence].surface_subject(w.head)
        subject = self.mentions.phrase(phrase.sentence, subjects[0]) if subjects else None
        return subject if subject is not None and subject.form == "name" and subject.head != phrase.head else None

    def _parts(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """ "sites within these neighborhoods", "new neighborhoods: A, B and C": the places themselves."""
        s, si = self.sentences[phrase.sentence], phrase.sentence
        named = [
            p
            for k in s.kids(phrase.head, "appos")
            for i in conjuncts(s, k.i)
            if (p := self.mentions.phrase(si, i)) is not None and p.form == "name" and self.mentions.is_place(p)
        ]
        if named and phrase.plural:
            return tuple(named)
        if phrase.lemma not in _PLACE_PARTS:
            return ()
        inside = self.arguments[si].prepositions(phrase.head)
        for preposition in ("of", "within", "in", "inside"):
            found = [
                p
                for i in inside.get(preposition, ())
                if (p := self.mentions.phrase(si, i)) is not None and self.mentions.is_place(p)
            ]
            if found and (phrase.plural or found[0].plural):
                listed = [x for p in found for x in self.resolve(p, "Place")]
                return tuple(listed) if listed != [*found] or found[0].form == "name" else ()
        return ()

    def _demonstrative(self, phrase: Phrase) -> bool:
        words = [w.lower for w in self.sentences[phrase.sentence].words[phrase.first : phrase.first + 2]]
        return words[:1] in (["these"], ["those"], ["both"]) or words in (["the", "two"], ["the", "three"])

    # -- descriptions --------------------------------------------------------------------------------------------
    def _description(self, phrase: Phrase) -> tuple[Phrase, ...]:
        is_place = self.mentions.is_place(phrase)
        if phrase.plural and not phrase.owner:
            return ()
        same = next((p for _, p in self._all_before(phrase) if self._same_noun(p, phrase)), None)
        if same is not None:
            return self._follow(same)
        plain = len(phrase.name.split()) == 1 or set(phrase.name.lower().split()[:-1]) <= _SAYING_LITTLE
        if phrase.lemma in _GROUPS and not is_place and plain:
            return self._group(phrase)
        if is_place and phrase.type in ("Settlement", "District"):
            found = [p for _, p in self._before(phrase) if p.form == "name" and p.type == phrase.type]
            return tuple(found[:1])
        return ()

    def _follow(self, phrase: Phrase) -> tuple[Phrase, ...]:
        if phrase.form == "generic" and phrase.definite:
            return self.resolve(phrase, "Place" if self.mentions.is_place(phrase) else "Actor") or (phrase,)
        return (phrase,)

    def _all_before(self, phrase: Phrase) -> Iterator[tuple[int, Phrase]]:
        """Like ``_before`` but through the whole document, plainly nearest first."""
        for si in range(phrase.sentence, -1, -1):
            for p in reversed(self.candidates(si)):
                if si < phrase.sentence or p.last <= phrase.first:
                    yield phrase.sentence - si, p

    def _same_noun(self, p: Phrase, phrase: Phrase) -> bool:
        """ "the army" after "the Syrian army"; "the prison" after "Aleppo Central Prison"; not "rebels" after "rebels"."""
        if p.form == "generic" and len(p.name.split()) <= len(phrase.name.split()):
            return False
        last = p.name.lower().split()[-1] if p.form == "name" else p.lemma.split("_")[-1]
        noun = phrase.lemma.split("_")[-1]
        if phrase.type == "StateForce" and p.type != "StateForce":
            return False
        if p.type == phrase.type == "OperationsRoom":
            return p.lemma.split("_")[-1] == noun
        if len(phrase.name.split()) > 1 and phrase.name.lower() not in p.name.lower():
            return False
        fits = self.mentions.is_place(p) == self.mentions.is_place(phrase)
        return (
            fits
            and p.plural == phrase.plural | (p.form == "name" and p.plural)
            and (p.lemma == phrase.lemma or last == noun)
        )

    def _group(self, phrase: Phrase) -> tuple[Phrase, ...]:
        for _, p in self._before(phrase):
            if (
                p.form == "name"
                and not self.mentions.is_place(p)
                and p.type not in ("Person", "StateForce", "Government", "MediaOutlet", "InternationalOrganization")
            ):
                return (p,)
        return ()

    def _coordination(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """The nearest list of two or more actors of the last sentences."""
        for back in range(_REACH + 1):
            si = phrase.sentence - back
            if si < 0:
                break
            s = self.sentences[si]
            for p in self.candidates(si):
                if s.words[p.head].dep == "conj" or (back == 0 and p.last > phrase.first):
                    continue
                listed = [self.mentions.phrase(si, i) for i in conjuncts(s, p.head)]
                places = self.mentions.is_place(phrase)
                named = [
                    x
                    for x in listed
                    if x is not None and x.form == "name" and self.mentions.is_place(x) == places and x.type != "Person"
                ]
                named = named if len(named) > 1 else [*self._parts(p)] if places and p.form == "generic" else []
                if len(named) > 1:
                    return tuple(named)
        return ()

    # -- pronouns ------------------------------------------------------------------------------------------------
    def _pronoun(self, phrase: Phrase, want: str) -> tuple[Phrase, ...]:
        word = phrase.lemma
        if word in ("i", "me", "my"):
            return ()
        if word in _SPEAKER:
            return (self.speaker,) if self.speaker else ()
        if word in ("its", "their", "his", "her") and (owner := self._clause_subject(phrase)):
            return owner
        if word in _PERSONAL:
            female = word in ("she", "her", "hers")
            return self._nearest(
                phrase, lambda p: p.type == "Person" or (p.form == "pronoun" and (p.lemma == "she") == female)
            )
        if word in _NEUTER:
            return self._nearest(
                phrase, lambda p: p.form != "pronoun" and not p.plural | (p.type == "Person") and self._fits(p, want)
            )
        if word in _PLURAL or word in ("these", "those", "both"):
            return self._plural(phrase, want)
        if word == "there":
            return self._nearest(phrase, lambda p: self.mentions.is_place(p) and p.type != "Region")
        if word == "several":
            return self._nearest(phrase, lambda p: p.form != "pronoun" and p.type == "UnnamedGroup" and p.plural)
        return ()

    def _clause_subject(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """ "Russia pressed the regime to end its attacks": a possessive looks to the subject of its own clause first."""
        si, s = phrase.sentence, self.sentences[phrase.sentence]
        verb = next((w for w in s.path_up(phrase.head) if w.pos in ("VERB", "AUX") and w.dep != "pcomp"), None)
        subjects = self.arguments[si].verb_roles(verb.i).get("subj", ()) if verb is not None else ()
        if not subjects or any(i >= phrase.head for i in subjects):
            return ()
        members = [
            p
            for i in subjects
            for j in conjuncts(s, i)
            if (p := self.mentions.phrase(si, j)) is not None and p.form != "pronoun" and not self.mentions.is_place(p)
        ]
        plural = len(members) > 1 or any(p.plural for p in members)
        fits = {"its": not plural, "their": True, "his": not plural, "her": not plural}[phrase.lemma]
        personal = [p for p in members if (p.type == "Person") == (phrase.lemma in ("his", "her"))]
        chosen = personal if phrase.lemma in ("its", "his", "her") else members
        return tuple(x for p in chosen for x in self._follow(p)) if fits else ()

    def _fits(self, p: Phrase, want: str) -> bool:
        return self.mentions.is_place(p) == (want == "Place") or (want == "Place" and p.country)

    def _nearest(self, phrase: Phrase, accept: Callable[[Phrase], bool]) -> tuple[Phrase, ...]:
        for back, p in self._before(phrase):
            if back > 2:
                break
            if not accept(p) or (p.head == phrase.head and not back) or self._same_clause(phrase, p):
                continue
            if p.form != "pronoun":
                return self._follow(p)
            if (found := self.resolve(p, "Actor")) and found[0].form != "pronoun":
                return found
        return ()

    def _same_clause(self, phrase: Phrase, p: Phrase) -> bool:
        """True when the pronoun is the object of the verb whose subject the phrase is: then it cannot mean it."""
        s = self.sentences[phrase.sentence]
        w = s.words[phrase.head]
        return p.sentence == phrase.sentence and w.dep in ("dobj", "dative") and s.words[p.head].head == w.head

    def _plural(self, phrase: Phrase, want: str) -> tuple[Phrase, ...]:
        """Several, named together or as one plural; else one group, which "they" may also mean."""
        group: tuple[Phrase, ...] = ()
        for back, p in self._before(phrase):
            if back > 2:
                break
            if (
                p.form == "pronoun"
                or not self._fits(p, want)
                or self.mentions.lexicon.is_a(p.lemma, "instrument", "munition")
            ):
                continue
            s = self.sentences[p.sentence]
            listed = [self.mentions.phrase(p.sentence, i) for i in conjuncts(s, p.head)]
            members = [x for x in listed if x is not None and self._fits(x, want)]
            if len(members) > 1 and s.words[p.head].dep != "conj":
                return tuple(members)
            if p.plural:
                return self._follow(p)
            if (
                not group
                and p.form == "name"
                and p.type not in ("Person", "Settlement", "District", "Region")
                and not p.country
            ):
                group = self._follow(p)
        return group
