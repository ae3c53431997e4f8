"""Descriptions: what a document says of those it names, and whom "the envoy" or "the guerrillas" mean by it.

A name is described by the noun beside it ("the envoy, X", "X, a herders' union", "Colonel X", "X is a militia") and by
its people ("X rebels"). A noun that was never said of anybody may still mean the one person or the one armed group
that the text has been speaking of: "the warlord", "the insurgents".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property

from kg.extract.mentions.antecedents import Antecedents
from kg.extract.mentions.phrases import Phrase, Phrases
from kg.extract.parse.sentence import NAME_TAGS, NOMINAL, Sentence, Word

_GROUPS = frozenset({"group", "movement", "organization", "organisation", "outfit", "faction"})
_MILITIAS = frozenset({"militia", "militiaman", "paramilitary"})
_SYNONYMS = {"premier": "minister"}
_ELSE = frozenset({"other", "another", "new", "remaining", "rival"})
_STATES = frozenset({"StateForce", "Government", "MediaOutlet", "InternationalOrganization"})


class Descriptions:
    """What the names of one document are said to be."""

    def __init__(self, antecedents: Antecedents) -> None:
        self._before, self._mentions = antecedents, antecedents.mentions
        self._sentences, self._lexicon = antecedents.sentences, antecedents.mentions.lexicon

    @cached_property
    def _said(self) -> dict[str, set[str]]:
        """Name -> the lemmas of the nouns that speak of it."""
        said: dict[str, set[str]] = defaultdict(set)
        for si, s in enumerate(self._sentences):
            for w in s.words:
                phrase = self._mentions.phrase(si, w.i) if w.pos in NOMINAL or w.tag in NAME_TAGS else None
                if phrase is not None and phrase.form == "name" and not phrase.country:
                    for noun in _describing(s, w):
                        said[phrase.name] |= {noun.lemma.lower(), *self._kinds(s, noun)}
                    if self._mentions.register.name_at(si, w.i) is None:  # "X rebels"
                        said[phrase.name] |= {w.lemma.lower(), *self._kinds(s, w)}
        return said

    def _kinds(self, s: Sentence, noun: Word) -> set[str]:
        """ "a Marxist rebel group": rebels."""
        kinds = (k.lemma.lower() for k in s.kids(noun.i, "compound", "amod", "nmod"))
        return {k for k in kinds if self._lexicon.is_a(k, "member")}

    def meant(self, phrase: Phrase, excludes: Callable[[Phrase, Phrase], bool]) -> Phrases:
        """Whom a definite noun without a name of its own means; nobody when it tells whom it means by itself."""
        if not self._is_bare(phrase):
            return ()
        earlier = [p for p in self._named(phrase) if not excludes(phrase, p)]
        described = [p for p in earlier if self._describes(phrase, p)]
        if described and (self._is_plain(phrase) or len({p.name for p in described}) == 1):
            return (described[0],)
        if not self._is_plain(phrase):
            return ()
        if phrase.type == "Person":
            return self._somebody(phrase, excludes) if self._lexicon.is_a(phrase.lemma, "epithet") else ()
        return self._armed(phrase) if phrase.plural != (phrase.lemma in _GROUPS) else ()  # "the factions" are several

    def _describes(self, phrase: Phrase, p: Phrase) -> bool:
        person = p.type == "Person"
        if person != (phrase.type == "Person") or (person and phrase.plural) or self._is_alias(p):
            return False
        lemma = phrase.lemma.rpartition("_")[2]
        people = self._lexicon.is_a(lemma, "member") and not self._lexicon.is_a(lemma, "body")
        if phrase.plural and not people:
            return False
        return _SYNONYMS.get(lemma, lemma) in self._said[p.name] and p.type not in _STATES

    def _named(self, phrase: Phrase) -> Iterator[Phrase]:
        return (p for p in self._before.all(phrase) if p.form == "name" and not p.country)

    def _somebody(self, phrase: Phrase, excludes: Callable[[Phrase, Phrase], bool]) -> Phrases:
        """ "the warlord": the nearest person of whom nothing else is said."""
        for p in self._before.near(phrase):
            if p.form == "name" and p.type == "Person" and not (excludes(phrase, p) or self._is_alias(p)):
                people = {x for x in self._said[p.name] if self._lexicon.is_a(x, "person")}
                if not people or any(self._lexicon.is_a(x, "epithet") for x in people):
                    return (p,)
        return ()

    def _is_alias(self, p: Phrase) -> bool:
        """ "Rukunda, better known as Makanika": the second is the first."""
        words = self._sentences[p.sentence].words
        return words[words[p.head].head].lower in ("as", "alias", "aka")

    def _armed(self, phrase: Phrase) -> Phrases:
        """ "the insurgents": the one armed group, not of a state, that was named so far."""
        if not (self._lexicon.is_a(phrase.lemma, "irregular") or phrase.lemma in _GROUPS):
            return ()
        for earlier in (list(self._before.all(phrase)), list(self._before.near(phrase))):
            said = {p.name: p for p in earlier if self._is_irregular(p, phrase.lemma)}
            armed = {p.name: p for p in earlier if self._is_armed(p)}
            for groups in (said, armed) if not said else (said,):
                if len(groups) == 1:
                    return tuple(groups.values())
        return ()

    def _is_group(self, p: Phrase) -> bool:
        return p.form == "name" and not (p.country or p.type in ("Person", *_STATES) or self._mentions.is_place(p))

    def _is_armed(self, p: Phrase) -> bool:
        """Whether a name may be that of an armed group, and nothing else is said of it."""
        if not self._is_group(p) or any(self._lexicon.is_a(x, "irregular") for x in self._said[p.name]):
            return False
        return self._mentions.ontology.is_a(p.type, "ArmedGroup") or p.name.isupper()

    def _is_irregular(self, p: Phrase, lemma: str) -> bool:
        """Whether a name is said to be that of such a group: of "rebels" "a guerrilla group", no militia."""
        kinds = {x for x in self._said[p.name] if self._lexicon.is_a(x, "irregular") or x in _GROUPS}
        alike = {x for x in kinds if lemma in _GROUPS or (x in _MILITIAS) == (lemma in _MILITIAS)}
        return self._is_group(p) and bool(alike)

    # -- the words of the phrase -----------------------------------------------------------------------------------
    def _is_bare(self, phrase: Phrase) -> bool:
        """Whether nothing after or before the noun says by itself whom it means."""
        s = self._sentences[phrase.sentence]
        told = [k for k in s.kids(phrase.head, "relcl", "acl") if s.words[phrase.head + 1].text != ","]
        told += [
            k for k in s.kids(phrase.head, "prep") if s.kid(k.i, "pcomp") is None
        ]  # "accused the premier of lying"
        told += [k for k in s.kids(phrase.head, "poss", "appos", "nummod") if k.lower != "our"]
        return not told and not any(w.lower in _ELSE for w in s.kids(phrase.head, "amod"))

    def _is_plain(self, phrase: Phrase) -> bool:
        s = self._sentences[phrase.sentence]
        words = (w.lower for w in s.kids(phrase.head, "amod", "compound", "nmod"))
        return all(map(self.says_little, words))

    def says_little(self, word: str) -> bool:
        """Whether an adjective tells no one from another: "the Shia group", "the brigade commander"."""
        body = self._lexicon.is_a(word, "body") and not self._lexicon.is_a(word, "state_head")
        return body or self._lexicon.is_a(word, "qualifier", "creed")


def _describing(s: Sentence, w: Word) -> Iterator[Word]:
    """The nouns that speak of a name: beside it, before it or after a copula."""
    yield from (k for k in s.kids(w.i, "appos") if k.tag == "NN")
    yield from (k for k in s.kids(w.i, "compound", "nmod") if k.i < w.i)
    above = s.words[w.head]
    if w.dep == "appos" and above.tag == "NN":
        yield above
    if w.dep == "nsubj" and above.lemma in ("be", "become", "remain"):
        yield from s.kids(above.i, "attr")
