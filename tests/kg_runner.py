"""A run of ``kg`` inside the test's process, and some articles for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

PACT = """Two factions close ranks
By Rima Sabbagh
3 March 2014

Liwa al-Tawhid is allied with Ahrar al-Sham. Jabhat al-Nusra attacked ISIS in Azaz.
"""
DENIAL = """---
title: No pact, says the brigade
outlet: Queiq Daily
published: 2014-03-05
url: https://example.org/queiq/no-pact
---

Liwa al-Tawhid is not allied with Ahrar al-Sham, an officer of the brigade said. ISIS may attack Liwa al-Tawhid.

ISIS controls Azaz.
"""
FRIENDS = """Jabhat al-Nusra is allied with the Islamic Front

The Islamic Front is allied with Jabhat al-Nusra. The Islamic Front attacked ISIS near Azaz.
"""
ROOM = """---
title: Three factions share a room
outlet: Orontes Wire
published: 2014-02-25
---

Ahrar al-Sham, Jabhat al-Nusra and the Army of Mujahideen set up a joint operations room in Aleppo on Monday.
"""
COPY = ROOM.replace("Three factions share a room", "A room for three").replace("Orontes Wire", "Northern Post")
FIGHT = """---
title: The room breaks <script>alert(1)</script>
outlet: Queiq *Daily*
published: 2014-03-20
---

Jabhat al-Nusra attacked Ahrar al-Sham near Atarib on Monday. ISIS is allied with Jabhat al-Nusra.
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run of ``kg`` left behind."""

    status: int
    out: str
    err: str


Kg = Callable[..., Answer]
