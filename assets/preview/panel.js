// The panel beside the pages: what is wrong, and what stands behind each figure.

const LABELS = {
  prints: "We print",
  says: "We say",
  speaker: "Speaker",
  verdict: "Verdict",
  do: "What to do",
  anchor: "We cite",
  "copy has": "The source has",
  "in copy": "In the source",
  "left out": "Left out",
  found: "Found",
  place: "Place",
  flag: "Mind",
  calc: "Calculation",
  input: "Made from",
  source: "Source",
  copy: "Our copy",
  quantity: "Measures",
  vouches: "Vouched for by",
  dispute: "Sources differ",
  "  value": "One value",
};
// The passage comes first: it is what was asked for.
const FIRST = ["copy has", "in copy", "anchor", "verdict", "do"];
const WEIGHTS = { error: 0, warning: 1, note: 2 };

export const made = (tag, name = "", ...children) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children);
  return element;
};

export class Panel {
  // asks.problem(entry) and asks.card(card) are called when one is opened by hand.
  constructor(panel, asks) {
    this.panel = panel;
    this.asks = asks;
    this.open = new Set();
    this.nodes = { entries: new Map(), cards: new Map() };
    this.back = null;
    this.tabs = [...panel.querySelectorAll("[role=tab]")];
    this.tabs.forEach((tab) => {
      tab.addEventListener("click", () => this.#pressed(tab));
      tab.addEventListener("keydown", (event) => this.#moved(event));
    });
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#leave();
    });
  }

  clear() {
    this.open.clear();
    for (const known of Object.values(this.nodes)) known.clear();
    this.set({ entries: [], cards: [], errors: 0 }, "Not checked yet.");
  }

  set(findings, nothing = "No problems. Nothing stops this document.") {
    const { entries, cards } = findings;
    const sorted = [...entries].sort(
      (one, other) => WEIGHTS[one.severity] - WEIGHTS[other.severity],
    );
    const keys = new Map();
    this.#list("entries", sorted, (entry) => {
      const key = `${entry.code} ${entry.file} ${entry.message}`;
      keys.set(key, (keys.get(key) ?? 0) + 1);
      return `${key} ${keys.get(key)}`;
    });
    this.#list("cards", cards, (card) => card.claim);
    document.getElementById("empty-problems").textContent = nothing;
    document.getElementById("empty-problems").hidden = entries.length > 0;
    document.getElementById("empty-evidence").hidden = cards.length > 0;
    const failing = cards.filter((card) => !card.holds).length;
    this.#count("problems", entries.length, findings.errors);
    this.#count("evidence", cards.length, failing);
  }

  // Show the evidence of these claims; Escape leads back to where they were asked for.
  showCards(claims, from) {
    this.back = from;
    this.show("evidence");
    const nodes = claims.map((claim) => this.nodes.cards.get(claim)?.node).filter(Boolean);
    for (const [claim, { node }] of this.nodes.cards) {
      const chosen = claims.includes(claim);
      node.classList.toggle("chosen", chosen);
      this.#turn(node, chosen);
    }
    if (!nodes.length) return;
    nodes[0].querySelector(".head").focus({ preventScroll: true });
    nodes[0].scrollIntoView({ block: "start" });
  }

  show(name) {
    this.panel.classList.add("up");
    for (const tab of this.tabs) {
      const here = tab.id === `tab-${name}`;
      tab.setAttribute("aria-selected", here);
      tab.tabIndex = here ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !here;
    }
  }

  #pressed(tab) {
    const name = tab.getAttribute("aria-controls");
    const again = tab.getAttribute("aria-selected") === "true";
    // On a phone the panel rises from below, and sinks when its tab is pressed again.
    if (again && this.panel.classList.contains("up")) this.panel.classList.remove("up");
    else this.show(name);
  }

  #moved(event) {
    if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    const here = this.tabs.indexOf(event.currentTarget);
    const last = this.tabs.length - 1;
    const next = { Home: 0, End: last }[event.key] ?? (here + 1) % this.tabs.length;
    this.show(this.tabs[next].getAttribute("aria-controls"));
    this.tabs[next].focus();
  }

  #leave() {
    this.panel.classList.remove("up");
    const at = this.back?.dataset.claims;
    const again = [...document.querySelectorAll(".spot")].find((e) => e.dataset.claims === at);
    (this.back?.isConnected ? this.back : again)?.focus({ preventScroll: true });
    this.back = null;
  }

  #count(name, number, grave) {
    const place = document.getElementById(`count-${name}`);
    place.textContent = number || "";
    place.classList.toggle("grave", grave > 0);
    const words = { problems: "errors", evidence: "do not hold" }[name];
    place.title = grave ? `${grave} ${words}` : "";
  }

  // What is the same as before keeps its place, its focus and whether it is open.
  #list(name, things, keyOf) {
    const list = document.getElementById(name);
    const known = this.nodes[name];
    const kept = new Map();
    things.forEach((thing, at) => {
      const key = keyOf(thing);
      const told = JSON.stringify(thing);
      let found = known.get(key);
      if (found?.told !== told) {
        const node = name === "entries" ? this.#entry(thing, key) : this.#card(thing, key);
        const focused = found?.node.contains(document.activeElement);
        found?.node.replaceWith(node);
        if (found?.node.classList.contains("chosen")) node.classList.add("chosen");
        if (focused) node.querySelector(".head").focus({ preventScroll: true });
        found = { node, told };
      }
      kept.set(key, found);
      if (list.children[at] !== found.node) list.insertBefore(found.node, list.children[at] ?? null);
    });
    for (const [key, { node }] of known) if (kept.get(key)?.node !== node) node.remove();
    this.nodes[name] = kept;
  }

  #item(key, head, body, asked) {
    const button = made("button", "head", ...head);
    button.type = "button";
    const node = made("li", "item", button, body);
    this.#turn(node, this.open.has(key), key);
    button.addEventListener("click", () => {
      const opened = body.hidden;
      this.#turn(node, opened, key);
      const mark = body.querySelector(".excerpt mark");
      if (opened && mark) {
        const box = mark.closest(".excerpt"); // of a long line, the words in question
        if (mark.offsetLeft + mark.offsetWidth > box.clientWidth) box.scrollLeft = mark.offsetLeft - 80;
      }
      if (opened) asked();
    });
    return node;
  }

  #turn(node, open, key = node.dataset.key) {
    node.dataset.key = key;
    node.lastElementChild.hidden = !open;
    node.firstElementChild.setAttribute("aria-expanded", open);
    if (open) this.open.add(key);
    else this.open.delete(key);
  }

  #entry(entry, key) {
    const where = [entry.file, entry.line, entry.column].filter(Boolean).join(":");
    const head = [
      made("span", `chip ${entry.severity}`, entry.severity),
      made("span", "words message", ...quoted(entry.message)),
      made("span", "where", where),
    ];
    const body = made("div", "body");
    if (entry.lines.length) body.append(excerpt(entry));
    if (entry.hint) body.append(made("p", "hint", ...quoted(entry.hint)));
    body.append(made("p", "code", entry.code));
    return this.#item(key, head, body, () => this.asks.problem(entry));
  }

  #card(card, key) {
    const state = card.holds ? (card.status === "verified" ? "good" : "told") : "error";
    const head = [
      made("span", `chip ${state}`, card.status.replaceAll("-", " ")),
      made("span", "words", card.kind === "quotation" ? `“${card.said}”` : card.said),
      made("span", "where", [card.claim, card.disputed ? "sources differ" : ""].filter(Boolean).join(" · ")),
    ];
    const rows = made("dl", "rows");
    const place = (row) => (FIRST.indexOf(row.label) + FIRST.length + 1) % (FIRST.length + 1);
    const told = card.rows.filter((row) => row.words !== card.said);
    for (const row of told.sort((one, other) => place(one) - place(other))) {
      const label = LABELS[row.label] ?? row.label;
      rows.append(made("dt", "", label), made("dd", passage(row.label), ...marked(row)));
    }
    return this.#item(key, head, made("div", "body", rows), () => this.asks.card(card));
  }
}

// What stands between backticks is written so in a file.
const quoted = (words) =>
  words.split("`").map((part, at) => (at % 2 ? made("code", "", part) : part));

const passage = (label) => (["in copy", "copy has"].includes(label) ? "passage" : "");

const marked = (row) => {
  if (!row.marked) return [row.words];
  const letters = [...row.words]; // places are counted in characters, not in halves
  const [start, end] = row.marked;
  const part = (from, to) => letters.slice(from, to).join("");
  return [part(0, start), made("mark", "", part(start, end)), part(end)];
};

// The line of the brief with those around it, and the words in question marked.
const excerpt = (entry) => {
  const box = made("pre", "excerpt");
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", `Line ${entry.line} of ${entry.file}`);
  for (const line of entry.lines) {
    const here = line.number === entry.line;
    const row = made("span", here ? "row here" : "row");
    row.append(made("span", "number", String(line.number)));
    if (here) {
      const text = { words: line.text || " ", marked: [entry.start, entry.start + entry.width] };
      row.append(made("bdi", "text", ...marked(text)));
    } else row.append(made("bdi", "text", line.text || " "));
    box.append(row);
  }
  return box;
};
