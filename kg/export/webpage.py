"""The scene as one HTML file that opens offline: picture, table, filters, and the evidence for each line.

Names, titles and quotes come from articles that anybody may have written, so nothing of them is ever markup: the
picture is built by an XML writer, the data stands in a JSON block that no ``<`` can close, the script sets text only,
and the Content-Security-Policy lets no other script or style run and nothing be loaded (hashes after CSP level 2).
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from html import escape
from string import Template
from xml.etree.ElementTree import tostring

from kg.export.records import claim_records, document_records, node_records, tie_records
from kg.export.scene import Scene, compose, drawn_ties
from kg.export.snapshot import Snapshot
from kg.export.style import KINDS
from kg.export.svg import drawing, stylesheet
from kg.model import Coalition
from kg.resources import read_package_file


def to_html(snapshot: Snapshot) -> bytes:
    """The page: the whole of it in one file, with no address in it that a browser would fetch."""
    scene = compose(snapshot)
    style = f"\n{stylesheet()}{read_package_file('export', 'page', 'page.css')}"
    script = f"\n{read_package_file('export', 'page', 'page.js')}"
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    page = Template(read_package_file("export", "page", "page.html")).substitute(
        policy=escape(policy),
        style=style,
        summary=escape(_summary(snapshot, scene)),
        kinds=_kind_filters(scene),
        picture=tostring(drawing(scene), encoding="unicode"),
        data=block(_data(snapshot, scene)),
        script=script,
    )
    return page.encode()


def block(data: object) -> str:
    r"""The data as JSON that may stand in a script element: no ``<``, ``>`` or ``&``, as in OWASP's rules.

    >>> block("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _summary(snapshot: Snapshot, scene: Scene) -> str:
    ties = sum(len(route.strand.ties) for route in scene.routes)
    return (
        f"{len(scene.nodes)} actors, {ties} relations, {len(snapshot.report.coalitions)} coalitions, "
        f"from {len(snapshot.documents)} documents"
    )


def _kind_filters(scene: Scene) -> str:
    """A check box for every kind of line in the picture; the words are this program's own."""
    present = {route.strand.kind for route in scene.routes}
    return "".join(
        f'<label><input type="checkbox" name="kind" value="{kind}" checked> '
        f'<svg class="kg swatch" viewBox="0 0 30 8" aria-hidden="true"><path class="line {kind}" stroke-width="2.5" '
        f'd="M1,4H29"/></svg> {escape(look.legend)}</label>'
        for kind, look in KINDS.items()
        if kind in present
    )


def _data(snapshot: Snapshot, scene: Scene) -> dict[str, object]:
    """What the script reads: records by IRI, and what stands behind each line and hull of the picture."""
    drawn = {tie.iri for tie in drawn_ties(snapshot)}
    lists = {t.iri: {"claims": t.claims, "contradicting": t.contradicting} for t in snapshot.ties}
    shown = {node.entity.iri for node in scene.nodes}
    coalitions = {c.id: _coalition(c) for c in snapshot.report.coalitions}
    wanted = {claim for c in snapshot.report.coalitions for claim in (e.claim for e in c.evidence)}
    wanted |= {claim for iri in drawn for claims in lists[iri].values() for claim in claims}
    strands = [route.strand for route in scene.routes]
    return {
        "actors": {record["id"]: record for record in node_records(snapshot) if record["id"] in shown},
        "claims": {record["id"]: record for record in claim_records(snapshot) if record["id"] in wanted},
        "coalitions": coalitions,
        "documents": {record["id"]: record for record in document_records(snapshot)},
        "edges": [{"kind": s.kind, "ends": s.pair, "ties": [t.iri for t in s.ties]} for s in strands],
        "ties": {r["id"]: r | lists[str(r["id"])] for r in tie_records(snapshot) if r["id"] in drawn},
    }


def _coalition(coalition: Coalition) -> dict[str, object]:
    return {
        "name": coalition.name,
        "kind": coalition.kind,
        "members": [iri for _, iri in coalition.members],
        "against": [{"name": opponent.name, "basis": opponent.basis} for opponent in coalition.against],
        "since": coalition.since or "",
        "until": coalition.until or "",
        "evidence": [evidence.claim for evidence in coalition.evidence],
    }
