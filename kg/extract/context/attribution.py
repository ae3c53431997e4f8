"""Attribution: who says so, outermost source first, and how far the word of a source carries.

Speech verbs with what they govern, "according to", quotations and "X told Y that" give a chain of names. An indirect
report ("a source told the paper that …") also covers the sentences that follow it in its paragraph, until another voice
speaks; a direct quotation covers itself alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.context.accounts import tellers_of
from kg.extract.context.sayings import ACCUSING, COUNTING, goes_on, is_content, parted, speaks
from kg.extract.mentions.coreference import Coreference
from kg.extract.mentions.phrases import Phrase, conjuncts, start_of
from kg.extract.parse.arguments import Arguments, Roles
from kg.extract.parse.sentence import NAME_TAGS, NOMINAL, Sentence, Word
from kg.knowledge.lexicon import Lexicon

Chain = tuple[str, ...]
_ASKING = frozenset({"demand", "urge", "order", "threaten", "vow", "promise", "pledge", "swear"})
_UNNAMING = frozenset({"det", "predet", "quantmod", "advmod", "punct", "nummod"})
_CITING = frozenset({"quote", "cite"})
_TELLING = frozenset("tell inform brief assure notify warn say report write complain relate confide speak".split())
_BESIDE = frozenset("while though although whereas when after before as since".split())
_UNSPEAKING = frozenset("aim goal purpose idea plan fact truth problem trouble hope fear evidence sign result".split())
"""Subjects of verbs of speech that are no sources: "the aim was said to be"."""


@dataclass
class Sources:
    """The chains of sources of one document's sentences."""

    coreference: Coreference
    arguments: Sequence[Arguments]
    lexicon: Lexicon
    own_outlet: str | None = None
    _carried: dict[int, Chain] = field(default_factory=dict)
    _spoken: dict[str, Chain] = field(default_factory=dict)
    """The last chain that ended in a source called by this noun ("source", "spokesman")."""

    _last: tuple[int, bool, Chain] = (-1, False, ())
    """The sentence that a source without a name spoke in, whether they were several, and their chain."""

    _speaker: tuple[int, Chain] = (-9, ())
    """The sentence that somebody by name spoke in, and his chain."""

    _opened: dict[tuple[int, int], Chain] = field(default_factory=dict)

    def __post_init__(self) -> None:
        carried: Chain = ()
        block = None
        for si, s in enumerate(self.coreference.sentences):
            if s.block is not block:
                carried, block = (), s.block
            speech = self._speech_verbs(si)
            self._remember(si, speech)
            voiced = bool(speech) or bool(s.quoted) or any(w.lemma in ACCUSING and w.pos == "VERB" for w in s.words)
            if any(w.lower in ("this", "that", "these", "those") and w.dep == "nsubj" for w in s.words[:1]):
                carried = ()  # the article comments on what was said
            self._carried[si] = () if voiced else carried
            if voiced:
                carried = self._indirect(si, speech)

    def chain(self, si: int, word: int) -> Chain:
        """The chain for what the word of the sentence says."""
        s = self.coreference.sentences[si]
        inner: Chain = ()
        below = s.words[word]
        for above in s.path_up(word):
            said = goes_on(s, above, below) or is_content(s, above, below, self.lexicon)
            if said and speaks(s, above, self.lexicon):
                return (*self._said_by(si, above.i), *inner) or inner
            below = above
        if inner := self._interposed(si, word):
            return inner
        according = self._according(si, word)
        if according:
            return according
        around = self._around(si, word)
        return around or self._carried.get(si, ())

    def is_carried(self, si: int, chain: Chain) -> bool:
        """Whether the chain is that of the sentence before, which goes on into this one."""
        return bool(chain) and self._carried.get(si) == chain

    def _interposed(self, si: int, word: int) -> Chain:
        """ "The group, residents say, attacked …", "…, a resident told Reuters": speech that its clause bears."""
        s = self.coreference.sentences[si]
        for clause in (s.words[word], *s.path_up(word)):
            for verb in s.kids(clause.i, "parataxis", "conj"):
                lone = speaks(s, verb, self.lexicon) and not s.kids(verb.i, "ccomp", "xcomp")
                if lone and not parted(s, clause, verb) and (chain := self._said_of(si, verb)):
                    return chain
        return ()

    def _said_of(self, si: int, verb: Word) -> Chain:
        """The chain of a verb of speech beside what it says; its subject may hang before it by mistake."""
        s = self.coreference.sentences[si]
        if s.kids(verb.i, "nsubj"):
            beside = verb.dep == "parataxis" or s.words[s.subtree(verb.i)[0] - 1].text == ","  # ", their cousin said"
            return self._said_by(si, verb.i) if beside else ()
        before = next((w for w in reversed(s.words[: verb.i]) if w.dep == "appos" and w.head != verb.i), None)
        if before is None or s.subtree(before.i)[-1] != verb.i - 1:
            return ()
        told = self._told(si, verb.i, self.arguments[si].verb_roles(verb.i))
        return self._without_own((*told, *(self._source_name(si, (before.i,)) or ())))

    def _speech_verbs(self, si: int) -> list[int]:
        s = self.coreference.sentences[si]
        speaking = (w for w in s.words if speaks(s, w, self.lexicon) and w.lemma not in ACCUSING)
        return [w.i for w in speaking if self._said_by(si, w.i)]

    def _said_by(self, si: int, v: int) -> Chain:
        """The chain that a speech verb opens, as it was when its sentence was read."""
        if (si, v) not in self._opened:
            self._opened[si, v] = self._opens(si, v)
        return self._opened[si, v]

    def _opens(self, si: int, v: int) -> Chain:
        """The outlet told, then the speaker; of "quoted X as saying" who quotes, then X."""
        s = self.coreference.sentences[si]
        verb = s.words[v]
        outer: Chain = ()
        for above in s.path_up(v):
            if speaks(s, above, self.lexicon) and (verb.dep in ("ccomp", "xcomp", "advcl") or above.lemma in _CITING):
                beside = verb.dep == "advcl" and any(k.lower in _BESIDE for k in s.kids(verb.i, "mark", "advmod"))
                outer = () if beside or parted(s, verb, above) else self._said_by(si, above.i)
                break
        roles = self.arguments[si].verb_roles(v)
        if outer and s.words[verb.head].lower == "as" and s.words[s.words[verb.head].head].lemma in _CITING:
            return outer
        speakers = roles.get("subj", ())
        if not s.kids(v, "nsubj", "nsubjpass", "agent") and outer:
            return outer
        name = self._source_name(si, speakers, speaking=verb.lemma in _TELLING or verb.lemma in COUNTING)
        if name is None:
            return outer
        if not outer and s.words[speakers[0]].lower in ("he", "she") and self._speaker[0] >= si - 2:
            spoke = self._speaker[1]  # "he said", who told an outlet the sentence before
            if spoke[-1:] == name:
                return spoke
        told = self._told(si, v, roles)
        if verb.lemma in _CITING:
            cited = self._source_name(si, roles.get("obj", ()))
            return self._without_own((*outer, *name, *(cited or ())))
        if verb.dep == "relcl" and s.words[verb.head].i in speakers and outer:
            return outer  # "cited a commander who said"
        return self._without_own((*outer, *told, *name, *self._cited_beside(si, v)))

    def _cited_beside(self, si: int, v: int) -> Chain:
        """ "Reuters, citing two officials, reported that …": those cited."""
        s = self.coreference.sentences[si]
        hosts = (v, *(k.i for k in s.kids(v, "nsubj")))
        cited = (c for h in hosts for c in s.kids(h, "advcl", "acl") if c.lemma in _CITING and c.tag == "VBG")
        objects = (k.i for c in cited for k in s.kids(c.i, "dobj"))
        return next((self._source_name(si, (i,)) or () for i in objects), ())

    def _without_own(self, chain: Chain) -> Chain:
        return tuple(dict.fromkeys(n for n in chain if n != self.own_outlet))

    def _told(self, si: int, v: int, roles: Roles) -> Chain:
        """The outlet that somebody told: a name that is no person, group or government."""
        if self.coreference.sentences[si].words[v].lemma not in _TELLING:
            return ()
        s = self.coreference.sentences[si]
        for word in (*roles.get("dat", ()), *roles.get("obj", ()), *roles.get("to", ())):
            phrase = self.coreference.mentions.phrase(si, word)
            if s.words[word].tag == "NN" and self.lexicon.is_a(s.words[word].lemma, "outlet_word", "outlet"):
                before = [k.i for k in s.kids(word, "compound", "nmod") if k.tag in NAME_TAGS]
                named = self.coreference.mentions.phrase(si, before[-1]) if before else None
                return (named.name,) if named is not None and named.form == "name" and not named.country else ()
            if (
                phrase is not None
                and phrase.form == "name"
                and phrase.type in ("MediaOutlet", "Organization", "Settlement", "Person")
                and not phrase.country
            ):
                return (phrase.name,)
        return ()

    def named(self, si: int, words: Sequence[int]) -> Chain:
        """The name(s) of those who say so, as one link; empty when the words are no sources."""
        return self._without_own(self._source_name(si, words) or ())

    def _source_name(self, si: int, words: Sequence[int], *, speaking: bool = False) -> Chain | None:
        """The name(s) of whoever speaks, as one link; None when it is no source ("the aim was …")."""
        s = self.coreference.sentences[si]
        names: list[str] = []
        for head in words:
            for i in conjuncts(s, head):
                w = s.words[i]
                if w.pos == "PRON" and (meant := s.kid(i, "appos")) is not None:  # "We, the committee, confirm …"
                    i, w = meant.i, meant
                earlier = self._earlier(si, w)
                if earlier:
                    return earlier
                phrase = self.coreference.mentions.phrase(si, i)
                found = self._printed(si, w, phrase, speaking=speaking)
                if found:
                    names.append(found)
        if not names:
            return None
        link = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
        return (link,)

    def _earlier(self, si: int, w: Word) -> Chain:
        """ "the source said", "one of them said": the chain of the source spoken of before."""
        before, several, chain = self._last
        if before == si - 1 and w.lower in (("they", "them") if several else ("he", "she")):
            return chain
        s = self.coreference.sentences[si]
        if not any(k.lower in ("the", "this", "that", "same") for k in s.kids(w.i, "det")) or len(
            s.kids(w.i, "amod", "compound")
        ):
            return ()
        return self._spoken.get(w.lemma, ())

    def _remember(self, si: int, speech: Sequence[int]) -> None:
        """Keeps the chains that a sentence opens, for "the source" further on."""
        for v in speech:
            chain = self._said_by(si, v)
            if chain:
                self._speaker = (si, chain)
            for i in self.arguments[si].verb_roles(v).get("subj", ()):
                w = self.coreference.sentences[si].words[i]
                self._spoken[w.lemma] = chain
                if w.tag in ("NN", "NNS") and self.lexicon.is_a(w.lemma, "source"):
                    self._last = (si, w.tag == "NNS", chain)

    def _printed(self, si: int, w: Word, phrase: Phrase | None, *, speaking: bool) -> str | None:
        """The name as the chain has it; whatever noun ``speaking`` is a source."""
        found = self.coreference.resolve(phrase, "Actor") if phrase is not None else ()
        if phrase is not None and phrase.form == "pronoun":
            return found[0].name if found else None
        if phrase is not None and phrase.form == "generic" and len(found) == 1 and found[0].form == "name":
            return found[0].name  # "the paramilitaries insisted"
        if phrase is not None and phrase.form == "name":
            return phrase.name
        if w.pos in NOMINAL and (
            self.lexicon.is_a(w.lemma, "source")
            or (phrase is not None and not self.coreference.mentions.is_place(phrase))
            or self.lexicon.is_a(w.lemma, "person", "body")
            or (speaking and w.lemma not in _UNSPEAKING)
        ):
            return self._bare(si, w)
        return None

    def _bare(self, si: int, w: Word) -> str:
        """The noun with its modifiers and "in X", without its article."""
        s = self.coreference.sentences[si]
        first = start_of(s, w.i)
        while first < w.i and (s.words[first].dep in _UNNAMING or s.words[first].tag in ("CD", "PRP$")):
            first += 1
        last = w.i + 1
        for prep in s.kids(w.i, "prep"):
            target = s.kid(prep.i, "pobj")
            if (
                target is not None
                and prep.lower in ("in", "of", "from", "at", "by", "for")
                and prep.i == last
                and target.i - prep.i < 5
            ):
                name = self.coreference.mentions.register.name_at(si, target.i)
                last = max(target.i + 1, name.last if name else 0)
        return " ".join(x.text for x in s.words[first:last]).replace(" 's", "'s")

    def _according(self, si: int, word: int) -> Chain:
        """ "according to X", "by X's count"."""
        s = self.coreference.sentences[si]
        below = [word]
        for i in (word, *(w.i for w in s.path_up(word))):
            below.append(i)
            for prep in s.kids(i, "prep"):
                if _is_of_next(s, prep) and all(j < prep.i or s.words[j].pos != "VERB" for j in below):
                    continue  # "was taken and, according to X, killed"
                to = s.kid(prep.i, "prep") if prep.lower == "according" else None
                target = s.kid(to.i, "pobj") if to is not None else None
                tellers = (target.i,) if target is not None else tellers_of(s, prep, self.lexicon)
                if tellers:
                    return self._without_own(self._source_name(si, tellers) or ())
        return ()

    def _around(self, si: int, word: int) -> Chain:
        """A quotation whose words do not hang on the verb of speech; a sentence whose subject is a source."""
        s = self.coreference.sentences[si]
        inside = s.quoted
        speech = self._speech_verbs(si)
        if any(a < word < b for a, b in inside) and len(speech) == 1 and not any(a < speech[0] < b for a, b in inside):
            return self._said_by(si, speech[0])
        root = next((w for w in s.words if w.dep == "ROOT"), None)
        subject = s.kid(root.i, "nsubj") if root else None
        if subject is not None and subject.lemma == "source" and root is not None:
            return self._source_name(si, (subject.i,)) or ()
        return ()

    def _denies(self, s: Sentence, v: int) -> bool:
        """Whether a verb of speech denies or demands, or is denied: what follows is not said by the same."""
        lemma = s.words[v].lemma
        return s.kid(v, "neg") is not None or lemma in _ASKING or self.lexicon.is_a(lemma, "denial")

    def _indirect(self, si: int, speech: Sequence[int]) -> Chain:
        """The chain that goes on into the next sentence: of an indirect report without quotation marks."""
        s = self.coreference.sentences[si]
        if s.quoted or not speech:
            return ()
        v = speech[0]
        clause = s.kid(v, "ccomp")
        if clause is None or s.words[v].dep != "ROOT" or clause.i < v or self._denies(s, v):
            return ()
        return self._said_by(si, v)


def _is_of_next(s: Sentence, prep: Word) -> bool:
    """Whether what stands before the preposition is an "and": it goes with the clause that follows."""
    before = [w for w in s.words[max(0, prep.i - 2) : prep.i] if w.text != ","]
    return bool(before) and before[-1].pos == "CCONJ"
