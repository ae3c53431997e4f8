"""Pronouns: whom "it", "they", "he", "we" and "there" mean, by number and kind, nearest first and subjects first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.mentions.antecedents import Antecedents
from kg.extract.mentions.binding import POSSESSIVE, Binding
from kg.extract.mentions.phrases import Phrase, Phrases
from kg.extract.parse.arguments import Arguments
from kg.extract.parse.sentence import Sentence, Word

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_FEMALE = frozenset({"she", "her", "hers"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "these", "those", "both"})
_OF_TWO = frozenset({"former", "latter"})
_SPEAKER = frozenset({"we", "us", "our", "ours", "ourselves"})
_SPEAKER_TYPES = frozenset({"Government", "InternationalOrganization", "Organization", "StateForce", "Coalition"})
_BODIES = ("forces", "guards")
_OPENING = 8
"""Words within which a statement names whoever makes it."""
_SPEAKING = 25
"""Words within which it says "we"."""
_REACH = 2
"""Sentences back."""


class Pronouns:
    """The pronouns of one document; ``resolve`` tells what another phrase means, ``follow`` what a plain one does."""

    def __init__(
        self,
        antecedents: Antecedents,
        arguments: Sequence[Arguments],
        speaker: Phrase | None,
        binding: Binding,
        *,
        resolve: Callable[[Phrase, str], Phrases],
        follow: Callable[[Phrase], Phrases],
    ) -> None:
        self._antecedents, self._arguments = antecedents, arguments
        self._mentions, self._sentences = antecedents.mentions, antecedents.sentences
        self._resolve, self._follow = resolve, follow
        self._binding = binding
        self.speaker = speaker or self._statement_speaker()

    def _statement_speaker(self) -> Phrase | None:
        """Whose voice "we" is: whoever the title says it is a statement of, or the first government or organization
        that opens it as a subject."""
        for si, s in enumerate(self._sentences[:2]):
            for prep in (k for w in s.words[:2] if self._says(w) for k in s.kids(w.i, "prep", "agent")):
                heads = (k.i for k in s.kids(prep.i, "pobj") if prep.lower in ("by", "of", "from"))
                named = (p for i in heads for p in self._mentions.coordinated(si, i) if p.form == "name")
                if (title := next((p for p in named if p.country or p.type in _SPEAKER_TYPES), None)) is not None:
                    return title
        if (speaker := self._named_as_speaker()) is not None:
            return speaker
        for si, s in enumerate(self._sentences[:2]):
            for w in s.words[:_OPENING]:
                if w.dep not in ("nsubj", "nsubjpass") or any(a < w.i < b for a, b in s.quoted):
                    continue
                phrase = self._mentions.phrase(si, w.i)
                if phrase is None or phrase.form != "name":
                    continue
                declares = s.words[w.head].tag in ("VBZ", "VBP") and self._is_statement()
                fighters = declares and self._mentions.ontology.is_a(phrase.type, "Organization")
                if phrase.country or phrase.type in _SPEAKER_TYPES or fighters:
                    return phrase
        return None

    def _named_as_speaker(self) -> Phrase | None:
        """ "In the name of the Sand Council, we …", "We, the Sand Council, …": whoever says "we"."""
        for si, s in enumerate(self._sentences[:2]):
            for we in s.words[:_SPEAKING]:
                if we.lower != "we":
                    continue
                beside = [*s.kids(we.i, "appos"), *(w for w in s.words[: we.i] if self._in_the_name(s, w))]
                phrases = (self._mentions.phrase(si, w.i) for w in beside)
                if (named := next((p for p in phrases if p is not None and p.form == "name"), None)) is not None:
                    return named
        return None

    def _in_the_name(self, s: Sentence, w: Word) -> bool:
        above = s.words[s.words[w.head].head]
        return w.dep == "pobj" and above.lower in ("name", "behalf")

    def _is_statement(self) -> bool:
        """Whether the document says "we" in its own voice."""
        return any(
            w.lower in _SPEAKER and not any(a < w.i < b for a, b in s.quoted) for s in self._sentences for w in s.words
        )

    def _says(self, w: Word) -> bool:
        return self._mentions.lexicon.is_a(w.lower, "utterance") or self._mentions.lexicon.is_a(w.lemma, "utterance")

    def meaning(self, phrase: Phrase, want: str) -> Phrases:
        """The phrases that a pronoun means; ``want`` is "Actor" or "Place". Empty: nobody can tell."""
        word = phrase.lemma
        if word in _SPEAKER:
            return self._quoted_side(phrase) or ((self.speaker,) if self.speaker else ())
        if word in POSSESSIVE and (owner := self._clause_subject(phrase)):
            return owner
        if word == "those" and self._sentences[phrase.sentence].kids(phrase.head, "acl", "prep"):
            return ()  # "those on the ground": whoever they are, they need not have been named
        if word in _OF_TWO:
            return self._of_two(phrase, want)
        if word == "pair":
            return self._pair(phrase)
        if word in _PLURAL:
            return self._beside(phrase) or self._several(phrase, want)
        accept = self._acceptable(phrase, want)
        if accept is None:
            return ()
        return self._above(phrase, accept) or self._ahead(phrase, accept) or self._nearest(phrase, accept)

    def _above(self, phrase: Phrase, accept: Callable[[Phrase], bool]) -> Phrases:
        """ "X, which Y regards as Z, said its fighters had …": in what somebody says, the speaker comes first."""
        si, s = phrase.sentence, self._sentences[phrase.sentence]
        w = s.words[phrase.head]
        subject = s.words[w.head] if w.dep == "poss" else w
        clause = s.words[subject.head]
        if subject.dep not in ("nsubj", "nsubjpass") or clause.dep != "ccomp" or phrase.lemma in _PERSONAL:
            return ()
        for i in self._arguments[si].surface_subject(clause.head):
            p = self._mentions.phrase(si, i) if i < phrase.head else None
            if p is not None and p.form == "name" and accept(p):
                return self._follow(p)
        return ()

    def _quoted_side(self, phrase: Phrase) -> Phrases:
        """ "We will attack," a commander of the Front said: the side that whoever is quoted speaks for."""
        si, s = phrase.sentence, self._sentences[phrase.sentence]
        above = [w for w in s.path_up(phrase.head) if w.pos in ("VERB", "AUX")]
        if any(a < phrase.head < b for a, b in s.quoted):
            above += [w for w in s.words if not any(a < w.i < b for a, b in s.quoted)]
        for verb in (w for w in above if self._mentions.lexicon.is_a(w.lemma, "say")):
            for speaker in s.kids(verb.i, "nsubj"):
                if phrase.head not in (within := s.subtree(speaker.i)):
                    phrases = (p for i in within for p in (self._mentions.phrase(si, i),) if p is not None)
                    return next((x for p in phrases if (x := self._side(p))), ())
        return ()

    def _side(self, p: Phrase) -> Phrases:
        """The group that a phrase means, if it is one that takes sides."""
        found = self._resolve(p, "Actor") if p.form != "pronoun" and not self._mentions.is_place(p) else ()
        return tuple(x for x in found if self._mentions.ontology.is_a(x.type, "Organization") and x.form != "pronoun")

    def _acceptable(self, phrase: Phrase, want: str) -> Callable[[Phrase], bool] | None:
        """What a phrase must be for the pronoun to mean it; None for one that means nobody."""
        word = phrase.lemma
        if word in _PERSONAL:
            female = word in _FEMALE
            return lambda p: p.type == "Person" or (p.form == "pronoun" and (p.lemma == "she") == female)
        if word in _NEUTER:
            founded = self._is_founder(phrase)  # whose founder lives is no country
            return lambda p: (
                _is_one(p)
                and p.type != "Person"
                and self._fits(p, want)
                and not self._is_thing(p)
                and not (founded and p.country)
            )
        if word == "there":
            return lambda p: self._mentions.is_place(p) and p.type != "Region"
        if word in ("several", "others"):
            people = self._mentions.lexicon.is_a
            among = word == "several"  # "killed two guards and wounded others"
            struck = self._sentences[phrase.sentence].words[phrase.head].dep == "dobj"
            return lambda p: (
                p.plural
                and p.form != "pronoun"
                and people(p.lemma, "member", "crowd")
                and ((among and not struck) or not self._acts(p))
            )
        return None

    def _is_founder(self, phrase: Phrase) -> bool:
        words = self._sentences[phrase.sentence].words
        owned = self._mentions.lexicon.find("role", words[words[phrase.head].head].lemma)
        return phrase.lemma == "its" and any(f.relation == "founded" for f in owned)

    def _ahead(self, phrase: Phrase, accept: Callable[[Phrase], bool]) -> Phrases:
        """ "Although it is paid by Turkey, the brigade …": in a clause set before it, the subject of the main one."""
        si, s = phrase.sentence, self._sentences[phrase.sentence]
        if any(accept(p) and not self._binding.excludes(phrase, p) for p in self._antecedents.near(phrase, 0)):
            return ()
        for above in s.path_up(phrase.head):
            main = s.words[above.head]
            if above.dep not in ("advcl", "prep") or main.pos not in ("VERB", "AUX") or above.i > main.i:
                continue
            for subject in s.kids(main.i, "nsubj", "nsubjpass"):
                p = self._mentions.phrase(si, subject.i) if subject.i > phrase.head else None
                if p is not None and p.form != "pronoun" and accept(p):
                    return self._follow(p)
        return ()

    def _acts(self, p: Phrase) -> bool:
        return self._sentences[p.sentence].words[p.head].dep == "nsubj"

    def _clause_subject(self, phrase: Phrase) -> Phrases:
        """ "Russia pressed the regime to end its attacks": a possessive looks to its own clause's subject first."""
        si, s = phrase.sentence, self._sentences[phrase.sentence]
        owned = s.words[s.words[phrase.head].head]
        if owned.dep == "conj":  # "the soldiers and their allies"
            first = self._mentions.phrase(si, owned.head)
            return self._follow(first) if first is not None and not self._is_thing(first) else ()
        verb = next((w for w in s.path_up(phrase.head) if w.pos in ("VERB", "AUX") and w.dep != "pcomp"), None)
        roles = self._arguments[si].verb_roles(verb.i) if verb is not None else {}
        if verb is not None and (robbed := self._robbed(phrase, owned, verb)):
            return robbed
        told = roles.get("to", ()) if verb is not None and verb.lemma in ("protest", "complain") else ()
        subjects = tuple(i for i in told if i < phrase.head) or roles.get("subj", ())
        if any(i >= phrase.head for i in subjects):
            return ()
        found = [p for i in subjects for p in self._mentions.coordinated(si, i)]
        if any(owned.dep == "appos" and owned.head == p.head for p in found):
            return ()  # "Turkey, its sponsor"
        members = [p for p in found if not self._is_thing(p) and not self._mentions.is_place(p)]
        if phrase.lemma != "their":
            if len(members) > 1 or not all(map(_is_one, members)):
                return ()
            members = [p for p in members if (p.type == "Person") == (phrase.lemma in ("his", "her"))]
        elif len(members) == 1 and not members[0].plural:
            return ()  # "the Coalition supports the troops in their campaign": a nearer plural is meant
        return tuple(x for p in members for x in self._follow(p))

    def _robbed(self, phrase: Phrase, owned: Word, verb: Word) -> Phrases:
        """ "killing three rangers and wounding their commander": whom the verb before it harmed."""
        si, s = phrase.sentence, self._sentences[phrase.sentence]
        before = s.words[verb.head]
        lexicon, relations = self._mentions.lexicon, self._mentions.ontology.relations
        said = [lexicon.find("verb", v.lemma) for v in (before, verb)]
        harmed = bool(said[0]) and all(relations[f.relation].sign <= -1 for frames in said for f in frames)
        if verb.dep not in ("conj", "advcl") or owned.dep != "dobj" or not harmed:
            return ()
        victims = [p for k in s.kids(before.i, "dobj") for p in self._mentions.coordinated(si, k.i) if k.i < verb.i]
        plural = phrase.lemma == "their"
        fit = [p for p in victims if p.plural == plural and p.type != "Person" and not self._mentions.is_place(p)]
        return self._follow(fit[0]) if len(fit) == 1 == len(victims) else ()

    def _is_thing(self, p: Phrase) -> bool:
        """Whether a phrase is no party that a pronoun may mean: a pronoun itself, a weapon, a blow."""
        weapon = p.form == "generic" and self._mentions.lexicon.is_a(p.lemma, "instrument", "munition")
        return p.form == "pronoun" or weapon

    def _fits(self, p: Phrase, want: str) -> bool:
        return self._mentions.is_place(p) == (want == "Place") or (want == "Place" and p.country)

    def _nearest(self, phrase: Phrase, accept: Callable[[Phrase], bool]) -> Phrases:
        for p in self._antecedents.near(phrase, _REACH):
            if self._goes_on(phrase, p) and (found := self._resolve(p, "Actor")) and found[0].form != "pronoun":
                return found
            itself = p.head == phrase.head and p.sentence == phrase.sentence
            if itself or not accept(p) or self._is_around(p):
                continue
            if p.sentence == phrase.sentence and self._binding.excludes(phrase, p):
                continue
            if self._binding.acts_on(p, phrase):
                continue
            if any(self._is_about_act(phrase, si) for si in range(p.sentence, phrase.sentence)):
                return ()
            if p.form != "pronoun":
                return () if self._is_open(phrase, p, accept) else self._follow(p)
            if (found := self._resolve(p, "Actor")) and found[0].form != "pronoun":
                return found
        return ()

    def _is_around(self, p: Phrase) -> bool:
        """ "the Old Port district of Aden": "it" is the district; the place around it comes with it only."""
        words = self._sentences[p.sentence].words
        of = words[words[p.head].head]
        inner = self._mentions.phrase(p.sentence, of.head) if of.lower == "of" else None
        places = inner is not None and self._mentions.is_place(p) and self._mentions.is_place(inner)
        return places and inner is not None and inner.name != p.name

    def _is_open(self, phrase: Phrase, p: Phrase, accept: Callable[[Phrase], bool]) -> bool:
        """ "A drove B out of the town; it returned": after a semicolon either may be meant, and nobody can tell."""
        words = self._sentences[phrase.sentence].words
        if p.sentence != phrase.sentence or phrase.lemma not in _NEUTER:
            return False
        stops = [w.i for w in words[p.head : phrase.head] if w.text == ";"]
        others = (q for q in self._antecedents.near(phrase, 0) if stops and q.head < stops[-1] and accept(q))
        return any(q.name != p.name for q in others)

    def _reach(self, phrase: Phrase) -> int:
        """How many sentences back to look; not out of a quotation, where whoever speaks may mean anybody, nor for
        "those who"."""
        if phrase.lemma == "those" and self._sentences[phrase.sentence].kids(phrase.head, "relcl"):
            return 0
        si = phrase.sentence
        quoted = any(a < phrase.head < b for a, b in self._sentences[si].quoted)
        before = self._sentences[si - 1] if si else None
        going_on = before is not None and any(b == len(before.words) for _, b in before.quoted)
        return 0 if quoted and not going_on else _REACH

    def _is_about_act(self, phrase: Phrase, si: int) -> bool:
        """ "The war erupted in May. It has killed thousands": the sentence before was about an act, and so is this."""
        if phrase.lemma != "it" or not self._acts(phrase):
            return False
        s = self._sentences[si]
        subjects = (k for w in s.words if w.dep == "ROOT" for k in s.kids(w.i, "nsubj", "nsubjpass"))
        lexicon = self._mentions.lexicon
        return any(
            k.tag == "NN" and (lexicon.find_noun(k.lemma, k.lower) or lexicon.is_a(k.lemma, "instrument", "munition"))
            for k in subjects
        )

    def _several(self, phrase: Phrase, want: str) -> Phrases:
        """Several, named together or as one plural; else one group, which "they" may also mean."""
        group: Phrases = ()
        for p in self._antecedents.near(phrase, self._reach(phrase)):
            if group and group[0].sentence == phrase.sentence != p.sentence:
                break
            if self._goes_on(phrase, p) and (found := self._resolve(p, "Actor")) and found[0].form != "pronoun":
                return found
            if self._is_thing(p) or not self._fits(p, want) or self._binding.same_clause(phrase, p):
                continue
            if p.sentence < phrase.sentence and self._is_source(p) and not self._speaks(phrase):
                continue
            members = [x for x in self._mentions.coordinated(p.sentence, p.head) if self._fits(x, want)]
            if len(members) > 1 and self._sentences[p.sentence].words[p.head].dep != "conj":
                return tuple(members)
            if p.plural and (p.sentence == phrase.sentence or p.form != "name" or not _is_one(p)):
                return self._follow(p)
            if not group and self._may_be_they(p):
                group = self._follow(p)
                if self._acts(phrase) and self._acts(p) and p.sentence == phrase.sentence:
                    break  # "the Taliban attacked the post, killing five officers, while they …"
        return group

    def _goes_on(self, phrase: Phrase, p: Phrase) -> bool:
        """ "They condemned … They demanded …": two main clauses running, with the same word for a subject."""
        same = p.form == "pronoun" and p.lemma == phrase.lemma and p.sentence == phrase.sentence - 1
        return same and self._is_main(p) and self._is_main(phrase)

    def _is_main(self, p: Phrase) -> bool:
        words = self._sentences[p.sentence].words
        w = words[p.head]
        return w.dep == "nsubj" and words[w.head].dep == "ROOT"

    def _is_source(self, p: Phrase) -> bool:
        """ "…, diplomats say": who says it is not what it is about."""
        nameless = p.form == "generic" and self._mentions.lexicon.is_a(p.lemma, "source")
        return nameless and self._acts(p) and self._speaks(p)

    def _speaks(self, p: Phrase) -> bool:
        words = self._sentences[p.sentence].words
        return self._mentions.lexicon.is_a(words[words[p.head].head].lemma, "say")

    def _beside(self, phrase: Phrase) -> Phrases:
        """ "six policemen and two of the volunteers who help them": those whom the noun is listed with."""
        si, s = phrase.sentence, self._sentences[phrase.sentence]
        clause = next((w for w in s.path_up(phrase.head) if w.dep in ("relcl", "ccomp", "ROOT")), None)
        if phrase.lemma != "them" or clause is None or clause.dep != "relcl":
            return ()
        noun = s.words[clause.head]
        if noun.dep == "pobj" and s.words[noun.head].lower == "of":
            noun = s.words[s.words[noun.head].head]
        first = self._mentions.phrase(si, noun.head) if noun.dep == "conj" else None
        return self._follow(first) if first is not None and first.plural and not self._is_thing(first) else ()

    def _of_two(self, phrase: Phrase, want: str) -> Phrases:
        """The first or the last of the two that the sentence, or the one before, named last before it said so."""
        start = next(w.i for w in self._sentences[phrase.sentence].words if w.lower in _OF_TWO)
        for si in range(phrase.sentence, max(-1, phrase.sentence - 2), -1):
            earlier = (p for p in self._antecedents.of_sentence(si) if si < phrase.sentence or p.head < start)
            parties = [p for p in earlier if self._is_party(p) and self._fits(p, want)]
            pair = list({p.name: p for p in parties if not _is_somebody(p)}.values())
            pair = pair if len(pair) > 1 else list({p.name: p for p in parties}.values())
            if len(pair) == 2:
                return self._follow(pair[-1 if phrase.lemma == "latter" else -2])
        return ()

    def _pair(self, phrase: Phrase) -> Phrases:
        """ "the pair", "the two": the two persons, or else the two parties, that were spoken of last."""
        for si in range(phrase.sentence, max(-1, phrase.sentence - _REACH - 1), -1):
            earlier = (p for p in self._antecedents.of_sentence(si) if si < phrase.sentence or p.last <= phrase.first)
            meant = (x for p in earlier if not self._mentions.is_place(p) for x in self._resolve(p, "Actor"))
            named = [p for p in {p.name: p for p in meant if p.form == "name"}.values() if not self._is_thing(p)]
            for kind in ([p for p in named if p.type == "Person"], [p for p in named if p.type != "Person"]):
                if len(kind) == 2 or (si == phrase.sentence and len(kind) > 2):
                    return tuple(kind[-2:])
        return ()

    def _is_party(self, p: Phrase) -> bool:
        """Whether a phrase is one of which "the former" may be said: nothing that another is said to be."""
        w = self._sentences[p.sentence].words[p.head]
        return w.dep not in ("attr", "appos", "oprd") and not self._is_thing(p)

    def _may_be_they(self, p: Phrase) -> bool:
        single = p.type in ("Person", "Settlement", "District", "Region") or p.country
        return p.form == "name" and not single


def _is_somebody(p: Phrase) -> bool:
    """Whether a phrase is a person for sure: names of one word may be a group's."""
    return p.type == "Person" and (p.form != "name" or " " in p.name)


def _is_one(p: Phrase) -> bool:
    """Whether "it" may mean the phrase: one thing, or a body whose name is a plural ("the Popular Forces")."""
    return not p.plural or (p.form == "name" and p.name.lower().endswith(_BODIES))
