"""Slots that places fill: what a name is by the verb or noun that it hangs on ("entered X", "the capture of X")."""

from __future__ import annotations

from collections import defaultdict
from enum import IntEnum

from kg.knowledge.lexicon import Lexicon
from kg.knowledge.ontology import Ontology

SlotKey = tuple[str, str]
"""The lemma of a verb or noun, and the role there: ("enter", "obj"), ("capture", "of")."""


class Slot(IntEnum):
    """What may fill a slot beside places: nothing, groups, or anybody."""

    PLACE = 0
    GROUP = 1
    ANYBODY = 2


def place_slots(lexicon: Lexicon, ontology: Ontology) -> dict[SlotKey, Slot]:
    """The slots that places fill, and what else does by other frames of the same verb or noun."""
    fills: dict[SlotKey, set[Slot]] = defaultdict(set)
    for frame in (f for f in lexicon.frames if f.kind in ("verb", "light", "noun")):
        words = frame.trigger.split()
        relation = ontology.relations[frame.relation]
        of_place = "place" in frame.notes or relation.range == "Place"
        other = Slot.ANYBODY if relation.bodily else Slot.GROUP
        for role in frame.object:
            if frame.kind != "light":
                fills[words[0], role].add(Slot.PLACE if of_place else other)
            elif of_place and role not in ("subj", "obj", "dat"):
                fills[words[-1], role].add(Slot.PLACE)
            elif not of_place:
                fills[words[0].split("_")[0], role].add(other)
                fills[words[-1], role].add(other)
        for role in frame.subject:
            fills[words[-1], role].add(Slot.GROUP)
        if frame.relation == "expelled" and frame.kind in ("verb", "noun"):
            fills[words[0], "from"].update((Slot.PLACE, Slot.GROUP))
    fills["out", "of"].update((Slot.PLACE, Slot.GROUP))  # "driven out of X"
    return {slot: max(kinds) for slot, kinds in sorted(fills.items()) if Slot.PLACE in kinds}
