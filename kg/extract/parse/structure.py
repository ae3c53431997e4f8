"""Structure: what the noun phrases of a sentence stand for, read off its tree.

A relative pronoun stands for its antecedent, "one of the Ns" for the Ns, a preposition for the role of its objects.
"""

from __future__ import annotations

from collections import defaultdict

from kg.extract.parse.sentence import NOMINAL, Sentence, Word

RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where"})
_ADVERBS = frozenset(
    (
        "back away out off up down forward far deep deeper close closer near home ashore alongside together inside high"
    ).split()
)
_PARTITIVE = frozenset(
    (
        "body corpse dozen hundred thousand score one some many several most number part majority group "
        "handful all both each none any two three four rest remnant remainder half tens percent much bulk "
        "whole entirety patchwork mix mixture array third two-third"
    ).split()
)
_SIDES = frozenset(
    "northern southern eastern western central upper lower northeastern northwestern southeastern southwestern".split()
)
"""What makes a part a place of its own: "the northern half of the base"."""


class Structure:
    """The noun phrases of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence

    def antecedent(self, i: int) -> int:
        """The noun that a relative pronoun stands for; the word itself for any other; the part of "one of the Ns"."""
        w = self.s.words[i]
        if w.lower not in RELATIVE or w.tag not in ("WDT", "WP", "WP$", "IN", "DT", "WRB"):
            return i
        for above in self.s.path_up(i):
            if above.dep == "relcl":
                near = self._nearest(above)
                if w.lower == "which":
                    return self._no_person(near)
                return self._people(near) if w.lower in ("who", "whom") else near
            if above.dep == "acl" and above.pos == "VERB":
                return above.head
        return i

    def _no_person(self, i: int) -> int:
        """ "the Front, led by X, which later split": of a person one says who; the nearest noun above is meant."""
        s = self.s
        if s.words[i].entity != "PERSON":
            return i
        for above in s.path_up(i):
            if above.pos in ("VERB", "AUX") and above.dep not in ("acl", "relcl"):
                return i
            if above.pos in NOMINAL and above.entity != "PERSON":
                return above.i
        return i

    def _people(self, i: int) -> int:
        """ "the residents of X, whom Y drove out": of a place or body one says which; those from there are meant."""
        w = self.s.words[i]
        prep = self.s.words[w.head]
        if w.entity == "ORG" and w.dep == "pobj" and prep.lower in ("of", "from"):  # "an officer of X whom Y shot"
            return prep.head if self.s.words[prep.head].tag == "NN" else i
        of_place = w.entity in ("GPE", "LOC", "FAC") and w.dep == "pobj" and prep.lower in ("of", "from", "in", "at")
        if not of_place:
            return i
        above = self.s.words[prep.head]
        there = above if above.pos in NOMINAL else self.s.kid(above.i, "dobj")  # "drove traders from X, who …"
        return there.i if there is not None and there.tag in ("NNS", "NN") else i

    def rivals(self, i: int, verb: int) -> list[int]:
        """ "a push towards X, which the army lost": the other nouns that the verb's relative clause could speak of.

        Those between ``i`` and the clause, the nearest first, then those that ``i`` hangs on.
        """
        s = self.s
        clause = next((w for w in (s.words[verb], *s.path_up(verb)) if w.dep == "relcl"), None)
        if clause is None or i not in (clause.head, *(w.i for w in s.path_up(clause.head))):
            return []
        first = min(s.subtree(clause.i))
        between = [j for j in s.subtree(i) if i < j < first and s.words[j].dep == "pobj"]
        above = []
        while s.words[s.words[i].head].dep == "prep" and i != s.words[i].head:
            i = s.words[s.words[i].head].head
            if s.words[i].pos not in NOMINAL:
                break
            above.append(i)
        return between[::-1] + above

    def _nearest(self, relcl: Word) -> int:
        """The relative clause's noun: of a coordination the last member before it when the verb is singular."""
        s, head = self.s, self.s.words[relcl.head]
        chain, i = [head.i], head.i
        while (k := s.kid(i, "conj")) is not None and k.pos in NOMINAL and k.i < relcl.i:
            chain.append(k.i)
            i = k.i
        singular = relcl.tag == "VBZ" or any(
            k.tag == "VBZ" or k.lower == "was" for k in s.kids(relcl.i, "aux", "auxpass")
        )
        if singular or relcl.lower in ("is", "was", "has"):
            return chain[-1]
        while head.dep == "conj" and head.tag in ("NN", "NNP", "NNPS") and s.is_plural(relcl):
            head = s.words[head.head]  # "A, B and C, which make up D"
        return head.i

    def part_of(self, i: int) -> int:
        """ "one of the strongholds", "dozens of fighters": the noun that is counted."""
        w = self.s.words[i]
        sided = any(k.lower in _SIDES for k in self.s.kids(i, "amod"))
        if not sided and (w.lower in _PARTITIVE or w.lemma in _PARTITIVE or w.tag == "CD"):
            for prep in self.s.kids(i, "prep"):
                target = self.s.kid(prep.i, "pobj") if prep.lower == "of" else None
                if target is not None and (w.lemma != "group" or target.tag in ("NNS", "NNPS", "CD")):
                    return self.part_of(target.i)  # "tens of thousands of people"
        return i

    def prepositions(self, i: int) -> dict[str, tuple[int, ...]]:
        """Preposition -> head words of its objects, for the prepositions that hang on the word."""
        found: dict[str, list[int]] = defaultdict(list)
        for prep in self.s.kids(i, "prep", "agent", "dative"):
            role = "by_agent" if prep.dep == "agent" else prep.lower
            if prep.dep == "dative" and prep.pos not in ("ADP", "PART"):
                continue
            for kid in self.s.kids(prep.i, "pobj", "prep"):
                if kid.dep == "pobj":
                    found[role].append(self.part_of(self.antecedent(kid.i)))
                else:  # "out of", "from inside"
                    found[kid.lower].extend(k.i for k in self.s.kids(kid.i, "pobj"))
                    found[role].extend(k.i for k in self.s.kids(kid.i, "pobj"))
            for also in self.s.kids(prep.i, "conj"):  # "with A and against B", "backed by A and by B"
                same = role if also.lower == prep.lower else also.lower
                found[same].extend(self.part_of(k.i) for k in self.s.kids(also.i, "pobj"))
        for among in ("among", "amongst"):
            if among in found:
                found["between"] += found[among]
        for adverb in self.s.kids(i, "advmod", "prt", "npadvmod"):  # "pulled back from the town"
            if adverb.lower in _ADVERBS and adverb.i != i:
                for prep in self.s.kids(adverb.i, "prep"):
                    found[prep.lower].extend(self.part_of(self.antecedent(k.i)) for k in self.s.kids(prep.i, "pobj"))
        if "with" in found and any(k.tag in ("NN", "NNS") for k in self.s.kids(i, "advmod")):
            found["alongside"] += found["with"]  # "fought side by side with X"
        if "by_agent" in found:
            found["by"].extend(found["by_agent"])
        for means in (*found.get("at", ()), *found.get("on", ())):  # "died at the hands of X", "on the orders of X"
            if self.s.words[means].lower in ("hands", "orders", "behest", "instructions"):
                found["by"] += self.prepositions(means).get("of", ())
        return {k: tuple(dict.fromkeys(x)) for k, x in found.items()}

    def company(self, prep: Word) -> list[int]:
        """Who else: "along with X", "together with X"."""
        s = self.s
        if prep.lower in ("along", "together"):
            return [i for k in s.kids(prep.i, "prep") if k.lower == "with" for i in self.company(k)]
        beside = prep.lower == "with" and prep.i > 0 and s.words[prep.i - 1].lower in ("along", "together")
        return [self.part_of(k.i) for k in s.kids(prep.i, "pobj")] if beside else []

    def where(self, adverb: Word) -> list[int]:
        """The noun that "where" stands for; "there" stands for itself."""
        if adverb.lower != "where":
            return [adverb.i]
        for above in self.s.path_up(adverb.i):
            if above.dep in ("relcl", "advcl") and self.s.words[above.head].pos in NOMINAL:
                return [above.head]
        return []

    def is_mutual(self, i: int) -> bool:
        """Whether the word belongs to "each other" or "one another", or is "the other" after "each"."""
        lower = [w.lower for w in self.s.words]
        before = lower[max(0, i - 1) : i + 1]
        if before == ["the", "other"]:
            return "each" in lower[max(0, i - 5) : i]
        return lower[i : i + 2] == ["one", "another"] or before in (["each", "other"], ["one", "another"])
