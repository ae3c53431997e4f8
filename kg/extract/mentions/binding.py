"""Binding: what a pronoun cannot mean in its own sentence, by where the two stand.

After the binding principles of Chomsky (1981): the object of a clause is not its subject, a phrase holds no pronoun
that means itself, and whoever acts on a pronoun is another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.mentions.finding import Mentions
from kg.extract.mentions.phrases import Phrase, Phrases
from kg.extract.parse.arguments import Arguments
from kg.extract.parse.sentence import Sentence, Word

POSSESSIVE = frozenset({"its", "their", "his", "her"})


class Binding:
    """What the pronouns of one document cannot mean; ``resolve`` tells what another phrase means."""

    def __init__(
        self, mentions: Mentions, arguments: Sequence[Arguments], resolve: Callable[[Phrase, str], Phrases]
    ) -> None:
        self._mentions, self._arguments, self._resolve = mentions, arguments, resolve
        self._sentences = mentions.register.sentences

    def excludes(self, phrase: Phrase, p: Phrase) -> bool:
        """Whether the pronoun cannot mean a phrase of its sentence: "X gave it arms", "X, its sponsor"."""
        words = self._sentences[phrase.sentence].words
        owned = words[words[phrase.head].head]
        beside = phrase.lemma in POSSESSIVE and owned.dep == "appos" and owned.head == p.head
        return beside or self.same_clause(phrase, p) or self._within(phrase, p)

    def same_clause(self, phrase: Phrase, p: Phrase) -> bool:
        """True when the pronoun is the object of the verb whose subject the phrase is: then it cannot mean it."""
        s = self._sentences[phrase.sentence]
        w = s.words[phrase.head]
        if w.dep == "pobj" and s.words[w.head].lower == "of":  # "wounded three of them"
            w = s.words[s.words[w.head].head]
        if p.sentence != phrase.sentence:
            return False
        if w.dep in ("nsubj", "nsubjpass"):  # "with the army it competes for men"
            return _verb_of(s, s.words[p.head]) == w.head != p.head
        verb = _verb_of(s, w)
        if verb is None:
            return False
        subjects = self._arguments[phrase.sentence].surface_subject(verb)
        inside = any(p.head in s.subtree(i) and not _in_aside(s, p.head, i) for i in subjects)
        return inside or s.words[p.head].head == verb or self._mean(phrase.sentence, subjects, p)

    def _mean(self, si: int, subjects: Sequence[int], p: Phrase) -> bool:
        """ "Poland quarrels with Chad, yet it sends it tanks": whether a subject is a pronoun for the phrase."""
        phrases = (self._mentions.phrase(si, i) for i in subjects)
        pronouns = [q for q in phrases if q is not None and q.form == "pronoun" and q.head > p.head]
        return any(x.name == p.name for q in pronouns for x in self._resolve(q, "Actor"))

    def _within(self, phrase: Phrase, p: Phrase) -> bool:
        """ "the Force of groups allied with it": a phrase holds no pronoun that means itself, save a possessive."""
        if p.sentence != phrase.sentence or phrase.lemma in (*POSSESSIVE, "several", "others"):
            return False
        for above in self._sentences[phrase.sentence].path_up(phrase.head):
            if above.i == p.head:
                return True
            if above.dep in ("relcl", "ROOT", "ccomp", "advcl"):
                return False
        return False

    def acts_on(self, p: Phrase, phrase: Phrase) -> bool:
        """ "Driven out by the army, it fled": whoever drove it out is another."""
        if p.sentence != phrase.sentence or self._sentences[phrase.sentence].words[phrase.head].dep != "nsubj":
            return False
        words, arguments = self._sentences[p.sentence].words, self._arguments[p.sentence]
        w = words[p.head]
        by = words[w.head]
        verb = words[by.head]
        done = w.dep == "pobj" and by.dep == "agent"
        return done and verb.i < phrase.head and phrase.head in arguments.surface_subject(verb.i)


def _verb_of(s: Sentence, w: Word) -> int | None:
    """The verb that a word is an object of, alone or with a preposition."""
    if w.dep in ("dobj", "dative") and s.words[w.head].pos == "VERB":
        return w.head
    if w.dep != "pobj" or s.words[w.head].lower == "with":  # "took the guns with it"
        above = s.words[s.words[w.head].head]
        return above.i if w.dep == "pobj" and above.pos == "VERB" and w.head < above.i else None
    above = s.words[s.words[w.head].head]
    if above.pos == "ADV" and above.dep in ("advmod", "prt"):  # "broke away from it"
        above = s.words[above.head]
    return above.i if above.pos == "VERB" else None


def _in_aside(s: Sentence, word: int, top: int) -> bool:
    """ "X, one of the founders of Y, left it": whether what explains the noun parts the word from it."""
    for w in (s.words[word], *s.path_up(word)):
        if w.i == top:
            return False
        if w.dep == "appos":
            return True
    return False
