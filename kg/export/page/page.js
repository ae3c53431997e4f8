"use strict";
// Everything shown here was written by strangers: text goes in as text (textContent), never as markup.

const data = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const svg = document.querySelector("#picture > svg");
const panel = $("panel");

function make(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  if (options.text !== undefined) element.textContent = options.text;
  if (options.class) element.className = options.class;
  if (options.click) element.addEventListener("click", options.click);
  element.append(...children);
  return element;
}

const actorName = (iri) => (data.actors[iri] ? data.actors[iri].label : iri);
const words = (relation) => relation.replace(/([A-Z])/g, " $1").toLowerCase();
const percent = (share) => `${Math.round(100 * share)} %`;
const signClass = (sign) => (sign > 0 ? "positive" : sign < 0 ? "negative" : "neutral");
const kindOfTie = {};
data.edges.forEach((edge) => edge.ties.forEach((iri) => { kindOfTie[iri] = edge.kind; }));

// ---- evidence panel

function claimCard(iri, against) {
  const claim = data.claims[iri];
  if (!claim) return make("p", { class: "muted", text: "A claim that is no longer in the store." });
  const document_ = data.documents[claim.document];
  const card = make("article", { class: `claim ${against ? "against" : signClass(claim.sign)}` });
  card.append(make("blockquote", { text: `“${claim.quote}”` }));
  card.append(make("p", { class: "muted", text: `Who says so: ${claim.sources || "unknown"}` }));
  const place = [document_ ? document_.path : claim.document, claim.published, `characters ${claim.start}–${claim.end}`];
  card.append(make("p", { class: "muted", text: place.filter(Boolean).join(" · ") }));
  const tags = make("p");
  for (const text of [claim.polarity, claim.modality, `read with ${percent(claim.confidence)} confidence`, claim.when, claim.place]) {
    if (text) tags.append(make("span", { class: "tag", text }));
  }
  card.append(tags);
  return card;
}

function tieSection(iri) {
  const tie = data.ties[iri];
  const section = make("section");
  section.append(make("h3", { text: `${tie.source_name} · ${words(tie.relation)} · ${tie.target_name}` }));
  const facts = [`${tie.weight} independent source${tie.weight === 1 ? "" : "s"}`, `support ${percent(tie.support)}`];
  if (tie.when) facts.push(tie.when);
  if (tie.place) facts.push(tie.place);
  section.append(make("p", { class: "muted", text: facts.join(" · ") }));
  tie.claims.forEach((claim) => section.append(claimCard(claim, false)));
  if (tie.contradicting.length) {
    section.append(make("h3", { text: tie.contested ? "Disputed: sources that say otherwise" : "Sources that say otherwise" }));
    tie.contradicting.forEach((claim) => section.append(claimCard(claim, true)));
  }
  return section;
}

function actorButton(iri) {
  return data.actors[iri]
    ? make("button", { text: actorName(iri), click: () => choose("node", iri) })
    : make("span", { text: iri });
}

function listOf(items) {
  return make("ul", {}, ...items.map((item) => make("li", {}, item)));
}

const pages = {
  edge(number) {
    const edge = data.edges[Number(number)];
    return [make("h2", { text: edge.ends.map(actorName).join(" and ") }), ...edge.ties.map(tieSection)];
  },
  tie(iri) {
    const tie = data.ties[iri];
    return [make("h2", { text: `${tie.source_name} and ${tie.target_name}` }), tieSection(iri)];
  },
  node(iri) {
    const actor = data.actors[iri];
    const parts = [make("h2", { text: actor.label }), make("p", { class: "muted", text: words(actor.type).trim() })];
    if (actor.aliases) parts.push(make("p", { text: `Also called: ${actor.aliases}` }));
    if (actor.coalitions) parts.push(make("p", { text: `In: ${actor.coalitions}` }));
    const mine = data.edges.filter((edge) => edge.ends.includes(iri)).flatMap((edge) => edge.ties);
    return [...parts, ...mine.map(tieSection)];
  },
  coalition(id) {
    const coalition = data.coalitions[id];
    const dates = [coalition.since && `since ${coalition.since}`, coalition.until && `until ${coalition.until}`];
    const parts = [
      make("h2", { text: coalition.name }),
      make("p", { class: "muted", text: [`${coalition.kind} coalition`, ...dates].filter(Boolean).join(" · ") }),
      make("h3", { text: "Members" }),
      listOf(coalition.members.map(actorButton)),
    ];
    if (coalition.against.length) {
      parts.push(make("h3", { text: "Against" }));
      parts.push(listOf(coalition.against.map((o) => make("span", { text: `${o.name} (by ${o.basis})` }))));
    }
    parts.push(make("h3", { text: "Evidence" }), ...coalition.evidence.map((claim) => claimCard(claim, false)));
    return parts;
  },
};

function choose(what, key) {
  panel.replaceChildren(...pages[what](key));
  panel.scrollTop = 0;
  for (const old of svg.querySelectorAll(".chosen")) old.classList.remove("chosen");
  for (const group of svg.querySelectorAll("g[tabindex]")) {
    const touched = what === "node" && "edge" in group.dataset && data.edges[Number(group.dataset.edge)].ends.includes(key);
    if (group.dataset[what] === key || touched) group.classList.add("chosen");
  }
}

function clear() {
  panel.replaceChildren(
    make("h2", { text: "Evidence" }),
    make("p", { class: "muted", text: "Choose a line, an actor or a coalition: its sentences and their sources appear here." }),
    listOf(Object.keys(data.coalitions).map((id) => make("button", { text: data.coalitions[id].name, click: () => choose("coalition", id) }))),
  );
  for (const old of svg.querySelectorAll(".chosen")) old.classList.remove("chosen");
}

function chooseGroup(group) {
  for (const what of ["edge", "node", "coalition"]) {
    if (what in group.dataset) choose(what, group.dataset[what]);
  }
}

// ---- filters and search

function readFilters() {
  const kinds = new Set([...document.querySelectorAll("input[name=kind]:checked")].map((box) => box.value));
  return { kinds, sources: Number($("sources").value), support: Number($("support").value), disputed: $("disputed").checked };
}

function passes(tie, filters) {
  return filters.kinds.has(kindOfTie[tie.id]) && tie.weight >= filters.sources && tie.support >= filters.support
    && (!filters.disputed || tie.contested);
}

function matches(iri, text) {
  const actor = data.actors[iri];
  return actor !== undefined && `${actor.label}\n${actor.aliases}`.toLowerCase().includes(text);
}

function refresh() {
  const filters = readFilters();
  const text = $("search").value.trim().toLowerCase();
  $("support-shown").textContent = percent(filters.support);
  const near = new Set();
  for (const group of svg.querySelectorAll("g[data-edge]")) {
    const edge = data.edges[Number(group.dataset.edge)];
    const shown = edge.ties.some((iri) => passes(data.ties[iri], filters));
    const found = !text || edge.ends.some((iri) => matches(iri, text));
    group.classList.toggle("gone", !shown);
    group.classList.toggle("faint", !found);
    if (shown && found) edge.ends.forEach((iri) => near.add(iri));
  }
  for (const group of svg.querySelectorAll("g[data-node]")) {
    const iri = group.dataset.node;
    group.classList.toggle("faint", text !== "" && !matches(iri, text) && !near.has(iri));
  }
  fillTable(filters, text);
}

// ---- table

const columns = [
  ["Actor", (tie) => tie.source_name],
  ["Relation", (tie) => words(tie.relation)],
  ["Actor or group", (tie) => tie.target_name],
  ["Sign", (tie) => tie.sign],
  ["Sources", (tie) => tie.weight],
  ["Support", (tie) => tie.support],
  ["When", (tie) => tie.when],
  ["Disputed", (tie) => (tie.contested ? "yes" : "")],
];
const order = { column: 0, down: false };

function compare(one, other) {
  const value = columns[order.column][1];
  const [a, b] = order.down ? [value(other), value(one)] : [value(one), value(other)];
  return typeof a === "number" ? a - b : String(a).localeCompare(String(b), "en");
}

function fillTable(filters, text) {
  const rows = Object.values(data.ties)
    .filter((tie) => passes(tie, filters) && (!text || matches(tie.source, text) || matches(tie.target, text)))
    .sort(compare)
    .map((tie) => make("tr", {},
      ...columns.map(([, value]) => make("td", { text: value(tie), class: typeof value(tie) === "number" ? "number" : "" })),
      make("td", {}, make("button", { text: "Evidence", click: () => { choose("tie", tie.id); panel.focus(); } }))));
  document.querySelector("#table tbody").replaceChildren(...rows);
  document.querySelectorAll("#table th").forEach((head, number) => {
    head.setAttribute("aria-sort", number !== order.column ? "none" : order.down ? "descending" : "ascending");
  });
}

function sortBy(number) {
  order.down = order.column === number && !order.down;
  order.column = number;
  refresh();
}

function show(view) {
  for (const name of ["picture", "table"]) {
    $(name).hidden = name !== view;
    $(`show-${name}`).setAttribute("aria-pressed", String(name === view));
  }
}

// ---- pan and zoom: the view box moves, the drawing stays

const whole = svg.viewBox.baseVal;
const all = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
let view = { ...all };

function look(next) {
  view = next;
  svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
}

function zoom(factor, at = { x: view.x + view.width / 2, y: view.y + view.height / 2 }) {
  const width = Math.min(Math.max(view.width * factor, all.width / 20), all.width * 4);
  const scale = width / view.width;
  look({ x: at.x - (at.x - view.x) * scale, y: at.y - (at.y - view.y) * scale, width, height: view.height * scale });
}

function pan(dx, dy) {
  look({ ...view, x: view.x + dx, y: view.y + dy });
}

function pointAt(event) {
  const inverse = svg.getScreenCTM().inverse();
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(inverse);
}

let drag = null;
svg.addEventListener("pointerdown", (event) => {
  drag = { from: pointAt(event), x: event.clientX, y: event.clientY, moved: false };
});
svg.addEventListener("pointermove", (event) => {
  if (!drag) return;
  if (!drag.moved && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > 4) {
    drag.moved = true;
    svg.setPointerCapture(event.pointerId);
    svg.classList.add("held");
  }
  if (drag.moved) {
    const here = pointAt(event);
    pan(drag.from.x - here.x, drag.from.y - here.y);
  }
});
svg.addEventListener("pointerup", () => {
  svg.classList.remove("held");
  setTimeout(() => { drag = null; });
});
svg.addEventListener("pointercancel", () => { drag = null; });
svg.addEventListener("wheel", (event) => {
  event.preventDefault();
  zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, pointAt(event));
}, { passive: false });
svg.addEventListener("click", (event) => {
  if (drag && drag.moved) return;
  const group = event.target.closest("g[data-edge], g[data-node], g[data-coalition]");
  if (group) chooseGroup(group);
});

const keys = {
  "+": () => zoom(1 / 1.25), "=": () => zoom(1 / 1.25), "-": () => zoom(1.25), 0: () => look({ ...all }),
  ArrowLeft: () => pan(-view.width / 12, 0), ArrowRight: () => pan(view.width / 12, 0),
  ArrowUp: () => pan(0, -view.height / 12), ArrowDown: () => pan(0, view.height / 12),
};
svg.addEventListener("keydown", (event) => {
  const group = event.target.closest("g[tabindex]");
  if (group && (event.key === "Enter" || event.key === " ")) {
    chooseGroup(group);
    panel.focus();
  } else if (keys[event.key] && !event.ctrlKey && !event.metaKey) keys[event.key]();
  else return;
  event.preventDefault();
});
document.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });

// ---- start

columns.forEach(([title], number) => {
  document.querySelector("#table thead tr").append(
    make("th", {}, make("button", { text: title, click: () => sortBy(number) })));
});
document.querySelector("#table thead tr").append(make("td"));
$("names").replaceChildren(...Object.values(data.actors).map((actor) => {
  const option = make("option");
  option.value = actor.label;
  return option;
}));
$("filters").addEventListener("input", refresh);
$("filters").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("search").value.trim().toLowerCase();
  const first = text && Object.keys(data.actors).find((iri) => matches(iri, text));
  if (first) choose("node", first);
});
$("show-picture").addEventListener("click", () => show("picture"));
$("show-table").addEventListener("click", () => show("table"));
$("zoom-in").addEventListener("click", () => zoom(1 / 1.25));
$("zoom-out").addEventListener("click", () => zoom(1.25));
$("zoom-all").addEventListener("click", () => look({ ...all }));
clear();
refresh();
