"""The lexicon: how English says each relation, as data, and the word classes the reader reasons with.

``ontology/lexicon.tsv`` has one frame a line, seven tab-separated columns: relation, kind, trigger, subject, object,
note, example.

* ``kind``: ``verb`` (trigger: a verb's lemma, with its particle after a blank: "set up"), ``light`` (a verb and the
  noun or adjective it governs: "declare war"; "@give @arms" for every word of two classes), ``noun`` (an event or state
  named by a noun: "battle", "air strike", "@strained relation", "@shipment of @arms"), ``role`` (a noun for somebody in
  a relation: "leader"), ``adj`` (the second half of a hyphenated adjective: "backed", the first: "anti", or an
  adjective with its preposition: "loyal" to).
* ``subject`` and ``object``: where the ends stand, first that fits: ``subj``, ``obj``, ``dat``, a preposition,
  ``poss``, ``mod`` (a name before a noun), ``between``, ``bidden`` (who is told or made to do
  something); ``-`` for an end that is never there. ``a+b`` takes both.
* ``note``: words apart by blanks: ``reciprocal`` (with one plural end the ends are its parts), ``intended``,
  ``possible``, ``predicted``, ``denied`` (what the frame itself says of the claim), ``place`` (the object is a place,
  ``actor``: an actor, ``coalition``: an operations room, umbrella or coalition, or what several groups set up,
  ``union``: a body that others make up), ``needs_object``, ``active`` and
  ``passive`` (only in that voice), ``bare`` (only without a direct object), ``infinitive`` (only as "to" and the verb),
  ``clause`` (not as an adjective), ``bidding`` (only with "to" and another verb), ``itself`` (the noun itself is who),
  ``term`` (only with a term or an "or else" for what is bidden: "told them to leave by Friday"),
  ``leaving`` (only with "to" and a verb of leaving a place),
  ``alone`` (with nothing that completes the verb: "the town fell", not "fell silent"),
  ``indefinite`` (the noun has no "the": "the battalion" would be who went itself),
  ``fighters`` (the subject is no civilian), ``person`` (it is one with a name), ``munition`` (it is a shell or the
  like), ``civilians`` (the object is people who do not fight), ``armed`` (it is not), ``people`` (several of them,
  without a name), ``also`` (beside whatever else the trigger says), ``given`` (true whatever is said of the verb: who
  rejects a demand was asked), ``weak`` (less
  sure).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg import resources
from kg.errors import KnowledgeError
from kg.vocab import digest, term

COLUMNS = ("relation", "kind", "trigger", "subject", "object", "note", "example")
KINDS = frozenset({"verb", "light", "noun", "role", "adj"})
NOTES = frozenset(
    {
        "reciprocal",
        "intended",
        "possible",
        "predicted",
        "conditional",
        "denied",
        "place",
        "actor",
        "needs_object",
        "needs_subject",
        "weak",
        "passive",
        "active",
        "bare",
        "infinitive",
        "clause",
        "fighters",
        "civilians",
        "armed",
        "also",
        "given",
        "coalition",
        "union",
        "bidding",
        "term",
        "leaving",
        "alone",
        "itself",
        "indefinite",
        "munition",
        "people",
        "person",
    }
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say one relation; ``line`` tells where it stands."""

    relation: str
    kind: str
    trigger: str
    subject: tuple[str, ...]
    object: tuple[str, ...]
    notes: frozenset[str]
    example: str
    line: str

    @property
    def rule(self) -> str:
        """What a claim names as the rule that read it."""
        return f"{self.kind}:{self.trigger.replace(' ', '_')}:{self.relation}"


@dataclass(frozen=True)
class Lexicon:
    """Frames by kind and trigger, and word classes by name."""

    frames: tuple[Frame, ...]
    classes: Mapping[str, frozenset[str]]
    countries: Mapping[str, tuple[str, str]]
    """Lower-case name, demonym or capital -> (country's name, "name" | "demonym" | "capital")."""
    by_trigger: Mapping[tuple[str, str], tuple[Frame, ...]]
    fingerprint: str

    def find(self, kind: str, trigger: str) -> tuple[Frame, ...]:
        """The frames of that kind for the trigger, in file order."""
        return self.by_trigger.get((kind, trigger), ())

    def find_noun(self, lemma: str, lower: str) -> tuple[Frame, ...]:
        """The frames of a noun by its lemma, or as printed: the model takes "shelling" for a form of "shell"."""
        return self.find("noun", lemma) or self.find("noun", lower)

    def find_phrase(self, kind: str, *words: str) -> tuple[Frame, ...]:
        """The frames of that kind for several words: those of the words themselves, then those that name classes."""
        classes = (
            frame
            for pattern in self._patterns.get((kind, words[0]), ())
            if len(pattern) == len(words) and all(map(self._fits, pattern, words))
            for frame in self.find(kind, " ".join(pattern))
        )
        return (*self.find(kind, " ".join(words)), *classes)

    def _fits(self, part: str, word: str) -> bool:
        return word in self.classes[part[1:]] if part.startswith("@") else word == part

    @cached_property
    def _patterns(self) -> Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]:
        """Kind and first word -> the triggers that name word classes ("@give @arms", "fly @banner"), in file order."""
        found: dict[tuple[str, str], list[tuple[str, ...]]] = defaultdict(list)
        for kind, trigger in self.by_trigger:
            if "@" in trigger:
                first, *rest = trigger.split()
                for word in sorted(self.classes[first[1:]]) if first.startswith("@") else [first]:
                    found[kind, word].append((first, *rest))
        return {key: tuple(patterns) for key, patterns in found.items()}

    def demonym(self, key: str) -> str:
        """What goes before a body of the country of that name ("Syrian"); the name itself when none is known."""
        country = self.countries[key][0]
        names = (name for name, (full, kind) in self.countries.items() if full == country and kind == "demonym")
        return next(names, key).title()

    def is_a(self, lemma: str, *classes: str) -> bool:
        """True when the lemma (words of a phrase joined with "_") is in one of the word classes."""
        return not self.classes_of.get(lemma, frozenset()).isdisjoint(classes)

    @cached_property
    def classes_of(self) -> Mapping[str, frozenset[str]]:
        """Lemma -> the word classes that it is in."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, lemmas in self.classes.items():
            for lemma in lemmas:
                found[lemma].add(name)
        return {lemma: frozenset(names) for lemma, names in found.items()}


def load_lexicon(paths: Sequence[Path] = ()) -> Lexicon:
    """The shipped lexicon merged with the user's files; a user's line ``!trigger`` removes the shipped frames of it."""
    texts = [("lexicon.tsv", resources.read_data("ontology", "lexicon.tsv"))]
    for path in paths:
        try:
            texts.append((str(path), path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            raise KnowledgeError(f"{path}: the lexicon cannot be read: {error}; give a UTF-8 text file") from error
    words, countries = resources.read_data("ontology", "words.tsv"), resources.read_data("ontology", "countries.tsv")
    frames: dict[tuple[str, str, str], Frame] = {}
    classes = {name: set(found) for name, found in _classes(words)}
    for name, text in texts:
        _merge(name, text, frames, classes)
    index: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for frame in frames.values():
        if unknown := {x for x in frame.trigger.split() if x.startswith("@")} - {f"@{name}" for name in classes}:
            raise KnowledgeError(f"{frame.line}: no word class {', '.join(sorted(unknown))}; list its words first")
        index[frame.kind, frame.trigger].append(frame)
    return Lexicon(
        tuple(frames.values()),
        {k: frozenset(v) for k, v in classes.items()},
        dict(_countries(countries)),
        {k: tuple(v) for k, v in index.items()},
        digest([words, countries, *(text for _, text in texts)]),
    )


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, [cell.strip() for cell in line.split("\t")]


def _merge(name: str, text: str, frames: dict[tuple[str, str, str], Frame], classes: dict[str, set[str]]) -> None:
    for number, cells in _rows(text):
        if cells[0].startswith("!"):
            for key in [k for k in frames if k[1] == cells[0][1:]]:
                del frames[key]
        elif cells[0].startswith("@"):
            classes.setdefault(cells[0][1:], set()).update(cells[1].split())
        elif cells != list(COLUMNS):
            frame = _frame(f"{name}:{number}", cells)
            frames[frame.kind, frame.trigger, frame.relation] = frame


def _frame(place: str, cells: Sequence[str]) -> Frame:
    if len(cells) != len(COLUMNS):
        raise KnowledgeError(f"{place}: {len(cells)} columns instead of {len(COLUMNS)}; they are {', '.join(COLUMNS)}")
    relation, kind, trigger, subject, object_, note, example = cells
    try:
        term(relation)
    except KeyError:
        raise KnowledgeError(f"{place}: no relation {relation!r}; take one of ontology/conflict.ttl") from None
    if kind not in KINDS:
        raise KnowledgeError(f"{place}: no kind {kind!r}; take one of {', '.join(sorted(KINDS))}")
    notes = frozenset(note.split())
    if unknown := notes - NOTES:
        raise KnowledgeError(f"{place}: no note {', '.join(sorted(unknown))}; take of {', '.join(sorted(NOTES))}")
    if not trigger or not example:
        raise KnowledgeError(f"{place}: trigger and example must not be empty")
    return Frame(relation, kind, trigger, tuple(subject.split()), tuple(object_.split()), notes, example, place)


def _classes(text: str) -> Iterator[tuple[str, list[str]]]:
    for number, cells in _rows(text):
        if len(cells) != 2:
            raise KnowledgeError(f"words.tsv:{number}: a class and its words, one tab between them")
        yield cells[0], cells[1].split()


def _countries(text: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for number, cells in _rows(text):
        if len(cells) != 4:
            raise KnowledgeError(f"countries.tsv:{number}: name, other names, demonyms, capitals, tabs between them")
        name, others, demonyms, capitals = cells
        for kind, found in (("name", f"{name}|{others}"), ("demonym", demonyms), ("capital", capitals)):
            yield from ((each.lower(), (name, kind)) for each in found.split("|") if each)
