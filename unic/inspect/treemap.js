"use strict";
// The map of an image, the table below it, and why a part is there. DATA.tree and DATA.nodes: unic/inspect/html_page.py.

const HEAD = 20, SMALLEST = 3, LABEL = [38, 14], GROUP = [64, 48], LETTER = 6.6, DIGIT = 6.9, PADDING = 12, MOST_ROWS = 400;
const byId = (id) => document.getElementById(id);
const map = byId("map"), search = byId("search"), measure = byId("measure"), parts = byId("parts"), details = byId("details");
let root = DATA.tree, chosen = null, order = { column: "file", falling: true };

// Parents, and functions with more than one kind of bytes taken apart by kind.
(function prepare(part, parent) {
  part.parent = parent;
  // A module's name tells its package.
  part.names = parent && parent.parent && parent.parent.parent ? parent.names + "." + part.n : part.n;
  if (!part.c && Object.keys(part.s).length > 1) {
    part.c = Object.entries(part.s).map(([kind, size]) => ({ n: kind, l: "kind", s: { [kind]: size }, w: part.w, o: part.o, v: kind === "code" ? undefined : part.v, of: part }));
    part.whole = true;
  }
  for (const child of part.c || []) prepare(child, part);
})(DATA.tree, null);

const MEASURES = {
  file: (part) => Object.entries(part.s).reduce((sum, [kind, size]) => (kind === "zeroed" ? sum : sum + size), 0),
  code: (part) => part.s.code || 0,
  constants: (part) => part.s.constants || 0,
  data: (part) => part.s.data || 0,
  zeroed: (part) => part.s.zeroed || 0,
  kept: (part) => (part.l === "kind" ? (part === checked(part.of) && part.of.k ? part.of.k[0] : 0) : part.k ? part.k[0] : 0),
  removed: (part) => (part.k ? part.k[1] : 0),
};
const UNITS = { file: "bytes", code: "bytes of code", constants: "bytes of constants", zeroed: "bytes of zeroed memory", kept: "checks kept" };
const value = (part) => MEASURES[measure.value](part);
const number = (amount) => amount.toLocaleString("en");
const share = (part) => (MEASURES.file(part) * 100 / DATA.size).toFixed(1) + " %";

// Of a function's kinds of bytes the one that its checks belong to.
const checked = (part) => part.c.find((kind) => kind.n === "code") || part.c[0];

// The kind that most of what is measured is of.
function kindOf(part) {
  if (measure.value !== "file") return measure.value === "kept" ? "code" : measure.value;
  return Object.entries(part.s).filter(([kind]) => kind !== "zeroed").sort((a, b) => b[1] - a[1])[0][0];
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, text] of Object.entries(attributes)) {
    if (name === "onclick") made.onclick = text;
    else if (text !== undefined) made.setAttribute(name, text);
  }
  made.append(...children);
  return made;
}

// --- the map ---

function draw() {
  map.replaceChildren();
  const width = map.clientWidth, height = map.clientHeight;
  drawInside(root, [0, 0, width, height], 0);
  mark();
  const first = map.querySelector("button");
  if (first) first.tabIndex = 0;
}

function drawInside(part, [x, y, width, height], depth) {
  const shown = (part.c || [part]).filter((child) => value(child) > 0).sort((a, b) => value(b) - value(a));
  const places = squarify(shown.map(value), [x, y, width, height]);
  shown.forEach((child, index) => drawPart(child, places[index], depth));
}

function drawPart(part, place, depth) {
  const [x, y, width, height] = place;
  if (width < SMALLEST || height < SMALLEST) return;
  const title = `${part.names || part.n}: ${number(value(part))} ${UNITS[measure.value]}`;
  if (part.c && part !== root && width >= GROUP[0] && height >= GROUP[1] && depth < 4) {
    map.append(element("div", { class: "group", style: at(place) }));
    const head = element("button", { type: "button", class: "head", style: at([x + 1, y + 1, width - 2, HEAD]), title, tabindex: "-1" }, ...headed(part, width - 2));
    head.shown = part;
    map.append(head);
    drawInside(part, [x + 1, y + HEAD + 1, width - 2, height - HEAD - 2], depth + 1);
    return;
  }
  const large = width >= LABEL[0] && height >= LABEL[1];
  const cell = element("button", { type: "button", class: `leaf kind ${DATA.kinds[kindOf(part)]}${large ? "" : " small"}`, style: at(place), title, tabindex: "-1" });
  if (large) {
    const amount = number(value(part));
    cell.append(element("bdi", {}, part.l === "kind" && part.of ? `${part.of.n} (${part.n})` : label(part, width)));
    // A number is there as a whole or not at all.
    if (height > 32 && amount.length * DIGIT < width - PADDING) cell.append(element("br"), element("small", { style: "margin:0" }, amount));
  } else {
    cell.setAttribute("aria-label", title);
  }
  cell.shown = part;
  map.append(cell);
}

// Sideways in parts of the map, so that it is as wide as the paper where it is printed.
function at([x, y, width, height]) {
  const wide = map.clientWidth / 100;
  return `left:${x / wide}%;top:${y}px;width:${width / wide}%;height:${height}px`;
}

// What the head of a group shows: the number as a whole, or not at all.
function headed(part, width) {
  const amount = number(value(part)), beside = width - DIGIT * (amount.length + 1);
  const name = label(part, beside);
  const fits = Math.min(name.length, 8) * LETTER * 1.1 < beside - PADDING;
  return [element("bdi", {}, fits ? name : label(part, width)), ...(fits ? [element("small", {}, amount)] : [])];
}

// Of a module's name as many last parts as fit, as they tell most.
function label(part, width) {
  const parts = part.l === "module" ? part.n.split(".") : [part.n];
  while (parts.length > 1 && parts.join(".").length * LETTER > width - 10) parts.shift();
  return parts.join(".");
}

// Part by part from the whole image, for the address: what is shown can be gone back to, and linked to.
function address(part) {
  return part.parent ? address(part.parent) + "/" + encodeURIComponent(part.n) : "#";
}

function addressed() {
  let part = DATA.tree;
  for (const name of location.hash.split("/").slice(1)) {
    const inside = (part.c || []).find((child) => child.c && !child.whole && encodeURIComponent(child.n) === name);
    if (!inside) break;
    part = inside;
  }
  return part;
}

window.addEventListener("popstate", () => show(addressed()));

function zoom(part) {
  if (part !== root) history.pushState(null, "", address(part));
  show(part);
}

function show(part) {
  root = part;
  chosen = null;
  draw();
  crumbs();
  table();
  explain(part === DATA.tree ? null : part);
}

// Groups open; what has nothing inside, or only its own bytes, is explained.
function activate(part) {
  if (part.c && !part.whole) {
    zoom(part);
    return;
  }
  choose(part);
}

function choose(part) {
  chosen = part;
  mark();
  explain(part);
}

function mark() {
  const text = search.value.trim().toLowerCase();
  map.classList.toggle("searching", text !== "");
  for (const button of map.querySelectorAll("button")) {
    button.classList.toggle("match", text !== "" && holds(button.shown, text));
    button.classList.toggle("chosen", button.shown === chosen || button.shown.of === chosen && chosen !== null);
  }
}

// Whether a part or one inside it has the text in its name, or is inside one that has.
function holds(part, text) {
  const own = (part.of || part).names.toLowerCase();
  return own.includes(text) || (part.c || []).some((child) => holds(child, text));
}

map.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const keyboard = event.detail === 0;
  activate(button.shown);
  if (chosen) details.querySelector("h3").scrollIntoView({ block: "nearest" });
  if (keyboard && !map.contains(document.activeElement)) focusFirst();
});

function focusFirst() {
  const first = map.querySelector("button");
  if (first) first.focus();
}

// On a part of the map, or the first one where that has no place of its own.
function focusOn(part) {
  const button = [...map.querySelectorAll("button")].find((candidate) => candidate.shown === part);
  if (!button) return focusFirst();
  map.querySelector("button").tabIndex = -1;
  button.tabIndex = 0;
  button.focus();
}

map.addEventListener("keydown", (event) => {
  const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (event.key in directions) {
    move(document.activeElement, directions[event.key]);
    event.preventDefault();
  }
});

// Moves the focus to what is nearest in a direction.
function move(from, [right, down]) {
  if (!map.contains(from) || from === map) return focusFirst();
  const middle = (button) => { const box = button.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; };
  const [x, y] = middle(from);
  let best = null, least = Infinity;
  for (const button of map.querySelectorAll("button")) {
    const [otherX, otherY] = middle(button);
    const ahead = (otherX - x) * right + (otherY - y) * down;
    const aside = Math.abs((otherX - x) * down) + Math.abs((otherY - y) * right);
    if (button !== from && ahead > 1 && ahead + 2.5 * aside < least) [best, least] = [button, ahead + 2.5 * aside];
  }
  if (best) {
    from.tabIndex = -1;
    best.tabIndex = 0;
    best.focus();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (search.value) {
      search.value = "";
      searched();
    } else if (chosen) {
      choose(null);
    } else if (root.parent) {
      const inside = map.contains(document.activeElement), left = root;
      zoom(root.parent);
      if (inside) focusOn(left);
    }
  } else if (event.key === "/" && document.activeElement !== search) {
    search.focus();
    event.preventDefault();
  }
});

// --- the way to what is shown ---

function crumbs() {
  const way = [];
  for (let part = root; part; part = part.parent) way.unshift(part);
  const made = [];
  way.forEach((part, index) => {
    if (index) made.push(element("span", { class: "dim" }, "›"));
    const attributes = { type: "button", onclick: () => zoom(part) };
    if (part === root) attributes["aria-current"] = "location";
    made.push(element("button", attributes, part.n || "image"));
  });
  byId("crumbs").replaceChildren(...made);
}

// --- the table ---

const NOTHING = "Nothing in the image has this in its name. Of what is not in the image, `unic inspect IMAGE --why NAME` says why.";
const COLUMNS = [["file", "bytes"], ["code", "code"], ["constants", "constants"], ["data", "data"], ["zeroed", "zeroed"], ["kept", "checks kept"], ["removed", "removed"]];

function rows() {
  const text = search.value.trim().toLowerCase();
  if (!text) return (root.whole ? [root] : root.c || [root]);
  const found = [];
  (function collect(part) {
    const leaf = !part.c || part.whole;
    if (leaf && part.names.toLowerCase().includes(text)) found.push(part);
    if (!leaf) part.c.forEach(collect);
  })(DATA.tree);
  return found;
}

function table() {
  const found = rows();
  const read = order.column === "name" ? (part) => part.names : MEASURES[order.column];
  found.sort((a, b) => (read(a) < read(b) ? 1 : read(a) > read(b) ? -1 : 0) * (order.falling ? 1 : -1));
  const searching = search.value.trim() !== "";
  byId("table-title").textContent = searching ? `Parts that match (${number(found.length)})` : root.n ? `Parts of ${root.names}` : "Parts";
  const title = (column, label, number) => {
    const sorted = order.column === column;
    const button = element("button", { type: "button", onclick: () => sort(column) }, label + (sorted ? (order.falling ? " ▾" : " ▴") : ""));
    return element("th", { class: number ? "number" : undefined, "aria-sort": sorted ? (order.falling ? "descending" : "ascending") : undefined }, button);
  };
  const head = element("tr", {}, title("name", "name", false), ...COLUMNS.map(([column, label]) => title(column, label, true)), element("th", {}, ""));
  const largest = Math.max(1, ...found.map(MEASURES.file));
  const body = found.slice(0, MOST_ROWS).map((part) => {
    const name = element("button", { type: "button", onclick: () => open(part) }, searching ? part.names : part.n);
    const bar = element("div", { class: "bar" });
    for (const [kind, size] of Object.entries(part.s)) {
      if (kind !== "zeroed") bar.append(element("i", { class: `kind ${DATA.kinds[kind]}`, style: `width:${size * 100 / largest}%` }));
    }
    return element("tr", {}, element("td", {}, name), ...COLUMNS.map(([column]) => element("td", { class: "number" }, MEASURES[column](part) ? number(MEASURES[column](part)) : "")),
      element("td", {}, bar));
  });
  if (!found.length) body.push(element("tr", {}, element("td", { colspan: COLUMNS.length + 2 }, NOTHING)));
  if (found.length > MOST_ROWS) body.push(element("tr", {}, element("td", { colspan: COLUMNS.length + 2, class: "dim" }, `and ${number(found.length - MOST_ROWS)} more`)));
  parts.replaceChildren(element("thead", {}, head), element("tbody", {}, ...body));
}

function sort(column) {
  order = { column, falling: order.column === column ? !order.falling : column !== "name" };
  table();
}

// From the table: groups open; a function is shown where it is in the map.
function open(part) {
  if (part.c && !part.whole) {
    zoom(part);
  } else {
    const around = part.parent || DATA.tree;
    if (around !== root) zoom(around);
    choose(part);
  }
  byId("crumbs").scrollIntoView({ block: "nearest" });
}

function searched() {
  const text = search.value.trim();
  const count = text ? rows().length : 0;
  byId("matches").textContent = !text ? "" : count ? `${number(count)} ${count === 1 ? "part matches" : "parts match"}` : "nothing matches";
  mark();
  table();
}

search.addEventListener("input", searched);
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && rows().length) {
    const [first] = rows().sort((a, b) => MEASURES.file(b) - MEASURES.file(a));
    open(first);
  }
});
measure.addEventListener("change", draw);

// --- why ---

// The node of a part that is nearest to the start.
function nearest(part) {
  let best = null;
  (function look(inside) {
    for (const node of inside.w || []) {
      const distance = DATA.nodes[node][2];
      if (distance >= 0 && (best === null || distance < DATA.nodes[best][2])) best = node;
    }
    if (!inside.w) (inside.c || []).forEach(look);
  })(part);
  return best;
}

function explain(part) {
  if (!part) {
    details.replaceChildren();
    return;
  }
  const whole = part.of || part;
  const texts = [`${number(MEASURES.file(whole))} bytes of the file (${share(whole)})`];
  for (const [kind, size] of Object.entries(whole.s)) texts.push(kind === "zeroed" ? `${number(size)} bytes of zeroed memory` : `${number(size)} ${kind}`);
  if (whole.k) texts.push(`checks: ${whole.k[0]} kept, ${whole.k[1]} removed`);
  const box = element("div", {}, element("h3", {}, whole.names || whole.n), element("p", {}, texts.join(" · ")));
  if (whole.o && whole.l === "function") box.append(element("p", {}, `The same bytes are also: ${whole.o.slice(0, 8).join(", ")}${whole.o.length > 8 ? " and more" : ""}`));
  const node = nearest(whole);
  if (node !== null) {
    const where = DATA.nodes[node][1];
    box.append(element("p", { class: "dim" }, (whole.c && !whole.whole ? "The nearest of it is kept by" : "Kept by") + (where ? ` (source: ${where})` : "")));
    box.append(chain(node));
  }
  if (part.v) box.append(element("p", { class: "dim" }, "Constants:"), element("ul", {}, ...part.v.map((text) => element("li", {}, element("code", {}, text)))));
  details.replaceChildren(box);
}

function chain(node) {
  const steps = [];
  for (let at = node; at !== undefined; at = DATA.nodes[at][3]) steps.unshift(DATA.nodes[at]);
  return element("ol", {}, ...steps.map(([name, , , before, how, place, inlined]) => {
    const told = before === undefined ? "the start" : how + (place ? ` at ${place}` : "") + (inlined ? ", inlined" : "");
    return element("li", inlined ? { class: "inlined" } : {}, element("code", {}, name), " ", element("span", { class: "dim" }, told));
  }));
}

new ResizeObserver(draw).observe(map);
show(addressed());
