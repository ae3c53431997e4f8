"""Sentence: words with lemmas, tags and dependencies, as the steps of reading pass them on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.model import Block, Span

NAME_TAGS = frozenset({"NNP", "NNPS"})
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

    def is_plural(self, verb: Word) -> bool:
        """Whether the verb's form is that of several subjects: "make", "are made", "have left"."""
        auxiliaries = self.kids(verb.i, "aux", "auxpass")
        finite = auxiliaries[0] if auxiliaries else verb
        return finite.tag == "VBP" or finite.lower == "were"

    @cached_property
    def _below(self) -> tuple[tuple[Word, ...], ...]:
        return tuple(tuple(self.words[k] for k in kids) for kids in self.children)

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Word ranges between quotation marks (an open one runs to the end), those of four words and more."""
        marks = [w.i for w in self.words if w.text in ('"', "''", "``")]
        if len(marks) % 2:
            marks.append(len(self.words))
        return tuple((a, b) for a, b in zip(marks[::2], marks[1::2], strict=True) if b - a > 4)

    def kids(self, i: int, *deps: str) -> list[Word]:
        """The dependents of word ``i`` with one of the labels (all when none is named)."""
        below = self._below[i]
        return [word for word in below if word.dep in deps] if deps else list(below)

    def kid(self, i: int, *deps: str) -> Word | None:
        """The first dependent with one of the labels."""
        return next((word for word in self._below[i] if not deps or word.dep in deps), None)

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
