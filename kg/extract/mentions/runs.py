"""Runs: where the words of a sentence may be a name, and what says so.

Five sources, the surest first: names that a pack knows, countries of several words, long names with their acronym in
brackets, the model's names, and capitalised proper nouns.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from kg.extract.parse.sentence import NAME_TAGS, Sentence, Word
from kg.knowledge.lexicon import Lexicon
from kg.knowledge.names import KnownNames, fold

_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
"""The model's labels that stand for actors and places; the others are dates, counts and the like."""
_TRIM = frozenset({"the", "a", "an", "'s", "'", '"', ",", "(", ")", "-"})
_OPENINGS = frozenset(
    (
        "near in at on under over around outside inside across along since despite amid after before during against "
        "beyond behind throughout within"
    ).split()
)
_TOWARDS = frozenset({"to", "towards", "toward", "into", "near"})
"""Prepositions after which a name is another, and a place."""
_JOINTS = frozenset({"of", "for", "the", "and", "in", "to"})
"""Small words inside a group's long name."""
_ATTRIBUTES = frozenset("neighbouring neighboring nearby northern southern eastern western central".split())
"""Adjectives that are no part of a name when the sentence begins with them ("Neighbouring Mali")."""
_PLACES = frozenset({"Place", "Settlement", "District", "Region", "Facility"})
_LONGEST = 8
"""Words of the longest name that is looked up in packs."""
ARTICLE = re.compile(r"^(al|el|an|ash|as|ad|ar|at|ul)-")
Run = tuple[int, int, str]
"""First word, end word (exclusive) and the model's label; "PACK" for what a pack knows, "" without a label."""
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,7}(-[A-Z0-9]{1,4})?")


def known_names(s: Sentence, known: KnownNames) -> list[Run]:
    """The longest runs of words that a pack knows; a one-word run must be capitalised."""
    found: list[Run] = []
    i = 0
    while i < len(s.words) and known.entries:
        length = _known_length(s.words[i : i + _LONGEST], known)
        if length == 1 and _is_part(s, i, known):
            length = 0
        if length:
            found.append((i, i + length, "PACK"))
        i += length or 1
    return found


def _is_part(s: Sentence, i: int, known: KnownNames) -> bool:
    """ "Hayat Tahrir al-Sham" is not the newspaper Al-Hayat: a name without its article, and others behind it."""
    word, after = s.words[i], s.words[i + 1 : i + 2]
    article = bool(ARTICLE.match(known[fold(word.text)][1].lower())) and not ARTICLE.match(word.lower)
    return article and word.dep == "compound" and all(is_capital(w) for w in after) and bool(after)


def begins_body(run: Run, s: Sentence, labelled: Sequence[Run], known: KnownNames, lexicon: Lexicon) -> bool:
    """ "Damascus" in "the Damascus Front": a place that a group's name begins with."""
    first, last, _ = run
    key = fold(" ".join(w.text for w in s.words[first:last]))
    longer = (end for start, end, _ in labelled if start <= first and last < end)
    of_place = known[key][0] in _PLACES
    return of_place and any(lexicon.is_a(s.words[end - 1].lower, "group_head") for end in longer)


def _known_length(words: Sequence[Word], known: KnownNames) -> int:
    """How many of the words, from the first on, a pack knows as a name."""
    first = words[0]
    if not first.text[0].isalnum() or fold(first.text).partition(" ")[0] not in known.openings:
        return 0
    if not (first.text[0].isupper() or first.lower[:3] in ("al-", "el-")):
        return 0
    for length in range(len(words), 0, -1):
        last = words[length - 1]
        if (
            last.text[-1].isalnum()
            and (last.text[0].isupper() or "-" in last.text)
            and fold(" ".join(w.text for w in words[:length])) in known
        ):
            return length
    return 0


def countries(s: Sentence, lexicon: Lexicon) -> list[Run]:
    """Countries of several words."""
    found: list[Run] = []
    for i, w in enumerate(s.words):
        for length in (4, 3, 2):
            words = s.words[i : i + length]
            capital = len(words) == length and w.tag in NAME_TAGS and words[-1].text[0].isupper()
            if capital and fold(" ".join(x.text for x in words)) in lexicon.countries and w.lower != "the":
                found.append((i, i + length, "GPE"))
                break
    return found


def bracketed(s: Sentence, lexicon: Lexicon) -> list[Run]:
    """A long name followed by its acronym in brackets: both are names, whatever the model made of them."""
    found = []
    for w in s.words:
        if len(w.text) < 2 or not w.text.isupper() or w.i < 2 or s.words[w.i - 1].text != "(":
            continue
        first = _spelled_out(s, w.i - 1, w.text)
        first = _translated(s, w.i - 1, lexicon) if first is None else first
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


def _translated(s: Sentence, end: int, lexicon: Lexicon) -> int | None:
    """Where a group's long name in English begins before its acronym in another language.

    "the Group for the Support of Islam and Muslims (JNIM)": capitals, joined by small words, one of them a group's.
    """
    first = end
    while first and (_in_capitals(s.words[first - 1]) or s.words[first - 1].lower in _JOINTS):
        first -= 1
    while first < end and s.words[first].lower in _JOINTS:
        first += 1
    words = s.words[first:end]
    long = len(words) > 2 and any(w.lower in _JOINTS for w in words)
    return first if long and lexicon.is_a(words[0].lower, "group_head") else None


def _in_capitals(w: Word) -> bool:
    return all(part[:1].isupper() for part in w.text.split("-"))


def _subsequence(letters: Sequence[str], text: str) -> bool:
    remaining = iter(text)
    return len(text) <= len(letters) + 4 and all(c in remaining for c in letters)


def labelled(s: Sentence, lexicon: Lexicon) -> list[Run]:
    """The model's names, without articles and marks at their ends."""
    found = []
    for first, last, label in _entities(s.words):
        of = next((w.i for w in s.words[first + 1 : last] if w.lower == "of"), None)
        if of is not None and lexicon.is_a(s.words[of - 1].lower, "helm"):  # "the General Command of X"
            first = of + 1
        while first < last and (s.words[first].lower in _TRIM or opens(s.words[first], last)):
            first += 1
        while first < last and (s.words[last - 1].lower in _TRIM or _counts_another(s.words[last - 1], first, last)):
            last -= 1
        to = next((w.i for w in s.words[first + 1 : last - 1] if w.lower in _TOWARDS and w.dep == "prep"), None)
        if to is not None:  # "the 15th Division to Makhmour", "from Sake towards Goma"
            found.append((to + 1, last, "GPE"))
            last = to
        if any(w.text[0].isupper() or w.text[:3].lower() == "al-" for w in s.words[first:last]):
            found.append((first, last, label))
    return found


def _counts_another(w: Word, first: int, last: int) -> bool:
    """ "Kyiv 14 jets": whether a number at a name's end belongs to the noun after it."""
    return w.tag == "CD" and w.dep == "nummod" and not first <= w.head < last


def opens(w: Word, last: int) -> bool:
    """Whether a preposition stands before the name that the model took it into."""
    first = w.lower in _OPENINGS or w.lower in _ATTRIBUTES
    return (w.tag == "IN" and last - w.i > 1) or (w.i == 0 and first)


def _entities(words: Sequence[Word]) -> list[Run]:
    """The runs of words that the model gave one of the labels."""
    found: list[Run] = []
    for word in words:
        if word.entity not in _LABELS:
            continue
        before = words[found[-1][1] - 1] if found else word
        goes_on = (
            word.entity in ("PERSON", "ORG") and before.dep == "compound" and before.head >= word.i
        )  # "Hassan Sheikh Omar"
        if found and found[-1][1:] == (word.i, word.entity) and (goes_on or not word.begins):
            found[-1] = (found[-1][0], word.i + 1, word.entity)
        else:
            found.append((word.i, word.i + 1, word.entity))
    return found


def _is_acronym(w: Word, lexicon: Lexicon) -> bool:
    """ "M23", "JNIM": capitals and figures that the model took for a common word."""
    letters = sum(c.isupper() for c in w.text)
    return (
        w.tag in ("NN", "NNS", "JJ")
        and bool(_ACRONYM.fullmatch(w.text))
        and letters + sum(c.isdigit() for c in w.text) > 1
        and not lexicon.is_a(w.lower, "abbreviation", "munition", "instrument")
    )


def capitalised(s: Sentence, lexicon: Lexicon) -> list[Run]:
    """Runs of capitalised proper nouns, of use where the model passed over them."""
    shouted = sum(w.text.isupper() for w in s.words) * 2 > len(s.words)  # a headline all in capitals
    runs = itertools.groupby(s.words, lambda w: is_capital(w) or (not shouted and _is_acronym(w, lexicon)))
    spans = [_without_opening(list(words)) for capital, words in runs if capital]
    return [(words[0].i, words[-1].i + 1, "") for words in spans if words]


def _without_opening(words: list[Word]) -> list[Word]:
    """A run without the preposition that begins its sentence ("Near Derna, one strike hit a tank")."""
    return words[1:] if words[0].i == 0 and words[0].lower in _OPENINGS else words


def is_capital(w: Word) -> bool:
    """A proper noun with a capital, at its beginning or after an Arabic article ("al-Nusra")."""
    return w.tag in NAME_TAGS and ARTICLE.sub("", w.text)[:1].isupper()
