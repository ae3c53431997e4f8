"""Coreference: what pronouns and definite descriptions ("the group", "these factions", "the city") point back to.

Rules for this domain, no model: a noun in apposition or after a copula is the name beside it; a description takes the
nearest phrase with its own noun before anything else; pronouns are for ``pronouns``. What cannot be told
stays what it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from functools import cache

from kg.extract.mentions.antecedents import Antecedents
from kg.extract.mentions.binding import Binding
from kg.extract.mentions.descriptions import Descriptions
from kg.extract.mentions.finding import Mentions
from kg.extract.mentions.phrases import Phrase, Phrases
from kg.extract.mentions.pronouns import Pronouns
from kg.extract.parse.arguments import Arguments
from kg.knowledge.names import fold

_GROUPS = frozenset(
    (
        "group organization organisation movement faction militia party network force outfit entity rebel_group "
        "armed_group terrorist_group militant_group jihadist_group insurgent_group"
    ).split()
)
_UNITS = frozenset({"unit", "brigade", "battalion", "formation", "gang", "clan", "tribe", "cartel", "camp"})
_COUNTRIES = frozenset({"country", "state", "nation", "neighbour", "neighbor"})
_COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_PARTIES = frozenset({"side", "party", "group", "faction", "country", "government", "movement", "camp"})
_NOT_GROUPS = frozenset({"Person", "StateForce", "Government", "MediaOutlet", "InternationalOrganization"})
_PLACE_PARTS = frozenset(
    "site position area part target location outskirt edge point pocket section swathe place front".split()
)

_ELSEWHERE = frozenset("old new other nearby neighbouring neighboring next adjacent second third".split())
"""What tells a place from the one that was spoken of: "the nearby town"."""
_RIMS = frozenset({"outskirt", "edge"})
_SEVERAL = frozenset({"Settlement", "District", "Region"})


class Coreference:
    """Antecedents within one document; ``speaker`` is whose voice "we" is when the document is a statement."""

    def __init__(self, mentions: Mentions, arguments: Sequence[Arguments], speaker: Phrase | None = None) -> None:
        self.mentions, self.arguments = mentions, arguments
        self.sentences = mentions.register.sentences
        self.resolve = cache(self._guarded)
        self._open: set[Phrase] = set()
        self._before = Antecedents(mentions)
        self._descriptions = Descriptions(self._before)
        self._binding = Binding(mentions, arguments, self.resolve)
        self._pronouns = Pronouns(
            self._before, arguments, speaker, self._binding, resolve=self.resolve, follow=self._follow
        )

    @property
    def speaker(self) -> Phrase | None:
        """Whose voice "we" is."""
        return self._pronouns.speaker

    def _guarded(self, phrase: Phrase, want: str) -> Phrases:
        """The phrases meant; a phrase that is asked for while it is being resolved stays itself."""
        if phrase in self._open:
            return (phrase,)
        self._open.add(phrase)
        try:
            return self._resolve(phrase, want)
        finally:
            self._open.discard(phrase)

    def _resolve(self, phrase: Phrase, want: str) -> Phrases:
        """The phrases meant, as many as a coordination has; ``want`` is "Actor" or "Place". Empty: nobody can tell."""
        if phrase.others:
            others = (x for p in phrase.others for x in self.resolve(p, want))
            return (*self.resolve(replace(phrase, others=()), want), *others)
        if phrase.form == "pronoun":
            return self._pronouns.meaning(phrase, want)
        if phrase.form == "name":
            return (phrase,)
        if self.mentions.is_place(phrase) and (parts := self._parts(phrase)):
            return parts
        if (named := self._apposed_to(phrase) or self._one_of(phrase)) is not None:
            return (named,)
        if called := self._called(phrase):
            return tuple(x for p in called for x in self.resolve(p, want))
        if (subject := self._copula_subject(phrase)) is not None:
            return self.resolve(subject, want)
        if len(members := self._members(phrase)) > 1:
            return members
        if not phrase.definite and not self._demonstrative(phrase) and not self._is_ours(phrase):
            return (phrase,)
        return self._coordination(phrase) or self._description(phrase) or self._described(phrase) or (phrase,)

    def _is_ours(self, phrase: Phrase) -> bool:
        """ "our leader": one whom the statement has named."""
        owned = self.sentences[phrase.sentence].kids(phrase.head, "poss")
        return phrase.type == "Person" and any(k.lower == "our" for k in owned)

    def _described(self, phrase: Phrase) -> Phrases:
        """ "the envoy", "the guerrillas": whoever was said to be one."""
        return () if self.mentions.is_place(phrase) else self._descriptions.meant(phrase, self._binding.excludes)

    def _follow(self, phrase: Phrase) -> Phrases:
        """What a phrase that another one points to means itself."""
        if phrase.form == "generic" and phrase.definite:
            return self.resolve(phrase, "Place" if self.mentions.is_place(phrase) else "Actor") or (phrase,)
        return (phrase,)

    # -- within the sentence -------------------------------------------------------------------------------------
    def _apposed_to(self, phrase: Phrase) -> Phrase | None:
        """ "Abu Rayyan, a commander who was killed": the noun in apposition is the name before it."""
        w = self.sentences[phrase.sentence].words[phrase.head]
        if w.dep != "appos" or w.tag not in ("NN", "NNP") or w.head > w.i:
            return None
        head = self.mentions.phrase(phrase.sentence, w.head)
        if head is None or self.mentions.is_place(head) != self.mentions.is_place(phrase):
            return None
        person = head.type == phrase.type == "Person" and head.form == "generic"  # "the governor, himself a warlord"
        return head if head.form == "name" or person else None

    def _one_of(self, phrase: Phrase) -> Phrase | None:
        """ "one of the group's leaders, X,": the one who is named."""
        s = self.sentences[phrase.sentence]
        of = s.words[s.words[phrase.head].head]
        one = s.kid(of.head, "appos") if of.lower == "of" and s.words[of.head].lower == "one" else None
        named = self.mentions.phrase(phrase.sentence, one.i) if one is not None else None
        return named if named is not None and named.form == "name" and not self.mentions.is_place(named) else None

    def _called(self, phrase: Phrase) -> Phrases:
        """ "its old enemies, A and B": an ally or enemy is whoever the noun beside it names."""
        if not self.mentions.lexicon.is_a(phrase.lemma, "mutual"):
            return ()
        s = self.sentences[phrase.sentence]
        beside = s.kid(phrase.head, "appos")
        beside_it = (k for k in s.kids(s.words[phrase.head].head, "prep") if k.i == phrase.head + 1)
        for prep in (*s.kids(phrase.head, "prep"), *beside_it):  # "our partners in the Sand Forces"
            owned = prep.lower == "of" and bool(s.kids(phrase.head, "poss"))  # "its allies of the Sand Army"
            inside = s.kid(prep.i, "pobj") if (prep.lower == "in" or owned) and phrase.plural else None
            group = self.mentions.phrase(phrase.sentence, inside.i) if inside is not None else None
            if group is not None and group.form == "name" and not (group.country or self.mentions.is_place(group)):
                return (group,)
        return tuple(self.mentions.coordinated(phrase.sentence, beside.i)) if beside is not None else ()

    def _copula_subject(self, phrase: Phrase) -> Phrase | None:
        """ "the Army, which is the main faction fighting X": the predicate noun is its clause's subject."""
        s = self.sentences[phrase.sentence]
        w = s.words[phrase.head]
        if w.dep == "pobj" and phrase.plural and s.words[s.words[w.head].head].lower == "one":
            w = s.words[s.words[w.head].head]  # "X is one of four groups that make up Y"
        if w.dep != "attr" or s.words[w.head].lemma not in ("be", "become", "remain"):
            return None
        subjects = self.arguments[phrase.sentence].surface_subject(w.head)
        subject = self.mentions.phrase(phrase.sentence, subjects[0]) if subjects else None
        return subject if subject is not None and subject.form == "name" and subject.head != phrase.head else None

    def _members(self, phrase: Phrase) -> Phrases:
        """ "two groups, A and B,", "three forces hold it: A, B and C": those that a plural noun goes on to name."""
        if not phrase.plural or self.mentions.is_place(phrase):
            return ()
        return tuple(p for p in self._explained_by(phrase) if p.head > phrase.head and not self.mentions.is_place(p))

    def _explained_by(self, phrase: Phrase) -> Phrases:
        """The names in apposition to a phrase, all of a list."""
        s, si = self.sentences[phrase.sentence], phrase.sentence
        listed = (p for k in s.kids(phrase.head, "appos") for p in self.mentions.coordinated(si, k.i))
        return tuple(p for p in listed if p.form == "name")

    def _parts(self, phrase: Phrase) -> Phrases:
        """ "sites within these neighborhoods", "new neighborhoods: A, B and C": the places themselves."""
        named = tuple(p for p in self._explained_by(phrase) if self.mentions.is_place(p))
        if named and phrase.plural:
            return named
        if phrase.plural and phrase.type in _SEVERAL and len(listed := self._listed(phrase)) > 1:
            return listed
        return self._wholes(phrase) if phrase.lemma in _PLACE_PARTS else ()

    def _listed(self, phrase: Phrase) -> Phrases:
        """ "the villages of A, B and C": the names of several places after "of"."""
        of = self.arguments[phrase.sentence].prepositions(phrase.head).get("of", ())
        listed = (p for i in of for p in self.mentions.coordinated(phrase.sentence, i))
        return tuple(p for p in listed if p.form == "name" and self.mentions.is_place(p))

    def _wholes(self, phrase: Phrase) -> Phrases:
        """The places that several places, or parts of several, lie in."""
        inside = self.arguments[phrase.sentence].prepositions(phrase.head)
        for preposition in ("of", "within", "in", "inside"):
            phrases = (self.mentions.phrase(phrase.sentence, i) for i in inside.get(preposition, ()))
            found = [p for p in phrases if p is not None and self.mentions.is_place(p)]
            if found and (phrase.plural or found[0].plural):
                meant = [x for p in found for x in self.resolve(p, "Place")]
                if len(meant) == 1 and phrase.lemma in _RIMS:
                    return ()  # "the outskirts of Goma" are not Goma
                return tuple(meant) if meant != found or found[0].form == "name" else ()
        return ()

    # -- further back --------------------------------------------------------------------------------------------
    def _coordination(self, phrase: Phrase) -> Phrases:
        """ "these factions": the nearest list of two or more, of actors or of places."""
        if phrase.first == phrase.head or not self._demonstrative(phrase):
            return ()
        places, count = self.mentions.is_place(phrase), self._count(phrase)
        people = self.mentions.lexicon.is_a(phrase.lemma, "person")  # "the two generals" are no two states
        for p in self._before.lists(phrase) if not people else ():
            named = tuple(
                x
                for x in self.mentions.coordinated(p.sentence, p.head)
                if x.form == "name" and self.mentions.is_place(x) == places and x.type != "Person"
            )
            if len(named) < 2 and places and p.form == "generic":
                named = self._parts(p)
            if len(named) > 1 and count in (0, len(named)):
                return named
        return self._counted(phrase, count) if count else ()

    def _count(self, phrase: Phrase) -> int:
        """How many the phrase says they are; 0 when it does not."""
        words = self.sentences[phrase.sentence].words[phrase.first : phrase.head]
        return next((_COUNTS[w.lower] for w in words if w.lower in _COUNTS), 0)

    def _counted(self, phrase: Phrase, count: int) -> Phrases:
        """ "both sides", "the two groups", "the three countries": as many of that kind as the sentence, or it and the
        one before, speak of."""
        for reach in (0, 1):
            found: dict[str, Phrase] = {}
            for p in self._before.near(phrase, reach):
                if self._is_kind(p, phrase):
                    found.setdefault(p.name, p)
            if len(found) == count:
                return tuple(sorted(found.values(), key=lambda p: (p.sentence, p.head)))
        return ()

    def _is_kind(self, p: Phrase, phrase: Phrase) -> bool:
        """Whether a phrase is one of those that a counted noun may mean."""
        if phrase.lemma in _COUNTRIES:
            return p.country
        if self.mentions.is_place(phrase):
            return p.form == "name" and self.mentions.is_place(p) and phrase.type in (p.type, "Place")
        if self.mentions.is_place(p):
            return False
        if phrase.type == "Person" or phrase.lemma == "man" or self.mentions.lexicon.is_a(phrase.lemma, "person"):
            return p.form == "name" and p.type == "Person"
        if p.type == "Person":
            return False
        if phrase.lemma in ("side", "party"):
            armed = p.plural and self.mentions.lexicon.is_a(p.lemma, "member")
            return p.form == "name" or p.type in ("StateForce", "Government") or armed
        counted = phrase.lemma in _GROUPS or phrase.lemma in _UNITS
        return counted and p.form == "name" and not p.country and p.type not in _NOT_GROUPS

    def _demonstrative(self, phrase: Phrase) -> bool:
        words = [w.lower for w in self.sentences[phrase.sentence].words[phrase.first : phrase.first + 2]]
        if not phrase.plural:
            return words[0] == "each" and phrase.lemma in _PARTIES
        return words[0] in ("these", "those", "both") or (words[0] == "the" and words[1] in _COUNTS)

    def _description(self, phrase: Phrase) -> Phrases:
        """ "the army", "the group", "the city": one thing that was named before."""
        if phrase.plural and not phrase.owner:
            return ()
        plain = all(map(self._descriptions.says_little, phrase.name.lower().split()[:-1]))
        group = self._group(phrase) if phrase.lemma in _GROUPS and plain else ()
        if group and phrase.lemma != "group" and (said := self._described(phrase)):
            return said  # "the faction" is whoever was called one
        same = next((p for p in self._before.all(phrase) if self._same_noun(p, phrase)), None)
        if same is not None and not (group and same.form == "generic"):
            return self._follow(same)
        return self._place(phrase) if self.mentions.is_place(phrase) else group

    def _same_noun(self, p: Phrase, phrase: Phrase) -> bool:
        """ "the army" after "the Syrian army", "the prison" after "Aleppo Central Prison"; not "rebels" twice."""
        if p.form == "generic" and len(p.name.split()) <= len(phrase.name.split()):
            return False
        if p.form == "generic" and p.lemma == "group" and p.name.startswith("group of "):
            return False  # "a group of gunmen" is no group
        if phrase.type == "StateForce" and p.type != "StateForce":
            return False
        noun, other = phrase.lemma.split("_")[-1], p.lemma.split("_")[-1]
        if p.type == phrase.type == "OperationsRoom":
            return other == noun
        if len(phrase.name.split()) > 1 and phrase.name.lower() not in p.name.lower():
            return False
        if self.mentions.is_place(p) != self.mentions.is_place(phrase):
            return False
        if p.form == "name":
            last = p.name.lower().split()[-1]
            return (p.plural or not phrase.plural) and (p.lemma == phrase.lemma or last == noun)
        return p.plural == phrase.plural and (p.lemma == phrase.lemma or other == noun)

    def _group(self, phrase: Phrase) -> Phrases:
        """The nearest named group, for "the group"; in its own sentence also one inside a title."""
        near = [p for p in self._before.near(phrase) if self._is_group(p)]
        if near and near[0].sentence == phrase.sentence:
            return tuple(near[:1])
        si, words = phrase.sentence, self.sentences[phrase.sentence].words
        titles = (self.mentions.phrase(si, w.i) for w in words[: phrase.first] if w.dep in ("compound", "poss"))
        held = [p for p in titles if p is not None and self._is_group(p) and not p.country]
        return tuple(held[-1:] or near[:1])

    def _is_group(self, p: Phrase) -> bool:
        named = p.form == "name" and not self.mentions.is_place(p)
        organ = self.mentions.lexicon.is_a(fold(p.name), "body", "government_head")  # "the Pentagon"
        return named and p.type not in _NOT_GROUPS and not (organ or p.name[:1].isdigit())

    def another(self, phrase: Phrase, names: Set[str]) -> Phrase | None:
        """The nearest other group that "the group" may be, when it is none of those named."""
        if phrase.lemma not in _GROUPS:
            return None
        near = (p for p in self._before.near(phrase) if p.form == "name" and not self.mentions.is_place(p))
        return next((p for p in near if p.type not in _NOT_GROUPS and fold(p.name) not in names), None)

    def _place(self, phrase: Phrase) -> Phrases:
        """The named place of the same kind that is spoken of most so far, for "the city"; of equals the nearest."""
        elsewhere = phrase.lemma == "capital" or set(phrase.name.lower().split()) & _ELSEWHERE
        if phrase.type not in ("Settlement", "District") or elsewhere:
            return ()
        kinds = (phrase.type, "Place")
        near = [p for p in self._before.near(phrase) if p.form == "name" and p.type in kinds]
        spoken = Counter(p.name for p in self._before.all(phrase) if p.form == "name")
        return tuple(sorted(near, key=lambda p: -spoken[p.name]))[:1]
