"""An index of the names of the packs: the entries that go by a name, or by one that sounds or means the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.identity.parts import take_apart
from kg.identity.spelling import exact_key
from kg.identity.verdict import Outcome, same_name
from kg.knowledge import PackActor, PackPlace

PackEntry = PackActor | PackPlace


class NameIndex:
    """Names to entries. Spellings are compared only inside a bucket of names with the same consonants."""

    def __init__(self, entries: Iterable[PackEntry]) -> None:
        exact: dict[str, dict[str, PackEntry]] = defaultdict(dict)
        alike: dict[str, list[tuple[str, PackEntry]]] = defaultdict(list)
        for entry in sorted(entries, key=lambda entry: entry.iri):
            labels = {exact_key(label): label for label in (*entry.hidden, *entry.aliases, entry.name)}
            for key, label in sorted(labels.items()):
                exact[key][entry.iri] = entry
                alike[take_apart(label).key].append((label, entry))
        self._exact: Mapping[str, Mapping[str, PackEntry]] = exact
        self._alike: Mapping[str, list[tuple[str, PackEntry]]] = alike
        self._heard: dict[str, tuple[PackEntry, ...]] = {}

    def named(self, name: str) -> tuple[PackEntry, ...]:
        """The entries that have the name but for case, accents, articles and marks, by IRI."""
        found = self._exact.get(exact_key(name))
        return tuple(found.values()) if found else ()

    def heard(self, name: str) -> tuple[PackEntry, ...]:
        """The entries with a name that is the same in another spelling or language, by IRI; long names only."""
        if name not in self._heard:
            parts = take_apart(name)
            near = self._alike.get(parts.key, ()) if parts.is_long_enough else ()
            found = {entry.iri: entry for label, entry in near if same_name(name, label).outcome is Outcome.SAME}
            self._heard[name] = tuple(found.values())
        return self._heard[name]
