"""Ellipsis: verbs that stand for another ("X attacked the convoy, as did Y", "Y did so on Tuesday", "Y did not").

Such a verb makes the predicates of the verb it stands for again, with its own subject, polarity and modality.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.parse.sentence import Sentence, Word
from kg.extract.predicates.triggers import Parsed, Predicate

_LIKE = frozenset({"so", "likewise", "same", "too", "similarly"})
_BEFORE = frozenset({"as", "so", "nor", "neither", "than"})


def elliptical(found: Sequence[Predicate], parsed: Parsed) -> Iterator[Predicate]:
    """The predicates of verbs that stand for one of those found."""
    s = parsed.s
    for w in s.words:
        if not _stands_for_another(s, w):
            continue
        meant = _meant(s, w, found)
        subject = parsed.arguments.surface_subject(w.i) or _inverted(s, w)
        if meant is None or not subject:
            continue
        for p in found:
            role = "obj" if p.passive else "subj"
            if p.governor == meant and p.frames[0].kind in ("verb", "light") and p.roles.get(role):
                yield replace(p, governor=w.i, roles={**p.roles, role: subject})


def _stands_for_another(s: Sentence, w: Word) -> bool:
    """Whether the verb is a "do" that says nothing of its own: "did so", "as did Y", "but Y did not"."""
    if w.lemma != "do" or w.dep in ("aux", "auxpass") or any(k.i > w.i for k in s.kids(w.i, "xcomp", "ccomp", "acomp")):
        return False
    objects = s.kids(w.i, "dobj")
    alike = any(k.lower in _LIKE for k in s.kids(w.i, "advmod", "dobj")) or _after(s, w)
    unlike = w.dep in ("conj", "advcl") and (s.kid(w.i, "neg") is None) != (s.kid(w.head, "neg") is None)
    return (alike or unlike or _parted(s, w)) and all(k.lower in _LIKE for k in objects)


def _parted(s: Sentence, w: Word) -> bool:
    """ "Turkey condemned the raid; Iran did not."""
    return s.kid(w.i, "neg") is not None and any(x.text == ";" for x in s.words[: w.i])


def _after(s: Sentence, w: Word) -> bool:
    """ "as did Y", "so did Y", "nor did Y"."""
    return w.i > 0 and s.words[w.i - 1].lower in _BEFORE


def _inverted(s: Sentence, w: Word) -> tuple[int, ...]:
    """The subject after the verb, which the model may take for something else."""
    return tuple(k.i for k in s.kids(w.i, "attr", "dobj", "npadvmod") if k.i > w.i and k.lower not in _LIKE)[:1]


def _meant(s: Sentence, w: Word, found: Sequence[Predicate]) -> int | None:
    """The verb stood for: that of the clause it hangs on, else the last before it that does not govern it."""
    governors = {p.governor for p in found if p.governor < w.i}
    if w.dep in ("conj", "advcl") and w.head in governors:
        return w.head
    above: set[int] = set()
    while w.dep in ("xcomp", "ccomp", "pcomp", "prep", "advcl"):
        w = s.words[w.head]
        above.add(w.i)
    return max(governors - above, default=None)
