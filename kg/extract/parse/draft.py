"""Draft: a sentence while its parse is mended, word by word."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.extract.parse.sentence import NAME_TAGS, NOMINAL, Word

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
"""Labels of what a verb has for a subject."""


@dataclass
class Draft:
    """A sentence while it is mended: its words, and their heads and labels as far as they are mended."""

    words: list[Word]
    heads: list[int] = field(init=False)
    deps: list[str] = field(init=False)
    _kids: list[tuple[int, ...]] = field(init=False)

    def __post_init__(self) -> None:
        self.words = list(self.words)
        self.heads = [w.head for w in self.words]
        self.deps = [w.dep for w in self.words]
        below: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.i:
                below[word.head].append(word.i)
        self._kids = list(map(tuple, below))

    def kids(self, i: int) -> tuple[int, ...]:
        """The dependents of word ``i``, left to right."""
        return self._kids[i]

    def end_of(self, i: int) -> int:
        """The last word of all that hangs on word ``i``."""
        return max([i, *map(self.end_of, self._kids[i])])

    def hang(self, i: int, head: int, dep: str) -> None:
        """Makes word ``i`` a dependent of ``head``."""
        if self.heads[i] != i:
            above = self.heads[i]
            self._kids[above] = tuple(k for k in self._kids[above] if k != i)
        if head != i:
            self._kids[head] = tuple(sorted((*self._kids[head], i)))
        self.heads[i], self.deps[i] = head, dep

    def call(self, i: int, tag: str, pos: str, lemma: str = "") -> None:
        """Makes word ``i`` another part of speech, with its lemma when that is another too."""
        word = self.words[i]
        self.words[i] = replace(word, tag=tag, pos=pos, lemma=lemma or word.lemma)

    def finish(self) -> tuple[Word, ...]:
        """The words as mended."""
        return tuple(
            w if w.head == h and w.dep == d else replace(w, head=h, dep=d)
            for w, h, d in zip(self.words, self.heads, self.deps, strict=True)
        )


def is_name(word: Word) -> bool:
    """Whether the word belongs to a name."""
    return word.tag in NAME_TAGS or (bool(word.entity) and word.pos in NOMINAL)


def bare_comma(draft: Draft, left: int, right: int) -> bool:
    """True when what parts the two is a comma and words of the right one: no bracket, no verb."""
    between = draft.words[left + 1 : right]
    return any(w.text == "," for w in between) and not any(
        w.text in "()[]" or w.pos in ("VERB", "AUX") for w in between
    )
