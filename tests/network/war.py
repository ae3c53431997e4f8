"""The actors of a small war of our own making."""

from __future__ import annotations

from kg.model import Entity

EAGLES = Entity("actor:eagles", "Eagles Brigade", "ArmedGroup")
FOXES = Entity("actor:foxes", "Foxes Brigade", "ArmedGroup")
HAWKS = Entity("actor:hawks", "Hawks", "ArmedGroup")
LYNXES = Entity("actor:lynxes", "Lynx Battalion", "ArmedGroup")
WOLVES = Entity("actor:wolves", "Wolves", "ArmedGroup")
ARMY = Entity("actor:army", "National Army", "StateForce")
ROOM = Entity("actor:dawn", "Dawn Room", "OperationsRoom")
TOWN = Entity("place:town", "Town", "Settlement")
