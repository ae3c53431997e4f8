"""Names: where a sentence names somebody or something, and what kind of thing each name is in this document.

Spans come from the model's names, pack aliases, acronyms in brackets and runs of capitalised words; the model's labels
are weak evidence. A document-level vote of cues decides the type of a name once for the whole document: nouns beside
it ("X neighborhood", "X fighters", "leader X"), words inside it (Front, Liwa, Army), prepositions before it, packs.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from kg.extract.parse import NAME_TAGS, Sentence, Word, names_of
from kg.knowledge import Knowledge
from kg.knowledge.lexicon import Lexicon
from kg.knowledge.names import KnownNames, fold

_LABELS = {
    "PERSON": ("Person", 1.0),
    "ORG": ("Organization", 1.5),
    "GPE": ("Settlement", 1.5),
    "LOC": ("Region", 1.5),
    "FAC": ("Facility", 1.5),
    "NORP": ("Organization", 0.5),
}
_TRIM = frozenset({"the", "a", "an", "'s", "'", '"', ",", "(", ")", "-", "’s"})
_CLASS_TYPES = (("settlement", "Settlement"), ("district", "District"), ("facility", "Facility"), ("region", "Region"))
_PLACE_TYPES = frozenset({"Place", "Settlement", "District", "Region", "Facility"})
_LOCATIVE = frozenset(
    ["in", "at", "near", "around", "outside", "inside", "across", "toward", "towards", "into", "throughout"]
)
_ORDINAL = re.compile(r"^\d+(st|nd|rd|th)?$")
_DATES = frozenset(
    (
        "january february march april may june july august september october november december monday "
        "tuesday wednesday thursday friday saturday sunday ramadan eid christmas jan feb mar apr jun jul "
        "aug sep sept oct nov dec"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """Words ``first`` to ``last`` (exclusive) of a sentence name something; ``text`` is printed, ``key`` folded."""

    first: int
    last: int
    text: str
    key: str
    label: str


@dataclass(frozen=True)
class NameTable:
    """The names of a document: spans per sentence, one type and one canonical form per key."""

    spans: tuple[tuple[Name, ...], ...]
    types: Mapping[str, str]
    canonical: Mapping[str, str]
    """Folded name -> the form this document (or a pack) gives in full."""
    aliases: Mapping[str, tuple[str, ...]]
    """Canonical form -> the other forms printed in this document."""

    def type_of(self, key: str) -> str:
        """The class that the document's evidence gives the name."""
        return self.types.get(key, "Organization")


Votes = defaultdict[str, float]
"""Class -> the weight of the evidence for it."""


def _no_votes() -> Votes:
    return defaultdict(float)


def _add(votes: Votes, more: Mapping[str, float]) -> None:
    for class_, weight in more.items():
        votes[class_] += weight


def find_names(sentences: Sequence[Sentence], knowledge: Knowledge) -> NameTable:
    """The names of a document with their types."""
    lexicon = knowledge.lexicon
    known = knowledge.known_names
    spans = tuple(_sentence_names(s, known, lexicon) for s in sentences)
    acronyms = _acronyms(sentences, spans)
    canonical, aliases = _canonical(spans, acronyms, known)
    types = _vote(sentences, spans, knowledge, known, canonical)
    return NameTable(spans, types, canonical, aliases)


def _sentence_names(s: Sentence, known: KnownNames, lexicon: Lexicon) -> tuple[Name, ...]:
    taken: list[tuple[int, int, str]] = []
    for first, last, label in [*_pack_spans(s, known), *_bracketed(s), *_model_spans(s), *_shape_spans(s)]:
        overlaps = [t for t in taken if t[0] < last and first < t[1]]
        if not overlaps and first < last:
            taken.append((first, last, label))
    names = []
    for first, last, label in sorted(taken):
        first, last = _extend(s, first, last, taken, lexicon)
        text = _printed(s, first, last)
        if text and not _is_date(text):
            names.append(Name(first, last, text, fold(text), label))
    return tuple(_without_overlaps(names))


def _without_overlaps(names: Iterable[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in names:
        if kept and name.first < kept[-1].last:
            if name.last - name.first > kept[-1].last - kept[-1].first:
                kept[-1] = name
        else:
            kept.append(name)
    return kept


def _is_date(text: str) -> bool:
    return all(w.lower().strip(".") in _DATES or _ORDINAL.match(w) for w in text.split())


def _printed(s: Sentence, first: int, last: int) -> str:
    """The words as printed (blanks between words as in the text, line breaks as blanks)."""
    out = ""
    for w in s.words[first:last]:
        gap = w.start - s.words[w.i - 1].end if w.i > first else 0
        out += (" " if gap else "") + w.text
    return " ".join(out.split())


def _pack_spans(s: Sentence, known: KnownNames) -> list[tuple[int, int, str]]:
    """The longest runs of words that a pack knows; a one-word run must be capitalised."""
    if not known.entries:
        return []
    found, i, words = [], 0, s.words
    while i < len(words):
        if words[i].text[0].isalnum() and fold(words[i].text).partition(" ")[0] in known.openings:
            for length in range(min(8, len(words) - i), 0, -1):
                run = words[i : i + length]
                if (
                    run[-1].text[-1].isalnum()
                    and run[0].text[0].isupper() | (run[0].lower[:3] in ("al-", "el-"))
                    and any(w.text[0].isupper() or "-" in w.text for w in run[-1:])
                    and fold(" ".join(w.text for w in run)) in known
                ):
                    found.append((i, i + length, "PACK"))
                    i += length - 1
                    break
        i += 1
    return found


def _bracketed(s: Sentence) -> list[tuple[int, int, str]]:
    """A long name followed by its acronym in brackets: both are names, whatever the model made of them."""
    found = []
    for w in s.words:
        if len(w.text) < 2 or not w.text.isupper() or w.i < 2 or s.words[w.i - 1].text != "(":
            continue
        first = _spelled_out(s, w.i - 1, w.text)
        if first is not None:
            found += [(first, w.i - 1, "ORG"), (w.i, w.i + 1, "ORG")]
    return found


def _spelled_out(s: Sentence, end: int, acronym: str) -> int | None:
    """Where the words before ``end`` begin to spell the acronym: every letter in order, first word its first letter."""
    letters = [c for c in acronym.lower() if c.isalpha()]
    for first in range(end - 1, max(-1, end - 12), -1):
        words = s.words[first:end]
        if any(w.text in ".;:()" for w in words):
            return None
        initials = "".join(part[0] for w in words for part in w.lower.split("-") if part and part[0].isalpha())
        core = "".join(w.text.split("-")[-1][0].lower() for w in words if w.text.split("-")[-1][:1].isupper())
        if (
            words[0].text[0].isupper()
            and (core == "".join(letters) or _subsequence(letters, initials))
            and initials[:1] == letters[0]
        ):
            return first
    return None


def _subsequence(letters: Sequence[str], text: str) -> bool:
    remaining = iter(text)
    return len(text) <= len(letters) + 4 and all(c in remaining for c in letters)


def _model_spans(s: Sentence) -> list[tuple[int, int, str]]:
    found = []
    for first, last, label in names_of(s.words):
        if label not in _LABELS:
            continue
        while first < last and (s.words[first].lower in _TRIM or (s.words[first].tag == "IN" and last - first > 1)):
            first += 1
        while first < last and s.words[last - 1].lower in _TRIM:
            last -= 1
        if first < last and any(w.text[0].isupper() or w.text[:3].lower() == "al-" for w in s.words[first:last]):
            found.append((first, last, label))
    return found


def _shape_spans(s: Sentence) -> list[tuple[int, int, str]]:
    """Runs of capitalised proper nouns that the model passed over."""
    found, start = [], None
    for w in [*s.words, None]:
        capital = w is not None and _capital(w)
        if capital and start is None:
            start = w.i if w else None
        elif not capital and start is not None:
            end = w.i if w else len(s.words)
            found.append((start, end, ""))
            start = None
    return found


def _capital(w: Word) -> bool:
    """A proper noun with a capital, at its beginning or after an Arabic article ("al-Nusra")."""
    bare = re.sub(r"^(al|el|an|ash|as|ad|ar|at|ul)-", "", w.text)
    return w.tag in NAME_TAGS and bare[:1].isupper()


def _extend(
    s: Sentence, first: int, last: int, taken: Sequence[tuple[int, int, str]], lexicon: Lexicon
) -> tuple[int, int]:
    """The span with "of (the) Name" after a group's head word, and proper nouns it is compounded with."""
    words = s.words
    while (
        first > 0
        and _capital(words[first - 1])
        and words[first - 1].dep == "compound"
        and first <= words[first - 1].head < last
        and not any(a < first <= b for a, b, _ in taken)
    ):
        first -= 1
    head = words[last - 1].lower
    if lexicon.is_a(head, "group_head") and last + 1 < len(words) and words[last].lower == "of":
        stop = last + 1 + (words[last + 1].lower == "the")
        follow = next((t for t in taken if t[0] == stop), None)
        if follow and words[last - 1].text[0].isupper():
            last = follow[1]
    return first, last


def _acronyms(sentences: Sequence[Sentence], spans: Sequence[Sequence[Name]]) -> Mapping[str, str]:
    """Folded acronym -> the name it stands for, from "Long Name (LN)" and "LN (Long Name)"."""
    found: dict[str, str] = {}
    for s, names in zip(sentences, spans, strict=True):
        for left, right in itertools.pairwise(names):
            if right.first == left.last + 1 and s.words[left.last].text == "(":
                long, short = (left, right) if len(left.text) >= len(right.text) else (right, left)
                if short.text.replace(".", "").isupper() and " " not in short.text:
                    found.setdefault(short.key, long.text)
    return found


def _canonical(
    spans: Sequence[Sequence[Name]], acronyms: Mapping[str, str], known: KnownNames
) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Each key's full form: the pack's name, else the short form that the document settles on, else itself."""
    persons = {n.key for names in spans for n in names if n.label == "PERSON" and 2 <= len(n.key.split()) <= 4}
    first: dict[str, str] = {}
    for names in spans:
        for n in names:
            first.setdefault(n.key, n.text)
    canonical = {}
    for key, text in first.items():
        full = acronyms.get(key)
        if key in known:
            canonical[key] = known[key][1]
        elif full is not None:
            canonical[key] = full
        else:
            canonical[key] = _longer_form(key, first, persons) or text
    _follow_acronyms(canonical, acronyms)
    aliases: dict[str, list[str]] = defaultdict(list)
    for key, text in first.items():
        if text != canonical[key]:
            aliases[canonical[key]].append(text)
    return canonical, {k: tuple(sorted(v)[:10]) for k, v in aliases.items()}


def _follow_acronyms(canonical: dict[str, str], acronyms: Mapping[str, str]) -> None:
    for short, long in acronyms.items():
        if short in canonical:
            canonical[short] = canonical.get(fold(long), long)


def _longer_form(key: str, first: Mapping[str, str], persons: Set[str]) -> str | None:
    """The one longer name of a person that ends with all these words (a surname)."""
    words = key.split()
    longer = [k for k in persons if k != key and len(k.split()) > len(words) and k.split()[-len(words) :] == words]
    return first[longer[0]] if len(longer) == 1 else None


def _vote(
    sentences: Sequence[Sentence],
    spans: Sequence[Sequence[Name]],
    knowledge: Knowledge,
    known: KnownNames,
    canonical: Mapping[str, str],
) -> dict[str, str]:
    """One type a key: the class with most evidence in the document; forms of one name vote together."""
    votes: dict[str, Votes] = defaultdict(_no_votes)
    for s, names in zip(sentences, spans, strict=True):
        for n in names:
            _add(votes[canonical[n.key]], _evidence(s, n, knowledge.lexicon))
    _share(sentences, spans, canonical, votes)
    types = {}
    for key, full in canonical.items():
        if key in known:
            types[key] = known[key][0]
        elif fold(full) in known:
            types[key] = known[fold(full)][0]
        else:
            types[key] = _winner(votes[full], full)
    return types


def _share(
    sentences: Sequence[Sentence],
    spans: Sequence[Sequence[Name]],
    canonical: Mapping[str, str],
    votes: dict[str, Votes],
) -> None:
    """Names in one coordination are of one kind: the weakly known ones take the votes of those well known."""
    for s, names in zip(sentences, spans, strict=True):
        at = {i: n for n in names for i in range(n.first, n.last)}
        for n in names:
            for w in s.words[n.first : n.last]:
                other = at.get(w.head) or next((at[k.i] for k in s.kids(w.head, "compound", "nmod") if k.i in at), None)
                if w.dep == "conj" and other is not None and other is not n:
                    a, b = votes[canonical[other.key]], votes[canonical[n.key]]
                    for strong, weak in ((a, b), (b, a)):
                        if sum(strong.values()) >= 3 > sum(weak.values()) and other.key != n.key:
                            _add(weak, {k: v / 2 for k, v in strong.items()})


def _winner(votes: Votes, name: str) -> str:
    """The best class; sums of the places and of the organizations are compared before the classes inside them."""
    place = sum(v for k, v in votes.items() if k in _PLACE_TYPES)
    person = votes.get("Person", 0.0)
    group = sum(v for k, v in votes.items() if k not in _PLACE_TYPES and k != "Person")
    if not votes:
        return "Organization"
    best = max((group, 2, "group"), (place, 1, "place"), (person, 0, "person"))[2]
    if best == "person":
        return "Person"
    inside = {k: v for k, v in votes.items() if k != "Person" and (k in _PLACE_TYPES) == (best == "place")}
    specific = {k: v for k, v in inside.items() if k not in ("Organization", "Place")}
    return max(sorted(specific or inside), key=lambda k: (specific or inside)[k])


def _evidence(s: Sentence, n: Name, lexicon: Lexicon) -> Votes:
    found = _no_votes()
    if n.label in _LABELS:
        type_, weight = _LABELS[n.label]
        found[type_] += weight
    _inside(n, lexicon, found)
    head = next((w for w in reversed(s.words[n.first : n.last]) if not n.first <= w.head < n.last), s.words[n.last - 1])
    before = s.words[n.first - 1] if n.first else None
    after = s.words[n.last] if n.last < len(s.words) else None
    _beside(s, n, head.i, before.i if before else None, lexicon, found)
    if before is not None and before.lower in _LOCATIVE:
        found["Place"] += 2
    if after is not None and (after.lower == "where" or (after.text == "," and _follows(s, after.i, "where"))):
        found["Place"] += 3
    if head.dep in ("dobj", "dative") and s.words[head.head].lemma == "tell" and s.kid(head.head, "ccomp"):
        found["MediaOutlet"] += 2.5
    if head.dep in ("nsubj", "agent") or (head.dep == "pobj" and s.words[head.head].dep == "agent"):
        found["Organization"] += 0.4
    for kid in s.kids(head.i, "appos"):
        _noun_cue(kid.lemma, lexicon, found, 3.0)
    if head.dep == "appos":
        _noun_cue(s.words[head.head].lemma, lexicon, found, 3.0)
    if head.dep == "nsubj" and s.words[head.head].lemma in ("be", "become", "remain"):
        for kid in s.kids(head.head, "attr"):
            _noun_cue(kid.lemma, lexicon, found, 3.0)
    for kid in s.kids(head.i, "relcl"):
        if any(s.words[j].lower == "who" for j in s.subtree(kid.i)[:3]):
            found["Person"] += 1.5
    return found


def _follows(s: Sentence, i: int, word: str) -> bool:
    return i + 1 < len(s.words) and s.words[i + 1].lower == word


def _inside(n: Name, lexicon: Lexicon, found: Votes) -> None:
    words = [w.lower() for w in re.findall(r"[\w']+", n.text)]
    if n.key in lexicon.countries:
        found["Government" if lexicon.countries[n.key][1] != "name" else "Region"] += 6
    if any(lexicon.is_a(w, "group_head") for w in words):
        found["ArmedGroup" if any(lexicon.is_a(w, "armed_head") for w in words) else "Organization"] += 4
    for class_, type_ in _CLASS_TYPES:
        if len(words) > 1 and lexicon.is_a(words[-1], class_):
            found[type_] += 4
    if words[0] in ("abu", "umm") or (lexicon.is_a(words[0].rstrip("."), "title") and len(words) > 1):
        found["Person"] += 2
    if n.text.isupper() and 2 <= len(n.text) <= 8 and n.key not in lexicon.countries:
        found["Organization"] += 2


def _noun_cue(lemma: str, lexicon: Lexicon, found: Votes, weight: float) -> None:
    if lexicon.is_a(lemma, "person"):
        found["Person"] += weight
    elif lexicon.is_a(lemma, "member"):
        found["ArmedGroup"] += weight
    elif lexicon.is_a(lemma, "body", "outlet_word"):
        found["Organization"] += weight
    else:
        type_ = next((t for c, t in _CLASS_TYPES if lexicon.is_a(lemma, c)), None)
        if type_ == "Facility" and lemma not in ("street", "road", "square"):  # "Mare camp": named after the place Mare
            found["Place"] += 1
        elif type_:
            found[type_] += weight


def _beside(s: Sentence, n: Name, head: int, before: int | None, lexicon: Lexicon, found: Votes) -> None:
    """Cues of the noun that the name modifies ("X fighters", "X district") or that modifies it ("leader X", "city of X")."""
    word = s.words[head]
    governor = s.words[word.head]
    if word.dep in ("compound", "amod", "nmod") and governor.i >= n.last:
        if lexicon.is_a(governor.lemma, "member"):
            found["ArmedGroup"] += 3
        elif lexicon.is_a(governor.lemma, "person"):
            found["Organization"] += 1.5
        else:
            _noun_cue(governor.lemma, lexicon, found, 3.0)
    if word.dep == "poss" and lexicon.is_a(governor.lemma, "person", "member"):
        found["Organization"] += 2
    for kid in s.kids(head, "compound", "amod"):
        if kid.i < n.first and kid.pos in ("NOUN", "PROPN"):
            _noun_cue(kid.lemma, lexicon, found, 3.0)
    if before is not None and lexicon.is_a(s.words[before].lower.rstrip("."), "title", "person"):
        found["Person"] += 2.5
    if word.dep == "pobj" and governor.lower == "of":
        above = s.words[governor.head]
        for class_, type_ in _CLASS_TYPES[:2]:
            if lexicon.is_a(above.lemma, class_) and s.kid(above.i, "det"):
                found[type_] += 3
        if lexicon.is_a(above.lemma, "person", "member"):
            found["Organization"] += 1
