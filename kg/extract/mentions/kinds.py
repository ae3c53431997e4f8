"""Kinds: what kind of thing each name is in this document, by a vote of all that stands beside its mentions.

The model's label is weak evidence. Nouns beside the name ("X neighborhood", "X fighters", "leader X"), words inside it
(Front, Liwa, Army), prepositions before it and the clause around it say more; what a pack knows is not voted on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from kg.extract.mentions.spans import Name
from kg.extract.parse.sentence import NOMINAL, Sentence, Word
from kg.knowledge import Knowledge
from kg.knowledge.lexicon import Lexicon
from kg.knowledge.names import fold
from kg.knowledge.slots import Slot

PLACE_CLASSES = (("settlement", "Settlement"), ("district", "District"), ("facility", "Facility"), ("region", "Region"))
"""Word classes of the lexicon and the classes of places that their nouns stand for."""
_PLACE_TYPES = frozenset({"Place", *(type_ for _, type_ in PLACE_CLASSES)})
_LABELS = {
    "PERSON": ("Person", 1.0),
    "ORG": ("Organization", 1.5),
    "GPE": ("Settlement", 1.5),
    "LOC": ("Region", 1.5),
    "FAC": ("Facility", 1.5),
    "NORP": ("Organization", 0.5),
}
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_LOCATIVE = frozenset(
    ["in", "at", "near", "around", "outside", "inside", "across", "toward", "towards", "into", "throughout"]
)
_PACTS = frozenset({"alliance", "coalition", "coordination"})
_BY_SLOT = {Slot.PLACE: 2.5, Slot.GROUP: 2.0, Slot.ANYBODY: 2.0}
"""How much a slot speaks for a place."""
_FOUNDING = frozenset({"form", "found", "establish", "create"})
_WELL_KNOWN = 3.0
"""Votes from which on a name can tell the kind of those it is coordinated with."""


class Votes(defaultdict[str, float]):
    """Class -> the weight of the evidence for it."""

    def __init__(self) -> None:
        super().__init__(float)

    def add(self, more: Mapping[str, float]) -> None:
        """Takes in other votes."""
        for class_, weight in more.items():
            self[class_] += weight

    def winner(self) -> str:
        """The best class; sums of the places and of the organizations are compared before the classes inside them."""
        if not self:
            return "Organization"
        place = sum(v for k, v in self.items() if k in _PLACE_TYPES)
        person = self.get("Person", 0.0)
        group = sum(v for k, v in self.items() if k not in _PLACE_TYPES and k != "Person")
        best = max((group, 2, "group"), (place, 1, "place"), (person, 0, "person"))[2]
        if best == "person":
            return "Person"
        inside = {k: v for k, v in self.items() if k != "Person" and (k in _PLACE_TYPES) == (best == "place")}
        specific = {k: v for k, v in inside.items() if k not in ("Organization", "Place")} or inside
        return max(sorted(specific), key=specific.__getitem__)


def vote(
    sentences: Sequence[Sentence],
    spans: Sequence[Sequence[Name]],
    canonical: Mapping[str, str],
    knowledge: Knowledge,
) -> dict[str, str]:
    """One class for each key of ``canonical``: that with most evidence; forms of one name vote together."""
    votes: dict[str, Votes] = defaultdict(Votes)
    for s, names in zip(sentences, spans, strict=True):
        for n in names:
            votes[canonical[n.key]].add(_evidence(s, n, knowledge))
    _share(sentences, spans, canonical, votes, countries=knowledge.lexicon.countries.keys())
    known = knowledge.known_names
    types = {}
    for key, full in canonical.items():
        sure = next((known[k][0] for k in (key, fold(full)) if k in known), None)
        types[key] = sure or votes[full].winner()
    return types


def _share(
    sentences: Sequence[Sentence],
    spans: Sequence[Sequence[Name]],
    canonical: Mapping[str, str],
    votes: Mapping[str, Votes],
    *,
    countries: Set[str],
) -> None:
    """Names in one coordination are of one kind: the weakly known ones take the votes of those well known.

    Not from a country, which may be meant as a place or as its government.
    """
    for s, names in zip(sentences, spans, strict=True):
        for one, other in _coordinated(s, [n for n in names if n.key not in countries]):
            a, b = votes[canonical[one.key]], votes[canonical[other.key]]
            for strong, weak in ((a, b), (b, a)):
                if sum(strong.values()) >= _WELL_KNOWN > sum(weak.values()) and one.key != other.key:
                    weak.add({k: v / 2 for k, v in strong.items()})


def _coordinated(s: Sentence, names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """The names that a conjunct hangs on, or whose bearer it hangs on, each with the name of the conjunct."""
    at = {i: n for n in names for i in range(n.first, n.last)}
    for n in names:
        for w in s.words[n.first : n.last]:
            other = at.get(w.head) or next((at[k.i] for k in s.kids(w.head, "compound", "nmod") if k.i in at), None)
            if w.dep == "conj" and other is not None and other is not n:
                yield other, n


# -- evidence ----------------------------------------------------------------------------------------------------
def _evidence(s: Sentence, n: Name, knowledge: Knowledge) -> Votes:
    """What one mention says about the kind of its name."""
    found, lexicon = Votes(), knowledge.lexicon
    if n.label in _LABELS:
        type_, weight = _LABELS[n.label]
        found[type_] += weight
    head = next((w for w in reversed(s.words[n.first : n.last]) if not n.first <= w.head < n.last), s.words[n.last - 1])
    if head.tag == "JJ" and n.label in _PLACE_LABELS:
        found["Organization"] += 2  # "Houthi hands": an adjective of a people
    _inside(n, lexicon, found)
    _beside(s, n, head, lexicon, found)
    _around(s, n, found)
    _by_clause(s, head, lexicon, found)
    slot = knowledge.place_slots.get(_slot(s, head))
    several = n.last - n.first > 1
    if slot is not None and not (several and slot is Slot.ANYBODY):  # several words may be a person's name
        found["Place"] += _BY_SLOT[slot]
    return found


def _slot(s: Sentence, head: Word) -> tuple[str, str]:
    """The slot that the name fills: of which verb or noun, and as what."""
    while head.dep == "conj" and s.words[head.head].pos in NOMINAL:
        head = s.words[head.head]
    above = s.words[head.head]
    if head.dep in ("dobj", "nsubjpass"):
        return above.lemma, "obj"
    if head.dep == "nsubj":
        return above.lemma, "subj"
    if head.dep == "pobj":
        return s.words[above.head].lemma, above.lower
    return "", ""


def _inside(n: Name, lexicon: Lexicon, found: Votes) -> None:
    """Cues of the name's own words ("Liwa", "Abu", "Street") and of its capitals."""
    words = [w.lower() for w in re.findall(r"[\w']+", n.text)]
    if n.key in lexicon.countries:
        found["Government" if lexicon.countries[n.key][1] != "name" else "Region"] += 6
    if any(lexicon.is_a(w, "group_head") for w in words):
        found["ArmedGroup" if any(lexicon.is_a(w, "armed_head") for w in words) else "Organization"] += 4
    if len(words) > 1 and (lexicon.is_a(words[-1], "pact_name") or words[0] in _PACTS):
        found["Coalition"] += 4.5
    several = len(words) > 1 and not re.match(r"[A-Z]{2,}-", n.text)  # "SPLM-North" is no region
    for class_, type_ in PLACE_CLASSES:
        if several and lexicon.is_a(words[-1], class_) and not lexicon.is_a(words[-1], "group_head"):
            found[type_] += 4
    if words[0] in ("abu", "umm") or (lexicon.is_a(words[0].rstrip("."), "title") and len(words) > 1):
        found["Person"] += 2
    if n.text.isupper() and 2 <= len(n.text) <= 8 and n.key not in lexicon.countries:
        found["Organization"] += 2


def _noun_cue(lemma: str, lexicon: Lexicon, found: Votes, *, explains: bool = False) -> None:
    """What a noun that speaks of the name says it is; one that ``explains`` it ("Kidal, a bastion") says so."""
    if lexicon.is_a(lemma, "person"):
        found["Person"] += 3
    elif lexicon.is_a(lemma, "member"):
        found["ArmedGroup"] += 3
    elif lexicon.is_a(lemma, "body", "outlet_word"):
        found["Organization"] += 3
    else:
        type_ = next((t for c, t in PLACE_CLASSES if lexicon.is_a(lemma, c)), None)
        if type_ == "Facility" and lemma not in ("street", "road", "square"):  # "Mare camp": named after the place Mare
            found["Place"] += 3 if explains else 1
        elif type_:
            found[type_] += 3


def _beside(s: Sentence, n: Name, head: Word, lexicon: Lexicon, found: Votes) -> None:
    """Cues of the noun that the name modifies ("X fighters", "X district") or that modifies it ("leader X")."""
    governor = s.words[head.head]
    if head.dep in ("compound", "amod", "nmod") and governor.i >= n.last:
        if lexicon.is_a(governor.lemma, "member"):
            found["ArmedGroup"] += 3
        elif lexicon.is_a(governor.lemma, "person"):
            found["Organization"] += 1.5
        else:
            _noun_cue(governor.lemma, lexicon, found)
    if head.dep == "poss" and lexicon.is_a(governor.lemma, "person", "member"):
        found["Organization"] += 2
    for kid in s.kids(head.i, "compound", "amod"):
        if kid.i < n.first and kid.pos in NOMINAL:
            _noun_cue(kid.lemma, lexicon, found)
    if n.first and lexicon.is_a(s.words[n.first - 1].lower.rstrip("."), "title", "person"):
        found["Person"] += 2.5
    if head.dep == "pobj" and governor.lower == "of":
        _whole(s, s.words[governor.head], lexicon, found)


def _whole(s: Sentence, noun: Word, lexicon: Lexicon, found: Votes) -> None:
    """Cues of the noun in "the city of X", "members of X"."""
    for class_, type_ in PLACE_CLASSES[:2]:
        if lexicon.is_a(noun.lemma, class_) and s.kid(noun.i, "det"):
            found[type_] += 3
    if lexicon.is_a(noun.lemma, "dweller"):
        found["Place"] += 3  # "residents of X", "the outskirts of X"
    elif lexicon.is_a(noun.lemma, "person", "member"):
        found["Organization"] += 1


def _around(s: Sentence, n: Name, found: Votes) -> None:
    """Cues of the words before and after: "in X", "X, where"."""
    if n.first and s.words[n.first - 1].lower in _LOCATIVE:
        found["Place"] += 2
    if n.first and n.last - n.first == 1 and s.words[n.first - 1].lower == "the" and n.label not in _PLACE_LABELS:
        found["Organization"] += 2  # "the Houthis"
    if n.label == "GPE" and n.last - n.first == 1 and n.first and s.words[n.first - 1].lower == "the":
        found["Organization"] += 1.7 * (s.words[n.first].dep in ("nsubj", "conj", "dobj"))  # "the Tuareg"
    after = [w.lower for w in s.words[n.last : n.last + 2]]
    if after[:1] == ["where"] or after == [",", "where"]:
        found["Place"] += 3


def _by_clause(s: Sentence, head: Word, lexicon: Lexicon, found: Votes) -> None:
    """Cues of what the name does ("told X that") and is said to be ("X, a town", "X is a militia", "X, who")."""
    above = s.words[head.head]
    if head.dep in ("dobj", "dative") and above.lemma == "tell" and s.kid(above.i, "ccomp"):
        found["MediaOutlet"] += 2.5
    if head.dep in ("nsubj", "agent") or (head.dep == "pobj" and above.dep == "agent"):
        found["Organization"] += 0.4
    for kid in s.kids(head.i, "appos"):
        _noun_cue(kid.lemma, lexicon, found, explains=True)
    if head.dep == "appos":
        _noun_cue(above.lemma, lexicon, found)
    if head.dep == "nsubj" and above.lemma in ("be", "become", "remain"):
        for kid in s.kids(above.i, "attr"):
            _noun_cue(kid.lemma, lexicon, found, explains=True)
    for kid in s.kids(head.i, "acl", "relcl"):
        if kid.tag == "VBN" and kid.lemma in _FOUNDING:
            found["Organization"] += 3  # "the Guardians, formed in 2018"
    for kid in s.kids(head.i, "relcl"):
        if any(s.words[j].lower == "who" for j in s.subtree(kid.i)[:3]):
            found["Person"] += 1.5
