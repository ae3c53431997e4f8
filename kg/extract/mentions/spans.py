"""Spans: where a sentence names somebody or something.

Of the runs of words that may be names (``runs``) the surest are taken, as far as they reach. What the name
stands for is another matter (``kinds``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.extract.mentions.runs import (
    ARTICLE,
    Run,
    begins_body,
    bracketed,
    capitalised,
    countries,
    is_capital,
    known_names,
    labelled,
    opens,
)
from kg.extract.parse.sentence import Sentence, Word
from kg.knowledge.lexicon import Lexicon
from kg.knowledge.names import KnownNames, fold

_KINSHIPS = frozenset({"network", "clan", "cartel", "gang", "family"})
"""Nouns of bodies that are called by a family's name, and are not the man of that name."""
_OF = frozenset({"del", "de", "du", "da", "dos"})
"""What joins a name in the languages that it is printed in."""
_STYLE = re.compile(r"(\w+ )*(republic|kingdom|sultanate|emirate|commonwealth)|state|government|union")
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


def find_spans(s: Sentence, known: KnownNames, lexicon: Lexicon) -> tuple[Name, ...]:
    """The names of a sentence, left to right, none over another."""
    taken: list[Run] = []
    by_model = labelled(s, lexicon)
    whole = (run for run in known_names(s, known) if not begins_body(run, s, by_model, known, lexicon))
    found = (*whole, *countries(s, lexicon), *bracketed(s, lexicon), *by_model)
    for run in (*found, *capitalised(s, lexicon)):
        if (
            _only_begins(s, run, lexicon)
            or _is_helm(s, run, lexicon)
            or (run[1] - run[0] == 1 and run[2] != "PACK" and _is_made(s.words[run[0]]))
        ):
            continue
        if not any(t[0] < run[1] and run[0] < t[1] for t in taken):
            taken.append(run)
    names = []
    for run in sorted(taken):
        first, last = _extended(s, run, taken, lexicon)
        first = _after_rank(s, first, last, run[2], lexicon)
        text = _printed(s, first, last)
        if text and not (_is_date(text) or _qualifies(text, lexicon) or _is_weapon(text, lexicon)):
            names.append(Name(first, last, text, _key(text, lexicon), run[2]))
    return tuple(_without_overlaps(names))


def _key(text: str, lexicon: Lexicon) -> str:
    """The name as it is compared; a country's long form as the country ("the Republic of Angola")."""
    key = fold(text)
    style, _, country = key.rpartition(" of ")
    if key not in lexicon.countries and country in lexicon.countries and style.split()[-1:] and _STYLE.fullmatch(style):
        return country
    return key


def _only_begins(s: Sentence, run: Run, lexicon: Lexicon) -> bool:
    """ "Army helicopters", "Rebels shot": a common noun has a capital where a sentence begins."""
    first, last, label = run
    w = s.words[first]
    begins = first == 0 or s.words[first - 1].text in ('"', ":")
    lemmas = (w.lower, w.lower.removesuffix("s"), w.lemma)
    common = any(lexicon.is_a(x, "member", "crowd", "body", "instrument") for x in lemmas)
    office = first and s.words[first - 1].lower == "the" and lexicon.is_a(w.lower, "person")  # "the Minister"
    alone = last - first == 1 and label != "PACK" and not w.text.isupper()
    return alone and bool((begins and common) or office)


def _is_helm(s: Sentence, run: Run, lexicon: Lexicon) -> bool:
    """ "the General Command of X": those who lead X, called by what they do."""
    last = s.words[run[1] - 1]
    of = s.words[run[1]].lower == "of" if run[1] < len(s.words) else False
    return of and run[2] != "PACK" and lexicon.is_a(last.lower, "helm")


def _after_rank(s: Sentence, first: int, last: int, label: str, lexicon: Lexicon) -> int:
    """The first word of a person's name without his rank: "Colonel Saleh Ali"."""
    group = label not in ("PERSON", "") or any(lexicon.is_a(w.lower, "group_head") for w in s.words[first:last])
    while not group and first + 1 < last and lexicon.is_a(s.words[first].lower.rstrip("."), "rank"):
        first += 1
    return first


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


def _is_made(w: Word) -> bool:
    """ "Iranian-made", "Arabic-speaking": an adjective with a name in it, which is no name."""
    return w.tag in ("JJ", "VBN", "VBD", "VBG") and "-" in w.text and w.text.rpartition("-")[2].islower()


def _is_weapon(text: str, lexicon: Lexicon) -> bool:
    return lexicon.is_a(text.lower().removesuffix("s"), "munition", "instrument")


def _qualifies(text: str, lexicon: Lexicon) -> bool:
    """ "ISIL-held", "Vietnamese-led": a name inside an adjective, which is read as one."""
    name, _, last = text.rpartition("-")
    whole = " " not in text or text.lower().startswith(("al ", "el "))
    return bool(name) and whole and last.islower() and bool(lexicon.find("adj", last))


def _printed(s: Sentence, first: int, last: int) -> str:
    """The words as printed (blanks between words as in the text, line breaks as blanks)."""
    out = ""
    for w in s.words[first:last]:
        gap = w.start - s.words[w.i - 1].end if w.i > first else 0
        out += (" " if gap else "") + w.text
    return " ".join(out.split())


def _is_styled(w: Word) -> bool:
    """A common noun with a capital in the middle of a sentence, which is a part of a name."""
    return w.tag in ("NN", "NNS") and w.text[0].isupper() and not w.entity and w.i > 0


def _is_title(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "President", but not the "Sheikh" inside "Hassan Sheikh Mohamud"."""
    before = s.words[i - 1] if i else None
    inside = before is not None and is_capital(before) and before.head == s.words[i].head
    title = lexicon.is_a(s.words[i].lower.rstrip("."), "title")
    return title and not (inside and before is not None and not lexicon.is_a(before.lower, "title", "person"))


def _is_group_head(s: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """ "Front", "Army"; also people in a name of several words ("Indigenous People of Biafra")."""
    head = s.words[last - 1].lower
    people = last - first > 1 and is_capital(s.words[last - 1])
    return lexicon.is_a(head, "group_head") or (people and lexicon.is_a(head.removesuffix("s"), "crowd", "member"))


def _is_numbered(s: Sentence, i: int, last: int) -> bool:
    """Whether a number before one body is a part of its name."""
    number = s.words[i]
    of_one = last - 1 <= number.head <= last and s.words[number.head].tag in ("NN", "NNP")
    return number.text.isdigit() and number.dep == "nummod" and of_one


# -- how far they reach ------------------------------------------------------------------------------------------
def _extended(s: Sentence, run: Run, taken: Sequence[Run], lexicon: Lexicon) -> tuple[int, int]:
    """The span with "of (the) Name" after a group's head word, and proper nouns it is compounded with."""
    first, last, label = run
    words = s.words
    while (
        first > 0
        and is_capital(words[first - 1])
        and not opens(words[first - 1], last)
        and not (run[2] == "PERSON" and _is_title(s, first - 1, lexicon))
        and words[first - 1].dep == "compound"
        and first <= words[first - 1].head < last
        and not any(a < first <= b for a, b, _ in taken)
    ):
        first -= 1
    if last < len(words) and words[last].lower in _KINSHIPS and label in ("PERSON", "ORG", "NORP", ""):
        last += 1  # "the Haqqani network"
    if first > 1 and words[first - 1].lower in _OF and words[first - 2].text[0].isupper():
        first -= 2  # "the Clan del Golfo"
    if first > 2 and words[first - 1].lower == "'s" and _is_styled(words[first - 2]):
        first -= 2  # "the Nation's Shield"
    while (
        last < len(words)
        and (ARTICLE.match(words[last].lower) or (label == "PERSON" and not words[last].entity))
        and is_capital(words[last])
        and words[last - 1].dep == "compound"
        and words[last - 1].head == last
        and not any(a <= last < b for a, b, _ in taken)
    ):
        last += 1  # "Tal al-Asfar", of which the model named the first word alone
    if last < len(words) and f"{words[last - 1].lower} {words[last].lower}" in lexicon.countries:
        last += 1  # "Burkina Faso"
    if first and label in ("ORG", "NORP", "") and _is_numbered(s, first - 1, last):
        first -= 1  # "the 400 Mawozo gang"
    head = words[last - 1]
    if first and _ORDINAL.match(words[first - 1].lower) and lexicon.is_a(head.lower, "armed_head"):
        first -= 1  # "the 20th Brigade"
    if (_is_group_head(s, first, last, lexicon)) and last + 1 < len(words) and words[last].lower == "of":
        stop = last + 1 + (words[last + 1].lower == "the")
        follow = next((t for t in taken if t[0] == stop), None)
        if follow and follow[2] != "PERSON" and head.text[0].isupper():
            last = follow[1]
    return first, last
